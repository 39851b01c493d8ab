//! What waits to be sent or deleted, with whose it is, and keeping it here: one record, or all of a batch that still waits. The dashboard of the workbench
//! and the linear mode call it. What is deleted or told is not kept here: that protects somebody.

use super::super::{Practice, Result};
use crate::casebook::{BatchId, RecordId};
use crate::vault::{Op, OutboxRow, SharedRow};

/// Something that waits, as the coach knows it.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// What is to be done, with why it was not yet.
    pub row: OutboxRow,
    /// `case_patterns`, `session_patterns`, `techniques`; None where nothing is left of what it was.
    pub data_type: Option<String>,
    /// The client, the case, the day, as far as they are still there.
    pub whose: String,
    /// The batch it was approved in.
    pub batch: Option<BatchId>,
}

impl Practice {
    /// Everything that waits, deletions first.
    pub fn waiting(&self) -> Result<Vec<Waiting>> {
        let shared = self.vault().shared()?;
        let rows = self.outbox()?;
        // What is looked for once more knows its bytes only.
        let mut records = Vec::new();
        if rows.iter().any(|row| row.op == Op::Sweep) {
            for b in self.vault().batches()? {
                records.extend(self.vault().records(b.id)?);
            }
        }
        let named = |row: OutboxRow| {
            let record = row.record.and_then(|id| self.vault().record(id).ok());
            let looked_for = row.op == Op::Sweep;
            let same = records
                .iter()
                .find(|r| looked_for && r.sha256 == row.sha256);
            let record = record.or_else(|| same.cloned());
            let of_record = record.map(|r| (r.data_type, r.client_id, r.source, r.batch_id));
            let of_shared = || {
                let same = |s: &&SharedRow| {
                    Some(s.id) == row.shared || (looked_for && s.sha256 == row.sha256)
                };
                let s = shared.iter().find(same)?;
                let kind = s.data_type.clone();
                Some((kind, s.client_id, s.source.clone(), s.batch_id))
            };
            let of = of_record.or_else(of_shared);
            let whose = of
                .as_ref()
                .map(|(_, client, source, _)| self.whose(*client, source));
            Waiting {
                whose: whose.unwrap_or_default(),
                batch: of.as_ref().map(|of| of.3),
                data_type: of.map(|of| of.0),
                row,
            }
        };
        Ok(rows.into_iter().map(named).collect())
    }

    /// Keeps one approved record here; what else was approved with it goes on. False when it waits no longer.
    pub fn stop_record(&self, record: RecordId) -> Result<bool> {
        Ok(self.vault().stop_record(record)?)
    }

    /// Keeps here what still waits of a batch; returns how many records that is. A batch of which nothing has left is to be approved anew; of one that
    /// has begun to leave the rest is left out.
    pub fn stop_batch(&self, batch: BatchId) -> Result<usize> {
        Ok(self.vault().stop_batch(batch)?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{Made, approve, approved, send_one};

    /// A batch of which nothing has left: three sessions and their case.
    fn all_waits() -> Made {
        approved(&["pleasing", "perfectionism", "rumination"])
    }

    #[test]
    fn what_waits_is_named_and_one_of_it_is_kept_here_while_the_rest_goes_on() {
        let made = all_waits();
        let (p, batch) = (&made.p, made.batch);
        let waits = p.waiting().unwrap();
        assert_eq!(waits.len(), 4);
        let case = waits
            .iter()
            .find(|w| w.data_type.as_deref() == Some("case_patterns"));
        assert_eq!(case.unwrap().whose, "Berk · Rust");
        assert!(waits.iter().all(|w| w.batch == Some(batch)));

        let one = waits[1].row.record.unwrap();
        assert!(p.stop_record(one).unwrap());
        assert!(!p.stop_record(one).unwrap(), "it waits no longer");
        let left = p.vault().batch(batch).unwrap();
        assert_eq!((left.waiting, left.records, left.queued), (3, 3, true));
        assert!(p.vault().record(one).unwrap().excluded);
        // The last one kept here leaves nothing approved.
        for w in p.waiting().unwrap() {
            assert!(p.stop_record(w.row.record.unwrap()).unwrap());
        }
        let left = p.vault().batch(batch).unwrap();
        assert_eq!((left.queued, left.approved_sha), (false, None));
    }

    #[test]
    fn an_approval_is_taken_back_whole_while_nothing_has_left() {
        let made = all_waits();
        let (p, batch) = (&made.p, made.batch);
        assert_eq!(p.stop_batch(batch).unwrap(), 4);
        let now = p.vault().batch(batch).unwrap();
        assert_eq!(
            (now.queued, now.approved_sha, now.records),
            (false, None, 4)
        );
        assert_eq!(p.stop_batch(batch).unwrap(), 0);
        // What was read stays read, and it can be approved again.
        assert_eq!(now.unseen, 0);
        approve(p, batch);
        assert_eq!(p.waiting().unwrap().len(), 4);
    }

    #[test]
    fn of_a_batch_that_has_begun_to_leave_the_rest_can_still_be_kept_here() {
        let made = all_waits();
        let (p, batch) = (&made.p, made.batch);
        let gone = send_one(p);
        // By name: what has left cannot be left out any more, what has not can.
        assert!(p.exclude_record(gone, true).is_err());
        let next = p.waiting().unwrap()[0].row.record.unwrap();
        p.exclude_record(next, true).unwrap();
        assert_eq!(p.waiting().unwrap().len(), 2);
        assert!(p.exclude_record(next, false).is_err());
        // One that was begun may have arrived: it is looked for, and deleted.
        let o = p.vault().outbox().unwrap().remove(0);
        assert!(p.vault().outbox_begin(o.id, "here/test").unwrap());
        assert_eq!(p.stop_batch(batch).unwrap(), 2);
        let ops: Vec<_> = p.waiting().unwrap().iter().map(|w| w.row.op).collect();
        assert_eq!(ops, [crate::vault::Op::Sweep]);
        // Of whom it was is still known.
        assert!(p.waiting().unwrap()[0].whose.starts_with("Berk · Rust"));
        let now = p.vault().batch(batch).unwrap();
        assert_eq!((now.waiting, now.records), (0, 1));
        assert!(!p.vault().record(gone).unwrap().excluded);
        // It is there to be put back in what is prepared next.
        let again = p.prepare_export(false).unwrap();
        assert_eq!((again.records, again.unchanged), (0, 1));
        let all = p.vault().records(again.batch.unwrap()).unwrap();
        assert!(all.len() == 3 && all.iter().all(|r| r.excluded));
    }
}
