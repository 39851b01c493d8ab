//! Days by a feast: "sinds Pasen", "op Goede Vrijdag", "de woensdag voor Pasen", "eerste vrijdag na de herfstvakantie", "the Friday
//! before Christmas", "Boxing Day". `super::find` asks at every word that a date may begin with.

use super::super::super::lexicon::flag::{DATEWORD, HOLIDAY, ONCE, WEEKDAY};
use super::super::super::token::Tokens;
use super::super::among;
use super::month::after_month;
use super::words::{DAYWORDS, SINCE};
use super::{Hit, habit, is_year, number, slip};

/// The feast that the word at `i` tells, of one word or of several: its first token and one past its last.
fn feast(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let low = t.low(i);
    let next = if t.broken(i + 1) { "" } else { t.low(i + 1) };
    if holiday(t, i) {
        let more = match low {
            "boxing" => return (next == "day").then_some((i, i + 2)),
            "bonfire" => return (next == "night").then_some((i, i + 2)),
            "easter" => among!(
                next,
                "sunday monday saturday eve weekend week holidays holiday break"
            ),
            "christmas" => among!(next, "eve day morning holidays holiday break"),
            "eid" => among!(next, "al-fitr al-adha ul-fitr ul-adha"),
            "nieuwjaar" => return Some((i - usize::from(new_year(t, i)), i + 1)),
            "michaelmas" => next == "term",
            "whit" => return among!(next, "monday sunday").then_some((i, i + 2)),
            _ => next == "eve",
        };
        return Some((i, i + 1 + usize::from(more)));
    }
    // "tot Drie Koningen", "by half term", "the week after reading week"
    if low == "drie" {
        return (next == "koningen").then_some((i, i + 2));
    }
    if matches!(low, "half" | "reading") {
        let of_school = matches!((low, next), ("half", "term") | ("reading", "week"));
        return of_school.then_some((i, i + 2));
    }
    // "In the autumn break", "during the summer holidays"
    if among!(low, "spring summer autumn winter") {
        return among!(next, "break holidays holiday vacation").then_some((i, i + 2));
    }
    if low == "keti" {
        return (next == "koti").then_some((i, i + 2));
    }
    if low == "oud" {
        return (matches!(next, "en" | "&" | "/" | "+") && t.low(i + 2) == "nieuw")
            .then_some((i, i + 3));
    }
    let p = i.checked_sub(1).filter(|_| !t.broken(i))?;
    let before = t.low(p);
    let two = match low {
        "vrijdag" => before == "goede",
        "donderdag" => before == "witte",
        "zaterdag" => before == "stille",
        "friday" => matches!(before, "good" | "black"),
        "thursday" => before == "maundy",
        "wednesday" => before == "ash",
        "tuesday" => matches!(before, "shrove" | "pancake"),
        "sunday" => matches!(before, "palm" | "remembrance" | "mothering"),
        "day" => among!(
            before,
            "father's fathers mother's mothers valentine's valentines patrick's paddy's independence armistice anzac george's david's \
                andrew's labour labor memorial veterans presidents' king's queen's canada australia st-patrick's ve vj may liberation midsummer's",
        ),
        // "the late May bank holiday", "bank holiday Monday"
        "holiday" if before == "bank" => {
            let more = usize::from(among!(next, "monday friday weekend"));
            return Some((p, i + 1 + more));
        }
        "night" => matches!(before, "burns" | "twelfth"),
        "year" if before == "new" => {
            return Some((p - usize::from(new_year(t, p)), i + 1));
        }
        _ => false,
    };
    // "St Patrick's Day"
    let saint = two
        && low == "day"
        && among!(before, "patrick's george's david's andrew's valentine's")
        && p > 0
        && !t.broken(p)
        && matches!(t.low(p - 1), "st" | "saint");
    two.then_some((p - usize::from(saint), i + 1))
}

/// Whether the word before `i` says whose new year: "chinees nieuwjaar", "Lunar New Year".
fn new_year(t: &Tokens<'_>, i: usize) -> bool {
    i > 0
        && !t.broken(i)
        && among!(
            t.low(i - 1),
            "chinees joods islamitisch perzisch iraans chinese lunar jewish islamic persian tamil"
        )
}

/// A feast or a school holiday by one word.
fn holiday(t: &Tokens<'_>, i: usize) -> bool {
    t.flags(i) & HOLIDAY != 0 || named(t.low(i)) || slip::feast(t, i)
}

/// Feasts that no class has.
pub(super) fn named(low: &str) -> bool {
    among!(
        low,
        "ascension michaelmas candlemas epiphany hogmanay passover jaarwisseling veteranendag herfstvak kerstvak zomervak voorjaarsvak meivak \
            paasvak krokusvak"
    )
}

