//! Words of which a hurried writer left letters out: "vragn", "gschrevn", "vrbinding", "aanm". Typed without capitals they look like names of no list;
//! the person and place recognisers ask before they take them for one.

use super::lexicon::{LONGEST, Lexicon, flag};

/// What may have stood between two consonants.
const VOWELS: [&str; 14] = [
    "e", "a", "o", "i", "u", "ee", "aa", "oo", "ie", "ij", "oe", "ei", "eu", "ui",
];

impl Lexicon {
    /// Whether a word of no list is a Dutch word without some of its vowels, or one cut off behind a consonant.
    pub(crate) fn is_clipped(&self, word: &str) -> bool {
        self.clips.get(word, || self.clips_of(word))
    }

    fn clips_of(&self, word: &str) -> bool {
        if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return false;
        }
        if unsayable(word.as_bytes()) && !word.ends_with('n') {
            return true;
        }
        if self.restored(word) {
            return true;
        }
        // "vragn", "terugbelln", "nachtdienstn": the end of a verb or of many.
        let ended = word
            .strip_suffix('n')
            .filter(|w| w.bytes().last().is_some_and(consonant))
            .map(|w| format!("{w}en"));
        // "gmaakt": the beginning of a participle.
        let begun = word
            .strip_prefix('g')
            .filter(|w| {
                w.bytes()
                    .next()
                    .is_some_and(|b| consonant(b) && !matches!(b, b'r' | b'l' | b'h'))
            })
            .map(|w| format!("ge{w}"));
        if [&ended, &begun]
            .into_iter()
            .flatten()
            .any(|w| self.word(w) || w.len() > 7 && (self.is_compound(w) || self.restored(w)))
        {
            return true;
        }
        let both = ended.zip(begun).and_then(|(e, _)| {
            let rest = e.strip_prefix('g')?;
            Some(format!("ge{rest}"))
        });
        both.is_some_and(|w| self.word(&w) || self.restored(&w))
    }

    /// Whether a vowel between two consonants makes a word of it. Of short words only a long one is believed: they are too like each other.
    fn restored(&self, word: &str) -> bool {
        let b = word.as_bytes();
        if b.len() > LONGEST {
            return false;
        }
        let mut whole = String::with_capacity(word.len() + 2);
        (1..b.len())
            .filter(|k| consonant(b[k - 1]) && consonant(b[*k]))
            .any(|k| {
                // "vrbinding", "bgeleiding": before the first vowel nothing but these is left out.
                let first = !b[..k].iter().any(|c| !consonant(*c));
                let vowels = match (first, b[0]) {
                    (true, b'v' | b'b' | b'h') if k == 1 => &VOWELS[..1],
                    (true, _) if k == 1 => &VOWELS[..0],
                    _ => &VOWELS[..],
                };
                vowels.iter().any(|v| {
                    whole.clear();
                    whole.push_str(&word[..k]);
                    whole.push_str(v);
                    whole.push_str(&word[k..]);
                    whole.len() > 5 && self.word(&whole)
                })
            })
    }

    /// A Dutch word, and nobody's name.
    fn word(&self, word: &str) -> bool {
        let f = self.flags(word);
        f & flag::NL != 0 && f & flag::NAME == 0
    }
}

fn consonant(b: u8) -> bool {
    b.is_ascii_lowercase() && !matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether no name ends so: a consonant and then one that sounds more ("opschr", "aanm", "vergadrl").
fn unsayable(b: &[u8]) -> bool {
    let [.., third, before, last] = b else {
        return false;
    };
    if !consonant(*before) {
        return false;
    }
    match last {
        b'r' => !matches!(before, b'r' | b'h') || (*third, *before) == (b'c', b'h'),
        b'l' => !matches!(before, b'l' | b'r' | b'h' | b'd' | b't' | b'g'),
        b'm' => !matches!(before, b'm' | b'r' | b'l' | b'h' | b's' | b't'),
        b'v' => !matches!(before, b'r' | b'l' | b'v'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn words_without_some_of_their_letters() {
        let l = Lexicon::shipped();
        for w in [
            "vragn",
            "zeggn",
            "meenemn",
            "terugbelln",
            "gschrevn",
            "vrbinding",
            "opschr",
            "aanm",
            "buurvr",
            "niemnd",
            "gemkt",
        ] {
            assert!(l.is_clipped(w), "{w}");
        }
        for w in [
            "tjitske",
            "sjoerd",
            "quirijn",
            "akkerm4n",
            "ayşegül",
            "lars",
            "thorn",
            "kohl",
            "wijngaarn",
        ] {
            assert!(!l.is_clipped(w), "{w}");
        }
    }

    #[test]
    fn haste_is_nobody() {
        nothing(
            Kind::Person,
            &[
                "ze gaat t zeggn tegn haar baas, vragn of t mag",
                "boek over ademhaling meenemn en lijst gemkt",
                "niemnd weet t, vrbinding viel weg, brief gschrevn",
                "elke avond drie dingen opschr die lukten",
            ],
        );
        nothing(Kind::Location, &["ze durft nt te zeggn dat ze weg wil"]);
        there(
            Kind::Person,
            &[
                ("gspr m tjitske over werk, ze gaat t vragn", "tjitske"),
                ("quirijn zegt dat hij niks wil zeggn", "quirijn"),
            ],
        );
    }
}
