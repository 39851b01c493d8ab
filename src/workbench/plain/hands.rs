//! Performs the acts of a linear session on the practice, one after another. Answers are not made here: the loop listens to them as they come.

use super::act::{Act, FormFor, Opened, Outcome, Prefer, Searched};
use super::drafts::waiting;
use crate::casebook::{CaseId, ClientId, now_ms, today};
use crate::config::{Config, Flags, edit, settings};
use crate::library::{Found, Mode, Scope, Sought};
use crate::locale;
use crate::practice::templates::{Template, snippets, templates};
use crate::practice::{DraftOf, Error, Practice};
use crate::practice::{of_file, write_new};
use crate::privacy::Local;
use crate::vault::{Draft, Source};
use crate::workbench::correcting::{self, Corrected, Correction};
use crate::workbench::dropped;
use crate::workbench::setting_row::SettingRow;
use crate::workbench::tasks::Verify;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Passages a search lists.
const FOUND: usize = 20;

/// Performs an act; a failure is an outcome too.
pub(super) fn perform(p: &Practice, verify: Option<&Verify>, act: Act) -> Outcome {
    match done(p, verify, act) {
        Ok(outcome) => outcome,
        Err(e) => Outcome::Failed(e.sentence()),
    }
}

fn done(p: &Practice, verify: Option<&Verify>, act: Act) -> Result<Outcome, Error> {
    Ok(match act {
        Act::Cases { archived, why } => Outcome::Cases(p.cases(archived)?, why),
        Act::Open(id) => Outcome::Opened(Box::new(open(p, id)?)),
        Act::Place => Outcome::Place(last_case(p)?.and_then(|id| p.vault().case(id).ok())),
        Act::KeepPlace(id) => {
            // The panes' place says more; it stays when it is in the same case.
            if last_case(p)? != Some(id) {
                // A clock that runs in the panes runs on there.
                let clock = kept(p)?.and_then(|j| j.get("clock").cloned());
                let place = serde_json::json!({"case": id.0, "focus": 1, "clock": clock});
                p.set_place(&place.to_string())?;
            }
            Outcome::Done
        }
        Act::Materials => Outcome::Materials(materials(p)?),
        // The loop's own; see `Loop::ask`, `Loop::help` and `Loop::edit`.
        Act::Ask { .. } | Act::Help(_) | Act::Editor(_) => Outcome::Done,
        Act::KeepHelp(case, text) => Outcome::HelpKept(p.keep_help(case, &text)?),
        Act::KeepGoals(case, text) => Outcome::GoalsKept(p.keep_goals(case, &text)?.len()),
        Act::NoteBehind(case, text) => {
            Outcome::NoteBehind(case, p.draft(&DraftOf::New(case).key())?, text)
        }
        Act::Summary(case, leaf) => Outcome::Summary(p.digest(case, leaf)?),
        Act::SetSummary(case, upto, text) => {
            p.set_digest(case, upto, &text)?;
            Outcome::SummarySet
        }
        Act::Keep(case, turn) => {
            p.answer_as_note(case, turn)?;
            Outcome::Kept
        }
        Act::OpenSource(id, span) => Outcome::Source(Box::new(p.open_source(id)?), span),
        Act::Notes(case) => Outcome::Notes(p.notes(case)?),
        Act::ReadNote(id, why) => Outcome::Note(
            Box::new(p.read_note(id)?),
            p.draft(&DraftOf::Note(id).key())?,
            why,
        ),
        Act::NewNote(case, unasked) => {
            Outcome::NewNote(case, p.draft(&DraftOf::New(case).key())?, unasked)
        }
        Act::ParkedNote(case, n) => {
            p.unpark_new_note(case, n)?;
            Outcome::NewNote(case, p.draft(&DraftOf::New(case).key())?, true)
        }
        Act::SaveNote {
            id: Some(id),
            note,
            draft,
        } => Outcome::Saved(p.save_note(Some(id), &note, Some(&draft))?, None),
        Act::SaveNote {
            id: None,
            note,
            draft,
        } => {
            let note = p.of_the_day(*note, today())?;
            let session = note.session_id.map(|id| p.vault().session(id));
            let day = session.transpose()?.map(|s| s.date);
            Outcome::Saved(p.save_note(None, &note, Some(&draft))?, day)
        }
        Act::SaveDraft(key, body) => {
            p.save_draft(&Draft {
                key,
                body,
                meta: String::new(),
                saved_ms: now_ms(),
            })?;
            Outcome::Done
        }
        Act::ClearDraft(key) => {
            p.clear_draft(&key)?;
            Outcome::Done
        }
        Act::Drafts(only_count) => Outcome::Drafts(waiting(p)?, only_count),
        Act::Forms => Outcome::Forms(forms(p)),
        Act::Form(name, into) => form(p, name, into),
        Act::Goals(case) => Outcome::Goals(p.goals(case)?),
        Act::Sessions(case) => Outcome::Sessions(p.vault().sessions(case)?),
        Act::AddCase { client, title } => Outcome::Added(p.add_case(&client, &title)?),
        Act::Correct(correction, case) => corrected(p, correction, case)?,
        Act::Give(case, name) => match client_named(p, &name)? {
            Some(to) => corrected(p, Correction::ConsiderClient(case, to), Some(case))?,
            None => {
                let name = [("name", super::lines::short(&name, 80).into())];
                Outcome::Failed(locale::tf("plain-give-nobody", &name))
            }
        },
        Act::Archive(id, archived) => {
            p.archive_case(id, archived)?;
            Outcome::Archived(p.vault().case(id)?, archived)
        }
        Act::AddSession(case, minutes, from) => {
            let session = p.add_session(case, minutes, today())?;
            let tied = p.tie_written_since(case, session, from)?;
            Outcome::SessionKept(p.vault().case(case)?, minutes, tied)
        }
        Act::Import(path, case) => {
            let path = dropped::meant(&at_home(&path), Path::exists);
            Outcome::Imported(p.import(&[path], case, &mut |_| {})?)
        }
        Act::Search { case, query } => {
            let scope = Scope {
                case: case.as_ref().map(|c| c.case.id),
                archived: case.as_ref().is_some_and(super::cases::is_archived),
                everything: false,
            };
            let found = p.search(&query, scope, FOUND, Mode::Fused)?;
            let elsewhere = match holds(&found, &Sought::of(&query)) {
                true => 0,
                false => p.look(&query, FOUND, &|| true)?.len(),
            };
            Outcome::Found(found, Searched { query, elsewhere })
        }
        Act::Find(query) => {
            let texts = match query.starts_with('#') {
                true => Vec::new(),
                false => p.look(&query, FOUND, &|| true)?,
            };
            Outcome::Finds(p.finder()?, texts, query)
        }
        Act::Tags => tags(p)?,
        Act::Status(only_privacy) => Outcome::Status(Box::new(p.status()), only_privacy),
        Act::Preferences(case, change) => preferences(p, case, change)?,
        Act::Settings(like) => Outcome::Settings(
            rows()?
                .into_iter()
                .filter(|r| r.setting.key.contains(&like.to_lowercase()))
                .collect(),
        ),
        Act::Set(key, value) => set(p, &key, value.as_deref())?,
        Act::Export { file, case, leaf } => {
            let text = || p.export_conversation(case, leaf);
            Outcome::Exported(in_the_open(&file, text)?, None)
        }
        Act::Share(act) => Outcome::Shared(crate::workbench::sharing::done(p, act)?),
        Act::Portability(client, file) => {
            let file = at_home(&file.to_string_lossy());
            let warning = p.hand_over(client, &file)?.warning();
            Outcome::Exported(file, warning)
        }
        Act::Erase(client) => Outcome::Erased(Box::new(p.erase_here(client)?)),
        Act::Verify(typed) => Outcome::Verified(verify.is_none_or(|v| v(&typed))),
    })
}

