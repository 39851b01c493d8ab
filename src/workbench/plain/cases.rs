//! Cases: listing and opening them, goals, sessions, putting one away, and the clock of a session.

use super::act::{Act, CasesFor, Effect, Opened};
use super::lines::short;
use super::modes::{Confirm, Mode};
use super::session::{LastRead, Listing, OfferOf, Session, day, join, numbered_lines, pick};
use crate::casebook::{CaseId, CaseStatus, Goal, Millis, nearly};
use crate::vault::CaseRow;
use crate::workbench::correcting::Correction;
use crate::workbench::entries::word;

impl Session {
    /// The cases were read.
    pub(super) fn cases(&mut self, cases: Vec<CaseRow>, why: &CasesFor) -> Vec<Effect> {
        let cases = match why {
            CasesFor::Greeting | CasesFor::Listing if cases.is_empty() => {
                return vec![self.say("plain-no-cases")];
            }
            CasesFor::Greeting => {
                return vec![Effect::Say(self.count("plain-cases-there", cases.len()))];
            }
            CasesFor::Listing => cases,
            CasesFor::Label(label) => {
                let labels = cases.iter().map(|c| c.client_label.as_str());
                let Some(near) = nearly(label, labels) else {
                    self.mode = Mode::NewTitle(label.clone());
                    return vec![self.say("wb-prompt-title")];
                };
                let args = [
                    ("near", near.to_owned().into()),
                    ("typed", label.clone().into()),
                ];
                self.mode = Mode::NearLabel(label.clone(), near.to_owned());
                return vec![self.say_with("plain-client-near", &args)];
            }
            CasesFor::Moving(note, name) => {
                let mut found = named(cases, name);
                found.retain(|c| Some(c.case.id) != self.case_id());
                match found.as_slice() {
                    [one] => {
                        let consider = Correction::ConsiderMove(*note, one.case.id);
                        return vec![Effect::Do(Act::Correct(consider, self.case_id()))];
                    }
                    [] => {
                        let name = short(name, 80);
                        return vec![
                            self.say_with("plain-no-case-named", &[("name", name.into())]),
                        ];
                    }
                    _ => found,
                }
            }
            CasesFor::Finding(name) => {
                let found = named(cases, name);
                match found.as_slice() {
                    [] => {
                        let name = short(name, 80);
                        return vec![
                            self.say_with("plain-no-case-named", &[("name", name.into())]),
                        ];
                    }
                    [one] => return self.leave_for(one.case.id),
                    _ => found,
                }
            }
        };
        let lines = numbered_lines(cases.iter().map(|c| self.case_line(c)));
        let head = self.count("plain-count-cases", cases.len());
        self.list = Listing::Cases(cases);
        self.print(Some(head), lines)
    }

    fn case_line(&self, c: &CaseRow) -> String {
        let sessions = self.tf("plain-n-sessions", &[("n", c.sessions.into())]);
        let notes = self.tf("plain-n-notes", &[("n", c.notes.into())]);
        let last = c.last_session.map(day).unwrap_or_default();
        join(&[
            &c.client_label,
            &c.case.title,
            &self.put_away(c),
            &sessions,
            &notes,
            &last,
        ])
    }

    fn put_away(&self, c: &CaseRow) -> String {
        if is_archived(c) {
            self.t("plain-put-away")
        } else {
            String::new()
        }
    }

    /// Opens a case; a note being edited stays as its draft.
    pub(super) fn leave_for(&mut self, id: CaseId) -> Vec<Effect> {
        let mut out = self.put_edit_away();
        out.push(Effect::Do(Act::Open(Some(id))));
        out
    }

    /// Where one was at the last leaving.
    pub(super) fn place(&mut self, case: Option<CaseRow>) -> Vec<Effect> {
        self.last_case = case.as_ref().map(|c| c.case.id);
        let name = case.map(|c| join(&[&c.client_label, &c.case.title]));
        name.map(|n| self.say_with("plain-last-case", &[("case", n.into())]))
            .into_iter()
            .collect()
    }

