//! Whole, truncated, damaged and random headers; also lends its small file to other tests of this room.

use super::*;
use proptest::prelude::*;

fn string(out: &mut Vec<u8>, s: &str) {
    out.extend((s.len() as u64).to_le_bytes());
    out.extend(s.as_bytes());
}

/// A small whole file: one 2 x 32 F32 matrix and one norm of 32.
pub fn small(architecture: &str) -> Vec<u8> {
    let mut f = b"GGUF".to_vec();
    f.extend(3u32.to_le_bytes());
    f.extend(2u64.to_le_bytes());
    f.extend(5u64.to_le_bytes());
    for (k, v) in [
        ("general.architecture", architecture),
        ("general.name", "Small"),
        ("tokenizer.chat_template", "{{x}}"),
    ] {
        string(&mut f, k);
        f.extend(8u32.to_le_bytes());
        string(&mut f, v);
    }
    string(&mut f, "general.file_type");
    f.extend(4u32.to_le_bytes());
    f.extend(3u32.to_le_bytes());
    string(&mut f, "tokenizer.ggml.tokens");
    f.extend(9u32.to_le_bytes());
    f.extend(8u32.to_le_bytes());
    f.extend(2u64.to_le_bytes());
    string(&mut f, "a");
    string(&mut f, "b");
    for (name, dims, offset) in [
        ("w.weight", vec![32u64, 2], 0u64),
        ("n.weight", vec![32], 256),
    ] {
        string(&mut f, name);
        f.extend((dims.len() as u32).to_le_bytes());
        for d in dims {
            f.extend(d.to_le_bytes());
        }
        f.extend(0u32.to_le_bytes());
        f.extend(offset.to_le_bytes());
    }
    f.resize(f.len().div_ceil(32) * 32, 0);
    for i in 0..96 {
        f.extend((i as f32 / 10.0).to_le_bytes());
    }
    f
}

fn read(bytes: &[u8]) -> std::result::Result<Header, String> {
    Header::read(&mut std::io::Cursor::new(bytes), bytes.len() as u64)
}

#[test]
fn a_whole_file_is_understood() {
    let h = read(&small("llama")).unwrap();
    assert_eq!(
        (h.architecture(), h.name(), h.tensors.len()),
        ("llama", Some("Small"), 2)
    );
    assert_eq!(h.tensors[0].bytes, 256);
    h.check_supported().unwrap();
}

#[test]
fn an_unknown_architecture_is_refused_by_name() {
    let said = read(&small("mamba"))
        .unwrap()
        .check_supported()
        .unwrap_err()
        .to_string();
    assert!(said.contains("mamba") && said.contains("Ollama"), "{said}");
}

#[test]
fn every_truncation_is_noticed() {
    let whole = small("llama");
    for n in 0..whole.len() {
        assert!(read(&whole[..n]).is_err(), "{n} bytes passed as whole");
    }
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn a_damaged_byte_never_panics(at in 0usize..300, to in any::<u8>()) {
        let mut f = small("qwen3");
        f[at] = to;
        if let Ok(h) = read(&f) {
            let _ = h.check_supported();
            h.cache_bytes(u64::MAX);
        }
    }
}
