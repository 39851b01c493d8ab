//! Asking: retrieve within the case, let the model write if it can and speaks the language, otherwise answer with the sources' own sentences;
//! align every sentence to its passages; keep the turn.

use super::answer::{Answer, EXTRACTIVE, Notice, nearest, nothing_found};
use super::asked;
use super::casewise::quoted_in;
use super::following::only_of;
use super::prompt::{HISTORY_CHARS, Prompt, SMALL_MODEL_BYTES, history_room};
use super::{Practice, Result, TurnView};
use crate::casebook::{CaseId, CaseStatus, TurnId};
use crate::engine::{Cancel, Engine};
use crate::library::{self, Hit, Mode, Scope, Sentence};
use crate::locale;
use crate::privacy::Network;
use crossbeam_channel::{Receiver, Sender, bounded};
use std::sync::Arc;

/// Passages retrieved for a question, unless the coach prefers another number in the case.
const PASSAGES: usize = 6;
/// Places offered when nothing answers.
const NEAREST: usize = 3;
/// Events that may wait for a slow screen before the engine is held up.
const EVENTS: usize = 1024;

/// A question, as asked.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The case it is about; without one only materials are read.
    pub case: Option<CaseId>,
    /// The turn it follows; None for the first of a conversation. What was said on the way to it goes along, nothing else.
    pub parent: Option<TurnId>,
    /// The question.
    pub question: String,
    /// Tokens the model may write. The configured number (`config().max_tokens`) gives way to what the coach prefers in the case; any other
    /// was asked for with this question and holds.
    pub max_tokens: usize,
    /// Who is to answer.
    pub by: By,
    /// Keep question and answer in the conversation.
    pub keep: bool,
}

/// Who is to answer a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The model, if it is one that is of use for it: a small one in this program is not. Measured on 14 questions to documents a stranger brought, the starter
    /// model was right on one and the sources' own sentences on 13.
    #[default]
    Best,
    /// The model, however small.
    Model,
    /// The sources' own sentences.
    Sources,
}

/// What happens while an answer is made: `Retrieved`, then `Started` and `Token`s if a model writes, with a `Closed` and later a `Marked` for each of its
/// sentences, then `Done` or `Failed`.
#[derive(Clone, Debug)]
pub enum AskEvent {
    /// The passages found.
    Retrieved(Vec<Hit>),
    /// A model begins to write.
    Started {
        /// The engine's name.
        engine: String,
        /// The model's name.
        model: String,
    },
    /// A piece of text.
    Token(String),
    /// The sentence at these characters is written to its end.
    Closed((usize, usize)),
    /// What the first closed sentence that had none yet rests on.
    Marked(Sentence),
    /// The whole answer, aligned.
    Done(Box<Answer>),
    /// Nothing could be answered; one sentence why.
    Failed(String),
}

/// An answer being made. Drain `events` until it closes; `cancel` stops the engine and keeps what was written.
pub struct Asking {
    /// What happens.
    pub events: Receiver<AskEvent>,
    /// Stops it.
    pub cancel: Cancel,
}

impl Practice {
    /// Starts answering in a thread of its own.
    pub fn ask(&self, ask: Ask) -> Asking {
        let (send, events) = bounded(EVENTS);
        let cancel = Cancel::default();
        let (practice, stop) = (self.clone(), cancel.clone());
        // What is read ahead gives way to what is asked.
        self.stop_warming();
        let waited = self.inner.attention.begin();
        std::thread::spawn(move || {
            let mut kept = None;
            let last = match practice.answer(&ask, &stop, &send) {
                Ok(answer) => {
                    kept = answer.turn.filter(|_| answer.model.is_some());
                    AskEvent::Done(Box::new(answer))
                }
                Err(e) => AskEvent::Failed(e.sentence()),
            };
            drop(waited);
            // The receiver may be gone: then nobody waits for the answer, and it is kept if it was to be kept.
            let _ = send.send(last);
            drop(send);
            if let Some(turn) = kept {
                // Nobody waits for it; the summary there is serves until then.
                let idle = practice.stop_warming();
                let _ = practice.improve_digest(ask.case, turn, &idle);
            }
        });
        Asking { events, cancel }
    }

