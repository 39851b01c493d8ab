//! What lies over the panes: help, a source at its span, a prompt, a confirmation; and the lock, which hides everything.

use super::help::help_rows;
use super::paint::Paint;
use super::viewer_width;
use crate::locale::t;
use crate::workbench::state::{Asks, Overlay, State};
use crate::workbench::theme::Meaning;
use crate::workbench::wrap::wrap;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// Draws the overlay on top; returns the cursor if it has one.
pub fn draw(p: &mut Paint<'_>, s: &State, overlay: &Overlay) -> Option<Position> {
    let (w, h) = s.size;
    match overlay {
        Overlay::Help { layer, scroll } => {
            let inside = p.frame(middle(s.size, 76, h.saturating_sub(2)), &t("wb-help"));
            for (y, (keys, what)) in (0u16..)
                .zip(help_rows(&s.keymap, *layer).iter().skip(*scroll))
                .take(usize::from(inside.height))
            {
                p.text(inside, 0, y, keys, Meaning::Key);
                p.text(inside, 22, y, what, Meaning::Text);
            }
            None
        }
        Overlay::Source {
            title,
            text,
            span,
            scroll,
        } => {
            let width = viewer_width(s.size);
            let inside = p.frame(
                middle(
                    s.size,
                    u16::try_from(width + 4).unwrap_or(w),
                    h.saturating_sub(2),
                ),
                title,
            );
            source(p, inside, text, *span, *scroll, width);
            None
        }
        Overlay::Prompt { asks, field, .. } => {
            let title = t(match asks {
                Asks::Import => "wb-prompt-import",
                Asks::CaseClient => "wb-prompt-client",
                Asks::CaseTitle => "wb-prompt-title",
            });
            let inside = p.frame(middle(s.size, 70, 3), &title);
            // The end of what is typed is what one wants to see.
            let room = usize::from(inside.width.saturating_sub(1));
            let before = field.text().get(..field.cursor()).unwrap_or_default();
            let mut shown = field.text();
            let mut column = before.width();
            while column > room {
                let mut rest = shown.chars();
                column -= rest
                    .next()
                    .and_then(unicode_width::UnicodeWidthChar::width)
                    .unwrap_or(0);
                shown = rest.as_str();
            }
            p.text(inside, 0, 0, shown, Meaning::Input);
            Some(Position {
                x: inside.x + u16::try_from(column).ok()?,
                y: inside.y,
            })
        }
        Overlay::ConfirmArchive(_, archive) => {
            let inside = p.frame(middle(s.size, 60, 3), &t("wb-confirm"));
            p.text(
                inside,
                0,
                0,
                &t(if *archive {
                    "wb-confirm-archive"
                } else {
                    "wb-confirm-reopen"
                }),
                Meaning::Text,
            );
            None
        }
        Overlay::Lock { .. } => None,
    }
}

/// The lock: nothing of the practice is drawn.
pub fn lock(p: &mut Paint<'_>, size: (u16, u16), typed: &str, wrong: bool) -> Option<Position> {
    let inside = p.frame(middle(size, 60, 4), &t("wb-locked"));
    let x = p.text(
        inside,
        0,
        0,
        &format!("{} ", t("cli-passphrase")),
        Meaning::Text,
    );
    // The length of a passphrase is nobody's business either.
    if !typed.is_empty() {
        p.text(inside, x, 0, "…", Meaning::Input);
    }
    if wrong {
        p.text(inside, 0, 1, &t("error-wrong-passphrase"), Meaning::Error);
    }
    Some(Position {
        x: inside.x + x,
        y: inside.y,
    })
}

fn source(
    p: &mut Paint<'_>,
    area: Rect,
    text: &str,
    span: (usize, usize),
    scroll: usize,
    width: usize,
) {
    let mut base = 0;
    let mut skip = scroll;
    let mut y = 0;
    for line in text.split('\n') {
        let heading = line.starts_with('#');
        for row in wrap(line, width, base) {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            if y >= area.height {
                return;
            }
            let plain = if heading {
                Meaning::Heading
            } else {
                Meaning::Text
            };
            let (a, b) = (
                span.0.clamp(row.start, row.end),
                span.1.clamp(row.start, row.end),
            );
            let mut x = 0;
            for (from, to, meaning) in [
                (row.start, a, plain),
                (a, b, Meaning::Highlight),
                (b, row.end, plain),
            ] {
                x = p.text(area, x, y, text.get(from..to).unwrap_or_default(), meaning);
            }
            y += 1;
        }
        base += line.len() + 1;
    }
}

fn middle(size: (u16, u16), width: u16, height: u16) -> Rect {
    let (w, h) = (width.min(size.0), height.min(size.1));
    Rect::new((size.0 - w) / 2, (size.1 - h) / 2, w, h)
}
