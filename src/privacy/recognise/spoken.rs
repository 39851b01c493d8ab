//! Telephone numbers told in words, or of which the first digits are, and citizen numbers behind the word for one, however they are told. `super::dialled` reads the
//! groups of digits; `super::order` calls this, and `super::aspects` asks which words begin one.

use super::super::finding::{Found, Kind};
use super::super::token::Tokens;
use super::dialled::{abroad, groups, jotted};
use super::{among, before, bsn, iban_told};

/// Whether a telephone number that is told in words may begin with it, or a citizen number stand behind it.
pub(crate) fn nought(low: &str) -> bool {
    among!(
        low,
        "nul zero nought oh nulzes nulzessen plus zes six bsn bsnnr bsn-nr bsn-nummer bsnnummer burgerservicenummer sofinummer nl"
    ) || lettered(low)
}

/// "o6", "o612345678", "nul6", "plus31": a word for the first digit, and figures.
fn lettered(low: &str) -> bool {
    let b = low.as_bytes();
    b.last()
        .is_some_and(|x| x.is_ascii_digit() || *x == b'o' && b.len() > 2)
        && ["o", "nul", "plus"].iter().any(|p| {
            low.strip_prefix(p).is_some_and(|r| {
                r.bytes().any(|x| x.is_ascii_digit())
                    && r.bytes().all(|x| x.is_ascii_digit() || x == b'o')
            })
        })
}

/// Telephone numbers told in words, or of which the first digits are: "nul zes twaalf vierendertig …", "o6 12345678"; and citizen numbers behind the word for one.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    let mut i = 0;
    while i < t.len() {
        let low = t.low(i);
        if !t[i].is_word() || !nought(low) {
            i += 1;
            continue;
        }
        if low.starts_with("bsn") || among!(low, "burgerservicenummer sofinummer") {
            citizen(t, i, found);
            i += 1;
            continue;
        }
        // "nl twee nul abna nul vier …"
        if low == "nl" {
            if let Some(end) = iban_told::told(t, i) {
                found.add((t[i].start, end), Kind::Iban, "iban", 0.9, 72);
            }
            i += 1;
            continue;
        }
        let cue = || {
            before(t, i, 4, |w| {
                [
                    "tel", "mob", "bel", "bereik", "nummer", "number", "phone", "call", "app",
                ]
                .iter()
                .any(|c| w.starts_with(c))
            })
        };
        if lettered(low)
            && let Some(parts) = jotted(t, i, cue())
        {
            parts
                .iter()
                .for_each(|p| found.add(*p, Kind::Phone, "phone", 0.85, 70));
            i += 1;
            continue;
        }
        let plus = low == "plus";
        let g = groups(t, i + usize::from(plus));
        let Some((&last, &(end, count))) = g.tokens.last().zip(g.ends.last()) else {
            i += 1;
            continue;
        };
        let words = g.tokens.iter().any(|k| t[*k].is_word());
        // "nul zes … achtenzeventig, 12 uur": of a mobile number there are ten.
        let ten = g
            .digits
            .starts_with("06")
            .then(|| g.ends.iter().find(|e| e.1 == 10));
        let end = ten.flatten().map_or(end, |e| e.0);
        let whole = if among!(low, "zes six") {
            // The nought before it was left out.
            count == 9 && cue()
        } else if plus && !words {
            abroad(&g.digits)
        } else {
            // Countries have up to three digits before it.
            (9..=16).contains(&count)
        };
        // "nul, een, twee, drie, …": somebody counts.
        if whole && (words || plus) && !g.digits.starts_with("0123") && g.head.is_none() {
            found.add((t[i].start, end), Kind::Phone, "phone", 0.85, 70);
            i = last;
        }
        i += 1;
    }
}

/// "bsn een een een twee twee twee drie drie drie", "bsn: 111,222,333": nine digits, or one less, however they are told.
fn citizen(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let joins = |k: usize| among!(t.low(k), ": = - is nr nummer . ( no");
    let Some(k) = (i + 1..t.len().min(i + 5)).find(|k| !joins(*k)) else {
        return;
    };
    let g = groups(t, k);
    for (end, count) in g.ends.iter().rev() {
        let digits = g.digits.get(..*count).unwrap_or_default();
        if bsn::is_bsn(digits) || *count == 9 || *count == 8 && g.digits.len() == 8 {
            found.add((t[k].start, *end), Kind::Bsn, "bsn-label", 0.9, 60);
            return;
        }
    }
}
