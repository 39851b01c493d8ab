//! Places: towns, provinces and countries of the lists, in any case; and words in a place's position.

mod behind;
mod hall;
mod island;
mod shire;
mod told;
mod venue;

use super::super::finding::{Found, Kind};
use super::super::lexicon::{Lexicon, flag::*};
use super::super::token::{Shape, Tokens};
use super::{Listed, Style};
pub(crate) use behind::behind;

/// Words before a place.
fn leads(word: &str) -> bool {
    matches!(
        word,
        "in" | "uit"
            | "naar"
            | "te"
            | "vanuit"
            | "rond"
            | "near"
            | "from"
            | "to"
            | "regio"
            | "omgeving"
            | "bij"
            | "outside"
            | "buiten"
            | "rondom"
            | "vestiging"
            | "filiaal"
            | "standplaats"
            | "locatie"
            | "woonplaats"
            | "nabij"
            | "richting"
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
const MULTI_HERE: &[&str] = &[
    "den haag",
    "'s-hertogenbosch",
    "den bosch",
    "den helder",
    "den burg",
    "bergen op zoom",
    "alphen aan den rijn",
    "capelle aan den ijssel",
    "krimpen aan den ijssel",
    "new york",
    "san francisco",
    "los angeles",
    "milton keynes",
    "de bilt",
    "de meern",
    "hoek van holland",
    "wijk bij duurstede",
    "sint maarten",
    "nieuw-vennep",
    "noord-holland",
    "zuid-holland",
    "new zealand",
    "zuid-afrika",
    "south africa",
    "st albans",
    "tunbridge wells",
    "leamington spa",
    "kingston upon thames",
    "addis abeba",
    "merthyr tydfil",
    "hebden bridge",
    "tel aviv",
    "nes op ameland",
    "fort william",
    "st ives",
    "bury st edmunds",
    "king's lynn",
    "stoke on trent",
    "weston super mare",
    "kuala lumpur",
    "de wijk",
    "de uithof",
    "de bijlmer",
    "de jordaan",
    "beek en donk",
    "stad aan 't haringvliet",
    "etten leur",
    "son en breugel",
    "sint michielsgestel",
    "ouderkerk aan de amstel",
    "koog aan de zaan",
    "wijk aan zee",
    "egmond aan zee",
    "bergen aan zee",
    "noord scharwoude",
    "berg en dal",
    "berg en terblijt",
    "nieuw en sint joosland",
    "oost west en middelbeers",
    "much wenlock",
    "hay on wye",
    "ross on wye",
];

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
        if (t[i].flags & PLACE != 0 || t[i].odd || t[i].flags & WORD == 0) && island::told(t, i) {
            found.add((t[i].start, t[i].end), Kind::Location, "place", 0.75, 47);
            i += 1;
            continue;
        }
        if (t[i].end - t[i].start > 6 || t[i].capital())
            && i > 1
            && t[i - 1].flags & (DET | TUSSEN) != 0
        {
            let building = hall::find(t, i, style);
            if let Some(last) = building.or_else(|| hall::gathered(t, i, style).then_some(i)) {
                found.add((t[i].start, t[last].end), Kind::Location, "place", 0.7, 35);
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
        if let Some(last) = several(t, lexicon, i) {
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
                || into
                    && p != "bij"
                    && capital_inside
                    && !ordinary
                    && unknown
                    && f & (FIRST | LAST | NAMED) == 0
                    && !matches!(p, "to" | "from" | "naar")
            };
        if sure && f & NOTNAME == 0 {
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

/// Whether a place of several words may begin with this one, by its first two letters: most words do not, and need no more.
fn begins_several(low: &str) -> bool {
    static BITS: std::sync::OnceLock<Vec<bool>> = std::sync::OnceLock::new();
    let slot = |w: &str| {
        w.bytes()
            .take(2)
            .fold(0usize, |n, b| n << 5 | usize::from(b & 31))
    };
    let bits = BITS.get_or_init(|| {
        let mut bits = vec![false; 1 << 10];
        for n in MULTI_HERE {
            // What begins a place's name may be the beginning of its first word.
            for k in 1..=2 {
                if let Some(b) = n.get(..k).and_then(|w| bits.get_mut(slot(w))) {
                    *b = true;
                }
            }
        }
        bits
    });
    bits.get(slot(low)).is_some_and(|b| *b)
}

/// The last token of a place of several words that begins here.
fn several(t: &Tokens<'_>, lexicon: &Lexicon, i: usize) -> Option<usize> {
    // "de wijk Lombok": the sort of place, not the town.
    if t.low(i) == "de" && t.low(i + 1) == "wijk" && t[i + 1].shape == Shape::Lower {
        return None;
    }
    let known = |s: &str| MULTI_HERE.contains(&s) || lexicon.flags(s) & (PLACE | COUNTRY) != 0;
    let may = begins_several(t.low(i));
    if !may && t[i].flags & MULTI == 0 {
        return None;
    }
    let first = may
        && (t[i].capital()
            || matches!(
                t.low(i),
                "den"
                    | "'s-hertogenbosch"
                    | "bergen"
                    | "alphen"
                    | "capelle"
                    | "krimpen"
                    | "new"
                    | "san"
                    | "los"
                    | "milton"
                    | "de"
                    | "beek"
                    | "berg"
                    | "son"
                    | "koog"
                    | "egmond"
                    | "ouderkerk"
                    | "much"
                    | "hay"
                    | "ross"
                    | "hoek"
                    | "wijk"
                    | "sint"
                    | "zuid-afrika"
                    | "south"
                    | "st"
                    | "addis"
                    | "merthyr"
                    | "hebden"
                    | "leamington"
                    | "tunbridge"
                    | "kingston"
                    | "tel"
                    | "kuala"
                    | "nes"
                    | "fort"
                    | "bury"
                    | "king's"
                    | "stoke"
                    | "weston"
            ));
    let first = first && MULTI_HERE.iter().any(|m| m.starts_with(t.low(i)));
    if !first && t[i].flags & MULTI == 0 {
        return None;
    }
    let mut name = t.low(i).to_owned();
    let mut best = None;
    for k in i + 1..(i + 4).min(t.len()) {
        if !t[k].is_word() || t.broken(k) {
            break;
        }
        name.push(' ');
        name.push_str(t.low(k));
        // Looked up last: a word without a capital that dictionaries have makes no town but those told here.
        let town = if t[k].capital() || t[k].flags & (STOP | WORD) == 0 {
            known(&name)
        } else {
            may && MULTI_HERE.contains(&name.as_str())
        };
        if town {
            best = Some(k);
        }
    }
    best
}

#[cfg(test)]
mod tests;
