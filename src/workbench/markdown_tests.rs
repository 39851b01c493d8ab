//! Tests of `markdown`: what is said there, seen.

use super::*;
use proptest::prelude::*;

fn shown(text: &str, width: usize) -> Vec<String> {
    render(&[(text.to_owned(), Meaning::Text)], width)
        .iter()
        .map(|l| {
            l.iter()
                .map(|(t, _)| t.as_str())
                .collect::<String>()
                .trim_end()
                .to_owned()
        })
        .collect()
}

#[test]
fn blocks_stand_apart_and_lists_hang() {
    let text = "# Kop\ntekst **sterk** hier\n\n- een twee drie vier\n- b\n\n1. x\n2. y\n\n> citaat\n\n```rust\nlet a = 1;\n```";
    assert_eq!(
        shown(text, 16),
        [
            "# Kop",
            "tekst sterk hier",
            "",
            "• een twee drie",
            "  vier",
            "• b",
            "",
            "1. x",
            "2. y",
            "",
            "│ citaat",
            "",
            "  rust",
            "  let a = 1;"
        ]
    );
}

#[test]
fn a_table_keeps_its_columns_and_shrinks_the_widest() {
    assert_eq!(
        shown("| a | b |\n|---|---|\n| een twee drie | x |", 12),
        ["a        │ b", "─────────┼──", "een twee │ x", "drie     │"]
    );
}

#[test]
fn a_citation_inside_strong_words_stays_a_citation() {
    let pieces = [
        ("**zo".to_owned(), Meaning::Text),
        (" [1]".to_owned(), Meaning::Citation),
        ("**".to_owned(), Meaning::Text),
    ];
    let lines = render(&pieces, 40);
    assert_eq!(
        lines,
        [vec![
            ("zo".to_owned(), Meaning::Strong),
            (" [1]".to_owned(), Meaning::Citation)
        ]]
    );
}

#[test]
fn only_the_code_is_code() {
    assert_eq!(
        code_of("a\n```\nx = 1\n```\nb `c`\n\n    y\n"),
        "x = 1\ny\n"
    );
}

#[test]
fn what_stands_behind_a_fence_is_cut_to_the_width() {
    let text = "```#|#|a]>*aa*#*日|[|aa0日-]日a [*0]>-#aa00日0>a0]";
    for line in render(&[(text.to_owned(), Meaning::Text)], 6) {
        let used: usize = line.iter().map(|(t, _)| t.width()).sum();
        assert!(used <= 6, "{line:?}");
    }
}

proptest! {
    #[test]
    fn any_text_fits_and_every_prefix_renders(text in "[a-z0-9 *_#>|`\\-\n\\[\\]日]{0,120}", width in 6usize..40) {
        for (i, _) in text.char_indices() {
            for line in render(&[(text[..i].to_owned(), Meaning::Text)], width) {
                let used: usize = line.iter().map(|(t, _)| t.width()).sum();
                // Deep nesting may leave no room, which the screen then cuts.
                prop_assert!(used <= width + 24, "{used} in {width}: {line:?}");
            }
        }
    }
}
