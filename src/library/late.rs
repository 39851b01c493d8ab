//! Late interaction (Khattab and Zaharia 2020): how near a sentence lies to a question word by word. Each word of the question looks for the word of the sentence,
//! its title and heading included, that is most like it in its company; how much a word counts is learnt. The embedder makes the words beside the vector of a text, so
//! that they cost nothing more. Called by `extract`, kept a moment by `recent`.

use crate::engine::Reading;
use std::sync::OnceLock;

/// A linear map of the words of one embedder, fitted on questions of which is known which sentence answers. What it was fitted on, and under which licence, stands in
/// `assets/search/late.md`.
static FILE: &[u8] = include_bytes!("../../assets/search/late.bin");
/// What a component of 1 is as a byte.
const ONE: f32 = 127.0;

/// What a text is to another, word by word.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Worded {
    /// Its unit vector.
    pub vector: Vec<f32>,
    /// Unit vectors of its words one behind the other, in bytes.
    words: Vec<i8>,
    /// How much each counts where it is the question.
    counts: Vec<f32>,
}

/// The map: from the components of the embedder to fewer.
pub(super) struct Projection {
    /// The embedder it is of.
    embedder: String,
    /// Components of a projected word.
    rank: usize,
    /// The mean of all words, which every word has in it.
    mean: Vec<f32>,
    /// How much a word counts: a constant and a weight for each component.
    counts: (f32, Vec<f32>),
    /// `[components of the embedder, rank]`.
    map: Vec<f32>,
}

impl Projection {
    /// The shipped one, if it is of this embedder.
    pub(super) fn of(embedder: &str) -> Option<&'static Self> {
        static SHIPPED: OnceLock<Option<Projection>> = OnceLock::new();
        let shipped = SHIPPED.get_or_init(|| Self::parse(FILE));
        shipped.as_ref().filter(|p| p.embedder == embedder)
    }

    /// Reads the file: its mark, the embedder's name and its length, components and rank in two bytes each, then as floats the mean, the weights of the words with
    /// their constant and the scale of each column, and the map in bytes.
    fn parse(file: &[u8]) -> Option<Self> {
        let rest = file.strip_prefix(b"KBL1")?;
        let (length, rest) = rest.split_first()?;
        let (name, rest) = rest.split_at_checked(usize::from(*length))?;
        let (sizes, rest) = rest.split_first_chunk::<4>()?;
        let [a, b, c, d] = *sizes;
        let (wide, rank) = (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
        let (wide, rank) = (usize::from(wide), usize::from(rank));
        let (floats, map) = rest.split_at_checked(4 * (2 * wide + 1 + rank))?;
        let (floats, _) = floats.as_chunks::<4>();
        let mut floats = floats.iter().map(|b| f32::from_le_bytes(*b));
        let mean: Vec<f32> = floats.by_ref().take(wide).collect();
        let weights: Vec<f32> = floats.by_ref().take(wide).collect();
        let constant = floats.next()?;
        let scales: Vec<f32> = floats.collect();
        let whole = map.len() == wide * rank && rank > 0;
        let row = |row: &[u8]| -> Vec<f32> {
            let scaled = row.iter().zip(&scales);
            scaled
                .map(|(x, s)| f32::from(x.cast_signed()) * s)
                .collect()
        };
        whole.then(|| Self {
            embedder: String::from_utf8_lossy(name).into_owned(),
            rank,
            mean,
            counts: (constant, weights),
            map: map.chunks_exact(rank).flat_map(row).collect(),
        })
    }

    /// A text as its embedder read it, its words made short.
    pub(super) fn worded(&self, reading: Reading) -> Worded {
        let wide = self.mean.len().max(1);
        let mut words = Vec::with_capacity(reading.words.len() / wide * self.rank);
        let mut counts = Vec::with_capacity(reading.words.len() / wide);
        let mut short = vec![0f32; self.rank];
        for word in reading.words.chunks_exact(wide) {
            short.fill(0.0);
            let mut count = self.counts.0;
            let of = word.iter().zip(&self.mean).zip(&self.counts.1);
            for (((x, mean), weight), row) in of.zip(self.map.chunks_exact(self.rank)) {
                let x = x - mean;
                count += x * weight;
                short.iter_mut().zip(row).for_each(|(s, m)| *s += x * m);
            }
            let length = short.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
            #[allow(clippy::cast_possible_truncation)] // between -127 and 127
            words.extend(short.iter().map(|x| (x / length * ONE).round() as i8));
            counts.push(count.exp().ln_1p());
        }
        Worded {
            vector: reading.vector,
            words,
            counts,
        }
    }

    /// How near a sentence lies to a question, -1 to 1: of each word of the question its cosine with the word most like it, the words weighed.
    pub(super) fn near(&self, question: &Worded, sentence: &Worded) -> f32 {
        let (mut sum, mut all) = (0.0, 0.0);
        for (asked, count) in question.words.chunks_exact(self.rank).zip(&question.counts) {
            let product = |word: &[i8]| -> i32 {
                let both = asked.iter().zip(word);
                both.map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
            };
            let best = sentence.words.chunks_exact(self.rank).map(product).max();
            #[allow(clippy::cast_precision_loss)] // at most 127 * 127 for unit vectors
            let best = best.map_or(0.0, |b| b as f32 / (ONE * ONE));
            sum += count * best;
            all += count;
        }
        sum / f32::max(all, 1e-6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of two components; the second counts for nothing but how much the word counts.
    fn projection() -> Projection {
        let mut file = b"KBL1\x03toy".to_vec();
        file.extend([2, 0, 2, 0]);
        for x in [0.5, 0.5, 0.0, 10.0, 0.0, 0.01, 0.01] {
            file.extend(f32::to_le_bytes(x));
        }
        file.extend([100, 0, 0, 100]);
        Projection::parse(&file).unwrap()
    }

    fn worded(words: &[[f32; 2]]) -> Worded {
        projection().worded(Reading {
            vector: vec![1.0],
            words: words.concat(),
        })
    }

    #[test]
    fn each_word_of_the_question_finds_the_one_most_like_it() {
        let p = projection();
        // The mean taken off: (1, 0), (0, 1), (-1, 0).
        let (east, north, west) = ([1.5, 0.5], [0.5, 1.5], [-0.5, 0.5]);
        let near = |q: &[[f32; 2]], s: &[[f32; 2]]| p.near(&worded(q), &worded(s));
        assert!((near(&[east], &[west, east]) - 1.0).abs() < 1e-3);
        assert!((near(&[east], &[west]) + 1.0).abs() < 1e-3);
        // What points north counts ten, and is not there; the other counts ln 2.
        let counts = [f32::ln_1p(10f32.exp()), f32::ln(2.0)];
        let there = counts[1] / (counts[0] + counts[1]);
        assert!((near(&[north, east], &[east]) - there).abs() < 1e-3);
        // Nothing is near where nothing stands.
        assert_eq!(near(&[east], &[]), 0.0);
        assert_eq!(near(&[], &[east]), 0.0);
    }

    #[test]
    fn the_shipped_map_is_whole_and_a_damaged_one_is_none() {
        let shipped = Projection::of("multilingual-e5-small-q4/1").unwrap();
        assert_eq!((shipped.mean.len(), shipped.rank), (384, 96));
        assert!(shipped.map.iter().all(|x| x.is_finite()));
        assert!(Projection::of("another").is_none());
        for end in [0, 3, 4, 20, 40, FILE.len() - 1] {
            assert!(Projection::parse(&FILE[..end]).is_none(), "{end}");
        }
    }
}
