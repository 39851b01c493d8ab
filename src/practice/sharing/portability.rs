//! Everything held about one client, for the client: as Markdown a person can read and as JSON a program can. Client text from beginning
//! to end; where it is written to is the coach's decision.

use super::super::{DraftOf, Practice, Result};
use super::beneath::beneath;
use super::decided::day_in;
use super::named::AlsoNamed;
use crate::casebook::{CaseStatus, ClientId, Date, TaxonomyKind, Term};
use crate::locale::{Language, date_in, say};
use crate::privacy::Local;
use crate::vault::{CaseFilter, SharedRow};
use serde_json::{Value, json};
use std::fmt::Write;

/// The bundle.
#[derive(Clone, Debug)]
pub struct Portability {
    /// For a person.
    pub markdown: Local<String>,
    /// For a program.
    pub json: Local<String>,
    /// Other clients that are named in it.
    pub also_named: Vec<AlsoNamed>,
}

impl Practice {
    /// Gathers everything held about a client: details, cases, sessions, goals, notes, conversations, documents, drafts, consents, what was
    /// shared, and what the audit log says.
    pub fn portability(&self, client: ClientId) -> Result<Portability> {
        let vault = self.vault();
        let c = vault.client(client)?;
        let details = vault
            .client_details(client)
            .map(Local::into_inner)
            .unwrap_or_default();
        let consents: Vec<Value> = vault
            .consents(Some(client))?
            .iter()
            .filter_map(|r| serde_json::from_str(&r.record).ok())
            .collect();
        let shared: Vec<SharedRow> = vault
            .shared()?
            .into_iter()
            .filter(|s| s.client_id == Some(client))
            .collect();
        // It is for the client: in the language of the coaching, whatever the coach's screen speaks.
        let language = Language::from_locale_name(&c.language);
        let t = |key: &str| say(language, key, &[]);
        let mut md = format!(
            "# {}\n\n{}\n\n",
            say(
                language,
                "portability-title",
                &[("who", c.label.as_str().into())]
            ),
            t("portability-what")
        );
        let fields = [
            ("portability-name", &details.name),
            ("portability-email", &details.email),
            ("portability-phone", &details.phone),
            ("portability-employer", &details.employer),
            ("portability-occupation", &details.occupation),
            ("portability-remarks", &details.remarks),
        ];
        for (key, value) in fields {
            if let Some(v) = value {
                let _ = writeln!(md, "- {}: {v}", t(key));
            }
        }
        let filter = CaseFilter {
            archived: true,
            client: Some(client),
        };
        let (mut cases, mut subjects) = (Vec::new(), vec![format!("client:{client}")]);
        for row in vault.cases(&filter)? {
            subjects.push(format!("case:{}", row.case.id));
            cases.push(self.case_bundle(&row, language, &mut md, &mut subjects)?);
        }
        let _ = writeln!(md, "\n## {}\n", t("portability-consents"));
        for r in &consents {
            let event = r.get("event");
            let text = |k: &str| {
                event
                    .and_then(|e| e.get(k))
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned()
            };
            // `consent given`, as the standard words it.
            let state = text("event_state");
            let word = state.rsplit(' ').next().unwrap_or_default();
            let state = t(&format!("receipt-state-{word}"));
            let on = text("event_time").parse::<jiff::Timestamp>();
            let on = on.map(|at| day_in(language, at.as_millisecond()));
            let _ = write!(md, "- {} · {state}", on.unwrap_or_default());
            if let Some(what) = of_what(r, language) {
                let _ = write!(md, " · {what}");
            }
            md.push('\n');
        }
        let _ = writeln!(md, "\n## {}\n", t("portability-shared"));
        for s in &shared {
            let on = |ms| ("day", day_in(language, ms).into());
            let state = match (s.deleted_ms, s.revoked_ms) {
                (Some(gone), _) => say(language, "portability-deleted", &[on(gone)]),
                (None, Some(back)) => say(language, "portability-deleting", &[on(back)]),
                (None, None) => t("shared-state-shared"),
            };
            let sent = day_in(language, s.uploaded_ms);
            let _ = writeln!(md, "- {sent} · {state} · {} · `{}`", s.place, s.blob);
            if !s.record.is_empty() {
                let _ = writeln!(md, "\n  ```json\n  {}\n  ```", s.record);
            }
        }
        // What lies ready and has not left is about the client as well; what left is told above.
        let mut ready = Vec::new();
        for b in vault.batches()? {
            let theirs = vault.records(b.id)?;
            for r in theirs.into_iter().filter(|r| r.client_id == Some(client)) {
                if shared.iter().any(|s| s.sha256 == r.sha256) {
                    continue;
                }
                let findings: Vec<Value> = vault
                    .findings(r.id)?
                    .into_iter()
                    .map(|f| json!({ "kind": f.kind, "reason": f.reason, "decision": f.decision }))
                    .collect();
                let words: Value = serde_json::from_str(r.words.reveal()).unwrap_or(Value::Null);
                ready.push(json!({
                    "batch": b.id, "would_leave": r.line, "words": words, "findings": findings, "left_out": r.excluded,
                }));
            }
        }
        if !ready.is_empty() {
            let _ = writeln!(md, "\n## {}\n", t("portability-ready"));
            for r in &ready {
                let line = r.get("would_leave").and_then(Value::as_str);
                let _ = write!(md, "- `{}`", line.unwrap_or_default());
                if r.get("left_out").and_then(Value::as_bool) == Some(true) {
                    let _ = write!(md, " · {}", t("portability-left-out"));
                }
                md.push('\n');
            }
        }
        let log: Vec<Value> = vault
            .audit_entries()?
            .into_iter()
            .filter(|e| subjects.contains(&e.subject))
            .map(|e| json!({ "time_ms": e.time_ms, "act": e.act, "subject": e.subject }))
            .collect();
        let json = json!({
            "schema": "urn:klankbord:portability:1",
            "client": c,
            "former_labels": self.vault().former_labels(client)?,
            "details": details,
            "cases": cases,
            "consents": consents,
            "shared": shared,
            "ready_to_share": ready,
            "audit": log,
        });
        vault.audit("client.portability", &format!("client:{client}"))?;
        Ok(Portability {
            also_named: self.also_named(client, &json)?,
            markdown: Local::new(md),
            json: Local::new(serde_json::to_string_pretty(&json).unwrap_or_default()),
        })
    }

