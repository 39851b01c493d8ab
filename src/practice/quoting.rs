//! Which kept answers and drafts still quote a source that goes: they are notes of their own and stay, so whoever takes the source out, or to another case, is told
//! their names. What is kept bears no number of its sources, only their titles in a list at its foot, and that is where it is looked up, also where the coach has
//! written in it since. `removing`, `moving` and `sources` ask it.

use super::{Practice, Result};
use crate::casebook::{CaseId, Date, NoteId};
use crate::locale::tf;

impl Practice {
    /// The titles of what was kept in a case (`None`: in any) and has a source of one of these titles at its foot, without `except`.
    pub(super) fn kept_quoting(
        &self,
        case: Option<CaseId>,
        titles: &[&str],
        except: Option<NoteId>,
    ) -> Result<Vec<String>> {
        let cases = match case {
            Some(case) => vec![case],
            None => self.cases(true)?.into_iter().map(|c| c.case.id).collect(),
        };
        let mut out = Vec::new();
        for case in cases {
            let notes = self.notes(case)?.into_iter();
            for note in notes.filter(|n| Some(n.id) != except) {
                let read = self.read_note(note.id)?;
                let mut lines = read.reveal().body.lines();
                if lines.any(|l| titles.iter().any(|title| is_source(l, title))) {
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
    after.is_some_and(|a| a.is_empty() || is_place(a))
}

/// Whether this may stand behind a title: a day in brackets, a place, both. Anything else is more of another title.
fn is_place(after: &str) -> bool {
    let day = after.strip_prefix(" (").and_then(|d| d.split_once(')'));
    let rest = match day {
        Some((day, rest)) if day.parse::<Date>().is_ok() => rest,
        Some(_) => return false,
        None => after,
    };
    let characters = |place: &str| {
        let spans = place.split_once(' ').and_then(|(_, s)| s.split_once('–'));
        let number = |n: &str| n.parse::<usize>().is_ok();
        spans.is_some_and(|(a, b)| number(a) && number(b))
    };
    rest.is_empty() || rest.strip_prefix(", ").is_some_and(characters)
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
            "[2] Gesprek (2026-03-03)",
        ] {
            assert!(is_source(line, "Gesprek"), "{line}");
        }
        for line in [
            "Gesprek",
            "- [1] Gesprek twee, tekens 0–80",
            "- [1] Gesprek (tweede), tekens 0–80",
            "- [1] Gesprek (tweede) (2026-03-03), tekens 0–80",
            "- [1] Gesprek, het tweede, tekens 0–80",
            "- [x] Gesprek",
            "[1] Het Gesprek",
        ] {
            assert!(!is_source(line, "Gesprek"), "{line}");
        }
    }
}
