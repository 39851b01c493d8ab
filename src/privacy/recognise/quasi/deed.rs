//! What somebody did that a newspaper told: survived what few do, won, stood on a front page, spoke before the king, was the first at
//! something, swam the Channel, was in a documentary, was held hostage. From the verb to where its sentence goes on. The words are asked
//! for by their flag (`ONCE` in context.txt); `super::find` calls it.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::*;
use super::super::super::token::Tokens;
use super::super::among;
use super::clause::{begin, end, verb, whose};
use super::{calamity, exploit, extent, feats, mishap};

/// Adds what is told around the word at `i`.
pub(super) fn find(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let low = t.low(i);
    let span = if among!(low, SURVIVED) {
        survived(t, i)
    } else if among!(low, WON) {
        won(t, i)
    } else if among!(low, PAGES) {
        paged(t, i)
    } else if among!(low, CROWNED) {
        before_crowns(t, i)
    } else if matches!(low, "als" | "as") {
        exploit::first_of_all(t, i).or_else(|| firstly(t, i))
    } else if among!(low, SUFFERED) {
        suffered(t, i)
    } else if among!(low, RECORDS) {
        feats::record(t, i)
    } else if among!(low, FARTHEST) {
        feats::farthest(t, i)
    } else if among!(low, "boord board aboard") {
        aboard(t, i)
    } else if among!(low, SHOWN) {
        shown(t, i)
    } else if among!(low, SUED) {
        sued(t, i)
    } else if among!(low, SAVED) {
        feats::saved(t, i)
    } else if among!(low, WRECKED) {
        feats::wrecked(t, i)
    } else if among!(low, "beviel geboren birth ontsnapte escaped") {
        feats::born(t, i)
    } else if among!(low, "uitgeroepen verkozen voted") {
        feats::elected(t, i)
    } else if among!(low, DUG) {
        feats::dug(t, i)
    } else if among!(low, HONOURS) {
        feats::honoured(t, i)
    } else {
        None
    };
    let span = span.or_else(|| {
        if matches!(low, "als" | "as") {
            None
        } else {
            exploit::find(t, i)
        }
    });
    if let Some((from, last)) = span
        && let (Some(a), Some(b)) = (t.get(from), t.get(last))
    {
        found.add((a.start, b.end), Kind::Quasi, "event", 0.6, 22);
    }
}

const SURVIVED: &str = "overleefde overleefd overleeft survived survives";
const WON: &str = "won wint gewonnen wins winning";
const PAGES: &str = "voorpagina voorpagina's journaal krant kranten cover page pages headlines nieuws news papers newspaper";
const CROWNED: &str = "koning koningin prins prinses paus koningspaar prinsesje king queen prince princess pope royals president premier royal \
    koninklijke koninklijk";
const SUFFERED: &str = "gegijzeld ontvoerd gekidnapt neergeschoten neergestoken beschoten geridderd vrijgesproken gekroond hostage \
    kidnapped acquitted knighted crowned lightning bliksem";
const RECORDS: &str = "record wereldrecord";
const FARTHEST: &str = "kanaal channel everest noordpool zuidpool pole atlantic k2 oceaan ocean";
const SHOWN: &str = "documentaire documentary realityserie realityshow talkshow spelshow spelprogramma bakprogramma zangprogramma \
    film movie series serie programma programme datingprogramma televisieprogramma tv-programma tv-serie speelfilm musical soap quizshow gameshow talentenjacht televisieserie \
    sitcom tv-show realityprogramma";
const SUED: &str = "sued sues testified getuigde invented uitgevonden";
const SAVED: &str = "redde rescued saved pulled gered";

const WRECKED: &str = "ontspoorde verongelukte neerstortte zonk verging kapseisde crashte sank crashed derailed capsized hijacked \
    ontplofte instortte omsloeg strandde";
const DUG: &str = "muntschat muntenschat skelet fossiel komeet mammoet schedel hoard skeleton fossil comet shipwreck scheepswrak wrak \
    grafkelder mammoettand dinosaurus dinosaur meteoriet meteorite vliegtuigbom goudschat";
const HONOURS: &str =
    "lintje ridderorde nobelprijs oscar mbe obe cbe emmy grammy jury finale podium hoofdrol bijrol";

/// "overleefde het instorten van het balkon", "survived the ferry disaster".
fn survived(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let to = end(t, i);
    let of = (i + 1..=to).find(|k| {
        calamity::told(t.low(*k))
            || mishap::rare(t, *k)
            || among!(
                t.low(*k),
                "aanslag lawine crash vergiftiging oorlog shipwreck"
            )
    })?;
    let last = extent::extent(t, of).max(of);
    (whose(t, i)
        && among!(
            t.low(i + 1),
            "de het een the a an die dat als as ternauwernood narrowly toen ook"
        ))
    .then_some((i, last.min(to)))
}

