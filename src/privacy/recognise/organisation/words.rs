//! Words that houses and firms are called by, and those that only look so; `firm` and the recogniser read them.

use super::super::{Listed, among};

/// Ends of words for a house that has a name behind it: `jeugdzorginstelling De Brug`.
pub(super) const HEADS: &[&str] = &[
    "school",
    "bureau",
    "bedrijf",
    "kantoor",
    "praktijk",
    "ziekenhuis",
    "stichting",
    "instituut",
    "vereniging",
    "corporatie",
    "winkel",
    "fabriek",
    "kliniek",
    "instelling",
    "college",
    "bakkerij",
    "slagerij",
    "makelaardij",
    "kwekerij",
    "organisatie",
    "opvang",
    "universiteit",
    "ministerie",
    "centrum",
    "werf",
    "salon",
    "handel",
    "dienst",
    "makerij",
    "boerderij",
    "rederij",
    "coöperatie",
    "studio",
    "zaak",
    "kwekerij",
    "academie",
];

/// What firms do, at the end of their names; everyday words too, so that only a name before them makes them one.
pub(super) static TRADES: Listed = Listed::new(&[
    "care",
    "verpakkingen",
    "verpakking",
    "meubelen",
    "meubels",
    "tuinen",
    "bloemen",
    "schilders",
    "bouwers",
    "constructie",
    "constructies",
    "staal",
    "glas",
    "hout",
    "verf",
    "verlichting",
    "elektro",
    "elektra",
    "electro",
    "watersport",
    "sport",
    "fietsen",
    "banden",
    "taxi",
    "tours",
    "reizen",
    "uitvaart",
    "uitvaartzorg",
    "vlees",
    "vis",
    "agro",
    "zaden",
    "veevoer",
    "dierenkliniek",
    "apotheken",
    "wonen",
    "living",
    "sanitair",
    "tegels",
    "vloeren",
    "parket",
    "gevels",
    "daken",
    "infra",
    "wegenbouw",
    "grondverzet",
    "waterbouw",
    "diensten",
    "groen",
    "ict",
    "software",
    "internet",
    "reclame",
    "drukwerk",
    "print",
    "design",
    "training",
    "jeugdzorg",
    "welzijn",
    "ouderenzorg",
    "gehandicaptenzorg",
    "supermarkt",
    "stables",
    "kennels",
    "taxis",
    "joinery",
    "drainage",
    "lettings",
    "removals",
    "haulage",
    "caterers",
    "florists",
    "opticians",
    "butchers",
    "verhuizingen",
    "transporten",
    "koeriers",
    "schoonmaakdiensten",
    "timmerwerken",
    "metselwerken",
    "dakwerken",
    "bestratingen",
    "stukadoors",
    "loodgieters",
    "elektrotechniek",
    "klimaattechniek",
    "koeltechniek",
    "machinebouw",
    "scheepsbouw",
    "jachtbouw",
    "tuinen",
    "boomverzorging",
    "bloembinders",
    "juweliers",
    "opticiens",
    "slagerijen",
    "bakkers",
    "drukkers",
    "uitgevers",
    "adviseurs",
    "taxateurs",
    "assuradeuren",
    "verhuur",
    "autos",
    "auto's",
    "mode",
    "schoenen",
    "textiel",
    "zuivel",
    "kaas",
    "wijnen",
    "dranken",
    "fruit",
    "groenten",
    "pluimvee",
    "zorgdiensten",
    "kraamzorg",
    "begeleiding",
    "coaching",
    "psychologen",
    "fysiotherapie",
    "tandartsen",
    "huisartsen",
    "dierenartsen",
    "events",
    "film",
    "communicatie",
    "metaaltechniek",
    "jeugdwerk",
    "welzijnswerk",
    "automatisering",
    "netwerken",
    "kitchens",
    "windows",
    "landscapes",
    "landscaping",
    "decorators",
    "joiners",
    "electricians",
    "garage",
    "coaches",
    "couriers",
    "stationers",
    "outfitters",
    "shipyards",
    "bakeries",
    "creative",
    "advisory",
    "associates",
    "chambers",
    "vets",
    "dentists",
]);

/// Words that stand behind "werkt bij" and "works at" and are no employer.
pub(super) const NO_HOUSE: &[&str] = &[
    "voorkeur",
    "voorbaat",
    "vlagen",
    "gelegenheid",
    "tijd",
    "daglicht",
    "nacht",
    "elkaar",
    "mensen",
    "klanten",
    "kaarslicht",
    "home",
    "school",
    "night",
    "nights",
    "sea",
    "least",
    "times",
    "weekends",
    "pace",
    "speed",
    "height",
    "heights",
    "dawn",
    "dusk",
    "toeval",
    "zichzelf",
    "ouders",
    "particulieren",
    "bedrijven",
    "kantoor",
    "university",
    "college",
    "work",
    "lunchtime",
];

