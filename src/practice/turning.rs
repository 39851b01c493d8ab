//! A question that only names somebody or something new ("En haar zus?", "And her manager?", "Hoe zit het met tieners?"): it asks the question before it once more,
//! of that. Here is which questions do so, and how the earlier one reads with the new subject in the place of the old. Also which only ask why. Called by `asked`.

use super::asked::words;
use crate::library::content_words;
use crate::privacy::lexicon::{Lexicon, flag};
use std::ops::Range;

/// Words a subject has at most, small ones beside it left aside.
const LONG: usize = 3;
/// Words before the subject that only tie it to what was said.
const OPENINGS: [&str; 7] = ["en", "maar", "dus", "ook", "and", "but", "so"];
/// The same in more words. With the first four no frame is wanted: they ask something themselves.
const ABOUT: [(&str, bool); 14] = [
    ("hoe gaat het met", true),
    ("hoe is het met", true),
    ("how is", true),
    ("how are", true),
    ("hoe zit het met", false),
    ("hoe zit dat met", false),
    ("hoe staat het met", false),
    ("wat betreft", false),
    ("hoe dan met", false),
    ("what about", false),
    ("how about", false),
    ("what of", false),
    ("and what about", false),
    ("as for", false),
];
/// Words between which and its subject a question may have a tie of its own: "En met tieners?"
const PREPOSITIONS: [&str; 34] = [
    "met", "van", "voor", "bij", "aan", "over", "door", "naar", "tegen", "zonder", "tijdens", "in",
    "op", "uit", "als", "onder", "tussen", "with", "for", "of", "about", "to", "from", "at", "by",
    "on", "against", "without", "during", "among", "as", "between", "within", "via",
];
const ARTICLES: [&str; 8] = ["de", "het", "een", "the", "a", "an", "deze", "this"];
const POSSESSIVES: [&str; 17] = [
    "haar", "zijn", "hun", "mijn", "jouw", "je", "uw", "onze", "ons", "her", "his", "their", "my",
    "your", "our", "its", "diens",
];
/// Words that stand for the client where she is asked about.
const ONE: [&str; 5] = ["ze", "zij", "hij", "she", "he"];
/// Words behind it that say nothing.
const BEHIND: [&str; 10] = [
    "dan",
    "then",
    "ook",
    "too",
    "nu",
    "eigenlijk",
    "wel",
    "zelf",
    "precies",
    "exactly",
];
/// Words that name no subject: when, how much, in what order.
const NO_SUBJECT: &str = "verder later eerder vroeger daarna daarvoor ervoor erna toen nu meer minder anders nog weer morgen gisteren vandaag sinds steeds altijd nooit soms straks \
    sessie sessies gesprek gesprekken keer week weken maand maanden jaar dag dagen moment periode weekend vakantie begin einde eind laatste vorige volgende eerste tweede derde \
    next further else more less again today tomorrow yesterday now before after later earlier session sessions meeting time month months year years day days week weeks point \
    start end last previous first second third beter slechter better worse goed slecht good bad ja nee yes no oke ok okay bedankt dank thanks thank please graag alsjeblieft \
    voorbeeld voorbeelden example examples bron bronnen source sources antwoord answer vraag vragen question questions doen doet gaan gaat \
    waarom hoezo why wat wie waar wanneer hoe welke welk hoeveel hoelang what who where when how which whose \
    ik jij u hij zij ze we wij jullie hem hen men er het dat dit die deze i you he she it they them that this these those there";
/// Beginnings that ask what something is; all that follows is its subject.
const DEFINES: [&str; 14] = [
    "wat is ",
    "wat zijn ",
    "wie is ",
    "wie was ",
    "wie zijn ",
    "wat betekent ",
    "wat houdt ",
    "what is ",
    "what are ",
    "who is ",
    "who was ",
    "who are ",
    "what does ",
    "waarvoor is ",
];
/// How words begin that tell what was done: "afgesproken", "opgeschreven".
const BEFORE_GE: [&str; 16] = [
    "afge",
    "aange",
    "opge",
    "uitge",
    "inge",
    "meege",
    "toege",
    "voorge",
    "nage",
    "overge",
    "terugge",
    "bijge",
    "doorge",
    "besproken",
    "verteld",
    "besloten",
];
/// Words of which a question that only asks why is made.
const WHY: [&str; 4] = ["waarom", "hoezo", "why", "vanwaar"];
const WHY_ASIDE: &str = "en maar dan niet wel is was dat dit zo eigenlijk toch het precies juist doet deed ze hij zij and but then not so that this it exactly is was does did do she he they be";
/// Whole questions that ask why in other words.
const WHY_WHOLE: [&str; 8] = [
    "hoe komt dat",
    "en hoe komt dat",
    "hoe komt het",
    "hoe kan dat",
    "how come",
    "and how come",
    "how so",
    "waardoor",
];

