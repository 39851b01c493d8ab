//! What the workbench asks of the sharing acts and what comes back: `overlay/sharing`, `overlay/consent` and `overlay/review` send these, `tasks` has
//! them done. What is said of people is `people`'s, of what was shared `shared`'s, of a client's rights `rights`'. What speaks to the hive gets a thread of its own, so that a slow network never keeps a draft waiting.

use super::event::Event;
use super::marks;
use super::people::Person;
use super::rights;
use super::shared::taken_back;
use super::waiting::is_waiting;
use crate::casebook::{BatchId, ClientId, FindingId, MarkId, RecordId};
use crate::locale::{Language, language, t, tf};
use crate::practice::{Error, Practice, RecordView, ShareView, Verdict, Waiting};
use crate::sharing::consent::Choice;
use crate::sharing::facts::{Fact, Said};
use crate::sharing::outbox::Run;
use crate::vault::{BatchRow, Op};
use crossbeam_channel::{RecvTimeoutError, Sender, bounded};
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

/// How often it is looked how much is still to be sent.
const LOOK: Duration = Duration::from_millis(500);
/// And when for the first time: what is queued at once should be seen at once.
const FIRST_LOOK: Duration = Duration::from_millis(100);

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
    /// Say a fact of a record less exactly, or as it is.
    SayFact(BatchId, RecordId, Fact, Said),
    /// Leave a record out, or put it back.
    Exclude(BatchId, RecordId, bool),
    /// These lines were on the screen as a whole.
    Saw(BatchId, Vec<(RecordId, String)>),
    /// Approve what has this hash.
    Approve(BatchId, String),
    /// Send what is approved.
    Upload,
    /// Take back what was shared, of everyone or of one client; the consent stays.
    Revoke(Option<ClientId>),
    /// Keep one approved record here.
    StopRecord(RecordId),
    /// Keep here what still waits of an approved batch.
    StopBatch(BatchId),
    /// Take back one of what was shared, by row; the consent stays.
    TakeBack(i64),
    /// A decision of the coach or of a client.
    Consent(Option<ClientId>, Box<Choice>),
    /// Read the receipt of the last decision.
    Receipt(Option<ClientId>),
    /// Write everything held about a client to a new file.
    HandOver(ClientId, PathBuf),
    /// Count the documents that would go with a client.
    Documents(ClientId),
    /// Erase a client for good.
    Erase(ClientId),
    /// Delete in the hive what an erasure has queued: these blobs.
    TakeBackErased(Vec<String>),
    /// List the clients of whom nothing happened for so many years.
    Retention(u32),
    /// Check the audit log.
    Audit,
    /// List the words marked as identifying nobody.
    Marks,
    /// Take such a mark back.
    Unmark(MarkId),
}

/// What the dashboard shows.
#[derive(Clone, Debug)]
pub struct SharingView {
    /// The coach, then the clients.
    pub people: Vec<Person>,
    /// Batches that are to be read, or of which something waits, newest first, with how many records were left out of each.
    pub batches: Vec<(BatchRow, usize)>,
    /// What waits to be sent or deleted.
    pub outbox: Vec<Waiting>,
    /// What was shared, newest first.
    pub shared: Vec<ShareView>,
}

/// A batch as the review shows it.
#[derive(Clone, Debug)]
pub struct ReviewView {
    /// Which.
    pub batch: BatchId,
    /// Whether exactly this is approved.
    pub approved: bool,
    /// Hash of the bytes that would leave.
    pub sha256: String,
    /// Its records.
    pub records: Vec<RecordView>,
    /// Whose each of them is, for the coach's eyes.
    pub whose: HashMap<RecordId, String>,
}

/// Does it, and sends what came of it. What may speak to the hive is done in a thread of its own.
pub fn perform(p: &Practice, act: ShareAct, events: &Sender<Event>) {
    let (p, events) = (p.clone(), events.clone());
    let apart = act.may_speak();
    // While a client is erased the vault is written anew, and nothing long should be read.
    let rows = !matches!(act, ShareAct::Erase(_));
    let attempt = move || {
        let over = apart.then(|| looking(p.clone(), events.clone(), rows));
        let said = done(&p, act).unwrap_or_else(|e| vec![Event::Failed(e.sentence())]);
        // What is looked at meanwhile may not come after what came of it.
        drop(over);
        // Nobody listens when the screen is gone already.
        said.into_iter().for_each(|e| drop(events.send(e)));
    };
    if apart {
        std::thread::spawn(attempt);
    } else {
        attempt();
    }
}

