//! Sharing on the screen: what a dialogue takes for a yes, what the help and the palette know where one is, until when a consent holds, what is on its
//! way, and the rights of a client.

use super::people::*;
use super::*;
use crate::casebook::{ClientId, ConsentState};
use crate::sharing::consent::Shown;
use crate::workbench::keymap::Layer;
use crate::workbench::overlay::consent::Consent;
use crate::workbench::overlay::review::Review;
use crate::workbench::sharing::ShareAct;

#[test]
fn nothing_is_withdrawn_by_a_key_that_goes_down_in_a_list_or_by_enter_alone() {
    let mut p = Player::new(80, 24);
    dashboard(&mut p, true, 0);
    for language in Language::ALL {
        set_language(language);
        for no in ["j", "n", "x"] {
            p.keys("d");
            assert_eq!(p.s.layer(), Layer::Confirm);
            assert!(consents(&p.keys(no)).is_empty(), "{no}");
            assert_eq!(p.s.layer(), Layer::Sharing, "it is closed");
        }
        p.keys("d");
        assert!(consents(&p.enter()).is_empty(), "no is chosen first");
        // The letter beside yes, or the other choice and enter.
        let yes = if language == Language::Nl { "J" } else { "y" };
        p.keys("d");
        assert!(p.text().contains(&format!("· {yes} ]")), "{}", p.text());
        assert_eq!(consents(&p.keys(yes)), [ConsentState::Withdrawn]);
        p.keys("d");
        p.key(KeyCode::Tab, KeyModifiers::NONE);
        assert_eq!(consents(&p.enter()), [ConsentState::Withdrawn]);
        p.keys("d");
        p.key(KeyCode::Tab, KeyModifiers::NONE);
        p.key(KeyCode::Tab, KeyModifiers::NONE);
        assert!(consents(&p.enter()).is_empty());
    }
    set_language(Language::En);
    p.keys("d");
    p.keys("j");
    assert!(footer(&p).contains("y or enter on yes"), "{}", footer(&p));
}

#[test]
fn the_coach_is_spoken_to_and_a_client_spoken_of_when_a_consent_is_taken_back() {
    let mut p = Player::new(80, 24);
    dashboard(&mut p, true, 0);
    set_language(Language::Nl);
    p.keys("d");
    let text = p.text();
    assert!(text.contains("Je eigen toestemming intrekken"), "{text}");
    p.escape();
    p.keys("jd");
    assert!(
        p.text().contains("De toestemming van Wilg intrekken"),
        "{}",
        p.text()
    );
    set_language(Language::En);
}

/// Everything the help shows, from its first row to its last.
fn helped(p: &mut Player) -> String {
    p.keys("?");
    let mut seen = p.text();
    for _ in 0..8 {
        p.key(KeyCode::PageDown, KeyModifiers::NONE);
        seen.push_str(&p.text());
    }
    p.escape();
    seen
}

#[test]
fn the_help_shows_every_key_and_the_palette_every_action_where_one_is() {
    let mut p = Player::new(80, 24);
    dashboard(&mut p, false, 0);
    for (layer, says) in [
        (Layer::Sharing, "decides for a person"),
        (Layer::Consent, "Agrees to what is ticked"),
        (Layer::Review, "The next finding"),
        (Layer::Select, "Takes out what is selected"),
    ] {
        match layer {
            Layer::Consent => p.s.show(Consent::new(&person(None, false))),
            Layer::Review => {
                p.s.show(Review::new(crate::casebook::BatchId(1)));
                p.gets(super::review::one());
            }
            Layer::Select => {
                p.keys("v");
            }
            _ => {}
        }
        assert_eq!(p.s.layer(), layer);
        assert!(footer(&p).contains("? help") || layer == Layer::Select);
        let all = helped(&mut p);
        assert_eq!(p.s.layer(), layer, "the help is closed again");
        assert!(all.contains(says), "{all}");
        for action in crate::workbench::action::Action::ALL {
            let keys = p.s.keymap.keys_of(layer, *action);
            let Some(key) = keys.first() else { continue };
            let row = format!("│  {key}");
            let there = all.lines().any(|l| l.starts_with(&row) || l.contains(&row));
            assert!(there, "{key} of {} is missing:\n{all}", layer.name());
        }
        p.keys(":");
        assert_eq!(p.s.layer(), Layer::List, "the palette is open");
        p.escape();
    }
    // What is chosen there is done where one was.
    drop(p);
    let mut p = Player::new(80, 24);
    dashboard(&mut p, false, 0);
    p.keys(":prepare-export");
    let out = p.enter();
    assert!(
        matches!(&out[..], [Command::Share(ShareAct::Prepare)]),
        "{out:?}"
    );
}

