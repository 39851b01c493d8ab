//! That no decision stands without the deletions it asks for: queued with it, and queued again where an earlier version lost them. And what outlives it.

use super::super::made::{Made, agree, note, prepared_of, session, share, shared, yes};
use crate::casebook::*;
use crate::practice::{Practice, RecordView, Verdict};
use crate::sharing::consent::{Choice, record};
use crate::sharing::review::{Decision, OWN_WORD};
use crate::vault::{NewConsent, Op};

/// The kinds of what waits to be deleted, in order of their names.
fn going(p: &Practice) -> Vec<String> {
    let all = p.vault().shared().unwrap();
    let waits = p.vault().outbox().unwrap();
    let mut kinds: Vec<String> = waits
        .iter()
        .filter(|o| o.op == Op::Delete)
        .map(|o| {
            let of = all.iter().find(|s| Some(s.id) == o.shared).unwrap();
            assert!(of.revoked_ms.is_some() && of.blob == o.blob);
            of.data_type.clone()
        })
        .collect();
    kinds.sort();
    kinds
}

/// As an earlier version left a vault that was killed right after a decision.
fn lose(p: &Practice) {
    let lost = p.vault().write(|tx| {
        tx.execute("DELETE FROM outbox", [])?;
        tx.execute("UPDATE shared SET revoked_ms = NULL", [])?;
        Ok(())
    });
    lost.unwrap();
    assert!(going(p).is_empty());
}

fn no() -> Choice {
    Choice {
        state: ConsentState::Withdrawn,
        data_types: Vec::new(),
        ..yes()
    }
}

/// Two records of sessions and one of their case, in the hive; that hive is not at hand.
fn there() -> Made {
    shared(&["pleasing", "perfectionism"])
}

const ALL: [&str; 3] = ["case_patterns", "session_patterns", "session_patterns"];

#[test]
fn a_decision_queues_what_it_takes_back_whether_or_not_there_is_a_hive() {
    for coach in [true, false] {
        let made = there();
        let who = (!coach).then_some(made.client);
        let done = made.p.decide_consent(who, &no()).unwrap();
        assert_eq!((done.revoked.to_delete, done.revoked.left()), (3, 3));
        assert_eq!(going(&made.p), ALL);
    }
    let made = there();
    let sessions = Choice {
        data_types: vec![DataType::Sessions],
        ..yes()
    };
    let done = made.p.decide_consent(Some(made.client), &sessions).unwrap();
    assert_eq!(done.revoked.to_delete, 1);
    assert_eq!(going(&made.p), ["case_patterns"]);
}

#[test]
fn a_withdrawal_that_was_lost_is_found_at_the_next_opening_also_after_a_new_yes() {
    for again in [false, true] {
        let made = there();
        made.p.decide_consent(Some(made.client), &no()).unwrap();
        lose(&made.p);
        if again {
            // As an earlier version did it: a yes looked at what it covers itself.
            agree(&made.p, made.client);
            lose(&made.p);
        }
        let made = made.reopened();
        assert_eq!(going(&made.p), ALL, "again: {again}");
        assert!(made.p.vault().check().unwrap().is_empty());
        let log = made.p.vault().receipt_heads().unwrap();
        assert!(made.p.vault().audit_verify_against(&log).unwrap().ok);
        // Once is enough.
        let entries = made.p.vault().audit_head().unwrap();
        let made = made.reopened();
        assert_eq!(made.p.vault().audit_head().unwrap(), entries);
        assert_eq!(going(&made.p), ALL);
    }
}

#[test]
fn what_a_narrower_yes_left_uncovered_is_found_and_the_rest_stays() {
    let made = there();
    let cases = Choice {
        data_types: vec![DataType::Cases],
        ..yes()
    };
    made.p.decide_consent(None, &cases).unwrap();
    lose(&made.p);
    made.p.queue_uncovered().unwrap();
    assert_eq!(going(&made.p), ALL[1..]);
}

#[test]
fn what_left_with_less_taken_out_than_is_asked_now_goes_and_what_ends_by_itself_does_not() {
    let made = there();
    let (p, who) = (&made.p, Some(made.client));
    // Everything left fully anonymised: asking for that again takes nothing back, nor does a last day.
    let partial = Choice {
        level: AnonymisationLevel::Partial,
        ..yes()
    };
    for choice in [&partial, &yes()] {
        p.decide_consent(who, choice).unwrap();
    }
    let number = super::super::uuid().unwrap();
    let id = p.principal_id(who).unwrap();
    let record = record(None, Principal::Client, &id, &number, &yes(), now_ms()).unwrap();
    let ended = NewConsent {
        client: who,
        record: &record,
        notice: "",
        decided_ms: now_ms(),
        expires_ms: Some(1),
    };
    let notice = p.notice().unwrap();
    let kept = p.vault().add_consent(&ended, &notice).unwrap();
    assert!(kept.blobs.is_empty());
    p.queue_uncovered().unwrap();
    assert!(going(p).is_empty());
    let less = p.vault().write(|tx| {
        let sql = "UPDATE shared SET line = replace(line, '\"full\"', '\"partial\"') WHERE data_type = 'case_patterns'";
        Ok(tx.execute(sql, [])?)
    });
    assert_eq!(less.unwrap(), 1);
    p.queue_uncovered().unwrap();
    assert_eq!(going(p), ["case_patterns"]);
}

