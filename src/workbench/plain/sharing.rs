//! Sharing, line by line: who decided what and taking that back, what was shared and taking it back. Every act is the one the panes ask for; giving consent is
//! `consenting`'s, reading a batch `reviewing`'s, and what else a client has a right to `handing`'s.

use super::act::{Act, Effect};
use super::lines::short;
use super::modes::{Confirm, Mode};
use super::session::{Listing, Session, day, join, numbered_lines, pick};
use crate::casebook::{ClientId, Millis};
use crate::practice::{ShareView, Waiting};
use crate::vault::BatchRow;
use crate::workbench::event::Event;
use crate::workbench::people::{Decided, Person};
use crate::workbench::shared;
use crate::workbench::sharing::{ShareAct, SharingView};
use crate::workbench::waiting;

/// A row of the list that `sharing` prints.
#[derive(Clone)]
pub(super) enum Row {
    Person(Person),
    /// With how many records were left out of it.
    Batch(BatchRow, usize),
    /// With everything there is to say of it.
    Shared(Box<ShareView>, Vec<String>),
    Waits(Box<Waiting>),
}

/// What is wanted of a person, or of what was shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    Consent,
    Withdraw,
    Receipt,
    Revoke,
}

/// What the figures of sharing are read for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// To list them.
    Listing,
    /// To find someone by name.
    Person(String, About),
    /// To find the batch that waits to be read.
    Batch,
}

impl Session {
    pub(super) fn read_sharing(&mut self, wanted: Wanted) -> Vec<Effect> {
        self.wanted = Some(wanted);
        vec![Effect::Do(Act::Share(ShareAct::Read))]
    }