/// Tells how much is still to be sent or deleted, and with `rows` shows each row as it now stands, until what this returns is dropped; and then that it is
/// over.
fn looking(p: Practice, events: Sender<Event>, rows: bool) -> impl Drop {
    struct Over(Option<Sender<()>>, Option<std::thread::JoinHandle<()>>);
    impl Drop for Over {
        fn drop(&mut self) {
            self.0 = None;
            if let Some(looks) = self.1.take() {
                let _ = looks.join();
            }
        }
    }
    let (end, ended) = bounded::<()>(0);
    let looks = std::thread::spawn(move || {
        let (mut wait, mut before) = (FIRST_LOOK, None);
        while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(wait) {
            wait = LOOK;
            let all = p.vault().outbox().unwrap_or_default();
            let left = left_of(all.iter().map(|o| o.op));
            if events.send(Event::Sending(Some(left))).is_err() {
                return;
            }
            let now: Option<Vec<i64>> = Some(all.iter().map(|o| o.id).collect());
            if rows
                && now != before
                && let Ok(view) = view(&p)
            {
                before = now;
                let _ = events.send(Event::Sharing(Box::new(view)));
            }
        }
        let _ = events.send(Event::Sending(None));
    });
    Over(Some(end), Some(looks))
}

/// How much of what waits is to be sent, and how much to be deleted or told. Looking again later is no work that anyone waits for.
pub fn left_of(outbox: impl Iterator<Item = Op>) -> (usize, usize) {
    outbox.fold((0, 0), |(puts, others), op| match op {
        Op::Put => (puts + 1, others),
        Op::Delete | Op::Notice => (puts, others + 1),
        Op::Sweep => (puts, others),
    })
}

