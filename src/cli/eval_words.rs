//! `eval words`: what the embedder makes of every word of notes with known findings, written for fitting the second reader of the anonymiser
//! (`assets/reader/train.py`). The notes are files of the coach's choosing; nothing of a vault passes here.

use super::context::{Context, print};
use super::own_file;
use super::printing::unreadable;
use super::{Failure, Outcome};
use crate::engine::{self, Part};
use crate::locale::tf;
use crate::practice::Error;
use crate::privacy::{Anonymiser, Known, reader};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// How a file of words begins, so that no other file, one of the notes least of all, is taken for one and written over.
const MAGIC: &[u8] = b"klankbord words 1\n";

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// Files with {"text":…,"entities":[{"span":[a,b],"kind":…}]} a line
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where to write: a line that says what it is, then for each word four bytes and the states as 32-bit floats
    #[arg(long)]
    out: PathBuf,
    /// Leave out notes whose "set" or "part" is this
    #[arg(long, value_name = "SET")]
    without: Vec<String>,
}

pub(super) fn run(cx: &Context, o: &Words) -> Outcome {
    own_file::check(&o.out, &[MAGIC])?;
    let failed = |e: engine::Error| Failure::new(Error::from(e).sentence());
    let embedder = engine::open_embedder(&cx.config.engine).map_err(failed)?;
    let layers = reader::layers().unwrap_or_default();
    let anonymiser = Anonymiser::new(&Known::default());
    let file = std::fs::File::create(&o.out).map_err(|e| unreadable(&o.out, &e))?;
    let mut out = BufWriter::new(file);
    out.write_all(MAGIC).map_err(|e| unreadable(&o.out, &e))?;
    let mut words = 0u64;
    for path in &o.files {
        let text = std::fs::read_to_string(path).map_err(|e| unreadable(path, &e))?;
        let notes = text
            .lines()
            .enumerate()
            .filter(|(_, l)| !l.trim().is_empty())
            .map(|(n, line)| {
                let wrong = |why: String| {
                    let at = [("line", (n + 1).into()), ("what", why.into())];
                    Failure::new(tf("mistake-line", &at))
                };
                reader::Lesson::read(line, &o.without).map_err(wrong)
            })
            .collect::<Result<Vec<_>, _>>()?;
        let notes: Vec<reader::Lesson> = notes.into_iter().flatten().collect();
        for some in notes.chunks(reader::TOGETHER) {
            let lessons: Vec<Vec<(Part<'_>, [u8; 4])>> = some
                .iter()
                .flat_map(|note| {
                    note.words(&anonymiser).into_iter().map(|window| {
                        let part = |(text, begins, marks)| (Part { text, begins }, marks);
                        window.into_iter().map(part).collect()
                    })
                })
                .collect();
            let parts: Vec<Vec<Part<'_>>> = lessons
                .iter()
                .map(|l| l.iter().map(|(part, _)| *part).collect())
                .collect();
            let states = embedder
                .states(&parts, layers)
                .ok_or_else(|| failed(engine::Error::NoModel))?
                .map_err(failed)?;
            let width = layers.len() * embedder.dim();
            for (lesson, states) in lessons.iter().zip(&states) {
                for ((_, marks), state) in lesson.iter().zip(states.chunks_exact(width.max(1))) {
                    let numbers: Vec<u8> = state.iter().flat_map(|x| x.to_le_bytes()).collect();
                    let written = out.write_all(marks).and_then(|()| out.write_all(&numbers));
                    written.map_err(|e| unreadable(&o.out, &e))?;
                    words += 1;
                }
            }
        }
    }
    out.flush().map_err(|e| unreadable(&o.out, &e))?;
    print(&words.to_string())
}
