//! What stands in the place of a finding. A person keeps one pseudonym over all notes of a case; everything else becomes
//! its kind with a keyed hash, so that the same address is the same again and nobody without the key can guess which.

use super::alike::{Mention, Sign, kin, same};
use super::finding::Kind;
use super::quick::{QuickMap, QuickSet};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The pseudonyms of one case. Keep it from note to note.
#[derive(Clone)]
pub struct Pseudonyms {
    /// The key, taken in: beginning anew for each hash would be half of its work. None if the key could not be, and then nothing is told apart.
    mac: Option<Hmac<Sha256>>,
    people: Vec<Person>,
    /// Of each of them what tells most others from whoever is meant, side by side so that thousands are soon gone through.
    signs: Vec<Sign>,
    /// What they are called, since two of them may not be called the same.
    labels: QuickSet<String>,
    /// Mentions met before, and whose they are: a file of many notes says the same names again and again.
    met: QuickMap<String, usize>,
    /// Who has a word that begins with this letter, in order: only these can be meant by a word of that letter.
    by_letter: QuickMap<char, Vec<usize>>,
}

#[derive(Clone)]
struct Person {
    label: String,
    /// Words of the name, in small letters, without particles.
    words: Vec<String>,
    /// Other names of the same person.
    also: Vec<Vec<String>>,
}

impl Pseudonyms {
    /// With a key of the case; the same key gives the same pseudonyms.
    pub fn new(key: [u8; 32]) -> Self {
        Self {
            mac: Hmac::new_from_slice(&key).ok(),
            people: Vec::new(),
            signs: Vec::new(),
            labels: QuickSet::default(),
            met: QuickMap::default(),
            by_letter: QuickMap::default(),
        }
    }

    /// A key for a case from a secret.
    pub fn for_case(secret: &[u8], case: i64) -> Self {
        let mut key = [0; 32];
        key.copy_from_slice(&digest(
            secret,
            &[b"case:", case.to_string().as_bytes()].concat(),
        ));
        Self::new(key)
    }

    /// Says beforehand who is meant by a full name, so that a first name alone is the same person.
    pub fn introduce(&mut self, name: &str) {
        self.met_as(name);
    }

    /// Says that a person has another name: the label the coach uses.
    pub fn also(&mut self, name: &str, other: &str) {
        let (words, other) = (name_words(name), name_words(other));
        if other.is_empty() {
            return;
        }
        self.introduce(name);
        let kin = kin(&words);
        if let Some(n) = self
            .people
            .iter()
            .position(|p| same(&p.words, &words, &kin))
        {
            self.lettered(n, &other);
            if let Some(p) = self.people.get_mut(n) {
                p.also.push(other);
            }
            if let Some(sign) = self.signs.get_mut(n) {
                sign.also = true;
            }
            self.met.clear();
        }
    }

    /// Enters a person under the letters of these words.
    fn lettered(&mut self, person: usize, words: &[String]) {
        for c in words.iter().filter_map(|w| w.chars().next()) {
            let list = self.by_letter.entry(c).or_default();
            if let Err(at) = list.binary_search(&person) {
                list.insert(at, person);
            }
        }
    }

    /// The first person who can be meant by these words. Two words are one person's only when they begin with the same
    /// letter or one is a short form of the other, so that nobody else is looked at.
    fn meant(&self, words: &[String]) -> Option<usize> {
        let mention = Mention::new(words);
        let forms = mention.kin.iter().flatten().copied();
        let letters = words.iter().map(String::as_str).chain(forms);
        let mut first: Option<usize> = None;
        for c in letters.filter_map(|w| w.chars().next()) {
            let list = self.by_letter.get(&c).into_iter().flatten().copied();
            let sooner = list.take_while(|n| first.is_none_or(|f| *n < f));
            let mut met = sooner.filter(|n| {
                let Some(sign) = self.signs.get(*n) else {
                    return false;
                };
                (sign.also || mention.near(sign))
                    && self
                        .people
                        .get(*n)
                        .is_some_and(|p| mention.of(sign, &p.words, &p.also))
            });
            first = met.next().or(first);
        }
        first
    }

    /// What stands in the place of a text of this kind.
    pub fn replace(&mut self, kind: Kind, text: &str) -> String {
        match kind {
            Kind::Person => self.person(text),
            Kind::Date => "[DATE]".to_owned(),
            Kind::Age => "[AGE]".to_owned(),
            Kind::Quasi => "[QUASI]".to_owned(),
            _ => format!("[{}-{}]", kind.as_str(), self.tag(&plain(kind, text), 5)),
        }
    }

    fn tag(&self, text: &str, bytes: usize) -> String {
        const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        finished(self.mac.clone(), text.as_bytes())
            .iter()
            .take(bytes)
            .map(|b| char::from(LETTERS[usize::from(b & 31)]))
            .collect()
    }

    fn person(&mut self, text: &str) -> String {
        match self.met_as(text).and_then(|n| self.people.get(n)) {
            Some(p) => p.label.clone(),
            None => format!("[PERSON-{}]", self.tag(&text.to_lowercase(), 4)),
        }
    }

