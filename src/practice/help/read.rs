//! The notes of a case, read as sentences with what each is about: the heading or label it stands under, and what its words say. `extract` picks
//! from them. It knows how coaches write notes in Dutch and English: headings, labels at the start of a line (`Afspraken: …`), items, and running
//! prose.

use crate::casebook::{Date, NoteId, SourceId};
use crate::library::{plain, sentences as cut};

/// A note to read.
pub struct Page {
    /// Which.
    pub note: NoteId,
    /// Its source in the library, once it is indexed.
    pub source: Option<SourceId>,
    /// Title.
    pub title: String,
    /// The day of its session.
    pub date: Option<Date>,
    /// Markdown.
    pub text: String,
}

/// What a heading or a label says of what stands under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What was agreed, what is to be done.
    Agreed,
    /// What to come back to.
    Next,
    /// What is wanted.
    Goal,
    /// How things stand.
    Reality,
    /// What could be done.
    Options,
    /// What somebody noticed or made of it.
    Insight,
    /// Anything else.
    Other,
}

/// A sentence of a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Which page.
    pub page: usize,
    /// Characters of the page's text, half-open.
    pub span: (usize, usize),
    /// Without the marks of Markdown.
    pub text: String,
    /// What it stands under.
    pub topic: Topic,
    /// The first of its section.
    pub opens: bool,
    /// It is an item of a list.
    pub item: bool,
}

/// Beginnings of words by which a heading or label is known; the first that fits decides.
const TOPICS: [(Topic, &[&str]); 6] = [
    (
        Topic::Next,
        &[
            "volgende keer",
            "volgend gesprek",
            "terugkomen",
            "open vragen",
            "wat nog",
            "next time",
            "next session",
            "come back",
            "to return",
            "open questions",
            "not finished",
            "still open",
        ],
    ),
    (
        Topic::Agreed,
        &[
            "afspra",
            "afgesproken",
            "opdracht",
            "huiswerk",
            "tussendoor",
            "actie",
            "tot de volgende",
            "will",
            "wil",
            "agree",
            "homework",
            "action",
            "between session",
            "commit",
            "voorstel",
        ],
    ),
    (
        Topic::Options,
        &[
            "optie",
            "option",
            "mogelijkhe",
            "idee",
            "alternatie",
            "uitzondering",
            "exception",
        ],
    ),
    (
        Topic::Goal,
        &[
            "doel",
            "goal",
            "de vraag",
            "her question",
            "his question",
            "hulpvraag",
            "wens",
            "wondervraag",
            "miracle",
        ],
    ),
    (
        Topic::Reality,
        &[
            "realit",
            "schaal",
            "scale",
            "scaling",
            "stand",
            "wat bracht",
            "inbreng",
            "what she brought",
            "what he brought",
            "how it stands",
            "state of",
            "situati",
            "feiten",
            "facts",
            "energie",
            "energy",
            "tellen",
            "terugblik",
            "looking back",
            "waar ze op vastloopt",
            "het getal",
        ],
    ),
    (
        Topic::Insight,
        &[
            "inzicht",
            "insight",
            "observati",
            "hypothes",
            "working hypo",
            "kern",
            "thought",
            "eigen",
            "own note",
            "reflect",
            "my own",
            "nabespreking",
        ],
    ),
];

fn topic(label: &str) -> Topic {
    let label = label.to_lowercase();
    let begins = |word: &str| {
        label.match_indices(word).any(|(i, _)| {
            let before = label.get(..i).and_then(|b| b.chars().next_back());
            // `wil` and `will` are words, the others beginnings of words.
            let after = label.get(i + word.len()..).and_then(|a| a.chars().next());
            let whole =
                !matches!(word, "wil" | "will") || after.is_none_or(|c| !c.is_alphanumeric());
            whole && before.is_none_or(|c| !c.is_alphanumeric())
        })
    };
    TOPICS
        .iter()
        .find(|(_, words)| words.iter().any(|w| begins(w)))
        .map_or(Topic::Other, |(topic, _)| *topic)
}

/// The sentences of these pages, page by page.
pub fn sentences(pages: &[Page]) -> Vec<Said> {
    let mut out = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        read(n, &page.text, &page.title, &mut out);
    }
    out
}

