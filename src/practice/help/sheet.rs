//! A draft as Markdown, as the coach edits it, and the goals read back from what she made of it.

use super::extract::Chosen;
use super::shape::{self, Field};
use super::{Help, HelpItem};
use crate::casebook::{CaseId, Date, HelpKind, NewGoal, Taxonomy, TaxonomyKind};
use crate::library::Citation;
use crate::locale::{Language, say};
use std::fmt::Write;

/// The draft: headings, sentences with `[n]` where a note carries them, and the notes at the end; and what `[1]`, `[2]` and on refer to, each the place
/// the first sentence with that number stands on.
pub fn markdown(
    kind: HelpKind,
    title: &str,
    items: &[HelpItem],
    taxonomy: &Taxonomy,
    language: Language,
) -> (String, Vec<Citation>) {
    let t = |key: &str| say(language, key, &[]);
    let mut out = format!("# {} – {title}\n", t(&format!("help-kind-{kind}")));
    let mut sources: Vec<Citation> = Vec::new();
    for field in shape::fields(kind) {
        let here: Vec<&HelpItem> = items.iter().filter(|i| i.field == field.name()).collect();
        let heading = t(&format!("help-field-{}", field.name()));
        match field {
            Field::Line(_) => {
                for item in here {
                    let _ = write!(out, "\n{}{}\n", item.text, marks(item, &mut sources));
                }
            }
            Field::Lines(..) => {
                let _ = write!(out, "\n## {heading}\n\n");
                if here.is_empty() {
                    let _ = writeln!(out, "*{}*", t("help-nothing"));
                }
                for item in here {
                    let _ = writeln!(out, "- {}{}", item.text, marks(item, &mut sources));
                }
            }
            Field::Goals(..) => goals(&here, &mut out, &mut sources, language),
            Field::Terms(..) => {
                let _ = write!(out, "\n## {heading}\n\n");
                if here.is_empty() {
                    let _ = writeln!(out, "*{}*", t("help-nothing"));
                }
                for term in here.iter().filter(|i| i.part == "term") {
                    let key = term.text.as_str();
                    let name = taxonomy
                        .find(TaxonomyKind::Pattern, key)
                        .map_or(key, |term| match language {
                            Language::Nl => &term.nl,
                            Language::En => &term.en,
                        });
                    let n = term.sessions.unwrap_or(0);
                    let times = say(language, "help-sessions", &[("n", n.into())]);
                    let seen = here.iter().find(|i| i.part == "seen" && i.row == term.row);
                    let seen = match seen {
                        Some(item) => format!("{}{}", item.text, marks(item, &mut sources)),
                        None => format!("*{}*", t("help-seen-open")),
                    };
                    let _ = writeln!(out, "- **{name}** ({times}): {seen}");
                }
            }
        }
    }
    if !sources.is_empty() {
        let _ = write!(out, "\n---\n{}:\n", t("export-sources"));
        for (n, source) in sources.iter().enumerate() {
            let _ = writeln!(out, "[{}] {}", n + 1, source.title);
        }
    }
    (out, sources)
}

/// Whether a text is one of these drafts, as the coach kept it: its first line is that of a sheet, in either language.
pub fn is_draft(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let Some((kind, _)) = first.strip_prefix("# ").and_then(|l| l.split_once(" – ")) else {
        return false;
    };
    HelpKind::ALL.iter().any(|k| {
        let names = Language::ALL.map(|l| say(l, &format!("help-kind-{k}"), &[]));
        names.iter().any(|n| n == kind)
    })
}

fn marks(item: &HelpItem, sources: &mut Vec<Citation>) -> String {
    let mut out = String::new();
    for c in &item.citations {
        let same = |s: &Citation| (&s.title, &s.path) == (&c.title, &c.path);
        let n = sources.iter().position(same).unwrap_or_else(|| {
            sources.push(c.clone());
            sources.len() - 1
        });
        let mark = format!(" [{}]", n + 1);
        if !out.contains(&mark) {
            out.push_str(&mark);
        }
    }
    if !item.supported {
        out.push_str(" [?]");
    }
    out
}

fn goals(here: &[&HelpItem], out: &mut String, sources: &mut Vec<Citation>, language: Language) {
    let t = |key: &str| say(language, key, &[]);
    if here.is_empty() {
        let _ = write!(out, "\n## {}\n\n", t("help-new-goal"));
    }
    let mut rows: Vec<usize> = here.iter().map(|i| i.row).collect();
    rows.dedup();
    if rows.is_empty() {
        rows.push(usize::MAX);
    }
    for row in rows {
        if let Some(title) = here.iter().find(|i| i.row == row && i.part == "title") {
            // A heading carries no marks: it becomes the title of the goal.
            let _ = write!(out, "\n## {}\n\n", title.text);
        }
        for part in shape::SMART {
            let label = t(&format!("help-smart-{part}"));
            let _ = match here.iter().find(|i| i.row == row && i.part == part) {
                Some(i) => writeln!(out, "- **{label}:** {}{}", i.text, marks(i, sources)),
                // What is missing is asked, so that the coach sees what to fill in.
                None => writeln!(
                    out,
                    "- **{label}:** *{}*",
                    t(&format!("help-smart-ask-{part}"))
                ),
            };
        }
    }
}

