//! Occupations joined to another that was found: "een koster en raadslid". `super::find` calls it last.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::job;

/// "een koster en raadslid", "a magistrate and a lay preacher": what is joined to an occupation is one too.
pub(in super::super) fn joined(t: &Tokens<'_>, found: &mut Found) {
    let mut more = Vec::new();
    for c in found
        .0
        .iter()
        .filter(|c| c.kind == Kind::Quasi && c.reason == "occupation")
    {
        let next = t.partition_point(|x| x.start < c.end);
        // At once, or behind what is put in between: "orgelbouwer, een van de weinige, en raadslid".
        let end = (next..(next + 14).min(t.len()))
            .find(|m| t.broken(*m) || matches!(t.raw(*m), "." | "!" | "?" | ";"))
            .unwrap_or(next + 14);
        let joins =
            |m: usize| matches!(t.low(m), "en" | "and" | "&") && !t.broken(m) && !t.broken(m + 1);
        let between = || {
            (next + 1..end)
                .filter(|m| t.raw(*m - 1) == "," && t.raw(next) == ",")
                .find(|m| joins(*m))
        };
        let Some(k) = Some(next).filter(|m| joins(*m)).or_else(between) else {
            continue;
        };
        let article = matches!(t.low(k + 1), "een" | "a" | "an");
        let from = k + 1 + usize::from(article);
        let last = (from..from + 3)
            .take_while(|m| {
                t.get(*m).is_some_and(|x| {
                    x.shape == Shape::Lower
                        && !t.broken(*m)
                        && (x.flags & (STOP | DET | PRON | KIN | SAY) == 0 || job(t, *m))
                })
            })
            .filter(|m| job(t, *m))
            .last();
        let last = last.filter(|m| !super::common::common(t, from, *m));
        if let Some(last) = last.and_then(|m| t.get(m)).zip(t.get(from)) {
            more.push((last.1.start, last.0.end));
        }
    }
    for span in more {
        found.add(span, Kind::Quasi, "occupation", 0.6, 20);
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn what_is_joined_to_an_occupation_is_one() {
        assert_eq!(
            only(
                "He is a magistrate and a lay preacher; all know him.",
                Kind::Quasi
            ),
            ["magistrate", "lay preacher"]
        );
    }
}
