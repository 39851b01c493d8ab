//! Tests of numbers of documents, customers and files.

use crate::privacy::{
    Kind,
    tests::{nothing, only},
};

#[test]
fn by_label_and_by_form() {
    for (text, n) in [
        ("klantnummer 4471", "4471"),
        ("Dossiernr.: 2023-00417", "2023-00417"),
        ("paspoort NXB4K1203", "NXB4K1203"),
        ("kenmerk: KB/2024/118", "KB/2024/118"),
        ("personeelsnummer is 60412", "60412"),
        ("customer number 99-1823", "99-1823"),
        ("SPECI2014 staat erop", "SPECI2014"),
        ("her ni is ab123456c i think", "ab123456c"),
        ("ni number qq 12 34 56 c", "qq 12 34 56 c"),
        ("Personeelsnummer van de medewerker: 180.314.", "180.314"),
        (
            "onder polis PN 39.833.545, op naam van haar man",
            "PN 39.833.545",
        ),
        ("traject 2022-1528 / start in mei", "2022-1528"),
        ("lidnr: 88213", "88213"),
        ("De uitvaartpolis (5734.916.09) bleek zoek", "5734.916.09"),
        ("met relatienummer 4410 2231 09 verzekerd", "4410 2231 09"),
        ("betalen ovv zaal 88-214 voor 1 feb", "zaal 88-214"),
        ("graag o.v.v. klantcode 4412-b", "4412-b"),
        ("o.v.v. kamp 20-114", "kamp 20-114"),
        ("dossier #114 sluiten", "114"),
        ("lidnr 441 is van hem", "441"),
        ("klant 44120 belde", "44120"),
        ("kvk 12 34 56 78 staat erop", "12 34 56 78"),
        ("personeelsnr. 12 345 noteren", "12 345"),
        ("agb 12-345678 vermelden", "12-345678"),
    ] {
        assert_eq!(only(text, Kind::Id), [n], "{text}");
    }
    nothing(
        Kind::Id,
        &[
            "een 34-jarige man",
            "de 1500 euro",
            "in 2024",
            "15.30 uur",
            "factuur 1500 nog niet betaald",
            "een traject van 2023 tot nu",
            "90-minuten-sessie",
            "client: 34-jarige vrouw",
            "klant 2 maal gebeld, lid 34 jaar",
            "dossier: 34 jaar, 12 jaar getrouwd",
            "leerling 2019 gestart",
            "betalen ovv de sportdag",
        ],
    );
}
