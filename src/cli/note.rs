//! `note`: add and edit (text from standard input), list, show, move, remove.

use super::context::{Context, print};
use super::printing::columns;
use super::remove::remove;
use super::{Failure, Outcome};
use crate::casebook::{CaseId, NewNote, NoteId, SessionId};
use crate::locale::{t, tf};
use crate::practice::{Thing, made_of};
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
        /// Another title, in place of another text: standard input is not read
        #[arg(long)]
        title: Option<String>,
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
    /// Tie a note to another session of its case, or to none, or move it to another case
    #[command(group = clap::ArgGroup::new("where").required(true).args(["session", "loose", "case"]))]
    Move {
        /// The note's number
        id: NoteId,
        /// The session it reports
        #[arg(long)]
        session: Option<SessionId>,
        /// No session
        #[arg(long)]
        loose: bool,
        /// To this case, of the same client or another
        #[arg(long)]
        case: Option<CaseId>,
        /// Yes, also where questions of the case it leaves go for good
        #[arg(long, requires = "case")]
        yes: bool,
    },
    /// Remove a note for good, with what was made of it and the questions whose answers quote it
    Remove {
        /// The note's number
        id: NoteId,
        /// Yes, for good
        #[arg(long)]
        yes: bool,
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
        Note::Edit {
            id,
            title: Some(title),
        } => {
            cx.practice()?.retitle_note(id, &title)?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
        Note::Move {
            id,
            case: Some(case),
            yes,
            ..
        } => {
            let practice = cx.practice()?;
            let would = practice.would_move(id, case)?;
            if would.loses() && !yes {
                let args = [("would", would.asks().into())];
                return Err(Failure::new(tf("cli-move-yes", &args)));
            }
            let done = practice.move_note_to(id, case)?;
            cx.print(&done, || done.done())
        }
        Note::Move { id, session, .. } => {
            cx.practice()?.move_note(id, session)?;
            cx.print(&json!({ "id": id, "session": session }), || id.to_string())
        }
        Note::Remove { id, yes } => remove(cx, Thing::Note(id), yes),
        Note::Edit { id, title: None } => {
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
                        match n.made {
                            Some(of) => format!("{} · {}", n.title, made_of(of)),
                            None => n.title.clone(),
                        },
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
