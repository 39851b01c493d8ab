//! The notes of a case, read as sentences with what each is about: the heading or label it stands under, and what its words say. `extract` picks
//! from them. It knows how coaches write notes in Dutch and English: headings, labels at the start of a line (`Afspraken: …`), items, and running
//! prose.

pub use super::label::Topic;
use super::label::{GROW, covers_line, labelled, parts, shortened, topic};
use super::tagged;
use crate::casebook::{Date, NoteId, SourceId};
use crate::library::{plain, sentences as cut};

/// A note to read.
pub struct Page {
    /// Which.
    pub note: NoteId,
    /// Its source in the library, once it is indexed.
    pub source: Option<SourceId>,
    /// Title.
    pub title: String,
    /// The day of its session, or the one it was made on.
    pub date: Option<Date>,
    /// Which session of the case it is of, counted from the oldest: the notes of one day are of one session.
    pub sitting: usize,
    /// Markdown.
    pub text: String,
}

/// A sentence of a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Which page.
    pub page: usize,
    /// Which session that page is of.
    pub sitting: usize,
    /// Characters of the page's text, half-open.
    pub span: (usize, usize),
    /// Without the marks of Markdown.
    pub text: String,
    /// What it stands under.
    pub topic: Topic,
    /// The first of its section.
    pub opens: bool,
    /// It is an item of a list.
    pub item: bool,
    /// The first sentence of its line: in an item what it is about, and the rest goes on about that.
    pub first: bool,
}

/// The sentences of these pages, page by page.
pub fn sentences(pages: &[Page]) -> Vec<Said> {
    let mut out = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        let low = page.text.to_lowercase();
        let reading = Reading {
            page: n,
            sitting: page.sitting,
            hasty: hasty(&page.text),
            grow: GROW.iter().any(|w| low.contains(w)),
        };
        reading.read(&page.text, &page.title, &mut out);
    }
    out
}

/// Whether a note was typed in haste: most of its lines begin in lower case, and so may its sentences.
fn hasty(text: &str) -> bool {
    let mut lines = (0, 0);
    for line in text.lines() {
        let Some(first) = line.chars().find(|c| c.is_alphabetic()) else {
            continue;
        };
        lines.0 += usize::from(first.is_lowercase());
        lines.1 += 1;
    }
    lines.0 * 2 > lines.1
}

/// A note being read.
struct Reading {
    page: usize,
    sitting: usize,
    hasty: bool,
    grow: bool,
}

impl Reading {
    fn read(&self, text: &str, title: &str, out: &mut Vec<Said>) {
        let (mut under, mut label) = (Topic::Other, None);
        let (mut opens, mut code) = (true, false);
        let mut from = 0;
        for line in text.split('\n') {
            let start = from;
            from += line.chars().count() + 1;
            let bare = line.trim();
            if bare.starts_with("```") {
                code = !code;
            }
            if code || bare.starts_with("```") || bare.starts_with('|') {
                continue;
            }
            if bare.is_empty() {
                (label, opens) = (None, true);
                continue;
            }
            // Tags file a note: they head nothing, and end nothing.
            if tagged::only_tags(bare)
                && topic(bare.trim_start_matches('#'), self.grow) == Topic::Other
            {
                continue;
            }
            if let Some(heading) = bare.strip_prefix('#') {
                let heading = heading.trim_start_matches('#').trim();
                // The title of the note is no section.
                if plain(heading) != title.trim() {
                    under = topic(heading, self.grow);
                }
                (label, opens) = (None, true);
                continue;
            }
            // A line in bold is a heading where a note has no others.
            if let Some(heading) = bold(bare) {
                under = topic(heading, self.grow);
                (label, opens) = (None, true);
                continue;
            }
            let numbered = number(bare);
            let item = bare.starts_with(['-', '*', '+']) && !bare.starts_with("**") || numbered > 0;
            // A label alone holds for what stands under it up to a blank line; one with text behind it for that sentence, or for its line (`holds`).
            if !item && let Some(what) = self.alone(bare, title) {
                (label, opens) = (Some(what), true);
                continue;
            }
            let mut held = None;
            let indent = line.chars().count() - line.trim_start().chars().count();
            for (a, b) in self.cut(bare, numbered) {
                let Some(mut piece) = bare.get(a..b) else {
                    continue;
                };
                let out_of_line = bare
                    .get(numbered..a)
                    .is_some_and(|b| !b.contains(char::is_alphanumeric));
                let mut a = a;
                let mut listed = false;
                let mut here = held.or(label).unwrap_or(under);
                // `*Goal:* … *Reality:* …` stand in one paragraph.
                if let Some((word, rest)) = labelled(piece) {
                    let what = topic(word, self.grow);
                    if what != Topic::Other {
                        (here, label) = (what, label.filter(|_| item));
                        let marked = piece.starts_with(['*', '_'])
                            || bare.get(..a).is_some_and(|b| b.ends_with(['*', '_']));
                        let lists = out_of_line && covers_line(word, what);
                        held = self.holds(marked, lists).then_some(what);
                        // What heads a list of its own need not be said again in it; figures and thoughts need their label.
                        // Within a line only a marked label is one, or that of a goal; `Exception today: until three` says little without its beginning.
                        let heads = out_of_line || marked || what == Topic::Goal;
                        if heads
                            && !matches!(what, Topic::Reality | Topic::Insight)
                            && letters(rest) >= 4
                        {
                            let rest = rest.trim_start();
                            a = b - rest.len();
                            piece = rest;
                            listed = what == Topic::Options;
                        }
                    }
                }
                for (from, to) in if listed {
                    parts(piece)
                } else {
                    vec![(0, piece.len())]
                } {
                    let (said_from, said_to) =
                        tagged::said(piece.get(from..to).unwrap_or_default());
                    let (from, to) = (from + said_from, from + said_to);
                    let Some(part) = piece.get(from..to) else {
                        continue;
                    };
                    let said = plain(part);
                    let least =
                        if here == Topic::Options || said.contains(|c: char| c.is_ascii_digit()) {
                            4
                        } else {
                            8
                        };
                    if letters(&said) < least {
                        continue;
                    }
                    let before = bare.get(..a + from).unwrap_or_default().chars().count();
                    let at = start + indent + before;
                    out.push(Said {
                        page: self.page,
                        sitting: self.sitting,
                        span: (at, at + part.chars().count()),
                        text: said,
                        topic: here,
                        opens,
                        item,
                        first: out_of_line,
                    });
                    opens = false;
                }
            }
        }
    }

