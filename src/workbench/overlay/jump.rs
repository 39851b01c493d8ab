//! Letters on everything one can go to: panes, tabs and the rows in sight. Typing the letters goes there.

use super::{Flow, Overlay};
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint, Target};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Position;

/// Keys under the resting fingers first.
const LETTERS: &str = "asdfghjklqwertyuiopzxcvbnm";

/// The overlay.
#[derive(Debug)]
pub struct Jump {
    targets: Vec<(String, Target)>,
    typed: String,
}

impl Jump {
    /// Labels for what is in sight now.
    pub fn new(s: &State) -> Self {
        let targets = view::targets(s);
        let labels = labels(targets.len());
        Self {
            targets: labels.into_iter().zip(targets).collect(),
            typed: String::new(),
        }
    }
}

/// As many labels as are needed, none the start of another, the short ones first.
fn labels(n: usize) -> Vec<String> {
    let letters: Vec<char> = LETTERS.chars().collect();
    // Each letter that begins two-letter labels costs one one-letter label.
    let mut double = 0;
    while letters.len() - double + double * letters.len() < n && double < letters.len() {
        double += 1;
    }
    let (single, first) = letters.split_at(letters.len() - double);
    let singles = single.iter().map(char::to_string);
    let doubles = first
        .iter()
        .flat_map(|a| letters.iter().map(move |b| format!("{a}{b}")));
    singles.chain(doubles).take(n).collect()
}

impl Overlay for Jump {
    fn layer(&self) -> Layer {
        Layer::Viewer
    }

    fn offers(&self) -> &'static [Action] {
        &[Action::Close]
    }

    fn takes_keys(&self) -> bool {
        true
    }

    fn act(&mut self, _: &mut State, _: Action, _: &mut Vec<Command>) -> Flow {
        Flow::Close
    }

    fn key(&mut self, s: &mut State, key: &KeyEvent, _: &mut Vec<Command>) -> Flow {
        let KeyCode::Char(c) = key.code else {
            return Flow::Close;
        };
        self.typed.push(c);
        if let Some((_, target)) = self.targets.iter().find(|(l, _)| *l == self.typed) {
            go(s, target);
            return Flow::Close;
        }
        if self.targets.iter().any(|(l, _)| l.starts_with(&self.typed)) {
            Flow::Stay
        } else {
            Flow::Close
        }
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let whole = ratatui::layout::Rect::new(0, 0, s.size.0, s.size.1);
        for (label, target) in &self.targets {
            if let Some(rest) = label.strip_prefix(&self.typed) {
                p.text(whole, target.x, target.y, rest, Meaning::Label);
            }
        }
        None
    }
}

/// Gives a pane the keys and selects the row or the tab.
fn go(s: &mut State, target: &Target) {
    s.focus = target.pane;
    if let Some(tab) = target.tab {
        s.tab = tab;
    }
    if let Some(row) = target.row {
        s.select_row(target.pane, row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_begins_another() {
        for n in [0, 1, 26, 27, 60, 300, 676] {
            let all = labels(n);
            assert_eq!(all.len(), n);
            for a in &all {
                assert_eq!(
                    all.iter().filter(|b| b.starts_with(a.as_str())).count(),
                    1,
                    "{a} of {n}"
                );
            }
        }
    }
}
