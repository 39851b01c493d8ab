//! A batch read line by line before it may leave: the verbs of the review, a decision on each finding, and the approval that is typed. How a record is said is
//! `record`'s. What counts as seen and when a batch may be approved is `reading`'s, which the panes use too; here a record was shown when its last line was
//! printed.

use super::act::{Act, Effect};
use super::modes::Mode;
use super::session::Session;
use super::sharing::Wanted;
use super::verbs::Verb;
use crate::casebook::{BatchId, RecordId};
use crate::practice::{MarkScope, RecordView, Verdict};
use crate::sharing::facts::Fact;
use crate::workbench::reading::Reading;
use crate::workbench::sharing::{ReviewView, ShareAct};

/// The batch that is being read.
pub(super) struct Reviewing {
    pub(super) reading: Reading,
    /// Records whose own words were printed to their end.
    pub(super) heard: Vec<RecordId>,
    after: After,
}

/// What is said when the batch comes back from the vault.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// The whole record.
    Show,
    /// What was decided, and what would leave now.
    Decided,
    /// How the facts are said, and what would leave now.
    Fact,
    /// Nothing.
    Seen,
}

impl Session {
    /// `review`: the batch with this number in the list, or the newest.
    pub(super) fn review(&mut self, n: Option<usize>) -> Vec<Effect> {
        match (n, &self.list) {
            (Some(n), super::session::Listing::Sharing(_)) => self.open_shared(n),
            (Some(n), _) => match i64::try_from(n) {
                Ok(id) => self.begin_review(BatchId(id)),
                Err(_) => vec![self.no_such_number()],
            },
            (None, _) => self.read_sharing(Wanted::Batch),
        }
    }

    pub(super) fn begin_review(&mut self, batch: BatchId) -> Vec<Effect> {
        self.reviewing = Some(Reviewing {
            reading: Reading::new(batch),
            heard: Vec::new(),
            after: After::Show,
        });
        vec![Effect::Do(Act::Share(ShareAct::Review(batch)))]
    }

    /// The batch as it now is.
    pub(super) fn reviewed(&mut self, view: ReviewView) -> Vec<Effect> {
        let Some(r) = &mut self.reviewing else {
            return Vec::new();
        };
        let line = |r: &Reading| r.record().map(|v| v.record.sha256.clone());
        let before = line(&r.reading);
        r.reading.take(view);
        if r.reading.records().is_empty() {
            self.reviewing = None;
            return vec![self.say("review-empty")];
        }
        let changed = before != line(&r.reading);
        let lapsed = r.reading.has_lapsed();
        let after = std::mem::replace(&mut r.after, After::Seen);
        let mut out = Vec::new();
        if lapsed {
            out.push(self.say("plain-review-lapsed"));
        }
        out.extend(match after {
            After::Show => self.show_record(),
            After::Decided => self.say_decided(changed),
            After::Fact => {
                let mut out = self.say_facts();
                out.extend(self.say_changed(changed));
                out
            }
            After::Seen => self.say_when_ready(),
        });
        out
    }

