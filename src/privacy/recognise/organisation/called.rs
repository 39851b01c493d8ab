//! Houses by the word for what they are and the name behind it: "tennisclub De Zandloper", "OBS De Vlieger", "Woonzorg Avondrust",
//! "bij kaasmakerij 't hoogland"; and firms by the trade behind a surname ("Van Hulst Dakwerken"). The word is known by its end, so
//! that new compounds are known too. `super::find` asks once a text.

use super::super::super::aspect::HOUSED;
use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Style, Tails, among, part};
use super::plain::{abroad, articled, bare_head, carried, led, lettered};
use super::words;

/// Ends of words for a house that has a name: schools, clubs, care, churches, shops and workshops.
const HEADS: &str = "school basisschool lyceum atheneum college gymnasium kindcentrum kinderdagverblijf kinderopvang peuterspeelzaal crèche \
    club vereniging korfbalvereniging koor fanfare harmonie schutterij orkest toneelgroep gilde scouting waterschap hoogheemraadschap rederijkerskamer \
    woonzorg zorggroep zorgcentrum woonzorgcentrum verzorgingshuis verpleeghuis revalidatiecentrum zorgboerderij thuiszorg hospice \
    kliniek polikliniek praktijk fysio fysiotherapie tandartspraktijk apotheek gezondheidscentrum buurtzorgteam wijkteam buurtteam \
    wijkcentrum buurthuis dorpshuis jeugdhuis jongerencentrum cultuurcentrum \
    moskee kerk parochie synagoge tempel gemeente \
    erij makerij kapsalon salon optiek catering kringloop kringloopwinkel winkel boetiek boekhandel reisbureau uitzendbureau \
    adviesbureau architectenbureau notariskantoor advocatenkantoor makelaardij makelaars autobedrijf garagebedrijf bouwbedrijf \
    installatiebedrijf schildersbedrijf hoveniersbedrijf transportbedrijf schoonmaakbedrijf softwarehuis drankenhandel groothandel \
    scheepswerf jachtwerf accountants advocaten notarissen uitgeverij restaurant brasserie eetcafé café pension camping manege zwembad sportschool fitness loopbaanplein werkplein stichting \
    voorziening fonds tehuis kraamzorg gehandicaptenzorg ouderenzorg jeugdzorg dagbesteding jeugdwerk ziekenhuis huize frituur \
    installatiegroep dansgroep theatergroep muziekgroep zanggroep woongroep leefgroep adviesgroep bouwgroep \
    turnkring muziekkring toneelkring stadsbank voedselbank \
    fabriek strandtent strandpaviljoen beachclub snackbar cafetaria pizzeria hotel atelier tuincentrum bouwmarkt jeugdherberg dierenasiel \
    woningcorporatie woonstichting expertisecentrum behandelcentrum coachingsbureau arbodienst centrum theater bioscoop";

/// Short names for kinds of schools and houses: whole words only.
const SHORT: &str = "obs cbs sbo kso rkbs pcb vbs gbs caw aso bso tso buso vso ocmw wzc kdv ikc ksa chiro okra vzw \
    clb vclb mfc ckg cgg mpi vmbo";

static HEADED: Tails = Tails::new(&[HEADS]);
static SHORTS: Tails = Tails::new(&[SHORT]);
static CALLED: Tails = Tails::new(&[
    "diaconessenhuis diakonessenhuis rijksmuseum concertgebouw mauritshuis scheepvaartmuseum spoorwegmuseum tropenmuseum \
        rijksarchief humancapitalcare arboned ardosz idewe mensura liantis cohezio securex ugent uhasselt uantwerpen \
        kuleuven howest odisee tudelft",
]);

