//! What lies between the matrix products of an encoder, in place on candle's own buffers. Called by `encoder`.

use super::encoder::Norm;
use candle_core::{CpuStorage, InplaceOp1, InplaceOp2, Layout, Result};

/// Layer norm of one token, in place.
pub(super) fn normalise(row: &mut [f32], norm: &Norm, eps: f32) {
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

/// `x = x + bias`.
pub(super) struct AddBias<'a>(pub &'a [f32]);
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

/// `x = gelu(x + bias)`.
pub(super) struct BiasGelu<'a>(pub &'a [f32]);
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
pub(super) struct AddNorm<'a> {
    pub bias: &'a [f32],
    pub norm: &'a Norm,
    pub eps: f32,
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