#[test]
fn what_the_coach_left_out_stays_out_after_a_withdrawal_and_a_new_yes() {
    let made = prepared_of(|p, case_id| {
        session(p, case_id, "pleasing");
        note(p, case_id, "Over #vuurtorenmetafoor.");
    });
    let (p, who) = (&made.p, Some(made.client));
    let views = p.review_batch(made.batch).unwrap();
    let of_case = |v: &&RecordView| v.record.data_type == "case_patterns";
    let out = views.iter().find(of_case).unwrap();
    let word = out.findings.iter().find(|f| f.reason == OWN_WORD).unwrap();
    p.decide_finding(word.id, &Verdict::Accept).unwrap();
    p.exclude_record(out.record.id, true).unwrap();
    share(p, made.batch);
    assert_eq!(p.vault().shared().unwrap().len(), 1);

    p.decide_consent(who, &no()).unwrap();
    p.decide_consent(who, &yes()).unwrap();
    let again = p.prepare_export(false).unwrap();
    assert_eq!((again.records, again.left_out), (1, 1));
    let views = p.review_batch(again.batch.unwrap()).unwrap();
    let still = views.iter().find(of_case).unwrap();
    assert!(still.record.excluded);
    let word = still.findings.iter().find(|f| f.reason == OWN_WORD);
    assert_eq!(word.unwrap().decision, Decision::Accepted.as_str());
    // It is prepared under the yes that is given now.
    assert_ne!(still.record.client_consent, out.record.client_consent);
}

#[test]
fn what_was_left_out_of_a_batch_of_which_nothing_was_sent_stays_out_too() {
    let made = prepared_of(|p, case_id| {
        session(p, case_id, "pleasing");
        session(p, case_id, "rumination");
    });
    let (p, who) = (&made.p, Some(made.client));
    let of_case = |v: &&RecordView| v.record.data_type == "case_patterns";
    let case_of = |batch| {
        let views = p.review_batch(batch).unwrap();
        views.iter().find(of_case).unwrap().record.clone()
    };
    p.exclude_record(case_of(made.batch).id, true).unwrap();
    let again = |decided: &[Choice]| {
        for choice in decided {
            p.decide_consent(who, choice).unwrap();
        }
        p.prepare_export(false).unwrap()
    };
    // Prepared between the no and the new yes, nothing is left of the batch it was left out of.
    assert_eq!(again(&[no()]).batch, None);
    let done = again(&[yes()]);
    assert_eq!((done.records, done.left_out), (2, 1));
    assert!(case_of(done.batch.unwrap()).excluded);
    // Put back, it stays that.
    p.exclude_record(case_of(done.batch.unwrap()).id, false)
        .unwrap();
    let done = again(&[no(), yes()]);
    assert_eq!((done.records, done.left_out), (3, 0));
    // What says something else by now is offered again.
    p.exclude_record(case_of(done.batch.unwrap()).id, true)
        .unwrap();
    let case_id = case_of(done.batch.unwrap()).case_id.unwrap();
    session(p, case_id, "perfectionism");
    assert_eq!(again(&[no(), yes()]).left_out, 0);
    // And of a client who is erased nothing is remembered.
    p.erase_client(made.client).unwrap();
    let left = p
        .vault()
        .read(|c| Ok(c.query_row("SELECT count(*) FROM left_out", [], |r| r.get::<_, i64>(0))?));
    assert_eq!(left.unwrap(), 0);
}

#[test]
fn what_was_left_out_of_a_case_never_leaves_under_the_consent_of_who_it_was_of_before() {
    let made = prepared_of(|p, case_id| {
        session(p, case_id, "pleasing");
    });
    let p = &made.p;
    for view in p.review_batch(made.batch).unwrap() {
        p.exclude_record(view.record.id, true).unwrap();
    }
    let other = p.add_case("Roos", "Adem").unwrap();
    let roos = p.vault().case(other).unwrap().case.client_id;
    p.give_case(made.case_id, roos).unwrap();
    let count = |sql: &str| {
        let n = p
            .vault()
            .read(|c| Ok(c.query_row(sql, [], |r| r.get::<_, i64>(0))?));
        n.unwrap()
    };
    // Put back, it would have gone as the first client's.
    assert_eq!(count("SELECT count(*) FROM record"), 0);
    // That it was left out is known of who the case is of now, and goes with them.
    assert!(count("SELECT count(*) FROM left_out") > 0);
    p.erase_client(roos).unwrap();
    assert_eq!(count("SELECT count(*) FROM left_out"), 0);
}

#[test]
fn what_was_shared_of_a_case_is_erased_with_the_client_it_was_given_to() {
    let made = shared(&["pleasing"]);
    let p = &made.p;
    p.decide_consent(Some(made.client), &no()).unwrap();
    let other = p.add_case("Roos", "Adem").unwrap();
    let roos = p.vault().case(other).unwrap().case.client_id;
    p.give_case(made.case_id, roos).unwrap();
    let lines = || {
        let sql = "SELECT count(*) FROM shared WHERE line <> ''";
        let n = p
            .vault()
            .read(|c| Ok(c.query_row(sql, [], |r| r.get::<_, i64>(0))?));
        n.unwrap()
    };
    assert!(lines() > 0);
    p.erase_client(roos).unwrap();
    assert_eq!(lines(), 0);
}

#[test]
fn that_a_session_was_left_out_is_forgotten_with_the_session() {
    let made = prepared_of(|p, case_id| {
        session(p, case_id, "pleasing");
    });
    let p = &made.p;
    for view in p.review_batch(made.batch).unwrap() {
        p.exclude_record(view.record.id, true).unwrap();
    }
    let known = || {
        let sql = "SELECT count(*) FROM left_out WHERE source LIKE 'session:%'";
        let n = p
            .vault()
            .read(|c| Ok(c.query_row(sql, [], |r| r.get::<_, i64>(0))?));
        n.unwrap()
    };
    assert_eq!(known(), 1);
    let id = p.vault().sessions(made.case_id).unwrap()[0].id;
    p.remove(crate::practice::Thing::Session(id)).unwrap();
    assert_eq!(known(), 0);
}
