//! What the coach prefers of answers in a case: a text said to the model besides ours, temperature, length, passages.

use super::{Practice, Result, prompt};
use crate::casebook::{CaseId, Preferences};

impl Practice {
    /// The preferences of a case, or of questions outside any case; all none where the defaults hold.
    pub fn preferences(&self, case: Option<CaseId>) -> Result<Preferences> {
        Ok(self.vault().preferences(case)?.bounded())
    }

    /// Keeps them, brought within their bounds; the next question goes by them.
    pub fn set_preferences(&self, case: Option<CaseId>, preferences: &Preferences) -> Result<()> {
        self.vault().set_preferences(case, &preferences.bounded())?;
        let subject = case.map_or("materials".to_owned(), |c| format!("case:{c}"));
        self.vault().audit("preferences.set", &subject)?;
        Ok(())
    }

    /// What is said to a model before the coach's own text, in `nl` or `en` (any other language is spoken to in English).
    pub fn system_prompt(&self, language: &str) -> String {
        prompt::system(language).to_owned()
    }
}
