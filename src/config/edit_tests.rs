//! That an edit changes one thing: a few by hand, and every key of every example by machine.

use super::*;
use proptest::prelude::*;
use std::os::unix::fs::PermissionsExt;

const TEXT: &str = r##"# my settings

[interface]
# easy on the eyes
theme = "dark"   # for the evening
frames = 15

  # the desk at home
[engine]
backend = 'ollama'  # literal quotes, my habit
# the end
"##;

fn edit(text: &str, key: &str, value: Option<&str>) -> Result<String, Error> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    std::fs::write(&path, text).unwrap();
    let result = set(&path, key, value);
    let after = std::fs::read_to_string(&path).unwrap();
    let files = std::fs::read_dir(dir.path()).unwrap().count();
    assert_eq!(files, 1, "a file was left behind");
    match result {
        Ok(_) => Ok(after),
        Err(e) => {
            assert_eq!(after, text, "a refused edit changed the file");
            Err(e)
        }
    }
}

#[test]
fn a_value_is_replaced_and_its_line_keeps_its_comment() {
    let after = edit(TEXT, "interface.theme", Some("mono")).unwrap();
    assert_eq!(after, TEXT.replace("\"dark\"", "\"mono\""));
}

#[test]
fn a_new_key_comes_at_the_end_of_its_section() {
    let after = edit(TEXT, "interface.mouse", Some("OFF")).unwrap();
    assert_eq!(
        after,
        TEXT.replace("frames = 15\n", "frames = 15\nmouse = \"off\"\n")
    );
}

#[test]
fn a_new_section_comes_at_the_end_of_the_file() {
    let after = edit(TEXT, "privacy.own_hosts", Some("a.lan, b.lan")).unwrap();
    assert!(
        after.contains("[privacy]\nown_hosts = [\"a.lan\", \"b.lan\"]\n"),
        "{after}"
    );
    assert_eq!(
        edit("", "interface.frames", Some("20")).unwrap(),
        "[interface]\nframes = 20\n"
    );
}

#[test]
fn a_key_is_taken_out_and_the_comments_above_it_stay() {
    let after = edit(TEXT, "interface.theme", None).unwrap();
    assert_eq!(
        after,
        TEXT.replace("theme = \"dark\"   # for the evening\n", "")
    );
    let after = edit(TEXT, "interface.frames", None).unwrap();
    assert_eq!(after, TEXT.replace("frames = 15\n", ""));
    let last = "[interface]\n# why\nframes = 15\n[engine]\nthreads = 2\n";
    let after = edit(last, "interface.frames", None).unwrap();
    assert_eq!(after, "[interface]\n# why\n[engine]\nthreads = 2\n");
    let end = "[engine]\n# few cores\nthreads = 2\n";
    let after = edit(end, "engine.threads", None).unwrap();
    assert_eq!(after, "[engine]\n# few cores\n");
}

#[test]
fn taking_out_what_is_not_there_changes_nothing() {
    assert_eq!(edit(TEXT, "privacy.level", None).unwrap(), TEXT);
    assert_eq!(edit("", "privacy.level", None).unwrap(), "");
}

#[test]
fn inline_and_dotted_sections_stay_as_they_are_written() {
    let after = edit(
        "interface = { frames = 15 } # one line\n",
        "interface.frames",
        Some("30"),
    )
    .unwrap();
    assert_eq!(after, "interface = { frames = 30 } # one line\n");
    let after = edit(
        "# top\ninterface.frames = 15\n",
        "interface.frames",
        Some("30"),
    )
    .unwrap();
    assert_eq!(after, "# top\ninterface.frames = 30\n");
}

#[test]
fn a_wrong_key_or_value_is_refused_and_a_broken_file_is_left_alone() {
    let refused = |text: &str, key: &str, value| edit(text, key, value).unwrap_err().to_string();
    assert!(refused(TEXT, "interface.thema", Some("dark")).contains("'interface.theme'"));
    assert!(refused(TEXT, "interface.frames", Some("900")).contains("from 1 to 60"));
    assert!(refused("not toml", "interface.frames", Some("20")).contains("line 1"));
    let other = "[interface]\nframes = 15\nthemes = \"dark\"\n";
    assert!(refused(other, "interface.frames", Some("20")).contains("line 3"));
    assert!(refused("interface = 3\n", "interface.frames", Some("20")).contains("section"));
}

#[test]
fn a_wrong_value_in_the_file_can_be_put_right() {
    let after = edit(
        "[interface]\nframes = 900\n",
        "interface.frames",
        Some("20"),
    )
    .unwrap();
    assert_eq!(after, "[interface]\nframes = 20\n");
}

#[test]
fn the_mode_stays_a_link_stays_a_link_and_a_new_file_is_the_owners_alone() {
    let dir = tempfile::tempdir().unwrap();
    let mode = |p: &Path| std::fs::metadata(p).unwrap().permissions().mode() & 0o777;
    let real = dir.path().join("dotfiles.toml");
    std::fs::write(&real, TEXT).unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    let link = dir.path().join("config.toml");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    assert_eq!(set(&link, "interface.frames", Some("9")).unwrap(), "9");
    assert!(link.is_symlink());
    assert_eq!(mode(&real), 0o640);
    assert!(
        std::fs::read_to_string(&real)
            .unwrap()
            .contains("frames = 9")
    );
    let new = dir.path().join("not/yet/config.toml");
    set(&new, "interface.frames", Some("9")).unwrap();
    assert_eq!(mode(&new), 0o600);
}

/// Lines of comments and settings in any order, all of them valid together.
fn files() -> impl Strategy<Value = String> {
    let keys = settings::all().len();
    proptest::collection::vec((0..keys, 0..3usize, any::<bool>()), 0..14).prop_map(|lines| {
        let mut out = String::new();
        for section in settings::sections() {
            out.push_str(&format!("# about {section}\n[{section}]\n"));
            let mut seen = Vec::new();
            for (at, comments, after) in &lines {
                let s = settings::all()[*at];
                if s.section() != section || seen.contains(&s.key) || s.default.is_empty() {
                    continue;
                }
                seen.push(s.key);
                for n in 0..*comments {
                    out.push_str(&format!("# {n} above {}\n", s.name()));
                }
                let value = toml_of(&s, s.default);
                out.push_str(&format!("{} = {value}", s.name()));
                out.push_str(if *after { " # after\n" } else { "\n" });
            }
        }
        out.push_str("# the end\n");
        out
    })
}

fn comment_lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().filter(|l| l.starts_with('#')).collect();
    lines.sort_unstable();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_key_of_any_file_can_be_set_and_taken_out_without_losing_a_comment(text in files(), at in 0..settings::all().len()) {
        let s = settings::all()[at];
        let path = Path::new("config.toml");
        let value = if s.default.is_empty() { s.choices().first().copied().unwrap_or("8") } else { s.default };
        let with = edited(&text, path, &s, Some(value)).unwrap();
        let read = File::parse(&with, path).unwrap();
        prop_assert_eq!(read.get(s.key), Some(value));
        prop_assert_eq!(comment_lines(&with), comment_lines(&text));
        let without = edited(&with, path, &s, None).unwrap();
        let left = File::parse(&without, path).unwrap();
        prop_assert_eq!(left.get(s.key), None);
        prop_assert_eq!(comment_lines(&without), comment_lines(&text));
        let before = File::parse(&text, path).unwrap();
        for other in settings::all().iter().filter(|o| o.key != s.key) {
            prop_assert_eq!(left.get(other.key), before.get(other.key));
        }
    }
}
