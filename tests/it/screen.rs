//! A pseudo-terminal with the real program in it, which answers what a terminal is asked and keeps every byte; for the tests that drive the workbench.

use crate::run::Place;
use portable_pty::{CommandBuilder, NativePtySystem, PtySize, PtySystem};
use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The program on a terminal of its own.
pub struct Screen {
    /// The screen as a terminal shows it.
    pub parser: Arc<Mutex<vt100::Parser>>,
    /// Every byte that came.
    pub raw: Arc<Mutex<Vec<u8>>>,
    keys: Arc<Mutex<Box<dyn Write + Send>>>,
    pub child: Box<dyn portable_pty::Child + Send + Sync>,
    pub master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Screen {
    /// On a dark terminal of 256 colours.
    pub fn open(p: &Place, cols: u16, rows: u16, lang: &str) -> Self {
        Self::with(
            p,
            (cols, rows),
            lang,
            &[("TERM", "xterm-256color")],
            "0000/0000/0000",
        )
    }

    /// With these variables, on a terminal with this background (as XParseColor writes it).
    pub fn with(
        p: &Place,
        (cols, rows): (u16, u16),
        lang: &str,
        env: &[(&str, &str)],
        background: &str,
    ) -> Self {
        let pair = NativePtySystem::default()
            .openpty(PtySize {
                rows,
                cols,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let plain = p.command(&["--lang", lang]);
        let mut c = CommandBuilder::new(plain.get_program());
        c.args(plain.get_args());
        for (k, v) in plain.get_envs() {
            match v {
                Some(v) => c.env(k, v),
                None => c.env_remove(k),
            }
        }
        c.cwd(p.dir.path());
        for name in [
            "NO_COLOR",
            "COLORTERM",
            "TMUX",
            "STY",
            "SSH_TTY",
            "SSH_CONNECTION",
            "EDITOR",
            "VISUAL",
        ] {
            c.env_remove(name);
        }
        for (name, value) in env {
            c.env(name, value);
        }
        let child = pair.slave.spawn_command(c).unwrap();
        let parser = Arc::new(Mutex::new(vt100::Parser::new(rows, cols, 0)));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let raw = Arc::new(Mutex::new(Vec::new()));
        let keys = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let (sink, record, answers) = (parser.clone(), raw.clone(), keys.clone());
        let background = format!("\x1b]11;rgb:{background}\x1b\\");
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 {
                    return;
                }
                let got = &buffer[..n];
                sink.lock().unwrap().process(got);
                record.lock().unwrap().extend_from_slice(got);
                // What a terminal says of itself when it is asked.
                let asks = |q: &[u8]| got.windows(q.len()).any(|w| w == q);
                if asks(b"\x1b]11;?") {
                    let _ = answers.lock().unwrap().write_all(background.as_bytes());
                }
                if asks(b"\x1b[c") {
                    let _ = answers.lock().unwrap().write_all(b"\x1b[?62;22c");
                }
            }
        });
        Self {
            parser,
            raw,
            keys,
            child,
            master: pair.master,
        }
    }

    /// The text on it.
    pub fn text(&self) -> String {
        self.parser.lock().unwrap().screen().contents()
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        let mut to = self.keys.lock().unwrap();
        to.write_all(keys.as_bytes()).unwrap();
        to.flush().unwrap();
    }

    /// Opens the first case of the list that has this title.
    pub fn first_case(&mut self, list: &str) {
        self.shows(list);
        self.press("\r");
        self.shows("▸");
    }

    /// Waits until the screen shows a text.
    pub fn shows(&self, text: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        while !self.text().contains(text) {
            assert!(
                Instant::now() < until,
                "'{text}' did not come; the screen shows:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the screen no longer shows a text.
    pub fn lacks(&self, text: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        while self.text().contains(text) {
            assert!(
                Instant::now() < until,
                "'{text}' did not go; the screen shows:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until these bytes came; from the whole stream since the start.
    pub fn sends(&self, bytes: &str) {
        self.sends_such(&format!("{bytes:?}"), |sent| sent.contains(bytes));
    }

    /// Waits until what was sent is as asked for.
    pub fn sends_such(&self, what: &str, is: impl Fn(&str) -> bool) {
        let until = Instant::now() + Duration::from_secs(20);
        while !is(&self.sent()) {
            assert!(
                Instant::now() < until,
                "{what} was not sent; the screen shows:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Everything that was sent so far.
    pub fn sent(&self) -> String {
        String::from_utf8_lossy(&self.raw.lock().unwrap()).into_owned()
    }

    /// Waits until the program has ended.
    pub fn ends(&mut self) {
        let until = Instant::now() + Duration::from_secs(10);
        while self.child.try_wait().unwrap().is_none() {
            assert!(
                Instant::now() < until,
                "it does not end; the screen shows:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A place with the demo practice.
pub fn demo() -> Place {
    let p = Place::new();
    p.json(&["demo", "--create-only", "--no-model"]);
    p
}
