//! A text as it stands under a heading of the file that is handed over: its own headings go below that one, and a title it begins with is not said twice.
//! `portability` writes notes, documents and drafts so.

/// The level of the heading it stands under.
const LEVEL: usize = 3;
/// Markdown knows no lower heading.
const LOWEST: usize = 6;

/// The text below the heading with its title.
pub(super) fn beneath(title: &str, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut code = false;
    let mut lines = text.lines().peekable();
    if lines
        .peek()
        .is_some_and(|first| bare(first) == title.trim())
    {
        lines.next();
        while lines.next_if(|l| l.trim().is_empty()).is_some() {}
    }
    for line in lines {
        if fence(line) {
            code = !code;
        }
        let level = heading(line).filter(|_| !code);
        if let Some(level) = level {
            let lower = (level + LEVEL).min(LOWEST);
            out.push_str(&"#".repeat(lower - level));
        }
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a line begins or ends code; one that has marks behind its first ones has code within it.
fn fence(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix("```");
    rest.is_some_and(|r| !r.trim_start_matches('`').contains('`'))
}

/// The level of a line that is a heading; a tag is none.
fn heading(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=LOWEST).contains(&level) && (rest.is_empty() || rest.starts_with(' '))).then_some(level)
}

/// A line as a title: without the marks of a heading or of emphasis.
fn bare(line: &str) -> &str {
    let line = match heading(line.trim()) {
        Some(_) => line.trim().trim_start_matches('#'),
        None => line,
    };
    line.trim().trim_matches(['*', '_']).trim()
}

#[cfg(test)]
mod tests {
    use super::beneath;

    #[test]
    fn a_title_is_not_said_twice_and_headings_go_below_the_one_above_them() {
        assert_eq!(beneath("Intake", "# Intake\n\nZe kwam.\n"), "Ze kwam.");
        assert_eq!(beneath("Intake", "Intake\n\nZe kwam."), "Ze kwam.");
        assert_eq!(beneath("Intake", "Intake was kort."), "Intake was kort.");
        let text = "# Verloop\n#energie\n\n## Doel\n\n```\n# geen kop\n```\n#### Diep";
        let lower = "#### Verloop\n#energie\n\n##### Doel\n\n```\n# geen kop\n```\n###### Diep";
        assert_eq!(beneath("Intake", text), lower);
        assert_eq!(beneath("Intake", ""), "");
        // Within a line it opens nothing that would hide the headings after it.
        let text = "```ls``` gaf dit:\n\n# Verloop";
        assert_eq!(beneath("", text), "```ls``` gaf dit:\n\n#### Verloop");
    }
}
