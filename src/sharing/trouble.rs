//! Why the hive did not do what was asked, each as one sentence for the coach in the language of the coach, and whether waiting may help. The
//! outbox keeps the code of it, so that it is said in the language of whoever looks later.

use super::reason::Reason;
use crate::locale::{Language, here, language};
use std::time::Duration;

/// Why the hive did not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No connection, or it broke off.
    Offline,
    /// 408, 429 or 5xx; the time it asked to wait.
    Busy(Option<Duration>),
    /// 401 or 403.
    Denied,
    /// 401 or 403, and the clocks are this many minutes apart.
    Clock(i64),
    /// Signing in with Entra ID failed.
    SignIn,
    /// No such container.
    NoContainer,
    /// No such blob.
    Missing,
    /// A blob of this name holds something else.
    Conflict,
    /// It was to speak to a host it was not made for.
    Elsewhere,
    /// A deleted blob is still there.
    StillThere,
    /// The hive keeps the blob: a lease, a snapshot or a policy of its own.
    Locked,
    /// What answered is no storage service: a proxy, or the sign-in page of a network.
    NotAHive,
    /// What is to be taken back lies in another hive than the one that is set.
    OtherPlace,
    /// The coach stopped the run; nothing was asked of the hive.
    Stopped,
    /// Anything else; the HTTP status.
    Other(u16),
}

impl std::error::Error for Trouble {}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.asked(language()))
    }
}

impl Trouble {
    /// What the transport says when it refuses a host.
    pub(super) const ELSEWHERE: &'static str = "another host";
    /// What it says of an answer no storage service gives.
    pub(super) const NO_HIVE: &'static str = "no storage service";

    /// Whether waiting may help.
    pub fn passes(&self) -> bool {
        matches!(
            self,
            // 400: a request that was damaged on its way.
            Self::Offline | Self::Busy(_) | Self::StillThere | Self::Other(400 | 500..)
        )
    }

    /// Whether what was asked may have been done all the same. Only what never reached a container is certain: anything else an answer says may have
    /// been damaged on its way.
    pub fn doubt(&self) -> bool {
        !matches!(
            self,
            Self::NoContainer | Self::SignIn | Self::Elsewhere | Self::OtherPlace | Self::Stopped
        )
    }

    /// The message, and the number in it.
    fn parts(&self) -> (&'static str, i64) {
        match self {
            Self::Offline => ("hive-offline", 0),
            Self::Busy(_) => ("hive-busy", 0),
            Self::Denied => ("hive-denied", 0),
            Self::Clock(minutes) => ("hive-clock", *minutes),
            Self::SignIn => ("hive-sign-in", 0),
            Self::NoContainer => ("hive-no-container", 0),
            Self::Missing => ("hive-missing", 0),
            Self::Conflict => ("hive-conflict", 0),
            Self::Elsewhere => ("hive-elsewhere", 0),
            Self::StillThere => ("hive-still-there", 0),
            Self::Locked => ("hive-locked", 0),
            Self::NotAHive => ("hive-not-a-hive", 0),
            Self::OtherPlace => ("hive-other-place", 0),
            Self::Stopped => ("hive-stopped", 0),
            // A question the hive does not read: damaged on its way, or of another version than the hive speaks.
            Self::Other(400) => ("hive-unread", 400),
            // One that passes, and one that does not.
            Self::Other(status @ 500..) => ("hive-other", i64::from(*status)),
            Self::Other(status) => ("hive-other-held", i64::from(*status)),
        }
    }

    /// What the outbox keeps: the message and its number.
    pub fn code(&self) -> String {
        let (key, n) = self.parts();
        format!("{key}:{n}")
    }

    /// The sentence in a given language, of work that waits in the outbox.
    pub fn waits(&self, language: Language) -> String {
        let (key, n) = self.parts();
        here(language, key, &[("n", n.into())])
    }