    /// What came of something about sharing.
    pub(super) fn share_event(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Notice(sentence) => vec![Effect::Say(sentence)],
            Event::Sharing(view) => self.sharing_read(*view),
            Event::Review(view) => self.reviewed(*view),
            Event::Receipt(text) => self.print_text(&self.t("receipt-title"), &text),
            Event::Documents(_, n) if n > 0 => {
                vec![self.say_with("rights-erase-documents", &[("n", n.into())])]
            }
            Event::Marks(all) => self.list_marks(all),
            Event::Page(title, text) => self.print_text(&title, &text),
            _ => Vec::new(),
        }
    }

    fn sharing_read(&mut self, view: SharingView) -> Vec<Effect> {
        match self.wanted.take() {
            Some(Wanted::Listing) => self.list_sharing(view),
            Some(Wanted::Person(name, about)) => self.named_person(view, &name, about),
            Some(Wanted::Batch) => match view.batches.iter().find(|(b, _)| !b.queued) {
                Some((batch, _)) => self.begin_review(batch.id),
                None => vec![self.say("plain-no-batch")],
            },
            // Something was done: the numbers of the list printed last still mean what they did.
            None => {
                if let Listing::Sharing(rows) = &mut self.list {
                    for row in rows {
                        if let Row::Person(p) = row
                            && let Some(now) = view.people.iter().find(|n| n.client == p.client)
                        {
                            *p = now.clone();
                        }
                    }
                }
                Vec::new()
            }
        }
    }

    fn list_sharing(&mut self, view: SharingView) -> Vec<Effect> {
        let people = view.people;
        let told = view.shared.into_iter().map(|s| {
            let about = shared::about(&s, &people);
            Row::Shared(Box::new(s), about)
        });
        let told: Vec<Row> = told.collect();
        let mut rows: Vec<Row> = people.into_iter().map(Row::Person).collect();
        rows.extend(view.batches.into_iter().map(|(b, out)| Row::Batch(b, out)));
        rows.extend(told);
        rows.extend(view.outbox.into_iter().map(|w| Row::Waits(Box::new(w))));
        let mut lines = numbered_lines(rows.iter().map(|r| self.sharing_line(r)));
        if !rows
            .iter()
            .any(|r| matches!(r, Row::Batch(b, _) if !b.queued))
        {
            lines.push(self.t("plain-no-batch"));
        }
        if !rows.iter().any(|r| matches!(r, Row::Shared(..))) {
            lines.push(self.t("cli-shared-none"));
        }
        self.list = Listing::Sharing(rows);
        self.print(Some(self.t("plain-sharing-head")), lines)
    }

    pub(super) fn sharing_line(&self, row: &Row) -> String {
        match row {
            Row::Person(p) => {
                let said = match p.decided() {
                    Decided::Yes(what) => join(&[&self.t("plain-consent-yes"), &what]),
                    Decided::No(said) | Decided::NotAsked(said) => said,
                };
                join(&[&p.name(), &said.replace(" · ", ", ")])
            }
            Row::Batch(b, out) => waiting::batch_line(b, *out),
            Row::Waits(one) => {
                let act = self.t(&format!("cli-outbox-{}", one.row.op.as_str()));
                let what = waiting::what(one).replace(" · ", ", ");
                let why = one.row.trouble.clone().unwrap_or_default();
                join(&[&self.t("plain-waits"), &act, &what, &why])
            }
            Row::Shared(one, _) => {
                let s = &one.shared;
                let who = shared::whose(one).replace(" · ", ", ");
                let state = shared::state(one);
                let kind = shared::kind(&s.data_type);
                join(&[&state, &kind, &who, &date_of(s.uploaded_ms)])
            }
        }
    }

    /// `open N` or `read N` in that list.
    pub(super) fn open_shared(&mut self, n: usize) -> Vec<Effect> {
        let Listing::Sharing(rows) = &self.list else {
            return vec![self.no_such_number()];
        };
        match pick(rows, Some(n)).cloned() {
            Some(Row::Person(person)) => self.ask_consent(person),
            Some(Row::Batch(batch, _)) => self.begin_review(batch.id),
            Some(Row::Shared(one, about)) => {
                let hash = format!("sha256 {}", one.shared.sha256);
                let head = self.sharing_line(&Row::Shared(one, Vec::new()));
                let mut lines: Vec<String> = about.into_iter().filter(|l| !l.is_empty()).collect();
                lines.push(hash);
                self.print(Some(head), lines)
            }
            Some(Row::Waits(one)) => {
                let head = self.sharing_line(&Row::Waits(one.clone()));
                let about = waiting::about(&one).into_iter();
                self.print(Some(head), about.filter(|l| !l.is_empty()).collect())
            }
            None => vec![self.no_such_number()],
        }
    }

    /// `consent`, `withdraw`, `receipt`, `revoke`: about the row with this number, or about someone by name.
    pub(super) fn about(&mut self, who: &str, about: About) -> Vec<Effect> {
        if let (Ok(n), Listing::Sharing(rows)) = (who.parse::<usize>(), &self.list) {
            return match pick(rows, Some(n)).cloned() {
                Some(Row::Person(person)) => self.about_person(person, about),
                Some(row) if about == About::Revoke => self.confirm_row(&row),
                Some(_) => vec![self.say("plain-about-whom")],
                None => vec![self.no_such_number()],
            };
        }
        let everyone = ["all", "alles", "iedereen"].contains(&who.to_lowercase().as_str());
        if about == About::Revoke && everyone {
            return self.confirm_revoke(None, self.t("share-everything"));
        }
        self.read_sharing(Wanted::Person(who.to_owned(), about))
    }

    fn named_person(&mut self, view: SharingView, name: &str, about: About) -> Vec<Effect> {
        let wanted = name.trim().to_lowercase();
        let coach = ["me", "i", "ik", "mij", "coach"].contains(&wanted.as_str());
        let mut found: Vec<Person> = view
            .people
            .into_iter()
            .filter(|p| match p.client {
                None => coach,
                Some(_) => !coach && p.label.to_lowercase() == wanted,
            })
            .collect();
        match (found.pop(), found.is_empty()) {
            (Some(one), true) => self.about_person(one, about),
            _ => {
                let name = short(name, 80);
                vec![self.say_with("plain-no-client-named", &[("name", name.into())])]
            }
        }
    }

    fn about_person(&mut self, person: Person, about: About) -> Vec<Effect> {
        match about {
            About::Consent => self.ask_consent(person),
            About::Receipt => vec![Effect::Do(Act::Share(ShareAct::Receipt(person.client)))],
            About::Revoke if person.client.is_none() => {
                self.confirm_revoke(None, self.t("share-everything"))
            }
            About::Revoke => self.confirm_revoke(person.client, person.name()),
            About::Withdraw => {
                let choice = person.taking_back();
                let asks = person.question(&choice);
                let act = ShareAct::Consent(person.client, Box::new(choice));
                self.confirm_act(asks, act)
            }
        }
    }

    fn confirm_revoke(&mut self, client: Option<ClientId>, who: String) -> Vec<Effect> {
        let asked = self.tf("share-ask-revoke", &[("who", who.into())]);
        self.confirm_act(asked, ShareAct::Revoke(client))
    }

    /// Takes back one thing, or keeps it here.
    fn confirm_row(&mut self, row: &Row) -> Vec<Effect> {
        let asked = match row {
            Row::Person(_) => return vec![self.say("plain-about-whom")],
            Row::Batch(b, _) => waiting::batch_asked(b),
            Row::Shared(one, _) => shared::asked_back(one),
            Row::Waits(one) => waiting::asked(one),
        };
        match asked {
            Ok((question, act)) => self.confirm_act(question, act),
            Err(why) => vec![Effect::Say(why)],
        }
    }

    fn confirm_act(&mut self, asked: String, act: ShareAct) -> Vec<Effect> {
        self.mode = Mode::Confirm(Confirm::Share(Box::new(act)));
        vec![Effect::Say(format!(
            "{asked} {}",
            self.t("plain-yes-or-no")
        ))]
    }
}

fn date_of(ms: Millis) -> String {
    jiff::Timestamp::from_millisecond(ms)
        .map(|ts| day(ts.to_zoned(jiff::tz::TimeZone::system()).date()))
        .unwrap_or_default()
}
