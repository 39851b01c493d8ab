//! Erasing a client for good: rows, what hangs on them, the words that only this client brought, and then the bytes; and looking afterwards whether
//! anything of it is left. `practice::sharing` calls it.

use super::audit::{append, forget_contents};
use super::drafts::put_setting;
use super::error::{Result, none};
use super::rows::list;
use super::shared::{SharedRow, revoke};
use super::store::{Vault, locked};
use crate::casebook::*;
use rusqlite::{Connection, OptionalExtension as _};

/// What an erasure removed here.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Erased {
    /// Cases.
    pub cases: usize,
    /// Which they were: a clock that runs on one of them has nothing to measure any more.
    #[serde(skip)]
    pub case_ids: Vec<CaseId>,
    /// Sessions.
    pub sessions: usize,
    /// Notes.
    pub notes: usize,
    /// Sources of the library, notes included.
    pub sources: usize,
    /// The documents among them: what was imported into a case.
    pub documents: usize,
    /// Passages of those, with their vectors.
    pub passages: usize,
    /// Questions with their answers.
    pub questions: usize,
    /// Drafts.
    pub drafts: usize,
    /// Consent records.
    pub consents: usize,
    /// Training records under review or waiting.
    pub records: usize,
    /// Terms of the coach's own that were used with this client only.
    pub terms: usize,
    /// Words of the client's that were marked as identifying nobody in the whole practice.
    pub marks: usize,
    /// Blobs in the hive that are to be deleted.
    pub blobs: usize,
    /// Their names.
    #[serde(skip)]
    pub blob_names: Vec<String>,
    /// Contents of the audit log that can no longer be shown.
    pub contents: usize,
}

/// What is found of a client who was erased.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Traces {
    /// How many words and numbers of the client were looked for.
    pub words: usize,
    /// Tables in which one of them still stands, and in how many rows: of other clients, of documents.
    pub found: Vec<(String, usize)>,
    /// Which of those rows have a number that the coach knows: every question, of each other table the first few.
    pub rows: Vec<TraceRow>,
    /// Freed pages in the file, which would still hold what was on them.
    pub free_pages: u64,
    /// Bytes of the write-ahead log, which would too.
    pub log_bytes: u64,
}

/// A row in which a word of the client still stands.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TraceRow {
    /// The table.
    pub table: String,
    /// `note:12`, as everywhere.
    pub name: String,
}

/// Rows of a client's cases.
const OF_CASE: &str = "case_id IN (SELECT id FROM trajectory WHERE client_id = ?1)";
/// What was imported, as far as it is of a case.
const DOCUMENTS: &str = "SELECT count(*) FROM source WHERE kind = 'material'";
pub(super) const SCRUB: &str = "scrub";
/// Words shorter than this are in too many others to be looked for.
const SHORTEST: usize = 4;
/// And a label shorter than this is one too often that is none.
const SHORTEST_LABEL: usize = 3;
/// So many rows of a table are named.
const NAMED: usize = 8;

impl Vault {
    /// Erases a client: rows, passages, vectors, drafts, conversations, records under review, and the salts of what the audit log said of
    /// it. Blobs in the hive are queued for deletion. What the full-text index still holds is for the library to drop; see [`Self::scrub`].
    pub fn erase_client(
        &self,
        id: ClientId,
        notice: &dyn Fn(&SharedRow) -> (String, String, String),
    ) -> Result<Erased> {
        self.write(|tx| {
            let count = |sql: &str| -> Result<usize> {
                let n: i64 = tx.query_row(sql, [id.0], |r| r.get(0))?;
                Ok(super::rows::size(n))
            };
            if count("SELECT count(*) FROM client WHERE id = ?1")? == 0 {
                return Err(none("client", id));
            }
            let of_case = OF_CASE;
            let cases = list(tx, "SELECT id FROM trajectory WHERE client_id = ?1", [id.0], |r| r.get::<_, i64>(0))?;
            let notes = list(
                tx,
                &format!("SELECT id FROM note WHERE {of_case}"),
                [id.0],
                |r| r.get::<_, i64>(0),
            )?;
            let records = list(tx, "SELECT id FROM record WHERE client_id = ?1", [id.0], |r| r.get::<_, i64>(0))?;
            let mut out = Erased {
                cases: cases.len(),
                case_ids: cases.iter().map(|id| CaseId(*id)).collect(),
                notes: notes.len(),
                records: records.len(),
                sessions: count(&format!("SELECT count(*) FROM session WHERE {of_case}"))?,
                sources: count(&format!("SELECT count(*) FROM source WHERE {of_case}"))?,
                passages: count(&format!(
                    "SELECT count(*) FROM chunk WHERE source_id IN (SELECT id FROM source WHERE {of_case})"
                ))?,
                documents: count(&format!("{DOCUMENTS} AND {of_case}"))?,
                questions: count(&format!("SELECT count(*) FROM turn WHERE {of_case}"))?,
                consents: count("SELECT count(*) FROM consent WHERE client_id = ?1")?,
                ..Erased::default()
            };
            out.blob_names = revoke(tx, Some(id), notice)?;
            out.blobs = out.blob_names.len();
            // A draft is a case's or a note's.
            let keys = list(tx, "SELECT key FROM draft", [], |r| r.get::<_, String>(0))?;
            for key in keys {
                if draft_is_of(&key, &cases, &notes) {
                    out.drafts += tx.execute("DELETE FROM draft WHERE key = ?1", [&key])?;
                }
            }
            let batches = list(
                tx,
                "SELECT DISTINCT batch_id FROM record WHERE client_id = ?1",
                [id.0],
                |r| r.get::<_, i64>(0),
            )?;
            for batch in batches {
                let begun: bool = tx.query_row(
                    "SELECT EXISTS (SELECT 1 FROM shared WHERE batch_id = ?1)",
                    [batch],
                    |r| r.get(0),
                )?;
                if !begun {
                    super::exports::disapprove(tx, BatchId(batch))?;
                }
            }
            for subject in subjects(id, &cases, &notes, &records) {
                out.contents += forget_contents(tx, &subject)?;
            }
            // A record lives on in what was shared of it: neither its line nor the link to the person stays.
            tx.execute(
                "UPDATE shared SET line = '', source = 'erased' WHERE client_id = ?1",
                [id.0],
            )?;
            out.terms = forget_terms(tx, id)?;
            out.marks = forget_marks(tx, id)?;
            for table in ["source", "turn"] {
                tx.execute(&format!("DELETE FROM {table} WHERE {of_case}"), [id.0])?;
            }
            tx.execute("DELETE FROM client WHERE id = ?1", [id.0])?;
            super::case_removing::forget_place(tx)?;
            append(tx, "client.erase", &format!("client:{id}"))?;
            // Until the file is written anew: a crash before that is made good at the next opening.
            put_setting(tx, SCRUB, "due")?;
            Ok(out)
        })
    }

