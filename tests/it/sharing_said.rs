//! What the commands of sharing tell the coach afterwards: what was done, where it lies, what is still to be thought of. And what a client is told.

use crate::hived::text;
use crate::run::Place;
use std::process::Output;

/// What a command says in Dutch, on both streams.
fn dutch(p: &Place, args: &[&str]) -> (String, String) {
    said(&p.run(&[args, &["--lang", "nl"]].concat(), ""))
}

fn said(out: &Output) -> (String, String) {
    (text(&out.stdout), text(&out.stderr))
}

#[test]
fn where_the_name_of_an_erased_client_still_stands_is_said_by_number() {
    let p = Place::with_vault();
    p.json(&["client", "add", "Wilg", "--name", "Quirijn Bakker"]);
    p.json(&["client", "add", "Berk"]);
    p.json(&["case", "add", "2", "Rust"]);
    p.json(&["session", "add", "1", "--technique", "grow"]);
    p.json_with(&["note", "add", "1"], "Over #quirijn, van vroeger.");
    p.json(&["consent", "coach", "grant", "--types", "cases"]);
    p.json(&["consent", "client", "2", "grant", "--types", "cases"]);
    p.json(&["export", "prepare"]);
    let (out, _) = dutch(&p, &["erase", "client", "1", "--yes"]);
    assert!(
        out.contains("notities van andere cliënten (note:1)"),
        "{out}"
    );
    assert!(
        out.contains("wat klaarligt om te delen (record:1)"),
        "{out}"
    );
    assert!(!out.contains("instellingen of logboeken"), "{out}");
}
