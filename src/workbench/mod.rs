//! The full-screen workbench: state, update, view. `cli` calls [`run`]; the linear mode, [`run_plain`], is a room of its own in `plain`.
//!
//! The way of a key:
//!
//! | step | where | what happens there |
//! |---|---|---|
//! | bytes become an event | `input::parse`, `event` | keys, pastes, mouse, what the terminal says of itself |
//! | a key becomes an action | `keymap` (tables: `keymaps/*.toml`), `state::keys` | the table in force knows the sequence under its condition |
//! | an action changes the state | `update::acts`, an overlay's `act`, `update::editing` | pure: out come commands, nothing is done yet |
//! | a command is done | `tasks` (vault, model, files), `Loop` here (the terminal) | on other threads; what came of it is an event again |
//! | the state becomes a frame | `view`, an overlay's `draw` | cells; colours by meaning from `theme` |
//! | a frame becomes bytes | `backend`, `sgr` | only what differs, in one synchronized piece |
//!
//! To add an action: a line in `action`, its sentence in the locale files, a key in `keymaps/default.toml`, and what it does in `update::acts`, or in
//! `overlay::open` when it opens something. To add an overlay: one file in `overlay` (see there). When an action makes sense is `update::available`;
//! palette, footer and help follow from these and cannot drift.

mod action;
mod backend;
mod clipboard;
mod editor;
mod event;
mod external;
mod input;
mod keymap;
mod markdown;
mod overlay;
mod plain;
mod reading;
mod sgr;
mod sharing;
mod state;
mod tasks;
mod terminal;
mod theme;
mod update;
mod view;
mod watch;
mod wrap;

use crate::casebook::now_ms;
use crate::config::{Mouse, Notify, Timestamp};
use crate::locale::{self, t};
use crate::practice::Practice;
use clipboard::Around;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use event::{Command, Event};
use input::parse::Reply;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use state::State;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use theme::Theme;

pub use plain::run_plain;
pub use tasks::Verify;

/// How long a key's frame waits for what the key asked to be read. A case with its notes is there in some ten milliseconds, and later than this would be felt.
const REPLY: Duration = Duration::from_millis(30);

/// How it is to look and behave.
pub struct Options {
    /// Theme by name; `None`: by the terminal's background, none with NO_COLOR.
    pub theme: Option<String>,
    /// The themes for a dark and for a light background.
    pub auto_themes: (String, String),
    /// Keymap preset by name.
    pub keymap: Option<String>,
    /// Where the user's themes and keymaps lie.
    pub config_dir: PathBuf,
    /// Lock after this many idle minutes; 0 never. A vault without passphrase is never locked.
    pub autolock_min: u32,
    /// Whether the mouse is ours; `Auto`: unless over SSH.
    pub mouse: Mouse,
    /// Frames a second while an answer is being written, at most.
    pub frames: u32,
    /// How the end of something long is told.
    pub notify: Notify,
    /// Columns at which running text wraps; 0: at the window.
    pub wrap_columns: u16,
    /// What the timestamp key writes.
    pub timestamp: Timestamp,
    /// Checks a passphrase at the lock.
    pub verify: Option<Verify>,
}

/// Runs until the user leaves. The terminal is given back whatever happens; drafts are saved before it returns.
pub fn run(practice: Practice, options: Options) -> io::Result<()> {
    let (events, received) = unbounded();
    let colours = theme::colours();
    // Until the terminal has said what its background is, its own colours are right on any.
    let plain = if colours == backend::Colours::Mono {
        "mono"
    } else {
        "terminal"
    };
    let name = options.theme.as_deref().unwrap_or(plain);
    let (theme, theme_notice) = Theme::load(name, &options.config_dir, colours);
    let keys = options.keymap.as_deref().unwrap_or("default");
    let (keymap, key_notices) = keymap::Keymap::load(keys, &options.config_dir);
    let size = crossterm::terminal::size().unwrap_or((80, 24));
    let autolock_ms = if options.verify.is_some() {
        i64::from(options.autolock_min) * 60_000
    } else {
        0
    };
    let mut state = State::new(size, keymap, theme, autolock_ms, now_ms());
    state.can_lock = options.verify.is_some();
    state.wrap_columns = options.wrap_columns;
    state.timestamp = options.timestamp;
    let wrong: Vec<_> = theme_notice.into_iter().chain(key_notices).collect();
    state.notice = watch::told(&wrong);
    state.mistakes = wrong;
    let names = Arc::new(Mutex::new(watch::Names {
        theme: name.to_owned(),
        keymap: keys.to_owned(),
    }));

    let ssh = ["SSH_CONNECTION", "SSH_TTY"]
        .iter()
        .any(|k| std::env::var_os(k).is_some());
    let mouse = match options.mouse {
        Mouse::On => true,
        Mouse::Off => false,
        Mouse::Auto => !ssh && std::env::var_os("DISPLAY").is_some(),
    };
    let taken = terminal::Taken::take(mouse)?;
    let tasks = tasks::Tasks::start(practice.clone(), events.clone(), options.verify);
    // The first frame shows the cases: they are read before anything else is begun.
    for command in [
        Command::ListCases { archived: false },
        Command::ReadPlace,
        Command::ReadStatus,
    ] {
        tasks.perform(command);
    }
    signals(&events)?;
    let reader = input::Reader::start(events.clone())?;
    watch::start(
        options.config_dir.clone(),
        names.clone(),
        colours,
        events.clone(),
    );
    let mut screen = Loop {
        state,
        tasks: &tasks,
        taken: &taken,
        reader: &reader,
        events: events.clone(),
        colours,
        config_dir: options.config_dir,
        // A theme that was chosen by name is not changed by what the background is.
        auto_themes: (options.theme.is_none() && plain == "terminal")
            .then_some(options.auto_themes),
        names,
        frame: Duration::from_secs(1) / options.frames.clamp(1, 60),
        notify: options.notify,
        around: Around::here(),
        screen: backend::Screen::new(io::stdout(), area(size)),
        drawn: None,
        promised: None,
    };
    let first = screen.first_frame(&received);
    tasks.perform(Command::ReadSnippets);
    let background = practice.start_background();
    std::thread::spawn(move || {
        for b in background {
            if events.send(Event::Background(b)).is_err() {
                return;
            }
        }
    });
    let outcome = first.and_then(|()| screen.turn(&received));
    drop(screen);
    drop(taken);
    tasks.finish();
    outcome
}

