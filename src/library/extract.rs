//! Extractive answers: the sentences of the passages that answer best, in reading order, without repetition, each pointing at itself. No model writes a
//! word of it. What makes a sentence an answer is for `answering` to say.

use super::answering::{Asking, Standing};
use super::asked::completed;
use super::cite::{Place, places};
use super::question::Lang;
use super::quote::{in_bibliography, plain};
use super::terms::is_content;
use super::{Hit, Library, Result, Sentence, language_of};
use crate::casebook::SourceId;
use crate::engine::Purpose;
use std::collections::HashMap;

/// Sentences that are compared by vector, the best by words and passage first: each costs an embedding.
const EMBEDDED: usize = 20;
/// A sentence shorter or longer than this many characters answers nothing by itself, or too much.
const LENGTH: std::ops::RangeInclusive<usize> = 15..=420;
/// What a sentence in another language than the question is worth, if its source was not found first: it answers when nothing else does.
const FOREIGN: f32 = 0.5;
/// The share of the best passage's score from which another is as good.
const AS_GOOD: f32 = 0.8;
/// What something said aloud in an example is worth: it shows, and seldom answers.
const SPOKEN: f32 = 0.5;
/// What a sentence is worth that goes on about an item of a list, beside those that open one.
const ELABORATES: f32 = 0.95;
/// How alike two sentences may be: share of words in common.
const ALIKE: f32 = 0.6;
/// The share of the best score a sentence has at least.
const NEARLY: f32 = 0.6;
/// What follows an answer in its paragraph goes on about it: so much of that answer's score, if that is more than its own.
const GOES_ON: f32 = 0.8;
/// Passages of the best source that are read beside those that were found, at most.
const BESIDE: usize = 6;

impl Library {
    /// At most `most` sentences that answer, and where each stands. Whether the passages are about the question at all is for
    /// [`Found::relevant`](super::Found) to say.
    pub fn extract(
        &self,
        question: &str,
        passages: &[Hit],
        most: usize,
    ) -> Result<(String, Vec<Sentence>)> {
        self.extract_weighed(question, passages, most, &|_| 1.0)
    }

    /// The same, where not every source is worth as much: of how things are now the newest tells most.
    pub fn extract_weighed(
        &self,
        question: &str,
        passages: &[Hit],
        most: usize,
        weigh: &dyn Fn(SourceId) -> f32,
    ) -> Result<(String, Vec<Sentence>)> {
        let question = &*completed(question, passages.iter().map(|p| p.text.as_str()));
        let language = language_of(question);
        let said = Lang::of(language)
            .other()
            .and_then(|_| self.lexical.said(question, Lang::of(language) as usize));
        let asking = Asking::read(question, said.as_deref());
        let passages = self.widened(&asking, language, passages)?;
        let places = places(&passages);
        let scored = self.score(question, language, &asking, &places, weigh)?;
        let mut chosen: Vec<usize> = Vec::new();
        let best = scored.first().map_or(0.0, |s| s.0);
        for (score, i) in scored {
            let Some(place) = places.get(i) else { continue };
            let repeats = chosen
                .iter()
                .filter_map(|c| places.get(*c))
                .any(|c| alike(c, place));
            if chosen.contains(&i) || score < best * NEARLY || repeats {
                continue;
            }
            // "That is what he does in September" says nothing without the sentence before it.
            let before = leans_on(&places, i).filter(|b| !chosen.contains(b));
            if chosen.len() + 1 + usize::from(before.is_some()) <= most {
                chosen.extend(before);
                chosen.push(i);
            }
        }
        // Reading order: the best source first, and within it as it stands.
        let mut first: HashMap<i64, usize> = HashMap::new();
        for p in &passages {
            let rank = first.entry(p.source_id.0).or_insert(p.rank);
            *rank = p.rank.min(*rank);
        }
        chosen.sort_by_key(|i| {
            places
                .get(*i)
                .map(|p| (first.get(&p.hit.source_id.0).copied(), p.span))
        });
        let mut text = String::new();
        let mut sentences = Vec::new();
        let mut characters = 0;
        for place in chosen.iter().filter_map(|i| places.get(*i)) {
            if !text.is_empty() {
                text.push(' ');
                characters += 1;
            }
            let piece = plain(place.text());
            let length = piece.chars().count();
            text.push_str(&piece);
            sentences.push(Sentence {
                span: (characters, characters + length),
                supported: true,
                citations: vec![place.citation(1.0)],
            });
            characters += length;
        }
        Ok((text, sentences))
    }

