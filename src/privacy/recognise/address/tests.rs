//! Tests of addresses.

use crate::privacy::{
    Kind,
    tests::{only, there},
};

#[test]
fn streets() {
    for a in [
        "Kerkstraat 12",
        "Burgemeester de Monchyplein 4",
        "Jan van Galenstraat 12a",
        "kerkstraat 12",
        "prinses beatrixlaan 8",
        "14 Elm Street",
        "Lange Voorhout-straat 3",
        "Oude Gracht 5",
        "221 Baker Street",
        "het zand 12",
        "ds. martin wolters kingweg",
        "The Old Forge, 3 Mill Lane",
        "Rose Cottage, Church Lane",
        "flat 2, 31 victoria parade",
        "piet heinkade 232",
    ] {
        let text = if a.ends_with("zand 12") {
            format!("ze woont op {a} in amersfoort")
        } else {
            format!("ze woont op {a}, vlakbij")
        };
        let found = only(&text, Kind::Location);
        assert!(found.iter().any(|f| f == a), "{a}: {found:?}");
    }
    there(
        Kind::Location,
        &[
            ("nieuw adres: steenweg 91, gent", "steenweg 91"),
            (
                "Het conflict met de buren aan de Achterweg vreet energie.",
                "Achterweg",
            ),
            ("wonen aan de oude rijksweg, veel lawaai", "oude rijksweg"),
            ("achterweg 17-2, 9437rv arnhem", "achterweg 17-2"),
            ("niemand mag het adres aan de westerweg weten", "westerweg"),
            (
                "Hij woont aan de Burgemeester Falkenaweg, boven de bakker.",
                "Burgemeester Falkenaweg",
            ),
            (
                "op de hoek van de Oude Rijksweg en de kerk",
                "Oude Rijksweg",
            ),
            (
                "in zijn praktijk aan de tiensevest 108. toen",
                "tiensevest 108",
            ),
            (
                "bij een vriendin aan de Nieuwstad 114 in Leeuwarden.",
                "Nieuwstad 114",
            ),
            ("bij hun thuis, bosweg 12 schoonoord, vb", "bosweg 12"),
            (
                "Toen de ambulance wegreed uit de Zandweg in Uden",
                "Zandweg",
            ),
        ],
    );
    for s in [
        "de straat is leeg",
        "onderweg 3 keer gestopt",
        "op weg naar huis",
        "het park 2 keer rond",
        "via een andere weg 5 minuten",
        "aan de telefoon 20 minuten, aan de kassa 3 mensen",
        "hij staat aan de weg, in de boeing 737 en aan de terugweg",
    ] {
        assert_eq!(only(s, Kind::Location), Vec::<String>::new(), "{s}");
    }
}
