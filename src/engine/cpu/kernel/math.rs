//! Small functions over slices, compiled for each level so that they use its registers. `model` and
//! `attention` call them.

use super::level::by_level;

/// e to the power of `x`, to about seven digits; compilers turn a loop of it into vectors.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = if x < -87.0 { -87.0 } else { x };
    let x = if x > 88.0 { 88.0 } else { x };
    // x = n ln 2 + r: adding 1.5 * 2^23 rounds n to a whole number, which then is the low bits.
    let shifted = x * std::f32::consts::LOG2_E + 12_582_912.0;
    let n = shifted - 12_582_912.0;
    let r = (x - n * 0.693_359_4) + n * 2.121_944_4e-4;
    let p = 1.0 / 5040.0;
    let p = p * r + 1.0 / 720.0;
    let p = p * r + 1.0 / 120.0;
    let p = p * r + 1.0 / 24.0;
    let p = p * r + 1.0 / 6.0;
    let p = p * r + 0.5;
    let p = p * r + 1.0;
    let p = p * r + 1.0;
    let power = (shifted.to_bits() as i32 - 0x4b40_0000 + 127) << 23;
    p * f32::from_bits(power as u32)
}

by_level! {
    /// Sum of products.
    pub fn dot(x: &[f32], y: &[f32]) -> f32 {
        let mut sums = [0f32; 32];
        let (x, x_rest) = x.as_chunks::<32>();
        let (y, y_rest) = y.as_chunks::<32>();
        for (x, y) in x.iter().zip(y) {
            for i in 0..32 {
                sums[i] += x[i] * y[i];
            }
        }
        let rest: f32 = x_rest.iter().zip(y_rest).map(|(x, y)| x * y).sum();
        sums.iter().sum::<f32>() + rest
    }
}

by_level! {
    /// SiLU of `g` times `u`.
    pub fn silu(g: &[f32], u: &[f32], out: &mut [f32]) {
        for ((g, u), out) in g.iter().zip(u).zip(out) {
            *out = g * u / (1.0 + exp(-*g));
        }
    }
}

by_level! {
    /// GELU of `g` times `u`: g (1 + tanh z) / 2 with z = sqrt(2 / pi) (g + 0.044715 g^3), written as g / (1 + e^(-2 z)).
    pub fn gelu(g: &[f32], u: &[f32], out: &mut [f32]) {
        for ((g, u), out) in g.iter().zip(u).zip(out) {
            let z = 1.595_769 * (*g + 0.044_715 * *g * *g * *g);
            *out = g * u / (1.0 + exp(-z));
        }
    }
}

by_level! {
    /// The next 64 scores of a softmax: they become e to the power of (score - maximum). Takes the maximum so
    /// far; gives the new one and the sum. Scores beyond `valid` count as nothing.
    pub fn soften(scores: &mut [f32; 64], valid: usize, so_far: f32) -> (f32, f32) {
        for (i, s) in scores.iter_mut().enumerate() {
            *s = if i < valid { *s } else { f32::NEG_INFINITY };
        }
        let mut lanes = [so_far; 16];
        for group in scores.as_chunks::<16>().0 {
            for (l, s) in lanes.iter_mut().zip(group) {
                *l = if *s > *l { *s } else { *l };
            }
        }
        let mut top = so_far;
        for l in lanes {
            top = if l > top { l } else { top };
        }
        let mut sums = [0f32; 16];
        for group in scores.as_chunks_mut::<16>().0 {
            for (sum, s) in sums.iter_mut().zip(group) {
                // Far below the maximum is nothing, also when the score is minus infinity.
                let x = *s - top;
                *s = if x < -80.0 { 0.0 } else { exp(x) };
                *sum += *s;
            }
        }
        (top, sums.iter().sum())
    }
}

by_level! {
    /// Multiplies by a number.
    pub fn scale(x: &mut [f32], by: f32) {
        for x in x {
            *x *= by;
        }
    }
}

by_level! {
    /// GELU of `x` and a bias, in place: x (1 + erf(x / sqrt 2)) / 2, with Abramowitz and Stegun 7.1.26 for erf (error below 1.5e-7).
    pub fn gelu_of(x: &mut [f32], bias: &[f32]) {
        for (x, b) in x.iter_mut().zip(bias) {
            let v = *x + b;
            let z = v.abs() * std::f32::consts::FRAC_1_SQRT_2;
            let t = 1.0 / (1.0 + 0.327_591_1 * z);
            let p = t * (-1.453_152 + t * 1.061_405_4);
            let p = t * (0.254_829_6 + t * (-0.284_496_74 + t * (1.421_413_7 + p)));
            let erf = 1.0 - p * exp(-z * z);
            *x = 0.5 * (v + v.abs() * erf);
        }
    }
}

by_level! {
    /// Adds `y` and a bias to `x`, then takes the layer norm of it with this scale and shift.
    pub fn add_norm(x: &mut [f32], y: &[f32], bias: &[f32], norm: (&[f32], &[f32]), eps: f32) {
        for ((x, y), b) in x.iter_mut().zip(y).zip(bias) {
            *x += y + b;
        }
        let n = x.len().max(1) as f32;
        // Sixteen sums at once: one would wait for itself.
        let (blocks, rest) = x.as_chunks::<16>();
        let mut sums = [0f32; 16];
        for block in blocks {
            for (sum, x) in sums.iter_mut().zip(block) {
                *sum += x;
            }
        }
        let mean = (sums.iter().sum::<f32>() + rest.iter().sum::<f32>()) / n;
        let off = |x: &f32| (x - mean) * (x - mean);
        let mut sums = [0f32; 16];
        for block in blocks {
            for (sum, x) in sums.iter_mut().zip(block) {
                *sum += off(x);
            }
        }
        let squares = sums.iter().sum::<f32>() + rest.iter().map(off).sum::<f32>();
        let factor = 1.0 / (squares / n + eps).sqrt();
        for ((x, w), b) in x.iter_mut().zip(norm.0).zip(norm.1) {
            *x = (*x - mean) * factor * w + b;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Level;
    use super::*;

    #[test]
    fn gelu_and_norm_are_what_they_are_called() {
        for level in Level::all() {
            let mut row = [-9.0, -1.0, -0.5, 0.0, 2.5];
            gelu_of(level, &mut row, &[1.0, 0.0, 0.5, 0.0, 0.5]);
            let there = [0.0, -0.158_655_25, 0.0, 0.0, 2.995_950_3];
            for (x, y) in row.iter().zip(there) {
                assert!((x - y).abs() < 2e-6, "{x} {y}");
            }
            let mut row: Vec<f32> = (0..37u8).map(|i| f32::from(i % 7)).collect();
            let (one, none) = (vec![1.0; 37], vec![0.0; 37]);
            add_norm(level, &mut row, &one, &none, (&one, &none), 1e-9);
            assert!(row.iter().sum::<f32>().abs() < 1e-3);
            assert!((row.iter().map(|x| x * x).sum::<f32>() - 37.0).abs() < 1e-2);
        }
    }
}
