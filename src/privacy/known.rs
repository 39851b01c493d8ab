//! What the casebook knows of a case, followed through a text: the client's name in its inflections, initials, nicknames
//! and misspellings, the employer, the occupation, mail and telephone. Found before anything else.

use super::aspect::Words;
use super::finding::{Found, Kind};
use super::lexicon::flag::*;
use super::token::{Cut, Shape, Tokens};
use crate::casebook::ClientDetails;

/// What is known. Every list may be empty.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Full names: the client, the partner, others.
    pub names: Vec<String>,
    /// Employers and other organisations.
    pub organisations: Vec<String>,
    /// Places and streets.
    pub places: Vec<String>,
    /// Occupations.
    pub occupations: Vec<String>,
    /// Mail addresses, telephone numbers, birth dates and other strings as typed.
    pub exact: Vec<(Kind, String)>,
    /// The label by which the coach writes of the client: one more name of the first of `names`.
    pub label: Option<String>,
    /// What the coach called the client before: notes of that time still do.
    pub former: Vec<String>,
}

impl Known {
    /// What the details of a client say.
    pub fn from_client(label: &str, d: &ClientDetails) -> Self {
        let list = |v: &Option<String>| {
            v.iter()
                .filter(|s| !s.trim().is_empty())
                .cloned()
                .collect::<Vec<_>>()
        };
        Self {
            names: list(&d.name),
            organisations: list(&d.employer),
            places: Vec::new(),
            occupations: list(&d.occupation),
            exact: list(&d.email)
                .into_iter()
                .map(|s| (Kind::Email, s))
                .chain(list(&d.phone).into_iter().map(|s| (Kind::Phone, s)))
                .collect(),
            label: Some(label.to_owned()),
            former: Vec::new(),
        }
    }
}

/// The words to look for.
pub(crate) struct Matcher {
    /// Each word of a name, and whether it is an ordinary word too.
    names: Vec<(Vec<char>, bool)>,
    /// First letters of first names and surnames: `S.`
    letters: Vec<char>,
    /// `van`, `de`, … of known names.
    particles: Vec<String>,
    /// The words as text, for what the people recogniser decides by context.
    forms: Vec<String>,
    phrases: Vec<(Kind, Vec<String>)>,
    initials: Vec<String>,
}

impl Matcher {
    /// Prepares.
    pub(crate) fn new(known: &Known, words: Words<'_>) -> Self {
        let mut names: Vec<(Vec<char>, bool)> = Vec::new();
        let mut initials = Vec::new();
        let mut single = Vec::new();
        let mut particles = Vec::new();
        // A label of several words ("team noord") is no name, nor one of a few letters.
        let label = known
            .label
            .iter()
            .chain(&known.former)
            .filter(|l| l.split_whitespace().count() == 1 && l.chars().count() > 2);
        for (nth, name) in known.names.iter().chain(label).enumerate() {
            let cut = Cut::new(name);
            let tokens = Tokens::new(&cut, words);
            let mut letters = String::new();
            for i in 0..tokens.len() {
                if !tokens[i].is_word() {
                    continue;
                }
                letters.extend(tokens.low(i).chars().next());
                if nth < known.names.len() && tokens[i].flags & TUSSEN == 0 {
                    single.extend(tokens.low(i).chars().next());
                }
                if tokens[i].flags & TUSSEN != 0 {
                    particles.push(tokens.low(i).to_owned());
                }
                if tokens[i].flags & TUSSEN != 0 && i > 0 || tokens.low(i).chars().count() < 2 {
                    continue;
                }
                for part in tokens.low(i).split('-') {
                    let f = words.lexicon.flags(part);
                    names.push((
                        part.chars().collect(),
                        f & (WORD | STOP) != 0 && f & NAMELIKE == 0,
                    ));
                }
            }
            if letters.len() > 1 {
                initials.push(letters);
            }
        }
        let mut phrases = Vec::new();
        let lists = [
            (Kind::Organisation, &known.organisations),
            (Kind::Location, &known.places),
            (Kind::Quasi, &known.occupations),
        ];
        for (kind, list) in lists {
            for p in list.iter() {
                phrases.push((kind, p.clone()));
                // "Stichting De Regenboog" is "Regenboog" for those who work there.
                if kind == Kind::Organisation && p.split_whitespace().count() > 1 {
                    let cut = Cut::new(p);
                    let tokens = Tokens::new(&cut, words);
                    let telling = |i: usize| {
                        let f = tokens[i].flags;
                        // Typed without capitals, a word of no dictionary tells as much.
                        (tokens[i].capital() || f & WORD == 0)
                            && tokens.low(i).chars().count() > 3
                            && f & (ORGHEAD | ORGTAIL | TUSSEN | STOP | PLACE) == 0
                    };
                    phrases.extend(
                        (0..tokens.len())
                            .filter(|i| telling(*i))
                            .map(|i| (kind, tokens.raw(i).to_owned())),
                    );
                }
            }
        }
        phrases.extend(known.exact.iter().cloned());
        // A whole name is one, whatever its words are besides: "wil de roos".
        let whole = known
            .names
            .iter()
            .filter(|n| n.split_whitespace().count() > 1);
        phrases.extend(whole.map(|n| (Kind::Person, n.clone())));
        let phrases = phrases
            .into_iter()
            .map(|(k, p)| {
                let cut = Cut::new(&p);
                let tokens = Tokens::new(&cut, words);
                (
                    k,
                    (0..tokens.len())
                        .filter(|i| tokens[*i].shape != Shape::Mark)
                        .map(|i| tokens.low(i).to_owned())
                        .collect::<Vec<_>>(),
                )
            })
            .filter(|(_, p)| p.iter().any(|w| w.chars().count() > 1))
            .collect();
        Self {
            forms: names.iter().map(|(n, _)| n.iter().collect()).collect(),
            names,
            letters: single,
            particles,
            phrases,
            initials,
        }
    }

