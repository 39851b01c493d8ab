//! Islands, on which people live instead of in them ("op Walcheren", "from Saba"), and towns called by a plain word where somebody
//! is said to live ("living in echt"). `super::find` asks.

use super::super::super::lexicon::flag::{PLACE, STOP};
use super::super::super::token::{Shape, Tokens};
use super::super::among;

/// Dutch islands and former islands, and the Caribbean ones.
const ISLANDS: &str = "texel vlieland terschelling ameland schiermonnikoog rottumeroog walcheren marken wieringen urk tholen goeree \
    goeree-overflakkee overflakkee schouwen schouwen-duiveland duiveland noord-beveland zuid-beveland sint-philipsland ijsselmonde \
    voorne voorne-putten rozenburg tiengemeten schokland aruba bonaire curaçao curacao saba sint-eustatius statia sint-maarten \
    pampus griend";

/// Whether the word at `i` is a place by what leads to it.
pub(super) fn told(t: &Tokens<'_>, i: usize) -> bool {
    let Some(p) = i.checked_sub(1).filter(|_| !t.broken(i)) else {
        return false;
    };
    let low = t.low(i);
    // "op Zuid", "in Noord": a side of the town by its capital.
    if matches!(low, "zuid" | "noord" | "oost" | "west") {
        return t[i].shape == Shape::Title
            && matches!(t.low(p), "op" | "in" | "naar" | "uit")
            && t[p].shape == Shape::Lower
            && (t.broken(i + 1)
                || t.get(i + 1)
                    .is_none_or(|x| !x.is_word() && t.raw(i + 1) != "-" || x.flags & STOP != 0));
    }
    let led = matches!(
        t.low(p),
        "op" | "van" | "naar" | "vanaf" | "on" | "from" | "to" | "of" | "in"
    );
    if !led {
        return false;
    }
    // "op marken": a verb too.
    let plain = matches!(low, "marken" | "urk" | "saba" | "griend") && t[i].shape != Shape::Title;
    if among!(low, ISLANDS) {
        return !plain;
    }
    if t.flags(i) & PLACE == 0 {
        return false;
    }
    let ends = t.broken(i + 1)
        || t.get(i + 1)
            .is_none_or(|x| !x.is_word() && t.raw(i + 1) != "-");
    let lives = matches!(t.low(p), "in" | "te")
        && p > 0
        && among!(
            t.low(p - 1),
            "living lives lived woont woonachtig wonend based resident",
        );
    // "elke dag van Een naar …": a capital inside a sentence.
    let capital = t[i].shape == Shape::Title
        && t.flags(i) & STOP != 0
        && matches!(t.low(p), "van" | "naar")
        && matches!(t.low(i + 1), "naar" | "en" | "," | "." | "terug");
    lives && ends || capital
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{only, there},
    };

    #[test]
    fn sides_of_a_town() {
        assert_eq!(
            only("Huisbezoek op Zuid, gisteren.", Kind::Location),
            ["Zuid"]
        );
        assert_eq!(
            only("huisbezoek in het oude westen vandaag", Kind::Location),
            ["oude westen"]
        );
        assert_eq!(
            only(
                "De ramen op het zuiden, in het westen regen.",
                Kind::Location
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn islands_and_towns_that_are_words() {
        there(
            Kind::Location,
            &[
                ("Zijn opa was loods op Walcheren.", "Walcheren"),
                (
                    "naar het ziekenhuis op goeree-overflakkee, later",
                    "goeree-overflakkee",
                ),
                ("a nurse living in echt", "echt"),
            ],
        );
        for text in ["Wat op marken lijkt, is geen geld.", "Is dat echt zo?"] {
            assert_eq!(only(text, Kind::Location), Vec::<String>::new(), "{text}");
        }
    }
}
