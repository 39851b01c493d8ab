//! What was typed and never saved: offering it, going on with it, letting it go.

use super::act::{Act, Effect, NoteFor};
use super::editor::Edit;
use super::lines::short;
use super::modes::Mode;
use super::session::{LastRead, Listing, Offer, OfferOf, Session, join, numbered_lines, pick};
use super::verbs::{TABLE, Verb};
use crate::casebook::CaseId;
use crate::practice::{DraftOf, Error, Practice};
use crate::vault::Draft;
use std::collections::VecDeque;

impl Session {
    /// Lists every draft, or says how many there are.
    pub(super) fn drafts(&mut self, drafts: Vec<Waiting>, only_count: bool) -> Vec<Effect> {
        if drafts.is_empty() {
            return if only_count {
                Vec::new()
            } else {
                vec![self.say("plain-no-drafts")]
            };
        }
        if only_count {
            return vec![Effect::Say(self.count("plain-drafts-there", drafts.len()))];
        }
        let lines = numbered_lines(drafts.iter().map(|w| {
            let kind = self.t(match DraftOf::of(&w.draft.key) {
                Some(DraftOf::Question(_)) => "plain-draft-question",
                Some(DraftOf::New(_) | DraftOf::Parked(..)) => "plain-draft-new",
                _ => "plain-draft-note",
            });
            join(&[&kind, &w.whose, &self.begins(&w.draft.body, 120)])
        }));
        let head = self.count("plain-count-drafts", drafts.len());
        self.list = Listing::Drafts(drafts.into_iter().map(|w| w.draft.key).collect());
        self.print(Some(head), lines)
    }

    /// Says that there is a draft and what can be done with it.
    pub(super) fn offer(&mut self, draft: Draft, of: OfferOf) -> Vec<Effect> {
        // Of a note that was emptied it is one.
        if draft.body.trim().is_empty() && !matches!(of, OfferOf::Note(_)) {
            return Vec::new();
        }
        let said = self.say_with(
            "plain-draft-found",
            &[
                ("n", draft.body.lines().count().into()),
                ("text", self.begins(&draft.body, 80).into()),
            ],
        );
        self.offer = Some(Offer {
            key: draft.key,
            body: draft.body,
            of,
        });
        vec![said]
    }

    /// Begins writing behind what was typed of a new note before: what is said next is text, and none of it is lost.
    pub(super) fn begin_behind(&mut self, case: CaseId, draft: Draft) -> Vec<Effect> {
        let figures = [
            ("n", draft.body.lines().count().into()),
            ("text", self.begins(&draft.body, 80).into()),
        ];
        let mut out = self.put_edit_away();
        out.push(self.say_with("plain-draft-goes-on", &figures));
        out.push(self.say("plain-write"));
        self.edit = Some(Edit::new(case, &draft.body));
        self.mode = Mode::Compose {
            closes: true,
            left: VecDeque::new(),
        };
        self.offer = Some(Offer {
            key: draft.key,
            body: draft.body,
            of: OfferOf::New(case, true),
        });
        out
    }

    /// The first line behind a draft: one word reads the draft, another lets it go; anything else is text.
    pub(super) fn first_behind(&mut self, line: &str) -> Option<Vec<Effect>> {
        let behind = |o: &mut Offer| matches!(o.of, OfferOf::New(_, true));
        let offer = self.offer.take_if(behind)?;
        let OfferOf::New(case, _) = offer.of else {
            return None;
        };
        let word = line.trim().to_lowercase();
        let is = |verb| {
            let mut named = TABLE.iter().filter(|e| e.verb == verb);
            named.any(|e| e.en == word || e.nl == word)
        };
        if is(Verb::Discard) {
            self.edit = None;
            let mut out = vec![
                Effect::Do(Act::ClearDraft(offer.key)),
                self.say("plain-discarded"),
            ];
            out.extend(self.begin(case, ""));
            return Some(out);
        }
        is(Verb::Continue).then(|| {
            self.mode = Mode::Compose {
                closes: true,
                left: VecDeque::new(),
            };
            self.print_lines(1)
        })
    }

    /// How a draft begins, by its first line that says something.
    fn begins(&self, body: &str, most: usize) -> String {
        match body.lines().find(|l| !l.trim().is_empty()) {
            Some(line) => short(line, most),
            None => self.t("plain-draft-emptied"),
        }
    }

