//! The tokeniser of XLM-RoBERTa: a unigram language model over SentencePiece pieces (Kudo, 2018). The text is normalised character by character, blanks
//! become the metaspace mark, and the likeliest sequence of pieces is found (Viterbi).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The mark SentencePiece writes for a blank.
const META: char = '\u{2581}';
/// An unknown character costs this much more than the rarest piece, as in SentencePiece.
const UNKNOWN_PENALTY: f32 = 10.0;

/// FNV-1a: pieces are short and not chosen by an enemy.
#[derive(Default)]
pub(super) struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        let mut h = if self.0 == 0 {
            0xcbf2_9ce4_8422_2325
        } else {
            self.0
        };
        for b in bytes {
            h = (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3);
        }
        self.0 = h;
    }
}

/// Pieces with their scores, and the characters that are written otherwise first.
pub(super) struct Tokeniser {
    pieces: HashMap<Box<[u8]>, (u32, f32), BuildHasherDefault<Fnv>>,
    normal: HashMap<char, String>,
    longest: usize,
    unknown_score: f32,
    unknown: u32,
}

impl Tokeniser {
    /// From pieces in order of id, their log probabilities, and the normalisation table.
    pub(super) fn new(
        pieces: Vec<(Box<[u8]>, f32)>,
        normal: HashMap<char, String>,
        unknown: u32,
    ) -> Self {
        let least = pieces.iter().map(|p| p.1).fold(f32::INFINITY, f32::min);
        let longest = pieces.iter().map(|p| p.0.len()).max().unwrap_or(1);
        let mut map: HashMap<_, _, BuildHasherDefault<Fnv>> =
            HashMap::with_capacity_and_hasher(pieces.len(), BuildHasherDefault::default());
        for (id, (piece, score)) in (0u32..).zip(pieces) {
            if !piece.is_empty() && id != unknown {
                map.entry(piece).or_insert((id, score));
            }
        }
        Self {
            pieces: map,
            normal,
            longest,
            unknown_score: least - UNKNOWN_PENALTY,
            unknown,
        }
    }

    /// The ids of a text's pieces, without the marks of beginning and end.
    pub(super) fn encode(&self, text: &str) -> Vec<u32> {
        let text = self.normalise(text);
        let bytes = text.as_bytes();
        let starts: Vec<usize> = text
            .char_indices()
            .map(|(i, _)| i)
            .chain([bytes.len()])
            .collect();
        let n = starts.len() - 1;
        // Best score to each character, the piece that ends there and where it began.
        let mut best = vec![(f32::NEG_INFINITY, self.unknown, 0usize); n + 1];
        if let Some(first) = best.first_mut() {
            first.0 = 0.0;
        }
        for i in 0..n {
            let (Some(from), Some((score, ..))) = (starts.get(i).copied(), best.get(i).copied())
            else {
                break;
            };
            for (j, to) in starts.iter().copied().enumerate().skip(i + 1) {
                if to - from > self.longest {
                    break;
                }
                let known = bytes.get(from..to).and_then(|p| self.pieces.get(p));
                if let (Some((id, s)), Some(slot)) = (known, best.get_mut(j))
                    && score + s > slot.0
                {
                    *slot = (score + s, *id, i);
                }
            }
            if let Some(slot) = best.get_mut(i + 1)
                && score + self.unknown_score > slot.0
            {
                *slot = (score + self.unknown_score, self.unknown, i);
            }
        }
        let mut out = Vec::new();
        let mut at = n;
        while let Some((_, id, from)) = best.get(at).copied().filter(|_| at > 0) {
            out.push(id);
            at = from;
        }
        out.reverse();
        out
    }

    fn normalise(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 8);
        let mut blank = false;
        let mut put = |c: char| {
            // Runs of blanks are one.
            if !(c == ' ' && blank) {
                if out.is_empty() && c != ' ' {
                    out.push(META);
                }
                out.push(if c == ' ' { META } else { c });
            }
            blank = c == ' ';
        };
        for c in text.chars() {
            match self.normal.get(&c) {
                Some(other) => other.chars().for_each(&mut put),
                None => put(c),
            }
        }
        if out.is_empty() {
            out.push(META);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_pieces_win_and_the_unknown_is_one_piece_a_character() {
        let p = |s: &str, score: f32| (s.as_bytes().into(), score);
        let t = Tokeniser::new(
            vec![
                p("<unk>", 0.0),
                p("▁a", -2.0),
                p("b", -3.0),
                p("▁ab", -4.0),
                p("▁", -5.0),
            ],
            HashMap::from([('Ａ', "a".into())]),
            0,
        );
        assert_eq!(t.encode("ab"), [3]);
        assert_eq!(t.encode("Ａb"), [3]);
        assert_eq!(t.encode("a  日"), [1, 4, 0]);
        assert_eq!(t.encode(""), [4]);
    }
}
