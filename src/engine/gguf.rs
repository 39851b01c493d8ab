//! The head of a GGUF file: enough to know what it is and whether it is whole, before an engine that would panic gets to see it. Format: the GGUF
//! specification, versions 2 and 3 (little endian). Every length is checked against the file, so no bytes can make it allocate much or panic.

use super::{Error, Result};
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// Architectures mistral.rs 0.8 loads from GGUF; any other makes it panic.
const KNOWN: [&str; 8] = [
    "llama",
    "mistral3",
    "phi2",
    "phi3",
    "starcoder2",
    "qwen2",
    "qwen3",
    "qwen3moe",
];

/// What a model file says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    pub architecture: String,
    pub name: Option<String>,
    /// Tokens; 0 when it does not say.
    pub context: usize,
    pub has_chat_template: bool,
    /// Bytes of the file.
    pub bytes: u64,
}

struct Source<R> {
    inner: R,
    left: u64,
}

impl<R: Read + Seek> Source<R> {
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.left = self.left.checked_sub(N as u64)?;
        let mut out = [0; N];
        self.inner.read_exact(&mut out).ok()?;
        Some(out)
    }

    fn u32(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.bytes().map(u64::from_le_bytes)
    }

    fn skip(&mut self, n: u64) -> Option<()> {
        self.left = self.left.checked_sub(n)?;
        self.inner
            .seek(SeekFrom::Current(i64::try_from(n).ok()?))
            .ok()?;
        Some(())
    }

    /// A string; one longer than `keep` is skipped and comes back empty.
    fn string(&mut self, keep: u64) -> Option<String> {
        let n = self.u64()?;
        if n > keep {
            self.skip(n)?;
            return Some(String::new());
        }
        self.left = self.left.checked_sub(n)?;
        let mut out = vec![0; usize::try_from(n).ok()?];
        self.inner.read_exact(&mut out).ok()?;
        Some(String::from_utf8_lossy(&out).into_owned())
    }

    /// Bytes of a scalar of a kind; `None` for strings, arrays and what is unknown.
    fn size(kind: u32) -> Option<u64> {
        Some(match kind {
            0 | 1 | 7 => 1,
            2 | 3 => 2,
            4..=6 => 4,
            10..=12 => 8,
            _ => return None,
        })
    }

    fn skip_value(&mut self, kind: u32, depth: u8) -> Option<()> {
        match kind {
            8 => self.string(0).map(|_| ()),
            9 if depth < 4 => {
                let (inner, n) = (self.u32()?, self.u64()?);
                match Self::size(inner) {
                    Some(size) => self.skip(n.checked_mul(size)?),
                    None => (0..n).try_for_each(|_| self.skip_value(inner, depth + 1)),
                }
            }
            other => self.skip(Self::size(other)?),
        }
    }
}

/// Elements and bytes of a block of a tensor kind (ggml's type numbers).
fn block(kind: u32) -> Option<(u64, u64)> {
    Some(match kind {
        0 | 26 => (1, 4),
        1 | 25 | 30 => (1, 2),
        24 => (1, 1),
        27 | 28 => (1, 8),
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
        _ => return None,
    })
}

/// Reads the head of a file; `Damaged` when it is no GGUF or shorter than it says.
pub(super) fn read(path: &Path) -> Result<Head> {
    let file = File::open(path).map_err(Error::io(path))?;
    let bytes = file.metadata().map_err(Error::io(path))?.len();
    parse(BufReader::new(file), bytes).ok_or_else(|| {
        Error::Damaged(format!(
            "{} is not a whole GGUF model file; fetch it again",
            path.display()
        ))
    })
}

/// `Err` with a sentence when the engine could not load it.
pub(super) fn check(head: &Head) -> Result<()> {
    if !KNOWN.contains(&head.architecture.as_str()) {
        let what = if head.architecture.is_empty() {
            "unknown"
        } else {
            &head.architecture
        };
        return Err(Error::Unsupported(format!(
            "models of the architecture '{what}' cannot be loaded here; choose one of {}",
            KNOWN.join(", ")
        )));
    }
    if !head.has_chat_template {
        return Err(Error::Unsupported("this model has no chat template, so it cannot hold a conversation; choose an 'instruct' model".into()));
    }
    Ok(())
}

