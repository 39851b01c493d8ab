//! Tests of houses by the word for what they are.

use crate::privacy::{
    Kind,
    tests::{nothing, only, there},
};

#[test]
fn houses_by_what_they_are() {
    there(
        Kind::Organisation,
        &[
            (
                "Er kwamen veel mensen van tennisclub De Zandloper.",
                "tennisclub De Zandloper",
            ),
            (
                "Hij fietst bij wielerclub Voorwaarts '21 mee.",
                "wielerclub Voorwaarts '21",
            ),
            (
                "Ze wordt gepest op OBS De Regenboog en zwijgt.",
                "OBS De Regenboog",
            ),
            (
                "Vroeger op GO! Atheneum De Brug was het zwaar.",
                "GO! Atheneum De Brug",
            ),
            (
                "Doorverwezen naar Woonzorg Lentehof vandaag.",
                "Woonzorg Lentehof",
            ),
            (
                "Hij hoorde dat Van Loon Dakwerken sluit.",
                "Van Loon Dakwerken",
            ),
            ("Hij begon over Storm en Zoon.", "Storm en Zoon"),
            (
                "nu doet ze inpakwerk bij kaasmakerij 't veld en dat knaagt",
                "kaasmakerij 't veld",
            ),
            (
                "hij denkt aan de meester van sbo de springplank, toen",
                "sbo de springplank",
            ),
        ],
    );
    nothing(
        Kind::Organisation,
        &[
            "de sfeer op de tennisclub is goed",
            "ze zit op basisschool en hij ook",
            "na de batterij leeg, naar school gegaan",
            "Ze twijfelt over de praktijk. De huur stijgt.",
        ],
    );
}

#[test]
fn a_house_ends_before_the_verb_and_before_a_person() {
    for (text, house) in [
        (
            "onno wil naar drukkerij de eendracht overstappen en heeft getekend. hij is blij.",
            "drukkerij de eendracht",
        ),
        (
            "verslag voor kwekerij zonnehoek verstuurd met akkoord. alles klaar.",
            "kwekerij zonnehoek",
        ),
        (
            "ze heeft haar baan bij hospice de luwte opgezegd. ze slaapt slecht.",
            "hospice de luwte",
        ),
        (
            "Overleg met T.B. van Wijkteam De Meander en P.R. Langerak over rust.",
            "Wijkteam De Meander",
        ),
        (
            "Overleg met HZ van Team Zonnebloem en BD over rust.",
            "Team Zonnebloem",
        ),
    ] {
        let found = only(text, Kind::Organisation);
        assert!(found.iter().any(|f| f == house), "{text}: {found:?}");
        assert!(
            found.iter().all(|f| !f.contains("opgezegd")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn houses_behind_what_is_left_of_a_preposition() {
    there(
        Kind::Organisation,
        &[
            (
                "gspr mt ilse v wijkteam zaagmans over huur",
                "wijkteam zaagmans",
            ),
            (
                "Settled at the British School of Amsterdam now.",
                "British School of Amsterdam",
            ),
        ],
    );
    nothing(
        Kind::Organisation,
        &[
            "buurtteam belt morgen terug, wijkteam weet van niks",
            "Ze heeft dertig jaar bij dezelfde bank gewerkt.",
        ],
    );
}
