//! Drafts of notes as coaches write them: in whole sentences, in haste, under headings, in Dutch and in English. What a draft must say, and what it must
//! not take for it: the nearest sentence where the notes have none.

use super::*;
use crate::casebook::{NewCase, NewClient, NewSession};
use crate::config::{Config, Flags};
use crate::vault::Vault;

/// Day, patterns of the session, note.
type Sessions<'a> = &'a [(&'a str, &'a [&'a str], &'a str)];

fn case(label: &str, sessions: Sessions<'_>) -> (tempfile::TempDir, Practice, CaseId) {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::create_unprotected(dir.path()).unwrap();
    let client = NewClient {
        label: label.into(),
        language: "nl".into(),
        ..NewClient::default()
    };
    let client_id = vault.add_client(&client).unwrap();
    let new = NewCase {
        client_id,
        title: "casus".into(),
        opened: crate::casebook::today(),
    };
    let case = vault.add_case(&new).unwrap();
    let mut config = Config::load(&Flags::default()).unwrap();
    config.engine.models_dir = "/nonexistent".into();
    let p = Practice::open(vault, config).unwrap();
    for (day, patterns, text) in sessions {
        let session = NewSession {
            case_id: case,
            date: day.parse().unwrap(),
            duration_min: 60,
            format: crate::casebook::Format::Individual,
            payment: crate::casebook::Payment::Paid,
            techniques: vec![],
            patterns: patterns.iter().map(|p| (*p).to_owned()).collect(),
            outcome: None,
        };
        let session_id = p.vault().add_session(&session).unwrap();
        let note = NewNote {
            case_id: case,
            session_id: Some(session_id),
            title: String::new(),
            body: (*text).to_owned(),
        };
        p.save_note(None, &note, None).unwrap();
    }
    (dir, p, case)
}

/// What stands in a field, row by row.
fn field(p: &Practice, case: CaseId, kind: HelpKind, field: &str) -> Vec<String> {
    let ask = HelpAsk {
        case,
        kind,
        note: None,
        use_model: false,
        small_model: false,
    };
    let help = p.help(&ask, &Cancel::default(), &mut |_| {}).unwrap();
    let here = help.items.iter().filter(|i| i.field == field);
    here.map(|i| match i.part.as_str() {
        "" => i.text.clone(),
        part => format!("{part}: {}", i.text),
    })
    .collect()
}

const SENTENCES: Sessions<'_> = &[
    (
        "2026-03-03",
        &["pleasing", "work-overload"],
        "Kennismaking\n\nMerel is teamleider van elf mensen. Ze vertelt dat ze de hele dag bezig is met vragen van anderen en pas na vijven aan haar eigen werk begint. Thuis klapt ze daarna de laptop weer open.\n\nToen een collega vroeg of zij het rooster wilde overnemen, zei ze ja voordat ze had nagedacht. Ze wil graag dat mensen haar aardig vinden. Ze slaapt slecht. Op een schaal van nul tot tien geeft ze haar energie een 4.\n\nHaar vraag is hoe ze haar werkdag zo kan inrichten dat ze om zes uur klaar is. Wat doet ze als Ingrid boos wordt?\n\nWe spraken af dat ze bijhoudt hoe vaak ze ja zegt. Ik stuur haar een lijstje.",
    ),
    (
        "2026-03-17",
        &["pleasing"],
        "Tweede gesprek\n\nZe heeft het bijgehouden: in twee weken zei ze negentien keer meteen ja. Het lijstje heb ik haar gestuurd. Ze stelt het gesprek met haar baas steeds uit.\n\nWe hebben bedacht wat ze zou kunnen doen. Ze kan zeggen dat ze er morgen op terugkomt. Een andere mogelijkheid is een vast uur met de deur dicht. Ze heeft nog niet gekozen.\n\nAfgesproken dat ze deze week drie keer zegt dat ze er morgen op terugkomt. Ik zoek het artikel over grenzen voor haar op.",
    ),
    (
        "2026-04-07",
        &["growing-agency"],
        "Derde gesprek\n\nHet is gelukt: ze heeft vier keer gezegd dat ze er morgen op terugkomt. Het artikel heb ik nog niet gestuurd. Haar energie is een 6.\n\nZe twijfelt of ze door wil groeien naar manager. Wat zou het haar kosten?\n\nVoor de volgende keer schrijft ze op wat ze aan haar werk wil houden.",
    ),
];

