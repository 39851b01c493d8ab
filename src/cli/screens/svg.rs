//! A terminal screen as SVG: rectangles for backgrounds, one `text` element for each run of cells that look the same, held to its columns so that any
//! monospaced font shows the same picture.

use super::scenes::Scene;
use std::fmt::Write as _;

/// Width of a cell in pixels, at a font of 14.
const CELL: f64 = 8.4;
/// Height of a row in pixels.
const ROW: f64 = 18.0;
/// Space around, in pixels.
const EDGE: f64 = 12.0;

/// How a cell looks.
#[derive(Clone, PartialEq)]
struct Look {
    ink: String,
    paper: Option<String>,
    bold: bool,
    italic: bool,
    underline: bool,
}

/// Ink and paper of the terminal that the theme was made for.
fn terminal(theme: &str) -> (&'static str, &'static str) {
    match theme {
        "light" => ("#22272e", "#ffffff"),
        "solarized-dark" => ("#93a1a1", "#002b36"),
        _ => ("#d8dee9", "#1f242e"),
    }
}

/// The picture.
pub fn draw(screen: &vt100::Screen, scene: &Scene) -> String {
    let (rows, cols) = screen.size();
    let (ink, paper) = terminal(scene.theme);
    let (width, height) = (
        f64::from(cols) * CELL + 2.0 * EDGE,
        f64::from(rows) * ROW + 2.0 * EDGE,
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\">\n\
         <title>{}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{paper}\"/>\n\
         <g font-family=\"ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"14\" xml:space=\"preserve\">\n",
        escape(scene.title)
    );
    for row in 0..rows {
        let mut col = 0;
        while col < cols {
            let look = look(screen, row, col, ink, paper);
            let from = col;
            let mut text = String::new();
            while col < cols && self::look(screen, row, col, ink, paper) == look {
                let cell = screen.cell(row, col);
                match cell {
                    Some(c) if c.is_wide_continuation() => {}
                    Some(c) if c.has_contents() => text.push_str(c.contents()),
                    _ => text.push(' '),
                }
                col += 1;
            }
            run(&mut out, row, (from, col), &text, &look);
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn run(out: &mut String, row: u16, (from, to): (u16, u16), text: &str, look: &Look) {
    let x = EDGE + f64::from(from) * CELL;
    let y = EDGE + f64::from(row) * ROW;
    let wide = f64::from(to - from) * CELL;
    // Writing to a String cannot fail.
    if let Some(paper) = &look.paper {
        let _ = writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{ROW}\" fill=\"{paper}\"/>"
        );
    }
    let shown = text.trim_end();
    if shown.trim().is_empty() {
        return;
    }
    // Blanks at both ends are place, not text.
    let before = shown.len() - shown.trim_start().len();
    let after = text.len() - shown.len();
    let cells = usize::from(to - from).saturating_sub(before + after);
    let mut style = String::new();
    if look.bold {
        style.push_str(" font-weight=\"bold\"");
    }
    if look.italic {
        style.push_str(" font-style=\"italic\"");
    }
    if look.underline {
        style.push_str(" text-decoration=\"underline\"");
    }
    let _ = writeln!(
        out,
        "<text x=\"{:.1}\" y=\"{:.1}\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{style}>{}</text>",
        x + before as f64 * CELL,
        y + 13.5,
        cells as f64 * CELL,
        look.ink,
        escape(shown.trim_start())
    );
}

fn look(screen: &vt100::Screen, row: u16, col: u16, ink: &str, paper: &str) -> Look {
    let Some(cell) = screen.cell(row, col) else {
        return Look {
            ink: ink.into(),
            paper: None,
            bold: false,
            italic: false,
            underline: false,
        };
    };
    let mut front = colour(cell.fgcolor());
    let mut back = colour(cell.bgcolor());
    if cell.inverse() {
        (front, back) = (
            Some(back.unwrap_or_else(|| paper.into())),
            Some(front.unwrap_or_else(|| ink.into())),
        );
    }
    Look {
        ink: front.unwrap_or_else(|| ink.into()),
        paper: back,
        bold: cell.bold(),
        italic: cell.italic(),
        underline: cell.underline(),
    }
}

/// A colour as SVG writes it; `None` for the terminal's own. The 256 are those of xterm.
fn colour(c: vt100::Color) -> Option<String> {
    const FIRST: [&str; 16] = [
        "#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
        "#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
    ];
    let step = |v: u8| if v == 0 { 0 } else { 55 + 40 * v };
    match c {
        vt100::Color::Default => None,
        vt100::Color::Rgb(r, g, b) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        vt100::Color::Idx(i) => Some(match i {
            0..=15 => FIRST
                .get(usize::from(i))
                .copied()
                .unwrap_or("#000000")
                .to_owned(),
            16..=231 => {
                let i = i - 16;
                format!(
                    "#{:02x}{:02x}{:02x}",
                    step(i / 36),
                    step(i / 6 % 6),
                    step(i % 6)
                )
            }
            _ => {
                let grey = 8 + 10 * (i - 232);
                format!("#{grey:02x}{grey:02x}{grey:02x}")
            }
        }),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
