//! People by a code or a shortened surname: "Cl. AD moe", "Client LB (Orange) wants out", "Gesprek met ILÖZ, code op verzoek",
//! "Steven H. belde". The code means somebody only because something beside it says so; then it does so everywhere in the note.
//! `super::find` calls it behind the first look.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::{among, part};
use super::Reader;

/// Whose code it is, before it.
const CLIENTS: &str = "cl client cliënt cliënte clt clnt coachee klant deelnemer deelneemster kandidaat candidate pt patient patiënt \
    participant mentee leerling pupil supervisant lll lln leerl llg casus";

/// Capitals that stand behind such a word and mean a thing: departments, complaints, forms of work.
const THINGS: &str = "hr hrm it ict ok nok ai tv pc nl uk us eu vs bv nv cv vc id mt or cao adhd add ass ptss ocd ocs hsp ggz poh uwv wia ww \
    zzp wmo wlz mbo hbo wo vwo havo pgb emdr cgt act nlp faq vip ceo cfo coo cto kpi pop pdp gdpr avg dob bsn nhs gp mdt";

/// Capitals for somebody's post.
const POSTS: &str = "pm vp md ta tl sw ot jc cj ws em pb po qa rm sm";

/// Whether capitals mean a thing.
pub(in super::super) fn thing(word: &str) -> bool {
    among!(word, THINGS)
}

/// Whether a word is one for who comes to the coach.
pub(super) fn client(word: &str) -> bool {
    among!(word, CLIENTS)
}

/// What has a letter for its number: "plan B.", "vitamine D.", "groep A.".
pub(super) fn lettered(word: &str) -> bool {
    among!(
        word,
        "plan optie option groep group team vitamine vitamin hepatitis type klas class deel part fase punt bijlage lijn route appendix blok \
            stap step model zone gate hal zaal lokaal kamer room figuur tabel categorie niveau level sectie onderdeel scenario variant",
    )
}

