//! Whole days of keys, played against the state alone: no terminal, no vault, no clock. The player is here, the days are in the files beside.

mod cases;
mod choices;
mod clock;
mod correct;
mod dashboard;
mod day;
mod draft;
mod erasing;
mod footers;
mod importing;
mod kept;
mod keys;
mod looking;
mod moving;
mod narrow;
mod palette;
mod people;
mod review;
mod reviewed;
mod saving;
mod shared;
mod sharing;
mod small;
mod stream;
mod summary;
mod typing;

use super::update;
use crate::casebook::{CaseId, HelpKind, Millis};
use crate::locale::{Language, set_language};
use crate::practice::{Help, Notice};
use crate::privacy::{Network, PrivacyLevel};
use crate::workbench::backend::{Colours, Screen};
use crate::workbench::event::{Command, Event, Opened};
use crate::workbench::keymap::Keymap;
use crate::workbench::state::State;
use crate::workbench::theme::Theme;
use crate::workbench::view;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

struct Player {
    s: State,
    now: Millis,
    screen: Screen<Vec<u8>>,
    /// The language is one for the whole process, so these tests take turns.
    _turn: MutexGuard<'static, ()>,
}

static TURN: Mutex<()> = Mutex::new(());

/// A note in the list of a case.
fn note_row(id: i64, title: &str) -> crate::vault::NoteRow {
    crate::vault::NoteRow {
        id: crate::casebook::NoteId(id),
        case_id: CaseId(1),
        session_id: None,
        date: None,
        title: title.into(),
        chars: 0,
        created_ms: 0,
        updated_ms: 0,
        tags: vec![],
        made: None,
    }
}

impl Player {
    fn new(cols: u16, rows: u16) -> Self {
        Self::with_keys(cols, rows, "default", Path::new("/nonexistent"))
    }

    /// With a preset, and the user's own file in `dir/keymaps` over it.
    fn with_keys(cols: u16, rows: u16, preset: &str, dir: &Path) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        set_language(Language::En);
        let (keymap, _) = Keymap::load(preset, dir);
        let (theme, _) = Theme::load("dark", dir, Colours::True);
        let s = State::new((cols, rows), keymap, theme, 60_000, 0);
        let screen = Screen::new(Vec::new(), Rect::new(0, 0, cols, rows));
        let mut p = Self {
            s,
            now: 1_000,
            screen,
            _turn: turn,
        };
        p.gets(Event::Cases((1..=30).map(case).collect()));
        p.draw();
        p
    }

    fn gets(&mut self, e: Event) -> Vec<Command> {
        update(&mut self.s, e, self.now).0
    }

    fn key(&mut self, code: KeyCode, modifiers: KeyModifiers) -> Vec<Command> {
        self.gets(Event::Key(KeyEvent::new(code, modifiers)))
    }

    fn keys(&mut self, text: &str) -> Vec<Command> {
        text.chars()
            .flat_map(|c| self.key(KeyCode::Char(c), KeyModifiers::NONE))
            .collect()
    }

    fn enter(&mut self) -> Vec<Command> {
        self.key(KeyCode::Enter, KeyModifiers::NONE)
    }

    fn control(&mut self, c: char) -> Vec<Command> {
        self.key(KeyCode::Char(c), KeyModifiers::CONTROL)
    }

    fn escape(&mut self) -> Vec<Command> {
        self.key(KeyCode::Esc, KeyModifiers::NONE)
    }

    /// Begins a note with this text in it.
    fn write(&mut self, text: &str) {
        self.open_case();
        self.gets(Event::NewNoteDraft(CaseId(1), None));
        self.gets(Event::Paste(text.into()));
    }

    /// The text of the note that is open.
    fn note(&self) -> &str {
        self.s.editor.as_ref().unwrap().field.text()
    }

    fn open_case(&mut self) {
        self.enter();
        self.opened(Some(case(1)));
    }

    /// A case was opened, or the materials.
    fn opened(&mut self, case: Option<crate::vault::CaseRow>) {
        self.gets(Event::Opened(Box::new(Opened {
            case,
            turns: vec![],
            notes: vec![],
            goals: vec![],
            sessions: vec![],
            question: None,
            drafts: Default::default(),
        })));
    }

    fn draw(&mut self) -> usize {
        let (w, h) = self.s.size;
        let mut b = Buffer::empty(Rect::new(0, 0, w, h));
        let cursor = view::draw(&self.s, &mut b);
        self.screen.present(b, cursor).unwrap()
    }

    fn text(&self) -> String {
        let (w, h) = self.s.size;
        let mut b = Buffer::empty(Rect::new(0, 0, w, h));
        view::draw(&self.s, &mut b);
        (0..h)
            .map(|y| {
                (0..w)
                    .map(|x| b[(x, y)].symbol().to_owned())
                    .collect::<String>()
                    + "\n"
            })
            .collect()
    }
}

/// A draft that was made without a model.
fn drafted(kind: HelpKind, case: CaseId, draft: &str, notices: Vec<Notice>) -> Event {
    Event::Helped(Ok(Box::new(Help {
        help: kind,
        case,
        draft: draft.into(),
        data: serde_json::Value::Null,
        items: vec![],
        sources: vec![],
        engine: "extractive".into(),
        model: None,
        privacy: PrivacyLevel::Private,
        network: Network::None,
        usage: crate::engine::Usage::default(),
        notices,
        trouble: None,
    })))
}

fn case(n: i64) -> crate::vault::CaseRow {
    serde_json::from_value::<crate::casebook::Case>(serde_json::json!({
        "id": n, "client_id": n, "title": format!("Case number {n}"), "status": "active", "opened": "2026-01-01", "created_ms": 0
    }))
    .map(|case| crate::vault::CaseRow { case, client_label: format!("Label{n}"), sessions: 1, notes: 1, last_session: None })
    .unwrap()
}
