//! What only one person is: "de enige vrouw in de technische dienst", "the youngest director ever", "langst zittende bestuurder";
//! what somebody is known as ("herkend als olympisch roeier", "stop her as the lottery winner"); what somebody once was or lived
//! through ("oud-wereldkampioen judo", "survivor of the ferry disaster"). `super::find` asks at every word.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::{Lexicon, flag::*};
use super::super::super::token::{Shape, Tokens};
use super::super::{Listed, among};
use super::fate::{befell, exposed, founded, reached};
use super::held::{sport, tail};
use super::persons::{ATHLETES, FATES, PERSONS};
use super::{form, job, phrase, station};

static PERSON: Listed = Listed::new(PERSONS);
static ATHLETE: Listed = Listed::new(ATHLETES);
static FATE: Listed = Listed::new(FATES);

/// Ends of words for who somebody is, behind whatever they are made with: `rolstoelgebruiker`, `transvrouw`, `wereldkampioen`.
const ENDS: &[&str] = &[
    "gebruiker",
    "gebruikster",
    "vrouw",
    "woman",
    "kampioen",
    "kampioene",
    "winnaar",
    "winnares",
    "houder",
    "houdster",
    "speler",
    "speelster",
    "ruiter",
    "roeier",
    "zwemmer",
    "zwemster",
    "schaatser",
    "schaatsster",
    "loper",
    "loopster",
    "slachtoffer",
    "getuige",
    "grootmeester",
    "verdachte",
    "patiënt",
    "nabestaande",
    "overlevende",
    "international",
    "bekleder",
];

/// Words that stand before what comes once.
fn once(word: &str) -> bool {
    matches!(
        word.strip_suffix("-ever").unwrap_or(word),
        "enige"
            | "enigste"
            | "eerste"
            | "jongste"
            | "oudste"
            | "langst"
            | "langstzittende"
            | "langstlevende"
            | "laatste"
            | "hoogste"
            | "only"
            | "sole"
            | "first"
            | "youngest"
            | "oldest"
            | "longest"
            | "longest-serving"
            | "last"
            | "highest-ranking"
    )
}

/// Adds what begins at `i`.
pub(super) fn find(t: &Tokens<'_>, i: usize, lexicon: &Lexicon, found: &mut Found) {
    let low = t.low(i);
    // Nearly every word is none of these.
    if t[i].flags & ONCE == 0 && !t[i].odd {
        return;
    }
    let add = |found: &mut Found, from: usize, last: usize| {
        if let (Some(a), Some(b)) = (t.get(from), t.get(last)) {
            found.add((a.start, b.end), Kind::Quasi, "occupation", 0.6, 21);
        }
    };
    if once(low) {
        if let Some(last) = single(t, i, lexicon) {
            // "the county's last lamplighter"
            let whose = i > 1 && t.low(i - 1).ends_with("'s") && t[i - 1].shape == Shape::Lower;
            add(found, i - usize::from(whose), last);
        }
    } else if matches!(low, "als" | "as") {
        if let Some((from, last)) = known_as(t, i, lexicon) {
            add(found, from, last);
        }
    } else if matches!(
        low,
        "olympisch" | "olympische" | "olympic" | "paralympisch" | "paralympische" | "paralympic"
    ) {
        let medal = among!(
            t.low(i + 1),
            "goud zilver brons medaille gold silver bronze medal kampioenschap vlam fakkel flame torch",
        );
        if !t.broken(i + 1) && (medal || person(t, i + 1, lexicon, true) == Some(i + 1)) {
            add(found, i, i + 1);
        }
    } else if let Some(rest) = low.strip_prefix("oud-").or_else(|| low.strip_prefix("ex-")) {
        let was = ATHLETE.has(rest)
            || FATE.has(rest)
            || ENDS.iter().any(|e| rest.ends_with(e) && rest != "vrouw")
            || super::ends_in_job(rest)
            || station::athlete(rest);
        if was && lexicon.flags(rest) & KIN == 0 {
            let told = sport(t, i).max(super::extent::extent(t, i));
            add(found, i, told.max(station::with(t, i).unwrap_or(i)));
        }
    } else if matches!(
        low,
        "former" | "voormalig" | "voormalige" | "gewezen" | "retired" | "ex" | "oud"
    ) {
        if let Some(last) = person(t, i + 1, lexicon, true)
            && last <= i + 4
            && ATHLETE.has(t.low(last))
        {
            add(
                found,
                i + 1,
                sport(t, last).max(station::with(t, last).unwrap_or(last)),
            );
        } else if among!(
            t.low(i + 1),
            "stem gezicht voice face bedenker bedenkster eigenaar eigenares"
        ) && !t.broken(i + 1)
        {
            // "Mila, voormalig stem van de navigatie"
            let last = super::extent::extent(t, i + 1);
            if last > i + 3 && !super::extent::generic(t, i + 2, last) {
                add(found, i + 1, last);
            }
        }
    } else if founded(low) {
        // "Nederlands kampioen ploegen"
        let article = usize::from(
            i > 1
                && !t.broken(i)
                && (t.flags(i - 1) & DET != 0
                    || t[i - 1].capital() && t.low(i - 1).ends_with('s')
                    || among!(
                        t.low(i - 1),
                        "nederlands belgisch vlaams fries iers national european"
                    )),
        );
        let last = super::extent::extent(t, i);
        let said = i
            .checked_sub(1 + article)
            .is_some_and(|p| phrase::being(t.low(p)) || matches!(t.low(p), "als" | "as"));
        let field = sport(t, i);
        if said && last > i + 1 && !super::extent::generic(t, i + 1, last) {
            add(found, i, last);
        } else if said && field > i && low.ends_with("kampioen") {
            add(found, i, field);
        }
    } else if FATE.has(low)
        && t[i].is_word()
        && let Some(last) = befell(t, i)
            .or_else(|| exposed(t, i))
            .or_else(|| reached(t, i))
    {
        add(found, i, last);
    }
}

