//! Sending what was approved, and asking the hive what it holds. The only act that opens a connection to the hive, with those that take
//! back.

use super::super::{Practice, Result};
use crate::privacy::Local;
use crate::sharing::outbox::{self, Patience, Run, Sender, Work};
use crate::sharing::{BlobInfo, Connection, Error, Hive, HiveStats, Policy, Trouble};
use crate::vault::OutboxRow;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// A request may take this long.
const PATIENCE: Duration = Duration::from_secs(30);

impl Practice {
    /// The client of the hive that the environment names, if the privacy level allows it.
    pub(super) fn hive(&self) -> Result<Hive> {
        let connection = Connection::from_environment(&|name| std::env::var(name).ok())?;
        let policy = Policy {
            level: self.config().privacy,
            own_hosts: self.config().engine.own_hosts.clone(),
        };
        let patience =
            if cfg!(debug_assertions) && std::env::var_os("KLANKBORD_TEST_BACKOFF").is_some() {
                Duration::from_secs(2)
            } else {
                PATIENCE
            };
        Ok(Hive::new(connection, &policy, patience)?)
    }

    /// Sends and deletes what waits. `again`: also what was held.
    pub fn send_outbox(&self, again: bool) -> Result<Run> {
        if again {
            self.vault().outbox_wake()?;
        }
        self.work_off(Work::All)
    }

    /// Goes on with what the coach asked for before and the hive did not take yet, once it is due. Nothing that was only approved leaves by it.
    pub(in crate::practice) fn go_on_sending(&self) -> Result<Run> {
        let now = crate::casebook::now_ms();
        let due = |o: &OutboxRow| o.next_ms <= now && outbox::begun(o);
        if !self.vault().outbox()?.iter().any(due) {
            return Ok(Run::default());
        }
        self.work_off(Work::Begun)
    }

    /// Deletes what waits for it and tells the hive, also what was held. Nothing is sent.
    pub(super) fn take_back_queued(&self) -> Result<Run> {
        if !self.vault().outbox()?.iter().any(outbox::back) {
            return Ok(Run::default());
        }
        self.work_off(Work::Back)
    }

    fn work_off(&self, work: Work) -> Result<Run> {
        self.queue_uncovered()?;
        if self.vault().outbox()?.is_empty() {
            return Ok(Run::default());
        }
        let hive = self.hive()?;
        let mut patience = Patience::default();
        if cfg!(debug_assertions) && std::env::var_os("KLANKBORD_TEST_BACKOFF").is_some() {
            patience.first_wait = Duration::from_millis(5);
        }
        let stopping = &self.inner.stop_sending;
        stopping.store(false, Ordering::Release);
        Ok(outbox::run(
            self.vault(),
            &hive,
            &Sender {
                coach: &self.principal_id(None)?,
                proof: &self.proof()?,
                notice: &self.notice()?,
            },
            patience,
            work,
            &|| stopping.load(Ordering::Acquire),
        )?)
    }

    /// Stops sending: the blob on its way is finished, and no further one is begun. Deletions go on. This waits for nothing; [`Self::hold_stopped`]
    /// has to follow it.
    pub fn stop_sending(&self) {
        self.inner.stop_sending.store(true, Ordering::Release);
    }

    /// What was stopped waits until the coach sends again, also when the coach leaves while the hive is silent. It writes to the vault, for which it
    /// may have to wait.
    pub fn hold_stopped(&self) {
        // At its end the run holds what is left by then, so nothing is lost where this cannot be written.
        let _ = self.vault().outbox_hold_puts(&Trouble::Stopped.code());
    }

    /// How much the hive holds.
    pub fn hive_stats(&self) -> Result<HiveStats> {
        Ok(self.hive()?.stats().map_err(Error::Hive)?)
    }

    /// Makes the container of the hive; no error when it is there.
    pub fn hive_create(&self) -> Result<()> {
        self.hive()?.create_container().map_err(Error::Hive)?;
        self.vault().audit("hive.create", "hive")?;
        Ok(())
    }

    /// The blobs whose name begins so.
    pub fn hive_list(&self, prefix: &str) -> Result<Vec<BlobInfo>> {
        Ok(self.hive()?.list(prefix).map_err(Error::Hive)?)
    }

    /// The content of one blob, unpacked. What comes from elsewhere is not trusted to be text.
    pub fn hive_get(&self, name: &str) -> Result<Local<Vec<u8>>> {
        Ok(Local::new(self.hive()?.get(name).map_err(Error::Hive)?))
    }
}
