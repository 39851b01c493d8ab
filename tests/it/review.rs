//! The review of a batch in the workbench: nothing unseen or undecided is approved, approving is typed, and more can be taken out by selecting it.

use crate::hived::Hived;
use crate::run::Place;
use crate::screen::Screen;

fn open_review(s: &mut Screen) {
    s.shows("Cases");
    s.press("S");
    s.shows("To be read");
    s.shows("Batch 1");
    // The coach, the client, the batch.
    s.press("jj\r");
    s.shows("What would leave");
}

/// The characters of the hash that are asked for.
fn asked(s: &Screen) -> String {
    let text = s.text();
    let rest = text.split("Type ").nth(1).unwrap();
    rest.chars().take(8).collect()
}

#[test]
fn a_batch_is_approved_only_when_all_of_it_was_seen_and_decided_and_by_typing_its_hash() {
    for (cols, rows) in [(120, 40), (80, 24)] {
        let p = Place::with_batch();
        let mut s = Screen::open(&p, cols, rows, "en");
        open_review(&mut s);
        s.press("A");
        s.shows("Not yet");
        // Whatever does not fit is scrolled to; seeing is the last row.
        for _ in 0..6 {
            s.press(" ");
        }
        s.shows("seen");
        let all = p_findings(&s);
        for n in 0..all {
            s.press("a");
            s.shows(&format!("{} of {all} decided", n + 1));
        }
        for _ in 0..6 {
            s.press(" ");
        }
        s.shows("· 1 seen");
        // One client among one: that takes a second decision.
        s.press("A");
        s.shows("A once more");
        s.press("o");
        s.shows("nobody can hide");
        s.press("q");
        s.press("A");
        s.shows("to approve exactly this");
        s.press("00000000\r");
        s.shows("nothing was approved");
        s.press("A");
        s.shows("to approve exactly this");
        let hash = asked(&s);
        s.press(&hash);
        s.press("\r");
        s.shows("One record waits");
        s.press("\x11");
        s.ends();
        let list = p.json(&["export", "list"]).to_string();
        assert!(list.contains(&hash), "{list}");
    }
}

/// How many findings the screen counts.
fn p_findings(s: &Screen) -> usize {
    let text = s.text();
    let rest = text.split("Findings: ").nth(1).unwrap();
    rest.split_whitespace().nth(2).unwrap().parse().unwrap()
}

#[test]
fn more_is_taken_out_word_by_word() {
    let p = Place::with_batch();
    let line = p.json(&["export", "review", "1"])["records"][0]["original"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut s = Screen::open(&p, 120, 40, "en");
    open_review(&mut s);
    let before = p_findings(&s);
    // To a word of the taxonomy that stays: from the first of the patterns on by words, and one is selected.
    s.press("v");
    s.shows("take out more");
    let at = line.find("perfectionism").unwrap();
    // Words as the keys step through them.
    let chars: Vec<char> = line.chars().collect();
    let first = "\"patterns\":[\"";
    let mut here = line.find(first).unwrap() + first.len();
    while here < at {
        let gap = (here..chars.len())
            .find(|i| !chars[*i].is_alphanumeric())
            .unwrap();
        here = (gap..chars.len())
            .find(|i| chars[*i].is_alphanumeric())
            .unwrap();
        s.press("w");
    }
    // The word at the cursor, without selecting it.
    s.press("\r");
    s.shows(&format!("of {} decided", before + 1));
    // What it says besides words is said more coarsely.
    s.press("f");
    s.shows("the number of sessions: 1");
    s.press("j\r");
    s.shows("said as 5, where it is 1");
    s.press("q");
    s.shows("What would leave");
    s.press("q");
    s.shows("To be read");
    s.press("m");
    s.shows("No word is marked");
    s.press("q");
    s.press("q");
    s.press("q");
    s.ends();
    let shown = p.run(&["export", "show", "1"], "");
    assert!(!String::from_utf8_lossy(&shown.stdout).contains("perfectionism"));
}

#[test]
fn what_changed_since_the_last_time_stands_beside_the_record_and_in_full_one_key_away() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    h.place.session("1", "silence", "pleasing");
    h.json(&["export", "prepare"]);
    for (cols, rows, beside) in [(120, 40, true), (80, 24, false)] {
        let mut s = Screen::open(&h.place, cols, rows, "en");
        s.shows("Cases");
        s.press("S");
        s.shows("Batch 2");
        s.press("jj\r");
        s.shows("Since last time: + pleasing");
        // Side by side, or one above the other.
        let text = s.text();
        let own = text.lines().position(|l| l.contains("Your words")).unwrap();
        let leaving = text
            .lines()
            .position(|l| l.contains("What would leave"))
            .unwrap();
        assert_eq!(own == leaving, beside, "{text}");
        s.press("o");
        s.shows("the number of sessions: 1 → 2");
        // The page is longer than a small terminal.
        for _ in 0..if beside { 0 } else { 40 } {
            s.press("j");
        }
        s.shows("As it would leave now");
        for _ in 0..3 {
            s.press("q");
        }
        s.press("q");
        s.ends();
    }
}

