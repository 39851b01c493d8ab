//! A unigram tokeniser (Kudo 2018) over a table of scored pieces: characters are normalised through a map,
//! blanks become the metaspace, and the best-scoring segmentation is found by dynamic programming. `e5`
//! builds one from its model file.

/// What SentencePiece writes for a blank.
const METASPACE: char = '\u{2581}';
/// Its bytes.
const BLANK: [u8; 3] = [0xe2, 0x96, 0x81];

/// Pieces, scores and the character map.
pub struct Unigram {
    blob: Vec<u8>,
    /// One more than there are pieces.
    offsets: Vec<u32>,
    scores: Vec<f32>,
    /// Open addressing, piece + 1, 0 = free; its length is a power of two.
    table: Vec<u32>,
    /// Sorted by character: from where to where in `replacements`.
    map: Vec<(u32, u32, u32)>,
    replacements: Vec<char>,
    unknown: u32,
    unknown_score: f32,
    /// Bytes of the longest piece, and of the longest with a blank behind its first character: nearly every piece ends where a word does.
    longest: usize,
    across: usize,
}

impl Unigram {
    /// Builds the lookup table. `offsets` must ascend within `blob`, one more than `scores`; `map` holds a
    /// character and what replaces it. The error is a phrase.
    pub fn new(
        blob: Vec<u8>,
        offsets: Vec<u32>,
        scores: Vec<f32>,
        unknown: u32,
        map: Vec<(u32, Vec<char>)>,
    ) -> Result<Self, &'static str> {
        let ascending = offsets.windows(2).all(|w| w[0] <= w[1]);
        let inside = offsets
            .last()
            .is_some_and(|end| *end as usize <= blob.len());
        if !ascending
            || !inside
            || offsets.len() != scores.len() + 1
            || unknown as usize >= scores.len()
        {
            return Err("its vocabulary makes no sense");
        }
        let mut lowest = f32::MAX;
        for s in &scores {
            lowest = lowest.min(*s);
        }
        let mut flat = Vec::new();
        let lengths = |across: bool| {
            let pieces = offsets.windows(2).map(|w| (w[0] as usize, w[1] as usize));
            let these = pieces.filter(|(from, to)| !across || has_blank(&blob[*from..*to]));
            these.map(|(from, to)| to - from).max().unwrap_or(0)
        };
        let (longest, across) = (lengths(false), lengths(true));
        let mut spans: Vec<_> = map
            .into_iter()
            .map(|(c, to)| {
                let from = flat.len() as u32;
                flat.extend(to);
                (c, from, flat.len() as u32)
            })
            .collect();
        spans.sort_unstable();
        let mut this = Self {
            longest,
            across,
            table: vec![0; (scores.len() * 2).next_power_of_two().max(2)],
            blob,
            offsets,
            scores,
            map: spans,
            replacements: flat,
            unknown,
            // As SentencePiece does: an unknown character is always worse than any piece.
            unknown_score: lowest - 10.0,
        };
        for piece in 0..this.scores.len() {
            let bytes = this.piece(piece as u32);
            if bytes.is_empty() {
                continue;
            }
            let mut slot = this.slot(hash(SEED, bytes));
            while this.table[slot] != 0 {
                slot = (slot + 1) & (this.table.len() - 1);
            }
            this.table[slot] = piece as u32 + 1;
        }
        Ok(this)
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.scores.len()
    }

    /// Bytes of memory the tables take.
    pub fn memory(&self) -> usize {
        self.blob.len()
            + 4 * (self.offsets.len() + self.scores.len() + self.table.len())
            + 12 * self.map.len()
    }

    fn piece(&self, piece: u32) -> &[u8] {
        let (from, to) = (
            self.offsets[piece as usize],
            self.offsets[piece as usize + 1],
        );
        &self.blob[from as usize..to as usize]
    }

    fn slot(&self, hash: u64) -> usize {
        (hash >> 20) as usize & (self.table.len() - 1)
    }

    fn find(&self, hash: u64, bytes: &[u8]) -> Option<u32> {
        let mut slot = self.slot(hash);
        // The table is at most half full, so a free slot always comes.
        while let Some(piece) = self.table[slot].checked_sub(1) {
            if self.piece(piece) == bytes {
                return Some(piece);
            }
            slot = (slot + 1) & (self.table.len() - 1);
        }
        None
    }

    /// The text as the pieces see it, a blank before it where a word begins, with where each character starts (and where the last one ends).
    fn normalise(&self, text: &str, begins: bool) -> (Vec<u8>, Vec<usize>) {
        let mut chars: Vec<char> = Vec::with_capacity(text.len() + 1);
        let mut push = |c: char| {
            if !(c == ' ' && chars.last() == Some(&' ')) {
                chars.push(c);
            }
        };
        for c in text.chars() {
            match self.map.binary_search_by_key(&(c as u32), |m| m.0) {
                Ok(at) => {
                    let (_, from, to) = self.map[at];
                    self.replacements[from as usize..to as usize]
                        .iter()
                        .copied()
                        .for_each(&mut push);
                }
                Err(_) => push(c),
            }
        }
        if begins && chars.first() != Some(&' ') {
            chars.insert(0, ' ');
        }
        let (mut bytes, mut starts) = (
            Vec::with_capacity(chars.len() * 2),
            Vec::with_capacity(chars.len() + 1),
        );
        for c in chars {
            starts.push(bytes.len());
            let c = if c == ' ' { METASPACE } else { c };
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        starts.push(bytes.len());
        (bytes, starts)
    }

    /// Where words begin and end among the pieces of a text: at a blank. What has no letter and no digit is none.
    pub fn words(&self, pieces: &[u32]) -> Vec<std::ops::Range<usize>> {
        let mut out = Vec::new();
        let (mut from, mut says) = (0, false);
        for (at, piece) in pieces.iter().enumerate() {
            let bytes = self.piece(*piece);
            if bytes.starts_with(&BLANK) {
                if says {
                    out.push(from..at);
                }
                (from, says) = (at, false);
            }
            // An unknown piece stands for some character.
            says |= *piece == self.unknown
                || String::from_utf8_lossy(bytes).contains(char::is_alphanumeric);
        }
        if says {
            out.push(from..pieces.len());
        }
        out
    }

    /// Piece numbers of a text, without any begin or end mark.
    pub fn encode(&self, text: &str) -> Vec<u32> {
        self.encode_part(text, true)
    }

    /// The same of a part of a text; `begins` says whether a blank stands before it.
    pub fn encode_part(&self, text: &str, begins: bool) -> Vec<u32> {
        let (bytes, starts) = self.normalise(text, begins);
        let n = starts.len() - 1;
        // Best score up to a character, the piece that ends there, and where that piece starts.
        let mut best = vec![(f32::NEG_INFINITY, self.unknown, 0usize); n + 1];
        best[0].0 = 0.0;
        for i in 0..n {
            let so_far = best[i].0;
            if so_far + self.unknown_score > best[i + 1].0 {
                best[i + 1] = (so_far + self.unknown_score, self.unknown, i);
            }
            let (mut h, mut most) = (SEED, self.longest);
            for e in i + 1..=n {
                // Behind a blank only the few pieces go on that have one.
                if e > i + 1 && bytes[starts[e - 1]..starts[e]] == BLANK {
                    most = self.across;
                }
                if starts[e] - starts[i] > most {
                    break;
                }
                h = hash(h, &bytes[starts[e - 1]..starts[e]]);
                if let Some(piece) = self.find(h, &bytes[starts[i]..starts[e]])
                    && piece != self.unknown
                {
                    let score = so_far + self.scores[piece as usize];
                    if score > best[e].0 {
                        best[e] = (score, piece, i);
                    }
                }
            }
        }
        let mut out = Vec::new();
        let mut at = n;
        while at > 0 {
            out.push(best[at].1);
            at = best[at].2;
        }
        out.reverse();
        out
    }
}

