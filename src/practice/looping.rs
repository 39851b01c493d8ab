//! Models that go round in circles: where an answer begins to say again what it said. Called by `ask`, which stops the engine there and cuts the answer. Small
//! models do it when they have nothing more to say.

use crate::library::{repeats, spans};

/// Words a sentence has at least to count when it is said again: short ones (`Yes.`) may be.
const WORDS: usize = 4;
/// Words of a phrase that may go round, at most.
const PHRASE: usize = 16;
/// How often a phrase stands side by side at least, and how many words all of it has.
const TIMES: usize = 4;
const LEAST: usize = 8;

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// The character at which a text begins to say again what it said: a sentence for the second time, or a phrase that follows itself again and again. What
/// is still being written counts only as a phrase.
pub(super) fn again(text: &str, finished: bool) -> Option<usize> {
    let all = spans(text);
    let whole = if finished {
        all.len()
    } else {
        all.len().saturating_sub(1)
    };
    let mut said: Vec<Vec<String>> = Vec::new();
    let mut found = None;
    for (sentence, span) in all.iter().take(whole) {
        let words: Vec<String> = sentence
            .split_whitespace()
            .map(bare)
            .filter(|w| !w.is_empty())
            .collect();
        if words.len() >= WORDS && said.contains(&words) {
            found = Some(span.0);
            break;
        }
        said.push(words);
    }
    match (found, phrase(text)) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// Where the second of the phrases begins that a text ends in again and again.
fn phrase(text: &str) -> Option<usize> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut from = None;
    for (i, c) in text.chars().enumerate() {
        match (c.is_whitespace(), from) {
            (false, None) => {
                from = Some(i);
                words.push((i, String::new()));
            }
            (true, Some(_)) => from = None,
            _ => {}
        }
        if let (false, Some((_, word))) = (c.is_whitespace(), words.last_mut()) {
            word.push(c);
        }
    }
    // The last word may still be written.
    let open = from.is_some() && words.len() > 1;
    let known = words.len() - usize::from(open);
    let plain: Vec<String> = words.iter().take(known).map(|(_, w)| bare(w)).collect();
    for size in 1..=PHRASE.min(plain.len() / TIMES) {
        let last = plain.get(plain.len() - size..)?;
        if last.iter().all(String::is_empty) {
            continue;
        }
        let times = plain
            .rchunks_exact(size)
            .take_while(|chunk| *chunk == last)
            .count();
        if times >= TIMES && times * size >= LEAST {
            let second = plain.len() - (times - 1) * size;
            return words.get(second).map(|(at, _)| *at);
        }
    }
    None
}

/// Whether an answer says nothing but the question.
pub(super) fn only_question(question: &str, answer: &str) -> bool {
    let all = spans(answer);
    !all.is_empty() && all.iter().all(|(sentence, _)| repeats(question, sentence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Option<String> {
        again(text, true).map(|at| {
            text.chars()
                .take(at)
                .collect::<String>()
                .trim_end()
                .to_owned()
        })
    }

    #[test]
    fn a_text_is_cut_where_it_begins_to_go_round() {
        let once = "Sleep well every night. Walk in the evening.";
        assert_eq!(
            cut(&format!(
                "{once} Sleep well every night. Walk in the evening."
            ))
            .as_deref(),
            Some(once)
        );
        assert_eq!(
            cut("Ze wil rust en dan de rust en dan de rust en dan de rust en dan de rust en dan de rust en dan de ").as_deref(),
            Some("Ze wil rust en dan de")
        );
        assert_eq!(
            cut("nee nee nee nee nee nee nee nee nee nee ").as_deref(),
            Some("nee")
        );
        for fine in [
            once,
            "Ja. Ja. Ja.",
            "- Eén\n- Twee\n- Drie\n- Vier\n- Vijf\n- Zes",
            "Zeg: nee, nee, nee.",
            "",
        ] {
            assert_eq!(cut(fine), None, "{fine}");
        }
        assert_eq!(
            again("Sleep well every night. Sleep well every", false),
            None
        );
    }

    #[test]
    fn an_answer_that_only_asks_back_is_known() {
        assert!(only_question(
            "Wat is een schaalvraag?",
            "Wat is een schaalvraag?"
        ));
        assert!(!only_question(
            "Wat is een schaalvraag?",
            "Wat is een schaalvraag? Een vraag naar een cijfer."
        ));
        assert!(!only_question("Wat is een schaalvraag?", ""));
    }

    proptest! {
        #[test]
        fn a_cut_lies_within_the_text_and_leaves_something(text in "([a-c]{1,2}[ .\n]){0,60}", finished in any::<bool>()) {
            if let Some(at) = again(&text, finished) {
                prop_assert!(at > 0 && at < text.chars().count());
            }
        }
    }
}
