//! The audit log: what was done to which row, never with what text. Each entry's SHA-256 covers the one before it; all together are the
//! leaves of a Merkle tree, whose root is the head that receipts carry. An entry that is changed, removed, moved, added in between or
//! cut off at the end is noticed, also by someone who rewrites every hash, as soon as one earlier head is known.
//!
//! An entry may carry a salted hash of a content. The salt lies in a table of its own: while it is there one can show what the entry was
//! about, and once it is erased nobody can guess the content from its hash, while every proof still holds.

use super::drafts::{get_setting, put_setting};
use super::error::{Error, Result, none};
use super::merkle::{self, Frontier, Node};
use super::rows::{first, list};
use super::secret::{hex, random, unhex};
use super::store::Vault;
use crate::casebook::{Millis, now_ms};
use rusqlite::{Connection, Row, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

const CHAIN: &str = "audit.head";
const TREE: &str = "audit.tree";
const FIRST: Node = [0; 32];
/// The form new entries have; form 0 hashed its salt too and knew no contents.
const FORM: i64 = 1;

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
    /// Part of the hash of form 0; empty in form 1.
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

impl Vault {
    /// Appends an entry; `subject` is an id like `case:3`, never client text.
    pub fn audit(&self, act: &str, subject: &str) -> Result<()> {
        self.write(|tx| append(tx, act, subject))
    }

    /// Appends an entry that carries a salted hash of a content, and returns the head with it in.
    pub fn audit_content(&self, act: &str, subject: &str, content: &[u8]) -> Result<AuditHead> {
        self.write(|tx| append_content(tx, act, subject, content))
    }

    /// The head now.
    pub fn audit_head(&self) -> Result<AuditHead> {
        self.read(|c| Ok(head_of(&tree(c)?)))
    }

    /// Walks the whole log: (entries, head in hexadecimal, whether everything fits).
    pub fn audit_verify(&self) -> Result<(u64, String, bool)> {
        self.read(verify)
    }

    /// The same with the place of the first fault, and against a head known from a receipt.
    pub fn audit_verify_against(&self, known: &[AuditHead]) -> Result<AuditVerdict> {
        self.read(|c| Ok(judge(&entries(c)?, &stored(c)?, known)))
    }

    /// Proof that entry `id` is in the log.
    pub fn audit_prove_entry(&self, id: u64) -> Result<AuditProof> {
        self.read(|c| {
            let leaves = leaves(c)?;
            let index = usize::try_from(id.wrapping_sub(1)).unwrap_or(usize::MAX);
            let (Some(path), Some(leaf)) = (merkle::inclusion(&leaves, index), leaves.get(index))
            else {
                return Err(none("entry of the audit log", id));
            };
            let head = head_over(&leaves);
            let ok = merkle::check_inclusion(leaf, index as u64, head.size, &path, &head.root);
            Ok(AuditProof {
                kind: "inclusion",
                leaf: Some(hex(leaf).to_string()),
                index: Some(index as u64),
                earlier: None,
                head,
                path: printed(&path),
                ok,
            })
        })
    }

    /// Proof that the log now continues the log at an earlier head. Not `ok` when it does not.
    pub fn audit_prove_since(&self, earlier: AuditHead) -> Result<AuditProof> {
        self.read(|c| {
            let leaves = leaves(c)?;
            let size = usize::try_from(earlier.size).unwrap_or(usize::MAX);
            let path = merkle::consistency(&leaves, size).ok_or_else(|| {
                Error::Invalid(format!(
                    "the log has {} entries and the head names {}: entries were cut off, or the head is of another vault",
                    leaves.len(),
                    earlier.size
                ))
            })?;
            let head = head_over(&leaves);
            let ok = merkle::check_consistency(earlier.size, &earlier.root, head.size, &head.root, &path);
            Ok(AuditProof {
                kind: "consistency",
                leaf: None,
                index: None,
                earlier: Some(earlier),
                head,
                path: printed(&path),
                ok,
            })
        })
    }

    /// Every entry, oldest first.
    pub fn audit_entries(&self) -> Result<Vec<AuditEntry>> {
        self.read(entries)
    }

    /// Whether a content is what an entry was about; None when the entry has none or its salt was erased.
    pub fn audit_is_about(&self, id: i64, content: &[u8]) -> Result<Option<bool>> {
        self.read(|c| {
            Ok(first(
                c,
                "SELECT s.salt, a.content FROM audit_salt s JOIN audit a ON a.id = s.entry_id WHERE a.id = ?1",
                [id],
                |r| Ok((r.get::<_, Vec<u8>>(0)?, r.get::<_, Option<Vec<u8>>>(1)?)),
            )?
            .and_then(|(salt, hash)| Some(hash? == salted(&salt, content))))
        })
    }
}

/// Appends within a transaction, so that an act and its entry stand or fall together.
pub(super) fn append(conn: &Connection, act: &str, subject: &str) -> Result<()> {
    write(conn, act, subject, None).map(drop)
}

/// Appends an entry with the salted hash of a content.
pub(super) fn append_content(
    conn: &Connection,
    act: &str,
    subject: &str,
    content: &[u8],
) -> Result<AuditHead> {
    let mut salt = [0u8; 32];
    random(&mut salt)?;
    let (id, head) = write(conn, act, subject, Some(salted(&salt, content)))?;
    conn.prepare_cached("INSERT INTO audit_salt (entry_id, salt, subject) VALUES (?1, ?2, ?3)")?
        .execute(params![id, salt, subject])?;
    Ok(head)
}

/// Erases the salts of everything about a subject; returns how many contents can no longer be shown.
pub(super) fn forget_contents(conn: &Connection, subject: &str) -> Result<usize> {
    Ok(conn.execute("DELETE FROM audit_salt WHERE subject = ?1", [subject])?)
}

fn write(
    conn: &Connection,
    act: &str,
    subject: &str,
    content: Option<Vec<u8>>,
) -> Result<(i64, AuditHead)> {
    let (id, prev) = first(
        conn,
        "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1",
        [],
        |r| Ok((r.get::<_, i64>(0)?, r.get::<_, Node>(1)?)),
    )?
    .unwrap_or((0, FIRST));
    let mut entry = AuditEntry {
        id: id + 1,
        time_ms: now_ms(),
        act: act.to_owned(),
        subject: subject.to_owned(),
        form: FORM,
        salt: Vec::new(),
        content,
        hash: Vec::new(),
    };
    let hash = hash_of(&prev, &entry);
    entry.hash = hash.to_vec();
    conn.prepare_cached(
        "INSERT INTO audit (id, time_ms, act, subject, salt, hash, form, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        entry.id, entry.time_ms, entry.act, entry.subject, entry.salt, entry.hash, entry.form, entry.content
    ])?;
    put_setting(conn, CHAIN, &hex(&hash))?;
    let mut frontier = tree(conn)?;
    frontier.push(merkle::leaf(&hash));
    put_setting(conn, TREE, &written(&frontier))?;
    Ok((entry.id, head_of(&frontier)))
}

