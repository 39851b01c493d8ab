//! What is refused of a verdict about a finding, and that a no changes nothing.

use super::super::made::{Made, note, prepared_of};
use super::*;
use crate::locale::Language;
use crate::practice::Error;
use crate::sharing::record::LONGEST_WORD;

/// A batch with a word of the coach's own in it, and the finding that the word is.
fn with_own_word() -> (Made, FindingId) {
    let made = prepared_of(|p, case_id| note(p, case_id, "Over #koude-koffie."));
    let views = made.p.review_batch(made.batch).unwrap();
    let own = |f: &&FindingView| f.reason == review::OWN_WORD;
    let all = views.iter().flat_map(|v| &v.findings);
    let id = all.clone().find(own).unwrap().id;
    (made, id)
}

/// What the review shows of a finding: the decision, what stands in its place, and the line.
fn shown(made: &Made, id: FindingId) -> (String, String, String) {
    let of = |v: RecordView| {
        let f = v.findings.into_iter().find(|f| f.id == id)?;
        Some((f.decision, f.replacement, v.record.line))
    };
    let views = made.p.review_batch(made.batch).unwrap();
    views.into_iter().find_map(of).unwrap()
}

#[test]
fn a_replacement_that_would_be_cut_is_refused_in_both_languages() {
    let (made, id) = with_own_word();
    let before = shown(&made, id);
    let fits = format!("{}ja", "woord ".repeat(13));
    assert_eq!(fits.chars().count(), LONGEST_WORD);
    let change = |to: &str| made.p.decide_finding(id, &Verdict::Change(to.to_owned()));
    let Err(Error::Sharing(crate::sharing::Error::Refused(reason))) = change(&format!("{fits}a"))
    else {
        panic!("it was taken");
    };
    assert_eq!(reason, Reason::TooLong { n: LONGEST_WORD });
    for (language, said) in [
        (Language::Nl, "ten hoogste 80 tekens"),
        (Language::En, "80 characters at most"),
    ] {
        assert!(reason.say(language).contains(said));
    }
    assert_eq!(shown(&made, id), before);
    // Blanks that fall away do not count.
    change(&format!("  {}  ", fits.replace(' ', "  "))).unwrap();
    assert_eq!(shown(&made, id).1, fits);
}

#[test]
fn a_replacement_that_is_refused_leaves_the_mark_of_the_word() {
    let (made, id) = with_own_word();
    let stays = Verdict::NotIdentifying(MarkScope::Case);
    made.p.decide_finding(id, &stays).unwrap();
    let before = shown(&made, id);
    for to in ["woord ".repeat(14), "jan@bakker.nl".into()] {
        let change = Verdict::Change(to);
        assert!(made.p.decide_finding(id, &change).is_err());
        assert_eq!(made.p.marks().unwrap().len(), 1);
        assert_eq!(shown(&made, id), before);
    }
}

#[test]
fn what_is_decided_about_a_record_that_is_left_out_leaves_the_approval() {
    let made = super::super::made::prepared(&["pleasing", "perfectionism"]);
    let (p, batch) = (&made.p, made.batch);
    note(p, made.case_id, "Over #koude-koffie.");
    let batch = p.prepare_export(false).unwrap().batch.unwrap_or(batch);
    let views = p.review_batch(batch).unwrap();
    let with = views.iter().find(|v| !v.findings.is_empty()).unwrap();
    let (record, finding) = (with.record.id, with.findings[0].id);
    p.exclude_record(record, true).unwrap();
    super::super::made::approve(p, batch);
    let is_approved = || p.vault().batch(batch).unwrap().approved_sha.is_some();
    p.decide_finding(finding, &Verdict::Change("iets".into()))
        .unwrap();
    p.decide_finding(finding, &Verdict::Reopen).unwrap();
    assert!(is_approved());
    p.exclude_record(record, false).unwrap();
    assert!(!is_approved());
}
