//! From one precision to another: the starter model comes in Q4_1, for which the engine has no fast kernel, and becomes Q8_0 when it is installed.

use super::{Error, Result};
use candle_core::quantized::gguf_file::{self, Value};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{D, Device};
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

/// llama.cpp's number for "mostly Q8_0" in `general.file_type`.
const MOSTLY_Q8_0: u32 = 7;

/// Writes `from` to `to` with every matrix in Q8_0; what is stored in full precision (norms, biases) stays so.
pub(super) fn to_q8_0(from: &Path, to: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
    let wrong = |e: candle_core::Error| {
        Error::Failed(format!(
            "the model could not be converted ({e}); fetch it again"
        ))
    };
    let mut reader = BufReader::new(File::open(from).map_err(Error::io(from))?);
    let content = gguf_file::Content::read(&mut reader).map_err(wrong)?;
    let mut names: Vec<(&String, u64)> = content
        .tensor_infos
        .iter()
        .map(|(n, i)| (n, i.offset))
        .collect();
    names.sort_by_key(|(_, offset)| *offset);
    let total = names.len() as u64;
    let mut tensors: Vec<(&str, QTensor)> = Vec::with_capacity(names.len());
    for (done, (name, _)) in (1u64..).zip(names) {
        let tensor = content
            .tensor(&mut reader, name, &Device::Cpu)
            .map_err(wrong)?;
        let fits = tensor.rank() == 2 && tensor.shape().dim(D::Minus1).is_ok_and(|d| d % 32 == 0);
        let keeps = matches!(tensor.dtype(), GgmlDType::Q8_0 | GgmlDType::F32)
            && !(fits && tensor.dtype() == GgmlDType::F32);
        let tensor = if fits && !keeps {
            let plain = tensor.dequantize(&Device::Cpu).map_err(wrong)?;
            QTensor::quantize(&plain, GgmlDType::Q8_0).map_err(wrong)?
        } else {
            tensor
        };
        tensors.push((name, tensor));
        progress(done, total);
    }
    let file_type = Value::U32(MOSTLY_Q8_0);
    let mut metadata: Vec<(&str, &Value)> = content
        .metadata
        .iter()
        .map(|(k, v)| {
            (
                k.as_str(),
                if k == "general.file_type" {
                    &file_type
                } else {
                    v
                },
            )
        })
        .collect();
    // In a fixed order, so that the same model gives the same file.
    metadata.sort_by_key(|(k, _)| *k);
    let tensors: Vec<(&str, &QTensor)> = tensors.iter().map(|(n, t)| (*n, t)).collect();
    let mut writer = BufWriter::new(File::create(to).map_err(Error::io(to))?);
    gguf_file::write(&mut writer, &metadata, &tensors).map_err(wrong)?;
    let file = writer.into_inner().map_err(|e| Error::Io {
        path: to.to_owned(),
        source: e.into_error(),
    })?;
    (&file)
        .flush()
        .and_then(|()| file.sync_all())
        .map_err(Error::io(to))
}
