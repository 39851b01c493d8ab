//! Documents of every kind become one thing: a title, a text, and where its headings are. Called by `import`.

mod html;
mod hyphen;
mod layout;
mod markdown;
mod pages;
mod pdf;
mod running;
mod text;
mod writer;
mod zipped;

use super::{Error, Result};
use crate::locale::t;
use std::path::Path;

/// Files larger than this are refused by name: 64 MiB.
pub(super) const LARGEST: u64 = 64 << 20;

/// A heading and where it begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heading {
    /// Byte of the text.
    pub at: usize,
    /// 1 is outermost.
    pub level: u8,
    /// Its words.
    pub title: String,
}

/// A document. Spans everywhere refer to `text`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Document {
    pub title: String,
    pub text: String,
    pub headings: Vec<Heading>,
}

/// The ending of a name, by which its kind is known.
fn ending(path: &Path) -> String {
    let ending = path.extension().and_then(|e| e.to_str());
    ending.unwrap_or_default().to_lowercase()
}

/// Whether a file of this name that begins with these bytes may be of the kind it says: what it is refused for else is known before all of it is read.
pub(super) fn begins(path: &Path, head: &[u8]) -> Result<()> {
    let (is, why) = match ending(path).as_str() {
        "md" | "markdown" | "txt" | "text" | "html" | "htm" | "xhtml" => {
            (text::begins(head), "unreadable-text")
        }
        "pdf" => (pdf::begins(head), "unreadable-pdf"),
        "docx" | "epub" => (zipped::begins(head), "unreadable-damaged"),
        _ => (false, "unreadable-kind"),
    };
    if is { Ok(()) } else { Err(unreadable(why)) }
}

/// Reads a document by the ending of its name.
pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<Document> {
    let mut doc = match ending(path).as_str() {
        "md" | "markdown" => markdown::file(&text::decode(bytes)?),
        "txt" | "text" => Document {
            title: String::new(),
            text: text::decode(bytes)?,
            headings: Vec::new(),
        },
        "html" | "htm" | "xhtml" => html::read(&text::decode(bytes)?),
        "pdf" => pdf::read(bytes)?,
        "docx" => zipped::docx(bytes)?,
        "epub" => zipped::epub(bytes)?,
        _ => return Err(unreadable("unreadable-kind")),
    };
    if doc.text.trim().is_empty() {
        return Err(unreadable("unreadable-empty"));
    }
    if doc.title.trim().is_empty() {
        doc.title = path
            .file_stem()
            .map(|s| s.to_string_lossy().into_owned())
            .unwrap_or_default();
    }
    Ok(doc)
}

/// A note's text, as a document.
pub(super) fn note(title: &str, body: &str) -> Document {
    Document {
        title: title.to_owned(),
        ..markdown::read(body)
    }
}

