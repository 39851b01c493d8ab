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
        ],
    );
    for s in [
        "de straat is leeg",
        "onderweg 3 keer gestopt",
        "op weg naar huis",
        "het park 2 keer rond",
        "via een andere weg 5 minuten",
    ] {
        assert_eq!(only(s, Kind::Location), Vec::<String>::new(), "{s}");
    }
}
