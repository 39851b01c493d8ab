//! What happened in one place and was talked of: "sinds de brand in het kinderdagverblijf", "het schandaal rond het verdwenen orgel",
//! "the leaked boardroom tapes". The noun alone happens to many; with where, to what or to whom it finds a page in the newspaper.
//! `mishap` knows what is rare by its noun. `super::find` asks at every word.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Tails, among};
use super::{extent, ordeal};

/// Rare whatever stands behind it; an ending of a compound counts too.
const RARE: &str = "gezinsmoord familiemoord kettingbotsing gezinsdrama familiedrama busramp kunstroof treinkaping giframp olieramp \
    stampede brandstichting dubbelmoord roofmoord massamoord moordpartij tankstationoverval ballonramp muiterij gijzelingsdrama \
    reddingsactie reddingsoperatie zoekactie ontsnappingspoging lynchpartij carnavalsramp liftongeval bomdreiging stroomramp veerramp bootramp \
    mijnramp strandingsramp kermisongeluk goudroof kluiskraak tunnelroof tribuneramp";

/// Counts with what it was, or where.
const TOLD: &str = "brand overval roof schandaal affaire moord doodslag ontsnapping uitbraak instorting ontploffing explosie botsing \
    aanslag ontruiming evacuatie verdwijning vermissing vergiftiging rellen opstand gijzeling ontvoering vondst ontmaskering arrestatie \
    inval faillissement lekkage fraude oplichting omkoping vervalsing verzakking overstroming doorbraak bezetting kraak onthulling \
    stranding ontsporing rechtszaak strafzaak tragedie drama ongeluk ongeval verdrinking steekpartij schietpartij ramp vuurzee \
    explosies branden moorden aardverschuiving watersnood neerstorten instorten kapseizen zinken ontploffen afbranden omwaaien \
    noodlanding buiklanding aanvaring crash-landing ontsporen vergaan ontsnappen omvallen diefstal vernieling bekladding dood val redding zwendel rel blunder wanorde besmetting \
    scandal fire collapse accident crash explosion blast murder murders killing killings stabbing shooting riot riots escape breakout \
    disappearance kidnapping poisoning outbreak sinking capsizing collision robbery heist theft siege evacuation flood flooding \
    landslide leak hoax forgery fraud embezzlement trial lawsuit inquest discovery derailment rescue stampede pile-up drowning \
    disaster tragedy arson scare aanrijding inbraak vechtpartij dopingzaak corruptiezaak moordzaak omkoopzaak zedenzaak fraudezaak bombing attack raid";

/// What may be leaked or forged and then is news.
const LEAKED: &str = "tapes tape emails e-mails mails mail memo memos video videos photos foto's filmpje will testament diploma schilderij painting speech toespraak dans dance filmpjes opnames opname \
    documents documenten recordings recording papers notulen stukken rapport report files dossier dossiers beelden footage messages \
    berichten appjes texts";

static NOUNS: Tails = Tails::new(&[RARE, TOLD, LEAKED, "affair blaze massacre zaak spill"]);
static SURE: Tails = Tails::new(&[RARE]);
static WORN: Tails = Tails::new(&[TOLD]);

/// What happened at work or at home, in a manner of speaking: no noun of ours, whatever it ends in.
const NO: &str =
    "afbrand wijnbrand verbrand heldendood aanval interval ontval gevallen overval-gevoel";

/// Whether a word tells of something that happened to few, where more is told of it.
pub(super) fn told(word: &str) -> bool {
    WORN.any(word, |n| word == n || n.len() > 3 && word.ends_with(n)) || SURE.has(word)
}

/// Whether a word is such a noun, or ends in one.
pub(in super::super) fn may_be(low: &str) -> bool {
    low.len() > 2 && NOUNS.any(low, |n| low.ends_with(n))
}

