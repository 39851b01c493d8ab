//! What an occupation is in or of, behind it: "adviseur duurzaamheid", "voorzitter van de ondernemingsraad", "docent wiskunde". `titled`,
//! `work` and `held` ask.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::words::SUBJECTS;

/// Heads that take a field behind them: `adviseur duurzaamheid`.
pub(super) const SUBJECT_HEADS: &[&str] = &[
    "medewerker",
    "medewerkster",
    "adviseur",
    "manager",
    "leider",
    "leidster",
    "consultant",
    "coördinator",
    "specialist",
    "beheerder",
    "directeur",
    "officier",
    "ingenieur",
    "engineer",
    "ontwikkelaar",
    "inspecteur",
    "begeleider",
    "analist",
    "hoofd",
    "trainer",
    "assistent",
    "docent",
    "leraar",
    "onderzoeker",
    "lector",
    "hoogleraar",
    "secretaris",
    "jurist",
    "therapeut",
    "verpleegkundige",
    "chef",
    "voorzitter",
    "leidinggevende",
    "teamleider",
    "functionaris",
    "rechercheur",
    "monteur",
    "planner",
    "lid",
];

/// The last token of an occupation whose head is `i`, with the field behind it.
pub(super) fn field(t: &Tokens<'_>, i: usize) -> usize {
    let low = t.low(i);
    let heads = SUBJECT_HEADS.iter().any(|h| low.ends_with(h));
    let ends = |k: usize| {
        t.broken(k)
            || k >= t.len()
            || matches!(
                t.low(k),
                "," | "." | ";" | ")" | "bij" | "op" | "van" | "en" | "in" | "at" | "for" | "maar"
            )
    };
    if heads
        && !t.broken(i + 1)
        && t.get(i + 1).is_some_and(|x| {
            x.is_word()
                && x.flags & (STOP | DET | PRON | SAY | KIN | WITH | NAME | PLACE) == 0
                && (x.flags & VERB == 0 || x.flags & NL == 0)
                && (x.flags & WORD != 0 || x.shape == Shape::Upper || x.flags == 0)
                && !t.low(i + 1).ends_with("end")
                && !(t.low(i + 1).starts_with("ge") && t.low(i + 1).ends_with(['d', 't', 'n']))
                && !matches!(
                    t.low(i + 1),
                    "worden"
                        | "geworden"
                        | "geweest"
                        | "thuis"
                        | "geraakt"
                        | "volgen"
                        | "doen"
                        | "halen"
                        | "afmaken"
                        | "beginnen"
                        | "gaan"
                )
        })
        && ends(i + 2)
    {
        return i + 1;
    }
    // "voorzitter van de ondernemingsraad", "chair of the works council": of what, when it has no name of its own.
    let of = matches!(t.low(i + 1), "of" | "van")
        && t.flags(i + 2) & DET != 0
        && !t.broken(i + 1)
        && !t.broken(i + 3);
    if of
        && [
            "voorzitter",
            "voorzitster",
            "secretaris",
            "penningmeester",
            "lid",
            "hoofd",
            "directeur",
            "chair",
            "chairman",
            "chairwoman",
            "head",
            "director",
            "member",
        ]
        .iter()
        .any(|h| low.ends_with(h))
        && t.get(i + 3).is_some_and(|x| {
            x.shape == Shape::Lower
                && x.flags & (STOP | DET | PRON | POSS | KIN | SAY | EMPLOYER) == 0
        })
        && t.get(i + 4).is_none_or(|x| !x.capital() || t.broken(i + 4))
    {
        return i + 3;
    }
    // "head of marketing", "director of operations"
    if matches!(
        low,
        "head"
            | "director"
            | "manager"
            | "vp"
            | "chief"
            | "professor"
            | "hoofd"
            | "directeur"
            | "lead"
    ) && matches!(t.low(i + 1), "of" | "van")
        && !t.broken(i + 2)
        && t.get(i + 2).is_some_and(|x| {
            x.is_word() && x.shape == Shape::Lower && x.flags & (STOP | DET | PRON | KIN) == 0
        })
        && ends(i + 3)
    {
        return i + 2;
    }
    i
}

/// `docent wiskunde`, `teacher of maths`: the last token with the subject.
pub(super) fn subject(t: &Tokens<'_>, i: usize) -> usize {
    let teaches = matches!(
        t.low(i),
        "docent"
            | "docente"
            | "leraar"
            | "lerares"
            | "hoogleraar"
            | "teacher"
            | "professor"
            | "lecturer"
    ) || t.low(i).ends_with("leraar");
    let of = usize::from(matches!(t.low(i + 1), "of" | "in"));
    let named = t.get(i + 1 + of).is_some_and(|x| x.is_word())
        && (SUBJECTS.contains(&t.low(i + 1 + of)) || t.low(i + 1) == "of");
    if teaches && named { i + 1 + of } else { i }
}
