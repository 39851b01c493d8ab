//! The clock of a session: whose session it measures, and since when. It belongs to the case it was started in, whichever case is open when it is
//! stopped; kept with the place where one was, it runs on at the next start.

use super::State;
use crate::casebook::{CaseId, ClientId, Millis};
use crate::locale::tf;
use crate::vault::CaseRow;
use crate::workbench::view::fit;

/// Columns the name of a client gets beside the minutes.
const NAME: usize = 16;

/// A session being timed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The case the session is of.
    pub case: CaseId,
    /// Its client.
    pub client: ClientId,
    /// What the client is called.
    pub label: String,
    /// When it began.
    pub from: Millis,
}

impl Clock {
    /// Begins to time a session of this case.
    pub fn of(row: &CaseRow, from: Millis) -> Self {
        Self {
            case: row.case.id,
            client: row.case.client_id,
            label: row.client_label.clone(),
            from,
        }
    }

    /// The whole minutes to propose for it: at least one, at most a day.
    pub fn minutes(&self, now: Millis) -> Millis {
        ((now - self.from + 30_000) / 60_000).clamp(1, 1440)
    }
}

impl State {
    /// The clock as the header shows it, with the client's name and, where there is no room for that, without; nothing when none runs.
    pub fn clock_shown(&self) -> [String; 2] {
        let Some(clock) = &self.timer else {
            return [String::new(), String::new()];
        };
        let minutes = (self.last_seen - clock.from) / 60_000;
        let figures = [
            ("who", fit(&clock.label, NAME).into()),
            ("n", minutes.into()),
        ];
        ["wb-timer-of", "wb-timer"].map(|key| format!(" {}", tf(key, &figures)))
    }
}
