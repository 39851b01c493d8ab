//! One sentence for arguments that could not be read: what is wrong, and what to do.

use super::form::{self, Form};
use crate::locale::{Shown, harmless, t, tf};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Command};
use std::error::Error as _;
use std::ffi::OsString;

/// A sentence about one command.
struct About(String);

impl About {
    fn say(&self, key: &str, more: &[(&str, &str)]) -> String {
        let mut all = vec![("command", self.0.as_str().into())];
        all.extend(more.iter().map(|(k, v)| (*k, (*v).into())));
        tf(key, &all)
    }
}

/// What clap found wrong, in the language that is set.
pub(super) fn sentence(e: &Error, root: &Command, args: &[OsString]) -> String {
    let (path, commands) = meant(root, args);
    let about = About(path);
    let say = |key: &str, more: &[(&str, &str)]| about.say(key, more);
    let given = texts(e, ContextKind::InvalidArg);
    let option = given.first().map(|g| name(g)).unwrap_or_default();
    match e.kind() {
        ErrorKind::UnknownArgument => match near(e, ContextKind::SuggestedArg) {
            Some(near) => say("usage-option-near", &[("given", option), ("near", &near)]),
            None if option.starts_with('-') => say("usage-option-unknown", &[("given", option)]),
            None => {
                let whole = given.first().map(String::as_str).unwrap_or_default();
                say("usage-too-much", &[("given", whole)])
            }
        },
        ErrorKind::InvalidSubcommand => {
            let wrong = text(e, ContextKind::InvalidSubcommand);
            let close = commands.last().and_then(|c| closest(c, &wrong));
            match close.or_else(|| near(e, ContextKind::SuggestedSubcommand)) {
                Some(near) => say("usage-command-near", &[("given", &wrong), ("near", &near)]),
                None => say("usage-command-unknown", &[("given", &wrong)]),
            }
        }
        ErrorKind::MissingRequiredArgument => say("usage-missing", &[("what", &given.join(", "))]),
        ErrorKind::MissingSubcommand => {
            let there = texts(e, ContextKind::ValidSubcommand);
            let there: Vec<String> = there.into_iter().filter(|s| s != "help").collect();
            say("usage-command-missing", &[("words", &one_of(&there))])
        }
        ErrorKind::ArgumentConflict => {
            let other: Vec<String> = texts(e, ContextKind::PriorArg)
                .iter()
                .map(|o| name(o).to_owned())
                .filter(|o| o != option)
                .collect();
            let both = format!("'{}'", text(e, ContextKind::InvalidSubcommand));
            let option = if option.is_empty() { &both } else { option };
            if other.is_empty() {
                say("usage-twice", &[("option", option)])
            } else {
                let other = other.join(", ");
                say("usage-conflict", &[("option", option), ("other", &other)])
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = text(e, ContextKind::InvalidValue);
            if value.is_empty() && e.kind() == ErrorKind::InvalidValue {
                return say("usage-no-value", &[("option", option)]);
            }
            // It may belong to a command above: `consent client x grant`.
            let mut all = commands.iter().rev().flat_map(|c| c.get_arguments());
            let arg = all.find(|a| given.first().is_some_and(|g| a.to_string() == *g));
            value_wrong(e, arg, option, &value, &about)
        }
        ErrorKind::InvalidUtf8 => say("usage-not-utf8", &[]),
        // What no command here can meet, or clap has yet to think of.
        _ => say("usage-wrong", &[]),
    }
}

fn value_wrong(e: &Error, arg: Option<&Arg>, option: &str, value: &str, about: &About) -> String {
    let said = |key: &str| about.say(key, &[("option", option), ("value", value)]);
    let one_of = |words: &[String]| {
        let words = one_of(words);
        let all = [("option", option), ("value", value), ("words", &words)];
        about.say("usage-value-words", &all)
    };
    let allowed = texts(e, ContextKind::ValidValue);
    if !allowed.is_empty() {
        return one_of(&allowed);
    }
    match arg.and_then(form::of) {
        Some(Form::Words(words)) => {
            let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            one_of(&words)
        }
        Some(Form::Day) => said("usage-value-day"),
        Some(Form::Id) => said("usage-value-id"),
        Some(Form::Number) => said("usage-value-number"),
        Some(Form::Head) => said("usage-value-head"),
        // Read by a function of ours, which says itself what it takes.
        None => {
            let why = e.source().map(ToString::to_string).unwrap_or_default();
            let all = [("option", option), ("value", value), ("why", &why)];
            about.say("usage-value-other", &all)
        }
    }
}

/// `a, b or c`.
fn one_of(words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {} {last}", rest.join(", "), t("usage-or")),
        None => String::new(),
    }
}

/// `--until` of `--until <DATE>`.
fn name(arg: &str) -> &str {
    if arg.starts_with('-') {
        arg.split([' ', '=']).next().unwrap_or(arg)
    } else {
        arg
    }
}

fn near(e: &Error, kind: ContextKind) -> Option<String> {
    texts(e, kind).into_iter().next()
}

/// The command that is a slip or two of the keys away, if there is one: clap compares otherwise, and takes `clent` for `consent`.
fn closest(command: &Command, wrong: &str) -> Option<String> {
    let names = command.get_subcommands().filter(|c| !c.is_hide_set());
    let far = |c: &Command| strsim::damerau_levenshtein(c.get_name(), wrong);
    let (far, nearest) = names.map(|c| (far(c), c.get_name())).min()?;
    (far <= 2 && far * 2 < wrong.chars().count()).then(|| nearest.to_owned())
}

fn text(e: &Error, kind: ContextKind) -> String {
    texts(e, kind).join(" ")
}

/// What clap noted of an error. Control characters that were typed are not sent back to the terminal.
fn texts(e: &Error, kind: ContextKind) -> Vec<String> {
    let all = match e.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(many)) => many.clone(),
        _ => Vec::new(),
    };
    let within = |s: String| harmless(&s, Shown::Within).into_owned();
    all.into_iter().map(within).collect()
}

/// The command the arguments lead to, behind those above it, and how it is called: `klankbord export approve`.
fn meant<'a>(root: &'a Command, args: &[OsString]) -> (String, Vec<&'a Command>) {
    let (mut path, mut command) = (root.get_name().to_owned(), root);
    let mut all = vec![root];
    // What stands before a command belongs to it: `consent client 1 grant`.
    let mut before = String::new();
    let mut words = args.iter().skip(1).map(|a| a.to_str().unwrap_or_default());
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        }
        if word.starts_with('-') {
            let takes = command.get_opts().any(|o| {
                let long = word.strip_prefix("--");
                o.get_long().is_some_and(|l| Some(l) == long)
            });
            if takes {
                words.next();
            }
        } else if let Some(sub) = command.get_subcommands().find(|s| s.get_name() == word) {
            if word == "help" {
                // What follows is the command that is asked about.
                continue;
            }
            path = format!("{path}{before} {word}");
            command = sub;
            all.push(sub);
            before.clear();
        } else {
            before = format!("{before} {word}");
        }
    }
    (path, all)
}
