//! Activations as bytes: each token's numbers in blocks of 32 with a scale, six tokens side by side, so that a
//! kernel reads one stream. `model` fills them, the kernels read them.

use super::level::by_level;
use super::{Level, math};
use crate::engine::cpu::pool::Pool;

/// Tokens in a large tile.
pub const SIX: usize = 6;
/// Numbers in a block.
pub const BLOCK: usize = 32;

/// 32 numbers of each of `T` tokens.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Block<const T: usize> {
    /// What a byte stands for.
    pub scale: [f32; T],
    /// -128 times the sum of the bytes: undoes the bias of the weights.
    pub undo: [i32; T],
    /// The sum of the numbers: what a minimum of the weights is multiplied by.
    pub sum: [f32; T],
    /// The bytes, between -127 and 127.
    pub q: [[i8; BLOCK]; T],
}

impl<const T: usize> Block<T> {
    const ZERO: Self = Self {
        scale: [0.0; T],
        undo: [0; T],
        sum: [0.0; T],
        q: [[0; BLOCK]; T],
    };
}

/// The tokens of a batch.
pub enum Acts {
    /// A single one.
    One(Vec<Block<1>>),
    /// Tiles of six, and how many tokens there are.
    Six(Vec<Block<SIX>>, usize),
}

impl Acts {
    /// Room for `tokens` tokens of `width` numbers (a multiple of 32).
    pub fn new(tokens: usize, width: usize) -> Self {
        if tokens == 1 {
            Self::One(vec![Block::ZERO; width / BLOCK])
        } else {
            Self::Six(
                vec![Block::ZERO; tokens.div_ceil(SIX) * (width / BLOCK)],
                tokens,
            )
        }
    }

    /// How many tokens.
    pub fn tokens(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Six(_, n) => *n,
        }
    }

    /// Blocks per token.
    pub fn blocks(&self) -> usize {
        match self {
            Self::One(all) => all.len(),
            Self::Six(all, n) => all.len() / n.div_ceil(SIX).max(1),
        }
    }

    /// Takes over the rows of `x`; with `norm` (weights and epsilon) each is normalised first.
    pub fn fill(&mut self, (level, pool): (Level, &Pool), x: &[f32], norm: Option<(&[f32], f32)>) {
        let width = self.blocks() * BLOCK;
        let blocks = self.blocks();
        match self {
            Self::One(all) => row(level, all, 0, x, norm),
            Self::Six(all, tokens) => {
                let n = *tokens;
                pool.each(all, blocks.max(1), &|tile, group| {
                    for t in 0..SIX.min(n - tile * SIX) {
                        let token = tile * SIX + t;
                        if let Some(x) = x.get(token * width..(token + 1) * width) {
                            row(level, group, t, x, norm);
                        }
                    }
                });
            }
        }
    }
}

/// One token into its place of a tile.
fn row<const T: usize>(
    level: Level,
    tile: &mut [Block<T>],
    t: usize,
    x: &[f32],
    norm: Option<(&[f32], f32)>,
) {
    let factor = norm.map_or(1.0, |(_, eps)| {
        let squares = math::dot(level, x, x);
        1.0 / (squares / x.len().max(1) as f32 + eps).sqrt()
    });
    for (b, (block, x)) in tile.iter_mut().zip(x.as_chunks::<BLOCK>().0).enumerate() {
        let Some((scale, undo, sum, q)) = place(block, t) else {
            return;
        };
        let mut numbers = *x;
        if let Some((weights, _)) = norm
            && let Some(weights) = weights.get(b * BLOCK..(b + 1) * BLOCK)
        {
            for (n, w) in numbers.iter_mut().zip(weights) {
                *n *= factor * w;
            }
        }
        let total;
        (*scale, total) = bytes(level, &numbers, q);
        *undo = -128 * total;
        *sum = *scale * total as f32;
    }
}

type Place<'a> = (&'a mut f32, &'a mut i32, &'a mut f32, &'a mut [i8; BLOCK]);

fn place<const T: usize>(block: &mut Block<T>, t: usize) -> Option<Place<'_>> {
    Some((
        block.scale.get_mut(t)?,
        block.undo.get_mut(t)?,
        block.sum.get_mut(t)?,
        block.q.get_mut(t)?,
    ))
}

by_level! {
    /// 32 numbers as bytes: the scale and the sum of the bytes. What is not finite counts as nothing.
    pub fn bytes(x: &[f32; BLOCK], q: &mut [i8; BLOCK]) -> (f32, i32) {
        // Without their sign floats are ordered like their bits, and what is not finite comes last.
        let mut largest = 0u32;
        for n in x {
            largest = largest.max(n.to_bits() & 0x7fff_ffff);
        }
        let largest = f32::from_bits(largest);
        if !largest.is_finite() || largest < 1e-30 {
            *q = [0; BLOCK];
            return (0.0, 0);
        }
        let inverse = 127.0 / largest;
        let mut total = 0i32;
        for (n, q) in x.iter().zip(q.iter_mut()) {
            // Adding 1.5 * 2^23 rounds to the nearest whole number, which then is the low bits.
            let whole = (n * inverse + 12_582_912.0).to_bits() as i32 - 0x4b40_0000;
            *q = whole as i8;
            total += whole;
        }
        (largest / 127.0, total)
    }
}
