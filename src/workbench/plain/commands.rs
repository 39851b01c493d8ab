//! What each verb goes to, and the verbs that belong to no subject: help, opening and reading by number, the language. Called by `session`.

use super::act::{Act, CasesFor, Effect, NoteFor};
use super::lines::short;
use super::modes::Mode;
use super::session::{LastRead, Listing, Session, pick};
use super::sharing::{About, Wanted};
use super::verbs::{self, Entry, TABLE, Verb};
use crate::locale::Language;
use crate::practice::By;
use crate::workbench::correcting::Correction;
use crate::workbench::rights::RETENTION_YEARS;
use crate::workbench::sharing::ShareAct;

impl Session {
    pub(super) fn command(&mut self, entry: &'static Entry, rest: &str) -> Vec<Effect> {
        let n = || rest.parse::<usize>().ok();
        let needs_text = rest.is_empty()
            && matches!(
                entry.verb,
                Verb::Import
                    | Verb::Search
                    | Verb::Export
                    | Verb::Find
                    | Verb::Set
                    | Verb::Form
                    | Verb::Consent
                    | Verb::Withdraw
                    | Verb::Receipt
                    | Verb::Revoke
                    | Verb::Redact
                    | Verb::Portability
            );
        if needs_text {
            return vec![self.help_line(entry)];
        }
        match entry.verb {
            Verb::Help => self.help(rest),
            Verb::Cases => vec![Effect::Do(Act::Cases {
                archived: !rest.is_empty(),
                why: CasesFor::Listing,
            })],
            Verb::Open => self.open(rest),
            Verb::Back => match self.last_case {
                Some(id) => self.leave_for(id),
                None => vec![self.say("plain-no-last-case")],
            },
            Verb::Find => vec![Effect::Do(Act::Find(rest.to_owned()))],
            Verb::Tags => vec![Effect::Do(Act::Tags)],
            Verb::Materials => vec![Effect::Do(Act::Open(None)), Effect::Do(Act::Materials)],
            Verb::Ask => self.ask_or_go_on(rest),
            Verb::Again => self.ask_again(By::Sources),
            Verb::Resend => self.ask_again(By::Model),
            Verb::Sources => self.sources(n()),
            Verb::Source => self.source(n().unwrap_or(0)),
            Verb::More => self.more(),
            Verb::Conversation => self.conversation(),
            Verb::Versions => self.versions(n()),
            Verb::Thoughts => self.thoughts(),
            Verb::Keep => self.keep(rest),
            Verb::Draft => self.draft(rest),
            Verb::Summary => vec![Effect::Do(Act::Summary(
                self.case_id(),
                self.turns.last().and_then(|t| t.id),
            ))],
            Verb::Notes => self.with_case(|_, id| vec![Effect::Do(Act::Notes(id))]),
            Verb::Read => self.read(n().unwrap_or(0)),
            Verb::Write => self.write(rest),
            Verb::Forms => vec![Effect::Do(Act::Forms)],
            Verb::Continue => self.go_on(n()),
            Verb::Discard => self.discard(n()),
            Verb::Drafts => vec![Effect::Do(Act::Drafts(false))],
            Verb::Edit => self.edit_what(n()),
            // The word that takes out a line of a text means this where no text is written.
            Verb::Delete if self.edit.is_none() => self.consider_removing(n()),
            Verb::Lines
            | Verb::Replace
            | Verb::Change
            | Verb::Insert
            | Verb::Delete
            | Verb::Append
            | Verb::Form
            | Verb::Editor
            | Verb::Undo
            | Verb::Redo
            | Verb::Save
            | Verb::Close => self.edit_verb(entry.verb, rest),
            Verb::Goals => self.with_case(|_, id| vec![Effect::Do(Act::Goals(id))]),
            Verb::Goal if rest.is_empty() => vec![self.help_line(entry)],
            Verb::Goal => self.with_case(|_, id| {
                let goal = Correction::Goal(id, rest.to_owned());
                vec![Effect::Do(Act::Correct(goal, Some(id)))]
            }),
            Verb::Move => self.consider_moving(entry, rest),
            Verb::Give => self.consider_giving(entry, rest),
            Verb::Score => self.score(entry, rest),
            Verb::Sessions => self.with_case(|_, id| vec![Effect::Do(Act::Sessions(id))]),
            Verb::New => {
                self.mode = Mode::NewClient;
                vec![self.say("wb-prompt-client")]
            }
            Verb::Rename => self.rename(entry, rest),
            Verb::Remove => self.consider_removing(n()),
            Verb::Archive => self.confirm_archive(n(), true),
            Verb::Reopen => self.confirm_archive(n(), false),
            Verb::Timer => self.time_session(),
            Verb::Import => self.import(rest),
            Verb::Search => vec![Effect::Do(Act::Search {
                case: self.case.clone(),
                query: rest.to_owned(),
            })],
            Verb::Status => vec![Effect::Do(Act::Status(false))],
            Verb::Privacy => vec![Effect::Do(Act::Status(true))],
            Verb::Preferences => self.prefer(rest),
            Verb::Settings => vec![Effect::Do(Act::Settings(rest.to_owned()))],
            Verb::Set => self.set(rest),
            Verb::Language => self.speak(rest),
            Verb::Export => self.confirm_export(rest),
            Verb::Sharing => self.read_sharing(Wanted::Listing),
            Verb::Consent => self.about(rest, About::Consent),
            Verb::Withdraw => self.about(rest, About::Withdraw),
            Verb::Receipt => self.about(rest, About::Receipt),
            Verb::Revoke => self.about(rest, About::Revoke),
            Verb::Prepare => vec![Effect::Do(Act::Share(ShareAct::Prepare))],
            Verb::Send => vec![Effect::Do(Act::Share(ShareAct::Upload))],
            Verb::Review => self.review(n()),
            Verb::Record
            | Verb::Next
            | Verb::Previous
            | Verb::Accept
            | Verb::Instead
            | Verb::Stays
            | Verb::Undecide
            | Verb::Redact
            | Verb::Facts
            | Verb::Bytes
            | Verb::Exclude
            | Verb::Approve => self.review_verb(entry.verb, rest),
            Verb::Portability => self.confirm_portability(rest),
            Verb::Erase => self.confirm_erase(),
            Verb::Retention => {
                let years = n().and_then(|n| u32::try_from(n).ok());
                let years = years.map_or(RETENTION_YEARS, |n| n.min(100));
                vec![Effect::Do(Act::Share(ShareAct::Retention(years)))]
            }
            Verb::Audit => vec![Effect::Do(Act::Share(ShareAct::Audit))],
            Verb::Marks => vec![Effect::Do(Act::Share(ShareAct::Marks))],
            Verb::Unmark => self.confirm_unmark(n()),
            Verb::Lock if self.lock_ms.is_none() => vec![self.say("plain-no-passphrase")],
            Verb::Lock => self.lock(None),
            Verb::Quit => self.leave(),
        }
    }

