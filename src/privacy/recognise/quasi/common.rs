//! Occupations that tens of thousands of people have: "zij is verpleegkundige", "works as a teacher". Bare they tell nobody apart, and
//! of the six pairs of writers of our later sets none marked one; narrowed they do ("de enige leerkracht van het dorp", "verpleegkundige
//! op het eiland", "de kok van het gesticht"). `titled`, `said`, `join` and `work` ask before they add one.

use super::super::super::lexicon::flag::DET;
use super::super::super::token::Tokens;
use super::super::{Listed, among, one_of};
use super::{everyday, office};

/// The work that is most met with, by itself.
static COMMON: Listed = Listed::new(&[
    // School.
    "leraar",
    "lerares",
    "leerkracht",
    "docente",
    "onderwijzer",
    "onderwijzeres",
    "juf",
    "kleuterjuf",
    "kleuterleidster",
    "gymleraar",
    "gymdocent",
    "invaller",
    "onderwijsassistent",
    "onderwijsassistente",
    "klassenassistent",
    "basisschoolleraar",
    "basisschoollerares",
    "basisschoolleerkracht",
    "teacher",
    "schoolteacher",
    "lecturer",
    // Care.
    "wijkverpleegkundige",
    "verpleger",
    "verpleegster",
    "verzorgende",
    "verzorger",
    "verzorgster",
    "helpende",
    "thuishulp",
    "thuiszorgmedewerker",
    "thuiszorgmedewerkster",
    "doktersassistent",
    "doktersassistente",
    "tandartsassistent",
    "tandartsassistente",
    "apothekersassistent",
    "apothekersassistente",
    "praktijkondersteuner",
    "huisarts",
    "tandarts",
    "arts",
    "fysiotherapeut",
    "fysiotherapeute",
    "psycholoog",
    "psychologe",
    "gz-psycholoog",
    "therapeute",
    "begeleider",
    "begeleidster",
    "woonbegeleider",
    "woonbegeleidster",
    "trajectbegeleider",
    "trajectbegeleidster",
    "hulpverlener",
    "hulpverleenster",
    "jongerenwerker",
    "nurse",
    "carer",
    "caregiver",
    "doctor",
    "gp",
    "dentist",
    "physiotherapist",
    "psychologist",
    "therapist",
    "counsellor",
    // Kitchen, road and shop.
    "kok",
    "ober",
    "serveerster",
    "kelner",
    "keukenhulp",
    "afwasser",
    "vrachtwagenchauffeur",
    "buschauffeur",
    "taxichauffeur",
    "koerier",
    "bezorger",
    "pakketbezorger",
    "maaltijdbezorger",
    "postbode",
    "heftruckchauffeur",
    "magazijnmedewerker",
    "orderpicker",
    "verkoper",
    "verkoopster",
    "verkoopmedewerker",
    "winkelmedewerker",
    "kassamedewerker",
    "vakkenvuller",
    "kapper",
    "kapster",
    "slager",
    "cook",
    "waiter",
    "waitress",
    "bartender",
    "driver",
    "courier",
    "postman",
    "cashier",
    "hairdresser",
    "butcher",
    "baker",
    // Office.
    "accountant",
    "boekhoudster",
    "controller",
    "administrateur",
    "administratrice",
    "secretaresse",
    "receptionist",
    "receptioniste",
    "telefoniste",
    "officemanager",
    "planner",
    "inkoper",
    "intercedent",
    "intercedente",
    "recruiter",
    "hr-adviseur",
    "hr-medewerker",
    "beleidsmedewerker",
    "ambtenaar",
    "adviseur",
    "consultant",
    "projectleider",
    "accountmanager",
    "marketeer",
    "communicatieadviseur",
    "communicatiemedewerker",
    "hypotheekadviseur",
    "makelaar",
    "jurist",
    "juriste",
    "advocaat",
    "advocate",
    "journalist",
    "journaliste",
    "bookkeeper",
    "secretary",
    "administrator",
    "analyst",
    "buyer",
    "lawyer",
    "solicitor",
    "treasurer",
    // Workshop, building and machines.
    "monteur",
    "automonteur",
    "servicemonteur",
    "elektricien",
    "loodgieter",
    "timmerman",
    "schilder",
    "metselaar",
    "stukadoor",
    "dakdekker",
    "lasser",
    "bouwvakker",
    "aannemer",
    "uitvoerder",
    "werkvoorbereider",
    "voorman",
    "operator",
    "procesoperator",
    "productiemedewerker",
    "tuinman",
    "glazenwasser",
    "schoonmaker",
    "schoonmaakster",
    "interieurverzorgster",
    "conciërge",
    "beveiliger",
    "agent",
    "agente",
    "politieagent",
    "politieagente",
    "programmeur",
    "ontwikkelaar",
    "softwareontwikkelaar",
    "systeembeheerder",
    "data-analist",
    "analist",
    "ingenieur",
    "engineer",
    "developer",
    "programmer",
    "designer",
    "electrician",
    "plumber",
    "carpenter",
    "joiner",
    "builder",
    "roofer",
    "mechanic",
    "welder",
    "gardener",
    "cleaner",
    // Anybody's.
    "bedrijfsleider",
    "ondernemer",
    "zzp'er",
    "trainer",
    "instructeur",
    "coördinator",
    "coordinator",
    "supervisor",
    "boer",
    "farmer",
]);

