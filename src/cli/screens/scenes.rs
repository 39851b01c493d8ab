//! What the pictures show: size, theme, language and keys of each. The demo practice holds no real person.

/// One thing done on the stage.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Wait until the screen shows this.
    Shows(&'static str),
    /// Press these keys at once.
    Press(&'static str),
    /// Type this, letter by letter.
    Type(&'static str),
    /// Let a viewer look, in seconds; only the asciicast knows of it.
    Look(f64),
}

/// One picture.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    /// Name of the file.
    pub name: &'static str,
    /// What it shows, for those who cannot see it.
    pub title: &'static str,
    /// Columns.
    pub cols: u16,
    /// Rows.
    pub rows: u16,
    /// Theme by name.
    pub theme: &'static str,
    /// `nl` or `en`.
    pub language: &'static str,
    /// What is done.
    pub steps: &'static [Step],
}

use Step::{Look, Press, Shows, Type};

/// The pictures.
pub const SCENES: &[Scene] = &[
    Scene {
        name: "conversation-dark",
        title: "Cases, a conversation with numbered citations, and its sources; dark",
        cols: 120,
        rows: 36,
        theme: "dark",
        language: "en",
        steps: &[
            Shows("Cases"),
            Press("\r"),
            Shows("▸"),
            Press("i"),
            Shows("send"),
            Type("What does OARS stand for?"),
            Press("\r"),
            Shows("[1]"),
            Shows("own words"),
        ],
    },
    Scene {
        name: "source-light",
        title: "A source opened at the words that were cited; light",
        cols: 100,
        rows: 30,
        theme: "light",
        language: "nl",
        steps: &[
            Shows("Casussen"),
            Press("\r"),
            Shows("▸"),
            Press("i"),
            Shows("stuur"),
            Type("Waarvoor is de schaalvraag?"),
            Press("\r"),
            Shows("[1]"),
            Shows("Woorden van je bronnen"),
            Press("3"),
            Press("\r"),
            Shows("┌─"),
        ],
    },
    Scene {
        name: "note-dark",
        title: "A session note in Markdown; dark",
        cols: 100,
        rows: 30,
        theme: "dark",
        language: "nl",
        steps: &[
            Shows("Casussen"),
            Press("\r"),
            Shows("▸"),
            Press("2"),
            Press("t"),
            Press("\r"),
            Shows("ctrl-s"),
        ],
    },
    Scene {
        name: "finder-light",
        title: "Finding a note by a few letters; light",
        cols: 100,
        rows: 30,
        theme: "light",
        language: "en",
        steps: &[
            Shows("Cases"),
            Press("/"),
            Shows("Find"),
            Type("water"),
            Shows("gemeente"),
        ],
    },
    Scene {
        name: "help-dark",
        title: "Every key that works here; solarized",
        cols: 100,
        rows: 30,
        theme: "solarized-dark",
        language: "en",
        steps: &[Shows("Cases"), Press("?"), Shows("One row down")],
    },
    Scene {
        name: "narrow-light",
        title: "The same in a terminal of fifty columns; light",
        cols: 50,
        rows: 20,
        theme: "light",
        language: "nl",
        steps: &[
            Shows("Casussen"),
            Press("\r"),
            Press("2"),
            Press("i"),
            Shows("stuur"),
            Type("Waarvoor is de schaalvraag?"),
            Press("\r"),
            Shows("[1]"),
        ],
    },
];

/// The walk-through.
pub const WALK: Scene = Scene {
    name: "walkthrough",
    title: "Klankbord: a case, a question, its source, a note",
    cols: 100,
    rows: 30,
    theme: "dark",
    language: "en",
    steps: &[
        Shows("Cases"),
        Look(1.5),
        Press("j"),
        Press("j"),
        Press("\r"),
        Shows("▸"),
        Look(1.0),
        Press("i"),
        Shows("send"),
        Type("What does OARS stand for?"),
        Press("\r"),
        Shows("[1]"),
        Shows("own words"),
        Look(3.0),
        Press("3"),
        Press("\r"),
        Shows("┌─"),
        Look(3.0),
        Press("\x1b"),
        Press("/"),
        Shows("Find"),
        Type("canal"),
        Look(1.0),
        Press("\r"),
        Shows("ctrl-s"),
        Look(2.5),
        Press("\x1b"),
        Press("?"),
        Shows("One row down"),
        Look(2.0),
        Press("\x1b"),
        Look(1.0),
    ],
};
