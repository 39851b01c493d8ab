//! The second reader of the anonymiser: a small net that reads, over the shoulder of the embedder, what the rules left. Rules know ways of naming; a text whose
//! writer has ways of his own (an employer called by ordinary words, a village nobody listed, a name typed in haste) is read here by what its words are to each
//! other. What it finds is a proposal, marked as such: it only adds to what the rules found, and never takes away. Pure: the states of the words come from
//! whoever has an embedder (`practice::second_reader`), text in, findings out.

mod kin;
mod lesson;
mod net;
mod words;

pub use lesson::Lesson;
pub use words::{Word, windows};

use super::{Finding, Kind, Pseudonyms};
use net::{LABELS, NET};

/// The embedder whose states it was fitted on; what another one makes of a word means nothing to it.
pub const EMBEDDER: &str = "multilingual-e5-small-q4/1";
/// Texts that whoever has many hands over together, so that what the embedder takes at a time is filled and what was read is still heard soon.
pub const TOGETHER: usize = 64;
/// The reason code of what it proposes.
pub const REASON: &str = "second-reader";
/// How sure it is at least that a word tells something; less will do for a person and an age, which are seldom anything else, and beside a word that tells
/// something of the same kind. Chosen on two writers of the seventh set (`careers-south`, `burnout-north`) with a net fitted without them: of what tells nothing
/// it masked four in a thousand letters there.
const SURE: f32 = 0.9;
const PERSON: f32 = 0.8;
const AGE: f32 = 0.6;
const BESIDE: f32 = 0.5;
/// What the labels of the net are called here; the first is none.
const KINDS: [Option<Kind>; LABELS] = [
    None,
    Some(Kind::Person),
    Some(Kind::Location),
    Some(Kind::Organisation),
    Some(Kind::Date),
    Some(Kind::Age),
    Some(Kind::Location),
    Some(Kind::Quasi),
    Some(Kind::Id),
];

/// The layers of the embedder it looks at, in order. None when it cannot read at all.
pub fn layers() -> Option<&'static [usize]> {
    NET.as_ref().map(|n| n.layers.as_slice())
}

/// A stretch that tells something, as the reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Half-open, in characters.
    pub span: (usize, usize),
    /// What it is taken to be.
    pub kind: Kind,
    /// How sure, 0 to 1.
    pub likely: f32,
}

