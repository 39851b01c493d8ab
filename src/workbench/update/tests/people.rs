//! Who and what Sharing shows in the tests: people who agreed or were not asked, a batch, what waits in the outbox.

use super::*;
use crate::casebook::{
    AnonymisationLevel, BatchId, ClientId, ConsentState, DataType, Principal, RecordId, Standing,
};
use crate::practice::{ConsentStatus, ShareView, Waiting};
use crate::sharing::consent::{Choice, Shown, record};
use crate::vault::{BatchRow, Op, OutboxRow, SharedRow};
use crate::workbench::people::Person;
use crate::workbench::sharing::{ShareAct, SharingView};

/// A day in 2026 at noon, and the end of a day in 2099.
pub(super) const DECIDED: i64 = 1_772_539_200_000;

/// The number of every decision here.
pub(super) const R1: &str = "0b5c2f3e-7d1a-4c8b-9e6f-1a2b3c4d5e6f";

/// Someone who agreed, or whom nobody asked.
pub(super) fn person(client: Option<i64>, given: bool) -> Person {
    let client = client.map(ClientId);
    let principal = if client.is_some() {
        Principal::Client
    } else {
        Principal::Coach
    };
    let end = crate::workbench::people::end_of("2099-12-31").unwrap();
    let choice = Choice {
        state: ConsentState::Given,
        data_types: vec![DataType::Cases],
        level: AnonymisationLevel::Full,
        language: Language::En,
        shown: Shown::Now,
        method: "on_paper".into(),
        expires_ms: end,
    };
    let version = record(None, principal, &"a1".repeat(32), R1, &choice, DECIDED).unwrap();
    Person {
        client,
        label: client.map_or_else(String::new, |_| "Wilg".into()),
        speaks: crate::locale::Language::En,
        nobody_named: false,
        status: ConsentStatus {
            principal,
            client_id: client,
            current: given.then(|| Standing {
                record_id: R1.into(),
                state: ConsentState::Given,
                data_types: vec![DataType::Cases],
                level: AnonymisationLevel::Full,
                decided_ms: DECIDED,
                expires_ms: end,
            }),
            consent_given: given,
            left_after_end: 0,
            newer_text: false,
            revocable: true,
            versions: if given { vec![version] } else { vec![] },
        },
    }
}

pub(super) fn waiting(n: usize) -> Vec<Waiting> {
    let row = |i: usize| Waiting {
        row: OutboxRow {
            id: i64::try_from(i).unwrap() + 1,
            blob: format!("inbox/v1/{i}"),
            record: Some(RecordId(i64::try_from(i).unwrap())),
            ..waits()
        },
        data_type: Some("session_patterns".into()),
        whose: "Wilg · Werk · 3 Mar 2026".into(),
        batch: Some(BatchId(1)),
    };
    (0..n).map(row).collect()
}

pub(super) fn waits() -> OutboxRow {
    OutboxRow {
        id: 1,
        op: Op::Put,
        blob: String::new(),
        sha256: String::new(),
        record: None,
        shared: None,
        body: String::new(),
        state: "waiting".into(),
        attempts: 0,
        next_ms: 0,
        tried: 0,
        place: String::new(),
        trouble: None,
    }
}

/// Something that was shared of that client.
pub(super) fn share() -> ShareView {
    ShareView {
        shared: SharedRow {
            id: 1,
            blob: "inbox/v1/x".into(),
            sha256: "s".into(),
            content_sha: String::new(),
            training_id: "t".into(),
            data_type: "case_patterns".into(),
            source: "case:1".into(),
            client_id: Some(ClientId(7)),
            batch_id: BatchId(1),
            coach_consent: R1.into(),
            client_consent: Some(R1.into()),
            record: "{}".into(),
            place: "host/box".into(),
            uploaded_ms: DECIDED,
            receipt: "9:ab".into(),
            used_in: None,
            missing_ms: None,
            revoked_ms: None,
            deleted_ms: None,
            deletion: None,
        },
        state: "shared",
        client: Some("Wilg".into()),
        of: "Werk".into(),
    }
}

/// The dashboard with the coach and one client.
pub(super) fn dashboard(p: &mut Player, given: bool, outbox: usize) {
    shows(p, sharing_view(given, outbox));
}

/// The dashboard with this on it.
pub(super) fn shows(p: &mut Player, view: SharingView) {
    p.keys("S");
    p.gets(Event::Sharing(Box::new(view)));
}

/// What it shows of the coach and one client, with a batch to be read.
pub(super) fn sharing_view(given: bool, outbox: usize) -> SharingView {
    SharingView {
        people: vec![person(None, given), person(Some(7), given)],
        batches: vec![(
            BatchRow {
                id: BatchId(1),
                created_ms: 0,
                day: jiff::civil::date(2026, 1, 1),
                scheduled: false,
                approved_sha: None,
                queued: false,
                waiting: 0,
                records: 33,
                unseen: 3,
                open: 2,
            },
            2,
        )],
        outbox: waiting(outbox),
        shared: vec![],
    }
}

pub(super) fn footer(p: &Player) -> String {
    p.text().lines().last().unwrap_or_default().to_owned()
}

pub(super) fn consents(out: &[Command]) -> Vec<ConsentState> {
    out.iter()
        .filter_map(|c| match c {
            Command::Share(ShareAct::Consent(_, choice)) => Some(choice.state),
            _ => None,
        })
        .collect()
}
