//! A conversation as a tree: every question follows another or begins anew, and asking a past one differently makes a branch. Reading the turns
//! of a case, and the pure helpers with which a face walks them.

use super::{Answer, Error, Practice, Result};
use crate::casebook::{CaseId, Millis, TurnId};
use crate::locale::t;
use crate::privacy::Local;
use std::collections::{HashMap, HashSet};

/// A question of the conversation with its answer.
#[derive(Clone, Debug)]
pub struct TurnView {
    /// Row identifier; later turns have higher ones.
    pub id: TurnId,
    /// The turn it follows; None for the first of a conversation.
    pub parent: Option<TurnId>,
    /// The question.
    pub question: Local<String>,
    /// The answer.
    pub answer: Local<Answer>,
    /// When it was asked.
    pub created_ms: Millis,
}

impl Practice {
    /// The conversation of a case with all its branches, or the one outside any case; oldest first. A turn whose answer cannot be read any
    /// more is left out, and what follows it then begins anew.
    pub fn conversation(&self, case: Option<CaseId>) -> Result<Vec<TurnView>> {
        let turns = self.vault().turns(case)?.into_iter().map(Local::into_inner);
        Ok(turns
            .filter_map(|t| {
                let mut answer: Answer = serde_json::from_str(&t.answer).ok()?;
                answer.turn = Some(t.id);
                Some(TurnView {
                    id: t.id,
                    parent: t.parent,
                    question: Local::new(t.question),
                    answer: Local::new(answer),
                    created_ms: t.created_ms,
                })
            })
            .collect())
    }

    /// The turns from the first of a conversation to `parent`; refused when that is not (or no longer) one of this case.
    pub(super) fn line_to(
        &self,
        case: Option<CaseId>,
        parent: Option<TurnId>,
    ) -> Result<Vec<TurnView>> {
        if parent.is_none() {
            return Ok(Vec::new());
        }
        let line = path(&self.conversation(case)?, parent);
        if line.is_empty() {
            return Err(Error::Refused(t("refused-follow")));
        }
        Ok(line)
    }
}

/// The turns from the first of a conversation to `leaf`, or to the newest turn. Empty when there is no such turn.
pub fn path(turns: &[TurnView], leaf: Option<TurnId>) -> Vec<TurnView> {
    let by_id: HashMap<TurnId, &TurnView> = turns.iter().map(|t| (t.id, t)).collect();
    let mut at = leaf.or_else(|| turns.iter().map(|t| t.id).max());
    let mut out: Vec<TurnView> = Vec::new();
    while let Some(turn) = at.and_then(|id| by_id.get(&id)) {
        out.push((*turn).clone());
        // A turn follows an earlier one; anything else would go round for ever.
        at = turn.parent.filter(|p| *p < turn.id);
    }
    out.reverse();
    out
}

/// The turns that follow the same one as `id`, itself included, oldest first: the versions of one question. Empty when there is no such turn.
pub fn siblings(turns: &[TurnView], id: TurnId) -> Vec<TurnId> {
    let Some(turn) = turns.iter().find(|t| t.id == id) else {
        return Vec::new();
    };
    let mut out: Vec<TurnId> = turns
        .iter()
        .filter(|t| t.parent == turn.parent)
        .map(|t| t.id)
        .collect();
    out.sort_unstable();
    out
}

/// The newest turn that follows `id`, directly or not; `id` itself when none does. Where a switch to another branch lands.
pub fn leaf_under(turns: &[TurnView], id: TurnId) -> TurnId {
    let mut links: Vec<(TurnId, TurnId)> = turns
        .iter()
        .filter_map(|t| Some((t.id, t.parent?)))
        .collect();
    // A turn is newer than the one it follows, so one pass in order meets every descendant.
    links.sort_unstable();
    let mut under = HashSet::from([id]);
    let mut newest = id;
    for (turn, parent) in links {
        if under.contains(&parent) {
            under.insert(turn);
            newest = newest.max(turn);
        }
    }
    newest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::PrivacyLevel;
    use proptest::prelude::*;

    fn turns(parents: &[Option<usize>]) -> Vec<TurnView> {
        let id = |i: usize| TurnId(i64::try_from(i).unwrap() + 1);
        let one = |(i, p): (usize, &Option<usize>)| TurnView {
            id: id(i),
            parent: p.map(id),
            question: Local::new(format!("q{i}")),
            answer: Local::new(Answer::blank(PrivacyLevel::Private)),
            created_ms: 0,
        };
        parents.iter().enumerate().map(one).collect()
    }

    fn ids(turns: &[TurnView]) -> Vec<i64> {
        turns.iter().map(|t| t.id.0).collect()
    }

    #[test]
    fn a_question_asked_anew_makes_a_branch() {
        // 1 ─ 2 ─ 3
        //   └ 4 ─ 5    6 begins anew
        let all = turns(&[None, Some(0), Some(1), Some(0), Some(3), None]);
        assert_eq!(ids(&path(&all, Some(TurnId(3)))), [1, 2, 3]);
        assert_eq!(ids(&path(&all, Some(TurnId(5)))), [1, 4, 5]);
        assert_eq!(ids(&path(&all, None)), [6]);
        assert!(path(&all, Some(TurnId(9))).is_empty() && path(&[], None).is_empty());
        assert_eq!(siblings(&all, TurnId(4)), [TurnId(2), TurnId(4)]);
        assert_eq!(siblings(&all, TurnId(1)), [TurnId(1), TurnId(6)]);
        assert!(siblings(&all, TurnId(9)).is_empty());
        assert_eq!(leaf_under(&all, TurnId(2)), TurnId(3));
        assert_eq!(leaf_under(&all, TurnId(1)), TurnId(5));
        assert_eq!(leaf_under(&all, TurnId(6)), TurnId(6));
    }

    proptest! {
        #[test]
        fn any_tree_is_walked_without_going_astray(seeds in prop::collection::vec(any::<Option<u16>>(), 1..60), at in any::<usize>()) {
            let parents: Vec<_> = seeds.iter().enumerate()
                .map(|(i, s)| s.filter(|_| i > 0).map(|s| usize::from(s) % i)).collect();
            let all = turns(&parents);
            let id = all[at % all.len()].id;
            let leaf = leaf_under(&all, id);
            let line = path(&all, Some(leaf));
            prop_assert!(line.iter().any(|t| t.id == id));
            prop_assert_eq!(line[0].parent, None);
            prop_assert!(line.windows(2).all(|w| w[1].parent == Some(w[0].id)));
            prop_assert!(all.iter().all(|t| t.parent != Some(leaf)));
            prop_assert!(siblings(&all, id).contains(&id));
        }

        #[test]
        fn links_that_make_no_tree_still_end(parents in prop::collection::vec(prop::option::of(0usize..9), 1..9), at in 0i64..12) {
            let all = turns(&parents);
            prop_assert!(path(&all, Some(TurnId(at))).len() <= all.len());
            leaf_under(&all, TurnId(at));
        }
    }
}
