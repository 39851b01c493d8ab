//! A record in rows: field by field under the names the coach knows, wrapped at words, or the very bytes one key away. Every row says which bytes of the line it
//! is, so that marks and the cursor find their place, and the fields together are the whole line (`sharing::fields` sees to that). The linear review, the page
//! about a record and what was shared take their lines from here too.

use crate::locale::{t, tf};
use crate::sharing::fields::{Field, fields};
use crate::workbench::wrap::wrap;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Under so many columns a name stands in a row of its own.
const NARROW: usize = 40;

/// How much of a line is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it, field by field.
    All,
    /// What the coach wrote, and whatever is not known.
    Own,
    /// The bytes as they are.
    Bytes,
}

/// A row on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name of the field, in its first row.
    pub name: String,
    /// Whether that name is no field we know.
    pub unknown: bool,
    /// The column where what it says begins.
    pub column: usize,
    /// What it says, in bytes of the line.
    pub says: Range<usize>,
    /// The same in the language of the screen, behind it.
    pub means: String,
}

/// The rows of a line in so many columns.
pub fn rows(line: &str, width: usize, part: Part) -> Vec<Row> {
    let Some(all) = fields(line).filter(|_| part != Part::Bytes) else {
        let bare = |r: crate::workbench::wrap::Row| bare(r.start..r.end, 0);
        return wrap(line, width, 0).into_iter().map(bare).collect();
    };
    let all: Vec<Field> = match part {
        Part::Own => all.into_iter().filter(is_own).collect(),
        _ => all,
    };
    let names: Vec<String> = all.iter().map(name).collect();
    let wide = names.iter().map(|n| n.width()).max().unwrap_or_default();
    let column = match width < NARROW {
        true => 2,
        false => wide + 2,
    };
    let mut out = Vec::new();
    for (field, name) in all.iter().zip(names) {
        let first = out.len();
        if width < NARROW {
            out.push(bare(0..0, column));
        }
        for says in &field.says {
            let text = line.get(says.clone()).unwrap_or_default();
            let room = width.saturating_sub(column);
            let parts = wrap(text, room, says.start);
            out.extend(parts.iter().map(|r| bare(r.start..r.end, column)));
            let used = parts.last().and_then(|r| line.get(r.start..r.end));
            let means = means(field, text).map(|m| format!(" ({m})"));
            let fits = |m: &String| used.map_or(0, UnicodeWidthStr::width) + m.width() <= room;
            if let (Some(means), Some(row)) = (means.filter(fits), out.last_mut()) {
                row.means = means;
            }
        }
        if field.says.is_empty() {
            out.push(Row {
                means: t("field-empty"),
                ..bare(0..0, column)
            });
        }
        if let Some(row) = out.get_mut(first) {
            (row.name, row.unknown) = (name, field.name.is_none());
        }
    }
    out
}

/// The same as lines, a field each: `Patterns: pleasing; grief`. The line as it is where it is no record.
pub fn lines(line: &str, part: Part) -> Vec<String> {
    let Some(all) = fields(line).filter(|_| part != Part::Bytes) else {
        return vec![line.to_owned()];
    };
    let says = |f: &Field| {
        let one = |r: &Range<usize>| {
            let text = line.get(r.clone()).unwrap_or_default();
            match means(f, text) {
                Some(means) => format!("{text} ({means})"),
                None => text.to_owned(),
            }
        };
        let said: Vec<String> = f.says.iter().map(one).collect();
        match said.is_empty() {
            true => t("field-empty"),
            false => said.join("; "),
        }
    };
    let wanted = all.iter().filter(|f| part != Part::Own || is_own(f));
    wanted
        .map(|f| format!("{}: {}", name(f), says(f)))
        .collect()
}

fn bare(says: Range<usize>, column: usize) -> Row {
    Row {
        name: String::new(),
        unknown: false,
        column,
        says,
        means: String::new(),
    }
}

/// Of the original only what the coach wrote is more than what stands beside it.
fn is_own(f: &Field) -> bool {
    matches!(f.name, None | Some("patterns" | "techniques_used"))
}

