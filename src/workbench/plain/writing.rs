//! The lines of a note: writing them one after another, with a dot before the words that are not text, and the verbs that change them.

use super::act::{Act, Effect, FormFor};
use super::editor::{Edit, NoLine, Of};
use super::lines::{short, unmarked};
use super::modes::Mode;
use super::session::{Session, numbered_lines};
use super::verbs::Verb;
use crate::config::Timestamp;
use crate::locale;
use std::collections::VecDeque;

impl Session {
    /// A line while a note is written. `left`: sections of a form that are still to come.
    pub(super) fn compose(
        &mut self,
        line: &str,
        closes: bool,
        mut left: VecDeque<Vec<String>>,
    ) -> Vec<Effect> {
        if self.edit.is_none() {
            return Vec::new();
        }
        if let Some(out) = self.first_behind(line) {
            return out;
        }
        if line.trim_end() == "." {
            return match left.pop_front() {
                Some(section) => {
                    self.mode = Mode::Compose { closes, left };
                    self.put_section(&section)
                }
                None if closes => self.save(),
                None => vec![self.say("plain-appended")],
            };
        }
        self.mode = Mode::Compose { closes, left };
        match dot_word(line) {
            Some((word, rest)) => self.dot(word, rest, line),
            // A line that is to be a single dot is typed as two.
            None if line.trim_end() == ".." => self.put_text("."),
            None => self.put_text(line),
        }
    }

    /// `.WORD`: not text, unless nothing is called so.
    fn dot(&mut self, word: &str, rest: &str, line: &str) -> Vec<Effect> {
        match word.to_lowercase().as_str() {
            "time" | "tijd" => {
                let stamped = format!("{} {rest}", self.stamp());
                self.put(&[stamped.trim_end().to_owned()])
            }
            "undo" | "herstel" => self.edit_verb(Verb::Undo, ""),
            "redo" | "alsnog" => self.edit_verb(Verb::Redo, ""),
            "lines" | "regels" => self.edit_verb(Verb::Lines, rest),
            "more" | "meer" => self.more(),
            _ => vec![Effect::Do(Act::Form(
                word.to_owned(),
                FormFor::Here {
                    rest: rest.to_owned(),
                    line: Some(line.to_owned()),
                },
            ))],
        }
    }

    /// The time of day; while a session is timed, how far it is.
    fn stamp(&self) -> String {
        let clock = match self.stamp {
            Timestamp::Time => locale::time(self.clock()),
            Timestamp::DateTime => locale::date_time(self.clock()),
        };
        match self.timer {
            Some((_, from)) => format!("{clock} (+{}′)", (self.last_line - from) / 60_000),
            None => clock,
        }
    }

    /// Adds a line as typed. Nothing is said: whoever typed it knows what it says.
    pub(super) fn put_text(&mut self, line: &str) -> Vec<Effect> {
        if let Some(edit) = &mut self.edit {
            edit.append(line);
        }
        self.keep_draft()
    }

    /// Adds lines that were not typed, and says them with their numbers.
    pub(super) fn put(&mut self, lines: &[String]) -> Vec<Effect> {
        let Some(edit) = &mut self.edit else {
            return vec![self.say("plain-edit-first")];
        };
        let from = edit.lines().len() + 1;
        edit.append_all(lines);
        let mut out = self.keep_draft();
        out.extend(self.print_lines(from));
        out
    }

    /// Adds a section of a form and says what it asks.
    pub(super) fn put_section(&mut self, section: &[String]) -> Vec<Effect> {
        if let Some(edit) = &mut self.edit {
            edit.append_all(section);
        }
        let asked = section.iter().map(|l| unmarked(l.trim()));
        let mut out = self.keep_draft();
        out.extend(asked.filter(|l| !l.is_empty()).map(Effect::Say));
        out
    }

