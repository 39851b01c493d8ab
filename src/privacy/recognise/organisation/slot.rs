//! Employers by the slot they stand in, whatever word they are called by: behind what only a firm has or gives ("de leasewagen van
//! Morgen", "contract opvragen bij verder"), behind work and a bare word that closes its clause ("hij werkt al jaren bij simpel."),
//! behind where somebody comes from or goes back to, in the name of a chat ("groepsapp team bloei: …") and behind the comma of a
//! label for work ("werk: magazijn, noordwind"). `super::stated` asks.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Style, among};

/// What begins no name.
const NEVER: u64 = DET | PRON | POSS | MONTH | WEEKDAY | HOLIDAY | KIN | TITLE | GREET | WITH;

/// What an employer alone has: "van" and its name follow.
const OWNED: &str = "leasewagen leaseauto lease-auto leasefiets dienstwagen dienstauto bedrijfswagen bedrijfsauto leaseafdeling hr-afdeling \
    personeelsafdeling personeelsdienst salarisadministratie loonadministratie wagenpark wagenparkbeheer loonstrook loonstrookje loonstroken \
    salarisstrook jaarcontract arbeidscontract arbeidsovereenkomst getuigschrift toegangspas personeelspas personeelsfeest kerstpakket bedrijfsarts \
    hoofdkantoor ondernemingsraad personeelsblad werkgeversverklaring vaststellingsovereenkomst bedrijfsfeest jobaanbieding jobaanbod";

/// What is had, asked for or ended "bij" an employer.
const AT: &str = "exit-interview exitinterview exitgesprek exit-gesprek contract contracten jaarcontract arbeidscontract proefcontract sollicitatie \
    sollicitatiegesprek sollicitatieprocedure solliciteren solliciteert solliciteerde gesolliciteerd dienstverband proefperiode proeftijd \
    meeloopdag vacature baan baantje bijbaan stage inwerkperiode onboarding offboarding opzegtermijn loondienst ontslag getuigschrift \
    loonstrook loonstroken werkgeversverklaring functieomschrijving teamdag werkplek werkdag begonnen gestart gestopt vertrokken opgezegd \
    ontslagen gedetacheerd detachering aangenomen dienst loopbaan vrijwilligerswerk inwerken functie proefdag weg begon begin";

/// What work is spoken of with; less sure, since "werkt bij" says how as well.
const WORKING: &str = "werkt werkte gewerkt werken werkzaam werk";

/// Words that stand bare behind "bij" and say when or how.
const HOW: &str = "drukte stilte stress spanning twijfel ziekte warmte kou hitte regen ruzie conflict conflicten tegenslag kritiek daglicht \
    kaarslicht muziek klanten cliënten patiënten mensen bedrijven vergaderingen voorkeur toeval navraag thuiskomst aankomst vertrek lawaai \
    onrust weer kinderen ouderen gezinnen particulieren collega's vrienden huis toerbeurt beurt gelegenheid leven zinnen kas elkaar iedereen \
    niemand iemand alles veel weinig meer minder wie wat mij ons voorbaat nader benadering uitstek terugkomst oplevering storing storingen \
    spoed nood vermoeidheid pijn koorts hoofdpijn afwezigheid verzuim uitval overwerk werkdruk ontslag zwangerschap verlof vakantie verhuizing \
    gebrek wijze intake start aanvang einde werk thuis vergadering overleg deadlines klachten vragen gesprekken moeite tijd dag nacht avond \
    ochtend slapen eten wijzigingen veranderingen presentaties afspraken teamoverleg lunch besluiten beslissingen feedback complimenten nul zichzelf koffie thee haar hem hen jou jullie \
    slecht goed mooi anderen allebei beide beiden sommige enkele meerdere verschillende diverse andere derden verlenging zonlicht kunstlicht";

/// Who has a chat and is no firm.
const CHATS: &str = "familie gezin buurt straat vrienden vriendinnen klas school sport voetbal ouders vakantie wijk flat verhuizing verjaardag \
    verkoop inkoop hr it ict finance zorg administratie receptie techniek planning productie avond nacht ochtend dag weekend leiding management \
    marketing sales support logistiek magazijn coaches coach staf";

