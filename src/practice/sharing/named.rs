//! Which other clients the file about one client names: what was written in the wrong case and moved, or said in passing, goes along with it. `portability`
//! looks, and who hands it over is told.

use super::super::asked::words;
use super::super::{Practice, Result};
use crate::casebook::ClientId;
use crate::locale::tf;
use serde::Serialize;
use serde_json::Value;

/// A label of another client that stands in what was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlsoNamed {
    /// What the client is called, or was.
    pub label: String,
    /// In how many notes.
    pub notes: usize,
    /// It stands outside the notes, too.
    pub elsewhere: bool,
}

/// What was written, and whom it names.
#[derive(Clone, Debug)]
pub struct HandedOver {
    /// How many bytes there are.
    pub bytes: usize,
    /// Other clients it names.
    pub also_named: Vec<AlsoNamed>,
}

impl HandedOver {
    /// What is to be read again before it is given away, if it names somebody else.
    pub fn warning(&self) -> Option<String> {
        let all: Vec<String> = self.also_named.iter().map(said).collect();
        (!all.is_empty()).then(|| tf("handing-also-names", &[("who", all.join(", ").into())]))
    }
}

/// Whom, and where.
fn said(one: &AlsoNamed) -> String {
    let args = [("who", one.label.as_str().into()), ("n", one.notes.into())];
    let key = match (one.notes, one.elsewhere) {
        (0, _) => "handing-named-elsewhere",
        (_, false) => "handing-named-in-notes",
        (_, true) => "handing-named-in-both",
    };
    tf(key, &args)
}

impl Practice {
    /// The labels of other clients, present and former, that stand in everything about this one, whatever their capitals.
    pub(super) fn also_named(&self, client: ClientId, all: &Value) -> Result<Vec<AlsoNamed>> {
        let own = self.labels_of(client)?;
        let own: Vec<Vec<String>> = own.iter().map(|l| low(l)).collect();
        let (mut notes, mut elsewhere) = (Vec::new(), Vec::new());
        gather(all, &mut notes, &mut elsewhere);
        let mut out = Vec::new();
        for other in self.vault().clients()? {
            if other.id == client {
                continue;
            }
            for label in self.labels_of(other.id)? {
                let sought = low(&label);
                if sought.is_empty() || own.contains(&sought) {
                    continue;
                }
                let in_notes = notes.iter().filter(|n| holds(n, &sought, &own)).count();
                let elsewhere = holds(&elsewhere, &sought, &own);
                if in_notes > 0 || elsewhere {
                    out.push(AlsoNamed {
                        label,
                        notes: in_notes,
                        elsewhere,
                    });
                }
            }
        }
        Ok(out)
    }
}

fn low(text: &str) -> Vec<String> {
    words(text).iter().map(|w| w.1.to_lowercase()).collect()
}

/// The words of each note, and those of everything else; between two texts there is no word.
fn gather(value: &Value, notes: &mut Vec<Vec<String>>, elsewhere: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            elsewhere.extend(low(text));
            elsewhere.push(String::new());
        }
        Value::Array(all) => all.iter().for_each(|v| gather(v, notes, elsewhere)),
        Value::Object(map) => {
            for (key, v) in map {
                match (key.as_str(), v) {
                    ("notes", Value::Array(all)) => {
                        for note in all {
                            let mut here = Vec::new();
                            gather(note, &mut Vec::new(), &mut here);
                            notes.push(here);
                        }
                    }
                    _ => gather(v, notes, elsewhere),
                }
            }
        }
        _ => {}
    }
}

/// Whether a label stands there, whole or with the `s` of whose something is; `Wilg` within `Wilg 2` is not meant where that is the client's own.
fn holds(text: &[String], label: &[String], own: &[Vec<String>]) -> bool {
    let is = |at: usize| {
        let Some(here) = text.get(at..at + label.len()) else {
            return false;
        };
        let mut pairs = here.iter().zip(label).rev();
        let last = pairs
            .next()
            .is_some_and(|(w, l)| w == l || l.len() > 3 && w.strip_suffix('s') == Some(l.as_str()));
        last && pairs.all(|(w, l)| w == l)
    };
    let within_own = |at: usize| {
        own.iter().filter(|o| o.len() > label.len()).any(|o| {
            (at.saturating_sub(o.len())..=at).any(|from| {
                from + o.len() >= at + label.len() && text.get(from..from + o.len()) == Some(o)
            })
        })
    };
    (0..text.len()).any(|at| is(at) && !within_own(at))
}

#[cfg(test)]
mod tests {
    use super::super::made::{berk, note, practice};
    use super::*;

    #[test]
    fn whoever_else_is_named_is_told_with_where() {
        let dir = tempfile::tempdir().unwrap();
        let p = practice(dir.path());
        let (client, case) = berk(&p);
        let vault = p.vault();
        let add = |label: &str| {
            let case = p.add_case(label, "Rust").unwrap();
            vault.case(case).unwrap().case.client_id
        };
        add("Ooievaar");
        add("Berk 2");
        let reiger = add("Reiger");
        p.rename_client(reiger, "Zilverreiger").unwrap();
        let file = |name: &str| dir.path().join(name);
        note(&p, case, "Berk sliep goed.");
        let quiet = p.hand_over(client, &file("a.md")).unwrap();
        assert_eq!(quiet.warning(), None, "{quiet:?}");
        note(&p, case, "Ooievaar kwam binnen. Ooievaars moeder ook.");
        note(&p, case, "Zoals bij ooievaar.");
        note(&p, case, "Reiger zei het ook.");
        p.add_goal(case, "Zoals Reiger").unwrap();
        let told = p.hand_over(client, &file("b.zip")).unwrap();
        let of = |label: &str, notes, elsewhere| AlsoNamed {
            label: label.into(),
            notes,
            elsewhere,
        };
        let mut all = told.also_named.clone();
        all.sort_by(|a, b| a.label.cmp(&b.label));
        assert_eq!(all, [of("Ooievaar", 2, false), of("Reiger", 1, true)]);
        let warning = told.warning().unwrap();
        assert!(warning.contains("Ooievaar") && warning.contains("Reiger"));
    }

    #[test]
    fn a_label_within_the_clients_own_is_no_other() {
        let words = |t: &str| low(t);
        let own = [words("Wilg 2")];
        assert!(!holds(&words("Met wilg 2 gebeld"), &words("Wilg"), &own));
        assert!(holds(&words("wilg 2 en wilg"), &words("Wilg"), &own));
        assert!(holds(&words("Wilgs moeder"), &words("Wilg"), &[]));
        assert!(!holds(&words("wilgentak"), &words("Wilg"), &[]));
        assert!(!holds(&words(""), &words("Wilg"), &[]));
    }
}