/// Whether the word at `k` says who somebody is; `wide` counts sports and what befell people too.
pub(super) fn who(t: &Tokens<'_>, k: usize, lexicon: &Lexicon, wide: bool) -> bool {
    let low = t.low(k);
    PERSON.has(low)
        || job(t, k) && t.flags(k) & (PRON | DET) == 0
        || FATE.has(low)
        || wide && ATHLETE.has(low)
        || low.len() > 6 && ENDS.iter().any(|e| low.ends_with(e))
        || t[k].shape == Shape::Lower && form::formed(low, t.flags(k), lexicon)
        || super::bare::agent(t, k, lexicon)
        || low.len() > 8
            && low.ends_with("maker")
            && !among!(
                low,
                "ruziemaker sfeermaker grappenmaker herriemaker pretmaker smaakmaker stemmingmaker kwaadmaker matchmaker troublemaker \
                    peacemaker tempomaker rustmaker lolmaker decision-maker homemaker changemaker verschilmaker doodmaker"
            )
        || low
            .strip_prefix("oud-")
            .or_else(|| low.strip_prefix("ex-"))
            .is_some_and(|r| ATHLETE.has(r) || FATE.has(r) || super::ends_in_job(r))
}

/// The last word for a person in what begins at `from`, over what describes it: "dove medewerker", "judo world champion".
fn person(t: &Tokens<'_>, from: usize, lexicon: &Lexicon, wide: bool) -> Option<usize> {
    let mut head = None;
    for k in from..from + 4 {
        let x = t.get(k)?;
        if !x.is_word()
            || t.broken(k)
            || x.shape == Shape::Title
                && x.flags & JOB == 0
                && (k > from || x.flags & NAME & !LAST != 0)
                // "the first Somali-born KC": of what people somebody is.
                && !(x.odd && t.low(k).contains('-') && t.low(from.wrapping_sub(1)) == "first")
        {
            break;
        }
        // "the first female harbour master": of whom, and who comes yet.
        let describing = among!(t.low(k), "female male woman")
            && !t.broken(k + 1)
            && t.get(k + 1).is_some_and(|y| {
                y.shape == Shape::Lower && y.flags & (STOP | SAY | WITH | PRON) == 0
            });
        let is = !describing && who(t, k, lexicon, wide);
        if x.flags & (DET | PRON | POSS | WEEKDAY) != 0
            || x.flags & STOP != 0 && !is && !matches!(t.low(k), "new" | "zittende" | "nieuwe")
            || among!(
                t.low(k),
                "die dat who that van of in op aan uit met en and or to who which coach coachee cliënt client",
            )
        {
            break;
        }
        // "het enige waarover ze praten" is nobody.
        if is && !t.low(k).starts_with("waar") {
            head = Some(k);
        } else if head.is_some() {
            break;
        }
    }
    head
}

