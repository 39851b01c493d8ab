//! Reading ahead: when a case is opened, the text every question in it begins with is read by the model in the background, so that the first
//! question waits for its passages only. It gives way to everything: a question cancels it, and opening another case begins anew.

use super::prompt::{Prompt, messages};
use super::{Practice, Result, hold};
use crate::casebook::CaseId;
use crate::engine::{Cancel, Engine, Message, ModelInfo, Request, Role};
use crate::locale;
use crate::privacy::Local;
use std::sync::Arc;
use std::time::Duration;

/// Who walks through the list of cases opens many for a moment: only one that stays open is read ahead, milliseconds.
const SETTLED: u64 = 250;

impl Practice {
    /// Reads ahead for a case (`None`: the materials) as soon as there is a loaded model; at once back. What was begun for another case stops.
    pub fn warm(&self, case: Option<CaseId>) {
        let cancel = self.stop_warming();
        *hold(&self.inner.warm_case) = Some(case);
        let weak = Arc::downgrade(&self.inner);
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(SETTLED));
            if let Some(inner) = weak.upgrade() {
                // Nothing depends on it: what fails now fails again, with its reason, when a question is asked.
                let _ = Self { inner }.warm_now(case, &cancel);
            }
        });
    }

    /// The same for the case that was opened last, once the model has come into memory.
    pub(super) fn warm_again(&self) {
        let case = *hold(&self.inner.warm_case);
        if let Some(case) = case {
            self.warm(case);
        }
    }

    /// Stops what is being read ahead; gives the switch for what comes next.
    pub(super) fn stop_warming(&self) -> Cancel {
        let next = Cancel::default();
        std::mem::replace(&mut *hold(&self.inner.warming), next.clone()).cancel();
        next
    }

    /// How many tokens are ready.
    fn warm_now(&self, case: Option<CaseId>, cancel: &Cancel) -> Result<usize> {
        let language = locale::language().code();
        let Ok(engine) = self.engine_for(language) else {
            return Ok(0);
        };
        // Loading is not for this to begin: it takes memory, and may be refused.
        if cancel.is_cancelled() || !engine.is_loaded() {
            return Ok(0);
        }
        let request = self.beginning(case, language, &*engine)?;
        let ready = engine.warm(&request, cancel)?;
        Ok(ready)
    }

    fn beginning(
        &self,
        case: Option<CaseId>,
        language: &str,
        engine: &dyn Engine,
    ) -> Result<Request> {
        let wanted = self.preferences(case)?;
        Ok(Request {
            messages: beginning(language, wanted.system_prompt.as_deref(), &engine.info()),
            max_tokens: 1,
            temperature: 0.0,
            schema: None,
        })
    }
}

/// What every question in this language, in a case with this pinned text, begins with: the messages of a question without passages, history
/// and words.
fn beginning(language: &str, pinned: Option<&str>, model: &ModelInfo) -> Local<Vec<Message>> {
    let prompt = Prompt {
        language,
        pinned,
        passages: &[],
        summary: None,
        earlier: &[],
        question: "",
        max_tokens: 1,
    };
    messages(&prompt, model).0.map(|m| {
        let system = m.into_iter().find(|m| m.role == Role::System);
        system.into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::made::hit;
    use super::*;

    #[test]
    fn what_is_read_ahead_is_the_beginning_of_what_is_asked_to_the_byte() {
        let model = ModelInfo {
            id: "m".into(),
            name: "m".into(),
            languages: vec![],
            context: 4096,
            bytes: 1,
        };
        let hits = [hit("passage")];
        for language in ["nl", "en"] {
            for pinned in [None, Some("Speak as a pirate.")] {
                let ahead = beginning(language, pinned, &model).into_inner();
                let prompt = Prompt {
                    language,
                    pinned,
                    passages: &hits,
                    summary: None,
                    earlier: &[],
                    question: "Wat nu?",
                    max_tokens: 256,
                };
                let (asked, _) = messages(&prompt, &model);
                let asked = asked.into_inner();
                assert_eq!((ahead.len(), ahead[0].role), (1, Role::System));
                assert!(ahead[0].content.len() > 200);
                assert!(asked[0].content.starts_with(&ahead[0].content));
            }
        }
    }
}
