//! More of what somebody did that was told: a record, the far ends of the world, a rescue, a wreck, a find, an honour, a birth or an
//! escape in a strange place. `deed::find` calls these by the word each begins to read at.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::clause::{begin, end, verb, whose};
use super::extent;

/// "brak het wereldrecord paalzitten", "holds the record for".
pub(super) fn record(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let from = begin(t, i, 5);
    let v = verb(t, from, i, |w| {
        among!(
            w,
            "brak verbrak vestigde verbeterde houdt hield heeft broke holds held set beat has"
        )
    })?;
    let of = t.flags(i + 2) & DET != 0 || t.low(i) != "record";
    let last = if of { extent::extent(t, i) } else { i };
    let sure = t.low(i) != "record"
        || among!(
            t.low(i - 1),
            "world national european nederlands belgisch europees olympisch irish british"
        );
    let sport = t.get(i + 1).is_some_and(|x| {
        x.shape == Shape::Lower && x.flags & (STOP | SAY) == 0 && !t.broken(i + 1)
    });
    // "brak het record paalzitten"
    let broken = sport && among!(t.low(v), "brak verbrak vestigde verbeterde broke set beat");
    (whose(t, v) && (sure || last > i || broken))
        .then_some((v, if sport && last == i { i + 1 } else { last }))
}

/// "zwom het Kanaal over", "climbed Everest", "reached the South Pole".
pub(super) fn farthest(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let from = begin(t, i, 5);
    let v = verb(t, from, i, |w| {
        among!(
            w,
            "zwom beklom bedwong roeide zeilde bereikte overzwom stak fietste liep swam climbed rowed crossed summited skied reached \
                sailed kayaked"
        )
    })?;
    let last = i + usize::from(among!(t.low(i + 1), "over rond"));
    (whose(t, v)
        && !(matches!(t.low(i), "kanaal" | "channel")
            && among!(t.low(v), "liep fietste reached bereikte")))
    .then_some((v, last))
}

/// "redde een kind uit de gracht", "pulled three people from the wreck".
pub(super) fn saved(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let to = end(t, i);
    // "werd gered uit de brandende toren"
    let passive = verb(t, begin(t, i, 3), i, |w| {
        among!(w, "werd was is werden were")
    });
    if let Some(v) = passive.filter(|_| among!(t.low(i), "gered rescued saved pulled")) {
        let last = extent::extent(t, i);
        let out = among!(t.low(i + 1), "uit van from out") && last > i + 3;
        return (out && whose(t, v) && !extent::generic(t, i + 1, last)).then_some((v, last));
    }
    let who = (i + 1..(i + 5).min(to + 1)).find(|k| {
        among!(
            t.low(*k),
            "kind kinderen meisje jongen peuter kleuter drenkeling drenkelingen hond man vrouw mensen buurman buurvrouw gezin baby child \
                children girl boy toddler man woman people swimmer swimmers baby dog driver passengers passagiers zwemmer bemanning crew"
        )
    })?;
    let out = who + 1;
    let from = among!(t.low(out), "uit van bij from out off") && !t.broken(out);
    (from && whose(t, i))
        .then(|| (i, extent::extent(t, who).max(end(t, out).min(out + 4))))
        .filter(|(_, last)| !extent::generic(t, out, *last))
}

/// "zat in de trein die ontspoorde", "was on the ferry that sank".
pub(super) fn wrecked(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let from = i.saturating_sub(9);
    let r = verb(t, i.saturating_sub(4), i, |w| {
        among!(w, "die dat that which")
    })?;
    let craft = r.checked_sub(1)?;
    let vehicle = [
        "trein",
        "bus",
        "boot",
        "veerboot",
        "pont",
        "vliegtuig",
        "schip",
        "tram",
        "helikopter",
        "metro",
        "ballon",
        "balkon",
        "tribune",
        "lift",
        "train",
        "coach",
        "boat",
        "ferry",
        "plane",
        "ship",
        "yacht",
        "helicopter",
        "balloon",
        "balcony",
        "stand",
    ]
    .iter()
    .any(|e| t.low(craft).ends_with(e));
    let v = verb(t, from, craft, |w| {
        among!(
            w,
            "zat was stond reed voer reisde zaten waren sat were stood bestuurde drove flew"
        )
    })?;
    (vehicle
        && whose(t, v)
        && (v..=i).all(|k| !t.broken(k + 1) || k == i)
        && (v..i).all(|k| !matches!(t.raw(k), "." | ";")))
    .then_some((v, i))
}

