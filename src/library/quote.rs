//! What of a source may be quoted as an answer, and how it then reads: without Markdown's marks, and nothing out of a list of literature.
//! `extract` asks; citations go on pointing at the source as it stands.

use super::cite::Place;
use super::picture::is_pictures;

/// A sentence as it is read aloud: without the marks of Markdown (emphasis, code, links, bullets, headings, quotes) and without the line breaks,
/// which are the source's layout and not its words.
pub fn plain(sentence: &str) -> String {
    let mut out = String::with_capacity(sentence.len());
    // What a picture shows is no part of a sentence that goes on around it.
    let pictured = |line: &&str| !is_pictures(line);
    let among = sentence
        .lines()
        .any(|l| pictured(&l) && !l.trim().is_empty());
    for line in sentence.lines().filter(|l| !among || pictured(l)) {
        inline(unmarked(line), &mut out);
        out.push(' ');
    }
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    whole(&out).to_owned()
}

/// Without a quotation mark at its begin or end that has no other: the sentence was taken out of a longer quotation.
fn whole(sentence: &str) -> &str {
    let count = |marks: &[char]| sentence.chars().filter(|c| marks.contains(c)).count();
    let (opens, closes) = (count(&['“', '„', '«']), count(&['”', '»']));
    let odd = count(&['"']) % 2 == 1;
    let begin = |c: char| (c == '"' && odd) || (matches!(c, '“' | '„' | '«') && opens > closes);
    let end = |c: char| (c == '"' && odd) || (matches!(c, '”' | '»') && closes > opens);
    let bare = match sentence.strip_prefix(begin) {
        Some(rest) => rest.trim_start(),
        None => sentence.strip_suffix(end).unwrap_or(sentence).trim_end(),
    };
    if bare.is_empty() { sentence } else { bare }
}

/// A line without what marks it as a quote, heading, item or task.
fn unmarked(line: &str) -> &str {
    let mut line = line.trim();
    loop {
        let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = line.len() - number.len();
        let item = (1..=2)
            .contains(&digits)
            .then(|| number.strip_prefix(['.', ')']))
            .flatten()
            .and_then(|rest| rest.strip_prefix(' '));
        let heading = line.trim_start_matches('#');
        let rest = line
            .strip_prefix("> ")
            .or_else(|| line.strip_prefix(">"))
            .or_else(|| ["- ", "* ", "+ "].iter().find_map(|m| line.strip_prefix(m)))
            .or_else(|| {
                ["[ ] ", "[x] ", "[X] "]
                    .iter()
                    .find_map(|m| line.strip_prefix(m))
            })
            .or(item)
            .or_else(|| {
                heading
                    .strip_prefix(' ')
                    .filter(|_| heading.len() < line.len())
            });
        match rest {
            Some(rest) if !rest.trim().is_empty() => line = rest.trim_start(),
            _ => return line,
        }
    }
}

/// Appends the text of a line without emphasis, code marks and link syntax. What only looks like a mark (`5 * 3`, `snake_case`) stays.
fn inline(line: &str, out: &mut String) {
    let mut rest = line;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        let next = tail.chars().next();
        match c {
            // At the end of a line it breaks the line, before a blank it holds it: layout, and no word.
            '\\' if next.is_none_or(char::is_whitespace) => {}
            '\\' if next.is_some_and(|n| n.is_ascii_punctuation()) => {
                let mark = next.unwrap_or_default();
                out.push(mark);
                before = mark;
                rest = tail.get(1..).unwrap_or_default();
                continue;
            }
            '`' => {}
            '*' | '_' => {
                let after = tail.trim_start_matches(c).chars().next().unwrap_or(' ');
                let loose = before.is_whitespace() && after.is_whitespace();
                let within = c == '_' && before.is_alphanumeric() && after.is_alphanumeric()
                    || c == '*' && before.is_numeric() && after.is_numeric();
                if loose || within {
                    out.push(c);
                }
                // The rest of the run goes the same way.
                let run = tail.len() - tail.trim_start_matches(c).len();
                if loose || within {
                    out.push_str(tail.get(..run).unwrap_or_default());
                    before = c;
                }
                rest = tail.get(run..).unwrap_or_default();
                continue;
            }
            '[' | '!' => {
                if let Some((text, after)) = link(rest) {
                    inline(text, out);
                    before = out.chars().last().unwrap_or(' ');
                    rest = after;
                    continue;
                }
                // A mark of the source's own, such as `[3]`, would be read as one of ours.
                if let Some((mark, after)) = numbered(rest) {
                    out.push('(');
                    out.push_str(mark);
                    out.push(')');
                    before = ')';
                    rest = after;
                    continue;
                }
                out.push(c);
            }
            _ => out.push(c),
        }
        before = c;
        rest = tail;
    }
}

