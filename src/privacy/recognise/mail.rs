//! E-mail addresses of which the sign or the points are told, or stand by themselves: "jan punt de vries apenstaart gmail punt com", "j . devries @ x . nl",
//! "jan [AT] x [DOT] nl". `super::net` has those as a machine writes them, and calls this with the places of the sign.

use super::super::aspect::AT;
use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::{NAME, NAMELIKE, STOP, WORD};
use super::super::token::{Shape, Tokens};
use super::web::tld;
use super::{among, mail_glued};

/// Whether a word is the sign of an address, told.
pub(super) fn sign(low: &str) -> bool {
    among!(
        low,
        "at apenstaart apenstaartje apestaart apestaartje apenstaartteken a-staart a-staartje slingeraap at-teken at-sign atsign"
    )
}

/// Houses where everybody has his mail: nothing else is meant by their name behind a sign.
const FREE: &str = "gmail hotmail outlook live icloud me yahoo ziggo kpnmail kpnplanet planet home xs4all proton protonmail telenet skynet proximus gmx web hetnet upcmail";

/// Adds every address whose sign is a word of its own, or a mark with blanks or brackets around it.
pub(super) fn find(t: &Tokens<'_>, found: &mut Found) {
    let (mark, word) = (t.has(b'@') || t.has(0xef), t.may(AT));
    if !mark && !word {
        return;
    }
    for k in 0..t.len() {
        let raw = t.raw(k);
        let marked = mark && matches!(raw, "@" | "＠" | "﹫");
        if k > 0 && (marked || word && t[k].may(AT) && sign(t.low(k))) {
            address(t, k, marked, found);
        } else if word
            && t[k].may(AT)
            && let Some(span) = mail_glued::told(t, k)
        {
            found.add(span, Kind::Email, "email", 0.9, 80);
        }
    }
}

/// What stands around a sign or the word for a point: "(at)", "*at*".
fn bracketed(t: &Tokens<'_>, k: usize) -> bool {
    k > 0
        && matches!(
            (t.raw(k - 1), t.raw(k + 1)),
            ("(", ")")
                | ("[", "]")
                | ("{", "}")
                | ("<", ">")
                | ("*", "*")
                | ("|", "|")
                | ("\"", "\"")
                | ("'", "'")
                | ("/", "/")
                | ("_", "_")
        )
}

/// An address around the sign at `k`.
fn address(t: &Tokens<'_>, k: usize, marked: bool, found: &mut Found) {
    let dressed = bracketed(t, k);
    let wide = usize::from(dressed);
    // "a" "staartje", "at" "sign"
    let tail = usize::from(
        !marked && !dressed && t.low(k) == "at" && matches!(t.low(k + 1), "sign" | "teken"),
    );
    let sure = marked || dressed || tail > 0 || t.low(k) != "at";
    let doubled = usize::from(marked && t.raw(k + 1) == "@");
    let Some((last, told)) = host(t, k + 1 + wide + tail + doubled, sure) else {
        return;
    };
    let Some(own) = k.checked_sub(1 + wide).filter(|_| !t.broken(k) || marked) else {
        return;
    };
    let label = |x: usize| {
        t.get(x)
            .is_some_and(|x| x.is_word() || x.shape == Shape::Number)
    };
    if !label(own) || t.broken(k - wide) && !marked {
        return;
    }
    // "good at home dot": a sign in plain letters needs all of it told, and something that is no small word before it.
    if !sure && (!told || t.flags(own) & STOP != 0 && t[own].shape != Shape::Number) {
        return;
    }
    let start = t[local(t, own)].start;
    found.add((start, t[last].end), Kind::Email, "email", 0.95, 80);
}

