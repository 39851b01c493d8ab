//! Makes notes with known findings, to measure the anonymiser: the same seed makes the same notes. Names and sentences lie
//! in `assets/eval/anonymise`, one file for development and one for testing with nothing in common. `eval generate` calls it.

use serde::Serialize;
use std::collections::{HashMap, HashSet};

static DEV: &str = include_str!("../../assets/eval/anonymise/dev.txt");
static TEST: &str = include_str!("../../assets/eval/anonymise/test.txt");

/// Which part of the material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// For writing rules.
    Dev,
    /// For measuring only.
    Test,
}

/// A note with what must be found in it.
#[derive(Clone, Debug, Serialize)]
pub struct Sample {
    /// The note.
    pub text: String,
    /// `nl` or `en`.
    pub lang: &'static str,
    /// The stratum.
    pub condition: &'static str,
    /// What must be found.
    pub entities: Vec<Gold>,
    /// What a casebook would know: the client's full name.
    pub known: Vec<String>,
}

/// One mention.
#[derive(Clone, Debug, Serialize)]
pub struct Gold {
    /// Half-open, in characters.
    pub span: (usize, usize),
    /// The kind.
    pub kind: &'static str,
    /// Mentions with the same number are one entity.
    pub entity: usize,
}

/// The strata, in the order they are made.
pub const CONDITIONS: [&str; 14] = [
    "clean",
    "lower",
    "foreign",
    "common-word",
    "tussenvoegsel",
    "initials",
    "nickname",
    "double-surname",
    "diacritics",
    "typos",
    "many",
    "foreign-lower",
    "common-lower",
    "control",
];

type Lists = HashMap<&'static str, Vec<&'static str>>;

fn lists(part: Part) -> Lists {
    let mut out: Lists = HashMap::new();
    let text = if part == Part::Dev { DEV } else { TEST };
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if let Some((key, rest)) = line.split_once(':') {
            let values = out.entry(key).or_default();
            if matches!(key, "nl" | "en" | "control") {
                values.push(rest.trim());
            } else {
                values.extend(rest.split('|').map(str::trim));
            }
        }
    }
    out
}

/// The words of every name of a part, in small letters: what `--gazetteer held-out` takes away.
pub fn names(part: Part) -> HashSet<String> {
    let l = lists(part);
    [
        "first",
        "firsten",
        "foreign",
        "common",
        "commonen",
        "last",
        "lasten",
        "tussen",
        "lastforeign",
        "diacritics",
    ]
    .iter()
    .filter_map(|k| l.get(k))
    .flatten()
    .flat_map(|n| n.split([' ', '-']))
    .map(str::to_lowercase)
    .filter(|w| {
        w.len() > 3
            || !matches!(
                w.as_str(),
                "van" | "der" | "den" | "de" | "ter" | "in" | "op" | "'t" | "el"
            )
    })
    .collect()
}

/// Splitmix: enough for choosing.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list.get(self.roll(list.len())).copied().unwrap_or("")
    }

    fn digits(&mut self, n: usize) -> String {
        (0..n)
            .map(|_| char::from(b'0' + self.roll(10) as u8))
            .collect()
    }
}

/// Makes `count` notes.
pub fn generate(seed: u64, count: usize, part: Part) -> Vec<Sample> {
    let l = lists(part);
    let mut d = Dice(seed ^ if part == Part::Dev { 0 } else { 0x5eed });
    (0..count)
        .map(|i| sample(&l, &mut d, CONDITIONS[i % CONDITIONS.len()]))
        .collect()
}

fn sample(l: &Lists, d: &mut Dice, condition: &'static str) -> Sample {
    let none: Vec<&'static str> = Vec::new();
    let get = |k: &str| l.get(k).unwrap_or(&none);
    let english = d.roll(3) == 0 && !matches!(condition, "tussenvoegsel" | "control");
    let lang = if english { "en" } else { "nl" };
    let mut out = Sample {
        text: String::new(),
        lang,
        condition,
        entities: Vec::new(),
        known: Vec::new(),
    };
    if condition == "control" {
        out.text = d.pick(get("control")).to_owned();
        return out;
    }
    let local = |k: &str| {
        if english {
            format!("{k}en")
        } else {
            k.to_owned()
        }
    };
    let firsts = match condition {
        "foreign" | "foreign-lower" => get("foreign"),
        "common-word" | "common-lower" => get(&local("common")),
        "diacritics" => get("diacritics"),
        _ => get(&local("first")),
    };
    let lasts = match condition {
        "tussenvoegsel" => get("tussen"),
        "foreign" | "foreign-lower" => get("lastforeign"),
        _ if english => get("lasten"),
        _ if d.roll(4) == 0 => get("tussen"),
        _ => get("last"),
    };
    let person = |d: &mut Dice, not: &str| {
        let mut first = d.pick(firsts);
        while first == not {
            first = d.pick(firsts);
        }
        let mut last = d.pick(lasts).to_owned();
        if condition == "double-surname" {
            last = format!("{last}-{}", d.pick(get("last")));
        }
        (first, last)
    };
    let a = person(d, "");
    let b = person(d, a.0);
    out.known = vec![format!("{} {}", a.0, a.1)];
    let sentences = get(lang);
    let wanted = if condition == "many" { 6 } else { 3 };
    let mut chosen: Vec<&'static str> = Vec::new();
    while chosen.len() < wanted.min(sentences.len()) {
        let s = d.pick(sentences);
        if !chosen.contains(&s) {
            chosen.push(s);
        }
    }
    let mut entity = 10;
    for s in chosen {
        if !out.text.is_empty() {
            out.text.push(if d.roll(3) == 0 { '\n' } else { ' ' });
        }
        let mut rest = s;
        while let Some((before, more)) = rest.split_once('{') {
            out.text.push_str(before);
            let (slot, after) = more.split_once('}').unwrap_or((more, ""));
            rest = after;
            entity += 1;
            let (kind, id, value) = fill(slot, &a, &b, condition, entity, &local, &get, d);
            let start = out.text.chars().count();
            out.text.push_str(&value);
            out.entities.push(Gold {
                span: (start, out.text.chars().count()),
                kind,
                entity: id,
            });
        }
        out.text.push_str(rest);
    }
    if matches!(condition, "lower" | "foreign-lower" | "common-lower") {
        // Character by character, so that spans stay; a letter whose small form is longer keeps its shape.
        out.text = out
            .text
            .chars()
            .map(|c| {
                let mut low = c.to_lowercase();
                match (low.next(), low.next()) {
                    (Some(one), None) => one,
                    _ => c,
                }
            })
            .collect();
    }
    out
}

