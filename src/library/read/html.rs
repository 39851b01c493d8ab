//! HTML as a browser reads it: the text of its blocks in order, without scripts, styles and navigation.

use super::Document;
use super::writer::{CELL, CELLS, Writer, squeeze};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};
use std::borrow::Cow;

const SKIPPED: [&str; 10] = [
    "script", "style", "nav", "noscript", "template", "svg", "head", "iframe", "object", "form",
];
const BLOCKS: [&str; 23] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "aside",
    "header",
    "footer",
    "ul",
    "ol",
    "tr",
    "td",
    "th",
    "caption",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "hr",
    "body",
];
/// Elements nested deeper than this are read as if they stood here: a page made to exhaust the stack does not.
const DEEPEST: usize = 200;

/// Elements of these names that are open at the same time, at most: beyond this the parser takes time that grows with their square. They are the ones that
/// may be nested without end; others close each other.
const OPEN: usize = 10_000;
const NESTED: [&str; 14] = [
    "div",
    "span",
    "font",
    "b",
    "i",
    "u",
    "em",
    "strong",
    "small",
    "big",
    "section",
    "blockquote",
    "center",
    "a",
];

/// The page without the tags of elements that are nested deeper than those of any page: what stands in them is read as if it stood where that begins.
fn shallow(html: &str) -> Cow<'_, str> {
    let (mut open, mut from, mut kept) = (0usize, 0, 0);
    let mut out = String::new();
    while let Some(found) = html.get(from..).and_then(|h| h.find('<')) {
        let at = from + found;
        from = at + 1;
        let rest = html.get(from..).unwrap_or_default();
        let (closes, name) = match rest.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let name = name.get(..end.min(12)).unwrap_or_default();
        if !NESTED.iter().any(|n| n.eq_ignore_ascii_case(name)) {
            continue;
        }
        // An element that is closed was open until here.
        let deep = open + usize::from(!closes) > OPEN;
        open = match closes {
            true => open.saturating_sub(1),
            false => open + 1,
        };
        if deep {
            let end = rest.find('>').map_or(html.len(), |i| from + i + 1);
            out.push_str(html.get(kept..at).unwrap_or_default());
            out.push(' ');
            (from, kept) = (end, end);
        }
    }
    if kept == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(html.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

/// Elements that make a cell of a table more than a cell: such a table only puts things in their places.
const NO_CELL: [&str; 12] = [
    "table",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "blockquote",
];
/// Elements and texts of a cell that are looked at.
const IN_CELL: usize = 200;

/// Title and text.
pub(super) fn read(html: &str) -> Document {
    let html = shallow(html);
    let page = Html::parse_document(&html);
    let title = page
        .root_element()
        .descendants()
        .filter_map(ElementRef::wrap)
        .find(|e| e.value().name() == "title");
    let title = title.map(|t| squeeze(&t.text().collect::<String>()));
    let mut writer = Writer::default();
    walk(page.root_element(), &mut writer, 0);
    let mut out = writer.finish();
    let first = || out.headings.first().map(|h| h.title.clone());
    out.title = title
        .filter(|t| !t.is_empty())
        .or_else(first)
        .unwrap_or_default();
    out
}

/// Appends a text of the page.
fn text(t: &str, out: &mut Writer) {
    let text = squeeze(t);
    let starts_blank = t.starts_with(char::is_whitespace);
    if (starts_blank || text.is_empty()) && out.within() {
        out.flow(" ");
    }
    out.flow(&text);
    if t.ends_with(char::is_whitespace) && !text.is_empty() {
        out.flow(" ");
    }
}

/// What can be seen in an element, block by block, whatever it is made of; as deep as it goes, without the stack.
fn flat(element: ElementRef<'_>, out: &mut Writer) {
    let block = |e: &Element| BLOCKS.contains(&e.name());
    let mut next = element.first_child();
    while let Some(mut node) = next {
        next = match node.value() {
            Node::Text(t) => {
                text(t, out);
                None
            }
            Node::Element(e) if !SKIPPED.contains(&e.name()) && !hidden(e) => {
                if block(e) {
                    out.break_block();
                }
                node.first_child()
            }
            _ => None,
        };
        // Nothing inside: what follows it, or what follows the nearest around it.
        while next.is_none() && node.id() != element.id() {
            if node.value().as_element().is_some_and(block) {
                out.break_block();
            }
            next = node.next_sibling();
            match node.parent() {
                Some(around) if next.is_none() => node = around,
                _ => break,
            }
        }
    }
}

fn walk(element: ElementRef<'_>, out: &mut Writer, depth: usize) {
    if depth > DEEPEST {
        return flat(element, out);
    }
    let ordered = element.value().name() == "ol";
    let mut items = 0usize;
    for child in element.children() {
        match child.value() {
            Node::Text(t) => text(t, out),
            Node::Element(e) => {
                let Some(element) = ElementRef::wrap(child) else {
                    continue;
                };
                let name = e.name();
                if SKIPPED.contains(&name) || hidden(e) {
                    continue;
                }
                let level = name
                    .strip_prefix('h')
                    .and_then(|n| n.parse::<u8>().ok())
                    .filter(|n| (1..=6).contains(n));
                if let Some(level) = level {
                    let mut shown = String::new();
                    visible(element, &mut shown, depth);
                    out.heading(level, &squeeze(&shown));
                } else if name == "br" {
                    out.flow("\n");
                } else if name == "li" {
                    items += 1;
                    out.item(match ordered {
                        true => format!("{items}. "),
                        false => "- ".to_owned(),
                    });
                    walk(element, out, depth + 1);
                    out.end_item();
                } else if name == "table" {
                    out.end_table();
                    walk(element, out, depth + 1);
                    out.end_table();
                } else if let Some(cells) = (name == "tr").then(|| cells(element)).flatten() {
                    out.row(&cells);
                } else {
                    let block = BLOCKS.contains(&name);
                    if block {
                        out.break_block();
                    }
                    walk(element, out, depth + 1);
                    if block {
                        out.break_block();
                    }
                }
            }
            _ => {}
        }
    }
}

/// The cells of a row, if it has more than one and they hold no more than cells do.
fn cells(row: ElementRef<'_>) -> Option<Vec<String>> {
    let mut out = Vec::new();
    for element in row.children().filter_map(ElementRef::wrap) {
        let e = element.value();
        if !matches!(e.name(), "td" | "th") || hidden(e) {
            continue;
        }
        let (mut text, mut left) = (String::new(), IN_CELL);
        cell(element, &mut text, &mut left, 0)?;
        let text = squeeze(&text);
        if text.chars().count() > CELL || out.len() == CELLS {
            return None;
        }
        out.push(text);
    }
    (out.len() > 1 && out.iter().any(|c| !c.is_empty())).then_some(out)
}

/// What can be seen of a cell; nothing when it is more than one.
fn cell(element: ElementRef<'_>, out: &mut String, left: &mut usize, depth: usize) -> Option<()> {
    for child in element.children() {
        *left = left.checked_sub(1).filter(|_| depth < DEEPEST)?;
        match child.value() {
            Node::Text(t) => out.push_str(t),
            Node::Element(e) if NO_CELL.contains(&e.name()) => return None,
            Node::Element(e) if !SKIPPED.contains(&e.name()) && !hidden(e) => {
                let apart = e.name() == "br" || BLOCKS.contains(&e.name());
                if apart {
                    out.push(' ');
                }
                cell(ElementRef::wrap(child)?, out, left, depth + 1)?;
                if apart {
                    out.push(' ');
                }
            }
            _ => {}
        }
        if out.len() > CELL * 8 {
            return None;
        }
    }
    Some(())
}

/// Whether a page hides an element from whoever reads it: what nobody sees was not written for the reader.
fn hidden(element: &Element) -> bool {
    let style: String = element
        .attr("style")
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_lowercase();
    element.attr("hidden").is_some()
        || element
            .attr("aria-hidden")
            .is_some_and(|v| v.trim().eq_ignore_ascii_case("true"))
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// The text of an element that can be seen.
fn visible(element: ElementRef<'_>, out: &mut String, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    for child in element.children() {
        match child.value() {
            Node::Text(t) => out.push_str(t),
            Node::Element(e) if !SKIPPED.contains(&e.name()) && !hidden(e) => {
                if let Some(element) = ElementRef::wrap(child) {
                    visible(element, out, depth + 1);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_page_nested_without_end_is_read_whole() {
        let deep = format!("<p>Voor.</p>{}", "<div>x".repeat(200_000));
        let page = super::read(&deep);
        assert!(page.text.starts_with("Voor."));
        assert_eq!(page.text.matches('x').count(), 200_000);
        let (open, close) = ("<div>".repeat(200_000), "</div>".repeat(200_000));
        let deep =
            format!("{open}<p>Diep <b>van</b> binnen.</p><p hidden>Weg.</p>{close}<p>Na.</p>");
        assert_eq!(super::read(&deep).text, "Diep van binnen.\n\nNa.");
        let long = "<div><p>Alinea.<br></div>".repeat(30_000);
        assert_eq!(super::read(&long).text.matches("Alinea.").count(), 30_000);
    }

    #[test]
    fn what_a_page_hides_is_left_out() {
        let d = read(
            "<h1>Kop<span aria-hidden=true> verborgen kop</span></h1><p>Zichtbaar.</p><p hidden>Verborgen een.</p><div style='color:red; DISPLAY : none'>Verborgen <b>twee</b>.</div><p aria-hidden=\"true\">Verborgen drie.</p><p aria-hidden=\"false\" style=\"display:block\">Ook zichtbaar.</p><p style='visibility:hidden'>Verborgen vier.</p>",
        );
        assert_eq!(d.text, "# Kop\n\nZichtbaar.\n\nOok zichtbaar.");
        assert_eq!(d.headings[0].title, "Kop");
    }

    #[test]
    fn blocks_are_apart_and_scripts_are_gone() {
        let d = read(
            "<title>T</title><nav>menu</nav><h2>Kop</h2><p>Een <b>vet</b> woord.</p><script>evil()</script><ul><li>a</li><li>b</li></ul>",
        );
        assert_eq!(d.text, "## Kop\n\nEen vet woord.\n\n- a\n\n- b");
        assert_eq!(d.title, "T");
        assert_eq!(d.headings[0].at, 0);
    }

    #[test]
    fn items_of_lists_and_rows_of_tables_have_the_marks_they_have_in_markdown() {
        let d = read(
            "<ol><li><p>Eerst.</p><li>Dan <b>dat</b></ol><p>Tussen.<table><caption>Uren</caption> <thead>\n<tr><th>Week</th> <th>Uren</th></tr></thead><tbody>\n<tr><td>1</td><td><p>2 × 2 uur</p></td></tr>\n<tr><td>a|b<td>halve<br>dagen</tr></table>\n<table><tr><td>x<td>y</table><p>Na.",
        );
        assert_eq!(
            d.text,
            "1. Eerst.\n\n2. Dan dat\n\nTussen.\n\nUren\n\n| Week | Uren |\n| --- | --- |\n| 1 | 2 × 2 uur |\n| a\\|b | halve dagen |\n\n| x | y |\n| --- | --- |\n\nNa."
        );
    }

    #[test]
    fn a_table_that_only_puts_things_in_their_places_is_read_as_blocks() {
        let prose = "Een zin van een alinea. ".repeat(30);
        let d = read(&format!(
            "<table><tr><td><h2>Kop</h2>Links</td><td>Rechts</td></tr><tr><td>{prose}</td><td>Kort</td></tr><tr><td>Een</td></tr></table>"
        ));
        assert_eq!(
            d.text,
            format!(
                "## Kop\n\nLinks\n\nRechts\n\n{}\n\nKort\n\nEen",
                prose.trim()
            )
        );
        let deep = "<table><tr><td>a<td>".repeat(400);
        assert!(read(&deep).text.len() < 100_000);
    }
}
