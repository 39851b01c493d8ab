//! Houses known by how they are called together: "gemeente Best", "het Sint Jansdal", "Stedelijk Gymnasium", "Gebr. Stuurman",
//! "de Hoop GGZ", "roc midden nederland", and English firms typed without capitals ("harbour lane dental wants her back").
//! `super::find` asks at every word.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Style, among};
use super::name::extend;
use super::words::TRADES;

/// The first and last token of the house that is told at `i`.
pub(super) fn find(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    if t[i].flags & (ORGHEAD | ORGTAIL | HOUSE | SEAT) == 0 {
        return None;
    }
    municipality(t, i)
        .map(|last| (i, last))
        .or_else(|| brothers(t, i).map(|last| (i, last)))
        .or_else(|| saint(t, i, style).map(|last| (i, last)))
        .or_else(|| school(t, i, style))
        .or_else(|| ggz(t, i))
        .or_else(|| english(t, i, style))
}

/// "gemeente Best", "gemeente ede": whatever the town means else.
fn municipality(t: &Tokens<'_>, i: usize) -> Option<usize> {
    let k = i + 1;
    if !matches!(t.low(i), "gemeente" | "waterschap" | "provincie") || t.broken(k) {
        return None;
    }
    let x = t.get(k)?;
    // "waterschap vechtstromen"
    if t.low(i) == "waterschap"
        && x.is_word()
        && (x.capital()
            || x.flags & (STOP | DET | SAY | VERB | PRON) == 0
                && (x.flags & WORD == 0 || x.flags & PLACE != 0))
    {
        return Some(k);
    }
    let closes = t.broken(k + 1)
        || t.get(k + 1)
            .is_none_or(|y| !y.is_word() || y.flags & (STOP | SAY | VERB) != 0);
    let town = x.flags & (PLACE | COUNTRY) != 0
        && (x.shape == Shape::Title || x.shape == Shape::Lower && (closes || x.flags & WORD == 0))
        && (x.flags & STOP == 0
            || x.shape == Shape::Title
            || among!(t.low(k), "best goes")
                && (t.flags(k + 1) & (SAY | DET) != 0
                    || i > 1
                        && t.low(i - 1) == "de"
                        && among!(t.low(i - 2), "bij van voor in door")
                        && t.get(k + 1).is_none_or(|y| !y.is_word())));
    town.then_some(k)
}

/// "Gebr. Stuurman", "gebroeders van dijk".
fn brothers(t: &Tokens<'_>, i: usize) -> Option<usize> {
    if !matches!(t.low(i), "gebr" | "gebroeders" | "fa") {
        return None;
    }
    let mut k = i + 1 + usize::from(t.raw(i + 1) == "." && t.get(i + 1).is_some_and(|x| !x.spaced));
    let from = k;
    while t.flags(k) & TUSSEN != 0 && k < from + 3 && !t.broken(k) {
        k += 1;
    }
    let x = t.get(k).filter(|x| x.is_word() && !t.broken(k))?;
    let name =
        x.capital() || x.flags & (LAST | HOME) != 0 && x.flags & STOP == 0 || x.flags & WORD == 0;
    name.then_some(k)
}

/// "het Sint Jansdal", "het sint jansdal": a saint with an article is a house, and no street of his.
fn saint(t: &Tokens<'_>, i: usize, style: &Style) -> Option<usize> {
    if !matches!(t.low(i), "sint" | "st") || i == 0 || t.low(i - 1) != "het" || t.broken(i) {
        return None;
    }
    let k = i + 1 + usize::from(t.raw(i + 1) == "." || t.raw(i + 1) == "-");
    let x = t.get(k).filter(|x| x.is_word() && !t.broken(k))?;
    let street = ["straat", "laan", "plein", "weg", "kade", "singel", "park"]
        .iter()
        .any(|e| t.low(k).ends_with(e));
    let name = x.shape == Shape::Title
        || x.shape == Shape::Lower && x.flags & (STOP | VERB | SAY) == 0 && style.lower;
    (name && !street).then(|| extend(t, k, style).max(k))
}

