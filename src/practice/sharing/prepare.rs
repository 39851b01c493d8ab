//! Preparing a batch: what both consents cover becomes training records, anonymised and checked, for the coach to review. Nothing leaves.

use super::super::second_reader::{self, SecondReader};
use super::super::{Practice, Result};
use super::risk::BatchRisk;
use super::{day_utc, refused, second, uuid};
use crate::casebook::*;
use crate::locale::tf;
use crate::privacy::Local;
use crate::sharing::Reason;
use crate::sharing::batch::with_end;
use crate::sharing::extract::{CaseInput, Draft, of_case, of_material, of_sessions};
use crate::sharing::facts::Less;
use crate::sharing::record::{Facts, TrainingType, Words, sha256_hex};
use crate::sharing::review::{Decision, Identity, OWN_WORD, build, carry_over, find};
use crate::vault::{CaseFilter, FindingRow, NewRecord, Op, RecordRow, Saying, SourceKind};
use serde::Serialize;
use std::collections::HashMap;

/// What was prepared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Prepared {
    /// The batch; None when there is nothing to share.
    pub batch: Option<BatchId>,
    /// Its records.
    pub records: usize,
    /// Records of it that do not leave, unless the coach puts them back.
    pub left_out: usize,
    /// Findings in them.
    pub findings: usize,
    /// Records left out because the same was shared already or waits to be.
    pub unchanged: usize,
    /// Cases left out for want of a client's consent.
    pub without_consent: usize,
    /// How easily a client could be recognised in it; None without a batch.
    pub risk: Option<BatchRisk>,
}

impl Prepared {
    /// Why there is nothing to read, as far as there is a reason to name.
    pub fn why_nothing(&self) -> Option<String> {
        let said = [
            (self.without_consent, "export-why-no-consent"),
            (self.unchanged, "export-why-unchanged"),
        ];
        let named = said.into_iter().filter(|(n, _)| *n > 0);
        let named: Vec<String> = named.map(|(n, key)| tf(key, &[("n", n.into())])).collect();
        (self.batch.is_none() && !named.is_empty()).then(|| named.join(" "))
    }

    /// Why records of the batch do not leave, where there are any.
    pub fn why_left_out(&self) -> Option<String> {
        let n = [("n", self.left_out.into())];
        (self.left_out > 0).then(|| tf("export-why-left-out", &n))
    }
}

/// What earlier batches left for each source.
#[derive(Default)]
struct Past {
    /// The newest record of the source, with the decisions about it.
    newest: HashMap<(String, String), Earlier>,
    /// The words of the newest that was approved: what the coach has let go, or kept back, already.
    approved: HashMap<(String, String), Words>,
}

/// What an earlier review left for a source.
struct Earlier {
    record: RecordRow,
    words: Words,
    findings: Vec<FindingRow>,
}

impl Earlier {
    fn less(&self) -> Less {
        let facts = serde_json::from_str::<Facts>(&self.record.facts);
        facts.map(|f| f.less).unwrap_or_default()
    }
}

impl Practice {
    /// Makes a batch of everything that both consents cover and that was not shared as it is. It takes the place of a batch that was not
    /// approved, whose decisions are taken over. `scheduled`: a timer asks.
    pub fn prepare_export(&self, scheduled: bool) -> Result<Prepared> {
        let vault = self.vault();
        let coach = vault.consent(None)?.map(|c| c.standing);
        let now = now_ms();
        if !coach
            .as_ref()
            .is_some_and(|s| DataType::ALL.iter().any(|t| s.allows(*t, now)))
        {
            return Err(refused(match coach.map(|s| s.state) {
                None => Reason::NoConsent,
                Some(ConsentState::Refused) => Reason::CoachRefused,
                Some(ConsentState::Withdrawn) => Reason::CoachWithdrew,
                Some(ConsentState::Given) => Reason::CoachEnded,
            }));
        }
        let taxonomy = vault.taxonomy()?;
        let mut drafts: Vec<(Draft, AnonymisationLevel, Option<Standing>)> = Vec::new();
        let mut without_consent = 0;
        let all = CaseFilter {
            archived: true,
            client: None,
        };
        for row in vault.cases(&all)? {
            let client = vault.consent(Some(row.case.client_id))?.map(|c| c.standing);
            let level = |kind| in_force(coach.as_ref(), Some(client.as_ref()), kind, now);
            let (cases, sessions) = (level(DataType::Cases), level(DataType::Sessions));
            if cases.is_none() && sessions.is_none() {
                without_consent += 1;
                continue;
            }
            let input = self.case_input(row.case.id, row.case.client_id)?;
            if let (Some(level), Some(d)) = (cases, of_case(&input, &taxonomy)) {
                drafts.push((d, level, client.clone()));
            }
            if let Some(level) = sessions {
                drafts.extend(
                    of_sessions(&input, &taxonomy)
                        .into_iter()
                        .map(|d| (d, level, client.clone())),
                );
            }
        }
        if let Some(level) = in_force(coach.as_ref(), None, DataType::Materials, now) {
            for s in vault.sources(Some(SourceKind::Material), None)? {
                // A material filed under a case is about a client, whatever the coach agreed to.
                if s.case_id.is_none()
                    && let Some(d) = of_material(s.id, &s.lang, vault.source_text(s.id)?.reveal())
                {
                    drafts.push((d, level, None));
                }
            }
        }
        self.keep_drafts(
            drafts,
            coach.map(|c| c.record_id).unwrap_or_default(),
            scheduled,
            without_consent,
        )
    }

