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

/// Six clients of whom the first has sessions of another length, and ended otherwise; all agree.
fn one_apart(minutes: u32) -> (tempfile::TempDir, crate::practice::Practice, BatchId) {
    let dir = tempfile::tempdir().unwrap();
    let p = super::super::made::practice(dir.path());
    for n in 1..=6 {
        let client_id = p
            .vault()
            .add_client(&NewClient {
                label: format!("Boom {n}"),
                language: "nl".into(),
                ..NewClient::default()
            })
            .unwrap();
        let opened = today();
        let case = NewCase {
            client_id,
            title: "Werk".into(),
            opened,
        };
        let case_id = p.vault().add_case(&case).unwrap();
        let session = NewSession {
            case_id,
            date: jiff::civil::date(2026, 3, 3),
            duration_min: if n == 1 { minutes } else { 60 },
            format: Format::Individual,
            payment: Payment::Paid,
            techniques: vec!["grow".into()],
            patterns: vec!["pleasing".into()],
            outcome: (n == 1).then_some(Outcome::Setback),
        };
        p.vault().add_session(&session).unwrap();
        if n == 1 {
            super::super::made::agree(&p, client_id);
        }
    }
    let batch = p.prepare_export(false).unwrap().batch.unwrap();
    (dir, p, batch)
}

/// The record of the case.
fn of_case(p: &crate::practice::Practice, batch: BatchId) -> RecordView {
    let all = p.review_batch(batch).unwrap();
    let case = |v: &RecordView| v.record.data_type == "case_patterns";
    all.into_iter().find(case).unwrap()
}

#[test]
fn the_way_to_a_common_record_is_one_that_can_be_gone() {
    let (_dir, p, batch) = one_apart(90);
    let before = of_case(&p, batch);
    let risk = before.risk.clone().unwrap();
    assert_eq!(risk.risk.class, 1);
    let remedy = risk.risk.remedy.clone().unwrap();
    assert_eq!(remedy.class, 6);
    let said = risk.way().unwrap();
    assert!(!said.contains("4.0") && !said.contains("0-"), "{said}");
    super::super::made::approve(&p, batch);
    // Each change that is advised is made, and then so many fit as was said.
    for change in &remedy.changes {
        let fact = Fact::from_word(&change.attribute).unwrap();
        let said = match change.becomes.is_empty() {
            true => Said::Out,
            false => Said::Coarse,
        };
        p.say_fact(before.record.id, fact, said).unwrap();
    }
    let now = of_case(&p, batch);
    assert_eq!(
        now.risk.as_ref().unwrap().risk.class,
        6,
        "{}",
        now.record.line
    );
    assert!(now.record.line.contains("\"outcomes\":\"none\""));
    assert!(now.record.line.contains("\"duration_avg\":0"));
    // The approval was of other bytes, and these were not read.
    assert!(p.vault().batch(batch).unwrap().approved_sha.is_none());
    assert!(!now.record.seen);
    // It stays so in what is prepared next.
    let again = p.prepare_export(false).unwrap().batch.unwrap();
    let next = of_case(&p, again);
    assert_eq!(next.facts, now.facts);
    assert_eq!(next.record.line, now.record.line);
    p.say_fact(next.record.id, Fact::Outcomes, Said::Exact)
        .unwrap();
    assert!(of_case(&p, again).record.line.contains("setback"));
}

#[test]
fn what_is_said_more_coarsely_fits_who_has_about_as_much() {
    let (_dir, p, batch) = one_apart(45);
    let id = of_case(&p, batch).record.id;
    p.say_fact(id, Fact::Outcomes, Said::Out).unwrap();
    assert_eq!(of_case(&p, batch).risk.unwrap().risk.class, 1);
    // Forty-five minutes and an hour are both an hour, in half hours.
    p.say_fact(id, Fact::DurationAvg, Said::Coarse).unwrap();
    let now = of_case(&p, batch);
    assert!(
        now.record.line.contains("\"duration_avg\":60"),
        "{}",
        now.record.line
    );
    assert_eq!(now.risk.unwrap().risk.class, 6);
}
