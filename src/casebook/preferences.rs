//! What the coach wants of answers in one case, over the defaults. Kept by `vault`, used by `practice` when it asks.

use serde::{Deserialize, Serialize};

/// How answers in a case are made; what is `None` is as everywhere else.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Said to the model after the fixed text, which carries the rules of citation.
    pub system_prompt: Option<String>,
    /// 0 (always the likeliest word) to 2.
    pub temperature: Option<f32>,
    /// Tokens an answer may have, 1 to 8,192.
    pub max_tokens: Option<usize>,
    /// Passages retrieved for a question, 1 to 20.
    pub passages: Option<usize>,
}

impl Preferences {
    /// The same within the bounds above; a blank text, or a temperature that is no number, is none.
    pub fn bounded(&self) -> Self {
        let said = self.system_prompt.as_deref().map(str::trim);
        Self {
            system_prompt: said.filter(|s| !s.is_empty()).map(str::to_owned),
            temperature: self
                .temperature
                .filter(|t| !t.is_nan())
                .map(|t| t.clamp(0.0, 2.0)),
            max_tokens: self.max_tokens.map(|n| n.clamp(1, 8_192)),
            passages: self.passages.map(|n| n.clamp(1, 20)),
        }
    }

    /// Whether everything is as everywhere else.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_are_held_within_their_bounds() {
        let wild = Preferences {
            system_prompt: Some("  \n".into()),
            temperature: Some(9.0),
            max_tokens: Some(0),
            passages: Some(500),
        };
        let tame = wild.bounded();
        assert_eq!(tame.system_prompt, None);
        assert_eq!(tame.temperature, Some(2.0));
        assert_eq!((tame.max_tokens, tame.passages), (Some(1), Some(20)));
        let odd = Preferences {
            temperature: Some(f32::NAN),
            ..Preferences::default()
        };
        assert!(odd.bounded().is_default());
        assert_eq!(tame.bounded(), tame);
    }
}
