//! Klankbord: a terminal workbench in which a coach keeps cases and session notes and thinks aloud with a
//! local language model that answers from the coach's own sources.
//!
//! Each module answers one question; a module imports only modules listed above it:
//!
//! | module | question |
//! |---|---|
//! | [`locale`] | how is this said in Dutch and in English? |
//! | [`casebook`] | what is a client, a case, a session, a note, a goal? |
//! | [`privacy`] | which text may never leave this machine? |
//! | [`vault`] | how does it last? |
//! | [`telemetry`] | how fast, how much, how often? |
//! | [`hosts`] | which hosts are this machine or the coach's own? |
//! | [`engine`] | who generates and who embeds? |
//! | [`config`] | what has the coach chosen, and where does each setting come from? |
//! | [`library`] | which passages answer this? |
//! | [`sharing`] | what may leave, who agreed, what left, how is it taken back? |
//! | [`practice`] | what can a coach do here? The only place where the modules above meet |
//! | [`workbench`], [`cli`] | two faces of the same acts |
#![deny(unsafe_op_in_unsafe_fn)]
#![warn(missing_docs)]
#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]

pub mod casebook;
pub mod cli;
pub mod config;
pub mod engine;
pub mod hosts;
pub mod library;
pub mod locale;
pub mod practice;
pub mod privacy;
pub mod sharing;
pub mod telemetry;
pub mod vault;
pub mod workbench;
