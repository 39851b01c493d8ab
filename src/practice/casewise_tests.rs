//! Tests of answers in the sources' own words: in a case, and to a question that follows another.

use super::super::{Answer, Notice, Practice};
use crate::casebook::{CaseId, ClientDetails, NewCase, NewClient, NewGoal};
use crate::library::{Found, Mode, Scope};
use crate::practice::made::{self, asked};

fn practice(dir: &std::path::Path) -> (Practice, CaseId) {
    let p = made::practice(dir);
    let client = p.vault().add_client(&NewClient {
        label: "Wilg".into(),
        language: "nl".into(),
        details: ClientDetails::default(),
    });
    let case = p
        .vault()
        .add_case(&NewCase {
            client_id: client.unwrap(),
            title: "Grenzen".into(),
            opened: jiff::civil::date(2026, 1, 1),
        })
        .unwrap();
    (p, case)
}

fn note(p: &Practice, case: CaseId, month: i8, title: &str, body: &str) {
    made::note_of(p, case, jiff::civil::date(2026, month, 5), title, body);
}

fn material(p: &Practice, name: &str, text: &str) {
    let files = [(name.to_owned(), text.as_bytes().to_vec())];
    p.library().import_bytes(&files, None).unwrap();
}

/// The answer in a case to a question that follows none.
fn told(p: &Practice, case: CaseId, question: &str) -> Answer {
    asked(p, Some(case), None, question)
}

/// What a message says in the language these cases are in.
fn says(key: &str) -> String {
    crate::locale::say(crate::locale::Language::Nl, key, &[])
}

/// The characters of a span.
fn part(text: &str, span: (usize, usize)) -> String {
    let from = text.chars().skip(span.0);
    from.take(span.1 - span.0).collect()
}

/// A case with two notes, and a material that is nobody's.
fn file(dir: &std::path::Path) -> (Practice, CaseId) {
    let (p, case) = practice(dir);
    note(
        &p,
        case,
        2,
        "Eerste stap",
        "Wilg kwam binnen en vertelde over haar werk. Wilg lachte veel.\n\n**Afspraken**\n\n- Wilg houdt tot de volgende keer een lijst van haar pauzes bij.\n\nHaar cijfer voor grenzen: een 4.",
    );
    note(
        &p,
        case,
        6,
        "Verder",
        "Wilg was op tijd, Wilg zat recht.\n\n**Cijfer.** Een 7. Ze heeft nee gezegd tegen haar chef.\n\n**Afspraken**\n\n- Wilg belt voor vrijdag haar zus over het weekend.",
    );
    material(
        &p,
        "angst.md",
        "# Angst\n\nEr is gevaar bij zware angst voor de toekomst: verwijs dan door.",
    );
    (p, case)
}

#[test]
fn what_was_agreed_is_told_and_not_every_sentence_with_the_clients_name() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = file(dir.path());
    let answer = told(&p, case, "Wat sprak ik af met Wilg?");
    assert!(
        answer
            .answer
            .starts_with("Wilg belt voor vrijdag haar zus over het weekend."),
        "{answer:?}"
    );
    assert!(!answer.answer.contains("op tijd"), "{answer:?}");
    let place = &answer.sentences[0].citations[0];
    assert_eq!(place.title, "Verder");
    assert_eq!(place.day, Some(jiff::civil::date(2026, 6, 5)));
    assert_eq!(place.named(), "Verder (2026-06-05)");
    // A script reads it as it always did, and the day by itself.
    let script = serde_json::to_value(answer.clone().for_scripts()).unwrap();
    let cited = &script["sentences"][0]["citations"][0];
    assert_eq!(cited["title"], "Verder (2026-06-05)");
    assert_eq!(cited["day"], "2026-06-05");
    assert!(crate::practice::written(&answer).contains("Verder (2026-06-05)"));
    let there = p.open_source(place.source_id).unwrap().text.into_inner();
    let agreed = "Wilg belt voor vrijdag haar zus over het weekend.";
    assert_eq!(part(&there, place.span), agreed);
    // What it names decides.
    let answer = told(
        &p,
        case,
        "Wat heb ik met Wilg afgesproken over haar pauzes?",
    );
    assert!(answer.answer.contains("een lijst van haar pauzes"));
    assert!(!answer.answer.contains("weekend"));
}

