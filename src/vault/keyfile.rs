//! `vault.keys`: the data key, wrapped once by the passphrase and once by the recovery key, with the Argon2id
//! parameters of each. Holds no client data. A demo vault has its data key in the open here and says so.
//!
//! The file is JSON: `format`, `vault` (a random name that binds it), then either `passphrase` and `recovery`
//! slots or `unprotected`. A slot is cost, salt, nonce and the data key under XChaCha20-Poly1305; everything
//! else in the slot is authenticated with it, so a slot cannot be weakened or moved without being noticed.

use super::error::{Error, Result, io};
use super::files::{KEYS, replace};
use super::secret::{DataKey, KdfCost, Passphrase, RecoveryKey, Unlock, hex, random, unhex};
use super::{Presence, recovery};
use crate::locale::{t, tf};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use std::path::Path;
use zeroize::Zeroizing;

/// Version of this file's format.
const FORMAT: u32 = 1;
/// A keys file is well under this; anything larger is not one.
const MAX_BYTES: u64 = 64 * 1024;
const WARNING: &str = "NOT PROTECTED: this vault opens without a passphrase; anyone who can read this folder can read the vault";

/// The file, parsed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeyFile {
    format: u32,
    vault: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    warning: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passphrase: Option<Slot>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recovery: Option<Slot>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unprotected: Option<String>,
}

/// The data key, wrapped by one secret.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slot {
    kdf: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    nonce: String,
    wrapped: String,
}

impl KeyFile {
    /// For a new vault with a passphrase.
    pub(super) fn protected(
        key: &DataKey,
        pass: &Passphrase,
        cost: KdfCost,
    ) -> Result<(Self, RecoveryKey)> {
        let mut file = Self::empty()?;
        let printed = recovery::generate()?;
        let bytes = recovery::parse(&printed)?;
        file.recovery = Some(Slot::wrap(key, &bytes[..], cost, &file.vault, "recovery")?);
        file.set_passphrase(key, pass, cost)?;
        Ok((file, printed))
    }

    /// For a vault that opens without passphrase.
    pub(super) fn unprotected(key: &DataKey) -> Result<Self> {
        let mut file = Self::empty()?;
        file.warning = Some(WARNING.into());
        file.unprotected = Some(hex(key.bytes()).to_string());
        Ok(file)
    }

    fn empty() -> Result<Self> {
        let mut name = [0u8; 16];
        random(&mut name)?;
        Ok(Self {
            format: FORMAT,
            vault: hex(&name).to_string(),
            warning: None,
            passphrase: None,
            recovery: None,
            unprotected: None,
        })
    }

    /// Replaces the passphrase slot; the recovery slot stays as it is.
    pub(super) fn set_passphrase(
        &mut self,
        key: &DataKey,
        pass: &Passphrase,
        cost: KdfCost,
    ) -> Result<()> {
        if pass.bytes().is_empty() {
            return Err(Error::Invalid(t("refused-passphrase-empty")));
        }
        self.passphrase = Some(Slot::wrap(
            key,
            pass.bytes(),
            cost,
            &self.vault,
            "passphrase",
        )?);
        Ok(())
    }

    /// Whether it opens without passphrase.
    pub(super) fn presence(&self) -> Presence {
        if self.unprotected.is_some() {
            Presence::NoPassphrase
        } else {
            Presence::Passphrase
        }
    }

    /// The data key. An unprotected vault opens with anything, since there is nothing to compare with.
    pub(super) fn unlock(&self, with: &Unlock) -> Result<DataKey> {
        if let Some(text) = &self.unprotected {
            return unhex(text)
                .and_then(|b| DataKey::from_slice(&b))
                .ok_or_else(|| garbled(&t("damaged-keys-key")));
        }
        match with {
            Unlock::Passphrase(p) => match &self.passphrase {
                Some(slot) => slot.unwrap(p.bytes(), &self.vault, "passphrase"),
                None => Err(garbled(&t("damaged-keys-passphrase"))),
            },
            Unlock::Recovery(k) => {
                let bytes = recovery::parse(k)?;
                match &self.recovery {
                    Some(slot) => slot.unwrap(&bytes[..], &self.vault, "recovery"),
                    None => Err(garbled(&t("damaged-keys-recovery"))),
                }
            }
            Unlock::None => Err(Error::Invalid(t("refused-passphrase-needed"))),
        }
    }

    /// Reads and checks the file in a vault's folder.
    pub(super) fn read(dir: &Path) -> Result<Self> {
        use std::io::Read;
        let path = dir.join(KEYS);
        let mut bytes = Vec::new();
        match std::fs::File::open(&path) {
            Ok(f) => f
                .take(MAX_BYTES)
                .read_to_end(&mut bytes)
                .map_err(|e| io(&path, e))?,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return Err(Error::Damaged(t("damaged-no-keys")));
            }
            Err(e) => return Err(io(&path, e)),
        };
        Self::parse(&bytes)
    }

    /// Reads the JSON; a newer format gives its own sentence.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self> {
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        // serde_json's own message could quote the file; position is all a person needs.
        let at =
            |e: serde_json::Error| garbled(&tf("damaged-keys-line", &[("line", e.line().into())]));
        let version: Version = serde_json::from_slice(bytes).map_err(at)?;
        if version.format > FORMAT {
            return Err(Error::NewerSchema {
                found: version.format,
                known: FORMAT,
            });
        }
        serde_json::from_slice(bytes).map_err(at)
    }

    /// The JSON.
    pub(super) fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>> {
        let mut bytes =
            serde_json::to_vec_pretty(self).map_err(|_| garbled(&t("damaged-keys-unwritten")))?;
        bytes.push(b'\n');
        Ok(Zeroizing::new(bytes))
    }

    /// Puts it into a vault's folder in one step.
    pub(super) fn write(&self, dir: &Path) -> Result<()> {
        replace(&dir.join(KEYS), &self.to_bytes()?)
    }
}

