//! Dates, numbers, sizes and durations as the language of the interface writes them. Names of months and days stand in `formats.ftl`.

use super::{Language, language, say};
use jiff::civil::{Date, DateTime};

/// A short date: `21 Nov 2026`, `21 nov 2026`. A month that does not exist shows as its number.
pub fn date(year: i16, month: i8, day: i8) -> String {
    date_in(language(), year, month, day)
}

/// A date and a time of day: `21 Nov 2026 14:05`.
pub fn date_time(at: DateTime) -> String {
    let day = date(at.year(), at.month(), at.day());
    format!("{day} {}", time(at))
}

/// A time of day, the same in both languages: `14:05`.
pub fn time(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// The name of the day of the week: `Saturday`, `zaterdag`.
pub fn weekday(day: Date) -> String {
    weekday_in(language(), day)
}

/// A day as a person says it on `today`: today, yesterday, two days ago, tomorrow, the name of the weekday for the rest of the past week, and
/// else the short date.
pub fn relative_day(day: Date, today: Date) -> String {
    relative_day_in(language(), day, today)
}

/// A number with so many decimals and with its thousands apart: `1,234.5`, `1.234,5`. What is no number is a dash.
pub fn number(value: f64, decimals: usize) -> String {
    number_in(language(), value, decimals)
}

/// A size in decimal units: `650 MB`, `1.5 GB` below ten of a unit.
pub fn bytes(size: u64) -> String {
    bytes_in(language(), size)
}

/// A length of time in minutes: `45 min`, `2 h`, `1 h 25 min`.
pub fn duration(minutes: u64) -> String {
    duration_in(language(), minutes)
}

/// The same in a given language.
pub fn date_in(l: Language, year: i16, month: i8, day: i8) -> String {
    let name = usize::try_from(month)
        .ok()
        .and_then(|m| nth_word(l, "format-months", m.checked_sub(1)?))
        .unwrap_or_else(|| month.to_string());
    format!("{day} {name} {year}")
}

fn weekday_in(l: Language, day: Date) -> String {
    let at = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
    nth_word(l, "format-weekdays", at).unwrap_or_default()
}

fn nth_word(l: Language, key: &str, at: usize) -> Option<String> {
    say(l, key, &[])
        .split_whitespace()
        .nth(at)
        .map(str::to_owned)
}

fn relative_day_in(l: Language, day: Date, today: Date) -> String {
    // Jiff's dates span about twenty thousand years, so the days between two of them fit.
    let days = today.since(day).map_or(i32::MAX, |s| s.get_days());
    let key = match days {
        0 => "format-today",
        1 => "format-yesterday",
        2 => "format-before-yesterday",
        -1 => "format-tomorrow",
        3..=6 => return weekday_in(l, day),
        _ => return date_in(l, day.year(), day.month(), day.day()),
    };
    say(l, key, &[])
}

fn number_in(l: Language, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "–".into();
    }
    let (thousands, decimal) = match l {
        Language::En => (',', '.'),
        Language::Nl => ('.', ','),
    };
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    // What rounds to nothing has no sign.
    if value < 0.0 && plain.contains(|c| ('1'..='9').contains(&c)) {
        out.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

fn bytes_in(l: Language, size: u64) -> String {
    const UNITS: [&str; 5] = ["kB", "MB", "GB", "TB", "PB"];
    if size < 1000 {
        return format!("{size} B");
    }
    let mut value = size as f64 / 1000.0;
    let mut units = UNITS.iter();
    let mut unit = units.next().unwrap_or(&"");
    // 999.5 of a unit would be written as 1000 of it.
    while value >= 999.5 {
        let Some(next) = units.next() else { break };
        (value, unit) = (value / 1000.0, next);
    }
    let decimals = usize::from(value < 9.95);
    format!("{} {unit}", number_in(l, value, decimals))
}

fn duration_in(l: Language, minutes: u64) -> String {
    let (h, m) = (minutes / 60, minutes % 60);
    let args = [("h", h.into()), ("m", m.into())];
    let key = match (h, m) {
        (0, _) => "format-minutes",
        (_, 0) => "format-hours",
        _ => "format-hours-minutes",
    };
    say(l, key, &args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Nl};
    use jiff::civil::date as day;

    #[test]
    fn dates_and_weekdays_have_each_languages_names() {
        assert_eq!(date_in(En, 2026, 11, 21), "21 Nov 2026");
        assert_eq!(date_in(Nl, 2026, 11, 21), "21 nov 2026");
        assert_eq!(date_in(Nl, 2026, 3, 1), "1 mrt 2026");
        assert_eq!(date_in(En, 2026, 13, 1), "1 13 2026");
        assert_eq!(date_in(En, 2026, 0, 1), "1 0 2026");
        assert_eq!(weekday_in(En, day(2026, 11, 21)), "Saturday");
        assert_eq!(weekday_in(Nl, day(2026, 11, 23)), "maandag");
        assert!(date_time(day(2026, 11, 21).at(14, 5, 0, 0)).ends_with(" 2026 14:05"));
        for l in Language::ALL {
            for (key, n) in [("format-months", 12), ("format-weekdays", 7)] {
                assert_eq!(say(l, key, &[]).split_whitespace().count(), n);
            }
        }
    }

    #[test]
    fn a_day_near_today_is_said_as_people_say_it() {
        let today = day(2026, 3, 1);
        let said = |l, d| relative_day_in(l, d, today);
        assert_eq!(said(Nl, today), "vandaag");
        assert_eq!(said(Nl, day(2026, 2, 28)), "gisteren");
        assert_eq!(said(En, day(2026, 2, 28)), "yesterday");
        assert_eq!(said(Nl, day(2026, 2, 27)), "eergisteren");
        assert_eq!(said(En, day(2026, 3, 2)), "tomorrow");
        assert_eq!(said(En, day(2026, 2, 23)), "Monday");
        assert_eq!(said(En, day(2026, 2, 22)), "22 Feb 2026");
        assert_eq!(said(Nl, day(2026, 3, 3)), "3 mrt 2026");
        assert_eq!(said(En, day(-9999, 1, 1)), "1 Jan -9999");
    }

    #[test]
    fn numbers_have_each_languages_signs() {
        assert_eq!(number_in(En, 1234.5, 1), "1,234.5");
        assert_eq!(number_in(Nl, 1234.5, 1), "1.234,5");
        assert_eq!(number_in(Nl, 1_234_567.0, 0), "1.234.567");
        assert_eq!(number_in(En, 999.999, 2), "1,000.00");
        assert_eq!(number_in(En, -0.001, 2), "0.00");
        assert_eq!(number_in(Nl, -12.5, 1), "-12,5");
        assert_eq!(number_in(En, f64::NAN, 1), "–");
        assert_eq!(number_in(En, f64::NEG_INFINITY, 1), "–");
    }

    #[test]
    fn sizes_use_the_unit_that_keeps_them_short() {
        assert_eq!(bytes_in(En, 0), "0 B");
        assert_eq!(bytes_in(En, 999), "999 B");
        assert_eq!(bytes_in(En, 650_000_000), "650 MB");
        assert_eq!(bytes_in(Nl, 1_500_000_000), "1,5 GB");
        assert_eq!(bytes_in(En, 9_960), "10 kB");
        assert_eq!(bytes_in(En, 999_700), "1.0 MB");
        assert_eq!(bytes_in(En, u64::MAX), "18,447 PB");
    }

    #[test]
    fn durations_leave_out_what_is_nothing() {
        assert_eq!(duration_in(Nl, 85), "1 u 25 min");
        assert_eq!(duration_in(En, 85), "1 h 25 min");
        assert_eq!(duration_in(En, 120), "2 h");
        assert_eq!(duration_in(En, 0), "0 min");
    }
}
