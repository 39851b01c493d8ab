//! Chunks: reading them, and the two lists of work for the full-text index (take in, drop), from which it
//! catches up after a crash.

use super::error::{Result, none};
use super::model::Chunk;
use super::rows::{count, first, int, list, size};
use super::store::Vault;
use super::text::cut;
use crate::casebook::*;
use crate::privacy::Local;
use rusqlite::{Connection, Row, params};

const COLUMNS: &str =
    "c.id, c.source_id, c.ordinal, c.start, c.stop, c.heading, c.lang, c.start_byte, c.stop_byte";

/// A chunk for the full-text index: itself, the case of its source, whether that case is archived, its text.
pub type ChunkToIndex = (Chunk, Option<CaseId>, bool, Local<String>);
/// A chunk to embed: its id, the headings above it, its text.
pub type ChunkToEmbed = (ChunkId, Vec<String>, Local<String>);

impl Vault {
    /// One chunk.
    pub fn chunk(&self, id: ChunkId) -> Result<Chunk> {
        self.read(|c| {
            first(
                c,
                &format!("SELECT {COLUMNS} FROM chunk c WHERE c.id = ?1"),
                [id.0],
                chunk,
            )?
            .ok_or_else(|| none("chunk", id))
        })
    }

    /// The chunks of a source in order.
    pub fn chunks_of(&self, id: SourceId) -> Result<Vec<Chunk>> {
        self.read(|c| {
            list(
                c,
                &format!("SELECT {COLUMNS} FROM chunk c WHERE c.source_id = ?1 ORDER BY c.ordinal"),
                [id.0],
                chunk,
            )
        })
    }

    /// The chunk's own text, cut from its source.
    pub fn chunk_text(&self, id: ChunkId) -> Result<Local<String>> {
        self.read(|c| {
            let place = first(
                c,
                "SELECT s.id, s.own_text, c.start_byte, c.stop_byte FROM chunk c JOIN source s ON s.id = c.source_id
                 WHERE c.id = ?1",
                [id.0],
                |r| Ok(Place { source: r.get(0)?, own: r.get(1)?, from: r.get(2)?, to: r.get(3)? }),
            )?
            .ok_or_else(|| none("chunk", id))?;
            place.text(c)
        })
    }

    /// Chunks not yet in the lexical index: (chunk, case of its source, whether that case is archived, text).
    pub fn chunks_unindexed(&self, limit: usize) -> Result<Vec<ChunkToIndex>> {
        self.read(|c| {
            let rows = list(
                c,
                &format!(
                    "SELECT {COLUMNS}, s.own_text, s.case_id, coalesce(t.status = 'archived', 0)
                     FROM index_todo i JOIN chunk c ON c.id = i.chunk_id JOIN source s ON s.id = c.source_id
                     LEFT JOIN trajectory t ON t.id = s.case_id ORDER BY i.chunk_id LIMIT ?1"
                ),
                [int(limit)],
                |r| {
                    let place = Place { source: r.get(1)?, own: r.get(9)?, from: r.get(7)?, to: r.get(8)? };
                    Ok((chunk(r)?, r.get::<_, Option<i64>>(10)?.map(CaseId), r.get(11)?, place))
                },
            )?;
            rows.into_iter()
                .map(|(chunk, case, archived, place)| Ok((chunk, case, archived, place.text(c)?)))
                .collect()
        })
    }

    /// Marks chunks as taken into the index.
    pub fn mark_indexed(&self, ids: &[ChunkId]) -> Result<()> {
        self.delete_ids("DELETE FROM index_todo WHERE chunk_id = ?1", ids)
    }

    /// Chunk ids removed since the index last committed. Some may never have been in it.
    pub fn chunks_to_unindex(&self) -> Result<Vec<ChunkId>> {
        self.read(|c| {
            list(
                c,
                "SELECT chunk_id FROM index_drop ORDER BY chunk_id",
                [],
                |r| Ok(ChunkId(r.get(0)?)),
            )
        })
    }

    /// Forgets them once the index has committed without them.
    pub fn forget_unindexed(&self, ids: &[ChunkId]) -> Result<()> {
        self.delete_ids("DELETE FROM index_drop WHERE chunk_id = ?1", ids)
    }

    fn delete_ids(&self, sql: &str, ids: &[ChunkId]) -> Result<()> {
        if ids.is_empty() {
            return Ok(());
        }
        self.write(|tx| {
            let mut stmt = tx.prepare_cached(sql)?;
            for id in ids {
                stmt.execute([id.0])?;
            }
            Ok(())
        })
    }

    /// Puts every chunk on the list again, for an index that is built anew.
    pub fn index_everything_again(&self) -> Result<()> {
        self.write(|tx| {
            tx.execute_batch(
                "INSERT OR IGNORE INTO index_todo SELECT id FROM chunk; DELETE FROM index_drop;",
            )?;
            Ok(())
        })
    }

    /// Chunks that have no vector of this embedder yet: (id, heading path, text), in order of id.
    pub fn chunks_without_vector(&self, embedder: &str, limit: usize) -> Result<Vec<ChunkToEmbed>> {
        let from = super::store::locked(&self.embedded_up_to)
            .get(embedder)
            .copied()
            .unwrap_or(0);
        let out = self.read(|c| {
            let rows = list(
                c,
                &format!(
                    "SELECT {COLUMNS}, s.own_text FROM chunk c JOIN source s ON s.id = c.source_id
                     WHERE c.id > ?1 AND NOT EXISTS (SELECT 1 FROM vector v WHERE v.chunk_id = c.id AND v.embedder_id =
                       (SELECT id FROM embedder WHERE name = ?2)) ORDER BY c.id LIMIT ?3"
                ),
                params![from, embedder, int(limit)],
                |r| {
                    let place = Place { source: r.get(1)?, own: r.get(9)?, from: r.get(7)?, to: r.get(8)? };
                    Ok((chunk(r)?, place))
                },
            )?;
            rows.into_iter()
                .map(|(chunk, place)| Ok((chunk.id, chunk.heading, place.text(c)?)))
                .collect::<Result<Vec<_>>>()
        })?;
        // Ids only grow and a vector goes only with its chunk: nothing before the first gap can become one.
        if let Some((id, _, _)) = out.first() {
            super::store::locked(&self.embedded_up_to).insert(embedder.to_owned(), id.0 - 1);
        }
        Ok(out)
    }
}

/// Where a chunk's text lies.
struct Place {
    source: i64,
    own: bool,
    from: i64,
    to: i64,
}

impl Place {
    fn text(&self, c: &Connection) -> Result<Local<String>> {
        cut(c, self.source, self.own, size(self.from), size(self.to)).map(Local::new)
    }
}

fn chunk(r: &Row<'_>) -> rusqlite::Result<Chunk> {
    let heading: String = r.get(5)?;
    Ok(Chunk {
        id: ChunkId(r.get(0)?),
        source_id: SourceId(r.get(1)?),
        ordinal: count(r.get(2)?),
        span: (size(r.get(3)?), size(r.get(4)?)),
        // Written by us as a JSON list; anything else would be damage and costs no more than the heading.
        heading: serde_json::from_str(&heading).unwrap_or_default(),
        lang: r.get(6)?,
    })
}
