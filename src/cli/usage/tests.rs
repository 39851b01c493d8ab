//! That every command and argument has its text in every language, and that what is wrong is told in a sentence.

use super::texts::{about_key, help_key, value_key, within};
use super::*;
use crate::locale::{keys, say};
use clap::{Command, CommandFactory};
use std::collections::{BTreeMap, BTreeSet};

/// Every key the tree asks for, with the English text that stands in the source.
fn asked_for() -> BTreeMap<String, String> {
    fn walk(command: &Command, path: &str, out: &mut BTreeMap<String, String>) {
        let english =
            |s: Option<&clap::builder::StyledStr>| s.map(ToString::to_string).unwrap_or_default();
        out.insert(about_key(path), english(command.get_about()));
        if let Some(long) = command.get_long_about() {
            out.insert(format!("{}-more", about_key(path)), long.to_string());
        }
        for arg in command.get_arguments() {
            let key = help_key(path, arg);
            out.insert(key.clone(), english(arg.get_help()));
            if let Some(long) = arg.get_long_help() {
                out.insert(format!("{key}-short"), english(arg.get_help()));
                out.insert(format!("{key}-long"), long.to_string());
            }
            for v in arg.get_possible_values() {
                assert!(
                    v.get_help().is_none(),
                    "{key}: help of a value has no key yet"
                );
            }
            let names = arg.get_value_names().unwrap_or_default();
            if arg.get_action().takes_values() {
                for name in names
                    .iter()
                    .filter(|n| n.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
                {
                    out.insert(value_key(name), name.to_string());
                }
            }
        }
        for sub in command.get_subcommands().filter(|s| !s.is_hide_set()) {
            match sub.get_name() {
                "help" => {
                    out.insert("cmd--help-command".into(), english(sub.get_about()));
                }
                name => walk(sub, &within(path, name), out),
            }
        }
    }
    let mut root = super::super::Cli::command();
    root.build();
    let mut out = BTreeMap::new();
    walk(&root, "", &mut out);
    out
}

#[test]
fn every_command_argument_and_name_of_a_value_has_a_dutch_text_and_none_is_left_over() {
    let asked = asked_for();
    let there: BTreeSet<String> = keys(Language::Nl)
        .into_iter()
        .filter(|k| k.starts_with("cmd-"))
        .collect();
    let missing: Vec<String> = asked
        .iter()
        .filter(|(k, _)| !there.contains(*k))
        .map(|(k, english)| format!("{k} = {english}"))
        .collect();
    assert!(missing.is_empty(), "missing:\n{}", missing.join("\n"));
    let left: Vec<_> = there.iter().filter(|k| !asked.contains_key(*k)).collect();
    assert!(left.is_empty(), "these belong to nothing: {left:?}");
}

#[test]
fn the_tree_is_well_formed_in_both_languages_and_help_has_no_english_word_of_claps_in_dutch() {
    fn all(command: &mut Command, out: &mut Vec<String>) {
        out.push(command.render_help().to_string());
        out.push(command.render_long_help().to_string());
        for sub in command.get_subcommands_mut().filter(|s| !s.is_hide_set()) {
            all(sub, out);
        }
    }
    for language in Language::ALL {
        command(language).debug_assert();
    }
    let mut pages = Vec::new();
    all(&mut command(Language::Nl), &mut pages);
    assert!(pages.len() > 200);
    let ours = [
        "Usage:",
        "Options:",
        "Commands:",
        "Arguments:",
        "[OPTIONS]",
        "[COMMAND]",
        "<COMMAND>",
        "Print ",
        "[default",
        "[possible",
        "[alias",
        "the ",
    ];
    for page in &pages {
        for word in ours {
            assert!(!page.contains(word), "'{word}' in\n{page}");
        }
    }
}

#[test]
fn a_value_in_a_wrong_form_can_be_answered_with_the_right_one() {
    fn walk(command: &Command, out: &mut Vec<String>) {
        for arg in command
            .get_arguments()
            .filter(|a| a.get_action().takes_values())
        {
            let id = arg.get_value_parser().type_id();
            let any = [
                std::any::TypeId::of::<String>(),
                std::any::TypeId::of::<std::path::PathBuf>(),
                std::any::TypeId::of::<crate::cli::given::Given<String>>(),
            ];
            // These two are read by functions that say it themselves.
            let told = ["score", "years"].contains(&arg.get_id().as_str());
            if !any.iter().any(|t| id == *t)
                && arg.get_possible_values().is_empty()
                && !told
                && super::form::of(arg).is_none()
            {
                out.push(format!("{} {}", command.get_name(), arg.get_id()));
            }
        }
        command.get_subcommands().for_each(|sub| walk(sub, out));
    }
    let mut untold = Vec::new();
    walk(&super::super::Cli::command(), &mut untold);
    assert_eq!(untold, Vec::<String>::new());
}

#[test]
fn english_help_is_what_the_source_says() {
    let page = command(Language::En)
        .find_subcommand_mut("search")
        .map(|c| c.render_help().to_string())
        .unwrap_or_default();
    for there in [
        "Search the library",
        "Usage: klankbord search [OPTIONS] <QUERY|--batch <FILE>>",
        "Arguments:",
        "Options:",
        "Passages at most [default: 10]",
        "Print help",
    ] {
        assert!(page.contains(there), "{there} in\n{page}");
    }
}

#[test]
fn the_language_is_found_in_arguments_that_are_otherwise_wrong() {
    let of = |words: &[&str]| asked(&words.iter().map(OsString::from).collect::<Vec<_>>());
    assert_eq!(
        of(&["klankbord", "nonsense", "--lang", "nl"]),
        Some(Language::Nl)
    );
    assert_eq!(
        of(&["klankbord", "--lang=en", "--nonsense"]),
        Some(Language::En)
    );
    assert_eq!(of(&["klankbord", "ask", "--", "--lang", "nl"]), None);
    assert_eq!(of(&["klankbord", "--lang", "fr"]), None);
    assert_eq!(of(&["klankbord", "--language", "nl"]), None);
}

#[test]
fn every_heading_and_sentence_is_there_in_both_languages() {
    for key in ["usage-heading-usage", "usage-or", "usage-wrong"] {
        for l in Language::ALL {
            assert_ne!(say(l, key, &[]), key);
        }
    }
}

#[test]
fn a_negative_number_is_told_as_a_value_that_cannot_be() {
    let args: Vec<OsString> = ["klankbord", "search", "x", "--limit", "-3"]
        .iter()
        .map(OsString::from)
        .collect();
    let mut command = command(Language::En);
    let e = command.try_get_matches_from_mut(&args).unwrap_err();
    let told = wrong::sentence(&e, &command, &args);
    assert!(told.contains("-3") && told.contains("--limit"), "{told}");
    assert!(told.contains("whole number"), "{told}");
}
