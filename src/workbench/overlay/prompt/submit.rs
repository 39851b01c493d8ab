//! What becomes of a line that is sent: the command it stands for, or why it is none, with the line still there. The overlay calls it.

use super::*;

impl Prompt {
    /// What the line makes of the session or the score it is about; else why it cannot be read.
    fn correction(&self, typed: &str, today: Date) -> Result<Correction, String> {
        match self.asks {
            Asks::Score(goal) => {
                let entry = read_score(typed)?;
                // Said here, with what was typed still in the line.
                match entry.date.filter(|day| *day > today) {
                    Some(day) => Err(tf("refused-score-day", &[("day", day.to_string().into())])),
                    None => Ok(Correction::Score(goal, entry)),
                }
            }
            Asks::Session(id) => read_session(typed).map(|e| Correction::Session(id, e)),
            _ => Err(String::new()),
        }
    }

    /// Sends the line.
    pub(super) fn submit(&mut self, s: &mut State, out: &mut Vec<Command>) -> Flow {
        let typed = self.field.text().trim().to_owned();
        if typed.is_empty() {
            if matches!(self.asks, Asks::Erase(..)) {
                s.notice = Some(t("plain-nothing-done"));
            }
            return Flow::Close;
        }
        match &self.asks {
            Asks::Import => {
                if self.question_begun().is_some() {
                    let key = [("key", leaving(s).into())];
                    self.wrong = Some(tf("wb-wrong-import-question", &key));
                    return Flow::Stay;
                }
                s.notice = Some(t("wb-import-started"));
                let case = self.of_case.as_ref().map(|(id, _)| *id);
                out.push(Command::Import(vec![path_of(&typed)], case));
            }
            Asks::CaseClient => {
                if self.letter.is_some() && typed.ends_with('?') {
                    let key = [("key", leaving(s).into())];
                    self.wrong = Some(tf("wb-wrong-client-question", &key));
                    return Flow::Stay;
                }
                // Asked once: a slip of the finger would be another client.
                let listed = s.cases.iter().map(|c| c.client_label.as_str());
                let labels = listed.chain(self.clients.iter().map(String::as_str));
                let near = nearly(&typed, labels).map(str::to_owned);
                if self.near.is_none()
                    && let Some(near) = near
                {
                    let key = s.key_in(Layer::Input, Action::NextPane);
                    let args = [
                        ("typed", typed.into()),
                        ("near", near.as_str().to_owned().into()),
                        ("key", key.into()),
                    ];
                    self.wrong = Some(tf("wb-client-near", &args));
                    self.near = Some(near);
                    return Flow::Stay;
                }
                s.show(Self::new(Asks::CaseTitle(typed), ""));
            }
            Asks::CaseTitle(client) => out.push(Command::AddCase {
                client: client.clone(),
                title: typed,
            }),
            Asks::Name(_, old) if *old == typed => {}
            Asks::Name(named, _) => {
                let correction = Correction::Name(*named, typed);
                out.push(Command::Correct(correction, s.case_id()));
            }
            Asks::Goal(case) => {
                let goal = Correction::Goal(*case, typed);
                out.push(Command::Correct(goal, s.case_id()));
            }
            Asks::Session(_) | Asks::Score(_) if self.proposal.trim() == typed => {}
            Asks::Session(_) | Asks::Score(_) => {
                match self.correction(&typed, day_here(s.last_seen).unwrap_or_else(today)) {
                    Ok(correction) => out.push(Command::Correct(correction, s.case_id())),
                    Err(why) => {
                        self.wrong = Some(why);
                        return Flow::Stay;
                    }
                }
            }
            Asks::Export => {
                if !is_text(&typed) {
                    self.wrong = Some(match self.question_begun() {
                        Some(_) => tf("wb-wrong-export-question", &[("key", leaving(s).into())]),
                        None => t("wb-wrong-export"),
                    });
                    return Flow::Stay;
                }
                out.push(Command::Export {
                    case: s.case_id(),
                    leaf: s.leaf(),
                    path: path_of(&typed),
                });
            }
            Asks::HandOver(client, _) => {
                let path = path_of(&typed);
                if !rights::can_be(&path) {
                    self.wrong = Some(t("wb-wrong-file"));
                    return Flow::Stay;
                }
                out.push(Command::Share(ShareAct::HandOver(*client, path)));
            }
            Asks::Erase(client, label) => {
                if !rights::is_meant(&typed, label, *client) {
                    self.wrong = Some(tf("wb-wrong-label", &[("who", label.as_str().into())]));
                    return Flow::Stay;
                }
                update::forget(s, *client, out);
                s.notice = Some(t("wb-erasing"));
                out.push(Command::Share(ShareAct::Erase(*client)));
            }
            Asks::Minutes(_, label) if typed == "-" => {
                let question = tf("wb-confirm-clock", &[("who", label.as_str().into())]);
                s.show(Confirm::new(question, vec![Command::DropClock]));
            }
            Asks::Minutes(case, _) => match typed.parse::<u32>() {
                Ok(minutes) if (1..=1440).contains(&minutes) => {
                    let from = s.timer.take().map_or(s.last_seen, |clock| clock.from);
                    out.push(Command::AddSession(*case, minutes, from));
                    // The clock that was kept with it is over.
                    update::keep_place(s, out);
                }
                _ => {
                    self.wrong = Some(t("wb-wrong-minutes"));
                    return Flow::Stay;
                }
            },
        }
        Flow::Close
    }
}
