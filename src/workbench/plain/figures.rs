//! Figures and choices: engine and privacy, what is preferred of answers in a case, the settings of the program.

use super::act::{Act, Effect, Prefer};
use super::lines::sentences;
use super::session::{Session, join};
use crate::casebook::Preferences;
use crate::config::Origin;
use crate::locale::{self, Language};
use crate::practice::{Context, ModelState, Status};
use crate::workbench::network;
use crate::workbench::setting_row::SettingRow;

/// The words for what can be preferred, in the order they are listed.
const PREFERRED: [&str; 4] = [
    "wb-parameter-prompt",
    "wb-parameter-temperature",
    "wb-parameter-length",
    "wb-parameter-passages",
];

impl Session {
    /// Says the figures, or only what concerns privacy.
    pub(super) fn status(&mut self, s: &Status, only_privacy: bool) -> Vec<Effect> {
        let mut rows = vec![
            ("wb-privacy", s.privacy.to_string()),
            ("wb-network", network::whole(s)),
        ];
        if !only_privacy {
            let (state, why) = match &s.model_state {
                ModelState::None(why) => ("wb-model-none", why.as_str()),
                ModelState::NotLoaded => ("wb-model-not-loaded", ""),
                ModelState::Loading => ("wb-model-loading", ""),
                ModelState::Ready => ("wb-model-ready", ""),
                ModelState::Failed(why) => ("wb-model-failed", why.as_str()),
            };
            let vectors = if s.embedder.is_none() {
                self.t("wb-vectors-none")
            } else if s.vectors_done >= s.vectors_all {
                self.tf("wb-vectors-ready", &[("all", s.vectors_all.into())])
            } else {
                format!("{}/{}", s.vectors_done, s.vectors_all)
            };
            let none = || self.t("wb-model-none");
            rows.extend([
                ("wb-engine", s.engine.clone()),
                ("wb-model", s.model.clone().unwrap_or_else(none)),
                ("wb-state", join(&[&self.t(state), why])),
                ("wb-memory", locale::bytes(s.resident_bytes)),
                ("wb-vectors", vectors),
            ]);
            let usage = s.last_usage.clone().unwrap_or_default();
            let speed = usage
                .decode_tps
                .map(|v| format!("{} tok/s", locale::number(v, 1)));
            rows.extend(speed.map(|v| ("wb-speed", v)));
            let first = usage.ttft_ms.map(|v| format!("{v} ms"));
            rows.extend(first.map(|v| ("wb-ttft", v)));
        }
        let lines = rows
            .into_iter()
            .map(|(key, value)| format!("{}: {value}", self.t(key)))
            .collect();
        self.print(None, lines)
    }

    /// `preferences`, or `preferences WORD VALUE`; the value `default` takes a preference back.
    pub(super) fn prefer(&mut self, rest: &str) -> Vec<Effect> {
        let (word, value) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let value = value.trim();
        if word.is_empty() {
            return vec![Effect::Do(Act::Preferences(self.case_id(), None))];
        }
        let word = word.to_lowercase();
        let said = |key: &str| {
            Language::ALL
                .iter()
                .any(|l| locale::say(*l, key, &[]).to_lowercase().starts_with(&word))
        };
        let which = PREFERRED.iter().position(|key| said(key));
        let Some(which) = which.filter(|_| !value.is_empty()) else {
            let words = PREFERRED.map(|key| self.t(key)).join(", ");
            return vec![self.say_with("plain-prefer-what", &[("words", words.into())])];
        };
        let given = (!is_default(value)).then_some(value);
        let whole = |most: usize| match given.map(str::parse::<usize>) {
            None => Ok(None),
            Some(Ok(n)) if (1..=most).contains(&n) => Ok(Some(n)),
            Some(_) => Err(()),
        };
        let change = match which {
            0 => Ok(Prefer::Prompt(given.map(str::to_owned))),
            1 => match given.map(|n| n.replace(',', ".").parse::<f32>()) {
                None => Ok(Prefer::Temperature(None)),
                Some(Ok(n)) if (0.0..=2.0).contains(&n) => Ok(Prefer::Temperature(Some(n))),
                Some(_) => Err("wb-parameter-temperature-wrong"),
            },
            2 => whole(8_192)
                .map(Prefer::Length)
                .map_err(|()| "wb-parameter-length-wrong"),
            _ => whole(20)
                .map(Prefer::Passages)
                .map_err(|()| "wb-parameter-passages-wrong"),
        };
        match change {
            Ok(change) => vec![Effect::Do(Act::Preferences(self.case_id(), Some(change)))],
            Err(wrong) => vec![self.say(wrong)],
        }
    }

