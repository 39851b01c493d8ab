//! A pseudo-terminal with this very program in it, for `bench wire`, `bench start` and `screens`: spawns, types, and
//! measures what comes back. Answers the queries a terminal would, so that no timeout is measured.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::OpenOptionsExt as _;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// What came back after one key (or after the start).
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// From the write to the first byte, if any came.
    pub first: Option<Duration>,
    /// From the write to the last byte.
    pub last: Option<Duration>,
    /// From the write to each thing that came with nothing in the [`APART`] before it, and the bytes before that. A small frame has no mark of its own,
    /// and is one of these.
    pub pieces: Vec<(Duration, usize)>,
}

/// A frame may come in several reads; what comes this long after the last is another one.
const APART: Duration = Duration::from_millis(4);

/// How a synchronized frame begins.
const FRAME: &[u8; 8] = b"\x1b[?2026h";

impl Reply {
    /// How many synchronized frames it holds.
    pub fn frames(&self) -> usize {
        let marks = self.bytes.windows(FRAME.len());
        marks.filter(|w| w == FRAME).count()
    }

    /// The most pieces, which are frames or parts of them, that came within one second.
    pub fn most_in_a_second(&self) -> usize {
        let second = Duration::from_secs(1);
        let within = |i: usize, from: &Duration| {
            let later = self.pieces.iter().skip(i);
            later.take_while(|(t, _)| *t < *from + second).count()
        };
        let all = self.pieces.iter().enumerate();
        all.map(|(i, (from, _))| within(i, from)).max().unwrap_or(0)
    }
}

/// A running child with its terminal; killed on drop.
pub struct Pty {
    master: File,
    child: Child,
    started: Instant,
}

impl Pty {
    /// Starts `command` in a terminal of `cols` x `rows` characters.
    pub fn spawn(mut command: Command, cols: u16, rows: u16) -> io::Result<Self> {
        let master: OwnedFd = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY)?;
        grantpt(&master)?;
        unlockpt(&master)?;
        let name = ptsname(&master, Vec::new())?;
        let name = name.to_str().map_err(io::Error::other)?;
        let size = Winsize {
            ws_row: rows,
            ws_col: cols,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        tcsetwinsize(&master, size)?;
        // A process that leads its session, as under a timer or `setsid`, would take it for its own terminal and end with it.
        let slave = OpenOptions::new()
            .read(true)
            .write(true)
            .custom_flags(OFlags::NOCTTY.bits().cast_signed())
            .open(name)?;
        command
            .env("TERM", "xterm-256color")
            .env("COLORTERM", "truecolor")
            .env_remove("TMUX")
            .env_remove("STY")
            .stdin(slave.try_clone()?)
            .stdout(slave.try_clone()?)
            .stderr(slave);
        let started = Instant::now();
        let child = command.spawn()?;
        // The command keeps the slave side open; once it is dropped only the child does.
        drop(command);
        Ok(Self {
            master: File::from(master),
            child,
            started,
        })
    }

    /// When the child was started.
    pub fn started(&self) -> Instant {
        self.started
    }

    /// Resident memory of the child in bytes, if the system tells.
    pub fn resident_bytes(&self) -> Option<f64> {
        let statm = std::fs::read_to_string(format!("/proc/{}/statm", self.child.id())).ok()?;
        let pages: f64 = statm.split_ascii_whitespace().nth(1)?.parse().ok()?;
        Some(pages * rustix::param::page_size() as f64)
    }

    /// Types bytes and collects the reply until `quiet` passes without output (at most 3 s).
    pub fn key(&mut self, key: &[u8], quiet: Duration) -> io::Result<Reply> {
        let from = Instant::now();
        self.master.write_all(key)?;
        self.collect(
            from,
            Duration::from_millis(600),
            quiet,
            Duration::from_secs(3),
        )
    }

    /// Types bytes; what comes back is left to whoever collects it.
    pub fn write(&mut self, keys: &[u8]) -> io::Result<()> {
        self.master.write_all(keys)
    }

    /// Everything that comes for this long, whatever the pauses.
    pub fn listen(&mut self, time: Duration) -> io::Result<Reply> {
        self.collect(Instant::now(), time, time, time)
    }

    /// Bytes from `from` on: waits `wait` for the first, `quiet` for each next one, `limit` in all.
    pub fn collect(
        &mut self,
        from: Instant,
        wait: Duration,
        quiet: Duration,
        limit: Duration,
    ) -> io::Result<Reply> {
        let mut reply = Reply::default();
        let mut buffer = [0u8; 65536];
        loop {
            let patience = if reply.bytes.is_empty() { wait } else { quiet };
            let left = limit.saturating_sub(from.elapsed()).min(patience);
            let timeout = Timespec {
                tv_sec: left.as_secs() as i64,
                tv_nsec: i64::from(left.subsec_nanos()),
            };
            let mut fds = [PollFd::new(&self.master, PollFlags::IN)];
            if poll(&mut fds, Some(&timeout))? == 0 {
                return Ok(reply);
            }
            let n = match self.master.read(&mut buffer) {
                Ok(0) | Err(_) => return Ok(reply),
                Ok(n) => n,
            };
            let now = from.elapsed();
            let before = reply.last;
            reply.first.get_or_insert(now);
            reply.last = Some(now);
            let got = buffer.get(..n).unwrap_or_default();
            self.answer(got)?;
            if reply.bytes.is_empty() || before.is_none_or(|b| now > b + APART) {
                reply.pieces.push((now, reply.bytes.len()));
            }
            reply.bytes.extend_from_slice(got);
        }
    }

    fn answer(&mut self, got: &[u8]) -> io::Result<()> {
        let asks = |q: &[u8]| got.windows(q.len()).any(|w| w == q);
        let mut answer = Vec::new();
        if asks(b"\x1b[?2026$p") {
            answer.extend_from_slice(b"\x1b[?2026;2$y");
        }
        if asks(b"\x1b]11;?") {
            answer.extend_from_slice(b"\x1b]11;rgb:0000/0000/0000\x1b\\");
        }
        if asks(b"\x1b[6n") {
            answer.extend_from_slice(b"\x1b[1;1R");
        }
        if asks(b"\x1b[c") || asks(b"\x1b[0c") {
            answer.extend_from_slice(b"\x1b[?62;22c");
        }
        if answer.is_empty() {
            Ok(())
        } else {
            self.master.write_all(&answer)
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // Already gone is fine: there is nothing left to do about it here.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The value at quantile `p` (0 to 1) of unsorted figures, nearest rank; 0 for none.
pub fn quantile(figures: &[f64], p: f64) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = ((sorted.len() as f64 * p) as usize).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or(0.0)
}