    fn keep_drafts(
        &self,
        drafts: Vec<(Draft, AnonymisationLevel, Option<Standing>)>,
        coach_consent: String,
        scheduled: bool,
        without_consent: usize,
    ) -> Result<Prepared> {
        let vault = self.vault();
        let coach_id = self.principal_id(None)?;
        let day = day_utc();
        let second = self.second_reader();
        let past = self.past()?;
        let there: Vec<String> = vault
            .shared()?
            .into_iter()
            .filter(|s| s.deleted_ms.is_none() && s.revoked_ms.is_none())
            .map(|s| s.content_sha)
            .collect();
        let open: Vec<_> = vault
            .batches()?
            .into_iter()
            .filter(|b| b.approved_sha.is_none() && !b.queued)
            .map(|b| b.id)
            .collect();
        let mut prepared = Prepared {
            batch: None,
            records: 0,
            left_out: 0,
            findings: 0,
            unchanged: 0,
            without_consent,
            risk: None,
        };
        let mut records: Vec<NewRecord> = Vec::new();
        for (mut d, level, client) in drafts {
            let key = (d.source.clone(), d.data_type.as_str().to_owned());
            let before = past.newest.get(&key);
            // What was said less exactly stays so, whatever it is by now.
            d.facts.less = before.map(Earlier::less).unwrap_or_default();
            let (words, facts) = (Local::new(json(&d.words)), json(&d.facts));
            // The very same, of which nothing has left yet: it keeps its id, so that what was read stays read.
            let same = before.filter(|e| {
                e.record.words == words && e.record.facts == facts && e.record.level == level
            });
            let pending = same.filter(|e| open.contains(&e.record.batch_id));
            if same.is_some()
                && pending.is_none()
                && self.waits(&same.map(|e| e.record.sha256.clone()))?
            {
                prepared.unchanged += 1;
                continue;
            }
            let marks = self.marks_of(d.case)?;
            let marked = |word: &str| marks.contains(&word.to_lowercase());
            let (anonymiser, mut pseudonyms) = self.reader_of(d.client, d.case)?;
            let mut findings = find(&d.words, level, &anonymiser, &mut pseudonyms, &marked);
            if let Some(reader) = &second {
                let read_as = (d.facts.language.as_str(), level);
                second::add(
                    reader,
                    &d.words,
                    read_as,
                    &marked,
                    &mut pseudonyms,
                    &mut findings,
                );
            }
            if let Some(e) = before {
                carry_over((&e.words, &e.findings), &d.words, &mut findings);
            }
            let training_id = match pending {
                Some(e) => e.record.training_id.clone(),
                None => uuid()?,
            };
            let id = Identity {
                training_id: &training_id,
                coach_id: &coach_id,
                data_type: d.data_type,
                day: &format!("{day}T00:00:00Z"),
            };
            let record = build(&id, &d.words, &d.facts, level, &findings);
            let content = &record.anonymized_content;
            let empty = content.patterns.is_empty() && content.techniques_used.is_empty();
            let content_sha = record.content_sha();
            let standing = there.contains(&content_sha)
                && before.is_some_and(|e| e.record.content_sha == content_sha);
            // A word of the coach's own is replaced until the coach says otherwise, so that a record with a new one says what
            // the shared one says. It is news all the same: without a batch there is no place to mark it.
            if standing && !unheard(&d.words, &findings, past.approved.get(&key)) {
                prepared.unchanged += 1;
                continue;
            }
            // A record of which nothing would be left, or nothing that was not shared before, says nothing; the coach can put it back after
            // marking its words. What the coach left out stays so, also when the batch it was left out of is gone.
            let excluded = match same {
                Some(e) => e.record.excluded,
                None => {
                    let saying = Saying {
                        data_type: d.data_type.as_str(),
                        source: &d.source,
                        level: level.as_str(),
                        words: words.reveal(),
                        facts: &facts,
                    };
                    empty || standing || vault.was_left_out(&saying)?
                }
            };
            let line = record.line()?;
            let sha256 = sha256_hex(with_end(&line).as_bytes());
            records.push((
                RecordRow {
                    id: RecordId(0),
                    batch_id: BatchId(0),
                    seen: pending.is_some_and(|e| e.record.seen && e.record.sha256 == sha256),
                    excluded,
                    training_id,
                    data_type: d.data_type.as_str().into(),
                    source: d.source,
                    client_id: d.client,
                    case_id: d.case,
                    level,
                    coach_consent: coach_consent.clone(),
                    client_consent: client.map(|c| c.record_id),
                    words,
                    facts,
                    line,
                    sha256,
                    content_sha,
                },
                findings,
            ));
        }
        if records.is_empty() {
            return Ok(prepared);
        }
        prepared.findings = records.iter().map(|(_, f)| f.len()).sum();
        prepared.records = records.iter().filter(|(r, _)| !r.excluded).count();
        prepared.left_out = records.len() - prepared.records;
        let batch = vault.add_batch(day, scheduled, &records)?;
        prepared.batch = Some(batch);
        prepared.risk = Some(self.batch_risk(batch)?);
        Ok(prepared)
    }

