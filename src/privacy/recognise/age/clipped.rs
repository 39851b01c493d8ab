//! Ages that a note drops without a verb: "jill 29, junior", "vader 80 wil", "Wout, achttien, drukt haar weg", "ze zijn 78 en 75",
//! "beiden 36", "is invaller en 63,", and a sentence that begins with one: "14, skips school", "79 and heartbroken". `super::find` and
//! `spelled` ask of a number that no other rule took.

use super::super::super::lexicon::flag::{
    DET, FIRST, KIN, MONTH, NAME, POSS, PRON, SAY, STOP, TITLE, VERB, WEEKDAY, WORD,
};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::turn::{at, pronoun, score, somebody, stops};
use super::words::{ones, worded};

/// First and last token of the age whose number is at `i`, in words or in figures.
pub(super) fn told(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let low = t.low(i);
    let years = if t[i].shape == Shape::Number {
        low.parse::<u32>().ok().filter(|n| *n < 110)?
    } else if ones(low) {
        9
    } else if worded(low) || low.contains('-') {
        30
    } else {
        return None;
    };
    let grown = (14..=99).contains(&years);
    let behind = t.get(i + 1);
    // "14-1", "12.30", "40%"; only what tells of somebody may be glued to it.
    if behind.is_some_and(|x| {
        !x.spaced
            && (matches!(t.raw(i + 1), "-" | "%" | "€" | "°")
                || matches!(t.raw(i + 1), "." | "," | ":" | "/")
                    && t.get(i + 2)
                        .is_some_and(|y| !y.spaced && y.shape == Shape::Number))
    }) || i > 0 && matches!(t.raw(i - 1), "€" | "£" | "$" | "#" | "/" | "-" | "+")
    {
        return None;
    }
    let age = grown && (opening(t, i) || joined(t, i) || between(t, i))
        || beside(t, i, years)
        || named(t, i)
        || several(t, i, grown);
    age.then_some((i, i))
}

/// A number, in figures or in words.
fn number(t: &Tokens<'_>, k: usize) -> bool {
    t.get(k).is_some_and(|x| x.shape == Shape::Number) || ones(t.low(k)) || worded(t.low(k))
}

/// What is counted or measured: no years of somebody.
fn unit(word: &str) -> bool {
    among!(
        word,
        "x keer maal uur uren min minuten minuut dagen weken wk wkn mnd maanden jaar jaren km kg kilo euro procent sessies sessie punten \
            times hours hour minutes mins days weeks months years miles kilos percent pounds points sessions am pm stuks mensen man pk \
            people m cm meter metres sat"
    )
}

/// "Bang voor luca. 14, skips pe", "… 79 and heartbroken", "… 16. we rehearsed": a sentence inside a note that begins with a number. What
/// stands at the head of a line is its number in a list.
fn opening(t: &Tokens<'_>, i: usize) -> bool {
    if !t[i].first || i < 3 || t.broken(i) || t[i].shape != Shape::Number || t.low(i).len() != 2 {
        return false;
    }
    // "versie 3. 16.", "nr. 14, 16": more numbers about.
    if (i.saturating_sub(3)..i).any(|k| number(t, k))
        || t.raw(i - 1) == ":"
        || matches!(
            t.low(i - 2),
            "nr" | "no" | "art" | "p" | "blz" | "tel" | "ca"
        )
        || (i + 1..i + 4).any(|k| number(t, k) && !t.broken(k))
    {
        return false;
    }
    let next = t.low(i + 2);
    let word = t
        .get(i + 2)
        .is_some_and(|x| x.is_word() && x.shape == Shape::Lower);
    match t.raw(i + 1) {
        "," => word && !t.broken(i + 2) && !unit(next),
        "." => t.broken(i + 2) || word,
        _ => {
            matches!(t.low(i + 1), "en" | "and") && word && t.flags(i + 2) & (DET | PRON) == 0
                || t.low(i + 1) == "geworden"
        }
    }
}

/// "Lenie is invaller en 63,", "is the only doctor on the peninsula and sixty-eight.": joined to what somebody is.
fn joined(t: &Tokens<'_>, i: usize) -> bool {
    let closes = t.broken(i + 1) || matches!(t.raw(i + 1), "," | "." | ";");
    if !matches!(at(t, i, 1), "en" | "and") || !closes || i < 3 || number(t, i + 2) {
        return false;
    }
    for k in (i.saturating_sub(12)..i - 1).rev() {
        if t.broken(k + 1) || number(t, k) || matches!(t.raw(k), "." | "!" | "?" | ";" | ":") {
            return false;
        }
        if matches!(t.low(k), "is" | "she's" | "he's") {
            let who = t.low(k) != "is" || k > 0 && somebody(t, k - 1);
            return who && !score(t, i);
        }
    }
    false
}

