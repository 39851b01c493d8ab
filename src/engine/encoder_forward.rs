//! The forward pass of an encoder: from token numbers to what each layer makes of each token. `encoder` pools it to one vector for a text, the second reader
//! of the anonymiser looks at the tokens themselves (`e5::states`).

use super::encoder::{Encoder, Words, dequantise_q4};
use super::encoder_steps::{AddBias, AddNorm, BiasGelu, normalise};
use candle_core::{Device, Result, Tensor};

impl Encoder {
    /// The means over the tokens of some windows, marks included.
    pub(super) fn pooled(&self, windows: &[(usize, &[u32])]) -> Result<Vec<Vec<f32>>> {
        let mut means = Vec::with_capacity(windows.len());
        let last = self.layers.len();
        self.forward(windows, last, &mut |layer, x| {
            if layer < last {
                return Ok(());
            }
            let mut from = 0;
            for (_, window) in windows {
                let n = window.len() + 2;
                means.push(x.narrow(0, from, n)?.mean(0)?.to_vec1()?);
                from += n;
            }
            Ok(())
        })?;
        Ok(means)
    }

    /// What the last layer makes of each token of some windows, `[tokens, hidden]`, windows behind each other with their marks: on bytes where that can be.
    pub(super) fn rows(&self, windows: &[(usize, &[u32])]) -> Result<Vec<f32>> {
        if let Some(quick) = &self.quick {
            return quick.rows_of(self, windows);
        }
        let (last, mut rows) = (self.layers.len(), Vec::new());
        self.forward(windows, last, &mut |layer, x| {
            if layer == last {
                rows = x.flatten_all()?.to_vec1()?;
            }
            Ok(())
        })?;
        Ok(rows)
    }

    /// What each of `layers` makes of each token of a window, marks left out: `[tokens, layers x hidden]` for each window, row by row. Layer 0 is what goes
    /// into the first layer, 1 what comes out of it.
    pub(super) fn states(
        &self,
        windows: &[(usize, &[u32])],
        layers: &[usize],
    ) -> Result<Vec<Vec<f32>>> {
        let width = layers.len() * self.hidden;
        let mut out: Vec<Vec<f32>> = windows
            .iter()
            .map(|(_, w)| vec![0.0; w.len() * width])
            .collect();
        // What comes after the last layer asked for is not worth its time.
        let last = layers.iter().copied().max().unwrap_or(0);
        if last > self.layers.len() {
            let missing = "the model has fewer layers than are asked for";
            return Err(candle_core::Error::Msg(missing.into()));
        }
        self.forward(windows, last, &mut |layer, x| {
            for (place, _) in layers.iter().enumerate().filter(|(_, l)| **l == layer) {
                let mut from = 1;
                for ((_, window), rows) in windows.iter().zip(&mut out) {
                    let all: Vec<f32> =
                        x.narrow(0, from, window.len())?.flatten_all()?.to_vec1()?;
                    let own = all.chunks_exact(self.hidden);
                    for (row, state) in rows.chunks_exact_mut(width).zip(own) {
                        let at = place * self.hidden;
                        if let Some(slot) = row.get_mut(at..at + self.hidden) {
                            slot.copy_from_slice(state);
                        }
                    }
                    from += window.len() + 2;
                }
            }
            Ok(())
        })?;
        Ok(out)
    }

    /// What goes into the first layer: the words of some windows with their marks, at their positions, `[tokens, hidden]`.
    pub(super) fn start(&self, windows: &[(usize, &[u32])]) -> Result<Vec<f32>> {
        let h = self.hidden;
        let n: usize = windows.iter().map(|(_, w)| w.len() + 2).sum();
        let mut start = Vec::with_capacity(n * h);
        for (_, tokens) in windows {
            let marked = std::iter::once(&self.marks.0)
                .chain(*tokens)
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
        }
        for row in start.chunks_exact_mut(h) {
            normalise(row, &self.norm, self.eps);
        }
        Ok(start)
    }

    /// Takes some windows through the first `last` layers and tells `seen` what goes into the first layer (0) and what comes out of each (1, 2, ...), `[tokens, hidden]`,
    /// windows behind each other with their marks. The products with the weights are made for all of them at once, because reading the weights costs more
    /// than a short text does; attention stays within a window.
    fn forward(
        &self,
        windows: &[(usize, &[u32])],
        last: usize,
        seen: &mut dyn FnMut(usize, &Tensor) -> Result<()>,
    ) -> Result<()> {
        let (h, heads) = (self.hidden, self.heads);
        let width = h / heads;
        let lengths: Vec<usize> = windows.iter().map(|(_, w)| w.len() + 2).collect();
        let n: usize = lengths.iter().sum();
        let start = self.start(windows)?;
        let x = Tensor::from_vec(start, (n, h), &Device::Cpu)?;
        let scale = 1.0 / (width as f64).sqrt();
        seen(0, &x)?;
        for (at, layer) in self.layers.iter().take(last).enumerate() {
            let qkv = x.matmul(&layer.qkv.weight)?;
            qkv.inplace_op1(&AddBias(&layer.qkv.bias))?;
            let mut mixed = Vec::with_capacity(lengths.len());
            let mut from = 0;
            for &n in &lengths {
                // [n, 3, heads, width] to three times [heads, n, width]
                let own = qkv.narrow(0, from, n)?.reshape((n, 3, heads, width))?;
                let own = own.permute((1, 2, 0, 3))?;
                let q = (own.get(0)?.contiguous()? * scale)?;
                let k = own.get(1)?.contiguous()?;
                let v = own.get(2)?.contiguous()?;
                let weights = candle_nn::ops::softmax_last_dim(&q.matmul(&k.t()?)?)?;
                let one = weights.matmul(&v)?.transpose(0, 1)?.contiguous()?;
                mixed.push(one.reshape((n, h))?);
                from += n;
            }
            let mixed = Tensor::cat(&mixed, 0)?.matmul(&layer.out.weight)?;
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
            seen(at + 1, &x)?;
        }
        Ok(())
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
