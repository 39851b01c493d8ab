//! Integration tests: one binary, a module a subject.

mod anonymise;
mod audit;
mod azurite;
mod cli;
mod config;
mod consent;
mod demo;
mod engine;
mod engine_embed;
mod engine_install;
mod kill;
mod erase;
mod model;
mod plain;
mod plain_terminal;
mod plain_words;
mod run;
mod screen;
mod screens;
mod sharing;
mod talk;
mod terminal;
mod vault_kill;
mod vault_words;
mod workbench;