/// Second words that are common behind these.
const PAIRS: &[super::super::Behind] = &[
    (
        "medewerker",
        one_of!("administratief pedagogisch commercieel financieel juridisch logistiek technisch"),
    ),
    (
        "medewerkster",
        one_of!("administratief pedagogisch commercieel financieel juridisch logistiek technisch"),
    ),
    ("werker", one_of!("maatschappelijk sociaal")),
    ("werkster", one_of!("maatschappelijk sociaal")),
    ("assistent", one_of!("maatschappelijk administratief")),
    ("assistente", one_of!("maatschappelijk administratief")),
    (
        "begeleider",
        one_of!("intern pedagogisch persoonlijk ambulant"),
    ),
    (
        "begeleidster",
        one_of!("intern pedagogisch persoonlijk ambulant"),
    ),
    ("ontwerper", one_of!("grafisch")),
    ("designer", one_of!("graphic web")),
    (
        "assistant",
        one_of!("teaching healthcare shop sales care administrative office"),
    ),
    ("worker", one_of!("social youth support care")),
    (
        "manager",
        one_of!("project account office practice sales hr shop"),
    ),
    (
        "teacher",
        one_of!("supply school primary secondary maths english class"),
    ),
    ("driver", one_of!("lorry bus van taxi truck delivery")),
    ("engineer", one_of!("software")),
    ("developer", one_of!("software web")),
    ("analyst", one_of!("data business")),
    ("agent", one_of!("estate")),
    ("officer", one_of!("police")),
    ("clerk", one_of!("bank")),
    ("doctor", one_of!("company junior")),
];

/// Whether the occupation from one token to another is one that everybody knows somebody of, and nothing behind it narrows it.
pub(super) fn common(t: &Tokens<'_>, from: usize, last: usize) -> bool {
    let low = t.low(last);
    let word = COMMON.has(low) || office::everywhere(low) || everyday::work(low);
    let known = match last - from {
        0 => word,
        1 => {
            let first = t.low(from);
            let pair = || PAIRS.iter().any(|(w, behind)| *w == low && behind(first));
            word && among!(
                first,
                "senior junior parttime fulltime freelance zelfstandig trainee beste goede betere slechte ervaren dure drukke strenge vaste \
                    good best busy experienced"
            ) || pair()
                || everyday::pair(t, last)
        }
        2 => {
            low == "teacher"
                && t.low(last - 1) == "school"
                && among!(t.low(from), "primary secondary")
        }
        _ => false,
    };
    known && !narrowed(t, from, last)
}

/// "de huisarts van het dorp", "kok op een boorplatform", "the nurse who": what stands behind it points at one, or at few.
fn narrowed(t: &Tokens<'_>, from: usize, last: usize) -> bool {
    let k = last + 1;
    if t.broken(k) {
        return false;
    }
    let definite = from > 0 && !t.broken(from) && among!(t.low(from - 1), "de het the");
    match t.low(k) {
        // "van de school", and no "trajectbegeleidster van vdab": which firm it is is found by itself.
        "van" | "of" | "behind" | "achter" => t.flags(k + 1) & DET != 0,
        "die" | "who" | "that" | "wiens" | "whose" => definite,
        "op" | "in" | "on" | "aan" | "at" => {
            let article = usize::from(t.flags(k + 1) & DET != 0);
            among!(
                t.low(k + 1 + article),
                "dorp eiland gehucht waddeneiland boorplatform schip boot kazerne gevangenis klooster circus leger marine koningshuis \
                    ministerie village hamlet island islands rig ship boat prison army navy palace abbey"
            )
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn common_work_stands_bare() {
        nothing(
            Kind::Quasi,
            &[
                "Ze werkt als wijkverpleegkundige en is moe.",
                "Zij is lerares, hij is kok.",
                "Marleen, 52, leerkracht bij Scalda, valt uit.",
                "Zijn zus was maatschappelijk werkster bij Fedasil.",
                "Petra (38), accountant, kwam.",
                "wil omscholen tot loodgieter of elektricien",
                "She is a nurse at St Thomas and works as a teaching assistant.",
                "He was a lorry driver, then a gardener.",
                "She is a secondary school teacher.",
            ],
        );
    }

    #[test]
    fn narrowed_it_tells_who_it_is() {
        there(
            Kind::Quasi,
            &[
                (
                    "Zij is de huisarts van het dorp, iedereen kent haar.",
                    "huisarts van het dorp",
                ),
                (
                    "Ze werkt als verpleegkundige op het eiland.",
                    "verpleegkundige",
                ),
                (
                    "Hij is de enige leerkracht van de school.",
                    "enige leerkracht",
                ),
                (
                    "Ze werkt als kinderverpleegkundige.",
                    "kinderverpleegkundige",
                ),
                ("She works as a nurse on the island.", "nurse"),
                ("Hij is kok op een boorplatform.", "kok"),
                ("Haar man is vuurtorenwachter.", "vuurtorenwachter"),
            ],
        );
    }
}
