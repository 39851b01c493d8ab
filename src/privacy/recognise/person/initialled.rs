//! People by bare letters where the form of the note tells: "CH: afgezegd. JS: verzet", "MV gesproken over", "S.S. en HS spreken elkaar",
//! "B. and E. are at it again", "J Harmsen", "t.a.v. BN Verlinden". `super::find` and `coded` ask.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

/// Letters of boards and laws that are written as initials with particles are.
const BOARDS: &str =
    "cvb rvt rvc rva rvb mvt ovj hvj vve pvda pvdd pva vva pve pvk bvd vvd svb svd kvk pvv";

/// What is written about somebody: letters and a surname behind it are nobody else.
const REPORTS: &str = "verslag gespreksverslag gesprek intake casus notitie sessie dossier betreft inzake evaluatie kennismaking aanmelding \
    eindverslag tussenverslag voortgang afspraak report session case re file";

/// Whether letters mean a board, a law or a plan.
pub(super) fn board(low: &str) -> bool {
    low.len() < 5 && among!(low, BOARDS)
}

impl Reader<'_> {
    /// Whether letters at `i` may mean somebody by their form: "JB", "AvW", "LvdS".
    fn lettered(&self, i: usize) -> bool {
        let t = self.t;
        let Some(x) = t.get(i).filter(|x| x.end - x.start <= 5) else {
            return false;
        };
        let raw = t.raw(i).as_bytes();
        let form = match x.shape {
            Shape::Upper => (2..=3).contains(&raw.len()),
            Shape::Mixed | Shape::Title => {
                raw.len() > 2
                    && raw.first().is_some_and(u8::is_ascii_uppercase)
                    && raw.last().is_some_and(u8::is_ascii_uppercase)
                    && raw.get(1..raw.len() - 1).is_some_and(|inner| {
                        matches!(
                            inner,
                            b"v" | b"vd" | b"d" | b"t" | b"te" | b"de" | b"vt" | b"a"
                        )
                    })
            }
            _ => false,
        };
        // "WIE:", "WAT:"
        let question = x.flags & STOP != 0 && raw.len() > 2;
        form && !question
            && x.flags & (PRON | DET | EMPLOYER | MONTH | WEEKDAY | NOTNAME) == 0
            && !super::coded::thing(t.low(i))
            && !board(t.low(i))
    }

    /// "CH: afgezegd. JS: verzet naar 28 april.": two or more with a colon where a sentence begins, and small letters behind each.
    pub(super) fn columns(&self) -> Vec<usize> {
        let t = self.t;
        let at: Vec<usize> = self
            .marks
            .iter()
            .filter_map(|m| m.checked_sub(1))
            .filter(|k| {
                t.raw(k + 1) == ":"
                    && t[*k].first
                    && self.lettered(*k)
                    && !t.broken(k + 1)
                    && !t.broken(k + 2)
                    && t.get(k + 2)
                        .is_some_and(|x| x.shape == Shape::Lower && x.spaced)
            })
            .collect();
        let several = at
            .iter()
            .any(|k| at.first().is_some_and(|f| t.raw(*f) != t.raw(*k)));
        if several { at } else { Vec::new() }
    }

    /// "MV gesproken over", "S.S. en HS spreken", "She copied in AB by accident": two letters, and what is only done with people.
    pub(super) fn dealt_with(&self, i: usize) -> bool {
        let t = self.t;
        if t.low(i).len() != 2 || !self.lettered(i) || t[i].flags & ORGHEAD != 0 {
            return false;
        }
        let n = i + 1;
        let small = !t.broken(n) && t.get(n).is_some_and(|x| x.shape == Shape::Lower);
        let spoken = t[i].first
            && small
            && among!(
                t.low(n),
                "gesproken gebeld gemaild geappt gezien bezocht opgebeld teruggebeld"
            );
        // "S.S. en HS spreken elkaar"
        let joined = small
            && i > 2
            && !t.broken(i)
            && matches!(t.low(i - 1), "en" | "and" | "&")
            && self.hit[i - 2] > 0.0
            && (t.raw(i - 2) == "." || t[i - 2].shape == Shape::Upper);
        let copied = small
            && i > 1
            && !t.broken(i)
            && t.low(i - 1) == "in"
            && among!(t.low(i - 2), "copied looped cc'd copying looping");
        // "Deelnemers: AB, CD en EF."
        let present = i > 1
            && t.raw(i - 1) == ":"
            && among!(
                t.low(i - 2),
                "deelnemers aanwezig aanwezigen afwezig present participants attending cc"
            );
        spoken || joined || copied || present
    }

    /// "B. and E. are at it again", ", R. over een directeur die": single letters with their point.
    pub(super) fn pointed_letters(&mut self) {
        let t = self.t;
        for n in 0..self.singles.len() {
            let Some(k) = self.singles.get(n).copied() else {
                continue;
            };
            let alone = |k: usize| {
                t.get(k).is_some_and(|x| x.shape == Shape::Initial)
                    && t.raw(k + 1) == "."
                    && !t[k + 1].spaced
                    && !t.broken(k + 1)
            };
            if !alone(k) {
                continue;
            }
            // The last of them may be known for somebody already.
            if let Some(from) = self.between_particles(k) {
                for x in from..k + 2 {
                    self.mark(x, 0.75, "initials");
                }
                continue;
            }
            if self.hit[k] > 0.0 || t.broken(k + 2) {
                continue;
            }
            let other = k + 3;
            let pair = t[k].first
                && matches!(t.low(k + 2), "en" | "and" | "&")
                && alone(other)
                && !t.broken(other)
                && !t.broken(other + 2)
                && t.get(other + 2).is_some_and(|x| x.shape == Shape::Lower)
                && !(matches!(t.low(k), "a") && matches!(t.low(other), "b"));
            if pair {
                for x in [k, k + 1, other, other + 1] {
                    self.mark(x, 0.75, "initials");
                }
                continue;
            }
            // "Karin bracht een casus in over een puber, R. over een directeur": as the one before.
            let about = t.low(k + 2);
            let elliptic = k > 0
                && t.raw(k - 1) == ","
                && matches!(about, "over" | "about" | "met" | "with")
                && (k.saturating_sub(18)..k)
                    .rev()
                    .take_while(|p| !t.broken(p + 1))
                    .any(|p| t.low(p) == about);
            if elliptic {
                self.mark(k, 0.7, "initials");
                self.mark(k + 1, 0.7, "initials");
            }
        }
    }

    /// Where letters with particles begin whose last one stands at `k`: "H.v.B.", "T. v.d. H.", "v.d.S.".
    fn between_particles(&self, k: usize) -> Option<usize> {
        let t = self.t;
        let small = |x: usize| {
            among!(t.low(x), "v d t vd") && t[x].shape == Shape::Lower && t.raw(x + 1) == "."
        };
        let mut from = k;
        while from > k.saturating_sub(6)
            && from > 1
            && !t.broken(from)
            && small(from - 2)
            && !t[from - 1].spaced
        {
            from -= 2;
        }
        let particle = from < k && among!(t.low(from), "v vd");
        let glued = (from + 1..=k).all(|x| !t[x].spaced);
        let given = from > 1
            && !t.broken(from)
            && t.raw(from - 1) == "."
            && t[from - 2].shape == Shape::Initial;
        if !particle {
            None
        } else if given {
            Some(from - 2)
        } else {
            (glued && from + 2 < k).then_some(from)
        }
    }

    /// "J Harmsen", "BN Verlinden", "Verslag FG Uitslag.": letters without points straight before a surname.
    pub(super) fn letters_before(&mut self) {
        let t = self.t;
        if self.style.shouting {
            return;
        }
        for n in 0..self.letters.len() + self.singles.len() {
            let at = self
                .letters
                .get(n)
                .or_else(|| self.singles.get(n.saturating_sub(self.letters.len())));
            let Some(i) = at.copied() else { continue };
            let k = i + 1;
            let x = t[i];
            if self.hit[i] > 0.0
                || !matches!(x.shape, Shape::Upper | Shape::Initial)
                || x.end - x.start > 3
                || x.flags & (EMPLOYER | NOTNAME | MONTH | ORGTAIL | ORGHEAD) != 0
                || super::coded::thing(t.low(i))
                || matches!(t.low(i), "i" | "u")
                || t.broken(k)
                || i > 0 && !t.broken(i) && (t[i - 1].shape == Shape::Number || t.raw(i - 1) == "-")
                || !t
                    .get(k)
                    .is_some_and(|y| y.shape == Shape::Title && y.spaced)
            {
                continue;
            }
            let surname = self.hit[k] > 0.0
                && self.f(k) & (LAST | HOME | NAMED) != 0
                && (self.f(k) & FIRST == 0 || self.f(k) & HOME != 0)
                && !(x.shape == Shape::Initial && x.first && matches!(t.low(i), "a" | "o"));
            let reported = x.shape == Shape::Upper
                && i > 0
                && !t.broken(i)
                && t[i - 1].first
                && among!(t.low(i - 1), REPORTS)
                && (t.broken(k + 1) || matches!(t.raw(k + 1), "." | ":" | ","))
                && t.flags(k) & (MONTH | WEEKDAY | PLACE) == 0;
            if surname || reported {
                self.mark(i, 0.75, "initials");
                self.mark(k, 0.75, "initials");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn people_by_bare_letters() {
        there(
            Kind::Person,
            &[
                (
                    "CH: afgezegd. JS: verzet naar 28 april. NdL: komt wel.",
                    "CH",
                ),
                (
                    "CH: afgezegd. JS: verzet naar 28 april. NdL: komt wel.",
                    "NdL",
                ),
                (
                    "MV gesproken over zijn drinken. Ik heb MV gevraagd te wachten.",
                    "MV",
                ),
                (
                    "S.S. en HS spreken elkaar alleen nog via de advocaat.",
                    "HS",
                ),
                ("Aantekening: H.v.B. heeft gevraagd of het mag.", "H.v.B."),
                ("De bedrijfsarts v.d.S. en ik spraken.", "v.d.S."),
                (
                    "Hij is boos op de voorzitter (T. v.d. H.), zegt hij.",
                    "T. v.d. H.",
                ),
                ("She copied in AB by accident and now he knows.", "AB"),
                ("Casus GK, 51 jaar. GK wil niet dat ik bel.", "GK"),
                ("Lll. CP (12) van het college: te laat.", "CP"),
                ("K. and A. are at it again over the rota.", "A."),
                ("I told K. to write. K. and A. are at it again.", "K."),
                (
                    "B.V. Karin bracht een casus in over een puber, R. over een directeur.",
                    "R.",
                ),
                (
                    "Besproken met de vertrouwenspersoon J Harmsen.",
                    "J Harmsen",
                ),
                (
                    "Verslag t.a.v. BN Verlinden: traject klaar.",
                    "BN Verlinden",
                ),
                ("Verslag FG Uitslag. Spanning loopt op.", "FG Uitslag"),
            ],
        );
        nothing(
            Kind::Person,
            &[
                "WIE: niemand weet het. WAT: een plan maken. NB: dit is lang.",
                "HR gesproken over verzuim, OR gebeld, IT gemaild.",
                "A. en B. zijn allebei mogelijk, plan B. ook.",
                "Het PvA volgt, de RvT zegt nee.",
                "CvB: akkoord. RvT: nog niet. OR: wacht af.",
                "De TV Wereld is groot. PC Technik werkt.",
            ],
        );
    }
}
