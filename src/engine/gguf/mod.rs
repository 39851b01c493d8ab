//! Reads the header of a GGUF file: what model it is, whether the file is whole, whether the in-process
//! engine can take it. `install` checks every download with it, `mistral` every load, `requantise` copies by it.
//!
//! The in-process engine panics on architectures it does not know and on truncated files, so this looks
//! first. Everything is bounded by the length of the file: random bytes give an error, never a panic and
//! never more memory than the file is long.

pub mod lists;
mod read;
#[cfg(test)]
pub(super) mod tests;

use super::{Error, Result};
use crate::locale::{t, tf};
use read::Cursor;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Seek};
use std::ops::Range;
use std::path::Path;

/// Architectures mistral.rs 0.8 loads from GGUF.
pub const SUPPORTED: [&str; 8] = [
    "llama",
    "mistral3",
    "phi2",
    "phi3",
    "starcoder2",
    "qwen2",
    "qwen3",
    "qwen3moe",
];

/// Longest metadata string that is kept (chat templates are the longest in practice); longer ones are skipped.
const KEPT_STRING: u64 = 1 << 18;

/// A metadata value; arrays are kept as their length only.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Any integer or boolean.
    Int(i64),
    /// Any float.
    Float(f64),
    /// A string of reasonable length.
    Text(String),
    /// So many elements, or bytes for a string too long to keep.
    Skipped(u64),
}

/// One tensor of the directory.
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor {
    /// Its name.
    pub name: String,
    /// Lengths, innermost first, as the file has them.
    pub dims: Vec<u64>,
    /// ggml type number.
    pub kind: u32,
    /// From the start of the data.
    pub offset: u64,
    /// Size of its data.
    pub bytes: u64,
}

impl Tensor {
    /// How many numbers it holds.
    pub fn elements(&self) -> u64 {
        self.dims.iter().product()
    }
}

/// The header.
#[derive(Clone, Debug)]
pub struct Header {
    /// 2 or 3.
    pub version: u32,
    /// Scalars and strings by key.
    pub meta: BTreeMap<String, Value>,
    /// How many key-value pairs the file has.
    pub meta_count: u64,
    /// Where the key-value pairs lie in the file.
    pub meta_span: Range<u64>,
    /// Where the u32 of `general.file_type` lies, if there is one.
    pub file_type_at: Option<u64>,
    /// The directory in file order.
    pub tensors: Vec<Tensor>,
    /// Where tensor data starts.
    pub data_start: u64,
    /// Alignment of tensor data.
    pub alignment: u64,
}

impl Header {
    /// Reads and checks the header of a file, and that the file is as long as its directory says.
    pub fn open(path: &Path) -> Result<Self> {
        let file = std::fs::File::open(path).map_err(Error::io(path))?;
        let length = file.metadata().map_err(Error::io(path))?.len();
        Self::read(&mut BufReader::with_capacity(1 << 18, file), length).map_err(|why| {
            Error::Damaged(tf(
                "engine-file-unusable",
                &[
                    ("file", path.display().to_string().into()),
                    ("why", why.to_string().into()),
                ],
            ))
        })
    }

    /// Reads the header from anything seekable that is `length` bytes long. The error is a phrase.
    pub fn read<R: BufRead + Seek>(from: &mut R, length: u64) -> std::result::Result<Self, String> {
        let mut c = Cursor {
            from,
            at: 0,
            length,
        };
        if c.bytes::<4>()? != *b"GGUF" {
            return Err(t("engine-why-magic"));
        }
        let version = c.u32()?;
        if !(2..=3).contains(&version) {
            return Err(tf("engine-why-version", &[("n", version.into())]));
        }
        let (tensor_count, meta_count) = (c.u64()?, c.u64()?);
        // A pair takes at least 13 bytes and a directory entry 24: more cannot be there.
        if meta_count > length / 13 || tensor_count > length / 24 {
            return Err(t("engine-why-counts"));
        }
        let start = c.at;
        let (mut meta, mut file_type_at) = (BTreeMap::new(), None);
        for _ in 0..meta_count {
            let key = c.short_string()?;
            let kind = c.u32()?;
            if key == "general.file_type" && kind == 4 {
                file_type_at = Some(c.at);
            }
            let value = c.value(kind, 0)?;
            meta.insert(key, value);
        }
        let meta_span = start..c.at;
        let alignment = match meta.get("general.alignment") {
            Some(Value::Int(n)) if *n > 0 && *n <= 1 << 16 && *n % 8 == 0 => *n as u64,
            None => 32,
            _ => return Err(t("engine-why-alignment")),
        };
        let mut tensors = Vec::new();
        for _ in 0..tensor_count {
            tensors.push(c.tensor()?);
        }
        let data_start = c.at.div_ceil(alignment) * alignment;
        for tensor in &tensors {
            let end = data_start
                .checked_add(tensor.offset)
                .and_then(|n| n.checked_add(tensor.bytes));
            match end {
                Some(end) if end <= length => {}
                Some(end) => {
                    return Err(tf(
                        "engine-why-shorter",
                        &[("there", length.into()), ("wanted", end.into())],
                    ));
                }
                None => return Err(t("engine-why-place")),
            }
        }
        Ok(Self {
            version,
            meta,
            meta_count,
            meta_span,
            file_type_at,
            tensors,
            data_start,
            alignment,
        })
    }

