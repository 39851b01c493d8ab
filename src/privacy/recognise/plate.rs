//! Licence plates: Dutch ones by their three groups, British ones by form, any after the word for it.

use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::STOP;
use super::super::token::Tokens;

/// Adds every plate.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    let mut i = 0;
    let mut last = usize::MAX;
    while i < t.len() {
        if t[i].is_word() && t[i].end - t[i].start > 6 && !(t[i].odd && t[i].end - t[i].start == 7)
            // "kenteken is 12-AB-34"
            || t[i].flags & STOP != 0 && t.raw(i + 1) != "-"
            || t.text.as_bytes()[t[i].start] >= 0x80
            || !t.figure_within(i, 9)
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
        let alone = i == 0 || t[i].spaced || t.raw(i - 1) == "(";
        let ireland = alone.then(|| irish(rest, cue)).flatten();
        if let Some(end) = ireland
            .or_else(|| dutch(rest, cue))
            .or_else(|| belgian(rest))
            .or_else(|| {
                // Where cars are spoken of is asked only when it could be one.
                let widest = alone.then(|| side(rest, true)).flatten()?;
                side(rest, cue).or_else(|| car(t, i).then_some(widest))
            })
        {
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

/// Whether a car is spoken of near `i`, or a permit to park one.
fn car(t: &Tokens<'_>, i: usize) -> bool {
    super::before(t, i, 10, |w| {
        matches!(
            w,
            "auto"
                | "wagen"
                | "busje"
                | "bus"
                | "bestelbus"
                | "bestelwagen"
                | "camper"
                | "motor"
                | "scooter"
                | "brommer"
                | "aanhanger"
                | "leaseauto"
                | "taxi"
                | "car"
                | "truck"
                | "vehicle"
                | "motorbike"
                | "parked"
                | "voertuig"
                | "geparkeerd"
                | "vrachtwagen"
                | "bolide"
                | "caravan"
                | "kent"
                | "kentekennr"
                | "kentekens"
        ) || w.starts_with("parkeer")
            || w.starts_with("parking")
            || w.starts_with("kenteken")
    })
}

/// Dutch and Belgian plates with blanks or nothing between their groups: `BN75DS`, `86 HHZ 1`, `1 ZDF 916`. Only what the
/// road authority has given out: no vowels, and no unit behind a number; small letters only where a car is spoken of.
fn side(text: &str, spoken: bool) -> Option<usize> {
    const CODES: &[&str] = &[
        "A99AAA", "AAA99A", "9AA999", "999AA9", "A999AA", "AA999A", "9AAA99", "99AAA9", "AA99AA",
        "99AA99", "AA9999", "9999AA", "99AAAA", "AAAA99", "9AAA999", "AA99AAA",
    ];
    // How the groups are cut where blanks stand: in one kind each, the pairs of one kind in two.
    let mut form = String::with_capacity(8);
    let mut cuts = [0u8; 3];
    let (mut blanks, mut end) = (0, 0);
    let mut small = false;
    let mut letters = [0u8; 8];
    let mut named = 0;
    for (k, c) in text.bytes().enumerate() {
        if c.is_ascii_alphanumeric() {
            form.push(if c.is_ascii_digit() { '9' } else { 'A' });
            if form.len() > 7 {
                return None;
            }
            if c.is_ascii_alphabetic() {
                small |= c.is_ascii_lowercase();
                *letters.get_mut(named)? = c.to_ascii_uppercase();
                named += 1;
            }
            end = k + 1;
        } else if matches!(c, b' ' | b'-' | b'.') && k == end && blanks < 2 {
            *cuts.get_mut(blanks)? = u8::try_from(form.len()).ok()?;
            blanks += 1;
            let rest = text.as_bytes().get(k + 1..).unwrap_or_default();
            // A plate is whole at six: what follows is the sentence.
            if CODES.contains(&form.as_str())
                && (form.len() == 7 || !rest.first().is_some_and(u8::is_ascii_digit))
            {
                blanks -= 1;
                break;
            }
        } else {
            break;
        }
    }
    let named = letters.get(..named)?;
    let given = CODES.contains(&form.as_str())
        && text
            .as_bytes()
            .get(end)
            .is_none_or(|c| !c.is_ascii_alphanumeric() && *c < 0x80)
        && (form.len() == 7
            || !named.iter().any(|c| b"AEIOUCQ".contains(c))
            || spoken && !named.iter().any(|c| b"EIOU".contains(c)));
    let turns = form
        .as_bytes()
        .windows(2)
        .filter(|w| w.first() != w.last())
        .count();
    // "KK17BKR": from 02 to 79 for the half year. With its one blank another rule sees it.
    if form == "AA99AAA"
        && !(blanks == 0
            && text
                .as_bytes()
                .get(2..4)
                .is_some_and(|y| (b"02".as_slice()..=b"79".as_slice()).contains(&y)))
    {
        return None;
    }
    // "1 ZDF 916": at every turn a blank; "BN75DS": nowhere.
    let whole = blanks == 0
        || blanks == 2
            && (turns < 2 || cuts.iter().take(2).all(|n| turned(&form, usize::from(*n))));
    let unit = matches!(
        named,
        b"GB"
            | b"MB"
            | b"TB"
            | b"KB"
            | b"KG"
            | b"KM"
            | b"CM"
            | b"MM"
            | b"ML"
            | b"DL"
            | b"PK"
            | b"KW"
            | b"PM"
            | b"CC"
            | b"HZ"
            | b"MHZ"
            | b"GHZ"
            | b"MRT"
            | b"JAN"
            | b"FEB"
            | b"APR"
            | b"MEI"
            | b"JUN"
            | b"JUL"
            | b"AUG"
            | b"SEP"
            | b"OKT"
            | b"NOV"
            | b"DEC"
            | b"MAR"
            | b"MAY"
            | b"OCT"
            | b"BTW"
    );
    // "MP3", "H264": two groups are too little to be known without a car.
    (given && whole && (turns == 2 || spoken) && !unit && (!small || spoken)).then_some(end)
}

/// Whether letters meet figures at `n`.
fn turned(form: &str, n: usize) -> bool {
    form.as_bytes()
        .get(n.wrapping_sub(1))
        .zip(form.as_bytes().get(n))
        .is_some_and(|(a, b)| a != b)
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

/// `191-D-12345`, `12-KY-1234`; with a cue also `161 D 1234`: Irish, the year, a county and up to six figures.
fn irish(text: &str, cue: bool) -> Option<usize> {
    const COUNTIES: &str =
        "C CE CN CW D DL G KE KK KY L LD LH LK LM LS MH MN MO OY RN SO T WD WH WW WX TN TS LC";
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || cue && c == ' '))
        .unwrap_or(text.len());
    let mut groups = text.get(..end)?.split(['-', ' ']);
    let (year, county, serial) = (groups.next()?, groups.next()?, groups.next()?);
    let figures = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let capitals = county.to_ascii_uppercase();
    let ok = (2..=3).contains(&year.len())
        && figures(year)
        && super::among!(capitals.as_str(), COUNTIES)
        && (1..=6).contains(&serial.len())
        && figures(serial)
        && (cue || serial.len() > 2);
    ok.then_some(year.len() + county.len() + serial.len() + 2)
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
    use crate::privacy::{
        Kind,
        tests::{nothing, only},
    };

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
            only("parking sorted for KK17BKR, thanks", Kind::Plate),
            ["KK17BKR"]
        );
        assert_eq!(
            only("parking permit for nl17bhh, visitor", Kind::Plate),
            ["nl17bhh"]
        );
        assert_eq!(
            only("his van (191-D-12345) was towed", Kind::Plate),
            ["191-D-12345"]
        );
        assert_eq!(
            only("kenteken h-482-rt of 9 xjp 12, denkt hij", Kind::Plate),
            ["h-482-rt", "9 xjp 12"]
        );
        assert_eq!(only("the car, yd19 fgh, is his", Kind::Plate), ["yd19 fgh"]);
        for n in [
            "BN75DS",
            "1 ZDF 916",
            "GL 64 RX",
            "86 HHZ 1",
            "T 138 SV",
            "T138SV",
        ] {
            assert_eq!(only(&format!("staat er ({n}) weer"), Kind::Plate), [n]);
        }
        for n in ["gl 64 rx", "bn75ds", "t 138 sv", "86-hhz-1"] {
            assert_eq!(only(&format!("zijn auto ({n}) staat er"), Kind::Plate), [n]);
        }
        nothing(
            Kind::Plate,
            &[
                "een schijf van 64 GB 16 jaar oud",
                "formulier A12BCD en type X200",
                "de 3 dagen 12 keer",
                "van 12 km 30 naar huis",
            ],
        );
        assert_eq!(
            only("op 12-03-26 en GROW-model 12-14", Kind::Plate),
            Vec::<String>::new()
        );
    }
}