    /// The passages, and with them those of the best source about it whose heading is what was asked, and, when it was asked what something is, with
    /// which it opens or that name it: search brings forward what is full of the words, and a definition says them once.
    fn widened(&self, asking: &Asking, language: &str, passages: &[Hit]) -> Result<Vec<Hit>> {
        let mut all = passages.to_vec();
        let about = || passages.iter().filter(|p| asking.is_about(&p.source));
        let top = passages.iter().map(|p| p.score).fold(0.0, f32::max);
        let named = named_elsewhere(asking, language, passages.iter());
        let own = about().find(|p| p.lang == language && serves(asking, p, top, named));
        let Some(best) = own.or(about().next()).or(passages.first()) else {
            return Ok(all);
        };
        let mut beside = 0;
        for chunk in self.vault().chunks_of(best.source_id)? {
            let opens = chunk.span.0 == 0 && asking.what_is;
            let named = chunk.heading.iter().skip(1).any(|h| asking.names(h));
            let known = all.iter().any(|h| h.chunk_id == chunk.id);
            if beside >= BESIDE || known {
                continue;
            }
            let text = self.vault().chunk_text(chunk.id)?.into_inner();
            // A short section stands in a passage with others, its heading among them.
            let named = named
                || text
                    .lines()
                    .filter_map(|l| l.strip_prefix('#'))
                    .any(|l| asking.names(l.trim_start_matches(['#', ' '])));
            let tells = asking.what_is && asking.names_target(&text);
            if opens || named || tells {
                all.push(Hit {
                    chunk_id: chunk.id,
                    heading: chunk.heading,
                    span: chunk.span,
                    text,
                    lang: chunk.lang,
                    ..best.clone()
                });
                beside += 1;
            }
        }
        Ok(all)
    }

    /// Places worth quoting with their scores, best first.
    fn score(
        &self,
        question: &str,
        language: &str,
        asking: &Asking,
        places: &[Place<'_>],
        weigh: &dyn Fn(SourceId) -> f32,
    ) -> Result<Vec<(f32, usize)>> {
        let standings = Standing::of(asking, places);
        let top = places
            .iter()
            .map(|p| p.hit.score)
            .fold(f32::MIN_POSITIVE, f32::max);
        // What search put first may be in another language, unless a source in this one is about it too.
        let best = places.first().map(|p| p.hit.source_id);
        let named = named_elsewhere(asking, language, places.iter().map(|p| p.hit));
        let own = places.iter().any(|p| {
            let about = asking.is_about(&p.hit.source);
            about && p.hit.lang == language && serves(asking, p.hit, top, named)
        });
        let mut scored: Vec<(f32, usize)> = Vec::new();
        for (i, (p, standing)) in places.iter().zip(&standings).enumerate() {
            let whole = LENGTH.contains(&plain(p.text()).chars().count())
                && (!p.text().trim_end().ends_with(['?', ':']) || standing.spoken)
                && !p.heading
                && !in_bibliography(p)
                && !p.text().contains('|');
            if whole {
                let foreign = ![language, p.hit.lang.as_str()].contains(&"und")
                    && p.hit.lang != language
                    && (own || best != Some(p.hit.source_id));
                let mut score = 0.65 * standing.worth() + 0.35 * p.hit.score / top;
                if foreign {
                    score *= FOREIGN;
                }
                if standing.spoken {
                    score *= SPOKEN;
                }
                if elaborates(p) {
                    score *= ELABORATES;
                }
                scored.push((score * weigh(p.hit.source_id), i));
            }
        }
        let order = |s: &mut Vec<(f32, usize)>| {
            s.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        };
        order(&mut scored);
        let vectors = places.iter().any(|p| p.hit.dense.is_some());
        // Vectors know that two sentences say the same in other words, or in another language.
        if let Some(e) = self.embedder().filter(|_| vectors) {
            scored.truncate(EMBEDDED);
            let texts: Vec<&str> = scored
                .iter()
                .filter_map(|(_, i)| places.get(*i))
                .map(Place::text)
                .collect();
            let asked = self.question(&*e, question)?;
            let vectors = e.embed(&texts, Purpose::Passage)?;
            let near: Vec<f32> = scored
                .iter()
                .zip(&vectors)
                .map(|((_, i), v)| {
                    let lang = places.get(*i).map_or("", |p| p.hit.lang.as_str());
                    asked.near(v, Lang::of(lang))
                })
                .collect();
            let (low, high) = near
                .iter()
                .fold((f32::INFINITY, f32::NEG_INFINITY), |(l, h), c| {
                    (l.min(*c), h.max(*c))
                });
            for ((score, _), n) in scored.iter_mut().zip(near) {
                *score *= 0.7 + 0.3 * (n - low) / (high - low).max(1e-6);
            }
            order(&mut scored);
        }
        // A paragraph that begins with the best answer goes on with it.
        if let Some((best, mut i)) = scored.first().copied()
            && standings.get(i).is_some_and(|s| s.defines)
        {
            let mut worth = best;
            while let Some(next) = places.get(i + 1)
                && places.get(i).is_some_and(|p| goes_on(p, next))
            {
                worth *= GOES_ON;
                i += 1;
                if let Some(s) = scored.iter_mut().find(|s| s.1 == i) {
                    s.0 = s.0.max(worth);
                }
            }
            order(&mut scored);
        }
        Ok(scored)
    }
}

/// Whether all that is asked for stands in the title of a source in the other language.
fn named_elsewhere<'a>(
    asking: &Asking,
    language: &str,
    mut hits: impl Iterator<Item = &'a Hit>,
) -> bool {
    hits.any(|h| {
        let foreign = ![language, h.lang.as_str()].contains(&"und") && h.lang != language;
        foreign && asking.names_target(&h.source)
    })
}

