//! The loop of the linear mode: lines from standard input, lines to standard output, signals, the streamed answer. No escape sequence is ever
//! written, and nothing is written while nobody asked for anything.

use super::act::{Act, Effect, Outcome};
use super::hands;
use super::session::Session;
use crate::casebook::now_ms;
use crate::engine::Cancel;
use crate::locale::{self, Shown, harmless};
use crate::practice::{Ask, AskEvent, Background, HelpAsk, Practice};
use crate::workbench::external;
use crate::workbench::tasks::Verify;
use crossbeam_channel::{Receiver, Sender, bounded, select, unbounded};
use rustix::termios::{LocalModes, OptionalActions, Termios, isatty, tcgetattr, tcsetattr};
use std::collections::VecDeque;
use std::io::{self, BufRead, Write};
use zeroize::Zeroizing;

/// What standard input gives.
enum Input {
    Line(Zeroizing<String>),
    NotUtf8,
    End,
}

/// What a signal asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Signal {
    Interrupt,
    Terminate,
}

/// The loop.
pub(super) struct Loop {
    pub(super) session: Session,
    pub(super) practice: Practice,
    pub(super) verify: Option<Verify>,
    input: Receiver<Input>,
    /// Asks for a line: nothing is read that nobody waits for, so that an editor gets what is typed into it.
    wanted: Sender<()>,
    /// A line was asked for and has not come.
    waiting: bool,
    pub(super) signals: Receiver<Signal>,
    background: Receiver<Background>,
    /// Someone sits there: prompts are printed, and a passphrase is not shown.
    terminal: bool,
    /// Leave when what is being done is done.
    pub(super) ending: bool,
    /// What goes on at the hive and nobody waits for.
    pub(super) late: Vec<Receiver<Outcome>>,
}

impl Loop {
    /// Starts listening.
    pub fn start(session: Session, practice: Practice, verify: Option<Verify>) -> io::Result<Self> {
        let (lines, input) = bounded(0);
        let (wanted, asked) = bounded(1);
        let (raised, signals) = unbounded();
        listen(&raised)?;
        std::thread::spawn(move || read_lines(&lines, &asked));
        Ok(Self {
            session,
            background: practice.start_background(),
            practice,
            verify,
            input,
            wanted,
            waiting: false,
            signals,
            terminal: isatty(io::stdin()) && isatty(io::stdout()),
            ending: false,
            late: Vec::new(),
        })
    }

