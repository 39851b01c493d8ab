//! The forms that come along are whole, the coach's own go before them, and filling in never loses a character.

use super::*;
use proptest::prelude::*;

fn fields() -> Fields {
    Fields {
        date: "21 nov 2026".into(),
        time: "14:05".into(),
        client: "Wilg".into(),
        case: "Werkhervatting".into(),
        session: "3".into(),
    }
}

fn nowhere() -> &'static Path {
    Path::new("/nonexistent")
}

#[test]
fn both_languages_have_the_same_forms_with_headings_and_one_place_to_begin() {
    let names = |l| {
        let (all, notices) = templates(l, nowhere());
        assert_eq!(notices, Vec::<String>::new());
        for t in &all {
            let lines = t.body.lines().count();
            assert!((10..=35).contains(&lines), "{}: {lines} lines", t.name);
            assert!(t.body.matches("\n## ").count() >= 4, "{}", t.name);
            assert_eq!(t.body.matches("{cursor}").count(), 1, "{}", t.name);
            assert!(!t.title.contains(['{', '#']) && !t.from_user);
            let (text, _) = fill(&t.body, &fields());
            assert!(!text.contains(['{', '}']), "{}: {text}", t.name);
        }
        all.into_iter().map(|t| t.name).collect::<Vec<_>>()
    };
    assert_eq!(names(Language::Nl), ORDER);
    assert_eq!(names(Language::En), ORDER);
}

#[test]
fn a_title_is_the_heading_without_its_placeholders() {
    let title = |body: &str| template("name", body, true).title;
    assert_eq!(title("# Intake – {client}, {date}\n"), "Intake");
    assert_eq!(title("text\n## Second level\n"), "Second level");
    assert_eq!(title("# {client}\n"), "name");
    assert_eq!(title("no heading"), "name");
}

#[test]
fn a_form_of_the_coach_takes_the_place_of_the_built_in_one_or_comes_after_them() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("templates");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("grow.md"), "# My GROW\r\n{cursor}").unwrap();
    std::fs::write(folder.join("walk.md"), "\u{feff}# A walk\n").unwrap();
    std::fs::write(folder.join("latin.md"), b"caf\xe9").unwrap();
    std::fs::write(folder.join(".#open.md"), "x").unwrap();
    std::fs::write(folder.join("read.me"), "x").unwrap();
    std::fs::create_dir(folder.join("folder.md")).unwrap();
    std::os::unix::fs::symlink("/nonexistent", folder.join("gone.md")).unwrap();
    let long = "x".repeat(usize::try_from(MOST_BYTES).unwrap() + 1);
    std::fs::write(folder.join("long.md"), long).unwrap();
    let (all, notices) = templates(Language::En, dir.path());
    let names: Vec<_> = all.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(names[..2], ["intake", "grow"]);
    assert_eq!(names[6..], ["walk"]);
    assert_eq!(
        (all[1].title.as_str(), all[1].body.as_str()),
        ("My GROW", "# My GROW\n{cursor}")
    );
    assert!(all[1].from_user && all[6].from_user && all[6].title == "A walk");
    let said = notices.join("\n");
    assert_eq!(notices.len(), 4, "{said}");
    for file in ["latin.md", "folder.md", "gone.md", "long.md"] {
        assert!(said.contains(file), "{said}");
    }
}

#[test]
fn filling_in_puts_the_cursor_where_it_was_asked_for() {
    let (text, at) = fill("# {client} {date}\n\n{cursor}ë {time}", &fields());
    assert_eq!(text, "# Wilg 21 nov 2026\n\në 14:05");
    assert_eq!(text.get(at..), Some("ë 14:05"));
    assert_eq!(fill("no place", &fields()), ("no place".into(), 8));
    assert_eq!(fill("{cursor}a{cursor}", &fields()), ("a".into(), 0));
}

#[test]
fn unknown_braces_stay_and_what_is_filled_in_is_text() {
    let mut f = fields();
    f.client = "{case} {cursor}".into();
    let (text, at) = fill("{x} {client} { {{date}} }{", &f);
    assert_eq!(text, "{x} {case} {cursor} { {21 nov 2026} }{");
    assert_eq!(at, text.len());
}

#[test]
fn both_languages_have_snippets_a_coach_types_daily() {
    for l in Language::ALL {
        let (all, notices) = snippets(l, nowhere());
        assert_eq!(notices, Vec::<String>::new());
        assert!(all.len() >= 20, "{}", l.code());
        for (trigger, text) in &all {
            let (filled, _) = fill(text, &fields());
            assert!(!filled.contains(['{', '}']), "{trigger}");
            assert_eq!(text.matches("{cursor}").count(), 1, "{trigger}");
        }
    }
}

#[test]
fn snippets_of_the_coach_go_before_the_built_in_ones_and_what_is_wrong_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("snippets.toml");
    let mine = "scale = \"mine\"\nsig = \"KB\"\nenergy = \"\"\nn = 3\n\"two words\" = \"x\"\n[en]\nsig = \"KB (en)\"\n[de]\nx = \"y\"\n";
    std::fs::write(&file, mine).unwrap();
    let (all, notices) = snippets(Language::En, dir.path());
    assert_eq!(all["scale"], "mine");
    assert_eq!(all["sig"], "KB (en)");
    assert!(!all.contains_key("energy") && all.contains_key("step"));
    assert_eq!(notices.len(), 3, "{notices:?}");
    let (all, _) = snippets(Language::Nl, dir.path());
    assert_eq!(all["sig"], "KB");
    std::fs::write(&file, "a = \"b\"\nc = ").unwrap();
    let (all, notices) = snippets(Language::En, dir.path());
    assert!(all.len() >= 20 && !all.contains_key("a"));
    assert!(notices[0].contains("line 2"), "{notices:?}");
}

proptest! {
    #[test]
    fn text_without_our_placeholders_comes_out_as_it_went_in(body in "[a-z{}é\n ]{0,60}") {
        let ours = ["{date}", "{time}", "{client}", "{case}", "{session}", "{cursor}"];
        prop_assume!(!ours.iter().any(|p| body.contains(p)));
        let (text, at) = fill(&body, &fields());
        prop_assert_eq!(&text, &body);
        prop_assert_eq!(at, body.len());
    }
}
