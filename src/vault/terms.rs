//! The taxonomy of techniques and patterns, as the coach edits it.

use super::error::{Error, Result};
use super::rows::{Word, list};
use super::store::Vault;
use crate::casebook::*;
use crate::locale;
use rusqlite::{Connection, params};

impl Vault {
    /// All terms, techniques and patterns, in the order shown.
    pub fn taxonomy(&self) -> Result<Taxonomy> {
        self.read(taxonomy)
    }

    /// Adds a term, or renames or retires the one with the same kind and key.
    pub fn put_term(&self, t: &Term) -> Result<()> {
        self.write(|tx| put(tx, t))
    }
}

/// The terms that come with the program.
pub(super) fn shipped() -> Result<Vec<Term>> {
    #[derive(serde::Deserialize)]
    struct Seed {
        term: Vec<Term>,
    }
    let seed: Seed = toml::from_str(include_str!("../../assets/taxonomy.toml")).map_err(|e| {
        Error::Invalid(locale::tf(
            "refused-taxonomy",
            &[("why", e.to_string().into())],
        ))
    })?;
    Ok(seed.term)
}

pub(super) fn taxonomy(conn: &Connection) -> Result<Taxonomy> {
    let terms = list(
        conn,
        "SELECT kind, key, nl, en, retired FROM term ORDER BY place, key",
        [],
        |r| {
            Ok(Term {
                kind: r.get::<_, Word<TaxonomyKind>>(0)?.0,
                key: r.get(1)?,
                nl: r.get(2)?,
                en: r.get(3)?,
                retired: r.get(4)?,
            })
        },
    )?;
    Ok(Taxonomy { terms })
}

pub(super) fn put(conn: &Connection, t: &Term) -> Result<()> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if t.key.is_empty() || !t.key.chars().all(plain) {
        return Err(Error::Invalid(locale::t("refused-term-key")));
    }
    if t.nl.trim().is_empty() || t.en.trim().is_empty() {
        return Err(Error::Invalid(locale::t("refused-term-names")));
    }
    conn.prepare_cached(
        "INSERT INTO term (kind, key, nl, en, retired, place)
         VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(place), 0) + 1 FROM term))
         ON CONFLICT (kind, key) DO UPDATE SET nl = excluded.nl, en = excluded.en, retired = excluded.retired",
    )?
    .execute(params![t.kind.as_str(), t.key, t.nl.trim(), t.en.trim(), t.retired])?;
    Ok(())
}
