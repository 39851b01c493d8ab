//! Weights in the order the kernels read them: panels of sixteen rows, blocks of 32 columns. `load` makes one
//! from the rows of a file.
//!
//! In a block of bytes a line of 64 holds four columns of each of the sixteen rows, so that one dot-product
//! instruction moves sixteen results on. In a block of half-bytes a line holds eight columns: the low halves
//! are columns `4j..4j+4`, the high halves `16+4j..16+4j+4`.

use super::Level;
use super::acts::{BLOCK, bytes};
use crate::engine::cpu::dequant;
use crate::engine::cpu::half::{from_f32, to_f32};
use crate::engine::cpu::pool::Pool;
use crate::engine::gguf::block;

/// Rows in a panel.
pub const PANEL: usize = 16;

/// A cache line.
#[repr(C, align(64))]
#[derive(Clone, Copy)]
pub struct Line(pub [u8; 64]);

/// Rows of a matrix as the file has them.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// ggml type.
    pub kind: u32,
    /// Whole rows.
    pub data: &'a [u8],
    /// How many.
    pub rows: usize,
}

impl<'a> Rows<'a> {
    /// Row `n`, empty when there is none.
    fn row(&self, n: usize) -> &'a [u8] {
        let bytes = self.data.len() / self.rows.max(1);
        self.data.get(n * bytes..(n + 1) * bytes).unwrap_or(&[])
    }

    /// Whether it has no more than four bits a number, which is kept.
    pub fn four(&self) -> bool {
        matches!(self.kind, 2 | 3 | 12)
    }
}

/// A matrix.
pub struct Packed {
    four: bool,
    biased: bool,
    rows: usize,
    blocks: usize,
    lines: Vec<Line>,
    /// Scales as half floats: panel, block, row.
    d: Vec<u16>,
    /// Minima in the same order, empty for bytes.
    m: Vec<u16>,
}

/// Sixteen rows.
#[derive(Clone, Copy)]
pub struct Panel<'a> {
    /// Half-bytes with minima, not bytes.
    pub four: bool,
    /// The numbers.
    pub lines: &'a [Line],
    /// Scales.
    pub d: &'a [u16],
    /// Minima.
    pub m: &'a [u16],
}

impl Panel<'_> {
    /// Whether it has so many blocks.
    pub fn holds(&self, blocks: usize) -> bool {
        let lines = if self.four { 4 } else { 8 };
        let minima = if self.four { PANEL } else { 0 };
        self.lines.len() >= blocks * lines
            && self.d.len() >= blocks * PANEL
            && self.m.len() >= blocks * minima
    }
}

impl Packed {
    /// Packs `panels` panels; `pick` says which rows of which source a panel takes (source, first row). `width` is
    /// the length of a row. `None` when the memory cannot be had.
    pub fn new(
        (level, pool): (Level, &Pool),
        width: usize,
        sources: &[Rows<'_>],
        panels: usize,
        pick: &(dyn Fn(usize) -> (usize, usize) + Sync),
    ) -> Option<Self> {
        let four = sources.iter().all(Rows::four);
        let blocks = width / BLOCK;
        let per_panel = blocks * if four { 4 } else { 8 };
        let mut this = Self {
            four,
            biased: level.biased() && !four,
            rows: sources.iter().map(|s| s.rows).sum(),
            blocks,
            lines: room(panels * per_panel, Line([0; 64]))?,
            d: room(panels * blocks * PANEL, 0)?,
            m: room(if four { panels * blocks * PANEL } else { 0 }, 0)?,
        };
        let biased = this.biased;
        let mut parts: Vec<Part<'_>> = Vec::new();
        let mut minima = this.m.chunks_exact_mut((blocks * PANEL).max(1));
        let scales = this.d.chunks_exact_mut((blocks * PANEL).max(1));
        for (lines, d) in this.lines.chunks_exact_mut(per_panel.max(1)).zip(scales) {
            parts.push((lines, d, minima.next().unwrap_or_default()));
        }
        pool.each(&mut parts, 1, &|panel, part| {
            let (source, first) = pick(panel);
            let (Some(source), Some((lines, d, m))) = (sources.get(source), part.first_mut())
            else {
                return;
            };
            let mut scratch = vec![0f32; if source.kind == 8 || four { 0 } else { width }];
            for r in 0..PANEL.min(source.rows.saturating_sub(first)) {
                let data = source.row(first + r);
                if four {
                    pack_four(source.kind, data, r, lines, d, m);
                } else {
                    pack_eight(level, source.kind, data, r, lines, d, &mut scratch);
                }
            }
            if biased {
                for byte in lines.iter_mut().flat_map(|l| &mut l.0) {
                    *byte ^= 0x80;
                }
            }
        });
        drop(parts);
        Some(this)
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many panels, the last perhaps not full.
    pub fn panels(&self) -> usize {
        self.d.len() / (self.blocks * PANEL).max(1)
    }

    /// Blocks in a row.
    pub fn blocks(&self) -> usize {
        self.blocks
    }

    /// Bytes of memory.
    pub fn memory(&self) -> u64 {
        (self.lines.len() * 64 + 2 * (self.d.len() + self.m.len())) as u64
    }

    /// Panel `n`; an empty one when there is none.
    pub fn panel(&self, n: usize) -> Panel<'_> {
        let lines = self.blocks * if self.four { 4 } else { 8 };
        let scales = self.blocks * PANEL;
        Panel {
            four: self.four,
            lines: self.lines.get(n * lines..(n + 1) * lines).unwrap_or(&[]),
            d: self.d.get(n * scales..(n + 1) * scales).unwrap_or(&[]),
            m: self.m.get(n * scales..(n + 1) * scales).unwrap_or(&[]),
        }
    }

    /// Row `n` as plain numbers, for looking up embeddings.
    pub fn row(&self, n: usize, out: &mut [f32]) {
        let (panel, r) = (self.panel(n / PANEL), n % PANEL);
        for (b, out) in out.as_chunks_mut::<BLOCK>().0.iter_mut().enumerate() {
            let scale = |all: &[u16]| all.get(b * PANEL + r).copied().map_or(0.0, to_f32);
            let (d, m) = (scale(panel.d), scale(panel.m));
            for (k, x) in out.iter_mut().enumerate() {
                let (line, shift) = if self.four {
                    (b * 4 + k % 16 / 4, k / 16 * 4)
                } else {
                    (b * 8 + k / 4, 0)
                };
                let byte = panel.lines.get(line).map_or(0, |l| l.0[r * 4 + k % 4]);
                let q = if self.four {
                    f32::from((byte >> shift) & 15)
                } else if self.biased {
                    f32::from((byte ^ 0x80) as i8)
                } else {
                    f32::from(byte as i8)
                };
                *x = d * q - m;
            }
        }
    }
}

type Part<'a> = (&'a mut [Line], &'a mut [u16], &'a mut [u16]);

