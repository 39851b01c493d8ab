//! The second reader of the anonymiser: a small net that reads, over the shoulder of the embedder, what the rules left. Rules know ways of naming; a text whose
//! writer has ways of his own (an employer called by ordinary words, a village nobody listed, a name typed in haste) is read here by what its words are to each
//! other. What it finds is a proposal, marked as such, and added to what the rules found ([`beside`]). Where nothing leaves the machine it may also lift what the
//! rules only guessed ([`lifted`]). Pure: the states of the words come from whoever has an embedder (`practice::second_reader`), text in, findings out.

mod choose;
mod kin;
mod lesson;
mod net;
mod words;

pub use choose::{GUESSES, LOOSE, lifted};
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

/// A word as the reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Half-open, in characters.
    pub span: (usize, usize),
    /// What it would be, if it told something.
    pub kind: Kind,
    /// How likely it tells something, 0 to 1.
    pub likely: f32,
}

/// What the reader makes of the words of a window, marks left out, from their states, `words x layers x size`; nothing, when they are of another size.
pub fn judged(words: &[Word<'_>], states: &[f32]) -> Vec<Judged> {
    let Some(net) = NET
        .as_ref()
        .filter(|n| states.len() == words.len() * n.layers.len() * n.size)
    else {
        return Vec::new();
    };
    let surface: Vec<u8> = words.iter().map(|w| w.surface).collect();
    words
        .iter()
        .zip(net.read(states, &surface))
        .filter_map(|(w, likely)| judge(w, &likely))
        .collect()
}

/// What a word is most likely of, and how likely it tells anything. None for a mark.
fn judge(word: &Word<'_>, likely: &[f32; LABELS]) -> Option<Judged> {
    let named = likely.iter().zip(KINDS).skip(1);
    let (_, kind) = named.max_by(|a, b| a.0.total_cmp(b.0))?;
    word.says().then_some(Judged {
        span: word.span,
        kind: kind?,
        likely: 1.0 - likely.first()?,
    })
}

/// The findings of the rules, in order, with what the reader proposes beside them. What lies on a finding stays as it is; proposals of one kind with no word
/// between them are one.
pub fn beside(
    text: &str,
    found: Vec<Finding>,
    judged: &[Judged],
    pseudonyms: &mut Pseudonyms,
) -> Vec<Finding> {
    let chars: Vec<char> = text.chars().collect();
    let mut joined: Vec<Judged> = Vec::new();
    let over = choose::Over::new(&found);
    for p in choose::proposals(&chars, judged, &over) {
        match joined.last_mut() {
            Some(last)
                if last.kind == p.kind
                    && adjoin(&chars, last.span.1, p.span.0)
                    && over.at((last.span.1, p.span.0)).is_empty() =>
            {
                last.span.1 = p.span.1;
                last.likely = last.likely.min(p.likely);
            }
            _ => joined.push(p),
        }
    }
    let own = |p: &Judged| -> String {
        let own = chars.get(p.span.0..p.span.1).unwrap_or_default();
        own.iter().collect()
    };
    // "Tante", "de buurman": nobody without a name behind it, which the rules may have found.
    let named = |p: &Judged| {
        let next = over.at((p.span.1, p.span.1 + 2));
        next.iter()
            .any(|f| f.kind == Kind::Person && adjoin(&chars, p.span.1, f.span.0))
    };
    joined.retain(|p| p.kind != Kind::Person || named(p) || !kin::alone(&own(p)));
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

    fn proposal(span: (usize, usize), kind: Kind) -> Judged {
        Judged {
            span,
            kind,
            likely: 0.95,
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
    fn a_relative_without_a_name_is_not_proposed() {
        let of = |text: &str, ends: &[(usize, usize)]| {
            let words: Vec<Judged> = ends.iter().map(|s| proposal(*s, Kind::Person)).collect();
            beside(text, Vec::new(), &words, &mut Pseudonyms::new([1; 32])).len()
        };
        assert_eq!(of("Tante belt", &[(0, 5)]), 0);
        assert_eq!(of("Tante Neeltje belt", &[(0, 5), (6, 13)]), 1);
        let found = vec![Finding::listed((4, 7))];
        let mut pseudonyms = Pseudonyms::new([1; 32]);
        let all = beside(
            "oom bul belt",
            found,
            &[proposal((0, 3), Kind::Person)],
            &mut pseudonyms,
        );
        assert_eq!(all.len(), 2);
    }

    #[test]
    fn what_a_finding_parts_is_not_joined_over_it() {
        let text = "het huis & zn";
        let all = beside(
            text,
            vec![Finding::listed((9, 10))],
            &[proposal((4, 13), Kind::Organisation)],
            &mut Pseudonyms::new([1; 32]),
        );
        let spans: Vec<(usize, usize)> = all.iter().map(|f| f.span).collect();
        assert_eq!(spans, [(4, 9), (9, 10), (10, 13)]);
    }

    #[test]
    fn a_word_is_what_it_most_likely_is_and_a_mark_is_nothing() {
        let all = windows("het anker!");
        let mut likely = [0.0; LABELS];
        (likely[0], likely[2], likely[3]) = (0.25, 0.3, 0.45);
        let told = judge(&all[0][1], &likely).map(|j| (j.span, j.kind, j.likely));
        assert_eq!(told, Some(((4, 9), Kind::Organisation, 0.75)));
        assert_eq!(judge(&all[0][2], &likely), None);
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
