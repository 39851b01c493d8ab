//! Short forms of first names that are no beginnings of the name ("Bets" of "Elisabeth"). The matcher of known names and
//! the pseudonyms ask whether two words can be one person's.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

static NICKNAMES: &str = include_str!("../../assets/names/nicknames.txt");

type Table = HashMap<&'static str, HashSet<&'static str>>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut out = Table::new();
        for line in NICKNAMES.lines().filter(|l| !l.starts_with('#')) {
            if let Some((full, short)) = line.split_once(':') {
                out.entry(full.trim())
                    .or_default()
                    .extend(short.split_whitespace());
            }
        }
        out
    })
}

/// Whether one of two words in small letters is a short form of the other.
pub(crate) fn related(a: &str, b: &str) -> bool {
    let of = |full: &str, short: &str| table().get(full).is_some_and(|s| s.contains(short));
    of(a, b) || of(b, a)
}

/// Everything a word in small letters is short for, and everything that is short for it.
pub(crate) fn others(word: &str) -> impl Iterator<Item = &'static str> {
    static BACK: OnceLock<HashMap<&'static str, Vec<&'static str>>> = OnceLock::new();
    let back = BACK.get_or_init(|| {
        let mut out: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
        for (full, short) in table() {
            for s in short {
                out.entry(s).or_default().push(full);
            }
        }
        out
    });
    let short = table().get(word).into_iter().flatten().copied();
    short.chain(back.get(word).into_iter().flatten().copied())
}

#[cfg(test)]
mod tests {
    use super::related;

    #[test]
    fn short_forms_go_both_ways() {
        assert!(related("wilhelmina", "mien") && related("mien", "wilhelmina"));
        assert!(!related("jan", "mien") && !related("jan", "jan"));
    }
}
