//! `anonymise`: text on standard input, or one `{"text":…}` a line, with what could identify someone replaced.

use super::context::{Context, print};
use super::{Failure, Outcome};
use crate::casebook::CaseId;
use crate::locale::t;
use crate::privacy::{Anonymiser, Known, Pseudonyms, apply};
use serde_json::json;
use std::io::{BufRead, Read, Write};

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Anonymise {
    /// One {"text":…} a line in, one {"text":…,"findings":[…]} a line out
    #[arg(long)]
    jsonl: bool,
    /// Use what the vault knows of the client of this case
    #[arg(long)]
    case: Option<CaseId>,
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
    if !o.jsonl {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(Failure::new)?;
        let text =
            String::from_utf8(bytes).map_err(|_| Failure::new(t("cli-anonymise-not-utf8")))?;
        if cx.json {
            return print(&line(&anonymiser, &mut pseudonyms, &text));
        }
        let findings = anonymiser.find(&text, &mut pseudonyms);
        return print(apply(&text, &findings).trim_end_matches('\n'));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (n, input) in std::io::stdin().lock().lines().enumerate() {
        let input = input.map_err(|_| Failure::new(t("cli-anonymise-not-utf8")))?;
        if input.trim().is_empty() {
            continue;
        }
        let value: serde_json::Value = serde_json::from_str(&input)
            .map_err(|e| Failure::new(format!("line {}: {e}", n + 1)))?;
        let text = value["text"].as_str().ok_or_else(|| {
            Failure::new(format!("line {}: {}", n + 1, t("cli-anonymise-no-text")))
        })?;
        let answer = line(&anonymiser, &mut pseudonyms, text);
        match writeln!(out, "{answer}") {
            Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
            other => other.map_err(Failure::new)?,
        }
    }
    out.flush().map_err(Failure::new)
}

fn line(anonymiser: &Anonymiser, pseudonyms: &mut Pseudonyms, text: &str) -> String {
    let findings = anonymiser.find(text, pseudonyms);
    json!({ "text": apply(text, &findings), "findings": findings }).to_string()
}

/// A fresh key for one run: hashes of two runs cannot be compared, which is what printing on a screen should promise.
fn key() -> Result<[u8; 32], Failure> {
    let mut key = [0u8; 32];
    getrandom::fill(&mut key).map_err(Failure::new)?;
    Ok(key)
}