    /// A verb of the review.
    pub(super) fn review_verb(&mut self, verb: Verb, rest: &str) -> Vec<Effect> {
        let (first, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let n = first.parse::<usize>().ok();
        let Some(r) = &mut self.reviewing else {
            return vec![self.say("plain-review-first")];
        };
        let verdict = match verb {
            Verb::Record => {
                if let Some(n) = n {
                    r.reading.go(n.saturating_sub(1));
                }
                return self.show_record();
            }
            Verb::Next => {
                return if r.reading.next_open() {
                    self.show_record()
                } else {
                    vec![self.say("plain-review-ready")]
                };
            }
            Verb::Previous => {
                r.reading.go(r.reading.at().saturating_sub(1));
                return self.show_record();
            }
            Verb::Exclude => {
                let act = r.reading.exclude();
                return self.asked_of(After::Show, act);
            }
            Verb::Redact => {
                let act = r
                    .reading
                    .record()
                    .and_then(|v| place(v, rest))
                    .and_then(|span| r.reading.redact(span));
                return match act {
                    Some(act) => self.asked_of(After::Decided, Some(act)),
                    None => vec![self.say("plain-review-not-there")],
                };
            }
            Verb::Bytes => return self.say_bytes(),
            Verb::Facts => {
                let Some(n) = n else {
                    return self.say_facts();
                };
                let fact = n.checked_sub(1).and_then(|at| Fact::ALL.get(at)).copied();
                let (Some(fact), Some(v)) = (fact, r.reading.record()) else {
                    return vec![self.say("plain-no-such-number")];
                };
                let said = fact.next(v.facts.less.of(fact));
                let act = r.reading.say_fact(fact, said);
                return self.asked_of(After::Fact, act);
            }
            Verb::Approve => {
                if r.reading.is_approved() {
                    return vec![self.say("plain-review-is-approved")];
                }
                if r.reading.nothing_leaves() {
                    return vec![self.say("review-nothing-leaves")];
                }
                return match r.reading.keeps() {
                    Some(keeps) => {
                        let numbers =
                            [("unseen", keeps.unseen.into()), ("open", keeps.open.into())];
                        vec![self.say_with("plain-review-not-yet", &numbers)]
                    }
                    None => {
                        if let Some(risk) = r.reading.warn() {
                            let numbers = [
                                ("n", risk.below.into()),
                                ("wanted", risk.wanted.into()),
                                ("all", risk.clients.into()),
                            ];
                            // Of fewer clients than wanted there is no "fewer than wanted".
                            let key = match risk.clients < risk.wanted {
                                true => "plain-review-risk-few",
                                false => "plain-review-risk",
                            };
                            return vec![self.say_with(key, &numbers)];
                        }
                        let hash = r.reading.asked().to_owned();
                        self.mode = Mode::Approve;
                        vec![self.say_with("review-ask-approval", &[("hash", hash.into())])]
                    }
                };
            }
            Verb::Accept => Verdict::Accept,
            Verb::Instead => Verdict::Change(text.trim().to_owned()),
            Verb::Undecide => Verdict::Reopen,
            _ if ["everywhere", "overal"].contains(&text.trim().to_lowercase().as_str()) => {
                Verdict::NotIdentifying(MarkScope::Practice)
            }
            _ => Verdict::NotIdentifying(MarkScope::Case),
        };
        let at = match n {
            Some(n) => n.checked_sub(1),
            None => r.reading.first_open(),
        };
        let count = r.reading.record().map_or(0, |v| v.findings.len());
        let Some(at) = at.filter(|at| *at < count) else {
            return vec![self.say(if n.is_none() {
                "plain-review-none-open"
            } else {
                "plain-no-such-number"
            })];
        };
        r.reading.choose(at);
        let act = r.reading.decide(verdict);
        self.asked_of(After::Decided, act)
    }

    pub(super) fn asked_of(&mut self, after: After, act: Option<ShareAct>) -> Vec<Effect> {
        if let Some(r) = &mut self.reviewing {
            r.after = after;
        }
        act.map(|a| Effect::Do(Act::Share(a))).into_iter().collect()
    }

    /// The line after `approve`.
    pub(super) fn approval(&mut self, line: &str) -> Vec<Effect> {
        match self
            .reviewing
            .as_ref()
            .and_then(|r| r.reading.approve(line))
        {
            Some(act) => {
                self.reviewing = None;
                vec![Effect::Do(Act::Share(act))]
            }
            None => vec![self.say("review-wrong-hash")],
        }
    }

    /// All of the record was printed.
    pub(super) fn record_shown(&mut self) -> Vec<Effect> {
        let Some(r) = &mut self.reviewing else {
            return Vec::new();
        };
        let id = r.reading.record().map(|v| v.record.id);
        r.heard.extend(id);
        let act = r.reading.shown();
        if act.is_none() {
            return Vec::new();
        }
        self.asked_of(After::Seen, act)
    }
}

/// The first place of these words in the record's own, outside what was found already; characters.
fn place(v: &RecordView, words: &str) -> Option<(usize, usize)> {
    let own = v.original.reveal();
    let length = words.chars().count();
    own.match_indices(words)
        .map(|(at, _)| {
            let from = own.get(..at).map_or(0, |s| s.chars().count());
            (from, from + length)
        })
        .find(|(from, to)| {
            !v.findings
                .iter()
                .any(|f| f.span.0 < *to && *from < f.span.1)
        })
}
