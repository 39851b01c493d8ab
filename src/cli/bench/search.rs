//! `bench search`: import speed and query times over many chunks. Texts and vectors are made up (see `filler`); the vectors are random
//! directions, which is the worst case for nothing and the usual case for an exact scan: its time does not depend on them.

use super::pty::quantile;
use super::{filler, ms};
use crate::engine::{self, Embedder, Purpose};
use crate::library::{Library, Mode, Scope};
use crate::vault::{Unlock, Vault};
use clap::Args;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
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
    /// Make the library in this folder and leave it there; one that is there is used as it is, which measures opening it too
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
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
    let place = o.keep.clone().unwrap_or_else(|| dir.path().join("library"));
    let mut random = filler::Random::new(2);
    let mut figures = json!({});
    let mut put = |name: &str, value: Value| {
        if let Value::Object(map) = &mut figures {
            map.insert(name.to_owned(), value);
        }
    };
    let library = if place.join("vault.db").exists() {
        let from = Instant::now();
        let vault = Arc::new(Vault::open(&place, &Unlock::None)?);
        let library = Library::open(vault)?;
        library.set_embedder(Some(Arc::new(Directions(o.dim))));
        put("open_ms", json!(ms(from.elapsed().as_secs_f64())));
        library
    } else {
        fill(o, &place, dir.path(), &mut random, &mut put)?
    };
    let (chunks, _) = library.progress()?;
    put("chunks", json!(chunks));
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
        let from = Instant::now();
        library.search("warm up", Scope::default(), 10, mode)?;
        put(
            &format!("{name}_ms_first"),
            json!(ms(from.elapsed().as_secs_f64())),
        );
        let mut times = Vec::new();
        for q in &queries {
            let from = Instant::now();
            library.search(q, Scope::default(), 10, mode)?;
            times.push(from.elapsed().as_secs_f64());
        }
        let at = |q| json!(ms(quantile(&times, q)));
        put(&format!("{name}_ms_p50"), at(0.5));
        put(&format!("{name}_ms_p95"), at(0.95));
    }
    let resident = crate::telemetry::resident_bytes().unwrap_or(0);
    put("resident_mb", json!(resident / 1_000_000));
    Ok(figures)
}

/// Makes texts, brings them in, and gives each chunk a vector.
fn fill(
    o: &Search,
    place: &Path,
    dir: &Path,
    random: &mut filler::Random,
    put: &mut dyn FnMut(&str, Value),
) -> Result<Library, Box<dyn std::error::Error>> {
    let files = dir.join("files");
    std::fs::create_dir(&files)?;
    // A chunk is about 1,000 characters: some 170 words of this text.
    for n in 0..o.chunks.div_ceil(20) {
        let paragraphs: Vec<String> = (0..20).map(|_| filler::text(random, 170)).collect();
        std::fs::write(files.join(format!("{n:06}.txt")), paragraphs.join("\n\n"))?;
    }
    std::fs::create_dir_all(place)?;
    let library = Library::open(Arc::new(Vault::create_unprotected(place)?))?;
    let from = Instant::now();
    let imported = library.import(&[files], None, &mut |_| {})?;
    let import_s = from.elapsed().as_secs_f64();
    put("megabytes", json!(imported.chars as f64 / 1e6));
    let speed = (imported.chars as f64 / 1e4 / import_s).round() / 100.0;
    put("import_mb_per_s", json!(speed));
    library.set_embedder(Some(Arc::new(Directions(o.dim))));
    while library.embed_pending(4096)? > 0 {}
    Ok(library)
}
