//! What a record says besides words: how it ended and a few counts, and how exactly each of these leaves. The coach can have one said more coarsely or left
//! out, as far as the published schema has a value for that: `none` for the outcome, 0 for a count. The language has none, so it always leaves.

use crate::casebook::{AnonymisationLevel, words};
use serde::{Deserialize, Serialize};

/// More sessions than this are written as this many: a long trajectory is rare.
const MOST_SESSIONS: u32 = 20;
/// Sessions are rounded up to so many, minutes to so many.
const FIVES: u32 = 5;
const HALF_HOUR: u32 = 30;
/// The outcome of which nothing is said.
const NO_OUTCOME: &str = "none";

words!(
    /// Something a record says that is no word, and that it can say less exactly; named as in the record.
    Fact {
        /// How it ended.
        Outcomes = "outcomes",
        /// How many sessions it covers.
        SessionCount = "session_count",
        /// How long they took.
        DurationAvg = "duration_avg",
    }
);

words!(
    /// How exactly a fact leaves.
    Said {
        /// As the level of the consent has it.
        Exact = "exact",
        /// Sessions by fives, minutes by half hours.
        Coarse = "coarse",
        /// Not at all.
        Out = "out",
    }
);

impl Fact {
    /// The ways it can be said, in the order in which a key goes through them. There is nothing between an outcome and none.
    pub const fn ways(self) -> &'static [Said] {
        match self {
            Self::Outcomes => &[Said::Exact, Said::Out],
            Self::SessionCount | Self::DurationAvg => &[Said::Exact, Said::Coarse, Said::Out],
        }
    }

    /// The way after this one, the first after the last.
    pub fn next(self, said: Said) -> Said {
        let ways = self.ways();
        let at = ways.iter().position(|w| *w == said).map_or(0, |i| i + 1);
        ways.get(at).copied().unwrap_or(Said::Exact)
    }
}

/// What is said less exactly than the level has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Less {
    outcomes: Said,
    session_count: Said,
    duration_avg: Said,
}

impl Default for Less {
    fn default() -> Self {
        Self {
            outcomes: Said::Exact,
            session_count: Said::Exact,
            duration_avg: Said::Exact,
        }
    }
}

impl Less {
    /// How exactly this fact leaves.
    pub const fn of(&self, fact: Fact) -> Said {
        match fact {
            Fact::Outcomes => self.outcomes,
            Fact::SessionCount => self.session_count,
            Fact::DurationAvg => self.duration_avg,
        }
    }

    /// Has this fact leave in this way; the nearest careful one where it has no such way.
    pub fn set(&mut self, fact: Fact, said: Said) {
        let said = match fact.ways().contains(&said) {
            true => said,
            false => Said::Out,
        };
        match fact {
            Fact::Outcomes => self.outcomes = said,
            Fact::SessionCount => self.session_count = said,
            Fact::DurationAvg => self.duration_avg = said,
        }
    }

    fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// Everything of a record that is not words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// How it ended, in general terms.
    pub outcomes: String,
    /// Sessions it covers.
    pub session_count: u32,
    /// Their mean length, minutes.
    pub duration_avg: u32,
    /// `nl` or `en`.
    pub language: String,
    /// What the coach has said less exactly.
    #[serde(default, skip_serializing_if = "Less::is_none")]
    pub less: Less,
}

impl Facts {
    /// As coarse as the level asks: lengths to five minutes, or to fifteen; and as the coach asks besides.
    #[must_use]
    pub fn coarse(&self, level: AnonymisationLevel) -> Self {
        let step = match level {
            AnonymisationLevel::Partial => 5,
            AnonymisationLevel::Full => 15,
        };
        let sessions = self.session_count.min(MOST_SESSIONS);
        let minutes = rounded(self.duration_avg, step);
        let less = &self.less;
        Self {
            outcomes: match less.outcomes {
                Said::Exact => self.outcomes.clone(),
                Said::Coarse | Said::Out => NO_OUTCOME.to_owned(),
            },
            session_count: match less.session_count {
                Said::Exact => sessions,
                Said::Coarse => by_fives(sessions),
                Said::Out => 0,
            },
            duration_avg: match less.duration_avg {
                Said::Exact => minutes,
                Said::Coarse => by_half_hours(minutes),
                Said::Out => 0,
            },
            ..self.clone()
        }
    }
}

fn rounded(n: u32, step: u32) -> u32 {
    (n + step / 2) / step * step
}

/// Up, so that some are never written as none: none is what is not said.
pub fn by_fives(sessions: u32) -> u32 {
    sessions.div_ceil(FIVES) * FIVES
}

/// To the nearest, and never down to none.
pub fn by_half_hours(minutes: u32) -> u32 {
    match minutes {
        0 => 0,
        n => rounded(n, HALF_HOUR).max(HALF_HOUR),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn facts(n: u32, d: u32) -> Facts {
        Facts {
            outcomes: "progress".into(),
            session_count: n,
            duration_avg: d,
            language: "nl".into(),
            less: Less::default(),
        }
    }

    proptest! {
        #[test]
        fn counts_become_coarse(n in 0u32..500, d in 0u32..2000) {
            let full = facts(n, d).coarse(AnonymisationLevel::Full);
            prop_assert!(full.session_count <= 20 && full.duration_avg.is_multiple_of(15) && full.duration_avg.abs_diff(d) <= 8);
            let mut less = facts(n, d);
            less.less.set(Fact::SessionCount, Said::Coarse);
            less.less.set(Fact::DurationAvg, Said::Coarse);
            let said = less.coarse(AnonymisationLevel::Full);
            prop_assert!(said.session_count <= 20 && said.session_count.is_multiple_of(5));
            prop_assert!(said.duration_avg.is_multiple_of(30));
            prop_assert_eq!((said.session_count == 0, said.duration_avg == 0), (full.session_count == 0, full.duration_avg == 0));
        }
    }

    #[test]
    fn what_is_left_out_has_the_value_the_schema_has_for_it() {
        let mut f = facts(7, 50);
        let whole = serde_json::to_string(&f).unwrap();
        assert!(!whole.contains("less"), "{whole}");
        for fact in Fact::ALL {
            f.less.set(*fact, Said::Out);
        }
        let said = f.coarse(AnonymisationLevel::Partial);
        assert_eq!(
            (
                said.outcomes.as_str(),
                said.session_count,
                said.duration_avg
            ),
            ("none", 0, 0)
        );
        let kept: Facts = serde_json::from_str(&serde_json::to_string(&f).unwrap()).unwrap();
        assert_eq!(kept, f);
        // Nothing lies between an outcome and none.
        f.less.set(Fact::Outcomes, Said::Coarse);
        assert_eq!(f.less.of(Fact::Outcomes), Said::Out);
        assert_eq!(Fact::Outcomes.next(Said::Exact), Said::Out);
        assert_eq!(Fact::DurationAvg.next(Said::Exact), Said::Coarse);
        assert_eq!(Fact::DurationAvg.next(Said::Out), Said::Exact);
    }
}