    /// `continue`: with the draft that was offered, or the one with this number.
    pub(super) fn go_on(&mut self, n: Option<usize>) -> Vec<Effect> {
        if let Some(n) = n {
            return match &self.list {
                Listing::Drafts(keys) => match pick(keys, Some(n)).map(|k| DraftOf::of(k)) {
                    Some(Some(DraftOf::Question(case))) => {
                        let mut out = self.put_edit_away();
                        out.push(Effect::Do(Act::Open(case)));
                        out
                    }
                    Some(Some(DraftOf::Note(id))) => {
                        vec![Effect::Do(Act::ReadNote(id, NoteFor::Continuing))]
                    }
                    Some(Some(DraftOf::New(case))) => {
                        let mut out = self.put_edit_away();
                        if self.case_id() != Some(case) {
                            out.push(Effect::Do(Act::Open(Some(case))));
                        }
                        out.push(Effect::Do(Act::NewNote(case, true)));
                        out
                    }
                    Some(Some(DraftOf::Parked(case, n))) => {
                        let mut out = self.put_edit_away();
                        if self.case_id() != Some(case) {
                            out.push(Effect::Do(Act::Open(Some(case))));
                        }
                        out.push(Effect::Do(Act::ParkedNote(case, n)));
                        out
                    }
                    Some(None) | None => vec![self.no_such_number()],
                },
                _ => vec![self.say("plain-drafts-first")],
            };
        }
        match self.offer.take() {
            Some(o) => match o.of {
                OfferOf::New(case, _) => {
                    let mut out = self.begin(case, &o.body);
                    out.extend(self.touch());
                    out
                }
                OfferOf::Note(note) => {
                    let edit = Edit::of(&note, &o.body);
                    self.begin_edit(edit)
                }
            },
            None if self.question.is_some() => self.ask_or_go_on(""),
            None => vec![self.say("plain-no-draft")],
        }
    }

    /// What is being edited came from somewhere else than the vault: it is a draft from now on.
    pub(super) fn touch(&mut self) -> Option<Effect> {
        let e = self.edit.as_ref()?;
        Some(Effect::Do(Act::SaveDraft(e.draft_key()?, e.body())))
    }

    /// `discard`: what was drafted last, the draft that was offered, or the one with this number.
    pub(super) fn discard(&mut self, n: Option<usize>) -> Vec<Effect> {
        if n.is_none() && self.last_read == LastRead::Draft {
            self.last_read = LastRead::Nothing;
            self.made = None;
            return vec![self.say("plain-discarded")];
        }
        if let Some(n) = n {
            return match &self.list {
                Listing::Drafts(keys) => match pick(keys, Some(n)).cloned() {
                    Some(key) => {
                        self.offer = self.offer.take().filter(|o| o.key != key);
                        // The numbers go on standing for the list that was printed.
                        vec![
                            Effect::Do(Act::ClearDraft(key)),
                            self.say("plain-discarded"),
                        ]
                    }
                    None => vec![self.no_such_number()],
                },
                _ => vec![self.say("plain-drafts-first")],
            };
        }
        let Some(offer) = self.offer.take() else {
            // The question that waits is a draft too.
            return match self.question.take() {
                Some(_) => vec![
                    Effect::Do(Act::ClearDraft(self.question_key())),
                    self.say("plain-discarded"),
                ],
                None => vec![self.say("plain-no-draft")],
            };
        };
        let mut out = vec![
            Effect::Do(Act::ClearDraft(offer.key)),
            self.say("plain-discarded"),
        ];
        match offer.of {
            OfferOf::New(case, true) => out.extend(self.begin(case, "")),
            OfferOf::New(_, false) => {}
            OfferOf::Note(note) => {
                let edit = Edit::of(&note, &note.body);
                out.extend(self.begin_edit(edit));
            }
        }
        out
    }
}

/// A draft with whose it is: client and case, and the title of the note.
pub struct Waiting {
    /// The draft.
    pub draft: Draft,
    /// Empty where it is about the materials.
    pub whose: String,
}

/// The drafts there are. What belongs to nothing that a number could go on with (the place one was at) is none.
pub(super) fn waiting(p: &Practice) -> Result<Vec<Waiting>, Error> {
    let mut out = Vec::new();
    for draft in p.drafts()? {
        let (case, title) = match DraftOf::of(&draft.key) {
            None => continue,
            Some(DraftOf::Question(case)) => (case, String::new()),
            Some(DraftOf::New(case) | DraftOf::Parked(case, _)) => (Some(case), String::new()),
            Some(DraftOf::Note(id)) => {
                let note = p.read_note(id)?.into_inner();
                (Some(note.case_id), note.title)
            }
        };
        let row = case.map(|id| p.vault().case(id)).transpose()?;
        let whose = row.map_or_else(String::new, |row| {
            join(&[&row.client_label, &row.case.title, &title])
        });
        out.push(Waiting { draft, whose });
    }
    Ok(out)
}
