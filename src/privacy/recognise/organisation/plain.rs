//! Houses by the plain noun or the letters before their name ("bij kraamzorg De Ooievaar", "MFC De Speelhoeve", "CM Mechelen"), and
//! those that only a capital tells ("De Zonnebloem", "the Leeuwenhoek"); firms by the trade behind a surname ("Van Hulst Dakwerken"). `called` asks at every word.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Style, Tails, among};

/// What a firm does, behind the name it has.
const TRADES: &str = "dakwerken schilderwerken grondwerken tuinwerken bouwwerken metselwerken installaties installatietechniek elektro \
    techniek bouw vastgoed makelaars makelaardij accountants advocaten notarissen transport logistiek verhuizingen automotive \
    interieurbouw keukens vloeren parket sanitair tuinen hoveniers software consultancy advies adviesgroep coaching catering \
    zonwering rijopleidingen optiek mode schoenen juweliers metaal staalbouw kozijnen glas tapijt textiel drukwerk reizen zuivel \
    bloemen fietsen tweewielers schildersbedrijf loodgieters verzekeringen assurantiën uitvaarten uitvaartzorg roofing plumbing \
    builders electrics joinery solicitors";

static TRADED: Tails = Tails::new(&[TRADES]);

/// Whether a preposition stands straight before the word at `i`, so that no article does.
pub(super) fn led(t: &Tokens<'_>, i: usize) -> bool {
    i > 0
        && !t.broken(i)
        && among!(
            t.low(i - 1),
            "bij van op naar voor in over tussen via met aan uit door about from at with for of"
        )
}

/// Where a house begins whose name begins with the article at `i`: at the noun before it, which a name alone lets stand without an article of
/// its own ("bij kraamzorg De Ooievaar", "op vmbo De Waterkant").
pub(super) fn bare_head(t: &Tokens<'_>, i: usize) -> usize {
    let Some(p) = i.checked_sub(1).filter(|_| !t.broken(i)) else {
        return i;
    };
    let x = t[p];
    let noun = x.shape == Shape::Lower
        && x.end - x.start > 3
        && x.flags
            & (STOP
                | DET
                | PRON
                | POSS
                | KIN
                | TITLE
                | JOB
                | SAY
                | MONTH
                | WEEKDAY
                | HOLIDAY
                | DATEWORD
                | NAMED
                | WITH)
            == 0
        && led(t, p)
        && !super::super::quasi::job(t, p)
        && !among!(
            t.low(p),
            "familie gezin echtpaar boek film serie krant roman artikel podcast programma cursus lied nummer bakker slager kapper buurman \
                buurvrouw kapitein ploeg thuis werk school huis tijd halen brengen vandaag morgen gisteren"
        );
    if noun { p } else { i }
}

