//! Who somebody became by what befell them, what they made, or what they got to: "slachtoffer van de gijzeling", "founder of the donkey
//! sanctuary", "finalist van een bakprogramma". `unique` asks.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Tokens;
use super::super::among;
use super::held::tail;
use super::{exploit, extent, phrase, station};

/// "slachtoffer van de gijzeling", "survivor of the ferry disaster": what befell somebody, told as known to all.
pub(super) fn befell(t: &Tokens<'_>, i: usize) -> Option<usize> {
    const EVENTS: &[&str] = &[
        "ramp",
        "gijzeling",
        "aanslag",
        "overval",
        "schietpartij",
        "brand",
        "ontploffing",
        "explosie",
        "aardbeving",
        "overstroming",
        "watersnood",
        "tsunami",
        "crash",
        "ontvoering",
        "kaping",
        "steekpartij",
        "moord",
        "treinongeluk",
        "busongeluk",
        "siege",
        "disaster",
        "bombing",
        "attack",
        "shooting",
        "explosion",
        "earthquake",
        "flood",
        "hijack",
        "hijacking",
        "kidnapping",
        "robbery",
        "fire",
        "rampnacht",
    ];
    if t.broken(i + 2)
        || !matches!(t.low(i + 1), "van" | "of" | "from" | "uit" | "in" | "bij")
        || !matches!(t.low(i + 2), "de" | "het" | "the" | "die" | "that")
    {
        return None;
    }
    (i + 3..i + 6)
        .take_while(|k| {
            t.get(*k)
                .is_some_and(|x| x.is_word() && !t.broken(*k) && x.flags & (STOP | SAY | PRON) == 0)
        })
        .find(|k| EVENTS.iter().any(|e| t.low(*k).ends_with(e)) || super::calamity::told(t.low(*k)))
}

/// Who made or won something, told with what.
pub(super) fn founded(word: &str) -> bool {
    among!(
        word,
        "oprichter oprichtster bedenker bedenkster uitvinder uitvindster ontdekker ontdekster grondlegger medeoprichter inventor founder \
            co-founder discoverer kampioen champion recordhouder recordhoudster record-holder wereldkampioen"
    )
}

/// "is finalist van een bakprogramma op tv": what somebody got to, and where.
pub(super) fn reached(t: &Tokens<'_>, i: usize) -> Option<usize> {
    let one = among!(t.low(i), "finalist finaliste winnaar winnares winner");
    let last = super::extent::extent(t, i);
    (one && last > i + 1 && !super::extent::generic(t, i + 1, last)).then_some(last)
}

/// "is de klokkenluider uit de krant": of these there is one.
pub(super) fn exposed(t: &Tokens<'_>, i: usize) -> Option<usize> {
    let one = among!(
        t.low(i),
        "klokkenluider whistleblower kroongetuige gijzelaar hostage",
    );
    if !one {
        return None;
    }
    // "is klokkenluider in de fipronilzaak": without an article, where it is told in what.
    let last = extent::extent(t, i);
    if last > i + 2 && station::stated(t, i) && !extent::generic(t, i + 1, last) {
        return Some(last);
    }
    // "klokkenluider bij de woningcorporatie"
    if matches!(t.low(i + 1), "bij" | "in" | "at" | "van" | "of")
        && station::stated(t, i)
        && let Some(last) = exploit::of(t, i + 1)
    {
        return Some(last);
    }
    let article = i
        .checked_sub(2)
        .filter(|_| matches!(t.low(i - 1), "de" | "the"))?;
    phrase::being(t.low(article)).then(|| tail(t, i))
}