#[test]
fn a_consent_can_have_a_last_day_and_the_dashboard_says_when_how_and_until_when() {
    let mut p = Player::new(110, 30);
    p.s.show(Consent::new(&person(Some(7), false)));
    p.keys(" jjjj ");
    assert_eq!(p.s.layer(), Layer::Input, "the day is typed");
    p.keys("2020-01-01");
    p.enter();
    assert!(footer(&p).contains("must lie ahead"), "{}", footer(&p));
    for _ in 0..10 {
        p.key(KeyCode::Backspace, KeyModifiers::NONE);
    }
    p.keys("2099-12-31");
    p.enter();
    assert!(p.text().contains("until 2099-12-31"), "{}", p.text());
    let out = p.keys("y");
    let ends = out.iter().find_map(|c| match c {
        Command::Share(ShareAct::Consent(Some(ClientId(7)), choice)) => choice.expires_ms,
        _ => None,
    });
    assert_eq!(
        ends,
        crate::workbench::people::end_of("2099-12-31").unwrap()
    );

    dashboard(&mut p, true, 0);
    let text = p.text();
    assert!(
        text.contains("cases · full · 3 Mar 2026, on paper, until 31 Dec 2099"),
        "{text}"
    );
    // The whole of it also where the row has no room for it, and the day can be changed.
    p.gets(Event::Resize(60, 24));
    p.keys("j");
    p.enter();
    let flat: String = p.text().replace(['│', '\n'], " ");
    let flat: Vec<&str> = flat.split_whitespace().collect();
    let flat = flat.join(" ");
    assert!(flat.contains("on paper, until 31 Dec 2099"), "{flat}");
    assert!(flat.contains("until 2099-12-31"), "{flat}");
}

#[test]
fn what_came_on_paper_claims_no_text_until_the_coach_says_which() {
    let mut p = Player::new(110, 40);
    let shown = |out: &[Command]| {
        out.iter().find_map(|c| match c {
            Command::Share(ShareAct::Consent(_, choice)) => Some(choice.shown.clone()),
            _ => None,
        })
    };
    // In person, as it usually is; then on paper; then on paper with this text on it.
    for (keys, expected, says) in [
        ("", Shown::Now, "in person"),
        ("jjj j", Shown::Unknown, "nobody knows"),
        ("jjj j ", Shown::Now, "this one, version 3"),
    ] {
        p.s.show(Consent::new(&person(Some(7), false)));
        p.keys(" ");
        p.keys(keys);
        assert!(p.text().contains(says), "{keys}: {}", p.text());
        assert_eq!(shown(&p.keys("y")), Some(expected), "{keys}");
    }
}

#[test]
fn who_agreed_under_an_older_text_is_told_so_with_the_key_that_renews() {
    let mut p = Player::new(110, 40);
    for newer in [false, true] {
        let mut who = person(Some(7), true);
        who.status.newer_text = newer;
        p.s.show(Consent::new(&who));
        let flat: String = p.text().replace(['│', '\n'], " ");
        assert_eq!(flat.contains("version 3 now"), newer, "{flat}");
        p.escape();
    }
}

#[test]
fn who_asks_a_client_while_nobody_is_named_is_told_so_before_the_notice() {
    let mut p = Player::new(80, 24);
    for (client, named, told) in [
        (Some(7), false, true),
        (Some(7), true, false),
        // Nobody has to tell the coach who the coach is.
        (None, false, false),
    ] {
        let mut who = person(client, false);
        who.nobody_named = !named;
        p.s.show(Consent::new(&who));
        let text = p.text();
        assert_eq!(text.contains("privacy.controller"), told, "{text}");
        p.escape();
    }
}

#[test]
fn a_batch_says_how_many_records_were_left_out_of_it() {
    let mut p = Player::new(100, 30);
    dashboard(&mut p, false, 0);
    let text = p.text();
    assert!(
        text.contains("33 records, 3 unseen, 2 undecided, 2 left out"),
        "{text}"
    );
}