/// Adds the event whose noun is the word at `i`, which [`may_be`] one.
pub(super) fn find(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let low = t.low(i);
    if t[i].flags & (STOP | FIRST) != 0
        || t.get(i).is_some_and(|x| x.shape != Shape::Lower)
        || among!(low, NO)
    {
        return;
    }
    // Back to the article, over at most three words that belong to the noun.
    let mut from = i;
    while from > 0
        && i - from < 3
        && !t.broken(from)
        && t[from - 1].is_word()
        && t.flags(from - 1) & (STOP | DET | POSS | PRON | KIN | WITH) == 0
        && (!extent::verb(t, from - 1)
            || t.low(from - 1) == "leaked"
            || t.low(from - 1) == "hacked")
    {
        from -= 1;
    }
    let article = from
        .checked_sub(1)
        .filter(|_| !t.broken(from))
        .map_or("", |p| t.low(p));
    if !among!(article, "de het the die dat een a an that this deze dit 't") {
        return;
    }
    let definite = !among!(article, "een a an");
    let rare = SURE.has(low);
    // "the leaked boardroom tapes", "de gelekte opnames"
    let leaked = among!(low, LEAKED);
    if leaked {
        let first = t.low(from);
        let said = among!(
            first,
            "viral virale leaked gelekte uitgelekte forged vervalste stolen gestolen secret geheime hacked gehackte missing verdwenen"
        );
        if said && definite && from < i {
            add(t, from, extent::extent(t, i), found);
        }
        return;
    }
    // "de zaak rond de verwisselde baby's": a case of law, and no shop.
    if low == "zaak" {
        let last = extent::extent(t, i);
        if t.low(i + 1) == "rond" && last > i + 2 && !extent::generic(t, i + 2, last) {
            add(t, from, last, found);
        }
        return;
    }
    // "since the bullion robbery", "the stolen painting affair": told apart by the noun before it.
    if from < i
        && definite
        && since(t, from)
        && t.flags(i) & EN != 0
        && among!(
            low,
            "robbery heist affair scandal tragedy murder murders trial siege riot riots hoax forgery blaze massacre inquest \
                explosion blast disaster stampede escape spill scare outbreak poisoning kidnapping shooting stabbing bombing"
        )
        && !english_plain(t, from, i)
        && !extent::generic(t, from, i)
    {
        add(t, from, extent::extent(t, i), found);
        return;
    }
    // "sinds de zwembadbrand", "de juwelenroof": made of two, and in no dictionary.
    if definite
        && since(t, from)
        && from == i
        && t.flags(i) & WORD == 0
        && [
            "brand",
            "moord",
            "roof",
            "affaire",
            "schandaal",
            "overval",
            "explosie",
            "ontploffing",
            "instorting",
            "gijzeling",
            "ontvoering",
            "aanslag",
            "vergiftiging",
            "rellen",
        ]
        .iter()
        .any(|e| low.len() > e.len() + 2 && low.ends_with(e))
        && ![
            "huis",
            "woning",
            "keuken",
            "schoorsteen",
            "auto",
            "liefdes",
            "zelf",
            "karakter",
        ]
        .iter()
        .any(|b| low.starts_with(b))
    {
        let last = extent::extent(t, i);
        add(
            t,
            from,
            if extent::generic(t, i + 1, last) {
                i
            } else {
                last
            },
            found,
        );
        return;
    }
    let whole = WORN.any(low, |n| low == n || n.len() > 4 && low.ends_with(n));
    if !rare && !whole {
        return;
    }
    // "een explosie van woede", "brand in huis": of nothing that can be pointed at.
    let pointed =
        among!(t.low(i + 2), "de het een the a an") && !t.broken(i + 1) && !t.broken(i + 2);
    if addressed(t, i) || hit(t, i) {
        return;
    }
    let last = extent::extent(t, i);
    let own = (i + 1..=last).any(|k| {
        t.flags(k) & (POSS | KIN) != 0 && !among!(t.low(k), "wethouder burgemeester directeur")
    }) || extent::generic(t, i + 1, last.min(i + 4));
    let common = among!(
        low,
        "dood val rel drama blunder lek discovery leak ongeluk ongeval accident botsing diefstal theft vondst verdwijning lekkage \
            tragedie redding aanrijding inbraak vechtpartij trial arrestatie collapse escape siege raid"
    );
    // "het ongeluk in het Tergooi": where somebody lies.
    let place = pointed && last > i + 2 && !own && !(common && t[last].capital());
    let compound = low.len() > 9 && !whole_word(low) || from + 1 < i && !english_plain(t, from, i);
    // "de brand waar heel het land naar keek"
    let talked =
        definite && since(t, from) && last > i + 3 && among!(t.low(i + 1), "waar waarbij waarin");
    let seated = ordeal::seated(t, from);
    let ok = rare
        || seated.is_some()
        || talked
        || place && definite && (!common || last > i + 3 || compound || since(t, from))
        || place && compound
        // "since the cable car accident", "sinds de tribunebrand": nothing behind it, and what it was before it.
        || definite && compound && since(t, from) && t.flags(i) & EN != 0 && from < i && vehicle(t, from, i);
    if ok {
        // "de brand in het dorpshuis": with its article, as it is told.
        let begin = seated.unwrap_or(from - usize::from(definite));
        add(t, begin, if last > i && !own { last } else { i }, found);
    }
}

