//! Words for a relative or a role ("Tante", "Broers", "de buurman"): they say who is meant only together with a name, so that the second
//! reader never proposes them as a person by themselves. The reader asks before it proposes.

use super::super::lexicon::{
    Lexicon,
    flag::{DET, KIN, NAMED, POSS, STOP, TITLE},
};

/// Whether a stretch holds nothing but words for relatives and roles, with an article or a possessive before them. A word that people are
/// called by as well ("Broer" is a first name, "oma" a nickname) is one of these too where nothing else stands beside it.
pub(super) fn alone(stretch: &str) -> bool {
    let lexicon = Lexicon::shipped();
    let mut kin = false;
    for word in stretch.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))) {
        let low = word.to_lowercase().replace('’', "'");
        let low = low.trim_matches(|c| c == '-' || c == '\'');
        if low.is_empty() {
            continue;
        }
        if role(lexicon, low) {
            kin = true;
        } else if lexicon.flags(low) & (DET | POSS) == 0 {
            return false;
        }
    }
    kin
}

/// Whether a word is one for a relative or a role, in the plural and the genitive too: "broers", "moeders", "oma's", "tantes".
fn role(lexicon: &Lexicon, low: &str) -> bool {
    let is = |w: &str| {
        let f = lexicon.flags(w);
        f & KIN != 0 || f & TITLE != 0 && f & (STOP | NAMED) == 0
    };
    is(low)
        || ["'s", "s", "en", "jes", "je", "tje", "tjes"]
            .iter()
            .any(|end| low.strip_suffix(end).is_some_and(|w| w.len() > 2 && is(w)))
        // "zussen", "vriendinnen": a letter written twice.
        || low.strip_suffix("en").is_some_and(|w| {
            let mut c = w.chars().rev();
            matches!((c.next(), c.next()), (Some(a), Some(b)) if a == b)
                && w.get(..w.len() - 1).is_some_and(is)
        })
}

#[cfg(test)]
mod tests {
    use super::alone;

    #[test]
    fn a_relative_is_nobody_alone() {
        for stretch in [
            "Tante",
            "tantes",
            "Broers",
            "Broer",
            "Buurman",
            "Moeder",
            "moeders",
            "Moeder's",
            "Nichtje",
            "Neefje",
            "zussen",
            "Oma",
            "oma’s",
            "Mum",
            "grandma",
            "Gran",
            "mijn broer",
            "de buurvrouw",
            "her sister",
            "Mevrouw",
        ] {
            assert!(alone(stretch), "{stretch}");
        }
    }

    #[test]
    fn with_a_name_it_is_somebody() {
        for stretch in [
            "Tante Neeltje",
            "broer Joost",
            "Sanne",
            "Jan",
            "Oma Griet",
            "Mum Jean",
            "de",
            "",
            "Jans",
            "Rozemarijn",
        ] {
            assert!(!alone(stretch), "{stretch}");
        }
    }
}