#[test]
fn the_figure_of_now_is_the_newest() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = file(dir.path());
    let answer = told(&p, case, "Welk cijfer geeft Wilg haar grenzen nu?");
    assert_eq!(answer.answer, "Cijfer. Een 7.");
    assert_eq!(
        answer.sentences[0].citations[0].named(),
        "Verder (2026-06-05)"
    );
    let answer = told(&p, case, "Welke cijfers gaf Wilg haar grenzen?");
    assert_eq!(
        answer.answer,
        "Cijfer. Een 7. Haar cijfer voor grenzen: een 4."
    );
}

#[test]
fn a_goal_is_quoted_and_can_be_opened() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = file(dir.path());
    let goal = NewGoal {
        case_id: case,
        title: "Rustig nee zeggen".into(),
        expected: Some("Zegt een keer per week nee.".into()),
        target: None,
    };
    let id = p.vault().add_goal(&goal).unwrap();
    for question in ["Wat is het doel van Wilg?", "Welke doelen heeft de cliënt?"] {
        let answer = told(&p, case, question);
        assert_eq!(
            answer.answer, "Rustig nee zeggen. Zegt een keer per week nee.",
            "{question}"
        );
        let place = &answer.sentences[0].citations[0];
        assert_eq!(place.path, format!("goal:{id}"));
        let opened = p.open_source(place.source_id).unwrap();
        assert!(opened.text.reveal().starts_with(&answer.answer));
    }
}

#[test]
fn a_goal_is_found_in_its_own_case_and_nowhere_else() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = file(dir.path());
    let other = p.add_case("Eik", "Werken").unwrap();
    let goal = |case_id, title: &str| {
        let goal = NewGoal {
            case_id,
            title: title.into(),
            expected: Some("Zegt een keer per week nee.".into()),
            target: None,
        };
        let id = p.vault().add_goal(&goal).unwrap();
        format!("goal:{id}")
    };
    let theirs = goal(case, "Rustig nee zeggen tegen de directeur");
    let others = goal(other, "Nee zeggen tegen de directeur");
    let found = |case, archived, query: &str| {
        let scope = Scope {
            case,
            archived,
            everything: case.is_none(),
        };
        p.search(query, scope, 10, Mode::Fused).unwrap()
    };
    let goals = |found: &Found| -> Vec<String> {
        let paths = found.hits.iter().map(|h| h.path.clone());
        paths.filter(|p| p.starts_with("goal:")).collect()
    };
    for query in [
        "directeur",
        "\"tegen de directeur\"",
        "direct*",
        "goal doel",
    ] {
        let here = found(Some(case), false, query);
        assert_eq!(goals(&here), [theirs.as_str()], "{query}");
        assert_eq!(here.hits[0].path, theirs, "{query}");
        assert!(here.relevant, "{query}");
        assert_eq!(goals(&found(Some(other), false, query)), [others.as_str()]);
        assert!(goals(&found(None, true, query)).is_empty(), "{query}");
    }
    // It stands among the rest by what it holds of the query, and is opened like it.
    let among = found(Some(case), false, "Wat zegt Wilg tegen haar chef?");
    assert_eq!(among.hits[0].source, "Verder", "{among:?}");
    let ranks: Vec<usize> = among.hits.iter().map(|h| h.rank).collect();
    assert_eq!(ranks, (1..=ranks.len()).collect::<Vec<_>>());
    assert!(among.hits.is_sorted_by(|a, b| a.score >= b.score));
    assert!(goals(&found(Some(case), false, "kamperfoelie")).is_empty());
    let hit = &found(Some(case), false, "directeur").hits[0];
    let opened = p.open_source(hit.source_id).unwrap();
    assert!(opened.text.reveal().contains("directeur"));
    // What is archived is searched only where that is asked for.
    p.archive_case(case, true).unwrap();
    assert!(goals(&found(Some(case), false, "directeur")).is_empty());
    assert_eq!(goals(&found(Some(case), true, "directeur")), [theirs]);
}

