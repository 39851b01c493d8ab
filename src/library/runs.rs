//! Lists among the sentences of passages: which sentences are the items of one, and which sentence leads to it. A step alone tells little, so `extract`
//! quotes what belongs together; `signs` holds an item also to what leads to it.

use super::cite::Place;

/// A list: what leads to it, and its items, each with the sentences of it.
#[derive(Debug, PartialEq)]
pub(super) struct Run {
    /// The sentence above it that ends in a colon.
    pub intro: Option<usize>,
    /// The places of each item, in order.
    pub items: Vec<Vec<usize>>,
}

impl Run {
    /// All places of it, in order.
    pub(super) fn members(&self) -> impl Iterator<Item = usize> + '_ {
        self.intro
            .into_iter()
            .chain(self.items.iter().flatten().copied())
    }
}

/// The lists of two items or more.
pub(super) fn runs(places: &[Place<'_>]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    // Whether the place before belongs to the last of them.
    let mut open = false;
    for (i, place) in places.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|b| places.get(b));
        let near = before.filter(|b| b.hit.chunk_id == place.hit.chunk_id);
        open &= near.is_some() && !place.heading;
        if place.heading {
            continue;
        }
        if let Some(mark) = mark(place) {
            // A count that begins again begins another list.
            let again = || {
                let items = &out.last()?.items;
                let head = |item: &Vec<usize>| places.get(*item.first()?);
                let (first, last) = (head(items.first()?)?, head(items.last()?)?);
                let counts = self::mark(last).is_some_and(|m| m != mark && !m.starts_with('-'));
                let level = set_in(place) == set_in(first) && set_in(place) == set_in(last);
                (mark == "1. " && counts && level).then_some(())
            };
            open &= again().is_none();
            match out.last_mut().filter(|_| open) {
                Some(run) => run.items.push(vec![i]),
                None => out.push(Run {
                    intro: near
                        .filter(|b| !b.heading && b.text().trim_end().ends_with(':'))
                        .and(i.checked_sub(1)),
                    items: vec![vec![i]],
                }),
            }
            open = true;
            continue;
        }
        // A sentence behind the first of an item, or on a line below it that is set in.
        let between = near.and_then(|b| place.hit.text.get(b.bytes.1..place.bytes.0));
        let below = between.is_some_and(|b| {
            let line = b.rsplit('\n').next().unwrap_or_default();
            !b.contains("\n\n") || line.starts_with("  ") || line.starts_with('\t')
        });
        open &= below;
        if let Some(item) = out
            .last_mut()
            .filter(|_| open)
            .and_then(|r| r.items.last_mut())
        {
            item.push(i);
        }
    }
    out.retain(|r| r.items.len() > 1);
    out
}

/// How far the line of a sentence is set in.
fn set_in(place: &Place<'_>) -> usize {
    let before = place.hit.text.get(..place.bytes.0).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.len() - line.trim_start().len()
}

/// How the item that begins with a sentence is marked when it is quoted; none if it begins none.
pub(super) fn mark(place: &Place<'_>) -> Option<String> {
    let before = place.hit.text.get(..place.bytes.0).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let only_marks = |s: &str| {
        s.chars()
            .all(|c| c.is_whitespace() || matches!(c, '*' | '_' | '[' | ']' | 'x' | 'X' | '-'))
    };
    if line.starts_with(['-', '*', '+']) {
        let rest = line.get(1..).unwrap_or_default();
        return (rest.starts_with(char::is_whitespace) && only_marks(rest))
            .then(|| "- ".to_owned());
    }
    let numbered = |text: &str| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = text.len() - rest.len();
        let after = rest.strip_prefix(['.', ')'])?;
        ((1..=2).contains(&digits) && (after.is_empty() || after.starts_with([' ', '*'])))
            .then(|| format!("{}. ", text.get(..digits).unwrap_or_default()))
    };
    match line.trim_end_matches(['*', '_']).trim_end() {
        "" => numbered(place.text()),
        // Behind the number stands the sentence, not one before it.
        number => {
            numbered(number).filter(|_| number.ends_with(['.', ')']) && !number.contains(' '))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Hit;
    use super::super::cite::places;
    use super::*;

    fn found(text: &str) -> (Vec<Run>, Vec<Option<String>>) {
        let hit = Hit::tested(("Fiets", "fiets.md", "nl"), text);
        let hits = [hit];
        let all = places(&hits);
        (runs(&all), all.iter().map(mark).collect())
    }

    #[test]
    fn the_items_of_a_list_belong_together_with_what_leads_to_them() {
        let (lists, marks) = found(
            "# Band\nZo plak je een band:\n\n1. Haal de band van het wiel. Let op het ventiel.\n2. Zoek het gat.\n   Water helpt.\n\n3. Plak het dicht.\n\nDaarna rijd je weg.\n\n- Los puntje",
        );
        let run = Run {
            intro: Some(1),
            items: vec![vec![2, 3], vec![4, 5], vec![6]],
        };
        assert_eq!(lists, [run]);
        let marked: Vec<_> = marks.into_iter().flatten().collect();
        assert_eq!(marked, ["1. ", "2. ", "3. ", "- "]);
    }

    #[test]
    fn a_count_that_begins_again_begins_another_list() {
        let items = |text: &str| -> Vec<usize> {
            let (lists, _) = found(text);
            lists.iter().map(|r| r.items.len()).collect()
        };
        assert_eq!(
            items("1. Bel\n2. Stuur\n\n1. Trapper\n2. Ketting\n3. Rem\n"),
            [2, 3]
        );
        // All items may be numbered one, and a list may stand within an item.
        assert_eq!(items("1. Bel\n1. Stuur\n1. Rem\n"), [3]);
        assert_eq!(items("1. Bel\n   1. Rond\n   2. Luid\n2. Stuur\n"), [4]);
    }

    #[test]
    fn a_list_needs_no_leading_sentence_and_a_heading_ends_it() {
        let (lists, _) = found(
            "De fiets staat buiten.\n- **Bel.** Die klinkt.\n* Stuur\n## Onder\n- Trapper\n- Ketting\n",
        );
        let items: Vec<_> = lists.iter().map(|r| r.items.clone()).collect();
        assert_eq!(items, [vec![vec![1, 2], vec![3]], vec![vec![5], vec![6]]]);
        assert!(lists.iter().all(|r| r.intro.is_none()));
    }
}
