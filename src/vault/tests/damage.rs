//! Locks, wrong secrets, damaged files, a full disk, backup and restore: each a sentence and no loss.

use super::*;
use crate::vault::files::{DB, KEYS};
use std::fs;

fn flip(path: &Path, at: usize) {
    let mut b = fs::read(path).unwrap();
    let at = at % b.len();
    b[at] ^= 0x55;
    fs::write(path, b).unwrap();
}

#[test]
fn a_vault_opens_with_passphrase_or_recovery_key_and_with_nothing_else() {
    let dir = folder();
    assert!(matches!(
        Vault::open(dir.path(), &Unlock::None),
        Err(Error::Missing(_))
    ));
    let (v, recovery) = Vault::create(dir.path(), &Passphrase::new("een".into()), CHEAP).unwrap();
    v.set_setting("a", "b").unwrap();
    drop(v);
    assert!(matches!(
        Vault::open(dir.path(), &pass("twee")),
        Err(Error::WrongPassphrase)
    ));
    assert!(matches!(
        Vault::open(dir.path(), &Unlock::None),
        Err(Error::Invalid(_))
    ));
    let v = Vault::open(dir.path(), &Unlock::Recovery(recovery)).unwrap();
    assert!(matches!(
        v.change_passphrase(&Passphrase::new(String::new()), CHEAP),
        Err(Error::Invalid(_))
    ));
    v.change_passphrase(&Passphrase::new("twee".into()), CHEAP)
        .unwrap();
    drop(v);
    assert!(matches!(
        Vault::open(dir.path(), &pass("een")),
        Err(Error::WrongPassphrase)
    ));
    let v = Vault::open(dir.path(), &pass("twee")).unwrap();
    assert_eq!(v.setting("a").unwrap().as_deref(), Some("b"));
    drop(v);
    assert!(matches!(
        Vault::create(dir.path(), &Passphrase::new("x".into()), CHEAP),
        Err(Error::Invalid(_))
    ));
}

#[test]
fn a_demo_vault_opens_without_passphrase_and_says_so() {
    let dir = folder();
    let v = Vault::create_unprotected(dir.path()).unwrap();
    assert!(
        v.change_passphrase(&Passphrase::new("x".into()), CHEAP)
            .is_err()
    );
    drop(v);
    assert_eq!(Vault::presence(dir.path()), Presence::NoPassphrase);
    assert!(
        fs::read_to_string(dir.path().join(KEYS))
            .unwrap()
            .contains("NOT PROTECTED")
    );
    Vault::open(dir.path(), &Unlock::None).unwrap();
    Vault::open(dir.path(), &pass("anything")).unwrap();
}

#[test]
fn a_second_opener_is_told_who_has_it() {
    let dir = folder();
    let v = fresh(dir.path());
    let e = Vault::open(dir.path(), &pass("een lang wachtwoord")).unwrap_err();
    assert!(
        e.to_string()
            .contains(&format!("pid {}", std::process::id())),
        "{e}"
    );
    drop(v);
    again(dir.path());
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_vault() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder();
    let inner = dir.path().join("v");
    let v = fresh(&inner);
    v.set_setting("a", "b").unwrap();
    let mode = |p: &Path| fs::metadata(p).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&inner), 0o700);
    for f in fs::read_dir(&inner).unwrap() {
        let f = f.unwrap().path();
        assert_eq!(mode(&f), 0o600, "{}", f.display());
    }
}