/// What somebody works in or as, behind "werk:".
const ROOMS: &str = "magazijn kantoor winkel productie logistiek administratie keuken zorg verpleging ict inkoop verkoop planning techniek horeca \
    onderhoud schoonmaak receptie balie kassa chauffeur verkoper verkoopster verpleegkundige monteur docent boekhouder planner kok operator \
    heftruck transport callcenter klantenservice bediening buitendienst binnendienst hr finance marketing";

/// What stands second behind such a label without being a house.
const TERMS: &str = "parttime fulltime deeltijd voltijd vast tijdelijk uitzendkracht ploegendienst nachtdienst nachtdiensten dagdienst weekend \
    ziek thuis thuiswerk zwaar druk leuk saai fijn moe staand zittend vroeg laat ploegen flex oproep oproepkracht zzp freelance halftijds \
    voltijds leidinggevend zelfstandig tevreden onregelmatig avonduren avonden nachten";

/// Whether the token at `k` can begin a name: a capital of its own, or any word where none has capitals.
fn begins(t: &Tokens<'_>, k: usize, style: &Style) -> bool {
    !t.broken(k)
        && t.get(k).is_some_and(|x| match x.shape {
            Shape::Title | Shape::Mixed | Shape::Upper => {
                !x.first && x.flags & (PRON | MONTH | WEEKDAY | HOLIDAY | KIN | TITLE) == 0
            }
            Shape::Lower => style.lower && x.flags & NEVER == 0 && t.low(k).len() > 2,
            _ => false,
        })
}

/// Whether the clause closes before `k`.
fn closes(t: &Tokens<'_>, k: usize) -> bool {
    t.broken(k)
        || matches!(t.raw(k), "." | "," | ":" | ";" | ")" | "!" | "?")
        || t.get(k)
            .is_none_or(|x| x.spaced && matches!(t.raw(k), "-" | "–" | "—"))
}

/// The last token of the name that begins at `k`: capitals with small words between them, or without capitals up to a mark.
fn name(t: &Tokens<'_>, k: usize, style: &Style) -> Option<usize> {
    if !begins(t, k, style) {
        return None;
    }
    let mut last = k;
    if t.get(k).is_some_and(|x| x.shape == Shape::Lower) {
        // "waterschap aa en maas", "verder": the whole way to the mark, at most four words; else the first alone.
        while last < k + 3 && !closes(t, last + 1) {
            let small = matches!(t.low(last + 1), "en" | "van" | "de" | "&");
            let next = last + 1 + usize::from(small);
            // "baan bij hospice de luwte opgezegd": the verb.
            if !begins(t, next, style)
                || t.flags(next) & (STOP | SAY) != 0
                || super::words::verbal(t.low(next))
            {
                break;
            }
            last = next;
        }
        // "bij klassieke muziek": an adjective and what it says.
        if last == k + 1 && style.ordinary(t.flags(k)) && t.low(k).ends_with('e') {
            return None;
        }
        return Some(if closes(t, last + 1) { last } else { k });
    }
    while last < k + 4 {
        let title = |n: usize| {
            !t.broken(n)
                && t.get(n)
                    .is_some_and(|x| x.capital() && !x.first && x.flags & (PRON | MONTH) == 0)
        };
        if title(last + 1) {
            last += 1;
        } else if matches!(t.low(last + 1), "en" | "van" | "&" | "der" | "de")
            && !t.broken(last + 1)
            && title(last + 2)
            && t.flags(last + 2) & FIRST == 0
        {
            last += 2;
        } else {
            break;
        }
    }
    Some(last)
}

/// The words before `i` in its clause, nearest first, at most so many.
fn told(t: &Tokens<'_>, i: usize, reach: usize, list: impl Fn(&str) -> bool) -> bool {
    let mut k = i;
    for _ in 0..reach {
        if t.broken(k) {
            return false;
        }
        let Some(p) = k.checked_sub(1) else {
            return false;
        };
        if !t.get(p).is_some_and(|x| x.is_word()) {
            return false;
        }
        if list(t.low(p)) {
            return true;
        }
        k = p;
    }
    false
}

