//! The linear mode on a terminal: chosen on a dumb one and by the setting, never an escape, the passphrase not shown, ctrl-c.

use crate::engine::{TAGS, begin, chunk, json, serve};
use crate::run::Place;
use portable_pty::{CommandBuilder, NativePtySystem, PtySize, PtySystem};
use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub struct Sitting {
    heard: Arc<Mutex<Vec<u8>>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Sitting {
    pub fn open(p: &Place, term: &str, env: &[(&str, &str)]) -> Self {
        Self::of(p, &["--lang", "en"], term, env)
    }

    /// Of a command.
    pub fn of(p: &Place, args: &[&str], term: &str, env: &[(&str, &str)]) -> Self {
        let pair = NativePtySystem::default()
            .openpty(PtySize::default())
            .unwrap();
        let plain = p.command(args);
        let mut c = CommandBuilder::new(plain.get_program());
        c.args(plain.get_args());
        for (k, v) in plain.get_envs() {
            match v {
                Some(v) => c.env(k, v),
                None => c.env_remove(k),
            }
        }
        c.cwd(p.dir.path());
        c.env("TERM", term);
        for (k, v) in env {
            match *v {
                "" => c.env_remove(k),
                v => c.env(k, v),
            }
        }
        let child = pair.slave.spawn_command(c).unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let sink = heard.clone();
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 {
                    return;
                }
                sink.lock().unwrap().extend_from_slice(&buffer[..n]);
            }
        });
        Self {
            heard,
            keys: pair.master.take_writer().unwrap(),
            child,
            _master: pair.master,
        }
    }

    pub fn text(&self) -> String {
        let heard = self.heard.lock().unwrap();
        assert!(!heard.contains(&0x1b), "an escape");
        String::from_utf8_lossy(&heard).into_owned()
    }

    pub fn types(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until a text was heard after what was heard before.
    pub fn says(&self, text: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        while !self.text().contains(text) {
            assert!(
                Instant::now() < until,
                "'{text}' was not said:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until something was said so many times.
    fn says_times(&self, text: &str, n: usize) {
        let until = Instant::now() + Duration::from_secs(20);
        while self.text().matches(text).count() < n {
            assert!(Instant::now() < until, "{}", self.text());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// How it ended.
    fn status(&mut self) -> u32 {
        self.ends();
        self.child.wait().unwrap().exit_code()
    }

    /// Whether the terminal shows what is typed.
    fn echoes(&self) -> bool {
        use rustix::termios::{LocalModes, tcgetattr};
        let tty = std::fs::File::open(self._master.tty_name().unwrap()).unwrap();
        let modes = tcgetattr(&tty).unwrap().local_modes;
        modes.contains(LocalModes::ECHO | LocalModes::ISIG)
    }

    pub fn ends(&mut self) {
        let until = Instant::now() + Duration::from_secs(10);
        while self.child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < until, "it does not end:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Sitting {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_dumb_terminal_gets_lines_and_a_prompt_and_no_escape() {
    let p = Place::new();
    p.json(&["demo", "--create-only", "--no-model"]);
    let mut s = Sitting::open(&p, "dumb", &[]);
    s.says("linear mode");
    s.says("\n> ");
    s.types("cases\nopen 1\n");
    s.says("questions asked\r\n");
    s.types("When does the GROW model help?\n");
    s.says("PRIVATE, no network");
    // Ctrl-c where nothing runs leaves nothing, and while writing it keeps the draft.
    s.types("\x03");
    s.says("ctrl-c stops an answer");
    s.types("write\nHalf\n");
    s.says("2: ");
    s.types("\x03");
    s.says("Kept as a draft");
    s.types("status\n");
    s.says("memory: ");
    s.types("\x04");
    s.says("Goodbye.");
    s.ends();
    s.text();
}

#[test]
fn the_passphrase_is_not_shown_while_it_is_typed() {
    let p = Place::with_vault();
    let mut s = Sitting::open(&p, "dumb", &[]);
    s.says("No cases");
    s.types("lock\n");
    s.says("Passphrase: ");
    // The echo goes off a moment before the prompt is printed.
    s.types("een verkeerde wachtzin\n");
    s.says("Wrong passphrase");
    s.types("een lange wachtzin\n");
    s.says("Unlocked.");
    s.types("quit\n");
    s.says("Goodbye.");
    s.ends();
    let text = s.text();
    assert!(!text.contains("wachtzin"), "it was shown:\n{text}");
}

/// The passphrase is typed.
const TYPED: [(&str, &str); 1] = [("KLANKBORD_PASSPHRASE_FILE", "")];

#[test]
fn a_wrong_passphrase_is_asked_for_again_three_times_in_all() {
    let p = Place::with_vault();
    let mut s = Sitting::of(&p, &["--lang", "en", "case", "list"], "xterm", &TYPED);
    s.says("Passphrase: ");
    s.types("een verkeerde wachtzin\n");
    s.says("2 more tries");
    s.says_times("Passphrase: ", 2);
    s.types("een lange wachtzin\n");
    assert_eq!(s.status(), 0, "{}", s.text());
    assert!(!s.text().contains("wachtzin") && s.echoes());
    let mut s = Sitting::of(&p, &["--lang", "en", "unlock"], "xterm", &TYPED);
    let says = ["2 more tries", "One more try", "does not open this vault"];
    for (n, said) in says.into_iter().enumerate() {
        s.says_times("Passphrase: ", n + 1);
        s.types("mis\n");
        s.says(said);
    }
    assert_eq!(s.status(), 1);
    assert!(!s.text().contains("mis\r") && s.echoes());
}

#[test]
fn ctrl_c_at_a_passphrase_ends_it_and_the_terminal_echoes_again() {
    let p = Place::with_vault();
    for args in [&["unlock"][..], &["doctor"], &["passphrase"], &["--plain"]] {
        let mut all = vec!["--lang", "en"];
        all.extend(args);
        let mut s = Sitting::of(&p, &all, "xterm", &TYPED);
        s.says("Passphrase: ");
        s.types("een lange\x03");
        s.says("nothing was changed");
        assert_eq!(s.status(), 130, "{args:?}");
        assert!(s.echoes() && !s.text().contains("lange"), "{args:?}");
    }
}

#[test]
fn a_vault_that_is_open_elsewhere_is_refused_before_its_passphrase_is_asked() {
    let p = Place::with_vault();
    let mut first = Sitting::of(&p, &["--lang", "en", "--plain"], "xterm", &[]);
    first.says("linear mode");
    for args in [&["unlock"][..], &["passphrase"], &["--plain"]] {
        let mut all = vec!["--lang", "en"];
        all.extend(args);
        let mut s = Sitting::of(&p, &all, "xterm", &TYPED);
        s.says("open in another process");
        assert_eq!(s.status(), 1, "{args:?}");
        assert!(!s.text().contains("Passphrase: "), "{args:?}");
    }
    first.types("stop\n");
    first.ends();
}

#[test]
fn a_short_new_passphrase_is_asked_for_once_more() {
    let p = Place::new();
    let mut s = Sitting::of(&p, &["--lang", "en", "init"], "xterm", &TYPED);
    s.says("New passphrase: ");
    s.types("kort\n");
    s.says("That is short");
    s.says_times("New passphrase: ", 2);
    s.types("kort\n");
    s.says("Once more: ");
    s.types("kort\n");
    assert_eq!(s.status(), 0, "{}", s.text());
    p.passphrase("kort");
    p.json(&["unlock"]);
}

#[test]
fn the_setting_chooses_lines_on_any_terminal() {
    let p = Place::with_vault();
    let out = p.run(&["--plain", "--lang", "en"], "set plain true\n");
    let said = String::from_utf8(out.stdout).unwrap();
    assert!(said.contains("interface.plain: true, "), "{said}");
    let mut s = Sitting::open(&p, "xterm-256color", &[]);
    s.says("linear mode");
    s.types("set plain default\nquit\n");
    s.says("interface.plain: false");
    s.ends();
    // Without a terminal the setting holds as well, and taken back it does not.
    assert!(p.refused(&["--lang", "en"]).contains("terminal"));
}

#[test]
fn a_model_is_heard_by_sentences_and_ctrl_c_keeps_what_it_wrote() {
    let (url, _) = serve(|path, _, to| {
        match path {
            "/api/tags" => return json(to, TAGS),
            "/api/chat" => {}
            _ => return json(to, "{}"),
        }
        begin(to);
        let said = [
            "<think>Let me ",
            "see.</think>",
            "GROW is ea",
            "sy. It is",
            " old. And",
        ];
        for piece in said {
            let line = serde_json::json!({"message": {"content": piece}, "done": false});
            chunk(to, &format!("{line}\n"));
        }
        // Silent from here on, until nobody listens any more.
        while chunk(to, "{\"message\":{\"content\":\"\"},\"done\":false}\n") {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let p = Place::new();
    p.json(&["demo", "--create-only", "--no-model"]);
    let env = [
        ("LOCAL_LLM_BACKEND", "ollama"),
        ("OLLAMA_BASE_URL", url.as_str()),
    ];
    let mut s = Sitting::open(&p, "dumb", &env);
    s.says("\n> ");
    s.types("What is the GROW model?\n");
    s.says(" writes:\r\nGROW is easy.\r\nIt is old.\r\n");
    s.types("\x03");
    s.says("Stopping");
    s.says("\r\nAnd\r\n");
    s.says("thoughts reads it");
    s.says("Stopped; what was written is kept.");
    s.says("PRIVATE, ");
    s.types("thoughts\nconversation\nquit\n");
    s.says("Let me see.\r\n");
    s.says("1 What is the GROW model?");
    s.says("Goodbye.");
    s.ends();
    assert_eq!(s.text().matches("\nGROW is easy.").count(), 1);
}

#[test]
fn what_a_document_holds_does_not_steer_the_terminal() {
    let p = Place::with_vault();
    let file = p.file("kaap\u{1b}]0;gekaapt\u{7}.txt");
    std::fs::write(
        &file,
        "Zweefvliegen\u{1b}]0;gekaapt\u{7}\u{9b}2J vraagt geduld en thermiek.",
    )
    .unwrap();
    let name = file.to_str().unwrap();
    p.json(&["import", "--lexical-only", name]);
    // A set to measure on, with names and ids of the same kind.
    let set = p.file("set");
    std::fs::create_dir_all(set.join("docs")).unwrap();
    std::fs::write(set.join("docs/stuk\u{1b}[2J.pdf"), "%PDF-1.4").unwrap();
    std::fs::write(set.join("docs/thermiek.md"), "Thermiek is stijgende lucht.").unwrap();
    let queries = "v\u{1b}[2J1\tWat is zweefvliegen?\tthermiek\n";
    std::fs::write(set.join("queries.tsv"), queries).unwrap();
    let set = set.to_str().unwrap();
    for (args, term) in [
        (
            &["search", "zweefvliegen", "--mode", "lexical"][..],
            "xterm",
        ),
        (&["material", "show", "1"], "xterm"),
        (
            &["ask", "Wat vraagt zweefvliegen?", "--extractive"],
            "xterm",
        ),
        (&["import", "/nowhere\u{1b}[2J", "--plain"], "xterm"),
        (
            &["eval", "retrieval", set, "--lexical-only", "--misses"],
            "xterm",
        ),
        // Nor does what is said of how far it is, on one that can move no cursor.
        (&["import", "--lexical-only", name], "dumb"),
    ] {
        let mut s = Sitting::of(&p, args, term, &[]);
        s.ends();
        // What it said may be heard after it has ended; without an escape, `text` sees to that.
        let until = Instant::now() + Duration::from_secs(20);
        while s.text().len() <= 10 {
            assert!(Instant::now() < until, "{args:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(!s.text().contains('\u{9b}'));
    }
}
