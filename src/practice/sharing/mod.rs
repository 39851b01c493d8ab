//! The acts of sharing, one file each: consent, preparing, reviewing, approving, sending, taking back, erasing, handing over, looking back.
//! The consent screen, the review screen and the dashboard of the workbench call these, and so do the plain commands.

mod approve;
mod beneath;
mod consent;
mod dashboard;
mod decided;
mod erase;
mod found;
mod handing;
#[cfg(test)]
mod made;
mod named;
mod network;
mod portability;
mod prepare;
mod review;
mod revoke;
mod risk;
mod risk_words;
mod second;
mod take_back;
#[cfg(test)]
mod tests;
mod upload;
mod waiting;
mod whose;

pub use approve::{Approved, ShownBatch};
pub use consent::{ConsentDone, ConsentStatus};
pub use dashboard::{Refreshed, ShareView};
pub use decided::{Decided, day, method};
pub use erase::{Erasure, Naming};
pub use found::{changes, kind_of_finding};
pub use handing::write_new;
pub use named::{AlsoNamed, HandedOver};
pub use portability::Portability;
pub use prepare::Prepared;
pub use review::{FindingView, MarkScope, RecordView, Verdict};
pub use revoke::Revoked;
pub(super) use risk::Known as KnownRisk;
pub use risk::{BatchRisk, RecordRisk};
pub use waiting::Waiting;

use super::{Practice, Result};
use crate::casebook::{CaseId, ClientId, Date};
use crate::privacy::{Anonymiser, Known, Pseudonyms};
use crate::sharing::record::hex;
use crate::sharing::{Reason, batch};
use crate::vault::SharedRow;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The vault's own key for hashes that leave: whoever has the hashes but not the vault cannot tell whose they are.
const SECRET: &str = "sharing.secret";

impl Practice {
    fn sharing_secret(&self) -> Result<String> {
        if let Some(secret) = self.vault().setting(SECRET)? {
            return Ok(secret);
        }
        let mut key = [0u8; 32];
        getrandom::fill(&mut key).map_err(|_| refused(Reason::Random))?;
        let secret = hex(&key);
        self.vault().set_setting(SECRET, &secret)?;
        Ok(secret)
    }

    /// The hash under which this coach (None) or a client is known outside the vault.
    pub(super) fn principal_id(&self, client: Option<ClientId>) -> Result<String> {
        let who = client.map_or("coach".to_owned(), |c| format!("client:{c}"));
        Ok(keyed(&self.sharing_secret()?, &who))
    }

    /// How a consent is named outside the vault, beside one record.
    fn proof(&self) -> Result<impl Fn(&str, &str) -> String + use<>> {
        let secret = self.sharing_secret()?;
        Ok(move |consent: &str, training_id: &str| consent_proof(&secret, consent, training_id))
    }

    /// What tells the hive that a record was taken back: name, hash and body.
    fn notice(&self) -> Result<impl Fn(&SharedRow) -> (String, String, String) + use<>> {
        let (proof, day) = (self.proof()?, day_utc());
        Ok(move |s: &SharedRow| {
            let consent = s.client_consent.as_ref().unwrap_or(&s.coach_consent);
            batch::notice(s, day, &proof(consent, &s.training_id))
        })
    }

    /// What the casebook holds of a client.
    fn known_of(&self, client: ClientId) -> Result<Known> {
        let label = self.vault().client(client)?.label;
        Ok(match self.vault().client_details(client) {
            Ok(details) => Known {
                former: self.vault().former_labels(client)?,
                ..Known::from_client(&label, details.reveal())
            },
            Err(_) => Known::default(),
        })
    }

    /// The anonymiser that knows the client of a case, and the pseudonyms of that case: the same person has the same one in all of its notes,
    /// at every run.
    pub fn reader_of_case(&self, case: CaseId) -> Result<(Anonymiser, Pseudonyms)> {
        let client = self.vault().case(case)?.case.client_id;
        self.reader_of(Some(client), Some(case))
    }

    /// The anonymiser that knows the client, and the pseudonyms of the case.
    fn reader_of(
        &self,
        client: Option<ClientId>,
        case: Option<CaseId>,
    ) -> Result<(Anonymiser, Pseudonyms)> {
        let known = match client {
            Some(id) => self.known_of(id)?,
            None => Known::default(),
        };
        let anonymiser = Anonymiser::new(&known);
        let case = case.map_or(0, |c| c.0);
        let key = keyed_bytes(&self.sharing_secret()?, &format!("case:{case}"));
        let pseudonyms = anonymiser.pseudonyms(key);
        Ok((anonymiser, pseudonyms))
    }
}

/// A no of the acts of sharing.
fn refused(reason: Reason) -> super::Error {
    crate::sharing::Error::Refused(reason).into()
}

fn keyed_bytes(secret: &str, text: &str) -> [u8; 32] {
    // HMAC takes a key of any length, so this cannot fail; zeros would still hide the text.
    Hmac::<Sha256>::new_from_slice(secret.as_bytes()).map_or([0; 32], |mut mac| {
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    })
}

/// The hive can see that there is a consent, and be shown which it is; that two records are about one client it cannot tell by this.
fn consent_proof(secret: &str, consent: &str, training_id: &str) -> String {
    keyed(secret, &format!("consent:{consent}:{training_id}"))
}

fn keyed(secret: &str, text: &str) -> String {
    hex(&keyed_bytes(secret, text))
}

/// A random UUID, version 4.
fn uuid() -> Result<String> {
    let mut b = [0u8; 16];
    getrandom::fill(&mut b).map_err(|_| refused(Reason::Random))?;
    b[6] = (b[6] & 0x0f) | 0x40;
    b[8] = (b[8] & 0x3f) | 0x80;
    let h = hex(&b);
    let part = |from: usize, to: usize| h.get(from..to).unwrap_or_default();
    Ok([
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32),
    ]
    .join("-"))
}

/// Today in UTC: what leaves should not tell the time zone.
fn day_utc() -> Date {
    jiff::Timestamp::now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date()
}
