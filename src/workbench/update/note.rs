//! The note editor: opening, saving, drafts, snippets, timestamps, the way to an editor of the user's own.

use crate::casebook::{CaseId, Millis, NewNote, Note, NoteId};
use crate::config::Timestamp;
use crate::locale::{self, t, tf};
use crate::vault::Draft;
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::Command;
use crate::workbench::keymap::shown;
use crate::workbench::overlay::templates::fields;
use crate::workbench::state::{Mode, NoteAt, NoteEditor, Pane, State, Tab, Unsaved};
use crate::workbench::view;
use std::collections::BTreeMap;

fn open(s: &mut State, mut editor: NoteEditor) {
    if s.keymap.modal && editor.id.is_some() {
        editor.mode = Mode::Normal;
    }
    s.editor = Some(editor);
    s.focus = Pane::Centre;
    s.tab = Tab::Notes;
    s.pattern.clear();
    follow(s);
}

/// Says that a draft is back, with the key that saves it here.
fn say_restored(s: &mut State, restored: bool) {
    if !restored {
        return;
    }
    let layers = s.layers();
    let key = |action| {
        s.keymap
            .key_of(&layers, action)
            .map(shown)
            .unwrap_or_default()
    };
    let (save, drop) = (key(Action::Save), key(Action::DiscardDraft));
    let keys = [("key", save.into()), ("drop", drop.into())];
    s.notice = Some(tf("wb-draft-restored", &keys));
}

/// What reads what a row of the list of notes stands for.
pub(super) fn opens(at: NoteAt) -> Command {
    match at {
        NoteAt::New(case, None) => Command::NewNote(case),
        NoteAt::New(case, parked) => Command::ParkNewNote(case, parked),
        NoteAt::Note(id) => Command::ReadNote(id),
    }
}

/// Whether a case is not the open one. What is of another is not shown under this one's name: its note may have been moved since one was there.
pub(super) fn is_elsewhere(s: &mut State, case: CaseId) -> bool {
    let elsewhere = s.case_id() != Some(case);
    if elsewhere {
        (s.seek_cursor, s.seek_word) = (None, None);
    }
    elsewhere
}

/// A note was read: its draft, if it has one that differs, is what is shown, and taking that back shows the note as it was saved.
pub(super) fn read(s: &mut State, note: Note, draft: Option<Draft>) {
    if is_elsewhere(s, note.case_id) {
        return;
    }
    let mut field = TextField::with(&note.body);
    let saved = field.text().to_owned();
    if let Some(draft) = draft {
        field.set(&draft.body);
    }
    let is_restored = field.text() != saved;
    field.set_cursor(s.seek_cursor.take().unwrap_or(0));
    s.note_at = s.note_row(note.id).unwrap_or(s.note_at);
    open(
        s,
        NoteEditor {
            id: Some(note.id),
            case: note.case_id,
            session: note.session_id,
            title: note.title,
            field,
            saved,
            saving: None,
            mode: Mode::Insert,
        },
    );
    seek_word(s);
    say_restored(s, is_restored);
}

/// Goes to the word the note was opened for, and marks it wherever it stands; a draft may have it elsewhere by now.
fn seek_word(s: &mut State) {
    let Some((note, at, word)) = s.seek_word.take() else {
        return;
    };
    let Some(e) = s.editor.as_mut().filter(|e| e.id == Some(note)) else {
        return;
    };
    // In small letters it is found however it is written.
    let word = word.to_lowercase();
    let text = e.field.text();
    let byte = text.char_indices().nth(at).map_or(text.len(), |(i, _)| i);
    e.field.find_from(&word, byte);
    s.pattern = word;
    follow(s);
}

/// A new note, or what was typed of one and never saved.
pub(super) fn new(s: &mut State, case: CaseId, draft: Option<Draft>) {
    let draft = draft.filter(|d| !d.body.trim().is_empty());
    let is_restored = draft.is_some();
    let body = draft.map(|d| d.body).unwrap_or_default();
    open(
        s,
        NoteEditor {
            id: None,
            case,
            session: None,
            title: String::new(),
            field: TextField::with(&body),
            saved: String::new(),
            saving: None,
            mode: Mode::Insert,
        },
    );
    say_restored(s, is_restored);
}

