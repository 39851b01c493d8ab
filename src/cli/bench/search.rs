//! `bench search`: import speed and query times over many chunks. Texts and vectors are made up (see `filler`); the vectors are random
//! directions, which is the worst case for nothing and the usual case for an exact scan: its time does not depend on them.

use super::pty::quantile;
use super::{filler, ms};
use crate::engine::{self, Embedder, Purpose};
use crate::library::{Library, Mode, Scope};
use crate::vault::Vault;
use clap::Args;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Instant;

/// Options.
#[derive(Debug, Args)]
pub struct Search {
    /// Chunks to search in (made from files of about twenty chunks)
    #[arg(long, default_value_t = 100_000)]
    chunks: usize,
    /// Queries to measure
    #[arg(long, default_value_t = 300)]
    queries: usize,
    /// Dimensions of the vectors
    #[arg(long, default_value_t = 384)]
    dim: usize,
}

/// Gives every text a random direction at once, so that only search is measured and not a model.
struct Directions(usize);

impl Embedder for Directions {
    fn id(&self) -> &str {
        "bench-random"
    }
    fn dim(&self) -> usize {
        self.0
    }
    fn embed(&self, texts: &[&str], _: Purpose) -> engine::Result<Vec<Vec<f32>>> {
        Ok(texts
            .iter()
            .map(|t| {
                let seed = blake3::hash(t.as_bytes());
                let seed = seed
                    .as_bytes()
                    .iter()
                    .take(8)
                    .fold(0, |n, b| n << 8 | u64::from(*b));
                let mut random = filler::Random::new(seed);
                let v: Vec<f32> = (0..self.0).map(|_| random.unit() as f32 - 0.5).collect();
                let norm = v.iter().map(|x| x * x).sum::<f32>().sqrt();
                v.iter().map(|x| x / norm).collect()
            })
            .collect())
    }
    fn memory(&self) -> u64 {
        0
    }
}

/// Fills a vault, indexes it, and asks.
pub fn run(o: &Search) -> Result<Value, Box<dyn std::error::Error>> {
    let dir = tempfile::tempdir()?;
    let files = dir.path().join("files");
    std::fs::create_dir(&files)?;
    let mut random = filler::Random::new(2);
    // A chunk is about 1,000 characters: some 170 words of this text.
    for n in 0..o.chunks.div_ceil(20) {
        let paragraphs: Vec<String> = (0..20).map(|_| filler::text(&mut random, 170)).collect();
        std::fs::write(files.join(format!("{n:06}.txt")), paragraphs.join("\n\n"))?;
    }
    let vault = Arc::new(Vault::create_unprotected(&dir.path().join("vault"))?);
    let library = Library::open(vault.clone())?;
    let from = Instant::now();
    let imported = library.import(&[files], None, &mut |_, _| {})?;
    let import_s = from.elapsed().as_secs_f64();
    library.set_embedder(Some(Arc::new(Directions(o.dim))));
    while library.embed_pending(4096)? > 0 {}

    let mut figures = json!({
        "chunks": imported.chunks, "megabytes": imported.chars as f64 / 1e6,
        "import_mb_per_s": (imported.chars as f64 / 1e4 / import_s).round() / 100.0,
    });
    let queries: Vec<String> = (0..o.queries)
        .map(|_| {
            (0..4)
                .map(|_| filler::rare_word(&mut random))
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    for (name, mode) in [
        ("lexical", Mode::Lexical),
        ("dense", Mode::Dense),
        ("fused", Mode::Fused),
    ] {
        library.search("warm up", Scope::default(), 10, mode)?;
        let mut times = Vec::new();
        for q in &queries {
            let from = Instant::now();
            library.search(q, Scope::default(), 10, mode)?;
            times.push(from.elapsed().as_secs_f64());
        }
        if let Value::Object(map) = &mut figures {
            map.insert(format!("{name}_ms_p50"), json!(ms(quantile(&times, 0.5))));
            map.insert(format!("{name}_ms_p95"), json!(ms(quantile(&times, 0.95))));
        }
    }
    if let Value::Object(map) = &mut figures {
        map.insert(
            "resident_mb".into(),
            json!(crate::telemetry::resident_bytes().unwrap_or(0) / 1_000_000),
        );
    }
    Ok(figures)
}
