//! What was said, written down: a conversation as Markdown, and an answer as a note. Both carry the marks of their sources, so that what a
//! sentence rests on is not lost on the way.

use super::finder::{day, one_line};
use super::{Answer, Error, Notice, Practice, Result, TurnView, path};
use crate::casebook::{CaseId, LONGEST_TITLE, MadeOf, NewNote, NoteId, TurnId, shortened, today};
use crate::library::Citation;
use crate::locale::{t, tf};
use crate::privacy::Local;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::fmt::Write;

impl Practice {
    /// The conversation that ends in `leaf` (None: in the newest turn) as Markdown: title and day, each question as a heading, the answer with
    /// `[n]` where a source carries it, the sources, and who wrote it. It is client text: what becomes of it is the coach's decision.
    pub fn export_conversation(
        &self,
        case: Option<CaseId>,
        leaf: Option<TurnId>,
    ) -> Result<Local<String>> {
        let turns = path(&self.conversation(case)?, leaf);
        if turns.is_empty() {
            return Err(Error::Refused(t("refused-no-conversation")));
        }
        let (title, mut about) = match case {
            Some(id) => {
                let row = self.vault().case(id)?;
                (row.case.title, format!("{} · ", row.client_label))
            }
            None => (t("export-materials"), String::new()),
        };
        about.push_str(&today().to_string());
        let mut out = format!("# {title}\n\n{about}\n");
        let zone = TimeZone::system();
        for turn in &turns {
            let heading = one_line(turn.question.reveal(), usize::MAX);
            let long = heading.chars().count() > LONGEST_TITLE * 2;
            let short = if long {
                shortened(&heading, LONGEST_TITLE)
            } else {
                heading
            };
            let _ = write!(out, "\n## {short}\n\n");
            if long || turn.question.reveal().trim().contains('\n') {
                out.push_str(&quoted(turn.question.reveal()));
            }
            if let Some(why) = unanswered(turn.answer.reveal()) {
                let _ = writeln!(out, "*{why}*");
                continue;
            }
            out.push_str(&written(turn.answer.reveal()));
            if let Some(day) = day(turn.created_ms, &zone) {
                let who = author(turn.answer.reveal());
                let _ = write!(out, "\n*{who} · {day}*\n");
            }
        }
        let subject = case.map_or("materials".to_owned(), |c| format!("case:{c}"));
        self.vault().audit("conversation.export", &subject)?;
        Ok(Local::new(out))
    }

    /// Keeps an answer as a note of a case: the question is its title, the answer with its marks and sources its text. It is no source
    /// itself before the coach writes in it. An answer of another case is refused, one about the materials alone is not.
    pub fn answer_as_note(&self, case: CaseId, turn: TurnId) -> Result<NoteId> {
        let row = self.vault().turn(turn)?.into_inner();
        if row.case_id.is_some_and(|of| of != case) {
            return Err(Error::Refused(t("refused-answer-case")));
        }
        let answer: Answer = serde_json::from_str(&row.answer)
            .map_err(|_| Error::Refused(t("refused-answer-unreadable")))?;
        if let Some(why) = unanswered(&answer) {
            return Err(Error::Refused(why));
        }
        let view = TurnView {
            id: row.id,
            parent: row.parent,
            question: Local::new(row.question),
            answer: Local::new(answer),
            created_ms: row.created_ms,
        };
        let (title, body) = note(&view);
        let note = NewNote {
            case_id: case,
            session_id: None,
            title,
            body,
        };
        self.keep_made(&note, MadeOf::Answer)
    }
}

fn note(turn: &TurnView) -> (String, String) {
    let question = turn.question.reveal();
    let title = shortened(&one_line(question, usize::MAX), LONGEST_TITLE);
    let mut body = if title == question.trim() {
        String::new()
    } else {
        quoted(question)
    };
    body.push_str(&written(turn.answer.reveal()));
    let _ = write!(body, "\n*{}*\n", author(turn.answer.reveal()));
    (title, body)
}

