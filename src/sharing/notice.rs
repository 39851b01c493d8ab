//! The texts a person is shown before deciding, by version, and which of them a decision rests on as far as that is known. `consent` binds a record to one
//! by its hash; the screens and the commands show the newest.

use super::record::sha256_hex;
use crate::casebook::{Principal, PrivacyNotice};
use crate::locale::{Language, say};

/// Version of the notices that are shown now.
const NOW: &str = "3";
/// The version of before, of which a form on paper may still come in.
const BEFORE: &str = "2";
/// What stands where the version of a text would, when nobody knows which it was.
pub const UNKNOWN: &str = "unknown";

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

/// The text of the version before.
fn before(principal: Principal, language: Language) -> &'static str {
    match (principal, language) {
        (Principal::Coach, Language::Nl) => include_str!("../../assets/notices/2/coach.nl.md"),
        (Principal::Coach, Language::En) => include_str!("../../assets/notices/2/coach.en.md"),
        (Principal::Client, Language::Nl) => include_str!("../../assets/notices/2/client.nl.md"),
        (Principal::Client, Language::En) => include_str!("../../assets/notices/2/client.en.md"),
    }
}

/// Which text a person was shown before deciding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// The one that is shown now.
    #[default]
    Now,
    /// The one of before.
    Before,
    /// Nobody knows, or none: the decision was made earlier and is entered now, or taken down without a text.
    Unknown,
    /// That of an earlier decision, which this one takes back.
    Of(PrivacyNotice, String),
}

/// Which text a version is, as it is typed: its number, or `none`.
pub fn known_version(typed: &str) -> Option<Shown> {
    match typed.trim() {
        NOW => Some(Shown::Now),
        BEFORE => Some(Shown::Before),
        "none" => Some(Shown::Unknown),
        _ => None,
    }
}

/// Whether a decision rests on the text of before: it stays valid, and whoever asks is told that there is a newer one.
pub fn is_before(named: &PrivacyNotice) -> bool {
    named.version == BEFORE
}

impl Shown {
    /// Which text it was as far as the way a decision came tells, where nobody says more: what came on paper or by mail was read elsewhere, and which text
    /// stood on it only the coach knows.
    pub fn by(method: &str) -> Self {
        match method {
            "on_paper" | "by_mail" => Self::Unknown,
            _ => Self::Now,
        }
    }

    /// The text. Of what is not known it is the sentence that says so, so that the hash in a record is never that of a text nobody may have seen.
    pub fn text(&self, principal: Principal, language: Language) -> String {
        match self {
            Self::Now => notice(principal, language).to_owned(),
            Self::Before => before(principal, language).to_owned(),
            Self::Unknown => say(language, "consent-shown-unknown", &[]),
            Self::Of(_, text) => text.clone(),
        }
    }

    /// How a record names it.
    pub(super) fn named(&self, principal: Principal, language: Language) -> PrivacyNotice {
        let version = match self {
            Self::Now => NOW,
            Self::Before => BEFORE,
            Self::Unknown => UNKNOWN,
            Self::Of(named, _) => return named.clone(),
        };
        let code = language.code();
        PrivacyNotice {
            uri: format!("urn:klankbord:notice:{principal}:{version}:{code}"),
            version: version.into(),
            sha256: sha256_hex(self.text(principal, language).as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notices_name_their_version_and_every_part_of_what_leaves() {
        let nl = "patronen technieken hashtags sessies gemiddeld taal dag kenmerk besluit opslag laatste vijf terug";
        let en = "patterns techniques hashtags sessions average language day mark decision storage last five back";
        for (language, words) in [(Language::Nl, nl), (Language::En, en)] {
            for principal in Principal::ALL {
                let text = notice(*principal, language).to_lowercase();
                for word in words.split(' ').chain([NOW]) {
                    assert!(text.contains(word), "{word}: {text}");
                }
            }
            // Of materials only a coach is asked, and only a coach is told.
            let words = ["materialen", "materials"];
            let of = |p| words.iter().any(|w| notice(p, language).contains(w));
            assert!(of(Principal::Coach) && !of(Principal::Client));
        }
    }

    #[test]
    fn what_a_record_names_is_the_text_that_goes_with_it() {
        for principal in Principal::ALL {
            for language in Language::ALL {
                let all = ["3", "2", "none"].map(|v| known_version(v).unwrap());
                let named = all.clone().map(|s| s.named(*principal, language));
                for (shown, named) in all.iter().zip(&named) {
                    let text = shown.text(*principal, language);
                    assert_eq!(named.sha256, sha256_hex(text.as_bytes()));
                }
                assert_eq!(named.map(|n| n.version), ["3", "2", UNKNOWN]);
            }
        }
        assert_eq!(known_version("4"), None);
    }

    #[test]
    fn the_text_of_before_is_word_for_word_what_earlier_records_name() {
        let hashes = BEFORE_HASHES.iter();
        let all = Principal::ALL
            .iter()
            .flat_map(|p| Language::ALL.map(|l| (*p, l)));
        for ((principal, language), hash) in all.zip(hashes) {
            let named = Shown::Before.named(principal, language);
            assert_eq!(named.sha256, *hash, "{principal} {}", language.code());
        }
    }

    /// As version 2 was published: of the coach, then of the client, each in the order of the languages.
    const BEFORE_HASHES: [&str; 4] = [
        "1f0b3a50c256219343bc77a1d1aba6448d178147fd1e3383ff4a3a840c595bc8",
        "c8b8f645f02ae56b59de3e126688af6948d6d08e3c0bf30b87b7a82b1f35fd64",
        "b5353a0098be8b74d0abcb4c5868c05e6055e5daa254cd27f05f994d467712bc",
        "8eff25c9cbd90f930d82164bc5bf3601d863d1168a0b410cebd840c69454b2b6",
    ];
}
