//! Rewrites a GGUF file with its matrices as Q8_0, for which the engine has a fast kernel (Q4_1 has none:
//! a token costs several times as much). `install` calls it once, right after fetching.
//!
//! Metadata is copied byte for byte except `general.file_type`; vectors (norms, biases) stay as they are.
//! One tensor is in memory at a time.

use super::gguf::{Header, Tensor, block};
use super::{Error, Result};
use crate::locale::tf;
use candle_core::Device;
use candle_core::quantized::{GgmlDType, QTensor, ggml_file};
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

const Q8_0: u32 = 8;
/// What `general.file_type` says of a file that is mostly Q8_0.
const MOSTLY_Q8_0: u32 = 7;

/// Writes `to` from `from`; `progress` gets bytes read and bytes in all. `to` is synced to disk before this returns.
pub fn to_q8_0(from: &Path, to: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
    let header = Header::open(from)?;
    let mut source = File::open(from).map_err(Error::io(from))?;
    let mut out = BufWriter::with_capacity(1 << 20, File::create(to).map_err(Error::io(to))?);
    let io = |e| Error::Io {
        path: to.to_owned(),
        source: e,
    };
    let plan = plan(&header);
    out.write_all(&head(&header, &plan, &mut source).map_err(Error::io(from))?)
        .map_err(io)?;
    let total = header.tensors.iter().map(|t| t.bytes).sum();
    let mut done = 0;
    for (tensor, planned) in header.tensors.iter().zip(&plan) {
        let data = read(&mut source, header.data_start + tensor.offset, tensor.bytes)
            .map_err(Error::io(from))?;
        let data = if tensor.kind == planned.kind {
            data
        } else {
            convert(tensor, &data)?
        };
        if data.len() as u64 != planned.bytes {
            return Err(Error::Failed(tf(
                "engine-converted-size",
                &[("name", tensor.name.to_string().into())],
            )));
        }
        out.write_all(&data).map_err(io)?;
        let padding = planned.bytes.div_ceil(header.alignment) * header.alignment - planned.bytes;
        std::io::copy(&mut std::io::repeat(0).take(padding), &mut out).map_err(io)?;
        done += tensor.bytes;
        progress(done, total);
    }
    let file = out.into_inner().map_err(|e| io(e.into_error()))?;
    file.sync_all().map_err(io)
}

/// What each tensor becomes, and where it goes.
fn plan(header: &Header) -> Vec<Tensor> {
    let mut offset = 0;
    header
        .tensors
        .iter()
        .map(|t| {
            let mut t = t.clone();
            let rows_fit = t.dims.first().is_some_and(|d| d % 32 == 0);
            if t.dims.len() >= 2 && rows_fit && dtype(t.kind).is_some() {
                t.kind = Q8_0;
                t.bytes = t.elements() / 32 * 34;
            }
            t.offset = offset;
            offset += t.bytes.div_ceil(header.alignment) * header.alignment;
            t
        })
        .collect()
}

/// The new header with its padding.
fn head(header: &Header, plan: &[Tensor], source: &mut File) -> std::io::Result<Vec<u8>> {
    let span = &header.meta_span;
    let mut meta = read(source, span.start, span.end - span.start)?;
    if let Some(at) = header
        .file_type_at
        .and_then(|at| usize::try_from(at - span.start).ok())
        && let Some(slot) = meta.get_mut(at..at + 4)
    {
        slot.copy_from_slice(&MOSTLY_Q8_0.to_le_bytes());
    }
    let mut out = b"GGUF".to_vec();
    out.extend(header.version.to_le_bytes());
    out.extend((plan.len() as u64).to_le_bytes());
    out.extend(header.meta_count.to_le_bytes());
    out.extend(meta);
    for t in plan {
        out.extend((t.name.len() as u64).to_le_bytes());
        out.extend(t.name.as_bytes());
        out.extend((t.dims.len() as u32).to_le_bytes());
        t.dims.iter().for_each(|d| out.extend(d.to_le_bytes()));
        out.extend(t.kind.to_le_bytes());
        out.extend(t.offset.to_le_bytes());
    }
    let align = header.alignment as usize;
    out.resize(out.len().div_ceil(align) * align, 0);
    Ok(out)
}