    /// What is preferred here; after a change only that, otherwise also what goes before it and what the last answer was given.
    pub(super) fn preferences(
        &mut self,
        p: &Preferences,
        fixed: &str,
        changed: bool,
    ) -> Vec<Effect> {
        let whole = |n: Option<usize>| n.map(|n| n.to_string());
        let values = [
            p.system_prompt.clone(),
            p.temperature.map(|n| locale::number(n.into(), 2)),
            whole(p.max_tokens),
            whole(p.passages),
        ];
        let default = self.t("wb-parameter-default");
        let mut lines: Vec<String> = PREFERRED
            .iter()
            .zip(values)
            .map(|(key, value)| {
                format!(
                    "{}: {}",
                    self.t(key),
                    value.unwrap_or_else(|| default.clone())
                )
            })
            .collect();
        if changed {
            let kept = self.t("wb-parameters-kept");
            return self.print(Some(kept), lines);
        }
        let answer = self.turns.get(self.turn_at).and_then(|t| t.answer.as_ref());
        if let Some(c) = answer.map(|a| a.context).filter(|c| c.budget > 0) {
            lines.push(self.tf(
                "wb-context",
                &[
                    ("used", c.estimated_tokens.into()),
                    ("budget", c.budget.into()),
                    ("passages", c.passages_used.into()),
                    ("turns", c.turns_used.into()),
                ],
            ));
        }
        lines.push(self.t("wb-parameter-system"));
        lines.extend(sentences(fixed));
        self.print(None, lines)
    }

    /// What the model was not given for lack of room.
    pub(super) fn dropped(&self, c: &Context) -> Effect {
        self.say_with(
            "wb-context-dropped",
            &[
                ("passages", c.passages_left_out.into()),
                ("turns", c.turns_left_out.into()),
            ],
        )
    }

    /// Settings with their values; one alone with what it means and takes.
    pub(super) fn settings(&mut self, rows: &[SettingRow]) -> Vec<Effect> {
        let mut lines: Vec<String> = rows.iter().map(|r| self.setting(r)).collect();
        match rows {
            [] => return vec![self.say("plain-no-setting")],
            [one] => {
                lines.push(self.t(&one.setting.message()));
                let choices = one.choices.join(", ");
                if !choices.is_empty() {
                    lines.push(self.tf("plain-choices", &[("words", choices.into())]));
                }
            }
            _ => {}
        }
        self.print(None, lines)
    }

    fn setting(&self, r: &SettingRow) -> String {
        let value = if r.value.is_empty() {
            self.t(r.setting.empty_message())
        } else {
            r.value.clone()
        };
        let from = match (r.origin, r.setting.env) {
            (Origin::Environment, Some(name)) => name.to_owned(),
            (origin, _) => self.t(&format!("origin-{}", origin.as_str())),
        };
        format!("{}: {}", r.setting.key, join(&[&value, &from]))
    }

    /// A setting was changed in the file.
    pub(super) fn setting_changed(&mut self, row: &SettingRow) -> Vec<Effect> {
        vec![
            Effect::Say(self.setting(row)),
            self.say(if row.origin == Origin::Environment {
                "plain-set-hidden"
            } else {
                "plain-set-next-start"
            }),
        ]
    }
}

/// Whether a value means that there is to be none.
pub(super) fn is_default(value: &str) -> bool {
    let value = value.to_lowercase();
    Language::ALL
        .iter()
        .any(|l| locale::say(*l, "wb-parameter-default", &[]).to_lowercase() == value)
}
