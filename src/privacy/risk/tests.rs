//! What the risk of a record must be, on a practice small enough to count by hand, and what must hold for any.

use super::*;
use proptest::prelude::*;

fn person(list: &[(&str, &str)]) -> Attributes {
    let mut out = Attributes::new();
    for (k, v) in list {
        out.entry((*k).to_owned())
            .or_default()
            .insert((*v).to_owned());
    }
    out
}

fn practice() -> Vec<Attributes> {
    vec![
        person(&[
            ("age", "34"),
            ("sector", "care"),
            ("place", "Zwolle"),
            ("event", "divorce"),
        ]),
        person(&[
            ("age", "36"),
            ("sector", "care"),
            ("place", "Zwolle"),
            ("event", "burn-out"),
        ]),
        person(&[
            ("age", "38"),
            ("sector", "care"),
            ("place", "Deventer"),
            ("event", "burn-out"),
        ]),
        person(&[
            ("age", "52"),
            ("sector", "transport"),
            ("place", "Zwolle"),
            ("event", "burn-out"),
        ]),
        person(&[("age", "37"), ("sector", "care"), ("place", "Zwolle")]),
    ]
}

fn ladders() -> Ladders {
    [
        ("age".to_owned(), Ladder::bands(&[10, 20])),
        (
            "place".to_owned(),
            Ladder::groups([("Zwolle", "Overijssel"), ("Deventer", "Overijssel")]),
        ),
    ]
    .into()
}

#[test]
fn a_class_counts_the_clients_who_match_all_that_is_said() {
    let a = assess(
        &[
            person(&[("sector", "care")]),
            person(&[("sector", "care"), ("event", "burn-out")]),
            person(&[("sector", "space")]),
            Attributes::new(),
        ],
        &practice(),
        &Ladders::new(),
        3,
    );
    let classes: Vec<usize> = a.records.iter().map(|r| r.class).collect();
    assert_eq!(classes, [4, 2, 0, 5]);
    assert_eq!(a.below, 2);
    assert_eq!(a.worst, 1.0);
    assert_eq!(a.sizes.get(&4), Some(&1));
}

#[test]
fn the_attribute_that_sets_a_record_apart_is_named() {
    let record = person(&[("sector", "transport"), ("place", "Zwolle")]);
    let a = assess(&[record], &practice(), &Ladders::new(), 3);
    let r = a.records.first().expect("one");
    assert_eq!(
        (r.class, r.telling.as_slice()),
        (1, ["sector".to_owned()].as_slice())
    );
    assert_eq!(
        r.weights
            .first()
            .map(|w| (w.attribute.as_str(), w.class_without)),
        Some(("sector", 4))
    );
}

#[test]
fn a_band_of_ages_costs_less_than_no_age() {
    let record = person(&[("age", "34"), ("sector", "care")]);
    let a = assess(&[record], &practice(), &ladders(), 3);
    let r = a.records.first().expect("one");
    let remedy = r.remedy.as_ref().expect("a way");
    assert_eq!(r.class, 1);
    assert_eq!(remedy.class, 4);
    let change = remedy.changes.first().expect("one change");
    assert_eq!(change.attribute, "age");
    assert!(
        change.becomes.contains("30-39") && change.loss < 1.0,
        "{change:?}"
    );
    assert_eq!(remedy.changes.len(), 1);
}

#[test]
fn where_one_attribute_is_not_enough_two_are_named() {
    let record = person(&[
        ("age", "52"),
        ("sector", "transport"),
        ("event", "burn-out"),
    ]);
    let a = assess(&[record], &practice(), &Ladders::new(), 3);
    let r = a.records.first().expect("one");
    assert_eq!(r.telling, ["age", "sector"]);
    assert!(r.weights.iter().all(|w| w.remedy.is_none()));
    assert_eq!(r.remedy.as_ref().map(|m| m.class), Some(3));
}

#[test]
fn too_few_clients_leave_no_way() {
    let a = assess(&[person(&[("sector", "care")])], &practice(), &ladders(), 9);
    let r = a.records.first().expect("one");
    assert!(r.remedy.is_none() && r.telling.is_empty());
    let nobody = assess(&[person(&[("sector", "care")])], &[], &ladders(), 2);
    assert_eq!(
        nobody.records.first().map(|r| (r.class, r.chance)),
        Some((0, 1.0))
    );
}

#[test]
fn what_is_not_known_of_a_client_matches_nothing() {
    let clients = [
        person(&[("sector", "care")]),
        person(&[("sector", "care"), ("place", "Zwolle")]),
    ];
    let a = assess(
        &[person(&[("place", "Zwolle")])],
        &clients,
        &Ladders::new(),
        1,
    );
    assert_eq!(a.records.first().map(|r| r.class), Some(1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_remedy_reaches_the_size_and_leaving_out_never_shrinks_a_class(
        raw in prop::collection::vec((0u8..4, 0u8..3, 20u8..60), 1..25),
        wanted in 1usize..6,
    ) {
        let clients: Vec<Attributes> = raw
            .iter()
            .map(|(s, p, a)| person(&[("sector", &s.to_string()), ("place", &p.to_string()), ("age", &a.to_string())]))
            .collect();
        let a = assess(&clients, &clients, &ladders(), wanted);
        for r in &a.records {
            prop_assert!(r.class >= 1 && r.weights.iter().all(|w| w.class_without >= r.class));
            prop_assert_eq!(r.remedy.is_some(), r.class < wanted && clients.len() >= wanted);
            if let Some(m) = &r.remedy {
                prop_assert!(m.class >= wanted);
                for w in r.weights.iter().filter_map(|w| w.remedy.as_ref()) {
                    prop_assert!(m.cost <= w.cost + 1e-9);
                }
            }
        }
    }
}

#[test]
fn what_has_to_be_said_is_in_no_way_that_is_advised() {
    let list = [("language", "nl"), ("sector", "care")];
    let mut clients = vec![person(&list); 4];
    clients.push(person(&[("language", "en"), ("sector", "space")]));
    let fixed = Ladder {
        fixed: true,
        ..Ladder::default()
    };
    let ladders: Ladders = [("language".to_owned(), fixed)].into();
    let record =
        |v: &[(&str, &str)]| assess(&[person(v)], &clients, &ladders, 3).records[0].clone();
    let r = record(&[("language", "nl"), ("sector", "space")]);
    let way = r.remedy.expect("a way");
    assert_eq!(
        (way.class, way.changes[0].attribute.as_str()),
        (4, "sector")
    );
    let r = record(&[("language", "en"), ("sector", "space")]);
    assert_eq!((r.remedy, r.telling), (None, Vec::<String>::new()));
}
