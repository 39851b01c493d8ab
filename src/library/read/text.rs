//! Bytes to text: UTF-8, UTF-16 by its mark, or the old encoding the letters suggest. What is no text is refused.

use super::unreadable;
use crate::library::Result;
use chardetng::EncodingDetector;
use encoding_rs::Encoding;

/// The text with line ends as `\n`.
pub(super) fn decode(bytes: &[u8]) -> Result<String> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding
            .decode_without_bom_handling(bytes.get(mark..).unwrap_or_default())
            .0
            .into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                if bytes.iter().take(8_192).any(|b| *b == 0) {
                    return Err(unreadable("unreadable-text"));
                }
                if let Some(text) = nearly_utf8(bytes) {
                    return Ok(text.replace("\r\n", "\n").replace('\r', "\n"));
                }
                let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
                detector.feed(bytes, true);
                detector
                    .guess(None, chardetng::Utf8Detection::Deny)
                    .decode_without_bom_handling(bytes)
                    .0
                    .into_owned()
            }
        },
    };
    let strange = text
        .chars()
        .take(4_096)
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'))
        .count();
    if strange > 4 {
        return Err(unreadable("unreadable-text"));
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// UTF-8 with a few bytes that are not: more letters outside ASCII than mistakes. The bad bytes are replaced, the rest stays what it is.
fn nearly_utf8(bytes: &[u8]) -> Option<String> {
    let (mut wide, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (wide > bad).then(|| String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn one_bad_byte_costs_one_letter_and_not_the_whole_text() {
        let mut bytes = "coachee reïntegreert, geëerd, één café".as_bytes().to_vec();
        bytes.insert(7, 0xff);
        assert_eq!(
            decode(&bytes).unwrap(),
            "coachee\u{fffd} reïntegreert, geëerd, één café"
        );
    }

    #[test]
    fn old_encodings_are_recognised() {
        assert_eq!(
            decode(b"re\xefntegratie, co\xf6rdinatie en caf\xe9 met een geli\xebfde").unwrap(),
            "reïntegratie, coördinatie en café met een geliëfde"
        );
        assert_eq!(decode(b"\xff\xfeh\0\xe9\0").unwrap(), "hé");
        assert!(decode(&[0u8, 1, 2, 3, 255]).is_err());
    }
}
