//! What a word by itself may begin: the first question that a recogniser asks of every word, where the answer hangs on the word alone. It is asked once and kept by
//! the word's hash, since the same few thousand words are most of every text. [`Met`] keeps the answers beside the word's flags, a token carries them, and
//! `recognise` says what is asked: the anonymiser hands it in. Some answers are all a recogniser wants to know of a word, others sort most words out; these are never too narrow.

use super::lexicon::{FLAGS, Lexicon};
use super::quick::hash;
use std::sync::atomic::{AtomicU64, Ordering};

/// A date may begin or end with it.
pub(crate) const DATE: u16 = 1 << 1;
/// A feast, or a day by one.
pub(crate) const FEAST: u16 = 1 << 2;
/// An age in letters.
pub(crate) const AGE: u16 = 1 << 3;
/// The last word of an occupation.
pub(crate) const JOB: u16 = 1 << 4;
/// The noun of something that happened in one place.
pub(crate) const CALAMITY: u16 = 1 << 5;
/// The noun of something rare.
pub(crate) const MISHAP: u16 = 1 << 6;
/// A firm may stand behind it: "bij", "at", "werkgever".
pub(crate) const FIRM: u16 = 1 << 7;
/// Says what a house is.
pub(crate) const HOUSED: u16 = 1 << 8;
/// Ends in a kind of house.
pub(crate) const HEAD: u16 = 1 << 9;

/// The sign of an e-mail address, told in a word.
pub(crate) const AT: u16 = 1 << 10;
/// An account or a web address may stand behind it, or a telephone number begin with it, told in words: "insta", "www", "nul".
pub(crate) const ONLINE: u16 = 1 << 11;
/// Those that only sort out: the recogniser asks for itself what it has to know of the word. The others are the question itself.
#[cfg(test)]
const SORTING: u16 = AGE | JOB | FIRM | AT | ONLINE;

/// A lexicon, and what was asked of its words. Both stay together: the answers hang on the flags.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub lexicon: &'a Lexicon,
    pub met: &'a Met,
}

impl Words<'_> {
    /// The flags of a word in lower case, and what it may begin.
    pub(super) fn look(&self, word: &str) -> (u64, u16) {
        let h = hash(word.as_bytes());
        self.met.get(h, || {
            let flags = self.lexicon.flagged(h);
            (flags, (self.met.ask)(word, flags))
        })
    }
}

/// What is known of the words met last, by their hash: flags and aspects; a newer word takes the place of an older one. It is small enough to stay near the
/// processor, which the table of all words is not.
pub(super) struct Met {
    kept: Vec<[AtomicU64; 2]>,
    ask: fn(&str, u64) -> u16,
}

impl Met {
    /// None yet; `ask` says of a word and its flags what it may begin.
    pub(super) fn new(ask: fn(&str, u64) -> u16) -> Self {
        let empty = || [AtomicU64::new(0), AtomicU64::new(0)];
        Self {
            kept: (0..1 << 14).map(|_| empty()).collect(),
            ask,
        }
    }

    /// Flags and aspects of the word of this hash, asked for where they are not there.
    fn get(&self, hash: u64, ask: impl FnOnce() -> (u64, u16)) -> (u64, u16) {
        #[cfg(test)]
        if tests::EVERYTHING.get() {
            let (flags, aspects) = ask();
            return (flags, aspects | SORTING);
        }
        let at = (hash >> 32) as usize & (self.kept.len() - 1);
        let Some([sum, kept]) = self.kept.get(at) else {
            return ask();
        };
        // Two threads may write at once: then the sum is no longer that of what stands beside it, and the word is asked again. An answer is never 0.
        let known = kept.load(Ordering::Relaxed);
        if known != 0 && sum.load(Ordering::Relaxed) ^ known == hash {
            return (known & ((1 << FLAGS) - 1), (known >> FLAGS) as u16);
        }
        let (flags, aspects) = ask();
        let known = flags | u64::from(aspects | USED) << FLAGS;
        kept.store(known, Ordering::Relaxed);
        sum.store(hash ^ known, Ordering::Relaxed);
        (flags, aspects)
    }
}

/// Set in every answer that is kept.
const USED: u16 = 1;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::{Anonymiser, Known, Pseudonyms};

    thread_local! {
        /// Whether no word is sorted out.
        pub(super) static EVERYTHING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    }

    #[test]
    fn no_answer_is_too_narrow() {
        let anonymiser = Anonymiser::new(&Known::default());
        let find = |text: &str, everything: bool| {
            EVERYTHING.set(everything);
            let found = anonymiser.find(text, &mut Pseudonyms::new([3; 32]));
            EVERYTHING.set(false);
            found
        };
        let mut read = 0;
        for set in [
            "spellings",
            "coin",
            "haste",
            "fresh",
            "notes",
            "third",
            "fifth",
        ] {
            let path = format!(
                "{}/assets/eval/anonymise/{set}.jsonl",
                env!("CARGO_MANIFEST_DIR")
            );
            for line in std::fs::read_to_string(path).unwrap().lines() {
                let note: serde_json::Value = serde_json::from_str(line).unwrap();
                let text = note["text"].as_str().unwrap();
                assert_eq!(find(text, false), find(text, true), "{text}");
                read += 1;
            }
        }
        assert!(read > 3_000, "{read}");
    }

    #[test]
    fn a_word_is_asked_once_until_another_takes_its_place() {
        let met = Met::new(|_, _| 0);
        let (a, b) = (7 << 32, (7 << 32) | 5);
        assert_eq!(met.get(a, || (3, DATE | AGE)), (3, DATE | AGE));
        let (flags, aspects) = met.get(a, || panic!("asked again"));
        assert_eq!((flags, aspects & !USED), (3, DATE | AGE));
        // The same place, another word.
        assert_eq!(met.get(b, || (0, JOB)), (0, JOB));
        assert_eq!(met.get(a, || (4, 0)), (4, 0));
        assert_eq!(met.get(a, || panic!("asked again")).0, 4);
    }
}
