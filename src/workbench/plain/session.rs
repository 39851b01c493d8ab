//! The linear session: a line in, effects out. No I/O and no clock, so a test can hold a whole conversation with it. Which verb goes where stands
//! in `commands`; what is done and said, by subject, in the files named in `mod`.

use super::act::{Act, CasesFor, Effect};
use super::editor::Edit;
use super::finding::{Find, Place};
use super::helping::Made;
use super::lines::{Fold, Sentences, sentences, short, unmarked};
use super::modes::Mode;
use super::reviewing::Reviewing;
use super::sharing::{Row, Wanted};
use super::verbs::{self, Parsed};
use crate::casebook::{CaseId, Goal, Millis, Note, NoteId, TurnId};
use crate::config::Timestamp;
use crate::library::Hit;
use crate::locale::{self, Language};
use crate::practice::{Answer, Digest, TurnView};
use crate::vault::{CaseRow, NoteRow};
use crate::workbench::marks::Marked;
use fluent_bundle::FluentValue;
use std::collections::VecDeque;

/// Lines printed before `more` is needed.
const PAGE: usize = 20;

/// The list last printed: what a number refers to.
pub(super) enum Listing {
    None,
    Cases(Vec<CaseRow>),
    Notes(Vec<NoteRow>),
    /// The goals of a case.
    Goals(Vec<Goal>),
    /// The sessions of a case.
    Sessions(Vec<crate::casebook::Session>),
    /// The questions of the conversation.
    Turns,
    /// Versions of one question.
    Versions(Vec<TurnId>),
    Places(Vec<Place>),
    /// Keys of drafts.
    Drafts(Vec<String>),
    /// What can be drafted from a case.
    Kinds,
    /// Names of forms and snippets.
    Forms(Vec<String>),
    Finds(Vec<Find>),
    Tags(Vec<String>),
    /// People, batches, and what was shared.
    Sharing(Vec<Row>),
    /// Words marked as identifying nobody.
    Marks(Vec<Marked>),
}

/// What was read last: what `edit` alone is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LastRead {
    Nothing,
    Note(NoteId),
    /// The question at `turn_at`.
    Turn,
    /// What was drafted from the case.
    Draft,
    /// The summary of the conversation.
    Summary,
}

/// A question with what is known of its answer.
pub(super) struct Turn {
    /// `None` while it is being answered.
    pub id: Option<TurnId>,
    /// Which version of how many.
    pub version: (usize, usize),
    pub question: String,
    pub answer: Option<Answer>,
    /// Passages found (known for this sitting's questions only).
    pub passages: Vec<Hit>,
}

/// The answer being made.
#[derive(Default)]
pub(super) struct Running {
    pub fold: Fold,
    pub cutter: Sentences,
    pub said: bool,
    /// Where the conversation ended before, to go back to when no answer comes.
    pub leaf: Option<TurnId>,
    pub parent: Option<TurnId>,
}

/// A draft that was found and may be gone on with.
pub(super) struct Offer {
    pub key: String,
    pub body: String,
    pub of: OfferOf,
}

/// What an offered draft is of.
pub(super) enum OfferOf {
    /// A new note; true: writing was asked for, so without the draft it begins empty.
    New(CaseId, bool),
    /// A note that is there.
    Note(Box<Note>),
}

