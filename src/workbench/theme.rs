//! Colours by what they mean. A theme is a TOML file with one style per meaning; the terminal's depth of colour decides how it is shown.

use super::backend::Colours;
use crate::config::Mistake;
use include_dir::{Dir, include_dir};
use ratatui::style::{Color, Modifier, Style};
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

pub use crate::config::settings::THEMES as BUILT_IN;

macro_rules! meanings {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// What a piece of the screen means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Meaning { $($(#[$doc])* $variant),+ }
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

/// The switches of a style.
const SWITCHES: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
];

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
    pub fn load(name: &str, config_dir: &Path, colours: Colours) -> (Self, Option<Mistake>) {
        let file = format!("{name}.toml");
        let user = std::fs::read_to_string(config_dir.join("themes").join(&file)).ok();
        let text = user
            .as_deref()
            .or_else(|| THEMES.get_file(&file).and_then(|f| f.contents_utf8()));
        let Some(text) = text else {
            return (
                Self::plain(name),
                Some(
                    Mistake::new("mistake-no-theme")
                        .with("name", name)
                        .with("names", BUILT_IN.join(", ")),
                ),
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

    fn parse(name: &str, text: &str, colours: Colours) -> Result<Self, Mistake> {
        let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        let at =
            |start: usize, wrong: Mistake| wrong.at(&format!("themes/{name}.toml"), line(start));
        let file = DeTable::parse(text).map_err(|e| {
            let start = e.span().map_or(0, |s| s.start);
            at(start, Mistake::toml(e.message()))
        })?;
        let mut theme = Self::plain(name);
        let mut painted = false;
        let mut background = None;
        for (key, value) in file.get_ref() {
            let place = key.span().start;
            let wrong = |w: Mistake| at(place, w);
            match (key.get_ref().as_ref(), value.get_ref()) {
                // The file names itself for its reader.
                ("name", DeValue::String(_)) => {}
                // Checked also when it is not painted: a mistake in it should not wait for the day it is.
                ("background", _) => background = fit(colour(value).map_err(wrong)?, colours),
                ("paint_background", _) => painted = switch(key, value).map_err(wrong)?,
                ("styles", DeValue::Table(styles)) => {
                    for (meaning, look) in styles {
                        let known = Meaning::ALL.iter().find(|m| m.name() == meaning.get_ref());
                        let style = known
                            .ok_or_else(|| {
                                let names = Meaning::ALL.iter().map(|m| m.name());
                                Mistake::unknown(meaning.get_ref(), names)
                            })
                            .and_then(|known| Ok((*known, style(look, colours)?)));
                        let (known, style) = style.map_err(|w| at(meaning.span().start, w))?;
                        theme.styles.insert(known, style);
                    }
                }
                ("styles", _) => {
                    return Err(wrong(
                        Mistake::new("mistake-section").with("section", "styles"),
                    ));
                }
                (other, _) => {
                    let known = ["name", "background", "paint_background", "styles"];
                    return Err(wrong(Mistake::unknown(other, known)));
                }
            }
        }
        theme.background = background.filter(|_| painted);
        Ok(theme)
    }

    /// The style of a meaning; plain when the theme does not name it.
    pub fn style(&self, meaning: Meaning) -> Style {
        self.styles.get(&meaning).copied().unwrap_or_default()
    }
}

/// A style as a theme file writes it: `{ fg = "#88c0d0", bold = true }`.
fn style(look: &Spanned<DeValue<'_>>, colours: Colours) -> Result<Style, Mistake> {
    let DeValue::Table(look) = look.get_ref() else {
        return Err(Mistake::new("mistake-style"));
    };
    let mut out = Style::default();
    for (key, value) in look {
        let name: &str = key.get_ref();
        let modifier = SWITCHES.iter().find(|(n, _)| *n == name);
        match (name, modifier) {
            ("fg", _) => out.fg = fit(colour(value)?, colours),
            ("bg", _) => out.bg = fit(colour(value)?, colours),
            (_, Some((_, modifier))) if switch(key, value)? => out = out.add_modifier(*modifier),
            (_, Some(_)) => {}
            _ => {
                let known = ["fg", "bg"].into_iter().chain(SWITCHES.map(|(n, _)| n));
                return Err(Mistake::unknown(name, known));
            }
        }
    }
    Ok(out)
}

fn switch(key: &Spanned<impl AsRef<str>>, value: &Spanned<DeValue<'_>>) -> Result<bool, Mistake> {
    match value.get_ref() {
        DeValue::Boolean(b) => Ok(*b),
        _ => Err(Mistake::new("mistake-must-be")
            .with("key", key.get_ref().as_ref())
            .piece("takes", Mistake::new("takes-bool"))),
    }
}

fn colour(value: &Spanned<DeValue<'_>>) -> Result<Color, Mistake> {
    let text = match value.get_ref() {
        DeValue::String(text) => text.as_ref(),
        DeValue::Integer(n) => n.as_str(),
        _ => "",
    };
    parse_colour(text).ok_or_else(|| Mistake::new("mistake-colour").with("colour", text))
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
