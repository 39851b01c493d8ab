//! `bench kill`: ends the program with SIGKILL at random moments while a note is being typed and while files are imported, and looks at what is left.
//! Lost is what was typed more than [`PROMISE`] before the end and is not in the draft; damaged is a vault whose check finds something.

use super::{filler, ms, pty};
use crate::casebook::{NewCase, NewClient, today};
use crate::vault::{Unlock, Vault};
use clap::Args;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What may be lost of what was typed: a draft is saved at most 0.7 seconds after a key, and the write itself takes a moment.
const PROMISE: Duration = Duration::from_secs(1);

/// Options.
#[derive(Debug, Args)]
pub struct Kill {
    /// How often each is killed
    #[arg(long, default_value_t = 20)]
    rounds: usize,
    /// Seed of the moments
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// What became of the rounds.
#[derive(Default)]
struct Tally {
    rounds: usize,
    lost: usize,
    damaged: Vec<String>,
    unsaved: Vec<f64>,
}

/// Kills and looks.
pub fn run(o: &Kill) -> Result<Value, Box<dyn std::error::Error>> {
    let mut random = filler::Random::new(o.seed);
    let mut typing = Tally::default();
    let mut importing = Tally::default();
    for _ in 0..o.rounds {
        type_and_kill(&mut random, &mut typing)?;
        import_and_kill(&mut random, &mut importing)?;
    }
    Ok(json!({
        "typing_rounds": typing.rounds,
        "typing_lost": typing.lost,
        "typing_unsaved_ms_max": ms(pty::quantile(&typing.unsaved, 1.0)),
        "typing_damaged": typing.damaged,
        "import_rounds": importing.rounds,
        "import_lost": importing.lost,
        "import_damaged": importing.damaged,
    }))
}

/// A vault with one case in a folder.
fn vault(dir: &Path) -> Result<Vault, Box<dyn std::error::Error>> {
    let vault = Vault::create_unprotected(dir)?;
    let client_id = vault.add_client(&NewClient {
        label: "Eik".into(),
        language: "nl".into(),
        ..NewClient::default()
    })?;
    vault.add_case(&NewCase {
        client_id,
        title: "Killed".into(),
        opened: today(),
    })?;
    Ok(vault)
}

fn type_and_kill(
    random: &mut filler::Random,
    tally: &mut Tally,
) -> Result<(), Box<dyn std::error::Error>> {
    let dir = tempfile::tempdir()?;
    drop(vault(dir.path())?);
    let mut command = Command::new(std::env::current_exe()?);
    command
        .arg("--vault")
        .arg(dir.path())
        .env("KLANKBORD_MODELS", dir.path());
    let mut pty = pty::Pty::spawn(command, 100, 30)?;
    pty.listen(Duration::from_millis(500))?;
    pty.key(b"\r", Duration::from_millis(300))?;
    pty.key(b"n", Duration::from_millis(300))?;
    let end = Instant::now() + Duration::from_millis(500 + random.below(4_000) as u64);
    let mut typed: Vec<(Instant, char)> = Vec::new();
    while Instant::now() < end {
        let c = char::from(b'a' + u8::try_from(random.below(26)).unwrap_or(0));
        pty.key(
            c.encode_utf8(&mut [0; 4]).as_bytes(),
            Duration::from_millis(5),
        )?;
        typed.push((Instant::now(), c));
        std::thread::sleep(Duration::from_millis(random.below(90) as u64));
    }
    let killed = Instant::now();
    // Dropping it sends SIGKILL.
    drop(pty);
    let vault = Vault::open(dir.path(), &Unlock::None)?;
    tally.rounds += 1;
    tally.damaged.extend(vault.check()?);
    let draft = vault
        .draft("new-note:case:1")?
        .map(|d| d.body)
        .unwrap_or_default();
    let all: String = typed.iter().map(|(_, c)| c).collect();
    let due: String = typed
        .iter()
        .filter(|(at, _)| killed - *at > PROMISE)
        .map(|(_, c)| c)
        .collect();
    if !draft.contains(&due) {
        tally.lost += 1;
    }
    let kept = draft.chars().count();
    if let Some((at, _)) = typed.get(kept).filter(|_| all.starts_with(&draft)) {
        tally.unsaved.push((killed - *at).as_secs_f64());
    }
    Ok(())
}

fn import_and_kill(
    random: &mut filler::Random,
    tally: &mut Tally,
) -> Result<(), Box<dyn std::error::Error>> {
    const FILES: usize = 60;
    let dir = tempfile::tempdir()?;
    let (practice, files) = (dir.path().join("practice"), dir.path().join("files"));
    std::fs::create_dir_all(&practice)?;
    std::fs::create_dir_all(&files)?;
    drop(vault(&practice)?);
    for n in 0..FILES {
        std::fs::write(files.join(format!("{n}.md")), filler::text(random, 400))?;
    }
    let import = || -> Result<Command, std::io::Error> {
        let mut c = Command::new(std::env::current_exe()?);
        c.arg("--vault")
            .arg(&practice)
            .args(["import", "--lexical-only", "--json"])
            .arg(&files)
            .env("KLANKBORD_MODELS", dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        Ok(c)
    };
    let mut child = import()?.spawn()?;
    std::thread::sleep(Duration::from_millis(random.below(400) as u64));
    child.kill()?;
    child.wait()?;
    let damaged = {
        let vault = Vault::open(&practice, &Unlock::None)?;
        vault.check()?
    };
    tally.rounds += 1;
    tally.damaged.extend(damaged);
    // What was interrupted is taken up where it stopped: in the end every file is there once.
    let again = import()?.output()?;
    let told: Value = serde_json::from_slice(&again.stdout)?;
    let count = |name: &str| told.get(name).and_then(Value::as_u64).unwrap_or(0);
    if count("imported") + count("unchanged") != FILES as u64 {
        tally.lost += 1;
    }
    Ok(())
}
