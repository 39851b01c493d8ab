//! How the review looks: the original beside what would leave (one above the other under a hundred columns) with what was replaced marked in both
//! and what is new since the last time in the latter, who fits it, what changed, the findings, one line for what is being typed.

use super::rows::{Part, Row, rows as rows_of};
use super::said::{ended, said};
use super::{Review, Types, page};
use crate::locale::{number, t, tf};
use crate::practice::{FindingView, RecordView};
use crate::workbench::action::Action;
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use ratatui::layout::{Position, Rect};

/// Columns of the terminal from which the two texts stand side by side.
const BESIDE: u16 = 100;
/// Where everything stands.
struct Places {
    original: Rect,
    leaving: Rect,
    says: Rect,
    findings: Rect,
    foot: u16,
    inside: Rect,
}

fn places(size: (u16, u16), record: &RecordView, exact: bool) -> Places {
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
        // The lower text has a heading of its own, and what the upper one does not need.
        let own = rows_of(record.original.reveal(), inside.width.into(), own(exact)).len();
        let own = u16::try_from(own).unwrap_or(u16::MAX);
        let half = own.min(high.saturating_sub(1) / 2);
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

/// How far the two texts of a record can be scrolled, and how far at once without anything of either being passed over. None where there is no record, or no room
/// for it.
pub fn scrolls(r: &Review, size: (u16, u16)) -> Option<(usize, usize)> {
    let record = r.reading.record()?;
    let at = places(size, record, r.exact);
    let own = rows_of(
        record.original.reveal(),
        at.original.width.into(),
        own(r.exact),
    );
    let line = rows_of(&record.record.line, at.leaving.width.into(), all(r.exact));
    // What has no row at all is on no screen, however far one scrolls.
    if at.leaving.height == 0 {
        return None;
    }
    let hidden = |rows: usize, area: Rect| rows.saturating_sub(usize::from(area.height));
    let both = [
        (hidden(own.len(), at.original), at.original.height),
        (hidden(line.len(), at.leaving), at.leaving.height),
    ];
    let most = both.iter().map(|(hidden, _)| *hidden).max()?;
    let step = both.iter().filter(|(hidden, _)| *hidden > 0);
    let step = step.map(|(_, height)| usize::from(*height)).min();
    Some((most, step.unwrap_or(1).max(1)))
}

/// The rows of the coach's own words, each by its first character and the one after its last.
pub fn own_rows(record: &RecordView, size: (u16, u16), exact: bool) -> Vec<(usize, usize)> {
    let width = usize::from(places(size, record, exact).original.width);
    let text = record.original.reveal();
    let chars = |bytes: usize| text.get(..bytes).map_or(0, |t| t.chars().count());
    let rows = rows_of(text, width, own(exact)).into_iter();
    let said = rows.filter(|r| r.says.start < r.says.end);
    said.map(|r| (chars(r.says.start), chars(r.says.end)))
        .collect()
}

const fn own(exact: bool) -> Part {
    if exact { Part::Bytes } else { Part::Own }
}

const fn all(exact: bool) -> Part {
    if exact { Part::Bytes } else { Part::All }
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
    let at = places(s.size, record, r.exact);
    heads(p, &at, record, r);
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
    let own_rows = rows_of(own, width, self::own(r.exact));
    // The cursor stays in sight while more is being taken out.
    let scroll = match cursor {
        Some(c) => {
            let here = |r: &Row| r.says.start <= c && c < r.says.end.max(r.says.start + 1);
            let row = own_rows.iter().position(here).unwrap_or(0);
            row.saturating_sub(usize::from(at.original.height) / 2)
        }
        None => r.scroll,
    };
    // Either goes as far as it has rows; where the cursor is, the other keeps its place.
    let within = |rows: &[Row], area: Rect, to: usize| {
        to.min(rows.len().saturating_sub(usize::from(area.height)))
    };
    let from = within(&own_rows, at.original, scroll);
    text(p, at.original, own, &own_rows, from, &marks);
    let line = &record.record.line;
    let leaving = rows_of(line, usize::from(at.leaving.width), self::all(r.exact));
    let placed = changes(r, record);
    let from = within(&leaving, at.leaving, r.scroll);
    text(p, at.leaving, line, &leaving, from, &placed);
    let width = usize::from(at.says.width);
    let told = said(record, width);
    let shown = usize::from(at.says.height);
    for (y, (i, (row, meaning))) in (0..at.says.height).zip(told.iter().enumerate()) {
        let goes_on = i + 1 == shown && told.len() > shown;
        p.text(at.says, 0, y, &ended(row, goes_on, width), *meaning);
    }
    findings(p, &at, r, record);
    let cursor = foot(r, p, &at, record, s);
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

fn heads(p: &mut Paint<'_>, at: &Places, record: &RecordView, r: &Review) {
    let whose = r.reading.whose();
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
    } else if r.exact {
        "review-leaving-bytes"
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
        let name = match row.unknown {
            true => Meaning::Warning,
            false => Meaning::Dim,
        };
        p.text(area, 0, y, &row.name, name);
        let column = u16::try_from(row.column).unwrap_or(u16::MAX);
        let says = text.get(row.says.clone()).unwrap_or_default();
        let after = p.text(area, column, y, says, Meaning::Text);
        p.text(area, after, y, &row.means, Meaning::Dim);
        for (a, b, meaning) in marks {
            let (start, end) = (row.says.start, row.says.end);
            let (a, b) = ((*a).clamp(start, end), (*b).clamp(start, end));
            if let (Some(before), Some(part)) = (text.get(start..a), text.get(a..b))
                && !part.is_empty()
            {
                let x = row.column + unicode_width::UnicodeWidthStr::width(before);
                p.text(
                    area,
                    u16::try_from(x).unwrap_or(u16::MAX),
                    y,
                    part,
                    *meaning,
                );
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
    s: &State,
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
    let below = scrolls(r, s.size).map_or(0, |(most, _)| most.saturating_sub(r.scroll));
    let mut says = Vec::new();
    if below > 0 {
        says.push(tf("review-more", &[("n", below.into())]));
    } else if record.record.seen {
        says.push(t("review-seen"));
    }
    p.line(area, 0, 0, &says.join(" · "), Meaning::Dim);
    let other = match r.exact {
        true => "review-to-fields",
        false => "review-to-bytes",
    };
    let key = s.key_in(Layer::Review, Action::ExactBytes);
    p.right(area, 0, &tf(other, &[("key", key.into())]), Meaning::Dim);
    None
}
