//! Streets with a house number, Dutch and English, and streets without one where the name gives them away.

mod bare;
mod behind;
mod dwelling;
mod english;
mod hamlet;
mod house;
mod lanes;
mod site;
mod words;

use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::{DET, FIRST, LANE, NAME, NAMELIKE, PLACE, STOP, TUSSEN, WORD};
use super::super::token::{Shape, Tokens};
use bare::{avenue, bare, coded, told};
use english::english;
use house::house;
use words::SURE;

pub(super) use words::plainly;

/// Adds every street.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    for i in 0..t.len() {
        if !t[i].is_word() {
            continue;
        }
        let low = t.low(i);
        if i > 1 && t[i - 1].flags & DET != 0 {
            behind::greens(t, i, found);
        }
        if t[i].flags & LANE != 0 {
            lanes::find(t, i, found);
            avenue(t, i, found);
            hamlet::find(t, i, found);
        }
        // Most words: no house number behind, no capital before.
        if !t[i].capital()
            && t.get(i + 1).is_none_or(|x| x.shape != Shape::Number)
            && t[i].flags & WORD != 0
            && t[i].flags & LANE == 0
        {
            if i > 1 && t[i - 1].flags & DET != 0 {
                bare(t, i, found);
            }
            continue;
        }
        let Some(end) = words::ending(low) else {
            english(t, i, found);
            continue;
        };
        // "overslaan": the verb, not a lane.
        if low.strip_suffix("slaan").is_some_and(|p| {
            matches!(
                p,
                "over"
                    | "op"
                    | "in"
                    | "af"
                    | "neer"
                    | "toe"
                    | "om"
                    | "ver"
                    | "uit"
                    | "aan"
                    | "door"
                    | "terug"
                    | "dicht"
                    | "stuk"
            )
        }) {
            continue;
        }
        let number = house(t, i + 1);
        let capital = t[i].capital() && (!t[i].first || t.flags(i) & WORD == 0);
        let known = t.flags(i) & WORD != 0;
        let whole = low.len() == end.len();
        let left = start(t, i);
        // "aan de ds. martin luther kingweg": whose title it begins with, it is a street by whatever end.
        let titled = left + 1 < i
            && super::among!(
                t.low(left),
                "ds dr burg burgemeester pastoor pater prof professor prins prinses koning koningin graaf generaal admiraal mgr kardinaal",
            );
        let sure = SURE.contains(&end) || titled;
        let ok = if let Some(n) = number {
            // "wnt lindelaan 22": with a number, and no times or minutes behind it.
            let plain = SURE.contains(&end)
                && !super::among!(
                    t.low(n + 1),
                    "keer x uur minuten min jaar dagen weken maanden km meter kilometer mensen huizen times op heen euro",
                );
            // "stationsweg 4 is"
            let way = matches!(end, "weg" | "pad")
                && low.len() > 5
                && !super::among!(
                    low,
                    "onderweg snelweg halverweg terugweg heenweg omweg uitweg voorweg rijksweg uitvalsweg",
                )
                && (t.broken(n + 1)
                    || t.get(n + 1).is_some_and(|x| {
                        // "bosweg 12 schoonoord"
                        x.shape == Shape::Mark && t.raw(n + 1) != "%"
                            || x.flags & (STOP | PLACE) != 0
                    }));
            // "aan het zandpad 156,"
            let lived =
                left > 1 && matches!(t.low(left - 1), "de" | "het") && t.low(left - 2) == "aan";
            !whole && (plain || way || lived || told(t, left) || coded(t, n))
                || (!known
                    || capital
                    || left < i
                    || matches!(
                        t.low(i.wrapping_sub(1)),
                        "op" | "aan"
                            | "de"
                            | "adres"
                            | ":"
                            | "naar"
                            | "in"
                            | "woont"
                            | "woonde"
                            | "wonen"
                            | ","
                            | "("
                    ))
                    && (sure || capital || !known || left < i)
                    && !(whole && left == i)
        } else {
            // "naar het goffertpark": a word of no dictionary, where somebody goes.
            !known
                && !whole
                && t[i].shape == Shape::Lower
                && end == "park"
                && i > 1
                && t.low(i - 1) == "het"
                && matches!(t.low(i - 2), "naar" | "in" | "door" | "bij" | "van" | "aan")
                ||
            // "het adres aan de westerweg": a word of no dictionary.
            !known
                && !whole
                && t[i].shape == Shape::Lower
                && matches!(end, "weg" | "wal" | "dijk" | "pad" | "vest" | "haven" | "brink")
                && i > 1
                && matches!(t.low(i - 1), "de" | "het")
                && t.low(i - 2) == "aan"
                && !t.broken(i)
                ||
            // "aan de Oude Rijksweg", "aan de Burgemeester Falkenaweg", "de hoek van de Oude Dijk"
            capital
                && !whole
                && left > 1
                && left < i
                && t[left].capital()
                && matches!(end, "weg" | "pad" | "dijk" | "vest" | "wal" | "haven" | "brink" | "markt")
                && matches!(t.low(left - 1), "de" | "het")
                && (matches!(t.low(left - 2), "aan" | "langs" | "via" | "op")
                    || t.low(left - 2) == "van" && left > 2 && t.low(left - 3) == "hoek")
                ||
            // "Grote Markt"
            whole
                && left < i
                && capital
                && t[left].shape == Shape::Title
                && matches!(end, "markt" | "haven" | "brink" | "dijk" | "hof" | "kade" | "gracht" | "wal")
                // "Roos van Dijk": somebody.
                && !(left + 1 < i && t[left].flags & FIRST != 0 && t.low(left + 1) == "van")
                ||
            // "langs de Achterweg", "van het Zandpad": a capital inside a sentence, behind a preposition and an article.
            capital
                && !t[i].first
                && t[i].shape == Shape::Title
                && !whole
                && matches!(end, "weg" | "pad" | "dijk" | "markt" | "park" | "hof" | "brug" | "haven" | "poort" | "brink" | "vaart" | "wal")
                && i > 1
                && matches!(t.low(i - 1), "de" | "het" | "'t")
                && t[i - 1].shape == Shape::Lower
                && matches!(t.low(i - 2), "aan" | "op" | "in" | "van" | "naar" | "langs" | "via" | "vanaf" | "tot" | "over" | "achter" | "bij" | "rond" | "uit" | "door")
                // "Eefje van de Kerkhof": somebody's surname.
                && !(t.low(i - 2) == "van"
                    && i > 2
                    && t[i - 3].shape == Shape::Title
                    && t[i - 3].flags & FIRST != 0
                    && t[i].flags & NAME != 0
                    && !t.broken(i - 2))
                ||
            sure && !whole && (capital || !known)
                // "durft P.G. Nuyts de straat niet over": the name of no street.
                || sure && whole && left < i && t[left].capital() && t.flags(i - 1) & DET == 0
                || capital
                    && !known
                    && !whole
                    && matches!(end, "weg" | "park" | "hof" | "dijk" | "markt" | "pad")
                    && i > 0
                    && matches!(t.low(i - 1), "de" | "aan" | "op" | "het")
        };
        if ok {
            let last = number.unwrap_or(i);
            found.add(
                (t[left].start, t[last].end),
                Kind::Location,
                "street",
                if number.is_some() { 0.95 } else { 0.8 },
                54,
            );
        }
    }
    if t.digits {
        site::find(t, found);
        behind::find(t, found);
    }
}

