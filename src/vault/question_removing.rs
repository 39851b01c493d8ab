//! Taking one question out of a conversation with its answer: the row, the summaries that tell of it, and the words of it that those asked after it were
//! searched with. `practice::removing` calls it, and `removing` for the questions whose answers quote what goes.

use super::error::{Result, none};
use super::removing::{Removed, gone, summaries};
use super::rows::{first, list};
use super::store::Vault;
use crate::casebook::TurnId;
use rusqlite::{Connection, params};

impl Vault {
    /// What would go with a question and what stays of its branch, with nothing changed.
    pub fn hangs_on_question(&self, id: TurnId) -> Result<Removed> {
        self.read(|c| hangs_on_question(c, id))
    }

    /// Removes a question with its answer for good. What followed it follows what came before it, and the bytes are for [`Self::scrub`].
    pub fn remove_question(&self, id: TurnId) -> Result<Removed> {
        self.write(|tx| {
            let out = hangs_on_question(tx, id)?;
            drop_question(tx, id.0)?;
            gone(tx, "question", id.0)?;
            Ok(out)
        })
    }
}

fn hangs_on_question(c: &Connection, id: TurnId) -> Result<Removed> {
    let there: Option<i64> = first(c, "SELECT id FROM turn WHERE id = ?1", [id.0], |r| r.get(0))?;
    if there.is_none() {
        return Err(none("question", id));
    }
    let after = below(c, id.0)?;
    Ok(Removed {
        drafts: summaries_of(c, id.0, &after)?.len(),
        after: after.len(),
        ..Removed::default()
    })
}

/// The questions that were asked after one, in all branches below it.
fn below(c: &Connection, id: i64) -> Result<Vec<i64>> {
    list(
        c,
        "WITH RECURSIVE below(id) AS (
           SELECT id FROM turn WHERE parent_id = ?1
           UNION SELECT t.id FROM turn t JOIN below b ON t.parent_id = b.id)
         SELECT id FROM below ORDER BY id",
        [id],
        |r| r.get(0),
    )
}

/// The keys of the summaries that go as far as a question: up to itself, or up to one below it.
fn summaries_of(c: &Connection, id: i64, below: &[i64]) -> Result<Vec<String>> {
    summaries(c, &|upto, _| upto == id || below.contains(&upto))
}

/// Lets go of one question and of what was made of it.
pub(super) fn drop_question(c: &Connection, id: i64) -> Result<()> {
    let after = below(c, id)?;
    for key in summaries_of(c, id, &after)? {
        c.execute("DELETE FROM draft WHERE key = ?1", [key])?;
    }
    // One that says little by itself was read together with those before it, and keeps the words that were taken from them.
    for later in after {
        c.execute(
            "UPDATE turn SET answer = json_remove(answer, '$.searched')
             WHERE id = ?1 AND CASE WHEN json_valid(answer) THEN json_type(answer, '$.searched') END IS NOT NULL",
            [later],
        )?;
    }
    c.execute(
        "UPDATE turn SET parent_id = (SELECT parent_id FROM turn WHERE id = ?1) WHERE parent_id = ?1",
        params![id],
    )?;
    c.execute("DELETE FROM turn WHERE id = ?1", [id])?;
    Ok(())
}
