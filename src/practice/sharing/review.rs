//! Reviewing a batch: the original beside the anonymised, every finding with its reason, and what the coach decides about each. Every
//! decision is kept at once and leads to a new line; a line that changed must be seen again, and an approval falls.

use super::super::{Practice, Result};
use super::prepare::type_of;
use super::refused;
use super::risk::RecordRisk;
use crate::casebook::*;
use crate::privacy::Local;
use crate::sharing::Reason;
use crate::sharing::batch::with_end;
use crate::sharing::facts::{Fact, Said};
use crate::sharing::record::{Facts, LONGEST_WORD, TrainingRecord, Words, plain, sha256_hex};
use crate::sharing::review::{self, BY_HAND, Decision, Diff, Identity};
use crate::vault::{BatchRow, FindingRow, Mark, RecordRow};
use serde::Serialize;

/// A record as the review shows it.
#[derive(Clone, Debug)]
pub struct RecordView {
    /// The record with its line.
    pub record: RecordRow,
    /// The same with the words as the coach wrote them; client text.
    pub original: Local<String>,
    /// Its findings, in order.
    pub findings: Vec<FindingView>,
    /// What it says besides words, before anything of it is said less exactly.
    pub facts: Facts,
    /// How it differs from what was shared of the same source before, if anything was.
    pub diff: Option<Diff>,
    /// What was shared of the same source before, as it left.
    pub before: Option<String>,
    /// How easily the client could be recognised in it; None when it is about nobody.
    pub risk: Option<RecordRisk>,
}

/// A finding as the review shows it.
#[derive(Clone, Debug, Serialize)]
pub struct FindingView {
    /// Row identifier.
    pub id: FindingId,
    /// Half-open, in characters of the original line.
    pub span: (usize, usize),
    /// Where what stands in its place is in the line that would leave; None when nothing is left of it, or it lies within another.
    pub leaves: Option<(usize, usize)>,
    /// `PERSON`, …
    pub kind: String,
    /// What stands in its place; empty: the word goes.
    pub replacement: String,
    /// A stable code; `privacy-reason-CODE` is its sentence in the locales.
    pub reason: String,
    /// 0 to 1.
    pub confidence: f64,
    /// `open`, `accepted`, `changed`, `redacted`, `not_identifying`.
    pub decision: String,
}

/// What the coach decides about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is replaced as proposed.
    Accept,
    /// It is replaced by this.
    Change(String),
    /// It identifies nobody; remembered, see [`MarkScope`].
    NotIdentifying(MarkScope),
    /// Undecided again.
    Reopen,
}

/// How far a mark reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkScope {
    /// In this case.
    Case,
    /// In the whole practice.
    Practice,
}

impl Practice {
    /// Every batch, newest first.
    pub fn export_batches(&self) -> Result<Vec<BatchRow>> {
        Ok(self.vault().batches()?)
    }

    /// A batch as the review shows it, in the order in which it would leave. Looking is not seeing: see [`Self::saw_records`].
    pub fn review_batch(&self, batch: BatchId) -> Result<Vec<RecordView>> {
        self.vault().batch(batch)?;
        let shared = self.vault().shared()?;
        let records = self.vault().records(batch)?;
        let risks = self.record_risks(batch, &records)?;
        records
            .into_iter()
            .map(|record| {
                let findings = self.vault().findings(record.id)?;
                let (words, facts) = parts(&record)?;
                let (now, day) = now_and_day(&record)?;
                let id = identity(&record, &now.coach_id, &day);
                let (original, spans) =
                    review::original(&id, &words, &facts, record.level, &findings)?;
                let leaving = review::leaving(&words, &findings, &record.line);
                let before = shared
                    .iter()
                    .find(|s| {
                        s.source == record.source
                            && s.data_type == record.data_type
                            && s.sha256 != record.sha256
                    })
                    .and_then(|s| Some((TrainingRecord::read(&s.record).ok()?, s.record.clone())));
                Ok(RecordView {
                    diff: before.as_ref().map(|(b, _)| review::diff(b, &now)),
                    before: before.map(|(_, line)| line),
                    risk: risks.get(&record.id).cloned(),
                    original: Local::new(original),
                    findings: findings
                        .into_iter()
                        .zip(spans)
                        .map(|(f, span)| FindingView {
                            id: f.id,
                            span,
                            leaves: leaving
                                .iter()
                                .find(|(id, _)| *id == f.id)
                                .map(|(_, place)| *place),
                            kind: f.kind,
                            replacement: f.replacement,
                            reason: f.reason,
                            confidence: f.confidence,
                            decision: f.decision,
                        })
                        .collect(),
                    facts,
                    record,
                })
            })
            .collect()
    }

