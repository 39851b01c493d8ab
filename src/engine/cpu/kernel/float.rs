//! Products of small float matrices and the widening of half floats, for attention.

use super::{Kind, Level};
use crate::engine::cpu::half::to_f32;
#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::*;

/// `c += a b`: `a` has `rows` rows of `depth` numbers (`lda` apart), `b` `depth` rows of `width` numbers
/// (one after another), `c` `rows` rows of `width`. `width` is a multiple of 16.
pub fn product(
    level: Level,
    (a, lda): (&[f32], usize),
    b: &[f32],
    c: &mut [f32],
    (rows, depth, width): (usize, usize, usize),
) {
    if rows == 0 || depth == 0 || width == 0 {
        return;
    }
    assert!(width % 16 == 0 && depth <= lda);
    assert!(a.len() >= (rows - 1) * lda + depth);
    assert!(b.len() >= depth * width && c.len() >= rows * width);
    match level.kind() {
        // SAFETY: a level exists only where the processor has what it stands for; the slices are long enough (just checked).
        #[cfg(target_arch = "x86_64")]
        Kind::Avx512 => unsafe { avx512(a, lda, b, c, rows, depth, width) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Kind::Avx2 | Kind::AvxVnni => unsafe { avx2(a, lda, b, c, rows, depth, width) },
        _ => {
            for (r, c) in c.chunks_exact_mut(width).take(rows).enumerate() {
                let a = &a[r * lda..r * lda + depth];
                for (a, b) in a.iter().zip(b.chunks_exact(width)) {
                    for (c, b) in c.iter_mut().zip(b) {
                        *c += a * b;
                    }
                }
            }
        }
    }
}

/// Half floats as floats.
pub fn widen(level: Level, from: &[u16], to: &mut [f32]) {
    match level.kind() {
        // SAFETY: a level exists only where the processor has what it stands for.
        #[cfg(target_arch = "x86_64")]
        Kind::Avx512 => unsafe { widen_512(from, to) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Kind::Avx2 | Kind::AvxVnni => unsafe { widen_256(from, to) },
        _ => {
            for (f, t) in from.iter().zip(to) {
                *t = to_f32(*f);
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
fn widen_512(from: &[u16], to: &mut [f32]) {
    for (f, t) in from
        .as_chunks::<16>()
        .0
        .iter()
        .zip(to.as_chunks_mut::<16>().0)
    {
        // SAFETY: both are 16 long.
        unsafe {
            let half = _mm256_loadu_si256(f.as_ptr().cast());
            _mm512_storeu_ps(t.as_mut_ptr(), _mm512_cvtph_ps(half));
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,f16c")]
fn widen_256(from: &[u16], to: &mut [f32]) {
    for (f, t) in from
        .as_chunks::<8>()
        .0
        .iter()
        .zip(to.as_chunks_mut::<8>().0)
    {
        // SAFETY: both are 8 long.
        unsafe {
            let half = _mm_loadu_si128(f.as_ptr().cast());
            _mm256_storeu_ps(t.as_mut_ptr(), _mm256_cvtph_ps(half));
        }
    }
}

/// `M` rows and `V` registers of sixteen columns.
///
/// # Safety
/// As `avx512`; `a`, `b` and `c` point at the first cells.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
unsafe fn block_512<const M: usize, const V: usize>(
    a: *const f32,
    lda: usize,
    b: *const f32,
    c: *mut f32,
    depth: usize,
    width: usize,
) {
    // SAFETY: rows `0..M`, columns `0..16 V` and depth `0..depth` are inside, says the caller.
    unsafe {
        let mut sum = [[_mm512_setzero_ps(); V]; M];
        for m in 0..M {
            for v in 0..V {
                sum[m][v] = _mm512_loadu_ps(c.add(m * width + v * 16));
            }
        }
        for k in 0..depth {
            let mut row = [_mm512_setzero_ps(); V];
            for v in 0..V {
                row[v] = _mm512_loadu_ps(b.add(k * width + v * 16));
            }
            for m in 0..M {
                let x = _mm512_set1_ps(*a.add(m * lda + k));
                for v in 0..V {
                    sum[m][v] = _mm512_fmadd_ps(x, row[v], sum[m][v]);
                }
            }
        }
        for m in 0..M {
            for v in 0..V {
                _mm512_storeu_ps(c.add(m * width + v * 16), sum[m][v]);
            }
        }
    }
}

/// # Safety
/// AVX2 and FMA; otherwise as `block_512`, with registers of eight columns.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
unsafe fn block_256<const M: usize, const V: usize>(
    a: *const f32,
    lda: usize,
    b: *const f32,
    c: *mut f32,
    depth: usize,
    width: usize,
) {
    // SAFETY: rows `0..M`, columns `0..8 V` and depth `0..depth` are inside, says the caller.
    unsafe {
        let mut sum = [[_mm256_setzero_ps(); V]; M];
        for m in 0..M {
            for v in 0..V {
                sum[m][v] = _mm256_loadu_ps(c.add(m * width + v * 8));
            }
        }
        for k in 0..depth {
            let mut row = [_mm256_setzero_ps(); V];
            for v in 0..V {
                row[v] = _mm256_loadu_ps(b.add(k * width + v * 8));
            }
            for m in 0..M {
                let x = _mm256_set1_ps(*a.add(m * lda + k));
                for v in 0..V {
                    sum[m][v] = _mm256_fmadd_ps(x, row[v], sum[m][v]);
                }
            }
        }
        for m in 0..M {
            for v in 0..V {
                _mm256_storeu_ps(c.add(m * width + v * 8), sum[m][v]);
            }
        }
    }
}

/// Cuts a product into blocks that fit in the registers.
macro_rules! blocks {
    ($name:ident, $block:ident, $features:literal, $lane:literal, $wide:literal, $narrow:literal) => {
        /// # Safety
        /// The processor has the features; the slices are as long as `product` wants them.
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = $features)]
        unsafe fn $name(
            a: &[f32],
            lda: usize,
            b: &[f32],
            c: &mut [f32],
            rows: usize,
            depth: usize,
            width: usize,
        ) {
            let (a, b, c) = (a.as_ptr(), b.as_ptr(), c.as_mut_ptr());
            let mut column = 0;
            while column < width {
                let wide = width - column >= $wide * $lane;
                let mut row = 0;
                while row < rows {
                    // SAFETY: the block starts inside and, by the choice of its size, ends inside.
                    unsafe {
                        let (a, b, c) =
                            (a.add(row * lda), b.add(column), c.add(row * width + column));
                        match (rows - row, wide) {
                            (1, true) => $block::<1, $wide>(a, lda, b, c, depth, width),
                            (2, true) => $block::<2, $wide>(a, lda, b, c, depth, width),
                            (3, true) => $block::<3, $wide>(a, lda, b, c, depth, width),
                            (4, true) => $block::<4, $wide>(a, lda, b, c, depth, width),
                            (5, true) => $block::<5, $wide>(a, lda, b, c, depth, width),
                            (_, true) => $block::<6, $wide>(a, lda, b, c, depth, width),
                            (1..6, false) => $block::<1, $narrow>(a, lda, b, c, depth, width),
                            (_, false) => $block::<6, $narrow>(a, lda, b, c, depth, width),
                        }
                    }
                    row += match (rows - row, wide) {
                        (n @ 1..=5, true) => n,
                        (1..=5, false) => 1,
                        _ => 6,
                    };
                }
                column += if wide { $wide * $lane } else { $narrow * $lane };
            }
        }
    };
}

blocks!(avx512, block_512, "avx512f", 16, 4, 1);
blocks!(avx2, block_256, "avx2,fma", 8, 2, 2);
