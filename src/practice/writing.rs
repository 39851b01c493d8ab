//! Lets a model write an answer: its pieces are handed on as they come, every sentence is aligned beside it, and what goes round in circles, says the
//! question again or was broken off is taken out. Called by `ask`.

use super::answer::{Answer, Notice, little_support};
use super::ask::AskEvent;
use super::looping::{again, only_question};
use super::marking::{Cutter, broken_off, mark, said};
use super::prompt::{Prompt, messages};
use super::{Practice, Result, hold};
use crate::engine::{Cancel, Engine, Finish, Request};
use crate::library::Sentence;
use crossbeam_channel::{Sender, unbounded};

/// Pieces of an answer after which it is looked at for going round in circles, beside every whole sentence.
const LOOKED: usize = 24;

impl Practice {
    /// Lets the engine write to the prompt about whom the case calls so; what came of it is in the answer, also when it failed or was stopped.
    pub(super) fn write(
        &self,
        (prompt, about): (&Prompt<'_>, &str),
        temperature: f32,
        engine: &dyn Engine,
        cancel: &Cancel,
        send: &Sender<AskEvent>,
        answer: &mut Answer,
    ) -> Result<()> {
        if let Err(e) = engine.load() {
            answer.failed(e);
            return Ok(());
        }
        let info = engine.info();
        let (messages, context) = messages(prompt, &info);
        answer.context = context;
        let _ = send.send(AskEvent::Started {
            engine: engine.name().into(),
            model: info.name.clone(),
        });
        let request = Request {
            messages,
            max_tokens: prompt.max_tokens,
            temperature,
            schema: None,
        };
        let (closed, to_mark) = unbounded();
        let asked = (prompt.question, about);
        let mut round = false;
        let (outcome, text, marked, broken) = std::thread::scope(|scope| {
            let marks =
                scope.spawn(|| mark(self.library(), asked, prompt.passages, &to_mark, send));
            let mut cutter = Cutter::default();
            let mut pieces = 0usize;
            let outcome = engine.generate(&request, cancel, &mut |piece| {
                // After a stop an engine may still hand over what it has.
                if round {
                    return;
                }
                let _ = send.send(AskEvent::Token(piece.to_owned()));
                let whole = cutter.push(piece);
                pieces += 1;
                if (!whole.is_empty() || pieces.is_multiple_of(LOOKED))
                    && again(cutter.text(), false).is_some()
                {
                    round = true;
                    cancel.cancel();
                }
                for sentence in whole {
                    let _ = send.send(AskEvent::Closed(sentence.1));
                    let _ = closed.send(sentence);
                }
            });
            let (text, mut last) = cutter.finish();
            // A sentence that was broken off might have said something else: no source carries it.
            let broken = match outcome {
                Ok((_, Finish::Stop)) => None,
                _ => broken_off(&mut last),
            };
            for sentence in last {
                let _ = closed.send(sentence);
            }
            drop(closed);
            (outcome, text, marks.join(), broken)
        });
        answer.engine = engine.name().into();
        answer.model = Some(info.name);
        answer.network = engine.network();
        match outcome {
            Ok((usage, finish)) => {
                *hold(&self.inner.last_usage) = Some(usage.clone());
                answer.usage = usage;
                match finish {
                    Finish::Stop => {}
                    Finish::Length => answer.notices.push(Notice::CutAtLength),
                    Finish::Cancelled if round => {}
                    Finish::Cancelled if text.trim().is_empty() => {
                        answer.notices.push(Notice::StoppedEarly);
                    }
                    Finish::Cancelled => answer.notices.push(Notice::Stopped),
                }
            }
            Err(e) => answer.failed(e),
        }
        answer.sentences = match marked {
            Ok(sentences) => sentences,
            Err(_) => self
                .library()
                .cite(&text, prompt.question, about, prompt.passages)
                .unwrap_or_default(),
        };
        answer.sentences.retain(|s| Some(s.span) != broken);
        let mut text = text;
        if let Some(at) = again(&text, true) {
            text = text.chars().take(at).collect();
            text.truncate(text.trim_end().len());
            let whole = text.chars().count();
            answer.sentences.retain(|s| s.span.0 < whole);
            for s in &mut answer.sentences {
                s.span.1 = s.span.1.min(whole);
            }
            round = true;
        }
        // What says nothing but the question is no answer: the sources' own words stand in its place.
        if only_question(prompt.question, said(&text).0) {
            text.clear();
            answer.sentences.clear();
            // What was written before a stop is not kept.
            answer.notices.retain(|n| *n != Notice::Stopped);
            round = true;
        }
        if round {
            answer.notices.push(Notice::Repeated);
        }
        let whole = text.chars().count();
        let open = broken.filter(|span| span.0 < whole);
        // A sentence that was broken off is not counted, unless there is nothing else.
        let nothing_whole = answer.sentences.is_empty() && open.is_some();
        if nothing_whole || little_support(&answer.sentences) {
            answer.notices.push(Notice::LittleSupport);
        }
        answer.sentences.extend(open.map(|(from, to)| Sentence {
            span: (from, to.min(whole)),
            supported: false,
            citations: Vec::new(),
        }));
        answer.answer = text;
        Ok(())
    }
}
