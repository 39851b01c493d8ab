//! What a person decided about sharing, in words: what may be shared, since when, how that came to the coach and until when. Every face says it so:
//! panes, lines and plain commands.

use super::ConsentStatus;
use crate::casebook::{ConsentRecord, ConsentState, Millis};
use crate::locale::{self, Language, t, tf};

/// What someone decided, as it is said in one line.
pub enum Decided {
    /// Nobody asked.
    NotAsked(String),
    /// Yes, to this.
    Yes(String),
    /// No, no more, or it ended.
    No(String),
}

impl ConsentStatus {
    /// What is in force, and since when, how and until when: `cases · full · 3 Mar 2026, in person, until 31 Dec 2027`.
    pub fn decided(&self) -> Decided {
        let Some(c) = &self.current else {
            return Decided::NotAsked(t("share-not-asked"));
        };
        let terms = self.terms();
        if self.consent_given {
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
        // What was shared under a yes does not go when the yes ends; whoever looks should know, and how it is taken back.
        let left = [("n", self.left_after_end.into())];
        let left = (self.left_after_end > 0)
            .then(|| locale::here(locale::language(), "share-left-after-end", &left));
        let parts = [Some(said), left, Some(terms)];
        Decided::No(Vec::from_iter(parts.into_iter().flatten()).join(" · "))
    }

    /// That there is a newer text than the one that the yes in force rests on: what it says that the other did not, and what renews the yes.
    pub fn newer_text_told(&self) -> Option<String> {
        let current = self.current.as_ref().filter(|_| self.newer_text)?;
        let who = match self.client_id {
            Some(id) => format!("client {id}"),
            None => "coach".to_owned(),
        };
        // As it is: what is not named would be asked for as a whole.
        let types: Vec<&str> = current.data_types.iter().map(|d| d.as_str()).collect();
        let same = format!("--types {} --level {}", types.join(","), current.level);
        let until = current.expires_ms.and_then(|end| {
            let last = jiff::Timestamp::from_millisecond(end - 1).ok()?;
            let day = last.to_zoned(jiff::tz::TimeZone::system()).date();
            Some(format!(" --until {day}"))
        });
        let same = format!("{same}{}", until.unwrap_or_default());
        let principal = self.principal.as_str();
        let said = [
            ("who", who.into()),
            ("same", same.into()),
            ("principal", principal.into()),
        ];
        Some(locale::here(
            locale::language(),
            "consent-text-newer",
            &said,
        ))
    }

    /// When the last decision was made, how it came to the coach, and until when a yes holds.
    fn terms(&self) -> String {
        let Some(c) = &self.current else {
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

    /// A decision, by its number.
    pub fn version(&self, record_id: &str) -> Option<&ConsentRecord> {
        let mut all = self.versions.iter();
        all.find(|v| v.record_id == record_id)
    }
}

/// How a decision came to the coach.
pub fn method(v: &ConsentRecord) -> String {
    let how = v.collection_method.replace('_', "-");
    t(&format!("consent-method-{how}"))
}

/// A moment as a day on this machine's calendar, in the language of the interface.
pub fn day(ms: Millis) -> String {
    day_in(locale::language(), ms)
}

/// The same in a given language.
pub(super) fn day_in(language: Language, ms: Millis) -> String {
    jiff::Timestamp::from_millisecond(ms)
        .map(|ts| {
            let d = ts.to_zoned(jiff::tz::TimeZone::system()).date();
            locale::date_in(language, d.year(), d.month(), d.day())
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::made::shared;
    use super::*;
    use crate::casebook::{AnonymisationLevel, DataType, now_ms};
    use crate::sharing::consent::{Choice, Shown};

    #[test]
    fn a_consent_that_has_ended_says_how_much_is_still_in_the_hive() {
        let made = shared(&["pleasing"]);
        let p = &made.p;
        let status = || p.consent_status(Some(made.client)).unwrap();
        assert_eq!(status().left_after_end, 0, "it has not ended");
        let end = now_ms() + 40;
        let choice = Choice {
            state: ConsentState::Given,
            data_types: vec![DataType::Cases, DataType::Sessions],
            level: AnonymisationLevel::Full,
            language: Language::En,
            shown: Shown::Now,
            method: "in_person".into(),
            expires_ms: Some(end),
        };
        p.decide_consent(Some(made.client), &choice).unwrap();
        while now_ms() < end {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert_eq!(status().left_after_end, 2);
        let Decided::No(said) = status().decided() else {
            panic!("it has ended");
        };
        assert!(said.contains("2 records still in the hive"), "{said}");
        let one = p.shared().unwrap()[0].shared.id;
        p.take_back(one).unwrap();
        assert_eq!(status().left_after_end, 1);
        // The coach's own has not ended.
        assert_eq!(p.consent_status(None).unwrap().left_after_end, 0);
    }
}
