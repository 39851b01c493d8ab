//! Sending to a real Azurite while the network, the clock and the process fail: everything arrives, once.

use super::hived::{Hived, text};
use super::plain_terminal::Sitting;
use super::proxy::{Fault, Proxy};
use std::process::{Child, Stdio};
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Work that waits; looking again later is none.
fn waiting(h: &Hived) -> usize {
    let list = h.json(&["export", "list"]);
    let rows = list["outbox"].as_array().unwrap();
    rows.iter().filter(|o| o["act"] != "sweep").count()
}

/// Everything arrived, once, and nothing else.
fn whole(h: &Hived, shown: &[u8], after: &str) {
    assert!(text(&h.contents("inbox/")) == text(shown), "{after}");
    assert_eq!(
        h.json(&["shared"])["shared"].as_array().unwrap().len(),
        2,
        "{after}"
    );
    assert_eq!(waiting(h), 0, "{after}");
    assert_eq!(h.json(&["audit", "verify"])["ok"], true, "{after}");
}

#[test]
fn whatever_the_network_does_everything_arrives_once() {
    let Some(h) = Hived::with_case() else { return };
    let proxy = Proxy::new(h.port);
    let mut faults: Vec<Vec<Fault>> = Vec::new();
    // A cut in the request line, in the headers, at their end, in the body, before its last byte; in the answer likewise.
    for at in [0, 1, 20, 400, 900, 1_200, 1_500, 1_700] {
        faults.push(vec![Fault::CutRequest(at)]);
    }
    for at in [0, 1, 12, 60, 200, 10_000] {
        faults.push(vec![Fault::CutAnswer(at)]);
        // The reading back after it breaks as well.
        faults.push(vec![Fault::None, Fault::CutAnswer(at)]);
    }
    for status in [429, 500, 503] {
        faults.push(vec![Fault::Answer(status), Fault::Answer(status)]);
    }
    faults.push(vec![Fault::Wait(Duration::from_millis(2_500))]);
    faults.push(vec![Fault::Corrupt(3)]);
    faults.push(vec![Fault::Corrupt(100), Fault::Corrupt(100)]);
    for (i, f) in faults.into_iter().enumerate() {
        // Something new each time, and then everything is taken back for the next round.
        h.agree();
        let shown = h.approved();
        *proxy.faults.lock().unwrap() = f.clone();
        let out = h.with(&h.string(proxy.port), &["export", "upload", "--json"]);
        proxy.faults.lock().unwrap().clear();
        let said = text(&out.stderr);
        assert!(said.trim().lines().count() <= 1, "{f:?}: {said}");
        if !out.status.success() {
            h.json(&["export", "retry"]);
        }
        assert_eq!(
            text(&h.contents("inbox/")),
            text(&shown),
            "round {i}: {f:?}: {said}; {}",
            text(&out.stdout)
        );
        assert_eq!(waiting(&h), 0, "{f:?}");
        h.json(&["revoke", "--all"]);
        if matches!(f[..], [Fault::Wait(_)]) {
            // The request that was given up on arrives now, after the deletion: the next look finds what it made.
            std::thread::sleep(Duration::from_secs(2));
            h.json(&["export", "retry"]);
        }
        assert_eq!(h.names("inbox/"), Vec::<String>::new(), "{f:?}");
    }
    assert_eq!(h.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn a_clock_that_is_off_is_named_as_the_cause() {
    let Some(h) = Hived::with_case() else { return };
    let shown = h.approved();
    let proxy = Proxy::new(h.port);
    *proxy.faults.lock().unwrap() = vec![Fault::OldClock; 8];
    let out = h.with(&h.string(proxy.port), &["export", "upload"]);
    assert!(text(&out.stderr).contains("clock"), "{}", text(&out.stderr));
    h.json(&["export", "retry"]);
    whole(&h, &shown, "after the clock");
}

#[test]
fn killed_between_any_two_steps_it_goes_on_and_sends_nothing_twice() {
    let Some(h) = Hived::with_case() else { return };
    let proxy = Proxy::new(h.port);
    for (connection, phase) in (0..4).flat_map(|c| [(c, 0u8), (c, 1)]) {
        h.agree();
        let shown = h.approved();
        let mut child: Child = h
            .command(&h.string(proxy.port), &["export", "upload"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let at = proxy.seen.load(Ordering::SeqCst) + connection;
        *proxy.kill.lock().unwrap() = Some((at, phase, child.id()));
        let status = child.wait().unwrap();
        *proxy.kill.lock().unwrap() = None;
        assert!(!status.success(), "connection {connection} was never made");
        let run = h.json(&["export", "upload"]);
        assert_eq!(run["waiting"], 0);
        assert!(
            text(&h.contents("inbox/")) == text(&shown),
            "connection {connection}, phase {phase}"
        );
        let sent = h.json(&["shared"])["shared"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|s| s["state"] == "shared")
            .count();
        assert_eq!(sent, 2);
        h.json(&["revoke", "--all"]);
    }
    assert_eq!(h.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn a_withdrawal_after_a_broken_attempt_deletes_what_may_have_arrived() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    let proxy = Proxy::new(h.port);
    // Every request arrives, no answer comes back: both blobs are there and nobody here knows.
    *proxy.faults.lock().unwrap() = vec![Fault::CutAnswer(0); 40];
    let out = h.with(&h.string(proxy.port), &["export", "upload"]);
    assert!(!out.status.success());
    assert!(!h.names("inbox/").is_empty());
    h.json(&["consent", "client", "1", "revoke"]);
    assert_eq!(h.names("inbox/"), Vec::<String>::new());
    assert_eq!(waiting(&h), 0);
    assert_eq!(h.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn a_run_that_was_stopped_sends_no_further_blob_until_it_is_asked_for_again() {
    let Some(h) = Hived::with_case() else { return };
    let shown = h.approved();
    let proxy = Proxy::new(h.port);
    *proxy.faults.lock().unwrap() = vec![Fault::Wait(Duration::from_millis(1_500)); 4];
    let variables = h.variables(proxy.port);
    let env: Vec<(&str, &str)> = variables.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut s = Sitting::open(&h.place, "dumb", &env);
    s.says("linear mode");
    s.types("send\n");
    while proxy.seen.load(Ordering::SeqCst) == 0 {
        std::thread::sleep(Duration::from_millis(20));
    }
    s.types("\x03");
    s.says("No further one is sent");
    s.says("Sending was stopped here");
    s.types("quit\n");
    s.says("Goodbye.");
    // Only then is the vault free.
    s.ends();
    assert_eq!(h.names("inbox/").len(), 1, "the one that was on its way");
    assert_eq!(waiting(&h), 1);
    // What the coach stopped does not go on by itself, and goes when it is asked for again.
    let held = h.json(&["export", "list"])["outbox"].to_string();
    assert!(held.contains("held"), "{held}");
    proxy.faults.lock().unwrap().clear();
    h.json(&["export", "upload"]);
    whole(&h, &shown, "after it was stopped");
}
