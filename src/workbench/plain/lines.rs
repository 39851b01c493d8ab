//! Text as lines to be read aloud: a stream cut into sentences, and a passage with its span between marks. Pure; called by `session` and its parts.

use crate::practice::THOUGHT;

/// Lines before a cited span that lead up to it.
const LEAD: usize = 3;

/// Cuts a stream of pieces into sentences, so that every line printed is a whole one.
#[derive(Default)]
pub struct Sentences {
    held: String,
}

impl Sentences {
    /// Takes a piece; returns the sentences that are whole now.
    pub fn push(&mut self, piece: &str) -> Vec<String> {
        self.held.push_str(piece);
        let mut out = Vec::new();
        while let Some(end) = boundary(&self.held) {
            let rest = self.held.split_off(end);
            let sentence = std::mem::replace(&mut self.held, rest);
            out.extend(one_line(&sentence));
        }
        out
    }

    /// What is left when nothing more comes.
    pub fn finish(&mut self) -> Option<String> {
        one_line(&std::mem::take(&mut self.held))
    }
}

/// Where the first sentence ends (bytes): after a line break, or after a closing mark that is followed by white space and something that does not
/// go on in small letters. What follows must be there already: "3.5" and "e.g. this" may still be on their way.
fn boundary(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    let mut word_is_number = true;
    let mut word_len = 0;
    while let Some((at, c)) = chars.next() {
        if c == '\n' {
            return Some(at + 1);
        }
        if matches!(c, '.' | '!' | '?' | '…') && !(c == '.' && word_is_number && word_len > 0) {
            let mut end = at + c.len_utf8();
            while let Some(&(i, n)) = chars.peek() {
                if !matches!(
                    n,
                    '.' | '!' | '?' | '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '*' | '_'
                ) {
                    break;
                }
                end = i + n.len_utf8();
                chars.next();
            }
            let mut rest = text.get(end..).unwrap_or_default().chars();
            let spaced = rest.next().is_some_and(char::is_whitespace);
            let next = rest.find(|c| !c.is_whitespace());
            if spaced && next.is_some_and(|n| !n.is_lowercase()) {
                return Some(end);
            }
        }
        if c.is_whitespace() {
            (word_is_number, word_len) = (true, 0);
        } else {
            word_is_number &= c.is_ascii_digit();
            word_len += 1;
        }
    }
    None
}