fn read(source: &mut File, at: u64, bytes: u64) -> std::io::Result<Vec<u8>> {
    source.seek(SeekFrom::Start(at))?;
    // The header's reader has checked that this much is in the file.
    let mut data = vec![0; bytes as usize];
    source.read_exact(&mut data)?;
    Ok(data)
}

fn convert(tensor: &Tensor, data: &[u8]) -> Result<Vec<u8>> {
    let failed = |e: candle_core::Error| {
        Error::Failed(tf(
            "engine-conversion",
            &[
                ("name", tensor.name.to_string().into()),
                ("e", e.to_string().into()),
            ],
        ))
    };
    let (Some(kind), Some(_)) = (dtype(tensor.kind), block(tensor.kind)) else {
        return Err(Error::Unsupported(tf(
            "engine-conversion-kind",
            &[("kind", tensor.kind.to_string().into())],
        )));
    };
    let dims = tensor.dims.iter().rev().map(|d| *d as usize).collect();
    let cpu = Device::Cpu;
    let q = ggml_file::qtensor_from_ggml(kind, data, dims, &cpu).map_err(failed)?;
    let full = q.dequantize(&cpu).map_err(failed)?;
    drop(q);
    let q = QTensor::quantize(&full, GgmlDType::Q8_0).map_err(failed)?;
    Ok(q.data().map_err(failed)?.into_owned())
}

/// candle's name for a ggml type it can read.
fn dtype(kind: u32) -> Option<GgmlDType> {
    Some(match kind {
        0 => GgmlDType::F32,
        1 => GgmlDType::F16,
        2 => GgmlDType::Q4_0,
        3 => GgmlDType::Q4_1,
        6 => GgmlDType::Q5_0,
        7 => GgmlDType::Q5_1,
        8 => GgmlDType::Q8_0,
        10 => GgmlDType::Q2K,
        11 => GgmlDType::Q3K,
        12 => GgmlDType::Q4K,
        13 => GgmlDType::Q5K,
        14 => GgmlDType::Q6K,
        30 => GgmlDType::BF16,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::gguf::tests::small;

    #[test]
    fn matrices_become_q8_0_and_norms_and_metadata_stay() {
        let dir = tempfile::tempdir().unwrap();
        let (a, b) = (dir.path().join("a.gguf"), dir.path().join("b.gguf"));
        std::fs::write(&a, small("llama")).unwrap();
        let mut last = (0, 0);
        to_q8_0(&a, &b, &mut |d, t| last = (d, t)).unwrap();
        assert_eq!(last, (384, 384));
        let (old, new) = (Header::open(&a).unwrap(), Header::open(&b).unwrap());
        assert_eq!(
            new.tensors.iter().map(|t| t.kind).collect::<Vec<_>>(),
            [8, 0]
        );
        assert_eq!(
            new.meta.get("general.file_type"),
            Some(&crate::engine::gguf::Value::Int(7))
        );
        assert_eq!(new.meta.len(), old.meta.len());
        // candle agrees with our writer, and the numbers are close.
        let mut f = File::open(&b).unwrap();
        let content = candle_core::quantized::gguf_file::Content::read(&mut f).unwrap();
        let w = content.tensor(&mut f, "w.weight", &Device::Cpu).unwrap();
        let w = w
            .dequantize(&Device::Cpu)
            .unwrap()
            .flatten_all()
            .unwrap()
            .to_vec1::<f32>()
            .unwrap();
        assert!(
            w.iter()
                .enumerate()
                .all(|(i, x)| (x - i as f32 / 10.0).abs() < 0.03)
        );
        let n = content.tensor(&mut f, "n.weight", &Device::Cpu).unwrap();
        let n = n
            .dequantize(&Device::Cpu)
            .unwrap()
            .to_vec1::<f32>()
            .unwrap();
        assert_eq!(n[0], 6.4);
    }
}
