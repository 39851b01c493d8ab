//! Who somebody is by an article alone: "is de weduwe van de verongelukte motorcoureur", "als de man achter het carnavalslied", "is
//! the Lord Mayor's speechwriter". With "the" and what it is of, there is one. `super::find` asks at every article.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::{Lexicon, flag::*};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::{bare, extent, phrase, station, unique};

/// Who somebody may be besides an occupation, when it is told of what.
const HEADS: &str = "man vrouw meisje jongen kind stem gezicht brein bedenker bedenkster uitvinder uitvindster oprichter oprichtster \
    ontdekker ontdekster grondlegger schrijver schrijfster maker maakster ontwerper ontwerpster componist winnaar winnares finalist \
    finaliste deelnemer deelneemster kandidaat presentator presentatrice hoofdrolspeler aanvoerder aanvoerster gastvrouw gastheer \
    erfgenaam erfgename weduwe weduwnaar eigenaar eigenares beheerder organisator initiatiefnemer hoedster hoeder woman girl boy \
    voice face brain inventor founder co-founder discoverer author creator designer composer winner finalist contestant runner-up \
    presenter star captain heir heiress widow widower driver owner guardian keeper warden curator organiser";

/// Adds who somebody is, from the article at `i` on.
pub(super) fn find(t: &Tokens<'_>, i: usize, lexicon: &Lexicon, found: &mut Found) {
    let Some(p) = i.checked_sub(1).filter(|_| !t.broken(i)) else {
        return;
    };
    let before = t.low(p);
    let being =
        phrase::being(before) || before.ends_with("'s") && among!(before, "he's she's who's");
    let turned = !being && station::turned(t, p);
    if !being && !turned && !matches!(before, "als" | "as") {
        return;
    }
    let said = if turned {
        // "soms is hij de stem van de twijfel"
        !p.checked_sub(2).is_some_and(|k| {
            among!(
                t.low(k),
                "soms dan vaak altijd steeds dus sometimes often then"
            )
        })
    } else if being {
        subject(t, p) && !among!(before, "ben am i'm be")
            || before == "be" && p > 1 && t.low(p - 1) == "to" && t.low(p - 2) == "used"
    } else {
        super::super::before(t, p, 7, |w| {
            among!(
                w,
                "jaren jarenlang tijd loopbaan carrière bekend herkend afscheid werkt werkte gewerkt beroemd years time stint career known \
                    recognised recognized famous worked works remembered herinnerd gevierd gekend periode rol role",
            )
        })
    };
    if !said {
        return;
    }
    let english = t.low(i) == "the";
    let Some(head) = extent::noun(t, i + 1, english) else {
        return;
    };
    let low = t.low(head);
    let listed = among!(low, HEADS);
    let spouse = among!(low, "man vrouw kind woman child boy girl jongen meisje");
    let kin = t.flags(head) & KIN != 0 && !spouse;
    // "de dochter van de vermoorde wethouder", "the twin of the missing banker": of somebody who was in the news.
    if (kin || spouse) && matches!(t.low(head + 1), "van" | "of") {
        let last = extent::extent(t, head);
        let famed = (head + 2..last).any(|k| {
            among!(
                t.low(k),
                "vermoorde verongelukte verdronken vermiste omgekomen ontvoerde beroemde bekende veroordeelde opgepakte verdwenen gestolen gegijzelde doodgeschoten laatste eerste enige first only \
                    murdered missing drowned famous disgraced convicted jailed kidnapped executed last legendary legendarische"
            )
        });
        let work = super::job(t, last) && t.flags(last) & KIN == 0 && !bare::role(t.low(last));
        let of = famed && (unique::who(t, last, lexicon, true) || work || among!(low, "meisje jongen kind girl boy child"))
            // "de zoon van de schatzoeker"
            || (kin || among!(low, "kind child")) && work && last == head + 3 && among!(t.low(head + 2), "de the");
        if of && let (Some(a), Some(b)) = (t.get(i + 1), t.get(last)) {
            found.add((a.start, b.end), Kind::Quasi, "occupation", 0.6, 21);
        }
        return;
    }
    if kin
        || !(listed
            || unique::who(t, head, lexicon, true)
            || low.ends_with("er") && t.flags(head) & EN != 0 && english
            // "is de vroegere buikspreker van het circus"
            || head == i + 2
                && among!(t.low(i + 1), "vroegere voormalige laatste vrouwelijke allerlaatste")
                && ["er", "ster", "aar", "ist", "iste", "eur", "euse", "man"]
                    .iter()
                    .any(|e| low.len() > e.len() + 4 && low.ends_with(e))
                && !among!(low, "keer zomer winter eerder partner ouder kamer ander nummer"))
        || bare::role(low) && !listed
    {
        return;
    }
    let last = extent::extent(t, head);
    let told = last > head && !(last == head + 1) && phrase_of(t, head, last);
    // "the palace clock conservator": a noun made of several, said of one.
    let agent = super::job(t, head)
        // "the record-holding cheese roller"
        || low.ends_with("er")
            && (i + 1..head).any(|k| {
                let w = t.low(k);
                t[k].odd
                    && ["-winning", "-holding", "-breaking"]
                        .iter()
                        .any(|e| w.ends_with(e))
            });
    // "the astronaut's widow", "the ice-cream heiress", "the royal swan marker"
    let owned = (i + 1..head).any(|k| t.low(k).ends_with("'s"));
    let titled = listed && !spouse
        || among!(
            low,
            "champion grandmaster medallist medalist olympian record-holder"
        )
        || head > i + 2
            && ["er", "or", "ist"]
                .iter()
                .any(|e| low.len() > 5 && low.ends_with(e))
            && !t.low(i + 1).ends_with("er");
    let agent = agent || titled && (owned || !extent::generic(t, i + 1, head - 1));
    let made =
        english && head > i + 1 && agent && !bare::role(low) && (owned || !plain(t, i + 1, head));
    if (told || made)
        && let (Some(a), Some(b)) = (t.get(i + 1), t.get(if told { last } else { head }))
    {
        found.add((a.start, b.end), Kind::Quasi, "occupation", 0.6, 21);
    }
}

