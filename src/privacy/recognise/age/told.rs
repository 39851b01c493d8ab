//! Ages that the words around a bare number tell: of children in a row, and what happened to somebody at one. `super::find` asks.

use super::super::super::lexicon::flag::{KIN, NAME, SAY, STOP, WORD};
use super::super::super::token::{Shape, Tokens};

/// Somebody's age in passing: "de jongste, Noor van 14, doet", "jongere van 9", "Truus is 23 en woont", "mevr. B. (39) is". What may be a day ("met Noor van 14
/// maart"), a time or an amount is left.
pub(super) fn passing(t: &Tokens<'_>, i: usize, digits: &str, tail: &str) -> bool {
    if !tail.is_empty() || digits.len() > 2 || digits == "0" || i == 0 || t.broken(i) {
        return false;
    }
    let after = t.low(i + 1);
    let ends = t.broken(i + 1) || matches!(after, "," | "." | ")" | ";" | "!" | "?");
    let goes_on = matches!(
        after,
        "die" | "en" | "and" | "is" | "heeft" | "wil" | "woont" | "met" | "who" | "has" | "lives"
    );
    // "hij is 15 maar doet als 4", "she's 58 so": said of a person, and a reason or an objection behind it.
    let reasons = matches!(
        after,
        "maar"
            | "dus"
            | "want"
            | "nu"
            | "geworden"
            | "but"
            | "so"
            | "and"
            | "because"
            | "now"
            | "omdat"
            | "doch"
            | "though"
    );
    // A figure behind it makes a number of it, or an amount.
    let figure = |k: usize| t.get(k).is_some_and(|x| x.shape == Shape::Number);
    if figure(i + 1) || figure(i + 2) && !t.broken(i + 2) && after != "," {
        return false;
    }
    let k = i.saturating_sub(2);
    let name = i > 1
        && (t.flags(k) & NAME != 0 && (t[k].capital() || t.flags(k) & (WORD | STOP) == 0)
            || t[k].capital() && t[k].is_word() && !t[k].first && t.flags(k) & STOP == 0
            || t[k].capital() && t.low(k).len() == 1);
    let person = i > 1
        && super::super::among!(
            t.low(k),
            "jongere jongste oudste tiener kind kindje student studente leerling stagiair stagiaire cliënt cliënte client coachee patiënt patiënte collega \
                buurvrouw buurman vriend vriendin kerel gast youngster teenager kid student pupil client patient lady guy",
        );
    match t.low(i - 1) {
        // "komt met Elin van 6 jaar."
        "van" if name && matches!(after, "jaar" | "jr") => {
            t.broken(i + 2) || t.get(i + 2).is_none_or(|x| !x.is_word())
        }
        "van" if person => ends || goes_on || t.flags(i + 1) & NAME != 0,
        "van" | "of" if name => {
            ends || matches!(after, "die" | "who")
                || digits.len() == 2
                    && (t.flags(i + 1) & SAY != 0
                        || matches!(after, "is" | "heeft" | "wil" | "has"))
        }
        "is" if name => digits.len() == 2 && (ends || goes_on),
        "is" => {
            digits.len() == 2
                && matches!(t.low(k), "ze" | "zij" | "hij" | "ie" | "she" | "he")
                && (ends || goes_on || reasons)
        }
        "he's" | "she's" | "hes" | "shes" => digits.len() == 2 && (ends || goes_on || reasons),
        // "Mr Llewellyn, now 62, told me", "mevrouw Bos, inmiddels 71, zegt"
        "now" | "nu" | "inmiddels" | "currently" | "then" | "toen" | "nearly" | "bijna"
        | "just" => matches!(t.raw(k), "," | "(") && i > 2 && matches!(after, "," | ")" | "."),
        // An initial with its point before the bracket.
        "(" => {
            after == ")"
                && digits.len() == 2
                && i > 2
                && t.raw(k) == "."
                && t[i - 3].capital()
                && t.low(i - 3).len() == 1
        }
        _ => false,
    }
}

