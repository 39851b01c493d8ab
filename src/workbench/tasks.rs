//! The hands of the workbench: performs commands on worker threads and sends what came of them back as events. One thread keeps the order of
//! everything that touches the vault; answers and imports have threads of their own.

mod asking;

use super::correcting::{self, Corrected, Correction};
use super::dropped;
use super::event::{Command, Event};
use super::looking::Looking;
use super::overlay::completing;
use super::overlay::draft::drafted;
use super::setting_row::SettingRow;
use super::state::new_note_key;
use crate::casebook::{CaseId, today};
use crate::config::{Config, Flags, edit};
use crate::engine::Cancel;
use crate::library::{Imported, Step};
use crate::locale::{language, t, tf};
use crate::practice::templates::{Template, snippets, templates};
use crate::practice::{Ask, DraftOf, Error, Practice, Thing, of_file, write_new};
use crossbeam_channel::{Sender, unbounded};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Checks a passphrase.
pub type Verify = Arc<dyn Fn(&str) -> bool + Send + Sync>;

/// Performs commands.
pub struct Tasks {
    queue: Option<Sender<Command>>,
    worker: Option<std::thread::JoinHandle<()>>,
    looking: Looking,
    running: Arc<Mutex<Option<Cancel>>>,
    practice: Practice,
}

impl Tasks {
    /// Starts the worker.
    pub fn start(practice: Practice, events: Sender<Event>, verify: Option<Verify>) -> Self {
        let (queue, commands) = unbounded::<Command>();
        let running = Arc::new(Mutex::new(None));
        let looking = Looking::start(practice.clone(), events.clone());
        let hands = Hands {
            practice: practice.clone(),
            events,
            verify,
            running: running.clone(),
        };
        let worker = std::thread::spawn(move || {
            for command in commands {
                if let Err(e) = hands.perform(command) {
                    let _ = hands.events.send(Event::Failed(e.sentence()));
                }
            }
        });
        Self {
            queue: Some(queue),
            worker: Some(worker),
            looking,
            running,
            practice,
        }
    }

    /// Hands a command over. Stopping something does not wait its turn.
    pub fn perform(&self, command: Command) {
        match (command, &self.queue) {
            (Command::StopAsking, _) => {
                let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(cancel) = &*running {
                    cancel.cancel();
                }
            }
            // On a thread of its own: what stands in the queue need not wait for it.
            (Command::Look(query), _) => self.looking.look(query),
            (command, Some(queue)) => {
                // No further one is begun from here on; that it stays so is written in its turn, for the vault may be busy.
                if matches!(command, Command::StopSending) {
                    self.practice.stop_sending();
                }
                drop(queue.send(command));
            }
            (_, None) => {}
        }
    }

