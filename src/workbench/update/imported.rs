//! What an import came to: how much, what was left out, and asking again where the path was mistyped.

use crate::casebook::CaseId;
use crate::library::{Imported, Skipped};
use crate::locale::{t, tf};
use crate::workbench::event::Command;
use crate::workbench::overlay::{prompt::Prompt, source::Source};
use crate::workbench::state::State;
use std::path::Path;

/// It is done.
pub(super) fn done(s: &mut State, done: &Imported, out: &mut Vec<Command>) {
    let mut notice = tf(
        "cli-imported",
        &[
            ("n", done.imported.into()),
            ("same", done.unchanged.into()),
            ("skipped", done.skipped.len().into()),
            ("chunks", done.chunks.into()),
        ],
    );
    let line = |f: &Skipped| format!("{}: {}", f.path, f.reason);
    let skipped: Vec<String> = done.skipped.iter().map(line).collect();
    if skipped.len() > 1 && !s.layer().types() {
        let title = tf("wb-import-skipped", &[("n", skipped.len().into())]);
        let page = Source::page(&title, &skipped.join("\n"));
        // Under what is there, so that it takes no keys meant for that, and the lock keeps it.
        s.overlays.insert(0, Box::new(page));
    } else if !skipped.is_empty() {
        notice.push_str(&format!(" — {}", skipped.join("; ")));
    }
    s.notice = Some(notice);
    out.push(Command::Notify(t("wb-notify-import")));
    out.push(Command::ReadStatus);
}

/// There was nothing at the path: it is asked again with what was typed, unless something else is being typed by now.
pub(super) fn nothing(s: &mut State, path: &Path, case: Option<CaseId>, why: String) {
    let busy = s.layer().types() || s.locked();
    let again = Prompt::import_again(path, case, why.clone(), s).filter(|_| !busy);
    match again {
        Some(again) => {
            s.notice = None;
            s.show(again);
        }
        None => s.notice = Some(format!("{}: {why}", path.display())),
    }
}