#[test]
fn a_damaged_vault_gets_one_sentence() {
    type Harm = (&'static str, fn(&Path));
    let harms: [Harm; 8] = [
        ("random bytes", |d| {
            fs::write(d.join(DB), [0xA7u8; 8192]).unwrap()
        }),
        ("cut within the first page", |d| {
            fs::write(d.join(DB), &fs::read(d.join(DB)).unwrap()[..1000]).unwrap()
        }),
        ("wrong header", |d| flip(&d.join(DB), 3)),
        ("a plain SQLite file", |d| {
            fs::write(d.join(DB), [&b"SQLite format 3\0"[..], &[0; 4080]].concat()).unwrap()
        }),
        ("database gone", |d| fs::remove_file(d.join(DB)).unwrap()),
        ("keys gone", |d| fs::remove_file(d.join(KEYS)).unwrap()),
        ("keys garbled", |d| {
            fs::write(d.join(KEYS), "{\"format\": 1, \"vault").unwrap()
        }),
        ("keys of another vault", |d| {
            let other = folder();
            drop(fresh(other.path()));
            fs::copy(other.path().join(KEYS), d.join(KEYS)).unwrap();
        }),
    ];
    for (name, harm) in harms {
        let dir = folder();
        drop(fresh(dir.path()));
        harm(dir.path());
        let e = Vault::open(dir.path(), &pass("een lang wachtwoord")).err();
        assert!(matches!(e, Some(Error::Damaged(_))), "{name}: {e:?}");
    }
}

#[test]
fn damage_anywhere_in_the_file_is_found_by_check_and_never_read_as_text() {
    let dir = folder();
    let v = fresh(dir.path());
    let c = case(&v, "Wilg");
    for i in 0..200 {
        note(&v, c, &format!("notitie {i} {}", "woorden ".repeat(200)));
    }
    drop(v);
    let good = fs::read(dir.path().join(DB)).unwrap();
    for at in (4096 * 3 + 77..good.len()).step_by(good.len() / 12) {
        fs::write(dir.path().join(DB), &good).unwrap();
        flip(&dir.path().join(DB), at);
        match Vault::open(dir.path(), &pass("een lang wachtwoord")) {
            Err(e) => assert!(matches!(e, Error::Damaged(_)), "{e:?}"),
            Ok(v) => assert!(!v.check().unwrap().is_empty(), "byte {at}"),
        }
    }
    // Cut off at the end: opening may work, the check does not.
    fs::write(
        dir.path().join(DB),
        &good[..good.len() * 2 / 3 / 4096 * 4096],
    )
    .unwrap();
    match Vault::open(dir.path(), &pass("een lang wachtwoord")) {
        Err(e) => assert!(matches!(e, Error::Damaged(_)), "{e:?}"),
        Ok(v) => assert!(!v.check().unwrap().is_empty()),
    }
}

#[test]
fn a_full_disk_refuses_the_new_and_keeps_the_old() {
    let dir = folder();
    let v = std::sync::Arc::new(fresh(dir.path()));
    let c = case(&v, "Wilg");
    let n = note(&v, c, "blijft");
    v.writer_pragma("PRAGMA max_page_count = 1");
    let body = "x".repeat(400_000);
    let full = v.add_note(&NewNote {
        case_id: c,
        session_id: None,
        title: String::new(),
        body: body.clone(),
    });
    assert!(matches!(full, Err(Error::DiskFull)), "{full:?}");
    assert!(matches!(v.update_note(n, "", &body), Err(Error::DiskFull)));
    assert!(matches!(
        v.put_source(&material("m", None), &body, &[chunk(0, 9)]),
        Err(Error::DiskFull)
    ));
    {
        use std::io::Write;
        use tantivy::directory::{Directory, TerminatingWrite};
        let d = v.directory();
        let mut w = d.open_write(Path::new("seg")).unwrap();
        w.write_all(body.as_bytes()).unwrap();
        w.terminate().unwrap();
        let e = d.atomic_write(Path::new("meta.json"), b"{}").unwrap_err();
        assert_eq!(e.kind(), std::io::ErrorKind::StorageFull);
        assert!(!d.exists(Path::new("meta.json")).unwrap());
        v.writer_pragma("PRAGMA max_page_count = 1000000");
        d.atomic_write(Path::new("meta.json"), b"{}").unwrap();
    }
    assert_eq!(v.note(n).unwrap().reveal().body, "blijft");
    v.add_note(&NewNote {
        case_id: c,
        session_id: None,
        title: String::new(),
        body,
    })
    .unwrap();
    assert_eq!(v.counts().unwrap().notes, 2);
    sound(&v);
}

#[test]
fn a_crash_while_a_vault_is_made_leaves_none_or_a_whole_one() {
    let dir = folder();
    drop(fresh(dir.path()));
    // Killed before the last rename.
    fs::rename(dir.path().join(DB), dir.path().join("vault.new")).unwrap();
    sound(&again(dir.path()));
    // Killed before the keys were written.
    fs::rename(dir.path().join(DB), dir.path().join("vault.new")).unwrap();
    fs::remove_file(dir.path().join(KEYS)).unwrap();
    assert_eq!(Vault::presence(dir.path()), Presence::Missing);
    sound(&fresh(dir.path()));
}

#[test]
fn a_backup_restores_elsewhere_and_never_over_anything() {
    let (dir, out) = (folder(), folder());
    let v = fresh(dir.path());
    let c = case(&v, "Wilg");
    let n = note(&v, c, "in de kluis");
    let file = out.path().join("copy.klankbord");
    v.backup(&file).unwrap();
    assert!(matches!(v.backup(&file), Err(Error::Invalid(_))));
    note(&v, c, "na de kopie");
    assert!(!dir.path().join("backup.tmp").exists());
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 1);

    let into = out.path().join("terug");
    assert!(matches!(
        Vault::restore(&file, &into, &pass("fout")),
        Err(Error::WrongPassphrase)
    ));
    assert_eq!(Vault::presence(&into), Presence::Missing);
    Vault::restore(&file, &into, &pass("een lang wachtwoord")).unwrap();
    let back = again(&into);
    assert_eq!(back.note(n).unwrap().reveal().body, "in de kluis");
    assert_eq!(back.counts().unwrap().notes, 1);
    sound(&back);
    assert!(matches!(
        Vault::restore(&file, &into, &pass("een lang wachtwoord")),
        Err(Error::Invalid(_))
    ));

    let good = fs::read(&file).unwrap();
    assert!(!good.windows(16).any(|w| w == b"SQLite format 3\0"));
    for at in [0, 17, 21, 30, 200, good.len() / 2, good.len() - 1] {
        flip(&file, at);
        let e = Vault::restore(&file, &out.path().join("nee"), &pass("een lang wachtwoord"))
            .unwrap_err();
        assert!(
            matches!(e, Error::Invalid(_) | Error::NewerSchema { .. }),
            "byte {at}: {e:?}"
        );
        fs::write(&file, &good).unwrap();
    }
    for len in [0, 10, 40, good.len() - 1] {
        fs::write(&file, &good[..len]).unwrap();
        assert!(matches!(
            Vault::restore(&file, &out.path().join("nee"), &pass("x")),
            Err(Error::Invalid(_))
        ));
    }
    assert_eq!(Vault::presence(&out.path().join("nee")), Presence::Missing);
}
