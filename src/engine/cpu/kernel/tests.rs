//! Every kernel of this machine beside plain arithmetic on the same numbers.

use super::acts::{Acts, BLOCK, SIX};
use super::pack::{PANEL, Packed, Rows};
use super::*;
use crate::engine::cpu::dequant;
use crate::engine::cpu::pool::Pool;
use crate::engine::gguf::block;
use proptest::prelude::*;

/// Numbers from a seed, between -1 and 1.
pub fn numbers(seed: u64, n: usize) -> Vec<f32> {
    let mut state = seed;
    (0..n)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1 << 23) as f32 - 1.0
        })
        .collect()
}

/// Random whole blocks of a type with scales of a sane size.
fn random_rows(kind: u32, rows: usize, width: usize, seed: u64) -> Vec<u8> {
    let (per, size) = block(kind).unwrap();
    let blocks = rows * width / per as usize;
    let mut bytes: Vec<u8> = numbers(seed, blocks * size as usize)
        .iter()
        .map(|x| (x * 128.0) as i8 as u8)
        .collect();
    let halves: &[usize] = match kind {
        2 | 6 | 8 => &[0],
        3 | 7 | 12 | 13 => &[0, 2],
        10 => &[80, 82],
        11 => &[108],
        14 => &[208],
        _ => &[],
    };
    for b in bytes.chunks_exact_mut(size as usize) {
        for at in halves {
            let h = crate::engine::cpu::half::from_f32(0.01 + f32::from(b[*at]) / 1000.0);
            b[*at..at + 2].copy_from_slice(&h.to_le_bytes());
        }
        if kind == 0 {
            b.copy_from_slice(&(f32::from(b[0]) / 50.0 - 2.0).to_le_bytes());
        }
        if kind == 1 {
            b.copy_from_slice(
                &crate::engine::cpu::half::from_f32(f32::from(b[0]) / 100.0).to_le_bytes(),
            );
        }
    }
    bytes
}

fn packed(level: Level, pool: &Pool, kind: u32, data: &[u8], rows: usize, width: usize) -> Packed {
    let source = Rows { kind, data, rows };
    let panels = rows.div_ceil(PANEL);
    Packed::new((level, pool), width, &[source], panels, &|p| (0, p * PANEL)).unwrap()
}

