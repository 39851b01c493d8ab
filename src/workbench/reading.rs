//! Reading a batch before it may leave, whatever it is read with: which record and which finding one is at, what still keeps the batch from being
//! approved, and the approval itself. A record counts as seen when all of it was shown; nothing unseen or undecided can be approved; approving is
//! typed and bound to the hash of what was shown. `overlay/review` shows it in panes and `plain/reviewing` line by line; neither has rules of its own.

use super::sharing::{ReviewView, ShareAct};
use crate::casebook::{BatchId, RecordId};
use crate::practice::{BatchRisk, FindingView, RecordView, Verdict};
use crate::sharing::facts::{Fact, Said};

/// How much of the hash is typed to approve.
const TYPED: usize = 8;

/// What still keeps a batch from being approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeps {
    /// Records that were not shown as they now are.
    pub unseen: usize,
    /// Findings without a decision.
    pub open: usize,
}

/// A batch being read.
#[derive(Debug)]
pub struct Reading {
    batch: BatchId,
    view: Option<ReviewView>,
    at: usize,
    finding: usize,
    /// What is told to be seen and not yet known to be kept: the last line of each record, so that it is told once. A verdict and another one back
    /// give the same line again, and the vault forgets with every change that it was seen.
    told: Vec<(RecordId, String)>,
    /// Whether it was approved and, since that was last asked, is no longer.
    lapsed: bool,
    /// The hash at which the coach was told that few clients fit a record; asking to approve it once more goes on.
    warned: Option<String>,
}

impl Reading {
    /// Of a batch, which is read from the vault after this.
    pub fn new(batch: BatchId) -> Self {
        Self {
            batch,
            view: None,
            at: 0,
            finding: 0,
            told: Vec::new(),
            lapsed: false,
            warned: None,
        }
    }

    /// The batch as it now is; true when this is the first time. A view of another batch is not taken. Whoever reads stays at their record and
    /// their finding, and no record moves: the vault gives them in the order in which they would leave, which every decision can change.
    pub fn take(&mut self, mut view: ReviewView) -> bool {
        if view.batch != self.batch {
            return false;
        }
        view.records.sort_by_key(|r| r.record.id);
        let record = self.record().map(|r| r.record.id);
        let finding = self.chosen().map(|f| f.id);
        let first = self.view.is_none();
        let waits = |(id, sha): &(RecordId, String)| {
            let same = |r: &RecordView| r.record.id == *id && r.record.sha256 == *sha;
            view.records.iter().any(|r| same(r) && !r.record.seen)
        };
        self.told.retain(waits);
        self.lapsed |= self.is_approved() && !view.approved;
        self.view = Some(view);
        let now = self
            .records()
            .iter()
            .position(|r| Some(r.record.id) == record);
        self.at = now
            .unwrap_or(self.at)
            .min(self.records().len().saturating_sub(1));
        let there = self
            .record()
            .and_then(|r| r.findings.iter().position(|f| Some(f.id) == finding));
        self.choose(there.unwrap_or(self.finding));
        first
    }

    /// Which batch.
    pub fn batch(&self) -> BatchId {
        self.batch
    }

    /// Whether it is approved as it stands.
    pub fn is_approved(&self) -> bool {
        self.view.as_ref().is_some_and(|v| v.approved)
    }

    /// Whether what was decided since this was last asked undid the approval.
    pub fn has_lapsed(&mut self) -> bool {
        std::mem::take(&mut self.lapsed)
    }

    /// Every record, in the order in which they were prepared: the records of one case stand together, and none moves while they are read.
    pub fn records(&self) -> &[RecordView] {
        self.view.as_ref().map_or(&[], |v| &v.records)
    }

    /// The record one is at.
    pub fn record(&self) -> Option<&RecordView> {
        self.records().get(self.at)
    }

    /// Whose the record is that one is at: client, case, day of the session.
    pub fn whose(&self) -> &str {
        let id = self.record().map(|r| r.record.id);
        let all = self.view.as_ref().map(|v| &v.whose);
        let one = id.and_then(|id| all?.get(&id));
        one.map_or("", String::as_str)
    }

    /// Its place among them, from 0.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The finding one is at.
    pub fn finding(&self) -> usize {
        self.finding
    }

    /// Records that are left out: they are read with the others, but do not leave.
    pub fn left_out(&self) -> usize {
        self.records().iter().filter(|r| r.record.excluded).count()
    }

    /// Records that were shown as they now are, or are left out.
    pub fn seen(&self) -> usize {
        let done = |r: &&RecordView| r.record.seen || r.record.excluded;
        self.records().iter().filter(done).count()
    }

    fn chosen(&self) -> Option<&FindingView> {
        self.record()?.findings.get(self.finding)
    }

    /// Goes to a record, the last one when there are not so many.
    pub fn go(&mut self, to: usize) {
        self.at = to.min(self.records().len().saturating_sub(1));
        self.finding = 0;
    }

