//! Ages in words: "achtenveertig", "late forties", "vijftiger", "op haar veertigste". `super::find` asks.

use super::super::super::lexicon::flag::{KIN, NAME};
use super::super::super::token::{Shape, Tokens};
use super::{PEOPLE, turn};

const TENS: &[&str] = &[
    "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig",
];

pub(super) fn worded(w: &str) -> bool {
    // All of them end so, and few words do.
    if !w.ends_with(['g', 'y']) {
        return false;
    }
    // "vergeetachtig" ends as eighty does.
    TENS.iter().any(|t| {
        w.strip_suffix(t)
            .map(|n| n.trim_end_matches('-'))
            .is_some_and(|n| n.is_empty() || n.ends_with("en") || n.ends_with("ën"))
    }) || matches!(
        w,
        "twenty" | "thirty" | "forty" | "fifty" | "sixty" | "seventy" | "eighty" | "ninety"
    )
}

/// "sixty-five", "forty one" joined.
pub(super) fn hyphened(low: &str) -> bool {
    low.split_once('-')
        .is_some_and(|(a, b)| worded(a) && SMALL.contains(&b))
}

/// An age in words from `i`: "achtenveertig", "forty-one", "vijftiger", "late forties", "veertigste"; one past the last token.
pub(super) fn in_words(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let low = t.low(i);
    let at = |n: usize| {
        i.checked_sub(n)
            .filter(|k| !t.broken(k + 1))
            .map_or("", |k| t.low(k))
    };
    // "vijftiger", "a fortysomething"
    if [
        "twintiger",
        "dertiger",
        "veertiger",
        "vijftiger",
        "zestiger",
        "zeventiger",
        "tachtiger",
        "negentiger",
    ]
    .contains(&low)
        && !matches!(t.low(i + 1), "jaren")
        || low.ends_with("something")
            && worded(low.trim_end_matches("something").trim_end_matches('-'))
    {
        return Some((i, i + 1));
    }
    // "in haar veertiger jaren" is an age, "de zestiger jaren" a time.
    if low.ends_with("tiger")
        && t.low(i + 1) == "jaren"
        && matches!(at(1), "haar" | "zijn" | "mijn")
    {
        return Some((i, i + 2));
    }
    // "in her late forties", "mid-thirties"
    let decade = low.rsplit('-').next().unwrap_or(low);
    if matches!(
        decade,
        "twenties"
            | "thirties"
            | "forties"
            | "fifties"
            | "sixties"
            | "seventies"
            | "eighties"
            | "nineties"
    ) {
        let part = matches!(at(1), "early" | "mid" | "late") || decade.len() < low.len();
        let whose = |n: usize| matches!(at(n), "her" | "his" | "my" | "their" | "our");
        // "well into her seventies"
        if whose(1) && at(2) == "into" && matches!(at(3), "well" | "deep") {
            return Some((i - 3, i + 1));
        }
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
        worded(stem)
            || matches!(
                stem,
                "elf"
                    | "twaalf"
                    | "dertien"
                    | "veertien"
                    | "vijftien"
                    | "zestien"
                    | "zeventien"
                    | "achttien"
                    | "negentien"
                    | "zes"
                    | "zeven"
                    | "negen"
            )
    };
    // "his fiftieth birthday", "een vijftigste verjaardag"
    let birthday = matches!(t.low(i + 1), "verjaardag" | "birthday") && !t.broken(i + 1);
    if birthday && (ordinal || low.ends_with("tieth")) {
        return Some((i, i + 1));
    }
    if ordinal
        && matches!(
            at(1),
            "haar" | "zijn" | "mijn" | "m'n" | "z'n" | "d'r" | "hun" | "je"
        )
        && matches!(
            at(2),
            "op" | "sinds" | "vanaf" | "rond" | "tot" | "na" | "voor" | "tegen" | "omstreeks"
        )
        && !matches!(
            t.low(i + 1),
            "sessie" | "gesprek" | "week" | "keer" | "poging" | "baan" | "jaar"
        )
    {
        return Some((i, i + 1));
    }
    // "kreeg op haar derde een operatie"; "op haar derde dag" is counted.
    if super::super::among!(
        low,
        "derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde"
    ) && matches!(at(1), "haar" | "zijn" | "mijn" | "je" | "m'n" | "z'n")
        && matches!(at(2), "op" | "sinds" | "vanaf")
        && (t.broken(i + 1)
            || matches!(t.raw(i + 1), "." | ",")
            || super::super::among!(
                t.low(i + 1),
                "al een het de zonder begon kon wist werd was verloor kreeg ging moest mocht met in naar uit"
            ))
    {
        return Some((i, i + 1));
    }
    let teens = matches!(
        low,
        "zestien"
            | "zeventien"
            | "achttien"
            | "negentien"
            | "vijftien"
            | "veertien"
            | "dertien"
            | "thirteen"
            | "fourteen"
            | "fifteen"
            | "sixteen"
            | "seventeen"
            | "eighteen"
            | "nineteen"
    ) && (i > 1 && t.flags(i - 2) & KIN != 0 && matches!(at(1), "van" | "of")
        || matches!(at(1), "aged"));
    if teens {
        return Some((i, i + 1));
    }
    let number = worded(low)
        || low
            .split_once('-')
            .is_some_and(|(a, b)| worded(a) && SMALL.contains(&b));
    if !number {
        return None;
    }
    // "he is forty one and says", "cheryl, fifty two:": written apart.
    if low.ends_with('y') && SMALL.contains(&t.low(i + 1)) && !t.broken(i + 1) {
        let told = matches!(at(1), "is" | "she's" | "he's" | "i'm" | "aged" | "turned")
            || at(1) == "," && i > 1 && t.flags(i - 2) & (NAME | KIN) != 0;
        return (told && turn::stops(t, i + 2)).then_some((i, i + 2));
    }
    // "begin vijftig", "eind dertig", "ver in de veertig"
    if matches!(
        at(1),
        "begin" | "eind" | "half" | "midden" | "medio" | "early" | "late" | "mid"
    ) && !matches!(t.low(i + 1), "euro" | "procent" | "mensen" | "uur" | "jaar")
        && !SMALL.contains(&t.low(i + 1))
    {
        return Some((i - 1, i + 1));
    }
    // "achter in de vijftig", "ergens in de veertig"
    if at(1) == "de"
        && at(2) == "in"
        && !matches!(t.low(i + 1), "procent" | "euro" | "mensen" | "jaar")
    {
        let led = matches!(
            at(3),
            "achter"
                | "voor"
                | "ver"
                | "midden"
                | "begin"
                | "eind"
                | "halverwege"
                | "diep"
                | "dik"
                | "ruim"
                | "hoog"
                | "goed"
        );
        return (led
            // "eindgesprek noor. in de dertig, twee kinderen": a note without verbs.
            || matches!(at(3), "." | ",") && matches!(t.raw(i + 1), "," | "." | ";")
            || matches!(
                at(3),
                "ergens" | "van" | "is" | "al" | "nu" | "man" | "vrouw" | "iemand"
            ))
        .then_some((i - if led { 3 } else { 0 }, i + 1));
    }
    let stops = t.broken(i + 1)
        || t.get(i + 1).is_none_or(|x| {
            !x.is_word() && x.shape != Shape::Number && t.raw(i + 1) != "%" && t.raw(i + 1) != "-"
        })
        || matches!(
            t.low(i + 1),
            "en" | "and" | "maar" | "but" | "geworden" | "now" | "when" | "toen" | "die" | "who"
        );
    let who = |n: usize| {
        i.checked_sub(n).is_some_and(|k| {
            t.flags(k) & (KIN | NAME) != 0
                || matches!(t.low(k), "ze" | "hij" | "zij" | "ik" | "he" | "she" | "i")
        })
    };
    let told = matches!(
        at(1),
        "is" | "was" | "werd" | "wordt" | "ben" | "turned" | "turns" | "am"
    ) && who(2)
        || matches!(at(1), "aged" | "leeftijd" | "age")
        || at(1) == ":" && matches!(at(2), "leeftijd" | "age")
        || at(1) == "at" && matches!(t.low(i + 1), "he" | "she" | "," | "." | "and")
        || matches!(at(1), "she's" | "he's" | "i'm")
        || matches!(
            at(1),
            "net" | "bijna" | "inmiddels" | "ruim" | "just" | "nearly" | "almost"
        ) && matches!(
            at(2),
            "is" | "was" | "ben" | "wordt" | "she's" | "he's" | "turned" | "nu"
        )
        || at(1) == "van" && (PEOPLE.contains(&at(2)) || i > 1 && t.flags(i - 2) & KIN != 0)
        || matches!(at(1), "," | "(")
            && matches!(t.raw(i + 1), "," | ")")
            && i > 1
            && t.flags(i - 2) & (NAME | KIN) != 0;
    // "Mr Bell, now fifty-one, says", "Ik ben Ann, achtentwintig jaar, samenwonend"
    let between = matches!(at(1), "now" | "nu" | "inmiddels" | "bijna" | "nearly")
        && matches!(at(2), "," | "(")
        && matches!(t.raw(i + 1), "," | ")");
    let years =
        at(1) == "," && matches!(t.low(i + 1), "jaar" | "jr" | "years") && t.raw(i + 2) == ",";
    // "dat hij drieëndertig wordt", "toen ze veertig werd"
    let turning = who(1) && matches!(t.low(i + 1), "wordt" | "werd" | "is" | "was" | "ben");
    ((told && stops)
        || between
        || years
        || turning
        || at(1) == "turned" && stops
        || turn::told(t, i)
        || turn::apart(t, i))
    .then(|| {
        let near = matches!(at(1), "bijna" | "net" | "nearly" | "almost");
        (i - usize::from(near), i + 1)
    })
    .or_else(|| {
        super::near::told(t, i)
            .or_else(|| super::clipped::told(t, i))
            .map(|(from, last)| (from, last + 1))
    })
}