/// Adds every house with its name.
pub(in super::super) fn find(t: &Tokens<'_>, style: &Style, found: &mut Found) {
    let mut done = 0;
    for i in 0..t.len() {
        // Small words of the language are no house, unless an article with a capital is one's first word.
        let small = t[i].flags & STOP != 0 && t[i].shape == Shape::Lower && t.low(i) != "'t";
        if i < done || small || !t[i].is_word() {
            continue;
        }
        let (from, last) = if let Some(n) = head(t, i).then(|| name(t, i, style)).flatten() {
            n
        } else if let Some(n) = carried(t, i, style) {
            n
        } else if let Some(n) = lettered(t, i, style) {
            n
        } else if abroad(t, i, style) {
            (i, i)
        } else if let Some(n) = articled(t, i, style) {
            let head = bare_head(t, n.0);
            let how = if head < n.0 { (0.6, 34) } else { (0.55, 12) };
            let n = (head, n.1);
            if let (Some(a), Some(b)) = (t.get(n.0), t.get(n.1)) {
                found.add(
                    (a.start, b.end),
                    Kind::Organisation,
                    "institution",
                    how.0,
                    how.1,
                );
            }
            done = n.1 + 1;
            continue;
        } else if known(t, i) {
            (i, i)
        } else if t.low(i) == "arbo" && t.low(i + 1) == "unie" && !t.broken(i + 1)
            || t[i].shape == Shape::Title
                && matches!(t.low(i), "stad" | "ocmw")
                && t.get(i + 1).is_some_and(|x| {
                    x.shape == Shape::Title && x.flags & PLACE != 0 && !t.broken(i + 1)
                })
        {
            (i, i + 1)
        } else {
            continue;
        };
        if let (Some(a), Some(b)) = (t.get(from), t.get(last)) {
            found.add(
                (a.start, b.end),
                Kind::Organisation,
                "institution",
                0.75,
                53,
            );
        }
        done = last + 1;
    }
}

/// Whether a word says what a house is, or ends so.
pub(in super::super) fn may_be_house(low: &str) -> bool {
    low.len() > 2
        && (SHORTS.has(low)
            || HEADED.any(low, |h| {
                low.ends_with(h) && (low.len() == h.len() && h != "erij" || low.len() > h.len() + 2)
            }))
        && !among!(
            low,
            "batterij lekkernij slavernij loterij galerij rijschool school kerk werkgemeente partij gemeente centrum praktijk winkel \
                club theater café restaurant apotheek zwembad camping medewerkerij zwijnerij vernieling razernij boerderij",
        )
}

/// Whether the word at `i` says what a house is.
fn head(t: &Tokens<'_>, i: usize) -> bool {
    let low = t.low(i);
    // "bij jeugdzorg gewerkt": said of all of it, unless an article follows.
    let general = || {
        among!(
            low,
            "voorziening fonds tehuis jeugdzorg ouderenzorg gehandicaptenzorg kraamzorg dagbesteding ziekenhuis leefgroep woongroep jeugdwerk",
        ) && !matches!(t.low(i + 1), "de" | "het" | "'t" | "ter" | "ten")
    };
    t[i].flags & (FIRST | STOP) == 0 && t[i].may(HOUSED) && !general()
        || t[i].shape == Shape::Title && matches!(low, "gemeente" | "centrum" | "club" | "school")
        || t.get(i + 1)
            .is_some_and(|x| x.capital() || x.flags & DET != 0)
            && part::word(low)
            && part::own(t, i)
}

