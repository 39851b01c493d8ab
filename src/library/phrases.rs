//! Words by which a question says what kind of thing it asks for, and words that say nothing. Called by `answering`.

/// Beginnings of questions for what something is.
pub(super) const WHAT_IS: [&str; 27] = [
    "wat wordt bedoeld met",
    "wat bedoel je met",
    "wat is",
    "wat zijn",
    "wat betekent",
    "wat houdt",
    "waarvoor is",
    "waarvoor dient",
    "waarvoor dienen",
    "waarvoor zijn",
    "waarvoor gebruik je",
    "waar staat",
    "waar dient",
    "waartoe dient",
    "wie is",
    "leg uit",
    "what is",
    "what's",
    "what are",
    "what does",
    "what do",
    "who is",
    "who was",
    "explain",
    "define",
    "tell me about",
    "leg eens uit",
];
/// Words after which a question says where, and no longer what.
pub(super) const WHERE: [&str; 14] = [
    "in",
    "van",
    "volgens",
    "bij",
    "voor",
    "met",
    "of",
    "for",
    "by",
    "according",
    "with",
    "at",
    "stand",
    "mean",
];
/// Words with which one asks when something is to be used, and that such headings leave out.
pub(super) const USE: [&str; 26] = [
    "gebruik",
    "gebruikt",
    "gebruiken",
    "geschikt",
    "past",
    "passen",
    "passend",
    "werkt",
    "werken",
    "inzetten",
    "helpt",
    "helpen",
    "zinvol",
    "verstandig",
    "handig",
    "use",
    "used",
    "using",
    "suitable",
    "fit",
    "fits",
    "work",
    "works",
    "help",
    "helps",
    "appropriate",
];
/// Words before one of those that say: not, or hardly.
pub(super) const LESS: [&str; 6] = ["minder", "minst", "weinig", "less", "least", "hardly"];
/// Words that say it by themselves.
pub(super) const UNFIT: [&str; 7] = [
    "ongeschikt",
    "onverstandig",
    "afgeraden",
    "unsuitable",
    "inappropriate",
    "unwise",
    "contraindicated",
];
/// Small words of headings that tell nothing: `Wanneer wel`, `When to use it`.
pub(super) const FILLING: [&str; 8] = ["wel", "nog", "of", "it", "to", "or", "the", "de"];
/// Words of such questions that say nothing of what is asked.
pub(super) const IDLE: [&str; 9] = [
    "stand", "stands", "mean", "means", "staat", "dient", "betekent", "precies", "exactly",
];
