//! What befalls few people: disasters, rare operations and windfalls, by the noun for them and what stands around it ("de
//! instorting van de parkeergarage", "een helikopterongeluk", "a train derailment", "het winnen van de jackpot"). One such event
//! with a place or a year finds a person in any newspaper. What happens to many (an accident with a car, a burn-out) is left.
//! `super::find` asks at every word.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Tails, among, one_of};

/// Nouns that say it alone.
const ALONE: &str = "dijkdoorbraak dijkbreuk dambreuk damdoorbraak schipbreuk gijzeling gijzelingsactie vliegramp kernramp \
    watersnood watersnoodramp aardbeving zeebeving tsunami vulkaanuitbarsting aardverschuiving modderstroom windhoos wervelstorm \
    tornado orkaan schietpartij steekpartij bomaanslag terreuraanslag bomexplosie gasexplosie gasontploffing vuurwerkramp stofexplosie \
    ontvoering vliegtuigkaping kaping ontsporing treinontsporing tramontsporing blikseminslag meteorietinslag bijna-verdrinking \
    bankoverval juweliersoverval overvalpoging ramkraak plofkraak sluipmoord gifaanslag zuuraanval jackpot staatsloterij \
    shipwreck earthquake tsunami landslide mudslide hijacking carjacking kidnapping derailment near-drowning tornado hurricane \
    bushfire wildfire shoot-out sinkhole lawine lawineramp avalanche";

/// Whether a word is one of a list.
type Is = fn(&str) -> bool;

/// Ends that say it behind one of the beginnings.
const MADE: &[(&str, Is)] = &[
    ("ongeluk", one_of!(VEHICLES)),
    ("ongeval", one_of!(VEHICLES)),
    ("crash", one_of!(VEHICLES)),
    ("botsing", one_of!(VEHICLES)),
    ("ramp", one_of!(VEHICLES)),
    (
        "ontploffing",
        one_of!("gas gasfles ketel bom granaat mijn vuurwerk vat tank accu boiler"),
    ),
    (
        "explosie",
        one_of!("gas gasfles ketel bom granaat mijn vuurwerk vat tank accu boiler"),
    ),
    ("beet", one_of!(ANIMALS)),
    ("steek", one_of!("schorpioenen schorpioen pijlstaartroggen")),
    ("aanval", one_of!(ANIMALS)),
    ("transplantatie", one_of!(ORGANS)),
    ("inslag", one_of!("bliksem meteoriet granaat raket bom")),
    (
        "instorting",
        one_of!("brug dak tunnel mijn balkon tribune flat steiger kraan gevel plafond"),
    ),
    (
        "brand",
        one_of!(
            "bos natuur kerk scheeps flat tunnel hotel duin heide fabrieks vliegtuig stal museum"
        ),
    ),
    ("doorbraak", one_of!("dijk dam")),
    (
        "overval",
        one_of!("bank juweliers trein geldtransport gewapende"),
    ),
    ("loterij", one_of!("staats postcode vrienden")),
];

const VEHICLES: &str = "helikopter heli vliegtuig sportvliegtuig zweefvliegtuig zweefvlieg vlieg ballon luchtballon trein metro tram \
    boot veerboot veerpont pont schip scheeps jacht zeil duik parachute parapente paraglide deltavlieg lawine mijn kabelbaan lift \
    kraan hijskraan race rally bob spoor bus touringcar berg bergbeklim klim kermis achtbaan zeppelin raket duikboot onderzeeër \
    hoogwerker steiger skilift bobslee kernreactor chloor gas gif vuurwerk trampoline tractor circus stunt";
const ANIMALS: &str = "slangen slang adder ratelslang haaien haai beren beer wolven wolf krokodillen krokodil stieren stier \
    olifanten olifant nijlpaard leeuwen leeuw tijger tijgers apen aap spinnen schorpioen orka zwanen kamelen paarden";
const ORGANS: &str = "lever hart long longen hart-long nier alvleesklier dunnedarm darm hoornvlies gezichts hand arm stamcel stamcellen \
    beenmerg baarmoeder pancreas orgaan huid netvlies";

