//! The pages of a PDF as one text: without what stands on every page, with words that were broken at the end of a line whole again, and with what is
//! written larger as headings. Called by `pdf` with the lines `layout` found.

use super::Document;
use super::hyphen::{Breaks, Joined};
use super::layout::Line;
use super::running;
use super::writer::{Writer, squeeze};
use std::collections::BTreeMap;

/// A line is larger than the text when it is written so many times as large.
const LARGER: f64 = 1.12;
/// Characters and lines of a heading, at most.
const HEADING: usize = 120;
const HEADING_LINES: usize = 3;
/// If more of the letters than one in so many are larger than most, size says nothing: text that was read from pictures.
const FEW: usize = 4;
/// Lines further under the one before than this, in times their size, begin a paragraph where lines stand close; and how much further than usual where
/// they stand wide.
const GAP: f64 = 1.5;
const WIDER: f64 = 1.25;

/// Makes a text of pages.
pub(super) fn document(mut pages: Vec<Vec<Line>>) -> Document {
    for page in &mut pages {
        for line in page.iter_mut() {
            line.text = squeeze(&line.text);
        }
        page.retain(|l| !l.text.is_empty());
    }
    running::leave_out(&mut pages);
    let look = Look::of(&pages);
    let breaks = Breaks::of(&pages);
    let mut out = Writer::default();
    // The last line, and the end of a paragraph that is still open.
    let mut before: Option<&Line> = None;
    let mut skip = 0;
    for page in &pages {
        for (i, line) in page.iter().enumerate() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            if let Some(level) = look.level(line) {
                let more = page.get(i + 1..).unwrap_or_default().iter();
                let same = more
                    .take(HEADING_LINES - 1)
                    .take_while(|l| look.goes_on(line, l))
                    .count();
                let parts = page.get(i..=i + same).unwrap_or_default();
                let title: Vec<&str> = parts.iter().map(|l| l.text.as_str()).collect();
                out.heading(level, &title.join(" "));
                (skip, before) = (same, None);
                continue;
            }
            match before {
                None => out.break_block(),
                Some(last) => match breaks.between(&last.text, &line.text) {
                    Some(Joined::Word) => out.back(),
                    Some(Joined::Hyphen) => {}
                    None if look.apart(last, line) => out.break_block(),
                    None => out.flow("\n"),
                },
            }
            out.flow(&line.text);
            before = Some(line);
        }
    }
    out.finish()
}

/// What the lines of a file look like.
struct Look {
    /// The size most of it is written in.
    size: f64,
    /// Sizes of headings, largest first, in halves of a point; empty when size says nothing.
    larger: Vec<i64>,
    /// How far under the one before a line begins a paragraph.
    gap: f64,
}

/// Sizes are told apart by halves.
fn halves(size: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation)] // sizes of letters; what is no number becomes 0
    let n = (size * 2.0).round() as i64;
    n
}

impl Look {
    fn of(pages: &[Vec<Line>]) -> Self {
        let (mut sizes, mut downs) = (BTreeMap::<i64, usize>::new(), BTreeMap::<i64, usize>::new());
        for line in pages.iter().flatten() {
            *sizes.entry(halves(line.size)).or_default() += line.text.len();
            if let Some(down) = line.down.filter(|d| (0.5..4.0).contains(d)) {
                *downs.entry(halves(down * 5.0)).or_default() += 1;
            }
        }
        let most = |of: &BTreeMap<i64, usize>| of.iter().max_by_key(|(_, n)| **n).map(|(k, _)| *k);
        #[allow(clippy::cast_precision_loss)] // small
        let real = |n: i64| n as f64;
        let usual = most(&downs).map_or(1.2, |d| real(d) / 10.0);
        let told: usize = downs.values().sum();
        let often = most(&downs)
            .and_then(|d| downs.get(&d))
            .is_some_and(|n| n * 2 > told);
        let mut look = Self {
            size: most(&sizes).map_or(0.0, |s| real(s) / 2.0),
            larger: Vec::new(),
            gap: if often { GAP.max(usual * WIDER) } else { GAP },
        };
        let heads: Vec<&Line> = pages.iter().flatten().filter(|l| look.larger(l)).collect();
        let letters = heads.iter().map(|l| l.text.len()).sum::<usize>();
        if letters * FEW <= sizes.values().sum() {
            look.larger = heads.iter().map(|l| halves(l.size)).collect();
            look.larger.sort_unstable_by(|a, b| b.cmp(a));
            look.larger.dedup();
        }
        look
    }

