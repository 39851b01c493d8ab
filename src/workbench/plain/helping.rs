//! What is drafted from the notes of a case, read with its sources, and kept, edited or let go; and the summary of a long conversation. Nothing is
//! kept before a word for it.

use super::act::{Act, Effect};
use super::editor::Edit;
use super::finding::Place;
use super::lines::{says_something, sentences, short, unmarked};
use super::session::{LastRead, Listing, Session, join, numbered_lines};
use crate::casebook::{CaseId, HelpKind, NoteId};
use crate::library::Citation;
use crate::locale::Language;
use crate::practice::{Digest, Help, HelpAsk, Notice, help_name};
use crate::vault::Draft;

/// What can be drafted, in the order it is listed, with its words.
const KINDS: [(HelpKind, &str, &str); 6] = [
    (HelpKind::Summary, "summary", "samenvatting"),
    (HelpKind::Prepare, "prepare", "voorbereiding"),
    (HelpKind::Questions, "questions", "vragen"),
    (HelpKind::Smart, "smart", "smart"),
    (HelpKind::Grow, "grow", "grow"),
    (HelpKind::Patterns, "patterns", "patronen"),
];

/// A draft that was made and not kept yet. No `Debug`: it holds what stands in notes.
pub(super) struct Made {
    case: CaseId,
    kind: HelpKind,
    text: String,
    /// What its numbers refer to.
    pub places: Vec<Place>,
}

impl Session {
    /// `draft`: lists what can be drafted; `draft WORD` or `draft N` makes it.
    pub(super) fn draft(&mut self, rest: &str) -> Vec<Effect> {
        if rest.is_empty() {
            return self.with_case(|s, _| s.kinds());
        }
        let Some(kind) = kind_named(rest) else {
            return self.kinds();
        };
        self.with_case(|s, case| {
            s.rest.clear();
            vec![
                s.say("wb-thinking"),
                Effect::Do(Act::Help(HelpAsk {
                    case,
                    kind,
                    note: None,
                    use_model: true,
                    small_model: false,
                })),
            ]
        })
    }

    fn kinds(&mut self) -> Vec<Effect> {
        let language = self.language;
        let lines = numbered_lines(KINDS.iter().map(|(kind, en, nl)| {
            let word: &str = match language {
                Language::En => en,
                Language::Nl => nl,
            };
            join(&[word, &help_name(*kind, language)])
        }));
        let head = self.count("plain-count-kinds", lines.len());
        self.list = Listing::Kinds;
        self.print(Some(head), lines)
    }

    /// A draft was made: what can be done with it, what it says, who wrote it and how far the notes travelled.
    pub fn helped(&mut self, help: Help) -> Vec<Effect> {
        let head = self.t(match help.help {
            HelpKind::Smart => "plain-draft-made-goals",
            _ => "plain-draft-made",
        });
        // A line is a sentence with its numbers.
        let mut lines: Vec<String> = help
            .draft
            .lines()
            .map(|l| unmarked(l.trim()))
            .filter(|l| says_something(l))
            .collect();
        lines.push(match &help.model {
            Some(model) => self.tf("plain-model-wrote", &[("model", model.as_str().into())]),
            None => self.t("plain-no-model-wrote"),
        });
        let told = help.notices.iter().filter(|n| **n != Notice::NoModel);
        lines.extend(told.map(|n| self.notice(*n)));
        lines.extend(help.trouble.clone());
        lines.push(self.tf(
            "plain-privacy-line",
            &[
                ("level", help.privacy.to_string().into()),
                ("network", self.network(&help.network).into()),
            ],
        ));
        let places = places(&help);
        self.list = Listing::Places(places.clone());
        self.last_read = LastRead::Draft;
        self.made = Some(Made {
            case: help.case,
            kind: help.help,
            text: help.draft,
            places,
        });
        self.print(Some(head), lines)
    }

    /// `keep`: what was drafted or answered last becomes a note; `keep goals`: its goals are set.
    pub(super) fn keep(&mut self, rest: &str) -> Vec<Effect> {
        if matches!(rest.to_lowercase().as_str(), "goals" | "doelen") {
            return self.keep_goals();
        }
        match &self.made {
            Some(made) if self.last_read == LastRead::Draft => {
                vec![Effect::Do(Act::KeepHelp(made.case, made.text.clone()))]
            }
            _ => self.keep_answer(),
        }
    }

    /// The goals of the draft as it is being edited, or else as it was made.
    fn keep_goals(&self) -> Vec<Effect> {
        let edited = self.edit.as_ref().and_then(|e| Some((e.case()?, e.body())));
        // The headings of another draft are no goals.
        let smart = self.made.as_ref().filter(|m| m.kind == HelpKind::Smart);
        let made = smart.map(|m| (m.case, m.text.clone()));
        match edited.or(made) {
            Some((case, text)) => vec![Effect::Do(Act::KeepGoals(case, text))],
            None => vec![self.say("plain-no-goals-drafted")],
        }
    }