fn name(f: &Field) -> String {
    match f.name {
        Some(name) => t(&format!("field-{}", name.replace('_', "-"))),
        None => t("field-unknown"),
    }
}

/// What a value of ours means, where that is not what stands there.
fn means(f: &Field, text: &str) -> Option<String> {
    let key = match (f.name?, text) {
        ("outcomes", "none") => "fact-none".to_owned(),
        ("outcomes", "progress" | "insight" | "stalled" | "setback" | "completed" | "referred") => {
            format!("portability-outcome-{text}")
        }
        ("anonymization_level", "full" | "partial") => format!("portability-level-{text}"),
        ("language", "nl" | "en") => format!("fact-language-{text}"),
        ("data_type", "case_patterns" | "session_patterns" | "techniques") => {
            format!("share-type-{}", text.replace('_', "-"))
        }
        ("session_count" | "duration_avg", "0") => "field-not-said".to_owned(),
        ("duration_avg", n) => {
            let n: u32 = n.parse().ok()?;
            return Some(tf("fact-minutes", &[("n", n.into())]));
        }
        ("validated", "true") => "field-is-validated".to_owned(),
        _ => return None,
    };
    Some(t(&key)).filter(|said| said != text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Language, set_language};

    const LINE: &str = concat!(
        r#"{"training_id":"1f0e8a3c-0d5b-4c52-9c47-2f6c3a1b7d10","note":"Anna","data_type":"case_patterns","#,
        r#""anonymized_content":{"patterns":["pleasing","bang om tekort te schieten"],"techniques_used":[],"outcomes":"progress"}}"#
    );

    fn shown(width: usize, part: Part) -> Vec<String> {
        let row = |r: Row| {
            let gap = " ".repeat(r.column.saturating_sub(r.name.width()));
            format!("{}{gap}{}{}", r.name, &LINE[r.says], r.means)
        };
        rows(LINE, width, part).into_iter().map(row).collect()
    }

    #[test]
    fn a_record_is_read_under_names_in_the_language_of_the_coach_and_wrapped_at_words() {
        set_language(Language::Nl);
        let nl = shown(44, Part::All);
        let own = shown(44, Part::Own);
        let narrow = shown(30, Part::All);
        let said = lines(LINE, Part::All);
        set_language(Language::En);
        assert_eq!(
            nl,
            [
                "Onbekend gegeven   \"note\":\"Anna\"",
                "Patronen           pleasing",
                "                   bang om tekort te",
                "                   schieten",
                "Technieken         geen",
                "Uitkomst           progress (een stap gezet)",
                "Gemaakt van        case_patterns (een casus)",
                "Nummer van record  1f0e8a3c-0d5b-4c52-9c47-2",
                "                   f6c3a1b7d10",
            ]
            .map(|l| l.to_owned())
        );
        assert_eq!(own.len(), 4, "{own:?}");
        assert!(narrow.iter().all(|l| l.width() <= 30), "{narrow:?}");
        assert_eq!(said[1], "Patronen: pleasing; bang om tekort te schieten");
        // What the coach leaves out leaves as 0, of either count.
        let out = r#"{"anonymized_content":{"metadata":{"session_count":0,"duration_avg":0}}}"#;
        let said = lines(out, Part::All);
        assert_eq!(
            said,
            ["Sessions: 0 (not said)", "Mean length: 0 (not said)"]
        );
    }

    #[test]
    fn every_byte_of_what_is_no_syntax_is_in_a_row_whatever_the_width() {
        for width in [12, 30, 47, 76, 196] {
            for part in [Part::All, Part::Bytes] {
                let all = rows(LINE, width, part);
                for word in [
                    "\"note\":\"Anna\"",
                    "pleasing",
                    "schieten",
                    "1f0e8a3c-0d5b-4c52-9c47-2f6c3a1b7d10",
                    "progress",
                ] {
                    let at = LINE.find(word).unwrap();
                    for byte in at..at + word.len() {
                        let there = all.iter().any(|r| r.says.contains(&byte));
                        assert!(there, "{word} at {width}");
                    }
                }
            }
        }
    }
}
