//! What stands at the top or the bottom of the pages and is no part of the text: running heads and page numbers. Called by `pages`.

use super::layout::Line;
use std::collections::{HashMap, HashSet};

/// Lines at each end of a page that are looked at.
const EDGE: usize = 3;
/// Characters of such a line, at most.
const LONGEST: usize = 120;
/// A line stands on most pages if it stands on two of five: left and right pages may have heads of their own.
const OF: (usize, usize) = (2, 5);
/// A line that is written so many times as large as elsewhere is the title that the running head repeats.
const TITLE: f64 = 1.12;

/// The numbers of both ends of a page.
fn edges(page: &[Line]) -> impl Iterator<Item = &Line> {
    let last = page.len().saturating_sub(EDGE).max(EDGE.min(page.len()));
    let ends = page.iter().take(EDGE).chain(page.iter().skip(last));
    ends.filter(|l| l.text.chars().nth(LONGEST).is_none())
}

/// A line with its numbers as one mark: `Handboek | 17` is on the next page `Handboek | 18`.
fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii_digit() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// The number of a line that is nothing else: `17`, `- 17 -`, `xii`, `Pagina 3 van 10`.
fn number(text: &str) -> Option<i64> {
    let low = text.to_lowercase();
    let bare = low.trim_matches(|c: char| !c.is_alphanumeric());
    let word = ["pagina", "page", "blz.", "blz", "p."]
        .iter()
        .find_map(|w| bare.strip_prefix(w));
    let count = word.unwrap_or(bare).trim();
    let end = count
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(count.len());
    let (digits, rest) = count.split_at_checked(end)?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    let rest = ["van", "of"]
        .iter()
        .find_map(|w| rest.strip_prefix(w))
        .unwrap_or(rest);
    let total = rest.trim().chars().all(|c| c.is_ascii_digit());
    if (1..=4).contains(&digits.len()) && total {
        return digits.parse().ok();
    }
    roman(bare)
}

/// A small Roman number.
fn roman(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > 7 {
        return None;
    }
    let value = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        _ => None,
    };
    let values: Vec<i64> = text.chars().map(value).collect::<Option<_>>()?;
    let next = values.iter().skip(1).chain([&0]);
    Some(
        values
            .iter()
            .zip(next)
            .map(|(v, n)| if v < n { -v } else { *v })
            .sum(),
    )
}

/// Takes what runs along out of the pages.
pub(super) fn leave_out(pages: &mut [Vec<Line>]) {
    let mut same: HashMap<String, (usize, f64)> = HashMap::new();
    let mut alike: HashMap<String, usize> = HashMap::new();
    // How far page numbers are from the count of pages, which is the same on all.
    let mut ahead: HashMap<i64, usize> = HashMap::new();
    for (i, page) in pages.iter().enumerate() {
        let mut here = HashSet::new();
        for line in edges(page) {
            if here.insert(line.text.clone()) {
                let entry = same.entry(line.text.clone()).or_insert((0, line.size));
                entry.0 += 1;
                entry.1 = entry.1.min(line.size);
            }
            let mask = masked(&line.text);
            if mask.contains('#') && mask.contains(char::is_alphabetic) && here.insert(mask.clone())
            {
                *alike.entry(mask).or_default() += 1;
            }
            if let Some(n) = number(&line.text) {
                let n = n - i64::try_from(i).unwrap_or_default();
                // The mark of what was counted of this page.
                if here.insert(format!("\n{n}")) {
                    *ahead.entry(n).or_default() += 1;
                }
            }
        }
    }
    let all = pages.len();
    let most = |n: usize, least: usize| n >= least && n * OF.1 >= all * OF.0;
    for (i, page) in pages.iter_mut().enumerate() {
        let i = i64::try_from(i).unwrap_or_default();
        let runs = |line: &Line| {
            if line.text.chars().nth(LONGEST).is_some() {
                return false;
            }
            let repeated = same
                .get(&line.text)
                .is_some_and(|(n, size)| most(*n, 2) && line.size <= size * TITLE);
            let counted = alike.get(&masked(&line.text)).is_some_and(|n| most(*n, 3));
            let numbered = number(&line.text)
                .is_some_and(|n| ahead.get(&(n - i)).is_some_and(|c| most(*c, 2)));
            repeated || counted || numbered
        };
        let top = page.iter().take(EDGE).take_while(|l| runs(l)).count();
        let rest = page.len() - top;
        let bottom = page
            .iter()
            .rev()
            .take(EDGE.min(rest))
            .take_while(|l| runs(l))
            .count();
        page.truncate(page.len() - bottom);
        page.drain(..top);
        if let Some(first) = page.first_mut().filter(|_| top > 0) {
            // It begins the page now.
            first.down = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Vec<Line> {
        let line = |text: &str| Line {
            text: text.into(),
            size: if text.starts_with("GROOT") {
                20.0
            } else {
                10.0
            },
            down: Some(1.2),
        };
        text.lines().map(line).collect()
    }

    fn left(pages: &[&str]) -> Vec<String> {
        let mut pages: Vec<_> = pages.iter().map(|p| page(p)).collect();
        leave_out(&mut pages);
        let texts = |p: &Vec<Line>| {
            p.iter()
                .map(|l| l.text.clone())
                .collect::<Vec<_>>()
                .join("/")
        };
        pages.iter().map(texts).collect()
    }

    #[test]
    fn running_heads_and_page_numbers_go_and_nothing_else() {
        assert_eq!(
            left(&["Handboek 2020\na\nb\n17", "c\nd\nHandboek 2020\n18"]),
            ["a/b", "c/d"]
        );
        // Heads of left and right pages; a number within the head; Roman numbers.
        assert_eq!(
            left(&[
                "Links 1\na\ni",
                "Rechts\nb\nii",
                "Links 3\nc\niii",
                "Rechts\nd\niv",
                "Links 5\ne\nv"
            ]),
            ["a", "b", "c", "d", "e"]
        );
        // A number that does not count the pages, what repeats in the middle, and a page alone.
        assert_eq!(left(&["a\nb\n145", "c\nd\n12"]), ["a/b/145", "c/d/12"]);
        assert_eq!(left(&["Kop\n1"]), ["Kop/1"]);
        let long = "a1\nb1\nc1\nmidden\nd1\ne1\nf1";
        let other = "a2x\nb2y\nc2z\nmidden\nd2x\ne2y\nf2z";
        assert_eq!(left(&[long, other])[0], long.replace('\n', "/"));
        assert_eq!(number("Pagina 3 van 10"), Some(3));
        assert_eq!(
            (number("– 12 –"), number("xiv"), number("2,5")),
            (Some(12), Some(14), None)
        );
    }
}