fn add(t: &Tokens<'_>, from: usize, last: usize, found: &mut Found) {
    if let (Some(a), Some(b)) = (t.get(from), t.get(last)) {
        found.add((a.start, b.end), Kind::Quasi, "event", 0.6, 19);
    }
}

/// "brand op de Guido Gezellelaan 88": where it was is an address, and that is masked by itself.
fn addressed(t: &Tokens<'_>, i: usize) -> bool {
    if t.broken(i + 1) || !matches!(t.low(i + 1), "op" | "aan" | "in" | "on" | "at") {
        return false;
    }
    let from = i + 2 + usize::from(t.flags(i + 2) & DET != 0);
    for k in from..from + 4 {
        let Some(x) = t.get(k).filter(|x| x.is_word() && !t.broken(k)) else {
            return false;
        };
        let number = t.get(k + 1).is_some_and(|y| y.shape == Shape::Number);
        if super::super::address::plainly(t.low(k), &[]) && (x.capital() || number) {
            return true;
        }
        if !x.capital() && !x.has(TUSSEN) {
            return false;
        }
    }
    false
}

/// "het ongeluk met de auto", "the crash with a lorry": what befalls many.
fn hit(t: &Tokens<'_>, i: usize) -> bool {
    matches!(t.low(i + 1), "met" | "with")
        && t.flags(i + 2) & (DET | POSS) != 0
        && among!(
            t.low(i + 3),
            "auto fiets fietser scooter vrachtwagen bus tram trein motor bestelbus taxi automobilist hond brommer wielrenner voetganger boom \
                lantaarnpaal vangrail e-bike bakfiets car bike bicycle cyclist lorry van truck train motorbike taxi pedestrian dog tree"
        )
}

/// Whether the noun is listed as it stands.
fn whole_word(low: &str) -> bool {
    WORN.has(low)
}

/// "the recent accident", "the big fire": a word that tells nothing.
fn english_plain(t: &Tokens<'_>, from: usize, i: usize) -> bool {
    (from..i).all(|k| {
        among!(
            t.low(k),
            "big small recent great terrible awful horrible whole little huge grote kleine vreselijke recente hele ernstige zware laatste \
                last first eerste serious major minor road traffic bike bicycle work family little stupid silly car"
        )
    })
}

/// "the cable car accident": two nouns before it, both plain words.
fn vehicle(t: &Tokens<'_>, from: usize, i: usize) -> bool {
    i - from > 1
        && (from..i).all(|k| t[k].shape == Shape::Lower && t.flags(k) & (KIN | NAME & !LAST) == 0)
}

/// "sinds", "after": something has been otherwise from then on.
fn since(t: &Tokens<'_>, from: usize) -> bool {
    from > 1
        && among!(
            t.low(from - 2),
            "sinds na since after door vanwege wegens over about tijdens during from om following bij rond by of"
        )
}
