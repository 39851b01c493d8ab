//! Where an occupation is said of somebody: after a comma behind a name, before an employer, in "nu", "voormalig", "wants to
//! be a"; and how far it goes ("deputy head of year", "adviseur duurzaamheid"). `super::titled` asks.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::field::{SUBJECT_HEADS, field};
use super::job;

/// Words for a rank or a state before an occupation: with one it is always said of somebody.
fn ranked(word: &str) -> bool {
    matches!(
        word,
        "gepensioneerd"
            | "gepensioneerde"
            | "voormalig"
            | "voormalige"
            | "zelfstandig"
            | "zelfstandige"
            | "freelance"
            | "gediplomeerd"
            | "aankomend"
            | "beginnend"
            | "aspirant"
            | "leerling"
            | "retired"
            | "former"
            | "trainee"
            | "qualified"
            | "self-employed"
            | "newly-qualified"
    )
}

/// Words between a form of "to be" and the occupation that leave it said of the same person.
pub(super) fn light(t: &Tokens<'_>, k: usize) -> bool {
    t[k].shape == Shape::Number
        || t.flags(k) & (DATEWORD | MONTH | PRON) != 0
            && !matches!(
                t.low(k),
                "het" | "dat" | "dit" | "it" | "that" | "this" | "over" | "in"
            )
        || matches!(
            t.low(k),
            "jaar"
                | "jaren"
                | "lang"
                | "vroeger"
                | "eerst"
                | "nu"
                | "sinds"
                | "tot"
                | "al"
                | "ooit"
                | "daar"
                | "toen"
                | "later"
                | "een"
                | "de"
                | "the"
                | "a"
                | "an"
                | "now"
                | "once"
                | "formerly"
                | "currently"
                | "still"
                | "also"
                | "years"
                | "ook"
                | "zelf"
                | "nog"
                | "steeds"
                | "daarnaast"
                | "daarvoor"
                | "inmiddels"
                | "tegenwoordig"
                | "momenteel"
                | "jarenlang"
                | "intussen"
                | "gewoon"
                | "eigenlijk"
                | "immers"
                | "half"
                | "geleden"
                | "ago"
                | "namelijk"
                | "oorspronkelijk"
                | "himself"
                | "herself"
                | "actually"
        )
}

pub(super) fn being(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "werd"
            | "wordt"
            | "ben"
            | "bent"
            | "am"
            | "be"
            | "being"
            | "been"
            | "geweest"
            | "blijft"
            | "he's"
            | "she's"
            | "i'm"
            | "hes"
            | "shes"
            | "became"
            | "become"
            | "becomes"
            | "becoming"
    )
}

/// Words that may be told an occupation of: a person, or a pronoun for one.
pub(super) fn somebody(t: &Tokens<'_>, p: usize) -> bool {
    // "een leider is", "a leader is": anybody.
    let anybody = p > 0
        && matches!(
            t.low(p - 1),
            "een" | "a" | "an" | "elke" | "every" | "geen" | "no"
        );
    !anybody && t.flags(p) & (KIN | FIRST | LAST | NAMED) != 0 && t.flags(p) & DET == 0
        || t[p].is_word() && t[p].capital() && t.flags(p) & (DET | STOP) == 0
        || t[p].shape == Shape::Initial
        // A word of no list, where nobody uses capitals.
        || t[p].shape == Shape::Lower && t.flags(p) & !MULTI == 0 && t.low(p).len() > 3
        || matches!(
            t.low(p),
            "ze" | "hij"
                | "zij"
                | "ik"
                | "jij"
                | "je"
                | "he"
                | "she"
                | "i"
                | "who"
                | "die"
                | "wie"
                | "client"
                | "cliënt"
                | "cliënte"
                | "coachee"
                | "klant"
                | "cl"
                | "clt"
                | "cte"
                | "mw"
                | "dhr"
                | "man"
                | "vrouw"
                | "to"
                | "always"
                | "nooit"
        )
}