    /// Runs until the user leaves, the input ends or the reader is gone.
    pub fn run(mut self) -> io::Result<()> {
        match self.turns() {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }

    fn turns(&mut self) -> io::Result<()> {
        let greeting = self.session.greet();
        self.perform(greeting)?;
        while !self.ending {
            self.remarks()?;
            let effects = self.next()?;
            self.perform(effects)?;
        }
        Ok(())
    }

    /// Waits for a line or a signal.
    fn next(&mut self) -> io::Result<Vec<Effect>> {
        let locked = self.session.is_locked();
        let quiet = (locked && self.terminal).then(Quiet::start).flatten();
        if self.terminal {
            let mut out = io::stdout().lock();
            write!(out, "{}", harmless(&self.session.prompt(), Shown::Aloud))?;
            out.flush()?;
        }
        if !self.waiting {
            // A reader that came to its end is noticed below.
            let _ = self.wanted.send(());
            self.waiting = true;
        }
        let (input, signals) = (self.input.clone(), self.signals.clone());
        let (line, signal) = select! {
            recv(input) -> line => (Some(line.unwrap_or(Input::End)), None),
            recv(signals) -> signal => (None, Some(signal.unwrap_or(Signal::Terminate))),
        };
        self.waiting = line.is_none();
        let no_newline = quiet.is_some() || !matches!(line, Some(Input::Line(_)));
        drop(quiet);
        if self.terminal && no_newline {
            self.print("")?;
        }
        Ok(match (line, signal) {
            (Some(Input::Line(line)), _) => self.session.line(&line, now_ms()),
            (Some(Input::NotUtf8), _) => self.session.remark("plain-not-utf8"),
            (_, Some(Signal::Interrupt)) if locked => self.session.remark("plain-locked"),
            (_, Some(Signal::Interrupt)) => self.session.interrupted(),
            _ => self.session.leave(),
        })
    }

    /// What background work failed at, and what came of what was left to go on. Said between two lines, never in the middle of one.
    fn remarks(&mut self) -> io::Result<()> {
        if !self.session.is_locked() {
            for outcome in self.came_late() {
                let effects = self.session.outcome(outcome, now_ms());
                self.perform(effects)?;
            }
        }
        while let Ok(b) = self.background.try_recv() {
            if let Background::ModelFailed(why) = b
                && !self.session.is_locked()
            {
                self.print(&why)?;
            }
        }
        Ok(())
    }

    /// Performs effects in order; what an act's outcome asks for comes before what stood after the act.
    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<()> {
        let mut queue: VecDeque<Effect> = effects.into();
        while let Some(effect) = queue.pop_front() {
            let next = match effect {
                Effect::Say(line) => {
                    self.print(&line)?;
                    continue;
                }
                Effect::Language(language) => {
                    locale::set_language(language);
                    continue;
                }
                Effect::Quit => {
                    self.ending = true;
                    continue;
                }
                Effect::Do(Act::Ask {
                    case,
                    parent,
                    question,
                    by,
                }) => self.ask(Ask {
                    case,
                    parent,
                    question,
                    max_tokens: self.practice.config().max_tokens,
                    by,
                    keep: true,
                })?,
                Effect::Do(Act::Help(ask)) => self.help(ask)?,
                Effect::Do(Act::Editor(text)) => self.edit(&text),
                Effect::Do(Act::Share(act)) if act.may_speak() => self.share(act)?,
                Effect::Do(act) => {
                    let outcome = hands::perform(&self.practice, self.verify.as_ref(), act);
                    self.session.outcome(outcome, now_ms())
                }
            };
            for effect in next.into_iter().rev() {
                queue.push_front(effect);
            }
        }
        Ok(())
    }

    /// Prints an answer while it is made; ctrl-c stops it and keeps what is there. Returns what has to be done after it.
    fn ask(&mut self, ask: Ask) -> io::Result<Vec<Effect>> {
        let asking = self.practice.ask(ask);
        let signals = self.signals.clone();
        loop {
            select! {
                recv(asking.events) -> event => match event {
                    Ok(event @ (AskEvent::Done(_) | AskEvent::Failed(_))) => {
                        let mut out = self.session.asking(event);
                        if self.ending {
                            out.extend(self.session.leave());
                        }
                        return Ok(out);
                    }
                    Ok(event) => {
                        for effect in self.session.asking(event) {
                            if let Effect::Say(line) = effect
                                && let Err(e) = self.print(&line)
                            {
                                asking.cancel.cancel();
                                return Err(e);
                            }
                        }
                    }
                    Err(_) => return Ok(self.session.answer_lost()),
                },
                recv(signals) -> signal => {
                    asking.cancel.cancel();
                    self.ending |= signal != Ok(Signal::Interrupt);
                    for effect in self.session.remark("plain-stopping") {
                        if let Effect::Say(line) = effect {
                            self.print(&line)?;
                        }
                    }
                }
            }
        }
    }

    /// Lends the terminal to an editor of the user's own.
    fn edit(&mut self, text: &str) -> Vec<Effect> {
        if !self.terminal {
            return self.session.remark("plain-editor-terminal");
        }
        // A file ends in a line break: what an editor adds at its end is then a line of its own.
        let end = if text.is_empty() || text.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        let edited = external::edit(&format!("{text}{end}"));
        // A ctrl-c in the editor was meant for the editor.
        let raised: Vec<Signal> = self.signals.try_iter().collect();
        self.ending |= raised.contains(&Signal::Terminate);
        let mut out = match edited {
            Ok(text) => self.session.edited_outside(&text),
            Err(sentence) => vec![Effect::Say(sentence)],
        };
        if self.ending {
            out.extend(self.session.leave());
        }
        out
    }

    /// Waits for a draft while it is made; ctrl-c lets it go. Returns what has to be done after it.
    fn help(&mut self, ask: HelpAsk) -> io::Result<Vec<Effect>> {
        let cancel = Cancel::default();
        let (done, made) = bounded(1);
        let (practice, stop) = (self.practice.clone(), cancel.clone());
        std::thread::spawn(move || {
            let help = practice.help(&ask, &stop, &mut |_| {});
            // Whoever waited may have left.
            let _ = done.send(help.map_err(|e| e.sentence()));
        });
        let (signals, mut stopped) = (self.signals.clone(), false);
        loop {
            select! {
                recv(made) -> made => {
                    let mut out = match made {
                        Ok(_) if stopped => self.session.remark("plain-nothing-done"),
                        Ok(Ok(help)) => self.session.helped(help),
                        Ok(Err(sentence)) => vec![Effect::Say(sentence)],
                        Err(_) => self.session.remark("plain-answer-lost"),
                    };
                    if self.ending {
                        out.extend(self.session.leave());
                    }
                    return Ok(out);
                },
                recv(signals) -> signal => {
                    cancel.cancel();
                    stopped = true;
                    self.ending |= signal != Ok(Signal::Interrupt);
                }
            }
        }
    }

    pub(super) fn print(&self, line: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        let line = harmless(line, Shown::Aloud);
        match locale::columns(&out) {
            Some(width) => writeln!(out, "{}", locale::fold(&line, width))?,
            None => writeln!(out, "{line}")?,
        }
        out.flush()
    }
}

/// Signals become something the loop waits for.
fn listen(raised: &Sender<Signal>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    let raised = raised.clone();
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let asked = if signal == SIGINT {
                Signal::Interrupt
            } else {
                Signal::Terminate
            };
            if raised.send(asked).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Reads a line each time one is asked for, until there are no more; it ends with the process.
fn read_lines(lines: &Sender<Input>, asked: &Receiver<()>) {
    let mut stdin = io::stdin().lock();
    while asked.recv().is_ok() {
        let mut bytes = Zeroizing::new(Vec::new());
        let input = match stdin.read_until(b'\n', &mut bytes) {
            Ok(0) | Err(_) => Input::End,
            Ok(_) => match std::str::from_utf8(&bytes) {
                Ok(line) => {
                    let line = line.strip_suffix('\n').unwrap_or(line);
                    let line = line.strip_suffix('\r').unwrap_or(line);
                    Input::Line(Zeroizing::new(line.to_owned()))
                }
                Err(_) => Input::NotUtf8,
            },
        };
        let last = matches!(input, Input::End);
        if lines.send(input).is_err() || last {
            return;
        }
    }
}

/// What is typed is not shown while this lives.
struct Quiet(Termios);

impl Quiet {
    fn start() -> Option<Self> {
        let before = tcgetattr(io::stdin()).ok()?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        tcsetattr(io::stdin(), OptionalActions::Flush, &quiet).ok()?;
        Some(Self(before))
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.0);
    }
}
