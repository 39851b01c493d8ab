//! Sequences that leave the screen as it is: text for the clipboard of the terminal (OSC 52), and word that something long is done (OSC 9, OSC 777,
//! the bell). Inside tmux and screen they are wrapped so that they reach the terminal outside. The event loop writes them.

use crate::config::Notify;
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

/// Puts text on the clipboard.
pub fn copy(text: &str, around: Around) -> String {
    let encoded = base64::engine::general_purpose::STANDARD.encode(text);
    let sequence = format!("\x1b]52;c;{encoded}\x07");
    match around {
        // tmux with `set-clipboard on` takes the plain one itself; the other reaches the terminal where passing through is allowed.
        Around::Tmux => format!("{sequence}{}", through(around, &sequence)),
        _ => through(around, &sequence),
    }
}

/// Tells that something is done.
pub fn notify(what: &str, how: Notify, around: Around) -> String {
    let what: String = what
        .chars()
        .filter(|c| !c.is_control() && *c != ';')
        .collect();
    let osc9 = format!("\x1b]9;{what}\x07");
    match how {
        Notify::Off => String::new(),
        Notify::Bell => "\x07".into(),
        Notify::Osc9 => through(around, &osc9),
        Notify::Osc777 => through(around, &format!("\x1b]777;notify;Klankbord;{what}\x07")),
        Notify::Auto => {
            let program = std::env::var("TERM_PROGRAM").unwrap_or_default();
            let knows = [
                "iTerm.app",
                "WezTerm",
                "ghostty",
                "kitty",
                "WindowsTerminal",
            ];
            if knows.contains(&program.as_str()) && around == Around::Plain {
                osc9
            } else {
                // Terminals and tmux turn a bell into a mark on the window.
                "\x07".into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_reaches_the_terminal_through_tmux_and_screen() {
        assert_eq!(copy("hé", Around::Plain), "\x1b]52;c;aMOp\x07");
        let tmux = copy("hé", Around::Tmux);
        assert!(
            tmux.ends_with("\x1bPtmux;\x1b\x1b]52;c;aMOp\x07\x1b\\"),
            "{tmux:?}"
        );
        let screen = copy(&"x".repeat(400), Around::Screen);
        assert!(screen.matches("\x1bP").count() >= 3);
        let whole = screen.replace("\x1bP", "").replace("\x1b\\", "");
        assert_eq!(whole, copy(&"x".repeat(400), Around::Plain));
    }

    #[test]
    fn a_notice_cannot_carry_a_sequence_of_its_own() {
        let out = notify("klaar\x1b]0;x\x07;y", Notify::Osc9, Around::Plain);
        assert_eq!(out, "\x1b]9;klaar]0xy\x07");
    }
}
