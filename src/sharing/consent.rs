//! The notice a person is shown before deciding, the record of the decision, and the receipt: the same record in words a person can read.

use super::record::{place, sha256_hex};
use super::schema::Schema;
use super::{Error, Reason, Result};
use crate::casebook::{
    AnonymisationLevel, ConsentEvent, ConsentRecord, ConsentState, DataType, Date, Millis,
    PiiInformation, Principal, PrivacyNotice, now_ms,
};
use crate::locale::{Language, say};

/// The published schema of the record.
pub const SCHEMA: &str = include_str!("../../assets/schemas/consent-record.schema.json");
/// The edition of the standard whose fields the record has.
const STANDARD: &str = "ISO/IEC TS 27560:2023";
/// Version of the notices.
const NOTICE_VERSION: &str = "2";
/// How a decision can have come to the coach.
pub const METHODS: [&str; 4] = ["on_screen", "in_person", "on_paper", "by_mail"];

/// The text a person is shown. In Dutch the coach is addressed as everywhere in the interface (je); the client, to whom it is read or who is
/// handed it, formally (u).
pub fn notice(principal: Principal, language: Language) -> &'static str {
    match (principal, language) {
        (Principal::Coach, Language::Nl) => include_str!("../../assets/notices/coach.nl.md"),
        (Principal::Coach, Language::En) => include_str!("../../assets/notices/coach.en.md"),
        (Principal::Client, Language::Nl) => include_str!("../../assets/notices/client.nl.md"),
        (Principal::Client, Language::En) => include_str!("../../assets/notices/client.en.md"),
    }
}

/// What is decided.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Yes, no, no longer.
    pub state: ConsentState,
    /// Which kinds; empty unless it is a yes.
    pub data_types: Vec<DataType>,
    /// How much is taken out.
    pub level: AnonymisationLevel,
    /// In which language the notice was shown.
    pub language: Language,
    /// How the decision came to the coach, one of [`METHODS`].
    pub method: String,
    /// When it ends by itself.
    pub expires_ms: Option<Millis>,
}

/// When a yes ends whose last day this is: at the first moment of the next, on this machine's calendar. None for a day that lies behind.
pub fn end_of(last: Date) -> Option<Millis> {
    let zone = jiff::tz::TimeZone::system();
    let next = last.tomorrow().ok()?.to_zoned(zone).ok()?;
    Some(next.timestamp().as_millisecond()).filter(|end| *end > now_ms())
}

/// How a decision usually comes to the coach, by its place in [`METHODS`]: the coach's own on the screen, a client's in person.
pub fn usual_method(of_client: bool) -> usize {
    usize::from(of_client)
}

impl Choice {
    /// Taking a decision back: a yes is withdrawn, and whoever said nothing yet says no.
    pub fn taking_back(given: bool, of_client: bool, language: Language) -> Self {
        Self {
            state: if given {
                ConsentState::Withdrawn
            } else {
                ConsentState::Refused
            },
            data_types: Vec::new(),
            level: AnonymisationLevel::Full,
            language,
            method: METHODS
                .get(usual_method(of_client))
                .copied()
                .unwrap_or_default()
                .into(),
            expires_ms: None,
        }
    }
}

