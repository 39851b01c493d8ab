//! Importing: whose it becomes, completing a path, and what is said of it afterwards.

use super::saving::answered;
use super::*;
use crate::library::{Imported, Skipped};

#[test]
fn an_import_says_whose_it_becomes_and_one_key_makes_it_everyones() {
    let goes_to = |out: &[Command]| match out {
        [Command::Import(_, case)] => Some(*case),
        _ => None,
    };
    let mut p = Player::new(80, 24);
    answered(&mut p);
    let case = p.s.case_id();
    p.keys("Iboeken");
    assert!(p.text().contains("into Label1 only"), "{}", p.text());
    assert_eq!(goes_to(&p.enter()), Some(case));
    p.keys("Iboeken");
    p.control('t');
    assert!(p.text().contains("import for all cases."), "{}", p.text());
    assert_eq!(goes_to(&p.enter()), Some(None));
    p.keys("Iboeken");
    p.control('t');
    p.control('t');
    assert_eq!(goes_to(&p.enter()), Some(case));
}

#[test]
fn tab_completes_the_path_and_changes_nothing_of_whose_it_becomes() {
    let mut p = Player::new(80, 24);
    answered(&mut p);
    p.keys("I/tmp/b");
    let out = p.key(KeyCode::Tab, KeyModifiers::NONE);
    let typed = match &out[..] {
        [Command::CompletePath(typed)] => typed.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(typed, "/tmp/b");
    let names = || vec!["boeken/".to_owned(), "boekjes/".to_owned()];
    p.gets(Event::Paths(typed.clone(), names()));
    let text = p.text();
    assert!(text.contains("/tmp/boek "), "{text}");
    assert!(text.contains("boeken/  boekjes/"), "{text}");
    assert!(text.contains("into Label1 only"), "{text}");
    // What comes too late is not put over what was typed since.
    p.keys("e");
    p.gets(Event::Paths(typed, names()));
    assert!(p.text().contains("/tmp/boeke "), "{}", p.text());
    p.gets(Event::Paths("/tmp/boeke".into(), vec!["boeken/".into()]));
    let case = p.s.case_id();
    match &p.enter()[..] {
        [Command::Import(paths, of)] => {
            assert_eq!((paths[0].as_path(), *of), (Path::new("/tmp/boeken/"), case));
        }
        other => panic!("{other:?}"),
    }
    // A path that is not there is asked for again, for whom it was.
    p.gets(Event::NotImported(
        "/tmp/boeken/".into(),
        case,
        "It is not there.".into(),
    ));
    let text = p.text();
    for there in [
        "/tmp/boeken/",
        "It is not there.",
        "into Label1 only",
        "ctrl-t",
    ] {
        assert!(text.contains(there), "{there}: {text}");
    }
}

#[test]
fn a_path_of_one_case_is_never_asked_for_again_as_one_of_all() {
    let mut p = Player::new(80, 24);
    p.opened(Some(case(2)));
    let wrong = |of: i64| {
        Event::NotImported(
            "/tmp/verslag.docx".into(),
            Some(crate::casebook::CaseId(of)),
            "It is not there.".into(),
        )
    };
    // Another case was opened since.
    p.gets(wrong(1));
    assert!(p.text().contains("into Label1 only"), "{}", p.text());
    assert!(matches!(
        p.enter()[..],
        [Command::Import(_, Some(crate::casebook::CaseId(1)))]
    ));
    // And of one that is not listed any more it is only said.
    p.gets(wrong(99));
    assert!(p.s.overlays.is_empty());
    let said = p.s.notice.clone().unwrap_or_default();
    assert!(said.contains("verslag.docx: It is not there."), "{said}");
}

#[test]
fn every_file_that_was_left_out_is_named() {
    let skipped = |path: &str| Skipped {
        path: path.into(),
        reason: "not read".into(),
    };
    let done = |paths: &[&str]| {
        let skipped = paths.iter().map(|p| skipped(p)).collect();
        Event::ImportDone(Imported {
            skipped,
            ..Imported::default()
        })
    };
    let mut p = Player::new(80, 24);
    p.gets(done(&["one.xyz"]));
    assert!(p.text().contains("one.xyz: not read"), "{}", p.text());
    p.gets(done(&["one.xyz", "two.xyz"]));
    let text = p.text();
    assert!(
        text.contains("2 files") && text.contains("two.xyz: not read"),
        "{text}"
    );
    p.escape();
    // Who types goes on typing.
    answered(&mut p);
    p.keys("i");
    p.gets(done(&["one.xyz", "two.xyz"]));
    assert!(p.s.overlays.is_empty());
    assert!(p.text().contains("two.xyz"), "{}", p.text());
}