/// A day, a week or a weekend that a feast is counted from.
fn near(t: &Tokens<'_>, i: usize) -> bool {
    t.flags(i) & WEEKDAY != 0 && t.low(i).len() > 3
        || among!(
            t.low(i),
            "week wk wkn weekend weekeinde dag dagen weken avond maand day days weeks month weekends",
        )
}

/// A feast as a day, or a day beside one.
pub(super) fn feasts(t: &Tokens<'_>, i: usize) -> Hit {
    let (from, end) = feast(t, i)?;
    let Some(p) = from.checked_sub(1).filter(|_| !t.broken(from)) else {
        return opens(t, from, end).then_some((from, end, "date-holiday", 0.6));
    };
    // "tweede kerstdag", "2e kerstdag"
    let ordinal = DAYWORDS.has(t.low(p))
        || t.low(i).ends_with("dag") && among!(t.low(p), "1e 2e 1ste 2de 1st 2nd");
    let from = from - usize::from(ordinal);
    let at = |k: usize| from.checked_sub(k).map_or("", |q| t.low(q));
    let article = usize::from(among!(at(1), "de het the") && from > 1 && !t.broken(from - 1));
    // "de woensdag voor Pasen", "eerste vrijdag na de herfstvakantie", "the week after Easter"
    if among!(at(1 + article), "voor na before after following vóór")
        && let Some(day) = from.checked_sub(2 + article)
        && near(t, day)
        && !(day..from).any(|k| t.broken(k + 1))
    {
        let counted = day > 0
            && !t.broken(day)
            && (DAYWORDS.has(t.low(day - 1))
                || among!(t.low(day - 1), "laatste last paar")
                || number(t, day - 1).is_some());
        return Some((
            day - usize::from(counted),
            after_month(t, end),
            "date-relative",
            0.85,
        ));
    }
    let led = at(1 + article);
    let several = end > i + 1 || from < i;
    // "op Hemelvaartsdag", "on Easter Monday"; "op vakantie" is no day.
    if SINCE.has(led)
        || article > 0 && among!(led, "in door tegen op vóór")
        || among!(led, "op on") && !t.low(i).ends_with("vakantie")
        || ordinal
        || several && t[i].capital() && t.low(i) != "year"
        || t.low(end - 1) == "eve"
        || number(t, end).is_some_and(is_year)
    {
        let day = usize::from(!several && t.low(end) == "day");
        return Some((from, after_month(t, end + day), "date-holiday", 0.85));
    }
    let own = usize::from(!t.broken(from) && among!(at(1), "de het the"));
    if opens(t, from - own, end) {
        return Some((from, end, "date-holiday", 0.6));
    }
    // "Ze kwam Pasen langs": a feast with its capital, told as a day.
    if t[i].capital() && !t[i].first && holiday(t, i) {
        return Some((from, after_month(t, end), "date-holiday", 0.6));
    }
    // "hun kerst bij zijn ouders", "van carnaval tot half mei", "hoe je moederdag viert": of ninety feasts in our sets none was left.
    let name = t
        .get(end)
        .is_some_and(|x| x.capital() && !x.first && x.is_word() && !t.broken(end));
    let day = (holiday(t, i) || several) && !sometimes(t.low(i)) && !name;
    (day && !habit(t, from) && !always(t, end)).then_some((from, end, "date-holiday", 0.55))
}

/// Feasts that are words of something else, or stand for what is done then.
fn sometimes(low: &str) -> bool {
    among!(
        low,
        "lent whit bonfire biddag dankdag vierdaagse year night reading half ascension epiphany holiday"
    )
}

/// Whether what stands from `end` on is said of every year.
fn always(t: &Tokens<'_>, end: usize) -> bool {
    (end..end + 6)
        .take_while(|k| !t.broken(*k) && !matches!(t.raw(*k), "." | "!" | "?" | ";"))
        .any(|k| {
            among!(
                t.low(k),
                "altijd elk elke ieder iedere vaak meestal nooit always every never often usually sometimes"
            )
        })
}

/// "Pasen wordt een ding": a sentence begins with the feast and goes on with what becomes of it. What is said of every year is left.
fn opens(t: &Tokens<'_>, from: usize, end: usize) -> bool {
    let verb = || {
        among!(
            t.low(end),
            "wordt werd was is komt kwam valt viel gaat ging zal zou kan moet mag blijft bleef begint begon duurt hakt hakte nadert \
                staat stond vieren vierde viert bij met thuis samen zonder dit will was is becomes became comes came falls fell \
                went looms means meant at with without alone again this"
        ) || matches!(t.raw(end), "?" | "!" | ",")
    };
    t.get(from).is_some_and(|x| x.first)
        && !t.broken(end)
        && t.low(from) != "lent"
        && verb()
        && !always(t, end)
}

