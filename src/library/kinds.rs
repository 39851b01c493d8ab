//! What kind of thing a question asks for (a price, a time, a reason, whether something may) and whether a sentence has such a thing in it. Called by
//! `signs`: who asks how much wants a sentence with an amount.

use super::evidence::{names, numbers};
use super::phrases::{AGE, ANY, MONEY, OFTEN, PERSON, PLACE, REASON, RULE, SPANS, TIME, WAY};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Money,
    Duration,
    Often,
    Age,
    Amount,
    Time,
    Person,
    Place,
    Reason,
    Way,
    Rule,
    /// None that is known by its words.
    Other,
}

/// Words of a text in lower case, in order.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Words of a question by which it is told, where they stand together; the first that fits.
const TOLD: [(Kind, &[&str]); 5] = [
    (
        Kind::Money,
        &[
            "kost", "kosten", "prijs", "tarief", "betaal", "betaalt", "betalen", "cost", "costs",
            "price", "fee", "pay", "euro", "euros", "boete", "fine", "charge", "rate",
        ],
    ),
    (
        Kind::Duration,
        &[
            "lang", "tijd", "minuten", "uur", "uren", "dagen", "weken", "maanden", "jaar", "jaren",
            "long", "time", "minutes", "hours", "days", "weeks", "months", "years",
        ],
    ),
    (
        Kind::Often,
        &["vaak", "keer", "maal", "often", "times", "frequently"],
    ),
    (Kind::Age, &["oud", "old"]),
    (
        Kind::Amount,
        &[
            "groot", "ver", "hoog", "zwaar", "warm", "breed", "diep", "snel", "veel", "far", "big",
            "large", "high", "fast", "deep", "hot", "heavy", "wide", "much", "many", "ruim",
        ],
    ),
];
/// Nouns that ask for an amount behind `what` or `which`.
const MEASURES: [(&str, Kind); 22] = [
    ("percentage", Kind::Amount),
    ("temperatuur", Kind::Amount),
    ("temperature", Kind::Amount),
    ("aantal", Kind::Amount),
    ("number", Kind::Amount),
    ("maximum", Kind::Amount),
    ("minimum", Kind::Amount),
    ("bedrag", Kind::Money),
    ("prijs", Kind::Money),
    ("price", Kind::Money),
    ("tarief", Kind::Money),
    ("fee", Kind::Money),
    ("leeftijd", Kind::Age),
    ("age", Kind::Age),
    ("termijn", Kind::Duration),
    ("tijd", Kind::Time),
    ("time", Kind::Time),
    ("dag", Kind::Time),
    ("dagen", Kind::Time),
    ("day", Kind::Time),
    ("days", Kind::Time),
    ("jaar", Kind::Time),
];
/// Verbs that ask for money behind `what`.
const PAYS: [&str; 8] = [
    "kost", "kosten", "betaal", "betaalt", "betalen", "cost", "costs", "pay",
];
/// With what a question begins that asks whether something may, must or can be.
const WHETHER: [&str; 34] = [
    "mag", "mogen", "moet", "moeten", "kan", "kun", "kunnen", "kunt", "hoef", "hoeft", "hoeven",
    "is", "zijn", "heb", "heeft", "hebben", "krijg", "krijgt", "may", "must", "can", "could",
    "should", "are", "am", "do", "does", "did", "will", "would", "has", "have", "wordt", "worden",
];

impl Kind {
    /// Of a question.
    pub(super) fn of(question: &str) -> Self {
        let words = words(question);
        let at = |i: usize| words.get(i).map_or("", String::as_str);
        for (i, word) in words.iter().enumerate().take(8) {
            let next = at(i + 1);
            match word.as_str() {
                "hoe" | "how" => {
                    for (kind, told) in &TOLD {
                        let much = ["much", "many", "veel"].contains(&next);
                        let reach = if much { 7 } else { 1 };
                        let behind = words.iter().skip(i + 1).take(reach);
                        let behind: Vec<&str> = behind.map(String::as_str).collect();
                        if behind.iter().any(|w| told.contains(w)) {
                            return *kind;
                        }
                    }
                    return match next {
                        "laat" => Self::Time,
                        "komt" | "come" => Self::Reason,
                        _ => Self::Way,
                    };
                }
                "hoeveel" | "hoelang" => {
                    let behind: Vec<&str> = words
                        .iter()
                        .skip(i + 1)
                        .take(6)
                        .map(String::as_str)
                        .collect();
                    if word == "hoelang" {
                        return Self::Duration;
                    }
                    for (kind, told) in &TOLD {
                        let reach = if *kind == Self::Money { 6 } else { 1 };
                        if behind.iter().take(reach).any(|w| told.contains(w)) {
                            return *kind;
                        }
                    }
                    return Self::Amount;
                }
                "wat" | "what" | "welk" | "welke" | "which" => {
                    let mut near = words.iter().skip(i + 1).take(4);
                    if near.clone().any(|w| PAYS.contains(&w.as_str())) {
                        return Self::Money;
                    }
                    let near = near.by_ref().take(3);
                    let asked = near
                        .filter_map(|w| MEASURES.iter().find(|m| m.0 == w))
                        .map(|m| m.1)
                        .next();
                    return asked.unwrap_or(Self::Other);
                }
                "wanneer" | "when" if i < 3 => return Self::Time,
                "wie" | "who" | "whom" | "whose" if i < 3 => return Self::Person,
                "waarom" | "why" => return Self::Reason,
                "waar" | "where" if i < 3 => return Self::Place,
                w if i == 0 && WHETHER.contains(&w) => return Self::Rule,
                _ => {}
            }
        }
        Self::Other
    }

