//! Where what is said is read: on the command line, in the linear mode or on the screen. A message that tells what to do next names the command, the word or the
//! key of that face by `$face`. The faces say once which they are; the acts, which know of none, end in a sentence all the same.

use super::{Language, say};
use fluent_bundle::FluentValue;
use std::sync::{PoisonError, RwLock};

/// Where it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// The command line.
    #[default]
    Commands,
    /// The linear mode.
    Words,
    /// The screen.
    Keys(Box<Keys>),
}

/// The keys that messages of the acts name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Sends what waits.
    pub send: String,
    /// Takes back.
    pub take_back: String,
    /// Opens the settings.
    pub settings: String,
    /// Says yes where consent is given.
    pub agree: String,
    /// Opens sharing.
    pub sharing: String,
    /// The words marked as identifying nobody, in sharing.
    pub marks: String,
    /// Checks the audit log, in sharing.
    pub audit: String,
    /// Goes to the list of cases.
    pub cases: String,
    /// Goes on to the next tab of a case.
    pub tab: String,
    /// Finds by a few letters.
    pub find: String,
    /// Takes the selected question out of a conversation.
    pub remove: String,
}

static HERE: RwLock<Face> = RwLock::new(Face::Commands);

/// Says where it is read from now on.
pub fn set_face(face: Face) {
    *HERE.write().unwrap_or_else(PoisonError::into_inner) = face;
}

/// A message in the terms of the face it is read on.
pub fn here(language: Language, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    let face = HERE.read().unwrap_or_else(PoisonError::into_inner);
    on(&face, language, key, args)
}

/// The same on a given face.
pub fn on(face: &Face, language: Language, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    let mut all = args.to_vec();
    match face {
        Face::Commands => all.push(("face", "command".into())),
        Face::Words => all.push(("face", "word".into())),
        Face::Keys(keys) => all.extend([
            ("face", "key".into()),
            ("send", keys.send.as_str().into()),
            ("back", keys.take_back.as_str().into()),
            ("settings", keys.settings.as_str().into()),
            ("agree", keys.agree.as_str().into()),
            ("sharing", keys.sharing.as_str().into()),
            ("marks", keys.marks.as_str().into()),
            ("audit", keys.audit.as_str().into()),
            ("cases", keys.cases.as_str().into()),
            ("tab", keys.tab.as_str().into()),
            ("find", keys.find.as_str().into()),
            ("remove", keys.remove.as_str().into()),
        ]),
    }
    say(language, key, &all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_the_key_on_the_screen_the_word_in_lines_and_the_command_elsewhere() {
        let keys = Face::Keys(Box::new(Keys {
            send: "u".into(),
            take_back: "d".into(),
            settings: "s s".into(),
            agree: "y".into(),
            sharing: "S".into(),
            marks: "m".into(),
            audit: "V".into(),
            cases: "1".into(),
            tab: "t".into(),
            find: "/".into(),
            remove: "D".into(),
        }));
        let said = |face, key: &str| {
            let n = [("n", 3.into())];
            Language::ALL.map(|l| on(face, l, key, &n))
        };
        for (key, named, words) in [
            ("hive-offline", " u ", ["send", "verstuur"]),
            ("hive-busy", " u ", ["send", "verstuur"]),
            ("cli-erased-questions", " D ", ["remove", "wegdoen"]),
            ("hive-other", " u ", ["send", "verstuur"]),
            ("hive-denied", " u ", ["send", "verstuur"]),
            ("hive-held", " u ", ["send", "verstuur"]),
            ("hive-still-there", " u ", ["send", "verstuur"]),
            ("hive-other-place", " u ", ["send", "verstuur"]),
            (
                "cli-consent-nobody-named",
                "s s",
                ["set privacy.controller", "stel privacy.controller"],
            ),
            ("sharing-not-scrubbed", " u ", ["send", "verstuur"]),
            (
                "consent-text-newer",
                " y ",
                ["consent NAME", "toestemming NAAM"],
            ),
            ("sharing-begun", " d ", ["revoke", "herroep"]),
            ("none-batch", " S ", ["sharing", "delen"]),
            ("none-record", " S ", ["review", "nalezen"]),
            ("none-finding", " S ", ["review", "nalezen"]),
            ("none-mark", " m ", ["marks", "merken"]),
            ("none-consent", " S ", ["sharing", "delen"]),
            ("none-client", " 1 ", ["cases", "casussen"]),
            ("none-entry", " V ", ["audit", "logboek"]),
            ("none-case", " 1 ", ["cases", "casussen"]),
            ("none-session", " t ", ["sessions", "sessies"]),
            ("none-note", " t ", ["notes", "notities"]),
            ("none-goal", " t ", ["goals", "doelen"]),
            ("none-question", " /", ["find", "vind"]),
            ("none-source", " /", ["find", "vind"]),
            ("share-left-after-end", " d ", ["withdraw", "intrekken"]),
        ] {
            for said in said(&keys, key) {
                assert!(said.contains(named) && !said.contains('`'), "{said}");
            }
            for (said, word) in said(&Face::Words, key).iter().zip(words) {
                assert!(said.contains(word) && !said.contains('`'), "{said}");
            }
            for said in said(&Face::Commands, key) {
                assert!(said.contains("`klankbord "), "{said}");
            }
        }
    }
}
