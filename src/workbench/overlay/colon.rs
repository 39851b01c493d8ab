//! What fingers that know vi type after a colon: saving and leaving, in every preset. The palette asks for it, so that `:q` never does what only has the same
//! letters.

use crate::locale::t;
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::state::State;
use crate::workbench::update;

/// One of these commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colon {
    save: bool,
    /// Out of what is on top, or out of the program.
    leave: Option<Leave>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leave {
    Here,
    All,
}

impl Colon {
    /// The command that was typed, if it is one; `!` makes no difference, for nothing is ever lost.
    pub(super) fn of(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let typed = typed.strip_prefix(':').unwrap_or(typed);
        let (save, leave) = match typed.strip_suffix('!').unwrap_or(typed) {
            "w" | "wa" => (true, None),
            "q" => (false, Some(Leave::Here)),
            "wq" | "x" => (true, Some(Leave::Here)),
            "qa" => (false, Some(Leave::All)),
            "wqa" | "xa" => (true, Some(Leave::All)),
            _ => return None,
        };
        Some(Self { save, leave })
    }

    /// The sentence that says what it does here.
    pub(super) fn says(self, s: &State) -> String {
        let inside = s.editing() || !s.overlays.is_empty();
        t(match (self.save && s.editing(), self.leave) {
            (true, None) => "action-save",
            (false, None) => "wb-colon-nothing",
            (true, Some(Leave::Here)) => "wb-colon-save-close",
            (false, Some(Leave::Here)) if inside => "action-close",
            (true, Some(Leave::All)) => "wb-colon-save-quit",
            (false, Some(_)) => "action-quit",
        })
    }

    /// Does it, with the palette gone.
    pub(super) fn perform(self, s: &mut State, out: &mut Vec<Command>) {
        let now = s.last_seen;
        let inside = s.editing() || !s.overlays.is_empty();
        if self.save && s.editing() {
            update::perform(s, Action::Save, now, out);
        } else if self.leave.is_none() {
            s.notice = Some(t("wb-colon-nothing"));
        }
        match self.leave {
            Some(Leave::Here) if inside => update::perform(s, Action::Close, now, out),
            Some(_) => update::perform(s, Action::Quit, now, out),
            None => {}
        }
    }
}
