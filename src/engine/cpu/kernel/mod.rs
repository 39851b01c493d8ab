//! Matrix products on bytes and on floats, and the small functions between them, each for several kinds of
//! processor. `model` and `attention` call it; nothing here knows what a language model is.
//!
//! Weights lie in panels of sixteen rows (see `pack`), activations in tiles of one or six tokens (`acts`). A
//! tile times two panels fills the registers of AVX-512: twelve integer and twelve float accumulators.

// Kernels go through several arrays of registers by one counter; iterators over one of them would hide that.
#![allow(clippy::needless_range_loop)]

pub mod acts;
#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod float;
mod level;
pub mod math;
pub mod pack;
mod scalar;
#[cfg(test)]
mod tests;

pub use float::{product, widen};
pub use level::{Kind, Level};

use super::pool::{Cells, Pool};
use acts::{Acts, Block, SIX};
use pack::{PANEL, Packed, Panel};

/// What becomes of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It replaces what is there.
    Store,
    /// It is added to what is there.
    Add,
    /// Of each pair of panels the first goes through SiLU and is multiplied by the second; half as many come out.
    Silu,
    /// The same with GELU, in its form by the hyperbolic tangent.
    Gelu,
}

/// What a tile of tokens times two panels gives.
type Out<const T: usize> = [[[f32; PANEL]; 2]; T];

/// Times one matrix with the tokens in `acts`: token `t` and row `r` meet in `out[t * width + column + r]`.
/// The shapes must fit, which `load` has seen to.
pub fn gemm(
    (level, pool): (Level, &Pool),
    w: &Packed,
    acts: &Acts,
    (out, width, column): (&mut [f32], usize, usize),
    end: End,
) {
    assert_eq!(w.blocks(), acts.blocks());
    let cells = Cells::new(out, width);
    let pairs = w.panels().div_ceil(2);
    // One token: parts large enough to be worth handing over. Many: a pair of panels is plenty.
    let size = if acts.tokens() == 1 {
        (pairs / (pool.threads() * 4)).max(1)
    } else {
        1
    };
    pool.run(pairs.div_ceil(size), &|part| {
        for pair in part * size..pairs.min((part + 1) * size) {
            match acts {
                Acts::One(all) => tiles(level, w, pair, all, 1, &cells, column, end),
                Acts::Six(all, n) => tiles(level, w, pair, all, *n, &cells, column, end),
            }
        }
    });
}

/// All tokens times one pair of panels.
#[allow(clippy::too_many_arguments)]
fn tiles<const T: usize>(
    level: Level,
    w: &Packed,
    pair: usize,
    all: &[Block<T>],
    tokens: usize,
    cells: &Cells<'_>,
    column: usize,
    end: End,
) {
    let first = w.panel(2 * pair);
    // An odd last panel is done twice rather than have a kernel of its own.
    let alone = 2 * pair + 1 >= w.panels();
    let both = [first, if alone { first } else { w.panel(2 * pair + 1) }];
    let rows = w.rows() - (2 * pair * PANEL).min(w.rows());
    let rows = rows.min(if alone { PANEL } else { 2 * PANEL });
    let mut out: Out<T> = [[[0.0; PANEL]; 2]; T];
    for (tile, acts) in all.chunks_exact(w.blocks().max(1)).enumerate() {
        product_of_tile(level, both, acts, &mut out);
        for (t, o) in out.iter().take(tokens - tile * T).enumerate() {
            let (row, o) = (tile * T + t, o.as_flattened());
            // SAFETY: the cells of a pair of panels belong to the part that has the pair.
            match end {
                End::Store => unsafe { cells.row(row, column + 2 * pair * PANEL, rows) }
                    .copy_from_slice(&o[..rows]),
                End::Add => {
                    // SAFETY: as above.
                    let to = unsafe { cells.row(row, column + 2 * pair * PANEL, rows) };
                    for (x, y) in to.iter_mut().zip(o) {
                        *x += y;
                    }
                }
                End::Silu | End::Gelu => {
                    // SAFETY: as above; a pair has sixteen cells.
                    let to = unsafe { cells.row(row, column + pair * PANEL, PANEL) };
                    let (gate, up) = o.split_at(PANEL);
                    match end {
                        End::Gelu => math::gelu(level, gate, up, to),
                        _ => math::silu(level, gate, up, to),
                    }
                }
            }
        }
    }
}

/// One tile times two panels, by the kernel for this processor.
fn product_of_tile<const T: usize>(
    level: Level,
    panels: [Panel<'_>; 2],
    acts: &[Block<T>],
    out: &mut Out<T>,
) {
    let [a, b] = panels;
    assert!(a.holds(acts.len()) && b.holds(acts.len()) && a.four == b.four);
    match (level.kind(), a.four) {
        // SAFETY: a level exists only where the processor has what it stands for; the panels hold a block for each of `acts` (just checked).
        #[cfg(target_arch = "x86_64")]
        (Kind::Avx512, false) => unsafe { avx512::eight(panels, acts, out) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        (Kind::Avx512, true) => unsafe { avx512::four(panels, acts, out) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        (Kind::AvxVnni, _) => unsafe { avx2::vnni(panels, acts, out) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        (Kind::Avx2, _) => unsafe { avx2::plain(panels, acts, out) },
        _ => scalar::tile(panels, acts, out),
    }
}

/// How many tokens are best read at once: a multiple of the tile that keeps activations in the second-level cache.
pub const BATCH: usize = 16 * SIX;
