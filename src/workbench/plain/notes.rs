//! Notes: listing, reading and beginning to write or edit one, plain or by a form. Its lines are `writing`'s, its drafts are `drafts`'.

use super::act::{Act, Effect, FormFor, NoteFor};
use super::editor::Edit;
use super::finding::marks;
use super::lines::unmarked;
use super::modes::Mode;
use super::session::{LastRead, Listing, OfferOf, Session, day, join, numbered_lines, pick};
use crate::casebook::{CaseId, Date, Note, NoteId};
use crate::locale;
use crate::practice::made_of;
use crate::practice::templates::{self, Fields, Template};
use crate::vault::{Draft, NoteRow};
use jiff::tz::TimeZone;
use std::collections::VecDeque;

impl Session {
    /// Lists the notes.
    pub(super) fn notes(&mut self, notes: Vec<NoteRow>) -> Vec<Effect> {
        if notes.is_empty() {
            return vec![self.say("plain-no-notes")];
        }
        let lines = numbered_lines(notes.iter().map(|n| {
            let date = n.day().map(day).unwrap_or_default();
            let made = n.made.map(made_of).unwrap_or_default();
            join(&[&n.title, &date, &made, &marks(&n.tags)])
        }));
        let head = self.count("plain-count-notes", notes.len());
        self.list = Listing::Notes(notes);
        self.print(Some(head), lines)
    }

    /// A note was read.
    pub(super) fn note(&mut self, note: Note, draft: Option<Draft>, why: NoteFor) -> Vec<Effect> {
        let draft = draft.filter(|d| d.body != note.body);
        match (why, draft) {
            (NoteFor::Reading, draft) => {
                self.last_read = LastRead::Note(note.id);
                let mut out = self.print_text(&note.title, &note.body);
                if draft.is_some() {
                    out.push(self.say("plain-note-has-draft"));
                }
                out
            }
            (_, None) => {
                let edit = Edit::of(&note, &note.body);
                self.begin_edit(edit)
            }
            (NoteFor::Editing, Some(d)) => self.offer(d, OfferOf::Note(Box::new(note))),
            (NoteFor::Continuing, Some(d)) => {
                self.offer(d, OfferOf::Note(Box::new(note)));
                self.go_on(None)
            }
        }
    }

    /// `write`, or `write` with the name or number of a form.
    pub(super) fn write(&mut self, rest: &str) -> Vec<Effect> {
        self.form = None;
        let name = match (&self.list, rest.parse::<usize>()) {
            (Listing::Forms(names), Ok(n)) => match pick(names, Some(n)) {
                Some(name) => name.clone(),
                None => return vec![self.no_such_number()],
            },
            (_, Ok(_)) => return vec![self.no_such_number()],
            _ => rest.to_owned(),
        };
        self.with_case(|_, id| {
            vec![Effect::Do(if name.is_empty() {
                Act::NewNote(id, false)
            } else {
                Act::Form(name, FormFor::Note(id))
            })]
        })
    }

    /// Lists forms and snippets.
    pub(super) fn forms(&mut self, forms: Vec<Template>) -> Vec<Effect> {
        let fields = self.fields();
        let lines = numbered_lines(forms.iter().map(|f| {
            let (title, _) = templates::fill(&f.title, &fields);
            join(&[&f.name, unmarked(&title).trim()])
        }));
        let head = self.count("plain-count-forms", forms.len());
        self.list = Listing::Forms(forms.into_iter().map(|f| f.name).collect());
        self.print(Some(head), lines)
    }

    /// A form or snippet was read, or there is none with this name.
    pub(super) fn formed(
        &mut self,
        name: &str,
        body: Option<String>,
        into: FormFor,
    ) -> Vec<Effect> {
        match (body, into) {
            (Some(body), FormFor::Note(case)) => {
                let (text, _) = templates::fill(&body, &self.fields());
                self.form = Some(sections(&text));
                vec![Effect::Do(Act::NewNote(case, false))]
            }
            (Some(body), FormFor::Here { rest, .. }) => {
                let (mut text, at) = templates::fill(&body, &self.fields());
                if text.is_char_boundary(at) {
                    text.insert_str(at, &rest);
                }
                let lines: Vec<String> = text.trim_end().lines().map(str::to_owned).collect();
                self.put(&lines)
            }
            (
                None,
                FormFor::Here {
                    line: Some(line), ..
                },
            ) => {
                let mut out = self.put_text(&line);
                out.push(self.say_with("plain-kept-as-text", &[("text", line.into())]));
                out
            }
            (None, _) => vec![self.say_with("plain-no-form", &[("name", name.into())])],
        }
    }

