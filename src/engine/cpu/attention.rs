//! Attention over the key blocks: rotating, storing keys and values, and a softmax that goes block by block
//! with its maximum and sum carried along. `model` calls it once per layer.

use super::cache::{SPAN, Sequence};
use super::half::from_f32;
use super::kernel::{Level, math, product, widen};
use super::pool::{Cells, Pool};
use super::shape::Shape;
use std::cell::RefCell;
use std::sync::Arc;

/// Tokens whose queries are handled together.
const GROUP: usize = 16;

/// Cosines and sines for the positions of a batch.
pub struct Rotation {
    half: usize,
    halves: bool,
    /// Token, pair.
    turns: Vec<(f32, f32)>,
}

impl Rotation {
    /// For `n` tokens from position `from`, at a base and with positions divided by a scale; `factors` divide the frequencies, one a pair (may be empty).
    pub fn new(
        shape: &Shape,
        (base, scale): (f32, f32),
        factors: &[f32],
        from: usize,
        n: usize,
    ) -> Self {
        let half = shape.rope_dims / 2;
        let speeds: Vec<f64> = (0..half)
            .map(|i| {
                let power = -2.0 * i as f64 / shape.rope_dims as f64;
                let factor = factors.get(i).map_or(1.0, |f| f64::from(*f));
                f64::from(base).powf(power) / factor / f64::from(scale)
            })
            .collect();
        let turns = (from..from + n)
            .flat_map(|at| speeds.iter().map(move |s| (at as f64 * s).sin_cos()))
            .map(|(sin, cos)| (cos as f32, sin as f32))
            .collect();
        Self {
            half,
            halves: shape.rope_halves,
            turns,
        }
    }

    /// Turns the numbers of one head of token `t` of the batch.
    pub fn turn(&self, x: &mut [f32], t: usize) {
        let turns = self.turns.get(t * self.half..(t + 1) * self.half);
        let turns = turns.unwrap_or_default();
        if self.halves {
            let (low, high) = x.split_at_mut(self.half.min(x.len()));
            for ((a, b), (cos, sin)) in low.iter_mut().zip(high).zip(turns) {
                (*a, *b) = (*a * cos - *b * sin, *a * sin + *b * cos);
            }
        } else {
            for ([a, b], (cos, sin)) in x.as_chunks_mut::<2>().0.iter_mut().zip(turns) {
                (*a, *b) = (*a * cos - *b * sin, *a * sin + *b * cos);
            }
        }
    }
}

/// What a layer does to queries, keys and values before they meet.
#[derive(Default)]
pub struct Prepare {
    /// Added to queries, keys and values, one after another; may be empty.
    pub bias: Vec<f32>,
    /// Weights of the norm of a query head; may be empty.
    pub query_norm: Vec<f32>,
    /// Weights of the norm of a key head; may be empty.
    pub key_norm: Vec<f32>,
}

/// One layer's attention over a batch.
pub struct Attention<'a> {
    /// Dimensions.
    pub shape: &'a Shape,
    /// Which layer.
    pub layer: usize,
    /// What happens first.
    pub prepare: &'a Prepare,
    /// Where the tokens stand.
    pub rotation: &'a Rotation,
    /// Queries, keys and values of each token.
    pub qkv: &'a [f32],
    /// Position of the first token.
    pub start: usize,
    /// Tokens in the batch.
    pub tokens: usize,
}

#[derive(Default)]
struct Scratch {
    q: Vec<f32>,
    k: Vec<f32>,
    v: Vec<f32>,
    scores: Vec<f32>,
    out: Vec<f32>,
    /// Maximum and sum of each row so far.
    state: Vec<(f32, f32)>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Attention<'_> {
    /// One head as the layer wants it.
    fn head(&self, token: usize, column: usize, norm: &[f32], turn: bool, to: &mut [f32]) {
        let shape = self.shape;
        let width = shape.query() + 2 * shape.key();
        let at = token * width + column;
        if let Some(from) = self.qkv.get(at..at + to.len()) {
            to.copy_from_slice(from);
        }
        if let Some(bias) = self.prepare.bias.get(column..column + to.len()) {
            for (x, b) in to.iter_mut().zip(bias) {
                *x += b;
            }
        }
        if !norm.is_empty() {
            let squares: f32 = to.iter().map(|x| x * x).sum();
            let factor = 1.0 / (squares / to.len() as f32 + shape.eps).sqrt();
            for (x, w) in to.iter_mut().zip(norm) {
                *x *= factor * w;
            }
        }
        if turn {
            self.rotation.turn(to, token);
        }
    }

