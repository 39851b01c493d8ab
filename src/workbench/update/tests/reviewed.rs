//! What a review says back: that it was approved and is so no more, that a replacement is refused, how a fact is said, and what changed.

use super::review::*;
use super::*;
use crate::casebook::{BatchId, FindingId, RecordId};
use crate::sharing::facts::{Fact, Said};
use crate::workbench::keymap::Layer;
use crate::workbench::overlay::review::Review;
use crate::workbench::sharing::ShareAct;

/// The batch as it is once approved, or once that has lapsed.
fn approved(approved: bool) -> Event {
    let Event::Review(mut all) = view(vec![record(1, "alder", 2), record(2, "birch", 0)]) else {
        panic!("not a batch");
    };
    all.approved = approved;
    Event::Review(all)
}

#[test]
fn an_approved_batch_says_so_and_says_when_touching_it_undid_that() {
    let mut p = Player::new(80, 24);
    p.s.show(Review::new(BatchId(1)));
    p.gets(approved(true));
    let first = p.text().lines().next().unwrap_or_default().to_owned();
    assert!(first.contains("2 seen · approved"), "{first}");
    let says = super::people::footer(&p);
    assert!(
        !says.contains("A approve") && !says.contains("a accept"),
        "{says}"
    );
    assert!(says.contains("x leave out"), "{says}");
    p.keys("A");
    let says = super::people::footer(&p);
    assert!(
        says.contains("approved and waits") && says.contains("u in Sharing"),
        "{says}"
    );
    assert_eq!(p.s.layer(), Layer::Review, "nothing is asked for");
    p.keys("x");
    p.gets(approved(false));
    let says = super::people::footer(&p);
    assert!(says.contains("approval has lapsed; A approves"), "{says}");
    assert!(
        !p.text()
            .lines()
            .next()
            .unwrap_or_default()
            .contains("approved")
    );
    // Said once.
    p.keys("n");
    p.gets(approved(false));
    assert!(!super::people::footer(&p).contains("lapsed"));
}

#[test]
fn a_replacement_that_is_refused_stays_to_be_mended() {
    let mut p = reading(80, 24);
    p.keys("c");
    p.keys("the family of Annemiek");
    assert_eq!(decided(&p.enter()), Some(FindingId(10)));
    p.gets(Event::Failed("That could itself point to someone.".into()));
    let text = p.text();
    assert!(
        text.contains("the family of Annemiek") && text.contains("point to someone"),
        "{text}"
    );
    assert_eq!(p.s.layer(), Layer::Input);
    // An answer about something else does not close it either; the one that it stands does.
    p.gets(view(vec![record(1, "alder", 2)]));
    assert_eq!(p.s.layer(), Layer::Input);
    for _ in 0.." of Annemiek".len() {
        p.key(KeyCode::Backspace, KeyModifiers::NONE);
    }
    assert_eq!(decided(&p.enter()), Some(FindingId(10)));
    let mut one = record(1, "alder", 2);
    (one.findings[0].decision, one.findings[0].replacement) =
        ("changed".into(), "the family".into());
    p.gets(view(vec![one]));
    assert_eq!(p.s.layer(), Layer::Review);
}

#[test]
fn a_fact_is_said_more_coarsely_then_not_at_all_then_as_it_is() {
    let mut p = Player::new(80, 24);
    p.s.show(Review::new(BatchId(1)));
    let batch = |said, seen| {
        let mut one = record(1, "alder", 1);
        one.facts.less.set(Fact::SessionCount, said);
        (one.record.sha256, one.record.seen) = (format!("sha of {said}"), seen);
        view(vec![one])
    };
    p.gets(batch(Said::Exact, true));
    p.keys("f");
    assert_eq!(p.s.layer(), Layer::Form);
    let text = p.text();
    assert!(
        text.contains("the number of sessions: 7") && text.contains("the outcome: a setback"),
        "{text}"
    );
    assert!(
        text.contains("The language (Dutch) always leaves"),
        "{text}"
    );
    p.keys("j");
    let asked = |out: &[Command]| {
        out.iter().find_map(|c| match c {
            Command::Share(ShareAct::SayFact(_, RecordId(1), fact, said)) => Some((*fact, *said)),
            _ => None,
        })
    };
    assert_eq!(asked(&p.enter()), Some((Fact::SessionCount, Said::Coarse)));
    // What lies over the line hides some of it: it was not on the screen as a whole.
    assert_eq!(told(&p.gets(batch(Said::Coarse, false))), None);
    assert!(
        p.text().contains("said as 10, where it is 7"),
        "{}",
        p.text()
    );
    assert_eq!(asked(&p.enter()), Some((Fact::SessionCount, Said::Out)));
    p.gets(batch(Said::Out, false));
    assert!(p.text().contains("not said, where it is 7"), "{}", p.text());
    assert_eq!(asked(&p.keys("d")), Some((Fact::SessionCount, Said::Exact)));
    assert_eq!(told(&p.escape()), Some("sha of out"));
    assert_eq!(p.s.layer(), Layer::Review);
}

#[test]
fn that_nothing_changed_is_said_and_the_page_is_named_by_place() {
    use crate::sharing::review::Diff;
    let mut p = Player::new(80, 24);
    p.s.show(Review::new(BatchId(1)));
    let with = |decision: &str| {
        let mut one = record(4, "alder", 1);
        one.findings[0].decision = decision.into();
        one.diff = Some(Diff::default());
        one.before = Some("line of before".into());
        view(vec![record(1, "birch", 0), one])
    };
    p.gets(with("open"));
    p.keys("n");
    let said = "Since last time: nothing of what would leave; what is new is still undecided.";
    let flat: String = p.text().replace(['│', '\n'], " ");
    let flat: Vec<&str> = flat.split_whitespace().collect();
    assert!(flat.join(" ").contains(said), "{}", p.text());
    p.gets(with("not_identifying"));
    assert!(
        p.text().contains("nothing of what would leave."),
        "{}",
        p.text()
    );
    p.keys("o");
    let text = p.text();
    assert!(
        text.contains("Record 2 of 2") && !text.contains("Record 4"),
        "{text}"
    );
    assert!(text.contains("nothing of what would leave."), "{text}");
}
