//! E-mail addresses whose sign is a word inside one: "jan-at-huis-dot-nl", "sanne88apenstaarthotmailpuntcom". `super::mail` asks at the words that hold such a sign,
//! which `super::net` tells of each word once.

use super::super::token::{Shape, Tokens};
use super::web::tld;
use super::{among, mail};

/// The signs that stand inside a word, the longer first.
const SIGNS: [&str; 8] = [
    "-apenstaartje-",
    "-apenstaart-",
    "-apestaart-",
    "-at-",
    "apenstaartje",
    "apestaartje",
    "apenstaart",
    "apestaart",
];

/// What stands behind the sign inside a word, if anything stands before it.
fn behind(low: &str) -> Option<&str> {
    SIGNS.iter().find_map(|s| {
        let at = low.find(s)?;
        (at > 0).then(|| &low[at + s.len()..])
    })
}

/// Whether a word holds such a sign.
pub(super) fn may_be(low: &str) -> bool {
    low.len() > 6 && (low.contains("-at-") || low.contains("staart")) && behind(low).is_some()
}

/// From where to where in bytes the address reaches whose sign is inside the word at `k`.
pub(super) fn told(t: &Tokens<'_>, k: usize) -> Option<(usize, usize)> {
    let rest = behind(t.low(k))?;
    let start = t[mail::local(t, k)].start;
    let whole = ["-dot-", "-punt-", "dot", "punt"].iter().any(|d| {
        rest.rfind(d)
            .is_some_and(|n| n > 0 && tld(&rest[n + d.len()..]))
    });
    if whole {
        return Some((start, t[k].end));
    }
    // "jan-at-huis.nl", "janapenstaarthuis punt nl"
    let n = k + 1;
    let joined = t.raw(n) == "." && !t[n].spaced && t.get(n + 1).is_some_and(|x| !x.spaced)
        || among!(t.low(n), "punt dot");
    let host = rest.len() > 1 && !rest.starts_with('-');
    (host
        && joined
        && !t.broken(n)
        && !t.broken(n + 1)
        && among!(t.low(n + 1), "nl be com org net eu uk de fr")
        && t[n + 1].shape != Shape::Mark)
        .then(|| (start, t[n + 1].end))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only},
    };

    #[test]
    fn signs_inside_a_word() {
        for a in [
            "jan-at-huis-dot-nl",
            "j.vd.berg-at-consult-x-dot-com",
            "sanne88apenstaarthotmailpuntcom",
            "janapenstaartjehuispuntnl",
            "jan-apenstaart-huis-punt-nl",
            "jan-at-huis.nl",
            "jan-dot-smit-at-huis-dot-nl",
        ] {
            assert_eq!(
                only(&format!("mail naar {a} graag"), Kind::Email),
                [a],
                "{a}"
            );
        }
    }

    #[test]
    fn words_that_are_none() {
        nothing(
            Kind::Email,
            &[
                "a stay-at-home dad, and a look-at-me smile.",
                "De ossenstaartsoep was lekker. Nl. de beste.",
                "met een apenstaartje erin",
                "at-risk youth and arrest-at-sight",
            ],
        );
    }
}
