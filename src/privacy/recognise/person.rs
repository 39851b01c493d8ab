//! People: by list, by dictionary (a capitalised word that no dictionary has), and by the words around them; then every
//! other mention of a name found in the same text, with surname, particles and initials. Ordinary words that are names too
//! ("roos", "wil") need a sign beside them; which signs count how much stands in [`Reader::context`].

use super::super::finding::{Found, Kind};
use super::super::lexicon::{Lexicon, flag::*};
use super::super::token::{Shape, Tokens};
use super::Style;
use std::collections::HashMap;

/// Adds every person.
pub(crate) fn find(t: &Tokens<'_>, lexicon: &Lexicon, style: &Style, found: &mut Found) {
    let mut r = Reader {
        t,
        lexicon,
        style: *style,
        eff: Vec::new(),
        hit: vec![0.0; t.len()],
        why: vec![""; t.len()],
    };
    r.eff = (0..t.len()).map(|i| r.effective(i)).collect();
    r.initials();
    r.titled();
    for i in 0..t.len() {
        if t[i].is_word() && r.hit[i] == 0.0 {
            r.judge(i);
        }
    }
    // A second look: by now the neighbours in a list ("roos, sanne en bo") are known.
    for i in 0..t.len() {
        if t[i].is_word() && r.hit[i] == 0.0 && r.eff[i] & (NAME | WORD) != WORD {
            r.judge(i);
        }
    }
    r.extend();
    r.propagate();
    r.extend();
    r.write(found);
}

struct Reader<'a> {
    t: &'a Tokens<'a>,
    lexicon: &'a Lexicon,
    style: Style,
    /// Flags, those of the bare name where the word is its genitive.
    eff: Vec<u64>,
    hit: Vec<f32>,
    why: Vec<&'static str>,
}

/// A word without the accents that stress it in Dutch.
fn unaccented(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'é' | 'è' => 'e',
            'á' | 'à' => 'a',
            'ó' | 'ò' => 'o',
            'í' => 'i',
            'ú' => 'u',
            _ => c,
        })
        .collect()
}

