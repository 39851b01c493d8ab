//! The closed sets of words among the settings of the screen. The table in `settings` offers exactly these (a test compares them).

use crate::casebook::words;

words!(
    /// Who reads what the anonymiser is given after its rules.
    SecondReading {
        /// Nobody.
        Off = "off",
        /// The embedder, when the one it was fitted on is installed.
        Embedder = "embedder",
        /// That, and the local chat model, which is asked for quotes.
        Model = "model",
    }
);

words!(
    /// Who looks again at the passages that were found for a question.
    Reranking {
        /// Nobody: an answer begins at once.
        Off = "off",
        /// The local chat model, in the languages it knows, where it is quick enough.
        Model = "model",
    }
);

words!(
    /// Whether the workbench listens to the mouse.
    Mouse {
        /// Yes, but not over SSH.
        Auto = "auto",
        /// Yes.
        On = "on",
        /// No: the terminal's own selection works everywhere.
        Off = "off",
    }
);

words!(
    /// How the end of a long job is made known.
    Notify {
        /// By what the terminal is known to understand.
        Auto = "auto",
        /// Not at all.
        Off = "off",
        /// The bell.
        Bell = "bell",
        /// A message by OSC 9 (iTerm2, Windows Terminal, kitty, ghostty, WezTerm).
        Osc9 = "osc9",
        /// A title and a message by OSC 777 (foot, ghostty, rxvt-unicode, VTE).
        Osc777 = "osc777",
    }
);

words!(
    /// What the timestamp key puts into a note.
    Timestamp {
        /// The time.
        Time = "time",
        /// The date and the time.
        DateTime = "date-time",
    }
);
