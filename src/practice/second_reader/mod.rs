//! Who reads a text after the rules of the anonymiser: the embedder, through the net of `privacy::reader`, and a local chat model, which is asked for quotes. What
//! they find is a proposal, marked as such; it is added to what the rules found and takes nothing away. `anonymise`, `eval anonymise` and the preparing of a
//! batch call it.

mod quotes;

use crate::config::SecondReading;
use crate::engine::{Embedder, Engine, Error, Part};
use crate::library::language_of;
use crate::privacy::{Finding, Local, Pseudonyms, reader};
use std::sync::Arc;

/// The readers there are.
pub struct SecondReader {
    embedder: Option<Arc<dyn Embedder>>,
    engine: Option<Arc<dyn Engine>>,
}

/// Who the coach wants to read along, opened by whoever knows how; a reader that is not there is left out, and why is handed back.
pub fn open(
    wanted: SecondReading,
    embedder: impl FnOnce() -> Result<Arc<dyn Embedder>, Error>,
    engine: impl FnOnce() -> Result<Arc<dyn Engine>, Error>,
) -> (Option<SecondReader>, Option<Error>) {
    let mut why = None;
    let mut kept = |e: Error| why = Some(e);
    let embedder = (wanted != SecondReading::Off)
        .then(|| embedder().map_err(&mut kept).ok())
        .flatten();
    let engine = (wanted == SecondReading::Model)
        .then(|| {
            let ready = engine().and_then(|e| e.load().map(|()| e));
            ready.map_err(&mut kept).ok()
        })
        .flatten();
    (SecondReader::of(embedder, engine), why)
}

impl SecondReader {
    /// None when neither can read: the net knows what one embedder makes of words, and means nothing to another.
    pub fn of(
        embedder: Option<Arc<dyn Embedder>>,
        engine: Option<Arc<dyn Engine>>,
    ) -> Option<Self> {
        let embedder = embedder.filter(|e| e.id() == reader::EMBEDDER);
        (embedder.is_some() || engine.is_some()).then_some(Self { embedder, engine })
    }

    /// The findings of some texts with what the readers propose beside them. The texts go to the embedder and the engine of the settings and nowhere else.
    ///
    /// # Errors
    /// When a model fails; the findings of the rules are the caller's to keep.
    pub fn read(
        &self,
        texts: &[&str],
        found: Vec<Vec<Finding>>,
        pseudonyms: &mut Pseudonyms,
    ) -> Result<Vec<Vec<Finding>>, Error> {
        let mut out = found;
        if let Some(embedder) = &self.embedder {
            let proposed = proposals(embedder.as_ref(), texts)?;
            for ((text, found), proposed) in texts.iter().zip(&mut out).zip(proposed) {
                *found = reader::beside(text, std::mem::take(found), &proposed, pseudonyms);
            }
        }
        if let Some(engine) = &self.engine {
            for (text, found) in texts.iter().zip(&mut out) {
                let own = Local::new((*text).to_owned());
                let quoted = quotes::quotes(engine.as_ref(), &own, language_of(text))?;
                *found = quotes::beside(text, std::mem::take(found), &quoted);
            }
        }
        Ok(out)
    }
}

/// What the net proposes for each text.
fn proposals(embedder: &dyn Embedder, texts: &[&str]) -> Result<Vec<Vec<reader::Proposal>>, Error> {
    let Some(layers) = reader::layers() else {
        return Ok(vec![Vec::new(); texts.len()]);
    };
    let read: Vec<Vec<Vec<reader::Word<'_>>>> = texts.iter().map(|t| reader::windows(t)).collect();
    let parts: Vec<Vec<Part<'_>>> = read
        .iter()
        .flatten()
        .map(|window| {
            window
                .iter()
                .map(|w| Part {
                    text: w.text,
                    begins: w.begins,
                })
                .collect()
        })
        .collect();
    let states = match embedder.states(&parts, layers) {
        Some(states) => states?,
        None => return Ok(vec![Vec::new(); texts.len()]),
    };
    let mut states = states.into_iter();
    Ok(read
        .iter()
        .map(|windows| {
            let own: Vec<Vec<f32>> = states.by_ref().take(windows.len()).collect();
            reader::proposals(windows, &own)
        })
        .collect())
}
