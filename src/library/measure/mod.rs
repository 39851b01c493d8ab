//! Measuring retrieval on a folder of documents with questions whose answers are known. Called by `cli` (`eval retrieval`); it uses the very search
//! the product uses, beside the arm most others would use.
//!
//! | file | subject |
//! |---|---|
//! | `figures` | nDCG, recall, MRR and their bootstrap intervals |
//! | `peer` | the arm of a plain English stemmer |
//! | `set` | reading a folder of documents and questions |
//! | `run` | asking every question of every arm |
//! | `citing`, `answers` | the same for citations and for extractive answers |
//! | `fit` | choosing the weights of fusion and the threshold of relevance |

mod answers;
mod citing;
mod columns;
mod figures;
mod fit;
mod peer;
mod run;
mod set;

pub use answers::{Answered, Answering, answers};
pub use citing::{Citing, Told, citing};
pub use figures::{Figure, Figures};
pub use fit::{Fitted, fit};
pub use run::{Arm, Asked, Observed, Report, evaluate};
pub use set::{Query, Set};
