//! Surnames by their particle: those that begin with one ("Van Aalst belde", "bij van wijnen"), which `super::find` marks; particles that are written
//! short ("ria vd meer", "Lammert v Eijk", "Jan v.d. Berg"), and words behind a particle that may be a surname or something else: "van het Hof" and
//! "het Assink", "ties van hees, directeur". `spread` and its neighbours ask.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

impl Reader<'_> {
    /// Whether a particle is written short, as nobody writes the preposition: "ria vd meer", "Jan v.d. Berg".
    pub(super) fn shortened(&self, k: usize) -> bool {
        matches!(self.t.low(k), "vd" | "vdr" | "vander" | "vanden") || self.pointed(k) > 2
    }

    /// How many tokens a shortened particle takes: `v.d.`, `v/d`, `v.`, and `v` where a surname follows; none where there is no such thing.
    pub(super) fn pointed(&self, k: usize) -> usize {
        let t = self.t;
        if t.low(k) != "v" {
            return 0;
        }
        match (t.raw(k + 1), t.low(k + 2), t.raw(k + 3)) {
            ("." | "/", "d", ".") => 4,
            ("." | "/", "d", _) => 3,
            (".", ..) => 2,
            ("d", ..) if t[k + 1].spaced => 2,
            // "Lammert v Eijk", but "jan v cv" and "els v buurtzorg", where it is short for "voor" or "van".
            _ => usize::from(t.get(k + 1).is_some_and(|x| {
                let f = x.flags;
                !t.broken(k + 1)
                    && x.spaced
                    && f & (EMPLOYER | ORGHEAD | STOP | DET | POSS | KIN | MONTH | WEEKDAY) == 0
                    && (x.shape == Shape::Title && f & FIRST == 0
                        || x.shape == Shape::Lower
                            && f & (LAST | HOME | NAMED) != 0
                            && f & (WORD | FIRST) == 0)
            })),
        }
    }

    /// "telefoontje van ties van hees, directeur van": a town or another word of the lists as a surname, and what he is.
    pub(super) fn introduced_by_role(&self, w: usize) -> bool {
        let t = self.t;
        self.f(w) & (PLACE | PROPER) != 0
            && self.f(w) & (STOP | SAY | DET) == 0
            && t.raw(w + 1) == ","
            && !t.broken(w + 2)
            && t.flags(w + 2) & (JOB | KIN) != 0
    }

    /// Whether a word behind "het" may be a surname: "Jan van het Hof", but neither "het Assink" nor "BD van het Alfrink", which are houses.
    pub(super) fn behind_het(&self, w: usize) -> bool {
        let t = self.t;
        w > 2
            && !t.broken(w)
            && !t.broken(w - 1)
            && matches!(t.low(w - 2), "van" | "in" | "op" | "uit" | "onder")
            && (t.low(w - 2) == "van" && self.f(w) & (LAST | HOME) != 0
                || self.f(w - 3) & FIRST != 0)
    }

    /// `Van Aalst`, `Ten Brinke`: a particle with a capital inside a sentence begins a surname.
    pub(super) fn particled(&mut self) {
        let t = self.t;
        for i in 0..t.len() {
            if !t[i].capital()
                || t[i].first
                || !matches!(
                    t.low(i),
                    "van" | "ten" | "ter" | "el" | "ben" | "von" | "vander" | "vd"
                )
                || i > 0
                    && t[i - 1].is_word()
                    && t[i - 1].capital()
                    && t.flags(i - 1) & (KIN | TITLE | NAME) == 0
                || self.style.heading(t, i)
            {
                continue;
            }
            let mut k = i + 1;
            while t.flags(k) & TUSSEN != 0 && k < i + 3 {
                k += 1;
            }
            if t.get(k)
                .is_some_and(|x| x.shape == Shape::Title && !t.broken(k))
            {
                for x in i..=k {
                    self.mark(x, 0.85, "surname");
                }
            }
        }
    }

    /// "bij van wijnen", "met ter braak": two prepositions in a row, in small letters, are one and a surname.
    pub(super) fn doubled(&mut self) {
        let t = self.t;
        for i in 1..t.len() {
            if t[i].shape != Shape::Lower || t[i].flags & TUSSEN == 0 {
                continue;
            }
            // "zijn oude baas ter haar": no "ter" of the language stands before these.
            if matches!(t.low(i), "ter" | "ten")
                && self.style.dutch
                && !t.broken(i + 1)
                && among!(
                    t.low(i + 1),
                    "haar have braak horst steege kuile brinke broeke kate cate napel laak maat meulen weele heerdt avest veer stege brink"
                )
            {
                self.mark(i, 0.75, "surname");
                self.mark(i + 1, 0.75, "surname");
                continue;
            }
            let article = self.article_surname(i);
            if !article && !matches!(t.low(i), "van" | "vd" | "ter" | "ten")
                || t[i].shape != Shape::Lower
                || !(among!(
                    t.low(i - 1),
                    "bij met door namens volgens via voor van aan tegen with over",
                )
                    // "casemanager van dijk reageert niet"
                    || self.style.lower && !article && t.low(i) == "van" && self.acting_official(i)
                    || self.style.lower && article && self.after_role(i)
                    // "de nieuwe bestuurder, van zuylekom, wil": between commas.
                    || self.style.lower && !article && t.raw(i - 1) == "," && self.closed(i))
                || t.broken(i)
            {
                continue;
            }
            let mut k = i + 1;
            while matches!(t.low(k), "de" | "der" | "den") && k < i + 3 {
                k += 1;
            }
            let surname = t.get(k).is_some_and(|x| {
                x.is_word()
                    && !t.broken(k)
                    && x.flags & (STOP | DET | PRON | POSS | ORGTAIL) == 0
                    && (x.flags & (LAST | HOME) != 0
                        || self.unknown(k)
                        // "bij van gansewinkel": no preposition follows another, so that the word need not be a surname.
                        || t.low(i) == "van" && t.low(i - 1) == "bij" && x.flags & (VERB | KIN) == 0)
            });
            if surname && !matches!(t.low(k), "huis" | "buiten" | "binnen") {
                for x in i..=k {
                    self.mark(x, 0.7, "surname");
                }
            }
        }
    }

    /// "gesproken met bedrijfsarts de wit": what somebody is stands before the article at `i`, without one of its own ("dat de chef de groot…" is no Dutch).
    fn after_role(&self, i: usize) -> bool {
        let t = self.t;
        let role = i > 0
            && among!(
                t.low(i - 1),
                "bedrijfsarts huisarts arts advocaat notaris teamleider chef baas directeur mentor dokter therapeut psycholoog manager \
                    casemanager collega buurman buurvrouw coach docent meester juf wethouder dominee pastoor"
            );
        role && i
            .checked_sub(2)
            // "als coach de lange, trage weg": in which part, and nobody's name.
            .is_none_or(|p| {
                t.broken(i - 1) || t.flags(p) & DET == 0 && !matches!(t.low(p), "als" | "tot")
            })
    }

    /// Whether the word behind a given name is a surname, whatever it means, since somebody is announced and it is closed off: "intake jurriaan spit, 52, …",
    /// "haar ex ruud kolvers, niet van haar". What people are ("intake marie ziek, verzet") is not.
    pub(super) fn announced(&self, i: usize, w: usize, before: Option<usize>) -> bool {
        const ARE: &str = "boos bang moe ziek verdrietig jaloers zwanger trots onzeker eenzaam gescheiden verhuisd thuis weg terug gebeld gesproken afgezegd \
            vrij stil kwaad blij laat klaar doodop op over sick late angry tired away";
        const WENT: &str = "goed prima fijn leuk mooi matig slecht kort lang zwaar druk stroef soepel vlot warm koel kil open online live fysiek digitaal leeg vol \
            samen alleen verder later morgen gisteren opnieuw alsnog dicht raar vreemd heftig intens helder vaag lief zacht hard snel traag scherp \
            blanco telefonisch well fine short online again";
        let t = self.t;
        if w != i + 1
            || self.ordinary(i)
            || !matches!(t.raw(w + 1), "," | ":" | "(")
            || self.f(w)
                & (STOP
                    | SAY
                    | PRON
                    | DET
                    | POSS
                    | KIN
                    | MONTH
                    | WEEKDAY
                    | HOLIDAY
                    | PLACE
                    | JOB
                    | FIRST
                    | NOTNAME)
                != 0
            || t.low(w).len() < 3
            || among!(t.low(w), ARE)
            // "intake sanne lastig, veel weerstand": how it went, or how somebody is.
            || t.flags(w) & WORD != 0
                && (among!(t.low(w), WENT)
                    || ["ig", "isch", "lijk", "baar", "loos", "eel", "ief"]
                        .iter()
                        .any(|e| t.low(w).ends_with(e)))
            || t.low(w).starts_with("ge")
            // "oma overleden", "zus uitgenodigd": participles.
            || t.low(w).ends_with(['n', 'd', 't'])
                && (t.low(w).contains("ge")
                    || ["ver", "be", "ont", "over", "her", "onder"]
                        .iter()
                        .any(|p| t.low(w).starts_with(p)))
            || t.flags(w) & VERB != 0 && t.low(w).ends_with(['n', 'd', 'e'])
        {
            return false;
        }
        before.is_some_and(|p| {
            let opens = among!(
                t.low(p),
                "intake kennismaking aanmelding aanm aangemeld kennismakingsgesprek intakegesprek"
            );
            let kin = (t.flags(p) & KIN != 0 || matches!(t.low(p), "ex" | "vriend" | "vriendin"))
                && t.flags(w) & WORD == 0;
            opens || kin
        })
    }

    /// Whether somebody's post stands before the particle at `i`, and behind one word a verb.
    fn acting_official(&self, i: usize) -> bool {
        let t = self.t;
        let mut k = i + 1;
        while matches!(t.low(k), "de" | "der" | "den") {
            k += 1;
        }
        let post = t[i - 1].shape == Shape::Lower
            && (t.low(i - 1).ends_with("manager") || super::super::quasi::job(t, i - 1))
            && i.checked_sub(2)
                .is_none_or(|p| t.flags(p) & DET == 0 || t.broken(i - 1));
        post && t.flags(k) & (LAST | HOME) != 0
            && !t.broken(k + 1)
            && (t.flags(k + 1) & SAY != 0
                || t.flags(k + 1) & VERB != 0 && t.low(k + 1).ends_with('t'))
    }

    /// Whether a particle and one word of no dictionary stand alone up to the next mark.
    fn closed(&self, i: usize) -> bool {
        let t = self.t;
        let mut k = i + 1;
        while matches!(t.low(k), "de" | "der" | "den") {
            k += 1;
        }
        t.flags(k) & (WORD | STOP | PLACE) == 0 && matches!(t.raw(k + 1), "," | "." | ")")
    }
}
