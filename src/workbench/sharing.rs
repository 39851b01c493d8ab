//! What the workbench asks of the sharing acts and what comes back: `overlay/sharing`, `overlay/consent` and `overlay/review` send these, `tasks` has
//! them done. What speaks to the hive gets a thread of its own, so that a slow network never keeps a draft waiting.

use super::event::Event;
use crate::casebook::{BatchId, ClientId, FindingId, RecordId};
use crate::locale::{language, t, tf};
use crate::practice::{ConsentStatus, Error, Practice, RecordView, ShareView, Verdict};
use crate::sharing::consent::Choice;
use crate::sharing::outbox::Run;
use crate::vault::{BatchRow, OutboxRow};
use crossbeam_channel::Sender;

/// Something to be done about sharing.
#[derive(Clone, Debug)]
pub enum ShareAct {
    /// Read everything the dashboard shows.
    Read,
    /// Make a batch of what may be shared.
    Prepare,
    /// Read a batch for review.
    Review(BatchId),
    /// A verdict about a finding of a batch.
    Decide(BatchId, FindingId, Verdict),
    /// Take out more: characters of the original line.
    Redact(BatchId, RecordId, (usize, usize)),
    /// Leave a record out, or put it back.
    Exclude(BatchId, RecordId, bool),
    /// These lines were on the screen as a whole.
    Saw(BatchId, Vec<(RecordId, String)>),
    /// Approve what has this hash.
    Approve(BatchId, String),
    /// Send what is approved.
    Upload,
    /// Take back what was shared, of everyone or of one client.
    Revoke(Option<ClientId>),
    /// A decision of the coach or of a client.
    Consent(Option<ClientId>, Box<Choice>),
    /// Read the receipt of the last decision.
    Receipt(Option<ClientId>),
}

/// One person and what is decided.
#[derive(Clone, Debug)]
pub struct Person {
    /// `None`: the coach.
    pub client: Option<ClientId>,
    /// The label; empty for the coach.
    pub label: String,
    /// What is in force.
    pub status: ConsentStatus,
}

/// What the dashboard shows.
#[derive(Clone, Debug)]
pub struct SharingView {
    /// The coach, then the clients.
    pub people: Vec<Person>,
    /// Batches that are not sent yet, newest first.
    pub batches: Vec<BatchRow>,
    /// What waits to be sent or deleted.
    pub outbox: Vec<OutboxRow>,
    /// What was shared, newest first.
    pub shared: Vec<ShareView>,
}

/// A batch as the review shows it.
#[derive(Clone, Debug)]
pub struct ReviewView {
    /// Which.
    pub batch: BatchId,
    /// Hash of the bytes that would leave.
    pub sha256: String,
    /// Its records.
    pub records: Vec<RecordView>,
}

/// Does it, and sends what came of it.
pub fn perform(p: &Practice, act: ShareAct, events: &Sender<Event>) -> Result<(), Error> {
    if let Err(e) = attempt(p, act, events) {
        let _ = events.send(Event::Failed(e.sentence()));
    }
    Ok(())
}

