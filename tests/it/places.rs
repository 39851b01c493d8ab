//! Where what was sent lies, and who answers: nothing counts as gone that was looked for elsewhere, and what is no hive is not taken for one. And what
//! the hive did not take goes on by itself while the workbench is open. Against a real Azurite.

use crate::hived::{Hived, text};
use crate::proxy::{Fault, Proxy};
use crate::run::output;
use crate::screen::Screen;
use std::time::Duration;

fn elsewhere(h: &Hived, container: &str, args: &[&str]) -> (bool, String) {
    let mut c = h.command(&h.string(h.port), args);
    c.env("AZURE_DATA_HIVE_CONTAINER", container);
    let out = output(c, "");
    (out.status.success(), text(&out.stdout) + &text(&out.stderr))
}

#[test]
fn what_was_sent_to_one_container_is_not_taken_for_gone_in_another() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    let other = format!("other-{}", std::process::id());
    assert!(elsewhere(&h, &other, &["hive", "create"]).0);
    let (done, said) = elsewhere(&h, &other, &["revoke", "--all"]);
    assert!(!done && said.contains("another hive"), "{said}");
    assert!(said.contains("0 of 2 blobs are gone"), "{said}");
    assert_eq!(h.names("inbox/").len(), 2);
    assert!(!h.json(&["shared"]).to_string().contains("\"deleted\""));
    let (_, refreshed) = elsewhere(&h, &other, &["shared", "--refresh"]);
    assert!(
        refreshed.contains("2 blobs were sent to another hive"),
        "{refreshed}"
    );
    // With the right one set it is done, without anything else being asked for.
    assert_eq!(h.json(&["export", "upload"])["deleted"], 2);
    assert_eq!(h.names("inbox/"), Vec::<String>::new());
    assert_eq!(h.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn an_upload_in_doubt_is_looked_for_where_it_may_have_arrived() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    let proxy = Proxy::new(h.port);
    *proxy.faults.lock().unwrap() = vec![Fault::CutAnswer(0); 40];
    assert!(
        !h.with(&h.string(proxy.port), &["export", "upload"])
            .status
            .success()
    );
    assert!(
        !h.names("inbox/").is_empty(),
        "it arrived, and nobody heard"
    );
    let other = format!("moved-{}", std::process::id());
    assert!(elsewhere(&h, &other, &["hive", "create"]).0);
    let (_, said) = elsewhere(&h, &other, &["export", "upload", "--json"]);
    assert!(said.contains("\"uploaded\":2"), "{said}");
    // Back at the first place, what arrived there is found and goes.
    h.json(&["export", "upload"]);
    assert_eq!(h.names("inbox/"), Vec::<String>::new());
}

#[test]
fn only_a_hive_confirms_and_what_is_none_is_named() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    let proxy = Proxy::new(h.port);
    // The sign-in page of a network: any question, one answer.
    for status in [200, 302, 404] {
        *proxy.faults.lock().unwrap() = vec![Fault::Answer(status); 200];
        let asked = h.with(&h.string(proxy.port), &["hive", "stats"]);
        assert!(
            text(&asked.stderr).contains("no hive"),
            "{status}: {}",
            text(&asked.stderr)
        );
        assert!(asked.stdout.is_empty());
        let out = h.with(&h.string(proxy.port), &["revoke", "--client", "1"]);
        let said = text(&out.stdout) + &text(&out.stderr);
        assert!(said.contains("0 of 2 blobs are gone"), "{status}: {said}");
        assert!(said.contains("2 blobs still wait"), "{status}: {said}");
        assert_eq!(h.names("inbox/").len(), 2, "{status}");
    }
    assert_eq!(h.json(&["export", "retry"])["deleted"], 2);
}

#[test]
fn a_narrower_yes_takes_back_what_it_no_longer_covers() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    assert_eq!(h.names("inbox/").len(), 2);
    let done = h.json(&["consent", "client", "1", "grant", "--types", "sessions"]);
    assert_eq!(
        (done["to_delete"].as_i64(), done["deleted"].as_i64()),
        (Some(1), Some(1)),
        "{done}"
    );
    let left = h.names("inbox/");
    assert!(
        left.len() == 1 && left[0].contains("session_patterns"),
        "{left:?}"
    );
    let again = h.json(&["consent", "client", "1", "grant", "--types", "sessions"]);
    assert_eq!(again["to_delete"], 0);
}

#[test]
fn what_goes_of_an_earlier_withdrawal_is_not_counted_as_of_this_one() {
    let Some(h) = Hived::with_case() else { return };
    h.json(&["client", "add", "Eik"]);
    h.approved();
    h.json(&["export", "upload"]);
    assert_eq!(h.names("inbox/").len(), 2);
    let out = h.with(&h.string(1), &["revoke", "--client", "1", "--json"]);
    assert!(!out.status.success(), "the hive is away");
    assert_eq!(h.names("inbox/").len(), 2);
    let done = h.json(&["revoke", "--client", "2"]);
    assert_eq!(
        [&done["to_delete"], &done["deleted"], &done["earlier"]],
        [0, 0, 2],
        "{done}"
    );
    assert_eq!(h.names("inbox/"), Vec::<String>::new());
}

#[test]
fn what_the_hive_did_not_take_goes_on_by_itself_while_the_workbench_is_open() {
    let Some(h) = Hived::with_case() else { return };
    let variables = h.variables(h.port);
    let mut env = vec![("TERM", "xterm-256color")];
    env.extend(variables[..2].iter().map(|(k, v)| (*k, v.as_str())));
    // Approved and never sent: that alone leaves by no timer.
    h.approved();
    let mut s = Screen::with(&h.place, (100, 30), "en", &env, "0000/0000/0000");
    s.shows("Wilg");
    std::thread::sleep(Duration::from_secs(8));
    s.press("q");
    s.ends();
    assert_eq!(h.names("inbox/"), Vec::<String>::new());
    // Sent for, and not taken.
    assert!(!h.with(&h.string(1), &["export", "upload"]).status.success());
    let mut s = Screen::with(&h.place, (100, 30), "en", &env, "0000/0000/0000");
    s.shows("The hive is caught up: ");
    s.press("q");
    s.ends();
    assert!(!h.names("inbox/").is_empty());
}
