//! How far what tells who somebody is or what happened goes: "dirigent van het grootste mannenkoor van Limburg", "brand in het
//! kinderdagverblijf", "ex-goalkeeper who missed the final". `unique`, `sole`, `calamity` and `deed` ask; without what stands behind
//! the noun the rest of the sentence would give somebody away all the same.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Tails, among};

/// Things that anybody has or works in: behind "van de" or "in het" they point at nobody.
const GENERIC: &str = "huis huisje woning auto fiets keuken kantoor werk team groep afdeling familie gezin klas project bedrijf organisatie \
    zaak relatie hoofd hart leven baan dag week jaar maand feest vakantie computer telefoon laptop agenda planning systeem \
    vergadering sessie gesprek verhaal kamer tuin schuur tas mail app toekomst situatie ruimte wereld buik maag rol functie \
    house home car kitchen office work group department family class company organisation organization relationship head \
    heart life job day year month party holiday phone diary system meeting session story room garden shed flat bag future \
    situation world role lijst list avond middag nacht ochtend weekend trap ladder conversation discussion discussie taak \
    taken onderneming kring vriendengroep kudde dienst deal plan market markt marriage huwelijk economy economie \
    samenwerking talks onderhandelingen budget begroting moment ploegendienst levensverhaal verleden past mind gedachten \
    gevoelens feelings floor school kerk church calendar change actiepunt probleem problem puzzel puzzle rede reason borrel \
    klant customer client afspraak action actie process proces strategie verandering idee idea koelkast fridge energie \
    energy keukentafel tafel table zelfvertrouwen confidence ego daad own innerlijke rust stilte vloer ploeg unit squad \
    business vraag rit hele stel twee drie vier three two four";

static ANYBODYS: Tails = Tails::new(&[GENERIC]);

/// Whether what is told of in the tokens is what anybody has.
pub(super) fn generic(t: &Tokens<'_>, from: usize, last: usize) -> bool {
    (from..=last).any(|k| ANYBODYS.has(t.low(k)))
}

/// Words that join a clause to the one before it, and stop a phrase.
pub(super) fn conjunction(word: &str) -> bool {
    among!(
        word,
        "en maar dus want omdat of zowel terwijl zodat waardoor daarom and but so because or while which although nadat toen sindsdien \
            when since"
    )
}

/// A verb with its person and time, where a noun could stand as well.
pub(super) fn verb(t: &Tokens<'_>, k: usize) -> bool {
    let Some(x) = t.get(k) else { return false };
    let low = t.low(k);
    x.flags & SAY != 0
        || among!(
            low,
            "is was werd wordt heeft had zijn waren are were has been"
        )
        || x.flags & VERB != 0
            && x.shape == Shape::Lower
            && x.flags & DATEWORD == 0
            && (x.flags & NL != 0 && (low.ends_with("de") || low.ends_with("te")) && low.len() > 5
                || x.flags & NL != 0 && low.ends_with('t') && !matches!(low, "buurt" | "kant")
                || x.flags & NL == 0 && low.ends_with("ed"))
}

fn describes(low: &str) -> bool {
    low.ends_with('e')
        || among!(low, "klein groot oud nieuw lang kort oud- jong wit zwart houten gouden zilveren stenen ijzeren koperen open vrij hoog laag")
        // "het verdwenen orgel", "de gestolen klok"
        || low.ends_with("en") && among!(
            low,
            "verdwenen gestolen verdronken gevonden verloren vergeten verlaten gezonken gevallen bevroren ontvreemden gebroken ontsprongen \
                omgevallen ingestorte gestorven overleden verborgen vervallen verboden gesloten beschoten ontsnapten"
        )
        || low.ends_with("en") && low.len() < 8 || among!(low, "ooit lang langst best")
}

