//! Tests of employers by their slot.

use crate::privacy::{
    Kind,
    tests::{nothing, there},
};

#[test]
fn employers_by_their_slot() {
    there(
        Kind::Organisation,
        &[
            (
                "Ze rijdt een leasewagen van Morgen, en mag die houden.",
                "Morgen",
            ),
            (
                "hij rijdt een leasewagen van waterschap aa en maas, al jaren",
                "waterschap aa en maas",
            ),
            (
                "acties:\n- contract opvragen bij verder\n- afspraak maken",
                "verder",
            ),
            (
                "hij werkt al sinds zijn schooltijd bij simpel. nu is hij moe",
                "simpel",
            ),
            (
                "hij vertelt dat het werk bij verder steeds zwaarder weegt",
                "verder",
            ),
            ("groepsapp team bloei: ze heeft de groep verlaten", "bloei"),
            (
                "naam: onbekend\nwerk: magazijn, noordwind\nmedicatie: geen",
                "noordwind",
            ),
            (
                "de teamleider is nieuw, komt van stapel. ze wacht af",
                "stapel",
            ),
            (
                "Ze moet zaterdag weer naar Action dus dat wordt wat.",
                "Action",
            ),
        ],
    );
    nothing(
        Kind::Organisation,
        &[
            "ze werkt het liefst bij stilte. en bij daglicht.",
            "de leasewagen van haar man, de loonstrook van vorige maand",
            "het contract ligt bij iedereen. de baan bleef bij praten",
            "groepsapp familie: ruzie\nteam: moe",
            "werk: magazijn, nachtdiensten\nfunctie: planner, parttime",
            "hij is moe, komt van buiten. en gaat weer naar huis",
            "hij werkt beter bij vragen. werkt rustig door",
        ],
    );
}
