//! Ages: "34 jaar oud", "34-jarige", "vrouw van 34", "(34)" behind a name, "aged 34". What tells is the number: the years behind it stay, unless they
//! are written as one word with it.

mod clipped;
mod more;
mod near;
mod spelled;
mod told;
mod turn;
mod words;

use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::{KIN, NAME, PRON, SAY, STOP, WORD};
use super::super::token::{Shape, Token, Tokens};
pub(super) use spelled::may_be;
use spelled::spelled;
use told::{brood, lived, passing};
use words::bracketed;

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

/// The word two before `i`, where a clause on when somebody was so old begins.
fn pw_of<'a>(t: &'a Tokens<'_>, i: usize) -> &'a str {
    i.checked_sub(2).map_or("", |k| t.low(k))
}

/// Whether the word at `k` is somebody: a pronoun, a name, a relative.
fn who(t: &Tokens<'_>, k: usize) -> bool {
    t.flags(k) & (NAME | KIN) != 0
        || matches!(
            t.low(k),
            "hij" | "ze" | "zij" | "ik" | "ie" | "he" | "she" | "i"
        )
        || t.flags(k) & PRON != 0 && t.low(k) == "we"
        || t.get(k)
            .is_some_and(|x| x.shape == Shape::Title && x.flags & STOP == 0)
}

/// Whether a word is a number that an age is told with: "vijftien", "zestig", "forty".
pub(in super::super) fn in_letters(word: &str) -> bool {
    words::years(word) || words::worded(word)
}