/// Whether a passage that was found has all the words.
fn holds(found: &Found, sought: &Sought) -> bool {
    let all = |text: &str| sought.held(text).iter().all(|held| *held > 0);
    found.hits.iter().any(|h| all(&h.text))
}

/// The client with this label, or the only one whose label begins so.
fn client_named(p: &Practice, name: &str) -> Result<Option<ClientId>, Error> {
    let low = name.trim().to_lowercase();
    let mut begun = p.vault().clients()?;
    begun.retain(|c| c.label.to_lowercase().starts_with(&low));
    let exact = begun.iter().find(|c| c.label.to_lowercase() == low);
    Ok(match (exact, begun.as_slice()) {
        (Some(one), _) | (None, [one]) => Some(one.id),
        _ => None,
    })
}

fn corrected(p: &Practice, c: Correction, case: Option<CaseId>) -> Result<Outcome, Error> {
    let removed = match c {
        Correction::Remove(thing) => Some(thing),
        _ => None,
    };
    let moved = matches!(c, Correction::Move(..));
    Ok(match (correcting::done(p, c)?, removed) {
        (Corrected::Done(said), None) if moved => Outcome::Moved(said),
        (Corrected::AsksFirst(would, does), _) => Outcome::AsksFirst(would, does),
        (Corrected::Asks(removal), _) => Outcome::Removing(removal),
        (Corrected::Done(said), Some(thing)) => Outcome::Removed(thing, said),
        (Corrected::Done(said), None) => {
            let row = case.map(|id| p.vault().case(id)).transpose()?;
            Outcome::Corrected(row, said)
        }
    })
}

fn open(p: &Practice, id: Option<CaseId>) -> Result<Opened, Error> {
    p.warm(id);
    let question = id.map_or("ask:materials".to_owned(), |id| format!("ask:{id}"));
    let (case, goals, note) = match id {
        Some(id) => (
            Some(p.vault().case(id)?),
            p.goals(id)?.len(),
            p.draft(&DraftOf::New(id).key())?,
        ),
        None => (None, 0, None),
    };
    Ok(Opened {
        case,
        turns: p.conversation(id)?,
        goals,
        note,
        question: p.draft(&question)?,
    })
}

