//! Ages: "34 jaar oud", "34-jarige", "vrouw van 34", "(34)" behind a name, "aged 34".

use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::{KIN, NAME, SAY};
use super::super::token::{Shape, Tokens};

const PEOPLE: &[&str] = &[
    "vrouw",
    "man",
    "meisje",
    "jongen",
    "moeder",
    "vader",
    "woman",
    "girl",
    "boy",
    "meid",
    "dame",
    "heer",
    "puber",
    "kleuter",
    "peuter",
    "dertiger",
    "alleenstaande",
    "weduwe",
    "weduwnaar",
];
const TENS: &[&str] = &[
    "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig",
];

fn worded(w: &str) -> bool {
    TENS.iter().any(|t| w.ends_with(t))
        || matches!(
            w,
            "twenty" | "thirty" | "forty" | "fifty" | "sixty" | "seventy"
        )
}

/// "made redundant at 41 and", "op haar 38ste", "is net 50 geworden", "toen hij 29 was": what happened at an age, and no time,
/// price or measure.
fn lived(t: &Tokens<'_>, i: usize, digits: &str, tail: &str) -> bool {
    let years = digits.parse::<u32>().is_ok_and(|n| (12..=99).contains(&n));
    if !years || digits.len() != 2 {
        return false;
    }
    let at = |n: usize| i.checked_sub(n).map_or("", |k| t.low(k));
    let next = t.low(i + 1);
    if matches!(tail, "ste" | "e" | "th" | "st" | "nd" | "rd") {
        // "rond haar 40e", "on his 50th"
        return matches!(at(1), "haar" | "zijn" | "mijn" | "m'n" | "z'n" | "d'r" | "her" | "his" | "my")
            && matches!(at(2), "op" | "rond" | "tot" | "sinds" | "na" | "voor" | "tegen" | "vanaf" | "on" | "around" | "until" | "before")
            && !matches!(next, "sessie" | "gesprek" | "week" | "dag" | "jaar" | "keer" | "verdieping" | "session");
    }
    if !tail.is_empty() {
        return false;
    }
    let stops = t.broken(i + 1)
        || matches!(
            next,
            "," | "." | ";" | ")" | "!" | "?" | "and" | "en" | "he" | "she" | "but" | "maar" | "with" | "when" | "after" | "because" | "by" | "for"
        ) && !t.raw(i + 2).starts_with(|c: char| c.is_ascii_digit());
    let life = || {
        super::before(t, i, 14, |w| {
            super::among(
                w,
                "redundant married divorced widowed retired retire fired laid born widow started left quit died diagnosed became pregnant \
                    promoted parent father mother burnout collapsed graduated emigrated moved restarted working career",
            )
        })
    };
    // Not "at 10", a time: below 25 only what befalls people.
    let english = at(1) == "at"
        && !matches!(at(2), "start" | "starts" | "meet" | "session" | "appointment" | "call" | "again")
        && stops
        && (digits.parse::<u32>().is_ok_and(|n| n > 24) || life());
    let turned = matches!(next, "geworden" | "wordt" | "werd" | "was" | "is" | "ben")
        && matches!(at(1), "net" | "pas" | "bijna" | "al" | "hij" | "ze" | "zij" | "ik" | "vorig" | "jaar" | "toen" | "inmiddels");
    let becoming = matches!(at(1), "net" | "pas" | "bijna" | "al" | "inmiddels" | "just" | "nearly" | "almost" | "now" | "only")
        && (matches!(at(2), "is" | "wordt" | "werd" | "she's" | "he's" | "turned" | "ben" | "i'm" | "was") || turned)
        && (stops || turned)
        && !super::among(at(3), "het dat er it dit that");
    // "when he was 29", "toen ze 31 was"
    let back = turned && matches!(at(1), "hij" | "ze" | "zij" | "ik")
        || matches!(at(1), "was" | "turned" | "turns")
            && matches!(at(2), "he" | "she" | "i")
            && stops;
    english || becoming || back
}

