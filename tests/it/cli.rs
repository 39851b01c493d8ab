//! The plain commands, driven as a script would: what goes in comes out, and what is wrong is said in one sentence.

use crate::run::{Place, cited};
use serde_json::Value;

fn a_case(p: &Place) -> (String, String) {
    let client = p.json(&[
        "client",
        "add",
        "Wilg",
        "--language",
        "nl",
        "--name",
        "Saskia de Vries",
    ])["id"]
        .to_string();
    let case = p.json(&["case", "add", &client, "Werkhervatting"])["id"].to_string();
    (client, case)
}

#[test]
fn a_case_with_session_note_and_goal_comes_back_as_it_went_in() {
    let p = Place::with_vault();
    let (client, case) = a_case(&p);
    let session = p.json(&[
        "session",
        "add",
        &case,
        "--date",
        "2026-03-02",
        "--minutes",
        "75",
        "--technique",
        "scaling-question",
        "--pattern",
        "perfectionism",
        "--outcome",
        "insight",
    ])["id"]
        .to_string();
    let body = "# Tweede gesprek\n\nZe gaf zichzelf een vier. Vrijdag belt ze de bedrijfsarts.\n";
    let note = p.json_with(&["note", "add", &case, "--session", &session], body)["id"].to_string();
    let shown = p.json(&["note", "show", &note]);
    assert_eq!(shown["body"], body);
    assert_eq!(shown["title"], "Tweede gesprek");
    let s = p.json(&["session", "show", &session]);
    assert_eq!(
        (s["duration_min"].as_u64(), s["outcome"].as_str()),
        (Some(75), Some("insight"))
    );
    let goal = p.json(&[
        "goal",
        "add",
        &case,
        "Weer drie dagen werken",
        "--target",
        "2026-09-01",
    ])["id"]
        .to_string();
    p.json(&["goal", "score", &goal, "-2", "--date", "2026-03-02"]);
    p.json(&["goal", "score", &goal, "1", "--date", "2026-05-02"]);
    let goals = p.json(&["goal", "list", &case]);
    assert_eq!(goals[0]["scores"].as_array().unwrap().len(), 2);
    assert!(
        String::from_utf8(p.run(&["goal", "list", &case], "").stdout)
            .unwrap()
            .contains("▁▆")
    );
    assert_eq!(
        p.json(&["client", "show", &client])["details"]["name"],
        "Saskia de Vries"
    );
    let csv = String::from_utf8(p.run(&["hours"], "").stdout).unwrap();
    assert!(
        csv.contains("2026-03-02,Wilg,Werkhervatting,individual,paid,75,1.25"),
        "{csv}"
    );
    assert!(csv.starts_with("date,client,case,format,payment,minutes,hours"));
    assert!(!csv.contains("Saskia"));
    // In Dutch as a spreadsheet in Dutch opens it.
    let csv = String::from_utf8(p.run(&["--lang", "nl", "hours"], "").stdout).unwrap();
    assert!(
        csv.starts_with("datum;cliënt;casus;vorm;betaling;minuten;uren"),
        "{csv}"
    );
    let row = "2026-03-02;Wilg;Werkhervatting;individueel;betaald;75;1,25";
    assert!(csv.contains(row), "{csv}");
    let audit = p.json(&["audit", "verify"]);
    assert_eq!(audit["ok"], true);
    assert!(audit["entries"].as_u64().unwrap() >= 6);
}