impl Reader<'_> {
    /// Marks codes, and first names with the first letter of a surname.
    pub(super) fn coded(&mut self) {
        let t = self.t;
        let code = |k: usize| {
            let x = &t[k];
            x.shape == Shape::Upper
                && x.end - x.start <= 6
                && (2..=4).contains(&t.raw(k).chars().count())
        };
        if self.style.shouting {
            return;
        }
        let mut codes: Vec<&str> = self.columns().into_iter().map(|k| t.raw(k)).collect();
        if codes.is_empty() && self.letters.is_empty() {
            return;
        }
        for i in self.letters.iter().copied() {
            let told = self.dealt_with(i)
                || i > 0
                    && if t[i].shape == Shape::Upper {
                        code(i)
                            && !among!(t.low(i), THINGS)
                            && (self.of_client(i)
                                || self.worded(i)
                                || self.again(i)
                                || self.spoken_to(i)
                                || self.of_house(i))
                    } else {
                        self.small_code(i)
                    };
            if told && !codes.contains(&t.raw(i)) {
                codes.push(t.raw(i));
            }
        }
        if codes.is_empty() {
            return;
        }
        for k in 0..t.len() {
            let same = codes.contains(&t.raw(k));
            // "has not told TQ": where one is coded, so is whom he speaks to.
            let other = !same
                && code(k)
                && k > 0
                && !t.broken(k)
                && t.low(k).len() < 4
                && t.flags(k) & NOTNAME == 0
                && !among!(t.low(k), THINGS)
                && (t.flags(k - 1) & KIN != 0
                    || among!(
                        t.low(k - 1),
                        "of told tell tells asked ask called phoned texted emailed met meet meets with by and to about vertelde vertelt aan van \
                        tegen en over zag ziet belde mailde appte sprak volgens dat tussen",
                    ));
            // "Deelnemers: AB, CD en EF": in a row with one.
            let row = !same
                && !other
                && k > 1
                && code(k)
                && t.low(k).len() < 4
                && !t.broken(k)
                && (t.raw(k - 1) == "," || matches!(t.low(k - 1), "en" | "and" | "&"))
                && self.hit[k - 2] > 0.0
                && codes.contains(&t.raw(k - 2))
                && t.flags(k) & (NOTNAME | EMPLOYER) == 0
                && !among!(t.low(k), THINGS);
            if row {
                codes.push(t.raw(k));
            }
            if same || other || row {
                self.mark(k, 0.75, "initials");
            }
        }
    }

    /// "Cl. AD", "Client LB": the word for who comes to the coach stands before it.
    fn of_client(&self, i: usize) -> bool {
        let t = self.t;
        if t.broken(i) || !t[i].spaced {
            return false;
        }
        let p = match t.raw(i - 1) {
            "." | ":" if i > 1 && !t[i - 1].spaced => i - 2,
            _ => i - 1,
        };
        among!(t.low(p), CLIENTS) && t.raw(i + 1) != "-"
    }

    /// "ILÖZ, code op verzoek", "codenaam ILÖZ", "initials LB".
    fn worded(&self, i: usize) -> bool {
        let t = self.t;
        let behind = matches!(t.raw(i + 1), "," | "(")
            && among!(
                t.low(i + 2),
                "code codenaam schuilnaam initialen pseudoniem alias initials pseudonym",
            );
        let p = if t.raw(i - 1) == ":" && i > 1 {
            i - 2
        } else {
            i - 1
        };
        behind
            || !t.broken(i)
                && t.flags(i) & (WORD | NOTNAME) == 0
                && among!(
                    t.low(p),
                    "code codenaam schuilnaam initialen initials pseudoniem pseudonym codename",
                )
    }

    /// "Sessie met DOFE. … DOFE vermijdt": in no list, met, and doing what only a person does further on.
    fn again(&self, i: usize) -> bool {
        let t = self.t;
        let met = matches!(t.low(i - 1), "met" | "with")
            && i > 1
            && t.flags(i - 2) & MEET != 0
            && !t.broken(i)
            && self.unknown(i);
        met && (i + 1..t.len().min(i + 400)).any(|k| {
            t.raw(k) == t.raw(i)
                && t[k].first
                && t.get(k + 1).is_some_and(|x| x.shape == Shape::Lower)
                && !super::idiom::copula(t.low(k + 1))
        })
    }

    /// "Spoke to TM about JK", "Gebeld met RT": two letters, and a conversation.
    fn spoken_to(&self, i: usize) -> bool {
        let t = self.t;
        i > 1
            && t.low(i).len() == 2
            && !t.broken(i)
            && t.flags(i) & (NOTNAME | EMPLOYER) == 0
            && !among!(t.low(i), POSTS)
            && among!(t.low(i - 1), "to with met")
            && (among!(
                t.low(i - 2),
                "spoke talked speaking talking gebeld gesproken geappt gemaild"
            ) || t.flags(i - 2) & MEET != 0 && t.flags(i - 2) & STOP == 0)
            && !t
                .get(i + 1)
                .is_some_and(|x| x.shape == Shape::Number || t.raw(i + 1) == "-")
    }

    /// "en JK van het Beekdal", "with BD van Team Zuid": two or three letters, and the house they come from.
    fn of_house(&self, i: usize) -> bool {
        let t = self.t;
        t.low(i + 1) == "van"
            && t.low(i).len() < 4
            && !t.broken(i)
            && !t.broken(i + 1)
            && t.flags(i) & (NOTNAME | EMPLOYER | WORD) == 0
            && !among!(t.low(i), POSTS)
            && among!(t.low(i - 1), "met en door with and aan over namens volgens")
            && (part::from(t, i + 1)
                || t.low(i + 2) == "het"
                    && t.get(i + 3)
                        .is_some_and(|x| x.shape == Shape::Title && !t.broken(i + 3)))
    }

    /// "client lb (orange) wants": typed without capitals, letters that no list has.
    fn small_code(&self, i: usize) -> bool {
        let t = self.t;
        t[i].shape == Shape::Lower
            && (2..=3).contains(&(t[i].end - t[i].start))
            && t.flags(i) & !(MULTI | PROPER | FIRST | LAST) == 0
            && self.of_client(i)
            && !among!(t.low(i), THINGS)
            && !among!(
                t.low(i),
                "nt ni nie vd mt gr wk dd mw dhr gsp tel nr ha hb hf zgt vrt zn dr ff idd wss kmt gng wrd dnk vnd"
            )
            && (t.raw(i + 1) == "(" || t.flags(i + 1) & SAY != 0 && !t.broken(i + 1))
    }

    /// "Steven H. belde", "Aaltje D. en Dewi K.": a first name and one letter with its point.
    pub(super) fn first_and_letter(&mut self, point: usize) {
        let t = self.t;
        let Some(i) = point.checked_sub(2) else {
            return;
        };
        let k = i + 1;
        if t[k].end - t[k].start > 2 {
            return;
        }
        let small = self.style.lower
            && self.hit[i] > 0.0
            && t[k].shape == Shape::Lower
            && t[k].end - t[k].start == 1
            && !matches!(t.low(k), "v" | "m" | "u" | "n" | "e" | "i" | "a");
        if !(t[k].shape == Shape::Initial || small)
            || t.raw(i + 2) != "."
            || t[i + 2].spaced
            || !t[k].spaced
            || t.broken(k)
            || self.hit[i] > 0.0 && self.hit[k] > 0.0
        {
            return;
        }
        let f = self.f(i);
        let name = matches!(t[i].shape, Shape::Title | Shape::Mixed) || small;
        let free = f & (DET | PRON | MONTH | WEEKDAY | ORGHEAD | SAY | MEET) == 0
            && (f & (STOP | NOTNAME | KIN | TITLE) == 0 || f & NAMELIKE != 0)
            && !lettered(t.low(i));
        let known =
            self.hit[i] > 0.0 || f & (FIRST | NAMED) != 0 && f & VERBAL == 0 || self.unknown(i);
        // "bij Anna. A. Smit": the point belongs to the letter, and what follows goes on with the sentence or begins another.
        if name && free && known {
            for x in i..=k + 1 {
                self.mark(x, 0.8, "initials");
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
    fn codes_and_letters_for_people() {
        there(
            Kind::Person,
            &[
                ("Cl. AD moe, veel gapen. Werkdruk hoog.", "AD"),
                ("Client LB wants out. LB has not told VR.", "VR"),
                ("Gesprek met ILÖZ, code op verzoek.", "ILÖZ"),
                (
                    "Sessie met DOFE. Thema rust. DOFE vermijdt de borrel.",
                    "DOFE",
                ),
                ("Notitie: Steven H. belde twee keer.", "Steven H."),
                ("Aaltje D. en Dewi K. zitten in de klas.", "Dewi K."),
                ("Ze belt namens haar neef Joop H.; geen nieuws.", "Joop H."),
                ("Deelnemers: AB, KL en EF, allen weer op tijd.", "EF"),
                ("coachee kz (34) zegt weinig. kz huilt", "kz"),
            ],
        );
        nothing(
            Kind::Person,
            &[
                "Cliënt ADHD, medicatie sinds kort.",
                "Client HR policy is unclear. KPI besproken.",
                "Plan B. werkt beter, vitamine D. ook.",
                "Gesprek met UWV over de aanvraag. UWV wil een brief.",
                "cliënt is moe, klant nt geweest",
            ],
        );
    }
}