/// Signals become events: the terminating ones, so that drafts are saved and the terminal is given back, and the one for a new size.
fn signals(events: &Sender<Event>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGWINCH};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM, SIGWINCH])?;
    let events = events.clone();
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let event = match (signal, crossterm::terminal::size()) {
                (SIGWINCH, Ok((w, h))) => Event::Resize(w, h),
                (SIGWINCH, Err(_)) => continue,
                _ => Event::Terminate,
            };
            if events.send(event).is_err() {
                return;
            }
        }
    });
    Ok(())
}

fn area(size: (u16, u16)) -> Rect {
    Rect::new(0, 0, size.0, size.1)
}

struct Loop<'a> {
    state: State,
    tasks: &'a tasks::Tasks,
    taken: &'a terminal::Taken,
    reader: &'a input::Reader,
    events: Sender<Event>,
    colours: backend::Colours,
    config_dir: PathBuf,
    /// For a dark and for a light background, when the theme is to follow it.
    auto_themes: Option<(String, String)>,
    names: Arc<Mutex<watch::Names>>,
    /// The least time between two frames of a stream.
    frame: Duration,
    notify: Notify,
    around: Around,
    screen: backend::Screen<io::Stdout>,
    /// When the last frame was drawn.
    drawn: Option<Instant>,
    /// When a key asked for something that is read from the vault and has not come yet.
    promised: Option<Instant>,
}

