//! From keys to actions: layers of key sequences, read from `keymaps/*.toml` and a user's overrides. A binding may hold only under a condition.
//! Help, palette, hints and the footer read the same tables.

pub mod condition;
mod key;
mod load;

pub use key::{key_name, shown};

use super::action::Action;
use condition::{Fact, When};
use std::collections::BTreeMap;

macro_rules! layers {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// Which table of keys is in force. Several may be at once: the first that knows a key decides.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Layer { $($(#[$doc])* $variant),+ }
        impl Layer {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Its table in a keymap file.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name),+ } }
        }
    };
}

layers! {
    /// Any pane.
    Global = "global",
    /// The list of cases.
    Cases = "cases",
    /// The conversation.
    Conversation = "conversation",
    /// The list of notes.
    Notes = "notes",
    /// The goals.
    Goals = "goals",
    /// The sessions.
    Sessions = "sessions",
    /// The sources.
    Sources = "sources",
    /// The status.
    Status = "status",
    /// A line being typed.
    Input = "input",
    /// A list that is narrowed by typing: palette, finder, templates.
    List = "list",
    /// The note editor, typing.
    Editor = "editor",
    /// The note editor in a modal keymap: keys are commands.
    Normal = "normal",
    /// The same while text is selected.
    Visual = "visual",
    /// A text shown over the panes: source, help.
    Viewer = "viewer",
    /// A list of values to be changed: the settings.
    Form = "form",
    /// The dashboard of sharing.
    Sharing = "sharing",
    /// Giving consent.
    Consent = "consent",
    /// Reading a batch before it may leave.
    Review = "review",
    /// Selecting what else is to be taken out.
    Select = "select",
    /// A question answered with one key.
    Confirm = "confirm",
}

impl Layer {
    /// Whether letters that are not bound are text here.
    pub const fn types(self) -> bool {
        matches!(self, Self::Input | Self::List | Self::Editor)
    }
}

/// What a key led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// An action.
    Does(Action),
    /// The start of a longer sequence.
    Waits,
    /// Nothing.
    Unbound,
}

/// A binding: under a condition, an action.
#[derive(Clone, Debug, PartialEq)]
struct Rule {
    when: When,
    does: Action,
}

/// Keys by layer: sequence (`g g`) to what it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keymap {
    /// The name of its file.
    pub name: String,
    /// Whether a note is opened with its keys being commands, as in vi.
    pub modal: bool,
    layers: BTreeMap<Layer, BTreeMap<String, Vec<Rule>>>,
}

/// Presets that come with the program.
pub const BUILT_IN: [&str; 3] = ["default", "vim", "emacs"];

impl Keymap {
    fn rules(&self, layer: Layer) -> impl Iterator<Item = (&String, &Vec<Rule>)> {
        self.layers.get(&layer).into_iter().flatten()
    }

    /// What the keys pressed so far lead to; the layers in order, the nearest first.
    pub fn step(&self, layers: &[Layer], pressed: &[String], so: &dyn Fn(Fact) -> bool) -> Step {
        let typed = pressed.join(" ");
        for layer in layers {
            let Some(table) = self.layers.get(layer) else {
                continue;
            };
            let rule = table
                .get(&typed)
                .and_then(|rules| rules.iter().find(|r| r.when.holds(so)));
            if let Some(rule) = rule {
                return Step::Does(rule.does);
            }
            if table.keys().any(|k| continues(k, &typed)) {
                return Step::Waits;
            }
        }
        Step::Unbound
    }

    /// The keys that may follow a prefix, with what they do; `None` for the start of something longer still.
    pub fn following(
        &self,
        layers: &[Layer],
        pressed: &[String],
        so: &dyn Fn(Fact) -> bool,
    ) -> BTreeMap<String, Option<Action>> {
        let typed = pressed.join(" ");
        let mut out = BTreeMap::new();
        for layer in layers {
            for (sequence, rules) in self.rules(*layer) {
                let Some(rest) = sequence
                    .strip_prefix(&typed)
                    .and_then(|r| r.strip_prefix(' '))
                else {
                    continue;
                };
                let Some(rule) = rules.iter().find(|r| r.when.holds(so)) else {
                    continue;
                };
                let (key, more) = rest
                    .split_once(' ')
                    .map_or((rest, false), |(k, _)| (k, true));
                out.entry(key.to_owned())
                    .or_insert((!more).then_some(rule.does));
            }
        }
        out
    }

    /// The keys of an action in a layer: those that always do it first, then the shortest.
    pub fn keys_of(&self, layer: Layer, action: Action) -> Vec<&str> {
        let mut keys: Vec<(bool, &str)> = self
            .rules(layer)
            .filter_map(|(k, rules)| {
                let last = rules.iter().rposition(|r| r.does == action)?;
                Some((last + 1 != rules.len(), k.as_str()))
            })
            .collect();
        keys.sort_by_key(|(sometimes, k)| (*sometimes, k.len(), *k));
        keys.into_iter().map(|(_, k)| k).collect()
    }

    /// The shortest key of an action in the first of these layers that has one, unless a nearer layer gives the key to something else.
    pub fn key_of(&self, layers: &[Layer], action: Action) -> Option<&str> {
        layers.iter().enumerate().find_map(|(i, layer)| {
            self.keys_of(*layer, action).into_iter().find(|k| {
                !layers
                    .iter()
                    .take(i)
                    .any(|near| self.layers.get(near).is_some_and(|t| t.contains_key(*k)))
            })
        })
    }
}

/// Whether a sequence goes on from what was typed.
fn continues(sequence: &str, typed: &str) -> bool {
    sequence
        .strip_prefix(typed)
        .is_some_and(|r| r.starts_with(' '))
}
