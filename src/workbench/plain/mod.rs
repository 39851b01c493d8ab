//! The linear mode (`klankbord --plain`), for screen readers and dumb terminals: one thing per line, the most important word first, no cursor
//! addressing, no escape sequence, nothing drawn twice. It can do what the panes can. `cli` calls [`run_plain`].
//!
//! | file | subject |
//! |---|---|
//! | `verbs` | the table of words: parsing, help, abbreviations |
//! | `session`, `commands` | a line in, effects out; which part of the session a verb goes to |
//! | `modes` | lines that are not verbs: confirming, asking back, the lock |
//! | `cases`, `talk`, `sources`, `notes`, `writing`, `drafts`, `finding`, `figures` | what is done and said, by subject |
//! | `sharing`, `consenting`, `reviewing`, `record` | what was shared, taking it back; giving consent; a batch read line by line; how a record is said |
//! | `handing` | everything about a client in a file; erasing one |
//! | `correcting` | another name for something, a session or a score put right; a note, a goal or a session taken out |
//! | `helping` | what is drafted from a case, and the summary of a conversation |
//! | `answer`, `outcome` | what an answer says; where the outcome of an act goes |
//! | `editor`, `lines` | a note by lines; text as lines to be read aloud |
//! | `act`, `hands`, `io`, `away` | acts and outcomes; performing them; the loop; waiting for the hive |

mod act;
mod also;
mod answer;
mod away;
mod cases;
mod commands;
mod consenting;
mod correcting;
mod drafts;
mod editor;
mod figures;
mod finding;
mod handing;
mod hands;
mod helping;
mod io;
mod lines;
mod marking;
mod modes;
mod notes;
mod outcome;
mod record;
mod reviewing;
mod session;
mod sharing;
mod sources;
mod talk;
#[cfg(test)]
mod tests;
mod verbs;
mod writing;

use super::tasks::Verify;
use crate::casebook::now_ms;
use crate::locale;
use crate::practice::Practice;

/// Runs the linear mode on standard input and output until the user leaves or the input ends. `autolock_min`: idle minutes before the
/// passphrase is asked again, 0 for never; `verify` checks it, `None` for a vault without one.
pub fn run_plain(
    practice: Practice,
    autolock_min: u32,
    verify: Option<Verify>,
) -> std::io::Result<()> {
    let lock_ms = verify.is_some().then(|| i64::from(autolock_min) * 60_000);
    let stamp = practice.config().timestamp;
    locale::set_face(locale::Face::Words);
    let session = session::Session::new(locale::language(), stamp, lock_ms, now_ms());
    io::Loop::start(session, practice, verify)?.run()
}
