//! What stands in the place of a finding. A person keeps one pseudonym over all notes of a case; everything else becomes
//! its kind with a keyed hash, so that the same address is the same again and nobody without the key can guess which.

use super::finding::Kind;
use super::known::within;
use super::lexicon::{Lexicon, flag};
use super::nickname::related;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The pseudonyms of one case. Keep it from note to note.
#[derive(Clone)]
pub struct Pseudonyms {
    key: [u8; 32],
    people: Vec<Person>,
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
            key,
            people: Vec::new(),
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
        self.person(name);
    }

    /// Says that a person has another name: the label the coach uses.
    pub fn also(&mut self, name: &str, other: &str) {
        let (words, other) = (name_words(name), name_words(other));
        if other.is_empty() {
            return;
        }
        self.introduce(name);
        if let Some(p) = self.people.iter_mut().find(|p| same(&p.words, &words)) {
            p.also.push(other);
        }
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
        digest(&self.key, text.as_bytes())
            .iter()
            .take(bytes)
            .map(|b| char::from(LETTERS[usize::from(b & 31)]))
            .collect()
    }

    fn person(&mut self, text: &str) -> String {
        let words = name_words(text);
        if words.is_empty() {
            return format!("[PERSON-{}]", self.tag(&text.to_lowercase(), 4));
        }
        let found = self
            .people
            .iter()
            .position(|p| same(&p.words, &words) || p.also.contains(&words));
        if let Some(p) = found.and_then(|i| self.people.get_mut(i)) {
            if words.len() > p.words.len() {
                p.words = words;
            }
            return p.label.clone();
        }
        let mut label = format!("[PERSON-{}]", self.tag(&words.join(" "), 4));
        if self.people.iter().any(|p| p.label == label) {
            label = format!("[PERSON-{}]", self.tag(&words.join(" "), 8));
        }
        self.people.push(Person {
            label: label.clone(),
            words,
            also: Vec::new(),
        });
        label
    }
}

/// The words of a name without particles and genitive.
fn name_words(text: &str) -> Vec<String> {
    const PARTICLES: &[&str] = &[
        "van", "de", "der", "den", "het", "ter", "ten", "el", "al", "von", "'t", "in", "op", "la",
        "le", "da", "dos", "di",
    ];
    text.to_lowercase()
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|w| w.trim_end_matches("'s").trim_matches('\''))
        .filter(|w| !w.is_empty() && !PARTICLES.contains(w))
        .map(str::to_owned)
        .collect()
}

/// Whether two lists of name words can be one person: every word of the shorter is, in order, a word of the longer, its
/// initial, its genitive, a short form or a slip.
fn same(a: &[String], b: &[String]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.iter();
    short.iter().all(|w| rest.any(|l| alike(l, w)))
}

fn alike(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if long == short || long.strip_suffix('s') == Some(short) || related(a, b) {
        return true;
    }
    let (l, s): (Vec<char>, Vec<char>) = (long.chars().collect(), short.chars().collect());
    // "Jan" and "Janneke", "Marieke" and "Mareike": two names of the lists are two people, unless one is known to be short
    // for the other.
    let both = || {
        let lexicon = Lexicon::shipped();
        [a, b]
            .iter()
            .all(|n| lexicon.flags(n) & (flag::FIRST | flag::NAMED) != 0)
    };
    match s.len() {
        0 => false,
        1 => l.first() == s.first(),
        2 => false,
        n => {
            let short_form = l.starts_with(&s) && l.len() > n;
            let slip = n >= 5 && l.first() == s.first() && within(&l, &s, 1);
            (short_form || slip) && !both()
        }
    }
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
    // HMAC takes a key of any length, so this cannot fail; a default would still hide the text.
    Hmac::<Sha256>::new_from_slice(key).map_or([0; 32], |mut mac| {
        mac.update(text);
        mac.finalize().into_bytes().into()
    })
}
