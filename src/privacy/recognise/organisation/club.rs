//! Clubs, hospitals and schools by the letters before their name ("FC Oeverzwaluwen", "AZ Delta", "sv de treffers", "mbo rijnland"),
//! houses named in chat ("bijbaan café de hoek", "zit bij blij op kantoor"), and schools by their letters alone ("op de RUG").
//! `super::find` asks once a text.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Style, Tails, among};

/// Letters that stand before the name of a club, a hospital or a school.
static LETTERS: Tails = Tails::new(&[
    "ggz fc sv vv hsv rksv rkvv afc sc kv tsv hc mhc lhc kfc ksk kvk bc tc ltc av hv bv dos svv vvv csv asv usv gvv wsv zsc kvv fcb rfc \
        az uz umc zna gza olvg mbo roc hbo aoc obs cbs rkbs pcbs dpbs mfa ikc cvo \
        vti kta vhti gti tti ku kul",
]);

/// Letters of those that mean a hospital or a football team by themselves too: a capital or a saint must follow.
const HOSPITALS: &str = "az uz umc zna gza olvg ku kul vti kta";

/// Words for a small job, behind which the house follows bare in a chat.
const JOBS: &str =
    "bijbaan bijbaantje baantje zaterdagbaan vakantiebaan zomerbaan stage bijbaanje krantenwijk";

/// The house that the word at `i` begins or tells.
pub(super) fn find(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let x = &t[i];
    let letters = x.end - x.start < 5
        && (x.flags & NL == 0
            || t.low(i) == "ku"
            || x.flags & (NOTNAME | HOUSE | ORGTAIL | TUSSEN) != 0 && x.flags & WITH == 0);
    if letters && LETTERS.has(t.low(i)) {
        lettered(t, i, style).map(|l| (i, l))
    } else if x.shape == Shape::Upper {
        (!style.shouting && (taught(t, i) || employed(t, i))).then_some((i, i))
    } else if x.shape != Shape::Lower {
        None
    } else if x.flags & WITH != 0 {
        (t.low(i) == "bij")
            .then(|| seated(t, i))
            .flatten()
            .map(|l| (i + 1, l))
    } else {
        among!(t.low(i), JOBS)
            .then(|| bare(t, i + 1, style))
            .flatten()
            .map(|l| (i + 1, l))
    }
}

/// "FC Oeverzwaluwen", "SV De Treffers", "az sint-lucas": the last word of the name behind the letters at `i`.
fn lettered(t: &Tokens<'_>, i: usize, style: &Style) -> Option<usize> {
    let mut k = i + 1;
    if t.broken(k) {
        return None;
    }
    if matches!(t.low(k), "de" | "het" | "'t" | "sint" | "st" | "van") && !t.broken(k + 1) {
        k += 1;
    }
    let x = t.get(k).filter(|x| x.is_word())?;
    let never = STOP | DET | PRON | POSS | SAY | MONTH | WEEKDAY | NOTNAME;
    if t[i].shape == Shape::Upper || t[i].shape == Shape::Title {
        let mut last =
            (x.shape == Shape::Title && x.flags & (PRON | MONTH | WEEKDAY) == 0).then_some(k)?;
        while last < k + 3
            && t.get(last + 1).is_some_and(|y| {
                (y.shape == Shape::Title || y.shape == Shape::Number && y.end - y.start < 5)
                    && !t.broken(last + 1)
                    && y.flags & (never & !SAY) == 0
            })
        {
            last += 1;
        }
        // "MBO Verpleegkunde", "HBO Rechten": what is learnt there.
        let learnt = among!(t.low(i), "mbo hbo roc aoc bv")
            && x.flags & (PLACE | PROPER) == 0
            && style.ordinary(x.flags);
        return (!style.shouting && !learnt).then_some(last);
    }
    if !style.lower || x.shape != Shape::Lower || x.flags & never != 0 || t.low(k).len() < 3 {
        return None;
    }
    let led = i > 0
        && !t.broken(i)
        && among!(
            t.low(i - 1),
            "bij op van naar met door voor tegen aan via in uit gestopt het the at with from for by"
        );
    let own = x.flags & (WORD | VERB) == 0 || x.flags & PLACE != 0;
    let named = if among!(t.low(i), HOSPITALS) {
        own || t.low(k).starts_with("sint")
            || matches!(t.low(k - 1), "sint" | "st")
            || x.flags & FIRST != 0 && led
    } else if among!(t.low(i), "mbo hbo roc aoc bv av ggz") {
        own && led
    } else {
        // "sv argo limbricht", "vv schaesberg gaf": nothing but a name behind letters that mean nothing else.
        among!(
            t.low(i),
            "fc sv vv hsv rksv rkvv afc sc svv vvv csv mhc kfc tsv"
        ) && (own || style.dutch && x.flags & (NL | VERB) == 0)
            && !t.low(k).starts_with(|c: char| c.is_ascii_digit())
            || led
                && (k > i + 1
                    || own
                    || x.flags & VERB == 0 && among!(t.low(i), "fc sv vv hsv rksv afc"))
    };
    named.then(|| {
        let more = t.get(k + 1).is_some_and(|y| {
            y.shape == Shape::Lower
                && !t.broken(k + 1)
                && y.flags & (WORD | never) == 0
                && y.flags & (LAST | PLACE | PROPER) != 0
        });
        k + usize::from(more)
    })
}