fn parse(inner: impl Read + Seek, bytes: u64) -> Option<Head> {
    let mut s = Source { inner, left: bytes };
    let mut head = Head {
        bytes,
        ..Head::default()
    };
    if &s.bytes::<4>()? != b"GGUF" || !(2..=3).contains(&s.u32()?) {
        return None;
    }
    let (tensors, values) = (s.u64()?, s.u64()?);
    let mut alignment = 32;
    for _ in 0..values {
        let key = s.string(256)?;
        let kind = s.u32()?;
        match (key.as_str(), kind) {
            ("general.architecture", 8) => head.architecture = s.string(64)?,
            ("general.name", 8) => head.name = Some(s.string(256)?),
            ("general.alignment", 4) => alignment = u64::from(s.u32()?).max(1),
            ("tokenizer.chat_template", 8) => {
                head.has_chat_template = true;
                s.skip_value(kind, 0)?;
            }
            (k, 4) if k.ends_with(".context_length") => {
                head.context = usize::try_from(s.u32()?).ok()?
            }
            _ => s.skip_value(kind, 0)?,
        }
    }
    let mut end = 0u64;
    for _ in 0..tensors {
        s.string(0)?;
        let dims = s.u32()?;
        let mut elements = 1u64;
        for _ in 0..dims {
            elements = elements.checked_mul(s.u64()?)?;
        }
        let (per, size) = block(s.u32()?)?;
        end = end.max(
            s.u64()?
                .checked_add(elements.div_ceil(per).checked_mul(size)?)?,
        );
    }
    let start = (bytes - s.left).div_ceil(alignment) * alignment;
    (start.checked_add(end)? <= bytes).then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    fn model(architecture: &str, body: usize) -> Vec<u8> {
        let mut b = b"GGUF".to_vec();
        let text = |b: &mut Vec<u8>, s: &str| {
            b.extend((s.len() as u64).to_le_bytes());
            b.extend(s.as_bytes());
        };
        b.extend(3u32.to_le_bytes());
        b.extend(1u64.to_le_bytes());
        b.extend(2u64.to_le_bytes());
        for (k, v) in [
            ("general.architecture", architecture),
            ("tokenizer.chat_template", "{{x}}"),
        ] {
            text(&mut b, k);
            b.extend(8u32.to_le_bytes());
            text(&mut b, v);
        }
        text(&mut b, "w");
        b.extend(1u32.to_le_bytes());
        b.extend(64u64.to_le_bytes());
        b.extend(8u32.to_le_bytes());
        b.extend(0u64.to_le_bytes());
        b.resize(b.len().div_ceil(32) * 32 + body, 0);
        b
    }

    #[test]
    fn a_whole_file_is_read_and_a_short_one_refused() {
        let head = |b: Vec<u8>| parse(Cursor::new(&b), b.len() as u64);
        assert!(head(model("llama", 68)).is_some_and(|h| check(&h).is_ok()));
        assert!(head(model("llama", 67)).is_none(), "one byte short");
        assert!(
            head(model("mamba", 68))
                .is_some_and(|h| check(&h).unwrap_err().to_string().contains("mamba"))
        );
    }

    proptest! {
        #[test]
        fn no_bytes_do_harm(mut tail in prop::collection::vec(any::<u8>(), 0..300), good in any::<bool>(), at in 0usize..120, value in any::<u8>()) {
            let mut b = if good { model("llama", 68) } else { b"GGUF\x03\0\0\0".to_vec() };
            b.append(&mut tail);
            if let Some(x) = b.get_mut(at) { *x = value; }
            let _ = parse(Cursor::new(&b), b.len() as u64);
        }
    }
}
