//! Correcting, line by line: another label, title or wording for what a number stands for, a session or a score as it should have been, and a note, a goal or
//! a session that was a mistake, which is asked first and told with what goes along.

use super::act::{Act, CasesFor, Effect};
use super::editor::Of;
use super::modes::{Confirm, Mode};
use super::session::{LastRead, Listing, Session, pick};
use super::verbs::Entry;
use crate::practice::{Removal, Thing};
use crate::vault::CaseRow;
use crate::workbench::correcting::{Correction, Named};
use crate::workbench::entries::{read_score, read_session};

/// The words that stand for the client of the open case, and for that case.
const CLIENT: [&str; 2] = ["client", "cliënt"];
const CASE: [&str; 2] = ["case", "casus"];

impl Session {
    /// `rename 2 TEXT`: what has this number in the list last printed; `rename client TEXT`, `rename case TEXT`: of the open case.
    pub(super) fn rename(&mut self, entry: &Entry, rest: &str) -> Vec<Effect> {
        let (what, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let (word, text) = (what.to_lowercase(), text.trim());
        if text.is_empty() {
            return vec![self.help_line(entry)];
        }
        let n = what.parse::<usize>().ok();
        let open = self.case.as_ref();
        let (named, case) = match (n, &self.list) {
            (None, _) if CLIENT.contains(&word.as_str()) => {
                let named = open.map(|c| Named::Client(c.case.client_id));
                (named, self.case_id())
            }
            (None, _) if CASE.contains(&word.as_str()) => {
                (open.map(|c| Named::Case(c.case.id)), self.case_id())
            }
            (None, _) => return vec![self.help_line(entry)],
            (_, Listing::Cases(cases)) => {
                let id = pick(cases, n).map(|c| c.case.id);
                (id.map(Named::Case), id)
            }
            (_, Listing::Notes(notes)) => {
                let row = pick(notes, n);
                (row.map(|r| Named::Note(r.id)), row.map(|r| r.case_id))
            }
            (_, Listing::Goals(goals)) => {
                let goal = pick(goals, n);
                (goal.map(|g| Named::Goal(g.id)), goal.map(|g| g.case_id))
            }
            (_, Listing::Sessions(sessions)) => {
                let found = pick(sessions, n).map(|s| (s.id, s.case_id));
                let Some((id, case)) = found else {
                    return vec![self.no_such_number()];
                };
                return vec![match read_session(text) {
                    Ok(e) => Effect::Do(Act::Correct(Correction::Session(id, e), Some(case))),
                    Err(why) => Effect::Say(why),
                }];
            }
            _ => return vec![self.say("plain-list-first")],
        };
        match named {
            Some(named) => {
                let correction = Correction::Name(named, text.to_owned());
                vec![Effect::Do(Act::Correct(correction, case))]
            }
            None if n.is_some() => vec![self.no_such_number()],
            None => vec![self.say("plain-open-a-case-first")],
        }
    }

    /// `score 2 +1`, `score 2 2026-03-03 -`: of the goal with this number in the list of goals.
    pub(super) fn score(&mut self, entry: &Entry, rest: &str) -> Vec<Effect> {
        let Some((n, typed)) = rest.split_once(char::is_whitespace) else {
            return vec![self.help_line(entry)];
        };
        let Listing::Goals(goals) = &self.list else {
            return vec![self.say("plain-goals-first")];
        };
        let goal = pick(goals, n.parse().ok()).map(|g| (g.id, g.case_id));
        vec![match (goal, read_score(typed)) {
            (None, _) => self.no_such_number(),
            (Some((id, case)), Ok(e)) => {
                Effect::Do(Act::Correct(Correction::Score(id, e), Some(case)))
            }
            (_, Err(why)) => Effect::Say(why),
        }]
    }

    /// `move 2 NAME`: the note with this number to the case with this name.
    pub(super) fn consider_moving(&mut self, entry: &Entry, rest: &str) -> Vec<Effect> {
        let Some((n, name)) = rest.split_once(char::is_whitespace) else {
            return vec![self.help_line(entry)];
        };
        let note = match &self.list {
            Listing::Notes(notes) => pick(notes, n.parse().ok()).map(|r| r.id),
            _ => return vec![self.say("plain-notes-first")],
        };
        match note {
            Some(id) => vec![Effect::Do(Act::Cases {
                archived: true,
                why: CasesFor::Moving(id, name.trim().to_owned()),
            })],
            None => vec![self.no_such_number()],
        }
    }

    /// `give NAME`: the open case to the client with this label.
    pub(super) fn consider_giving(&mut self, entry: &Entry, rest: &str) -> Vec<Effect> {
        if rest.is_empty() {
            return vec![self.help_line(entry)];
        }
        self.with_case(|_, id| vec![Effect::Do(Act::Give(id, rest.to_owned()))])
    }

    /// What it does is known: asks.
    pub(super) fn confirm_first(&mut self, would: &str, does: Correction) -> Vec<Effect> {
        self.mode = Mode::Confirm(Confirm::Correct(does));
        vec![self.say_with("plain-confirm-first", &[("would", would.into())])]
    }

    /// `remove 2`: the note, goal, session or question with this number; without one, the note or the question read last.
    pub(super) fn consider_removing(&mut self, n: Option<usize>) -> Vec<Effect> {
        let thing = match (n, &self.list, self.last_read) {
            (None, _, LastRead::Note(id)) => Some(Thing::Note(id)),
            (None, _, LastRead::Turn) => {
                let turn = self.turns.get(self.turn_at);
                turn.and_then(|t| t.id).map(Thing::Question)
            }
            (Some(_), Listing::Turns, _) => {
                let turn = pick(&self.turns, n);
                turn.and_then(|t| t.id).map(Thing::Question)
            }
            (Some(_), Listing::Versions(ids), _) => pick(ids, n).map(|id| Thing::Question(*id)),
            (Some(_), Listing::Notes(notes), _) => pick(notes, n).map(|r| Thing::Note(r.id)),
            (Some(_), Listing::Goals(goals), _) => pick(goals, n).map(|g| Thing::Goal(g.id)),
            (Some(_), Listing::Cases(all), _) => pick(all, n).map(|c| Thing::Case(c.case.id)),
            (Some(_), Listing::Sessions(all), _) => pick(all, n).map(|s| Thing::Session(s.id)),
            _ => return vec![self.say("plain-remove-what")],
        };
        match thing {
            Some(Thing::Case(id)) if self.timer.is_some_and(|(of, _)| of == id) => {
                vec![self.say("wb-case-has-clock")]
            }
            Some(thing) => {
                let consider = Correction::Consider(thing);
                vec![Effect::Do(Act::Correct(consider, self.case_id()))]
            }
            None => vec![self.no_such_number()],
        }
    }

    /// What would go is known: asks.
    pub(super) fn confirm_removing(&mut self, removal: &Removal) -> Vec<Effect> {
        self.mode = Mode::Confirm(Confirm::Remove(removal.thing));
        let asks = removal.asks();
        vec![self.say_with("plain-confirm-remove", &[("would", asks.into())])]
    }

    /// The yes was given.
    pub(super) fn remove(&mut self, thing: Thing) -> Vec<Effect> {
        // Put away as a draft, it would come back.
        self.edit.take_if(|e| match (e.of, thing) {
            (Of::Note(_, edited), Thing::Note(id)) => edited == id,
            (Of::New(of), Thing::Case(id)) => of == id,
            _ => false,
        });
        let remove = Correction::Remove(thing);
        vec![Effect::Do(Act::Correct(remove, self.case_id()))]
    }

    /// It went to another case: what quotes it went with it, and nothing of it is shown here any more.
    pub(super) fn read_anew(&mut self, said: String) -> Vec<Effect> {
        self.list = Listing::None;
        self.last_read = LastRead::Nothing;
        self.offer = None;
        vec![Effect::Say(said), Effect::Do(Act::Open(self.case_id()))]
    }

    /// It is gone: what was listed and read is read anew.
    pub(super) fn removed(&mut self, thing: Thing, said: String) -> Vec<Effect> {
        self.list = Listing::None;
        if matches!((thing, self.last_read), (Thing::Note(a), LastRead::Note(b)) if a == b) {
            self.last_read = LastRead::Nothing;
        }
        if matches!(thing, Thing::Question(_)) {
            // What was read last is of the conversation as it was, and so is its summary.
            (self.last_read, self.digest) = (LastRead::Nothing, None);
        }
        self.offer = None;
        let open = self.case_id().filter(|id| thing != Thing::Case(*id));
        vec![Effect::Say(said), Effect::Do(Act::Open(open))]
    }

    /// It has another name.
    pub(super) fn corrected(&mut self, row: Option<CaseRow>, said: String) -> Vec<Effect> {
        if let Some(row) = row {
            // The label is that of all the client's cases.
            if let Listing::Cases(cases) = &mut self.list {
                let theirs = |c: &&mut CaseRow| c.case.client_id == row.case.client_id;
                for c in cases.iter_mut().filter(theirs) {
                    c.client_label.clone_from(&row.client_label);
                }
            }
            self.changed(row);
        }
        vec![Effect::Say(said)]
    }
}