/// "won de eerste editie van de zeezwemtocht", "won goud op het NK", "won the lottery".
fn won(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let to = end(t, i);
    // "heeft de loterij gewonnen": the verb stands last.
    let (from, until, start) = if t.low(i) == "gewonnen" {
        let b = begin(t, i, 9);
        (b, i, None)
    } else {
        (i + 1, to + 1, Some(i))
    };
    let prize = (from..until).find(|k| {
        let w = t.low(*k);
        among!(
            w,
            "editie loterij quiz talentenjacht songfestival jackpot staatsloterij marathon elfstedentocht wereldtitel bokaal trofee \
                edition lottery jackpot marathon trophy championship championships sweepstakes olympics paralympics oscar grammy emmy \
                bafta tournament regatta pageant"
        ) || ["kampioenschap", "medaille", "loterij", "tocht", "beker", "verkiezing", "concours", "quiz", "festival", "prijs"]
            .iter()
            .any(|e| w.len() > e.len() + 1 && w.ends_with(e) && !among!(w, "voorprijs afprijs"))
            || among!(w, "goud zilver brons gold silver bronze medal medaille prize prijs titel title race wedstrijd contest competition cup award beker toernooi")
                && among!(t.low(k + 1), "op in van bij voor at of for")
                && among!(t.low(k + 2), "de het een the a an")
                || among!(w, "goud zilver brons gold silver bronze") && among!(t.low(k + 1), "op in bij at")
    })?;
    let last = extent::extent(t, prize).max(prize);
    let v = start.unwrap_or(i);
    if start.is_none() {
        let first = (from..prize)
            .rev()
            .take_while(|k| t[*k].is_word())
            .find(|k| t.flags(*k) & DET != 0)
            .unwrap_or(prize);
        return Some((first, i));
    }
    whose(t, v).then_some((v, last))
}

/// "stond op de voorpagina als het kind met de zwaan", "was on the front page", "haalde het journaal".
fn paged(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let low = t.low(i);
    let sure = among!(low, "voorpagina voorpagina's headlines cover")
        || low == "page" && among!(t.low(i.wrapping_sub(1)), "front");
    let from = begin(t, i, 6);
    let v = verb(t, from, i, |w| {
        among!(
            w,
            "stond stonden kwam kwamen haalde haalden was stand staat made hit appeared featured verscheen belandde ended gestaan"
        )
    })?;
    if !(v + 1..i).any(|k| among!(t.low(k), "op in on the het de")) || !whose(t, v) {
        return None;
    }
    let led = among!(
        t.low(i + 1),
        "als as met with omdat vanwege because wegens om toen when after na for"
    ) && !t.broken(i + 1);
    if !sure && !led || low == "page" && !sure {
        return None;
    }
    if !led {
        return Some((v, extent::extent(t, i)));
    }
    let to = if extent::conjunction(t.low(i + 1)) {
        end(t, i + 1)
    } else {
        end(t, i)
    };
    Some((v, to))
}

/// "sprak op de herdenking voor de koning", "cooked for the queen".
fn before_crowns(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    // "played the organ at the royal wedding"
    if among!(t.low(i + 1), "of van") && !t.broken(i + 1) {
        return None;
    }
    let royal = among!(t.low(i), "royal koninklijke koninklijk");
    if royal
        && !among!(
            t.low(i + 1),
            "wedding funeral family visit household bruiloft huwelijk familie begrafenis bezoek"
        )
    {
        return None;
    }
    if t[i].capital() && i > 0 && t.low(i - 1) != "the"
        || !among!(t.low(i.wrapping_sub(1)), "de the een a het")
    {
        return None;
    }
    let p = i.checked_sub(2)?;
    if !among!(
        t.low(p),
        "voor met aan bij for before with to namens by door naast beside tegenover op at van of"
    ) {
        return None;
    }
    let from = begin(t, i, 10);
    // "op de bruiloft van de prins"
    let feast = among!(t.low(p), "van of")
        && i > 3
        && among!(
            t.low(p - 1),
            "bruiloft huwelijk kroning verjaardag begrafenis uitvaart feest hof jubileum wedding funeral coronation birthday jubilee"
        );
    let v = verb(t, from, p, |w| {
        among!(
            w,
            "sprak speelde zong danste kookte kookt optrad bakte ontwierp naaide overhandigde gaf droeg dineerde dronk reed zat schudde \
                ontmoette vloog werd ontvangen spoke sang played danced cooked baked designed performed met dined handed gave flew \
                rode presented curtsied toasted stond opende onthulde opened unveiled launched stood walked sat was catered organised trouwde trad"
        )
    })?;
    // "sprak met de koning": somebody of that name.
    (whose(t, v)
        && !(matches!(t.low(v), "sprak" | "spoke" | "gaf" | "zat" | "werd") && v + 1 == p)
        && (feast || !among!(t.low(p), "van of"))
        && !(t.low(v) == "werd" && !among!(t.low(p), "door namens")))
    .then(|| (v, extent::extent(t, i + usize::from(royal))))
}

