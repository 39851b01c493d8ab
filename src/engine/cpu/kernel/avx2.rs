//! The tile product with 256-bit registers: `vnni` where the processor has the dot product of bytes for them,
//! `plain` with multiply-and-add of 16-bit pairs elsewhere. A panel is two registers of eight rows; three
//! tokens at a time leave room for their accumulators.

use super::Out;
use super::acts::Block;
use super::pack::{PANEL, Panel};
use std::arch::x86_64::*;

/// Four bytes of a token in every lane.
#[inline]
#[target_feature(enable = "avx2")]
fn four_bytes(q: &[i8; 32], group: usize) -> __m256i {
    let q = q.as_chunks::<4>().0;
    let [a, b, c, d] = q[group];
    _mm256_set1_epi32(i32::from_le_bytes([a as u8, b as u8, c as u8, d as u8]))
}

/// Unsigned weights times signed activations, added in fours to 32 bits; weights of at most 127 cannot overflow the pairs.
#[inline]
#[target_feature(enable = "avx2")]
fn pairs(sum: __m256i, w: __m256i, a: __m256i) -> __m256i {
    let pairs = _mm256_maddubs_epi16(w, a);
    _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)))
}

/// Signed weights: the sign moves over to the activation.
#[inline]
#[target_feature(enable = "avx2")]
fn signed_pairs(sum: __m256i, w: __m256i, a: __m256i) -> __m256i {
    pairs(sum, _mm256_abs_epi8(w), _mm256_sign_epi8(a, w))
}

/// The same in one instruction, for unsigned weights.
#[inline]
#[target_feature(enable = "avx2,avxvnni")]
fn dot_product(sum: __m256i, w: __m256i, a: __m256i) -> __m256i {
    _mm256_dpbusd_avx_epi32(sum, w, a)
}

macro_rules! kernel {
    ($name:ident, $some:ident, $features:literal, $eight:ident, $four:ident, $biased:literal) => {
        /// One tile times two panels.
        ///
        /// # Safety
        /// The processor has the features, and each panel holds a block for each of `acts`.
        #[target_feature(enable = $features)]
        pub unsafe fn $name<const T: usize>(
            panels: [Panel<'_>; 2],
            acts: &[Block<T>],
            out: &mut Out<T>,
        ) {
            for (r, panel) in panels.iter().enumerate() {
                let mut t = 0;
                while t + 3 <= T {
                    // SAFETY: as for this function.
                    unsafe { $some::<T, 3>(panel, acts, t, r, out) };
                    t += 3;
                }
                while t < T {
                    // SAFETY: as for this function.
                    unsafe { $some::<T, 1>(panel, acts, t, r, out) };
                    t += 1;
                }
            }
        }

        /// Tokens `from..from + N` of a tile times one panel.
        ///
        /// # Safety
        /// As above, and `from + N` is at most `T`.
        #[target_feature(enable = $features)]
        unsafe fn $some<const T: usize, const N: usize>(
            panel: &Panel<'_>,
            acts: &[Block<T>],
            from: usize,
            r: usize,
            out: &mut Out<T>,
        ) {
            let low = _mm256_set1_epi8(15);
            let mut sum = [[_mm256_setzero_ps(); 2]; N];
            for (b, act) in acts.iter().enumerate() {
                let mut dot = [[_mm256_setzero_si256(); 2]; N];
                if panel.four {
                    for g in 0..4 {
                        // SAFETY: the panel holds 4 lines of 64 bytes for block `b`.
                        let w: [__m256i; 2] = unsafe {
                            let at: *const __m256i = panel.lines.as_ptr().add(b * 4 + g).cast();
                            [_mm256_load_si256(at), _mm256_load_si256(at.add(1))]
                        };
                        for half in 0..2 {
                            for n in 0..N {
                                let a = four_bytes(&act.q[from + n], half * 4 + g);
                                for i in 0..2 {
                                    let shifted = if half == 1 {
                                        _mm256_srli_epi16::<4>(w[i])
                                    } else {
                                        w[i]
                                    };
                                    dot[n][i] = $four(dot[n][i], _mm256_and_si256(shifted, low), a);
                                }
                            }
                        }
                    }
                } else {
                    if $biased {
                        for n in 0..N {
                            dot[n] = [_mm256_set1_epi32(act.undo[from + n]); 2];
                        }
                    }
                    for g in 0..8 {
                        // SAFETY: the panel holds 8 lines of 64 bytes for block `b`.
                        let w: [__m256i; 2] = unsafe {
                            let at: *const __m256i = panel.lines.as_ptr().add(b * 8 + g).cast();
                            [_mm256_load_si256(at), _mm256_load_si256(at.add(1))]
                        };
                        for n in 0..N {
                            let a = four_bytes(&act.q[from + n], g);
                            for i in 0..2 {
                                dot[n][i] = $eight(dot[n][i], w[i], a);
                            }
                        }
                    }
                }
                for i in 0..2 {
                    // SAFETY: the panel holds 16 scales for block `b`.
                    let d = unsafe {
                        _mm256_cvtph_ps(_mm_loadu_si128(
                            panel.d.as_ptr().add(b * PANEL + i * 8).cast(),
                        ))
                    };
                    for n in 0..N {
                        let scale = _mm256_mul_ps(d, _mm256_set1_ps(act.scale[from + n]));
                        sum[n][i] =
                            _mm256_fmadd_ps(_mm256_cvtepi32_ps(dot[n][i]), scale, sum[n][i]);
                    }
                    if panel.four {
                        // SAFETY: a panel of half-bytes holds 16 minima for block `b`.
                        let m = unsafe {
                            _mm256_cvtph_ps(_mm_loadu_si128(
                                panel.m.as_ptr().add(b * PANEL + i * 8).cast(),
                            ))
                        };
                        for n in 0..N {
                            sum[n][i] =
                                _mm256_fnmadd_ps(m, _mm256_set1_ps(act.sum[from + n]), sum[n][i]);
                        }
                    }
                }
            }
            for n in 0..N {
                let (lo, hi) = out[from + n][r].split_at_mut(8);
                // SAFETY: each half is 8 floats.
                unsafe {
                    _mm256_storeu_ps(lo.as_mut_ptr(), sum[n][0]);
                    _mm256_storeu_ps(hi.as_mut_ptr(), sum[n][1]);
                }
            }
        }
    };
}

kernel!(
    plain,
    some_plain,
    "avx2,fma,f16c",
    signed_pairs,
    pairs,
    false
);
kernel!(
    vnni,
    some_vnni,
    "avx2,fma,f16c,avxvnni",
    dot_product,
    dot_product,
    true
);
