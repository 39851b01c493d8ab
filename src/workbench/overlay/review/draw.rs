//! How the review looks: the original beside what would leave (one above the other under a hundred columns) with what was replaced marked in both
//! and what is new since the last time in the latter, who fits it, what changed, the findings, one line for what is being typed.

use super::{Review, Types, page};
use crate::locale::{number, t, tf};
use crate::practice::{FindingView, RecordView};
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::{Row, wrap};
use ratatui::layout::{Position, Rect};

/// Columns of the terminal from which the two texts stand side by side.
const BESIDE: u16 = 100;
/// Rows that who fits a record, or what changed, may take.
const MOST_SAID: usize = 2;

/// Where everything stands.
struct Places {
    original: Rect,
    leaving: Rect,
    says: Rect,
    findings: Rect,
    foot: u16,
    inside: Rect,
}

fn places(size: (u16, u16), record: &RecordView) -> Places {
    let inside = Rect::new(2, 1, size.0.saturating_sub(4), size.1.saturating_sub(3));
    let wanted = u16::try_from(record.findings.len())
        .unwrap_or(u16::MAX)
        .saturating_add(1);
    let low = wanted.min(inside.height / 3).max(2);
    let says = said(record, usize::from(inside.width)).len();
    let says = u16::try_from(says).unwrap_or(0).min(inside.height / 4);
    // One row for headings, one for the foot.
    let high = inside.height.saturating_sub(low + says + 2);
    let top = inside.y + 1;
    let (original, leaving) = if size.0 >= BESIDE {
        let half = (inside.width - 2) / 2;
        (
            Rect::new(inside.x, top, half, high),
            Rect::new(inside.x + half + 2, top, half, high),
        )
    } else {
        // The lower text has a heading of its own.
        let half = high.saturating_sub(1) / 2;
        let rest = high.saturating_sub(half + 1);
        (
            Rect::new(inside.x, top, inside.width, half),
            Rect::new(inside.x, top + half + 1, inside.width, rest),
        )
    };
    Places {
        original,
        leaving,
        says: Rect::new(inside.x, top + high, inside.width, says),
        findings: Rect::new(inside.x, top + high + says, inside.width, low),
        foot: inside.bottom().saturating_sub(1),
        inside,
    }
}

/// Who fits the record and what changed since it was last shared, in rows.
fn said(record: &RecordView, width: usize) -> Vec<(String, Meaning)> {
    let mut out = Vec::new();
    let mut say = |text: String, meaning: Meaning| {
        let rows = wrap(&text, width, 0);
        for (i, row) in rows.iter().enumerate().take(MOST_SAID) {
            let part = text.get(row.start..row.end).unwrap_or_default();
            let goes_on = i + 1 == MOST_SAID && rows.len() > MOST_SAID;
            out.push((ended(part, goes_on, width), meaning));
        }
    };
    if let Some(risk) = &record.risk {
        let meaning = if risk.is_telling() {
            Meaning::Warning
        } else {
            Meaning::Dim
        };
        say(risk.sentence(), meaning);
    }
    if let Some(diff) = &record.diff {
        let lines = page::since(record, diff).join("  ");
        say(format!("{} {lines}", t("review-since")), Meaning::Text);
    }
    out
}

/// A row, with a sign at its end when what it says goes on out of sight.
fn ended(row: &str, goes_on: bool, width: usize) -> String {
    if !goes_on || row.ends_with('…') {
        return row.to_owned();
    }
    let cut = view::fit(row, width.saturating_sub(1));
    format!("{}…", cut.trim_end_matches('…'))
}

/// Rows of the line that would leave, and how many of them are in sight.
pub fn rows(r: &Review, size: (u16, u16)) -> (usize, usize) {
    let Some(record) = r.reading.record() else {
        return (0, 0);
    };
    let at = places(size, record);
    let width = usize::from(at.leaving.width);
    let own = wrap(record.original.reveal(), width, 0).len();
    let rows = wrap(&record.record.line, width, 0).len().max(own);
    (rows, usize::from(at.leaving.height.min(at.original.height)))
}

/// Columns of the coach's own words.
pub fn columns(record: &RecordView, size: (u16, u16)) -> usize {
    usize::from(places(size, record).original.width)
}