    /// How many documents were imported into the cases of a client; they go when the client is erased.
    pub fn materials_of(&self, client: ClientId) -> Result<usize> {
        self.read(|c| {
            let sql = format!("{DOCUMENTS} AND {OF_CASE}");
            let n: i64 = c.query_row(&sql, [client.0], |r| r.get(0))?;
            Ok(super::rows::size(n))
        })
    }

    /// Makes what was deleted unreadable for good: the write-ahead log is folded in and emptied, and the file is written anew without the
    /// freed pages. Drops of the index must have been committed before. Needs as much free disk as the vault is large.
    pub fn scrub(&self) -> Result<()> {
        self.index.write_out(self, None)?;
        self.index.forget_cache();
        let conn = locked(&self.writer);
        conn.execute("DELETE FROM setting WHERE key = ?1", [SCRUB])?;
        let done = conn.execute_batch(
            "PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);",
        );
        if let Err(e) = done {
            put_setting(&conn, SCRUB, "due")?;
            return Err(e.into());
        }
        Ok(())
    }

    /// Has the file written anew at the next opening.
    pub fn scrub_once_more(&self) -> Result<()> {
        self.write(|tx| put_setting(tx, SCRUB, "due"))
    }

    /// Whether an erasure was begun and the file not written anew since.
    pub fn scrub_due(&self) -> Result<bool> {
        Ok(self.setting(SCRUB)?.is_some())
    }

    /// Looks in every text of every row for these words, and for what an erasure may leave in the file; for a short label as a word by itself. The
    /// full-text index is not looked through: it is made of rows, and is written anew.
    pub fn traces(&self, words: &[String], labels: &[String]) -> Result<Traces> {
        let low = |all: &[String], least: usize, most: usize| -> Vec<String> {
            let all = all.iter().map(|w| w.trim().to_lowercase());
            all.filter(|w| (least..most).contains(&w.chars().count()))
                .collect()
        };
        let words = low(words, SHORTEST, usize::MAX);
        let labels = low(labels, SHORTEST_LABEL, SHORTEST);
        let log = self.dir().join(format!("{}-wal", super::files::DB));
        self.read(|c| {
            let mut out = Traces {
                words: words.len() + labels.len(),
                free_pages: c.pragma_query_value(None, "freelist_count", |r| {
                    Ok(u64::from(r.get::<_, u32>(0)?))
                })?,
                log_bytes: std::fs::metadata(&log).map_or(0, |m| m.len()),
                ..Traces::default()
            };
            let tables = list(
                c,
                "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
                   AND (p.type = 'TEXT' OR m.name = 'source_piece') ORDER BY m.name",
                [],
                |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)),
            )?;
            for (table, column) in tables {
                let mut held = 0usize;
                let (what, number) = named(&table).unwrap_or(("", "0"));
                let mut texts =
                    c.prepare(&format!("SELECT \"{column}\", {number} FROM \"{table}\""))?;
                let mut rows = texts.query([])?;
                while let Some(r) = rows.next()? {
                    // The text of a source lies in pieces of bytes.
                    let bytes = r.get_ref(0)?.as_bytes_or_null().ok().flatten();
                    let text = String::from_utf8_lossy(bytes.unwrap_or_default()).to_lowercase();
                    let alone =
                        |l: &String| text.split(|c: char| !c.is_alphanumeric()).any(|w| w == l);
                    if !words.iter().any(|w| text.contains(w.as_str())) && !labels.iter().any(alone)
                    {
                        continue;
                    }
                    held += 1;
                    let number: i64 = r.get(1)?;
                    let name = format!("{what}:{number}");
                    let there = out.rows.iter().filter(|r| r.table == table);
                    // Zero is a row that the coach knows no number of.
                    if number > 0
                        // A question is taken out by its number, so each is named.
                        && (table == "turn" || there.clone().count() < NAMED)
                        && !there.clone().any(|r| r.name == name)
                    {
                        let table = table.clone();
                        out.rows.push(TraceRow { table, name });
                    }
                }
                if held > 0 {
                    match out.found.iter_mut().find(|(t, _)| *t == table) {
                        Some((_, n)) => *n = (*n).max(held),
                        None => out.found.push((table, held)),
                    }
                }
            }
            Ok(out)
        })
    }
}

