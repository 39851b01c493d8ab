//! The receipt of a decision: its record in words a person can read, in either language, with the head of the audit log it can be proved by and the text it
//! rests on. `consent` names it, the commands and the screens print it.

use super::notice::UNKNOWN;
use crate::casebook::{ConsentRecord, ConsentState, Principal};
use crate::locale::{Language, say};

/// The receipt: the record in words a person can read, with the head of the audit log it can be proved by and the text that was shown.
pub fn receipt(
    record: &ConsentRecord,
    head: &str,
    shown: Option<&str>,
    language: Language,
) -> String {
    let s = |key: &str| say(language, key, &[]);
    let line = |key: &str, value: &str| format!("{}: {value}\n", say(language, key, &[]));
    // What was recorded in one language is read in the other where it is a text of ours.
    let ours = |text: &String| translated(text, language);
    let all = |list: &[String]| list.iter().map(ours).collect::<Vec<_>>().join("; ");
    let state = match record.event.event_state {
        ConsentState::Given => "receipt-state-given",
        ConsentState::Refused => "receipt-state-refused",
        ConsentState::Withdrawn => "receipt-state-withdrawn",
    };
    let who = match record.pii_principal_category {
        Principal::Coach => "receipt-who-coach",
        Principal::Client => "receipt-who-client",
    };
    let mut out = format!("{}\n\n", s("receipt-title"));
    out.push_str(&line("receipt-decision", &s(state)));
    out.push_str(&line("receipt-who", &s(who)));
    out.push_str(&line(
        "receipt-when",
        &moment(&record.event.event_time, language),
    ));
    let what: Vec<String> = record
        .pii_information
        .iter()
        .map(|p| s(&format!("data-type-{}", p.pii_type)))
        .collect();
    let what = if what.is_empty() {
        s("receipt-nothing")
    } else {
        what.join(", ")
    };
    out.push_str(&line("receipt-what", &what));
    if let Some(first) = record.pii_information.first() {
        out.push_str(&line(
            "receipt-level",
            &s(&format!("anonymisation-{}", first.anonymization_level)),
        ));
    }
    out.push_str(&line("receipt-purpose", &all(&record.purposes)));
    let given = record.event.event_state == ConsentState::Given;
    if given {
        out.push_str(&line("receipt-basis", &s("receipt-basis-consent")));
        out.push_str(&line(
            "receipt-processing",
            &ours(&record.processing_method),
        ));
    }
    out.push_str(&line("receipt-controllers", &all(&record.pii_controllers)));
    out.push_str(&line("receipt-where", &all(&record.storage_locations)));
    if given {
        out.push_str(&line("receipt-how-long", &s("receipt-five-years")));
        let until = record.event.valid_until.as_deref().map_or_else(
            || s("receipt-until-withdrawn"),
            |end| last_day(end, language),
        );
        out.push_str(&line("receipt-until", &until));
        if record.event.valid_until.is_some() {
            out.push_str(&line("receipt-after", &s("receipt-after-stays")));
        }
    }
    out.push_str(&line(
        "receipt-method",
        &s(&format!(
            "consent-method-{}",
            record.collection_method.replace('_', "-")
        )),
    ));
    if given {
        out.push_str(&line("receipt-withdraw", &ours(&record.withdrawal_method)));
    }
    let n = &record.privacy_notice;
    let withdrawn = record.event.event_state == ConsentState::Withdrawn;
    let known = n.version != UNKNOWN;
    let named = match known {
        true => format!(
            "{} ({}, {}, sha256 {})",
            n.uri, n.version, record.language, n.sha256
        ),
        false => s("receipt-shown-unknown"),
    };
    // Nothing is shown at a withdrawal: its text is that of the decision it takes back.
    let of = if withdrawn {
        "receipt-notice-back"
    } else {
        "receipt-notice"
    };
    out.push_str(&line(of, &named));
    out.push_str(&line("receipt-id", &record.record_id));
    out.push_str(&line("receipt-person", &record.pii_principal_id));
    out.push_str(&line("receipt-standard", &record.schema_version));
    out.push_str(&line("receipt-head", head));
    if let Some(text) = shown.filter(|_| known) {
        let head = if withdrawn {
            "receipt-shown-back"
        } else {
            "receipt-shown"
        };
        out.push_str(&format!("\n{}\n\n{}\n", s(head), text.trim()));
    }
    out
}

/// A moment on this machine's calendar. Of what was entered under an earlier day only that day is known: it is kept as its noon.
fn moment(text: &str, language: Language) -> String {
    let Ok(t) = text.parse::<jiff::Timestamp>() else {
        return text.to_owned();
    };
    let at = t.to_zoned(jiff::tz::TimeZone::system());
    if at.time() == jiff::civil::time(12, 0, 0, 0) {
        let day = at.date().to_string();
        return say(language, "receipt-day-only", &[("day", day.into())]);
    }
    at.strftime("%Y-%m-%d %H:%M (%:z)").to_string()
}

