//! A BERT encoder (Devlin et al. 2018) with mean pooling: token numbers in, one unit vector out. `e5` and
//! `minilm` fill it with weights.
//!
//! The matrix products are candle's (the `gemm` crate, several threads). What lies between them runs in
//! place on candle's own buffers, because a copy per step would cost more than the step.

use candle_core::{CpuStorage, Device, InplaceOp1, InplaceOp2, Layout, Result, Tensor};
use std::sync::atomic::{AtomicUsize, Ordering};

/// `y = x W' + b`.
pub struct Linear {
    /// `[in, out]`, contiguous.
    pub weight: Tensor,
    /// `[out]`.
    pub bias: Vec<f32>,
}

impl Linear {
    /// From `[out, in]` as files have it. It is turned over once here: the product packs it faster that way.
    pub fn new(weight: Vec<f32>, bias: Vec<f32>) -> Result<Self> {
        let out = bias.len().max(1);
        let shape = (out, weight.len() / out);
        let weight = Tensor::from_vec(weight, shape, &Device::Cpu)?
            .t()?
            .contiguous()?;
        Ok(Self { weight, bias })
    }
}

/// Scale and shift of a layer norm.
pub struct Norm {
    /// Scale.
    pub weight: Vec<f32>,
    /// Shift.
    pub bias: Vec<f32>,
}

/// One layer.
pub struct Layer {
    /// Query, key and value below each other, `[3 hidden, hidden]`.
    pub qkv: Linear,
    /// After attention.
    pub out: Linear,
    /// After the first residual.
    pub attention_norm: Norm,
    /// Widening.
    pub up: Linear,
    /// Narrowing.
    pub down: Linear,
    /// After the second residual.
    pub output_norm: Norm,
}

/// The word vectors: by far the largest table, of which a text uses a few hundred rows.
pub enum Words {
    /// Blocks of 32 as ggml's Q4_0 has them.
    Q4(Vec<u8>),
    /// Plain.
    F32(Vec<f32>),
}

/// The whole model.
pub struct Encoder {
    /// Components.
    pub hidden: usize,
    /// Attention heads.
    pub heads: usize,
    /// Inside the layer norms.
    pub eps: f32,
    /// Word vectors.
    pub words: Words,
    /// `[positions, hidden]`, the segment vector already added.
    pub positions: Vec<f32>,
    /// After the embeddings.
    pub norm: Norm,
    /// In order.
    pub layers: Vec<Layer>,
    /// Begin and end marks.
    pub marks: (u32, u32),
    /// Tokens per window, both marks included; at most the number of positions.
    pub window: usize,
}

impl Encoder {
    /// Unit vectors of many texts, given as token numbers without marks, on at most `threads` threads.
    pub fn embed(&self, texts: &[Vec<u32>], threads: usize) -> Result<Vec<Vec<f32>>> {
        let threads = threads.clamp(1, texts.len().max(1));
        if threads == 1 {
            return texts.iter().map(|t| self.one(t)).collect();
        }
        let next = AtomicUsize::new(0);
        let work = || -> Result<Vec<(usize, Vec<f32>)>> {
            let mut made = Vec::new();
            while let at = next.fetch_add(1, Ordering::Relaxed)
                && let Some(text) = texts.get(at)
            {
                made.push((at, self.one(text)?));
            }
            Ok(made)
        };
        let parts: Vec<Result<_>> = std::thread::scope(|scope| {
            let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            handles
                .into_iter()
                .map(|h| {
                    h.join()
                        .unwrap_or_else(|_| Err(candle_core::Error::Msg("a worker stopped".into())))
                })
                .collect()
        });
        let mut out = vec![Vec::new(); texts.len()];
        for part in parts {
            for (at, vector) in part? {
                if let Some(slot) = out.get_mut(at) {
                    *slot = vector;
                }
            }
        }
        Ok(out)
    }

    /// One text. A text longer than a window is cut into windows, whose means are averaged by their lengths.
    fn one(&self, tokens: &[u32]) -> Result<Vec<f32>> {
        let inner = self.window.saturating_sub(2).max(1);
        let mut sum = vec![0f32; self.hidden];
        let empty: [&[u32]; 1] = [&[]];
        let windows: Box<dyn Iterator<Item = &[u32]>> = if tokens.is_empty() {
            Box::new(empty.into_iter())
        } else {
            Box::new(tokens.chunks(inner))
        };
        for window in windows {
            let mean = self.pooled(window)?;
            let weight = window.len().max(1) as f32;
            sum.iter_mut().zip(mean).for_each(|(s, m)| *s += weight * m);
        }
        let norm = sum.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
        sum.iter_mut().for_each(|x| *x /= norm);
        Ok(sum)
    }

