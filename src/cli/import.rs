//! `import`: files and folders into the library; the names of those that cannot be read, with the reason.

use super::context::{Context, with_embedder};
use super::printing::beside;
use super::progress::Progress;
use super::{Failure, Outcome};
use crate::casebook::CaseId;
use crate::library::{Imported, Skipped, Step};
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
    let terminal = rustix::termios::isatty(std::io::stderr());
    let mut told = Told {
        tells: !cx.json || terminal,
        progress: if cx.json {
            Progress::silent()
        } else {
            Progress::new(cx)
        },
        held: None,
    };
    let mut done = practice.import(&o.paths, o.case, &mut |step| match step {
        Step::Skipped(s) => told.skipped(s),
        Step::File(path, n) => {
            told.tell();
            told.progress.line(&format!("{n}  {}", path.display()));
        }
    })?;
    let some = done.imported + done.unchanged > 0;
    // One that is said in the sentence at the end is not said twice.
    if some || done.skipped.len() > 1 {
        told.tell();
    }
    // Making vectors may take long: what came in is said before it.
    if some && !cx.json {
        told.progress.wipe();
        cx.print(&done, || summary(&done))?;
    }
    let vectors = !o.lexical_only && with_embedder(&practice);
    if vectors {
        practice.embed_all(&mut |n, all| {
            let line = tf("cli-embedding", &[("n", n.into()), ("all", all.into())]);
            told.progress.line(&line);
        })?;
    }
    told.progress.wipe();
    done.took_ms = u64::try_from(from.elapsed().as_millis()).unwrap_or(u64::MAX);
    if cx.json {
        cx.print(&done, String::new)?;
    } else if !vectors && done.chunks > 0 {
        let key = if o.lexical_only {
            "cli-import-vectors-later"
        } else {
            "cli-import-vectors-none"
        };
        beside(&tf(key, &[("n", done.chunks.into())]));
    }
    if some {
        Ok(())
    } else {
        Err(Failure::new(nothing(o, &done.skipped)))
    }
}

/// Names what was left out when it is, so that who breaks off knows; the last waits until something follows, since it may be all there is to say.
struct Told {
    tells: bool,
    /// Stands where this comes.
    progress: Progress,
    held: Option<String>,
}

impl Told {
    fn skipped(&mut self, s: &Skipped) {
        self.tell();
        self.held = Some(format!("{}: {}", s.path, s.reason));
    }

    fn tell(&mut self) {
        if let Some(line) = self.held.take().filter(|_| self.tells) {
            self.progress.wipe();
            beside(&line);
        }
    }
}

/// What came in.
fn summary(done: &Imported) -> String {
    tf(
        "cli-imported",
        &[
            ("n", done.imported.into()),
            ("same", done.unchanged.into()),
            ("skipped", done.skipped.len().into()),
            ("chunks", done.chunks.into()),
        ],
    )
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
