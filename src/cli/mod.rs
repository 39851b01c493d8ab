//! The acts as plain commands, one file a command, for scripts and for people who like them. Each command has a `run` that returns what to
//! print; `main.rs` calls [`run`]. Exit codes: 0 done, 1 refused or failed with a reason on stderr, 2 wrong usage, 130 stopped with
//! ctrl-c at a question.
#![warn(clippy::print_stderr, clippy::print_stdout)] // `printing` and `context` print: they let no text of others steer the terminal

mod anonymise;
mod ask;
mod audit;
mod backup;
mod bench;
mod case;
mod client;
mod config;
mod consent;
mod context;
mod demo;
mod doctor;
mod draft;
mod erase;
mod eval;
mod eval_kept;
mod eval_retrieval;
mod eval_sentences;
mod eval_words;
mod export;
mod export_list;
mod given;
mod goal;
mod hive;
mod hours;
mod import;
mod init;
mod material;
mod models;
mod note;
mod own_file;
mod passphrase;
mod portability;
mod printing;
mod progress;
mod pty;
mod question;
mod remove;
mod revoke;
mod screens;
mod search;
mod session;
mod shell;
mod summary;
mod taxonomy;
mod typed;
mod unlock;
mod usage;
mod workbench;

use crate::config::Flags;
use crate::locale::{self, Language};
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

/// The outcome of a command; the error is one sentence.
pub(crate) type Outcome = Result<(), Failure>;

/// Why a command failed, said to the user in one sentence.
#[derive(Debug)]
pub(crate) struct Failure {
    sentence: String,
    /// The exit status.
    status: u8,
}

/// The exit status of what was refused or failed.
const FAILED: u8 = 1;
/// That of what was stopped with ctrl-c, as a shell gives it.
const STOPPED: u8 = 130;

/// One impl an error type: a blanket one would overlap with what other crates promise.
macro_rules! failures {
    ($($error:ty),+) => { $(impl From<$error> for Failure {
        fn from(e: $error) -> Self {
            Self::new(printing::sentence(&e.into()))
        }
    })+ };
}
failures!(
    crate::practice::Error,
    crate::vault::Error,
    crate::library::Error,
    crate::engine::Error,
    crate::sharing::Error
);

impl Failure {
    /// A failure from a sentence.
    pub(crate) fn new(sentence: impl std::fmt::Display) -> Self {
        Self {
            sentence: sentence.to_string(),
            status: FAILED,
        }
    }

    /// That whoever was asked something stopped it.
    fn stopped(sentence: String) -> Self {
        Self {
            sentence,
            status: STOPPED,
        }
    }

    /// Whether it was stopped by whoever was asked.
    fn is_stop(&self) -> bool {
        self.status == STOPPED
    }
}

