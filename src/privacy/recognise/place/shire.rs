//! English villages of two words, of which neither tells: "Much Wenlock", "Nether Wallop", "Chipping Norton", "Stow-on-the-Wold".
//! `super::find` asks at words with a capital.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Style, among};

/// First words that villages have and hardly anything else in capitals.
const STRONG: &str = "much nether chipping shepton steeple stoke stow burnham kirkby melton sutton weston newton norton aston bishop's bishops \
    wootton compton marsh ashby barton bovey budleigh castle market great little upper lower over long temple high king's kings abbots \
    carrick glen loch isle saffron milton old hemel leighton moreton";

/// Second words that towns have.
const SECONDS: &str = "regis magna parva abbas wells spa bay bridge cross green hill hills heath moor sands ness head mouth port ferry vale \
    harbour market common mallet norton sodbury wallop wenlock malvern gidding bumpstead harborough rasen drayton deeping hempstead \
    buzzard mowbray keynes ferrers poges mandeville walden bassett episcopi monachorum lacy stretton missenden bookham dunmow yeldham \
    chalfont haywood snoring massingham barford tew rissington slaughter swell compton langton coates ayton easton addington";

/// The last token of the village that begins at `i`.
pub(super) fn find(t: &Tokens<'_>, i: usize, style: &Style) -> Option<usize> {
    let k = i + 1;
    let x = t.get(k).filter(|x| x.shape == Shape::Title && !x.first)?;
    if t.broken(k)
        || !among!(t.low(i), STRONG)
        || x.flags & (STOP | PRON | DET | MONTH | WEEKDAY | TITLE | KIN | ORGHEAD | ORGTAIL) != 0
        || style.heading(t, i)
    {
        return None;
    }
    let p = i.checked_sub(1).map_or("", |p| t.low(p));
    let led = among!(p, "in at to from near outside around of , through via");
    // A house or a street goes on: "Great Ormond Street", "Upper Mill School".
    let goes_on = t
        .get(k + 1)
        .is_some_and(|y| y.shape == Shape::Title && !y.first && !t.broken(k + 1))
        && t.flags(k + 1) & (LANE | ORGTAIL | ORGHEAD | HOUSE) != 0;
    let second = among!(t.low(k), SECONDS);
    (led && !goes_on && (second || x.flags & (FIRST | WORD) == 0 || x.flags & PLACE != 0))
        .then_some(k)
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{only, there},
    };

    #[test]
    fn villages_of_two_words() {
        there(
            Kind::Location,
            &[
                (
                    "She just parked up in Nether Wallop and cried.",
                    "Nether Wallop",
                ),
                ("We met in Much Wenlock last time.", "Much Wenlock"),
                ("He moved to Chipping Norton with her.", "Chipping Norton"),
            ],
        );
        for text in [
            "She believes in Great Expectations and in High Standards.",
            "He goes to Little Lunch meetings.",
        ] {
            let found = only(text, Kind::Location);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
