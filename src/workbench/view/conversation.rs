//! The conversation: questions, answers with their marks, who wrote them; and the line a question is typed in. Rows are made by `turn_lines` when a
//! turn changes, so that drawing only looks them up.

use super::layout;
use super::paint::Paint;
use super::strokes::field;
use crate::locale::{t, tf};
use crate::practice::Notice;
use crate::workbench::action::Action;
use crate::workbench::keymap::{Layer, shown};
use crate::workbench::markdown::{Line, flow, render};
use crate::workbench::state::{Pane, State, Turn, numbered, same_place};
use crate::workbench::theme::Meaning;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// Columns of the conversation's text.
pub fn width(s: &State) -> usize {
    let width = layout(s.size, s.focus)
        .centre
        .map_or(40, |a| a.width.saturating_sub(1));
    usize::from(wrapped(s, width))
}

/// Columns running text may take of a window.
fn wrapped(s: &State, width: u16) -> u16 {
    match s.wrap_columns {
        0 => width,
        columns => width.min(columns),
    }
}

/// Draws it; where the cursor is while a question is typed. The first row is free from the column `beside` on.
pub fn draw(p: &mut Paint<'_>, s: &State, area: Rect, beside: u16) -> Option<Position> {
    let height = usize::from(area.height.saturating_sub(2));
    let end = s.conversation_rows().saturating_sub(s.back);
    let start = match s.page {
        Some(first) if s.back == 0 => first,
        _ => end.saturating_sub(height),
    };
    let mut row = 0;
    'turns: for (i, lines) in s.rendered.iter().take(s.turns.len()).enumerate() {
        if i > 0 {
            row += 1;
        }
        if row + lines.len() <= start {
            row += lines.len();
            continue;
        }
        for line in lines {
            if row >= end {
                break 'turns;
            }
            if row >= start {
                let y = u16::try_from(row - start + 1).unwrap_or(u16::MAX);
                let mut x = 0;
                for (text, meaning) in line {
                    x = p.text(area, x, y, text, *meaning);
                }
            }
            row += 1;
        }
    }
    if s.back > 0 {
        let below = tf("wb-text-below", &[("n", s.back.into())]);
        let room = usize::from(area.width.saturating_sub(beside));
        // Where the tabs leave no room for the sentence, the number and the arrow say it.
        let below = Some(below).filter(|b| b.width() <= room);
        let below = below.unwrap_or_else(|| format!("{} ↓", s.back));
        p.right(area, 0, &below, Meaning::Warning);
    }
    if s.turns.is_empty() {
        p.paragraph(area, 2, &t("wb-conversation-empty"), Meaning::Dim);
    }
    question(p, s, area)
}

fn question(p: &mut Paint<'_>, s: &State, area: Rect) -> Option<Position> {
    let y = area.height.checked_sub(1)?;
    let typing = s.asking_line && s.focus == Pane::Centre && s.overlays.is_empty();
    let mark = if s.editing.is_some() { "✎ " } else { "› " };
    let meaning = if typing { Meaning::Key } else { Meaning::Dim };
    let x = p.text(area, 0, y, mark, meaning);
    if s.question.text().is_empty() && !typing {
        let key = s
            .keymap
            .key_of(&[Layer::Conversation, Layer::Global], Action::Ask);
        let key = key.map(shown).unwrap_or_default();
        let hint = tf("wb-question-hint", &[("key", key.into())]);
        p.text(area, x, y, &hint, Meaning::Dim);
        return None;
    }
    let cursor = field(p, area, x, y, &s.question);
    typing.then_some(cursor)
}

/// The rows of a turn. `says` gives what a notice says, with the keys that help.
pub fn turn_lines(
    turn: &Turn,
    selected: bool,
    thinking: bool,
    width: usize,
    says: &dyn Fn(Notice) -> String,
) -> Vec<Line> {
    let mut out = Vec::new();
    let mut question = vec![(
        format!("{}{}", if selected { "▸ " } else { "  " }, turn.question),
        Meaning::Question,
    )];
    if turn.version.1 > 1 {
        question.push((
            format!("  ‹{}/{}›", turn.version.0, turn.version.1),
            Meaning::Dim,
        ));
    }
    flow(&mut out, &question, width);
    let (thought, pieces) = split_thinking(answer(turn));
    if !thought.is_empty() {
        let words = thought.split_whitespace().count();
        let fold = if thinking { "▾ " } else { "▸ " };
        let head = format!("{fold}{}", tf("wb-thought", &[("n", words.into())]));
        flow(&mut out, &[(head, Meaning::Thinking)], width);
        if thinking {
            flow(
                &mut out,
                &[(thought.trim().to_owned(), Meaning::Thinking)],
                width,
            );
        }
    }
    let own = turn.writer == crate::practice::EXTRACTIVE;
    let first = Notice::first_of_all(own, &turn.notices);
    let tell = |out: &mut Vec<Line>, n: Notice| {
        flow(out, &[(format!("({})", says(n)), Meaning::Dim)], width);
    };
    if let Some(n) = first {
        tell(&mut out, n);
    }
    out.extend(render(&pieces, width));
    // That nothing was found is the answer itself, which no source's words are.
    let nothing = turn.notices.contains(&Notice::NothingFound);
    let said = |n: &Notice| *n == Notice::NothingFound || first == Some(*n);
    for n in turn.notices.iter().filter(|n| !said(n)) {
        tell(&mut out, *n);
    }
    if turn.running {
        // Once the answer grows, that shows it, and the key that stops it: a mark below would be drawn anew with every row.
        if turn.answer.is_empty() {
            out.push(vec![(t("wb-thinking"), Meaning::Dim)]);
        }
        return out;
    }
    let told = own && turn.notices.iter().any(|n| n.names_own_words());
    let dropped = turn.context.passages_left_out + turn.context.turns_left_out;
    let said = told && dropped == 0 || nothing;
    if !turn.writer.is_empty() && !turn.answer.is_empty() && !said {
        let who = match own {
            true => t("wb-no-model-wrote"),
            false => turn.writer.clone(),
        };
        let who = if dropped > 0 {
            format!("— {who} · {}", tf("wb-left-out", &[("n", dropped.into())]))
        } else {
            format!("— {who}")
        };
        flow(&mut out, &[(who, Meaning::Dim)], width);
    }
    out
}

