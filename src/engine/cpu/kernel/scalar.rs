//! The tile product in plain Rust, for processors without a kernel of their own, and the measure of the others.

use super::Out;
use super::acts::Block;
use super::pack::{Line, PANEL, Panel};

/// One tile times two panels. Weights are not biased at this level.
pub fn tile<const T: usize>(panels: [Panel<'_>; 2], acts: &[Block<T>], out: &mut Out<T>) {
    *out = [[[0.0; PANEL]; 2]; T];
    for (r, panel) in panels.iter().enumerate() {
        let per = if panel.four { 4 } else { 8 };
        let lines = panel.lines.chunks_exact(per);
        let scales = panel.d.as_chunks::<PANEL>().0.iter();
        let mut minima = panel.m.as_chunks::<PANEL>().0.iter();
        for ((lines, d), act) in lines.zip(scales).zip(acts) {
            let d = d.map(super::super::half::to_f32);
            let m = minima.next().map(|m| m.map(super::super::half::to_f32));
            for (t, out) in out.iter_mut().enumerate() {
                let mut dot = [0i32; PANEL];
                for (j, line) in lines.iter().enumerate() {
                    if panel.four {
                        add(&mut dot, line, &act.q[t], j * 4, |b| (b & 15) as i8);
                        add(&mut dot, line, &act.q[t], 16 + j * 4, |b| (b >> 4) as i8);
                    } else {
                        add(&mut dot, line, &act.q[t], j * 4, |b| b as i8);
                    }
                }
                for (i, o) in out[r].iter_mut().enumerate() {
                    *o += d[i] * act.scale[t] * dot[i] as f32;
                    if let Some(m) = &m {
                        *o -= m[i] * act.sum[t];
                    }
                }
            }
        }
    }
}

#[inline(always)]
fn add(dot: &mut [i32; PANEL], line: &Line, q: &[i8; 32], at: usize, read: impl Fn(u8) -> i8) {
    for (dot, w) in dot.iter_mut().zip(line.0.as_chunks::<4>().0) {
        for c in 0..4 {
            *dot += i32::from(i16::from(read(w[c])) * i16::from(q[at + c]));
        }
    }
}
