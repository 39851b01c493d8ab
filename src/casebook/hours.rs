//! The hours log that ICF credentials and EMCC/NOBCO accreditation ask for: one line a session, individual
//! and group, paid and pro bono apart, without any client's real name.

use super::{Date, Format, Payment};
use serde::Serialize;

/// One session as the log shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HoursRow {
    /// The day.
    pub date: Date,
    /// The client's pseudonymous label.
    pub client: String,
    /// The case's title.
    pub case: String,
    /// Individual or group.
    pub format: Format,
    /// Paid or pro bono.
    pub payment: Payment,
    /// Length in minutes.
    pub minutes: u32,
}

/// The log as RFC 4180 CSV with a header line; `hours` has two decimals.
pub fn hours_csv(rows: &[HoursRow]) -> String {
    let mut out = String::from("date,client,case,format,payment,minutes,hours\r\n");
    for r in rows {
        out.push_str(&format!(
            "{},{},{},{},{},{},{:.2}\r\n",
            r.date,
            field(&r.client),
            field(&r.case),
            r.format,
            r.payment,
            r.minutes,
            f64::from(r.minutes) / 60.0
        ));
    }
    out
}

/// Minutes by (format, payment): individual paid, individual pro bono, group paid, group pro bono.
pub fn hours_totals(rows: &[HoursRow]) -> [(Format, Payment, u64); 4] {
    let sum = |f: Format, p: Payment| {
        rows.iter()
            .filter(|r| r.format == f && r.payment == p)
            .map(|r| u64::from(r.minutes))
            .sum()
    };
    [
        (Format::Individual, Payment::Paid),
        (Format::Individual, Payment::ProBono),
        (Format::Group, Payment::Paid),
        (Format::Group, Payment::ProBono),
    ]
    .map(|(f, p)| (f, p, sum(f, p)))
}

/// A CSV field: quoted when it must be, and kept from being read as a formula by a spreadsheet.
fn field(s: &str) -> String {
    let s = if s.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{s}")
    } else {
        s.to_owned()
    };
    if s.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", s.replace('"', "\"\""))
    } else {
        s
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_and_formulas_defused() {
        assert_eq!(field("a,b \"c\""), "\"a,b \"\"c\"\"\"");
        assert_eq!(field("=1+1"), "'=1+1");
    }
}