/// The number in words between brackets at `i` ("Siebe (vijf)", "de jongste (veertien)", "their eldest (twelve)").
pub(super) fn bracketed(t: &Tokens<'_>, i: usize) -> bool {
    const NUMBERS: &str = "nul een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien \
        achttien negentien one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
        seventeen eighteen nineteen";
    let low = t.low(i + 1);
    // "zijn dochter, elf, wil niet": no article between.
    let comma = t.raw(i) == ",";
    if t.raw(i + 2) != if comma { "," } else { ")" }
        || comma && matches!(low, "een" | "één" | "one" | "nul")
        || i == 0
        || !t[i - 1].is_word()
        || t.broken(i)
    {
        return false;
    }
    let number = super::super::among!(low, NUMBERS)
        || worded(low)
        || low
            .split_once('-')
            .is_some_and(|(a, b)| worded(a) && SMALL.contains(&b));
    let person = t.flags(i - 1) & (KIN | NAME) != 0
        || t[i - 1].capital() && !t[i - 1].first
        || t.flags(i - 1) == 0
        || super::super::among!(
            t.low(i - 1),
            "jongste oudste middelste eldest youngest oldest middle kleinste zoontje dochtertje jongen meisje boy girl baby tweeling twins",
        );
    // "Anna, twee, drie": people are counted too.
    number && person && !(comma && t.flags(i - 1) & KIN == 0 && !worded(low))
}