/// The last day of a yes that ends at this moment, the first of the next day.
fn last_day(end: &str, language: Language) -> String {
    let last = end.parse::<jiff::Timestamp>().ok();
    let last = last.and_then(|t| jiff::Timestamp::from_millisecond(t.as_millisecond() - 1).ok());
    let Some(last) = last else {
        return end.to_owned();
    };
    let day = last.to_zoned(jiff::tz::TimeZone::system()).date();
    say(
        language,
        "receipt-until-day",
        &[("day", day.to_string().into())],
    )
}

/// A text of a record in a language, if it is one that this program writes or wrote; else as it was recorded.
fn translated(text: &str, to: Language) -> String {
    const OURS: [&str; 12] = [
        "consent-purpose",
        "consent-controller-coach",
        "consent-controller-hive",
        "consent-processing-coach",
        "consent-processing-client",
        "consent-processing-before",
        "consent-storage-vault",
        "consent-storage-hive",
        "consent-storage-hive-before",
        "consent-withdrawal-coach",
        "consent-withdrawal-client",
        "consent-withdrawal-before",
    ];
    OURS.into_iter()
        .find(|key| Language::ALL.iter().any(|l| say(*l, key, &[]) == text))
        .map_or_else(|| text.to_owned(), |key| say(to, key, &[]))
}

#[cfg(test)]
mod tests {
    use super::super::consent::{Choice, Shown, record};
    use super::*;
    use crate::casebook::{AnonymisationLevel, DataType};

    const ID: &str = "1f0e8a3c-0d5b-4c52-9c47-2f6c3a1b7d10";

    fn decided(state: ConsentState, shown: Shown, at: i64, until: Option<i64>) -> ConsentRecord {
        let given = state == ConsentState::Given;
        let choice = Choice {
            state,
            data_types: if given { vec![DataType::Cases] } else { vec![] },
            level: AnonymisationLevel::Full,
            language: Language::En,
            shown,
            method: "on_paper".into(),
            expires_ms: until,
        };
        record(None, Principal::Client, &"b".repeat(64), ID, &choice, at).unwrap()
    }

    fn said(r: &ConsentRecord, text: &str) -> String {
        receipt(r, "3:00", Some(text), Language::En)
    }

    #[test]
    fn what_was_shown_is_claimed_only_where_it_is_known() {
        let now = said(&decided(ConsentState::Given, Shown::Now, 7, None), "SHOWN");
        assert!(
            now.contains("notice:client:3:en") && now.contains("SHOWN"),
            "{now}"
        );
        let later = said(
            &decided(ConsentState::Given, Shown::Unknown, 7, None),
            "SHOWN",
        );
        for claim in ["SHOWN", "urn:", "sha256", "What was shown"] {
            assert!(!later.contains(claim), "{claim}: {later}");
        }
        assert!(later.contains("not recorded"), "{later}");
        // A withdrawal shows nothing either: its text is that of what it takes back.
        let of = decided(ConsentState::Given, Shown::Before, 7, None).privacy_notice;
        let back = Shown::Of(of, "SHOWN".into());
        let back = said(&decided(ConsentState::Withdrawn, back, 8, None), "SHOWN");
        assert!(back.contains("notice:client:2:en"), "{back}");
        assert!(!back.contains("What was shown"), "{back}");
    }

    #[test]
    fn the_last_day_is_named_as_it_was_agreed_with_what_stays_after_it() {
        let end = super::super::consent::end_of(jiff::civil::date(2099, 12, 31));
        let until = said(&decided(ConsentState::Given, Shown::Now, 7, end), "");
        assert!(until.contains("2099-12-31, that day included"), "{until}");
        assert!(until.contains("stays in the hive"), "{until}");
        let open = said(&decided(ConsentState::Given, Shown::Now, 7, None), "");
        assert!(!open.contains("stays in the hive"), "{open}");
    }

    #[test]
    fn a_day_that_was_entered_later_has_no_hour() {
        let noon = jiff::civil::date(2019, 5, 1).at(12, 0, 0, 0);
        let noon = noon.to_zoned(jiff::tz::TimeZone::system()).unwrap();
        let at = noon.timestamp().as_millisecond();
        let r = decided(ConsentState::Given, Shown::Unknown, at, None);
        let text = said(&r, "");
        assert!(
            text.contains("2019-05-01") && !text.contains("12:00"),
            "{text}"
        );
        let r = decided(ConsentState::Given, Shown::Now, at + 60_000, None);
        assert!(said(&r, "").contains("12:01"));
    }

    #[test]
    fn what_an_earlier_record_says_is_read_in_the_other_language_too() {
        for key in [
            "consent-processing-before",
            "consent-withdrawal-before",
            "consent-storage-hive-before",
        ] {
            let [en, nl] = [Language::En, Language::Nl].map(|l| say(l, key, &[]));
            assert_ne!(en, key);
            assert_eq!(translated(&en, Language::Nl), nl);
        }
        assert_eq!(translated("Mevrouw Noor", Language::En), "Mevrouw Noor");
    }
}
