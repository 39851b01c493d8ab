//! `hours`: the hours log, CSV on standard output; the totals go to standard error. In Dutch it is what a spreadsheet in Dutch opens; in English, and with
//! `--json`, columns and words are those that programs may rely on.

use super::Outcome;
use super::context::{Context, print};
use super::printing::{beside, word};
use crate::casebook::{Date, HoursForm, HoursRow, hours_csv, hours_totals};
use crate::locale::{Language, language, number, t};

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Hours {
    /// First day
    #[arg(long)]
    from: Option<Date>,
    /// Last day
    #[arg(long)]
    to: Option<Date>,
}

pub(super) fn run(cx: &Context, o: &Hours) -> Outcome {
    let rows = cx.vault()?.hours(o.from, o.to)?;
    if cx.json {
        return cx.print(&rows, String::new);
    }
    print(log(&rows).trim_end())?;
    for (format, payment, minutes) in hours_totals(&rows) {
        let hours = minutes as f64 / 60.0;
        let (format, payment) = (word(format.as_str()), word(payment.as_str()));
        let (hours, unit) = (number(hours, 2), t("cli-hours-unit"));
        beside(&format!("{format} {payment}: {hours} {unit}"));
    }
    Ok(())
}

/// The log in the language of the interface.
fn log(rows: &[HoursRow]) -> String {
    let form = match language() {
        Language::En => HoursForm {
            head: [
                "date", "client", "case", "format", "payment", "minutes", "hours",
            ],
            separator: ',',
            decimal: '.',
            word: &str::to_owned,
        },
        Language::Nl => HoursForm {
            head: [
                "datum", "cliënt", "casus", "vorm", "betaling", "minuten", "uren",
            ],
            separator: ';',
            decimal: ',',
            word: &word,
        },
    };
    hours_csv(rows, &form)
}
