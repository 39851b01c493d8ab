//! Integration tests: one binary, a module a subject.

mod vault_kill;
mod vault_words;
