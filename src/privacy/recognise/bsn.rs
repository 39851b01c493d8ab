//! The Dutch citizen service number, by the eleven test.

/// Nine digits whose weighted sum (9, 8, … 2, -1) divides by eleven; not all zero.
pub(crate) fn is_bsn(digits: &str) -> bool {
    if digits.len() != 9 || digits.bytes().all(|b| b == b'0') {
        return false;
    }
    let sum: i32 = digits
        .bytes()
        .zip([9, 8, 7, 6, 5, 4, 3, 2, -1])
        .map(|(b, w)| i32::from(b.wrapping_sub(b'0')) * w)
        .sum();
    sum % 11 == 0
}

/// Whether a text is a Belgian national register number as it stands on the card, marks and all: `77.08.01-690.80`.
pub(crate) fn is_national(text: &str) -> bool {
    text.len() == 15
        && text.bytes().enumerate().all(|(n, b)| match n {
            2 | 5 => matches!(b, b'.' | b'/'),
            8 => b == b'-',
            12 => matches!(b, b'.' | b'-'),
            _ => b.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn spelled_in_every_way() {
        for n in [
            "111222333",
            "111.222.333",
            "111 222 333",
            "1112.22.333",
            "111-222-333",
            "123456782",
            "1234 56 782",
        ] {
            assert_eq!(only(&format!("bsn {n}, graag"), Kind::Bsn), [n]);
            assert_eq!(only(&format!("Ze gaf {n} door"), Kind::Bsn), [n]);
        }
        assert_eq!(only("bsn: 12345678", Kind::Bsn), ["12345678"]);
        assert_eq!(
            only("Jana, 77.08.01-690.80, is aangesloten", Kind::Id),
            ["77.08.01-690.80"]
        );
        assert_eq!(
            only("het bedrag 123456789", Kind::Bsn),
            Vec::<String>::new()
        );
    }
}
