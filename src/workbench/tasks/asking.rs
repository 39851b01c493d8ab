//! What takes a while: opening a case, asking, and making a draft. Answers and drafts are made on threads of their own, which send what they have as it comes.

use super::Hands;
use crate::casebook::CaseId;
use crate::engine::Cancel;
use crate::practice::{Ask, AskEvent, Error, HelpAsk};
use crate::workbench::event::{Event, Opened};
use std::collections::BTreeMap;
use std::sync::PoisonError;

impl Hands {
    pub(super) fn open(&self, id: Option<CaseId>) -> Result<Opened, Error> {
        let p = &self.practice;
        p.warm(id);
        let key = id.map_or("ask:materials".to_owned(), |id| format!("ask:{id}"));
        let mut out = Opened {
            case: None,
            turns: p.conversation(id)?,
            notes: Vec::new(),
            goals: Vec::new(),
            sessions: Vec::new(),
            question: p.draft(&key)?,
            drafts: BTreeMap::new(),
        };
        if let Some(id) = id {
            out.case = Some(p.vault().case(id)?);
            out.notes = p.notes(id)?;
            out.goals = p.goals(id)?;
            out.sessions = p.vault().sessions(id)?;
            out.drafts = p.drafts_among_notes(id)?;
        }
        Ok(out)
    }

    /// Makes a draft on a thread of its own; stopping an answer stops it too.
    pub(super) fn help(&self, ask: HelpAsk) {
        let cancel = Cancel::default();
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(cancel.clone());
        let (p, events) = (self.practice.clone(), self.events.clone());
        std::thread::spawn(move || {
            let mut told = 0;
            let made = p.help(&ask, &cancel, &mut |n| {
                // As often as a reader sees it move.
                if n >= told + 40 {
                    told = n;
                    let _ = events.send(Event::Helping(n));
                }
            });
            let made = made.map(Box::new).map_err(|e| e.sentence());
            let _ = events.send(Event::Helped(made));
        });
    }

    pub(super) fn ask(&self, number: u64, ask: Ask) {
        let asking = self.practice.ask(ask);
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(asking.cancel.clone());
        let events = self.events.clone();
        std::thread::spawn(move || {
            for event in asking.events {
                let event = match event {
                    AskEvent::Retrieved(hits) => Event::Retrieved(hits),
                    AskEvent::Started { engine, model } => Event::Started {
                        model: format!("{engine} · {model}"),
                    },
                    AskEvent::Token(piece) => Event::Token(piece),
                    AskEvent::Closed(span) => Event::Closed(span),
                    AskEvent::Marked(sentence) => Event::Marked(sentence),
                    AskEvent::Done(answer) => Event::Answered(answer),
                    AskEvent::Failed(sentence) => Event::Failed(sentence),
                };
                if events
                    .send(Event::Answering(number, Box::new(event)))
                    .is_err()
                {
                    asking.cancel.cancel();
                    return;
                }
            }
        });
    }
}
