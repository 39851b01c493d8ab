//! Vectors by embedder: quantised components as a blob and their scale.

use super::error::{Error, Result};
use super::model::VectorRow;
use super::rows::first;
use super::store::Vault;
use crate::casebook::*;
use crate::locale::tf;
use rusqlite::params;

impl Vault {
    /// Stores vectors; replaces those a chunk already has. Chunks that went meanwhile are passed over.
    pub fn put_vectors(&self, embedder: &str, rows: &[(ChunkId, f32, Vec<i8>)]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.write(|tx| {
            tx.prepare_cached("INSERT OR IGNORE INTO embedder (name) VALUES (?1)")?
                .execute([embedder])?;
            let (id, dim): (i64, Option<i64>) = tx
                .prepare_cached(
                    "SELECT id, (SELECT length(q) FROM vector WHERE embedder_id = e.id LIMIT 1) FROM embedder e WHERE name = ?1",
                )?
                .query_row([embedder], |r| Ok((r.get(0)?, r.get(1)?)))?;
            let dim = dim.map_or_else(|| rows.first().map_or(0, |r| r.2.len()), super::rows::size);
            let mut insert = tx.prepare_cached(
                "INSERT INTO vector (embedder_id, chunk_id, scale, q)
                 SELECT ?1, id, ?3, ?4 FROM chunk WHERE id = ?2
                 ON CONFLICT (embedder_id, chunk_id) DO UPDATE SET scale = excluded.scale, q = excluded.q",
            )?;
            for (chunk, scale, q) in rows {
                if q.len() != dim {
                    return Err(Error::Invalid(tf("refused-vector", &[("embedder", embedder.to_string().into()), ("have", q.len().into()), ("dim", dim.to_string().into())])));
                }
                let bytes: Vec<u8> = q.iter().map(|v| v.cast_unsigned()).collect();
                insert.execute(params![id, chunk.0, f64::from(*scale), bytes])?;
            }
            Ok(())
        })
    }

    /// Hands over every vector of an embedder in order of chunk id, one row at a time: a million of them would otherwise be in memory twice. Reads on a
    /// connection of its own.
    pub fn vectors(&self, embedder: &str, each: &mut dyn FnMut(&VectorRow)) -> Result<()> {
        self.read_long(|c| {
            let mut stmt = c.prepare(
                "SELECT v.chunk_id, k.source_id, s.case_id, coalesce(t.status = 'archived', 0), v.scale, v.q, k.lang
                 FROM vector v JOIN chunk k ON k.id = v.chunk_id JOIN source s ON s.id = k.source_id
                 LEFT JOIN trajectory t ON t.id = s.case_id
                 WHERE v.embedder_id = (SELECT id FROM embedder WHERE name = ?1) ORDER BY v.chunk_id",
            )?;
            let mut rows = stmt.query([embedder])?;
            let mut components = Vec::new();
            while let Some(r) = rows.next()? {
                let scale: f64 = r.get(4)?;
                #[allow(clippy::cast_possible_truncation)] // it was an f32 when it was stored
                let scale = scale as f32;
                let q = r
                    .get_ref(5)?
                    .as_blob()
                    .map_err(|_| Error::Damaged(crate::locale::t("damaged-vector")))?;
                components.clear();
                components.extend(q.iter().map(|b| b.cast_signed()));
                let row = VectorRow {
                    chunk_id: ChunkId(r.get(0)?),
                    source_id: SourceId(r.get(1)?),
                    case_id: r.get::<_, Option<i64>>(2)?.map(CaseId),
                    archived: r.get(3)?,
                    scale,
                    lang: r.get(6)?,
                    q: components,
                };
                each(&row);
                components = row.q;
            }
            Ok(())
        })
    }

    /// (chunks with a vector of this embedder, all chunks).
    pub fn vector_progress(&self, embedder: &str) -> Result<(u64, u64)> {
        self.read(|c| {
            let done: i64 = first(
                c,
                "SELECT vectors FROM embedder WHERE name = ?1",
                [embedder],
                |r| r.get(0),
            )?
            .unwrap_or(0);
            let all: i64 = c
                .prepare_cached("SELECT count(*) FROM chunk")?
                .query_row([], |r| r.get(0))?;
            Ok((
                u64::try_from(done).unwrap_or(0),
                u64::try_from(all).unwrap_or(0),
            ))
        })
    }
}
