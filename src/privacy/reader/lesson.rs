//! What the net is fitted on: notes of which everything identifying is known, word by word. `eval words` calls it, and `assets/reader/train.py` reads what it
//! writes.

use super::words::windows;
use crate::privacy::measure::mentions;
use crate::privacy::{Anonymiser, Kind, Pseudonyms};
use serde_json::Value;

/// A note and what is known of it.
pub struct Lesson {
    text: String,
    /// From where to where, in characters, and the kind.
    told: Vec<(usize, usize, String)>,
}

impl Lesson {
    /// From a line of a set; none when its `set` or its `part` is one of `without`. The error is a phrase.
    pub fn read(line: &str, without: &[String]) -> Result<Option<Self>, String> {
        let note: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let text = note["text"].as_str().ok_or("no text")?.to_owned();
        let told = mentions(&note).ok_or("entities need a span inside the text and a kind")?;
        let left_out = |key: &str| {
            let own = note[key].as_str().unwrap_or_default();
            without.iter().any(|w| w == own)
        };
        if left_out("set") || left_out("part") {
            return Ok(None);
        }
        let told = told.into_iter().map(|(a, b, kind, _)| (a, b, kind));
        Ok(Some(Self {
            text,
            told: told.collect(),
        }))
    }

    /// Its words, window by window: as written, whether a blank stands before, and four bytes: label, surface, 1 where a window begins, 1 where the word
    /// counts. What the rules call an occupation does not: in some sets every occupation is marked, in others the rare ones, and the rules mask it anyway.
    pub fn words(&self, anonymiser: &Anonymiser) -> Vec<Vec<(&str, bool, [u8; 4])>> {
        let found = anonymiser.find(&self.text, &mut Pseudonyms::new([0; 32]));
        let over = |a: (usize, usize), b: (usize, usize)| a.0 < b.1 && b.0 < a.1;
        let label = |span: (usize, usize)| {
            let mut last = 0;
            for (a, b, kind) in &self.told {
                if over((*a, *b), span) {
                    last = number(kind);
                }
            }
            last
        };
        windows(&self.text)
            .into_iter()
            .map(|window| {
                let each = window.into_iter().enumerate().map(|(i, w)| {
                    let label = label(w.span);
                    let occupation =
                        |f: &crate::privacy::Finding| f.kind == Kind::Quasi && over(f.span, w.span);
                    let unsure = matches!(label, 0 | 7) && found.iter().any(occupation);
                    let counts = w.says() && !unsure;
                    let marks = [label, w.surface, u8::from(i == 0), u8::from(counts)];
                    (w.text, w.begins, marks)
                });
                each.collect()
            })
            .collect()
    }
}

/// The label of a kind as the sets name it, in the order of `KINDS`.
fn number(kind: &str) -> u8 {
    match kind {
        "PERSON" => 1,
        "LOCATION" => 2,
        "ORGANISATION" => 3,
        "DATE" => 4,
        "AGE" => 5,
        "ADDRESS" => 6,
        "QUASI" => 7,
        _ => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Known;

    #[test]
    fn words_carry_what_they_tell_and_occupations_do_not_count() {
        let line = r#"{"text":"Jan, molenaar.\nBij Het Anker.","set":"dev","entities":[{"span":[0,3],"kind":"PERSON"},{"span":[19,28],"kind":"ORGANISATION"}]}"#;
        let lesson = Lesson::read(line, &["held".into()]).unwrap().unwrap();
        let all = lesson.words(&Anonymiser::new(&Known::default()));
        let said: Vec<(&str, u8, u8, u8)> = all[0]
            .iter()
            .map(|(text, _, m)| (*text, m[0], m[2], m[3]))
            .collect();
        assert_eq!(
            said,
            [
                ("Jan", 1, 1, 1),
                (",", 0, 0, 0),
                ("molenaar", 0, 0, 0),
                (".", 0, 0, 0),
                ("Bij", 0, 0, 1),
                ("Het", 3, 0, 1),
                ("Anker", 3, 0, 1),
                (".", 0, 0, 0)
            ]
        );
        assert!(Lesson::read(line, &["dev".into()]).unwrap().is_none());
        let part = line.replace("\"set\":\"dev\"", "\"set\":\"a\",\"part\":\"kept\"");
        assert!(Lesson::read(&part, &["kept".into()]).unwrap().is_none());
        assert!(Lesson::read("{}", &[]).is_err());
    }
}
