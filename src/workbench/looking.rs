//! Looks for the words typed in the finder, on a thread of its own: when the hand rests, and never for what has been typed over since. `tasks` hands the words over.

use super::event::Event;
use crate::practice::Practice;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use std::thread::JoinHandle;
use std::time::Duration;

/// So long no key has come: then somebody reads what there is.
const REST: Duration = Duration::from_millis(120);
/// Notes and materials that are listed.
const MOST: usize = 60;

/// The thread.
pub(super) struct Looking {
    words: Option<Sender<String>>,
    worker: Option<JoinHandle<()>>,
}

impl Looking {
    /// Starts it; what it finds is told to `events`.
    pub(super) fn start(practice: Practice, events: Sender<Event>) -> Self {
        Self::with(move |query, go_on| {
            let found = practice.look(&query, MOST, go_on);
            if go_on() {
                let event = match found {
                    Ok(found) => Event::InText(query, found),
                    Err(e) => Event::Notice(e.sentence()),
                };
                let _ = events.send(event);
            }
        })
    }

    /// With whoever looks; it asks whether to go on.
    fn with(look: impl Fn(String, &dyn Fn() -> bool) + Send + 'static) -> Self {
        let (words, typed) = unbounded();
        let worker = std::thread::spawn(move || {
            while let Some(query) = last_of(&typed) {
                look(query, &|| typed.is_empty());
            }
        });
        Self {
            words: Some(words),
            worker: Some(worker),
        }
    }

    /// Looks for these in the place of whatever was asked before.
    pub(super) fn look(&self, query: String) {
        if let Some(words) = &self.words {
            let _ = words.send(query);
        }
    }

    /// Ends it, whatever it is doing.
    pub(super) fn finish(&mut self) {
        // One more word, which is never looked for, for it goes on where nothing more was typed.
        self.look(String::new());
        self.words = None;
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

/// What was typed last, once nothing more comes; none when nobody types any more.
fn last_of(typed: &Receiver<String>) -> Option<String> {
    let mut query = typed.recv().ok()?;
    loop {
        match typed.recv_timeout(REST) {
            Ok(newer) => query = newer,
            Err(RecvTimeoutError::Timeout) => return Some(query),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_typed_last_is_looked_for() {
        let (words, typed) = unbounded();
        for w in ["f", "fi", "fie"] {
            words.send(w.to_owned()).unwrap();
        }
        assert_eq!(last_of(&typed).as_deref(), Some("fie"));
        words.send("x".to_owned()).unwrap();
        drop(words);
        assert_eq!(last_of(&typed), None, "nobody waits for it any more");
    }

    #[test]
    fn who_leaves_does_not_wait_for_what_is_being_looked_for() {
        let (began, begins) = unbounded();
        let mut looking = Looking::with(move |_, go_on| {
            let _ = began.send(());
            let from = std::time::Instant::now();
            while go_on() {
                assert!(from.elapsed().as_secs() < 20, "nobody stopped it");
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        looking.look("fiets".to_owned());
        begins.recv().unwrap();
        let worker = looking.worker.take();
        looking.finish();
        worker.unwrap().join().unwrap();
    }
}
