//! Tests of what only one person is.

use crate::privacy::{
    Kind,
    tests::{nothing, there},
};

#[test]
fn what_only_one_person_is() {
    there(
        Kind::Quasi,
        &[
            (
                "Zij is de enige vrouw in de technische dienst, zegt ze.",
                "enige vrouw in de technische dienst",
            ),
            (
                "Hij was daar de jongste directeur ooit.",
                "jongste directeur ooit",
            ),
            (
                "Being the only man on the secretarial team at Tesco, he stays silent.",
                "only man on the secretarial team",
            ),
            (
                "Meneer Bos is de langst zittende bestuurder, zegt hij.",
                "langst zittende bestuurder",
            ),
            (
                "Hij werd herkend als olympisch roeier en klapte dicht.",
                "olympisch roeier",
            ),
            (
                "waar ze te bekend is als valkenier. parkeert om de hoek",
                "valkenier",
            ),
            (
                "Ze spreken haar aan als oud-wereldkampioen judo.",
                "oud-wereldkampioen judo",
            ),
            (
                "People still stop her as the survivor of the ferry disaster.",
                "survivor of the ferry disaster",
            ),
            (
                "Ze is slachtoffer van de gijzeling.",
                "slachtoffer van de gijzeling",
            ),
        ],
    );
    nothing(
        Kind::Quasi,
        &[
            "Dat is de enige vraag die telt.",
            "Hij was de eerste die belde, zij de laatste.",
            "Is dit de eerste keer? De enige reden is angst.",
            "She is the only one who listens, the last person to leave.",
            "Ze staat bekend als lastig en herkent dat als patroon.",
        ],
    );
}