/// Who or what a question names in the place of what was asked before.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subject {
    /// As it is written, with what belongs to it: `haar jongste zus`.
    pub said: String,
    /// The word that must be there, as it is written.
    pub word: String,
    /// What ties it: `met tieners`.
    tie: Option<String>,
    possessive: bool,
    /// The question asks something by itself.
    alone: bool,
}

fn listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|w| w == word)
}

fn is_content(word: &str) -> bool {
    !content_words(word).is_empty()
}

/// Whether a word stands for a person: a role, kin, or a name.
fn person(word: &str) -> bool {
    let flags = Lexicon::shipped().flags(&word.to_lowercase());
    let named = word.starts_with(char::is_uppercase) && flags & flag::NAME != 0;
    flags & (flag::KIN | flag::JOB) != 0 || named
}

/// Whether a question only asks why.
pub(super) fn asks_why(question: &str) -> bool {
    let all: Vec<String> = words(question).iter().map(|w| w.1.to_lowercase()).collect();
    let whole = all.join(" ");
    let why = |w: &String| WHY.contains(&w.as_str());
    let aside = |w: &String| why(w) || listed(WHY_ASIDE, w);
    WHY_WHOLE.contains(&whole.as_str()) || all.iter().any(why) && all.iter().all(aside)
}

impl Subject {
    /// What a question names and asks nothing of; none when it asks something itself, or of a time.
    pub(super) fn of(question: &str) -> Option<Self> {
        let all = words(question);
        let low: Vec<String> = all.iter().map(|w| w.1.to_lowercase()).collect();
        let at = |i: usize| low.get(i).map_or("", String::as_str);
        let mut from = 0;
        while OPENINGS.contains(&at(from)) {
            from += 1;
        }
        let rest = low.get(from..).unwrap_or_default().join(" ");
        let about = ABOUT.iter().find(|(b, _)| {
            let behind = rest.strip_prefix(b);
            behind.is_some_and(|r| r.starts_with(' '))
        });
        from += about.map_or(0, |(b, _)| b.split(' ').count());
        let mut opened = from > 0;
        let mut to = low.len();
        while to > from && BEHIND.contains(&at(to - 1)) {
            to -= 1;
        }
        let tie = PREPOSITIONS
            .contains(&at(from))
            .then(|| at(from).to_owned());
        let begins = from;
        from += usize::from(tie.is_some());
        let possessive = POSSESSIVES.contains(&at(from));
        let determined = possessive || ARTICLES.contains(&at(from));
        // "De teamleider?" ties itself to what was said by asking nothing.
        let asks = question.trim_end().ends_with('?');
        opened |= determined && tie.is_none() && asks && to.saturating_sub(from) <= LONG;
        if !opened {
            return None;
        }
        let first = from + usize::from(determined);
        let names = |i: &usize| {
            let (word, low) = (all.get(*i).map_or("", |w| w.1), at(*i));
            let telling = is_content(word) || word.starts_with(char::is_uppercase);
            telling
                && word.chars().count() > 1
                && !listed(NO_SUBJECT, low)
                && !low.chars().any(|c| c.is_ascii_digit())
                && Lexicon::shipped().flags(low) & (flag::MONTH | flag::WEEKDAY) == 0
        };
        let end = first + (first..to).take_while(names).count();
        // What is tied to it again belongs to it: "de teamleider van de nachtdienst".
        let tied = PREPOSITIONS.contains(&at(end))
            && to.saturating_sub(end) <= LONG
            && (end + 1..to)
                .all(|i| names(&i) || ARTICLES.contains(&at(i)) || POSSESSIVES.contains(&at(i)));
        let whole = end == to || tied;
        if !whole || !(1..=LONG).contains(&(end - first)) {
            return None;
        }
        let text = |from: usize, to: usize| {
            let start = all.get(from)?.0;
            let last = all.get(to.checked_sub(1)?)?;
            let text = question.get(start..last.0 + last.1.len())?;
            // The capital with which the question begins is none of a name.
            let small = start == all.first()?.0 && (determined || tie.is_some());
            let mut letters = text.chars();
            let first = letters.next().filter(|_| small);
            let lowered = first.map(|c| c.to_lowercase().chain(letters).collect());
            Some(lowered.unwrap_or_else(|| text.to_owned()))
        };
        Some(Self {
            said: text(from, to)?,
            word: all.get(end - 1)?.1.to_owned(),
            tie: tie.as_ref().and_then(|_| text(begins, to)),
            possessive,
            alone: about.is_some_and(|(_, alone)| *alone),
        })
    }

    /// The question before with this in the place of what it was about; where that cannot be told, behind it. `client`: whether a word is what the client of the
    /// case is called.
    pub(super) fn put(
        &self,
        question: &str,
        before: &str,
        client: &dyn Fn(&str) -> bool,
    ) -> String {
        if self.alone {
            return question.to_owned();
        }
        let before = before.trim();
        let all = words(before);
        let tied = self.tie.as_ref().and_then(|t| t.split(' ').next());
        let place = match tied {
            Some(tie) => tied_by(&all, tie),
            None => self.place(before, &all, client),
        };
        let with = self.tie.as_deref().unwrap_or(&self.said);
        let Some(place) = place else {
            let bare = before.trim_end_matches(|c: char| !c.is_alphanumeric());
            return format!("{bare} {with}?");
        };
        let mut out = String::with_capacity(before.len() + with.len());
        out.push_str(before.get(..place.start).unwrap_or_default());
        out.push_str(with);
        out.push_str(before.get(place.end..).unwrap_or_default());
        out
    }

