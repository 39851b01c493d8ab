//! What is said of something that was shared, of what taking back did, and of a risk: sentences that hold whatever the numbers are.

use super::people::{DECIDED, person, share};
use super::*;
use crate::casebook::{Taxonomy, TaxonomyKind, Term};
use crate::practice::{RecordRisk, Revoked};
use crate::privacy::risk::Risk;
use crate::sharing::outbox::Run;
use crate::workbench::shared::{about, taken_back};

#[test]
fn what_is_said_of_something_shared_names_its_consents_and_what_is_known_of_its_use() {
    let _p = Player::new(80, 24);
    let mut one = share();
    let people = [person(None, true), person(Some(7), true)];
    let said = about(&one, &people).join("\n");
    assert!(said.contains("the hive has not reported"), "{said}");
    assert_eq!(
        said.matches("3 Mar 2026, on paper · 0b5c2f3e").count(),
        2,
        "{said}"
    );
    one.shared.used_in = Some("model 2".into());
    assert!(about(&one, &people).join("\n").contains("model 2"));
    assert!(!said.contains("Not found"), "{said}");
    one.state = "missing";
    one.shared.missing_ms = Some(DECIDED);
    let said = about(&one, &people).join("\n");
    assert!(
        said.contains("State: no longer in the hive")
            && said.contains("Not found in the hive since: 3 Mar 2026"),
        "{said}"
    );
    // Of who was erased only the number is left.
    one.shared.client_id = None;
    let said = about(&one, &people).join("\n");
    assert_eq!(said.matches("on paper · 0b5c2f3e").count(), 1, "{said}");
}

#[test]
fn what_went_is_never_more_than_there_was() {
    let _p = Player::new(80, 24);
    let said = |to_delete, deleted: usize, earlier, waiting, trouble: Option<&str>| {
        taken_back(&Revoked {
            to_delete,
            deleted,
            earlier,
            run: Some(Run {
                deleted: deleted + earlier,
                waiting,
                troubles: trouble.map(str::to_owned).into_iter().collect(),
                ..Run::default()
            }),
            ..Revoked::default()
        })
    };
    assert_eq!(said(1, 1, 0, 0, None), "1 deleted, confirmed by the hive.");
    // Two waited from before, and one was taken back now.
    let more = said(1, 1, 2, 0, None);
    assert!(
        more.starts_with("3 deleted, confirmed by the hive; 2 of them"),
        "{more}"
    );
    let left = said(2, 1, 0, 1, None);
    assert!(
        left.contains("1 deleted") && left.contains("One still waits"),
        "{left}"
    );
    assert!(said(0, 0, 0, 0, None).contains("Nothing"));
    let cut = said(3, 1, 0, 2, Some("the hive is away."));
    assert!(
        cut.contains("the hive is away.") && cut.contains("1 deleted"),
        "{cut}"
    );
    // What waited from before went, what was asked for now did not: neither hides the other.
    let cut = said(1, 0, 1, 1, Some("the hive is away."));
    assert!(
        cut.contains("the hive is away.") && cut.contains("one of them waited"),
        "{cut}"
    );
}

#[test]
fn a_risk_names_patterns_in_the_language_of_the_interface() {
    let _p = Player::new(80, 24);
    let taxonomy = Taxonomy {
        terms: vec![Term {
            key: "rumination".into(),
            kind: TaxonomyKind::Pattern,
            nl: "Piekeren".into(),
            en: "Rumination".into(),
            retired: false,
        }],
    };
    let risk = || RecordRisk {
        wanted: 5,
        clients: 9,
        rare: vec![
            ("pattern:rumination".into(), 1),
            ("pattern:own word".into(), 1),
        ],
        risk: Risk {
            class: 1,
            chance: 1.0,
            weights: vec![],
            telling: vec!["pattern:rumination".into()],
            remedy: None,
        },
    };
    set_language(Language::Nl);
    let mut nl = risk();
    nl.in_words(&taxonomy);
    let said = nl.sentence();
    set_language(Language::En);
    assert!(said.ends_with("het verschil maakt: Piekeren."), "{said}");
    assert_eq!(nl.rarities()[1].0, "own word");
}
