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

fn p_before<'a>(t: &'a Tokens<'_>, i: usize) -> &'a str {
    i.checked_sub(1).map_or("", |k| t.low(k))
}

/// An age in words from `i`: "achtenveertig", "forty-one", "vijftiger", "late forties", "veertigste"; one past the last token.
fn in_words(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let low = t.low(i);
    let at = |n: usize| i.checked_sub(n).filter(|k| !t.broken(k + 1)).map_or("", |k| t.low(k));
    // "vijftiger", "a fortysomething"
    if ["twintiger", "dertiger", "veertiger", "vijftiger", "zestiger", "zeventiger", "tachtiger", "negentiger"].contains(&low)
        && !matches!(t.low(i + 1), "jaren")
        || low.ends_with("something") && worded(low.trim_end_matches("something").trim_end_matches('-'))
    {
        return Some((i, i + 1));
    }
    // "in haar veertiger jaren" is an age, "de zestiger jaren" a time.
    if low.ends_with("tiger") && t.low(i + 1) == "jaren" && matches!(at(1), "haar" | "zijn" | "mijn") {
        return Some((i, i + 2));
    }
    // "in her late forties", "mid-thirties"
    let decade = low.rsplit('-').next().unwrap_or(low);
    if matches!(decade, "twenties" | "thirties" | "forties" | "fifties" | "sixties" | "seventies" | "eighties" | "nineties") {
        let part = matches!(at(1), "early" | "mid" | "late") || decade.len() < low.len();
        let whose = |n: usize| matches!(at(n), "her" | "his" | "my" | "their" | "our");
        let from = i - usize::from(part && decade.len() == low.len());
        return (part || whose(1)).then_some((from, i + 1));
    }
    // "forty-one-year-old"
    if low.ends_with("-year-old") || low.ends_with("-years-old") {
        return Some((i, i + 1));
    }
    // "op haar veertigste", "since her thirtieth"
    let ordinal = (low.ends_with("ste") || low.ends_with("de")) && {
        let stem = low.trim_end_matches("ste").trim_end_matches("de");
        worded(stem) || matches!(stem, "elf" | "twaalf" | "dertien" | "veertien" | "vijftien" | "zestien" | "zeventien" | "achttien" | "negentien" | "zes" | "zeven" | "negen")
    };
    if ordinal
        && matches!(at(1), "haar" | "zijn" | "mijn" | "m'n" | "z'n" | "d'r" | "hun")
        && matches!(at(2), "op" | "sinds" | "vanaf" | "rond" | "tot" | "na" | "voor" | "tegen" | "omstreeks")
        && !matches!(t.low(i + 1), "verjaardag" | "sessie" | "gesprek" | "week" | "keer" | "poging" | "baan" | "jaar")
    {
        return Some((i, i + 1));
    }
    let teens = matches!(low, "zestien" | "zeventien" | "achttien" | "negentien" | "vijftien" | "veertien" | "dertien" | "thirteen" | "fourteen" | "fifteen" | "sixteen" | "seventeen" | "eighteen" | "nineteen")
        && (i > 1 && t.flags(i - 2) & KIN != 0 && matches!(at(1), "van" | "of") || matches!(at(1), "aged"));
    if teens {
        return Some((i, i + 1));
    }
    let number = worded(low) || low.split_once('-').is_some_and(|(a, b)| worded(a) && SMALL.contains(&b));
    if !number {
        return None;
    }
    // "begin vijftig", "eind dertig", "ver in de veertig"
    if matches!(at(1), "begin" | "eind" | "half" | "midden" | "medio" | "early" | "late" | "mid")
        && !matches!(t.low(i + 1), "euro" | "procent" | "mensen" | "uur" | "jaar")
        && !SMALL.contains(&t.low(i + 1))
    {
        return Some((i - 1, i + 1));
    }
    // "achter in de vijftig", "ergens in de veertig"
    if at(1) == "de" && at(2) == "in" && !matches!(t.low(i + 1), "procent" | "euro" | "mensen" | "jaar") {
        let led = matches!(at(3), "achter" | "voor" | "ver" | "midden" | "begin" | "eind" | "halverwege" | "diep");
        return (led || matches!(at(3), "ergens" | "van" | "is" | "al" | "nu")).then_some((i - if led { 3 } else { 0 }, i + 1));
    }
    let stops = t.broken(i + 1)
        || t.get(i + 1).is_none_or(|x| !x.is_word() && x.shape != Shape::Number && t.raw(i + 1) != "%" && t.raw(i + 1) != "-")
        || matches!(t.low(i + 1), "en" | "and" | "maar" | "but" | "geworden" | "now" | "when" | "toen" | "die" | "who");
    let who = |n: usize| {
        i.checked_sub(n).is_some_and(|k| {
            t.flags(k) & (KIN | NAME) != 0 || matches!(t.low(k), "ze" | "hij" | "zij" | "ik" | "he" | "she" | "i")
        })
    };
    let told = matches!(at(1), "is" | "was" | "werd" | "wordt" | "ben" | "turned" | "turns" | "am") && who(2)
        || matches!(at(1), "aged" | "leeftijd" | "age")
        || at(1) == "at" && matches!(t.low(i + 1), "he" | "she" | "," | "." | "and")
        || matches!(at(1), "she's" | "he's" | "i'm")
        || matches!(at(1), "net" | "bijna" | "inmiddels" | "ruim" | "just" | "nearly" | "almost") && matches!(at(2), "is" | "was" | "ben" | "wordt" | "she's" | "he's" | "turned" | "nu")
        || at(1) == "van" && (PEOPLE.contains(&at(2)) || i > 1 && t.flags(i - 2) & KIN != 0)
        || matches!(at(1), "," | "(") && matches!(t.raw(i + 1), "," | ")") && i > 1 && t.flags(i - 2) & (NAME | KIN) != 0;
    (told && stops).then_some((i, i + 1))
}

