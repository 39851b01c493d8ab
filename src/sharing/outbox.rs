//! Sending and deleting until it is done, once. Every step begins and ends in the vault: a crash between two steps repeats one, and the
//! hive refuses to make a blob twice. One runner at a time; the vault itself is open in one process only.

use super::hive::{Hive, Labels, Put};
use super::record::SCHEMA_VERSION;
use super::record::TrainingType;
use super::trouble::{Trouble, kept, spoken};
use super::{Error, Reason, Result, batch};
use crate::casebook::{in_force, now_ms};
use crate::locale::language;
use crate::privacy::Cleared;
use crate::vault::{Op, OutboxRow, SharedRow, Vault};
use serde::Serialize;
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The first wait after a failure that may pass.
const FIRST_WAIT: Duration = Duration::from_millis(400);
/// The longest wait.
const LONGEST_WAIT: Duration = Duration::from_secs(600);

/// How often a wait looks whether it should end.
const LOOK: Duration = Duration::from_millis(50);

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Run {
    /// Blobs that were sent.
    pub uploaded: usize,
    /// Blobs the hive had already, byte for byte.
    pub already: usize,
    /// Blobs that are gone from the hive, confirmed.
    pub deleted: usize,
    /// Uploads in doubt that were looked for, and are gone if they had arrived.
    pub swept: usize,
    /// Notices the hive received.
    pub told: usize,
    /// What still waits.
    pub waiting: usize,
    /// Why, each sentence once.
    pub troubles: Vec<String>,
    /// The blobs of this run with their receipts: the head of the audit log.
    pub receipts: Vec<Receipt>,
}

/// Proof of one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// `put` or `delete`.
    pub act: Op,
    /// The blob.
    pub blob: String,
    /// The hash of its line.
    pub sha256: String,
    /// Host and container.
    pub place: String,
    /// The head of the audit log with it in.
    pub audit_head: String,
}

/// How long a run may go on waiting for things to pass.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Attempts at one piece of work in this run.
    pub attempts: u32,
    /// The first wait; it doubles, with jitter.
    pub first_wait: Duration,
    /// An attempt that took this long is the last of its run: a hive that is silent is not waited for five times.
    pub slow: Duration,
}

/// What a run takes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Everything that is not held.
    All,
    /// What the coach asked for before and has not come about yet, once it is due.
    Begun,
    /// What is to be taken back, at once, also what was held. Nothing is sent: whoever withdraws one client's yes has not asked for that of others.
    Back,
}

impl Work {
    /// Whether a row is of it.
    fn takes(self, row: &OutboxRow) -> bool {
        match self {
            Self::All => true,
            Self::Begun => begun(row),
            Self::Back => back(row),
        }
    }
}

/// Whether it takes something back.
pub fn back(row: &OutboxRow) -> bool {
    row.op != Op::Put
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            attempts: 5,
            first_wait: FIRST_WAIT,
            slow: Duration::from_secs(10),
        }
    }
}

/// The wait before attempt `n` (from 1): doubling, at most `LONGEST_WAIT`, never less than the hive asked for, and spread over half of
/// itself by `dice` (0 to 1) so that a thousand practices do not come back at once.
pub fn wait(n: u32, first: Duration, asked: Option<Duration>, dice: f64) -> Duration {
    let full = first
        .saturating_mul(1 << n.saturating_sub(1).min(20))
        .min(LONGEST_WAIT);
    let spread = full.mul_f64(0.5 + 0.5 * dice.clamp(0.0, 1.0));
    spread.max(asked.unwrap_or_default().min(LONGEST_WAIT))
}

static RUNNING: Mutex<()> = Mutex::new(());

/// Who sends, and how the hive knows what goes with a record.
pub struct Sender<'a> {
    /// The hashed coach.
    pub coach: &'a str,
    /// How a consent (the first) is named beside a record (its training id).
    pub proof: &'a dyn Fn(&str, &str) -> String,
    /// What tells the hive that a record was taken back: name, hash and body.
    pub notice: &'a dyn Fn(&SharedRow) -> (String, String, String),
}

