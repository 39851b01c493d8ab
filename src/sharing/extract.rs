//! From a case to training records: which words the coach used for what was seen and done, and how it ended. Pure; the texts of notes are
//! not read, only the tags the coach set in them and the terms the coach chose for sessions.

use super::facts::Less;
use super::record::{Facts, TrainingType, Word, Words};
use crate::casebook::{
    CaseId, ClientId, Session, SessionId, SourceId, Taxonomy, TaxonomyKind, Term,
};
use serde::Deserialize;
use std::sync::OnceLock;

/// What is known of a case when records are made of it.
#[derive(Clone, Debug)]
pub struct CaseInput {
    /// The case.
    pub case: CaseId,
    /// Its client.
    pub client: ClientId,
    /// Language of the coaching.
    pub language: String,
    /// Its sessions, newest first.
    pub sessions: Vec<Session>,
    /// The tags of each note, and the session it is of.
    pub tags: Vec<(Option<SessionId>, Vec<String>)>,
}

/// A record to be, before anything is replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is about.
    pub data_type: TrainingType,
    /// What it is made of: `case:3`, `session:9`, `source:2`. Stays in the vault.
    pub source: String,
    /// Whom it concerns.
    pub client: Option<ClientId>,
    /// Of which case.
    pub case: Option<CaseId>,
    /// Its words.
    pub words: Words,
    /// Everything else.
    pub facts: Facts,
}

/// The record of a whole case; None when there is nothing to tell.
pub fn of_case(c: &CaseInput, taxonomy: &Taxonomy) -> Option<Draft> {
    let mut words = Words::default();
    for s in &c.sessions {
        add_session(&mut words, s, taxonomy);
    }
    for tag in c.tags.iter().flat_map(|(_, tags)| tags) {
        add_tag(&mut words, tag, taxonomy);
    }
    let outcome = c.sessions.iter().find_map(|s| s.outcome);
    draft(
        c,
        TrainingType::CasePatterns,
        format!("case:{}", c.case),
        words,
        &c.sessions,
        outcome.map(|o| o.as_str()),
    )
}

/// The records of its sessions, one each.
pub fn of_sessions(c: &CaseInput, taxonomy: &Taxonomy) -> Vec<Draft> {
    c.sessions
        .iter()
        .filter_map(|s| {
            let mut words = Words::default();
            add_session(&mut words, s, taxonomy);
            let tags = c.tags.iter().filter(|(of, _)| *of == Some(s.id));
            for tag in tags.flat_map(|(_, tags)| tags) {
                add_tag(&mut words, tag, taxonomy);
            }
            let one = std::slice::from_ref(s);
            draft(
                c,
                TrainingType::SessionPatterns,
                format!("session:{}", s.id),
                words,
                one,
                s.outcome.map(|o| o.as_str()),
            )
        })
        .collect()
}

/// The techniques that one of the coach's own materials names; only terms that ship with the program are looked for. None when it names
/// fewer than two: one alone says nothing about what goes together.
pub fn of_material(source: SourceId, language: &str, text: &str) -> Option<Draft> {
    let low = format!(" {} ", plain(text));
    let mut words = Words::default();
    for t in shipped()
        .iter()
        .filter(|t| t.kind == TaxonomyKind::Technique)
    {
        let named = [&t.nl, &t.en]
            .into_iter()
            .any(|l| low.contains(&format!(" {} ", plain(l))));
        if named {
            words.techniques.extend(Word::new(&t.key, false));
        }
    }
    (words.techniques.len() > 1).then(|| Draft {
        data_type: TrainingType::Techniques,
        source: format!("source:{source}"),
        client: None,
        case: None,
        words: words.settled(),
        facts: Facts {
            outcomes: "none".into(),
            session_count: 0,
            duration_avg: 0,
            language: if language == "nl" { "nl" } else { "en" }.into(),
            less: Less::default(),
        },
    })
}

fn draft(
    c: &CaseInput,
    data_type: TrainingType,
    source: String,
    words: Words,
    sessions: &[Session],
    outcome: Option<&str>,
) -> Option<Draft> {
    if words.is_empty() {
        return None;
    }
    let n = u32::try_from(sessions.len()).unwrap_or(u32::MAX);
    let minutes: u32 = sessions
        .iter()
        .map(|s| s.duration_min)
        .fold(0, u32::saturating_add);
    Some(Draft {
        data_type,
        source,
        client: Some(c.client),
        case: Some(c.case),
        words: words.settled(),
        facts: Facts {
            outcomes: outcome.unwrap_or("none").into(),
            session_count: n,
            duration_avg: minutes.checked_div(n).unwrap_or(0),
            language: c.language.clone(),
            less: Less::default(),
        },
    })
}

fn add_session(words: &mut Words, s: &Session, taxonomy: &Taxonomy) {
    let lists = [
        (TaxonomyKind::Pattern, &s.patterns),
        (TaxonomyKind::Technique, &s.techniques),
    ];
    for (kind, keys) in lists {
        for key in keys {
            add_term(words, kind, key, taxonomy);
        }
    }
}