/// Whether what belongs to the noun tells one apart: not only where many are.
fn phrase_of(t: &Tokens<'_>, head: usize, last: usize) -> bool {
    !extent::generic(t, head + 1, last.min(head + 3))
        // "de vrouw van mijn broer", "de man met wie": of a person only.
        && (t.flags(head + 2) & (POSS | PRON) == 0 || t.low(head + 2) == "het")
        && !among!(t.low(head + 2), "wie whom")
}

/// Whether a person stands before the verb at `p`, or behind what stands before it.
pub(super) fn subject(t: &Tokens<'_>, p: usize) -> bool {
    let Some(q) = p.checked_sub(1).filter(|_| !t.broken(p)) else {
        return matches!(t.low(p), "he's" | "she's");
    };
    phrase::somebody(t, q)
        || station::behind_initial(t, p)
        || matches!(t.low(p), "he's" | "she's")
        || among!(
            t.low(q),
            "ooit vroeger nu nog ook zelf now once also immers daarnaast"
        ) && q.checked_sub(1).is_some_and(|r| phrase::somebody(t, r))
        || matches!(t.raw(q), ")" | ",") && q.checked_sub(2).is_some_and(|r| phrase::somebody(t, r))
}

/// Whether only a describing word stands before the head: "the new manager", "the senior engineer".
fn plain(t: &Tokens<'_>, from: usize, head: usize) -> bool {
    head == from + 1
        && t[from].shape == Shape::Lower
        && (t.low(from).ends_with("er")
            || among!(
                t.low(from),
                "new old senior junior best good local main current former only first last next youngest oldest great whole main right wrong \
                better worse worst bad real true perfect ideal very second third big strong weak quiet only one same \
                acting team project line regional deputy assistant area general sales office lead interim other",
            ))
}

/// The last token of an occupation from `left` to `i` with what it is of, where that tells one apart: behind an article ("de vaste
/// beiaardier van de kathedraal"), of a thing there is one of, or with a word for what comes once ("burgemeester van de kleinste
/// gemeente").
pub(super) fn further(t: &Tokens<'_>, left: usize, i: usize) -> usize {
    let article = left > 0 && matches!(t.low(left - 1), "de" | "het" | "the");
    let next = t.low(i + 1);
    if !among!(
        next,
        "van of achter behind die who that in op uit from met with aan on at"
    ) || bare::role(t.low(i))
    {
        return i;
    }
    let last = extent::extent(t, i);
    if last < i + 2 || extent::generic(t, i + 1, last) {
        return i;
    }
    let definite = among!(t.low(i + 2), "de het the een a an");
    // "beiaardier van de Domtoren", "molenaar op de laatste zaagmolen"
    let of = matches!(next, "van" | "of")
        && definite
        && last > i + 2
        && t.flags(last) & (HOUSE | ORGHEAD | EMPLOYER | KIN) == 0;
    let once = definite
        && (i + 3..last).any(|k| {
            among!(
                t.low(k),
                "laatste enige oudste kleinste grootste eerste bekende beroemde koninklijk koninklijke nationale last only oldest \
                    smallest largest biggest first famous royal national"
            )
        });
    if article && !(among!(next, "aan on at met with") && !definite) || of || once {
        last
    } else {
        i
    }
}