/// `[3]`, `[1, 2]`, `[4-6]` or `[?]` at the start: what is between, and what follows.
fn numbered(at: &str) -> Option<(&str, &str)> {
    let (inside, after) = at.strip_prefix('[')?.split_once(']')?;
    let number = inside.starts_with(|c: char| c.is_ascii_digit())
        && inside
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–' | ';'));
    (number || inside == "?").then_some((inside, after))
}

/// `[text](address)` and `![text](address)` at the start: the text, and what follows. A footnote's mark has no text.
pub(super) fn link(at: &str) -> Option<(&str, &str)> {
    let inner = at.strip_prefix('!').unwrap_or(at).strip_prefix('[')?;
    let close = inner.find(']')?;
    let (text, after) = (inner.get(..close)?, inner.get(close + 1..)?);
    if text.starts_with('^') {
        return Some(("", after));
    }
    let address = after.strip_prefix('(')?;
    let mut depth = 0usize;
    for (i, c) in address.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some((text, address.get(i + 1..)?)),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether a sentence stands in an entry of a list of literature, such as `Whitmore, J. (2009). Coaching for performance.`: it says where
/// something was written, not what.
pub(super) fn in_bibliography(place: &Place<'_>) -> bool {
    let text = &place.hit.text;
    if is_listed(place.text()) {
        return true;
    }
    let before = text.get(..place.bytes.0).unwrap_or_default();
    let line_at = |end: usize| {
        let upto = text.get(..end).unwrap_or_default();
        upto.rfind('\n').map_or(0, |i| i + 1)
    };
    let mut start = line_at(before.len());
    // An entry may be wrapped; the line that opens it is at most a few up.
    for _ in 0..4 {
        let line = text
            .get(start..place.bytes.1.max(start))
            .unwrap_or_default();
        if is_entry(unmarked(line)) {
            return true;
        }
        let above = text.get(..start.saturating_sub(1)).unwrap_or_default();
        let previous = above.get(line_at(above.len())..).unwrap_or_default();
        if start == 0 || previous.trim().is_empty() || previous.trim_start().starts_with('#') {
            return false;
        }
        start = line_at(above.len());
        // A line that ends a sentence opens nothing that goes on here, unless it is an entry itself.
        if previous.trim_end().ends_with(['!', '?', ':']) {
            return false;
        }
    }
    false
}

/// `William Ury, *The Power of a Positive No* (2007)`: names, a title and a year between brackets with which it ends.
fn is_listed(sentence: &str) -> bool {
    let sentence = sentence.trim_end();
    let year = sentence
        .strip_suffix(')')
        .and_then(|s| s.rsplit_once('('))
        .is_some_and(|(_, inside)| {
            let digits = inside.chars().take_while(char::is_ascii_digit).count();
            digits == 4 && inside.chars().count() <= 40
        });
    year && sentence.contains(", ") && sentence.contains(['*', '_'])
}

/// Words that stand in names without a capital.
const IN_NAMES: [&str; 21] = [
    "en", "and", "und", "et", "al", "van", "de", "der", "den", "ter", "ten", "te", "von", "le",
    "la", "du", "di", "red", "eds", "ed", "of",
];

/// Names, a year in brackets, a full stop: how an entry of a list of literature begins.
fn is_entry(line: &str) -> bool {
    let Some((names, rest)) = line.split_once('(') else {
        return false;
    };
    // Editors are named in brackets of their own before the year.
    let editors = rest
        .split_once(')')
        .filter(|(inside, _)| {
            inside.to_lowercase().starts_with("ed") || inside.to_lowercase().starts_with("red")
        })
        .and_then(|(_, after)| after.split_once('('));
    let rest = editors.map_or(rest, |(_, after)| after);
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let Some((inside, after)) = rest.split_once(')') else {
        return false;
    };
    let year = digits == 4 && inside.chars().count() <= 24;
    let mut words = names
        .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\'' || c == '’'))
        .filter(|w| !w.is_empty())
        .peekable();
    year && after.starts_with(['.', ':'])
        && words.peek().is_some()
        && names.chars().count() <= 200
        && words.all(|w| {
            w.starts_with(char::is_uppercase) || IN_NAMES.contains(&w.to_lowercase().as_str())
        })
}