impl ShareAct {
    /// Whether it may speak to the hive, which can take long.
    pub(super) fn may_speak(&self) -> bool {
        matches!(
            self,
            Self::Upload
                | Self::Revoke(_)
                | Self::TakeBack(_)
                | Self::Consent(..)
                | Self::Erase(_)
                | Self::TakeBackErased(_)
        )
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
                Some(_) => {
                    let numbers = [
                        ("n", done.records.into()),
                        ("findings", done.findings.into()),
                    ];
                    let said = [Some(tf("share-prepared", &numbers)), done.why_left_out()];
                    Vec::from_iter(said.into_iter().flatten()).join(" ")
                }
                None => {
                    let said = [Some(t("cli-export-nothing")), done.why_nothing()];
                    Vec::from_iter(said.into_iter().flatten()).join(" ")
                }
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
        ShareAct::SayFact(batch, record, fact, said) => {
            p.say_fact(record, fact, said)?;
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
        ShareAct::StopRecord(record) => {
            let stopped = usize::from(p.stop_record(record)?);
            then_view(tf("share-stopped", &[("n", stopped.into())]))
        }
        ShareAct::StopBatch(batch) => {
            let stopped = p.stop_batch(batch)?;
            then_view(tf("share-stopped", &[("n", stopped.into())]))
        }
        ShareAct::Receipt(client) => {
            let text = p.consent_receipt(client, None, language())?;
            Ok(vec![Event::Receipt(text)])
        }
        ShareAct::HandOver(client, file) => {
            let warning = p.hand_over(client, &file)?.warning();
            let path = file.display().to_string();
            let written = tf("wb-exported", &[("path", path.into())]);
            // Whom else it names is said first: it is what has to be done.
            let all: Vec<String> = warning.into_iter().chain([written]).collect();
            Ok(vec![Event::Notice(all.join(" "))])
        }
        ShareAct::Documents(client) => {
            let n = p.vault().materials_of(client)?;
            Ok(vec![Event::Documents(client, n)])
        }
        ShareAct::Erase(client) => Ok(vec![
            Event::Erased(Box::new(p.erase_client(client)?)),
            Event::Sharing(Box::new(view(p)?)),
        ]),
        ShareAct::Retention(years) => {
            let text = rights::retention(p, years)?;
            Ok(vec![Event::Page(t("rights-retention"), text)])
        }
        ShareAct::Audit => Ok(vec![Event::Page(t("rights-audit"), rights::audit(p)?)]),
        ShareAct::Marks => Ok(vec![Event::Marks(marks::marked(p)?)]),
        ShareAct::Unmark(mark) => {
            let ((), lapsed) = p.lapsing(|| p.revoke_mark(mark))?;
            let mut said = vec![t("marks-taken-back")];
            let lapsed = lapsed.into_iter();
            said.extend(lapsed.map(|b| tf("marks-lapsed", &[("batch", b.0.into())])));
            Ok(vec![
                Event::Notice(said.join(" ")),
                Event::Marks(marks::marked(p)?),
                Event::Sharing(Box::new(view(p)?)),
            ])
        }
        ShareAct::Upload
        | ShareAct::Revoke(_)
        | ShareAct::TakeBack(_)
        | ShareAct::TakeBackErased(_)
        | ShareAct::Consent(..) => then_view(away(p, act)?),
    }
}

/// What may speak to the hive; one sentence.
fn away(p: &Practice, act: ShareAct) -> Result<String, Error> {
    Ok(match act {
        ShareAct::Upload => {
            let run = p.send_outbox(true)?;
            let Some(why) = run.troubles.first() else {
                return Ok(sent(&run));
            };
            let done = Run {
                waiting: 0,
                ..run.clone()
            };
            let waits = [("n", run.waiting.into()), ("why", why.as_str().into())];
            let waits = tf("share-waits", &waits);
            match run.uploaded + run.already + run.deleted {
                0 => waits,
                _ => format!("{} {waits}", sent(&done)),
            }
        }
        ShareAct::Revoke(client) => taken_back(&p.revoke_shared(client)?),
        ShareAct::TakeBack(shared) => taken_back(&p.take_back(shared)?),
        ShareAct::TakeBackErased(blobs) => taken_back(&p.take_back_erased(&blobs)?),
        ShareAct::Consent(client, choice) => {
            let done = p.decide_consent(client, &choice)?.revoked;
            let quiet = done.to_delete + done.earlier == 0 && done.waits_because.is_none();
            match quiet {
                true => t("share-decided"),
                false => format!("{} {}", t("share-decided"), taken_back(&done)),
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
    let nobody_named = p.config().controller.is_none();
    let mut people = vec![Person {
        client: None,
        label: String::new(),
        status: p.consent_status(None)?,
        speaks: language(),
        nobody_named,
    }];
    for c in p.vault().clients()? {
        people.push(Person {
            client: Some(c.id),
            status: p.consent_status(Some(c.id))?,
            speaks: Language::from_locale_name(&c.language),
            label: c.label,
            nobody_named,
        });
    }
    let mut batches = Vec::new();
    let unsent = |b: &BatchRow| !b.queued || is_waiting(b);
    for b in p.export_batches()?.into_iter().filter(unsent) {
        let all = p.vault().records(b.id)?;
        // Everything in it was taken back or erased: there is nothing to read.
        if all.is_empty() {
            continue;
        }
        let left_out = all.iter().filter(|r| r.excluded).count();
        batches.push((b, left_out));
    }
    Ok(SharingView {
        people,
        batches,
        outbox: p.waiting()?,
        shared: p.shared()?,
    })
}

fn review(p: &Practice, batch: BatchId) -> Result<ReviewView, Error> {
    let taxonomy = p.vault().taxonomy()?;
    let mut records = p.review_batch(batch)?;
    for risk in records.iter_mut().filter_map(|r| r.risk.as_mut()) {
        risk.in_words(&taxonomy);
    }
    let whose = |r: &RecordView| p.whose(r.record.client_id, &r.record.source);
    Ok(ReviewView {
        batch,
        approved: p.vault().batch(batch)?.approved_sha.is_some(),
        whose: records.iter().map(|r| (r.record.id, whose(r))).collect(),
        sha256: p.batch_text(batch)?.sha256,
        records,
    })
}
