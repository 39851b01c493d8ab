//! What an encoder makes of each word of a text in its company: the mean over the pieces of the word, layer by layer. `e5` offers it to the second reader of
//! the anonymiser.

use super::Part;
use super::encoder::{Encoder, grouped, on_threads};
use super::tokenise::Unigram;
use candle_core::Result;

/// A word of more pieces is read by its first ones; nobody is called that.
const PIECES: usize = 48;

/// For each text, for each of its words in order, `layers x hidden` numbers. A text of more pieces than the model has positions is read in several windows, cut
/// between words.
pub(super) fn states(
    tokens: &Unigram,
    encoder: &Encoder,
    texts: &[Vec<Part<'_>>],
    layers: &[usize],
    threads: usize,
) -> Result<Vec<Vec<f32>>> {
    let width = layers.len() * encoder.hidden;
    let most = encoder.window.saturating_sub(2).max(1);
    // Windows of words in pieces, and of which text each is.
    let mut windows: Vec<(usize, Vec<usize>, Vec<u32>)> = Vec::new();
    for (at, parts) in texts.iter().enumerate() {
        let (mut lengths, mut all) = (Vec::new(), Vec::new());
        for part in parts {
            let mut own = tokens.encode_part(part.text, part.begins);
            own.truncate(PIECES.min(most));
            if all.len() + own.len() > most {
                windows.push((at, std::mem::take(&mut lengths), std::mem::take(&mut all)));
            }
            lengths.push(own.len());
            all.extend(own);
        }
        windows.push((at, lengths, all));
    }
    let pieces: Vec<(usize, &[u32])> = windows
        .iter()
        .map(|(at, _, all)| (*at, all.as_slice()))
        .collect();
    let groups = grouped(&pieces);
    let read = |group: &&[(usize, &[u32])]| encoder.states(group, layers);
    let rows = on_threads(&groups, threads, &read)?;
    let mut out: Vec<Vec<f32>> = vec![Vec::new(); texts.len()];
    for ((at, lengths, _), rows) in windows.iter().zip(rows.into_iter().flatten()) {
        let mut rows = rows.chunks_exact(width.max(1));
        for length in lengths {
            let mut mean = vec![0f32; width];
            #[allow(clippy::cast_precision_loss)] // at most `PIECES`
            let part = 1.0 / (*length).max(1) as f32;
            for row in rows.by_ref().take(*length) {
                mean.iter_mut().zip(row).for_each(|(m, x)| *m += part * x);
            }
            if let Some(text) = out.get_mut(*at) {
                text.extend(mean);
            }
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::encoder::tests::encoder;

    /// Pieces `a` to `d`, a blank before each word being a piece of its own.
    fn tokens() -> Unigram {
        let pieces = ["<unk>", "a", "b", "c", "d", "\u{2581}"];
        let (mut blob, mut offsets) = (Vec::new(), vec![0]);
        for p in pieces {
            blob.extend_from_slice(p.as_bytes());
            offsets.push(blob.len() as u32);
        }
        Unigram::new(blob, offsets, vec![-1.0; pieces.len()], 0, Vec::new()).unwrap()
    }

    fn parts<'a>(words: &[&'a str]) -> Vec<Part<'a>> {
        let part = |(i, text): (usize, &&'a str)| Part {
            text,
            begins: i == 0 || text.len() > 1,
        };
        words.iter().enumerate().map(part).collect()
    }

    #[test]
    fn every_word_has_its_states_however_long_the_text() {
        let (tokens, encoder) = (tokens(), encoder());
        let long: Vec<&str> = std::iter::repeat_n(["abc", "d", "ba"], 40)
            .flatten()
            .collect();
        let endless = "abcd".repeat(100);
        let texts = [
            parts(&["abc", "d"]),
            vec![],
            parts(&long),
            parts(&[&endless, "a"]),
        ];
        for layers in [vec![0], vec![0, 2], vec![2]] {
            let width = layers.len() * encoder.hidden;
            let all = states(&tokens, &encoder, &texts, &layers, 2).unwrap();
            let lengths: Vec<usize> = all.iter().map(|t| t.len() / width).collect();
            assert_eq!(lengths, [2, 0, long.len(), 2]);
            // The same alone as in company.
            for (text, there) in texts.iter().zip(&all) {
                let alone =
                    states(&tokens, &encoder, std::slice::from_ref(text), &layers, 1).unwrap();
                let apart = alone[0].iter().zip(there).map(|(a, b)| (a - b).abs());
                assert!(apart.fold(0.0, f32::max) < 1e-5);
            }
        }
    }

    #[test]
    fn what_goes_into_the_first_layer_knows_no_neighbours() {
        let (tokens, encoder) = (tokens(), encoder());
        let first = states(&tokens, &encoder, &[parts(&["abc", "d"])], &[0, 1], 1).unwrap();
        let second = states(&tokens, &encoder, &[parts(&["abc", "a"])], &[0, 1], 1).unwrap();
        let h = encoder.hidden;
        // What goes into the first layer knows nothing of its neighbours, what comes out of it does.
        assert_eq!(first[0][..h], second[0][..h]);
        assert_ne!(first[0][h..2 * h], second[0][h..2 * h]);
    }
}
