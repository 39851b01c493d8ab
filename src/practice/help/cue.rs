//! What a sentence of a note says by its own words: that it asks, promises, notices, wishes, comes back to something. `extract`, `open` and `goal` pick by
//! it. The tables hold the words coaches use in Dutch and English notes, in whole sentences and in haste; how a phrase of them is read says `phrase`.

use super::phrase::{any, flat, listed};
use super::read::{Said, Topic};

/// Whether a sentence asks something.
pub fn asks(said: &Said) -> bool {
    said.text
        .trim_end_matches(['"', '”', '\'', '’', ')', '*', '_', ' '])
        .ends_with('?')
}

/// Whether it is somebody's words rather than the coach's.
pub fn quoted(said: &Said) -> bool {
    said.text.starts_with(['"', '“', '„', '‘'])
        || said.text.matches(['"', '“', '”', '„']).count() >= 2
}

/// Somebody will do something: said of an agreement.
const PROMISES: &str = "afgesproken|spraken af|spreken af|spreekt af|sprak af|neemt zich voor|nam zich voor|beloof*|toegezegd|zegt toe|huiswerk|\
    voor de volgende keer|tot de volgende keer|ze zal|hij zal|zij zal|agreed|she will|he will|they will|promise*|committed to|homework|\
    before the next|until the next|by next|is going to|undertook";
/// What a coach says she will do herself, at the beginning of a sentence.
const OWN_PROMISES: &str = "ik stuur|ik mail|ik zoek|ik bel|ik vraag na|ik maak|ik neem|ik kijk|ik regel|ik plan|ik leg|ik app|ik geef|i will|ill|i send|i mail|\
    i am going to|im going to|ik zal";
/// Verbs in the present that promise nothing, however soon the day behind them.
const NO_DEED: &str = "heeft|moet|vindt|denkt|weet|zegt|hoopt|schat|slaapt|werkt|voelt|merkt|twijfelt|vertelt|zit|staat|komt|lijkt|blijft|piekert|houdt|krijgt|\
    ziet|weegt|is|wil";
/// Somebody noticed something.
const NOTICED: &str = "inzicht*|besef*|ontdek*|realiseer*|zag in|ziet in|zag zelf|zag dat|ziet dat|viel haar op|viel hem op|viel op|opvallend|snapt|merkte|\
    merkt dat|begreep|herken*|nieuw voor|insight*|realis*|realiz*|noticed|saw that|dawned|discover*|learned|recogni*|found out that|understood";
/// Something could be done: these say so by themselves.
const POSSIBLE: &str = "zou+kunnen|zouden+kunnen|kan ook|kunnen ook|mogelijkheid is|mogelijkheid zou|andere mogelijkheid|optie is|opties zijn|andere optie|\
    alternatief is|misschien kan|misschien+zou|could|might|option is|another option|possibility|alternative is|perhaps she can";
/// And these do not, though they have such a word: what could not be done, what would follow, and that options were listed.
const IMPOSSIBLE: &str = "could not|couldnt|could hardly|could barely|could only|could see|might have|could have|zou niet kunnen|wat ze zou kunnen|wat hij zou kunnen|\
    zou hebben kunnen|had kunnen|kon niet|what she could do|what he could do|somebody else could";
/// That options follow in what comes next.
const ANNOUNCED: &str = "wat ze zou kunnen|wat hij zou kunnen|bedacht wat|bedachten wat|mogelijkheden|opties|alternatieven|what she could do|what he could do|\
    options|possibilities|alternatives|brainstorm*|thought of what|listed";
/// Words a sentence has that follows such an announcement and is one of the options.
const CHOICE: &str =
    "kan|kunnen|zou|mogelijkheid|of|optie|can|could|might|or|option|another|perhaps|misschien";