/// A term that ships leaves as its key; one that the coach made leaves as its name, as a word of the coach's own.
fn add_term(words: &mut Words, kind: TaxonomyKind, key: &str, taxonomy: &Taxonomy) {
    let ships = shipped().iter().any(|t| t.kind == kind && t.key == key);
    let text = match taxonomy.find(kind, key) {
        Some(t) if !ships => t.nl.clone(),
        _ => key.to_owned(),
    };
    let list = match kind {
        TaxonomyKind::Pattern => &mut words.patterns,
        TaxonomyKind::Technique => &mut words.techniques,
    };
    list.extend(Word::new(&text, !ships));
}

fn add_tag(words: &mut Words, tag: &str, taxonomy: &Taxonomy) {
    let said = plain(tag);
    let term = taxonomy
        .terms
        .iter()
        .find(|t| [&t.key, &t.nl, &t.en].into_iter().any(|n| plain(n) == said));
    match term {
        Some(t) => add_term(words, t.kind, &t.key, taxonomy),
        // Dashes stood for blanks, because a tag is one word.
        None => words
            .patterns
            .extend(Word::new(&tag.replace(['-', '_'], " "), true)),
    }
}

/// Small letters and single blanks between words.
fn plain(text: &str) -> String {
    let apart: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    apart.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The terms that come with the program: the same words in every practice, so they tell nothing of one.
fn shipped() -> &'static [Term] {
    #[derive(Deserialize)]
    struct Seed {
        term: Vec<Term>,
    }
    static TERMS: OnceLock<Vec<Term>> = OnceLock::new();
    TERMS.get_or_init(|| {
        toml::from_str::<Seed>(include_str!("../../assets/taxonomy.toml"))
            .map_or_else(|_| Vec::new(), |s| s.term)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::{Format, Outcome, Payment};

    fn session(id: i64, minutes: u32, patterns: &[&str], outcome: Option<Outcome>) -> Session {
        Session {
            id: SessionId(id),
            case_id: CaseId(3),
            date: jiff::civil::date(2026, 3, 1),
            duration_min: minutes,
            format: Format::Individual,
            payment: Payment::Paid,
            techniques: vec!["grow".into()],
            patterns: patterns.iter().map(|s| (*s).to_owned()).collect(),
            outcome,
            created_ms: 0,
        }
    }

    fn input() -> (CaseInput, Taxonomy) {
        let mut terms = shipped().to_vec();
        terms.push(Term {
            key: "bij-de-buren".into(),
            kind: TaxonomyKind::Pattern,
            nl: "Bij de buren".into(),
            en: "At the neighbours".into(),
            retired: false,
        });
        let c = CaseInput {
            case: CaseId(3),
            client: ClientId(1),
            language: "nl".into(),
            sessions: vec![
                session(9, 60, &["perfectionism", "bij-de-buren"], None),
                session(8, 90, &["pleasing"], Some(Outcome::Insight)),
            ],
            tags: vec![
                (
                    Some(SessionId(8)),
                    vec!["piekeren".into(), "ruzie-met-henk".into()],
                ),
                (None, vec!["grow-model".into()]),
            ],
        };
        (c, Taxonomy { terms })
    }

    fn texts(list: &[Word]) -> Vec<(&str, bool)> {
        list.iter().map(|w| (w.text.as_str(), w.own)).collect()
    }

    #[test]
    fn a_case_becomes_terms_own_words_and_counts() {
        let (c, t) = input();
        let d = of_case(&c, &t).unwrap();
        assert_eq!(
            texts(&d.words.patterns),
            [
                ("Bij de buren", true),
                ("perfectionism", false),
                ("pleasing", false),
                ("rumination", false),
                ("ruzie met henk", true)
            ]
        );
        assert_eq!(texts(&d.words.techniques), [("grow", false)]);
        assert_eq!(
            (
                d.facts.outcomes.as_str(),
                d.facts.session_count,
                d.facts.duration_avg
            ),
            ("insight", 2, 75)
        );
        let sessions = of_sessions(&c, &t);
        assert_eq!(sessions.len(), 2);
        assert_eq!(sessions[0].source, "session:9");
        assert!(
            sessions[1]
                .words
                .patterns
                .iter()
                .any(|w| w.text == "ruzie met henk" && w.own)
        );
        assert_eq!(sessions[0].facts.outcomes, "none");
    }

    #[test]
    fn a_case_without_words_gives_no_record() {
        let (mut c, t) = input();
        c.sessions.clear();
        c.tags.clear();
        assert_eq!(of_case(&c, &t), None);
        assert!(of_sessions(&c, &t).is_empty());
    }

    #[test]
    fn a_material_gives_the_techniques_it_names_and_nothing_of_its_text() {
        let d = of_material(
            SourceId(2),
            "nl",
            "Begin met een open vraag. Jan vertelt; daarna de Schaalvraag.",
        )
        .unwrap();
        assert_eq!(
            texts(&d.words.techniques),
            [("open-question", false), ("scaling-question", false)]
        );
        assert_eq!(
            of_material(SourceId(2), "nl", "Alleen een schaalvraag"),
            None
        );
    }
}
