//! Cases and goals as the screens list them, opening a case, putting one away.

use super::{Practice, Result};
use crate::casebook::{CaseId, CaseStatus, Goal, NewCase, NewClient, today};
use crate::locale;
use crate::vault::{CaseFilter, CaseRow};

impl Practice {
    /// Cases, the last active first; archived ones only when asked.
    pub fn cases(&self, archived: bool) -> Result<Vec<CaseRow>> {
        Ok(self.vault().cases(&CaseFilter {
            archived,
            client: None,
        })?)
    }

    /// The goals of a case with their scores.
    pub fn goals(&self, case: CaseId) -> Result<Vec<Goal>> {
        Ok(self.vault().goals(case)?)
    }

    /// Opens a case for the client with this label, who is added if there is none yet.
    pub fn add_case(&self, client_label: &str, title: &str) -> Result<CaseId> {
        let label = client_label.trim();
        let known = self
            .vault()
            .clients()?
            .into_iter()
            .find(|c| c.label.to_lowercase() == label.to_lowercase());
        let client_id = match known {
            Some(c) => c.id,
            None => self.vault().add_client(&NewClient {
                label: label.to_owned(),
                language: locale::language().code().to_owned(),
                ..NewClient::default()
            })?,
        };
        let id = self.vault().add_case(&NewCase {
            client_id,
            title: title.trim().to_owned(),
            opened: today(),
        })?;
        self.vault().audit("case.add", &format!("case:{id}"))?;
        Ok(id)
    }

    /// Puts a case away, or takes it back.
    pub fn archive_case(&self, id: CaseId, archived: bool) -> Result<()> {
        let (status, act) = if archived {
            (CaseStatus::Archived, "case.archive")
        } else {
            (CaseStatus::Active, "case.reopen")
        };
        self.vault().set_case_status(id, status)?;
        self.vault().audit(act, &format!("case:{id}"))?;
        Ok(())
    }
}
