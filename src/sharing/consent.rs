//! A decision about sharing and its record. What a person was shown before it is `notice`'s, the record in words a person can read `receipt`'s; both are
//! called by this name too.

pub use super::notice::{Shown, is_before, known_version, notice};
pub use super::receipt::receipt;

use super::record::place;
use super::schema::Schema;
use super::{Error, Reason, Result};
use crate::casebook::{
    AnonymisationLevel, ConsentEvent, ConsentRecord, ConsentState, DataType, Date, Millis,
    PiiInformation, Principal, now_ms,
};
use crate::locale::{Language, say};

/// The published schema of the record.
pub const SCHEMA: &str = include_str!("../../assets/schemas/consent-record.schema.json");
/// The edition of the standard whose fields the record has.
const STANDARD: &str = "ISO/IEC TS 27560:2023";
/// How a decision can have come to the coach.
pub const METHODS: [&str; 4] = ["on_screen", "in_person", "on_paper", "by_mail"];

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
    /// Which text was shown, as far as that is known.
    pub shown: Shown,
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
            // A key takes it back, and no text is shown at that.
            shown: Shown::Unknown,
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
    let askable = DataType::of(principal);
    if choice.data_types.iter().any(|t| !askable.contains(t)) {
        return Err(Reason::NotTheClients.into());
    }
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
        privacy_notice: choice.shown.named(principal, choice.language),
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
        processing_method: say(choice.language, processing(principal), &[]),
        // Of a no, or a yes taken back, nothing is kept but the decision itself.
        storage_locations: ["consent-storage-vault", "consent-storage-hive"]
            .into_iter()
            .take(if given { 2 } else { 1 })
            .map(|key| say(choice.language, key, &[]))
            .collect(),
        retention_period: "P5Y".into(),
        withdrawal_method: say(choice.language, withdrawal(principal), &[]),
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

/// What is done with what is shared: of a client nothing is taken from materials.
fn processing(principal: Principal) -> &'static str {
    match principal {
        Principal::Coach => "consent-processing-coach",
        Principal::Client => "consent-processing-client",
    }
}

/// How it is taken back: a client tells the coach.
fn withdrawal(principal: Principal) -> &'static str {
    match principal {
        Principal::Coach => "consent-withdrawal-coach",
        Principal::Client => "consent-withdrawal-client",
    }
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
            shown: Shown::Now,
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
                    let hive = say(other, "consent-storage-hive", &[]);
                    assert_eq!(read.contains(&hive), *state == ConsentState::Given);
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
    fn a_yes_to_nothing_and_an_end_before_the_beginning_are_refused() {
        let mut c = choice(ConsentState::Given, Language::Nl);
        c.data_types.clear();
        assert!(record(None, Principal::Coach, &"b".repeat(64), ID, &c, 1).is_err());
        let mut c = choice(ConsentState::Given, Language::Nl);
        c.expires_ms = Some(5);
        assert!(record(None, Principal::Coach, &"b".repeat(64), ID, &c, 5).is_err());
        c.expires_ms = None;
        c.data_types = vec![DataType::Cases, DataType::Materials];
        assert!(record(None, Principal::Coach, &"b".repeat(64), ID, &c, 5).is_ok());
        // Materials are the coach's own: no client is asked for them.
        assert!(record(None, Principal::Client, &"b".repeat(64), ID, &c, 5).is_err());
        c.method = "telepathie".into();
        assert!(record(None, Principal::Coach, &"b".repeat(64), ID, &c, 5).is_err());
    }
}
