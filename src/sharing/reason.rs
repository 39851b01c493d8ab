//! Why sharing was refused, each as one sentence in the language of the coach that says what to do next. Everything in this room and the acts
//! of `practice::sharing` that say no say it with one of these, so that a test can go through all of them in both languages.

use crate::locale::{Language, here, language};

/// Declares the reasons: a variant, what it knows, and the message that says it.
macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident $({ $($(#[$fdoc:meta])* $field:ident: $type:ty),+ })? = $key:literal),+ $(,)?) => {
        /// Why something about sharing was refused.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Reason { $($(#[$doc])* $variant $({ $($(#[$fdoc])* $field: $type),+ })?),+ }

        impl Reason {
            /// The message that says it; also what the outbox keeps, so that it is said in the language of whoever looks.
            pub fn key(&self) -> &'static str {
                match self { $(Self::$variant $({ $($field: _),+ })? => $key),+ }
            }

            /// The sentence in a given language.
            pub fn say(&self, language: Language) -> String {
                match self {
                    $(Self::$variant $({ $($field),+ })? => here(
                        language,
                        $key,
                        &[$($((stringify!($field), ToOwned::to_owned($field).into())),+)?],
                    )),+
                }
            }

            /// One of each, with whatever stands for nothing in it.
            #[cfg(test)]
            pub fn every() -> Vec<Self> {
                vec![$(Self::$variant $({ $($field: <$type>::default()),+ })?),+]
            }
        }
    };
}

reasons! {
    /// The coach has not agreed to share.
    NoConsent = "sharing-no-consent",
    /// The coach decided to share nothing.
    CoachRefused = "sharing-coach-refused",
    /// The coach took the yes back.
    CoachWithdrew = "sharing-coach-withdrew",
    /// The coach's yes held until its last day.
    CoachEnded = "sharing-coach-ended",
    /// Nobody decided anything yet.
    NoDecision = "sharing-no-decision",
    /// An empty batch.
    NoRecords {
        /// The batch.
        batch: i64
    } = "sharing-no-records",
    /// Lines that were never on the screen as they are.
    Unseen {
        /// How many.
        n: usize,
        /// Of how many.
        all: usize,
        /// The batch.
        batch: i64
    } = "sharing-unseen",
    /// A consent ended between preparing and approving.
    ConsentEnded = "sharing-consent-ended",
    /// The hash that was typed is of something else.
    OtherHash {
        /// The batch.
        batch: i64
    } = "sharing-other-hash",
    /// A replacement names someone itself.
    Names = "sharing-replacement-names",
    /// A replacement has more characters than a word may have.
    TooLong {
        /// How many it may have.
        n: usize
    } = "sharing-replacement-long",
    /// A word that stands in the details of a client is to stay.
    Registered = "sharing-registered",
    /// A record of another form than this program knows.
    Unreadable = "sharing-unreadable",
    /// No random numbers.
    Random = "sharing-random",
    /// A span that is not within one word.
    OutsideWord = "sharing-outside-word",
    /// An unknown way of giving consent.
    Method {
        /// What was typed.
        given: String,
        /// What there is.
        known: String
    } = "sharing-method",
    /// A yes to nothing.
    NothingChosen = "sharing-nothing-chosen",
    /// A client was asked for what is the coach's own.
    NotTheClients = "sharing-not-the-clients",
    /// A version of the text that this program does not have.
    NoSuchNotice {
        /// What was typed.
        given: String
    } = "sharing-no-such-notice",
    /// A consent that is over before it begins.
    EndsTooEarly = "sharing-ends-too-early",
    /// A decision of a day that is not there yet.
    DayToCome = "sharing-day-to-come",
    /// A decision of before the one that is in force.
    DecidedLater = "sharing-decided-later",
    /// A record that the published schema does not allow.
    RecordSchema {
        /// Where in the record.
        at: String
    } = "sharing-record-schema",
    /// A consent record that the published schema does not allow.
    ConsentSchema {
        /// Where in the record.
        at: String
    } = "sharing-consent-schema",
    /// A schema that is itself broken: a fault in the program.
    Schema = "sharing-schema",
    /// The privacy level forbids it.
    Private {
        /// Where it would have gone.
        host: String
    } = "sharing-private",
    /// No hive is set.
    NoHive = "sharing-no-hive",
    /// A container with a name that cannot be.
    ContainerName = "sharing-container-name",
    /// Entra ID over an open line.
    EntraOpen = "sharing-entra-open",
    /// A connection string that names no place.
    NoEndpoint = "sharing-no-endpoint",
    /// A connection string with half a key.
    HalfKey = "sharing-half-key",
    /// A connection string with nothing to open the hive with.
    NoAccess = "sharing-no-access",
    /// A setting that holds no address.
    NoAddress {
        /// The setting.
        name: String
    } = "sharing-no-address",
    /// What waits has a name that is not of the layout.
    BlobName = "sharing-blob-name",
    /// What waits is not what was approved.
    NotApproved = "sharing-not-approved",
    /// What waits belongs to no record.
    NoRecord = "sharing-no-record",
    /// A record that changed after the approval.
    Changed = "sharing-changed",
    /// The consent for what waits is over.
    ConsentGone = "sharing-consent-gone",
    /// Withdrawing a yes that is not there.
    NothingToWithdraw = "sharing-nothing-to-withdraw",
    /// A client is erased, and the file could not be written anew.
    NotScrubbed {
        /// Why.
        why: String
    } = "sharing-not-scrubbed",
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.say(language()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_one_sentence_in_both_languages() {
        for r in Reason::every() {
            let [en, nl] = [r.say(Language::En), r.say(Language::Nl)];
            for said in [&en, &nl] {
                super::super::trouble::tests::is_a_sentence(said, r.key());
            }
            assert_ne!(en, nl, "{}", r.key());
        }
    }
}
