//! Sources, chunks, vectors.

use super::*;
use proptest::prelude::*;

/// A source of three chunks, a word each.
fn three(v: &Vault, case_id: CaseId) -> PutSource {
    let words = [chunk(0, 3), chunk(4, 8), chunk(9, 13)];
    v.put_source(&material("m.md", Some(case_id)), "een twee drie", &words)
        .unwrap()
}

#[test]
fn a_chunk_is_cut_from_its_source_exactly() {
    let dir = folder();
    let v = fresh(dir.path());
    // Characters of 1 to 4 bytes across several pieces.
    let text: String = (0..30_000)
        .map(|i| ['a', 'é', '漢', '🌳', '\n'][i % 5])
        .collect();
    let n = text.chars().count();
    let spans: Vec<_> = (0..n)
        .step_by(997)
        .map(|a| chunk(a, (a + 1200).min(n)))
        .collect();
    let put = v
        .put_source(&material("boek.md", None), &text, &spans)
        .unwrap();
    for (id, c) in put.chunks.iter().zip(&spans) {
        let want: String = text
            .chars()
            .skip(c.span.0)
            .take(c.span.1 - c.span.0)
            .collect();
        assert!(*v.chunk_text(*id).unwrap().reveal() == want);
    }
    assert!(*v.source_text(put.id).unwrap().reveal() == text);
    assert_eq!(v.chunks_of(put.id).unwrap().len(), spans.len());
    assert_eq!(v.chunk(put.chunks[1]).unwrap().heading, ["Kop", "Onder"]);
    assert_eq!(v.source(put.id).unwrap().chars, n);
    let beyond = v.put_source(&material("x", None), "kort", &[chunk(0, 5)]);
    assert!(matches!(beyond, Err(Error::Invalid(_))));
    sound(&v);
}

#[test]
fn replacing_a_source_keeps_its_id_and_reports_the_chunks_that_went() {
    let dir = folder();
    let v = fresh(dir.path());
    let c = case(&v, "Wilg");
    let a = v
        .put_source(
            &material("m.md", None),
            "een twee",
            &[chunk(0, 3), chunk(4, 8)],
        )
        .unwrap();
    let other_case = v
        .put_source(&material("m.md", Some(c)), "van de zaak", &[chunk(0, 3)])
        .unwrap();
    assert_ne!(a.id, other_case.id);
    let b = v
        .put_source(&material("m.md", None), "drie", &[chunk(0, 4)])
        .unwrap();
    assert_eq!((b.id, &b.removed), (a.id, &a.chunks));
    assert!(
        b.chunks
            .iter()
            .all(|c| !a.chunks.contains(c) && !other_case.chunks.contains(c))
    );
    assert_eq!(v.chunks_to_unindex().unwrap(), a.chunks);
    v.forget_unindexed(&a.chunks).unwrap();
    assert_eq!(v.remove_source(a.id).unwrap(), b.chunks);
    assert_eq!(v.chunks_to_unindex().unwrap(), b.chunks);
    assert!(matches!(v.source(a.id), Err(Error::NotFound(_))));
    assert_eq!(v.sources(None, None).unwrap().len(), 1);
    assert!(
        v.source_by_path(SourceKind::Material, Some(c), "m.md")
            .unwrap()
            .is_some()
    );
    assert!(
        v.source_by_hash(SourceKind::Material, None, "hash of m.md")
            .unwrap()
            .is_none()
    );
    sound(&v);
}

#[test]
fn the_text_of_a_note_is_stored_once_and_its_chunks_go_when_it_changes() {
    let dir = folder();
    let v = fresh(dir.path());
    let c = case(&v, "Wilg");
    let n = note(&v, c, "oude tekst");
    assert_eq!(v.notes_to_index().unwrap(), [n]);
    let mut s = NewSource {
        kind: SourceKind::Note,
        case_id: Some(c),
        note_id: Some(n),
        title: "t".into(),
        path: format!("note:{n}"),
        lang: "nl".into(),
        hash: "h1".into(),
    };
    let put = v.put_source(&s, "oude tekst", &[chunk(5, 10)]).unwrap();
    assert_eq!(v.chunk_text(put.chunks[0]).unwrap().reveal(), "tekst");
    let copies: i64 = v
        .read(|c| Ok(c.query_row("SELECT count(*) FROM source_piece", [], |r| r.get(0))?))
        .unwrap();
    assert_eq!((copies, v.notes_to_index().unwrap().len()), (0, 0));
    v.update_note(n, "titel", "oude tekst").unwrap();
    assert_eq!(
        v.chunks_of(put.id).unwrap().len(),
        1,
        "same body, same chunks"
    );
    v.update_note(n, "titel", "een heel andere tekst").unwrap();
    assert_eq!(v.chunks_of(put.id).unwrap().len(), 0);
    assert_eq!(v.chunks_to_unindex().unwrap(), put.chunks);
    assert_eq!(v.notes_to_index().unwrap(), [n]);
    assert_eq!(
        v.source_text(put.id).unwrap().reveal(),
        "een heel andere tekst"
    );
    sound(&v);
    s.hash = "h2".into();
    // A library that puts the title before the body gets its own copy of the text.
    let put = v
        .put_source(&s, "titel\neen heel andere tekst", &[chunk(0, 9)])
        .unwrap();
    assert_eq!(v.chunk_text(put.chunks[0]).unwrap().reveal(), "titel\neen");
    assert_eq!(v.source_of_note(n).unwrap().unwrap().id, put.id);
    sound(&v);
}

