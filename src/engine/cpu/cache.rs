//! Keys and values of what was read already, kept between requests so that a second turn reads only what is
//! new. `generate` asks for the longest beginning that is known, `model` writes into it.
//!
//! They lie in blocks of 64 tokens that conversations with the same beginning share; a block is copied before
//! it is written when another conversation has it too.

use super::shape::Shape;
use std::sync::Arc;

/// Tokens in a block.
pub const SPAN: usize = 64;

/// Conversations that are remembered, as long as there is room.
const CONVERSATIONS: usize = 8;

/// Keys and values of 64 tokens as half floats: layer, head, then keys (number, token) and values (token, number).
#[derive(Clone)]
pub struct KeyBlock(pub Vec<u16>);

/// Tokens and their keys and values.
#[derive(Clone, Default)]
pub struct Sequence {
    /// What was read.
    pub tokens: Vec<u32>,
    /// One block for each 64 of them.
    pub blocks: Vec<Arc<KeyBlock>>,
}

impl Sequence {
    /// Makes room for `n` more tokens, in blocks nobody else has.
    pub fn grow(&mut self, shape: &Shape, n: usize) {
        let (from, to) = (self.tokens.len(), self.tokens.len() + n);
        for block in self.blocks.iter_mut().skip(from / SPAN) {
            Arc::make_mut(block);
        }
        let size = shape.layers * shape.key() * 2 * SPAN;
        while self.blocks.len() * SPAN < to {
            self.blocks.push(Arc::new(KeyBlock(vec![0; size])));
        }
    }

    /// Forgets all but the first `n` tokens.
    fn cut(&mut self, n: usize) {
        self.tokens.truncate(n);
        self.blocks.truncate(n.div_ceil(SPAN));
    }
}

/// What is remembered, the most recently used last.
#[derive(Default)]
pub struct Memory {
    all: Vec<Sequence>,
}

impl Memory {
    /// The longest known beginning of `tokens`, at most all but one of them: the last must be read to know what follows.
    pub fn begin(&mut self, tokens: &[u32]) -> Sequence {
        let known = |s: &Sequence| {
            let same = s.tokens.iter().zip(tokens).take_while(|(a, b)| a == b);
            same.count().min(tokens.len().saturating_sub(1))
        };
        let best = self
            .all
            .iter()
            .enumerate()
            .map(|(i, s)| (known(s), i))
            .max();
        match best {
            Some((n, i)) if n > 0 => {
                // A conversation that goes on is taken along; one that branches off early is left as it was.
                let mut sequence = match self.all.get(i) {
                    Some(s) if s.tokens.len() > n + SPAN => s.clone(),
                    _ => self.all.remove(i),
                };
                sequence.cut(n);
                sequence
            }
            _ => Sequence::default(),
        }
    }

    /// Remembers a conversation, and forgets the least recently used until at most `bytes` are kept.
    pub fn end(&mut self, sequence: Sequence, bytes: u64) {
        if !sequence.tokens.is_empty() {
            self.all.push(sequence);
        }
        while self.all.len() > CONVERSATIONS || (!self.all.is_empty() && self.bytes() > bytes) {
            self.all.remove(0);
        }
    }

    /// Forgets everything.
    #[cfg(test)]
    pub fn clear(&mut self) {
        self.all.clear();
    }

    /// Bytes that are kept; what is shared counts once.
    pub fn bytes(&self) -> u64 {
        let mut seen = std::collections::BTreeSet::new();
        self.all
            .iter()
            .flat_map(|s| &s.blocks)
            .filter(|b| seen.insert(Arc::as_ptr(b)))
            .map(|b| 2 * b.0.len() as u64)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(memory: &mut Memory, tokens: &[u32], bytes: u64) -> usize {
        let mut s = memory.begin(tokens);
        let known = s.tokens.len();
        assert_eq!(s.tokens, tokens[..known]);
        while s.blocks.len() * SPAN < tokens.len() {
            s.blocks.push(Arc::new(KeyBlock(vec![0; 500])));
        }
        s.tokens = tokens.to_vec();
        memory.end(s, bytes);
        known
    }

    #[test]
    fn a_second_turn_knows_the_first_and_a_branch_its_stem() {
        let mut m = Memory::default();
        let first: Vec<u32> = (0..200).collect();
        assert_eq!(read(&mut m, &first, 1 << 20), 0);
        let second: Vec<u32> = (0..300).collect();
        assert_eq!(read(&mut m, &second, 1 << 20), 200);
        let branch: Vec<u32> = (0..100).chain(900..950).collect();
        assert_eq!(read(&mut m, &branch, 1 << 20), 100);
        assert_eq!(read(&mut m, &second, 1 << 20), 299);
        assert_eq!(read(&mut m, &[7, 8], 1 << 20), 0);
    }

    #[test]
    fn no_more_is_kept_than_allowed_and_the_oldest_goes_first() {
        let mut m = Memory::default();
        for start in 0..20 {
            let tokens: Vec<u32> = (start * 1000..start * 1000 + 64).collect();
            read(&mut m, &tokens, 3000);
            assert!(m.bytes() <= 3000);
        }
        let last: Vec<u32> = (19_000..19_064).collect();
        assert_eq!(read(&mut m, &last, 3000), 63);
        assert_eq!(read(&mut m, &(0..64).collect::<Vec<_>>(), 3000), 0);
    }
}
