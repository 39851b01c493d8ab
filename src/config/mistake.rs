//! What is wrong in a file a person wrote (settings, keymap, theme): a sentence that is only put into a language when it is said, so that it comes in
//! the language of the interface, whatever that is by then. `config` makes them, and the keymaps and themes of the workbench.

use crate::locale::{self, Language};
use fluent_bundle::FluentValue;
use std::fmt;
use std::io;

/// A sentence about one mistake, with the file and the line when they are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    key: &'static str,
    words: Vec<(&'static str, Word)>,
}

/// What stands in a sentence.
#[derive(Clone, Debug, PartialEq)]
enum Word {
    Text(String),
    Number(u64),
    /// A piece with words of its own.
    Piece(Box<Mistake>),
}

impl Mistake {
    /// The sentence with this key in the locale files.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            words: Vec::new(),
        }
    }

    /// With a word in it, as it was written.
    pub fn with(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.words.push((name, Word::Text(text.into())));
        self
    }

    /// With a number in it; it is written without separators.
    pub fn number(mut self, name: &'static str, n: u64) -> Self {
        self.words.push((name, Word::Number(n)));
        self
    }

    /// With another sentence in it.
    pub fn piece(mut self, name: &'static str, piece: Self) -> Self {
        self.words.push((name, Word::Piece(Box::new(piece))));
        self
    }

    /// This, after the line it stands on (counted from 1).
    pub fn on_line(self, line: usize) -> Self {
        Self::new("mistake-line")
            .number("line", u64::try_from(line).unwrap_or(u64::MAX))
            .piece("what", self)
    }

    /// This, after the file and the line it stands on, as editors and compilers write it.
    pub fn at(self, file: &str, line: usize) -> Self {
        Self::new("mistake-at")
            .with("place", format!("{file}:{line}"))
            .piece("what", self)
    }

    /// A word that is none of the valid ones, with the nearest of them.
    pub fn unknown<'a>(wrong: &str, valid: impl IntoIterator<Item = &'a str>) -> Self {
        match super::nearest(wrong, valid) {
            Some(near) => Self::new("mistake-unknown")
                .with("wrong", wrong)
                .with("near", near),
            None => Self::new("mistake-unknown-alone").with("wrong", wrong),
        }
    }

    /// What a parser of TOML says, in our words: its own are in English only.
    pub fn toml(said: &str) -> Self {
        let says = |words: &[&str]| words.iter().any(|w| said.contains(w));
        Self::new(if says(&["duplicate"]) {
            "mistake-toml-twice"
        } else if says(&["quote", "string"]) {
            "mistake-toml-quotes"
        } else if says(&["array", "inline table", "unclosed", "table header", "`]`"]) {
            "mistake-toml-brackets"
        } else if says(&["key", "="]) {
            "mistake-toml-key"
        } else {
            "mistake-toml"
        })
    }

    /// Why a file cannot be read or written, by its kind: the system says it in English, and with a number and the names of files of ours.
    pub fn of_file(e: &io::Error) -> Self {
        use io::ErrorKind as K;
        let key = match e.kind() {
            K::ReadOnlyFilesystem => "mistake-file-read-only",
            K::PermissionDenied => "mistake-file-denied",
            K::StorageFull | K::QuotaExceeded => "mistake-file-full",
            K::IsADirectory => "mistake-file-is-folder",
            K::NotADirectory => "mistake-file-in-file",
            K::InvalidData => "mistake-file-not-text",
            _ => {
                let said = e.to_string();
                let what = said.split(" (os error").next().unwrap_or_default();
                return Self::new("mistake-file").with("what", what);
            }
        };
        Self::new(key)
    }

    /// The sentence in a language.
    pub fn said_in(&self, language: Language) -> String {
        let words: Vec<(&str, FluentValue<'_>)> = self
            .words
            .iter()
            .map(|(name, word)| {
                let value = match word {
                    Word::Text(text) => text.as_str().into(),
                    Word::Number(n) => n.to_string().into(),
                    Word::Piece(piece) => piece.said_in(language).into(),
                };
                (*name, value)
            })
            .collect();
        locale::say(language, self.key, &words)
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said_in(locale::language()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_said_in_the_language_it_is_asked_for_in() {
        let wrong = Mistake::unknown("thema", ["keymap", "theme"]).on_line(3);
        assert_eq!(
            wrong.said_in(Language::En),
            "line 3: 'thema' is not known here; did you mean 'theme'?"
        );
        assert_eq!(
            wrong.said_in(Language::Nl),
            "regel 3: 'thema' is hier niet bekend; bedoelde je 'theme'?"
        );
    }

    #[test]
    fn why_a_file_cannot_be_written_is_said_in_both_languages_and_in_our_words() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no");
        // As it comes where a file beside it cannot be made.
        let odd = tempfile::NamedTempFile::new_in(&missing).unwrap_err();
        for (e, en, nl) in [
            (
                io::ErrorKind::ReadOnlyFilesystem.into(),
                "nothing can be written",
                "kan niets geschreven worden",
            ),
            (io::Error::from_raw_os_error(13), "permissions", "rechten"),
            (
                io::Error::from_raw_os_error(28),
                "disk is full",
                "schijf is vol",
            ),
            (io::Error::from_raw_os_error(21), "folder", "map"),
            (io::Error::from_raw_os_error(20), "folder", "map"),
            (io::ErrorKind::InvalidData.into(), "not text", "geen tekst"),
            (odd, "system", "systeem"),
        ] {
            let why = Mistake::of_file(&e);
            let whole = Mistake::new("mistake-unchanged").piece("why", why);
            let spoken = Language::ALL.map(|l| whole.said_in(l));
            assert!(
                spoken[0].contains(en) && spoken[1].contains(nl),
                "{e}: {spoken:?}"
            );
            assert!(!spoken[1].contains("os error") && !spoken[1].contains(".tmp"));
        }
    }

    #[test]
    fn what_the_parser_of_toml_says_is_said_in_both_languages() {
        for (text, en, nl) in [
            ("a = 1\na = 2\n", "stands twice", "staat er twee keer"),
            ("a = \"open\n", "quotation marks", "aanhalingstekens"),
            ("a = [1, 2\n", "bracket", "haakje"),
            ("[a\nb = 1\n", "bracket", "haakje"),
            ("not toml\n", "key = value", "sleutel = waarde"),
        ] {
            let said = toml::de::DeTable::parse(text).unwrap_err();
            let wrong = Mistake::toml(said.message());
            let spoken = Language::ALL.map(|l| wrong.said_in(l));
            assert!(
                spoken[0].contains(en) && spoken[1].contains(nl),
                "{said}: {spoken:?}"
            );
        }
    }
}
