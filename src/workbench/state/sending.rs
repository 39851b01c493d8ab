//! What is on its way to the hive while the screen goes on: `update` keeps it, the footer shows it, and Sharing lets one stop it, or stop
//! waiting for it.

use crate::casebook::Millis;

/// What is being sent to the hive, or deleted there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sending {
    /// How much there was to do, as far as is known.
    pub all: usize,
    /// How much of it is left.
    pub left: usize,
    /// Whether something is to be sent; else it is all to be deleted or told.
    pub puts: bool,
    /// Since when.
    pub since: Millis,
    /// Someone waits for it; what nobody waits for goes on, unseen.
    pub watched: bool,
    /// The coach stopped it; what is on its way is finished.
    pub stopping: bool,
}

/// What closing means while something is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// No further blob is sent.
    Stop,
    /// It goes on unseen: a deletion protects somebody, and what is on its way cannot be called back.
    Leave,
}

impl Sending {
    /// What closing means now; None when nobody waits for it, so that it means leaving the screen.
    pub fn way(&self) -> Option<Way> {
        (self.watched && self.all > 0).then_some(if self.puts && !self.stopping {
            Way::Stop
        } else {
            Way::Leave
        })
    }
}
