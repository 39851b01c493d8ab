//! An answer in the sources' own words: in a case what its notes say goes before what materials say, and the two are shown apart, for what a book says of
//! people is not said of this client. What was agreed, figures and goals are told from the notes and the goals themselves. Called by `ask`.

use super::answer::{no_more, spoken};
use super::asked::{Asked, words};
use super::following::{naming, nothing_of, only_of};
use super::help::{Told, about, now};
use super::{Answer, Practice, Result};
use crate::casebook::{CaseId, SourceId};
use crate::library::{Citation, Found, Mode, Must, Sentence, Which, content_words};
use crate::locale::{self, Language};
use crate::vault::CaseFilter;
use std::collections::{BTreeMap, HashSet};

/// Sentences of an answer at most, and those of materials beside what the notes say of the client.
const SENTENCES: usize = 5;
const BESIDE: usize = 2;
/// Passages of the case's own that are read for a question about the client.
const OWN: usize = 8;
/// What a source is worth that does not speak of what a follow-up is about.
const ASIDE: f32 = 0.5;

/// A sentence, with the blanks before it, and the places it stands at.
pub(super) type Piece = (String, Vec<Citation>);

/// What the sources say.
#[derive(Debug, Default)]
pub(super) struct OwnWords {
    /// The text, empty when they say nothing.
    pub text: String,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// It was asked about the client, and the notes say nothing of it.
    pub silent: bool,
    /// It is likely to answer.
    pub certain: bool,
    /// What to say where they say nothing, if it is more than that.
    pub unsaid: Option<String>,
}

impl Practice {
    /// Whether a question holds what the coach calls a client, whole and whatever its capitals; in a case one that is not its own.
    pub(super) fn names_a_client(&self, question: &str, case: Option<CaseId>) -> Result<bool> {
        let low = |text: &str| -> Vec<String> {
            words(text).iter().map(|w| w.1.to_lowercase()).collect()
        };
        let asked = low(question);
        let holds = |asked: &[String], label: &[String]| {
            !label.is_empty() && asked.windows(label.len()).any(|w| w == label)
        };
        let mut others = self.vault().cases(&CaseFilter::default())?;
        let mut own = Vec::new();
        if let Some(case) = case {
            let row = self.vault().case(case)?;
            others.retain(|c| c.case.client_id != row.case.client_id);
            own = low(&row.client_label);
        }
        let others: Vec<Vec<String>> = others.iter().map(|c| low(&c.client_label)).collect();
        // `Wilg 2` is no `Wilg`: of two labels one of which begins the other the longer is meant.
        let longer = |l: &&Vec<String>| l.len() > own.len();
        if others.iter().filter(longer).any(|l| holds(&asked, l)) {
            return Ok(true);
        }
        // Where the client's own label stood nothing joins what was on both sides.
        let mut rest = Vec::with_capacity(asked.len());
        let mut left = asked.as_slice();
        while let Some((word, behind)) = left.split_first() {
            let without = left.strip_prefix(own.as_slice());
            let without = without.filter(|_| !own.is_empty());
            rest.push(without.map_or(word.clone(), |_| String::new()));
            left = without.unwrap_or(behind);
        }
        Ok(others.iter().any(|l| holds(&rest, l)))
    }

    /// What the sources say to a question, and the passages it stands in before those that were found. `quoted`: the sentences of the answer it follows, which
    /// are not said once more. `must`: what each sentence must have, beside naming what is asked after.
    pub(super) fn own_words(
        &self,
        case: Option<CaseId>,
        (question, asked, quoted): (&str, &Asked, &[String]),
        must: Option<&Must>,
        found: &mut Found,
        language: &str,
    ) -> Result<OwnWords> {
        let subject = asked.subject.as_ref();
        let name = subject.map(|s| Must::Name(naming(s, &found.hits)));
        let must = must.or(name.as_ref());
        let mut out = self.said(case, (question, asked, quoted), must, found, language)?;
        if out.text.is_empty() && out.unsaid.is_none() {
            out.unsaid = subject.map(|s| nothing_of(s, language));
        }
        Ok(out)
    }