/// The record of a choice, checked against the published schema. `controller`: who the coach says is responsible.
pub fn record(
    controller: Option<&str>,
    principal: Principal,
    principal_id: &str,
    record_id: &str,
    choice: &Choice,
    now: Millis,
) -> Result<ConsentRecord> {
    if !METHODS.contains(&choice.method.as_str()) {
        return Err(Error::Refused(Reason::Method {
            given: choice.method.clone(),
            known: METHODS.join(", "),
        }));
    }
    if choice.state == ConsentState::Given && choice.data_types.is_empty() {
        return Err(Reason::NothingChosen.into());
    }
    if choice.expires_ms.is_some_and(|e| e <= now) {
        return Err(Reason::EndsTooEarly.into());
    }
    let text = notice(principal, choice.language);
    let code = choice.language.code();
    let given = choice.state == ConsentState::Given;
    let mut types = choice.data_types.clone();
    types.sort_by_key(|t| t.as_str());
    types.dedup();
    let record = ConsentRecord {
        schema_version: STANDARD.into(),
        record_id: record_id.into(),
        pii_principal_id: principal_id.into(),
        pii_principal_category: principal,
        privacy_notice: PrivacyNotice {
            uri: format!("urn:klankbord:notice:{principal}:{NOTICE_VERSION}:{code}"),
            version: NOTICE_VERSION.into(),
            sha256: sha256_hex(text.as_bytes()),
        },
        language: code.into(),
        purposes: vec![say(choice.language, "consent-purpose", &[])],
        lawful_basis: "consent".into(),
        pii_information: types
            .iter()
            .filter(|_| given)
            .map(|t| PiiInformation {
                pii_type: *t,
                pii_optional: true,
                anonymization_level: choice.level,
            })
            .collect(),
        pii_controllers: vec![
            controller.map_or_else(
                || say(choice.language, "consent-controller-coach", &[]),
                str::to_owned,
            ),
            say(choice.language, "consent-controller-hive", &[]),
        ],
        collection_method: choice.method.clone(),
        processing_method: say(choice.language, "consent-processing", &[]),
        storage_locations: vec![
            say(choice.language, "consent-storage-vault", &[]),
            say(choice.language, "consent-storage-hive", &[]),
        ],
        retention_period: "P5Y".into(),
        withdrawal_method: say(choice.language, "consent-withdrawal", &[]),
        event: ConsentEvent {
            event_time: time(now),
            event_type: "explicit".into(),
            event_state: choice.state,
            entity_id: principal_id.into(),
            valid_until: choice.expires_ms.map(time),
        },
    };
    check(&record)?;
    Ok(record)
}

/// Whether a record matches the published schema.
pub fn check(record: &ConsentRecord) -> Result<()> {
    let schema = Schema::read(SCHEMA).map_err(|_| Reason::Schema)?;
    let value = serde_json::to_value(record).map_err(|_| Reason::Unreadable)?;
    schema
        .check(&value)
        .map_err(|e| Error::Refused(Reason::ConsentSchema { at: place(&e) }))
}

fn time(ms: Millis) -> String {
    jiff::Timestamp::from_millisecond(ms)
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .to_string()
}

/// The receipt: the record in words a person can read, with the head of the audit log it can be proved by and the text that was shown.
pub fn receipt(
    record: &ConsentRecord,
    head: &str,
    shown: Option<&str>,
    language: Language,
) -> String {
    let s = |key: &str| say(language, key, &[]);
    let line = |key: &str, value: &str| format!("{}: {value}\n", say(language, key, &[]));
    let moment = |text: &str| match text.parse::<jiff::Timestamp>() {
        Ok(t) => t
            .to_zoned(jiff::tz::TimeZone::system())
            .strftime("%Y-%m-%d %H:%M (%:z)")
            .to_string(),
        Err(_) => text.to_owned(),
    };
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
    out.push_str(&line("receipt-when", &moment(&record.event.event_time)));
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
        let until = record
            .event
            .valid_until
            .as_deref()
            .map_or_else(|| s("receipt-until-withdrawn"), moment);
        out.push_str(&line("receipt-until", &until));
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
    out.push_str(&line(
        "receipt-notice",
        &format!(
            "{} ({}, {}, sha256 {})",
            n.uri, n.version, record.language, n.sha256
        ),
    ));
    out.push_str(&line("receipt-id", &record.record_id));
    out.push_str(&line("receipt-person", &record.pii_principal_id));
    out.push_str(&line("receipt-standard", &record.schema_version));
    out.push_str(&line("receipt-head", head));
    if let Some(text) = shown {
        out.push_str(&format!("\n{}\n\n{}\n", s("receipt-shown"), text.trim()));
    }
    out
}

