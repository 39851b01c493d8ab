//! Questions that were asked, as a script lists and removes them; and that an erasure names those in which the client still stands. That the bytes are gone is
//! tested where the file can be read in the clear, in `practice::removing`.

use crate::run::Place;

#[test]
fn a_question_is_listed_and_removed_and_named_when_a_client_is_erased() {
    let p = Place::with_session(&[]);
    p.json(&["client", "add", "Kauw"]);
    let ask = |question: &str| p.json(&["ask", question, "--keep"]);
    ask("Wat hebben Kauw en Annemiek afgesproken?");
    ask("Wat is een doel?");
    let listed = || p.json(&["question", "list"]);
    assert_eq!(listed().as_array().unwrap().len(), 2);
    assert_eq!(
        p.json(&["question", "list", "--case", "1"])
            .as_array()
            .unwrap()
            .len(),
        0
    );
    let erased = p
        .run(&["--lang", "nl", "erase", "client", "2", "--yes"], "")
        .stdout;
    let erased = String::from_utf8(erased).unwrap();
    assert!(
        erased.contains("“Wat hebben Kauw en Annemiek afgesproken?” (question:1)")
            && erased.contains("question remove N --yes"),
        "{erased}"
    );
    let asked = p.refused(&["question", "remove", "1"]);
    assert!(
        asked.contains("--yes") && asked.contains("Annemiek"),
        "{asked}"
    );
    let done = p.json(&["question", "remove", "1", "--yes"]);
    assert_eq!(
        (&done["kind"], &done["id"], &done["after"]),
        (&"question".into(), &1.into(), &1.into())
    );
    let left = listed();
    assert_eq!(left.as_array().unwrap().len(), 1, "{left}");
    assert!(left[0]["id"] == 2 && left[0]["parent"].is_null(), "{left}");
    p.refused(&["question", "remove", "1", "--yes"]);
    assert_eq!(p.json(&["audit", "verify"])["ok"], true);
}
