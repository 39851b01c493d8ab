//! Words that houses and firms are called by, and those that only look so; `firm` and the recogniser read them.

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
];

/// What firms do, at the end of their names; everyday words too, so that only a name before them makes them one.
pub(super) const TRADES: &[&str] = &[
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
];

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
