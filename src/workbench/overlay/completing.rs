//! Completing a path that is being typed: what there is in its folder, how far all of that goes on alike, and the names in rows. `prompt` asks for it,
//! `tasks` looks in the folder.

use super::path::path_of;
use crate::workbench::event::Event;
use std::path::{Path, is_separator};
use unicode_width::UnicodeWidthStr;

/// So many entries of a folder are looked at.
const MOST: usize = 20_000;

/// A typed path apart: its folder with the stroke behind it, and the beginning of a name.
fn apart(typed: &str) -> (&str, &str) {
    let at = typed.rfind(is_separator).map_or(0, |i| i + 1);
    typed.split_at_checked(at).unwrap_or(("", typed))
}

/// Looks how a path that is being typed may go on.
pub fn look(typed: String) -> Event {
    let names = names(&typed);
    Event::Paths(typed, names)
}

/// The names in the folder of what was typed that go on from it, in order; those of folders end in a stroke. What is hidden only when it is meant.
fn names(typed: &str) -> Vec<String> {
    let (folder, begun) = apart(typed);
    if folder.is_empty() && begun == "~" {
        return vec!["~/".to_owned()];
    }
    let place = match folder {
        "" => Path::new(".").to_owned(),
        folder => path_of(folder),
    };
    let small = begun.to_lowercase();
    let mut found: Vec<String> = std::fs::read_dir(place)
        .into_iter()
        .flatten()
        .take(MOST)
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            // A name that cannot be shown as it is cannot be typed either.
            let shown = !name.contains(char::is_control);
            let meant = begun.starts_with('.') || !name.starts_with('.');
            let begins = name.to_lowercase().starts_with(&small);
            let folder = entry.path().is_dir();
            (shown && meant && begins).then(|| if folder { name + "/" } else { name })
        })
        .collect();
    // As it was typed goes before the same in other letters.
    if found.iter().any(|n| n.starts_with(begun)) {
        found.retain(|n| n.starts_with(begun));
    }
    found.sort_by_cached_key(|n| n.to_lowercase());
    found
}

/// What was typed, gone on with as far as all these names go on alike.
pub(super) fn completed(typed: &str, names: &[String]) -> String {
    let (folder, begun) = apart(typed);
    let Some(first) = names.first() else {
        return typed.to_owned();
    };
    let mut common = first.as_str();
    for name in names {
        let alike = common.chars().zip(name.chars()).take_while(|(a, b)| a == b);
        let bytes = alike.map(|(c, _)| c.len_utf8()).sum();
        common = common.get(..bytes).unwrap_or_default();
    }
    if common.chars().count() < begun.chars().count() {
        return typed.to_owned();
    }
    format!("{folder}{common}")
}

/// The names in rows of at most so many columns, and at most so many rows; what has no room is counted.
pub(super) fn rows(names: &[String], columns: usize, most: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut shown = 0;
    for name in names {
        let fits = |row: &String| row.width() + 2 + name.width() <= columns;
        let full = out.len() == most;
        match out.last_mut().filter(|row| fits(row)) {
            Some(row) => *row = format!("{row}  {name}"),
            None if full => break,
            None => out.push(name.clone()),
        }
        shown += 1;
    }
    let left = names.len() - shown;
    if let Some(row) = out.last_mut().filter(|_| left > 0) {
        *row = format!("… +{}", left + row.split("  ").count());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_on_as_far_as_all_that_is_there_goes_on_alike() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        std::fs::create_dir(at("boeken")).unwrap();
        for file in ["boek een.md", "Brief.docx", ".verborgen"] {
            std::fs::write(at(file), "x").unwrap();
        }
        let typed = |rest: &str| format!("{}/{rest}", dir.path().display());
        assert_eq!(names(&typed("")), ["boek een.md", "boeken/", "Brief.docx"]);
        assert_eq!(completed(&typed("b"), &names(&typed("b"))), typed("boek"));
        assert_eq!(
            completed(&typed("br"), &names(&typed("br"))),
            typed("Brief.docx")
        );
        assert_eq!(names(&typed(".")), [".verborgen"]);
        assert!(names(&typed("zz")).is_empty());
        assert!(names("/nonexistent/x").is_empty());
    }

    #[test]
    fn names_that_have_no_room_are_counted() {
        let names: Vec<String> = (10..30).map(|n| format!("bestand-{n}")).collect();
        let shown = rows(&names, 40, 2);
        assert_eq!(shown, ["bestand-10  bestand-11  bestand-12", "… +17"]);
        assert!(rows(&names, 40, 0).is_empty());
    }
}
