//! Bank accounts: IBAN by its form and mod 97, spaced, dotted or in small letters.

use super::super::finding::{Found, Kind};
use super::super::token::{Shape, Tokens};

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
        if let Some((end, whole)) = compact(&t.text[t[i].start..], length) {
            let end = t[i].start + end;
            let form = whole.starts_with("nl")
                && whole.as_bytes()[4..8].iter().all(u8::is_ascii_alphabetic)
                && whole[8..].bytes().all(|b| b.is_ascii_digit());
            if mod97(&whole) {
                found.add((t[i].start, end), Kind::Iban, "iban", 0.99, 70);
            } else if form
                || super::before(t, i, 4, |w| {
                    w.starts_with("iban") || w.starts_with("reken") || w == "account"
                })
            {
                found.add((t[i].start, end), Kind::Iban, "iban-form", 0.85, 70);
            }
        }
    }
}

/// The first `length` letters and digits in small letters, skipping single blanks, points and hyphens; and where they end.
fn compact(text: &str, length: usize) -> Option<(usize, String)> {
    let mut out = String::with_capacity(length);
    let mut gap = 0;
    for (i, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            gap = 0;
            if (out.len() == 3 || out.len() == 4) && !c.is_ascii_digit() {
                return None;
            }
            if out.len() == length {
                let end = i + 1;
                let over = text[end..]
                    .chars()
                    .next()
                    .is_some_and(|c| c.is_ascii_digit());
                return (!over).then_some((end, out));
            }
        } else if matches!(c, ' ' | '.' | '-' | '\u{a0}') && gap < 2 {
            gap += 1;
        } else {
            return None;
        }
    }
    None
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
