//! Whether a sentence of a passage is a heading: one supports nothing and says nothing by itself, but what it names stands over what follows. Called by `cite`.

/// Characters a heading has at most where nothing marks it as one.
const HEADING: usize = 80;

/// Whether a sentence of a passage (bytes) is a heading: it has the mark of one, or, where whoever wrote had none to give (text, PDF), it is a short line
/// without an end that stands alone. The path tells which.
pub(super) fn is_heading(path: &str, passage: &str, (a, b): (usize, usize)) -> bool {
    let (before, after) = passage.split_at_checked(b).map_or(("", ""), |(t, after)| {
        (t.get(..a).unwrap_or_default(), after)
    });
    let mut above = before.rsplit('\n');
    let line = above.next().unwrap_or_default();
    let bare = line.trim_start_matches('#');
    if bare.len() < line.len() && bare.starts_with(' ') {
        return true;
    }
    let kind = path.rsplit('.').next().unwrap_or_default();
    let marked = ["md", "markdown"]
        .iter()
        .any(|m| kind.eq_ignore_ascii_case(m));
    if marked || path.starts_with("note:") {
        return false;
    }
    let text = passage.get(a..b).unwrap_or_default();
    let mut below = after.split('\n');
    let blank = |line: Option<&str>| line.is_none_or(|l| l.trim().is_empty());
    let alone = line.trim().is_empty()
        && blank(below.next())
        && blank(above.next())
        && blank(below.next())
        && text.len() < passage.trim().len();
    alone
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !text.ends_with(['.', '!', '…', ':', ';', ',', '"', '”', ')'])
        && !text.contains('\n')
        && text.chars().nth(HEADING).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::sentence::sentences;
    use super::is_heading;

    #[test]
    fn a_heading_is_known_by_its_mark_or_by_how_it_stands() {
        let headings = |path: &str, text: &str| -> Vec<String> {
            let all = sentences(text).into_iter();
            let headings = all.filter(|at| is_heading(path, text, *at));
            headings.map(|(a, b)| text[a..b].to_owned()).collect()
        };
        let bare = "The coaching agreement\n\nFees\n\nThe fee is 145 euros, and\nis due at once.\n\nConfidentiality\n\nHow much is enough?\n\nWhat is said stays.\n\n- an item of a list\n\n• Another item of it\n\nA list follows:\n\n#hashtag at work";
        for path in ["a.pdf", "a.txt", "a.docx"] {
            assert_eq!(
                headings(path, bare),
                [
                    "The coaching agreement",
                    "Fees",
                    "Confidentiality",
                    "How much is enough?"
                ]
            );
        }
        // Where headings have a mark, what has none is a sentence.
        assert!(headings("a.md", bare).is_empty() && headings("note:1", bare).is_empty());
        assert!(headings("a.txt", "Een grens spreek je uit").is_empty());
        assert_eq!(
            headings("a.html", "## Is dit er een?\n\nJa."),
            ["Is dit er een?"]
        );
    }
}
