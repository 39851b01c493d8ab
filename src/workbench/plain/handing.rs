//! The rights of the client of the open case, line by line: everything held about them in a file to hand over, and erasing them by typing the label. Both
//! are asked first.

use super::act::{Act, Effect};
use super::lines::one_line;
use super::modes::{Confirm, Mode};
use super::session::{Listing, Session};
use crate::casebook::{CaseId, ClientId, Millis};
use crate::practice::{Erasure, Naming};
use crate::workbench::rights;
use crate::workbench::sharing::ShareAct;
use std::path::PathBuf;

impl Session {
    /// The client of the open case, with the label.
    fn client(&self) -> Option<(ClientId, String)> {
        let case = self.case.as_ref()?;
        Some((case.case.client_id, case.client_label.clone()))
    }

    /// `portability FILE`: asked first, for the file can be read without a passphrase.
    pub(super) fn confirm_portability(&mut self, file: &str) -> Vec<Effect> {
        let Some((client, label)) = self.client() else {
            return vec![self.say("plain-open-a-case-first")];
        };
        let path = PathBuf::from(file);
        if !rights::can_be(&path) {
            return vec![self.say("plain-portability-which")];
        }
        self.mode = Mode::Confirm(Confirm::Portability(client, path));
        vec![self.say_with(
            "plain-confirm-portability",
            &[("who", label.into()), ("file", file.into())],
        )]
    }

    /// `erase`: done only when the client's label is typed, for it cannot be undone.
    pub(super) fn confirm_erase(&mut self) -> Vec<Effect> {
        let Some((client, label)) = self.client() else {
            return vec![self.say("plain-open-a-case-first")];
        };
        let label = one_line(&label).unwrap_or_default();
        self.mode = Mode::Erase(client, label.clone());
        vec![
            match rights::number_for(&label, client) {
                Some(n) => self.say_with(
                    "plain-confirm-erase-long",
                    &[("who", label.into()), ("n", n.into())],
                ),
                None => self.say_with("plain-confirm-erase", &[("who", label.into())]),
            },
            Effect::Do(Act::Share(ShareAct::Documents(client))),
        ]
    }

    /// The line after that.
    pub(super) fn erasing(&mut self, line: &str, client: ClientId, label: &str) -> Vec<Effect> {
        if rights::is_meant(line, label, client) {
            vec![Effect::Do(Act::Erase(client))]
        } else {
            vec![self.say("plain-nothing-done")]
        }
    }

    /// A client is gone, and so is everything of them that was held here.
    pub(super) fn erased(&mut self, done: &Erasure) -> Vec<Effect> {
        // Put away as a draft, or read on, it would come back.
        self.edit = None;
        (self.offer, self.form, self.question) = (None, None, None);
        // A clock that runs for someone else runs on.
        let went = |(of, _): &(CaseId, Millis)| done.erased.case_ids.contains(of);
        self.timer = self.timer.filter(|clock| !went(clock));
        (self.last_case, self.reviewing) = (None, None);
        self.list = Listing::None;
        let said = done.sentences(self.language, Naming::Titles);
        let mut out: Vec<Effect> = said.map(Effect::Say).into();
        out.push(Effect::Do(Act::Open(None)));
        // Behind all that: the client is gone here, whatever the hive does, and nobody has to wait for it.
        let blobs = done.erased.blob_names.clone();
        if !blobs.is_empty() {
            out.push(self.say_with("plain-erase-deleting", &[("n", blobs.len().into())]));
            out.push(Effect::Do(Act::Share(ShareAct::TakeBackErased(blobs))));
        }
        out
    }
}
