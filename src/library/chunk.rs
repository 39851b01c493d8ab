//! Chunks: passages of about a thousand characters that keep to headings, paragraphs and sentences, with the headings they stand under and their
//! exact place in the text.

use super::lang::{language_of, language_of_part};
use super::read::Document;
use super::sentence::sentences;
use crate::vault::NewChunk;

/// Characters a chunk is filled to.
const GOAL: usize = 1_000;
/// Characters a chunk never exceeds.
const MOST: usize = 1_500;
/// A section shorter than this is joined with the one after it under the same parent, so that a heading alone is no passage.
const LEAST: usize = 200;

/// Cuts a document up. Spans are characters, ordered and apart, and cover everything that is not blank.
pub(super) fn chunks(doc: &Document) -> Vec<NewChunk> {
    let mut spans = Vec::new();
    let mut bounds: Vec<usize> = doc.headings.iter().map(|h| h.at).collect();
    bounds.push(doc.text.len());
    let (mut start, mut before, mut bare) = (0, 0, true);
    for (i, end) in bounds.iter().copied().enumerate() {
        let small = end.saturating_sub(start) < LEAST;
        let last = i + 1 == bounds.len();
        // A heading with nothing under it but another says what that is about, and nothing by itself.
        bare &= i > 0 && says_nothing_more(doc.text.get(before..end).unwrap_or_default())
            || doc
                .text
                .get(before..end)
                .is_some_and(|t| t.trim().is_empty());
        before = end;
        // A short section stays open for the next one, unless that is a new chapter.
        let chapter = doc.headings.get(i).is_some_and(|h| h.level <= 1);
        if end > start && (last || !bare && (!small || chapter)) {
            section(doc, start, end, &mut spans);
            (start, bare) = (end, true);
        }
    }
    let whole = language_of(&doc.text);
    let mut out = Vec::with_capacity(spans.len());
    // The headings in force, kept up as the passages go by: a document may have a hundred thousand.
    let mut coming = doc.headings.iter().peekable();
    let mut path: Vec<(u8, &str)> = Vec::new();
    let (mut byte, mut character) = (0, 0);
    for (from, to) in spans {
        let mut at = |b: usize| {
            character += doc.text.get(byte..b).unwrap_or_default().chars().count();
            byte = b;
            character
        };
        let span = (at(from), at(to));
        let lang = language_of_part(doc.text.get(from..to).unwrap_or_default(), whole).to_owned();
        while let Some(h) = coming.next_if(|h| h.at <= from) {
            path.retain(|(level, _)| *level < h.level);
            path.push((h.level, &h.title));
        }
        out.push(NewChunk {
            span,
            heading: path.iter().map(|(_, t)| (*t).to_owned()).collect(),
            lang,
        });
    }
    out
}

/// Whether a section is no more than the line of its heading.
fn says_nothing_more(section: &str) -> bool {
    let rest = section.split_once('\n').map_or("", |(_, rest)| rest);
    !rest.contains(char::is_alphanumeric)
}

/// A chunk being filled.
struct Filling {
    from: usize,
    to: usize,
    /// Characters.
    length: usize,
    /// Where the last of it ends that is no heading.
    said: Option<usize>,
    /// Where the headings at its end begin, and their characters.
    heads: Option<(usize, usize)>,
}

impl Filling {
    fn new((from, to): (usize, usize), length: usize, heading: bool) -> Self {
        Self {
            from,
            to,
            length,
            said: (!heading).then_some(to),
            heads: heading.then_some((from, length)),
        }
    }

    fn add(&mut self, (from, to): (usize, usize), length: usize, gap: usize, heading: bool) {
        self.to = to;
        self.length += gap + length;
        if heading {
            let (first, so_far) = self.heads.unwrap_or((from, 0));
            let gap = if first == from { 0 } else { gap };
            self.heads = Some((first, so_far + gap + length));
        } else {
            self.said = Some(to);
            self.heads = None;
        }
    }
}

