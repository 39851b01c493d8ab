//! More occupations that are met with everywhere: those that writers of the later sets left unmarked wherever the rules found one, and that no set marks. `super::common`
//! asks; narrowed ("de enige apotheker van het dorp") they are masked as before.

use super::super::super::token::Tokens;
use super::super::among;
use super::words::SUBJECTS;

const WORK: &str = "regiomanager teamleidster bedrijfsleider bedrijfsleidster controleur apotheker diëtist diëtiste ergotherapeut ergotherapeute kraamverzorgster kinderverzorgster \
    dierverzorger dierverzorgster  ervaringsdeskundige kamermeisje bakkerijmedewerker kwaliteitsmedewerker \
    onderzoeker onderzoekster assistent assistente looptrainer invalkracht portier badmeester gastvrouw gastheer wijkagent verzuimbegeleider stratenmaker huisarts-assistente huisartsassistente \
    ok-assistent ok-assistente loonwerker machinist redacteur radiographer banker trucker flexwerker postdoc promovenda promovendus zorgcoördinator \
    zorgcoordinator decaan akkerbouwer parkeerwachter suppoost kantinebeheerder zij-instromer arts-assistent drogist notulist nachtsorteerder sorteerder \
    shiftleider ploegchef ploegleider steward purser laborant laborante uitzendkracht ondernemer aannemer stukadoor procesoperator operator solicitor \
    surveyor roofer joiner fietsenmaker advocaat tuinman";

/// Whether an occupation of one word is one of these.
pub(super) fn work(low: &str) -> bool {
    among!(low, WORK)
}

/// Whether an occupation of two words is: "lerares wiskunde", "docent NT2", "product owner", "assistent bedrijfsleider".
pub(super) fn pair(t: &Tokens<'_>, last: usize) -> bool {
    let Some(first) = last.checked_sub(1) else {
        return false;
    };
    let low = t.low(last);
    match t.low(first) {
        "leraar" | "lerares" | "leerkracht" => SUBJECTS.contains(&low) || low == "nt2",
        "docent" | "docente" => among!(low, "wiskunde frans nt2"),
        "product" => low == "owner",
        "scrum" => low == "master",
        "team" => low == "lead",
        "assistent" | "assistant" => among!(low, "bedrijfsleider manager"),
        "customs" => low == "officer",
        "debt" => among!(low, "counsellor adviser advisor"),
        "thesis" => low == "supervisor",
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
    fn everyday_work_stands_bare() {
        nothing(
            Kind::Quasi,
            &[
                "Pleun is apotheker in Wijchen.",
                "Hij werkt als portier bij het ziekenhuis.",
                "Ze is lerares wiskunde en moe.",
                "hij is nu parkeerwachter en tevreden",
                "She is a radiographer in Cardiff.",
            ],
        );
    }

    #[test]
    fn narrowed_or_rare_it_is_found() {
        there(
            Kind::Quasi,
            &[
                (
                    "Zij is de enige apotheker van het eiland.",
                    "enige apotheker van het eiland",
                ),
                ("Haar man is vuurtorenwachter.", "vuurtorenwachter"),
                ("Hij is orgelbouwer.", "orgelbouwer"),
            ],
        );
    }
}
