//! Searching and replacing in a text: upper and lower case are the same unless the pattern has a capital. `update` calls it, `view` asks for matches.

use super::TextField;

/// The matches of a pattern in a text, as bytes, none overlapping. An empty pattern has none.
pub fn matches(text: &str, pattern: &str) -> Vec<(usize, usize)> {
    if pattern.is_empty() {
        return Vec::new();
    }
    if pattern.chars().any(char::is_uppercase) {
        return text
            .match_indices(pattern)
            .map(|(i, m)| (i, i + m.len()))
            .collect();
    }
    let wanted: Vec<char> = pattern.chars().flat_map(char::to_lowercase).collect();
    let mut out = Vec::new();
    let mut free = 0;
    for (at, _) in text.char_indices() {
        if at < free {
            continue;
        }
        if let Some(end) = begins(text.get(at..).unwrap_or_default(), &wanted) {
            out.push((at, at + end));
            free = at + end;
        }
    }
    out
}

/// How many bytes of the text are the wanted letters, whatever their case.
fn begins(text: &str, wanted: &[char]) -> Option<usize> {
    let mut left = wanted.iter();
    let mut next = left.next();
    for (i, c) in text.char_indices() {
        let Some(_) = next else { return Some(i) };
        for low in c.to_lowercase() {
            if next != Some(&low) {
                return None;
            }
            next = left.next();
        }
    }
    next.is_none().then_some(text.len())
}

impl TextField {
    /// To the match after the cursor (`step` 1) or before it (-1), round the end; how many there are and which it is.
    pub fn find_next(&mut self, pattern: &str, step: i8) -> Option<(usize, usize)> {
        let all = matches(&self.text, pattern);
        let at = if step > 0 {
            all.iter().position(|m| m.0 > self.cursor).unwrap_or(0)
        } else {
            all.iter()
                .rposition(|m| m.0 < self.cursor)
                .unwrap_or(all.len().saturating_sub(1))
        };
        let (from, _) = *all.get(at)?;
        self.cursor = from;
        self.still();
        Some((at + 1, all.len()))
    }

    /// The first match at or after the cursor, for searching while the pattern is typed.
    pub fn find_from(&mut self, pattern: &str, from: usize) -> Option<(usize, usize)> {
        let all = matches(&self.text, pattern);
        let at = all.iter().position(|m| m.0 >= from).unwrap_or(0);
        self.cursor = all.get(at)?.0;
        self.still();
        Some((at + 1, all.len()))
    }

    /// Replaces the match at the cursor, if there is one, and goes to the next.
    pub fn replace_here(&mut self, pattern: &str, with: &str) -> bool {
        let here = matches(&self.text, pattern)
            .into_iter()
            .find(|m| m.0 == self.cursor);
        let Some((from, to)) = here else { return false };
        self.change(from, to, with, false);
        self.find_from(pattern, from + with.len());
        true
    }

    /// Replaces every match in one step that can be taken back; how many.
    pub fn replace_all(&mut self, pattern: &str, with: &str) -> usize {
        let all = matches(&self.text, pattern);
        let (Some(first), Some(last)) = (all.first(), all.last()) else {
            return 0;
        };
        let (from, to) = (first.0, last.1);
        let mut out = String::new();
        let mut at = from;
        for m in &all {
            out.push_str(self.text.get(at..m.0).unwrap_or_default());
            out.push_str(with);
            at = m.1;
        }
        self.change(from, to, &out, false);
        all.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn small_letters_find_capitals_and_capitals_only_themselves() {
        assert_eq!(matches("Aa aA", "aa"), [(0, 2), (3, 5)]);
        assert_eq!(matches("Aa aA", "Aa"), [(0, 2)]);
        assert_eq!(matches("ÉÉn één", "één"), [(0, 5), (6, 11)]);
    }

    #[test]
    fn replacing_all_is_one_step_back() {
        let mut f = TextField::with("rust en Rust");
        assert_eq!(f.replace_all("rust", "kalmte"), 2);
        assert_eq!(f.text(), "kalmte en kalmte");
        f.undo();
        assert_eq!(f.text(), "rust en Rust");
    }

    #[test]
    fn searching_goes_round() {
        let mut f = TextField::with("a b a");
        f.start();
        assert_eq!(f.find_next("a", 1), Some((2, 2)));
        assert_eq!(f.find_next("a", 1), Some((1, 2)));
        assert_eq!(f.find_next("a", -1), Some((2, 2)));
        assert_eq!(f.find_next("z", 1), None);
    }

    proptest! {
        #[test]
        fn every_match_is_one(text in "[aAbéİ ]{0,30}", pattern in "[abéi]{1,3}") {
            for (from, to) in matches(&text, &pattern) {
                prop_assert_eq!(text[from..to].to_lowercase(), pattern.to_lowercase());
            }
        }
    }
}
