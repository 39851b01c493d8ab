//! The steps of putting a model in place, and what they are called beside how far they are. `pull` tells them, `models pull` shows them.

use crate::locale::t;

/// What is done to put a model in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PullStep {
    /// Fetching it.
    Download,
    /// Reading what was fetched: it must be what the catalogue describes.
    Verify,
    /// Taking it out of its package.
    Unpack,
    /// Making of it what the engines read.
    Convert,
}

impl PullStep {
    /// What it is called.
    pub fn said(self) -> String {
        t(self.key())
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Download => "engine-step-download",
            Self::Verify => "engine-step-verify",
            Self::Unpack => "engine-step-unpack",
            Self::Convert => "engine-step-convert",
        }
    }
}

/// Progress of a pull: `(step, done, total)`.
pub type OnProgress<'a> = &'a mut dyn FnMut(PullStep, u64, u64);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Language, say};

    #[test]
    fn every_step_has_a_word_of_each_language() {
        use PullStep as S;
        let said =
            |l| [S::Download, S::Verify, S::Unpack, S::Convert].map(|s| say(l, s.key(), &[]));
        assert_eq!(
            said(Language::Nl),
            ["ophalen", "controleren", "uitpakken", "omzetten"]
        );
        assert_eq!(
            said(Language::En),
            ["download", "verify", "unpack", "convert"]
        );
    }
}