impl Slot {
    fn wrap(key: &DataKey, secret: &[u8], cost: KdfCost, vault: &str, name: &str) -> Result<Self> {
        let (mut salt, mut nonce) = ([0u8; 16], [0u8; 24]);
        random(&mut salt)?;
        random(&mut nonce)?;
        let mut slot = Self {
            kdf: "argon2id".into(),
            memory_kib: cost.memory_kib,
            passes: cost.passes,
            lanes: cost.lanes,
            salt: hex(&salt).to_string(),
            nonce: hex(&nonce).to_string(),
            wrapped: String::new(),
        };
        let kek = slot
            .derive(secret)
            .ok_or_else(|| Error::Invalid(t("refused-argon-cost")))?;
        let sealed = XChaCha20Poly1305::new(kek[..].into())
            .encrypt(
                XNonce::from_slice(&nonce),
                Payload {
                    msg: key.bytes(),
                    aad: slot.bound(vault, name).as_bytes(),
                },
            )
            .map_err(|_| garbled(&t("damaged-keys-unwrapped")))?;
        slot.wrapped = hex(&sealed).to_string();
        Ok(slot)
    }

    fn unwrap(&self, secret: &[u8], vault: &str, name: &str) -> Result<DataKey> {
        let broken = || garbled(&tf("damaged-keys-slot", &[("name", name.into())]));
        let nonce = unhex(&self.nonce)
            .filter(|n| n.len() == 24)
            .ok_or_else(broken)?;
        let sealed = unhex(&self.wrapped)
            .filter(|w| w.len() == 48)
            .ok_or_else(broken)?;
        let kek = self.derive(secret).ok_or_else(broken)?;
        let open = XChaCha20Poly1305::new(kek[..].into())
            .decrypt(
                XNonce::from_slice(&nonce),
                Payload {
                    msg: &sealed,
                    aad: self.bound(vault, name).as_bytes(),
                },
            )
            .map(Zeroizing::new)
            .map_err(|_| Error::WrongPassphrase)?;
        DataKey::from_slice(&open).ok_or_else(broken)
    }

    /// The wrapping key; None when the parameters are not ones this program writes. Upper bounds keep a
    /// garbled file from asking for all memory or all day.
    fn derive(&self, secret: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
        let sane = self.memory_kib <= 4 * 1024 * 1024 && self.passes <= 1000 && self.lanes <= 64;
        if self.kdf != "argon2id" || !sane {
            return None;
        }
        let salt = unhex(&self.salt).filter(|s| s.len() == 16)?;
        let params =
            argon2::Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()?;
        let mut out = Zeroizing::new([0u8; 32]);
        argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
            .hash_password_into(secret, &salt, &mut out[..])
            .ok()?;
        Some(out)
    }

    fn bound(&self, vault: &str, name: &str) -> String {
        format!(
            "klankbord vault.keys {FORMAT} {vault} {name} {} {} {} {} {}",
            self.kdf, self.memory_kib, self.passes, self.lanes, self.salt
        )
    }
}

fn garbled(why: &str) -> Error {
    Error::Damaged(tf("damaged-keys", &[("why", why.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COST: KdfCost = KdfCost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };
    fn pass(s: &str) -> Unlock {
        Unlock::Passphrase(Passphrase::new(s.into()))
    }

    #[test]
    fn both_slots_open_and_nothing_else_does() {
        let key = DataKey::random().unwrap();
        let (file, printed) =
            KeyFile::protected(&key, &Passphrase::new("een twee".into()), COST).unwrap();
        let file = KeyFile::parse(&file.to_bytes().unwrap()).unwrap();
        assert_eq!(file.unlock(&pass("een twee")).unwrap().bytes(), key.bytes());
        assert_eq!(
            file.unlock(&Unlock::Recovery(printed)).unwrap().bytes(),
            key.bytes()
        );
        let other = recovery::generate().unwrap();
        assert!(matches!(
            file.unlock(&Unlock::Recovery(other)),
            Err(Error::WrongPassphrase)
        ));
        assert!(matches!(
            file.unlock(&pass("een drie")),
            Err(Error::WrongPassphrase)
        ));
        assert!(matches!(file.unlock(&Unlock::None), Err(Error::Invalid(_))));
    }

    #[test]
    fn a_slot_with_other_parameters_or_in_another_place_does_not_open() {
        let key = DataKey::random().unwrap();
        let (file, _) = KeyFile::protected(&key, &Passphrase::new("a".into()), COST).unwrap();
        let mut weaker = file.clone();
        weaker.passphrase.as_mut().unwrap().memory_kib = 32;
        assert!(weaker.unlock(&pass("a")).is_err());
        let mut moved = file.clone();
        moved.vault = "00".repeat(16);
        assert!(moved.unlock(&pass("a")).is_err());
    }

    #[test]
    fn a_greedy_or_newer_or_garbled_file_gets_a_sentence() {
        let key = DataKey::random().unwrap();
        let (mut file, _) = KeyFile::protected(&key, &Passphrase::new("a".into()), COST).unwrap();
        file.passphrase.as_mut().unwrap().memory_kib = u32::MAX;
        assert!(matches!(file.unlock(&pass("a")), Err(Error::Damaged(_))));
        assert!(matches!(
            KeyFile::parse(br#"{"format":9,"else":1}"#),
            Err(Error::NewerSchema { found: 9, known: 1 })
        ));
        for bad in [&b""[..], b"{", b"[1]", b"\xff\xfe", b"{\"format\":1}"] {
            assert!(matches!(KeyFile::parse(bad), Err(Error::Damaged(_))));
        }
    }
}