/// The goals in a draft as the coach left it: each heading of the second level is one; what stands behind the label of what can be measured is
/// what is expected, and a date behind the one of time the day. What is still a question of ours is passed over. A text without any label of a SMART
/// sheet holds no goals: its headings are those of an ordinary note.
pub fn goals_in(case: CaseId, draft: &str) -> Vec<NewGoal> {
    let labels = |part: &str| {
        Language::ALL.map(|l| say(l, &format!("help-smart-{part}"), &[]).to_lowercase())
    };
    let every: Vec<String> = shape::SMART.iter().flat_map(|p| labels(p)).collect();
    let mut sheet = false;
    let (measurable, timebound) = (labels("measurable"), labels("timebound"));
    let mut out: Vec<NewGoal> = Vec::new();
    for line in draft.lines() {
        let line = line.trim();
        if let Some(title) = line.strip_prefix("## ") {
            let title = unmarked(title);
            if Language::ALL
                .iter()
                .all(|l| say(*l, "help-new-goal", &[]) != title)
                && !title.is_empty()
            {
                out.push(NewGoal {
                    case_id: case,
                    title,
                    expected: None,
                    target: None,
                });
            }
            continue;
        }
        let Some((label, text)) = line
            .trim_start_matches(['-', '*', ' '])
            .split_once(':')
            .map(|(l, t)| {
                (
                    l.trim_matches('*').to_lowercase(),
                    t.trim_start_matches('*').trim(),
                )
            })
        else {
            continue;
        };
        sheet |= every.contains(&label);
        let Some(goal) = out.last_mut() else { continue };
        if text.is_empty() || (text.starts_with('*') && text.ends_with('*')) {
            continue;
        }
        if measurable.contains(&label) {
            goal.expected = Some(unmarked(text));
        } else if timebound.contains(&label) {
            goal.target = date_in(text);
        }
    }
    if sheet { out } else { Vec::new() }
}

/// Without `[1]` and `[?]` at the end.
fn unmarked(text: &str) -> String {
    let mut text = text.trim();
    while let Some((before, mark)) = text.rsplit_once(" [") {
        let inside = mark.strip_suffix(']').unwrap_or("x");
        if inside == "?" || (!inside.is_empty() && inside.chars().all(|c| c.is_ascii_digit())) {
            text = before.trim_end();
        } else {
            break;
        }
    }
    text.to_owned()
}

/// The first date like 2026-09-01.
fn date_in(text: &str) -> Option<Date> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '-'))
        .find_map(|word| word.parse().ok())
}

/// Items of what was chosen, with the places they stand at.
pub fn items(chosen: &[Chosen], citations: Vec<Vec<Citation>>, of_model: bool) -> Vec<HelpItem> {
    chosen
        .iter()
        .zip(citations)
        .map(|(c, citations)| HelpItem {
            field: c.field.to_owned(),
            row: c.row,
            part: c.part.to_owned(),
            text: c.text.clone(),
            // What was counted or looked up needs no note; a term is a word of the coach's own list.
            supported: !of_model
                || !citations.is_empty()
                || matches!(c.part, "term")
                || c.field == "standing",
            citations,
            sessions: None,
        })
        .collect()
}

impl Help {
    /// The goals in the draft as it is now.
    pub fn goals(&self) -> Vec<NewGoal> {
        goals_in(self.case, &self.draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_draft_is_known_by_its_first_line() {
        assert!(is_draft("# GROW sheet – Wilg\n\n## Goal"));
        assert!(!is_draft("# Wilg – tweede gesprek\n") && !is_draft("GROW sheet – Wilg"));
    }

    #[test]
    fn goals_come_back_from_the_draft_as_the_coach_left_it() {
        let draft = "# SMART goals – Wilg\n\n## Opbouwen naar 32 uur [1]\n\n- **Specific:** *What exactly?*\n- **Measurable:** Minstens een 6. [2] [?]\n- **Time-bound:** by 2026-09-01\n\n## Nee zeggen\n\n- **Meetbaar:** *Waaraan merk je het?*\n- **Tijdgebonden:** voor de zomer\n\n---\nSources:\n[1] Note";
        let goals = goals_in(CaseId(3), draft);
        assert_eq!(goals.len(), 2);
        assert_eq!(goals[0].title, "Opbouwen naar 32 uur");
        assert_eq!(goals[0].expected.as_deref(), Some("Minstens een 6."));
        assert_eq!(goals[0].target, Some(jiff::civil::date(2026, 9, 1)));
        assert_eq!(
            (goals[1].expected.as_deref(), goals[1].target),
            (None, None)
        );
        assert!(goals_in(CaseId(3), "").is_empty());
        let note = "## What happened\n\n- Goal: rest\n\n## Afterwards\n\nWe talked: much.";
        assert!(
            goals_in(CaseId(3), note).is_empty(),
            "the headings of a note are no goals"
        );
    }
}
