//! Employers and houses that a note states without a word for work: behind a label ("Locatie: Vooruit!, Zottegem"), in a signature
//! ("teamcoördinator, Samen, Brusselsesteenweg 71"), before an address or a number ("met at innocent, apt 31"), behind who works
//! there ("with Art Pemberton at Lantern"), in brackets behind a client ("Client LB (Orange)"), and behind "bij" with a capital of
//! its own ("rolverdeling bij Samen"). `super::find` calls it once a text.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::address::plainly;
use super::super::{Style, among};
use super::slot;

/// Labels whose value is a house.
const LABELS: &str = "locatie location venue wg werkgever employer opdrachtgever bedrijf organisatie organisation organization company school \
    opleiding werkplek stageplek stageplaats stagebedrijf vereniging club instelling werkgevers ziekenhuis hospital";

/// Values that are no name.
const PLAIN: &str = "online zoom teams telefonisch telefoon kantoor thuis buiten wandelend wandeling praktijk praktijkruimte bos park strand \
    vergaderzaal vergaderruimte zaal kamer huiskamer lokaal bibliotheek café tuin hier daar onbekend unknown geen none home office remote \
    phone outdoors walking video videobellen hybride op bij in nvt n.v.t zelfde idem basis mbo hbo havo vwo vmbo";

/// What sort of employer, and no name.
const SORTS: &str = "gemeente school overheid bank zorg bouw horeca onderwijs winkel supermarkt ziekenhuis fabriek zelfstandig zzp eigen     wisselend diverse tevreden akkoord betrokken positief negatief uitzendbureau bedrijf groot klein mkb ngo commercieel onbekend unknown     none geen druk moe werkloos werkzoekend student pensioen gepensioneerd retired unemployed self-employed freelance";

/// What answers a label without a name.
const ANSWERS: &str = "ja nee wel niet zelf nog nu same same's n.v.t. idem ook yes no not none self still vorige nieuwe eerste laatste alle veel     goed prima niks niets nothing hetzelfde dezelfde zie see via onbekend anders";

/// What never begins or goes on in a name behind these.
const NEVER: u64 =
    DET | PRON | POSS | MONTH | WEEKDAY | HOLIDAY | KIN | TITLE | GREET | DATEWORD | SAY;

/// Adds what a mark, a preposition or the letters before a name tell.
pub(in super::super) fn find(t: &Tokens<'_>, style: &Style, found: &mut Found) {
    let mut done = 0;
    for i in 0..t.len() {
        if i < done {
            continue;
        }
        let x = &t[i];
        let span = match x.shape {
            Shape::Mark => marked(t, i, style).map(|s| (s, 31)),
            Shape::Number => None,
            Shape::Lower
                if matches!(x.end - x.start, 3 | 4)
                    && matches!(t.low(i).as_bytes(), b"bij" | b"van" | b"naar")
                    && let Some(s) = slot::find(t, i, style) =>
            {
                Some((s, 31))
            }
            Shape::Lower if !style.lower => None,
            Shape::Lower => {
                let club = if x.flags & (STOP | WITH) == STOP {
                    None
                } else {
                    super::club::find(t, i, style).map(|s| (s, 48))
                };
                club.or_else(|| {
                    t.digits
                        .then(|| sited(t, i, style))
                        .flatten()
                        .map(|s| (s, 31))
                })
            }
            _ => super::club::find(t, i, style).map(|s| (s, 48)).or_else(|| {
                i.checked_sub(1)
                    .filter(|p| t[*p].shape == Shape::Lower)
                    .and_then(|p| behind(t, p, style))
                    .map(|s| (s, 31))
            }),
        };
        if let Some(((from, last), rank)) = span
            && let (Some(a), Some(b)) = (t.get(from), t.get(last))
        {
            let reason = if rank == 31 {
                "works-at"
            } else {
                "institution"
            };
            found.add((a.start, b.end), Kind::Organisation, reason, 0.7, rank);
            done = last + 1;
        }
    }
}

/// The house that the mark at `i` tells.
fn marked(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    match t.text.as_bytes().get(t[i].start)? {
        b':' => labelled(t, i, style).or_else(|| slot::colon(t, i, style)),
        b',' if t.digits => signed(t, i, style),
        b'(' => bracketed(t, i),
        _ => None,
    }
}

/// The house behind the small word at `i`, with a capital.
fn behind(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    if t[i].flags & (WITH | STOP | PLACE | DATEWORD) == 0 {
        return None;
    }
    let house = if t.digits { sited(t, i, style) } else { None };
    house.or_else(|| named(t, i, style))
}