const HASTE: Sessions<'_> = &[
    (
        "2026-05-04",
        &["exhaustion"],
        "intake iep\n\n45, projectleider bouw, sinds januari thuis. burn-out volgens bedrijfsarts\nwil: weer aan de slag maar niet zoals eerst. niet meer de hele dag brandjes blussen\nbang dat ie nooit meer de oude wordt\nhw: dagboekje energie, 's ochtends en 's avonds cijfer",
    ),
    (
        "2026-05-18",
        &["rumination", "meaning-loss"],
        "iep 2\n\ndagboekje 9 van 14 dgn gedaan\npiekeren vooral in bed. gaat steeds over dezelfde 3 dingen\nopties: piekerkwartier, telefoon uit slaapkamer, na eten wandelen\nwie bepaalt dat?\nafspr: telefoon slaapt beneden. gesprek aanvragen met leidinggevende, voor 10/6",
    ),
    (
        "2026-06-08",
        &["growing-agency"],
        "iep 3\n\ngesprek met leidinggevende nog niet gehad, die is op vakantie. telefoon beneden gelukt\n3x4 gaat goed. energie 6/7\nvrouw zegt dat ie weer lacht\ndoel nu: vanaf september 24 uur\nafspr: mail aan leidinggevende met voorstel\nwat als ze nee zeggen?",
    ),
];

#[test]
fn what_was_kept_is_not_open_and_what_was_not_is() {
    let (_dir, p, case) = case("Merel", SENTENCES);
    let open = field(&p, case, HelpKind::Questions, "commitments");
    assert_eq!(
        open,
        [
            "Voor de volgende keer schrijft ze op wat ze aan haar werk wil houden.",
            "Ik zoek het artikel over grenzen voor haar op.",
        ]
    );
    assert_eq!(field(&p, case, HelpKind::Prepare, "check"), open);
    assert_eq!(
        field(&p, case, HelpKind::Questions, "questions"),
        [
            "Wat zou het haar kosten?",
            "Wat doet ze als Ingrid boos wordt?"
        ]
    );
    // What the coach promised is not what the client will do.
    assert_eq!(field(&p, case, HelpKind::Grow, "will"), open[..1]);
}

#[test]
fn a_goal_is_what_the_client_wants_and_options_are_what_could_be_done() {
    let (_dir, p, case) = case("Merel", SENTENCES);
    assert_eq!(
        field(&p, case, HelpKind::Smart, "goals"),
        ["title: Haar vraag is hoe ze haar werkdag zo kan inrichten dat ze om zes uur klaar is."]
    );
    assert_eq!(
        field(&p, case, HelpKind::Grow, "options"),
        [
            "Ze kan zeggen dat ze er morgen op terugkomt.",
            "Een andere mogelijkheid is een vast uur met de deur dicht."
        ]
    );
    assert_eq!(
        field(&p, case, HelpKind::Grow, "reality"),
        ["Haar energie is een 6."]
    );
}

