//! Clients and their real-life details, which lie in a table of their own.

use super::error::{Error, Result, found, none};
use super::rows::list;
use super::store::Vault;
use crate::casebook::*;
use crate::locale::{t, tf};
use crate::privacy::Local;
use rusqlite::{Connection, Row, params};

const COLUMNS: &str = "SELECT id, label, language, created_ms FROM client";

impl Vault {
    /// Adds a client; the label must differ from every other by more than case.
    pub fn add_client(&self, c: &NewClient) -> Result<ClientId> {
        let label = sound(c)?;
        self.write(|tx| {
            let fold = free(tx, label, None)?;
            tx.execute(
                "INSERT INTO client (label, fold, language, created_ms) VALUES (?1, ?2, ?3, ?4)",
                params![label, fold, c.language, now_ms()],
            )?;
            let id = ClientId(tx.last_insert_rowid());
            put_details(tx, id, &c.details)?;
            Ok(id)
        })
    }

    /// Corrects a client: label, language and details, all at once. Everything else knows a client by its number.
    pub fn update_client(&self, id: ClientId, c: &NewClient) -> Result<()> {
        let label = sound(c)?;
        self.write(|tx| {
            let fold = free(tx, label, Some(id))?;
            // What it was called stays known; what it is called again is no former name.
            tx.execute(
                "INSERT OR IGNORE INTO former_label (client_id, label) SELECT id, label FROM client WHERE id = ?1 AND fold <> ?2",
                params![id.0, fold],
            )?;
            tx.execute(
                "DELETE FROM former_label WHERE client_id = ?1 AND label = ?2",
                params![id.0, label],
            )?;
            let n = tx.execute(
                "UPDATE client SET label = ?2, fold = ?3, language = ?4 WHERE id = ?1",
                params![id.0, label, fold, c.language],
            )?;
            if n == 0 {
                return Err(none("client", id));
            }
            put_details(tx, id, &c.details)
        })
    }

    /// All clients by label.
    pub fn clients(&self) -> Result<Vec<Client>> {
        self.read(|c| list(c, &format!("{COLUMNS} ORDER BY fold"), [], client))
    }

    /// One client.
    pub fn client(&self, id: ClientId) -> Result<Client> {
        self.read(|c| {
            let row = c
                .prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?
                .query_row([id.0], client);
            found(row, "client", id)
        })
    }

    /// What the client was called before, as notes of that time may still call it.
    pub fn former_labels(&self, id: ClientId) -> Result<Vec<String>> {
        self.read(|c| {
            let sql = "SELECT label FROM former_label WHERE client_id = ?1 ORDER BY label";
            list(c, sql, [id.0], |r| r.get(0))
        })
    }

    /// Who the client is in real life.
    pub fn client_details(&self, id: ClientId) -> Result<Local<ClientDetails>> {
        self.read(|c| {
            let row = c
                .prepare_cached(
                    "SELECT name, email, phone, employer, occupation, remarks FROM client_details WHERE client_id = ?1",
                )?
                .query_row([id.0], |r| {
                    Ok(ClientDetails {
                        name: r.get(0)?,
                        email: r.get(1)?,
                        phone: r.get(2)?,
                        employer: r.get(3)?,
                        occupation: r.get(4)?,
                        remarks: r.get(5)?,
                    })
                });
            Ok(Local::new(found(row, "client", id)?))
        })
    }

    /// Replaces all real-life details.
    pub fn set_client_details(&self, id: ClientId, d: &ClientDetails) -> Result<()> {
        self.write(|tx| {
            let exists: bool = tx.query_row(
                "SELECT EXISTS (SELECT 1 FROM client WHERE id = ?1)",
                [id.0],
                |r| r.get(0),
            )?;
            if !exists {
                return Err(none("client", id));
            }
            put_details(tx, id, d)
        })
    }
}

/// The label as it is kept, when the client can be kept at all.
fn sound(c: &NewClient) -> Result<&str> {
    let label = c.label.trim();
    if label.is_empty() {
        return Err(Error::Invalid(t("refused-client-label")));
    }
    if !["nl", "en"].contains(&c.language.as_str()) {
        return Err(Error::Invalid(t("refused-client-language")));
    }
    Ok(label)
}

/// The label in lower case, when no other client has it.
fn free(conn: &Connection, label: &str, but: Option<ClientId>) -> Result<String> {
    let fold = label.to_lowercase();
    let taken: bool = conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM client WHERE fold = ?1 AND id IS NOT ?2)",
        params![fold, but.map(|c| c.0)],
        |r| r.get(0),
    )?;
    if taken {
        return Err(Error::Invalid(tf(
            "refused-client-taken",
            &[("label", label.into())],
        )));
    }
    Ok(fold)
}

fn client(r: &Row<'_>) -> rusqlite::Result<Client> {
    Ok(Client {
        id: ClientId(r.get(0)?),
        label: r.get(1)?,
        language: r.get(2)?,
        created_ms: r.get(3)?,
    })
}

fn put_details(conn: &Connection, id: ClientId, d: &ClientDetails) -> Result<()> {
    conn.execute(
        "INSERT INTO client_details (client_id, name, email, phone, employer, occupation, remarks)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (client_id) DO UPDATE SET name = excluded.name, email = excluded.email,
           phone = excluded.phone, employer = excluded.employer, occupation = excluded.occupation,
           remarks = excluded.remarks",
        params![
            id.0,
            d.name,
            d.email,
            d.phone,
            d.employer,
            d.occupation,
            d.remarks
        ],
    )?;
    Ok(())
}
