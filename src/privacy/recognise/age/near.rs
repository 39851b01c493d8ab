//! Ages by how near they are and when they come: "dik in de zestig", "net zestig,", "pushing fifty", "she'll be sixteen next week",
//! "wordt volgende week tachtig"; and in notes that leave out the verb: "Vijftien jaar, groot hart", "hugo = 17 jr". `super::find` and
//! `spelled` ask of every number that no other rule took.

use super::super::super::lexicon::flag::{
    DET, HOLIDAY, KIN, MONTH, NAME, PRON, SAY, STOP, WEEKDAY, WORD,
};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::turn::{at, pronoun, score, somebody, stops};
use super::words::{ones, worded};

/// First and last token of the age whose number is at `i`, in words or in figures.
pub(super) fn told(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    if t.get(i + 1)
        .is_some_and(|x| !x.spaced && matches!(t.raw(i + 1), "-" | "/" | ":" | "%"))
    {
        return None;
    }
    let low = t.low(i);
    let figure = t[i].shape == Shape::Number;
    // Half a hundred and more is said with a word of nearness; six is not.
    let grown = if figure {
        low.len() == 2 && low.parse::<u32>().is_ok_and(|n| n > 15)
    } else {
        worded(low) || low.contains('-')
    };
    opening(t, i, grown)
        .or_else(|| grown.then(|| nearly(t, i)).flatten())
        .or_else(|| ahead(t, i))
        .or_else(|| becoming(t, i))
        .or_else(|| bare(t, i, figure))
}

/// Whether the clause with the age ends behind it, or goes on with when.
fn ends(t: &Tokens<'_>, k: usize) -> bool {
    stops(t, k)
        || t.flags(k) & (MONTH | WEEKDAY | HOLIDAY) != 0
        || among!(
            t.low(k),
            "last next this in on soon yesterday today tomorrow recently by volgende vorige komende deze dit vorig gisteren vandaag \
                morgen straks binnenkort op"
        ) && !among!(t.low(k + 1), "een a total all totaal")
}

fn years(t: &Tokens<'_>, k: usize) -> bool {
    matches!(t.low(k), "jaar" | "jr" | "years") && !t.broken(k)
}

/// "Vijftien jaar, groot hart, korte lont."; no "Twintig jaar, zei ze, en nog niets" and no "Vijftien jaar lang". And behind a trade:
/// "is zadelmaker en eenendertig jaar."
fn opening(t: &Tokens<'_>, i: usize, grown: bool) -> Option<(usize, usize)> {
    let number = grown || ones(t.low(i)) && t.low(i).len() > 4;
    if !years(t, i + 1) || !number {
        return None;
    }
    if t[i].first {
        let told = t.raw(i + 2) == ","
            && t.get(i + 3).is_some_and(|x| {
                x.shape == Shape::Lower && x.flags & (STOP | DET | SAY | PRON) == 0
            })
            && !t.broken(i + 3);
        return told.then_some((i, i));
    }
    let is = || {
        super::super::before(t, i, 6, |w| matches!(w, "is" | "ben"))
            && !super::super::before(t, i, 8, |w| {
                among!(w, "het dat er maanden weken jaar jaren sinds al bezig")
            })
    };
    let closes = t.broken(i + 2) || matches!(t.raw(i + 2), "." | "," | ";");
    (at(t, i, 1) == "en" && closes && is()).then_some((i, i))
}

/// "pushing sixty", "loopt tegen de zestig", ", net zestig,", "well into her seventies" is told elsewhere.
fn nearly(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let (one, two) = (at(t, i, 1), at(t, i, 2));
    if among!(
        one,
        "pushing nearing approaching nudging touching turning rising"
    ) && ends(t, i + 1)
        && !score(t, i)
    {
        return Some((i - 1, i));
    }
    if one == "on" && matches!(two, "going" | "knocking") && ends(t, i + 1) && !score(t, i) {
        return Some((i - 2, i));
    }
    let who = i.checked_sub(2).is_some_and(|k| somebody(t, k));
    if matches!(one, "turned" | "hit" | "reached") && ends(t, i + 1) && who && !score(t, i) {
        return Some((i, i));
    }
    // "guy apologises for being thirty-seven"
    if one == "being" && (stops(t, i + 1) || matches!(t.low(i + 1), "was" | "is")) {
        return Some((i, i));
    }
    // "lieve, net zestig, stopt", "Jan (bijna veertig) wil"
    if among!(
        one,
        "net bijna pas ruim amper krap haast just nearly almost barely recently over"
    ) && matches!(two, "," | "(")
        && matches!(t.raw(i + 1), "," | ")" | ".")
        && i > 2
        && t[i - 3].is_word()
    {
        let counted = t
            .get(i + 2)
            .is_some_and(|x| x.shape == Shape::Number || worded(t.low(i + 2)));
        return (!counted).then_some((i - 1, i));
    }
    // "loopt tegen de zestig", "een man van rond de vijftig", "is de zestig gepasseerd"
    if one != "de" {
        return None;
    }
    let past = among!(t.low(i + 1), "gepasseerd voorbij");
    let three = at(t, i, 3);
    let near = among!(two, "tegen rond richting over")
        && (matches!(three, "loopt" | "liep")
            || three == "van"
                && among!(
                    at(t, i, 4),
                    "man vrouw iemand dame heer vent type vader moeder"
                ))
        && stops(t, i + 1);
    (near || past).then_some((if near { i - 2 } else { i }, i))
}

