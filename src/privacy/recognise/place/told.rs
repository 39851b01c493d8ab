//! Towns that only their place in a note gives away, because they are called by a plain word or stand without a preposition:
//! behind a label, between commas behind an age, at the head of a note before its date, where somebody travels. And woods and
//! heaths named after a town. `super::find` asks.

use super::super::super::lexicon::{Lexicon, flag::*};
use super::super::super::token::{Shape, Tokens};
use super::super::address::plainly;
use super::super::{Style, among};

/// Words that lists have for places and that are hardly ever meant so behind "to" and "in".
const PLAIN: &str = "home work school stad huis werk kerk oost west noord zuid church house street mill rust orde heel dorp post bad \
    lunch bed een te wel ware stem zijn hem put echt horn grave eye ham ash deal sale battle hope";

/// Behind "Woonplaats:", "Lives in:".
pub(super) fn labelled(t: &Tokens<'_>, i: usize) -> bool {
    let Some(k) = i
        .checked_sub(2)
        .filter(|_| t.raw(i - 1) == ":" && !t.broken(i))
    else {
        return false;
    };
    among!(
        t.low(k),
        "woonplaats geboorteplaats standplaats vestigingsplaats plaats stad woongemeente hometown town city birthplace residence",
    ) || matches!(t.low(k), "in" | "te")
        && k > 0
        && among!(
            t.low(k - 1),
            "lives living born based resident woont woonachtig geboren gevestigd",
        )
}

/// Whether somebody travels, a few words before.
pub(super) fn travel(t: &Tokens<'_>, i: usize) -> bool {
    super::super::before(t, i, 6, |w| {
        among!(
            w,
            "commuting pendelen bus trein tram metro auto fiets pont veerboot rit reis reistijd file vast pendelt forens station stuck train ferry drive drives \
                drove driving commute commutes coach flight",
        )
    })
}

fn closes(t: &Tokens<'_>, k: usize) -> bool {
    t.broken(k)
        || t.get(k).is_none_or(|x| {
            !x.is_word() && t.raw(k) != "-" || x.flags & STOP != 0 && x.flags & (DET | POSS) == 0
        })
}

/// Whether a word that lists have for a place is one here.
pub(super) fn told(t: &Tokens<'_>, i: usize, f: u64, style: &Style) -> bool {
    let Some(p) = i.checked_sub(1) else {
        return dated(t, i);
    };
    let mark = t.raw(p);
    // "katrien, 47, vaals, 2 knd"
    let listed = mark == ","
        && i > 2
        && !t.broken(i)
        && t[i - 2].shape == Shape::Number
        && t.low(i - 2)
            .trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .len()
            == 2
        && matches!(t.raw(i - 3), "," | "(")
        && matches!(t.raw(i + 1), "," | "." | ")" | ";")
        && (f & STOP == 0 || t[i].capital());
    // "traject 2024-2998 / m. te riele / best."
    let slashed = mark == "/"
        && t[p].spaced
        && t[i].spaced
        && (t.broken(i + 1) || matches!(t.raw(i + 1), "/" | "." | ","))
        || mark == "/" && t[p].spaced && t[i].spaced && f & STOP == 0 && !among!(t.low(i), PLAIN);
    // "opgegroeid onder de rook van Vaals"
    let smoke = mark == "van" && i > 1 && t.low(i - 2) == "rook";
    // "the bus to hull", "stuck in Bath"
    let travels = matches!(
        t.low(p),
        "to" | "in" | "from" | "frm" | "uit" | "naar" | "te" | "at"
    ) && (style.lower || t[i].capital())
        && !t.broken(i)
        && !among!(t.low(i), PLAIN)
        && (f & (STOP | VERB) == 0 || t[i].capital())
        && (closes(t, i + 1) || among!(t.low(i + 1), "stuck delayed cancelled late"))
        && travel(t, i);
    // "marsden engineering in bath, or": a house, and where it is.
    let housed = mark == "in"
        && style.lower
        && i > 1
        && t.flags(i - 2) & (ORGTAIL | EMPLOYER) != 0
        && !among!(t.low(i), PLAIN)
        && f & (STOP | VERB) == 0
        && closes(t, i + 1);
    // "collega uit best.", "in goes": no noun stands there bare.
    let bare = matches!(mark, "uit" | "in" | "vanuit" | "te")
        && style.lower
        && style.dutch
        && !t.broken(i)
        && among!(
            t.low(i),
            "best goes heel made geel hoorn echt grave leek laren lent reek",
        )
        && closes(t, i + 1)
        && !(t.low(i) == "geel" && mark == "in");
    // "pendelt van geel naar turnhout"
    let between = matches!(mark, "van" | "from" | "tussen" | "between")
        && matches!(t.low(i + 1), "naar" | "to" | "en" | "and")
        && style.lower
        && t.flags(i + 2) & PLACE != 0
        && travel(t, i)
        || matches!(mark, "to" | "naar")
            && i > 2
            && matches!(t.low(i - 3), "from" | "van")
            && t.flags(i - 2) & PLACE != 0
            && travel(t, i);
    // "the glue of the zottegem office", "het gentse kantoor": where the desk stands.
    let office = matches!(mark, "the" | "our" | "their" | "your")
        && among!(
            t.low(i + 1),
            "office branch site plant depot team warehouse campus store shop location crew lot factory"
        )
        && !t.broken(i + 1)
        && (t[i].capital() || f & WORD == 0)
        && f & STOP == 0;
    // "locatie: accenture, duffel": the town behind the house, to the end of its line.
    let sited = mark == ","
        && !t.broken(i)
        && (t.broken(i + 1) || matches!(t.raw(i + 1), "." | ";") && t.broken(i + 2))
        && (i.saturating_sub(8)..i).any(|k| {
            t.raw(k + 1) == ":" && among!(t.low(k), "locatie location venue adres address werkgever employer bedrijf school plaats place")
                && (k + 1..=i).all(|m| !t.broken(m))
        });
    // "(Oude Gracht, Goes)": the town behind a street, in brackets.
    let bracketed = mark == ","
        && t.raw(i + 1) == ")"
        && !t.broken(i)
        && (t[i].capital() || style.lower)
        && i > 2
        && (i.saturating_sub(6)..i - 1).any(|k| t.raw(k) == "(")
        && (t.flags(i - 2) & LANE != 0
            || t[i - 2].shape == Shape::Number
            || plainly(t.low(i - 2), &["lei", "street", "road", "lane"]));
    office
        || bracketed
        || sited
        || bare
        || between
        || listed
        || slashed
        || smoke
        || travels
        || housed
        || t.broken(i) && dated(t, i)
}