    /// Whose name it is, of those met so far or as a new one; nobody's where it has no word of a name.
    fn met_as(&mut self, text: &str) -> Option<usize> {
        if let Some(n) = self.met.get(text) {
            return Some(*n);
        }
        let words = name_words(text);
        if words.is_empty() {
            return None;
        }
        if let Some(n) = self.meant(&words) {
            let longer = self
                .people
                .get(n)
                .is_some_and(|p| words.len() > p.words.len());
            if longer {
                self.lettered(n, &words);
                // A longer name may be meant by mentions that were somebody else's before.
                self.met.clear();
            }
            self.met.insert(text.to_owned(), n);
            if longer
                && let Some(p) = self.people.get_mut(n)
                && let Some(sign) = self.signs.get_mut(n)
            {
                *sign = Sign::of(&words, sign.also);
                p.words = words;
            }
            return Some(n);
        }
        let mut label = format!("[PERSON-{}]", self.tag(&words.join(" "), 4));
        if self.labels.contains(&label) {
            label = format!("[PERSON-{}]", self.tag(&words.join(" "), 8));
        }
        let n = self.people.len();
        self.lettered(n, &words);
        self.met.insert(text.to_owned(), n);
        self.labels.insert(label.clone());
        self.signs.push(Sign::of(&words, false));
        self.people.push(Person {
            label,
            words,
            also: Vec::new(),
        });
        Some(n)
    }
}

/// The small words of surnames.
pub(super) const PARTICLES: &[&str] = &[
    "van", "de", "der", "den", "het", "ter", "ten", "el", "al", "von", "'t", "in", "op", "la",
    "le", "da", "dos", "di", "vd", "vdr",
];

/// The words of a name without particles and genitive.
fn name_words(text: &str) -> Vec<String> {
    // "v.d. Heuvel", "v/d Heuvel": particles, and nobody's initials.
    let mut text = text.to_lowercase();
    if text.contains("v.") || text.contains("v/") {
        for short in ["v.d.", "v/d", "v. d.", "v.d"] {
            text = text.replace(short, "van der");
        }
    }
    let mut words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|w| w.trim_end_matches("'s").trim_matches('\''))
        .filter(|w| !w.is_empty() && !PARTICLES.contains(w))
        .map(str::to_owned)
        .collect();
    // "Gust v. Tilborg", "Lammert v Eijk": between two words a particle, first or last an initial.
    let last = words.len().saturating_sub(1);
    let (mut n, mut before) = (0, 0);
    words.retain(|w| {
        let keep = w != "v" || n == last || before < 2;
        (n, before) = (n + 1, w.len());
        keep
    });
    words
}

/// The text by which two spellings of one thing are one.
fn plain(kind: Kind, text: &str) -> String {
    let low = text.to_lowercase();
    match kind {
        Kind::Phone => {
            let digits: String = low
                .replace("(0)", "")
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            let digits = digits.strip_prefix("00").unwrap_or(&digits).to_owned();
            digits
                .strip_prefix('0')
                .map_or(digits.clone(), |d| format!("31{d}"))
        }
        Kind::Location | Kind::Organisation | Kind::Email | Kind::Url => {
            low.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        _ => low.chars().filter(|c| c.is_alphanumeric()).collect(),
    }
}

fn digest(key: &[u8], text: &[u8]) -> [u8; 32] {
    finished(Hmac::new_from_slice(key).ok(), text)
}

/// HMAC takes a key of any length, so there always is one; a default would still hide the text.
fn finished(mac: Option<Hmac<Sha256>>, text: &[u8]) -> [u8; 32] {
    mac.map_or([0; 32], |mut mac| {
        mac.update(text);
        mac.finalize().into_bytes().into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Everybody is held against everybody.
    fn slowly(p: &Pseudonyms, words: &[String]) -> Option<usize> {
        let kin = kin(words);
        p.people
            .iter()
            .position(|p| same(&p.words, words, &kin) || p.also.iter().any(|a| a == words))
    }

    proptest! {
        #[test]
        fn whoever_is_meant_is_the_first_of_all_who_may_be(
            names in proptest::collection::vec("(jan|jans|janneke|bets|elisabeth|wil|mien|wilhelmina|éva|eva|marieke|mareike|m|j|e)( (de |van )?(smit|smits|bakker|mol|jansen|janssen))?", 1..14),
        ) {
            let mut p = Pseudonyms::new([5; 32]);
            for name in &names {
                let words = name_words(name);
                prop_assert_eq!(p.meant(&words), slowly(&p, &words), "{}", name);
                p.introduce(name);
            }
        }
    }

    #[test]
    fn shortened_particles_are_nobodys_initials() {
        let mut p = Pseudonyms::new([3; 32]);
        let deepak = p.replace(Kind::Person, "deepak");
        let heuvel = p.replace(Kind::Person, "v.d. heuvel-bakker");
        assert_ne!(deepak, heuvel);
        assert_eq!(heuvel, p.replace(Kind::Person, "van der Heuvel-Bakker"));
        assert_eq!(heuvel, p.replace(Kind::Person, "v/d heuvel"));
        // A single letter before a surname is an initial all the same.
        let vera = p.replace(Kind::Person, "Vera Smit");
        assert_eq!(vera, p.replace(Kind::Person, "V. Smit"));
    }
}