type Name = (&'static str, String);

#[allow(clippy::too_many_arguments)] // the whole setting of one slot; a struct would only rename it
fn fill<'l>(
    slot: &str,
    a: &Name,
    b: &Name,
    condition: &str,
    entity: usize,
    local: &dyn Fn(&str) -> String,
    get: &dyn Fn(&str) -> &'l Vec<&'static str>,
    d: &mut Dice,
) -> (&'static str, usize, String) {
    let person = |n: &Name, full: bool, d: &mut Dice| {
        let first = match condition {
            "initials" if full || d.roll(2) == 0 => {
                let letter = n.0.chars().next().unwrap_or('J');
                return if full {
                    format!("{letter}. {}", n.1)
                } else {
                    n.0.to_owned()
                };
            }
            "nickname" if !full && n.0.chars().count() > 5 && d.roll(2) == 0 => {
                n.0.chars().take(4).collect()
            }
            "typos" if !full && n.0.chars().count() > 4 && d.roll(3) == 0 => {
                let skip = 2 + d.roll(2);
                n.0.chars()
                    .enumerate()
                    .filter(|(i, _)| *i != skip)
                    .map(|(_, c)| c)
                    .collect()
            }
            _ => n.0.to_owned(),
        };
        if full {
            format!("{first} {}", n.1)
        } else {
            first
        }
    };
    match slot {
        "a" => ("PERSON", 1, person(a, false, d)),
        "A" => ("PERSON", 1, person(a, true, d)),
        "b" => ("PERSON", 2, person(b, false, d)),
        "B" => ("PERSON", 2, person(b, true, d)),
        "city" => ("LOCATION", entity, d.pick(get(&local("city"))).to_owned()),
        "street" => ("LOCATION", entity, d.pick(get(&local("street"))).to_owned()),
        "org" => (
            "ORGANISATION",
            entity,
            d.pick(get(&local("org"))).to_owned(),
        ),
        "job" => ("QUASI", entity, d.pick(get(&local("job"))).to_owned()),
        "date" => ("DATE", entity, d.pick(get(&local("date"))).to_owned()),
        "age" => ("AGE", entity, (20 + d.roll(50)).to_string()),
        "phone" => ("PHONE", entity, phone(d)),
        "email" => (
            "EMAIL",
            entity,
            format!(
                "{}{}@{}",
                a.0.to_lowercase(),
                d.digits(2),
                d.pick(&["gmail.com", "voorbeeld.nl", "work.co.uk"])
            ),
        ),
        "iban" => ("IBAN", entity, iban(d)),
        "bsn" => ("BSN", entity, bsn(d)),
        "postcode" => (
            "POSTCODE",
            entity,
            format!(
                "{}{}{}",
                1000 + d.roll(8999),
                d.pick(&["", " "]),
                d.pick(&["AB", "XK", "GJ", "TV"])
            ),
        ),
        "plate" => (
            "PLATE",
            entity,
            format!(
                "{}-{}-{}",
                d.pick(&["KL", "XZ"]),
                d.digits(3),
                d.pick(&["B", "T"])
            ),
        ),
        _ => ("ID", entity, d.digits(6)),
    }
}

fn phone(d: &mut Dice) -> String {
    let n = d.digits(8);
    let (a, b) = n.split_at(4);
    match d.roll(6) {
        0 => format!("06{n}"),
        1 => format!("06-{n}"),
        2 => format!("+31 6 {a} {b}"),
        3 => format!("0031 6 {n}"),
        4 => format!("06 {} {} {} {}", &a[..2], &a[2..], &b[..2], &b[2..]),
        _ => format!("06.{a}.{b}"),
    }
}

fn bsn(d: &mut Dice) -> String {
    loop {
        let n = format!("{}{}", 1 + d.roll(8), d.digits(8));
        if super::recognise::bsn::is_bsn(&n) {
            return match d.roll(3) {
                0 => n,
                1 => format!("{}.{}.{}", &n[..3], &n[3..6], &n[6..]),
                _ => format!("{} {} {}", &n[..4], &n[4..6], &n[6..]),
            };
        }
    }
}

fn iban(d: &mut Dice) -> String {
    let account = d.digits(10);
    let bank = d.pick(&["INGB", "RABO", "ABNA"]);
    let mut rest = 0u32;
    for c in format!("{bank}{account}NL00").chars() {
        let v = c.to_digit(36).unwrap_or(0);
        rest = if v < 10 {
            (rest * 10 + v) % 97
        } else {
            (rest * 100 + v) % 97
        };
    }
    let check = format!("{:02}", 98 - rest);
    let whole = format!("NL{check}{bank}{account}");
    match d.roll(3) {
        0 => whole,
        1 => format!(
            "NL{check} {bank} {} {} {}",
            &account[..4],
            &account[4..8],
            &account[8..]
        ),
        _ => whole.to_lowercase(),
    }
}
