//! all-MiniLM-L6-v2 (and any BERT sentence encoder in the same three files: `model.safetensors`,
//! `tokenizer.json`, `config.json`). `select` opens it when the settings name it.

use super::encoder::{Encoder, Layer, Linear, Norm, Words};
use super::{Embedder, Error, Purpose, Result};
use crate::locale::{t, tf};
use safetensors::{Dtype, SafeTensors};
use std::path::Path;
use tokenizers::Tokenizer;

/// The encoder was trained on 256 tokens at most, although it has 512 positions.
const WINDOW: usize = 256;

type Parsed<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The embedder.
pub struct MiniLm {
    id: String,
    tokens: Tokenizer,
    encoder: Encoder,
    threads: usize,
}

#[derive(serde::Deserialize)]
struct Config {
    hidden_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    max_position_embeddings: usize,
    layer_norm_eps: f32,
    model_type: String,
    hidden_act: String,
}

impl MiniLm {
    /// Loads the three files of `dir`; damaged ones are refused with a sentence.
    pub fn open(dir: &Path, id: &str, threads: usize) -> Result<Self> {
        let read = |name: &str| {
            let path = dir.join(name);
            std::fs::read(&path).map_err(Error::io(path))
        };
        let (config, weights) = (read("config.json")?, read("model.safetensors")?);
        let parsed = || -> Parsed<Self> {
            let config: Config = serde_json::from_slice(&config)?;
            let mut tokens = Tokenizer::from_file(dir.join("tokenizer.json"))?;
            tokens.with_padding(None);
            tokens.with_truncation(None)?;
            let encoder = encoder(&config, &weights, &tokens)?;
            Ok(Self {
                id: format!("{id}/1"),
                tokens,
                encoder,
                threads,
            })
        };
        parsed().map_err(|why| {
            Error::Damaged(tf(
                "engine-bert-unusable",
                &[
                    ("dir", dir.display().to_string().into()),
                    ("why", why.to_string().into()),
                ],
            ))
        })
    }
}

fn encoder(config: &Config, weights: &[u8], tokens: &Tokenizer) -> Parsed<Encoder> {
    let (hidden, heads) = (config.hidden_size, config.num_attention_heads);
    if config.model_type != "bert" || config.hidden_act != "gelu" {
        return Err("only BERT with gelu is supported".into());
    }
    if heads == 0 || hidden == 0 || hidden % heads != 0 || config.max_position_embeddings < 3 {
        return Err("its dimensions are not supported".into());
    }
    let file = SafeTensors::deserialize(weights)?;
    let floats = |name: &str| -> Parsed<Vec<f32>> {
        let view = file
            .tensor(name)
            .or_else(|_| file.tensor(&format!("bert.{name}")))?;
        if view.dtype() != Dtype::F32 {
            return Err(format!("{name} is not stored in 32 bits").into());
        }
        Ok(view
            .data()
            .chunks_exact(4)
            .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
            .collect())
    };
    let vector = |name: &str| -> Parsed<Vec<f32>> {
        let all = floats(name)?;
        if all.len() == hidden {
            Ok(all)
        } else {
            Err(format!("{name} has the wrong size").into())
        }
    };
    let norm = |name: &str| -> Parsed<Norm> {
        Ok(Norm {
            weight: vector(&format!("{name}.weight"))?,
            bias: vector(&format!("{name}.bias"))?,
        })
    };
    let linear = |names: &[String]| -> Parsed<Linear> {
        let (mut weight, mut bias) = (Vec::new(), Vec::new());
        for name in names {
            weight.extend(floats(&format!("{name}.weight"))?);
            bias.extend(floats(&format!("{name}.bias"))?);
        }
        Ok(Linear::new(weight, bias)?)
    };
    let mut layers = Vec::new();
    for l in 0..config.num_hidden_layers {
        let at = format!("encoder.layer.{l}");
        let one = |name: &str| linear(&[format!("{at}.{name}")]);
        layers.push(Layer {
            qkv: linear(&["query", "key", "value"].map(|n| format!("{at}.attention.self.{n}")))?,
            out: one("attention.output.dense")?,
            attention_norm: norm(&format!("{at}.attention.output.LayerNorm"))?,
            up: one("intermediate.dense")?,
            down: one("output.dense")?,
            output_norm: norm(&format!("{at}.output.LayerNorm"))?,
        });
    }
    let mut positions = floats("embeddings.position_embeddings.weight")?;
    let segments = floats("embeddings.token_type_embeddings.weight")?;
    if positions.len() != config.max_position_embeddings * hidden || segments.len() < hidden {
        return Err("its embeddings have the wrong size".into());
    }
    for row in positions.chunks_exact_mut(hidden) {
        row.iter_mut().zip(&segments).for_each(|(x, s)| *x += s);
    }
    let mark = |word: &str| {
        tokens
            .token_to_id(word)
            .ok_or_else(|| format!("its tokeniser has no {word}"))
    };
    Ok(Encoder {
        hidden,
        heads,
        eps: config.layer_norm_eps,
        words: Words::F32(floats("embeddings.word_embeddings.weight")?),
        positions,
        norm: norm("embeddings.LayerNorm")?,
        layers,
        marks: (mark("[CLS]")?, mark("[SEP]")?),
        window: WINDOW.min(config.max_position_embeddings),
        quick: None,
    })
}

impl Embedder for MiniLm {
    fn id(&self) -> &str {
        &self.id
    }

    fn dim(&self) -> usize {
        self.encoder.hidden
    }

    fn embed(&self, texts: &[&str], _purpose: Purpose) -> Result<Vec<Vec<f32>>> {
        // The tokeniser's own message could quote the text, so it is not passed on.
        let failed = || Error::Failed(t("engine-untokenised"));
        let tokens = texts
            .iter()
            .map(|t| {
                self.tokens
                    .encode_fast(*t, false)
                    .map(|e| e.get_ids().to_vec())
                    .map_err(|_| failed())
            })
            .collect::<Result<Vec<_>>>()?;
        self.encoder.embed(&tokens, self.threads).map_err(|e| {
            Error::Failed(tf(
                "engine-embedding-failed",
                &[("e", e.to_string().into())],
            ))
        })
    }

    fn memory(&self) -> u64 {
        self.encoder.memory()
    }
}
