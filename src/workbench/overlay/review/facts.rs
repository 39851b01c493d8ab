//! What a record says besides words, in a frame over the review: enter has a fact leave as it is, more coarsely, or not at all, and below stands what that
//! does to who fits the record. How each is said in a line the linear mode takes from here too.

use super::page;
use crate::locale::{t, tf};
use crate::practice::RecordView;
use crate::sharing::facts::{Fact, Facts, Said};
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;

const WIDTH: u16 = 76;

/// Every fact of a record in a line, in the order of [`Fact::ALL`].
pub fn lines(r: &RecordView) -> Vec<String> {
    let leaves = r.facts.coarse(r.record.level);
    let line = |fact: &Fact| {
        let key = match r.facts.less.of(*fact) {
            Said::Exact => "fact-exact",
            Said::Coarse => "fact-coarse",
            Said::Out => "fact-out",
        };
        let name = format!("risk-attribute-{}", fact.as_str().replace('_', "-"));
        let args = [
            ("what", t(&name).into()),
            ("says", value(*fact, &leaves).into()),
            ("is", value(*fact, &r.facts).into()),
        ];
        tf(key, &args)
    };
    Fact::ALL.iter().map(line).collect()
}

/// That the language leaves whatever is done.
pub fn language(r: &RecordView) -> String {
    let name = t(match r.facts.language.as_str() {
        "nl" => "fact-language-nl",
        _ => "fact-language-en",
    });
    tf("fact-language", &[("says", name.into())])
}

fn value(fact: Fact, f: &Facts) -> String {
    match fact {
        Fact::Outcomes if f.outcomes == "none" => t("fact-none"),
        Fact::Outcomes => t(&format!("portability-outcome-{}", f.outcomes)),
        Fact::SessionCount => f.session_count.to_string(),
        Fact::DurationAvg => tf("fact-minutes", &[("n", f.duration_avg.into())]),
    }
}

/// The frame, with the row one is at.
pub(super) fn draw(p: &mut Paint<'_>, size: (u16, u16), r: &RecordView, at: usize) {
    let room = usize::from(WIDTH.min(size.0).saturating_sub(4));
    let mut below = vec![language(r)];
    below.extend(r.risk.iter().flat_map(page::risk));
    let told: Vec<String> = below
        .iter()
        .flat_map(|said| {
            let part = move |row: &crate::workbench::wrap::Row| said.get(row.start..row.end);
            let rows = wrap(said, room, 0);
            let rows: Vec<_> = rows.iter().filter_map(part).map(str::to_owned).collect();
            rows
        })
        .collect();
    let rows = lines(r);
    let most = usize::from(size.1.saturating_sub(2));
    let height = (rows.len() + told.len() + 3).min(most);
    let area = view::middle(size, WIDTH, u16::try_from(height).unwrap_or(size.1));
    let inside = p.frame(area, &t("fact-title"));
    for (y, row) in (0..inside.height).zip(&rows) {
        p.line(inside, 0, y, row, Meaning::Text);
        if usize::from(y) == at {
            p.row(inside, y, Meaning::Selection);
        }
    }
    let first = u16::try_from(rows.len() + 1).unwrap_or(inside.height);
    for (y, row) in (first..inside.height).zip(&told) {
        p.text(inside, 0, y, row, Meaning::Dim);
    }
}