const ONES: &str = "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien \
    negentien two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";

/// Whether a word is a number from two to nineteen.
pub(super) fn ones(word: &str) -> bool {
    super::super::among!(word, ONES)
}

/// Behind "twintig jaar": what lasted so long, or how much older somebody is.
pub(super) fn lasting(word: &str) -> bool {
    super::super::among!(
        word,
        "jonger ouder getrouwd samen bij werkzaam geleden later lang weg bezig ervaring dienst als younger older married together"
    )
}

/// Whether a word is the number before "jarige".
pub(super) fn years(word: &str) -> bool {
    worded(word) || super::super::among!(word, "een één") || super::super::among!(word, ONES)
}

/// "meisje van twaalf", "our son of five": a child's age in a word behind `van` at `i`.
pub(super) fn child(t: &Tokens<'_>, i: usize) -> bool {
    let low = t.low(i + 1);
    super::super::among!(low, ONES)
        && i > 0
        && !t.broken(i + 1)
        && super::super::among!(
            t.low(i - 1),
            "zoon zoontje dochter dochtertje meisje jongen jongetje kind kindje peuter kleuter baby puber tweeling broertje zusje neefje \
                nichtje kleinzoon kleindochter son daughter girl boy child toddler twins grandson granddaughter niece nephew"
        )
        && (t.broken(i + 2)
            || t.get(i + 2).is_none_or(|x| !x.is_word())
            || super::super::among!(
                t.low(i + 2),
                "jaar en die is heeft wil met op and who is has jr maanden weken"
            ))
}

/// The small numbers in "forty-one".
const SMALL: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
];
