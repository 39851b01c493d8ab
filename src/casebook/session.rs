//! One session of a case, with what credential bodies and later pattern mining ask of it.

use super::{CaseId, Date, Millis, SessionId, words};
use serde::{Deserialize, Serialize};

words!(
    /// Who was in the room.
    Format {
        /// One client.
        Individual = "individual",
        /// A team or group.
        Group = "group",
    }
);
words!(
    /// Whether the hour was paid, as hours logs for ICF and EMCC/NOBCO distinguish.
    Payment {
        /// Paid.
        Paid = "paid",
        /// Unpaid.
        ProBono = "pro_bono",
    }
);
words!(
    /// How the session ended, in general terms that identify nobody.
    Outcome {
        /// A step was taken.
        Progress = "progress",
        /// An insight, no step yet.
        Insight = "insight",
        /// Nothing moved.
        Stalled = "stalled",
        /// Things got worse.
        Setback = "setback",
        /// The trajectory was rounded off.
        Completed = "completed",
        /// Passed on to another professional.
        Referred = "referred",
    }
);

/// One session. Its text is a [`super::Note`] that names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Row identifier.
    pub id: SessionId,
    /// The case it belongs to.
    pub case_id: CaseId,
    /// The day it was held.
    pub date: Date,
    /// Length in minutes.
    pub duration_min: u32,
    /// Individual or group.
    pub format: Format,
    /// Paid or pro bono.
    pub payment: Payment,
    /// Technique terms, from the taxonomy.
    pub techniques: Vec<String>,
    /// Pattern terms, from the taxonomy.
    pub patterns: Vec<String>,
    /// How it ended, if the coach has said.
    pub outcome: Option<Outcome>,
    /// When the row was made.
    pub created_ms: Millis,
}

impl Session {
    /// What was worked with: the techniques, and behind them the patterns.
    pub fn terms(&self) -> Vec<&str> {
        let all = self.techniques.iter().chain(&self.patterns);
        all.map(String::as_str).collect()
    }
}

/// What it takes to add a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSession {
    /// The case it belongs to.
    pub case_id: CaseId,
    /// The day it was held.
    pub date: Date,
    /// Length in minutes, 1 to 1,440.
    pub duration_min: u32,
    /// Individual or group.
    pub format: Format,
    /// Paid or pro bono.
    pub payment: Payment,
    /// Technique terms; each must be in the taxonomy.
    pub techniques: Vec<String>,
    /// Pattern terms; each must be in the taxonomy.
    pub patterns: Vec<String>,
    /// How it ended.
    pub outcome: Option<Outcome>,
}
