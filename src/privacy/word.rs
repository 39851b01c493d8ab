//! Where a word ends and what it is made of: letters with the hyphens and apostrophes inside them, and initials. `token` cuts a text with it.

use super::token::Shape;

/// A word of the letters a to z alone, with nothing behind it that could belong to it; `None` leaves it to [`word`].
pub(super) fn plain_word(bytes: &[u8], from: usize) -> Option<(Shape, usize)> {
    let mut end = from;
    let mut capitals = 0usize;
    while let Some(b) = bytes.get(end).filter(|b| b.is_ascii_alphabetic()) {
        capitals += usize::from(b.is_ascii_uppercase());
        end += 1;
    }
    let letters = end - from;
    let more = bytes
        .get(end)
        .is_some_and(|b| *b >= 0x80 || matches!(b, b'\'' | b'-') || b.is_ascii_digit());
    if letters == 0 || more {
        return None;
    }
    let shape = match capitals {
        0 => Shape::Lower,
        1 if letters == 1 => Shape::Initial,
        n if n == letters => Shape::Upper,
        1 if bytes.get(from).is_some_and(u8::is_ascii_uppercase) => Shape::Title,
        _ => Shape::Mixed,
    };
    Some((shape, end))
}

/// `IJ.`, `Th.`, `Chr.`: initials of more than one letter, with their point and something behind it.
pub(super) fn double_initial(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    ["IJ.", "Th.", "Chr."]
        .iter()
        .find(|d| rest.starts_with(d.as_bytes()))
        .map(|d| from + d.len() - 1)
        .filter(|end| {
            bytes
                .get(end + 1)
                .is_some_and(|b| *b == b' ' || b.is_ascii_uppercase())
        })
}

/// The character that begins at this byte.
pub(super) fn char_at(text: &str, i: usize) -> char {
    text[i..].chars().next().unwrap_or(' ')
}

/// `'s`, `'t` at the start of a word.
pub(super) fn leading(text: &str, i: usize) -> bool {
    let mut rest = text[i..].chars().skip(1);
    matches!((rest.next(), rest.next()), (Some('s' | 't' | 'n'), Some(c)) if !c.is_alphanumeric())
}

/// The first byte from which a character is none of these.
pub(super) fn run(text: &str, from: usize, ok: impl Fn(char) -> bool) -> usize {
    text[from..]
        .char_indices()
        .find(|(_, c)| !ok(*c))
        .map_or(text.len(), |(n, _)| from + n)
}

/// A word with the hyphens and apostrophes inside it; writes its lower case (`’` as `'`, `ĳ` as `ij`).
pub(super) fn word(text: &str, from: usize, low: &mut String) -> (Shape, usize) {
    let mut end = from;
    let (mut capitals, mut letters, mut title) = (0usize, 0usize, false);
    let mut chars = text[from..].char_indices().peekable();
    while let Some((n, c)) = chars.next() {
        let inside = matches!(c, '\'' | '’' | '-')
            && (n == 0 && c != '-'
                || n > 0 && chars.peek().is_some_and(|(_, d)| d.is_alphabetic()));
        if c.is_ascii_alphabetic() {
            low.push(c.to_ascii_lowercase());
            capitals += usize::from(c.is_ascii_uppercase());
            letters += 1;
        } else if c.is_alphabetic() || is_combining(c) {
            match c {
                'ĳ' | 'Ĳ' => low.push_str("ij"),
                _ => low.extend(c.to_lowercase()),
            }
            capitals += usize::from(c.is_uppercase());
            letters += 1;
        } else if inside {
            low.push(if c == '-' { '-' } else { '\'' });
            end = from + n + c.len_utf8();
            continue;
        } else if n > 0 && c.is_ascii_digit() {
            low.push(c);
        } else {
            break;
        }
        if letters == 1 && capitals == 1 {
            title = true;
        }
        end = from + n + c.len_utf8();
    }
    let shape = match (capitals, letters) {
        (0, _) => Shape::Lower,
        (1, 1) => Shape::Initial,
        (c, l) if c == l => Shape::Upper,
        (1, _) if title => Shape::Title,
        (c, _)
            if title
                && text[from..end]
                    .split('-')
                    .filter(|p| p.starts_with(char::is_uppercase))
                    .count()
                    == c =>
        {
            Shape::Title
        }
        _ => Shape::Mixed,
    };
    (shape, end)
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}