    /// What the placeholders of a form stand for now.
    fn fields(&self) -> Fields {
        let now = self.clock();
        let case = self.case.as_ref();
        Fields {
            date: locale::date(now.year(), now.month(), now.day()),
            time: locale::time(now),
            client: case.map_or(String::new(), |c| c.client_label.clone()),
            case: case.map_or(String::new(), |c| c.case.title.clone()),
            session: case.map_or(1, |c| c.session_on(now.date())).to_string(),
        }
    }

    /// Here and now: the moment of the last line.
    pub(super) fn clock(&self) -> jiff::civil::DateTime {
        jiff::Timestamp::from_millisecond(self.last_line)
            .map(|t| t.to_zoned(TimeZone::system()).datetime())
            .unwrap_or_default()
    }

    /// There is a draft of a new note, or there is none.
    pub(super) fn new_note(
        &mut self,
        case: CaseId,
        draft: Option<Draft>,
        unasked: bool,
    ) -> Vec<Effect> {
        match draft.filter(|d| !d.body.trim().is_empty()) {
            None => self.begin(case, ""),
            Some(d) if unasked => {
                self.offer(d, OfferOf::New(case, true));
                self.go_on(None)
            }
            Some(d) => self.begin_behind(case, d),
        }
    }

    /// Begins writing; `body`: what a draft held.
    pub(super) fn begin(&mut self, case: CaseId, body: &str) -> Vec<Effect> {
        let mut out = self.put_edit_away();
        self.edit = Some(Edit::new(case, body));
        let mut left = self.form.take().filter(|_| body.is_empty());
        let first = left.as_mut().and_then(VecDeque::pop_front);
        self.mode = Mode::Compose {
            closes: true,
            left: left.unwrap_or_default(),
        };
        match first {
            Some(section) => {
                out.push(self.say("plain-write-form"));
                out.extend(self.put_section(&section));
            }
            None => {
                out.push(self.say("plain-write"));
                out.extend(self.print_lines(1));
            }
        }
        out
    }

    /// Begins editing.
    pub(super) fn begin_edit(&mut self, edit: Edit) -> Vec<Effect> {
        let mut out = self.put_edit_away();
        self.edit = Some(edit);
        out.push(self.say("plain-edit"));
        out.extend(self.print_lines(1));
        out
    }

    /// The note is in the vault.
    pub(super) fn saved(&mut self, id: NoteId, session: Option<Date>) -> Vec<Effect> {
        let known = self.edit.as_ref().is_some_and(|e| !e.is_new());
        match &mut self.edit {
            Some(e) if known => e.saved(),
            _ => self.edit = None,
        }
        if let Some(c) = self.case.as_mut().filter(|_| !known) {
            c.notes += 1;
        }
        self.last_read = LastRead::Note(id);
        vec![match session {
            Some(d) => self.say_with("wb-note-saved-session", &[("date", day(d).into())]),
            None => self.say("wb-note-saved"),
        }]
    }
}

/// A form by its headings; the title goes with the first of them.
fn sections(text: &str) -> VecDeque<Vec<String>> {
    let mut out: VecDeque<Vec<String>> = VecDeque::new();
    for line in text.trim_end().lines() {
        let under_title = out.len() == 1 && out.front().is_some_and(|s| !has_section(s));
        match out.back_mut() {
            Some(section) if !line.starts_with("##") || under_title => {
                section.push(line.to_owned());
            }
            _ => out.push_back(vec![line.to_owned()]),
        }
    }
    out
}

fn has_section(lines: &[String]) -> bool {
    lines.iter().any(|l| l.starts_with("##"))
}

#[cfg(test)]
mod tests {
    use super::sections;

    #[test]
    fn a_form_is_asked_by_its_headings_and_loses_no_line() {
        let text = "# Intake\n\nCase: x\n\n## Why\nNow?\n\n## What\n- a:\n";
        let parts = sections(text);
        let heads: Vec<&str> = parts
            .iter()
            .filter_map(|s| s.iter().find(|l| l.starts_with("##")))
            .map(String::as_str)
            .collect();
        assert_eq!(heads, ["## Why", "## What"]);
        let all: Vec<String> = parts.into_iter().flatten().collect();
        assert_eq!(all.join("\n"), text.trim_end());
        assert_eq!(sections("loose\nlines").len(), 1);
    }
}
