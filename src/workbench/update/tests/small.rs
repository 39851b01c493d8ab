//! Small screens: what is cut says so, what scrolls can be scrolled, every key of a prefix is there, and a way out is always named.

use super::*;
use crate::casebook::Goal;
use crate::practice::{ModelState, Status};
use crate::workbench::action::Action;
use crate::workbench::keymap::Layer;
use crate::workbench::state::Clock;
use unicode_width::UnicodeWidthStr;

fn status() -> Status {
    Status {
        engine: "cpu".into(),
        model: Some("SmolLM2 135M Instruct".into()),
        model_state: ModelState::Ready,
        privacy: PrivacyLevel::Private,
        network: Network::None,
        hive: None,
        resident_bytes: 331_000_000,
        model_bytes: Some(140_000_000),
        last_usage: None,
        embedder: Some("e5".into()),
        vectors_done: 463,
        vectors_all: 463,
    }
}

#[test]
fn no_network_is_said_only_where_nothing_goes_anywhere_by_itself() {
    let hive = || Some(Network::Host("a1.blob.core.windows.net".into()));
    let own = || Network::Host("studio.lan".into());
    let near = Network::Loopback;
    for (network, hive, says, pane) in [
        (Network::None, None, "no network", "no network"),
        (Network::None, hive(), "the hive only", "the hive only"),
        (
            Network::None,
            Some(near.clone()),
            "this machine only",
            "this machine only",
        ),
        (
            near.clone(),
            hive(),
            "this machine and the hive",
            "this machine and the hive",
        ),
        (
            own(),
            hive(),
            "your own host and the hive",
            "studio.lan and the hive",
        ),
        (own(), None, "your own host", "studio.lan"),
    ] {
        let mut p = Player::new(160, 40);
        let status = Status {
            network,
            hive,
            ..status()
        };
        p.gets(Event::Status(Box::new(status)));
        let text = p.text();
        let header = text.lines().next().unwrap_or_default();
        assert!(
            header.trim_end().ends_with(&format!("· {says}")),
            "{header}"
        );
        assert!(text.lines().skip(1).any(|l| l.contains(pane)), "{text}");
    }
}

fn footer(p: &Player) -> String {
    p.text().lines().last().unwrap_or_default().to_owned()
}

fn header(p: &Player) -> String {
    p.text().lines().next().unwrap_or_default().to_owned()
}

