//! Styles as bytes (ECMA-48 "select graphic rendition"): the shortest sequence from one style to another. Used by `backend` only.

use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

/// How a cell looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    pub fg: Color,
    pub bg: Color,
    pub modifier: Modifier,
}

/// As a terminal starts.
pub(super) const PLAIN: Style = Style {
    fg: Color::Reset,
    bg: Color::Reset,
    modifier: Modifier::empty(),
};

/// The bytes that change one style into another: only what differs when nothing has to go, else from the start.
pub(super) fn step(from: Style, to: Style) -> String {
    let mut whole = String::from("0");
    changes(PLAIN, to, &mut whole);
    let mut codes = whole;
    if (from.modifier - to.modifier).is_empty() {
        let mut added = String::new();
        changes(from, to, &mut added);
        let added = added.trim_start_matches(';');
        if added.len() < codes.len() {
            codes = added.to_owned();
        }
    }
    if codes == "0" {
        codes.clear();
    }
    format!("\x1b[{codes}m")
}

/// Appends `;code` for each thing that differs; nothing is switched off here.
fn changes(from: Style, to: Style, out: &mut String) {
    const CODES: [(Modifier, &str); 7] = [
        (Modifier::BOLD, ";1"),
        (Modifier::DIM, ";2"),
        (Modifier::ITALIC, ";3"),
        (Modifier::UNDERLINED, ";4"),
        (Modifier::SLOW_BLINK, ";5"),
        (Modifier::REVERSED, ";7"),
        (Modifier::CROSSED_OUT, ";9"),
    ];
    for (modifier, code) in CODES {
        if to.modifier.contains(modifier) && !from.modifier.contains(modifier) {
            out.push_str(code);
        }
    }
    if from.fg != to.fg {
        colour(to.fg, 30, out);
    }
    if from.bg != to.bg {
        colour(to.bg, 40, out);
    }
}

/// ECMA-48 colour codes; `base` is 30 for the foreground, 40 for the background.
fn colour(c: Color, base: u8, out: &mut String) {
    let basic = match c {
        Color::Reset => Some(base + 9),
        Color::Black => Some(base),
        Color::Red => Some(base + 1),
        Color::Green => Some(base + 2),
        Color::Yellow => Some(base + 3),
        Color::Blue => Some(base + 4),
        Color::Magenta => Some(base + 5),
        Color::Cyan => Some(base + 6),
        Color::Gray => Some(base + 7),
        Color::DarkGray => Some(base + 60),
        Color::LightRed => Some(base + 61),
        Color::LightGreen => Some(base + 62),
        Color::LightYellow => Some(base + 63),
        Color::LightBlue => Some(base + 64),
        Color::LightMagenta => Some(base + 65),
        Color::LightCyan => Some(base + 66),
        Color::White => Some(base + 67),
        Color::Indexed(_) | Color::Rgb(..) => None,
    };
    let _ = match (basic, c) {
        (Some(code), _) => write!(out, ";{code}"),
        (None, Color::Rgb(r, g, b)) => write!(out, ";{};2;{r};{g};{b}", base + 8),
        (None, Color::Indexed(i)) => write!(out, ";{};5;{i}", base + 8),
        (None, _) => Ok(()),
    };
}
