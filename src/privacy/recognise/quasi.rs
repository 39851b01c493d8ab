//! What identifies together with other things: an occupation said of somebody, and events that made the news.

use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::*;
use super::super::token::Tokens;

const ENDS: &[&str] = &[
    "kundige",
    "arts",
    "leraar",
    "lerares",
    "docent",
    "docente",
    "monteur",
    "adviseur",
    "adviseuse",
    "medewerker",
    "medewerkster",
    "therapeut",
    "therapeute",
    "psycholoog",
    "ingenieur",
    "architect",
    "advocaat",
    "notaris",
    "rechter",
    "chauffeur",
    "machinist",
    "piloot",
    "verzorgende",
    "verpleger",
    "verpleegster",
    "verpleegkundige",
    "begeleider",
    "begeleidster",
    "leidster",
    "consulent",
    "consulente",
    "inspecteur",
    "agent",
    "agente",
    "officier",
    "kok",
    "bakker",
    "slager",
    "timmerman",
    "loodgieter",
    "schilder",
    "elektricien",
    "lasser",
    "kapper",
    "kapster",
    "journalist",
    "journaliste",
    "redacteur",
    "auteur",
    "fotograaf",
    "ontwerper",
    "ontwerpster",
    "programmeur",
    "ontwikkelaar",
    "analist",
    "analiste",
    "econoom",
    "jurist",
    "juriste",
    "boekhouder",
    "controller",
    "accountant",
    "planner",
    "inkoper",
    "verkoper",
    "verkoopster",
    "makelaar",
    "apotheker",
    "tandarts",
    "dierenarts",
    "logopedist",
    "logopediste",
    "diëtist",
    "diëtiste",
    "huisarts",
    "verloskundige",
    "chirurg",
    "cardioloog",
    "onderzoeker",
    "hoogleraar",
    "bibliothecaris",
    "conciërge",
    "beveiliger",
    "schoonmaker",
    "schoonmaakster",
    "hovenier",
    "tuinman",
    "boer",
    "veehouder",
    "visser",
    "kapitein",
    "militair",
    "brandweerman",
    "postbode",
    "bezorger",
    "magazijnmedewerker",
    "operator",
    "voorman",
    "uitvoerder",
    "werkvoorbereider",
    "wethouder",
    "burgemeester",
    "predikant",
    "dominee",
    "imam",
    "stewardess",
    "purser",
    "dirigent",
    "violist",
    "musicus",
    "acteur",
    "actrice",
    "danser",
    "danseres",
    "beeldhouwer",
    "curator",
    "jurist",
    "griffier",
    "tolk",
    "vertaler",
    "secretaresse",
    "receptionist",
    "receptioniste",
    "manager",
    "directeur",
    "directrice",
    "teamleider",
    "projectleider",
    "afdelingshoofd",
    "bestuurder",
    "ondernemer",
    "zzp'er",
    "consultant",
    "specialist",
    "nurse",
    "teacher",
    "engineer",
    "lawyer",
    "solicitor",
    "barrister",
    "accountant",
    "developer",
    "designer",
    "architect",
    "surveyor",
    "plumber",
    "electrician",
    "carpenter",
    "welder",
    "driver",
    "pilot",
    "chef",
    "baker",
    "butcher",
    "farmer",
    "midwife",
    "doctor",
    "surgeon",
    "dentist",
    "pharmacist",
    "physiotherapist",
    "psychologist",
    "researcher",
    "lecturer",
    "professor",
    "headteacher",
    "librarian",
    "journalist",
    "editor",
    "author",
    "photographer",
    "musician",
    "actor",
    "conductor",
    "translator",
    "secretary",
    "receptionist",
    "director",
    "buyer",
    "analyst",
    "officer",
    "paramedic",
    "firefighter",
    "vet",
    "veterinarian",
    "technician",
    "mechanic",
    "economist",
    "auditor",
    "administrator",
    "coordinator",
    "assistant",
    "consultant",
    "clerk",
    "cleaner",
    "gardener",
    "programmer",
    "scientist",
    "biologist",
    "chemist",
    "bookkeeper",
    "cashier",
];
const SUBJECTS: &[&str] = &[
    "wiskunde",
    "nederlands",
    "engels",
    "frans",
    "duits",
    "geschiedenis",
    "aardrijkskunde",
    "biologie",
    "scheikunde",
    "natuurkunde",
    "economie",
    "muziek",
    "gymnastiek",
    "tekenen",
    "maatschappijleer",
    "informatica",
    "filosofie",
    "latijn",
    "grieks",
    "techniek",
    "verpleegkunde",
];
const EVENTS: &[&str] = &[
    "olympische spelen",
    "olympic",
    "wereldkampioen",
    "world champion",
    "vliegramp",
    "gijzeling",
    "kroongetuige",
    "in het nieuws",
    "in the news",
    "voorpagina",
    "front page",
    "staatsloterij",
    "jackpot",
    "elfstedentocht",
    "kamerlid",
    "tweede kamer",
    "member of parliament",
    "ramp van",
    "faillissement van",
];

