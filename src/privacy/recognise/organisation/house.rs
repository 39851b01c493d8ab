//! Houses in notes without capitals: what stands behind "stichting", "zorggroep", "uitzendbureau" without an article before it
//! ("stichting kleine beer zoekt"), and hospitals and schools written as one word with their town ("flevoziekenhuis").
//! `super::find` asks at every word.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::Style;
use super::super::among;
use super::words::verbal;

/// "marlowe & finch", "st cuthbert's primary", "royal brinkman": houses known by how their names are made.
pub(super) fn made(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    if !style.lower || t[i].is_word() && t[i].end - t[i].start > 10 {
        return None;
    }
    let word = |k: usize| {
        t.get(k).is_some_and(|x| {
            x.shape == Shape::Lower
                && !t.broken(k)
                && x.flags & (STOP | DET | PRON | POSS | SAY) == 0
        })
    };
    // "… & …", "hargreaves and sons"
    if (t.raw(i) == "&" || family(t.low(i + 1)))
        && i > 0
        && word(i - 1)
        && word(i + 1)
        && !t.broken(i)
    {
        let name = |k: usize| !style.ordinary(t.flags(k)) || t.flags(k) & LAST != 0;
        let kin = family(t.low(i + 1))
            || t.raw(i) == "&" && matches!(t.low(i + 1), "zoon" | "zn" | "son" | "co" | "partners");
        // "p&o", "ri&e": a department, a duty of every firm.
        let everyones = matches!(
            (t.low(i - 1), t.low(i + 1)),
            ("p", "o") | ("b", "b") | ("r", "d") | ("q", "a") | ("l", "d") | ("ri", "e")
        );
        let both = t.raw(i) == "&"
            && !everyones
            && name(i - 1)
            && name(i + 1)
            && t.flags(i - 1) & FIRST == 0;
        if both || kin && (name(i - 1) || t.raw(i) == "&") {
            let particle = i > 1
                && !t.broken(i - 1)
                && matches!(t.low(i - 2), "de" | "van")
                && t.flags(i - 1) & LAST != 0;
            return Some((i - 1 - usize::from(particle), i + 1));
        }
    }
    if among!(t.low(i), "royal koninklijke")
        && word(i + 1)
        && !among!(t.low(i + 1), "family familie weg wedding")
    {
        return Some((i, i + 1));
    }
    // "st brigid's primary school"
    if matches!(t.low(i), "st" | "saint" | "sint") && word(i + 1) {
        let mut last = i + 1;
        while last < i + 4
            && among!(
                t.low(last + 1),
                "primary secondary school college hospital academy church hospice infant junior",
            )
        {
            last += 1;
        }
        if last > i + 1 {
            return Some((i, last));
        }
    }
    None
}

/// "Thornbury Castle Hotel", "St Hilda's College": capitals up to the sort of the house at `i`; the first of them.
pub(super) fn titled(t: &Tokens<'_>, i: usize, style: &Style) -> Option<usize> {
    if t[i].shape != Shape::Title
        || t[i].flags & (ORGHEAD | ORGTAIL | HOUSE) == 0
        || !among!(
            t.low(i),
            "hotel school hospital college academy surgery hospice university nursery clinic infirmary brewery bakery lyceum ziekenhuis \
                gasthuis theatre museum library",
        )
        || style.heading(t, i)
    {
        return None;
    }
    let mut from = i;
    while from > 0
        && i - from < 4
        && !t.broken(from)
        && t[from - 1].shape == Shape::Title
        && t.flags(from - 1) & (STOP | DET | PRON | POSS | TITLE | KIN) == 0
        && (!t[from - 1].first || !style.ordinary(t.flags(from - 1)))
    {
        from -= 1;
    }
    (from < i).then_some(from)
}

/// Who a firm is carried on with.
pub(super) fn family(word: &str) -> bool {
    matches!(
        word,
        "zonen" | "sons" | "daughters" | "dochters" | "associates"
    )
}