/// "in de deuropening, 86, already in her coat", "hij is therapeut, 45, niet gelovig": between commas, with words on both sides and no
/// other number near.
fn between(t: &Tokens<'_>, i: usize) -> bool {
    if i < 3
        || at(t, i, 1) != ","
        || t.raw(i + 1) != ","
        || t[i].shape != Shape::Number
        || t.low(i).len() != 2
        || t.broken(i + 2)
    {
        return false;
    }
    let near = (i.saturating_sub(5)..i).any(|k| number(t, k) && !t.broken(k + 1))
        || (i + 2..i + 5).any(|k| number(t, k));
    let word = |k: usize| t.get(k).is_some_and(|x| x.is_word());
    let counted = super::super::before(t, i, 4, |w| {
        among!(
            w,
            "kamer bus lijn pagina bladzijde hoofdstuk artikel maat nummer tram room page chapter line size week dag groep klas"
        )
    });
    let day = t[i - 2].has(MONTH | WEEKDAY);
    !near && !day && word(i - 2) && word(i + 2) && !counted && !unit(t.low(i + 2)) && !score(t, i)
}

/// Whether the word at `k` is a given name, or in its place a word that nobody knows; no month and no title.
fn name(t: &Tokens<'_>, k: usize) -> bool {
    t.get(k).is_some_and(|x| {
        x.is_word()
            && !x.has(MONTH | WEEKDAY | TITLE | DET | POSS | PRON | STOP | SAY)
            && t.low(k).len() > 1
            && (x.has(FIRST) && (x.capital() || !x.has(WORD)) || x.flags == 0 && t.low(k).len() > 3)
    })
}

/// "jill 29, junior", "xanthe 17:", "vader 80 wil", "zoon dwayne 11 kookt": behind whoever it is, where something else is said then.
fn beside(t: &Tokens<'_>, i: usize, years: u32) -> bool {
    let Some(k) = i.checked_sub(1).filter(|_| !t.broken(i)) else {
        return false;
    };
    if t[i].shape != Shape::Number || years < 4 || unit(t.low(i + 1)) {
        return false;
    }
    let begins = |k: usize| {
        k == 0
            || t.broken(k)
            || t[k].first
            || matches!(t.raw(k - 1), "," | "." | ":" | "(" | ";" | "-" | "•")
            || among!(
                t.low(k - 1),
                "intake cl cliënt client coachee casus jongere leerling nieuwe aanmelding met mevrouw mevr mw dhr meneer new ref referral"
            )
    };
    let kin = t[k].has(KIN)
        && !among!(
            t.low(k),
            "kinderen kids children ouders parents broers zussen"
        );
    let led = k > 0 && !t.broken(k) && t[k - 1].has(KIN);
    let grown = (14..=99).contains(&years);
    let who = kin
        && (grown
            || among!(
                t.low(k),
                "kind zoon dochter zoontje dochtertje son daughter"
            ))
        || k > 0 && t[k - 1].has(TITLE) && t[k].is_word() && grown && !t.broken(k)
        || name(t, k) && t.low(i).len() == 2 && (led || grown && begins(k));
    if !who {
        return false;
    }
    let next = t.low(i + 1);
    let another = |k: usize| number(t, k) && !t.broken(k);
    // "joy 15, 16 en 17", "mam 3 en ik"
    if another(i + 1) || another(i + 2) || another(i + 3) && t.raw(i + 1) == "," {
        return false;
    }
    if t.broken(i + 1) {
        return led || kin && grown;
    }
    match t.raw(i + 1) {
        ":" => true,
        "," | "/" | ";" => t
            .get(i + 2)
            .is_some_and(|x| x.is_word() && !unit(t.low(i + 2))),
        ")" | "." => led,
        _ => {
            t[i + 1].has(SAY)
                || among!(
                    next,
                    "wil heeft is en zit woont werkt komt gaat zegt doet and has is wants lives works says die who met"
                )
                || (led || kin)
                    && t[i + 1].has(VERB)
                    && t[i + 1].shape == Shape::Lower
                    && next.ends_with('t')
        }
    }
}

/// "Micah, 6, has started", "Wout, achttien, drukt", "kleine derk, 7, die", "(noor, 13)", "Dominique Verhaar, 42" at the end of a line:
/// behind a name, between commas.
fn named(t: &Tokens<'_>, i: usize) -> bool {
    if i < 2 || at(t, i, 1) != "," || !name(t, i - 2) && !(t[i - 2].capital() && t[i - 2].has(NAME))
    {
        return false;
    }
    // "Anna, Piet, 6, 7": names and numbers in a row.
    let row = i > 2 && (matches!(t.raw(i - 3), ",") || number(t, i - 3))
        || (i.saturating_sub(5)..i).any(|k| t[k].shape == Shape::Number);
    if row && !matches!(t.raw(i + 1), ")") {
        return false;
    }
    let figure = t[i].shape == Shape::Number;
    if t.broken(i + 1) {
        return figure && t.low(i).len() == 2 && !t.broken(i);
    }
    match t.raw(i + 1) {
        ")" => i > 2 && (t.raw(i - 3) == "(" || i > 3 && t.raw(i - 4) == "("),
        ":" => !figure || t.low(i).len() == 2,
        "," => {
            // "Fleur, twee, drie": they are counted; a small number in words needs what is said of one.
            let word = t
                .get(i + 2)
                .is_some_and(|x| x.is_word() && x.shape == Shape::Lower && !number(t, i + 2));
            let small = matches!(t.low(i), "een" | "één" | "one" | "a");
            word && !small
                && !t.broken(i + 2)
                && !unit(t.low(i + 2))
                && (figure
                    || t[i + 2].has(VERB | SAY)
                    || among!(t.low(i + 2), "die who is heeft wil was has"))
        }
        _ => false,
    }
}

