//! From a GGUF file to a model: every tensor is looked up by name, its dimensions compared with what the
//! header promises, and its rows packed. `engine` calls it.

use super::attention::Prepare;
use super::dequant;
use super::kernel::Level;
use super::kernel::pack::{PANEL, Packed, Rows};
use super::model::{Embedding, Layer, Model};
use super::pool::Pool;
use super::shape::Shape;
use crate::engine::gguf::{Header, Tensor, block};
use crate::engine::{Error, Result};
use crate::locale::{t, tf};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// What a layer may hold; anything else means a kind of model this engine does not know.
const PARTS: [&str; 18] = [
    "attn_norm.weight",
    "attn_q.weight",
    "attn_k.weight",
    "attn_v.weight",
    "attn_q.bias",
    "attn_k.bias",
    "attn_v.bias",
    "attn_q_norm.weight",
    "attn_k_norm.weight",
    "attn_output.weight",
    "ffn_norm.weight",
    "ffn_gate.weight",
    "ffn_up.weight",
    "ffn_down.weight",
    "post_attention_norm.weight",
    "post_ffw_norm.weight",
    "attn_rot_embd.weight",
    "rope_freqs.weight",
];

/// A file with its directory.
struct Source<'a> {
    header: &'a Header,
    names: BTreeMap<&'a str, &'a Tensor>,
    file: File,
    path: &'a Path,
}

/// A tensor in memory.
struct Raw {
    kind: u32,
    data: Vec<u8>,
    rows: usize,
}

impl Raw {
    fn rows(&self) -> Rows<'_> {
        Rows {
            kind: self.kind,
            data: &self.data,
            rows: self.rows,
        }
    }
}

fn damaged(path: &Path, why: String) -> Error {
    Error::Damaged(tf(
        "engine-file-unusable",
        &[
            ("file", path.display().to_string().into()),
            ("why", why.into()),
        ],
    ))
}

/// Refuses, with a sentence, what this engine cannot run. Reads nothing but the header.
pub fn check(header: &Header) -> Result<Shape> {
    let shape = Shape::of(header)?;
    for t in &header.tensors {
        let part = t.name.strip_prefix("blk.").and_then(|n| n.split_once('.'));
        if let Some((_, part)) = part
            && (!PARTS.contains(&part) || (part.starts_with("post_") && !shape.gemma))
        {
            return Err(Error::Unsupported(tf(
                "engine-cpu-part",
                &[("part", part.escape_default().to_string().into())],
            )));
        }
        if !dequant::known(t.kind) {
            return Err(Error::Unsupported(tf(
                "engine-tensor-cpu",
                &[
                    ("name", t.name.escape_default().to_string().into()),
                    ("kind", t.kind.to_string().into()),
                ],
            )));
        }
    }
    Ok(shape)
}

/// Bytes of memory the weights will take.
pub fn weight_bytes(header: &Header) -> u64 {
    let tied = !header.tensors.iter().any(|t| t.name == "output.weight");
    let bytes = |t: &Tensor| {
        if t.name == "token_embd.weight" && !tied {
            t.bytes
        } else if matches!(t.kind, 2 | 3 | 12) {
            t.elements() / 32 * 20
        } else {
            t.elements() / 32 * 34
        }
    };
    header.tensors.iter().map(bytes).sum()
}

/// Loads a whole model; `stop` is asked between layers.
pub fn load(path: &Path, level: Level, threads: usize) -> Result<Model> {
    let header = Header::open(path)?;
    let shape = check(&header)?;
    let mut source = Source {
        names: header
            .tensors
            .iter()
            .map(|t| (t.name.as_str(), t))
            .collect(),
        header: &header,
        file: File::open(path).map_err(Error::io(path))?,
        path,
    };
    let pool = Pool::new(threads);
    let on = (level, &pool);
    let (width, query, key) = (shape.width, shape.query(), shape.key());
    let mut layers = Vec::new();
    for i in 0..shape.layers {
        let name = |part: &str| format!("blk.{i}.{part}");
        let q = source.matrix(&name("attn_q.weight"), width, query)?;
        let k = source.matrix(&name("attn_k.weight"), width, key)?;
        let v = source.matrix(&name("attn_v.weight"), width, key)?;
        let all = [q.rows(), k.rows(), v.rows()];
        let same = all.iter().all(|r| r.four() == all[0].four());
        let qkv = if same {
            vec![(0, source.pack(on, width, &all, false)?)]
        } else {
            let mut parts = Vec::new();
            for (column, rows) in [0, query, query + key].into_iter().zip(all) {
                parts.push((column, source.pack(on, width, &[rows], false)?));
            }
            parts
        };
        let mut bias = Vec::new();
        if source.names.contains_key(name("attn_q.bias").as_str()) {
            for (part, n) in [
                ("attn_q.bias", query),
                ("attn_k.bias", key),
                ("attn_v.bias", key),
            ] {
                bias.extend(source.vector(&name(part), n)?);
            }
        }
        let gate = source.matrix(&name("ffn_gate.weight"), width, shape.inner)?;
        let up = source.matrix(&name("ffn_up.weight"), width, shape.inner)?;
        let gate_up = source.pack(on, width, &[gate.rows(), up.rows()], true)?;
        drop((gate, up));
        let output = source.matrix(&name("attn_output.weight"), query, width)?;
        let down = source.matrix(&name("ffn_down.weight"), shape.inner, width)?;
        layers.push(Layer {
            attention_norm: source.vector(&name("attn_norm.weight"), width)?,
            qkv,
            prepare: Prepare {
                bias,
                query_norm: source.optional(&name("attn_q_norm.weight"), shape.head)?,
                key_norm: source.optional(&name("attn_k_norm.weight"), shape.head)?,
            },
            output: source.pack(on, query, &[output.rows()], false)?,
            inner_norm: source.vector(&name("ffn_norm.weight"), width)?,
            gate_up,
            down: source.pack(on, shape.inner, &[down.rows()], false)?,
            after: if shape.gemma {
                [
                    source.vector(&name("post_attention_norm.weight"), width)?,
                    source.vector(&name("post_ffw_norm.weight"), width)?,
                ]
            } else {
                Default::default()
            },
        });
    }
    let table = source.matrix("token_embd.weight", width, shape.vocabulary)?;
    let (embedding, output) = if source.names.contains_key("output.weight") {
        let output = source.matrix("output.weight", width, shape.vocabulary)?;
        let output = source.pack(on, width, &[output.rows()], false)?;
        (Embedding::Rows(table.kind, table.data), output)
    } else {
        let output = source.pack(on, width, &[table.rows()], false)?;
        (Embedding::Tied, output)
    };
    let norm = source.vector("output_norm.weight", width)?;
    let factors = source.optional("rope_freqs.weight", shape.rope_dims / 2)?;
    if factors.iter().any(|f| !f.is_finite() || *f <= 0.0) {
        return Err(damaged(path, t("engine-why-factors")));
    }
    Ok(Model {
        shape,
        level,
        pool,
        embedding,
        layers,
        norm,
        output,
        factors,
    })
}

