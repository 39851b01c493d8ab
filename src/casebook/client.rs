//! A client: a pseudonymous label everywhere, real-life details in fields of their own. Made by
//! `practice`, kept by `vault`.

use super::{ClientId, Millis};
use serde::{Deserialize, Serialize};

/// A client as the lists show one: only the label, which the coach chose not to identify anyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// Row identifier.
    pub id: ClientId,
    /// Pseudonymous label, unique in the vault, for example `Wilg`.
    pub label: String,
    /// Language the coaching is held in, `nl` or `en`.
    pub language: String,
    /// When the client was added.
    pub created_ms: Millis,
}

/// What identifies the client in real life; never shown in a list, never indexed for search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClientDetails {
    /// Full name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number as typed.
    pub phone: Option<String>,
    /// Employer or organisation.
    pub employer: Option<String>,
    /// Occupation.
    pub occupation: Option<String>,
    /// Anything else worth keeping apart from the notes.
    pub remarks: Option<String>,
}

/// What it takes to add a client.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewClient {
    /// Pseudonymous label; must not be blank and must be unique.
    pub label: String,
    /// `nl` or `en`.
    pub language: String,
    /// Real-life details.
    #[serde(default)]
    pub details: ClientDetails,
}

/// The one of these labels that another is nearly: but for a letter, or with one the beginning of the other. A label it is already is not nearly it, and labels
/// that differ in their figures are meant to.
pub fn nearly<'a>(label: &str, labels: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let low = label.trim().to_lowercase();
    let mut near = None;
    for other in labels {
        let there = other.to_lowercase();
        if there == low {
            return None;
        }
        let figures = |s: &str| s.chars().filter(char::is_ascii_digit).collect::<String>();
        let begins = low.chars().count() >= 3 && there.starts_with(&low)
            || there.chars().count() >= 3 && low.starts_with(&there);
        if near.is_none() && figures(&low) == figures(&there) && (begins || one_edit(&low, &there))
        {
            near = Some(other);
        }
    }
    near
}

/// Whether a letter put in, left out or taken for another, or two letters that changed places, make one of the other, both of at least three letters.
fn one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let first = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = |v: &[char]| v.len() - first;
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let tail = tail.min(rest(&a)).min(rest(&b));
    let left = (rest(&a) - tail).max(rest(&b) - tail);
    let turned = matches!(
        (a.get(first..first + left), b.get(first..first + left)),
        (Some([v, w]), Some([x, y])) if a.len() == b.len() && v == y && w == x
    );
    (left <= 1 || turned) && a.len().min(b.len()) >= 3
}

#[cfg(test)]
mod tests {
    use super::nearly;

    #[test]
    fn a_label_is_nearly_another_but_for_a_letter_or_as_its_beginning() {
        let labels = ["Roos", "Eik", "Linde", "C-2024-03"];
        for (typed, is) in [
            ("Rooos", Some("Roos")),
            ("Rosa", None),
            ("Rsoo", None),
            ("Lidne", Some("Linde")),
            ("Liend", None),
            ("roo", Some("Roos")),
            ("Roosmarijn", Some("Roos")),
            ("Linda", Some("Linde")),
            ("Eik", None),
            ("eik", None),
            ("Es", None),
            ("C-2024-04", None),
            ("Eik 2", None),
        ] {
            assert_eq!(nearly(typed, labels), is, "{typed}");
        }
    }
}