#[test]
fn what_materials_say_stands_apart_and_is_not_said_of_the_client() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = file(dir.path());
    let answer = told(&p, case, "Heeft de cliënt zware angst voor de toekomst?");
    let (first, rest) = answer.answer.split_once("\n\n").unwrap();
    assert_eq!(first, says("ask-notes-silent"));
    assert!(rest.starts_with(&says("ask-in-materials")), "{answer:?}");
    let said = part(&answer.answer, answer.sentences[0].span);
    assert!(said.starts_with("Er is gevaar"), "{said}");
    note(
        &p,
        case,
        7,
        "Zorgen",
        "Ze heeft zware angst voor de toekomst van haar gezin.",
    );
    let answer = told(&p, case, "Heeft de cliënt zware angst voor de toekomst?");
    let notes = answer.answer.find(&says("ask-in-notes")).unwrap();
    let hers = answer.answer.find("haar gezin").unwrap();
    let materials = answer.answer.find(&says("ask-in-materials")).unwrap();
    assert!(notes < hers && hers < materials, "{}", answer.answer);
}

#[test]
fn a_question_that_follows_is_read_with_the_one_before_it_and_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let (p, _) = practice(dir.path());
    material(
        &p,
        "weigeren.md",
        "# De drietrapsweigering\n\nDe drietrapsweigering is nee zeggen in drie stappen.\n\nOefen de drietrapsweigering minstens drie weken, elke dag een keer.",
    );
    material(
        &p,
        "lopen.md",
        "# Lang lopen\n\nHoe lang je moet oefenen voor een lange wandeling hangt af van je benen.",
    );
    let first = asked(&p, None, None, "Wat is de drietrapsweigering?");
    assert!(!first.notices.contains(&Notice::FollowUp));
    let second = asked(&p, None, first.turn, "En hoe lang moet je dat oefenen?");
    assert!(second.notices.contains(&Notice::FollowUp));
    assert!(second.answer.contains("drie weken"), "{second:?}");
    assert_eq!(
        second.searched.as_deref(),
        Some("En hoe lang moet je dat oefenen? drietrapsweigering")
    );
    let alone = asked(
        &p,
        None,
        first.turn,
        "Hoe lang oefen je een lange wandeling?",
    );
    assert!(!alone.notices.contains(&Notice::FollowUp) && alone.searched.is_none());
}

#[test]
fn a_question_about_a_technique_is_no_question_about_the_client() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = file(dir.path());
    material(
        &p,
        "schaal.md",
        "# Schaalvragen\n\nHet doel van de schaalvraag is een gesprek over de volgende stap.",
    );
    let answer = told(&p, case, "Wat is het doel van de schaalvraag?");
    assert!(
        answer.answer.contains("een gesprek over de volgende stap"),
        "{answer:?}"
    );
    assert!(!answer.answer.contains(&says("ask-notes-silent")));
}

#[test]
fn a_question_that_names_a_client_with_no_case_open_says_where_to_ask() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = file(dir.path());
    let question = "Wat sprak ik af met wilg?";
    let answer = asked(&p, None, None, question);
    assert!(answer.notices.contains(&Notice::NoCase), "{answer:?}");
    assert!(!answer.answer.contains("weekend"), "{answer:?}");
    let answer = asked(&p, None, None, "Wat is een wilgentak?");
    assert!(!answer.notices.contains(&Notice::NoCase), "{answer:?}");
    let answer = asked(&p, Some(case), None, question);
    assert!(!answer.notices.contains(&Notice::NoCase), "{answer:?}");
}

