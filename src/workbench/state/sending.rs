//! What is on its way to the hive while the screen goes on: `update` keeps it, the footer shows it, and Sharing lets one stop waiting for it.

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
}