/// A vector of zeros, or `None` rather than an abort when it is too large.
fn room<T: Clone>(n: usize, zero: T) -> Option<Vec<T>> {
    let mut out = Vec::new();
    out.try_reserve_exact(n).ok()?;
    out.resize(n, zero);
    Some(out)
}

/// One row as bytes: those of Q8_0 as they are, any other format through plain numbers.
fn pack_eight(
    level: Level,
    kind: u32,
    data: &[u8],
    r: usize,
    lines: &mut [Line],
    d: &mut [u16],
    scratch: &mut [f32],
) {
    let blocks = lines.as_chunks_mut::<8>().0.iter_mut();
    let blocks = blocks.zip(d.as_chunks_mut::<PANEL>().0);
    let put = |lines: &mut [Line; 8], q: &[u8; BLOCK]| {
        for (line, four) in lines.iter_mut().zip(q.as_chunks::<4>().0) {
            line.0[r * 4..r * 4 + 4].copy_from_slice(four);
        }
    };
    if kind == 8 {
        for ((lines, d), from) in blocks.zip(data.as_chunks::<34>().0) {
            let (Some(scale), Some(q)) = (from.first_chunk::<2>(), from.last_chunk::<BLOCK>())
            else {
                return;
            };
            d[r] = finite(u16::from_le_bytes(*scale));
            put(lines, q);
        }
        return;
    }
    dequant::row(kind, data, scratch);
    for ((lines, d), x) in blocks.zip(scratch.as_chunks::<BLOCK>().0) {
        let mut q = [0i8; BLOCK];
        let (scale, _) = bytes(level, x, &mut q);
        d[r] = from_f32(scale);
        put(lines, &q.map(|q| q as u8));
    }
}

/// A scale that is not a number would spread over everything.
fn finite(h: u16) -> u16 {
    if h & 0x7c00 == 0x7c00 { 0 } else { h }
}

/// One row as half-bytes: value = d * q - m.
fn pack_four(kind: u32, data: &[u8], r: usize, lines: &mut [Line], d: &mut [u16], m: &mut [u16]) {
    let Some((numbers, size)) = block(kind) else {
        return;
    };
    let per = (numbers as usize / BLOCK).max(1);
    let blocks = lines.as_chunks_mut::<4>().0.iter_mut();
    let blocks = blocks.zip(d.as_chunks_mut::<PANEL>().0);
    let blocks = blocks.zip(m.as_chunks_mut::<PANEL>().0).enumerate();
    for (b, ((lines, d), m)) in blocks {
        let (from, j) = (b / per * size as usize, b % per);
        let Some(from) = data.get(from..from + size as usize) else {
            return;
        };
        let half = |at: usize| match from.get(at..at + 2) {
            Some(&[lo, hi]) => to_f32(finite(u16::from_le_bytes([lo, hi]))),
            _ => 0.0,
        };
        // Where the 32 half-bytes are: sixteen bytes with both halves, or (Q4_K) one half of 32 bytes.
        let (scale, minimum, at) = match kind {
            2 => (half(0), 8.0 * half(0), 2),
            3 => (half(0), -half(2), 4),
            _ => {
                let (s, low) = dequant::scale_min(from.get(4..16).unwrap_or(&[]), j);
                let at = 16 + j / 2 * 32;
                (half(0) * f32::from(s), half(2) * f32::from(low), at)
            }
        };
        (d[r], m[r]) = (from_f32(scale), from_f32(minimum));
        let q = |k: usize| {
            let (byte, high) = if kind == 12 {
                (at + k, j % 2 == 1)
            } else {
                (at + k % 16, k >= 16)
            };
            (from.get(byte).copied().unwrap_or(0) >> if high { 4 } else { 0 }) & 15
        };
        for (i, line) in lines.iter_mut().enumerate() {
            for c in 0..4 {
                line.0[r * 4 + c] = q(i * 4 + c) | (q(16 + i * 4 + c) << 4);
            }
        }
    }
}
