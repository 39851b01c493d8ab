//! The lines of a PDF, page by page, with how large they are written and how far they stand under the line before. Called by `pdf`; `pages` makes text of
//! them. What is drawn comes in the order of the file, which is nearly always the order of reading.

use super::LARGEST;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub text: String,
    /// Of its letters, on average.
    pub size: f64,
    /// From the line before down to this one, in times the smaller of both sizes; less than nothing for one that stands higher, none for the first of a
    /// page.
    pub down: Option<f64>,
}

/// Reads the lines of each page.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<Vec<Line>>, OutputError> {
    let mut doc = Document::load_mem(bytes)?;
    if doc.is_encrypted() {
        doc.decrypt("")?;
    }
    let mut out = Output::default();
    output_doc(&doc, &mut out)?;
    Ok(out.pages)
}

/// Takes the letters in as they are drawn.
#[derive(Default)]
struct Output {
    pages: Vec<Vec<Line>>,
    /// Of the line at hand.
    letters: f64,
    /// The height of the page.
    height: f64,
    last: Option<Last>,
    /// Nothing of the word at hand was drawn yet.
    begins: bool,
    /// Bytes so far.
    length: u64,
}

/// The letter drawn last: where it ended, and its size.
struct Last {
    end: f64,
    y: f64,
    size: f64,
}

impl OutputDev for Output {
    fn begin_page(
        &mut self,
        _: u32,
        page: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.height = page.ury - page.lly;
        self.last = None;
        self.pages.push(Vec::new());
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _: f64,
        font: f64,
        shown: &str,
    ) -> Result<(), OutputError> {
        let size = ((at.m11 + at.m21) * (at.m12 + at.m22)).abs().sqrt() * font.abs();
        let (x, y) = (at.m31, self.height - at.m32);
        self.length += shown.len() as u64;
        if self.length > LARGEST {
            return Err(OutputError::IoError(
                std::io::ErrorKind::FileTooLarge.into(),
            ));
        }
        let Some(page) = self.pages.last_mut() else {
            return Ok(());
        };
        let fresh = match &self.last {
            None => Some(None),
            Some(last) if self.begins => {
                let down = y - last.y;
                let moved = down.abs() > size * 1.5 || x < last.end && down.abs() > size * 0.5;
                let least = size.min(last.size).max(0.1);
                moved.then_some(Some(down / least))
            }
            Some(_) => None,
        };
        if let Some(down) = fresh {
            self.letters = 0.0;
            page.push(Line {
                text: String::new(),
                size: 0.0,
                down,
            });
        }
        if let Some(line) = page.last_mut() {
            let apart = |l: &Last| self.begins && x > l.end + size * 0.1;
            if self.last.as_ref().is_some_and(apart) && !line.text.is_empty() {
                line.text.push(' ');
            }
            let blank = |c: char| if c.is_control() { ' ' } else { c };
            line.text.extend(shown.chars().map(blank));
            // A blank has a size too, and no look.
            if !shown.trim().is_empty() {
                self.letters += 1.0;
                line.size += (size - line.size) / self.letters;
            }
        }
        self.begins = false;
        self.last = Some(Last {
            end: x + width * size,
            y,
            size,
        });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins = true;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