#[test]
fn work_for_the_index_survives_until_it_is_done() {
    let dir = folder();
    let v = fresh(dir.path());
    let c = case(&v, "Wilg");
    let put = three(&v, c);
    v.set_case_status(c, CaseStatus::Archived).unwrap();
    drop(v);
    let v = again(dir.path());
    let todo = v.chunks_unindexed(2).unwrap();
    assert_eq!(
        todo.iter()
            .map(|t| t.3.reveal().as_str())
            .collect::<Vec<_>>(),
        ["een", "twee"]
    );
    assert!(todo.iter().all(|t| t.1 == Some(c) && t.2));
    v.mark_indexed(&put.chunks[..2]).unwrap();
    assert_eq!(v.chunks_unindexed(9).unwrap().len(), 1);
    v.index_everything_again().unwrap();
    assert_eq!(v.chunks_unindexed(9).unwrap().len(), 3);
}

#[test]
fn vectors_come_back_as_stored_and_progress_counts_them() {
    let dir = folder();
    let v = fresh(dir.path());
    let c = case(&v, "Wilg");
    let put = three(&v, c);
    let gaps = |v: &Vault| {
        v.chunks_without_vector("e5", 9)
            .unwrap()
            .iter()
            .map(|g| g.0)
            .collect::<Vec<_>>()
    };
    assert_eq!(gaps(&v), put.chunks);
    v.put_vectors(
        "e5",
        &[
            (put.chunks[0], 0.5, vec![-128, 0, 127]),
            (put.chunks[2], 0.25, vec![1, 2, 3]),
        ],
    )
    .unwrap();
    v.put_vectors(
        "e5",
        &[
            (put.chunks[0], 0.75, vec![-1, 0, 1]),
            (ChunkId(999), 1.0, vec![0, 0, 0]),
        ],
    )
    .unwrap();
    assert_eq!(gaps(&v), [put.chunks[1]]);
    assert_eq!(v.vector_progress("e5").unwrap(), (2, 3));
    assert_eq!(v.vector_progress("other").unwrap(), (0, 3));
    let mut rows = Vec::new();
    v.vectors("e5", &mut |row| rows.push(row.clone())).unwrap();
    assert_eq!(
        rows[0],
        VectorRow {
            lang: "nl".into(),
            chunk_id: put.chunks[0],
            source_id: put.id,
            case_id: Some(c),
            archived: false,
            scale: 0.75,
            q: vec![-1, 0, 1]
        }
    );
    assert!(matches!(
        v.put_vectors("e5", &[(put.chunks[1], 1.0, vec![1])]),
        Err(Error::Invalid(_))
    ));
    // A replaced source takes its vectors along, and its new chunks are gaps again.
    let again = v
        .put_source(&material("m.md", Some(c)), "nieuw", &[chunk(0, 5)])
        .unwrap();
    assert_eq!(
        (gaps(&v), v.vector_progress("e5").unwrap()),
        (again.chunks, (0, 1))
    );
    sound(&v);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_text_with_any_chunks_comes_back(text in "\\PC{0,400}", cuts in proptest::collection::vec((0usize..400, 0usize..400), 0..8)) {
        let dir = folder();
        let v = Vault::create_unprotected(dir.path()).unwrap();
        let n = text.chars().count();
        let chunks: Vec<_> = cuts.iter().map(|(a, b)| { let (a, b) = (a % (n + 1), b % (n + 1)); chunk(a.min(b), a.max(b)) }).collect();
        let put = v.put_source(&material("m", None), &text, &chunks).unwrap();
        for (id, c) in put.chunks.iter().zip(&chunks) {
            let want: String = text.chars().skip(c.span.0).take(c.span.1 - c.span.0).collect();
            prop_assert_eq!(v.chunk_text(*id).unwrap().into_inner(), want);
        }
    }
}
