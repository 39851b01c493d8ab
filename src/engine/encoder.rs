//! A BERT encoder (Devlin et al. 2018) with mean pooling: token numbers in, one unit vector out. `e5` and
//! `minilm` fill it with weights.
//!
//! On floats the matrix products are candle's (the `gemm` crate, several threads). What lies between them runs in
//! place on candle's own buffers, because a copy per step would cost more than the step. A text's vector is made
//! on bytes where that can be (`encoder_bytes`).

use super::encoder_bytes::Quick;
use candle_core::{Device, Result, Tensor};
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
    /// The same matrices for products on bytes, where they can be had.
    pub quick: Option<Quick>,
}

/// So many tokens go through the layers together: 60 sentences of some 20 tokens took 0.89 s on two cores, one by one 1.19 s.
const TOGETHER: usize = 256;

impl Encoder {
    /// Unit vectors of many texts, given as token numbers without marks, on at most `threads` threads. A text longer than a window is cut
    /// into windows, whose means are averaged by their lengths; windows go through the layers together as long as they are short.
    pub fn embed(&self, texts: &[Vec<u32>], threads: usize) -> Result<Vec<Vec<f32>>> {
        let windows = self.windows(texts);
        let means = self.means(&windows, threads)?;
        Ok(self.joined(texts.len(), &windows, &means))
    }

    /// The windows of some texts, each with which text it is of.
    pub(super) fn windows<'a>(&self, texts: &'a [Vec<u32>]) -> Vec<(usize, &'a [u32])> {
        let inner = self.window.saturating_sub(2).max(1);
        let mut windows: Vec<(usize, &[u32])> = Vec::with_capacity(texts.len());
        for (at, text) in texts.iter().enumerate() {
            // An empty text is its two marks.
            let first = text.get(..inner.min(text.len())).unwrap_or_default();
            windows.push((at, first));
            windows.extend(text.chunks(inner).skip(1).map(|w| (at, w)));
        }
        windows
    }

    /// The unit vectors of `n` texts from the means of their windows.
    pub(super) fn joined(
        &self,
        n: usize,
        windows: &[(usize, &[u32])],
        means: &[Vec<f32>],
    ) -> Vec<Vec<f32>> {
        let mut out = vec![vec![0f32; self.hidden]; n];
        for ((at, window), mean) in windows.iter().zip(means) {
            let weight = window.len().max(1) as f32;
            if let Some(sum) = out.get_mut(*at) {
                sum.iter_mut().zip(mean).for_each(|(s, m)| *s += weight * m);
            }
        }
        for sum in &mut out {
            let norm = sum.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
            sum.iter_mut().for_each(|x| *x /= norm);
        }
        out
    }

    /// The mean of every window, in order; the threads take groups of windows as they are free.
    fn means(&self, windows: &[(usize, &[u32])], threads: usize) -> Result<Vec<Vec<f32>>> {
        let groups = grouped(windows);
        if let Some(quick) = &self.quick {
            // Its threads share the work on each group.
            let made = groups.iter().map(|group| quick.pooled(self, group));
            return Ok(made.collect::<Result<Vec<_>>>()?.concat());
        }
        let made = on_threads(&groups, threads, &|group: &&[(usize, &[u32])]| {
            self.pooled(group)
        })?;
        Ok(made.concat())
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
        let quick = self.quick.as_ref().map_or(0, Quick::memory);
        (layers + words + 4 * self.positions.len()) as u64 + quick
    }
}