/// What the reader makes of a window of a text, from the states of its words, `words x layers x size`; nothing, when they are of another size.
pub fn proposals(words: &[Word<'_>], states: &[f32]) -> Vec<Proposal> {
    let Some(net) = NET
        .as_ref()
        .filter(|n| states.len() == words.len() * n.layers.len() * n.size)
    else {
        return Vec::new();
    };
    let surface: Vec<u8> = words.iter().map(|w| w.surface).collect();
    let judged: Vec<Option<(Kind, f32)>> = words
        .iter()
        .zip(net.read(states, &surface))
        .map(|(w, likely)| judge(w, &likely))
        .collect();
    let chosen = choose(&judged);
    let told = words.iter().zip(&judged).zip(chosen);
    told.filter_map(|((w, judged), chosen)| {
        let (kind, likely) = judged.filter(|_| chosen)?;
        Some(Proposal {
            span: w.span,
            kind,
            likely,
        })
    })
    .collect()
}

/// What a word is most likely of, and how likely it tells anything. None for a mark.
fn judge(word: &Word<'_>, likely: &[f32; LABELS]) -> Option<(Kind, f32)> {
    let named = likely.iter().zip(KINDS).skip(1);
    let (_, kind) = named.max_by(|a, b| a.0.total_cmp(b.0))?;
    word.says().then_some((kind?, 1.0 - likely.first()?))
}

/// Which words are proposed: those that are sure, and from there on their neighbours of the same kind.
fn choose(judged: &[Option<(Kind, f32)>]) -> Vec<bool> {
    let sure = |kind| match kind {
        Kind::Person => PERSON,
        Kind::Age => AGE,
        _ => SURE,
    };
    let mut out: Vec<bool> = judged
        .iter()
        .map(|j| j.is_some_and(|(kind, likely)| likely >= sure(kind)))
        .collect();
    let along = |out: &mut Vec<bool>, from: usize, to: usize| {
        if let (Some(true), Some(Some((kind, _))), Some(Some((other, likely)))) =
            (out.get(from), judged.get(from), judged.get(to))
            && kind == other
            && *likely >= BESIDE
            && let Some(slot) = out.get_mut(to)
        {
            *slot = true;
        }
    };
    for i in 1..judged.len() {
        along(&mut out, i - 1, i);
    }
    for i in (1..judged.len()).rev() {
        along(&mut out, i, i - 1);
    }
    out
}

/// The findings with the proposals beside them, in order. What lies on a finding is passed over; proposals of one kind with no word between them are one.
pub fn beside(
    text: &str,
    found: Vec<Finding>,
    proposals: &[Proposal],
    pseudonyms: &mut Pseudonyms,
) -> Vec<Finding> {
    let chars: Vec<char> = text.chars().collect();
    let mut joined: Vec<Proposal> = Vec::new();
    for p in proposals {
        let taken = |f: &Finding| f.span.0 < p.span.1 && p.span.0 < f.span.1;
        if p.span.1 > chars.len() || found.iter().any(taken) {
            continue;
        }
        match joined.last_mut() {
            Some(last) if last.kind == p.kind && adjoin(&chars, last.span.1, p.span.0) => {
                last.span.1 = p.span.1;
                last.likely = last.likely.min(p.likely);
            }
            _ => joined.push(p.clone()),
        }
    }
    let own = |p: &Proposal| -> String {
        let own = chars.get(p.span.0..p.span.1).unwrap_or_default();
        own.iter().collect()
    };
    // Longer names first, so that a first name alone is heard as the person already named in full.
    let persons = joined.iter().filter(|p| p.kind == Kind::Person);
    let mut names: Vec<String> = persons.map(own).collect();
    names.sort_by_key(|n| std::cmp::Reverse(n.split_whitespace().count()));
    names.iter().for_each(|n| pseudonyms.introduce(n));
    let mut out = found;
    for p in joined {
        let own = own(&p);
        out.push(Finding {
            span: p.span,
            kind: p.kind,
            replacement: pseudonyms.replace(p.kind, &own),
            reason: REASON.to_owned(),
            confidence: p.likely,
        });
    }
    out.sort_by_key(|f| f.span);
    out
}

/// Whether nothing but blanks, or a mark that joins, stands between two places.
fn adjoin(chars: &[char], from: usize, to: usize) -> bool {
    let between = chars.get(from..to).unwrap_or_default();
    let mark = |c: &&char| !c.is_whitespace();
    !between.contains(&'\n')
        && between.iter().filter(mark).count() <= 1
        && between
            .iter()
            .filter(mark)
            .all(|c| matches!(c, '.' | '&' | '-' | '/' | '\'' | '’'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn proposal(span: (usize, usize), kind: Kind) -> Proposal {
        Proposal {
            span,
            kind,
            likely: 0.9,
        }
    }

    #[test]
    fn neighbours_of_one_kind_are_one_finding_and_the_rules_keep_what_they_found() {
        let text = "jan werkt bij het blauwe huis & zn, ook het blauwe huis";
        let all = beside(
            text,
            vec![Finding::listed((0, 3))],
            &[
                proposal((0, 3), Kind::Location),
                proposal((18, 24), Kind::Organisation),
                proposal((25, 29), Kind::Organisation),
                proposal((32, 34), Kind::Organisation),
                proposal((44, 50), Kind::Organisation),
                proposal((51, 55), Kind::Location),
            ],
            &mut Pseudonyms::new([1; 32]),
        );
        let said: Vec<(String, &str)> = all.iter().map(|f| f.told(text)).collect();
        let said: Vec<(&str, &str)> = said.iter().map(|(a, b)| (a.as_str(), *b)).collect();
        assert_eq!(
            said,
            [
                ("jan", "name-list"),
                ("blauwe huis & zn", REASON),
                ("blauwe", REASON),
                ("huis", REASON)
            ]
        );
    }

    #[test]
    fn a_word_is_what_it_most_likely_is_and_a_mark_is_nothing() {
        let all = windows("het anker!");
        let mut likely = [0.0; LABELS];
        (likely[0], likely[2], likely[3]) = (0.25, 0.3, 0.45);
        assert_eq!(judge(&all[0][1], &likely), Some((Kind::Organisation, 0.75)));
        assert_eq!(judge(&all[0][2], &likely), None);
    }

    #[test]
    fn a_sure_word_takes_its_neighbours_of_the_same_kind_along() {
        let org = |likely| Some((Kind::Organisation, likely));
        let judged = [
            org(0.6),
            org(0.55),
            org(0.95),
            org(0.4),
            org(0.8),
            Some((Kind::Person, 0.85)),
            Some((Kind::Location, 0.85)),
            Some((Kind::Person, 0.55)),
            None,
            org(0.91),
        ];
        let chosen = choose(&judged);
        assert_eq!(
            chosen,
            [
                true, true, true, false, false, true, false, false, false, true
            ]
        );
        assert!(choose(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn no_finding_is_lost_and_none_lies_over_another(
            text in "[a-zİß &.\n]{0,60}",
            at in 0usize..40, n in 1usize..9,
            spans in proptest::collection::vec((0usize..60, 1usize..8), 0..6),
        ) {
            let length = text.chars().count();
            let taken = Finding::listed((at.min(length), (at + n).min(length)));
            let mut from = 0;
            let mut some = Vec::new();
            for (gap, size) in spans {
                some.push(proposal((from + gap, from + gap + size), Kind::Person));
                from += gap + size;
            }
            let all = beside(&text, vec![taken.clone()], &some, &mut Pseudonyms::new([1; 32]));
            prop_assert!(all.contains(&taken));
            for pair in all.windows(2) {
                prop_assert!(pair[0].span.1 <= pair[1].span.0 || taken.span.0 == taken.span.1);
            }
        }
    }
}
