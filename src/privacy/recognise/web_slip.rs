//! Web addresses and accounts as hurried hands leave them: a blank behind the point ("zijn site janjansen. nl"), an account behind its letter ("u/janj85").
//! `super::web` asks where it meets such a point or letter.

use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::{FIRST, PLACE, STOP, WORD};
use super::super::token::Tokens;
use super::{among, before};

/// "janjansen. nl" at the byte of its point: behind what no dictionary has, where a site is spoken of. "nl." alone is short for "namelijk".
pub(super) fn behind(t: &Tokens<'_>, point: usize, found: &mut Found) {
    let k = t.partition_point(|x| x.start < point);
    let Some(h) = k.checked_sub(1) else {
        return;
    };
    if t[h].end != point
        || !t[h].is_word()
        || t[h].end - t[h].start < 5
        || t.broken(k + 1) && t.text[t[k].end..t[k + 1].start].contains('\n')
        || !among!(t.low(k + 1), "nl be com org eu net io")
        || t.flags(h) & (STOP | WORD | FIRST | PLACE) != 0
    {
        return;
    }
    let cue = before(t, h, 6, |w| {
        among!(
            w,
            "site website webpagina web www url domein domeinnaam http https homepage webshop"
        )
    });
    if cue {
        found.add((t[h].start, t[k + 1].end), Kind::Url, "url", 0.75, 74);
    }
}

/// "u/janj85" at the token "u".
pub(super) fn slashed(t: &Tokens<'_>, k: usize, found: &mut Found) {
    let free = k == 0 || t[k].spaced || t.broken(k) || matches!(t.raw(k - 1), "(" | "\"" | "/");
    let inner = k > 0 && !t[k].spaced && t.raw(k - 1) == "/" && k > 1 && !t[k - 1].spaced;
    let Some(x) = t.get(k + 2).filter(|x| x.is_word() && !x.spaced) else {
        return;
    };
    if !free || inner || t.raw(k + 1) != "/" || t[k + 1].spaced {
        return;
    }
    let rest = &t.text[x.start..];
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))
        .unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches(['-', '_']);
    let marked = name.bytes().any(|b| b.is_ascii_digit() || b == b'_');
    let unknown = name.len() == x.end - x.start
        && x.flags & (WORD | STOP) == 0
        && name.len() > 5
        && !name.contains('-');
    if name.len() > 3 && (marked || unknown) {
        found.add(
            (t[k].start, x.start + name.len()),
            Kind::Url,
            "handle",
            0.75,
            74,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only},
    };

    #[test]
    fn slips_in_addresses_and_accounts() {
        for (text, own) in [
            (
                "website van zn zaak: vdakkertuinen. nl, mooi",
                "vdakkertuinen. nl",
            ),
            (
                "zijn site janjansenadvies. com staat stil",
                "janjansenadvies. com",
            ),
            (
                "dm'd me as u/quietcoach85, real name later",
                "u/quietcoach85",
            ),
            ("op reddit is hij u/jan_j", "u/jan_j"),
        ] {
            assert_eq!(only(text, Kind::Url), [own], "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        nothing(
            Kind::Url,
            &[
                "zijn site is traag. nl. door de plaatjes",
                "ze had een burnoutje. nl omdat het druk was",
                "spreekt u/jij hem aan? 30 km/u/dag",
            ],
        );
    }
}