/// Something is wanted by the client. A pronoun or the client's label goes before, so that what a manager or a board wants is not hers.
const WANTED: &str = "ze wil|zij wil|hij wil|ie wil|wil ze|wil zij|wil hij|wil ie|ze wil graag|wil graag|wil leren|wil weten|wil weer|wil minder|wil meer|\
    wil vaker|wil niet meer|wil stoppen|haar vraag is|zijn vraag is|hulpvraag|haar doel|zijn doel|doel is|ze hoopt|hij hoopt|zou graag|\
    she wants|he wants|they want|she would like|he would like|she hopes|he hopes|would love to|her goal is|his goal is|her question is|\
    her aim is|his aim is";
/// Wishes that are no goals: what others should do, what is in doubt, what is in the past.
const NO_GOAL: &str = "wil graag dat|wil dat|of ze+wil|of hij+wil|of zij+wil|twijfel*|aarzel*|zou willen weten of ik|als ze wil|als hij wil|wat ze wil|wat hij wil|\
    wie ze wil|whether she wants|whether he wants|if she wants|if he wants|what she wants|what he wants|wants him|wants her to|wants them|\
    wants people|doubt*|not sure|liever niet|rather not";
/// Something comes back.
const AGAIN: &str = "patroon|steeds weer|gaat steeds|stelt+steeds+uit|steeds opnieuw|steeds dezelfde|steeds hetzelfde|telkens|toch weer|altijd weer|zegt+altijd|\
    doet+altijd|zei+altijd|bijna altijd|elke keer|iedere keer|alweer|weer eens|voor de zoveelste|dezelfde dingen|keer op keer|pattern|\
    again and again|always|every time|each time|once more|keeps saying|keeps doing|keeps coming|as usual|same sentence|same thing|over and over";
/// What a scale is of.
const SCALES: &str = "*energie|energy|*cijfer|*cijfers|schaal|scale|*score|scoort|geeft|stemming|mood|*spanning|*stress|*vertrouwen|confidence|*slaap|sleep|*tevreden|\
    werk is een|thuis is een|work is a|home is a|home a|werk een|thuis een|*plezier|*rust|motivatie|motivation|keuze|choice|hoe dicht";
/// How things are now.
const STATE: &str = "op dit moment|nog steeds|inmiddels|tegenwoordig|momenteel|werkt nog|slaapt|gaat goed|gaat beter|gaat slecht|gaat slechter|lukt|sinds|\
    at the moment|still|now|these days|currently|nowadays|so far|by now|goes well";
/// Something that was to be done has not been.
const UNDONE: &str = "nog niet|niet gedaan|niet gelukt|niet gehaald|niet gehad|niet gevoerd|niet gestuurd|niet gebeld|niet aan toe|niet toegekomen|geen tijd|\
    vergeten|uitgesteld|stelt+uit|verzet|alsnog|moet nog|nog doen|blijft liggen|niet af|heeft ze niet|heeft hij niet|not yet|did not|didnt|\
    has not|hasnt|have not|havent|forgot*|postponed|put off|puts off|moved it|cancelled|still has to|never got|not done|no time";
/// Or it has.
const DONE: &str = "gedaan|gelukt|geweest|gevoerd|gebeld|gemaild|gestuurd|opgestuurd|verstuurd|ingeleverd|gemaakt|verteld|bijgehouden|gehad|uitgerekend|\
    gevraagd|gepland|gezegd|af|klaar|is er|done|did|sent|told|asked|wrote|written|called|rang|made|went|kept|had|met|talked|spoke|finished|\
    brought|planned|managed";
/// Words that deny.
const NOT: &str = "niet|geen|nooit|niks|niets|nergens|not|no|never|nothing|didnt|doesnt|dont|hasnt|havent|wont|cant|cannot|couldnt|wouldnt|isnt";
/// What is denied by these is wished all the same: no longer so.
const NO_MORE: &str = "niet meer|geen+meer|maar niet|niet zo|no longer|not+any more|no more";
/// What begins so, or points back so, says little without the sentence before it.
const DANGLING: &str = "dat|die|daar|daarna|ernaar|ervan|erover|ermee|erom|daarom|daardoor|hierdoor|dit|that|this|those|it|then|afterwards|after that|so she|so he|\
    ook|also|too";

