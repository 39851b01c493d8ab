//! From a frame to bytes: the difference between two buffers, written with as few bytes as the terminal allows. Called once a frame by the
//! event loop; knows nothing of what is on the screen.
//!
//! What it saves on: cursor moves (none when the next cell is where the cursor already is, rewriting a short unchanged gap when that is
//! shorter than a move), style changes (only what differs from the last style sent; in a large frame one style after another), blanks (erased when there
//! are many), and frames (one write each, synchronized when large enough for tearing to be seen).

use super::sgr::{PLAIN, Style, step};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use std::collections::BTreeMap;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// A frame below this many bytes reaches the terminal in one piece anyway; above it, it is wrapped in synchronized output (mode 2026), which
/// terminals that do not know it ignore.
const SYNCHRONIZED_FROM: usize = 256;

/// From so many cells on it is tried whether another order takes fewer bytes.
const MANY: usize = 40;

/// More blanks than these side by side are erased instead of written.
const FEW_BLANKS: usize = 5;

/// A cell that differs: column, row, what is to stand there.
type Change<'a> = (u16, u16, &'a Cell);

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// None: shape and weight alone.
    Mono,
    /// The sixteen of the terminal's own palette.
    Sixteen,
    /// The xterm cube.
    Cube,
    /// 24 bits.
    True,
}

/// The screen as the terminal has it, and the writer that reaches it.
pub struct Screen<W: Write> {
    out: W,
    shown: Buffer,
    /// Where the terminal's cursor is, when that is known.
    cursor: Option<Position>,
    cursor_visible: bool,
    style: Style,
    bytes: String,
}

impl<W: Write> Screen<W> {
    /// A screen of this size that holds nothing yet. The first frame clears the terminal.
    pub fn new(out: W, area: Rect) -> Self {
        let mut screen = Self {
            out,
            shown: Buffer::empty(area),
            cursor: None,
            cursor_visible: true,
            style: PLAIN,
            bytes: String::new(),
        };
        screen.forget(area);
        screen
    }

    /// Forgets what the terminal shows (after a resize, a suspend, another program): the next frame draws everything.
    pub fn forget(&mut self, area: Rect) {
        self.shown = Buffer::empty(area);
        self.cursor = Some(Position::ORIGIN);
        self.style = PLAIN;
        self.bytes.clear();
        self.bytes.push_str("\x1b[m\x1b[H\x1b[2J");
    }

    /// Makes the terminal show this buffer, with the cursor at a place or hidden. Returns the bytes written; 0 when nothing differs.
    pub fn present(&mut self, next: Buffer, cursor: Option<Position>) -> io::Result<usize> {
        if cursor.is_none() && self.cursor_visible {
            self.bytes.push_str("\x1b[?25l");
            self.cursor_visible = false;
        }
        self.cells(&next);
        if let Some(at) = cursor {
            self.move_to(at, &next);
            if !self.cursor_visible {
                self.bytes.push_str("\x1b[?25h");
                self.cursor_visible = true;
            }
        }
        self.shown = next;
        let n = self.bytes.len();
        if n >= SYNCHRONIZED_FROM {
            self.out
                .write_all(format!("\x1b[?2026h{}\x1b[?2026l", self.bytes).as_bytes())?;
        } else if n > 0 {
            self.out.write_all(self.bytes.as_bytes())?;
        }
        if n > 0 {
            self.out.flush()?;
        }
        self.bytes.clear();
        Ok(if n >= SYNCHRONIZED_FROM { n + 16 } else { n })
    }

    fn cells(&mut self, next: &Buffer) {
        let shown = std::mem::replace(&mut self.shown, Buffer::empty(Rect::ZERO));
        let changes = differences(&shown, next);
        let before = (self.cursor, self.style, self.bytes.len());
        self.write_cells(&changes, next);
        // Colours take more bytes than moves: a large frame may be shorter one style after another than row by row. Not where something wide comes or
        // goes, since there the order is seen.
        let narrow = |cell: Option<&Cell>| cell.is_some_and(|c| c.symbol().width() <= 1);
        let all_narrow =
            |(x, y, cell): &Change<'_>| narrow(Some(cell)) && narrow(shown.cell((*x, *y)));
        if changes.len() < MANY || !changes.iter().all(all_narrow) {
            return;
        }
        let rows = (self.cursor, self.style, self.bytes.split_off(before.2));
        (self.cursor, self.style) = (before.0, before.1);
        self.write_cells(&by_style(&changes, self.style), next);
        if self.bytes.len() - before.2 >= rows.2.len() {
            self.bytes.truncate(before.2);
            self.bytes.push_str(&rows.2);
            (self.cursor, self.style) = (rows.0, rows.1);
        }
    }

