//! Tests of ages.

use crate::privacy::{Kind, tests::only};

#[test]
fn ages() {
    for (s, a) in [
        ("Ze is 34 jaar oud.", "34"),
        ("Renske, 29 jaar, samenwonend", "29"),
        ("Hij (62 jr) stopt.", "62"),
        ("een 34-jarige vrouw", "34-jarige"),
        ("een vrouw van 34", "34"),
        ("Zoon Ilyas (7) tekende", "7"),
        ("a 52-year-old man", "52-year-old"),
        ("she is 41 years old", "41"),
        ("aged 41", "41"),
        ("Petra, 46, werkt", "46"),
    ] {
        assert_eq!(only(s, Kind::Age), [a], "{s}");
    }
    for (s, a) in [
        ("Een man van begin vijftig die vastloopt.", "begin vijftig"),
        ("Ze is achtenveertig en moe.", "achtenveertig"),
        ("Op haar veertigste begon ze opnieuw.", "veertigste"),
        ("Als vijftiger voelt hij zich oud.", "vijftiger"),
        ("She is in her late forties.", "late forties"),
        ("aged thirty-six, she left home", "thirty-six"),
        ("Yan was made redundant at 41 and has told nobody.", "41"),
        ("Ze werd moeder op haar 38ste.", "38ste"),
        ("cl 47j, gesch, 2 kids", "47j"),
        ("lft 44, single", "44"),
        ("Ik ben 34 en het lukt niet.", "34"),
        ("De oudste, Sanne van 16, zwijgt.", "16"),
        ("Tiener van 13, aangemeld door school.", "13"),
        ("Eerste gesprek. Marieke is 31 en woont alleen.", "31"),
        ("Mevr. K. (41) is moe.", "41"),
        ("Nee, ze is 27 heeft ze gezegd.", "27"),
        ("Hij is met 62 jaar op pensioen gestuurd.", "62"),
        ("Met haar negentien jaar is ze de jongste.", "negentien"),
        ("Ik ben Ria, achtenvijftig en moe.", "achtenvijftig"),
        ("Stiefvader komt met Saar van 3 jaar. Ze bijt.", "3"),
        ("Haar zoontje Finn is tien jaar en wil niet.", "tien"),
        (
            "Voor het eerst op zichzelf, zesendertig jaar. Ze slaapt slecht.",
            "zesendertig",
        ),
        ("Sixty-five years old, two sons, a workshop.", "Sixty-five"),
        ("nieuwe aanmelding silvia haarhuis 31 jr roggestraat", "31"),
    ] {
        assert_eq!(only(s, Kind::Age), [a], "{s}");
    }
    for (s, all) in [
        ("Hun dochters van 7 en 10 slapen slecht.", ["7", "10"]),
        ("Twee kinderen (4 en 6) en een hond.", ["4", "6"]),
        ("De kinderen van Noor zijn 6 en 14. Leuk.", ["6", "14"]),
        (
            "Tussen haar 22ste en haar 29ste was er niets.",
            ["22ste", "29ste"],
        ),
    ] {
        assert_eq!(only(s, Kind::Age), all, "{s}");
    }
    for s in [
        "Twintig keer geprobeerd, veertig procent lukt.",
        "We start at 10 and stop at 11, she arrived at 12.",
        "De zestiger jaren waren anders.",
        "Ze heeft twee kinderen, 3 keer per week oppas.",
        "werkt er 12 jaar",
        "dat is 3 jaar geleden",
        "van 4 naar 6",
        "contract 28 uur",
        "na 10 jaar",
        "De afspraak met Sanne van 14 maart ging niet door.",
        "De sessie met Marieke is 11 mei.",
        "Een hypotheek van 30, zei ze.",
        "De score van Sanne is 7 en stijgt.",
        "Het bod van 25, dat te laag was.",
        "Dat is 23 en geen 24.",
        "De kosten van Noor zijn 6 en 14 euro.",
        "Gerhard is tien jaar droog.",
        "Ze kwam met 12 jaar ervaring en met 20 jaar op haar naam.",
        "Haar huwelijk met Finn is tien jaar geleden gestrand.",
    ] {
        assert_eq!(only(s, Kind::Age), Vec::<String>::new(), "{s}");
    }
}
