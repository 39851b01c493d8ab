//! That every key a footer can offer has a word in both languages: what the overlays and the panes offer is read from their source, for most of it stands
//! there only on a wide screen, on one row or in one mode.

use super::review;
use super::*;
use crate::locale::say;
use crate::workbench::action::Action;
use crate::workbench::overlay::review::Review;
use std::collections::BTreeSet;

/// The files that offer something, with their text.
fn offering() -> Vec<(String, String)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/workbench");
    let mut folders = vec![here.join("overlay")];
    let mut files = vec![here.join("view/footer.rs")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    let read = |f: &std::path::PathBuf| std::fs::read_to_string(f).unwrap();
    files
        .iter()
        .map(|f| (f.display().to_string(), read(f)))
        .collect()
}

/// What stands in a text between each of these beginnings and the end after it.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    let from = text.match_indices(begin).map(|(at, _)| &text[at..]);
    from.map(|rest| &rest[..rest.find(end).unwrap_or(rest.len())])
        .collect()
}

#[test]
fn every_key_a_footer_can_offer_has_a_word_in_both_languages() {
    let mut asked = BTreeSet::new();
    for (file, text) in offering() {
        let mut parts = between(&text, "fn offers(", "\n    }\n");
        parts.extend(between(&text, "fn offered(", "\n}\n"));
        parts.extend(between(&text, ": [Action; ", "];\n"));
        for action in Action::ALL {
            let named = format!("Action::{action:?} => Some(\"short-");
            let offered = |p: &&str| {
                let mut names = p.split("Action::").chain(p.split("A::")).skip(1);
                let whole = |n: &str| {
                    n.strip_prefix(&format!("{action:?}"))
                        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                };
                names.any(whole)
            };
            // What holds everywhere is no offer of a footer.
            let everywhere = file.ends_with("palette.rs") && *action == Action::Redraw;
            if parts.iter().any(offered) && !text.contains(&named) && !everywhere {
                asked.insert(format!("short-{}", action.name()));
            }
        }
        let literals = text.split('"').skip(1).step_by(2);
        let literal = |l: &&str| l.starts_with("short-") && !l.contains('{');
        asked.extend(literals.filter(literal).map(str::to_owned));
    }
    assert!(asked.len() > 30, "{asked:?}");
    for key in ["short-next-record", "short-new-note", "short-other-choice"] {
        assert!(asked.contains(key), "{key} was not found: {asked:?}");
    }
    let missing = |key: &&String| Language::ALL.iter().any(|l| say(*l, key, &[]) == **key);
    let missing: Vec<_> = asked.iter().filter(missing).collect();
    assert_eq!(missing, Vec::<&String>::new());
}

#[test]
fn a_wide_review_names_all_its_keys() {
    for language in Language::ALL {
        let mut p = Player::new(300, 40);
        set_language(language);
        p.s.show(Review::new(crate::casebook::BatchId(1)));
        p.gets(review::one());
        let footer = super::people::footer(&p);
        assert!(!footer.contains("short-"), "{footer}");
        assert!(footer.contains(" record"), "{footer}");
        set_language(Language::En);
    }
}