/// A new note was put aside, and an empty one begins or another is gone on with.
pub(super) fn parked(
    s: &mut State,
    case: CaseId,
    drafts: BTreeMap<String, String>,
    draft: Option<Draft>,
) {
    // Typed in the one that was put aside, and not kept there: it stays in the editor, and is a draft as before.
    let typed = s.unsaved_note.is_some() && s.editor.as_ref().is_some_and(|e| e.id.is_none());
    if is_elsewhere(s, case) || typed {
        return;
    }
    s.drafts = drafts;
    let is_empty = draft.is_none();
    new(s, case, draft);
    if is_empty && s.note_rows_before() > 0 {
        s.notice = Some(t("wb-draft-parked"));
    }
}

/// A new note that begins with this text, which is a draft from the first moment.
pub fn begin(s: &mut State, case: CaseId, body: &str, out: &mut Vec<Command>) {
    save_drafts(s, out);
    new(s, case, None);
    if let Some(e) = &mut s.editor {
        e.field = TextField::with(body);
        e.field.start();
    }
    let now = s.last_seen;
    touched(s, now);
}

/// A note is in the vault. It is the one being edited only if that is what was being saved: a draft of the case can become a note meanwhile.
pub(super) fn saved(s: &mut State, id: NoteId, case: CaseId, draft: &str, out: &mut Vec<Command>) {
    s.drafts.remove(draft);
    let row = s.notes.iter().find(|n| n.id == id);
    let named = row.map(|n| n.title.clone());
    let session = row.and_then(|n| n.date);
    s.notice = Some(t("wb-note-saved"));
    if let Some(e) = &mut s.editor
        && e.case == case
        && e.draft_key() == draft
    {
        if e.id.is_none() {
            e.title = named.unwrap_or_default();
            // Nobody said of which session it is, so it is told.
            if let Some(day) = session {
                let day = locale::date(day.year(), day.month(), day.day());
                s.notice = Some(tf("wb-note-saved-session", &[("date", day.into())]));
            }
        }
        e.id = Some(id);
        e.saved = e.saving.take().unwrap_or_default();
        if e.changed() {
            // What was typed meanwhile is a draft of this note, and no longer one of a new note.
            if e.draft_key() != draft {
                out.push(Command::ClearDraft(draft.to_owned()));
            }
            let now = s.last_seen;
            touched(s, now);
        }
        s.note_at = s.note_row(id).unwrap_or(s.note_at);
    }
}

/// Something failed: if a note was being saved, it is not known to be.
pub(super) fn not_saved(s: &mut State) {
    if let Some(e) = &mut s.editor {
        e.saving = None;
    }
}

/// Saves it.
pub(super) fn save(s: &mut State, out: &mut Vec<Command>) {
    // Safe as a draft first, should saving the note fail.
    save_drafts(s, out);
    let Some(e) = &mut s.editor else { return };
    if e.field.text().trim().is_empty() {
        s.notice = Some(t("wb-note-empty"));
        return;
    }
    let note = NewNote {
        case_id: e.case,
        session_id: e.session,
        title: e.title.clone(),
        body: e.field.text().to_owned(),
    };
    e.saving = Some(note.body.clone());
    out.push(Command::SaveNote {
        id: e.id,
        note: Box::new(note),
        draft: e.draft_key(),
    });
}

/// Leaves the editor; what was typed stays as a draft.
pub(super) fn close(s: &mut State, out: &mut Vec<Command>) {
    save_drafts(s, out);
    if let Some(e) = s.editor.take().filter(NoteEditor::is_draft) {
        s.notice = Some(t(if e.id.is_some() {
            "wb-draft-kept"
        } else {
            s.note_at = 0;
            "wb-draft-kept-new"
        }));
    }
    s.pattern.clear();
}

/// Lets the draft go: the saved text is back, and can be left again by taking that back. Of a note that was never saved nothing would be left, so it is asked
/// first.
pub(super) fn discard(s: &mut State, out: &mut Vec<Command>) {
    let Some(e) = &mut s.editor else { return };
    if !e.is_draft() {
        s.notice = Some(t("wb-draft-none"));
        return;
    }
    if e.id.is_none() {
        let at = (e.case, None);
        // It is called by its first line, and a no leaves it as it is.
        save_drafts(s, out);
        return super::correcting::drop_new(s, at);
    }
    let saved = e.saved.clone();
    e.field.set(&saved);
    e.field.start();
    let key = e.draft_key();
    s.notice = Some(t("wb-draft-gone"));
    s.unsaved_note = None;
    s.drafts.remove(&key);
    out.push(Command::ClearDraft(key));
    follow(s);
}

