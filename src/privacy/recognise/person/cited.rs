//! What a text says of names without naming anybody in it: e-mail addresses, in which a name is part, and lines that cite a book,
//! whose author is no secret. `super::find` asks once a text.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Tokens;

/// Words of the e-mail addresses in a text that no dictionary has: `hetty.vos@` says that "hetty" is a person.
pub(super) fn addressed(t: &Tokens<'_>) -> Vec<String> {
    let mut out = Vec::new();
    if !t.has(b'@') {
        return out;
    }
    for at in (0..t.len()).filter(|i| t.raw(*i) == "@" && !t[*i].spaced) {
        for k in (at.saturating_sub(6)..at).rev() {
            if t[k].is_word() && t[k].flags & (WORD | STOP) == 0 && t.low(k).len() > 2 {
                out.push(t.low(k).to_owned());
            }
            if t[k].spaced {
                break;
            }
        }
    }
    out
}

/// The tokens of lines that cite a book: authors, `*Title*` and the year in brackets.
pub(super) fn cited(t: &Tokens<'_>) -> Vec<usize> {
    if !t.has(b'*') || !t.text.contains("* (") {
        return Vec::new();
    }
    let year = |rest: &str| {
        rest.get(..4)
            .is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut out = Vec::new();
    let mut start = 0;
    for line in t.text.split_inclusive('\n') {
        let end = start + line.len();
        if line.split("* (").skip(1).any(year) && line.len() < 300 {
            let from = t.partition_point(|x| x.start < start);
            let to = t.partition_point(|x| x.start < end);
            out.extend(from..to);
        }
        start = end;
    }
    out
}