/// The last of at most four words from `from` on that can be a name together, without capitals too where the text has none.
fn words(t: &Tokens<'_>, from: usize, style: &Style) -> Option<usize> {
    let mut last = None;
    let mut k = from;
    while k < from + 4 && t.get(k).is_some_and(|x| x.is_word()) && (k == from || !t.broken(k)) {
        let x = t[k];
        let article = matches!(
            t.low(k),
            "de" | "het" | "the" | "'t" | "van" | "der" | "den" | "en"
        );
        // "jan de nul": a month, and a name sooner.
        let never = if x.flags & FIRST != 0 {
            NEVER & !MONTH
        } else {
            NEVER
        };
        if x.flags & never != 0 && !article || x.shape == Shape::Lower && !style.lower && !article {
            return None;
        }
        last = Some(k);
        k += 1;
        // "Lens & Partners"
        if matches!(t.raw(k), "&" | "+")
            && t.get(k + 1).is_some_and(|x| x.is_word() && !t.broken(k))
        {
            k += 1;
        }
    }
    last.filter(|l| !matches!(t.low(*l), "de" | "het" | "the" | "van" | "en"))
}

/// "Locatie: Sibelco, Geel", "werkgever: jan de nul": behind the colon at `i`, to the comma or the end of the line.
fn labelled(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let p = i.checked_sub(1)?;
    let from = i + 1;
    if t[i].spaced
        || !among!(t.low(p), LABELS)
        || t.broken(from)
        || t.flags(from) & STOP != 0 && among!(t.low(from), PLAIN)
    {
        return None;
    }
    let last = words(t, from, style)?;
    // "Vooruit!, Zottegem": the mark is part of the name.
    let end = last + 1 + usize::from(t.raw(last + 1) == "!" && t.raw(last + 2) == ",");
    let ends = t.broken(end)
        || end >= t.len()
        || matches!(t.raw(end), "," | ";" | "|" | "/" | "(")
        || matches!(t.low(end), "te" | "in" | "at")
        || t.raw(end) == "." && !t.broken(end);
    // "werkgever: verder": behind these a firm stands, whatever the word.
    let firm = last == from
        && among!(
            t.low(p),
            "werkgever employer opdrachtgever wg bedrijf organisatie organisation"
        )
        && !among!(t.low(from), SORTS)
        && ![
            "instelling",
            "organisatie",
            "bedrijf",
            "bureau",
            "fabriek",
            "winkel",
            "school",
            "huis",
            "instituut",
            "dienst",
            "sector",
            "wezen",
        ]
        .iter()
        .any(|e| t.low(from).ends_with(e))
        && t.flags(from) & JOB == 0
        && (t.flags(from) & STOP == 0 || !among!(t.low(from), ANSWERS));
    let plain = !firm
        && (from..=last).all(|k| {
            among!(t.low(k), PLAIN) || t.flags(k) & STOP != 0 && t[k].shape == Shape::Lower
        });
    // Without capitals one plain word says what sort, not which: "locatie: kantoor", "opleiding: bachelor, avond".
    let bare = !firm
        && t[from].shape == Shape::Lower
        && last == from
        && style.ordinary(t.flags(from))
        && (t.raw(end) != "," || t.low(p) == "opleiding");
    let town = t.flags(from) & (PLACE | COUNTRY) != 0 && last == from;
    (ends && !plain && !bare && !town && t.flags(from) & NOTNAME == 0).then_some((from, last))
}

/// "teamcoördinator, Samen, Brusselsesteenweg 71": between commas, behind a person or an occupation and before an address.
fn signed(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let from = i + 1;
    let p = i.checked_sub(1)?;
    if !t[p].is_word() || t.broken(from) {
        return None;
    }
    let last = words(t, from, style)?;
    if t.raw(last + 1) != "," || !addressed(t, last + 2) {
        return None;
    }
    let somebody = t.flags(p) & (JOB | LAST | HOME | FIRST) != 0
        || super::super::quasi::job(t, p)
        || t[p].shape == Shape::Title;
    (somebody && t.flags(from) & (PLACE | LANE) == 0).then_some((from, last))
}

/// Whether an address, a flat or a telephone number begins at `k`.
fn addressed(t: &Tokens<'_>, k: usize) -> bool {
    let number = |k: usize| t.get(k).is_some_and(|x| x.shape == Shape::Number) && !t.broken(k);
    if t.broken(k) {
        return false;
    }
    let flat = among!(t.low(k), "apt flat unit suite floor room") && number(k + 1);
    let dialled = matches!(t.raw(k), "+" | "(") && number(k + 1)
        || number(k) && matches!(t.raw(k + 1), "-" | " ") && number(k + 2);
    let numbered = number(k)
        && (k + 1..k + 5).any(|m| t.flags(m) & LANE != 0 && t.get(m).is_some_and(|x| x.is_word()));
    let street = (k..k + 4)
        .take_while(|m| t.get(*m).is_some_and(|x| x.is_word()))
        .any(|m| {
            number(m + 1)
                && plainly(
                    t.low(m),
                    &["lei", "ring", "park", "haven", "akker", "berg", "boulevard"],
                )
        });
    flat || dialled || numbered || street
}