/// What a row of a table is called, and the column with the number it is known by.
fn named(table: &str) -> Option<(&'static str, &'static str)> {
    Some(match table {
        "note" => ("note", "id"),
        "note_body" => ("note", "note_id"),
        "trajectory" => ("case", "id"),
        "goal" => ("case", "case_id"),
        "turn" => ("question", "id"),
        "client" => ("client", "id"),
        "client_details" => ("client", "client_id"),
        "source" => ("source", "id"),
        // The number of a piece is that of its source, and twenty bits of its own.
        "source_piece" => ("source", "id >> 20"),
        "record" => ("record", "id"),
        "finding" => ("record", "record_id"),
        _ => return None,
    })
}

/// Terms of the coach's own that no session but this client's has: they may well name what only this client brought.
fn forget_terms(c: &Connection, client: ClientId) -> Result<usize> {
    let theirs = list(
        c,
        "SELECT DISTINCT st.kind, st.key FROM session_term st JOIN session s ON s.id = st.session_id
           JOIN trajectory t ON t.id = s.case_id WHERE t.client_id = ?1
         EXCEPT
         SELECT st.kind, st.key FROM session_term st JOIN session s ON s.id = st.session_id
           JOIN trajectory t ON t.id = s.case_id WHERE t.client_id <> ?1",
        [client.0],
        |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)),
    )?;
    let shipped = super::terms::shipped()?;
    let mut n = 0;
    for (kind, key) in theirs {
        if shipped
            .iter()
            .any(|t| t.kind.as_str() == kind && t.key == key)
        {
            continue;
        }
        c.execute(
            "DELETE FROM session_term WHERE kind = ?1 AND key = ?2",
            [&kind, &key],
        )?;
        n += c.execute(
            "DELETE FROM term WHERE kind = ?1 AND key = ?2",
            [&kind, &key],
        )?;
    }
    Ok(n)
}

/// Marks for the whole practice on words of what is known of the client.
fn forget_marks(c: &Connection, client: ClientId) -> Result<usize> {
    let known: Option<String> = c
        .query_row(
            "SELECT c.label || ' ' || coalesce(d.name, '') || ' ' || coalesce(d.email, '') || ' ' || coalesce(d.phone, '') || ' '
               || coalesce(d.employer, '') || ' ' || coalesce((SELECT group_concat(label, ' ') FROM former_label f WHERE f.client_id = c.id), '')
             FROM client c LEFT JOIN client_details d ON d.client_id = c.id WHERE c.id = ?1",
            [client.0],
            |r| r.get(0),
        )
        .optional()?;
    let known = known.unwrap_or_default().to_lowercase();
    let theirs: Vec<&str> = known.split(|ch: char| !ch.is_alphanumeric()).collect();
    let marks = list(
        c,
        "SELECT id, fold FROM mark WHERE case_id IS NULL AND fold <> ''",
        [],
        |r| Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?)),
    )?;
    let mut n = 0;
    for (id, fold) in marks {
        let mut words = fold.split(|ch: char| !ch.is_alphanumeric());
        if words.any(|w| w.chars().count() > 2 && theirs.contains(&w)) {
            n += c.execute("DELETE FROM mark WHERE id = ?1", [id])?;
        }
    }
    Ok(n)
}

fn subjects(client: ClientId, cases: &[i64], notes: &[i64], records: &[i64]) -> Vec<String> {
    let mut out = vec![format!("client:{client}")];
    for (name, ids) in [("case", cases), ("note", notes), ("record", records)] {
        out.extend(ids.iter().map(|i| format!("{name}:{i}")));
    }
    out
}

/// `note:12`, `new-note:case:3`, `ask:3`: the last number is a note's in the first form, a case's in the others.
fn draft_is_of(key: &str, cases: &[i64], notes: &[i64]) -> bool {
    let Some((head, number)) = key.rsplit_once(':') else {
        return false;
    };
    let Ok(id) = number.parse::<i64>() else {
        return false;
    };
    match head {
        "note" => notes.contains(&id),
        _ => cases.contains(&id),
    }
}