impl Loop<'_> {
    /// Waits briefly for the cases, so that the first frame is a full one and not two half ones.
    fn first_frame(&mut self, events: &Receiver<Event>) -> io::Result<()> {
        let until = Instant::now() + Duration::from_millis(250);
        while let Ok(event) = events.recv_deadline(until) {
            // A theme for the background, if the terminal says it in time, saves drawing everything twice.
            let enough = matches!(event, Event::Status(_));
            self.apply(event);
            if enough {
                break;
            }
        }
        self.draw()
    }

    /// The event loop: wait, apply everything that has come, draw once.
    fn turn(&mut self, events: &Receiver<Event>) -> io::Result<()> {
        let (mut owed, mut urgent) = (false, false);
        while !self.state.quit {
            let wait = self.patience(owed, urgent);
            match events.recv_timeout(wait) {
                Ok(event) => {
                    let mut next = Some(event);
                    while let Some(event) = next {
                        urgent |= !event.may_wait();
                        if event.is_reply() {
                            self.promised = None;
                        }
                        owed |= self.apply(event);
                        next = events.try_recv().ok();
                    }
                }
                Err(RecvTimeoutError::Timeout) => owed |= self.apply(Event::Tick),
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            if owed && self.until_frame(urgent).is_zero() {
                self.draw()?;
                (owed, urgent) = (false, false);
                self.promised = None;
            }
        }
        Ok(())
    }

    /// How long what changed is not drawn yet: what streams keeps to its frames, and a key whose answer is being read waits for it a moment, so that both
    /// are one frame.
    fn until_frame(&self, urgent: bool) -> Duration {
        let stream = match self.drawn {
            Some(drawn) if !urgent => self.frame.saturating_sub(drawn.elapsed()),
            _ => Duration::ZERO,
        };
        let reply = self
            .promised
            .map_or(Duration::ZERO, |at| REPLY.saturating_sub(at.elapsed()));
        stream.max(reply)
    }

    /// How long nothing needs to be done.
    fn patience(&self, owed: bool, urgent: bool) -> Duration {
        let frame = owed.then(|| self.until_frame(urgent));
        let timer = self
            .state
            .deadline()
            .map(|d| Duration::from_millis(u64::try_from(d - now_ms()).unwrap_or(0)));
        [frame, timer]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or(Duration::from_secs(3600))
    }

    fn apply(&mut self, event: Event) -> bool {
        match event {
            Event::Resize(w, h) if (w, h) == self.state.size => return false,
            Event::Resize(w, h) => self.screen.forget(area((w, h))),
            Event::Terminal(reply) => return self.said(reply),
            _ => {}
        }
        let pressed = matches!(event, Event::Key(_));
        let (commands, mut changed) = update::update(&mut self.state, event, now_ms());
        for command in commands {
            if pressed && command.is_read() {
                self.promised = Some(Instant::now());
            }
            changed |= self.perform(command);
        }
        changed
    }

    /// Does what concerns the screen itself, and hands the rest over; true when the screen changed.
    fn perform(&mut self, command: Command) -> bool {
        match command {
            Command::LoadTheme(name) => {
                // Chosen by hand: the background has no say any more.
                self.auto_themes = None;
                let (theme, notice) = Theme::load(&name, &self.config_dir, self.colours);
                self.state.notice =
                    Some(notice.map_or_else(|| theme.name.clone(), |wrong| wrong.to_string()));
                self.theme(theme);
            }
            Command::LoadKeymap(name) => {
                let (keymap, wrong) = keymap::Keymap::load(&name, &self.config_dir);
                self.state.notice = watch::told(&wrong).or(self.state.notice.take());
                self.state.mistakes = wrong;
                let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
                names.keymap = name;
                self.state.keymap = keymap;
            }
            Command::SetLanguage(language) => {
                locale::set_language(language);
                self.state.render_turns();
                self.tasks.perform(Command::ReadSnippets);
            }
            Command::Redraw => self.screen.forget(area(self.state.size)),
            Command::Copy(text) => {
                if self.around == Around::Tmux {
                    // On a thread of its own: a tmux that hangs must not hang the screen.
                    let events = self.events.clone();
                    let given = text.clone();
                    std::thread::spawn(move || {
                        if !clipboard::give_to_tmux(&given) {
                            let _ = events.send(Event::Uncopied(given));
                        }
                    });
                    self.pass(&clipboard::past_tmux(&text));
                } else {
                    self.pass(&clipboard::copy(&text, self.around));
                }
                self.state.notice = Some(t("wb-copied"));
            }
            Command::CopyInto(text) => {
                self.pass(&clipboard::into_tmux(&text));
                return false;
            }
            Command::Notify(what) => {
                self.pass(&clipboard::notify(&what, self.notify, self.around));
                return false;
            }
            Command::ExternalEditor(text) => self.external(&text),
            Command::Suspend => {
                // The whole group stops, as the shell expects; it goes on from here.
                self.lend(|| {
                    let _ = signal_hook::low_level::emulate_default_handler(
                        signal_hook::consts::SIGTSTP,
                    );
                });
            }
            other => {
                self.tasks.perform(other);
                return false;
            }
        }
        true
    }

    /// Uses what the terminal says of itself; true when the screen changed.
    fn said(&mut self, reply: Reply) -> bool {
        match reply {
            Reply::Kitty => {
                // Not using it costs nothing but a few keys.
                let _ = self.taken.keyboard();
                false
            }
            Reply::Background(r, g, b) => {
                let Some((dark, light)) = &self.auto_themes else {
                    return false;
                };
                // Perceived brightness (ITU-R BT.601) of the middle.
                let bright = 299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b) > 127_500;
                let name = if bright { light } else { dark };
                let (theme, notice) = Theme::load(name, &self.config_dir, self.colours);
                // What is there to be read, a mistake in a keymap say, stays.
                if let Some(wrong) = notice {
                    self.state.notice = Some(wrong.to_string());
                }
                self.theme(theme);
                true
            }
            Reply::Done => false,
        }
    }

    fn theme(&mut self, theme: Theme) {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        names.theme.clone_from(&theme.name);
        self.state.theme = theme;
    }

    /// Writes a sequence that leaves the screen as it is.
    fn pass(&self, sequence: &str) {
        let mut out = io::stdout();
        let _ = out.write_all(sequence.as_bytes());
        let _ = out.flush();
    }

    fn external(&mut self, text: &str) {
        let edited = self.lend(|| external::edit(text));
        let event = match edited {
            Some(Ok(text)) => Event::Edited(text),
            Some(Err(sentence)) => Event::Notice(sentence),
            None => Event::Terminate,
        };
        let _ = self.events.send(event);
    }

    /// Lends the terminal to something else; `None` when it could not be taken again.
    fn lend<R>(&mut self, to: impl FnOnce() -> R) -> Option<R> {
        self.reader.pause();
        let out = self.taken.lend(to);
        self.reader.resume();
        if let Ok(size) = crossterm::terminal::size() {
            self.state.size = size;
            self.state.render_turns();
        }
        self.screen = backend::Screen::new(io::stdout(), area(self.state.size));
        out.ok()
    }

    fn draw(&mut self) -> io::Result<()> {
        let mut buffer = Buffer::empty(area(self.state.size));
        let cursor = view::draw(&self.state, &mut buffer);
        self.screen.present(buffer, cursor)?;
        self.drawn = Some(Instant::now());
        Ok(())
    }
}
