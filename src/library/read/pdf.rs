//! PDF: the text layer. The reader may panic on a broken file or recurse deeply, so it runs on a thread of its own with a stack of its own.

use super::{Document, unreadable};
use crate::library::Result;

/// Stack of the reading thread: 64 MiB, only touched when needed.
const STACK: usize = 64 << 20;

/// The text, one line break within a paragraph and two between.
pub(super) fn read(bytes: &[u8]) -> Result<Document> {
    if !bytes.windows(5).take(1_024).any(|w| w == b"%PDF-") {
        return Err(unreadable("unreadable-pdf"));
    }
    let bytes = bytes.to_vec();
    let reading = std::thread::Builder::new()
        .stack_size(STACK)
        .name("pdf".into())
        .spawn(move || {
            // A panic here is an unreadable file, not an error of ours: nothing is to be printed over the screen.
            std::panic::catch_unwind(|| pdf_extract::extract_text_from_mem(&bytes))
        });
    let text = match reading.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(Ok(text)))) => text,
        Ok(Ok(Ok(Err(e)))) if e.to_string().to_lowercase().contains("encrypt") => {
            return Err(unreadable("unreadable-password"));
        }
        _ => return Err(unreadable("unreadable-pdf-damaged")),
    };
    let text = text
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n");
    if text.chars().filter(|c| c.is_alphanumeric()).count() < 8 {
        return Err(unreadable("unreadable-scan"));
    }
    Ok(Document {
        title: String::new(),
        text,
        headings: Vec::new(),
    })
}