/// Adds every age.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    for i in 0..t.len() {
        let low = t.low(i);
        if t[i].shape == Shape::Mark {
            if matches!(low, "(" | ",")
                && matches!(t.raw(i + 2), ")" | ",")
                && t.get(i + 1).is_some_and(Token::is_word)
                && bracketed(t, i)
                && let Some(x) = t.get(i + 1)
            {
                found.add((x.start, x.end), Kind::Age, "age", 0.8, 56);
            }
            continue;
        }
        if t[i].is_word() {
            spelled(t, i, found);
            continue;
        }
        let digits = low.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if t[i].shape == Shape::Number && more::born(t, i) {
            found.add((t[i].start, t[i].end), Kind::Age, "age", 0.7, 56);
            continue;
        }
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
                // "in her late 40s"
                "s" if digits.len() == 2
                    && digits.ends_with('0')
                    && matches!(p, "early" | "mid" | "late" | "her" | "his") =>
                {
                    Some(i)
                }
                "j" | "y" | "jr." => (i > 0
                    && (matches!(p, "(" | ",")
                        || digits.len() == 2
                            && !matches!(
                                a,
                                "ervaring"
                                    | "bij"
                                    | "getrouwd"
                                    | "samen"
                                    | "geleden"
                                    | "in"
                                    | "werkzaam"
                                    | "experience"
                                    | "dienst"
                                    | "met"
                                    | "als"
                                    | "later"
                            )))
                .then_some(i),
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
                | ("yr", "old")
        ) {
            Some(i)
        } else if matches!(a, "jaar" | "jr" | "years")
            && (p == "is"
                && !matches!(pp, "dat" | "het" | "er" | "it")
                && !matches!(
                    b,
                    "geleden" | "in" | "werkzaam" | "getrouwd" | "bij" | "samen" | "later" | "ago" | "jonger" | "ouder" | "younger" | "older"
                )
                || matches!(p, "," | "(" | "leeftijd" | "age") && (matches!(b, "," | ")" | ".") || t.broken(i + 2) && p == ",")
                // "intake bram. 41 jr, projectleider": a note without verbs.
                || t[i].first && matches!(a, "jaar" | "jr") && b == "," && digits.len() == 2
                || matches!(p, "van") && PEOPLE.contains(&pp)
                || p == "van" && t.flags(i.saturating_sub(2)) & KIN != 0)
        {
            Some(i)
        } else if matches!(p, "aged" | "leeftijd" | "age")
            || p == ":" && matches!(pp, "leeftijd" | "age")
            || p == "of" && pp == "age"
        {
            Some(i)
        } else if matches!(p, "van" | "of")
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
            // "beer bouwmeester (34), moe": whatever the word.
            || p == "("
                && a == ")"
                && digits.len() == 2
                && digits.parse::<u32>().is_ok_and(|n| n > 15)
                && i > 1
                && t[i - 2].is_word()
                && (t.raw(i + 2) == "," || t.flags(i + 2) & SAY != 0)
        {
            Some(i)
        } else if digits.len() < 3
            && matches!(a, "was" | "werd" | "waren")
            && matches!(
                pw_of(t, i),
                "toen" | "sinds" | "totdat" | "nadat" | "voordat"
            )
            && who(t, i - 1)
            || matches!(p, "was" | "turned")
                && i > 2
                && who(t, i - 2)
                && matches!(
                    t.low(i - 3),
                    "when" | "since" | "until" | "before" | "after"
                )
                && !matches!(
                    a,
                    "minutes"
                        | "hours"
                        | "weeks"
                        | "months"
                        | "miles"
                        | "km"
                        | "%"
                        | "-"
                        | "/"
                        | "years"
                )
        {
            // "toen hij 8 was", "when she was 11"
            Some(i)
        } else if matches!(b, "oud" | "old")
            && (3..=6).contains(&a.len())
            && a.starts_with(['j', 'y'])
        {
            // "86 jasr oud": typed in haste.
            Some(i)
        } else if p == "("
            && a == ")"
            && digits.len() == 2
            && digits.parse::<u32>().is_ok_and(|n| n > 15)
            && i > 1
            && t[i - 2].shape == Shape::Lower
            && (i.saturating_sub(7)..i - 2)
                .rev()
                .take_while(|k| !t.broken(k + 1) && t[*k].is_word())
                .any(|k| t.flags(k) & KIN != 0 || t.flags(k) & NAME != 0 && !t[k].has(WORD | STOP))
        {
            // "zijn opa tjeerd van nistelrode (89) aan de singel": a name in small letters that is a word too.
            Some(i)
        } else if p == "(" && matches!(a, "jaar" | "jr" | "j" | "years") && b == ")" {
            Some(i)
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
        let (pw, ppw) = (p, pp);
        let telegram = tail.is_empty()
            && digits.len() == 2
            && digits.parse::<u32>().is_ok_and(|n| (14..=99).contains(&n))
            // "lft. 52", "begin 40", "eind 30"
            && (pw == "." && matches!(ppw, "lft" | "leeft" | "lftd")
                || digits.ends_with('0')
                    && matches!(pw, "begin" | "eind" | "midden" | "half" | "medio" | "early" | "late" | "mid")
                    && (t.broken(i + 1)
                        || t.get(i + 1).is_none_or(|x| !x.is_word() && t.raw(i + 1) != "%" && t.raw(i + 1) != "-")
                        || matches!(a, "en" | "and" | "met" | "die" | "is"))
            // "man 38 jr", "is inmiddels 62 jaar"
            || (matches!(a, "jr" | "jaar" | "j" | "years")
                && (PEOPLE.contains(&pw) || matches!(pw, "m" | "v" | "cl" | "vr" | "inmiddels" | "nu" | "pas" | "bijna" | "now") && !super::before(t, i, 5, |w| matches!(w, "sinds" | "al" | "werkt" | "for" | "getrouwd" | "samen"))
                    || t.flags(i.saturating_sub(1)) & NAME != 0 && t.flags(i.saturating_sub(1)) & super::super::lexicon::flag::WORD == 0
                    // "silvia haarhuis 31 jr": a given name, and a word of no list.
                    || a == "jr" && i > 1 && !t.broken(i) && t[i - 1].is_word() && t.flags(i - 1) & !super::super::lexicon::flag::MULTI == 0 && t.flags(i - 2) & NAME != 0)
                && !matches!(b, "bij" | "in" | "werkzaam" | "getrouwd" | "geleden" | "samen" | "ervaring" | "later" | "ago")
                // "lft 44", "m/45", "ik ben 34 en", "Peter (53, Gent)"
                || matches!(pw, "lft" | "lftd" | "leeft")
                || pw == "/" && matches!(ppw, "m" | "v" | "f") && !t[i].spaced
                || matches!(pw, "ben" | "i'm" | "am") && matches!(ppw, "ik" | "i" | "") && (matches!(a, "en" | "and" | "." | ",") || t.broken(i + 1))
                || pw == "(" && a == ")" && i == 1
                || matches!(pw, "turned" | "turning") && !matches!(a, "degrees" | "times" | "people")
                || pw == "(" && a == "," && i > 1 && t[i - 2].is_word() && t.flags(i - 2) & (NAME | KIN) != 0 && t.get(i + 2).is_some_and(|x| x.is_word())
                // "wordt volgende maand 60"
                || matches!(a, "." | "," | "en" | "and")
                    && matches!(pw, "maand" | "week" | "jaar" | "zomer" | "voorjaar" | "najaar" | "januari" | "februari" | "maart" | "april" | "mei" | "juni" | "juli" | "augustus" | "september" | "oktober" | "november" | "december" | "year" | "month")
                    && super::before(t, i, 5, |w| matches!(w, "wordt" | "werd" | "turns" | "turned"))));
        // "begin" belongs to it.
        if telegram
            && digits.ends_with('0')
            && matches!(
                p,
                "begin" | "eind" | "midden" | "half" | "medio" | "early" | "late" | "mid"
            )
        {
            found.add((t[i - 1].start, t[i].end), Kind::Age, "age", 0.75, 56);
            continue;
        }
        // "45-plusser", "40-er", "dochter van 8 maanden"
        if tail.is_empty()
            && a == "-"
            && glued(i + 1)
            && glued(i + 2)
            && matches!(b, "plusser" | "plussers" | "plus" | "er" | "ers")
            || tail.is_empty()
                && p == "van"
                && matches!(a, "maanden" | "mnd" | "mnden" | "weken" | "wkn" | "maand")
                && t.flags(i.saturating_sub(2)) & KIN != 0
        {
            let end = if a == "-" { i + 2 } else { i + 1 };
            found.add((t[i].start, t[end].end), Kind::Age, "age", 0.75, 56);
            continue;
        }
        let span = span.or_else(|| telegram.then_some(i));
        let span = span.or_else(|| brood(t, i).then_some(i));
        let span = span.or_else(|| lived(t, i, digits, tail).then_some(i));
        let span = span.or_else(|| passing(t, i, digits, tail).then_some(i));
        let span = span.or_else(|| {
            (tail.is_empty()
                && (digits.len() == 2 && turn::told(t, i)
                    || turn::noted(t, i, digits)
                    || more::half(t, i)
                    || more::aside(t, i, digits)
                    || more::passed(t, i, digits)))
            .then_some(i)
        });
        if let Some(end) = span.and_then(|k| t.get(k)) {
            found.add((t[i].start, end.end), Kind::Age, "age", 0.85, 56);
        } else if tail.is_empty()
            && let Some((from, last)) = near::told(t, i).or_else(|| clipped::told(t, i))
        {
            found.add((t[from].start, t[last].end), Kind::Age, "age", 0.75, 56);
        }
    }
}

#[cfg(test)]
mod tests;