/// The whole screen.
pub fn screen(r: &Review, p: &mut Paint<'_>, s: &State) -> Option<Position> {
    let all = Rect::new(0, 0, s.size.0, s.size.1.saturating_sub(1));
    let all_records = r.reading.records().len();
    let left_out = r.reading.left_out();
    // The list of batches counts what leaves; here one also reads what does not.
    let out = (left_out > 0).then(|| tf("share-left-out", &[("n", left_out.into())]));
    let title = tf(
        "review-title",
        &[
            ("batch", r.reading.batch().0.into()),
            ("n", (r.reading.at() + 1).min(all_records).into()),
            (
                "all",
                format!("{all_records}{}", out.unwrap_or_default()).into(),
            ),
            ("seen", r.reading.seen().into()),
        ],
    );
    let Some(record) = r.reading.record() else {
        p.frame(all, &t("review-opening"));
        p.text(all, 2, 1, &t("share-reading"), Meaning::Dim);
        return None;
    };
    let approved = r.reading.is_approved();
    p.frame(
        all,
        &if approved {
            format!("{title} · {}", t("cli-batch-approved"))
        } else {
            title
        },
    );
    let at = places(s.size, record);
    heads(p, &at, record, r.reading.whose());
    let own = record.original.reveal();
    let byte = |text: &str, n: usize| text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
    let mut marks: Vec<(usize, usize, Meaning)> = record
        .findings
        .iter()
        .enumerate()
        .map(|(i, f)| {
            let look = if i == r.reading.finding() {
                Meaning::Highlight
            } else {
                Meaning::Match
            };
            (byte(own, f.span.0), byte(own, f.span.1), look)
        })
        .collect();
    let mut cursor = None;
    if let Some(now) = r.selecting {
        let (a, b) = now.span();
        marks.push((byte(own, a), byte(own, b), Meaning::SelectedText));
        cursor = Some(byte(own, now.at));
    }
    let width = usize::from(at.original.width);
    let own_rows = wrap(own, width, 0);
    // The cursor stays in sight while more is being taken out.
    let scroll = match cursor {
        Some(c) => {
            let row = own_rows.iter().rposition(|r| r.start <= c).unwrap_or(0);
            row.saturating_sub(usize::from(at.original.height) / 2)
        }
        None => r.scroll,
    };
    text(p, at.original, own, &own_rows, scroll, &marks);
    let line = &record.record.line;
    let leaving = wrap(line, usize::from(at.leaving.width), 0);
    let placed = changes(r, record);
    let look = if record.record.excluded {
        r.scroll
    } else {
        scroll
    };
    text(p, at.leaving, line, &leaving, look, &placed);
    let width = usize::from(at.says.width);
    let told = said(record, width);
    let shown = usize::from(at.says.height);
    for (y, (i, (row, meaning))) in (0..at.says.height).zip(told.iter().enumerate()) {
        let goes_on = i + 1 == shown && told.len() > shown;
        p.text(at.says, 0, y, &ended(row, goes_on, width), *meaning);
    }
    findings(p, &at, r, record);
    let cursor = foot(r, p, &at, record, leaving.len().max(own_rows.len()));
    if let Some(at) = r.facts {
        super::facts::draw(p, s.size, record, at);
    }
    cursor
}

/// What to mark in the line that would leave: words that are new since the last time, and what stands in the place of each finding.
fn changes(r: &Review, record: &RecordView) -> Vec<(usize, usize, Meaning)> {
    let line = &record.record.line;
    let mut out = Vec::new();
    for word in record.diff.iter().flat_map(|d| &d.added) {
        let quoted = format!("\"{word}\"");
        out.extend(
            line.match_indices(&quoted)
                .map(|(i, m)| (i + 1, i + m.len() - 1, Meaning::Ok)),
        );
    }
    let byte = |n: usize| line.char_indices().nth(n).map_or(line.len(), |(i, _)| i);
    for (i, f) in record.findings.iter().enumerate() {
        if let Some((a, b)) = f.leaves {
            let look = if i == r.reading.finding() {
                Meaning::Highlight
            } else {
                Meaning::Match
            };
            out.push((byte(a), byte(b), look));
        }
    }
    out
}

