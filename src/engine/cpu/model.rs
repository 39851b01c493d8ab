//! A transformer as Llama, Qwen and Gemma have it: tokens in, scores of the next token out. `load` makes one, `generate` drives it.

use super::attention::{Attention, Prepare, Rotation};
use super::cache::Sequence;
use super::dequant;
use super::kernel::acts::Acts;
use super::kernel::pack::Packed;
use super::kernel::{BATCH, End, Level, gemm, math};
use super::pool::Pool;
use super::shape::Shape;

/// One layer.
pub struct Layer {
    /// Weights of the norm before attention.
    pub attention_norm: Vec<f32>,
    /// Queries, keys and values: one matrix, or three when their formats differ, with the column each starts at.
    pub qkv: Vec<(usize, Packed)>,
    /// Biases and norms of heads.
    pub prepare: Prepare,
    /// From heads back to the width of the model.
    pub output: Packed,
    /// Weights of the norm before the feed-forward part.
    pub inner_norm: Vec<f32>,
    /// Gate and up, panel by panel.
    pub gate_up: Packed,
    /// Back down.
    pub down: Packed,
    /// Weights of the norms of what attention and the feed-forward part give; empty when there are none.
    pub after: [Vec<f32>; 2],
}

/// Where the numbers of a token are looked up.
pub enum Embedding {
    /// In the output matrix.
    Tied,
    /// In rows as the file has them: ggml type, and bytes.
    Rows(u32, Vec<u8>),
}

/// All weights.
pub struct Model {
    /// Dimensions.
    pub shape: Shape,
    /// Instructions to use.
    pub level: Level,
    /// Threads to use.
    pub pool: Pool,
    /// Lookup of tokens.
    pub embedding: Embedding,
    /// Layers in order.
    pub layers: Vec<Layer>,
    /// Weights of the last norm.
    pub norm: Vec<f32>,
    /// Scores of all tokens.
    pub output: Packed,
    /// Divide the rotary frequencies; may be empty.
    pub factors: Vec<f32>,
}

impl Model {
    /// Bytes of memory the weights take.
    pub fn memory(&self) -> u64 {
        let rows = match &self.embedding {
            Embedding::Tied => 0,
            Embedding::Rows(_, bytes) => bytes.len() as u64,
        };
        let layers = self.layers.iter().map(|l| {
            let qkv: u64 = l.qkv.iter().map(|(_, w)| w.memory()).sum();
            qkv + l.output.memory() + l.gate_up.memory() + l.down.memory()
        });
        layers.sum::<u64>() + self.output.memory() + rows
    }

    fn look_up(&self, token: u32, to: &mut [f32]) {
        let token = token as usize;
        let scale = self.shape.embedding_scale;
        match &self.embedding {
            Embedding::Tied => self.output.row(token, to),
            Embedding::Rows(kind, bytes) => {
                let size = bytes.len() / self.shape.vocabulary.max(1);
                let row = bytes.get(token * size..(token + 1) * size);
                dequant::row(*kind, row.unwrap_or_default(), to);
            }
        }
        if scale != 1.0 {
            math::scale(self.level, to, scale);
        }
    }

    /// Adds what a part of a layer gives for each token to `x`, normed first where the model wants it; `made` is room for it.
    fn add(&self, w: &Packed, acts: &Acts, after: &[f32], made: &mut [f32], x: &mut [f32]) {
        let (on, width) = ((self.level, &self.pool), self.shape.width);
        if after.is_empty() {
            gemm(on, w, acts, (x, width, 0), End::Add);
            return;
        }
        gemm(on, w, acts, (made, width, 0), End::Store);
        let both = made.chunks_exact(width).zip(x.chunks_exact_mut(width));
        for (made, x) in both {
            let squares = math::dot(self.level, made, made);
            let factor = 1.0 / (squares / width as f32 + self.shape.eps).sqrt();
            for ((x, made), w) in x.iter_mut().zip(made).zip(after) {
                *x += *made * factor * w;
            }
        }
    }

    /// Reads `tokens` after what `sequence` holds. Gives the scores of every token that could follow, or `None`
    /// when `stop` said so; whole batches that were read by then stay in `sequence`.
    pub fn read(
        &self,
        sequence: &mut Sequence,
        tokens: &[u32],
        stop: &dyn Fn() -> bool,
    ) -> Option<Vec<f32>> {
        let mut last = None;
        for batch in tokens.chunks(BATCH) {
            last = Some(self.batch(sequence, batch, stop)?);
        }
        let mut x = last?;
        Some(self.scores(&x.split_off(x.len() - self.shape.width)))
    }

