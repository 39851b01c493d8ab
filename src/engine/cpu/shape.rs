//! The dimensions of a model, read from the header of its file and checked before anything is computed with
//! them. `load` and `model` go by it.

use crate::engine::gguf::{Header, Value};
use crate::engine::{Error, Result};
use crate::locale::{t, tf};

/// Architectures this engine runs.
pub const ARCHITECTURES: [&str; 4] = ["llama", "qwen2", "qwen3", "gemma3"];

/// Longest context that is offered, whatever the file says.
const LONGEST: usize = 1 << 17;

/// Layers that look back only so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Tokens such a layer sees, the newest included.
    pub tokens: usize,
    /// Every so many layers one sees everything: the last of each row.
    pub every: usize,
    /// Base of the rotary frequencies of these layers, whose positions are not divided.
    pub rope_base: f32,
}

/// Dimensions and constants.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Layers.
    pub layers: usize,
    /// Numbers per token between layers.
    pub width: usize,
    /// Query heads.
    pub heads: usize,
    /// Key and value heads; divides `heads`.
    pub kv_heads: usize,
    /// Numbers per head, a multiple of 16.
    pub head: usize,
    /// Numbers per token inside the feed-forward part.
    pub inner: usize,
    /// Tokens there are.
    pub vocabulary: usize,
    /// Tokens the model was made for.
    pub context: usize,
    /// Epsilon of the norms.
    pub eps: f32,
    /// Base of the rotary frequencies.
    pub rope_base: f32,
    /// Positions are divided by this.
    pub rope_scale: f32,
    /// How many numbers of a head are rotated.
    pub rope_dims: usize,
    /// A number is rotated with the one half a head further, not with its neighbour.
    pub rope_halves: bool,
    /// Products of queries and keys are multiplied by this.
    pub attention_scale: f32,
    /// The numbers of a token are multiplied by this when they are looked up.
    pub embedding_scale: f32,
    /// What attention and the feed-forward part give is normed before it is added, and the gate is GELU, not SiLU: a Gemma.
    pub gemma: bool,
    /// Some layers look back only so far.
    pub window: Option<Window>,
}

impl Shape {
    /// Reads and checks; the error says what this engine cannot do.
    pub fn of(header: &Header) -> Result<Self> {
        let architecture = header.architecture();
        if !ARCHITECTURES.contains(&architecture) {
            return Err(Error::Unsupported(tf(
                "engine-architecture-cpu",
                &[
                    ("name", architecture.escape_default().to_string().into()),
                    ("known", ARCHITECTURES.join(", ").to_string().into()),
                ],
            )));
        }
        let number = |key: &str| {
            header
                .number(key)
                .and_then(|n| usize::try_from(n).ok())
                .filter(|n| (1..=1 << 20).contains(n))
                .ok_or_else(|| nonsense(key))
        };
        let optional = |key: &str, otherwise: usize| match header.number(key) {
            None => Ok(otherwise),
            Some(_) => number(key),
        };
        let (width, heads) = (number("embedding_length")?, number("attention.head_count")?);
        if header.is_list("attention.head_count_kv") || header.is_list("feed_forward_length") {
            return Err(unsupported("engine-why-layers"));
        }
        let head = optional("attention.key_length", width / heads)?;
        let vocabulary = header
            .tensors
            .iter()
            .find(|t| t.name == "token_embd.weight")
            .and_then(|t| usize::try_from(*t.dims.get(1)?).ok())
            .filter(|n| (1..=1 << 22).contains(n))
            .ok_or_else(|| nonsense("token_embd.weight"))?;
        let kind = match header
            .meta
            .get(&format!("{architecture}.rope.scaling.type"))
        {
            Some(Value::Text(kind)) => kind.as_str(),
            _ => "none",
        };
        let rope_scale = match kind {
            "none" => 1.0,
            "linear" => header.float("rope.scaling.factor").unwrap_or(1.0),
            _ => return Err(unsupported("engine-why-rope")),
        };
        let layers = number("block_count")?;
        let gemma = architecture == "gemma3";
        if ["attn_logit_softcapping", "final_logit_softcapping"]
            .iter()
            .any(|k| header.float(k).is_some_and(|x| x != 0.0))
        {
            return Err(unsupported("engine-why-caps"));
        }
        let window = if gemma {
            Some(Window {
                tokens: number("attention.sliding_window")?,
                every: optional("attention.sliding_window_pattern", 6)?,
                rope_base: header.float("rope.freq_base_swa").unwrap_or(10_000.0),
            })
        } else {
            None
        };
        // The largest of the family, known by its layers, scales by what its heads would be if they filled its width.
        let scaled_by = if gemma && layers == 62 {
            width / heads
        } else {
            head
        };
        let this = Self {
            layers,
            width,
            heads,
            kv_heads: optional("attention.head_count_kv", heads)?,
            head,
            inner: number("feed_forward_length")?,
            vocabulary,
            context: number("context_length")?.min(LONGEST),
            eps: header
                .float("attention.layer_norm_rms_epsilon")
                .unwrap_or(1e-5),
            rope_base: header.float("rope.freq_base").unwrap_or(10_000.0),
            rope_scale,
            rope_dims: optional("rope.dimension_count", head)?,
            rope_halves: architecture != "llama",
            attention_scale: 1.0 / (scaled_by as f32).sqrt(),
            embedding_scale: if gemma { (width as f32).sqrt() } else { 1.0 },
            gemma,
            window,
        };
        this.check(optional("attention.value_length", head)?)?;
        Ok(this)
    }

