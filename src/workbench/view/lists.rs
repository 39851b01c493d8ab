//! The panes at the sides: cases, sources, status.

use super::paint::Paint;
use super::strokes::page_of;
use crate::casebook::CaseStatus;
use crate::locale::{t, tf};
use crate::practice::ModelState;
use crate::workbench::action::Action;
use crate::workbench::network;
use crate::workbench::state::{Pane, State};
use crate::workbench::theme::Meaning;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

fn selection(s: &State, pane: Pane) -> Meaning {
    if s.focus == pane && s.overlays.is_empty() {
        Meaning::Selection
    } else {
        Meaning::SelectionIdle
    }
}

/// The cases: client, title, last session.
pub fn cases(p: &mut Paint<'_>, s: &State, area: Rect) {
    p.title(area, &t("wb-cases"), s.focus == Pane::Cases);
    let rows = usize::from(area.height.saturating_sub(1));
    let top = page_of(s.case_at, rows, s.cases.len());
    if s.cases.is_empty() {
        let says = tf("wb-no-cases", &[("key", s.key(Action::NewCase).into())]);
        p.paragraph(area, 1, &says, Meaning::Dim);
    }
    for (i, c) in s.cases.iter().enumerate().skip(top).take(rows) {
        let y = u16::try_from(i - top + 1).unwrap_or(u16::MAX);
        let open = if s.case_id() == Some(c.case.id) {
            "▸"
        } else {
            " "
        };
        let archived = c.case.status == CaseStatus::Archived;
        let (meaning, mark) = if archived {
            (Meaning::Dim, format!(" {} ", t("wb-archived")))
        } else {
            (Meaning::Text, String::new())
        };
        // A word, for a colour is not everywhere.
        let taken = u16::try_from(mark.width()).unwrap_or(area.width);
        let left = Rect {
            width: area.width.saturating_sub(taken),
            ..area
        };
        let name = format!("{open}{} · {}", c.client_label, c.case.title);
        p.line(left, 0, y, &name, meaning);
        p.right(area, y, &mark, meaning);
        if i == s.case_at {
            p.row(area, y, selection(s, Pane::Cases));
        }
    }
}

/// Citations by number, then the other passages found.
pub fn sources(p: &mut Paint<'_>, s: &State, area: Rect) {
    p.title(area, &t("wb-sources"), s.focus == Pane::Sources);
    // Two rows each: title, then what it says.
    let rows = usize::from(area.height.saturating_sub(1)) / 2;
    if s.sources.is_empty() {
        p.paragraph(area, 1, &t("wb-no-sources"), Meaning::Dim);
    }
    let top = page_of(s.source_at, rows, s.sources.len());
    for (i, item) in s.sources.iter().enumerate().skip(top).take(rows) {
        let y = u16::try_from((i - top) * 2 + 1).unwrap_or(u16::MAX);
        let x = match item.number {
            Some(n) => p.text(area, 0, y, &format!("[{n}] "), Meaning::Citation),
            None => p.text(area, 0, y, "  · ", Meaning::Dim),
        };
        p.line(area, x, y, &item.title, Meaning::Text);
        if i == s.source_at {
            p.row(area, y, selection(s, Pane::Sources));
        }
        p.line(area, 4, y + 1, &item.snippet, Meaning::Dim);
    }
}

/// Engine, model, privacy, memory and the figures of the last answer.
pub fn status(p: &mut Paint<'_>, s: &State, area: Rect) {
    p.title(area, &t("wb-status"), s.focus == Pane::Status);
    let Some(st) = &s.status else { return };
    let model = st.model.clone().unwrap_or_else(|| "—".into());
    let (state, meaning) = match &st.model_state {
        ModelState::None(_) => (t("wb-model-none"), Meaning::Warning),
        ModelState::NotLoaded => (t("wb-model-not-loaded"), Meaning::Dim),
        ModelState::Loading => (t("wb-model-loading"), Meaning::Warning),
        ModelState::Ready => (t("wb-model-ready"), Meaning::Ok),
        ModelState::Failed(_) => (t("wb-model-failed"), Meaning::Error),
    };
    // In tens of megabytes, so that a byte more or less redraws nothing.
    let tens = |bytes: u64| bytes / 10_000_000 * 10;
    let memory = match st.model_bytes {
        Some(m) => format!(
            "{} + {} MB",
            tens(st.resident_bytes.saturating_sub(m)),
            tens(m)
        ),
        None => format!("{} MB", tens(st.resident_bytes)),
    };
    let usage = st.last_usage.clone().unwrap_or_default();
    let speed = usage
        .decode_tps
        .map_or_else(|| "—".into(), |v| format!("{v:.1} tok/s"));
    let first = usage
        .ttft_ms
        .map_or_else(|| "—".into(), |v| format!("{v} ms"));
    let vectors = if st.embedder.is_none() {
        t("wb-vectors-none")
    } else if st.vectors_done >= st.vectors_all {
        tf("wb-vectors-ready", &[("all", st.vectors_all.into())])
    } else {
        format!("{}/{}", st.vectors_done, st.vectors_all)
    };
    let rows: [(&str, String, Meaning); STATUS_ROWS] = [
        ("wb-engine", st.engine.clone(), Meaning::Text),
        ("wb-model", model, Meaning::Text),
        ("wb-state", state, meaning),
        ("wb-privacy", st.privacy.to_string(), Meaning::Ok),
        ("wb-network", network::whole(st), Meaning::Text),
        ("wb-memory", memory, Meaning::Text),
        ("wb-speed", speed, Meaning::Text),
        ("wb-ttft", first, Meaning::Text),
        ("wb-vectors", vectors, Meaning::Text),
    ];
    let at = s.status_at.min(status_furthest(area.height));
    if at < status_furthest(area.height) {
        p.right(area, 0, "↓ ", Meaning::Dim);
    }
    for (y, (label, value, meaning)) in (1u16..).zip(rows.into_iter().skip(at)) {
        p.text(area, 1, y, &t(label), Meaning::Dim);
        p.line(area, 13, y, &value, meaning);
    }
}

/// Rows the status has.
const STATUS_ROWS: usize = 9;

/// How many rows of the status can go out of sight at the top.
pub fn status_furthest(height: u16) -> usize {
    STATUS_ROWS.saturating_sub(usize::from(height.saturating_sub(1)))
}
