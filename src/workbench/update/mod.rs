//! The one place where state changes: an event and the time in, commands out. No I/O and no clock, so a test can play a whole day. A key becomes an
//! action here (by the keymap), and `acts` says what the action does.

mod acts;
mod answers;
mod available;
mod conversation;
mod correcting;
mod editing;
mod imported;
mod keys;
mod mouse;
mod note;
mod place;
mod scrolling;
#[cfg(test)]
mod tests;

pub use acts::perform;
pub use available::available;
pub use conversation::go_to_case;
pub use note::{begin as note_begin, follow as note_follow, touched as note_touched};
pub use place::keep as keep_place;

use super::action::Action;
use super::editor::TextField;
use super::event::{Command, Event};
use super::keymap::Layer;
use super::overlay::{Flow, prompt::Prompt, source::Source};
use super::state::{Clock, Sending, State, Tab};
use crate::casebook::{CaseStatus, ClientId, Millis};
use crate::locale::{self, t, tf};
use crate::practice::{Background, Naming};
use crossterm::event::KeyEventKind;

/// Applies one event. Returns what has to be done, and whether anything on the screen may have changed.
pub fn update(s: &mut State, event: Event, now: Millis) -> (Vec<Command>, bool) {
    let mut out = Vec::new();
    s.last_seen = now;
    let event = match event {
        Event::Answering(number, event) if s.answering == Some(number) => *event,
        Event::Answering(_, event) => return (conversation::strayed(s, &event), false),
        other => other,
    };
    // What an overlay waits for is its own.
    for i in (0..s.overlays.len()).rev() {
        let mut overlay = s.overlays.remove(i);
        let flow = overlay.receive(s, &event, &mut out);
        if flow != Flow::Close {
            s.overlays.insert(i.min(s.overlays.len()), overlay);
        }
        if flow != Flow::Pass {
            return (out, true);
        }
    }
    let changed = apply(s, event, now, &mut out);
    (out, changed)
}

