//! Numbers whose form alone says what they are: telephone numbers, citizen numbers, cards. Stretches of digits with the marks that people put between
//! them are tried from the longest on; a telephone number may also be told in words. `super::order` calls this.

use super::super::finding::{Found, Kind};
use super::super::token::{Shape, Tokens};
use super::{among, before, bsn, date, identifier, phone};

/// Digits with the marks that people put between them: what a telephone number, a citizen number or a card looks like.
pub(crate) struct Digits {
    pub start: usize,
    pub end: usize,
    pub digits: String,
    pub plus: bool,
    /// How many digits stand before the first mark or blank.
    pub first: usize,
}

/// The stretches of digits that begin at token `i`, joined by at most ` - `, `.`, `/`, blanks or brackets, longest first: two
/// numbers in a row are one stretch only until nothing has that form. Stops at a line break.
fn stretches(t: &Tokens<'_>, i: usize) -> Vec<Digits> {
    let numeric =
        |k: usize| t[k].shape == Shape::Number && t.raw(k).bytes().all(|b| b.is_ascii_digit());
    let joined = i > 0
        && !t[i].spaced
        && matches!(t.raw(i - 1), "-" | "." | "/" | "–")
        && i > 1
        && t[i - 2].shape == Shape::Number;
    if !numeric(i) || joined {
        return Vec::new();
    }
    let bytes = t.text.as_bytes();
    let mut start = t[i].start;
    let mut plus = false;
    if let Some(p) = bytes[..start].iter().rposition(|b| !b" (".contains(b))
        && bytes[p] == b'+'
        && start - p <= 3
    {
        plus = true;
        // "(+31)612345678"
        start = p - usize::from(p > 0 && bytes[p - 1] == b'(');
    } else if start > 0 && bytes[start - 1] == b'(' {
        start -= 1;
    }
    let mut out = Vec::new();
    let mut digits = String::new();
    let mut marks = 0;
    for j in i..t.len() {
        if j > i && t.broken(j) || digits.len() > 20 {
            break;
        }
        if numeric(j) {
            digits.push_str(t.raw(j));
            marks = 0;
            out.push(Digits {
                start,
                end: t[j].end,
                digits: digits.clone(),
                plus,
                first: t[i].end - t[i].start,
            });
        } else if t[j].shape == Shape::Mark
            && (matches!(t.raw(j), "-" | "." | "/" | "(" | ")" | "–" | "‑" | "‐" | "—")
                // "06: 12345678", which is no time of day.
                || matches!(t.raw(j), ":" | "=") && zone(&digits)
                // "06,12,34,56,78", "06·12345678": whatever the mark, when nothing but a call begins so.
                || !t[j].spaced
                    && digits.starts_with("06")
                    && matches!(t.raw(j), "," | "·" | "•" | "*" | "~" | "|" | "\\" | "'"))
            && marks < 2
        {
            marks += 1;
        } else {
            break;
        }
    }
    out.reverse();
    out
}

/// Whether digits are the first of a telephone number and no hour: "06", "020", "0570".
fn zone(digits: &str) -> bool {
    digits == "06" || matches!(digits.len(), 3 | 4) && digits.starts_with('0')
}

