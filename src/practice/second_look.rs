//! A second look at what was found, by the local chat model, where the coach wants one (`engine.reranker`, `search --rerank`). `ask` and the `search` command
//! call it.

use super::prompt::SMALL_MODEL_BYTES;
use super::{Practice, Result, hold};
use crate::config::Reranking;
use crate::engine::{Cancel, Engine};
use crate::library::{Found, Likelihood, Mode, Scope, WEIGHED, language_of, rerank};
use crate::privacy::Network;
use std::sync::Arc;
use std::time::Duration;

/// Who asked a question waits no longer than this for a better order of what was found.
const PATIENCE: Duration = Duration::from_millis(1500);

impl Practice {
    /// How many passages to search for where `wanted` are needed: a second look needs some to choose from.
    pub(super) fn to_look_at(&self, wanted: usize) -> usize {
        match self.config().reranker {
            Reranking::Off => wanted,
            Reranking::Model => wanted.max(WEIGHED),
        }
    }

    /// Looks again at what was found for a question, if the coach wants that and the model can in time, and leaves the best `wanted`.
    pub(super) fn look_again(
        &self,
        found: &mut Found,
        question: &str,
        wanted: usize,
        cancel: &Cancel,
    ) {
        if self.config().reranker == Reranking::Model
            && let Some(engine) = self.who_looks(question)
        {
            let name = engine.info().id;
            let slow = hold(&self.inner.too_slow).contains(&name);
            // What loads for minutes has no place in front of an answer.
            let ready = engine.is_loaded() || (1..SMALL_MODEL_BYTES).contains(&engine.info().bytes);
            if ready && !slow {
                let done = rerank(
                    found,
                    question,
                    &Likelihood(engine),
                    &cancel.within(PATIENCE),
                );
                if !done && !cancel.is_cancelled() {
                    hold(&self.inner.too_slow).insert(name);
                }
            }
        }
        found.hits.truncate(wanted);
    }

    /// Searches, and lets the model look at the best again however long that takes; says whether it could.
    pub fn search_again(
        &self,
        query: &str,
        scope: Scope,
        limit: usize,
        mode: Mode,
    ) -> Result<(Found, bool)> {
        let mut found = self.search(query, scope, limit.max(WEIGHED), mode)?;
        let looked = self.who_looks(query).is_some_and(|engine| {
            rerank(&mut found, query, &Likelihood(engine), &Cancel::default())
        });
        found.hits.truncate(limit);
        Ok((found, looked))
    }

    /// A model of this process that understands the question.
    fn who_looks(&self, question: &str) -> Option<Arc<dyn Engine>> {
        let engine = self.engine_for(language_of(question)).ok()?;
        (engine.network() == Network::None).then_some(engine)
    }
}
