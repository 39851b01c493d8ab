//! Is the vault sound? What SQLite can tell, and what only we know: spans inside their texts, whole index
//! files, counted vectors, a linked audit log. Called by `doctor` and by the crash tests.

use super::error::{Error, Result};
use super::store::Vault;
use rusqlite::Connection;

/// Each query counts rows that should not be there; the text says what that means.
const RULES: &[(&str, &str)] = &[
    (
        "SELECT count(*) FROM note n WHERE NOT EXISTS (SELECT 1 FROM note_body b WHERE b.note_id = n.id)",
        "notes have no text",
    ),
    (
        "SELECT count(*) FROM chunk c JOIN source s ON s.id = c.source_id
         WHERE c.start > c.stop OR c.stop > s.chars OR c.start_byte > c.stop_byte OR c.stop_byte > s.bytes",
        "chunks lie outside their source",
    ),
    (
        "SELECT count(*) FROM source s WHERE s.own_text AND s.bytes <> (SELECT coalesce(sum(length(data)), 0)
           FROM source_piece p WHERE p.id >= s.id << 20 AND p.id < (s.id + 1) << 20)",
        "sources have lost part of their text",
    ),
    (
        "SELECT count(*) FROM source s JOIN note_body b ON b.note_id = s.note_id
         WHERE NOT s.own_text AND s.hash <> '' AND s.bytes <> octet_length(b.body)",
        "sources do not match their note",
    ),
    (
        "SELECT count(*) FROM source_piece p WHERE NOT EXISTS (SELECT 1 FROM source s WHERE s.id = p.id >> 20)",
        "pieces of text belong to no source",
    ),
    (
        "SELECT count(*) FROM index_file f WHERE f.path IS NOT NULL AND f.bytes <> (SELECT coalesce(sum(length(data)), 0)
           FROM index_piece p WHERE p.id >= f.id << 24 AND p.id < (f.id + 1) << 24)",
        "files of the full-text index are incomplete",
    ),
    (
        "SELECT count(*) FROM index_piece p WHERE NOT EXISTS (SELECT 1 FROM index_file f WHERE f.id = p.id >> 24)",
        "pieces of the full-text index belong to no file",
    ),
    (
        "SELECT count(*) FROM embedder e WHERE e.vectors <> (SELECT count(*) FROM vector v WHERE v.embedder_id = e.id)",
        "embedders have a wrong count of vectors",
    ),
    (
        "SELECT count(*) FROM (SELECT 1 FROM vector GROUP BY embedder_id HAVING min(length(q)) <> max(length(q)))",
        "embedders have vectors of different lengths",
    ),
    (
        "SELECT count(*) FROM index_drop d JOIN chunk c ON c.id = d.chunk_id",
        "chunks are waiting to be dropped from the index though they exist",
    ),
];

impl Vault {
    /// Integrity: quick_check, foreign keys, index and vector consistency; a list of problems, empty when sound.
    pub fn check(&self) -> Result<Vec<String>> {
        let mut problems = Vec::new();
        match self.read_long(|c| look(c, &mut problems)) {
            // Damage that stops the look is itself what we looked for.
            Err(e @ (Error::Damaged(_) | Error::Sqlite(_))) => problems.push(e.to_string()),
            other => other?,
        }
        Ok(problems)
    }
}

fn look(c: &Connection, problems: &mut Vec<String>) -> Result<()> {
    let lines = super::rows::list(c, "PRAGMA quick_check(10)", [], |r| r.get::<_, String>(0))?;
    problems.extend(
        lines
            .into_iter()
            .filter(|l| l != "ok")
            .map(|l| format!("SQLite: {l}")),
    );
    let orphans = super::rows::list(c, "PRAGMA foreign_key_check", [], |r| r.get::<_, String>(0))?;
    if !orphans.is_empty() {
        problems.push(format!(
            "{} rows point at rows that are gone, the first in {}",
            orphans.len(),
            orphans.first().map_or("", String::as_str)
        ));
    }
    for (sql, meaning) in RULES {
        let n: i64 = c.query_row(sql, [], |r| r.get(0))?;
        if n > 0 {
            problems.push(format!("{n} {meaning}"));
        }
    }
    if !super::audit::verify(c)?.2 {
        problems.push("the audit log was changed, or an entry of it is missing".into());
    }
    Ok(())
}
