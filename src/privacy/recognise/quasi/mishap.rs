//! What befalls few people: disasters, rare operations and windfalls, by the noun for them and what stands around it ("de
//! instorting van de parkeergarage", "een helikopterongeluk", "a train derailment", "het winnen van de jackpot"). One such event
//! with a place or a year finds a person in any newspaper. What happens to many (an accident with a car, a burn-out) is left.
//! `super::find` asks at every word.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Tails, among};

/// Nouns that say it alone.
const ALONE: &str = "dijkdoorbraak dijkbreuk dambreuk damdoorbraak schipbreuk gijzeling gijzelingsactie vliegramp kernramp \
    watersnood watersnoodramp aardbeving zeebeving tsunami vulkaanuitbarsting aardverschuiving modderstroom windhoos wervelstorm \
    tornado orkaan schietpartij steekpartij bomaanslag terreuraanslag bomexplosie gasexplosie gasontploffing vuurwerkramp stofexplosie \
    ontvoering vliegtuigkaping kaping ontsporing treinontsporing tramontsporing blikseminslag meteorietinslag bijna-verdrinking \
    bankoverval juweliersoverval overvalpoging ramkraak plofkraak sluipmoord gifaanslag zuuraanval jackpot staatsloterij \
    shipwreck earthquake tsunami landslide mudslide hijacking carjacking kidnapping derailment near-drowning tornado hurricane \
    bushfire wildfire shoot-out sinkhole lawine lawineramp avalanche";

/// Ends that say it behind one of the beginnings.
const MADE: &[(&str, &str)] = &[
    ("ongeluk", VEHICLES),
    ("ongeval", VEHICLES),
    ("crash", VEHICLES),
    ("botsing", VEHICLES),
    ("ramp", VEHICLES),
    (
        "ontploffing",
        "gas gasfles ketel bom granaat mijn vuurwerk vat tank accu boiler",
    ),
    (
        "explosie",
        "gas gasfles ketel bom granaat mijn vuurwerk vat tank accu boiler",
    ),
    ("beet", ANIMALS),
    ("steek", "schorpioenen schorpioen pijlstaartroggen"),
    ("aanval", ANIMALS),
    ("transplantatie", ORGANS),
    ("inslag", "bliksem meteoriet granaat raket bom"),
    (
        "instorting",
        "brug dak tunnel mijn balkon tribune flat steiger kraan gevel plafond",
    ),
    (
        "brand",
        "bos natuur kerk scheeps flat tunnel hotel duin heide fabrieks vliegtuig stal museum",
    ),
    ("doorbraak", "dijk dam"),
    ("overval", "bank juweliers trein geldtransport gewapende"),
    ("loterij", "staats postcode vrienden"),
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
const PAIRS: &[(&str, &str)] = &[
    ("derailment", "train tram railway rail"),
    ("crash", CRAFT),
    ("accident", CRAFT),
    ("disaster", CRAFT),
    ("collision", CRAFT),
    ("sinking", "ferry boat ship yacht"),
    (
        "explosion",
        "gas bomb boiler factory mine fireworks chemical dust refinery tanker",
    ),
    (
        "blast",
        "gas bomb boiler factory mine fireworks chemical dust refinery tanker",
    ),
    ("burst", "dam dyke dike levee"),
    ("breach", "dam dyke dike levee"),
    (
        "collapse",
        "building bridge mine roof balcony stand tunnel scaffolding crane garage tower ceiling",
    ),
    ("strike", "lightning missile"),
    (
        "bite",
        "snake adder viper rattlesnake shark crocodile spider monkey",
    ),
    (
        "attack",
        "shark bear wolf crocodile bull lion tiger elephant orca terror terrorist bomb acid knife machete",
    ),
    (
        "transplant",
        "liver heart lung kidney pancreas bowel cornea corneal face hand marrow cell uterus womb organ double",
    ),
    ("situation", "hostage"),
    ("crisis", "hostage"),
    ("taking", "hostage"),
    ("siege", "hostage embassy prison school"),
    ("hijack", "plane train bus"),
    ("robbery", "bank armed jewellery train"),
    ("raid", "bank armed"),
    ("heist", "bank jewel jewellery"),
    ("bombing", "station embassy pub marathon tube airport car"),
    ("shooting", "school mass church mall nightclub"),
    ("eruption", "volcano volcanic"),
    ("rescue", "cave mountain mine sea helicopter"),
    ("win", "lottery jackpot"),
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

/// Adds the event whose noun is the word at `i`.
pub(super) fn find(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let low = t.low(i);
    if low.len() < 3 || t[i].flags & (STOP | FIRST) != 0 || !NOUNS.any(low, |n| low.ends_with(n)) {
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
        if listed(first, firsts) || first.strip_suffix('s').is_some_and(|f| listed(f, firsts)) {
            return Some((article(i), behind(t, i)));
        }
    }
    if let Some((_, firsts)) = PAIRS.iter().find(|p| p.0 == low)
        && i > 0
        && listed(at(1), firsts)
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

/// Whether a word is one of a list that is chosen as the program runs.
fn listed(word: &str, list: &str) -> bool {
    list.split_ascii_whitespace().any(|w| w == word)
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
mod tests {
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn what_befalls_few_people() {
        for (text, e) in [
            (
                "Zijn verhaal over de instorting van de tribune raakt me.",
                "de instorting van de tribune",
            ),
            (
                "Hij slaapt slecht na een vliegtuigongeluk.",
                "een vliegtuigongeluk",
            ),
            (
                "Ze droomt van een treinramp in de bergen, zegt ze.",
                "een treinramp in de bergen",
            ),
            (
                "die na een niertransplantatie niet durft",
                "een niertransplantatie",
            ),
            (
                "nachtmerries over een haaienaanval tijdens het duiken.",
                "een haaienaanval tijdens het duiken",
            ),
            (
                "The turning point was a bridge collapse.",
                "a bridge collapse",
            ),
            (
                "after a hostage situation at work he left",
                "a hostage situation at work",
            ),
            (
                "since the birth of quadruplets she works less",
                "the birth of quadruplets",
            ),
            (
                "sinds de geboorte van een vierling",
                "de geboorte van een vierling",
            ),
            (
                "Winning the lottery changed nothing.",
                "Winning the lottery",
            ),
            (
                "na het winnen van de loterij stopte hij",
                "het winnen van de loterij",
            ),
            (
                "the fire in the old mill took it all",
                "the fire in the old mill",
            ),
        ] {
            assert_eq!(only(text, Kind::Quasi), [e], "{text}");
        }
        for text in [
            "Ze kreeg een lawine aan mails en een tsunami van werk.",
            "Na de instorting van vorig jaar werkt ze minder; zijn hartaanval en haar paniekaanval.",
            "Een auto-ongeluk, een skiongeluk, brand in huis en een explosie van woede.",
            "He had a heart attack; the situation at work is a crisis.",
            "Het winnen van vertrouwen kost tijd.",
        ] {
            assert_eq!(only(text, Kind::Quasi), Vec::<String>::new(), "{text}");
        }
    }
}
