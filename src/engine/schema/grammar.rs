//! A schema made ready for writing: a flat list of what may stand where, with the marks between fields as the bytes they are. `guide` walks it.

use super::Schema;

/// A schema made ready for guiding.
pub struct Grammar {
    pub(super) nodes: Vec<Node>,
    pub(super) root: usize,
}

/// A value of the schema; what it is made of are nodes too, by their places.
pub(super) enum Node {
    Text {
        least: usize,
        most: usize,
    },
    /// The words with their quotes.
    Choice(Vec<Vec<u8>>),
    Whole {
        least: i128,
        most: i128,
    },
    List {
        of: usize,
        least: usize,
        most: usize,
    },
    /// What leads to each field, and its node.
    Form(Vec<(Vec<u8>, usize)>),
}

impl Grammar {
    /// Of a schema. A form without fields and a choice without words can never be written: they count as an empty list.
    pub fn new(schema: &Schema) -> Self {
        let mut this = Self {
            nodes: Vec::new(),
            root: 0,
        };
        this.root = this.add(schema);
        this
    }

    fn add(&mut self, schema: &Schema) -> usize {
        let nothing = |this: &mut Self| this.add(&Schema::list(Schema::text(1), 0));
        let node = match schema {
            Schema::Text { least, most } => Node::Text {
                least: *least.min(most),
                most: *most,
            },
            Schema::Choice(words) if words.is_empty() => return nothing(self),
            Schema::Choice(words) => Node::Choice(
                words
                    .iter()
                    .map(|w| serde_json::Value::from(w.as_str()).to_string().into_bytes())
                    .collect(),
            ),
            Schema::Whole { least, most } => Node::Whole {
                least: i128::from(*least.min(most)),
                most: i128::from(*most),
            },
            Schema::List { of, least, most } => {
                let of = self.add(of);
                Node::List {
                    of,
                    least: *least.min(most),
                    most: *most,
                }
            }
            Schema::Form(fields) if fields.is_empty() => return nothing(self),
            Schema::Form(fields) => {
                let mut out = Vec::new();
                for (name, schema) in fields {
                    let name = serde_json::Value::from(name.as_str()).to_string();
                    let lead = if out.is_empty() { "{" } else { ", " };
                    let of = self.add(schema);
                    out.push((format!("{lead}{name}: ").into_bytes(), of));
                }
                Node::Form(out)
            }
        };
        self.nodes.push(node);
        self.nodes.len() - 1
    }
}
