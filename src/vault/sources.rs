//! Sources of the library: materials and notes, each with its text and chunks, put and removed in one
//! transaction. What the full-text index must drop is remembered by a trigger on `chunk`.

use super::error::{Error, Result, none};
use super::model::{NewChunk, NewSource, PutSource, Source, SourceKind};
use super::rows::{Word, first, int, list, size};
use super::store::Vault;
use super::text::{self, Offsets};
use crate::casebook::*;
use crate::locale::{t, tf};
use crate::privacy::Local;
use rusqlite::{Connection, Row, params};

const COLUMNS: &str =
    "SELECT id, kind, case_id, note_id, title, path, lang, hash, chars, imported_ms FROM source";
// The `+` keeps SQLite from choosing the index on the case, or on the note that none of them has: without statistics it does, and every file imported then walks through all that stand
// beside it, which made the import of fifty thousand files read each page of the table hundreds of times.
const BY_PATH: &str = "WHERE kind = ?1 AND +case_id IS ?2 AND path = ?3 ORDER BY id LIMIT 1";
const BY_HASH: &str = "WHERE kind = ?1 AND +case_id IS ?2 AND hash = ?3 ORDER BY id LIMIT 1";
const REPLACED: &str = "SELECT id FROM source WHERE kind = ?1 AND +case_id IS ?2 AND path = ?3 AND +note_id IS NULL ORDER BY id LIMIT 1";

impl Vault {
    /// Inserts, or replaces the source with the same (kind, case_id, path) or note_id; old chunks and vectors
    /// go, the source keeps its id. One transaction. Also returns the chunk ids that went, so that the caller
    /// can delete them from the index.
    pub fn put_source(&self, s: &NewSource, text: &str, chunks: &[NewChunk]) -> Result<PutSource> {
        let offsets = Offsets::new(text);
        let mut spans = Vec::with_capacity(chunks.len());
        for c in chunks {
            let (a, b) = c.span;
            match (offsets.byte(a), offsets.byte(b)) {
                (Some(x), Some(y)) if a <= b => spans.push((x, y)),
                _ => {
                    return Err(Error::Invalid(tf(
                        "refused-chunk",
                        &[
                            ("from", a.to_string().into()),
                            ("to", b.to_string().into()),
                            ("all", offsets.chars.to_string().into()),
                        ],
                    )));
                }
            }
        }
        self.write(|tx| {
            let own_text = match s.note_id {
                None => true,
                Some(note) => {
                    let body: String = first(
                        tx,
                        "SELECT body FROM note_body WHERE note_id = ?1",
                        [note.0],
                        |r| r.get(0),
                    )?
                    .ok_or_else(|| none("note", note))?;
                    body != text
                }
            };
            let old = existing(tx, s)?;
            let values = params![
                s.kind.as_str(),
                s.case_id.map(|c| c.0),
                s.note_id.map(|n| n.0),
                s.title,
                s.path,
                s.lang,
                s.hash,
                int(offsets.chars),
                int(text.len()),
                own_text,
                now_ms(),
                old
            ];
            let (id, removed) = if let Some(id) = old {
                let removed = drop_chunks(tx, id)?;
                tx.prepare_cached(
                    "UPDATE source SET kind = ?1, case_id = ?2, note_id = ?3, title = ?4, path = ?5, lang = ?6,
                       hash = ?7, chars = ?8, bytes = ?9, own_text = ?10, imported_ms = ?11 WHERE id = ?12",
                )?
                .execute(values)?;
                (id, removed)
            } else {
                tx.prepare_cached(
                    "INSERT INTO source (kind, case_id, note_id, title, path, lang, hash, chars, bytes, own_text,
                       imported_ms, id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                )?
                .execute(values)?;
                (tx.last_insert_rowid(), Vec::new())
            };
            text::put(tx, id, own_text.then_some(text))?;
            let ids = insert_chunks(tx, id, chunks, &spans)?;
            Ok(PutSource {
                id: SourceId(id),
                chunks: ids,
                removed,
            })
        })
    }

    /// Removes a source with its text, chunks and vectors; returns the chunk ids for the index.
    pub fn remove_source(&self, id: SourceId) -> Result<Vec<ChunkId>> {
        self.write(|tx| {
            let removed = drop_chunks(tx, id.0)?;
            if tx.execute("DELETE FROM source WHERE id = ?1", [id.0])? == 0 {
                return Err(none("source", id));
            }
            Ok(removed)
        })
    }

    /// One source.
    pub fn source(&self, id: SourceId) -> Result<Source> {
        self.one_source("WHERE id = ?1", [id.0])?
            .ok_or_else(|| none("source", id))
    }

    /// Its whole text.
    pub fn source_text(&self, id: SourceId) -> Result<Local<String>> {
        self.read(|c| {
            text::whole(c, id.0)?
                .map(Local::new)
                .ok_or_else(|| none("source", id))
        })
    }

    /// Sources by title; None does not filter.
    pub fn sources(&self, kind: Option<SourceKind>, case: Option<CaseId>) -> Result<Vec<Source>> {
        self.read(|c| {
            list(
                c,
                &format!(
                    "{COLUMNS} WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR case_id = ?2)
                     ORDER BY title COLLATE NOCASE, id"
                ),
                params![kind.map(SourceKind::as_str), case.map(|c| c.0)],
                source,
            )
        })
    }

