//! Rare crafts by how they are made ("zadelmaker", "palingroker", "violin maker", "dry stone waller"), and the trade or office of
//! somebody's family ("dochter van de wethouder", "the vicar's daughter"). `super` and `titled` ask.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::{KIN, POSS};
use super::super::super::token::Tokens;
use super::super::{Behind, among, one_of};

/// Who makes what is no craft, and what makes something by itself.
const NO_MAKER: &str = "ruzie herrie plannen grappen lawaai praatjes moppen stemming angst bang ziek dik warm gang paniek winst kabaal \
    problemen indruk keuze smaak lijstjes fouten kennis vrienden vijanden schulden geld sfeer koffie thee ijs ijsblokjes popcorn smoothie \
    pace peace trouble match money change play decision king merry home taste rain noise mischief deal widow sense mess love \
    holiday coffee ice yoghurt wafel tosti soep brood";

/// Whether a word of one piece is a craft by what it begins and ends with.
pub(super) fn craft(low: &str) -> bool {
    let made = |ends: [&str; 2]| {
        ends.iter()
            .find_map(|e| low.strip_suffix(e))
            .map(|w| w.trim_end_matches('-'))
            .filter(|w| w.len() > 2)
    };
    if let Some(what) = made(["maker", "maakster"]) {
        return !among!(what, NO_MAKER);
    }
    if let Some(what) = made(["vlechter", "vlechtster"]) {
        return what != "ver";
    }
    if let Some(what) = made(["roker", "rookster"]) {
        return among!(
            what,
            "paling vis haring zalm ham hammen vlees spek kaas worst makreel forel"
        );
    }
    made(["binder", "bindster"]).is_some_and(|w| {
        among!(
            w,
            "boek boeken bloem bloemen krans kransen bezem bezems riet schoven"
        )
    })
}

/// English words that are a craft only behind what it is done to: "violin maker", "stone waller", "coffee roaster".
const PAIRS: &[Behind] = &[
    (
        "maker",
        one_of!(
            "violin guitar cello lute harp bow piano organ harpsichord clock watch saddle harness furniture cabinet instrument glass wine cheese \
                cider shoe boot glove hat wig dress kilt candle jewellery jewelry basket boat canoe pipe puppet doll toy prop mask pattern map \
                tool rope sail net lace quilt soap perfume chocolate bell broom barrel umbrella knife sword armour coffin book paper brush \
                cricket-bat bagpipe flute drum"
        ),
    ),
    ("waller", one_of!("stone drystone dry-stone")),
    ("roaster", one_of!("coffee")),
    ("smoker", one_of!("eel fish salmon kipper herring")),
    ("turner", one_of!("wood")),
    ("carver", one_of!("wood stone letter ice bone")),
    ("cutter", one_of!("gem diamond stone glass letter crystal")),
    ("binder", one_of!("book")),
    ("sexer", one_of!("chick chicken")),
    ("layer", one_of!("hedge bell")),
    ("ringer", one_of!("bell")),
    ("wrangler", one_of!("snake animal horse")),
];

/// Whether a word is a craft behind what it is done to ([`paired`]).
pub(super) fn second(low: &str) -> bool {
    PAIRS.iter().any(|(word, _)| *word == low)
}

/// Whether two English words are a craft together ([`PAIRS`]).
pub(super) fn paired(before: &str, low: &str) -> bool {
    let pair = PAIRS.iter().find(|(word, _)| *word == low);
    pair.is_some_and(|(_, behind)| behind(before))
}

/// Family: whose trade or office is told with them.
fn family(low: &str) -> bool {
    among!(
        low,
        "zoon zoons zonen dochter dochters kind kinderen vrouw man weduwe weduwnaar broer zus zusje broertje kleinzoon kleindochter neef nicht \
            schoonzoon schoondochter stiefzoon stiefdochter echtgenote echtgenoot vader moeder partner ex son sons daughter daughters \
            wife husband widow widower child children brother sister grandson granddaughter nephew niece"
    )
}

