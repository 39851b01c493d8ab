//! A conversation as the model was trained to see it: the template in its file, rendered. `generate` calls it.

use super::vocabulary::Vocabulary;
use crate::engine::{Error, Message, Result, Role};
use crate::locale::t;
use minijinja::{Environment, ErrorKind, Value, context};

/// Steps a template may take: it comes from a file, and must come to an end.
const FUEL: u64 = 2_000_000;

/// A template.
pub struct Chat {
    environment: Environment<'static>,
}

#[derive(serde::Serialize)]
struct Turn {
    role: &'static str,
    content: String,
}

impl Chat {
    /// Reads a template; the error is a sentence.
    pub fn new(template: &str) -> Result<Self> {
        let mut environment = Environment::new();
        environment.set_fuel(Some(FUEL));
        environment.set_lstrip_blocks(true);
        environment.set_trim_blocks(true);
        environment
            .set_unknown_method_callback(minijinja_contrib::pycompat::unknown_method_callback);
        environment.add_function(
            "raise_exception",
            |why: String| -> std::result::Result<Value, _> {
                Err(minijinja::Error::new(ErrorKind::InvalidOperation, why))
            },
        );
        environment.add_function("strftime_now", |_: String| String::new());
        environment
            .add_template_owned("chat", template.to_owned())
            .map_err(|_| unreadable())?;
        Ok(Self { environment })
    }

    /// The prompt for the next turn of the model.
    pub fn render(&self, messages: &[Message], vocabulary: &Vocabulary) -> Result<String> {
        let turns = |messages: &[Message]| -> Vec<Turn> {
            messages
                .iter()
                .map(|m| Turn {
                    role: m.role.word(),
                    content: vocabulary.defuse(&m.content),
                })
                .collect()
        };
        // Some templates know no instructions; then they go in front of the first question.
        self.fill(&turns(messages), vocabulary)
            .or_else(|_| self.fill(&turns(&without_system(messages)), vocabulary))
            .map_err(|_| unreadable())
    }

    fn fill(
        &self,
        turns: &[Turn],
        vocabulary: &Vocabulary,
    ) -> std::result::Result<String, minijinja::Error> {
        self.environment.get_template("chat")?.render(context! {
            messages => turns,
            add_generation_prompt => true,
            enable_thinking => false,
            bos_token => vocabulary.first(),
            eos_token => vocabulary.last(),
        })
    }
}

fn without_system(messages: &[Message]) -> Vec<Message> {
    let mut out: Vec<Message> = Vec::new();
    let mut instructions = String::new();
    for m in messages {
        if m.role == Role::System {
            instructions.push_str(&m.content);
            instructions.push_str("\n\n");
        } else {
            let content = std::mem::take(&mut instructions) + &m.content;
            out.push(Message {
                role: m.role,
                content,
            });
        }
    }
    out
}

fn unreadable() -> Error {
    Error::Unsupported(t("engine-template-cpu"))
}
