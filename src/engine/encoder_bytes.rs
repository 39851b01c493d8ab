//! The forward pass of an encoder with the products on bytes: the weights stay in the four bits of their file, the numbers of a text become bytes in blocks of 32.
//! Several times as fast as on floats, and for a vector, a mean over all tokens, the same to the third digit. `encoder` pools with it where the processor has kernels for
//! it; what each token is by itself (`encoder_words`) is read on floats.

use super::cpu::kernel::acts::Acts;
use super::cpu::kernel::math::{add_norm, exp, gelu_of};
use super::cpu::kernel::pack::{PANEL, Packed, Rows};
use super::cpu::kernel::{End, Kind, Level, gemm, product};
use super::cpu::pool::Pool;
use super::encoder::{Encoder, Norm};
use candle_core::Result;

/// The type of the blocks in the file, as ggml numbers it.
const Q4_0: u32 = 2;
/// Tokens whose numbers one thread takes at a time.
const SOME: usize = 8;

/// One matrix as the file has it: a stretch of bytes for each part of it, the parts below each other.
pub type Blocks = Vec<Vec<u8>>;

/// The matrices of a layer.
struct Layer {
    qkv: Packed,
    out: Packed,
    up: Packed,
    down: Packed,
}

/// All of them, and who works.
pub struct Quick {
    level: Level,
    pool: Pool,
    layers: Vec<Layer>,
}

/// A window among the numbers of several, in tokens, one head of it, and where what it gives goes.
type Part<'a> = (usize, usize, usize, &'a mut [f32]);

