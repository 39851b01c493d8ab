//! The key thread waits for nothing that has to be written.

use super::*;
use crate::vault::{Op, Vault};
use std::time::Duration;

#[test]
fn stopping_does_not_wait_for_a_vault_that_is_busy() {
    let dir = tempfile::tempdir().unwrap();
    let flags = Flags {
        vault: Some(dir.path().to_owned()),
        language: None,
    };
    let vault = Vault::create_unprotected(dir.path()).unwrap();
    let p = Practice::open(vault, Config::load(&flags).unwrap()).unwrap();
    p.vault()
        .write(|tx| {
            tx.execute(
                "INSERT INTO outbox (op, blob, sha256, body) VALUES ('put', 'b', 's', '{}')",
                [],
            )?;
            Ok(())
        })
        .unwrap();
    let (events, _heard) = unbounded();
    let tasks = Arc::new(Tasks::start(p.clone(), events, None));
    let (done, came) = unbounded();
    p.vault()
        .write(|_| {
            let tasks = tasks.clone();
            std::thread::spawn(move || {
                tasks.perform(Command::StopSending);
                drop(tasks);
                let _ = done.send(());
            });
            let back = came.recv_timeout(Duration::from_secs(10));
            assert!(back.is_ok(), "the key waited for the vault");
            Ok(())
        })
        .unwrap();
    // And it is written before the program ends.
    Arc::into_inner(tasks).unwrap().finish();
    let waits = p.vault().outbox().unwrap();
    assert_eq!(waits[0].op, Op::Put);
    assert!(waits[0].trouble.is_some());
}