/// What every other family has, who is there for somebody at work or in care, and the trades of any high street.
fn anybody(low: &str) -> bool {
    among!(
        low,
        "eigenaar eigenares baas directeur directrice manager chef leidinggevende coach therapeut therapeute psycholoog psychiater huisarts arts \
            dokter leraar lerares docent docente juf meester medewerker medewerkster assistent assistente begeleider begeleidster trainer \
            leider ondernemer supervisor teamleider model owner boss director doctor gp teacher therapist coach trainer assistant worker \
            leader nurse driver carer bakker slager groenteboer kapper kapster boer boerin schilder timmerman loodgieter monteur chauffeur \
            verkoper verkoopster postbode tuinman kok ober boekhouder accountant makelaar advocaat verpleger verpleegster agent bouwvakker \
            militair soldaat schoonmaker schoonmaakster secretaresse butcher baker farmer painter plumber builder cook shopkeeper \
            accountant lawyer solicitor soldier cleaner secretary electrician mechanic hairdresser postman waiter"
    )
}

/// "dochter van de wethouder", "the son of the vicar": whether the occupation at `i` is told of somebody's family.
pub(super) fn kin(t: &Tokens<'_>, i: usize) -> bool {
    i > 2
        && !(i - 2..=i).any(|k| t.broken(k))
        && matches!(t.low(i - 1), "de" | "een" | "the" | "a")
        && (matches!(t.low(i - 2), "van" | "of") && family(t.low(i - 3))
            // "getrouwd met de havenloods"
            || matches!(t.low(i - 2), "met" | "van" | "to" | "from")
                && among!(t.low(i - 3), "getrouwd gehuwd verloofd gescheiden married engaged divorced"))
        && !anybody(t.low(i))
        // "de vader van de kapper van mijn zus": somebody else's again.
        && !(matches!(t.low(i + 1), "van" | "of") && t.flags(i + 2) & POSS != 0)
}

/// "the vicar's daughter": the office before whose family it is.
pub(super) fn whose(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let Some(office) = t.low(i).strip_suffix("'s") else {
        return;
    };
    let told = i > 0
        && !t.broken(i)
        && !t.broken(i + 1)
        && matches!(t.low(i - 1), "the" | "a" | "de")
        && t.flags(i + 1) & KIN != 0
        && family(t.low(i + 1))
        && !anybody(office)
        && super::listed(office);
    let end = t[i].start + t.raw(i).len().saturating_sub(2);
    if told && t.text.is_char_boundary(end) {
        // The mark may be longer than one byte.
        let end = t.raw(i).find(['\'', '’']).map_or(end, |n| t[i].start + n);
        found.add((t[i].start, end), Kind::Quasi, "occupation", 0.6, 20);
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn rare_crafts() {
        there(
            Kind::Quasi,
            &[
                ("Lina is zadelmaker en moe.", "zadelmaker"),
                ("Hij is mandenvlechter in een dorp.", "mandenvlechter"),
                ("Haar oom is palingroker in het noorden.", "palingroker"),
                (
                    "Nurcan is a violin maker and there are few.",
                    "violin maker",
                ),
                ("oliver is a foley artist and there are few", "foley artist"),
            ],
        );
        nothing(
            Kind::Quasi,
            &[
                "Hij is een echte ruziemaker en herriemaker.",
                "Ze is kettingroker en verbinder, hij heeft een pacemaker.",
                "The money maker, a real troublemaker and a peacemaker.",
            ],
        );
    }

    #[test]
    fn offices_of_somebodys_family() {
        there(
            Kind::Quasi,
            &[
                (
                    "Sanne, dochter van de wethouder, wordt gepest.",
                    "wethouder",
                ),
                ("De zoon van de dominee mag niks.", "dominee"),
                (
                    "Maëlle, dochter van de palingroker, wordt gepest.",
                    "palingroker",
                ),
                ("She is the vicar's daughter, of all things.", "vicar"),
                ("The daughter of the verger was there.", "verger"),
                ("Hij is getrouwd met de havenloods.", "havenloods"),
            ],
        );
        nothing(
            Kind::Quasi,
            &[
                "De vrouw van de directeur en de zoon van de buurman.",
                "My daughter's teacher, the teacher's son and the boss's wife.",
                "De man van de winkel, de dochter van een vriendin.",
                "De zoon van de bakker en the butcher's brother.",
            ],
        );
    }
}