/// Where the house with the head at `i` begins and ends.
fn name(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    if t.broken(i + 1) {
        return None;
    }
    let article = |k: usize| {
        matches!(
            t.low(k),
            "de" | "het"
                | "'t"
                | "ten"
                | "ter"
                | "el"
                | "al"
                | "la"
                | "le"
                | "den"
                | "in"
                | "op"
                | "van"
                | "sint"
                | "st"
        )
    };
    let title = |k: usize| {
        t.get(k).is_some_and(|x| {
            x.capital()
                && !t.broken(k)
                && x.is_word()
                && !x.first
                && (article(k) || x.flags & (PRON | MONTH | WEEKDAY) == 0)
        })
    };
    // "Notulen teamcoaching Meubelfabriek Tolboom": in a heading too, when no dictionary has what stands behind it.
    let heading = style.heading(t, i)
        && !(t[i].shape == Shape::Title
            && t.low(i).len() > 8
            && !style.shouting
            && (t.flags(i + 1) & WORD == 0
                || t.broken(i + 2) && i > 0 && !t.broken(i) && t[i - 1].shape == Shape::Lower));
    // "tennisclub De Zandloper", "Centrum Overspannen Noord"
    let pointed = usize::from(t.raw(i + 2) == "." && t.low(i + 1) == "st");
    let saint = matches!(t.low(i + 1), "sint" | "st") && title(i + 2 + pointed);
    if !heading && title(i + 1) && (saint || t.flags(i + 1) & NOTNAME == 0) {
        let named = t[i].capital()
            || article(i + 1)
            || t.flags(i + 1) & (FIRST | PLACE) == 0
            || t.flags(i + 1) & WORD != 0
            // "waterscouting Dorus Rijkers": called after somebody, first name and surname.
            || title(i + 2) && t.low(i).len() > 6 && t.flags(i + 2) & (SAY | KIN) == 0
            // "door hockeyclub Victoria": no article, and a kind of club.
            || t[i].shape == Shape::Lower
                && t.low(i).len() > 7
                && led(t, i)
                && ["club", "vereniging", "koor", "school", "huis"].iter().any(|e| t.low(i).ends_with(e))
                && t.flags(i + 2) & (SAY | VERB) == 0;
        if !named {
            return None;
        }
        let mut last = i + 1 + if saint { 1 + pointed } else { 0 };
        while last < i + 4 {
            let joins = t.raw(last + 1) == "&"
                || matches!(
                    t.low(last + 1),
                    "en" | "van"
                        | "de"
                        | "het"
                        | "der"
                        | "na"
                        | "door"
                        | "in"
                        | "zonder"
                        | "tot"
                        | "baart"
                        | "maakt"
                ) && !t.broken(last + 1)
                    && (matches!(t.low(last + 1), "en" | "van" | "de" | "het" | "der")
                        // "Kunst na Arbeid": small words inside a motto, not the sentence going on.
                        || t.flags(last) & NL != 0 && t.flags(last + 2) & NL != 0 && t.flags(last + 2) & (FIRST | PLACE | TUSSEN) == 0);
            // "Wijkteam De Meander en P.R. Langerak": a person.
            let letters = t.get(last + 2).map(|x| (x.shape, x.end - x.start));
            if joins
                && (matches!(letters, Some((Shape::Initial, _))) && t.raw(last + 3) == "."
                    || matches!(letters, Some((Shape::Upper, 2 | 3))) && t.low(last + 1) == "en")
            {
                break;
            }
            if title(last + 1) {
                last += 1;
            } else if joins
                && title(last + 2)
                && !(matches!(t.low(last + 1), "en" | "van")
                    && t.flags(last + 2) & FIRST != 0
                    // "Vreugde en Vrede": two words, though one is a name as well.
                    && !(t.flags(last) & NL != 0 && t.flags(last + 2) & NL != 0))
            {
                last += 2;
            } else {
                break;
            }
        }
        if article(i + 1) && last == i + 1 {
            return None;
        }
        // "Spurt '77"
        if matches!(t.raw(last + 1), "'" | "’")
            && t.get(last + 2)
                .is_some_and(|x| x.shape == Shape::Number && !x.spaced)
        {
            last += 2;
        }
        // "Oratoriumvereniging Oldenzaal e.o."
        if t.low(last + 1) == "e" && t.raw(last + 2) == "." && t.low(last + 3) == "o" {
            last += 3 + usize::from(t.raw(last + 4) == ".");
        }
        // "Vrije Basisschool Ten Bos", "Doopsgezinde Gemeente De Oase", "GO! Atheneum De Vest"
        let mut from = i;
        while from > 0
            && i - from < 2
            && !t.broken(from)
            && t[i].capital()
            && t[from - 1].shape == Shape::Title
            && !t[from - 1].first
            && t.flags(from - 1) & (NAME | STOP | DET | PRON) == 0
        {
            from -= 1;
        }
        // "GO! Atheneum De Vest", "Kon. Harmonie Sint Cecilia"
        if from > 1
            && (t.raw(from - 1) == "!" && t.low(from - 2) == "go"
                || t.raw(from - 1) == "."
                    && among!(t.low(from - 2), "kon koninkl kath chr herv geref openb"))
        {
            from -= 2;
        }
        return Some((from, last));
    }
    // "bij kaasmakerij 't hoogland", "van sbo de springplank": without capitals, behind a preposition and no article.
    if t[i].shape != Shape::Lower || !style.lower {
        return None;
    }
    let p = i.checked_sub(1).filter(|_| !t.broken(i))?;
    let led = among!(
        t.low(p),
        "bij op van naar over met aan tussen door via at from on with to by for zonder gedoe wat ruzie conflict dat sinds behalve namens om \
            v nr mt vr",
    ) || among!(t.low(p), "haar hem") && matches!(t.low(i + 1), "de" | "het" | "'t")
        || matches!(t.raw(p), "(" | ":")
        || matches!(t.low(p), "het" | "de")
            && (t.low(i).len() > 8)
            && p > 0
            && among!(t.low(p - 1), "bij naar van op in aan");
    if !led {
        return None;
    }
    let bare = matches!(t.low(p), "het" | "de");
    let art = matches!(
        t.low(i + 1),
        "de" | "het" | "'t" | "ten" | "ter" | "el" | "al" | "van"
    ) && !t.broken(i + 2);
    let n = i + 1 + usize::from(art);
    // "woningcorporatie de goede haard": small words of the language, too.
    let n = n + usize::from(
        art && among!(t.low(n), "goede nieuwe oude kleine grote") && !t.broken(n + 1),
    );
    let lower = |k: usize| {
        t.get(k).is_some_and(|x| {
            x.shape == Shape::Lower
                && !t.broken(k)
                && x.flags & (STOP | DET | PRON | POSS | MONTH | WEEKDAY | DATEWORD | KIN) == 0
        })
    };
    if !lower(n) || bare && !art {
        return None;
    }
    let mut last = n;
    if t.raw(last + 1) == "&" && lower(last + 2) {
        last += 2;
    } else if matches!(t.low(last + 1), "en" | "and")
        && matches!(
            t.low(last + 2),
            "zo" | "zn" | "zoon" | "zonen" | "meer" | "co"
        )
        && !t.broken(last + 1)
    {
        last += 2;
    } else if art
        && lower(last + 1)
        && t.low(last).ends_with('e')
        && t.flags(last + 1) & (SAY | VERB) == 0
        && !words::done(t.low(last + 1))
    {
        last += 1;
    } else if matches!(t.low(last + 1), "en" | "na" | "door")
        && lower(last + 2)
        && !art
        && !t.broken(last + 1)
        && !(t.flags(last + 2) & (VERB | SAY) != 0 && t.low(last + 2).ends_with(['t', 'n']))
        && (t.low(i).ends_with("schap")
            || t.low(i).ends_with("vereniging")
            || t.low(i).ends_with("kamer"))
        && (t.broken(last + 3)
            || t.get(last + 3)
                .is_none_or(|x| !x.is_word() || x.flags & STOP != 0))
    {
        // "waterschap aa en maas", "toneelvereniging kunst na arbeid"
        last += 2;
    } else if lower(last + 1) && among!(t.low(last + 1), "noord oost zuid west midden plus centrum")
    {
        last += 1;
    }
    // "zangkoor con amore", "waterscouting dorus rijkers": two words that no dictionary has, or somebody's whole name.
    if last == n
        && lower(last + 1)
        && t.flags(last + 1) & (SAY | NOTNAME) == 0
        && !words::done(t.low(last + 1))
        && (t.flags(last + 1) & WORD == 0
            || t.flags(n) & FIRST != 0 && t.flags(last + 1) & (LAST | HOME) != 0)
    {
        last += 1;
    }
    let closed = t.broken(last + 1)
        || t.get(last + 1).is_none_or(|x| {
            x.shape == Shape::Mark
                || x.flags & (STOP | PRON | DET) != 0
                || matches!(t.low(last + 1), "en" | "and" | "in" | "attention" | "file")
                || art
                    && (words::verbal(t.low(last + 1))
                        || x.flags & (VERB | SAY) != 0 && t.low(last + 1).ends_with('t'))
        });
    // "van tennisclub moe": one word without article is a name only when no verb or adjective is meant.
    let plain = art
        || last > n
        || among!(t.low(n), "noord oost zuid west midden")
        || t.flags(n) & (VERB | SAY | NOTNAME) == 0
            && !t.low(n).ends_with("ig")
            && !t.low(n).ends_with("lijk");
    (closed && plain).then_some((i, last))
}

/// Houses that everybody calls by one word: hospitals and museums by their old names, services for health at work.
fn known(t: &Tokens<'_>, i: usize) -> bool {
    t.low(i).len() > 4 && CALLED.has(t.low(i))
}

#[cfg(test)]
#[path = "called_tests.rs"]
mod tests;