/// The house behind the small word at `i`.
pub(super) fn find(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    if i == 0 {
        return None;
    }
    let k = i + 1;
    match t.low(i) {
        "bij" => at(t, i, style),
        "van" => {
            let p = t.low(i - 1);
            let owned = among!(p, OWNED);
            let comes = matches!(p, "komt" | "kwam" | "afkomstig") && !t.broken(i);
            // "koorlid van de Oosterkerk", "lid van de Grote Kerk": whose member somebody is.
            let joined = among!(
                p,
                "koorlid lid organist dirigent koster vrijwilliger vrijwilligster"
            ) && matches!(t.low(k), "de" | "het")
                && t.get(k + 1).is_some_and(|x| x.shape == Shape::Title)
                && (t.low(k + 1).len() > 7 && t.low(k + 1).ends_with("kerk")
                    || t.get(k + 2)
                        .is_some_and(|x| x.shape == Shape::Title && !t.broken(k + 2)));
            if joined && !t.broken(i) && !t.broken(k) {
                return name(t, k + 1, style).map(|l| (k + 1, l));
            }
            if !owned && !comes || t.broken(i) {
                return None;
            }
            let last = name(t, k, style)?;
            let x = t.get(k)?;
            let lower = x.shape == Shape::Lower;
            if comes {
                // "annelies, komt van stapel.": behind a comma, one word that says neither where nor why.
                let stated = i > 1 && (t.raw(i - 2) == "," || t.low(i - 2) == "die");
                let plain = among!(
                    t.low(k),
                    "buiten ver school huis werk pas boven onder rechts links binnen thuis vakantie ziekte stress slapen gisteren"
                );
                let fits = stated
                    && closes(t, last + 1)
                    && last == k
                    && !plain
                    && x.flags & (FIRST | PLACE) == 0;
                return fits.then_some((k, last));
            }
            let fits =
                !lower || closes(t, last + 1) || t.flags(last + 1) & (STOP | SAY | VERB) != 0;
            let plain = lower
                && among!(
                    t.low(k),
                    "werkgever vorig vorige twee drie zaak wie wat nu toen"
                );
            (fits && !plain).then_some((k, last))
        }
        "naar" => {
            // "moet morgen weer naar Action": back where work is.
            let x = t.get(k)?;
            let back = !t.broken(i)
                && (among!(
                    t.low(i - 1),
                    "weer terug overgestapt overstap overgestapt vertrokken vertrekt"
                ) && told(t, i, 9, |w| {
                    among!(
                        w,
                        "moet moeten moest overgestapt overstap vertrokken vertrekt terug"
                    )
                }));
            let named = x.shape == Shape::Title
                && style.dutch
                && begins(t, k, style)
                && x.flags & (FIRST | PLACE | COUNTRY | DET | GREET) == 0
                && !style.heading(t, k);
            (back && named)
                .then(|| name(t, k, style))
                .flatten()
                .map(|l| (k, l))
        }
        _ => None,
    }
}

/// "exit-interview bij Baken", "contract opvragen bij verder", "werkt sinds zijn schooltijd bij simpel.".
fn at(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let k = i + 1;
    if t.broken(i) || t.get(k)?.shape == Shape::Lower && (!style.lower || among!(t.low(k), HOW)) {
        return None;
    }
    if !begins(t, k, style) {
        return None;
    }
    let x = t.get(k)?;
    let sure = told(t, i, 3, |w| among!(w, AT));
    if x.shape != Shape::Lower {
        // "de periode bij Action": with a capital what lasts says it too.
        let lasts = |w: &str| {
            among!(
                w,
                "dag periode tijd jaar jaren maanden maand weken ervaring ervaringen collega's collega team teamleider manager leidinggevende hr afdeling"
            )
        };
        let named = (sure || told(t, i, 6, |w| among!(w, WORKING) || lasts(w)))
            && x.flags & (FIRST | PLACE | COUNTRY | DET) == 0
            && (x.flags & NOTNAME == 0 || x.flags & EN != 0 && x.flags & NL == 0)
            && !style.heading(t, k);
        return named.then(|| name(t, k, style)).flatten().map(|l| (k, l));
    }
    let near = among!(
        t.low(i - 1),
        "dichter dicht dichtbij vlak kort verder ver veel erbij"
    );
    if x.flags & (JOB | NOTNAME) != 0 && !sure || x.flags & (FIRST | PLACE) != 0 || near {
        return None;
    }
    let last = name(t, k, style)?;
    // "het werk bij verder steeds zwaarder", "een baan bij ruimte en": right behind the word for it.
    let beside = told(t, i, 1, |w| {
        among!(w, AT) || matches!(w, "werk" | "werkzaam")
    });
    let ends = closes(t, last + 1);
    let goes = ends
        || beside
            && last == k
            && t.flags(k + 1) & (STOP | DATEWORD) != 0
            && t.flags(k + 1) & DET == 0;
    // A noun in the plural or one for what is done says when: "werkt beter bij bezoeken."
    let end = t.low(last);
    let when = ["ing", "heid", "zelf", "gang", "tjes", "komst"]
        .iter()
        .any(|e| end.ends_with(e))
        || end.ends_with("en") && x.flags & STOP == 0 && (!sure || end.len() > 5);
    let working = sure || beside || ends && told(t, i, 6, |w| among!(w, WORKING));
    (goes && working && !when).then_some((k, last))
}

