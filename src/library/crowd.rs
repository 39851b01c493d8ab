//! What a passage lies near to anyway. An embedder has passages that are near everything, and questions that everything is near to, so a cosine by itself says
//! little of whether a passage is about a question. Here the question is held against some hundred sentences about all kinds of things
//! (assets/search/crowd.tsv), put as questions: how far does it stand out among them, seen from the passage? In speaker verification that is known as
//! Z-norm: Auckenthaler, Carey & Lloyd-Thomas (2000), "Score normalization for text-independent speaker verification systems". Called by `asking` and
//! `library`.

use super::kept::Measured;
use super::question::Lang;
use crate::engine::{Embedder, Purpose, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

static FILE: &str = include_str!("../../assets/search/crowd.tsv");
/// What a component is kept as: so many parts of 1. Vectors have length 1, so no component is larger.
const PARTS: f32 = 127.0;
/// Sentences embedded at a time.
const BATCH: usize = 16;

/// The sentences' vectors, in Dutch and in English. Empty: nothing is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Crowd {
    size: usize,
    /// One after the other, each of `size`.
    of: [Vec<f32>; 2],
}

/// The sentences in Dutch and in English.
fn sentences() -> [Vec<&'static str>; 2] {
    let lines = FILE.lines().filter(|l| !l.starts_with('#'));
    let (dutch, english) = lines.filter_map(|l| l.split_once('\t')).unzip();
    [dutch, english]
}

/// Names the sentences: other sentences, other vectors.
fn edition() -> String {
    blake3::hash(FILE.as_bytes())
        .to_hex()
        .chars()
        .take(16)
        .collect()
}

impl Measured for Crowd {
    const KEY: &'static str = "crowd";

    fn measure(e: &dyn Embedder) -> Result<Self> {
        let mut out = Self {
            size: e.dim(),
            ..Self::default()
        };
        for (sentences, there) in sentences().iter().zip(&mut out.of) {
            for some in sentences.chunks(BATCH) {
                for vector in e.embed(some, Purpose::Query)? {
                    there.extend(vector.iter().map(|x| (x * PARTS).round() / PARTS));
                }
            }
        }
        Ok(out)
    }

    fn written(&self) -> String {
        #[allow(clippy::cast_possible_truncation)] // components of vectors of length 1
        let bytes: Vec<u8> = self
            .of
            .iter()
            .flatten()
            .map(|x| ((x * PARTS).round() as i8).cast_unsigned())
            .collect();
        format!("{} {}", edition(), STANDARD.encode(bytes))
    }

    fn read(written: &str, size: usize) -> Option<Self> {
        let kept = written.strip_prefix(&edition())?.trim_start();
        let bytes = STANDARD.decode(kept).ok()?;
        let [dutch, english] = sentences().map(|s| s.len() * size);
        if size == 0 || bytes.len() != dutch + english {
            return None;
        }
        let mut all = bytes
            .into_iter()
            .map(|b| f32::from(b.cast_signed()) / PARTS);
        let of = [all.by_ref().take(dutch).collect(), all.collect()];
        Some(Self { size, of })
    }
}

impl Crowd {
    /// How many standard deviations a question stands nearer to a passage than the crowd does, the crowd speaking the question's language. None when
    /// nothing is known, or the crowd is all in one place.
    pub(super) fn apart(&self, question: &[f32], passage: &[f32], asked: Lang) -> Option<f32> {
        // A few words in no language we know are as likely Dutch.
        let crowd = self.of.get(usize::from(asked == Lang::English))?;
        if self.size == 0 || question.len() != self.size || passage.len() != self.size {
            return None;
        }
        let dot = |a: &[f32]| a.iter().zip(passage).map(|(x, y)| x * y).sum::<f32>();
        let (mut n, mut sum, mut squares) = (0f32, 0f32, 0f32);
        for vector in crowd.chunks_exact(self.size) {
            let cosine = dot(vector);
            n += 1.0;
            sum += cosine;
            squares += cosine * cosine;
        }
        let mean = sum / n.max(1.0);
        let spread = (squares / n.max(1.0) - mean * mean).max(0.0).sqrt();
        (spread > 1e-4).then(|| (dot(question) - mean) / spread)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Everybody within a few degrees of the first axis.
    fn crowd() -> Crowd {
        let around = |side: f32| -> Vec<f32> {
            (0..40u8)
                .flat_map(|i| {
                    let angle = side * (0.2 + f32::from(i % 8) / 40.0);
                    [angle.cos(), angle.sin(), 0.0]
                })
                .collect()
        };
        Crowd {
            size: 3,
            of: [around(1.0), around(-1.0)],
        }
    }

    #[test]
    fn a_passage_near_everybody_says_less_than_one_near_the_question_alone() {
        let crowd = crowd();
        let question = [0.0, 0.6, 0.8];
        let hub = [1.0, 0.0, 0.0];
        let about = [0.0, 0.0, 1.0];
        // Seen from the middle of the crowd the question is far off.
        assert!(crowd.apart(&question, &hub, Lang::Dutch).unwrap() < -3.0);
        // Nobody is near the other: then there is no crowd to stand out from.
        assert_eq!(crowd.apart(&question, &about, Lang::Dutch), None);
        let near = [0.3, 0.1, 0.9];
        assert!(crowd.apart(&question, &near, Lang::Dutch).unwrap() > 3.0);
        // Each language has its own.
        assert_ne!(
            crowd.apart(&question, &near, Lang::Dutch),
            crowd.apart(&question, &near, Lang::English)
        );
        assert_eq!(Crowd::default().apart(&question, &near, Lang::Dutch), None);
    }

    #[test]
    fn it_is_the_same_after_being_kept_and_never_of_another_size() {
        let [dutch, english] = sentences().map(|s| s.len());
        let made = |n: usize| -> Vec<f32> {
            (0..n * 2)
                .map(|i| ((i % 200) as f32 - 100.0) / PARTS)
                .collect()
        };
        let crowd = Crowd {
            size: 2,
            of: [made(dutch), made(english)],
        };
        assert_eq!(Crowd::read(&crowd.written(), 2), Some(crowd.clone()));
        assert_eq!(Crowd::read(&crowd.written(), 384), None);
        assert_eq!(Crowd::read("0123456789abcdef AAAA", 2), None);
    }

    #[test]
    fn the_crowd_speaks_both_languages_and_never_twice() {
        let [dutch, english] = sentences();
        assert!(dutch.len() >= 100 && dutch.len() == english.len());
        for (sentences, code) in [(&dutch, "nl"), (&english, "en")] {
            let known = |s: &&&str| crate::library::language_of(s) == code;
            assert!(sentences.iter().filter(known).count() * 10 >= sentences.len() * 9);
            let mut once = sentences.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), sentences.len());
        }
    }

    proptest! {
        #[test]
        fn what_was_kept_is_read_quietly(s in "[A-Za-z0-9+/= ]{0,80}", size in 0usize..5) {
            let _ = Crowd::read(&s, size);
            let _ = Crowd::read(&format!("{} {s}", edition()), size);
        }
    }
}