/// "bijbaan café de hoek, 20 u", "bijbaan praxis, zwaar": up to the mark, at most three words of which none is an adjective or a verb.
fn bare(t: &Tokens<'_>, from: usize, style: &Style) -> Option<usize> {
    let mut k = from;
    while k < from + 4 && !t.broken(k) && t.get(k).is_some_and(|x| x.is_word()) {
        let x = t[k];
        let article = matches!(
            t.low(k),
            "de" | "het" | "'t" | "van" | "eigen" | "onze" | "ons"
        );
        if x.shape != Shape::Lower
            || !article
                && x.flags
                    & (STOP | DET | PRON | POSS | SAY | KIN | MONTH | WEEKDAY | DATEWORD | NOTNAME)
                    != 0
        {
            return None;
        }
        k += 1;
    }
    let words = k - from;
    let last = k.checked_sub(1).filter(|_| (1..=3).contains(&words))?;
    let closed = matches!(t.raw(k), "," | "(") || t.raw(k) == "." && words > 1;
    let x = t.get(last)?;
    let own =
        |k: usize| !style.ordinary(t.flags(k)) || t.flags(k) & (EMPLOYER | HOUSE | ORGHEAD) != 0;
    let plain = x.flags & VERB != 0 && t.low(last).ends_with(['t', 'n', 'd'])
        || ["ig", "lijk", "baar", "zaam", "end"]
            .iter()
            .any(|e| t.low(last).ends_with(e))
        || t.low(last).starts_with("ge") && t.low(last).ends_with(['n', 'd', 't'])
        || among!(
            t.low(last),
            "leuk zwaar druk klaar weg kwijt goed fijn saai stom prima top oke zoeken zat"
        );
    (closed && !plain && (own(from) || words > 1)).then_some(last)
}

/// "zit bij blij op kantoor", "staat bij strandtent zuiderduin achter de bar": a house, and what is done there.
fn seated(t: &Tokens<'_>, i: usize) -> Option<usize> {
    let sits = i > 0
        && !t.broken(i)
        && among!(
            t.low(i - 1),
            "zit zat staat stond draait draaide sta zit werkt loopt"
        );
    if !sits {
        return None;
    }
    let from = i + 1;
    let mut k = from;
    while k < from + 3
        && !t.broken(k)
        && t.get(k)
            .is_some_and(|x| x.shape == Shape::Lower && x.flags & (STOP | WITH) == 0)
    {
        if t[k].flags & (DET | PRON | POSS | KIN | TITLE | SAY | ORGTAIL) != 0 {
            return None;
        }
        k += 1;
    }
    let post = among!(t.low(k), "op in achter aan als")
        && (among!(
            t.low(k + 1),
            "kantoor dienst afdeling kassa receptie administratie hr stage inkoop verkoop"
        ) || matches!(t.low(k + 1), "de" | "het")
            && among!(
                t.low(k + 2),
                "kassa bar balie keuken afdeling receptie bediening vloer administratie toog"
            ));
    let place = t.get(from).is_some_and(|x| x.flags & FIRST != 0) && k == from + 1;
    (k > from && post && !place).then(|| k - 1)
}