    /// The sentence in a given language, of something that was only asked.
    pub fn asked(&self, language: Language) -> String {
        let (key, n) = self.parts();
        let key = match self {
            Self::Offline => "hive-offline-asked",
            Self::Busy(_) => "hive-busy-asked",
            Self::Denied => "hive-denied-asked",
            Self::SignIn => "hive-sign-in-asked",
            Self::NoContainer => "hive-no-container-asked",
            Self::NotAHive => "hive-not-a-hive-asked",
            Self::Other(400) => "hive-unread-asked",
            Self::StillThere | Self::Other(_) => "hive-other-asked",
            _ => key,
        };
        here(language, key, &[("n", n.into())])
    }
}

/// What the outbox keeps about a trouble or a refusal, as a sentence. What an earlier version kept is a sentence already.
pub fn spoken(kept: &str) -> String {
    spoken_in(language(), kept)
}

fn spoken_in(language: Language, kept: &str) -> String {
    let (key, n) = kept.split_once(':').unwrap_or((kept, "0"));
    if key.contains(' ') {
        return kept.to_owned();
    }
    let n: i64 = n.parse().unwrap_or(0);
    // An unknown key shows as itself: then there is nothing better to say.
    here(language, key, &[("n", n.into())])
}

/// What the outbox keeps of a refusal.
pub fn kept(reason: &Reason) -> String {
    reason.key().to_owned()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// One sentence on one line that says what is the matter and what comes of it or what to do.
    pub fn is_a_sentence(said: &str, key: &str) {
        assert!(said.split_whitespace().count() >= 5, "{key}: {said}");
        assert!(!said.contains('\n') && !said.contains('{'), "{key}: {said}");
        assert!(!said.contains(key) && said.ends_with('.'), "{key}: {said}");
        assert!(!said.starts_with(char::is_lowercase), "{key}: {said}");
        assert!(!said.contains(" u ") && !said.contains(" uw "), "{said}");
        assert!(!said.contains(". "), "two sentences: {said}");
        assert!(said.contains(';'), "{key}: {said}");
    }

    /// Each leads to the next; a new one does not compile until it stands here.
    fn next(t: &Trouble) -> Option<Trouble> {
        Some(match t {
            Trouble::Offline => Trouble::Busy(None),
            Trouble::Busy(_) => Trouble::Denied,
            Trouble::Denied => Trouble::Clock(7),
            Trouble::Clock(_) => Trouble::SignIn,
            Trouble::SignIn => Trouble::NoContainer,
            Trouble::NoContainer => Trouble::Missing,
            Trouble::Missing => Trouble::Conflict,
            Trouble::Conflict => Trouble::Elsewhere,
            Trouble::Elsewhere => Trouble::StillThere,
            Trouble::StillThere => Trouble::Locked,
            Trouble::Locked => Trouble::NotAHive,
            Trouble::NotAHive => Trouble::OtherPlace,
            Trouble::OtherPlace => Trouble::Stopped,
            Trouble::Stopped => Trouble::Other(503),
            Trouble::Other(503) => Trouble::Other(400),
            Trouble::Other(400) => Trouble::Other(418),
            Trouble::Other(_) => return None,
        })
    }

    #[test]
    fn every_trouble_is_one_sentence_in_both_languages_and_is_kept_without_one() {
        let mut at = Some(Trouble::Offline);
        while let Some(t) = at {
            let [en, nl] = [t.waits(Language::En), t.waits(Language::Nl)];
            for said in [&en, &nl, &t.asked(Language::En), &t.asked(Language::Nl)] {
                is_a_sentence(said, t.parts().0);
            }
            assert_ne!(en, nl);
            assert_eq!(spoken_in(Language::Nl, &t.code()), nl);
            assert_eq!(spoken_in(Language::En, &t.code()), en);
            if let Trouble::Clock(_) | Trouble::Other(_) = t {
                assert!(nl.contains(&t.parts().1.to_string()), "{nl}");
            }
            at = next(&t);
        }
        for r in Reason::every() {
            if let Reason::Changed | Reason::ConsentGone | Reason::NoHive = r {
                assert_eq!(spoken_in(Language::Nl, &kept(&r)), r.say(Language::Nl));
            }
        }
        let old = "the hive is busy; nothing was lost, it is tried again later";
        assert_eq!(spoken_in(Language::Nl, old), old);
    }
}
