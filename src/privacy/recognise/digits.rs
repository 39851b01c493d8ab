//! Numbers whose form alone says what they are: telephone numbers, citizen numbers, cards. Stretches of digits with the marks that people put between
//! them are tried from the longest on; what is written more carelessly is left to `super::dialled`. `super::order` calls this.

use super::super::finding::{Found, Kind};
use super::super::token::{Shape, Tokens};
use super::{among, before, bsn, date, dialled, identifier, phone};

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
    if let Some(p) = bytes[..start].iter().rposition(|b| !b" ([".contains(b))
        && bytes[p] == b'+'
        && start - p <= 3
    {
        plus = true;
        // "(+31)612345678"
        start = p - usize::from(p > 0 && matches!(bytes[p - 1], b'(' | b'['));
    } else if start > 0 && matches!(bytes[start - 1], b'(' | b'[' | b'{') {
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
            && (matches!(
                t.raw(j),
                "-" | "." | "/" | "(" | ")" | "[" | "]" | "{" | "}" | "–" | "‑" | "‐" | "—" | "−" | "‒" | "―"
            )
                // "06: 12345678", which is no time of day.
                || matches!(t.raw(j), ":" | "=") && zone(&digits)
                // "06·12345678": whatever the mark, when nothing but a call begins so.
                || !t[j].spaced
                    && digits.starts_with("06")
                    && matches!(t.raw(j), "·" | "•" | "*" | "~" | "|" | "\\" | "'"))
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
            "ring", "gsm", "fax", "sms",
        ]);
        for d in stretches(t, i) {
            let span = (d.start, d.end);
            let (kind, reason, confidence, rank) = if date::begins(t, i) {
                break;
            } else if phone_cue
                && (8..10).contains(&d.digits.len())
                && d.digits.starts_with("06")
                && dialled::jotted(t, i, true).is_some()
            {
                // "06 12 34 56 achtenzeventig": no digit was forgotten.
                break;
            } else if overtaken(t, i, &d) {
                // "callum 29 07911-123-884": another number, and then a whole one.
                continue;
            } else if phone::is_phone(&d, phone_cue && !bsn_cue)
                || !bsn_cue && phone::is_belgian(&d, phone_cue)
                || d.digits.len() == 6 && !bsn_cue && !d.digits.starts_with('0') && labelled(t, i)
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
        if done <= t[i].start
            && !bsn_cue
            && (t.low(i).starts_with('0') || i > 0 && t.raw(i - 1) == "+")
            && !date::begins(t, i)
            && let Some(parts) = dialled::jotted(t, i, phone_cue)
        {
            let [head, rest] = parts;
            done = other_line(t, rest.1);
            // A word may stand between the zone and what follows.
            let parts = if rest.0 < rest.1 {
                [head, (rest.0, done)]
            } else {
                [(head.0, done), rest]
            };
            for part in parts {
                found.add(part, Kind::Phone, "phone", 0.85, 68);
            }
        }
        if done <= t[i].start && extension(t, i) {
            found.add((t[i].start, t[i].end), Kind::Phone, "phone", 0.8, 60);
        }
    }
}

/// Whether the word for a telephone number stands right before it, so that a local one of six digits will do: "tel. 12 34 56".
fn labelled(t: &Tokens<'_>, i: usize) -> bool {
    let mut k = i;
    while k > 0 && i - k < 3 && !t.broken(k) && among!(t.low(k - 1), ". : is = nr nummer") {
        k -= 1;
    }
    k > 0
        && !t.broken(k)
        && among!(
            t.low(k - 1),
            "tel telefoon telefoonnummer telefoonnr telnr telnummer mobiel mob gsm phone"
        )
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
    let figures = |d: &str| (2..=5).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_digit());
    let behind = if t.raw(k) == "/" {
        // "… / 79", and nothing that it counts.
        let apart = t[k].spaced;
        number(k + 1, 3)
            .filter(|x| x.spaced == apart)
            .filter(|x| !apart || x.end - x.start == 2 && t.get(k + 2).is_none_or(|y| !y.is_word()))
    } else if matches!(t.raw(k), "#" | "-") && t.get(k + 1).is_some_and(|x| !x.spaced) {
        number(k + 1, 4).filter(|_| figures(t.low(k + 1)) && !t.low(k + 1).starts_with('0'))
    } else if among!(
        t.low(k + apart),
        "ext extension tst toestel toestelnr doorkies doorkiesnr x"
    ) {
        let point = usize::from(matches!(t.raw(k + apart + 1), "." | ":"));
        number(k + apart + 1 + point, 5)
    } else {
        let line = |low: &'static [&str]| {
            low.iter()
                .any(|p| t.low(k + apart).strip_prefix(p).is_some_and(figures))
        };
        t.get(k + apart)
            .filter(|x| x.spaced && line(&["x", "ext", "tst", "toestel"]))
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
