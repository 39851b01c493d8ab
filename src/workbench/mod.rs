//! The full-screen terminal UI.
#![allow(missing_docs)]