/// "beviel in de gestrande trein", "was born on a ferry", "ontsnapte uit de gekaapte bus".
pub(super) fn born(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let p = i + 1 + usize::from(!among!(t.low(i + 1), "in op on aboard aan uit from"));
    let n = p + 1;
    if !among!(t.low(p), "in op on aboard uit from")
        || !among!(t.low(n), "de het een the a an")
        || t.broken(p)
        || t.broken(n)
    {
        return None;
    }
    let english = among!(t.low(n), "the a an");
    let last = extent::noun(t, n + 1, english)?;
    let vehicle = [
        "trein",
        "bus",
        "boot",
        "pont",
        "vliegtuig",
        "schip",
        "tram",
        "lift",
        "taxi",
        "metro",
        "luchtballon",
        "ambulance",
        "gevangenis",
        "train",
        "boat",
        "ferry",
        "plane",
        "ship",
        "ambulance",
        "cab",
        "prison",
        "jail",
        "motorway",
        "snelweg",
        "kelder",
    ]
    .iter()
    .any(|e| t.low(last).ends_with(e));
    let v = if among!(t.low(i), "geboren birth") {
        verb(t, begin(t, i, 4), i, |w| among!(w, "werd is was gave gaf")).unwrap_or(i)
    } else {
        i
    };
    // "ontsnapte uit de lift": only of what was in the news.
    let told = !among!(t.low(i), "ontsnapte escaped")
        || last > n + 1
        || among!(t.low(last), "gevangenis prison jail");
    (vehicle && told && whose(t, v)).then(|| (v, extent::extent(t, last)))
}

/// "werd verkozen tot vrijwilliger van het jaar", "was voted young farmer of the year".
pub(super) fn elected(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let v = verb(t, begin(t, i, 6), i, |w| {
        among!(w, "werd is was werden been")
    })?;
    let n = i + 1 + usize::from(matches!(t.low(i + 1), "tot"));
    let english = t.low(i) == "voted";
    if !english && n == i + 1 || t.broken(n) || t.flags(n) & (STOP | PRON) != 0 {
        return None;
    }
    let mut last = n;
    while last < n + 4
        && t.get(last + 1).is_some_and(|x| {
            x.is_word()
                && !t.broken(last + 1)
                && !extent::conjunction(t.low(last + 1))
                && (x.flags & STOP == 0 || among!(t.low(last + 1), "van het of the jaar year de"))
        })
    {
        last += 1;
    }
    (whose(t, v) && i - v < 5).then_some((v, last))
}

/// "vond een muntschat in de akker", "dug up the skeleton".
pub(super) fn dug(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let from = begin(t, i, 7);
    let v = verb(t, from, i, |w| {
        among!(
            w,
            "vond ontdekte groef gevonden opgroef dregde haalde found discovered unearthed dug spotted"
        )
    })?;
    (whose(t, v) && i - v < 5).then(|| (v, extent::extent(t, i)))
}

/// "kreeg een lintje van de koning", "was awarded an MBE", "zat in de jury van het songfestival".
pub(super) fn honoured(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let from = begin(t, i, 7);
    let seat = among!(t.low(i), "jury finale podium hoofdrol bijrol");
    let v = verb(t, from, i, |w| {
        if seat {
            among!(w, "zat stond haalde bereikte reached speelde")
        } else {
            among!(
                w,
                "kreeg ontving won werd was received got awarded has heeft"
            )
        }
    })?;
    let mut last = extent::extent(t, i);
    // "een lintje na de watersnood"
    if !seat
        && among!(t.low(last + 1), "na voor wegens after for")
        && let Some(more) = super::exploit::of(t, last + 1)
    {
        last = more;
    }
    (whose(t, v) && i - v < 6 && (!seat || last > i + 1 && !extent::generic(t, i + 1, last)))
        .then_some((v, last))
}
