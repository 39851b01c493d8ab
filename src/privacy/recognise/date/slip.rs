//! Days, months and feasts with one slip of the finger: "Vrijadg", "thursady", "dinsdg", "27 auugstus", "Volgned week". `day`, `month`,
//! `feast` and `relative` ask, of words that no list has.

use super::super::super::token::Tokens;

const DAYS: &[&str] = &[
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "october",
];
const LEADS: &[&str] = &[
    "volgende",
    "vorige",
    "komende",
    "afgelopen",
    "aanstaande",
    "gisteren",
    "overmorgen",
    "yesterday",
];
const FEASTS: &[&str] = &[
    "kerstvakantie",
    "zomervakantie",
    "herfstvakantie",
    "voorjaarsvakantie",
    "meivakantie",
    "krokusvakantie",
    "paasvakantie",
    "pinksteren",
    "hemelvaart",
    "sinterklaas",
    "koningsdag",
    "christmas",
];

/// Whether `word` is `meant` with two letters turned about, one left out or one too many, all behind the first letter; a letter
/// less or more at the end makes another word ("zondags", "Frida").
fn slipped(word: &[u8], meant: &[u8]) -> bool {
    if word.first() != meant.first() || word.len().abs_diff(meant.len()) > 1 {
        return false;
    }
    let same = word.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (Some(w), Some(m)) = (word.get(same..), meant.get(same..)) else {
        return false;
    };
    match (w, m) {
        ([a, b, w @ ..], [c, d, m @ ..]) if word.len() == meant.len() => a == d && b == c && w == m,
        (w, [_, m @ ..]) if word.len() < meant.len() => !m.is_empty() && w == m,
        ([_, w @ ..], m) if word.len() > meant.len() => !m.is_empty() && w == m,
        _ => false,
    }
}

/// Whether the word at `i`, which no list has, is one of `words` with a slip.
fn one_of(t: &Tokens<'_>, i: usize, words: &[&str]) -> bool {
    t.get(i)
        .is_some_and(|x| x.is_word() && !x.odd && meant(t.low(i), x.flags, words))
}

fn meant(low: &str, flags: u64, words: &[&str]) -> bool {
    let word = low.as_bytes();
    flags == 0 && word.len() > 4 && words.iter().any(|m| slipped(word, m.as_bytes()))
}

/// Days that are cut short behind their first letters: "dinsd 9-5", "vrijd 2e poging". What is a word of its own is left ("maand", "zond").
fn cut(low: &str) -> bool {
    super::super::among!(low, "dinsd woensd donderd vrijd zaterd")
}

/// A day of the week.
pub(super) fn weekday(t: &Tokens<'_>, i: usize) -> bool {
    one_of(t, i, DAYS) || t.flags(i) == 0 && cut(t.low(i))
}

/// `week`, `maand` and `jaar` behind "vorige" and its like.
pub(super) fn unit(t: &Tokens<'_>, i: usize) -> bool {
    super::super::among!(
        t.low(i),
        "weke weeek weekk wekk maaand maadn maannd jaaar weeknd weekned weekedn mnoth yaer"
    )
}

/// A month of six letters or more.
pub(super) fn month(t: &Tokens<'_>, i: usize) -> bool {
    one_of(t, i, MONTHS) || t.flags(i) == 0 && march(t.low(i))
}

/// `maart` and `march`, too short for the rule.
fn march(low: &str) -> bool {
    super::super::among!(
        low,
        "mrach marhc mrahc macrh maatr mrat marrt maarrt maartt"
    )
}

/// `april` behind its day: "15 aprl". Too short to be told by itself.
pub(super) fn april(t: &Tokens<'_>, i: usize) -> bool {
    t.flags(i) == 0 && matches!(t.low(i), "aprl" | "arpil" | "apirl" | "aprli" | "aprill")
}

/// Yesterday, and the day after tomorrow.
pub(super) fn yesterday(t: &Tokens<'_>, i: usize) -> bool {
    one_of(t, i, &["gisteren", "overmorgen", "yesterday"])
}

/// What stands before a week or a day for which one is meant.
pub(super) fn lead(t: &Tokens<'_>, i: usize) -> bool {
    one_of(t, i, LEADS)
}

/// A feast or a school holiday.
pub(super) fn feast(t: &Tokens<'_>, i: usize) -> bool {
    one_of(t, i, FEASTS)
}

/// Whether a date may begin with this word.
pub(super) fn may_be(low: &str, flags: u64) -> bool {
    flags == 0 && (cut(low) || march(low))
        || [DAYS, MONTHS, LEADS, FEASTS]
            .iter()
            .any(|words| meant(low, flags, words))
}

/// Whether a feast may be this word.
pub(super) fn may_be_feast(low: &str, flags: u64) -> bool {
    meant(low, flags, FEASTS)
}

#[cfg(test)]
mod tests {
    use super::slipped;
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn days_and_months_with_a_slip() {
        there(
            Kind::Date,
            &[
                ("Mevrouw belt Vrijadg terug over de brief.", "Vrijadg"),
                ("The exam is on thursady, he says.", "thursady"),
                ("De afspraak op diinsdag gaat niet door.", "diinsdag"),
                ("Hij heft donderadg gebeld.", "donderadg"),
                ("Ze is ziek sinds novmeber.", "novmeber"),
                ("Afspraak 27 auugstus blijft staan.", "27 auugstus"),
                ("Het gesprek is op 15 aprl gevoerd.", "15 aprl"),
                ("Vlgende week verder.", "Vlgende week"),
                ("Na de krestvakantie gaat hij weer.", "de krestvakantie"),
                ("Gsiteren belde ze weer.", "Gsiteren"),
                ("Volgende bel aspraak dinsd 9-5.", "dinsd 9-5"),
                ("Hij belt vrijd terug.", "vrijd"),
                ("Zijn vrouw is vorige weke terug.", "vorige weke"),
                ("the funeral was in mrach, he says", "mrach"),
            ],
        );
        nothing(
            Kind::Date,
            &[
                "Ze zwemt zondags en maandags, zegt ze.",
                "Frida en Augusta werken in Sunda.",
                "Mondly is een app, en Fridays een restaurant.",
            ],
        );
    }

    #[test]
    fn one_slip_and_no_more() {
        let is = |a: &str, b: &str| slipped(a.as_bytes(), b.as_bytes());
        assert!(is("vrijadg", "vrijdag"));
        assert!(is("vrijdg", "vrijdag"));
        assert!(is("vriijdag", "vrijdag"));
        for other in ["vrijdag", "vrijda", "vrijdags", "vridga", "rijdag", "", "v"] {
            assert!(!is(other, "vrijdag"), "{other}");
        }
    }
}
