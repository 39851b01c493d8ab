//! Which of the sentences that could be quoted are: the most probable, as long as they are nearly as probable as the best; a list as a whole with what leads
//! to it; no sentence twice; and a sentence that points back with the one before it. Called by `extract`.

use super::cite::Place;
use super::company::{bridged, needs};
use super::extract::{LENGTH, Quotable, goes_on};
use super::quote::plain;
use super::runs::{Run, mark};
use super::terms::is_content;
use super::weights::Weights;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How alike two sentences may be: share of words in common.
const ALIKE: f32 = 0.6;
/// Items of a list that are quoted, at most.
const ITEMS: usize = 8;
/// And of items that are as short as single words.
const WORDS: usize = 2 * ITEMS;
/// Characters of a list up to which all its sentences are quoted, and of its items else only the first of each.
const SHORT: usize = 600;
/// Of so many items one at least must answer where the list is quoted as one.
const FEW: usize = 3;
/// Sentences a list counts as.
const COUNTS: usize = 3;
/// Characters an item has on the mean below which it says little alone.
const LITTLE: usize = 70;

/// A sentence that is quoted.
pub(super) struct Chosen<'a> {
    /// Where it stands.
    pub place: &'a Place<'a>,
    /// What stands between it and the one before.
    pub before: &'static str,
    /// The mark of an item.
    pub mark: String,
    /// What stands behind it: that the list goes on.
    pub behind: &'static str,
}

/// What is quoted of some quotable sentences, the most probable first; in the order of the sources.
pub(super) fn choose<'a>(
    places: &'a [Place<'a>],
    runs: &[Run],
    quotable: &[Quotable],
    most: usize,
) -> Vec<Chosen<'a>> {
    let fitted = &Weights::shipped().answers;
    let best = quotable.first().map_or(0.0, |q| q.probable);
    let vectors = quotable
        .first()
        .is_some_and(|q| q.signs.len() > super::signs::SIGNS);
    let (least, share, before_best) = fitted.cut(vectors);
    let cut = least.min(best).max(best * share);
    let good: Vec<usize> = quotable
        .iter()
        .filter(|q| q.probable >= cut)
        .map(|q| q.at)
        .collect();
    // What is chosen, and in which list it is quoted as an item.
    let mut chosen: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    let mut room = most;
    for at in &good {
        let Some(place) = places.get(*at) else {
            continue;
        };
        if room == 0 {
            break;
        }
        let repeats = chosen.keys().filter_map(|c| places.get(*c));
        if chosen.contains_key(at) || repeats.into_iter().any(|c| alike(c, place)) {
            continue;
        }
        let list = runs.iter().position(|r| r.members().any(|m| m == *at));
        // A list that is quoted already does not come back item by item.
        if list.is_some() && chosen.values().any(|n| *n == list) {
            continue;
        }
        if let Some((n, run)) = list.and_then(|n| Some((n, runs.get(n)?)))
            && chosen.values().all(Option::is_none)
            && together(run, *at, places, &good)
        {
            for member in quoted(run, places, &good) {
                chosen.insert(member, Some(n));
            }
            room = room.saturating_sub(COUNTS);
            continue;
        }
        // What only leads to a list says nothing without it.
        if place.text().trim_end().ends_with(':') && list.is_some() {
            continue;
        }
        // "That is what he does in September" says nothing without the sentence before it.
        let before = needs(places, *at).filter(|b| !chosen.contains_key(b));
        if room > usize::from(before.is_some()) {
            room -= 1 + usize::from(before.is_some());
            chosen.extend(before.map(|b| (b, None)));
            chosen.insert(*at, None);
        }
    }
    // What stands before the best in its source is read first, so it must be nearly as good.
    if let Some(best) = quotable.first()
        && let Some(there) = places.get(best.at)
    {
        let nearly = before_best * best.probable;
        let of = |m: usize| quotable.iter().find(|q| q.at == m).map(|q| q.probable);
        let good = |at: usize, list: Option<usize>| match list.and_then(|n| runs.get(n)) {
            Some(run) => run.members().filter_map(of).any(|p| p >= nearly),
            None => of(at).is_some_and(|p| p >= nearly),
        };
        let stands_before = |at: usize| {
            let place = places.get(at);
            place.is_some_and(|o| o.hit.source_id == there.hit.source_id && o.span < there.span)
        };
        let stays = |(at, list): (&usize, &Option<usize>)| {
            (!stands_before(*at) || good(*at, *list)).then_some(*at)
        };
        let stays: HashSet<usize> = chosen.iter().filter_map(stays).collect();
        // What came along with another goes and stays with that.
        let along: HashSet<usize> = stays.iter().filter_map(|at| needs(places, *at)).collect();
        chosen.retain(|at, _| stays.contains(at) || along.contains(at));
    }
    bridged(places, quotable, cut, &mut chosen);
    // Reading order: the source of the best first, then as they were found, and within each as it stands.
    let mut first: HashMap<i64, usize> = HashMap::new();
    for p in places {
        let rank = first.entry(p.hit.source_id.0).or_insert(p.hit.rank);
        *rank = p.hit.rank.min(*rank);
    }
    if let Some(best) = quotable.first().and_then(|q| places.get(q.at)) {
        first.insert(best.hit.source_id.0, 0);
    }
    let mut order: Vec<(usize, Option<usize>)> = chosen.into_iter().collect();
    order.sort_by_key(|(at, _)| {
        let of = |p: &Place<'_>| (first.get(&p.hit.source_id.0).copied(), p.span);
        places.get(*at).map(of)
    });
    laid_out(places, runs, &order)
}