/// "MFC De Speelhoeve", "PC Sint-Amedeus", "SKB Oost", "CM Mechelen": letters before a name that begins with an article, before a saint, a
/// town or a quarter of the wind; "Technicum Noord", "Thorbecke VSO".
pub(super) fn lettered(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let n = i + 1;
    let title = |k: usize| {
        t.get(k)
            .is_some_and(|x| matches!(x.shape, Shape::Title | Shape::Mixed) && !t.broken(k))
    };
    if style.shouting {
        return None;
    }
    // "bij mee rotterdam", "bij de CM"
    if t[i].shape == Shape::Lower {
        let town = t.low(i) == "mee"
            && style.lower
            && led(t, i)
            && t.flags(n) & PLACE != 0
            && t.flags(n) & (WORD | STOP) == 0
            && !t.broken(n);
        return town.then_some((i, n));
    }
    if t[i].shape == Shape::Upper
        && t.low(i) == "cm"
        && i > 0
        && matches!(t.low(i - 1), "de" | "bij" | "van" | "via")
        && !title(n)
    {
        return Some((i, i));
    }
    if t[i].shape == Shape::Title {
        // "op het Thorbecke VSO", "van Thorbecke VSO"
        let sort = t
            .get(n)
            .is_some_and(|x| x.shape == Shape::Upper && !t.broken(n))
            && among!(t.low(n), "vso vmbo havo mavo vwo sbo buso");
        let wind = title(n)
            && among!(t.low(n), "noord oost zuid west")
            && t[i].flags & (PLACE | FIRST | NOTNAME | COUNTRY) == 0;
        return (!t[i].first && (sort || wind) && (led(t, i) || i > 0 && t.low(i - 1) == "het"))
            .then_some((i, n));
    }
    let low = t.low(i);
    if t[i].shape != Shape::Upper
        || !(2..=4).contains(&low.len())
        || t[i].flags & (MONTH | WEEKDAY) != 0
        || t[i].flags & WORD != 0 && !among!(low, "mee cm pc")
        || low != "pc" && super::super::person::thing(low)
        || !title(n)
        || style.heading(t, i)
    {
        return None;
    }
    let article = matches!(t.low(n), "de" | "het" | "ter" | "ten") && title(n + 1);
    let saint = t.low(n).starts_with("sint-") || matches!(t.low(n), "sint" | "st") && title(n + 1);
    let town = t[n].flags & PLACE != 0 && t[n].flags & FIRST == 0 && low != "pc";
    let wind = among!(t.low(n), "noord oost zuid west midden");
    (article
        || saint
        || (town || wind) && (led(t, i) || i > 0 && t.flags(i - 1) & POSS != 0 || !t[i].first))
        .then_some((
            i,
            if article || matches!(t.low(n), "sint" | "st") {
                n + 1
            } else {
                n
            },
        ))
}

/// "the night staff of the Leeuwenhoek": behind an English article a capital on a word that is none in English.
pub(super) fn abroad(t: &Tokens<'_>, i: usize, style: &Style) -> bool {
    i > 1
        && style.english
        && t[i].shape == Shape::Title
        && !t[i].first
        && !t.broken(i)
        && !t.broken(i - 1)
        && t.low(i - 1) == "the"
        && t[i - 1].shape == Shape::Lower
        && (t.low(i - 2) == "at"
            || matches!(t.low(i - 2), "of" | "from" | "for")
                && super::super::before(t, i - 2, 4, |w| {
                    among!(
                        w,
                        "staff team board ward head manager manageress nurse teacher director pupils clients colleagues shift principal night"
                    )
                }))
        && t[i].flags & (WORD | FIRST | PLACE | COUNTRY | NOTNAME | MONTH | HOLIDAY | STOP) == 0
        && t.low(i).len() > 4
        && !t.low(i).ends_with('s')
        && (t.broken(i + 1)
            || t.get(i + 1).is_none_or(|x| {
                matches!(t.raw(i + 1), "." | "," | ";" | "?") || x.flags & SAY != 0
            }))
        && !style.heading(t, i)
}

/// "hoorde dat De Zonnebloem sluit", "Opties: Het Anker, of": an article with a capital inside a sentence, and a name.
pub(super) fn articled(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let n = i + 1;
    let p = i.checked_sub(1)?;
    if t[i].shape != Shape::Title && t.low(i) != "'t"
        || !matches!(t.low(i), "de" | "het")
            // "aanbellen bij 't Lam", "bij frituur 't Hoekske"
            && !(t.low(i) == "'t"
                && (matches!(t.low(p), "bij" | "met") || bare_head(t, i) < i)
                && t.flags(n) & PLACE == 0)
        || t.broken(n)
        || t.broken(i)
        || t[i].first && t.raw(p) != ":"
        || style.heading(t, i)
        || t[p].capital()
    {
        return None;
    }
    let name = t.get(n).is_some_and(|x| {
        x.shape == Shape::Title && !x.first && x.flags & (PRON | MONTH | WEEKDAY) == 0
    });
    // Behind a colon a sentence may begin: only between marks.
    let apart = t.raw(p) != ":"
        || matches!(t.raw(n + 1), "," | "/" | ";")
        || matches!(t.low(n + 1), "of" | "en");
    // "dierenpension De Blije Poot"
    let mut last = n;
    while last < n + 2
        && !t.broken(last + 1)
        && t.get(last + 1).is_some_and(|x| {
            x.shape == Shape::Title && x.flags & (PRON | MONTH | WEEKDAY | FIRST) == 0
        })
    {
        last += 1;
    }
    (name && apart).then_some((i, last))
}

