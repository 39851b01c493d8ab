//! What is read on a small screen: nothing that matters is cut off, no two things run into each other, and every key that is offered does what it says.

use super::*;
use crate::config::{Origin, settings};
use crate::locale::t;
use crate::practice::templates::Template;
use crate::workbench::action::Action;
use crate::workbench::people::Person;
use crate::workbench::setting_row::SettingRow;
use crate::workbench::sharing::SharingView;

fn settings_shown(p: &mut Player) {
    p.keys("ss");
    let row = |setting: &'static settings::Setting| SettingRow {
        setting,
        value: setting.default.to_owned(),
        origin: Origin::Default,
        choices: crate::config::own::choices(setting, Path::new("/nonexistent")),
    };
    p.gets(Event::Settings(settings::all().iter().map(row).collect()));
}

/// All of what is shown, as running text.
fn flat(p: &Player) -> String {
    let text = p.text().replace(['│', '┌', '┐', '└', '┘', '─'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_key_that_leaves_the_labels_is_not_one_of_them() {
    let mut p = Player::new(80, 24);
    p.keys("f");
    let text = p.text();
    let footer = text.lines().last().unwrap();
    assert!(footer.contains("esc close"), "{footer}");
    p.escape();
    assert!(p.s.overlays.is_empty());
}

#[test]
fn a_setting_and_its_value_stand_apart_on_a_narrow_screen() {
    let mut p = Player::new(40, 10);
    settings_shown(&mut p);
    p.keys("jj");
    let text = p.text();
    assert!(text.contains("theme_dark  "), "{text}");
    assert!(flat(&p).contains("theme_dark dark"), "{text}");
    // What the setting is for is told to its end.
    let says = t(&settings::all()[2].message());
    assert!(flat(&p).contains(says.as_str()), "{text}");
    // One player at a time.
    drop(p);
    for (cols, rows) in [(80, 24), (200, 60)] {
        let mut p = Player::new(cols, rows);
        settings_shown(&mut p);
        assert!(p.text().contains("interface.theme_dark "), "{}", p.text());
    }
}

#[test]
fn the_help_tells_every_sentence_to_its_end() {
    for (cols, rows) in [(40, 10), (80, 24)] {
        let mut p = Player::new(cols, rows);
        p.keys("?");
        let mut seen = String::new();
        for _ in 0..200 {
            seen.push_str(&flat(&p));
            p.keys("j");
        }
        for action in [Action::Top, Action::Open, Action::Jump] {
            let says = t(&action.message());
            let last: Vec<&str> = says.split(' ').rev().take(3).collect();
            assert!(
                last.iter().all(|word| seen.contains(word)),
                "{says} is cut at {cols} columns"
            );
        }
        let open = t(&Action::Top.message());
        assert!(cols < 80 || seen.contains(&open), "{open}");
    }
}

#[test]
fn a_hint_that_does_not_fit_says_its_first_part_and_no_half_word() {
    let mut p = Player::new(40, 10);
    p.keys("g");
    p.now += 2_000;
    p.gets(Event::Tick);
    let text = p.text();
    let says = t(&Action::Top.message());
    let first = says.split(';').next().unwrap_or_default();
    assert!(first.len() < says.len());
    assert!(text.contains(first), "'{first}' in:\n{text}");
}

#[test]
fn a_notice_that_does_not_fit_takes_more_rows() {
    for (cols, rows) in [(40, 10), (80, 24)] {
        let mut p = Player::new(cols, rows);
        let notice = "keymaps/default.toml:12: 'open-sorces' is not an action; did you mean 'open'? It is better to say too much than too little.";
        p.gets(Event::Notice(notice.into()));
        assert!(flat(&p).ends_with(notice), "{}", p.text());
        // And it is gone with the next key, rows and all.
        p.keys("j");
        assert!(!p.text().contains("little"), "{}", p.text());
    }
}

#[test]
fn the_palette_begins_with_what_one_does_and_not_with_moving() {
    let mut p = Player::new(80, 24);
    p.keys(":");
    let text = p.text();
    let row = |words: &str| text.lines().position(|l| l.contains(words));
    let (does, moves) = (t(&Action::NewCase.message()), t(&Action::Down.message()));
    assert!(row(&does).is_some(), "{text}");
    assert!(row(&moves).is_none_or(|m| Some(m) > row(&does)), "{text}");
}

#[test]
fn a_snippet_is_listed_once_and_without_its_placeholders() {
    let mut p = Player::new(80, 24);
    p.write("x");
    p.control('t');
    p.gets(Event::Templates(vec![
        Template {
            name: "energie".into(),
            title: "Energie 0-10: {cursor}".into(),
            body: "Energie 0-10: {cursor}".into(),
            from_user: false,
        },
        Template {
            name: "intake".into(),
            title: "Intake".into(),
            body: "# Intake\n\n## Aanleiding".into(),
            from_user: false,
        },
    ]));
    let text = p.text();
    assert_eq!(text.matches("Energie").count(), 1, "{text}");
    assert!(!text.contains("{cursor}"), "{text}");
    assert!(text.contains("Intake · Intake Aanleiding"), "{text}");
}

#[test]
fn what_was_found_and_whose_it_is_stand_apart_without_colour_too() {
    let mut p = Player::new(80, 24);
    p.keys("/");
    p.gets(Event::Found(vec![crate::practice::Found {
        kind: crate::practice::FoundKind::Case,
        case: Some(CaseId(7)),
        id: 7,
        title: "Grenzen stellen".into(),
        detail: "Wilg".into(),
        tags: Vec::new(),
        date: None,
    }]));
    assert!(p.text().contains("Grenzen stellen · Wilg"), "{}", p.text());
}

#[test]
fn who_decided_what_is_read_on_a_narrow_screen() {
    let mut p = Player::new(40, 10);
    p.keys("S");
    let nobody: crate::practice::ConsentStatus = crate::practice::ConsentStatus {
        principal: crate::casebook::Principal::Client,
        client_id: Some(crate::casebook::ClientId(1)),
        current: None,
        consent_given: false,
        left_after_end: 0,
        newer_text: false,
        revocable: true,
        versions: Vec::new(),
    };
    p.gets(Event::Sharing(Box::new(SharingView {
        people: vec![Person {
            client: Some(crate::casebook::ClientId(1)),
            label: "Esdoorn".into(),
            speaks: crate::locale::Language::En,
            nobody_named: false,
            status: nobody,
        }],
        batches: Vec::new(),
        outbox: Vec::new(),
        shared: Vec::new(),
    })));
    assert!(
        flat(&p).contains(&format!("Esdoorn {}", t("share-not-asked"))),
        "{}",
        p.text()
    );
}

#[test]
fn a_key_that_is_named_in_a_sentence_is_the_key_of_the_keymap() {
    for (preset, key) in [
        ("default", "ctrl-s"),
        ("emacs", "ctrl-x s"),
        ("vim", "ctrl-s"),
    ] {
        let mut p = Player::with_keys(100, 30, preset, Path::new("/nonexistent"));
        p.open_case();
        let draft = crate::vault::Draft {
            key: "new-note:case:1".into(),
            body: "begun".into(),
            meta: String::new(),
            saved_ms: 0,
        };
        p.gets(Event::NewNoteDraft(CaseId(1), Some(draft)));
        let notice = p.s.notice.clone().unwrap_or_default();
        assert!(
            notice.contains(&format!("{key} saves it")),
            "{preset}: {notice}"
        );
    }
}

#[test]
fn a_setting_that_is_changed_holds_at_once_or_says_from_when() {
    let mut p = Player::new(100, 30);
    settings_shown(&mut p);
    let mut change = |key: &str, value: &str| {
        let row = |setting: &'static settings::Setting| SettingRow {
            setting,
            value: if setting.key == key {
                value
            } else {
                setting.default
            }
            .to_owned(),
            origin: if setting.key == key {
                Origin::File
            } else {
                Origin::Default
            },
            choices: crate::config::own::choices(setting, Path::new("/nonexistent")),
        };
        let now = settings::all().iter().map(row).collect();
        let out = p.gets(Event::Settings(now));
        let said = p.s.notice.clone().unwrap_or_default();
        p.gets(Event::Settings(
            settings::all()
                .iter()
                .map(|setting| SettingRow {
                    setting,
                    value: setting.default.to_owned(),
                    origin: Origin::Default,
                    choices: crate::config::own::choices(setting, Path::new("/nonexistent")),
                })
                .collect(),
        ));
        (format!("{out:?}"), said)
    };
    assert!(
        change("interface.theme", "mono")
            .0
            .contains("LoadTheme(\"mono\")")
    );
    assert!(
        change("interface.keymap", "vim")
            .0
            .contains("LoadKeymap(\"vim\")")
    );
    assert!(
        change("interface.language", "nl")
            .0
            .contains("SetLanguage(Nl)")
    );
    assert_eq!(
        change("interface.wrap_columns", "60"),
        ("[]".into(), String::new())
    );
    assert_eq!(change("engine.threads", "3").1, t("plain-set-next-start"));
}

#[test]
fn what_is_agreed_to_is_read_on_the_smallest_screen_before_the_choices() {
    for (cols, rows) in [(40, 10), (80, 24), (120, 40)] {
        let mut p = Player::new(cols, rows);
        let person = Person {
            client: None,
            label: String::new(),
            speaks: crate::locale::Language::En,
            nobody_named: false,
            status: crate::practice::ConsentStatus {
                principal: crate::casebook::Principal::Coach,
                client_id: None,
                current: None,
                consent_given: false,
                left_after_end: 0,
                newer_text: false,
                revocable: true,
                versions: Vec::new(),
            },
        };
        p.s.show(crate::workbench::overlay::consent::Consent::new(&person));
        let footer = p.text().lines().last().unwrap_or_default().to_owned();
        assert!(
            footer.contains("y agree") && footer.contains("n refuse"),
            "yes and no alike: {footer}"
        );
        let notice =
            crate::sharing::consent::notice(crate::casebook::Principal::Coach, Language::En);
        // It is read without the marks of emphasis.
        let plain = notice.replace(['#', '*', '`'], "");
        let mut words: Vec<&str> = plain.split_whitespace().collect();
        let mut seen = flat(&p);
        for _ in 0..60 {
            p.key(KeyCode::PageDown, KeyModifiers::NONE);
            seen.push(' ');
            seen.push_str(&flat(&p));
        }
        words.retain(|w| !seen.contains(w));
        assert_eq!(words, Vec::<&str>::new(), "at {cols}x{rows}");
        // And the row that is chosen is always in sight.
        for n in 0..5 {
            let tick = ["[ ] patterns of cases", "[ ] patterns of sessions"];
            if let Some(tick) = tick.get(n) {
                assert!(p.text().contains(tick), "{}", p.text());
            }
            p.keys("j");
        }
        assert!(p.text().contains("on this screen"), "{}", p.text());
    }
}

#[test]
fn the_footer_calls_a_key_by_what_it_does_there() {
    let footer = |p: &Player| p.text().lines().last().unwrap_or_default().to_owned();
    let mut p = Player::new(100, 30);
    p.open_case();
    p.keys("P");
    assert!(footer(&p).contains("enter ok"), "{}", footer(&p));
    assert!(!footer(&p).contains("send"), "{}", footer(&p));
    p.escape();
    settings_shown(&mut p);
    assert!(footer(&p).contains("l change"), "{}", footer(&p));
    p.escape();
    p.keys("i");
    assert!(footer(&p).contains("enter send"), "{}", footer(&p));
}

#[test]
fn a_name_that_is_typed_out_is_the_action_of_that_name() {
    let mut p = Player::with_keys(100, 30, "vim", Path::new("/nonexistent"));
    for typed in ["save", "w"] {
        p.write("Een zin.");
        p.escape();
        p.keys(":");
        p.keys(typed);
        let out = p.enter();
        let saves = |c: &Command| matches!(c, Command::SaveNote { .. });
        assert!(out.iter().any(saves), "{typed}: {out:?}");
        p.s.editor = None;
    }
}

#[test]
fn going_on_in_a_text_stops_with_its_last_row_at_the_foot() {
    let mut p = Player::new(80, 24);
    let text: Vec<String> = (1..=50).map(|n| format!("row {n} of it")).collect();
    p.s.show(crate::workbench::overlay::source::Source::page(
        "Title",
        &text.join("\n"),
    ));
    for _ in 0..9 {
        p.key(KeyCode::PageDown, KeyModifiers::NONE);
    }
    let shown = p.text();
    assert!(
        shown.contains("row 50 of it") && shown.contains("row 31 of it"),
        "{shown}"
    );
}
