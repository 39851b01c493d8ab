//! The rights of a client, and what answers for them, for panes and lines alike: everything held about one in a file, who should be erased by now, and
//! whether the audit log is whole. The acts are the practice's; here is how they are said.

use crate::casebook::ClientId;
use crate::locale::{t, tf};
pub use crate::practice::day;
use crate::practice::{Error, Practice};
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// Years after the last activity that a client is kept, unless another number is asked for.
pub const RETENTION_YEARS: u32 = 5;

/// Whether everything held about a client can be written to a file with this name: to read, for a program, or a zip with both.
pub fn can_be(file: &Path) -> bool {
    let known = |e: &std::ffi::OsStr| e == "md" || e == "json" || e == "zip";
    file.extension().is_some_and(known)
}

/// Whether what was typed is the label of a client, blanks aside.
pub fn is_label(typed: &str, label: &str) -> bool {
    typed.split_whitespace().eq(label.split_whitespace())
}

/// Labels of more columns than this need not be typed.
const TYPED: usize = 30;

/// The number by which a client is named instead, where the label is too long to be typed.
pub fn number_for(label: &str, client: ClientId) -> Option<String> {
    (label.trim().width() > TYPED).then(|| client.to_string())
}

/// Whether what was typed says that this client is meant: the label, or the number where the label is long.
pub fn is_meant(typed: &str, label: &str, client: ClientId) -> bool {
    is_label(typed, label) || number_for(label, client).is_some_and(|n| n == typed.trim())
}

/// Who should be erased by now: clients of whom nothing happened for so many years, with the day of the last thing that did.
pub fn retention(p: &Practice, years: u32) -> Result<String, Error> {
    let due = p.retention_due(years)?;
    if due.is_empty() {
        return Ok(tf("rights-nobody-due", &[("n", years.into())]));
    }
    let mut lines = vec![tf("rights-due", &[("n", years.into())]), String::new()];
    lines.extend(due.into_iter().map(|(_, who, last)| {
        let day = ("day", day(last).into());
        tf("rights-due-client", &[("who", who.into()), day])
    }));
    lines.extend([String::new(), t("rights-due-how")]);
    Ok(lines.join("\n"))
}

/// Whether the audit log is whole, held against every receipt in the vault, and its head.
pub fn audit(p: &Practice) -> Result<String, Error> {
    let vault = p.vault();
    let receipts = vault.receipt_heads()?;
    let is = vault.audit_verify_against(&receipts)?;
    let head = vault.audit_head()?.to_string();
    let said = match is.first_bad {
        _ if is.ok => tf(
            "rights-audit-sound",
            &[
                ("n", is.entries.into()),
                ("receipts", receipts.len().into()),
            ],
        ),
        Some(entry) => tf("rights-audit-broken-at", &[("entry", entry.into())]),
        None => t("rights-audit-broken"),
    };
    let head = tf("rights-audit-head", &[("head", head.into())]);
    Ok(format!("{said}\n\n{head}\n{}", t("rights-audit-keep")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_right_or_it_is_not() {
        assert!(is_label(" Wilg  de Tweede", "Wilg de Tweede "));
        assert!(!is_label("wilg", "Wilg"));
        assert!(!is_label("", "Wilg"));
        let long = "Merel met een heel erg lang label, dat niemand typt";
        assert!(is_meant("7", long, ClientId(7)) && is_meant(long, long, ClientId(7)));
        assert!(!is_meant("8", long, ClientId(7)) && !is_meant("7", "Wilg", ClientId(7)));
    }

    #[test]
    fn a_file_to_hand_over_has_one_of_three_names() {
        assert!(can_be(Path::new("wilg.zip")) && !can_be(Path::new("wilg.txt")));
    }
}
