//! DOCX and EPUB: XML inside a zip. What is unpacked is bounded, so that a bomb gets no further than any other large file.

use super::writer::{CELL, CELLS, Writer, squeeze};
use super::{Document, Heading, LARGEST, html, unreadable};
use crate::library::Result;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use std::collections::HashMap;
use std::io::{Cursor, Read, Write};
use zip::ZipArchive;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// How an OLE container begins: what Office makes of a file with a password.
const OLE: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// Whether a file begins as a zip does, or as what is refused with a word of its own.
pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&OLE)
}

fn open(bytes: &[u8]) -> Result<Archive<'_>> {
    if bytes.starts_with(&OLE) {
        return Err(unreadable("unreadable-old"));
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable("unreadable-damaged"))
}

/// One file of the archive, taking what it is long from `left`.
fn entry(zip: &mut Archive<'_>, name: &str, left: &mut u64) -> Result<Option<Vec<u8>>> {
    let mut out = Vec::new();
    Ok(unpack(zip, name, left, &mut out)?.then_some(out))
}

/// Unpacks a file of the archive, taking what it is long from `left`; false if there is none of that name.
fn unpack(zip: &mut Archive<'_>, name: &str, left: &mut u64, out: &mut dyn Write) -> Result<bool> {
    let Some(index) = zip.index_for_name(name) else {
        return Ok(false);
    };
    let file = zip.by_index(index).map_err(|e| match e {
        zip::result::ZipError::UnsupportedArchive(_) | zip::result::ZipError::InvalidPassword => {
            unreadable("unreadable-password")
        }
        _ => unreadable("unreadable-damaged"),
    })?;
    let long = std::io::copy(&mut file.take(*left + 1), out)
        .map_err(|_| unreadable("unreadable-damaged"))?;
    *left = left
        .checked_sub(long)
        .ok_or_else(|| unreadable("unreadable-bomb"))?;
    Ok(true)
}

