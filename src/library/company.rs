//! Sentences that come along with those that are quoted: the one before, which a sentence goes on from, and a short one between two. Called by `choosing`.

use super::choosing::{alike, leans_on};
use super::cite::Place;
use super::extract::{LENGTH, Quotable, goes_on};
use super::quote::plain;
use std::collections::BTreeMap;

/// Words with which a sentence goes on from the one before: alone it says half of it.
const GOING_ON: [&str; 30] = [
    "dan",
    "ook",
    "daarna",
    "daarom",
    "toch",
    "daardoor",
    "daarnaast",
    "daarbij",
    "daarmee",
    "bovendien",
    "echter",
    "vervolgens",
    "dus",
    "maar",
    "hierdoor",
    "hiermee",
    "hierbij",
    "anders",
    "then",
    "also",
    "however",
    "therefore",
    "thus",
    "moreover",
    "furthermore",
    "but",
    "afterwards",
    "consequently",
    "otherwise",
    "nevertheless",
];

/// The sentence before that this one does not stand without: it points back at it, or goes on from it.
pub(super) fn needs(places: &[Place<'_>], i: usize) -> Option<usize> {
    leans_on(places, i).or_else(|| {
        let place = places.get(i)?;
        let text = plain(place.text());
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        let first = words.next()?.to_lowercase();
        let second = words.next().unwrap_or_default();
        // "Maar liefst acht" and "Anders dan thuis" go on from nothing.
        let own = matches!(
            (first.as_str(), second),
            ("maar", "liefst") | ("anders", "dan")
        );
        let before = i.checked_sub(1)?;
        let other = places.get(before)?;
        let whole = !other.heading && LENGTH.contains(&plain(other.text()).chars().count());
        let goes = GOING_ON.contains(&first.as_str()) && !own;
        (goes && whole && goes_on(other, place)).then_some(before)
    })
}

/// Whether it is the rest of something: it begins with dots, perhaps behind a quotation mark.
pub(super) fn is_rest(text: &str) -> bool {
    let mark = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '“' | '„' | '”' | '\'' | '‘' | '’' | '«' | '(' | '['
            )
    };
    let text = text.trim_start_matches(mark);
    text.starts_with('…') || text.starts_with("..")
}

/// Characters of a sentence that comes along between two that are quoted.
const BRIEF: usize = 90;
/// How probable it is at least where it is longer, as a share of what is quoted.
const NEARLY: f32 = 0.6;

/// Between two sentences of a paragraph that are quoted stands no gap of a single one that is short or nearly as probable and was not said yet: what it says is what they
/// speak of.
pub(super) fn bridged(
    places: &[Place<'_>],
    quotable: &[Quotable],
    cut: f32,
    chosen: &mut BTreeMap<usize, Option<usize>>,
) {
    let between = |at: usize| {
        let (a, b, c) = (places.get(at)?, places.get(at + 1)?, places.get(at + 2)?);
        let length = plain(b.text()).chars().count();
        let probable = quotable.iter().find(|q| q.at == at + 1)?.probable;
        let fits = length <= BRIEF || probable >= cut * NEARLY;
        let said = || {
            chosen
                .keys()
                .filter_map(|c| places.get(*c))
                .any(|c| alike(c, b))
        };
        (fits && goes_on(a, b) && goes_on(b, c) && !said()).then_some(at + 1)
    };
    let single = |at: &usize| chosen.get(at) == Some(&None);
    let missing: Vec<usize> = chosen
        .keys()
        .filter(|at| single(at) && single(&(*at + 2)) && !chosen.contains_key(&(*at + 1)))
        .filter_map(|at| between(*at))
        .collect();
    chosen.extend(missing.into_iter().map(|at| (at, None)));
}

#[cfg(test)]
mod tests {
    use super::is_rest;

    #[test]
    fn what_begins_with_dots_is_the_rest_of_something() {
        for rest in [
            "… and he stopped contributing.",
            "\"… you answered two questions that were put to Amir …\"",
            "(…) en dat was het.",
            "... of juist niet.",
        ] {
            assert!(is_rest(rest), "{rest}");
        }
        for whole in ["", "Wacht …", ".NET is een platform.", "\"Ja\", zei hij …"] {
            assert!(!is_rest(whole), "{whole}");
        }
    }
}
