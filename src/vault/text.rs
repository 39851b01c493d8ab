//! Where the text of a source lies and how part of it is read: imported text in pieces of 16 KiB, so that a
//! chunk of a long book costs one or two pieces; a note's text is its body, stored once. Also turns
//! character offsets into byte offsets. Called by `sources` and `chunks`.

use super::error::{Error, Result};
use super::rows::{first, int, size};
use crate::locale::{t, tf};
use rusqlite::{Connection, params};

/// Bytes in a piece. A piece may split a character; spans put together again are whole.
const PIECE: usize = 16 * 1024;
/// Bits for the number of a piece in its rowid.
const BITS: u32 = 20;

fn row(source: i64, piece: usize) -> i64 {
    (source << BITS) | int(piece)
}

/// Replaces the pieces of a source. `None` removes them.
pub(super) fn put(conn: &Connection, source: i64, text: Option<&str>) -> Result<()> {
    conn.prepare_cached("DELETE FROM source_piece WHERE id >= ?1 AND id < ?2")?
        .execute(params![row(source, 0), row(source + 1, 0)])?;
    let mut insert = conn.prepare_cached("INSERT INTO source_piece (id, data) VALUES (?1, ?2)")?;
    for (i, data) in text.unwrap_or("").as_bytes().chunks(PIECE).enumerate() {
        if i >> BITS != 0 {
            return Err(Error::Invalid(t("refused-text-size")));
        }
        insert.execute(params![row(source, i), data])?;
    }
    Ok(())
}

/// The bytes [from, to) of a source's text.
pub(super) fn cut(
    conn: &Connection,
    source: i64,
    own_text: bool,
    from: usize,
    to: usize,
) -> Result<String> {
    let broken = || {
        Error::Damaged(tf(
            "damaged-source",
            &[("source", source.to_string().into())],
        ))
    };
    if from >= to {
        return Ok(String::new());
    }
    if !own_text {
        let body: String = first(
            conn,
            "SELECT b.body FROM source s JOIN note_body b ON b.note_id = s.note_id WHERE s.id = ?1",
            [source],
            |r| r.get(0),
        )?
        .ok_or_else(broken)?;
        return body.get(from..to).map(str::to_owned).ok_or_else(broken);
    }
    let (p, q) = (from / PIECE, (to - 1) / PIECE);
    let mut stmt = conn
        .prepare_cached("SELECT data FROM source_piece WHERE id >= ?1 AND id <= ?2 ORDER BY id")?;
    let mut rows = stmt.query(params![row(source, p), row(source, q)])?;
    let mut bytes = Vec::with_capacity((q - p + 1) * PIECE);
    while let Some(r) = rows.next()? {
        bytes.extend_from_slice(r.get_ref(0)?.as_blob().map_err(|_| broken())?);
    }
    let part = bytes
        .get(from - p * PIECE..to - p * PIECE)
        .ok_or_else(broken)?;
    String::from_utf8(part.to_vec()).map_err(|_| broken())
}

/// The whole text of a source.
pub(super) fn whole(conn: &Connection, source: i64) -> Result<Option<String>> {
    let Some((own, bytes)) = first(
        conn,
        "SELECT s.own_text, CASE WHEN s.own_text THEN s.bytes ELSE
           (SELECT octet_length(b.body) FROM note_body b WHERE b.note_id = s.note_id) END
         FROM source s WHERE s.id = ?1",
        [source],
        |r| Ok((r.get::<_, bool>(0)?, r.get::<_, Option<i64>>(1)?)),
    )?
    else {
        return Ok(None);
    };
    cut(conn, source, own, 0, size(bytes.unwrap_or(0))).map(Some)
}

/// Byte offsets of characters: every 256th is noted, the rest is walked.
pub(super) struct Offsets<'a> {
    text: &'a str,
    marks: Vec<usize>,
    /// Length of the text in characters.
    pub(super) chars: usize,
}

const STRIDE: usize = 256;

impl<'a> Offsets<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut chars = 0;
        for (byte, _) in text.char_indices() {
            if chars % STRIDE == 0 {
                marks.push(byte);
            }
            chars += 1;
        }
        Self { text, marks, chars }
    }

    /// The byte at which character `at` begins; the end for `at` = length; None beyond.
    pub(super) fn byte(&self, at: usize) -> Option<usize> {
        if at == self.chars {
            return Some(self.text.len());
        }
        let mark = *self.marks.get(at / STRIDE)?;
        let rest = self.text.get(mark..)?;
        rest.char_indices().nth(at % STRIDE).map(|(b, _)| mark + b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn character_offsets_become_byte_offsets(text in "\\PC{0,900}", at in 0usize..1000) {
            let o = Offsets::new(&text);
            let want = text.char_indices().map(|(b, _)| b).chain([text.len()]).nth(at);
            prop_assert_eq!(o.byte(at), want);
        }
    }
}