    fn said(
        &self,
        case: Option<CaseId>,
        (question, asked, quoted): (&str, &Asked, &[String]),
        must: Option<&Must>,
        found: &mut Found,
        language: &str,
    ) -> Result<OwnWords> {
        // What is spoken of was named before: who does not speak of it answers something else.
        let speak = found.hits.iter().filter(|h| asked.named_in(&h.text));
        let spoken_of: Vec<SourceId> = speak.map(|h| h.source_id).collect();
        let beside = |id: SourceId| match spoken_of.is_empty() || spoken_of.contains(&id) {
            true => 1.0,
            false => ASIDE,
        };
        let Some(case) = case else {
            let mut out = OwnWords {
                certain: found.certain,
                ..OwnWords::default()
            };
            if found.relevant {
                let which = Which {
                    weigh: &beside,
                    must,
                };
                (out.text, out.sentences) = self.library().extract_which(
                    &asked.searched,
                    &found.hits,
                    SENTENCES,
                    &which,
                )?;
                let mut all = pieces(&out.text, out.sentences.clone());
                if leave_out(question, quoted, &mut all, &mut Vec::new()) {
                    out.unsaid = all.is_empty().then(|| no_more(language));
                    (out.text, out.sentences) = composed(spoken(language), all, Vec::new(), false);
                }
            }
            return Ok(out);
        };
        let told = match must {
            // What was agreed is no reason.
            Some(Must::SayWhy(..)) => Vec::new(),
            _ => self.told_first(case, (question, asked, must), found)?,
        };
        let mut out = OwnWords {
            certain: found.certain || !told.is_empty(),
            ..OwnWords::default()
        };
        let (mut own, mut materials) = (told, Vec::new());
        if own.is_empty() {
            let weights = match now(question) {
                true => self.newest_first(case)?,
                false => BTreeMap::new(),
            };
            let weigh = |id: SourceId| weights.get(&id).copied().unwrap_or(1.0) * beside(id);
            let which = Which {
                weigh: &weigh,
                must,
            };
            // Nobody else's agreements, figures or goals are meant where nothing else is named.
            let told = Told::of(question).is_some() && about(&asked.searched).is_empty();
            let of_client = asked.of_client || told;
            if of_client {
                let search = |q: &str| self.library().search_own(q, case, OWN, Mode::Fused);
                let mut there = search(&asked.searched)?;
                if let Some(subject) = &asked.subject {
                    only_of(subject, &mut there, OWN, &search)?;
                }
                if there.relevant {
                    let (text, sentences) = self.library().extract_which(
                        &asked.searched,
                        &there.hits,
                        SENTENCES,
                        &which,
                    )?;
                    for piece in pieces(&text, sentences) {
                        match self.is_noted(case, &piece)? {
                            true => own.push(piece),
                            false => materials.push(piece),
                        }
                    }
                    out.certain |= there.certain;
                }
            }
            if found.relevant {
                let (text, sentences) = self.library().extract_which(
                    &asked.searched,
                    &found.hits,
                    SENTENCES,
                    &which,
                )?;
                let mut here = Vec::new();
                for piece in pieces(&text, sentences) {
                    match self.is_noted(case, &piece)? {
                        true => here.push(piece),
                        false => materials.push(piece),
                    }
                }
                let noted = !own.is_empty();
                if !noted {
                    own = here;
                }
                once(&mut own, &mut materials);
                materials.truncate(if noted { BESIDE } else { SENTENCES });
            }
            out.silent = of_client && own.is_empty() && !materials.is_empty();
        }
        if leave_out(question, quoted, &mut own, &mut materials) {
            let nothing = own.is_empty() && materials.is_empty();
            out.unsaid = nothing.then(|| no_more(language));
        }
        (out.text, out.sentences) = composed(spoken(language), own, materials, out.silent);
        Ok(out)
    }

    /// What notes and goals tell by what kind of thing it is; the passages it stands in go before those found.
    fn told_first(
        &self,
        case: CaseId,
        (question, asked, must): (&str, &Asked, Option<&Must>),
        found: &mut Found,
    ) -> Result<Vec<Piece>> {
        let Some(what) = Told::of(question) else {
            return Ok(Vec::new());
        };
        // What it is asked of stands in the words searched for, but not whether it is asked of now.
        let of = match now(question) && !now(&asked.searched) {
            true => format!("{} now", asked.searched),
            false => asked.searched.clone(),
        };
        let mut told = self.told(case, what, &of)?;
        told.retain(|(text, _)| must.is_none_or(|m| m.named_in(text)));
        let top = found.hits.iter().map(|h| h.score).fold(0.0, f32::max);
        let mut first = Vec::new();
        for (_, citation) in &told {
            let hit = match citation.source_id.0 {
                ..0 => self.goal_passage(case, citation.source_id)?,
                _ => self
                    .library()
                    .passage_at(citation.source_id, citation.span)?,
            };
            let Some(mut hit) = hit else { continue };
            let same = |h: &crate::library::Hit| h.source_id == hit.source_id && h.span == hit.span;
            if !first.iter().any(same) {
                found.hits.retain(|h| !same(h));
                hit.score = top;
                first.push(hit);
            }
        }
        found.hits.splice(0..0, first);
        for (i, h) in found.hits.iter_mut().enumerate() {
            h.rank = i + 1;
        }
        Ok(told.into_iter().map(|(text, c)| (text, vec![c])).collect())
    }