impl Quick {
    /// From the blocks of each layer (query, key and value; after attention; widening; narrowing), each with the width of its rows. None where floats are faster,
    /// or the shape is none the kernels take.
    pub fn new(
        layers: &[[(Blocks, usize); 4]],
        (hidden, heads): (usize, usize),
        threads: usize,
    ) -> Option<Self> {
        let level = Level::best();
        if level.kind() == Kind::Plain || !(hidden / heads.max(1)).is_multiple_of(PANEL) {
            return None;
        }
        let pool = Pool::new(threads);
        let packed = |(blocks, width): &(Blocks, usize)| {
            let row = width / 32 * 18;
            let sources: Vec<Rows<'_>> = blocks
                .iter()
                .map(|data| Rows {
                    kind: Q4_0,
                    data,
                    rows: data.len() / row.max(1),
                })
                .collect();
            let rows = sources.first()?.rows;
            let whole = sources.iter().all(|s| s.rows == rows) && rows.is_multiple_of(PANEL);
            let each = rows / PANEL;
            let pick = |panel: usize| (panel / each.max(1), panel % each.max(1) * PANEL);
            let panels = each * sources.len();
            whole
                .then(|| Packed::new((level, &pool), *width, &sources, panels, &pick))
                .flatten()
        };
        let layers = layers
            .iter()
            .map(|[qkv, out, up, down]| {
                Some(Layer {
                    qkv: packed(qkv)?,
                    out: packed(out)?,
                    up: packed(up)?,
                    down: packed(down)?,
                })
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Self {
            level,
            pool,
            layers,
        })
    }

    /// Bytes of memory it takes.
    pub fn memory(&self) -> u64 {
        let all = self.layers.iter();
        all.flat_map(|l| [&l.qkv, &l.out, &l.up, &l.down])
            .map(Packed::memory)
            .sum()
    }

    /// The means over the tokens of some windows, marks included.
    pub(super) fn pooled(&self, e: &Encoder, windows: &[(usize, &[u32])]) -> Result<Vec<Vec<f32>>> {
        let x = self.rows_of(e, windows)?;
        Ok(means(&x, windows, e.hidden))
    }

    /// What the last layer makes of each token of some windows, `[tokens, hidden]`, windows behind each other with their marks.
    pub(super) fn rows_of(&self, e: &Encoder, windows: &[(usize, &[u32])]) -> Result<Vec<f32>> {
        let by = (self.level, &self.pool);
        let h = e.hidden;
        let lengths: Vec<usize> = windows.iter().map(|(_, w)| w.len() + 2).collect();
        let mut x = e.start(windows)?;
        let n = lengths.iter().sum::<usize>();
        let wide = e.layers.first().map_or(h, |l| l.up.bias.len());
        let (mut qkv, mut mixed) = (vec![0f32; n * 3 * h], vec![0f32; n * h]);
        let (mut added, mut widened) = (vec![0f32; n * h], vec![0f32; n * wide]);
        let (mut acts, mut wide_acts) = (Acts::new(n, h), Acts::new(n, wide));
        for (layer, w) in e.layers.iter().zip(&self.layers) {
            acts.fill(by, &x, None);
            gemm(by, &w.qkv, &acts, (&mut qkv, 3 * h, 0), End::Store);
            self.rows(&mut qkv, 3 * h, &|_, row| {
                row.iter_mut()
                    .zip(&layer.qkv.bias)
                    .for_each(|(x, b)| *x += b);
            });
            self.attend(e, &qkv, &lengths, &mut mixed);
            acts.fill(by, &mixed, None);
            gemm(by, &w.out, &acts, (&mut added, h, 0), End::Store);
            let add = |to: &mut Vec<f32>, more: &[f32], bias: &[f32], norm: &Norm| {
                self.rows(to, h, &|at, row| {
                    let more = more.get(at * h..).unwrap_or_default();
                    let norm = (norm.weight.as_slice(), norm.bias.as_slice());
                    add_norm(self.level, row, more, bias, norm, e.eps);
                });
            };
            add(&mut x, &added, &layer.out.bias, &layer.attention_norm);
            acts.fill(by, &x, None);
            gemm(by, &w.up, &acts, (&mut widened, wide, 0), End::Store);
            self.rows(&mut widened, wide, &|_, row| {
                gelu_of(self.level, row, &layer.up.bias);
            });
            wide_acts.fill(by, &widened, None);
            gemm(by, &w.down, &wide_acts, (&mut added, h, 0), End::Store);
            add(&mut x, &added, &layer.down.bias, &layer.output_norm);
        }
        Ok(x)
    }

    /// Does something with each row, given its number.
    fn rows(&self, all: &mut [f32], width: usize, each: &(dyn Fn(usize, &mut [f32]) + Sync)) {
        self.pool.each(all, width * SOME, &|part, rows| {
            for (i, row) in rows.chunks_exact_mut(width.max(1)).enumerate() {
                each(part * SOME + i, row);
            }
        });
    }

    /// What each token takes from the others of its window, head by head.
    fn attend(&self, e: &Encoder, qkv: &[f32], lengths: &[usize], mixed: &mut [f32]) {
        let (h, width) = (e.hidden, e.hidden / e.heads.max(1));
        let mut apart = vec![0f32; mixed.len()];
        let mut parts: Vec<Part<'_>> = Vec::with_capacity(lengths.len() * e.heads);
        let (mut rest, mut from) = (apart.as_mut_slice(), 0);
        for n in lengths {
            let (own, more) = std::mem::take(&mut rest).split_at_mut(n * h);
            rest = more;
            let heads = own.chunks_exact_mut((n * width).max(1)).enumerate();
            parts.extend(heads.map(|(head, to)| (from, *n, head, to)));
            from += n;
        }
        self.pool.each(&mut parts, 1, &|_, part| {
            for (from, n, head, to) in part {
                head_of(self.level, qkv, (h, width), (*from, *n, *head), to);
            }
        });
        for (from, n, head, to) in parts {
            for (i, row) in to.chunks_exact(width).take(n).enumerate() {
                let at = (from + i) * h + head * width;
                if let Some(slot) = mixed.get_mut(at..at + width) {
                    slot.copy_from_slice(row);
                }
            }
        }
    }
}

/// The mean over the tokens of each window, marks included.
pub(super) fn means(x: &[f32], windows: &[(usize, &[u32])], h: usize) -> Vec<Vec<f32>> {
    let mut rows = x.chunks_exact(h.max(1));
    let mean = |(_, window): &(usize, &[u32])| {
        let n = window.len() + 2;
        let mut mean = vec![0f32; h];
        for row in rows.by_ref().take(n) {
            mean.iter_mut().zip(row).for_each(|(m, x)| *m += x);
        }
        mean.iter_mut().for_each(|m| *m /= n as f32);
        mean
    };
    windows.iter().map(mean).collect()
}

/// One head of one window: `n` tokens from token `from` on.
fn head_of(
    level: Level,
    qkv: &[f32],
    (h, width): (usize, usize),
    (from, n, head): (usize, usize, usize),
    to: &mut [f32],
) {
    let padded = n.next_multiple_of(PANEL);
    let scale = 1.0 / (width as f32).sqrt();
    let of = |which: usize, token: usize| {
        let at = (from + token) * 3 * h + which * h + head * width;
        qkv.get(at..at + width).unwrap_or_default()
    };
    let mut q = Vec::with_capacity(n * width);
    let mut v = Vec::with_capacity(n * width);
    let mut k = vec![0f32; width * padded];
    for token in 0..n {
        q.extend(of(0, token).iter().map(|x| x * scale));
        v.extend_from_slice(of(2, token));
        for (column, x) in k.chunks_exact_mut(padded).zip(of(1, token)) {
            if let Some(slot) = column.get_mut(token) {
                *slot = *x;
            }
        }
    }
    let mut weights = vec![0f32; n * padded];
    product(level, (&q, width), &k, &mut weights, (n, width, padded));
    for row in weights.chunks_exact_mut(padded) {
        let Some(row) = row.get_mut(..n) else {
            continue;
        };
        let most = row.iter().copied().fold(f32::MIN, f32::max);
        row.iter_mut().for_each(|x| *x = exp(*x - most));
        let sum = row.iter().sum::<f32>().max(1e-30);
        row.iter_mut().for_each(|x| *x /= sum);
    }
    to.fill(0.0);
    product(level, (&weights, padded), &v, to, (n, n, width));
}

#[cfg(test)]
mod tests {
    use super::super::encoder::{Layer, Linear, Words, dequantise_q4};
    use super::*;

