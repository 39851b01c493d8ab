//! Numbers of documents, customers and files: after the word for them, or by a form nothing else has.

mod cues;

use super::super::finding::{Found, Kind};
use super::super::token::{Shape, Tokens};
use super::among;
use cues::{CUES, EVERYDAY};

/// Whether a word is one for such a number.
fn cue(low: &str) -> bool {
    CUES.has(low) || EVERYDAY.has(low)
}

/// Adds every number.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    let mut i = 0;
    while i < t.len() {
        // Most words: no digit here nor in what follows at once.
        if !t.figure_within(i, t[i].end - t[i].start + 8) {
            i += 1;
            continue;
        }
        if let Some(last) = insurance(t, i) {
            found.add((t[i].start, t[last].end), Kind::Id, "id-form", 0.9, 53);
            i = last + 1;
            continue;
        }
        let (end, digits, letters) = stretch(t, i);
        if digits == 0 || end == 0 {
            i += 1;
            continue;
        }
        let last = t.partition_point(|x| x.start < end);
        let length = digits + letters;
        let glued = t.text[t[i].start..end].contains(['-', '/', '.']) || letters > 0;
        let grouped = t
            .get(last)
            .is_some_and(|x| x.shape == Shape::Number && x.spaced && x.end - x.start > 1);
        // "personeelsnr. 12 345": in groups that begin with two.
        let pairs = grouped && digits == 2 && letters == 0 && !t.raw(last).starts_with('0');
        let signed = if length >= 3 && digits > 1 || pairs {
            cued(t, i, glued, digits)
        } else {
            Sign::None
        };
        let cue = signed != Sign::None && (length >= 4 || grouped) && digits >= 3
            || signed == Sign::Sure && (digits >= 3 || pairs || noted(t, i));
        // "polis PN 39.833.545", "ovv zaal 88-214": what stands before it belongs to it.
        let from = if cue && (series(t, i) || noted(t, i)) {
            i - 1
        } else {
            i
        };
        // "relatienummer 4410 2231 09": in groups.
        let mut end = end;
        let mut last = last;
        let counted = |k: usize| {
            t.get(k).is_some_and(|x| {
                x.shape == Shape::Number
                    && x.spaced
                    && !t.broken(k)
                    && x.end - x.start > 1
                    && t.raw(k).bytes().all(|b| b.is_ascii_digit())
            })
        };
        while cue && letters == 0 && last < i + 5 && counted(last) && !super::date::begins(t, last)
        {
            end = t[last].end;
            last += 1;
        }
        let span = (t[from].start, end);
        let money = i > 0 && matches!(t.raw(i - 1), "€" | "$" | "£")
            || matches!(t.low(last), "euro" | "eur" | "pounds" | "dollar");
        if cue && !money {
            found.add(span, Kind::Id, "id-label", 0.9, 50);
        } else if letters >= 1
            && digits >= 4
            && length >= 6
            && !date_like(&t.text[span.0..span.1])
            && has_upper_or_long(&t.text[span.0..span.1])
        {
            found.add(span, Kind::Id, "id-form", 0.75, 40);
        } else if digits >= 7 && !glued && !money && !book(&t.text[span.0..span.1]) {
            found.add(span, Kind::Id, "id-long", 0.6, 40);
        }
        i = last.max(i + 1);
    }
}

fn has_upper_or_long(s: &str) -> bool {
    s.bytes().any(|b| b.is_ascii_uppercase()) || s.len() >= 8
}

/// Whether the digits are those of a book: "9789023456781".
fn book(s: &str) -> bool {
    s.len() == 13 && (s.starts_with("978") || s.starts_with("979"))
}

fn date_like(s: &str) -> bool {
    s.ends_with("jarige") || s.ends_with("jarig") || s.contains("ste") || s.contains("minuten")
}

/// Whether the word before `i` is the letters of a series, `PN 39.833.545`: two to four capitals, or small ones of no list.
fn series(t: &Tokens<'_>, i: usize) -> bool {
    let Some(k) = i.checked_sub(1).filter(|_| !t.broken(i)) else {
        return false;
    };
    use super::super::lexicon::flag::{STOP, WORD};
    (1..=4).contains(&t.low(k).len())
        && t.low(k).bytes().all(|b| b.is_ascii_alphabetic())
        && !cue(t.low(k))
        && (matches!(t[k].shape, Shape::Upper | Shape::Initial)
            || t[k].shape == Shape::Lower && t.flags(k) & (STOP | WORD) == 0)
}

/// Whether a word stands between "ovv" (what a payment is to bear) and the number: "o.v.v. zaal 88-214".
fn noted(t: &Tokens<'_>, i: usize) -> bool {
    let Some(k) = i.checked_sub(1).filter(|_| !t.broken(i)) else {
        return false;
    };
    t[k].is_word() && !cue(t.low(k)) && !t.broken(k) && stated(t, k)
}

/// Whether "ovv" or "o.v.v." stands right before a token.
fn stated(t: &Tokens<'_>, k: usize) -> bool {
    k > 0
        && (t.low(k - 1) == "ovv"
            || t.raw(k - 1) == "."
                && t.text[..t[k - 1].end]
                    .get(t[k - 1].end.saturating_sub(6)..)
                    .is_some_and(|s| s.eq_ignore_ascii_case("o.v.v.")))
}

/// How much the words before a number say that it is one of a document or a customer.
#[derive(PartialEq)]
enum Sign {
    None,
    /// A word for it.
    Plain,
    /// A word for it that says "number", or one with a sign behind it: three digits will do.
    Sure,
}