/// Fills chunks from the paragraphs of a section. A heading stays with what stands under it.
fn section(doc: &Document, from: usize, to: usize, out: &mut Vec<(usize, usize)>) {
    let text = doc.text.as_str();
    let count = |a: usize, b: usize| text.get(a..b).unwrap_or_default().chars().count();
    let mut open: Option<Filling> = None;
    for (a, b) in paragraphs(text, from, to) {
        let heading = doc.headings.binary_search_by_key(&a, |h| h.at).is_ok()
            && !text.get(a..b).unwrap_or_default().contains('\n');
        for (a, b) in bounded(text, a, b) {
            let n = count(a, b);
            let gap = open.as_ref().map_or(0, |c| count(c.to, a));
            match &mut open {
                Some(c) if c.length + gap + n <= GOAL => c.add((a, b), n, gap, heading),
                Some(c) if c.said.is_none() && c.length + gap + n <= MOST => {
                    c.add((a, b), n, gap, heading);
                }
                _ => {
                    let mut next = Filling::new((a, b), n, heading);
                    if let Some(full) = open.take() {
                        let mut end = full.to;
                        if let (Some(said), Some((first, long))) = (full.said, full.heads)
                            && long + gap + n <= MOST
                        {
                            end = said;
                            next = Filling::new((first, full.to), long, true);
                            next.add((a, b), n, gap, heading);
                        }
                        out.push((full.from, end));
                    }
                    open = Some(next);
                }
            }
        }
    }
    out.extend(open.map(|c| (c.from, c.to)));
}

/// Bytes of the paragraphs: runs of lines between blank ones, trimmed.
fn paragraphs(text: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let (mut at, mut fresh) = (from, true);
    for line in text.get(from..to).unwrap_or_default().split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            fresh = true;
        } else {
            let start = at + (line.len() - line.trim_start().len());
            let end = start + trimmed.len();
            match out.last_mut() {
                Some(last) if !fresh => last.1 = end,
                _ => out.push((start, end)),
            }
            fresh = false;
        }
        at += line.len();
    }
    out
}

