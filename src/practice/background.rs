//! What goes on while the coach works: loading the embedder and the model, and embedding what has no vector yet. Threads that report on a
//! channel and end when the practice is dropped.

use super::{EngineSlot, Inner, Practice, Result, hold};
use crate::library::prepare_words;
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

/// Chunks embedded between two looks at whether to stop or to give way: about half a second's work on two cores.
const BATCH: usize = 4;

/// Between two looks at whether somebody still waits.
const GIVE_WAY: Duration = Duration::from_millis(20);
/// How often it is looked whether something is due at the hive.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// How many answers somebody waits for. While there is one no vectors are made: both would run on the same few cores, and each wait for the other.
#[derive(Debug, Default)]
pub(super) struct Attention(AtomicUsize);

/// One of them; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Waited(Arc<Attention>);

impl Attention {
    /// Somebody waits from now on.
    pub(super) fn begin(self: &Arc<Self>) -> Waited {
        self.0.fetch_add(1, Ordering::AcqRel);
        Waited(self.clone())
    }

    fn wanted(&self) -> bool {
        self.0.load(Ordering::Acquire) > 0
    }
}

impl Drop for Waited {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// What background work tells the screen.
#[derive(Clone, Debug)]
pub enum Background {
    /// Something in [`super::Status`] changed.
    StatusChanged,
    /// So many chunks of so many have a vector.
    Embedded {
        /// Chunks with a vector.
        done: u64,
        /// All chunks.
        all: u64,
    },
    /// The model can write.
    ModelReady,
    /// It cannot; one sentence why.
    ModelFailed(String),
    /// What the hive did not take when the coach asked has gone on by itself.
    HiveCaughtUp {
        /// Blobs that were sent.
        sent: usize,
        /// Blobs confirmed gone.
        deleted: usize,
    },
}

impl Practice {
    /// Starts the work. Call once.
    pub fn start_background(&self) -> Receiver<Background> {
        let (send, receive) = unbounded();
        let weak = Arc::downgrade(&self.inner);
        let embed_to = send.clone();
        std::thread::spawn({
            let weak = weak.clone();
            move || embed(&weak, &embed_to)
        });
        std::thread::spawn({
            let (weak, send) = (weak.clone(), send.clone());
            move || go_on_sending(&weak, &send)
        });
        std::thread::spawn(move || {
            if let Some(inner) = weak.upgrade() {
                let practice = Self { inner };
                let _ = match practice.load_engine() {
                    Ok(true) => {
                        practice.warm_again();
                        send.send(Background::ModelReady)
                    }
                    Ok(false) => send.send(Background::StatusChanged),
                    Err(e) => send.send(Background::ModelFailed(e.sentence())),
                };
            }
        });
        receive
    }

    /// Loads the generator if there is one; false when there is none.
    pub fn load_engine(&self) -> Result<bool> {
        let Some(engine) = self.engine() else {
            return Ok(false);
        };
        self.mark(true, None);
        let loaded = engine.load();
        self.mark(false, loaded.as_ref().err().map(ToString::to_string));
        loaded?;
        Ok(true)
    }

    fn mark(&self, now: bool, why: Option<String>) {
        if let EngineSlot::Open {
            loading, failed, ..
        } = &mut *hold(&self.inner.engine)
        {
            *loading = now;
            *failed = why;
        }
    }

    /// Embeds until every chunk has a vector, or returns at once when there is no embedder.
    pub fn embed_all(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
        if !self.ensure_embedder()? {
            return Ok(());
        }
        loop {
            let left = self.library().embed_pending(32)?;
            let (done, all) = self.library().progress()?;
            progress(done, all);
            *hold(&self.inner.vectors) = (done, all);
            if left == 0 {
                return Ok(());
            }
        }
    }
}

fn embed(weak: &Weak<Inner>, send: &Sender<Background>) {
    let Some(closing) = weak.upgrade().map(|i| i.closing.clone()) else {
        return;
    };
    if let Some(inner) = weak.upgrade()
        && let Err(e) = (Practice { inner }).ensure_embedder()
    {
        prepare_words();
        let _ = send.send(Background::ModelFailed(e.sentence()));
        return;
    }
    // The first question is not to wait for it.
    if let Some(inner) = weak.upgrade() {
        let _ = inner.library.prepare();
    }
    let mut last = (u64::MAX, 0);
    while !closing.load(Ordering::Acquire) {
        // Upgraded anew each round, so that a dropped practice ends this thread.
        let Some(inner) = weak.upgrade() else { return };
        if inner.attention.wanted() {
            drop(inner);
            std::thread::sleep(GIVE_WAY);
            continue;
        }
        let Ok(left) = inner.library.embed_pending(BATCH) else {
            return;
        };
        if let Ok(now) = inner.library.progress()
            && now != last
        {
            last = now;
            *hold(&inner.vectors) = now;
            if send
                .send(Background::Embedded {
                    done: now.0,
                    all: now.1,
                })
                .is_err()
            {
                return;
            }
        }
        drop(inner);
        if left == 0 {
            // Nothing to do: look again now and then, for notes saved and files imported meanwhile.
            std::thread::sleep(Duration::from_millis(400));
        }
    }
}

/// What the coach asked the hive and it did not take goes on by itself once it is due, as long as the practice is open.
fn go_on_sending(weak: &Weak<Inner>, send: &Sender<Background>) {
    let Some(closing) = weak.upgrade().map(|i| i.closing.clone()) else {
        return;
    };
    let mut last = Instant::now();
    while !closing.load(Ordering::Acquire) {
        // Short naps, so that leaving waits for nothing.
        std::thread::sleep(Duration::from_millis(500));
        if last.elapsed() < LOOK_AGAIN {
            continue;
        }
        let Some(inner) = weak.upgrade() else { return };
        // Why it does not go on stands in the outbox, and is shown where that is.
        if let Ok(run) = (Practice { inner }).go_on_sending()
            && run.uploaded + run.already + run.deleted > 0
            && send
                .send(Background::HiveCaughtUp {
                    sent: run.uploaded + run.already,
                    deleted: run.deleted,
                })
                .is_err()
        {
            return;
        }
        last = Instant::now();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_processor_is_wanted_until_the_last_who_waits_is_answered() {
        let attention = Arc::new(Attention::default());
        assert!(!attention.wanted());
        let (one, two) = (attention.begin(), attention.begin());
        drop(one);
        assert!(attention.wanted());
        drop(two);
        assert!(!attention.wanted());
    }
}