    /// Reads `tokens` too, and gives how likely each of `said` is behind them and what was said before it: the natural logarithm of its probability among the first
    /// `known` tokens; rows beyond are padding.
    pub fn likelihood(
        &self,
        sequence: &mut Sequence,
        tokens: &[u32],
        (said, known): (&[u32], usize),
        stop: &dyn Fn() -> bool,
    ) -> Option<Vec<f32>> {
        let (last, before) = tokens.split_last()?;
        for batch in before.chunks(BATCH) {
            self.batch(sequence, batch, stop)?;
        }
        let mut out = Vec::with_capacity(said.len());
        // Each token is told by the one before it.
        let told: Vec<u32> = std::iter::once(*last).chain(said.iter().copied()).collect();
        for (n, batch) in told.get(..said.len())?.chunks(BATCH).enumerate() {
            let x = self.batch(sequence, batch, stop)?;
            let scores = self.scores(&x);
            let rows = scores.chunks_exact(self.shape.vocabulary);
            for (row, token) in rows.zip(said.iter().skip(n * BATCH)) {
                let row = row.get(..known)?;
                let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                let sum: f32 = row.iter().map(|s| (s - most).exp()).sum();
                out.push(row.get(*token as usize)? - most - sum.ln());
            }
        }
        Some(out)
    }

    /// The scores of every token that could follow, for each of some tokens by what the last layer says of it.
    fn scores(&self, x: &[f32]) -> Vec<f32> {
        let on = (self.level, &self.pool);
        let n = x.len() / self.shape.width.max(1);
        let mut acts = Acts::new(n, self.shape.width);
        acts.fill(on, x, Some((&self.norm, self.shape.eps)));
        let width = self.shape.vocabulary;
        let mut scores = vec![0.0; n * width];
        gemm(on, &self.output, &acts, (&mut scores, width, 0), End::Store);
        scores
    }

    /// Reads a batch; what the last layer says of each of its tokens.
    fn batch(
        &self,
        sequence: &mut Sequence,
        tokens: &[u32],
        stop: &dyn Fn() -> bool,
    ) -> Option<Vec<f32>> {
        let (shape, n) = (&self.shape, tokens.len());
        let on = (self.level, &self.pool);
        let (width, query) = (shape.width, shape.query());
        let wide = query + 2 * shape.key();
        let start = sequence.tokens.len();
        sequence.grow(shape, n);
        let everywhere = (shape.rope_base, shape.rope_scale);
        let rotation = Rotation::new(shape, everywhere, &self.factors, start, n);
        let nearby = shape
            .window
            .map(|w| Rotation::new(shape, (w.rope_base, 1.0), &[], start, n));
        let gate = if shape.gemma { End::Gelu } else { End::Silu };
        let mut x = vec![0f32; n * width];
        for (token, x) in tokens.iter().zip(x.chunks_exact_mut(width)) {
            self.look_up(*token, x);
        }
        let mut qkv = vec![0f32; n * wide];
        let mut seen = vec![0f32; n * query];
        let mut inner = vec![0f32; n * shape.inner];
        let mut made = vec![0f32; if shape.gemma { n * width } else { 0 }];
        let mut acts = Acts::new(n, width);
        let mut acts_seen = Acts::new(n, query);
        let mut acts_inner = Acts::new(n, shape.inner);
        for (i, layer) in self.layers.iter().enumerate() {
            if stop() {
                return None;
            }
            acts.fill(on, &x, Some((&layer.attention_norm, shape.eps)));
            for (column, w) in &layer.qkv {
                gemm(on, w, &acts, (&mut qkv, wide, *column), End::Store);
            }
            let attention = Attention {
                shape,
                layer: i,
                prepare: &layer.prepare,
                rotation: match (&nearby, shape.sees(i)) {
                    (Some(nearby), Some(_)) => nearby,
                    _ => &rotation,
                },
                qkv: &qkv,
                start,
                tokens: n,
            };
            attention.store(&self.pool, sequence);
            attention.run(on, sequence, &mut seen);
            acts_seen.fill(on, &seen, None);
            let [after_attention, after_inner] = &layer.after;
            self.add(
                &layer.output,
                &acts_seen,
                after_attention,
                &mut made,
                &mut x,
            );
            acts.fill(on, &x, Some((&layer.inner_norm, shape.eps)));
            let to = (&mut inner[..], shape.inner, 0);
            gemm(on, &layer.gate_up, &acts, to, gate);
            acts_inner.fill(on, &inner, None);
            self.add(&layer.down, &acts_inner, after_inner, &mut made, &mut x);
        }
        sequence.tokens.extend_from_slice(tokens);
        Some(x)
    }
}
