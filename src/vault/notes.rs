//! Notes. Saving one puts its source out of date in the same transaction, so that chunks never point into a
//! text that is no longer there; its tags are read out of the body at the same time.

use super::cases::{day_ms, must_exist, settle, touch};
use super::error::{Error, Result, none};
use super::model::NoteRow;
use super::rows::{Day, Word, Words, first, int, list, size};
use super::store::Vault;
use crate::casebook::*;
use crate::locale::tf;
use crate::privacy::Local;
use rusqlite::{Connection, Row, params};

const LIST: &str =
    "SELECT n.id, n.case_id, n.session_id, s.date, n.title, n.chars, n.created_ms, n.updated_ms, n.tags, m.made_of
  FROM note n LEFT JOIN session s ON s.id = n.session_id LEFT JOIN made_note m ON m.note_id = n.id";
const ORDER: &str = "ORDER BY coalesce(s.date, date(n.created_ms / 1000, 'unixepoch')) DESC, n.updated_ms DESC, n.id DESC";

impl Vault {
    /// Adds a note.
    pub fn add_note(&self, n: &NewNote) -> Result<NoteId> {
        self.add(n, None)
    }

    /// Adds a note that the program made.
    pub fn add_made_note(&self, n: &NewNote, of: MadeOf) -> Result<NoteId> {
        self.add(n, Some(of))
    }

    fn add(&self, n: &NewNote, made: Option<MadeOf>) -> Result<NoteId> {
        let tags = Words(tags(&n.body));
        self.write(|tx| {
            must_exist(tx, n.case_id)?;
            let now = now_ms();
            let mut moment = now;
            if let Some(session) = n.session_id {
                moment = day_ms(day_of(tx, session, n.case_id)?);
            }
            tx.prepare_cached(
                "INSERT INTO note (case_id, session_id, title, chars, created_ms, updated_ms, tags)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)",
            )?
            .execute(params![
                n.case_id.0,
                n.session_id.map(|s| s.0),
                n.effective_title(),
                int(n.body.chars().count()),
                now,
                tags
            ])?;
            let id = tx.last_insert_rowid();
            tx.prepare_cached("INSERT INTO note_body (note_id, body) VALUES (?1, ?2)")?
                .execute(params![id, n.body])?;
            if let Some(of) = made {
                super::made::mark(tx, NoteId(id), of)?;
            }
            touch(tx, n.case_id, moment)?;
            Ok(NoteId(id))
        })
    }

