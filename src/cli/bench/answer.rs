//! `bench answer`: how long an answer in the sources' own words takes, from the question to the whole answer, on the demo practice or a practice of one's own.
//! The first question is told apart: whatever is made once is made for it.

use super::{ms, pty};
use crate::casebook::CaseId;
use crate::config::{Config, Flags};
use crate::practice::{Ask, AskEvent, By, Practice};
use crate::vault::{Unlock, Vault};
use clap::Args;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Options.
#[derive(Debug, Args)]
pub struct Answer {
    /// Make the practice in this folder and leave it there; one that is there is used as it is
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// Questions to the materials, one a line, in place of those to the demo practice
    #[arg(long, value_name = "FILE")]
    questions: Option<PathBuf>,
    /// By words alone, without the embedder
    #[arg(long)]
    words: bool,
}

/// Questions to the materials of the demo practice.
const MATERIALS: [&str; 10] = [
    "Wat is een schaalvraag?",
    "Wanneer gebruik je GROW niet?",
    "Hoe ga je om met een cliënt die zwijgt?",
    "Welke fouten maken mensen bij de wondervraag?",
    "Wie heeft het kernkwadrant bedacht?",
    "What is motivational interviewing?",
    "How does a scaling question work, step by step?",
    "When does the GROW model help a client?",
    "How do I give feedback to a team?",
    "Why does a client resist change?",
];
/// Questions in a case of it.
const CASE: [&str; 8] = [
    "Hoe slaapt ze?",
    "Wat vindt haar leidinggevende?",
    "Wanneer begon het?",
    "Wat helpt haar om grenzen te stellen?",
    "Wat zegt ze over haar werk?",
    "Welke afspraken maakten we over grenzen?",
    "Waar ziet ze tegen op?",
    "Hoe gaat het thuis?",
];

/// Asks, and measures.
pub fn run(o: &Answer) -> Result<Value, Box<dyn std::error::Error>> {
    let dir = tempfile::tempdir()?;
    let place = o
        .keep
        .clone()
        .unwrap_or_else(|| dir.path().join("practice"));
    if !place.join("vault.db").exists() {
        super::wire::demo(&place)?;
    }
    let practice = open(&place)?;
    if !o.words {
        practice.embed_all(&mut |_, _| {})?;
    }
    let own = match &o.questions {
        Some(file) => Some(std::fs::read_to_string(file)?),
        None => None,
    };
    let materials: Vec<&str> = match &own {
        Some(text) => text.lines().filter(|l| !l.trim().is_empty()).collect(),
        None => MATERIALS.to_vec(),
    };
    let mut figures = json!({ "vectors": !o.words });
    let mut put = |name: &str, value: Value| {
        if let Value::Object(map) = &mut figures {
            map.insert(name.to_owned(), value);
        }
    };
    put(
        "first_ms",
        json!(ms(asked(&practice, None, "Wat is feedback?")?)),
    );
    put("materials", times(&practice, None, &materials)?);
    let case = practice.vault().cases(&Default::default())?;
    if let Some(case) = case.first().filter(|_| own.is_none()) {
        put("case", times(&practice, Some(case.case.id), &CASE)?);
    }
    Ok(figures)
}

fn open(place: &Path) -> Result<Practice, Box<dyn std::error::Error>> {
    let config = Config::load(&Flags::default())?;
    Ok(Practice::open(Vault::open(place, &Unlock::None)?, config)?)
}

/// The times of some questions, asked once each and once again.
fn times(
    practice: &Practice,
    case: Option<CaseId>,
    questions: &[&str],
) -> Result<Value, Box<dyn std::error::Error>> {
    let mut out = json!({ "questions": questions.len() });
    for round in ["", "again_"] {
        let mut all = Vec::with_capacity(questions.len());
        for question in questions {
            all.push(asked(practice, case, question)?);
        }
        for (name, part) in [("median", 0.5), ("p95", 0.95), ("max", 1.0)] {
            if let Value::Object(map) = &mut out {
                let name = format!("{round}ms_{name}");
                map.insert(name, json!(ms(pty::quantile(&all, part))));
            }
        }
    }
    Ok(out)
}

/// Seconds until a question is answered.
fn asked(
    practice: &Practice,
    case: Option<CaseId>,
    question: &str,
) -> Result<f64, Box<dyn std::error::Error>> {
    let from = Instant::now();
    let asking = practice.ask(Ask {
        case,
        parent: None,
        question: question.to_owned(),
        max_tokens: 1,
        by: By::Sources,
        keep: false,
    });
    for event in &asking.events {
        match event {
            AskEvent::Done(_) => return Ok(from.elapsed().as_secs_f64()),
            AskEvent::Failed(why) => return Err(why.into()),
            _ => {}
        }
    }
    Err("the answer did not come".into())
}
