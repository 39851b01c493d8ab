//! The block formats of GGUF files as plain numbers. `pack` calls it for every row of a matrix that has no
//! layout of its own here, `load` for norms and biases.

use super::half::{bf16_to_f32, to_f32};

/// Whether rows of this ggml type can be read.
pub fn known(kind: u32) -> bool {
    matches!(kind, 0..=3 | 6..=8 | 10..=14 | 30)
}

fn half(b: &[u8], at: usize) -> f32 {
    match b.get(at..at + 2) {
        Some(&[lo, hi]) => to_f32(u16::from_le_bytes([lo, hi])),
        _ => 0.0,
    }
}

/// Scale and minimum number `j` of a Q4_K or Q5_K block: six bits each, packed into twelve bytes.
pub fn scale_min(packed: &[u8], j: usize) -> (u8, u8) {
    let b = |i: usize| packed.get(i).copied().unwrap_or(0);
    if j < 4 {
        (b(j) & 63, b(j + 4) & 63)
    } else {
        (
            (b(j + 4) & 15) | ((b(j - 4) >> 6) << 4),
            (b(j + 4) >> 4) | ((b(j) >> 6) << 4),
        )
    }
}

/// Writes the numbers of a row; `data` holds whole blocks of ggml type `kind`, and `out` is as long as they say.
pub fn row(kind: u32, data: &[u8], out: &mut [f32]) {
    match kind {
        0 => {
            for (x, b) in out.iter_mut().zip(data.as_chunks::<4>().0) {
                *x = f32::from_le_bytes(*b);
            }
        }
        1 | 30 => {
            for (x, b) in out.iter_mut().zip(data.as_chunks::<2>().0) {
                let h = u16::from_le_bytes(*b);
                *x = if kind == 1 { to_f32(h) } else { bf16_to_f32(h) };
            }
        }
        2 => blocks::<18, 32>(data, out, q4_0),
        3 => blocks::<20, 32>(data, out, q4_1),
        6 => blocks::<22, 32>(data, out, q5_0),
        7 => blocks::<24, 32>(data, out, q5_1),
        8 => blocks::<34, 32>(data, out, q8_0),
        10 => blocks::<84, 256>(data, out, q2_k),
        11 => blocks::<110, 256>(data, out, q3_k),
        12 => blocks::<144, 256>(data, out, q4_k),
        13 => blocks::<176, 256>(data, out, q5_k),
        14 => blocks::<210, 256>(data, out, q6_k),
        _ => out.fill(0.0),
    }
}

fn blocks<const B: usize, const N: usize>(
    data: &[u8],
    out: &mut [f32],
    one: fn(&[u8; B], &mut [f32; N]),
) {
    for (b, o) in data
        .as_chunks::<B>()
        .0
        .iter()
        .zip(out.as_chunks_mut::<N>().0)
    {
        one(b, o);
    }
}

fn q4_0(b: &[u8; 18], out: &mut [f32; 32]) {
    let d = half(b, 0);
    for j in 0..16 {
        out[j] = d * (f32::from(b[2 + j] & 15) - 8.0);
        out[j + 16] = d * (f32::from(b[2 + j] >> 4) - 8.0);
    }
}

fn q4_1(b: &[u8; 20], out: &mut [f32; 32]) {
    let (d, m) = (half(b, 0), half(b, 2));
    for j in 0..16 {
        out[j] = d * f32::from(b[4 + j] & 15) + m;
        out[j + 16] = d * f32::from(b[4 + j] >> 4) + m;
    }
}

/// The fifth bits of a Q5 block: bit `j` belongs to number `j`.
fn fifth(b: &[u8], at: usize, j: usize) -> u8 {
    ((b[at + j / 8] >> (j % 8)) & 1) << 4
}

fn q5_0(b: &[u8; 22], out: &mut [f32; 32]) {
    let d = half(b, 0);
    for j in 0..16 {
        out[j] = d * (f32::from((b[6 + j] & 15) | fifth(b, 2, j)) - 16.0);
        out[j + 16] = d * (f32::from((b[6 + j] >> 4) | fifth(b, 2, j + 16)) - 16.0);
    }
}

fn q5_1(b: &[u8; 24], out: &mut [f32; 32]) {
    let (d, m) = (half(b, 0), half(b, 2));
    for j in 0..16 {
        out[j] = d * f32::from((b[8 + j] & 15) | fifth(b, 4, j)) + m;
        out[j + 16] = d * f32::from((b[8 + j] >> 4) | fifth(b, 4, j + 16)) + m;
    }
}

fn q8_0(b: &[u8; 34], out: &mut [f32; 32]) {
    let d = half(b, 0);
    for j in 0..32 {
        out[j] = d * f32::from(b[2 + j] as i8);
    }
}