    /// Notes that the coach had these very lines on the screen (record, hash of its line).
    pub fn saw_records(&self, records: &[(RecordId, String)]) -> Result<()> {
        Ok(self.vault().mark_seen(records)?)
    }

    /// The coach's verdict about a finding. Returns the record as it now is.
    pub fn decide_finding(&self, finding: FindingId, verdict: &Verdict) -> Result<RecordRow> {
        let of = self.vault().finding(finding)?;
        let record = self.vault().record(of.record_id)?;
        // Before anything else, so that a no leaves all as it was, marks too.
        let to = match verdict {
            Verdict::Change(to) => self.acceptable(&record, to)?,
            _ => String::new(),
        };
        let (words, _) = parts(&record)?;
        let word = words
            .iter()
            .nth(of.word)
            .map(|(_, w)| review::part(&w.text, of.span))
            .unwrap_or_default();
        match verdict {
            Verdict::NotIdentifying(scope) => {
                let case = match scope {
                    MarkScope::Case => record.case_id,
                    MarkScope::Practice => None,
                };
                let others = self.vault().findings(record.id)?;
                let left = review::left_of(&word, &of, &others);
                self.may_stay(&left, record.client_id, *scope)?;
                let mark = self.vault().add_mark(case, &word)?;
                self.vault().audit("mark.add", &format!("mark:{mark}"))?;
            }
            // The coach thinks better of it: nor is the word to stand anywhere else because of what was said here.
            _ if of.decision == Decision::NotIdentifying.as_str() => {
                self.unmark(&word, record.case_id)?;
            }
            _ => {}
        }
        let mut findings = self.vault().findings(record.id)?;
        let record = self.vault().record(of.record_id)?;
        for f in findings.iter_mut().filter(|f| f.id == finding) {
            match verdict {
                Verdict::Accept => f.decision = Decision::Accepted.as_str().into(),
                Verdict::Change(_) => {
                    f.replacement.clone_from(&to);
                    f.decision = Decision::Changed.as_str().into();
                }
                Verdict::NotIdentifying(_) => f.decision = Decision::NotIdentifying.as_str().into(),
                Verdict::Reopen => f.decision = Decision::Open.as_str().into(),
            }
        }
        // What the coach had taken out by hand and now lets stand is no finding any more.
        if *verdict == Verdict::Reopen {
            findings.retain(|f| !(f.id == finding && f.reason == BY_HAND));
        }
        let record = self.settle(record, findings)?;
        if *verdict == Verdict::Reopen && !record.excluded {
            // The line may be the same, but what was decided about it is not any more.
            self.vault().reopen_batch(record.batch_id)?;
        }
        Ok(record)
    }

    /// Takes out more than was found: characters of the original line, within one word.
    pub fn redact(&self, record: RecordId, span: (usize, usize)) -> Result<RecordRow> {
        let record = self.vault().record(record)?;
        let (words, facts) = parts(&record)?;
        let (now, day) = now_and_day(&record)?;
        let (line, places) = review::places(
            &identity(&record, &now.coach_id, &day),
            &words,
            &facts,
            record.level,
        )?;
        let (word, within) = review::locate(&words, &line, &places, span)?;
        let whole = words
            .iter()
            .nth(word)
            .is_some_and(|(_, w)| within == (0, w.text.chars().count()));
        let mut findings = self.vault().findings(record.id)?;
        findings.push(FindingRow {
            id: FindingId(0),
            record_id: record.id,
            word,
            span: within,
            kind: "QUASI".into(),
            reason: BY_HAND.into(),
            confidence: 1.0,
            replacement: if whole {
                String::new()
            } else {
                "[QUASI]".into()
            },
            decision: Decision::Redacted.as_str().into(),
        });
        self.settle(record, findings)
    }

    /// Has a fact of a record leave less exactly, or not at all. Returns the record as it now is.
    pub fn say_fact(&self, record: RecordId, fact: Fact, said: Said) -> Result<RecordRow> {
        let mut record = self.vault().record(record)?;
        let (_, mut facts) = parts(&record)?;
        facts.less.set(fact, said);
        record.facts = serde_json::to_string(&facts).map_err(|_| refused(Reason::Unreadable))?;
        let findings = self.vault().findings(record.id)?;
        self.settle(record, findings)
    }

    /// Takes a record out of its batch, or puts it back.
    pub fn exclude_record(&self, record: RecordId, excluded: bool) -> Result<()> {
        Ok(self.vault().exclude_record(record, excluded)?)
    }

    /// The words that were marked as identifying nobody.
    pub fn marks(&self) -> Result<Vec<Mark>> {
        Ok(self.vault().marks()?)
    }

