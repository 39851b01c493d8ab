//! The one place where state changes: an event and the time in, commands out. No I/O and no clock, so a test can play a whole day.

mod acts;
mod answers;
mod overlays;
#[cfg(test)]
mod tests;
mod typing;

use super::event::{Command, Event};
use super::keymap::{Step, key_name};
use super::state::{NoteEditor, Overlay, Pane, State, Tab, Turn};
use crate::casebook::Millis;
use crate::locale::{t, tf};
use crate::practice::Background;
use crate::vault::Draft;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Applies one event. Returns what has to be done, and whether anything on the screen may have changed.
pub fn update(s: &mut State, event: Event, now: Millis) -> (Vec<Command>, bool) {
    let mut out = Vec::new();
    let mut changed = true;
    match event {
        Event::Key(key) => {
            if key.kind == KeyEventKind::Release {
                return (out, false);
            }
            s.last_key = now;
            key_pressed(s, &key, now, &mut out);
        }
        Event::Paste(text) => {
            s.last_key = now;
            typing::insert(s, &text, now);
        }
        Event::Resize(w, h) => {
            s.size = (w, h);
            typing::follow(s);
        }
        Event::Tick => changed = tick(s, now, &mut out),
        Event::Cases(cases) => {
            let id = s.cases.get(s.case_at).map(|c| c.case.id);
            s.case_at = cases
                .iter()
                .position(|c| Some(c.case.id) == id)
                .unwrap_or(s.case_at.min(cases.len().saturating_sub(1)));
            s.cases = cases;
        }
        Event::Opened(o) => {
            s.case = o.case;
            s.turns = o.turns.into_iter().map(answers::kept).collect();
            s.turn_at = s.turns.len().saturating_sub(1);
            (s.back, s.anchored) = (0, None);
            s.notes = o.notes;
            s.goals = o.goals;
            s.note_at = 0;
            s.question = o
                .question
                .map(|d| super::editor::TextField::with(&d.body))
                .unwrap_or_default();
            s.unsaved_question = None;
            s.refresh_sources();
            out.push(Command::ReadStatus);
        }
        Event::NoteRead(note, draft) => {
            let note = note.into_inner();
            let restored = draft.filter(|d| d.body != note.body);
            if restored.is_some() {
                s.notice = Some(t("wb-draft-restored"));
            }
            let body = restored.map_or_else(|| note.body.clone(), |d| d.body);
            let mut field = super::editor::TextField::with(&body);
            field.set_cursor(0);
            let (id, case, session) = (Some(note.id), note.case_id, note.session_id);
            s.editor = Some(NoteEditor {
                id,
                case,
                session,
                title: note.title,
                field,
                saved: note.body,
            });
            s.focus = Pane::Centre;
            s.tab = Tab::Notes;
            typing::follow(s);
        }
        Event::NewNoteDraft(case, draft) => {
            if draft.is_some() {
                s.notice = Some(t("wb-draft-restored"));
            }
            let field = super::editor::TextField::with(&draft.map(|d| d.body).unwrap_or_default());
            s.editor = Some(NoteEditor {
                id: None,
                case,
                session: None,
                title: String::new(),
                field,
                saved: String::new(),
            });
            s.focus = Pane::Centre;
            s.tab = Tab::Notes;
            typing::follow(s);
        }
        Event::NoteSaved(id, notes) => {
            if let Some(editor) = &mut s.editor {
                editor.id = Some(id);
            }
            s.notes = notes;
            s.notice = Some(t("wb-note-saved"));
            out.push(Command::ListCases {
                archived: s.archived,
            });
        }
        Event::SourceRead(view, span) => overlays::show_source(s, *view, span),
        Event::Retrieved(hits) => answers::retrieved(s, hits),
        Event::Started { model } => {
            if let Some(turn) = s.turns.last_mut() {
                turn.writer = model;
            }
        }
        Event::Token(piece) => answers::token(s, &piece),
        Event::Answered(answer) => {
            answers::answered(s, *answer);
            out.push(Command::ReadStatus);
        }
        Event::Importing(n) => s.notice = Some(tf("wb-importing", &[("n", n.into())])),
        Event::ImportDone(done) => {
            let mut notice = tf(
                "cli-imported",
                &[
                    ("n", done.imported.into()),
                    ("same", done.unchanged.into()),
                    ("skipped", done.skipped.len().into()),
                    ("chunks", done.chunks.into()),
                ],
            );
            if let Some(first) = done.skipped.first() {
                notice.push_str(&format!(" — {}: {}", first.path, first.reason));
            }
            s.notice = Some(notice);
            out.push(Command::ReadStatus);
        }
        Event::Status(status) => {
            changed = s.status.as_ref() != Some(&*status);
            s.status = Some(*status);
        }
        Event::Background(b) => {
            if let Background::ModelFailed(why) = b {
                s.notice = Some(why);
            }
            out.push(Command::ReadStatus);
            changed = s.notice.is_some();
        }
        Event::Unlocked(right) => {
            if right {
                s.overlays.pop();
            } else if let Some(Overlay::Lock { wrong, .. }) = s.overlays.last_mut() {
                *wrong = true;
            }
        }
        Event::Failed(sentence) => {
            answers::failed(s);
            s.notice = Some(sentence);
        }
        Event::Terminate => {
            save_drafts(s, &mut out);
            s.quit = true;
        }
    }
    (out, changed)
}

