//! The long lists of a GGUF header (tokens, scores, merges), which [`Header`](super::Header) skips. The
//! tokeniser of the processor engine reads them once when a model is loaded.

use super::read::Cursor;
use crate::engine::{Error, Result};
use crate::locale::tf;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Seek};
use std::path::Path;

/// A list of the header.
#[derive(Clone, Debug, PartialEq)]
pub enum List {
    /// Strings; what is not UTF-8 is an error.
    Texts(Vec<String>),
    /// Any numbers.
    Numbers(Vec<f64>),
}

impl List {
    /// The strings, if it holds strings.
    pub fn texts(self) -> Option<Vec<String>> {
        match self {
            Self::Texts(t) => Some(t),
            Self::Numbers(_) => None,
        }
    }

    /// The numbers, if it holds numbers.
    pub fn numbers(self) -> Option<Vec<f64>> {
        match self {
            Self::Numbers(n) => Some(n),
            Self::Texts(_) => None,
        }
    }
}

/// The lists of a file under these keys, those that are there.
pub fn open(path: &Path, keys: &[&str]) -> Result<BTreeMap<String, List>> {
    let file = std::fs::File::open(path).map_err(Error::io(path))?;
    let length = file.metadata().map_err(Error::io(path))?.len();
    read(&mut BufReader::with_capacity(1 << 18, file), length, keys).map_err(|why| {
        Error::Damaged(tf(
            "engine-file-unusable",
            &[
                ("file", path.display().to_string().into()),
                ("why", why.to_string().into()),
            ],
        ))
    })
}

/// The same from anything seekable that is `length` bytes long.
fn read<R: BufRead + Seek>(
    from: &mut R,
    length: u64,
    keys: &[&str],
) -> std::result::Result<BTreeMap<String, List>, String> {
    let mut c = Cursor {
        from,
        at: 0,
        length,
    };
    // Magic, version and the number of tensors; `Header` has looked at them.
    c.skip(16)?;
    let mut lists = BTreeMap::new();
    for _ in 0..c.u64()? {
        let key = c.short_string()?;
        let kind = c.u32()?;
        if kind != 9 || !keys.contains(&key.as_str()) {
            c.value(kind, 0)?;
            continue;
        }
        let (inner, n) = (c.u32()?, c.u64()?);
        // Nothing takes less than a byte; strings take at least eight.
        c.need(if inner == 8 { n.saturating_mul(8) } else { n })?;
        let list = if inner == 8 {
            let mut texts = Vec::new();
            for _ in 0..n {
                let bytes = c.u64()?;
                texts.push(c.take(bytes)?);
            }
            List::Texts(texts)
        } else {
            let mut numbers = Vec::new();
            for _ in 0..n {
                numbers.push(match inner {
                    4 => c.u32()?.into(),
                    5 => i32::from_le_bytes(c.bytes()?).into(),
                    6 => f32::from_le_bytes(c.bytes()?).into(),
                    12 => f64::from_le_bytes(c.bytes()?),
                    _ => return Err(format!("{key} is a list of something else")),
                });
            }
            List::Numbers(numbers)
        };
        lists.insert(key, list);
    }
    Ok(lists)
}

#[cfg(test)]
mod tests {
    use super::super::tests::small;
    use super::*;

    #[test]
    fn the_tokens_are_found_and_no_truncation_passes() {
        let file = small("llama");
        let keys = ["tokenizer.ggml.tokens"];
        let get = |f: &[u8]| read(&mut std::io::Cursor::new(f), f.len() as u64, &keys);
        let lists = get(&file).unwrap();
        assert_eq!(
            lists["tokenizer.ggml.tokens"],
            List::Texts(vec!["a".into(), "b".into()])
        );
        for n in 0..200 {
            assert!(get(&file[..n]).is_err(), "{n}");
        }
    }
}
