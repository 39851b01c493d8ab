//! Web addresses by their host, also as people tell them ("de website huis punt nl"), and the names people have online behind the word for where that
//! is ("insta: joris.fietst"). `super::order` calls this; `super::net` asks which ends a host has.

use super::super::aspect::ONLINE;
use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::{DET, FIRST, MULTI, PLACE, PRON, STOP, WORD};
use super::super::token::{Shape, Tokens};
use super::{among, mail, web_slip};

/// Ends of hosts that are no word of a sentence, or hardly one.
const SURE: &str = "nl com org net be eu io uk biz gov edu frl amsterdam coach fr pl tr ie dev shop academy example invalid blog brussels gent vlaanderen website xyz \
    tv ly gle gg ws fm cc dk fi cz au nz ro gr hu lu ch cloud tech coop";

/// Ends that are: nothing but a host where a blank was forgotten.
const WORDS: &str = "de me it co es care health info app online site";

/// And these, which count only behind a host of two parts or before a path.
const SELDOM: &str = "at no se nu us to ai ca pt gl sh live link team school club page space world media works store studio clinic training museum agency jobs life today ee";

/// Whether a host may end with it, in whatever letters.
pub(super) fn tld(word: &str) -> bool {
    let low = word.to_ascii_lowercase();
    among!(&low, SURE) || among!(&low, WORDS)
}

/// Where people have a name of their own choice.
const PLACES: &str = "insta instagram ig snap snapchat tiktok twitter linkedin discord skype strava twitch telegram facebook fb psn playstation xbox steam roblox reddit pinterest threads \
    mastodon bluesky vinted marktplaats gmail hotmail icloud spotify tinder bumble";

/// Words for such a name.
const CALLED: &str =
    "gamertag username gebruikersnaam inlognaam user login nickname handle profielnaam";

/// Whether an account or an address told in words may stand at this word.
pub(crate) fn may_lead(low: &str) -> bool {
    among!(low, PLACES) || among!(low, CALLED) || matches!(low, "www" | "punt" | "dot" | "u")
}

/// Adds every web address that has its points.
pub(crate) fn hosts(t: &Tokens<'_>, found: &mut Found) {
    let text = t.text;
    if !t.has(b':') && !t.has(b'.') {
        return;
    }
    for mark in ["://", "www."] {
        // Whether a text has them at all is answered quicker than where.
        if !text.contains(mark) {
            continue;
        }
        for (i, m) in text.match_indices(mark) {
            let start = if mark == "://" {
                i - text[..i]
                    .chars()
                    .rev()
                    .take_while(char::is_ascii_alphabetic)
                    .count()
            } else {
                i
            };
            let end = i + m.len() + url_end(&text[i + m.len()..]);
            found.add((start, end), Kind::Url, "url", 0.97, 78);
        }
    }
    let bytes = text.as_bytes();
    let mut gone: Option<(usize, usize)> = None;
    for (i, _) in text.match_indices('.') {
        if i > 0 && bytes[i - 1] == b' ' {
            apart(t, i, found);
            continue;
        }
        if bytes.get(i + 1) == Some(&b' ')
            && bytes.get(i + 2..).is_some_and(|r| {
                [&b"nl"[..], b"com", b"be", b"org", b"net", b"eu", b"io"]
                    .iter()
                    .any(|e| r.starts_with(e))
            })
        {
            web_slip::behind(t, i, found);
        }
        // "huis[.]nl", which no reader of mails makes a link of.
        let apart = usize::from(
            i > 1
                && matches!(bytes[i - 1], b'[' | b'(')
                && matches!(bytes.get(i + 1), Some(b']' | b')')),
        );
        let left = i - apart;
        let rest = &text[i + 1 + apart..];
        let end = rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        if left == 0 || !bytes[left - 1].is_ascii_alphanumeric() || end < 2 {
            continue;
        }
        // What was gone over for the point before is not gone over again: many points may stand in one word.
        let (known, from) = gone.filter(|(_, to)| *to <= left).unwrap_or((0, 0));
        let start = text[from..left]
            .char_indices()
            .rev()
            .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '_')))
            .map_or(known, |(n, c)| from + n + c.len_utf8());
        gone = Some((start, left));
        let host = &text[start..left];
        let path = path(&rest[end..]);
        let top = rest[..end].to_ascii_lowercase();
        let known = among!(&top, SURE)
            || among!(&top, WORDS)
            || among!(&top, SELDOM) && (path > 1 || host.contains('.'))
            || host.contains('.') && end > 3 && unheard(t, start, i + 1 + apart + end);
        // `klaar.De volgende` is a missing blank, `b.de` no host; a path makes a host of one letter.
        if !known
            || host.len() < 3 && path < 2
            || rest.as_bytes()[0].is_ascii_uppercase() && rest.as_bytes()[1].is_ascii_lowercase()
            || rest.as_bytes().get(end) == Some(&b'-')
        {
            continue;
        }
        let blank = rest.as_bytes().get(end).is_some_and(|b| *b == b' ');
        if blank && among!(&rest[..end], WORDS) && !host.contains('.') {
            continue;
        }
        // Above a handle that stands in it: "youtube.com/@jan".
        let rank = if path > 1 { 77 } else { 75 };
        let span = (start, i + 1 + apart + end + path);
        found.add(span, Kind::Url, "url", 0.9, rank);
    }
}