/// "Stedelijk Gymnasium", "koninklijk atheneum", "Technisch Instituut Don Bosco", "gerrit rietveld lyceum", "roc midden nederland".
fn school(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let low = t.low(i);
    if low == "roc" && !t.broken(i + 1) {
        let mut k = i;
        while k < i + 3
            && t.get(k + 1).is_some_and(|x| {
                x.is_word()
                    && !t.broken(k + 1)
                    && (x.capital()
                        || x.flags & (PLACE | COUNTRY) != 0 && x.flags & STOP == 0
                        || matches!(t.low(k + 1), "midden" | "van"))
            })
        {
            k += 1;
        }
        return (k > i && t.low(k) != "van").then_some((i, k));
    }
    let kind = matches!(
        low,
        "gymnasium"
            | "atheneum"
            | "lyceum"
            | "conservatorium"
            | "college"
            | "instituut"
            | "institute"
            | "ziekenhuis"
            | "museum"
            | "academie"
            | "centrum"
            | "school"
    );
    let p = i.checked_sub(1).filter(|_| kind && !t.broken(i))?;
    let sort = among!(
        t.low(p),
        "medisch stedelijk stedelijke vrije hogere koninklijk koninklijke technisch christelijk christelijke openbaar openbare katholiek katholieke gereformeerd \
            gereformeerde protestants montessori provinciaal gemeentelijk regionaal nationaal psychiatrisch universitair algemeen vrij hoger \
            royal technical national",
    );
    let learned = matches!(low, "gymnasium" | "atheneum" | "lyceum" | "conservatorium");
    // "technisch instituut don bosco"
    if sort && t[i].shape == Shape::Lower && style.lower {
        let last = extend(t, i, style);
        if last > i {
            // "op de vrije school de berkel": it is called so.
            let free = t.low(p) == "vrije" && p > 0 && t.low(p - 1) == "de" && !t.broken(p);
            return Some((p - usize::from(free), last));
        }
        // "medisch centrum twekkelo"
        let own = t.get(i + 1).is_some_and(|x| {
            x.shape == Shape::Lower && !t.broken(i + 1) && x.flags & (WORD | STOP | VERB) == 0
        });
        if own && t.low(p) == "medisch" {
            return Some((p, i + 1));
        }
    }
    if sort
        && (t[p].capital() && t[i].capital() && !style.heading(t, i)
            || learned && t[i].shape == Shape::Lower)
    {
        return Some((p, extend(t, i, style)));
    }
    // "het gerrit rietveld lyceum": whoever it is called after.
    if (learned || low == "college" && style.dutch && t.low(i + 1) != "tour")
        && t[i].shape == Shape::Lower
        && t[p].shape == Shape::Lower
    {
        let mut from = i;
        while from > 0
            && i - from < 3
            && t[from - 1].shape == Shape::Lower
            && !t.broken(from)
            && (t.flags(from - 1) & (FIRST | LAST | NAMED | EMPLOYER) != 0
                || t.flags(from - 1) & WORD == 0)
            && t.flags(from - 1) & (STOP | DET | POSS | PRON | KIN) == 0
        {
            from -= 1;
        }
        let named = from < i
            && (from..i).any(|k| t.flags(k) & (FIRST | EMPLOYER) != 0 || t.flags(k) & WORD == 0);
        return named.then_some((from, i));
    }
    None
}

/// "de Hoop GGZ": the name before the sort of house.
fn ggz(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let p = i
        .checked_sub(1)
        .filter(|_| t.low(i) == "ggz" && !t.broken(i))?;
    // "van de hoop ggz"
    let small = t[i].shape == Shape::Lower
        && t[p].shape == Shape::Lower
        && p > 1
        && matches!(t.low(p - 1), "de" | "het")
        && among!(t.low(p - 2), "van bij naar in door voor")
        && t.flags(p) & (STOP | DET | ORGHEAD) == 0
        && !t.low(p).ends_with('e');
    if small {
        return Some((p, i));
    }
    if t[i].shape != Shape::Upper {
        return None;
    }
    (t[p].shape == Shape::Title && !t[p].first && t.flags(p) & (STOP | DET | MONTH | WEEKDAY) == 0)
        .then_some((p, i))
}