/// The last token of the house whose head is `i`: up to three words, to the next verb, small word or mark.
pub(super) fn headed(t: &Tokens<'_>, i: usize, style: &Style) -> Option<usize> {
    if !style.lower || t[i].shape != Shape::Lower || t[i].flags & HOUSE == 0 || t.broken(i + 1) {
        return None;
    }
    let said = |k: usize| t.low(k);
    // "de stichting heeft", "een goede basisschool", "haar bakkerij": no name follows.
    let led = i.checked_sub(1).filter(|p| t[*p].is_word() && !t.broken(i));
    let town = t.flags(i + 1) & PLACE != 0 && !style.ordinary(t.flags(i + 1));
    if !town
        && led.is_some_and(|p| {
            t.flags(p) & (DET | POSS) != 0
                || !among!(
                    said(p),
                    "bij van voor via naar op in aan uit door met en of als dat toen nu is namens runt beheert opent opende begon start \
                        opdrachtgever werkgever wg factuur nota klant inlener nr dr fact soll stage teamcoaching tegenover tussen from at for with and or of by",
                )
        })
    {
        return None;
    }
    let vague = among!(
        said(i),
        "gemeente provincie universiteit hogeschool thuiszorg ggz supermarkt sportschool hotel restaurant \
                café cafe garage koor bso harmonie camping voedselbank kringloop",
    );
    let mut k = i + 1;
    let mut last = None;
    let mut content = 0;
    while let Some(x) = t.get(k).filter(|x| x.is_word() && !t.broken(k)) {
        if content == 0
            && matches!(
                said(k),
                "de" | "het" | "'t" | "van" | "der" | "den" | "ter" | "ten" | "sint" | "st"
            )
            && k < i + 3
        {
            k += 1;
            continue;
        }
        // "vallei en veluwe", "oude en nieuwe land"
        let joins = content > 0
            && said(k) == "en"
            && (t.flags(k + 1) & PLACE != 0
                || said(k - 1).ends_with('e') && said(k + 1).ends_with('e'))
            && !t.broken(k + 1);
        if joins {
            k += 1;
            continue;
        }
        // "kapsalon knip", "de gouden lepel": a noun that is a verb too.
        let noun = x.flags & SAY == 0
            && !said(k).ends_with(['t', 'n'])
            && (content == 0 || content == 1 && said(k - 1).ends_with(['e', 'n']) && k > i + 2)
            || t.raw(k + 1) == "&" && !t.broken(k + 1);
        // "architectenbureau van tol partners"
        if content > 0 && x.flags & ORGTAIL != 0 {
            return Some(k);
        }
        // "de drie ringen"
        if content == 0
            && k > i + 1
            && matches!(
                said(k),
                "twee" | "drie" | "vier" | "vijf" | "zeven" | "twaalf"
            )
        {
            k += 1;
            continue;
        }
        let described = content > 0
            && style.ordinary(x.flags)
            && ["baar", "lijk", "ig", "isch", "abel", "loos", "zaam"]
                .iter()
                .any(|e| said(k).ends_with(e));
        // "drukkerij de eendracht overstappen", "kwekerij zonnehoek verstuurd": the verb that closes the clause.
        let closing = content > 0 && x.flags & (FIRST | LAST | PLACE) == 0 && verbal(said(k));
        let ends = described
            || closing
            || x.flags & (STOP | DET | PRON | POSS | SAY | KIN | MONTH | WEEKDAY | NOTNAME) != 0
            || x.flags & VERB != 0 && x.flags & NAME == 0 && !(content == 0 && k > i + 1) && !noun
            || said(k).ends_with("t") && content > 0 && style.ordinary(x.flags)
            || said(k).ends_with("en") && content > 0 && style.ordinary(x.flags);
        if ends || content == 2 && style.ordinary(x.flags) || content == 3 {
            break;
        }
        // Behind a vague head only what is no ordinary word: "gemeente ede", not "gemeente zaken".
        let board =
            k > i + 1 && led.is_none_or(|p| among!(said(p), "runt beheert opent opende begon bij of wg werkgever opdrachtgever factuur tegenover naar"));
        if content == 0 && vague && !board && style.ordinary(x.flags) && x.flags & PLACE == 0 {
            return None;
        }
        content += 1;
        last = Some(k);
        k += 1;
        // "hout & hart"
        if t.raw(k) == "&"
            && t.get(k + 1)
                .is_some_and(|x| x.shape == Shape::Lower && !t.broken(k + 1) && x.flags & STOP == 0)
        {
            last = Some(k + 1);
            content += 1;
            k += 2;
        }
    }
    // "basisschool moe", "stichting boos": one word that describes is none.
    let only = last.filter(|l| {
        content > 1
            || !matches!(
                said(*l),
                "moe" | "boos" | "ziek" | "weg" | "thuis" | "dicht" | "klaar"
            )
    });
    only.filter(|l| {
        content > 1
            || t.flags(*l) & VERB == 0
            || *l > i + 1
            || !vague && !said(*l).ends_with(['t', 'n', 'd'])
    })
}

