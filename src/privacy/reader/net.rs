//! The net of the second reader: read from `assets/reader/reader.bin`, which `assets/reader/train.py` fits and describes. From what an embedder makes of a
//! word and of the words beside it, how likely the word tells nothing, or is part of a name, a place, ... `reader` calls it.

use super::words::BITS;
use std::sync::LazyLock;

static FILE: &[u8] = include_bytes!("../../../assets/reader/reader.bin");

/// Kinds a word can be of, the first being none; as `train.py` numbers them.
pub(super) const LABELS: usize = 9;

/// Weights. `[in, out]`, a row for each input.
pub(crate) struct Net {
    /// Components of a state of one layer.
    pub(super) size: usize,
    /// Layers whose states go in, one behind the other; the last is looked at beside the word, too.
    pub(crate) layers: Vec<usize>,
    own: Matrix,
    before: Matrix,
    after: Matrix,
    /// `[hidden, LABELS]`.
    out: Vec<f32>,
    end: Vec<f32>,
}

/// Inputs to hidden units.
struct Matrix {
    rows: Vec<f32>,
    bias: Vec<f32>,
}

impl Matrix {
    /// Adds what `inputs` (numbers, then bits) say to the hidden units.
    fn add(&self, inputs: &[f32], bits: u8, hidden: &mut [f32]) {
        hidden.iter_mut().zip(&self.bias).for_each(|(h, b)| *h += b);
        let (numbers, surface) = self
            .rows
            .split_at((inputs.len() * self.bias.len()).min(self.rows.len()));
        for (x, row) in inputs.iter().zip(numbers.chunks_exact(hidden.len())) {
            hidden.iter_mut().zip(row).for_each(|(h, w)| *h += x * w);
        }
        for (bit, row) in surface.chunks_exact(hidden.len()).enumerate() {
            if bits >> bit & 1 == 1 {
                hidden.iter_mut().zip(row).for_each(|(h, w)| *h += w);
            }
        }
    }
}

/// The net that comes with the program. None when its file makes no sense, which a test rules out.
pub(crate) static NET: LazyLock<Option<Net>> = LazyLock::new(|| Net::parse(FILE));

impl Net {
    /// Reads a file of `train.py`.
    fn parse(file: &[u8]) -> Option<Self> {
        let mut at = file.strip_prefix(b"KBR1")?;
        let mut four = || -> Option<[u8; 4]> {
            let (head, rest) = at.split_first_chunk::<4>()?;
            at = rest;
            Some(*head)
        };
        let mut number = || four().map(|b| u32::from_le_bytes(b) as usize);
        let size = number().filter(|n| (1..=8192).contains(n))?;
        let count = number().filter(|n| (1..=64).contains(n))?;
        let (bits, hidden, labels) = (number()?, number()?, number()?);
        if bits != BITS || labels != LABELS || !(1..=8192).contains(&hidden) {
            return None;
        }
        let layers = (0..count).map(|_| number()).collect::<Option<Vec<_>>>()?;
        let mut floats = |n: usize| -> Option<Vec<f32>> {
            (0..n).map(|_| four().map(f32::from_le_bytes)).collect()
        };
        let (wide, narrow) = (count * size + bits, size + bits);
        let steps = floats(wide + 2 * narrow)?;
        let biases = [floats(hidden)?, floats(hidden)?, floats(hidden)?];
        let (out, end) = (floats(hidden * labels)?, floats(labels)?);
        if at.len() != steps.len() * hidden {
            return None;
        }
        let rows: Vec<f32> = at
            .chunks_exact(hidden)
            .zip(&steps)
            .flat_map(|(row, step)| row.iter().map(move |w| f32::from(w.cast_signed()) * step))
            .collect();
        let (own, beside) = rows.split_at(wide * hidden);
        let (before, after) = beside.split_at(narrow * hidden);
        let [own_bias, before_bias, after_bias] = biases;
        let matrix = |rows: &[f32], bias| Matrix {
            rows: rows.to_vec(),
            bias,
        };
        Some(Self {
            size,
            own: matrix(own, own_bias),
            before: matrix(before, before_bias),
            after: matrix(after, after_bias),
            layers,
            out,
            end,
        })
    }