    /// The verbs that need a note being edited.
    pub(super) fn edit_verb(&mut self, verb: Verb, rest: &str) -> Vec<Effect> {
        let (number, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let n = number.parse::<usize>().unwrap_or(0);
        let text = text.trim_start();
        let Some(edit) = &mut self.edit else {
            return vec![self.say("plain-edit-first")];
        };
        let done = match verb {
            Verb::Replace => edit.replace(n, text).map(|()| "plain-replaced"),
            Verb::Insert => edit.insert(n, text).map(|()| "plain-inserted"),
            Verb::Delete => edit.delete(n).map(|_| "plain-deleted"),
            Verb::Undo if edit.undo() => Ok("plain-undone"),
            Verb::Undo => return vec![self.say("plain-nothing-to-undo")],
            Verb::Redo if edit.redo() => Ok("plain-redone"),
            Verb::Redo => return vec![self.say("plain-nothing-to-redo")],
            Verb::Change => return self.change(rest),
            Verb::Lines if rest.is_empty() || n > 0 => return self.print_lines(n.max(1)),
            Verb::Lines => return self.lines_with(rest),
            Verb::Form => {
                let into = FormFor::Here {
                    rest: String::new(),
                    line: None,
                };
                return vec![Effect::Do(Act::Form(rest.to_owned(), into))];
            }
            Verb::Editor => return vec![Effect::Do(Act::Editor(edit.body()))],
            Verb::Append => {
                self.mode = Mode::Compose {
                    closes: false,
                    left: VecDeque::new(),
                };
                return vec![self.say("plain-append")];
            }
            Verb::Save => return self.save(),
            _ => {
                let kept = self.put_edit_away();
                return if kept.is_empty() {
                    vec![self.say("plain-closed")]
                } else {
                    kept
                };
            }
        };
        match done {
            Ok(key) => {
                let mut out = self.keep_draft();
                out.push(self.say_with(key, &[("n", n.into()), ("text", short(text, 80).into())]));
                out
            }
            Err(NoLine(lines)) => {
                vec![self.say_with("plain-no-line", &[("n", lines.into())])]
            }
        }
    }

    /// The text came back from an editor of the user's own.
    pub(super) fn edited_outside(&mut self, text: &str) -> Vec<Effect> {
        let Some(edit) = &mut self.edit else {
            return Vec::new();
        };
        if !edit.set(text) {
            return vec![self.say("plain-editor-same")];
        }
        let lines = edit.lines().len();
        let mut out = self.keep_draft();
        out.push(self.say_with("plain-editor-back", &[("n", lines.into())]));
        out
    }

    /// `change OLD/NEW`, everywhere in the note.
    fn change(&mut self, rest: &str) -> Vec<Effect> {
        let (old, new) = rest.split_once('/').unwrap_or((rest, ""));
        let times = match &mut self.edit {
            Some(edit) => edit.change(old.trim(), new.trim()),
            None => 0,
        };
        if times == 0 {
            return vec![self.say("wb-no-match")];
        }
        let mut out = self.keep_draft();
        out.push(self.say_with("wb-replaced", &[("n", times.into())]));
        out
    }

    /// `lines TEXT`: those that hold it.
    fn lines_with(&mut self, text: &str) -> Vec<Effect> {
        let wanted = text.to_lowercase();
        let lines = match &self.edit {
            Some(e) => numbered_lines(e.lines().iter().cloned()),
            None => Vec::new(),
        };
        let held = |l: &String| {
            let line = l.split_once(' ').map_or("", |(_, line)| line);
            line.to_lowercase().contains(&wanted)
        };
        let shown: Vec<String> = lines.into_iter().filter(held).collect();
        if shown.is_empty() {
            return vec![self.say("wb-no-match")];
        }
        self.print(None, shown)
    }

    pub(super) fn print_lines(&mut self, from: usize) -> Vec<Effect> {
        let lines = match &self.edit {
            Some(e) => numbered_lines(e.lines().iter().cloned()),
            None => Vec::new(),
        };
        let shown = lines.into_iter().skip(from.saturating_sub(1)).collect();
        self.print(None, shown)
    }

    fn keep_draft(&self) -> Vec<Effect> {
        let draft = |e: &Edit| {
            let key = e.draft_key()?;
            // What was taken back to the saved text leaves no draft.
            Some(if e.touched() {
                Act::SaveDraft(key, e.body())
            } else {
                Act::ClearDraft(key)
            })
        };
        match &self.edit {
            Some(e) => draft(e).map(Effect::Do).into_iter().collect(),
            None => vec![self.say("plain-edit-first")],
        }
    }

    /// Saves the note. It stays open until the outcome says that it is safe.
    fn save(&mut self) -> Vec<Effect> {
        let Some(e) = &self.edit else {
            return vec![self.say("plain-edit-first")];
        };
        let (case, id) = match e.of {
            Of::New(case) => (case, None),
            Of::Note(case, id) => (case, Some(id)),
            // An empty one takes it away: it is made anew when it is needed.
            Of::Summary(case, upto) => {
                return vec![Effect::Do(Act::SetSummary(case, upto, e.body()))];
            }
        };
        let draft = e.draft_key().unwrap_or_default();
        if e.body().trim().is_empty() {
            let mut out = Vec::new();
            if id.is_none() {
                out.push(Effect::Do(Act::ClearDraft(draft)));
                self.edit = None;
            }
            out.push(self.say("wb-note-empty"));
            return out;
        }
        vec![Effect::Do(Act::SaveNote {
            id,
            note: Box::new(e.note(case)),
            draft,
        })]
    }

    /// Closes what is being edited; its draft stays.
    pub(super) fn put_edit_away(&mut self) -> Vec<Effect> {
        match self.edit.take() {
            Some(e) if e.touched() && e.draft_key().is_none() => {
                vec![self.say("plain-summary-left")]
            }
            Some(e) if e.touched() => vec![self.say("plain-draft-kept")],
            _ => Vec::new(),
        }
    }
}

/// The word and what stands behind it in a line such as `.time wakes up`. An ellipsis or a number is text.
fn dot_word(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix('.')?;
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let letters = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    (word.starts_with(char::is_alphabetic) && word.chars().all(letters))
        .then(|| (word, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::dot_word;

    #[test]
    fn only_a_dot_before_a_word_is_no_text() {
        assert_eq!(dot_word(".time hij lacht"), Some(("time", "hij lacht")));
        assert_eq!(dot_word(".schaal"), Some(("schaal", "")));
        for text in [
            "...en toen",
            "..",
            ".",
            ". los",
            ".5 procent",
            "een .nu",
            ".a/b",
        ] {
            assert_eq!(dot_word(text), None, "{text}");
        }
    }
}