/// Does everything that is due. Once `stop` says so no further blob is sent and what was to be sent is held
/// until the coach sends again; what is to be deleted or told still is, for that protects somebody. Returns what was done also when not
/// all of it was; an error only when nothing could be begun.
pub fn run(
    vault: &Vault,
    hive: &Hive,
    sender: &Sender<'_>,
    patience: Patience,
    work: Work,
    stop: &dyn Fn() -> bool,
) -> Result<Run> {
    let _one = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    let mut out = Run::default();
    match work {
        Work::All => {
            vault.outbox_due(&Trouble::Stopped.code())?;
        }
        Work::Back => {
            vault.outbox_wake_back()?;
        }
        Work::Begun => {}
    }
    let here = hive.place();
    let mut todo = VecDeque::from(vault.outbox()?);
    let mut seen: BTreeSet<i64> = todo.iter().map(|o| o.id).collect();
    'rows: loop {
        if todo.is_empty() {
            // What was replaced by what was just sent goes in the same run. What was approved meanwhile does not: nobody asked to send that. A last
            // look may be due elsewhere, and has time.
            let arisen =
                |o: &OutboxRow| matches!(o.op, Op::Delete | Op::Notice) && seen.insert(o.id);
            todo = vault.outbox()?.into_iter().filter(arisen).collect();
        }
        let Some(row) = todo.pop_front() else { break };
        if row.next_ms > now_ms() || !work.takes(&row) {
            continue;
        }
        if row.op == Op::Put && stop() {
            continue;
        }
        if row.state == "held" {
            out.add_trouble(&spoken(row.trouble.as_deref().unwrap_or("hive-held")));
            continue;
        }
        // What was sent is not looked for where it never was: that it is not there would prove nothing.
        if row.op != Op::Put && !row.place.is_empty() && row.place != here {
            let trouble = Trouble::OtherPlace;
            let later = i64::try_from(LONGEST_WAIT.as_millis()).unwrap_or(i64::MAX);
            vault.outbox_waits(row.id, now_ms().saturating_add(later), &trouble.code())?;
            out.add_trouble(&trouble.waits(language()));
            continue;
        }
        let mut attempt = 0;
        loop {
            attempt += 1;
            let start = Instant::now();
            if !vault.outbox_begin(row.id, &here)? {
                break;
            }
            let trouble = match step(vault, hive, sender, &row, &mut out) {
                Ok(()) => break,
                Err(Error::Hive(t)) => t,
                Err(Error::Refused(why)) => {
                    vault.outbox_trouble(row.id, None, &kept(&why), false)?;
                    out.add_trouble(&why.to_string());
                    break;
                }
                Err(e) => return Err(e),
            };
            let asked = match &trouble {
                Trouble::Busy(asked) => *asked,
                _ => None,
            };
            let pause = wait(row.attempts + attempt, patience.first_wait, asked, dice());
            let goes_on = trouble.passes();
            let next =
                goes_on.then(|| now_ms() + i64::try_from(pause.as_millis()).unwrap_or(i64::MAX));
            vault.outbox_trouble(row.id, next, &trouble.code(), trouble.doubt())?;
            let short = pause
                <= patience
                    .first_wait
                    .saturating_mul(32)
                    .max(Duration::from_secs(3));
            let silent = start.elapsed() >= patience.slow;
            if !goes_on || attempt >= patience.attempts || !short || silent {
                out.add_trouble(&trouble.waits(language()));
                // A hive that cannot be reached or has no time is not asked about all the rest.
                if matches!(trouble, Trouble::Offline | Trouble::Busy(_)) {
                    break 'rows;
                }
                break;
            }
            if pause_unless(pause, &|| row.op == Op::Put && stop()) {
                break;
            }
        }
    }
    let stopped = Trouble::Stopped.code();
    if work != Work::Back && stop() {
        vault.outbox_hold_puts(&stopped)?;
    }
    // Looking again later is no work that anyone waits for.
    let left = vault.outbox()?;
    if work != Work::Back && stop() && left.iter().any(|o| o.trouble.as_ref() == Some(&stopped)) {
        out.add_trouble(&Trouble::Stopped.waits(language()));
    }
    let waits = |o: &&OutboxRow| o.op != Op::Sweep && (work != Work::Back || back(o));
    out.waiting = left.iter().filter(waits).count();
    Ok(out)
}

/// Waits, and looks now and then whether it still should; true when it should not.
fn pause_unless(pause: Duration, stop: &dyn Fn() -> bool) -> bool {
    let until = Instant::now() + pause;
    while !stop() {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return false;
        }
        std::thread::sleep(left.min(LOOK));
    }
    true
}

/// Whether the coach asked for it before: an approval alone sends nothing.
pub fn begun(row: &OutboxRow) -> bool {
    row.state != "held" && (row.op != Op::Put || row.tried > 0)
}

impl Run {
    fn add_trouble(&mut self, sentence: &str) {
        if !self.troubles.iter().any(|t| t == sentence) {
            self.troubles.push(sentence.to_owned());
        }
    }
}

