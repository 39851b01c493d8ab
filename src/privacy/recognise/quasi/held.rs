//! What stands behind who somebody is and goes with it: what a title is held in ("wereldkampioen judo"), where or of what somebody is
//! the only one. `unique`, `fate` and `exploit` ask.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::field::field;

/// What a title is held in, behind it: "wereldkampioen judo", "international hockey".
pub(super) fn sport(t: &Tokens<'_>, k: usize) -> usize {
    let low = t.low(k);
    let titled = [
        "kampioen",
        "kampioene",
        "champion",
        "international",
        "houder",
        "speler",
        "grootmeester",
    ]
    .iter()
    .any(|e| low.ends_with(e));
    let n = k + 1;
    let field = t.get(n).is_some_and(|x| {
        x.shape == Shape::Lower
            && !t.broken(n)
            && x.flags & (STOP | DET | PRON | POSS | SAY | KIN | WITH | NAME) == 0
            && !(x.flags & VERB != 0 && t.low(n).ends_with('t'))
    }) && (t.broken(n + 1)
        || t.get(n + 1)
            .is_none_or(|x| !x.is_word() || x.flags & (STOP | SAY) != 0));
    if titled && field { n } else { k }
}

/// The last token with what belongs to who somebody is: "ooit", "on the board", "uit de krant"; no house with a name.
pub(super) fn tail(t: &Tokens<'_>, k: usize) -> usize {
    let head = field(t, k);
    if head > k {
        return head;
    }
    let n = k + 1;
    if t.broken(n) {
        return k;
    }
    if matches!(t.low(n), "ooit" | "ever") {
        return n;
    }
    if !matches!(
        t.low(n),
        "in" | "op"
            | "aan"
            | "met"
            | "uit"
            | "van"
            | "on"
            | "with"
            | "from"
            | "of"
            | "zonder"
            | "without"
    ) {
        return k;
    }
    let article = t.flags(n + 1) & DET != 0 && t.flags(n + 1) & POSS == 0 && !t.broken(n + 1);
    let from = n + 1 + usize::from(article);
    let mut to = from;
    while to < from + 3
        && t.get(to).is_some_and(|x| {
            x.shape == Shape::Lower
                && !t.broken(to)
                && x.flags
                    & (DET
                        | PRON
                        | POSS
                        | SAY
                        | EMPLOYER
                        | HOUSE
                        | ORGHEAD
                        | MONTH
                        | WEEKDAY
                        | DATEWORD
                        | WITH)
                    == 0
                && !(x.flags & PLACE != 0 && x.flags & WORD == 0)
                && !(x.flags & STOP != 0 && x.flags & KIN == 0)
                && !(to == from && x.flags & KIN != 0)
                && !(to > from
                    && (x.flags & VERB != 0 && t.low(to).ends_with('t')
                        || super::extent::verb(t, to)))
        })
    {
        to += 1;
    }
    // "van bakkerij …": a house with its name is another finding.
    let named = t.get(to).is_some_and(|x| {
        x.is_word() && !t.broken(to) && (x.capital() || x.flags & (EMPLOYER | HOUSE | ORGHEAD) != 0)
    });
    if to > from && article && !named {
        to - 1
    } else {
        k
    }
}
