//! Ages said of somebody in a clause: "hij is zestien en", "nu is ze 41:", "kofi is nine and", "aged six", "een jongen van net zeven",
//! "bertie, nineteen, back", "stan 19,". `super::find` and `spelled` ask.

use super::super::super::lexicon::flag::{
    DET, KIN, MEET, MONTH, NAME, NL, POSS, SAY, STOP, TITLE, VERB, WORD,
};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::words::{ones, worded};

/// The word `n` before `i` in the same line.
pub(super) fn at<'a>(t: &'a Tokens<'_>, i: usize, n: usize) -> &'a str {
    i.checked_sub(n)
        .filter(|k| (*k + 1..=i).all(|x| !t.broken(x)))
        .map_or("", |k| t.low(k))
}

pub(super) fn pronoun(w: &str) -> bool {
    matches!(
        w,
        "hij" | "ze" | "zij" | "ie" | "he" | "she" | "ik" | "i" | "jij"
    )
}

/// What follows somebody's age where its clause ends or goes on: no noun that is counted, no other number.
pub(super) fn stops(t: &Tokens<'_>, k: usize) -> bool {
    if t.broken(k) {
        return true;
    }
    let another = |k: usize| {
        t.get(k).is_some_and(|x| x.shape == Shape::Number) || ones(t.low(k)) || worded(t.low(k))
    };
    match t.raw(k) {
        // "hij is 16, twee meter lang"; "16, twintig, en toen" is counted.
        "," => {
            !another(k + 1)
                || !t.get(k + 1).is_some_and(|x| x.shape == Shape::Number)
                    && t.get(k + 2).is_some_and(|x| x.is_word() && !x.has(STOP))
        }
        "." | ":" => !t
            .get(k + 1)
            .is_some_and(|x| !x.spaced && x.shape == Shape::Number),
        ";" | ")" | "!" | "?" | "”" | "\"" => true,
        _ => {
            among!(
                t.low(k),
                "en and maar but die who toen when geworden dus want omdat because so though now nu wat als met with voor"
            ) && !another(k + 1)
                // "two and a half hours late"
                && !(matches!(t.low(k + 1), "a" | "een") && matches!(t.low(k + 2), "half" | "halve"))
                || t.low(k) == "in" && t.flags(k + 1) & MONTH != 0
        }
    }
}

/// Whether a clause begins with the token at `k`.
fn begins(t: &Tokens<'_>, k: usize) -> bool {
    t.broken(k) || k > 0 && t[k - 1].shape == Shape::Mark
}

/// Whether the word at `k` is somebody: a pronoun, a relative, a name, or in small letters a word of no list.
pub(super) fn somebody(t: &Tokens<'_>, k: usize) -> bool {
    t.get(k).is_some_and(|x| {
        x.is_word()
            && (pronoun(t.low(k))
                || x.has(KIN)
                || x.has(NAME)
                    && (x.capital() || !x.has(WORD | STOP) || !x.has(STOP | DET) && begins(t, k))
                || x.capital() && !x.has(STOP | DET) && (!x.first || x.flags & WORD == 0)
                // An unknown word without its article, where a clause begins: a compound has one ("de zaalhuur is 12").
                || x.flags == 0
                    && t.low(k).len() > 2
                    && begins(t, k)
                || among!(
                    t.low(k),
                    "who jongste oudste jongen meisje man vrouw boy girl woman kind child youngest eldest oldest die jonge kleine baby cliënt client \
                        coachee"
                ))
    })
}

/// Whether the number at `i` is told of somebody by a verb before it: "ze is er 43", "wordt ze tachtig", "is nu 87,".
pub(super) fn told(t: &Tokens<'_>, i: usize) -> bool {
    let is = |w: &str| among!(w, "is was wordt werd ben bent turns turned am word");
    let adverb = |w: &str| {
        among!(
            w,
            "nu net pas bijna inmiddels intussen trouwens al er now just nearly almost only already ruim amper vandaag still nog ook"
        )
    };
    if !stops(t, i + 1) {
        return false;
    }
    let late = usize::from(adverb(at(t, i, 1)));
    let (one, two) = (at(t, i, 1 + late), at(t, i, 2 + late));
    // "Nu is ze 41", "Morgen wordt ze tachtig", "toen hij nog was": the verb before the person.
    if pronoun(one) && is(two) {
        return true;
    }
    // "he's six", "she's only nine"
    if matches!(one, "he's" | "she's" | "i'm") {
        return true;
    }
    if !is(one) {
        return false;
    }
    let Some(who) = i.checked_sub(2 + late) else {
        return false;
    };
    if t.broken(who + 1) {
        return false;
    }
    // "hij is zestien en", "Schroefje is 22, de jongste"; no "de stand van Sanne is 12".
    let of = who > 0
        && matches!(
            t.low(who - 1),
            "van" | "of" | "bij" | "met" | "voor" | "for" | "with"
        )
        && !t.broken(who);
    // "naar het gymnasium, ze is veertien en": what is said of her is no mark.
    let her = pronoun(t.low(who)) && t.low(i).len() != 1 && t.low(i).len() != 4;
    if somebody(t, who) && !of && (her || !score(t, i)) {
        return true;
    }
    // "de bus, is 55 en wil": the verb goes on with what was said of somebody.
    let told_of = two == ","
        && !super::super::before(t, who, 4, |w| {
            among!(
                w,
                "zegt zei zeggen zeiden says said vindt vond denkt dacht thinks thought"
            )
        });
    if two == "," {
        // "De oudste, Wolf, is dertien": what stood between the commas is who it is.
        let named =
            who > 2 && t.raw(who - 2) == "," && somebody(t, who - 1) && somebody(t, who - 3);
        return told_of && (named || !ones(t.low(i))) && !score(t, i);
    }
    (matches!(two, "en" | "and" | "maar" | "but") || who > 0 && pronoun(two))
        && (i.saturating_sub(14)..who)
            .rev()
            .take_while(|k| !t.broken(k + 1) && !matches!(t.raw(*k), "." | "!" | "?"))
            .any(|k| pronoun(t.low(k)) || t[k].has(KIN) || t[k].has(NAME) && t[k].capital())
        && !score(t, i)
}

