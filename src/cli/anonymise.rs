//! `anonymise`: text on standard input, or one `{"text":…}` a line, with what could identify someone replaced.

use super::context::{Context, print};
use super::printing::beside;
use super::{Failure, Outcome};
use crate::casebook::CaseId;
use crate::config::SecondReading;
use crate::engine;
use crate::locale::{t, tf};
use crate::practice::Error;
use crate::practice::second_reader::{self, SecondReader};
use crate::privacy::reader::TOGETHER;
use crate::privacy::{Anonymiser, BATCH, Finding, Known, Pseudonyms, apply};
use serde_json::json;
use std::io::{BufRead, Read, Write};

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Anonymise {
    /// One {"text":…} a line in, one {"text":…,"findings":[…]} a line out
    #[arg(long)]
    jsonl: bool,
    /// Use what the vault knows of the client of this case, and its pseudonyms: a person has one in all its notes
    #[arg(long)]
    case: Option<CaseId>,
    /// Who reads along after the rules: off, embedder or model; without it, as privacy.second_reader says
    #[arg(long, value_parser = readers())]
    second_reader: Option<String>,
}

/// The readers one may ask for.
pub(super) fn readers() -> clap::builder::PossibleValuesParser {
    SecondReading::ALL
        .iter()
        .map(|r| r.as_str())
        .collect::<Vec<_>>()
        .into()
}

pub(super) fn run(cx: &Context, o: &Anonymise) -> Outcome {
    let (anonymiser, mut pseudonyms) = match o.case {
        Some(id) => cx.practice()?.reader_of_case(id)?,
        None => {
            let anonymiser = Anonymiser::new(&Known::default());
            let pseudonyms = anonymiser.pseudonyms(key()?);
            (anonymiser, pseudonyms)
        }
    };
    let second = reader(cx, o.second_reader.as_deref());
    if !o.jsonl {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(Failure::new)?;
        let text =
            String::from_utf8(bytes).map_err(|_| Failure::new(t("cli-anonymise-not-utf8")))?;
        let found = vec![anonymiser.find(&text, &mut pseudonyms)];
        let findings = along(second.as_ref(), &[&text], found, &mut pseudonyms)?.concat();
        if cx.json {
            return print(&line(&text, &findings));
        }
        return print(apply(&text, &findings).trim_end_matches('\n'));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut input = std::io::BufReader::with_capacity(BATCH, std::io::stdin().lock());
    let mut row = String::new();
    // Read, and not written yet; and how many bytes that is.
    let (mut waiting, mut bytes) = (Vec::new(), 0);
    let mut line = 0;
    let ended = loop {
        let more = input.buffer().contains(&b'\n');
        let enough = bytes >= BATCH || second.is_some() && waiting.len() >= TOGETHER;
        if !waiting.is_empty() && (enough || !more) {
            let texts = std::mem::take(&mut waiting);
            bytes = 0;
            if !write(&mut out, &anonymiser, second.as_ref(), &texts, &mut pseudonyms)?
                // Whoever sends one line and waits has the answer.
                || !more && !listened(out.flush())?
            {
                return Ok(());
            }
        }
        row.clear();
        line += 1;
        let note = match input.read_line(&mut row) {
            Ok(0) => break Ok(()),
            Ok(_) if row.trim().is_empty() => continue,
            Ok(_) => note(&row, line),
            Err(_) => Err(Failure::new(t("cli-anonymise-not-utf8"))),
        };
        match note {
            Ok(text) => {
                bytes += text.len();
                waiting.push(text);
            }
            Err(e) => break Err(e),
        }
    };
    // What stands before a line that cannot be read is written all the same.
    if write(
        &mut out,
        &anonymiser,
        second.as_ref(),
        &waiting,
        &mut pseudonyms,
    )? {
        listened(out.flush())?;
    }
    ended
}

/// Whether anybody still listens to what was written.
fn listened(written: std::io::Result<()>) -> Result<bool, Failure> {
    match written {
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(false),
        other => other.map(|()| true).map_err(Failure::new),
    }
}

/// The text of a line.
fn note(row: &str, n: u64) -> Result<String, Failure> {
    let at = |what: String| {
        let line = [("line", n.into()), ("what", what.into())];
        Failure::new(tf("mistake-line", &line))
    };
    let no_text = || at(t("cli-anonymise-no-text"));
    let note: Note = serde_json::from_str(row).map_err(|e| {
        if e.is_data() {
            no_text()
        } else {
            at(e.to_string())
        }
    })?;
    note.text.ok_or_else(no_text)
}

/// Reads some lines, once or twice, and writes them; whether anybody still listens.
fn write(
    out: &mut impl Write,
    anonymiser: &Anonymiser,
    second: Option<&SecondReader>,
    texts: &[String],
    pseudonyms: &mut Pseudonyms,
) -> Result<bool, Failure> {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = anonymiser.find_all(&texts, pseudonyms);
    let found = along(second, &texts, found, pseudonyms)?;
    for (text, findings) in texts.iter().zip(&found) {
        let answer = Answer {
            text: &apply(text, findings),
            findings,
        };
        let written = serde_json::to_writer(&mut *out, &answer).map_err(std::io::Error::from);
        if !listened(written.and_then(|()| out.write_all(b"\n")))? {
            return Ok(false);
        }
    }
    Ok(true)
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

/// Who reads along, as the option or else the settings say. What was asked for by the option and is not there is said, and the others read alone; what only the
/// settings would like is left out quietly.
pub(super) fn reader(cx: &Context, wanted: Option<&str>) -> Option<SecondReader> {
    let wanted = wanted.and_then(SecondReading::from_word);
    let settings = &cx.config.engine;
    let (reader, why) = second_reader::open(
        wanted.unwrap_or(cx.config.second_reader),
        || engine::open_embedder(settings),
        || engine::open_engine(settings),
    );
    let asked = wanted.is_some_and(|w| w != SecondReading::Off);
    if asked && (why.is_some() || reader.is_none()) {
        let why = Error::from(why.unwrap_or(engine::Error::NoModel));
        let why = [("why", why.sentence().into())];
        beside(&match reader {
            None => tf("cli-second-reader-none", &why),
            Some(_) => tf("cli-second-reader-some", &why),
        });
    }
    reader
}

/// The findings with what is proposed beside them.
fn along(
    second: Option<&SecondReader>,
    texts: &[&str],
    found: Vec<Vec<Finding>>,
    pseudonyms: &mut Pseudonyms,
) -> Result<Vec<Vec<Finding>>, Failure> {
    match second {
        None => Ok(found),
        Some(reader) => reader
            .read(texts, found, pseudonyms)
            .map_err(|e| Failure::new(Error::from(e).sentence())),
    }
}

/// A fresh key for one run without a case: hashes of two runs cannot be compared, which is what printing on a screen should promise.
fn key() -> Result<[u8; 32], Failure> {
    let mut key = [0u8; 32];
    getrandom::fill(&mut key).map_err(Failure::new)?;
    Ok(key)
}