fn apply(s: &mut State, event: Event, now: Millis, out: &mut Vec<Command>) -> bool {
    match event {
        Event::Key(key) => {
            if key.kind == KeyEventKind::Release {
                return false;
            }
            s.last_key = now;
            keys::key_pressed(s, &key, now, out);
        }
        Event::Paste(text) => {
            s.last_key = now;
            editing::insert(s, &text, now, out);
        }
        Event::Mouse(m) => {
            s.last_key = now;
            return mouse::moved(s, m, now, out);
        }
        // What concerns the colours is the event loop's.
        Event::Terminal(_) => return false,
        Event::Resize(w, h) => {
            s.size = (w, h);
            s.render_turns();
            scrolling::resized(s);
            note::follow(s);
            editing::follow(s);
        }
        Event::Tick => return tick(s, now, out),
        Event::Cases(cases) => s.list_cases(cases),
        Event::CasesChanged => {
            let archived = s.archived;
            out.push(Command::ListCases { archived });
            return false;
        }
        Event::Removing(removal) => correcting::asked(s, &removal),
        Event::AsksFirst(question, does) => correcting::asked_first(s, question, does),
        Event::Corrected(open, said) => correcting::corrected(s, *open, said, out),
        Event::Archived(id, archived) => {
            if let Some(open) = s.case.as_mut().filter(|c| c.case.id == id) {
                open.case.status = match archived {
                    true => CaseStatus::Archived,
                    false => CaseStatus::Active,
                };
            }
            let key = s.key_in(Layer::Cases, Action::ToggleArchived);
            s.notice = Some(match archived {
                true => tf("wb-archived-away", &[("key", key.into())]),
                false => t("wb-archived-back"),
            });
            let archived = s.archived;
            out.push(Command::ListCases { archived });
        }
        Event::Opened(o) => conversation::opened(s, *o, out),
        Event::NoteRead(note, draft) => note::read(s, note.into_inner(), draft),
        Event::NewNoteDraft(case, draft) => {
            if note::is_elsewhere(s, case) {
                return false;
            }
            note::new(s, case, draft);
        }
        Event::NewNoteParked(case, drafts, draft) => note::parked(s, case, drafts, draft),
        Event::NewNoteDropped(case, parked) => correcting::dropped(s, (case, parked), out),
        Event::NoteSaved {
            id,
            case,
            draft,
            notes,
        } => {
            if s.case_id() == Some(case) {
                s.notes = notes;
            }
            note::saved(s, id, case, &draft, out);
            let archived = s.archived;
            out.push(Command::ListCases { archived });
        }
        Event::Uncopied(text) => {
            out.push(Command::CopyInto(text));
            return false;
        }
        Event::Edited(text) => note::edited_outside(s, &text, now, out),
        Event::SourceRead(view, span) => {
            let source = Source::new(s, *view, span);
            s.show(source);
        }
        // Closed before it was made.
        Event::Helping(_) | Event::Helped(_) => return false,
        Event::Goals(case, goals) if s.case_id() == Some(case) => s.goals = goals,
        Event::Sessions(case, sessions) if s.case_id() == Some(case) => {
            s.sessions = sessions;
            s.session_at = s.session_at.min(s.sessions.len().saturating_sub(1));
        }
        Event::Goals(..) | Event::Sessions(..) => return false,
        Event::Retrieved(hits) => answers::retrieved(s, hits),
        Event::Started { model } => {
            if let Some(turn) = s.turns.last_mut() {
                turn.writer = model;
            }
        }
        Event::Token(piece) => answers::token(s, &piece),
        Event::Closed(span) => answers::closed(s, span),
        Event::Marked(sentence) => answers::marked(s, sentence),
        Event::Answered(answer) => answers::answered(s, *answer, now, out),
        // Taken apart before it comes here.
        Event::Answering(..) => return false,
        Event::Turns(case, turns) => conversation::read(s, case, turns),
        Event::Importing(n) => s.notice = Some(tf("wb-importing", &[("n", n.into())])),
        Event::ImportDone(done) => imported::done(s, &done, out),
        Event::Status(status) => {
            let changed = s.status.as_ref() != Some(&*status);
            s.status = Some(*status);
            return changed;
        }
        Event::Background(b) => {
            match b {
                Background::ModelFailed(why) => s.notice = Some(why),
                Background::HiveCaughtUp { sent, deleted } => {
                    s.notice = Some(tf(
                        "wb-hive-caught-up",
                        &[("sent", sent.into()), ("deleted", deleted.into())],
                    ));
                }
                _ => {}
            }
            out.push(Command::ReadStatus);
            return s.notice.is_some();
        }
        Event::Notes(case, notes) if s.case_id() == Some(case) => s.notes = notes,
        Event::Notes(..) => return false,
        Event::Snippets(snippets) => s.snippets = snippets,
        Event::Place(json) => place::go_back(s, &json, out),
        Event::ClockDropped => {
            s.timer = None;
            s.notice = Some(t("wb-clock-dropped"));
            // What was kept of it goes too.
            place::keep(s, out);
        }
        Event::ClockRuns(row, from) => {
            let clock = Clock::of(&row, from);
            let who = clock.label.clone();
            s.timer.get_or_insert(clock);
            let runs = tf("wb-timer-runs-on", &[("who", who.into())]);
            s.notice.get_or_insert(runs);
        }
        Event::Reloaded(new) => {
            if let Some(theme) = new.theme {
                s.theme = theme;
            }
            if let Some(keymap) = new.keymap {
                s.keymap = keymap;
                s.pressed.clear();
            }
            s.notice = Some(new.notice);
            s.mistakes = new.mistakes;
        }
        Event::Page(title, text) => s.show(Source::page(&title, &text)),
        Event::NotExported(path, why) => s.show(Prompt::export_again(&path, why)),
        Event::NotImported(path, case, why) => imported::nothing(s, &path, case, why),
        Event::Erased(done) => {
            let mut said = done.sentences(locale::language(), Naming::Titles).to_vec();
            let why = done.waits_because();
            said.extend(why.map(|w| tf("share-revoke-waits", &[("why", w.into())])));
            s.notice = None;
            // Under the lock, which keeps it until it is opened.
            s.show(Source::page(&t("rights-erased"), &said.join("\n\n")));
            let archived = s.archived;
            out.push(Command::ListCases { archived });
        }
        Event::Sending(left) => return sending(s, left, now),
        Event::Notice(sentence) => s.notice = Some(sentence),
        Event::Failed(sentence) => {
            answers::failed(s);
            note::not_saved(s);
            s.notice = Some(sentence);
        }
        Event::Terminate => {
            note::save_drafts(s, out);
            place::keep(s, out);
            s.quit = true;
        }
        // Nobody waits for these any more.
        Event::Found(_)
        | Event::InText(..)
        | Event::Clients(_)
        | Event::Templates(_)
        | Event::Settings(_)
        | Event::Sharing(_)
        | Event::Marks(_)
        | Event::Review(_)
        | Event::Receipt(_)
        | Event::Documents(..)
        | Event::Preferences(..)
        | Event::Summary(_)
        | Event::Paths(..)
        | Event::Unlocked(_) => {
            return false;
        }
    }
    true
}

/// Keeps how much is still to be sent; true when that is on the screen.
fn sending(s: &mut State, left: Option<(usize, usize)>, now: Millis) -> bool {
    let before = s.sending;
    s.sending = left.map(|(puts, others)| {
        let left = puts + others;
        let since = before.unwrap_or(Sending {
            all: left,
            left,
            puts: puts > 0,
            since: now,
            watched: true,
            stopping: false,
        });
        Sending {
            all: since.all.max(left),
            left,
            // At the very end it is still called what it was.
            puts: puts > 0 || (since.puts && left == 0),
            ..since
        }
    });
    [before, s.sending].iter().flatten().any(|w| w.watched)
}

/// Leaves everything of a client behind: after this they are erased, and nothing of them may be kept again.
pub fn forget(s: &mut State, client: ClientId, out: &mut Vec<Command>) {
    if s.timer.as_ref().is_some_and(|c| c.client == client) {
        s.timer = None;
    }
    if s.case.as_ref().is_none_or(|c| c.case.client_id != client) {
        return;
    }
    // What was typed is written down first, so that no draft comes after the erasure.
    conversation::go_to_case(s, None, out);
    s.question = TextField::default();
    s.register.clear();
    s.tab = Tab::Conversation;
}

/// Saves what is due, shows hints, and locks when nobody has been there; true when the screen changed.
fn tick(s: &mut State, now: Millis, out: &mut Vec<Command>) -> bool {
    let mut changed = s.timer.is_some();
    if !s.pressed.is_empty() && !s.hints && now >= s.pressed_at + super::state::HINT_MS {
        s.hints = true;
        changed = true;
    }
    if s.draft_due(now) {
        note::save_drafts(s, out);
    }
    if s.autolock_ms > 0 && !s.locked() && now >= s.last_key + s.autolock_ms {
        note::save_drafts(s, out);
        s.lock();
        return true;
    }
    changed
}