#[test]
fn an_imported_folder_is_searched_cited_and_only_changed_files_are_taken_again() {
    let p = Place::with_vault();
    let books = p.file("books");
    std::fs::create_dir_all(books.join("nl")).unwrap();
    std::fs::write(books.join("nl/schaal.md"), "# Schaalvragen\n\nEen schaalvraag laat de cliënt van nul tot tien aangeven waar hij staat. Daarna vraag je wat maakt dat het geen lager cijfer is.\n").unwrap();
    std::fs::write(books.join("grow.txt"), "The GROW model has four steps. Goal comes first, because a conversation without a goal drifts.\n").unwrap();
    std::fs::write(
        books.join("page.html"),
        "<h1>Silence</h1><p>Silence gives the client room to think before the next question.</p>",
    )
    .unwrap();
    std::fs::write(books.join("broken.pdf"), "not a pdf").unwrap();
    std::fs::write(books.join("photo.jpg"), [0u8; 10]).unwrap();
    let path = books.to_str().unwrap();
    let done = p.json(&["import", path]);
    assert_eq!(done["imported"], 3);
    assert_eq!(done["skipped"].as_array().unwrap().len(), 2, "{done}");
    let again = p.json(&["import", path]);
    assert_eq!(
        (again["imported"].as_u64(), again["unchanged"].as_u64()),
        (Some(0), Some(3))
    );
    std::fs::write(
        books.join("grow.txt"),
        "The GROW model has four steps. Reality is the second one, and it is often skipped.\n",
    )
    .unwrap();
    assert_eq!(p.json(&["import", path])["imported"], 1);
    let found = p.json(&["search", "goal drifts"]);
    assert!(
        !found
            .to_string()
            .contains("a conversation without a goal drifts"),
        "the old text is still found"
    );
    assert_eq!(found["mode"], "lexical");

    for (question, word) in [
        ("Wat is een schaalvraag?", "nul tot tien"),
        ("Which step of GROW is often skipped?", "often skipped"),
    ] {
        let answer = p.json(&["ask", question]);
        assert_eq!(answer["engine"], "extractive");
        assert_eq!(answer["network"], "none");
        let text = answer["answer"].as_str().unwrap();
        assert!(text.contains(word), "{question}: {text}");
        for sentence in answer["sentences"].as_array().unwrap() {
            let citation = &sentence["citations"][0];
            let source = p.json(&["material", "show", &citation["source_id"].to_string()]);
            let there = cited(source["text"].as_str().unwrap(), &citation["span"]);
            assert_eq!(there.replace('\n', " "), cited(text, &sentence["span"]));
        }
    }
    let nothing = p.json(&["ask", "Hoeveel kost een treinkaartje naar Maastricht?"]);
    assert_eq!(nothing["sentences"].as_array().unwrap().len(), 0);
    assert!(
        nothing["notices"].to_string().contains("nothing-found"),
        "{nothing}"
    );
}

#[test]
fn a_case_is_never_answered_from_another_and_archived_ones_only_on_demand() {
    let p = Place::with_vault();
    let (_, first) = a_case(&p);
    let client = p.json(&["client", "add", "Beuk"])["id"].to_string();
    let second = p.json(&["case", "add", &client, "Loopbaan"])["id"].to_string();
    p.json_with(
        &["note", "add", &first],
        "Fatima wil minder uren werken op de afdeling inkoop.",
    );
    p.json_with(
        &["note", "add", &second],
        "Fatima wil juist meer uren werken als verpleegkundige.",
    );
    let texts = |v: &Value| {
        v["hits"]
            .as_array()
            .unwrap()
            .iter()
            .map(|h| h["text"].as_str().unwrap().to_owned())
            .collect::<String>()
    };
    let of_first = texts(&p.json(&["search", "Fatima uren werken", "--case", &first]));
    assert!(
        of_first.contains("inkoop") && !of_first.contains("verpleegkundige"),
        "{of_first}"
    );
    let nowhere = texts(&p.json(&["search", "Fatima uren werken"]));
    assert!(
        nowhere.is_empty(),
        "notes were found without a case: {nowhere}"
    );
    let answer = p.json(&["ask", "Wat wil Fatima met haar uren?", "--case", &second]);
    assert!(
        answer["answer"]
            .as_str()
            .unwrap()
            .contains("verpleegkundige"),
        "{answer}"
    );
    p.json(&["case", "archive", &first]);
    assert!(
        !p.json(&["case", "list"])
            .to_string()
            .contains("Werkhervatting")
    );
    assert!(
        p.json(&["case", "list", "--archived"])
            .to_string()
            .contains("Werkhervatting")
    );
    assert!(texts(&p.json(&["search", "Fatima", "--case", &first])).is_empty());
    assert!(
        texts(&p.json(&["search", "Fatima", "--case", &first, "--archived"])).contains("inkoop")
    );
}