/// Whether the words around an occupation from `left` to `i` say that somebody has it.
pub(super) fn said(t: &Tokens<'_>, left: usize, i: usize) -> bool {
    let low = |k: usize| left.checked_sub(k).map_or("", |p| t.low(p));
    let next = t.low(i + 1);
    if (left..=i).any(|k| ranked(t.low(k))) && i > left || ranked(low(1)) {
        return true;
    }
    // Before an employer or an institution: "nu conciërge op basisschool …", "planoloog bij de provincie".
    let at = matches!(
        next,
        "bij" | "at" | "van" | "op" | "for" | "of" | "with" | "in" | "voor"
    ) || SUBJECT_HEADS.iter().any(|h| t.low(i).ends_with(h))
        && matches!(t.low(i + 2), "bij" | "at" | "van" | "op" | "for");
    let at_word = if matches!(
        next,
        "bij" | "at" | "van" | "op" | "for" | "of" | "with" | "in" | "voor"
    ) {
        i + 1
    } else {
        i + 2
    };
    if at && !t.broken(at_word) && t[at_word].shape == Shape::Lower {
        let k = at_word + 1 + usize::from(matches!(t.low(at_word + 1), "de" | "het" | "the"));
        let house = t.get(k).is_some_and(|x| {
            x.is_word()
                && (x.flags & EMPLOYER != 0 && x.flags & STOP == 0
                    || x.flags & ORGHEAD != 0
                        && t.get(k + 1).is_some_and(|y| {
                            y.capital() || y.flags & WORD == 0 || y.flags & TUSSEN != 0
                        })
                    || x.capital() && x.flags & (MONTH | WEEKDAY | PRON | FIRST | NOTNAME) == 0)
        });
        let plain = matches!(t.low(at_word), "bij" | "at" | "op");
        if house && (plain || !matches!(low(1), "de" | "the" | "een" | "a" | "an")) {
            return true;
        }
    }
    // ", a dental hygienist from Truro", ", gepensioneerd leraar,", "(52), treinmachinist, …"
    let article = usize::from(matches!(low(1), "een" | "a" | "an"));
    let closes = t.broken(i + 1)
        || matches!(
            next,
            "," | "."
                | ";"
                | ")"
                | "bij"
                | "at"
                | "in"
                | "uit"
                | "from"
                | "van"
                | "of"
                | "with"
                | "and"
                | "en"
                | "die"
                | "who"
        );
    if matches!(low(1 + article), "," | "(" | "–" | "-") && closes {
        let before = left.checked_sub(2 + article);
        let told = before.is_some_and(|p| {
            let broken = t.broken(p + 1);
            !broken
                && (t.flags(p) & (FIRST | LAST | NAMED) != 0
                    && (t.flags(p) & WORD == 0 || t.flags(p) & NAMELIKE != 0 || t[p].capital())
                    // "her brother, a plumber", and not "een juf, een trainer".
                    || t.flags(p) & KIN != 0 && p > 0 && t.flags(p - 1) & POSS != 0
                    || matches!(t.raw(p), ")")
                    || t[p].shape == Shape::Number && (1..=2).contains(&t.low(p).len()) && article == 0
                    || t[p].shape == Shape::Number && t.low(p).len() == 2
                    || matches!(t.low(p), "jaar" | "old" | "jr" | "cliënt" | "client" | "coachee")
                    || t[p].capital() && !t[p].first && t[p].is_word() && t.flags(p) & (NOTNAME | MONTH | WEEKDAY) == 0
                    || job(t, p))
        });
        // "Our neighbour, a good listener" has no list of people behind it: a bare plural closes no apposition.
        if told && !(article == 0 && job(t, left.saturating_sub(2)) && !matches!(low(1), ",")) {
            return true;
        }
    }
    // "is now a mortgage broker", "used to be a", "nu is ze kok", "is daarnaast stembevrijder"
    for k in 1..6 {
        let Some(p) = left.checked_sub(k) else { break };
        if being(t.low(p)) {
            let contracted =
                t.low(p).ends_with('s') && !matches!(t.low(p), "is" | "was" | "becomes");
            let subject = p.checked_sub(1).is_some_and(|q| {
                somebody(t, q)
                    // "luuk op 't root is": behind the particles of a surname any word.
                    || q > 0 && matches!(t.low(q - 1), "'t" | "der" | "den") && !t.broken(q)
                    || t.low(q).ends_with("'d")
                    || t.low(q).ends_with("'ve")
                    || t.low(q) == "het" && matches!(t.low(p), "werd" | "wordt")
                    || matches!(
                        t.low(q),
                        "and" | "en" | "has" | "had" | "heeft" | "," | ")" | "wil"
                    )
            });
            // "vriend van haar is stewardess": the person a few words before the verb.
            let remote = (p.saturating_sub(4)..p)
                .rev()
                .take_while(|q| t[*q].is_word() && !t.broken(q + 1))
                .any(|q| t.flags(q) & KIN != 0 && matches!(t.low(q + 1), "van" | "of"));
            let subject = subject || remote;
            // "van huis uit is hij hovenier": the subject behind the verb.
            let turned = (p + 1..left).any(|q| {
                matches!(t.low(q), "hij" | "ze" | "zij" | "ik" | "he" | "she")
                    || t.flags(q) & FIRST != 0 && t[q].capital()
            });
            return contracted || subject || turned;
        }
        if !light(t, p) && !(t[p].capital() && t.flags(p) & FIRST != 0) {
            break;
        }
    }
    // "nu conciërge", "now a plumber": a note without its verb.
    let started = left.checked_sub(1 + article).is_some_and(|p| {
        matches!(
            t.low(p),
            "nu" | "now" | "inmiddels" | "tegenwoordig" | "formerly" | "currently" | "vroeger"
        ) && (p == 0 || t.broken(p) || !t[p - 1].is_word())
    });
    // "monteur bij feenstra", "accountmanager zakelijk, 38": a line begins with it.
    let k = field(t, i) + 1;
    let line = (left == 0 || t.broken(left))
        && !t.broken(k)
        && (matches!(t.low(k), "bij" | "at" | "op") && t.get(k + 1).is_some_and(|x| x.is_word())
            || t.raw(k) == ","
                && t.get(k + 1)
                    .is_some_and(|x| x.shape == Shape::Number && t.low(k + 1).len() == 2));
    // "vader mijnwerker."
    let child = left.checked_sub(1).is_some_and(|p| {
        t.flags(p) & KIN != 0
            && t[p].shape == Shape::Lower
            && matches!(
                t.low(p),
                "vader"
                    | "moeder"
                    | "man"
                    | "vrouw"
                    | "partner"
                    | "vriend"
                    | "vriendin"
                    | "zoon"
                    | "dochter"
                    | "broer"
                    | "zus"
                    | "opa"
                    | "oma"
                    | "ex"
                    | "father"
                    | "mother"
                    | "husband"
                    | "wife"
                    | "brother"
                    | "sister"
                    | "dad"
                    | "mum"
            )
    });
    started && closes || line || child && closes
}
