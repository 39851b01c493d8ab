//! Tests of `backend`: what is said there, seen.

use super::*;
use proptest::prelude::*;
use ratatui::style::Style as Look;

const W: u16 = 20;
const H: u16 = 5;

fn buffer(cells: &[(u16, u16, String, u8)]) -> Buffer {
    let mut b = Buffer::empty(Rect::new(0, 0, W, H));
    for (x, y, s, style) in cells {
        let mut look = Look::default();
        if style & 1 != 0 {
            look = look.fg(Color::Red);
        }
        if style & 2 != 0 {
            look = look.bg(Color::Indexed(17));
        }
        if style & 4 != 0 {
            look = look.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        }
        b.set_stringn(*x, *y, s, usize::from(W - x), look);
    }
    b
}

fn same(parser: &vt100::Parser, b: &Buffer) {
    for y in 0..H {
        let mut skip = 0;
        for x in 0..W {
            let cell = &b[(x, y)];
            if skip > 0 {
                skip -= 1;
                continue;
            }
            skip = cell.symbol().width().saturating_sub(1);
            let shown = parser.screen().cell(y, x).unwrap();
            let text = if shown.contents().is_empty() {
                " "
            } else {
                shown.contents()
            };
            assert_eq!(text, cell.symbol(), "at {x},{y}");
            // The weight and the colour of a blank cannot be seen.
            if cell.symbol() != " " {
                assert_eq!(
                    shown.bold(),
                    cell.modifier.contains(Modifier::BOLD),
                    "bold at {x},{y}"
                );
                assert_eq!(
                    shown.fgcolor() == vt100::Color::Idx(1),
                    cell.fg == Color::Red,
                    "colour at {x},{y}"
                );
            }
            assert_eq!(
                shown.bgcolor() == vt100::Color::Idx(17),
                cell.bg == Color::Indexed(17),
                "background at {x},{y}"
            );
        }
    }
}

proptest! {
    #[test]
    fn the_terminal_shows_exactly_the_buffer(
        frames in prop::collection::vec(prop::collection::vec((0..W, 0..H, "[a-z 日é]{0,12}", 0u8..8), 0..8), 1..6),
        cursor in prop::option::of((0..W, 0..H)),
    ) {
        let mut screen = Screen::new(Vec::new(), Rect::new(0, 0, W, H));
        let mut parser = vt100::Parser::new(H, W, 0);
        for cells in frames {
            let b = buffer(&cells);
            let from = screen.out.len();
            screen.present(b.clone(), cursor.map(|(x, y)| Position { x, y })).unwrap();
            parser.process(&screen.out[from..]);
            same(&parser, &b);
            if let Some((x, y)) = cursor {
                prop_assert_eq!(parser.screen().cursor_position(), (y, x));
            }
        }
    }
}

proptest! {
    #[test]
    fn frames_of_two_columns_in_two_styles_are_shown_exactly(
        frames in prop::collection::vec(prop::collection::vec(("[a-z ]{0,9}", "[a-z ]{0,9}", 0u8..8, 0u8..8), usize::from(H)), 1..6),
    ) {
        let mut screen = Screen::new(Vec::new(), Rect::new(0, 0, W, H));
        let mut parser = vt100::Parser::new(H, W, 0);
        for rows in frames {
            let cells: Vec<_> = (0..H)
                .zip(&rows)
                .flat_map(|(y, (a, b, left, right))| {
                    [(0, y, a.clone(), *left), (10, y, b.clone(), *right)]
                })
                .collect();
            let b = buffer(&cells);
            let from = screen.out.len();
            screen.present(b.clone(), None).unwrap();
            parser.process(&screen.out[from..]);
            same(&parser, &b);
        }
    }
}

#[test]
fn two_columns_of_two_colours_cost_two_changes_of_colour_and_many_blanks_one_erase() {
    let mut screen = Screen::new(Vec::new(), Rect::new(0, 0, W, H));
    let rows: Vec<_> = (0..H)
        .flat_map(|y| {
            [
                (0, y, "abcdefg".to_owned(), 1),
                (10, y, "abcdefg".to_owned(), 2),
            ]
        })
        .collect();
    screen.present(buffer(&rows), None).unwrap();
    let sent = String::from_utf8(std::mem::take(&mut screen.out)).unwrap();
    assert_eq!(sent.matches('m').count(), 3, "{sent:?}");
    let gone: Vec<_> = (0..H).map(|y| (10, y, "abcdefg".to_owned(), 2)).collect();
    screen.present(buffer(&gone), None).unwrap();
    let sent = String::from_utf8(std::mem::take(&mut screen.out)).unwrap();
    assert!(
        sent.contains("\x1b[7X") && !sent.contains("   "),
        "{sent:?}"
    );
}

#[test]
fn nothing_new_is_no_byte_and_a_typed_letter_is_one() {
    let mut screen = Screen::new(Vec::new(), Rect::new(0, 0, W, H));
    let at = |x| Some(Position { x, y: 1 });
    let line = |s: &str| buffer(&[(0, 1, s.into(), 0)]);
    screen.present(line("ab"), at(2)).unwrap();
    assert_eq!(screen.present(line("ab"), at(2)).unwrap(), 0);
    assert_eq!(screen.present(line("abc"), at(3)).unwrap(), 1);
}

#[test]
fn words_that_go_are_erased_with_the_blanks_between_them() {
    let mut screen = Screen::new(Vec::new(), Rect::new(0, 0, W, H));
    let line = |s: &str| buffer(&[(0, 1, s.into(), 0), (W - 1, 1, "|".into(), 0)]);
    screen.present(line("ab cd ef gh"), None).unwrap();
    screen.out.clear();
    screen.present(line(""), None).unwrap();
    let sent = String::from_utf8(std::mem::take(&mut screen.out)).unwrap();
    assert_eq!(sent.matches('X').count(), 1, "{sent:?}");
}
