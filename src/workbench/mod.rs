//! The full-screen workbench: state, update, view. `cli` calls [`run`]; the linear mode, [`run_plain`], is a room of its own in `plain`.
//!
//! The way of a key:
//!
//! | step | where | what happens there |
//! |---|---|---|
//! | bytes become an event | `input::parse`, `event` | keys, pastes, mouse, what the terminal says of itself |
//! | a key becomes an action | `keymap` (tables: `keymaps/*.toml`), `state::keys` | the table in force knows the sequence under its condition |
//! | an action changes the state | `update::acts`, an overlay's `act`, `update::editing` | pure: out come commands, nothing is done yet |
//! | a command is done | `tasks` (vault, model, files), `event_loop` (the terminal) | on other threads; what came of it is an event again |
//! | the state becomes a frame | `view`, an overlay's `draw` | cells; colours by meaning from `theme` |
//! | a frame becomes bytes | `backend`, `sgr` | only what differs, in one synchronized piece |
//!
//! To add an action: a line in `action`, its sentence in the locale files, a key in `keymaps/default.toml`, and what it does in `update::acts`, or in
//! `overlay::open` when it opens something. To add an overlay: one file in `overlay` (see there). When an action makes sense is `update::available`;
//! palette, footer and help follow from these and cannot drift.

mod action;
mod backend;
mod clipboard;
mod correcting;
mod dropped;
mod editor;
mod entries;
mod event;
mod event_loop;
mod external;
mod input;
mod keymap;
mod looking;
mod markdown;
pub mod marks;
mod network;
mod overlay;
mod people;
mod plain;
mod reading;
mod rights;
mod setting_row;
mod sgr;
mod shared;
mod sharing;
mod state;
mod tasks;
mod terminal;
mod theme;
mod update;
mod view;
pub mod waiting;
mod watch;
mod wrap;

use crate::casebook::now_ms;
use crate::config::{Mouse, Notify, Timestamp};
use crate::practice::Practice;
use clipboard::Around;
use crossbeam_channel::{Sender, unbounded};
use event::{Command, Event};
use event_loop::Loop;
use ratatui::layout::Rect;
use state::State;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use theme::Theme;

pub use plain::run_plain;
pub use tasks::Verify;

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
    let size = terminal::size().unwrap_or((80, 24));
    let autolock_ms = if options.verify.is_some() {
        i64::from(options.autolock_min) * 60_000
    } else {
        0
    };
    let mut state = State::new(size, keymap, theme, autolock_ms, now_ms());
    state.names_keys();
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
            let event = match (signal, terminal::size()) {
                (SIGWINCH, Some((w, h))) => Event::Resize(w, h),
                (SIGWINCH, None) => continue,
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