    fn check(&self, value_length: usize) -> Result<()> {
        if self.layers > 512 || self.width > 1 << 16 || self.inner > 1 << 18 || self.heads > 1024 {
            return Err(nonsense("block_count, embedding_length"));
        }
        if self.head == 0
            || !self.head.is_multiple_of(16)
            || self.head > 512
            || value_length != self.head
            || !self.width.is_multiple_of(32)
            || !self.inner.is_multiple_of(32)
            || !self.query().is_multiple_of(32)
        {
            return Err(unsupported("engine-why-dimensions"));
        }
        let finite = |x: f32| x.is_finite() && x > 0.0;
        if !self.heads.is_multiple_of(self.kv_heads)
            || self.rope_dims > self.head
            || !self.rope_dims.is_multiple_of(2)
            || !finite(self.rope_base)
            || !finite(self.rope_scale)
            || !finite(self.eps)
            || !finite(self.attention_scale)
            || self.window.is_some_and(|w| !finite(w.rope_base))
        {
            return Err(nonsense("attention.*, rope.*"));
        }
        Ok(())
    }

    /// How many tokens a layer sees, the newest included; `None`: all.
    pub fn sees(&self, layer: usize) -> Option<usize> {
        let window = self.window?;
        let whole = (layer + 1).is_multiple_of(window.every.max(1));
        (!whole).then_some(window.tokens)
    }

    /// Numbers in all queries of a token.
    pub fn query(&self) -> usize {
        self.heads * self.head
    }

    /// Numbers in all keys of a token.
    pub fn key(&self) -> usize {
        self.kv_heads * self.head
    }

    /// Bytes the keys and values of `tokens` tokens take.
    pub fn cache_bytes(&self, tokens: usize) -> u64 {
        let blocks = tokens.div_ceil(super::cache::SPAN);
        (super::cache::SPAN * 2 * 2 * self.layers * self.key()) as u64 * blocks as u64
    }
}

fn nonsense(what: &str) -> Error {
    Error::Damaged(tf(
        "engine-file-nonsense",
        &[("what", what.to_string().into())],
    ))
}

/// `why` is the key of a phrase.
fn unsupported(why: &str) -> Error {
    Error::Unsupported(tf("engine-cpu-cannot", &[("why", t(why).into())]))
}
