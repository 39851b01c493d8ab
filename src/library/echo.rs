//! What a sentence of an answer says beyond the question. One that only says the question again is no answer, and no passage supports it however alike it
//! is; nor does a place support what it has nothing of but the question's words. Called by `align` and `cite`, and by `practice` for answers that hold
//! nothing else.

use super::answering::Ways;
use super::evidence::numbers;
use super::terms::{content, is_content};
use crate::privacy::lexicon::Lexicon;
use std::collections::HashSet;

/// What a place must have of a sentence beyond the question: half of the words that are not the question's, by how much they tell (`HALF`), and with vectors
/// besides, that share and twice what both have in common beside the question. Of two languages a word list knows fewer words, so that there the sum alone
/// counts. Chosen on `assets/eval/citations/written/tune`, with an eye on `asked`, so that honest paraphrases of a better model keep their source.
const HALF: f32 = 0.5;
const ENOUGH: f32 = 1.65;
const ENOUGH_ACROSS: f32 = 1.5;
/// The share across two languages by words alone.
const SOME: f32 = 0.25;
const APART: f32 = 2.0;
/// Letters with which a word may begin another that is akin to it (`develop`, `developer`).
const AKIN: usize = 5;
/// A line of fewer content words, and of no more words in all than `SHORT`, says little, and only a place that says just that supports it: so many times its
/// words at most. `Who puts things off is seldom lazy` has two content words too, and says something.
const FEW: usize = 3;
const SHORT: usize = 4;
const JUST: usize = 3;

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

/// What a place has of a sentence beyond the question's own words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Beyond {
    /// The weighted share of the words that are not the question's.
    pub share: f32,
    /// What both vectors have in common beside the question ([`apart`]).
    pub apart: Option<f32>,
}

impl Beyond {
    /// Whether that is enough to support the sentence.
    pub(super) fn enough(self, across: bool) -> bool {
        let enough = if across { ENOUGH_ACROSS } else { ENOUGH };
        let share = match self.apart {
            Some(_) if across => f32::EPSILON,
            None if across => SOME,
            _ => HALF,
        };
        self.share >= share
            && self
                .apart
                .is_none_or(|apart| self.share + APART * apart >= enough)
    }
}

/// How alike two texts are beside what each has in common with a third: the partial correlation, from the three cosines.
pub(super) fn apart(cosine: f32, one: f32, other: f32) -> f32 {
    let rest = (1.0 - one * one) * (1.0 - other * other);
    (cosine - one * other) / rest.max(1e-4).sqrt()
}

/// A sentence's content words, and which of them the question has not.
pub(super) struct Said {
    words: Vec<Ways>,
    /// What each is as a number (`four`, `vier`, `4`).
    numbers: Vec<HashSet<String>>,
    fresh: Vec<usize>,
    /// Few content words, and few of any kind.
    short: bool,
}

impl Said {
    /// Of a sentence and its content words, and the question's.
    pub(super) fn of(sentence: &str, words: Vec<Ways>, question: &Ways) -> Self {
        let akin = |w: &String| {
            question.iter().any(|q| {
                let (short, long) = if w.len() < q.len() { (w, q) } else { (q, w) };
                short == long || short.len() >= AKIN && long.starts_with(short.as_str())
            })
        };
        let fresh: Vec<usize> = words
            .iter()
            .enumerate()
            .filter_map(|(i, ways)| (!ways.iter().any(akin)).then_some(i))
            .collect();
        // An answer to a closed question may have no other words: then the place must have those.
        let fresh = if fresh.is_empty() {
            (0..words.len()).collect()
        } else {
            fresh
        };
        let numbers = words
            .iter()
            .map(|ways| ways.iter().flat_map(|w| numbers(w)).collect())
            .collect();
        let all = sentence.split(|c: char| !c.is_alphanumeric());
        let short = words.len() < FEW && all.filter(|w| !w.is_empty()).count() <= SHORT;
        Self {
            words,
            numbers,
            fresh,
            short,
        }
    }

    /// What a place with such words and numbers has of it, by how much each word tells.
    pub(super) fn beyond(
        &self,
        (place, figures): (&HashSet<String>, &HashSet<String>),
        telling: impl Fn(&Ways) -> f32,
        apart: Option<f32>,
    ) -> Beyond {
        let fresh = || {
            let both = |i: &usize| self.words.get(*i).zip(self.numbers.get(*i));
            self.fresh.iter().filter_map(both)
        };
        let all: f32 = fresh().map(|(w, _)| telling(w)).sum();
        let there: f32 = fresh()
            .filter(|(w, n)| !w.is_disjoint(place) || !n.is_disjoint(figures))
            .map(|(w, _)| telling(w))
            .sum();
        let share = if all > 0.0 { there / all } else { 0.0 };
        Beyond { share, apart }
    }

    /// Whether it says so little that only a place which says just that supports it, and this one, of so many words, does not.
    pub(super) fn slight(&self, place: &HashSet<String>, words: impl FnOnce() -> usize) -> bool {
        self.short
            && (self.words.iter().any(|w| w.is_disjoint(place))
                || words() > JUST * self.words.len())
    }
}

