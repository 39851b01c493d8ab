//! The arm of vectors: exact, right after deletes, fair between languages; and how long a million take.

use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn the_scan_agrees_with_sorting_everything_after_any_adds_and_removes(
        vectors in prop::collection::vec((0i64..40, prop::collection::vec(-1f32..1.0, 16), 0i64..3), 1..60),
        removed in prop::collection::vec(0i64..40, 0..20),
        query in prop::collection::vec(-1f32..1.0, 16),
    ) {
        let mut d = Dense::default();
        let mut truth: HashMap<i64, (Vec<f32>, i64)> = HashMap::new();
        for (id, v, case) in vectors {
            let (scale, q) = quantise(&v);
            d.add(ChunkId(id), SourceId(1), case, scale, Lang::Other, &q);
            truth.insert(id, (q.iter().map(|x| f32::from(*x) * scale).collect(), case));
        }
        for id in removed {
            d.remove(ChunkId(id));
            truth.remove(&id);
        }
        prop_assert_eq!(d.len(), truth.len());
        let found = d.search(&Question::plain(&query), &|c| c != 2, 40);
        let mut expected: Vec<f32> = truth.values().filter(|(_, c)| *c != 2)
            .map(|(v, _)| v.iter().zip(&query).map(|(a, b)| a * b).sum()).collect();
        expected.sort_by(|a, b| b.total_cmp(a));
        prop_assert_eq!(found.len(), expected.len());
        for (a, b) in found.iter().zip(expected) {
            prop_assert!((a.cosine - b).abs() < 1e-3);
        }
    }
}

#[test]
fn a_large_store_is_scanned_in_shares_that_miss_nothing() {
    let mut d = Dense::default();
    let n = i64::try_from(ALONE).unwrap() + 1_001;
    for id in 0..n {
        let v = [1.0, f32::from(i16::try_from(id % 97).unwrap()) / 97.0, 0.1];
        let (scale, q) = quantise(&v);
        d.add(ChunkId(id), SourceId(1), id % 2, scale, Lang::Dutch, &q);
    }
    for id in [0, 7, n - 1] {
        let v = [-1.0, 0.0, 0.0];
        let (scale, q) = quantise(&v);
        d.add(ChunkId(id), SourceId(1), 0, scale, Lang::Dutch, &q);
    }
    let found = d.search(&Question::plain(&[-1.0, 0.0, 0.0]), &|c| c == 0, 3);
    let mut ids: Vec<i64> = found.iter().map(|f| f.chunk.0).collect();
    ids.sort_unstable();
    assert_eq!(ids, [0, 7, n - 1]);
}

#[test]
fn the_other_language_is_compared_with_its_own_mean() {
    let mut d = Dense::default();
    // English lies nearer to this query as a whole; one Dutch passage stands out among the Dutch ones.
    for id in 0..40 {
        let (lang, x) = if id % 2 == 0 {
            (Lang::English, 0.9)
        } else {
            (Lang::Dutch, 0.6)
        };
        let (scale, q) = quantise(&[x, 0.3, 0.2]);
        d.add(ChunkId(id), SourceId(1), 0, scale, lang, &q);
    }
    let (scale, q) = quantise(&[0.85, 0.3, 0.2]);
    d.add(ChunkId(99), SourceId(2), 0, scale, Lang::Dutch, &q);
    let query = [1.0, 0.0, 0.0];
    let plain = d.search(&Question::plain(&query), &|_| true, 1);
    assert_ne!(plain[0].chunk, ChunkId(99));
    let question = d.question(Question::plain(&query).put);
    assert_eq!(d.search(&question, &|_| true, 1)[0].chunk, ChunkId(99));
    d.remove(ChunkId(99));
    let question = d.question(Question::plain(&query).put);
    assert!((question.bias(Lang::Dutch) - 0.6).abs() < 0.1);
}

#[test]
fn each_language_is_asked_in_its_own_way() {
    let mut d = Dense::default();
    for (id, lang) in [(1, Lang::Dutch), (2, Lang::English), (3, Lang::Other)] {
        let (scale, q) = quantise(&[1.0, 0.5, 0.0]);
        d.add(ChunkId(id), SourceId(1), 0, scale, lang, &q);
    }
    let mut question = Question::plain(&[0.2, 0.0, 0.0]);
    question.put.to[Lang::English as usize] = vec![0.2, 0.4, 0.0];
    let found = d.search(&question, &|_| true, 3);
    assert_eq!(found[0].chunk, ChunkId(2));
    assert!((found[0].near - 0.4).abs() < 0.01);
    // What is told of it is still the cosine with the question as it was asked.
    assert!((found[0].cosine - 0.2).abs() < 0.01);
}

/// `cargo test --lib library::dense -- --ignored --nocapture` prints how long the exact scan of a million vectors of 384 components takes here.
#[test]
#[ignore = "takes 0.5 GB and some seconds; prints a figure"]
fn a_million_vectors_are_scanned_exactly() {
    let mut d = Dense::default();
    let mut state = 1u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        i8::try_from(i32::from((state >> 24) as u8) - 128).unwrap_or(0)
    };
    for id in 0..1_000_000 {
        let q: Vec<i8> = (0..384).map(|_| next()).collect();
        d.add(ChunkId(id), SourceId(1), id % 50, 0.001, Lang::Dutch, &q);
    }
    let mut times = Vec::new();
    for _ in 0..20 {
        let query: Vec<f32> = (0..384).map(|_| f32::from(next()) / 2_000.0).collect();
        let question = d.question(Question::plain(&query).put);
        let from = std::time::Instant::now();
        let found = d.search(&question, &|_| true, 60);
        times.push(from.elapsed().as_secs_f64() * 1e3);
        assert_eq!(found.len(), 60);
    }
    times.sort_by(f64::total_cmp);
    println!(
        "exact scan of 1,000,000 x 384: median {:.1} ms, most {:.1} ms",
        times[10], times[19]
    );
}

#[test]
fn what_stands_around_a_chunk_is_of_its_own_source_only() {
    let mut d = Dense::default();
    // Two sources side by side in numbers; the second lies the other way.
    for (id, source, x) in [(1, 1, 1.0), (2, 1, 0.5), (3, 2, -1.0), (9, 1, -1.0)] {
        let (scale, q) = quantise(&[x, 0.0]);
        d.add(ChunkId(id), SourceId(source), 0, scale, Lang::Dutch, &q);
    }
    let question = Question::plain(&[1.0, 0.0]);
    let around = |id| {
        d.around(&question, ChunkId(id))
            .map(|x| (x * 100.0).round())
    };
    // 9 is of the same source, but too far away.
    assert_eq!([around(1), around(2)], [Some(75.0), Some(75.0)]);
    assert_eq!(around(3), Some(-100.0));
    assert_eq!(around(4), None);
    assert!(d.holds(Lang::Dutch) && !d.holds(Lang::English));
}