/// "harbour lane dental wants", "the merger of blue heron consulting and willow tree nursery", "referred by mrs pot of riverside
/// practice": two or three words without an article, of which the last says what is done there.
fn english(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    if !style.lower || !style.english || t[i].shape != Shape::Lower || t[i].flags & EN == 0 {
        return None;
    }
    if t[i].flags & ORGTAIL == 0 && !TRADES.has(t.low(i)) {
        return None;
    }
    let mut from = i;
    while from > 0
        && i - from < 3
        && !t.broken(from)
        && t[from - 1].shape == Shape::Lower
        && (t.flags(from - 1) & EN != 0 || t.flags(from - 1) & NL == 0)
        && t.flags(from - 1)
            & (STOP | DET | PRON | POSS | KIN | TITLE | SAY | WEEKDAY | MONTH | DATEWORD | WITH)
            == 0
        && !among!(
            t.low(from - 1),
            "at for of to by from with joined and or tried via new local own small big private public further higher family business \
                general best good great travel health car home life pet online social customer staff team group sales job work free \
                full part extra more less most in on about between since",
        )
    {
        from -= 1;
    }
    let words = i - from;
    if words == 0 {
        return None;
    }
    let closes = t.broken(i + 1)
        || t.get(i + 1)
            .is_none_or(|x| !x.is_word() || x.flags & (STOP | SAY | DET) != 0);
    if !closes {
        return None;
    }
    let opens =
        from == 0 || t.broken(from) || matches!(t.raw(from - 1), ":" | "," | "." | "(" | ";");
    let before = from.checked_sub(1).map_or("", |k| t.low(k));
    // "… wants lotte back": a sentence begins with it.
    // "the european medicines agency promised"
    let the = before == "the"
        && words > 1
        && (from..i)
            .any(|k| t.flags(k) & (PROPER | PLACE | NOTNAME) != 0 || t.flags(k) & WORD == 0);
    let acts = (opens || the) && t.flags(i + 1) & SAY != 0 && !t.broken(i + 1);
    let named = (from..i).any(|k| {
        t.flags(k) & (PLACE | NAMED | HOME) != 0
            || t.flags(k) & WORD == 0
            || t.flags(k) & (FIRST | LAST) != 0 && words == 1
    });
    let told = among!(
        before,
        "of at for by with joined left tried from to and between via since employer",
    ) && super::super::before(t, from, 7, |w| {
        among!(
            w,
            "merger merged referred referral offers offer employer works worked working job client manager colleague colleagues director \
                    takeover acquired interview applied hired joined tried putting staying contract redundant reception driver",
        )
    }) || opens
        && super::super::before(t, from, 5, |w| {
            matches!(w, "offers" | "employer" | "options" | "employers")
        });
    let told = told
        || matches!(before, "at" | "for")
            && from > 1
            && super::super::quasi::job(t, from - 2)
            && !t.broken(from);
    let strange = words == 1
        && t.flags(from) & WORD == 0
        && among!(
            before,
            "in of at for by from to joined left quit says said that"
        );
    (strange
        || acts && (words > 1 || named)
        || told
        || named
            && words > 1
            && among!(
                before,
                "of at for by from to joined left quit leaving leaves",
            ))
    .then_some((from, i))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn houses_by_how_they_are_called() {
        there(
            Kind::Organisation,
            &[
                ("Bij de gemeente Best is ze gezien.", "gemeente Best"),
                ("bij de gemeente ede is cor ziek", "gemeente ede"),
                ("Ze komt moe aan bij Gebr. Stuurman.", "Gebr. Stuurman"),
                ("bij het sint jansdal draaien ze nachten", "sint jansdal"),
                (
                    "Ze woont tegenover het Stedelijk Gymnasium.",
                    "Stedelijk Gymnasium",
                ),
                (
                    "Hij geeft sinds kort twee dagen in de week les op het Technisch Instituut Don Bosco en vindt het zwaar.",
                    "Technisch Instituut Don Bosco",
                ),
                (
                    "op het gerrit rietveld lyceum loopt het stroef",
                    "gerrit rietveld lyceum",
                ),
                (
                    "officer bij het roc midden nederland. hij slaapt slecht",
                    "roc midden nederland",
                ),
                ("De collega van de Hoop GGZ belde.", "Hoop GGZ"),
                (
                    "harbour lane dental wants lotte back but she is done",
                    "harbour lane dental",
                ),
                (
                    "since the merger of marsden engineering and blue heron consulting nobody decides",
                    "blue heron consulting",
                ),
                ("Hij solliciteert bij the City of Zwolle.", "City of Zwolle"),
            ],
        );
        nothing(
            Kind::Organisation,
            &[
                "de gemeente wil niet, de provincie ook niet",
                "she needs further training and better time management, good practice",
                "we talked about home insurance and private practice",
                "het gymnasium is te zwaar, zegt hij",
            ],
        );
    }
}