/// Whether a sentence says nothing yet: it leads to what follows (`Deci and Ryan said:`), or breaks off, in a quotation, after a comma or a small word, or
/// in the middle of a word.
pub(super) fn unfinished(sentence: &str) -> bool {
    let bare = sentence
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '`' | '~' | '|'));
    if bare.ends_with([':', ',', '-', '–', '(', '[']) {
        return true;
    }
    if bare.ends_with(['.', '!', '?', '…', ';', '"', '”', '’', '\'', ')', ']', '»']) {
        return false;
    }
    let open = |from: char, to: char| {
        bare.chars().filter(|c| *c == from).count() > bare.chars().filter(|c| *c == to).count()
    };
    if open('“', '”') || open('(', ')') || bare.chars().filter(|c| *c == '"').count() % 2 == 1 {
        return true;
    }
    // Lines of a list and headings have no full stop either, but end with a word that says something.
    let Some(last) = bare
        .split(|c: char| !c.is_alphanumeric())
        .rfind(|w| !w.is_empty())
    else {
        return true;
    };
    let plain = last.chars().all(char::is_lowercase);
    let many = bare.split_whitespace().nth(FEW).is_some();
    plain && many && (!is_content(last) || last.len() < AKIN && Lexicon::shipped().flags(last) == 0)
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

    #[test]
    fn what_leads_to_more_or_breaks_off_is_not_finished() {
        for open in [
            "Deci and Ryan said:",
            "**The seven windows are:**",
            "1. **Engaging:",
            "Dunger: \"D",
            "It's a way of cultivating self-",
            "A good coach should be able to listen to the",
            "The coach helps, the client decides,",
        ] {
            assert!(unfinished(open), "{open}");
        }
        for whole in [
            "A coach asks.",
            "Fees, times, venue, cancellations",
            "She said \"stop\".",
            "2. **NOBCO** (the Dutch order of professional coaches)",
            "a new manager inherits the contract;",
            "Open Questions",
            "William Bridges, *Transitions* (1980)",
            "The founder was Steven C. Hayes",
        ] {
            assert!(!unfinished(whole), "{whole}");
        }
    }

    fn ways(words: &[&str]) -> Vec<Ways> {
        let one = |w: &&str| Ways::from([(*w).to_owned()]);
        words.iter().map(one).collect()
    }

    #[test]
    fn only_what_goes_beyond_the_question_counts() {
        let question = Ways::from(["coach".to_owned(), "develop".to_owned()]);
        let place = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        let said = Said::of(
            "",
            ways(&["coach", "developer", "session", "four"]),
            &question,
        );
        let none = HashSet::new();
        let share = |p: &HashSet<String>| said.beyond((p, &none), |_| 1.0, None).share;
        assert_eq!(share(&place(&["coach", "develop", "developer"])), 0.0);
        assert_eq!(share(&place(&["session", "charge"])), 0.5);
        let figures = place(&["4"]);
        let told = said.beyond((&place(&["session"]), &figures), |_| 1.0, None);
        assert_eq!(told.share, 1.0);
        // A closed question may be answered in its own words.
        let same = Said::of("", ways(&["coach", "develop"]), &question);
        let share = |p: &HashSet<String>| same.beyond((p, &none), |_| 1.0, None).share;
        assert_eq!(share(&place(&["coach"])), 0.5);
        let beyond = |share, apart| Beyond { share, apart };
        assert!(beyond(0.5, None).enough(false) && !beyond(0.3, None).enough(false));
        assert!(beyond(0.3, None).enough(true));
        assert!(!beyond(0.0, Some(1.0)).enough(true));
        assert!(beyond(0.5, Some(0.8)).enough(false) && !beyond(0.5, Some(0.4)).enough(false));
    }

    #[test]
    fn two_words_are_supported_by_what_says_just_that() {
        let said = Said::of("Open questions.", ways(&["open", "question"]), &Ways::new());
        let place = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        let slight = |p: &HashSet<String>| said.slight(p, || p.len());
        assert!(!slight(&place(&["open", "question", "invite"])));
        assert!(slight(&place(&["open", "door"])));
        let long = ["open", "question", "a", "b", "c", "d", "e", "f"];
        assert!(slight(&place(&long)));
        let more = Said::of(
            "Open questions invite.",
            ways(&["open", "question", "invite"]),
            &Ways::new(),
        );
        assert!(!more.slight(&place(&[]), || 40));
        let whole = ways(&["lazy", "postpone"]);
        let whole = Said::of("Who postpones it is seldom lazy.", whole, &Ways::new());
        assert!(!whole.slight(&place(&[]), || 40));
    }

    #[test]
    fn likeness_beside_a_third_is_none_where_the_third_explains_it() {
        assert!(apart(0.81, 0.9, 0.9).abs() < 1e-6);
        assert!(apart(0.97, 0.84, 0.83) > 0.85);
        assert!(apart(1.0, 1.0, 1.0).is_finite());
    }
}