impl Reader<'_> {
    fn effective(&self, i: usize) -> u64 {
        let f = self.t[i].flags;
        let low = self.t.low(i);
        if let Some((a, _)) = low.split_once('\'')
            && self.lexicon.flags(a) & PRON != 0
        {
            return STOP | PRON;
        }
        if f & !MULTI != 0 || !self.t[i].is_word() {
            return f;
        }
        if low.contains('-') {
            let all = low
                .split('-')
                .filter(|p| p.len() > 1)
                .map(|p| self.lexicon.flags(p));
            let (mut any, mut plain) = (0, true);
            for p in all {
                any |= p & (FIRST | LAST | NAMED | HOME);
                plain &= p & (WORD | STOP | TUSSEN) != 0 && p & NAMELIKE == 0;
            }
            return if plain { 0 } else { any };
        }
        if let Some((a, _)) = low.split_once('\'')
            && self.lexicon.flags(a) & (PRON | STOP) != 0
            && self.lexicon.flags(a) & (NAMED | NAMELIKE) == 0
        {
            return STOP | PRON;
        }
        let stem = low.trim_end_matches('s').trim_end_matches('\'');
        let calendar = self.lexicon.flags(stem) & (MONTH | WEEKDAY);
        if calendar != 0 && stem.len() > 4 {
            return calendar;
        }
        if low.bytes().any(|b| b >= 0x80)
            && self.lexicon.flags(&unaccented(low)) & (WORD | STOP) != 0
            && self.lexicon.flags(low) & NAME == 0
        {
            return self.lexicon.flags(&unaccented(low));
        }
        for end in ["'s", "s", "'", "je", "tje", "ke"] {
            if let Some(base) = low.strip_suffix(end)
                && base.len() > 2
            {
                let b = self.lexicon.flags(base);
                if b & (FIRST | NAMED | LAST) != 0
                    && (end == "'s" || b & WORD == 0 || b & NAMELIKE != 0)
                {
                    return b;
                }
            }
        }
        f
    }

    fn low(&self, i: usize) -> &str {
        self.t.low(i)
    }

    fn f(&self, i: usize) -> u64 {
        self.eff.get(i).copied().unwrap_or(0)
    }

    fn ordinary(&self, i: usize) -> bool {
        self.style.ordinary(self.f(i))
    }

    /// In no list at all, nor made of words that are.
    fn unknown(&self, i: usize) -> bool {
        self.f(i)
            & (WORD
                | NAME
                | PROPER
                | PLACE
                | COUNTRY
                | KIN
                | TITLE
                | STOP
                | NOTNAME
                | MONTH
                | EMPLOYER
                | ORGHEAD
                | ORGTAIL
                | HOLIDAY
                | GREET
                | SAY)
            == 0
            && self.low(i).len() > 1
            && !self.low(i).contains(|c: char| c.is_ascii_digit())
            && !self.lexicon.is_compound(self.low(i))
    }

    fn mark(&mut self, i: usize, confidence: f32, why: &'static str) {
        if self.hit[i] < confidence {
            self.hit[i] = confidence;
            self.why[i] = why;
        }
    }

    /// Whether a name may stand here at all: a capital inside a sentence that is not a heading.
    fn inside(&self, i: usize) -> bool {
        matches!(self.t[i].shape, Shape::Title | Shape::Mixed)
            && !self.t[i].first
            && !self.style.heading(self.t, i)
    }

    /// The previous word in the same line, over quotation marks and asterisks; `None` at a start or behind a stop.
    fn previous(&self, i: usize) -> Option<usize> {
        let mut k = i;
        loop {
            if self.t.broken(k) {
                return None;
            }
            k = k.checked_sub(1)?;
            if self.t[k].is_word() {
                return Some(k);
            }
            let abbreviated = self.t.raw(k) == "." && k > 0 && self.t.flags(k - 1) & TITLE != 0;
            if !matches!(self.t.raw(k), "*" | "\"" | "“" | "'" | "_" | "‘" | "„") && !abbreviated
            {
                return None;
            }
        }
    }

    /// How much the words around say that this is a person: above nought for, below against.
    fn context(&self, i: usize) -> i32 {
        let t = self.t;
        let mut score = 0;
        if let Some(p) = self.previous(i) {
            let pf = t.flags(p);
            let pp = p.checked_sub(1).filter(|k| t[*k].is_word() && !t.broken(p));
            let ppf = pp.map_or(0, |k| t.flags(k));
            if pf & TITLE != 0 && pf & STOP == 0 {
                score += 4;
            } else if matches!(
                t.low(p),
                "heet" | "heette" | "heten" | "genaamd" | "named" | "naam" | "noemen"
            ) || matches!(t.low(p), "is" | "was")
                && pp.is_some_and(|k| matches!(t.low(k), "naam" | "name"))
                || t.low(p) == "called" && ppf & (SAY | PRON) != 0 && ppf & PRON == 0
            {
                score += 4;
            } else if pf & KIN != 0
                && !(matches!(
                    t.low(p),
                    "man"
                        | "vrouw"
                        | "kind"
                        | "hr"
                        | "lead"
                        | "head"
                        | "chair"
                        | "pa"
                        | "ma"
                        | "pap"
                        | "mam"
                        | "ex"
                ) && ppf & POSS == 0)
            {
                score += 3;
            } else if pf & GREET != 0 && (t[p].first || t.raw(i + 1) == ",") {
                score += 3;
            } else if pf & STRONGWITH != 0 {
                score += 2;
            } else if self.hit[p] > 0.0 && pf & TUSSEN == 0 {
                score += 1;
            } else if matches!(t.low(p), "dat" | "that") {
                score += i32::from(!self.ordinary(i));
            } else if pf & (DET | POSS) != 0 {
                score -= 4;
            } else if matches!(
                t.low(p),
                "asked"
                    | "told"
                    | "reach"
                    | "met"
                    | "called"
                    | "texted"
                    | "emailed"
                    | "vroeg"
                    | "belde"
                    | "appte"
                    | "mailde"
                    | "sprak"
                    | "phoned"
                    | "saw"
            ) && pp.is_some()
            {
                score += 2;
            } else if pf & PRON != 0 {
                score -= 3;
            } else if pf & SAY != 0 {
                score += if ppf & (PRON | DET) != 0
                    || matches!(t.low(p), "is" | "was" | "wordt" | "werd")
                        && pp.is_some_and(|k| t.flags(k) & (STOP | WORD) != 0)
                    || pp.is_some_and(|k| {
                        self.hit[k] > 0.0 || self.f(k) & NAME != 0 && !self.ordinary(k)
                    }) {
                    0
                } else {
                    2
                };
            } else if pf & WITH != 0 {
                score += 1;
            } else if matches!(t.low(p), "en" | "and" | "of" | "or") {
                if p > 0 && self.hit[p - 1] > 0.0 {
                    score += 2;
                }
            } else if matches!(
                t.low(p),
                "dat"
                    | "that"
                    | "of"
                    | "omdat"
                    | "because"
                    | "want"
                    | "toen"
                    | "when"
                    | "als"
                    | "if"
                    | "waarom"
                    | "terwijl"
                    | "while"
                    | "maar"
                    | "but"
                    | "waar"
                    | "hoe"
                    | "what"
                    | "where"
                    | "how"
                    | "doordat"
                    | "zodat"
            ) {
                score += 2;
            } else if pf & WORD != 0 && pf & STOP == 0 && pf & VERB == 0 {
                score -= 2;
            }
        } else if i > 1
            && t.raw(i - 1) == ","
            && matches!(
                t.low(i - 2),
                "groet"
                    | "groeten"
                    | "groetjes"
                    | "liefs"
                    | "mvg"
                    | "regards"
                    | "cheers"
                    | "wishes"
                    | "best"
                    | "love"
            )
        {
            score += 5;
        } else if i > 0 && t.raw(i - 1) == "," && i > 1 && self.hit[i - 2] > 0.0 {
            score += 2;
        } else if i > 1 && t.raw(i - 1) == "," && t.flags(i - 2) & KIN != 0 {
            score += 2;
        } else if i > 0 && t.raw(i - 1) == "(" && i > 1 && t.flags(i - 2) & KIN != 0 {
            score += 3;
        } else if i > 1
            && t.raw(i - 1) == ":"
            && (t.flags(i - 2) & (KIN | WITH) != 0
                || matches!(
                    t.low(i - 2),
                    "naam"
                        | "name"
                        | "aanwezig"
                        | "present"
                        | "cc"
                        | "client"
                        | "cliënt"
                        | "deelnemers"
                        | "betreft"
                        | "coachee"
                ))
        {
            score += 3;
        }
        let n = i + 1;
        if let Some(p) = self.previous(i) {
            score += self.idiom(i, p);
        }
        if t.broken(n) {
            return score;
        }
        let nf = t.flags(n);
        if nf & SAY != 0 {
            score += 2;
            // A verb that is a name, at the start and before another verb: "wil zegt", "hope told me".
            if self.t.flags(i) & VERBAL != 0
                && self.previous(i).is_none()
                && t.flags(n + 1) & PRON == 0
            {
                score += 2;
            }
        } else if (self.previous(i).is_none() || self.ordinary(i))
            && nf & VERB != 0
            && nf & STOP == 0
            && t.low(n).ends_with(['t', 's'])
            && t.low(n).len() > 3
        {
            score += 2;
        } else if nf & VERB != 0 && nf & STOP == 0 {
            score += 1;
        } else if matches!(t.raw(n), "," | "(")
            && (t.flags(n + 1) & POSS != 0 && t.flags(n + 2) & KIN != 0
                || t.flags(n + 1) & KIN != 0
                || t.low(n + 1) == "de" && t.flags(n + 2) & KIN != 0)
        {
            score += 3;
        } else if matches!(t.low(n), "en" | "and" | "&" | "of")
            && t.get(n + 1).is_some_and(|x| x.is_word())
        {
            let other = self.f(n + 1);
            if other & FIRST != 0
                && self.previous(i).is_none()
                && matches!(
                    t.low(n + 2),
                    "hebben"
                        | "hadden"
                        | "zijn"
                        | "waren"
                        | "gaan"
                        | "gingen"
                        | "praten"
                        | "praatten"
                        | "willen"
                        | "wilden"
                        | "have"
                        | "had"
                        | "are"
                        | "were"
                        | "talked"
                        | "went"
                )
            {
                return score + 4;
            }
            if other & FIRST != 0 && !self.ordinary(n + 1) || self.hit[n + 1] > 0.0 {
                score += 2;
            } else if matches!(t.low(n + 1), "ik" | "i") {
                score += 1;
            }
        } else if nf & TUSSEN != 0
            && (t.get(n + 1).is_some_and(|x| x.capital())
                || self.f(n + 1) & HOME != 0 && !self.ordinary(n + 1)
                || t.flags(n + 1) & TUSSEN != 0 && self.f(n + 2) & HOME != 0
                || matches!(t.low(n), "ter" | "ten" | "de") && self.f(n + 1) & HOME != 0)
        {
            score += self.surname_follows(i);
        } else if self.f(n) & (HOME | NAMED) != 0 && !self.ordinary(n) && nf & FIRST == 0 {
            score += self.surname_follows(i);
        }
        score
    }

    /// What a surname behind a word is worth: nearly proof, unless the word is a verb in the middle of a sentence.
    fn surname_follows(&self, i: usize) -> i32 {
        if self.t.flags(i) & VERBAL == 0 {
            return 2;
        }
        let introduced = self
            .previous(i)
            .is_none_or(|p| self.t.flags(p) & (KIN | STRONGWITH | TITLE) != 0);
        if introduced { 5 } else { 0 }
    }

    /// Turns of phrase in which an ordinary word can only be a name.
    fn idiom(&self, i: usize, p: usize) -> i32 {
        let t = self.t;
        let back = |k: usize| p.checked_sub(k).map_or("", |q| t.low(q));
        let next = t.low(i + 1);
        let closes = t.broken(i + 1) || matches!(next, "." | "," | "!" | "?" | ":" | ";");
        // "…, zegt wil."
        if closes
            && matches!(
                t.low(p),
                "zegt"
                    | "zei"
                    | "vertelt"
                    | "vertelde"
                    | "vraagt"
                    | "antwoordt"
                    | "antwoordde"
                    | "denkt"
                    | "dacht"
                    | "said"
                    | "says"
            )
        {
            return 4;
        }
        // "volgens roos is hart te streng"
        if back(2) == "volgens"
            && matches!(t.low(p), "is" | "was" | "heeft" | "had" | "moet" | "kan")
        {
            return 4;
        }
        // "asked rose to", "vroeg roos om"
        if matches!(
            t.low(p),
            "asked" | "told" | "vroeg" | "reach" | "called" | "texted" | "belde" | "appte"
        ) && matches!(
            next,
            "to" | "om" | "of" | "on" | "if" | "whether" | "about" | "at" | "op"
        ) {
            return 4;
        }
        // "roos en wil hebben het erover"
        if matches!(t.low(p), "en" | "and")
            && self.hit[p.saturating_sub(1)] > 0.0
            && matches!(
                next,
                "hebben"
                    | "hadden"
                    | "zijn"
                    | "waren"
                    | "gaan"
                    | "gingen"
                    | "praten"
                    | "praatten"
                    | "willen"
                    | "wilden"
                    | "have"
                    | "had"
                    | "are"
                    | "were"
                    | "talked"
                    | "went"
            )
        {
            return 4;
        }
        // "mail van roos"
        if matches!(t.low(p), "from" | "van")
            && matches!(
                back(1),
                "mail"
                    | "email"
                    | "e-mail"
                    | "mailtje"
                    | "appje"
                    | "bericht"
                    | "berichtje"
                    | "brief"
                    | "message"
                    | "letter"
                    | "telefoontje"
            )
        {
            return 4;
        }
        // "het team van wil is"
        if matches!(t.low(p), "van" | "of")
            && self.t.flags(i) & VERBAL != 0
            && t.flags(i + 1) & SAY != 0
        {
            return 3;
        }
        0
    }

    /// Decides about one word.
    fn judge(&mut self, i: usize) {
        let t = self.t;
        let f = self.f(i);
        let shape = t[i].shape;
        if f & (PRON | DET) != 0
            || f & TITLE != 0 && f & FIRST == 0
            || shape == Shape::Initial
            || f & NOTNAME != 0 && f & NAMELIKE == 0
            || f & GREET != 0 && self.context(i) < 4
        {
            return;
        }
        let name = f & (FIRST | NAMED | LAST) != 0;
        let ordinary = self.ordinary(i);
        let capital = matches!(shape, Shape::Title | Shape::Mixed);
        if f & WEEKDAY != 0 {
            return;
        }
        if f & (MONTH | HOLIDAY | KIN) != 0 {
            let enough = if capital && !t[i].first { 2 } else { 4 };
            let dated = t.get(i + 1).is_some_and(|x| x.shape == Shape::Number)
                || i > 0 && t[i - 1].shape == Shape::Number;
            if f & FIRST != 0 && self.context(i) >= enough && !dated {
                self.mark(i, 0.75, "name-context");
            }
            return;
        }
        if name && !ordinary {
            // In a Dutch note an English word is no name without a sign; a surname of far away neither.
            let foreign_word = f & WORD != 0 && f & NAMELIKE == 0;
            let weak = f & (FIRST | NAMED | HOME) == 0;
            let context = self.context(i);
            let ok = match shape {
                Shape::Lower => {
                    let need = if f & VERBAL != 0 {
                        3
                    } else if foreign_word {
                        2
                    } else if weak || f & EMPLOYER != 0 {
                        1
                    } else if t.low(i).len() < 3 {
                        2
                    } else if f & WORD != 0 {
                        -2
                    } else {
                        -9
                    };
                    context >= need
                }
                Shape::Upper => {
                    self.style.shouting && context >= -3
                        || t.low(i).len() > 3 && !foreign_word
                        || context >= 2
                }
                _ => {
                    !(t[i].first && foreign_word && context < 1)
                        && !(self.style.heading(t, i) && foreign_word && context < 2)
                        && !(t[i].first && f & VERBAL != 0 && context < 2)
                }
            };
            if ok {
                self.mark(
                    i,
                    if foreign_word || weak { 0.8 } else { 0.95 },
                    "name-list",
                );
            }
            return;
        }
        if name {
            let context = self.context(i);
            let verbal = f & (VERBAL | STOP) != 0 || f & VERB != 0 && f & NAMED == 0;
            let ok = if capital && self.inside(i) {
                f & STOP == 0 && context >= if f & (FIRST | NAMED) != 0 { -3 } else { -1 }
                    || context >= 2
            } else if capital {
                context >= 2 + i32::from(f & STOP != 0) && f & (FIRST | NAMED) != 0
            } else if shape == Shape::Upper {
                context >= 3 && f & FIRST != 0
            } else if f & FIRST == 0 && f & NAMED == 0 {
                context >= 4 && f & (STOP | VERB) == 0
            } else {
                let idiom = matches!(
                    (t.low(i), t.low(i + 1)),
                    ("hart", "en") | ("hart", "voor") | ("hope", "and") | ("ster", "in")
                );
                let after_with = self
                    .previous(i)
                    .is_some_and(|p| t.flags(p) & STRONGWITH != 0);
                let need = if verbal {
                    if after_with {
                        2
                    } else if self.previous(i).is_none() {
                        4
                    } else {
                        5
                    }
                } else if self.style.lower {
                    2
                } else {
                    3
                };
                context >= need && !idiom && (f & STOP == 0 || context >= 5)
            };
            if ok {
                self.mark(i, if capital { 0.85 } else { 0.7 }, "name-word");
            }
            return;
        }
        if f & PROPER != 0 && !ordinary {
            if self.context(i) >= 2 && f & PLACE == 0 && capital {
                self.mark(i, 0.6, "name-context");
            }
            return;
        }
        if self.unknown(i) {
            let ok = match shape {
                Shape::Title | Shape::Mixed if !t[i].first => {
                    !self.style.heading(t, i) || self.context(i) >= 2
                }
                Shape::Title | Shape::Mixed => t.low(i).len() > 2 && self.context(i) >= 1,
                Shape::Upper => self.context(i) >= 3 && t.low(i).len() > 3,
                _ => {
                    t.low(i).len() > 2 && self.context(i) >= 2 && !self.typo(i)
                        || t.low(i).chars().any(|c| c.is_alphabetic() && c > '\u{24f}')
                }
            };
            if ok {
                self.mark(i, if capital { 0.8 } else { 0.65 }, "unknown-word");
            }
            return;
        }
        // An ordinary word and no name: only a title, kinship or "heet" makes it one, and only with a capital.
        if capital
            && self.inside(i)
            && f & (STOP | ORGHEAD | JOB) == 0
            && f & NOTNAME == 0
            && self.context(i) >= 3
        {
            self.mark(i, 0.6, "name-context");
        }
    }

    /// A long word of no list that is one slip away from a dictionary word.
    fn typo(&self, i: usize) -> bool {
        let w: Vec<char> = self.low(i).chars().collect();
        if w.len() < 6 {
            return false;
        }
        let mut s = String::with_capacity(w.len() + 2);
        for k in 0..w.len() {
            for swap in [false, true] {
                s.clear();
                s.extend(w[..k].iter());
                if swap {
                    let Some(next) = w.get(k + 1) else { continue };
                    s.push(*next);
                    s.push(w[k]);
                    s.extend(w[k + 2..].iter());
                } else {
                    s.extend(w[k + 1..].iter());
                }
                if self.lexicon.flags(&s) & WORD != 0 {
                    return true;
                }
            }
            s.clear();
            s.extend(w[..=k].iter());
            s.push(w[k]);
            s.extend(w[k + 1..].iter());
            if self.lexicon.flags(&s) & WORD != 0 {
                return true;
            }
        }
        false
    }

    /// `J. de Vries`, `A.M. Jansen`, and a single `K.` where a person acts.
    fn initials(&mut self) {
        let t = self.t;
        let mut i = 0;
        while i < t.len() {
            if t[i].shape != Shape::Initial || i > 0 && !t[i].spaced && t.raw(i - 1) == "-" {
                i += 1;
                continue;
            }
            let from = i;
            let mut k = i;
            while t.get(k).is_some_and(|x| {
                x.shape == Shape::Initial
                    || x.shape == Shape::Title && t.low(k).len() == 2 && t.raw(k + 1) == "."
            }) && t.raw(k + 1) == "."
                && t[k + 1].start == t[k].end
                && !(k > from && t.broken(k))
            {
                k += 2;
            }
            let dots = k > from;
            let mut w = k;
            while t.flags(w) & TUSSEN != 0 && !t.broken(w) && w < k + 4 {
                w += 1;
            }
            let surname = dots
                && t.get(w).is_some_and(|x| {
                    x.is_word()
                        && !t.broken(w)
                        && (x.capital() && (w > k || !(x.shape == Shape::Initial))
                            || w > k && self.f(w) & (LAST | NAMED) != 0)
                });
            let option = k == from + 2
                && t[from].first
                && w == k
                && self.f(w) & (LAST | NAMED) == 0
                && !self.unknown(w);
            let after_stop = t.flags(w) & (PRON | STOP | DET) != 0 && w == k || option;
            if surname && !after_stop {
                for x in from..=w {
                    self.mark(x, 0.95, "initials");
                }
            } else {
                let context = self.context(if dots { k - 2 } else { from });
                let verb = t.flags(k) & SAY != 0
                    && t.get(k).is_some_and(|x| x.shape == Shape::Lower)
                    && !t.broken(k);
                let kin = self
                    .previous(from)
                    .is_some_and(|p| t.flags(p) & (KIN | STRONGWITH | TITLE) != 0);
                let several = k >= from + 4;
                let letter = !matches!(t.raw(from), "I" | "U") || dots;
                if letter
                    && (dots
                        && (verb
                            || kin
                            || several && !matches!(t.low(from), "b" | "n")
                            || context >= 3)
                        || !dots && kin && t.low(from) != "e")
                {
                    let to = if dots { k } else { from + 1 };
                    for x in from..to {
                        self.mark(x, 0.8, "initials");
                    }
                    k = to;
                }
            }
            i = k.max(i + 1);
        }
    }

    /// `mevrouw de Wit`, `dhr. van den berg`: behind a title anything that can be a surname is one.
    fn titled(&mut self) {
        let t = self.t;
        for i in 0..t.len() {
            let f = t[i].flags;
            if f & TITLE == 0 || f & STOP != 0 {
                continue;
            }
            let strong = matches!(
                t.low(i),
                "mevrouw"
                    | "meneer"
                    | "mijnheer"
                    | "dhr"
                    | "mw"
                    | "mevr"
                    | "mr"
                    | "mrs"
                    | "ms"
                    | "dr"
                    | "drs"
                    | "prof"
                    | "juffrouw"
                    | "ir"
                    | "miss"
            );
            let mut k =
                i + 1 + usize::from(t.raw(i + 1) == "." && t.get(i + 1).is_some_and(|x| !x.spaced));
            if t.broken(k) {
                continue;
            }
            while t.flags(k) & TITLE != 0 && !t.broken(k) && k < i + 5 {
                k += 1 + usize::from(t.raw(k + 1) == ".");
            }
            let from = k;
            while t.flags(k) & TUSSEN != 0 && t[k].is_word() && !t.broken(k) && k < from + 3 {
                k += 1;
            }
            let Some(x) = t.get(k) else { continue };
            if !x.is_word() || t.broken(k) || x.shape == Shape::Initial {
                continue;
            }
            let known = self.f(k) & (NAME | HOME) != 0 || self.unknown(k);
            let blocked = x.flags & (STOP | PRON | DET | KIN) != 0
                || x.flags & (SAY | VERB) != 0
                    && x.shape == Shape::Lower
                    && !(k > from && x.flags & LAST != 0);
            let ok = !blocked
                && (x.capital() && !x.first
                    || strong
                        && (known || x.shape == Shape::Lower && k > from && x.flags & LAST != 0)
                    || !strong && known && !self.ordinary(k));
            if ok && (k == from || strong || x.capital()) {
                for y in from..=k {
                    self.mark(y, 0.93, "title");
                }
            }
        }
    }

    /// Takes surnames, particles and second names along.
    fn extend(&mut self) {
        let t = self.t;
        let mut i = 0;
        while i < t.len() {
            if self.hit[i] == 0.0 || t[i].shape == Shape::Mark {
                i += 1;
                continue;
            }
            let given = self.f(i) & FIRST != 0 || self.f(i) & (WORD | LAST) == 0;
            // To the left: particles with a capital, or before a surname.
            let surname =
                self.f(i) & (LAST | NAMED) != 0 && (self.f(i) & FIRST == 0 || t[i].capital());
            let mut p = i;
            while surname
                && p > 0
                && t[p - 1].flags & TUSSEN != 0
                && !t.broken(p)
                && self.hit[p - 1] == 0.0
                && i - p < 3
                && (t[p - 1].capital()
                    || self.f(i) & FIRST == 0
                        && matches!(
                            t.low(p - 1),
                            "de" | "der"
                                | "den"
                                | "het"
                                | "'t"
                                | "el"
                                | "al"
                                | "ben"
                                | "ter"
                                | "ten"
                                | "le"
                                | "la"
                        )
                    || self.f(i) & FIRST == 0 && p < i && t.low(p - 1) == "van")
            {
                p -= 1;
                self.mark(p, 0.85, "surname");
            }
            // To the right.
            let mut k = i + 1;
            let mut steps = 0;
            while k < t.len() && steps < 4 && !t.broken(k) {
                if self.hit[k] > 0.0 {
                    break;
                }
                let x = t[k];
                if !x.is_word() {
                    break;
                }
                if x.shape == Shape::Initial
                    && t.raw(k + 1) == "."
                    && t.get(k + 2).is_some_and(|y| y.capital())
                {
                    self.mark(k, 0.85, "surname");
                    self.hit[k + 1] = 0.85;
                    k += 2;
                    steps += 1;
                    continue;
                }
                let mut w = k;
                while t.flags(w) & TUSSEN != 0
                    && t.get(w).is_some_and(|y| y.is_word())
                    && !t.broken(w)
                    && w < k + 3
                {
                    w += 1;
                }
                let Some(y) = t.get(w) else { break };
                if !y.is_word() || w > k && t.broken(w) {
                    break;
                }
                let wf = self.f(w);
                let stop = wf & (PRON | DET | MONTH | WEEKDAY | KIN | NOTNAME | HOLIDAY) != 0
                    && !(w > k && wf & HOME != 0 && wf & PRON == 0)
                    || wf & STOP != 0 && !(w > k && wf & HOME != 0 && (y.capital() || w > k + 1));
                let take = if y.capital() && !y.first {
                    !(stop
                        || self.style.heading(t, w) && wf & NAME == 0
                        || w == k && self.ordinary(w) && wf & NAME == 0)
                        && !(w > k
                            && matches!(
                                t.low(k),
                                "van"
                                    | "aan"
                                    | "in"
                                    | "op"
                                    | "uit"
                                    | "voor"
                                    | "onder"
                                    | "over"
                                    | "en"
                            )
                            && (wf & FIRST != 0 && wf & HOME == 0
                                || wf & EMPLOYER != 0 && wf & HOME == 0))
                        && (w == k || wf & ORGHEAD == 0)
                        && y.shape != Shape::Initial
                        && !(y.shape == Shape::Upper && self.t[i].shape != Shape::Upper)
                } else if y.shape == Shape::Lower
                    && given
                    && (self.style.lower || w > k || t[i].shape == Shape::Lower)
                {
                    let home = wf & (HOME | NAMED) != 0;
                    if w > k {
                        let particle = !matches!(
                            t.low(k),
                            "in" | "op"
                                | "uit"
                                | "over"
                                | "onder"
                                | "aan"
                                | "voor"
                                | "la"
                                | "le"
                                | "al"
                                | "a"
                        ) || w > k + 1;
                        !stop
                            && wf & SAY == 0
                            && (particle || t.low(k + 1) == "'t")
                            && (home
                                || wf & LAST != 0 && !self.ordinary(w)
                                || self.unknown(w)
                                || (matches!(t.low(k), "ter" | "ten")
                                    || matches!(t.low(k + 1), "der" | "den" | "'t"))
                                    && wf & (STOP | VERB) == 0)
                    } else {
                        !stop
                            && wf & (SAY | VERBAL) == 0
                            && (wf & (HOME | LAST | NAMED) != 0
                                && !self.ordinary(w)
                                && wf & VERB == 0
                                || home
                                    && (wf & LAST != 0
                                        || t.get(w + 1).is_some_and(|z| {
                                            z.flags & SAY != 0 || matches!(t.raw(w + 1), "(" | ",")
                                        }))
                                    && wf & (VERB | SAY) == 0
                                    && !self.ordinary(i)
                                || (self.unknown(w) && !self.typo(w)
                                    || self.style.english
                                        && (t.flags(w) == 0
                                            || wf & (PLACE | PROPER | LAST | NAMED) != 0
                                                && wf & WORD == 0))
                                    && t.low(w).len() > 3
                                    && self.style.lower)
                    }
                } else {
                    false
                };
                if !take {
                    break;
                }
                for x in k..=w {
                    self.mark(x, 0.85, "surname");
                }
                k = w + 1;
                steps += 1;
            }
            i = k.max(i + 1);
        }
    }

    /// A name found once counts everywhere in the text, also in small letters or with a slip of the finger.
    fn propagate(&mut self) {
        let t = self.t;
        let mut forms: HashMap<String, bool> = HashMap::new();
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
            *forms.entry(base.to_owned()).or_insert(ordinary) &= ordinary;
            for part in base
                .split('-')
                .filter(|p| p.len() > 3 && base.contains('-'))
            {
                forms
                    .entry(part.to_owned())
                    .or_insert_with(|| self.style.ordinary(self.lexicon.flags(part)));
            }
        }
        if forms.is_empty() {
            return;
        }
        let long: Vec<Vec<char>> = forms
            .iter()
            .filter(|(w, o)| !**o && w.chars().count() >= 5)
            .map(|(w, _)| w.chars().collect())
            .collect();
        for i in 0..t.len() {
            if self.hit[i] > 0.0 || !t[i].is_word() || t.low(i).len() < 2 {
                continue;
            }
            let low = t.low(i);
            let base = ["'s", "s", "tje", "je"]
                .iter()
                .find_map(|e| low.strip_suffix(e).filter(|b| forms.contains_key(*b)));
            let known = forms.get(low).or_else(|| base.and_then(|b| forms.get(b)));
            if let Some(ordinary) = known {
                let capital = t[i].capital();
                let ok = if !ordinary {
                    true
                } else if base.is_some() && !forms.contains_key(low) {
                    capital && !t[i].first
                } else if capital {
                    self.f(i) & (STOP | VERBAL) == 0
                        && (!t[i].first || self.context(i) >= 0)
                        && !self.style.heading(t, i)
                        || self.context(i) >= 1
                } else {
                    let need = if self.f(i) & (VERBAL | STOP) != 0 {
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
                && self.context(i) >= 1
                && self.f(i) & (STOP | KIN | MONTH | NOTNAME) == 0
                && forms
                    .keys()
                    .any(|n| n.len() > low.len() && n.starts_with(low))
            {
                self.mark(i, 0.7, "nickname");
            } else if !long.is_empty()
                && t.low(i).len() >= 5
                && (t[i].flags & !MULTI == 0)
                && self.unknown(i)
            {
                let w: Vec<char> = low.chars().collect();
                if long.iter().any(|n| {
                    n[0] == w[0]
                        && n.len().abs_diff(w.len()) <= 1
                        && super::super::known::within(n, &w, 1)
                }) {
                    self.mark(i, 0.75, "misspelt");
                }
            }
        }
    }

    /// Joins neighbouring words into mentions.
    fn write(&self, found: &mut Found) {
        let t = self.t;
        let mut i = 0;
        while i < t.len() {
            if self.hit[i] == 0.0 {
                i += 1;
                continue;
            }
            let from = i;
            let mut confidence: f32 = self.hit[i];
            while i + 1 < t.len() && self.hit[i + 1] > 0.0 && !t.broken(i + 1) {
                i += 1;
                confidence = confidence.max(self.hit[i]);
            }
            found.add(
                (t[from].start, t[i].end),
                Kind::Person,
                self.why[from],
                confidence,
                32,
            );
            i += 1;
        }
    }
}