/// The last token of the noun with its describing words that begins at `n`, behind its article: "grootste mannenkoor", "forged
/// Rembrandt", "Lord Mayor's speechwriter". English goes on to the last noun, Dutch stops at the first.
pub(super) fn noun(t: &Tokens<'_>, n: usize, english: bool) -> Option<usize> {
    let mut last = None;
    for k in n..n + 6 {
        let Some(x) = t.get(k) else { break };
        let low = t.low(k);
        let ordinal = among!(
            low,
            "eerste tweede derde laatste enige eigen oude nieuwe vorige hele zelfde first second third last only new old own great"
        );
        if !x.is_word()
            || t.broken(k)
            || !ordinal
                && (x.flags & (STOP | PRON | POSS) != 0
                    || x.flags & DET != 0
                    || last.is_some() && x.flags & (WEEKDAY | MONTH) != 0)
            || last.is_some() && (verb(t, k) || preposition(low))
        {
            break;
        }
        // The name of whoever the sentence goes on with.
        if last.is_some()
            && x.flags & (FIRST | NAMED) != 0
            && (x.flags & WORD == 0 || x.shape == Shape::Title && t[k - 1].shape == Shape::Lower)
            && (x.shape != Shape::Title || t[k - 1].shape != Shape::Title)
        {
            break;
        }
        // A capital goes on with capitals: "de Sint-Janskathedraal", "the Lord Mayor's".
        let capital = x.shape == Shape::Title || x.shape == Shape::Upper;
        last = Some(k);
        // "de doodgeschoten agent": what was done to whom, before the noun.
        let done = low.ends_with("en")
            && !t.broken(k + 1)
            && t.get(k + 1).is_some_and(|y| {
                y.shape == Shape::Lower
                    && y.flags & NL != 0
                    && y.flags & (STOP | SAY | VERB | FIRST | NAMED | PRON | DET | WITH) == 0
                    && !conjunction(t.low(k + 1))
                    && !preposition(t.low(k + 1))
            });
        if !(english || ordinal || done || describes(low) && !capital)
            && !(capital && t.get(k + 1).is_some_and(|y| y.shape == Shape::Title))
        {
            break;
        }
    }
    last.filter(|k| {
        !among!(
            t.low(*k),
            "eerste tweede laatste enige eigen first last only own"
        )
    })
}

fn preposition(word: &str) -> bool {
    among!(
        word,
        "behind around near across against between among along beneath above below beyond despite per rond langs sinds vanaf jegens \
            following including"
    )
}

/// Whether English stands here, by the article or by the words.
pub(super) fn english(t: &Tokens<'_>, k: usize) -> bool {
    among!(t.low(k), "the a an")
        || t.get(k)
            .is_some_and(|x| x.is_word() && x.flags & EN != 0 && x.flags & NL == 0)
}

/// What stands behind a preposition at `p`: its last token.
fn object(t: &Tokens<'_>, p: usize) -> Option<usize> {
    let n = p + 1;
    if t.broken(n) || t.broken(p) {
        return None;
    }
    // "van De Vries Verhuizingen": a name.
    let article = among!(t.low(n), "de het een 't the a an one één") && t[n].shape == Shape::Lower;
    let from = n + usize::from(article);
    if t.broken(from) || t.flags(from) & EMPLOYER != 0 && !article {
        return None;
    }
    // "van vorig jaar", "uit 1998"
    if among!(t.low(from), "vorig vorige last dit deze")
        && among!(
            t.low(from + 1),
            "jaar week maand zomer winter year month week summer winter"
        )
    {
        return Some(from + 1);
    }
    if t.flags(from) & HOLIDAY != 0 {
        return Some(from);
    }
    if t[from..].first().is_some_and(|x| x.shape == Shape::Number) {
        return (t.low(from).len() == 4).then_some(from);
    }
    if article {
        let last = noun(t, from, english(t, n))?;
        // "in het martini ziekenhuis", "van de provincie Drenthe": a house with its name is another finding.
        let house = HOUSE | ORGHEAD | EMPLOYER;
        let behind = |k: usize| {
            !t.broken(k)
                && t.get(k).is_some_and(|x| {
                    x.is_word()
                        && (x.shape == Shape::Title && x.flags & (FIRST | NAMED) == 0
                            || x.flags & PLACE != 0 && x.flags & (WORD | STOP) == 0)
                })
        };
        let named = t.flags(last) & house != 0 && behind(last + 1)
            || t.flags(last + 1) & house != 0
                && t.flags(last + 1) & (STOP | VERB) == 0
                && !t.broken(last + 1)
            || t.flags(last) & EMPLOYER != 0
            // "at the City of Zwolle"
            || matches!(t.low(p), "at" | "bij" | "for") && t[last].capital()
            || last > from && t.flags(from) & house != 0 && t[last].capital();
        return (!named).then_some(last);
    }
    let bare = t.get(from).is_some_and(|x| {
        x.is_word()
            && x.flags & (STOP | PRON | POSS | KIN | DET | SAY | DATEWORD | WEEKDAY | MONTH) == 0
            && x.flags & (EMPLOYER | HOUSE | ORGHEAD) == 0
            // "van Limburg", and no house: "of St Cuthbert's", "van Bakkerij Hofstra".
            && (!x.capital()
                || x.flags & PLACE != 0
                    && matches!(t.low(p), "van" | "of" | "naar" | "to")
                    && t.get(from + 1).is_none_or(|y| !y.capital() || t.broken(from + 1)))
    });
    (bare
        && among!(
            t.low(p),
            "van op in of on met with uit from achter behind zonder without"
        ))
    .then(|| noun(t, from, english(t, p)).unwrap_or(from))
}