fn quoted(text: &str) -> String {
    let lines: Vec<String> = text
        .trim()
        .lines()
        .map(|l| format!("> {l}").trim_end().to_owned())
        .collect();
    format!("{}\n\n", lines.join("\n"))
}

/// Where the answer's sources are, in the order of their first citation: title and characters.
pub fn sources(answer: &Answer) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for c in answer.sentences.iter().flat_map(|s| &s.citations) {
        let place = place(c);
        if !out.contains(&place) {
            out.push(place);
        }
    }
    out
}

fn place(c: &Citation) -> String {
    tf(
        "export-place",
        &[
            ("title", c.named().into()),
            ("from", c.span.0.to_string().into()),
            ("to", c.span.1.to_string().into()),
        ],
    )
}

/// The answer with its marks, and the sources they stand for: `[n]` behind a sentence that a source carries, `[?]` behind one that none does.
/// Also what `ask` prints into a file or pipe.
pub fn written(answer: &Answer) -> String {
    let sources = sources(answer);
    let mut marks: BTreeMap<usize, String> = BTreeMap::new();
    for sentence in &answer.sentences {
        let mark = marks.entry(sentence.span.1).or_default();
        if !sentence.supported {
            mark.push_str(" [?]");
        }
        for (i, c) in sentence.citations.iter().enumerate() {
            let place = place(c);
            let n = sources.iter().position(|s| *s == place).unwrap_or_default();
            let _ = write!(mark, "{}[{}]", if i == 0 { " " } else { "" }, n + 1);
        }
    }
    let unsupported = answer.sentences.iter().any(|s| !s.supported);
    let mut out = String::with_capacity(answer.answer.len() + 200);
    let mut characters = 0;
    for (i, c) in answer.answer.chars().enumerate() {
        if let Some(mark) = marks.remove(&i) {
            out.push_str(&mark);
        }
        out.push(c);
        characters = i + 1;
    }
    if let Some(mark) = marks.remove(&characters) {
        out.push_str(&mark);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    if unsupported {
        let _ = write!(out, "\n{}\n", t("export-unsupported"));
    }
    if !sources.is_empty() {
        let _ = write!(out, "\n**{}**\n\n", t("export-sources"));
        for (i, s) in sources.iter().enumerate() {
            let _ = writeln!(out, "- [{}] {s}", i + 1);
        }
    }
    out
}

/// Why a question has no answer, when it was stopped before there was one.
fn unanswered(answer: &Answer) -> Option<String> {
    let early = answer.notices.contains(&Notice::StoppedEarly);
    early.then(|| t(Notice::StoppedEarly.key()))
}

fn author(answer: &Answer) -> String {
    match &answer.model {
        Some(model) => tf(
            "export-written-by",
            &[("who", format!("{} · {model}", answer.engine).into())],
        ),
        None => t("export-own-words"),
    }
}

#[cfg(test)]
#[path = "kept_tests.rs"]
mod kept_tests;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::SourceId;
    use crate::library::Sentence;
    use crate::privacy::PrivacyLevel;

    #[test]
    fn marks_stand_where_sentences_end_and_count_characters() {
        let citation = |title: &str, span| Citation {
            source_id: SourceId(1),
            path: "p".into(),
            title: title.into(),
            day: None,
            span,
            support: 1.0,
        };
        let sentence = |span, citations: Vec<Citation>| Sentence {
            span,
            supported: !citations.is_empty(),
            citations,
        };
        let (a, b) = (citation("Één", (1, 5)), citation("Twee", (7, 9)));
        let answer = Answer {
            answer: "Café é. Dan. Los.".into(),
            sentences: vec![
                sentence((0, 7), vec![a.clone(), b.clone()]),
                sentence((8, 12), vec![b]),
                sentence((13, 17), vec![]),
            ],
            ..Answer::blank(PrivacyLevel::Private)
        };
        let out = written(&answer);
        assert!(
            out.starts_with("Café é. [1][2] Dan. [2] Los. [?]\n"),
            "{out}"
        );
        assert_eq!(out.matches("\n- [").count(), 2, "{out}");
        assert!(out.contains("1–5") && out.contains("7–9"), "{out}");
    }
}
