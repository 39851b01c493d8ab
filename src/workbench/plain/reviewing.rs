//! A batch read line by line before it may leave: each record's own words and what would go, every finding with its reason, a decision on each, and the
//! approval that is typed. What counts as seen and when a batch may be approved is `reading`'s, which the panes use too; here a record was shown when its
//! last line was printed.

use super::act::{Act, Effect};
use super::modes::Mode;
use super::session::{Session, join, numbered_lines, pick};
use super::sharing::Wanted;
use super::verbs::Verb;
use crate::casebook::{BatchId, RecordId};
use crate::practice::{FindingView, MarkScope, RecordView, Verdict};
use crate::sharing::facts::Fact;
use crate::workbench::overlay::review::{facts, page};
use crate::workbench::reading::Reading;
use crate::workbench::shared::kind;
use crate::workbench::sharing::{ReviewView, ShareAct};

/// So many ways to make a record less telling are read aloud.
const FEW: usize = 3;

/// The batch that is being read.
pub(super) struct Reviewing {
    reading: Reading,
    /// Records whose own words were printed to their end.
    heard: Vec<RecordId>,
    after: After,
}

/// What is said when the batch comes back from the vault.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
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

    fn asked_of(&mut self, after: After, act: Option<ShareAct>) -> Vec<Effect> {
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

    /// Prints a record: it counts as seen when this was printed to its end.
    fn show_record(&mut self) -> Vec<Effect> {
        let Some(r) = &self.reviewing else {
            return Vec::new();
        };
        let Some(v) = r.reading.record() else {
            return Vec::new();
        };
        let numbers = [
            ("n", (r.reading.at() + 1).into()),
            ("all", self.of_all(&r.reading).into()),
        ];
        let out = if v.record.excluded {
            self.t("cli-review-excluded")
        } else {
            String::new()
        };
        let approved = if r.reading.is_approved() {
            self.t("plain-batch-approved")
        } else {
            String::new()
        };
        let head = join(&[
            &self.tf("plain-record", &numbers),
            &kind(&v.record.data_type),
            &r.reading.whose().replace(" · ", ", "),
            &out,
            &approved,
        ]);
        let own = self.t("review-original");
        let mut lines = vec![format!("{own}: {}", v.original.reveal()), self.leaving(v)];
        if let Some(risk) = &v.risk {
            lines.extend(page::risk(risk));
            lines.extend(page::without(risk).into_iter().take(FEW));
            if risk.risk.remedy.is_some() {
                lines.push(self.t("plain-review-how"));
            }
        }
        lines.push(self.decided_of(v));
        let findings = v.findings.iter().enumerate();
        lines.extend(findings.map(|(i, f)| format!("{} {}", i + 1, self.finding_line(v, f))));
        if let Some(d) = &v.diff {
            lines.push(self.t("review-since"));
            lines.extend(page::since(v, d));
        }
        self.showing = true;
        self.print_on(Some(head), lines)
    }

    /// How many records there are, and how many of them do not leave: the list of batches counts those that do.
    fn of_all(&self, reading: &Reading) -> String {
        let out = match reading.left_out() {
            0 => String::new(),
            n => self.tf("share-left-out", &[("n", n.into())]),
        };
        format!("{}{out}", reading.records().len())
    }

    fn leaving(&self, v: &RecordView) -> String {
        format!("{}: {}", self.t("review-leaving"), v.record.line)
    }

    fn decided_of(&self, v: &RecordView) -> String {
        let done = v.findings.iter().filter(|f| f.decision != "open").count();
        let numbers = [("done", done.into()), ("n", v.findings.len().into())];
        self.tf("review-findings", &numbers)
    }

    /// "undecided, PERSON, Henk, becomes [persoon 1], 0.98, reason".
    fn finding_line(&self, v: &RecordView, f: &FindingView) -> String {
        let own = v.original.reveal().chars();
        let part: String = own
            .skip(f.span.0)
            .take(f.span.1.saturating_sub(f.span.0))
            .collect();
        let state = self.t(match f.decision.as_str() {
            "open" => "plain-finding-open",
            _ => "plain-finding-decided",
        });
        let to = match (f.decision.as_str(), f.replacement.as_str()) {
            ("not_identifying", _) => self.t("review-stays"),
            (_, "") => self.t("review-goes"),
            (_, other) => self.tf("plain-finding-becomes", &[("to", other.into())]),
        };
        let sure = crate::locale::number(f.confidence, 2);
        let reason = self.t(&format!("privacy-reason-{}", f.reason));
        join(&[&state, &page::kind(&f.kind), &part, &to, &sure, &reason])
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

    /// Says the finding as it was decided, and the line when that changed it.
    fn say_decided(&mut self, changed: bool) -> Vec<Effect> {
        let Some(r) = &self.reviewing else {
            return Vec::new();
        };
        let Some(v) = r.reading.record() else {
            return Vec::new();
        };
        let at = r.reading.finding();
        let mut out = Vec::new();
        out.extend(pick(&v.findings, Some(at + 1)).map(|f| Effect::Say(self.finding_line(v, f))));
        out.push(Effect::Say(self.decided_of(v)));
        out.extend(self.say_changed(changed));
        out
    }

    /// What a record says besides words, by number, and what that does to who fits it.
    fn say_facts(&self) -> Vec<Effect> {
        let record = self.reviewing.as_ref().and_then(|r| r.reading.record());
        let Some(v) = record else { return Vec::new() };
        let mut lines = numbered_lines(facts::lines(v).into_iter());
        lines.push(facts::language(v));
        lines.extend(v.risk.iter().flat_map(page::risk));
        lines.push(self.t("plain-facts-how"));
        lines.into_iter().map(Effect::Say).collect()
    }

    /// The line of the record when it changed; whose own words were heard has then heard all of it again.
    fn say_changed(&mut self, changed: bool) -> Vec<Effect> {
        let Some(r) = &self.reviewing else {
            return Vec::new();
        };
        let Some(v) = r.reading.record() else {
            return Vec::new();
        };
        let mut out = Vec::new();
        if changed {
            out.push(Effect::Say(self.leaving(v)));
        }
        let heard = r.heard.contains(&v.record.id);
        if changed && heard {
            let shown = self.reviewing.as_mut().and_then(|r| r.reading.shown());
            out.extend(self.asked_of(After::Seen, shown));
        } else {
            out.extend(self.say_when_ready());
        }
        out
    }

    /// Nothing keeps the batch any more: that is said, once it is so.
    fn say_when_ready(&self) -> Vec<Effect> {
        match &self.reviewing {
            Some(r) if r.reading.is_approved() => Vec::new(),
            Some(r) if r.reading.nothing_leaves() => vec![self.say("review-nothing-leaves")],
            Some(r) if r.reading.keeps().is_none() => vec![self.say("plain-review-ready")],
            _ => Vec::new(),
        }
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
