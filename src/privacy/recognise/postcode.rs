//! Dutch and British postcodes.

use super::super::finding::{Found, Kind};
use super::super::token::{Shape, Tokens};

/// Two-letter words that follow a number in ordinary prose.
const WORDS: &[&str] = &[
    "in", "en", "is", "op", "of", "te", "de", "er", "al", "je", "ze", "we", "km", "kg", "cm", "mm",
    "eu", "om", "na", "uu", "ik", "zo", "tm", "pm", "am", "to", "on", "at", "or", "by", "as", "he",
    "it", "my", "so", "if", "do", "no", "up", "us", "be", "go", "me", "an", "nu", "wa", "ht", "mb",
    "gb", "ml", "dl", "kj", "kw", "st", "nd", "rd", "th", "jr", "bc", "ad", "ca", "ha", "u", "ex",
    "ja", "ff",
];

/// Adds every postcode.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    for i in 0..t.len() {
        let low = t.low(i);
        let b = low.as_bytes();
        if t[i].shape == Shape::Number
            && b.len() >= 4
            && b[0] != b'0'
            && b[..4].iter().all(u8::is_ascii_digit)
        {
            if b.len() == 6
                && b[4..].iter().all(u8::is_ascii_lowercase)
                && !matches!(&low[4..], "sa" | "sd" | "ss")
            {
                found.add((t[i].start, t[i].end), Kind::Postcode, "postcode", 0.95, 55);
            } else if b.len() == 4
                && t.low(i + 1).len() == 2
                && t[i + 1].is_word()
                && !t.broken(i + 1)
                && t.low(i + 1).bytes().all(|c| c.is_ascii_lowercase())
                && !matches!(t.low(i + 1), "sa" | "sd" | "ss")
                && (t[i + 1].shape == Shape::Upper
                    || t[i + 1].shape == Shape::Lower && !WORDS.contains(&t.low(i + 1)))
            {
                found.add(
                    (t[i].start, t[i + 1].end),
                    Kind::Postcode,
                    "postcode",
                    0.95,
                    55,
                );
            }
        }
        // GB: `SW1A 1AA`, `m1 1ae`.
        if t[i].is_word()
            && (2..=4).contains(&b.len())
            && b.iter().any(u8::is_ascii_digit)
            && t.flags(i + 1) == 0
        {
            let next = t.low(i + 1).as_bytes();
            let outward = b[0].is_ascii_lowercase()
                && b.iter().take(2).all(u8::is_ascii_alphanumeric)
                && b.iter().all(u8::is_ascii);
            if outward
                && next.len() == 3
                && next[0].is_ascii_digit()
                && next[1..].iter().all(u8::is_ascii_lowercase)
                && !t.broken(i + 1)
            {
                found.add(
                    (t[i].start, t[i + 1].end),
                    Kind::Postcode,
                    "postcode",
                    0.9,
                    55,
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn dutch_and_british() {
        for n in [
            "1234 AB", "1234AB", "3512 jk", "3512jk", "SW1A 1AA", "m1 1ae",
        ] {
            assert_eq!(only(&format!("woont op {n}, zegt ze"), Kind::Postcode), [n]);
        }
        for n in ["in 2019 is ze", "1500 en 2000", "2026 om", "3000 kg"] {
            assert_eq!(only(n, Kind::Postcode), Vec::<String>::new());
        }
    }
}
