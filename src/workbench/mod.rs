//! The full-screen workbench: state, update, view. A key becomes an action in `keymap`, an action changes the state in `update`, the state becomes
//! cells in `view`, and cells become bytes in `backend`; what takes time happens in `tasks`. `cli` calls [`run`].

mod action;
mod backend;
mod editor;
mod event;
mod keymap;
mod sgr;
mod state;
mod tasks;
mod terminal;
mod theme;
mod update;
mod view;
mod wrap;

use crate::casebook::now_ms;
use crate::locale;
use crate::practice::Practice;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use event::{Command, Event};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use state::State;
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

pub use tasks::Verify;

/// Frames a second while an answer is being written, at most.
const STREAM_FRAMES: u32 = 15;

/// How it is to look and behave.
pub struct Options {
    /// Theme by name; `None`: the terminal's own colours, none with NO_COLOR.
    pub theme: Option<String>,
    /// Keymap preset by name.
    pub keymap: Option<String>,
    /// Where the user's themes and keymaps lie.
    pub config_dir: PathBuf,
    /// Lock after this many idle minutes; 0 never. A vault without passphrase is never locked.
    pub autolock_min: u32,
    /// Checks a passphrase at the lock.
    pub verify: Option<Verify>,
}

/// Runs until the user leaves. The terminal is given back whatever happens; drafts are saved before it returns.
pub fn run(practice: Practice, options: Options) -> io::Result<()> {
    let (events, received) = unbounded();
    let colours = theme::colours();
    let name = options
        .theme
        .as_deref()
        .unwrap_or(if colours == backend::Colours::Mono {
            "mono"
        } else {
            "terminal"
        });
    let (theme, theme_notice) = theme::Theme::load(name, &options.config_dir, colours);
    let (keymap, key_notices) = keymap::Keymap::load(
        options.keymap.as_deref().unwrap_or("default"),
        &options.config_dir,
    );
    let size = crossterm::terminal::size().unwrap_or((80, 24));
    let autolock_ms = if options.verify.is_some() {
        i64::from(options.autolock_min) * 60_000
    } else {
        0
    };
    let mut state = State::new(size, keymap, theme, autolock_ms, now_ms());
    state.notice = theme_notice.into_iter().chain(key_notices).next();

    let taken = terminal::Taken::take()?;
    let tasks = tasks::Tasks::start(practice.clone(), events.clone(), options.verify);
    // The first frame shows the cases: they are read before anything else is begun.
    for command in [
        Command::ListCases { archived: false },
        Command::OpenCase(None),
        Command::ReadStatus,
    ] {
        tasks.perform(command);
    }
    signals(&events)?;
    read_keys(events.clone());
    let mut screen = Loop {
        state,
        tasks: &tasks,
        colours,
        config_dir: options.config_dir,
        screen: backend::Screen::new(io::stdout(), area(size)),
        drawn: None,
    };
    let first = screen.first_frame(&received);
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

/// Terminating signals become an event, so that drafts are saved and the terminal is given back.
fn signals(events: &Sender<Event>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    let events = events.clone();
    std::thread::spawn(move || {
        for _ in signals.forever() {
            let _ = events.send(Event::Terminate);
        }
    });
    Ok(())
}

/// Keys come in on a thread of their own; it ends with the process.
fn read_keys(events: Sender<Event>) {
    std::thread::spawn(move || {
        loop {
            let event = match crossterm::event::read() {
                Ok(crossterm::event::Event::Key(key)) => Event::Key(key),
                Ok(crossterm::event::Event::Paste(text)) => Event::Paste(text),
                Ok(crossterm::event::Event::Resize(w, h)) => Event::Resize(w, h),
                Ok(_) => continue,
                // The terminal is gone.
                Err(_) => Event::Terminate,
            };
            let last = matches!(event, Event::Terminate);
            if events.send(event).is_err() || last {
                return;
            }
        }
    });
}

fn area(size: (u16, u16)) -> Rect {
    Rect::new(0, 0, size.0, size.1)
}

struct Loop<'a> {
    state: State,
    tasks: &'a tasks::Tasks,
    colours: backend::Colours,
    config_dir: PathBuf,
    screen: backend::Screen<io::Stdout>,
    /// When the last frame was drawn.
    drawn: Option<Instant>,
}

impl Loop<'_> {
    /// Waits briefly for the cases, so that the first frame is a full one and not two half ones.
    fn first_frame(&mut self, events: &Receiver<Event>) -> io::Result<()> {
        let until = Instant::now() + Duration::from_millis(250);
        while let Ok(event) = events.recv_deadline(until) {
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
        let mut owed = false;
        while !self.state.quit {
            let wait = self.patience(owed);
            let mut urgent = false;
            match events.recv_timeout(wait) {
                Ok(event) => {
                    let mut next = Some(event);
                    while let Some(event) = next {
                        urgent |= !matches!(
                            event,
                            Event::Token(_)
                                | Event::Background(_)
                                | Event::Status(_)
                                | Event::Importing(_)
                        );
                        owed |= self.apply(event);
                        next = events.try_recv().ok();
                    }
                }
                Err(RecvTimeoutError::Timeout) => owed |= self.apply(Event::Tick),
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            if owed && (urgent || self.may_draw()) {
                self.draw()?;
                owed = false;
            }
        }
        Ok(())
    }

    /// How long nothing needs to be done.
    fn patience(&self, owed: bool) -> Duration {
        let frame = owed.then(|| {
            self.drawn.map_or(Duration::ZERO, |d| {
                (Duration::from_secs(1) / STREAM_FRAMES).saturating_sub(d.elapsed())
            })
        });
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

    fn may_draw(&self) -> bool {
        self.drawn
            .is_none_or(|d| d.elapsed() >= Duration::from_secs(1) / STREAM_FRAMES)
    }

    fn apply(&mut self, event: Event) -> bool {
        if let Event::Resize(w, h) = event {
            self.screen.forget(area((w, h)));
        }
        let (commands, mut changed) = update::update(&mut self.state, event, now_ms());
        for command in commands {
            match command {
                Command::LoadTheme(name) => {
                    let (theme, notice) = theme::Theme::load(&name, &self.config_dir, self.colours);
                    self.state.notice = Some(notice.unwrap_or_else(|| theme.name.clone()));
                    self.state.theme = theme;
                    changed = true;
                }
                Command::SetLanguage(language) => {
                    locale::set_language(language);
                    changed = true;
                }
                Command::Redraw => {
                    self.screen.forget(area(self.state.size));
                    changed = true;
                }
                other => self.tasks.perform(other),
            }
        }
        changed
    }

    fn draw(&mut self) -> io::Result<()> {
        let mut buffer = Buffer::empty(area(self.state.size));
        let cursor = view::draw(&self.state, &mut buffer);
        self.screen.present(buffer, cursor)?;
        self.drawn = Some(Instant::now());
        Ok(())
    }
}
