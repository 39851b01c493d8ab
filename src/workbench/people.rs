//! What a person decided about sharing, as panes and lines say it: what may be shared, since when, how that came to the coach and until when; what is asked
//! before it is taken back; and the last day of a consent as it is typed.

use super::rights::day;
use crate::casebook::{ClientId, ConsentRecord, ConsentState, Millis};
use crate::locale::{Language, t, tf};
use crate::practice::ConsentStatus;
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
}

/// What someone decided, as it is said in one line.
pub enum Decided {
    /// Nobody asked.
    NotAsked(String),
    /// Yes, to this.
    Yes(String),
    /// No, no more, or it ended.
    No(String),
}

impl Person {
    /// What to call them.
    pub fn name(&self) -> String {
        if self.client.is_none() {
            t("share-you")
        } else {
            self.label.clone()
        }
    }

    /// What is in force, and since when, how and until when: `cases · full · 3 Mar 2026, in person, until 31 Dec 2027`.
    pub fn decided(&self) -> Decided {
        let Some(c) = &self.status.current else {
            return Decided::NotAsked(t("share-not-asked"));
        };
        let terms = self.terms();
        if self.status.consent_given {
            let kinds: Vec<String> = c
                .data_types
                .iter()
                .map(|d| t(&format!("share-kind-{d}")))
                .collect();
            let level = t(&format!("share-kind-{}", c.level));
            return Decided::Yes(format!("{} · {level} · {terms}", kinds.join(", ")));
        }
        let said = t(match c.state {
            ConsentState::Given => "cli-consent-ended",
            ConsentState::Refused => "share-refused",
            ConsentState::Withdrawn => "share-withdrawn",
        });
        Decided::No(format!("{said} · {terms}"))
    }

    /// When the last decision was made, how it came to the coach, and until when a yes holds.
    fn terms(&self) -> String {
        let Some(c) = &self.status.current else {
            return String::new();
        };
        let mut out = vec![day(c.decided_ms)];
        out.extend(self.version(&c.record_id).map(method));
        if c.state == ConsentState::Given {
            // It ends at the first moment of the day after its last.
            let until = |end: Millis| tf("share-until", &[("day", day(end - 1).into())]);
            out.push(
                c.expires_ms
                    .map_or_else(|| t("share-until-withdrawn"), until),
            );
        }
        out.join(", ")
    }

    fn version(&self, record_id: &str) -> Option<&ConsentRecord> {
        let mut all = self.status.versions.iter();
        all.find(|v| v.record_id == record_id)
    }

    /// One decision of theirs, by its number: when it was made and how, and the number itself.
    pub fn decision(&self, record_id: &str) -> Option<String> {
        let v = self.version(record_id)?;
        let at: jiff::Timestamp = v.event.event_time.parse().ok()?;
        let when = day(at.as_millisecond());
        Some(format!("{when}, {} · {record_id}", method(v)))
    }

    /// How their decision is taken back.
    pub fn taking_back(&self) -> Choice {
        Choice::taking_back(
            self.status.consent_given,
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

fn method(v: &ConsentRecord) -> String {
    let how = v.collection_method.replace('_', "-");
    t(&format!("consent-method-{how}"))
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