    /// Saves another title and body. The chunks of the old text go; the library cuts the new one.
    pub fn update_note(&self, id: NoteId, title: &str, body: &str) -> Result<()> {
        let tags = Words(tags(body));
        self.write(|tx| {
            let (case, session, old, called): (i64, Option<i64>, String, String) = first(
                tx,
                "SELECT n.case_id, n.session_id, b.body, n.title
                 FROM note n JOIN note_body b ON b.note_id = n.id WHERE n.id = ?1",
                [id.0],
                |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)),
            )?
            .ok_or_else(|| none("note", id))?;
            let as_new = NewNote {
                case_id: CaseId(case),
                session_id: session.map(SessionId),
                title: title.to_owned(),
                body: body.to_owned(),
            };
            let (now, title) = (now_ms(), as_new.effective_title());
            tx.execute(
                "UPDATE note SET title = ?2, chars = ?3, updated_ms = ?4, tags = ?5 WHERE id = ?1",
                params![id.0, title, int(body.chars().count()), now, tags],
            )?;
            if old != body {
                tx.execute(
                    "UPDATE note_body SET body = ?2 WHERE note_id = ?1",
                    params![id.0, body],
                )?;
                super::sources::outdate_note(tx, id)?;
                // A blank line more or less is nobody's text.
                if old.trim() != body.trim() {
                    super::made::unmark(tx, id)?;
                }
            } else if called != title {
                // The title stands above every passage: the library takes it up, after a crash at the next opening.
                tx.execute("UPDATE source SET hash = '' WHERE note_id = ?1", [id.0])?;
            }
            touch(tx, as_new.case_id, now)
        })
    }

    /// Ties a note to another session of its case, or to none. Its text stays as it is, and so does what is found by it.
    pub fn move_note(&self, id: NoteId, session: Option<SessionId>) -> Result<()> {
        self.write(|tx| {
            let case: Option<i64> =
                first(tx, "SELECT case_id FROM note WHERE id = ?1", [id.0], |r| {
                    r.get(0)
                })?;
            let case = CaseId(case.ok_or_else(|| none("note", id))?);
            if let Some(session) = session {
                day_of(tx, session, case)?;
            }
            tx.execute(
                "UPDATE note SET session_id = ?2 WHERE id = ?1",
                params![id.0, session.map(|s| s.0)],
            )?;
            settle(tx, case)
        })
    }

    /// One note with its body.
    pub fn note(&self, id: NoteId) -> Result<Local<Note>> {
        self.read(|c| {
            first(
                c,
                "SELECT n.id, n.case_id, n.session_id, n.title, b.body, n.created_ms, n.updated_ms
                 FROM note n JOIN note_body b ON b.note_id = n.id WHERE n.id = ?1",
                [id.0],
                |r| {
                    Ok(Local::new(Note {
                        id: NoteId(r.get(0)?),
                        case_id: CaseId(r.get(1)?),
                        session_id: r.get::<_, Option<i64>>(2)?.map(SessionId),
                        title: r.get(3)?,
                        body: r.get(4)?,
                        created_ms: r.get(5)?,
                        updated_ms: r.get(6)?,
                    }))
                },
            )?
            .ok_or_else(|| none("note", id))
        })
    }

    /// Whether there is such a note.
    pub fn has_note(&self, id: NoteId) -> Result<bool> {
        self.read(|c| {
            let sql = "SELECT EXISTS (SELECT 1 FROM note WHERE id = ?1)";
            Ok(c.query_row(sql, [id.0], |r| r.get(0))?)
        })
    }

    /// What the program made a note of; none for one of the coach's own.
    pub fn made_of(&self, id: NoteId) -> Result<Option<MadeOf>> {
        self.read(|c| {
            let sql = "SELECT made_of FROM made_note WHERE note_id = ?1";
            first(c, sql, [id.0], |r| Ok(r.get::<_, Word<MadeOf>>(0)?.0))
        })
    }

    /// The notes of a case, newest first (session date, else the day it was made).
    pub fn notes(&self, case: CaseId) -> Result<Vec<NoteRow>> {
        self.read(|c| {
            list(
                c,
                &format!("{LIST} WHERE n.case_id = ?1 {ORDER}"),
                [case.0],
                note_row,
            )
        })
    }

    /// The notes of every case, in the same order.
    pub fn all_notes(&self) -> Result<Vec<NoteRow>> {
        self.read(|c| list(c, &format!("{LIST} {ORDER}"), [], note_row))
    }

    /// Notes whose text the library has not cut into chunks since it was last saved: what a crash between
    /// saving and indexing leaves behind.
    pub fn notes_to_index(&self) -> Result<Vec<NoteId>> {
        self.read(|c| {
            list(
                c,
                "SELECT n.id FROM note n LEFT JOIN source s ON s.note_id = n.id
                 WHERE s.id IS NULL OR s.hash = '' ORDER BY n.id",
                [],
                |r| Ok(NoteId(r.get(0)?)),
            )
        })
    }
}

/// The day of a session, which must be of this case.
fn day_of(conn: &Connection, session: SessionId, case_id: CaseId) -> Result<Date> {
    let (case, day): (i64, Day) = first(
        conn,
        "SELECT case_id, date FROM session WHERE id = ?1",
        [session.0],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )?
    .ok_or_else(|| none("session", session))?;
    if case != case_id.0 {
        return Err(Error::Invalid(tf(
            "refused-note-session",
            &[
                ("session", session.to_string().into()),
                ("case", case.to_string().into()),
            ],
        )));
    }
    Ok(day.0)
}

fn note_row(r: &Row<'_>) -> rusqlite::Result<NoteRow> {
    Ok(NoteRow {
        id: NoteId(r.get(0)?),
        case_id: CaseId(r.get(1)?),
        session_id: r.get::<_, Option<i64>>(2)?.map(SessionId),
        date: r.get::<_, Option<Day>>(3)?.map(|d| d.0),
        title: r.get(4)?,
        chars: size(r.get(5)?),
        created_ms: r.get(6)?,
        updated_ms: r.get(7)?,
        tags: r.get::<_, Words>(8)?.0,
        made: r.get::<_, Option<Word<MadeOf>>>(9)?.map(|w| w.0),
    })
}
