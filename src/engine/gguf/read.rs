//! The bytes of a GGUF header, read one value at a time and never beyond the end of the file. `gguf` calls it.

use super::{KEPT_STRING, Tensor, Value, block};
use crate::locale::t;
use std::io::{BufRead, Read, Seek, SeekFrom};

/// A position-counting reader that refuses to go beyond the end.
pub(super) struct Cursor<'a, R> {
    pub(super) from: &'a mut R,
    pub(super) at: u64,
    pub(super) length: u64,
}

pub(super) type Phrase<T> = std::result::Result<T, String>;

impl<R: BufRead + Seek> Cursor<'_, R> {
    pub(super) fn need(&self, n: u64) -> Phrase<()> {
        match self.at.checked_add(n) {
            Some(end) if end <= self.length => Ok(()),
            _ => Err(t("engine-why-header")),
        }
    }

    pub(super) fn bytes<const N: usize>(&mut self) -> Phrase<[u8; N]> {
        self.need(N as u64)?;
        let mut out = [0; N];
        self.from.read_exact(&mut out).map_err(|e| e.to_string())?;
        self.at += N as u64;
        Ok(out)
    }

    pub(super) fn u32(&mut self) -> Phrase<u32> {
        Ok(u32::from_le_bytes(self.bytes()?))
    }

    pub(super) fn u64(&mut self) -> Phrase<u64> {
        Ok(u64::from_le_bytes(self.bytes()?))
    }

    pub(super) fn skip(&mut self, n: u64) -> Phrase<()> {
        self.need(n)?;
        // Short hops stay inside the buffer; a seek would throw it away.
        let buffered = self.from.fill_buf().map_err(|e| e.to_string())?.len() as u64;
        if n <= buffered {
            self.from.consume(n as usize);
        } else {
            self.from
                .seek(SeekFrom::Start(self.at + n))
                .map_err(|e| e.to_string())?;
        }
        self.at += n;
        Ok(())
    }

    pub(super) fn take(&mut self, n: u64) -> Phrase<String> {
        self.need(n)?;
        let mut out = Vec::new();
        self.from
            .by_ref()
            .take(n)
            .read_to_end(&mut out)
            .map_err(|e| e.to_string())?;
        self.at += n;
        String::from_utf8(out).map_err(|_| "a name in it is not text".into())
    }

    pub(super) fn short_string(&mut self) -> Phrase<String> {
        let n = self.u64()?;
        if n > 1024 {
            return Err(t("engine-why-name"));
        }
        self.take(n)
    }

    pub(super) fn value(&mut self, kind: u32, depth: u8) -> Phrase<Value> {
        Ok(match kind {
            0 | 7 => Value::Int(self.bytes::<1>()?[0].into()),
            1 => Value::Int(i8::from_le_bytes(self.bytes()?).into()),
            2 => Value::Int(u16::from_le_bytes(self.bytes()?).into()),
            3 => Value::Int(i16::from_le_bytes(self.bytes()?).into()),
            4 => Value::Int(self.u32()?.into()),
            5 => Value::Int(i32::from_le_bytes(self.bytes()?).into()),
            6 => Value::Float(f32::from_le_bytes(self.bytes()?).into()),
            8 => {
                let n = self.u64()?;
                if n <= KEPT_STRING {
                    Value::Text(self.take(n)?)
                } else {
                    self.skip(n)?;
                    Value::Skipped(n)
                }
            }
            9 if depth < 2 => {
                let (inner, n) = (self.u32()?, self.u64()?);
                match inner {
                    0 | 1 | 7 => self.skip(n)?,
                    2 | 3 => self.skip(n.saturating_mul(2))?,
                    4..=6 => self.skip(n.saturating_mul(4))?,
                    10..=12 => self.skip(n.saturating_mul(8))?,
                    8 => {
                        self.need(n.saturating_mul(8))?;
                        for _ in 0..n {
                            let bytes = self.u64()?;
                            self.skip(bytes)?;
                        }
                    }
                    9 => {
                        self.need(n.saturating_mul(12))?;
                        for _ in 0..n {
                            self.value(9, depth + 1)?;
                        }
                    }
                    _ => return Err(t("engine-why-value")),
                }
                Value::Skipped(n)
            }
            10 => Value::Int(i64::try_from(self.u64()?).unwrap_or(i64::MAX)),
            11 => Value::Int(i64::from_le_bytes(self.bytes()?)),
            12 => Value::Float(f64::from_le_bytes(self.bytes()?)),
            _ => return Err(t("engine-why-value")),
        })
    }

    pub(super) fn tensor(&mut self) -> Phrase<Tensor> {
        let name = self.short_string()?;
        let n = self.u32()?;
        if n == 0 || n > 4 {
            return Err(t("engine-why-tensor-dimensions"));
        }
        let mut dims = Vec::new();
        let mut elements = 1u64;
        for _ in 0..n {
            let d = self.u64()?;
            elements = elements
                .checked_mul(d)
                .ok_or_else(|| t("engine-why-large"))?;
            dims.push(d);
        }
        let (kind, offset) = (self.u32()?, self.u64()?);
        let (numbers, size) = block(kind).ok_or_else(|| t("engine-why-tensor-type"))?;
        if !elements.is_multiple_of(numbers) {
            return Err(t("engine-why-blocks"));
        }
        let bytes = (elements / numbers)
            .checked_mul(size)
            .ok_or_else(|| t("engine-why-large"))?;
        Ok(Tensor {
            name,
            dims,
            kind,
            offset,
            bytes,
        })
    }
}