fn heads(p: &mut Paint<'_>, at: &Places, record: &RecordView, whose: &str) {
    let y = at.original.y.saturating_sub(1);
    let row = Rect::new(at.original.x, y, at.original.width, 1);
    let after = p.text(row, 0, 0, &t("review-original"), Meaning::Heading);
    // Whose words they are, at every width: the client's label comes first, so that it is the last to be cut.
    let room = row.width.saturating_sub(after + 2);
    p.right(row, 0, &view::fit(whose, usize::from(room)), Meaning::Title);
    let row = Rect::new(
        at.leaving.x,
        at.leaving.y.saturating_sub(1),
        at.leaving.width,
        1,
    );
    let what = if record.record.excluded {
        "cli-review-excluded"
    } else {
        "review-leaving"
    };
    p.text(row, 0, 0, &t(what), Meaning::Heading);
    let kind = record.record.data_type.replace('_', "-");
    p.right(row, 0, &t(&format!("share-type-{kind}")), Meaning::Dim);
}

/// Rows of a text from one on, with marks (bytes) over it; later marks win.
fn text(
    p: &mut Paint<'_>,
    area: Rect,
    text: &str,
    rows: &[Row],
    from: usize,
    marks: &[(usize, usize, Meaning)],
) {
    for (y, row) in (0..area.height).zip(rows.iter().skip(from)) {
        p.text(
            area,
            0,
            y,
            text.get(row.start..row.end).unwrap_or_default(),
            Meaning::Text,
        );
        for (a, b, meaning) in marks {
            let (a, b) = (
                (*a).clamp(row.start, row.end),
                (*b).clamp(row.start, row.end),
            );
            if let (Some(before), Some(part)) = (text.get(row.start..a), text.get(a..b))
                && !part.is_empty()
            {
                let x = u16::try_from(unicode_width::UnicodeWidthStr::width(before))
                    .unwrap_or(u16::MAX);
                p.text(area, x, y, part, *meaning);
            }
        }
    }
}

fn findings(p: &mut Paint<'_>, at: &Places, r: &Review, record: &RecordView) {
    let rows = usize::from(at.findings.height.saturating_sub(1)).max(1);
    let decided = record
        .findings
        .iter()
        .filter(|f| f.decision != "open")
        .count();
    let head = tf(
        "review-findings",
        &[
            ("n", record.findings.len().into()),
            ("done", decided.into()),
        ],
    );
    p.text(at.findings, 0, 0, &head, Meaning::Heading);
    let top = view::page_of(r.reading.finding(), rows, record.findings.len());
    for (i, f) in record.findings.iter().enumerate().skip(top).take(rows) {
        let y = u16::try_from(i - top + 1).unwrap_or(u16::MAX);
        p.line(at.findings, 0, y, &finding(record, f), Meaning::Text);
        if i == r.reading.finding() {
            p.row(at.findings, y, Meaning::Selection);
        }
    }
}

/// `✓ PERSON  Anna → [persoon 1]  0,98  reason`.
fn finding(record: &RecordView, f: &FindingView) -> String {
    let mark = match f.decision.as_str() {
        "open" => "?",
        "not_identifying" => "=",
        "changed" => "~",
        _ => "✓",
    };
    let part: String = record
        .original
        .reveal()
        .chars()
        .skip(f.span.0)
        .take(f.span.1.saturating_sub(f.span.0))
        .collect();
    let to = match (f.decision.as_str(), f.replacement.as_str()) {
        ("not_identifying", _) => t("review-stays"),
        (_, "") => t("review-goes"),
        (_, other) => other.to_owned(),
    };
    let reason = t(&format!("privacy-reason-{}", f.reason));
    format!(
        "{mark} {:<12} {part} → {to}  {}  {reason}",
        page::kind(&f.kind),
        number(f.confidence, 2)
    )
}

fn foot(
    r: &Review,
    p: &mut Paint<'_>,
    at: &Places,
    record: &RecordView,
    rows: usize,
) -> Option<Position> {
    let area = Rect::new(at.inside.x, at.foot, at.inside.width, 1);
    if let Some((what, field)) = &r.typing {
        let asks = match what {
            Types::Replacement => t("review-ask-replacement"),
            Types::Approval => tf(
                "review-ask-approval",
                &[("hash", r.reading.asked().to_owned().into())],
            ),
        };
        let x = p.text(area, 0, 0, &format!("{asks} "), Meaning::Key);
        return Some(view::field(p, area, x, 0, field));
    }
    let shown = usize::from(at.leaving.height.min(at.original.height));
    let mut says = Vec::new();
    if r.scroll + shown < rows {
        says.push(tf(
            "review-more",
            &[("n", (rows - r.scroll - shown).into())],
        ));
    } else if record.record.seen {
        says.push(t("review-seen"));
    }
    p.line(area, 0, 0, &says.join(" · "), Meaning::Dim);
    None
}
