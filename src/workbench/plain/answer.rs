//! Answers as lines: streamed sentence by sentence, a model's reasoning left out, then what the answer rests on, by number.

use super::act::{Act, Effect};
use super::lines::{one_line, sentences, short, stretch, unmarked};
use super::session::{LastRead, Listing, Session};
use crate::locale::{self, Face};
use crate::practice::{Answer, AskEvent, Notice, TurnView, siblings, thought};
use crate::privacy::Local;
use crate::workbench::state::{numbered, same_place};

/// What the answer itself says, or its first line, or a sentence said once a sitting.
const SAID_ELSEWHERE: [Notice; 5] = [
    Notice::NothingFound,
    Notice::NoModel,
    Notice::AsAsked,
    Notice::LexicalOnly,
    Notice::NoSearchModel,
];

impl Session {
    /// Something happened to the answer being made.
    pub fn asking(&mut self, event: AskEvent) -> Vec<Effect> {
        match event {
            AskEvent::Retrieved(hits) => {
                if let Some(turn) = self.turns.last_mut() {
                    turn.passages = hits;
                }
                Vec::new()
            }
            AskEvent::Started { model, .. } => {
                vec![self.say_with("plain-model-writes", &[("model", model.into())])]
            }
            AskEvent::Token(piece) => {
                let Some(running) = &mut self.running else {
                    return Vec::new();
                };
                let text = running.fold.push(&piece);
                let whole = running.cutter.push(&text);
                running.said |= !whole.is_empty();
                whole
                    .iter()
                    .map(|line| Effect::Say(unmarked(line)))
                    .collect()
            }
            // What a sentence rests on is said after the answer, by number.
            AskEvent::Closed(_) | AskEvent::Marked(_) => Vec::new(),
            AskEvent::Done(answer) => self.answered(*answer),
            AskEvent::Failed(sentence) => {
                let mut out = self.last_words();
                let leaf = self.running.take().and_then(|r| r.leaf);
                // Nothing was kept; the question stays as a draft, and `ask` alone asks it again.
                self.question = self.turns.pop().map(|t| t.question);
                if leaf.is_some() {
                    self.show_branch(leaf);
                }
                self.turn_at = self.turns.len().saturating_sub(1);
                out.push(Effect::Say(sentence));
                out.push(self.say("plain-question-kept"));
                out
            }
        }
    }

    /// What is done after nobody answered: the engine's thread ended without a word.
    pub fn answer_lost(&mut self) -> Vec<Effect> {
        let sentence = self.t("plain-answer-lost");
        self.asking(AskEvent::Failed(sentence))
    }

    fn last_words(&mut self) -> Vec<Effect> {
        let Some(running) = &mut self.running else {
            return Vec::new();
        };
        let held = running.fold.finish();
        let mut last = running.cutter.push(&held);
        last.extend(running.cutter.finish());
        running.said |= !last.is_empty();
        last.iter().map(|l| Effect::Say(unmarked(l))).collect()
    }

    fn answered(&mut self, answer: Answer) -> Vec<Effect> {
        let mut out = self.last_words();
        let running = self.running.take().unwrap_or_default();
        if running.said && answer.model.is_some() {
            let from = thought(&answer.answer).map_or(0, |(_, at)| at);
            let alone = answer.sentences.iter().filter(|s| !s.supported);
            out.extend(alone.filter(|s| s.span.1 > from).map(|s| {
                let text = short(&stretch(&answer.answer, s.span.0.max(from), s.span.1), 80);
                self.say_with("plain-unsupported", &[("text", text.into())])
            }));
        } else {
            out.extend(self.answer_lines(&answer));
        }
        out.extend(self.below(&answer));
        let by_words = |n: &&Notice| matches!(n, Notice::LexicalOnly | Notice::NoSearchModel);
        if let Some(why) = answer.notices.iter().find(by_words)
            && !self.said_lexical
        {
            self.said_lexical = true;
            out.push(self.say(why.key()));
        }
        let mut version = (1, 1);
        if let Some(id) = answer.turn {
            self.all.push(TurnView {
                id,
                parent: running.parent,
                question: Local::new(
                    self.turns
                        .last()
                        .map(|t| t.question.clone())
                        .unwrap_or_default(),
                ),
                answer: Local::new(answer.clone()),
                created_ms: self.last_line,
            });
            let versions = siblings(&self.all, id).len();
            version = (versions, versions);
        }
        if let Some(turn) = self.turns.last_mut() {
            turn.id = answer.turn;
            turn.version = version;
            turn.answer = Some(answer);
        }
        self.turn_at = self.turns.len().saturating_sub(1);
        self.last_read = LastRead::Turn;
        self.list = Listing::Places(self.places());
        self.question = None;
        out.push(Effect::Do(Act::ClearDraft(self.question_key())));
        out
    }

