//! Waiting for what speaks to the hive, and not waiting for it any longer: `io` has it done, and asks before each line whether something came of it.

use super::act::{Act, Effect, Outcome};
use super::hands;
use super::io::{Loop, Signal};
use crate::casebook::now_ms;
use crate::locale;
use crate::workbench::sharing::ShareAct;
use crossbeam_channel::{TryRecvError, bounded, select};
use std::io;

impl Loop {
    /// Waits for what speaks to the hive. Ctrl-c stops sending and waits for what is on its way; where nothing is sent, or a second time, it stops the
    /// waiting: the hive may be silent for long, and what is queued goes on by itself. Returns what has to be done after it.
    pub(super) fn share(&mut self, act: ShareAct) -> io::Result<Vec<Effect>> {
        let (done, came) = bounded(1);
        let mut sends = matches!(act, ShareAct::Upload);
        let (practice, verify) = (self.practice.clone(), self.verify.clone());
        std::thread::spawn(move || {
            let outcome = hands::perform(&practice, verify.as_ref(), Act::Share(act));
            // Whoever waited may have left.
            let _ = done.send(outcome);
        });
        let signals = self.signals.clone();
        loop {
            select! {
                recv(came) -> came => {
                    let mut out = match came {
                        Ok(outcome) => self.session.outcome(outcome, now_ms()),
                        Err(_) => self.session.remark("plain-answer-lost"),
                    };
                    if self.ending {
                        out.extend(self.session.leave());
                    }
                    return Ok(out);
                },
                recv(signals) -> signal => {
                    self.ending |= signal != Ok(Signal::Interrupt);
                    if std::mem::take(&mut sends) {
                        self.practice.stop_sending();
                        // Said first: the vault may be busy.
                        self.print(&locale::t("share-stops"))?;
                        self.practice.hold_stopped();
                        continue;
                    }
                    self.late.push(came);
                    let mut out = self.session.remark("share-goes-on");
                    if self.ending {
                        out.extend(self.session.leave());
                    }
                    return Ok(out);
                }
            }
        }
    }

    /// What came meanwhile of acts that nobody waited for any longer.
    pub(super) fn came_late(&mut self) -> Vec<Outcome> {
        let mut came = Vec::new();
        self.late.retain(|late| match late.try_recv() {
            Ok(outcome) => {
                came.push(outcome);
                false
            }
            Err(e) => e == TryRecvError::Empty,
        });
        came
    }
}
