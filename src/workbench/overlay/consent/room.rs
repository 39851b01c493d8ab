//! Where the text and the choices of giving consent stand on a screen of this size, and how far they scroll. `super` asks when it draws and at every key.

use super::Consent;
use crate::workbench::state::State;

/// Columns of the frame at most.
pub(super) const WIDTH: u16 = 88;

/// Columns and rows inside the frame.
fn inside(s: &State) -> (u16, u16) {
    let (w, h) = s.size;
    let height = h.saturating_sub(2);
    (
        WIDTH.min(w).saturating_sub(4),
        height.min(h).saturating_sub(2),
    )
}

impl Consent {
    /// Rows of the text when the choices stand below it; `None` when there is no room for both.
    pub(super) fn apart(&self, s: &State) -> Option<u16> {
        let choices = u16::try_from(self.rows() + 1).unwrap_or(6);
        inside(s).1.checked_sub(choices).filter(|rows| *rows >= 6)
    }

    /// Rows that a page scrolls.
    pub(super) fn page(&self, s: &State) -> usize {
        let rows = self.apart(s).unwrap_or(inside(s).1);
        usize::from(rows.saturating_sub(1)).max(1)
    }

    /// Rows of the notice.
    fn length(&self, s: &State) -> usize {
        self.text(usize::from(inside(s).0)).len()
    }

    /// How far it scrolls.
    pub(super) fn furthest(&self, s: &State) -> usize {
        match self.apart(s) {
            Some(rows) => self.length(s).saturating_sub(usize::from(rows)),
            None => (self.length(s) + 1 + self.rows()).saturating_sub(usize::from(inside(s).1)),
        }
    }

    /// The chosen row is in sight.
    pub(super) fn in_sight(&mut self, s: &State) {
        if self.apart(s).is_none() {
            let row = self.length(s) + 1 + self.at;
            // The last row in sight tells that there is more, until there is not.
            let rows = usize::from(inside(s).1.saturating_sub(1)).max(1);
            let least = (row + 1).saturating_sub(rows);
            self.scroll = self.scroll.clamp(least, row).min(self.furthest(s));
        }
    }
}
