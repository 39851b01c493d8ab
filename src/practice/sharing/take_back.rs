//! Taking back one record out of all that was shared, while the consent stays: its blob is deleted and the hive told, and what is prepared next leaves
//! the record out for as long as it says the same. The dashboard of the workbench and the linear mode call it; what ends a consent is `revoke`'s.

use super::super::{Practice, Result};
use super::revoke::Revoked;

impl Practice {
    /// Takes back what was shared in this row, and nothing besides.
    pub fn take_back(&self, shared: i64) -> Result<Revoked> {
        // Queued before the hive is spoken to: it may be silent, and the coach may leave.
        let Some(row) = self.vault().take_back(shared, &self.notice()?)? else {
            return Ok(Revoked::default());
        };
        self.carry_out(&[row.blob])
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::shared;
    use crate::vault::Op;

    #[test]
    fn one_record_is_taken_back_alone_and_is_not_offered_again_while_it_says_the_same() {
        let made = shared(&["pleasing", "perfectionism"]);
        let (p, v) = (&made.p, made.p.vault());
        let all = v.shared().unwrap();
        assert!(all.len() > 2, "{}", all.len());

        let one = all
            .iter()
            .find(|s| s.data_type == "session_patterns")
            .unwrap();
        let done = p.take_back(one.id).unwrap();
        assert_eq!((done.to_delete, done.left()), (1, 1));
        let gone: Vec<_> = v.shared().unwrap();
        let gone = gone.iter().filter(|s| s.revoked_ms.is_some());
        assert_eq!(gone.map(|s| s.id).collect::<Vec<_>>(), [one.id]);
        let waits = v.outbox().unwrap();
        let deletes = waits.iter().filter(|o| o.op == Op::Delete);
        assert_eq!(
            deletes.map(|o| o.blob.as_str()).collect::<Vec<_>>(),
            [&one.blob]
        );
        assert!(p.consent_status(Some(made.client)).unwrap().consent_given);

        // It is there to be put back, and leaves only then.
        let again = p.prepare_export(false).unwrap();
        assert_eq!((again.records, again.unchanged), (0, all.len() - 1));
        let records = v.records(again.batch.unwrap()).unwrap();
        assert_eq!(records.len(), 1);
        assert!(records[0].excluded && records[0].source == one.source);
        // Nobody takes it back twice, and nothing is no row.
        for o in waits.iter().filter(|o| o.op == Op::Delete) {
            v.finish_delete(o).unwrap();
        }
        assert_eq!(p.take_back(one.id).unwrap().to_delete, 0);
        assert_eq!(p.take_back(999).unwrap().to_delete, 0);
    }
}
