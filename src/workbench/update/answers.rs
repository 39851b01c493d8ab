//! A running answer: passages, pieces of text, the whole; and scrolling the conversation without ever yanking it.

use crate::library::Hit;
use crate::practice::{Answer, TurnView};
use crate::workbench::state::{State, Turn};
use crate::workbench::view::{conversation_rows, layout};

/// A turn read from the vault.
pub(super) fn kept(view: TurnView) -> Turn {
    let answer = view.answer.into_inner();
    Turn {
        question: view.question.into_inner(),
        writer: writer(&answer),
        answer: answer.answer,
        sentences: answer.sentences,
        passages: Vec::new(),
        notices: answer.notices,
        running: false,
    }
}

fn writer(a: &Answer) -> String {
    a.model
        .as_ref()
        .map_or_else(|| a.engine.clone(), |m| format!("{} · {m}", a.engine))
}

/// Passages for the running question.
pub(super) fn retrieved(s: &mut State, hits: Vec<Hit>) {
    if let Some(turn) = s.turns.last_mut().filter(|t| t.running) {
        turn.passages = hits;
        s.refresh_sources();
    }
}

/// A piece of the running answer.
pub(super) fn token(s: &mut State, piece: &str) {
    if let Some(turn) = s.turns.last_mut().filter(|t| t.running) {
        turn.answer.push_str(piece);
    }
    hold(s);
}

/// The whole answer.
pub(super) fn answered(s: &mut State, answer: Answer) {
    if let Some(turn) = s.turns.last_mut().filter(|t| t.running) {
        turn.running = false;
        turn.writer = writer(&answer);
        turn.notices = answer.notices;
        turn.sentences = answer.sentences;
        turn.answer = answer.answer;
    }
    s.refresh_sources();
    hold(s);
}

/// The running answer, if any, will not come; what was written stays.
pub(super) fn failed(s: &mut State) {
    if let Some(turn) = s.turns.last_mut() {
        turn.running = false;
    }
}

/// Scrolls the conversation by rows; downwards is positive.
pub(super) fn scroll(s: &mut State, by: isize) {
    let rows = conversation_rows(s);
    let window = window(s);
    s.back = s
        .back
        .saturating_add_signed(-by)
        .min(rows.saturating_sub(window));
    s.anchored = (s.back > 0).then_some(rows);
}

/// Keeps what is being read where it is while text is added below.
fn hold(s: &mut State) {
    if let Some(before) = s.anchored {
        let rows = conversation_rows(s);
        s.back += rows.saturating_sub(before);
        s.anchored = Some(rows);
    }
}

fn window(s: &State) -> usize {
    let height = layout(s.size, s.focus).centre.map_or(1, |a| a.height);
    usize::from(height).saturating_sub(2).max(1)
}
