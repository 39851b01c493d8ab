//! An answer as it is kept and shown: its text with where each sentence comes from, who wrote it, and what the coach should know about it. Made by
//! `ask`, kept as JSON in the conversation, read by every surface.

use super::prompt::Context;
use crate::casebook::TurnId;
use crate::engine::{self, Usage};
use crate::library::{Citation, Hit, Sentence};
use crate::locale::{self, Language};
use crate::privacy::{Network, PrivacyLevel};
use serde::{Deserialize, Serialize};

/// Who wrote what no model did: the sources' own sentences.
pub const EXTRACTIVE: &str = "extractive";

/// An answer with where each sentence comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The text.
    pub answer: String,
    /// Its sentences, in order, with their citations.
    pub sentences: Vec<Sentence>,
    /// `cpu`, `mistralrs`, `ollama`, `vllm`, `transformers` or `extractive`.
    pub engine: String,
    /// The model that wrote, if one did.
    pub model: Option<String>,
    /// How far the question was allowed to travel.
    pub privacy: PrivacyLevel,
    /// What the network was used for.
    pub network: Network,
    /// Tokens and times.
    pub usage: Usage,
    /// What the coach should know about it.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// What kept the model from writing it, or from writing on, in one sentence of the interface; absent when nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
    /// Where to look when the sources hold no answer: what lies nearest, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<Citation>,
    /// What was searched for, where that is not the question as it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub searched: Option<String>,
    /// What the model was given of passages and history, and what did not fit; all zero when no model was asked.
    #[serde(default)]
    pub context: Context,
    /// What the sources say to the question in their own words, where a model's words rest on little of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<Box<Self>>,
    /// The turn it was kept as; not stored, the row knows.
    #[serde(skip)]
    pub turn: Option<TurnId>,
}

/// Something the coach should know about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// No model wrote it: none is installed.
    NoModel,
    /// No model wrote it: the one there does not speak the language of the question.
    ModelLacksLanguage,
    /// No model wrote it: the coach asked for the sources' own words.
    AsAsked,
    /// No model wrote it: the case has no notes yet to write from.
    NoNotes,
    /// The sources hold no answer.
    NothingFound,
    /// It was stopped.
    Stopped,
    /// It was stopped before the first word: the question stands there without an answer.
    StoppedEarly,
    /// It was cut at its maximum length.
    CutAtLength,
    /// The engine failed on the way.
    EngineFailed,
    /// What was found may not answer it: it is only what lies nearest.
    Uncertain,
    /// Vectors are not ready: found by words alone.
    LexicalOnly,
    /// No model for searching is installed: found by words alone, until there is one.
    NoSearchModel,
    /// Fewer than half of the sentences a model wrote are carried by a source.
    LittleSupport,
    /// What the model wrote was not carried by the notes, so it is not shown.
    Unsupported,
    /// No model wrote it: the one there is too small to be of use for it.
    SmallModel,
    /// The model began to say the same again and was stopped there, or said nothing but the question.
    Repeated,
    /// The question says little by itself and was read together with the one before it.
    FollowUp,
    /// It was asked about the client, and only materials say anything to it.
    NotesSilent,
    /// It names a client and was asked with no case open, so that no notes were read.
    NoCase,
}

impl Notice {
    /// The key of its sentence in the locale files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoModel => "notice-no-model",
            Self::ModelLacksLanguage => "notice-model-lacks-language",
            Self::AsAsked => "notice-as-asked",
            Self::NoNotes => "notice-no-notes",
            Self::NothingFound => "notice-nothing-found",
            Self::Stopped => "notice-stopped",
            Self::StoppedEarly => "notice-stopped-early",
            Self::CutAtLength => "notice-cut-at-length",
            Self::EngineFailed => "notice-engine-failed",
            Self::Uncertain => "notice-uncertain",
            Self::LexicalOnly => "notice-lexical-only",
            Self::NoSearchModel => "notice-no-search-model",
            Self::LittleSupport => "notice-little-support",
            Self::Unsupported => "notice-unsupported",
            Self::SmallModel => "notice-small-model",
            Self::Repeated => "notice-repeated",
            Self::FollowUp => "notice-follow-up",
            Self::NotesSilent => "ask-notes-silent",
            Self::NoCase => "notice-no-case",
        }
    }
}

impl Notice {
    /// Whether it says itself that these are the sources' own words, so that nobody else need.
    pub const fn names_own_words(self) -> bool {
        matches!(
            self,
            Self::NoModel
                | Self::SmallModel
                | Self::ModelLacksLanguage
                | Self::AsAsked
                | Self::NoNotes
        )
    }

    /// Which of some is to be known before the sources' own words (`own`) are read: that they may be no answer. Behind what a model writes it stands with the rest, since
    /// that is read while it is written.
    pub fn first_of_all(own: bool, notices: &[Self]) -> Option<Self> {
        (own && notices.contains(&Self::Uncertain)).then_some(Self::Uncertain)
    }

    /// Its sentence in the terms of the face it is read on.
    pub fn said(self) -> String {
        locale::here(locale::language(), self.key(), &[])
    }
}

/// Whether most of what was written is the model's own: fewer than half of the sentences have a source.
pub(super) fn little_support(sentences: &[Sentence]) -> bool {
    let carried = sentences.iter().filter(|s| s.supported).count();
    carried * 2 < sentences.len()
}

