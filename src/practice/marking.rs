//! Marks while an answer is being written: what a model writes is cut into sentences as it comes, and a thread beside it aligns each to the passages.
//! Called by `ask`. A mark that comes with its sentence is read with it, and nothing on the screen has to be drawn twice.

use super::ask::AskEvent;
use crate::library::{Hit, Library, Sentence, spans};
use crossbeam_channel::{Receiver, Sender};

/// A sentence that is written to its end, and its characters in the answer.
pub(super) type Closed = (String, (usize, usize));

/// Cuts a text that grows.
#[derive(Debug, Default)]
pub(super) struct Cutter {
    text: String,
    closed: usize,
}

impl Cutter {
    /// Adds a piece; the sentences it closed. The last one may go on.
    pub(super) fn push(&mut self, piece: &str) -> Vec<Closed> {
        self.text.push_str(piece);
        self.cut(1)
    }

    /// What there is so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text, and the sentences that were still open.
    pub(super) fn finish(mut self) -> (String, Vec<Closed>) {
        let last = self.cut(0);
        (self.text, last)
    }

    fn cut(&mut self, open: usize) -> Vec<Closed> {
        let (answer, from) = said(&self.text);
        let all = spans(answer);
        let until = all.len().saturating_sub(open);
        let new: Vec<Closed> = all
            .get(self.closed..until)
            .unwrap_or_default()
            .iter()
            .map(|(text, (a, b))| ((*text).to_owned(), (from + a, from + b)))
            .collect();
        self.closed = self.closed.max(until);
        new
    }
}

/// Takes out the last sentence of a text that was broken off, when it was not written to its end; its characters in the answer.
pub(super) fn broken_off(last: &mut Vec<Closed>) -> Option<(usize, usize)> {
    let closing = |c: char| "\"”’'»)]*_`~".contains(c) || c.is_whitespace();
    let ended = |text: &str| {
        let bare = text.trim_end_matches(closing);
        bare.ends_with(['.', '!', '?', '…'])
    };
    last.pop_if(|(text, _)| !ended(text)).map(|(_, span)| span)
}

/// Marks around a model's reasoning before its answer.
pub const THOUGHT: (&str, &str) = ("<think>", "</think>");

/// The reasoning at the beginning of an answer, and the character at which the answer itself begins.
pub fn thought(answer: &str) -> Option<(String, usize)> {
    let begun = answer.trim_start().strip_prefix(THOUGHT.0)?;
    let (inner, rest) = begun.split_once(THOUGHT.1).unwrap_or((begun, ""));
    let from = answer.chars().count() - rest.chars().count();
    Some((inner.trim().to_owned(), from))
}

/// The answer without the reasoning before it, which rests on nothing and is nobody's source, and the character at which it begins.
pub(super) fn said(text: &str) -> (&str, usize) {
    match thought(text) {
        Some((_, from)) => {
            let begins = text.char_indices().nth(from).map_or(text.len(), |(i, _)| i);
            (text.get(begins..).unwrap_or_default(), from)
        }
        None => (text, 0),
    }
}

/// Aligns sentences as they close and tells each, as the answer to a question about somebody; the whole when no more come. A failing embedder leaves the words.
pub(super) fn mark(
    library: &Library,
    (question, about): (&str, &str),
    passages: &[Hit],
    closed: &Receiver<Closed>,
    send: &Sender<AskEvent>,
) -> Vec<Sentence> {
    let mut aligning = library.aligning(passages).asked(question, about);
    let mut out = Vec::new();
    for (text, span) in closed {
        let sentence = aligning
            .sentence(&text, span)
            .or_else(|_| aligning.sentence(&text, span));
        let sentence = sentence.unwrap_or(Sentence {
            span,
            supported: false,
            citations: Vec::new(),
        });
        // The receiver may be gone: the answer is kept all the same.
        let _ = send.send(AskEvent::Marked(sentence.clone()));
        out.push(sentence);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reasoning_has_no_sentences_to_align_and_what_follows_keeps_its_place() {
        assert_eq!(
            thought("\n<think> hm é </think>Ja."),
            Some(("hm é".into(), 22))
        );
        assert_eq!(thought("Ja."), None);
        let mut cutter = Cutter::default();
        assert!(cutter.push("<think>Hm. Let me see. Well").is_empty());
        assert!(cutter.push(" then.</think>Yes.").is_empty());
        assert_eq!(cutter.push(" No"), [("Yes.".to_owned(), (41, 45))]);
        assert_eq!(cutter.finish().1, [("No".to_owned(), (46, 48))]);
    }

    #[test]
    fn only_what_was_not_written_to_its_end_is_broken_off() {
        let of = |text: &str| {
            let mut cutter = Cutter::default();
            let closed = cutter.push(text).len();
            let (_, mut last) = cutter.finish();
            (broken_off(&mut last), closed + last.len())
        };
        assert_eq!(of("She said so. Her chef was"), (Some((13, 25)), 1));
        for whole in [
            "She said no.",
            "She asked: \"Why?\"",
            "**She said no.**",
            "",
        ] {
            assert_eq!(of(whole).0, None, "{whole}");
        }
        assert_eq!(of("She said (no)"), (Some((0, 13)), 0));
    }

    proptest! {
        /// What was called closed on the way is what the whole text says, whatever the pieces were.
        #[test]
        fn a_text_cut_as_it_grows_has_the_sentences_of_the_whole(
            pieces in proptest::collection::vec("[a-zA-Z0-9 .!?…\"”\n#*|é日-]{0,9}", 0..40),
        ) {
            let mut cutter = Cutter::default();
            let mut closed: Vec<Closed> = pieces.iter().flat_map(|p| cutter.push(p)).collect();
            let (text, last) = cutter.finish();
            closed.extend(last);
            let whole: Vec<Closed> = spans(&text)
                .into_iter()
                .map(|(t, span)| (t.to_owned(), span))
                .collect();
            prop_assert_eq!(closed, whole);
        }
    }
}
