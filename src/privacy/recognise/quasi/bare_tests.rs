//! Tests of occupations in notes without their grammar.

use crate::privacy::{
    Kind,
    tests::{nothing, there},
};

#[test]
fn occupations_in_notes_without_grammar() {
    there(
        Kind::Quasi,
        &[
            (
                "wil omscholen tot rijinstructeur, of iets met dieren",
                "rijinstructeur",
            ),
            ("ze is orthopedagoog en hij koster van de kerk", "koster"),
            ("was 20 jaar bloembinder, nu thuis", "bloembinder"),
            ("droomt van boswachter zijn", "boswachter"),
            (
                "functie inkoopmedewerker, werkt samen met twee anderen",
                "inkoopmedewerker",
            ),
            ("kreeg de rol van schadebehandelaar", "schadebehandelaar"),
            (
                "Ybeltje werd na de fusie kwaliteitsfunctionaris, daarvoor niet",
                "kwaliteitsfunctionaris",
            ),
            ("jos is bewindvoerder en erg formeel", "bewindvoerder"),
            ("bavo uit aalst, brugwachter, valt stil", "brugwachter"),
            ("verloskundige, eigen praktijk, 60 uur", "verloskundige"),
            ("zijn moeder is rechter. hij zelf barista", "barista"),
            ("wil van accountant naar hovenier", "hovenier"),
            ("her husband Lyndon is a piano tuner.", "piano tuner"),
        ],
    );
    nothing(
        Kind::Quasi,
        &[
            "hij is rustiger en ze is helder",
            "ze is een denker, hij is twijfelaar",
            "de bakker bakt, de visser vist, en ik zit hier maar",
            "herkenning: redder, aanklager, slachtoffer",
            "she is a slow learner and a people pleaser.",
            "het is zeker anders, wat is er belangrijker",
            "A good listener is a quiet thinker.",
        ],
    );
}
