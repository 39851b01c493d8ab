//! Places: towns, provinces and countries of the lists, in any case; and words in a place's position.

mod behind;
mod hall;
mod island;
mod several;
mod shire;
mod told;
mod venue;

use super::super::finding::{Found, Kind};
use super::super::lexicon::{Lexicon, flag::*};
use super::super::token::{Shape, Tokens};
use super::{Listed, Style, among};
pub(crate) use behind::behind;

/// Words before a place.
fn leads(word: &str) -> bool {
    among!(
        word,
        "in uit naar te vanuit rond near from to regio omgeving bij outside buiten rondom vestiging filiaal standplaats locatie \
            woonplaats nabij richting"
    )
}

static LIVE: Listed = Listed::new(&[
    "woont",
    "woonde",
    "wonen",
    "woonachtig",
    "verhuisd",
    "verhuisde",
    "verhuist",
    "verhuizen",
    "geboren",
    "opgegroeid",
    "komt",
    "reist",
    "lives",
    "lived",
    "moved",
    "born",
    "living",
    "based",
    "grew",
    "moving",
    "kantoor",
    "vestiging",
    "office",
    "branch",
    "afkomstig",
    "getogen",
    "commutes",
    "commute",
    "commuting",
    "begonnen",
    "started",
    "school",
    "gestudeerd",
    "studied",
    "werkzaam",
    "baan",
    "werkt",
    "works",
]);
/// Towns that are met more often as words behind "in" and "naar".
pub(super) const WORDS: &[&str] = &[
    "huizen", "bergen", "haren", "heel", "best", "leek", "een", "waarde", "wijk", "dorp", "leer",
    "zand", "beek", "heide", "velden", "weide", "stein", "hoek", "stad", "berg", "dieren", "made",
    "kerk", "reading", "bath", "deal", "sale", "battle", "rugby", "wells", "hope", "rust", "orde",
    "hem", "zijn", "horn", "rijen", "werk", "school", "huis", "post", "bedum", "put", "doorn",
    "loon", "drempt", "echt", "ede's", "grave", "street", "ware", "ash", "home", "eye", "ham",
    "house", "church", "norden", "wel", "vorden's", "bad", "goor", "lent", "mill", "vuren", "stem",
    "oost", "west", "noord", "zuid",
];

