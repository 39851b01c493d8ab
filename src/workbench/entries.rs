//! A session and a score as one line to be typed: how what is there stands in it, and how what was typed is read. Panes and lines ask for both here, so that
//! the same words do in both.

use crate::casebook::{Date, Format, GoalScore, Outcome, Payment, Score, Session};
use crate::locale::{Language, say, t, tf};
use std::fmt::Write as _;

/// What was typed of a session: what is not said stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionEntry {
    /// The day.
    pub date: Option<Date>,
    /// How long, in minutes.
    pub minutes: Option<u32>,
    /// Alone or in a group.
    pub format: Option<Format>,
    /// Paid or not.
    pub payment: Option<Payment>,
    /// How it ended; `Some(None)`: nothing is said of that any more.
    pub outcome: Option<Option<Outcome>>,
    /// What was worked with, techniques and patterns alike, as it was typed and in small letters.
    pub terms: Option<Vec<String>>,
}

/// What was typed of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreEntry {
    /// Of this day; else of today, and what is taken out is the last one.
    pub date: Option<Date>,
    /// What it is to be; none takes it out.
    pub score: Option<Score>,
}

/// What stands for nothing.
const NOTHING: &str = "-";

/// One of the casebook's own words in the language of the interface.
pub fn word(own: &str) -> String {
    t(&format!("word-{own}"))
}

/// A session as it is proposed: `2026-03-03 60 individual paid progress; grow, pleasing`.
pub fn session_line(s: &Session) -> String {
    let outcome = s.outcome.map_or(NOTHING.to_owned(), |o| word(o.as_str()));
    let terms = s.terms();
    let terms = match terms.is_empty() {
        true => String::new(),
        false => format!("; {}", terms.join(", ")),
    };
    format!(
        "{} {} {} {} {outcome}{terms}",
        s.date,
        s.duration_min,
        word(s.format.as_str()),
        word(s.payment.as_str())
    )
}

/// A score as it is proposed: today's, `2026-03-03 +1`; with none yet the day alone, to be gone on with. An older one is corrected by its day: a proposal of
/// that one would change it for whoever meant to add another.
pub fn score_line(last: Option<&GoalScore>, today: Date) -> String {
    match last.filter(|s| s.date == today) {
        Some(s) => format!("{today} {:+}", i8::from(s.score)),
        None => format!("{today} "),
    }
}

/// A day as `2026-03-03`, or in the order it is spoken in, `3-3-2026`, `3/3/2026` or `3.3.2026`.
fn day(typed: &str) -> Option<Date> {
    typed.parse().ok().or_else(|| {
        let mut parts = typed.split(['-', '/', '.']);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let all = parts.next().is_none() && year.len() == 4;
        all.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok())?
    })
}

/// Reads a session, its words in any order and either language, and behind a semicolon what was worked with: whether there are such terms is not known here.
pub fn read_session(typed: &str) -> Result<SessionEntry, String> {
    let mut out = SessionEntry::default();
    // The one thing that is called by two words.
    let typed = typed.to_lowercase().replace("pro bono", "pro_bono");
    let (typed, terms) = match typed.split_once(';') {
        Some((typed, terms)) => (typed, Some(terms)),
        None => (typed.as_str(), None),
    };
    let listed = |all: &str| {
        let terms = all.split([',', ';']).map(str::trim);
        terms
            .filter(|t| !t.is_empty() && *t != NOTHING)
            .map(str::to_owned)
            .collect()
    };
    out.terms = terms.map(listed);
    for part in parts(typed) {
        if let Some(day) = day(part) {
            out.date = Some(day);
        } else if let Ok(minutes) = part.parse() {
            out.minutes = Some(minutes);
        } else if let Some(format) = meant(Format::ALL, Format::as_str, part) {
            out.format = Some(format);
        } else if let Some(payment) = meant(Payment::ALL, Payment::as_str, part) {
            out.payment = Some(payment);
        } else if let Some(outcome) = meant(Outcome::ALL, Outcome::as_str, part) {
            out.outcome = Some(Some(outcome));
        } else if part == NOTHING {
            out.outcome = Some(None);
        } else if !["min", "minutes", "minuten"].contains(&part) {
            return Err(wrong_session(part));
        }
    }
    Ok(out)
}

/// Reads a score: a day, if it is not today's, and the score or `-`.
pub fn read_score(typed: &str) -> Result<ScoreEntry, String> {
    let (mut date, mut score) = (None, None);
    for part in parts(typed) {
        if let Some(day) = day(part) {
            date = Some(day);
        } else if part == NOTHING {
            score = Some(None);
        } else {
            let number = part.parse::<i8>().ok();
            let on_scale = number.and_then(|n| Score::try_from(n).ok());
            score = Some(Some(on_scale.ok_or_else(|| t("wb-wrong-score"))?));
        }
    }
    let score = score.ok_or_else(|| t("wb-wrong-score"))?;
    Ok(ScoreEntry { date, score })
}

