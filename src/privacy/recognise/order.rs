//! The order in which the recognisers go over some texts: each goes through all of them before the next begins, since the code of one is small enough to stay near
//! the processor and that of all together is not. Short notes are read a fifth faster so. `super::super::anonymiser` calls this.

use super::super::aspect::{ONLINE, Words};
use super::super::finding::Found;
use super::super::known::Matcher;
use super::super::lexicon::Lexicon;
use super::super::token::{Cut, Tokens};
use super::{
    Style, address, age, date, digits, echo, iban, identifier, net, organisation, person, place,
    plate, postcode, quasi, spoken, web,
};

/// A text that was cut into words, and how it is written.
pub(crate) struct Text<'a> {
    pub tokens: Tokens<'a>,
    pub style: Style,
}

/// A recogniser, or a part of one that may go through all texts before the next part begins. It sees what those before it found in the same text.
type Step = fn(&Text<'_>, &Lexicon, &mut Found);

/// What has a figure in it.
const FIGURES: [Step; 5] = [
    |t, _, found| digits::numbers(&t.tokens, found),
    |t, _, found| iban::find(&t.tokens, found),
    |t, _, found| postcode::find(&t.tokens, found),
    |t, _, found| plate::find(&t.tokens, found),
    |t, _, found| identifier::find(&t.tokens, found),
];

/// What comes before the people: they are asked who stands beside a place or a firm.
const BEFORE: [Step; 8] = [
    |t, _, found| date::find(&t.tokens, found),
    |t, _, found| age::find(&t.tokens, found),
    |t, _, found| address::find(&t.tokens, found),
    |t, lexicon, found| place::find(&t.tokens, lexicon, &t.style, found),
    |t, _, found| place::behind(&t.tokens, &t.style, found),
    |t, _, found| organisation::called(&t.tokens, &t.style, found),
    |t, _, found| organisation::stated(&t.tokens, &t.style, found),
    |t, lexicon, found| organisation::find(&t.tokens, lexicon, &t.style, found),
];

/// What comes behind them.
const BEHIND: [Step; 3] = [
    |t, lexicon, found| quasi::find(&t.tokens, lexicon, found),
    |t, _, found| quasi::joined(&t.tokens, found),
    |t, _, found| echo::find(&t.tokens, &t.style, found),
];

/// What the recognisers and the names that are known find in each of these texts, with overlaps.
pub(crate) fn all(cuts: &[Cut<'_>], words: Words<'_>, known: &Matcher) -> Vec<Found> {
    let texts: Vec<Text<'_>> = cuts
        .iter()
        .map(|cut| {
            let tokens = Tokens::new(cut, words);
            let style = Style::of(&tokens);
            Text { tokens, style }
        })
        .collect();
    let mut found: Vec<Found> = texts.iter().map(|_| Found::default()).collect();
    for (t, found) in texts.iter().zip(&mut found) {
        if !known.is_empty() {
            known.find(&t.tokens, found);
        }
        net::find(&t.tokens, found);
        web::hosts(&t.tokens, found);
        if t.tokens.may(ONLINE) {
            web::told(&t.tokens, found);
            spoken::find(&t.tokens, found);
        }
        // Most notes have no figure in them.
        if t.tokens.digits {
            FIGURES
                .iter()
                .for_each(|step| step(t, words.lexicon, found));
        }
    }
    each(&BEFORE, &texts, words.lexicon, &mut found);
    person::find(&texts, words.lexicon, known.forms(), &mut found);
    each(&BEHIND, &texts, words.lexicon, &mut found);
    found
}

/// Each step over all texts before the next.
fn each(steps: &[Step], texts: &[Text<'_>], lexicon: &Lexicon, found: &mut [Found]) {
    for step in steps {
        for (t, found) in texts.iter().zip(&mut *found) {
            step(t, lexicon, found);
        }
    }
}
