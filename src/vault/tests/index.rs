//! The index directory: tantivy's contract, and a real index that is written, merged and opened again.

use super::*;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;
use tantivy::directory::error::{DeleteError, OpenReadError, OpenWriteError};
use tantivy::directory::{Directory, Lock, TerminatingWrite, WatchCallback};
use tantivy::schema::{INDEXED, STORED, Schema, TEXT};
use tantivy::{Index, IndexSettings, Term, doc};

fn directory(dir: &Path) -> VaultDirectory {
    Arc::new(if Vault::presence(dir) == Presence::Missing {
        fresh(dir)
    } else {
        again(dir)
    })
    .directory()
}

fn put(d: &VaultDirectory, name: &str, bytes: &[u8]) {
    let mut w = d.open_write(Path::new(name)).unwrap();
    w.write_all(bytes).unwrap();
    w.terminate().unwrap();
}

fn get(d: &VaultDirectory, name: &str) -> Vec<u8> {
    d.open_read(Path::new(name))
        .unwrap()
        .read_bytes()
        .unwrap()
        .to_vec()
}

#[test]
fn files_of_every_size_come_back_before_and_after_sync_and_reopening() {
    let dir = folder();
    let sizes = [0usize, 1, 65_535, 65_536, 65_537, 200_000, 9_000_000];
    let bytes = |n: usize| -> Vec<u8> { (0..n).map(|i| (i * 31 % 251) as u8).collect() };
    let d = directory(dir.path());
    for n in sizes {
        put(&d, &n.to_string(), &bytes(n));
        assert!(get(&d, &n.to_string()) == bytes(n), "{n} before sync");
    }
    d.sync_directory().unwrap();
    drop(d);
    let d = directory(dir.path());
    for n in sizes {
        let file = d.open_read(Path::new(&n.to_string())).unwrap();
        let want = bytes(n);
        assert!(
            file.read_bytes().unwrap().as_slice() == want,
            "{n} after reopening"
        );
        for (a, b) in [
            (0, n),
            (n / 3, n / 2),
            (65_530.min(n), 65_540.min(n)),
            (n, n),
        ] {
            assert!(file.slice(a..b).read_bytes().unwrap().as_slice() == &want[a..b]);
        }
    }
}

#[test]
fn a_file_exists_from_its_first_writer_and_is_written_once() {
    let dir = folder();
    let d = directory(dir.path());
    let p = Path::new("seg.idx");
    assert!(!d.exists(p).unwrap());
    assert!(matches!(
        d.open_read(p),
        Err(OpenReadError::FileDoesNotExist(_))
    ));
    let w = d.open_write(p).unwrap();
    assert!(d.exists(p).unwrap());
    assert!(matches!(
        d.open_write(p),
        Err(OpenWriteError::FileAlreadyExists(_))
    ));
    w.terminate().unwrap();
    assert!(d.open_read(p).is_ok());
    assert!(d.open_write(p).is_err());
    d.delete(p).unwrap();
    assert!(matches!(d.delete(p), Err(DeleteError::FileDoesNotExist(_))));
    assert!(d.open_read(p).is_err() && !d.exists(p).unwrap());
    // A writer that is dropped leaves nothing, and the name is free again.
    drop(d.open_write(p).unwrap());
    assert!(!d.exists(p).unwrap());
    put(&d, "seg.idx", b"x");
}

#[test]
fn an_open_file_outlives_its_deletion_and_its_rows_go_afterwards() {
    let dir = folder();
    let d = directory(dir.path());
    let bytes = vec![7u8; 40 * 1024 * 1024];
    put(&d, "big", &bytes);
    d.sync_directory().unwrap();
    let open = d.open_read(Path::new("big")).unwrap();
    d.delete(Path::new("big")).unwrap();
    d.sync_directory().unwrap();
    put(&d, "big", b"other");
    d.sync_directory().unwrap();
    // Larger than the cache, so this reads rows.
    assert!(open.read_bytes().unwrap().as_slice() == bytes);
    assert_eq!(get(&d, "big"), b"other");
    drop(open);
    d.sync_directory().unwrap();
    drop(d);
    let v = again(dir.path());
    let left: i64 = v
        .read(|c| Ok(c.query_row("SELECT count(*) FROM index_piece", [], |r| r.get(0))?))
        .unwrap();
    assert_eq!(left, 1);
    sound(&v);
}

