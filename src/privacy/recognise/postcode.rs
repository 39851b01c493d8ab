//! Dutch, Belgian, British and Irish postcodes.

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

/// Whether a house number stands before the postcode, or a town behind it: then whatever two letters are part of it.
fn addressed(t: &Tokens<'_>, i: usize, behind: usize) -> bool {
    use super::super::lexicon::flag::{PLACE, STOP};
    let k = i - usize::from(i > 0 && t.raw(i - 1) == ",");
    let number = k > 1
        && !t.broken(i)
        && (t[k - 1].shape == Shape::Number && t.low(k - 1).len() <= 5 && t[k - 2].is_word()
            || t.low(k - 1).len() <= 2 && t[k - 2].shape == Shape::Number && t.raw(i - 1) == ","
            || k < i && supplemented(t, k));
    let labelled = super::before(t, i, 3, |w| {
        matches!(w, "postcode" | "pc" | "adres" | "address")
    });
    let town = t
        .get(behind)
        .is_some_and(|x| x.is_word() && x.spaced && !t.broken(behind))
        && t.flags(behind) & PLACE != 0
        && (t.flags(behind) & STOP == 0 || t[behind].capital());
    let word = matches!(
        t.low(behind.saturating_sub(1)),
        "te" | "in" | "en" | "of" | "uur"
    );
    number
        && !(word && t[behind - 1].shape == Shape::Lower && !(town && i > 0 && t.raw(i - 1) == ","))
        && (town || t[i].start > 0 && t.raw(i - 1) == ",")
        || labelled
        || town && t[behind].capital() && !word
}

/// Whether a house number with what is added to it ends before `k`: `185-5`, `204bis`, `157 hs`, `78 bus 3`.
fn supplemented(t: &Tokens<'_>, k: usize) -> bool {
    let Some(p) = k.checked_sub(3) else {
        return false;
    };
    let number = |k: usize| {
        t[k].shape == Shape::Number
            && t.low(k).starts_with(|c: char| c.is_ascii_digit())
            && t.low(k).len() <= 6
    };
    let (a, b, c) = (p, p + 1, p + 2);
    number(c) && t[b].is_word() && t.low(c).ends_with(|x: char| x.is_ascii_alphabetic())
        || number(a) && (matches!(t.raw(b), "-" | "/") || matches!(t.low(b), "bus" | "bte" | "box"))
        || number(b)
            && t[a].is_word()
            && (matches!(t.low(c), "hs" | "bis" | "huis" | "rood" | "zw")
                || t.low(c).strip_prefix('b').is_some_and(|n| {
                    !n.is_empty() && n.len() < 4 && n.bytes().all(|d| d.is_ascii_digit())
                }))
}

/// `9000 Gent`, `B-2800 Mechelen`: four figures and a town, where an address is told.
fn belgian(t: &Tokens<'_>, i: usize) -> bool {
    use super::super::lexicon::flag::{MONTH, NAMELIKE, PLACE, STOP, WORD};
    let letter = i > 1 && t.raw(i - 1) == "-" && matches!(t.low(i - 2), "b" | "be");
    // "nr. 226 te 2900 Schoten"
    let at = i > 1 && t.low(i - 1) == "te" && t[i - 2].shape == Shape::Number;
    let k = i - usize::from(i > 0 && t.raw(i - 1) == "," || at);
    let number = k > 1
        && !t.broken(i)
        && (t[k - 1].shape == Shape::Number
            && t.low(k - 1).len() <= 4
            && (t[k - 2].is_word() || at && t.raw(k - 2) == ".")
            && t.flags(k - 2) & MONTH == 0
            || k < i && t.low(k - 1).len() == 1 && t[k - 2].shape == Shape::Number
            || k < i && supplemented(t, k));
    let town = t
        .get(i + 1)
        .is_some_and(|x| x.is_word() && x.spaced && !t.broken(i + 1))
        && t.flags(i + 1) & PLACE != 0
        && (t.flags(i + 1) & STOP == 0 || t[i + 1].capital());
    // "verhuist naar 8215 Bree": no year, and a town with its capital.
    let year = t.low(i).starts_with("19") || t.low(i).starts_with("20");
    let plain = !year
        && t.get(i + 1)
            .is_some_and(|x| x.shape == Shape::Title && !x.has(WORD | NAMELIKE));
    // "Woonplaats: 9257 Urk": behind the word for where somebody lives, and a town of any name.
    let labelled = i > 1
        && t.raw(i - 1) == ":"
        && super::among!(
            t.low(i - 2),
            "woonplaats gemeente plaats stad domicilie verblijfplaats standplaats vestigingsplaats werkplaats",
        )
        && t.get(i + 1)
            .is_some_and(|x| x.is_word() && !t.broken(i + 1));
    letter
        || (number || plain) && town
        || labelled
        || super::before(t, i, 2, |w| matches!(w, "postcode" | "postnummer" | "zip"))
}

