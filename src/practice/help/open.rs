//! What is still open of what was promised and asked: a promise is looked for in the later notes, which may say that it was kept, or that it was not, or
//! make it again. What no later note comes back to is open while it is recent. Called by `extract`.

use super::cue::{Cue, asks, own, quoted, says, tells};
use super::extract::Material;
use super::phrase::{alike, flat, roots};
use super::read::{Said, Topic};
use std::collections::HashSet;

/// Whether a sentence is an agreement.
pub fn agreed(s: &Said) -> bool {
    // What goes on about an agreement is none itself, unless it says so.
    let whole = s.first || !s.item || s.text.split_whitespace().count() > WORDS;
    let headed = s.topic == Topic::Agreed && !tells(s) && whole;
    !asks(s) && (headed || (says(s, Cue::Promise) && !quoted(s) && s.topic != Topic::Insight))
}

/// Sessions with agreements whose promises are open though no later note speaks of them: the newest, and the one before.
const RECENT: usize = 2;

/// A sentence with its roots.
struct Read<'a> {
    said: &'a Said,
    roots: HashSet<String>,
}

fn read<'a>(m: &Material<'a>) -> Vec<Read<'a>> {
    m.said
        .iter()
        .map(|said| Read {
            said,
            roots: roots(&said.text),
        })
        .collect()
}

/// What became of a promise.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    /// A later note says it was kept, or speaks of it as one does of what was.
    Kept,
    /// A later note says it was not.
    Undone,
    /// It was made again later.
    Again,
    /// No later note speaks of it.
    Silent,
}

fn fate(promise: &Read<'_>, all: &[Read<'_>]) -> Fate {
    let shared = |r: &Read<'_>| r.roots.intersection(&promise.roots).count();
    // What speaks of it plainly decides, of that the newest note, and in it the sentence that speaks of it most; that it was promised again comes last, unless
    // as what had not been done.
    let mut best: Option<((bool, usize, u8, usize), Fate)> = None;
    for later in all.iter().filter(|r| r.said.sitting > promise.said.sitting) {
        let told = says(later.said, Cue::Done) || says(later.said, Cue::Undone);
        let plain = alike(&later.roots, &promise.roots);
        if asks(later.said) || !(plain || told && shared(later) > 0) {
            continue;
        }
        // The same thing promised anew, not another thing with the same person.
        let again = shared(later) > 1 || says(later.said, Cue::Undone);
        let fate = match agreed(later.said) {
            true if again => Fate::Again,
            true => continue,
            false if says(later.said, Cue::Undone) => Fate::Undone,
            false => Fate::Kept,
        };
        let told_anew = match fate {
            Fate::Again if says(later.said, Cue::Undone) => 2,
            Fate::Again => 0,
            _ => 1,
        };
        let rank = (plain, later.said.sitting, told_anew, shared(later));
        if best.is_none_or(|(most, _)| rank > most) {
            best = Some((rank, fate));
        }
    }
    best.map_or(Fate::Silent, |(_, fate)| fate)
}

/// Promises that are open as far as the notes tell, the newest first.
pub fn promises<'a>(m: &Material<'a>) -> Vec<&'a Said> {
    let all = read(m);
    let mut sittings: Vec<usize> = all
        .iter()
        .filter(|r| agreed(r.said))
        .map(|r| r.said.sitting)
        .collect();
    sittings.dedup();
    let recent: Vec<usize> = sittings.iter().rev().take(RECENT).copied().collect();
    let mut out: Vec<&Said> = Vec::new();
    for sitting in sittings.iter().rev() {
        for promise in all
            .iter()
            .filter(|r| r.said.sitting == *sitting && agreed(r.said))
        {
            let open = match fate(promise, &all) {
                Fate::Kept | Fate::Again => false,
                Fate::Undone => true,
                Fate::Silent => recent.contains(sitting),
            };
            if open {
                out.push(promise.said);
            }
        }
    }
    out
}

/// Words with which a note answers its own question in the next breath.
const ANSWERS: &str = "denkt|antwoord|antwoordt|ze denkt|hij denkt|ze zegt|hij zegt|zegt|ja|nee|omdat|she says|he says|she said|he said|she thinks|he thinks|\
    because|yes|no";
/// Words a question has at least; less is a fragment of one.
const WORDS: usize = 4;

/// Whether both speak of somebody by name: a word with a capital that begins no sentence.
fn named(question: &str, note: &str) -> bool {
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let there: Vec<String> = note.split_whitespace().map(bare).collect();
    question
        .split_whitespace()
        .skip(1)
        .map(bare)
        .any(|w| w.starts_with(char::is_uppercase) && w.chars().count() > 2 && there.contains(&w))
}

/// Questions no note answers, the newest first: the coach's own, then those somebody else asked. What is to be come back to is among them while the
/// note that says so is the newest, or no later one speaks of it.
pub fn questions<'a>(m: &Material<'a>) -> Vec<&'a Said> {
    let all = read(m);
    let last = m.pages.last().map_or(0, |p| p.sitting);
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|i| {
        all.get(*i)
            .map(|r| (std::cmp::Reverse(r.said.page), r.said.span.0))
    });
    let (mut own_ones, mut theirs) = (Vec::new(), Vec::new());
    for i in order {
        let Some(r) = all.get(i) else { continue };
        let (question, next) = (asks(r.said), r.said.topic == Topic::Next);
        let enough = next || r.said.text.split_whitespace().count() >= WORDS;
        if !(question || next) || !enough {
            continue;
        }
        // A question that points back at the sentence before it is none by itself.
        if question && !next && roots(&r.said.text).is_empty() && r.said.sitting != last {
            continue;
        }
        let answered = all.get(i + 1).is_some_and(|after| {
            let text = flat(&after.said.text);
            question
                && after.said.page == r.said.page
                && ANSWERS
                    .split('|')
                    .any(|a| text.starts_with(&format!(" {a} ")))
        });
        let later = all.iter().any(|l| {
            let shared = l.roots.intersection(&r.roots).count();
            l.said.sitting > r.said.sitting
                && !asks(l.said)
                && !agreed(l.said)
                && l.said.topic != Topic::Next
                && !says(l.said, Cue::Undone)
                && (shared > 1
                    || next && shared > 0 && (!question || named(&r.said.text, &l.said.text)))
        });
        if answered || later || (next && !question && r.said.sitting != last && own(r.said)) {
            continue;
        }
        if question && quoted(r.said) {
            theirs.push(r.said);
        } else {
            own_ones.push(r.said);
        }
    }
    own_ones.extend(theirs);
    own_ones
}
