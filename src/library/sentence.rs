//! Sentences: where they begin and end, in Dutch and English prose, lists and headings. Text may be wrapped: a line goes on in the next unless it ends a
//! sentence or the next begins something else. What was cut stays cut when more text comes (`practice::marking` cuts answers while they are written),
//! so nothing here looks further than the line it is at.

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 34] = [
    "dr", "drs", "mr", "mrs", "ms", "prof", "ir", "ing", "mevr", "dhr", "hr", "bijv", "bv", "nl",
    "enz", "etc", "evt", "ca", "o.a", "m.b.t", "t.a.v", "d.w.z", "i.p.v", "blz", "nr", "no", "vs",
    "e.g", "i.e", "cf", "al", "st", "jr", "sr",
];
/// Bytes after which the end of a line ends a sentence whatever follows: a list of words without end is no sentence.
const LONGEST: usize = 1_000;
/// A line of fewer characters was not broken because it was full: what begins with a capital after it begins anew.
const FULL: usize = 30;
/// Words a label at the beginning of a line has at most (`Wat hij wil: …`).
const LABEL: usize = 3;

/// Bytes of each sentence, without the blanks and Markdown marks around it; empty ones are left out.
pub fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    // Where the lines that belong together began, and the last of them.
    let mut open: Option<(usize, Line<'_>)> = None;
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let mut line = Line::read(raw);
        let goes_on = open.as_ref().is_some_and(|(_, last)| last.leads_to(&line));
        if goes_on {
            line.numbered |= open.as_ref().is_some_and(|(_, last)| last.numbered);
            open = open.map(|(from, _)| (from, line));
        } else {
            if let Some((from, _)) = open.take() {
                in_block(text, from, at, &mut out);
            }
            open = (!line.empty()).then_some((at, line));
        }
        at += raw.len();
    }
    if let Some((from, _)) = open {
        in_block(text, from, at, &mut out);
    }
    out
}

/// A line, and what it is.
struct Line<'a> {
    /// Without quote marks and blanks around it.
    text: &'a str,
    quoted: bool,
    heading: bool,
    /// It begins with the number of an item, or goes on about one.
    numbered: bool,
    /// It begins with the mark of an item.
    bulleted: bool,
    /// Two blanks or a backslash at the end break a line on purpose.
    broken: bool,
}

impl<'a> Line<'a> {
    fn read(raw: &'a str) -> Self {
        let inner = raw.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
        let lead = raw.get(..raw.len() - inner.len()).unwrap_or_default();
        let text = inner.trim_end();
        let bare = text.trim_start_matches('#');
        let hashes = text.len() - bare.len();
        Self {
            text,
            quoted: lead.contains('>'),
            heading: (1..=6).contains(&hashes) && bare.starts_with(' '),
            numbered: number(text).is_some(),
            bulleted: bullet(text),
            broken: text.ends_with('\\') || inner.trim_end_matches(['\n', '\r']).ends_with("  "),
        }
    }

    /// Whether it says nothing: blank, or a rule between parts.
    fn empty(&self) -> bool {
        !self.text.contains(char::is_alphanumeric)
    }

    /// Whether a sentence at the end of this line may go on in the next. Asked of each pair of lines that follow each other; looks at no more than the
    /// end of one and the begin of the other, so that it answers the same when more comes.
    fn leads_to(&self, next: &Line<'_>) -> bool {
        if self.heading
            || next.heading
            || next.empty()
            || next.bulleted
            || next.quoted && !self.quoted
            || next.text.starts_with('|')
            || self.text.contains('|')
            || emphasised(self.text)
        {
            return false;
        }
        // A number that begins a line may only be the number of an item if it begins a list or goes on with one.
        if let Some(n) = number(next.text)
            && (n == 1 || self.numbered)
        {
            return false;
        }
        let first = next.text.trim_start_matches(['*', '_', '"', '“', '„', '(']);
        if first.starts_with(char::is_lowercase) {
            return true;
        }
        let full = self.text.chars().nth(FULL - 1).is_some();
        let capital = first.starts_with(char::is_uppercase);
        !(self.broken || self.text.ends_with(':') || capital && !full || label(first))
    }
}

