//! Integration tests: one binary, a module a subject.

mod cli;
mod config;
mod demo;
mod engine;
mod engine_embed;
mod engine_install;
mod model;
mod run;
mod talk;
mod vault_kill;
mod vault_words;
mod workbench;