/// Adds every place.
pub(crate) fn find(t: &Tokens<'_>, lexicon: &Lexicon, style: &Style, found: &mut Found) {
    let mut i = 0;
    while i < t.len() {
        if !t[i].is_word() {
            i += 1;
            continue;
        }
        // Most words are of no sort of place: their flags tell, and a capital behind them.
        if t[i].shape == Shape::Lower
            && t.get(i + 1).is_some_and(|x| x.capital())
            && let Some((from, last)) = venue::find(t, i, style)
        {
            found.add(
                (t[from].start, t[last].end),
                Kind::Location,
                "place",
                0.75,
                35,
            );
            i = last + 1;
            continue;
        }
        let side = t[i].shape == Shape::Title && t[i].flags & NOTNAME != 0;
        if (t[i].flags & PLACE != 0 || t[i].odd || t[i].flags & WORD == 0 || side)
            && island::told(t, i)
        {
            found.add((t[i].start, t[i].end), Kind::Location, "place", 0.75, 47);
            i += 1;
            continue;
        }
        // "het zuiderparktheater", "in de Vooruit"
        if t[i].flags & (DET | TUSSEN) != 0
            && let Some(x) = t.get(i + 1)
            && (x.end - x.start > 4 || x.capital() || t.low(i + 1) == "oude")
        {
            let k = i + 1;
            let building = hall::find(t, k, style);
            if let Some(last) = building
                .or_else(|| hall::quarter(t, k, style))
                .or_else(|| hall::gathered(t, k, style).then_some(k))
            {
                found.add((x.start, t[last].end), Kind::Location, "place", 0.7, 35);
                i = last + 1;
                continue;
            }
        }
        if t[i].shape == Shape::Title
            && (style.english || !style.dutch)
            && let Some(last) = shire::find(t, i, style)
        {
            found.add((t[i].start, t[last].end), Kind::Location, "place", 0.8, 36);
            i = last + 1;
            continue;
        }
        if let Some(last) = several::find(t, lexicon, i) {
            found.add((t[i].start, t[last].end), Kind::Location, "place", 0.9, 36);
            i = last + 1;
            continue;
        }
        if let Some(last) = told::ground(t, lexicon, i) {
            found.add((t[i].start, t[last].end), Kind::Location, "place", 0.8, 38);
            i = last + 1;
            continue;
        }
        if t[i].capital() && !t[i].first && venue::river(t, i) {
            found.add((t[i].start, t[i].end), Kind::Location, "place", 0.75, 38);
            i += 1;
            continue;
        }
        // "Woonplaats: Sluis": whatever the word.
        if t[i].first
            && told::labelled(t, i)
            && (t[i].capital() || t[i].flags & PLACE != 0 || t[i].flags & (WORD | STOP) == 0)
        {
            found.add((t[i].start, t[i].end), Kind::Location, "place", 0.85, 35);
            i += 1;
            continue;
        }
        let mut f = t[i].flags;
        // "Málaga" where the list has "malaga".
        if f == 0 && t[i].capital() && t.low(i).bytes().any(|b| b >= 0x80) {
            let plain = lexicon.flags(&super::person::unaccented(t.low(i)));
            if plain & (STOP | WORD) == 0 {
                f = plain & (PLACE | COUNTRY);
            }
        }
        // The country, and no hamlet of that name.
        if t.low(i) == "nederland" {
            i += 1;
            continue;
        }
        // Most words: in no list of places, and in a dictionary.
        if f & (PLACE | COUNTRY) == 0 && (style.ordinary(f) || f & (STOP | NAMELIKE | VERB) != 0) {
            i += 1;
            continue;
        }
        // `Amsterdam-Noord`, `Londen-team`
        if f == 0
            && t.low(i).split('-').next().is_some_and(|p| {
                p.len() < t.low(i).len()
                    && p.len() > 3
                    && lexicon.flags(p) & PLACE != 0
                    && lexicon.flags(p) & (FIRST | WORD) == 0
            })
        {
            f = PLACE;
        }
        let p = i.checked_sub(1).map_or("", |k| t.low(k));
        let into = leads(p);
        let asked = f & (PLACE | COUNTRY) != 0 || into && f & STOP == 0;
        let living = asked && super::before(t, i, 7, |w| LIVE.has(w));
        let ordinary = style.ordinary(f) || f & (STOP | NAMELIKE | VERB) != 0;
        let name = f & (FIRST | NAMED) != 0;
        let lower = t[i].shape == Shape::Lower;
        let capital_inside = t[i].capital() && !t[i].first && !style.heading(t, i);
        let country = f & COUNTRY != 0 && f & NL == 0;
        // "in delft", typed without capitals: a town, where the word is not met often enough without one.
        let bare = lower
            && style.lower
            && f & PLACE != 0
            && f & STOP == 0
            && matches!(
                p,
                "in" | "uit" | "naar" | "te" | "near" | "filiaal" | "vestiging" | "locatie"
            )
            // "om terug te keren": what somebody does.
            && !(p == "te" && f & WORD != 0 && t.low(i).ends_with("en"))
            && !WORDS.contains(&t.low(i));
        // "opgegroeid in goes": an English verb is no word of a Dutch note.
        let foreign = lower
            && style.lower
            && style.dutch
            && f & PLACE != 0
            && f & NL == 0
            && (living || told::travel(t, i))
            && matches!(p, "in" | "uit" | "naar" | "te");
        // "from lagos via dublin to hull", "nu breda": a place was told just before.
        let further = lower
            && style.lower
            && f & PLACE != 0
            && f & (STOP | VERB | SAY | KIN) == 0
            && matches!(
                p,
                "via" | "then" | "nu" | "now" | "to" | "naar" | "en" | "and" | "later" | "toen"
            )
            && found.0.last().is_some_and(|c| {
                c.kind == Kind::Location && c.reason == "place" && near(t, c.end, i)
            })
            && !WORDS.contains(&t.low(i));
        // "niet Sint-Oedenrode maar Well", "not hull but bath": one town put right by another.
        let corrected = f & PLACE != 0
            && matches!(p, "maar" | "but")
            && (lower && style.lower || capital_inside)
            && (t.broken(i + 1) || t.get(i + 1).is_none_or(|x| !x.is_word()))
            && found
                .0
                .iter()
                .rev()
                .take(4)
                .any(|c| c.kind == Kind::Location && c.reason == "place" && near(t, c.end, i));
        let sure = corrected
            || f & PLACE != 0 && told::told(t, i, f, style)
            || bare
            || foreign
            || further
            || if f & PLACE != 0 || country {
                if ordinary {
                    into && (capital_inside
                        || living
                            && f & STOP == 0
                            && lower
                            && !matches!(t.low(i), "huizen" | "dorp" | "reading" | "bath"))
                } else if name && f & PLACE != 0 {
                    into || living && !name
                } else {
                    t[i].capital()
                        || into
                        || living
                        || !name && t.low(i).len() > 4
                        || p == "gemeente"
                }
            } else {
                // A word of no list behind "woont in".
                let unknown = !ordinary
                    && f & (STOP | DET | KIN | MONTH | NOTNAME | WEEKDAY | HOLIDAY) == 0
                    && (t[i].capital() || !lexicon.is_compound(t.low(i)));
                into && living && unknown && t.low(i).len() > 2
                || matches!(p, "van" | "from") && unknown && t[i].capital() && f & NAME == 0
                    && i > 1
                    && matches!(t.low(i - 2), "verhuisd" | "verhuisde" | "verhuist" | "moved" | "overgeplaatst")
                // "verhuisd van ooststellingwerf naar den burg"
                || matches!(p, "van" | "from") && lower && style.lower && f == 0 && t.low(i).len() > 3
                    && matches!(t.low(i + 1), "naar" | "to")
                // Typed without capitals: a word of no list at all behind "in".
                || matches!(p, "in" | "uit" | "naar" | "near" | "te") && lower && style.lower && f & !PROPER == 0
                    && t.low(i).len() > 3 && unknown && !lexicon.is_slip(t.low(i))
                    && !(style.dutch && lexicon.is_clipped(t.low(i)))
                || into
                    && p != "bij"
                    && capital_inside
                    && !ordinary
                    && unknown
                    && f & (FIRST | LAST | NAMED) == 0
                    && !matches!(p, "to" | "from" | "naar")
            };
        // "marit te riele": behind a first name a particle, unless a town of the lists follows.
        let surname =
            p == "te" && f & PLACE == 0 && i > 1 && t.flags(i - 2) & (FIRST | WORD) == FIRST;
        if sure && !surname && f & NOTNAME == 0 {
            // `Bergen (NH)`, `Kamperland-Zuid` are one token or not worth a rule.
            found.add(
                (t[i].start, t[i].end),
                Kind::Location,
                "place",
                if ordinary { 0.7 } else { 0.9 },
                if into || living { 34 } else { 30 },
            );
        }
        i += 1;
    }
}

/// Whether what ends at this byte lies at most five tokens before `i`, in the same line.
fn near(t: &Tokens<'_>, end: usize, i: usize) -> bool {
    let from = i.saturating_sub(5);
    t.get(from).is_some_and(|x| x.start < end) && !(from + 1..=i).any(|k| t.broken(k))
}

#[cfg(test)]
mod tests;
