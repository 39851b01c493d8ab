//! The demo practice: `assets/demo`, built into the binary, put into a new vault that needs no passphrase. Fiction, so nothing is at stake.

use super::{Error, Result};
use crate::casebook::{
    CaseId, CaseStatus, Date, Format, GoalScore, NewCase, NewClient, NewGoal, NewNote, NewSession,
    Outcome, Payment, Score,
};
use crate::library::Library;
use crate::locale::{t, tf};
use crate::vault::Vault;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

static DEMO: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/demo");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    client: Vec<NewClient>,
    case: Vec<DemoCase>,
    #[serde(default)]
    goal: Vec<DemoGoal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoCase {
    slug: String,
    client: String,
    title: String,
    status: CaseStatus,
    opened: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoGoal {
    case: String,
    title: String,
    expected: Option<String>,
    target: Option<Date>,
    #[serde(default)]
    scores: Vec<DemoScore>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoScore {
    date: Date,
    score: Score,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoNote {
    date: Date,
    minutes: u32,
    format: Format,
    payment: Payment,
    techniques: Vec<String>,
    patterns: Vec<String>,
    outcome: Option<Outcome>,
    title: String,
}

/// Makes the demo practice in `dir`, searchable by words on return; vectors are for the caller to make.
pub fn build_demo(dir: &Path) -> Result<Vault> {
    let vault = Arc::new(Vault::create_unprotected(dir)?);
    let mut notes = Vec::new();
    for name in ["practice-nl.toml", "practice-en.toml"] {
        let part: Part = toml::from_str(text(name)?).map_err(|e| wrong(name, &e))?;
        notes.extend(fill(&vault, &part)?);
    }
    let library = Library::open(vault.clone())?;
    library.index_notes(&notes)?;
    let mut materials = Vec::new();
    for folder in ["materials/nl", "materials/en"] {
        let files = DEMO.get_dir(folder).into_iter().flat_map(|d| d.files());
        materials.extend(files.map(|f| {
            (
                format!("demo/{}", f.path().display()),
                f.contents().to_vec(),
            )
        }));
    }
    library.import_bytes(&materials, None)?;
    drop(library);
    Arc::try_unwrap(vault).map_err(|_| Error::Refused(t("refused-demo-used")))
}

fn fill(vault: &Vault, part: &Part) -> Result<Vec<crate::casebook::NoteId>> {
    let mut clients = HashMap::new();
    for c in &part.client {
        clients.insert(c.label.as_str(), vault.add_client(c)?);
    }
    let mut cases: HashMap<&str, CaseId> = HashMap::new();
    let mut notes = Vec::new();
    for c in &part.case {
        let client_id = *clients
            .get(c.client.as_str())
            .ok_or_else(|| wrong(&c.slug, &"unknown client"))?;
        let id = vault.add_case(&NewCase {
            client_id,
            title: c.title.clone(),
            opened: c.opened,
        })?;
        cases.insert(&c.slug, id);
        let mut files: Vec<_> = DEMO
            .get_dir(format!("cases/{}", c.slug))
            .into_iter()
            .flat_map(|d| d.files())
            .collect();
        files.sort_by_key(|f| f.path());
        for file in files {
            let name = file.path().display().to_string();
            let text = file.contents_utf8().unwrap_or_default();
            let (head, body) =
                front_matter(text).ok_or_else(|| wrong(&name, &"no front matter"))?;
            let n: DemoNote = toml::from_str(head).map_err(|e| wrong(&name, &e))?;
            let session_id = vault.add_session(&NewSession {
                case_id: id,
                date: n.date,
                duration_min: n.minutes,
                format: n.format,
                payment: n.payment,
                techniques: n.techniques,
                patterns: n.patterns,
                outcome: n.outcome,
            })?;
            notes.push(vault.add_note(&NewNote {
                case_id: id,
                session_id: Some(session_id),
                title: n.title,
                body: body.into(),
            })?);
        }
        if c.status == CaseStatus::Archived {
            vault.set_case_status(id, CaseStatus::Archived)?;
        }
    }
    for g in &part.goal {
        let case_id = *cases
            .get(g.case.as_str())
            .ok_or_else(|| wrong(&g.case, &"unknown case"))?;
        let id = vault.add_goal(&NewGoal {
            case_id,
            title: g.title.clone(),
            expected: g.expected.clone(),
            target: g.target,
        })?;
        for s in &g.scores {
            vault.add_goal_score(
                id,
                &GoalScore {
                    date: s.date,
                    session_id: None,
                    score: s.score,
                },
            )?;
        }
    }
    Ok(notes)
}

/// Splits `+++` front matter from the Markdown after it.
fn front_matter(text: &str) -> Option<(&str, &str)> {
    let (head, body) = text.strip_prefix("+++\n")?.split_once("\n+++\n")?;
    Some((head, body.trim_start()))
}

fn text(name: &str) -> Result<&'static str> {
    DEMO.get_file(name)
        .and_then(|f| f.contents_utf8())
        .ok_or_else(|| wrong(name, &"missing"))
}

fn wrong(name: &str, why: &dyn std::fmt::Display) -> Error {
    Error::Refused(tf(
        "refused-demo",
        &[("name", name.into()), ("why", why.to_string().into())],
    ))
}
