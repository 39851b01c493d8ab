//! Occupations in notes without their grammar: "hij zelf barista", "wil omscholen tot rijinstructeur", "bavo uit aalst,
//! leerkracht, …", "verloskundige, eigen praktijk"; and nouns that only their place tells to be occupations ("jos is
//! bewindvoerder", "is a piano tuner"). `super::find` asks.

use super::super::super::lexicon::{Lexicon, flag::*};
use super::super::super::token::{Shape, Tokens};
use super::super::Tails;
use super::super::among;
use super::job;
use super::phrase::{self, somebody};

/// Roles that anybody has, and what people call themselves: no occupation without a house behind it.
pub(super) fn role(word: &str) -> bool {
    role_by_end(word) && !super::listed(word) || general(word)
}

/// Occupations that anybody may be said to have.
fn general(word: &str) -> bool {
    static GENERAL: super::super::Listed = super::super::Listed::new(&[
        "manager",
        "trainer",
        "ondernemer",
        "adviseur",
        "begeleider",
        "professional",
        "model",
        "meester",
        "werker",
        "coach",
        "therapeut",
        "collega",
        "leraar",
        "houder",
        "hand",
        "bode",
        "boer",
        "agent",
        "chef",
        "officer",
        "master",
        "guide",
        "guest",
        "host",
        "dean",
        "vet",
        "judge",
        "driver",
        "operator",
        "player",
        "keeper",
        "leader",
        "leider",
    ]);
    GENERAL.has(word)
}

/// Roles by their ends.
fn role_by_end(word: &str) -> bool {
    const ENDS: &str = "pleaser denker zoeker piekeraar twijfelaar volger redder vechter strijder doorzetter luisteraar \
        prater helper gever nemer winnaar verliezer vermijder uitsteller controleur criticus saboteur \
        starter blijver slaper vader moeder broer zuster dochter ouder partner eigenaar minnaar beginner \
        meerder ander kanjer klager aanklager dader veroorzaker toeschouwer buitenstaander eenling dromer \
        doener genieter loser learner listener thinker worrier fighter survivor lover reader player \
        owner believer giver taker maker dreamer doer sleeper quitter follower member number matter \
        letter corner monster disaster winner mother father brother sister daughter stranger other loner \
        eater drinker smoker talker observer user speaker outsider insider bender wonder summer winter \
        blocker trigger answer offer power anger tracker planner stopper timer breaker changer killer \
        drainer booster nummer kamer zomer cijfer weer meer keer jaar paar maar gevaar bezwaar gebaar altaar \
        klaar daar lezer kijker spreker deelnemer gebruiker inwoner klokkenluider einzelgänger roker \
        beheer schouder perfectioneerder vlieger beweger aanpakker binnenvetter regelaar verbinder";
    static BY_END: Tails = Tails::new(&[ENDS]);
    BY_END.any(word, |e| word.ends_with(e))
}

/// Whether a word is a noun for who does something, by its end, and no comparative: "rustiger" has "rustigere",
/// "bewindvoerder" has no "bewindvoerdere".
pub(super) fn agent(t: &Tokens<'_>, k: usize, lexicon: &Lexicon) -> bool {
    let low = t.low(k);
    // By the last two letters nearly every word is sorted out at once.
    let tail = low.as_bytes().last_chunk::<2>();
    if !tail.is_some_and(|e| {
        matches!(
            e,
            b"er"
                | b"ar"
                | b"is"
                | b"nt"
                | b"te"
                | b"an"
                | b"uw"
                | b"or"
                | b"ge"
                | b"lp"
                | b"ht"
                | b"og"
                | b"re"
        )
    }) || low.len() < 7
        || t[k].shape != Shape::Lower
        || t[k].flags
            & (STOP | DET | PRON | KIN | NAME & !LAST | PLACE | MONTH | NOTNAME | EMPLOYER | SAY)
            != 0
        || role(low)
    {
        return false;
    }
    let ends = [
        "er", "ster", "aar", "aris", "ant", "ante", "ent", "ente", "man", "vrouw", "or", "kundige",
        "hulp", "kracht", "loog", "iër", "ier", "ière", "maakster",
    ];
    if !ends.iter().any(|e| low.ends_with(e))
        || low.ends_with("baar")
        || low.ends_with("ment")
        || t[k].flags & NL == 0 && !lexicon.is_compound(low)
    {
        return false;
    }
    let ending = |e: &str| lexicon.flags(&format!("{low}{e}")) & NL != 0;
    // "transparant" inflects, "laborant" does not, and has a plural.
    let noun = !(low.ends_with("ent") || low.ends_with("ant")) || ending("en");
    !ending("e") && noun
}

