//! Which rows of the conversation are in sight: by the reader's keys, or following an answer that grows. What is being read never moves by itself: a
//! reader who scrolled back stays where they are, and an answer turns pages instead of pushing every row up, which is quieter to read and costs a page
//! of bytes a page instead of a page a row.

use crate::workbench::state::State;
use crate::workbench::view::layout;

/// Rows of the window.
fn window(s: &State) -> usize {
    let height = layout(s.size, s.focus).centre.map_or(1, |a| a.height);
    usize::from(height).saturating_sub(2).max(1)
}

/// The first row shown when the last one stands at the foot.
fn natural(s: &State) -> usize {
    s.conversation_rows().saturating_sub(window(s))
}

/// The first row of the last question.
fn last_question(s: &State) -> usize {
    let last = s.turns.len().checked_sub(1);
    let rows = last.and_then(|i| s.rendered.get(i)).map_or(0, Vec::len);
    s.conversation_rows().saturating_sub(rows)
}

/// To the end, and with what grows there from now on.
pub(super) fn to_end(s: &mut State) {
    (s.back, s.anchored) = (0, None);
    s.page = Some(natural(s));
}

/// To the end, which stays at the foot of the window.
pub(super) fn at_foot(s: &mut State, below: usize) {
    s.page = None;
    s.back = below;
    s.anchored = (below > 0).then(|| s.conversation_rows());
}

/// The last answer grew. For a reader who scrolled back nothing moves. Else the page turns when it is full: first so that the question stands on top, then
/// most of a window at a time.
pub(super) fn grown(s: &mut State) {
    let rows = s.conversation_rows();
    let window = window(s);
    let full = s.page.filter(|first| rows > first + window);
    if let Some(before) = s.anchored.replace(rows) {
        match (full, s.page) {
            (Some(first), _) => {
                s.back = rows - first - window;
                s.page = None;
            }
            (None, Some(_)) => {}
            (None, None) => s.back = (s.back + rows).saturating_sub(before),
        }
        return;
    }
    s.anchored = None;
    if let Some(first) = full {
        let question = last_question(s);
        s.page = Some(if question > first && rows <= question + window {
            question
        } else {
            let step = (window - window / 4).max(1);
            first + (rows - first - window).div_ceil(step) * step
        });
    }
}

/// An answer came in one piece: from its question on, or to its end when all of it fits.
pub(super) fn arrived(s: &mut State) {
    if s.page.is_some() {
        at_foot(s, natural(s).saturating_sub(last_question(s)));
    }
}

/// The window has another size.
pub(super) fn resized(s: &mut State) {
    if s.page.is_some() {
        s.page = Some(natural(s));
    }
    s.back = s.back.min(natural(s));
}

/// Scrolls by rows; downwards is positive.
pub(super) fn scroll(s: &mut State, by: isize) {
    let natural = natural(s);
    let first = match s.page {
        Some(first) if s.back == 0 => first,
        _ => natural.saturating_sub(s.back),
    };
    let to = first.saturating_add_signed(by).min(first.max(natural));
    s.back = natural.saturating_sub(to);
    // At the end of what still grows, one goes along with it.
    let along = s.running() || to > natural;
    s.page = (s.back == 0 && along).then_some(to);
    s.anchored = (s.back > 0 || by < 0).then(|| s.conversation_rows());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::backend::Colours;
    use crate::workbench::keymap::Keymap;
    use crate::workbench::theme::Theme;
    use std::path::Path;

    /// A conversation of these many rows a turn in a window of twenty.
    fn state(turns: &[usize]) -> State {
        let nowhere = Path::new("/nonexistent");
        let (keymap, _) = Keymap::load("default", nowhere);
        let (theme, _) = Theme::load("dark", nowhere, Colours::True);
        let mut s = State::new((120, 24), keymap, theme, 60_000, 0);
        assert_eq!(window(&s), 20);
        for rows in turns {
            s.turns
                .push(crate::workbench::state::Turn::asked("why".into()));
            s.rendered.push(vec![Vec::new(); *rows]);
        }
        s
    }

    fn grow(s: &mut State) {
        s.rendered.last_mut().unwrap().push(Vec::new());
        grown(s);
    }

    #[test]
    fn a_full_page_turns_so_that_the_question_stands_on_top_and_never_turns_back() {
        let mut s = state(&[15, 2]);
        to_end(&mut s);
        assert_eq!(s.page, Some(0));
        for _ in 0..2 {
            grow(&mut s);
        }
        assert_eq!(s.page, Some(0), "it fits");
        grow(&mut s);
        assert_eq!(s.page, Some(16), "the question on top");
        for _ in 0..15 {
            grow(&mut s);
        }
        assert_eq!(s.page, Some(16));
        grow(&mut s);
        assert_eq!(s.page, Some(31), "three quarters of a window on");
        // A mark that comes can make a row fewer.
        s.rendered.last_mut().unwrap().pop();
        grown(&mut s);
        assert_eq!(s.page, Some(31));
    }

    #[test]
    fn who_scrolled_back_stays_there_and_who_comes_back_goes_along() {
        let mut s = state(&[30, 10]);
        to_end(&mut s);
        s.turns[1].running = true;
        assert_eq!(s.page, Some(21));
        scroll(&mut s, -5);
        assert_eq!((s.page, s.back), (None, 5));
        grow(&mut s);
        assert_eq!((s.page, s.back), (None, 6));
        scroll(&mut s, 100);
        assert_eq!((s.page, s.back), (Some(22), 0));
        // From a page that is half full too.
        s.page = Some(35);
        scroll(&mut s, -2);
        for _ in 0..20 {
            assert_eq!(s.page.or(Some(natural(&s) - s.back)), Some(33));
            grow(&mut s);
        }
        assert_eq!((s.page, s.back), (None, 9));
    }

    #[test]
    fn a_last_page_that_is_half_full_is_scrolled_without_a_jump() {
        let mut s = state(&[50]);
        s.page = Some(45);
        scroll(&mut s, -3);
        assert_eq!((s.page, s.back), (Some(42), 0));
        scroll(&mut s, -13);
        assert_eq!((s.page, s.back), (None, 1));
    }

    #[test]
    fn what_came_in_one_piece_is_read_from_its_question_on() {
        let mut s = state(&[30, 40]);
        s.page = Some(11);
        arrived(&mut s);
        assert_eq!((s.page, s.back), (None, 20));
        let mut s = state(&[30, 10]);
        s.page = Some(11);
        arrived(&mut s);
        assert_eq!((s.page, s.back), (None, 0));
    }
}