fn attempt(p: &Practice, act: ShareAct, events: &Sender<Event>) -> Result<(), Error> {
    // Nobody listens when the screen is gone already.
    let send = |e: Event| {
        let _ = events.send(e);
    };
    match act {
        ShareAct::Read => send(Event::Sharing(Box::new(view(p)?))),
        ShareAct::Prepare => {
            let done = p.prepare_export(false)?;
            send(Event::Notice(match done.batch {
                Some(_) => tf(
                    "share-prepared",
                    &[
                        ("n", done.records.into()),
                        ("findings", done.findings.into()),
                    ],
                ),
                None => t("cli-export-nothing"),
            }));
            send(Event::Sharing(Box::new(view(p)?)));
        }
        ShareAct::Review(batch) => send(Event::Review(Box::new(review(p, batch)?))),
        ShareAct::Decide(batch, finding, verdict) => {
            p.decide_finding(finding, &verdict)?;
            send(Event::Review(Box::new(review(p, batch)?)));
        }
        ShareAct::Redact(batch, record, span) => {
            p.redact(record, span)?;
            send(Event::Review(Box::new(review(p, batch)?)));
        }
        ShareAct::Exclude(batch, record, out) => {
            p.exclude_record(record, out)?;
            send(Event::Review(Box::new(review(p, batch)?)));
        }
        ShareAct::Saw(batch, records) => {
            p.saw_records(&records)?;
            send(Event::Review(Box::new(review(p, batch)?)));
        }
        ShareAct::Approve(batch, sha256) => {
            let done = p.approve_batch(batch, &sha256)?;
            send(Event::Notice(tf(
                "share-approved",
                &[("n", done.records.into())],
            )));
            send(Event::Sharing(Box::new(view(p)?)));
        }
        ShareAct::Receipt(client) => {
            let text = p.consent_receipt(client, None, language())?;
            send(Event::Receipt(text));
        }
        ShareAct::Upload | ShareAct::Revoke(_) | ShareAct::Consent(..) => {
            let (p, events) = (p.clone(), events.clone());
            std::thread::spawn(move || {
                let said = away(&p, act).and_then(|notice| Ok((notice, view(&p)?)));
                let _ = match said {
                    Ok((notice, view)) => {
                        let _ = events.send(Event::Notice(notice));
                        events.send(Event::Sharing(Box::new(view)))
                    }
                    Err(e) => events.send(Event::Failed(e.sentence())),
                };
            });
        }
    }
    Ok(())
}

/// What may speak to the hive; one sentence.
fn away(p: &Practice, act: ShareAct) -> Result<String, Error> {
    Ok(match act {
        ShareAct::Upload => {
            let run = p.send_outbox(true)?;
            if let Some(why) = run.troubles.first() {
                return Ok(tf(
                    "share-waits",
                    &[("n", run.waiting.into()), ("why", why.as_str().into())],
                ));
            }
            sent(&run)
        }
        ShareAct::Revoke(client) => {
            let done = p.revoke_shared(client)?;
            match done.waits_because {
                Some(why) => tf("share-revoke-waits", &[("why", why.into())]),
                None => tf(
                    "share-revoked",
                    &[("n", done.deleted.into()), ("all", done.to_delete.into())],
                ),
            }
        }
        ShareAct::Consent(client, choice) => {
            let done = p.decide_consent(client, &choice)?;
            match done.revoked.waits_because {
                Some(why) => tf("share-revoke-waits", &[("why", why.into())]),
                None => t("share-decided"),
            }
        }
        _ => String::new(),
    })
}

/// What a run did, without what it did not.
fn sent(run: &Run) -> String {
    let parts: Vec<String> = [
        (run.uploaded, "share-sent-new"),
        (run.already, "share-sent-already"),
        (run.deleted, "share-sent-deleted"),
        (run.waiting, "share-sent-waiting"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, key)| tf(key, &[("n", n.into())]))
    .collect();
    if parts.is_empty() {
        return t("share-sent-nothing");
    }
    format!("{}.", parts.join(", "))
}

fn view(p: &Practice) -> Result<SharingView, Error> {
    let mut people = vec![Person {
        client: None,
        label: String::new(),
        status: p.consent_status(None)?,
    }];
    for c in p.vault().clients()? {
        people.push(Person {
            client: Some(c.id),
            status: p.consent_status(Some(c.id))?,
            label: c.label,
        });
    }
    Ok(SharingView {
        people,
        batches: p
            .export_batches()?
            .into_iter()
            .filter(|b| !b.queued)
            .collect(),
        outbox: p.outbox()?,
        shared: p.shared()?,
    })
}

fn review(p: &Practice, batch: BatchId) -> Result<ReviewView, Error> {
    Ok(ReviewView {
        batch,
        sha256: p.batch_text(batch)?.sha256,
        records: p.review_batch(batch)?,
    })
}
