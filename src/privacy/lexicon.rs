//! What is known of a word on its own: whether a Dutch or an English dictionary has it, whether people or places are
//! called so, and which part it plays in a sentence (kinship, verb of speaking, preposition, …). One hash table without
//! strings, filled once from `assets/names`; the person, place and occupation recognisers ask it about every word.

pub(crate) use super::flag;
use super::quick::{Kept, QuickMap, hash};
use std::collections::HashSet;
use std::io::Read;
use std::sync::OnceLock;

static WORDS: &[u8] = include_bytes!("../../assets/names/words.bin");
/// Word classes, names and employers, all in the form of context.txt.
static CLASSES: [&str; 3] = [
    include_str!("../../assets/names/context.txt"),
    include_str!("../../assets/names/people.txt"),
    include_str!("../../assets/names/work.txt"),
];

/// How much of the lists of names is used: all, all but some (to measure what unseen names do), or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Gazetteer {
    /// As shipped.
    #[default]
    Full,
    /// Without these words, in lower case.
    Without(HashSet<String>),
    /// Without any name: only dictionaries and context.
    Empty,
}

/// The table. A slot is one word of eight bytes, so that as much of it as can be stays near the processor: flags below, and
/// above them so many bits of the hash as are left. What was asked of a word last is kept beside it by its hash: taking the same
/// word apart in every note is long work.
pub(crate) struct Lexicon {
    slots: Vec<u64>,
    mask: usize,
    compounds: Kept,
    slips: Kept,
    pub(super) clips: Kept,
}

/// In bytes, the longest word that is taken apart: what is longer is no word of a language, and would take time that grows with its square.
pub(super) const LONGEST: usize = 96;

/// Bits of a slot that are flags.
pub(super) const FLAGS: u32 = 40;
const _: () = assert!(flag::SEAT < 1 << FLAGS);