    /// The words of known names, in small letters.
    pub(crate) fn forms(&self) -> &[String] {
        &self.forms
    }

    /// Whether there is nothing to look for.
    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.phrases.is_empty()
    }

    /// Adds every mention.
    pub(crate) fn find(&self, t: &Tokens<'_>, found: &mut Found) {
        let mut before: Option<(usize, usize)> = None;
        for i in 0..t.len() {
            if t[i].shape == Shape::Mark {
                continue;
            }
            for (kind, words) in &self.phrases {
                if let Some(last) = phrase(t, i, words) {
                    found.add((t[i].start, t[last].end), *kind, "known", 0.99, 90);
                }
            }
            if !t[i].is_word() {
                continue;
            }
            let w: Vec<char> = t.low(i).chars().collect();
            if self
                .names
                .iter()
                .any(|(n, ordinary)| self.called(t, i, &w, n, *ordinary))
            {
                let from = self.joined(t, i, before);
                found.add(
                    (t[from].start, t[i].end),
                    Kind::Person,
                    "known",
                    0.99,
                    // A longer name wins over its own last word.
                    if from < i { 86 } else { 85 },
                );
                before = Some((from, i));
            } else if let Some(end) = self.lettered(t, i) {
                found.add((t[i].start, end), Kind::Person, "known-initials", 0.75, 84);
            } else if self.initials.iter().any(|l| l == t.low(i))
                && matches!(t[i].shape, Shape::Upper | Shape::Mixed)
            {
                found.add(
                    (t[i].start, t[i].end),
                    Kind::Person,
                    "known-initials",
                    0.8,
                    85,
                );
            }
        }
    }

    /// Where the mention begins that ends with the known word `i`: the particles of a known name before it, and the known
    /// word (or initials) before those.
    fn joined(&self, t: &Tokens<'_>, i: usize, before: Option<(usize, usize)>) -> usize {
        let mut from = i;
        while let Some(p) = from.checked_sub(1)
            && t[p].flags & TUSSEN != 0
            && !t.broken(from)
            && self.particles.iter().any(|x| x == t.low(p))
        {
            from = p;
        }
        if let Some((start, end)) = before
            && end + 1 == from
            && !t.broken(from)
        {
            return start;
        }
        // "J. van den Berg": what stands before a known surname as an initial.
        let mut k = from;
        while k > 1
            && t.raw(k - 1) == "."
            && !t[k - 1].spaced
            && t[k - 2].shape == Shape::Initial
            && !t.broken(k)
        {
            k -= 2;
        }
        k
    }

    /// Where initials of a known name that begin here end: `S. de V.`, `S.`, and `S` before a verb of a person.
    fn lettered(&self, t: &Tokens<'_>, i: usize) -> Option<usize> {
        let known = |k: usize| {
            t.get(k).is_some_and(|x| x.shape == Shape::Initial)
                && t.low(k)
                    .chars()
                    .next()
                    .is_some_and(|c| self.letters.contains(&c))
        };
        let dot = |k: usize| t.raw(k) == "." && t.get(k).is_some_and(|x| !x.spaced);
        if !known(i) || i > 0 && !t[i].spaced && t[i - 1].is_word() {
            return None;
        }
        let mut k = i;
        let mut end = None;
        while known(k) && dot(k + 1) {
            end = Some(k + 1);
            k += 2;
            while t.flags(k) & TUSSEN != 0 && t[k].shape == Shape::Lower && k < i + 6 {
                k += 1;
            }
        }
        let verb =
            t.flags(i + 1) & SAY != 0 && !t.broken(i + 1) && t.low(i) != "i" && t.low(i) != "u";
        end.or(verb.then_some(i))
            .and_then(|k| t.get(k))
            .map(|x| x.end)
    }

    /// Whether a word is a form of a known name.
    fn called(&self, t: &Tokens<'_>, i: usize, w: &[char], n: &[char], ordinary: bool) -> bool {
        let rest = w.strip_prefix(n);
        let inflected = rest.is_some_and(|r| {
            matches!(
                r.iter().collect::<String>().as_str(),
                "" | "s" | "'s" | "'" | "je" | "tje" | "ke" | "etje"
            )
        });
        if inflected {
            // A name that is an ordinary word needs its capital, or no article before it; one that is a verb ("Wil je …")
            // is left to the context at the start of a sentence.
            let verbal = t.flags(i) & VERBAL != 0;
            let before = i.checked_sub(1).filter(|_| !t.broken(i));
            return !ordinary
                || t[i].capital() && !(verbal && t[i].first)
                || rest.is_some_and(<[char]>::is_empty)
                    && before.is_none_or(|k| t.flags(k) & (DET | PRON | POSS) == 0)
                    && !verbal
                    && !(t[i].first && t[i].capital());
        }
        let f = t.flags(i);
        // A short form that is a word too ("Bets", "Mien") needs its capital inside a sentence.
        let word = f & (WORD | STOP | KIN) != 0 && f & NAMELIKE == 0;
        if ordinary || word && !(t[i].capital() && !t[i].first && f & (FIRST | NAMED) != 0) {
            return false;
        }
        // A short form (`Sas` of Saskia) or a slip (`Sakia`).
        let short: String = w.iter().collect();
        let full: String = n.iter().collect();
        let nickname = w.len() >= 3
            && n.len() > w.len()
            && n.starts_with(w)
            && (t[i].capital() || f & (WORD | STOP) == 0)
            || super::nickname::related(&full, &short);
        let slip = w.len() >= 4
            && n.len() >= 4
            && (w[0] == n[0] || n.len() > 5)
            && within(n, w, if n.len() > 7 { 2 } else { 1 })
            && f & (FIRST | NAMED) == 0;
        nickname || slip
    }
}

