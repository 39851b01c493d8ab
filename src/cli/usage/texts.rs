//! The commands with their texts in a language. English stands where a command is defined, as the doc comments of its options, and nowhere else;
//! another language has a file `commands.ftl` with a message for each command (`cmd-export-approve`), for each argument of it
//! (`cmd-export-approve--sha256`, or `cmd--vault` for what all commands take) and for each name of a value (`cmd-value-hex`). A test walks the tree.

use crate::cli::Cli;
use crate::locale::{Language, say};
use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory};
use std::fmt::Write as _;

/// The whole tree of commands, built, in a language.
pub(in crate::cli) fn command(language: Language) -> Command {
    let mut root = Cli::command().bin_name("klankbord");
    // What clap adds itself (help, version, the options of all commands) is there only now.
    root.build();
    spoken(root, "", language)
}

/// The key of what a command is for; `path` is `export-approve`, and empty for the program.
pub(super) fn about_key(path: &str) -> String {
    format!("cmd-{}", if path.is_empty() { "klankbord" } else { path })
}

/// The key of an argument.
pub(super) fn help_key(path: &str, arg: &Arg) -> String {
    let id = arg.get_id().as_str().replace('_', "-");
    let everywhere = arg.is_global_set() || matches!(id.as_str(), "help" | "version");
    format!("cmd-{}--{id}", if everywhere { "" } else { path }).replace("---", "--")
}

/// The key of the name of a value.
pub(super) fn value_key(name: &str) -> String {
    format!("cmd-value-{}", name.to_lowercase().replace('_', "-"))
}

/// The path of a command within another.
pub(super) fn within(path: &str, name: &str) -> String {
    match (path, name) {
        // `help` has the same tree under it once more.
        (_, "help") => path.to_owned(),
        ("", _) => name.to_owned(),
        _ => format!("{path}-{name}"),
    }
}

fn known(language: Language, key: &str) -> Option<String> {
    Some(say(language, key, &[])).filter(|text| text != key)
}

fn spoken(command: Command, path: &str, language: Language) -> Command {
    let heading = |key| say(language, key, &[]);
    let mut command = command
        .mut_subcommands(|sub| {
            let path = within(path, sub.get_name());
            spoken(sub, &path, language)
        })
        .mut_args(|arg| argument(arg, path, language))
        .subcommand_value_name(heading("usage-mark-command"));
    let key = match command.get_name() {
        "help" => "cmd--help-command".to_owned(),
        _ => about_key(path),
    };
    if let Some(text) = known(language, &key) {
        let more = known(language, &format!("{key}-more"));
        command = match (command.get_long_about().is_some(), more) {
            (true, Some(more)) => command.long_about(format!("{text}\n\n{more}")),
            _ => command,
        }
        .about(text);
    }
    let template = template(&command, language);
    command = command.help_template(template);
    let usage = usage(&mut command, language);
    command.override_usage(usage)
}