/// "trouwde als eerste stel op de waddenboot", "promoveerde als jongste vrouw aan de universiteit".
fn firstly(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let n = i + 1 + usize::from(among!(t.low(i + 1), "de het the"));
    if !among!(
        t.low(n),
        "eerste enige jongste oudste first only youngest oldest"
    ) || t.broken(n)
    {
        return None;
    }
    let v = i.checked_sub(1).filter(|v| {
        !t.broken(i)
            && (t.flags(*v) & (SAY | VERB) != 0
                || t.low(*v).ends_with("ed")
                || among!(
                    t.low(*v),
                    "zwom klom vloog zeilde beklom sprong schaatste reed voer roeide liep stak swam climbed flew rowed"
                ))
    })?;
    // "zwom als jongste ooit naar Texel"
    if among!(t.low(n + 1), "ooit ever") {
        return whose(t, v).then(|| (v, extent::extent(t, n + 1)));
    }
    let head = extent::noun(t, n + 1, t.low(i) == "as")?;
    let last = extent::extent(t, head);
    // "won als eerste vrouw de roeivierdaagse"
    let goal = (last == head && among!(t.low(head + 1), "de het een the a") && !t.broken(head + 1))
        .then(|| extent::noun(t, head + 2, t.low(i) == "as"))
        .flatten()
        .filter(|k| !extent::generic(t, head + 2, *k));
    let last = goal.unwrap_or(last);
    (last > head && whose(t, v)).then_some((v, last))
}

/// "werd tijdens de overval gegijzeld", "was held hostage in the bank", "struck by lightning".
fn suffered(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let from = begin(t, i, 9);
    let low = t.low(i);
    if among!(low, "lightning bliksem") {
        let v = verb(t, from, i, |w| among!(w, "struck getroffen geraakt hit"))?;
        return (i - v < 4).then_some((v, i));
    }
    if low == "hostage" && !among!(t.low(i.wrapping_sub(1)), "held taken") {
        return None;
    }
    // "ontvoerd" of a person; "crowned", "gekroond" of a success is said too.
    let v = verb(t, from, i, |w| {
        among!(
            w,
            "werd is was waren werden zat zaten raakte been being were held taken got"
        )
    })?;
    let v = if v > from && among!(t.low(v), "held taken") {
        verb(t, from, v, |w| among!(w, "was were been is")).unwrap_or(v)
    } else {
        v
    };
    let last = extent::extent(t, i);
    let vague = among!(low, "gekroond crowned beschoten vrijgesproken") && last == i;
    (whose(t, v) && !vague).then_some((v, last))
}

/// "was aan boord van de veerboot", "aboard the ferry that sank".
fn aboard(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let low = t.low(i);
    let from = begin(t, i, 5);
    let v = verb(t, from, i, |w| {
        among!(
            w,
            "was zat waren zaten werkte voer were worked sailed served stond"
        )
    })?;
    let on = low == "aboard" || among!(t.low(i - 1), "aan on");
    let of = if low == "boord" { i + 1 } else { i };
    let ok = on
        && whose(t, v)
        && if low == "boord" {
            t.low(of) == "van" && t.flags(of + 1) & DET != 0
        } else {
            t.low(i + 1) == "the" || t.low(i + 1) == "a"
        };
    if !ok {
        return None;
    }
    let head = extent::noun(t, of + if low == "boord" { 2 } else { 2 }, low != "boord")?;
    Some((v, extent::extent(t, head)))
}

/// "zat in een documentaire over de mijnen", "appeared in a documentary on".
fn shown(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let from = begin(t, i, 8);
    let v = verb(t, from, i, |w| {
        among!(
            w,
            "zat was deed speelde verscheen presenteerde won stond figureerde gevolgd werd is appeared starred featured took competed \
                presented sang danced filmed"
        )
    })?;
    let led = (v + 1..i).any(|k| among!(t.low(k), "in aan voor on for"));
    let last = extent::extent(t, i);
    // A film or a series needs more: that somebody played in it, and what it was on.
    let common = among!(
        t.low(i),
        "film movie series serie programma programme musical soap"
    );
    let played = among!(
        t.low(v),
        "speelde figureerde starred appeared featured verscheen filmed"
    );
    (whose(t, v) && led && (!common || played && last > i)).then_some((v, last))
}

/// "sued the council over the flood", "testified against the bishop", "invented the folding cello".
fn sued(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let led = usize::from(among!(t.low(i + 1), "against in at before tegen bij voor"));
    if !among!(t.low(i + led + 1), "the de het een a an") || !whose(t, i) {
        return None;
    }
    let head = extent::noun(t, i + led + 2, among!(t.low(i + led + 1), "the a an"))?;
    if extent::generic(t, head, head) || t.low(i) == "testified" && led == 0 {
        return None;
    }
    Some((i, extent::extent(t, head)))
}

#[cfg(test)]
#[path = "deed_tests.rs"]
mod tests;
