//! How a case calls its client: her label, her name and the words for whoever is coached, which tell nothing of what is asked there. `ask` has
//! it looked up, `asked` reads with it.

use super::asked::{small, words};
use super::{Practice, Result};
use crate::casebook::CaseId;
use crate::library::content_words;

/// Words for whoever is coached: in a case they tell nothing.
pub(super) const CLIENT: [&str; 5] = ["cliënt", "cliënte", "client", "coachee", "klant"];
/// Small words that go with a name when it goes.
const BEFORE_NAME: [&str; 24] = [
    "met", "van", "voor", "bij", "aan", "over", "door", "naar", "tegen", "with", "of", "for", "to",
    "about", "by", "from", "at", "de", "het", "mijn", "deze", "the", "my", "this",
];

/// How a case calls its client.
#[derive(Debug, Default)]
pub(super) struct Called {
    /// Her label, and whoever is coached, in lower case.
    label: Vec<String>,
    /// The parts of her name, which begin with a capital: a `roos` is a flower.
    name: Vec<String>,
}

impl Called {
    /// From the label and the name a client has.
    pub(super) fn new(label: &str, name: Option<&str>) -> Self {
        let capital = |w: &&str| w.starts_with(char::is_uppercase) && w.chars().count() > 1;
        Self {
            label: words(&label.to_lowercase())
                .iter()
                .map(|w| w.1.to_owned())
                .filter(|w| w.chars().count() > 1 && !small(w))
                .chain(CLIENT.map(str::to_owned))
                .collect(),
            name: words(name.unwrap_or_default())
                .iter()
                .map(|w| w.1)
                .filter(capital)
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Whether a word is one of these.
    pub(super) fn is(&self, word: &str) -> bool {
        let low = word.to_lowercase();
        let bare = low.strip_suffix('s').unwrap_or(&low);
        let name = word.strip_suffix('s').unwrap_or(word);
        self.label.iter().any(|l| *l == low || l == bare)
            || self.name.iter().any(|n| n == word || n == name)
    }

    /// A question without the words that only say whose case it is asked in, and whether there were any. What says nothing else stays as it is.
    pub(super) fn without(&self, question: &str) -> (String, bool) {
        let all = words(question);
        let mut gone = vec![false; all.len()];
        for (i, (_, word)) in all.iter().enumerate() {
            if !self.is(word) {
                continue;
            }
            let low = |j: usize| all.get(j).map(|w| w.1.to_lowercase());
            let mut first = i;
            // What goes already has its own small words with it.
            while first > 0
                && gone.get(first - 1) == Some(&false)
                && low(first - 1).is_some_and(|w| BEFORE_NAME.contains(&w.as_str()))
            {
                first -= 1;
            }
            // `Wilg's` has a word of one letter behind it.
            let last = i + usize::from(low(i + 1).as_deref() == Some("s"));
            if let Some(these) = gone.get_mut(first..=last.min(all.len() - 1)) {
                these.fill(true);
            }
        }
        if !gone.contains(&true) {
            return (question.to_owned(), false);
        }
        let mut out = String::new();
        let mut from = 0;
        for (i, (at, word)) in all.iter().enumerate() {
            if gone.get(i) != Some(&true) {
                continue;
            }
            // What stands between two words that go is the apostrophe of a name, or a blank.
            let on = i > 0 && gone.get(i - 1) == Some(&true);
            if !on {
                out.push_str(question.get(from..*at).unwrap_or_default());
            }
            from = at + word.len();
        }
        out.push_str(question.get(from..).unwrap_or_default());
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        let out = out.replace(" ?", "?").replace(" ,", ",");
        if content_words(&out).is_empty() {
            (question.to_owned(), true)
        } else {
            (out, true)
        }
    }
}

impl Practice {
    /// How a case calls its client.
    pub(super) fn called(&self, case: CaseId) -> Result<Called> {
        let client = self.vault().case(case)?.case.client_id;
        let mut label = self.vault().client(client)?.label;
        for former in self.vault().former_labels(client)? {
            label = format!("{label} {former}");
        }
        let details = self.vault().client_details(client)?.into_inner();
        Ok(Called::new(&label, details.name.as_deref()))
    }
}