#[cfg(test)]
mod tests {
    use super::super::Hit;
    use super::super::cite::places;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sentence_is_shown_without_the_marks_of_markdown() {
        for (marked, read) in [
            (
                "Coach:** And suppose it went *well*?",
                "Coach: And suppose it went well?",
            ),
            (
                "**vet** en __ook__ en _schuin_ en `code`.",
                "vet en ook en schuin en code.",
            ),
            (
                "Zie [het boek](https://x.nl/a_(b)) en ![beeld](x.png)[^1].",
                "Zie het boek en beeld.",
            ),
            (
                "snake_case blijft, 5 * 3 en 2*3 ook, en \\*dit\\*.",
                "snake_case blijft, 5 * 3 en 2*3 ook, en *dit*.",
            ),
            (
                "Dit gaat om\n![een vrouw met een bril](a.png)\nkijken.",
                "Dit gaat om kijken.",
            ),
            ("regel een\n> gaat door\n- hier", "regel een gaat door hier"),
            ("1. Eerst dit.", "Eerst dit."),
            (
                "[x] Gedaan, [maar] niet [alles](.",
                "Gedaan, [maar] niet [alles](.",
            ),
            (
                "1990. Dat was een goed jaar.",
                "1990. Dat was een goed jaar.",
            ),
            ("### Kop 3", "Kop 3"),
            ("Wil ik dit dan nog?\"", "Wil ik dit dan nog?"),
            ("\"Ik ben 44, zei ze.", "Ik ben 44, zei ze."),
            ("„Ik wil weg.", "Ik wil weg."),
            ("Ze zei: \"Nee.\" En \"ja\".", "Ze zei: \"Nee.\" En \"ja\"."),
            ("Dat is 5\" breed.", "Dat is 5\" breed."),
            ("“Nee”, zei ze.", "“Nee”, zei ze."),
            (
                "Volgens Smit [3] en [1, 2] klopt dat [?].",
                "Volgens Smit (3) en (1, 2) klopt dat (?).",
            ),
            (
                "Regel een\\\nregel twee\\ en C:\\Users, 2\\. Punt\\",
                "Regel een regel twee en C:\\Users, 2. Punt",
            ),
        ] {
            assert_eq!(plain(marked), read, "{marked}");
        }
    }

    #[test]
    fn an_entry_of_a_list_of_literature_is_not_an_answer() {
        for entry in [
            "Whitmore, J. (2009). *Coaching for performance*.",
            "Miller, W. R., & Rollnick, S. (2013). Motivational interviewing.",
            "Van der Meer, K. en De Vries, P. (2011, maart). Titel.",
            "World Health Organization (2019): Burn-out.",
            "Smith, A. (Ed.) (1999). Handbook.",
        ] {
            assert!(is_entry(entry), "{entry}");
        }
        for prose in [
            "Bridges described the idea in Transitions (1980) and applied it later.",
            "Het idee komt van Bridges (1980). Het gaat over overgang.",
            "(1980). Los.",
            "Whitmore (2009) zegt het anders.",
            "Geen haakjes hier.",
        ] {
            assert!(!is_entry(prose), "{prose}");
        }
    }

    #[test]
    fn the_title_in_an_entry_belongs_to_it_also_on_the_next_line() {
        let text = "Het doel telt mee.\n\n- Whitmore, J. (2009). Coaching for\n  performance in the long run. Nicholas Brealey.\n\nDaarna volgt weer gewone tekst.";
        let hit = Hit::tested(("Boek", "boek.md", "nl"), text);
        let hits = [hit];
        let kept: Vec<_> = places(&hits)
            .iter()
            .filter(|p| !in_bibliography(p))
            .map(|p| p.text().to_owned())
            .collect();
        assert_eq!(
            kept,
            ["Het doel telt mee.", "Daarna volgt weer gewone tekst."]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_shown_without_panic_and_never_longer(s in "[a-z0-9 *_`\\[\\]()!#>\n\\\\é日.^-]{0,80}") {
            prop_assert!(plain(&s).len() <= s.len());
        }
    }
}
