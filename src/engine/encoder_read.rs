//! A text's vector together with what is made of its words, from one way through the layers. `e5` offers it to the choice of sentences (`library::late`).

use super::encoder::{Encoder, grouped};
use super::encoder_bytes::means;
use candle_core::Result;
use std::ops::Range;

impl Encoder {
    /// Unit vectors of many texts as of [`Encoder::embed`], and with each what is made of some stretches of its tokens: the mean over each, `hidden` numbers. What goes over the edge of a window counts as far
    /// as that edge.
    pub fn read(
        &self,
        texts: &[Vec<u32>],
        words: &[Vec<Range<usize>>],
    ) -> Result<Vec<(Vec<f32>, Vec<f32>)>> {
        let (h, windows) = (self.hidden, self.windows(texts));
        let mut stretches = vec![Vec::new(); texts.len()];
        let mut all = Vec::with_capacity(windows.len());
        // How much of each text stands in the windows before.
        let mut read = vec![0; texts.len()];
        for group in grouped(&windows) {
            let rows = self.rows(group)?;
            all.extend(means(&rows, group, h));
            // The mark at the beginning.
            let mut first = 1;
            for (at, window) in group {
                let (Some(before), Some(words), Some(out)) =
                    (read.get_mut(*at), words.get(*at), stretches.get_mut(*at))
                else {
                    continue;
                };
                let here = *before..*before + window.len();
                for word in words.iter().filter(|w| here.contains(&w.start)) {
                    let (from, to) = (word.start - here.start, word.end.min(here.end) - here.start);
                    let own = rows.get((first + from) * h..(first + to) * h);
                    let mut mean = vec![0f32; h];
                    for row in own.unwrap_or_default().chunks_exact(h.max(1)) {
                        mean.iter_mut().zip(row).for_each(|(m, x)| *m += x);
                    }
                    let n = to.saturating_sub(from).max(1) as f32;
                    out.extend(mean.iter().map(|m| m / n));
                }
                *before = here.end;
                first += window.len() + 2;
            }
        }
        let vectors = self.joined(texts.len(), &windows, &all);
        Ok(vectors.into_iter().zip(stretches).collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::encoder::tests::encoder;

    #[test]
    fn the_words_of_a_text_are_read_with_its_vector() {
        let mut e = encoder();
        e.window = 10;
        let text: Vec<u32> = (0..21).map(|i| i % 5).collect();
        let texts = [text, vec![], vec![3, 1, 2]];
        // The second of the first text goes over the edge at eight tokens.
        let words = [vec![0..2, 6..11, 16..17], vec![], vec![0..1, 1..3]];
        let read = e.read(&texts, &words).unwrap();
        let vectors = e.embed(&texts, 2).unwrap();
        for ((vector, _), there) in read.iter().zip(&vectors) {
            let apart = vector.iter().zip(there).map(|(a, b)| (a - b).abs());
            assert!(apart.fold(0.0, f32::max) < 1e-6);
        }
        let h = e.hidden;
        let lengths: Vec<usize> = read.iter().map(|(_, words)| words.len() / h).collect();
        assert_eq!(lengths, [3, 0, 2]);
        // As the layers have it: the first window by itself, its mark left out.
        let first = [(0, &texts[0][..8])];
        let rows = &e.states(&first, &[e.layers.len()]).unwrap()[0];
        for x in 0..h {
            let mean = (rows[6 * h + x] + rows[7 * h + x]) / 2.0;
            assert!((read[0].1[h + x] - mean).abs() < 1e-5);
        }
    }
}
