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