#[test]
fn whoever_reads_stays_at_their_record_when_a_decision_changes_its_line() {
    let p = crate::plain_sharing::of_four();
    let mut s = Screen::open(&p, 120, 40, "en");
    s.shows("Cases");
    s.press("S");
    s.shows("Batch 1: 4 records");
    // The coach, four clients, the batch.
    s.press("jjjjj\r");
    s.shows("record 1 of 4");
    for at in 1..=4 {
        s.shows(&format!("record {at} of 4"));
        s.shows("0 of 2 decided");
        s.press("m");
        s.shows("1 of 2 decided");
        s.press("j");
        s.press("m");
        s.shows("2 of 2 decided");
        s.shows(&format!("record {at} of 4"));
        let text = s.text();
        // Both findings are words of one client.
        let marked: Vec<&str> = text
            .lines()
            .filter(|l| l.contains("= distinctive"))
            .collect();
        assert_eq!(marked.len(), 2, "{text}");
        let of = |l: &str| l.split(" → ").next().unwrap().chars().last().unwrap();
        assert_eq!(of(marked[0]), of(marked[1]), "{text}");
        s.press("n");
    }
    s.press("q");
    s.press("q");
    s.press("q");
    s.ends();
}

#[test]
fn a_client_is_erased_handed_over_and_the_log_checked_in_the_panes() {
    let p = Place::with_batch();
    let mut s = Screen::open(&p, 80, 24, "en");
    s.shows("Wilg");
    s.press("\r");
    s.shows("Ask a question");
    s.press(":audit\r");
    s.shows("The log is whole");
    let head = s.text().split("Head: ").nth(1).unwrap().trim().to_owned();
    let head: String = head
        .chars()
        .take_while(|c| *c != ' ' && *c != '\n')
        .collect();
    s.press("q");
    s.press(":retention\r");
    s.shows("nobody is due");
    s.press("q");
    s.press(":hand-over\r");
    s.shows(".zip for both");
    let file = p.file("out.zip");
    // What is proposed goes first.
    s.press(&format!("\x15{}\r", file.display()));
    s.shows("Written");
    let zip = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
    assert_eq!(zip.len(), 2);
    s.press(":erase-client\r");
    s.shows("Type Wilg to do it");
    s.press("wilg\r");
    s.shows("nothing was erased");
    s.press("\x15Wilg\r");
    s.shows("Gone: 1 case");
    s.press("\x11");
    s.ends();
    assert_eq!(p.json(&["client", "list"]).as_array().unwrap().len(), 0);
    let verdict = p.run(&["audit", "verify", "--against", &head], "");
    assert!(verdict.status.success(), "{head}");
}
