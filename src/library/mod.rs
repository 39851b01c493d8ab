//! Which passages answer this: import, chunks, lexical and dense search, fusion, citations and extractive answers. Called by `practice`.
//!
//! | file | subject |
//! |---|---|
//! | `read/` | one file a format: text, Markdown, HTML, PDF, DOCX, EPUB |
//! | `chunk`, `sentence`, `lang`, `terms`, `compound` | cutting text up, its language, its content words, the words inside Dutch compounds |
//! | `asked`, `wording`, `glossary` | reading a query; what it looks for among the words, in both languages |
//! | `lexical`, `dense`, `fuse` | the two arms of search and how they are joined |
//! | `listing` | what a search gives back, and what is found beside the index |
//! | `holding`, `written`, `excerpt` | passages that hold words as they were written, for the coach's own finder, and a line of each |
//! | `passages` | what is known of passages beside what search says of them |
//! | `asking`, `question`, `bridge`, `saying` | a question among the vectors; putting it to passages in the other language, and as that would say it |
//! | `crowd`, `absent`, `relevance` | what tells whether anything here is about a question; deciding it |
//! | `kept`, `recent` | what is measured once for an embedder and kept with the vault; vectors of a moment ago |
//! | `rerank` | a second look at the best, by a model that reads question and passage together |
//! | `weights`, `measure/` | the fitted numbers; measuring search and citations, and fitting |
//! | `import`, `library`, `searching` | bringing sources in; the room's door; searching |
//! | `cite`, `evidence`, `heading` | aligning an answer to passages; which of their lines are headings |
//! | `extract`, `choosing`, `contrary`, `company`, `must`, `reasons`, `quote` | answering in the passages' own words, which of them, what each must have, why, as they are read |
//! | `answering`, `phrases`, `kinds`, `signs`, `late`, `runs` | what a question asks for; what tells that a sentence answers it, word by word too; lists |

mod absent;
mod align;
mod answering;
mod asked;
mod asking;
mod bridge;
mod choosing;
mod chunk;
mod cite;
mod company;
mod compound;
mod contrary;
mod crowd;
mod dense;
mod echo;
mod evidence;
mod excerpt;
mod extract;
mod forms;
mod fuse;
mod glossary;
mod heading;
mod holding;
mod import;
mod kept;
mod kinds;
mod lang;
mod late;
mod lexical;
#[allow(clippy::module_inception)] // the room's door carries the room's name
mod library;
mod listing;
pub mod measure;
mod model;
mod must;
mod opening;
mod opposites;
mod passages;
mod phrases;
mod picture;
mod question;
mod quote;
mod read;
mod reasons;
mod recent;
mod relevance;
mod rerank;
mod reversed;
mod runs;
mod saying;
mod searching;
mod sentence;
mod signs;
mod strangers;
mod terms;
mod weights;
mod wording;
mod written;

pub use align::{Aligning, spans};
pub use asking::prepare_words;
pub use echo::repeats;
pub use excerpt::Excerpt;
pub use extract::Which;
pub use holding::Held;
pub use import::{Imported, Skipped, Step, unread};
pub use lang::{language_of, language_to_answer};
pub use library::Library;
pub use model::{Citation, Error, Features, Found, Hit, Mode, Result, Scope, Sentence};
pub use must::{Must, Named};
pub use quote::plain;
pub use rerank::{Likelihood, Reranker, WEIGHED, rerank};
pub use sentence::sentences;
pub use terms::content_words;
pub use written::Sought;
