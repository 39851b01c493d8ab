//! Answers to questions that follow another: of a new subject only what names it is said ("En haar zus?"), and to "Waarom?" only what says why. Where the sources
//! have nothing of that, this is said, and nothing else is quoted in its place. Called by `ask`; `turning` reads such questions.

use super::answer::{no_reason, nothing_about, spoken};
use super::asked::Asked;
use super::casewise::{OwnWords, Piece, composed, quoted_in};
use super::turning::Subject;
use super::{Answer, Practice, Result};
use crate::casebook::CaseId;
use crate::library::{self, Found, Hit, Must, Named};

/// Reasons that are told.
const REASONS: usize = 3;

/// The passages in which a subject is looked for by the names that stand behind it.
pub(super) fn naming(subject: &Subject, hits: &[Hit]) -> Named {
    Named::new(&subject.word, hits.iter().map(|h| h.text.as_str()))
}

/// Leaves of what was found what names a subject, with what is found by the subject alone.
pub(super) fn only_of(
    subject: &Subject,
    found: &mut Found,
    most: usize,
    search: &dyn Fn(&str) -> library::Result<Found>,
) -> Result<()> {
    let more = search(&subject.said)?;
    for hit in more.hits {
        if !found.hits.iter().any(|h| h.chunk_id == hit.chunk_id) {
            found.hits.push(hit);
        }
    }
    let named = naming(subject, &found.hits);
    found.hits.retain(|h| {
        let document = !h.path.starts_with("note:");
        let above = h.heading.iter().any(|h| named.named_in(h));
        above || named.named_in(&h.text) || document && named.named_in(&h.source)
    });
    found.hits.truncate(most);
    for (i, h) in found.hits.iter_mut().enumerate() {
        h.rank = i + 1;
    }
    found.relevant = !found.hits.is_empty();
    Ok(())
}

/// What to say where nothing is said of a subject.
pub(super) fn nothing_of(subject: &Subject, language: &str) -> String {
    nothing_about(language, &subject.said)
}

impl Practice {
    /// Why what was answered last is so, in the sources' own words.
    pub(super) fn reasons(
        &self,
        case: Option<CaseId>,
        (asked, last, quoted): (&Asked, &Answer, &[String]),
        found: &mut Found,
        language: &str,
    ) -> Result<OwnWords> {
        let cited = last.sentences.iter().zip(quoted_in(last));
        let cited = cited.flat_map(|(s, said)| s.citations.iter().map(move |c| (c, said.clone())));
        // A goal stands in no passage.
        let cited = cited.filter(|(c, _)| c.source_id.0 > 0);
        let cited: Vec<_> = cited.map(|(c, said)| (c.clone(), said)).collect();
        let (hits, said) = self.library().reasons_at(&cited, last.model.is_none())?;
        let mut out = OwnWords {
            certain: true,
            ..OwnWords::default()
        };
        if said.is_empty() {
            let must = Must::say_why(&asked.from_before, quoted.iter().map(String::as_str));
            let said = (asked.whole.as_str(), asked, &[][..]);
            out = self.own_words(case, said, Some(&must), found, language)?;
        } else {
            let (mut own, mut materials) = (Vec::new(), Vec::new());
            for (text, citation) in said.into_iter().take(REASONS) {
                let piece: Piece = (text, vec![citation]);
                let noted = match case {
                    Some(case) => self.is_noted(case, &piece)?,
                    None => true,
                };
                match noted {
                    true => own.push(piece),
                    false => materials.push(piece),
                }
            }
            (out.text, out.sentences) = composed(spoken(language), own, materials, false);
            found
                .hits
                .retain(|h| !hits.iter().any(|c| c.chunk_id == h.chunk_id));
            found.hits.splice(0..0, hits);
            for (i, h) in found.hits.iter_mut().enumerate() {
                h.rank = i + 1;
            }
        }
        if out.text.is_empty() {
            out.unsaid = Some(no_reason(language));
        }
        Ok(out)
    }
}

#[cfg(test)]
#[path = "following_tests.rs"]
mod tests;