/// Ages of children in a row: "dochters van 7 en 10", "twee kinderen (4 en 6)", "their kids, 5 and 9,".
pub(super) fn brood(t: &Tokens<'_>, i: usize) -> bool {
    let age = |k: usize| {
        t.get(k).is_some_and(|x| x.shape == Shape::Number)
            && t.low(k).len() <= 2
            && t.low(k).bytes().all(|b| b.is_ascii_digit())
    };
    if !age(i) {
        return false;
    }
    let joint =
        |k: usize| matches!(t.raw(k), "," | "en" | "and" | "&" | "+" | "of" | "/") && !t.broken(k);
    // Back over what is joined, to the first of them.
    let mut first = i;
    while first > 1 && joint(first - 1) && age(first - 2) && !t.broken(first) {
        first -= 2;
    }
    let mut last = i;
    while joint(last + 1) && age(last + 2) && !t.broken(last + 2) {
        last += 2;
    }
    let Some(p) = first.checked_sub(1).filter(|_| !t.broken(first)) else {
        return false;
    };
    let kids = |k: usize| {
        t.flags(k) & KIN != 0
            && super::super::among!(
                t.low(k),
                "kinderen kids children dochters zonen sons daughters zoon dochter son daughter kind zoontje dochtertje tweeling twins meisjes \
                    jongens kleinkinderen grandchildren pubers zoons broertjes zusjes kindjes baby peuter kleuter puber jongste oudste",
            )
            || super::super::among!(
                t.low(k),
                "kids kdn knd kndrn baby peuter kleuter puber jongens meisjes boys girls tieners teenagers pubers toddler",
            )
    };
    // "dochter 14 spijbelt", "kids 4, 7 en 9": a note without its verbs.
    let bare = kids(p)
        && (last > first
            || !t.broken(i + 1)
                && t.flags(i + 1) & super::super::super::lexicon::flag::STOP == 0
                && t[i + 1].is_word());
    // "De kinderen van Noor zijn 6, 9 en 14."
    let are = last > first
        && matches!(t.low(p), "zijn" | "are" | "waren" | "were")
        && (p.saturating_sub(7)..p)
            .any(|k| kids(k) && (k + 1..=p).all(|n| t[n].is_word() && !t.broken(n)));
    let led = bare
        || are
        || matches!(t.raw(p), "van" | "(" | "," | "of" | "aged" | ":")
            && p > 0
            && !t.broken(p)
            && kids(p - 1);
    let ends = t.broken(last + 1)
        || matches!(
            t.low(last + 1),
            "." | "," | ")" | ";" | "jaar" | "jr" | "j" | "years" | "die" | "who" | "en" | "and"
        )
        || t.get(last + 1).is_none_or(|x| {
            x.is_word()
                && (last > first || t.raw(p) != ",")
                && x.flags & super::super::super::lexicon::flag::STOP == 0
        });
    let unit = matches!(
        t.low(last + 1),
        "uur" | "weken" | "keer" | "dagen" | "euro" | "km" | "kilo" | "months" | "weeks" | "hours"
    );
    led && ends && !unit && (last > first || t.raw(p) != ",")
}

/// Whether a sentence or a part of it ends before `k`.
fn stopped(t: &Tokens<'_>, k: usize) -> bool {
    t.broken(k) || matches!(t.raw(k), "." | "," | ";" | "!")
}