#[test]
fn a_question_in_a_case_that_names_another_client_says_where_to_ask() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = file(dir.path());
    let other = p.add_case("Wilg 2", "Rust").unwrap();
    let third = p.add_case("Ooievaar", "Rust").unwrap();
    note(&p, other, 3, "Gesprek", "Wilg 2 rust op zondag.");
    let told = |case, question: &str| {
        let answer = asked(&p, Some(case), None, question);
        answer.notices.contains(&Notice::NoCase)
    };
    assert!(told(case, "Wat sprak ik af met ooievaar?"));
    assert!(told(case, "Wat sprak ik af met Wilg 2?"));
    assert!(!told(case, "Wat sprak ik af met Wilg?"));
    assert!(!told(other, "Wanneer rust Wilg 2?"));
    assert!(told(third, "Wat sprak ik af met Wilg?"));
    // However often, in however long a text.
    let from = std::time::Instant::now();
    let often = "Wilg zei wat. ".repeat(20_000);
    assert!(!p.names_a_client(&often, Some(case)).unwrap());
    let named = p.names_a_client(&(often + "Ooievaar"), Some(case));
    assert!(named.unwrap());
    assert!(from.elapsed().as_secs() < 10, "{:?}", from.elapsed());
}

#[test]
fn a_document_of_the_case_is_no_note_and_the_same_document_twice_is_said_once() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = practice(dir.path());
    let text = "De zus van Wilg woont in een rustig huis aan het water.";
    let files = [("familie.md".to_owned(), text.as_bytes().to_vec())];
    p.library().import_bytes(&files, Some(case)).unwrap();
    p.library().import_bytes(&files, None).unwrap();
    let question = "Waar woont haar zus?";
    let answer = asked(&p, Some(case), None, question).answer;
    assert_eq!(answer.matches("rustig huis").count(), 1, "{answer}");
    assert!(!answer.contains("In je notities:"), "{answer}");
    assert!(answer.contains("In je materialen:"), "{answer}");
    note(
        &p,
        case,
        3,
        "Zus",
        "De zus van Wilg woont nu weer in de stad.",
    );
    let answer = asked(&p, Some(case), None, question).answer;
    let (notes, materials) = answer
        .split_once("In je materialen:")
        .unwrap_or((&answer, ""));
    assert!(notes.contains("de stad"), "{answer}");
    assert!(!notes.contains("rustig huis"), "{answer}");
    assert!(materials.matches("rustig huis").count() < 2, "{answer}");
}

#[test]
fn what_was_quoted_just_before_is_not_the_answer_to_why() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = practice(dir.path());
    note(
        &p,
        case,
        3,
        "Nacht",
        "Wilg slaapt slecht en wordt om vier uur wakker.",
    );
    let first = asked(&p, Some(case), None, "Hoe slaapt Wilg?");
    assert!(first.answer.contains("vier uur"), "{}", first.answer);
    for question in ["Waarom?", "En waarom dan?"] {
        let why = asked(&p, Some(case), first.turn, question);
        assert!(!why.answer.contains("vier uur"), "{}", why.answer);
        assert_eq!(why.answer, says("ask-no-reason"));
        assert!(why.nearest.is_empty() && why.sentences.is_empty());
    }
    // What answers a question of its own is said, though it was quoted among other things.
    let both = [
        ("Wilg slaapt slecht.".to_owned(), Vec::new()),
        ("Het duurt twee uur.".to_owned(), Vec::new()),
    ];
    let quoted: Vec<String> = both.iter().map(|p| p.0.clone()).collect();
    let mut own = both[1..].to_vec();
    assert!(!super::leave_out(
        "Hoe lang duurt het?",
        &quoted,
        &mut own,
        &mut Vec::new()
    ));
    assert_eq!(own.len(), 1);
    assert!(super::leave_out("Waarom?", &quoted, &mut own, &mut Vec::new()) && own.is_empty());
}
