//! Questions in a case that its notes answer by what kind of thing they tell, and not by the words of the question: what was agreed, which figure somebody
//! gave. Sentences are chosen as drafts choose them, the newest first. Called by `practice::casewise`.

use super::cue::{Cue, asks, says};
use super::open;
use super::phrase::{alike, any, flat, roots};
use super::read::{self, Page, Said, Topic};
use super::when;
use super::{Chosen, Material, place};
use crate::casebook::CaseId;
use crate::library::{Citation, plain, spans};
use crate::practice::{Practice, Result};
use std::collections::HashSet;

/// What a question asks its case for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// What was agreed.
    Agreements,
    /// A figure on a scale.
    Figures,
    /// What is aimed at.
    Goals,
}

/// Words that ask for what was agreed.
const AGREED: &str = "afgesproken|afspraak|afspraken|sprak+af|spraken+af|spreken+af|spreek+af|toegezegd|beloofd|beloofde|beloften|huiswerk|agree|agreed|\
    agreement|agreements|promise|promised|promises|homework|committed";
/// Words that ask for a figure.
const FIGURE: &str = "cijfer|cijfers|score|scores|scoort|scoorde|rapportcijfer|rate|rates|rated|rating|hoog+schaal|op een schaal|on a scale|on the scale|which number|what number";
/// Words that ask for what is aimed at.
const AIM: &str = "doel|doelen|doelstelling|doelstellingen|leerdoel|leerdoelen|hulpvraag|goal|goals|aim|aims|objective|objectives";
/// What else such a question may say without asking for anything more.
const ASIDE: &str = "afspreken afsprak spreken sprak spraken maken maakten maakte gemaakt afgesproken afspraak afspraken beloven beloofd toezeggen toegezegd huiswerk agree agreed agreement \
    agreements promise promised homework commit committed make made cijfer cijfers score scores scoren scoort scoorde rapportcijfer rate rates rated rating schaal scale number geven geeft gaf give gives gave \
    doel doelen doelstelling doelstellingen leerdoel leerdoelen hulpvraag goal goals aim aims objective objectives traject trajecten trajectdoel coaching coachtraject begeleiding casus case \
    trajectory open openstaan openstaande nog still open staat stand staan voortgang progress cliënt client coachee welk welke hoeveel which what did does many laatste laatst vorige last latest previous nieuwste newest keer time sessie session gesprek conversation nu now \
    tegenwoordig currently present huidige current heb hebben heeft had wij samen together werk toe zijn haar her his precies exactly";
/// Beginnings of questions for how something is done, or what it is at all.
const AT_ALL: &str = "hoe maak|hoe stel|hoe formuleer|hoe gebruik|hoe werk|hoe kun|hoe kan|hoe bewaak|waarom|how do|how can|how to|how should|why|wat is een|what is a|what is an";
/// The most that is told.
const MOST: usize = 5;
/// Sentences of one session about a figure.
const OF_ONE: usize = 2;
/// Characters of a sentence that says nothing without the label before it: `Een 7.`
const SHORT: usize = 15;
/// Words of such a label.
const LABEL: usize = 3;

impl Told {
    /// What a question asks its case for, if it asks for one of these of this client and not for what they are at all.
    pub fn of(question: &str) -> Option<Self> {
        let text = flat(question);
        let at_all = AT_ALL
            .split('|')
            .any(|b| text.starts_with(&format!(" {b} ")));
        if at_all {
            None
        } else if any(&text, AGREED) {
            Some(Self::Agreements)
        } else if any(&text, FIGURE) {
            Some(Self::Figures)
        } else if any(&text, AIM) {
            Some(Self::Goals)
        } else {
            None
        }
    }
}

/// What a question asks it of, beside what kind of thing it asks for.
pub fn about(question: &str) -> HashSet<String> {
    let aside = roots(ASIDE);
    roots(question)
        .into_iter()
        .filter(|r| !aside.contains(r))
        .collect()
}

/// Whether a text speaks of what a question asks.
pub fn alike_to(text: &str, topic: &HashSet<String>) -> bool {
    alike(&roots(text), topic)
}

/// Whether a question asks for how things are now.
pub fn now(question: &str) -> bool {
    let words = "nu|laatste|laatst|tegenwoordig|momenteel|op dit moment|inmiddels|huidige|nieuwste|vandaag|now|latest|last|currently|current|nowadays|these days|at the moment|newest|present|today";
    any(&flat(question), words)
}

impl Practice {
    /// The sentences of a case's notes that tell what is asked for, the newest first; none when the notes tell nothing of it.
    pub(in crate::practice) fn told(
        &self,
        case: CaseId,
        what: Told,
        question: &str,
    ) -> Result<Vec<(String, Citation)>> {
        if what == Told::Goals {
            return self.goals_told(case, question);
        }
        let pages = self.pages(case)?;
        let chosen = match what {
            Told::Agreements => {
                let (sessions, taxonomy) = (self.vault().sessions(case)?, self.vault().taxonomy()?);
                let said = read::sentences(&pages);
                let row = self.vault().case(case)?;
                let material = Material {
                    pages: &pages,
                    said: &said,
                    goals: &[],
                    sessions: &sessions,
                    taxonomy: &taxonomy,
                    language: "nl",
                    client: &row.client_label,
                    last: &super::last_session(&pages),
                };
                agreements(&material, question)
            }
            _ => figures(&pages, question),
        };
        let chosen = chosen.into_iter().take(MOST);
        Ok(chosen
            .filter_map(|c| Some((c.text.clone(), place(&pages, &c)?)))
            .collect())
    }
}