/// Whether an amount or a mark is spoken of: "de score van haar is nu 7".
pub(super) fn score(t: &Tokens<'_>, i: usize) -> bool {
    super::super::before(t, i, 7, |w| {
        among!(
            w,
            "score cijfer saldo stand aantal totaal prijs bod temperatuur bloeddruk pols percentage schaal het dat it that temperature \
                balance price total number rate gewicht bmi rekening kamer nummer huisnummer"
        )
    })
}

/// A small number in words that is somebody's age.
pub(super) fn small(t: &Tokens<'_>, i: usize) -> bool {
    if !ones(t.low(i)) {
        return false;
    }
    let one = at(t, i, 1);
    if matches!(one, "aged" | "leeftijd") {
        return stops(t, i + 1) || t.flags(i + 1) & (STOP | NL) != 0;
    }
    if told(t, i) {
        return true;
    }
    // "toen ze negen was", "when"
    if pronoun(one) && matches!(t.low(i + 1), "was" | "werd" | "wordt") && !t.broken(i + 1) {
        return true;
    }
    // "a letter to bertie, nineteen, back from"
    let person = i > 1
        && !t.broken(i)
        && !t.broken(i - 1)
        && (t.flags(i - 2) & NAME != 0 && t.flags(i - 2) & (WORD | STOP) == 0
            || matches!(t.low(i - 2), "hij" | "zij" | "he" | "she")
            || t[i - 2].capital() && !t[i - 2].first && t.flags(i - 2) & STOP == 0);
    let kin = (i.saturating_sub(6)..i).any(|k| t.flags(k) & KIN != 0);
    if one == "," && person && stops(t, i + 1) {
        return match t.raw(i + 1) {
            "," => {
                let next = t.get(i + 2);
                next.is_some_and(|x| x.is_word() && !x.capital() && !x.has(DET))
                    && !super::super::before(t, i - 1, 4, |w| w == "," || ones(w))
            }
            "." => kin,
            _ => false,
        };
    }
    // "een jongen van net zeven", "als jongen van negen de treinkaping", "zijn dochter Temi van negen gelooft"
    let net = usize::from(among!(one, "net bijna amper pas just nearly only"));
    if matches!(at(t, i, 1 + net), "van" | "of") {
        let child = at(t, i, 2 + net);
        let young = among!(
            child,
            "zoon zoontje dochter dochtertje meisje jongen jongetje kind kindje peuter kleuter baby puber tweeling broertje zusje neefje \
                nichtje kleinzoon kleindochter son daughter girl boy child toddler twins grandson granddaughter niece nephew"
        ) || at(t, i, 3 + net).len() > 2
            && i.checked_sub(3 + net)
                .is_some_and(|k| t.flags(k) & KIN != 0)
            && t[i - 2 - net].capital();
        let few = matches!(t.low(i), "twee" | "drie" | "two" | "three");
        return young
            && (stops(t, i + 1)
                || !few
                    && t.flags(i + 1) & (STOP | DET | SAY | VERB) != 0
                    && !among!(
                        t.low(i + 1),
                        "uur jaar keer meter weken dagen kilo hours days weeks miles"
                    ));
    }
    false
}