#[test]
fn a_pattern_is_shown_by_a_sentence_about_it_from_its_own_sessions_or_by_none() {
    let (_dir, p, sentences) = case("Merel", SENTENCES);
    assert_eq!(
        field(&p, sentences, HelpKind::Patterns, "patterns"),
        [
            "term: pleasing",
            "seen: Ze heeft het bijgehouden: in twee weken zei ze negentien keer meteen ja.",
            "term: growing-agency",
            "seen: Het is gelukt: ze heeft vier keer gezegd dat ze er morgen op terugkomt.",
            "term: work-overload",
            "seen: Ze vertelt dat ze de hele dag bezig is met vragen van anderen en pas na vijven aan haar eigen werk begint.",
        ]
    );
    assert_eq!(
        field(&p, sentences, HelpKind::Patterns, "recurring"),
        ["Ze stelt het gesprek met haar baas steeds uit."]
    );
    let (_dir, p, haste) = case("Iep", HASTE);
    let patterns = field(&p, haste, HelpKind::Patterns, "patterns");
    assert!(
        patterns.contains(&"seen: piekeren vooral in bed.".to_owned()),
        "{patterns:?}"
    );
    let at = patterns
        .iter()
        .position(|i| i == "term: meaning-loss")
        .unwrap();
    assert!(
        patterns
            .get(at + 1)
            .is_none_or(|next| next.starts_with("term:")),
        "{patterns:?}"
    );
    let ask = HelpAsk {
        case: haste,
        kind: HelpKind::Patterns,
        note: None,
        use_model: false,
        small_model: false,
    };
    let help = p.help(&ask, &Cancel::default(), &mut |_| {}).unwrap();
    let line = crate::locale::t("help-seen-open");
    assert!(help.draft.contains(&format!("*{line}*")), "{}", help.draft);
}

#[test]
fn a_label_in_running_text_makes_one_goal_and_a_title_loses_its_full_stop() {
    let (_dir, p, case) = case(
        "Roos",
        &[
            (
                "2026-05-04",
                &[],
                "Eerste gesprek\n\nRoos werkt 16 uur. Doel: weer 24 uur werken voor de zomer. Haar leidinggevende heet Joost Bakker.",
            ),
            (
                "2026-05-04",
                &[],
                "Roos vertelt hoe het op De Horst gaat.\n\nDoel: op vrijdag om 5 uur klaar zijn. Zijn vrouw heet Ilse.",
            ),
        ],
    );
    let goals = field(&p, case, HelpKind::Smart, "goals");
    let titles: Vec<&String> = goals.iter().filter(|g| g.starts_with("title")).collect();
    assert_eq!(
        titles,
        [
            "title: op vrijdag om 5 uur klaar zijn.",
            "title: weer 24 uur werken voor de zomer."
        ]
    );
    let grow = field(&p, case, HelpKind::Grow, "goal");
    assert!(!grow.iter().any(|g| g.contains("Ilse")), "{grow:?}");
    assert_eq!(
        field(&p, case, HelpKind::Summary, "topic"),
        ["Eerste gesprek; Roos vertelt hoe het op De Horst gaat (2026-05-04)"]
    );
}

#[test]
fn notes_typed_in_haste_are_read_by_their_labels_and_their_small_letters() {
    let (_dir, p, case) = case("Iep", HASTE);
    assert_eq!(
        field(&p, case, HelpKind::Grow, "goal"),
        [
            "vanaf september 24 uur",
            "weer aan de slag maar niet zoals eerst.",
            "niet meer de hele dag brandjes blussen"
        ]
    );
    assert_eq!(
        field(&p, case, HelpKind::Grow, "options"),
        [
            "piekerkwartier",
            "telefoon uit slaapkamer",
            "na eten wandelen"
        ]
    );
    assert_eq!(
        field(&p, case, HelpKind::Grow, "reality"),
        ["energie 6/7", "3x4 gaat goed."]
    );
    assert_eq!(
        field(&p, case, HelpKind::Questions, "commitments"),
        [
            "mail aan leidinggevende met voorstel",
            "gesprek aanvragen met leidinggevende, voor 10/6"
        ]
    );
    assert_eq!(
        field(&p, case, HelpKind::Questions, "questions"),
        ["wat als ze nee zeggen?"]
    );
    assert_eq!(
        field(&p, case, HelpKind::Patterns, "recurring"),
        ["gaat steeds over dezelfde 3 dingen"]
    );
    let goals = field(&p, case, HelpKind::Smart, "goals");
    assert_eq!(
        goals[..2],
        [
            "title: vanaf september 24 uur",
            "timebound: vanaf september"
        ]
    );
}