    /// Blocks of a matrix, all different.
    fn blocks(rows: usize, width: usize, seed: usize) -> Vec<u8> {
        let mut out = Vec::new();
        for b in 0..rows * width / 32 {
            // Scales about 0.03 as half floats.
            out.extend_from_slice(&[(b * 7 + seed) as u8, 0x27]);
            out.extend((0..16).map(|i| ((i * 89 + b * 131 + seed * 17) % 251) as u8));
        }
        out
    }

    fn encoder(hidden: usize, heads: usize, wide: usize) -> Encoder {
        let numbers = |n: usize, seed: usize| -> Vec<f32> {
            let at = |i| ((i * 7_919 + seed * 104_729) % 2_003) as f32 / 2_003.0 - 0.5;
            (0..n).map(at).collect()
        };
        let norm = |seed| Norm {
            weight: numbers(hidden, seed).iter().map(|x| x + 1.0).collect(),
            bias: numbers(hidden, seed + 1),
        };
        let mut quick = Vec::new();
        let mut layers = Vec::new();
        for l in 0..3 {
            let mut linear = |parts: usize, rows: usize, width: usize, seed: usize| {
                let parts: Blocks = (0..parts).map(|p| blocks(rows, width, seed + p)).collect();
                let mut weight = Vec::new();
                parts.iter().for_each(|p| dequantise_q4(p, &mut weight));
                let bias = numbers(rows * parts.len(), seed);
                quick.push((parts, width));
                Linear::new(weight, bias).unwrap()
            };
            layers.push(Layer {
                qkv: linear(3, hidden, hidden, l * 40),
                out: linear(1, hidden, hidden, l * 40 + 5),
                up: linear(1, wide, hidden, l * 40 + 7),
                down: linear(1, hidden, wide, l * 40 + 9),
                attention_norm: norm(l + 60),
                output_norm: norm(l + 70),
            });
        }
        let quick: Vec<[(Blocks, usize); 4]> = quick
            .chunks_exact(4)
            .map(|c| c.to_vec().try_into().unwrap())
            .collect();
        Encoder {
            hidden,
            heads,
            eps: 1e-5,
            words: Words::F32(numbers(100 * hidden, 90)),
            positions: numbers(64 * hidden, 91),
            norm: norm(92),
            layers,
            marks: (0, 1),
            window: 64,
            quick: Quick::new(&quick, (hidden, heads), 2),
        }
    }

    #[test]
    fn on_bytes_a_text_has_nearly_the_vector_it_has_on_floats() {
        let mut e = encoder(64, 2, 128);
        let text = |n: usize, seed: usize| -> Vec<u32> {
            (0..n)
                .map(|i| ((i * 31 + seed * 17) % 100) as u32)
                .collect()
        };
        let lengths = [3, 0, 61, 62, 63, 150, 1, 40, 62, 7];
        let texts: Vec<Vec<u32>> = (0..).zip(lengths).map(|(i, n)| text(n, i)).collect();
        let Some(quick) = e.quick.take() else {
            return;
        };
        let floats = e.embed(&texts, 2).unwrap();
        e.quick = Some(quick);
        let bytes = e.embed(&texts, 2).unwrap();
        for (a, b) in floats.iter().zip(&bytes) {
            let cosine: f32 = a.iter().zip(b).map(|(a, b)| a * b).sum();
            assert!(cosine > 0.995, "{cosine}");
        }
        // Alone and in company, as on floats.
        for (text, vector) in texts.iter().zip(&bytes) {
            let alone = &e.embed(std::slice::from_ref(text), 2).unwrap()[0];
            let apart = alone.iter().zip(vector).map(|(a, b)| (a - b).abs());
            assert!(apart.fold(0.0, f32::max) < 1e-4);
        }
    }

    #[test]
    fn a_shape_the_kernels_do_not_take_is_left_to_floats() {
        assert!(encoder(64, 8, 128).quick.is_none());
    }
}
