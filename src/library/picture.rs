//! Pictures in Markdown: where they stand in a text, and what a sentence is without them. What a picture shows may be searched, but nobody said it, so that it is
//! never quoted as a sentence. Called by `cite` and `quote`.

use super::quote::link;

/// The bytes of the pictures of a text in Markdown, in order: `![what it shows](address)`.
pub(super) fn pictures(text: &str) -> Vec<(usize, usize)> {
    let (mut out, mut from) = (Vec::new(), 0);
    while let Some(at) = text.get(from..).and_then(|t| t.find("![")) {
        let at = from + at;
        let rest = text.get(at..).unwrap_or_default();
        from = at + 2;
        // An exclamation may have a footnote.
        let picture = link(rest).filter(|_| !rest.starts_with("![^"));
        if let Some((_, after)) = picture {
            from = at + rest.len() - after.len();
            out.push((at, from));
        }
    }
    out
}

/// Whether a line is one picture or some, and nothing else.
pub(super) fn is_pictures(line: &str) -> bool {
    let all = pictures(line);
    let mut from = 0;
    let mut beside = false;
    for (a, b) in &all {
        beside |= line.get(from..*a).is_some_and(says);
        from = *b;
    }
    !all.is_empty() && !beside && !line.get(from..).is_some_and(says)
}

/// Whether a text has a letter or a figure.
fn says(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// A sentence (bytes of a text) without the pictures it begins or ends with; none if nothing else is in it. What they show may be searched, but nobody
/// said it.
pub(super) fn beside_pictures(
    text: &str,
    (mut a, mut b): (usize, usize),
    pictures: &[(usize, usize)],
) -> Option<(usize, usize)> {
    if pictures.is_empty() {
        return Some((a, b));
    }
    let told = |a: usize, b: usize| text.get(a..b).is_some_and(says);
    for (from, to) in pictures {
        if *from < b && *to > a && !told(a, *from) {
            a = a.max(*to);
        }
    }
    for (from, to) in pictures.iter().rev() {
        if *from < b && *to > a && !told(*to, b) {
            b = b.min(*from);
        }
    }
    let inside = text.get(a..b).filter(|t| says(t))?;
    let blanks = inside.len() - inside.trim_start().len();
    Some((a + blanks, a + inside.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::super::sentence::sentences;
    use super::*;

    #[test]
    fn what_a_picture_shows_is_not_said() {
        let text = "![Een vrouw. Zij lacht](a_(1).jpg)\n\n![Twee](b.png) Kijk eerst. Druk op ![de knop](k.png) rechts. Zo![x](y.png)";
        let shown = pictures(text);
        let read: Vec<Option<&str>> = sentences(text)
            .into_iter()
            .map(|at| beside_pictures(text, at, &shown).and_then(|(a, b)| text.get(a..b)))
            .collect();
        let said: Vec<&str> = read.into_iter().flatten().collect();
        assert_eq!(
            said,
            ["Kijk eerst.", "Druk op ![de knop](k.png) rechts.", "Zo"]
        );
        assert!(is_pictures("- ![a b](c.png) ![d](e.png)") && !is_pictures("![a](b.png) zegt"));
        assert!(!is_pictures("gewone tekst") && !is_pictures(""));
        assert!(pictures("Let op![^1] en ![open").is_empty());
    }
}