/// What the colon at `i` tells: the name of a chat before it, or the second item of a label for work behind it.
pub(super) fn colon(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let p = i.checked_sub(1)?;
    if t.broken(i) || t[i].spaced {
        return None;
    }
    chat(t, p, style).or_else(|| second(t, i, style))
}

/// "groepsapp team architectenbureau kader:", "teamapp Bloei:"; `last` is what stands before the colon.
fn chat(t: &Tokens<'_>, last: usize, style: &Style) -> Option<(usize, usize)> {
    let app = |w: &str| {
        among!(
            w,
            "groepsapp appgroep groepschat whatsappgroep app-groep teamapp teams-chat teamchat appje groepsappje"
        )
    };
    let mut k = last;
    for _ in 0..6 {
        let x = t.get(k).filter(|x| x.is_word() || t.raw(k) == "&")?;
        if x.flags & (PRON | POSS | KIN | SAY) != 0 {
            return None;
        }
        let team = among!(t.low(k), "teamapp teamchat teams-chat")
            || t.low(k) == "team"
                && (k == 0 || app(t.low(k - 1)) || t.broken(k) && t.low(last + 4) == "groep");
        if team || app(t.low(k)) {
            let from = k + 1;
            let y = t.get(from).filter(|_| from <= last)?;
            let may = y.flags & (DET | STOP | FIRST | MONTH | WEEKDAY) == 0
                || from < last && matches!(t.low(from), "de" | "het")
                || y.flags & STOP != 0 && y.flags & DET == 0 && team;
            let department = among!(t.low(from), CHATS) || from == last && y.flags & JOB != 0;
            // Without "team" a chat is called by anything: "groepsapp barbecue:".
            let own = team || y.capital() || !style.ordinary(y.flags);
            return (may && own && !department).then_some((from, last));
        }
        if t.broken(k) {
            return None;
        }
        k = k.checked_sub(1)?;
    }
    None
}

/// "werk: magazijn, noordwind": what somebody does there, and then the house alone to the end of its line.
fn second(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let p = i.checked_sub(1)?;
    if !among!(t.low(p), "werk functie beroep baan job rol")
        || p > 0 && !t.broken(p) && t.raw(p - 1) != "-"
    {
        return None;
    }
    let does = i + 1;
    let done = among!(t.low(does), ROOMS) || t.flags(does) & JOB != 0;
    let k = i + 3;
    if !done || t.raw(i + 2) != "," || t.broken(does) || t.broken(k) {
        return None;
    }
    let x = t.get(k)?;
    let may = match x.shape {
        Shape::Title | Shape::Upper | Shape::Mixed => true,
        Shape::Lower => style.lower && t.low(k).len() > 2,
        _ => false,
    };
    let low = t.low(k);
    let term = among!(low, TERMS)
        || among!(low, ROOMS)
        || x.flags & (JOB | PLACE | DATEWORD | FIRST) != 0
        || x.shape == Shape::Lower
            && ["ig", "lijk", "en", "ing", "uren", "dienst", "werk"]
                .iter()
                .any(|e| low.ends_with(e));
    let mut last = k;
    while last < k + 3
        && !t.broken(last + 1)
        && t.get(last + 1)
            .is_some_and(|y| y.is_word() && y.flags & (NEVER & !WITH | SAY) == 0)
    {
        last += 1;
    }
    let ends = t.broken(last + 1) || t.raw(last + 1) == "." && t.broken(last + 2);
    (may && !term && x.flags & (NEVER | STOP) == 0 && ends).then_some((k, last))
}

#[cfg(test)]
#[path = "slot_tests.rs"]
mod tests;
