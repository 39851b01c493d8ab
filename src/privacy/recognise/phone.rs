//! Telephone numbers: Dutch in every spelling, and foreign ones with a country code.

use super::digits::Digits;

/// Whether the digits are a telephone number; `cue` when the words before say so.
pub(crate) fn is_phone(d: &Digits, cue: bool) -> bool {
    let n = d.digits.as_str();
    if d.plus {
        return (9..=15).contains(&n.len());
    }
    if n.starts_with("00") {
        return (11..=16).contains(&n.len()) && !n.starts_with("000");
    }
    if n.starts_with('0') {
        // `0800-1234`, `0900 123 45 67`
        return n.len() == 10
            || n.len() == 8 && (n.starts_with("0800") || n.starts_with("0900")) && (cue || !hours(d))
            // "06 1234 567": a digit or two too few, where a number is spoken of.
            || cue && n.starts_with("06") && matches!(n.len(), 8 | 9)
            || n.len() == 11
                && ["07", "01", "02", "03", "080", "0900", "0906", "0909", "097", "084", "087"]
                    .iter()
                    .any(|z| n.starts_with(z))
            || german(n, d.first, cue);
    }
    // "447563 464793", "353 87 123 4567": a country of which the plus was left out.
    if n.len() == 13 && n.starts_with("4407")
        || n.len() == 12 && (n.starts_with("3106") || n.starts_with("3204"))
        || n.len() == 12 && (n.starts_with("447") || n.starts_with("3538"))
        || n.len() == 11 && n.starts_with("324")
    {
        return true;
    }
    if n.len() == 10
        && d.first == 4
        && (n.starts_with("1800") || n.starts_with("1850") || n.starts_with("1890"))
    {
        return true;
    }
    // "9789023456781": a book.
    if n.len() == 13 && (n.starts_with("978") || n.starts_with("979")) {
        return false;
    }
    (n.len() == 9 && n.starts_with('6') && cue)
        || (n.len() == 11 && n.starts_with("316"))
        || (cue && (7..=12).contains(&n.len()))
}

/// Whether eight digits that begin as a free number does are hours: "09.00-12.00", "0800-1630".
fn hours(d: &Digits) -> bool {
    let end = d.digits.get(4..).unwrap_or_default();
    let quarter = ["00", "15", "30", "45"].iter().any(|m| end.ends_with(m));
    d.first < 4 || quarter && end < "2400"
}

/// A German number as it is dialled there: a mobile one of eleven or twelve digits, of the four zones of three digits, or of any where a number is spoken of.
fn german(n: &str, first: usize, cue: bool) -> bool {
    let mobile = ["015", "016", "017"].iter().any(|z| n.starts_with(z));
    let city = ["030", "040", "069", "089"]
        .iter()
        .any(|z| n.starts_with(z));
    match n.len() {
        11 => (cue || mobile || city) && (3..=5).contains(&first),
        12 => mobile && (4..=5).contains(&first),
        _ => false,
    }
}

/// Whether what is written is an American number: `212-555-0143`, `(212) 555-0143`, `1-800-555-0199`; zone and exchange begin
/// with 2 to 9.
pub(crate) fn is_american(text: &str, cue: bool) -> bool {
    let mut groups = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|g| !g.is_empty());
    let mut zone = groups.next().unwrap_or("");
    let country = zone == "1";
    if country {
        zone = groups.next().unwrap_or("");
    }
    let (exchange, line) = (groups.next().unwrap_or(""), groups.next().unwrap_or(""));
    let three = |g: &str| g.len() == 3 && !g.starts_with(['0', '1']);
    three(zone)
        && three(exchange)
        && line.len() == 4
        && groups.next().is_none()
        && (cue || country || text.contains(['-', ')', ']', '.', '–']) && !text.contains('/'))
}

/// Whether the digits are a Belgian number: nine with the zone, which has two (`03 359 56 59`) or three (`016 12 34 56`),
/// and `0800 12 345`. In one piece or by threes a citizen number looks the same, and the words before must tell.
pub(crate) fn is_belgian(d: &Digits, cue: bool) -> bool {
    let b = d.digits.as_bytes();
    let (9, [b'0', zone, next, ..]) = (b.len(), b) else {
        return false;
    };
    let short = matches!(zone, b'2' | b'3' | b'4' | b'9') && *next != b'0';
    let long = matches!(zone, b'1' | b'5'..=b'8');
    let free = matches!(zone, b'8' | b'9' | b'7');
    // Dublin: `01 234 5678`.
    let dublin = *zone == b'1' && d.first == 2 && *next != b'0';
    !d.plus
        && (dublin
            || short && (cue || d.first == 2)
            || long && (cue || d.first == 3 && !super::bsn::is_bsn(&d.digits))
            || free && (cue || d.first == 4))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn every_spelling_is_found_whole() {
        for n in [
            "0612345678",
            "06-12-34-56-78",
            "06-12345678",
            "06 12345678",
            "06 12 34 56 78",
            "06-12 34 56 78",
            "06.12.34.56.78",
            "06 - 1234 5678",
            "+31612345678",
            "+31 6 12345678",
            "+31 (0)6 1234 5678",
            "0031612345678",
            "0031 6 12 34 56 78",
            "(020) 123 45 67",
            "020-1234567",
            "0570 123 456",
            "+44 7700 900123",
            "07700 900123",
            "+32 470 12 34 56",
            "+31-6-12345678",
            "06/12345678",
            "03 359 56 59",
            "02/512.34.56",
            "(09) 225 12 34",
            "016 12 34 57",
            "050/12 34 56",
            "0470 12 34 56",
            "+32 3 359 56 59",
            "0032 3 359 56 59",
            "0800 12 345",
            "212-555-0143",
            "(212) 555-0143",
            "1-800-555-0199",
            "353 87 123 4567",
            "01 234 5678",
            "(01) 234 5678",
            "020 7946 0958",
            "061 123 456",
            "1800 123 456",
        ] {
            assert_eq!(only(&format!("Bel haar op {n}."), Kind::Phone), [n]);
            assert_eq!(only(&format!("haar nummer is {n} en ze"), Kind::Phone), [n]);
        }
    }

    #[test]
    fn two_numbers_in_a_row_are_two() {
        assert_eq!(
            only("06-12345678 0687654321", Kind::Phone),
            ["06-12345678", "0687654321"]
        );
        assert_eq!(only("111222333 06-12345678", Kind::Bsn), ["111222333"]);
        assert_eq!(
            only("op 06-12-2026 12 uur", Kind::Phone),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_is_no_number_stays() {
        for n in [
            "van 3 tot 10",
            "2026-03-14",
            "1500 - 2000 euro",
            "0-10",
            "45 minuten",
            "bsn 012 345 672",
            "03-12-26",
            "op 02.03.2026 5 keer",
        ] {
            assert_eq!(only(n, Kind::Phone), Vec::<String>::new());
        }
    }
}