#[test]
fn while_something_is_sent_the_footer_says_how_far_it_is_and_escape_stops_it_and_then_the_waiting()
{
    let mut p = Player::new(80, 24);
    dashboard(&mut p, true, 5);
    let out = p.keys("u");
    assert!(matches!(&out[..], [Command::Share(ShareAct::Upload)]));
    assert!(footer(&p).contains("Sending: 0 of 5"), "{}", footer(&p));
    p.now += 3_000;
    p.gets(Event::Sending(Some((3, 0))));
    let says = footer(&p);
    assert!(says.contains("Sending: 2 of 5, 3 s"), "{says}");
    assert!(says.contains("esc stop sending"), "{says}");
    // A second time while it is being done would be a second run.
    assert!(p.keys("u").is_empty());
    assert!(matches!(&p.escape()[..], [Command::StopSending]));
    assert_eq!(p.s.layer(), Layer::Sharing, "the dashboard stays");
    assert!(footer(&p).contains("No further one"), "{}", footer(&p));
    p.gets(Event::Sending(Some((3, 0))));
    p.keys("j");
    let says = footer(&p);
    assert!(says.contains("Stopping: what is on its way"), "{says}");
    assert!(says.contains("esc stop waiting"), "{says}");
    assert!(p.escape().is_empty());
    assert_eq!(p.s.layer(), Layer::Sharing, "the dashboard stays");
    assert!(footer(&p).contains("goes on unseen"), "{}", footer(&p));
    p.gets(Event::Sending(Some((1, 0))));
    p.keys("j");
    assert!(!footer(&p).contains("Sending"), "{}", footer(&p));
    // Whoever asks again wants to see it.
    assert!(p.keys("u").is_empty());
    p.keys("j");
    assert!(footer(&p).contains("Stopping"), "{}", footer(&p));
    p.escape();
    // What came of it is said even so, and the next time it is watched again.
    p.gets(Event::Notice("5 sent.".into()));
    p.gets(Event::Sending(None));
    assert!(footer(&p).contains("5 sent."), "{}", footer(&p));
    p.escape();
    assert!(p.s.overlays.is_empty());
    // Nobody who takes back should read that something is being sent.
    p.gets(Event::Sending(Some((0, 4))));
    p.gets(Event::Sending(Some((0, 3))));
    p.keys("k");
    let says = footer(&p);
    assert!(says.contains("Deleting in the hive: 1 of 4"), "{says}");
}

#[test]
fn what_one_has_chosen_stays_chosen_while_rows_come_and_go() {
    let mut p = Player::new(100, 30);
    let mut view = sharing_view(true, 0);
    view.shared = vec![share()];
    shows(&mut p, view.clone());
    // The last row is what was shared; taking it back puts rows above it.
    p.keys("G");
    let chosen = |p: &mut Player| {
        p.enter();
        let text = p.text();
        p.escape();
        text
    };
    assert!(chosen(&mut p).contains("State: shared"));
    view.outbox = waiting(3);
    view.shared[0].state = "being deleted";
    p.gets(Event::Sharing(Box::new(view.clone())));
    assert!(p.text().contains("being deleted"), "{}", p.text());
    let text = chosen(&mut p);
    assert!(text.contains("State: being deleted"), "{text}");
    // And when it is gone altogether there still is a row.
    view.shared.clear();
    view.outbox.clear();
    p.gets(Event::Sharing(Box::new(view)));
    assert_eq!(p.s.layer(), Layer::Sharing);
    p.keys("k");
}

#[test]
fn a_receipt_is_read_without_the_marks_of_the_text_it_holds() {
    let mut p = Player::new(100, 30);
    dashboard(&mut p, true, 0);
    let text = "Receipt\n\n# May your coach\n\n**What is shared.** Words (*pleasing*), `revoke`.";
    p.gets(Event::Receipt(text.into()));
    let said = p.text();
    assert!(said.contains("May your coach"), "{said}");
    assert!(
        said.contains("What is shared. Words (pleasing), revoke."),
        "{said}"
    );
    assert!(!said.contains('#') && !said.contains('*'), "{said}");
}

#[test]
fn what_an_ended_consent_left_in_the_hive_stands_on_its_row_and_one_key_takes_it_back() {
    let mut p = Player::new(140, 30);
    let mut view = sharing_view(true, 0);
    let status = &mut view.people[1].status;
    (status.consent_given, status.left_after_end) = (false, 3);
    shows(&mut p, view);
    let text = p.text();
    assert!(text.contains("3 records still in the hive"), "{text}");
    p.keys("jd");
    let asks = p.text();
    assert!(asks.contains("Take back the consent of Wilg"), "{asks}");
    assert_eq!(consents(&p.keys("y")), [ConsentState::Withdrawn]);
}