    /// A case, or the materials, is open.
    pub(super) fn opened(&mut self, o: Opened) -> Vec<Effect> {
        let mut out = self.put_edit_away();
        self.case = o.case;
        self.all = o.turns;
        self.show_branch(None);
        self.list = Listing::None;
        self.last_read = LastRead::Nothing;
        self.made = None;
        self.digest = None;
        self.rest.clear();
        self.offer = None;
        self.form = None;
        match &self.case {
            Some(c) => {
                out.push(Effect::Say(join(&[
                    &c.client_label,
                    &c.case.title,
                    &self.put_away(c),
                ])));
                out.push(Effect::Say(join(&[
                    &self.tf("plain-n-notes", &[("n", c.notes.into())]),
                    &self.count("plain-n-goals", o.goals),
                    &self.count("plain-n-questions", self.turns.len()),
                ])));
            }
            None => out.push(self.say("plain-in-materials")),
        }
        if let (Some(id), Some(draft)) = (self.case_id(), o.note) {
            out.extend(self.offer(draft, OfferOf::New(id, false)));
        }
        self.question = o.question.map(|d| d.body).filter(|q| !q.trim().is_empty());
        if let Some(q) = &self.question {
            out.push(self.say_with("plain-question-waits", &[("text", short(q, 200).into())]));
        }
        if let Some(id) = self.seek.take() {
            out.extend(self.go_to_version(id));
        }
        out
    }

    /// Lists the goals.
    pub(super) fn goals(&mut self, goals: Vec<Goal>) -> Vec<Effect> {
        if goals.is_empty() {
            return vec![self.say("plain-no-goals")];
        }
        let mut lines = Vec::new();
        for (i, g) in goals.iter().enumerate() {
            let by = g.target.map(day);
            let by = by.map(|d| self.tf("wb-goal-target", &[("date", d.into())]));
            lines.push(format!(
                "{} {}",
                i + 1,
                join(&[&g.title, &by.unwrap_or_default()])
            ));
            if let Some(expected) = &g.expected {
                lines.push(self.tf("plain-goal-expected", &[("text", expected.as_str().into())]));
            }
            if !g.scores.is_empty() {
                let scores: Vec<String> = g
                    .scores
                    .iter()
                    .map(|s| format!("{:+} ({})", i8::from(s.score), day(s.date)))
                    .collect();
                lines.push(self.tf("plain-goal-scores", &[("scores", scores.join(", ").into())]));
            }
        }
        let head = self.count("plain-count-goals", goals.len());
        self.list = Listing::Goals(goals);
        self.print(Some(head), lines)
    }

    /// Lists the sessions.
    pub(super) fn sessions(&mut self, sessions: Vec<crate::casebook::Session>) -> Vec<Effect> {
        if sessions.is_empty() {
            return vec![self.say("plain-no-sessions")];
        }
        let lines = numbered_lines(sessions.iter().map(|s| {
            let minutes = self.tf("wb-session-minutes", &[("n", s.duration_min.into())]);
            let outcome = s.outcome.map(|o| word(o.as_str())).unwrap_or_default();
            let terms = s.terms();
            join(&[
                &day(s.date),
                &minutes,
                &word(s.format.as_str()),
                &word(s.payment.as_str()),
                &outcome,
                &terms.join(", "),
            ])
        }));
        let head = self.count("plain-count-sessions", sessions.len());
        self.list = Listing::Sessions(sessions);
        self.print(Some(head), lines)
    }

    /// Asks before a case is put away or taken back: the one with this number, or the open one.
    pub(super) fn confirm_archive(&mut self, n: Option<usize>, archived: bool) -> Vec<Effect> {
        let case = match (n, &self.list) {
            (None, _) => self.case.as_ref(),
            (Some(_), Listing::Cases(cases)) => pick(cases, n),
            (Some(_), _) => return vec![self.say("plain-list-first")],
        };
        let Some(c) = case else {
            return vec![match n {
                Some(_) => self.no_such_number(),
                None => self.say("plain-open-a-case-first"),
            }];
        };
        if is_archived(c) == archived {
            return vec![self.say(if archived {
                "plain-archived-already"
            } else {
                "plain-active-already"
            })];
        }
        let key = if archived {
            "plain-confirm-archive"
        } else {
            "plain-confirm-reopen"
        };
        let name = join(&[&c.client_label, &c.case.title]);
        let asked = self.say_with(key, &[("case", name.into())]);
        self.mode = Mode::Confirm(Confirm::Archive(c.case.id, archived));
        vec![asked]
    }

