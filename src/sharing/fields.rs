//! A record as fields to be read one by one: which part of the line that leaves each of them is, byte for byte, so that whoever reads the fields has read the
//! line. What is not known here is a field of its own, as it stands; where anything besides brackets and known names would be left over, there are no fields and
//! the line is read as it is. Pure; the review and the dashboard ask it, in panes and in lines.

use std::ops::Range;

/// A part of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in the record; None when it is not known, and then its name stands in what it says.
    pub name: Option<&'static str>,
    /// What it says, in bytes of the line: the items of a list, else one.
    pub says: Vec<Range<usize>>,
}

/// The names that are known, in the order in which they are read: what is said of the client, then of the record. A field that is not known comes first of all.
const KNOWN: &[&str] = &[
    "anonymized_content.patterns",
    "anonymized_content.techniques_used",
    "anonymized_content.outcomes",
    "anonymized_content.metadata.session_count",
    "anonymized_content.metadata.duration_avg",
    "anonymized_content.metadata.anonymization_level",
    "anonymized_content.metadata.language",
    "data_type",
    "anonymized_at",
    "validated",
    "training_id",
    "coach_id",
];
const OBJECTS: &[&str] = &["anonymized_content", "anonymized_content.metadata"];

/// The fields of a line; None when it is not a record, or something of it would not be among them.
pub fn fields(line: &str) -> Option<Vec<Field>> {
    let mut read = Reading {
        line,
        at: 0,
        out: Vec::new(),
        names: Vec::new(),
    };
    read.object("")?;
    if read.at != line.len() {
        return None;
    }
    let (mut out, names) = (read.out, read.names);
    let mut told = names;
    told.extend(out.iter().flat_map(|(_, f)| f.says.iter().cloned()));
    told.sort_by_key(|r| r.start);
    let mut end = 0;
    for part in told {
        let between = line.get(end..part.start)?;
        if !between.chars().all(|c| "{}[]:,\"".contains(c)) {
            return None;
        }
        end = part.end;
    }
    let rest = line.get(end..)?;
    if !rest.chars().all(|c| "{}[]:,\"".contains(c)) {
        return None;
    }
    out.sort_by_key(|(rank, _)| *rank);
    Some(out.into_iter().map(|(_, f)| f).collect())
}

struct Reading<'a> {
    line: &'a str,
    at: usize,
    out: Vec<(usize, Field)>,
    /// Where the known names stand.
    names: Vec<Range<usize>>,
}

impl Reading<'_> {
    fn peek(&self) -> Option<u8> {
        self.line.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// What stands between two quotes.
    fn text(&mut self) -> Option<Range<usize>> {
        self.take(b'"')?;
        let from = self.at;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        let to = self.at;
        self.at += 1;
        Some(from..to)
    }

    fn object(&mut self, path: &str) -> Option<()> {
        self.take(b'{')?;
        if self.take(b'}').is_some() {
            return Some(());
        }
        loop {
            let start = self.at;
            let name = self.text()?;
            self.take(b':')?;
            let path = match path {
                "" => self.line.get(name.clone())?.to_owned(),
                within => format!("{within}.{}", self.line.get(name.clone())?),
            };
            let value = self.at;
            if OBJECTS.contains(&path.as_str()) && self.peek()? == b'{' {
                self.names.push(name);
                self.object(&path)?;
            } else {
                self.value()?;
                let rank = KNOWN.iter().position(|k| *k == path);
                let says = rank.and_then(|_| said(self.line, value..self.at));
                let field = match (rank.and_then(|at| KNOWN.get(at)), says) {
                    (Some(known), Some(says)) => {
                        self.names.push(name);
                        let name = known.rsplit('.').next();
                        (rank.map_or(0, |at| at + 1), Field { name, says })
                    }
                    // With its name, as it stands.
                    _ => (
                        0,
                        Field {
                            name: None,
                            says: std::iter::once(start..self.at).collect(),
                        },
                    ),
                };
                self.out.push(field);
            }
            if self.take(b',').is_none() {
                return self.take(b'}');
            }
        }
    }

    /// Goes past a value, whatever it is.
    fn value(&mut self) -> Option<()> {
        let mut deep = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.text()?;
                }
                b'{' | b'[' => {
                    deep += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    deep = deep.checked_sub(1)?;
                    self.at += 1;
                }
                _ => self.at += 1,
            }
            if deep == 0 && matches!(self.peek()?, b',' | b'}' | b']') {
                return Some(());
            }
        }
    }
}

