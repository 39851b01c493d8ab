//! When a binding holds: small expressions over facts of the screen (`running && !input-empty`). Keymaps write them, `update` says what is so.

use crate::config::Mistake;

/// A fact a binding can depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// An answer is being written.
    Running,
    /// A case is open (not the materials).
    CaseOpen,
    /// There is a conversation.
    HasTurns,
    /// A note is selected.
    HasNotes,
    /// The text being typed is empty.
    InputEmpty,
    /// The cursor is at the very start of the text.
    CursorAtStart,
    /// The cursor is at the very end of the text.
    CursorAtEnd,
    /// The first row is selected.
    ListAtStart,
    /// The last row is selected.
    ListAtEnd,
    /// Text is selected.
    Selecting,
    /// The note differs from what is saved.
    Changed,
    /// The clock of a session runs.
    TimerRuns,
}

const NAMES: [(&str, Fact); 12] = [
    ("running", Fact::Running),
    ("case-open", Fact::CaseOpen),
    ("has-turns", Fact::HasTurns),
    ("has-notes", Fact::HasNotes),
    ("input-empty", Fact::InputEmpty),
    ("cursor-at-start", Fact::CursorAtStart),
    ("cursor-at-end", Fact::CursorAtEnd),
    ("list-at-start", Fact::ListAtStart),
    ("list-at-end", Fact::ListAtEnd),
    ("selecting", Fact::Selecting),
    ("changed", Fact::Changed),
    ("timer-runs", Fact::TimerRuns),
];

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// Always.
    Always,
    /// A fact.
    Is(Fact),
    /// The opposite.
    Not(Box<When>),
    /// Both.
    And(Box<When>, Box<When>),
    /// Either.
    Or(Box<When>, Box<When>),
}

/// Deepest nesting of brackets.
const DEEPEST: usize = 16;

impl When {
    /// Reads `!`, `&&`, `||`, brackets and names of facts.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let mut words = Words {
            rest: text,
            depth: 0,
        };
        let out = words.either()?;
        match words.rest.trim_start() {
            "" => Ok(out),
            rest => Err(Mistake::new("mistake-when-rest").with("rest", rest)),
        }
    }

    /// Whether it holds.
    pub fn holds(&self, so: &dyn Fn(Fact) -> bool) -> bool {
        match self {
            Self::Always => true,
            Self::Is(fact) => so(*fact),
            Self::Not(a) => !a.holds(so),
            Self::And(a, b) => a.holds(so) && b.holds(so),
            Self::Or(a, b) => a.holds(so) || b.holds(so),
        }
    }
}

struct Words<'a> {
    rest: &'a str,
    depth: usize,
}

impl Words<'_> {
    fn take(&mut self, mark: &str) -> bool {
        match self.rest.trim_start().strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn either(&mut self) -> Result<When, Mistake> {
        let mut out = self.both()?;
        while self.take("||") {
            out = When::Or(Box::new(out), Box::new(self.both()?));
        }
        Ok(out)
    }

    fn both(&mut self) -> Result<When, Mistake> {
        let mut out = self.one()?;
        while self.take("&&") {
            out = When::And(Box::new(out), Box::new(self.one()?));
        }
        Ok(out)
    }

    fn one(&mut self) -> Result<When, Mistake> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Mistake::new("mistake-when-deep"));
        }
        let out = if self.take("!") {
            When::Not(Box::new(self.one()?))
        } else if self.take("(") {
            let inner = self.either()?;
            if !self.take(")") {
                return Err(Mistake::new("mistake-when-bracket"));
            }
            inner
        } else {
            self.fact()?
        };
        self.depth -= 1;
        Ok(out)
    }

    fn fact(&mut self) -> Result<When, Mistake> {
        let text = self.rest.trim_start();
        let end = text
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        self.rest = rest;
        match NAMES.iter().find(|(n, _)| *n == word) {
            Some((_, fact)) => Ok(When::Is(*fact)),
            None => Err(Mistake::unknown(word, NAMES.iter().map(|(n, _)| *n))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use proptest::prelude::*;

    #[test]
    fn not_binds_before_and_before_or() {
        let w = When::parse("!running && has-turns || (changed && selecting)").unwrap();
        let so = |true_ones: &'static [Fact]| move |f: Fact| true_ones.contains(&f);
        assert!(w.holds(&so(&[Fact::HasTurns])));
        assert!(!w.holds(&so(&[Fact::HasTurns, Fact::Running])));
        assert!(w.holds(&so(&[Fact::Running, Fact::Changed, Fact::Selecting])));
    }

    #[test]
    fn mistakes_are_named() {
        for l in Language::ALL {
            let e = When::parse("runing").unwrap_err().said_in(l);
            assert!(e.contains("'runing'") && e.contains("'running'"), "{e}");
        }
        let e = When::parse("(running").unwrap_err();
        assert!(e.said_in(Language::Nl).contains("haakje"), "{e}");
        assert!(When::parse("running changed").is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[!()&| a-z-]{0,200}") {
            let _ = When::parse(&text);
        }
    }
}
