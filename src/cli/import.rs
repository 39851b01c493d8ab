//! `import`: files and folders into the library; the names of those that cannot be read, with the reason.

use super::context::{Context, with_embedder};
use super::{Failure, Outcome};
use crate::casebook::CaseId;
use crate::library::Skipped;
use crate::locale::tf;
use std::path::PathBuf;

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// Files and folders: Markdown, text, HTML, PDF, DOCX, EPUB
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Only for this case
    #[arg(long)]
    case: Option<CaseId>,
    /// Do not make vectors now
    #[arg(long)]
    lexical_only: bool,
}

pub(super) fn run(cx: &Context, o: &Import) -> Outcome {
    let practice = cx.practice()?;
    if let Some(id) = o.case {
        practice.vault().case(id)?;
    }
    let from = std::time::Instant::now();
    let talk = !cx.json && !cx.plain && rustix::termios::isatty(std::io::stderr());
    let mut done = practice.import(&o.paths, o.case, &mut |path, n| {
        if talk {
            eprint!("\r\x1b[K{n}  {}", path.display());
        }
    })?;
    if !o.lexical_only && with_embedder(&practice) {
        practice.embed_all(&mut |n, all| {
            if talk {
                eprint!(
                    "\r\x1b[K{}",
                    tf("cli-embedding", &[("n", n.into()), ("all", all.into())])
                );
            }
        })?;
    }
    if talk {
        eprint!("\r\x1b[K");
    }
    done.took_ms = u64::try_from(from.elapsed().as_millis()).unwrap_or(u64::MAX);
    let nothing = (done.imported + done.unchanged == 0).then(|| nothing(o, &done.skipped));
    // One that is said in the sentence at the end is not said twice.
    if !cx.json && (nothing.is_none() || done.skipped.len() > 1) {
        for s in &done.skipped {
            eprintln!("{}: {}", s.path, s.reason);
        }
    }
    if let Some(sentence) = nothing {
        if cx.json {
            cx.print(&done, String::new)?;
        }
        return Err(Failure::new(sentence));
    }
    cx.print(&done, || {
        tf(
            "cli-imported",
            &[
                ("n", done.imported.into()),
                ("same", done.unchanged.into()),
                ("skipped", done.skipped.len().into()),
                ("chunks", done.chunks.into()),
            ],
        )
    })
}

/// That nothing came in and nothing was there already, and why.
fn nothing(o: &Import, skipped: &[Skipped]) -> String {
    match skipped {
        [] => {
            let paths: Vec<String> = o.paths.iter().map(|p| p.display().to_string()).collect();
            tf(
                "cli-import-nothing-there",
                &[("paths", paths.join(", ").into())],
            )
        }
        [one] => {
            let (path, reason) = (one.path.as_str(), one.reason.as_str());
            tf(
                "cli-import-nothing-of",
                &[("path", path.into()), ("reason", reason.into())],
            )
        }
        many => tf("cli-import-nothing", &[("n", many.len().into())]),
    }
}
