//! What was found in a record and what changed in it, in the language of the interface. The review says it on the screen, line by line and in `export review`.

use crate::locale::t;
use crate::sharing::review::Diff;

/// What changed: `+ silence`, `- pleasing`, `~ the number of sessions: 3 → 5`.
pub fn changes(d: &Diff) -> Vec<String> {
    let with = |mark: char| move |w: &String| format!("{mark} {w}");
    d.added
        .iter()
        .map(with('+'))
        .chain(d.removed.iter().map(with('-')))
        .chain(d.changed.iter().map(|c| format!("~ {}", named(c))))
        .collect()
}

/// `session_count: 3 -> 5` with the name of the count in the coach's words.
fn named(change: &str) -> String {
    match change.split_once(": ") {
        Some((name, values)) => {
            let name = t(&format!("risk-attribute-{}", name.replace('_', "-")));
            format!("{name}: {}", values.replace("->", "→"))
        }
        None => change.to_owned(),
    }
}

/// What was found, in the language of the interface.
pub fn kind_of_finding(code: &str) -> String {
    t(match code {
        "PERSON" => "finding-person",
        "LOCATION" => "finding-location",
        "ORGANISATION" => "finding-organisation",
        "DATE" => "finding-date",
        "AGE" => "finding-age",
        "PHONE" => "finding-phone",
        "EMAIL" => "finding-email",
        "URL" => "finding-url",
        "BSN" => "finding-bsn",
        "IBAN" => "finding-iban",
        "POSTCODE" => "finding-postcode",
        "PLATE" => "finding-plate",
        "ID" => "finding-id",
        "QUASI" => "finding-quasi",
        other => return other.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Kind;

    #[test]
    fn every_kind_has_a_name_in_the_locales() {
        for kind in Kind::ALL {
            let said = kind_of_finding(kind.as_str());
            assert!(!said.starts_with("finding-"), "{said}");
            // What is an abbreviation is one for people as well.
            let short = ["BSN", "IBAN", "URL"].contains(&kind.as_str());
            assert!(short || said != kind.as_str(), "{said}");
        }
    }
}
