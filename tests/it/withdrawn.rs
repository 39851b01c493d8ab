//! Taking back from a real Azurite that does not answer, by a process that is killed while it waits: what was decided is queued, and goes later.

use super::hived::{Hived, tag_used, text};
use super::plain_terminal::Sitting;
use super::proxy::{Fault, Proxy};
use super::screen::Screen;
use serde_json::Value;
use std::process::Stdio;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// A hive that keeps the connection open and says nothing.
const HANGS: Fault = Fault::Wait(Duration::from_secs(60));

/// Blobs that wait to be deleted.
fn to_delete(h: &Hived) -> usize {
    let list = h.json(&["export", "list"]);
    let rows = list["outbox"].as_array().unwrap();
    rows.iter().filter(|o| o["act"] == "delete").count()
}

/// Runs a command against a hive that hangs, and kills it when its first request has come through.
fn killed(h: &Hived, proxy: &Proxy, args: &[&str]) {
    *proxy.faults.lock().unwrap() = vec![HANGS; 40];
    let mut child = h
        .command(&h.string(proxy.port), args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let at = proxy.seen.load(Ordering::SeqCst);
    *proxy.kill.lock().unwrap() = Some((at, 0, child.id()));
    let status = child.wait().unwrap();
    assert_eq!(status.code(), None, "{args:?} never spoke to the hive");
    *proxy.kill.lock().unwrap() = None;
    proxy.faults.lock().unwrap().clear();
}

#[test]
fn whatever_takes_back_is_queued_before_the_hive_is_asked_anything() {
    let Some(h) = Hived::with_case() else { return };
    let proxy = Proxy::new(h.port);
    let status = |who: &[&str]| -> Value {
        let args = [&["consent"], who, &["status"]].concat();
        h.json(&args)["current"]["state"].clone()
    };
    let narrower = ["consent", "client", "1", "grant", "--types", "cases"];
    let acts: [(&[&str], &[&str], &str, usize); 5] = [
        (
            &["consent", "client", "1", "revoke"],
            &["client", "1"],
            "withdrawn",
            2,
        ),
        (
            &["revoke", "--client", "1"],
            &["client", "1"],
            "withdrawn",
            2,
        ),
        (&["revoke", "--all"], &["coach"], "withdrawn", 2),
        (&["consent", "coach", "refuse"], &["coach"], "refused", 2),
        (&narrower, &["client", "1"], "given", 1),
    ];
    for (act, who, state, n) in acts {
        h.agree();
        h.approved();
        h.json(&["export", "upload"]);
        assert_eq!(h.names("inbox/").len(), 2, "{act:?}");
        killed(&h, &proxy, act);
        assert_eq!(status(who), format!("consent {state}"), "{act:?}");
        assert_eq!(to_delete(&h), n, "{act:?}");
        assert_eq!(h.names("inbox/").len(), 2, "{act:?}");
        let run = h.json(&["revoke", "--waiting"]);
        assert_eq!(run["earlier"], n, "{run}");
        assert_eq!(h.names("inbox/").len(), 2 - n, "{act:?}");
        assert_eq!(to_delete(&h), 0, "{act:?}");
        h.json(&["revoke", "--all"]);
    }
    assert_eq!(h.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn an_erasure_that_is_killed_while_the_hive_hangs_still_takes_back() {
    let Some(h) = Hived::with_case() else { return };
    let proxy = Proxy::new(h.port);
    h.approved();
    h.json(&["export", "upload"]);
    killed(&h, &proxy, &["erase", "client", "1", "--yes"]);
    assert_eq!(to_delete(&h), 2);
    h.json(&["revoke", "--waiting"]);
    assert_eq!(h.names("inbox/"), Vec::<String>::new());
    assert_eq!(h.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn what_the_hive_says_of_the_use_is_asked_before_the_blob_goes_and_holds_nothing_up() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    // The one that was sent first is the first to go.
    let all = h.json(&["shared"]);
    let first = all["shared"][1]["blob"].as_str().unwrap();
    tag_used(&h, first, "model 2");
    let proxy = Proxy::new(h.port);
    // What the first was used in is asked, it is deleted, it is looked for; of the second it is not told.
    *proxy.faults.lock().unwrap() = vec![Fault::None, Fault::None, Fault::None, Fault::Answer(500)];
    let out = h.with(
        &h.string(proxy.port),
        &["revoke", "--client", "1", "--json"],
    );
    let done: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(done["deleted"], 2, "{}", text(&out.stderr));
    assert_eq!(done["already_used"], serde_json::json!(["model 2"]));
    assert_eq!(h.names("inbox/"), Vec::<String>::new());
}

#[test]
fn what_waited_is_said_to_be_gone_when_it_is() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    // Nobody listens there.
    let nobody = h.string(1);
    let said = |connection: &str, args: &[&str]| {
        let out = h.with(connection, args);
        (out.status.success(), text(&out.stdout))
    };
    let (ok, out) = said(&nobody, &["revoke", "--client", "1"]);
    assert!(!ok && out.contains("0 of 2 blobs are gone"), "{out}");
    let waiting = ["revoke", "--waiting"];
    let (ok, out) = said(&nobody, &waiting);
    let still = "Of what waited to be deleted nothing is gone yet.";
    assert!(!ok && out.contains(still), "{out}");
    let (ok, out) = said(&h.string(h.port), &waiting);
    let gone = "2 blobs that waited to be deleted are gone, confirmed by the hive.";
    assert!(
        ok && out.contains(gone) && !out.contains("Nothing"),
        "{out}"
    );
    let (ok, out) = said(&h.string(h.port), &waiting);
    assert!(ok && out.contains("Nothing that was shared"), "{out}");
    let (_, out) = said(&h.string(h.port), &["--lang", "nl", "revoke", "--waiting"]);
    assert!(out.contains("Er was niets gedeeld"), "{out}");
}

#[test]
fn what_was_replaced_leaves_the_hive_in_the_same_run() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    let before = h.names("inbox/");
    // The case says something else now, and there is a session more.
    h.json(&["session", "add", "1", "--pattern", "pleasing"]);
    let shown = h.approved();
    let run = h.json(&["export", "upload"]);
    assert_eq!(run["uploaded"], 2, "{run}");
    assert_eq!(run["deleted"], 1, "{run}");
    assert_eq!(run["waiting"], 0, "{run}");
    assert_eq!(to_delete(&h), 0);
    let now = h.names("inbox/");
    assert_eq!(now.len(), 3, "{now:?}");
    assert_eq!(now.iter().filter(|n| before.contains(n)).count(), 1);
    assert!(!shown.is_empty());
}

/// The hive behind a proxy, as variables of a terminal.
fn variables(h: &Hived, proxy: &Proxy) -> Vec<(&'static str, String)> {
    let mut all = h.variables(proxy.port).to_vec();
    all.push(("TERM", "xterm-256color".into()));
    all
}

#[test]
fn on_the_screen_one_record_is_marked_at_once_and_is_not_lost_when_one_leaves() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    let proxy = Proxy::new(h.port);
    *proxy.faults.lock().unwrap() = vec![HANGS; 40];
    let variables = variables(&h, &proxy);
    let env: Vec<(&str, &str)> = variables.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut s = Screen::with(&h.place, (110, 34), "en", &env, "0000/0000/0000");
    s.shows("Cases");
    s.press("S");
    s.shows("Nothing waits.");
    s.press("Gd");
    s.shows("Delete only this one");
    s.press("y");
    s.shows("Deleting in the hive: 0 of 2");
    s.shows("being deleted");
    assert!(s.text().contains("stop waiting"), "{}", s.text());
    s.press("\x1b");
    s.shows("goes on unseen");
    s.press("\x1b");
    s.lacks("being deleted");
    s.press("q");
    s.ends();
    assert_eq!(to_delete(&h), 1);
    assert_eq!(h.names("inbox/").len(), 2);
    h.json(&["revoke", "--waiting"]);
    assert_eq!(h.names("inbox/").len(), 1);
}

#[test]
fn in_the_linear_mode_ctrl_c_gives_the_prompt_back_while_the_hive_hangs() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    let proxy = Proxy::new(h.port);
    *proxy.faults.lock().unwrap() = vec![HANGS; 40];
    let variables = h.variables(proxy.port);
    let env: Vec<(&str, &str)> = variables.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let asked = |from: usize| {
        while proxy.seen.load(Ordering::SeqCst) == from {
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    // What is sent is stopped first, and waited for no longer the second time.
    let mut s = Sitting::open(&h.place, "dumb", &env);
    s.says("linear mode");
    let from = proxy.seen.load(Ordering::SeqCst);
    s.types("send\n");
    asked(from);
    s.types("\x03");
    s.says("No further one is sent");
    s.types("\x03");
    s.says("It goes on unseen");
    s.types("quit\n");
    s.says("Goodbye.");
    s.ends();
    let list = h.json(&["export", "list"])["outbox"].to_string();
    assert_eq!(list.matches("\"held\"").count(), 2, "{list}");
    proxy.faults.lock().unwrap().clear();
    h.json(&["export", "upload"]);
    assert_eq!(h.names("inbox/").len(), 2);

    // What takes back need not be stopped.
    *proxy.faults.lock().unwrap() = vec![HANGS; 40];
    let mut s = Sitting::open(&h.place, "dumb", &env);
    s.says("linear mode");
    let from = proxy.seen.load(Ordering::SeqCst);
    s.types("revoke Wilg\n");
    s.says("Delete from the hive");
    s.types("y\n");
    asked(from);
    s.types("\x03");
    s.says("It goes on unseen");
    s.types("quit\n");
    s.says("Goodbye.");
    s.ends();
    assert_eq!(to_delete(&h), 2);
    h.json(&["revoke", "--waiting"]);
    assert_eq!(h.names("inbox/"), Vec::<String>::new());
}

#[test]
fn in_the_linear_mode_nobody_waits_for_a_silent_hive_to_erase() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    let proxy = Proxy::new(h.port);
    *proxy.faults.lock().unwrap() = vec![HANGS; 40];
    let variables = h.variables(proxy.port);
    let env: Vec<(&str, &str)> = variables.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut s = Sitting::open(&h.place, "dumb", &env);
    s.says("linear mode");
    s.types("open Wilg\n");
    s.says("Wilg");
    s.types("erase\n");
    s.says("Type Wilg to do it");
    s.types("Wilg\n");
    // Everything here is gone, and said, before the hive is spoken to.
    s.says("Gone: 1 case");
    s.says("2 blobs in the hive are to be deleted");
    s.types("\x03");
    s.says("It goes on unseen");
    s.types("cases\n");
    s.says("No cases");
    s.types("quit\n");
    s.says("Goodbye.");
    s.ends();
    assert_eq!(to_delete(&h), 2);
    assert_eq!(h.json(&["client", "list"]).as_array().unwrap().len(), 0);
    h.json(&["revoke", "--waiting"]);
    assert_eq!(h.names("inbox/"), Vec::<String>::new());
    assert_eq!(h.json(&["audit", "verify"])["ok"], true);
}
