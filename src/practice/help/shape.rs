//! The shape of each draft as data: what `--json` prints, what a model is held to and what is checked before it is shown. Fields are few and
//! flat, so that one way of walking them does for drawing, citing and saving.

use super::extract::{Chosen, sessions_with};
use crate::casebook::{HelpKind, Session};
use crate::engine::Schema;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Characters of a sentence.
pub const SENTENCE: usize = 240;
/// Characters of a title.
pub const TITLE: usize = 120;

/// The fields of a goal.
pub const SMART: [&str; 5] = [
    "specific",
    "measurable",
    "achievable",
    "relevant",
    "timebound",
];

/// A field of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// One sentence.
    Line(&'static str),
    /// At most so many sentences.
    Lines(&'static str, usize),
    /// At most so many goals.
    Goals(&'static str, usize),
    /// At most so many terms of the taxonomy with a sentence each.
    Terms(&'static str, usize),
}

impl Field {
    /// Its name in the data; the locale files name it `help-field-NAME`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Line(n) | Self::Lines(n, _) | Self::Goals(n, _) | Self::Terms(n, _) => n,
        }
    }
}

/// The fields of a kind, in the order they are drawn.
pub const fn fields(kind: HelpKind) -> &'static [Field] {
    use Field::{Goals, Line, Lines, Terms};
    match kind {
        HelpKind::Summary => &[
            Line("topic"),
            Lines("discussed", 5),
            Lines("insights", 3),
            Lines("agreements", 6),
            Lines("next", 4),
        ],
        HelpKind::Prepare => &[
            Lines("recall", 3),
            Lines("check", 6),
            Lines("questions", 5),
            Lines("standing", 4),
        ],
        HelpKind::Questions => &[Lines("questions", 8), Lines("commitments", 8)],
        HelpKind::Smart => &[Goals("goals", 4)],
        HelpKind::Grow => &[
            Lines("goal", 3),
            Lines("reality", 4),
            Lines("options", 4),
            Lines("will", 5),
        ],
        HelpKind::Patterns => &[Terms("patterns", 6), Lines("recurring", 5)],
    }
}

/// What is counted or looked up and never asked of a model.
pub fn is_counted(field: Field) -> bool {
    field.name() == "standing"
}

/// The shape of a kind. `terms` are the keys of the patterns in the taxonomy; `asked` leaves out what no model is asked for.
pub fn schema(kind: HelpKind, terms: &[String], asked: bool) -> Schema {
    let one = |field: &Field| {
        let shape = match *field {
            Field::Line(_) => Schema::text(SENTENCE),
            Field::Lines(_, most) => Schema::list(Schema::text(SENTENCE), most),
            Field::Goals(_, most) => {
                let title = ("title", Schema::text(TITLE));
                let rest = SMART.iter().map(|name| {
                    let text = Schema::Text {
                        least: 0,
                        most: SENTENCE,
                    };
                    (*name, text)
                });
                Schema::list(Schema::form(std::iter::once(title).chain(rest)), most)
            }
            Field::Terms(_, most) => {
                // A model says where it saw a pattern; the notes' own sentences may show it nowhere.
                let seen = Schema::Text {
                    least: usize::from(asked),
                    most: SENTENCE,
                };
                let mut form = vec![("term", Schema::Choice(terms.to_vec())), ("seen", seen)];
                if !asked {
                    let sessions = Schema::Whole {
                        least: 0,
                        most: 9_999,
                    };
                    form.insert(1, ("sessions", sessions));
                }
                Schema::list(Schema::form(form), if terms.is_empty() { 0 } else { most })
            }
        };
        (field.name(), shape)
    };
    Schema::form(
        fields(kind)
            .iter()
            .filter(|f| !asked || !is_counted(**f))
            .map(one),
    )
}

/// A text in at most so many characters, cut at a blank, with a sign that it was cut.
pub fn clip(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let head: String = text.chars().take(most.saturating_sub(1)).collect();
    let whole = head
        .rsplit_once(' ')
        .map_or(head.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '-', ' ']))
}

/// The data of what was chosen.
pub fn data(kind: HelpKind, chosen: &[Chosen], sessions: &[Session]) -> serde_json::Value {
    let of = |field: &'static str| chosen.iter().filter(move |c| c.field == field);
    let mut out = Map::new();
    for field in fields(kind) {
        let name = field.name();
        let rows: BTreeMap<usize, Vec<&Chosen>> =
            of(name).fold(BTreeMap::<usize, Vec<&Chosen>>::new(), |mut rows, c| {
                rows.entry(c.row).or_default().push(c);
                rows
            });
        let part = |row: &[&Chosen], part: &str| {
            let found = row.iter().find(|c| c.part == part);
            Value::from(found.map_or("", |c| c.text.as_str()))
        };
        let value = match field {
            Field::Line(_) => of(name)
                .next()
                .map_or(Value::from("-"), |c| Value::from(c.text.as_str())),
            Field::Lines(..) => of(name).map(|c| Value::from(c.text.as_str())).collect(),
            Field::Goals(..) => rows
                .values()
                .map(|row| {
                    let parts = std::iter::once("title").chain(SMART);
                    Value::Object(parts.map(|p| (p.to_owned(), part(row, p))).collect())
                })
                .collect(),
            Field::Terms(..) => rows
                .values()
                .map(|row| {
                    let term = part(row, "term");
                    let n = sessions_with(sessions, term.as_str().unwrap_or_default());
                    serde_json::json!({ "term": term, "sessions": n, "seen": part(row, "seen") })
                })
                .collect(),
        };
        out.insert(name.to_owned(), value);
    }
    Value::Object(out)
}
