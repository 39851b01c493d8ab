//! The conversation as a tree: asking, asking again or in other words, going from one version of a question to another, reading back, keeping an
//! answer as a note and writing the conversation to a file.

use super::act::{Act, Effect};
use super::lines::{one_line, short};
use super::modes::{Confirm, Mode};
use super::session::{LastRead, Listing, Running, Session, Turn, join, numbered_lines};
use crate::casebook::TurnId;
use crate::practice::{By, leaf_under, path, siblings};
use std::path::PathBuf;

impl Session {
    pub(super) fn ask_or_go_on(&mut self, rest: &str) -> Vec<Effect> {
        if !rest.is_empty() {
            return self.ask_next(rest.to_owned());
        }
        match self.question.take() {
            Some(question) => self.ask_next(question),
            None => vec![self.say("plain-ask-what")],
        }
    }

    /// Asks after the last question of this branch.
    pub(super) fn ask_next(&mut self, question: String) -> Vec<Effect> {
        let parent = self.turns.last().and_then(|t| t.id);
        self.ask(question, By::Best, parent)
    }

    /// Asks the question last read again, beside the first time; with the model, or in the sources' own words.
    pub(super) fn ask_again(&mut self, by: By) -> Vec<Effect> {
        match self.turns.get(self.turn_at).map(|t| t.question.clone()) {
            Some(question) => {
                let parent = self.before(self.turn_at);
                self.ask(question, by, parent)
            }
            None => vec![self.say("plain-nothing-asked")],
        }
    }

    /// The turn that a question follows.
    fn before(&self, at: usize) -> Option<TurnId> {
        self.turns.get(at.checked_sub(1)?)?.id
    }

    /// Asks; the turns after the one it follows belong to another branch.
    fn ask(&mut self, question: String, by: By, parent: Option<TurnId>) -> Vec<Effect> {
        let leaf = self.turns.last().and_then(|t| t.id);
        let keep = parent.map_or(0, |id| {
            let at = self.turns.iter().position(|t| t.id == Some(id));
            at.map_or(0, |i| i + 1)
        });
        self.turns.truncate(keep);
        self.turns.push(Turn {
            id: None,
            version: (1, 1),
            question: question.clone(),
            answer: None,
            passages: Vec::new(),
        });
        self.turn_at = self.turns.len().saturating_sub(1);
        self.running = Some(Running {
            leaf,
            parent,
            ..Running::default()
        });
        self.rest.clear();
        vec![
            self.say("wb-thinking"),
            // Kept until the answer is: a question must not be lost with the machine that was answering it.
            Effect::Do(Act::SaveDraft(self.question_key(), question.clone())),
            Effect::Do(Act::Ask {
                case: self.case_id(),
                parent,
                question,
                by,
            }),
        ]
    }

    /// `edit` of a question: the next line is asked beside it.
    pub(super) fn rephrase(&mut self, at: usize) -> Vec<Effect> {
        let Some(turn) = self.turns.get(at) else {
            return vec![self.no_such_number()];
        };
        let question = short(&turn.question, usize::MAX);
        self.mode = Mode::Rephrase(self.before(at));
        vec![
            self.say_with("plain-rephrase", &[("text", question.into())]),
            self.say("plain-rephrase-how"),
        ]
    }

    /// The line after `edit` of a question.
    pub(super) fn rephrased(&mut self, line: &str, parent: Option<TurnId>) -> Vec<Effect> {
        match one_line(line) {
            Some(question) => self.ask(question, By::Best, parent),
            None => vec![self.say("plain-nothing-done")],
        }
    }

    /// Shows the way to a turn (`None`: to the newest).
    pub(super) fn show_branch(&mut self, leaf: Option<TurnId>) {
        let way = path(&self.all, leaf);
        let mut turns = Vec::with_capacity(way.len());
        for view in way {
            let versions = siblings(&self.all, view.id);
            let at = versions.iter().position(|v| *v == view.id).unwrap_or(0);
            turns.push(Turn {
                id: Some(view.id),
                version: (at + 1, versions.len()),
                question: view.question.into_inner(),
                answer: Some(view.answer.into_inner()),
                passages: Vec::new(),
            });
        }
        self.turns = turns;
        self.turn_at = self.turns.len().saturating_sub(1);
    }

