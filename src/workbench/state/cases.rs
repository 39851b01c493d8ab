//! Which case is meant: by an act of the panes, the one it is done to; by the list, the one its cursor stands on. Everything that is done to a case
//! asks here, so that it is never done to another than the coach looks at.

use super::{Clock, Pane, State};
use crate::casebook::CaseId;
use crate::vault::CaseRow;

impl State {
    /// The case an act would be of: where the list of cases has the keys the selected one, elsewhere the open one.
    pub fn case_meant(&self) -> Option<&CaseRow> {
        let listed = self.cases.get(self.case_at);
        match self.focus {
            Pane::Cases => listed.or(self.case.as_ref()),
            _ => self.case.as_ref(),
        }
    }

    /// Puts the cursor of the list on a case, where it is listed.
    pub fn select_case(&mut self, id: Option<CaseId>) {
        let at = self.cases.iter().position(|c| Some(c.case.id) == id);
        self.case_at = at.unwrap_or(self.case_at);
    }

    /// Takes over the list as it now is. The cursor stays on its case; a case that was open before it was listed gets it.
    pub fn list_cases(&mut self, cases: Vec<CaseRow>) {
        let open = self.case_id();
        let was_listed = self.cases.iter().any(|c| Some(c.case.id) == open);
        let selected = self.cases.get(self.case_at).map(|c| c.case.id);
        self.cases = cases;
        self.case_at = self.case_at.min(self.cases.len().saturating_sub(1));
        self.select_case(selected);
        // Its client may have another label by now, or the case another client.
        if let Some(clock) = &mut self.timer
            && let Some(row) = self.cases.iter().find(|c| c.case.id == clock.case)
        {
            *clock = Clock::of(row, clock.from);
        }
        if let Some(row) = self.cases.iter().find(|c| Some(c.case.id) == open) {
            self.case = Some(row.clone());
            if !was_listed {
                self.select_case(open);
            }
        }
    }
}