fn parts(typed: &str) -> impl Iterator<Item = &str> {
    typed
        .split(|c: char| c.is_whitespace() || c == ',' || c == '·')
        .filter(|p| !p.is_empty())
}

/// The one of these that a word stands for, in the casebook's word or in that of a language.
fn meant<T: Copy>(all: &[T], own: fn(T) -> &'static str, typed: &str) -> Option<T> {
    let called = |w: &str| {
        let in_language = |l: Language| say(l, &format!("word-{w}"), &[]).replace(' ', "_");
        w == typed || Language::ALL.into_iter().any(|l| in_language(l) == typed)
    };
    all.iter().copied().find(|one| called(own(*one)))
}

/// Which word was not understood, and which would be.
fn wrong_session(part: &str) -> String {
    let mut words = String::new();
    let all = Format::ALL.iter().map(|w| w.as_str());
    let all = all.chain(Payment::ALL.iter().map(|w| w.as_str()));
    for own in all.chain(Outcome::ALL.iter().map(|w| w.as_str())) {
        let _ = write!(words, "{}, ", word(own));
    }
    let words = format!("{words}{NOTHING}");
    let said = [("word", part.to_owned().into()), ("words", words.into())];
    tf("wb-wrong-session", &said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::{CaseId, SessionId};
    use jiff::civil::date;

    #[test]
    fn a_session_is_read_back_as_it_is_proposed_and_in_either_language() {
        let session = Session {
            id: SessionId(1),
            case_id: CaseId(1),
            date: date(2026, 3, 3),
            duration_min: 50,
            format: Format::Group,
            payment: Payment::ProBono,
            techniques: vec![],
            patterns: vec![],
            outcome: None,
            created_ms: 0,
        };
        let all = SessionEntry {
            date: Some(session.date),
            minutes: Some(50),
            format: Some(Format::Group),
            payment: Some(Payment::ProBono),
            outcome: Some(None),
            terms: None,
        };
        assert_eq!(read_session(&session_line(&session)), Ok(all.clone()));
        let worked = Session {
            techniques: vec!["grow".into()],
            patterns: vec!["pleasing".into()],
            ..session.clone()
        };
        let terms = Some(vec!["grow".to_owned(), "pleasing".to_owned()]);
        let read = read_session(&session_line(&worked));
        assert_eq!(read, Ok(SessionEntry { terms, ..all }));
        // Nothing behind it: nothing was worked with.
        for none in ["45;", "45; -"] {
            assert_eq!(read_session(none).map(|e| e.terms), Ok(Some(vec![])));
        }
        for outcome in Outcome::ALL.iter().copied() {
            let line = session_line(&Session {
                outcome: Some(outcome),
                ..session.clone()
            });
            assert_eq!(
                read_session(&line).unwrap().outcome,
                Some(Some(outcome)),
                "{line}"
            );
        }
        let dutch = read_session("45 min, Individueel, onbetaald, inzicht").unwrap();
        assert_eq!((dutch.date, dutch.minutes), (None, Some(45)));
        assert_eq!(dutch.payment, Some(Payment::ProBono));
        assert_eq!(dutch.outcome, Some(Some(Outcome::Insight)));
        let wrong = read_session("2026-03-03 sixty").unwrap_err();
        assert!(wrong.contains("sixty") && wrong.contains("paid"), "{wrong}");
        assert!(read_session("2026-02-30").is_err());
    }

    #[test]
    fn a_score_is_a_day_and_a_number_or_nothing() {
        let last = GoalScore {
            date: date(2026, 3, 3),
            session_id: None,
            score: Score::try_from(1).unwrap(),
        };
        let read = |typed: &str| read_score(typed).map(|e| (e.date, e.score.map(i8::from)));
        let day = Some(last.date);
        assert_eq!(
            read(&score_line(Some(&last), last.date)),
            Ok((day, Some(1)))
        );
        assert_eq!(read("-2"), Ok((None, Some(-2))));
        // The last one is of another day: what is added now does not change it.
        let later = date(2026, 4, 1);
        assert!(read(&score_line(Some(&last), later)).is_err());
        for typed in ["3-3-2026 +1", "3/03/2026 1", "03.03.2026, 1"] {
            assert_eq!(read(typed), Ok((day, Some(1))), "{typed}");
        }
        assert!(read("31-2-2026 1").is_err() && read("3-3-26 1").is_err());
        assert_eq!(read("2026-03-03 -"), Ok((day, None)));
        for wrong in ["", "2026-03-03", "3", "much", &score_line(None, last.date)] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