/// Everything the session knows.
pub struct Session {
    pub(super) language: Language,
    pub(super) stamp: Timestamp,
    pub(super) mode: Mode,
    pub(super) case: Option<CaseRow>,
    /// The case open at the last leaving, which `back` opens.
    pub(super) last_case: Option<CaseId>,
    /// The whole conversation with its branches.
    pub(super) all: Vec<TurnView>,
    /// The branch one is in.
    pub(super) turns: Vec<Turn>,
    pub(super) turn_at: usize,
    /// A question to go to once its case is open.
    pub(super) seek: Option<TurnId>,
    pub(super) running: Option<Running>,
    /// It was said that passages are found by words alone, and why.
    pub(super) said_lexical: bool,
    pub(super) list: Listing,
    pub(super) last_read: LastRead,
    pub(super) rest: VecDeque<String>,
    pub(super) edit: Option<Edit>,
    /// The draft that was made last and not kept yet.
    pub(super) made: Option<Made>,
    /// The summary read last.
    pub(super) digest: Option<Digest>,
    pub(super) offer: Option<Offer>,
    /// A form, filled in, by sections, that the next new note begins with.
    pub(super) form: Option<VecDeque<Vec<String>>>,
    /// A question that was typed and never answered.
    pub(super) question: Option<String>,
    /// The session being timed: its case and when it began.
    pub(super) timer: Option<(CaseId, Millis)>,
    /// Lock after so many idle milliseconds; 0 never; `None`: the vault has no passphrase.
    pub(super) lock_ms: Option<Millis>,
    pub(super) last_line: Millis,
    /// What the figures of sharing are being read for.
    pub(super) wanted: Option<Wanted>,
    /// The batch being read before it may leave.
    pub(super) reviewing: Option<Reviewing>,
    /// What is kept for `more` is the end of a record of that batch.
    pub(super) showing: bool,
    /// Locked; with the line of a note that came when nobody had been there for long.
    pub(super) locked: Option<Option<String>>,
}

impl Session {
    /// A session with nothing open. `stamp`: what a timestamp says; `lock_ms`: idle milliseconds before the lock, 0 for never, `None` for a
    /// vault without passphrase.
    pub fn new(language: Language, stamp: Timestamp, lock_ms: Option<Millis>, now: Millis) -> Self {
        Self {
            language,
            stamp,
            mode: Mode::Command,
            case: None,
            last_case: None,
            all: Vec::new(),
            turns: Vec::new(),
            turn_at: 0,
            seek: None,
            running: None,
            said_lexical: false,
            list: Listing::None,
            last_read: LastRead::Nothing,
            rest: VecDeque::new(),
            edit: None,
            made: None,
            digest: None,
            offer: None,
            form: None,
            question: None,
            timer: None,
            lock_ms,
            last_line: now,
            wanted: None,
            reviewing: None,
            showing: false,
            locked: None,
        }
    }

    /// The first lines: what this is, how many cases there are, where one was, and drafts that wait.
    pub fn greet(&mut self) -> Vec<Effect> {
        vec![
            self.say("plain-greeting"),
            Effect::Do(Act::Cases {
                archived: false,
                why: CasesFor::Greeting,
            }),
            Effect::Do(Act::Place),
            Effect::Do(Act::Drafts(true)),
        ]
    }

    /// Takes a line typed at a moment.
    pub fn line(&mut self, line: &str, now: Millis) -> Vec<Effect> {
        if let Some(out) = self.at_the_lock(line, now) {
            return out;
        }
        self.last_line = now;
        if let Some(out) = self.in_mode(line) {
            return out;
        }
        match verbs::parse(line) {
            Parsed::Empty => Vec::new(),
            Parsed::Command(entry, rest) => self.command(entry, &rest),
            Parsed::Misused(entry) => vec![self.help_line(entry)],
            Parsed::Question(q) => self.ask_next(q),
            Parsed::Ambiguous(entries) => {
                let words: Vec<_> = entries.iter().map(|e| e.word(self.language)).collect();
                vec![self.say_with("plain-ambiguous", &[("words", words.join(", ").into())])]
            }
            Parsed::Unknown(entry) => vec![self.say_with(
                "plain-unknown",
                &[("word", entry.word(self.language).into())],
            )],
        }
    }

    /// Prints what is kept for `more`.
    pub(super) fn more(&mut self) -> Vec<Effect> {
        if self.rest.is_empty() {
            return vec![self.say("plain-no-more")];
        }
        self.page()
    }

    fn page(&mut self) -> Vec<Effect> {
        let now = self.rest.len().min(PAGE);
        let mut out: Vec<Effect> = self.rest.drain(..now).map(Effect::Say).collect();
        if !self.rest.is_empty() {
            out.push(self.say_with("plain-more-left", &[("n", self.rest.len().into())]));
        } else if std::mem::take(&mut self.showing) {
            out.extend(self.record_shown());
        }
        out
    }

