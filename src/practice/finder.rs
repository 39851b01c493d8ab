//! Everything a fuzzy finder lists: cases, notes, materials and past questions by their titles. One query a kind and no bodies, so that ten
//! thousand notes are there in the blink of an eye.

use super::{Practice, Result};
use crate::casebook::{CaseId, Date, Millis};
use crate::privacy::Local;
use crate::vault::{CaseFilter, SourceKind};
use jiff::tz::TimeZone;
use serde::Serialize;
use std::collections::HashMap;

/// Characters of a question that stand as its title.
const TITLE: usize = 200;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FoundKind {
    /// A case, archived or not.
    Case,
    /// A note.
    Note,
    /// A material of the library.
    Material,
    /// A question asked before.
    Question,
}

/// A line of the finder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// The case it belongs to; of a case, itself.
    pub case: Option<CaseId>,
    /// The case, note, source or turn.
    pub id: i64,
    /// One line.
    pub title: String,
    /// `client · case`; of a case the client; the day where there is no case.
    pub detail: String,
    /// The tags of a note.
    pub tags: Vec<String>,
    /// Day of the session, or the one it was made on; of a case, its last session or its first day.
    pub date: Option<Date>,
}

impl Practice {
    /// Cases, notes, materials and questions, in that order, the newest of each kind first.
    pub fn finder(&self) -> Result<Vec<Found>> {
        let vault = self.vault();
        let zone = TimeZone::system();
        let cases = vault.cases(&CaseFilter {
            archived: true,
            client: None,
        })?;
        let names: HashMap<CaseId, String> = cases
            .iter()
            .map(|c| (c.case.id, format!("{} · {}", c.client_label, c.case.title)))
            .collect();
        let of_case = |case: Option<CaseId>, date: Option<Date>| match case {
            Some(case) => names.get(&case).cloned().unwrap_or_default(),
            None => date.map(|d| d.to_string()).unwrap_or_default(),
        };
        let mut out: Vec<Found> = cases
            .iter()
            .map(|c| Found {
                kind: FoundKind::Case,
                case: Some(c.case.id),
                id: c.case.id.0,
                title: c.case.title.clone(),
                detail: c.client_label.clone(),
                tags: Vec::new(),
                date: c.last_session.or(Some(c.case.opened)),
            })
            .collect();
        out.extend(vault.all_notes()?.into_iter().map(|n| Found {
            date: n.day(),
            kind: FoundKind::Note,
            case: Some(n.case_id),
            id: n.id.0,
            title: n.title,
            detail: of_case(Some(n.case_id), None),
            tags: n.tags,
        }));
        let mut materials = vault.sources(Some(SourceKind::Material), None)?;
        materials.sort_by_key(|m| std::cmp::Reverse((m.imported_ms, m.id)));
        out.extend(materials.into_iter().map(|m| {
            let date = day(m.imported_ms, &zone);
            Found {
                kind: FoundKind::Material,
                case: m.case_id,
                id: m.id.0,
                title: m.title,
                detail: of_case(m.case_id, date),
                tags: Vec::new(),
                date,
            }
        }));
        let questions = vault.questions()?.into_iter().map(Local::into_inner);
        out.extend(questions.map(|q| {
            let date = day(q.created_ms, &zone);
            Found {
                kind: FoundKind::Question,
                case: q.case_id,
                id: q.id.0,
                title: one_line(&q.question, TITLE),
                detail: of_case(q.case_id, date),
                tags: Vec::new(),
                date,
            }
        }));
        Ok(out)
    }
}

/// The text on one line, at most so many characters.
pub(super) fn one_line(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut left = most;
    for word in text.split_whitespace() {
        if !out.is_empty() && left > 0 {
            out.push(' ');
            left -= 1;
        }
        if left == 0 {
            break;
        }
        for c in word.chars().take(left) {
            out.push(c);
            left -= 1;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The day of a moment, here.
pub(super) fn day(ms: Millis, zone: &TimeZone) -> Option<Date> {
    let at = jiff::Timestamp::from_millisecond(ms).ok()?;
    Some(zone.to_datetime(at).date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Flags};
    use crate::vault::Vault;
    use std::path::Path;

    fn config(dir: &Path) -> Config {
        let flags = Flags {
            language: None,
            vault: Some(dir.to_owned()),
        };
        Config::load(&flags).unwrap()
    }

    #[test]
    fn a_question_stands_on_one_line_of_bounded_length() {
        assert_eq!(one_line("  a\n b\t c ", 9), "a b c");
        assert_eq!(one_line("één twee", 4), "één");
        assert_eq!(one_line("één twee", 5), "één t");
        assert_eq!(one_line("", 5), "");
    }

    #[test]
    fn ten_thousand_notes_and_as_many_questions_are_all_listed_the_newest_first() {
        let dir = tempfile::tempdir().unwrap();
        let vault = Vault::create_unprotected(dir.path()).unwrap();
        let (body, answer) = ("tekst ".repeat(500), "x".repeat(5_000));
        vault
            .write(|tx| {
                tx.execute_batch(
                    "INSERT INTO client VALUES (1, 'Wilg', 'wilg', 'nl', 5);
                     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
                     INSERT INTO trajectory SELECT i, 1, 'Zaak ' || i, 'active', '2026-01-01', 5, i FROM n;",
                )?;
                for i in 1..=10_000i64 {
                    tx.prepare_cached(
                        "INSERT INTO note (id, case_id, title, chars, created_ms, updated_ms, tags)
                         VALUES (?1, ?1 % 500 + 1, 'Notitie ' || ?1, 3000, ?1, ?1, '[\"werk\"]')",
                    )?
                    .execute([i])?;
                    tx.prepare_cached("INSERT INTO note_body VALUES (?1, ?2)")?
                        .execute(rusqlite::params![i, body])?;
                    // As indexed: opening the library would otherwise read them all.
                    tx.prepare_cached(
                        "INSERT INTO source (kind, case_id, note_id, title, path, lang, hash, chars, bytes, own_text, imported_ms)
                         VALUES ('note', ?1 % 500 + 1, ?1, 't', 'note:' || ?1, 'nl', 'h', 3000, 3000, 0, ?1)",
                    )?
                    .execute([i])?;
                    tx.prepare_cached(
                        "INSERT INTO turn (case_id, question, answer, created_ms) VALUES (?1 % 500 + 1, 'Vraag ' || ?1, ?2, ?1)",
                    )?
                    .execute(rusqlite::params![i, answer])?;
                }
                Ok(())
            })
            .unwrap();
        drop(vault);
        let vault = Vault::open(dir.path(), &crate::vault::Unlock::None).unwrap();
        let practice = Practice::open(vault, config(dir.path())).unwrap();
        let found = practice.finder().unwrap();
        assert_eq!(found.len(), 20_500);
        let first = |kind| found.iter().find(|f| f.kind == kind).unwrap();
        let note = first(FoundKind::Note);
        assert_eq!((note.title.as_str(), note.tags.len()), ("Notitie 10000", 1));
        assert_eq!(note.detail, "Wilg · Zaak 1");
        assert_eq!(first(FoundKind::Question).title, "Vraag 10000");
        assert_eq!(first(FoundKind::Case).title, "Zaak 500");
    }
}