/// After a change: starts the clock of the draft and keeps the cursor in sight.
pub fn touched(s: &mut State, now: Millis) {
    let first = s.unsaved_note.map_or(now, |u| u.first);
    s.unsaved_note = Some(Unsaved { first, last: now });
    follow(s);
}

/// Keeps the cursor in the window.
pub fn follow(s: &mut State) {
    let (width, height) = window(s);
    if let Some(e) = &mut s.editor {
        e.field.follow(width, height);
    }
}

/// Columns and rows of the editor's text.
pub(super) fn window(s: &State) -> (usize, usize) {
    view::editor_window(s)
}

/// The snippet that was typed becomes its text; otherwise four blanks.
pub(super) fn indent(s: &mut State, now: Millis) {
    let fields = fields(s);
    let Some(e) = &mut s.editor else { return };
    let (from, word) = e.field.word_at_cursor();
    match s.snippets.get(word) {
        Some(snippet) => {
            let (text, cursor) = crate::practice::templates::fill(snippet, &fields);
            e.field.replace_back_to(from, &text);
            e.field.set_cursor(from + cursor);
        }
        None => e.field.insert("    "),
    }
    touched(s, now);
}

/// The time of day; while a session is timed, how far it is.
pub(super) fn timestamp(s: &mut State, now: Millis) {
    let clock = jiff::Timestamp::from_millisecond(now)
        .map(|t| t.to_zoned(jiff::tz::TimeZone::system()).datetime())
        .unwrap_or_default();
    let clock = match s.timestamp {
        Timestamp::Time => locale::time(clock),
        Timestamp::DateTime => locale::date_time(clock),
    };
    let text = match s.timer.as_ref().map(|c| c.from) {
        Some(from) => {
            let minutes = (now - from) / 60_000;
            format!("{clock} (+{minutes}′) ")
        }
        None => format!("{clock} "),
    };
    if let Some(e) = &mut s.editor {
        let at = e
            .field
            .selection()
            .map_or(e.field.cursor(), |(from, _)| from);
        let before = e.field.text().get(..at).and_then(|t| t.chars().next_back());
        // Not glued to the word before it.
        let apart = before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '['));
        e.field
            .insert(&format!("{}{text}", if apart { " " } else { "" }));
        touched(s, now);
    }
}

/// Goes to the next or previous match.
pub(super) fn search(s: &mut State, step: i8) {
    let pattern = s.pattern.clone();
    let found = s
        .editor
        .as_mut()
        .and_then(|e| e.field.find_next(&pattern, step));
    s.notice = Some(match found {
        Some((at, all)) => tf("wb-match", &[("at", at.into()), ("all", all.into())]),
        None => t("wb-no-match"),
    });
    follow(s);
}

/// The text came back from an editor of the user's own. It is a draft at once: the file it came from is gone.
pub(super) fn edited_outside(s: &mut State, text: &str, now: Millis, out: &mut Vec<Command>) {
    let Some(e) = &mut s.editor else { return };
    // Editors end a file with a line break, which is not the user's doing.
    let text = if e.field.text().ends_with('\n') {
        text
    } else {
        text.strip_suffix('\n').unwrap_or(text)
    };
    if e.field.text() != text {
        e.field.select_all();
        if text.is_empty() {
            e.field.delete();
        } else {
            e.field.insert(text);
        }
        e.field.start();
        touched(s, now);
        save_drafts(s, out);
    }
}

/// Commands that write every draft that differs from what is kept.
pub(super) fn save_drafts(s: &mut State, out: &mut Vec<Command>) {
    let draft = |key, body| {
        Command::SaveDraft(Draft {
            key,
            body,
            meta: String::new(),
            saved_ms: 0,
        })
    };
    if s.unsaved_note.take().is_some()
        && let Some(e) = &s.editor
    {
        let key = e.draft_key();
        // Also while it is being saved: should that fail, it is here.
        let is = e.is_draft() || e.saving.is_some();
        out.push(if is {
            let name = NewNote::titled(e.field.text());
            s.drafts.insert(key.clone(), name);
            draft(key, e.field.text().to_owned())
        } else {
            s.drafts.remove(&key);
            Command::ClearDraft(key)
        });
    }
    if s.unsaved_question.take().is_some() {
        let body = s.question_begun();
        out.push(if body.is_empty() {
            Command::ClearDraft(s.question_key())
        } else {
            draft(s.question_key(), body)
        });
    }
}
