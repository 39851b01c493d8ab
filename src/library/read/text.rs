//! Bytes to text: UTF-8, UTF-16 by its mark or by every other byte being nothing, or the old encoding the letters suggest. What is no text is refused.

use super::unreadable;
use crate::library::Result;
use chardetng::EncodingDetector;
use encoding_rs::Encoding;

/// Bytes that are looked at to tell how a text is written.
const HEAD: usize = 4_096;
/// Characters that no text has, at most.
const STRANGE: usize = 4;
/// Mistakes in UTF-8 that are few, however short the text.
const FEW: usize = 8;

/// Whether a file that begins so may be text.
pub(super) fn begins(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let nothing = head.iter().filter(|b| **b == 0).count();
    nothing <= STRANGE || Encoding::for_bom(head).is_some() || sixteen(head).is_some()
}

/// UTF-16 without its mark: every other byte of what is written in Latin letters is nothing, and hardly any of those between.
fn sixteen(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.get(..HEAD).unwrap_or(bytes).chunks_exact(2);
    let all = pairs.len();
    let (mut first, mut second) = (0usize, 0usize);
    for pair in pairs {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.get(1) == Some(&0));
    }
    let (much, little) = (|n: usize| n * 2 > all, |n: usize| n * 20 <= all);
    if much(second) && little(first) {
        return Some(encoding_rs::UTF_16LE);
    }
    (much(first) && little(second)).then_some(encoding_rs::UTF_16BE)
}

/// The text with line ends as `\n`.
pub(super) fn decode(bytes: &[u8]) -> Result<String> {
    let marked = Encoding::for_bom(bytes).or_else(|| sixteen(bytes).map(|e| (e, 0)));
    let text = match marked {
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
        .take(HEAD)
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'))
        .count();
    if strange > STRANGE {
        return Err(unreadable("unreadable-text"));
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// UTF-8 with a few bytes that are not: more letters outside ASCII than mistakes, or than mistakes that an old encoding would make letters of, since in such a text
/// those that happen to be UTF-8 are rarer than its own. The bad bytes are replaced, the rest stays what it is.
fn nearly_utf8(bytes: &[u8]) -> Option<String> {
    let (mut wide, mut bad, mut letters) = (0usize, 0usize, 0usize);
    // The mistakes that follow each other, and whether a letter stands before them.
    let (mut run, mut after): (Vec<u8>, bool) = (Vec::new(), false);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        if !valid.is_empty() {
            let before = valid.starts_with(|c: char| c.is_ascii_alphabetic());
            letters += usize::from(lettered(&run, after || before));
            run.clear();
            after = valid.ends_with(|c: char| c.is_ascii_alphabetic());
        }
        wide += valid.chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
        run.extend_from_slice(chunk.invalid());
    }
    letters += usize::from(lettered(&run, after));
    let few = bad <= FEW.max(bytes.len() / 200);
    (wide > bad || few && wide > letters).then(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Whether an old encoding would make letters of bytes that follow each other: beside a letter, or a word of another alphabet by themselves.
fn lettered(run: &[u8], beside: bool) -> bool {
    let word = run.len() > 2 && run.iter().all(|b| *b >= 0xc0);
    !run.is_empty() && (beside || word)
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
    fn rubbish_between_words_does_not_make_utf8_an_old_encoding() {
        let mut bytes = "Luister naar de cliënt. ".as_bytes().to_vec();
        bytes.extend(b"\xff\xfe\x80\x81 rommel \xc3( Daarna samen.");
        let text = decode(&bytes).unwrap();
        assert!(
            text.starts_with("Luister naar de cliënt. \u{fffd}"),
            "{text}"
        );
        assert!(text.ends_with("( Daarna samen."), "{text}");
    }

    #[test]
    fn sixteen_bits_without_a_mark_are_text() {
        let text = "Zonder merkteken: de cliënt sprak over zeilboten.\r\nEn één storm.";
        for big in [false, true] {
            let pair = |u: u16| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            };
            let bytes: Vec<u8> = text.encode_utf16().flat_map(pair).collect();
            assert_eq!(decode(&bytes).unwrap(), text.replace("\r\n", "\n"));
        }
        assert!(decode(&[0; 64]).is_err() && decode(&[0, 1].repeat(64)).is_err());
    }

    #[test]
    fn old_encodings_are_recognised() {
        assert_eq!(
            decode(b"re\xefntegratie, co\xf6rdinatie en caf\xe9 met een geli\xebfde").unwrap(),
            "reïntegratie, coördinatie en café met een geliëfde"
        );
        // What happens to be UTF-8 does not make the rest so.
        assert_eq!(
            decode(b"gro\xdf f\xfcr den Spa\xdf\x94 und \xfcber den Weg").unwrap(),
            "groß für den Spaß” und über den Weg"
        );
        assert_eq!(decode(b"\xff\xfeh\0\xe9\0").unwrap(), "hé");
        assert!(decode(&[0u8, 1, 2, 3, 255]).is_err());
    }
}