/// Whether some occupation ends in the last three letters of a word; sorts out nearly every word at once.
fn may_be_job(low: &str) -> bool {
    static TAILS: std::sync::OnceLock<Vec<bool>> = std::sync::OnceLock::new();
    let tail = |w: &str| {
        w.bytes()
            .rev()
            .take(3)
            .fold(0usize, |n, b| n << 5 | usize::from(b & 31))
    };
    let tails = TAILS.get_or_init(|| {
        let mut all = vec![false; 1 << 15];
        for e in ENDS {
            if let Some(slot) = all.get_mut(tail(e)) {
                *slot = true;
            }
        }
        all
    });
    low.len() > 2 && tails.get(tail(low)).copied().unwrap_or(false)
}

fn job(t: &Tokens<'_>, i: usize) -> bool {
    let low = t.low(i);
    if t.flags(i) & JOB == 0 && !may_be_job(low) {
        return false;
    }
    t[i].is_word()
        && (t.flags(i) & JOB != 0
            || ENDS
                .iter()
                .any(|e| low.ends_with(e) && (low.len() == e.len() || low.len() >= e.len() + 3)))
        && !matches!(low, "coach")
}

/// Adds every occupation and event.
pub(crate) fn find(t: &Tokens<'_>, folded: &str, found: &mut Found) {
    for i in 0..t.len() {
        if !job(t, i) {
            continue;
        }
        // Up to two describing words before: `senior software engineer`, `zelfstandig grafisch ontwerper`.
        let mut left = i;
        while left > 0
            && i - left < 2
            && t[left - 1].is_word()
            && !t.broken(left)
            && (t.flags(left - 1) & (STOP | DET | KIN | SAY | WITH | PRON | POSS | FIRST | LAST)
                == 0
                || matches!(
                    t.low(left - 1),
                    "senior" | "junior" | "hoofd" | "medisch" | "software" | "project" | "senior-"
                ))
            && t.low(left - 1) != "als"
            && t[left - 1].flags & WORD != 0
        {
            left -= 1;
        }
        let at = |k: usize| left.checked_sub(k).map_or("", |p| t.low(p));
        let past = i.checked_sub(0).map_or("", |_| t.low(i + 1));
        let as_a = matches!(at(1), "als" | "as") && !matches!(at(2), "zo" | "net" | "even")
            || matches!(at(1), "een" | "a" | "an" | "the")
                && matches!(
                    at(2),
                    "als" | "as" | "is" | "was" | "werd" | "wordt" | "became" | "he's" | "she's"
                );
        let is_a = matches!(at(1), "is" | "was" | "werd" | "wordt")
            && matches!(
                at(2),
                "ze" | "hij"
                    | "zij"
                    | "ik"
                    | "die"
                    | "wie"
                    | "client"
                    | "cliënt"
                    | "man"
                    | "vrouw"
                    | "he"
                    | "she"
            )
            || matches!(at(1), "is" | "was")
                && left > 1
                && t[left - 2].is_word()
                && (t[left - 2].capital() || t.flags(left - 2) & (KIN | FIRST) != 0);
        let at_work = matches!(past, "bij" | "at" | "in" | "op")
            && matches!(
                at(1),
                "," | "("
                    | "is"
                    | "was"
                    | "werkzaam"
                    | "de"
                    | "het"
                    | "een"
                    | "a"
                    | "an"
                    | "as"
                    | "als"
                    | "tot"
                    | "functie"
                    | ":"
            )
            && (t.get(i + 2).is_some_and(|x| x.capital()) || matches!(at(1), "," | "(" | ":"));
        let labelled = matches!(at(1), ":")
            && matches!(
                at(2),
                "beroep" | "functie" | "occupation" | "job" | "profession" | "role" | "baan"
            )
            || matches!(at(1), "beroep" | "functie" | "tot" | "voor")
                && matches!(
                    at(2),
                    "van" | "opleiding" | "promotie" | "opgeleid" | "gepromoveerd"
                )
            || matches!(
                (past, t.low(i + 2)),
                ("van", "beroep") | ("by", "profession")
            );
        let baan = at(1) == "als"
            || matches!(at(1), "baan" | "werk" | "job")
            || matches!(at(1), "van") && matches!(at(2), "functie" | "beroep");
        let apposed = matches!(at(1), ",")
            && matches!(past, "," | ".")
            && left > 1
            && t[left - 2].is_word()
            && t[left - 2].capital()
            && t.flags(left - 2) & NAME != 0
            || at(1) == "(" && matches!(past, ")" | ",");
        let mut last = i;
        if matches!(
            t.low(i),
            "docent" | "docente" | "leraar" | "lerares" | "hoogleraar" | "teacher" | "professor"
        ) || t.low(i).ends_with("leraar")
        {
            if t.low(i + 1) == "of"
                || t.get(i + 1).is_some_and(|x| x.is_word()) && SUBJECTS.contains(&t.low(i + 1))
            {
                last = i + 1 + usize::from(t.low(i + 1) == "of");
            }
        }
        let last = if t.get(last).is_some_and(|x| x.is_word()) {
            last
        } else {
            i
        };
        if as_a || is_a || at_work || labelled || baan || apposed {
            found.add(
                (t[left].start, t[last].end),
                Kind::Quasi,
                "occupation",
                0.7,
                20,
            );
        }
    }
    if folded.len() == t.text.len() {
        for e in EVENTS {
            for (k, m) in folded.match_indices(e) {
                found.add((k, k + m.len()), Kind::Quasi, "event", 0.5, 18);
            }
        }
    }
}
