//! Giving consent line by line: the whole text first, then what may be shared, how far it is anonymised, how the decision came and which text was shown, and until
//! when. `sharing` begins it; a line of an answer comes by way of `modes`.

use super::act::{Act, Effect};
use super::lines::{sentences, unmarked};
use super::modes::{Mode, is_yes};
use super::session::{Session, numbered_lines, pick};
use super::sharing::Row;
use crate::casebook::{AnonymisationLevel, ClientId, ConsentState, DataType, Millis, Principal};
use crate::sharing::consent::{Choice, METHODS, Shown, notice};
use crate::workbench::people::{Person, end_of};
use crate::workbench::sharing::ShareAct;

/// Consent on its way: what is known of it so far.
pub(super) struct Giving {
    person: Person,
    kinds: Option<Vec<DataType>>,
    level: Option<AnonymisationLevel>,
    method: Option<&'static str>,
    /// Which text was shown, where that has to be asked.
    shown: Option<Shown>,
}

impl Session {
    /// The whole text that is to be read before deciding, and then what may be shared.
    pub(super) fn ask_consent(&mut self, person: Person) -> Vec<Effect> {
        let principal = person.principal();
        let mut out = vec![Effect::Say(self.sharing_line(&Row::Person(person.clone())))];
        out.extend(person.status.newer_text_told().map(Effect::Say));
        out.extend(person.unnamed().map(Effect::Say));
        // Not by pages: what a person agrees to is heard to its end.
        let text = sentences(notice(principal, person.speaks));
        out.extend(text.iter().map(|l| Effect::Say(unmarked(l))));
        let kinds = DataType::of(principal).iter();
        let kinds = kinds.map(|d| self.t(&format!("data-type-{}", d.as_str())));
        out.extend(numbered_lines(kinds).into_iter().map(Effect::Say));
        out.push(self.say("plain-consent-kinds"));
        self.mode = Mode::Consent(Box::new(Giving {
            person,
            kinds: None,
            level: None,
            method: None,
            shown: None,
        }));
        out
    }

    /// A line of the answer: kinds, then how far, then how it came, then until when.
    pub(super) fn giving(&mut self, line: &str, mut giving: Giving) -> Vec<Effect> {
        let typed = line.trim().to_lowercase();
        let n = typed.parse::<usize>().ok();
        let out = match (&giving.kinds, giving.level) {
            (None, _) => match typed.as_str() {
                "" => return vec![self.say("plain-nothing-done")],
                "no" | "nee" | "n" => {
                    let choice = self.choice(&giving, ConsentState::Refused, None);
                    return vec![consent(giving.person.client, choice)];
                }
                _ => {
                    giving.kinds = kinds(&typed, giving.person.principal());
                    if giving.kinds.is_none() {
                        vec![self.say("plain-consent-kinds")]
                    } else {
                        let levels = ["anonymisation-full", "anonymisation-partial"];
                        self.choices(&levels.map(String::from), "plain-consent-level")
                    }
                }
            },
            (Some(_), None) => {
                giving.level = match n {
                    Some(2) => Some(AnonymisationLevel::Partial),
                    Some(1) => Some(AnonymisationLevel::Full),
                    _ if typed.is_empty() => Some(AnonymisationLevel::Full),
                    _ => None,
                };
                if giving.level.is_none() {
                    vec![self.say("plain-consent-level")]
                } else {
                    let method = |m: &&str| format!("consent-method-{}", m.replace('_', "-"));
                    let methods: Vec<String> = METHODS.iter().map(method).collect();
                    let mut out = self.choices(&methods, "plain-consent-method");
                    let usual = giving.person.usual_method() + 1;
                    out.push(self.say_with("plain-consent-usual", &[("n", usual.into())]));
                    out
                }
            }
            (Some(_), Some(_)) if giving.method.is_none() => {
                let usual = typed.is_empty().then(|| giving.person.usual_method() + 1);
                giving.method = pick(&METHODS, n.or(usual)).copied();
                giving.shown = giving.method.map(Shown::by).filter(|s| *s == Shown::Now);
                vec![self.say(match (giving.method, &giving.shown) {
                    (Some(_), Some(_)) => "plain-consent-until",
                    (Some(_), None) => "plain-consent-shown",
                    (None, _) => "plain-consent-method",
                })]
            }
            (Some(_), Some(_)) if giving.shown.is_none() => {
                giving.shown = match typed.as_str() {
                    yes if is_yes(yes) => Some(Shown::Now),
                    "" | "n" | "no" | "nee" => Some(Shown::Unknown),
                    // A day, say: what comes after this.
                    _ => None,
                };
                vec![self.say(match giving.shown {
                    Some(_) => "plain-consent-until",
                    None => "plain-consent-shown",
                })]
            }
            (Some(_), Some(_)) => match end_of(&typed) {
                Ok(end) => {
                    let choice = self.choice(&giving, ConsentState::Given, end);
                    return vec![consent(giving.person.client, choice)];
                }
                Err(why) => vec![Effect::Say(why), self.say("plain-consent-until")],
            },
        };
        self.mode = Mode::Consent(Box::new(giving));
        out
    }

    fn choices(&self, keys: &[String], asks: &str) -> Vec<Effect> {
        let lines = numbered_lines(keys.iter().map(|k| self.t(k)));
        let mut out: Vec<Effect> = lines.into_iter().map(Effect::Say).collect();
        out.push(self.say(asks));
        out
    }

    fn choice(&self, giving: &Giving, state: ConsentState, expires_ms: Option<Millis>) -> Choice {
        let usual = METHODS.get(giving.person.usual_method()).copied();
        let method = giving.method.or(usual).unwrap_or_default();
        Choice {
            state,
            data_types: giving.kinds.clone().unwrap_or_default(),
            level: giving.level.unwrap_or(AnonymisationLevel::Full),
            language: giving.person.speaks,
            shown: giving.shown.clone().unwrap_or_default(),
            method: method.to_owned(),
            expires_ms,
        }
    }
}

fn consent(client: Option<ClientId>, choice: Choice) -> Effect {
    Effect::Do(Act::Share(ShareAct::Consent(client, Box::new(choice))))
}

/// The kinds that were named, of those the person can be asked for: by number, or all of them.
fn kinds(typed: &str, of: Principal) -> Option<Vec<DataType>> {
    let theirs = DataType::of(of);
    if ["all", "alles", "alle"].contains(&typed) {
        return Some(theirs.to_vec());
    }
    let words = typed.split([',', ' ']).filter(|w| !w.is_empty());
    let named: Option<Vec<DataType>> = words
        .map(|w| pick(theirs, w.parse().ok()).copied())
        .collect();
    named.filter(|k| !k.is_empty())
}
