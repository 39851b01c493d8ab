//! The audit log against someone who can write to the database.

use super::*;
use crate::vault::audit_log::{Salt, Stored, hash_of, judge, sealed, written};
use crate::vault::merkle::{Frontier, leaf};
use crate::vault::{AuditEntry, AuditHead};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

fn hex(b: &[u8]) -> String {
    b.iter().map(|b| format!("{b:02x}")).collect()
}

/// A log of mixed entries, what lies beside it, and the head after each entry.
fn log(n: i64) -> (Vec<AuditEntry>, Stored, Vec<AuditHead>) {
    let mut entries: Vec<AuditEntry> = Vec::new();
    let (mut prev, mut frontier, mut heads) = ([0; 32], Frontier::default(), Vec::new());
    let mut salts = Vec::new();
    for id in 1..=n {
        let form = i64::from(id > 10) + i64::from(id > 20);
        let content = (form > 0 && id % 2 == 0).then(|| vec![id as u8; 32]);
        let salt = vec![id as u8; 32];
        let subject = format!("case:{}", id % 7);
        if content.is_some() {
            salts.push(Salt {
                entry: id,
                salt: salt.clone(),
                subject: subject.clone(),
            });
        }
        let mut e = AuditEntry {
            id,
            time_ms: 1_000 + id,
            act: ["note.save", "consent.given", "hive.put"][id as usize % 3].into(),
            subject,
            form,
            salt: match form {
                0 => vec![id as u8; 16],
                2 if content.is_some() => sealed(&salt).to_vec(),
                _ => vec![],
            },
            content,
            hash: vec![],
        };
        prev = hash_of(&prev, &e);
        e.hash = prev.to_vec();
        frontier.push(leaf(&prev));
        heads.push(AuditHead {
            size: id as u64,
            root: frontier.root(),
        });
        entries.push(e);
    }
    let beside = Stored {
        chain: Some(hex(&prev)),
        tree: Some(written(&frontier)),
        salts,
    };
    (entries, beside, heads)
}

/// Makes every hash from `from` on fit again, and what lies beside the entries: the work of a forger with the key.
fn forge(entries: &mut [AuditEntry], stored: &mut Stored) {
    let (mut prev, mut frontier) = ([0; 32], Frontier::default());
    for (i, e) in entries.iter_mut().enumerate() {
        e.id = i as i64 + 1;
        prev = hash_of(&prev, e);
        e.hash = prev.to_vec();
        frontier.push(leaf(&prev));
    }
    stored.chain = Some(hex(&prev));
    stored.tree = Some(written(&frontier));
}

#[test]
fn of_ten_thousand_mutations_none_is_accepted() {
    let (good, beside, heads) = log(60);
    assert!(judge(&good, &beside, &heads).ok);
    let known = [heads[24], heads[59]];
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut below = |n: usize| (rng.next_u64() % n as u64) as usize;
    let mut kinds = [0; 9];
    for round in 0..10_000 {
        let (mut e, mut s) = (good.clone(), beside.clone());
        let (i, kind) = (below(e.len()), below(9));
        let mut forged = false;
        match kind {
            // A changed field.
            0 => match below(6) {
                0 => e[i].time_ms += 1 + below(9) as i64,
                1 => e[i].act.push('x'),
                2 => e[i].subject = format!("case:{}", 8 + below(9)),
                3 => e[i].hash[below(32)] ^= 1 << below(8),
                4 => {
                    e[i].content = Some(vec![below(256) as u8 ^ 0xAA; 32])
                        .filter(|c| Some(c) != good[i].content.as_ref())
                        .or(Some(vec![0xFE; 32]))
                }
                _ => e[i].form = (e[i].form + 1 + below(2) as i64) % 3,
            },
            1 => drop(e.remove(i)),
            2 => {
                let j = (i + 1 + below(e.len() - 1)) % e.len();
                e.swap(i, j);
                if below(2) == 0 {
                    let (a, b) = (e[i].id, e[j].id);
                    (e[i].id, e[j].id) = (b, a);
                }
            }
            3 => e.truncate(i),
            4 => {
                let copy = e[i].clone();
                e.insert(below(e.len() + 1), copy);
            }
            // The forger: the same, and then every hash made to fit. Only a head from a receipt can tell.
            5 => {
                e[i].subject = "case:99".into();
                forged = true;
            }
            6 => {
                e.truncate(i);
                forged = true;
            }
            7 => {
                e.remove(i);
                forged = true;
            }
            // A salt that is another, is another entry's, or would not be erased with its subject.
            _ => {
                let sealed: Vec<usize> = (0..s.salts.len())
                    .filter(|n| s.salts[*n].entry > 20)
                    .collect();
                let n = sealed[below(sealed.len())];
                match below(4) {
                    0 => s.salts[n].salt[below(32)] ^= 1 << below(8),
                    1 => s.salts[n].salt.push(0),
                    2 => s.salts[n].subject.push('x'),
                    _ => s.salts[n].entry += 1,
                }
            }
        }
        if forged {
            forge(&mut e, &mut s);
        }
        assert!(
            !judge(&e, &s, &known).ok,
            "round {round}: kind {kind} at {i}"
        );
        kinds[kind] += 1;
    }
    assert!(kinds.iter().all(|n| *n > 900), "{kinds:?}");
}

