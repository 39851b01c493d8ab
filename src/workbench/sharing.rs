//! What the workbench asks of the sharing acts and what comes back: `overlay/sharing`, `overlay/consent` and `overlay/review` send these, `tasks` has
//! them done. What speaks to the hive gets a thread of its own, so that a slow network never keeps a draft waiting.

use super::event::Event;
use crate::casebook::{BatchId, ClientId, ConsentState, FindingId, RecordId};
use crate::locale::{language, t, tf};
use crate::practice::{ConsentStatus, Error, Practice, RecordView, ShareView, Verdict};
use crate::sharing::consent::{Choice, usual_method};
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

/// What someone decided, as it is said in one line.
pub enum Decided {
    /// Nobody asked.
    NotAsked(String),
    /// Yes, to this.
    Yes(String),
    /// No, no more, or it ended.
    No(String),
}

impl Person {
    /// What to call them.
    pub fn name(&self) -> String {
        if self.client.is_none() {
            t("share-you")
        } else {
            self.label.clone()
        }
    }

    /// What is in force.
    pub fn decided(&self) -> Decided {
        match (&self.status.current, self.status.consent_given) {
            (None, _) => Decided::NotAsked(t("share-not-asked")),
            (Some(c), true) => {
                let kinds: Vec<String> = c
                    .data_types
                    .iter()
                    .map(|d| t(&format!("share-kind-{d}")))
                    .collect();
                let level = t(&format!("share-kind-{}", c.level));
                Decided::Yes(format!("{} · {level}", kinds.join(", ")))
            }
            (Some(c), false) => Decided::No(t(match c.state {
                ConsentState::Given => "cli-consent-ended",
                ConsentState::Refused => "share-refused",
                ConsentState::Withdrawn => "share-withdrawn",
            })),
        }
    }

    /// How their decision is taken back.
    pub fn taking_back(&self) -> Choice {
        Choice::taking_back(self.status.consent_given, self.client.is_some(), language())
    }

    /// How a decision of theirs usually comes to the coach, by its place in [`METHODS`](crate::sharing::consent::METHODS).
    pub fn usual_method(&self) -> usize {
        usual_method(self.client.is_some())
    }
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

/// Does it, and sends what came of it. What may speak to the hive is done in a thread of its own.
pub fn perform(p: &Practice, act: ShareAct, events: &Sender<Event>) {
    let (p, events) = (p.clone(), events.clone());
    let apart = act.may_speak();
    let attempt = move || {
        let said = done(&p, act).unwrap_or_else(|e| vec![Event::Failed(e.sentence())]);
        // Nobody listens when the screen is gone already.
        said.into_iter().for_each(|e| drop(events.send(e)));
    };
    if apart {
        std::thread::spawn(attempt);
    } else {
        attempt();
    }
}

impl ShareAct {
    /// Whether it may speak to the hive, which can take long.
    fn may_speak(&self) -> bool {
        matches!(self, Self::Upload | Self::Revoke(_) | Self::Consent(..))
    }
}

/// Does it and waits for what comes of it.
pub fn done(p: &Practice, act: ShareAct) -> Result<Vec<Event>, Error> {
    let reviewed = |batch| Ok(vec![Event::Review(Box::new(review(p, batch)?))]);
    let then_view = |notice| {
        Ok(vec![
            Event::Notice(notice),
            Event::Sharing(Box::new(view(p)?)),
        ])
    };
    match act {
        ShareAct::Read => Ok(vec![Event::Sharing(Box::new(view(p)?))]),
        ShareAct::Prepare => {
            let done = p.prepare_export(false)?;
            then_view(match done.batch {
                Some(_) => tf(
                    "share-prepared",
                    &[
                        ("n", done.records.into()),
                        ("findings", done.findings.into()),
                    ],
                ),
                None => t("cli-export-nothing"),
            })
        }
        ShareAct::Review(batch) => reviewed(batch),
        ShareAct::Decide(batch, finding, verdict) => {
            p.decide_finding(finding, &verdict)?;
            reviewed(batch)
        }
        ShareAct::Redact(batch, record, span) => {
            p.redact(record, span)?;
            reviewed(batch)
        }
        ShareAct::Exclude(batch, record, out) => {
            p.exclude_record(record, out)?;
            reviewed(batch)
        }
        ShareAct::Saw(batch, records) => {
            p.saw_records(&records)?;
            reviewed(batch)
        }
        ShareAct::Approve(batch, sha256) => {
            let done = p.approve_batch(batch, &sha256)?;
            then_view(tf("share-approved", &[("n", done.records.into())]))
        }
        ShareAct::Receipt(client) => {
            let text = p.consent_receipt(client, None, language())?;
            Ok(vec![Event::Receipt(text)])
        }
        ShareAct::Upload | ShareAct::Revoke(_) | ShareAct::Consent(..) => then_view(away(p, act)?),
    }
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
