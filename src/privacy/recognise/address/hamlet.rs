//! Streets whose name holds a year ("Plein 1944 191-2", "laan 1940 12"), begins with a preposition of its own ("Achter de Hoven 227",
//! "Onder de Linden 4 bus 2") or with the shortened article ("'t Zand 57"), and an old or new one in brackets before its town ("(oude
//! gracht, Utrecht)"). `super::find` and `behind` call it.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::{KIN, MONTH, PLACE, POSS, PRON, STOP, WEEKDAY};
use super::super::super::token::{Shape, Tokens};
use super::super::among;

fn add(t: &Tokens<'_>, from: usize, last: usize, found: &mut Found) {
    if let (Some(a), Some(b)) = (t.get(from), t.get(last)) {
        found.add((a.start, b.end), Kind::Location, "street", 0.85, 56);
    }
}

/// The word for a street at `i`, with a year or a town behind it.
pub(super) fn find(t: &Tokens<'_>, i: usize, found: &mut Found) {
    if t.broken(i + 1)
        || !among!(
            t.low(i),
            "plein laan straat weg kade gracht singel dreef steeg plantsoen markt square"
        )
    {
        return;
    }
    let year = t.get(i + 1).is_some_and(|x| x.shape == Shape::Number)
        && t.low(i + 1).len() == 4
        && t.low(i + 1).bytes().all(|b| b.is_ascii_digit())
        && among!(t.low(i + 1).get(..2).unwrap_or(""), "15 16 17 18 19 20");
    if year && t.get(i + 2).is_some_and(|x| x.spaced) {
        if let Some(last) = super::house(t, i + 2).filter(|_| !counted(t, i + 3)) {
            add(t, i, last, found);
        } else if t
            .get(i)
            .is_some_and(|x| x.shape == Shape::Title && !x.first)
            && among!(t.low(i.wrapping_sub(1)), "op aan naar bij het on at")
        {
            add(t, i, i + 1, found);
        }
        return;
    }
    // "(oude gracht, 's-hertogenbosch)"
    let p = i.wrapping_sub(2);
    if i > 1
        && t.raw(i + 1) == ","
        && !t.broken(i)
        && !t.broken(i + 2)
        && (t.flags(i + 2) & PLACE != 0 || t.low(i + 2).starts_with("'s-"))
        && among!(
            t.low(i - 1),
            "oude nieuwe lange korte hoge lage grote kleine brede smalle achter"
        )
        && (matches!(t.raw(p), "(" | ":")
            || among!(
                t.low(p),
                "aan op adres address woont woonde wonen wonend straat langs"
            ))
    {
        add(t, i - 1, i, found);
    }
}

/// What is counted at `k`: no house.
fn counted(t: &Tokens<'_>, k: usize) -> bool {
    among!(
        t.low(k),
        "uur jaar keer dagen weken maanden minuten euro procent km meter people mensen times hours"
    ) || matches!(t.raw(k), "%" | ":")
}

/// A street with words of its own before its name: from the token before the house number at `n` to `last`; `coded` when a postcode
/// or a town follows.
pub(super) fn preposed(
    t: &Tokens<'_>,
    n: usize,
    last: usize,
    coded: bool,
    found: &mut Found,
) -> bool {
    let name = n - 1;
    let Some(x) = t.get(name) else { return false };
    if t.broken(n)
        || name == 0
        || t.broken(name)
        || counted(t, last + 1)
        || x.flags & (PRON | POSS | KIN | MONTH | WEEKDAY) != 0
        || x.flags & STOP != 0 && x.shape != Shape::Title
    {
        return false;
    }
    let article = name - 1;
    if !among!(t.low(article), "de het 't den der") {
        return false;
    }
    let boxed = last > n;
    let cue = |from: usize| {
        super::super::before(t, from, 4, |w| {
            among!(
                w,
                "adres address woont woonde wonen wonend wonende woon thuis verhuisd verhuizen verhuisde woonadres woonachtig bezoekadres \
                    huis lives living home"
            )
        }) || from > 0 && t.raw(from - 1) == ":" && !t.broken(from)
    };
    let title = x.shape == Shape::Title;
    if let Some(p) = article.checked_sub(1).filter(|_| !t.broken(article))
        && among!(
            t.low(p),
            "achter onder tussen op aan bij voor in buiten boven langs over naast rond om tegenover binnen"
        )
    {
        // A capital inside the sentence is that of the name; "bij de Vaart 3" in a sentence is told by what follows.
        let own = t.get(p).is_some_and(|y| y.capital() && !y.first) && title;
        let opens = t.get(p).is_some_and(|y| y.capital())
            && (p == 0 || t.broken(p) || t.raw(p - 1) == ":")
            && (coded || t.broken(last + 1))
            && title;
        let small = t.get(p).is_some_and(|y| !y.capital())
            && cue(p)
            && among!(
                t.low(p),
                "achter onder tussen buiten boven langs over naast rond binnen"
            );
        if own && (coded || cue(p) || boxed || closed(t, last))
            || opens
            || small && (coded || closed(t, last))
        {
            add(t, p, last, found);
            return true;
        }
    }
    // "bij mij thuis 't Zand 57 bus 7"
    if matches!(t.low(article), "'t" | "den")
        && title
        && (coded || boxed || cue(article))
        && x.flags & STOP == 0
    {
        add(t, article, last, found);
        return true;
    }
    if t.low(article) == "'t" && !title && cue(article) && (coded || boxed || closed(t, last)) {
        add(t, article, last, found);
        return true;
    }
    false
}

fn closed(t: &Tokens<'_>, last: usize) -> bool {
    t.broken(last + 1)
        || t.get(last + 1)
            .is_none_or(|_| matches!(t.raw(last + 1), "," | "." | ")" | ";" | "?" | "!"))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn streets_with_a_year_a_preposition_or_a_short_article() {
        there(
            Kind::Location,
            &[
                (
                    "Mevr. H. Benali\nPlein 1944 191-2\n5027PF Ede",
                    "Plein 1944 191-2",
                ),
                ("adres is plein 1944 200-50 hè", "plein 1944 200-50"),
                (
                    "wonend Achter de Hoven 227, 8298 LX Temse",
                    "Achter de Hoven 227",
                ),
                ("ok, bij mij thuis 't Zand 57 bus 7.", "'t Zand 57 bus 7"),
                ("Onder de Linden 4\n9712 AB Groningen", "Onder de Linden 4"),
                (
                    "in dezelfde straat wonen (oude gracht, Utrecht)",
                    "oude gracht",
                ),
            ],
        );
        nothing(
            Kind::Location,
            &[
                "In de weg 1944 keer verdwaald.",
                "Onder de mensen 12 keer gelachen, thuis over de 40 gesproken.",
                "Over de jaren 3 keer thuis gebleven.",
            ],
        );
    }
}