/// "she'll be sixteen next week", "Tom will be 14 in June"; no "she'll be ten minutes late".
fn ahead(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    if at(t, i, 1) != "be" || matches!(t.low(i), "one" | "1") || !ends(t, i + 1) {
        return None;
    }
    let person = match at(t, i, 2) {
        "he'll" | "she'll" | "i'll" => true,
        "will" => {
            i > 2 && (pronoun(at(t, i, 3)) || t.flags(i - 3) & (KIN | NAME) != 0) && !score(t, i)
        }
        _ => false,
    };
    person.then_some((i, i))
}

/// "onze zoon Mats wordt 6,", "ze is 9 en heeft", "opa Henk wordt volgende week tachtig", "hij wordt in november achttien".
fn becoming(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let verb = |w: &str| among!(w, "wordt werd word turns turned");
    let soon = verb(at(t, i, 1)) && ends(t, i + 1);
    if !(stops(t, i + 1) || soon) || score(t, i) {
        return None;
    }
    let subject = |k: usize| {
        among!(t.low(k), "hij ze zij ie he she")
            || t.flags(k) & KIN != 0
            || t.flags(k) & NAME != 0 && (t[k].capital() || t.flags(k) & (WORD | STOP) == 0)
    };
    let (one, two) = (at(t, i, 1), at(t, i, 2));
    // A single figure: "ze is 9 en heeft"; a name alone may stand before a mark out of ten.
    if i > 1
        && !two.is_empty()
        && (verb(one) && subject(i - 2)
            || matches!(one, "is" | "was") && among!(two, "hij ze zij he she"))
    {
        return Some((i, i));
    }
    let mut k = i;
    while let Some(p) = k.checked_sub(1).filter(|p| i - p <= 4 && !t.broken(k)) {
        let when = t.flags(p) & (MONTH | WEEKDAY | HOLIDAY) != 0
            || among!(
                t.low(p),
                "in op dit deze volgende volgend komende week maand jaar zomer winter najaar voorjaar weekend morgen overmorgen straks \
                    binnenkort bijna alweer al ook nu next this week month year on soon"
            );
        if !when {
            break;
        }
        k = p;
    }
    // The verb and before it who: "opa Henk wordt volgende week"; or behind it: "dit jaar wordt ze".
    let told = k < i
        && k > 1
        && !t.broken(k)
        && !t.broken(k - 1)
        && (verb(t.low(k - 1)) && subject(k - 2) || verb(t.low(k - 2)) && subject(k - 1));
    told.then_some((i, i))
}

