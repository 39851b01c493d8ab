//! The words that were marked as identifying nobody, line by line: the list, and taking one back by its number, which is asked first.

use super::act::Effect;
use super::modes::{Confirm, Mode};
use super::session::{Listing, Session, join, numbered_lines, pick};
use crate::workbench::marks::Marked;
use crate::workbench::rights::day;
use crate::workbench::sharing::ShareAct;

impl Session {
    /// `marks`; also what is printed once one was taken back.
    pub(super) fn list_marks(&mut self, all: Vec<Marked>) -> Vec<Effect> {
        if all.is_empty() {
            self.list = Listing::None;
            return vec![self.say("cli-marks-none")];
        }
        let line = |one: &Marked| {
            let place = one.place.replace(" · ", ", ");
            join(&[&one.mark.word, &place, &day(one.mark.created_ms)])
        };
        let lines = numbered_lines(all.iter().map(line));
        self.list = Listing::Marks(all);
        self.print(Some(self.t("marks-title")), lines)
    }

    /// `unmark N`.
    pub(super) fn confirm_unmark(&mut self, n: Option<usize>) -> Vec<Effect> {
        let Listing::Marks(all) = &self.list else {
            return vec![self.say("plain-marks-first")];
        };
        let Some(one) = pick(all, n) else {
            return vec![self.no_such_number()];
        };
        let asks = one.question().replace(" · ", ", ");
        let act = ShareAct::Unmark(one.mark.id);
        self.mode = Mode::Confirm(Confirm::Share(Box::new(act)));
        vec![Effect::Say(format!("{asks} {}", self.t("plain-yes-or-no")))]
    }
}