/// The first token of what stands before the sign, or of a host whose points are told; `own` is the last.
pub(super) fn local(t: &Tokens<'_>, own: usize) -> usize {
    let mut from = own;
    for _ in 0..8 {
        let Some(p) = from.checked_sub(1).filter(|_| !t.broken(from)) else {
            break;
        };
        let close = !t[from].spaced && matches!(t.raw(p), "." | "_" | "-" | "+");
        let apart = t.raw(p) == "." && t[p].spaced && t[from].spaced;
        let word = among!(
            t.low(p),
            "punt dot underscore streepje dash hyphen minnetje"
        );
        let join = if close || apart || word {
            p
        } else if matches!(t.raw(p), ")" | "]" | "}")
            && p > 2
            && among!(t.low(p - 1), "punt dot underscore streepje")
        {
            p - 2
        } else if among!(t.low(p), "de van der den ten ter vd")
            && p > 1
            && among!(t.low(p - 1), "punt dot")
        {
            p - 1
        } else if t[from].shape == Shape::Number && t[p].is_word() && t.flags(p) & STOP == 0
            || from == own
                && t[p].is_word()
                && t.flags(p) & NAME != 0
                && t.flags(p) & STOP == 0
                && (t.flags(own) & (NAME | NAMELIKE) != 0 || t.flags(own) & (WORD | STOP) == 0)
        {
            from = p;
            continue;
        } else {
            break;
        };
        let low = join > 0 && matches!(t.low(join - 1), "liggend" | "laag");
        let Some(x) = join.checked_sub(1 + usize::from(low)) else {
            break;
        };
        if !(t[x].is_word() || t[x].shape == Shape::Number) || t.broken(join) {
            break;
        }
        from = x;
    }
    from
}

/// The last token of a host that begins at `k`, and whether a word stands for one of its points. `sure` when the sign can be nothing else.
fn host(t: &Tokens<'_>, k: usize, sure: bool) -> Option<(usize, bool)> {
    let label = |x: usize| {
        t.get(x)
            .is_some_and(|y| y.is_word() || y.shape == Shape::Number)
    };
    if !label(k) || t.broken(k) && !sure {
        return None;
    }
    let mut last = k;
    let (mut end, mut told) = (None, false);
    for _ in 0..6 {
        let n = last + 1;
        let next = if among!(t.low(n), "punt dot") && !t.broken(n) {
            told = true;
            n + 1
        } else if matches!(t.raw(n), "(" | "[" | "{" | "<")
            && (among!(t.low(n + 1), "punt dot") || t.raw(n + 1) == ".")
            && matches!(t.raw(n + 2), ")" | "]" | "}" | ">")
        {
            told = true;
            n + 3
        } else if t.raw(n) == "."
            && t.get(n + 1).is_some_and(|x| {
                let both = x.spaced == t[n].spaced;
                (both || sure && tld(t.low(n + 1)) && !among!(t.low(n + 1), "de me it es info app"))
                    && (!t.broken(n + 1) || sure && tld(t.low(n + 1)))
            })
        {
            n + 1
        } else if among!(t.low(n), "streepje dash hyphen minnetje") && label(n + 1) && end.is_none()
        {
            last = n + 1;
            continue;
        } else if sure
            && among!(t.low(k), FREE)
            && last == k
            && matches!(t.low(n + usize::from(t.raw(n) == ",")), "com" | "nl" | "be")
            && !t.broken(n)
        {
            // "@gmail com", "@gmail,com"
            return Some((n + usize::from(t.raw(n) == ","), true));
        } else {
            break;
        };
        if !label(next) {
            break;
        }
        last = next;
        end = tld(t.low(next)).then_some(next);
    }
    end.map(|e| (e, told))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only},
    };

    #[test]
    fn addresses_that_are_told() {
        for a in [
            "jan punt de vries apenstaart gmail punt com",
            "j . devries @ x . nl",
            "jan [AT] x [DOT] nl",
            "jan underscore devries at gmail dot com",
            "jan liggend streepje devries apenstaartje gmail punt com",
            "jan apenstaart sub punt bedrijf punt nl",
            "jan (apenstaart) gmail (punt) com",
            "jan@gmail com",
        ] {
            assert_eq!(only(&format!("Mail naar {a}, graag."), Kind::Email), [a]);
        }
    }

    #[test]
    fn signs_and_points_in_plain_sentences() {
        nothing(
            Kind::Email,
            &[
                "look at that dot on the line",
                "she stayed at home. nl is far away",
                "het apenstaartje zit op toets 2. de rest later",
                "puntje bij paaltje, at last. co wilde ook",
                "hij was at ease. com was er niet",
            ],
        );
    }
}