    fn help(&mut self, rest: &str) -> Vec<Effect> {
        if !rest.is_empty() {
            return match verbs::lookup(rest) {
                Some(entry) => vec![self.help_line(entry)],
                None => vec![self.say("plain-help-none")],
            };
        }
        let lines = TABLE.iter().map(|e| self.help_text(e)).collect();
        let head = self.t("plain-help-head");
        self.print(Some(head), lines)
    }

    fn help_text(&self, e: &Entry) -> String {
        // The other language's word too: it works as well.
        let (word, other) = match self.language {
            Language::En => (e.en, e.nl),
            Language::Nl => (e.nl, e.en),
        };
        let says = self.t(&format!("plain-help-{}", e.en));
        if word == other {
            format!("{word}: {says}")
        } else {
            format!("{word}, {other}: {says}")
        }
    }

    pub(super) fn help_line(&self, e: &Entry) -> Effect {
        Effect::Say(self.help_text(e))
    }

    fn open(&mut self, rest: &str) -> Vec<Effect> {
        match (rest.parse::<usize>(), &self.list) {
            _ if rest.is_empty() => vec![self.say("plain-open-what")],
            (Ok(n), Listing::Cases(cases)) => match pick(cases, Some(n)) {
                Some(c) => self.leave_for(c.case.id),
                None => vec![self.no_such_number()],
            },
            (Ok(_), Listing::None) => vec![self.say("plain-list-first")],
            (Ok(n), Listing::Drafts(_)) => self.go_on(Some(n)),
            (Ok(_), Listing::Kinds) => self.draft(rest),
            (Ok(n), _) => self.read(n),
            (Err(_), _) => vec![Effect::Do(Act::Cases {
                archived: true,
                why: CasesFor::Finding(rest.to_owned()),
            })],
        }
    }

