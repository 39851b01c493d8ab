//! The tile product with AVX-512 and its dot product of bytes (VNNI): sixteen rows at a time.
//!
//! `vpdpbusd` multiplies unsigned by signed bytes, so byte weights are kept 128 higher and the accumulators
//! start at what that adds too much (`Block::undo`).

use super::Out;
use super::acts::Block;
use super::pack::{PANEL, Panel};
use std::arch::x86_64::*;

/// Four bytes of a token in every lane.
///
/// # Safety
/// AVX-512F.
#[inline]
#[target_feature(enable = "avx512f")]
fn four_bytes(q: &[i8; 32], group: usize) -> __m512i {
    let q = q.as_chunks::<4>().0;
    let [a, b, c, d] = q[group];
    _mm512_set1_epi32(i32::from_le_bytes([a as u8, b as u8, c as u8, d as u8]))
}

/// Byte weights.
///
/// # Safety
/// The processor has the features, and each panel holds a block for each of `acts`.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
pub unsafe fn eight<const T: usize>(panels: [Panel<'_>; 2], acts: &[Block<T>], out: &mut Out<T>) {
    let mut sum = [[_mm512_setzero_ps(); 2]; T];
    for (b, act) in acts.iter().enumerate() {
        let mut dot = [[_mm512_setzero_si512(); 2]; T];
        for t in 0..T {
            dot[t] = [_mm512_set1_epi32(act.undo[t]); 2];
        }
        for g in 0..8 {
            // SAFETY: the panels hold 8 lines of 64 bytes for block `b`.
            let w = unsafe {
                [
                    _mm512_load_si512(panels[0].lines.as_ptr().add(b * 8 + g).cast()),
                    _mm512_load_si512(panels[1].lines.as_ptr().add(b * 8 + g).cast()),
                ]
            };
            for t in 0..T {
                let a = four_bytes(&act.q[t], g);
                dot[t][0] = _mm512_dpbusd_epi32(dot[t][0], w[0], a);
                dot[t][1] = _mm512_dpbusd_epi32(dot[t][1], w[1], a);
            }
        }
        for r in 0..2 {
            // SAFETY: the panels hold 16 scales for block `b`.
            let d = unsafe {
                _mm512_cvtph_ps(_mm256_loadu_si256(
                    panels[r].d.as_ptr().add(b * PANEL).cast(),
                ))
            };
            for t in 0..T {
                let scale = _mm512_mul_ps(d, _mm512_set1_ps(act.scale[t]));
                sum[t][r] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot[t][r]), scale, sum[t][r]);
            }
        }
    }
    store(&sum, out);
}

/// Half-byte weights with minima.
///
/// # Safety
/// The processor has the features, and each panel holds a block for each of `acts`.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
pub unsafe fn four<const T: usize>(panels: [Panel<'_>; 2], acts: &[Block<T>], out: &mut Out<T>) {
    let low = _mm512_set1_epi8(15);
    let mut sum = [[_mm512_setzero_ps(); 2]; T];
    for (b, act) in acts.iter().enumerate() {
        let mut dot = [[_mm512_setzero_si512(); 2]; T];
        for g in 0..4 {
            // SAFETY: the panels hold 4 lines of 64 bytes for block `b`.
            let w = unsafe {
                [
                    _mm512_load_si512(panels[0].lines.as_ptr().add(b * 4 + g).cast()),
                    _mm512_load_si512(panels[1].lines.as_ptr().add(b * 4 + g).cast()),
                ]
            };
            let halves = [
                [_mm512_and_si512(w[0], low), _mm512_and_si512(w[1], low)],
                [
                    _mm512_and_si512(_mm512_srli_epi16::<4>(w[0]), low),
                    _mm512_and_si512(_mm512_srli_epi16::<4>(w[1]), low),
                ],
            ];
            for (h, w) in halves.iter().enumerate() {
                for t in 0..T {
                    let a = four_bytes(&act.q[t], h * 4 + g);
                    dot[t][0] = _mm512_dpbusd_epi32(dot[t][0], w[0], a);
                    dot[t][1] = _mm512_dpbusd_epi32(dot[t][1], w[1], a);
                }
            }
        }
        for r in 0..2 {
            // SAFETY: the panels hold 16 scales and 16 minima for block `b`.
            let (d, m) = unsafe {
                let d = panels[r].d.as_ptr().add(b * PANEL).cast();
                let m = panels[r].m.as_ptr().add(b * PANEL).cast();
                (
                    _mm512_cvtph_ps(_mm256_loadu_si256(d)),
                    _mm512_cvtph_ps(_mm256_loadu_si256(m)),
                )
            };
            for t in 0..T {
                let scale = _mm512_mul_ps(d, _mm512_set1_ps(act.scale[t]));
                let less = _mm512_fnmadd_ps(m, _mm512_set1_ps(act.sum[t]), sum[t][r]);
                sum[t][r] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot[t][r]), scale, less);
            }
        }
    }
    store(&sum, out);
}

/// # Safety
/// AVX-512F.
#[inline]
#[target_feature(enable = "avx512f")]
fn store<const T: usize>(sum: &[[__m512; 2]; T], out: &mut Out<T>) {
    for (sum, out) in sum.iter().zip(out) {
        for (sum, out) in sum.iter().zip(out) {
            // SAFETY: `out` is 16 floats.
            unsafe { _mm512_storeu_ps(out.as_mut_ptr(), *sum) };
        }
    }
}