/// "Gouda, 1/1/24.": a town at the head of a note, and its date.
fn dated(t: &Tokens<'_>, i: usize) -> bool {
    t.raw(i + 1) == ","
        && t.get(i + 2).is_some_and(|x| x.shape == Shape::Number)
        && (matches!(t.raw(i + 3), "-" | "/") || t.flags(i + 3) & MONTH != 0)
}

/// "Amsterdamse Bos", "Kalmthoutse Heide": the last token of a wood or a heath named after a town, in capitals; of a town of
/// the lists in any.
pub(super) fn ground(t: &Tokens<'_>, lexicon: &Lexicon, i: usize) -> Option<usize> {
    let low = t.low(i);
    let stem = low.strip_suffix("se")?;
    if stem.len() < 3 || t.broken(i + 1) {
        return None;
    }
    let ground = among!(
        t.low(i + 1),
        "bos hout heide hei duinen plas plassen poort park vaart kanaal markt uiterwaarden waterleidingduinen wallen polder wad \
            grachten vesting haven meer plantage bossen venen peel",
    );
    if !ground {
        return None;
    }
    let capitals = t[i].capital() && t.get(i + 1).is_some_and(|x| x.shape == Shape::Title);
    (capitals || lexicon.flags(stem) & PLACE != 0 && !among!(t.low(i + 1), "markt haven meer park"))
        .then_some(i + 1)
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn towns_by_where_they_stand() {
        there(
            Kind::Location,
            &[
                ("Werkgever: NS\nWoonplaats: Sluis\nDoel: rust", "Sluis"),
                (
                    "Employer: ASML\nLives in: Wassenaar\nGoal: rest",
                    "Wassenaar",
                ),
                ("intake: katrien, 47, vaals, 2 knd", "vaals"),
                ("Gouda, 1/1/24. Gesprek gevoerd.", "Gouda"),
                (
                    "every morning he takes the bus to hull and sits there",
                    "hull",
                ),
                (
                    "Opgegroeid onder de rook van Vaals, als middelste.",
                    "Vaals",
                ),
                (
                    "Gewandeld naar het Amsterdamse Bos en terug.",
                    "Amsterdamse Bos",
                ),
                ("overleg op de vestiging Gieten gehad", "Gieten"),
            ],
        );
        nothing(
            Kind::Location,
            &[
                "she likes reading in the bath, every day",
                "de bus naar school, de trein naar huis",
                "Boeken: lezen, 20 minuten, best, elke dag",
            ],
        );
    }
}
