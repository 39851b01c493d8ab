//! Where the sources say why something is so: at a place that was cited, or beside it in its paragraph. `practice::following` asks, for "Waarom?".

use super::cite::{Place, places};
use super::extract::goes_on;
use super::must::{says_why, words};
use super::terms::content;
use super::{Citation, Hit, Library, Result, plain};
use std::collections::{BTreeSet, HashSet};

/// Words a sentence begins with that says what comes of the one before it.
const SO: [&str; 9] = [
    "daarom",
    "daardoor",
    "vandaar",
    "dus",
    "hierdoor",
    "therefore",
    "so",
    "hence",
    "thus",
];
/// Sentences that say why, each with where it stands.
type Reasons = Vec<(String, Citation)>;

/// The words by which a sentence is known: those that tell something, and of one that has none all of them.
fn telling(text: &str) -> HashSet<String> {
    let told = content(text);
    match told.is_empty() {
        true => words(text).into_iter().collect(),
        false => told,
    }
}

/// Where what was cited stands by now: there, or further on. What a model made of it, in more or fewer words, is looked for where it stood.
fn said_at(
    places: &[Place<'_>],
    cited: &Citation,
    said: &HashSet<String>,
    verbatim: bool,
) -> Option<usize> {
    let of = places.iter().enumerate();
    let of = of.filter(|(_, p)| p.hit.source_id == cited.source_id);
    let of: Vec<_> = of.map(|(i, p)| (i, p, telling(&plain(p.text())))).collect();
    let there = |p: &Place<'_>| p.span.0 < cited.span.1 && cited.span.0 < p.span.1;
    let most = |words: &HashSet<String>| {
        2 * words.intersection(said).count() > words.len().min(said.len())
    };
    // A label at its beginning may have been left out.
    let whole =
        |words: &HashSet<String>| (words.is_subset(said) || said.is_subset(words)) && most(words);
    let wholly = |(_, p, words): &&(usize, &Place<'_>, HashSet<String>)| there(p) && whole(words);
    let at = of.iter().find(wholly);
    let at = at.or_else(|| {
        let elsewhere = of.iter().rev().filter(|(_, _, words)| whole(words));
        elsewhere.max_by_key(|(_, _, words)| words.len())
    });
    let partly = || {
        of.iter()
            .find(|(_, p, words)| !verbatim && there(p) && most(words))
    };
    at.or_else(partly).map(|(i, _, _)| *i)
}

/// Whether a sentence says what comes of the one before it.
fn comes_of_it(text: &str) -> bool {
    let all = words(text);
    all.first().is_some_and(|w| SO.contains(&w.as_str()))
}

/// The places that say why a place is so: itself, or beside it in its paragraph.
fn reasons(places: &[Place<'_>], at: usize) -> Vec<usize> {
    let joined = |i: usize| {
        let pair = places.get(i).zip(places.get(i + 1));
        pair.is_some_and(|(a, b)| goes_on(a, b) && !a.heading && !b.heading)
    };
    let text = |i: usize| places.get(i).map_or("", Place::text);
    // "Daarom slaapt ze slecht": why stands before it.
    if comes_of_it(text(at)) && at > 0 && joined(at - 1) {
        return vec![at - 1, at];
    }
    let mut out = Vec::new();
    out.extend(says_why(text(at)).then_some(at));
    let why = |i: usize| says_why(text(i)) && !comes_of_it(text(i));
    if joined(at) && why(at + 1) {
        out.push(at + 1);
    } else if joined(at) && joined(at + 1) && why(at + 2) {
        out.push(at + 2);
    }
    if out.is_empty() && at > 0 && joined(at - 1) && why(at - 1) {
        out.push(at - 1);
    }
    out
}

impl Library {
    /// The passages in which some places stand, and the sentences at those places and beside them that say why it is so, in reading order. Each place comes with
    /// what was said of it, `verbatim` or by a model: a source may have been written in since, and another sentence stand there.
    pub fn reasons_at(
        &self,
        cited: &[(Citation, String)],
        verbatim: bool,
    ) -> Result<(Vec<Hit>, Reasons)> {
        let mut hits: Vec<Hit> = Vec::new();
        for (c, _) in cited {
            if let Some(hit) = self.passage_at(c.source_id, c.span)?
                && !hits.iter().any(|h| h.chunk_id == hit.chunk_id)
            {
                hits.push(hit);
            }
        }
        let places = places(&hits);
        let mut found = BTreeSet::new();
        for (c, said) in cited {
            let there = said_at(&places, c, &telling(said), verbatim);
            found.extend(there.into_iter().flat_map(|at| reasons(&places, at)));
        }
        let said = found.into_iter().filter_map(|i| {
            let place = places.get(i)?;
            Some((plain(place.text()), place.citation(1.0)))
        });
        let said = said.collect();
        Ok((hits, said))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_stands_beside_what_was_cited() {
        let near = |text: &str, at: usize| -> Vec<usize> {
            let hits = [Hit::tested(("Fiets", "note:1", "nl"), text)];
            reasons(&places(&hits), at)
        };
        assert_eq!(near("Ze slaapt slecht. Dat komt door de buren.", 0), [1]);
        assert_eq!(
            near("De buren zijn luid. Daarom slaapt ze slecht.", 1),
            [0, 1]
        );
        assert_eq!(near("Ze slaapt slecht, want het is warm.", 0), [0]);
        assert_eq!(near("Omdat het warm is. Ze slaapt slecht.", 1), [0]);
        // What comes of it is no reason for it.
        assert!(near("Ze slaapt slecht. Daarom is ze moe, omdat ze ligt.", 0).is_empty());
        assert!(near("Ze slaapt slecht.\n\nDat komt door de buren.", 0).is_empty());
        assert!(near("Ze slaapt slecht. Het is druk op het werk.", 0).is_empty());
    }

    #[test]
    fn what_was_cited_is_known_by_what_was_said_of_it() {
        let text = "De kat is ziek. Ze slaapt slecht. Afspraken: Wilg belt haar zus.";
        let hits = [Hit::tested(("Fiets", "note:1", "nl"), text)];
        let all = places(&hits);
        let at = |n: usize, said: &str, verbatim| {
            let cited = all[n].citation(1.0);
            said_at(&all, &cited, &telling(said), verbatim)
        };
        assert_eq!(at(1, "Ze slaapt slecht.", true), Some(1));
        // It stands further on now, or nowhere.
        assert_eq!(at(0, "Ze slaapt slecht.", true), Some(1));
        assert_eq!(at(0, "De hond is oud.", true), None);
        assert_eq!(at(2, "Wilg belt haar zus.", true), Some(2));
        let told = "Wilg vertelt dat ze slecht slaapt.";
        assert_eq!((at(1, told, false), at(0, told, false)), (Some(1), Some(1)));
        let told = "Ze slaapt in haar nieuwe huis aan de rivier.";
        assert_eq!(at(1, told, true), None);
        let told = "Wilg slaapt slecht, al weken.";
        assert_eq!(at(1, told, true), Some(1));
    }

    #[test]
    fn what_has_only_small_words_is_known_by_those() {
        let text = "Ze is er niet. Dat komt door de griep.";
        let hits = [Hit::tested(("Fiets", "note:1", "nl"), text)];
        let all = places(&hits);
        let at = |said: &str| said_at(&all, &all[0].citation(1.0), &telling(said), true);
        assert_eq!(at("Ze is er niet."), Some(0));
        assert_eq!(at("Hij was daar wel."), None);
    }
}