/// A cue word up to six tokens back, only joining words and marks between; `glued` says that the number has letters or marks in
/// it, without which an everyday word asks for more.
fn cued(t: &Tokens<'_>, i: usize, glued: bool, digits: usize) -> Sign {
    if stated(t, i) || noted(t, i) {
        return Sign::Sure;
    }
    let mut sign = false;
    let mut series_left = true;
    for k in (i.saturating_sub(7)..i).rev() {
        let numbered = t.low(k).len() > 4 && t.low(k).ends_with("nr");
        if cue(t.low(k))
            || numbered
            || t.low(k).len() > 6
                && [
                    "nummer", "nummers", "code", "kenmerk", "polis", "dossier", "number",
                ]
                .iter()
                .any(|e| t.low(k).ends_with(e))
        {
            // "klant 44120": five digits right behind it are no year.
            let long = k + 1 == i && digits > 4;
            return if !(glued || sign || long) && EVERYDAY.has(t.low(k)) {
                Sign::None
            } else if numbered
                || t.low(k).len() > 6 && t.low(k).ends_with("nummer")
                || among!(t.low(k), "kvk giro agb")
                || sign
                    && among!(
                        t.low(k),
                        "dossier case casus client cliënt klant polis policy zaak ticket invoice inv file"
                    )
            {
                Sign::Sure
            } else {
                Sign::Plain
            };
        }
        let joins = matches!(
            t.low(k),
            ":" | "#" | "." | "is" | "=" | "(" | "van" | "de" | "het" | "-" | "no" | "was" | "met" | "°" | "º"
                // "personeelsnummer van de medewerker:", "policy number for my client is": whose it is.
                | "medewerker" | "cliënt" | "client" | "coachee" | "klant" | "deelnemer" | "werknemer" | "patiënt" | "dossier"
                | "haar" | "zijn" | "mijn" | "her" | "his" | "my" | "the" | "for" | "of" | "employee" | "mevrouw" | "meneer"
                | "under" | "onder" | "and" | "en" | "at" | "bij" | "luidt" | "staat" | "op" | "still" | "nog" | "to" | "as" | "with"
        );
        sign |= matches!(t.low(k), ":" | "#" | "°" | "º" | "no");
        let letters = series_left && k + 1 == i && series(t, i);
        series_left = false;
        if !(joins || letters) || t.broken(k + 1) {
            return Sign::None;
        }
    }
    Sign::None
}

/// Letters and digits joined by hyphens, points and slashes without blanks: end, digits, letters.
fn stretch(t: &Tokens<'_>, from: usize) -> (usize, usize, usize) {
    let start = t[from].start;
    if t[from].shape == Shape::Mark
        || from > 0 && !t[from].spaced && t[from - 1].shape != Shape::Mark
    {
        return (0, 0, 0);
    }
    let (mut end, mut digits, mut letters) = (0, 0, 0);
    for (n, c) in t.text[start..].char_indices() {
        if c.is_ascii_digit() {
            digits += 1;
            end = start + n + 1;
        } else if c.is_alphabetic() {
            letters += 1;
            end = start + n + c.len_utf8();
        } else if !matches!(c, '-' | '.' | '/') {
            break;
        } else if t.text[start + n + 1..]
            .chars()
            .next()
            .is_none_or(|d| !d.is_alphanumeric())
        {
            break;
        }
    }
    (end, digits, letters)
}

/// The last token of a British insurance number, `QQ 12 34 56 C` or `qq123456c`, that begins here. Only A to D close one; small
/// letters count glued, or behind the word for it.
fn insurance(t: &Tokens<'_>, i: usize) -> Option<usize> {
    if t[i].end - t[i].start == 9 {
        let b = t.raw(i).as_bytes();
        let digits = b
            .get(2..8)
            .is_some_and(|d| d.iter().all(u8::is_ascii_digit));
        let letters = b.iter().take(2).all(u8::is_ascii_alphabetic)
            && matches!(b.last(), Some(b'a'..=b'd' | b'A'..=b'D'));
        return (digits && letters).then_some(i);
    }
    let small = t[i].shape == Shape::Lower
        && (t.low(i).len() == 2)
        && super::before(t, i, 4, |w| {
            matches!(w, "ni" | "nino" | "insurance" | "n.i")
        });
    let mut form = String::new();
    for k in i..(i + 5).min(t.len()) {
        if t[k].shape == Shape::Mark || k > i && t.broken(k) {
            return None;
        }
        form.extend(t.raw(k).chars().map(|c| match c {
            'A'..='Z' => 'A',
            'a'..='z' if small => 'A',
            '0'..='9' => '9',
            _ => ' ',
        }));
        match form.len() {
            9 => return (form == "AA999999A").then_some(k),
            10.. => return None,
            _ => {}
        }
    }
    None
}

/// A British health service number: ten digits, the last a check by eleven.
pub(crate) fn is_nhs(digits: &str) -> bool {
    let Some((head, check)) = digits.as_bytes().split_at_checked(9) else {
        return false;
    };
    let [check] = check else { return false };
    let sum: u32 = head
        .iter()
        .zip((2..=10u32).rev())
        .map(|(b, w)| u32::from(b.wrapping_sub(b'0')) * w)
        .sum();
    (11 - sum % 11) % 11 == u32::from(check.wrapping_sub(b'0'))
}

/// A payment card: fourteen to sixteen digits and Luhn.
pub(crate) fn is_card(digits: &str) -> bool {
    (14..=16).contains(&digits.len())
        && digits
            .bytes()
            .rev()
            .enumerate()
            .map(|(i, b)| {
                let d = u32::from(b.wrapping_sub(b'0'));
                if i % 2 == 0 {
                    d
                } else if d * 2 > 9 {
                    d * 2 - 9
                } else {
                    d * 2
                }
            })
            .sum::<u32>()
            % 10
            == 0
}

#[cfg(test)]
mod tests;
