//! Sentences: where they begin and end, in Dutch and English prose, lists and headings.

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 34] = [
    "dr", "drs", "mr", "mrs", "ms", "prof", "ir", "ing", "mevr", "dhr", "hr", "bijv", "bv", "nl",
    "enz", "etc", "evt", "ca", "o.a", "m.b.t", "t.a.v", "d.w.z", "i.p.v", "blz", "nr", "no", "vs",
    "e.g", "i.e", "cf", "al", "st", "jr", "sr",
];

/// Bytes of each sentence, without the blanks and Markdown marks around it; empty ones are left out.
pub fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        in_line(text, start, end, &mut out);
        start = end;
    }
    join_soft_breaks(text, out)
}

fn in_line(text: &str, from: usize, to: usize, out: &mut Vec<(usize, usize)>) {
    let line = text.get(from..to).unwrap_or_default();
    let mut start = 0;
    for (i, c) in line.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let after = i + c.len_utf8();
        let rest = line.get(after..).unwrap_or_default();
        let tail = rest.trim_start_matches(['"', '\'', '”', '’', ')', '*', '_', ']']);
        let closed = after + (rest.len() - tail.len());
        if !tail.is_empty() && !tail.starts_with(char::is_whitespace) {
            continue;
        }
        let next = tail.trim_start().chars().next();
        if next.is_some_and(char::is_lowercase)
            || (c == '.' && abbreviated(line.get(start..i).unwrap_or_default()))
        {
            continue;
        }
        push(text, from + start, from + closed, out);
        start = closed;
    }
    push(text, from + start, to, out);
}

fn abbreviated(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    // A single letter is an initial; a number is a list mark or an ordinal.
    word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
        || ABBREVIATIONS.contains(&word.as_str())
        || (before.trim() == word && word.chars().all(|c| c.is_ascii_digit()))
}

fn push(text: &str, from: usize, to: usize, out: &mut Vec<(usize, usize)>) {
    let piece = text.get(from..to).unwrap_or_default();
    let mark = |c: char| {
        c.is_whitespace() || matches!(c, '#' | '>' | '|' | '*' | '_' | '+' | '-' | '`' | '~')
    };
    let head = piece.trim_start_matches(mark);
    let body = head
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '|' | '`' | '#'));
    if body.chars().any(char::is_alphanumeric) {
        let start = from + (piece.len() - head.len());
        out.push((start, start + body.len()));
    }
}

/// A line that is broken in the middle of a sentence (wrapped text, PDF) goes on in the next.
fn join_soft_breaks(text: &str, pieces: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::with_capacity(pieces.len());
    for (from, to) in pieces {
        if let Some(last) = out.last_mut() {
            let between = text.get(last.1..from).unwrap_or_default();
            let open = !text
                .get(last.0..last.1)
                .unwrap_or_default()
                .ends_with(['.', '!', '?', '…', ':', '"', '”', ')']);
            let goes_on = text
                .get(from..)
                .and_then(|t| t.chars().next())
                .is_some_and(char::is_lowercase);
            if between == "\n" && open && goes_on && to - last.0 < 1_000 {
                last.1 = to;
                continue;
            }
        }
        out.push((from, to));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(s: &str) -> Vec<&str> {
        sentences(s).into_iter().map(|(a, b)| &s[a..b]).collect()
    }

    #[test]
    fn prose_lists_and_abbreviations_are_cut_where_a_reader_would() {
        assert_eq!(
            cut("Zij kwam om 9.30 uur. Dr. Smit belde. Echt waar?"),
            ["Zij kwam om 9.30 uur.", "Dr. Smit belde.", "Echt waar?"]
        );
        assert_eq!(
            cut("# Doel\n\n- Slapen.\n- Om acht uur stoppen\n"),
            ["Doel", "Slapen.", "Om acht uur stoppen"]
        );
        assert_eq!(
            cut("She said \"Stop.\" He did.\nThe line\ngoes on here."),
            ["She said \"Stop.\"", "He did.", "The line\ngoes on here."]
        );
        assert_eq!(
            cut("1. Eerst dit. 2. Dan dat."),
            ["1. Eerst dit.", "2. Dan dat."]
        );
    }

    proptest! {
        #[test]
        fn spans_are_ordered_apart_and_on_boundaries(s in "[a-zA-Z .!?\"\n#*é日-]{0,200}") {
            let mut last = 0;
            for (a, b) in sentences(&s) {
                prop_assert!(a >= last && a < b && s.is_char_boundary(a) && s.is_char_boundary(b));
                last = b;
            }
        }
    }
}
