//! Notes that the program made: an answer or a draft kept as it stood. The mark lies beside the note and goes when its text is changed (`notes`). What an
//! earlier version made bears no mark; the migration that brought the marks looks for it here.

use super::error::Result;
use super::sources::outdate_note;
use crate::casebook::{HelpKind, MadeOf, NoteId};
use crate::locale::{Language, say};
use rusqlite::{Connection, params};

/// The last line of an answer that was kept, as versions before 0009 wrote it: the whole of it, or how it begins.
const WHOLE: [&str; 2] = [
    "*In the sources' own words; no model wrote this*",
    "*In de eigen woorden van de bronnen; geen model schreef dit*",
];
const BEGINS: [&str; 2] = ["*Written by ", "*Geschreven door "];
/// What stood above its sources, and above those of a draft.
const ANSWER_SOURCES: [&str; 2] = ["**Sources**", "**Bronnen**"];
const DRAFT_SOURCES: [&str; 2] = ["Sources:", "Bronnen:"];

/// Marks a note.
pub(super) fn mark(conn: &Connection, note: NoteId, of: MadeOf) -> Result<()> {
    conn.prepare_cached("INSERT INTO made_note (note_id, made_of) VALUES (?1, ?2)")?
        .execute(params![note.0, of.as_str()])?;
    Ok(())
}

/// Takes the mark off: its text is the coach's now.
pub(super) fn unmark(conn: &Connection, note: NoteId) -> Result<()> {
    conn.execute("DELETE FROM made_note WHERE note_id = ?1", [note.0])?;
    Ok(())
}

/// 0009: marks what earlier versions made and nobody has saved since, where its form leaves no doubt; one body in memory at a time. What was found by it goes.
pub(super) fn find_made(conn: &Connection) -> Result<()> {
    let mut untouched = conn.prepare(
        "SELECT b.note_id, b.body FROM note_body b JOIN note n ON n.id = b.note_id WHERE n.created_ms = n.updated_ms",
    )?;
    let mut found = Vec::new();
    let mut rows = untouched.query([])?;
    while let Some(r) = rows.next()? {
        let (id, body): (i64, String) = (r.get(0)?, r.get(1)?);
        let of = match () {
            () if is_answer(&body) => MadeOf::Answer,
            () if is_draft(&body) => MadeOf::Draft,
            () => continue,
        };
        found.push((NoteId(id), of));
    }
    for (note, of) in found {
        mark(conn, note, of)?;
        outdate_note(conn, note)?;
    }
    Ok(())
}

/// A list of sources, each with its number, and who wrote it below.
fn is_answer(body: &str) -> bool {
    let mut lines = body.trim_end().lines().rev();
    let author = lines.next().unwrap_or_default();
    let known = WHOLE.contains(&author)
        || author.ends_with('*') && BEGINS.iter().any(|b| author.starts_with(b));
    let mut sources = 0;
    for line in lines {
        match line.trim() {
            "" => {}
            source if source.starts_with("- [") => sources += 1,
            heading => return known && sources > 0 && ANSWER_SOURCES.contains(&heading),
        }
    }
    false
}

/// A sheet under one of our names with its sources at the end, of which every line has its number or is a question of ours: a line without may be the coach's.
fn is_draft(body: &str) -> bool {
    let Some((sheet, sources)) = body.trim_end().split_once("\n---\n") else {
        return false;
    };
    let mut sources = sources.lines();
    let heading = sources.next().unwrap_or_default();
    if !DRAFT_SOURCES.contains(&heading) || !sources.all(|l| l.starts_with('[')) {
        return false;
    }
    let mut lines = sheet.lines();
    let title = lines.next().and_then(|l| l.strip_prefix("# "));
    let Some((name, _)) = title.and_then(|l| l.split_once(" – ")) else {
        return false;
    };
    let ours = |k: &HelpKind| {
        let names = Language::ALL.map(|l| say(l, &format!("help-kind-{k}"), &[]));
        names.iter().any(|n| n == name)
    };
    HelpKind::ALL.iter().any(ours)
        && lines.all(|l| {
            let line = l.trim();
            line.is_empty()
                || line.starts_with("## ")
                || line.ends_with('*')
                || line.ends_with(']') && line.contains(" [")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_before_is_known_by_its_form_and_nothing_else_is() {
        let answer = "Zij slaapt slecht. [1]\n\n**Bronnen**\n\n- [1] Nacht (2026-10-22), tekens 0–80\n\n*In de eigen woorden van de bronnen; geen model schreef dit*\n";
        assert!(is_answer(answer));
        assert!(is_answer(
            "She sleeps. [1]\n\n**Sources**\n\n- [1] Night, characters 0–80\n\n*Written by cpu · smollm*\n"
        ));
        for own in [
            format!("{answer}\nZelf gevraagd: klopt dit?\n"),
            answer.replace("**Bronnen**", "Bronnen van Petra"),
            "Zij slaapt.\n\n*Geschreven door Petra*".to_owned(),
            String::new(),
        ] {
            assert!(!is_answer(&own), "{own}");
        }
        let name = say(Language::Nl, "help-kind-summary", &[]);
        let draft = format!(
            "# {name} – Werk\n\nZij slaapt. [1]\n\n## Afspraken\n\n*Niets gevonden*\n\n---\nBronnen:\n[1] Nacht\n"
        );
        assert!(is_draft(&draft));
        for own in [
            draft.replace("Zij slaapt. [1]", "Zij slaapt. [1]\n\nMorgen bellen."),
            draft.replace(&name, "Mijn blad"),
            format!("{draft}\nNog iets."),
            "# Los\n".to_owned(),
        ] {
            assert!(!is_draft(&own), "{own}");
        }
    }
}
