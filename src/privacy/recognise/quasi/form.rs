//! Words that are occupations by their form, in no list: "-ist", "-eur", and compounds on who does something.

use super::super::super::lexicon::{Lexicon, flag::*};

/// Ends in "-ist" or "-eur" and yet nobody's work.
const NO_POST: &[&str] = &[
    "optimist",
    "pessimist",
    "perfectionist",
    "perfectioniste",
    "egoïst",
    "egoist",
    "realist",
    "idealist",
    "narcist",
    "narcissist",
    "feminist",
    "racist",
    "seksist",
    "fatalist",
    "toerist",
    "tourist",
    "moralist",
    "individualist",
    "generalist",
    "solist",
    "twist",
    "checklist",
    "assist",
    "insist",
    "resist",
    "consist",
    "persist",
    "exist",
    "enlist",
    "playlist",
    "wishlist",
    "shortlist",
    "subsist",
    "desist",
    "beslist",
    "vergist",
    "gemist",
    "betwist",
    "verkwist",
    "alarmist",
    "extremist",
    "populist",
    "socialist",
    "communist",
    "kapitalist",
    "marxist",
    "minimalist",
    "purist",
    "humanist",
    "boeddhist",
    "buddhist",
    "calvinist",
    "baptist",
    "materialist",
    "nationalist",
    "pacifist",
    "terrorist",
    "fetisjist",
    "autist",
    "dogmatist",
    "alchemist",
    "opportunist",
    "optimiste",
    "idealiste",
    "realiste",
    "egoïste",
    "feministe",
    "automobilist",
    "cyclist",
    "humeur",
    "voorkeur",
    "amateur",
    "malheur",
    "grandeur",
    "liqueur",
    "likeur",
    "terreur",
    "auditeur",
    "zeur",
    "treur",
    "speur",
    "scheur",
    "entrepreneur",
    "raconteur",
    "hauteur",
    "voyeur",
    "charmeur",
    "causeur",
];

/// A word that by its form is an occupation ("-ist", "-eur", a compound on "-er" of no dictionary).
pub(super) fn formed(word: &str, flags: u64, lexicon: &Lexicon) -> bool {
    if word.len() < 6
        || !word.ends_with(['t', 'e', 'r'])
        || flags & (STOP | NAME & !LAST | PLACE | NOTNAME | KIN) != 0
    {
        return false;
    }
    let ist = word.ends_with("ist")
        || word.ends_with("iste")
        || word.ends_with("ïst")
        || word.ends_with("iënt");
    let eur = word.ends_with("eur") || word.ends_with("euse") || word.ends_with("trice");
    let coloured = [
        "kleur", "deur", "geur", "keur", "sleur", "zeur", "humeur", "euse",
    ];
    if (ist || eur)
        && !NO_POST.contains(&word)
        && !word.strip_suffix('e').is_some_and(|w| NO_POST.contains(&w))
        && !(eur && coloured.iter().any(|c| word.ends_with(c) && *c != "euse"))
        && !word.ends_with("lijst")
        && !word.ends_with("kist")
        && !word.ends_with("iënt")
        // "verhuist": he does.
        && !(ist && flags & VERB != 0 && flags & SAY != 0)
    {
        return true;
    }
    // "stembevrijder", "podcastmaakster": a compound no dictionary has, on the end of who does something.
    flags & WORD == 0
        && word.len() >= 9
        && (word.ends_with("der")
            || word.ends_with("ter")
            || word.ends_with("ker")
            || word.ends_with("ger")
            || word.ends_with("ver")
            || word.ends_with("per")
            || word.ends_with("ler")
            || word.ends_with("ner")
            || word.ends_with("aar")
            || word.ends_with("zer"))
        // "examenjaar", "tijdbeheer"
        && !["jaar", "beheer", "weer", "vuur", "duur", "keer", "kamer", "cijfer", "nummer", "papier", "avontuur", "venster", "centrum", "water", "offer", "theater"]
            .iter()
            .any(|e| word.ends_with(e))
        && lexicon.is_compound(word)
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn occupations_by_form_and_place() {
        there(
            Kind::Quasi,
            &[
                ("Ze is daarnaast stembevrijder.", "stembevrijder"),
                ("Van huis uit is hij hovenier.", "hovenier"),
                (
                    "Mijn cliënt, gepensioneerd wiskundeleraar, zoekt rust.",
                    "gepensioneerd wiskundeleraar",
                ),
                ("He's the deputy head of St Cuthbert's.", "deputy head"),
                ("She'd been a ballet dancer.", "ballet dancer"),
                ("kaasmaker bij feenstra, twee kinderen", "kaasmaker"),
                ("moeder was naaister, altijd thuis", "naaister"),
            ],
        );
        nothing(
            Kind::Quasi,
            &[
                "Een goede manager stelt vragen.",
                "A leader is a gardener: you water, you weed.",
                "Patience is the better gardener.",
                "hij is realist, geen dromer",
                "Als manager moet je soms nee zeggen.",
                "dat is een gemiste kans",
                "Ze verhuist volgende keer.",
            ],
        );
    }
}
