//! Names that are words of another sort and plainly names where they stand: "An verhuist", "Mei slaapt met oordoppen", "Grace (46)
//! was" in a Dutch note, "volgens Hai zelf"; who works in a department ("dat vlam van hr meeleest"); and which words may be a
//! surname behind "mevrouw". `judge` and `form` ask.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

impl Reader<'_> {
    /// Whether a capitalised word is plainly a name here, whatever the lists have of it besides.
    pub(super) fn telling(&self, i: usize) -> bool {
        let t = self.t;
        let f = self.f(i);
        let title = t[i].shape == Shape::Title;
        if f & (FIRST | DET) == 0 || !title && !(t[i].first && self.style.lower) {
            return false;
        }
        let dutch = self.style.dutch && !self.style.english;
        // Typed without capitals: at the head of a sentence in a Dutch note, a word that is none there.
        let small = t[i].shape == Shape::Lower
            && self.style.lower
            && dutch
            && t[i].first
            && f & GREET == 0
            && (f & NL == 0 || t.low(i) == "mei");
        if t[i].shape != Shape::Title && !small {
            return false;
        }
        let an = t.low(i) == "an" && dutch;
        if !an
            && (f & FIRST == 0
                || f & (GREET | MONTH) == 0 && (f & NL != 0 || f & EN == 0 || !dutch))
            || t.flags(i) & (WEEKDAY | TITLE | ORGHEAD | EMPLOYER) != 0
            || self.style.heading(t, i)
        {
            return false;
        }
        let n = i + 1;
        let open = !t.broken(n);
        let nf = t.flags(n);
        // A verb of which a month, a virtue and a greeting are not capable, or a bracket with an age.
        let acts = open
            && t.get(n).is_some_and(|x| x.shape == Shape::Lower)
            && nf & (SAY | VERB) != 0
            && nf & (PRON | DET) == 0
            && (nf & SAY != 0 || t.low(n).ends_with('t'));
        let aged = open
            && t.raw(n) == "("
            && t.raw(n + 2) == ")"
            && t.get(n + 1)
                .is_some_and(|x| x.shape == Shape::Number && t.low(n + 1).len() == 2);
        if f & MONTH != 0 {
            // "Mei slaapt": no month does. In an English note "Mei" is none at all.
            let abroad = t.low(i) == "mei" && !self.style.dutch;
            let calm = among!(
                t.low(n),
                "is was wordt werd begint begon komt kwam gaat ging staat stond heeft had loopt liep kan zal zou moet mag lijkt leek blijft \
                    bleef valt viel brengt bracht geeft gaf vraagt vroeg has will would can comes came goes went starts started",
            );
            let numbered = t.get(n).is_some_and(|x| x.shape == Shape::Number)
                || i > 0 && t[i - 1].shape == Shape::Number;
            // "Mei was een kwartier te laat": no month is late or ill.
            let bodily = acts
                && (n + 1..n + 5)
                    .take_while(|k| t.get(*k).is_some_and(|x| x.is_word()))
                    .any(|k| {
                        among!(t.low(k), "laat late ziek jarig afwezig aanwezig zwanger verkouden gescheiden ontslagen")
                            && (t.low(k) != "laat" || t.low(k - 1) == "te")
                    });
            return (abroad || acts && !calm || bodily || aged) && !numbered;
        }
        if f & GREET != 0 {
            // "Volgens Hai zelf": nobody is greeted inside a sentence.
            let inside = self.inside(i) && self.previous(i).is_some();
            return inside && !self.style.english
                || acts && nf & SAY != 0 && !among!(t.low(n), "kan wil ga heb");
        }
        if small {
            // "will geeft les", "grace (46) was", "an verhuist"; "will it", "art is" are left.
            let verb = acts && !super::idiom::copula(t.low(n)) && t.flags(n) & SAY != 0;
            return verb && (f & NAMED != 0 || an) || aged;
        }
        if an {
            return self.inside(i) || acts;
        }
        // An English word in a Dutch note: "Will geeft les", "Grace (46) was".
        t[i].first && (acts && t.low(n) != "is" || acts && f & NAMED != 0 || aged)
    }

    /// "dat vlam van hr meeleest", "met de smet van hr": who works in a department.
    pub(super) fn departments(&mut self) {
        let t = self.t;
        if !self.style.lower {
            return;
        }
        for i in 1..t.len().saturating_sub(2) {
            let of = t.flags(i + 1) & STOP != 0
                && matches!(t.low(i + 1), "van" | "from" | "in")
                && among!(
                    t.low(i + 2),
                    "hr hrm personeelszaken salarisadministratie boekhouding finance payroll accounts marketing it ict reception receptie \
                        inkoop verkoop sales debiteuren crediteuren facilitair",
                );
            if of && t[i].first {
                self.of_department(i + 2);
            }
            if !of || t.broken(i) || t.broken(i + 1) || !t[i].is_word() {
                continue;
            }
            let article = usize::from(matches!(t.low(i - 1), "de" | "van" | "den"));
            let Some(p) = i
                .checked_sub(1 + article)
                .filter(|_| article == 0 || !t.broken(i - 1))
            else {
                continue;
            };
            let led = among!(
                t.low(p),
                "dat omdat want met door aan en volgens als of that because with and by if when toen via bij",
            );
            let f = self.f(i);
            let name = f & (LAST | HOME | FIRST) != 0
                && f & (STOP
                    | DET
                    | PRON
                    | POSS
                    | KIN
                    | SAY
                    | NOTNAME
                    | ORGHEAD
                    | TITLE
                    | JOB
                    | MONTH)
                    == 0;
            if led && name {
                for k in i - article..=i {
                    self.mark(k, 0.7, "name-context");
                }
            }
        }
    }

    /// "Client: Rich Wijs", "naam: el amrani, s.": behind the label and to the end of its line, whatever the words.
    pub(super) fn labelled(&mut self) {
        let t = self.t;
        for i in 1..t.len().saturating_sub(1) {
            let label = t.raw(i) == ":"
                && (i == 1 || t.broken(i - 1))
                && among!(
                    t.low(i - 1),
                    "client cliënt cliënte coachee naam name deelnemer deelneemster kandidaat candidate klant roepnaam voornaam achternaam surname",
                );
            if !label || t.broken(i + 1) {
                continue;
            }
            let mut to = i + 1;
            while t.get(to).is_some_and(|x| x.is_word() && !t.broken(to)) && to < i + 6 {
                to += 1;
            }
            let closes = t.broken(to) || matches!(t.raw(to), "," | "(" | ";" | "|" | "/");
            let words = to - i - 1;
            let plain = (i + 1..to).all(|k| {
                t.flags(k) & (DET | POSS | PRON | SAY | WEEKDAY) == 0
                    || t.flags(k) & TUSSEN != 0
                    || t[k].capital()
            });
            let starts = self.f(i + 1) & (NAME | HOME) != 0
                || t.flags(i + 1) & TUSSEN != 0
                || t[i + 1].capital()
                || self.unknown(i + 1);
            if closes
                && (1..=4).contains(&words)
                && plain
                && starts
                && !(words == 1 && t.flags(i + 1) & STOP != 0)
            {
                for k in i + 1..to {
                    self.mark(k, 0.8, "name-context");
                }
            }
        }
    }

    /// "van der zwaag", "in 't veld": two particles before a name that was found are part of it.
    pub(super) fn two_particles(&mut self) {
        let t = self.t;
        for i in 2..t.len() {
            if self.hit[i] > 0.0
                && self.hit[i - 1] == 0.0
                && t[i].is_word()
                && matches!(t.low(i - 1), "der" | "den" | "'t" | "het" | "de")
                && matches!(
                    t.low(i - 2),
                    "van" | "in" | "op" | "aan" | "uit" | "voor" | "onder" | "over" | "bij"
                )
                && (matches!(t.low(i - 1), "der" | "den" | "'t")
                    || t.low(i - 2) == "van" && i > 2 && self.hit[i - 3] > 0.0)
                && !t.broken(i)
                && !t.broken(i - 1)
                && self.f(i) & FIRST == 0
                && (t.low(i - 1) != "het" || self.behind_het(i))
            {
                self.mark(i - 1, 0.8, "surname");
                self.mark(i - 2, 0.8, "surname");
            }
        }
    }

    /// Whether a word in small letters may be the surname behind a title at `k`, though it is an ordinary one: "met meneer wijs",
    /// "mw kraai gebeld", "mr banks."; "mevrouw belt", "mw ziek gemeld" tell what she does or is.
    pub(super) fn surname_by_title(&self, title: usize, k: usize) -> bool {
        let t = self.t;
        let low = t.low(k);
        let f = t.flags(k);
        if f & (STOP | PRON | DET | SAY | POSS | WEEKDAY | MONTH | WITH) != 0
            || low.len() < 3
            || !self.style.lower
            || t[k].shape != Shape::Lower
        {
            return false;
        }
        // Nobody is called "mr" or "mrs" without a name.
        if matches!(t.low(title), "mr" | "mrs" | "ms") && self.style.english {
            return true;
        }
        let led = self.previous(title).is_some_and(|p| {
            among!(
                t.low(p),
                "met van door aan bij voor over namens volgens via met en of naar tegen zonder with by from to for about",
            )
        });
        // "de adviseur, mevrouw vlieger, bemiddelt": between commas.
        let led =
            led || title > 0 && t.raw(title - 1) == "," && t.raw(k + 1) == "," && !self.inflects(k);
        let verbal = low.ends_with('t')
            || low.ends_with("de")
            || low.ends_with("te")
            || low.ends_with("en")
            || low.ends_with('d');
        let home = f & (LAST | HOME) != 0;
        let housed = matches!(t.low(k + 1), "van" | "from" | "of") && !t.broken(k + 1);
        if f & VERB != 0 && verbal {
            return home && (led || housed);
        }
        home || led || housed || f & VERB == 0 && !low.ends_with('e') && !self.inflects(k)
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn names_that_are_words_of_another_sort() {
        there(
            Kind::Person,
            &[
                ("An verhuist volgende week naar een ander huis.", "An"),
                (
                    "Het conflict vreet energie. Mei slaapt met oordoppen in.",
                    "Mei",
                ),
                ("Grace (46) was daar lang in dienst.", "Grace"),
                ("Will geeft les op een school.", "Will"),
                (
                    "Dat verschil is groot. Volgens Hai zelf is het niets.",
                    "Hai",
                ),
                ("met meneer wijs gekeken naar de pijn", "wijs"),
                ("mw kraai gebeld ivm de afspraak", "kraai"),
                ("referred by mrs pot of the practice", "pot"),
                ("mevrouw meester is daar bestuurder", "meester"),
                ("hij wil niet dat vlam van hr meeleest", "vlam"),
                ("dossier / d. e. jonker / start in mei", "d. e. jonker"),
                ("Op naam van IJ. Jonker, zegt ze.", "IJ. Jonker"),
                ("client: rich wijs\nemployer: asml", "rich wijs"),
                (
                    "will slaapt slecht sinds zijn moeder ziek werd en hij niet meer werkt",
                    "will",
                ),
                ("traject 12 / n.l. kuipers / start in mei", "n.l. kuipers"),
                ("intake met riet blok (62), moe", "riet blok"),
                ("Overleg met dhr. De Goede van de gemeente.", "De Goede"),
            ],
        );
        nothing(
            Kind::Person,
            &[
                "Mei was een zware maand. Hoop doet leven.",
                "mevrouw belt morgen terug, meneer slaapt slecht",
                "mw ziek gemeld, dhr afwezig",
                "Lieve mensen, dank voor alles",
            ],
        );
    }
}
