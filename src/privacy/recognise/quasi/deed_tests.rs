//! Tests of what somebody did or lived through, what happened in one place, and who somebody is by an article.

use crate::privacy::{
    Kind,
    tests::{nothing, only},
};

fn has(text: &str, what: &str) {
    let found = only(text, Kind::Quasi);
    assert!(found.iter().any(|f| f == what), "{text}: {found:?}");
}

#[test]
fn what_a_newspaper_told() {
    for (text, o) in [
        (
            "Mevrouw Bos overleefde het instorten van de tribune, zegt ze.",
            "overleefde het instorten van de tribune",
        ),
        (
            "Hij won de eerste editie van de klompenrace, lang geleden.",
            "won de eerste editie van de klompenrace",
        ),
        (
            "Ze stond op de voorpagina als het meisje met de duif, zegt ze.",
            "stond op de voorpagina als het meisje met de duif",
        ),
        (
            "He once cooked for the queen, he says.",
            "cooked for the queen",
        ),
        (
            "Petra trouwde als eerste vrouw op de dijk, zegt ze.",
            "trouwde als eerste vrouw op de dijk",
        ),
        (
            "She was held hostage in the embassy, years ago.",
            "was held hostage in the embassy",
        ),
        ("He swam the Channel, twice.", "swam the Channel"),
        (
            "Anna zat in een documentaire over de mijnen.",
            "zat in een documentaire over de mijnen",
        ),
        (
            "Hij redde een kind uit de gracht, vorig jaar.",
            "redde een kind uit de gracht",
        ),
    ] {
        has(text, o);
    }
    nothing(
        Kind::Quasi,
        &[
            "Ze overleefde de reorganisatie en won het vertrouwen van haar team.",
            "Hij won de discussie, zij redde de dag. Ze leest de krant als ze moe is.",
            "Hij kwam als eerste binnen en ging als laatste weg.",
            "She saved the file and won the argument; he read the news with a coffee.",
            "The record shows that she is at her best in the morning.",
            "Ze is aan boord en het team ook; aan boord van het project.",
        ],
    );
}

#[test]
fn what_happened_in_one_place() {
    for (text, o) in [
        (
            "Sinds de brand in het clubhuis slaapt ze slecht.",
            "de brand in het clubhuis",
        ),
        (
            "Ze piekert over het schandaal rond de gestolen klok.",
            "het schandaal rond de gestolen klok",
        ),
        (
            "Since the leaked council tapes he hides.",
            "leaked council tapes",
        ),
        (
            "sinds de overval op de kaasboer waar de hele straat het over had slaapt hij slecht",
            "de overval op de kaasboer waar de hele straat het over had",
        ),
        (
            "Since the scandal over the forged painting she stays home.",
            "the scandal over the forged painting",
        ),
        (
            "Ze willen praten na het ongeluk op het schoolkamp.",
            "het ongeluk op het schoolkamp",
        ),
        (
            "sinds de vondst van de bom onder de sporthal durft ze niets",
            "de vondst van de bom onder de sporthal",
        ),
        (
            "Sinds de aanrijding met de carnavalswagen slaapt ze slecht.",
            "de aanrijding met de carnavalswagen",
        ),
    ] {
        has(text, o);
    }
    nothing(
        Kind::Quasi,
        &[
            "Sinds de verhuizing slaapt ze beter, na de brand in huis niet.",
            "Het drama van de week: een explosie van woede in het team.",
            "After the accident at work he rested; the leak in the kitchen is mended.",
            "De val van de trap en de inbraak in de auto.",
            "Na de brand op de Guido Gezellelaan 88 zit ze in de opvang.",
            "na de brand op de kerkstraat 12 zit ze bij haar zus",
            "Sinds de aanrijding met de fiets en het ongeluk met een auto.",
        ],
    );
}

#[test]
fn who_somebody_is_by_an_article() {
    for (text, o) in [
        (
            "Hij is de weduwnaar van de verongelukte schipper en het dorp weet het.",
            "weduwnaar van de verongelukte schipper",
        ),
        (
            "in al die jaren als de vrouw achter het stripfiguurtje bleef ze stil",
            "vrouw achter het stripfiguurtje",
        ),
        (
            "Tom is the inventor of the folding cello case, which he hides.",
            "inventor of the folding cello case",
        ),
        (
            "Tom is the bishop's chauffeur, he says.",
            "bishop's chauffeur",
        ),
        (
            "Cliënt Jan Bos is de dirigent van het grootste mannenkoor, zegt hij.",
            "dirigent van het grootste mannenkoor",
        ),
    ] {
        has(text, o);
    }
    nothing(
        Kind::Quasi,
        &[
            "Zij is de moeder van drie kinderen en de spil van het team.",
            "Ik ben de bakker die zelf nooit brood eet.",
            "She is the leader of the team and the new manager.",
            "Hij is de baas van de afdeling, zij de clown van de klas.",
        ],
    );
}