    /// A case was put away or taken back.
    pub(super) fn archived(&mut self, row: CaseRow, archived: bool) -> Vec<Effect> {
        let said = self.say(if archived {
            "plain-archived"
        } else {
            "plain-reopened"
        });
        self.changed(row);
        vec![said]
    }

    pub(super) fn changed(&mut self, row: CaseRow) {
        if let Listing::Cases(cases) = &mut self.list
            && let Some(listed) = cases.iter_mut().find(|c| c.case.id == row.case.id)
        {
            *listed = row.clone();
        }
        if self.case_id() == Some(row.case.id) {
            self.case = Some(row);
        }
    }

    /// `timer`: starts the clock of a session, or asks to keep the session it measured.
    pub(super) fn time_session(&mut self) -> Vec<Effect> {
        let Some((case, from)) = self.timer else {
            return self.with_case(|s, id| {
                s.timer = Some((id, s.last_line));
                vec![s.say("plain-timer-runs")]
            });
        };
        let minutes = minutes(from, self.last_line);
        self.mode = Mode::Minutes(case, minutes);
        vec![self.say_with("plain-timer-stops", &[("n", minutes.into())])]
    }

    /// The line after the clock was read: nothing for what it says, another number of minutes, or anything else to let it run on.
    pub(super) fn timed(&mut self, line: &str, case: CaseId, measured: u32) -> Vec<Effect> {
        let typed = line.trim();
        if typed == "-" {
            self.mode = Mode::Confirm(Confirm::DropClock);
            return vec![self.say_with("plain-confirm-clock", &[("n", measured.into())])];
        }
        let minutes = match typed.parse::<u32>() {
            _ if typed.is_empty() || super::modes::is_yes(typed) => measured,
            Ok(n) if (1..=1440).contains(&n) => n,
            Ok(_) => {
                self.mode = Mode::Minutes(case, measured);
                return vec![self.say("wb-wrong-minutes")];
            }
            Err(_) => return vec![self.say("plain-timer-on")],
        };
        let from = self.timer.map_or(self.last_line, |(_, from)| from);
        vec![Effect::Do(Act::AddSession(case, minutes, from))]
    }

    /// A session was kept.
    pub(super) fn session_kept(&mut self, row: CaseRow, minutes: u32, tied: usize) -> Vec<Effect> {
        self.timer = None;
        let who = row.client_label.clone();
        self.changed(row);
        let figures = [
            ("n", minutes.into()),
            ("notes", tied.into()),
            ("who", who.into()),
        ];
        vec![self.say_with("wb-session-kept", &figures)]
    }
}

/// Whole minutes of a session: at least one, at most a day.
pub(super) fn minutes(from: Millis, to: Millis) -> u32 {
    u32::try_from((to - from + 30_000) / 60_000)
        .unwrap_or(1)
        .clamp(1, 1440)
}

/// Whether a case is put away.
pub(super) fn is_archived(c: &CaseRow) -> bool {
    c.case.status == CaseStatus::Archived
}

/// The cases with this name: those whose client's label it is, otherwise those in which it occurs.
fn named(cases: Vec<CaseRow>, name: &str) -> Vec<CaseRow> {
    let name = name.trim().to_lowercase();
    let exact: Vec<CaseRow> = cases
        .iter()
        .filter(|c| c.client_label.to_lowercase() == name || c.case.title.to_lowercase() == name)
        .cloned()
        .collect();
    if !exact.is_empty() {
        return exact;
    }
    cases
        .into_iter()
        .filter(|c| {
            format!("{} {}", c.client_label, c.case.title)
                .to_lowercase()
                .contains(&name)
        })
        .collect()
}
