//! Citations are computed: every sentence of an answer is held against the sentences of the passages, and points at those that say the same
//! (`cite` says how that is weighed). Sentence by sentence, so that an answer gets its marks while it is being written; `practice::ask` does that, and
//! drafts are aligned whole.

use super::cite::Compared;
use super::echo::{repeats, unfinished};
use super::evidence::Evidence;
use super::sentence::sentences;
use super::weights::Weights;
use super::{Citation, Hit, Library, Result, Sentence};
use crate::engine::{Embedder, Purpose};
use std::sync::Arc;

/// Places shown for one sentence.
const PLACES: usize = 2;

/// An answer's sentences being aligned to the passages it was given, one after the other.
pub struct Aligning<'a> {
    compared: Compared<'a>,
    question: String,
    embedder: Option<Arc<dyn Embedder>>,
}

impl<'a> Aligning<'a> {
    /// Of sentences to passages, with vectors if there is an embedder.
    pub(super) fn over(passages: &'a [Hit], embedder: Option<Arc<dyn Embedder>>) -> Self {
        Self {
            compared: Compared::new(passages),
            question: String::new(),
            embedder,
        }
    }

    /// Says what was asked, and whom it is about: a name in either is no stranger in an answer, though the passage says `she`; and what has only the
    /// question's words in common with a passage is not supported by it.
    pub fn asked(mut self, question: &str, about: &str) -> Self {
        self.compared.asked(question, about);
        self.question = question.to_owned();
        self
    }

    /// What speaks for each place that may carry a sentence, with the place's number. None for a sentence that no place carries: it says the question
    /// again, or only leads to what follows, or breaks off.
    pub(super) fn weighed(&mut self, text: &str) -> Result<Vec<(Evidence, usize)>> {
        if repeats(&self.question, text) || unfinished(text) {
            return Ok(Vec::new());
        }
        let vector = match self.embedder.take() {
            Some(e) => {
                self.compared.prepare(text, &*e)?;
                let vector = e.embed(&[text], Purpose::Passage)?.into_iter().next();
                self.embedder = Some(e);
                vector
            }
            None => None,
        };
        let places = self.compared.places();
        Ok(self
            .compared
            .evidence(text, vector.as_deref())
            .into_iter()
            .zip(0..)
            .filter(|(_, i)| places.get(*i).is_some_and(|p| !p.heading))
            .collect())
    }

    /// What a sentence rests on; `span` are its characters in the answer. By words, and when the passages were found by vectors too, by vectors.
    ///
    /// # Errors
    /// The embedder fails; from then on this goes by words alone, so that asking again answers.
    pub fn sentence(&mut self, text: &str, span: (usize, usize)) -> Result<Sentence> {
        let fitted = &Weights::shipped().citation;
        let mut scored: Vec<(f32, usize)> = self
            .weighed(text)?
            .iter()
            .map(|(e, i)| (e.support(fitted), *i))
            .collect();
        let places = self.compared.places();
        scored.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        let best = scored.first().map_or(0.0, |s| s.0);
        let citations: Vec<Citation> = scored
            .iter()
            // A second place counts only when it says nearly as much.
            .take_while(|(s, _)| *s >= fitted.supported && *s >= best * 0.9)
            .take(PLACES)
            .filter_map(|(s, i)| places.get(*i).map(|p| p.citation(*s)))
            .collect();
        Ok(Sentence {
            span,
            supported: !citations.is_empty(),
            citations,
        })
    }
}

/// The sentences of a text with their place in it, in characters.
pub fn spans(text: &str) -> Vec<(&str, (usize, usize))> {
    let (mut byte, mut character) = (0, 0);
    let mut at = |to: usize| {
        character += text.get(byte..to).unwrap_or_default().chars().count();
        byte = to;
        character
    };
    sentences(text)
        .into_iter()
        .map(|(a, b)| (text.get(a..b).unwrap_or_default(), (at(a), at(b))))
        .collect()
}

impl Library {
    /// Begins to align an answer to the passages it was given.
    pub fn aligning<'a>(&self, passages: &'a [Hit]) -> Aligning<'a> {
        let embedder = self
            .embedder()
            .filter(|_| passages.iter().any(|h| h.dense.is_some()));
        Aligning::over(passages, embedder)
    }

    /// Aligns each sentence of a whole answer; `question` and `about` as for [`Aligning::asked`].
    ///
    /// # Errors
    /// The embedder fails.
    pub fn cite(
        &self,
        answer: &str,
        question: &str,
        about: &str,
        passages: &[Hit],
    ) -> Result<Vec<Sentence>> {
        let mut aligning = self.aligning(passages).asked(question, about);
        spans(answer)
            .into_iter()
            .map(|(text, span)| aligning.sentence(text, span))
            .collect()
    }
}
