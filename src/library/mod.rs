//! Which passages answer this: import, chunks, lexical and dense search, fusion, citations and extractive answers. Called by `practice`.
//!
//! | file | subject |
//! |---|---|
//! | `read/` | one file a format: text, Markdown, HTML, PDF, DOCX, EPUB |
//! | `chunk`, `sentence`, `lang`, `terms` | cutting text up, its language, its content words |
//! | `lexical`, `dense`, `fuse` | the two arms of search and how they are joined |
//! | `import`, `library` | bringing sources in; the room's door |
//! | `cite`, `extract`, `quote` | aligning an answer to passages; answering in the passages' own words, as they are read |

mod chunk;
mod cite;
mod dense;
mod extract;
mod fuse;
mod import;
mod lang;
mod lexical;
#[allow(clippy::module_inception)] // the room's door carries the room's name
mod library;
mod model;
mod quote;
mod read;
mod sentence;
mod terms;

pub use import::{Imported, Skipped};
pub use lang::language_of;
pub use library::Library;
pub use model::{Citation, Error, Found, Hit, Mode, Result, Scope, Sentence};
pub use quote::plain;