/// A paragraph in pieces of at most [`MOST`] characters: at sentence ends, or anywhere when a sentence is longer still.
fn bounded(text: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let piece = text.get(from..to).unwrap_or_default();
    if piece.chars().count() <= MOST {
        return vec![(from, to)];
    }
    let mut cuts: Vec<usize> = sentences(piece)
        .into_iter()
        .skip(1)
        .map(|(a, _)| a)
        .collect();
    cuts.push(piece.len());
    let mut out = Vec::new();
    let (mut start, mut end) = (0, 0);
    let count = |a: usize, b: usize| piece.get(a..b).unwrap_or_default().chars().count();
    for cut in cuts {
        if end > start && count(start, cut) > GOAL {
            out.push((start, end));
            start = end;
        }
        end = cut;
        while count(start, end) > MOST {
            let hard = piece
                .get(start..)
                .and_then(|s| s.char_indices().nth(GOAL))
                .map_or(end, |(i, _)| start + i);
            // At a blank if there is one near.
            let soft = piece
                .get(start..hard)
                .and_then(|s| s.rfind(' '))
                .filter(|i| *i > 0)
                .map_or(hard, |i| start + i + 1);
            out.push((start, soft));
            start = soft;
        }
    }
    out.push((start, piece.len()));
    let trim = |(a, b): (usize, usize)| {
        let s = piece.get(a..b).unwrap_or_default();
        let lead = s.len() - s.trim_start().len();
        (from + a + lead, from + a + lead + s.trim().len())
    };
    out.into_iter().map(trim).filter(|(a, b)| a < b).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::read::Heading;
    use proptest::prelude::*;

    fn doc(text: &str, headings: Vec<Heading>) -> Document {
        Document {
            title: "t".into(),
            text: text.into(),
            headings,
        }
    }

    #[test]
    fn a_chunk_knows_the_headings_it_stands_under() {
        let body = "Een zin die lang genoeg is om niet weg te vallen. ".repeat(6);
        let text = format!("# A\n\n{body}\n\n## B\n\n{body}");
        let b = text.find("## B").unwrap();
        let headings = vec![
            Heading {
                at: 0,
                level: 1,
                title: "A".into(),
            },
            Heading {
                at: b,
                level: 2,
                title: "B".into(),
            },
        ];
        let c = chunks(&doc(&text, headings));
        assert_eq!(c.len(), 2);
        assert_eq!(c[0].heading, ["A"]);
        assert_eq!(c[1].heading, ["A", "B"]);
    }

    #[test]
    fn a_heading_is_no_passage_by_itself() {
        let head = |text: &str, title: &str| Heading {
            at: text.find(title).unwrap(),
            level: 1,
            title: title.trim_start_matches(['#', ' ']).into(),
        };
        let body = "Een zin die lang genoeg is om niet weg te vallen. ".repeat(6);
        // A title with a chapter right under it, as Word writes them.
        let text = format!("# Sterke vragen\n\n# Open vragen\n\n{body}\n\n# Stilte\n\nKort.");
        let headings = ["# Sterke", "# Open", "# Stilte"].map(|t| head(&text, t));
        let c = chunks(&doc(&text, headings.to_vec()));
        let of = |k: &NewChunk| {
            text.chars()
                .skip(k.span.0)
                .take(k.span.1 - k.span.0)
                .collect::<String>()
        };
        assert_eq!(c.len(), 2);
        assert!(of(&c[0]).starts_with("# Sterke") && of(&c[0]).ends_with("vallen."));
        assert!(of(&c[1]).starts_with("# Stilte"));
        // Under it a paragraph that fills a passage alone, or above it what fills one.
        let long = "Een zin die lang genoeg is om te blijven staan. ".repeat(25);
        let text = format!("# Kop\n\n{long}\n\n## Eind van alles\n\n{long}");
        let headings = vec![
            head(&text, "# Kop"),
            Heading {
                level: 2,
                ..head(&text, "## Eind")
            },
        ];
        for c in chunks(&doc(&text, headings)) {
            assert!(c.span.1 - c.span.0 > 500);
        }
        let short = "Een inleiding.";
        let text = format!("# Kop\n\n{short}\n\n## Deel van alles\n\n{}", long.trim());
        let headings = vec![
            head(&text, "# Kop"),
            Heading {
                level: 2,
                ..head(&text, "## Deel")
            },
        ];
        let c = chunks(&doc(&text, headings));
        let texts: Vec<String> = c
            .iter()
            .map(|k| {
                text.chars()
                    .skip(k.span.0)
                    .take(k.span.1 - k.span.0)
                    .collect()
            })
            .collect();
        assert_eq!(texts[0], "# Kop\n\nEen inleiding.");
        assert!(texts[1].starts_with("## Deel van alles\n\nEen zin"));
    }

    proptest! {
        #[test]
        fn chunks_are_bounded_ordered_and_lose_nothing(text in "([a-zé日]{1,9}[ .\n]{1,3}){0,600}|[a-z]{0,4000}") {
            let c = chunks(&doc(&text, vec![]));
            let chars: Vec<char> = text.chars().collect();
            let mut covered = vec![false; chars.len()];
            let mut last = 0;
            for k in &c {
                prop_assert!(k.span.0 >= last && k.span.0 < k.span.1 && k.span.1 <= chars.len());
                prop_assert!(k.span.1 - k.span.0 <= MOST);
                last = k.span.1;
                covered[k.span.0..k.span.1].fill(true);
            }
            for (i, ch) in chars.iter().enumerate() {
                prop_assert!(covered[i] || ch.is_whitespace(), "character {i} of {text:?} is in no chunk");
            }
        }
    }
}
