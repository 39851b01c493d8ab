//! The hands of the workbench: performs commands on worker threads and sends what came of them back as events. One thread keeps the order of
//! everything that touches the vault; answers and imports have threads of their own.

use super::event::{Command, Event, Opened};
use crate::casebook::CaseId;
use crate::engine::Cancel;
use crate::practice::{Ask, AskEvent, Error, Practice};
use crossbeam_channel::{Sender, unbounded};
use std::sync::{Arc, Mutex, PoisonError};

/// Checks a passphrase.
pub type Verify = Arc<dyn Fn(&str) -> bool + Send + Sync>;

/// Performs commands.
pub struct Tasks {
    queue: Option<Sender<Command>>,
    worker: Option<std::thread::JoinHandle<()>>,
    running: Arc<Mutex<Option<Cancel>>>,
}

impl Tasks {
    /// Starts the worker.
    pub fn start(practice: Practice, events: Sender<Event>, verify: Option<Verify>) -> Self {
        let (queue, commands) = unbounded::<Command>();
        let running = Arc::new(Mutex::new(None));
        let hands = Hands {
            practice,
            events,
            verify,
            running: running.clone(),
        };
        let worker = std::thread::spawn(move || {
            for command in commands {
                if let Err(e) = hands.perform(command) {
                    let _ = hands.events.send(Event::Failed(e.to_string()));
                }
            }
        });
        Self {
            queue: Some(queue),
            worker: Some(worker),
            running,
        }
    }

    /// Hands a command over. Stopping an answer does not wait its turn.
    pub fn perform(&self, command: Command) {
        if let Command::StopAsking = command {
            if let Some(cancel) = &*self.running.lock().unwrap_or_else(PoisonError::into_inner) {
                cancel.cancel();
            }
        } else if let Some(queue) = &self.queue {
            let _ = queue.send(command);
        }
    }

    /// Waits until everything handed over is done: drafts are on disk when this returns.
    pub fn finish(mut self) {
        self.queue = None;
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

struct Hands {
    practice: Practice,
    events: Sender<Event>,
    verify: Option<Verify>,
    running: Arc<Mutex<Option<Cancel>>>,
}

impl Hands {
    fn send(&self, event: Event) {
        // The screen may be gone already; then nobody needs to know.
        let _ = self.events.send(event);
    }

    fn perform(&self, command: Command) -> Result<(), Error> {
        let p = &self.practice;
        match command {
            Command::ListCases { archived } => self.send(Event::Cases(p.cases(archived)?)),
            Command::OpenCase(id) => self.send(Event::Opened(Box::new(self.open(id)?))),
            Command::ReadNote(id) => self.send(Event::NoteRead(
                Box::new(p.read_note(id)?),
                p.draft(&format!("note:{id}"))?,
            )),
            Command::NewNote(case) => self.send(Event::NewNoteDraft(
                case,
                p.draft(&format!("new-note:case:{case}"))?,
            )),
            Command::SaveNote { id, note, draft } => {
                let case = note.case_id;
                let id = p.save_note(id, &note, Some(&draft))?;
                self.send(Event::NoteSaved(id, p.notes(case)?));
            }
            Command::SaveDraft(mut draft) => {
                draft.saved_ms = crate::casebook::now_ms();
                p.save_draft(&draft)?;
            }
            Command::ClearDraft(key) => p.clear_draft(&key)?,
            Command::Ask {
                case,
                question,
                use_model,
            } => self.ask(case, question, use_model),
            Command::OpenSource(id, span) => {
                self.send(Event::SourceRead(Box::new(p.open_source(id)?), span))
            }
            Command::Import(paths, case) => {
                let (p, events) = (p.clone(), self.events.clone());
                std::thread::spawn(move || {
                    let done = p.import(&paths, case, &mut |_, n| {
                        let _ = events.send(Event::Importing(n));
                    });
                    let _ = events.send(match done {
                        Ok(done) => Event::ImportDone(done),
                        Err(e) => Event::Failed(e.to_string()),
                    });
                });
            }
            Command::AddCase { client, title } => {
                let id = p.add_case(&client, &title)?;
                self.send(Event::Cases(p.cases(false)?));
                self.send(Event::Opened(Box::new(self.open(Some(id))?)));
            }
            Command::ArchiveCase(id, archived) => {
                p.archive_case(id, archived)?;
                self.send(Event::Cases(p.cases(false)?));
            }
            Command::ReadStatus => self.send(Event::Status(Box::new(p.status()))),
            Command::Unlock(typed) => self.send(Event::Unlocked(
                self.verify.as_ref().is_none_or(|v| v(&typed)),
            )),
            // These concern the screen itself; the event loop does them.
            Command::StopAsking
            | Command::LoadTheme(_)
            | Command::SetLanguage(_)
            | Command::Redraw => {}
        }
        Ok(())
    }

    fn open(&self, id: Option<CaseId>) -> Result<Opened, Error> {
        let p = &self.practice;
        let key = id.map_or("ask:materials".to_owned(), |id| format!("ask:{id}"));
        let (case, notes, goals) = match id {
            Some(id) => (Some(p.vault().case(id)?), p.notes(id)?, p.goals(id)?),
            None => (None, Vec::new(), Vec::new()),
        };
        Ok(Opened {
            case,
            turns: p.conversation(id)?,
            notes,
            goals,
            question: p.draft(&key)?,
        })
    }

    fn ask(&self, case: Option<CaseId>, question: String, use_model: bool) {
        let max_tokens = self.practice.config().max_tokens;
        // One line of conversation: a question follows the newest.
        let turns = self.practice.conversation(case).unwrap_or_default();
        let asking = self.practice.ask(Ask {
            case,
            parent: turns.last().map(|t| t.id),
            question,
            max_tokens,
            use_model,
            keep: true,
        });
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(asking.cancel.clone());
        let events = self.events.clone();
        std::thread::spawn(move || {
            for event in asking.events {
                let event = match event {
                    AskEvent::Retrieved(hits) => Event::Retrieved(hits),
                    AskEvent::Started { engine, model } => Event::Started {
                        model: format!("{engine} · {model}"),
                    },
                    AskEvent::Token(piece) => Event::Token(piece),
                    AskEvent::Done(answer) => Event::Answered(answer),
                    AskEvent::Failed(sentence) => Event::Failed(sentence),
                };
                if events.send(event).is_err() {
                    asking.cancel.cancel();
                    return;
                }
            }
        });
    }
}
