//! `anonymise`: text on standard input, or one `{"text":…}` a line, with what could identify someone replaced.

use super::context::{Context, print};
use super::{Failure, Outcome};
use crate::casebook::CaseId;
use crate::engine::{self, Engine};
use crate::library::language_of;
use crate::locale::{t, tf};
use crate::practice::{Error, second_reader};
use crate::privacy::{Anonymiser, Finding, Known, Local, apply};
use serde_json::json;
use std::io::{BufRead, Read, Write};
use std::sync::Arc;

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Anonymise {
    /// One {"text":…} a line in, one {"text":…,"findings":[…]} a line out
    #[arg(long)]
    jsonl: bool,
    /// Use what the vault knows of the client of this case
    #[arg(long)]
    case: Option<CaseId>,
    /// Let the local model read along; what it proposes is marked as such
    #[arg(long)]
    second_reader: bool,
}

pub(super) fn run(cx: &Context, o: &Anonymise) -> Outcome {
    let known = match o.case {
        None => Known::default(),
        Some(id) => {
            let vault = cx.vault()?;
            let client = vault.client(vault.case(id)?.case.client_id)?;
            let details = vault.client_details(client.id)?;
            Known::from_client(&client.label, details.reveal())
        }
    };
    let anonymiser = Anonymiser::new(&known);
    let mut pseudonyms = anonymiser.pseudonyms(key()?);
    let second = o.second_reader.then(|| reader(cx)).flatten();
    let along = |text: &str, found: Vec<Finding>| match &second {
        Some(engine) => second_reading(engine.as_ref(), text, found),
        None => Ok(found),
    };
    if !o.jsonl {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(Failure::new)?;
        let text =
            String::from_utf8(bytes).map_err(|_| Failure::new(t("cli-anonymise-not-utf8")))?;
        if cx.json {
            let findings = along(&text, anonymiser.find(&text, &mut pseudonyms))?;
            return print(&line(&text, &findings));
        }
        let findings = along(&text, anonymiser.find(&text, &mut pseudonyms))?;
        return print(apply(&text, &findings).trim_end_matches('\n'));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut input = std::io::stdin().lock();
    let mut row = String::new();
    for n in 1_u64.. {
        row.clear();
        let read = input
            .read_line(&mut row)
            .map_err(|_| Failure::new(t("cli-anonymise-not-utf8")))?;
        if read == 0 {
            break;
        }
        if row.trim().is_empty() {
            continue;
        }
        let at = |what: String| {
            let line = [("line", n.into()), ("what", what.into())];
            Failure::new(tf("mistake-line", &line))
        };
        let no_text = || at(t("cli-anonymise-no-text"));
        let note: Note = serde_json::from_str(&row).map_err(|e| {
            if e.is_data() {
                no_text()
            } else {
                at(e.to_string())
            }
        })?;
        let text = note.text.ok_or_else(no_text)?;
        let findings = along(&text, anonymiser.find(&text, &mut pseudonyms))?;
        let answer = Answer {
            text: &apply(&text, &findings),
            findings: &findings,
        };
        let written = serde_json::to_writer(&mut out, &answer).map_err(std::io::Error::from);
        match written.and_then(|()| out.write_all(b"\n")) {
            Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
            other => other.map_err(Failure::new)?,
        }
    }
    match out.flush() {
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(Failure::new),
    }
}

/// A line to read; whatever else it holds is passed over.
#[derive(serde::Deserialize)]
struct Note {
    text: Option<String>,
}

/// A line to write.
#[derive(serde::Serialize)]
struct Answer<'a> {
    findings: &'a [Finding],
    text: &'a str,
}

fn line(text: &str, findings: &[Finding]) -> String {
    json!({ "text": apply(text, findings), "findings": findings }).to_string()
}

/// The model of the settings, ready to read; without one that is said and the rules read alone.
fn reader(cx: &Context) -> Option<Arc<dyn Engine>> {
    let opened = engine::open_engine(&cx.config.engine).and_then(|e| e.load().map(|()| e));
    match opened {
        Ok(engine) => Some(engine),
        Err(e) => {
            eprintln!(
                "{}",
                tf(
                    "cli-second-reader-none",
                    &[("why", Error::from(e).sentence().into())]
                )
            );
            None
        }
    }
}

/// The findings with what the model proposes beside them.
fn second_reading(
    engine: &dyn Engine,
    text: &str,
    found: Vec<Finding>,
) -> Result<Vec<Finding>, Failure> {
    let language = language_of(text);
    let quotes = second_reader::quotes(engine, &Local::new(text.to_owned()), language)
        .map_err(|e| Failure::new(Error::from(e).sentence()))?;
    Ok(second_reader::beside(text, found, &quotes))
}

/// A fresh key for one run: hashes of two runs cannot be compared, which is what printing on a screen should promise.
fn key() -> Result<[u8; 32], Failure> {
    let mut key = [0u8; 32];
    getrandom::fill(&mut key).map_err(Failure::new)?;
    Ok(key)
}
