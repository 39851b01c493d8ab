//! The way from one language to the other among vectors. An embedder puts what is said in Dutch apart from the same said in English, all of it in about one
//! direction, and that direction has a say in every comparison: an English question is nearest to the Dutch passages that are least Dutch (code, names,
//! tables), not to those that answer it. So a question is moved towards the language of the passages it is held against before it is compared. Called by
//! `library`; the direction comes from sentences said in both languages (assets/search/parallel.tsv), so that it is there for any embedder.

use super::kept::Measured;
use super::question::Lang;
use super::weights::Bridging;
use crate::engine::{Embedder, Purpose, Result};

static FILE: &str = include_str!("../../assets/search/parallel.tsv");
/// How alike the directions from two halves of the sentences are at least (cosine), or there is no such direction: an embedder of one language, or of none.
const AGREED: f32 = 0.3;

/// The mean difference of what is said in Dutch and the same said in English; empty when there is no such direction.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bridge(Vec<f32>);

/// Texts in Dutch and in English, each of two sentences or more on different things: as long as a short passage, which is what the way is wanted between.
fn parallel() -> (Vec<String>, Vec<String>) {
    let (dutch, english): (Vec<&str>, Vec<&str>) = FILE
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once('\t'))
        .unzip();
    let joined = |texts: Vec<&str>| {
        let (first, second) = texts.split_at(texts.len() / 2);
        let both = first.iter().zip(second);
        both.map(|(a, b)| format!("{a} {b}")).collect()
    };
    (joined(dutch), joined(english))
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

impl Measured for Bridge {
    const KEY: &'static str = "bridge";

    /// Some forty short texts to embed.
    fn measure(e: &dyn Embedder) -> Result<Self> {
        let (dutch, english) = parallel();
        let embed = |texts: &[String]| {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            e.embed(&texts, Purpose::Passage)
        };
        Ok(Self::between(&embed(&dutch)?, &embed(&english)?))
    }

    fn written(&self) -> String {
        // Numbers are always written.
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    fn read(written: &str, size: usize) -> Option<Self> {
        let numbers: Vec<f32> = serde_json::from_str(written).ok()?;
        (numbers.is_empty() || numbers.len() == size).then_some(Self(numbers))
    }
}

impl Bridge {
    /// From vectors of the same said in both.
    fn between(dutch: &[Vec<f32>], english: &[Vec<f32>]) -> Self {
        let size = dutch.first().map_or(0, Vec::len);
        let mut halves = [vec![0f32; size], vec![0f32; size]];
        for (i, (nl, en)) in dutch.iter().zip(english).enumerate() {
            if let Some(half) = halves.get_mut(i % 2) {
                let difference = nl.iter().zip(en).map(|(a, b)| a - b);
                half.iter_mut()
                    .zip(difference)
                    .for_each(|(sum, d)| *sum += d);
            }
        }
        let [a, b] = &halves;
        let agreed = dot(a, b) / (dot(a, a) * dot(b, b)).sqrt().max(1e-9);
        if agreed < AGREED {
            return Self::default();
        }
        #[allow(clippy::cast_precision_loss)] // a handful
        let n = dutch.len().min(english.len()).max(1) as f32;
        Self(a.iter().zip(b).map(|(x, y)| (x + y) / n).collect())
    }

    /// A question in one language as it is put to passages in another, or in the same: there too it is moved, since a question of three words is less of its
    /// language than a page is.
    pub(super) fn towards(
        &self,
        question: &[f32],
        from: Lang,
        to: Lang,
        by: &Bridging,
    ) -> Vec<f32> {
        let sign = match to {
            Lang::Dutch => 1.0,
            Lang::English => -1.0,
            Lang::Other => 0.0,
        };
        let much = if from == to || from == Lang::Other {
            by.same
        } else {
            by.across
        };
        if self.0.len() != question.len() {
            return question.to_vec();
        }
        question
            .iter()
            .zip(&self.0)
            .map(|(q, way)| q + sign * much * way)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BY: Bridging = Bridging {
        same: 0.5,
        across: 1.0,
        said: 0.3,
    };

    /// A vector whose second component says how Dutch it is.
    fn vectors(dutch: f32) -> Vec<Vec<f32>> {
        (0..8)
            .map(|i| vec![i as f32 / 10.0, dutch + (i % 3) as f32 / 50.0, 0.3])
            .collect()
    }

    #[test]
    fn a_question_is_moved_towards_the_language_it_is_put_to() {
        let bridge = Bridge::between(&vectors(0.4), &vectors(-0.2));
        let question = [1.0, 0.0, 0.0];
        let put = |from, to| bridge.towards(&question, from, to, &BY)[1];
        assert!((put(Lang::English, Lang::Dutch) - 0.6).abs() < 1e-5);
        assert!((put(Lang::Dutch, Lang::English) + 0.6).abs() < 1e-5);
        assert!((put(Lang::Dutch, Lang::Dutch) - 0.3).abs() < 1e-5);
        assert!(put(Lang::Dutch, Lang::Other).abs() < 1e-5);
    }

    #[test]
    fn where_languages_do_not_lie_apart_nothing_is_moved() {
        let scattered = |shift: usize| -> Vec<Vec<f32>> {
            (0..8)
                .map(|i| {
                    (0..4)
                        .map(|k| f32::from(u8::from((i + shift) % 4 == k)))
                        .collect()
                })
                .collect()
        };
        let none = Bridge::between(&scattered(0), &scattered(1));
        assert_eq!(none, Bridge::default());
        let question = [0.1, 0.2, 0.3, 0.4];
        assert_eq!(
            none.towards(&question, Lang::English, Lang::Dutch, &BY),
            question
        );
    }

    #[test]
    fn it_is_the_same_after_being_kept_and_never_of_another_size() {
        let bridge = Bridge::between(&vectors(0.4), &vectors(-0.2));
        assert_eq!(Bridge::read(&bridge.written(), 3), Some(bridge.clone()));
        assert_eq!(Bridge::read(&bridge.written(), 384), None);
        assert_eq!(
            Bridge::read(&Bridge::default().written(), 384),
            Some(Bridge::default())
        );
        assert_eq!(Bridge::read("no", 3), None);
    }

    #[test]
    fn everything_is_said_in_both_languages() {
        let (dutch, english) = parallel();
        assert!(dutch.len() >= 16 && dutch.len() == english.len());
        for (nl, en) in dutch.iter().zip(&english) {
            assert_eq!(crate::library::language_of(nl), "nl", "{nl}");
            assert_eq!(crate::library::language_of(en), "en", "{en}");
        }
    }
}
