//! What tells whether a sentence answers a question, each sign as one number: the words they share, what it stands under, what kind of thing was asked for,
//! how it stands in its list. How much each counts is fitted (`weights`). Called by `extract`.

use super::answering::Asking;
use super::choosing::leans_on;
use super::cite::{Place, weights};
use super::contrary::Side;
use super::quote::plain;
use super::runs::Run;
use std::collections::{HashMap, HashSet};

/// Signs that need no vectors.
pub(super) const SIGNS: usize = 14;
/// Words a sentence may begin with before it names what it is about.
const BEFORE: usize = 4;
/// Sentences behind a question that may answer it.
const BEHIND: usize = 3;

/// The signs of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs {
    /// In the order in which they are weighed.
    pub of: [f32; SIGNS],
    /// It says what the asked thing is, and that was asked.
    pub defines: bool,
    /// Somebody says it aloud.
    pub spoken: bool,
}

/// Of each place; `sides` says of each how its heading stands to the question, `foreign` of which places the language speaks against them.
pub(super) fn signs(
    asking: &Asking,
    places: &[Place<'_>],
    runs: &[Run],
    sides: &[Side],
    foreign: &dyn Fn(&Place<'_>) -> bool,
) -> Vec<Signs> {
    let weights = weights(places);
    let share = |words: &HashSet<String>| asking.share(words, &weights, places.len());
    let top = places
        .iter()
        .map(|p| p.hit.score)
        .fold(f32::MIN_POSITIVE, f32::max);
    let mut listed: HashMap<usize, &Run> = HashMap::new();
    for run in runs {
        listed.extend(run.members().map(|m| (m, run)));
    }
    let own: Vec<f32> = places.iter().map(|p| share(&p.words)).collect();
    let one = |yes: bool| if yes { 1.0 } else { 0.0 };
    let mut heading = String::new();
    let mut of = None;
    let mut out = Vec::with_capacity(places.len());
    for (i, p) in places.iter().enumerate() {
        if of != Some(p.hit.chunk_id) {
            of = Some(p.hit.chunk_id);
            heading = p.hit.heading.last().cloned().unwrap_or_default();
        }
        if p.heading {
            heading = plain(p.text());
        }
        let text = plain(p.text());
        let here = own.get(i).copied().unwrap_or_default();
        let before = i.checked_sub(1).and_then(|b| places.get(b));
        let opens = before.is_none_or(|b| b.heading || b.hit.chunk_id != p.hit.chunk_id);
        let headed = asking.names_target(&heading);
        let about = asking.is_about(&p.hit.source);
        // Under `Three phases` stand the phases, each with a heading of its own.
        let above = p.hit.heading.iter().skip(1).any(|h| asking.names(h));
        // A title says what all of it is about: enough when it is asked what that is, and nothing of this sentence when something of it is asked.
        let named = (asking.what_is || heading != p.hit.source) && asking.names(&heading) || above;
        let led = led_by(places, runs, i).and_then(|l| own.get(l).copied());
        let beside = [i.checked_sub(1), Some(i + 1)]
            .into_iter()
            .flatten()
            .filter(|n| {
                let same = |o: &Place<'_>| o.hit.chunk_id == p.hit.chunk_id && !o.heading;
                places.get(*n).is_some_and(same)
            })
            .filter_map(|n| own.get(n).copied())
            .fold(0.0, f32::max);
        let fit = asking.kind.fit(&text);
        let counts = asking.kind.counts();
        let spoken = spoken(p);
        let says = leads(asking, &text) || (opens && headed);
        let defines = asking.what_is && !p.heading && says && !spoken;
        // A heading that excludes what was asked was not asked for, and its opposite was.
        let against = sides.get(i) == Some(&Side::Against);
        let with = sides.get(i) == Some(&Side::With);
        let item = listed.get(&i).is_some_and(|r| r.intro != Some(i));
        out.push(Signs {
            of: [
                here,
                led.unwrap_or_default(),
                p.hit.score / top,
                one(named && about && !against),
                one((named && !about && !against) || (with && !(named && about))),
                one(defines),
                one(opens && p.hit.span.0 == 0),
                if counts { fit } else { 0.0 },
                if counts { 0.0 } else { fit },
                one(spoken),
                one(foreign(p)),
                one(item),
                beside,
                one(headed && !against),
            ],
            defines,
            spoken,
        });
    }
    out
}

/// What leads to a sentence: what stands above its list, the sentence it points back at, a question just before it, the first row of its table.
fn led_by(places: &[Place<'_>], runs: &[Run], at: usize) -> Option<usize> {
    let place = places.get(at)?;
    let before = || {
        (0..at)
            .rev()
            .filter_map(|i| Some((i, places.get(i)?)))
            .take_while(|(_, p)| p.hit.chunk_id == place.hit.chunk_id && !p.heading)
    };
    let run = runs
        .iter()
        .find(|r| r.items.iter().flatten().any(|m| *m == at));
    let asks = |(_, p): &(usize, &Place<'_>)| p.text().trim_end().ends_with('?');
    let header = || {
        let rows = before().take_while(|(_, p)| is_row(p));
        rows.filter(|(_, p)| is_header(p)).map(|(i, _)| i).last()
    };
    before()
        .take(BEHIND)
        .find(asks)
        .map(|(i, _)| i)
        .or_else(|| run.and_then(|r| r.intro))
        .or_else(|| leans_on(places, at))
        .or_else(|| is_row(place).then(header).flatten())
}

/// Whether it is a row of a table.
pub(super) fn is_row(place: &Place<'_>) -> bool {
    place.text().contains('|')
}

/// Whether it is the row over a table's columns: a line of dashes stands under it.
pub(super) fn is_header(place: &Place<'_>) -> bool {
    let behind = place.hit.text.get(place.bytes.1..).unwrap_or_default();
    let below = behind.lines().nth(1).unwrap_or_default();
    let dashes = |c: char| matches!(c, '|' | '-' | ':' | ' ' | '+');
    is_row(place) && below.contains("--") && below.trim().chars().all(dashes)
}

/// A sentence as it is embedded: under the title and the headings it stands under, behind what leads to it.
pub(super) fn in_context(places: &[Place<'_>], runs: &[Run], at: usize) -> Option<String> {
    let place = places.get(at)?;
    let heading = (0..at)
        .rev()
        .filter_map(|i| places.get(i))
        .take_while(|p| p.hit.chunk_id == place.hit.chunk_id)
        .find(|p| p.heading);
    let mut above = vec![place.hit.source.as_str()];
    match heading {
        Some(heading) => above.push(heading.text()),
        None => above.extend(place.hit.heading.iter().map(String::as_str)),
    }
    above.dedup();
    let led = led_by(places, runs, at).and_then(|i| places.get(i));
    let led = led.map_or("", |p| p.text());
    Some(format!("{}\n{led} {}", above.join(" › "), place.text()))
}

/// Whether a sentence begins with what was asked for: `Een schaalvraag zet …`.
fn leads(asking: &Asking, text: &str) -> bool {
    let begin: Vec<&str> = text
        .split_whitespace()
        .take(BEFORE + asking.aims().saturating_sub(1))
        .collect();
    asking.names_target(&begin.join(" "))
}

/// Whether somebody says it: a line of a conversation, or something between quotation marks as a whole.
fn spoken(place: &Place<'_>) -> bool {
    let text = place.text().trim_start();
    let before = place.hit.text.get(..place.bytes.0).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let quotes = line.matches(['"', '“', '”']).count() % 2 == 1;
    line.trim_start().starts_with('>') || text.starts_with(['"', '“', '„', '>']) || quotes
}