    fn larger(&self, line: &Line) -> bool {
        line.size > self.size * LARGER
            && line.text.chars().nth(HEADING).is_none()
            && line.text.contains(char::is_alphabetic)
            && !line.text.ends_with(['.', ',', ';'])
    }

    /// The level of a heading.
    fn level(&self, line: &Line) -> Option<u8> {
        let at = self.larger.iter().position(|s| *s == halves(line.size))?;
        self.larger(line)
            .then(|| u8::try_from(at + 1).unwrap_or(6).min(6))
    }

    /// Whether a heading goes on in the next line.
    fn goes_on(&self, heading: &Line, next: &Line) -> bool {
        halves(heading.size) == halves(next.size)
            && self.larger(next)
            && next.down.is_some_and(|d| d > 0.0 && d <= GAP)
    }

    /// Whether a line begins a new paragraph.
    fn apart(&self, last: &Line, line: &Line) -> bool {
        match line.down {
            Some(d) if d >= 0.0 => d > self.gap,
            // A new column or page: the sentence may go on there.
            _ => {
                let ended = last
                    .text
                    .ends_with(['.', '!', '?', '…', ':', '"', '”', ')']);
                ended || !line.text.starts_with(char::is_lowercase)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, size: f64, down: f64) -> Line {
        Line {
            text: text.into(),
            size,
            down: Some(down),
        }
    }

    fn first(text: &str) -> Line {
        Line {
            down: None,
            ..line(text, 10.0, 0.0)
        }
    }

    fn body(n: usize) -> Vec<Line> {
        (0..n)
            .map(|i| line(&format!("regel {i} van de tekst"), 10.0, 1.2))
            .collect()
    }

    #[test]
    fn what_is_larger_is_a_heading_and_a_gap_begins_a_paragraph() {
        let mut page = vec![
            line("De overeenkomst van", 18.0, 0.0),
            line("de coach", 18.0, 1.2),
            line("Kosten", 14.0, 2.0),
            line("Een sessie kost 145 euro en de", 10.0, 1.9),
            line("rekening volgt.", 10.0, 1.2),
            line("Daarna is er koffie.", 10.0, 2.0),
        ];
        page.extend(body(12));
        let d = document(vec![page]);
        assert!(
            d.text.starts_with("# De overeenkomst van de coach\n\n## Kosten\n\nEen sessie kost 145 euro en de\nrekening volgt.\n\nDaarna is er koffie.\nregel 0"),
            "{}",
            d.text
        );
        assert_eq!(d.headings.len(), 2);
        // A page that is short has as many headings as paragraphs.
        let short = (0..6).map(|i| match i % 2 {
            0 => line("Kosten", 14.0, 2.0),
            _ => line("Een sessie kost 145 euro en de rekening volgt.", 10.0, 2.0),
        });
        assert_eq!(document(vec![short.collect()]).headings.len(), 3);
        // Where every third line is of another size, size says nothing.
        let mixed =
            (0..20).map(|i| line("zomaar een regel", if i % 3 > 0 { 10.0 } else { 13.0 }, 1.2));
        assert!(document(vec![mixed.collect()]).headings.is_empty());
    }

    #[test]
    fn lines_that_stand_wide_are_one_paragraph_until_they_stand_wider() {
        let mut page: Vec<Line> = body(6);
        for l in &mut page {
            l.down = Some(2.0);
        }
        page.push(line("Nieuw.", 10.0, 3.0));
        let d = document(vec![page]);
        assert_eq!(d.text.matches("\n\n").count(), 1, "{}", d.text);
    }

    #[test]
    fn a_sentence_goes_on_over_the_page_and_a_broken_word_is_whole() {
        let d = document(vec![
            vec![
                first("Handboek"),
                line("Stel je de zaal voor met stoe-", 10.0, 2.0),
                line("len en het", 10.0, 1.2),
                line("1", 10.0, 9.0),
            ],
            vec![
                first("Handboek"),
                line("licht van de in-", 10.0, 2.0),
                line("en uitgang. Tel de ba-", 10.0, 1.2),
                line("2", 10.0, 9.0),
            ],
            vec![
                first("Handboek"),
                line("nen. Klaar", 10.0, 2.0),
                line("Nu.", 10.0, 2.0),
                line("3", 10.0, 9.0),
            ],
        ]);
        assert_eq!(
            d.text,
            "Stel je de zaal voor met stoelen en het\nlicht van de in-\nen uitgang. Tel de banen. Klaar\n\nNu."
        );
    }
}
