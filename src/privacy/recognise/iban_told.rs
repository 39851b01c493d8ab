//! Accounts of which the digits are told in words: "nl twee nul abna nul vier …", "NL 91 ABNA nul vier 17 16 43 00". `super::iban` ("nl91 …") and `super::spoken`
//! ask; `super::dialled` reads the groups of digits.

use super::super::token::Tokens;
use super::among;
use super::dialled::groups;

/// The four letters of a bank, or what people call it.
const BANKS: &str = "abna ingb rabo snsb asnb trio knab bunq rbrb fvlb revo adyb hand abn ing sns asn triodos revolut rabobank";

/// Past the bank at `k`: its letters together, or each by itself ("a b n a").
fn bank(t: &Tokens<'_>, k: usize) -> Option<usize> {
    if t.broken(k) {
        return None;
    }
    if among!(t.low(k), BANKS) {
        return Some(k + 1);
    }
    let letter =
        |n: usize| t.low(n).len() == 1 && t.low(n).bytes().all(|b| b.is_ascii_alphabetic());
    (k..k + 4)
        .all(|n| letter(n) && !t.broken(n))
        .then_some(k + 4)
}

/// The byte where the account ends that begins at the token `i` with the letters of the country.
pub(super) fn told(t: &Tokens<'_>, i: usize) -> Option<usize> {
    let (check, mut words) = match t.low(i) {
        "nl" => {
            let g = groups(t, i + 1);
            let n = g.ends.iter().position(|e| e.1 == 2)?;
            let words = g.tokens.iter().take(n + 1).any(|k| t[*k].is_word());
            (g.tokens.get(n)? + 1, words)
        }
        low if low.len() == 4
            && low
                .strip_prefix("nl")
                .is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit())) =>
        {
            (i + 1, false)
        }
        _ => return None,
    };
    let from = bank(t, check)?;
    if t.broken(from) {
        return None;
    }
    let g = groups(t, from);
    // A ten and its unit may be told as two words or one: one digit more or less.
    let n = [10, 11, 9]
        .iter()
        .find_map(|c| g.ends.iter().position(|e| e.1 == *c))?;
    words |= g.tokens.iter().take(n + 1).any(|k| t[*k].is_word());
    words.then(|| g.ends[n].0)
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only},
    };

    #[test]
    fn digits_in_words() {
        for n in [
            "nl twee nul abna nul vier een zeven een zes vier drie nul nul",
            "NL eenennegentig ABNA nul vier zeventien zestien drieënveertig nul nul",
            "nl negen een rabo drie een vier een zes vijf negen twee zes vijf",
            "NL 91 ABNA nul vier een zeven een zes vier drie nul nul",
            "nl91 ingb nul nul nul een twee drie vier vijf zes zeven",
            "nl twee nul i n g b nul nul nul een twee drie vier vijf zes zeven",
        ] {
            assert_eq!(
                only(&format!("rekening {n}, graag"), Kind::Iban),
                [n],
                "{n}"
            );
        }
    }

    #[test]
    fn what_is_none() {
        nothing(
            Kind::Iban,
            &[
                "ze wil twee dingen, nl twee keer per week rust en tien minuten lezen",
                "nl twee nul gewonnen van ing",
                "Op het nl vier nul vijf gehaald.",
            ],
        );
    }
}
