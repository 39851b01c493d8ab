//! The program itself killed while a coach types and while files come in; `bench kill` does it as often as one likes.

use crate::run::Place;

#[test]
fn what_was_typed_a_moment_ago_and_what_was_imported_survive_kill_9() {
    let p = Place::new();
    let told = p.json(&["bench", "kill", "--rounds", "4"]);
    for name in ["typing", "import"] {
        assert_eq!(told[format!("{name}_rounds")], 4, "{told}");
        assert_eq!(told[format!("{name}_lost")], 0, "{told}");
        assert_eq!(
            told[format!("{name}_damaged")],
            serde_json::json!([]),
            "{told}"
        );
    }
    assert!(
        told["typing_unsaved_ms_max"].as_f64().unwrap() < 2_000.0,
        "{told}"
    );
}
