//! Correcting what was set down wrongly: who a client is, what a case or a goal is called, when a session was, of which one a note is, and a score of a goal. A note's own text is
//! corrected by saving it (`notes`). What was shared, or lies ready to be, stays as it was made: it is read again when it is prepared again.

use super::{Error, Practice, Result, hold};
use crate::casebook::{
    CaseId, ClientId, Date, GoalId, GoalScore, NewClient, NewGoal, NewSession, NoteId, Score,
    SessionId, today,
};
use crate::locale::tf;

impl Practice {
    /// Corrects a client: label, language and details, all at once.
    pub fn correct_client(&self, id: ClientId, client: &NewClient) -> Result<()> {
        self.vault().update_client(id, client)?;
        self.corrected("client.edit", &format!("client:{id}"))
    }

    /// Gives a client another label; the details stay.
    pub fn rename_client(&self, id: ClientId, label: &str) -> Result<()> {
        let client = NewClient {
            label: label.to_owned(),
            language: self.vault().client(id)?.language,
            details: self.vault().client_details(id)?.into_inner(),
        };
        self.correct_client(id, &client)
    }

    /// Corrects a case, all at once: its title, its first day and, where one is given, the client it is of.
    pub fn correct_case(
        &self,
        id: CaseId,
        title: &str,
        opened: Date,
        client: Option<ClientId>,
    ) -> Result<()> {
        self.vault().update_case(id, title, opened, client)?;
        hold(&self.inner.risk).take();
        Ok(())
    }

    /// Gives a case to another client.
    pub fn give_case(&self, id: CaseId, to: ClientId) -> Result<()> {
        self.vault().give_case(id, to)?;
        hold(&self.inner.risk).take();
        Ok(())
    }

    /// Gives a case another title.
    pub fn rename_case(&self, id: CaseId, title: &str) -> Result<()> {
        let opened = self.vault().case(id)?.case.opened;
        self.correct_case(id, title, opened, None)
    }

    /// Corrects a session, all of it but the case it is of.
    pub fn correct_session(&self, id: SessionId, session: &NewSession) -> Result<()> {
        self.vault().update_session(id, session)?;
        self.corrected("session.edit", &format!("session:{id}"))
    }

    /// Corrects what a goal says, and by when. A question that comes after this one is answered from the new words.
    pub fn correct_goal(&self, id: GoalId, goal: &NewGoal) -> Result<()> {
        self.vault().update_goal(id, goal)?;
        self.corrected("goal.edit", &format!("goal:{id}"))
    }

    /// Sets a goal in the coach's own words.
    pub fn add_goal(&self, case: CaseId, title: &str) -> Result<GoalId> {
        let id = self.vault().add_goal(&NewGoal {
            case_id: case,
            title: title.to_owned(),
            expected: None,
            target: None,
        })?;
        self.corrected("goal.add", &format!("goal:{id}"))?;
        Ok(id)
    }

    /// Gives a goal another wording; what is expected and by when stay.
    pub fn reword_goal(&self, id: GoalId, title: &str) -> Result<()> {
        let old = self.vault().goal(id)?;
        let goal = NewGoal {
            case_id: old.case_id,
            title: title.to_owned(),
            expected: old.expected,
            target: old.target,
        };
        self.correct_goal(id, &goal)
    }

    /// Adds a score to a goal. What is still to come cannot be scored: it would stand for how things are now.
    pub fn score_goal(&self, id: GoalId, score: &GoalScore) -> Result<()> {
        if score.date > today() {
            let day = [("day", score.date.to_string().into())];
            return Err(Error::Refused(tf("refused-score-day", &day)));
        }
        self.vault().add_goal_score(id, score)?;
        self.corrected("goal.score", &format!("goal:{id}"))
    }

    /// Puts another score in the place of the last one of a goal, or the last one of a day; returns the one that stood there.
    pub fn correct_score(&self, id: GoalId, day: Option<Date>, to: Score) -> Result<GoalScore> {
        let old = self.vault().change_goal_score(id, day, Some(to))?;
        self.corrected("goal.score.edit", &format!("goal:{id}"))?;
        Ok(old)
    }

    /// Takes the last score of a goal out, or the last one of a day; returns it.
    pub fn remove_score(&self, id: GoalId, day: Option<Date>) -> Result<GoalScore> {
        let old = self.vault().change_goal_score(id, day, None)?;
        self.corrected("goal.score.remove", &format!("goal:{id}"))?;
        Ok(old)
    }

    /// Gives a note another title, and makes it searchable by that; blank means its first line.
    pub fn retitle_note(&self, id: NoteId, title: &str) -> Result<()> {
        let old = self.vault().note(id)?.into_inner();
        let note = crate::casebook::NewNote {
            case_id: old.case_id,
            session_id: old.session_id,
            title: title.to_owned(),
            body: old.body,
        };
        self.save_note(Some(id), &note, None)?;
        Ok(())
    }

    /// Ties a note to a session of its case, or to none.
    pub fn move_note(&self, id: NoteId, session: Option<SessionId>) -> Result<()> {
        self.vault().move_note(id, session)?;
        self.corrected("note.move", &format!("note:{id}"))
    }

    fn corrected(&self, act: &str, subject: &str) -> Result<()> {
        // How many clients are alike is counted over what the casebook says of them.
        hold(&self.inner.risk).take();
        Ok(self.vault().audit(act, subject)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::Thing;
    use crate::practice::made::with_case;

    #[test]
    fn a_score_of_a_day_to_come_is_refused_and_what_goes_with_a_goal_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let (p, case_id) = with_case(dir.path());
        let goal = p
            .vault()
            .add_goal(&NewGoal {
                case_id,
                title: "Rust".into(),
                expected: None,
                target: None,
            })
            .unwrap();
        let score = |date| GoalScore {
            date,
            session_id: None,
            score: Score::try_from(1).unwrap(),
        };
        let (day, next) = (today(), today().tomorrow().unwrap());
        assert!(p.score_goal(goal, &score(next)).is_err());
        p.score_goal(goal, &score(day)).unwrap();
        p.score_goal(goal, &score(day.yesterday().unwrap()))
            .unwrap();
        let asked = p.would_remove(Thing::Goal(goal)).unwrap();
        assert_eq!(asked.with.scores, 2);
        assert!(asked.asks().contains("2 score"), "{}", asked.asks());
    }

    #[test]
    fn a_conversation_of_today_is_the_session_of_today() {
        let dir = tempfile::tempdir().unwrap();
        let (p, case) = with_case(dir.path());
        let number = || p.vault().case(case).unwrap().session_on(today());
        assert_eq!(number(), 1);
        p.add_session(case, 60, today().yesterday().unwrap())
            .unwrap();
        assert_eq!(number(), 2);
        p.add_session(case, 60, today()).unwrap();
        assert_eq!(number(), 2);
    }
}
