//! Parts of an organisation ("team Kompas", "afdeling Esdoorn", "Unit Zilver"): the words for them, and where a person's name ends because
//! the house or the team he belongs to follows ("Ron Van Hecke van Team Spoorzicht", "leo van tilborg van de garage"). The recognisers of
//! people and of organisations ask.

use super::super::lexicon::flag::{HOME, HOUSE, LAST, ORGHEAD};
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
        || x.flags & (ORGHEAD | HOUSE) != 0 && !called
        || low.len() > 8 && x.flags & (LAST | HOME) == 0 && ENDS.iter().any(|e| low.ends_with(e))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::only};

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
    }
}