/// Whether a feast may end or begin with this word.
pub(in super::super) fn may_be(low: &str, flags: u64) -> bool {
    flags & (HOLIDAY | WEEKDAY) != 0
        || named(low)
        || among!(
            low,
            "drie half reading holiday night year keti spring summer autumn winter"
        )
        || slip::may_be_feast(low, flags)
        || flags & DATEWORD != 0 && low == "day"
        || flags & ONCE != 0 && low == "oud"
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only},
    };

    #[test]
    fn days_by_a_feast() {
        for (text, d) in [
            (
                "We spreken af op de woensdag voor Pasen.",
                "woensdag voor Pasen",
            ),
            (
                "moet op de vrijdag na pinksteren herkansen",
                "vrijdag na pinksteren",
            ),
            (
                "begint de eerste maandag na de kerstvakantie weer",
                "eerste maandag na de kerstvakantie",
            ),
            ("begon de ruzie op Goede Vrijdag.", "Goede Vrijdag"),
            ("hij moet op oudejaarsavond werken", "oudejaarsavond"),
            ("See her the Tuesday after Easter.", "Tuesday after Easter"),
            ("They split on Boxing Day, she says.", "Boxing Day"),
            (
                "in de week voor de kerst ging het mis",
                "week voor de kerst",
            ),
            ("rond oud en nieuw is het druk", "rond oud en nieuw"),
            ("Ze blijft tot Drie Koningen en dan niet", "Drie Koningen"),
            (
                "a second day in the week after Ascension.",
                "the week after Ascension",
            ),
            ("the school wants a report by half term.", "half term"),
            ("Hij wil na de herfstvakantie praten.", "de herfstvakantie"),
            ("In de meivakantie gaan ze weg.", "In de meivakantie"),
            ("He drank over Easter.", "over Easter"),
            ("Ze praat over Pasen en zwijgt.", "Pasen"),
            ("Opa neemt met Pasen iedereen mee.", "met Pasen"),
            (
                "En op het Suikerfeest vraagt iedereen het.",
                "het Suikerfeest",
            ),
            ("Haar zus is zwanger. Pasen wordt een ding.", "Pasen"),
            ("kerst wordt een ding. ze zwijgt", "kerst"),
            ("De kerst was zwaar, zegt ze.", "De kerst"),
            ("Moederdag was zwaar voor haar.", "Moederdag"),
            ("op 2e kerstdag kwam hij niet", "2e kerstdag"),
            ("na chinees nieuwjaar is hij terug", "chinees nieuwjaar"),
            ("since New Year he drinks", "New Year"),
            ("They met at Chinese New Year.", "at Chinese New Year"),
            ("Before Eid al-Fitr he fasted.", "Eid al-Fitr"),
            ("See her after the bank holiday.", "the bank holiday"),
            (
                "On bank holiday Monday they drove off.",
                "bank holiday Monday",
            ),
            (
                "It was the Tuesday after the bank holiday.",
                "Tuesday after the bank holiday",
            ),
            ("On St Patrick's Day he fell.", "St Patrick's Day"),
            ("ze zag hem met oud & nieuw weer", "met oud & nieuw"),
            ("after the Easter holidays we start", "the Easter holidays"),
            ("Ze willen hun kerst niet meer zo.", "kerst"),
            ("Hoe je moederdag viert met zo weinig.", "moederdag"),
            (
                "Afspraak verzet naar de week voor herfstvak",
                "week voor herfstvak",
            ),
            ("In the autumn break she visits her.", "In the autumn break"),
            (
                "We speak the week after Keti Koti.",
                "the week after Keti Koti",
            ),
        ] {
            assert_eq!(only(text, Kind::Date), [d], "{text}");
        }
        nothing(
            Kind::Date,
            &[
                "Ze gaat op vakantie en neemt een goede vriend mee.",
                "een dag voor de oefening, een week na het gesprek",
                "the day after the meeting he left; half the term is over",
                "Drie koningen en drie dagen, a reading of the week",
                "Kerst is voor haar altijd moeilijk. Lent is not borrowed.",
                "Happy new year! A new year, a holiday and a night off.",
                "Kerstcadeaus kopen valt haar zwaar.",
                "Elke kerst hetzelfde, every easter the same.",
                "In spring she walks; a summer job and the winter coat.",
            ],
        );
    }
}