/// "janjansen .nl", "janjansen . nl": a point by itself before an end that is no word, behind what no dictionary has.
fn apart(t: &Tokens<'_>, point: usize, found: &mut Found) {
    let k = t.partition_point(|x| x.start < point);
    let Some(h) = k.checked_sub(1) else {
        return;
    };
    if among!(t.raw(k + 1), "nl be com org eu net io")
        && t[h].is_word()
        && !t.broken(k)
        && !t.broken(k + 1)
        && t[h].end - t[h].start > 4
        && t.flags(h) & (STOP | WORD | FIRST | PLACE) == 0
    {
        found.add((t[h].start, t[k + 1].end), Kind::Url, "url", 0.8, 74);
    }
}

/// Whether three words or more joined by points are a host with an end nobody knows: none is an abbreviation, and one at least is no word.
fn unheard(t: &Tokens<'_>, start: usize, end: usize) -> bool {
    let host = &t.text[start..end];
    // No host is longer than that.
    if host.len() > 253 {
        return false;
    }
    let labels = host.split('.');
    if labels.clone().count() < 3 || labels.clone().any(|l| l.len() < 3) {
        return false;
    }
    let from = t.partition_point(|x| x.start < start);
    (from..t.len())
        .take_while(|k| t[*k].start < end)
        .any(|k| t[k].is_word() && t[k].flags & !MULTI == 0)
        && host.bytes().all(|b| !b.is_ascii_uppercase())
}

/// The length of what follows a host and belongs to it: a port, a path, a question, a place on the page.
fn path(rest: &str) -> usize {
    let b = rest.as_bytes();
    let goes_on = match b.first() {
        Some(b'/') => true,
        Some(b':') => b.get(1).is_some_and(u8::is_ascii_digit),
        Some(b'?' | b'#') => b.get(1).is_some_and(u8::is_ascii_alphanumeric),
        _ => false,
    };
    if goes_on { url_end(rest) } else { 0 }
}

fn url_end(rest: &str) -> usize {
    let mut open = 0usize;
    let end = rest
        .find(|c: char| {
            open += usize::from(c == '(');
            if c == ')' && open > 0 {
                open -= 1;
                return false;
            }
            c.is_whitespace() || matches!(c, '"' | '<' | '>' | ')' | '”')
        })
        .unwrap_or(rest.len());
    rest[..end]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\''])
        .len()
}

/// Adds addresses whose points are words, and accounts.
pub(crate) fn told(t: &Tokens<'_>, found: &mut Found) {
    for k in 0..t.len() {
        if !t[k].may(ONLINE) {
            continue;
        }
        match t.low(k) {
            "www" => spread(t, k, found),
            "punt" | "dot" => pointed(t, k, found),
            "u" => web_slip::slashed(t, k, found),
            low if among!(low, PLACES) || among!(low, CALLED) => account(t, k, found),
            _ => {}
        }
    }
}

/// "www huis nl", "www,huis,nl", "www punt huis punt nl".
fn spread(t: &Tokens<'_>, k: usize, found: &mut Found) {
    for n in k + 1..t.len().min(k + 9) {
        let joins =
            t[n].is_word() || t[n].shape == Shape::Number || matches!(t.raw(n), "," | "." | "-");
        if t.broken(n) || !joins {
            return;
        }
        if n > k + 1 && among!(t.low(n), SURE) {
            found.add((t[k].start, t[n].end), Kind::Url, "url", 0.85, 74);
            return;
        }
    }
}

/// "huis punt nl", "huis (dot) com": behind a host that is no word of the sentence.
fn pointed(t: &Tokens<'_>, k: usize, found: &mut Found) {
    let bracket = usize::from(
        k > 1 && matches!(t.raw(k - 1), "(" | "[" | "{") && matches!(t.raw(k + 1), ")" | "]" | "}"),
    );
    let (Some(h), n) = (k.checked_sub(1 + bracket), k + 1 + bracket) else {
        return;
    };
    if t.broken(k - bracket)
        || t.broken(k)
        || t.broken(n)
        || !t[h].is_word()
        || !among!(t.low(n), SURE)
    {
        return;
    }
    // "op dit punt nl. dat": for "namelijk"; "the dot com years".
    let country = matches!(t.low(n), "nl" | "be");
    if t.flags(h) & (STOP | DET | PRON) != 0 || country && t.flags(h) & WORD != 0 && bracket == 0 {
        return;
    }
    let glued = h > 1 && t.raw(h - 1) == "." && !t[h].spaced && !t[h - 1].spaced;
    let from = if glued {
        h - 2
    } else if h > 1 && among!(t.low(h - 1), "punt dot streepje dash") {
        // "jan punt jansen punt nl"
        mail::local(t, h)
    } else {
        h
    };
    found.add((t[from].start, t[n].end), Kind::Url, "url", 0.85, 74);
}