/// Takes a model's reasoning, written before its answer between `<think>` marks, out of the pieces.
fn split_thinking(pieces: Line) -> (String, Line) {
    let whole: String = pieces.iter().map(|(t, _)| t.as_str()).collect();
    let Some(begun) = whole.trim_start().strip_prefix("<think>") else {
        return (String::new(), pieces);
    };
    let start = whole.len() - begun.len();
    // While it is still thinking there is no end mark.
    let (inner, skip) = match begun.find("</think>") {
        Some(at) => (at, start + at + "</think>".len()),
        None => (begun.len(), whole.len()),
    };
    let thought = begun.get(..inner).unwrap_or_default().to_owned();
    let mut at = 0;
    let mut rest = Line::new();
    for (text, meaning) in pieces {
        let from = skip.saturating_sub(at).min(text.len());
        at += text.len();
        if let Some(kept) = text.get(from..).filter(|t| !t.is_empty()) {
            rest.push((kept.to_owned(), meaning));
        }
    }
    (thought, rest)
}

/// The answer with its marks: [n] after a sentence with a source, [?] after one without, [·] after one that is not looked at yet. That last one is as wide
/// as most that take its place, so that nothing after it moves.
fn answer(turn: &Turn) -> Line {
    let numbers = numbered(&turn.sentences);
    let chars: Vec<char> = turn.answer.chars().collect();
    let slice = |a: usize, b: usize| {
        chars
            .get(a..b.min(chars.len()))
            .unwrap_or_default()
            .iter()
            .collect::<String>()
    };
    let mut out = Line::new();
    let mut at = 0;
    for sentence in &turn.sentences {
        out.push((slice(at, sentence.span.1), Meaning::Text));
        at = sentence.span.1;
        if sentence.supported {
            for c in &sentence.citations {
                if let Some((n, _)) = numbers.iter().find(|(_, o)| same_place(o, c)) {
                    out.push((format!(" [{n}]"), Meaning::Citation));
                }
            }
        } else {
            out.push((" [?]".into(), Meaning::Unsupported));
        }
    }
    for (_, to) in &turn.closed {
        out.push((slice(at, *to), Meaning::Text));
        out.push((" [·]".into(), Meaning::Text));
        at = *to;
    }
    out.push((slice(at, chars.len()), Meaning::Text));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn that_it_may_be_no_answer_is_read_before_the_sources_own_words() {
        let rows = |writer: &str| -> Vec<String> {
            let turn = Turn {
                answer: "Een uur.".into(),
                writer: writer.into(),
                notices: vec![Notice::LexicalOnly, Notice::Uncertain],
                ..Turn::asked("Wat kost het?".into())
            };
            let says = |n: Notice| n.key().to_owned();
            let all = turn_lines(&turn, false, false, 60, &says);
            let text = |row: &Line| row.iter().map(|(t, _)| t.as_str()).collect::<String>();
            all.iter().map(text).collect()
        };
        let at = |rows: &[String], what: &str| rows.iter().position(|r| r.contains(what));
        for (writer, first) in [(crate::practice::EXTRACTIVE, true), ("Qwen3", false)] {
            let rows = rows(writer);
            let (doubt, answer) = (at(&rows, "notice-uncertain"), at(&rows, "Een uur"));
            assert!(doubt.is_some() && answer.is_some(), "{rows:?}");
            assert_eq!(doubt < answer, first, "{rows:?}");
            assert!(at(&rows, "notice-lexical-only") > answer, "{rows:?}");
            let doubts = rows.iter().filter(|r| r.contains("notice-uncertain"));
            assert_eq!(doubts.count(), 1);
        }
    }

    #[test]
    fn reasoning_is_taken_out_also_while_it_goes_on() {
        let pieces = |t: &str| vec![(t.to_owned(), Meaning::Text)];
        assert_eq!(
            split_thinking(pieces("<think>hm</think>Ja.")),
            ("hm".into(), pieces("Ja."))
        );
        assert_eq!(split_thinking(pieces("<think>hm")), ("hm".into(), vec![]));
        assert_eq!(
            split_thinking(pieces("Ja <think>")),
            (String::new(), pieces("Ja <think>"))
        );
    }
}