impl Source<'_> {
    /// A tensor of `rows` rows of `width`.
    fn raw(&mut self, name: &str, width: usize, rows: usize) -> Result<Raw> {
        let tensor = *self.names.get(name).ok_or_else(|| {
            damaged(
                self.path,
                tf("engine-why-missing", &[("name", name.into())]),
            )
        })?;
        let mut dims = tensor.dims.clone();
        while dims.len() > 1 && dims.last() == Some(&1) {
            dims.pop();
        }
        let right = match dims.as_slice() {
            [n] => rows == 1 && *n == width as u64,
            [n, m] => *n == width as u64 && *m == rows as u64,
            _ => false,
        };
        let whole = block(tensor.kind).is_some_and(|(n, _)| (width as u64).is_multiple_of(n));
        if !right || !whole {
            return Err(damaged(
                self.path,
                tf("engine-why-size", &[("name", name.into())]),
            ));
        }
        let mut data = Vec::new();
        let bytes = usize::try_from(tensor.bytes).unwrap_or(usize::MAX);
        data.try_reserve_exact(bytes)
            .map_err(|_| no_memory(bytes))?;
        let at = self.header.data_start + tensor.offset;
        self.file
            .seek(SeekFrom::Start(at))
            .and_then(|_| (&mut self.file).take(tensor.bytes).read_to_end(&mut data))
            .map_err(Error::io(self.path))?;
        // The file may have been cut since its header was read.
        if data.len() != bytes {
            return Err(damaged(self.path, t("engine-why-truncated")));
        }
        Ok(Raw {
            kind: tensor.kind,
            data,
            rows,
        })
    }

    fn matrix(&mut self, name: &str, width: usize, rows: usize) -> Result<Raw> {
        self.raw(name, width, rows)
    }

    /// A vector of `n` numbers.
    fn vector(&mut self, name: &str, n: usize) -> Result<Vec<f32>> {
        let raw = self.raw(name, n, 1)?;
        let mut out = vec![0.0; n];
        dequant::row(raw.kind, &raw.data, &mut out);
        Ok(out)
    }

    /// The same, empty when the file has none.
    fn optional(&mut self, name: &str, n: usize) -> Result<Vec<f32>> {
        if self.names.contains_key(name) {
            self.vector(name, n)
        } else {
            Ok(Vec::new())
        }
    }

    /// Packs matrices one below the other, or (`mixed`) two of them panel by panel.
    fn pack(
        &self,
        on: (Level, &Pool),
        width: usize,
        all: &[Rows<'_>],
        mixed: bool,
    ) -> Result<Packed> {
        let panels: Vec<usize> = all.iter().map(|r| r.rows.div_ceil(PANEL)).collect();
        let whole = all.iter().all(|r| r.rows % PANEL == 0);
        if all.len() > 1 && !whole {
            return Err(Error::Unsupported(t("engine-cpu-dimensions")));
        }
        let pick = |panel: usize| {
            if mixed {
                return (panel % 2, panel / 2 * PANEL);
            }
            let mut left = panel;
            for (i, n) in panels.iter().enumerate() {
                if left < *n {
                    return (i, left * PANEL);
                }
                left -= n;
            }
            (usize::MAX, 0)
        };
        let total = panels.iter().sum();
        Packed::new(on, width, all, total, &pick).ok_or_else(|| no_memory(total * PANEL * width))
    }
}

fn no_memory(bytes: usize) -> Error {
    Error::Memory(tf(
        "engine-no-memory",
        &[("mb", (bytes / 1_000_000).to_string().into())],
    ))
}