    fn write_cells(&mut self, changes: &[Change<'_>], next: &Buffer) {
        // From which column on each row was erased.
        let mut erased: BTreeMap<u16, u16> = BTreeMap::new();
        let mut skip = 0;
        for (i, &(x, y, cell)) in changes.iter().enumerate() {
            if skip > 0 || erased.get(&y).is_some_and(|from| x >= *from) {
                skip = usize::saturating_sub(skip, 1);
                continue;
            }
            let here = changes.get(i..).unwrap_or_default();
            let blanks = here.iter().take_while(|c| c.1 == y).count();
            // Three bytes erase what would be `blanks` bytes of blanks; only in the default background, since not every terminal erases in colour.
            if blanks > 3 && rest_is_blank(next, x, y) {
                self.move_to(Position { x, y }, next);
                self.set_style(PLAIN);
                self.bytes.push_str("\x1b[K");
                erased.insert(y, x);
                continue;
            }
            self.move_to(Position { x, y }, next);
            // So many blanks side by side are erased with fewer bytes than they are; the cursor stays where it is. Blanks that were there already are
            // erased along, since leaving them out would take a move for each.
            let (run, changed) = blank_run(next, here);
            let seen = Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT;
            let plain = self.style.bg == Color::Reset && !self.style.modifier.intersects(seen);
            if run > FEW_BLANKS && plain {
                self.bytes.push_str(&format!("\x1b[{run}X"));
                skip = changed - 1;
                continue;
            }
            self.put(cell, next.area.width);
        }
    }

    fn put(&mut self, cell: &Cell, columns: u16) {
        let mut style = Style {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        };
        // The colour and the weight of a blank cannot be seen: no bytes for changing them.
        let seen = Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT;
        if cell.symbol() == " " && !(style.modifier | self.style.modifier).intersects(seen) {
            (style.fg, style.modifier) = (self.style.fg, self.style.modifier);
        }
        self.set_style(style);
        self.bytes.push_str(cell.symbol());
        let width = u16::try_from(cell.symbol().width()).unwrap_or(1);
        // At the last column terminals differ about where the cursor then is.
        self.cursor = self
            .cursor
            .map(|c| Position {
                x: c.x + width,
                y: c.y,
            })
            .filter(|c| c.x < columns);
    }

    fn move_to(&mut self, to: Position, next: &Buffer) {
        if self.cursor == Some(to) {
            return;
        }
        let mut best = match (to.y, to.x) {
            (0, 0) => "\x1b[H".to_owned(),
            (y, 0) => format!("\x1b[{}H", y + 1),
            (y, x) => format!("\x1b[{};{}H", y + 1, x + 1),
        };
        if let Some(from) = self.cursor {
            let mut offer = |s: String| {
                if s.len() < best.len() {
                    best = s;
                }
            };
            let n = |n: u16| if n == 1 { String::new() } else { n.to_string() };
            if from.y == to.y && to.x > from.x {
                offer(format!("\x1b[{}C", n(to.x - from.x)));
                if let Some(gap) = self.gap(from, to, next) {
                    offer(gap);
                }
            } else if from.y == to.y {
                offer(if from.x - to.x == 1 {
                    "\x08".into()
                } else {
                    format!("\x1b[{}D", n(from.x - to.x))
                });
                if to.x == 0 {
                    offer("\r".into());
                }
            } else if to.y == from.y + 1 && to.x == 0 {
                offer("\r\n".into());
            } else if to.x == from.x {
                offer(if to.y > from.y {
                    format!("\x1b[{}B", n(to.y - from.y))
                } else {
                    format!("\x1b[{}A", n(from.y - to.y))
                });
            }
        }
        self.bytes.push_str(&best);
        self.cursor = Some(to);
    }

    /// The unchanged cells between two places, if they can be written again in the present style.
    fn gap(&self, from: Position, to: Position, next: &Buffer) -> Option<String> {
        if to.x - from.x > 5 {
            return None;
        }
        let mut out = String::new();
        for x in from.x..to.x {
            let cell = next.cell((x, from.y))?;
            let style = Style {
                fg: cell.fg,
                bg: cell.bg,
                modifier: cell.modifier,
            };
            if style != self.style || cell.symbol().len() != 1 {
                return None;
            }
            out.push_str(cell.symbol());
        }
        Some(out)
    }

    fn set_style(&mut self, to: Style) {
        if to != self.style {
            self.bytes.push_str(&step(self.style, to));
            self.style = to;
        }
    }
}

/// The cells that differ, row by row. A wide character covers two columns: when one goes or comes, what it covered or cuts in two is drawn anew,
/// since terminals disagree about what then stands there.
fn differences<'a>(shown: &Buffer, next: &'a Buffer) -> Vec<Change<'a>> {
    let mut out = Vec::new();
    let wide = |c: Option<&Cell>| c.is_some_and(|c| c.symbol().len() > 1 && c.symbol().width() > 1);
    for y in 0..next.area.height {
        let (mut hidden, mut stale) = (0u8, 0u8);
        for x in 0..next.area.width {
            let (before, after) = (shown.cell((x, y)), next.cell((x, y)));
            let was_wide = wide(before);
            if hidden > 0 {
                // The second half of a wide character; if something wide began here before, its second half is stale now.
                hidden -= 1;
                stale = if was_wide && stale > 0 { 2 } else { stale };
            } else if let Some(cell) = after.filter(|c| stale > 0 || before != Some(*c)) {
                out.push((x, y, cell));
                // This cell and, after something wide, the next.
                stale = stale.max(if was_wide { 2 } else { 1 });
                if wide(after) {
                    hidden = 1;
                    stale = stale.max(2);
                }
            } else if wide(after) {
                hidden = 1;
            }
            stale = stale.saturating_sub(1);
        }
    }
    out
}