    /// A string by its full key.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.meta.get(key) {
            Some(Value::Text(s)) => Some(s),
            _ => None,
        }
    }

    /// A whole number of the architecture's own keys, by what follows its name.
    pub fn number(&self, suffix: &str) -> Option<u64> {
        match self.meta.get(&format!("{}.{suffix}", self.architecture())) {
            Some(Value::Int(n)) => u64::try_from(*n).ok(),
            _ => None,
        }
    }

    /// A float of the architecture's own keys.
    pub fn float(&self, suffix: &str) -> Option<f32> {
        match self.meta.get(&format!("{}.{suffix}", self.architecture())) {
            Some(Value::Float(x)) => Some(*x as f32),
            _ => None,
        }
    }

    /// Whether one of the architecture's own keys holds a list (or something too long to keep).
    pub fn is_list(&self, suffix: &str) -> bool {
        let key = format!("{}.{suffix}", self.architecture());
        matches!(self.meta.get(&key), Some(Value::Skipped(_)))
    }

    /// `general.architecture`, or an empty string.
    pub fn architecture(&self) -> &str {
        self.text("general.architecture").unwrap_or_default()
    }

    /// `general.name`, if the file has one.
    pub fn name(&self) -> Option<&str> {
        self.text("general.name")
    }

    /// Context length in tokens, 0 when the file does not say.
    pub fn context(&self) -> usize {
        self.number("context_length")
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(0)
    }

    /// Whether it brings a chat template.
    pub fn has_chat_template(&self) -> bool {
        self.meta.contains_key("tokenizer.chat_template")
    }

    /// Bytes the keys and values of `tokens` tokens take, at 4 bytes a number.
    pub fn cache_bytes(&self, tokens: u64) -> u64 {
        let layers = self.number("block_count").unwrap_or(0);
        let heads = self.number("attention.head_count").unwrap_or(1).max(1);
        let kv_heads = self.number("attention.head_count_kv").unwrap_or(heads);
        let width = self
            .number("attention.key_length")
            .unwrap_or_else(|| self.number("embedding_length").unwrap_or(0) / heads);
        [2, 4, layers, kv_heads, width, tokens]
            .iter()
            .fold(1u64, |a, b| a.saturating_mul(*b))
    }

    /// Refuses, with a sentence, what the in-process engine cannot run.
    pub fn check_supported(&self) -> Result<()> {
        let architecture = self.architecture();
        if !SUPPORTED.contains(&architecture) {
            return Err(Error::Unsupported(tf(
                "engine-architecture",
                &[
                    ("name", architecture.escape_default().to_string().into()),
                    ("known", SUPPORTED.join(", ").to_string().into()),
                ],
            )));
        }
        if !self.has_chat_template() {
            return Err(Error::Unsupported(t("engine-no-template")));
        }
        if let Some(t) = self
            .tensors
            .iter()
            .find(|t| !(0..=15).contains(&t.kind) && t.kind != 30)
        {
            return Err(Error::Unsupported(tf(
                "engine-tensor",
                &[
                    ("name", t.name.escape_default().to_string().into()),
                    ("kind", t.kind.to_string().into()),
                ],
            )));
        }
        Ok(())
    }
}

/// Numbers per block and bytes per block of a ggml type.
pub fn block(kind: u32) -> Option<(u64, u64)> {
    Some(match kind {
        0 | 26 => (1, 4),
        1 | 25 | 30 => (1, 2),
        2 => (32, 18),
        3 => (32, 20),
        6 => (32, 22),
        7 => (32, 24),
        8 => (32, 34),
        9 => (32, 36),
        10 => (256, 84),
        11 => (256, 110),
        12 => (256, 144),
        13 => (256, 176),
        14 => (256, 210),
        15 => (256, 292),
        16 => (256, 66),
        17 => (256, 74),
        18 => (256, 98),
        19 => (256, 50),
        20 => (32, 18),
        21 => (256, 110),
        22 => (256, 82),
        23 => (256, 136),
        24 => (1, 1),
        27 | 28 => (1, 8),
        29 => (256, 56),
        _ => return None,
    })
}
