//! The audit log: what was done to which row, never with what text. Each entry's SHA-256 covers the one before it; all together are the
//! leaves of a Merkle tree, whose root is the head that receipts carry. An entry that is changed, removed, moved, added in between or
//! cut off at the end is noticed, also by someone who rewrites every hash, as soon as one earlier head is known (`audit_log` has the rules).
//!
//! An entry may carry a salted hash of a content. The salt lies in a table of its own: while it is there one can show what the entry was
//! about, and once it is erased nobody can guess the content from its hash, while every proof still holds. The entry also covers a hash of
//! the salt, so that a salt put in its place is noticed; that one was erased is no fault.

use super::audit_log::{
    AuditEntry, AuditHead, AuditProof, AuditVerdict, FIRST, FORM, Salt, Stored, hash_of, judge,
    read_tree, sealed, written,
};
use super::drafts::{get_setting, put_setting};
use super::error::{Error, Result, none};
use super::merkle::{self, Frontier, Node};
use super::rows::{first, list};
use super::secret::{hex, random};
use super::store::Vault;
use crate::casebook::now_ms;
use rusqlite::{Connection, Row, params};
use sha2::{Digest, Sha256};

const CHAIN: &str = "audit.head";
const TREE: &str = "audit.tree";

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
                return Err(none("entry", id));
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

    /// Proof that the log continues what it was at an earlier head.
    pub fn audit_prove_since(&self, earlier: AuditHead) -> Result<AuditProof> {
        self.audit_prove_between(earlier, None)
    }

    /// Proof that the log as it was at `later` (None: as it is now) continues what it was at `earlier`. Not `ok` when either head is not one
    /// that this log had.
    pub fn audit_prove_between(
        &self,
        earlier: AuditHead,
        later: Option<AuditHead>,
    ) -> Result<AuditProof> {
        self.read(|c| {
            let mut leaves = leaves(c)?;
            let cut = |head: AuditHead, entries: usize| {
                Error::Invalid(crate::locale::tf(
                    "audit-cut",
                    &[
                        ("n", entries.into()),
                        ("head", head.size.to_string().into()),
                    ],
                ))
            };
            let size = |head: AuditHead| usize::try_from(head.size).unwrap_or(usize::MAX);
            if let Some(later) = later {
                if size(later) > leaves.len() {
                    return Err(cut(later, leaves.len()));
                }
                leaves.truncate(size(later));
            }
            let path = merkle::consistency(&leaves, size(earlier))
                .ok_or_else(|| cut(earlier, leaves.len()))?;
            let head = head_over(&leaves);
            let ok = later.is_none_or(|l| l == head)
                && merkle::check_consistency(
                    earlier.size,
                    &earlier.root,
                    head.size,
                    &head.root,
                    &path,
                );
            Ok(AuditProof {
                kind: "consistency",
                leaf: None,
                index: None,
                earlier: Some(earlier),
                head: later.unwrap_or(head),
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
    let content = (salted(&salt, content), sealed(&salt).to_vec());
    let (id, head) = write(conn, act, subject, Some(content))?;
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
    content: Option<(Vec<u8>, Vec<u8>)>,
) -> Result<(i64, AuditHead)> {
    let (content, salt) = content.unzip();
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
        salt: salt.unwrap_or_default(),
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

fn stored(conn: &Connection) -> Result<Stored> {
    Ok(Stored {
        chain: get_setting(conn, CHAIN)?,
        tree: get_setting(conn, TREE)?,
        salts: list(
            conn,
            "SELECT entry_id, salt, subject FROM audit_salt ORDER BY entry_id",
            [],
            |r| {
                Ok(Salt {
                    entry: r.get(0)?,
                    salt: r.get(1)?,
                    subject: r.get(2)?,
                })
            },
        )?,
    })
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
    read_tree(&text).ok_or_else(|| Error::Damaged(crate::locale::t("damaged-head")))
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
