//! Houses called by a plain word, as it stands on their boards: "werkt bij de wilg", "a job at the anchor", "teamcoach bij De
//! Boog". The word says nothing, so that work must be spoken of before it, or what sort of house it is behind it.
//! `super::find` asks at every preposition.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Style, among};
use super::words::{BOARDS, HEADS, WORKPLACES};

/// Words for work that may stand before the preposition.
const WORKING: &str = "werkt werkte werkten werkzaam werken werk gewerkt baan baantje stage stageplek stageplaats functie begonnen \
    begint begon beginnen gestart start starten aangenomen solliciteert solliciteerde gesolliciteerd sollicitatie solliciteren \
    sollicitatiegesprek ontslag ontslagen vertrokken dienst contract vrijwilliger vrijwilligerswerk vrijwilligster bijbaan \
    vakantiebaan zaterdagbaan dagbesteding invalt valt uitgevallen vertrekt weggegaan opgezegd proefdag meeloopdag \
    works worked working job jobs role started starts starting employed volunteers volunteer volunteered volunteering applied \
    interview shifts shift weggepest gepest reorganisatie leidinggevende directie management sfeer cultuur personeel \
    overuren rooster nachtdienst baas collega collegas collega's boss manager colleagues staff atmosphere apprentice apprenticeship placement internship temping temped hired redundancy career post";

/// What describes a house without naming it.
const SORTS: &str = "local new big old small same whole private public primary secondary high nearest village town city main nhs \
    dental medical vet veterinary special day state grammar boarding lokale nieuwe grote kleine hele plaatselijke eigen andere oude \
    speciale reguliere openbare christelijke katholieke";

/// Of a school a child is told.
const PUPILS: &str = "zoon dochter kind kinderen jongste oudste kleinzoon kleindochter stiefzoon stiefdochter nichtje neefje";

/// The house behind the preposition at `i`: its first and last token.
pub(super) fn find(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let low = t.low(i);
    if !among!(low, BOARDS) || t.broken(i + 1) {
        return None;
    }
    let k = i + 2;
    let (article, house) = (t.get(i + 1)?, t.get(k)?);
    if !matches!(t.low(i + 1), "de" | "het" | "'t" | "the") || !house.is_word() || t.broken(k) {
        return None;
    }
    // "bij De Boog", "at The Orchard": an article has a capital inside a sentence only in a name.
    if article.shape == Shape::Title && house.shape == Shape::Title && !style.heading(t, i + 1) {
        let surname = house.flags & (LAST | HOME) != 0 && house.flags & (NL | EN) == 0
            || house.flags & TUSSEN != 0
            || t.low(i + 1) == "de"
                && among!(
                    t.low(k),
                    "vries wit jong groot boer bruin lange haan vos koning graaf",
                );
        let place = house.flags & (PLACE | COUNTRY) != 0 && house.flags & (NL | EN) == 0;
        let business = matches!(low, "bij" | "at") || worked(t, i);
        return (business && !surname && !place).then(|| (i + 1, capitals(t, k)));
    }
    // "at the meadows surgery": a house of whose name the sort is the last word.
    if style.lower
        && matches!(low, "bij" | "at" | "for" | "voor")
        && worked(t, i)
        && plain(t, k)
        && !among!(t.low(k), SORTS)
        && house.shape == Shape::Lower
        && !t.broken(k + 1)
        && among!(
            t.low(k + 1),
            "surgery practice school academy clinic nursery hospital hospice hotel inn arms tavern lodge primary college centre \
                apotheek praktijk kliniek basisschool huisartsenpraktijk hotel",
        )
        && closes(t, k + 1)
    {
        return Some((i + 1, k + 1));
    }
    if !style.lower || house.shape != Shape::Lower || !plain(t, k) || !closes(t, k) {
        return None;
    }
    let sort = matches!(low, "bij" | "at" | "voor" | "for")
        && t.raw(k + 1) == ","
        && matches!(t.low(k + 2), "een" | "a" | "an")
        && t.get(k + 3).is_some_and(|x| x.is_word());
    let ok = match low {
        "bij" | "at" => {
            worked(t, i)
                || sort
                // "twaalf jaar bij de eenhoorn gezeten", "been at the foundry since spring"
                || matches!(t.low(k + 1), "gezeten" | "gestaan") && super::super::before(t, i, 2, |w| matches!(w, "jaar" | "jaren" | "maanden"))
                || i > 0 && t.low(i - 1) == "been" && matches!(t.low(k + 1), "since" | "for" | "now")
                // "bij het baken en bij de klimop"
                || i > 3 && matches!(t.low(i - 1), "en" | "of" | "and" | "or") && t.low(i - 4) == low && worked(t, i - 4)
                // "gaat bij de kring weg"
                || matches!(t.low(k + 1), "werkt" | "werkte" | "gewerkt" | "werkzaam" | "weg" | "vandaan" | "vertrokken" | "ontslagen" | "begonnen" | "aangenomen" | "gestart" | "werken")
        }
        "op" => {
            i > 0
                && among!(
                    t.low(i - 1),
                    "leerkracht juf meester docent lerares leraar onderwijsassistent directeur directrice conciërge stage stagiaire vakleerkracht leraar",
                )
                || i > 1
                    && matches!(t.low(i - 1), "zit" | "zitten" | "zat")
                    && among!(t.low(i - 2), PUPILS)
        }
        "voor" | "for" => {
            sort || i > 0
                && among!(
                    t.low(i - 1),
                    "werkt werkte works worked working volunteers vrijwilliger",
                )
        }
        "met" | "door" | "with" => {
            i > 0
                && among!(
                    t.low(i - 1),
                    "fusie gefuseerd overname overgenomen merger merged",
                )
        }
        _ => i > 0 && among!(t.low(i - 1), "ontslagbrief functioneringsgesprek overname"),
    };
    // "het wapen van drenthe": with its town.
    let town = matches!(t.low(k + 1), "van" | "of" | "aan")
        && t.flags(k + 2) & PLACE != 0
        && t.flags(k + 2) & STOP == 0
        && !t.broken(k + 2);
    ok.then_some((i + 1, if town { k + 2 } else { k }))
}