fn key_pressed(s: &mut State, key: &KeyEvent, now: Millis, out: &mut Vec<Command>) {
    s.notice = None;
    if s.locked() {
        return overlays::lock_key(s, key, out);
    }
    if let Some(Overlay::ConfirmArchive(..)) = s.overlays.last() {
        return overlays::confirm_key(s, key, out);
    }
    let layer = s.layer();
    let Some(name) = key_name(key) else { return };
    // Escape and a key right after it arrive as one over a slow line and look like Alt with that key. Where Alt means nothing, they are two.
    if key.modifiers.contains(KeyModifiers::ALT)
        && key.code != KeyCode::Backspace
        && s.keymap.step(layer, std::slice::from_ref(&name)) == Step::Unbound
    {
        key_pressed(
            s,
            &KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE),
            now,
            out,
        );
        let alone = KeyEvent::new(key.code, key.modifiers - KeyModifiers::ALT);
        return key_pressed(s, &alone, now, out);
    }
    s.pressed.push(name);
    match s.keymap.step(layer, &s.pressed) {
        Step::Does(action) => {
            s.pressed.clear();
            acts::act(s, action, now, out);
        }
        Step::Waits => {}
        Step::Unbound => {
            s.pressed.clear();
            typing::key(s, layer, key, now);
        }
    }
}

/// Saves what is due and locks when nobody has been there; true when the screen changed.
fn tick(s: &mut State, now: Millis, out: &mut Vec<Command>) -> bool {
    if s.deadline().is_none_or(|d| d > now) {
        return false;
    }
    save_drafts(s, out);
    if s.autolock_ms > 0 && !s.locked() && now >= s.last_key + s.autolock_ms {
        s.overlays.push(Overlay::Lock {
            typed: String::new(),
            wrong: false,
        });
        return true;
    }
    false
}

/// Commands that write every draft that differs from what is kept.
pub(super) fn save_drafts(s: &mut State, out: &mut Vec<Command>) {
    if s.unsaved_note.take().is_some()
        && let Some(e) = &s.editor
    {
        out.push(Command::SaveDraft(Draft {
            key: e.draft_key(),
            body: e.field.text().to_owned(),
            meta: String::new(),
            saved_ms: 0,
        }));
    }
    if s.unsaved_question.take().is_some() {
        let body = s.question.text().to_owned();
        out.push(if body.is_empty() {
            Command::ClearDraft(s.question_key())
        } else {
            Command::SaveDraft(Draft {
                key: s.question_key(),
                body,
                meta: String::new(),
                saved_ms: 0,
            })
        });
    }
}

/// A turn that has just been asked.
pub(super) fn asked(question: String) -> Turn {
    Turn {
        question,
        answer: String::new(),
        sentences: vec![],
        passages: vec![],
        notices: vec![],
        writer: String::new(),
        running: true,
    }
}