    /// Prints a head and the first page of lines; the others wait for `more`.
    pub(super) fn print(&mut self, head: Option<String>, lines: Vec<String>) -> Vec<Effect> {
        self.showing = false;
        self.print_on(head, lines)
    }

    /// The same, when it is known what is shown.
    pub(super) fn print_on(&mut self, head: Option<String>, lines: Vec<String>) -> Vec<Effect> {
        self.rest = lines.into();
        let mut out: Vec<Effect> = head.map(Effect::Say).into_iter().collect();
        out.extend(self.page());
        out
    }

    /// Prints a text by sentences, under its title unless it begins with that itself.
    pub(super) fn print_text(&mut self, title: &str, text: &str) -> Vec<Effect> {
        let lines: Vec<String> = sentences(text).iter().map(|l| unmarked(l)).collect();
        let head = short(title, usize::MAX);
        let head = (lines.first() != Some(&head)).then_some(head);
        self.print(head, lines)
    }

    pub(super) fn with_case(
        &mut self,
        act: impl FnOnce(&mut Self, CaseId) -> Vec<Effect>,
    ) -> Vec<Effect> {
        match self.case_id() {
            Some(id) => act(self, id),
            None => vec![self.say("plain-open-a-case-first")],
        }
    }

    pub(super) fn case_id(&self) -> Option<CaseId> {
        self.case.as_ref().map(|c| c.case.id)
    }

    /// The key the question's draft is kept under; the panes use the same one.
    pub(super) fn question_key(&self) -> String {
        self.case_id()
            .map_or("ask:materials".into(), |id| format!("ask:{id}"))
    }

    /// What stands before the next line on a terminal.
    pub fn prompt(&self) -> String {
        match (&self.mode, &self.edit) {
            _ if self.locked.is_some() => format!("{} ", self.t("plain-prompt-passphrase")),
            (Mode::Compose { .. }, Some(e)) => format!("{}: ", e.lines().len() + 1),
            (Mode::Command, _) => match &self.case {
                Some(c) => format!("{}> ", short(&c.client_label, 30)),
                None => "> ".into(),
            },
            _ => ": ".into(),
        }
    }

    /// Whether a passphrase is waited for: the next line must not be shown while it is typed.
    pub fn is_locked(&self) -> bool {
        self.locked.is_some()
    }

    pub(super) fn t(&self, key: &str) -> String {
        locale::say(self.language, key, &[])
    }

    pub(super) fn tf(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        locale::say(self.language, key, args)
    }

    pub(super) fn say(&self, key: &str) -> Effect {
        Effect::Say(self.t(key))
    }

    pub(super) fn say_with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> Effect {
        Effect::Say(self.tf(key, args))
    }

    pub(super) fn count(&self, key: &str, n: usize) -> String {
        self.tf(key, &[("n", n.into())])
    }

    pub(super) fn no_such_number(&self) -> Effect {
        self.say("plain-no-such-number")
    }

    /// A sentence of the loop itself.
    pub fn remark(&self, key: &str) -> Vec<Effect> {
        vec![self.say(key)]
    }
}

/// The item with a number, counted from 1.
pub(super) fn pick<T>(list: &[T], n: Option<usize>) -> Option<&T> {
    list.get(n?.checked_sub(1)?)
}

/// Lines with their numbers first.
pub(super) fn numbered_lines(lines: impl Iterator<Item = String>) -> Vec<String> {
    lines
        .enumerate()
        .map(|(i, l)| format!("{} {l}", i + 1))
        .collect()
}

/// Pieces with commas between them; empty ones are left out.
pub(super) fn join(pieces: &[&str]) -> String {
    let full: Vec<&str> = pieces.iter().copied().filter(|p| !p.is_empty()).collect();
    full.join(", ")
}

/// A day as the language writes it.
pub(super) fn day(d: crate::casebook::Date) -> String {
    locale::date(d.year(), d.month(), d.day())
}
