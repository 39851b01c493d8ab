//! `completions` and `man`: made from the same definition as the commands themselves.

use super::context::print;
use super::{Failure, Outcome};
use crate::locale::t;
use clap::Command;
use clap_complete::Shell;

/// Options of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// For which shell
    shell: Shell,
}

pub(super) fn completions(command: &mut Command, o: &Completions) -> Outcome {
    let mut out = Vec::new();
    clap_complete::generate(o.shell, command, "klankbord", &mut out);
    print(String::from_utf8_lossy(&out).trim_end())
}

/// Headings as they are rendered, and the key of each in the coach's language.
const HEADINGS: [(&str, &str); 6] = [
    ("NAME", "man-name"),
    ("SYNOPSIS", "man-synopsis"),
    ("DESCRIPTION", "man-description"),
    ("OPTIONS", "man-options"),
    ("SUBCOMMANDS", "man-commands"),
    ("VERSION", "man-version"),
];

pub(super) fn man(command: Command) -> Outcome {
    let mut out = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut out)
        .map_err(Failure::new)?;
    print(spoken(&String::from_utf8_lossy(&out)).trim_end())
}

/// The page with its headings in the coach's language, and commands called what is typed: there is one page, not one for each of them.
fn spoken(page: &str) -> String {
    let line = |line: &str| {
        let heading = line.strip_prefix(".SH ").and_then(|h| {
            let (_, key) = HEADINGS.iter().find(|(name, _)| *name == h)?;
            Some(format!(".SH {}", t(key)))
        });
        let command = || {
            let name = line.strip_prefix("klankbord\\-")?.strip_suffix("(1)")?;
            Some(format!("\\fBklankbord {name}\\fR"))
        };
        heading.or_else(command).unwrap_or_else(|| line.to_owned())
    };
    page.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Language, say};

    #[test]
    fn every_heading_of_the_page_has_a_word_in_both_languages() {
        let mut out = Vec::new();
        clap_mangen::Man::new(super::super::usage::command(Language::Nl))
            .render(&mut out)
            .unwrap();
        let page = String::from_utf8(out).unwrap();
        for heading in page.lines().filter_map(|l| l.strip_prefix(".SH ")) {
            let (_, key) = HEADINGS
                .iter()
                .find(|(name, _)| *name == heading)
                .unwrap_or_else(|| panic!("{heading}"));
            let words = [Language::Nl, Language::En].map(|l| say(l, key, &[]));
            assert_ne!(words[0], words[1], "{key}");
        }
        let spoken = spoken(&page);
        assert!(spoken.contains("\n\\fBklankbord init\\fR\n"), "{spoken}");
        assert!(!spoken.contains("(1)"), "{spoken}");
    }
}