/// What a value says without its quotes: the words of a list, a word, a number. None when it is none of these, or has something written with a sign before it.
fn said(line: &str, value: Range<usize>) -> Option<Vec<Range<usize>>> {
    let text = line.get(value.clone())?;
    if text.contains('\\') {
        return None;
    }
    let word = |at: Range<usize>| {
        let inside = line.get(at.clone())?;
        let inner = inside.strip_prefix('"')?.strip_suffix('"')?;
        (!inner.contains('"')).then_some(at.start + 1..at.end - 1)
    };
    if text.starts_with('[') {
        let mut out = Vec::new();
        if text == "[]" {
            return Some(out);
        }
        let mut at = value.start + 1;
        loop {
            let mut read = Reading {
                line,
                at,
                out: Vec::new(),
                names: Vec::new(),
            };
            out.push(read.text()?);
            at = read.at;
            match line.as_bytes().get(at)? {
                b',' => at += 1,
                _ => return (at + 1 == value.end).then_some(out),
            }
        }
    }
    if text.starts_with('"') {
        return Some(vec![word(value)?]);
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
    (!text.is_empty() && text.chars().all(plain)).then(|| std::iter::once(value).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINE: &str = concat!(
        r#"{"training_id":"1f0e8a3c-0d5b-4c52-9c47-2f6c3a1b7d10","coach_id":"aa","data_type":"case_patterns","#,
        r#""anonymized_content":{"patterns":["pleasing","bang, en: [PERSON]"],"techniques_used":[],"outcomes":"progress","#,
        r#""metadata":{"session_count":5,"duration_avg":60,"anonymization_level":"full","language":"nl"}},"#,
        r#""anonymized_at":"2026-11-21T00:00:00Z","validated":true}"#
    );

    fn said_of(line: &str) -> Vec<(Option<&'static str>, Vec<&str>)> {
        let all = fields(line).unwrap();
        let says = |f: Field| (f.name, f.says.into_iter().map(|r| &line[r]).collect());
        all.into_iter().map(says).collect()
    }

    #[test]
    fn a_record_is_read_field_by_field_and_each_is_what_stands_in_the_line() {
        let said = said_of(LINE);
        assert_eq!(
            said[0],
            (Some("patterns"), vec!["pleasing", "bang, en: [PERSON]"])
        );
        assert_eq!(said[1], (Some("techniques_used"), vec![]));
        assert_eq!(said[3], (Some("session_count"), vec!["5"]));
        assert_eq!(said.len(), KNOWN.len());
        // Everything that the type can hold is known here.
        let read: crate::sharing::record::TrainingRecord = serde_json::from_str(LINE).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), LINE);
    }

    #[test]
    fn what_is_not_known_is_read_as_it_stands_wherever_it_is() {
        let places = ["{\"training_id", "{\"patterns", "{\"session_count"];
        for at in places {
            for extra in [
                r#""note":"Anna van Dijk""#,
                r#""note":{"patterns":["Anna van Dijk"],"outcomes":"x"}"#,
                r#""patterns":{"who":"Anna van Dijk"}"#,
                r#""coach_id":["Anna van Dijk"]"#,
                r#""validated":"Anna \"van Dijk\"""#,
                r#""a\"b":[1,{"c":"Anna van Dijk"}]"#,
            ] {
                let with = format!("{{{extra},{}", &at[1..]);
                let line = LINE.replace(at, &with);
                let said = said_of(&line);
                let raw = said.iter().find(|(name, _)| name.is_none());
                let shown = raw.map(|(_, says)| says[0]).unwrap_or_default();
                let known = extra.starts_with("\"coach_id") && at.contains("training_id");
                assert!(shown == extra || known, "{line}: {said:?}");
                assert!(
                    said.iter()
                        .any(|(_, s)| s.iter().any(|w| w.contains("Anna")))
                );
            }
        }
    }

    #[test]
    fn what_is_no_record_has_no_fields() {
        for line in [
            "",
            "line of alder",
            "{",
            "{}x",
            "[]",
            "{\"a\":1",
            "{\"a\" :1}x",
            "{\"a\"}",
            "{\"a\":1}\n",
        ] {
            assert_eq!(fields(line), None, "{line:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_brackets_and_known_names_is_left_over(at in 0usize..300, extra in "[ -~é]{0,12}") {
            let mut line = LINE.to_owned();
            line.insert_str(at.min(line.len()), &extra);
            if let Some(all) = fields(&line) {
                let mut left = line.clone().into_bytes();
                for part in all.iter().flat_map(|f| f.says.clone()) {
                    left[part].fill(b' ');
                }
                let mut left = String::from_utf8(left).unwrap();
                for known in KNOWN.iter().chain(OBJECTS) {
                    let name = known.rsplit('.').next().unwrap_or(known);
                    left = left.replacen(&format!("\"{name}\":"), "", 1);
                }
                prop_assert!(left.chars().all(|c| " {}[]:,\"".contains(c)), "{left}");
            }
        }
    }
}
