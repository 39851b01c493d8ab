//! The guide takes what is of the shape, byte by byte, and nothing else; what it writes itself is whole.

use super::super::Schema;
use super::*;
use proptest::prelude::*;

fn sheet() -> Schema {
    Schema::form([
        ("title", Schema::text(12)),
        (
            "kind",
            Schema::Choice(vec!["step".into(), "stop".into(), "é\"".into()]),
        ),
        (
            "score",
            Schema::Whole {
                least: -12,
                most: 7,
            },
        ),
        (
            "items",
            Schema::List {
                of: Box::new(Schema::text(8)),
                least: 1,
                most: 3,
            },
        ),
        (
            "rows",
            Schema::list(
                Schema::form([("n", Schema::Whole { least: 5, most: 10 })]),
                2,
            ),
        ),
    ])
}

#[test]
fn a_value_of_the_shape_is_taken_and_its_marks_are_forced() {
    let schema = sheet();
    let grammar = Grammar::new(&schema);
    let mut g = Guide::new(&grammar);
    assert_eq!(g.forced(), br#"{"title": ""#);
    assert!(g.takes("Eén \\\"woord".as_bytes()));
    assert!(g.takes(b"\""));
    assert_eq!(g.forced(), br#", "kind": ""#);
    assert!(g.takes(b"st") && g.forced().is_empty() && g.takes(b"e"));
    assert_eq!(g.forced(), br#"p", "score": "#);
    assert!(g.takes(b"-12"));
    assert!(!g.clone().takes(b"0"));
    assert!(g.takes(b","));
    assert_eq!(g.forced(), br#" "items": [""#);
    assert!(g.takes(b"a\""));
    assert!(g.takes(br#", "b"], "rows": ["#));
    assert!(!g.clone().takes(br#"{"n": 4"#) && !g.clone().takes(br#"{"n": 11"#));
    assert!(g.takes(br#"{"n": 10}]}"#) && g.is_done());
}

#[test]
fn what_would_not_be_json_of_the_shape_is_not_taken() {
    let schema = sheet();
    let grammar = Grammar::new(&schema);
    for bad in [
        "[",
        r#"{ "title""#,
        r#"{"title": """#,
        r#"{"title": " x"#,
        r#"{"title": "a  b"#,
        "{\"title\": \"a\nb",
        r#"{"title": "1234567890123"#,
        r#"{"title": "\u0041"#,
        r#"{"title": "x", "kind": "stip"#,
        r#"{"title": "x", "kind": "stop", "score": 8"#,
        r#"{"title": "x", "kind": "stop", "score": -13"#,
        r#"{"title": "x", "kind": "stop", "score": 00"#,
        r#"{"title": "x", "kind": "stop", "score": 1, "items": []"#,
        r#"{"title": "x", "kind": "stop", "score": 1, "items": ["a", "b", "c","#,
    ] {
        assert!(!Guide::new(&grammar).takes(bad.as_bytes()), "{bad}");
    }
    let mut g = Guide::new(&grammar);
    assert!(!g.takes(b"{\"title\": \"\xc3\x28"));
}

proptest! {
    // Whatever is written, token by token and at random, it can be closed at any moment and is then a value of the shape.
    #[test]
    fn any_beginning_that_is_taken_can_be_closed(picks in prop::collection::vec(any::<u8>(), 0..120)) {
        let schema = sheet();
        let grammar = Grammar::new(&schema);
        let mut g = Guide::new(&grammar);
        let mut out = Vec::new();
        for pick in picks {
            let fits: Vec<u8> = (0..=255u8).filter(|b| g.clone().takes(&[*b])).collect();
            if fits.is_empty() {
                break;
            }
            let b = fits[usize::from(pick) % fits.len()];
            prop_assert!(g.takes(&[b]));
            out.push(b);
        }
        out.extend(g.close());
        prop_assert!(g.is_done());
        let text = String::from_utf8(out).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert!(schema.check(&value).is_ok(), "{text}");
    }

    #[test]
    fn every_value_of_the_shape_is_taken_as_we_lay_it_out(
        title in "[a-z\"é日🙂\\\\]{1,12}", kind in 0usize..3, score in -12i64..=7,
        items in prop::collection::vec("[a-z.]{1,8}", 1..4), rows in prop::collection::vec(5i64..=10, 0..3),
    ) {
        let schema = sheet();
        let grammar = Grammar::new(&schema);
        let q = |s: &str| serde_json::Value::from(s).to_string();
        let kind = ["step", "stop", "é\""][kind];
        let items: Vec<String> = items.iter().map(|i| q(i)).collect();
        let rows: Vec<String> = rows.iter().map(|n| format!("{{\"n\": {n}}}")).collect();
        let text = format!("{{\"title\": {}, \"kind\": {}, \"score\": {score}, \"items\": [{}], \"rows\": [{}]}}",
            q(&title), q(kind), items.join(", "), rows.join(", "));
        let mut g = Guide::new(&grammar);
        prop_assert!(g.takes(text.as_bytes()) && g.is_done(), "{text}");
    }
}
