//! Removing a note, a goal, a session, a case or a question for good: without `--yes` it only says what would go. `note`, `goal`, `session`, `case` and `question` come here.

use super::context::Context;
use super::{Failure, Outcome};
use crate::locale::tf;
use crate::practice::Thing;

pub(super) fn remove(cx: &Context, thing: Thing, yes: bool) -> Outcome {
    let practice = cx.practice()?;
    if !yes {
        let would = practice.would_remove(thing)?.asks();
        let args = [("would", would.into())];
        return Err(Failure::new(tf("cli-remove-yes", &args)));
    }
    let done = practice.remove(thing)?;
    cx.print(&done, || done.done())
}