/// Whether a piece has a blank behind its first character.
fn has_blank(piece: &[u8]) -> bool {
    let mut behind = piece.windows(BLANK.len()).skip(1);
    behind.any(|w| w == BLANK)
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, which can be continued byte by byte while a candidate piece grows.
fn hash(mut h: u64, bytes: &[u8]) -> u64 {
    for b in bytes {
        h = (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3);
    }
    h
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn toy() -> Unigram {
        let pieces = ["<unk>", "▁", "a", "b", "▁a", "ab", "▁ab", "c"];
        let scores = vec![0.0, -4.0, -3.0, -3.0, -3.5, -2.0, -1.0, -3.0];
        let mut blob = Vec::new();
        let mut offsets = vec![0];
        for p in pieces {
            blob.extend(p.as_bytes());
            offsets.push(blob.len() as u32);
        }
        Unigram::new(
            blob,
            offsets,
            scores,
            0,
            vec![
                ('A' as u32, vec!['a']),
                ('\t' as u32, vec![' ']),
                ('\u{ad}' as u32, vec![]),
            ],
        )
        .unwrap()
    }

    #[test]
    fn the_best_scoring_segmentation_wins() {
        assert_eq!(toy().encode("ab"), [6]);
        assert_eq!(toy().encode("aab"), [4, 5]);
        assert_eq!(toy().encode("cab"), [1, 7, 5]);
    }

    #[test]
    fn a_piece_may_go_over_a_blank() {
        let pieces = ["<unk>", "▁a", "b", "▁a▁b", "▁b"];
        let (mut blob, mut offsets) = (Vec::new(), vec![0]);
        for p in pieces {
            blob.extend(p.as_bytes());
            offsets.push(blob.len() as u32);
        }
        let scores = vec![0.0, -2.0, -2.0, -1.0, -2.0];
        let tokens = Unigram::new(blob, offsets, scores, 0, vec![]).unwrap();
        assert_eq!(tokens.encode("a b"), [3]);
        assert_eq!(tokens.encode("a b a b b"), [3, 3, 4]);
        assert_eq!((tokens.across, toy().across), (8, 0));
    }

    #[test]
    fn words_end_at_blanks_and_marks_are_none() {
        let pieces = ["<unk>", "▁a", "b", ",", "▁,", "▁b", "▁"];
        let (mut blob, mut offsets) = (Vec::new(), vec![0]);
        for p in pieces {
            blob.extend(p.as_bytes());
            offsets.push(blob.len() as u32);
        }
        let tokens = Unigram::new(blob, offsets, vec![-1.0; 7], 0, vec![]).unwrap();
        // "ab, , b" and something unknown.
        assert_eq!(tokens.words(&[1, 2, 3, 4, 5, 6, 0]), [0..3, 4..5, 5..7]);
        assert!(tokens.words(&[]).is_empty());
    }

    #[test]
    fn characters_are_mapped_and_blanks_collapsed() {
        assert_eq!(toy().encode("A\u{ad}b \t ab"), [6, 6]);
    }

    #[test]
    fn an_unknown_character_is_one_unknown_piece() {
        assert_eq!(toy().encode("aéb"), [4, 0, 3]);
    }

    #[test]
    fn tables_that_make_no_sense_are_refused() {
        assert!(Unigram::new(vec![1], vec![0, 2], vec![0.0], 0, vec![]).is_err());
        assert!(Unigram::new(vec![1, 2], vec![2, 1], vec![0.0], 0, vec![]).is_err());
        assert!(Unigram::new(vec![1], vec![0, 1], vec![0.0], 1, vec![]).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_segmented_into_known_pieces(text in ".{0,60}") {
            let t = toy();
            prop_assert!(t.encode(&text).iter().all(|p| (*p as usize) < t.len()));
        }
    }
}
