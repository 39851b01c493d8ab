//! HTML as a browser reads it: the text of its blocks in order, without scripts, styles and navigation.

use super::{Document, Heading};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

const SKIPPED: [&str; 10] = [
    "script", "style", "nav", "noscript", "template", "svg", "head", "iframe", "object", "form",
];
const BLOCKS: [&str; 22] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "aside",
    "header",
    "footer",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
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
/// Elements nested deeper than this are read as if they stood here: a page made to exhaust the stack gets no further.
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

/// The page up to where more elements are open at the same time than any page has.
fn shallow(html: &str) -> &str {
    let (mut open, mut from) = (0usize, 0);
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
        open = if closes {
            open.saturating_sub(1)
        } else {
            open + 1
        };
        if open > OPEN {
            return html.get(..at).unwrap_or(html);
        }
    }
    html
}

/// Title and text.
pub(super) fn read(html: &str) -> Document {
    let html = shallow(html);
    let page = Html::parse_document(html);
    let mut out = Document {
        title: String::new(),
        text: String::new(),
        headings: Vec::new(),
    };
    if let Some(title) = page
        .root_element()
        .descendants()
        .filter_map(ElementRef::wrap)
        .find(|e| e.value().name() == "title")
    {
        out.title = squeeze(&title.text().collect::<String>());
    }
    walk(page.root_element(), &mut out, 0);
    out.text.truncate(out.text.trim_end().len());
    if out.title.is_empty() {
        out.title = out
            .headings
            .first()
            .map(|h| h.title.clone())
            .unwrap_or_default();
    }
    out
}

fn walk(element: ElementRef<'_>, out: &mut Document, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    for child in element.children() {
        match child.value() {
            Node::Text(t) => {
                let text = squeeze(t);
                let starts_blank = t.starts_with(char::is_whitespace);
                let open = !out.text.is_empty() && !out.text.ends_with(char::is_whitespace);
                if (starts_blank || text.is_empty()) && open {
                    out.text.push(' ');
                }
                out.text.push_str(&text);
                if t.ends_with(char::is_whitespace) && !text.is_empty() {
                    out.text.push(' ');
                }
            }
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
                    break_block(out);
                    let mut shown = String::new();
                    visible(element, &mut shown, depth);
                    let title = squeeze(&shown);
                    if !title.is_empty() {
                        out.headings.push(Heading {
                            at: out.text.len(),
                            level,
                            title: title.clone(),
                        });
                        out.text.push_str(&title);
                    }
                    break_block(out);
                } else if name == "br" {
                    out.text.push('\n');
                } else {
                    let block = BLOCKS.contains(&name);
                    if block {
                        break_block(out);
                    }
                    walk(element, out, depth + 1);
                    if block {
                        break_block(out);
                    }
                }
            }
            _ => {}
        }
    }
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

fn break_block(out: &mut Document) {
    out.text.truncate(out.text.trim_end().len());
    if !out.text.is_empty() {
        out.text.push_str("\n\n");
    }
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_page_nested_without_end_is_read_to_where_no_page_goes() {
        let deep = format!("<p>Voor.</p>{}", "<div>x".repeat(200_000));
        let page = super::read(&deep);
        assert!(page.text.contains("Voor.") && page.text.len() < 100_000);
        let long = "<div><p>Alinea.<br></div>".repeat(30_000);
        assert_eq!(super::read(&long).text.matches("Alinea.").count(), 30_000);
    }

    #[test]
    fn what_a_page_hides_is_left_out() {
        let d = read(
            "<h1>Kop<span aria-hidden=true> verborgen kop</span></h1><p>Zichtbaar.</p><p hidden>Verborgen een.</p><div style='color:red; DISPLAY : none'>Verborgen <b>twee</b>.</div><p aria-hidden=\"true\">Verborgen drie.</p><p aria-hidden=\"false\" style=\"display:block\">Ook zichtbaar.</p><p style='visibility:hidden'>Verborgen vier.</p>",
        );
        assert_eq!(d.text, "Kop\n\nZichtbaar.\n\nOok zichtbaar.");
        assert_eq!(d.headings[0].title, "Kop");
    }

    #[test]
    fn blocks_are_apart_and_scripts_are_gone() {
        let d = read(
            "<title>T</title><nav>menu</nav><h2>Kop</h2><p>Een <b>vet</b> woord.</p><script>evil()</script><ul><li>a</li><li>b</li></ul>",
        );
        assert_eq!(d.text, "Kop\n\nEen vet woord.\n\na\n\nb");
        assert_eq!(d.title, "T");
        assert_eq!(d.headings[0].at, 0);
    }
}
