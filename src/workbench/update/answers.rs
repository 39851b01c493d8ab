//! A running answer: passages, pieces of text, marks, the whole.

use super::scrolling;
use crate::casebook::Millis;
use crate::library::{Hit, Sentence};
use crate::locale::t;
use crate::practice::{Answer, TurnView, siblings};
use crate::privacy::Local;
use crate::workbench::event::Command;
use crate::workbench::state::State;

/// An answer that took longer than this, in milliseconds, is worth telling the terminal about.
const LONG: Millis = 8_000;

/// Who wrote it, in one line.
pub(super) fn writer(a: &Answer) -> String {
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
    last_changed(s);
}

/// A sentence of the running answer is written to its end.
pub(super) fn closed(s: &mut State, span: (usize, usize)) {
    if let Some(turn) = s.turns.last_mut().filter(|t| t.running) {
        turn.closed.push(span);
    }
    last_changed(s);
}

/// The first sentence without a mark gets one. The sources pane waits for the whole, since each citation would move all that stands below it.
pub(super) fn marked(s: &mut State, sentence: Sentence) {
    if let Some(turn) = s.turns.last_mut().filter(|t| t.running) {
        turn.closed.retain(|span| *span != sentence.span);
        turn.sentences.push(sentence);
    }
    last_changed(s);
}

/// The whole answer.
pub(super) fn answered(s: &mut State, answer: Answer, now: Millis, out: &mut Vec<Command>) {
    if let Some(id) = answer.turn {
        let parent = s.turns.iter().rev().nth(1).and_then(|t| t.id);
        let question = s
            .turns
            .last()
            .map(|t| t.question.clone())
            .unwrap_or_default();
        s.all_turns.push(TurnView {
            id,
            question: Local::new(question),
            answer: Local::new(answer.clone()),
            created_ms: now,
            parent,
        });
    }
    let version = answer.turn.map_or((1, 1), |id| {
        let all = siblings(&s.all_turns, id);
        (all.len(), all.len())
    });
    let one_piece = answer.model.is_none();
    if let Some(turn) = s.turns.last_mut().filter(|t| t.running) {
        turn.running = false;
        turn.id = answer.turn;
        turn.version = version;
        turn.context = answer.context;
        turn.writer = writer(&answer);
        turn.notices = answer.notices;
        turn.sentences = answer.sentences;
        turn.closed.clear();
        turn.answer = answer.answer;
    }
    s.refresh_sources();
    last_changed(s);
    if one_piece {
        scrolling::arrived(s);
    }
    if now - s.asked_at > LONG {
        out.push(Command::Notify(t("wb-notify-answer")));
    }
    out.push(Command::ReadStatus);
}

/// The running answer, if any, will not come; what was written stays.
pub(super) fn failed(s: &mut State) {
    if let Some(turn) = s.turns.last_mut() {
        turn.running = false;
    }
    last_changed(s);
}

fn last_changed(s: &mut State) {
    if let Some(last) = s.turns.len().checked_sub(1) {
        s.render_turn(last);
    }
    scrolling::grown(s);
}