    /// The source imported from this path, in this case or (None) for every case.
    pub fn source_by_path(
        &self,
        kind: SourceKind,
        case: Option<CaseId>,
        path: &str,
    ) -> Result<Option<Source>> {
        self.one_source(BY_PATH, params![kind.as_str(), case.map(|c| c.0), path])
    }

    /// A source with these very bytes, in this case or (None) for every case.
    pub fn source_by_hash(
        &self,
        kind: SourceKind,
        case: Option<CaseId>,
        hash: &str,
    ) -> Result<Option<Source>> {
        self.one_source(BY_HASH, params![kind.as_str(), case.map(|c| c.0), hash])
    }

    /// The source that a note is, once it was indexed.
    pub fn source_of_note(&self, note: NoteId) -> Result<Option<Source>> {
        self.one_source("WHERE note_id = ?1", [note.0])
    }

    fn one_source(&self, tail: &str, p: impl rusqlite::Params) -> Result<Option<Source>> {
        self.read(|c| first(c, &format!("{COLUMNS} {tail}"), p, source))
    }
}

/// The text of a note changed: its chunks go, and the empty hash says that it must be cut again.
pub(super) fn outdate_note(conn: &Connection, note: NoteId) -> Result<()> {
    let id: Option<i64> = first(
        conn,
        "SELECT id FROM source WHERE note_id = ?1",
        [note.0],
        |r| r.get(0),
    )?;
    if let Some(id) = id {
        drop_chunks(conn, id)?;
        text::put(conn, id, None)?;
        conn.execute(
            "UPDATE source SET hash = '', own_text = 0,
               chars = (SELECT chars FROM note WHERE note.id = source.note_id) WHERE id = ?1",
            [id],
        )?;
    }
    Ok(())
}

fn existing(conn: &Connection, s: &NewSource) -> Result<Option<i64>> {
    match s.note_id {
        Some(note) => first(
            conn,
            "SELECT id FROM source WHERE note_id = ?1",
            [note.0],
            |r| r.get(0),
        ),
        None => first(
            conn,
            REPLACED,
            params![s.kind.as_str(), s.case_id.map(|c| c.0), s.path],
            |r| r.get(0),
        ),
    }
}

fn drop_chunks(conn: &Connection, source: i64) -> Result<Vec<ChunkId>> {
    let ids = list(
        conn,
        "SELECT id FROM chunk WHERE source_id = ?1 ORDER BY ordinal",
        [source],
        |r| Ok(ChunkId(r.get(0)?)),
    )?;
    conn.prepare_cached("DELETE FROM chunk WHERE source_id = ?1")?
        .execute([source])?;
    Ok(ids)
}

fn insert_chunks(
    conn: &Connection,
    source: i64,
    chunks: &[NewChunk],
    spans: &[(usize, usize)],
) -> Result<Vec<ChunkId>> {
    let mut insert = conn.prepare_cached(
        "INSERT INTO chunk (source_id, ordinal, start, stop, start_byte, stop_byte, heading, lang)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut todo = conn.prepare_cached("INSERT INTO index_todo (chunk_id) VALUES (?1)")?;
    let mut ids = Vec::with_capacity(chunks.len());
    for (i, (c, (from, to))) in chunks.iter().zip(spans).enumerate() {
        let heading =
            serde_json::to_string(&c.heading).map_err(|_| Error::Invalid(t("refused-heading")))?;
        insert.execute(params![
            source,
            int(i),
            int(c.span.0),
            int(c.span.1),
            int(*from),
            int(*to),
            heading,
            c.lang
        ])?;
        let id = conn.last_insert_rowid();
        todo.execute([id])?;
        ids.push(ChunkId(id));
    }
    Ok(ids)
}

fn source(r: &Row<'_>) -> rusqlite::Result<Source> {
    Ok(Source {
        id: SourceId(r.get(0)?),
        kind: r.get::<_, Word<SourceKind>>(1)?.0,
        case_id: r.get::<_, Option<i64>>(2)?.map(CaseId),
        note_id: r.get::<_, Option<i64>>(3)?.map(NoteId),
        title: r.get(4)?,
        path: r.get(5)?,
        lang: r.get(6)?,
        hash: r.get(7)?,
        chars: size(r.get(8)?),
        imported_ms: r.get(9)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_looked_up_by_what_tells_it_from_the_others() {
        let dir = tempfile::tempdir().unwrap();
        let vault = Vault::create_unprotected(dir.path()).unwrap();
        for (sql, index) in [
            (format!("{COLUMNS} {BY_PATH}"), "source_path"),
            (format!("{COLUMNS} {BY_HASH}"), "source_hash"),
            (REPLACED.to_owned(), "source_path"),
        ] {
            let plan = vault
                .read(|c| {
                    list(
                        c,
                        &format!("EXPLAIN QUERY PLAN {sql}"),
                        params!["material", None::<i64>, "x"],
                        |r| r.get::<_, String>(3),
                    )
                })
                .unwrap();
            assert_eq!(plan.len(), 1, "{plan:?}");
            assert!(plan[0].contains(index), "{plan:?}");
        }
    }
}
