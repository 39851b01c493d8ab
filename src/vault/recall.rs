//! What was shared and may not stay: what is in the hive of a person who decided since, in words that do not cover it. `consents` queues it in the
//! transaction of the decision, so that a process that is killed has decided nothing or queued everything; `practice::sharing` looks for it again
//! at every opening and before anything is sent, for what an earlier version decided and did not queue.

use super::audit::append;
use super::error::Result;
use super::outbox::kind_of;
use super::rows::{Word, Words, first, list};
use super::shared::{SharedRow, queue, row_of};
use super::store::Vault;
use crate::casebook::*;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// A decision, as far as it says what may stay.
struct Said {
    id: i64,
    client: Option<i64>,
    record_id: String,
    state: ConsentState,
    types: Vec<String>,
    level: AnonymisationLevel,
}

/// Something that was shared, as far as a decision can be about it.
struct There {
    id: i64,
    data_type: String,
    client: Option<i64>,
    coach_consent: String,
    client_consent: Option<String>,
}

impl Vault {
    /// Whether something that was shared must go and no deletion was queued for it.
    pub fn uncovered(&self) -> Result<bool> {
        Ok(!self.read(uncovered)?.is_empty())
    }

    /// Takes back what must go: the deletions and the notices to the hive wait in the outbox when this returns. Returns the names of the blobs.
    pub fn revoke_uncovered(
        &self,
        notice: &dyn Fn(&SharedRow) -> (String, String, String),
    ) -> Result<Vec<String>> {
        self.write(|tx| {
            let rows = uncovered(tx)?;
            queue(tx, &rows, notice)?;
            let whose: BTreeSet<String> = rows.iter().map(|s| subject(s.client_id)).collect();
            for subject in whose {
                append(tx, "share.revoke", &subject)?;
            }
            Ok(rows.into_iter().map(|s| s.blob).collect())
        })
    }
}

/// How the audit log names whom a revocation is about.
pub(super) fn subject(client: Option<ClientId>) -> String {
    client.map_or("coach".to_owned(), |id| format!("client:{id}"))
}

/// Everything in the hive, not taken back yet, that a decision after the one it was shared under does not cover. A yes that came after a withdrawal does
/// not undo that what was shared before it had to go.
pub(super) fn uncovered(c: &Connection) -> Result<Vec<SharedRow>> {
    let said = decisions(c)?;
    let there = list(
        c,
        "SELECT id, data_type, client_id, coach_consent, client_consent FROM shared
         WHERE deleted_ms IS NULL AND revoked_ms IS NULL ORDER BY id",
        [],
        |r| {
            Ok(There {
                id: r.get(0)?,
                data_type: r.get(1)?,
                client: r.get(2)?,
                coach_consent: r.get(3)?,
                client_consent: r.get(4)?,
            })
        },
    )?;
    let mut out = Vec::new();
    for t in there {
        if !covered(c, &said, &t)? {
            out.extend(row_of(c, t.id)?);
        }
    }
    Ok(out)
}

fn covered(c: &Connection, said: &[Said], t: &There) -> Result<bool> {
    // Of a client who was erased no decision is left, and nothing may stay.
    if t.client_consent.is_some() && t.client.is_none() {
        return Ok(false);
    }
    let kind = kind_of(&t.data_type);
    // What is of no client is the coach's alone to decide about.
    for who in [None].into_iter().chain(t.client.map(Some)) {
        let under = match who {
            None => Some(&t.coach_consent),
            Some(_) => t.client_consent.as_ref(),
        };
        let of = said.iter().filter(|d| d.client == who);
        let under = of.clone().find(|d| Some(&d.record_id) == under);
        let under = under.map_or(0, |d| d.id);
        for d in of.filter(|d| d.id > under) {
            if d.state != ConsentState::Given || !d.types.iter().any(|t| t == kind) {
                return Ok(false);
            }
            if d.level == AnonymisationLevel::Full && !fully_anonymised(c, t.id)? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// How far a record that left was anonymised stands in its line. One that cannot be read was not, as far as anybody can tell.
fn fully_anonymised(c: &Connection, shared: i64) -> Result<bool> {
    let line = first(c, "SELECT line FROM shared WHERE id = ?1", [shared], |r| {
        r.get::<_, String>(0)
    })?;
    let line: Option<serde_json::Value> = line.and_then(|l| serde_json::from_str(&l).ok());
    let level = line.as_ref().and_then(|l| {
        l.pointer("/anonymized_content/metadata/anonymization_level")?
            .as_str()
    });
    Ok(level == Some(AnonymisationLevel::Full.as_str()))
}

fn decisions(c: &Connection) -> Result<Vec<Said>> {
    list(
        c,
        "SELECT id, client_id, record_id, state, data_types, level FROM consent ORDER BY id",
        [],
        |r| {
            Ok(Said {
                id: r.get(0)?,
                client: r.get(1)?,
                record_id: r.get(2)?,
                state: r.get::<_, Word<ConsentState>>(3)?.0,
                types: r.get::<_, Words>(4)?.0,
                level: r.get::<_, Word<AnonymisationLevel>>(5)?.0,
            })
        },
    )
}
