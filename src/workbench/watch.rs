//! Hot reload: looks once a second whether a theme or keymap file of the user's, or `config.toml`, changed, and sends what it now says. A bad file is a
//! notice, and what was there stays. Looking is three calls of `stat` and works on every file system.

use super::backend::Colours;
use super::event::Event;
use super::keymap::Keymap;
use super::theme::Theme;
use crate::config::Mistake;
use crate::locale::{t, tf};
use crossbeam_channel::Sender;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// What changed.
#[derive(Clone, Debug)]
pub struct Reloaded {
    /// The theme, if it did.
    pub theme: Option<Theme>,
    /// The keymap, if it did.
    pub keymap: Option<Keymap>,
    /// One sentence.
    pub notice: String,
    /// What is not understood in either file now.
    pub mistakes: Vec<Mistake>,
}

/// The names in use, which other keys may change meanwhile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// The theme.
    pub theme: String,
    /// The keymap.
    pub keymap: String,
}

/// How often it looks.
const EVERY: Duration = Duration::from_secs(1);

/// Starts looking; ends when nobody listens any more.
pub fn start(dir: PathBuf, names: Arc<Mutex<Names>>, colours: Colours, events: Sender<Event>) {
    std::thread::spawn(move || {
        let mut before = None;
        loop {
            let now = names.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let seen = look(&dir, &now);
            match &before {
                Some((names, last)) if *names == now && *last != seen => {
                    let event = Event::Reloaded(Box::new(reload(&dir, &now, colours, last, &seen)));
                    if events.send(event).is_err() {
                        return;
                    }
                }
                _ => {}
            }
            before = Some((now, seen));
            std::thread::sleep(EVERY);
        }
    });
}

type Seen = [Option<(SystemTime, u64)>; 2];

fn files(dir: &Path, names: &Names) -> [PathBuf; 2] {
    [
        dir.join("themes").join(format!("{}.toml", names.theme)),
        dir.join("keymaps").join(format!("{}.toml", names.keymap)),
    ]
}

fn look(dir: &Path, names: &Names) -> Seen {
    files(dir, names).map(|f| {
        let meta = std::fs::metadata(f).ok()?;
        Some((meta.modified().ok()?, meta.len()))
    })
}

fn reload(dir: &Path, names: &Names, colours: Colours, before: &Seen, now: &Seen) -> Reloaded {
    let mut out = Reloaded {
        theme: None,
        keymap: None,
        notice: t("wb-reloaded"),
        mistakes: Vec::new(),
    };
    let (theme, wrong) = Theme::load(&names.theme, dir, colours);
    let wrong = Vec::from_iter(wrong);
    if before[0] != now[0] {
        match told(&wrong) {
            None => out.theme = Some(theme),
            Some(notice) => out.notice = notice,
        }
    }
    out.mistakes.extend(wrong);
    let (keymap, wrong) = Keymap::load(&names.keymap, dir);
    if before[1] != now[1] {
        match told(&wrong) {
            None => out.keymap = Some(keymap),
            Some(notice) => out.notice = notice,
        }
    }
    out.mistakes.extend(wrong);
    out
}

/// The first of several mistakes, with how many more there are; `None` when there is none.
pub fn told(wrong: &[Mistake]) -> Option<String> {
    let (first, more) = wrong.split_first()?;
    Some(match more.len() {
        0 => first.to_string(),
        n => tf(
            "wb-mistakes",
            &[("n", n.into()), ("first", first.to_string().into())],
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_good_file_is_taken_and_a_bad_one_is_named_with_its_line() {
        let dir = tempfile::tempdir().unwrap();
        let names = Names {
            theme: "mono".into(),
            keymap: "default".into(),
        };
        let none = look(dir.path(), &names);
        std::fs::create_dir(dir.path().join("keymaps")).unwrap();
        std::fs::write(
            dir.path().join("keymaps/default.toml"),
            "[global]\n\"w\" = \"help\"\n",
        )
        .unwrap();
        let good = look(dir.path(), &names);
        let new = reload(dir.path(), &names, Colours::True, &none, &good);
        assert!(new.keymap.is_some() && new.theme.is_none());
        std::fs::write(
            dir.path().join("keymaps/default.toml"),
            "[global]\n\"w\" = \"fly away\"\n",
        )
        .unwrap();
        let bad = look(dir.path(), &names);
        let new = reload(dir.path(), &names, Colours::True, &good, &bad);
        assert!(new.keymap.is_none());
        assert!(new.notice.contains(":2:"), "{}", new.notice);
    }
}