/// What may stand between the verb and the noun besides the light words: "werd na de fusie", "is voor iedereen".
fn light(t: &Tokens<'_>, k: usize) -> bool {
    phrase::light(t, k) && !matches!(t.low(k), "een" | "de" | "the" | "a" | "an")
        || matches!(
            t.low(k),
            "weer" | "voorheen" | "na" | "in" | "fusie" | "opleiding" | "iedereen" | "voor"
        )
        || t.low(k) == "de" && matches!(t.low(k + 1), "fusie")
}

fn closes(t: &Tokens<'_>, k: usize) -> bool {
    t.broken(k)
        || k >= t.len()
        || t[k].shape == Shape::Mark
        || t.flags(k) & STOP != 0
        || among!(t.low(k), "bij in op uit van at for with and from")
}

/// "jos is bewindvoerder", "was 20 jaar bloembinder", "werd na de fusie kwaliteitsfunctionaris": without an article, where
/// only an occupation, a relative or an adjective can stand.
fn predicate(t: &Tokens<'_>, i: usize) -> bool {
    for k in 1..7 {
        let Some(p) = i.checked_sub(k) else {
            return false;
        };
        if t.broken(p + 1) {
            return false;
        }
        if matches!(
            t.low(p),
            "is" | "was" | "werd" | "wordt" | "ben" | "geweest" | "geworden" | "blijft"
        ) {
            let starts = p == 0 || t.broken(p) || !t[p - 1].is_word() && t.raw(p - 1) != "'";
            let turned = (p + 1..i).any(|q| {
                matches!(t.low(q), "ze" | "hij" | "zij" | "ik") || t.flags(q) & FIRST != 0
            });
            let told = p.checked_sub(1).is_some_and(|q| {
                somebody(t, q) && !matches!(t.low(q), "to" | "always" | "nooit")
                    || matches!(
                        t.low(q),
                        "en" | "daarvoor" | "daarnaast" | "eerder" | "vroeger"
                    )
            });
            let thing = matches!(
                p.checked_sub(1).map_or("", |q| t.low(q)),
                "het" | "dat" | "dit" | "er" | "wat" | "it"
            );
            return (starts || turned || told) && !thing;
        }
        if !light(t, p)
            && !matches!(t.low(p), "ze" | "hij" | "zij" | "ik")
            && t.flags(p) & FIRST == 0
        {
            return false;
        }
    }
    false
}

/// Whether what stands before the occupation from `left` says that somebody has it or wants it.
fn wanted(t: &Tokens<'_>, left: usize, i: usize) -> bool {
    let at = |k: usize| left.checked_sub(k).map_or("", |p| t.low(p));
    let next = t.low(i + 1);
    let post = matches!(
        at(1),
        "functie"
            | "beroep"
            | "rol"
            | "functietitel"
            | "vak"
            | "opleiding"
            | "studie"
            | "job"
            | "role"
    );
    let turning = matches!(at(1), "tot" | "naar" | "als" | "into" | "as")
        && super::super::before(t, left - 1, 6, |w| {
            among!(
                w,
                "omscholen omscholing omgeschoold opleiden opleiding bijscholen carrièreswitch overstap overstappen \
                switchen gepromoveerd promotie benoemd gekozen rol functie baan gestopt stopt stoppen terug retrain \
                retraining job quit contract stage aangesteld invallen bijbaan carrière verder",
            )
        });
    // "van accountant naar hovenier"
    let from_to = at(1) == "van" && next == "naar" || at(1) == "naar" && at(3) == "van";
    let of = at(1) == "van"
        && matches!(
            at(2),
            "rol" | "functie" | "baan" | "beroep" | "vak" | "droom" | "bestaan"
        );
    let dream = matches!(next, "zijn" | "worden" | "geworden" | "geweest" | "blijven")
        && !matches!(
            at(1),
            "de" | "het" | "een" | "die" | "onze" | "mijn" | "zijn" | "haar"
        )
        && t.flags(i + 2) & (DET | POSS | KIN) == 0;
    post || turning || from_to || of || dream
}