/// Where a street name of several words begins: `Burgemeester de Monchyplein`, `jan van galenstraat`.
fn start(t: &Tokens<'_>, i: usize) -> usize {
    const LEADS: &[&str] = &[
        "prins",
        "prinses",
        "koning",
        "koningin",
        "burgemeester",
        "burg",
        "pastoor",
        "sint",
        "st",
        "dr",
        "doctor",
        "professor",
        "prof",
        "generaal",
        "admiraal",
        "oude",
        "nieuwe",
        "lange",
        "korte",
        "grote",
        "kleine",
        "eerste",
        "tweede",
        "derde",
        "1e",
        "2e",
        "3e",
        "laan",
        "plantage",
        "oudezijds",
        "nieuwezijds",
        "mr",
        "ds",
        "kapitein",
        "president",
        "minister",
        "graaf",
        "hertog",
        "pater",
        "zuster",
        "frater",
        "kardinaal",
        "bisschop",
        "monseigneur",
        "mgr",
        "ingenieur",
        "ir",
        "majoor",
        "kolonel",
        "sergeant",
        "luitenant",
        "wethouder",
        "freule",
        "jonkheer",
        "jhr",
        "deken",
        "rector",
        "kapelaan",
        "dominee",
        "meester",
        "keizer",
        "johan",
        "jan",
        "willem",
        "anna",
        "maria",
        "van",
        "der",
        "den",
        "de",
        "ten",
        "ter",
        "von",
        "noorder",
    ];
    let mut left = i;
    let mut k = i;
    for _ in 0..4 {
        let Some(p) = k.checked_sub(1) else { break };
        if t.broken(k) {
            break;
        }
        if t.raw(p) == "."
            && p > 0
            && t[p - 1].end == t[p].start
            && (t[p - 1].shape == Shape::Initial || LEADS.contains(&t.low(p - 1)))
        {
            k = p - 1;
            left = k;
            continue;
        }
        if !t[p].is_word() {
            // "1e Dwarsstraat 4"
            if t[p].shape == Shape::Number
                && matches!(t.low(p), "1e" | "2e" | "3e" | "4e" | "1ste" | "2de" | "3de")
                && t[k].capital()
            {
                left = p;
            }
            break;
        }
        // "Thomas a Kempisstraat"
        let joins = t.flags(p) & TUSSEN != 0 || matches!(t.low(p), "a" | "à") && t[k].capital();
        if joins {
            let opening = p > 0
                && (matches!(t.low(p - 1), "op" | "aan" | "in" | "naar" | "adres" | "de")
                    || t.raw(p - 1) == ":");
            if t[p].capital() && !t[p].first || opening && matches!(t.low(p), "van" | "ten" | "ter")
            {
                left = p;
            }
            k = p;
            continue;
        }
        let strong = t[p].capital()
            && (!t[p].first || t.flags(p) & NAME != 0 || LEADS.contains(&t.low(p)))
            || LEADS.contains(&t.low(p))
            || t.flags(p) & NAME != 0
                && t.flags(p) & (STOP | DET) == 0
                // "ds. martin …": a name that is a word too, behind the title.
                && (t.flags(p) & WORD == 0
                    // "piet heinkade 232": a street of no dictionary, with its number.
                    || p + 1 == i
                        && t.flags(p) & FIRST != 0
                        && t.flags(i) & WORD == 0
                        && (t.get(i + 1).is_some_and(|x| x.shape == Shape::Number)
                            || p > 1 && t.low(p - 1) == "de" && matches!(t.low(p - 2), "aan" | "op" | "in" | "van" | "naar" | "via"))
                    || t.flags(p) & NAMELIKE != 0 && p > 1 && t.raw(p - 1) == "." && LEADS.contains(&t.low(p - 2)));
        // "met Frits in het Citadelpark": who walks there is no part of it.
        let walks = p + 2 < t.len()
            && t[p + 1].shape == Shape::Lower
            && matches!(t.low(p + 1), "in" | "op" | "aan" | "bij")
            && t.flags(p + 2) & DET != 0;
        // "Huisbezoek Troelstralaan 77": what is noted of it.
        let noted = t[p].first
            && super::among!(
                t.low(p),
                "huisbezoek bezoek adres woonadres locatie kantoor praktijk afspraak intake"
            );
        if !strong || walks || noted {
            break;
        }
        k = p;
        left = k;
    }
    left
}

#[cfg(test)]
mod tests;