    /// Who reads along, as far as the coach wants it and it is there.
    fn second_reader(&self) -> Option<SecondReader> {
        let embedder = || self.embedder().ok_or(crate::engine::Error::NoModel);
        let engine = || self.engine().ok_or(crate::engine::Error::NoModel);
        // Without one the rules read alone: the coach reads every line anyway.
        second_reader::open(self.config().second_reader, embedder, engine).0
    }

    /// Whether a line was shared and stands, or waits to be.
    fn waits(&self, sha256: &Option<String>) -> Result<bool> {
        let Some(sha) = sha256 else { return Ok(false) };
        let vault = self.vault();
        Ok(vault
            .outbox()?
            .iter()
            .any(|o| o.op == Op::Put && o.sha256 == *sha)
            || vault
                .shared()?
                .iter()
                .any(|s| s.sha256 == *sha && s.deleted_ms.is_none() && s.revoked_ms.is_none()))
    }

    fn marks_of(&self, case: Option<CaseId>) -> Result<Vec<String>> {
        let marks = self.vault().marks()?;
        Ok(marks
            .into_iter()
            .filter(|m| m.case_id.is_none() || m.case_id == case)
            .map(|m| m.word)
            .collect())
    }

    /// What earlier batches left for each source, oldest first so that the newest stays.
    fn past(&self) -> Result<Past> {
        let vault = self.vault();
        let mut past = Past::default();
        let mut batches = vault.batches()?;
        batches.sort_by_key(|b| b.id);
        for b in batches {
            let approved = b.approved_sha.is_some() || b.queued;
            for record in vault.records(b.id)? {
                let findings = vault.findings(record.id)?;
                let words: Words = serde_json::from_str(record.words.reveal()).unwrap_or_default();
                let key = (record.source.clone(), record.data_type.clone());
                if approved && !record.excluded {
                    past.approved.insert(key.clone(), words.clone());
                }
                past.newest.insert(
                    key,
                    Earlier {
                        record,
                        words,
                        findings,
                    },
                );
            }
        }
        Ok(past)
    }

    /// The tags a case has to share, note by note.
    #[cfg(test)]
    pub(in crate::practice) fn tags_to_share(
        &self,
        case: CaseId,
        client: ClientId,
    ) -> Result<Vec<Vec<String>>> {
        let input = self.case_input(case, client)?;
        Ok(input.tags.into_iter().map(|(_, tags)| tags).collect())
    }

    pub(super) fn case_input(&self, case: CaseId, client: ClientId) -> Result<CaseInput> {
        let vault = self.vault();
        let mut notes = vault.notes(case)?;
        // An answer or a draft says the tags of other notes once more.
        notes.retain(|n| n.made.is_none());
        Ok(CaseInput {
            case,
            client,
            language: vault.client(client)?.language,
            sessions: vault.sessions(case)?,
            tags: notes.into_iter().map(|n| (n.session_id, n.tags)).collect(),
        })
    }
}

/// Whether there is a word of the coach's own about which nothing is decided and that no approved record of this source held.
fn unheard(words: &Words, findings: &[FindingRow], approved: Option<&Words>) -> bool {
    words.iter().enumerate().any(|(i, (_, word))| {
        word.own
            && !approved.is_some_and(|a| a.iter().any(|(_, w)| w.text == word.text))
            && findings.iter().any(|f| {
                f.word == i && f.reason == OWN_WORD && f.decision == Decision::Open.as_str()
            })
    })
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The type of a stored record.
pub(super) fn type_of(record: &RecordRow) -> TrainingType {
    TrainingType::from_word(&record.data_type).unwrap_or(TrainingType::CasePatterns)
}

#[cfg(test)]
#[path = "prepare_tests.rs"]
mod tests;