    fn answer(&self, ask: &Ask, cancel: &Cancel, send: &Sender<AskEvent>) -> Result<Answer> {
        if !ask.question.chars().any(char::is_alphanumeric) {
            return Err(super::Error::Refused(locale::t("engine-nothing-asked")));
        }
        let line = self.line_to(ask.case, ask.parent)?;
        let wanted = self.preferences(ask.case)?;
        // Who is meant by her label in a case is named by no passage that says `she`.
        let (archived, about) = match ask.case {
            Some(id) => {
                let row = self.vault().case(id)?;
                (row.case.status == CaseStatus::Archived, row.client_label)
            }
            None => (false, String::new()),
        };
        let scope = Scope {
            case: ask.case,
            archived,
            everything: false,
        };
        let called = ask.case.map(|id| self.called(id)).transpose()?;
        let before: Vec<&str> = line.iter().map(|t| t.question.reveal().as_str()).collect();
        let asked = asked::read(&ask.question, &before, called.as_ref());
        let passages = wanted.passages.unwrap_or(PASSAGES);
        let looked_at = self.to_look_at(passages);
        let library = self.library();
        let mut found = library.search(&asked.searched, scope, looked_at, Mode::Fused)?;
        self.look_again(&mut found, &asked.searched, passages, cancel);
        if let Some(subject) = &asked.subject {
            let search = |q: &str| library.search(q, scope, passages, Mode::Fused);
            only_of(subject, &mut found, passages, &search)?;
        } else if asked.follows {
            self.with_cited(&mut found.hits, &line)?;
            // Of what was not found before nothing is found now, unless it is named here.
            let nothing = |t: &TurnView| t.answer.reveal().notices.contains(&Notice::NothingFound);
            let named = found.hits.iter().any(|h| asked.named_in(&h.text));
            found.relevant &= named || !line.last().is_some_and(nothing);
        }
        let language = library::language_to_answer(&ask.question, locale::language().code());
        // Without a passage about the question there is nothing to let a model speak about: that is said, with what lies nearest.
        // A model is given what was said and goes on from there; the sources' own words would be said twice.
        let quoted = match line.last() {
            Some(t) if asked.follows && self.writer(ask, language).is_err() => {
                quoted_in(t.answer.reveal())
            }
            _ => Vec::new(),
        };
        let last = line.last().map(|t| t.answer.reveal());
        let own = match last.filter(|_| asked.why && !quoted.is_empty()) {
            Some(last) => {
                let said = (&asked, last, quoted.as_slice());
                self.reasons(ask.case, said, &mut found, language)?
            }
            None => {
                let said = (asked.whole.as_str(), &asked, quoted.as_slice());
                self.own_words(ask.case, said, None, &mut found, language)?
            }
        };
        let _ = send.send(AskEvent::Retrieved(found.hits.clone()));

        let mut answer = Answer::blank(self.config().privacy);
        if asked.follows {
            answer.notices.push(Notice::FollowUp);
        }
        if self.names_a_client(&ask.question, ask.case)? {
            answer.notices.push(Notice::NoCase);
        }
        answer.searched = (asked.searched != ask.question).then(|| asked.searched.clone());
        if found.mode == Mode::Lexical {
            answer.notices.extend(self.words_alone());
        }
        let extract = (own.text, own.sentences);
        if extract.0.is_empty() {
            answer.notices.push(Notice::NothingFound);
            answer.answer = own.unsaid.unwrap_or_else(|| {
                answer.nearest = nearest(&found.hits, NEAREST);
                nothing_found(language, &answer.nearest)
            });
        } else {
            if !own.certain {
                answer.notices.push(Notice::Uncertain);
            }
            match self.writer(ask, language) {
                Ok(engine) => {
                    let room = history_room(&engine.info());
                    let (digest, earlier) = self.shortened(ask.case, &line, room, HISTORY_CHARS)?;
                    let prompt = Prompt {
                        language,
                        pinned: wanted.system_prompt.as_deref(),
                        passages: &found.hits,
                        summary: digest.as_ref().map(|d| (d.text.reveal().as_str(), d.turns)),
                        earlier: &earlier,
                        question: &ask.question,
                        max_tokens: wanted
                            .max_tokens
                            .filter(|_| ask.max_tokens == self.config().max_tokens)
                            .unwrap_or(ask.max_tokens),
                    };
                    let temperature = wanted.temperature.unwrap_or(0.0);
                    self.write(
                        (&prompt, &about),
                        temperature,
                        &*engine,
                        cancel,
                        send,
                        &mut answer,
                    )?;
                }
                Err(notice) => {
                    answer.trouble = self
                        .engine_trouble()
                        .filter(|_| notice == Notice::EngineFailed);
                    answer.notices.push(notice);
                }
            }
            let early = answer.notices.contains(&Notice::StoppedEarly);
            match (answer.answer.trim().is_empty(), early) {
                (true, true) => answer.stopped_early(),
                (true, false) => {
                    answer.engine = EXTRACTIVE.into();
                    answer.model = None;
                    (answer.answer, answer.sentences) = extract;
                }
                (false, _) => {
                    // The sources' own words say it themselves.
                    answer
                        .notices
                        .extend(own.silent.then_some(Notice::NotesSilent));
                    answer.beside(extract);
                }
            }
        }
        let own = answer.own_words.iter_mut().flat_map(|a| &mut a.sentences);
        let cited = answer.sentences.iter_mut().chain(own);
        let places = cited.flat_map(|s| &mut s.citations);
        self.dated(places)?;
        if ask.keep {
            answer.turn = Some(self.keep(ask, &line, &answer)?);
        }
        Ok(answer)
    }

    /// The engine that is to write, or why none is.
    fn writer(&self, ask: &Ask, language: &str) -> std::result::Result<Arc<dyn Engine>, Notice> {
        if ask.by == By::Sources {
            return Err(Notice::AsAsked);
        }
        let engine = self.engine_for(language)?;
        let bytes = engine.info().bytes;
        // What a server has was chosen by the coach.
        let small = engine.network() == Network::None && (1..SMALL_MODEL_BYTES).contains(&bytes);
        match small && ask.by == By::Best {
            true => Err(Notice::SmallModel),
            false => Ok(engine),
        }
    }

    /// Keeps a question of this line with its answer, if nothing that the answer was made of has gone meanwhile.
    pub(super) fn keep(&self, ask: &Ask, line: &[TurnView], answer: &Answer) -> Result<TurnId> {
        let json =
            serde_json::to_string(answer).map_err(|e| super::Error::Refused(e.to_string()))?;
        let follows: Vec<TurnId> = line.iter().map(|t| t.id).collect();
        let turn = self
            .vault()
            .add_answer(ask.case, &follows, &ask.question, &json)?;
        let subject = ask
            .case
            .map_or("materials".to_owned(), |c| format!("case:{c}"));
        self.vault().audit("ask", &subject)?;
        Ok(turn)
    }
}