#[test]
fn what_is_wrong_is_said_in_one_sentence_and_loses_nothing() {
    let p = Place::with_vault();
    let (_, case) = a_case(&p);
    p.json_with(&["note", "add", &case], "Blijft bestaan.");
    p.passphrase("een andere wachtzin");
    assert!(
        p.refused(&["case", "list"])
            .contains("does not open this vault")
    );
    let dutch = p.run(&["case", "list", "--lang", "nl"], "");
    assert!(String::from_utf8_lossy(&dutch.stderr).contains("opent deze kluis niet"));
    p.passphrase("een lange wachtzin");
    assert!(
        p.refused(&["session", "add", &case, "--technique", "hypnosis"])
            .contains("hypnosis")
    );
    assert!(p.refused(&["case", "show", "999"]).contains("999"));
    assert_eq!(
        p.run(&["goal", "score", "1", "3"], "").status.code(),
        Some(2)
    );
    assert_eq!(p.run(&["nonsense"], "").status.code(), Some(2));
    assert!(p.refused(&["init"]).contains("already a vault"));
    assert!(p.refused(&["note", "add", &case]).contains("no text"));
    let db = p.vault().join("vault.db");
    let good = std::fs::read(&db).unwrap();
    std::fs::write(&db, &good[..good.len() / 2]).unwrap();
    assert!(p.refused(&["case", "list"]).contains("damaged"));
    // In Dutch all of it, also what is wrong.
    let dutch = p.refused(&["case", "list", "--lang", "nl"]);
    assert!(
        !dutch.contains("page") && !dutch.contains("the file"),
        "{dutch}"
    );
    std::fs::write(&db, good).unwrap();
    assert!(
        p.json(&["case", "list"])
            .to_string()
            .contains("Werkhervatting")
    );
}

#[test]
fn a_backup_restores_and_the_passphrase_changes() {
    let p = Place::with_vault();
    let (_, case) = a_case(&p);
    p.json_with(&["note", "add", &case], "In de reservekopie.");
    let file = p.file("copy.klankbord");
    assert_eq!(
        p.json(&["backup", file.to_str().unwrap()])["verified"],
        true
    );
    assert!(
        p.refused(&["restore", file.to_str().unwrap()]).len() > 10,
        "restoring over a vault"
    );
    std::fs::rename(p.vault(), p.file("old")).unwrap();
    assert_eq!(
        p.json(&["restore", file.to_str().unwrap()])["verified"],
        true
    );
    assert!(
        p.json(&["search", "reservekopie", "--case", &case])
            .to_string()
            .contains("In de reservekopie.")
    );
    std::fs::write(p.file("new"), "nieuw en lang genoeg").unwrap();
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(p.file("new"), std::fs::Permissions::from_mode(0o600)).unwrap();
    p.json(&["passphrase", "--new-file", p.file("new").to_str().unwrap()]);
    assert!(p.refused(&["unlock"]).contains("does not open"));
    p.passphrase("nieuw en lang genoeg");
    assert_eq!(p.json(&["unlock"])["ok"], true);
}

#[test]
fn the_recovery_key_opens_and_others_may_not_read_the_passphrase() {
    let p = Place::new();
    let key = p.json(&["init"])["recovery_key"]
        .as_str()
        .unwrap()
        .to_owned();
    p.passphrase(&key.to_lowercase().replace('-', " "));
    assert_eq!(p.json(&["unlock", "--recovery"])["ok"], true);
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(p.file("pass"), std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(p.refused(&["unlock"]).contains("chmod 600"));
}

#[test]
fn the_program_describes_itself() {
    let p = Place::new();
    for shell in ["bash", "zsh", "fish"] {
        assert!(
            String::from_utf8(p.run(&["completions", shell], "").stdout)
                .unwrap()
                .contains("klankbord")
        );
    }
    assert!(
        String::from_utf8(p.run(&["man"], "").stdout)
            .unwrap()
            .contains(".TH klankbord")
    );
    let doctor = p.run(&["doctor", "--json"], "");
    assert_eq!(doctor.status.code(), Some(1), "there is no vault");
    let checks: Value = serde_json::from_slice(&doctor.stdout).unwrap();
    assert!(
        checks
            .as_array()
            .unwrap()
            .iter()
            .any(|c| c["check"] == "vault" && c["ok"] == false)
    );
    p.json(&["init"]);
    assert!(
        p.json(&["doctor"])
            .as_array()
            .unwrap()
            .iter()
            .all(|c| c["ok"] == true)
    );
}
