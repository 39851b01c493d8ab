//! What the review has no room for: how easily the client could be recognised in a record and what would help, and what changed since it was
//! last shared, line by line. One key away from the record; a page to read.

use crate::locale::{t, tf};
use crate::practice::RecordView;
use std::fmt::Write;

/// The page about a record.
pub fn text(r: &RecordView) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    if let Some(risk) = &r.risk {
        let _ = writeln!(out, "# {}\n\n{}", t("review-risk-page"), risk.sentence());
        if let Some(way) = risk.way() {
            let _ = writeln!(out, "\n{way}");
        }
        let mut list = |key: &str, all: Vec<(String, usize)>| {
            for (i, (what, n)) in all.into_iter().enumerate() {
                let gap = if i == 0 { "\n" } else { "" };
                let said = tf(key, &[("what", what.into()), ("n", n.into())]);
                let _ = writeln!(out, "{gap}- {said}");
            }
        };
        if risk.is_telling() {
            list("review-risk-without", risk.without());
            list("review-risk-rare", risk.rarities());
        }
        out.push('\n');
    }
    let _ = writeln!(out, "# {}\n", t("review-since-page"));
    match (&r.diff, &r.before) {
        (Some(diff), Some(before)) => {
            for line in lines(diff) {
                let _ = writeln!(out, "{line}");
            }
            let _ = writeln!(out, "\n{}\n{before}", t("review-before"));
            let _ = writeln!(out, "\n{}\n{}", t("review-now"), r.record.line);
        }
        _ => {
            let _ = writeln!(out, "{}", t("review-first-time"));
        }
    }
    out
}

/// What changed: `+ silence`, `- pleasing`, `~ the number of sessions: 3 → 5`.
pub fn lines(d: &crate::sharing::review::Diff) -> Vec<String> {
    let with = |mark: char| move |w: &String| format!("{mark} {w}");
    d.added
        .iter()
        .map(with('+'))
        .chain(d.removed.iter().map(with('-')))
        .chain(d.changed.iter().map(|c| format!("~ {}", named(c))))
        .collect()
}

/// `session_count: 3 -> 5` with the name of the count in the coach's words.
fn named(change: &str) -> String {
    match change.split_once(": ") {
        Some((name, values)) => {
            let name = t(&format!("risk-attribute-{}", name.replace('_', "-")));
            format!("{name}: {}", values.replace("->", "→"))
        }
        None => change.to_owned(),
    }
}