    /// The mean over the tokens of one window, marks included.
    fn pooled(&self, tokens: &[u32]) -> Result<Vec<f32>> {
        let (n, h, heads) = (tokens.len() + 2, self.hidden, self.heads);
        let width = h / heads;
        let mut start = Vec::with_capacity(n * h);
        let marked = std::iter::once(&self.marks.0)
            .chain(tokens)
            .chain(std::iter::once(&self.marks.1));
        for (token, position) in marked.zip(self.positions.chunks_exact(h)) {
            let from = start.len();
            self.words.push_row(*token as usize, h, &mut start)?;
            start
                .iter_mut()
                .skip(from)
                .zip(position)
                .for_each(|(x, p)| *x += p);
        }
        for row in start.chunks_exact_mut(h) {
            normalise(row, &self.norm, self.eps);
        }
        let x = Tensor::from_vec(start, (n, h), &Device::Cpu)?;
        let scale = 1.0 / (width as f64).sqrt();
        for layer in &self.layers {
            let qkv = x.matmul(&layer.qkv.weight)?;
            qkv.inplace_op1(&AddBias(&layer.qkv.bias))?;
            // [n, 3, heads, width] to three times [heads, n, width]
            let qkv = qkv.reshape((n, 3, heads, width))?.permute((1, 2, 0, 3))?;
            let q = (qkv.get(0)?.contiguous()? * scale)?;
            let k = qkv.get(1)?.contiguous()?;
            let v = qkv.get(2)?.contiguous()?;
            let weights = candle_nn::ops::softmax_last_dim(&q.matmul(&k.t()?)?)?;
            let mixed = weights
                .matmul(&v)?
                .transpose(0, 1)?
                .contiguous()?
                .reshape((n, h))?;
            let mixed = mixed.matmul(&layer.out.weight)?;
            let add = AddNorm {
                bias: &layer.out.bias,
                norm: &layer.attention_norm,
                eps: self.eps,
            };
            x.inplace_op2(&mixed, &add)?;
            let wide = x.matmul(&layer.up.weight)?;
            wide.inplace_op1(&BiasGelu(&layer.up.bias))?;
            let narrow = wide.matmul(&layer.down.weight)?;
            let add = AddNorm {
                bias: &layer.down.bias,
                norm: &layer.output_norm,
                eps: self.eps,
            };
            x.inplace_op2(&narrow, &add)?;
        }
        x.mean(0)?.to_vec1()
    }

    /// Bytes of memory the weights take.
    pub fn memory(&self) -> u64 {
        let layers: usize = self
            .layers
            .iter()
            .flat_map(|l| [&l.qkv, &l.out, &l.up, &l.down])
            .map(|l| 4 * (l.weight.elem_count() + l.bias.len()))
            .sum();
        let words = match &self.words {
            Words::Q4(bytes) => bytes.len(),
            Words::F32(numbers) => 4 * numbers.len(),
        };
        (layers + words + 4 * self.positions.len()) as u64
    }
}

impl Words {
    fn push_row(&self, row: usize, hidden: usize, out: &mut Vec<f32>) -> Result<()> {
        let missing = || candle_core::Error::Msg("a token has no word vector".into());
        match self {
            Self::F32(all) => out.extend(
                all.get(row * hidden..(row + 1) * hidden)
                    .ok_or_else(missing)?,
            ),
            Self::Q4(all) => {
                let bytes = hidden / 32 * 18;
                dequantise_q4(
                    all.get(row * bytes..(row + 1) * bytes)
                        .ok_or_else(missing)?,
                    out,
                );
            }
        }
        Ok(())
    }
}

/// Appends the numbers of ggml's Q4_0 blocks: a half-precision scale, then 16 bytes whose low halves are the
/// first 16 numbers and whose high halves the other 16, all less 8.
pub fn dequantise_q4(blocks: &[u8], out: &mut Vec<f32>) {
    for block in blocks.chunks_exact(18) {
        let scale = half(u16::from_le_bytes([block[0], block[1]]));
        let quants = &block[2..];
        out.extend(quants.iter().map(|q| scale * (f32::from(q & 15) - 8.0)));
        out.extend(quants.iter().map(|q| scale * (f32::from(q >> 4) - 8.0)));
    }
}

/// IEEE half precision to single.
fn half(h: u16) -> f32 {
    let (exponent, fraction) = (i32::from(h >> 10 & 31), f32::from(h & 1023));
    let size = match exponent {
        0 => fraction * 2f32.powi(-24),
        31 => f32::NAN,
        e => (1.0 + fraction / 1024.0) * 2f32.powi(e - 15),
    };
    if h >> 15 == 1 { -size } else { size }
}

fn normalise(row: &mut [f32], norm: &Norm, eps: f32) {
    let n = row.len() as f32;
    let mean = row.iter().sum::<f32>() / n;
    let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / n;
    let factor = 1.0 / (variance + eps).sqrt();
    for ((x, w), b) in row.iter_mut().zip(&norm.weight).zip(&norm.bias) {
        *x = (*x - mean) * factor * w + b;
    }
}

/// `x (1 + erf(x / sqrt 2)) / 2` with Abramowitz and Stegun 7.1.26 for erf (error below 1.5e-7), written without
/// branches or calls so that the compiler can do eight at once.
fn gelu(x: f32) -> f32 {
    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let poly = t
        * (0.254_829_6
            + t * (-0.284_496_74 + t * (1.421_413_7 + t * (-1.453_152 + t * 1.061_405_4))));
    let erf = 1.0 - poly * exp(-z * z);
    0.5 * x * (1.0 + erf.copysign(x))
}