    /// Whether it is an amount of something.
    pub(super) fn counts(self) -> bool {
        matches!(
            self,
            Self::Money | Self::Duration | Self::Often | Self::Age | Self::Amount
        )
    }

    /// How a sentence fits: 1 if it has what is asked for, -1 if it has not, something between if it is another number; 0 when nothing is known.
    pub(super) fn fit(self, sentence: &str) -> f32 {
        if self == Self::Other {
            return 0.0;
        }
        let there = words(sentence);
        let any = |of: &[&str]| there.iter().any(|w| of.contains(&w.as_str()));
        let number = || !numbers(sentence).is_empty();
        let yes = match self {
            Self::Money => any(&MONEY) || sentence.contains(['€', '$', '£', '%']),
            Self::Duration => any(&SPANS) && (any(&ANY) || number()),
            Self::Often => any(&OFTEN),
            Self::Age => any(&AGE) && number(),
            Self::Amount => number() || sentence.contains('%'),
            Self::Time => any(&TIME) || number(),
            Self::Reason => any(&REASON) || sentence.contains(" om te ") || in_order_to(&there),
            Self::Rule => any(&RULE),
            Self::Person => any(&PERSON) || !names(sentence).is_empty(),
            Self::Place => any(&PLACE),
            Self::Way => any(&WAY),
            Self::Other => true,
        };
        match yes {
            true => 1.0,
            false if self.counts() && number() => -0.5,
            false => -1.0,
        }
    }
}

/// `om rust te houden`: for what something is done.
fn in_order_to(words: &[String]) -> bool {
    let mut om = false;
    words.iter().any(|w| {
        let te = om && w == "te";
        om |= w == "om";
        te
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_says_what_kind_of_thing_it_asks_for() {
        for (question, kind) in [
            ("Hoeveel kost een kano?", Kind::Money),
            ("Wat kost een kano per dag?", Kind::Money),
            ("How much does a canoe cost?", Kind::Money),
            ("Hoe lang mag ik de kano houden?", Kind::Duration),
            ("How many days may I keep it?", Kind::Duration),
            ("Hoe vaak wordt de kano gekeurd?", Kind::Often),
            ("Hoe oud moet je zijn voor een kano?", Kind::Age),
            ("Vanaf welke leeftijd mag ik varen?", Kind::Age),
            ("Hoeveel mensen passen in een kano?", Kind::Amount),
            ("Wanneer gaat de steiger open?", Kind::Time),
            ("What time does the pier open?", Kind::Time),
            ("Wie repareert de kano?", Kind::Person),
            ("Waar ligt de kano?", Kind::Place),
            ("Waarom lekt de kano?", Kind::Reason),
            ("Hoe lap ik de kano op?", Kind::Way),
            ("Mag ik met mijn hond in de kano?", Kind::Rule),
            ("Do I have to wear a vest?", Kind::Rule),
            ("Wat is een kano?", Kind::Other),
        ] {
            assert_eq!(Kind::of(question), kind, "{question}");
        }
    }

    #[test]
    fn a_sentence_fits_if_it_has_what_is_asked_for() {
        for (kind, yes, no) in [
            (
                Kind::Money,
                "Een kano huur je voor € 12.",
                "Een kano is lang.",
            ),
            (Kind::Duration, "Dat duurt een half uur.", "Dat duurt even."),
            (
                Kind::Age,
                "Vanaf twaalf jaar mag het.",
                "Kinderen mogen het.",
            ),
            (
                Kind::Reason,
                "Zo blijft hij heel, want hout rot.",
                "Hij is van hout.",
            ),
            (Kind::Rule, "Honden mogen mee.", "De kano is rood."),
        ] {
            assert!(kind.fit(yes) > 0.0 && kind.fit(no) < 0.0, "{kind:?}");
        }
        assert!(Kind::Money.fit("In 2019 waren er 12.") > Kind::Money.fit("Hij is rood."));
    }
}
