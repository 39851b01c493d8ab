//! The flags of a word: which lists have it and which part it plays in a sentence. The first twelve come from words.bin, the rest from the
//! classes of the text files. `lexicon` fills its table with them; every recogniser asks for them.

#![allow(missing_docs)]

pub(crate) const NL: u64 = 1;
pub(crate) const EN: u64 = 1 << 1;
pub(crate) const FIRST: u64 = 1 << 2;
pub(crate) const LAST: u64 = 1 << 3;
pub(crate) const PLACE: u64 = 1 << 4;
pub(crate) const PROPER: u64 = 1 << 5;
pub(crate) const COUNTRY: u64 = 1 << 6;
pub(crate) const JOB: u64 = 1 << 7;
pub(crate) const NAMED: u64 = 1 << 8;
pub(crate) const HOME: u64 = 1 << 9;
pub(crate) const MULTI: u64 = 1 << 10;
pub(crate) const VERB: u64 = 1 << 11;
pub(crate) const STOP: u64 = 1 << 12;
pub(crate) const KIN: u64 = 1 << 13;
pub(crate) const TITLE: u64 = 1 << 14;
pub(crate) const SAY: u64 = 1 << 15;
pub(crate) const WITH: u64 = 1 << 16;
pub(crate) const STRONGWITH: u64 = 1 << 17;
pub(crate) const TUSSEN: u64 = 1 << 18;
pub(crate) const DET: u64 = 1 << 19;
pub(crate) const POSS: u64 = 1 << 20;
pub(crate) const PRON: u64 = 1 << 21;
pub(crate) const MONTH: u64 = 1 << 22;
pub(crate) const WEEKDAY: u64 = 1 << 23;
pub(crate) const HOLIDAY: u64 = 1 << 24;
pub(crate) const GREET: u64 = 1 << 25;
pub(crate) const ORGHEAD: u64 = 1 << 26;
pub(crate) const ORGTAIL: u64 = 1 << 27;
pub(crate) const EMPLOYER: u64 = 1 << 28;
pub(crate) const NOTNAME: u64 = 1 << 29;
pub(crate) const NAMELIKE: u64 = 1 << 30;
pub(crate) const VERBAL: u64 = 1 << 31;
pub(crate) const DATEWORD: u64 = 1 << 32;
pub(crate) const EVENT: u64 = 1 << 33;
pub(crate) const PHRASE: u64 = 1 << 34;
pub(crate) const LANE: u64 = 1 << 35;
pub(crate) const HOUSE: u64 = 1 << 36;
pub(crate) const MEET: u64 = 1 << 37;
pub(crate) const ONCE: u64 = 1 << 38;
pub(crate) const SEAT: u64 = 1 << 39;
/// Any sign that people are called so.
pub(crate) const NAME: u64 = FIRST | LAST | NAMED;
/// In a dictionary.
pub(crate) const WORD: u64 = NL | EN;

/// The flags that a class of the text files gives its words; none for a class there is not.
pub(super) fn of_class(class: &str) -> u64 {
    match class.trim() {
        "STOP" => STOP,
        "KIN" => KIN,
        "TITLE" => TITLE,
        "SAY" => SAY,
        "WITH" => WITH,
        "STRONGWITH" => STRONGWITH,
        "TUSSEN" => TUSSEN,
        "DET" => DET,
        "POSS" => POSS,
        "PRON" => PRON,
        "MONTH" => MONTH,
        "WEEKDAY" => WEEKDAY,
        "HOLIDAY" => HOLIDAY,
        "GREET" => GREET,
        "ORGHEAD" => ORGHEAD,
        "ORGTAIL" => ORGTAIL,
        "EMPLOYER" => EMPLOYER,
        "NOTNAME" => NOTNAME,
        "NAMELIKE" => NAMELIKE,
        "VERBAL" => VERBAL,
        "FIRST" => FIRST | NAMED,
        "PLACE" => PLACE,
        "LAST" => LAST | HOME,
        "WORDNAME" => LAST,
        "JOB" => JOB,
        "DATEWORD" => DATEWORD,
        "EVENT" => EVENT,
        "LANE" => LANE,
        "HOUSE" => HOUSE,
        "MEET" => MEET,
        "ONCE" => ONCE,
        "SEAT" => SEAT,
        _ => 0,
    }
}
