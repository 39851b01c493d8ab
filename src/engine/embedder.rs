//! What every embedder can do: vectors of texts, and, where it can say, what it makes of each word. `e5` and `minilm` are two; `library` searches with one, the
//! second reader of the anonymiser and the choice of sentences read with one.

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
    /// The vectors of some texts, and with each what is made of its words in their company. None from an embedder that cannot say.
    fn read(&self, texts: &[&str], purpose: Purpose) -> Option<Result<Vec<Reading>>> {
        let _ = (texts, purpose);
        None
    }
    /// Bytes of memory the loaded model takes.
    fn memory(&self) -> u64;
}

/// What an embedder makes of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Its unit vector, the same as of [`Embedder::embed`].
    pub vector: Vec<f32>,
    /// Of each of its words in order, `dim` numbers: the mean over the pieces of the word, marks that stand by themselves left out. Of a text longer than the
    /// model's window, a word that goes over an edge by its first pieces.
    pub words: Vec<f32>,
}

/// A word or a mark of a text.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Whether a blank, or nothing, stands before it.
    pub begins: bool,
}
