//! Words of notes made comparable, for `cue`, `open` and `signs`: a text as plain words, phrases of a table looked up in it, and the roots of its words,
//! by which a promise and the note that says it was kept find each other ("bijhouden", "heeft het bijgehouden", "send", "sent").

use std::collections::HashSet;

/// A text as words in lower case with one blank between and around them; apostrophes are gone (`doesn't` is `doesnt`).
pub fn flat(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for c in text.chars().filter(|c| !matches!(c, '\'' | '’' | '‘')) {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Whether a text made [flat] has one of these phrases, which have `|` between them. A phrase is whole words; `begin*` is the beginning of a word, `*end` the end of
/// one; `a+b` is both, anywhere.
pub fn any(flat: &str, phrases: &str) -> bool {
    phrases.split('|').any(|p| has(flat, p))
}

/// Whether a word is one of these, which have `|` between them.
pub fn listed(words: &str, word: &str) -> bool {
    words.split('|').any(|w| w == word)
}

/// How many of these phrases it has.
pub fn count(flat: &str, phrases: &str) -> usize {
    phrases.split('|').filter(|p| has(flat, p)).count()
}

fn has(flat: &str, phrase: &str) -> bool {
    phrase.split('+').all(|part| {
        let (inside, begins) = match part.strip_suffix('*') {
            Some(begin) => (begin, true),
            None => (part, false),
        };
        let (inside, ends) = match inside.strip_prefix('*') {
            Some(end) => (end, true),
            None => (inside, false),
        };
        flat.match_indices(inside).any(|(i, _)| {
            let before = flat.get(..i).is_some_and(|before| before.ends_with(' '));
            let after = flat
                .get(i + inside.len()..)
                .is_some_and(|after| after.starts_with(' '));
            (before || ends) && (after || begins)
        })
    })
}

/// Words of four letters and more that say nothing of what a sentence is about.
const COMMON: &str = "afgesproken|afspraak|alleen|alles|altijd|andere|beter|blijft|daar|daarna|deze|doen|doet|dingen|door|eerst|elke|gaan|gaat|goed|haar|hebben|\
    heeft|hier|iemand|iets|inmiddels|keer|komt|kunnen|maar|maken|meer|moet|naar|niet|over|terug|toch|veel|volgende|voor|waar|waarom|wanneer|\
    week|weken|weer|wordt|zegt|zeggen|about|agreed|after|again|been|before|does|done|everything|from|have|next|that|them|then|this|time|what|\
    when|which|will|with|would";
/// The same of three letters.
const SMALL: &str = "een|het|van|met|dat|die|wat|wie|hoe|ook|nog|nee|dan|als|aan|uit|bij|zij|hij|hem|wij|ons|jij|jou|was|had|kan|zou|wil|zal|mag|doe|zei|per|tot|dus|\
    wel|hun|dag|uur|the|and|for|her|his|she|him|you|our|are|has|can|may|not|but|how|who|why|did|get|got|out|off|one|two|all|any|own|now|let|say|see|too|yet|via|new|old|way|day|lot";
/// Forms that no ending explains: form and base, both languages.
const IRREGULAR: &str = "gedaan=doen|deed=doen|ging=gaan|gegaan=gaan|schreef=schrijven|geschreven=schrijven|opgeschreven=opschrijven|schrijft=schrijven|\
    sprak=spreken|gesproken=spreken|gesprek=spreken|gaf=geven|gegeven=geven|vroeg=vragen|liep=lopen|koos=kiezen|gekozen=kiezen|hield=houden|\
    bijgehouden=bijhouden|nam=nemen|genomen=nemen|bracht=brengen|gebracht=brengen|zocht=zoeken|gezocht=zoeken|opgezocht=zoeken|las=lezen|\
    gelezen=lezen|zei=zeggen|gezegd=zeggen|begon=beginnen|begonnen=beginnen|verzonden=sturen|opsturen=sturen|opgestuurd=sturen|verstuurd=sturen|\
    versturen=sturen|gestuurd=sturen|stuurt=sturen|stuur=sturen|slaapt=slapen|sliep=slapen|geslapen=slapen|told=tell|tells=tell|sent=send|\
    wrote=write|written=write|brought=bring|spoke=speak|spoken=speak|kept=keep|rang=ring|rung=ring|met=meet|meeting=meet|went=go|gone=go|\
    made=make|took=take|taken=take|gave=give|given=give|said=say|found=find|bought=buy|slept=sleep|chose=choose|chosen=choose|thought=think|\
    drew=draw|drawn=draw|talked=talk|asked=ask|did=do|done=do";
/// Small words that Dutch verbs begin with and that `ge` comes after.
const PARTICLES: &str =
    "terug|achter|voor|door|neer|over|thuis|aan|bij|mee|toe|uit|weg|op|af|in|na|om";
/// Endings of words in both languages, the longest first.
const ENDINGS: &str = "tjes|ende|ing|tje|jes|den|ten|en|ed|de|te|es";

/// What the words of a text come from, without those that say nothing.
pub fn roots(text: &str) -> HashSet<String> {
    flat(text)
        .split(' ')
        .filter(|w| w.chars().count() > 2 && !listed(COMMON, w) && !listed(SMALL, w))
        .map(root)
        .filter(|r| r.chars().count() > 2)
        .collect()
}

/// What a word comes from, roughly: what matters is that forms of one word come out alike.
fn root(word: &str) -> String {
    let irregular = IRREGULAR
        .split('|')
        .filter_map(|pair| pair.split_once('='))
        .find(|(form, _)| *form == word);
    if let Some((_, base)) = irregular {
        return root(base);
    }
    let mut word = word.to_owned();
    let split = PARTICLES.split('|').find_map(|p| {
        let rest = word.strip_prefix(p)?.strip_prefix("ge")?;
        (rest.chars().count() > 2 && rest.ends_with(['t', 'd', 'n'])).then(|| format!("{p}{rest}"))
    });
    if let Some(whole) = split {
        word = whole;
    } else if let Some(rest) = word.strip_prefix("ge")
        && rest.chars().count() > 3
        && rest.ends_with(['t', 'd', 'n'])
    {
        word = rest.to_owned();
    }
    for ending in ENDINGS.split('|') {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() > 2
        {
            word = stem.to_owned();
            break;
        }
    }
    while word.chars().count() > 3 && word.ends_with(['s', 't', 'd', 'e']) {
        word.pop();
    }
    // Open and closed syllables are spelt differently: `stuur`, `sturen`; `zet`, `zetten`.
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    match out.pop() {
        Some('v') => out.push('f'),
        Some('z') => out.push('s'),
        Some(c) => out.push(c),
        None => {}
    }
    out
}

/// Whether two texts speak of the same thing: they share two roots, or one that is long enough to be telling.
pub fn alike(a: &HashSet<String>, b: &HashSet<String>) -> bool {
    let shared: Vec<&String> = a.intersection(b).collect();
    shared.len() > 1 || shared.iter().any(|r| r.chars().count() > 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::proptest;

    #[test]
    fn phrases_are_whole_words_beginnings_or_several_apart() {
        let text = flat("Ze zegt altijd ‘ja’; ze doesn't pleasen, stelt het uit.");
        assert!(any(&text, "altijd ja") && any(&text, "pleas*") && any(&text, "stelt+uit"));
        assert!(any(&text, "*sen") && any(&text, "*altijd") && !any(&text, "*alt"));
        assert!(any(&text, "doesnt") && !any(&text, "zeg") && !any(&text, "stel+uit"));
        assert_eq!(count(&text, "altijd|ja|nee"), 2);
    }

    #[test]
    fn forms_of_a_word_have_one_root() {
        for (a, b) in [
            ("bijhouden", "bijgehouden"),
            ("sturen", "opgestuurd"),
            ("uitrekenen", "uitgerekend"),
            ("inleveren", "ingeleverd"),
            ("verplaatst", "verplaatsen"),
            ("vertelt", "verteld"),
            ("vragen", "gevraagd"),
            ("maken", "gemaakt"),
            ("send", "sent"),
            ("walk", "walked"),
            ("bellen", "gebeld"),
            ("lijstje", "lijst"),
            ("plannen", "gepland"),
            ("schrijven", "geschreven"),
        ] {
            assert_eq!(root(a), root(b), "{a} / {b}");
        }
        assert_ne!(root("bellen"), root("betalen"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_quietly(s in "[a-zA-Z0-9 .,'’é日+*-]{0,80}") {
            let plain = flat(&s);
            let _ = (any(&plain, "a+b*|ge*"), roots(&s));
        }
    }
}
