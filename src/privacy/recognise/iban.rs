//! Bank accounts: IBAN by its form and mod 97, in small letters, and with whatever stands between its groups.

use super::super::finding::{Found, Kind};
use super::super::token::{Shape, Tokens};
use super::iban_told;

/// Length by country, the countries that bank with it most.
const LENGTHS: &[(&str, usize)] = &[
    ("nl", 18),
    ("be", 16),
    ("de", 22),
    ("fr", 27),
    ("gb", 22),
    ("ie", 22),
    ("lu", 20),
    ("es", 24),
    ("it", 27),
    ("pt", 25),
    ("at", 20),
    ("ch", 21),
    ("pl", 28),
    ("dk", 18),
    ("se", 24),
    ("no", 15),
    ("fi", 18),
    ("cz", 24),
    ("hu", 28),
    ("ro", 24),
    ("bg", 22),
    ("gr", 27),
    ("hr", 21),
    ("tr", 26),
    ("lt", 20),
    ("lv", 21),
    ("ee", 20),
    ("mt", 31),
    ("cy", 28),
    ("sk", 24),
    ("si", 19),
    ("li", 21),
    ("mc", 27),
    ("ma", 28),
];

/// Adds every account.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    for i in 0..t.len() {
        let low = t.low(i);
        // `NL` `20…`, `NL20INGB…` or `nl20` `ingb`: a word or the first part of one.
        if t[i].shape == Shape::Number
            || t[i].shape == Shape::Mark
            || low.len() < 2
            || !low.is_char_boundary(2)
            || low.len() > 2 && !low.as_bytes()[2].is_ascii_digit()
        {
            continue;
        }
        let Some(&(_, length)) = LENGTHS.iter().find(|(c, _)| low.starts_with(c)) else {
            continue;
        };
        if low.len() > 2 && !low.as_bytes()[2].is_ascii_digit() {
            continue;
        }
        let cue = || {
            super::before(t, i, 4, |w| {
                w.starts_with("iban") || w.starts_with("reken") || w == "account"
            })
        };
        let told = |found: &mut Found| {
            // "nl" by itself is asked by `super::spoken`.
            if low.len() == 4
                && let Some(end) = iban_told::told(t, i)
            {
                found.add((t[i].start, end), Kind::Iban, "iban", 0.9, 72);
            }
        };
        let Some(read) = compact(&t.text[t[i].start..], length) else {
            told(found);
            continue;
        };
        let span = (t[i].start, t[i].start + read.end);
        let whole = read.letters.as_str();
        if !shaped(whole, length) {
            told(found);
            continue;
        }
        // A letter for a nought, and one forgotten, where an account is spoken of.
        let complete = whole.len() == length;
        if complete && mod97(whole) {
            found.add(span, Kind::Iban, "iban", 0.99, 70);
        } else if whole.starts_with("nl") && !read.odd || cue() && whole.len() + 2 > length {
            found.add(span, Kind::Iban, "iban-form", 0.85, 70);
        }
    }
}

/// What an account may be, in small letters and digits.
struct Read {
    letters: String,
    /// Where it ends.
    end: usize,
    /// Whether marks stand inside that accounts seldom have.
    odd: bool,
}

/// Whether letters and digits stand where that country has them.
fn shaped(whole: &str, length: usize) -> bool {
    let b = whole.as_bytes();
    let digits = |from: usize| {
        b.get(from..)
            .is_some_and(|r| r.iter().all(|x| x.is_ascii_digit() || *x == b'o'))
    };
    let Some(country) = whole.get(..2) else {
        return false;
    };
    match country {
        "nl" | "gb" | "ie" => {
            b.get(4..8)
                .is_some_and(|l| l.iter().all(u8::is_ascii_alphabetic))
                && digits(8)
        }
        "be" | "de" | "es" | "at" | "dk" | "no" | "fi" | "se" | "pl" | "pt" | "hr" | "ee"
        | "lt" | "cz" | "hu" | "sk" | "si" => digits(4),
        _ => whole.len() == length,
    }
}

/// The first `length` letters and digits in small letters, skipping up to three blanks, points, hyphens and other marks between them; where the text has fewer, up to
/// the last.
fn compact(text: &str, length: usize) -> Option<Read> {
    let mut read = Read {
        letters: String::with_capacity(length),
        end: 0,
        odd: false,
    };
    let mut gap = 0;
    for (i, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            let n = read.letters.len();
            // A number whose last digits were forgotten ends before the next word.
            if gap > 0 && n + 2 >= length && c.is_ascii_alphabetic() && !matches!(c, 'o' | 'O') {
                return Some(read);
            }
            if (n == 2 || n == 3) && !c.is_ascii_digit() {
                return None;
            }
            read.letters.push(c.to_ascii_lowercase());
            (gap, read.end) = (0, i + 1);
            if n + 1 == length {
                let over = text[i + 1..]
                    .chars()
                    .next()
                    .is_some_and(|c| c.is_ascii_digit());
                return (!over).then_some(read);
            }
        } else if gap < 3
            && (c.is_whitespace()
                || matches!(
                    c,
                    '.' | '-' | '–' | '—' | '‑' | '/' | '_' | ',' | ':' | '|' | '·' | '(' | ')'
                ))
        {
            gap += 1;
            read.odd |= !matches!(c, ' ' | '.' | '-' | '\u{a0}');
        } else {
            break;
        }
    }
    (read.letters.len() + 2 > length).then_some(read)
}

fn mod97(iban: &str) -> bool {
    let mut rest = 0u32;
    for c in iban[4..].chars().chain(iban[..4].chars()) {
        match c.to_digit(36) {
            Some(d) if d < 10 => rest = (rest * 10 + d) % 97,
            Some(d) => rest = (rest * 100 + d) % 97,
            None => return false,
        }
    }
    rest == 1
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn spelled_in_every_way() {
        for n in [
            "NL91ABNA0417164300",
            "NL91 ABNA 0417 1643 00",
            "nl91abna0417164300",
            "nl91 abna 0417 1643 00",
            "NL91.ABNA.0417.1643.00",
            "NL91-ABNA-0417-1643-00",
            "BE68 5390 0754 7034",
            "GB29 NWBK 6016 1331 9268 19",
            "DE89370400440532013000",
            "NL 91 ABNA 0417 1643 00",
        ] {
            assert_eq!(only(&format!("rekening {n} graag"), Kind::Iban), [n]);
            assert_eq!(only(&format!("Op {n}."), Kind::Iban), [n]);
        }
    }
}
