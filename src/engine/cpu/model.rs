//! A llama-shaped transformer: tokens in, scores of the next token out. `load` makes one, `generate` drives it.

use super::attention::{Attention, Prepare, Rotation};
use super::cache::Sequence;
use super::dequant;
use super::kernel::acts::Acts;
use super::kernel::pack::Packed;
use super::kernel::{BATCH, End, Level, gemm};
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
        match &self.embedding {
            Embedding::Tied => self.output.row(token, to),
            Embedding::Rows(kind, bytes) => {
                let size = bytes.len() / self.shape.vocabulary.max(1);
                let row = bytes.get(token * size..(token + 1) * size);
                dequant::row(*kind, row.unwrap_or_default(), to);
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
        let x = last?;
        let on = (self.level, &self.pool);
        let mut acts = Acts::new(1, self.shape.width);
        acts.fill(on, &x, Some((&self.norm, self.shape.eps)));
        let mut scores = vec![0.0; self.shape.vocabulary];
        let width = scores.len();
        gemm(on, &self.output, &acts, (&mut scores, width, 0), End::Store);
        Some(scores)
    }

    /// Reads a batch; what the last layer says of its last token.
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
        let rotation = Rotation::new(shape, &self.factors, start, n);
        let mut x = vec![0f32; n * width];
        for (token, x) in tokens.iter().zip(x.chunks_exact_mut(width)) {
            self.look_up(*token, x);
        }
        let mut qkv = vec![0f32; n * wide];
        let mut seen = vec![0f32; n * query];
        let mut inner = vec![0f32; n * shape.inner];
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
                rotation: &rotation,
                qkv: &qkv,
                start,
                tokens: n,
            };
            attention.store(&self.pool, sequence);
            attention.run(on, sequence, &mut seen);
            acts_seen.fill(on, &seen, None);
            gemm(on, &layer.output, &acts_seen, (&mut x, width, 0), End::Add);
            acts.fill(on, &x, Some((&layer.inner_norm, shape.eps)));
            let to = (&mut inner[..], shape.inner, 0);
            gemm(on, &layer.gate_up, &acts, to, End::Gate);
            acts_inner.fill(on, &inner, None);
            gemm(on, &layer.down, &acts_inner, (&mut x, width, 0), End::Add);
        }
        sequence.tokens.extend_from_slice(tokens);
        Some(x.split_off((n - 1) * width))
    }
}