/// "made redundant at 41 and", "op haar 38ste", "is net 50 geworden", "toen hij 29 was": what happened at an age, and no time,
/// price or measure.
pub(super) fn lived(t: &Tokens<'_>, i: usize, digits: &str, tail: &str) -> bool {
    let years = digits.parse::<u32>().is_ok_and(|n| (12..=99).contains(&n));
    if !years || digits.len() != 2 {
        return false;
    }
    let at = |n: usize| i.checked_sub(n).map_or("", |k| t.low(k));
    let next = t.low(i + 1);
    if matches!(tail, "ste" | "e" | "th" | "st" | "nd" | "rd") {
        // "rond haar 40e", "on his 50th"
        // "een 50ste verjaardag", "harpreet's 50th and nobody"
        let whose = i > 0
            && t[i].spaced
            && t[i - 1].odd
            && at(1).ends_with("'s")
            && tail == "th"
            && (matches!(next, "and" | "birthday" | "party" | "bash") || stopped(t, i + 1));
        if whose || super::super::among!(next, "verjaardag birthday") {
            return true;
        }
        return matches!(
            at(1),
            "haar" | "zijn" | "mijn" | "m'n" | "z'n" | "d'r" | "her" | "his" | "my" | "je"
        ) && (matches!(
            at(2),
            "op" | "rond"
                | "tot"
                | "sinds"
                | "na"
                | "voor"
                | "tegen"
                | "vanaf"
                | "on"
                | "around"
                | "until"
                | "before"
                | "tussen"
                | "between"
        ) || matches!(at(2), "en" | "and") && matches!(at(5), "tussen" | "between"))
            && !matches!(
                next,
                "sessie" | "gesprek" | "week" | "dag" | "jaar" | "keer" | "verdieping" | "session"
            );
    }
    if !tail.is_empty() {
        return false;
    }
    let stops = t.broken(i + 1)
        || matches!(
            next,
            "," | "."
                | ";"
                | ")"
                | "!"
                | "?"
                | "and"
                | "en"
                | "he"
                | "she"
                | "but"
                | "maar"
                | "with"
                | "when"
                | "after"
                | "because"
                | "by"
                | "for"
        ) && !t.raw(i + 2).starts_with(|c: char| c.is_ascii_digit());
    let life = || {
        super::super::before(t, i, 14, |w| {
            super::super::among!(
                w,
                "redundant married divorced widowed retired retire fired laid born widow started left quit died diagnosed became pregnant \
                    promoted parent father mother burnout collapsed graduated emigrated moved restarted working career",
            )
        })
    };
    // Not "at 10", a time: below 25 only what befalls people.
    let english = at(1) == "at"
        && !matches!(
            at(2),
            "start" | "starts" | "meet" | "session" | "appointment" | "call" | "again"
        )
        && stops
        && (digits.parse::<u32>().is_ok_and(|n| n > 24) || life());
    let turned = matches!(next, "geworden" | "wordt" | "werd" | "was" | "is" | "ben")
        && matches!(
            at(1),
            "net"
                | "pas"
                | "bijna"
                | "al"
                | "hij"
                | "ze"
                | "zij"
                | "ik"
                | "vorig"
                | "jaar"
                | "toen"
                | "inmiddels"
        );
    // "ben 38 geworden", "is gisteren 60 geworden", "Jip werd 40 vandaag": no "het is 12 geworden".
    let grown = next == "geworden"
        && ((matches!(at(1), "ben" | "bent")
            || matches!(at(1), "is" | "was")
                && (i < 2
                    || t.broken(i - 1)
                    || t.flags(i - 2) & (NAME | KIN) != 0
                    || matches!(at(2), "hij" | "ze" | "zij" | "ie" | ":" | "," | ".")))
            || super::super::among!(
                at(1),
                "gisteren vandaag zondag maandag dinsdag woensdag donderdag vrijdag zaterdag weekend week maand"
            ) && (2..5).any(|n| matches!(at(n), "ben" | "bent" | "is" | "was")))
        && !(1..6).any(|n| super::super::among!(at(n), "het dat er dit cijfer totaal aantal"));
    // "Joke wordt zondag 70", "hij werd gisteren 61"
    let soon = stops
        && super::super::among!(
            at(1),
            "gisteren vandaag morgen overmorgen zondag maandag dinsdag woensdag donderdag vrijdag zaterdag sunday monday tuesday wednesday \
                thursday friday saturday tomorrow yesterday today"
        )
        && (2..4).any(|n| {
            matches!(at(n), "wordt" | "werd" | "turns" | "turned")
                && i > n
                && (t.flags(i - n - 1) & (NAME | KIN) != 0
                    || matches!(at(n + 1), "hij" | "ze" | "zij" | "he" | "she")
                    || matches!(at(n - 1), "hij" | "ze" | "zij" | "ik"))
        });
    let becoming = matches!(
        at(1),
        "net"
            | "pas"
            | "bijna"
            | "al"
            | "inmiddels"
            | "just"
            | "nearly"
            | "almost"
            | "now"
            | "only"
    ) && (matches!(
        at(2),
        "is" | "wordt" | "werd" | "she's" | "he's" | "turned" | "ben" | "i'm" | "was"
    ) || turned)
        && (stops || turned)
        && !super::super::among!(at(3), "het dat er it dit that");
    // "when he was 29", "toen ze 31 was"
    let back = turned && matches!(at(1), "hij" | "ze" | "zij" | "ik")
        || matches!(at(1), "was" | "turned" | "turns")
            && matches!(at(2), "he" | "she" | "i")
            && stops;
    // "met 62 jaar op pensioen", "met haar 19 jaar"
    let years = matches!(next, "jaar" | "jr")
        && (at(1) == "met"
            && super::super::among!(
                t.low(i + 2),
                "op met gestopt overleden gestorven weduwe weduwnaar moeder vader gepensioneerd al nog"
            )
            && !(t.low(i + 2) == "met" && t.low(i + 3) != "pensioen")
            && !(t.low(i + 2) == "op" && t.low(i + 3) != "pensioen")
            || matches!(at(2), "met" | "with")
                && matches!(at(1), "haar" | "zijn" | "mijn" | "z'n" | "d'r"));
    english || becoming || back || grown || soon || years
}
