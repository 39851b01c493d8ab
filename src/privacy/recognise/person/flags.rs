//! What the lists know of a word as it stands in a text: with an ending, an apostrophe, an accent or a hyphen its flags are those of the
//! bare word. `super::find` asks once for each word.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::Reader;

/// A word without the accents that stress it in Dutch.
pub(in super::super) fn unaccented(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'é' | 'è' => 'e',
            'á' | 'à' => 'a',
            'ó' | 'ò' => 'o',
            'í' => 'i',
            'ú' => 'u',
            _ => c,
        })
        .collect()
}

impl Reader<'_> {
    /// The flags of the word at `i`, or of the bare name where it is its genitive.
    pub(super) fn effective(&self, i: usize) -> u64 {
        let f = self.t[i].flags;
        let low = self.t.low(i);
        // Without an apostrophe, a hyphen or an accent most of what follows has nothing to ask.
        let odd = self.t[i].odd;
        if odd
            && let Some((a, _)) = low.split_once('\'')
            && self.lexicon.flags(a) & PRON != 0
        {
            return STOP | PRON;
        }
        if f & !MULTI != 0 || !self.t[i].is_word() {
            return f;
        }
        if !odd {
            return self.inflected(low).unwrap_or(f);
        }
        if low.contains('-') {
            let all = low
                .split('-')
                .filter(|p| p.len() > 1)
                .map(|p| self.lexicon.flags(p));
            // "Londen-team": of a place, and no surname.
            let parts = || low.split('-').map(|p| self.lexicon.flags(p));
            if parts().any(|f| f & (PLACE | COUNTRY) != 0)
                && parts().any(|f| f & WORD != 0 && f & (NAME | PLACE) == 0)
            {
                return PLACE;
            }
            let (mut any, mut plain) = (0, true);
            for p in all {
                any |= p & (FIRST | LAST | NAMED | HOME);
                plain &= p & (WORD | STOP | TUSSEN) != 0 && p & NAMELIKE == 0;
            }
            // "boss-centred": without a capital one dictionary word is enough to be a word.
            let word = self.t[i].shape == Shape::Lower
                && low.split('-').any(|p| {
                    let f = self.lexicon.flags(p);
                    f & WORD != 0 && f & (NAMELIKE | NAMED) == 0
                });
            // "dijk-hendriks": two surnames, and one of them nothing else.
            let surnames = low.split('-').count() == 2
                && parts().all(|f| f & (LAST | HOME) != 0)
                && parts().any(|f| f & WORD == 0);
            return if surnames {
                LAST | HOME
            } else if plain || word {
                0
            } else {
                any
            };
        }
        if let Some((a, _)) = low.split_once('\'')
            && self.lexicon.flags(a) & (PRON | STOP) != 0
            && self.lexicon.flags(a) & (NAMED | NAMELIKE) == 0
        {
            return STOP | PRON;
        }
        if let Some(calendar) = self.calendar(low) {
            return calendar;
        }
        if low.bytes().any(|b| b >= 0x80)
            && self.lexicon.flags(&unaccented(low)) & (WORD | STOP) != 0
            && self.lexicon.flags(low) & NAME == 0
        {
            return self.lexicon.flags(&unaccented(low));
        }
        self.genitives(low).unwrap_or(f)
    }

    /// The flags of a word without apostrophes and accents that no list has: of a day or of the name it is made of.
    fn inflected(&self, low: &str) -> Option<u64> {
        self.calendar(low).or_else(|| self.genitives(low))
    }

    /// "mondays", "mei's": the flags of the day or month.
    fn calendar(&self, low: &str) -> Option<u64> {
        let stem = low.trim_end_matches('s').trim_end_matches('\'');
        let calendar = self.lexicon.flags(stem) & (MONTH | WEEKDAY);
        (calendar != 0 && stem.len() > 4).then_some(calendar)
    }

    /// "jans", "roosje", "Will's": the flags of the bare name.
    fn genitives(&self, low: &str) -> Option<u64> {
        for end in ["'s", "s", "'", "je", "tje", "ke"] {
            if let Some(base) = low.strip_suffix(end)
                && base.len() > 2
            {
                let b = self.lexicon.flags(base);
                if b & (FIRST | NAMED | LAST) != 0
                    && (end == "'s" || b & WORD == 0 || b & NAMELIKE != 0)
                {
                    return Some(b);
                }
            }
        }
        None
    }
}
