//! The gate: what may become [`Cleared`]. Each way checks what it clears, so that having one is proof that the check was passed. `sharing`
//! clears what a coach approved; the hive's client takes nothing else.

use super::Cleared;
use sha2::{Digest, Sha256};

impl Cleared<Vec<u8>> {
    /// Clears bytes that are, to the last one, what the coach approved: `sha256` is the hash in hexadecimal that the approval was bound to.
    pub(crate) fn approved(bytes: Vec<u8>, sha256: &str) -> Option<Self> {
        let is: String = Sha256::digest(&bytes)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        (is == sha256).then_some(Self(bytes))
    }
}

impl Cleared<String> {
    /// Clears the name of a blob: words of the layout, a day, a hash. Anything that could be a text of somebody's is refused.
    pub(crate) fn blob_name(name: &str) -> Option<Self> {
        let plain = |c: char| {
            c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '/' | '.' | '=' | '_' | '-')
        };
        let part = |p: &str| !p.is_empty() && p != "." && p != "..";
        (name.len() <= 200 && name.chars().all(plain) && name.split('/').all(part))
            .then(|| Self(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_bytes_that_were_approved_are_cleared() {
        let sha = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(Cleared::approved(b"abc".to_vec(), sha).is_some());
        assert!(Cleared::approved(b"abd".to_vec(), sha).is_none());
        assert!(Cleared::approved(b"abc".to_vec(), &sha.to_uppercase()).is_none());
    }

    #[test]
    fn a_name_of_a_blob_holds_no_text() {
        assert!(
            Cleared::blob_name("inbox/v1/type=case_patterns/date=2026-11-21/0f.jsonl.zst")
                .is_some()
        );
        for bad in [
            "", "/a", "a//b", "a/../b", "Anna", "a b", "a?b", "a%20", "é",
        ] {
            assert!(Cleared::blob_name(bad).is_none(), "{bad}");
        }
    }
}