/// A Word document.
pub(super) fn docx(bytes: &[u8]) -> Result<Document> {
    let mut left = LARGEST;
    let xml = entry(&mut open(bytes)?, "word/document.xml", &mut left)?
        .ok_or_else(|| unreadable("unreadable-docx"))?;
    let mut out = Body::default();
    let mut reader = Reader::from_reader(xml.as_slice());
    let (mut buffer, mut in_text) = (Vec::new(), false);
    loop {
        match reader
            .read_event_into(&mut buffer)
            .map_err(|_| unreadable("unreadable-damaged"))?
        {
            Event::Start(e) if e.local_name().as_ref() == b"t" => in_text = true,
            Event::End(e) if e.local_name().as_ref() == b"t" => in_text = false,
            Event::Text(t) if in_text => out.at.text.push_str(&t.decode().unwrap_or_default()),
            Event::GeneralRef(r) if in_text => out
                .at
                .text
                .push_str(&resolved(&r.decode().unwrap_or_default())),
            Event::Start(e) if e.local_name().as_ref() == b"tbl" => out.table(true),
            Event::Start(e) if e.local_name().as_ref() == b"tc" => out.cell(),
            Event::Empty(e) | Event::Start(e) => match e.local_name().as_ref() {
                b"tab" => out.at.text.push(' '),
                b"br" => out.at.text.push('\n'),
                b"numPr" => out.at.item = true,
                b"pStyle" => out.at.styled(&attribute(&e, b"val").unwrap_or_default()),
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                b"p" => out.paragraph(),
                b"tr" => out.row(),
                b"tbl" => out.table(false),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    let mut doc = out.writer.finish();
    doc.title = doc
        .headings
        .first()
        .map(|h| h.title.clone())
        .unwrap_or_default();
    Ok(doc)
}

/// A paragraph of a Word document.
#[derive(Default)]
struct Paragraph {
    text: String,
    level: Option<u8>,
    item: bool,
}

impl Paragraph {
    fn styled(&mut self, style: &str) {
        self.level = heading_level(style);
        let low = style.to_lowercase();
        self.item |= ["listbullet", "listnumber", "lijstopsom", "lijstnummer"]
            .iter()
            .any(|l| low.starts_with(l));
    }

    fn write(&self, out: &mut Writer) {
        let text = self.text.trim();
        match self.level {
            _ if text.is_empty() => {}
            Some(level) => out.heading(level, &squeeze(text)),
            None if self.item => {
                out.item("- ".to_owned());
                out.flow(text);
                out.end_item();
            }
            None => out.paragraph(text),
        }
    }
}

/// What was read of a Word document.
#[derive(Default)]
struct Body {
    writer: Writer,
    /// The paragraph at hand.
    at: Paragraph,
    /// Tables it stands in. Of a table inside another only the paragraphs count.
    tables: usize,
    /// Cells of the row at hand, unless it is more than a row.
    cells: Vec<Vec<Paragraph>>,
    more: bool,
}

/// Paragraphs of a cell, at most: what has more is no cell.
const IN_CELL: usize = 20;

impl Body {
    fn table(&mut self, begins: bool) {
        if begins {
            self.tables += 1;
        } else {
            self.tables = self.tables.saturating_sub(1);
        }
        if self.tables == usize::from(begins) {
            self.row();
            self.writer.end_table();
        }
    }

    fn cell(&mut self) {
        if self.tables == 1 && !self.more {
            self.cells.push(Vec::new());
            self.more = self.cells.len() > CELLS;
        }
    }

    fn paragraph(&mut self) {
        let done = std::mem::take(&mut self.at);
        if self.more {
            self.write_cells();
        }
        match self.cells.last_mut() {
            _ if done.text.trim().is_empty() => {}
            Some(cell) => {
                self.more = cell.len() == IN_CELL;
                cell.push(done);
            }
            None => done.write(&mut self.writer),
        }
    }

    /// The cells as what they are made of.
    fn write_cells(&mut self) {
        for p in std::mem::take(&mut self.cells).iter().flatten() {
            p.write(&mut self.writer);
        }
    }

    /// The end of a row: one line, unless a cell holds more than a cell does.
    fn row(&mut self) {
        if self.tables > 1 {
            return;
        }
        let mut line = Vec::with_capacity(self.cells.len());
        for cell in &self.cells {
            let words: Vec<&str> = cell.iter().map(|p| p.text.as_str()).collect();
            let text = squeeze(&words.join(" "));
            if text.chars().count() <= CELL && cell.iter().all(|p| p.level.is_none()) {
                line.push(text);
            }
        }
        let whole = line.len() == self.cells.len() && line.len() > 1;
        if self.more || !whole {
            self.write_cells();
        } else if line.iter().any(|c| !c.is_empty()) {
            self.writer.row(&line);
        }
        self.cells.clear();
        self.more = false;
    }
}

/// `Heading1`, `Kop1`, `Title` and their like.
fn heading_level(style: &str) -> Option<u8> {
    let style = style.to_lowercase();
    if style == "title" || style == "titel" {
        return Some(1);
    }
    let digits = style
        .strip_prefix("heading")
        .or_else(|| style.strip_prefix("kop"))?;
    digits.trim().parse().ok().filter(|n| (1..=6).contains(n))
}

/// A book: its chapters in reading order.
pub(super) fn epub(bytes: &[u8]) -> Result<Document> {
    let mut zip = open(bytes)?;
    let mut left = LARGEST;
    let no_book = || unreadable("unreadable-epub");
    let container = entry(&mut zip, "META-INF/container.xml", &mut left)?.ok_or_else(no_book)?;
    let opf_path = elements(&container)?
        .into_iter()
        .find(|e| e.name == "rootfile")
        .and_then(|e| e.get("full-path"))
        .ok_or_else(no_book)?;
    let opf = entry(&mut zip, &opf_path, &mut left)?.ok_or_else(no_book)?;
    let folder = opf_path
        .rsplit_once('/')
        .map_or(String::new(), |(f, _)| format!("{f}/"));
    let parts = elements(&opf)?;
    let title = parts
        .iter()
        .find(|e| e.name == "title")
        .map(|e| e.text.trim().to_owned())
        .unwrap_or_default();
    let mut doc = Document {
        title,
        text: String::new(),
        headings: Vec::new(),
    };
    let mut files: HashMap<String, &Element> = HashMap::new();
    for item in parts.iter().filter(|e| e.name == "item") {
        if let Some(id) = item.get("id") {
            files.entry(id).or_insert(item);
        }
    }
    let chapter = |item: &Element| -> Option<String> {
        let href = files.get(&item.get("idref")?)?.get("href")?;
        Some(format!("{folder}{}", unescaped(&href)))
    };
    let items = parts.iter().filter(|e| e.name == "itemref");
    let chapters: Vec<String> = items.filter_map(chapter).collect();
    // All chapters together are measured before one is read: a page takes several times its length while it is, and so would those read before the one too many.
    let mut together = left;
    for name in &chapters {
        unpack(&mut zip, name, &mut together, &mut std::io::sink())?;
    }
    for name in &chapters {
        let Some(page) = entry(&mut zip, name, &mut left)? else {
            continue;
        };
        let part = html::read(&String::from_utf8_lossy(&page));
        // A table of contents, or a picture.
        if part.text.is_empty() {
            continue;
        }
        let base = doc.text.len();
        doc.headings
            .extend(part.headings.into_iter().map(|h| Heading {
                at: h.at + base,
                ..h
            }));
        doc.text.push_str(&part.text);
        doc.text.push_str("\n\n");
    }
    Ok(doc)
}

/// `%20` and its like in a reference.
fn unescaped(href: &str) -> String {
    let mut out = Vec::new();
    let bytes = href.as_bytes();
    let mut i = 0;
    while let Some(b) = bytes.get(i) {
        let code = (*b == b'%')
            .then(|| href.get(i + 1..i + 3))
            .flatten()
            .and_then(|h| u8::from_str_radix(h, 16).ok());
        out.push(code.unwrap_or(*b));
        i += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Element {
    fn get(&self, name: &str) -> Option<String> {
        self.attributes
            .iter()
            .find(|(k, _)| k == name)
            .map(|(_, v)| v.clone())
    }
}

/// Every element of a small XML file with its attributes and the text right after its start.
fn elements(xml: &[u8]) -> Result<Vec<Element>> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut out: Vec<Element> = Vec::new();
    loop {
        match reader
            .read_event_into(&mut buffer)
            .map_err(|_| unreadable("unreadable-damaged"))?
        {
            Event::Start(e) | Event::Empty(e) => {
                let name = String::from_utf8_lossy(e.local_name().as_ref()).into_owned();
                let attributes = e
                    .attributes()
                    .flatten()
                    .map(|a| {
                        (
                            String::from_utf8_lossy(a.key.local_name().as_ref()).into_owned(),
                            String::from_utf8_lossy(&a.value).into_owned(),
                        )
                    })
                    .collect();
                out.push(Element {
                    name,
                    attributes,
                    text: String::new(),
                });
            }
            Event::Text(t) => {
                if let Some(last) = out.last_mut() {
                    last.text.push_str(&t.decode().unwrap_or_default());
                }
            }
            Event::Eof => return Ok(out),
            _ => {}
        }
        buffer.clear();
    }
}

fn attribute(e: &quick_xml::events::BytesStart<'_>, name: &[u8]) -> Option<String> {
    e.attributes()
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)
        .map(|a| String::from_utf8_lossy(&a.value).into_owned())
}

/// The character an XML reference stands for.
fn resolved(name: &str) -> String {
    match name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        other => {
            let code = match other.strip_prefix("#x") {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => other.strip_prefix('#').and_then(|d| d.parse().ok()),
            };
            code.and_then(char::from_u32)
                .map(String::from)
                .unwrap_or_default()
        }
    }
}