    /// Waits until everything handed over is done: drafts are on disk when this returns.
    pub fn finish(mut self) {
        self.queue = None;
        self.looking.finish();
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

/// The one path that was given, with why, when that could not be read at all: it was mistyped, and can be typed again.
fn nothing_from(paths: &[PathBuf], done: &Imported) -> Option<(PathBuf, String)> {
    let ([path], [left_out]) = (paths, done.skipped.as_slice()) else {
        return None;
    };
    let none = done.imported + done.unchanged == 0 && *left_out.path == path.to_string_lossy();
    none.then(|| (path.clone(), left_out.reason.clone()))
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
            Command::ListClients => {
                let all = p.vault().clients()?.into_iter();
                self.send(Event::Clients(all.map(|c| (c.id, c.label)).collect()));
            }
            Command::OpenCase(id) => self.send(Event::Opened(Box::new(self.open(id)?))),
            Command::ReadNote(id) => self.send(Event::NoteRead(
                Box::new(p.read_note(id)?),
                p.draft(&DraftOf::Note(id).key())?,
            )),
            Command::NewNote(case) => self.send(Event::NewNoteDraft(
                case,
                p.draft(&DraftOf::New(case).key())?,
            )),
            Command::ParkNewNote(case, instead) => {
                match instead {
                    Some(n) => p.unpark_new_note(case, n)?,
                    None => p.park_new_note(case)?,
                }
                self.send(Event::NewNoteParked(
                    case,
                    p.drafts_among_notes(case)?,
                    p.draft(&DraftOf::New(case).key())?,
                ));
            }
            Command::SaveNote { id, note, draft } => {
                let case = note.case_id;
                // What was written here, and not what a model drafted.
                let note = match id {
                    None if draft == DraftOf::New(case).key() => p.of_the_day(*note, today())?,
                    _ => *note,
                };
                let id = match id {
                    None if draft == drafted(case) => p.keep_help(case, &note.body)?,
                    _ => p.save_note(id, &note, Some(&draft))?,
                };
                let notes = p.notes(case)?;
                self.send(Event::NoteSaved {
                    id,
                    case,
                    draft,
                    notes,
                });
            }
            Command::SaveDraft(mut draft) => {
                draft.saved_ms = crate::casebook::now_ms();
                p.save_draft(&draft)?;
            }
            Command::ClearDraft(key) => p.clear_draft(&key)?,
            Command::DropClock => self.send(Event::ClockDropped),
            Command::DropNewNote(case, parked) => {
                p.clear_draft(&new_note_key(case, parked))?;
                self.send(Event::NewNoteDropped(case, parked));
            }
            Command::Ask {
                case,
                question,
                by,
                parent,
                number,
            } => {
                let max_tokens = p.config().max_tokens;
                let keep = true;
                let ask = Ask {
                    case,
                    question,
                    max_tokens,
                    by,
                    keep,
                    parent,
                };
                self.ask(number, ask);
            }
            Command::OpenSource(id, span) => {
                self.send(Event::SourceRead(Box::new(p.open_source(id)?), span))
            }
            Command::Import(mut paths, case) => {
                for path in &mut paths {
                    *path = dropped::meant(path, Path::exists);
                }
                let (p, events) = (p.clone(), self.events.clone());
                std::thread::spawn(move || {
                    let done = p.import(&paths, case, &mut |step| {
                        if let Step::File(_, n) = step {
                            let _ = events.send(Event::Importing(n));
                        }
                    });
                    let _ = events.send(match done {
                        Ok(done) => match nothing_from(&paths, &done) {
                            Some((path, why)) => Event::NotImported(path, case, why),
                            None => Event::ImportDone(done),
                        },
                        Err(e) => Event::Failed(e.sentence()),
                    });
                });
            }
            Command::ReadTurns(case) => {
                let turns = p.conversation(case)?;
                self.send(Event::Turns(case, turns));
            }
            Command::CompletePath(typed) => {
                let events = self.events.clone();
                // On a thread of its own: a folder may be far away.
                std::thread::spawn(move || events.send(completing::look(typed)));
            }
            Command::AddCase { client, title } => {
                let id = p.add_case(&client, &title)?;
                self.send(Event::CasesChanged);
                self.send(Event::Opened(Box::new(self.open(Some(id))?)));
            }
            Command::Correct(correction, open) => {
                // A case that is gone is not read anew.
                let is_open = |id: &CaseId| open == Some(*id);
                let removed = match &correction {
                    Correction::Remove(Thing::Case(id)) => {
                        Some(id).filter(|id| is_open(id)).copied()
                    }
                    _ => None,
                };
                self.send(match correcting::done(p, correction)? {
                    Corrected::Asks(removal) => Event::Removing(Box::new(removal)),
                    Corrected::AsksFirst(asks, does) => Event::AsksFirst(asks, does),
                    Corrected::Done(said) if removed.is_some() => {
                        self.send(Event::Opened(Box::new(self.open(None)?)));
                        self.send(Event::CasesChanged);
                        Event::Notice(said)
                    }
                    Corrected::Done(said) => Event::Corrected(Box::new(self.open(open)?), said),
                })
            }
            Command::ArchiveCase(id, archived) => {
                p.archive_case(id, archived)?;
                self.send(Event::Archived(id, archived));
            }
            Command::Help(ask) => self.help(ask),
            Command::KeepGoals(case, draft) => {
                let n = p.keep_goals(case, &draft)?.len();
                self.send(Event::Notice(tf("help-kept-goals", &[("n", n.into())])));
                self.send(Event::Goals(case, p.goals(case)?));
            }
            Command::ReadStatus => self.send(Event::Status(Box::new(p.status()))),
            Command::Find => self.send(Event::Found(p.finder()?)),
            Command::ReadTemplates => {
                let dir = &p.config().config_dir;
                let (mut found, _) = templates(language(), dir);
                let (snippets, _) = snippets(language(), dir);
                found.extend(snippets.into_iter().map(|(name, body)| Template {
                    title: body.lines().next().unwrap_or_default().to_owned(),
                    name,
                    body,
                    from_user: false,
                }));
                self.send(Event::Templates(found));
            }
            Command::ReadSnippets => {
                let (snippets, notices) = snippets(language(), &p.config().config_dir);
                self.send(Event::Snippets(snippets));
                if let Some(notice) = notices.into_iter().next() {
                    self.send(Event::Notice(notice));
                }
            }
            Command::ReadPreferences(case) => {
                let system = p.system_prompt(language().code());
                self.send(Event::Preferences(p.preferences(case)?, system));
            }
            Command::ReadSummary(case, leaf) => self.send(Event::Summary(p.digest(case, leaf)?)),
            Command::SetSummary(case, upto, text) => {
                p.set_digest(case, upto, &text)?;
                self.send(Event::Notice(t("summary-changed")));
            }
            Command::SetPreferences(case, set) => p.set_preferences(case, &set)?,
            Command::AnswerAsNote(case, turn) => {
                p.answer_as_note(case, turn)?;
                let mut opened = self.open(Some(case))?;
                opened.question = None;
                self.send(Event::Notice(t("wb-answer-kept")));
                self.send(Event::Notes(case, opened.notes));
            }
            Command::Export { case, leaf, path } => {
                // Looked at first: what cannot be written should not stand on the audit log.
                if path.exists() {
                    let why = of_file(&path, &std::io::ErrorKind::AlreadyExists.into());
                    self.send(Event::NotExported(path, why));
                    return Ok(());
                }
                let text = p.export_conversation(case, leaf)?;
                self.export(&path, text.reveal());
            }
            Command::AddSession(case, minutes, from) => {
                let session = p.add_session(case, minutes, today())?;
                let tied = p.tie_written_since(case, session, from)?;
                let who = p.vault().case(case)?.client_label;
                let figures = [
                    ("n", minutes.into()),
                    ("notes", tied.into()),
                    ("who", who.into()),
                ];
                self.send(Event::Notice(tf("wb-session-kept", &figures)));
                self.send(Event::Notes(case, p.notes(case)?));
                self.send(Event::Sessions(case, p.vault().sessions(case)?));
                self.send(Event::CasesChanged);
            }
            Command::ReadPlace => {
                let place = p.place()?;
                // The materials are the place of those who were nowhere.
                let case =
                    |json: &String| json.contains("\"case\":") && !json.contains("\"case\":null");
                if !place.as_ref().is_some_and(case) {
                    self.send(Event::Opened(Box::new(self.open(None)?)));
                }
                if let Some(json) = place {
                    self.send(Event::Place(json));
                }
            }
            // A case that was erased since has no clock any more.
            Command::ReadClock(id, from) => {
                let row = p.vault().case(id).ok();
                // Its number may be another's by now.
                if let Some(row) = row.filter(|r| r.case.created_ms <= from) {
                    self.send(Event::ClockRuns(Box::new(row), from));
                }
            }
            Command::Share(act) => super::sharing::perform(p, act, &self.events),
            Command::SavePlace(json) => p.set_place(&json)?,
            Command::ReadSettings => self.settings(),
            Command::SetSetting(key, value) => {
                let path = p.config().config_dir.join("config.toml");
                match edit::set(&path, &key, value.as_deref()) {
                    Ok(_) => self.settings(),
                    Err(e) => self.send(Event::Notice(e.to_string())),
                }
            }
            Command::Unlock(typed) => self.send(Event::Unlocked(
                self.verify.as_ref().is_none_or(|v| v(&typed)),
            )),
            Command::StopSending => p.hold_stopped(),
            // These concern the screen itself; the event loop does them.
            Command::StopAsking
            | Command::Look(_)
            | Command::LoadTheme(_)
            | Command::LoadKeymap(_)
            | Command::SetLanguage(_)
            | Command::Copy(_)
            | Command::CopyInto(_)
            | Command::Notify(_)
            | Command::ExternalEditor(_)
            | Command::Suspend
            | Command::Redraw => {}
        }
        Ok(())
    }

    fn settings(&self) {
        self.send(match Config::load(&Flags::default()) {
            Ok(config) => Event::Settings(SettingRow::all(&config)),
            Err(e) => Event::Notice(e.to_string()),
        });
    }

    /// Writes a file that was not there; what is there is never overwritten.
    fn export(&self, path: &Path, text: &str) {
        self.send(match write_new(path, text.as_bytes()) {
            Ok(()) => Event::Notice(tf(
                "wb-exported",
                &[("path", path.display().to_string().into())],
            )),
            Err(e) => Event::NotExported(path.to_owned(), of_file(path, &e)),
        });
    }
}

#[cfg(test)]
#[path = "tasks_tests.rs"]
mod tests;
