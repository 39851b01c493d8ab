//! The recovery key in print: 160 random bits as `KB1-` and eight groups of five, four characters and a
//! check character each, in an alphabet without letters that look like digits. A typing error is found by
//! the check character of its group and named by group. Called by `keyfile`.

use super::error::{Error, Result};
use super::secret::{RecoveryKey, random};
use crate::locale::tf;
use zeroize::Zeroizing;

/// Crockford's alphabet: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 8;
const PREFIX: &str = "KB1";

/// A fresh key.
pub(super) fn generate() -> Result<RecoveryKey> {
    let mut bytes = Zeroizing::new([0u8; 20]);
    random(&mut bytes[..])?;
    Ok(print(&bytes))
}

fn print(bytes: &[u8; 20]) -> RecoveryKey {
    let mut out = Zeroizing::new(String::with_capacity(64));
    out.push_str(PREFIX);
    // 20 bytes are 32 values of five bits: four values and a check to each of eight groups.
    for group in 0..GROUPS {
        let values: [u8; 4] = std::array::from_fn(|i| five_bits(bytes, group * 4 + i));
        out.push('-');
        for v in values.into_iter().chain([check(group, &values)]) {
            out.push(char::from(ALPHABET[usize::from(v & 31)]));
        }
    }
    RecoveryKey(out)
}

fn five_bits(bytes: &[u8; 20], index: usize) -> u8 {
    (0..5).fold(0, |acc, bit| {
        let at = index * 5 + bit;
        let byte = bytes.get(at / 8).copied().unwrap_or(0);
        (acc << 1) | ((byte >> (7 - at % 8)) & 1)
    })
}

/// What the key says, as bytes to hash; or the group that has a typing error.
pub(super) fn parse(key: &RecoveryKey) -> Result<Zeroizing<[u8; 20]>> {
    let mut text = Zeroizing::new(String::with_capacity(key.0.len()));
    text.extend(
        key.0
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_uppercase),
    );
    // The prefix is a courtesy to the reader; with or without it the key is the same.
    // Its 1 may have been typed as a letter, so only its first two are compared.
    let body = match text.strip_prefix("KB") {
        Some(_) if text.chars().count() == PREFIX.len() + GROUPS * 5 => {
            text.get(PREFIX.len()..).unwrap_or(&text)
        }
        _ => &text,
    };
    let mut values = Zeroizing::new(Vec::with_capacity(GROUPS * 5));
    for (i, c) in body.chars().enumerate() {
        let v = value(c).ok_or_else(|| {
            Error::Invalid(tf(
                "refused-recovery-character",
                &[("group", (i / 5 + 1).to_string().into())],
            ))
        })?;
        values.push(v);
    }
    if values.len() != GROUPS * 5 {
        return Err(Error::Invalid(tf(
            "refused-recovery-length",
            &[("groups", GROUPS.into()), ("have", values.len().into())],
        )));
    }
    let mut bytes = Zeroizing::new([0u8; 20]);
    for (g, group) in values.chunks_exact(5).enumerate() {
        let [a, b, c, d, sum] = group else { continue };
        let data = [*a, *b, *c, *d];
        if check(g, &data) != *sum {
            return Err(Error::Invalid(tf(
                "refused-recovery-typo",
                &[("group", (g + 1).to_string().into())],
            )));
        }
        for (i, v) in data.into_iter().enumerate() {
            for bit in 0..5 {
                let at = (g * 4 + i) * 5 + bit;
                if let Some(byte) = bytes.get_mut(at / 8) {
                    *byte |= ((v >> (4 - bit)) & 1) << (7 - at % 8);
                }
            }
        }
    }
    Ok(bytes)
}

/// The value of a character; letters that are easily misread count as the digit they resemble.
fn value(c: char) -> Option<u8> {
    let c = match c {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    ALPHABET
        .iter()
        .position(|a| char::from(*a) == c)
        .and_then(|p| u8::try_from(p).ok())
}

/// A weighted sum in the field of 32 elements. All weights differ from each other and from the 1 of the
/// check character itself, so any one wrong character and any two swapped ones are found; the group number
/// is part of it, so two whole groups cannot change places unnoticed.
fn check(group: usize, data: &[u8; 4]) -> u8 {
    const WEIGHTS: [u8; 4] = [2, 4, 8, 16];
    let place = u8::try_from(group & 31).unwrap_or(0);
    data.iter()
        .zip(WEIGHTS)
        .fold(place, |acc, (d, w)| acc ^ times(*d, w))
}

/// Product in GF(2^5) modulo x^5 + x^2 + 1.
fn times(mut a: u8, mut b: u8) -> u8 {
    let mut out = 0;
    while b > 0 {
        if b & 1 == 1 {
            out ^= a;
        }
        a <<= 1;
        if a & 32 != 0 {
            a ^= 0b10_0101;
        }
        b >>= 1;
    }
    out & 31
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(s: &str) -> RecoveryKey {
        RecoveryKey(Zeroizing::new(s.to_owned()))
    }

    proptest! {
        #[test]
        fn a_printed_key_reads_back_however_it_is_typed(bytes: [u8; 20]) {
            let printed = print(&bytes);
            prop_assert_eq!(*parse(&printed).unwrap(), bytes);
            let typed = printed.0.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(*parse(&key(&typed)).unwrap(), bytes);
            prop_assert_eq!(*parse(&key(&printed.0[4..])).unwrap(), bytes);
        }

        #[test]
        fn one_wrong_character_is_found_and_its_group_named(bytes: [u8; 20], at in 0usize..40, by in 1usize..32) {
            let printed = print(&bytes);
            let mut chars: Vec<char> = printed.0.chars().collect();
            let pos = 4 + at + at / 5;
            let old = value(chars[pos]).unwrap() as usize;
            chars[pos] = char::from(ALPHABET[(old + by) % 32]);
            let e = parse(&key(&chars.iter().collect::<String>())).unwrap_err().to_string();
            let want = format!("group {};", at / 5 + 1);
            prop_assert!(e.contains(&want), "{}", e);
        }

        #[test]
        fn two_swapped_neighbours_are_found(bytes: [u8; 20], at in 0usize..39) {
            let printed = print(&bytes);
            let mut chars: Vec<char> = printed.0.chars().filter(|c| *c != '-').collect();
            prop_assume!(chars[3 + at] != chars[4 + at] && at % 5 != 4);
            chars.swap(3 + at, 4 + at);
            prop_assert!(parse(&key(&chars.iter().collect::<String>())).is_err());
        }

        #[test]
        fn nothing_typed_makes_it_panic(s in ".{0,80}") {
            let _ = parse(&key(&s));
        }
    }

    #[test]
    fn two_swapped_groups_are_found() {
        let printed = print(&std::array::from_fn(|i| i as u8 * 7));
        let mut groups: Vec<&str> = printed.0.split('-').collect();
        groups.swap(2, 5);
        assert!(parse(&key(&groups.join("-"))).is_err());
    }
}
