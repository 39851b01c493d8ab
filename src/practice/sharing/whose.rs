//! Whose something is that is read, waits or was shared: the label of the client, the case, the day of the session, for the coach's own eyes. The review
//! and the dashboard of the workbench say it, in panes and lines; nothing of it leaves.

use super::super::Practice;
use crate::casebook::{CaseId, ClientId, SessionId, SourceId};
use crate::locale;

impl Practice {
    /// `Wilg · Werk · 3 Mar 2026`, for what was made of `case:3`, `session:9` or `source:2`; less of it where less is left, as after an erasure.
    pub fn whose(&self, client: Option<ClientId>, source: &str) -> String {
        let vault = self.vault();
        let label = client.and_then(|id| vault.client(id).ok()).map(|c| c.label);
        let mut out: Vec<String> = label.into_iter().collect();
        let case = |id| vault.case(id).ok().map(|c| c.case.title);
        let (kind, number) = source.split_once(':').unwrap_or_default();
        let Ok(n) = number.parse::<i64>() else {
            return out.join(SEPARATOR);
        };
        match kind {
            "case" => out.extend(case(CaseId(n))),
            "session" => {
                if let Ok(s) = vault.session(SessionId(n)) {
                    out.extend(case(s.case_id));
                    out.push(locale::date(s.date.year(), s.date.month(), s.date.day()));
                }
            }
            "source" => out.extend(vault.source(SourceId(n)).ok().map(|s| s.title)),
            _ => {}
        }
        out.join(SEPARATOR)
    }
}

/// Between two parts of it.
const SEPARATOR: &str = " · ";

#[cfg(test)]
mod tests {
    use super::super::made::{berk, practice, session};

    #[test]
    fn a_record_is_named_by_client_case_and_day_as_far_as_they_are_there() {
        let dir = tempfile::tempdir().unwrap();
        let p = practice(dir.path());
        let (client, case_id) = berk(&p);
        let session = session(&p, case_id, "pleasing");
        let said = |source: &str| p.whose(Some(client), source);
        assert_eq!(said(&format!("case:{case_id}")), "Berk · Rust");
        let day = said(&format!("session:{session}"));
        assert!(
            day.starts_with("Berk · Rust · 3 ") && day.ends_with(" 2026"),
            "{day}"
        );
        assert_eq!(said("session:999"), "Berk");
        assert_eq!(said("?"), "Berk");
        assert_eq!(p.whose(None, "source:999"), "");
    }
}
