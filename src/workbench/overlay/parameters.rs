//! What the model is told and given in this case: pinned instructions, temperature, length, how many passages; and what the last answer's prompt
//! held and had to leave out. Every field can be changed; empty means the default.

use super::{Flow, Overlay};
use crate::locale::{t, tf};
use crate::practice::Preferences;
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;
use ratatui::layout::Position;

const FIELDS: [&str; 4] = [
    "wb-parameter-prompt",
    "wb-parameter-temperature",
    "wb-parameter-length",
    "wb-parameter-passages",
];

/// The overlay.
#[derive(Debug)]
pub struct Parameters {
    fields: [TextField; 4],
    at: usize,
    /// What is sent before the coach's own instructions.
    system: String,
    wrong: Option<String>,
}

impl Parameters {
    /// With what is set now; the figures come a moment later.
    pub fn new() -> Self {
        Self {
            fields: std::array::from_fn(|_| TextField::default()),
            at: 0,
            system: String::new(),
            wrong: None,
        }
    }

    /// What was typed, or which field makes no sense.
    fn read(&self) -> Result<Preferences, String> {
        let text = |i: usize| {
            let t = self.fields.get(i).map_or("", |f| f.text().trim());
            (!t.is_empty()).then_some(t)
        };
        let wrong = |i: usize| {
            t(match i {
                1 => "wb-parameter-temperature-wrong",
                2 => "wb-parameter-length-wrong",
                _ => "wb-parameter-passages-wrong",
            })
        };
        let number = |i: usize, most: usize| match text(i) {
            None => Ok(None),
            Some(n) => match n.parse::<usize>() {
                Ok(n) if (1..=most).contains(&n) => Ok(Some(n)),
                _ => Err(wrong(i)),
            },
        };
        let temperature = match text(1).map(|n| n.replace(',', ".").parse::<f32>()) {
            None => None,
            Some(Ok(n)) if (0.0..=2.0).contains(&n) => Some(n),
            Some(_) => return Err(wrong(1)),
        };
        Ok(Preferences {
            system_prompt: text(0).map(ToOwned::to_owned),
            temperature,
            max_tokens: number(2, 8192)?,
            passages: number(3, 20)?,
        })
    }
}

impl Overlay for Parameters {
    fn layer(&self) -> Layer {
        Layer::Input
    }

    fn offers(&self) -> &'static [Action] {
        &[Action::NextPane, Action::Submit, Action::Close]
    }

    fn field(&self) -> Option<&TextField> {
        self.fields.get(self.at)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.fields.get_mut(self.at)
    }

    fn edited(&mut self, _: &mut State, _: &mut Vec<Command>) {
        self.wrong = None;
    }

    fn receive(&mut self, _: &mut State, event: &Event, _: &mut Vec<Command>) -> Flow {
        let Event::Preferences(p, system) = event else {
            return Flow::Pass;
        };
        let show = |n: Option<usize>| n.map(|n| n.to_string()).unwrap_or_default();
        let temperature = p.temperature.map(|n| n.to_string()).unwrap_or_default();
        self.fields = [
            p.system_prompt.clone().unwrap_or_default(),
            temperature,
            show(p.max_tokens),
            show(p.passages),
        ]
        .map(|text| TextField::with(&text));
        self.system.clone_from(system);
        Flow::Stay
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        match action {
            Action::Submit => match self.read() {
                Ok(preferences) => {
                    out.push(Command::SetPreferences(s.case_id(), preferences));
                    s.notice = Some(t("wb-parameters-kept"));
                    Flow::Close
                }
                Err(wrong) => {
                    self.wrong = Some(wrong);
                    Flow::Stay
                }
            },
            Action::NextPane | Action::RowDown | Action::Down => {
                self.at = (self.at + 1) % FIELDS.len();
                Flow::Stay
            }
            Action::PreviousPane | Action::RowUp | Action::Up => {
                self.at = (self.at + FIELDS.len() - 1) % FIELDS.len();
                Flow::Stay
            }
            Action::Close => Flow::Close,
            _ => Flow::Pass,
        }
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let area = view::middle(s.size, 84, s.size.1.saturating_sub(2).min(26));
        let inside = p.frame(area, &t("wb-parameters"));
        let mut cursor = None;
        let mut y = 0;
        for (i, (key, field)) in FIELDS.iter().zip(&self.fields).enumerate() {
            let here = i == self.at;
            let label = if here { Meaning::Key } else { Meaning::Dim };
            p.text(inside, 0, y, &t(key), label);
            let at = view::field(p, inside, 18, y, field);
            if field.text().is_empty() {
                p.text(inside, 18, y, &t("wb-parameter-default"), Meaning::Dim);
            }
            if here {
                cursor = Some(at);
            }
            y += 1;
        }
        if let Some(wrong) = &self.wrong {
            p.line(inside, 0, y, wrong, Meaning::Error);
        }
        y += 1;
        if let Some(c) = s.turn().map(|t| &t.context).filter(|c| c.budget > 0) {
            let figures = tf(
                "wb-context",
                &[
                    ("used", c.estimated_tokens.into()),
                    ("budget", c.budget.into()),
                    ("passages", c.passages_used.into()),
                    ("turns", c.turns_used.into()),
                ],
            );
            p.text(inside, 0, y, &figures, Meaning::Text);
            y += 1;
            if c.turns_summarised > 0 {
                let said = tf("wb-context-summary", &[("n", c.turns_summarised.into())]);
                p.text(inside, 0, y, &said, Meaning::Text);
                y += 1;
            }
            if c.passages_left_out + c.turns_left_out > 0 {
                let dropped = tf(
                    "wb-context-dropped",
                    &[
                        ("passages", c.passages_left_out.into()),
                        ("turns", c.turns_left_out.into()),
                    ],
                );
                p.text(inside, 0, y, &dropped, Meaning::Warning);
                y += 1;
            }
        }
        y += 1;
        p.text(inside, 0, y, &t("wb-parameter-system"), Meaning::Dim);
        let width = usize::from(inside.width.saturating_sub(1));
        for line in self.system.lines() {
            for row in wrap(line, width, 0) {
                y += 1;
                let text = line.get(row.start..row.end).unwrap_or_default();
                p.text(inside, 1, y, text, Meaning::Dim);
            }
        }
        cursor
    }
}
