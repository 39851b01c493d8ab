//! Sentences of an answer that only say the question again: they are no answer, and no passage supports them however alike it is. Called by `align`, and by
//! `practice` for answers that hold nothing else.

use super::terms::content;

/// Words that make a question an open one, to which the question's own words are no answer.
const OPEN: [&str; 26] = [
    "wat", "wie", "waar", "wanneer", "hoe", "hoeveel", "waarom", "waarvoor", "waarmee", "waaraan",
    "waardoor", "waaruit", "welk", "welke", "leg", "noem", "what", "who", "whom", "where", "when",
    "how", "why", "which", "explain", "name",
];

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether a sentence only says the question again: the same words, a question back made of them, or, after an open question, nothing but its words.
pub fn repeats(question: &str, sentence: &str) -> bool {
    let (asked, said) = (words(question), words(sentence));
    if asked.is_empty() || said.is_empty() {
        return false;
    }
    if asked == said {
        return true;
    }
    let (of, told) = (content(question), content(sentence));
    if told.is_empty() || !told.is_subset(&of) {
        return false;
    }
    let open = asked.iter().any(|w| OPEN.contains(&w.as_str()));
    // `Yes, sleep matters` answers a closed question in its own words.
    sentence.trim_end().ends_with('?') || open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_said_again_is_told_from_an_answer_in_its_words() {
        for (question, sentence) in [
            ("Wat is een schaalvraag?", "Wat is een schaalvraag?"),
            (
                "Wat is een schaalvraag?",
                "Een schaalvraag is een schaalvraag.",
            ),
            ("What is the miracle question?", "The miracle question is:"),
            ("How do you build a habit?", "Do you build a habit?"),
        ] {
            assert!(repeats(question, sentence), "{sentence}");
        }
        for (question, sentence) in [
            (
                "Wat is een schaalvraag?",
                "Een schaalvraag zet een ervaring om in een cijfer.",
            ),
            ("Helpt slaap tegen stress?", "Slaap helpt tegen stress."),
            ("When does the group quarrel?", "In the second phase."),
            ("", "Iets."),
        ] {
            assert!(!repeats(question, sentence), "{sentence}");
        }
    }
}
