//! Towns behind an address: what a postcode or a house number is followed by. `super::super::super::anonymiser` calls it once
//! addresses and towns are found.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Style, among};
use super::WORDS;

/// Towns behind what an address was found to be: "5121 KL Rijen", "48 Elm Close, Derby". Called once everything else is in.
pub(crate) fn behind(t: &Tokens<'_>, style: &Style, found: &mut Found) {
    let mut towns = Vec::new();
    for c in &found.0 {
        let code = c.kind == Kind::Postcode;
        let street = c.kind == Kind::Location
            && c.reason == "street"
            && t.text[c.start..c.end].bytes().any(|b| b.is_ascii_digit());
        if !code && !street {
            continue;
        }
        let mut k = t.partition_point(|x| x.start < c.end);
        let comma = t.raw(k) == ",";
        k += usize::from(comma);
        if code {
            before(t, style, c.start, &mut towns);
        }
        let Some(x) = t.get(k) else { continue };
        // "… M21 0AS / Goal: rest": the next line begins with a label.
        if t.broken(k) && t.raw(k + 1) == ":" {
            continue;
        }
        let alone = !x.is_word()
            || t.flags(k)
                & (STOP
                    | DET
                    | PRON
                    | POSS
                    | KIN
                    | TITLE
                    | MONTH
                    | WEEKDAY
                    | HOLIDAY
                    | SAY
                    | GREET
                    | DATEWORD
                    | ORGHEAD)
                != 0;
        let closes = t.broken(k + 1)
            || t.get(k + 1)
                .is_none_or(|y| !y.is_word() || y.flags & STOP != 0 || y.capital());
        // "4562 XK Heel", "6097 ab heel en": behind a postcode a town is one though it is also a word that says nothing.
        let common = code
            && x.is_word()
            && x.flags & PLACE != 0
            && closes
            && (x.shape == Shape::Title
                // "8011 MC, on NL86…"
                || style.lower && !among!(t.low(k), "on in at to op te of aan bij"));
        if alone && !common || !comma && !code {
            continue;
        }
        let town = if common {
            true
        } else if x.shape == Shape::Title {
            // "48 Elm Close, Anna says": a name that is no town.
            x.flags & PLACE != 0 || x.flags & FIRST == 0 && closes
        } else {
            // Typed without capitals: a town of the lists, or a word of none behind a postcode.
            x.shape == Shape::Lower
                && style.lower
                && (x.flags & PLACE != 0 && (code || !WORDS.contains(&t.low(k)))
                    // "8022 nk, geb 19-11-1985", "1011 ab mob 06": what the next number is.
                    || code
                        && x.flags & WORD == 0
                        && t.low(k).len() > 2
                        && closes
                        && t.get(k + 1).is_none_or(|y| y.shape != Shape::Number))
        };
        if !town {
            continue;
        }
        // "Capelle aan den IJssel", "Bury St Edmunds"
        let mut last = k;
        let mut n = k + 1;
        while n < k + 4 && !t.broken(n) && x.shape == Shape::Title {
            match t.get(n) {
                Some(y) if y.shape == Shape::Title && y.flags & (STOP | PRON | KIN) == 0 => {
                    last = n
                }
                Some(y) if y.flags & TUSSEN != 0 && y.is_word() => {}
                _ => break,
            }
            n += 1;
        }
        if let Some(end) = t.get(last) {
            towns.push((x.start, end.end));
        }
    }
    for span in towns {
        found.add(span, Kind::Location, "place", 0.85, 35);
    }
}

/// "53 Queen Victoria Street, Much Wenlock W5 4LS", "…, portrush ch2 5xr": between a comma and the postcode at byte `at`.
fn before(t: &Tokens<'_>, style: &Style, at: usize, towns: &mut Vec<(usize, usize)>) {
    let k = t.partition_point(|x| x.start < at);
    // British ones begin with a letter, and only those stand behind the town.
    if k == 0
        || t.get(k).is_none_or(|x| {
            !x.is_word() && !t.low(k).starts_with(|c: char| c.is_ascii_alphabetic())
        })
    {
        return;
    }
    let mut from = k;
    while from > 0 && k - from < 4 && !t.broken(from) && t[from - 1].is_word() {
        let x = t[from - 1];
        let small = matches!(
            t.low(from - 1),
            "on" | "upon" | "the" | "under" | "by" | "in" | "of" | "le" | "st"
        );
        if x.flags & (PRON | POSS | KIN | SAY | MONTH | WEEKDAY | LANE) != 0 && x.flags & PLACE == 0
            || x.shape == Shape::Lower && !style.lower && !small
        {
            break;
        }
        from -= 1;
    }
    let after_comma = from > 0 && t.raw(from - 1) == "," && !t.broken(from) || t.broken(from);
    if from < k
        && after_comma
        && (t[from].capital() || style.lower && t.flags(from) & STOP == 0)
        && let (Some(a), Some(b)) = (t.get(from), t.get(k - 1))
    {
        towns.push((a.start, b.end));
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{only, there},
    };

    #[test]
    fn towns_behind_an_address() {
        there(
            Kind::Location,
            &[
                (
                    "Bezoekadres: Zandlaan 6, 5121 KL Rijen. Bellen mag.",
                    "Rijen",
                ),
                ("She lives at 48 Elm Close, Derby, near her ex.", "Derby"),
                ("adres: molenweg 3, 7021 ab zelhem", "zelhem"),
                ("Woont Dorpsstraat 4, 6097 AB Heel. Tel. volgt.", "Heel"),
                ("woont dorpsstraat 4, 6097 ab heel en belt", "heel"),
                ("Adres 4461 BE Goes, met Anna.", "Goes"),
            ],
        );
        // What the next number is.
        assert_eq!(
            only(
                "adres: molenweg 3, 7021 ab, geb 19-11-1985, mob 0612345678",
                Kind::Location
            ),
            ["molenweg 3"]
        );
        assert!(
            !only(
                "Ze woont op Zandlaan 6, zegt ze. 5121 KL Klopt dat?",
                Kind::Location
            )
            .iter()
            .any(|f| f == "zegt")
        );
    }
}