    /// Whether a piece stands in a note of the case: a document that was imported into it says what documents say.
    pub(super) fn is_noted(&self, case: CaseId, piece: &Piece) -> Result<bool> {
        let Some(c) = piece.1.first() else {
            return Ok(false);
        };
        let source = self.vault().source(c.source_id)?;
        Ok(source.note_id.is_some() && source.case_id == Some(case))
    }
}

/// The sentences of an answer.
pub(super) fn quoted_in(answer: &Answer) -> Vec<String> {
    let spans = answer.sentences.iter().map(|s| s.span);
    spans
        .map(|(from, to)| {
            let length = to.saturating_sub(from);
            answer.answer.chars().skip(from).take(length).collect()
        })
        .collect()
}

/// Leaves out what was quoted just before: where the question asks for nothing by itself, as `waarom?` does, or would be answered by the very same again.
/// Whether anything was left out.
fn leave_out(
    question: &str,
    quoted: &[String],
    own: &mut Vec<Piece>,
    materials: &mut Vec<Piece>,
) -> bool {
    let all = own.len() + materials.len();
    let said = |p: &Piece| quoted.iter().any(|q| q == p.0.trim());
    let known = own.iter().chain(&*materials).filter(|p| said(p)).count();
    let same = known == all && all == quoted.len();
    if known == 0 || !(same || content_words(question).is_empty()) {
        return false;
    }
    own.retain(|p| !said(p));
    materials.retain(|p| !said(p));
    true
}

/// Leaves every sentence once, in the notes rather than in materials: the same document may lie in the case and among the materials of every case.
fn once(own: &mut Vec<Piece>, materials: &mut Vec<Piece>) {
    let mut said = HashSet::new();
    let mut new = |piece: &Piece| {
        let words: Vec<String> = words(&piece.0).iter().map(|w| w.1.to_lowercase()).collect();
        said.insert(words)
    };
    own.retain(&mut new);
    materials.retain(&mut new);
}

/// A text by its sentences, each with what stands between it and the one before.
fn pieces(text: &str, sentences: Vec<Sentence>) -> Vec<Piece> {
    let mut at = 0;
    let mut of = |s: &Sentence| {
        let length = s.span.1.saturating_sub(at);
        let piece = text.chars().skip(at).take(length).collect();
        at = s.span.1;
        piece
    };
    sentences
        .into_iter()
        .map(|s| (of(&s), s.citations))
        .collect()
}

/// What the notes say, then what materials say, each under a line that tells which, unless all of it stands in the notes.
pub(super) fn composed(
    language: Language,
    own: Vec<Piece>,
    materials: Vec<Piece>,
    silent: bool,
) -> (String, Vec<Sentence>) {
    let say = |key| locale::say(language, key, &[]);
    let mut text = String::new();
    let mut sentences = Vec::new();
    let both = !materials.is_empty();
    for (key, these) in [("ask-in-notes", own), ("ask-in-materials", materials)] {
        if these.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        if both {
            if silent {
                text.push_str(&say("ask-notes-silent"));
                text.push_str("\n\n");
            }
            text.push_str(&say(key));
            text.push_str("\n\n");
        }
        for (i, (piece, citations)) in these.into_iter().enumerate() {
            // An item of a list keeps its line.
            let said = piece.trim_start();
            if i > 0 {
                let between = piece.strip_suffix(said).filter(|b| !b.is_empty());
                text.push_str(between.unwrap_or(" "));
            }
            let from = text.chars().count();
            text.push_str(said);
            sentences.push(Sentence {
                span: (from, from + said.chars().count()),
                supported: true,
                citations,
            });
        }
    }
    (text, sentences)
}

#[cfg(test)]
#[path = "casewise_tests.rs"]
mod tests;
