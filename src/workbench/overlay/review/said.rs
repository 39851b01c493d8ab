//! What stands between the texts of a record and its findings: who fits it, and what changed since it was last shared, in a few rows. The rest is on the page
//! about the record.

use super::page;
use crate::locale::t;
use crate::practice::RecordView;
use crate::workbench::theme::Meaning;
use crate::workbench::view;
use crate::workbench::wrap::wrap;

/// Rows that who fits a record, or what changed, may take.
const MOST_SAID: usize = 2;

/// Who fits the record and what changed since it was last shared, in rows.
pub(super) fn said(record: &RecordView, width: usize) -> Vec<(String, Meaning)> {
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
pub(super) fn ended(row: &str, goes_on: bool, width: usize) -> String {
    if !goes_on || row.ends_with('…') {
        return row.to_owned();
    }
    let cut = view::fit(row, width.saturating_sub(1));
    format!("{}…", cut.trim_end_matches('…'))
}