/// English: what stands before the noun.
const PAIRS: &[(&str, Is)] = &[
    ("derailment", one_of!("train tram railway rail")),
    ("crash", one_of!(CRAFT)),
    ("accident", one_of!(CRAFT)),
    ("disaster", one_of!(CRAFT)),
    ("collision", one_of!(CRAFT)),
    ("sinking", one_of!("ferry boat ship yacht")),
    (
        "explosion",
        one_of!("gas bomb boiler factory mine fireworks chemical dust refinery tanker"),
    ),
    (
        "blast",
        one_of!("gas bomb boiler factory mine fireworks chemical dust refinery tanker"),
    ),
    ("burst", one_of!("dam dyke dike levee")),
    ("breach", one_of!("dam dyke dike levee")),
    (
        "collapse",
        one_of!(
            "building bridge mine roof balcony stand tunnel scaffolding crane garage tower ceiling"
        ),
    ),
    ("strike", one_of!("lightning missile")),
    (
        "bite",
        one_of!("snake adder viper rattlesnake shark crocodile spider monkey"),
    ),
    (
        "attack",
        one_of!(
            "shark bear wolf crocodile bull lion tiger elephant orca terror terrorist bomb acid knife machete"
        ),
    ),
    (
        "transplant",
        one_of!(
            "liver heart lung kidney pancreas bowel cornea corneal face hand marrow cell uterus womb organ double"
        ),
    ),
    ("situation", one_of!("hostage")),
    ("crisis", one_of!("hostage")),
    ("taking", one_of!("hostage")),
    ("siege", one_of!("hostage embassy prison school")),
    ("hijack", one_of!("plane train bus")),
    ("robbery", one_of!("bank armed jewellery train")),
    ("raid", one_of!("bank armed")),
    ("heist", one_of!("bank jewel jewellery")),
    (
        "bombing",
        one_of!("station embassy pub marathon tube airport car"),
    ),
    ("shooting", one_of!("school mass church mall nightclub")),
    ("eruption", one_of!("volcano volcanic")),
    ("rescue", one_of!("cave mountain mine sea helicopter")),
    ("win", one_of!("lottery jackpot")),
];
const CRAFT: &str = "train tram plane aeroplane airplane aircraft helicopter balloon glider ferry boat ship yacht cable-car gondola \
    mine mining coach bus parachute skydiving diving climbing mountaineering avalanche railway rail rollercoaster fairground crane \
    scaffolding lift submarine airship rocket bobsleigh paragliding chairlift speedboat rafting caving nuclear stadium stunt";

/// What falls in or burns: with it behind, "instorting", "brand", "explosie" are no figure of speech.
const BUILDINGS: &str = "garage flat gebouw dak balkon tribune brug tunnel kerk toren kerktoren hal school mijn zwembad steiger muur \
    stadion viaduct kraan plafond vloer fabriek hotel museum theater molen kasteel klooster moskee synagoge schip boot veerboot \
    ziekenhuis discotheek nachtclub café cafe silo trap gevel loods boerderij stal kelder metro trein vliegtuig bioscoop \
    garage building roof balcony stand bridge tunnel church tower hall school mine pool scaffolding wall stadium viaduct crane \
    ceiling floor factory hotel museum theatre mill castle monastery mosque synagogue ship boat ferry hospital nightclub pub barn \
    warehouse stable cellar cinema block flats station library farmhouse";

const FALLS: &str = "instorting brand explosie ontploffing overstroming verzakking fire collapse explosion blast flooding";

const PRIZES: &[&str] = &[
    "quiz",
    "loterij",
    "lotto",
    "jackpot",
    "hoofdprijs",
    "prijsvraag",
    "talentenjacht",
    "kampioenschap",
    "medaille",
    "miljoen",
    "miljoenen",
    "zangwedstrijd",
    "songfestival",
    "lottery",
    "sweepstake",
    "sweepstakes",
    "championship",
    "medal",
    "pools",
    "euromillions",
    "spelshow",
    "gameshow",
];

/// Every noun there is: nearly every word ends in none of them.
static NOUNS: Tails = Tails::new(&[
    ALONE,
    FALLS,
    "ongeluk ongeval crash botsing ramp ontploffing explosie beet steek aanval transplantatie inslag instorting brand doorbraak \
        overval loterij accident disaster collision sinking blast burst breach strike bite attack transplant situation crisis taking \
        siege hijack robbery raid heist bombing shooting eruption rescue win derailment collapse",
    "quiz lotto jackpot prijs prijsvraag jacht kampioenschap medaille miljoen miljoenen wedstrijd festival lottery sweepstake \
        sweepstakes championship medal pools euromillions show drieling vierling vijfling zesling triplets quadruplets quintuplets",
]);
static WHOLE: Tails = Tails::new(&[ALONE]);
static FALLEN: Tails = Tails::new(&[FALLS]);

/// Whether a word is such a noun, or ends in one.
pub(in super::super) fn may_be(low: &str) -> bool {
    low.len() > 2 && NOUNS.any(low, |n| low.ends_with(n))
}

/// Adds the event whose noun is the word at `i`, which [`may_be`] one.
pub(super) fn find(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let low = t.low(i);
    if t[i].flags & (STOP | FIRST) != 0 {
        return;
    }
    let Some((from, last)) = said(t, i, low) else {
        return;
    };
    // "was aan boord tijdens de kaping van de veerboot"
    let from = super::ordeal::seated(t, from + 1).unwrap_or(from);
    if let (Some(a), Some(b)) = (t.get(from), t.get(last)) {
        found.add((a.start, b.end), Kind::Quasi, "event", 0.6, 19);
    }
}

/// Whether the word at `k` is one that says it alone, or a vehicle's accident.
pub(super) fn rare(t: &Tokens<'_>, k: usize) -> bool {
    let low = t.low(k);
    NOUNS.any(low, |n| low.ends_with(n)) && (WHOLE.has(low) || said(t, k, low).is_some())
}

