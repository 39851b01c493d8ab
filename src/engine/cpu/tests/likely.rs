//! How likely a model finds words, beside reading them one by one.

use super::made::written;
use super::tiny::Tiny;
use crate::engine::cpu::cache::Sequence;
use crate::engine::cpu::kernel::Level;
use crate::engine::cpu::load::load;

#[test]
fn how_likely_words_are_is_what_reading_them_one_by_one_says() {
    for tiny in Tiny::all() {
        let (_dir, path) = written(&tiny);
        let model = load(&path, Level::best(), 2).unwrap();
        let tokens: Vec<u32> = (0..250).map(|i| (i * 31 + 7) % 290).collect();
        // More than a batch is asked behind less than one.
        let (before, said) = tokens.split_at(40);
        let go = || false;
        let mut s = Sequence::default();
        let each = model.likelihood(&mut s, before, (said, 290), &go).unwrap();
        assert_eq!(each.len(), said.len());
        let mut s = Sequence::default();
        let mut scores = model.read(&mut s, before, &go).unwrap();
        for (n, token) in said.iter().enumerate() {
            let sum: f64 = scores[..290].iter().map(|s| f64::from(*s).exp()).sum();
            let right = f64::from(scores[*token as usize]) - sum.ln();
            let off = (f64::from(each[n]) - right).abs();
            assert!(off < 0.02, "{} {n}: {} {right}", tiny.architecture, each[n]);
            scores = model.read(&mut s, &[*token], &go).unwrap();
        }
        assert!(
            model
                .likelihood(&mut s, before, (said, 290), &|| true)
                .is_none()
        );
    }
}