impl Lexicon {
    /// The shipped table, built at the first call (some 60 ms) and shared.
    pub(crate) fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Lexicon> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::build(&Gazetteer::Full))
    }

    /// A table with the given names.
    pub(crate) fn build(gazetteer: &Gazetteer) -> Self {
        const SIZE: usize = 1 << 20;
        let mut table = Self {
            slots: vec![0; SIZE],
            mask: SIZE - 1,
            compounds: Kept::new(),
            slips: Kept::new(),
            clips: Kept::new(),
        };
        let names = flag::NAME | flag::HOME | flag::NAMELIKE;
        let keep = |word: &[u8], flags: u64| match gazetteer {
            Gazetteer::Full => flags,
            Gazetteer::Empty => flags & !names & !flag::PROPER,
            Gazetteer::Without(set) => match std::str::from_utf8(word) {
                Ok(w) if set.contains(w) => flags & !names & !flag::PROPER,
                _ => flags,
            },
        };
        let mut raw = Vec::with_capacity(4 << 20);
        // The asset is part of the program; should it be unreadable all the same, the rules go on with context alone.
        if flate2::read::ZlibDecoder::new(WORDS)
            .read_to_end(&mut raw)
            .is_err()
        {
            raw.clear();
        }
        let mut word: Vec<u8> = Vec::with_capacity(64);
        let mut rest = raw.as_slice();
        while let [shared, length, a, b, tail @ ..] = rest {
            let (shared, length) = (usize::from(*shared), usize::from(*length));
            if shared > word.len() || length > tail.len() {
                break;
            }
            word.truncate(shared);
            word.extend_from_slice(&tail[..length]);
            table.put(&word, keep(&word, u64::from(u16::from_le_bytes([*a, *b]))));
            rest = &tail[length..];
        }
        for line in CLASSES
            .iter()
            .flat_map(|c| c.lines())
            .filter(|l| !l.starts_with('#'))
        {
            if let Some((class, words)) = line.split_once(':') {
                if class == "PHRASE" {
                    for first in words.split('|').filter_map(|p| p.split_whitespace().next()) {
                        table.put(first.as_bytes(), flag::PHRASE);
                    }
                    continue;
                }
                let bit = flag::of_class(class);
                for w in words.split_whitespace() {
                    let w = w.to_lowercase();
                    table.put(w.as_bytes(), keep(w.as_bytes(), bit));
                }
            }
        }
        table
    }

    /// Where a word of this hash is looked for first, and its tag in place of the flags. No tag is 0, so that no slot in use is.
    fn place(&self, h: u64) -> (usize, u64) {
        ((h as usize) & self.mask, ((h >> FLAGS) | 1) << FLAGS)
    }

    fn put(&mut self, word: &[u8], flags: u64) {
        let (mut i, tag) = self.place(hash(word));
        loop {
            match self.slots[i] {
                0 => {
                    self.slots[i] = tag | flags;
                    return;
                }
                slot if slot >> FLAGS << FLAGS == tag => {
                    self.slots[i] = slot | flags;
                    return;
                }
                _ => i = (i + 1) & self.mask,
            }
        }
    }

    /// The flags of a word in lower case; 0 for a word that is nowhere.
    pub(crate) fn flags(&self, word: &str) -> u64 {
        self.flagged(hash(word.as_bytes()))
    }

    /// The flags of a word by its hash.
    pub(super) fn flagged(&self, h: u64) -> u64 {
        let (mut i, tag) = self.place(h);
        loop {
            match self.slots[i] {
                0 => return 0,
                slot if slot >> FLAGS << FLAGS == tag => return slot & ((1 << FLAGS) - 1),
                _ => i = (i + 1) & self.mask,
            }
        }
    }

    /// Whether a word that is in no list is made of dictionary words (Dutch compounds, prefixes, English inflections).
    pub(crate) fn is_compound(&self, word: &str) -> bool {
        word.len() <= LONGEST && self.compounds.get(word, || self.compounded(word))
    }

    fn compounded(&self, word: &str) -> bool {
        const TAILS: [&str; 26] = [
            "s", "'s", "en", "e", "je", "tje", "pje", "jes", "tjes", "achtig", "loos", "ing",
            "ingen", "heid", "der", "er", "ers", "t", "te", "de", "ed", "ly", "ness", "less", "n",
            "d",
        ];
        if word.contains('-') {
            // "ret-schema": letters of a method before a plain word.
            let lettered = word.rsplit_once('-').is_some_and(|(a, b)| {
                b.len() > 3
                    && self.flags(b) & flag::WORD != 0
                    && self.flags(b) & (flag::NAME | flag::TUSSEN) == 0
                    && a.len() < 5
                    && self.flags(a) & flag::NAME == 0
            });
            return lettered
                || word.split('-').all(|p| {
                    p.len() < 3 || self.flags(p) & flag::WORD != 0 || self.is_compound(p)
                });
        }
        for t in TAILS {
            if let Some(stem) = word.strip_suffix(t)
                && stem.len() >= 4
                && self.flags(stem) & flag::WORD != 0
            {
                return true;
            }
        }
        // "vrijdagmiddagborrel": of three.
        self.is_pair(word)
            || word.len() > 12
                && word.char_indices().skip(7).any(|(i, _)| {
                    let (a, b) = word.split_at(i);
                    b.len() > 3 && self.part(b) && self.is_pair(a)
                })
    }

    /// Whether a word is two dictionary words, perhaps with an "s" between them.
    fn is_pair(&self, word: &str) -> bool {
        for (i, _) in word.char_indices().skip(2) {
            let (a, b) = word.split_at(i);
            if b.len() < 3 {
                break;
            }
            // "oefenzin", "rouwmap": short words that much ends in.
            if b.len() == 3
                && matches!(
                    b,
                    "zin"
                        | "dag"
                        | "map"
                        | "les"
                        | "rol"
                        | "tip"
                        | "vak"
                        | "app"
                        | "lid"
                        | "uur"
                        | "pas"
                        | "wet"
                )
                && a.len() > 3
                && self.part(a)
            {
                return true;
            }
            if self.part(b)
                && (self.part(a)
                    || a.strip_suffix('s')
                        .is_some_and(|a| a.len() > 3 && self.part(a)))
            {
                return true;
            }
        }
        false
    }

    /// Whether a word is two English words written as one ("feedforward"). Many surnames are too, so that this counts only
    /// where something else speaks against a name.
    pub(crate) fn is_joined(&self, word: &str) -> bool {
        word.char_indices().skip(3).any(|(i, _)| {
            let (a, b) = word.split_at(i);
            b.len() > 2 && self.flags(a) & flag::EN != 0 && self.flags(b) & flag::EN != 0
        })
    }

    /// A long word of no list that is one slip away from a dictionary word.
    pub(crate) fn is_slip(&self, word: &str) -> bool {
        word.len() <= LONGEST && self.slips.get(word, || self.slipped(word))
    }

    fn slipped(&self, word: &str) -> bool {
        let w: Vec<char> = word.chars().collect();
        if w.len() < 6 {
            // Short words are too like each other: only letters that changed places or were struck twice.
            return (1..w.len()).any(|k| {
                let mut s = w.clone();
                s.swap(k - 1, k);
                let twice = w[k - 1] == w[k];
                if twice {
                    s.remove(k);
                }
                let s: String = s.into_iter().collect();
                let known =
                    |s: &str| self.flags(s) & flag::WORD != 0 && self.flags(s) & flag::NAME == 0;
                // "ligen": written once instead of twice, between two vowels.
                let once = || {
                    let mut s = w.clone();
                    s.insert(k, w[k]);
                    let vowel = |n: usize| w.get(n).is_some_and(|c| "aeiou".contains(*c));
                    vowel(k - 1)
                        && !vowel(k)
                        && vowel(k + 1)
                        && self.flags(&s.into_iter().collect::<String>()) & (flag::NL | flag::NAME)
                            == flag::NL
                };
                w.len() > 3 && (known(&s) || w.len() > 4 && once())
            });
        }
        let mut s = String::with_capacity(w.len() + 2);
        for k in 0..w.len() {
            for swap in [false, true] {
                s.clear();
                s.extend(w[..k].iter());
                if swap {
                    let Some(next) = w.get(k + 1) else { continue };
                    s.push(*next);
                    s.push(w[k]);
                    s.extend(w[k + 2..].iter());
                } else {
                    s.extend(w[k + 1..].iter());
                }
                if self.flags(&s) & flag::WORD != 0 {
                    return true;
                }
            }
            // A letter written once instead of twice, or left out: "vergetn", "rapprt". Names seldom look so.
            for missing in [w[k], 'e', 'a', 'o', 'i', 'n', 'r'] {
                s.clear();
                s.extend(w[..=k].iter());
                s.push(missing);
                s.extend(w[k + 1..].iter());
                if self.flags(&s) & flag::WORD != 0 {
                    return true;
                }
            }
        }
        false
    }

    fn part(&self, word: &str) -> bool {
        const PREFIXES: &[&str] = &[
            "her", "ont", "ver", "non", "mis", "pre", "aan", "uit", "onder", "over", "mede", "af",
            "in", "op", "om", "mee", "toe", "voor", "na", "terug", "weg", "door", "bij", "binnen",
            "samen", "on", "tegen", "vast", "los", "neer", "be", "ge", "re", "un", "de", "co",
            "zelf", "vooruit",
        ];
        (word.len() >= 4 && self.flags(word) & flag::NL != 0)
            || (word.len() >= 6 && self.flags(word) & flag::EN != 0)
            || PREFIXES.contains(&word)
    }
}

/// The employers of several words that begin with this one, each as its words.
pub(crate) fn phrases(first: &str) -> &'static [Vec<&'static str>] {
    static PHRASES: OnceLock<QuickMap<&str, Vec<Vec<&str>>>> = OnceLock::new();
    let all = PHRASES.get_or_init(|| {
        let mut all: QuickMap<&str, Vec<Vec<&str>>> = QuickMap::default();
        for line in CLASSES
            .iter()
            .flat_map(|c| c.lines())
            .filter_map(|l| l.strip_prefix("PHRASE:"))
        {
            for words in line
                .split('|')
                .map(|p| p.split_whitespace().collect::<Vec<_>>())
            {
                if let Some(first) = words.first() {
                    all.entry(first).or_default().push(words);
                }
            }
        }
        all
    });
    all.get(first).map_or(&[], Vec::as_slice)
}
