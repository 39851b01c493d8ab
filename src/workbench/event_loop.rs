//! The event loop: waits for events, lets `update` change the state, draws at most one frame for all that came, and does what concerns the terminal
//! itself. `run` makes it and turns it.

use super::backend::{Colours, Screen};
use super::clipboard::{self, Around};
use super::event::{Command, Event};
use super::input::{self, parse::Reply};
use super::state::State;
use super::theme::Theme;
use super::watch::{self, Names};
use super::{area, external, keymap, tasks, terminal, update, view};
use crate::casebook::now_ms;
use crate::config::Notify;
use crate::locale::{self, t};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use ratatui::buffer::Buffer;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a key's frame waits for what the key asked to be read. A case with its notes is there in some ten milliseconds, and later than this would be felt.
const REPLY: Duration = Duration::from_millis(30);

/// What the loop works with.
pub(super) struct Loop<'a> {
    /// What is shown.
    pub(super) state: State,
    /// Does what is not the screen's.
    pub(super) tasks: &'a tasks::Tasks,
    /// The terminal as it was taken.
    pub(super) taken: &'a terminal::Taken,
    /// Reads keys.
    pub(super) reader: &'a input::Reader,
    /// Where what was done is told.
    pub(super) events: Sender<Event>,
    /// The colours the terminal has.
    pub(super) colours: Colours,
    /// Where the user's themes and keymaps lie.
    pub(super) config_dir: PathBuf,
    /// For a dark and for a light background, when the theme is to follow it.
    pub(super) auto_themes: Option<(String, String)>,
    /// The names of theme and keymap, for who watches their files.
    pub(super) names: Arc<Mutex<Names>>,
    /// The least time between two frames of a stream.
    pub(super) frame: Duration,
    /// How the end of something long is told.
    pub(super) notify: Notify,
    /// What lies between us and the terminal.
    pub(super) around: Around,
    /// What the terminal shows.
    pub(super) screen: Screen<io::Stdout>,
    /// When the last frame was drawn.
    pub(super) drawn: Option<Instant>,
    /// When a key asked for something that is read from the vault and has not come yet.
    pub(super) promised: Option<Instant>,
}

impl Loop<'_> {
    /// Waits briefly for the cases, so that the first frame is a full one and not two half ones.
    pub(super) fn first_frame(&mut self, events: &Receiver<Event>) -> io::Result<()> {
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
    pub(super) fn turn(&mut self, events: &Receiver<Event>) -> io::Result<()> {
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
        let new_keys = matches!(event, Event::Reloaded(_));
        let (commands, mut changed) = update::update(&mut self.state, event, now_ms());
        if new_keys {
            self.state.names_keys();
        }
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
                self.state.names_keys();
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
                // The whole group stops, as the shell expects; it goes on from here. Whoever meant to take a change back reads what happened.
                self.lend(|| {
                    let _ = writeln!(io::stdout(), "{}", t("wb-suspended"));
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
        let mut edited = None;
        let back = self.lend(|| edited = Some(external::edit(text)));
        // At once and not by way of the queue, where the end of the program may be waiting.
        match edited {
            Some(Ok(text)) => drop(self.apply(Event::Edited(text))),
            Some(Err(sentence)) => drop(self.apply(Event::Notice(sentence))),
            None => {}
        }
        if back.is_none() {
            let _ = self.events.send(Event::Terminate);
        }
    }

    /// Lends the terminal to something else; `None` when it could not be taken again.
    fn lend<R>(&mut self, to: impl FnOnce() -> R) -> Option<R> {
        self.reader.pause();
        let out = self.taken.lend(to);
        self.reader.resume();
        if let Some(size) = terminal::size() {
            self.state.size = size;
            self.state.render_turns();
        }
        self.screen = Screen::new(io::stdout(), area(self.state.size));
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
