//! Lines of a form that nobody filled in: what a template asks is no question of the coach's, and what it leaves room for is nothing that was promised.
//! `Practice::pages` takes them out of the notes before anything reads them.

use crate::locale::Language;
use crate::practice::templates::templates;
use std::path::Path;

/// Letters of its own a line of a form has at least to be known by them.
const LEAST: usize = 8;

/// The lines of all forms, each as the pieces between its placeholders.
pub struct Forms(Vec<Vec<String>>);

impl Forms {
    /// Of the forms of both languages and of those in the coach's own folder.
    pub fn of(config_dir: &Path) -> Self {
        let mut out: Vec<Vec<String>> = Language::ALL
            .into_iter()
            .flat_map(|l| templates(l, config_dir).0)
            .flat_map(|form| form.body.lines().filter_map(pieces).collect::<Vec<_>>())
            .collect();
        out.sort();
        out.dedup();
        Self(out)
    }

    /// The text with spaces where a line of a form stands as it stands in the form; every other character keeps its place. A line that leads up to
    /// what the coach wrote under it stays: it says what that is about.
    pub fn without_unfilled(&self, text: String) -> String {
        let lines: Vec<&str> = text.split('\n').collect();
        let of_form: Vec<bool> = lines.iter().map(|l| self.has(l.trim())).collect();
        if !of_form.contains(&true) {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        for (n, line) in lines.iter().enumerate() {
            if n > 0 {
                out.push('\n');
            }
            let unfilled = of_form.get(n) == Some(&true);
            let own_below = || {
                let below = lines.iter().zip(&of_form).skip(n + 1);
                let mut below = below.map(|(l, form)| (l.trim(), *form));
                below
                    .next()
                    .is_some_and(|(l, form)| !form && !l.is_empty() && !l.starts_with('#'))
            };
            if unfilled && !(line.trim_end().ends_with(':') && own_below()) {
                out.extend(line.chars().map(|_| ' '));
            } else {
                out.push_str(line);
            }
        }
        out
    }

    fn has(&self, line: &str) -> bool {
        !line.is_empty() && self.0.iter().any(|pieces| matches(pieces, line))
    }
}

/// What is filled in when a form is put in a note, in whose place anything may stand. Where typing goes on nothing stands, and other braces are the form's own.
const FILLED: [&str; 5] = ["{date}", "{time}", "{client}", "{case}", "{session}"];

/// The pieces of a form's line between its placeholders; none for a heading, and for a line with too little of its own.
fn pieces(line: &str) -> Option<Vec<String>> {
    let line = line.replace("{cursor}", "");
    let mut rest = line.trim();
    let mut out = vec![String::new()];
    while let Some(c) = rest.chars().next() {
        if let Some(filled) = FILLED.iter().find(|f| rest.starts_with(**f)) {
            out.push(String::new());
            rest = rest.get(filled.len()..)?;
        } else {
            out.last_mut()?.push(c);
            rest = rest.get(c.len_utf8()..)?;
        }
    }
    let letters = out
        .iter()
        .flat_map(|p| p.chars())
        .filter(|c| c.is_alphabetic())
        .count();
    (!line.trim().starts_with('#') && letters >= LEAST).then_some(out)
}

/// Whether a line is these pieces with anything between them.
fn matches(pieces: &[String], line: &str) -> bool {
    let [first, between @ ..] = pieces else {
        return false;
    };
    let Some(mut rest) = line.strip_prefix(first.as_str()) else {
        return false;
    };
    let Some((last, between)) = between.split_last() else {
        return rest.is_empty();
    };
    for piece in between {
        match rest.split_once(piece.as_str()) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let there = tempfile::tempdir().unwrap();
        std::fs::create_dir(there.path().join("templates")).unwrap();
        std::fs::write(
            there.path().join("templates/mine.md"),
            "# Mijn gesprek\n\nHoe gaat het met de slaap?\nAfgesproken in dit gesprek:\nCasus {case} van {date}\nVolgende stap: {cursor}\nCijfer voor de week {0-10}\n",
        )
        .unwrap();
        let out = Forms::of(there.path()).without_unfilled(text.to_owned());
        assert_eq!(out.chars().count(), text.chars().count());
        let lines = out.lines().map(str::trim_end).filter(|l| !l.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_a_form_asks_is_not_what_the_coach_wrote() {
        let text = "# Mijn gesprek\n\nHoe gaat het met de slaap?\nBeter dan vorige week.\nAfgesproken in dit gesprek:\n\nCasus Eik van 3 mei\n- Wie weet ervan?\n";
        assert_eq!(read(text), "# Mijn gesprek\nBeter dan vorige week.");
    }

    #[test]
    fn what_is_filled_in_stays_with_what_it_answers() {
        let text = "Afgesproken in dit gesprek:\n- Eik belt de huisarts, é één keer.\nHoe gaat het met de slaap? Goed.";
        assert_eq!(read(text), text);
        // Where typing went on, and where a form has braces of its own.
        let typed = "Volgende stap: Eik belt de huisarts.\nCijfer voor de week 6";
        assert_eq!(read(typed), typed);
        assert_eq!(read("Volgende stap:\nCijfer voor de week {0-10}"), "");
        let scored = "- Hoe zeker is de cliënt, van 0 tot 10: 6";
        assert_eq!(read(scored), scored);
    }
}