    /// Goes to a finding of this record, the last one when there are not so many.
    pub fn choose(&mut self, finding: usize) {
        let last = self
            .record()
            .map_or(0, |r| r.findings.len().saturating_sub(1));
        self.finding = finding.min(last);
    }

    /// Goes to the finding that comes next, so that one decision after another decides them all.
    pub fn step(&mut self, by: isize) {
        self.choose(self.finding.saturating_add_signed(by));
    }

    /// The first finding of this record that nobody has decided.
    pub fn first_open(&self) -> Option<usize> {
        let findings = &self.record()?.findings;
        findings.iter().position(|f| f.decision == "open")
    }

    /// Goes to the next record that is unseen or has something undecided, from here on and round; false when there is none.
    pub fn next_open(&mut self) -> bool {
        let n = self.records().len();
        let waits = |r: &RecordView| {
            !r.record.excluded
                && (!r.record.seen || r.findings.iter().any(|f| f.decision == "open"))
        };
        let next = (1..=n)
            .map(|i| (self.at + i) % n.max(1))
            .find(|i| self.records().get(*i).is_some_and(waits));
        if let Some(i) = next {
            self.go(i);
            self.choose(self.first_open().unwrap_or(0));
        }
        next.is_some()
    }

    /// A verdict about the finding one is at.
    pub fn decide(&self, verdict: Verdict) -> Option<ShareAct> {
        let finding = self.chosen()?.id;
        Some(ShareAct::Decide(self.batch, finding, verdict))
    }

    /// Takes out more of this record: characters of the original line.
    pub fn redact(&self, span: (usize, usize)) -> Option<ShareAct> {
        let record = self.record()?.record.id;
        Some(ShareAct::Redact(self.batch, record, span))
    }

    /// Has a fact of this record leave less exactly, or as it is again.
    pub fn say_fact(&self, fact: Fact, said: Said) -> Option<ShareAct> {
        let record = self.record()?.record.id;
        Some(ShareAct::SayFact(self.batch, record, fact, said))
    }

    /// Leaves this record out, or puts it back.
    pub fn exclude(&self) -> Option<ShareAct> {
        let r = &self.record()?.record;
        Some(ShareAct::Exclude(self.batch, r.id, !r.excluded))
    }

    /// To be asked before the hash is typed: that a record fits few of the coach's clients, said once for every text. One is then at such a record.
    pub fn warn(&mut self) -> Option<BatchRisk> {
        let view = self.view.as_ref()?;
        let going = view.records.iter().filter(|r| !r.record.excluded);
        let risk = BatchRisk::of(going.filter_map(|r| r.risk.as_ref()));
        if risk.below == 0 || self.warned.as_ref() == Some(&view.sha256) {
            return None;
        }
        self.warned = Some(view.sha256.clone());
        let telling =
            |r: &RecordView| !r.record.excluded && r.risk.as_ref().is_some_and(|k| k.is_telling());
        if !self.record().is_some_and(telling)
            && let Some(i) = self.records().iter().position(telling)
        {
            self.go(i);
        }
        Some(risk)
    }

    /// To be called when all of this record, as it now is, was shown. What is to be kept of that, once.
    pub fn shown(&mut self) -> Option<ShareAct> {
        let r = &self.record()?.record;
        let told = (r.id, r.sha256.clone());
        if r.seen || self.told.contains(&told) {
            return None;
        }
        self.told.push(told.clone());
        Some(ShareAct::Saw(self.batch, vec![told]))
    }

    /// What still keeps the batch from being approved; `None` when nothing does.
    pub fn keeps(&self) -> Option<Keeps> {
        let goes = || self.records().iter().filter(|r| !r.record.excluded);
        let open = |r: &RecordView| r.findings.iter().filter(|f| f.decision == "open").count();
        let keeps = Keeps {
            unseen: goes().filter(|r| !r.record.seen).count(),
            open: goes().map(open).sum(),
        };
        (keeps.unseen + keeps.open > 0).then_some(keeps)
    }

    /// Whether every record is left out, so that there is nothing to approve.
    pub fn nothing_leaves(&self) -> bool {
        self.left_out() == self.records().len()
    }

    /// What has to be typed to approve: the beginning of the hash of what was shown.
    pub fn asked(&self) -> &str {
        let sha = self.view.as_ref().map_or("", |v| v.sha256.as_str());
        sha.get(..TYPED).unwrap_or_default()
    }

    /// The approval, when this is what has to be typed and nothing keeps the batch any more.
    pub fn approve(&self, typed: &str) -> Option<ShareAct> {
        let view = self.view.as_ref()?;
        let right = !self.asked().is_empty() && typed.trim().to_lowercase() == self.asked();
        (right && self.keeps().is_none() && !self.nothing_leaves())
            .then(|| ShareAct::Approve(self.batch, view.sha256.clone()))
    }
}
