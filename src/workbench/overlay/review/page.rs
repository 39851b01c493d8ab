//! What the review has no room for: how easily the client could be recognised in a record and what would help, and what changed since it was
//! last shared, line by line. One key away from the record; a page to read. The linear review says the same, in the same words.

use crate::locale::{t, tf};
use crate::practice::{RecordRisk, RecordView};
use std::fmt::Write;

/// The page about a record.
pub fn text(r: &RecordView) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    if let Some(risk) = &r.risk {
        let _ = writeln!(out, "# {}\n", t("review-risk-page"));
        let (says, list) = self::risk(risk);
        let list: Vec<String> = list.iter().map(|l| format!("- {l}")).collect();
        let _ = writeln!(out, "{}\n\n{}\n", says.join("\n\n"), list.join("\n"));
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

/// What was found, in the language of the interface.
pub fn kind(code: &str) -> String {
    t(match code {
        "PERSON" => "finding-person",
        "LOCATION" => "finding-location",
        "ORGANISATION" => "finding-organisation",
        "DATE" => "finding-date",
        "AGE" => "finding-age",
        "PHONE" => "finding-phone",
        "EMAIL" => "finding-email",
        "URL" => "finding-url",
        "BSN" => "finding-bsn",
        "IBAN" => "finding-iban",
        "POSTCODE" => "finding-postcode",
        "PLATE" => "finding-plate",
        "ID" => "finding-id",
        "QUASI" => "finding-quasi",
        other => return other.to_owned(),
    })
}

/// How easily the client could be recognised: who fits the record with what sets it apart and what saying less would cost, in sentences; and what by
/// itself would help, and what is rare, as a list.
pub fn risk(risk: &RecordRisk) -> (Vec<String>, Vec<String>) {
    let mut says = vec![risk.sentence()];
    says.extend(risk.way());
    let mut out = Vec::new();
    let list = |key: &'static str, all: Vec<(String, usize)>| {
        all.into_iter()
            .map(move |(what, n)| tf(key, &[("what", what.into()), ("n", n.into())]))
    };
    if risk.is_telling() {
        out.extend(list("review-risk-without", risk.without()));
        out.extend(list("review-risk-rare", risk.rarities()));
    }
    (says, out)
}