/// A text of a record in a language, if it is one that this program writes; else as it was recorded.
fn translated(text: &str, to: Language) -> String {
    const OURS: [&str; 7] = [
        "consent-purpose",
        "consent-controller-coach",
        "consent-controller-hive",
        "consent-processing",
        "consent-storage-vault",
        "consent-storage-hive",
        "consent-withdrawal",
    ];
    OURS.into_iter()
        .find(|key| Language::ALL.iter().any(|l| say(*l, key, &[]) == text))
        .map_or_else(|| text.to_owned(), |key| say(to, key, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "1f0e8a3c-0d5b-4c52-9c47-2f6c3a1b7d10";

    fn choice(state: ConsentState, language: Language) -> Choice {
        Choice {
            state,
            data_types: if state == ConsentState::Given {
                vec![DataType::Cases]
            } else {
                vec![]
            },
            level: AnonymisationLevel::Full,
            language,
            method: "in_person".into(),
            expires_ms: None,
        }
    }

    #[test]
    fn every_decision_makes_a_record_of_the_standard_and_a_receipt_in_both_languages() {
        for principal in Principal::ALL {
            for state in ConsentState::ALL {
                for language in Language::ALL {
                    let r = record(
                        None,
                        *principal,
                        &"b".repeat(64),
                        ID,
                        &choice(*state, language),
                        1_000,
                    )
                    .unwrap();
                    assert_eq!(r.pii_information.is_empty(), *state != ConsentState::Given);
                    let other = match language {
                        Language::En => Language::Nl,
                        Language::Nl => Language::En,
                    };
                    // In the other language nothing of this one is left.
                    let read = receipt(&r, "3:00", None, other);
                    assert!(!read.contains(&r.purposes[0]), "{read}");
                    assert!(!read.contains(&r.storage_locations[0]), "{read}");
                    let text = receipt(&r, "3:00", None, language);
                    assert!(text.contains(ID) && text.contains("3:00"), "{text}");
                    // No key stands in a receipt where a word should.
                    assert!(
                        !text.contains("receipt-") && !text.contains("consent-"),
                        "{text}"
                    );
                    assert_eq!(
                        serde_json::from_str::<ConsentRecord>(&serde_json::to_string(&r).unwrap())
                            .unwrap(),
                        r
                    );
                }
            }
        }
    }

    #[test]
    fn the_notices_name_their_version_and_every_part_of_what_leaves() {
        let parts = [
            (
                Language::Nl,
                [
                    "patronen",
                    "technieken",
                    "sessies",
                    "gemiddeld",
                    "taal",
                    "dag",
                    "kenmerk",
                    "besluit",
                ],
            ),
            (
                Language::En,
                [
                    "patterns",
                    "techniques",
                    "sessions",
                    "average",
                    "language",
                    "day",
                    "mark",
                    "decision",
                ],
            ),
        ];
        for (language, words) in parts {
            for principal in Principal::ALL {
                let text = notice(*principal, language).to_lowercase();
                for word in words.iter().chain([&NOTICE_VERSION]) {
                    assert!(text.contains(word), "{word}: {text}");
                }
            }
        }
    }

    #[test]
    fn a_yes_to_nothing_and_an_end_before_the_beginning_are_refused() {
        let mut c = choice(ConsentState::Given, Language::Nl);
        c.data_types.clear();
        assert!(record(None, Principal::Coach, &"b".repeat(64), ID, &c, 1).is_err());
        let mut c = choice(ConsentState::Given, Language::Nl);
        c.expires_ms = Some(5);
        assert!(record(None, Principal::Coach, &"b".repeat(64), ID, &c, 5).is_err());
        c.expires_ms = None;
        c.method = "telepathie".into();
        assert!(record(None, Principal::Coach, &"b".repeat(64), ID, &c, 5).is_err());
    }
}