    /// Takes a mark back: wherever its word stands in a batch that has not left, it is a finding again and the approval falls.
    pub fn revoke_mark(&self, mark: MarkId) -> Result<()> {
        let all = self.vault().marks()?;
        let Some(m) = all.iter().find(|m| m.id == mark) else {
            // Says that there is none.
            return Ok(self.vault().revoke_mark(mark)?);
        };
        let (word, case) = (m.word.clone(), m.case_id);
        self.vault().revoke_mark(mark)?;
        self.vault().audit("mark.revoke", &format!("mark:{mark}"))?;
        let left: Vec<String> = self
            .vault()
            .shared()?
            .into_iter()
            .map(|s| s.sha256)
            .collect();
        for b in self.vault().batches()? {
            for record in self.vault().records(b.id)? {
                if (case.is_some() && record.case_id != case) || left.contains(&record.sha256) {
                    continue;
                }
                let (words, _) = parts(&record)?;
                let mut findings = self.vault().findings(record.id)?;
                let mut touched = false;
                for f in findings
                    .iter_mut()
                    .filter(|f| f.decision == Decision::NotIdentifying.as_str())
                {
                    let said = words
                        .iter()
                        .nth(f.word)
                        .map(|(_, w)| review::part(&w.text, f.span))
                        .unwrap_or_default();
                    if said.to_lowercase() == word {
                        f.decision = Decision::Open.as_str().into();
                        touched = true;
                    }
                }
                if touched {
                    self.settle(record, findings)?;
                }
            }
        }
        Ok(())
    }

    /// Whether a word may be marked: not when it stands in the details of the client, nor for the whole practice when it stands in those of any client.
    fn may_stay(&self, word: &str, client: Option<ClientId>, scope: MarkScope) -> Result<()> {
        let mut asked: Vec<ClientId> = client.into_iter().collect();
        if scope == MarkScope::Practice {
            asked.extend(self.vault().clients()?.iter().map(|c| c.id));
        }
        for id in asked {
            if self.known_of(id)?.told_by(word, client == Some(id)) {
                return Err(refused(Reason::Registered));
            }
        }
        Ok(())
    }

    /// Takes back every mark that lets a word stand in a case.
    fn unmark(&self, word: &str, case: Option<CaseId>) -> Result<()> {
        let word = word.trim().to_lowercase();
        let here = |m: &&Mark| m.word == word && (m.case_id.is_none() || m.case_id == case);
        let marks: Vec<MarkId> = self.marks()?.iter().filter(here).map(|m| m.id).collect();
        marks.into_iter().try_for_each(|m| self.revoke_mark(m))
    }

    /// A replacement must not itself name someone, nor be so long that it would be cut.
    fn acceptable(&self, record: &RecordRow, to: &str) -> Result<String> {
        let to = plain(to);
        if to.chars().nth(LONGEST_WORD).is_some() {
            return Err(refused(Reason::TooLong { n: LONGEST_WORD }));
        }
        let (anonymiser, mut pseudonyms) = self.reader_of(record.client_id, record.case_id)?;
        // A placeholder names nobody; what stands around it may.
        let named = anonymiser
            .find(&review::without_placeholders(&to), &mut pseudonyms)
            .iter()
            .any(|f| f.confidence >= 0.9);
        if named {
            return Err(refused(Reason::Names));
        }
        Ok(to)
    }

    /// Writes the line that the findings lead to.
    fn settle(&self, mut record: RecordRow, findings: Vec<FindingRow>) -> Result<RecordRow> {
        let (words, facts) = parts(&record)?;
        let (now, day) = now_and_day(&record)?;
        let built = review::build(
            &identity(&record, &now.coach_id, &day),
            &words,
            &facts,
            record.level,
            &findings,
        );
        record.line = built.line()?;
        record.sha256 = sha256_hex(with_end(&record.line).as_bytes());
        record.content_sha = built.content_sha();
        self.vault().put_review(&record, &findings)?;
        Ok(self.vault().record(record.id)?)
    }
}

fn parts(record: &RecordRow) -> Result<(Words, Facts)> {
    let broken = || refused(Reason::Unreadable);
    Ok((
        serde_json::from_str(record.words.reveal()).map_err(|_| broken())?,
        serde_json::from_str(&record.facts).map_err(|_| broken())?,
    ))
}

fn now_and_day(record: &RecordRow) -> Result<(TrainingRecord, String)> {
    let now = TrainingRecord::read(&record.line)?;
    let day = now.anonymized_at.clone();
    Ok((now, day))
}

fn identity<'a>(record: &'a RecordRow, coach_id: &'a str, day: &'a str) -> Identity<'a> {
    Identity {
        training_id: &record.training_id,
        coach_id,
        data_type: type_of(record),
        day,
    }
}

#[cfg(test)]
#[path = "review_tests.rs"]
mod tests;
