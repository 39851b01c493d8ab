//! Imports go one way: a room imports only rooms that stand above it in the table of `src/lib.rs`, or in its row.

use std::path::{Path, PathBuf};

/// The rooms as the table has them, with the row of each.
fn table() -> Vec<(String, usize)> {
    let lib = std::fs::read_to_string(source("lib.rs")).unwrap();
    let rows = lib.lines().filter(|l| l.starts_with("//! | [`"));
    rows.enumerate()
        .flat_map(|(at, row)| {
            let names = row.split("[`").skip(1);
            let name = |n: &str| (n.split('`').next().unwrap().to_owned(), at);
            names.map(name).collect::<Vec<_>>()
        })
        .collect()
}

fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(path)
}

fn files(at: &Path, out: &mut Vec<PathBuf>) {
    if at.is_dir() {
        for entry in std::fs::read_dir(at).unwrap() {
            files(&entry.unwrap().path(), out);
        }
    } else if at.is_file() && at.extension().is_some_and(|e| e == "rs") {
        out.push(at.to_owned());
    }
}

/// The rooms that code names: `crate::room` and `crate::{room, room}`.
fn named(code: &str) -> Vec<String> {
    let word = |s: &str| -> String {
        let letter = |c: &char| c.is_ascii_lowercase() || *c == '_';
        s.trim_start().chars().take_while(letter).collect()
    };
    code.split("crate::")
        .skip(1)
        .flat_map(|after| match after.strip_prefix('{') {
            None => vec![word(after)],
            Some(list) => list
                .split('}')
                .next()
                .unwrap()
                .split(',')
                .map(word)
                .collect(),
        })
        .collect()
}

#[test]
fn a_room_imports_only_rooms_above_it() {
    let rooms = table();
    let row = |name: &str| rooms.iter().find(|(n, _)| n == name).map(|(_, at)| *at);
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (room, at) in &rooms {
        let mut all = Vec::new();
        files(&source(room), &mut all);
        files(&source(&format!("{room}.rs")), &mut all);
        assert!(
            !all.is_empty(),
            "{room} stands in the table and nowhere else"
        );
        for file in all {
            let text = std::fs::read_to_string(&file).unwrap();
            let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
            for other in named(&code.collect::<Vec<_>>().join("\n")) {
                seen += 1;
                if row(&other).is_some_and(|other| other > *at) {
                    wrong.push(format!("{} imports {other}", file.display()));
                }
            }
        }
    }
    assert!(rooms.len() > 10 && seen > 500, "{} {seen}", rooms.len());
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_room_stands_in_the_table() {
    let lib = std::fs::read_to_string(source("lib.rs")).unwrap();
    let rooms = lib.lines().filter_map(|l| l.strip_prefix("pub mod "));
    let missing: Vec<&str> = rooms
        .map(|l| l.trim_end_matches(';'))
        .filter(|l| table().iter().all(|(n, _)| n != l))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
