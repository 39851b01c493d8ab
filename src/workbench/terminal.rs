//! Taking the terminal over and giving it back: whatever happens (an error, a panic, a signal), the user gets a usable shell.

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use std::io::{self, stdout};
use std::sync::Once;

/// The terminal is ours while this lives.
pub struct Taken(());

impl Taken {
    /// Raw mode, the alternate screen, pasted text in one piece.
    pub fn take() -> io::Result<Self> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |info| {
                give_back();
                // The place of a panic is ours to know; its message could hold a client's text and is not shown.
                match info.location() {
                    Some(at) => eprintln!(
                        "klankbord: an internal error at {}:{}; your drafts are in the vault.",
                        at.file(),
                        at.line()
                    ),
                    None => before(info),
                }
            }));
        });
        enable_raw_mode()?;
        let taken = Self(());
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        Ok(taken)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

fn give_back() {
    // Every step is tried, whatever the one before it said.
    let _ = execute!(
        stdout(),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}
