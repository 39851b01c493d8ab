//! What counts as news when a batch is prepared after another was shared.

use super::super::made::{note, prepared_of, share};
use super::*;
use crate::practice::Verdict;

#[test]
fn a_new_word_of_the_coachs_own_is_news_until_something_is_decided_about_it() {
    let made = prepared_of(|p, case_id| note(p, case_id, "Over #perfectionisme en #pleasing."));
    let p = &made.p;
    share(p, made.batch);
    assert_eq!(p.prepare_export(false).unwrap().batch, None);

    note(p, made.case_id, "Over #vuurtorenmetafoor.");
    let asked = p.prepare_export(false).unwrap();
    let batch = asked
        .batch
        .expect("a batch in which the word can be marked");
    // It says nothing yet that was not shared, so nothing of it would leave.
    assert_eq!((asked.records, asked.findings > 0), (0, true));
    let again = p.prepare_export(false).unwrap().batch;
    assert!(again.is_some(), "asked twice, and still undecided: {batch}");

    let views = p.review_batch(again.unwrap()).unwrap();
    let word = views
        .iter()
        .flat_map(|v| &v.findings)
        .find(|f| f.reason == OWN_WORD && f.decision == Decision::Open.as_str())
        .expect("the new word")
        .id;
    p.decide_finding(word, &Verdict::Accept).unwrap();
    assert_eq!(p.prepare_export(false).unwrap().batch, None);
}

#[test]
fn that_there_is_nothing_to_read_comes_with_its_reason() {
    use super::super::made::{berk, practice, session};
    let dir = tempfile::tempdir().unwrap();
    let p = practice(dir.path());
    let (client, case_id) = berk(&p);
    session(&p, case_id, "pleasing");
    super::super::made::agree(&p, client);
    let back = crate::sharing::consent::Choice {
        state: ConsentState::Withdrawn,
        data_types: vec![],
        level: AnonymisationLevel::Full,
        language: crate::locale::Language::Nl,
        shown: crate::sharing::consent::Shown::Now,
        method: "on_screen".into(),
        expires_ms: None,
    };
    p.decide_consent(Some(client), &back).unwrap();
    let done = p.prepare_export(false).unwrap();
    assert_eq!((done.batch, done.without_consent), (None, 1));
    assert!(done.why_nothing().is_some());
    let made = prepared_of(|p, case_id| note(p, case_id, "Over #perfectionisme en #pleasing."));
    share(&made.p, made.batch);
    let done = made.p.prepare_export(false).unwrap();
    assert!(
        done.unchanged > 0 && done.why_nothing().is_some(),
        "{done:?}"
    );
}
