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

/// How the log is written in a language: a spreadsheet in Dutch takes a comma for the decimals, and so a semicolon between its columns.
pub struct HoursForm<'a> {
    /// What the columns are called: day, client, case, format, payment, minutes, hours.
    pub head: [&'a str; 7],
    /// Between two columns.
    pub separator: char,
    /// Before the decimals.
    pub decimal: char,
    /// What a format or a payment is called, from its stored word.
    pub word: &'a dyn Fn(&'static str) -> String,
}

/// The log as CSV (RFC 4180, but for the separator) with a header line; hours have two decimals.
pub fn hours_csv(rows: &[HoursRow], form: &HoursForm<'_>) -> String {
    let line = |cells: [String; 7]| {
        let fields = cells.map(|c| field(&c, form.separator));
        fields.join(&form.separator.to_string()) + "\r\n"
    };
    let mut out = line(form.head.map(str::to_owned));
    for r in rows {
        let hours = format!("{:.2}", f64::from(r.minutes) / 60.0);
        out.push_str(&line([
            r.date.to_string(),
            r.client.clone(),
            r.case.clone(),
            (form.word)(r.format.as_str()),
            (form.word)(r.payment.as_str()),
            r.minutes.to_string(),
            hours.replace('.', &form.decimal.to_string()),
        ]));
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
fn field(s: &str, separator: char) -> String {
    let s = if s.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{s}")
    } else {
        s.to_owned()
    };
    if s.contains([separator, '"', '\n', '\r']) {
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
        assert_eq!(field("a,b \"c\"", ','), "\"a,b \"\"c\"\"\"");
        assert_eq!(field("a,b", ';'), "a,b");
        assert_eq!(field("a;b", ';'), "\"a;b\"");
        assert_eq!(field("=1+1", ','), "'=1+1");
    }
}