/// The reason with this key.
fn unreadable(key: &str) -> Error {
    Error::Unreadable(t(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_bytes_under_any_ending_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..400), ending in "md|txt|html|pdf|docx|epub|xyz") {
            let _ = read(Path::new(&format!("x.{ending}")), &bytes);
        }
    }

    #[test]
    fn a_book_that_unpacks_to_too_much_in_many_chapters_is_refused() {
        use std::io::Write;
        let mut z = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let mut put = |name: &str, text: &str| {
            z.start_file(name, ::zip::write::SimpleFileOptions::default())
                .unwrap();
            z.write_all(text.as_bytes()).unwrap();
        };
        let spine = "<itemref idref=\"a\"/>".repeat(70);
        put("META-INF/container.xml", r#"<rootfile full-path="b.opf"/>"#);
        put(
            "b.opf",
            &format!(r#"<package><item id="a" href="a.xhtml"/>{spine}</package>"#),
        );
        put("a.xhtml", &"<p>woord</p>".repeat(90_000));
        let book = z.finish().unwrap().into_inner();
        let why = read(Path::new("b.epub"), &book).unwrap_err().to_string();
        assert_eq!(why, unreadable("unreadable-bomb").to_string());
    }

    #[test]
    fn a_book_that_lists_chapters_without_end_is_read_at_once() {
        use std::io::Write;
        let mut z = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let mut put = |name: &str, text: &str| {
            z.start_file(name, ::zip::write::SimpleFileOptions::default())
                .unwrap();
            z.write_all(text.as_bytes()).unwrap();
        };
        let all = || 0..20_000;
        let items: String = all()
            .map(|n| format!("<item id=\"i{n}\" href=\"{n}.xhtml\"/>"))
            .collect();
        let spine: String = all()
            .rev()
            .map(|n| format!("<itemref idref=\"i{n}\"/>"))
            .collect();
        put("META-INF/container.xml", r#"<rootfile full-path="b.opf"/>"#);
        put("b.opf", &format!("<package>{items}{spine}</package>"));
        put("7.xhtml", "<p>Zeven.</p>");
        let book = z.finish().unwrap().into_inner();
        let from = std::time::Instant::now();
        assert_eq!(
            read(Path::new("b.epub"), &book).unwrap().text.trim(),
            "Zeven."
        );
        assert!(from.elapsed().as_secs() < 10, "{:?}", from.elapsed());
    }

    #[test]
    fn what_cannot_be_of_its_kind_is_known_by_its_first_bytes() {
        let is = |name: &str, head: &[u8]| begins(Path::new(name), head).is_ok();
        assert!(is("a.md", b"# Kop") && is("a.txt", b"") && is("a.HTM", b"<p>"));
        assert!(is("a.txt", b"\xff\xfeh\0e\0l\0l\0o\0!\0") && is("a.txt", b"h\0e\0l\0l\0o\0!\0"));
        assert!(!is("a.txt", &[0; 100]) && !is("a.png", b"beeld") && !is("zonder", b"tekst"));
        assert!(is("a.pdf", b"\n%PDF-1.7") && !is("a.pdf", b"geen pdf"));
        assert!(is("a.docx", b"PK\x03\x04") && is("a.docx", &[0xd0, 0xcf, 0x11, 0xe0, 1]));
        assert!(!is("a.epub", b"<html>"));
    }

    #[test]
    fn a_docx_and_an_epub_give_their_text_and_headings() {
        use std::io::Write;
        let zip = |files: &[(&str, &str)]| {
            let mut z = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for (name, text) in files {
                z.start_file(*name, ::zip::write::SimpleFileOptions::default())
                    .unwrap();
                z.write_all(text.as_bytes()).unwrap();
            }
            z.finish().unwrap().into_inner()
        };
        let docx = zip(&[(
            "word/document.xml",
            r#"<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Doel &amp; weg</w:t></w:r></w:p><w:p><w:r><w:t>Eén </w:t></w:r><w:r><w:t>zin.</w:t></w:r></w:p></w:body></w:document>"#,
        )]);
        let d = read(Path::new("a.docx"), &docx).unwrap();
        assert_eq!(d.text, "# Doel & weg\n\nEén zin.");
        assert_eq!(
            (d.headings[0].level, d.headings[0].title.as_str()),
            (1, "Doel & weg")
        );
        let table = zip(&[(
            "word/document.xml",
            r#"<w:document xmlns:w="w"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Week</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Uren</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2 × 2</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>uur</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr><w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Kop</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Punt</w:t></w:r></w:p><w:p><w:r><w:t>Na.</w:t></w:r></w:p></w:body></w:document>"#,
        )]);
        assert_eq!(
            read(Path::new("t.docx"), &table).unwrap().text,
            "| Week | Uren |\n| --- | --- |\n| 1 | 2 × 2 uur |\n\n## Kop\n\n- Punt\n\nNa."
        );
        let epub = zip(&[
            (
                "META-INF/container.xml",
                r#"<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#,
            ),
            (
                "OEBPS/book.opf",
                r#"<package><metadata><dc:title>Boek</dc:title></metadata><manifest><item id="b" href="b.xhtml"/><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>"#,
            ),
            (
                "OEBPS/a.xhtml",
                "<html><body><h1>Een</h1><p>Eerst.</p></body></html>",
            ),
            (
                "OEBPS/b.xhtml",
                "<html><body><h1>Twee</h1><p>Daarna.</p><script>x()</script></body></html>",
            ),
        ]);
        let d = read(Path::new("b.epub"), &epub).unwrap();
        assert_eq!(d.title, "Boek");
        assert!(d.text.find("Eerst.").unwrap() < d.text.find("Daarna.").unwrap());
        assert!(!d.text.contains("x()"));
        assert_eq!(d.headings.len(), 2);
    }
}