impl Answer {
    /// What is to be known before this answer is read, see [`Notice::first_of_all`].
    pub fn first_of_all(&self) -> Option<Notice> {
        Notice::first_of_all(self.model.is_none(), &self.notices)
    }

    /// Notes that it was stopped before anything was written: nobody wrote, and nothing else is to be known of it.
    pub(super) fn stopped_early(&mut self) {
        self.engine = EXTRACTIVE.into();
        self.model = None;
        self.answer.clear();
        self.notices = vec![Notice::StoppedEarly];
    }

    /// Notes that the engine failed, and why.
    pub(super) fn failed(&mut self, e: engine::Error) {
        self.notices.push(Notice::EngineFailed);
        self.trouble = Some(super::Error::from(e).sentence());
    }

    /// One that says nothing yet, written by nobody.
    pub(super) fn blank(privacy: PrivacyLevel) -> Self {
        Self {
            answer: String::new(),
            sentences: Vec::new(),
            engine: EXTRACTIVE.into(),
            model: None,
            privacy,
            network: Network::None,
            usage: Usage::default(),
            notices: Vec::new(),
            trouble: None,
            nearest: Vec::new(),
            searched: None,
            context: Context::default(),
            own_words: None,
            turn: None,
        }
    }

    /// The same for a script: a place in a session's note is called by its day too, beside the field that holds it.
    pub fn for_scripts(mut self) -> Self {
        let own = self.own_words.iter_mut().flat_map(|a| &mut a.sentences);
        let cited = self.sentences.iter_mut().chain(own);
        for place in cited.flat_map(|s| &mut s.citations) {
            place.title = place.named();
        }
        self
    }

    /// Puts what the sources themselves say beside it, where its own words rest on little of them. `extract` as the library makes it.
    pub(super) fn beside(&mut self, extract: (String, Vec<Sentence>)) {
        let said = extract.1.iter().any(|s| s.supported);
        if said && self.notices.contains(&Notice::LittleSupport) {
            let mut own = Self::blank(self.privacy);
            (own.answer, own.sentences) = extract;
            own.notices.push(Notice::AsAsked);
            self.own_words = Some(Box::new(own));
        }
    }
}

/// Places to look, when nothing answers: of every source the one that lies nearest.
pub(super) fn nearest(hits: &[Hit], most: usize) -> Vec<Citation> {
    let mut out: Vec<Citation> = Vec::new();
    for hit in hits {
        if out.len() < most && !out.iter().any(|c| c.source_id == hit.source_id) {
            out.push(Citation {
                source_id: hit.source_id,
                path: hit.path.clone(),
                title: hit.source.clone(),
                day: None,
                span: hit.span,
                support: 0.0,
            });
        }
    }
    out
}

/// That the sources say no more than was quoted just before.
pub(super) fn no_more(language: &str) -> String {
    locale::say(spoken(language), "ask-no-more", &[])
}

/// That the sources say nothing about somebody or something.
pub(super) fn nothing_about(language: &str, subject: &str) -> String {
    locale::say(
        spoken(language),
        "ask-nothing-about",
        &[("subject", subject.to_owned().into())],
    )
}

/// That the sources do not say why.
pub(super) fn no_reason(language: &str) -> String {
    locale::say(spoken(language), "ask-no-reason", &[])
}

/// The language of a question, as the locale knows it.
pub(super) fn spoken(language: &str) -> Language {
    match language {
        "nl" => Language::Nl,
        _ => Language::En,
    }
}

/// That the sources hold no answer, and where to look.
pub(super) fn nothing_found(language: &str, nearest: &[Citation]) -> String {
    let language = spoken(language);
    let said = locale::say(language, Notice::NothingFound.key(), &[]);
    let mut titles: Vec<&str> = Vec::new();
    for place in nearest {
        // The list ends in a full stop of its own.
        let title = place.title.trim_end_matches('.');
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    if titles.is_empty() {
        return said;
    }
    let titles = titles.join("; ");
    let offered = locale::say(language, "ask-nearest", &[("titles", titles.into())]);
    format!("{said} {offered}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_nearest_is_named_once() {
        use crate::practice::made::hit;
        let mut hits = vec![hit("een"), hit("twee"), hit("drie"), hit("vier")];
        for (h, (id, title)) in
            hits.iter_mut()
                .zip([(1, "Nacht."), (2, "Dag"), (1, "Nacht."), (3, "Dag")])
        {
            (h.source_id, h.source) = (crate::casebook::SourceId(id), title.into());
        }
        let near = nearest(&hits, 3);
        assert_eq!(near.len(), 3);
        let said = nothing_found("nl", &near);
        assert!(said.ends_with(": Nacht; Dag."), "{said}");
    }

    #[test]
    fn little_support_is_said_of_fewer_than_half_and_never_of_nothing() {
        let of = |supported: &[bool]| -> Vec<Sentence> {
            supported
                .iter()
                .map(|s| Sentence {
                    span: (0, 1),
                    supported: *s,
                    citations: Vec::new(),
                })
                .collect()
        };
        assert!(!little_support(&[]));
        assert!(!little_support(&of(&[true])));
        assert!(!little_support(&of(&[true, false])));
        assert!(little_support(&of(&[false])));
        assert!(little_support(&of(&[true, false, false])));
    }
}
