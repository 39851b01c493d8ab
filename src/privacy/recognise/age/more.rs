//! Ages told by the half ("zestien en een half", "fifteen and a bit"), behind a comma as if in passing ("heeft alzheimer, 68 pas"), and by the year somebody was born in
//! ("hij is van 2008", "ze is van '82"). `super::find` and `super::spelled` ask.

use super::super::super::lexicon::flag::{DET, KIN, NAME, PLACE, POSS, SAY, STOP, WORD};
use super::super::super::token::Tokens;
use super::super::among;

/// Whether the word at `k` is a person by name, pronoun or kinship.
fn person(t: &Tokens<'_>, k: usize) -> bool {
    t.flags(k) & KIN != 0
        || t.flags(k) & NAME != 0 && t.flags(k) & (STOP | SAY) == 0
        || t[k].capital() && t[k].is_word() && t.flags(k) & STOP == 0
        || t[k].is_word() && t.flags(k) & (WORD | STOP) == 0
        || among!(t.low(k), "hij zij ze ie he she")
}

/// Whether a clause ends before the token.
fn ends(t: &Tokens<'_>, k: usize) -> bool {
    t.get(k).is_none() || t.broken(k) || matches!(t.raw(k), "," | "." | ")" | ";" | "!" | "?")
}

/// "lieke, zestien en een half.", "hunter is fifteen and a bit": the number before it is an age.
pub(super) fn half(t: &Tokens<'_>, i: usize) -> bool {
    let part = matches!(
        (t.low(i + 1), t.low(i + 2), t.low(i + 3)),
        ("en", "een", "half") | ("and", "a", "half" | "bit" | "quarter")
    );
    part && i > 1
        && !t.broken(i)
        && !t.broken(i + 2)
        && ends(t, i + 4)
        && matches!(
            t.low(i - 1),
            "," | "(" | "is" | "van" | "aged" | "she's" | "he's" | "was"
        )
        && person(t, i - 2)
}

/// "is net 5 geworden", "dat Floor van 4 zich verstopt", "Opa Giuseppe Marangoni, 83 en vroeger mijnwerker".
pub(super) fn aside(t: &Tokens<'_>, i: usize, digits: &str) -> bool {
    if i < 2 || t.broken(i) {
        return false;
    }
    let next = t.low(i + 1);
    let named = t[i - 2].capital() && t.flags(i - 2) & NAME != 0 && t.flags(i - 2) & STOP == 0;
    match t.low(i - 1) {
        "net" | "pas" | "gisteren" | "vandaag" => {
            next == "geworden"
                && matches!(t.low(i - 2), "is" | "ben" | "was")
                && i > 2
                && !among!(t.low(i - 3), "het dat er dit cijfer totaal aantal")
        }
        "van" => named && digits.len() < 3 && among!(next, "zich dat niet wil kan mag moet slaapt"),
        "," => {
            named
                && t.flags(i - 2) & PLACE == 0
                && digits.len() == 2
                && digits > "15"
                && matches!(next, "en" | "and")
                && among!(
                    t.low(i + 2),
                    "vroeger sinds al nog net weduwe weduwnaar alleenstaand gescheiden getrouwd moeder vader retired divorced widowed single"
                )
        }
        _ => false,
    }
}

/// "haar man heeft alzheimer, 68 pas.", of somebody who is spoken of in that sentence: "er liggen dertig mails, 12 nog."
pub(super) fn passed(t: &Tokens<'_>, i: usize, digits: &str) -> bool {
    digits.len() == 2
        && i > 1
        && !t.broken(i)
        && t.raw(i - 1) == ","
        && among!(t.low(i + 1), "pas nog only")
        && !t.broken(i + 1)
        && ends(t, i + 2)
        && (i.saturating_sub(9)..i - 1)
            .rev()
            .take_while(|k| !t.broken(k + 1) && !matches!(t.raw(*k), "." | "!" | "?"))
            .any(|k| {
                t.flags(k) & KIN != 0
                    || t.flags(k) & NAME != 0 && t.flags(k) & (STOP | SAY | WORD) == 0
                    || among!(t.low(k), "hij zij ze he she")
            })
}

/// "sil is van 2008", "hij is van '82": the year at `i` is the one somebody was born in. What is made then ("de fiets is van 2008") is nobody.
pub(super) fn born(t: &Tokens<'_>, i: usize) -> bool {
    let low = t.low(i);
    let apostrophe = i > 0 && matches!(t.raw(i - 1), "'" | "’" | "‘") && !t[i].spaced;
    let years = match low.len() {
        4 => low.starts_with("19") || low.starts_with("20"),
        2 => apostrophe,
        _ => false,
    } && low.bytes().all(|b| b.is_ascii_digit());
    let Some(v) = years
        .then(|| i.checked_sub(1 + usize::from(apostrophe)))
        .flatten()
    else {
        return false;
    };
    v > 1
        && !t.broken(i)
        && t.low(v) == "van"
        && t.low(v - 1) == "is"
        && !t.broken(v)
        && person(t, v - 2)
        // "de cao is van 2023", "deze Volvo is van 2008": what has an article is a thing, if it is no kin.
        && (t.flags(v - 2) & KIN != 0
            || v < 3
            || t.broken(v - 2)
            || t.flags(v - 3) & DET == 0
                && (t.flags(v - 3) & POSS == 0 || t.flags(v - 2) & NAME != 0))
        && (ends(t, i + 1) || among!(t.low(i + 1), "en dus maar zit"))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn told_by_the_half_in_passing_and_by_the_year() {
        there(
            Kind::Age,
            &[
                (
                    "zijn dochter wil bij hem wonen, lieke, zestien en een half.",
                    "zestien",
                ),
                ("hunter is fifteen and a bit, bunks off a lot", "fifteen"),
                ("Zijn zoon is 15 en een half.", "15"),
                ("haar man ad heeft alzheimer, 68 pas. zit thuis", "68"),
                ("De tweeling, Pim en Lotte, is net 5 geworden.", "5"),
                ("dat Floor van 4 zich achter de gordijnen verstopt", "4"),
                ("Opa Giuseppe Marangoni, 83 en vroeger kok, komt", "83"),
                ("sil is van 2008, zit in 4 havo", "2008"),
                ("Hij is van 1982 en nog jong.", "1982"),
                ("Mijn dochter is van 2008.", "2008"),
                ("Zijn moeder werd ziek, 58 pas.", "58"),
                ("noor is begin dertig", "begin dertig"),
                (
                    "eindgesprek noor van den broek. in de dertig, twee kinderen",
                    "dertig",
                ),
            ],
        );
    }

    #[test]
    fn what_is_no_age() {
        nothing(
            Kind::Age,
            &[
                "Het duurde vier en een half uur.",
                "Hij loopt tien en een half.",
                "Het huis is van 1982, de fiets is van 2008.",
                "Het is net 5 geworden op de klok.",
                "In Deventer, 83 en 84 waren de nummers.",
                "Er kwamen er 12 pas om elf uur.",
                "Er zijn winkels in de dertig straten.",
                "Er liggen dertig mails, 12 nog.",
                "De cao is van 2023.",
                "Deze Volvo is van 2008, dus oud.",
                "Onze Skoda is van 2015.",
            ],
        );
    }
}
