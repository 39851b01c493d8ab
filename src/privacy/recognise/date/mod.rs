//! Dates: in figures, with a month, relative ("vorige week dinsdag"), by a holiday ("sinds Pasen"), and years.

mod counted;
mod day;
mod days;
mod feast;
mod figures;
mod month;
mod period;
mod relative;
mod short;
mod slip;
mod widen;
mod words;

use super::super::aspect::{DATE, FEAST};
use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::{DATEWORD, HOLIDAY, MONTH, WEEKDAY, WORD};
use super::super::token::{Shape, Tokens};
use figures::{figures, year};
use month::with_month;
use relative::relative;

/// Adds every date.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    let mut i = 0;
    while i < t.len() {
        if t[i].shape != Shape::Number && !t[i].may(DATE) {
            i += 1;
            continue;
        }
        let end = figures(t, i)
            .or_else(|| with_month(t, i))
            .or_else(|| t[i].may(FEAST).then(|| feast::feasts(t, i)).flatten())
            .or_else(|| period::period(t, i))
            .or_else(|| days::days(t, i))
            .or_else(|| days::following(t, i))
            .or_else(|| relative(t, i))
            .or_else(|| year(t, i));
        match end {
            Some((from, to, reason, confidence)) if to > from => {
                // "dinsdag over": the text may end before the date does.
                let to = before_or_after(t, to).min(t.len());
                let from = widen::widen(t, from, to, reason);
                found.add(
                    (t[from].start, t[to - 1].end),
                    Kind::Date,
                    reason,
                    confidence,
                    65,
                );
                i = to.max(i + 1);
            }
            _ => i += 1,
        }
    }
}

/// Whether a date may begin with a word.
pub(super) fn may_begin(low: &str, flags: u64) -> bool {
    flags & (MONTH | WEEKDAY | HOLIDAY | DATEWORD) != 0
        || matches!(low, "weds" | "since" | "sinds")
        || period::may_be(low)
        || feast::may_be(low, flags)
        || slip::may_be(low, flags)
        // Short ones are in no dictionary.
        || (flags & WORD == 0 || low.len() > 8) && more(low)
}

pub(super) use feast::may_be as may_be_feast;

/// Words that only `relative` knows and no class has.
fn more(low: &str) -> bool {
    super::among!(low, HASTY)
}

/// Tomorrow and yesterday as a thumb types them.
const HASTY: &str = "2moro 2mrw 2morrow 2mro 2moz tmrow tmoro tmorrow tomoz tmoz tommorow tomorow tommorrow tomorrrow morgenvroeg \
    mrgn mrgen mrgvrg mrgenvroeg mrgav mrgavond mrgmid mrgmiddag ovmrgn overmrg mndg dnsdg wnsdg dndg vrdg ztrdg zndg eergister eergistr eergistern mrgnochtend mrgnmiddag mrgnavond mrgnvroeg overmrgn gstrn gistrn gstravond gsteravond gisternavond gisternacht yday ystrday ystrdy \
    mid-january mid-february mid-march mid-april mid-may mid-june mid-july mid-august mid-september mid-october mid-november mid-december";

/// Whether a habit is told before `i`: "elke maandag". The sentence before says nothing of this one.
fn habit(t: &Tokens<'_>, i: usize) -> bool {
    (i.saturating_sub(4)..i)
        .rev()
        .take_while(|k| !t.broken(k + 1) && !matches!(t.raw(*k), "." | "!" | "?" | ";"))
        .any(|k| words::HABIT.contains(&t.low(k)))
}

/// Over the word behind a date for which one is meant: "ma a.s.", "3 februari aanstaande", "dinsdag jl".
fn before_or_after(t: &Tokens<'_>, to: usize) -> usize {
    if t.broken(to) {
        return to;
    }
    let point = |k: usize| usize::from(t.raw(k) == "." && t.get(k).is_some_and(|x| !x.spaced));
    match t.low(to) {
        "jl" | "aanst" | "aanstaande" | "ll" | "jongstleden" => to + 1,
        "a" if t.raw(to + 1) == "." && t.low(to + 2) == "s" => to + 3 + point(to + 3),
        "j" | "l" if t.raw(to + 1) == "." && t.low(to + 2) == "l" => to + 3 + point(to + 3),
        _ => to,
    }
}

/// Whether a date with its year in four figures begins here.
pub(crate) fn begins(t: &Tokens<'_>, i: usize) -> bool {
    figures(t, i).is_some_and(|(_, to, ..)| {
        to == i + 3 && t.low(i + 2).len() == 4
            || to == i + 5
                && (number(t, i).is_some_and(is_year) || number(t, i + 4).is_some_and(is_year))
    })
}

/// First token, one past the last, reason, confidence.
type Hit = Option<(usize, usize, &'static str, f32)>;

fn number(t: &Tokens<'_>, i: usize) -> Option<u32> {
    (t.get(i)?.shape == Shape::Number)
        .then(|| t.low(i).parse().ok())
        .flatten()
}

fn is_year(n: u32) -> bool {
    (1900..=2099).contains(&n)
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn every_kind_of_date() {
        for d in [
            "3 mei",
            "3 mei 2026",
            "dinsdag 3 mei",
            "12 t/m 14 mei",
            "1 maart '24",
            "03-05-2026",
            "3/5/26",
            "2026-05-03",
            "vorige week dinsdag",
            "afgelopen vrijdag",
            "twee weken geleden",
            "3 months ago",
            "last Tuesday",
            "May 3rd, 2026",
            "3rd of May",
            "22 October",
            "4e april",
            "dinsdag jl",
            "de eerste maandag van maart",
            "a week on Tuesday",
            "the week before last",
            "the other Friday",
            "two winters ago",
            "2moro",
            "tomoz",
            "morgenvroeg",
            "mrgn",
            "mrgvrg",
            "eergister",
            "gstrn",
            "de 23e van februari",
            "de eerste van mei",
            "the 23rd of February",
        ] {
            assert_eq!(only(&format!("Ze was er {d}."), Kind::Date), [d], "{d}");
        }
        assert_eq!(only("cl belt ma a.s. terug", Kind::Date), ["ma a.s."]);
        assert_eq!(only("Het gaat sinds Pasen beter", Kind::Date), ["Pasen"]);
        assert_eq!(only("since easter it is better", Kind::Date), ["easter"]);
        assert_eq!(
            only("moe sinds de zomer van haar", Kind::Date),
            ["de zomer"]
        );
        assert_eq!(only("gestart in 2019 daar", Kind::Date), ["2019"]);
        assert_eq!(
            only("can we do weds? till christmas then", Kind::Date),
            ["weds", "christmas"]
        );
        assert_eq!(
            only("afspraak verzet, op vr. om 10 uur", Kind::Date),
            ["vr"]
        );
    }

    #[test]
    fn a_text_may_end_before_its_date_does() {
        assert_eq!(only("zie je dinsdag over", Kind::Date), ["dinsdag over"]);
    }

    #[test]
    fn what_is_no_date_stays() {
        for s in [
            "van 3 naar 5",
            "elke dinsdag op tijd",
            "3 tot 4 keer",
            "you may 3 times",
            "om 15.30 uur",
            "3-5 minuten",
            "schaal 1-10",
            "goeie mrgn allemaal, vndg en deze week rust",
            "het was de 3e van de vier, de tweede van links",
        ] {
            assert_eq!(only(s, Kind::Date), Vec::<String>::new(), "{s}");
        }
    }
}
