//! Which case is meant: what is put away or taken back is what the coach looks at, and the question says which; the list follows what is open.

use super::*;
use crate::casebook::CaseStatus;
use crate::workbench::state::Pane;

/// A case is opened from elsewhere than the list.
fn opens(p: &mut Player, row: Option<crate::vault::CaseRow>) {
    p.opened(row);
    p.s.focus = Pane::Centre;
}

fn archived(n: i64) -> crate::vault::CaseRow {
    let mut row = case(n);
    row.case.status = CaseStatus::Archived;
    row
}

#[test]
fn what_is_put_away_is_the_case_one_looks_at_and_the_question_names_it() {
    let mut p = Player::new(100, 30);
    // The cursor of the list stands on the first; another is opened with the finder.
    opens(&mut p, Some(case(7)));
    assert_eq!(p.s.case_at, 6, "the cursor goes along");
    // Even where the cursor stands elsewhere, the open case is meant.
    p.s.case_at = 0;
    p.keys("z");
    assert!(
        p.text().contains("Put away: Label7 · Case number 7?"),
        "{}",
        p.text()
    );
    assert!(matches!(
        p.keys("y")[..],
        [Command::ArchiveCase(CaseId(7), true)]
    ));
    // In the list it is the selected one.
    p.s.focus = Pane::Cases;
    p.keys("z");
    assert!(matches!(
        p.keys("y")[..],
        [Command::ArchiveCase(CaseId(1), true)]
    ));
}

#[test]
fn among_the_materials_no_case_is_put_away() {
    let mut p = Player::new(100, 30);
    p.keys("m");
    opens(&mut p, None);
    assert!(p.keys("z").is_empty() && p.s.overlays.is_empty());
    assert!(p.text().contains("Choose a case in the list first"));
}

#[test]
fn the_dutch_question_names_the_key_that_answers_it() {
    let mut p = Player::new(100, 30);
    set_language(Language::Nl);
    p.keys("z");
    let asked = p.text();
    // A small j goes down in every list, and is no yes.
    let small = p.keys("j");
    p.keys("z");
    let capital = p.key(KeyCode::Char('J'), KeyModifiers::SHIFT);
    set_language(Language::En);
    assert!(asked.contains("J (hoofdletter)"), "{asked}");
    assert!(small.is_empty());
    assert!(matches!(
        capital[..],
        [Command::ArchiveCase(CaseId(1), true)]
    ));
}

#[test]
fn archived_cases_stay_listed_and_are_told_apart_without_colour() {
    let mut p = Player::new(100, 30);
    assert!(matches!(
        p.keys("A")[..],
        [Command::ListCases { archived: true }]
    ));
    p.gets(Event::Cases(vec![archived(1), case(2)]));
    let shown = p.text();
    let row = shown.lines().find(|l| l.contains("Label1")).unwrap();
    assert!(row.contains(" archived "), "{row}");
    let row = shown.lines().find(|l| l.contains("Label2")).unwrap();
    assert!(!row.contains("archived"), "{row}");
    assert!(shown.contains("z take back"), "{shown}");
    p.keys("j");
    assert!(p.text().contains("z archive"), "{}", p.text());
    // Whatever changed, the list that is read anew has the archived ones too.
    for changed in [Event::CasesChanged, Event::Archived(CaseId(2), true)] {
        assert!(matches!(
            p.gets(changed)[..],
            [Command::ListCases { archived: true }]
        ));
    }
}

#[test]
fn an_open_case_that_was_put_away_is_offered_back_though_it_is_not_listed() {
    let mut p = Player::new(100, 30);
    opens(&mut p, Some(case(7)));
    p.gets(Event::Archived(CaseId(7), true));
    p.gets(Event::Cases((1..=6).map(case).collect()));
    p.keys("z");
    assert!(p.text().contains("Take back: Label7"), "{}", p.text());
    assert!(matches!(
        p.keys("y")[..],
        [Command::ArchiveCase(CaseId(7), false)]
    ));
    // A case that is new, or back, has the cursor.
    p.gets(Event::Cases((1..=30).map(case).collect()));
    assert_eq!(p.s.case_at, 6);
}

#[test]
fn what_needs_a_case_says_what_for_and_no_goals_say_how_they_are_made() {
    let mut p = Player::new(120, 30);
    p.s.focus = Pane::Centre;
    for (keys, said) in [
        ("st", "a session belongs to a case"),
        ("ds", "a draft is made of a case"),
        ("n", "a note belongs to a case"),
    ] {
        p.keys(keys);
        assert!(p.text().contains(said), "{keys}: {}", p.text());
    }
    p.s.tab = crate::workbench::state::Tab::Goals;
    let goals = |p: &Player| p.text().replace('\n', " ");
    assert!(goals(&p).contains("a goal belongs to a case"));
    opens(&mut p, Some(case(1)));
    let shown = goals(&p);
    assert!(
        shown.contains("No goals yet. + sets one in your own words; d m drafts")
            && shown.contains(", and K "),
        "{shown}"
    );
}
