//! The tags of a note: words such as `#werk` or `#follow-up` in its Markdown. `vault` reads them out whenever a note is saved, so that
//! lists and finders need no bodies.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The tags of a note's body: letters, digits, `-` and `_` after a `#` that begins a word; in lower case, each once, in the order they first
/// stand there. Headings, code, links' addresses, HTML and numbers such as `#1` hold none.
pub fn tags(body: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    if !body.contains('#') {
        return out;
    }
    for word in prose(body).split_whitespace() {
        let address =
            word.contains("://") || word.starts_with("www.") || word.starts_with("mailto:");
        if address || !word.contains('#') {
            continue;
        }
        // `#a,#b` is two.
        for part in word.split([',', ';', '|']) {
            if let Some(tag) = tag(part).filter(|t| !out.contains(t)) {
                out.push(tag);
            }
        }
    }
    out
}

fn tag(word: &str) -> Option<String> {
    let word = word.trim_start_matches(['(', '[', '{', '"', '\'', '“', '‘', '«', '*', '<']);
    let rest = word.strip_prefix('#')?;
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))
        .unwrap_or(rest.len());
    let tag = rest.get(..end)?.trim_end_matches(['-', '_']);
    (tag.starts_with(char::is_alphanumeric) && tag.contains(char::is_alphabetic))
        .then(|| tag.to_lowercase())
}

/// What the Markdown says as prose: no code, no addresses, no HTML.
fn prose(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let (mut in_code, mut last) = (false, 0);
    for (event, at) in Parser::new(body).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if !in_code => {
                // An escaped mark is no mark: the backslash comes back before it.
                if at.start > last && body.get(..at.start).is_some_and(|b| b.ends_with('\\')) {
                    out.push('\\');
                }
                out.push_str(&text);
                last = at.end;
            }
            // What stands directly before a `#` keeps it from beginning a word, unless it only opens something.
            Event::Code(_) => out.push('`'),
            Event::InlineHtml(_) => out.push('<'),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {
                out.push('*');
            }
            Event::Text(_) => {}
            _ => out.push('\n'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tags_are_words_with_a_mark_and_nothing_else_is() {
        let cases: [(&str, &[&str]); 22] = [
            ("Over #Werk en #slaap, en weer #werk.", &["werk", "slaap"]),
            ("#begin van de regel", &["begin"]),
            ("# Kop\n## Onder\n##geen\n#", &[]),
            ("# Kop met #tag", &["tag"]),
            ("zaak #1 en #2024, wel #q3-2024 en #3e", &["q3-2024", "3e"]),
            ("`#code` en\n```\n#blok\n```\nna", &[]),
            ("Tekst\n\n    #ingesprongen\n", &[]),
            ("https://x.nl/a#deel en <https://x.nl/#b> www.x.nl/,#c", &[]),
            ("[tekst](#anker) [#wel](x) [a b](x#y)", &["wel"]),
            (
                "#snake_case_tag en #met-streepje- en #_geen",
                &["snake_case_tag", "met-streepje"],
            ),
            (
                "**#vet** _#schuin_ (#haak) \"#citaat\"",
                &["vet", "schuin", "haak", "citaat"],
            ),
            ("C# en a#b", &[]),
            ("\\#ontsnapt", &[]),
            ("#één #Überlast #日本", &["één", "überlast", "日本"]),
            ("#a,#b;#c", &["a", "b", "c"]),
            (
                "- #lijst\n- [ ] #taak\n> #citaat",
                &["lijst", "taak", "citaat"],
            ),
            ("<span style=\"color:#fff\">x</span>", &[]),
            ("<!-- #nee -->", &[]),
            ("regel\n#volgende regel\\\n#derde", &["volgende", "derde"]),
            ("#tag's en #tag.", &["tag"]),
            ("`x`#vast", &[]),
            ("", &[]),
        ];
        for (body, want) in cases {
            assert_eq!(tags(body), want, "{body}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_distinct_lower_case_tags(body in "[#a-zA-Z0-9 _`*\\[\\]()<>\\\\\n\\-é日:/.]{0,120}") {
            let found = tags(&body);
            for (i, t) in found.iter().enumerate() {
                prop_assert!(!found[..i].contains(t));
                prop_assert_eq!(&t.to_lowercase(), t);
                let there = body.to_lowercase().contains(&format!("#{t}"));
                prop_assert!(there, "{}", t);
            }
        }
    }
}
