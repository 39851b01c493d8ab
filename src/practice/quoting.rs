//! Which kept answers and drafts still quote a source that goes: they are notes of their own and stay, so whoever takes the source out is told their names. What
//! is kept bears no number of its sources, only their titles in a list at its foot, and that is where it is looked up. `removing` and `sources` ask it.

use super::{Practice, Result};
use crate::casebook::{CaseId, NoteId};
use crate::locale::tf;

impl Practice {
    /// The titles of what was kept in a case (`None`: in any) and has a source of this title at its foot, without `except`.
    pub(super) fn kept_quoting(
        &self,
        case: Option<CaseId>,
        title: &str,
        except: Option<NoteId>,
    ) -> Result<Vec<String>> {
        let cases = match case {
            Some(case) => vec![case],
            None => self.cases(true)?.into_iter().map(|c| c.case.id).collect(),
        };
        let mut out = Vec::new();
        for case in cases {
            let kept = self.notes(case)?;
            let kept = kept.into_iter().filter(|n| n.made.is_some());
            for note in kept.filter(|n| Some(n.id) != except) {
                let body = self.read_note(note.id)?;
                if body.reveal().body.lines().any(|l| is_source(l, title)) {
                    out.push(note.title);
                }
            }
        }
        Ok(out)
    }
}

/// Whether a line is one of the list of sources, `- [2] Title (day), characters 3–9` or `[2] Title`, and of this title.
fn is_source(line: &str, title: &str) -> bool {
    let line = line.strip_prefix("- ").unwrap_or(line);
    let said = line.strip_prefix('[').and_then(|l| l.split_once("] "));
    let numbered = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
    let rest = said.filter(|(n, _)| numbered(n)).map(|(_, rest)| rest);
    let after = rest.and_then(|r| r.strip_prefix(title));
    after.is_some_and(|a| a.is_empty() || a.starts_with([',', ' ']) && is_place(a))
}

/// What may stand behind a title: a day in brackets, a place.
fn is_place(after: &str) -> bool {
    after.starts_with(", ") || after.starts_with(" (")
}

/// That these stay, where there are any.
pub(super) fn stays(kept: &[String]) -> Option<String> {
    let titles: Vec<String> = kept.iter().map(|k| format!("“{k}”")).collect();
    let args = [
        ("n", titles.len().into()),
        ("titles", titles.join(", ").into()),
    ];
    (!titles.is_empty()).then(|| tf("removing-kept", &args))
}

#[cfg(test)]
mod tests {
    use super::is_source;

    #[test]
    fn a_title_is_found_at_the_foot_and_is_the_whole_of_it() {
        for line in [
            "- [1] Gesprek (2026-03-03), tekens 0–80",
            "[12] Gesprek",
            "- [2] Gesprek, characters 3–9",
        ] {
            assert!(is_source(line, "Gesprek"), "{line}");
        }
        for line in [
            "Gesprek",
            "- [1] Gesprek twee, tekens 0–80",
            "- [x] Gesprek",
            "[1] Het Gesprek",
        ] {
            assert!(!is_source(line, "Gesprek"), "{line}");
        }
    }
}
