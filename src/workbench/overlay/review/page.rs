//! What the review has no room for: how easily the client could be recognised in a record and what would help, and what changed since it was
//! last shared, line by line. One key away from the record; a page to read. The linear review says the same, in the same words.

use super::rows;
use crate::locale::{t, tf};
use crate::practice::{RecordRisk, RecordView};
pub use crate::practice::{changes as lines, kind_of_finding as kind};
use std::fmt::Write;

/// The page about a record; `how` says which keys do what is advised.
pub fn text(r: &RecordView, how: &str) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    if let Some(risk) = &r.risk {
        let _ = writeln!(out, "# {}\n", t("review-risk-page"));
        let mut said = self::risk(risk);
        if risk.risk.remedy.is_some() {
            said.push(how.to_owned());
        }
        let _ = writeln!(out, "{}", said.join("\n\n"));
        for list in [without(risk), rare(risk)] {
            for (i, said) in list.into_iter().enumerate() {
                let gap = if i == 0 { "\n" } else { "" };
                let _ = writeln!(out, "{gap}- {said}");
            }
        }
        out.push('\n');
    }
    let _ = writeln!(out, "# {}\n", t("review-since-page"));
    match (&r.diff, &r.before) {
        (Some(diff), Some(before)) => {
            for line in since(r, diff) {
                let _ = writeln!(out, "{line}");
            }
            for (key, line) in [("review-before", before), ("review-now", &r.record.line)] {
                let _ = writeln!(out, "\n{}", t(key));
                for said in rows::lines(line, rows::Part::All) {
                    let _ = writeln!(out, "- {said}");
                }
            }
        }
        _ => {
            let _ = writeln!(out, "{}", t("review-first-time"));
        }
    }
    out
}

/// What changed, in one paragraph; that nothing did where nothing of it would leave, with what is new and still undecided.
pub fn since(r: &RecordView, d: &crate::sharing::review::Diff) -> Vec<String> {
    let lines = lines(d);
    if !lines.is_empty() {
        return lines;
    }
    vec![t(match r.findings.iter().any(|f| f.decision == "open") {
        true => "review-since-undecided",
        false => "review-since-nothing",
    })]
}

/// How easily the client could be recognised, in sentences: who fits the record and what sets it apart, and what saying less would cost.
pub fn risk(risk: &RecordRisk) -> Vec<String> {
    [Some(risk.sentence()), risk.way()]
        .into_iter()
        .flatten()
        .collect()
}

/// What by itself would help, with how many would fit then, the most telling first.
pub fn without(risk: &RecordRisk) -> Vec<String> {
    said_of("review-risk-without", risk, risk.without())
}

fn rare(risk: &RecordRisk) -> Vec<String> {
    said_of("review-risk-rare", risk, risk.rarities())
}

fn said_of(key: &str, risk: &RecordRisk, all: Vec<(String, usize)>) -> Vec<String> {
    let said = |(what, n): (String, usize)| tf(key, &[("what", what.into()), ("n", n.into())]);
    let all = all.into_iter().filter(|_| risk.is_telling());
    all.map(said).collect()
}