/// A sounding board for coaches: cases, notes and a local language model that answers from your own sources.
///
/// Without a command the workbench opens. The passphrase is asked, or read from the file that KLANKBORD_PASSPHRASE_FILE names.
#[derive(Debug, Parser)]
#[command(name = "klankbord", version, max_term_width = 100)]
struct Cli {
    /// Folder of the vault [default: KLANKBORD_VAULT, else a folder of your user's data]
    #[arg(long, global = true, value_name = "DIR")]
    vault: Option<PathBuf>,
    /// Print data as JSON
    #[arg(long, global = true)]
    json: bool,
    /// Language of the interface [default: from the locale]
    #[arg(long, global = true, value_name = "nl|en", value_parser = parse_language)]
    lang: Option<Language>,
    /// Line by line, for screen readers and dumb terminals: no cursor addressing, no escape sequences
    #[arg(long, global = true)]
    plain: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

fn parse_language(word: &str) -> Result<Language, String> {
    match word {
        "nl" => Ok(Language::Nl),
        "en" => Ok(Language::En),
        _ => Err("choose nl or en".into()),
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make an empty vault and print its recovery key once
    Init,
    /// Check that the passphrase opens the vault
    Unlock(unlock::Unlock),
    /// Open the demo practice (in a temporary vault, unless --vault)
    Demo(demo::Demo),
    /// Clients: add, edit, list, show
    #[command(subcommand)]
    Client(client::Client),
    /// Cases: add, edit, list, show, archive, reopen
    #[command(subcommand)]
    Case(case::Case),
    /// Sessions: add, edit, list, show, remove
    #[command(subcommand)]
    Session(session::Session),
    /// Notes: add and edit (text from standard input), list, show, move, remove
    #[command(subcommand)]
    Note(note::Note),
    /// Goals: add, edit, list, score, remove
    #[command(subcommand)]
    Goal(goal::Goal),
    /// Questions that were asked: list, remove
    #[command(subcommand)]
    Question(question::Question),
    /// Materials: list, show, remove
    #[command(subcommand)]
    Material(material::Material),
    /// The taxonomy of techniques and patterns: list, put
    #[command(subcommand)]
    Taxonomy(taxonomy::Taxonomy),
    /// The hours log for ICF and EMCC/NOBCO credentials, as CSV; --lang nl writes it for a spreadsheet in Dutch
    Hours(hours::Hours),
    /// Import files and folders into the library
    Import(import::Import),
    /// Search the library
    Search(search::Search),
    /// Ask a question and have it answered from the sources
    Ask(ask::Ask),
    /// What of a long conversation goes along in short: read it, change it
    Summary(summary::Summary),
    /// Draft from the notes of a case: summary, prepare, questions, smart, grow, patterns
    Draft(draft::Draft),
    /// Replace what could identify someone in a text from standard input
    Anonymise(anonymise::Anonymise),
    /// Measure: the anonymiser on a file of notes with known findings; make such a file
    #[command(subcommand)]
    Eval(eval::Eval),
    /// Models: list, pull, use, add, remove, status, bench
    #[command(subcommand)]
    Models(models::Models),
    /// Change the passphrase
    Passphrase(passphrase::Change),
    /// Write a verified copy of the vault to one file
    Backup(backup::Backup),
    /// Put a backup in place of a vault that is not there
    Restore(backup::Restore),
    /// Consent to share: of the coach, of clients
    #[command(subcommand)]
    Consent(consent::Consent),
    /// Share: prepare, review, approve, send
    Export(export::Export),
    /// Take back what was shared
    Revoke(revoke::Revoke),
    /// What was shared, when, under which consent, and what became of it
    Shared(hive::Shared),
    /// What the hive holds: stats, create, list, get
    #[command(subcommand)]
    Hive(hive::Hive),
    /// Erase a client for good
    #[command(subcommand)]
    Erase(erase::Erase),
    /// Everything held about a client, in one file
    #[command(subcommand)]
    Portability(portability::Portability),
    /// Clients of whom nothing happened for years
    Retention(hive::Retention),
    /// The audit log: verify, head, export, prove
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Check the machine, the vault, the models and the network policy
    Doctor,
    /// Settings: get, set, unset, list, schema, path
    #[command(subcommand)]
    Config(config::Command),
    /// Measure this build on this machine
    Bench(bench::Bench),
    /// Draw the pictures of the README from the program itself
    #[command(hide = true)]
    Screens(screens::Screens),
    /// Print shell completions
    Completions(shell::Completions),
    /// Print the manual page
    Man,
}

/// Parses the arguments, does the act, and says in one sentence what went wrong. Gives the exit status: 0, 1, 130 where a question was answered with
/// ctrl-c, or 2 for arguments that cannot be read.
pub fn run() -> u8 {
    locale::set_language(Language::from_environment());
    let args: Vec<OsString> = std::env::args_os().collect();
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(e) => return usage::answer(&args, e),
    };
    match perform(cli) {
        Ok(()) => 0,
        Err(Failure { sentence, status }) => {
            printing::remark(&sentence);
            status
        }
    }
}

fn perform(cli: Cli) -> Outcome {
    // What is wrong with the settings is said in the language they ask for.
    if let Some(language) = crate::config::spoken(cli.lang) {
        locale::set_language(language);
    }
    // These must work whatever the settings are: two describe the program itself.
    match &cli.command {
        Some(Command::Completions(o)) => {
            return shell::completions(&mut usage::command(locale::language()), o);
        }
        Some(Command::Man) => return shell::man(usage::command(locale::language())),
        // Must be able to repair settings that do not load.
        Some(Command::Config(o)) => {
            let flags = Flags {
                language: cli.lang,
                vault: cli.vault,
            };
            return config::run(o, &flags, cli.json);
        }
        _ => {}
    }
    let mut cx = context::Context::new(cli.vault, cli.json, cli.lang)?;
    cx.plain = cli.plain;
    match cli.command {
        None => workbench::run(&cx),
        Some(Command::Init) => init::run(&cx),
        Some(Command::Unlock(o)) => unlock::run(&cx, &o),
        Some(Command::Demo(o)) => demo::run(cx, &o),
        Some(Command::Client(o)) => client::run(&cx, o),
        Some(Command::Case(o)) => case::run(&cx, o),
        Some(Command::Session(o)) => session::run(&cx, o),
        Some(Command::Note(o)) => note::run(&cx, o),
        Some(Command::Goal(o)) => goal::run(&cx, o),
        Some(Command::Question(o)) => question::run(&cx, &o),
        Some(Command::Material(o)) => material::run(&cx, &o),
        Some(Command::Taxonomy(o)) => taxonomy::run(&cx, o),
        Some(Command::Hours(o)) => hours::run(&cx, &o),
        Some(Command::Import(o)) => import::run(&cx, &o),
        Some(Command::Search(o)) => search::run(&cx, &o),
        Some(Command::Ask(o)) => ask::run(&cx, o),
        Some(Command::Summary(o)) => summary::run(&cx, &o),
        Some(Command::Draft(o)) => draft::run(&cx, &o),
        Some(Command::Models(o)) => models::run(&cx, o),
        Some(Command::Passphrase(o)) => passphrase::run(&cx, &o),
        Some(Command::Backup(o)) => backup::backup(&cx, &o),
        Some(Command::Restore(o)) => backup::restore(&cx, &o),
        Some(Command::Audit(o)) => audit::run(&cx, &o),
        Some(Command::Consent(o)) => consent::run(&cx, o),
        Some(Command::Export(o)) => export::run(&cx, o),
        Some(Command::Revoke(o)) => revoke::run(&cx, &o),
        Some(Command::Shared(o)) => hive::shared(&cx, &o),
        Some(Command::Hive(o)) => hive::run(&cx, &o),
        Some(Command::Erase(o)) => erase::run(&cx, &o),
        Some(Command::Portability(o)) => portability::run(&cx, &o),
        Some(Command::Retention(o)) => hive::retention(&cx, &o),
        Some(Command::Doctor) => doctor::run(&cx),
        Some(Command::Screens(o)) => screens::run(&o),
        Some(Command::Anonymise(o)) => anonymise::run(&cx, &o),
        Some(Command::Eval(o)) => eval::run(&cx, &o),
        Some(Command::Bench(o)) => bench::run(&o, cx.json).map_err(Failure::new),
        Some(Command::Completions(_) | Command::Man | Command::Config(_)) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
