//! Every action that works here and now, found by a few letters of its sentence or its name, or by everyday words for it (`words-NAME` in the locale files,
//! which are not shown); enter does it. What vi writes after a colon means what it means there.

use super::colon::Colon;
use super::picker::{Item, Picker};
use super::{Flow, Overlay};
use crate::locale::t;
use crate::workbench::action::{Action, Group};
use crate::workbench::event::Command;
use crate::workbench::keymap::{Layer, shown};
use crate::workbench::state::State;
use crate::workbench::update;
use crate::workbench::view::Paint;
use ratatui::layout::Position;

/// The overlay.
#[derive(Debug)]
pub struct Palette {
    actions: Vec<Action>,
    list: Picker,
    /// What was typed is no action: the one row that says what it is, with what it does where it is one of vi's commands.
    other: Option<(Option<Colon>, Picker)>,
}

impl Palette {
    /// The actions that work now, with their keys.
    pub fn new(s: &State) -> Self {
        let layers = s.layers();
        let top = s.overlays.last();
        let works = |a: Action| match top {
            None => update::available(s, a),
            Some(top) => works_over(s, &**top, a),
        };
        let mut actions: Vec<Action> = Action::ALL
            .iter()
            .copied()
            .filter(|a| works(*a) && *a != Action::Palette)
            .collect();
        // What belongs to where one is comes first; whoever looks here for something to do knows how to move.
        let here = layers.first().copied();
        let elsewhere = |a: Action| here.is_none_or(|l| s.keymap.keys_of(l, a).is_empty());
        actions.sort_by_cached_key(|a| (a.group() == Group::Move, elsewhere(*a)));
        let items = actions
            .iter()
            .map(|a| {
                let item = Item {
                    label: match top.and_then(|top| top.explained(*a)) {
                        Some(key) => t(key),
                        None => t(&a.message()),
                    },
                    detail: named(*a, s.keymap.modal),
                    right: s.keymap.key_of(&layers, *a).map(shown).unwrap_or_default(),
                };
                (item, words(*a))
            })
            .collect();
        let mut list = Picker::found_by(items);
        list.spare_detail = true;
        Self {
            actions,
            list,
            other: None,
        }
    }
}

/// Everyday words for an action, where it has some.
fn words(action: Action) -> String {
    let key = format!("words-{}", action.name());
    let words = t(&key);
    if words == key { String::new() } else { words }
}

/// What is done in a terminal only: the words for it, and the sentence that says how.
const IN_A_TERMINAL: [(&str, &str); 3] = [
    ("words-backup", "wb-palette-backup"),
    ("words-passphrase", "wb-palette-passphrase"),
    ("words-hours", "wb-palette-hours"),
];

/// The sentence about what is done in a terminal, where what was typed is a word for that, or nearly all of one.
fn in_a_terminal(typed: &str) -> Option<&'static str> {
    let typed = typed.to_lowercase();
    let means = |words: &str| t(words).split(' ').any(|w| w.starts_with(&typed));
    let mut all = IN_A_TERMINAL.into_iter();
    all.find(|(words, _)| typed.chars().count() > 4 && means(words))
        .map(|(_, sentence)| sentence)
}

/// Whether an action does something with this on top: it has a key there, is offered there, or holds everywhere.
fn works_over(s: &State, top: &dyn Overlay, action: Action) -> bool {
    const EVERYWHERE: [Action; 5] = [
        Action::Help,
        Action::Language,
        Action::Theme,
        Action::Redraw,
        Action::Quit,
    ];
    top.offers().contains(&action)
        || EVERYWHERE.contains(&action)
        || (action == Action::Lock && s.can_lock)
        || !s.keymap.keys_of(top.layer(), action).is_empty()
}

/// The name of an action; with vim's keys also what is typed after the colon there.
fn named(action: Action, modal: bool) -> String {
    let short = match action {
        Action::Save => "w",
        Action::Close => "q",
        Action::Quit => "qa",
        _ => "",
    };
    let short = Some(short).filter(|s| modal && !s.is_empty());
    let name = action.name();
    short.map_or_else(|| name.to_owned(), |short| format!("{name} {short}"))
}

impl Overlay for Palette {
    fn layer(&self) -> Layer {
        Layer::List
    }

    fn list(&self) -> Option<&Picker> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut Picker> {
        Some(&mut self.list)
    }

    fn edited(&mut self, s: &mut State, _: &mut Vec<Command>) {
        self.list.narrow();
        let typed = self.list.field.text().trim();
        let row = |label: String, right: String| {
            let mut list = Picker::new(vec![Item {
                label,
                detail: String::new(),
                right,
            }]);
            list.field = self.list.field.clone();
            list
        };
        self.other = match Colon::of(typed) {
            Some(colon) => {
                let right = format!(":{}", typed.trim_start_matches(':'));
                Some((Some(colon), row(colon.says(s), right)))
            }
            // What is done in a terminal is looked for here all the same.
            None => in_a_terminal(typed).map(|says| (None, row(t(says), String::new()))),
        };
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        if action != Action::Submit {
            return self.list.step(s, action);
        }
        if let Some((colon, _)) = &self.other {
            if let Some(colon) = colon {
                colon.perform(s, out);
            }
            return Flow::Close;
        }
        if let Some(chosen) = self.list.selected().and_then(|i| self.actions.get(i)) {
            // It is not among the overlays now, so the action finds the panes as they were.
            let now = s.last_seen;
            update::perform(s, *chosen, now, out);
        }
        Flow::Close
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let list = self.other.as_ref().map_or(&self.list, |(_, list)| list);
        list.draw(p, s, &t("wb-palette"), &t("wb-nothing-matches"))
    }
}
