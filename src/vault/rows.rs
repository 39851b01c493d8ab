//! Small conversions between SQLite values and casebook types, used by every file of this room that reads
//! rows. A value that cannot be what was written makes a conversion error, not a panic.

use crate::casebook::Date;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// A date column, ISO 8601.
pub(super) struct Day(pub Date);

impl FromSql for Day {
    fn column_result(v: ValueRef<'_>) -> FromSqlResult<Self> {
        v.as_str()?
            .parse()
            .map(Self)
            .map_err(|_| FromSqlError::InvalidType)
    }
}
impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

/// A column that holds a word of a closed set.
pub(super) struct Word<T>(pub T);

/// Sets that are stored as words.
pub(super) trait Worded: Sized {
    fn of(word: &str) -> Option<Self>;
}
impl<T: Worded> FromSql for Word<T> {
    fn column_result(v: ValueRef<'_>) -> FromSqlResult<Self> {
        T::of(v.as_str()?)
            .map(Self)
            .ok_or(FromSqlError::InvalidType)
    }
}
macro_rules! worded {
    ($($t:ty),+) => { $(impl Worded for $t { fn of(w: &str) -> Option<Self> { <$t>::from_word(w) } })+ };
}
worded!(
    crate::casebook::CaseStatus,
    crate::casebook::Format,
    crate::casebook::Payment,
    crate::casebook::Outcome,
    crate::casebook::TaxonomyKind,
    crate::casebook::ConsentState,
    crate::casebook::AnonymisationLevel,
    crate::casebook::MadeOf,
    super::model::SourceKind
);

/// A column that holds a JSON list of words.
pub(super) struct Words(pub Vec<String>);

impl FromSql for Words {
    fn column_result(v: ValueRef<'_>) -> FromSqlResult<Self> {
        // Most lists are empty, and ten thousand of them are read at a time.
        match v.as_str()? {
            "[]" => Ok(Self(Vec::new())),
            list => serde_json::from_str(list)
                .map(Self)
                .map_err(|_| FromSqlError::InvalidType),
        }
    }
}
impl ToSql for Words {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(Into::into)
            .map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))
    }
}

/// A length for a column.
pub(super) fn int(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
/// A length from a column.
pub(super) fn size(n: i64) -> usize {
    usize::try_from(n).unwrap_or(0)
}
/// A small count from a column.
pub(super) fn count(n: i64) -> u32 {
    u32::try_from(n).unwrap_or(0)
}

/// All rows of a cached statement.
pub(super) fn list<T>(
    conn: &rusqlite::Connection,
    sql: &str,
    params: impl rusqlite::Params,
    row: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> super::error::Result<Vec<T>> {
    let mut stmt = conn.prepare_cached(sql)?;
    let rows = stmt.query_map(params, row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first row of a cached statement, if any.
pub(super) fn first<T>(
    conn: &rusqlite::Connection,
    sql: &str,
    params: impl rusqlite::Params,
    row: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> super::error::Result<Option<T>> {
    use rusqlite::OptionalExtension;
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params, row)
        .optional()?)
}