    fn case_bundle(
        &self,
        row: &crate::vault::CaseRow,
        language: Language,
        md: &mut String,
        subjects: &mut Vec<String>,
    ) -> Result<Value> {
        let vault = self.vault();
        let id = row.case.id;
        let taxonomy = vault.taxonomy()?;
        let named = |kind, key: &String| {
            let name = |t: &Term| match language {
                Language::Nl => t.nl.clone(),
                Language::En => t.en.clone(),
            };
            taxonomy.find(kind, key).map_or_else(|| key.clone(), name)
        };
        let t = |key: &str| say(language, key, &[]);
        let on = |d: Date| date_in(language, d.year(), d.month(), d.day());
        let _ = writeln!(
            md,
            "\n## {}\n\n{} · {}",
            row.case.title,
            on(row.case.opened),
            t(match row.case.status {
                CaseStatus::Active => "portability-case-active",
                CaseStatus::Archived => "portability-case-archived",
            })
        );
        let (sessions, goals) = (vault.sessions(id)?, vault.goals(id)?);
        for s in &sessions {
            let techniques = s
                .techniques
                .iter()
                .map(|k| named(TaxonomyKind::Technique, k));
            let patterns = s.patterns.iter().map(|k| named(TaxonomyKind::Pattern, k));
            let words: Vec<String> = techniques.chain(patterns).collect();
            let _ = write!(md, "- {} · {} min", on(s.date), s.duration_min);
            if !words.is_empty() {
                let _ = write!(md, " · {}", words.join(", "));
            }
            if let Some(outcome) = s.outcome {
                let _ = write!(md, " · {}", t(&format!("portability-outcome-{outcome}")));
            }
            md.push('\n');
        }
        for g in &goals {
            let _ = writeln!(md, "\n**{}**", g.title);
            if let Some(expected) = &g.expected {
                let _ = writeln!(md, "\n{expected}");
            }
            for s in &g.scores {
                let _ = writeln!(md, "- {}: {:+}", on(s.date), i8::from(s.score));
            }
        }
        let mut notes = Vec::new();
        for n in vault.notes(id)? {
            subjects.push(format!("note:{}", n.id));
            let note = vault.note(n.id)?.into_inner();
            let day = n.day().map(on).unwrap_or_default();
            let _ = writeln!(
                md,
                "\n### {}\n\n{day}\n\n{}",
                note.title,
                beneath(&note.title, &note.body)
            );
            notes.push(note);
        }
        let mut talk = Vec::new();
        for turn in vault.turns(Some(id))?.into_iter().map(Local::into_inner) {
            let answer: Value = serde_json::from_str(&turn.answer).unwrap_or(Value::Null);
            let said = answer
                .get("answer")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let _ = writeln!(md, "\n> {}\n\n{said}", turn.question.replace('\n', "\n> "));
            talk.push(json!({ "question": turn.question, "answer": answer, "created_ms": turn.created_ms }));
        }
        let mut documents = Vec::new();
        for s in vault
            .sources(None, Some(id))?
            .into_iter()
            .filter(|s| s.note_id.is_none())
        {
            let text = vault.source_text(s.id)?.into_inner();
            let _ = writeln!(md, "\n### {}\n\n{}", s.title, beneath(&s.title, &text));
            documents.push(json!({ "title": s.title, "path": s.path, "text": text }));
        }
        let mut drafts = Vec::new();
        for d in vault.drafts()? {
            let of = match DraftOf::of(&d.key) {
                Some(DraftOf::Note(of)) => match notes.iter().find(|n| n.id == of) {
                    Some(n) => {
                        let title = ("title", n.title.clone().into());
                        say(language, "portability-draft-note", &[title])
                    }
                    None => continue,
                },
                Some(DraftOf::Question(Some(of))) if of == id => t("portability-draft-question"),
                Some(DraftOf::New(of) | DraftOf::Parked(of, _)) if of == id => {
                    t("portability-draft-new")
                }
                _ => continue,
            };
            let day = day_in(language, d.saved_ms);
            let _ = writeln!(md, "\n### {of}\n\n{day}\n\n{}", beneath("", &d.body));
            drafts.push(d);
        }
        Ok(json!({
            "case": row.case, "sessions": sessions, "goals": goals, "notes": notes, "conversation": talk, "documents": documents,
            "drafts": drafts, "preferences": vault.preferences(Some(id))?,
        }))
    }
}

