//! E-mail addresses and handles, also as people write them to hide them from robots. Web addresses are in `super::web`.

use super::super::aspect::AT;
use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::{NAME, NAMELIKE, WORD};
use super::super::token::Tokens;
use super::web::tld;
use super::{among, mail, mail_glued};

/// Whether a word is the sign of an address, told: "info at huis punt nl".
pub(super) fn may_be_at(low: &str) -> bool {
    mail::sign(low) || mail_glued::may_be(low)
}

/// Adds every address.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    let text = t.text;
    if t.has(b'@') {
        for (i, _) in text.match_indices('@') {
            at(text, i, i + 1, found);
        }
    }
    if t.has(b'(') || t.has(b'[') || t.has(b'{') {
        for mark in [
            "(at)", "[at]", "(a)", "[a]", "{a}", "(@)", "[@]", "{@}", "( at )",
        ] {
            for (i, m) in text.match_indices(mark) {
                // "option (a) no. de rest"
                if !sentence_ends(text[i + m.len()..].trim_start()) {
                    at(text, i, i + m.len(), found);
                }
            }
        }
    }
    // As the source of a web page has it.
    for (first, mark) in [(b'%', "%40"), (b'&', "&#64;"), (b'&', "&commat;")] {
        if t.has(first) {
            for (i, m) in text.match_indices(mark) {
                at(text, i, i + m.len(), found);
            }
        }
    }
    let told: &[&str] = if t.may(AT) {
        &[
            " at ",
            " apenstaartje ",
            " apestaartje ",
            " apenstaart ",
            " apestaart ",
            " AT ",
        ]
    } else {
        &[]
    };
    for word in told {
        for (i, m) in text.match_indices(*word) {
            // "or at info@…": a whole address stands behind it.
            let whole = text[i + m.len()..]
                .split_whitespace()
                .next()
                .is_some_and(|w| w.contains('@'));
            // "a role at Booking.com": what somebody has where; "info at" is the address of a house.
            let k = t.partition_point(|x| x.end < i);
            let role = m.eq_ignore_ascii_case(" at ")
                && t.flags(k) & WORD != 0
                && t.flags(k) & (NAME | NAMELIKE) == 0
                && !among!(
                    t.low(k),
                    "info contact mail office admin administratie hello hallo support sales team post help planning receptie secretariaat"
                )
                && !text[i + m.len()..].trim_start().contains(" dot ");
            let tail = text[i + m.len()..].trim_start();
            let ended = m.eq_ignore_ascii_case(" at ") && sentence_ends(tail);
            if !whole && !role && !ended && dotted(text[i + m.len()..].trim_start()).is_some() {
                at(text, i, i + m.len(), found);
            }
        }
    }
    mail::find(t, found);
    if t.has(b'_') {
        underscored(text, found);
    }
}

/// `joris_1989`: an underscore between letters is met in the names people have online, and hardly anywhere else.
fn underscored(text: &str, found: &mut Found) {
    let ok = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let mut done = 0;
    for (i, _) in text.match_indices('_') {
        let before = text[..i].chars().next_back();
        let after = text[i + 1..].chars().next();
        if i < done
            || !before.is_some_and(char::is_alphanumeric)
            || !after.is_some_and(char::is_alphanumeric)
        {
            continue;
        }
        let start = text[..i]
            .char_indices()
            .rev()
            .find(|(_, c)| !ok(*c))
            .map_or(0, |(n, c)| n + c.len_utf8());
        let length = text[start..].find(|c| !ok(c)).unwrap_or(text.len() - start);
        let handle = text[start..start + length].trim_matches(['.', '_']);
        let start =
            start + (text[start..].len() - text[start..].trim_start_matches(['.', '_']).len());
        done = start + handle.len();
        // "client_id" in capitals or in a line of code is no person; a digit or a dot beside letters is one sooner.
        let near = |mark: char| text[done..].starts_with(mark) || text[..start].ends_with(mark);
        if handle.len() > 4 && !near('/') && !near('(') && !near('=') && !near('`') {
            found.add((start, done), Kind::Url, "handle", 0.7, 74);
        }
    }
}

/// Where a local part begins of which the points are written as words: "hayley dot munro", "bos(punt)vera", before `start`.
fn pointed(text: &str, start: usize) -> usize {
    let mut from = start;
    for _ in 0..3 {
        let before = &text[..from];
        let rest = [
            " punt ", " dot ", "(punt)", "(dot)", "[punt]", "[dot]", " (dot) ", " (punt) ",
        ]
        .iter()
        .find_map(|d| {
            before
                .strip_suffix(d)
                .or_else(|| before.strip_suffix(d.trim_end()).filter(|_| d.len() > 6))
        });
        let Some(rest) = rest else { break };
        let word = rest
            .char_indices()
            .rev()
            .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '_' | '-')))
            .map_or(0, |(n, c)| n + c.len_utf8());
        if word == rest.len() {
            break;
        }
        from = word;
    }
    from
}

/// Whether the first word of a text ends a sentence: "last. co wilde".
fn sentence_ends(text: &str) -> bool {
    let word = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
        .unwrap_or(text.len());
    text[word..].starts_with(". ")
}

