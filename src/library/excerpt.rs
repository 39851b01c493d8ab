//! A few words of a passage around what was looked for, in one line and without the marks of Markdown: what every list of passages shows of one. Called by the
//! screens, the linear mode and the command line.

use super::quote::plain;
use super::written::Sought;

/// Characters before the word: it is to be seen at once in a narrow window too.
const LEAD: usize = 28;

/// A stretch of a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// One line.
    pub text: String,
    /// The bytes of it that were looked for, in order.
    pub marks: Vec<(usize, usize)>,
}

impl Excerpt {
    /// The stretch of at most `most` characters of a text that has most of what is looked for; its beginning where it has nothing of it.
    pub fn of(text: &str, sought: &Sought, most: usize) -> Self {
        let marks = sought.marks(text);
        let reach = |from: usize| after(text, from, most.saturating_sub(LEAD));
        let count = |from: usize| {
            let upto = reach(from);
            let inside = marks.iter().filter(|m| m.0 >= from && m.1 <= upto);
            inside.count()
        };
        let mut best = (0, 0);
        for (from, _) in &marks {
            let here = count(*from);
            if here > best.1 {
                best = (*from, here);
            }
        }
        let from = start(text, best.0);
        let upto = after(text, from, most);
        let stretch = text.get(from..upto).unwrap_or_default();
        // A word that was cut at the end is no word.
        let cut = upto < text.len();
        let whole = match stretch.rfind(char::is_whitespace).filter(|_| cut) {
            Some(at) if at > stretch.len() / 2 => stretch.get(..at).unwrap_or(stretch),
            _ => stretch,
        };
        let lines: Vec<String> = whole.lines().map(plain).collect();
        let words = lines.iter().flat_map(|l| l.split_whitespace());
        let mut line = words.collect::<Vec<_>>().join(" ");
        let begins = text.get(..from).unwrap_or_default().trim_end();
        if !begins.is_empty() {
            line.insert_str(0, "… ");
        }
        if cut {
            line.push_str(" …");
        }
        Self {
            marks: sought.marks(&line),
            text: line,
        }
    }
}

/// The byte so many characters after another.
fn after(text: &str, from: usize, chars: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let end = rest.char_indices().nth(chars);
    end.map_or(text.len(), |(i, _)| from + i)
}

/// Where to begin: at the word some way before a byte, or at the beginning of its paragraph or sentence where that is nearer.
fn start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let back = before.char_indices().rev().nth(LEAD - 1);
    let Some((from, _)) = back else {
        return paragraph(before, 0);
    };
    let lead = before.get(from..).unwrap_or_default();
    let sentence = [". ", "? ", "! ", "\n"].iter();
    if let Some(end) = sentence
        .filter_map(|s| Some(lead.rfind(s)? + s.len()))
        .max()
    {
        return from + end;
    }
    let word = lead.find(char::is_whitespace).map_or(0, |i| i + 1);
    paragraph(before, from + word)
}

/// After the last empty line behind a byte, where there is one.
fn paragraph(before: &str, from: usize) -> usize {
    let lead = before.get(from..).unwrap_or_default();
    lead.rfind("\n\n").map_or(from, |i| from + i + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOTE: &str = "# Gesprek twee\n\nWe begonnen met de week. Ze vertelde dat haar fiets **weg** was uit de fietsenstalling \
                        bij het station, en dat ze daarna naar huis liep. Daarna ging het over werk en over de vakantie die nog komt.";

    #[test]
    fn the_word_stands_in_it_marked_and_without_markdown() {
        let found = Excerpt::of(NOTE, &Sought::of("fietsenstalling"), 90);
        assert!(found.text.starts_with("… "), "{}", found.text);
        let marked: Vec<&str> = found.marks.iter().map(|m| &found.text[m.0..m.1]).collect();
        assert_eq!(marked, ["fietsenstalling"]);
        assert!(found.marks[0].0 < 45, "{}", found.text);
        assert!(found.text.ends_with('…') && !found.text.contains('*'));
    }

    #[test]
    fn without_the_word_it_is_the_beginning() {
        let found = Excerpt::of("Kort en goed.", &Sought::of("zebra"), 90);
        assert_eq!(
            (found.text.as_str(), found.marks.len()),
            ("Kort en goed.", 0)
        );
    }

    proptest! {
        #[test]
        fn any_text_has_one(text in "[a-zé .\n*#]{0,300}", query in "[a-zé ]{0,12}", most in 30usize..120) {
            let found = Excerpt::of(&text, &Sought::of(&query), most);
            prop_assert!(found.text.chars().count() <= most + 4);
            prop_assert!(!found.text.contains('\n'));
            for (a, b) in found.marks {
                prop_assert!(found.text.get(a..b).is_some());
            }
        }
    }
}
