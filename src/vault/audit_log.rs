//! The audit log as a thing of its own: what an entry and a head are, how they are hashed, and whether entries, the tree beside them and
//! earlier heads fit together. Pure; `audit` keeps it in the vault.

use super::merkle::{self, Frontier, Node};
use super::secret::{hex, unhex};
use crate::casebook::Millis;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What stands before the first entry.
pub(super) const FIRST: Node = [0; 32];
/// The form new entries have; form 0 hashed its salt too and knew no contents, form 1 did not say which salt a content was hashed with.
pub(super) const FORM: i64 = 2;

/// One entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// From 1, without gaps.
    pub id: i64,
    /// When.
    pub time_ms: Millis,
    /// Which act, `consent.given`.
    pub act: String,
    /// Which row, `client:3`.
    pub subject: String,
    /// How its hash is made.
    pub form: i64,
    /// Part of the hash of form 0; empty in form 1; in form 2 the hash of the salt of its content, so that another salt is noticed.
    pub salt: Vec<u8>,
    /// Salted hash of a content.
    pub content: Option<Vec<u8>>,
    /// Covers all of this and the entry before.
    pub hash: Vec<u8>,
}

/// The log at one moment: how many entries, and the root over them. Written `12:4f…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditHead {
    /// Entries.
    pub size: u64,
    /// Merkle root.
    pub root: Node,
}

impl std::fmt::Display for AuditHead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.size, hex(&self.root).as_str())
    }
}

impl std::str::FromStr for AuditHead {
    type Err = String;
    fn from_str(s: &str) -> std::result::Result<Self, String> {
        let wrong =
            || "a head of the audit log is a number, a colon and 64 hexadecimal digits".to_owned();
        let (size, root) = s.trim().split_once(':').ok_or_else(wrong)?;
        Ok(Self {
            size: size.parse().map_err(|_| wrong())?,
            root: node(root).ok_or_else(wrong)?,
        })
    }
}

impl Serialize for AuditHead {
    fn serialize<S: serde::Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

fn node(text: &str) -> Option<Node> {
    unhex(text.trim())?.as_slice().try_into().ok()
}

/// What a check of the log found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditVerdict {
    /// Entries there are.
    pub entries: u64,
    /// The root over them.
    pub head: String,
    /// Whether everything fits, with the earlier head if one was given.
    pub ok: bool,
    /// The first entry that does not fit; one past the last when the end is missing.
    pub first_bad: Option<u64>,
}

/// Proof about the log that anybody can check with hashes alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditProof {
    /// `inclusion` or `consistency`.
    pub kind: &'static str,
    /// The leaf, for an inclusion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leaf: Option<String>,
    /// The entry, from 0, for an inclusion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<u64>,
    /// The earlier head, for a consistency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<AuditHead>,
    /// The head it leads to.
    pub head: AuditHead,
    /// The nodes, as RFC 6962 orders them.
    pub path: Vec<String>,
    /// Whether this program, checking its own proof, accepts it.
    pub ok: bool,
}

/// What is kept beside the entries: the last hash, the tree, and the salts that were not erased.
#[derive(Clone, Debug, Default)]
pub(super) struct Stored {
    pub chain: Option<String>,
    pub tree: Option<String>,
    pub salts: Vec<Salt>,
}

/// The salt of an entry's content, kept apart so that it can be erased.
#[derive(Clone, Debug)]
pub(super) struct Salt {
    pub entry: i64,
    pub salt: Vec<u8>,
    /// Whose it is: erasing goes by it.
    pub subject: String,
}

/// What an entry of form 2 says of the salt of its content. The salt is 32 random bytes, so that nobody guesses it from this.
pub(super) fn sealed(salt: &[u8]) -> Node {
    let mut h = Sha256::new();
    h.update(b"klankbord audit salt");
    h.update(salt);
    h.finalize().into()
}