/// An `@` or a word for it between `left` and `right`: an e-mail address, or a handle.
fn at(text: &str, left: usize, right: usize, found: &mut Found) {
    let ok = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                '.' | '_' | '%' | '+' | '-' | '\'' | '\u{300}'..='\u{36f}'
            )
    };
    let before = text[..left].trim_end_matches(' ');
    let blanks = left - before.len();
    let start = before
        .char_indices()
        .rev()
        .find(|(_, c)| !ok(*c))
        .map_or(0, |(n, c)| n + c.len_utf8());
    let local = &before[start..];
    let start = start + (local.len() - local.trim_start_matches(['.', '-', '\'']).len());
    let after = text[right..].trim_start_matches(' ');
    let skip = text[right..].len() - after.len();
    if start < before.len()
        && blanks <= 1
        && skip <= 1
        && let Some(n) = dotted(after)
        // "op insta als @joris.fietst": a blank on one side alone belongs to a handle, unless a real domain follows.
        && (blanks == skip || skip == 1 || ends_in_domain(&after[..n]))
    {
        let start = pointed(text, start);
        found.add((start, right + skip + n), Kind::Email, "email", 0.99, 80);
    } else if skip == 0 || skip == 1 && blanks > 0 && after.starts_with(char::is_alphabetic) {
        let n = after
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-')))
            .unwrap_or(after.len());
        let n = after[..n].trim_end_matches(['.', '-']).len();
        // "@ home": with a blank only what has a figure.
        if n >= 2 && (skip == 0 || after[..n].bytes().any(|b| b.is_ascii_digit())) {
            let from = if blanks == 0 && start < before.len() {
                start
            } else {
                left
            };
            found.add((from, right + skip + n), Kind::Url, "handle", 0.85, 76);
        }
    }
}

fn ends_in_domain(host: &str) -> bool {
    host.rsplit(['.', ' ']).next().is_some_and(tld)
}

/// The length of a host with a point, or with a word for the point, at the start of the text.
fn dotted(text: &str) -> Option<usize> {
    let n = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_')))
        .unwrap_or(text.len());
    let host = text[..n].trim_end_matches(['.', '-', '_']);
    if let Some((name, tld)) = host.rsplit_once('.')
        && !name.is_empty()
        && tld.len() >= 2
        && tld.bytes().all(|b| b.is_ascii_alphabetic())
    {
        return Some(host.len());
    }
    if host.is_empty() {
        return None;
    }
    for dot in [
        " punt ", " dot ", " (dot) ", "(dot)", " [dot] ", "[dot]", " (punt) ", "(punt)", "[punt]",
        " . ", ". ", " .", " DOT ", " PUNT ",
    ] {
        if let Some(rest) = text[host.len()..].strip_prefix(dot) {
            let n = rest
                .find(|c: char| !c.is_ascii_alphabetic())
                .unwrap_or(rest.len());
            if tld(&rest[..n]) {
                // "(dot) co.uk"
                let more = rest[n..]
                    .strip_prefix('.')
                    .map(|r| {
                        r.find(|c: char| !c.is_ascii_alphabetic())
                            .unwrap_or(r.len())
                    })
                    .filter(|m| rest.get(n + 1..n + 1 + m).is_some_and(tld))
                    .map_or(0, |m| m + 1);
                return Some(host.len() + dot.len() + n + more);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn what_somebody_does_at_a_house_is_no_address() {
        assert_eq!(
            only("moved for a role at Booking.com in May", Kind::Email),
            Vec::<String>::new()
        );
        assert_eq!(
            only("mail info at bedrijf.nl", Kind::Email),
            ["info at bedrijf.nl"]
        );
    }

    #[test]
    fn addresses() {
        for a in [
            "jan.de-vries+werk@voorbeeld.nl",
            "josé@café.nl",
            "p_k@mail.uni.example",
            "piet (at) bedrijf punt nl",
            "piet [at] bedrijf [dot] nl",
            "Jan@Bedrijf.NL",
            "anna@zorg.co.uk",
            "j.o'neil@x.org",
            "piet @ bedrijf.nl",
            "piet at bedrijf dot com",
            "piet dot jansen at bedrijf dot com",
            "piet(punt)jansen(at)bedrijf(punt)nl",
            "piet (at) bedrijf (dot) co.uk",
            "piet apestaart bedrijf punt nl",
            "piet AT bedrijf DOT nl",
            "piet punt de punt vries apenstaartje bedrijf punt nl",
        ] {
            assert_eq!(only(&format!("Mail naar {a}, graag."), Kind::Email), [a]);
        }
        for u in [
            "https://www.example.nl/pad?x=1",
            "www.voorbeeld.nl",
            "linkedin.com/in/janjansen",
            "voorbeeld.nl",
            "@jan_de_v",
            "marleentje_88",
        ] {
            assert_eq!(only(&format!("Zie {u}."), Kind::Url), [u]);
        }
        assert_eq!(
            only("Klaar.De volgende keer. En zo.Nl", Kind::Url),
            Vec::<String>::new()
        );
    }
}