fn phrase(t: &Tokens<'_>, i: usize, words: &[String]) -> Option<usize> {
    let mut k = i;
    let mut last = i;
    for (n, w) in words.iter().enumerate() {
        while n > 0 && t.get(k).is_some_and(|x| x.shape == Shape::Mark) && k < last + 3 {
            k += 1;
        }
        let low = t.low(k);
        if k >= t.len()
            || low != w
                && !(n + 1 == words.len()
                    && (low.strip_suffix('s') == Some(w) || low.strip_suffix("'s") == Some(w)))
        {
            return None;
        }
        last = k;
        k += 1;
    }
    Some(last)
}

/// Whether two words differ by at most `limit` insertions, deletions, changes or swaps of neighbours.
pub(crate) fn within<T: PartialEq>(a: &[T], b: &[T], limit: usize) -> bool {
    if a.len().abs_diff(b.len()) > limit {
        return false;
    }
    // What both begin with costs nothing, nor what both end in; one difference is then plain to see.
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    if limit == 1 {
        return match (a, b) {
            ([p, q], [r, s]) => p == s && q == r,
            _ => a.len() < 2 && b.len() < 2,
        };
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            next[j] = (row[j] + 1).min(next[j - 1] + 1).min(row[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                next[j] = next[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()] <= limit
}
