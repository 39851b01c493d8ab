//! Colours by what they mean. A theme is a TOML file with one style per meaning; the terminal's depth of colour decides how it is shown.

use super::backend::Colours;
use include_dir::{Dir, include_dir};
use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// Themes that come with the program, in the order the theme key goes through them.
pub const BUILT_IN: [&str; 8] = [
    "terminal",
    "dark",
    "light",
    "high-contrast-dark",
    "high-contrast-light",
    "solarized-dark",
    "solarized-light",
    "mono",
];

macro_rules! meanings {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// What a piece of the screen means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Meaning { $($(#[$doc])* $variant),+ }
        #[cfg(test)]
        impl Meaning {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The name in a theme file.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name),+ } }
        }
    };
}

meanings! {
    /// Running text.
    Text = "text",
    /// Less important.
    Dim = "dim",
    /// A pane's title.
    Title = "title",
    /// The title of the pane that has the keys.
    TitleFocus = "title-focus",
    /// Lines between panes.
    Border = "border",
    /// The selected row of the pane that has the keys.
    Selection = "selection",
    /// The selected row elsewhere.
    SelectionIdle = "selection-idle",
    /// A question of the coach.
    Question = "question",
    /// A citation mark.
    Citation = "citation",
    /// A sentence no passage supports.
    Unsupported = "unsupported",
    /// The cited span in a source.
    Highlight = "highlight",
    /// A heading in a text.
    Heading = "heading",
    /// All is well.
    Ok = "ok",
    /// Worth a look.
    Warning = "warning",
    /// Something went wrong.
    Error = "error",
    /// A key in the footer and in help.
    Key = "key",
    /// What is being typed.
    Input = "input",
    /// Code in Markdown.
    Code = "code",
    /// A link in Markdown.
    Link = "link",
    /// Strong text in Markdown.
    Strong = "strong",
    /// Stressed text in Markdown.
    Emphasis = "emphasis",
    /// A quotation in Markdown.
    Quote = "quote",
    /// A table's lines in Markdown.
    Table = "table",
    /// Text selected in the editor.
    SelectedText = "selected-text",
    /// Where the searched words stand.
    Match = "match",
    /// A label to jump by.
    Label = "label",
    /// A tag in a note.
    Tag = "tag",
    /// A model's reasoning before its answer.
    Thinking = "thinking",
    /// The letters of a row that match what was typed in a fuzzy list.
    PaletteMatch = "palette-match",
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Look {
    fg: Option<String>,
    bg: Option<String>,
    bold: bool,
    dim: bool,
    italic: bool,
    underline: bool,
    reverse: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[allow(dead_code)] // the file names itself for its reader
    name: String,
    /// The background the colours were chosen for.
    background: Option<String>,
    /// Whether that background is painted; the terminal's own stays otherwise.
    #[serde(default)]
    paint_background: bool,
    styles: BTreeMap<Meaning, Look>,
}

/// A theme ready to draw with.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// The colour to paint under everything; `None` leaves the terminal's own.
    pub background: Option<Color>,
    styles: BTreeMap<Meaning, Style>,
}

impl Theme {
    /// The theme by name, a user's file before a built-in one. What is wrong comes back as a notice, with the plain theme.
    pub fn load(name: &str, config_dir: &Path, colours: Colours) -> (Self, Option<String>) {
        let file = format!("{name}.toml");
        let user = std::fs::read_to_string(config_dir.join("themes").join(&file)).ok();
        let text = user
            .as_deref()
            .or_else(|| THEMES.get_file(&file).and_then(|f| f.contents_utf8()));
        let Some(text) = text else {
            return (
                Self::plain(name),
                Some(format!(
                    "theme '{name}' is not known; choose one of {}",
                    BUILT_IN.join(", ")
                )),
            );
        };
        match Self::parse(name, text, colours) {
            Ok(theme) => (theme, None),
            Err(e) => (Self::plain(name), Some(e)),
        }
    }

