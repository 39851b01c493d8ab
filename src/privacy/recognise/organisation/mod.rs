//! Employers and institutions: known ones, those with a legal form or a telling word, and what stands behind "werkt bij".

mod board;
mod called;
mod club;
mod firm;
mod house;
mod name;
mod plain;
mod seat;
mod slot;
mod stated;
mod words;

use super::super::aspect;
use super::super::finding::{Found, Kind};
use super::super::lexicon::{Lexicon, flag::*};
use super::super::token::{Shape, Tokens};
use super::Style;
use name::{WORK, add, extend, named};
pub(super) use words::verbal;

pub(super) use called::{find as called, may_be_house};
pub(super) use firm::may_be_head;
pub(super) use stated::find as stated;
pub(super) use words::may_lead;

/// Adds every organisation.
pub(crate) fn find(t: &Tokens<'_>, lexicon: &Lexicon, style: &Style, found: &mut Found) {
    let mut i = 0;
    while i < t.len() {
        let f = t[i].flags;
        let sign = !t[i].is_word() && t.raw(i) == "&"
            || matches!(t.low(i), "and" | "en") && house::family(t.low(i + 1))
            || f & (TITLE | LANE | PLACE | NL | EN) != 0
                && t.low(i).len() < 11
                && t.low(i).starts_with(['r', 'k', 's']);
        if sign && let Some((from, last)) = house::made(t, i, style) {
            add(t, found, (from, last), ("institution", 0.7, 43));
            i = last + 1;
            continue;
        }
        if !t[i].is_word() {
            if let Some((from, last)) = firm::joined(t, i, style) {
                add(t, found, (from, last), ("legal-form", 0.8, 46));
            }
            i += 1;
            continue;
        }
        if let Some(last) = firm::phrase(t, i).or_else(|| firm::seat(t, i, lexicon, style)) {
            // "veilig thuis rijnmond"
            let town = t.get(last + 1).is_some_and(|x| {
                x.is_word()
                    && !t.broken(last + 1)
                    && x.flags & (PLACE | PROPER) != 0
                    && x.flags & (WORD | STOP | FIRST) == 0
            });
            let last = last + usize::from(town);
            add(t, found, (i, last), ("employer", 0.9, 44));
            i = last + 1;
            continue;
        }
        if let Some((from, last)) = seat::find(t, i, style) {
            add(t, found, (from, last), ("institution", 0.75, 42));
            i = last + 1;
            continue;
        }
        let leads = t[i].may(aspect::FIRM);
        if leads && let Some((from, last)) = board::find(t, i, style) {
            add(t, found, (from, last), ("works-at", 0.65, 40));
            i = last + 1;
            continue;
        }
        if leads && let Some((from, last)) = firm::tailed(t, i, style) {
            add(t, found, (from, last), ("works-at", 0.75, 39));
            i = last + 1;
            continue;
        }
        if let Some(last) = house::headed(t, i, style) {
            add(t, found, (i, last), ("institution", 0.7, 41));
            i = last + 1;
            continue;
        }
        if let Some((from, last)) = house::joined_town(t, i) {
            add(t, found, (from, last), ("institution", 0.8, 42));
            i = last + 1;
            continue;
        }
        if leads && let Some(k) = firm::plain(t, i, style) {
            add(t, found, (k, k), ("works-at", 0.6, 29));
        }
        // Known employers; a name that is a word too needs its capitals or its work.
        // "nhs no 943 476 5919": whose number it is.
        let number = || {
            matches!(t.low(i + 1), "no" | "nr" | "number" | "nummer")
                && !t.broken(i + 1)
                && (i + 2..i + 5).any(|k| t.get(k).is_some_and(|x| x.shape == Shape::Number))
        };
        if f & EMPLOYER != 0 && !number() {
            let ordinary = style.ordinary(f) || f & (FIRST | STOP) != 0;
            let at = i > 0
                && matches!(
                    t.low(i - 1),
                    "bij"
                        | "at"
                        | "for"
                        | "voor"
                        | "from"
                        | "joined"
                        | "van"
                        | "jaar"
                        | "jaren"
                        | "years"
                        | "dan"
                        | "than"
                        | "naar"
                        | "wg"
                        | "="
                        | "opdrachtgever"
                        | "werkgever"
                        | "tried"
                        | "via"
                        | "hr"
                        | "factuur"
                )
                // "parkeerplaats vd jumbo"
                || style.lower && i > 0 && t.low(i - 1) == "vd" && f & (FIRST | STOP) == 0
                || i > 1
                    && matches!(t.low(i - 1), "de" | "the" | "het")
                    && matches!(t.low(i - 2), "bij" | "in" | "van" | "at" | "from" | "naar" | "door" | "voor" | "tegenover")
                // "de fusie met defensie", "isala of defensie": typed without capitals.
                || style.lower
                    && i > 1
                    && f & (FIRST | STOP) == 0
                    && (matches!(t.low(i - 1), "met" | "with") && super::before(t, i - 1, 8, |w| matches!(w, "fusie" | "overname" | "merger"))
                        || matches!(t.low(i - 1), "of" | "or")
                            && super::before(t, i - 1, 9, |w| matches!(w, "aanbiedingen" | "aanbod" | "vacatures" | "banen" | "offers" | "werkgevers")));
            if !ordinary && (f & NAME == 0 || at || t[i].shape == Shape::Upper)
                || at
                || t[i].shape == Shape::Upper && t.low(i).len() > 2
                || t[i].capital() && !t[i].first && f & NAME == 0
            {
                let last = extend(t, i, style);
                add(t, found, (i, last), ("employer", 0.9, 44));
                i = last + 1;
                continue;
            }
        }
        // `Stichting De Linde`, `gemeente Utrecht`, `bakkerij van den berg`
        if f & ORGHEAD != 0 || firm::head(t, i) {
            let mut last = i;
            // No article before it: "bij stichting de brug" names one, "bij een stichting" does not.
            let bare =
                i > 0 && matches!(t.low(i - 1), "bij" | "van" | "at" | "voor") && !t.broken(i);
            let skip = usize::from(matches!(
                t.low(i + 1),
                "de" | "het" | "van" | "'t" | "ter" | "den"
            ));
            let placed = skip > 0
                && i > 0
                && matches!(
                    t.low(i - 1),
                    "op" | "naar" | "in" | "aan" | "vanuit" | "via"
                )
                && !t.broken(i);
            if (bare || placed)
                && !words::vague(t.low(i))
                && t[i].shape == Shape::Lower
                && t.get(i + 1 + skip)
                    .is_some_and(|x| x.is_word() && x.flags & (STOP | DET | PRON | SAY) == 0)
                && !t.broken(i + 1)
            {
                last = extend(t, i + 1 + skip, style);
            } else if named(t, i + 1, lexicon, style)
                // "Ziekenhuis Gelderse Vallei": capitals on both.
                || t[i].capital()
                    && !t[i].first
                    && !t.broken(i + 1)
                    && t.get(i + 1).is_some_and(|x| x.shape == Shape::Title)
                    && !style.heading(t, i)
                || t.flags(i + 1) & TUSSEN != 0
                    && t[i + 1].is_word()
                    && named(t, i + 2, lexicon, style)
                    && (t[i + 1].capital()
                        || t[i].capital() && !t[i].first
                        || t.low(i + 1) == "van"
                        || t.low(i + 1) == "de")
                    && t.low(i + 1) != "in"
            {
                last = extend(t, i, style);
                if last == i {
                    last = i + 1 + usize::from(t.flags(i + 1) & TUSSEN != 0);
                }
            }
            if last > i {
                add(t, found, (i, last), ("institution", 0.85, 42));
                i = last + 1;
                continue;
            }
        }
        if let Some(from) = house::titled(t, i, style) {
            add(t, found, (from, i), ("institution", 0.8, 42));
            i += 1;
            continue;
        }
        // `Jansen Techniek BV`
        if f & ORGTAIL != 0
            && i > 0
            && !t.broken(i)
            // "National Insurance no.": of everybody's papers.
            && !(t.low(i) == "insurance" && t.low(i - 1) == "national")
            && (t[i].capital() || matches!(t.low(i), "bv" | "nv" | "ltd" | "vof"))
        {
            let mut left = i;
            while left > 0
                && i - left < 4
                && !t.broken(left)
                && (t[left - 1].is_word()
                    && t[left - 1].capital()
                    && (t.flags(left - 1) & (STOP | DET | PRON) == 0 || !t[left - 1].first)
                    || t.raw(left - 1) == "&"
                    || t.flags(left - 1) & TUSSEN != 0
                        && left > 1
                        && t[left - 2].capital()
                        && !t.broken(left - 1))
            {
                left -= 1;
            }
            if left == i
                && matches!(t.low(i), "bv" | "ltd" | "vof")
                && t[i - 1].is_word()
                && t.flags(i - 1) & (STOP | DET | POSS) == 0
            {
                left = i - 1;
                // "bij van dam techniek bv": back to the word that says that a firm follows.
                for k in (i.saturating_sub(5)..i).rev() {
                    if !t[k].is_word() || t.broken(k + 1) {
                        break;
                    }
                    if matches!(
                        t.low(k),
                        "bij" | "at" | "voor" | "for" | "with" | "joined" | "from"
                    ) {
                        left = k + 1;
                        break;
                    }
                    if t.flags(k) & STOP != 0 && t.flags(k) & TUSSEN == 0 {
                        break;
                    }
                    // "greenlight energy bv wants": a line or a clause begins with it.
                    if (k == 0 || t.broken(k) || !t[k - 1].is_word())
                        && i - k < 4
                        && t.flags(k) & (DET | POSS) == 0
                    {
                        left = k;
                        break;
                    }
                }
            }
            if left < i {
                add(t, found, (left, i), ("legal-form", 0.85, 45));
            }
        }
        // `B.V.`
        if t[i].end - t[i].start == 1
            && t.low(i) == "b"
            && t.raw(i + 1) == "."
            && t.low(i + 2) == "v"
            && i > 0
            && t[i - 1].capital()
        {
            let mut left = i - 1;
            while left > 0 && i - left < 4 && t[left - 1].capital() && !t.broken(left) {
                left -= 1;
            }
            let end = t
                .get(i + 3)
                .filter(|x| t.text[x.start..x.end] == *".")
                .map_or(t[i + 2].end, |x| x.end);
            found.add(
                (t[left].start, end),
                Kind::Organisation,
                "legal-form",
                0.9,
                45,
            );
        }
        // Behind `werkt bij`, `works for`
        let joint = leads
            && (matches!(t.low(i), "bij" | "at" | "for" | "voor")
                || t.low(i) == "with"
                    && t.flags(i + 1) & FIRST == 0
                    && (i + 2..(i + 5).min(t.len())).any(|k| t.flags(k) & ORGTAIL != 0)
                || matches!(t.low(i), "werkgever" | "employer" | "joined"));
        if joint
            && (matches!(t.low(i), "werkgever" | "employer" | "joined")
                || t.low(i) == "with"
                || super::before(t, i, 6, |w| WORK.has(w)))
        {
            let mut k = i + 1;
            if matches!(t.raw(k), ":" | ",") || matches!(t.low(k), "is" | "heet") {
                k += 1;
            }
            let article = matches!(t.low(k), "de" | "het" | "the" | "een" | "a" | "an");
            let tussen = t.flags(k) & TUSSEN != 0;
            if article && t[k].shape == Shape::Lower
                || tussen && t.get(k).is_some_and(|x| x.shape == Shape::Lower)
            {
                k += 1;
            }
            let tailed = !article
                && (k + 1..(k + 4).min(t.len()))
                    .take_while(|m| {
                        t[*m].is_word() && !t.broken(*m) && t.flags(*m) & (STOP | PRON | DET) == 0
                    })
                    .any(|m| t.flags(m) & ORGTAIL != 0)
                && t.flags(k) & (STOP | DET) == 0;
            if (tailed || named(t, k, lexicon, style))
                && t.flags(k) & (KIN | PRON | POSS | MONTH | WEEKDAY | TITLE) == 0
                && !(article && t[k].shape == Shape::Lower && t[k].flags & (FIRST | NL | EN) != 0)
            {
                let last = extend(t, k, style);
                let last = (k..(k + 4).min(t.len()))
                    .take_while(|m| t[*m].is_word() && !t.broken(*m) && t.flags(*m) & STOP == 0)
                    .filter(|m| t.flags(*m) & ORGTAIL != 0)
                    .last()
                    .unwrap_or(last)
                    .max(last);
                let person = t.flags(k) & FIRST != 0 && t[k].flags & EMPLOYER == 0 && last == k;
                if !person {
                    add(t, found, (k, last), ("works-at", 0.75, 38));
                }
            }
        }
        // "bij de Voedselbank": a capital behind the article is a name; "bij landal", typed without: a word of no list.
        if leads && matches!(t.low(i), "bij" | "at") && !t.broken(i + 1) {
            let article =
                matches!(t.low(i + 1), "de" | "het" | "the") && t[i + 1].shape == Shape::Lower;
            let k = i + 1 + usize::from(article);
            let x = t.get(k).filter(|x| x.is_word() && !t.broken(k));
            let titled = x.is_some_and(|x| {
                article
                    && x.shape == Shape::Title
                    && x.flags
                        & (KIN | PLACE | NOTNAME | MONTH | WEEKDAY | TITLE | HOLIDAY | COUNTRY)
                        == 0
                    && !style.heading(t, k)
            });
            let bare = x.is_some_and(|x| {
                style.lower
                    && x.shape == Shape::Lower
                    && x.flags & !(MULTI | PROPER) == 0
                    && t.low(k).len() > 3
                    && !lexicon.is_compound(t.low(k))
            });
            if titled || bare {
                let last = extend(t, k, style);
                add(t, found, (k, last), ("works-at", 0.6, 29));
            }
        }
        // Capitals only: an abbreviation of more than two letters that is no common one.
        if t[i].shape == Shape::Upper
            && t.low(i).len() >= 3
            && t.low(i).len() <= 6
            && i > 0
            && matches!(t.low(i - 1), "bij" | "at" | "for" | "het" | "de" | "the")
            && f & (WORD | NOTNAME | MONTH) == 0
            && !style.shouting
        {
            add(t, found, (i, i), ("abbreviation", 0.6, 28));
        }
        i += 1;
    }
}