/// "Marit Kessels van WSS", "in dienst van ZGT": letters behind whoever works there.
fn employed(t: &Tokens<'_>, i: usize) -> bool {
    let (Some(p), Some(q)) = (i.checked_sub(1), i.checked_sub(2)) else {
        return false;
    };
    // A name of the lists, or a word of none behind a first name.
    let listed = t[q].flags & (FIRST | LAST | NAMED) != 0
        || t[q].flags & !MULTI == 0 && q > 0 && !t.broken(q) && t[q - 1].flags & FIRST != 0;
    let somebody = t[q].shape == Shape::Title
        && listed
        && (t[q].flags & (WORD | STOP | PLACE | TITLE) == 0 || t[q].flags & NAMELIKE != 0)
        && !t[q].first;
    !t.broken(i)
        && !t.broken(p)
        && (2..=6).contains(&t.low(i).len())
        && t.low(p) == "van"
        && t[p].shape == Shape::Lower
        && (somebody || t.low(q) == "dienst")
        // "HR", "IT" are of every house; small letters of haste ("wss", "zgt") are letters of one when they are large.
        && (t[i].flags & (NOTNAME | JOB) == 0
            || t.low(i).len() == 3
                && !t.low(i).contains(['a', 'e', 'i', 'o', 'u'])
                && !among!(t.low(i), "bhv gps sms mps pbs cv's"))
}

/// "in dezelfde klas op de RUG", "studeert aan de VU": letters behind an article, where somebody learns.
fn taught(t: &Tokens<'_>, i: usize) -> bool {
    i > 1
        && !t.broken(i)
        && (2..=6).contains(&t.low(i).len())
        && matches!(t.low(i - 1), "de" | "het" | "the")
        && among!(t.low(i - 2), "op aan bij naar van at to")
        && t.flags(i) & NOTNAME == 0
        && super::super::before(t, i - 1, 9, |w| {
            among!(
                w,
                "klas studeert studeerde studie student studente studenten college colleges docent opleiding master bachelor promoveert \
                    promovendus gepromoveerd afgestudeerd colleges tentamen lector hoogleraar studies studied"
            )
        })
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn houses_by_letters_and_in_chat() {
        there(
            Kind::Organisation,
            &[
                ("De mensen van FC Oeverzwaluwen zongen.", "FC Oeverzwaluwen"),
                ("De mensen van SV De Treffers zongen.", "SV De Treffers"),
                ("Bij het AZ Delta is het druk.", "AZ Delta"),
                (
                    "afdeling cardiologie van az sint-lucas, moe",
                    "az sint-lucas",
                ),
                (
                    "kort: puck gestopt bij fc oeverzwaluwen, geen zin meer",
                    "fc oeverzwaluwen",
                ),
                (
                    "ze ontmoetten elkaar op mbo rijnland, lang geleden",
                    "mbo rijnland",
                ),
                (
                    "truus bijbaan café de hoek, 20 u pw naast studie",
                    "café de hoek",
                ),
                ("geesje bijbaan eigen haard, 20 u pw", "eigen haard"),
                (
                    "melle zit bij strandtent zuiderduin op kantoor nu",
                    "strandtent zuiderduin",
                ),
                ("Ze zitten in dezelfde klas op de RUG, let op.", "RUG"),
                (
                    "nee, heeft sv argo limbricht klacht gekregen",
                    "sv argo limbricht",
                ),
                ("en toen vv schaesberg gaf een sjaal", "vv schaesberg"),
                ("De voogd, Marit Kessels van WSS, belde.", "WSS"),
                ("Nu werkt zij in dienst van ZGT. Fijn.", "ZGT"),
            ],
        );
        nothing(
            Kind::Organisation,
            &[
                "ze doet mbo verpleegkunde, bijbaan erbij, stage loopt",
                "bijbaan zwaar, stage klaar, moe",
                "hij zit bij het raam op de bank, ze zit bij hem op schoot",
                "De rug doet pijn. Op de TV was niets.",
                "Ze volgt HBO Rechten in deeltijd.",
                "ze is sc gestopt, de vv liep uit, hij heeft sv gezegd",
                "Het advies van de OR, de regels van HR en de kleur van RAL.",
            ],
        );
    }
}