/// Numbers whose form alone says what they are.
pub(crate) fn numbers(t: &Tokens<'_>, found: &mut Found) {
    let mut done = 0;
    for i in 0..t.len() {
        if t[i].shape != Shape::Number || t[i].start < done {
            continue;
        }
        let cue = |words: &[&str]| before(t, i, 5, |w| words.iter().any(|c| w.starts_with(c)));
        let bsn_cue = cue(&["bsn", "burgerservice", "sofi"]);
        let phone_cue = cue(&[
            "tel", "mob", "bel", "phone", "call", "whatsapp", "app", "nummer", "number", "cell",
            "ring",
        ]);
        for d in stretches(t, i) {
            let span = (d.start, d.end);
            let (kind, reason, confidence, rank) = if date::begins(t, i) {
                break;
            } else if overtaken(t, i, &d) {
                // "callum 29 07911-123-884": another number, and then a whole one.
                continue;
            } else if phone::is_phone(&d, phone_cue && !bsn_cue)
                || !bsn_cue && phone::is_belgian(&d, phone_cue)
                || matches!(d.digits.len(), 10 | 11)
                    && d.first <= 3
                    && t.text
                        .get(d.start..d.end)
                        .is_some_and(|s| phone::is_american(s, phone_cue))
            {
                (Kind::Phone, "phone", 0.95, 68)
            } else if bsn::is_bsn(&d.digits) && !d.plus {
                (Kind::Bsn, "bsn", 0.97, 60)
            } else if bsn_cue && (8..=9).contains(&d.digits.len()) {
                (Kind::Bsn, "bsn-label", 0.9, 60)
            } else if identifier::is_nhs(&d.digits) && cue(&["nhs", "health", "no", "nr", "number"])
            {
                (Kind::Id, "id-label", 0.9, 69)
            } else if d.digits.len() == 11
                && t.text.get(d.start..d.end).is_some_and(bsn::is_national)
            {
                (Kind::Id, "id-label", 0.95, 69)
            } else if identifier::is_card(&d.digits) && !d.digits.starts_with('0') {
                (Kind::Id, "card", 0.95, 58)
            } else {
                continue;
            };
            let (span, end) = if kind == Kind::Phone {
                let end = other_line(t, d.end);
                ((d.start, end), end)
            } else {
                (span, d.end)
            };
            found.add(span, kind, reason, confidence, rank);
            done = end;
            break;
        }
        if done <= t[i].start && extension(t, i) {
            found.add((t[i].start, t[i].end), Kind::Phone, "phone", 0.8, 60);
        }
    }
}

/// Whether a whole telephone number begins inside a stretch that begins as none does.
fn overtaken(t: &Tokens<'_>, i: usize, d: &Digits) -> bool {
    !d.plus
        && !d.digits.starts_with('0')
        && (i + 1..t.len())
            .take_while(|k| t[*k].start < d.end)
            .filter(|k| t[*k].spaced && t.raw(*k).len() > 1 && t.raw(*k).starts_with('0'))
            .any(|k| {
                let whole = stretches(t, k);
                whole
                    .iter()
                    .any(|o| phone::is_phone(o, false) || phone::is_belgian(o, false))
            })
}

/// The end of a telephone number with what differs on the other line, "06-12345678/79", or with the line in the house: "… ext. 214", "… x214".
fn other_line(t: &Tokens<'_>, end: usize) -> usize {
    let k = t.partition_point(|x| x.start < end);
    if t.broken(k) {
        return end;
    }
    let number = |n: usize, most: usize| {
        t.get(n)
            .filter(|x| x.shape == Shape::Number && x.end - x.start <= most && !t.broken(n))
    };
    // "…, ext. 214", "… (tst 12)"
    let apart = usize::from(matches!(t.raw(k), "," | "(" | "-"));
    let behind = if t.raw(k) == "/" && !t[k].spaced {
        number(k + 1, 3).filter(|x| !x.spaced)
    } else if among!(t.low(k + apart), "ext extension tst toestel x") {
        let point = usize::from(matches!(t.raw(k + apart + 1), "." | ":"));
        number(k + apart + 1 + point, 5)
    } else {
        let x = t.get(k).filter(|x| x.spaced);
        x.filter(|_| {
            t.low(k).strip_prefix('x').is_some_and(|d| {
                (2..=5).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_digit())
            })
        })
    };
    behind.map_or(end, |x| x.end)
}

/// "toestel 4512", "tst. 451", "ext 12": behind the word for a line in the house.
fn extension(t: &Tokens<'_>, i: usize) -> bool {
    let point = usize::from(i > 1 && matches!(t.raw(i - 1), "." | ":" | "#"));
    let Some(k) = i.checked_sub(1 + point) else {
        return false;
    };
    (2..=5).contains(&t.low(i).len())
        && t.low(i).bytes().all(|b| b.is_ascii_digit())
        && (k..i).all(|x| !t.broken(x + 1))
        && (among!(
            t.low(k),
            "tst toestelnr toestelnummer doorkies doorkiesnr doorkiesnummer"
        ) || among!(t.low(k), "toestel ext extension") && t.low(i).len() > 2)
}

/// Whether a telephone number that is told in words may begin with it.
pub(crate) fn nought(low: &str) -> bool {
    among!(low, "nul zero nought oh o6 o31 nul6 nulzes nulzessen plus")
}

