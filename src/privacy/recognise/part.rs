//! Parts of an organisation ("team Kompas", "afdeling Esdoorn", "Unit Zilver"): the words for them, and where a person's name ends because
//! the house or the team he belongs to follows ("Ron Van Hecke van Team Spoorzicht", "leo van tilborg van de garage"). The recognisers of
//! people and of organisations ask.

use super::super::lexicon::flag::*;
use super::super::token::{Shape, Tokens};
use super::among;

/// Whether a word is one for a part of an organisation: "team", "wijkteam", "verpleegafdeling".
pub(crate) fn word(low: &str) -> bool {
    among!(low, "team unit afdeling afd loket cluster sector divisie")
        || low.len() > 6
            && (low.ends_with("team") || low.ends_with("afdeling") || low.ends_with("loket"))
}

/// Ends of words for a house that nobody is called by: "Sint-Jozefcollege", "jozefschool".
const ENDS: [&str; 12] = [
    "college",
    "school",
    "ziekenhuis",
    "lyceum",
    "centrum",
    "kliniek",
    "praktijk",
    "bedrijf",
    "kantoor",
    "instelling",
    "fabriek",
    "winkel",
];

/// Whether "van" at `k` says where somebody is from: a team, a department or a house follows, and the name before it has ended.
pub(crate) fn from(t: &Tokens<'_>, k: usize) -> bool {
    if t.low(k) != "van" || t.get(k).is_none_or(|x| x.shape != Shape::Lower) || t.broken(k + 1) {
        return false;
    }
    let article = matches!(t.low(k + 1), "de" | "het" | "een");
    let n = k + 1 + usize::from(article);
    let Some(x) = t.get(n).filter(|x| x.is_word() && !t.broken(n)) else {
        return false;
    };
    let low = t.low(n);
    // "Piet van de Winkel": a capital on a word that people are called by.
    let called = x.flags & (LAST | HOME) != 0 && x.capital();
    word(low)
        // "Mirthe op den Akker van Vluchtelingenwerk"
        || x.flags & EMPLOYER != 0 && x.flags & (LAST | HOME | FIRST) == 0
        // "Thijs van Thorbecke VSO"
        || t.get(n + 1).is_some_and(|y| y.shape == Shape::Upper && !t.broken(n + 1))
            && among!(t.low(n + 1), "vso vmbo havo mavo vwo sbo buso")
        || x.flags & (ORGHEAD | HOUSE) != 0 && !called
        || low.len() > 8 && x.flags & (LAST | HOME) == 0 && ENDS.iter().any(|e| low.ends_with(e))
}

/// What departments everywhere are called by: "team Marketing", "afdeling Inkoop" name nobody's.
const USUAL: &str = "hr hrm p&o it ict inkoop verkoop sales marketing communicatie finance financiën financien administratie personeelszaken \
    personeel logistiek productie support klantenservice planning management directie beheer onderhoud techniek kwaliteit overleg \
    meeting lead leader leiding coach manager coaching dag uitje building member members app vergadering werk spirit";

/// Whether the word behind a team, a department at `i` is a name of its own: "team Kompas", "afdeling de berken".
pub(crate) fn own(t: &Tokens<'_>, i: usize) -> bool {
    let n = i + 1;
    let Some(x) = t.get(n).filter(|x| x.is_word() && !t.broken(n)) else {
        return false;
    };
    if x.capital() {
        // "team B", "Team Overleg"
        let alone = t.get(n + 1).is_none_or(|y| !y.capital() || t.broken(n + 1));
        return !(among!(t.low(n), USUAL)
            // "groepsapp team ProRail": a firm that is known.
            || x.flags & EMPLOYER != 0
            || x.flags & (KIN | JOB | TITLE | MEET | PRON | GREET) != 0
            || x.flags & (STOP | DET) != 0 && alone
            || alone && x.end - x.start < 3
            || alone && x.shape == Shape::Upper && x.end - x.start < 4);
    }
    // Without capitals only with an article: "op team gewerkt", "bij afdeling inkoop".
    t[i].shape == Shape::Lower
        && t.low(i) != "team"
        && matches!(t.low(n), "de" | "het" | "'t")
        && t.flags(n + 1) & (VERB | JOB | PLACE) == 0
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only, there},
    };

    #[test]
    fn a_team_or_a_department_has_its_word_with_it() {
        there(
            Kind::Organisation,
            &[
                (
                    "Op team Kompas mag ze een dienst meedraaien.",
                    "team Kompas",
                ),
                (
                    "Hij wil het op afdeling Esdoorn pas vertellen.",
                    "afdeling Esdoorn",
                ),
                ("Hij ligt op afdeling C3 Interne.", "afdeling C3 Interne"),
                (
                    "Aangemeld bij Loket Schuldhulp Zuid.",
                    "Loket Schuldhulp Zuid",
                ),
                (
                    "Nieuwe leiding op afdeling De Berken: Eefje.",
                    "afdeling De Berken",
                ),
                (
                    "ze werkt op afdeling de berken en vindt het zwaar",
                    "afdeling de berken",
                ),
            ],
        );
        nothing(
            Kind::Organisation,
            &[
                "Zijn team Marketing is moe, de afdeling HR ook.",
                "Ons team heeft een nieuwe coach, de unit is te klein.",
                "Team meeting op maandag, afdeling onbekend.",
                "afdeling hr wil niets, team a ook niet, de afdeling is druk",
                "met team de planning gedaan",
            ],
        );
    }

    #[test]
    fn a_name_ends_before_the_house_or_the_team() {
        for (text, person) in [
            (
                "Begeleiding wordt overgenomen door Ron Van Hecke van Team Spoorzicht.",
                "Ron Van Hecke",
            ),
            (
                "Overleg met W. Kingma van Unit Zilver over rust.",
                "W. Kingma",
            ),
            (
                "Overleg met T.B. van Wijkteam De Meander over rust.",
                "T.B.",
            ),
            (
                "Overleg met P.R. Langerak van het Sint-Jozefcollege over rust.",
                "P.R. Langerak",
            ),
            (
                "Verwezen door Douwe van Eijk van ziekenhuis Bernhoven.",
                "Douwe van Eijk",
            ),
            (
                "leo van tilborg van de garage is failliet. nou ja, bijna.",
                "leo van tilborg",
            ),
            (
                "Gesprek met Kees Bakker van de gemeente Zwolle.",
                "Kees Bakker",
            ),
            ("Overleg met BD van het Alfrink over rust.", "BD"),
            // A surname all the same.
            (
                "Gesprek met Piet van de Winkel over rust.",
                "Piet van de Winkel",
            ),
            ("Gesprek met Jan van het Hof over rust.", "Jan van het Hof"),
        ] {
            assert_eq!(only(text, Kind::Person), [person], "{text}");
        }
        there(
            Kind::Organisation,
            &[
                (
                    "Overleg met HZ van Team Zonnebloem over rust.",
                    "Team Zonnebloem",
                ),
                (
                    "Overleg met W. Kingma van Unit Zilver over rust.",
                    "Unit Zilver",
                ),
                (
                    "Overleg met W. Kingma en JK van het Beekdal over rust.",
                    "Beekdal",
                ),
                (
                    "Verwezen door Douwe van Eijk van ziekenhuis Bernhoven.",
                    "ziekenhuis Bernhoven",
                ),
            ],
        );
    }
}