    /// The answer by sentences, each with the numbers of its sources.
    pub(super) fn answer_lines(&self, answer: &Answer) -> Vec<Effect> {
        let mut out = Vec::new();
        // What is said below it is all there is.
        if answer.notices.contains(&Notice::StoppedEarly) {
            return out;
        }
        if answer.model.is_none() && !answer.notices.contains(&Notice::NothingFound) {
            out.push(self.say("plain-no-model-wrote"));
        }
        let doubt = answer.first_of_all();
        out.extend(doubt.map(|n| Effect::Say(self.notice(n))));
        out.extend(
            marked(answer, &self.t("plain-no-source"))
                .into_iter()
                .map(Effect::Say),
        );
        if out.is_empty() {
            out.push(self.say("plain-empty-answer"));
        }
        out
    }

    /// What a notice says in the terms of the linear mode.
    pub(super) fn notice(&self, notice: Notice) -> String {
        locale::on(&Face::Words, self.language, notice.key(), &[])
    }

    /// What stands below an answer: its sources, what the coach should know, how far it travelled.
    pub(super) fn below(&self, answer: &Answer) -> Vec<Effect> {
        // Places in one source stand in one line: a title heard five times says nothing more.
        let mut sources: Vec<(String, String)> = Vec::new();
        for (n, c) in numbered(&answer.sentences) {
            let name = c.named();
            match sources.iter_mut().find(|(_, known)| *known == name) {
                Some((marks, _)) => marks.push_str(&format!(" [{n}]")),
                None => sources.push((format!("[{n}]"), name)),
            }
        }
        let mut out: Vec<Effect> = sources
            .into_iter()
            .map(|(marks, name)| Effect::Say(format!("{marks} {name}")))
            .collect();
        if let Some((text, _)) = thought(&answer.answer) {
            let words = text.split_whitespace().count();
            out.push(Effect::Say(self.count("plain-thought", words)));
        }
        let notices = answer
            .notices
            .iter()
            .filter(|n| !SAID_ELSEWHERE.contains(n) && answer.first_of_all() != Some(**n));
        for notice in notices {
            out.push(Effect::Say(self.notice(*notice)));
            match notice {
                Notice::StoppedEarly => out.push(self.say("plain-hint-again")),
                Notice::CutAtLength => out.push(self.say("plain-hint-longer")),
                _ => {}
            }
        }
        let left_out = answer.context.passages_left_out + answer.context.turns_left_out;
        if left_out > 0 {
            out.push(self.dropped(&answer.context));
        }
        out.push(self.say_with(
            "plain-privacy-line",
            &[
                ("level", answer.privacy.to_string().into()),
                ("network", self.network(&answer.network).into()),
            ],
        ));
        out
    }

    /// `thoughts`: the reasoning before the answer last read.
    pub(super) fn thoughts(&mut self) -> Vec<Effect> {
        let answer = self.turns.get(self.turn_at).and_then(|t| t.answer.as_ref());
        match answer.and_then(|a| thought(&a.answer)) {
            Some((text, _)) => self.print(None, sentences(&text)),
            None => vec![self.say("plain-no-thoughts")],
        }
    }

    pub(super) fn network(&self, network: &crate::privacy::Network) -> String {
        match String::from(network.clone()).as_str() {
            known @ ("none" | "loopback") => self.t(&format!("wb-network-{known}")),
            host => host.to_owned(),
        }
    }
}

/// An answer by sentences, each followed by the numbers of its sources, or by a mark that it has none. What lies between aligned sentences
/// (a heading, a list's number) is kept; a model's reasoning before it is not.
fn marked(answer: &Answer, no_source: &str) -> Vec<String> {
    let numbers = numbered(&answer.sentences);
    let mut out = Vec::new();
    let mut at = thought(&answer.answer).map_or(0, |(_, from)| from);
    for s in answer.sentences.iter() {
        if s.span.1 <= at {
            continue;
        }
        out.extend(
            sentences(&stretch(&answer.answer, at, s.span.0))
                .iter()
                .map(|l| unmarked(l)),
        );
        let from = s.span.0.max(at);
        at = s.span.1;
        let Some(line) = one_line(&stretch(&answer.answer, from, s.span.1)) else {
            continue;
        };
        let mut line = unmarked(&line);
        let mut marks: Vec<usize> = s
            .citations
            .iter()
            .filter_map(|c| numbers.iter().find(|(_, o)| same_place(o, c)))
            .map(|(n, _)| *n)
            .collect();
        marks.dedup();
        for n in marks {
            line.push_str(&format!(" [{n}]"));
        }
        if !s.supported {
            line.push_str(&format!(" ({no_source})"));
        }
        out.push(line);
    }
    out.extend(
        sentences(&stretch(&answer.answer, at, usize::MAX))
            .iter()
            .map(|l| unmarked(l)),
    );
    out
}
