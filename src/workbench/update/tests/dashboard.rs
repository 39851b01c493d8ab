//! The dashboard of sharing row by row: what can be taken back there, what is said before it is, and what each key does on each row.

use super::people::*;
use super::*;
use crate::workbench::sharing::ShareAct;

/// What the screen says in one line, however it is wrapped.
fn flat(p: &Player) -> String {
    let text = p.text().replace(['│', '\n'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn one_of_what_was_shared_is_taken_back_alone_and_the_question_says_what_stays() {
    let mut p = Player::new(100, 30);
    let mut all = sharing_view(true, 0);
    all.shared = vec![share()];
    shows(&mut p, all.clone());
    p.keys("Gd");
    let asks = flat(&p);
    assert!(
        asks.contains("only this one from the hive (a case, Wilg, 3 Mar 2026)")
            && asks.contains("The consent stays"),
        "{asks}"
    );
    let out = p.keys("y");
    assert!(
        matches!(&out[..], [Command::Share(ShareAct::TakeBack(1))]),
        "{out:?}"
    );
    // What is gone, or going, is not asked about.
    for (state, says) in [
        ("being deleted", "being deleted already"),
        ("deleted", "confirmed by the hive"),
    ] {
        all.shared[0].state = state;
        p.gets(Event::Sharing(Box::new(all.clone())));
        assert!(p.keys("d").is_empty());
        assert!(footer(&p).contains(says), "{}", footer(&p));
    }
}