fn chosen(page: usize, span: (usize, usize), text: String) -> Chosen {
    Chosen {
        field: "",
        row: 0,
        part: "",
        text,
        place: Some((page, span)),
    }
}

/// What was agreed, what is open of it first; of what the question names, all that was agreed about it.
fn agreements(m: &Material<'_>, question: &str) -> Vec<Chosen> {
    let named = when::asked(question, m);
    let question = named.as_ref().map_or(question, |(_, rest)| rest);
    let sitting = named.as_ref().map(|(sitting, _)| *sitting);
    let topic = about(question);
    let all = m.said.iter().rev().filter(|s| open::agreed(s));
    let all = all.filter(|s| sitting.is_none_or(|n| s.sitting == n));
    let mut out: Vec<&Said> = if sitting.is_some() {
        all.filter(|s| topic.is_empty() || alike(&roots(&s.text), &topic))
            .collect()
    } else if topic.is_empty() {
        // What is open goes before what was kept.
        let mut out = open::promises(m);
        let mut rest: Vec<&Said> = all.filter(|s| !out.contains(s)).collect();
        rest.sort_by_key(|s| std::cmp::Reverse(s.page));
        out.extend(rest);
        out
    } else {
        all.filter(|s| alike(&roots(&s.text), &topic)).collect()
    };
    // Only what the newest session agreed, when that is asked.
    if now(question)
        && let Some(newest) = out.iter().map(|s| s.sitting).max()
    {
        out.retain(|s| s.sitting == newest);
    }
    out.truncate(MOST);
    // Within a note as it stands, whichever way they were found.
    out.sort_by_key(|s| (std::cmp::Reverse(s.page), s.span.0));
    out.iter()
        .map(|s| chosen(s.page, s.span, s.text.clone()))
        .collect()
}

/// Words of scales that say nothing of what is scaled.
const ANY_SCALE: &str =
    "cijfer|cijfers|schaal|scale|score|scores|scoort|geeft|gaf|gives|gave|number";

/// Sentences with a figure on the scale that is asked about, the newest note first; of what is so now only the newest.
fn figures(pages: &[Page], question: &str) -> Vec<Chosen> {
    let topic = about(question);
    let mut out: Vec<Chosen> = Vec::new();
    let names = |s: &Said| topic.is_empty() || alike(&roots(&s.text), &topic);
    let all: Vec<Vec<Said>> = pages
        .iter()
        .enumerate()
        .map(|(n, page)| on_scale(n, page))
        .collect();
    // What was never given a figure has none now.
    if !all.iter().flatten().any(names) {
        return out;
    }
    for (n, there) in all.iter().enumerate().rev() {
        // A figure under a label that names no scale is of the one everybody knows of.
        let bare = |s: &Said| {
            let text = flat(&s.text);
            let others = super::cue::scales(&text);
            others.iter().all(|w| super::phrase::listed(ANY_SCALE, w))
        };
        let (about, rest): (Vec<&Said>, Vec<&Said>) = there.iter().partition(|s| names(s));
        let these: Vec<&Said> = if about.is_empty() {
            rest.into_iter().filter(|s| bare(s)).collect()
        } else {
            about
        };
        let some = these.iter().take(OF_ONE);
        out.extend(some.map(|s| chosen(n, s.span, s.text.clone())));
        if now(question) && !out.is_empty() {
            break;
        }
    }
    out
}

/// The sentences of a note that give a figure. A short one is read with the label before it in its line.
fn on_scale(n: usize, page: &Page) -> Vec<Said> {
    let chars: Vec<char> = page.text.chars().collect();
    let stretch =
        |(a, b): (usize, usize)| -> String { chars.get(a..b).unwrap_or_default().iter().collect() };
    let mut out = Vec::new();
    for (_, (a, b)) in spans(&page.text) {
        let begins = chars
            .get(..a)
            .and_then(|before| before.iter().rposition(|c| *c == '\n'))
            .map_or(0, |i| i + 1);
        if chars.get(begins) == Some(&'#') {
            continue;
        }
        let label = stretch((begins, a)).split_whitespace().count();
        let short = b - a < SHORT && (1..=LABEL).contains(&label);
        // The label has marks before it.
        let marks = |i: &usize| chars.get(*i).is_some_and(|c| !c.is_alphanumeric());
        let from = if short {
            (begins..a).find(|i| !marks(i)).unwrap_or(a)
        } else {
            a
        };
        let said = Said {
            page: n,
            span: (from, b),
            text: plain(&stretch((from, b))),
            topic: Topic::Other,
            opens: false,
            item: false,
            first: from == begins,
            sitting: page.sitting,
        };
        if says(&said, Cue::Figure) && !asks(&said) {
            out.push(said);
        }
    }
    out
}

#[cfg(test)]
#[path = "told_tests.rs"]
mod tests;
