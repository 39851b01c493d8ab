//! What the command line says about itself and about what was typed wrongly: in the coach's language, in one sentence, with the exit code scripts
//! rely on.

use crate::run::{Place, output};
use std::process::Output;

fn told(p: &Place, lang: &str, args: &[&str]) -> Output {
    output(p.command(&[args, &["--lang", lang]].concat()), "")
}

/// Expects wrong usage: exit 2, nothing on standard output, one sentence on standard error.
fn wrong(p: &Place, lang: &str, args: &[&str]) -> String {
    let out = told(p, lang, args);
    let said = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(2), "{args:?}: {said}");
    assert!(out.stdout.is_empty());
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    said.trim_end().to_owned()
}

#[test]
fn help_is_in_the_language_of_the_flag_the_settings_or_the_environment_on_standard_output() {
    let p = Place::new();
    let page = |c: std::process::Command| {
        let out = output(c, "");
        assert!(out.status.success() && out.stderr.is_empty());
        String::from_utf8(out.stdout).unwrap()
    };
    let english = page(p.command(&["export", "approve", "--help"]));
    assert!(
        english.contains("Approve a batch for sending") && english.contains("Usage: klankbord"),
        "{english}"
    );
    let dutch = page(p.command(&["export", "approve", "--help", "--lang", "nl"]));
    for there in [
        "Keur een partij goed",
        "Gebruik: klankbord export approve [OPTIES] --sha256 <HASH> <PARTIJ>",
        "Argumenten:",
        "Opties:",
        "Toon deze uitleg",
    ] {
        assert!(dutch.contains(there), "{there} in {dutch}");
    }
    assert_eq!(
        page(p.command(&["--lang=nl", "export", "approve", "-h"])),
        dutch
    );
    assert_eq!(
        page(p.command(&["--lang=nl", "help", "export", "approve"])),
        dutch
    );
    let mut c = p.command(&["export", "approve", "--help"]);
    c.env("LANG", "nl_NL.UTF-8");
    assert_eq!(page(c), dutch);
    std::fs::create_dir_all(p.file("config/klankbord")).unwrap();
    std::fs::write(
        p.file("config/klankbord/config.toml"),
        "[interface]\nlanguage = \"nl\"\n",
    )
    .unwrap();
    assert_eq!(page(p.command(&["export", "approve", "--help"])), dutch);
    // The flag goes before the settings.
    assert_eq!(
        page(p.command(&["export", "approve", "--help", "--lang", "en"])),
        english
    );
    let program = page(p.command(&["--help"]));
    assert!(
        program.contains("Opdrachten:")
            && program.contains("Zonder opdracht gaat de werkbank open"),
        "{program}"
    );
    assert!(page(p.command(&["--version"])).starts_with("klankbord "));
}

#[test]
fn without_a_command_where_one_is_needed_help_comes_on_standard_error_with_exit_2() {
    let p = Place::new();
    let mut c = std::process::Command::new(env!("CARGO_BIN_EXE_klankbord"));
    c.arg("client").env("LC_ALL", "nl_NL.UTF-8");
    c.env("XDG_CONFIG_HOME", p.file("config"));
    let out = output(c, "");
    let said = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert!(
        out.stdout.is_empty() && said.contains("Opdrachten:"),
        "{said}"
    );
}