/// Adds every age.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    for i in 0..t.len() {
        let low = t.low(i);
        if t[i].is_word() {
            if !t[i].odd && !low.ends_with(['e', 'g', 'y']) {
                continue;
            }
            if low.ends_with("-jarige")
                || low.ends_with("jarige")
                    && worded(low.trim_end_matches("jarige").trim_end_matches('-'))
            {
                found.add((t[i].start, t[i].end), Kind::Age, "age", 0.9, 56);
            } else if worded(low)
                && matches!(
                    (t.low(i + 1), t.low(i + 2)),
                    ("jaar", "oud") | ("years", "old")
                )
            {
                found.add((t[i].start, t[i + 2].end), Kind::Age, "age", 0.9, 56);
            } else if worded(low)
                && i > 0
                && matches!(t.low(i - 1), "is" | "van")
                && t.low(i + 1) == "jaar"
            {
                found.add((t[i].start, t[i + 1].end), Kind::Age, "age", 0.8, 56);
            }
            continue;
        }
        let digits = low.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if t[i].shape != Shape::Number
            || !digits.parse::<u32>().is_ok_and(|n| (1..=110).contains(&n))
        {
            continue;
        }
        let tail = &low[digits.len()..];
        let (a, b, c, d) = (t.low(i + 1), t.low(i + 2), t.low(i + 3), t.low(i + 4));
        let glued = |k: usize| t.get(k).is_some_and(|x| !x.spaced);
        let previous = i.checked_sub(1);
        let p = previous.map_or("", |k| t.low(k));
        let pp = i.checked_sub(2).map_or("", |k| t.low(k));
        let span = if !tail.is_empty() {
            match tail {
                "jarige" | "jr" | "yo" => Some(i),
                "j" => (i > 0 && matches!(p, "(" | ",")).then_some(i),
                _ => None,
            }
        } else if a == "-"
            && glued(i + 1)
            && matches!(b, "jarige" | "jarig" | "year-old" | "years-old")
        {
            Some(i + 2)
        } else if a == "jarige" || a == "jarig" || a == "year-old" || a == "yo" {
            Some(i + 1)
        } else if a == "-" && (b, c, d) == ("year", "-", "old") {
            Some(i + 4)
        } else if matches!(
            (a, b),
            ("jaar", "oud")
                | ("jaar", "jong")
                | ("years", "old")
                | ("years", "young")
                | ("yrs", "old")
                | ("year", "old")
                | ("jr", "oud")
        ) {
            Some(i + 2)
        } else if matches!(a, "jaar" | "jr" | "years")
            && (p == "is"
                && !matches!(pp, "dat" | "het" | "er" | "it")
                && !matches!(
                    b,
                    "geleden" | "in" | "werkzaam" | "getrouwd" | "bij" | "samen" | "later" | "ago"
                )
                || matches!(p, "," | "(" | "leeftijd" | "age") && matches!(b, "," | ")" | ".")
                // "intake bram. 41 jr, projectleider": a note without verbs.
                || t[i].first && matches!(a, "jaar" | "jr") && b == "," && digits.len() == 2
                || matches!(p, "van") && PEOPLE.contains(&pp)
                || p == "van" && t.flags(i.saturating_sub(2)) & KIN != 0)
        {
            Some(i + 1)
        } else if matches!(p, "aged" | "leeftijd" | "age")
            || p == ":" && matches!(pp, "leeftijd" | "age")
            || p == "of" && pp == "age"
        {
            Some(i)
        } else if p == "van"
            && (PEOPLE.contains(&pp) || t.flags(i.saturating_sub(2)) & KIN != 0)
            && !matches!(
                a,
                "uur" | "dagen" | "weken" | "maanden" | "juni" | "mei" | "-" | "/" | "%" | "mensen"
            )
        {
            Some(i)
        } else if p == "("
            && a == ")"
            && i > 1
            && t[i - 2].is_word()
            && (t.flags(i - 2) & (KIN | NAME) != 0 || t.flags(i - 2) == 0 || t[i - 2].capital())
            && digits.len() < 3
        {
            Some(i)
        } else if p == "(" && matches!(a, "jaar" | "jr" | "j" | "years") && b == ")" {
            Some(i + 1)
        } else if p == ","
            && matches!(a, "," | ".")
            && i > 1
            && t[i - 2].is_word()
            && (t[i - 2].capital()
                || t.flags(i - 2) & NAME != 0
                || t.flags(i - 2) == 0
                || matches!(pp, "hij" | "ze" | "zij" | "he" | "she")
                || t.flags(i + 2) & SAY != 0
                || PEOPLE.contains(&pp))
            && digits.len() == 2
        {
            Some(i)
        } else if digits.len() == 2
            && digits.parse::<u32>().is_ok_and(|n| (16..=99).contains(&n))
            && (i == 0 && a == "," && t.get(i + 2).is_some_and(|x| x.is_word())
                || p == "," && a == ")" && i > 1 && t[i - 2].is_word()
                || p == ","
                    && a == ","
                    && i < 10
                    && i > 1
                    && t[i - 2].is_word()
                    && t.get(i + 2).is_some_and(|x| x.is_word()))
        {
            // "accountmanager zakelijk, 38, single", "52, crane operator": at the head of a note.
            Some(i)
        } else if matches!(p, "is" | "turned" | "turns" | "wordt" | "werd" | "i'm")
            && (matches!(a, "." | "," | "en" | "and") || a == "geworden")
            && i > 1
            && (matches!(pp, "ze" | "zij" | "hij" | "she" | "he")
                || t.flags(i - 2) & (NAME | KIN) != 0)
            && digits.len() == 2
            && !t.raw(i + 2).starts_with(|c: char| c.is_ascii_digit())
        {
            Some(i)
        } else {
            None
        };
        let span = span.or_else(|| lived(t, i, digits, tail).then_some(i));
        if let Some(end) = span.and_then(|k| t.get(k)) {
            found.add((t[i].start, end.end), Kind::Age, "age", 0.85, 56);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn ages() {
        for (s, a) in [
            ("Ze is 34 jaar oud.", "34 jaar oud"),
            ("een 34-jarige vrouw", "34-jarige"),
            ("een vrouw van 34", "34"),
            ("Zoon Ilyas (7) tekende", "7"),
            ("a 52-year-old man", "52-year-old"),
            ("she is 41 years old", "41 years old"),
            ("aged 41", "41"),
            ("Petra, 46, werkt", "46"),
        ] {
            assert_eq!(only(s, Kind::Age), [a], "{s}");
        }
        for s in [
            "werkt er 12 jaar",
            "dat is 3 jaar geleden",
            "van 4 naar 6",
            "contract 28 uur",
            "na 10 jaar",
        ] {
            assert_eq!(only(s, Kind::Age), Vec::<String>::new(), "{s}");
        }
    }
}
