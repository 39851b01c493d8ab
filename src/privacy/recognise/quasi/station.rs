//! Who somebody is or was, where the sentence is turned round ("vroeger was ze de huisarts van …", "nu is hij klokkenluider in …"), where
//! it stands behind an initial, and what an athlete of former days is told by ("oud-profwielrenner met twee etappezeges"). `unique`,
//! `sole` and `super::titled` ask.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::persons::ATHLETES;
use super::{extent, phrase, sole};

/// Whether somebody is told to be what begins at `left`: "is (de)", "was hij (de)", "als (een)", ", de", an apposition.
pub(super) fn stated(t: &Tokens<'_>, left: usize) -> bool {
    let back = |k: usize| k.checked_sub(1).filter(|_| !t.broken(k));
    let Some(mut p) = back(left) else {
        return false;
    };
    if among!(t.low(p), "de het een the a an") {
        let Some(q) = back(p) else { return false };
        p = q;
    }
    for _ in 0..2 {
        if among!(
            t.low(p),
            "vroeger ooit nog ook zelf jarenlang toen lang once also formerly still namelijk immers eigenlijk tegenwoordig inmiddels"
        ) && let Some(q) = back(p)
        {
            p = q;
        }
    }
    let low = t.low(p);
    if phrase::being(low) {
        return sole::subject(t, p) || behind_initial(t, p) || t.get(p).is_some_and(|x| x.first);
    }
    if matches!(low, "als" | "as") {
        return true;
    }
    turned(t, p)
        || t.raw(p) == ","
            && back(p).is_some_and(|q| {
                t.get(q).is_some_and(|x| x.capital() && x.is_word()) && phrase::somebody(t, q)
            })
}

/// "was hij", "is Noor": the subject stands at `p`, behind its verb.
pub(super) fn turned(t: &Tokens<'_>, p: usize) -> bool {
    p > 0
        && !t.broken(p)
        && among!(t.low(p - 1), "is was werd")
        && (among!(t.low(p), "hij ze zij ie ik")
            || t.get(p)
                .is_some_and(|x| x.capital() && x.flags & (FIRST | NAMED) != 0))
}

/// "R. is", "P.J. was": the point before the verb at `p` is that of an initial.
pub(super) fn behind_initial(t: &Tokens<'_>, p: usize) -> bool {
    p > 1
        && !t.broken(p)
        && t.raw(p - 1) == "."
        && !t.broken(p - 1)
        && t.get(p - 2).is_some_and(|x| x.shape == Shape::Initial)
}

/// Whether a word ends in who does a sport: "profwielrenner", "baanwielrenster".
pub(super) fn athlete(word: &str) -> bool {
    ATHLETES
        .iter()
        .any(|a| a.len() > 5 && word.len() > a.len() + 1 && word.ends_with(a))
}

/// "met twee etappezeges", "with three stage wins": the last token of what is told behind the head at `i`.
pub(super) fn with(t: &Tokens<'_>, i: usize) -> Option<usize> {
    let p = i + 1;
    let n = i + 2;
    let many = among!(
        t.low(n),
        "een één twee drie vier vijf zes zeven acht tien a one two three four five six seven eight ten"
    ) || t.get(n).is_some_and(|x| x.shape == Shape::Number);
    if !matches!(t.low(p), "met" | "with") || !many || t.broken(p) || t.broken(n) {
        return None;
    }
    // "met drie Europese titels"
    let of = usize::from(t.get(n + 1).is_some_and(|x| x.capital()) && !t.broken(n + 2));
    let head = extent::noun(t, n + 1 + of, t.low(p) == "with")?;
    let own = t.flags(head) & KIN != 0
        || extent::generic(t, n + 1, head)
        || among!(
            t.low(head),
            "kinderen children kids katten honden cats dogs jaar years hobby's knieën knees benen handen"
        );
    // "two stage wins": a verb elsewhere.
    let head =
        head + usize::from(matches!(t.low(head + 1), "wins" | "caps") && !t.broken(head + 1));
    (!own).then(|| extent::extent(t, head))
}

/// "jockey with two Derby wins": the last token of the prizes an occupation is told with; `i` itself where none is.
pub(super) fn prized(t: &Tokens<'_>, i: usize) -> usize {
    if !matches!(t.low(i + 1), "met" | "with") {
        return i;
    }
    with(t, i)
        .filter(|last| {
            (i + 3..=*last).any(|k| {
                [
                    "zeges",
                    "titels",
                    "medailles",
                    "wins",
                    "titles",
                    "medals",
                    "records",
                    "overwinningen",
                    "sterren",
                    "stars",
                    "prijzen",
                    "interlands",
                    "victories",
                    "oscars",
                ]
                .iter()
                .any(|e| t.low(k).ends_with(e))
            })
        })
        .unwrap_or(i)
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn who_somebody_is_in_a_sentence_turned_round() {
        there(
            Kind::Quasi,
            &[
                (
                    "Vroeger was hij klokkenluider in de fipronilzaak, nu zit hij thuis.",
                    "klokkenluider in de fipronilzaak",
                ),
                (
                    "R. is klokkenluider in de fipronilzaak, dus stil.",
                    "klokkenluider in de fipronilzaak",
                ),
                (
                    "Vroeger was ze de huisarts van het enige dorp zonder brug, nu niet.",
                    "huisarts van het enige dorp zonder brug",
                ),
                (
                    "G. is de vroegere stem van de spoorwegomroep, dus bekend.",
                    "vroegere stem van de spoorwegomroep",
                ),
                (
                    "Vroeger was hij oud-profwielrenner met twee etappezeges, nu coach.",
                    "oud-profwielrenner met twee etappezeges",
                ),
                (
                    "T. is de vrouwelijke bisschop van de oudkatholieken, dus stil.",
                    "vrouwelijke bisschop van de oudkatholieken",
                ),
            ],
        );
        nothing(
            Kind::Quasi,
            &[
                "Vroeger was ze de stem van de groep.",
                "Soms is hij de held van het verhaal.",
                "Toen was ze het kind met twee katten.",
            ],
        );
    }
}
