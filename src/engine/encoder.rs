//! The BERT encoder (Devlin et al., 2019) in single precision: several texts at once, their tokens one after the other in one matrix, so that every
//! weight is read once a batch; attention within each text.

use candle_core::{D, Device, Result, Tensor};

/// A linear map: weight [out, in], bias [out].
pub(super) struct Linear {
    pub weight: Tensor,
    pub bias: Tensor,
}

impl Linear {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        x.matmul(&self.weight.t()?)?.broadcast_add(&self.bias)
    }
}

/// Layer normalisation.
pub(super) struct Norm {
    pub weight: Tensor,
    pub bias: Tensor,
    pub eps: f32,
}

impl Norm {
    /// Normalises the last dimension.
    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        candle_nn::ops::layer_norm(&x.contiguous()?, &self.weight, &self.bias, self.eps)
    }
}

/// One layer.
pub(super) struct Layer {
    pub query: Linear,
    pub key: Linear,
    pub value: Linear,
    pub attended: Linear,
    pub attended_norm: Norm,
    pub inner: Linear,
    pub outer: Linear,
    pub outer_norm: Norm,
}

/// All layers.
pub(super) struct Encoder {
    pub heads: usize,
    pub layers: Vec<Layer>,
}

impl Encoder {
    /// The mean of each text's last hidden states. `x`: [tokens, hidden] after the embedding's norm; `lengths`: tokens of each text.
    pub(super) fn pooled(&self, mut x: Tensor, lengths: &[usize]) -> Result<Vec<Vec<f32>>> {
        for layer in &self.layers {
            x = self.layer(layer, &x, lengths)?;
        }
        let mut out = Vec::with_capacity(lengths.len());
        let mut start = 0;
        for n in lengths {
            out.push(x.narrow(0, start, *n)?.mean(0)?.to_vec1()?);
            start += n;
        }
        Ok(out)
    }

    fn layer(&self, l: &Layer, x: &Tensor, lengths: &[usize]) -> Result<Tensor> {
        let (_, hidden) = x.dims2()?;
        let size = hidden / self.heads;
        let scale = 1.0 / (size as f64).sqrt();
        let (q, k, v) = (
            (l.query.forward(x)? * scale)?,
            l.key.forward(x)?,
            l.value.forward(x)?,
        );
        let mut texts = Vec::with_capacity(lengths.len());
        let mut start = 0;
        for n in lengths {
            let heads = |t: &Tensor| {
                t.narrow(0, start, *n)?
                    .reshape((*n, self.heads, size))?
                    .transpose(0, 1)?
                    .contiguous()
            };
            let weights = heads(&q)?.matmul(&heads(&k)?.transpose(1, 2)?.contiguous()?)?;
            let weights = candle_nn::ops::softmax(&weights, D::Minus1)?;
            texts.push(
                weights
                    .matmul(&heads(&v)?)?
                    .transpose(0, 1)?
                    .reshape((*n, hidden))?,
            );
            start += n;
        }
        let attended = l.attended.forward(&Tensor::cat(&texts, 0)?)?;
        let x = l.attended_norm.forward(&(x + attended)?)?;
        let outer = l.outer.forward(&l.inner.forward(&x)?.gelu_erf()?)?;
        l.outer_norm.forward(&(x + outer)?)
    }
}

/// A tensor on the processor.
pub(super) fn tensor(values: Vec<f32>, shape: &[usize]) -> Result<Tensor> {
    Tensor::from_vec(values, shape, &Device::Cpu)
}
