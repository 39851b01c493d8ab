//! Where the outcome of each act goes: the part of the session that says it and changes what is known.

use super::act::{Effect, Outcome};
use super::session::Session;
use crate::casebook::Millis;

impl Session {
    /// An act came to an end at a moment.
    pub fn outcome(&mut self, outcome: Outcome, now: Millis) -> Vec<Effect> {
        match outcome {
            Outcome::Done => Vec::new(),
            Outcome::Failed(sentence) => {
                // What was to follow the act that failed must not happen to the next one.
                self.seek = None;
                self.wanted = None;
                vec![Effect::Say(sentence)]
            }
            Outcome::Cases(cases, why) => self.cases(cases, &why),
            Outcome::Opened(opened) => self.opened(*opened),
            Outcome::Place(case) => self.place(case),
            Outcome::Materials(sources) => self.materials(sources),
            Outcome::Kept => vec![self.say("wb-answer-kept")],
            Outcome::HelpKept(id) => self.help_kept(id),
            Outcome::GoalsKept(n) => vec![self.say_with("help-kept-goals", &[("n", n.into())])],
            Outcome::NoteBehind(case, typed, text) => self.edit_behind(case, typed, &text),
            Outcome::Summary(digest) => self.summary(digest),
            Outcome::SummarySet => self.summary_set(),
            Outcome::Source(view, span) => self.read_source(*view, span),
            Outcome::Notes(notes) => self.notes(notes),
            Outcome::Note(note, draft, why) => self.note(note.into_inner(), draft, why),
            Outcome::NewNote(case, draft, unasked) => self.new_note(case, draft, unasked),
            Outcome::Saved(id, session) => self.saved(id, session),
            Outcome::Drafts(drafts, only_count) => self.drafts(drafts, only_count),
            Outcome::Forms(forms) => self.forms(forms),
            Outcome::Form(name, body, into) => self.formed(&name, body, into),
            Outcome::Goals(goals) => self.goals(goals),
            Outcome::Sessions(sessions) => self.sessions(sessions),
            Outcome::Added(id) => self.leave_for(id),
            Outcome::AsksFirst(would, does) => self.confirm_first(&would, does),
            Outcome::Removing(removal) => self.confirm_removing(&removal),
            Outcome::Corrected(row, said) => self.corrected(row, said),
            Outcome::Moved(said) => self.read_anew(said),
            Outcome::Removed(thing, said) => self.removed(thing, said),
            Outcome::Archived(row, archived) => self.archived(row, archived),
            Outcome::SessionKept(row, minutes, tied) => self.session_kept(row, minutes, tied),
            Outcome::Imported(done) => self.imported(&done),
            Outcome::Found(found, searched) => self.found(found, &searched),
            Outcome::Finds(all, texts, query) => self.finds(all, texts, &query),
            Outcome::Tags(tags) => self.tags(tags),
            Outcome::Status(status, only_privacy) => self.status(&status, only_privacy),
            Outcome::Preferences(p, fixed, changed) => self.preferences(&p, &fixed, changed),
            Outcome::Settings(rows) => self.settings(&rows),
            Outcome::Set(row) => self.setting_changed(&row),
            Outcome::Exported(file, warning) => {
                let path = file.display().to_string();
                let mut out = vec![self.say_with("wb-exported", &[("path", path.into())])];
                out.extend(warning.map(Effect::Say));
                out
            }
            Outcome::Shared(events) => events
                .into_iter()
                .flat_map(|e| self.share_event(e))
                .collect(),
            Outcome::Erased(done) => self.erased(&done),
            Outcome::Verified(right) => self.verified(right, now),
        }
    }
}
