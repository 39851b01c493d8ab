//! Every other mention of a name found in the same text, in small letters or with a slip of the finger too.

use super::super::super::lexicon::flag::*;
use super::super::super::quick::{QuickMap, QuickSet};
use super::Reader;

impl Reader<'_> {
    /// A name found once counts everywhere in the text, also in small letters or with a slip of the finger. Tells whether
    /// there were any.
    pub(super) fn propagate(&mut self, known: &[String]) -> bool {
        let t = self.t;
        let before = self.hit.iter().filter(|h| **h > 0.0).count();
        let mut forms: QuickMap<&str, bool> = known
            .iter()
            .map(|n| (n.as_str(), self.style.ordinary(self.lexicon.flags(n))))
            .collect();
        for i in 0..t.len() {
            if self.hit[i] < 0.6
                || !t[i].is_word()
                || t[i].flags & TUSSEN != 0
                || t.low(i).len() < 2
            {
                continue;
            }
            let low = t.low(i);
            let base = if t[i].flags == 0 {
                low.strip_suffix("'s")
                    .or_else(|| {
                        low.strip_suffix('s')
                            .filter(|b| self.lexicon.flags(b) & NAME != 0)
                    })
                    .unwrap_or(low)
            } else {
                low
            };
            let ordinary = self.style.ordinary(self.lexicon.flags(base));
            *forms.entry(base).or_insert(ordinary) &= ordinary;
            for part in base
                .split('-')
                .filter(|p| p.len() > 3 && base.contains('-'))
            {
                forms
                    .entry(part)
                    .or_insert_with(|| self.style.ordinary(self.lexicon.flags(part)));
            }
        }
        if forms.is_empty() {
            return false;
        }
        // By first letter and length, and every beginning of a name: a long text has many names.
        let any_long = forms.iter().any(|(w, o)| !*o && w.chars().nth(4).is_some());
        let long = std::cell::LazyCell::new(|| {
            let mut long: QuickMap<(char, usize), Vec<Vec<char>>> = QuickMap::default();
            for w in forms.iter().filter(|(_, o)| !**o).map(|(w, _)| w) {
                let letters: Vec<char> = w.chars().collect();
                if let Some(first) = letters.first().filter(|_| letters.len() >= 5) {
                    long.entry((*first, letters.len()))
                        .or_default()
                        .push(letters);
                }
            }
            long
        });
        let beginnings = std::cell::LazyCell::new(|| -> QuickSet<&str> {
            forms
                .keys()
                .flat_map(|w| w.char_indices().skip(3).filter_map(|(n, _)| w.get(..n)))
                .collect()
        });
        // A genitive, a short form and a slip all begin as the name does.
        let mut initials = [false; 256];
        for first in forms.keys().filter_map(|w| w.bytes().next()) {
            initials[usize::from(first)] = true;
        }
        for i in 0..t.len() {
            if self.hit[i] > 0.0 || !t[i].is_word() || t.low(i).len() < 2 {
                continue;
            }
            // "Mark will move out. Mark my words": an order.
            // Where nothing was said before, who is meant is not known yet.
            if t[i].first && i > 0 && t.flags(i + 1) & (DET | POSS) != 0 && self.no_subject(i) {
                continue;
            }
            let low = t.low(i);
            if low
                .bytes()
                .next()
                .is_some_and(|b| !initials[usize::from(b)])
            {
                continue;
            }
            let base = ["'s", "s", "tje", "je"]
                .iter()
                .find_map(|e| low.strip_suffix(e).filter(|b| forms.contains_key(*b)));
            let known = forms.get(low).or_else(|| base.and_then(|b| forms.get(b)));
            if known.is_some() && self.adjective(i) {
                continue;
            }
            if let Some(ordinary) = known {
                let capital = t[i].capital();
                let ok = if !ordinary {
                    // "Frank was not frank": a word too, and written without a capital where capitals are used.
                    capital || self.style.lower || self.f(i) & WORD == 0 || self.context(i) >= 2
                } else if i > 0
                    && matches!(t.low(i - 1), "der" | "den" | "ter" | "ten" | "vd")
                    && self.f(i) & LAST != 0
                {
                    // "van der wal" again: `extend` takes the particles along.
                    true
                } else if base.is_some() && !forms.contains_key(low) {
                    capital && !t[i].first
                } else if self.style.lower && self.f(i) & (VERBAL | STOP) == 0 {
                    // Without an article before it: "met bloem afgesproken dat bloem belt".
                    self.context(i) >= 0
                } else if capital {
                    self.f(i) & (STOP | VERBAL) == 0
                        && (!t[i].first || self.context(i) >= 0)
                        && !self.style.heading(t, i)
                        || self.context(i) >= 1
                } else {
                    let behind = self.previous(i).is_some_and(|p| t.flags(p) & WITH != 0)
                        && (t.broken(i + 1)
                            || matches!(t.raw(i + 1), "." | "," | "!" | "?")
                            // "talked about hope the whole hour"
                            || self.style.lower
                                && t.flags(i + 1) & (DET | PRON | WITH | SAY) != 0
                                && self.f(i) & STOP == 0);
                    let subject = self
                        .previous(i)
                        .is_none_or(|p| matches!(t.low(p), "dat" | "that" | "omdat" | "because"));
                    let need = if behind {
                        1
                    } else if subject && self.style.lower && self.f(i) & STOP == 0 {
                        2
                    } else if self.f(i) & (VERBAL | STOP) != 0 {
                        4
                    } else if self.style.lower {
                        1
                    } else {
                        2
                    };
                    self.context(i) >= need
                };
                if ok {
                    self.mark(i, 0.85, "same-name");
                }
            } else if t[i].capital()
                && low.len() >= 3
                && (self.context(i) >= 1 && self.f(i) & STOP == 0
                    || low.len() >= 4 && !t[i].first && !self.style.heading(t, i))
                && self.f(i) & (KIN | MONTH | NOTNAME | PRON | DET) == 0
                && beginnings.contains(low)
            {
                self.mark(i, 0.7, "nickname");
            } else if any_long
                && t.low(i).len() >= 5
                && (t[i].flags & !MULTI == 0 && self.unknown(i)
                    || t[i].capital()
                        && !t[i].first
                        && t[i].flags & (NAME | STOP | KIN | NOTNAME | PLACE | MONTH) == 0)
            {
                let w: Vec<char> = low.trim_end_matches("'s").chars().collect();
                let near = |n: usize| {
                    w.first().and_then(|c| long.get(&(*c, n))).is_some_and(|l| {
                        l.iter()
                            .any(|n| super::super::super::known::within(n, &w, 1))
                    })
                };
                if (w.len().saturating_sub(1)..=w.len() + 1).any(near) {
                    self.mark(i, 0.75, "misspelt");
                }
            }
        }
        self.hit.iter().filter(|h| **h > 0.0).count() > before
    }
}