/// A number in words between commas: "een vader van drie, eenenvijftig, docent", "after that, sixty-eight and no licence"; and where a
/// sentence begins: "zestien en al zo precies", "seventeen, bright, banned".
pub(super) fn apart(t: &Tokens<'_>, i: usize) -> bool {
    let low = t.low(i);
    let teens = among!(
        low,
        "dertien veertien vijftien zestien zeventien achttien negentien thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    );
    let compound = joined(low)
        || low.contains('-')
            && low
                .split_once('-')
                .is_some_and(|(a, b)| worded(a) && ones_or_one(b));
    let word = |k: usize| t.get(k).is_some_and(|x| x.is_word() && !x.capital());
    if t[i].first && (teens || compound) && t.get(i + 1).is_some() && !t.broken(i + 1) {
        return match t.raw(i + 1) {
            "," => {
                word(i + 2)
                    && t.flags(i + 2) & (SAY | DET | STOP) == 0
                    && !ones(t.low(i + 2))
                    && !worded(t.low(i + 2))
            }
            _ => matches!(
                (t.low(i + 1), t.low(i + 2)),
                ("en" | "and", "al" | "nog" | "already" | "still" | "nu")
            ),
        };
    }
    compound
        && at(t, i, 1) == ","
        && i > 1
        && t[i - 2].is_word()
        && (t.raw(i + 1) == "," && word(i + 2) && !worded(t.low(i + 2)) && !ones(t.low(i + 2))
            || matches!(
                (t.low(i + 1), t.low(i + 2)),
                ("and", "no" | "still" | "has" | "is") | ("en", "nog" | "geen" | "al" | "is")
            )
            // "Ria, achtenvijftig en moe"
            || matches!(t.low(i + 1), "en" | "and")
                && t[i - 2].capital()
                && t[i - 2].has(NAME)
                && !t.get(i + 2).is_some_and(|x| x.shape == Shape::Number || worded(t.low(i + 2))))
}

/// "eenenvijftig", and no bare "vijftig".
fn joined(low: &str) -> bool {
    low.len() > 9 && worded(low)
}

fn ones_or_one(w: &str) -> bool {
    ones(w) || w == "one"
}

/// A figure of two digits that the bareness of a note makes an age: "stan 19, eerstejaars", "51, 2 kids", "is kapster, 41, en heeft".
pub(super) fn noted(t: &Tokens<'_>, i: usize, digits: &str) -> bool {
    if digits.len() != 2
        || t.low(i).len() != 2
        || !digits.parse::<u32>().is_ok_and(|n| (14..=99).contains(&n))
    {
        return false;
    }
    let one = at(t, i, 1);
    let next = t.low(i + 1);
    let figure = |k: usize| t.get(k).is_some_and(|x| x.shape == Shape::Number);
    // "stan 19, eerstejaars", "wendy 29 heeft", "anouk v 29, woont": the note begins so.
    if i > 0 && i < 3 && !t.broken(i) {
        let sex = usize::from(i == 2 && matches!(one, "v" | "m" | "f"));
        let who = t[0];
        let name = (who.has(NAME) && !who.has(MONTH | MEET | TITLE | DET | STOP | POSS)
            || who.flags == 0)
            && (!who.has(WORD) || who.capital() && who.has(NAME))
            && t.low(0).len() > 2;
        if i == 1 + sex
            && name
            && who.is_word()
            && (t.raw(i + 1) == "," && t.get(i + 2).is_some_and(|x| x.is_word())
                || t.raw(i + 1) == "="
                || matches!(
                    next,
                    "heeft" | "wil" | "zit" | "werkt" | "has" | "is" | "woont" | "wants"
                ))
        {
            return true;
        }
    }
    // "18 en al moe van zichzelf"
    if t[i].first && !t.broken(i + 1) {
        let k = i + 1 + usize::from(next == "jaar");
        if matches!(
            (t.low(k), t.low(k + 1)),
            (
                "en" | "and",
                "al" | "nog" | "zichzelf" | "already" | "still"
            )
        ) {
            return true;
        }
    }
    // "46, alleenstaand, lief", "51, 2 kids, geen buffer": a sentence begins so.
    if t[i].first && t.raw(i + 1) == "," && !t.broken(i + 2) {
        let kids = figure(i + 2)
            && among!(
                t.low(i + 3),
                "kids kinderen kdn knd kind children zoons dochters"
            );
        let more = t.get(i + 2).is_some_and(|x| {
            x.shape == Shape::Lower && !x.has(STOP | DET | SAY) && among!(t.raw(i + 3), ", . ;")
        });
        return kids || more;
    }
    // "een kapster, 41, en heeft", "a barrister, 46, and nobody", "intake romy s., 29, jurist"
    if one == "," && t.raw(i + 1) == "," && i > 2 {
        let goes_on = among!(
            t.low(i + 2),
            "en and is heeft was has who die wil with met maar but"
        );
        let letter = t.raw(i - 2) == "." && t.low(i - 3).len() == 1 && !figure(i - 3);
        let near = (i.saturating_sub(4)..i).any(figure) || figure(i + 2) || figure(i + 3);
        return (goes_on && t[i - 2].is_word() || letter) && !near;
    }
    false
}

#[cfg(test)]
#[path = "turn_tests.rs"]
mod tests;