    /// `read N`: whatever stands under that number in the list last printed.
    fn read(&mut self, n: usize) -> Vec<Effect> {
        match &self.list {
            Listing::Notes(notes) => match pick(notes, Some(n)) {
                Some(note) => vec![Effect::Do(Act::ReadNote(note.id, NoteFor::Reading))],
                None => vec![self.no_such_number()],
            },
            Listing::Turns => match n.checked_sub(1).filter(|at| *at < self.turns.len()) {
                Some(at) => self.read_turn(at),
                None => vec![self.no_such_number()],
            },
            Listing::Versions(ids) => match pick(ids, Some(n)).copied() {
                Some(id) => self.go_to_version(id),
                None => vec![self.no_such_number()],
            },
            Listing::Places(places) => match pick(places, Some(n)) {
                Some(p) => vec![Effect::Do(Act::OpenSource(p.source, None))],
                None => vec![self.no_such_number()],
            },
            Listing::Finds(found) => match pick(found, Some(n)).cloned() {
                Some(f) => self.go_to(&f),
                None => vec![self.no_such_number()],
            },
            Listing::Tags(tags) => match pick(tags, Some(n)) {
                Some(tag) => vec![Effect::Do(Act::Find(format!("#{tag}")))],
                None => vec![self.no_such_number()],
            },
            Listing::Sharing(_) => self.open_shared(n),
            Listing::Marks(_) => self.confirm_unmark(Some(n)),
            // A form is begun by `write`: reading must not begin a note.
            Listing::Cases(_)
            | Listing::Goals(_)
            | Listing::Sessions(_)
            | Listing::Drafts(_)
            | Listing::Kinds
            | Listing::Forms(_)
            | Listing::None => {
                vec![self.say("plain-read-what")]
            }
        }
    }

    /// `edit`: the note or question with this number, or what was read last.
    fn edit_what(&mut self, n: Option<usize>) -> Vec<Effect> {
        let note = |id| vec![Effect::Do(Act::ReadNote(id, NoteFor::Editing))];
        match (n, &self.list) {
            (None, _) => match self.last_read {
                LastRead::Note(id) => note(id),
                LastRead::Turn => self.rephrase(self.turn_at),
                LastRead::Draft => self.edit_made(),
                LastRead::Summary => self.edit_summary(),
                LastRead::Nothing => vec![self.say("plain-notes-first")],
            },
            (Some(_), Listing::Notes(notes)) => match pick(notes, n) {
                Some(row) => note(row.id),
                None => vec![self.no_such_number()],
            },
            (Some(_), Listing::Finds(found)) => match pick(found, n) {
                Some(f) => match f.note() {
                    Some(id) => note(id),
                    None => vec![self.say("plain-notes-first")],
                },
                None => vec![self.no_such_number()],
            },
            (Some(n), Listing::Turns) => match n.checked_sub(1) {
                Some(at) => self.rephrase(at),
                None => vec![self.no_such_number()],
            },
            _ => vec![self.say("plain-notes-first")],
        }
    }

    fn speak(&mut self, rest: &str) -> Vec<Effect> {
        self.language = match (rest.to_lowercase().as_str(), self.language) {
            ("nl", _) | ("", Language::En) => Language::Nl,
            _ => Language::En,
        };
        vec![
            Effect::Language(self.language),
            self.say("plain-language-set"),
        ]
    }

    fn set(&mut self, rest: &str) -> Vec<Effect> {
        let (key, value) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let value = value.trim();
        vec![Effect::Do(match value {
            "" => Act::Settings(short(key, 80)),
            _ if super::figures::is_default(value) => Act::Set(key.to_owned(), None),
            _ => Act::Set(key.to_owned(), Some(value.to_owned())),
        })]
    }
}
