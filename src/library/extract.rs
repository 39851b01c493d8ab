//! Extractive answers: the sentences of the passages that answer best, in reading order, without repetition, each pointing at itself. No model writes a
//! word of it. What tells that a sentence answers is for `signs` to say, which of them are quoted for `choosing`.

use super::answering::Asking;
use super::asked::completed;
use super::choosing::{Chosen, choose};
use super::cite::{Place, places};
use super::company::is_rest;
use super::contrary::{Side, sides};
use super::late::{Projection, Worded};
use super::must::Must;
use super::question::Lang;
use super::quote::{in_bibliography, plain};
use super::runs::{Run, runs};
use super::signs::{Signs, in_context, is_header, signs};
use super::weights::Weights;
use super::{Hit, Library, Result, Sentence, language_of};
use crate::casebook::SourceId;
use crate::engine::{Embedder, Purpose};
use std::collections::HashSet;

/// Sentences that are compared by vector, the best by words and passage first: each costs an embedding. Half as many more answer no more.
const EMBEDDED: usize = 16;
/// Characters of a question that are read word by word.
const ASKED: usize = 1_000;
/// A sentence shorter or longer than this many characters answers nothing by itself, or too much; an item of a list may be short.
pub(super) const LENGTH: std::ops::RangeInclusive<usize> = 15..=420;
const ITEM: usize = 3;
/// The share of the best passage's score from which another is as good.
const AS_GOOD: f32 = 0.8;
/// What follows an answer in its paragraph goes on about it: so much of how probable that answer is, if that is more than its own.
const GOES_ON: f32 = 0.8;
/// What a sentence is worth under a heading that excludes what was asked for.
const CONTRARY: f32 = 0.1;
/// Passages of the best source that are read beside those that were found, at most.
const BESIDE: usize = 6;

/// Which sentences may be quoted, beside that they answer.
pub struct Which<'a> {
    /// What a source is worth: of how things are now the newest tells most.
    pub weigh: &'a dyn Fn(SourceId) -> f32,
    /// What each of them must have.
    pub must: Option<&'a Must>,
}

impl Which<'_> {
    /// Any, all sources being worth the same.
    const ANY: Self = Self {
        weigh: &|_| 1.0,
        must: None,
    };
}

/// A sentence that could be quoted.
#[derive(Clone, Debug)]
pub(super) struct Quotable {
    /// Its place.
    pub at: usize,
    /// How probable it is that it answers.
    pub probable: f32,
    /// What that was told by; behind them how near it lies to the question, if there are vectors, and how near word by word, if the embedder can say.
    pub signs: Vec<f32>,
}

impl Library {
    /// At most `most` sentences that answer, a list counting as a few and a short one between two of a paragraph as none, and where each stands. Whether the passages are about the question at all is for
    /// [`Found::relevant`](super::Found) to say.
    pub fn extract(
        &self,
        question: &str,
        passages: &[Hit],
        most: usize,
    ) -> Result<(String, Vec<Sentence>)> {
        self.extract_which(question, passages, most, &Which::ANY)
    }

    /// The same, where not every source is worth as much, or not every sentence may be quoted.
    pub fn extract_which(
        &self,
        question: &str,
        passages: &[Hit],
        most: usize,
        which: &Which<'_>,
    ) -> Result<(String, Vec<Sentence>)> {
        let question = &*completed(question, passages.iter().map(|p| p.text.as_str()));
        let (asking, passages) = self.reading(question, passages)?;
        let places = places(&passages);
        let runs = runs(&places);
        let quotable = self.weighed(question, &asking, &places, &runs, which, EMBEDDED)?;
        Ok(composed(&choose(&places, &runs, &quotable, most)))
    }

