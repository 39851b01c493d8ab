//! Goals with progress on the five-point scale of goal attainment scaling (Kiresuk & Sherman, 1968):
//! -2 much less than expected, 0 the expected level, +2 much more than expected.

use super::{CaseId, Date, GoalId, SessionId};
use serde::{Deserialize, Serialize};

/// A point on the scale, -2 to +2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
pub struct Score(i8);

/// The number is not on the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not on the scale; give a whole number from -2 to +2")]
pub struct ScoreError(pub i8);

impl TryFrom<i8> for Score {
    type Error = ScoreError;
    fn try_from(v: i8) -> Result<Self, ScoreError> {
        if (-2..=2).contains(&v) {
            Ok(Self(v))
        } else {
            Err(ScoreError(v))
        }
    }
}

impl From<Score> for i8 {
    fn from(s: Score) -> i8 {
        s.0
    }
}

/// A goal of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Row identifier.
    pub id: GoalId,
    /// The case it belongs to.
    pub case_id: CaseId,
    /// What the client wants to be different.
    pub title: String,
    /// What level 0, the expected level, looks like.
    pub expected: Option<String>,
    /// When it should be reached.
    pub target: Option<Date>,
    /// Scores so far, oldest first.
    pub scores: Vec<GoalScore>,
}

/// Progress on a goal at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalScore {
    /// The day.
    pub date: Date,
    /// The session in which it was scored, if any.
    pub session_id: Option<SessionId>,
    /// -2 to +2.
    pub score: Score,
}

/// What it takes to set a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewGoal {
    /// The case it belongs to.
    pub case_id: CaseId,
    /// What the client wants to be different; must not be blank.
    pub title: String,
    /// What level 0 looks like.
    pub expected: Option<String>,
    /// When it should be reached.
    pub target: Option<Date>,
}

/// The scores as a line one character high, oldest first: `▁▃▅▆█` for -2 to +2.
pub fn trend_line(scores: &[GoalScore]) -> String {
    const BARS: [char; 5] = ['▁', '▃', '▅', '▆', '█'];
    scores
        .iter()
        .map(|s| BARS[usize::from((s.score.0 + 2).unsigned_abs())])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_five_points_are_scores() {
        let ok: Vec<i8> = (i8::MIN..=i8::MAX)
            .filter(|v| Score::try_from(*v).is_ok())
            .collect();
        assert_eq!(ok, [-2, -1, 0, 1, 2]);
    }

    #[test]
    fn the_line_rises_with_the_scores() {
        let date = jiff::civil::date(2026, 1, 1);
        let at = |v: i8| GoalScore {
            date,
            session_id: None,
            score: Score::try_from(v).unwrap(),
        };
        assert_eq!(trend_line(&[at(-2), at(-1), at(0), at(1), at(2)]), "▁▃▅▆█");
    }
}
