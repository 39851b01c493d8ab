//! Markdown: the text as it stands, since that is what the coach wrote and what a span must point into; only the headings are looked up.

use super::{Document, Heading};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

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