#[test]
fn atomic_files_are_replaced_whole_and_last() {
    let dir = folder();
    let d = directory(dir.path());
    put(&d, "seg", b"segment");
    for data in [&b"one"[..], b"two, longer", b""] {
        d.atomic_write(Path::new("meta.json"), data).unwrap();
        assert_eq!(d.atomic_read(Path::new("meta.json")).unwrap(), data);
    }
    drop(d);
    let d = directory(dir.path());
    assert_eq!(d.atomic_read(Path::new("meta.json")).unwrap(), b"");
    // The segment was never synced by itself: meta.json took it along.
    assert_eq!(get(&d, "seg"), b"segment");
    assert!(matches!(
        d.atomic_read(Path::new("none")),
        Err(OpenReadError::FileDoesNotExist(_))
    ));
}

#[test]
fn what_was_not_synced_is_gone_after_a_crash_and_nothing_else() {
    let dir = folder();
    let d = directory(dir.path());
    put(&d, "kept", b"kept");
    d.sync_directory().unwrap();
    let mut half = d.open_write(Path::new("half")).unwrap();
    half.write_all(&vec![1; 6 * 1024 * 1024]).unwrap();
    put(&d, "unsynced", b"unsynced");
    drop(half);
    drop(d);
    let d = directory(dir.path());
    assert_eq!(get(&d, "kept"), b"kept");
    assert!(!d.exists(Path::new("half")).unwrap() && !d.exists(Path::new("unsynced")).unwrap());
    drop(d);
    sound(&again(dir.path()));
}

#[test]
fn locks_are_exclusive_wait_when_asked_and_do_not_outlive_the_process() {
    let dir = folder();
    let d = directory(dir.path());
    let lock = |is_blocking| Lock {
        filepath: "a.lock".into(),
        is_blocking,
    };
    let held = d.acquire_lock(&lock(false)).unwrap();
    assert!(d.acquire_lock(&lock(false)).is_err());
    assert!(
        d.acquire_lock(&Lock {
            filepath: "b.lock".into(),
            is_blocking: false
        })
        .is_ok()
    );
    let other = d.clone();
    let waiting = std::thread::spawn(move || other.acquire_lock(&lock(true)).is_ok());
    std::thread::sleep(Duration::from_millis(50));
    drop(held);
    assert!(waiting.join().unwrap());
    assert!(!d.exists(Path::new("a.lock")).unwrap());
}

#[test]
fn watchers_hear_of_each_meta_json_until_they_let_go() {
    let dir = folder();
    let d = directory(dir.path());
    let (tx, rx) = crossbeam_channel::unbounded();
    let handle = d
        .watch(WatchCallback::new(move || tx.send(()).unwrap()))
        .unwrap();
    for _ in 0..2 {
        d.atomic_write(Path::new("meta.json"), b"x").unwrap();
        rx.recv_timeout(Duration::from_secs(5)).unwrap();
    }
    drop(handle);
    d.atomic_write(Path::new("meta.json"), b"y").unwrap();
    assert!(rx.recv_timeout(Duration::from_millis(100)).is_err());
}

#[test]
fn an_index_is_written_merged_and_searched_again_after_reopening() {
    let dir = folder();
    let mut schema = Schema::builder();
    let id = schema.add_u64_field("id", INDEXED | STORED);
    let body = schema.add_text_field("body", TEXT);
    let schema = schema.build();
    let hits = |index: &Index, word: &str| {
        let searcher = index.reader().unwrap().searcher();
        let q = tantivy::query::TermQuery::new(
            Term::from_field_text(body, word),
            tantivy::schema::IndexRecordOption::Basic,
        );
        searcher.search(&q, &tantivy::collector::Count).unwrap()
    };
    {
        let index = Index::create(directory(dir.path()), schema, IndexSettings::default()).unwrap();
        let mut w = index.writer_with_num_threads(1, 20_000_000).unwrap();
        for round in 0..4u64 {
            for i in 0..500 {
                w.add_document(
                    doc!(id => round * 500 + i, body => format!("woord ronde{round} nummer{i}")),
                )
                .unwrap();
            }
            w.commit().unwrap();
        }
        w.delete_term(Term::from_field_u64(id, 3));
        w.commit().unwrap();
        let segments = index.searchable_segment_ids().unwrap();
        w.merge(&segments).wait().unwrap();
        w.garbage_collect_files().wait().unwrap();
        w.wait_merging_threads().unwrap();
        assert_eq!((hits(&index, "woord"), hits(&index, "ronde2")), (1999, 500));
    }
    let index = Index::open(directory(dir.path())).unwrap();
    assert_eq!(index.searchable_segment_ids().unwrap().len(), 1);
    assert_eq!((hits(&index, "woord"), hits(&index, "nummer3")), (1999, 3));
    assert!(index.validate_checksum().unwrap().is_empty());
    drop(index);
    sound(&again(dir.path()));
}