/// Whether a word for work or an occupation stands straight before the preposition, over "weg" and an adverb at most.
fn worked(t: &Tokens<'_>, i: usize) -> bool {
    (1..=2).any(|n| {
        let Some(k) = i.checked_sub(n) else { return false };
        t[k].is_word()
            && !(k + 1..=i).any(|m| t.broken(m))
            && (n == 1 || among!(t.low(i - 1), "weg nu weer net pas sinds again now part-time parttime fulltime nights here daar"))
            && (among!(t.low(k), WORKING) || t.flags(k) & JOB != 0 || n == 1 && super::super::quasi::job(t, k))
    })
}

/// A noun that says nothing of what is done there: no kind of house, no person, no part of the day.
fn plain(t: &Tokens<'_>, k: usize) -> bool {
    let low = t.low(k);
    low.len() > 2
        && t.flags(k)
            & (STOP
                | DET
                | PRON
                | POSS
                | KIN
                | TITLE
                | MONTH
                | WEEKDAY
                | HOLIDAY
                | DATEWORD
                | ORGHEAD
                | ORGTAIL
                | HOUSE
                | JOB
                | SAY)
            == 0
        && !among!(low, WORKPLACES)
        && !HEADS.iter().any(|h| low.ends_with(h))
        && ![
            "afdeling", "dienst", "team", "groep", "gemeente", "zaak", "shop", "bedrijf", "huis",
            "post", "balie", "kassa", "lijn", "ers", "aars",
        ]
        .iter()
        .any(|e| low.ends_with(e))
}

/// Whether the mention is over behind `k`: no other noun goes on with it, as in "at the local shop".
fn closes(t: &Tokens<'_>, k: usize) -> bool {
    let n = k + 1;
    t.broken(n)
        || t.get(n).is_none_or(|x| {
            !x.is_word() && t.raw(n) != "&" && t.raw(n) != "-"
                || x.flags & (STOP | DET | PRON | POSS | SAY | WITH | WEEKDAY | DATEWORD | MONTH)
                    != 0
                || among!(t.low(n), WORKING)
                || matches!(t.low(n), "gezeten" | "gestaan")
                || x.flags & VERB != 0 && t.low(n).ends_with('t')
        })
}

/// The last of the capitalised words that begin at `k`.
fn capitals(t: &Tokens<'_>, k: usize) -> usize {
    let mut last = k;
    while last < k + 3
        && !t.broken(last + 1)
        && t.get(last + 1)
            .is_some_and(|x| x.shape == Shape::Title && x.flags & (PRON | MONTH | WEEKDAY) == 0)
    {
        last += 1;
    }
    last
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{only, there},
    };

    #[test]
    fn a_plain_word_is_a_house_where_work_is_spoken_of() {
        there(
            Kind::Organisation,
            &[
                ("ze werkt bij de esdoorn, nachten vooral", "de esdoorn"),
                ("got a job at the harrow as a cleaner", "the harrow"),
                ("ze begint bij de pijler als begeleider", "de pijler"),
                ("stage bij het zeepaard loopt stroef", "het zeepaard"),
                ("zijn dochter zit op de bolster, groep drie", "de bolster"),
                ("leerkracht op de zaaier, al jaren", "de zaaier"),
                ("Hij is teamcoach bij De Boei en moe.", "De Boei"),
                ("She manages nights at The Cedars now.", "The Cedars"),
                (
                    "a receptionist at the willows surgery, front desk",
                    "the willows surgery",
                ),
                ("nieuwe baas bij de pijler is beter", "de pijler"),
                (
                    "hij is kok bij het wapen van drenthe en moe",
                    "het wapen van drenthe",
                ),
                (
                    "sinds ze bij het zeepaard werkt slaapt ze slecht",
                    "het zeepaard",
                ),
                ("she has been at the smithy since may", "the smithy"),
                ("sinds de fusie met de brug is het onrustig", "de brug"),
            ],
        );
        for text in [
            "hij werkt bij de gemeente en zij in het ziekenhuis",
            "ze zit op de bank en kijkt naar buiten",
            "she works at the office, he works at the local shop",
            "begint bij het begin, werkt aan de hand van een lijst",
            "he started at the bottom and worked at the weekend",
            "werkt bij de politie, wil weg bij de baas",
        ] {
            assert!(
                !only(text, Kind::Organisation)
                    .iter()
                    .any(|f| f.starts_with("de ")
                        || f.starts_with("the ")
                        || f.starts_with("het ")),
                "{text}: {:?}",
                only(text, Kind::Organisation)
            );
        }
    }
}
