//! Every theme names every meaning, can be read by everyone, and tells its meanings apart.

use super::*;
use crate::locale::Language;
use std::collections::BTreeSet;

#[test]
fn every_built_in_theme_names_every_meaning() {
    for name in BUILT_IN {
        let (theme, notice) = Theme::load(name, Path::new("/nonexistent"), Colours::True);
        assert_eq!(notice, None);
        for m in Meaning::ALL {
            assert!(theme.styles.contains_key(m), "{name} lacks {}", m.name());
        }
    }
}

#[test]
fn without_colour_no_theme_has_any() {
    let (theme, _) = Theme::load("dark", Path::new("/nonexistent"), Colours::Mono);
    assert!(
        theme
            .styles
            .values()
            .all(|s| s.fg.is_none() && s.bg.is_none())
    );
}

#[test]
fn a_mistake_in_a_theme_is_told_with_its_line_in_both_languages() {
    for (third_line, en, nl) in [
        ("txt = {}", "did you mean 'text'", "bedoelde je 'text'"),
        (
            "text = { fg = \"blauw\" }",
            "'blauw' is not a colour",
            "'blauw' is geen kleur",
        ),
        (
            "text = { fg = \"#12345\" }",
            "'#12345' is not a colour",
            "'#12345' is geen kleur",
        ),
        (
            "text = { bld = true }",
            "did you mean 'bold'",
            "bedoelde je 'bold'",
        ),
        (
            "text = { bold = 1 }",
            "bold must be true or false",
            "bold moet true of false zijn",
        ),
        ("text = 7", "a style is", "een stijl is"),
        ("text = {", "bracket", "haakje"),
    ] {
        let text = format!("name = \"mine\"\n[styles]\n{third_line}\n");
        let e = Theme::parse("mine", &text, Colours::True).unwrap_err();
        for (language, said) in [(Language::En, en), (Language::Nl, nl)] {
            let e = e.said_in(language);
            assert!(
                e.starts_with("themes/mine.toml:3: ") && e.contains(said),
                "{e}"
            );
        }
    }
    let e = Theme::parse("mine", "backgrond = \"#000000\"\n", Colours::True).unwrap_err();
    assert!(e.said_in(Language::En).contains("'background'"), "{e}");
}

/// Relative luminance of `#rrggbb` (WCAG 2.2).
fn luminance(colour: Color) -> f64 {
    let Color::Rgb(r, g, b) = colour else {
        panic!("{colour:?} is not #rrggbb");
    };
    let [r, g, b] = [r, g, b].map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Contrast ratio (WCAG 2.2), 1 to 21.
fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn file(name: &str) -> toml::Table {
    let text = THEMES.get_file(format!("{name}.toml")).unwrap();
    toml::from_str(text.contents_utf8().unwrap()).unwrap()
}

#[test]
fn contrast_is_as_the_guidelines_measure_it() {
    let (black, white) = (Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255));
    assert!((contrast(black, white) - 21.0).abs() < 0.01);
    // The lightest grey that passes 4.5 on white, as the guidelines' own example has it.
    assert!((contrast(Color::Rgb(0x76, 0x76, 0x76), white) - 4.54).abs() < 0.01);
}

#[test]
fn everything_written_can_be_read_on_its_background() {
    for name in BUILT_IN {
        let file = file(name);
        let Some(background) = file.get("background").map(|b| b.as_str().unwrap()) else {
            // The terminal's own colours: nobody knows here which they are.
            assert!(matches!(name, "terminal" | "mono"), "{name}");
            continue;
        };
        let background = parse_colour(background).unwrap();
        let (theme, _) = Theme::load(name, Path::new("/nonexistent"), Colours::True);
        let text = theme.style(Meaning::Text).fg.unwrap();
        for (meaning, look) in &theme.styles {
            let least = match meaning {
                // Lines between panes are seen, not read.
                Meaning::Border => 1.3,
                Meaning::Dim => 3.0,
                _ if name.starts_with("high-contrast") => 7.0,
                _ => 4.5,
            };
            let ratio = contrast(look.fg.unwrap_or(text), look.bg.unwrap_or(background));
            assert!(ratio >= least, "{name}: {} has {ratio:.2}", meaning.name());
        }
    }
}

#[test]
fn a_background_is_painted_only_when_the_theme_asks_for_it() {
    let text = "name = \"mine\"\nbackground = \"#102030\"\npaint_background = true\n[styles]\n";
    let theme = |text: &str, colours| Theme::parse("mine", text, colours).unwrap().background;
    assert_eq!(
        theme(text, Colours::True),
        Some(Color::Rgb(0x10, 0x20, 0x30))
    );
    assert_eq!(theme(text, Colours::Mono), None);
    let unpainted = text.replace("paint_background = true\n", "");
    assert_eq!(theme(&unpainted, Colours::True), None);
    assert!(Theme::parse("mine", &text.replace("#102030", "#1"), Colours::True).is_err());
    for name in BUILT_IN {
        assert!(!file(name).contains_key("paint_background"), "{name}");
    }
}

#[test]
fn without_colour_weight_underline_and_reverse_tell_the_marks_in_a_text_apart() {
    let (theme, _) = Theme::load("mono", Path::new("/nonexistent"), Colours::Mono);
    let marks = [
        Meaning::Text,
        Meaning::Code,
        Meaning::Link,
        Meaning::Strong,
        Meaning::Emphasis,
        Meaning::Quote,
        Meaning::Table,
        Meaning::SelectedText,
        Meaning::Match,
        Meaning::Label,
        Meaning::Tag,
        Meaning::Thinking,
        Meaning::PaletteMatch,
    ];
    let looks: BTreeSet<u16> = marks
        .iter()
        .map(|m| theme.style(*m).add_modifier.bits())
        .collect();
    assert_eq!(looks.len(), marks.len());
}

#[test]
fn the_settings_offer_the_themes_there_are() {
    let offered = |key: &str| {
        crate::config::settings::find(key)
            .unwrap()
            .choices()
            .to_vec()
    };
    assert_eq!(offered("interface.theme_dark"), BUILT_IN);
    assert_eq!(offered("interface.theme_light"), BUILT_IN);
    let with_auto: Vec<_> = std::iter::once("auto").chain(BUILT_IN).collect();
    assert_eq!(offered("interface.theme"), with_auto);
}