fn step(
    vault: &Vault,
    hive: &Hive,
    sender: &Sender<'_>,
    row: &OutboxRow,
    out: &mut Run,
) -> Result<()> {
    let name = Cleared::blob_name(&row.blob).ok_or(Reason::BlobName)?;
    if row.op == Op::Delete {
        // Asked while it is still there; not knowing holds no deletion up.
        if let (Some(shared), Ok(Some(used))) = (row.shared, hive.used_in(&row.blob)) {
            vault.set_used_in(shared, &used)?;
        }
        hive.delete(&name)?;
        let head = vault.finish_delete(row)?;
        out.deleted += 1;
        out.receipts.push(receipt(hive, row, head.to_string()));
        return Ok(());
    }
    if row.op == Op::Sweep {
        hive.delete(&name)?;
        out.swept += 1;
        return Ok(vault.finish_sweep(row)?);
    }
    let body = batch::with_end(&row.body).into_bytes();
    let line = Cleared::approved(body, &row.sha256).ok_or(Reason::NotApproved)?;
    // What an earlier try left there may be damaged, and is ours.
    let again = vault.outbox_tried(row.id)? > 1;
    let mut labels = vec![
        ("schema_version", SCHEMA_VERSION.to_owned()),
        ("coach", sender.coach.to_owned()),
    ];
    if row.op == Op::Notice {
        hive.put(&name, &line, &Labels(labels), again)?;
        vault.finish_notice(row)?;
        out.told += 1;
        return Ok(());
    }
    let record = row.record.ok_or(Reason::NoRecord)?;
    let record = match vault.record(record) {
        Ok(r) => r,
        // Taken back since the list was made: its row in the outbox went with it.
        Err(crate::vault::Error::NotFound(_)) => return Ok(()),
        Err(e) => return Err(e.into()),
    };
    if record.sha256 != row.sha256 || record.excluded {
        return Err(Reason::Changed.into());
    }
    // Consent is asked again at the last moment: it may have ended by itself since the approval.
    let kind = TrainingType::from_word(&record.data_type).map(TrainingType::needs);
    let coach_says = vault.consent(None)?.map(|c| c.standing);
    let client_says = match record.client_id {
        Some(id) => Some(vault.consent(Some(id))?.map(|c| c.standing)),
        None => None,
    };
    let allowed = kind.and_then(|k| {
        in_force(
            coach_says.as_ref(),
            client_says.as_ref().map(Option::as_ref),
            k,
            now_ms(),
        )
    });
    if allowed.is_none() {
        return Err(Reason::ConsentGone.into());
    }
    labels.push(("type", record.data_type.clone()));
    let proof = |consent: &str| (sender.proof)(consent, &record.training_id);
    labels.push(("consent_coach", proof(&record.coach_consent)));
    if let Some(client) = &record.client_consent {
        labels.push(("consent_client", proof(client)));
    }
    let put = hive.put(&name, &line, &Labels(labels), again);
    if let Err(Trouble::Conflict) = put {
        vault.outbox_not_ours(row.id)?;
    }
    let put = put?;
    match vault.finish_put(row, &hive.place(), sender.notice)? {
        Some(head) => {
            match put {
                Put::Created => out.uploaded += 1,
                Put::AlreadyThere => out.already += 1,
            }
            out.receipts.push(receipt(hive, row, head.to_string()));
        }
        // Taken back while it was on its way: it must not stay.
        None => hive.delete(&name)?,
    }
    Ok(())
}

fn receipt(hive: &Hive, row: &OutboxRow, audit_head: String) -> Receipt {
    Receipt {
        act: row.op,
        blob: row.blob.clone(),
        sha256: row.sha256.clone(),
        place: hive.place(),
        audit_head,
    }
}

fn dice() -> f64 {
    let mut b = [0u8; 4];
    if getrandom::fill(&mut b).is_err() {
        return 1.0;
    }
    f64::from(u32::from_le_bytes(b)) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn waits_grow_stay_bounded_and_respect_what_the_hive_asks(n in 1u32..60, dice in 0.0f64..=1.0, asked in prop::option::of(0u64..2000)) {
            let first = Duration::from_millis(400);
            let asked = asked.map(Duration::from_secs);
            let w = wait(n, first, asked, dice);
            prop_assert!(w <= LONGEST_WAIT);
            prop_assert!(w >= asked.unwrap_or_default().min(LONGEST_WAIT));
            if asked.is_none() {
                prop_assert!(w >= first / 2);
                prop_assert!(wait(n + 1, first, None, dice) >= w);
            }
        }
    }
}
