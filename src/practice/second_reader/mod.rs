//! Who reads a text after the rules of the anonymiser: the embedder, through the net of `privacy::reader`, and a local chat model, which is asked for quotes. What
//! they find is a proposal, marked as such, beside what the rules found; guesses of the rules may be lifted where no record is made of it. `anonymise`,
//! `eval anonymise` and the preparing of a batch call it.

mod quotes;

use crate::config::SecondReading;
use crate::engine::{Embedder, Engine, Error, Part};
use crate::library::language_of;
use crate::locale::t;
use crate::privacy::{Composed, Finding, Local, Pseudonyms, reader};
use std::sync::Arc;

/// The readers there are.
pub struct SecondReader {
    embedder: Option<Arc<dyn Embedder>>,
    engine: Option<Arc<dyn Engine>>,
}

/// Who the coach wants to read along, opened by whoever knows how; a reader that is not there is left out, and why is handed back. The net knows what one
/// embedder makes of words, and means nothing to another.
pub fn open(
    wanted: SecondReading,
    embedder: impl FnOnce() -> Result<Arc<dyn Embedder>, Error>,
    engine: impl FnOnce() -> Result<Arc<dyn Engine>, Error>,
) -> (Option<SecondReader>, Option<Error>) {
    let mut why = None;
    let mut kept = |e: Error| why = Some(e);
    let fitting = |e: Arc<dyn Embedder>| {
        let other = || Error::Unsupported(t("engine-embedder-no-reader"));
        (e.id() == reader::EMBEDDER).then_some(e).ok_or_else(other)
    };
    let embedder = (wanted != SecondReading::Off)
        .then(|| embedder().and_then(fitting).map_err(&mut kept).ok())
        .flatten();
    let engine = (wanted == SecondReading::Model)
        .then(|| {
            let ready = engine().and_then(|e| e.load().map(|()| e));
            ready.map_err(&mut kept).ok()
        })
        .flatten();
    let some = embedder.is_some() || engine.is_some();
    (some.then_some(SecondReader { embedder, engine }), why)
}

impl SecondReader {
    /// The findings of some texts with what the readers propose beside them, and without guesses of the rules that are as good as certain to be wrong. The texts
    /// go to the embedder and the engine of the settings and nowhere else.
    ///
    /// # Errors
    /// When a model fails; the findings of the rules are the caller's to keep.
    pub fn read(
        &self,
        texts: &[&str],
        found: Vec<Vec<Finding>>,
        pseudonyms: &mut Pseudonyms,
    ) -> Result<Vec<Vec<Finding>>, Error> {
        let mut out = self.proposed(texts, found, true, pseudonyms)?;
        if let Some(engine) = &self.engine {
            for (text, found) in texts.iter().zip(out.chunks_mut(1)) {
                let language = language_of(text);
                quote(engine.as_ref(), &[*text], found, language, pseudonyms)?;
            }
        }
        Ok(out)
    }

    /// The same for texts that belong together, are short and are to leave, as the words of one record: the chat model reads them in one piece, and nothing is
    /// lifted, since every finding waits for the coach.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_together(
        &self,
        texts: &[&str],
        found: Vec<Vec<Finding>>,
        language: &str,
        pseudonyms: &mut Pseudonyms,
    ) -> Result<Vec<Vec<Finding>>, Error> {
        let mut out = self.proposed(texts, found, false, pseudonyms)?;
        if let Some(engine) = self.engine.as_ref().filter(|_| !texts.is_empty()) {
            quote(engine.as_ref(), texts, &mut out, language, pseudonyms)?;
        }
        Ok(out)
    }

    /// With what the net proposes and, when it may lift, without what the rules only guessed.
    fn proposed(
        &self,
        texts: &[&str],
        found: Vec<Vec<Finding>>,
        lift: bool,
        pseudonyms: &mut Pseudonyms,
    ) -> Result<Vec<Vec<Finding>>, Error> {
        let mut out = found;
        if let Some(embedder) = &self.embedder {
            let judged = judged(embedder.as_ref(), texts)?;
            for ((text, found), judged) in texts.iter().zip(&mut out).zip(judged) {
                let mut kept = std::mem::take(found);
                if lift {
                    kept = reader::lifted(text, kept, &judged, pseudonyms);
                }
                *found = reader::beside(text, kept, &judged, pseudonyms);
            }
        }
        Ok(out)
    }
}

/// Adds what a chat model quotes from texts that it reads in one piece.
fn quote(
    engine: &dyn Engine,
    texts: &[&str],
    found: &mut [Vec<Finding>],
    language: &str,
    pseudonyms: &mut Pseudonyms,
) -> Result<(), Error> {
    let all = Local::new(texts.join("\n"));
    let quoted = quotes::quotes(engine, &all, language)?;
    for (text, found) in texts.iter().zip(found) {
        *found = quotes::beside(text, std::mem::take(found), &quoted, pseudonyms);
    }
    Ok(())
}

/// Windows that go through the embedder together. What it says of them is heard at once and let go: the states of a megabyte of text would be gigabytes.
const WINDOWS: usize = 32;

/// What the net makes of the words of each text.
fn judged(embedder: &dyn Embedder, texts: &[&str]) -> Result<Vec<Vec<reader::Judged>>, Error> {
    let mut out = vec![Vec::new(); texts.len()];
    let Some(layers) = reader::layers() else {
        return Ok(out);
    };
    let seen: Vec<Composed<'_>> = texts.iter().map(|text| Composed::new(text)).collect();
    let windows: Vec<(usize, Vec<reader::Word<'_>>)> = seen
        .iter()
        .enumerate()
        .flat_map(|(at, c)| reader::windows(c.text()).into_iter().map(move |w| (at, w)))
        .collect();
    for some in windows.chunks(WINDOWS) {
        let parts: Vec<Vec<Part<'_>>> = some
            .iter()
            .map(|(_, window)| {
                let parts = window.iter().map(|w| Part {
                    text: w.text,
                    begins: w.begins,
                });
                parts.collect()
            })
            .collect();
        let Some(states) = embedder.states(&parts, layers) else {
            return Ok(out);
        };
        for ((at, window), states) in some.iter().zip(states?) {
            if let Some((out, seen)) = out.get_mut(*at).zip(seen.get(*at)) {
                let back = |j: reader::Judged| reader::Judged {
                    span: seen.back(j.span),
                    ..j
                };
                out.extend(reader::judged(window, &states).into_iter().map(back));
            }
        }
    }
    Ok(out)
}