/// What hospitals are called that is a word too.
const HOSPITALS: &str = "martini erasmus radboud amphia canisius meander catharina antonius franciscus beatrix wilhelmina gelre haga spaarne \
    alrijne maasstad bravis elkerliek zuyderland ikazia treant slingeland laurentius bronovo oosterschelde vincent lucas jan alexianen";

/// `flevoziekenhuis`, `zaanlands lyceum`: a house in one word that no dictionary has, or behind a word of a town.
pub(super) fn joined_town(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    const ENDS: &[&str] = &[
        "ziekenhuis",
        "lyceum",
        "gymnasium",
        "college",
        "gasthuis",
        "hogeschool",
        "instituut",
        "atheneum",
    ];
    let low = t.low(i);
    // Nearly every word is in a dictionary and none of these.
    if t[i].flags & WORD != 0 && !low.ends_with(['s', 'm', 'e']) || low.len() < 7 {
        return None;
    }
    let end = ENDS.iter().find(|e| low.ends_with(**e))?;
    if low.len() > end.len() + 2 && t.flags(i) & (WORD | ORGHEAD | STOP) == 0 {
        return Some((i, i));
    }
    // "het drachtster lyceum": of a town, before a school.
    let town = i
        .checked_sub(1)
        .filter(|p| t[*p].is_word() && !t.broken(i))?;
    let of_town = (t.low(town).ends_with("ster")
        || t.low(town).ends_with("er")
        || t.low(town).ends_with('s'))
        && t.flags(town) & (WORD | STOP | DET) == 0
        && t.low(town).len() > 5;
    // "het martini ziekenhuis"
    let named = t.flags(town) & (FIRST | LAST | NAMED | PROPER | PLACE) != 0
        && (t.flags(town) & (STOP | DET | POSS | VERB | EN) == 0
            || end.ends_with("ziekenhuis") && among!(t.low(town), HOSPITALS))
        || t.flags(town) & (WORD | STOP | DET) == 0 && t.low(town).len() > 4;
    (low == *end && (of_town || named)).then_some((town, i))
}

/// "de bibliotheek van Spijkenisse", "het café van Gaëlle", "het hoofdkantoor van KPN": a house as there are many, behind its article. Without
/// one it is a name ("bij architectenbureau van Tol").
pub(super) fn anybodys(t: &Tokens<'_>, from: usize, last: usize) -> bool {
    last >= from + 2
        && t.low(from + 1) == "van"
        && t[from].shape == Shape::Lower
        && from > 0
        && !t.broken(from)
        && matches!(
            t.low(from - 1),
            "de" | "het" | "een" | "'t" | "oude" | "nieuwe"
        )
        && !among!(
            t.low(from),
            "ministerie rechtbank universiteit hogeschool roc provincie kamer bank raad orde bond gerechtshof hof mannenkoor koor"
        )
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only, there},
    };

    #[test]
    fn houses_by_their_last_word() {
        assert_eq!(
            only(
                "She was let go by Thornbury Castle Hotel after one complaint.",
                Kind::Organisation
            ),
            ["Thornbury Castle Hotel"]
        );
        assert_eq!(
            only("Het Hotel was vol. De School ook.", Kind::Organisation),
            Vec::<String>::new()
        );
    }

    #[test]
    fn houses_without_capitals() {
        there(
            Kind::Organisation,
            &[
                (
                    "stichting kleine beer zoekt een nieuwe voorzitter",
                    "stichting kleine beer",
                ),
                (
                    "zorggroep noorderbreedte bezuinigt fors",
                    "zorggroep noorderbreedte",
                ),
                (
                    "new contract with harland and sons, starts soon",
                    "harland and sons",
                ),
                (
                    "nu via uitzendbureau tempo-team in een magazijn",
                    "uitzendbureau tempo-team",
                ),
                // Which of many it is is told by its name alone.
                ("Op het hoofdkantoor van KPN wacht ze.", "KPN"),
                (
                    "haar man ligt in het flevoziekenhuis sinds kort",
                    "flevoziekenhuis",
                ),
            ],
        );
        nothing(
            Kind::Organisation,
            &[
                "de stichting heeft geen geld meer, een basisschool ook niet",
                "ze werkt op een basisschool en vindt het zwaar",
                "gemeente wil niet betalen, zegt ze",
                "in het ziekenhuis gelegen, nu thuis",
                "de p&o belt, en de ri&e is klaar",
            ],
        );
    }
}
