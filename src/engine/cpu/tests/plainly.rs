//! The same model written as plainly as can be, in double precision: what the engine is measured by.

use super::tiny::Tiny;

type Rows = Vec<Vec<f64>>;

fn times(x: &Rows, weights: &[f32], bias: &[f32]) -> Rows {
    x.iter()
        .map(|x| {
            weights
                .chunks_exact(x.len())
                .enumerate()
                .map(|(r, w)| {
                    let sum: f64 = w.iter().zip(x).map(|(w, x)| f64::from(*w) * x).sum();
                    sum + bias.get(r).map_or(0.0, |b| f64::from(*b))
                })
                .collect()
        })
        .collect()
}

fn norm(x: &[f64], weights: &[f32]) -> Vec<f64> {
    let mean = x.iter().map(|x| x * x).sum::<f64>() / x.len() as f64;
    let factor = 1.0 / (mean + 1e-5).sqrt();
    x.iter()
        .zip(weights)
        .map(|(x, w)| x * factor * f64::from(*w))
        .collect()
}

fn rotate(x: &mut [f64], at: f64, base: f64, halves: bool) {
    let half = x.len() / 2;
    for i in 0..half {
        let (a, b) = if halves {
            (i, i + half)
        } else {
            (2 * i, 2 * i + 1)
        };
        let angle = at * base.powf(-(i as f64) / half as f64);
        let (sin, cos) = angle.sin_cos();
        (x[a], x[b]) = (x[a] * cos - x[b] * sin, x[a] * sin + x[b] * cos);
    }
}

/// Heads of each token, normed and rotated where the model wants it.
fn heads(tiny: &Tiny, all: &Rows, weights: &[f32], far: bool) -> Vec<Rows> {
    let base = 10_000.0 * if far { f64::from(tiny.far()) } else { 1.0 };
    let slower = if far && tiny.window > 0 { 8.0 } else { 1.0 };
    let one = |(at, x): (usize, &Vec<f64>)| {
        x.chunks_exact(tiny.head)
            .map(|h| {
                let mut h = if weights.is_empty() {
                    h.to_vec()
                } else {
                    norm(h, weights)
                };
                rotate(&mut h, at as f64 / slower, base, tiny.halves);
                h
            })
            .collect()
    };
    all.iter().enumerate().map(one).collect()
}

/// Scores of what follows the last token.
pub fn scores(tiny: &Tiny, tokens: &[u32]) -> Vec<f32> {
    let table = tiny.get("token_embd.weight");
    let gemma = tiny.architecture == "gemma3";
    let mut x: Rows = tokens
        .iter()
        .map(|t| {
            let row = &table[*t as usize * tiny.width..(*t as usize + 1) * tiny.width];
            let scale = if gemma {
                (tiny.width as f64).sqrt()
            } else {
                1.0
            };
            row.iter().map(|x| f64::from(*x) * scale).collect()
        })
        .collect();
    for i in 0..tiny.layers {
        let get = |part: &str| tiny.get(&format!("blk.{i}.{part}"));
        let far = tiny.window == 0 || i % 6 == 5;
        let after = |made: Rows, part: &str| -> Rows {
            let weights = get(part);
            let one = |x: &Vec<f64>| if gemma { norm(x, weights) } else { x.clone() };
            made.iter().map(one).collect()
        };
        let h: Rows = x.iter().map(|x| norm(x, get("attn_norm.weight"))).collect();
        let q = heads(
            tiny,
            &times(&h, get("attn_q.weight"), get("attn_q.bias")),
            get("attn_q_norm.weight"),
            far,
        );
        let k = heads(
            tiny,
            &times(&h, get("attn_k.weight"), get("attn_k.bias")),
            get("attn_k_norm.weight"),
            far,
        );
        let v = times(&h, get("attn_v.weight"), get("attn_v.bias"));
        let mut seen: Rows = Vec::new();
        for (t, q) in q.iter().enumerate() {
            let mut row = Vec::new();
            for (n, q) in q.iter().enumerate() {
                let kv = n / (tiny.heads / tiny.kv_heads);
                let dot = |k: &Vec<f64>| -> f64 { q.iter().zip(k).map(|(q, k)| q * k).sum() };
                let from = if far {
                    0
                } else {
                    (t + 1).saturating_sub(tiny.window)
                };
                let scores: Vec<f64> = (from..=t)
                    .map(|s| dot(&k[s][kv]) / (tiny.head as f64).sqrt())
                    .collect();
                let top = scores.iter().fold(f64::MIN, |a, b| a.max(*b));
                let weights: Vec<f64> = scores.iter().map(|s| (s - top).exp()).collect();
                let sum: f64 = weights.iter().sum();
                for d in 0..tiny.head {
                    let mixed: f64 = weights
                        .iter()
                        .zip(&v[from..])
                        .map(|(w, v)| w * v[kv * tiny.head + d])
                        .sum();
                    row.push(mixed / sum);
                }
            }
            seen.push(row);
        }
        let made = times(&seen, get("attn_output.weight"), &[]);
        add(&mut x, after(made, "post_attention_norm.weight"));
        let h: Rows = x.iter().map(|x| norm(x, get("ffn_norm.weight"))).collect();
        let (gate, up) = (
            times(&h, get("ffn_gate.weight"), &[]),
            times(&h, get("ffn_up.weight"), &[]),
        );
        let inner = gate
            .iter()
            .zip(&up)
            .map(|(g, u)| {
                g.iter()
                    .zip(u)
                    .map(|(g, u)| opened(*g, gemma) * u)
                    .collect()
            })
            .collect();
        let made = times(&inner, get("ffn_down.weight"), &[]);
        add(&mut x, after(made, "post_ffw_norm.weight"));
    }
    let last = vec![norm(x.last().unwrap(), tiny.get("output_norm.weight"))];
    let output = tiny.get("output.weight");
    let output = if output.is_empty() { table } else { output };
    times(&last, output, &[])[0]
        .iter()
        .map(|x| *x as f32)
        .collect()
}

fn opened(g: f64, gelu: bool) -> f64 {
    if gelu {
        let z = (2.0 / std::f64::consts::PI).sqrt() * (g + 0.044715 * g.powi(3));
        0.5 * g * (1.0 + z.tanh())
    } else {
        g / (1.0 + (-g).exp())
    }
}

fn add(x: &mut Rows, more: Rows) {
    for (x, more) in x.iter_mut().flatten().zip(more.iter().flatten()) {
        *x += more;
    }
}
