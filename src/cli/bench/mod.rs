//! `klankbord bench`: measurements a user can repeat on their own machine. Each prints its figures, as JSON with `--json`; none judges.

mod answer;
mod filler;
mod kill;
mod practice;
mod search;
mod start;
mod wire;

use super::context::print;
use super::pty;
use clap::{Args, Subcommand};

/// What to measure.
#[derive(Debug, Args)]
pub struct Bench {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Bytes and milliseconds per key of the workbench on the demo practice, in a pseudo-terminal
    Wire(wire::Wire),
    /// Start of the program to its first full frame, with many notes in the vault
    Start(start::Start),
    /// Answers in the sources' own words, from the question to the whole answer
    Answer(answer::Answer),
    /// Search and import over many chunks
    Search(search::Search),
    /// Kill the program at random moments while it writes, and look at what is left
    Kill(kill::Kill),
}

/// Runs one measurement and prints it.
pub fn run(bench: &Bench, json: bool) -> Result<(), Box<dyn std::error::Error>> {
    let figures = match &bench.what {
        What::Wire(o) => wire::run(o)?,
        What::Start(o) => start::run(o)?,
        What::Answer(o) => answer::run(o)?,
        What::Search(o) => search::run(o)?,
        What::Kill(o) => kill::run(o)?,
    };
    if json {
        print(&figures.to_string()).map_err(|e| e.sentence)?;
    } else if let serde_json::Value::Object(map) = figures {
        for (name, value) in map {
            print(&format!("{name:<28} {value}")).map_err(|e| e.sentence)?;
        }
    }
    Ok(())
}

/// Milliseconds with two decimals, as the figures print them.
fn ms(seconds: f64) -> f64 {
    (seconds * 1e5).round() / 100.0
}