/// Whether an occupation from `left` to `i` stands where a note without grammar names somebody's.
fn elliptic(t: &Tokens<'_>, left: usize, i: usize) -> bool {
    let at = |k: usize| left.checked_sub(k).map_or("", |p| t.low(p));
    // "zelf docent nederlands op …": the subject taught belongs to it.
    let ends = closes(t, super::field::subject(t, i) + 1);
    // "zijn vrouw gerry muziekdocent"
    let named = left > 1
        && !t.broken(left)
        && t.flags(left - 1) & FIRST != 0
        && !t.broken(left - 1)
        && t.flags(left - 2) & KIN != 0;
    // "moeder kleuterjuf.", "nu pedicure aan huis": the first words of a clause.
    let clause = left > 0
        && !t.broken(left)
        && (t.flags(left - 1) & KIN != 0 && t.flags(left - 1) & (JOB | SAY | TITLE) == 0
            || at(1) == "nu")
        && (left == 1 || t.broken(left - 1) || !t[left - 2].is_word());
    // "hij zelf barista", "hij koster van de kerk", "zijn vader hoogleraar"
    let subject = left > 0
        && !t.broken(left)
        && (matches!(
            at(1),
            "hij" | "zij" | "ze" | "zelf" | "ie" | "daarnaast" | "tevens" | "voorheen"
        ) || t.flags(left - 1) & KIN != 0
            && t.flags(left - 1) & (JOB | SAY) == 0
            && left > 1
            && t.flags(left - 2) & POSS != 0);
    // "voormalig", "oude visser uit …"
    let former = among!(
        at(1),
        "oude oud ex ex- voormalig voormalige gepensioneerde gepensioneerd werkloze zelfstandig zelfstandige \
                parttime fulltime freelance ervaren former retired",
    ) && t.flags(left.saturating_sub(2)) & DET == 0;
    // ", leerkracht, …" and "verloskundige, eigen praktijk": between commas, or first of all.
    let comma =
        |k: usize| matches!(t.raw(k), "," | ";" | ")" | "(") || t.broken(k) || t.raw(k) == ".";
    let apposed = left > 1 && t.raw(left - 1) == "," && comma(i + 1) && {
        let from = left.saturating_sub(7);
        (from..left - 1)
            .rev()
            .take_while(|k| {
                t[*k].is_word()
                    || t[*k].shape == Shape::Number
                    || matches!(t.raw(*k), "(" | ")" | ",")
            })
            .any(|k| {
                t.flags(k) & NAME != 0 && (t.flags(k) & WORD == 0 || t[k].capital())
                    || t[k].shape == Shape::Number && t.low(k).len() == 2
                    || t.flags(k) == 0 && t[k].is_word()
            })
            && !(left > 2 && job(t, left - 2))
    };
    let opening = left == 0 && t[left].shape == Shape::Lower && matches!(t.raw(i + 1), "," | "(")
        || left > 0 && t.broken(left) && t[left].shape == Shape::Lower && t.raw(i + 1) == ",";
    (subject || named || clause) && ends || former || apposed || opening
}

/// `is a piano tuner`, `he's a tree surgeon`: an English noun for who does something, behind the verb of a person.
pub(super) fn tuner(t: &Tokens<'_>, i: usize) -> Option<usize> {
    // An article two words before, and so a noun between: else nothing needs to be compared.
    if i < 2 || t.flags(i - 2) & DET == 0 || t.flags(i - 1) & EN == 0 {
        return None;
    }
    let low = t.low(i);
    let ends = [
        "er", "or", "ist", "ian", "man", "woman", "smith", "wright", "ant", "hand", "keeper",
    ];
    if low.len() < 5
        || t[i].shape != Shape::Lower
        || t.flags(i) & EN == 0
        || t.flags(i) & (STOP | KIN | DET) != 0
        || role(low)
        || !ends.iter().any(|e| low.ends_with(e))
        || !closes(t, i + 1)
    {
        return None;
    }
    let noun = i
        .checked_sub(1)
        .filter(|k| t[*k].is_word() && t.flags(*k) & EN != 0 && t.flags(*k) & (STOP | DET) == 0)?;
    let article = noun
        .checked_sub(1)
        .filter(|k| matches!(t.low(*k), "a" | "an"))?;
    let verb = article.checked_sub(1)?;
    let apart = [
        "ed", "ing", "ful", "ous", "ive", "al", "y", "able", "ible", "ish", "less", "ic",
    ];
    let describing = apart.iter().any(|e| t.low(noun).ends_with(e))
        || among!(
            t.low(noun),
            "good bad slow quick fast great poor deep big light hard night people team better best born huge real \
                true late early whole",
        );
    let person = matches!(
        t.low(verb),
        "he's" | "she's" | "hes" | "shes" | "i'm" | "im" | "as"
    ) || matches!(t.low(verb), "is" | "was" | "be" | "became" | "been")
        && verb.checked_sub(1).is_some_and(|p| somebody(t, p));
    (person && !describing).then_some(noun)
}

/// The first token of the occupation that ends at `i`, when only its place says that it is one; `known` tells that the
/// lists have the word, and `left` where it begins then.
pub(super) fn told(t: &Tokens<'_>, left: usize, i: usize, known: bool, lexicon: &Lexicon) -> bool {
    if known {
        let general = left == i && role(t.low(i));
        let article = left > 0 && !t.broken(left) && t.flags(left - 1) & (DET | POSS) != 0;
        return !general
            && !article
            && (wanted(t, left, i) || elliptic(t, left, i) || predicate(t, left));
    }
    agent(t, i, lexicon) && (predicate(t, i) && closes(t, i + 1) || wanted(t, i, i))
}

#[cfg(test)]
#[path = "bare_tests.rs"]
mod tests;
