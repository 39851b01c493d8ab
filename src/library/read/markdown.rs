//! Markdown: the text as it stands, since that is what the coach wrote and what a span must point into; only the headings are looked up. What programs
//! put before a text for themselves (front matter) is no part of it.

use super::{Document, Heading};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Lines of front matter, at most: what has no end within them is text.
const FRONT: usize = 200;

/// A file: without its front matter, which may give the title.
pub(super) fn file(text: &str) -> Document {
    let (title, rest) = front(text).unwrap_or_default();
    let body = text.get(rest..).unwrap_or_default();
    let mut doc = read(body.trim_start_matches('\n'));
    if !title.is_empty() {
        doc.title = title;
    }
    doc
}

/// The title in the YAML a text begins with, and where what follows begins; none if it begins with something else, such as a rule.
fn front(text: &str) -> Option<(String, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let (mut at, mut title, mut keys) = (first.len(), String::new(), 0);
    for line in lines.take(FRONT) {
        at += line.len();
        let bare = line.trim_end();
        if matches!(bare, "---" | "...") {
            return (keys > 0).then_some((title, at));
        }
        if bare.is_empty() || bare.starts_with([' ', '\t', '#', '-', ']', '}']) {
            continue;
        }
        let (key, value) = bare.split_once(':')?;
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        if !key.chars().all(word) || !(value.is_empty() || value.starts_with([' ', '\t'])) {
            return None;
        }
        keys += 1;
        if title.is_empty() && key.trim().eq_ignore_ascii_case("title") {
            title = scalar(value);
        }
    }
    None
}

/// A value on one line, without its quotation marks or what is remarked behind it; empty for one that goes on below.
fn scalar(value: &str) -> String {
    let value = value.trim();
    let quoted = |mark: char| value.strip_prefix(mark)?.rsplit_once(mark).map(|(v, _)| v);
    if let Some(v) = quoted('"') {
        return v.replace("\\\"", "\"").trim().to_owned();
    }
    if let Some(v) = quoted('\'') {
        return v.replace("''", "'").trim().to_owned();
    }
    if value.starts_with(['>', '|', '[', '{', '&', '*', '!']) {
        return String::new();
    }
    value
        .split_once(" #")
        .map_or(value, |(v, _)| v)
        .trim()
        .to_owned()
}

/// Title (the first heading of level one) and headings.
pub(super) fn read(text: &str) -> Document {
    let mut headings: Vec<Heading> = Vec::new();
    let mut inside = false;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                inside = true;
                headings.push(Heading {
                    at: range.start,
                    level: level as u8,
                    title: String::new(),
                });
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(t) | Event::Code(t) if inside => {
                if let Some(h) = headings.last_mut() {
                    h.title.push_str(&t);
                }
            }
            _ => {}
        }
    }
    let title = headings
        .iter()
        .find(|h| h.level == 1)
        .map(|h| h.title.clone())
        .unwrap_or_default();
    Document {
        title,
        text: text.to_owned(),
        headings,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_no_text_and_gives_the_title() {
        let text = "---\ntitle: \"Waarden: een \\\"begin\\\"\"\ntags:\n  - waarden\ndraft: true # nog\n---\n\n# Kop\n\nDe tekst zelf.\n";
        let doc = file(text);
        assert_eq!(doc.text, "# Kop\n\nDe tekst zelf.\n");
        assert_eq!(doc.title, "Waarden: een \"begin\"");
        assert_eq!(
            (doc.headings[0].at, doc.headings[0].title.as_str()),
            (0, "Kop")
        );
        // Without a title of its own the heading is the title; what goes on below is none.
        assert_eq!(
            file("---\ntitle: >\n  Lang\ndate: 2020-01-01\n...\n# Kop\n").title,
            "Kop"
        );
        assert_eq!(file("---\ntitle: Eigen # noot\n---\nx").title, "Eigen");
    }

    #[test]
    fn a_rule_at_the_begin_is_none() {
        for text in [
            "---\n\nEen zin.\n\n---\n\nNog een.",
            "---\nHij zei het zo: nee.\n---\n",
            "---\ntitle: zonder eind\n\nTekst.",
            "Tekst\n---\ntitle: x\n---\n",
        ] {
            assert_eq!(file(text).text, text);
        }
        // In a note, too, everything is the coach's.
        assert!(read("---\ntitle: x\n---\ny").text.starts_with("---"));
    }
}
