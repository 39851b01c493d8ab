//! How commands say things: an error as one sentence in the user's language, columns for lists, and what is said beside the output.

use super::Failure;
use crate::library::unread;
use crate::locale::{Shown, columns as columns_of, fold, harmless, t, tf};
use crate::practice::Error;
use std::borrow::Cow;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// An error in one sentence that says what to do next.
pub(crate) fn sentence(e: &Error) -> String {
    e.sentence()
}

/// Says something beside what is printed: on standard error, without anything that steers a terminal.
#[allow(clippy::print_stderr)] // here, so that nothing else is
pub(crate) fn beside(line: &str) {
    let line = harmless(line, Shown::Lines);
    match columns_of(std::io::stderr()) {
        Some(width) => eprintln!("{}", fold(&line, width)),
        None => eprintln!("{line}"),
    }
}

/// Says a remark of the program's own about what it does.
pub(crate) fn remark(sentence: &str) {
    beside(&format!("klankbord: {sentence}"));
}

/// That a file that was named cannot be read, or written.
pub(super) fn unreadable(file: &Path, e: &std::io::Error) -> Failure {
    let (name, why) = (file.display().to_string(), unread(e));
    Failure::new(tf(
        "cli-file-failed",
        &[("file", name.into()), ("why", why.into())],
    ))
}

/// How a session was held or paid, by the casebook's own word (`group`, `pro_bono`), for people to read; programs get the word itself, with `--json`.
pub(crate) fn word(own: &str) -> String {
    t(&format!("word-{own}"))
}

/// Rows in aligned columns, two blanks apart; the last column is as long as it is, and a row of one cell is a line that pushes nothing aside.
pub(crate) fn columns(rows: &[Vec<String>]) -> String {
    // The name of a file may hold what moves a cursor.
    let rows: Vec<Vec<Cow<'_, str>>> = rows
        .iter()
        .map(|row| row.iter().map(|c| harmless(c, Shown::Within)).collect())
        .collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count)
        .map(|c| {
            rows.iter()
                .filter(|r| r.len() > 1)
                .filter_map(|r| r.get(c))
                .map(|s| s.width())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let line = |row: &Vec<Cow<'_, str>>| {
        let mut out = String::new();
        for (c, cell) in row.iter().enumerate() {
            out.push_str(cell);
            if c + 1 < row.len() {
                let pad = widths
                    .get(c)
                    .copied()
                    .unwrap_or(0)
                    .saturating_sub(cell.width())
                    + 2;
                out.extend(std::iter::repeat_n(' ', pad));
            }
        }
        out.trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_among_rows_does_not_widen_the_first_column() {
        let row = |cells: &[&str]| cells.iter().map(ToString::to_string).collect::<Vec<_>>();
        let rows = [
            row(&["Nr", "Label"]),
            row(&["1", "Wilg"]),
            row(&["een lange zin"]),
        ];
        assert_eq!(columns(&rows), "Nr  Label\n1   Wilg\neen lange zin");
    }
}
