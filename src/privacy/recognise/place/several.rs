//! Places of several words: those of the lists, and those of plain words that only together are a place ("den haag", "beek en
//! donk"). `super::find` asks at every word.

use super::super::super::lexicon::{Lexicon, flag::*};
use super::super::super::token::{Shape, Tokens};

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
#[inline]
pub(super) fn find(t: &Tokens<'_>, lexicon: &Lexicon, i: usize) -> Option<usize> {
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