#[test]
fn what_was_typed_wrongly_is_told_in_one_sentence_of_the_language_with_what_to_do() {
    let p = Place::new();
    for (args, nl, en) in [
        (
            &["cleint", "list"][..],
            "bedoelde je `klankbord client`?",
            "did you mean `klankbord client`?",
        ),
        (
            &["client", "zzz"],
            "heeft geen opdracht 'zzz'",
            "has no command 'zzz'",
        ),
        (
            &["search", "x", "--limt", "3"],
            "bedoelde je --limit?",
            "did you mean --limit?",
        ),
        (
            &["search", "x", "--zzz"],
            "heeft geen optie '--zzz'",
            "has no option '--zzz'",
        ),
        (
            &["ask", "Wat", "is", "GROW?"],
            "tussen aanhalingstekens",
            "in quotes",
        ),
        (
            &["export", "approve", "1"],
            "ontbreekt nog --sha256 <HASH>",
            "still needs --sha256 <HEX>",
        ),
        (
            &["search", "x", "--limit"],
            "Achter --limit hoort nog een waarde",
            "--limit needs a value",
        ),
        (
            &["revoke", "--all", "--client", "1"],
            "gaat niet samen met",
            "does not go together with",
        ),
        (
            &["search", "x", "--limit", "1", "--limit", "2"],
            "mag maar één keer",
            "only once",
        ),
        (
            &["consent", "coach", "grant", "--until", "31-12-2099"],
            "zoals 2026-12-31",
            "such as 2026-12-31",
        ),
        (
            &["case", "show", "eik"],
            "'eik' is geen nummer voor <NUMMER>",
            "'eik' is no number that <ID> can take",
        ),
        (
            &["search", "x", "--limit", "veel"],
            "zoals 10",
            "such as 10",
        ),
        (
            &["session", "add", "1", "--format", "duo"],
            "kies individual of group",
            "choose individual or group",
        ),
        (
            &["search", "x", "--mode", "snel"],
            "kies fused, lexical of dense",
            "choose fused, lexical or dense",
        ),
        (
            &["client", "add", "Eik", "--language", "fr"],
            "kies nl of en",
            "choose nl or en",
        ),
        (
            &["consent", "coach", "grant", "--types", "noten"],
            "kies cases",
            "choose cases",
        ),
        (
            &["goal", "score", "1", "7"],
            "van -2 tot en met +2",
            "from -2 to +2",
        ),
        (
            &["export", "approve", "1", "--sha256", "abc"],
            "64 tekens",
            "64 characters",
        ),
        (
            &["audit", "verify", "--against", "12"],
            "klankbord audit head",
            "klankbord audit head",
        ),
        (
            &["revoke"],
            "ontbreekt nog <--all|--client <NUMMER>|--waiting>",
            "still needs <--all|--client <ID>|--waiting>",
        ),
        (
            &["search"],
            "<ZOEKVRAAG|--batch <BESTAND>>",
            "<QUERY|--batch <FILE>>",
        ),
        (
            &["audit", "prove"],
            "--entry <REGEL>|--since <KOP>",
            "--entry <ENTRY>|--since <HEAD>",
        ),
        (
            &["export", "--scheduled", "list"],
            "'list' gaat niet samen met --scheduled",
            "'list' does not go together with --scheduled",
        ),
        (
            &["consent", "client", "x", "grant"],
            "'x' is geen nummer voor <CLIËNT>",
            "'x' is no number that <CLIENT>",
        ),
        (
            &["help", "zzz"],
            "`klankbord` heeft geen opdracht 'zzz'",
            "`klankbord` has no command 'zzz'",
        ),
        (
            &["retention", "--years", "200"],
            "van 0 tot en met 100",
            "from 0 to 100",
        ),
        (&["completions", "cmd"], "kies bash", "choose bash"),
        (
            &["draft", "haiku", "--case", "1"],
            "kies summary",
            "choose summary",
        ),
    ] {
        for (lang, says) in [("nl", nl), ("en", en)] {
            let said = wrong(&p, lang, args);
            assert!(
                said.starts_with("klankbord: ") && said.contains(says),
                "{args:?}: {said}"
            );
            for english in ["error:", "tip:", "invalid", "unexpected"] {
                assert!(!said.contains(english), "{said}");
            }
        }
    }
    let said = wrong(&p, "nl", &["export", "approve", "1"]);
    assert!(said.contains("`klankbord export approve --help`"), "{said}");
    let said = wrong(&p, "nl", &["consent", "client", "1", "grant", "--zzz"]);
    assert!(
        said.contains("`klankbord consent client 1 grant --help`"),
        "{said}"
    );
    // What is typed may hold what moves a cursor; it is not sent back.
    assert!(!wrong(&p, "nl", &["search", "x", "\u{1b}[2J"]).contains('\u{1b}'));
    let bytes = std::os::unix::ffi::OsStrExt::from_bytes(&b"\xff\xfe"[..]);
    let mut c = p.command(&["--lang", "nl", "ask"]);
    let out = output(
        {
            c.arg::<&std::ffi::OsStr>(bytes);
            c
        },
        "",
    );
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(
        out.status.code() == Some(2) && said.contains("geen UTF-8"),
        "{said}"
    );
}

#[test]
fn completions_and_the_manual_speak_the_language_too() {
    let p = Place::new();
    let said = |args: &[&str]| String::from_utf8(told(&p, "nl", args).stdout).unwrap();
    assert!(said(&["completions", "fish"]).contains("Keur een partij goed"));
    assert!(said(&["man"]).contains("taalmodel"));
}

#[test]
fn the_command_that_is_fewest_slips_away_is_the_one_that_is_meant() {
    let p = Place::new();
    for (typed, near) in [
        ("clent", "client"),
        ("cleint", "client"),
        ("consnet", "consent"),
    ] {
        let said = wrong(&p, "en", &[typed]);
        assert!(
            said.contains(&format!("`klankbord {near}`")),
            "{typed}: {said}"
        );
    }
}