    /// Where in an earlier question the old subject stands, bytes.
    fn place(
        &self,
        before: &str,
        all: &[(usize, &str)],
        client: &dyn Fn(&str) -> bool,
    ) -> Option<Range<usize>> {
        let phrases = phrases(all);
        let bytes = |of: &Range<usize>| {
            let (start, last) = (all.get(of.start)?.0, all.get(of.end.checked_sub(1)?)?);
            Some(start..last.0 + last.1.len())
        };
        let head = |of: &Range<usize>| all.get(of.end - 1).map_or("", |w| w.1);
        if person(&self.word) || client(&self.word) {
            if let Some(of) = phrases.iter().find(|p| person(head(p))) {
                return bytes(of);
            }
            let one = |w: &str| client(w) || ONE.contains(&w.to_lowercase().as_str());
            if let Some(i) = all.iter().position(|w| one(w.1)) {
                return bytes(&(i..i + 1));
            }
        }
        let begins = |of: &Range<usize>| all.get(of.start).map(|w| w.1.to_lowercase());
        if self.possessive
            && let Some(of) = phrases
                .iter()
                .find(|p| begins(p).is_some_and(|w| POSSESSIVES.contains(&w.as_str())))
        {
            return bytes(of);
        }
        let low = before.to_lowercase();
        match phrases.as_slice() {
            [one] => bytes(one),
            _ => {
                let defines = DEFINES.iter().find(|d| low.starts_with(**d))?;
                let end = before
                    .trim_end_matches(|c: char| !c.is_alphanumeric())
                    .len();
                // Of something: "Wat zijn de nadelen van de schaalvraag?" has two.
                (phrases.is_empty() && defines.len() < end).then_some(defines.len()..end)
            }
        }
    }
}

/// Articles and possessives with what they belong to, and names, by the numbers of their words.
fn phrases(all: &[(usize, &str)]) -> Vec<Range<usize>> {
    let low = |i: usize| all.get(i).map_or_else(String::new, |w| w.1.to_lowercase());
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut i = 0;
    while i < all.len() {
        let word = low(i);
        let determined = ARTICLES.contains(&word.as_str()) || POSSESSIVES.contains(&word.as_str());
        let name = i > 0
            && all
                .get(i)
                .is_some_and(|w| w.1.starts_with(char::is_uppercase));
        let first = i + usize::from(determined);
        if !determined && !name {
            i += 1;
            continue;
        }
        let mut end = first;
        while end < all.len() && end - first < LONG && belongs(all, end, end > first) {
            end += 1;
            // Behind a person stands what they do.
            if all.get(end - 1).is_some_and(|w| person(w.1)) {
                break;
            }
        }
        if end > first {
            out.push(i..end);
        }
        i = end.max(i + 1);
    }
    out
}

/// Whether a word belongs to a phrase: it tells something and, behind the first, is no verb. In Dutch a verb may end the question, and what stands before a noun
/// ends in an e.
fn belongs(all: &[(usize, &str)], i: usize, later: bool) -> bool {
    let Some((_, word)) = all.get(i) else {
        return false;
    };
    let low = word.to_lowercase();
    let verb = Lexicon::shipped().flags(&low) & (flag::VERB | flag::SAY) != 0;
    let done = low.starts_with("ge") || BEFORE_GE.iter().any(|b| low.starts_with(b));
    let described = i
        .checked_sub(1)
        .and_then(|b| all.get(b))
        .is_some_and(|w| w.1.ends_with('e') || w.1.starts_with(char::is_uppercase));
    is_content(word) && !(later && (verb || done && !described))
}

/// The phrase behind a tie, the tie included.
fn tied_by(all: &[(usize, &str)], tie: &str) -> Option<Range<usize>> {
    let at = all.iter().position(|w| w.1.to_lowercase() == tie)?;
    let small = |w: &str| ARTICLES.contains(&w) || POSSESSIVES.contains(&w);
    let mut end = at + 1;
    let mut told = 0;
    while let Some((_, word)) = all.get(end) {
        let determined = end == at + 1 && small(&word.to_lowercase());
        if !(determined || told < LONG && belongs(all, end, told > 0)) {
            break;
        }
        told += usize::from(!determined);
        end += 1;
        if !determined && person(word) {
            break;
        }
    }
    let last = all.get(end - 1)?;
    (told > 0).then(|| all.get(at).map_or(0, |w| w.0)..last.0 + last.1.len())
}

#[cfg(test)]
#[path = "turning_tests.rs"]
mod tests;