/// "de enige vrouw in de technische dienst", behind a form of "to be" or "als"; the last token.
fn single(t: &Tokens<'_>, i: usize, lexicon: &Lexicon) -> Option<usize> {
    let p = i.checked_sub(1).filter(|_| !t.broken(i))?;
    let article = matches!(
        t.low(p),
        "de" | "het" | "the" | "onze" | "our" | "een" | "their" | "hun"
    )
        // "Ireland's first female bishop", "Nederlands jongste rechter"
        || t.low(p).ends_with("'s") && t[p].is_word()
        || t[p].shape == Shape::Title && t.low(p).ends_with('s') && t.flags(p) & (FIRST | NAMED) == 0;
    if !article && !matches!(t.low(p), "als" | "as") {
        return None;
    }
    let said = !article
        // "Gerda, de eerste vrouwelijke schutter van het gilde,"
        || p > 1
            && t.raw(p - 1) == ","
            && !t.broken(p)
            && t[p - 2].capital()
            && t.flags(p - 2) & (FIRST | NAMED) != 0
            && t.flags(p - 2) & STOP == 0
        || (p.saturating_sub(9)..p)
            .rev()
            .take_while(|k| !t.broken(k + 1) && !matches!(t.raw(*k), ";" | ":" | "!" | "?"))
            .any(|k| {
                phrase::being(t.low(k))
                    || matches!(t.low(k), "als" | "as" | "being" | "blijf" | "blijft")
            });
    if !said {
        return None;
    }
    let head = person(t, i + 1, lexicon, true).or_else(|| arbiter(t, i, p))?;
    let last = tail(t, head).max(super::extent::extent(t, head));
    // "de eerste therapeut die luisterde", "the last person to leave": said of any.
    let told = tail(t, head) == head
        && matches!(
            t.low(head + 1),
            "die" | "dat" | "who" | "that" | "to" | "wie"
        )
        && !t.broken(head + 1)
        || last == head
            && matches!(t.low(head + 1), "in" | "met")
            && !t.broken(head + 1)
            && !(t.flags(head + 2) & PLACE != 0 && t[head + 2].capital());
    let weak = among!(t.low(i), "eerste laatste first last")
        && among!(
            t.low(head),
            "man kind keer boy girl jongen meisje lid member manager leider",
        )
        && last == head
        && head == i + 1;
    (!told && !weak).then_some(last)
}

/// "she is the only chess arbiter": an English noun by its end, said of a person at once.
fn arbiter(t: &Tokens<'_>, i: usize, article: usize) -> Option<usize> {
    let being = article.checked_sub(1)?;
    if t.low(article) != "the" || !phrase::being(t.low(being)) || !super::sole::subject(t, being) {
        return None;
    }
    let head = super::extent::noun(t, i + 1, true)?;
    let low = t.low(head);
    let agent = ["er", "or", "ist", "ian", "man", "woman", "smith", "wright"]
        .iter()
        .any(|e| low.len() > e.len() + 3 && low.ends_with(e));
    (head > i + 1 && agent && t[head].shape == Shape::Lower && !super::bare::role(low))
        .then_some(head)
}

/// "herkend als olympisch roeier", "known as the survivor of the ferry disaster": first and last token behind `als` at `i`.
fn known_as(t: &Tokens<'_>, i: usize, lexicon: &Lexicon) -> Option<(usize, usize)> {
    let known = (i.saturating_sub(10)..i)
        .rev()
        .take_while(|k| !t.broken(k + 1) && !matches!(t.raw(*k), "." | ";" | ":" | "!" | "?"))
        .any(|k| {
            among!(
                t.low(k),
                "bekend bekendstaat herkend herkent herkennen herkende herkenden aangesproken spreken spreekt sprak spraken aanspreken \
                    aangekeken nagewezen known recognised recognized recognise recognize recognises recognizes remembered remember \
                    remembers stop stops stopped greet greeted famous beroemd",
            )
        });
    if !known {
        return None;
    }
    let from = i + 1 + usize::from(t.flags(i + 1) & DET != 0);
    let head = person(t, from, lexicon, true)?;
    Some((from, tail(t, sport(t, head))))
}

#[cfg(test)]
#[path = "unique_tests.rs"]
mod tests;
