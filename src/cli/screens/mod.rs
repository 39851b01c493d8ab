//! `klankbord screens`: draws the pictures of the README from the real program, so that they cannot go stale. It opens the demo practice in a
//! pseudo-terminal, presses the keys of each scene, reads the screen as a terminal would, and writes it as SVG; the walk-through is written as an
//! asciicast. A test draws them anew and compares their words with the files in `assets/screens`.

mod cast;
mod scenes;
mod svg;

use super::context::print;
use super::pty::Pty;
use super::{Failure, Outcome};
use clap::Args;
use scenes::{SCENES, Scene, Step, WALK};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Options.
#[derive(Debug, Args)]
pub struct Screens {
    /// Folder to write to
    #[arg(long, default_value = "assets/screens")]
    out: PathBuf,
}

/// Longest wait for what a scene expects on the screen.
const PATIENCE: Duration = Duration::from_secs(60);
/// Silence after which a screen is taken to be whole.
const QUIET: Duration = Duration::from_millis(400);

/// Draws every scene.
pub fn run(o: &Screens) -> Outcome {
    draw_all(&o.out).map_err(Failure::new)
}

fn draw_all(out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(out)?;
    for scene in SCENES {
        let mut stage = Stage::open(scene)?;
        stage.play(scene.steps)?;
        let path = out.join(format!("{}.svg", scene.name));
        std::fs::write(&path, svg::draw(stage.parser.screen(), scene))?;
        print(&path.display().to_string()).map_err(|e| e.sentence)?;
    }
    let mut stage = Stage::open(&WALK)?;
    stage.play(WALK.steps)?;
    let path = out.join(format!("{}.cast", WALK.name));
    std::fs::write(&path, cast::write(&stage.record, &WALK))?;
    print(&path.display().to_string()).map_err(|e| e.sentence)?;
    Ok(())
}

/// The program on a screen of its own, with a practice, settings and a home that are thrown away.
struct Stage {
    pty: Pty,
    parser: vt100::Parser,
    /// What came, by the number of seconds a person would have needed up to there.
    record: Vec<(f64, Vec<u8>)>,
    clock: f64,
    _home: tempfile::TempDir,
}

impl Stage {
    fn open(scene: &Scene) -> Result<Self, Box<dyn std::error::Error>> {
        let home = tempfile::tempdir()?;
        let vault = home.path().join("practice");
        let config = home.path().join("config");
        let settings = config.join("klankbord");
        std::fs::create_dir_all(&settings)?;
        std::fs::write(
            settings.join("config.toml"),
            format!(
                "[interface]\ntheme = \"{}\"\nlanguage = \"{}\"\nkeymap = \"default\"\n",
                scene.theme, scene.language
            ),
        )?;
        let program = std::env::current_exe()?;
        let ours = |c: &mut Command| {
            c.env("HOME", home.path())
                .env("XDG_CONFIG_HOME", &config)
                .env("XDG_CACHE_HOME", home.path().join("cache"))
                .env("XDG_DATA_HOME", home.path().join("data"))
                .env("KLANKBORD_MODELS", home.path().join("models"))
                .env_remove("NO_COLOR")
                .env_remove("LOCAL_LLM_BACKEND");
        };
        let mut make = Command::new(&program);
        make.args(["demo", "--create-only", "--no-model", "--vault"])
            .arg(&vault);
        ours(&mut make);
        let made = make.output()?;
        if !made.status.success() {
            return Err(String::from_utf8_lossy(&made.stderr).into_owned().into());
        }
        let mut open = Command::new(&program);
        open.arg("--vault").arg(&vault);
        ours(&mut open);
        Ok(Self {
            pty: Pty::spawn(open, scene.cols, scene.rows)?,
            parser: vt100::Parser::new(scene.rows, scene.cols, 0),
            record: Vec::new(),
            clock: 0.0,
            _home: home,
        })
    }

    fn play(&mut self, steps: &[Step]) -> Result<(), Box<dyn std::error::Error>> {
        for step in steps {
            match *step {
                Step::Shows(text) => self.wait_for(text)?,
                Step::Press(keys) => {
                    self.clock += 0.6;
                    let reply = self.pty.key(keys.as_bytes(), QUIET)?;
                    self.take(reply.bytes);
                }
                Step::Type(text) => {
                    for c in text.chars() {
                        self.clock += 0.06;
                        let reply = self.pty.key(
                            c.encode_utf8(&mut [0; 4]).as_bytes(),
                            Duration::from_millis(30),
                        )?;
                        self.take(reply.bytes);
                    }
                }
                Step::Look(seconds) => self.clock += seconds,
            }
        }
        // Whatever is still on its way.
        let rest = self.pty.collect(Instant::now(), QUIET, QUIET, PATIENCE)?;
        self.take(rest.bytes);
        Ok(())
    }

    fn take(&mut self, bytes: Vec<u8>) {
        if !bytes.is_empty() {
            self.parser.process(&bytes);
            self.record.push((self.clock, bytes));
        }
    }

    fn wait_for(&mut self, text: &str) -> Result<(), Box<dyn std::error::Error>> {
        let until = Instant::now() + PATIENCE;
        while !self.parser.screen().contents().contains(text) {
            if Instant::now() > until {
                let shown = self.parser.screen().contents();
                return Err(format!("the screen never showed '{text}', but:\n{shown}").into());
            }
            let short = Duration::from_millis(100);
            let reply = self.pty.collect(Instant::now(), short, short, short * 2)?;
            if !reply.bytes.is_empty() {
                self.clock += 0.1;
            }
            self.take(reply.bytes);
        }
        Ok(())
    }
}
