//! The next token of an answer that must have a shape. `generate` asks; which bytes may come is the guide's business.
//!
//! The likeliest token nearly always fits, so tokens are tried in order of likelihood and only after some misses all of them are looked at: the
//! outcome is the same as masking every token every time, at a fraction of the work.

use super::sample::Sampler;
use super::vocabulary::Vocabulary;
use crate::engine::schema::guide::Guide;

/// Tokens tried before all are looked at.
const TRIES: usize = 8;

/// What comes next.
#[derive(Debug, PartialEq)]
pub enum Next {
    /// This token; the guide has taken it.
    Token(u32),
    /// These bytes, which the guide has taken: the model wanted to end, and this ends what it was in.
    Bytes(Vec<u8>),
    /// The scores are no numbers.
    Nothing,
}

/// Chooses by the scores among what fits.
pub fn next(
    sampler: &mut Sampler,
    scores: &mut [f32],
    guide: &mut Guide<'_>,
    vocabulary: &Vocabulary,
) -> Next {
    sampler.weigh(scores);
    if scores.iter().all(|s| s.is_nan()) {
        return Next::Nothing;
    }
    let spelled = vocabulary.spelled();
    let bytes = |token: u32| spelled.get(token as usize).map_or(&[][..], |b| b);
    let take = |guide: &mut Guide<'_>, token: u32| {
        let bytes = bytes(token);
        let mut after = guide.clone();
        let fits = !bytes.is_empty() && after.takes(bytes);
        if fits {
            *guide = after;
        }
        fits
    };
    let note = |sampler: &mut Sampler, token: u32| {
        // Marks must repeat, so repeating them costs nothing.
        if !bytes(token).iter().any(|b| b"\"[]{},:".contains(b)) {
            sampler.note(token);
        }
        Next::Token(token)
    };
    for _ in 0..TRIES {
        let Some(token) = sampler.pick(scores) else {
            break;
        };
        if vocabulary.is_stop(token) && guide.in_text() && guide.takes(b"\"") {
            return Next::Bytes(b"\"".to_vec());
        }
        if take(guide, token) {
            return note(sampler, token);
        }
        if let Some(score) = scores.get_mut(token as usize) {
            *score = f32::NEG_INFINITY;
        }
    }
    let firsts = guide.firsts();
    for (token, score) in (0u32..).zip(scores.iter_mut()) {
        let bytes = bytes(token);
        let begins = bytes
            .first()
            .is_some_and(|b| firsts.get(usize::from(*b)) == Some(&true));
        if *score > f32::NEG_INFINITY && !(begins && guide.clone().takes(bytes)) {
            *score = f32::NEG_INFINITY;
        }
    }
    match sampler.pick(scores) {
        Some(token) if take(guide, token) => note(sampler, token),
        // No token of this vocabulary goes on from here: the shortest end does.
        _ => Next::Bytes(guide.close()),
    }
}