/// The clause behind `die`, `waar`, `who` at `r`, when it tells what was: its last token.
fn clause(t: &Tokens<'_>, r: usize) -> Option<usize> {
    if t.broken(r)
        || !among!(
            t.low(r),
            "die dat who that waar where waarvan whose wiens waarmee waarin"
        )
    {
        return None;
    }
    // "die zelf nooit brood eet": a figure of speech, or said of habit.
    if among!(
        t.low(r + 1),
        "zelf nooit altijd niet alles zich never always niemand iedereen everyone nobody graag ik je ze hij zij we jij can can't kan"
    ) {
        return None;
    }
    let dutch = !among!(t.low(r), "who that where whose");
    let ends = |k: usize| {
        t.broken(k) || t.get(k).is_none_or(|x| x.shape == Shape::Mark) || conjunction(t.low(k))
    };
    let mut told = None;
    for k in r + 1..r + 14 {
        if t.broken(k) || k >= t.len() {
            break;
        }
        if dutch {
            // "die aftrad toonde zij": the verb of the sentence, with its subject behind it.
            if verb(t, k) && k > r + 1 && among!(t.low(k + 1), "hij zij ze ik we wij je") {
                told = told.or(Some(k - 1));
                break;
            }
            if verb(t, k) || t.flags(k) & VERB != 0 && ends(k + 1) {
                told = Some(k);
                // "liet afgaan": with the verb behind it.
                let more = t.get(k + 1).is_some_and(|y| {
                    y.shape == Shape::Lower && !t.broken(k + 1) && t.low(k + 1).ends_with('n')
                });
                if more && ends(k + 2) {
                    told = Some(k + 1);
                    break;
                }
                // The verb of the clause, and then the verb of the sentence.
                if ends(k + 1) || verb(t, k + 1) || t[k + 1].capital() {
                    break;
                }
            }
            if ends(k) {
                // "die aftrad om de kermis": no verb that is known.
                if k > r + 2 {
                    told = Some(k - 1);
                }
                break;
            }
        } else {
            if ends(k) {
                break;
            }
            told = Some(k);
        }
    }
    told.filter(|k| *k > r)
}

/// The last token of what the noun at `head` goes on with; `head` itself where nothing belongs to it. What is generic ends it.
pub(super) fn extent(t: &Tokens<'_>, head: usize) -> usize {
    let mut last = head;
    if !t.broken(head + 1) && among!(t.low(head + 1), "ooit ever born geboren") {
        last += 1;
    }
    let first = last;
    for _ in 0..3 {
        let p = last + 1;
        if t.broken(p) || !t.get(p).is_some_and(|x| x.shape == Shape::Lower) {
            break;
        }
        let joins = among!(t.low(p), "naar to")
            && t.flags(p + 1) & PLACE != 0
            && t[p + 1].capital()
            || among!(
                t.low(p),
                "van in op met aan uit achter voor onder over tegen rond langs tijdens of for with on behind around about during from zonder without"
            )
            || among!(t.low(p), "bij naar tussen om at by near to into")
                && among!(t.low(p + 1), "de het een the a an")
                && t.flags(p + 2) & (EMPLOYER | HOUSE | ORGHEAD) == 0;
        if !joins {
            break;
        }
        let Some(end) = object(t, p) else { break };
        if last == first && generic(t, p, end) {
            break;
        }
        last = end;
    }
    clause(t, last + 1).unwrap_or(last)
}