/// e^x for x <= 0, relative error below 1e-6: 2^n from the exponent bits times a polynomial of the rest.
fn exp(x: f32) -> f32 {
    let y = x.max(-87.0) * std::f32::consts::LOG2_E;
    let n = y.floor();
    let f = (y - n) * std::f32::consts::LN_2;
    let p = 1.0
        + f * (1.0
            + f * (0.5
                + f * (0.166_666_67
                    + f * (0.041_666_67
                        + f * (0.008_333_334 + f * (0.001_388_889 + f * 0.000_198_41))))));
    f32::from_bits(((n as i32 + 127) as u32) << 23) * p
}

/// The numbers of a tensor that fills its buffer from the start.
fn numbers<'a>(storage: &'a mut CpuStorage, layout: &Layout) -> Result<&'a mut [f32]> {
    match (storage, layout.contiguous_offsets()) {
        (CpuStorage::F32(all), Some((from, to))) => all
            .get_mut(from..to)
            .ok_or_else(|| candle_core::Error::Msg("a tensor is out of bounds".into())),
        _ => Err(candle_core::Error::Msg(
            "a contiguous f32 tensor is needed".into(),
        )),
    }
}

struct AddBias<'a>(&'a [f32]);
impl InplaceOp1 for AddBias<'_> {
    fn name(&self) -> &'static str {
        "add-bias"
    }
    fn cpu_fwd(&self, storage: &mut CpuStorage, layout: &Layout) -> Result<()> {
        for row in numbers(storage, layout)?.chunks_exact_mut(self.0.len()) {
            row.iter_mut().zip(self.0).for_each(|(x, b)| *x += b);
        }
        Ok(())
    }
}

struct BiasGelu<'a>(&'a [f32]);
impl InplaceOp1 for BiasGelu<'_> {
    fn name(&self) -> &'static str {
        "bias-gelu"
    }
    fn cpu_fwd(&self, storage: &mut CpuStorage, layout: &Layout) -> Result<()> {
        for row in numbers(storage, layout)?.chunks_exact_mut(self.0.len()) {
            row.iter_mut()
                .zip(self.0)
                .for_each(|(x, b)| *x = gelu(*x + b));
        }
        Ok(())
    }
}

/// `x = norm(x + y + bias)`.
struct AddNorm<'a> {
    bias: &'a [f32],
    norm: &'a Norm,
    eps: f32,
}
impl InplaceOp2 for AddNorm<'_> {
    fn name(&self) -> &'static str {
        "add-norm"
    }
    fn cpu_fwd(
        &self,
        s1: &mut CpuStorage,
        l1: &Layout,
        s2: &CpuStorage,
        l2: &Layout,
    ) -> Result<()> {
        let y = match (s2, l2.contiguous_offsets()) {
            (CpuStorage::F32(all), Some((from, to))) => all.get(from..to).unwrap_or_default(),
            _ => {
                return Err(candle_core::Error::Msg(
                    "a contiguous f32 tensor is needed".into(),
                ));
            }
        };
        let width = self.bias.len();
        for (row, add) in numbers(s1, l1)?
            .chunks_exact_mut(width)
            .zip(y.chunks_exact(width))
        {
            row.iter_mut()
                .zip(add)
                .zip(self.bias)
                .for_each(|((x, y), b)| *x += y + b);
            normalise(row, self.norm, self.eps);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gelu_agrees_with_reference_values() {
        // From the definition, computed to more digits elsewhere.
        for (x, y) in [
            (0.0, 0.0),
            (1.0, 0.841_344_7),
            (-1.0, -0.158_655_25),
            (3.0, 2.995_950_3),
            (-8.0, 0.0),
            (20.0, 20.0),
        ] {
            assert!((gelu(x) - y).abs() < 2e-6, "{x}: {}", gelu(x));
        }
    }

    #[test]
    fn half_precision_is_read_exactly() {
        for (bits, value) in [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x0001, 5.960_464_5e-8),
            (0x7bff, 65504.0),
            (0, 0.0),
        ] {
            assert_eq!(half(bits), value);
        }
    }

    #[test]
    fn four_bit_blocks_have_low_halves_first() {
        let mut block = vec![0x00, 0x3c];
        block.extend([0x9fu8; 16]);
        let mut out = Vec::new();
        dequantise_q4(&block, &mut out);
        assert_eq!((out.len(), out[0], out[15], out[16]), (32, 7.0, 7.0, 1.0));
    }

    #[test]
    fn normalising_gives_mean_zero_and_variance_one() {
        let mut row = [1.0, 2.0, 3.0, 6.0];
        normalise(
            &mut row,
            &Norm {
                weight: vec![1.0; 4],
                bias: vec![0.0; 4],
            },
            1e-12,
        );
        assert!(row.iter().sum::<f32>().abs() < 1e-5);
        assert!((row.iter().map(|x| x * x).sum::<f32>() - 4.0).abs() < 1e-4);
    }
}
