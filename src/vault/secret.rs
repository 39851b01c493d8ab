//! Secrets as types: passphrase, data key, cost of the passphrase hash, and what opens a vault. Everything
//! here is wiped from memory when dropped and shows nothing in `Debug`.

use super::error::{Error, Result};
use crate::locale::tf;
use zeroize::Zeroizing;

/// A passphrase; zeroed on drop, no Debug of its content.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes the typed text over.
    pub fn new(s: String) -> Self {
        Self(Zeroizing::new(s))
    }
    /// The bytes that are hashed.
    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// The printable recovery key, e.g. `KB1-7QK4D-…`; parsed leniently (case, blanks, dashes).
pub struct RecoveryKey(pub Zeroizing<String>);

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

/// What opens a vault.
#[derive(Debug)]
pub enum Unlock {
    /// The passphrase.
    Passphrase(Passphrase),
    /// The recovery key that was shown at creation.
    Recovery(RecoveryKey),
    /// For vaults made without passphrase (the demo).
    None,
}

/// Argon2id cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Parallel lanes.
    pub lanes: u32,
}

impl Default for KdfCost {
    /// The second recommended option of RFC 9106 with one lane: 64 MiB, 3 passes.
    fn default() -> Self {
        Self {
            memory_kib: 64 * 1024,
            passes: 3,
            lanes: 1,
        }
    }
}

/// The 32 random bytes the database is encrypted with. Boxed so that moving it leaves no copies behind.
#[derive(Clone)]
pub(super) struct DataKey(Box<Zeroizing<[u8; 32]>>);

impl DataKey {
    /// A fresh one from the system's generator.
    pub(super) fn random() -> Result<Self> {
        let mut key = Self(Box::new(Zeroizing::new([0; 32])));
        random(&mut key.0[..])?;
        Ok(key)
    }
    /// From unwrapped bytes; None when there are not 32 of them.
    pub(super) fn from_slice(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != 32 {
            return None;
        }
        let mut key = Self(Box::new(Zeroizing::new([0; 32])));
        key.0.copy_from_slice(bytes);
        Some(key)
    }
    /// The bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0[..]
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey(…)")
    }
}

/// Fills a buffer from the system's random generator.
pub(super) fn random(buf: &mut [u8]) -> Result<()> {
    getrandom::fill(buf)
        .map_err(|e| Error::Invalid(tf("refused-random", &[("why", e.to_string().into())])))
}

/// Lower-case hexadecimal. The buffer has its final size from the start, so no half-filled copy is left behind.
pub(super) fn hex(bytes: &[u8]) -> Zeroizing<String> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for b in bytes {
        for nibble in [b >> 4, b & 15] {
            out.push(char::from(DIGITS[usize::from(nibble)]));
        }
    }
    out
}

/// Bytes from hexadecimal; None when it is not.
pub(super) fn unhex(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let mut out = Zeroizing::new(Vec::with_capacity(digits.len() / 2));
    for pair in digits.chunks_exact(2) {
        let [hi, lo] = pair else { return None };
        let hi = char::from(*hi).to_digit(16)?;
        let lo = char::from(*lo).to_digit(16)?;
        out.push(u8::try_from(hi * 16 + lo).ok()?);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_of_a_secret_shows_nothing() {
        let all = format!(
            "{:?} {:?} {:?}",
            Passphrase::new("geheim-woord".into()),
            RecoveryKey(Zeroizing::new("KB1-GEHEIM".into())),
            DataKey::random().unwrap()
        );
        assert!(!all.to_lowercase().contains("geheim"), "{all}");
    }

    #[test]
    fn hexadecimal_comes_back() {
        assert_eq!(hex(&[0, 255, 16]).as_str(), "00ff10");
        assert_eq!(unhex("00ff10").unwrap().as_slice(), [0, 255, 16]);
        assert!(unhex("0").is_none() && unhex("zz").is_none() && unhex("é").is_none());
    }
}
