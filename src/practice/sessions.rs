//! Sessions, as the session timer writes them down.

use super::{Practice, Result};
use crate::casebook::{CaseId, Date, Format, NewSession, Payment, SessionId};

impl Practice {
    /// Writes down an individual, paid session of so many minutes (1 to 1,440). Techniques, patterns and outcome are for later.
    pub fn add_session(&self, case: CaseId, minutes: u32, date: Date) -> Result<SessionId> {
        let id = self.vault().add_session(&NewSession {
            case_id: case,
            date,
            duration_min: minutes,
            format: Format::Individual,
            payment: Payment::Paid,
            techniques: Vec::new(),
            patterns: Vec::new(),
            outcome: None,
        })?;
        self.vault()
            .audit("session.add", &format!("session:{id}"))?;
        Ok(id)
    }
}
