//! `note`: add (text from standard input), list, show, edit (text from standard input).

use super::context::{Context, print};
use super::printing::columns;
use super::{Failure, Outcome};
use crate::casebook::{CaseId, NewNote, NoteId, SessionId};
use crate::locale::t;
use serde_json::json;
use std::io::Read;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Note {
    /// Add a note to a case; its Markdown comes from standard input
    Add {
        /// The case's number
        case: CaseId,
        /// The session it reports
        #[arg(long)]
        session: Option<SessionId>,
        /// The title [default: its first line]
        #[arg(long, default_value = "")]
        title: String,
    },
    /// Replace the text of a note; the Markdown comes from standard input
    Edit {
        /// The note's number
        id: NoteId,
    },
    /// List the notes of a case
    List {
        /// The case's number
        case: CaseId,
    },
    /// Show a note
    Show {
        /// The note's number
        id: NoteId,
    },
}

pub(super) fn run(cx: &Context, o: Note) -> Outcome {
    match o {
        Note::Add {
            case,
            session,
            title,
        } => {
            let body = stdin()?;
            let note = NewNote {
                case_id: case,
                session_id: session,
                title,
                body,
            };
            let id = cx.practice()?.save_note(None, &note, None)?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
        Note::Edit { id } => {
            let body = stdin()?;
            let practice = cx.practice()?;
            let old = practice.read_note(id)?.into_inner();
            let note = NewNote {
                case_id: old.case_id,
                session_id: old.session_id,
                title: old.title,
                body,
            };
            practice.save_note(Some(id), &note, None)?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
        Note::List { case } => {
            let vault = cx.vault()?;
            vault.case(case)?;
            let list = vault.notes(case)?;
            cx.print(&list, || {
                let row = |n: &crate::vault::NoteRow| {
                    vec![
                        n.id.to_string(),
                        n.day().map(|d| d.to_string()).unwrap_or_default(),
                        n.title.clone(),
                    ]
                };
                columns(&list.iter().map(row).collect::<Vec<_>>())
            })
        }
        Note::Show { id } => {
            let note = cx.vault()?.note(id)?.into_inner();
            if cx.json {
                cx.print(&note, String::new)
            } else {
                print(note.body.trim_end())
            }
        }
    }
}

/// The text of a note. What is not UTF-8 is refused rather than altered.
fn stdin() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(Failure::new)?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::new(t("cli-note-not-utf8")))?;
    if text.trim().is_empty() {
        return Err(Failure::new(t("cli-note-empty")));
    }
    Ok(text)
}
