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
        Decided::No(format!("{said} · {terms}"))
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