/// Heads that are said of any house too, so that a small letter behind them names none.
pub(super) fn vague(word: &str) -> bool {
    matches!(
        word,
        "praktijk"
            | "school"
            | "bureau"
            | "firma"
            | "bibliotheek"
            | "house"
            | "church"
            | "surgery"
            | "nursery"
            | "college"
            | "hospital"
            | "university"
            | "department"
            | "council"
            | "institute"
            | "society"
            | "association"
            | "academy"
            | "maatschap"
            | "hotel"
            | "restaurant"
            | "garage"
            | "theater"
            | "museum"
            | "ziekenhuis"
            | "universiteit"
    )
}

/// Whether a word is an infinitive or a participle by its form: "overstappen", "aangemeld", "verstuurd".
pub(in super::super) fn verbal(low: &str) -> bool {
    const APART: [&str; 14] = [
        "over", "aan", "af", "uit", "op", "in", "mee", "terug", "toe", "door", "weg", "bij", "om",
        "voor",
    ];
    let stem = APART.iter().find_map(|p| low.strip_prefix(p));
    let bare = stem.is_some_and(|rest| rest.len() > 4 && rest.ends_with("en"));
    let done = low.ends_with('d')
        && ["ge", "ver", "be", "ont", "her"].iter().any(|p| {
            let rest = stem.unwrap_or(low).strip_prefix(p);
            rest.is_some_and(|rest| rest.len() > 3)
        })
        && !among!(
            low,
            "gebied verbond verband bestand geluid geweld beleid geduld bewind verstand gebod verbod"
        );
    bare || done
}

/// Whether a word closes a clause: an infinitive or a participle, "gezet" and "gevonden" too.
pub(super) fn done(low: &str) -> bool {
    verbal(low) || low.len() > 4 && low.starts_with("ge") && low.ends_with(['t', 'd', 'n'])
}

/// Where anybody may work: behind "werkt bij de" and "a job at the" these name no house.
pub(super) const WORKPLACES: &str = "bakker slager kapper dokter huisarts tandarts notaris bar kroeg deur overheid provincie rijk regio krant \
    leger marine brandweer politie trein spoor haven markt front kerk koor club vereniging sportschool buurt straat stad wijk \
    supermarkt super apotheek bieb bibliotheek keuken baas ander andere anderen rest concurrent concurrentie klant klanten \
    buren eerste tweede laatste volgende vorige nieuwe oude grote kleine begin eind einde top basis boer boeren tv radio omroep \
    rechter rechtbank universiteit hogeschool zorg thuiszorg jeugdzorg ggz ggd uwv belasting belastingdienst ambulance receptie \
    administratie productie logistiek techniek inkoop verkoop it ict hr crèche kringloop voedselbank manege camping garage \
    fabriek werf bouw haard hand tijd moment feit gesprek idee gevoel vraag punt plan aanpak doel intake sessie computer \
    telefoon deadline minimum maximum familie stichting organisatie instelling school kinderen mensen ouderen ouders jeugd \
    \
    office desk hospital port docks shop school pub bank council church club gym farm site plant factory mill garage station \
    airport library museum bakery butcher butchers grocer moment time times same other others end start beginning table \
    computer till tills checkout back top bottom front local supermarket warehouse depot hotel restaurant cafe café clinic \
    surgery university uni college company firm agency charity nursery kitchen counter weekend weekends coast border market \
    harbour door gate base bar call home heart edge side house hospice theatre cinema leisure centre center practice lab \
    studio salon stables zoo park pool beach seaside newspaper paper radio bbc minute root core point \
    age idea thought very first last next new old big small main head sharp deep far right wrong";

/// Behind what a firm is told by its name and its trade ([`super::firm::tailed`]).
pub(super) const LEADS: &str = "bij at voor van for from naar via with joined left quit by door met of since namens run runs nr dr fact tegenover";

/// Labels that say that a firm follows, over a mark too.
pub(super) const LABELS: &str = "werkgever employer opdrachtgever wg factuur invoice inlener";

/// Behind what a house is told by a plain word ([`super::board`]).
pub(super) const BOARDS: &str = "bij op at voor for met door with van from";

/// Whether a firm or a house may be told behind a word.
pub(in super::super) fn may_lead(low: &str) -> bool {
    among!(low, LEADS) || among!(low, LABELS) || among!(low, BOARDS)
}