#[test]
fn english_notes_are_read_alike_and_what_they_do_not_hold_stays_open() {
    let (_dir, p, case) = case(
        "Heron",
        &[
            (
                "2026-02-10",
                &["delegation-difficulty"],
                "first meeting\n\nHeron still does the figures herself because it is quicker. She wants to hand over the figures by the summer. The board wants an answer by 15 June. She could not sleep.\n\nWe agreed that she will keep a log of what somebody else could do. I will send her the piece.",
            ),
            (
                "2026-02-24",
                &[],
                "second meeting\n\nThe log is done, 41 items in two weeks. I sent the piece.\n\nShe will tell Tom this week.",
            ),
        ],
    );
    assert_eq!(
        field(&p, case, HelpKind::Smart, "goals"),
        [
            "title: She wants to hand over the figures by the summer.",
            "timebound: by the summer"
        ]
    );
    assert!(field(&p, case, HelpKind::Grow, "options").is_empty());
    assert_eq!(
        field(&p, case, HelpKind::Questions, "commitments"),
        ["She will tell Tom this week."]
    );
}

#[test]
fn what_was_added_later_the_same_day_is_of_the_same_session() {
    let (_dir, p, case) = case(
        "Berk",
        &[
            (
                "2026-09-01",
                &[],
                "Afgesproken: Berk vraagt zijn zus om raad.",
            ),
            (
                "2026-11-20",
                &[],
                "Berk kwam moe binnen.\nAfgesproken: Berk schrijft twee dagen niets.",
            ),
            (
                "2026-11-20",
                &[],
                "Nog even gebeld.\nAfgesproken: hij rekent de kosten uit.",
            ),
        ],
    );
    let both = [
        "Berk schrijft twee dagen niets.",
        "hij rekent de kosten uit.",
    ];
    assert_eq!(field(&p, case, HelpKind::Summary, "agreements"), both);
    let mut check = field(&p, case, HelpKind::Prepare, "check");
    check.truncate(2);
    check.sort();
    assert_eq!(check, both);
    let promised = field(&p, case, HelpKind::Questions, "commitments");
    assert!(
        both.iter().all(|b| promised.contains(&(*b).to_owned())),
        "{promised:?}"
    );
}

#[test]
fn what_a_form_leaves_open_was_neither_asked_nor_promised() {
    let form = crate::practice::templates::templates(
        crate::locale::Language::Nl,
        std::path::Path::new("/nonexistent"),
    )
    .0;
    let grow = form
        .iter()
        .find(|t| t.name == "grow")
        .unwrap()
        .body
        .replace("{cursor}", "Eik wil rustiger slapen.");
    let (_dir, p, case) = case("Eik", &[("2026-11-20", &[], &grow)]);
    assert!(field(&p, case, HelpKind::Questions, "questions").is_empty());
    assert!(field(&p, case, HelpKind::Questions, "commitments").is_empty());
}

#[test]
fn what_was_agreed_in_one_session_is_not_what_was_agreed_in_another() {
    let (_dir, p, case) = case(
        "Iep",
        &[
            (
                "2026-09-03",
                &[],
                "Afspraken:\n- Iep belt haar zus.\n- Iep leest het verslag.\n- Iep loopt elke dag.",
            ),
            ("2026-10-05", &[], "Afspraken:\n- Iep mailt haar chef."),
        ],
    );
    let told = |question: &str| -> Vec<String> {
        let all = p.told(case, Told::Agreements, question).unwrap();
        all.into_iter().map(|(text, _)| text).collect()
    };
    let first = [
        "Iep belt haar zus.",
        "Iep leest het verslag.",
        "Iep loopt elke dag.",
    ];
    assert_eq!(told("Wat is er afgesproken in de eerste sessie?"), first);
    assert_eq!(told("Wat is er op 3 september afgesproken?"), first);
    assert_eq!(
        told("Wat spraken we in gesprek 2 af?"),
        ["Iep mailt haar chef."]
    );
    assert_eq!(
        told("Welke afspraken staan er nog open?").first().unwrap(),
        "Iep mailt haar chef."
    );
}
