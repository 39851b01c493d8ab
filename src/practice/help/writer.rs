//! Having a model write a draft: which engine may, held to the shape of its kind, and why none did where none did. `super` makes a draft of what it wrote, or of
//! the notes' own sentences.

use super::super::prompt::SMALL_MODEL_BYTES;
use super::super::{Notice, Practice, hold};
use super::extract::{self, Chosen, Material};
use super::{HelpAsk, ask};
use crate::casebook::HelpKind;
use crate::engine::{self, Cancel, Engine, Finish, Request, Usage};
use crate::privacy::Network;
use std::sync::Arc;

/// Why a model wrote no draft: what the coach should know, and what went wrong, if that can be said.
pub(super) type Unwritten = (Notice, Option<engine::Error>);

fn failed(e: engine::Error) -> Unwritten {
    (Notice::EngineFailed, Some(e))
}

/// What is to become a draft, and who wrote it.
pub(super) struct Written {
    pub(super) chosen: Vec<Chosen>,
    pub(super) engine: String,
    pub(super) model: Option<String>,
    pub(super) network: Network,
    pub(super) usage: Usage,
}

impl Practice {
    /// The engine that writes in a language, or why none does. The starter model is no match for the notes' own sentences: measured on the demo
    /// practice, it repeats the names of the fields. What a server has was chosen by the coach.
    pub(super) fn writer_of(
        &self,
        ask: &HelpAsk,
        notes: bool,
        language: &str,
    ) -> std::result::Result<Arc<dyn Engine>, Notice> {
        if !ask.use_model {
            return Err(Notice::AsAsked);
        }
        if !notes {
            return Err(Notice::NoNotes);
        }
        let engine = self.engine_for(language)?;
        let bytes = engine.info().bytes;
        let here = engine.network() == Network::None;
        if here && bytes > 0 && bytes < SMALL_MODEL_BYTES && !ask.small_model {
            return Err(Notice::SmallModel);
        }
        Ok(engine)
    }

    pub(super) fn written(
        &self,
        kind: HelpKind,
        engine: &dyn Engine,
        m: &Material<'_>,
        terms: &[String],
        cancel: &Cancel,
        progress: &mut dyn FnMut(usize),
    ) -> std::result::Result<Written, Unwritten> {
        let _waited = self.inner.attention.begin();
        engine.load().map_err(failed)?;
        let info = engine.info();
        let (messages, _) = ask::messages(kind, m.language, m.pages, m.goals, m.last, &info);
        let schema = Arc::new(ask::shape_of(kind, terms));
        let request = Request {
            messages,
            max_tokens: ask::tokens(kind),
            temperature: 0.0,
            schema: Some(schema.clone()),
        };
        let mut text = String::new();
        let outcome = engine.generate(&request, cancel, &mut |piece| {
            text.push_str(piece);
            progress(text.chars().count());
        });
        let (usage, finish) = outcome.map_err(failed)?;
        *hold(&self.inner.last_usage) = Some(usage.clone());
        if finish == Finish::Cancelled {
            return Err((Notice::Stopped, None));
        }
        let value = schema
            .read(&text)
            .map_err(|_| (Notice::EngineFailed, None))?;
        let mut chosen = ask::chosen(kind, &value);
        if kind == HelpKind::Prepare {
            chosen.extend(extract::standing(m.goals));
        }
        Ok(Written {
            chosen,
            engine: engine.name().into(),
            model: Some(info.name),
            network: engine.network(),
            usage,
        })
    }
}