/// "Van Hulst Dakwerken", "Roos en Zoon": a trade or a son behind a name.
pub(super) fn carried(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    if t[i].shape != Shape::Title || i == 0 || t.broken(i) {
        return None;
    }
    let before = t[i - 1].shape == Shape::Title && t.flags(i - 1) & (DET | PRON | KIN) == 0;
    let trade = before && TRADED.has(t.low(i));
    let kin = matches!(
        t.low(i),
        "zoon" | "zonen" | "zn" | "sons" | "dochters" | "daughters" | "partners"
    ) && i > 1
        && (matches!(t.low(i - 1), "en" | "and") || t.raw(i - 1) == "&")
        && t[i - 2].shape == Shape::Title;
    if !(trade || kin) || style.heading(t, i) {
        return None;
    }
    let mut from = if kin { i - 2 } else { i - 1 };
    while from > 0
        && i - from < 5
        && !t.broken(from)
        && (t.flags(from - 1) & TUSSEN != 0 && t[from - 1].capital()
            || t.flags(from) & TUSSEN != 0
                && t[from - 1].shape == Shape::Title
                && t.flags(from - 1) & STOP == 0)
    {
        from -= 1;
    }
    Some((from, i))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn a_noun_or_letters_before_a_name() {
        there(
            Kind::Organisation,
            &[
                (
                    "Jubileum van Greetje bij kraamzorg De Ooievaarspoot: leuk.",
                    "kraamzorg De Ooievaarspoot",
                ),
                ("Ze geeft les op vmbo De Waterkant.", "vmbo De Waterkant"),
                (
                    "Ze is uit de groep op MFC De Speelhoeve gezet.",
                    "MFC De Speelhoeve",
                ),
                (
                    "De wachtlijst bij PC Sint-Amedeus is lang.",
                    "PC Sint-Amedeus",
                ),
                ("EMDR loopt via SKB Oost, zegt ze.", "SKB Oost"),
                ("Ik heb haar CM Mechelen doorgegeven.", "CM Mechelen"),
                ("De aanvraag ligt bij MEE Rotterdam nu.", "MEE Rotterdam"),
                ("Jana is aangesloten bij de CM en betaalt.", "CM"),
                ("Ze is leerkracht in Technicum Noord.", "Technicum Noord"),
                (
                    "Supervision with the night staff of the Leeuwenhoek. Good.",
                    "Leeuwenhoek",
                ),
                (
                    "het team van woonvoorziening de trekvogel loopt leeg",
                    "woonvoorziening de trekvogel",
                ),
                (
                    "ze werkt bij woningcorporatie de goede haard en slaapt",
                    "woningcorporatie de goede haard",
                ),
                (
                    "gaat om installatiegroep wtb en de brief",
                    "installatiegroep wtb",
                ),
                (
                    "ze zingt bij Oratoriumvereniging Oldenzaal e.o. en wil meer",
                    "Oratoriumvereniging Oldenzaal e.o.",
                ),
                (
                    "gisteren bij medisch centrum twekkelo geweest, moe",
                    "medisch centrum twekkelo",
                ),
                (
                    "Hij is door hockeyclub Victoria gevraagd.",
                    "hockeyclub Victoria",
                ),
            ],
        );
        nothing(
            Kind::Organisation,
            &[
                "HR in Amsterdam wil niets. IT Oost ook niet.",
                "bij jeugdzorg gewerkt, in de ouderenzorg ook",
                "She walks to the Thames, tired.",
            ],
        );
    }
}
