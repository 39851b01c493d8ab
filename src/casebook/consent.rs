//! Consent to share: the record of one decision in the fields of ISO/IEC TS 27560:2023, and the rule that says whether a thing may be
//! shared. A decision is never overwritten; the newest of a person is in force. `vault` keeps them, `sharing` asks [`in_force`].

use super::{Millis, words};
use serde::{Deserialize, Serialize};

words!(
    /// What may be shared, as the coach is asked it.
    DataType {
        /// Patterns of whole cases.
        Cases = "cases",
        /// Patterns of single sessions.
        Sessions = "sessions",
        /// Techniques in the coach's own materials.
        Materials = "materials",
    }
);
impl DataType {
    /// What a person can be asked for: materials are the coach's own, and a client has none to share.
    pub const fn of(principal: Principal) -> &'static [Self] {
        match principal {
            Principal::Coach => Self::ALL,
            Principal::Client => &[Self::Cases, Self::Sessions],
        }
    }
}

words!(
    /// How much is taken out before anything leaves.
    AnonymisationLevel {
        /// Consistent pseudonyms stay, so that one person can be followed within a record.
        Partial = "partial",
        /// Nothing stands in the place of what was found but its kind.
        Full = "full",
    }
);
words!(
    /// What was decided.
    ConsentState {
        /// Yes.
        Given = "consent given",
        /// No.
        Refused = "consent refused",
        /// No longer.
        Withdrawn = "consent withdrawn",
    }
);
words!(
    /// Who decided.
    Principal {
        /// The coach, about everything that is shared from this practice.
        Coach = "coach",
        /// The client, about what concerns the client.
        Client = "client",
    }
);

/// The text a person was shown, so that it can be proved which one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivacyNotice {
    /// Where it can be read.
    pub uri: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its text, hexadecimal.
    pub sha256: String,
}

/// One kind of information, and whether it may be left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PiiInformation {
    /// `cases`, `sessions` or `materials`.
    pub pii_type: DataType,
    /// Each kind is a choice of its own.
    pub pii_optional: bool,
    /// What is taken out of it first.
    pub anonymization_level: AnonymisationLevel,
}

/// One decision at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentEvent {
    /// When, ISO 8601 in UTC.
    pub event_time: String,
    /// `explicit` for what a person decided.
    pub event_type: String,
    /// What was decided.
    pub event_state: ConsentState,
    /// Whose decision it is.
    pub entity_id: String,
    /// When it ends by itself, ISO 8601 in UTC.
    pub valid_until: Option<String>,
}

/// The record of one decision. The names are those of ISO/IEC TS 27560:2023; what the standard nests under processing and under a
/// party is laid flat here, because there is one processing and one controller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRecord {
    /// `ISO/IEC TS 27560:2023`.
    pub schema_version: String,
    /// UUID of this record; the receipt carries it too.
    pub record_id: String,
    /// A keyed hash: the same person has the same one, and nobody without this vault can tell who.
    pub pii_principal_id: String,
    /// Coach or client.
    pub pii_principal_category: Principal,
    /// The text shown.
    pub privacy_notice: PrivacyNotice,
    /// Its language.
    pub language: String,
    /// What it is for.
    pub purposes: Vec<String>,
    /// `consent`.
    pub lawful_basis: String,
    /// What of; empty when nothing may be shared.
    pub pii_information: Vec<PiiInformation>,
    /// Who answers for it.
    pub pii_controllers: Vec<String>,
    /// How the decision came to the coach: `in_person`, `on_paper`, `by_mail`, `on_screen`.
    pub collection_method: String,
    /// What is done with it.
    pub processing_method: String,
    /// Where it is kept.
    pub storage_locations: Vec<String>,
    /// How long, ISO 8601 duration.
    pub retention_period: String,
    /// How it is withdrawn.
    pub withdrawal_method: String,
    /// The decision.
    pub event: ConsentEvent,
}

/// What is in force for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The record it rests on.
    pub record_id: String,
    /// Given, refused or withdrawn.
    pub state: ConsentState,
    /// Which kinds.
    pub data_types: Vec<DataType>,
    /// How much is taken out.
    pub level: AnonymisationLevel,
    /// When it was decided.
    pub decided_ms: Millis,
    /// When it ends by itself.
    pub expires_ms: Option<Millis>,
}

impl Standing {
    /// Whether it is a yes to this kind at this moment.
    pub fn allows(&self, kind: DataType, now: Millis) -> bool {
        self.state == ConsentState::Given
            && self.data_types.contains(&kind)
            && self.expires_ms.is_none_or(|end| now < end)
    }
}

/// Whether something may be shared, and how far it must be anonymised: the coach's yes always, the client's too when it concerns a
/// client. `full` wins over `partial`.
pub fn in_force(
    coach: Option<&Standing>,
    client: Option<Option<&Standing>>,
    kind: DataType,
    now: Millis,
) -> Option<AnonymisationLevel> {
    let coach = coach.filter(|s| s.allows(kind, now))?;
    let mut level = coach.level;
    if let Some(client) = client {
        let client = client.filter(|s| s.allows(kind, now))?;
        if client.level == AnonymisationLevel::Full {
            level = AnonymisationLevel::Full;
        }
    }
    Some(level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn standing() -> impl Strategy<Value = Standing> {
        (
            prop::sample::select(ConsentState::ALL),
            prop::sample::subsequence(DataType::ALL.to_vec(), 0..=3),
            prop::sample::select(AnonymisationLevel::ALL),
            prop::option::of(0i64..20),
        )
            .prop_map(|(state, data_types, level, expires_ms)| Standing {
                record_id: String::new(),
                state,
                data_types,
                level,
                decided_ms: 0,
                expires_ms,
            })
    }

    proptest! {
        #[test]
        fn nothing_is_shared_without_both_and_never_less_anonymised_than_either_asks(
            coach in prop::option::of(standing()), client in prop::option::of(standing()),
            kind in prop::sample::select(DataType::ALL), now in 0i64..20,
        ) {
            let given = |s: &Option<Standing>| s.as_ref().is_some_and(|s| s.allows(kind, now));
            let both = in_force(coach.as_ref(), Some(client.as_ref()), kind, now);
            prop_assert_eq!(both.is_some(), given(&coach) && given(&client));
            if let Some(level) = both {
                let asked = [&coach, &client].iter().any(|s| s.as_ref().is_some_and(|s| s.level == AnonymisationLevel::Full));
                prop_assert_eq!(level == AnonymisationLevel::Full, asked);
            }
            prop_assert_eq!(in_force(coach.as_ref(), None, kind, now).is_some(), given(&coach));
        }
    }
}
