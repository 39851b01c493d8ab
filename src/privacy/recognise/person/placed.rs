//! Where only somebody can stand, whatever else the word means: behind a role ("huisarts timmerman"), before a bracket with his family
//! ("max (broer van bo)"), on a list of whom to call, in apposition ("Penny, his finance lead,"); and where a name is the adjective or the verb that it also is
//! ("Frank feedback", "Can you wait?"). `rare`, `judge` and `follow` ask.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

/// Roles that a surname follows bare in haste.
const ROLES: &str = "huisarts tandarts scheids scheidsrechter chef leidinggevende trainer mentor wethouder notaris psycholoog psychiater fysio bedrijfsarts wijkagent";

impl Reader<'_> {
    /// Whether a word that people are called by is somebody because of what stands around it.
    pub(super) fn placed(&self, k: usize) -> bool {
        let t = self.t;
        let f = self.f(k);
        if f & (PRON | DET | POSS | KIN | TITLE | MONTH | WEEKDAY) & !self.month(k) != 0
            || self.style.heading(t, k)
        {
            return false;
        }
        match t[k].shape {
            Shape::Lower => self.style.lower && self.hasted(k),
            Shape::Title => self.with_bracket(k) || self.apart_first(k),
            _ => false,
        }
    }

    /// English months that people are called by.
    fn month(&self, k: usize) -> u64 {
        if among!(self.t.low(k), "may june april august") && self.t[k].shape == Shape::Title {
            MONTH
        } else {
            0
        }
    }

    /// In a note without capitals.
    fn hasted(&self, k: usize) -> bool {
        let t = self.t;
        let n = k + 1;
        let word = self.f(k) & (STOP | VERBAL) == 0;
        let open = !t.broken(n) && t.get(n).is_some();
        let starts = self.previous(k).is_none();
        // "opa v mik is kampioen", "(papa v bo)"
        let family = word
            && k > 1
            && t.low(k - 1) == "v"
            && !t.broken(k)
            && !t.broken(k - 1)
            && t.flags(k - 2) & KIN != 0
            && (!self.ordinary(k) || self.f(k) & NAMED != 0);
        // "- roos terugbellen", "wolf mailen over offerte"
        let task = word
            && starts
            && open
            && among!(
                t.low(n),
                "bellen terugbellen mailen terugmailen appen terugappen bedanken"
            )
            && t.flags(n + 1) & PRON == 0
            && !self.abstracted(k);
        // "wil jr wil niet meer", "jan sr": the son and the father; "34 jr" has its number before.
        let generation = open
            && matches!(t.low(n), "jr" | "sr")
            && self.previous(k).is_none_or(|p| t.flags(p) & PRON == 0)
            && (k == 0 || t[k - 1].shape != Shape::Number);
        // "olaf, wil, mano": between two that are known.
        let between = k > 1
            && t.raw(k - 1) == ","
            && !t.broken(k)
            && self.hit[k - 2] > 0.0
            && open
            && (t.raw(n) == "," || matches!(t.low(n), "en" | "and"))
            && self.hit.get(n + 1).is_some_and(|h| *h > 0.0)
            && !t.broken(n + 1);
        // "max en zn zus"
        let beside = word
            && starts
            && matches!(t.low(n), "en" | "and")
            && (t.flags(n + 1) & POSS != 0 || matches!(t.low(n + 1), "zn" | "dr"))
            && t.flags(n + 2) & KIN != 0
            && !t.broken(n + 1)
            && !self.abstracted(k);
        family
            || task
            || generation
            || between
            || beside
            || word && self.counted_with(k)
            || self.with_bracket(k)
    }

    /// "amber 2x ziek, twan 5x geen reden": counted like somebody who is known.
    fn counted_with(&self, k: usize) -> bool {
        let t = self.t;
        let times = |n: usize| {
            !t.broken(n)
                && t.get(n).is_some_and(|x| x.shape == Shape::Number)
                && t.low(n)
                    .strip_suffix('x')
                    .is_some_and(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
        };
        times(k + 1)
            && self.previous(k).is_none()
            && (0..t.len()).any(|m| m != k && self.hit[m] > 0.0 && times(m + 1))
    }

    /// "max (broer van bo) belt", "will (brits, pa v ollie)", "mo (mohamed bouzambou)": at the head of a line or sentence.
    fn with_bracket(&self, k: usize) -> bool {
        let t = self.t;
        let n = k + 1;
        if t.raw(n) != "(" || t.broken(n) || self.previous(k).is_some() {
            return false;
        }
        // "mo" of "mohamed".
        let whole = t.low(k).len() > 1
            && t.low(n + 1).len() > t.low(k).len()
            && t.low(n + 1).starts_with(t.low(k))
            && (self.hit.get(n + 1).is_some_and(|h| *h > 0.0) || self.f(n + 1) & NAMED != 0);
        let family = (n + 1..n + 7)
            .take_while(|m| t.raw(*m) != ")" && !t.broken(*m))
            .any(|m| {
                t.flags(m) & KIN != 0
                    && (matches!(t.low(m + 1), "v" | "van" | "of" | "vd")
                        || t.flags(m - 1) & POSS != 0)
                    && (m == n + 1 || t.raw(m - 1) == "," || t.flags(m - 1) & (POSS | DET) != 0)
            });
        whole || family
    }

    /// With a capital: "Penny, his finance lead, owns", "She and Will have", "Will will not", "Hope came in late".
    fn apart_first(&self, k: usize) -> bool {
        let t = self.t;
        let n = k + 1;
        if t.broken(n) || !t[k].first {
            // "She and Will have been circling".
            return k > 1
                && !t[k].first
                && matches!(t.low(k - 1), "en" | "and")
                && among!(t.low(k - 2), "he she we they i hij zij ze we ik")
                && !t.broken(k)
                && (t.flags(n) & (SAY | VERB) != 0
                    || among!(t.low(n), "have had are were hebben zijn"));
        }
        let role = |m: usize| {
            t.flags(m) & (KIN | JOB) != 0
                || among!(
                    t.low(m),
                    "lead boss manager colleague assistant director deputy mentor supervisor baas collega chef"
                )
        };
        let apposed = t.raw(n) == ","
            && t.flags(n + 1) & POSS != 0
            && (n + 2..n + 5).any(|m| t.raw(m + 1) == "," && role(m))
            && (n + 1..n + 5)
                .take_while(|m| t.raw(*m) != ",")
                .all(|m| !t.broken(m) && t[m.min(t.len() - 1)].is_word());
        let twice = self.f(k) & VERBAL != 0
            && t.low(n) == t.low(k)
            && t.get(n).is_some_and(|x| x.shape == Shape::Lower);
        let enters = matches!(
            t.low(n),
            "came" | "walked" | "burst" | "sat" | "strode" | "stormed"
        ) && matches!(t.low(n + 1), "in" | "down" | "up")
            && (t.low(n) != "came" || t.low(n + 1) == "in")
            && self.style.english;
        let feels = self.style.english
            && among!(
                t.low(n),
                "arrived phoned emailed texted sobbed shrugged nodded smiled laughed giggled apologised apologized winced blushed sighed frowned"
            );
        apposed || twice || enters || feels
    }

    /// "huisarts timmerman.", "tegen scheids van der linden", "mw te riele": a surname behind a role or a title.
    pub(super) fn behind_role(&mut self, k: usize) {
        let t = self.t;
        let n = k + 1;
        if !t[k].is_word() || t.broken(n) || self.hit[k] > 0.0 {
            return;
        }
        if t.flags(k) & TITLE != 0 && t.flags(k) & STOP == 0 {
            let n = n + usize::from(t.raw(n) == "." && t.get(n).is_some_and(|x| !x.spaced));
            let w = n + 1;
            let name = t.low(n) == "te"
                && !t.broken(w)
                && t.get(w).is_some_and(|x| x.is_word() && t.low(w).len() > 3)
                && (t.flags(w) & (WORD | STOP | VERB | DET | PRON) == 0
                    || t[w].shape == Shape::Title);
            if name {
                self.mark(n, 0.85, "surname");
                self.mark(w, 0.85, "surname");
            }
            return;
        }
        // "Collega's noemen haar Fatty": with a capital inside the sentence.
        // "op de werkvloer heet ze Tientje": what she is called, too.
        let called =
            among!(t.low(k), "heet heette heten") && matches!(t.low(n), "ze" | "hij" | "zij");
        let named = among!(
            t.low(k),
            "noem noemt noemen noemde noemden call calls called"
        ) && among!(t.low(n), "haar hem m mij me ze her him");
        if (called || named)
            && self.hit.get(n + 1).is_some_and(|h| *h == 0.0)
            && self.inside(n + 1)
            && !t.broken(n + 1)
            && t.flags(n + 1)
                & (NOTNAME | WEEKDAY | MONTH | PLACE | COUNTRY | PRON | KIN | JOB | TITLE)
                == 0
        {
            self.mark(n + 1, 0.7, "name-context");
            return;
        }
        if !self.style.lower || t[k].shape != Shape::Lower || !among!(t.low(k), ROLES) {
            return;
        }
        let mut w = n;
        while w < n + 2
            && matches!(
                t.low(w),
                "van" | "de" | "der" | "den" | "ter" | "ten" | "vd"
            )
        {
            w += 1;
        }
        let Some(x) = t.get(w).filter(|x| x.shape == Shape::Lower && !t.broken(w)) else {
            return;
        };
        let f = self.f(w);
        let closes = t.broken(w + 1)
            || t.get(w + 1)
                .is_none_or(|y| !y.is_word() && t.raw(w + 1) != "-")
            || t.flags(w + 1) & SAY != 0;
        let surname = if w == n {
            // "chef kok" is what he is, and "trainer boos" how.
            f & LAST != 0
                && f & (STOP | VERB | DET | PRON) == 0
                // "verkl huisarts mee": the half of a verb.
                && !among!(t.low(w), "mee toe terug weg")
                && closes
                && !(t.low(w) == "kok" && t.low(k) == "chef")
                && !self.inflects(w)
        } else {
            x.flags & (STOP | DET | PRON) == 0
                && (matches!(t.low(w - 1), "der" | "den" | "ter" | "ten")
                    || f & HOME != 0 && !self.ordinary(w))
        };
        if surname {
            for m in n..=w {
                self.mark(m, 0.75, "surname");
            }
        }
    }

    /// "Hart is een moeilijke achternaam", "hoop = achternaam", "chef trouw (achternaam!)": who says of a word that it is a name.
    pub(super) fn named_so(&mut self) {
        let t = self.t;
        for k in 2..t.len() {
            if !among!(t.low(k), "achternaam surname voornaam roepnaam") {
                continue;
            }
            let said = match t.raw(k - 1) {
                "(" | "=" => Some(k - 2),
                _ => (k.saturating_sub(5)..k)
                    .rev()
                    .find(|m| matches!(t.low(*m), "is" | "was"))
                    .and_then(|m| m.checked_sub(1)),
            };
            let name = said.filter(|m| {
                t[*m].is_word()
                    && (*m..=k).skip(1).all(|x| !t.broken(x))
                    && self.f(*m) & (FIRST | LAST | NAMED | HOME) != 0
                    && self.f(*m) & (PRON | DET | POSS | KIN) == 0
                    && (self.f(*m) & STOP == 0 || self.f(*m) & NAMED != 0)
            });
            if let Some(m) = name {
                self.mark(m, 0.75, "name-context");
            }
        }
    }

    /// Whether a letter at the head of a line is who speaks: the first of a name that is known ("s: lig al wakker" of stef).
    pub(super) fn letter_of(&self, k: usize) -> bool {
        let t = self.t;
        self.style.lower
            && t[k].shape == Shape::Lower
            && t.low(k).len() == 1
            && (0..t.len())
                .any(|m| self.hit[m] > 0.0 && t.low(m).len() > 2 && t.low(m).starts_with(t.low(k)))
    }

    /// "is not being frank", "Frank feedback": the adjective that a name also is.
    pub(super) fn adjective(&self, i: usize) -> bool {
        let t = self.t;
        // "Met hart voor de zaak" of Hart.
        if t.low(i) == "hart" && t.low(i + 1) == "voor" && t[i].shape == Shape::Lower {
            return true;
        }
        if !among!(t.low(i), "frank rich sunny merry rusty") || !self.style.english {
            return false;
        }
        let so = t[i].shape == Shape::Lower
            && self.previous(i).is_some_and(|p| {
                among!(
                    t.low(p),
                    "being not very quite too so more really brutally isnt isn't wasnt wasn't"
                )
            });
        so || t.low(i) == "frank"
            && !t.broken(i + 1)
            && among!(
                t.low(i + 1),
                "talk talks feedback conversation conversations discussion discussions exchange exchanges words advice assessment opinion"
            )
    }

    /// "Can you survive?", "May I", "Bill to: …": a verb before its subject, whatever its capital.
    pub(super) fn ordered(&self, i: usize) -> bool {
        let t = self.t;
        t[i].first
            && !t.broken(i + 1)
            && (among!(t.low(i), "can will may")
                && among!(t.low(i + 1), "i you we they he she it")
                && t.flags(i) & EN != 0
                || matches!(t.low(i), "bill") && t.low(i + 1) == "to" && t.raw(i + 2) == ":")
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn somebody_by_what_stands_around() {
        there(
            Kind::Person,
            &[
                ("opa v bo is kampioen geweest, hele dorp weet dat", "bo"),
                ("to do\n- wolf terugbellen\n- factuur sturen", "wolf"),
                ("- roos terugbellen over de offerte", "roos"),
                ("wil jr wil nie meer, hij is moe", "wil"),
                ("groepje: olaf, wil, mano. start om tien", "wil"),
                ("ties en zn broertje mats wonen nu bij oma", "ties"),
                ("amber 2x ziek, twan 5x geen reden", "amber"),
                ("will (brits, pa v ollie) snapt nix", "will"),
                ("mo (mohamed bouzambou) bij scout geweest", "mo"),
                ("Penny, his finance lead, owns that slide.", "Penny"),
                ("May, his wife, would like him out.", "May"),
                ("She and Will have been circling the same argument.", "Will"),
                ("Will will not write a will, and that is that.", "Will"),
                ("Hope came in late and out of breath.", "Hope"),
                (
                    "verwezen door huisarts timmerman. klachten: moe",
                    "timmerman",
                ),
                ("tegen scheids van der linden. thuis ook", "van der linden"),
                ("op naam v mw te riele, betalen voor mei", "te riele"),
                ("Collega's noemen haar Fatty en dat moet ophouden.", "Fatty"),
                ("Op de werkvloer heet ze Tientje, zegt men.", "Tientje"),
                ("Hart is een moeilijke achternaam voor een arts.", "Hart"),
                ("chef trouw (achternaam!) is wel ok", "trouw"),
                ("check mt stef\ns: lig wakker\nik: wat helpt?\ns: niks", "s"),
            ],
        );
    }

    #[test]
    fn the_same_words_where_they_are_words() {
        nothing(
            Kind::Person,
            &[
                "oefening v hart en ziel, kind v rust",
                "wil terugbellen maar durft niet",
                "34 jr en nog nooit ziek, sr adviseur",
                "rust, wil, kracht: drie woorden",
                "rust en zijn werk zijn alles",
                "water 2x per dag, brood 3x",
                "hoop (op herstel) blijft",
                "Hope, her greatest gift, is gone.",
                "Will you wait? May I ask? Can you survive a sigh?",
                "Frank feedback from a client. Frank talk helps.",
                "de huisarts belde terug, trainer boos, chef kok worden",
                "mevrouw te woord gestaan, meneer te laat",
                "ze noemen haar lui en dat steekt",
                "haar achternaam is een probleem, wat is zijn voornaam",
                "Bill to: the office",
                "met hart voor de zaak, hart voor mensen",
            ],
        );
    }
}