/// The materials that belong to no case.
fn materials(p: &Practice) -> Result<Vec<Source>, Error> {
    p.sources(None)
}

/// The case that was open when someone last left, in the panes or here.
fn last_case(p: &Practice) -> Result<Option<CaseId>, Error> {
    Ok(kept(p)?.and_then(|j| j.get("case")?.as_i64()).map(CaseId))
}

/// The place that was kept when someone last left.
fn kept(p: &Practice) -> Result<Option<serde_json::Value>, Error> {
    Ok(p.place()?.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Forms, and behind them snippets with their text as title.
fn forms(p: &Practice) -> Vec<Template> {
    let dir = &p.config().config_dir;
    let (mut found, _) = templates(locale::language(), dir);
    let (snippets, _) = snippets(locale::language(), dir);
    found.extend(snippets.into_iter().map(|(name, body)| Template {
        title: body.replace("{cursor}", "…"),
        name,
        body,
        from_user: false,
    }));
    found
}

fn form(p: &Practice, name: String, into: FormFor) -> Outcome {
    let wanted = name.to_lowercase();
    let all = forms(p);
    let by = |is: &dyn Fn(&Template) -> bool| all.iter().find(|t| is(t)).map(|t| t.body.clone());
    let mut body = by(&|t| t.name.to_lowercase() == wanted);
    // In the middle of a note only a whole name is one: anything else may be text.
    if body.is_none() && !matches!(into, FormFor::Here { line: Some(_), .. }) {
        body = by(&|t| t.name.to_lowercase().starts_with(&wanted))
            .or_else(|| by(&|t| t.title.to_lowercase().starts_with(&wanted)));
    }
    Outcome::Form(name, body, into)
}

fn tags(p: &Practice) -> Result<Outcome, Error> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for tag in p.finder()?.into_iter().flat_map(|f| f.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut tags: Vec<(String, usize)> = counts.into_iter().collect();
    tags.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    Ok(Outcome::Tags(tags))
}

fn preferences(
    p: &Practice,
    case: Option<CaseId>,
    change: Option<Prefer>,
) -> Result<Outcome, Error> {
    let mut set = p.preferences(case)?;
    let changed = change.is_some();
    match change {
        Some(Prefer::Prompt(to)) => set.system_prompt = to,
        Some(Prefer::Temperature(to)) => set.temperature = to,
        Some(Prefer::Length(to)) => set.max_tokens = to,
        Some(Prefer::Passages(to)) => set.passages = to,
        None => {}
    }
    if changed {
        p.set_preferences(case, &set)?;
    }
    let fixed = p.system_prompt(locale::language().code());
    Ok(Outcome::Preferences(set, fixed, changed))
}

/// Every setting as it holds now.
fn rows() -> Result<Vec<SettingRow>, Error> {
    let config = Config::load(&Flags::default()).map_err(|e| Error::Refused(e.to_string()))?;
    Ok(SettingRow::all(&config))
}

fn set(p: &Practice, key: &str, value: Option<&str>) -> Result<Outcome, Error> {
    let refused = |e: crate::config::Error| Error::Refused(e.to_string());
    // The last word of a key is enough where only one key ends in it.
    let mut named = settings::all().iter().filter(|s| s.name() == key);
    let key = match (named.next(), named.next()) {
        (Some(one), None) => one.key,
        _ => {
            settings::find(key)
                .map_err(|e| Error::Refused(e.to_string()))?
                .key
        }
    };
    let path = p.config().config_dir.join("config.toml");
    edit::set(&path, key, value).map_err(refused)?;
    rows()?
        .into_iter()
        .find(|r| r.setting.key == key)
        .map(Outcome::Set)
        .ok_or_else(|| Error::Refused(key.to_owned()))
}

/// Writes client text to a new file outside the vault; returns which.
fn in_the_open(
    file: &Path,
    text: impl FnOnce() -> Result<Local<String>, Error>,
) -> Result<PathBuf, Error> {
    let file = at_home(&file.to_string_lossy());
    let wrong = |e: std::io::Error| Error::Refused(of_file(&file, &e));
    // Looked at first: what cannot be written should not stand on the audit log.
    if file.try_exists().map_err(wrong)? {
        return Err(wrong(std::io::ErrorKind::AlreadyExists.into()));
    }
    write_new(&file, text()?.reveal().as_bytes()).map_err(wrong)?;
    Ok(file)
}

/// A path as a shell would read it: `~` is the home folder.
fn at_home(path: &str) -> PathBuf {
    match (
        Path::new(path).strip_prefix("~"),
        directories::BaseDirs::new(),
    ) {
        (Ok(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(path),
    }
}
