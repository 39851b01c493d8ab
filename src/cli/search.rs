//! `search`: passages for a query, or for each line of a file.

use super::context::{Context, print, with_embedder};
use super::printing::{remark, unreadable};
use super::{Failure, Outcome};
use crate::casebook::CaseId;
use crate::library::{Excerpt, Found, Hit, Mode, Scope, Sought};
use crate::locale::{t, tf};
use crate::practice::{self, Notice, Practice};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Bytes of one query in a file of queries.
const LONGEST: usize = 1 << 20;
/// Characters of a passage that are shown.
const SHOWN: usize = 240;
/// Notes elsewhere that are counted.
const MENTIONED: usize = 99;

/// Options.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["query", "batch"]))]
pub(super) struct Search {
    /// The query
    query: Option<String>,
    /// One query a line in, one JSON object a line out; for a line that is no query one with "error", and exit 1 at the end
    #[arg(long, value_name = "FILE")]
    batch: Option<PathBuf>,
    /// In this case and the materials [default: the materials]
    #[arg(long)]
    case: Option<CaseId>,
    /// In every case and the materials, what is archived too
    #[arg(long, conflicts_with = "case")]
    everywhere: bool,
    /// In archived cases too
    #[arg(long)]
    archived: bool,
    /// Passages at most
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// Let the local chat model look at the best again, in the languages it knows (about a second)
    #[arg(long)]
    rerank: bool,
    /// fused, lexical or dense
    #[arg(long, default_value = "fused", value_parser = mode)]
    mode: Mode,
}

fn mode(word: &str) -> Result<Mode, String> {
    match word {
        "fused" => Ok(Mode::Fused),
        "lexical" => Ok(Mode::Lexical),
        "dense" => Ok(Mode::Dense),
        _ => Err("choose fused, lexical or dense".into()),
    }
}

pub(super) fn run(cx: &Context, o: &Search) -> Outcome {
    let practice = cx.practice()?;
    if let Some(id) = o.case {
        practice.vault().case(id)?;
    }
    let scope = Scope {
        case: o.case,
        archived: o.archived || o.everywhere,
        everything: o.everywhere,
    };
    if o.mode != Mode::Lexical {
        with_embedder(&practice);
    }
    let unable = std::cell::Cell::new(false);
    let find = |q: &str| {
        if !o.rerank {
            return practice.search(q, scope, o.limit, o.mode);
        }
        let (found, looked) = practice.search_again(q, scope, o.limit, o.mode)?;
        // Said once, also for a thousand lines; of nothing or one there is no order.
        if !looked && found.hits.len() > 1 && !unable.replace(true) {
            remark(&t("cli-search-not-again"));
        }
        Ok(found)
    };
    // Who asks for vectors and gets words has to know; found together, words alone are the same search with less.
    let by_words = |mode| {
        if o.mode == Mode::Dense && mode == Mode::Lexical {
            let why = practice.words_alone().unwrap_or(Notice::LexicalOnly);
            remark(&why.said());
        }
    };
    // Asked for everywhere, a passage may be of any case.
    let cases = |found: &Found| match o.everywhere {
        true => whose(&practice, found),
        false => Ok(Vec::new()),
    };
    if let Some(file) = &o.batch {
        let mut told = false;
        return batch(file, o.mode, &mut |q| {
            let found = find(q)?;
            if !told && found.mode != o.mode {
                by_words(found.mode);
                told = true;
            }
            match o.everywhere {
                true => Ok(with_cases(&found, &cases(&found)?)?.to_string()),
                false => serde_json::to_string(&found).map_err(Failure::new),
            }
        });
    }
    let query = o.query.as_deref().unwrap_or_default();
    if !query.chars().any(char::is_alphanumeric) {
        return Err(Failure::new(t("cli-search-nothing")));
    }
    let found = find(query)?;
    by_words(found.mode);
    let whose = cases(&found)?;
    let sought = Sought::of(query);
    let holds = |h: &Hit| sought.held(&h.text).iter().all(|held| *held > 0);
    // Said beside what was found, so that a script that reads that reads nothing else.
    if !o.everywhere && !found.hits.iter().any(holds) {
        let elsewhere = practice.look(query, MENTIONED, &|| true)?.len();
        if elsewhere > 0 {
            remark(&tf("cli-search-elsewhere", &[("n", elsewhere.into())]));
        }
    }
    cx.print(&with_cases(&found, &whose)?, || {
        people(&found, &whose, &sought)
    })
}

