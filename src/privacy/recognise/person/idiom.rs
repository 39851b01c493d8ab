//! Turns of phrase around a word: those in which only a name fits, and those in which a noun fits as well. `context` asks.

use super::super::super::lexicon::flag::*;
use super::super::among;
use super::Reader;

/// What two people are said to do together: behind "roos en wil".
pub(super) const TOGETHER: &str = "hebben hadden zijn waren gaan gingen praten praatten willen wilden have had are were talked went";

impl Reader<'_> {
    /// What a surname behind a word is worth: nearly proof, unless the word is a verb in the middle of a sentence.
    pub(super) fn surname_follows(&self, i: usize) -> i32 {
        if self.t.flags(i) & VERBAL == 0 {
            return 2;
        }
        let introduced = self
            .previous(i)
            .is_none_or(|p| self.t.flags(p) & (KIN | STRONGWITH | TITLE) != 0);
        if introduced { 5 } else { 0 }
    }

    /// A first name that is nobody's surname here: with a capital, and no other behind it.
    pub(super) fn given_alone(&self, w: usize) -> bool {
        self.f(w) & FIRST != 0
            && self.f(w) & HOME == 0
            && self.t.get(w).is_some_and(|x| x.capital())
            && !self.t.get(w + 1).is_some_and(|x| x.capital() && !x.first)
    }

    /// A verb that is a name where the verb comes last ("doordat wil ineens wegliep"), before a past tense ("when pat
    /// walked out"), or before a surname with a capital ("Wil Ketelaar is …").
    pub(super) fn clause(&self, i: usize, n: usize) -> i32 {
        let t = self.t;
        if t.flags(i) & VERBAL == 0 {
            return 0;
        }
        let Some(x) = t.get(n).filter(|x| x.is_word()) else {
            return 0;
        };
        if t[i].capital()
            && x.shape == super::super::super::token::Shape::Title
            && x.flags & FIRST == 0
            && (x.flags & (LAST | HOME) != 0 || self.unknown(n))
            && !self.style.heading(t, i)
        {
            return 4;
        }
        let Some(p) = self.previous(i) else { return 0 };
        let last = matches!(
            t.low(p),
            "doordat"
                | "omdat"
                | "waar"
                | "wat"
                | "toen"
                | "terwijl"
                | "zodat"
                | "nadat"
                | "voordat"
        );
        let object = x.flags & (PRON | DET | POSS | NAME | TUSSEN | SAY) != 0
            || t.low(n).ends_with("en")
            || matches!(t.low(n), "zeggen" | "doen" | "gaan");
        if last && !object {
            return 2;
        }
        let past = x.flags & VERB != 0 && x.flags & STOP == 0 && t.low(n).ends_with("ed");
        if past
            && matches!(
                t.low(p),
                "when" | "because" | "and" | "but" | "after" | "before" | "while" | "that"
            )
        {
            return 3;
        }
        0
    }

    /// "ask priti how", "bel otto terug": an order to speak to somebody, at the start of a sentence or a list item.
    pub(super) fn summons(&self, i: usize, p: usize) -> bool {
        let t = self.t;
        self.previous(p).is_none()
            && !self.ordinary(i)
            && matches!(
                t.low(p),
                "ask"
                    | "tell"
                    | "call"
                    | "text"
                    | "email"
                    | "phone"
                    | "ring"
                    | "bel"
                    | "vraag"
                    | "app"
                    | "mail"
                    | "saw"
                    | "zag"
            )
    }

    /// The last word of a message behind a word that closes one: "groetjes jolien", "thx mo".
    pub(super) fn closing(&self, i: usize, p: usize) -> bool {
        let t = self.t;
        (i + 1 >= t.len()
            || t.broken(i + 1)
            || matches!(t.raw(i + 1), "." | "!") && i + 2 >= t.len())
            && matches!(
                t.low(p),
                "groetjes"
                    | "groeten"
                    | "groet"
                    | "gr"
                    | "liefs"
                    | "thx"
                    | "thanks"
                    | "cheers"
                    | "xx"
                    | "xxx"
                    | "x"
                    | "mvg"
                    | "kus"
                    | "knuffel"
                    | "regards"
            )
    }

    /// Turns of phrase in which an ordinary word can only be a name.
    pub(super) fn idiom(&self, i: usize, p: usize) -> i32 {
        let t = self.t;
        let back = |k: usize| p.checked_sub(k).map_or("", |q| t.low(q));
        let next = t.low(i + 1);
        let closes = t.broken(i + 1) || matches!(next, "." | "," | "!" | "?" | ":" | ";");
        // "gisteren trees gezien", "even joop gebeld"
        if matches!(
            next,
            "gezien"
                | "gesproken"
                | "gebeld"
                | "geappt"
                | "gemaild"
                | "ontmoet"
                | "opgebeld"
                | "teruggebeld"
                | "gevraagd"
        ) && self.t.flags(p) & (DET | POSS | WITH) == 0
            && self.t.flags(i) & STOP == 0
        {
            let told = matches!(
                t.low(p),
                "gisteren"
                    | "gister"
                    | "vandaag"
                    | "vanmiddag"
                    | "vanochtend"
                    | "vanmorgen"
                    | "vanavond"
                    | "net"
                    | "even"
                    | "heb"
                    | "eindelijk"
            );
            return match (self.ordinary(i), told) {
                (true, true) => 5,
                (true, false) => 3,
                _ => 2,
            };
        }
        // "wants coaching for kev,"
        if closes
            && self.style.lower
            && self.t.flags(p) & WITH != 0
            && self.t.flags(i) & (WORD | STOP) == 0
        {
            return 1;
        }
        // "sinds hoop weg is", "since joy left"
        if matches!(t.low(p), "sinds" | "since" | "nu" | "now")
            && matches!(
                next,
                "weg"
                    | "dood"
                    | "ziek"
                    | "thuis"
                    | "vertrokken"
                    | "overleden"
                    | "gone"
                    | "left"
                    | "died"
                    | "away"
            )
        {
            return 5;
        }
        // "…, zegt wil."; "said fine." says what was said.
        // "de huisarts zegt rust, de baas zegt tempo": with its subject before it the verb is followed by what was said.
        let inverted = !self.ordinary(i)
            || self.previous(p).is_none_or(|q| {
                t.low(q) == "iedereen"
                    || t.flags(q) & (KIN | JOB | PRON) == 0
                        && self.hit[q] == 0.0
                        && !among!(
                            t.low(q),
                            "hoofd hart head gut lijf buik verstand gevoel werkgever"
                        )
            });
        if closes
            && inverted
            && !matches!(
                t.low(i),
                "fine" | "sure" | "never" | "goed" | "sorry" | "hi"
            )
            && matches!(
                t.low(p),
                "zegt"
                    | "zei"
                    | "vertelt"
                    | "vertelde"
                    | "vraagt"
                    | "antwoordt"
                    | "antwoordde"
                    | "denkt"
                    | "dacht"
                    | "said"
                    | "says"
            )
        {
            return 4;
        }
        // "jack thinks hope is too hard on herself", "zij zegt dat …"
        if matches!(
            t.low(p),
            "thinks"
                | "says"
                | "said"
                | "thought"
                | "knows"
                | "believes"
                | "hopes"
                | "fears"
                | "denkt"
                | "zegt"
                | "zei"
                | "vindt"
        ) && t.flags(i + 1) & SAY != 0
            && (t.flags(i) & STOP == 0 || t.flags(i) & VERBAL != 0)
        {
            return 4;
        }
        // "dat vindt wende lastig", "daarna belde wil mij": two finite verbs in a row are a verb and a name.
        if t.flags(p) & SAY != 0
            && t.flags(p) & PRON == 0
            && matches!(
                t.low(p),
                "vindt"
                    | "vond"
                    | "belde"
                    | "appte"
                    | "mailde"
                    | "vroeg"
                    | "merkte"
                    | "vertelde"
                    | "wilde"
                    | "kwam"
                    | "ging"
            )
            && (matches!(
                back(1),
                "dat" | "wat" | "daarna" | "toen" | "gisteren" | "vandaag" | "vanochtend" | "later"
            ) || p == 0
                || t[p].first)
        {
            return 3;
        }
        // "volgens roos is hart te streng"
        if back(2) == "volgens"
            && matches!(t.low(p), "is" | "was" | "heeft" | "had" | "moet" | "kan")
        {
            return 4;
        }
        // "asked rose to", "vroeg roos om"
        if (t.flags(i) & STOP == 0 || t.flags(i) & VERBAL != 0)
            && matches!(
                t.low(p),
                "asked" | "told" | "vroeg" | "reach" | "called" | "texted" | "belde" | "appte"
            )
            && matches!(
                next,
                "to" | "om"
                    | "of"
                    | "on"
                    | "if"
                    | "whether"
                    | "about"
                    | "at"
                    | "op"
                    | "what"
                    | "how"
                    | "why"
                    | "when"
                    | "where"
                    | "who"
                    | "wat"
                    | "hoe"
                    | "waarom"
                    | "wie"
                    | "naar"
            )
        {
            return 4;
        }
        // "roos en wil hebben het erover"
        if matches!(t.low(p), "en" | "and")
            && self.hit[p.saturating_sub(1)] > 0.0
            && among!(next, TOGETHER)
        {
            return 4;
        }
        // "wil wil niet mee": the first is who, the second what.
        if next == t.low(i) && self.t.flags(i) & VERBAL != 0 {
            return 5;
        }
        // "mail van roos"
        if matches!(t.low(p), "from" | "van")
            && matches!(
                back(1),
                "mail"
                    | "email"
                    | "e-mail"
                    | "mailtje"
                    | "appje"
                    | "bericht"
                    | "berichtje"
                    | "brief"
                    | "message"
                    | "letter"
                    | "telefoontje"
            )
        {
            return 4;
        }
        // "het team van wil is"
        if matches!(t.low(p), "van" | "of")
            && self.t.flags(i) & VERBAL != 0
            && t.flags(i + 1) & SAY != 0
        {
            return 3;
        }
        0
    }
}

/// Verbs that say as much of a thing as of a person.
pub(super) fn copula(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "can"
            | "may"
            | "might"
            | "must"
            | "had"
            | "has"
            | "would"
            | "could"
            | "becomes"
            | "became"
            | "seems"
            | "seemed"
            | "comes"
            | "came"
            | "takes"
            | "helps"
            | "will"
            | "tells"
            | "kan"
            | "mag"
            | "moet"
            | "heeft"
            | "wordt"
            | "werd"
            | "blijft"
            | "geeft"
            | "komt"
            | "lijkt"
            | "zou"
            | "zal"
            | "helpt"
            | "doet"
    )
}