fn rest_is_blank(next: &Buffer, x: u16, y: u16) -> bool {
    (x..next.area.width).all(|x| next.cell((x, y)).is_some_and(is_blank))
}

/// How many columns from the first of these changes on are to be blank, up to the last that changes, and how many of the changes those are.
fn blank_run(next: &Buffer, changes: &[Change<'_>]) -> (usize, usize) {
    let Some(&(from, y, _)) = changes.first() else {
        return (0, 0);
    };
    let mut to = from;
    let mut changed = 0;
    for &(x, row, _) in changes {
        if row != y || x < to || !(to..=x).all(|x| next.cell((x, y)).is_some_and(is_blank)) {
            break;
        }
        to = x;
        changed += 1;
    }
    if changed == 0 {
        return (0, 0);
    }
    (usize::from(to - from) + 1, changed)
}

/// Whether a cell shows nothing at all.
fn is_blank(c: &Cell) -> bool {
    let seen = Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT;
    c.symbol() == " " && c.bg == Color::Reset && !c.modifier.intersects(seen)
}

/// The same cells, all of one style before all of the next: first what has the style in force, then in the order in which the styles come. What is blank
/// has no style of its own and stays with what stands before it.
fn by_style<'a>(changes: &[Change<'a>], now: Style) -> Vec<Change<'a>> {
    let mut groups: Vec<(Style, Vec<Change<'a>>)> = vec![(now, Vec::new())];
    let mut at = 0;
    for change in changes {
        let cell = change.2;
        let style = Style {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        };
        let before = groups.get(at).and_then(|(_, cells)| cells.last());
        let beside = before.is_some_and(|b| b.1 == change.1 && b.0 + 1 == change.0);
        if !(beside && is_blank(cell)) {
            at = groups
                .iter()
                .position(|(s, _)| *s == style)
                .unwrap_or(groups.len());
            if at == groups.len() {
                groups.push((style, Vec::new()));
            }
        }
        if let Some((_, cells)) = groups.get_mut(at) {
            cells.push(*change);
        }
    }
    groups.into_iter().flat_map(|(_, cells)| cells).collect()
}

#[cfg(test)]
#[path = "backend_tests.rs"]
mod tests;
