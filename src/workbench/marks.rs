//! The words the coach has marked as identifying nobody, with where each mark holds: the list of `overlay/marks` and of the linear mode, where one is taken back.

use crate::locale::{t, tf};
use crate::practice::{Error, Practice};
use crate::vault::Mark;

/// A mark, and where it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The mark.
    pub mark: Mark,
    /// The client and the case, or that it is the whole practice.
    pub place: String,
}

impl Marked {
    /// What is asked before it is taken back.
    pub fn question(&self) -> String {
        let args = [
            ("word", self.mark.word.as_str().into()),
            ("place", self.place.as_str().into()),
        ];
        tf("marks-ask", &args)
    }
}

/// All that are in force, by word.
pub fn marked(p: &Practice) -> Result<Vec<Marked>, Error> {
    let place = |mark: &Mark| {
        let case = mark.case_id.and_then(|id| p.vault().case(id).ok());
        match (case, mark.case_id) {
            (Some(c), _) => format!("{} · {}", c.client_label, c.case.title),
            (None, Some(id)) => format!("case:{id}"),
            (None, None) => t("cli-marks-everywhere"),
        }
    };
    let all = p.marks()?.into_iter();
    Ok(all
        .map(|mark| Marked {
            place: place(&mark),
            mark,
        })
        .collect())
}
