//! How far something long has come, on standard error. On a terminal one line is written over; line by line (`--plain`, the setting, a dumb terminal) and in a
//! file nothing is written over, and what takes minutes says each quarter in a line of its own. Called by `import`, `models` and `eval_retrieval`.

use super::context::{Context, dumb};
use crate::locale::{Shown, harmless};
use std::io::IsTerminal;

/// Goes to the beginning of a line and wipes it.
const WIPE: &str = "\r\x1b[K";

/// One thing that is under way.
pub(super) struct Progress {
    how: How,
    /// What was said last.
    said: String,
}

/// How it is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Over,
    Lines,
    Silent,
}

impl Progress {
    /// As standard error and the options have it; a program that reads JSON is told nothing, unless somebody watches.
    pub(super) fn new(cx: &Context) -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self::of(match (terminal, cx.line_by_line() || dumb()) {
            (true, false) => How::Over,
            (false, _) if cx.json => How::Silent,
            _ => How::Lines,
        })
    }

    /// Says nothing.
    pub(super) fn silent() -> Self {
        Self::of(How::Silent)
    }

    fn of(how: How) -> Self {
        let said = String::new();
        Self { how, said }
    }

    /// Puts a line in the place of the one before, where that can be.
    pub(super) fn line(&mut self, line: &str) {
        if self.how == How::Over {
            say(&self.next(line));
        }
    }

    /// How far a step is; said in lines too.
    pub(super) fn step(&mut self, step: &str, done: u64, total: u64) {
        let to = self.stepped(step, done, total);
        say(&to);
    }

    /// Wipes the line, so that something else can be said.
    pub(super) fn wipe(&mut self) {
        if self.how == How::Over {
            self.said.clear();
            say(WIPE);
        }
    }

    fn stepped(&mut self, step: &str, done: u64, total: u64) -> String {
        let line = match done.saturating_mul(100).checked_div(total) {
            Some(percent) if self.how == How::Lines => format!("{step} {}%", percent / 25 * 25),
            Some(percent) => format!("{step} {percent}%"),
            None => step.to_owned(),
        };
        self.next(&line)
    }

    /// What is to be written so that a line stands there; nothing, when it does.
    fn next(&mut self, line: &str) -> String {
        let line = harmless(line, Shown::Within);
        if line == self.said {
            return String::new();
        }
        self.said = line.into_owned();
        match self.how {
            How::Over => format!("{WIPE}{}", self.said),
            How::Lines => format!("{}\n", self.said),
            How::Silent => String::new(),
        }
    }
}

#[allow(clippy::print_stderr)] // what is said is harmless already
fn say(to: &str) {
    if !to.is_empty() {
        eprint!("{to}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What fetching a model writes.
    fn fetched(how: How) -> String {
        let mut progress = Progress::of(how);
        let mut all = String::new();
        for done in 0..=200 {
            all.push_str(&progress.stepped("download", done, 200));
        }
        all.push_str(&progress.stepped("verify", 0, 0));
        all.push_str(&progress.stepped("un\u{1b}pack", 7, 7));
        all
    }

    #[test]
    fn where_nothing_is_written_over_each_quarter_is_a_line() {
        assert_eq!(
            fetched(How::Lines),
            "download 0%\ndownload 25%\ndownload 50%\ndownload 75%\ndownload 100%\nverify\nun\u{fffd}pack 100%\n"
        );
        assert_eq!(fetched(How::Silent), "");
    }

    #[test]
    fn on_a_terminal_one_line_is_written_over() {
        let all = fetched(How::Over);
        assert!(!all.contains('\n') && all.contains("\r\x1b[Kdownload 33%\r\x1b[K"));
        assert!(all.ends_with("\r\x1b[Kun\u{fffd}pack 100%"));
    }
}
