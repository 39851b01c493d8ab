//! Tests of ages said of somebody, and of the numbers that are none.

use crate::privacy::{
    Kind,
    tests::{nothing, there},
};

#[test]
fn ages_said_of_somebody() {
    there(
        Kind::Age,
        &[
            ("hij is zestien en al moe", "zestien"),
            ("Storm is zestien en voetbalt.", "zestien"),
            ("zijn dochter is twaalf. ze wil niet", "twaalf"),
            ("Beattie is eleven, the youngest of all.", "eleven"),
            ("Haar zoon Kofi is nine and has started.", "nine"),
            ("Nu is ze tweeënzestig en geeft ze les.", "tweeënzestig"),
            ("Morgen wordt ze tachtig en dan niets.", "tachtig"),
            (
                "Ze is nu drieëntwintig, gestopt met rechten.",
                "drieëntwintig",
            ),
            ("ook al is ze 41: week om week", "41"),
            ("Ze is er 43.", "43"),
            ("Ze verhuisde toen ze negen was naar hier.", "negen"),
            ("He gave the wrong flowers, live, aged six.", "six"),
            ("een jongen van net zeven met een hond", "zeven"),
            ("hij heeft als jongen van negen de brand gezien", "negen"),
            ("so here is bertie, nineteen, back from magaluf", "nineteen"),
            (
                "Hij is vader van drie, eenenvijftig, docent wiskunde.",
                "eenenvijftig",
            ),
            ("fleur is zeventien en wil niet meer", "zeventien"),
            (
                "een letter from her, who is eighty-eight and writes",
                "eighty-eight",
            ),
            (
                "werkt in de thuiszorg, is achtendertig, kinderen uit huis",
                "achtendertig",
            ),
            (
                "Voor haar negentigste verjaardag vroeg ze niets.",
                "negentigste",
            ),
            ("Zij kreeg op haar derde een operatie.", "derde"),
            ("De jongen is 16, twee meter lang.", "16"),
            ("in het café staat hij, zeven, met een stuk hout", "zeven"),
            ("hij werkt als chauffeur, is 55 en wil weten", "55"),
            ("Mart bemiddelt, maar is pas twintig.", "twintig"),
            ("stan 19, eerstejaars bouwkunde", "19"),
            ("Ze is kapster zonder werk, 41, en heeft geld.", "41"),
            (
                "He is good. Seventeen, bright, banned from it.",
                "Seventeen",
            ),
            ("She turned forty and left.", "forty"),
            ("Twee kinderen, 9 en 12, en een hond.", "9"),
            ("Her order book is full until she is eighty.", "eighty"),
            ("boven aan de trap, negen jaar oud.", "negen"),
        ],
    );
    nothing(
        Kind::Age,
        &[
            "she was two and a half hours late",
            "ze is drie en een half uur bezig",
            "Hij is zeven weken thuis en acht keer geweest.",
            "Het is twaalf en het regent. Dat is vier.",
            "De score van Sanne is acht en haar cijfer is nu 12.",
            "Ze zijn er alle acht. De zaal telt er 43.",
            "Twaalf, zei hij, was te veel. Zestien, zeventien, achttien.",
            "Een dochter van twee artsen en een zoon van drie moeders.",
            "Ze kocht drie, vier, vijf stuks en at er zes.",
            "It is six and they are five in all.",
            "sessie 12, blok 14, week 21, weer niets",
            "Ze is moe, vergeetachtig, prikkelbaar en bang.",
            "Op haar derde dag, op zijn tweede baan. De uitkomst, zegt ze, is 34 en blijft.",
            "Ze is acht uur per dag op en hij is tien minuten te laat.",
        ],
    );
}