#[test]
fn a_cut_log_is_noticed_by_a_receipt_and_a_grown_one_is_proved() {
    let dir = folder();
    let v = fresh(dir.path());
    for i in 0..5 {
        v.audit("note.save", &format!("note:{i}")).unwrap();
    }
    let head = v
        .audit_content("consent.given", "client:1", b"geheim")
        .unwrap();
    assert_eq!(head, v.audit_head().unwrap());
    assert_eq!(head.to_string().parse::<AuditHead>().unwrap(), head);
    for i in 0..9 {
        v.audit("note.save", &format!("note:{i}")).unwrap();
    }
    assert!(v.audit_verify_against(&[head]).unwrap().ok);
    assert!(v.audit_prove_since(head).unwrap().ok);
    for id in 1..=15 {
        assert!(v.audit_prove_entry(id).unwrap().ok);
    }
    assert!(v.audit_prove_entry(16).is_err() && v.audit_prove_entry(0).is_err());
    let other = AuditHead {
        root: [7; 32],
        ..head
    };
    assert!(!v.audit_prove_since(other).unwrap().ok);
    assert!(!v.audit_verify_against(&[other]).unwrap().ok);
    v.write(|tx| Ok(tx.execute("DELETE FROM audit WHERE id > 4", [])?))
        .unwrap();
    let cut = v.audit_verify_against(&[head]).unwrap();
    assert!(!cut.ok);
    assert_eq!(cut.first_bad, Some(5));
}

#[test]
fn erasing_the_salt_erases_the_content_and_no_proof() {
    let dir = folder();
    let v = fresh(dir.path());
    v.audit_content("consent.given", "client:1", b"ja").unwrap();
    assert_eq!(v.audit_is_about(1, b"ja").unwrap(), Some(true));
    assert_eq!(v.audit_is_about(1, b"nee").unwrap(), Some(false));
    let content = v.audit_entries().unwrap()[0].content.clone().unwrap();
    // Not a bare hash, which a list of short texts would give away.
    assert_ne!(
        content,
        <sha2::Sha256 as sha2::Digest>::digest(b"ja").to_vec()
    );
    v.write(|tx| crate::vault::audit::forget_contents(tx, "client:1"))
        .unwrap();
    assert_eq!(v.audit_is_about(1, b"ja").unwrap(), None);
    assert!(v.audit_verify().unwrap().2);
    assert!(v.audit_prove_entry(1).unwrap().ok);
    sound(&v);
    // Another salt in its place is no erasure.
    v.audit_content("consent.given", "client:2", b"ja").unwrap();
    assert!(v.audit_verify().unwrap().2);
    v.write(|tx| Ok(tx.execute("UPDATE audit_salt SET salt = zeroblob(32)", [])?))
        .unwrap();
    let verdict = v.audit_verify_against(&[]).unwrap();
    assert_eq!((verdict.ok, verdict.first_bad), (false, Some(2)));
}
