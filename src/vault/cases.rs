//! Cases, and the order in which the list shows them.

use super::audit::append;
use super::error::{Error, Result, found, none};
use super::model::{CaseFilter, CaseRow, Counts};
use super::rows::{Day, Word, count, list};
use super::store::Vault;
use crate::casebook::*;
use crate::locale::t;
use rusqlite::{Connection, Row, params};

const COLUMNS: &str =
    "SELECT t.id, t.client_id, t.title, t.status, t.opened, t.created_ms, c.label,
    (SELECT count(*) FROM session s WHERE s.case_id = t.id),
    (SELECT count(*) FROM note n WHERE n.case_id = t.id),
    (SELECT max(s.date) FROM session s WHERE s.case_id = t.id)
  FROM trajectory t JOIN client c ON c.id = t.client_id";

impl Vault {
    /// Opens a case for a client.
    pub fn add_case(&self, c: &NewCase) -> Result<CaseId> {
        let title = c.title.trim();
        if title.is_empty() {
            return Err(Error::Invalid(t("refused-case-title")));
        }
        self.write(|tx| {
            let known: bool = tx.query_row(
                "SELECT EXISTS (SELECT 1 FROM client WHERE id = ?1)",
                [c.client_id.0],
                |r| r.get(0),
            )?;
            if !known {
                return Err(none("client", c.client_id));
            }
            tx.execute(
                "INSERT INTO trajectory (client_id, title, status, opened, created_ms, activity_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    c.client_id.0,
                    title,
                    CaseStatus::Active.as_str(),
                    Day(c.opened),
                    now_ms(),
                    day_ms(c.opened)
                ],
            )?;
            Ok(CaseId(tx.last_insert_rowid()))
        })
    }

    /// Newest activity first: the latest of opening day, session days and edits of loose notes.
    pub fn cases(&self, f: &CaseFilter) -> Result<Vec<CaseRow>> {
        self.read(|c| {
            list(
                c,
                &format!(
                    "{COLUMNS} WHERE (?1 OR t.status = 'active') AND (?2 IS NULL OR t.client_id = ?2)
                     ORDER BY t.activity_ms DESC, t.id DESC"
                ),
                params![f.archived, f.client.map(|c| c.0)],
                case_row,
            )
        })
    }

    /// One case, archived or not.
    pub fn case(&self, id: CaseId) -> Result<CaseRow> {
        self.read(|c| {
            let row = c
                .prepare_cached(&format!("{COLUMNS} WHERE t.id = ?1"))?
                .query_row([id.0], case_row);
            found(row, "case", id)
        })
    }

    /// Whether there is such a case.
    pub fn has_case(&self, id: CaseId) -> Result<bool> {
        self.read(|c| {
            let sql = "SELECT EXISTS (SELECT 1 FROM trajectory WHERE id = ?1)";
            Ok(c.query_row(sql, [id.0], |r| r.get(0))?)
        })
    }

    /// Corrects a case, all at once: its title, its first day and, where one is given, the client it is of; and the log says so.
    pub fn update_case(
        &self,
        id: CaseId,
        title: &str,
        opened: Date,
        client: Option<ClientId>,
    ) -> Result<()> {
        let title = title.trim();
        if title.is_empty() {
            return Err(Error::Invalid(t("refused-case-title")));
        }
        self.write(|tx| {
            if let Some(to) = client {
                super::case_removing::give(tx, id, to)?;
            }
            let n = tx.execute(
                "UPDATE trajectory SET title = ?2, opened = ?3 WHERE id = ?1",
                params![id.0, title, Day(opened)],
            )?;
            if n == 0 {
                return Err(none("case", id));
            }
            settle(tx, id)?;
            append(tx, "case.edit", &format!("case:{id}"))
        })
    }

    /// Archives a case or takes it back. Searching looks the status up; nothing is indexed again.
    pub fn set_case_status(&self, id: CaseId, s: CaseStatus) -> Result<()> {
        self.write(|tx| {
            let n = tx.execute(
                "UPDATE trajectory SET status = ?2 WHERE id = ?1",
                params![id.0, s.as_str()],
            )?;
            if n == 0 {
                return Err(none("case", id));
            }
            Ok(())
        })
    }

    /// How much there is of everything.
    pub fn counts(&self) -> Result<Counts> {
        self.read(|c| {
            let one = |sql: &str| -> Result<u64> {
                let n: i64 = c.prepare_cached(sql)?.query_row([], |r| r.get(0))?;
                Ok(u64::try_from(n).unwrap_or(0))
            };
            Ok(Counts {
                clients: one("SELECT count(*) FROM client")?,
                cases: one("SELECT count(*) FROM trajectory")?,
                sessions: one("SELECT count(*) FROM session")?,
                notes: one("SELECT count(*) FROM note")?,
                sources: one("SELECT count(*) FROM source")?,
                chunks: one("SELECT count(*) FROM chunk")?,
                vectors: one("SELECT coalesce(sum(vectors), 0) FROM embedder")?,
            })
        })
    }
}

fn case_row(r: &Row<'_>) -> rusqlite::Result<CaseRow> {
    Ok(CaseRow {
        case: Case {
            id: CaseId(r.get(0)?),
            client_id: ClientId(r.get(1)?),
            title: r.get(2)?,
            status: r.get::<_, Word<CaseStatus>>(3)?.0,
            opened: r.get::<_, Day>(4)?.0,
            created_ms: r.get(5)?,
        },
        client_label: r.get(6)?,
        sessions: count(r.get(7)?),
        notes: count(r.get(8)?),
        last_session: r.get::<_, Option<Day>>(9)?.map(|d| d.0),
    })
}

/// Refuses when there is no such case.
pub(super) fn must_exist(conn: &Connection, id: CaseId) -> Result<()> {
    let known: bool = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM trajectory WHERE id = ?1)")?
        .query_row([id.0], |r| r.get(0))?;
    if known { Ok(()) } else { Err(none("case", id)) }
}

/// Moves the case up in the list, never down.
pub(super) fn touch(conn: &Connection, id: CaseId, ms: Millis) -> Result<()> {
    conn.prepare_cached(
        "UPDATE trajectory SET activity_ms = ?2 WHERE id = ?1 AND activity_ms < ?2",
    )?
    .execute(params![id.0, ms])?;
    Ok(())
}

/// Puts the case where its days say it belongs in the list, also further down: a day was corrected, or something taken out.
pub(super) fn settle(conn: &Connection, id: CaseId) -> Result<()> {
    conn.prepare_cached(
        "UPDATE trajectory SET activity_ms = max(
           coalesce(strftime('%s', opened) * 1000, 0),
           coalesce((SELECT max(strftime('%s', s.date) * 1000) FROM session s WHERE s.case_id = ?1), 0),
           coalesce((SELECT max(n.updated_ms) FROM note n WHERE n.case_id = ?1
                       AND (n.session_id IS NULL OR n.updated_ms > n.created_ms)), 0))
         WHERE id = ?1",
    )?
    .execute([id.0])?;
    Ok(())
}

/// Midnight UTC of a day; good enough to sort days among moments.
pub(super) fn day_ms(d: Date) -> Millis {
    d.to_zoned(jiff::tz::TimeZone::UTC)
        .map_or(0, |z| z.timestamp().as_millisecond())
}
