//! Which text may never leave this machine, and what in a text could identify someone ([`Anonymiser`]: text in, findings out). Text from the vault travels as [`Local`]; the only type a
//! network client beyond the coach's own hosts may accept is [`Cleared`], which only the gate
//! in `clear` makes, each time with a check.

mod alike;
mod anonymiser;
pub(crate) mod aspect;
mod clear;
mod clipped;
mod composed;
mod finding;
pub(crate) mod flag;
pub mod generate;
mod known;
mod level;
pub(crate) mod lexicon;
mod measure;
mod nickname;
mod pseudonym;
mod quick;
pub mod reader;
mod recognise;
pub mod risk;
mod token;
mod told;
mod word;

pub use anonymiser::{Anonymiser, BATCH, apply};
pub(crate) use composed::Composed;
pub use finding::{Finding, Kind, REASONS};
pub use known::Known;
pub use level::{Network, PrivacyLevel};
pub use lexicon::Gazetteer;
pub use measure::{Along, Figures, Report, Unreadable, alone, measure};
pub use pseudonym::Pseudonyms;

/// Text (or anything holding text) that came out of the vault. It has no `Display`, no `Serialize` and a
/// `Debug` that shows nothing, so that it cannot slip into a log, an error or a request by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Local<T>(T);

impl<T> Local<T> {
    /// Marks a value as belonging to this machine.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// Looks at the value, for work on this machine: display, indexing, a local engine.
    pub fn reveal(&self) -> &T {
        &self.0
    }

    /// Takes the value out, for work on this machine.
    pub fn into_inner(self) -> T {
        self.0
    }

    /// Applies a function, staying local.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Local<U> {
        Local(f(self.0))
    }
}

impl<T> std::fmt::Debug for Local<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Local(…)")
    }
}

/// Something that passed the gate in `clear` and may leave this machine. Nothing outside this room can make one without that check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleared<T>(T);

impl<T> Cleared<T> {
    /// Looks at the value.
    pub fn get(&self) -> &T {
        &self.0
    }
}

#[cfg(test)]
mod ordinary_tests;
#[cfg(test)]
mod spelled_tests;
#[cfg(test)]
mod tests;