/// What a sentence says by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Somebody will do something.
    Promise,
    /// Somebody noticed something.
    Insight,
    /// Something could be done.
    Option,
    /// The client wants something.
    Wish,
    /// Something comes back.
    Again,
    /// A figure on a scale.
    Figure,
    /// How things are now.
    State,
    /// What was to be done is not.
    Undone,
    /// What was to be done is.
    Done,
    /// Options follow.
    Announced,
    /// One of them, when they were announced.
    Choice,
    /// It says little by itself.
    Dangling,
    /// It is about the coach.
    Coach,
}

/// Whether it says so.
pub fn says(said: &Said, cue: Cue) -> bool {
    let text = flat(&said.text);
    let denied = any(&text, NOT);
    match cue {
        Cue::Promise => {
            let deed = any(&text, PROMISES) && !denied_promise(&text);
            deed || own(said) || (dated_deed(said, &text) && !denied)
        }
        Cue::Insight => {
            any(&text, NOTICED)
                && !any(
                    &text,
                    "not noticed|niet merkte|niet gemerkt|didnt notice|not notice",
                )
        }
        Cue::Option => any(&text, POSSIBLE) && !any(&text, IMPOSSIBLE),
        Cue::Wish => {
            let wanted = any(&text, WANTED) && !any(&text, NO_GOAL);
            wanted
                && (!denied || any(&text, NO_MORE))
                && !text.starts_with(" ik ")
                && !text.starts_with(" i ")
        }
        Cue::Again => any(&text, AGAIN),
        Cue::Figure => on_a_scale(said, &text),
        Cue::State => any(&text, STATE),
        Cue::Undone => any(&text, UNDONE),
        Cue::Done => any(&text, DONE),
        Cue::Announced => any(&text, ANNOUNCED),
        Cue::Choice => any(&text, CHOICE),
        Cue::Coach => !quoted(said) && any(&text, "ik|i|mijn|my|myself|mezelf"),
        Cue::Dangling => {
            let first = text.split(' ').nth(1).unwrap_or_default();
            listed(DANGLING, first) || any(&text, "ernaar|ervan|erover|ermee|erom")
        }
    }
}

/// Whether the client, by the label she has in the file, is said to want it.
pub fn wants(said: &Said, label: &str) -> bool {
    let label = flat(label);
    let text = flat(&said.text);
    let named = label.trim().chars().count() > 1
        && ["wil", "wants", "hoopt", "hopes", "would like"]
            .iter()
            .any(|verb| text.contains(&format!("{label}{verb} ")));
    says(said, Cue::Wish)
        || named && !any(&text, NO_GOAL) && (!any(&text, NOT) || any(&text, NO_MORE))
}

/// Whether the coach promises it herself.
pub fn own(said: &Said) -> bool {
    let text = flat(&said.text);
    OWN_PROMISES.split('|').any(|p| {
        text.strip_prefix(' ')
            .is_some_and(|t| t.starts_with(&format!("{p} ")))
    })
}

fn denied_promise(text: &str) -> bool {
    any(
        text,
        "niet afgesproken|niets afgesproken|zoals afgesproken|as agreed|not agreed|nothing agreed|agreed with her that it|was afgesproken",
    )
}

/// Verbs of the past that stand behind who did it.
const PAST: &str = "koos|begon|zei|vroeg|kwam|ging|was|had|deed|gaf|nam|vond|dacht|wist|zag|werd|bleef|liep|belde|vertelde|wilde|moest|kon|lachte|schrok|heeft|chose|began|said|asked|\
    came|went|did|gave|took|found|thought|knew|saw|became|stayed|told|wanted|had to|could|laughed|has|walked|sent|wrote";

/// Whether a sentence tells what somebody did: `Hij koos meteen Kees`.
pub fn tells(said: &Said) -> bool {
    let text = flat(&said.text);
    let mut words = text.split(' ').skip(1);
    let (first, second) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    listed("ze|zij|hij|ie|she|he|they|we|wij|ik|i|it|het", first) && listed(PAST, second)
}