/// The number a line begins with if that is how an item begins: `2. `, `3) `; a letter (`b) `) counts as the first.
fn number(line: &str) -> Option<u32> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.get(..line.len() - rest.len()).unwrap_or_default();
    if (1..=3).contains(&digits.len()) {
        let after = rest.strip_prefix(['.', ')'])?;
        return after
            .starts_with(' ')
            .then(|| digits.parse().ok())
            .flatten();
    }
    let after = line.strip_prefix(|c: char| c.is_ascii_lowercase())?;
    after.starts_with(") ").then_some(1)
}

/// Whether a line begins with the mark of an item.
fn bullet(line: &str) -> bool {
    line.strip_prefix(['-', '*', '+', '•', '–', '◦', '▪', '‣', '·'])
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// A line that is stressed as a whole is a heading where there are no others.
fn emphasised(line: &str) -> bool {
    ["**", "__"].iter().any(|m| {
        line.strip_prefix(m)
            .and_then(|l| l.strip_suffix(m))
            .is_some_and(|inner| !inner.contains(m))
    })
}

/// Whether a line begins with a label, as dialogues and forms do: `Coach: …`, `**Doel:** …`.
fn label(line: &str) -> bool {
    let mut words = 1;
    for (i, c) in line.char_indices().take(60) {
        match c {
            ':' => {
                let after = line.get(i + 1..).unwrap_or_default();
                return i > 0 && after.starts_with([' ', '*', '_']);
            }
            ' ' => words += 1,
            '.' | '!' | '?' | '…' | ',' | ';' => return false,
            _ => {}
        }
        if words > LABEL {
            return false;
        }
    }
    false
}

/// Cuts lines that belong together.
fn in_block(text: &str, from: usize, to: usize, out: &mut Vec<(usize, usize)>) {
    let block = text.get(from..to).unwrap_or_default();
    let mut start = 0;
    for (i, c) in block.char_indices() {
        if c == '\n' && i - start > LONGEST {
            push(text, from + start, from + i, out);
            start = i;
        }
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let rest = block.get(i + c.len_utf8()..).unwrap_or_default();
        let tail = closed(rest);
        let end = block.len() - tail.len();
        if !tail.is_empty() && !tail.starts_with(char::is_whitespace) {
            continue;
        }
        // At the end of a line it ends the sentence, also in what was typed without capitals.
        let next = tail.chars().find(|c| *c == '\n' || !c.is_whitespace());
        // "… agree with this?" – and the sentence goes on.
        let behind = tail.trim_start_matches([' ', '\u{a0}']);
        let dashed = behind.strip_prefix(['–', '—', '-']).is_some_and(|rest| {
            let rest = rest.trim_start_matches('-');
            rest.starts_with(' ') && rest.trim_start().starts_with(char::is_lowercase)
        });
        if next.is_some_and(char::is_lowercase)
            || dashed && c != '.'
            || (c == '.' && abbreviated(block.get(start..i).unwrap_or_default()))
        {
            continue;
        }
        push(text, from + start, from + end, out);
        start = end;
    }
    push(text, from + start, to, out);
}

/// What follows the marks that close a sentence with its full stop: quotation marks, brackets, the number of a note.
fn closed(rest: &str) -> &str {
    let mut rest = rest;
    loop {
        let tail = rest.trim_start_matches(['"', '\'', '”', '’', ')', '*', '_', ']']);
        let note = tail.strip_prefix('[').and_then(|inside| {
            let after = inside.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = inside.len() - after.len();
            (1..=3)
                .contains(&digits)
                .then_some(after)?
                .strip_prefix(']')
        });
        match note {
            Some(after) => rest = after,
            None => return tail,
        }
    }
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
            cut("Ask \"does anyone agree?\" – not \"who is against?\" Then wait."),
            [
                "Ask \"does anyone agree?\" – not \"who is against?\"",
                "Then wait."
            ]
        );
        assert_eq!(cut("Is dat zo?\n- nee\n- ja"), ["Is dat zo?", "nee", "ja"]);
        assert_eq!(
            cut("1. Eerst dit. 2. Dan dat."),
            ["1. Eerst dit.", "2. Dan dat."]
        );
    }

    #[test]
    fn a_wrapped_line_goes_on_in_the_next_whatever_that_begins_with() {
        for whole in [
            "De groep komt bijeen in een oude school te\nAmersfoort of omgeving.",
            "De bijeenkomst duurt volgens de regel van\n9 tot 12 uur.",
            "Er is maar één regel (zie het oude handvest)\nen die luidt: zwijg.",
            "Zij leest wat er staat in \"De kunst van het\nzwijgen\"\nen herhaalt het.",
            "Volgens de laatste regel van het handvest en\n\"De kunst\" mag dat niet.",
            "Dat vindt men bij schrijvers als bijv.\nSmit en anderen.",
            "De regel staat op bladzijde vier van deel\n12. dat is bekend.",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
        assert_eq!(
            cut(
                "- De klok grijpt in zodra iemand langer dan\n  zeven minuten praat.\n- De spiegel\n  zegt niets\n"
            ),
            [
                "De klok grijpt in zodra iemand langer dan\n  zeven minuten praat.",
                "De spiegel\n  zegt niets"
            ]
        );
        assert_eq!(
            cut("> Hij kiest zelf of hij antwoordt op de\n> vragen. Of niet.\n>\n> Later wel"),
            [
                "Hij kiest zelf of hij antwoordt op de\n> vragen.",
                "Of niet.",
                "Later wel"
            ]
        );
    }

    #[test]
    fn a_line_that_begins_something_else_goes_on_with_nothing() {
        for (apart, n) in [
            (
                "Dit is een lange regel zonder punt aan het eind\n- Een punt",
                2,
            ),
            ("Dit is een lange regel zonder punt aan het eind\n# Kop", 2),
            (
                "# Een kop van meer dan dertig letters\nen daaronder de tekst",
                2,
            ),
            (
                "Dit is een lange regel zonder punt aan het eind\n\nVerder",
                2,
            ),
            (
                "Dit is een lange regel zonder punt aan het eind\n> Gezegd",
                2,
            ),
            (
                "Dit is een lange regel zonder punt aan het eind\n| a | b |",
                2,
            ),
            (
                "| Een lange rij | van een tabel zonder punt |\n| Nog | een |",
                2,
            ),
            (
                "1. Koop een brood bij de bakker op de hoek\n2. Eet het op",
                2,
            ),
            (
                "Dit is een lange regel zonder punt aan het eind\n---\nVerder",
                2,
            ),
            (
                "**De rol van de tijdbewaker in de groep**\nHij let op de klok",
                2,
            ),
            ("Slaapt slecht\nWil minder werken\nRuzie thuis", 3),
            (
                "Hij zegt dat hij moe is en naar huis wil gaan\nCoach: waarom nu",
                2,
            ),
            (
                "Zij wil meer tijd voor zichzelf en haar gezin  \nEn slapen",
                2,
            ),
            ("ze kwam te laat.\nbaas blijft bellen.", 2),
            ("Zie de noot onder aan de bladzijde.[1]\nDaar staat het.", 2),
        ] {
            assert_eq!(cut(apart).len(), n, "{apart}: {:?}", cut(apart));
        }
        let words = "woord\n".repeat(100_000);
        assert!(sentences(&words).iter().all(|(a, b)| b - a <= LONGEST + 6));
    }

    proptest! {
        #[test]
        fn spans_are_ordered_apart_and_on_boundaries(s in "[a-zA-Z .!?\"\n#*>é日-]{0,200}") {
            let mut last = 0;
            for (a, b) in sentences(&s) {
                prop_assert!(a >= last && a < b && s.is_char_boundary(a) && s.is_char_boundary(b));
                last = b;
            }
        }
    }
}
