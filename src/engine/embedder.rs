//! What every embedder can do: vectors of texts, and, where it can say, what it makes of each word. `e5` and `minilm` are two; `library` searches with one, the
//! second reader of the anonymiser reads with one.

use super::Result;

/// What a text is for: some embedders treat questions and passages differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A question.
    Query,
    /// A piece of a source.
    Passage,
}

/// Something that turns text into unit vectors.
pub trait Embedder: Send + Sync {
    /// Identifies model and version; vectors of different ids are never compared.
    fn id(&self) -> &str;
    /// Components per vector.
    fn dim(&self) -> usize;
    /// L2-normalised vectors, one per text.
    fn embed(&self, texts: &[&str], purpose: Purpose) -> Result<Vec<Vec<f32>>>;
    /// What `layers` make of each word of some texts: for each text, word by word, `layers x dim` numbers, layer 0 being what goes into the first. None from an
    /// embedder that cannot say.
    fn states(&self, texts: &[Vec<Part<'_>>], layers: &[usize]) -> Option<Result<Vec<Vec<f32>>>> {
        let _ = (texts, layers);
        None
    }
    /// Bytes of memory the loaded model takes.
    fn memory(&self) -> u64;
}

/// A word or a mark of a text.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Whether a blank, or nothing, stands before it.
    pub begins: bool,
}