/// "cees en joke zijn 78 en 75 en komen", "Zij zijn 66 en 70", "Tessel en Jona, beiden 36,", "samen zijn ze 33": of two.
fn several(t: &Tokens<'_>, i: usize, grown: bool) -> bool {
    if !grown || t[i].shape != Shape::Number {
        return false;
    }
    let one = at(t, i, 1);
    if among!(one, "allebei beiden beide both") {
        return (stops(t, i + 1) || t.flags(i + 1) & SAY != 0) && !score(t, i);
    }
    let joint =
        |k: usize| matches!(t.low(k), "en" | "and" | "&") && !t.broken(k) && !t.broken(k + 1);
    let figure = |k: usize| {
        t.get(k).is_some_and(|x| x.shape == Shape::Number)
            && t.low(k)
                .parse::<u32>()
                .is_ok_and(|n| (14..=99).contains(&n))
    };
    let second = i > 2 && joint(i - 1) && figure(i - 2);
    let first = if second { i - 2 } else { i };
    let pair = second || joint(i + 1) && figure(i + 2);
    let last = if pair { first + 2 } else { first };
    let Some(verb) = first.checked_sub(1).filter(|_| !t.broken(first)) else {
        return false;
    };
    if !matches!(t.low(verb), "zijn" | "waren" | "are" | "were") || verb == 0 || t.broken(verb) {
        return false;
    }
    let p = verb - 1;
    let who = among!(t.low(p), "ze zij we wij they we")
        || t[p].has(KIN)
        || among!(
            t.low(p),
            "heren dames tweeling ouders partners broers zussen twins"
        )
        || p > 1
            && matches!(t.low(p - 1), "en" | "and" | "&")
            && (t[p].has(NAME) || t[p].flags == 0 || t[p].capital())
            && (t[p - 2].has(NAME)
                || t[p - 2].flags == 0
                || t[p - 2].capital()
                || pronoun(t.low(p - 2)));
    // "they are 20 and counting": one number is an age only where the clause ends or goes on with what they do.
    let ends = if pair {
        !unit(t.low(last + 1)) && !matches!(t.raw(last + 1), "%" | "-")
    } else {
        stops(t, last + 1) && !matches!(t.raw(last + 1), ")" | ":")
    };
    who && ends && !score(t, i)
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only, there},
    };

    #[test]
    fn ages_that_a_note_drops() {
        there(
            Kind::Age,
            &[
                ("Their son Micah, 6, has started school.", "6"),
                ("Coachee: Dominique Verhaar, 42\nThema: delegeren", "42"),
                ("De vrouw Lenie Bloem is invaller en 63, en zwijgt.", "63"),
                (
                    "He asked for her. mum phoned about luca. 14, skips pe.",
                    "14",
                ),
                ("she sat in her chair all night. 79 and heartbroken.", "79"),
                ("ze tekent zichzelf als een plant. jill 29, junior", "29"),
                ("xanthe 17: 'everyone else does'", "17"),
                ("ged met annerieke: vader 80 wil rijbewijs houden", "80"),
                ("mevrouw tuijn 83 wil weten of ze mag", "83"),
                ("ma ziek, zoon dwayne 11 kookt.", "11"),
                (
                    "de vader van Wout belt. Wout, achttien, drukt weg.",
                    "achttien",
                ),
                ("het meisje (noor, 13) praat over paarden", "13"),
                ("Tessel en Jona, beiden 36, zijn moe.", "36"),
                ("Ze zijn even oud, allebei 33, en waren vrienden.", "33"),
                ("Beide heren zijn 52 en hebben ruzie.", "52"),
                ("hij is therapeut van huis uit, 45, niet gelovig.", "45"),
            ],
        );
        assert_eq!(
            only("cees en joke zijn 78 en 75 en komen samen", Kind::Age),
            ["78", "75"]
        );
        assert_eq!(
            only("Zij zijn 66 en 70 en stoppen.", Kind::Age),
            ["66", "70"]
        );
    }

    #[test]
    fn numbers_that_are_none() {
        nothing(
            Kind::Age,
            &[
                "De opkomst was laag. 14 mensen kwamen, 16 niet.",
                "1. inleiding\n14. bespreken\n15, 16 en 17 overslaan",
                "jan 12 keer gebeld, vader 20 min te laat",
                "De stand is 14 en 16, de sessies zijn 45 en 60 minuten.",
                "Ze zijn 20 minuten bezig en waren 15 keer te laat.",
                "lijn 12, kamer 16, en bus 18, naar huis",
                "Voor de les aan Anna, 12 stuks, was geen plek.",
            ],
        );
    }
}