/// "hugo = 17 jr", "Daphne zelf (dertien)", "de trein, 16 en helemaal alleen", "Cato (6½)".
fn bare(t: &Tokens<'_>, i: usize, figure: bool) -> Option<(usize, usize)> {
    let (one, two) = (at(t, i, 1), at(t, i, 2));
    if one == "="
        && i > 1
        && t[i - 2].is_word()
        && (years(t, i + 1) || matches!(t.low(i + 1), "j" | "yrs" | "yo"))
        && !among!(
            t.low(i + 2),
            "getrouwd samen in bij ervaring werkzaam geleden"
        )
    {
        return Some((i, i));
    }
    if one == "(" && i > 1 {
        let person = |k: usize| {
            t.flags(k) & (KIN | NAME) != 0 || t.get(k).is_some_and(|x| x.capital() && x.is_word())
        };
        let alone = i > 2
            && t.raw(i + 1) == ")"
            && (among!(two, "zelf himself herself") && person(i - 3)
                // "cliënte B.I. (tweeënveertig)"
                || two == "." && t[i - 3].shape == Shape::Initial && !figure);
        if alone {
            return Some((i, i));
        }
        if figure && t.raw(i + 1) == "½" && t.raw(i + 2) == ")" && person(i - 2) {
            return Some((i, i + 1));
        }
    }
    // "zestien en sinds oktober op"
    let number = if figure {
        t.low(i).len() == 2
    } else {
        t.low(i).len() > 5
    };
    let goes_on = matches!(
        (t.low(i + 1), t.low(i + 2), t.low(i + 3)),
        ("en", "al" | "nog" | "sinds", _)
            | ("en", "helemaal", "alleen" | "zelfstandig")
            | ("and", "already" | "still", _)
            | ("and", "all", "alone")
    );
    (one == "," && number && goes_on && i > 1 && t[i - 2].is_word()).then_some((i, i))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn ages_by_how_near_they_are() {
        there(
            Kind::Age,
            &[
                ("Cato van Es, dik in de zestig, stopt.", "dik in de zestig"),
                ("Oma is ruim in de tachtig.", "ruim in de tachtig"),
                ("lieve, net zestig, stopt met de praktijk", "net zestig"),
                ("Jan (bijna veertig) wil iets anders.", "bijna veertig"),
                ("Ze is bijna veertig en moe.", "bijna veertig"),
                ("He is pushing sixty and tired.", "pushing sixty"),
                ("pushing 50, two kids", "pushing 50"),
                ("My father is going on ninety.", "going on ninety"),
                ("He's nearing eighty, she's not.", "nearing eighty"),
                (
                    "She's well into her seventies now.",
                    "well into her seventies",
                ),
                ("She turned forty last spring.", "forty"),
                ("Hij loopt tegen de zestig.", "tegen de zestig"),
                ("Een man van rond de vijftig.", "rond de vijftig"),
                ("Ze is de zestig gepasseerd.", "zestig"),
            ],
        );
    }

    #[test]
    fn ages_that_come_and_ages_without_a_verb() {
        there(
            Kind::Age,
            &[
                ("He reckons so now. she'll be sixteen next week.", "sixteen"),
                ("He'll be 14 next month.", "14"),
                ("Tom will be six in June.", "six"),
                ("Onze zoon Mats wordt 6, schrijft ze.", "6"),
                ("Ze is 9 en heeft een tekening gemaakt.", "9"),
                ("Opa Henk wordt volgende week tachtig.", "tachtig"),
                ("Hij wordt in november achttien en verhuist.", "achttien"),
                ("Vijftien jaar, groot hart, korte lont.", "Vijftien"),
                (
                    "Negenenzeventig jaar, weduwnaar, kookt zelf.",
                    "Negenenzeventig",
                ),
                (
                    "Lina is zadelmaker en eenendertig jaar. Het lijf",
                    "eenendertig",
                ),
                ("Xander is havenmeester en 28 jaar.", "28"),
                ("Cliënte B.I. (tweeënveertig) zegt niets.", "tweeënveertig"),
                ("Daphne zelf (dertien) wil daar niet bij zijn.", "dertien"),
                ("Cato (6½) gelooft het.", "6½"),
                ("memo: hugo = 17 jr, woont bij tante gerrie", "17"),
                ("De oudste, Wolf, is dertien en zei niets.", "dertien"),
                ("Truus komt met de trein, 16 en helemaal alleen.", "16"),
                (
                    "Guy keeps apologising for being thirty-seven.",
                    "thirty-seven",
                ),
            ],
        );
    }

    #[test]
    fn what_lasts_is_no_age() {
        nothing(
            Kind::Age,
            &[
                "Ze is dertig jaar jonger dan hij, hij is 12 jaar ouder.",
                "Hij werkt al zestien jaar als bediende.",
                "Zestien jaar als bediende gewerkt. Twintig jaar getrouwd en nu dit.",
                "Dertig jaar jonger en toch moe. Vijftien jaar lang zweeg hij.",
                "Vijftien jaar, dat is lang. Twintig jaar, zei ze, en nog niets.",
                "De kosten zijn rond de vijftig euro, bijna veertig procent.",
                "Er waren er bijna veertig, en zestig stoelen.",
                "He kept pushing sixty boxes up; he turned forty pages.",
                "She'll be sixteen minutes late. We'll be ten at dinner.",
                "Dat wordt 6, en haar cijfer wordt volgende week 8.",
                "Sinds de jaren zestig, tegen de vijftig mensen.",
                "Ze nam lijn 16 en de bus, 16 en 17 zaten vol.",
            ],
        );
    }
}