/// What a decision is about, and how much is taken out of it: `volledig: patronen uit casussen, patronen uit sessies`. None for a no.
fn of_what(record: &Value, language: Language) -> Option<String> {
    let of = record.get("pii_information")?.as_array()?;
    let word = |v: &Value, key: &str| v.get(key).and_then(Value::as_str).map(str::to_owned);
    let level = word(of.first()?, "anonymization_level")?;
    let kinds: Vec<String> = of
        .iter()
        .filter_map(|p| word(p, "pii_type"))
        .map(|kind| say(language, &format!("data-type-{kind}"), &[]))
        .collect();
    let level = say(language, &format!("portability-level-{level}"), &[]);
    Some(format!("{level}: {}", kinds.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::super::made::{berk, note, practice};
    use super::day_in;
    use crate::casebook::{ClientId, now_ms};
    use crate::locale::Language;
    use crate::practice::Practice;
    use crate::vault::Draft;

    fn draft(p: &Practice, key: String, body: &str) {
        let (body, meta) = (body.to_owned(), String::new());
        let saved_ms = now_ms();
        let made = Draft {
            key,
            body,
            meta,
            saved_ms,
        };
        p.save_draft(&made).unwrap();
    }

    fn read(p: &Practice, client: ClientId) -> String {
        p.portability(client).unwrap().markdown.into_inner()
    }

    #[test]
    fn a_note_has_its_day_and_a_draft_says_of_what_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let p = practice(dir.path());
        let (client, case) = berk(&p);
        note(&p, case, "Zo staat het er.");
        let id = p.notes(case).unwrap()[0].id;
        draft(&p, format!("note:{id}"), "Zo stond het er.");
        draft(&p, format!("new-note:case:{case}"), "Begonnen.");
        draft(&p, format!("ask:{case}"), "Waarom?");
        let today = day_in(Language::Nl, now_ms());
        let text = read(&p, client);
        for (title, body) in [
            ("Gesprek", "Zo staat het er."),
            ("Concept van de notitie Gesprek", "Zo stond het er."),
            ("Concept van een nieuwe notitie", "Begonnen."),
            ("Concept van een vraag", "Waarom?"),
        ] {
            let wanted = format!("### {title}\n\n{today}\n\n{body}\n");
            // Fluent keeps what was put into a sentence apart by marks that are not seen.
            let plain = text.replace(['\u{2068}', '\u{2069}'], "");
            assert!(plain.contains(&wanted), "{wanted} in {plain}");
        }
    }
}
