//! What is typed without being shown: one line from the terminal itself, with the way out that ctrl-c is. `context` asks for passphrases with it.

use super::Failure;
use crate::locale::t;
use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, isatty, tcgetattr, tcsetattr,
};
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use zeroize::Zeroizing;

/// Asks on the terminal itself, not on stdin, which may be the text of a note.
pub(super) fn ask(question: &str) -> Result<Zeroizing<String>, Failure> {
    let no_terminal = |_| Failure::new(t("cli-passphrase-no-terminal"));
    let tty = OpenOptions::new()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .map_err(no_terminal)?;
    if !isatty(&tty) {
        return Err(Failure::new(t("cli-passphrase-no-terminal")));
    }
    // Before the question: what is typed at once is not shown either.
    let quiet = Quiet::start(&tty)?;
    let mut shown = &tty;
    write!(shown, "{question} ")
        .and_then(|()| shown.flush())
        .map_err(Failure::new)?;
    let read = line(&tty, quiet.stop());
    drop(quiet);
    let _ = writeln!(shown);
    let line = read.map_err(Failure::new)?;
    line.ok_or_else(|| Failure::stopped(t("cli-passphrase-stopped")))
}

/// A line without its end; none where ctrl-c ended it, or where the terminal has nothing more to say (ctrl-d).
fn line(mut tty: &File, stop: u8) -> std::io::Result<Option<Zeroizing<String>>> {
    // Never grown: a copy left behind by growing would not be wiped. The terminal itself keeps no longer line.
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut piece = Zeroizing::new([0; 512]);
    loop {
        let n = match tty.read(&mut piece[..]) {
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        let read = piece.get(..n).unwrap_or_default();
        if n == 0 || (stop != 0 && read.contains(&stop)) {
            return Ok(None);
        }
        bytes.extend_from_slice(read);
        if bytes.ends_with(b"\n") || bytes.len() + piece.len() > LONGEST {
            break;
        }
    }
    let text = std::str::from_utf8(&bytes)
        .map_err(|_| std::io::Error::from(std::io::ErrorKind::InvalidData))?;
    let text = text.trim_end_matches(['\r', '\n']);
    Ok(Some(Zeroizing::new(text.to_owned())))
}

/// The longest line, in bytes.
const LONGEST: usize = 8192;

/// Echo is off while this lives. Were ctrl-c a signal, the process would end with echo off: so it ends the line instead, as a character of it.
struct Quiet<'a> {
    tty: &'a File,
    before: Termios,
}

impl<'a> Quiet<'a> {
    fn start(tty: &'a File) -> Result<Self, Failure> {
        let before = tcgetattr(tty).map_err(Failure::new)?;
        let mut quiet = before.clone();
        quiet
            .local_modes
            .remove(LocalModes::ECHO | LocalModes::ISIG);
        quiet.special_codes[SpecialCodeIndex::VEOL] = before.special_codes[SpecialCodeIndex::VINTR];
        tcsetattr(tty, OptionalActions::Flush, &quiet).map_err(Failure::new)?;
        Ok(Self { tty, before })
    }

    /// The character that ends it all; 0 where the terminal has none.
    fn stop(&self) -> u8 {
        self.before.special_codes[SpecialCodeIndex::VINTR]
    }
}

impl Drop for Quiet<'_> {
    fn drop(&mut self) {
        let _ = tcsetattr(self.tty, OptionalActions::Flush, &self.before);
    }
}