/// The first token of a Belgian postcode: the letter of the country belongs to it ("B-4375 Wetteren").
fn country(t: &Tokens<'_>, i: usize) -> usize {
    let lettered = i > 1
        && t.raw(i - 1) == "-"
        && !t[i].spaced
        && !t[i - 1].spaced
        && matches!(t.low(i - 2), "b" | "be" | "nl" | "l" | "d" | "f");
    if lettered { i - 2 } else { i }
}

/// The last token of an Irish one: a letter with two figures (`D6W` is the only other), and four letters and figures of those
/// that are used ("D04 H6X5", "v94e9n5").
fn irish(t: &Tokens<'_>, i: usize) -> Option<usize> {
    let b = t.low(i).as_bytes();
    let (key, rest, last) = match b.len() {
        7 => (b.get(..3)?, b.get(3..)?, i),
        3 if !t.broken(i + 1) => (b, t.low(i + 1).as_bytes(), i + 1),
        _ => return None,
    };
    let used = |c: &u8| b"acdefhknprtvwxy0123456789".contains(c);
    let (area, unit) = (
        matches!(key, [a, d, e] if a.is_ascii_lowercase() && used(a) && d.is_ascii_digit() && (e.is_ascii_digit() || key == b"d6w")),
        rest.len() == 4
            && rest.iter().all(used)
            && rest.iter().any(u8::is_ascii_digit)
            && rest.first().is_some_and(u8::is_ascii_alphabetic),
    );
    (area && unit).then_some(last)
}

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
                && (!matches!(&low[4..], "sa" | "sd" | "ss") || addressed(t, i, i + 1))
            {
                found.add((t[i].start, t[i].end), Kind::Postcode, "postcode", 0.95, 55);
            } else if b.len() == 4
                && t.low(i + 1).len() == 2
                && t[i + 1].is_word()
                && !t.broken(i + 1)
                && t.low(i + 1).bytes().all(|c| c.is_ascii_lowercase())
                && (!matches!(t.low(i + 1), "sa" | "sd" | "ss") || addressed(t, i, i + 2))
                && (t[i + 1].shape == Shape::Upper
                    // "2992 Xz Barendrecht": the second letter slipped.
                    || t[i + 1].shape == Shape::Title && addressed(t, i, i + 2)
                    || t[i + 1].shape == Shape::Lower
                        && (!WORDS.contains(&t.low(i + 1)) || addressed(t, i, i + 2)))
            {
                found.add(
                    (t[i].start, t[i + 1].end),
                    Kind::Postcode,
                    "postcode",
                    0.95,
                    55,
                );
            } else if b.len() == 4 && belgian(t, i) {
                let from = t[country(t, i)].start;
                found.add((from, t[i].end), Kind::Postcode, "postcode", 0.85, 55);
            }
        }
        if t[i].is_word()
            && t[i].odd
            && matches!(b.len(), 3 | 7)
            && let Some(last) = irish(t, i).and_then(|k| t.get(k))
        {
            found.add((t[i].start, last.end), Kind::Postcode, "postcode", 0.9, 55);
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
        for (text, n) in [
            ("adres: kerkstraat 3, 1011 de amsterdam", "1011 de"),
            ("Woont aan de Dorpsstraat 12, 9000 Gent.", "9000"),
            ("postcode 2312 op", "2312 op"),
            ("woont Markt 185-5, 9000 Gent", "9000"),
            ("Kerkstraat 78 bus 3, 3911 te Assen", "3911 te"),
            ("Ze verhuist naar 3000 Leuven.", "3000"),
            ("Woonplaats: 9257 Urk", "9257"),
            ("Markt 19 b5, B-4375 Wetteren", "B-4375"),
            ("Apt 3, 12 Quay Road, Galway H91 E9N5", "H91 E9N5"),
            ("she is in d6w e5h5 now", "d6w e5h5"),
            ("eircode V94Y1V8 on file", "V94Y1V8"),
            ("Kerkdijk 212 A, 2992 Xz Barendrecht, zegt ze", "2992 Xz"),
            ("kerkstraat nr. 226 te 2900 brugge, gsm volgt", "2900"),
        ] {
            assert_eq!(only(text, Kind::Postcode), [n], "{text}");
        }
        for n in ["in 2019 is ze", "1500 en 2000", "2026 om", "3000 kg"] {
            assert_eq!(only(n, Kind::Postcode), Vec::<String>::new());
        }
    }
}
