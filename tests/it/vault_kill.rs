//! `kill -9` at random moments while drafts, notes, sources and an index are written: nothing that was
//! acknowledged is missing afterwards, and the vault is sound. KLANKBORD_KILLS sets how often (15).

use klankbord::casebook::*;
use klankbord::vault::*;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tantivy::directory::{Directory, TerminatingWrite};

const CHILD: &str = "KLANKBORD_KILL_CHILD";

fn body(kind: &str, i: u64) -> String {
    format!("{kind} {i} ").repeat(1 + usize::try_from(i * 37 % 900).unwrap())
}

fn source(i: u64) -> NewSource {
    NewSource {
        kind: SourceKind::Material,
        case_id: None,
        note_id: None,
        title: format!("bron {}", i % 7),
        path: format!("{}.md", i % 7),
        lang: "nl".into(),
        hash: i.to_string(),
    }
}

/// The victim: writes and says what is safe, until it is killed.
#[test]
fn child_that_is_killed() {
    let Ok(dir) = std::env::var(CHILD) else {
        return;
    };
    let v = Arc::new(Vault::open(Path::new(&dir), &Unlock::None).unwrap());
    let case_id = v.cases(&CaseFilter::default()).unwrap()[0].case.id;
    let mut i: u64 = v.setting("next").unwrap().unwrap().parse().unwrap();
    let say = |line: String| {
        // The handle itself: the test harness keeps what println! says to itself.
        // One write, so that a line is there whole or not at all.
        std::io::stderr()
            .write_all(format!("ACK {line}\n").as_bytes())
            .unwrap();
    };
    loop {
        i += 1;
        v.set_setting("next", &i.to_string()).unwrap();
        v.put_draft(&Draft {
            key: "note:1".into(),
            body: body("draft", i),
            meta: i.to_string(),
            saved_ms: 1,
        })
        .unwrap();
        say(format!("draft {i}"));
        let id = v
            .add_note(&NewNote {
                case_id,
                session_id: None,
                title: i.to_string(),
                body: body("note", i),
            })
            .unwrap();
        say(format!("note {id} {i}"));
        let text = body("source", i);
        let span = (0, text.chars().count());
        v.put_source(
            &source(i),
            &text,
            &[NewChunk {
                span,
                heading: vec![],
                lang: "nl".into(),
            }],
        )
        .unwrap();
        v.audit("import", &format!("source:{i}")).unwrap();
        say(format!("source {i}"));
        let d = v.directory();
        let name = format!("segment{i}");
        let mut w = d.open_write(Path::new(&name)).unwrap();
        w.write_all(body("segment", i).as_bytes()).unwrap();
        w.terminate().unwrap();
        d.sync_directory().unwrap();
        d.atomic_write(Path::new("meta.json"), name.as_bytes())
            .unwrap();
        say(format!("meta {i}"));
        if i > 3 {
            // Errors when an earlier life was killed before it wrote this one.
            let _ = d.delete(Path::new(&format!("segment{}", i - 3)));
        }
    }
}

fn new_vault() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    {
        let v = Vault::create_unprotected(dir.path()).unwrap();
        let client_id = v
            .add_client(&NewClient {
                label: "Wilg".into(),
                language: "nl".into(),
                ..Default::default()
            })
            .unwrap();
        v.add_case(&NewCase {
            client_id,
            title: "t".into(),
            opened: today(),
        })
        .unwrap();
        v.set_setting("next", "0").unwrap();
    }
    dir
}

#[test]
fn nothing_acknowledged_is_lost_when_the_process_is_killed() {
    let kills: u32 = std::env::var("KLANKBORD_KILLS")
        .ok()
        .and_then(|k| k.parse().ok())
        .unwrap_or(15);
    let mut dir = new_vault();
    let mut acknowledged = 0u64;
    for round in 0..kills {
        // A vault that grows for a thousand rounds would spend them on its own check.
        if round > 0 && round % 50 == 0 {
            dir = new_vault();
        }
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "vault_kill::child_that_is_killed",
                "--nocapture",
                "--test-threads=1",
            ])
            .env(CHILD, dir.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap());
        let (tx, rx) = crossbeam_channel::unbounded();
        let reader = std::thread::spawn(move || {
            for line in lines.lines().map_while(|l| l.ok()) {
                if tx.send(line).is_err() {
                    break;
                }
            }
        });
        // Wait for a sign of life, then a moment that nobody chose.
        let first = rx.recv_timeout(Duration::from_secs(60)).unwrap();
        let noise = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap()
            .subsec_nanos();
        std::thread::sleep(Duration::from_micros(u64::from(noise % 60_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        reader.join().unwrap();
        let lines: Vec<String> = std::iter::once(first).chain(rx.try_iter()).collect();

        let v = Arc::new(Vault::open(dir.path(), &Unlock::None).unwrap());
        assert_eq!(
            v.check().unwrap(),
            Vec::<String>::new(),
            "after kill {round}"
        );
        let last = |kind: &str| {
            lines
                .iter()
                .rev()
                .find_map(|l| l.strip_prefix(&format!("ACK {kind} ")))
        };
        for l in &lines {
            // A line cut off by the kill was not an acknowledgement.
            let Some(rest) = l.strip_prefix("ACK ") else {
                assert!(lines.last() == Some(l), "the child said: {lines:?}");
                continue;
            };
            acknowledged += 1;
            if let Some((id, i)) = rest.strip_prefix("note ").and_then(|r| r.split_once(' ')) {
                let (Ok(id), Ok(i)) = (id.parse(), i.parse()) else {
                    continue;
                };
                assert_eq!(v.note(NoteId(id)).unwrap().reveal().body, body("note", i));
            }
        }
        if let Some(i) = last("draft").and_then(|i| i.parse::<u64>().ok()) {
            let d = v.draft("note:1").unwrap().unwrap();
            let kept: u64 = d.meta.parse().unwrap();
            assert!(
                kept >= i && d.body == body("draft", kept),
                "draft {i}, kept {kept}"
            );
        }
        if let Some(i) = last("source").and_then(|i| i.parse::<u64>().ok()) {
            let s = v
                .source_by_path(SourceKind::Material, None, &format!("{}.md", i % 7))
                .unwrap()
                .unwrap();
            let kept: u64 = s.hash.parse().unwrap();
            assert!(kept >= i);
            assert!(*v.source_text(s.id).unwrap().reveal() == body("source", kept));
        }
        let d = v.directory();
        if let Ok(meta) = d.atomic_read(Path::new("meta.json")) {
            // Whatever meta.json was left, the segment it names is there and whole.
            let name = String::from_utf8(meta).unwrap();
            let i: u64 = name.strip_prefix("segment").unwrap().parse().unwrap();
            assert!(
                last("meta")
                    .and_then(|l| l.parse::<u64>().ok())
                    .is_none_or(|l| i >= l)
            );
            let bytes = d.open_read(Path::new(&name)).unwrap().read_bytes().unwrap();
            assert!(bytes.as_slice() == body("segment", i).as_bytes());
        } else {
            assert!(last("meta").is_none());
        }
    }
    assert!(acknowledged >= u64::from(kills));
}
