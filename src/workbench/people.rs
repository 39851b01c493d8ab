//! Whom panes and lines ask about sharing: what they are called, what is in force of them (in the words of the practice), what is asked before it is taken
//! back; and the last day of a consent as it is typed.

use crate::casebook::{ClientId, ConsentState, Millis, Principal};
use crate::locale::{Language, here, language, t, tf};
pub use crate::practice::Decided;
use crate::practice::{ConsentStatus, day, method};
use crate::sharing::consent::{self, Choice, usual_method};

/// One person and what is decided.
#[derive(Clone, Debug)]
pub struct Person {
    /// `None`: the coach.
    pub client: Option<ClientId>,
    /// The label; empty for the coach.
    pub label: String,
    /// What is in force.
    pub status: ConsentStatus,
    /// The language of the coaching, in which a client is asked; of the coach that of the screen.
    pub speaks: Language,
    /// Nobody is named as who answers for the data (`privacy.controller`): a receipt then speaks of the coach of this practice.
    pub nobody_named: bool,
}

impl Person {
    /// What the coach is told before a client is asked: that the receipt will not say by name who answers for the data.
    pub fn unnamed(&self) -> Option<String> {
        let told = self.nobody_named && self.client.is_some();
        told.then(|| here(language(), "cli-consent-nobody-named", &[]))
    }

    /// Whether they decide as the coach or as a client.
    pub fn principal(&self) -> Principal {
        match self.client {
            Some(_) => Principal::Client,
            None => Principal::Coach,
        }
    }

    /// What to call them.
    pub fn name(&self) -> String {
        if self.client.is_none() {
            t("share-you")
        } else {
            self.label.clone()
        }
    }

    /// What is in force.
    pub fn decided(&self) -> Decided {
        self.status.decided()
    }

    /// One decision of theirs, by its number: when it was made and how, and the number itself.
    pub fn decision(&self, record_id: &str) -> Option<String> {
        let v = self.status.version(record_id)?;
        let at: jiff::Timestamp = v.event.event_time.parse().ok()?;
        let when = day(at.as_millisecond());
        Some(format!("{when}, {} · {record_id}", method(v)))
    }

    /// How their decision is taken back.
    pub fn taking_back(&self) -> Choice {
        // One that has ended was a yes as well, and what was shared under it is still there.
        let current = self.status.current.as_ref();
        Choice::taking_back(
            current.is_some_and(|c| c.state == ConsentState::Given),
            self.client.is_some(),
            self.speaks,
        )
    }

    /// What is asked before it is.
    pub fn question(&self, choice: &Choice) -> String {
        let withdraws = choice.state == ConsentState::Withdrawn;
        let key = match (self.client.is_some(), withdraws) {
            (true, true) => "share-ask-withdraw",
            (true, false) => "share-ask-refuse",
            // A coach is spoken to, not spoken of.
            (false, true) => return t("share-ask-withdraw-own"),
            (false, false) => return t("share-ask-refuse-own"),
        };
        tf(key, &[("who", self.name().into())])
    }

    /// How a decision of theirs usually comes to the coach, by its place in [`METHODS`](crate::sharing::consent::METHODS).
    pub fn usual_method(&self) -> usize {
        usual_method(self.client.is_some())
    }

    /// The last day of the yes that is in force, as it is typed.
    pub fn last_day(&self) -> Option<String> {
        let given = self.status.current.as_ref()?;
        let end = given.expires_ms.filter(|_| self.status.consent_given)?;
        let last = jiff::Timestamp::from_millisecond(end - 1).ok()?;
        Some(
            last.to_zoned(jiff::tz::TimeZone::system())
                .date()
                .to_string(),
        )
    }
}

/// When a consent ends of which the last day was typed (`2027-12-31`); `None` for an empty line, a sentence for what is no day or lies behind.
pub fn end_of(typed: &str) -> Result<Option<Millis>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    match typed.parse().ok().and_then(consent::end_of) {
        Some(end) => Ok(Some(end)),
        None => Err(t("cli-consent-until-wrong")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::now_ms;

    #[test]
    fn the_last_day_of_a_consent_lies_ahead_and_is_a_day() {
        assert_eq!(end_of("  "), Ok(None));
        assert!(end_of("2099-12-31").unwrap().unwrap() > now_ms());
        for wrong in [
            "2020-01-01",
            "31-12-2099",
            "2099-02-30",
            "9999-12-31",
            "morgen",
        ] {
            assert!(end_of(wrong).is_err(), "{wrong}");
        }
        // Until the end of today is still ahead.
        assert!(end_of(&crate::casebook::today().to_string()).is_ok());
    }
}
