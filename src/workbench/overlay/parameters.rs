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

    /// What stands below the fields, in rows of so many columns: what the last answer's prompt held, and what is sent before anything else.
    fn told(&self, s: &State, width: usize) -> Vec<(String, Meaning)> {
        let mut out = Vec::new();
        let mut say = |text: &str, meaning: Meaning| {
            let rows = wrap(text, width, 0).into_iter();
            let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
            out.extend(rows.map(|r| (part(r.start, r.end), meaning)));
        };
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
            say(&figures, Meaning::Text);
            if c.turns_summarised > 0 {
                // The keys that show it, from where this was opened.
                let said = tf(
                    "wb-context-summary",
                    &[
                        ("n", c.turns_summarised.into()),
                        ("key", s.key(Action::Summary).into()),
                    ],
                );
                say(&said, Meaning::Text);
            }
            if c.passages_left_out + c.turns_left_out > 0 {
                let dropped = tf(
                    "wb-context-dropped",
                    &[
                        ("passages", c.passages_left_out.into()),
                        ("turns", c.turns_left_out.into()),
                    ],
                );
                say(&dropped, Meaning::Warning);
            }
            say("", Meaning::Text);
        }
        say(&t("wb-parameter-system"), Meaning::Dim);
        for line in self.system.lines() {
            say(line, Meaning::Dim);
        }
        out
    }

    /// Where tab stops: at each field and, when what stands below them does not fit there, at each page of that.
    fn stops(&self, s: &State) -> usize {
        let (width, height) = inside(s.size);
        let rest = self.told(s, width).len();
        let below = FIELDS.len() + 1;
        if below + rest <= height {
            FIELDS.len()
        } else {
            FIELDS.len() + rest.div_ceil(height.max(1))
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

    fn named(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Submit => Some("short-choose"),
            Action::NextPane => Some("short-field"),
            _ => None,
        }
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
                self.at = (self.at + 1) % self.stops(s);
                Flow::Stay
            }
            Action::PreviousPane | Action::RowUp | Action::Up => {
                self.at = (self.at + self.stops(s) - 1) % self.stops(s);
                Flow::Stay
            }
            Action::Close => Flow::Close,
            _ => Flow::Pass,
        }
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let area = view::middle(s.size, WIDTH, height(s.size));
        let (width, rows) = inside(s.size);
        let inside = p.frame(area, &t("wb-parameters"));
        let told = self.told(s, width);
        // A screen that has grown may have fewer pages.
        let page = self.at.checked_sub(FIELDS.len());
        if let Some(page) = page.filter(|_| self.at < self.stops(s)) {
            for (y, (row, meaning)) in (0..).zip(told.iter().skip(page * rows).take(rows)) {
                p.text(inside, 0, y, row, *meaning);
            }
            return None;
        }
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
        for (y, (row, meaning)) in (y + 1..inside.height).zip(&told) {
            p.text(inside, 0, y, row, *meaning);
        }
        cursor
    }
}

const WIDTH: u16 = 84;

fn height(size: (u16, u16)) -> u16 {
    size.1.saturating_sub(2).min(26)
}

/// Columns and rows inside the frame.
fn inside(size: (u16, u16)) -> (usize, usize) {
    let width = WIDTH.min(size.0).saturating_sub(4);
    (
        usize::from(width),
        usize::from(height(size).saturating_sub(2)),
    )
}