/// All of what is shown, as running text.
fn flat(p: &Player) -> String {
    let text = p.text().replace(['│', '┌', '┐', '└', '┘', '─'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_header_says_who_writes_at_every_width_and_cuts_the_title_with_a_sign() {
    for cols in [40, 60, 80, 100, 120, 200] {
        let mut p = Player::new(cols, 24);
        p.open_case();
        if let Some(c) = &mut p.s.case {
            c.case.title = "A title that is longer than any header has room for ".repeat(4);
        }
        p.gets(Event::Status(Box::new(status())));
        let head = header(&p);
        assert!(head.contains("… PRIVATE · cpu"), "{cols}: {head}");
        assert_eq!(head.contains("SmolLM2"), cols >= 80, "{cols}: {head}");
        // With a clock running too.
        p.s.timer = Some(Clock::of(&case(1), p.now));
        let head = header(&p);
        let clock = if cols >= 60 {
            " ◷ Label1 0 min "
        } else {
            " ◷ 0 min "
        };
        assert!(
            head.contains(clock) && head.contains("PRIVATE · ") && head.contains("network"),
            "{cols}: {head}"
        );
    }
}

#[test]
fn every_row_of_the_status_can_be_read_on_the_smallest_screen() {
    let mut p = Player::new(40, 10);
    p.gets(Event::Status(Box::new(status())));
    p.keys("4");
    assert!(!p.text().contains("vectors"), "{}", p.text());
    p.keys("G");
    assert!(p.text().contains("vectors"), "{}", p.text());
    // One up is seen at once.
    p.keys("k");
    assert!(!p.text().contains("vectors"), "{}", p.text());
    // The memory is whole where the status is narrowest.
    drop(p);
    let mut p = Player::new(100, 24);
    p.gets(Event::Status(Box::new(status())));
    assert!(p.text().contains("190 + 140 MB"), "{}", p.text());
}

#[test]
fn goals_beyond_the_window_are_reached() {
    let mut p = Player::new(40, 10);
    p.open_case();
    let goal = |n: i64| -> Goal {
        serde_json::from_value(serde_json::json!({
            "id": n, "case_id": 1, "title": format!("Goal number {n}"), "expected": null, "target": null, "scores": []
        }))
        .unwrap()
    };
    p.gets(Event::Goals(CaseId(1), (1..=5).map(goal).collect()));
    p.keys("tt");
    assert!(!p.text().contains("Goal number 5"), "{}", p.text());
    p.keys("G");
    assert!(p.text().contains("Goal number 5"), "{}", p.text());
    p.keys("gg");
    assert!(p.text().contains("Goal number 1"), "{}", p.text());
}

#[test]
fn every_key_that_may_follow_a_prefix_is_listed_on_the_smallest_screen() {
    let mut p = Player::new(40, 10);
    p.write("x");
    p.control('x');
    p.now += 2_000;
    p.gets(Event::Tick);
    let text = p.text();
    let rows: Vec<&str> = text.lines().collect();
    let next =
        p.s.keymap
            .following(&[Layer::Editor], &["ctrl-x".to_owned()], &|_| true);
    assert!(next.len() > 10);
    for (key, _) in next {
        let there = rows.iter().any(|r| {
            let words: Vec<&str> = r.split_whitespace().collect();
            words.contains(&key.as_str())
        });
        assert!(there, "{key} is missing:\n{text}");
    }
}

#[test]
fn how_to_leave_an_overlay_is_named_at_forty_columns() {
    let mut p = Player::new(40, 10);
    p.keys("S");
    assert!(footer(&p).contains("q close"), "{}", footer(&p));
    p.escape();
    assert!(p.s.overlays.is_empty());
    p.keys("ss");
    assert!(footer(&p).contains("q close"), "{}", footer(&p));
}

#[test]
fn selecting_as_in_vim_says_what_can_be_done_with_the_selection() {
    let mut p = Player::with_keys(80, 24, "vim", Path::new("/nonexistent"));
    p.write("one two three");
    p.escape();
    p.keys("0vw");
    let says = footer(&p);
    assert!(says.contains("y copy") && says.contains("d cut"), "{says}");
}

#[test]
fn replacing_says_which_key_does_one_and_which_does_all() {
    let mut p = Player::new(80, 24);
    p.write("one one");
    p.control('x');
    p.keys("r");
    assert!(footer(&p).contains("tab field"), "{}", footer(&p));
    p.keys("one");
    p.key(KeyCode::Tab, KeyModifiers::NONE);
    let says = footer(&p);
    assert!(
        says.contains("enter all") && says.contains("tab one by one"),
        "{says}"
    );
}

#[test]
fn the_foot_of_a_draft_is_read_to_its_end_at_every_width() {
    for (cols, rows) in [(40, 10), (80, 24), (100, 30), (200, 60)] {
        let mut p = Player::new(cols, rows);
        p.open_case();
        p.keys("dg");
        let draft: String = (1..=60).map(|n| format!("- Line {n}.\n")).collect();
        let draft = format!("# GROW\n\n*Nothing about this in the notes.*\n\n{draft}");
        let notices = vec![Notice::SmallModel];
        p.gets(drafted(HelpKind::Grow, CaseId(1), &draft, notices));
        let foot = Notice::SmallModel.said();
        // Below the text where there is room, else at the end of it; and the last line of the text is reached.
        if cols >= 80 {
            assert!(flat(&p).contains(&foot), "{cols}x{rows}: {}", p.text());
        }
        p.keys("G");
        let end = flat(&p);
        assert!(end.contains(&foot), "{cols}x{rows}: {end}");
        p.keys("kkkkkk");
        assert!(
            format!("{end} {}", flat(&p)).contains("Line 60."),
            "{}",
            p.text()
        );
        p.keys("gg");
        let shown = p.text();
        assert!(
            shown.contains("Nothing about")
                && !shown.contains("*Nothing")
                && !shown.contains("# GROW"),
            "its marks are not read: {shown}"
        );
    }
}

#[test]
fn a_draft_of_another_case_is_edited_in_that_case() {
    let mut p = Player::new(100, 30);
    p.open_case();
    p.keys("1j");
    p.keys("dg");
    p.gets(drafted(HelpKind::Grow, CaseId(2), "# GROW\n", vec![]));
    p.keys("e");
    let out = p.gets(Event::NewNoteDraft(CaseId(2), None));
    assert!(
        matches!(&out[..], [Command::OpenCase(Some(CaseId(2)))]),
        "{out:?}"
    );
    assert_eq!(p.s.editor.as_ref().unwrap().case, CaseId(2));
}

#[test]
fn a_question_longer_than_its_frame_is_read_to_its_end() {
    let mut p = Player::new(40, 10);
    p.keys("N");
    set_language(Language::Nl);
    let says = crate::locale::t("wb-prompt-client");
    let shown = flat(&p);
    set_language(Language::En);
    assert!(says.width() > 32);
    assert!(shown.contains(&says), "{shown}");
}

#[test]
fn what_is_cut_in_a_list_that_is_narrowed_ends_in_a_sign() {
    let mut p = Player::new(40, 10);
    p.keys(":");
    for row in p.text().lines().filter(|l| l.starts_with('│')).skip(1) {
        let says = row.trim_matches(['│', ' ']);
        let whole = Action::ALL.iter().any(|a| {
            let label = crate::locale::t(&a.message());
            says.contains(&label)
        });
        assert!(whole || says.contains('…'), "{row}");
    }
}

#[test]
fn every_mistake_in_a_file_is_listed_by_the_help_with_its_line() {
    let mut p = Player::new(80, 24);
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("keymaps")).unwrap();
    let bad = "[global]\n\"a\" = \"xxxx\"\n\"b\" = \"yyyy\"\n\"c\" = \"zzzz\"\n";
    std::fs::write(dir.path().join("keymaps/default.toml"), bad).unwrap();
    let (_, all) = Keymap::load("default", dir.path());
    p.gets(Event::Reloaded(Box::new(
        crate::workbench::watch::Reloaded {
            theme: None,
            keymap: None,
            notice: crate::workbench::watch::told(&all).unwrap(),
            mistakes: all,
        },
    )));
    assert!(
        flat(&p).contains("and 2 more; the help lists them"),
        "{}",
        p.text()
    );
    p.keys("?");
    for line in 2..=4 {
        assert!(
            p.text().contains(&format!("keymaps/default.toml:{line}: ")),
            "{}",
            p.text()
        );
    }
}

#[test]
fn what_the_model_was_given_is_read_on_the_smallest_screen_too() {
    let mut p = Player::new(40, 10);
    p.open_case();
    p.keys("P");
    p.gets(Event::Preferences(
        crate::practice::Preferences::default(),
        "Answer from the passages only.\nSay so when they do not answer.".into(),
    ));
    let mut seen = flat(&p);
    for _ in 0..6 {
        p.key(KeyCode::Tab, KeyModifiers::NONE);
        seen.push(' ');
        seen.push_str(&flat(&p));
    }
    assert!(seen.contains("Say so when they do not answer."), "{seen}");
    p.escape();
    assert!(p.s.overlays.is_empty());
}

#[test]
fn the_arrows_go_from_field_to_field_of_what_the_model_is_given() {
    let mut p = Player::new(80, 24);
    p.open_case();
    p.keys("P");
    for (key, row) in [
        (KeyCode::Down, "temperature 0"),
        (KeyCode::Down, "tokens 1"),
        (KeyCode::Up, "temperature 02"),
    ] {
        p.key(key, KeyModifiers::NONE);
        p.keys(row.get(row.len() - 1..).unwrap());
        assert!(flat(&p).contains(row), "{row}: {}", p.text());
    }
}

#[test]
fn a_terminal_of_any_width_is_drawn() {
    for cols in [1, 2, 39, 99, 100, 5_958, 20_000] {
        let p = Player::new(cols, 30);
        assert!(!p.text().is_empty(), "{cols}");
    }
}
