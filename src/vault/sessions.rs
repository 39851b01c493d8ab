//! Sessions with their technique and pattern terms, and the hours log.

use super::cases::{day_ms, must_exist, settle, touch};
use super::error::{Error, Result, none};
use super::rows::{Day, Word, count, list};
use super::store::Vault;
use super::terms::taxonomy;
use crate::casebook::*;
use crate::locale::{t, tf};
use rusqlite::{Connection, Row, params};

const COLUMNS: &str =
    "SELECT id, case_id, date, duration_min, format, payment, outcome, created_ms FROM session";

impl Vault {
    /// Adds a session; its terms must be in the taxonomy.
    pub fn add_session(&self, s: &NewSession) -> Result<SessionId> {
        self.write(|tx| {
            must_exist(tx, s.case_id)?;
            sound(tx, s)?;
            tx.execute(
                "INSERT INTO session (case_id, date, duration_min, format, payment, outcome, created_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    s.case_id.0,
                    Day(s.date),
                    s.duration_min,
                    s.format.as_str(),
                    s.payment.as_str(),
                    s.outcome.map(Outcome::as_str),
                    now_ms()
                ],
            )?;
            let id = SessionId(tx.last_insert_rowid());
            put_terms(tx, id, s)?;
            touch(tx, s.case_id, day_ms(s.date))?;
            Ok(id)
        })
    }

    /// Corrects a session, all of it but the case it is of.
    pub fn update_session(&self, id: SessionId, s: &NewSession) -> Result<()> {
        self.write(|tx| {
            sound(tx, s)?;
            let n = tx.execute(
                "UPDATE session SET date = ?2, duration_min = ?3, format = ?4, payment = ?5, outcome = ?6
                 WHERE id = ?1 AND case_id = ?7",
                params![
                    id.0,
                    Day(s.date),
                    s.duration_min,
                    s.format.as_str(),
                    s.payment.as_str(),
                    s.outcome.map(Outcome::as_str),
                    s.case_id.0
                ],
            )?;
            if n == 0 {
                return Err(none("session", id));
            }
            tx.execute("DELETE FROM session_term WHERE session_id = ?1", [id.0])?;
            put_terms(tx, id, s)?;
            settle(tx, s.case_id)
        })
    }

    /// The sessions of a case, newest first.
    pub fn sessions(&self, case: CaseId) -> Result<Vec<Session>> {
        self.read(|c| {
            let mut all = list(
                c,
                &format!("{COLUMNS} WHERE case_id = ?1 ORDER BY date DESC, id DESC"),
                [case.0],
                session,
            )?;
            all.iter_mut().try_for_each(|s| add_terms(c, s))?;
            Ok(all)
        })
    }

    /// One session.
    pub fn session(&self, id: SessionId) -> Result<Session> {
        self.read(|c| {
            let mut s =
                super::rows::first(c, &format!("{COLUMNS} WHERE id = ?1"), [id.0], session)?
                    .ok_or_else(|| none("session", id))?;
            add_terms(c, &mut s)?;
            Ok(s)
        })
    }

    /// Sessions with date in [from, to], oldest first, as the hours log wants them.
    pub fn hours(&self, from: Option<Date>, to: Option<Date>) -> Result<Vec<HoursRow>> {
        self.read(|c| {
            list(
                c,
                "SELECT s.date, c.label, t.title, s.format, s.payment, s.duration_min
                 FROM session s JOIN trajectory t ON t.id = s.case_id JOIN client c ON c.id = t.client_id
                 WHERE (?1 IS NULL OR s.date >= ?1) AND (?2 IS NULL OR s.date <= ?2)
                 ORDER BY s.date, s.id",
                params![from.map(Day), to.map(Day)],
                |r| {
                    Ok(HoursRow {
                        date: r.get::<_, Day>(0)?.0,
                        client: r.get(1)?,
                        case: r.get(2)?,
                        format: r.get::<_, Word<Format>>(3)?.0,
                        payment: r.get::<_, Word<Payment>>(4)?.0,
                        minutes: count(r.get(5)?),
                    })
                },
            )
        })
    }
}

fn lists(s: &NewSession) -> [(TaxonomyKind, &Vec<String>); 2] {
    [
        (TaxonomyKind::Technique, &s.techniques),
        (TaxonomyKind::Pattern, &s.patterns),
    ]
}

/// Refuses a length that no session has, and terms that are not in the taxonomy.
fn sound(conn: &Connection, s: &NewSession) -> Result<()> {
    if !(1..=1440).contains(&s.duration_min) {
        return Err(Error::Invalid(t("refused-session-length")));
    }
    let all = taxonomy(conn)?;
    for (kind, keys) in lists(s) {
        let unknown = all.unknown(kind, keys);
        if !unknown.is_empty() {
            let args = [
                ("kind", kind.to_string().into()),
                ("names", unknown.join(", ").into()),
            ];
            return Err(Error::Invalid(tf("refused-term-unknown", &args)));
        }
    }
    Ok(())
}

fn put_terms(conn: &Connection, id: SessionId, s: &NewSession) -> Result<()> {
    let mut insert = conn.prepare_cached(
        "INSERT OR IGNORE INTO session_term (session_id, kind, key, place) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (kind, keys) in lists(s) {
        for (place, key) in keys.iter().enumerate() {
            insert.execute(params![id.0, kind.as_str(), key, super::rows::int(place)])?;
        }
    }
    Ok(())
}

fn session(r: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        id: SessionId(r.get(0)?),
        case_id: CaseId(r.get(1)?),
        date: r.get::<_, Day>(2)?.0,
        duration_min: count(r.get(3)?),
        format: r.get::<_, Word<Format>>(4)?.0,
        payment: r.get::<_, Word<Payment>>(5)?.0,
        outcome: r.get::<_, Option<Word<Outcome>>>(6)?.map(|w| w.0),
        created_ms: r.get(7)?,
        techniques: Vec::new(),
        patterns: Vec::new(),
    })
}

fn add_terms(conn: &Connection, s: &mut Session) -> Result<()> {
    let terms = list(
        conn,
        "SELECT kind, key FROM session_term WHERE session_id = ?1 ORDER BY place",
        [s.id.0],
        |r| Ok((r.get::<_, Word<TaxonomyKind>>(0)?.0, r.get::<_, String>(1)?)),
    )?;
    for (kind, key) in terms {
        match kind {
            TaxonomyKind::Technique => s.techniques.push(key),
            TaxonomyKind::Pattern => s.patterns.push(key),
        }
    }
    Ok(())
}
