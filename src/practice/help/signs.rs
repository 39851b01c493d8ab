//! By which words a note shows a pattern of the taxonomy, for the draft of patterns: a sentence is evidence when it has such a word and its session carries
//! that pattern. A pattern the coach added herself is known by its own name. What no sentence shows stays open.

use super::cue::asks;
use super::extract::Material;
use super::open::agreed;
use super::phrase::{count, flat, roots};
use super::read::{Said, Topic};
use crate::casebook::Term;

/// Phrases by which notes show each of the shipped patterns, Dutch and English; `phrase` says how they are read.
const SIGNS: [(&str, &str); 20] = [
    (
        "perfectionism",
        "perfect*|elke zin moet|moet kloppen|goed genoeg|foutloos|versies|nooit goed|moet beter|good enough|flawless|every detail|drafts|\
         has to be right",
    ),
    (
        "pleasing",
        "pleas*|altijd ja|meteen ja|zei ze ja|zei hij ja|zegt ja|ja zegt|ja zeggen|zei ja|nee zeggen|aardig vinden|aardig gevonden|teleurstel*|\
         iedereen tevreden|naar de zin|says yes|said yes|say no|saying no|to be liked|disappoint*|letting+down",
    ),
    (
        "avoidance",
        "vermijd*|ontwijk*|uitstel*|stelt+uit|schuift+uit|uit de weg|avoid*|puts off|put off|postpone*|moved it|cancelled",
    ),
    (
        "conflict-avoidance",
        "conflict*|ruzie*|botsing*|kortaf|confront*|laat het gaan|zegt er niets van|uit de weg|excuses|boos wordt|boos werd|lets it pass|let it pass|\
         cancelled|apolog*|silence afterwards|contradicts|moved it",
    ),
    (
        "overresponsibility",
        "verantwoordelijk*|haar schuld|zijn schuld|neemt+over|overgenomen|op haar schouders|op zijn schouders|alles zelf|responsib*|her fault|\
         his fault|takes over|her name on it|his name on it",
    ),
    (
        "boundary-loss",
        "grens|grenzen|overheen|doorwerk*|overwerk*|avonden per week|na vijven|vrije dag|bereikbaar|laptop|boundar*|evenings|after hours|weekends|\
         day off",
    ),
    (
        "imposter-feelings",
        "door de mand|ontdekken ze|maar wat doe|maar wat doet|iedereen dat kan|iedereen kan|geluk gehad|niet geschikt|bedrieg*|oplicht*|impost*|\
         found out|find out|just lucky|fraud*|does not belong|not good enough for",
    ),
    (
        "inner-critic",
        "criticus|stem in haar hoofd|stem in zijn hoofd|streng voor zichzelf|boos op zichzelf|tegen zichzelf|dom van|stom van|inner critic|\
         hard on herself|hard on himself|tells herself|tells himself|beats herself",
    ),
    (
        "rumination",
        "pieker*|malen|maalt|wakker|blijft hangen|dezelfde 3 dingen|steeds over hetzelfde|ruminat*|worr*|lies awake|cannot stop thinking|\
         cant stop thinking|over and over",
    ),
    (
        "catastrophising",
        "rampen|ramp|rampdenken|het ergste|alles misgaat|alles mis|stel dat alles|de ergste|catastroph*|disaster*|the worst|everything goes wrong|\
         everything will go wrong",
    ),
    (
        "all-or-nothing",
        "alles of niets|ook helemaal|helemaal of niet|of hij doet|of ze doet|zwart wit|all or nothing|black and white|completely or not",
    ),
    (
        "exhaustion",
        "uitgeput*|burn out|burnout|doodmoe|moe|kapot|leeggelopen|loopt leeg|energie|slaapt slecht|opgebrand|exhaust*|worn out|drained|tired|\
         no energy|energy",
    ),
    (
        "role-ambiguity",
        "rol|rollen|taakverdeling|wie doet wat|wie gaat waarover|functie|onduidelijk wie|role|roles|job description|who does what",
    ),
    (
        "work-overload",
        "werkdruk|te veel werk|te druk|uur per week|hele dag bezig|na vijven|stapel*|deadlines|overload*|too much work|workload|hours a week|\
         snowed under",
    ),
    (
        "meaning-loss",
        "zinloos|waar doe ik het voor|waarvoor ze het doet|betekenis|het nut|leegte|pointless|meaningless|no meaning|what is it for|what for",
    ),
    (
        "transition-grief",
        "rouw*|afscheid|gemis|mist haar|mist zijn|verloren|overleden|vroeger was|grief|griev*|misses|goodbye|mourn*|loss of",
    ),
    (
        "team-distrust",
        "wantrouw*|vertrouwt+niet|vertrouwen+team|roddel*|achter haar rug|achter zijn rug|distrust*|does not trust|doesnt trust|gossip*|\
         behind her back|behind his back",
    ),
    (
        "delegation-difficulty",
        "deleger*|uit handen|loslaten|overdragen|zelf sneller|sneller zelf|doet het zelf|doet alles zelf|delegat*|hand over|let go|faster if|quicker|\
         checks everything|herself because|himself because|her name on it|somebody else could",
    ),
    (
        "growing-agency",
        "gelukt|durf*|het lukt|lukte|zelf gevraagd|zelf gekozen|besloten|verteld|op tijd weg|nee gezegd|gekozen|rechtop|ging goed|viel mee|\
         viel erg mee|wrote it on a card|she told|he told|decided|dared|managed|went well|chose|walked with|alone",
    ),
    (
        "support-found",
        "steun*|gesteund|hielp haar|hielp hem|hulp gevraagd|hielp mee|samen met|vriendin|vriend|support*|helped her|helped him|asked for help|backed",
    ),
];