/// "Client LB (Orange)": who sends a client that is named by a code.
fn bracketed(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let code = i.checked_sub(2)?;
    let x = t.get(i + 1)?;
    let coded = matches!(t[i - 1].shape, Shape::Upper | Shape::Initial)
        && t.low(i - 1).len() < 6
        && among!(
            t.low(code),
            "client cliënt cliënte cl coachee klant deelnemer kandidaat candidate"
        );
    let mut last = i + 1;
    while last < i + 4
        && (t.raw(last + 1) == "&"
            || t.get(last + 1)
                .is_some_and(|y| y.shape == Shape::Title && !t.broken(last + 1)))
    {
        last += 1;
    }
    (coded
        && x.shape == Shape::Title
        && x.flags & (NEVER | STOP | FIRST) & !FIRST == 0
        && t.raw(last + 1) == ")")
        .then_some((i + 1, last))
}

/// "met at Shell, 53 Queen Victoria Street", "bij samen, dorpsstraat 4": a house before its address.
fn sited(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    if !matches!(t.low(i), "at" | "bij" | "from" | "van" | "for" | "voor") || t.broken(i + 1) {
        return None;
    }
    let last = words(t, i + 1, style)?;
    let from = i + 1;
    let house = t.raw(last + 1) == ","
        && addressed(t, last + 2)
        && t.flags(from) & (STOP | PLACE | LANE) == 0
        && !among!(t.low(from), PLAIN)
        // "van Anna Smit, Dorpsstraat 4": where she lives.
        && (t.flags(from) & FIRST == 0 || matches!(t.low(i), "at" | "bij") && last == from);
    house.then_some((from, last))
}

/// "Rolverdeling bij Samen", "with Art Pemberton at Lantern", "een mail naar heel Grond": a capital of its own inside a sentence, on a
/// word that is nobody's name and no town.
fn named(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let from = i + 1;
    if !matches!(t.low(i), "bij" | "at" | "heel" | "binnen" | "within")
        || t.broken(from)
        || t.broken(i)
        || i == 0
    {
        return None;
    }
    let x = t.get(from)?;
    let name = x.shape == Shape::Title
        && !x.first
        && x.flags
            & (NEVER | FIRST | NAMED | LAST | HOME | PLACE | COUNTRY | NOTNAME | ORGHEAD | TUSSEN)
            == 0
        && t.low(from).len() > 2
        && !among!(t.low(from), "work home school church university college")
        && style.ordinary(x.flags)
        && !style.heading(t, from);
    if !name {
        return None;
    }
    let mut last = from;
    while last < from + 2
        && t.get(last + 1).is_some_and(|y| {
            y.shape == Shape::Title && !t.broken(last + 1) && y.flags & (NEVER | STOP) == 0
        })
    {
        last += 1;
    }
    Some((from, last))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn houses_that_are_only_stated() {
        there(
            Kind::Organisation,
            &[
                (
                    "Aanwezig: Sanne\nLocatie: Hotel De Kroon, Roermond\nDoel: rust",
                    "Hotel De Kroon",
                ),
                ("Locatie: Vooruit!, Zottegem\nDoel: rust", "Vooruit"),
                (
                    "aanwezig: sanne\nwerkgever: jan de nul\ndoel: rust",
                    "jan de nul",
                ),
                (
                    "Anna Smit, teamcoördinator, Samen, Dorpsstraat 71, Balk",
                    "Samen",
                ),
                (
                    "met at innocent, apt 31, 31 mill street. two hours",
                    "innocent",
                ),
                (
                    "Reference call with Art Pemberton at Lantern, 212-555-0143.",
                    "Lantern",
                ),
                ("Client LB (Kindred) wants out.", "Kindred"),
                ("De rolverdeling bij Samen is zoek.", "Samen"),
                ("Ze schreef een mail naar heel Grond en zweeg.", "Grond"),
            ],
        );
        nothing(
            Kind::Organisation,
            &[
                "Locatie: online\nDoel: rust",
                "locatie: kantoor\nschool: gaat goed",
                "Opleiding: bezig met de laatste fase",
                "Hij bleef bij Pasen thuis, bij mensen thuis.",
                "She stayed at home, at work and at Christmas.",
                "Bedrijf: nog onbekend, volgt later",
            ],
        );
    }
}