    /// For every word of a window how likely it is of each kind, from its states (`words x layers x size`) and its surface bits.
    pub(super) fn read(&self, states: &[f32], surface: &[u8]) -> Vec<[f32; LABELS]> {
        let width = self.layers.len() * self.size;
        let words: Vec<(&[f32], u8)> = states
            .chunks_exact(width)
            .zip(surface.iter().copied())
            .collect();
        // The states of the last layer, and the signs.
        let last = |at: usize| -> Option<(&[f32], u8)> {
            let (states, bits) = words.get(at)?;
            Some((states.get(width - self.size..)?, *bits))
        };
        let mut hidden = vec![0f32; self.own.bias.len()];
        (0..words.len())
            .filter_map(|i| {
                hidden.fill(0.0);
                let (own, bits) = words.get(i)?;
                self.own.add(own, *bits, &mut hidden);
                if let Some((states, bits)) = i.checked_sub(1).and_then(last) {
                    self.before.add(states, bits, &mut hidden);
                }
                if let Some((states, bits)) = last(i + 1) {
                    self.after.add(states, bits, &mut hidden);
                }
                Some(self.judge(&hidden))
            })
            .collect()
    }

    /// Rectified, summed, and made to add up to one.
    fn judge(&self, hidden: &[f32]) -> [f32; LABELS] {
        let mut sums = [0f32; LABELS];
        sums.iter_mut().zip(&self.end).for_each(|(s, e)| *s = *e);
        for (h, row) in hidden.iter().zip(self.out.chunks_exact(LABELS)) {
            let h = h.max(0.0);
            sums.iter_mut().zip(row).for_each(|(s, w)| *s += h * w);
        }
        let most = sums.iter().copied().fold(f32::MIN, f32::max);
        sums.iter_mut().for_each(|s| *s = (*s - most).exp());
        let all: f32 = sums.iter().sum();
        sums.map(|s| s / all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_file_that_comes_along_can_be_read() {
        let net = NET.as_ref().unwrap();
        assert_eq!((net.size, net.layers.as_slice()), (384, &[0, 4, 7][..]));
    }

    /// One layer of two numbers, one hidden unit: it hears the first number of the word itself, the second of the word before.
    fn small() -> Vec<u8> {
        let mut file = b"KBR1".to_vec();
        for n in [2u32, 1, BITS as u32, 1, LABELS as u32, 0] {
            file.extend(n.to_le_bytes());
        }
        let (wide, narrow) = (2 + BITS, 2 + BITS);
        let mut floats = vec![1.0f32; wide + 2 * narrow];
        floats.extend([0.0, 0.0, 0.0]);
        // A loud unit is a person.
        floats.extend([0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        floats.extend([2.0, 0.0, -9.0, -9.0, -9.0, -9.0, -9.0, -9.0, -9.0]);
        floats.iter().for_each(|f| file.extend(f.to_le_bytes()));
        let mut weights = vec![0i8; wide + 2 * narrow];
        weights[0] = 4;
        weights[wide + 1] = 5;
        file.extend(weights.iter().map(|w| w.cast_unsigned()));
        file
    }

    #[test]
    fn a_word_is_judged_by_itself_and_by_what_stands_before_it() {
        let net = Net::parse(&small()).unwrap();
        let judged = net.read(&[0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0], &[0, 0, 0, 0]);
        let person: Vec<bool> = judged.iter().map(|j| j[1] > 0.5).collect();
        assert_eq!(person, [false, true, true, false]);
        for j in judged {
            assert!((j.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        }
        assert!(net.read(&[], &[]).is_empty());
    }

    proptest! {
        #[test]
        fn a_damaged_file_is_refused_or_read_but_never_stops(at in 0usize..200, byte: u8, cut in 0usize..200) {
            let mut file = small();
            if let Some(b) = file.get_mut(at) {
                *b = byte;
            }
            let _ = Net::parse(&file).map(|n| n.read(&vec![0.0; 4 * n.size * n.layers.len()], &[0; 4]));
            file.truncate(file.len().saturating_sub(cut));
            prop_assert!(cut == 0 || Net::parse(&file).is_none() || at < 28);
        }
    }
}
