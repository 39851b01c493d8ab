//! Tags are no sentence: which part of a line of a note is said, and which only files it. Called by `read`.

use crate::casebook::tags;

/// Words a sentence does not end with: a tag behind one is part of it.
const LEADING: [&str; 21] = [
    "en", "of", "van", "over", "met", "aan", "bij", "door", "voor", "naar", "de", "het", "een",
    "and", "or", "about", "with", "the", "a", "on", "to",
];

/// Bytes of a text without the tags that stand before and behind it. A tag within it stays, and so does one that a sentence needs: `over #werk en #slaap`.
pub fn said(text: &str) -> (usize, usize) {
    let words: Vec<(usize, &str)> = words(text);
    let filed = |w: &&(usize, &str)| is_tag(w.1);
    let behind = words.iter().rev().take_while(filed).count();
    let rest = words.get(..words.len() - behind).unwrap_or_default();
    let before = rest.iter().take_while(filed).count();
    let rest = rest.get(before..).unwrap_or_default();
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else {
        return (0, 0);
    };
    let needs = LEADING.contains(&last.1.to_lowercase().as_str());
    match needs && behind > 0 {
        true => (first.0, text.trim_end().len()),
        false => (first.0, last.0 + last.1.len()),
    }
}

/// Whether a line holds tags and nothing else.
pub fn only_tags(line: &str) -> bool {
    let words = words(line);
    !words.is_empty() && words.iter().all(|w| is_tag(w.1))
}

/// `#slaap`, and not the last word of a sentence: `#slaap.`
fn is_tag(word: &str) -> bool {
    word.starts_with('#') && !word.ends_with(['.', '!', '?']) && !tags(word).is_empty()
}

/// The words of a text, each with the byte it begins at.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if !bare.is_empty() {
            out.push((at, bare));
        }
        at += word.len();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_around_a_sentence_are_not_said() {
        for (text, want) in [
            (
                "Roos belt dinsdag. #energie #terugval",
                "Roos belt dinsdag.",
            ),
            ("Roos belt dinsdag #energie", "Roos belt dinsdag"),
            ("#energie Roos belt.", "Roos belt."),
            ("#energie #terugval", ""),
            ("#energie, #terugval", ""),
            (
                "We spraken over #werk en #slaap",
                "We spraken over #werk en #slaap",
            ),
            ("We spraken over #werk.", "We spraken over #werk."),
            ("zaak #1", "zaak #1"),
            ("één é #x", "één é"),
            ("", ""),
        ] {
            let (a, b) = said(text);
            assert_eq!(&text[a..b], want, "{text}");
        }
        assert!(only_tags("#energie #terugval") && !only_tags("#energie weg") && !only_tags(""));
    }
}