    /// Goes to a question wherever it is in the tree, and reads it.
    pub(super) fn go_to_version(&mut self, id: TurnId) -> Vec<Effect> {
        self.show_branch(Some(leaf_under(&self.all, id)));
        match self.turns.iter().position(|t| t.id == Some(id)) {
            Some(at) => self.read_turn(at),
            None => vec![self.no_such_number()],
        }
    }

    pub(super) fn conversation(&mut self) -> Vec<Effect> {
        if self.turns.is_empty() {
            return vec![self.say("wb-conversation-empty")];
        }
        let lines = numbered_lines(
            self.turns
                .iter()
                .map(|t| join(&[&short(&t.question, 200), &self.version(t.version)])),
        );
        let head = self.count("plain-count-turns", lines.len());
        self.list = Listing::Turns;
        self.print(Some(head), lines)
    }

    /// "version 2 of 3", nothing when there is only one.
    fn version(&self, (at, of): (usize, usize)) -> String {
        if of < 2 {
            return String::new();
        }
        self.tf("plain-version", &[("at", at.into()), ("of", of.into())])
    }

    /// `versions`: of the question last read, or of the one with this number.
    pub(super) fn versions(&mut self, n: Option<usize>) -> Vec<Effect> {
        let at = match n {
            Some(n) => n.checked_sub(1),
            None => Some(self.turn_at),
        };
        let id = match at.and_then(|at| self.turns.get(at)) {
            Some(turn) => turn.id,
            None if self.turns.is_empty() => return vec![self.say("plain-nothing-asked")],
            None => return vec![self.no_such_number()],
        };
        let ids = id.map(|id| siblings(&self.all, id)).unwrap_or_default();
        let views = ids
            .iter()
            .filter_map(|id| self.all.iter().find(|v| v.id == *id));
        let lines = numbered_lines(views.map(|v| {
            let who = match &v.answer.reveal().model {
                Some(model) => model.clone(),
                None => self.t("plain-own-words"),
            };
            let here = if Some(v.id) == id {
                self.t("plain-this-one")
            } else {
                String::new()
            };
            join(&[&short(v.question.reveal(), 200), &who, &here])
        }));
        let head = self.count("plain-count-versions", lines.len());
        self.list = Listing::Versions(ids);
        self.print(Some(head), lines)
    }

    /// A question and its answer, as they were.
    pub(super) fn read_turn(&mut self, at: usize) -> Vec<Effect> {
        let Some(turn) = self.turns.get(at) else {
            return vec![self.no_such_number()];
        };
        let mut lines = Vec::new();
        let head = join(&[
            &short(&turn.question, usize::MAX),
            &self.version(turn.version),
        ]);
        if let Some(answer) = &turn.answer {
            if let Some(model) = &answer.model {
                lines.push(self.tf("plain-model-wrote", &[("model", model.as_str().into())]));
            }
            let effects = self.answer_lines(answer);
            let below = self.below(answer);
            lines.extend(effects.into_iter().chain(below).filter_map(|e| match e {
                Effect::Say(line) => Some(line),
                _ => None,
            }));
        }
        self.turn_at = at;
        self.last_read = LastRead::Turn;
        self.list = Listing::Places(self.places());
        self.print(Some(head), lines)
    }

    /// `keep`: the answer last read becomes a note of the case.
    pub(super) fn keep_answer(&mut self) -> Vec<Effect> {
        match self.turns.get(self.turn_at).and_then(|t| t.id) {
            Some(turn) => self.with_case(|_, case| vec![Effect::Do(Act::Keep(case, turn))]),
            None => vec![self.say("wb-no-answer-yet")],
        }
    }

    /// Asks before anything leaves the vault: the file is readable without a passphrase.
    pub(super) fn confirm_export(&mut self, file: &str) -> Vec<Effect> {
        if self.turns.iter().all(|t| t.answer.is_none()) {
            return vec![self.say("wb-conversation-empty")];
        }
        self.mode = Mode::Confirm(Confirm::Export(PathBuf::from(file)));
        vec![self.say_with("plain-confirm-export", &[("file", file.into())])]
    }
}
