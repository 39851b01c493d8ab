//! Sharing on a disk that is full: a vault on a small file system of its own, in a mount namespace where the user has one. Whether the disk
//! fills up before the first request, between a request and its receipt, or not at all, everything arrives once and nothing is lost.

use super::hived::{Hived, text};
use std::process::{Command, Output};

/// Mounts a file system with so many kilobytes to spare, has the command work on a copy of the vault there, and brings the copy back.
const SMALL: &str = r#"
set -e
V=$1 M=$2 FREE=$3; shift 3
USED=$(du -sk "$V" | cut -f1)
mount -t tmpfs -o size=$((USED + FREE))k,mode=700 tmpfs "$M" || exit 97
cp -a "$V/." "$M/" || exit 96
set +e
"$@"
RC=$?
cp -a "$M/." "$V/" || exit 98
exit $RC
"#;

fn namespaces() -> bool {
    Command::new("unshare")
        .args(["-rm", "true"])
        .output()
        .is_ok_and(|o| o.status.success())
}

fn on_a_small_disk(h: &Hived, free_kb: u32, args: &[&str]) -> Output {
    let m = h.place.file("small");
    std::fs::create_dir_all(&m).unwrap();
    let inner = h.command(&h.string(h.port), args);
    let mut c = Command::new("unshare");
    c.args(["-rm", "sh", "-c", SMALL, "sh"])
        .arg(h.place.vault())
        .arg(&m)
        .arg(free_kb.to_string())
        .arg(inner.get_program());
    // The same command, on the other vault.
    let vault = h.place.vault();
    c.args(inner.get_args().map(|a| {
        if a == vault.as_os_str() {
            m.as_os_str()
        } else {
            a
        }
    }));
    for (k, v) in inner.get_envs() {
        match v {
            Some(v) => c.env(k, v),
            None => c.env_remove(k),
        };
    }
    crate::run::output(c, "")
}

#[test]
fn a_full_disk_loses_nothing_and_sends_nothing_twice() {
    if !namespaces() {
        eprintln!("skipped: this user may not make a mount namespace (unshare -rm)");
        return;
    }
    let Some(h) = Hived::with_case() else { return };
    let (mut full, mut arrived, mut went) = (0, 0, 0);
    for free in [8, 24, 48, 64, 96, 128, 2048] {
        h.agree();
        let shown = h.approved();
        let out = on_a_small_disk(&h, free, &["export", "upload"]);
        let said = text(&out.stderr);
        match out.status.code() {
            Some(0) => went += 1,
            Some(1) => {
                full += 1;
                assert!(said.contains("The disk is full"), "{free} kB: {said}");
                assert_eq!(said.trim().lines().count(), 1, "{free} kB: {said}");
            }
            other => panic!("{free} kB: {other:?}: {said}"),
        }
        arrived += usize::from(!out.status.success() && !h.names("inbox/").is_empty());
        // With room again it is finished, and what had arrived is not sent again.
        let had = h.names("inbox/").len() as u64;
        let run = h.json(&["export", "retry"]);
        if !out.status.success() {
            let n = |k: &str| run[k].as_u64().unwrap();
            assert!(n("uploaded") <= 2 - had, "{free} kB: {run}");
        }
        assert!(h.contents("inbox/") == shown, "{free} kB");
        let shared = h.json(&["shared"]);
        let there = shared["shared"].as_array().unwrap().iter();
        assert_eq!(there.filter(|s| s["state"] == "shared").count(), 2);
        assert_eq!(h.json(&["audit", "verify"])["ok"], true, "{free} kB");
        h.json(&["revoke", "--all"]);
        assert_eq!(h.names("inbox/").len(), 0);
    }
    // Both ends were seen, and a disk that filled up between the hive and the receipt.
    assert!(
        full > 1 && went > 0 && arrived > 0,
        "{full} {went} {arrived}"
    );
}

#[test]
fn a_full_disk_while_a_batch_is_prepared_or_approved_leaves_things_as_they_were() {
    if !namespaces() {
        return;
    }
    let Some(h) = Hived::with_case() else { return };
    let out = on_a_small_disk(&h, 8, &["export", "prepare"]);
    assert!(
        text(&out.stderr).contains("The disk is full"),
        "{}",
        text(&out.stderr)
    );
    assert_eq!(
        h.json(&["export", "list"])["batches"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
    let batch = h.json(&["export", "prepare"])["batch"].to_string();
    let shown = h.with(&h.string(h.port), &["export", "show", &batch]);
    let err = text(&shown.stderr);
    let sha = err.trim().rsplit(' ').next().unwrap();
    let out = on_a_small_disk(&h, 8, &["export", "approve", &batch, "--sha256", sha]);
    assert!(!out.status.success());
    let list = h.json(&["export", "list"]);
    assert_eq!(list["outbox"].as_array().unwrap().len(), 0);
    assert!(list["batches"][0]["approved_sha"].is_null());
    h.json(&["export", "approve", &batch, "--sha256", sha]);
    assert_eq!(h.json(&["export", "upload"])["uploaded"], 2);
}