fn read(page: usize, text: &str, title: &str, out: &mut Vec<Said>) {
    let (mut under, mut label) = (Topic::Other, None);
    let (mut opens, mut code) = (true, false);
    let mut from = 0;
    for line in text.split('\n') {
        let start = from;
        from += line.chars().count() + 1;
        let bare = line.trim();
        if bare.starts_with("```") {
            code = !code;
        }
        if code || bare.starts_with("```") || bare.starts_with('|') {
            continue;
        }
        if bare.is_empty() {
            label = None;
            continue;
        }
        if let Some(heading) = bare.strip_prefix('#') {
            let heading = heading.trim_start_matches('#').trim();
            // The title of the note is no section.
            if plain(heading) != title.trim() {
                under = topic(heading);
            }
            (label, opens) = (None, true);
            continue;
        }
        let numbered = number(bare);
        let item = bare.starts_with(['-', '*', '+']) || numbered > 0;
        // A label alone holds for the items under it; one with text behind it for that line.
        let named = labelled(bare);
        if let (Some((word, rest)), false) = (named, item) {
            let what = topic(word);
            if what != Topic::Other && rest.trim().is_empty() {
                label = Some(what);
                continue;
            }
        }
        if !item {
            label = None;
        }
        let mut here = label.unwrap_or(under);
        let indent = line.chars().count() - line.trim_start().chars().count();
        for (a, b) in cut(bare.get(numbered..).unwrap_or_default()) {
            let (a, b) = (a + numbered, b + numbered);
            let Some(piece) = bare.get(a..b) else {
                continue;
            };
            // `*Goal:* … *Reality:* …` stand in one paragraph.
            if let Some((word, _)) = labelled(piece) {
                let what = topic(word);
                if what != Topic::Other {
                    here = what;
                }
            }
            let said = plain(piece);
            if said.chars().filter(|c| c.is_alphabetic()).count() < 8 {
                continue;
            }
            let before = bare.get(..a).unwrap_or_default().chars().count();
            let at = start + indent + before;
            out.push(Said {
                page,
                span: (at, at + piece.chars().count()),
                text: said,
                topic: here,
                opens,
                item,
            });
            opens = false;
        }
    }
}

/// `Word or three:` at the start, with marks of emphasis around it; what stands behind it.
fn labelled(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (word, rest) = line.split_once(':')?;
    let short = word.split_whitespace().count() <= 3 && word.chars().count() <= 30;
    // A colon after a quote or a number is none of a label.
    let bare = !word.contains(['"', '“', '(', '.', ',']) && word.chars().any(char::is_alphabetic);
    (short && bare).then(|| (word, rest.trim_start_matches(['*', '_'])))
}

/// Bytes of the number an item begins with: it is no sentence.
fn number(line: &str) -> usize {
    let head = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if head.len() < line.len() && head.starts_with(['.', ')']) {
        line.len() - head.len() + 1
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::super::cue::{Cue, asks, quoted, says};
    use super::*;
    use proptest::prelude::*;

    fn page(text: &str) -> Page {
        Page {
            note: NoteId(1),
            source: None,
            title: "Vier keer nee".into(),
            date: None,
            text: text.into(),
        }
    }

    fn read(text: &str) -> Vec<(String, Topic)> {
        sentences(&[page(text)])
            .into_iter()
            .map(|s| (s.text, s.topic))
            .collect()
    }

    #[test]
    fn headings_and_labels_say_what_a_sentence_is_about() {
        let text = "# Vier keer nee\n\nZe kwam op tijd binnen. Dr. Smit belde niet.\n\n## Afspraken\n\n1. Mail aan de afdeling: geen cc meer.\n- Woensdag vóór zes uur thuis.\n\n## Observatie\n\nHij weet alles van delegeren.\n\nOp terugkomen: hoe Petra reageert.\n\nAfspraken:\n- Stoplichtkaart maken.\n\n*Goal:* op vrijdag weg zijn. *Options:* cc's afschaffen.";
        assert_eq!(
            read(text),
            [
                ("Ze kwam op tijd binnen.".to_owned(), Topic::Other),
                ("Dr. Smit belde niet.".to_owned(), Topic::Other),
                (
                    "Mail aan de afdeling: geen cc meer.".to_owned(),
                    Topic::Agreed
                ),
                ("Woensdag vóór zes uur thuis.".to_owned(), Topic::Agreed),
                ("Hij weet alles van delegeren.".to_owned(), Topic::Insight),
                ("Op terugkomen: hoe Petra reageert.".to_owned(), Topic::Next),
                ("Stoplichtkaart maken.".to_owned(), Topic::Agreed),
                ("Goal: op vrijdag weg zijn.".to_owned(), Topic::Goal),
                ("Options: cc's afschaffen.".to_owned(), Topic::Options),
            ]
        );
    }

    #[test]
    fn what_asks_and_what_promises_is_known_in_both_languages() {
        let said = |text: &str| sentences(&[page(text)]).remove(0);
        assert!(asks(&said("Wat zei hij toen precies?")) && asks(&said("\"Who goes otherwise?\"")));
        assert!(!asks(&said("Dat vroeg hij zich af.")));
        assert!(says(
            &said("Ze neemt zich voor om te bellen."),
            Cue::Promise
        ));
        assert!(says(&said("He will ring on Tuesday then."), Cue::Promise));
        assert!(says(
            &said("Een 5 omdat de seconden uren zijn."),
            Cue::Figure
        ));
        assert!(quoted(&said("\"Ik hoor mijn moeder zuchten.\"")));
    }

    proptest! {
        #[test]
        fn every_span_points_at_its_sentence(text in "[a-zA-Z0-9 .!?:*\"\n#é日|`-]{0,200}") {
            let page = page(&text);
            let chars: Vec<char> = text.chars().collect();
            for said in sentences(&[page]) {
                prop_assert!(said.span.0 < said.span.1 && said.span.1 <= chars.len());
                let there: String = chars[said.span.0..said.span.1].iter().collect();
                prop_assert_eq!(plain(&there), said.text);
            }
        }
    }
}
