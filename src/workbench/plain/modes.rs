//! Lines that are not verbs: the answers to a question of the program, and the passphrase at the lock. The text of a note is `writing`'s.

use super::act::{Act, CasesFor, Effect};
use super::cases::minutes;
use super::consenting::Giving;
use super::lines::{one_line, short};
use super::session::Session;
use crate::casebook::{CaseId, ClientId, Millis, TurnId};
use crate::practice::Thing;
use crate::workbench::correcting::Correction;
use crate::workbench::sharing::ShareAct;
use std::collections::VecDeque;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// Who takes the next line.
pub(super) enum Mode {
    /// The table of verbs.
    Command,
    /// The note, until a line with only a dot.
    Compose {
        /// The dot saves and closes it.
        closes: bool,
        /// Sections of a form still to come: the dot first goes on to those.
        left: VecDeque<Vec<String>>,
    },
    /// A question in other words, after this turn.
    Rephrase(Option<TurnId>),
    /// The client's label of a new case.
    NewClient,
    /// Whether this label is a new client's, or the other was meant.
    NearLabel(String, String),
    /// The title of a new case, for this client.
    NewTitle(String),
    /// How many minutes a session took; the clock says so many.
    Minutes(CaseId, u32),
    /// What may be shared, how far it is anonymised, and how the decision came.
    Consent(Box<Giving>),
    /// The start of the hash of what was read.
    Approve,
    /// The label of the client who is to be erased.
    Erase(ClientId, String),
    /// Yes or no.
    Confirm(Confirm),
}

/// What is done after a yes.
pub(super) enum Confirm {
    Archive(CaseId, bool),
    Remove(Thing),
    Correct(Correction),
    Export(PathBuf),
    Portability(ClientId, PathBuf),
    Share(Box<ShareAct>),
    /// The clock of the session goes, and no session is kept.
    DropClock,
}

impl Session {
    /// The lock: takes the line when it is locked, or when nobody was there for so long that it has to be.
    pub(super) fn at_the_lock(&mut self, line: &str, now: Millis) -> Option<Vec<Effect>> {
        if self.locked.is_some() {
            return Some(vec![Effect::Do(Act::Verify(Zeroizing::new(
                line.to_owned(),
            )))]);
        }
        let idle = self.lock_ms.filter(|ms| *ms > 0)?;
        if now - self.last_line < idle {
            return None;
        }
        // A line of a note is kept and taken after the lock; a verb is not, for nobody knows who typed it.
        let held = matches!(self.mode, Mode::Compose { .. }).then(|| line.to_owned());
        Some(self.lock(held))
    }

    pub(super) fn lock(&mut self, held: Option<String>) -> Vec<Effect> {
        self.locked = Some(held);
        vec![self.say("plain-locked")]
    }

    /// The passphrase was right or wrong.
    pub(super) fn verified(&mut self, right: bool, now: Millis) -> Vec<Effect> {
        if !right {
            return vec![self.say("plain-wrong-passphrase")];
        }
        self.last_line = now;
        let mut out = vec![self.say("plain-unlocked")];
        if let Some(line) = self.locked.take().flatten() {
            out.push(self.say_with("plain-held-line", &[("line", short(&line, 200).into())]));
            out.extend(self.line(&line, now));
        }
        out
    }

    /// Takes the line when a mode wants it.
    pub(super) fn in_mode(&mut self, line: &str) -> Option<Vec<Effect>> {
        match std::mem::replace(&mut self.mode, Mode::Command) {
            Mode::Command => None,
            Mode::Compose { closes, left } => Some(self.compose(line, closes, left)),
            Mode::Rephrase(parent) => Some(self.rephrased(line, parent)),
            Mode::Minutes(case, measured) => Some(self.timed(line, case, measured)),
            Mode::NewClient => Some(match one_line(line) {
                Some(client) => vec![Effect::Do(Act::Cases {
                    archived: true,
                    why: CasesFor::Label(client),
                })],
                None => vec![self.say("plain-nothing-done")],
            }),
            Mode::NearLabel(typed, near) => {
                let meant = is_yes(line);
                self.mode = Mode::NewTitle(if meant { near } else { typed });
                Some(vec![self.say("wb-prompt-title")])
            }
            Mode::NewTitle(client) => Some(match one_line(line) {
                Some(title) => vec![Effect::Do(Act::AddCase { client, title })],
                None => vec![self.say("plain-nothing-done")],
            }),
            Mode::Consent(giving) => Some(self.giving(line, *giving)),
            Mode::Approve => Some(self.approval(line)),
            Mode::Erase(client, label) => Some(self.erasing(line, client, &label)),
            Mode::Confirm(what) => Some(match what {
                _ if !is_yes(line) => vec![self.say("plain-nothing-done")],
                Confirm::DropClock => {
                    self.timer = None;
                    vec![self.say("wb-clock-dropped")]
                }
                Confirm::Correct(does) => {
                    vec![Effect::Do(Act::Correct(does, self.case_id()))]
                }
                Confirm::Remove(thing) => self.remove(thing),
                Confirm::Archive(id, archived) => vec![Effect::Do(Act::Archive(id, archived))],
                Confirm::Portability(client, file) => {
                    vec![Effect::Do(Act::Portability(client, file))]
                }
                Confirm::Share(act) => vec![Effect::Do(Act::Share(*act))],
                Confirm::Export(file) => vec![Effect::Do(Act::Export {
                    file,
                    case: self.case_id(),
                    leaf: self.turns.last().and_then(|t| t.id),
                })],
            }),
        }
    }

    /// Ctrl-c while nothing runs: leaves the mode; what was written stays as a draft.
    pub fn interrupted(&mut self) -> Vec<Effect> {
        match std::mem::replace(&mut self.mode, Mode::Command) {
            Mode::Command => vec![self.say("plain-interrupt")],
            Mode::Compose { .. } => {
                self.offer = None;
                self.put_edit_away()
            }
            _ => vec![self.say("plain-nothing-done")],
        }
    }

    /// No more lines will come.
    pub fn leave(&mut self) -> Vec<Effect> {
        let mut out = self.put_edit_away();
        self.mode = Mode::Command;
        if let Some((_, from)) = self.timer {
            let minutes = minutes(from, self.last_line);
            out.push(self.say_with("plain-timer-lost", &[("n", minutes.into())]));
        }
        out.extend(self.case_id().map(|id| Effect::Do(Act::KeepPlace(id))));
        out.push(self.say("plain-goodbye"));
        out.push(Effect::Quit);
        out
    }
}

/// Whether a line says yes, in either language.
pub(super) fn is_yes(line: &str) -> bool {
    ["y", "yes", "j", "ja"].contains(&line.trim().to_lowercase().as_str())
}
