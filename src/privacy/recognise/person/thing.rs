//! Words that are names too and plainly are not where they stand: colours in a row of colours, "de ochtend erna", "oud wil worden",
//! a board to stick notes on, the rose for a scalp. `judge` asks first, of the few words listed here.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::{Listed, among};
use super::Reader;

const COLOURS: &str = "rood rode groen groene geel gele blauw blauwe zwart zwarte wit witte oranje paars paarse bruin bruine grijs grijze \
    roze red green yellow blue black white orange purple brown grey gray pink";

/// The words that are asked about.
static THINGS: Listed = Listed::new(&[
    "erna", "oud", "jong", "kort", "toon", "roos", "miro", "mural", "kahoot", "dag", "rood",
    "rode", "groen", "groene", "geel", "gele", "blauw", "zwart", "zwarte", "wit", "witte",
    "oranje", "bruin", "bruine", "grijs", "roze", "green", "black", "white", "brown", "gray",
    "grey", "red", "pink",
]);

impl Reader<'_> {
    /// Whether the word is a thing here, whatever people are called by it.
    pub(super) fn thing(&self, i: usize) -> bool {
        let t = self.t;
        let low = t.low(i);
        let n = i + 1;
        if !THINGS.has(low) {
            return false;
        }
        let p = self.previous(i);
        let before = p.map_or("", |p| t.low(p));
        match low {
            // "de ochtend erna", "vlak erna"
            "erna" => among!(
                before,
                "dag dagen ochtend avond middag nacht week weken maand maanden jaar jaren uur direct kort vlak meteen lang weekend zomer keer \
                    sessie ook en pas niet nog ligt kwam ging was wordt wat"
            ),
            // "daar oud wil worden"
            "oud" | "jong" => {
                t[i].shape == Shape::Lower
                    && (among!(t.low(n), "wil wilde zal zou mag kan en te genoeg worden geworden is was") || among!(before, "te zo heel erg al"))
            }
            // "Kort en krachtig"
            "kort" => among!(t.low(n), "en") && among!(t.low(n + 1), "krachtig bondig goed duidelijk zakelijk"),
            // "binnen: toon, tempo, pauze"
            "toon" => {
                t[i].shape == Shape::Lower
                    && (t.raw(n) == "," && self.plain_noun(n + 1) || matches!(before, "op" | "de" | "van" | "in"))
            }
            // "roos zit niet alleen op je hoofd": of the scalp.
            "roos" => {
                t[i].shape == Shape::Lower
                    && (n..n + 9).any(|k| {
                        among!(t.low(k), "hoofdhuid shampoo jeuk schilfers")
                            || t.low(k) == "hoofd" && k > 1 && t.low(k - 2) == "op"
                    })
            }
            "miro" | "mural" | "kahoot" => (i.saturating_sub(6)..i + 7).any(|k| {
                among!(
                    t.low(k),
                    "scherm bord board whiteboard kaartjes post-its gedeeld delen share shared screen online digitaal tool sjabloon template canvas link"
                )
            }),
            // "Dag ging wel ok"
            "dag" => among!(t.low(n), "ging was begon liep verliep duurde begint verloopt loopt eindigde"),
            _ => {
                if t[i].shape != Shape::Lower && !t[i].first {
                    return false;
                }
                let titled = p.is_some_and(|p| t.flags(p) & (KIN | TITLE) != 0 || self.hit[p] > 0.0);
                // "rood = nog doen, zwart = vergeten. rood wint", "met rode wangen"
                !titled
                    && ((i.saturating_sub(12)..i).any(|k| t.low(k) != low && among!(t.low(k), COLOURS))
                        || low.ends_with('e') && t[i].shape == Shape::Lower && self.plain_noun(n)
                        || t.raw(n) == "=")
            }
        }
    }

    /// "in dr hoofd", "met dr vriendin": "d'r" in haste, and no doctor.
    pub(super) fn hers(&self, i: usize) -> bool {
        let t = self.t;
        let k = i + 1;
        t[i].shape == Shape::Lower
            && !t.broken(k)
            && t.get(k).is_some_and(|x| x.shape == Shape::Lower)
            && t.flags(k) & WORD != 0
            && t.flags(k) & (LAST | HOME | NAMED | FIRST | TUSSEN) == 0
            && (t.flags(i + 1) & KIN != 0
                || self.previous(i).is_some_and(|p| {
                    among!(
                        t.low(p),
                        "in op uit aan om met van bij voor over door onder naar heeft had"
                    )
                }))
    }

    /// "ADHD-diagnose", "Miro-bord": a capital word made with a plain noun in small letters.
    pub(super) fn hyphened(&self, i: usize) -> bool {
        let Some((a, b)) = self.t.raw(i).rsplit_once('-') else {
            return false;
        };
        let f = self.lexicon.flags(b);
        b.len() > 3
            && b.starts_with(|c: char| c.is_ascii_lowercase())
            && (a.len() > 1 && a.bytes().all(|b| b.is_ascii_uppercase()) || a == "Miro"
                // "Eisenhower-matrix": of who is known for nothing else here.
                || self.lexicon.flags(&a.to_lowercase()) & NOTNAME != 0)
            && f & WORD != 0
            && f & (NAME | TUSSEN | STOP | NAMELIKE) == 0
    }

    /// A dictionary word that nobody is called by.
    fn plain_noun(&self, k: usize) -> bool {
        let t = self.t;
        t.get(k).is_some_and(|x| x.shape == Shape::Lower)
            && t.flags(k) & WORD != 0
            && t.flags(k) & (NAME | STOP | SAY | KIN) == 0
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn words_that_are_no_names_here() {
        nothing(
            Kind::Person,
            &[
                "groen = gedaan, rood = nog doen, zwart = vergeten. rood wint. goed bezig",
                "iedereen kwam met rode wangen terug van de wandeling",
                "hij stond de ochtend erna alweer op de werkvloer, zei hij",
                "ik weet niet of ik daar oud wil worden, zei ze",
                "Scherm gedeeld met Miro, kaartjes verschoven.",
                "roos zit niet alleen op je hoofd, zei ze lachend",
                "Dag ging wel ok. Boek open, pen leeg.",
                "Kort en krachtig gesprek.",
            ],
        );
        there(
            Kind::Person,
            &[
                ("Met Miro gesproken over zijn vader.", "Miro"),
                ("gesprek met roos, ze slaapt slecht", "roos"),
                ("erna belde vanmorgen, ze was boos", "erna"),
            ],
        );
    }
}