/// What the activations stand for once they are bytes.
fn rounded(acts: &Acts) -> Vec<Vec<f32>> {
    let token = |t: usize| -> Vec<f32> {
        let mut out = Vec::new();
        for b in 0..acts.blocks() {
            let (scale, q) = match acts {
                Acts::One(all) => (all[b].scale[0], all[b].q[0]),
                Acts::Six(all, _) => {
                    let block = &all[t / SIX * acts.blocks() + b];
                    (block.scale[t % SIX], block.q[t % SIX])
                }
            };
            out.extend(q.iter().map(|q| scale * f32::from(*q)));
        }
        out
    };
    (0..acts.tokens()).map(token).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn a_product_is_what_plain_arithmetic_says_at_every_level(
        tokens in 1usize..15, rows in 1usize..70, wide in 1usize..5, seed in any::<u64>(),
        kind in proptest::sample::select(vec![0u32, 1, 2, 3, 6, 7, 8, 10, 11, 12, 13, 14]), add in any::<bool>(),
    ) {
        let width = wide * if kind >= 10 { 256 } else { BLOCK };
        let data = random_rows(kind, rows, width, seed);
        let x = numbers(seed ^ 1, tokens * width);
        let pool = Pool::new(2);
        for level in Level::all() {
            let w = packed(level, &pool, kind, &data, rows, width);
            let mut acts = Acts::new(tokens, width);
            acts.fill((level, &pool), &x, None);
            let start = if add { 1.0 } else { 0.0 };
            let mut out = vec![start; tokens * (rows + 3)];
            let end = if add { End::Add } else { End::Store };
            gemm((level, &pool), &w, &acts, (&mut out, rows + 3, 2), end);
            let inputs = rounded(&acts);
            let mut row = vec![0f32; width];
            for r in 0..rows {
                w.row(r, &mut row);
                for (t, x) in inputs.iter().enumerate() {
                    let exact: f64 = row.iter().zip(x).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
                    let size: f64 = row.iter().zip(x).map(|(a, b)| f64::from((a * b).abs())).sum();
                    let got = f64::from(out[t * (rows + 3) + 2 + r] - start);
                    prop_assert!((got - exact).abs() <= 1e-3 + 1e-5 * size * 10.0, "{level:?} {kind} {got} {exact} {size}");
                }
            }
            // What lies beside the result is left alone.
            prop_assert!(out.chunks_exact(rows + 3).all(|o| o[0] == start && o[rows + 2] == start));
        }
    }

    #[test]
    fn packing_keeps_what_the_file_says(
        rows in 1usize..40, seed in any::<u64>(),
        kind in proptest::sample::select(vec![0u32, 1, 2, 3, 6, 7, 8, 10, 11, 12, 13, 14]),
    ) {
        let width = 512;
        let data = random_rows(kind, rows, width, seed);
        let pool = Pool::new(1);
        for level in Level::all() {
            let w = packed(level, &pool, kind, &data, rows, width);
            let (mut got, mut exact) = (vec![0f32; width], vec![0f32; width]);
            for r in 0..rows {
                w.row(r, &mut got);
                dequant::row(kind, &data[r * data.len() / rows..(r + 1) * data.len() / rows], &mut exact);
                for (g, e) in got.as_chunks::<32>().0.iter().zip(exact.as_chunks::<32>().0) {
                    let largest = e.iter().fold(0f32, |a, b| a.max(b.abs()));
                    for (g, e) in g.iter().zip(e) {
                        prop_assert!((g - e).abs() <= largest * 0.0055 + 1e-6, "{kind} {g} {e}");
                    }
                }
            }
        }
    }

    #[test]
    fn float_products_and_half_floats_agree_with_plain_arithmetic(
        rows in 1usize..20, depth in 1usize..70, wide in 1usize..9, seed in any::<u64>(),
    ) {
        let width = wide * 16;
        let (a, b) = (numbers(seed, rows * (depth + 3)), numbers(seed ^ 2, depth * width));
        for level in Level::all() {
            let mut c = vec![0.5f32; rows * width];
            product(level, (&a, depth + 3), &b, &mut c, (rows, depth, width));
            for (i, c) in c.iter().enumerate() {
                let (r, j) = (i / width, i % width);
                let exact: f64 = (0..depth).map(|k| f64::from(a[r * (depth + 3) + k]) * f64::from(b[k * width + j])).sum();
                prop_assert!((f64::from(*c) - 0.5 - exact).abs() < 1e-4);
            }
            let halves: Vec<u16> = b.iter().map(|x| crate::engine::cpu::half::from_f32(*x)).collect();
            let mut wide = vec![0f32; halves.len()];
            widen(level, &halves, &mut wide);
            prop_assert!(wide.iter().zip(&b).all(|(x, y)| (x - y).abs() < 6e-4));
        }
    }

    #[test]
    fn a_softmax_block_by_block_is_the_softmax_of_all(n in 1usize..200, seed in any::<u64>()) {
        let scores: Vec<f32> = numbers(seed, n).iter().map(|x| x * 20.0).collect();
        let top = scores.iter().fold(f32::MIN, |a, b| a.max(*b));
        let exact: f64 = scores.iter().map(|s| f64::from(s - top).exp()).sum();
        for level in Level::all() {
            let (mut so_far, mut sum) = (f32::MIN, 0f32);
            for b in 0..n.div_ceil(64) {
                let mut block = [7e30f32; 64];
                let valid = (n - b * 64).min(64);
                block[..valid].copy_from_slice(&scores[b * 64..b * 64 + valid]);
                let (higher, more) = math::soften(level, &mut block, n - b * 64, so_far);
                sum = sum * math::exp(so_far - higher) + more;
                so_far = higher;
                prop_assert!(block[valid..].iter().all(|p| *p == 0.0));
            }
            prop_assert!((f64::from(sum) / exact - 1.0).abs() < 1e-5, "{sum} {exact}");
        }
    }

    #[test]
    fn small_functions_are_exact_enough(x in -80f32..80.0, y in -3f32..3.0) {
        prop_assert!((math::exp(x) / x.exp() - 1.0).abs() < 1e-6);
        for level in Level::all() {
            let mut out = [0f32];
            math::silu(level, &[x], &[y], &mut out);
            let exact = x * y / (1.0 + (-x).exp());
            prop_assert!((out[0] - exact).abs() <= 1e-5 * exact.abs() + 1e-6);
            math::gelu(level, &[x], &[y], &mut out);
            let z = (2.0 / std::f32::consts::PI).sqrt() * (x + 0.044715 * x.powi(3));
            let exact = y * 0.5 * x * (1.0 + z.tanh());
            prop_assert!((out[0] - exact).abs() <= 1e-5 * exact.abs() + 1e-5);
        }
    }
}

#[test]
fn numbers_that_are_not_finite_become_nothing() {
    for level in Level::all() {
        for bad in [f32::INFINITY, f32::NEG_INFINITY, f32::NAN] {
            let mut q = [1i8; BLOCK];
            let mut x = [1f32; BLOCK];
            x[3] = bad;
            assert_eq!(acts::bytes(level, &x, &mut q), (0.0, 0));
            assert_eq!(q, [0; BLOCK]);
        }
    }
}