fn q2_k(b: &[u8; 84], out: &mut [f32; 256]) {
    let (d, m) = (half(b, 80), half(b, 82));
    for (i, x) in out.iter_mut().enumerate() {
        // Two halves of 128; in each, 32 bytes hold four runs of 32 numbers, two bits each.
        let (h, run, l) = (i / 128, i % 128 / 32, i % 32);
        let q = (b[16 + h * 32 + l] >> (2 * run)) & 3;
        let s = b[i / 16];
        *x = d * f32::from(s & 15) * f32::from(q) - m * f32::from(s >> 4);
    }
}

fn q3_k(b: &[u8; 110], out: &mut [f32; 256]) {
    let d = half(b, 108);
    let s = |j: usize| -> f32 {
        // Sixteen scales of six bits: four low bits in bytes 0-7, two high bits in bytes 8-11.
        let low = if j < 8 {
            b[96 + j] & 15
        } else {
            b[96 + j - 8] >> 4
        };
        let high = (b[104 + j % 4] >> (2 * (j / 4))) & 3;
        f32::from(low | (high << 4)) - 32.0
    };
    for (i, x) in out.iter_mut().enumerate() {
        let (h, run, l) = (i / 128, i % 128 / 32, i % 32);
        let q = (b[32 + h * 32 + l] >> (2 * run)) & 3;
        let high = (b[l] >> (h * 4 + run)) & 1;
        *x = d * s(i / 16) * (f32::from(q) - if high == 0 { 4.0 } else { 0.0 });
    }
}

fn q4_k(b: &[u8; 144], out: &mut [f32; 256]) {
    let (d, m) = (half(b, 0), half(b, 2));
    for (i, x) in out.iter_mut().enumerate() {
        let (pair, high, l) = (i / 64, i % 64 / 32, i % 32);
        let (s, low) = scale_min(&b[4..16], i / 32);
        let q = (b[16 + pair * 32 + l] >> (4 * high)) & 15;
        *x = d * f32::from(s) * f32::from(q) - m * f32::from(low);
    }
}

fn q5_k(b: &[u8; 176], out: &mut [f32; 256]) {
    let (d, m) = (half(b, 0), half(b, 2));
    for (i, x) in out.iter_mut().enumerate() {
        let (pair, high, l) = (i / 64, i % 64 / 32, i % 32);
        let (s, low) = scale_min(&b[4..16], i / 32);
        let q = ((b[48 + pair * 32 + l] >> (4 * high)) & 15) | (((b[16 + l] >> (i / 32)) & 1) << 4);
        *x = d * f32::from(s) * f32::from(q) - m * f32::from(low);
    }
}

fn q6_k(b: &[u8; 210], out: &mut [f32; 256]) {
    let d = half(b, 208);
    for (i, x) in out.iter_mut().enumerate() {
        let (h, run, l) = (i / 128, i % 128 / 32, i % 32);
        let low = b[h * 64 + (run % 2) * 32 + l] >> (4 * (run / 2));
        let high = (b[128 + h * 32 + l] >> (2 * run)) & 3;
        let q = f32::from((low & 15) | (high << 4)) - 32.0;
        *x = d * f32::from(b[192 + i / 16] as i8) * q;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::quantized::{GgmlDType, ggml_file::qtensor_from_ggml};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_format_is_read_as_candle_reads_it(bytes in proptest::collection::vec(any::<u8>(), 1100)) {
            for (kind, dtype, size, numbers) in [
                (1, GgmlDType::F16, 2, 1), (2, GgmlDType::Q4_0, 18, 32), (3, GgmlDType::Q4_1, 20, 32),
                (6, GgmlDType::Q5_0, 22, 32), (7, GgmlDType::Q5_1, 24, 32), (8, GgmlDType::Q8_0, 34, 32),
                (10, GgmlDType::Q2K, 84, 256), (11, GgmlDType::Q3K, 110, 256), (12, GgmlDType::Q4K, 144, 256),
                (13, GgmlDType::Q5K, 176, 256), (14, GgmlDType::Q6K, 210, 256), (30, GgmlDType::BF16, 2, 1),
            ] {
                let n = 1024 / size;
                let data = &bytes[..n * size];
                let mut ours = vec![0f32; n * numbers];
                row(kind, data, &mut ours);
                let cpu = candle_core::Device::Cpu;
                let theirs = qtensor_from_ggml(dtype, data, vec![n * numbers], &cpu).unwrap().dequantize(&cpu).unwrap();
                let theirs = theirs.to_dtype(candle_core::DType::F32).unwrap().to_vec1::<f32>().unwrap();
                for (a, b) in ours.iter().zip(&theirs) {
                    // Random scales may be no numbers; then both say so.
                    let same = (a - b).abs() <= 1e-4 * b.abs() + 1e-6 || (!a.is_finite() && !b.is_finite());
                    prop_assert!(same, "{kind}: {a} {b}");
                }
            }
        }
    }
}