/// The case of each passage with its name; none for what is of every case.
type Whose = Option<(CaseId, String)>;

fn whose(practice: &Practice, found: &Found) -> practice::Result<Vec<Whose>> {
    let of = |h: &Hit| {
        let vault = practice.vault();
        let Some(case) = vault.source(h.source_id)?.case_id else {
            return Ok(None);
        };
        let row = vault.case(case)?;
        Ok(Some((
            case,
            format!("{} · {}", row.client_label, row.case.title),
        )))
    };
    found.hits.iter().map(of).collect()
}

/// What was found, each passage with the number of its case where it may be of any.
fn with_cases(found: &Found, whose: &[Whose]) -> Result<Value, Failure> {
    let mut out = serde_json::to_value(found).map_err(Failure::new)?;
    let hits = out.get_mut("hits").and_then(Value::as_array_mut);
    for (hit, of) in hits.into_iter().flatten().zip(whose) {
        if let Some(hit) = hit.as_object_mut() {
            hit.insert("case".into(), json!(of.as_ref().map(|(id, _)| id)));
        }
    }
    Ok(out)
}

/// Each line of a file, answered in its order: line for line, so that a program can lay the two side by side. One that is no query gets an object
/// without hits that says why; the others are answered, and it is a failure at the end.
fn batch(
    file: &Path,
    mode: Mode,
    find: &mut dyn FnMut(&str) -> Result<String, Failure>,
) -> Result<(), Failure> {
    let bytes = std::fs::read(file).map_err(|e| unreadable(file, &e))?;
    let mut lines: Vec<&[u8]> = bytes.split(|b| *b == b'\n').collect();
    // The last line ends with a line break or without.
    lines.pop_if(|last| last.is_empty());
    let mut wrong = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let why = match std::str::from_utf8(line) {
            _ if line.len() > LONGEST => "cli-batch-long",
            Err(_) => "cli-batch-not-utf8",
            Ok(query) => {
                print(&find(query)?)?;
                continue;
            }
        };
        let why = tf(why, &[("n", (n + 1).into())]);
        print(&json!({ "took_ms": 0, "mode": mode, "hits": [], "error": why }).to_string())?;
        wrong.push(why);
    }
    match wrong.first() {
        None => Ok(()),
        Some(why) => {
            let all = [
                ("n", wrong.len().into()),
                ("all", lines.len().into()),
                ("why", why.as_str().into()),
            ];
            Err(Failure::new(tf("cli-batch-refused", &all)))
        }
    }
}

/// Passages with the words as they stand there. What lies near and has none of them is left out where others have them.
fn people(found: &Found, whose: &[Whose], sought: &Sought) -> String {
    if found.hits.is_empty() {
        return t("cli-search-none");
    }
    let held = |h: &Hit| sought.held(&h.text);
    let all = |h: &Hit| held(h).iter().all(|held| *held > 0);
    let some = |h: &Hit| h.score > 0.0 || held(h).iter().any(|held| *held > 0);
    let told = found.hits.iter().any(all);
    let mut out = Vec::new();
    if !found.relevant && !told {
        out.push(t("cli-search-nearest"));
    }
    let mut rest = 0usize;
    for (i, h) in found.hits.iter().enumerate() {
        if told && !some(h) {
            rest += 1;
            continue;
        }
        let heading = if h.heading.is_empty() {
            String::new()
        } else {
            format!(" › {}", h.heading.join(" › "))
        };
        let of = match whose.get(i) {
            Some(Some((_, name))) => format!("  {name}"),
            _ => String::new(),
        };
        let text = Excerpt::of(&h.text, sought, SHOWN).text;
        out.push(format!(
            "{}. {}{heading}{of}  ({:.3})\n   {text}",
            h.rank, h.source, h.score
        ));
    }
    if rest > 0 {
        out.push(tf("cli-search-rest", &[("n", rest.into())]));
    }
    out.join("\n")
}