/// What comes of each of some things, in order; the threads take them as they are free.
pub(super) fn on_threads<T: Sync, R: Send>(
    things: &[T],
    threads: usize,
    make: &(dyn Fn(&T) -> Result<R> + Sync),
) -> Result<Vec<R>> {
    let threads = threads.clamp(1, things.len().max(1));
    if threads == 1 {
        return things.iter().map(make).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<(usize, R)>> {
        let mut made = Vec::new();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(thing) = things.get(at)
        {
            made.push((at, make(thing)?));
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
    let mut all = Vec::new();
    for part in parts {
        all.extend(part?);
    }
    all.sort_by_key(|(at, _)| *at);
    Ok(all.into_iter().map(|(_, made)| made).collect())
}

/// Windows that go through the layers together: neighbours, up to [`TOGETHER`] tokens; a longer one goes by itself.
pub(super) fn grouped<'a, 'b>(windows: &'a [(usize, &'b [u32])]) -> Vec<&'a [(usize, &'b [u32])]> {
    let mut out = Vec::new();
    let (mut from, mut tokens) = (0, 0);
    for (at, (_, window)) in windows.iter().enumerate() {
        if at > from && tokens + window.len() + 2 > TOGETHER {
            out.extend(windows.get(from..at));
            (from, tokens) = (at, 0);
        }
        tokens += window.len() + 2;
    }
    out.extend(windows.get(from..).filter(|rest| !rest.is_empty()));
    out
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;

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

    /// Small, with weights that are all different.
    pub(in crate::engine) fn encoder() -> Encoder {
        let numbers = |n: usize, seed: usize| -> Vec<f32> {
            let at = |i| ((i * 7_919 + seed * 104_729) % 2_003) as f32 / 2_003.0 - 0.5;
            (0..n).map(at).collect()
        };
        let (hidden, wide) = (8, 16);
        let linear = |n, out, seed| Linear::new(numbers(n * out, seed), numbers(out, seed + 1));
        let norm = |seed| Norm {
            weight: numbers(hidden, seed),
            bias: numbers(hidden, seed + 1),
        };
        let layer = |seed| -> Result<Layer> {
            Ok(Layer {
                qkv: linear(hidden, 3 * hidden, seed)?,
                out: linear(hidden, hidden, seed + 2)?,
                attention_norm: norm(seed + 4),
                up: linear(hidden, wide, seed + 6)?,
                down: linear(wide, hidden, seed + 8)?,
                output_norm: norm(seed + 10),
            })
        };
        Encoder {
            hidden,
            heads: 2,
            eps: 1e-5,
            words: Words::F32(numbers(100 * hidden, 90)),
            positions: numbers(64 * hidden, 91),
            norm: norm(92),
            layers: vec![layer(1).unwrap(), layer(30).unwrap()],
            marks: (0, 1),
            window: 64,
            quick: None,
        }
    }

    #[test]
    fn a_text_has_the_same_vector_alone_and_in_company() {
        let e = encoder();
        let text = |n: usize, seed: usize| -> Vec<u32> {
            (0..n)
                .map(|i| ((i * 31 + seed * 17) % 100) as u32)
                .collect()
        };
        // Empty, short, as long as a window, of three windows, and more than go together.
        let lengths = [3, 0, 61, 62, 63, 150, 1, 40, 62, 62, 62, 62, 7];
        let texts: Vec<Vec<u32>> = (0..).zip(lengths).map(|(i, n)| text(n, i)).collect();
        for threads in [1, 2, 5] {
            let all = e.embed(&texts, threads).unwrap();
            assert_eq!(all.len(), texts.len());
            for (text, vector) in texts.iter().zip(&all) {
                let alone = &e.embed(std::slice::from_ref(text), 1).unwrap()[0];
                let apart = alone.iter().zip(vector).map(|(a, b)| (a - b).abs());
                assert!(apart.fold(0.0, f32::max) < 1e-5, "{} tokens", text.len());
                let norm = vector.iter().map(|x| x * x).sum::<f32>();
                assert!((norm - 1.0).abs() < 1e-4, "{norm}");
            }
        }
        assert!(e.embed(&[], 2).unwrap().is_empty());
    }

    #[test]
    fn windows_go_together_up_to_a_number_of_tokens_and_none_is_lost() {
        let words = vec![5u32; 600];
        let lengths = [10, 240, 3, 1, 600, 2, 254, 0];
        let windows: Vec<(usize, &[u32])> =
            (0..).zip(lengths).map(|(i, n)| (i, &words[..n])).collect();
        let groups = grouped(&windows);
        let of: Vec<Vec<usize>> = groups
            .iter()
            .map(|g| g.iter().map(|w| w.0).collect())
            .collect();
        assert_eq!(
            of,
            [vec![0, 1], vec![2, 3], vec![4], vec![5], vec![6], vec![7]]
        );
        assert!(grouped(&[]).is_empty());
    }
}
