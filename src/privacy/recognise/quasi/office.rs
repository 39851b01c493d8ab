//! Offices that every firm and club has, and people whom everybody has beside him: "haar manager bij Omrin", "gevraagd als voorzitter",
//! "mevr. Bos (arbeidsarts)", "zijn huisarts in Grou". Bare they tell nobody apart; with what makes one telling ("jongste directeur
//! ooit", "voorzitter van de ondernemingsraad", "de enige manager") they are found elsewhere. `titled` and `work` ask.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::among;

/// Offices and work that say nothing by themselves, whoever is said to have them: of a hundred times they stand bare in all our sets
/// nobody marked one.
pub(super) fn everywhere(word: &str) -> bool {
    among!(
        word,
        "manager voorzitter voorzitster teamcoördinator teamcoordinator arbeidsarts bedrijfsarts casemanager directeur directrice \
            afdelingshoofd ploegleider mantelzorger leidinggevende penningmeester bestuurslid projectmanager teammanager bediende bakker \
            verpleegkundige docent chauffeur tolk boekhouder director weduwnaar contactpersoon vertrouwenspersoon therapeut dokter"
    )
}

/// Whether the bare word at `i` only says what somebody is to the client, or what every firm has.
pub(super) fn beside(t: &Tokens<'_>, i: usize) -> bool {
    let low = t.low(i);
    if everywhere(low) {
        return true;
    }
    let p = i.checked_sub(1).filter(|_| !t.broken(i));
    let at = |n: usize| i.checked_sub(n).map_or("", |k| t.low(k));
    // In English a chef cooks: "was a chef before".
    if low == "chef" {
        return !among!(at(1), "a an as");
    }
    if low == "officer" {
        return !among!(at(1), "a an as");
    }
    // "manon (teamleider)", "Sien Sterckx, teamleider bij": in the sentence only "is teamleider bij" says it of the client.
    if matches!(low, "teamleider" | "teamleidster") {
        return !(matches!(at(1), "is" | "was")
            && matches!(t.low(i + 1), "bij" | "at")
            && !t.broken(i + 1));
    }
    // "zijn huisarts in Grou", "haar eerste chef bij": somebody else's work.
    let own = p.is_some_and(|p| {
        let whose = |k: usize| among!(t.low(k), "zijn haar mijn hun m'n z'n d'r his her my their");
        whose(p)
            || p > 0
                && !t.broken(p)
                && t[p].shape == Shape::Lower
                && t.flags(p) & (SAY | VERB) == 0
                && t.low(p).ends_with('e')
                && whose(p - 1)
    });
    // "ze was haar huisarts": the verb, too; "zijn leraar" may be what they are.
    own && among!(
        low,
        "huisarts arts tandarts psycholoog psychiater fysiotherapeut coach trainer docent leraar lerares juf meester baas bazin \
            collega assistent assistente begeleidster advocaat notaris boekhouder accountant planner opvolger voorganger supervisor \
            gp doctor dentist therapist manager boss teacher tutor coach lawyer solicitor"
    )
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn offices_that_everybody_knows_stay() {
        nothing(
            Kind::Quasi,
            &[
                "Dat gaat over het conflict met zijn chef bij Philips.",
                "Haar manager bij Omrin vindt haar onverstandig.",
                "Ludmila is gevraagd om voorzitter te worden.",
                "Rond de tafel: mevr. Bos (arbeidsarts) en Noor.",
                "Casemanager bij Deloitte is Max Schaap.",
                "Cliënt werkt als manager in een magazijn.",
                "Ik belde zijn huisarts in Grou.",
                "Terugblik met Sien Sterckx, teamleider bij Philips.",
            ],
        );
        there(
            Kind::Quasi,
            &[
                (
                    "Ze is voorzitter van de ondernemingsraad.",
                    "voorzitter van de ondernemingsraad",
                ),
                (
                    "Hij was een half jaar wethouder, nu niet meer.",
                    "wethouder",
                ),
                ("ze is teamleider bij vanderlande in veghel", "teamleider"),
                ("He's training to be a driver, was a chef before.", "chef"),
                ("Haar man is vuurtorenwachter.", "vuurtorenwachter"),
            ],
        );
    }
}