fn argument(mut arg: Arg, path: &str, language: Language) -> Arg {
    let key = help_key(path, &arg);
    let more = arg.get_long_help().is_some();
    if let Some(text) = known(language, &key) {
        arg = arg.help(text);
    }
    if let (true, Some(short), Some(long)) = (
        more,
        known(language, &format!("{key}-short")),
        known(language, &format!("{key}-long")),
    ) {
        arg = arg.help(short).long_help(long);
    }
    if let Some(names) = arg.get_value_names() {
        let names: Vec<String> = names
            .iter()
            .map(|n| known(language, &value_key(n)).unwrap_or_else(|| n.to_string()))
            .collect();
        if arg.get_action().takes_values() {
            arg = arg.value_names(names);
        }
    }
    if arg.is_global_set() {
        // Below those of the command itself.
        arg = arg.display_order(900);
    }
    if arg.get_action().takes_values() {
        // `--limit -3` is a number that cannot be, not an option that is unknown.
        if arg.get_long().is_some() {
            arg = arg.allow_negative_numbers(true);
        }
        // What clap would say of them is said by us.
        arg = arg.hide_default_value(true).hide_possible_values(true);
    }
    let notes = notes(&arg, language);
    if notes.is_empty() {
        return arg;
    }
    let text = arg.get_help().map(StyledStr::to_string).unwrap_or_default();
    let aliases: Vec<String> = visible_aliases(&arg);
    let mut arg = arg.help(format!("{text} {}", notes.join(" ")));
    if !aliases.is_empty() {
        // Named in the text now; they work as before.
        arg = arg.visible_alias(None::<&'static str>).aliases(aliases);
    }
    arg
}

fn visible_aliases(arg: &Arg) -> Vec<String> {
    arg.get_visible_aliases()
        .unwrap_or_default()
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// What clap would say in English behind an argument: its default, its other names, the values it may have.
fn notes(arg: &Arg, language: Language) -> Vec<String> {
    let mut out = Vec::new();
    let note = |key, value: String| say(language, key, &[("value", value.into())]);
    if !arg.get_action().takes_values() {
        return out;
    }
    let defaults: Vec<_> = arg
        .get_default_values()
        .iter()
        .map(|v| v.to_string_lossy())
        .filter(|v| !v.is_empty())
        .collect();
    if !defaults.is_empty() {
        out.push(note("usage-note-default", defaults.join(" ")));
    }
    let aliases: Vec<String> = visible_aliases(arg)
        .iter()
        .map(|a| format!("--{a}"))
        .collect();
    if !aliases.is_empty() {
        out.push(note("usage-note-alias", aliases.join(", ")));
    }
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|v| !v.is_hide_set())
        .map(|v| v.get_name().to_owned())
        .collect();
    if !values.is_empty() {
        out.push(note("usage-note-values", values.join(", ")));
    }
    out
}

/// The page of help: what it is for, the usage, and a list under each heading that has one.
fn template(command: &Command, language: Language) -> StyledStr {
    let styles = command.get_styles();
    let (head, usage) = (styles.get_header(), styles.get_usage());
    let word = |key| say(language, key, &[]);
    let mut out = format!(
        "{{before-help}}{{about-with-newline}}\n{usage}{}:{usage:#} {{usage}}",
        word("usage-heading-usage")
    );
    let shown = |a: &&Arg| !a.is_hide_set();
    let lists = [
        (
            command.has_subcommands() && command.get_subcommands().any(|s| !s.is_hide_set()),
            "usage-heading-commands",
            "subcommands",
        ),
        (
            command.get_positionals().any(|a| shown(&a)),
            "usage-heading-arguments",
            "positionals",
        ),
        (
            command
                .get_arguments()
                .any(|a| !a.is_positional() && shown(&a)),
            "usage-heading-options",
            "options",
        ),
    ];
    for (_, key, tag) in lists.iter().filter(|(any, ..)| *any) {
        // Writing to a string cannot fail.
        let _ = write!(out, "\n\n{head}{}:{head:#}\n{{{tag}}}", word(key));
    }
    out.push_str("{after-help}");
    out.into()
}

/// A usage line with the names of values in it in the language: clap put those of the commands above in it before they were.
fn translated(line: &str, language: Language) -> String {
    let mut parts = line.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push('<');
        match part.split_once('>') {
            Some((name, rest)) => {
                let name = known(language, &value_key(name)).unwrap_or_else(|| name.to_owned());
                out = out + &name + ">" + rest;
            }
            None => out.push_str(part),
        }
    }
    out
}

/// How the command is written, without the heading; clap has no other way to say `[OPTIONS]` in another language.
fn usage(command: &mut Command, language: Language) -> StyledStr {
    let style = *command.get_styles().get_usage();
    let rendered = command.render_usage().ansi().to_string();
    let lines = rendered
        .strip_prefix(&format!("{style}Usage:{style:#} "))
        .unwrap_or(&rendered);
    let indent = say(language, "usage-heading-usage", &[]).chars().count() + 2;
    translated(lines, language)
        .replace("[OPTIONS]", &say(language, "usage-mark-options", &[]))
        .replace("\n       ", &format!("\n{}", " ".repeat(indent)))
        .into()
}