/// `Hij stuurt het voor vrijdag op`: somebody does something, by a day.
fn dated_deed(said: &Said, text: &str) -> bool {
    let mut words = text.split(' ').skip(1);
    let (first, second) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let deed = match first {
        "ze" | "zij" | "hij" | "ie" => {
            second.ends_with('t') && !listed(NO_DEED, second) && !second.ends_with("cht")
        }
        _ => false,
    };
    deed && by_when(&said.text).is_some()
}

/// `Een 5`, `energie 6/7`, `on a scale … a 4`: a figure from 0 to 10 beside what a scale is of.
fn on_a_scale(said: &Said, text: &str) -> bool {
    let figure = text
        .split(' ')
        .any(|w| w.parse::<u8>().is_ok_and(|n| n <= 10));
    let bare = [" een ", " a "]
        .iter()
        .filter_map(|w| text.strip_prefix(w))
        .any(|rest| {
            rest.split(' ')
                .next()
                .is_some_and(|w| w.parse::<u8>().is_ok_and(|n| n <= 10))
        });
    let under = bare || said.topic == Topic::Reality && any(text, "een|a|naar|was");
    figure && (any(text, SCALES) || under) && !any(text, "verslag|report")
}

/// The words of a text made flat that say what a figure is of.
pub fn scales(text: &str) -> Vec<&str> {
    let of_scale = |w: &&str| !w.is_empty() && any(&format!(" {w} "), SCALES);
    text.split(' ').filter(of_scale).collect()
}

/// Words before a moment by which something is to be done, and moments.
const BEFORE: &str = "voor|vóór|uiterlijk|vanaf|per|tegen|by|before|from";
const MOMENTS: &str = "zomer|zomervakantie|herfst|winter|lente|voorjaar|najaar|kerst|pasen|vakantie|weekend|maandag|dinsdag|woensdag|donderdag|vrijdag|januari|\
    februari|maart|mei|juni|juli|augustus|oktober|summer|autumn|spring|christmas|easter|holidays|monday|tuesday|wednesday|thursday|friday|\
    january|february|june|july|august";
/// Months that are spelt alike, or nearly, in both.
const MONTHS: &str = "april|september|november|december|october|march|may|sept";

/// The moment by which something is to be done, if a text names one: its characters, half-open. `voor de zomer`, `by 24 April`, `vanaf september`, `voor 10/7`.
pub fn by_when(text: &str) -> Option<(usize, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let mut words: Vec<(usize, usize, String)> = Vec::new();
    let mut from = None;
    for i in 0..=chars.len() {
        let inside = chars
            .get(i)
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-'));
        match (inside, from) {
            (true, None) => from = Some(i),
            (false, Some(start)) => {
                let word: String = chars.get(start..i).unwrap_or_default().iter().collect();
                words.push((start, i, word.to_lowercase()));
                from = None;
            }
            _ => {}
        }
    }
    let moment = |w: &str| listed(MOMENTS, w) || listed(MONTHS, w);
    let day = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    for (n, (start, _, word)) in words.iter().enumerate() {
        if !listed(BEFORE, word) {
            continue;
        }
        let mut rest = words.iter().skip(n + 1).peekable();
        let mut end = None;
        if rest.peek().is_some_and(|w| {
            matches!(
                w.2.as_str(),
                "de" | "het" | "the" | "eind" | "begin" | "end" | "volgende" | "next"
            )
        }) {
            rest.next();
        }
        if let Some(w) = rest.peek().filter(|w| day(&w.2)) {
            // `24 April` and `10/7` are days; `24 uur` is none.
            if w.2.contains(['/', '-']) {
                end = Some(w.1);
            }
            rest.next();
        }
        if let Some(w) = rest.peek().filter(|w| moment(&w.2)) {
            end = Some(w.1);
        }
        if let Some(end) = end {
            return Some((*start, end));
        }
    }
    None
}

#[cfg(test)]
#[path = "cue_tests.rs"]
mod tests;
