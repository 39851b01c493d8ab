//! Sequences that leave the screen as it is: text for the clipboard of the terminal (OSC 52), and word that something long is done (OSC 9, OSC 777,
//! the bell). Inside tmux and screen they are wrapped so that they reach the terminal outside. The event loop writes them.

use crate::config::Notify;
use crate::locale::steers;
use base64::Engine as _;
use std::fmt::Write as _;

/// What lies between us and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Nothing.
    Plain,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

impl Around {
    /// From the environment.
    pub fn here() -> Self {
        let set = |k: &str| std::env::var_os(k).is_some_and(|v| !v.is_empty());
        if set("TMUX") {
            Self::Tmux
        } else if set("STY") {
            Self::Screen
        } else {
            Self::Plain
        }
    }
}

/// screen passes strings on in pieces of at most this many bytes.
const SCREEN_PIECE: usize = 240;

/// A sequence so that it arrives outside.
fn through(around: Around, sequence: &str) -> String {
    match around {
        Around::Plain => sequence.to_owned(),
        // Needs `set -g allow-passthrough on` from tmux 3.3 on; without it tmux drops it and nothing is shown.
        Around::Tmux => format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b")),
        Around::Screen => {
            let mut out = String::new();
            let chars: Vec<char> = sequence.chars().collect();
            for piece in chars.chunks(SCREEN_PIECE) {
                let piece: String = piece.iter().collect();
                let _ = write!(out, "\x1bP{piece}\x1b\\");
            }
            out
        }
    }
}

/// Puts text on the clipboard of the terminal outside tmux, where passing through is allowed.
pub fn past_tmux(text: &str) -> String {
    through(Around::Tmux, &osc52(text))
}

fn osc52(text: &str) -> String {
    let encoded = base64::engine::general_purpose::STANDARD.encode(text);
    format!("\x1b]52;c;{encoded}\x07")
}

/// Puts text into a buffer of tmux by the sequence a terminal takes: for a tmux that did not take it from [`give_to_tmux`] and has `set-clipboard on`.
pub fn into_tmux(text: &str) -> String {
    osc52(text)
}

/// Puts text on the clipboard.
pub fn copy(text: &str, around: Around) -> String {
    through(around, &osc52(text))
}

/// Gives text to tmux itself, which keeps it as a buffer and passes it on to the terminal outside: as tmux comes, it takes no clipboard from what runs
/// in it. False when that could not be done, as with a tmux from before 3.2.
pub fn give_to_tmux(text: &str) -> bool {
    use std::process::{Command, Stdio};
    let started = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut tmux) = started else { return false };
    let written = tmux
        .stdin
        .take()
        .is_some_and(|mut pipe| std::io::Write::write_all(&mut pipe, text.as_bytes()).is_ok());
    tmux.wait().is_ok_and(|status| status.success()) && written
}

/// Tells that something is done.
pub fn notify(what: &str, how: Notify, around: Around) -> String {
    let what: String = what.chars().filter(|c| !steers(*c) && *c != ';').collect();
    let osc9 = format!("\x1b]9;{what}\x07");
    match how {
        Notify::Off => String::new(),
        Notify::Bell => "\x07".into(),
        Notify::Osc9 => through(around, &osc9),
        Notify::Osc777 => through(around, &format!("\x1b]777;notify;Klankbord;{what}\x07")),
        Notify::Auto => {
            let told = |name| std::env::var(name).unwrap_or_default();
            match spoken(&told("TERM"), &told("TERM_PROGRAM"), around) {
                Spoken::Knows => osc9,
                // Terminals and tmux turn a bell into a mark on the window; those that know the sequence show what it says.
                Spoken::May => format!("{}\x07", through(around, &osc9)),
                Spoken::Rxvt => {
                    let osc777 = format!("\x1b]777;notify;Klankbord;{what}\x07");
                    format!("{}\x07", through(around, &osc777))
                }
                Spoken::Not => "\x07".into(),
            }
        }
    }
}

/// How a terminal takes word of something.
#[derive(Debug, PartialEq)]
enum Spoken {
    /// It shows OSC 9.
    Knows,
    /// It does, or passes over it.
    May,
    /// It knows OSC 777 only.
    Rxvt,
    /// It might print the sequence.
    Not,
}

/// What is known of a terminal by `TERM` and `TERM_PROGRAM`.
fn spoken(term: &str, program: &str, around: Around) -> Spoken {
    let knows = [
        "iTerm.app",
        "WezTerm",
        "ghostty",
        "kitty",
        "WindowsTerminal",
    ];
    let begins = |names: &[&str]| names.iter().any(|n| term.starts_with(n));
    if knows.contains(&program) && around == Around::Plain {
        Spoken::Knows
    } else if begins(&["rxvt"]) {
        Spoken::Rxvt
    } else if around != Around::Plain
        || begins(&[
            "xterm",
            "tmux",
            "screen",
            "foot",
            "alacritty",
            "wezterm",
            "contour",
            "konsole",
            "vte",
            "gnome",
            "st-",
        ])
    {
        Spoken::May
    } else {
        Spoken::Not
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_reaches_the_terminal_through_tmux_and_screen() {
        assert_eq!(copy("hé", Around::Plain), "\x1b]52;c;aMOp\x07");
        assert_eq!(past_tmux("hé"), "\x1bPtmux;\x1b\x1b]52;c;aMOp\x07\x1b\\");
        let screen = copy(&"x".repeat(400), Around::Screen);
        assert!(screen.matches("\x1bP").count() >= 3);
        let whole = screen.replace("\x1bP", "").replace("\x1b\\", "");
        assert_eq!(whole, copy(&"x".repeat(400), Around::Plain));
    }

    #[test]
    fn a_terminal_that_may_know_the_notice_gets_it_and_one_that_would_print_it_does_not() {
        let plain = |term, program| spoken(term, program, Around::Plain);
        assert_eq!(plain("xterm-256color", ""), Spoken::May);
        assert_eq!(plain("xterm-256color", "WezTerm"), Spoken::Knows);
        assert_eq!(plain("rxvt-unicode-256color", ""), Spoken::Rxvt);
        assert_eq!(plain("linux", ""), Spoken::Not);
        assert_eq!(
            spoken("tmux-256color", "tmux", Around::Tmux),
            Spoken::May,
            "tmux passes it on where that is allowed, and drops it elsewhere"
        );
    }

    #[test]
    fn a_notice_cannot_carry_a_sequence_of_its_own() {
        let out = notify("klaar\x1b]0;x\x07;y", Notify::Osc9, Around::Plain);
        assert_eq!(out, "\x1b]9;klaar]0xy\x07");
    }
}
