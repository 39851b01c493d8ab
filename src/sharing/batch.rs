//! The text of a batch, which is what is shown, hashed, approved and sent: one line a record, in order of kind and hash. Each line becomes
//! one blob, named by its hash; the blobs of a batch in order of their names, unpacked and put together, are the text. One record a blob,
//! so that two records of one client do not lie together, and so that one can be taken back without the others.

use super::record::sha256_hex;
use crate::casebook::Date;
use crate::vault::{RecordRow, SharedRow};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use std::io::Read;

/// Bytes a blob may unpack to: a record is under ten thousand, so more is not ours.
const LARGEST: u64 = 1 << 20;

/// A line with its end.
pub fn with_end(line: &str) -> String {
    format!("{line}\n")
}

/// The whole text of these records, in their order.
pub fn text(records: &[RecordRow]) -> String {
    records.iter().map(|r| with_end(&r.line)).collect()
}

/// The hash an approval is bound to.
pub fn text_sha(records: &[RecordRow]) -> String {
    sha256_hex(text(records).as_bytes())
}

/// The name under which a record leaves.
pub fn blob_name(data_type: &str, day: Date, sha256: &str) -> String {
    format!("inbox/v1/type={data_type}/date={day}/{sha256}.jsonl.zst")
}

/// What tells the hive that a record was taken back, for data sets and models it is already in: name, hash and body.
/// `proof`: how the consent is named beside this record, and nowhere else.
pub fn notice(s: &SharedRow, day: Date, proof: &str) -> (String, String, String) {
    let body = serde_json::json!({
        "schema_version": super::record::SCHEMA_VERSION,
        "act": "revoked",
        "blob": s.blob,
        "sha256": s.sha256,
        "training_id": s.training_id,
        "revoked_on": day.to_string(),
        "consent": proof,
    })
    .to_string();
    let sha = sha256_hex(with_end(&body).as_bytes());
    (
        format!("revocations/v1/date={day}/{}.jsonl.zst", s.sha256),
        sha,
        body,
    )
}

/// Packed as zstd.
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

/// Unpacked; None when it is not zstd, or larger than a record can be.
pub fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    let decoder = ruzstd::decoding::StreamingDecoder::new(bytes).ok()?;
    let mut out = Vec::new();
    decoder.take(LARGEST + 1).read_to_end(&mut out).ok()?;
    (out.len() as u64 <= LARGEST).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
            prop_assert_eq!(unpack(&pack(&bytes)), Some(bytes));
        }

        #[test]
        fn rubbish_is_not_unpacked_into_something(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            unpack(&bytes);
        }
    }
}