/// Whether a source in the language of the question does instead of what was found first in the other: all that is asked for stands in its title, or it is
/// nearly as good and no title in the other language does. One word of the question in a title is not enough.
fn serves(asking: &Asking, hit: &Hit, top: f32, named_elsewhere: bool) -> bool {
    asking.names_target(&hit.source) || (!named_elsewhere && hit.score >= top * AS_GOOD)
}

/// Whether a sentence goes on about an item of a list that another opens: of a list one wants the items first.
fn elaborates(place: &Place<'_>) -> bool {
    let before = place.hit.text.get(..place.bytes.0).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    let item = line.starts_with(['-', '*', '+']) || line.starts_with(|c: char| c.is_ascii_digit());
    item && line.split_whitespace().count() > 2
}

/// Words that point back at a person or a thing of the sentence before when one begins with them.
const PERSONS: [&str; 7] = ["hij", "zij", "ze", "he", "she", "they", "it"];
/// Words that point back at all of it, when no noun stands behind them: "dat doet hij", "this is why".
const THINGS: [&str; 4] = ["dat", "dit", "that", "this"];

/// The sentence before, of the same paragraph, where this one begins with a word that points back at it.
fn leans_on(places: &[Place<'_>], i: usize) -> Option<usize> {
    let place = places.get(i)?;
    let mut words = place.text().split(|c: char| !c.is_alphanumeric());
    let first = words.next()?.to_lowercase();
    let leans = PERSONS.contains(&first.as_str())
        || THINGS.contains(&first.as_str())
            && words.next().is_some_and(|w| !is_content(&w.to_lowercase()));
    let before = i.checked_sub(1)?;
    let other = places.get(before)?;
    let whole = !other.heading && LENGTH.contains(&plain(other.text()).chars().count());
    (leans && whole && goes_on(other, place)).then_some(before)
}

/// Whether a sentence follows another in one paragraph.
fn goes_on(a: &Place<'_>, b: &Place<'_>) -> bool {
    let between = a.hit.text.get(a.bytes.1..b.bytes.0).unwrap_or("\n");
    a.hit.chunk_id == b.hit.chunk_id && !between.contains('\n')
}

fn alike(a: &Place<'_>, b: &Place<'_>) -> bool {
    #[allow(clippy::cast_precision_loss)]
    let common = a.words.intersection(&b.words).count() as f32;
    #[allow(clippy::cast_precision_loss)]
    let least = a.words.len().min(b.words.len()).max(1) as f32;
    common / least > ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::ChunkId;

    #[test]
    fn a_sentence_that_points_back_brings_the_one_before_it() {
        let leans = |text: &str| {
            let hit = Hit {
                rank: 1,
                score: 1.0,
                source: "Prinsjesdag".into(),
                path: "prinsjesdag.md".into(),
                source_id: SourceId(1),
                chunk_id: ChunkId(1),
                heading: Vec::new(),
                span: (0, text.chars().count()),
                text: text.into(),
                lexical: None,
                dense: None,
                lang: "nl".into(),
            };
            leans_on(&places(&[hit]), 1)
        };
        let king = "De koning leest de troonrede voor.";
        for behind in [
            "Dat doet hij op Prinsjesdag in Den Haag.",
            "Hij draagt dan een mantel.",
        ] {
            assert_eq!(leans(&format!("{king} {behind}")), Some(0), "{behind}");
            // In another paragraph it is about something else.
            assert_eq!(leans(&format!("{king}\n\n{behind}")), None, "{behind}");
        }
        for behind in ["Dat najaar was het koud.", "De mantel is van hermelijn."] {
            assert_eq!(leans(&format!("{king} {behind}")), None, "{behind}");
        }
        assert_eq!(leans("# De koning\nHij draagt een mantel."), None);
    }
}
