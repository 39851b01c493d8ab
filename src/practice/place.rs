//! Where the coach was: an opaque text of the workbench (panes, positions), kept inside the vault because it can name what was read.

use super::{Practice, Result};

const KEY: &str = "workbench.place";

impl Practice {
    /// What was kept last, if anything.
    pub fn place(&self) -> Result<Option<String>> {
        Ok(self.vault().setting(KEY)?)
    }

    /// Keeps it.
    pub fn set_place(&self, place: &str) -> Result<()> {
        Ok(self.vault().set_setting(KEY, place)?)
    }
}
