//! The pictures of the README show what the program shows today.

use crate::run::{Place, output};
use std::path::Path;

/// The words of a picture without its figures: memory and times differ from one machine to the next.
fn words(svg: &str) -> Vec<String> {
    svg.lines()
        .filter_map(|l| Some(l.strip_suffix("</text>")?.rsplit_once('>')?.1))
        .map(|t| t.chars().filter(|c| !c.is_ascii_digit()).collect())
        .collect()
}

#[test]
fn the_pictures_of_the_readme_show_the_program_as_it_is() {
    let p = Place::new();
    let mut draw = p.command(&["screens", "--out", "drawn"]);
    draw.current_dir(p.dir.path());
    let drawn = output(draw, "");
    assert!(
        drawn.status.success(),
        "{}",
        String::from_utf8_lossy(&drawn.stderr)
    );
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screens");
    let readme = std::fs::read_to_string(ours.join("../../README.md")).unwrap();
    let mut n = 0;
    for file in std::fs::read_dir(p.file("drawn")).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        let kept = std::fs::read_to_string(ours.join(&name)).unwrap_or_default();
        assert!(readme.contains(&name), "{name} is not in the README");
        if name.ends_with(".svg") {
            let now = std::fs::read_to_string(file.path()).unwrap();
            assert!(words(&now).len() > 20, "{name} is empty");
            assert_eq!(
                words(&now),
                words(&kept),
                "{name} is out of date: run `klankbord screens`"
            );
        } else {
            assert!(kept.lines().count() > 30, "{name} is empty");
        }
        n += 1;
    }
    assert_eq!(n, std::fs::read_dir(&ours).unwrap().count());
}
