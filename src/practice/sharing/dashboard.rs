//! Looking back: what was shared, when, under which consent, what it says, where it is, whether it was used, what was taken back. And
//! whose time has come: the retention list.

use super::super::{Practice, Result};
use crate::casebook::{ClientId, Millis, now_ms};
use crate::sharing::spoken;
use crate::vault::{OutboxRow, SharedRow};
use serde::Serialize;

/// One line of the dashboard.
#[derive(Clone, Debug, Serialize)]
pub struct ShareView {
    /// What was shared.
    #[serde(flatten)]
    pub shared: SharedRow,
    /// `shared`, `missing` (not in the hive any more, though nobody here took it back), `being deleted`, `deleted`.
    pub state: &'static str,
    /// The label of the client, while there is one.
    pub client: Option<String>,
    /// Which case or session it was made of, or which material, as far as that is there still; for the coach's own eyes.
    pub of: String,
}

/// What asking the hive gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Refreshed {
    /// Blobs the hive says were used.
    pub used: usize,
    /// Blobs that are not in the hive any more, though nobody here took them back.
    pub missing: usize,
    /// Blobs that were sent to another hive than the one that is set, and were not asked about.
    pub elsewhere: usize,
}

impl Practice {
    /// Everything that was ever shared, newest first.
    pub fn shared(&self) -> Result<Vec<ShareView>> {
        self.vault()
            .shared()?
            .into_iter()
            .map(|s| {
                Ok(ShareView {
                    of: self.whose(None, &s.source),
                    state: match (s.deleted_ms, s.revoked_ms, s.missing_ms) {
                        (Some(_), ..) => "deleted",
                        (None, Some(_), _) => "being deleted",
                        (None, None, Some(_)) => "missing",
                        (None, None, None) => "shared",
                    },
                    client: s
                        .client_id
                        .and_then(|id| self.vault().client(id).ok())
                        .map(|c| c.label),
                    shared: s,
                })
            })
            .collect()
    }

    /// What waits to be sent or deleted, with why.
    pub fn outbox(&self) -> Result<Vec<OutboxRow>> {
        let mut rows = self.vault().outbox()?;
        for row in &mut rows {
            row.trouble = row.trouble.as_deref().map(spoken);
        }
        Ok(rows)
    }

    /// Asks the hive in which data sets or models each blob was used, of those that were sent to the hive that is set, and keeps which are not there.
    pub fn refresh_shared(&self) -> Result<Refreshed> {
        let there: Vec<SharedRow> = self
            .vault()
            .shared()?
            .into_iter()
            .filter(|s| s.deleted_ms.is_none())
            .collect();
        if there.is_empty() {
            return Ok(Refreshed::default());
        }
        let hive = self.hive()?;
        let here = hive.place();
        let mut out = Refreshed::default();
        for s in there {
            if s.place != here {
                out.elsewhere += 1;
                continue;
            }
            let missing = match hive.used_in(&s.blob) {
                Ok(Some(used)) => {
                    out.used += 1;
                    if s.used_in.as_deref() != Some(used.as_str()) {
                        self.vault().set_used_in(s.id, &used)?;
                    }
                    false
                }
                Ok(None) => false,
                Err(crate::sharing::Trouble::Missing) => {
                    out.missing += 1;
                    true
                }
                // One that does not answer makes all the others wait as well.
                Err(e) => return Err(crate::sharing::Error::Hive(e).into()),
            };
            if missing != s.missing_ms.is_some() {
                self.vault().set_missing(s.id, missing)?;
            }
        }
        Ok(out)
    }

    /// Clients of whom nothing happened for `years`: (client, label, last activity).
    pub fn retention_due(&self, years: u32) -> Result<Vec<(ClientId, String, Millis)>> {
        const DAY_MS: i64 = 86_400_000;
        let before = now_ms() - i64::from(years) * 365 * DAY_MS - i64::from(years / 4) * DAY_MS;
        Ok(self.vault().retention_due(before)?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::shared;

    #[test]
    fn what_is_not_in_the_hive_any_more_is_not_shown_as_shared() {
        let made = shared(&["pleasing"]);
        let p = &made.p;
        let states = || -> Vec<_> { p.shared().unwrap().iter().map(|s| s.state).collect() };
        assert_eq!(states(), ["shared", "shared"]);
        let one = p.shared().unwrap()[0].shared.id;
        p.vault().set_missing(one, true).unwrap();
        assert_eq!(states(), ["missing", "shared"]);
        let since = p.shared().unwrap()[0].shared.missing_ms;
        p.vault().set_missing(one, true).unwrap();
        assert_eq!(p.shared().unwrap()[0].shared.missing_ms, since);
        // It is there after all.
        p.vault().set_missing(one, false).unwrap();
        assert_eq!(states(), ["shared", "shared"]);
        // Taken back, that is what counts.
        p.vault().set_missing(one, true).unwrap();
        p.take_back(one).unwrap();
        assert_eq!(states(), ["being deleted", "shared"]);
    }
}