/// First and last token of the event with the noun at `i`.
fn said(t: &Tokens<'_>, i: usize, low: &str) -> Option<(usize, usize)> {
    let at = |k: usize| {
        i.checked_sub(k)
            .filter(|p| (*p..i).all(|q| !t.broken(q + 1)))
            .map_or("", |p| t.low(p))
    };
    let article = |from: usize| {
        from - usize::from(from > 0 && !t.broken(from) && t.flags(from - 1) & (DET | POSS) != 0)
    };
    // "een lawine van mails", "a tsunami of work": a way to say that it was much.
    let figure = matches!(t.low(i + 1), "van" | "aan" | "of")
        && (t.flags(i + 2) & (DET | POSS) == 0)
        && t.get(i + 2).is_some_and(|x| !x.capital());
    if FALLEN.has(low) {
        let into =
            matches!(t.low(i + 1), "van" | "in" | "op" | "of" | "at" | "on") && !t.broken(i + 1);
        let n = i + 2 + usize::from(t.flags(i + 2) & (DET | POSS) != 0);
        // "in the church tower": the building is the last of two.
        let building = |k: usize| {
            t.get(k)
                .is_some_and(|x| x.shape == Shape::Lower && !t.broken(k))
                && BUILDINGS.split_ascii_whitespace().any(|b| {
                    t.low(k) == b
                        || b.len() > 3 && t.low(k).len() > b.len() + 2 && t.low(k).ends_with(b)
                })
        };
        let last = [n + 1, n]
            .into_iter()
            .find(|k| building(*k) && (*k == n || t.flags(n) & STOP == 0));
        if into
            && n > i + 2
            && let Some(last) = last
        {
            return Some((article(i), last));
        }
    }
    if let Some((_, firsts)) = MADE
        .iter()
        .find(|m| low.len() > m.0.len() + 1 && low.ends_with(m.0))
    {
        let end = MADE
            .iter()
            .find(|m| low.ends_with(m.0))
            .map_or(0, |m| m.0.len());
        let first = low
            .get(..low.len() - end)
            .unwrap_or("")
            .trim_end_matches('-');
        if firsts(first) || first.strip_suffix('s').is_some_and(firsts) {
            return Some((article(i), behind(t, i)));
        }
    }
    if let Some((_, firsts)) = PAIRS.iter().find(|p| p.0 == low)
        && i > 0
        && firsts(at(1))
    {
        // "hot-air balloon accident", "bone marrow transplant"
        let mut from = i - 1;
        if from > 0
            && !t.broken(from)
            && among!(
                t.low(from - 1),
                "hot-air bone stem double heart fatal small light high-speed underground school air",
            )
        {
            from -= 1;
        }
        return Some((article(from), behind(t, i)));
    }
    if among!(
        low,
        "drieling vierling vijfling zesling triplets quadruplets quintuplets",
    ) {
        let k = (1..4).find(|k| matches!(at(*k), "geboorte" | "birth" | "komst" | "arrival"))?;
        return Some((article(i - k), i));
    }
    // "het winnen van een televisiequiz", "winning the lottery"
    let prize = PRIZES.iter().any(|p| low.ends_with(p))
        || low == "show" && matches!(at(1), "game" | "quiz" | "talent");
    if prize
        && let Some(k) = (1..5).find(|k| {
            matches!(
                at(*k),
                "winnen" | "gewonnen" | "winst" | "winning" | "won" | "wint"
            )
        })
    {
        let last = if matches!(t.low(i + 1), "show") {
            i + 1
        } else {
            i
        };
        return Some((article(i - k), last));
    }
    (!figure && WHOLE.has(low)).then(|| (article(i), behind(t, i)))
}

/// The last token with where or when it happened: "tijdens het veldwerk", "at work", "bij een zwemmarathon".
fn behind(t: &Tokens<'_>, i: usize) -> usize {
    let n = i + 1;
    if t.broken(n)
        || !matches!(
            t.low(n),
            "in" | "op"
                | "bij"
                | "tijdens"
                | "van"
                | "at"
                | "on"
                | "during"
                | "of"
                | "onder"
                | "aan"
                | "near"
        )
    {
        return i;
    }
    let from = n + 1 + usize::from(t.flags(n + 1) & (DET | POSS) != 0);
    let work = matches!(
        t.low(from),
        "work" | "school" | "sea" | "zee" | "werk" | "vakantie" | "holiday"
    );
    let plain = |k: usize| {
        t.get(k).is_some_and(|x| {
            x.shape == Shape::Lower
                && !t.broken(k)
                && x.flags
                    & (STOP
                        | DET
                        | PRON
                        | POSS
                        | SAY
                        | WITH
                        | KIN
                        | EMPLOYER
                        | WEEKDAY
                        | MONTH
                        | DATEWORD)
                    == 0
                && !(x.flags & PLACE != 0 && x.flags & WORD == 0)
        })
    };
    if t.broken(from) || !(plain(from) && from > n + 1 || work) {
        return i;
    }
    from
}

#[cfg(test)]
#[path = "mishap_tests.rs"]
mod tests;
