//! Licence plates: Dutch ones by their three groups, British ones by form, any after the word for it.

use super::super::finding::{Found, Kind};
use super::super::token::Tokens;

/// Adds every plate.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    let mut i = 0;
    let mut last = usize::MAX;
    while i < t.len() {
        if t[i].is_word() && t[i].end - t[i].start > 6
            || t.text.as_bytes()[t[i].start] >= 0x80
            || !t.text.as_bytes()[t[i].start..(t[i].start + 9).min(t.text.len())]
                .iter()
                .any(u8::is_ascii_digit)
        {
            i += 1;
            continue;
        }
        let cue = super::before(t, i, 3, |w| {
            matches!(
                w,
                "kenteken" | "kentekenplaat" | "plate" | "registration" | "nummerbord" | "reg"
            )
        })
        // "kenteken h-482-rt of 9 xjp 12"
            || i > 0 && last == i - 1 && matches!(t.low(i - 1), "of" | "en" | "or" | "and");
        let rest = &t.text[t[i].start..];
        if let Some(end) = dutch(rest, cue).or_else(|| belgian(rest)) {
            let end = t[i].start + end;
            found.add(
                (t[i].start, end),
                Kind::Plate,
                "plate",
                if cue { 0.97 } else { 0.9 },
                52,
            );
            while i < t.len() && t[i].start < end {
                i += 1;
            }
            last = i;
            continue;
        }
        let (a, b) = (t.raw(i).as_bytes(), t.raw(i + 1).as_bytes());
        let form = a.len() == 4
            && b.len() == 3
            && a[..2].iter().all(u8::is_ascii_alphabetic)
            && a[2..].iter().all(u8::is_ascii_digit)
            && b.iter().all(u8::is_ascii_alphabetic)
            && !t.broken(i + 1);
        // "his car, yd19 fgh,": two figures from 02 to 79 for the half year, and letters that no word is.
        let year = a
            .get(2..4)
            .is_some_and(|y| (b"02".as_slice()..=b"79".as_slice()).contains(&y));
        let small = year && t.flags(i + 1) == 0 && !b.iter().any(|c| b"aeiou".contains(c));
        if form && (cue || small || a[..2].iter().chain(b).all(u8::is_ascii_uppercase)) {
            found.add((t[i].start, t[i + 1].end), Kind::Plate, "plate", 0.85, 52);
        }
        i += 1;
    }
}

/// `1-ABC-234`, `1abc234`: Belgian, a figure, three letters and three figures.
fn belgian(text: &str) -> Option<usize> {
    let mut form = [0u8; 7];
    let (mut n, mut end) = (0, 0);
    for (k, c) in text.bytes().enumerate() {
        if c.is_ascii_alphanumeric() {
            *form.get_mut(n)? = if c.is_ascii_digit() { b'9' } else { b'A' };
            n += 1;
            end = k + 1;
        } else if c != b'-' || !matches!(n, 1 | 4) {
            break;
        }
    }
    (form == *b"9AAA999").then_some(end)
}

/// Six letters and digits in three groups of one kind each; hyphens, or with a cue also blanks or nothing between them.
fn dutch(text: &str, cue: bool) -> Option<usize> {
    let mut groups: Vec<(bool, usize)> = Vec::new();
    let mut count = 0;
    let mut hyphens = 0;
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    let mut fresh = true;
    while let Some(&(i, c)) = chars.peek() {
        if c.is_ascii_alphanumeric() {
            let digit = c.is_ascii_digit();
            match groups.last_mut() {
                Some((d, n)) if *d == digit && !fresh => *n += 1,
                _ => groups.push((digit, 1)),
            }
            fresh = false;
            count += 1;
            end = i + 1;
            if count > 6 {
                return None;
            }
        } else if c == '-' && !fresh && count < 6 {
            hyphens += 1;
            fresh = true;
        } else if c == ' ' && cue && !fresh && count < 6 {
            fresh = true;
        } else {
            break;
        }
        chars.next();
    }
    let lengths: Vec<usize> = groups.iter().map(|g| g.1).collect();
    let shaped = matches!(
        lengths.as_slice(),
        [2, 2, 2] | [2, 3, 1] | [1, 3, 2] | [3, 2, 1] | [1, 2, 3]
    );
    let mixed = groups.iter().any(|g| g.0) && groups.iter().any(|g| !g.0);
    (count == 6 && shaped && mixed && (hyphens == 2 || cue)).then_some(end)
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn groups_of_three() {
        for n in [
            "12-AB-34", "AB-123-C", "G-001-BB", "12-abc-3", "xx-99-99", "1-ABC-23",
        ] {
            assert_eq!(only(&format!("Zijn auto, {n}, stond er"), Kind::Plate), [n]);
        }
        assert_eq!(
            only("de auto (1gxx187) en 1-ABC-234", Kind::Plate),
            ["1gxx187", "1-ABC-234"]
        );
        assert_eq!(only("kenteken KL123B", Kind::Plate), ["KL123B"]);
        assert_eq!(
            only("kenteken h-482-rt of 9 xjp 12, denkt hij", Kind::Plate),
            ["h-482-rt", "9 xjp 12"]
        );
        assert_eq!(only("the car, yd19 fgh, is his", Kind::Plate), ["yd19 fgh"]);
        assert_eq!(
            only("op 12-03-26 en GROW-model 12-14", Kind::Plate),
            Vec::<String>::new()
        );
    }
}
