//! PDF: the text layer. The reader may panic on a broken file or recurse deeply, so it runs on a thread of its own with a stack of its own.

use super::{Document, layout, pages, unreadable};
use crate::library::Result;
use std::io::Read as _;

/// Stack of the reading thread: 64 MiB, only touched when needed.
const STACK: usize = 64 << 20;

/// A page or a table of a PDF unpacks to less than this; the reader takes some sixty times as much memory as the longest stream it reads.
const LONGEST: u64 = 8 << 20;
/// A font may be longer.
const LONGEST_FONT: u64 = 64 << 20;

/// Whether a stream of the file unpacks to more than there is any reason for. Pictures are not read, and not looked at.
fn swells(bytes: &[u8]) -> bool {
    let mut from = 0;
    while let Some(at) = find(bytes, b"stream", from) {
        from = at + 6;
        if at >= 3 && bytes.get(at - 3..at) == Some(b"end") {
            continue;
        }
        let rest = bytes.get(from..).unwrap_or_default();
        let start = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            _ => continue,
        };
        let head = bytes.get(at.saturating_sub(600)..at).unwrap_or_default();
        let head = find_last(head, b"obj").map_or(head, |i| head.get(i..).unwrap_or_default());
        if find(head, b"/Image", 0).is_some() {
            continue;
        }
        let most = if find(head, b"/Length1", 0).is_some() {
            LONGEST_FONT
        } else {
            LONGEST
        };
        let packed = rest.get(start..).unwrap_or_default();
        // Packed twice, the inner may swell where the outer does not.
        let mut inner = Vec::new();
        let once = unpacked(packed, most, Some(&mut inner));
        let twice = if inner.first() == Some(&0x78) {
            unpacked(&inner, most, None)
        } else {
            0
        };
        if once > most || twice > most {
            return true;
        }
        // What was unpacked is not looked through again for the word.
        from += start;
    }
    false
}

/// Bytes that zlib data unpack to, at most one more than `most`; 0 for anything else. The first 1 MiB of them into `keep`.
fn unpacked(packed: &[u8], most: u64, mut keep: Option<&mut Vec<u8>>) -> u64 {
    let mut reader = flate2::read::ZlibDecoder::new(packed).take(most + 1);
    let (mut buffer, mut n) = ([0u8; 16 << 10], 0u64);
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        n += read as u64;
        if let Some(keep) = keep.as_deref_mut().filter(|k| k.len() < 1 << 20) {
            keep.extend_from_slice(buffer.get(..read).unwrap_or_default());
        }
    }
    n
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(what.len())
        .position(|w| w == what)
        .map(|i| i + from)
}

fn find_last(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|w| w == what)
}

/// Whether a file begins as a PDF does; something may stand before the mark.
pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.windows(5).take(1_024).any(|w| w == b"%PDF-")
}

/// The text, one line break within a paragraph and two between, with the headings that are written larger.
pub(super) fn read(bytes: &[u8]) -> Result<Document> {
    if !begins(bytes) {
        return Err(unreadable("unreadable-pdf"));
    }
    if swells(bytes) {
        return Err(unreadable("unreadable-pdf-large"));
    }
    // How it is encrypted stands in the trailer, which is never encrypted or packed itself.
    let locked = find(bytes, b"/Encrypt", 0).is_some();
    let bytes = bytes.to_vec();
    let reading = std::thread::Builder::new()
        .stack_size(STACK)
        .name("pdf".into())
        .spawn(move || {
            // A panic here is an unreadable file, not an error of ours: nothing is to be printed over the screen.
            std::panic::catch_unwind(|| layout::lines(&bytes))
        });
    let lines = match reading.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(Ok(lines)))) => lines,
        Ok(Ok(Ok(Err(pdf_extract::OutputError::IoError(e)))))
            if e.kind() == std::io::ErrorKind::FileTooLarge =>
        {
            return Err(unreadable("unreadable-pdf-large"));
        }
        // One that only its maker can change is read like any other; what is left has a password to open it.
        _ if locked => return Err(unreadable("unreadable-password")),
        _ => return Err(unreadable("unreadable-pdf-damaged")),
    };
    let doc = pages::document(lines);
    if doc.text.chars().filter(|c| c.is_alphanumeric()).count() < 8 {
        return Err(unreadable("unreadable-scan"));
    }
    Ok(doc)
}

#[cfg(test)]
mod tests {
    use super::{read, swells};
    use std::io::Write as _;

    /// A PDF of pages that draw these lines: size, place from the left and from below, words.
    fn pdf(pages: &[&[(u32, u32, u32, &str)]]) -> Vec<u8> {
        let kids: Vec<String> = (0..pages.len())
            .map(|i| format!("{} 0 R", 4 + 2 * i))
            .collect();
        let mut bodies = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!(
                "<</Type/Pages/Kids[{}]/Count {}>>",
                kids.join(" "),
                pages.len()
            ),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        ];
        for (i, lines) in pages.iter().enumerate() {
            let drawn: String = lines
                .iter()
                .map(|(size, x, y, words)| format!("BT /F {size} Tf {x} {y} Td ({words}) Tj ET\n"))
                .collect();
            bodies.push(format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>", 5 + 2 * i));
            bodies.push(format!(
                "<</Length {}>>stream\n{drawn}endstream",
                drawn.len()
            ));
        }
        let mut out = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        for body in bodies {
            places.push(out.len());
            out.extend(format!("{} 0 obj\n{body}\nendobj\n", places.len()).bytes());
        }
        let (table, n) = (out.len(), places.len() + 1);
        out.extend(format!("xref\n0 {n}\n0000000000 65535 f \n").bytes());
        for p in places {
            out.extend(format!("{p:010} 00000 n \n").bytes());
        }
        out.extend(format!("trailer<</Size {n}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
        out
    }

    #[test]
    fn the_text_of_pages_is_one_text() {
        let first = [
            (18, 72, 720, "Faalangst"),
            (10, 72, 690, "Denk aan het geluid van stoe-"),
            (10, 72, 678, "len en aan het licht in de zaal."),
            (10, 72, 650, "De oefening duurt volgens"),
            (9, 72, 780, "Handboek 2020"),
            (9, 300, 30, "17"),
        ];
        let second = [
            (9, 72, 780, "Handboek 2020"),
            (10, 72, 690, "de meesten drie weken."),
            (9, 300, 30, "18"),
        ];
        let doc = read(&pdf(&[&first, &second])).unwrap();
        assert_eq!(
            doc.text,
            "# Faalangst\n\nDenk aan het geluid van stoelen en aan het licht in de zaal.\n\nDe oefening duurt volgens\nde meesten drie weken."
        );
        assert_eq!(doc.headings.len(), 1);
    }

    fn stream(head: &str, of: usize) -> Vec<u8> {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(&vec![b' '; of]).unwrap();
        let mut out =
            format!("%PDF-1.4\n4 0 obj <</Filter/FlateDecode {head}>> stream\n").into_bytes();
        out.extend(packed.finish().unwrap());
        out.extend(b"\nendstream endobj\n");
        out
    }

    #[test]
    fn a_small_file_that_unpacks_to_much_is_known_before_it_is_read() {
        assert!(!swells(&stream("", 1 << 20)));
        assert!(swells(&stream("", 20 << 20)));
        // A picture is not unpacked by the reader, and a font may be long.
        assert!(!swells(&stream("/Subtype/Image", 20 << 20)));
        assert!(!swells(&stream("/Length1 20000000", 20 << 20)));
        assert!(!swells(b"%PDF-1.4 stream\nendstream stream"));
    }
}