/// How many digits a word or a number is when a telephone number is told; 0 for anything else.
fn told_digits(t: &Tokens<'_>, k: usize) -> usize {
    let low = t.low(k);
    if t[k].shape == Shape::Number {
        return if low.bytes().all(|b| b.is_ascii_digit()) {
            low.len()
        } else {
            0
        };
    }
    match low {
        "nulzes" | "nulzessen" | "o6" | "nul6" => return 2,
        "o31" => return 3,
        _ => {}
    }
    if among!(
        low,
        "nul zero nought oh een één twee drie vier vijf zes zeven acht negen one two three four five six seven eight nine"
    ) {
        return 1;
    }
    let tens = ["tig", "tien", "teen"].iter().any(|e| low.ends_with(e))
        || among!(
            low,
            "elf twaalf ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety"
        );
    if tens { 2 } else { 0 }
}

/// Telephone numbers told in words, or of which the first digits are: "nul zes twaalf vierendertig …", "o6 12345678".
pub(crate) fn spoken(t: &Tokens<'_>, found: &mut Found) {
    let mut i = 0;
    while i < t.len() {
        let plus = t.low(i) == "plus";
        if !t[i].is_word() || !nought(t.low(i)) {
            i += 1;
            continue;
        }
        let (mut digits, mut last, mut words) = (0, i, 0);
        for k in i + usize::from(plus)..t.len().min(i + 24) {
            if t.broken(k) && k > i {
                break;
            }
            // "twice a digit": it counts with the next one.
            let more = match told_digits(t, k) {
                0 if among!(t.low(k), "dubbel dubbele double triple") => 1,
                n => n,
            };
            if more == 0 {
                if t[k].shape == Shape::Mark && matches!(t.raw(k), "-" | "," | "/" | "(" | ")") {
                    continue;
                }
                break;
            }
            words += usize::from(t[k].is_word());
            digits += more;
            last = k;
        }
        // Countries have up to three digits before it, and "vijf en twintig" counts as three.
        if (9..=16).contains(&digits) && words > 0 {
            found.add((t[i].start, t[last].end), Kind::Phone, "phone", 0.85, 70);
            i = last;
        }
        i += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only, there},
    };

    #[test]
    fn what_stands_before_a_number_is_no_part_of_it() {
        there(
            Kind::Phone,
            &[
                ("new: callum mcneil 29 07911-123-884 cal", "07911-123-884"),
                ("bel hem, kamer 12 0612345678", "0612345678"),
                ("tel 31 06 12345678", "06 12345678"),
                ("bel 31 (0)6 12345678", "31 (0)6 12345678"),
            ],
        );
    }

    #[test]
    fn rarer_spellings() {
        for n in [
            "06—12345678",
            "06: 12345678",
            "06=12345678",
            "nul zes 12345678",
            "o6 12345678",
            "O6-12345678",
            "nul6-12345678",
            "nul zes twaalf vierendertig zesenvijftig achtenzeventig",
            "zero seven nine one one, one two three, four five six",
            "0800-1234567",
            "0900-12 34 567",
            "097 1234 5678",
            "06-12345678/79",
            "020 7946 0958 ext. 214",
            "020 7946 0958 x214",
            "020 7946 0958, ext: 214",
            "0570-123456 (tst 12",
            "06,12,34,56,78",
            "06·12345678",
            "0570: 123456",
            "44 (0)7911 123456",
            "31 (0)6 12345678",
            "1 212 555 0143",
        ] {
            assert_eq!(only(&format!("Bel haar op {n}."), Kind::Phone), [n]);
            assert_eq!(only(&format!("ze is er op {n} en dan"), Kind::Phone), [n]);
        }
        assert_eq!(only("bel toestel 4512 even", Kind::Phone), ["4512"]);
        assert_eq!(
            only("0570-123456 tst. 12", Kind::Phone),
            ["0570-123456 tst. 12"]
        );
        // Another number behind it.
        assert_eq!(
            only("tel 06-12345678 2 kinderen, 3 katten", Kind::Phone),
            ["06-12345678"]
        );
        // A digit that was forgotten.
        assert_eq!(only("mob 06 1234 567", Kind::Phone), ["06 1234 567"]);
    }

    #[test]
    fn figures_and_words_that_are_no_number_to_call() {
        nothing(
            Kind::Phone,
            &[
                "om 06:30 uur op, 06: wekker",
                "06:30-07:45 sport, 09:15-10:45 12 man",
                "06,5 km en 06,12,34 punten",
                "van nul tot tien: een zes, twee zevens en drie achten",
                "plus twee dagen en een halve",
                "toestel 3 in de sportschool, zes keer",
                "ze scoorde nul, een en twee",
                "het toestel 12 keer opgetild",
            ],
        );
    }
}