    /// Whether a label with a sentence behind it is about the rest of its line as well: a marked one is, up to the next; one in haste, where a line is an
    /// entry; and one that lists. After any other the note goes on about something else.
    fn holds(&self, marked: bool, lists: bool) -> bool {
        marked || self.hasty || lists
    }

    /// What a line is a label of that has no text behind it: `Afspraken:`, `**Opties**`, or the word alone.
    fn alone(&self, line: &str, title: &str) -> Option<Topic> {
        let (name, colon) = match labelled(line) {
            Some((word, rest)) if rest.trim().is_empty() => (word, true),
            Some(_) => return None,
            None => (line.trim_matches(['*', '_']), false),
        };
        let short = name.split_whitespace().count() <= 3
            && !name.ends_with(['.', '!', '?', ','])
            && !name.contains(|c: char| c.is_ascii_digit());
        let what = topic(name, self.grow);
        // The first line of a note is its title where it has no other: with a colon it heads what follows all the same.
        (short && what != Topic::Other && (colon || plain(line) != title.trim())).then_some(what)
    }

    /// The sentences of a line, in bytes; in haste also where the next begins in lower case.
    fn cut(&self, line: &str, from: usize) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        for (a, b) in cut(line.get(from..).unwrap_or_default()) {
            let (a, b) = (a + from, b + from);
            if !self.hasty {
                out.push((a, b));
                continue;
            }
            let piece = line.get(a..b).unwrap_or_default();
            let mut begin = 0;
            for (i, c) in piece.char_indices() {
                let after = i + c.len_utf8();
                let blank = piece.get(after..).is_some_and(|rest| rest.starts_with(' '));
                let word = piece
                    .get(begin..i)
                    .and_then(|w| w.rsplit(' ').next())
                    .unwrap_or_default();
                if !matches!(c, '.' | '!' | '?' | ';') || !blank || (c == '.' && shortened(word)) {
                    continue;
                }
                out.push((a + begin, a + after));
                begin = after + 1;
            }
            if piece
                .get(begin..)
                .is_some_and(|rest| !rest.trim().is_empty())
            {
                out.push((a + begin, b));
            }
        }
        out
    }
}

/// What a line says that is nothing but a few words in bold.
fn bold(line: &str) -> Option<&str> {
    let inner = line
        .trim_end_matches(':')
        .strip_prefix("**")?
        .strip_suffix("**")?
        .trim_end_matches(':');
    let heading = !inner.contains("**")
        && inner.split_whitespace().count() <= 6
        && !inner.ends_with(['.', '?', '!']);
    heading.then_some(inner)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Bytes of the number an item begins with: it is no sentence.
fn number(line: &str) -> usize {
    let head = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if head.len() < line.len() && head.starts_with(['.', ')']) {
        line.len() - head.len() + 1
    } else {
        0
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