/// A text with its white space evened out, nothing when it is blank.
pub fn one_line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// At most so many characters of a text, in one line.
pub fn short(text: &str, most: usize) -> String {
    let line = one_line(text).unwrap_or_default();
    if line.chars().count() <= most {
        return line;
    }
    let mut cut: String = line.chars().take(most.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

/// A text as lines of one sentence each; blank lines go, for they are nothing to listen to.
pub fn sentences(text: &str) -> Vec<String> {
    let mut cutter = Sentences::default();
    let mut out = cutter.push(text);
    out.extend(cutter.finish());
    out
}

/// A stretch of a text, by characters.
pub fn stretch(text: &str, from: usize, to: usize) -> String {
    text.chars()
        .skip(from)
        .take(to.saturating_sub(from))
        .collect()
}

/// A text around a cited span (characters, half-open): a few lines that lead up to it, the span between two marks, and all that follows.
pub fn passage(text: &str, span: (usize, usize), marks: [String; 2]) -> Vec<String> {
    let read = |from, to| {
        let mut lines = sentences(&stretch(text, from, to));
        // The dash of a list whose item is cited would stand alone.
        lines.retain(|l| says_something(l));
        lines
    };
    let before = read(0, span.0);
    let [from, until] = marks;
    let mut out: Vec<String> = before
        .iter()
        .skip(before.len().saturating_sub(LEAD))
        .cloned()
        .collect();
    out.push(from);
    out.extend(sentences(&stretch(text, span.0, span.1)));
    out.push(until);
    out.extend(read(span.1, usize::MAX));
    out
}

/// Keeps a model's reasoning out of what is printed while it streams.
#[derive(Default)]
pub struct Fold {
    held: String,
    passing: bool,
}

impl Fold {
    /// Takes a piece; returns what of it, and of what was held before, belongs to the answer.
    pub fn push(&mut self, piece: &str) -> String {
        if self.passing {
            return piece.to_owned();
        }
        self.held.push_str(piece);
        let text = self.held.trim_start();
        let answer = if let Some(begun) = text.strip_prefix(THOUGHT.0) {
            match begun.split_once(THOUGHT.1) {
                Some((_, answer)) => answer.to_owned(),
                None => return String::new(),
            }
        } else if THOUGHT.0.starts_with(text) {
            return String::new();
        } else {
            std::mem::take(&mut self.held)
        };
        self.passing = true;
        self.held.clear();
        answer
    }

    /// What was held and is no reasoning after all, when nothing more comes.
    pub fn finish(&mut self) -> String {
        let held = std::mem::take(&mut self.held);
        if held.trim_start().starts_with(THOUGHT.0) {
            String::new()
        } else {
            held
        }
    }
}

/// A line without the marks of Markdown that say nothing when they are read aloud: those of headings and of emphasis.
pub fn unmarked(line: &str) -> String {
    let bare = line.trim_start_matches('#');
    let line = if bare.starts_with(' ') || bare.is_empty() {
        bare.trim_start()
    } else {
        line
    };
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('*') {
        let (before, from) = rest.split_at(at);
        let after = from.trim_start_matches('*');
        let stars = from.len() - after.len();
        out.push_str(before);
        let (left, right) = (out.chars().next_back(), after.chars().next());
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // A bullet or a multiplication is kept: emphasis clings to what it stresses, on one side.
        if (blank(left) && blank(right)) || (letter(left) && letter(right)) {
            out.push_str(from.get(..stars).unwrap_or_default());
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Whether there is anything in a line to be listened to.
pub fn says_something(line: &str) -> bool {
    line.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_printed_by_whole_sentences_however_it_is_cut() {
        let text = "Begin klein. Vraag: \"Wat helpt?\" Dat is 3.5 keer beter, bijv. met rust.\n1. Eerst dit\n2. Dan dat";
        let whole = [
            "Begin klein.",
            "Vraag: \"Wat helpt?\"",
            "Dat is 3.5 keer beter, bijv. met rust.",
            "1. Eerst dit",
            "2. Dan dat",
        ];
        for size in 1..9 {
            let mut cutter = Sentences::default();
            let mut out = Vec::new();
            let chars: Vec<char> = text.chars().collect();
            for piece in chars.chunks(size) {
                out.extend(cutter.push(&piece.iter().collect::<String>()));
            }
            out.extend(cutter.finish());
            assert_eq!(out, whole, "in pieces of {size}");
        }
    }

    #[test]
    fn a_passage_stands_between_its_marks() {
        let text = "Een.\nTwee.\nDrie.\nVier.\nDit is het.\nErna.";
        let at = text.find("Dit").unwrap();
        let span = (at, at + "Dit is het.".len());
        let lines = passage(text, span, ["<<".into(), ">>".into()]);
        assert_eq!(
            lines,
            [
                "Twee.",
                "Drie.",
                "Vier.",
                "<<",
                "Dit is het.",
                ">>",
                "Erna."
            ]
        );
        assert_eq!(
            passage("kort", (90, 80), ["<".into(), ">".into()]),
            ["kort", "<", ">"]
        );
    }

    #[test]
    fn the_reasoning_of_a_model_is_not_printed() {
        for size in 1..12 {
            let fold = |text: &str| {
                let mut fold = Fold::default();
                let chars: Vec<char> = text.chars().collect();
                let mut out: String = chars
                    .chunks(size)
                    .map(|c| fold.push(&c.iter().collect::<String>()))
                    .collect();
                out.push_str(&fold.finish());
                out
            };
            assert_eq!(fold("\n<think>hm, é</think>Ja."), "Ja.");
            assert_eq!(fold("<think>still"), "");
            assert_eq!(fold("<thin air"), "<thin air");
            assert_eq!(fold("Ja <think>."), "Ja <think>.");
        }
    }

    #[test]
    fn marks_that_say_nothing_are_not_read() {
        assert_eq!(unmarked("## Doel"), "Doel");
        assert_eq!(unmarked("**Inzicht:** rust"), "Inzicht: rust");
        assert_eq!(unmarked("#werk 2 ** 3 2*3"), "#werk 2 ** 3 2*3");
        assert_eq!(
            unmarked("* voor *Goal* (**doel**), *\"wat\"?*"),
            "* voor Goal (doel), \"wat\"?"
        );
    }

    #[test]
    fn cutting_loses_no_word() {
        use proptest::prelude::*;
        proptest!(|(text in "[a-zA-Z0-9.!? \"\n…é]{0,120}")| {
            let words = |s: &str| s.split_whitespace().collect::<String>();
            prop_assert_eq!(words(&text), words(&sentences(&text).join(" ")));
        });
    }
}
