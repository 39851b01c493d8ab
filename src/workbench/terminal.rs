//! Taking the terminal over and giving it back: whatever happens (an error, a panic, a signal, another program), the user gets a usable shell.

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use std::io::{self, Write as _, stdout};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the mouse is to be ours; read wherever the terminal is taken.
static MOUSE: AtomicBool = AtomicBool::new(false);
/// Whether the keyboard protocol was asked for, to be given back.
static KITTY: AtomicBool = AtomicBool::new(false);

/// Alternate screen, pasted text in one piece.
const TAKE: &str = "\x1b[?1049h\x1b[?2004h";
/// Questions the terminal answers if it can, the last by every terminal: keyboard protocol, background, what it is.
const ASK: &str = "\x1b[?u\x1b]11;?\x07\x1b[c";
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";
/// Escape told from the start of a sequence, and nothing else.
const KITTY_ON: &str = "\x1b[>1u";
const KITTY_OFF: &str = "\x1b[<u";
const GIVE: &str = "\x1b[0m\x1b[?2004l\x1b[?1049l\x1b[?25h";

/// Columns and rows of the terminal that is drawn on. That is where standard output goes; the terminal that controls this process may be another one, as
/// when the program is run within a program.
pub fn size() -> Option<(u16, u16)> {
    size_of(stdout()).or_else(|| crossterm::terminal::size().ok())
}

/// The same of any terminal; none where there is none, or where it does not say.
fn size_of(terminal: impl std::os::fd::AsFd) -> Option<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(terminal).ok()?;
    (size.ws_col > 0 && size.ws_row > 0).then_some((size.ws_col, size.ws_row))
}

/// The terminal is ours while this lives.
pub struct Taken(());

impl Taken {
    /// Raw mode, the alternate screen, pasted text in one piece; asks the terminal what it can do.
    pub fn take(mouse: bool) -> io::Result<Self> {
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
        MOUSE.store(mouse, Ordering::Relaxed);
        enable_raw_mode()?;
        let taken = Self(());
        write(TAKE)?;
        if mouse {
            write(MOUSE_ON)?;
        }
        write(ASK)?;
        Ok(taken)
    }

    /// The terminal speaks the kitty keyboard protocol: uses it.
    pub fn keyboard(&self) -> io::Result<()> {
        KITTY.store(true, Ordering::Relaxed);
        write(KITTY_ON)
    }

    /// Lends the terminal to something else and takes it again.
    pub fn lend<R>(&self, to: impl FnOnce() -> R) -> io::Result<R> {
        let kitty = KITTY.load(Ordering::Relaxed);
        give_back();
        let out = to();
        enable_raw_mode()?;
        write(TAKE)?;
        if MOUSE.load(Ordering::Relaxed) {
            write(MOUSE_ON)?;
        }
        if kitty {
            self.keyboard()?;
        }
        Ok(out)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

fn write(text: &str) -> io::Result<()> {
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn give_back() {
    // Every step is tried, whatever the one before it said.
    if KITTY.swap(false, Ordering::Relaxed) {
        let _ = write(KITTY_OFF);
    }
    if MOUSE.load(Ordering::Relaxed) {
        let _ = write(MOUSE_OFF);
    }
    let _ = write(GIVE);
    let _ = disable_raw_mode();
}

#[cfg(test)]
mod tests {
    use super::size_of;
    use rustix::pty::{OpenptFlags, openpt};
    use rustix::termios::{Winsize, tcsetwinsize};

    #[test]
    fn a_terminal_is_measured_itself_and_not_the_one_that_controls_the_process() {
        let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        assert_eq!(size_of(&terminal), None);
        let size = Winsize {
            ws_row: 19,
            ws_col: 77,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        tcsetwinsize(&terminal, size).unwrap();
        assert_eq!(size_of(&terminal), Some((77, 19)));
        assert_eq!(size_of(std::fs::File::open("/dev/null").unwrap()), None);
    }
}