/// Sentences in their order with what stands between them.
fn laid_out<'a>(
    places: &'a [Place<'a>],
    runs: &[Run],
    order: &[(usize, Option<usize>)],
) -> Vec<Chosen<'a>> {
    let mut out = Vec::with_capacity(order.len());
    let mut last: Option<usize> = None;
    for (i, (at, list)) in order.iter().enumerate() {
        let Some(place) = places.get(*at) else {
            continue;
        };
        let run = list.and_then(|n| runs.get(n));
        let heads = run.is_some_and(|r| r.items.iter().any(|item| item.first() == Some(at)));
        let mark = if heads { mark(place) } else { None };
        let ends = order.get(i + 1).is_none_or(|(_, next)| next != list);
        let goes_on = run.is_some_and(|r| {
            let end = r.items.last().and_then(|item| item.first());
            ends && end.is_some_and(|end| end > at)
        });
        out.push(Chosen {
            place,
            before: match (&mark, last == *list) {
                (Some(_), _) => "\n",
                (None, false) if last.is_some() => "\n\n",
                _ => " ",
            },
            mark: mark.unwrap_or_default(),
            behind: if goes_on { " …" } else { "" },
        });
        last = *list;
    }
    out
}

/// Whether the items are paragraphs: several sentences each, with no number and nothing that leads to them.
fn in_prose(run: &Run, places: &[Place<'_>]) -> bool {
    let sentences: usize = run.items.iter().map(Vec::len).sum();
    let first = run
        .items
        .first()
        .and_then(|item| places.get(*item.first()?));
    let numbered = first.and_then(mark).is_some_and(|m| !m.starts_with('-'));
    run.intro.is_none() && !numbered && sentences * 2 >= run.items.len() * 3
}

/// Whether a list is quoted as one: what leads to it answers, or more than one item does and not one of many, or its items say little alone.
fn together(run: &Run, at: usize, places: &[Place<'_>], good: &[usize]) -> bool {
    let answers = |item: &&Vec<usize>| item.iter().any(|m| good.contains(m));
    let answer = run.items.iter().filter(answers).count();
    // Of three paragraphs or more nearly all: of the letters of a word none is left out.
    if in_prose(run, places) {
        return run.items.len() >= FEW && answer * 4 >= run.items.len() * 3;
    }
    let little = || {
        let heads = run.items.iter().filter_map(|i| places.get(*i.first()?));
        let length: usize = heads.map(|p| p.text().chars().count()).sum();
        run.intro.is_some() && length / run.items.len().max(1) < LITTLE
    };
    run.intro == Some(at) || answer > 1 && answer * FEW >= run.items.len() || little()
}

/// The places of a list that are quoted.
fn quoted(run: &Run, places: &[Place<'_>], good: &[usize]) -> Vec<usize> {
    let length = |m: &usize| places.get(*m).map_or(0, |p| p.text().chars().count());
    let all: usize = run.members().map(|m| length(&m)).sum();
    let short = run.members().count() <= ITEMS + 1 && all <= SHORT;
    let says = |p: &Place<'_>| p.text().contains(char::is_alphabetic);
    let fits = |m: &usize| length(m) <= *LENGTH.end() && places.get(*m).is_some_and(says);
    // Of a long list, the items that answer, if any do.
    let answers = |item: &Vec<usize>| item.iter().any(|m| good.contains(m));
    let most = if all <= SHORT { WORDS } else { ITEMS };
    let some = run.items.len() > most && run.items.iter().any(answers);
    let items = run.items.iter().filter(|item| !some || answers(item));
    run.intro
        .into_iter()
        .chain(items.take(most).flat_map(|item| {
            let each = item.iter().enumerate();
            each.filter(|(n, m)| *n == 0 || short || good.contains(m))
                .map(|(_, m)| *m)
        }))
        .filter(fits)
        .collect()
}

/// Words that point back at a person or a thing of the sentence before when one begins with them.
const PERSONS: [&str; 7] = ["hij", "zij", "ze", "he", "she", "they", "it"];
/// Words that point back at all of it, when no noun stands behind them: "dat doet hij", "this is why".
const THINGS: [&str; 4] = ["dat", "dit", "that", "this"];

/// The sentence before, of the same paragraph, where this one begins with a word that points back at it.
pub(super) fn leans_on(places: &[Place<'_>], i: usize) -> Option<usize> {
    let place = places.get(i)?;
    let mut words = place.text().split(|c: char| !c.is_alphanumeric());
    let first = words.next()?.to_lowercase();
    let leans = PERSONS.contains(&first.as_str())
        || THINGS.contains(&first.as_str())
            && words.next().is_some_and(|w| !is_content(&w.to_lowercase()));
    let before = i.checked_sub(1)?;
    let other = places.get(before)?;
    let whole = !other.heading && LENGTH.contains(&plain(other.text()).chars().count());
    (leans && whole && goes_on(other, place)).then_some(before)
}

/// Whether two sentences say the same.
pub(super) fn alike(a: &Place<'_>, b: &Place<'_>) -> bool {
    #[allow(clippy::cast_precision_loss)]
    let common = a.words.intersection(&b.words).count() as f32;
    #[allow(clippy::cast_precision_loss)]
    let least = a.words.len().min(b.words.len()).max(1) as f32;
    common / least > ALIKE
}

#[cfg(test)]
mod tests {
    use super::super::Hit;
    use super::super::cite::places;
    use super::*;

    #[test]
    fn a_sentence_that_points_back_brings_the_one_before_it() {
        let leans = |text: &str| leans_on(&places(&[found(text)]), 1);
        let king = "De koning leest de troonrede voor.";
        for behind in [
            "Dat doet hij op Prinsjesdag in Den Haag.",
            "Hij draagt dan een mantel.",
        ] {
            assert_eq!(leans(&format!("{king} {behind}")), Some(0), "{behind}");
            // In another paragraph it is about something else.
            assert_eq!(leans(&format!("{king}\n\n{behind}")), None, "{behind}");
        }
        for behind in ["Dat najaar was het koud.", "De mantel is van hermelijn."] {
            assert_eq!(leans(&format!("{king} {behind}")), None, "{behind}");
        }
        assert_eq!(leans("# De koning\nHij draagt een mantel."), None);
    }

    fn found(text: &str) -> Hit {
        Hit::tested(("Kano", "kano.md", "nl"), text)
    }

    /// What is quoted when the sentences that hold a word are as probable as said.
    fn quoted_of(text: &str, probable: &[(&str, f32)]) -> String {
        let hits = [found(text)];
        let places = places(&hits);
        let lists = super::super::runs::runs(&places);
        let mut quotable: Vec<Quotable> = probable
            .iter()
            .map(|(word, probable)| Quotable {
                at: places.iter().position(|p| p.text().contains(word)).unwrap(),
                probable: *probable,
                signs: Vec::new(),
            })
            .collect();
        quotable.sort_by(|a, b| b.probable.total_cmp(&a.probable));
        let chosen = choose(&places, &lists, &quotable, 5);
        let mut out = String::new();
        for c in &chosen {
            out.push_str(if out.is_empty() { "" } else { c.before });
            out.push_str(&format!("{}{}{}", c.mark, plain(c.place.text()), c.behind));
        }
        out
    }

    const LIST: &str = "Zo til je een kano op je schouders:\n\n1. Ga naast het midden staan.\n2. Pak de verste rand.\n3. Draai hem in een zwaai om.\n\nLaat je helpen bij harde wind op de steiger. De peddel ligt los.";

    #[test]
    fn steps_are_quoted_together_behind_what_leads_to_them() {
        let whole = "Zo til je een kano op je schouders:\n1. Ga naast het midden staan.\n2. Pak de verste rand.\n3. Draai hem in een zwaai om.";
        assert_eq!(quoted_of(LIST, &[("Zo til je", 0.6)]), whole);
        assert_eq!(quoted_of(LIST, &[("verste", 0.6), ("zwaai", 0.5)]), whole);
        let more = format!("{whole}\n\nLaat je helpen bij harde wind op de steiger.");
        assert_eq!(quoted_of(LIST, &[("verste", 0.6), ("wind", 0.5)]), more);
    }

    #[test]
    fn items_that_are_paragraphs_are_no_list() {
        let text =
            "- De steiger is oud. Er liggen drie boten.\n- De boot is rood. De peddel is wit.\n";
        assert_eq!(
            quoted_of(text, &[("oud", 0.6), ("rood", 0.6)]),
            "De steiger is oud. De boot is rood."
        );
    }

    #[test]
    fn a_long_list_is_cut_and_says_so() {
        let items = |all: usize| {
            let item = |n: usize| format!("{n}. Knoop nummer {n} leggen.\n");
            let items: String = (1..=all).map(item).collect();
            quoted_of(&format!("Leer deze knopen:\n\n{items}"), &[("Leer", 0.5)])
        };
        // Short ones are all read at a glance.
        assert_eq!(items(12).lines().count(), 13);
        assert!(!items(12).contains('…'));
        let said = items(40);
        assert_eq!(said.lines().count(), 1 + ITEMS);
        assert!(said.ends_with("8. Knoop nummer 8 leggen. …"), "{said}");
    }

    #[test]
    fn what_goes_on_from_a_sentence_brings_it() {
        let text =
            "De huur is twaalf euro. Daarom is de borg vijftig euro. De boot is rood en blauw.";
        let both = "De huur is twaalf euro. Daarom is de borg vijftig euro.";
        assert_eq!(quoted_of(text, &[("borg", 0.6), ("rood", 0.1)]), both);
        let apart = text.replacen(". ", ".\n\n", 1);
        assert_eq!(
            quoted_of(&apart, &[("borg", 0.6)]),
            "Daarom is de borg vijftig euro."
        );
        let own = "De huur is laag, vindt men. Maar liefst acht boten liggen er.";
        assert_eq!(
            quoted_of(own, &[("acht", 0.6)]),
            "Maar liefst acht boten liggen er."
        );
    }

    #[test]
    fn what_came_along_stays_and_goes_with_the_sentence_it_came_for() {
        let text =
            "Er liggen tien boten. Daarom is de borg vijftig euro.\n\nDe huur is twaalf euro.";
        let said = |borg, tien| quoted_of(text, &[("borg", borg), ("tien", tien), ("huur", 0.6)]);
        let huur = "De huur is twaalf euro.";
        assert_eq!(said(0.3, 0.01), huur);
        let whole = "Er liggen tien boten. Daarom is de borg vijftig euro. De huur is twaalf euro.";
        assert_eq!(said(0.55, 0.01), whole);
        // What may not be quoted by itself does neither.
        let alone = quoted_of(text, &[("borg", 0.3), ("huur", 0.6)]);
        assert_eq!(alone, huur);
    }

    #[test]
    fn a_short_sentence_between_two_that_are_quoted_comes_along() {
        let text = "De huur is twaalf euro. De borg is vijftig euro. De boot is rood en blauw.";
        let said =
            |text: &str, borg| quoted_of(text, &[("huur", 0.6), ("borg", borg), ("rood", 0.6)]);
        assert_eq!(said(text, 0.01), text);
        let long = text.replace("De borg", &"De borg, die men vooruit betaalt, ".repeat(4));
        assert_eq!(said(&long, 0.25), plain(&long));
        let without = "De huur is twaalf euro. De boot is rood en blauw.";
        assert_eq!(said(&long, 0.01), without);
        // Unless it was said already.
        let again = format!("De borg is altijd vijftig euro.\n\n{text}");
        let probable = [
            ("altijd", 0.7),
            ("borg is vijftig", 0.6),
            ("huur", 0.6),
            ("rood", 0.6),
        ];
        let once = format!("De borg is altijd vijftig euro. {without}");
        assert_eq!(quoted_of(&again, &probable), once);
    }

    #[test]
    fn what_is_much_less_probable_is_left_out_and_more_so_before_the_best() {
        let text = "De huur is twaalf euro. De borg is vijftig euro. De boot is rood en blauw.";
        let said =
            |huur, borg, rood| quoted_of(text, &[("huur", huur), ("borg", borg), ("rood", rood)]);
        assert_eq!(
            said(0.3, 0.6, 0.3),
            "De borg is vijftig euro. De boot is rood en blauw."
        );
        assert_eq!(
            said(0.5, 0.6, 0.1),
            "De huur is twaalf euro. De borg is vijftig euro."
        );
        // The best is quoted however improbable it is.
        assert_eq!(said(0.01, 0.02, 0.001), "De borg is vijftig euro.");
    }
}