impl Salt {
    /// Whether it is the salt that the entry it stands for was written with, as far as that entry tells.
    fn fits(&self, entries: &[AuditEntry]) -> bool {
        let entry = usize::try_from(self.entry.wrapping_sub(1))
            .ok()
            .and_then(|i| entries.get(i));
        entry.is_some_and(|e| {
            e.content.is_some()
                && e.subject == self.subject
                && (e.form < FORM || e.salt == sealed(&self.salt))
        })
    }
}

/// Whether entries, what is stored beside them and earlier heads fit together. Pure.
pub(super) fn judge(entries: &[AuditEntry], stored: &Stored, known: &[AuditHead]) -> AuditVerdict {
    let mut prev = FIRST;
    let mut frontier = Frontier::default();
    let mut first_bad = None;
    for (i, e) in entries.iter().enumerate() {
        let place = i as u64 + 1;
        let hash = hash_of(&prev, e);
        let whole = (0..=FORM).contains(&e.form)
            && e.content
                .as_ref()
                .is_none_or(|c| c.len() == 32 && e.form > 0)
            && match e.form {
                0 => true,
                FORM if e.content.is_some() => e.salt.len() == 32,
                _ => e.salt.is_empty(),
            };
        if u64::try_from(e.id) != Ok(place) || e.hash != hash || !whole {
            first_bad = first_bad.or(Some(place));
        }
        prev = hash;
        frontier.push(merkle::leaf(&hash));
        // A head of that time must be what it was.
        if known
            .iter()
            .any(|h| h.size == place && h.root != frontier.root())
        {
            first_bad = first_bad.or(Some(place));
        }
    }
    let size = frontier.size;
    let Stored { chain, tree, salts } = stored;
    // A salt that is missing was erased; one that is there must be the one it was.
    for salt in salts.iter().filter(|s| !s.fits(entries)) {
        let place = u64::try_from(salt.entry).map_or(1, |n| n.clamp(1, size + 1));
        first_bad = Some(first_bad.map_or(place, |b: u64| b.min(place)));
    }
    let no_entries = entries.is_empty() && chain.is_none();
    let beside = (no_entries || chain.as_deref() == Some(&**hex(&prev)))
        && (tree.as_deref() == Some(&written(&frontier)) || (no_entries && tree.is_none()));
    if !beside || known.iter().any(|h| h.size > size) {
        first_bad = first_bad.or(Some(size + 1));
    }
    AuditVerdict {
        entries: size,
        head: hex(&frontier.root()).to_string(),
        ok: first_bad.is_none(),
        first_bad,
    }
}

/// Lengths are part of what is hashed, so text cannot move from one field to the next.
pub(super) fn hash_of(prev: &Node, e: &AuditEntry) -> Node {
    let mut h = Sha256::new();
    h.update(prev);
    if e.form != 0 {
        h.update(b"klankbord audit entry");
        h.update(e.form.to_le_bytes());
        h.update(e.id.to_le_bytes());
    }
    h.update(e.time_ms.to_le_bytes());
    let last = if e.form == 0 {
        e.salt.as_slice()
    } else {
        e.content.as_deref().unwrap_or(&[])
    };
    let salt = if e.form >= FORM {
        Some(e.salt.as_slice())
    } else {
        None
    };
    let fields = [e.act.as_bytes(), e.subject.as_bytes(), last];
    for field in fields.into_iter().chain(salt) {
        h.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_le_bytes());
        h.update(field);
    }
    h.finalize().into()
}

/// The tree as it is kept.
pub(super) fn written(f: &Frontier) -> String {
    let roots: Vec<String> = f.roots.iter().map(|n| hex(n).to_string()).collect();
    format!("{}:{}", f.size, roots.join(","))
}

/// Reads it back.
pub(super) fn read_tree(text: &str) -> Option<Frontier> {
    let (size, roots) = text.split_once(':')?;
    let size: u64 = size.parse().ok()?;
    let roots = roots
        .split(',')
        .filter(|r| !r.is_empty())
        .map(node)
        .collect::<Option<Vec<Node>>>()?;
    (roots.len() == size.count_ones() as usize).then_some(Frontier { size, roots })
}