    /// A question as it is read, and the passages that are read for it.
    pub(super) fn reading(&self, question: &str, passages: &[Hit]) -> Result<(Asking, Vec<Hit>)> {
        let language = language_of(question);
        let said = Lang::of(language)
            .other()
            .and_then(|_| self.lexical.said(question, Lang::of(language) as usize));
        let asking = Asking::read(question, said.as_deref());
        let passages = self.widened(&asking, language, passages)?;
        Ok((asking, passages))
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

    /// Every sentence that could be quoted with its path and its signs: what the weights are fitted on.
    pub(super) fn quotable(
        &self,
        question: &str,
        passages: &[Hit],
    ) -> Result<Vec<(String, String, Vec<f32>)>> {
        let (asking, passages) = self.reading(question, passages)?;
        let places = places(&passages);
        let runs = runs(&places);
        let all = self.weighed(question, &asking, &places, &runs, &Which::ANY, 3 * EMBEDDED)?;
        let row = |q: Quotable| {
            let place = places.get(q.at)?;
            Some((plain(place.text()), place.hit.path.clone(), q.signs))
        };
        Ok(all.into_iter().filter_map(row).collect())
    }

    /// Sentences that could be quoted, the most probable first.
    pub(super) fn weighed(
        &self,
        question: &str,
        asking: &Asking,
        places: &[Place<'_>],
        runs: &[Run],
        which: &Which<'_>,
        embedded: usize,
    ) -> Result<Vec<Quotable>> {
        let language = language_of(question);
        let weigh = which.weigh;
        let must = |at: usize| which.must.is_none_or(|m| m.holds(places, at));
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
        // Where nothing is in the language of the question, that a sentence is not either tells nothing.
        let at_home = places.iter().any(|p| p.hit.lang == language);
        let foreign = |p: &Place<'_>| {
            at_home
                && ![language, p.hit.lang.as_str()].contains(&"und")
                && p.hit.lang != language
                && (own || best != Some(p.hit.source_id))
        };
        let contrary = sides(question, places);
        let standing = signs(asking, places, runs, &contrary, &foreign);
        let worth = |at: usize, source: SourceId| match contrary.get(at) {
            Some(Side::Against) => weigh(source) * CONTRARY,
            _ => weigh(source),
        };
        let fitted = &Weights::shipped().answers;
        let listed: HashSet<usize> = runs.iter().flat_map(Run::members).collect();
        // Questions to ask stand in lists of questions; one that is answered in its item is asked of the reader.
        let asks = |r: &&Run| {
            let alone = r.items.iter().filter(|i| i.len() == 1);
            let heads = alone.filter_map(|i| places.get(*i.first()?));
            let asks = heads.filter(|p| p.text().trim_end().ends_with('?'));
            asks.count() * 2 > r.items.len()
        };
        let asked = runs.iter().filter(asks).flat_map(Run::members);
        let asked: HashSet<usize> = asked.collect();
        let mut out: Vec<Quotable> = places
            .iter()
            .zip(&standing)
            .enumerate()
            .filter(|(i, (p, s))| whole(p, s, listed.contains(i), asked.contains(i)))
            .filter(|(i, _)| must(*i))
            .map(|(at, (p, s))| Quotable {
                at,
                probable: fitted.by_words(&s.of) * worth(at, p.hit.source_id),
                signs: s.of.to_vec(),
            })
            .collect();
        order(&mut out);
        let vectors = places.iter().any(|p| p.hit.dense.is_some());
        // Vectors know that two sentences say the same in other words, or in another language.
        if let Some(e) = self.embedder().filter(|_| vectors) {
            out.truncate(embedded);
            let there = || out.iter().filter_map(|q| places.get(q.at));
            let texts: Vec<String> = out
                .iter()
                .filter_map(|q| in_context(places, runs, q.at))
                .collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let asked = self.question(&*e, question)?;
            let (vectors, by_word) = self.compared(&*e, question, &texts)?;
            let near: Vec<f32> = there()
                .zip(&vectors)
                .map(|(p, v)| asked.near(v, Lang::of(&p.hit.lang)))
                .collect();
            for near in [Some(near), by_word].into_iter().flatten() {
                let nearest = near.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                for (q, near) in out.iter_mut().zip(near) {
                    q.signs.push((near - nearest) * 10.0);
                }
            }
            for q in &mut out {
                let source = places.get(q.at).map(|p| p.hit.source_id);
                q.probable = fitted.by_vectors(&q.signs) * source.map_or(1.0, |s| worth(q.at, s));
            }
            order(&mut out);
        }
        // A paragraph that begins with the best answer goes on with it.
        if let Some(best) = out.first().cloned()
            && standing.get(best.at).is_some_and(|s| s.defines)
        {
            let (mut probable, mut i) = (best.probable, best.at);
            while let Some(next) = places.get(i + 1)
                && places.get(i).is_some_and(|p| goes_on(p, next))
            {
                probable *= GOES_ON;
                i += 1;
                if let Some(q) = out.iter_mut().find(|q| q.at == i) {
                    q.probable = q.probable.max(probable);
                }
            }
            order(&mut out);
        }
        Ok(out)
    }
}

/// The vectors of some texts, and how near each lies to the question word by word.
type Compared = (Vec<Vec<f32>>, Option<Vec<f32>>);

impl Library {
    /// The vectors of some texts, and how near each lies to the question word by word, where the embedder can say.
    fn compared(&self, e: &dyn Embedder, question: &str, texts: &[&str]) -> Result<Compared> {
        let plain = || Ok((self.embedded(e, texts, Purpose::Passage)?, None));
        let Some(by) = Projection::of(e.id()) else {
            return plain();
        };
        let short: String = question.chars().take(ASKED).collect();
        let asked = self.words_of(e, by, &[&short], Purpose::Query)?;
        let read = self.words_of(e, by, texts, Purpose::Passage)?;
        let read: Option<Vec<Worded>> = read.into_iter().collect();
        let (Some(Some(asked)), Some(read)) = (asked.into_iter().next(), read) else {
            return plain();
        };
        let near = read.iter().map(|r| by.near(&asked, r)).collect();
        Ok((read.into_iter().map(|r| r.vector).collect(), Some(near)))
    }
}

/// The most probable first.
fn order(all: &mut [Quotable]) {
    all.sort_by(|a, b| b.probable.total_cmp(&a.probable).then(a.at.cmp(&b.at)));
}

/// Whether a sentence can stand in an answer.
fn whole(place: &Place<'_>, signs: &Signs, listed: bool, asked: bool) -> bool {
    let said = plain(place.text());
    let length = said.chars().count();
    let least = if listed { ITEM } else { *LENGTH.start() };
    let open = place.text().trim_end();
    (least..=*LENGTH.end()).contains(&length)
        && said.contains(char::is_alphabetic)
        && (!open.ends_with('?') || signs.spoken || asked)
        && (!open.ends_with(':') || signs.spoken || listed)
        && !place.heading
        && !is_rest(&said)
        && !in_bibliography(place)
        && !is_header(place)
}

/// The answer as it is read: what was chosen in its order, the items of a list each on a line of its own.
fn composed(chosen: &[Chosen<'_>]) -> (String, Vec<Sentence>) {
    let mut text = String::new();
    let mut sentences = Vec::new();
    let mut characters = 0;
    for piece in chosen {
        let before = if text.is_empty() { "" } else { piece.before };
        let said = format!(
            "{}{}{}",
            piece.mark,
            plain(piece.place.text()),
            piece.behind
        );
        text.push_str(before);
        characters += before.chars().count();
        let length = said.chars().count();
        text.push_str(&said);
        sentences.push(Sentence {
            span: (characters, characters + length),
            supported: true,
            citations: vec![piece.place.citation(1.0)],
        });
        characters += length;
    }
    (text, sentences)
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

/// Whether a sentence follows another in one paragraph.
pub(super) fn goes_on(a: &Place<'_>, b: &Place<'_>) -> bool {
    let between = a.hit.text.get(a.bytes.1..b.bytes.0).unwrap_or("\n");
    a.hit.chunk_id == b.hit.chunk_id && !between.contains('\n')
}
