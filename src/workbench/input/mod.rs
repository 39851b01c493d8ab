//! The keyboard: one thread waits for bytes of the terminal, `parse` makes events of them. It can be held while another program has the
//! terminal (an editor, the shell after ctrl-z), so that no key of theirs is taken. `workbench::run` starts it.

pub mod parse;
mod sequence;

use super::event::Event;
use crossbeam_channel::Sender;
use parse::{Input, Parser};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// How long an escape may stand alone before it counts as the key: longer than the bytes of one sequence are apart, shorter than a person notices.
const ALONE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 30_000_000,
};

#[derive(Default)]
struct Hold {
    wanted: bool,
    held: bool,
}

/// The reading thread, seen from the event loop.
pub struct Reader {
    hold: Arc<(Mutex<Hold>, Condvar)>,
    wake: OwnedFd,
}

impl Reader {
    /// Starts reading the standard input, which has to be a terminal in raw mode.
    pub fn start(events: Sender<Event>) -> io::Result<Self> {
        let (woken, wake) = rustix::pipe::pipe()?;
        let hold = Arc::new((Mutex::new(Hold::default()), Condvar::new()));
        let theirs = hold.clone();
        std::thread::spawn(move || {
            // The terminal is gone when this ends: drafts are to be saved.
            let _ = read(&events, &woken, &theirs);
            let _ = events.send(Event::Terminate);
        });
        Ok(Self { hold, wake })
    }

    /// Returns when the thread reads no more.
    pub fn pause(&self) {
        let (lock, changed) = &*self.hold;
        let mut hold = lock.lock().unwrap_or_else(PoisonError::into_inner);
        hold.wanted = true;
        let _ = rustix::io::write(&self.wake, b"!");
        let patience = std::time::Duration::from_millis(500);
        let _ = changed.wait_timeout_while(hold, patience, |h| !h.held);
    }

    /// Lets it read again.
    pub fn resume(&self) {
        let (lock, changed) = &*self.hold;
        lock.lock().unwrap_or_else(PoisonError::into_inner).wanted = false;
        changed.notify_all();
    }
}

fn read(events: &Sender<Event>, woken: &OwnedFd, hold: &(Mutex<Hold>, Condvar)) -> io::Result<()> {
    let input = rustix::stdio::stdin();
    let mut parser = Parser::default();
    let mut buffer = vec![0; 65536];
    let mut out = Vec::new();
    loop {
        let mut wait = [
            PollFd::new(&input, PollFlags::IN),
            PollFd::new(woken, PollFlags::IN),
        ];
        let ready = match poll(&mut wait, parser.pending().then_some(&ALONE)) {
            Ok(n) => n,
            Err(rustix::io::Errno::INTR) => continue,
            Err(e) => return Err(e.into()),
        };
        let (keys, call) = (wait[0].revents(), wait[1].revents());
        if !call.is_empty() {
            let _ = rustix::io::read(woken, &mut [0u8; 16]);
            stand_aside(hold);
            continue;
        }
        if ready == 0 {
            parser.flush(&mut out);
        } else if !keys.is_empty() {
            match rustix::io::read(input, &mut buffer) {
                Ok(0) => return Ok(()),
                Ok(n) => parser.feed(buffer.get(..n).unwrap_or_default(), &mut out),
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
                Err(e) => return Err(e.into()),
            }
        }
        for input in out.drain(..) {
            let event = match input {
                Input::Key(k) => Event::Key(k),
                Input::Paste(text) => Event::Paste(text),
                Input::Mouse(m) => Event::Mouse(m),
                Input::Reply(r) => Event::Terminal(r),
            };
            if events.send(event).is_err() {
                return Ok(());
            }
        }
    }
}

/// Waits until the terminal is ours again.
fn stand_aside((lock, changed): &(Mutex<Hold>, Condvar)) {
    let mut hold = lock.lock().unwrap_or_else(PoisonError::into_inner);
    hold.held = true;
    changed.notify_all();
    while hold.wanted {
        hold = changed.wait(hold).unwrap_or_else(PoisonError::into_inner);
    }
    hold.held = false;
}
