//! Everything held about one client, for the client: as Markdown a person can read and as JSON a program can. Client text from beginning
//! to end; where it is written to is the coach's decision.

use super::super::{Practice, Result};
use crate::casebook::ClientId;
use crate::locale::{t, tf};
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
        let mut md = format!(
            "# {}\n\n{}\n\n",
            tf("portability-title", &[("who", c.label.as_str().into())]),
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
            cases.push(self.case_bundle(&row, &mut md, &mut subjects)?);
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
            let _ = writeln!(md, "- {} · {}", text("event_time"), text("event_state"));
        }
        let _ = writeln!(md, "\n## {}\n", t("portability-shared"));
        for s in &shared {
            let _ = writeln!(md, "- {} · `{}`", s.place, s.blob);
            if !s.record.is_empty() {
                let _ = writeln!(md, "\n  ```json\n  {}\n  ```", s.record);
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
            "details": details,
            "cases": cases,
            "consents": consents,
            "shared": shared,
            "audit": log,
        });
        vault.audit("client.portability", &format!("client:{client}"))?;
        Ok(Portability {
            markdown: Local::new(md),
            json: Local::new(serde_json::to_string_pretty(&json).unwrap_or_default()),
        })
    }

    fn case_bundle(
        &self,
        row: &crate::vault::CaseRow,
        md: &mut String,
        subjects: &mut Vec<String>,
    ) -> Result<Value> {
        let vault = self.vault();
        let id = row.case.id;
        let _ = writeln!(
            md,
            "\n## {}\n\n{} · {}",
            row.case.title, row.case.opened, row.case.status
        );
        let (sessions, goals) = (vault.sessions(id)?, vault.goals(id)?);
        for s in &sessions {
            let words: Vec<&str> = s
                .techniques
                .iter()
                .chain(&s.patterns)
                .map(String::as_str)
                .collect();
            let _ = writeln!(
                md,
                "- {} · {} min · {}",
                s.date,
                s.duration_min,
                words.join(", ")
            );
        }
        for g in &goals {
            let _ = writeln!(md, "\n**{}**", g.title);
        }
        let mut notes = Vec::new();
        for n in vault.notes(id)? {
            subjects.push(format!("note:{}", n.id));
            let note = vault.note(n.id)?.into_inner();
            let _ = writeln!(md, "\n### {}\n\n{}", note.title, note.body);
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
            let _ = writeln!(md, "\n### {}\n\n{text}", s.title);
            documents.push(json!({ "title": s.title, "path": s.path, "text": text }));
        }
        let wanted = [format!("new-note:case:{id}"), format!("ask:{id}")];
        let drafts: Vec<_> = vault
            .drafts()?
            .into_iter()
            .filter(|d| {
                wanted.contains(&d.key) || notes.iter().any(|n| d.key == format!("note:{}", n.id))
            })
            .collect();
        for d in &drafts {
            let _ = writeln!(md, "\n### {}\n\n{}", t("portability-draft"), d.body);
        }
        Ok(json!({
            "case": row.case, "sessions": sessions, "goals": goals, "notes": notes, "conversation": talk, "documents": documents,
            "drafts": drafts, "preferences": vault.preferences(Some(id))?,
        }))
    }
}