/// The small numbers in "forty-one".
const SMALL: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// Ages of children in a row: "dochters van 7 en 10", "twee kinderen (4 en 6)", "their kids, 5 and 9,".
fn brood(t: &Tokens<'_>, i: usize) -> bool {
    let age = |k: usize| t.get(k).is_some_and(|x| x.shape == Shape::Number) && t.low(k).len() <= 2 && t.low(k).bytes().all(|b| b.is_ascii_digit());
    if !age(i) {
        return false;
    }
    let joint = |k: usize| matches!(t.raw(k), "," | "en" | "and" | "&" | "+" | "of" | "/") && !t.broken(k);
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
            && super::among(
                t.low(k),
                "kinderen kids children dochters zonen sons daughters zoon dochter son daughter kind zoontje dochtertje tweeling twins meisjes \
                    jongens kleinkinderen grandchildren pubers zoons broertjes zusjes kindjes baby peuter kleuter puber jongste oudste",
            )
            || super::among(t.low(k), "kids kdn knd kndrn baby peuter kleuter puber jongens meisjes boys girls tieners teenagers pubers toddler")
    };
    // "dochter 14 spijbelt", "kids 4, 7 en 9": a note without its verbs.
    let bare = kids(p) && (last > first || !t.broken(i + 1) && t.flags(i + 1) & super::super::lexicon::flag::STOP == 0 && t[i + 1].is_word());
    let led = bare || matches!(t.raw(p), "van" | "(" | "," | "of" | "aged" | ":") && p > 0 && !t.broken(p) && kids(p - 1);
    let ends = t.broken(last + 1)
        || matches!(t.low(last + 1), "." | "," | ")" | ";" | "jaar" | "jr" | "j" | "years" | "die" | "who" | "en" | "and")
        || t.get(last + 1).is_none_or(|x| x.is_word() && (last > first || t.raw(p) != ",") && x.flags & super::super::lexicon::flag::STOP == 0);
    let unit = matches!(t.low(last + 1), "uur" | "weken" | "keer" | "dagen" | "euro" | "km" | "kilo" | "months" | "weeks" | "hours");
    led && ends && !unit && (last > first || t.raw(p) != ",")
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
            let tail = low.as_bytes().last_chunk::<3>();
            // Nearly every word is none of a number.
            let tens = t[i].odd
                || tail.is_some_and(|e| {
                    matches!(
                        e,
                        b"tig" | b"nty" | b"rty" | b"fty" | b"xty" | b"ger" | b"ies" | b"ste" | b"fde" | b"sde" | b"nde" | b"ien" | b"een" | b"ing"
                    )
                }) && low.len() > 4;
            if !tens && !low.ends_with(['e', 'g', 'y']) {
                continue;
            }
            // "v34", "M52": in a note.
            if t[i].odd
                && low.len() == 3
                && low.starts_with(['m', 'v', 'f'])
                && low.get(1..).and_then(|n| n.parse::<u32>().ok()).is_some_and(|n| (14..=99).contains(&n))
                && (i == 0 || t.broken(i) || matches!(p_before(t, i), "cl" | "cliënt" | "client" | "coachee" | "nw" | "intake" | "," | "(" | "."))
            {
                found.add((t[i].start, t[i].end), Kind::Age, "age", 0.7, 56);
                continue;
            }
            if tens && let Some((from, to)) = in_words(t, i) {
                found.add((t[from].start, t[to - 1].end), Kind::Age, "age", 0.8, 56);
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
                "j" | "y" | "jr." => (i > 0
                    && (matches!(p, "(" | ",")
                        || digits.len() == 2
                            && !matches!(a, "ervaring" | "bij" | "getrouwd" | "samen" | "geleden" | "in" | "werkzaam" | "experience" | "dienst" | "met" | "als" | "later")))
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
                    || t.flags(i.saturating_sub(1)) & NAME != 0 && t.flags(i.saturating_sub(1)) & super::super::lexicon::flag::WORD == 0)
                && !matches!(b, "bij" | "in" | "werkzaam" | "getrouwd" | "geleden" | "samen" | "ervaring" | "later" | "ago")
                // "lft 44", "m/45", "ik ben 34 en", "Peter (53, Gent)"
                || matches!(pw, "lft" | "lftd" | "leeft")
                || pw == "/" && matches!(ppw, "m" | "v" | "f") && !t[i].spaced
                || matches!(pw, "ben" | "i'm" | "am") && matches!(ppw, "ik" | "i" | "") && matches!(a, "en" | "and" | "." | ",")
                || pw == "(" && a == ")" && i == 1
                || pw == "turned" && !matches!(a, "degrees" | "times" | "people")
                || pw == "(" && a == "," && i > 1 && t[i - 2].is_word() && t.flags(i - 2) & (NAME | KIN) != 0 && t.get(i + 2).is_some_and(|x| x.is_word())
                // "wordt volgende maand 60"
                || matches!(a, "." | "," | "en" | "and")
                    && matches!(pw, "maand" | "week" | "jaar" | "zomer" | "voorjaar" | "najaar" | "januari" | "februari" | "maart" | "april" | "mei" | "juni" | "juli" | "augustus" | "september" | "oktober" | "november" | "december" | "year" | "month")
                    && super::before(t, i, 5, |w| matches!(w, "wordt" | "werd" | "turns" | "turned"))));
        // "begin" belongs to it.
        if telegram && digits.ends_with('0') && matches!(p, "begin" | "eind" | "midden" | "half" | "medio" | "early" | "late" | "mid") {
            found.add((t[i - 1].start, t[i].end), Kind::Age, "age", 0.75, 56);
            continue;
        }
        // "45-plusser", "40-er", "dochter van 8 maanden"
        if tail.is_empty() && a == "-" && glued(i + 1) && glued(i + 2) && matches!(b, "plusser" | "plussers" | "plus" | "er" | "ers")
            || tail.is_empty()
                && p == "van"
                && matches!(a, "maanden" | "mnd" | "mnden" | "weken" | "wkn" | "maand")
                && t.flags(i.saturating_sub(2)) & KIN != 0
        {
            let end = if a == "-" { i + 2 } else { i + 1 };
            found.add((t[i].start, t[end].end), Kind::Age, "age", 0.75, 56);
            continue;
        }
        let span = span.or_else(|| {
            telegram.then(|| if matches!(a, "jr" | "jaar" | "j" | "years") { i + 1 } else { i })
        });
        let span = span.or_else(|| brood(t, i).then_some(i));
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
        for (s, a) in [
            ("Een man van begin vijftig die vastloopt.", "begin vijftig"),
            ("Ze is achtenveertig en moe.", "achtenveertig"),
            ("Op haar veertigste begon ze opnieuw.", "veertigste"),
            ("Als vijftiger voelt hij zich oud.", "vijftiger"),
            ("She is in her late forties.", "late forties"),
            ("aged thirty-six, she left home", "thirty-six"),
            ("Yan was made redundant at 41 and has told nobody.", "41"),
            ("Ze werd moeder op haar 38ste.", "38ste"),
            ("cl 47j, gesch, 2 kids", "47j"),
            ("lft 44, single", "44"),
            ("Ik ben 34 en het lukt niet.", "34"),
        ] {
            assert_eq!(only(s, Kind::Age), [a], "{s}");
        }
        for (s, all) in [
            ("Hun dochters van 7 en 10 slapen slecht.", ["7", "10"]),
            ("Twee kinderen (4 en 6) en een hond.", ["4", "6"]),
        ] {
            assert_eq!(only(s, Kind::Age), all, "{s}");
        }
        for s in [
            "Twintig keer geprobeerd, veertig procent lukt.",
            "We start at 10 and stop at 11, she arrived at 12.",
            "De zestiger jaren waren anders.",
            "Ze heeft twee kinderen, 3 keer per week oppas.",
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
