//! Whether a word of the coach's own tells who a client is, by what the casebook holds of the client. `practice::sharing` asks before it lets a word stand.

use super::known::Known;
use super::lexicon::{Lexicon, flag::*};

impl Known {
    /// Whether a text holds a whole name, employer, address or number of these, or a word of a name. A word that is an ordinary one besides, as "roos" of Wil de
    /// Roos, tells only when it is read where the client is known to be meant.
    pub fn told_by(&self, text: &str, meant: bool) -> bool {
        let said = words(text);
        let lexicon = Lexicon::shipped();
        let whole = |own: &[String]| {
            let telling: Vec<&String> = own
                .iter()
                .filter(|w| lexicon.flags(w) & TUSSEN == 0)
                .collect();
            !telling.is_empty() && telling.iter().all(|w| said.contains(w))
        };
        let rare = |own: &[String]| {
            own.iter().any(|w| {
                let f = lexicon.flags(w);
                let ordinary = f & (WORD | STOP) != 0 && f & NAMELIKE == 0 && !meant;
                let telling = f & TUSSEN == 0 && w.chars().count() > 2 && !ordinary;
                telling && said.contains(w)
            })
        };
        let labels = self.label.iter().chain(&self.former);
        let names = self.names.iter().chain(labels).map(|n| words(n));
        let exact = self.exact.iter().map(|(_, e)| e);
        let others = self.organisations.iter().chain(&self.places).chain(exact);
        names.into_iter().any(|n| whole(&n) || rare(&n))
            || others.map(|o| words(o)).any(|o| whole(&o))
    }
}

/// The words of a text in small letters, without the genitive.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|w| w.trim_end_matches("'s").trim_matches('\'').to_owned())
        .filter(|w| !w.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Kind;

    #[test]
    fn a_whole_name_tells_and_a_rare_word_of_one_but_no_ordinary_word() {
        let roos = Known {
            names: vec!["Wil de Roos".into()],
            organisations: vec!["Bakkerij Het Anker".into()],
            exact: vec![(Kind::Phone, "06 12 34 56 78".into())],
            ..Known::default()
        };
        for text in [
            "wil de roos",
            "de roos van wil",
            "bakkerij het anker",
            "bel 06-12-34-56-78",
        ] {
            assert!(roos.told_by(text, false), "{text}");
        }
        assert!(roos.told_by("een roos", true) && !roos.told_by("de tuin", true));
        for text in [
            "wil veranderen",
            "een roos",
            "het anker uitgooien",
            "stadspark",
            "",
        ] {
            assert!(!roos.told_by(text, false), "{text}");
        }
        let fatou = Known {
            names: vec!["Fatou Diallo".into()],
            label: Some("Wilg".into()),
            ..Known::default()
        };
        for text in ["fatou", "ruzie met diallo", "Fatou's angst", "wilg"] {
            assert!(fatou.told_by(text, false), "{text}");
        }
        assert!(!Known::default().told_by("wie dan ook", true));
    }
}
