//! Cases that were made by mistake: removing one with nothing in it, and giving one to the client it is of. `practice` calls it.

use super::audit::append;
use super::cases::must_exist;
use super::drafts::{get_setting, put_setting};
use super::error::{Error, Result, none};
use super::removing::{Removed, gone, of_case};
use super::rows::{list, size};
use super::store::Vault;
use crate::casebook::*;
use crate::locale::{here, language, t};
use rusqlite::Connection;
use serde_json::Value;

/// What makes a case more than a mistake, each with its table's condition.
const FULL: &str = "SELECT (SELECT count(*) FROM note WHERE case_id = ?1) + (SELECT count(*) FROM session WHERE case_id = ?1)
    + (SELECT count(*) FROM goal WHERE case_id = ?1) + (SELECT count(*) FROM source WHERE case_id = ?1)";
/// Whether anything but the label is known of the client of a case, or there is another case.
const KNOWN: &str = "SELECT EXISTS (SELECT 1 FROM trajectory WHERE client_id = ?1 AND id <> ?2)
    OR EXISTS (SELECT 1 FROM consent WHERE client_id = ?1) OR EXISTS (SELECT 1 FROM shared WHERE client_id = ?1)
    OR EXISTS (SELECT 1 FROM client_details WHERE client_id = ?1
      AND coalesce(name, email, phone, employer, occupation, remarks) IS NOT NULL)";

impl Vault {
    /// What would go with a case; refused where there is something in it.
    pub fn hangs_on_case(&self, id: CaseId) -> Result<Removed> {
        self.read(|c| hangs_on_case(c, id))
    }

    /// Removes a case that has no notes, sessions, goals or documents, and its client where nothing else is known of them.
    pub fn remove_case(&self, id: CaseId) -> Result<Removed> {
        self.write(|tx| {
            let out = hangs_on_case(tx, id)?;
            let client = client_of(tx, id)?;
            for key in drafts(tx, id)? {
                tx.execute("DELETE FROM draft WHERE key = ?1", [key])?;
            }
            tx.execute("DELETE FROM trajectory WHERE id = ?1", [id.0])?;
            if out.clients > 0 {
                tx.execute("DELETE FROM client WHERE id = ?1", [client])?;
            }
            forget_place(tx)?;
            gone(tx, "case", id.0)?;
            Ok(out)
        })
    }

    /// Gives a case to another client, with all that is in it. Refused while records of it lie ready or are shared under the consent of the first.
    pub fn give_case(&self, id: CaseId, to: ClientId) -> Result<()> {
        self.write(|tx| {
            give(tx, id, to)?;
            append(tx, "case.edit", &format!("case:{id}"))
        })
    }
}

/// Gives a case to another client; the audit log is for who calls it.
pub(super) fn give(tx: &Connection, id: CaseId, to: ClientId) -> Result<()> {
    must_exist(tx, id)?;
    let known: bool = tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM client WHERE id = ?1)",
        [to.0],
        |r| r.get(0),
    )?;
    if !known {
        return Err(none("client", to));
    }
    if client_of(tx, id)? == to.0 {
        return Ok(());
    }
    let with = of_case(tx, id)?;
    if with.ready + with.shared > 0 {
        let args = [("case", id.to_string().into())];
        return Err(Error::Invalid(here(
            language(),
            "refused-case-shared",
            &args,
        )));
    }
    // What was left out of a batch was made under the consent of the first, and could still be put back there.
    tx.execute(
        "DELETE FROM record WHERE case_id = ?1 AND sha256 NOT IN (SELECT sha256 FROM shared)",
        [id.0],
    )?;
    // That it was left out stays known, and so does what left and was taken back: both go when this client is erased.
    for table in ["left_out", "shared"] {
        let sql = format!(
            "UPDATE {table} SET client_id = ?2 WHERE source = 'case:' || ?1
               OR source IN (SELECT 'session:' || id FROM session WHERE case_id = ?1)"
        );
        tx.execute(&sql, [id.0, to.0])?;
    }
    tx.execute(
        "UPDATE record SET client_id = ?2 WHERE case_id = ?1",
        [id.0, to.0],
    )?;
    tx.execute(
        "UPDATE trajectory SET client_id = ?2 WHERE id = ?1",
        [id.0, to.0],
    )?;
    Ok(())
}

/// Forgets where the coach was, which may be in what is gone; called when it is. A clock runs on where its case is still there.
pub(super) fn forget_place(c: &Connection) -> Result<()> {
    const PLACE: &str = "workbench.place";
    let kept = get_setting(c, PLACE)?;
    c.execute("DELETE FROM setting WHERE key = ?1", [PLACE])?;
    let kept = kept.and_then(|json| serde_json::from_str::<Value>(&json).ok());
    let Some(clock) = kept.as_ref().and_then(|k| k.get("clock")) else {
        return Ok(());
    };
    let runs = match clock.get(0).and_then(Value::as_i64) {
        Some(case) => c.query_row(
            "SELECT EXISTS (SELECT 1 FROM trajectory WHERE id = ?1)",
            [case],
            |r| r.get(0),
        )?,
        None => false,
    };
    if runs {
        let clock = serde_json::json!({ "case": null, "clock": clock });
        put_setting(c, PLACE, &clock.to_string())?;
    }
    Ok(())
}

fn client_of(c: &Connection, id: CaseId) -> Result<i64> {
    let sql = "SELECT client_id FROM trajectory WHERE id = ?1";
    Ok(c.query_row(sql, [id.0], |r| r.get(0))?)
}

fn hangs_on_case(c: &Connection, id: CaseId) -> Result<Removed> {
    must_exist(c, id)?;
    let full: i64 = c.query_row(FULL, [id.0], |r| r.get(0))?;
    let with = of_case(c, id)?;
    if full > 0 || with.ready + with.shared > 0 {
        return Err(Error::Invalid(t("refused-case-full")));
    }
    let count = |sql: &str| -> Result<usize> {
        let n: i64 = c.query_row(sql, [id.0], |r| r.get(0))?;
        Ok(size(n))
    };
    let known: bool = c.query_row(KNOWN, [client_of(c, id)?, id.0], |r| r.get(0))?;
    Ok(Removed {
        questions: count("SELECT count(*) FROM turn WHERE case_id = ?1")?,
        drafts: drafts(c, id)?.len(),
        clients: usize::from(!known),
        ..Removed::default()
    })
}

/// The keys of what was typed in a case and never saved or asked, and of the summaries of its conversation.
fn drafts(c: &Connection, id: CaseId) -> Result<Vec<String>> {
    let mut keys = list(c, "SELECT key FROM draft", [], |r| r.get::<_, String>(0))?;
    let (asked, new) = (format!("ask:{id}"), format!("new-note:case:{id}"));
    keys.retain(|key| {
        let summary = key
            .strip_prefix("summary:")
            .and_then(|k| k.split(':').nth(1));
        let parked = key.starts_with("new-note/") && key.ends_with(&format!(":case:{id}"));
        *key == asked || *key == new || parked || summary == Some(id.to_string().as_str())
    });
    Ok(keys)
}