/// "insta: joris.fietst", "op snap heet ze liekee03": a name that is no word, behind the word for where it is.
fn account(t: &Tokens<'_>, k: usize, found: &mut Found) {
    let mut j = k + 1;
    let mut colon = false;
    // "linkedin.com / in / …"
    if t.raw(j) == "." && !t[j].spaced && among!(t.low(j + 1), "com nl be") {
        j += 2;
    }
    let path = |j: usize| among!(t.raw(j), "/ slash") && !t.broken(j);
    if path(j) && among!(t.low(j + 1), "in u c") && path(j + 2) && t.raw(j + 2) != "/"
        || path(j) && t[j].spaced && among!(t.low(j + 1), "in u c") && path(j + 2)
    {
        j += 2;
    }
    let slashed = path(j) && (t[j].spaced || t.raw(j) != "/");
    if slashed {
        j += 1;
        colon = true;
    }
    let from = j;
    while j < from + 3
        && !t.broken(j)
        && among!(
            t.low(j),
            ": = - ( / is als heet heette ze hij account accountnaam profiel naam name handle under onder met as",
        )
    {
        colon |= matches!(t.raw(j), ":" | "=");
        j += 1;
    }
    let Some(x) = t.get(j).filter(|x| x.is_word() && !t.broken(j)) else {
        return;
    };
    let rest = &t.text[x.start..];
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '#')))
        .unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches(['.', '-', '#', '_']);
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = name.bytes().any(|b| b.is_ascii_digit());
    let inner = name
        .split('.')
        .filter(|l| l.len() > 1 && l.bytes().any(|b| b.is_ascii_alphabetic()))
        .count()
        > 1;
    let hyphens = t.low(k) == "linkedin" && name.contains('-') && (colon || t.raw(k + 1) == "/");
    let unknown = name.len() == x.end - x.start
        && (x.flags & !MULTI == 0 || slashed && x.flags & (STOP | WORD) == 0)
        && (colon || among!(t.low(k), CALLED))
        && t.raw(j + 1) != "-";
    // "linkedin/in/jan-de-vries"
    let personal = t.low(j) == "in" && rest[2..].starts_with('/');
    if personal {
        let span = (t[k].start, x.start + url_end(rest));
        found.add(span, Kind::Url, "url", 0.85, 74);
    } else if letters > 2 && (digits || name.contains('_') || inner || hyphens || unknown) {
        found.add(
            (x.start, x.start + name.len()),
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
    fn hosts_in_every_spelling() {
        for u in [
            "teamshop.vvdelandman.example",
            "vvdelandman.example",
            "mijn.vvdelandman.intranet",
            "VvDeLandman.nl",
            "wandelcoachen.blog",
            "vvdelandman.nl:8080/pad",
            "vvdelandman.nl?x=1",
            "youtube.com/@jan",
            "zoom.us/j/12345",
            "maps.app.goo.gl/xyz",
            "forms.gle/abc",
            "buurt.net/pad_(a)",
            "www vvdelandman nl",
            "www punt vvdelandman punt nl",
            "vvdelandman punt nl",
            "vvdelandman[.]nl",
            "vvdelandman (punt) nl",
        ] {
            assert_eq!(only(&format!("kijk op {u} voor meer"), Kind::Url), [u]);
        }
    }

    #[test]
    fn accounts_behind_the_word_for_where_they_are() {
        for (text, name) in [
            ("insta: jan.fietst, meer niet", "jan.fietst"),
            ("op snap heet ze liekee03 en dan", "liekee03"),
            ("discord: liekee#1234", "liekee#1234"),
            ("linkedin: jan-de-vries-123", "jan-de-vries-123"),
            ("linkedin/in/jan-de-vries", "linkedin/in/jan-de-vries"),
            ("gebruikersnaam jdevries", "jdevries"),
            ("username: jdevries82", "jdevries82"),
        ] {
            assert_eq!(only(text, Kind::Url), [name], "{text}");
        }
    }

    #[test]
    fn points_and_sites_in_plain_sentences() {
        nothing(
            Kind::Url,
            &[
                "klaar.nu ga ik slapen, ging goed.no worries",
                "ik weet t niet.dus morgen.dan ook",
                "ok.toen.weer verder",
                "o.a. dit en i.v.m. dat, e.d.en zo",
                "op dit punt nl. dat hij niet wil, een zwak punt nl zijn tempo",
                "the dot com years",
                "insta is niks voor mij, facebook ook niet",
                "linkedin: profiel bijwerken, foto kiezen",
                "facebook 2x per dag, steam na 20.00 uur",
                "login werkt niet",
            ],
        );
    }
}