/// Migration 0005: the tree over the entries there are.
pub(super) fn start_tree(conn: &Connection) -> Result<()> {
    let mut frontier = Frontier::default();
    for leaf in leaves(conn)? {
        frontier.push(leaf);
    }
    put_setting(conn, TREE, &written(&frontier))
}

pub(super) fn verify(conn: &Connection) -> Result<(u64, String, bool)> {
    let v = judge(&entries(conn)?, &stored(conn)?, &[]);
    Ok((v.entries, v.head, v.ok))
}

/// What is kept beside the entries: the last hash and the tree.
pub(super) type Stored = (Option<String>, Option<String>);

fn stored(conn: &Connection) -> Result<Stored> {
    Ok((get_setting(conn, CHAIN)?, get_setting(conn, TREE)?))
}

/// Whether entries, what is stored beside them and earlier heads fit together. Pure.
pub(super) fn judge(entries: &[AuditEntry], stored: &Stored, known: &[AuditHead]) -> AuditVerdict {
    let mut prev = FIRST;
    let mut frontier = Frontier::default();
    let mut first_bad = None;
    for (i, e) in entries.iter().enumerate() {
        let place = i as u64 + 1;
        let hash = hash_of(&prev, e);
        let whole = matches!(e.form, 0 | FORM)
            && e.content
                .as_ref()
                .is_none_or(|c| c.len() == 32 && e.form == FORM)
            && (e.form == 0 || e.salt.is_empty());
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
    let (chain, tree) = stored;
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
    for field in [e.act.as_bytes(), e.subject.as_bytes(), last] {
        h.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_le_bytes());
        h.update(field);
    }
    h.finalize().into()
}

fn salted(salt: &[u8], content: &[u8]) -> Vec<u8> {
    let mut h = Sha256::new();
    h.update(salt);
    h.update(content);
    h.finalize().to_vec()
}

fn entries(conn: &Connection) -> Result<Vec<AuditEntry>> {
    list(
        conn,
        "SELECT id, time_ms, act, subject, form, salt, content, hash FROM audit ORDER BY id",
        [],
        entry,
    )
}

fn entry(r: &Row<'_>) -> rusqlite::Result<AuditEntry> {
    Ok(AuditEntry {
        id: r.get(0)?,
        time_ms: r.get(1)?,
        act: r.get(2)?,
        subject: r.get(3)?,
        form: r.get(4)?,
        salt: r.get(5)?,
        content: r.get(6)?,
        hash: r.get(7)?,
    })
}

fn leaves(conn: &Connection) -> Result<Vec<Node>> {
    list(conn, "SELECT hash FROM audit ORDER BY id", [], |r| {
        Ok(merkle::leaf(&r.get::<_, Vec<u8>>(0)?))
    })
}

fn tree(conn: &Connection) -> Result<Frontier> {
    let Some(text) = get_setting(conn, TREE)? else {
        return Ok(Frontier::default());
    };
    read_tree(&text)
        .ok_or_else(|| Error::Damaged("the head of the audit log cannot be read".into()))
}

pub(super) fn written(f: &Frontier) -> String {
    let roots: Vec<String> = f.roots.iter().map(|n| hex(n).to_string()).collect();
    format!("{}:{}", f.size, roots.join(","))
}

fn read_tree(text: &str) -> Option<Frontier> {
    let (size, roots) = text.split_once(':')?;
    let size: u64 = size.parse().ok()?;
    let roots = roots
        .split(',')
        .filter(|r| !r.is_empty())
        .map(node)
        .collect::<Option<Vec<Node>>>()?;
    (roots.len() == size.count_ones() as usize).then_some(Frontier { size, roots })
}

fn head_of(f: &Frontier) -> AuditHead {
    AuditHead {
        size: f.size,
        root: f.root(),
    }
}

fn head_over(leaves: &[Node]) -> AuditHead {
    AuditHead {
        size: leaves.len() as u64,
        root: merkle::root(leaves),
    }
}

fn printed(path: &[Node]) -> Vec<String> {
    path.iter().map(|n| hex(n).to_string()).collect()
}
