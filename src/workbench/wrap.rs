//! Soft wrap: a line becomes rows. The editor, the conversation, the viewer and every hint use it, so that all of them break alike.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// One row on the screen: bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// First byte.
    pub start: usize,
    /// After the last byte; a line break or a blank at the wrap is not in it.
    pub end: usize,
}

/// Breaks one line into rows of at most `width` columns, at blanks where there are any. Always at least one row. `base` is added to every offset.
pub fn wrap(line: &str, width: usize, base: usize) -> Vec<Row> {
    let width = width.max(2);
    let mut rows = Vec::new();
    let (mut start, mut used, mut blank) = (0, 0, None);
    for (i, g) in line.grapheme_indices(true) {
        let w = g.width();
        if used + w > width {
            if g == " " {
                // The blank at the edge is the break itself.
                rows.push(Row {
                    start: base + start,
                    end: base + i,
                });
                (start, used, blank) = (i + 1, 0, None);
                continue;
            }
            match blank {
                // The blank itself belongs to neither row, yet the cursor may stand before it.
                Some(b) if b > start => {
                    rows.push(Row {
                        start: base + start,
                        end: base + b,
                    });
                    start = b + 1;
                    used = line.get(start..i).unwrap_or_default().width();
                }
                _ => {
                    rows.push(Row {
                        start: base + start,
                        end: base + i,
                    });
                    start = i;
                    used = 0;
                }
            }
            blank = None;
        }
        if g == " " {
            blank = Some(i);
        }
        used += w;
    }
    rows.push(Row {
        start: base + start.min(line.len()),
        end: base + line.len(),
    });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_break_at_blanks_and_words_too_long_are_cut() {
        let cut = |s: &str, w| {
            wrap(s, w, 0)
                .iter()
                .map(|r| s[r.start..r.end].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(cut("een twee drie", 8), ["een twee", "drie"]);
        assert_eq!(cut("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(cut("", 8), [""]);
        assert_eq!(cut("日本語", 4), ["日本", "語"]);
    }
}
