//! Numbers and addresses in hundreds of spellings (`assets/eval/anonymise/spelled`), each in a few sentences: every letter and figure of them is masked and nothing
//! around them, and what only looks like one stays.

use super::*;

/// Which characters of a text a finding of one of these kinds covers; of any kind when there are none.
fn covered(text: &str, kinds: &[Kind]) -> Vec<bool> {
    let mut out = vec![false; text.chars().count()];
    let all = Anonymiser::new(&Known::default()).find(text, &mut Pseudonyms::new([1; 32]));
    for f in all {
        if kinds.is_empty() || kinds.contains(&f.kind) {
            out[f.span.0..f.span.1].fill(true);
        }
    }
    out
}

/// Every line of a list, in every sentence: "⏎" is the end of a line, and what stands before "«" is only a label.
#[track_caller]
fn whole(list: &str, least: usize, sentences: &[&str]) {
    assert!(list.lines().count() >= least, "{}", list.lines().count());
    let mut wrong = Vec::new();
    for line in list.lines() {
        for sentence in sentences {
            let line = line.replace('⏎', "\n");
            let (label, own) = line.split_once('«').unwrap_or(("", &line));
            let (before, after) = sentence.split_once("{}").expect("a place");
            let text = format!("{before}{label}{own}{after}");
            let from = before.chars().count() + label.chars().count();
            let to = from + own.chars().count();
            let label = before.chars().count()..from;
            let masked = covered(&text, &[]);
            for (n, c) in text.chars().enumerate() {
                let wanted = (from..to).contains(&n);
                if c.is_alphanumeric() && masked[n] != wanted && !label.contains(&n) {
                    wrong.push(text.clone());
                    break;
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn telephone_numbers() {
    let list = include_str!("../../assets/eval/anonymise/spelled/phone.txt");
    let sentences = [
        "Bel haar op {}.",
        "ze is er op {} en dan niet",
        "{}",
        "sinds kort {} niet meer (oud)",
    ];
    whole(list, 450, &sentences);
    let local = include_str!("../../assets/eval/anonymise/spelled/local.txt");
    whole(
        local,
        20,
        &["tel. {}", "telefoonnummer: {}, graag", "mobiel {} en dan"],
    );
}

#[test]
fn accounts() {
    let list = include_str!("../../assets/eval/anonymise/spelled/iban.txt");
    let sentences = ["rekening {} graag", "Graag op {}.", "{}"];
    whole(list, 150, &sentences);
}

#[test]
fn citizen_numbers() {
    let list = include_str!("../../assets/eval/anonymise/spelled/bsn.txt");
    let sentences = [
        "bsn {} graag",
        "zijn burgerservicenummer is {} en dan",
        "bsn-nummer {}",
    ];
    whole(list, 150, &sentences);
}

#[test]
fn mail_addresses() {
    let list = include_str!("../../assets/eval/anonymise/spelled/email.txt");
    let sentences = ["mail naar {} graag", "{}", "je bereikt me via {} en dan"];
    whole(list, 150, &sentences);
}

#[test]
fn web_addresses_and_accounts() {
    let list = include_str!("../../assets/eval/anonymise/spelled/url.txt");
    whole(list, 150, &["zie {}.", "haar {}", "kijk op {} voor meer"]);
}

#[test]
fn what_only_looks_like_one_stays() {
    let list = include_str!("../../assets/eval/anonymise/spelled/stay.txt");
    assert!(list.lines().count() >= 100);
    let kinds = [
        Kind::Phone,
        Kind::Bsn,
        Kind::Iban,
        Kind::Email,
        Kind::Url,
        Kind::Id,
    ];
    for text in list.lines() {
        assert!(!covered(text, &kinds).contains(&true), "{text}");
    }
}