    /// The draft is a note.
    pub(super) fn help_kept(&mut self, id: NoteId) -> Vec<Effect> {
        self.made = None;
        self.last_read = LastRead::Note(id);
        if let Some(c) = &mut self.case {
            c.notes += 1;
        }
        vec![self.say("wb-note-saved")]
    }

    /// `edit` of a draft: it becomes a note being edited, behind what was typed of a new one.
    pub(super) fn edit_made(&mut self) -> Vec<Effect> {
        let Some(made) = &self.made else {
            return vec![self.say("plain-notes-first")];
        };
        vec![Effect::Do(Act::NoteBehind(made.case, made.text.clone()))]
    }

    /// What was typed of a new note is known.
    pub(super) fn edit_behind(
        &mut self,
        case: CaseId,
        typed: Option<Draft>,
        text: &str,
    ) -> Vec<Effect> {
        let before = typed.as_ref().map_or("", |d| d.body.trim_end());
        let gap = if before.is_empty() { "" } else { "\n\n" };
        // What was offered stands in it now.
        self.offer = None;
        self.made = None;
        self.last_read = LastRead::Nothing;
        let mut out = self.begin_edit(Edit::new(case, &format!("{before}{gap}{text}")));
        out.extend(self.touch());
        out
    }

    /// `summary`: what of a long conversation goes along in short.
    pub(super) fn summary(&mut self, digest: Option<Digest>) -> Vec<Effect> {
        self.digest = digest;
        let Some(d) = &self.digest else {
            return vec![self.say("summary-none")];
        };
        let by = match d.by.as_str() {
            crate::practice::EXTRACTIVE => self.t("plain-own-words"),
            "coach" => self.t("summary-by-coach"),
            model => model.to_owned(),
        };
        let head = self.tf(
            "plain-summary-of",
            &[("n", d.turns.into()), ("by", by.into())],
        );
        let lines = sentences(d.text.reveal());
        let lines = lines.iter().map(|l| unmarked(l)).collect();
        self.last_read = LastRead::Summary;
        self.print(Some(head), lines)
    }

    /// `edit` of the summary.
    pub(super) fn edit_summary(&mut self) -> Vec<Effect> {
        let Some(d) = &self.digest else {
            return vec![self.say("summary-none")];
        };
        let edit = Edit::summary(self.case_id(), d.upto, d.text.reveal());
        self.begin_edit(edit)
    }

    /// The summary is in the vault.
    pub(super) fn summary_set(&mut self) -> Vec<Effect> {
        self.edit = None;
        self.digest = None;
        self.last_read = LastRead::Nothing;
        vec![self.say("summary-changed")]
    }
}

/// What a word, the beginning of one, or a number of the list means.
fn kind_named(rest: &str) -> Option<HelpKind> {
    let word = rest.trim().to_lowercase();
    if let Ok(n) = word.parse::<usize>() {
        return KINDS.get(n.checked_sub(1)?).map(|(kind, ..)| *kind);
    }
    let begins = |w: &str| !word.is_empty() && w.starts_with(&word);
    let mut meant = KINDS
        .iter()
        .filter(|(_, en, nl)| begins(en) || begins(nl))
        .map(|(kind, ..)| *kind);
    // The beginning of several is none of them.
    meant.next().filter(|_| meant.next().is_none())
}

/// Where the numbers of a draft lead, and the first sentence that carries each.
fn places(help: &Help) -> Vec<Place> {
    let says = |c: &Citation| {
        let mut carrying = help.items.iter().filter(|i| i.citations.contains(c));
        carrying
            .next()
            .map(|i| short(&i.text, 160))
            .unwrap_or_default()
    };
    help.sources
        .iter()
        .map(|c| Place {
            source: c.source_id,
            title: c.named(),
            says: says(c),
            span: Some(c.span),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::kind_named;
    use crate::casebook::HelpKind;

    #[test]
    fn a_draft_is_asked_for_by_its_word_in_either_language_or_its_number() {
        for (word, kind) in [
            ("summary", HelpKind::Summary),
            ("Samenvatting", HelpKind::Summary),
            ("2", HelpKind::Prepare),
            ("voor", HelpKind::Prepare),
            ("vragen", HelpKind::Questions),
            ("smart", HelpKind::Smart),
            ("GROW", HelpKind::Grow),
            ("patr", HelpKind::Patterns),
        ] {
            assert_eq!(kind_named(word), Some(kind), "{word}");
        }
        for none in ["s", "p", "", "7", "0", "poem"] {
            assert_eq!(kind_named(none), None, "{none}");
        }
    }
}