    /// Puts keys and values of the batch in their blocks, which nobody else may have.
    pub fn store(&self, pool: &Pool, sequence: &mut Sequence) {
        let shape = self.shape;
        let (head, size) = (shape.head, 2 * SPAN * shape.head);
        let layer = self.layer * shape.kv_heads * size;
        let first = self.start / SPAN;
        let mut places = Vec::new();
        for (i, block) in sequence.blocks.iter_mut().enumerate().skip(first) {
            let block = Arc::make_mut(block);
            let Some(layer) = block.0.get_mut(layer..layer + shape.kv_heads * size) else {
                continue;
            };
            for (h, place) in layer.chunks_exact_mut(size).enumerate() {
                places.push((i, h, place));
            }
        }
        pool.each(&mut places, 1, &|_, place| {
            let Some((block, h, place)) = place.first_mut() else {
                return;
            };
            let (keys, values) = place.split_at_mut(SPAN * head);
            let mut x = vec![0f32; head];
            let from = (*block * SPAN).max(self.start);
            let to = ((*block + 1) * SPAN).min(self.start + self.tokens);
            for at in from..to {
                let (token, slot) = (at - self.start, at % SPAN);
                let column = shape.query() + *h * head;
                self.head(token, column, &self.prepare.key_norm, true, &mut x);
                for (column, x) in keys.chunks_exact_mut(SPAN).zip(&x) {
                    column[slot] = from_f32(*x);
                }
                self.head(token, column + shape.key(), &[], false, &mut x);
                for (y, x) in values[slot * head..].iter_mut().zip(&x) {
                    *y = from_f32(*x);
                }
            }
        });
    }

    /// What each token of the batch attends to, heads side by side, into `out`.
    pub fn run(&self, (level, pool): (Level, &Pool), sequence: &Sequence, out: &mut [f32]) {
        let groups = self.tokens.div_ceil(GROUP);
        let cells = Cells::new(out, self.shape.query());
        pool.run(groups * self.shape.kv_heads, &|part| {
            // The last tokens have the most to look at, so they come first.
            let (group, h) = (
                groups - 1 - part / self.shape.kv_heads,
                part % self.shape.kv_heads,
            );
            SCRATCH.with_borrow_mut(|s| self.group(level, sequence, group, h, s, &cells));
        });
    }

    /// Sixteen tokens and the query heads that share a key head.
    fn group(
        &self,
        level: Level,
        sequence: &Sequence,
        group: usize,
        h: usize,
        s: &mut Scratch,
        cells: &Cells<'_>,
    ) {
        let shape = self.shape;
        let (head, each) = (shape.head, shape.heads / shape.kv_heads);
        let first = group * GROUP;
        let tokens = GROUP.min(self.tokens - first);
        let rows = tokens * each;
        s.q.resize(rows * head, 0.0);
        s.k.resize(SPAN * head, 0.0);
        s.v.resize(SPAN * head, 0.0);
        s.scores.resize(rows * SPAN, 0.0);
        s.out.clear();
        s.out.resize(rows * head, 0.0);
        s.state.clear();
        s.state.resize(rows, (f32::MIN, 0.0));
        let window = shape.sees(self.layer);
        for (r, q) in s.q.chunks_exact_mut(head).enumerate() {
            let column = (h * each + r % each) * head;
            self.head(first + r / each, column, &self.prepare.query_norm, true, q);
            math::scale(level, q, shape.attention_scale);
        }
        let size = 2 * SPAN * head;
        let place = (self.layer * shape.kv_heads + h) * size;
        let last = self.start + first + tokens - 1;
        // The oldest token the first of these sees.
        let oldest = |at: usize| window.map_or(0, |n| (at + 1).saturating_sub(n));
        let from = oldest(self.start + first) / SPAN;
        let blocks = sequence.blocks.iter().enumerate().take(last / SPAN + 1);
        for (b, block) in blocks.skip(from) {
            let Some(place) = block.0.get(place..place + size) else {
                return;
            };
            let (keys, values) = place.split_at(SPAN * head);
            widen(level, keys, &mut s.k);
            widen(level, values, &mut s.v);
            s.scores.fill(0.0);
            product(level, (&s.q, head), &s.k, &mut s.scores, (rows, head, SPAN));
            for (r, scores) in s.scores.as_chunks_mut::<SPAN>().0.iter_mut().enumerate() {
                let (Some((top, sum)), Some(out)) =
                    (s.state.get_mut(r), s.out.get_mut(r * head..(r + 1) * head))
                else {
                    return;
                };
                let at = self.start + first + r / each;
                let hidden = oldest(at).saturating_sub(b * SPAN).min(SPAN);
                scores[..hidden].fill(f32::NEG_INFINITY);
                let (higher, more) =
                    math::soften(level, scores, (at + 1).saturating_sub(b * SPAN), *top);
                if higher > *top {
                    let shrink = math::exp(*top - higher);
                    *sum *= shrink;
                    math::scale(level, out, shrink);
                }
                (*top, *sum) = (higher, *sum + more);
            }
            product(
                level,
                (&s.scores, SPAN),
                &s.v,
                &mut s.out,
                (rows, SPAN, head),
            );
        }
        for (r, out) in s.out.chunks_exact_mut(head).enumerate() {
            let sum = s.state.get(r).map_or(1.0, |x| x.1);
            math::scale(level, out, 1.0 / sum.max(1e-30));
            let column = (h * each + r % each) * head;
            // SAFETY: these tokens and heads belong to this part only.
            unsafe { cells.row(first + r / each, column, head) }.copy_from_slice(out);
        }
    }
}
