//! Import and search with what goes wrong in practice: bounded, with a reason by name, and the rest goes on.

use super::run::Place;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

fn zip(path: &Path, entries: &[(&str, &[u8])]) {
    let mut z = zip::ZipWriter::new(File::create(path).unwrap());
    for (name, bytes) in entries {
        z.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        z.write_all(bytes).unwrap();
    }
    z.finish().unwrap();
}

/// A PDF of one page that shows no text, as a scanner makes.
fn scan() -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for body in [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]/Resources<<>>/Contents 4 0 R>>",
        "<</Length 14>>stream\n0 0 90 90 re f\nendstream",
    ] {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{body}\nendobj\n", places.len()).bytes());
    }
    let table = out.len();
    out.extend(b"xref\n0 5\n0000000000 65535 f \n");
    for p in places {
        out.extend(format!("{p:010} 00000 n \n").bytes());
    }
    out.extend(format!("trailer<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
    out
}

#[test]
fn every_bad_file_is_named_with_its_reason_and_the_good_ones_come_in() {
    let place = Place::with_vault();
    let dir = place.file("in");
    std::fs::create_dir(&dir).unwrap();
    File::create(dir.join("huge.txt"))
        .unwrap()
        .set_len(2 << 30)
        .unwrap();
    std::fs::write(dir.join("scan.pdf"), scan()).unwrap();
    std::fs::write(
        dir.join("locked-old.pdf"),
        include_bytes!("files/locked-old.pdf"),
    )
    .unwrap();
    std::fs::write(
        dir.join("locked-new.pdf"),
        include_bytes!("files/locked-new.pdf"),
    )
    .unwrap();
    std::fs::write(dir.join("broken.pdf"), "%PDF-1.7 nothing else").unwrap();
    std::fs::write(
        dir.join("locked.docx"),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0],
    )
    .unwrap();
    let zeros = vec![b'a'; 80 << 20];
    let opf: &[u8] = br#"<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>"#;
    let container: &[u8] =
        br#"<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>"#;
    zip(
        &dir.join("bomb.epub"),
        &[
            ("META-INF/container.xml", container),
            ("b.opf", opf),
            ("a.xhtml", &zeros),
        ],
    );
    // The same page named a thousand times is a bomb too.
    let many = format!(
        r#"<package><manifest><item id="a" href="a.xhtml"/></manifest><spine>{}</spine></package>"#,
        r#"<itemref idref="a"/>"#.repeat(1_000)
    );
    let page = vec![b'b'; 1 << 20];
    zip(
        &dir.join("loop.epub"),
        &[
            ("META-INF/container.xml", container),
            ("b.opf", many.as_bytes()),
            ("a.xhtml", &page),
        ],
    );
    std::fs::write(
        dir.join("latin.txt"),
        b"Caf\xe9 en na\xefef, zei de co\xf6rdinator over de toets.",
    )
    .unwrap();
    std::fs::write(
        dir.join("rtl.md"),
        "# שלום\n\nمرحبا بالعالم 👩‍👩‍👧 en een Nederlandse zin erachteraan.",
    )
    .unwrap();
    std::fs::write(
        dir.join("page.html"),
        "<html><head><script>stealPassword()</script><style>p{}</style></head><body><h1>Kop</h1><p onclick='x()'>Zichtbare alinea.</p><script>alert('verborgenscript')</script></body></html>",
    ).unwrap();
    std::fs::write(dir.join("image.png"), [0x89, b'P', b'N', b'G']).unwrap();
    std::fs::write(
        dir.join("good.md"),
        "# Goed\n\nDit document is gewoon goed.",
    )
    .unwrap();
    let from = Instant::now();
    let done = place.json(&["import", "--lexical-only", dir.to_str().unwrap()]);
    assert!(
        from.elapsed() < Duration::from_secs(60),
        "{:?}",
        from.elapsed()
    );
    let reason = |name: &str| {
        done["skipped"]
            .as_array()
            .unwrap()
            .iter()
            .find(|s| s["path"].as_str().unwrap().ends_with(name))
            .map(|s| s["reason"].as_str().unwrap().to_owned())
            .unwrap_or_default()
    };
    for (name, says) in [
        ("huge.txt", "64 MB"),
        ("scan.pdf", "scan"),
        ("broken.pdf", "damaged"),
        ("locked.docx", "password"),
        ("locked-old.pdf", "password"),
        ("locked-new.pdf", "password"),
        ("bomb.epub", "64 MB"),
        ("loop.epub", "64 MB"),
        ("image.png", "unknown"),
    ] {
        assert!(reason(name).contains(says), "{name}: {done}");
    }
    assert_eq!(done["imported"], 4, "{done}");
    let hits = |q: &str| {
        place.json(&["search", q, "--mode", "lexical"])["hits"]
            .as_array()
            .unwrap()
            .clone()
    };
    assert!(
        hits("coördinator")[0]["text"]
            .as_str()
            .unwrap()
            .contains("Café")
    );
    assert!(hits("مرحبا")[0]["text"].as_str().unwrap().contains("👩‍👩‍👧"));
    assert_eq!(hits("Zichtbare alinea").len(), 1);
    assert!(hits("stealPassword verborgenscript").is_empty());
}

#[test]
fn a_million_paragraphs_of_one_word_come_in_within_bounds() {
    let place = Place::with_vault();
    let file = place.file("woorden.txt");
    std::fs::write(&file, "woord\n\n".repeat(1_000_000)).unwrap();
    let from = Instant::now();
    let done = place.json(&["import", "--lexical-only", file.to_str().unwrap()]);
    assert_eq!(done["imported"], 1, "{done}");
    assert!(
        from.elapsed() < Duration::from_secs(120),
        "{:?}",
        from.elapsed()
    );
}

#[test]
fn odd_and_enormous_queries_are_answered_in_time() {
    let place = Place::with_vault();
    let file = place.file("a.md");
    std::fs::write(
        &file,
        "# De\n\nHet is de vraag of dat de zin is van een woord.",
    )
    .unwrap();
    place.json(&["import", "--lexical-only", file.to_str().unwrap()]);
    let long = "woorden en nog meer zinnen ".repeat(4_000);
    for (query, some) in [
        (long.as_str(), true),
        ("de het een en van", true),
        ("\"\"\"\" ** -- AND NOT ((", false),
        ("\u{0}\u{1f600}\u{202e}", false),
    ] {
        let query: String = query.chars().filter(|c| *c != '\0').collect();
        let file = place.file("q.txt");
        std::fs::write(&file, query.replace('\n', " ")).unwrap();
        let from = Instant::now();
        let found = place.json(&[
            "search",
            "--batch",
            file.to_str().unwrap(),
            "--mode",
            "lexical",
        ]);
        assert!(from.elapsed() < Duration::from_secs(20));
        assert_eq!(
            !found["hits"].as_array().unwrap().is_empty(),
            some,
            "{found}"
        );
    }
}