    fn plain(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            background: None,
            styles: BTreeMap::new(),
        }
    }

    fn parse(name: &str, text: &str, colours: Colours) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| {
            let line = e.span().map_or(1, |s| {
                text.get(..s.start).unwrap_or(text).matches('\n').count() + 1
            });
            format!(
                "themes/{name}.toml:{line}: {}",
                e.message().lines().next().unwrap_or_default()
            )
        })?;
        let whole = text;
        let colour = |text: &str| {
            parse_colour(text).ok_or_else(|| {
                let quoted = format!("\"{text}\"");
                let line = whole.lines().position(|l| l.contains(&quoted)).unwrap_or(0) + 1;
                format!(
                    "themes/{name}.toml:{line}: '{text}' is not a colour (a name, #rrggbb or 0-255)"
                )
            })
        };
        // Checked also when it is not painted: a mistake in it should not wait for the day it is.
        let background = file.background.as_deref().map(colour).transpose()?;
        let mut styles = BTreeMap::new();
        for (meaning, look) in file.styles {
            let mut style = Style::default();
            for (text, foreground) in [(&look.fg, true), (&look.bg, false)] {
                if let Some(text) = text
                    && let Some(c) = fit(colour(text)?, colours)
                {
                    style = if foreground { style.fg(c) } else { style.bg(c) };
                }
            }
            let flags = [
                (look.bold, Modifier::BOLD),
                (look.dim, Modifier::DIM),
                (look.italic, Modifier::ITALIC),
                (look.underline, Modifier::UNDERLINED),
                (look.reverse, Modifier::REVERSED),
            ];
            for (on, modifier) in flags {
                if on {
                    style = style.add_modifier(modifier);
                }
            }
            styles.insert(meaning, style);
        }
        Ok(Self {
            name: name.to_owned(),
            background: background
                .filter(|_| file.paint_background)
                .and_then(|c| fit(c, colours)),
            styles,
        })
    }

    /// The style of a meaning; plain when the theme does not name it.
    pub fn style(&self, meaning: Meaning) -> Style {
        self.styles.get(&meaning).copied().unwrap_or_default()
    }
}

fn parse_colour(text: &str) -> Option<Color> {
    if let Some(hex) = text.strip_prefix('#') {
        let n = u32::from_str_radix(hex, 16)
            .ok()
            .filter(|_| hex.len() == 6)?;
        let [_, r, g, b] = n.to_be_bytes();
        return Some(Color::Rgb(r, g, b));
    }
    text.parse().ok()
}

/// The nearest colour the terminal can show; `None` for no colour.
fn fit(c: Color, colours: Colours) -> Option<Color> {
    match (colours, c) {
        (Colours::Mono, _) => None,
        (Colours::True, c) => Some(c),
        (Colours::Cube, Color::Rgb(r, g, b)) => Some(Color::Indexed(cube(r, g, b))),
        (Colours::Sixteen, Color::Rgb(r, g, b)) => Some(sixteen(r, g, b)),
        (Colours::Sixteen, Color::Indexed(i)) if i > 15 => Some(Color::Reset),
        (_, c) => Some(c),
    }
}

/// The xterm 6x6x6 cube or its grey ramp, whichever is nearer (levels 0, 95, 135 … 255 and 8 + 10n).
fn cube(r: u8, g: u8, b: u8) -> u8 {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let near = |v: u8| {
        (0u8..6)
            .min_by_key(|i| LEVELS[usize::from(*i)].abs_diff(v))
            .unwrap_or(0)
    };
    let far = |a: [u8; 3]| {
        a.iter()
            .zip([r, g, b])
            .map(|(x, y)| u32::from(x.abs_diff(y)).pow(2))
            .sum::<u32>()
    };
    let (i, j, k) = (near(r), near(g), near(b));
    let grey = ((u16::from(r) + u16::from(g) + u16::from(b)) / 3).saturating_sub(3) / 10;
    let grey = u8::try_from(grey.min(23)).unwrap_or(23);
    let coloured = far([
        LEVELS[usize::from(i)],
        LEVELS[usize::from(j)],
        LEVELS[usize::from(k)],
    ]);
    if far([8 + 10 * grey; 3]) < coloured {
        232 + grey
    } else {
        16 + 36 * i + 6 * j + k
    }
}

/// The nearest of the sixteen by which channels are on and how bright it is.
fn sixteen(r: u8, g: u8, b: u8) -> Color {
    let most = r.max(g).max(b);
    let least = r.min(g).min(b);
    if most - least < 40 {
        return match most {
            0..=60 => Color::Black,
            61..=130 => Color::DarkGray,
            131..=200 => Color::Gray,
            _ => Color::White,
        };
    }
    let on = |v: u8| u16::from(v) * 2 > u16::from(most) + u16::from(least);
    match (on(r), on(g), on(b)) {
        (true, false, false) => Color::Red,
        (false, true, false) => Color::Green,
        (true, true, false) => Color::Yellow,
        (false, false, true) => Color::Blue,
        (true, false, true) => Color::Magenta,
        (false, true, true) => Color::Cyan,
        _ => Color::Gray,
    }
}

/// What the environment says about colour: NO_COLOR, COLORTERM, TERM.
pub fn colours() -> Colours {
    let var = |k: &str| std::env::var(k).unwrap_or_default();
    if !var("NO_COLOR").is_empty() || var("TERM") == "dumb" {
        Colours::Mono
    } else if matches!(var("COLORTERM").as_str(), "truecolor" | "24bit") {
        Colours::True
    } else if var("TERM").contains("256color") {
        Colours::Cube
    } else {
        Colours::Sixteen
    }
}

#[cfg(test)]
#[path = "theme_tests.rs"]
mod tests;