/// The sentence that shows a pattern most plainly among the notes of the sessions that carry it; of two that do so alike the newer.
pub fn evidence<'a>(
    m: &Material<'a>,
    term: &Term,
    taken: &dyn Fn(&Said) -> bool,
) -> Option<&'a Said> {
    let dates: Vec<_> = m
        .sessions
        .iter()
        .filter(|s| s.patterns.contains(&term.key))
        .map(|s| s.date)
        .collect();
    let own = SIGNS
        .iter()
        .find(|(key, _)| *key == term.key)
        .map(|(_, signs)| *signs);
    let names = [roots(&term.nl), roots(&term.en)];
    let mut best: Option<(usize, usize, &Said)> = None;
    for said in m.said {
        let of_session = m
            .pages
            .get(said.page)
            .and_then(|p| p.date)
            .is_some_and(|date| dates.contains(&date));
        if !of_session
            || asks(said)
            || agreed(said)
            || said.topic == Topic::Options
            || taken(said)
            || said.text.chars().count() < 15
        {
            continue;
        }
        let here = roots(&said.text);
        let named = names.iter().any(|n| !n.is_empty() && n.is_subset(&here));
        let shown = own.map_or(0, |signs| count(&flat(&said.text), signs)) + 2 * usize::from(named);
        if shown > 0 && best.is_none_or(|(n, page, _)| (shown, said.page) > (n, page)) {
            best = Some((shown, said.page, said));
        }
    }
    best.map(|(.., said)| said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::{Taxonomy, TaxonomyKind};

    #[test]
    fn every_pattern_that_is_shipped_has_its_signs() {
        #[derive(serde::Deserialize)]
        struct Seed {
            term: Vec<Term>,
        }
        let seed: Seed = toml::from_str(include_str!("../../../assets/taxonomy.toml")).unwrap();
        let shipped = Taxonomy { terms: seed.term };
        for term in shipped
            .terms
            .iter()
            .filter(|t| t.kind == TaxonomyKind::Pattern)
        {
            assert!(
                SIGNS
                    .iter()
                    .any(|(key, signs)| *key == term.key && !signs.is_empty()),
                "{}",
                term.key
            );
        }
        for (key, _) in SIGNS {
            assert!(shipped.find(TaxonomyKind::Pattern, key).is_some(), "{key}");
        }
    }
}
