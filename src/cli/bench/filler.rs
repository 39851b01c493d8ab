//! Text for the benchmarks: seeded, Dutch and English by turns, with a realistic spread of word frequencies, so that index
//! sizes and query times mean something. Nothing of a real person is in it.

/// A small generator (splitmix64; Steele, Lea & Flood 2014): the same seed gives the same text on every machine.
pub struct Random(u64);

impl Random {
    /// A generator from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in 0..n; 0 for an empty range.
    pub fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }

    /// Uniform in [0, 1).
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

const ONSETS: [&str; 16] = [
    "b", "br", "d", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "v", "w",
];
const RHYMES: [&str; 14] = [
    "a", "aan", "e", "eer", "en", "i", "ij", "ing", "o", "oor", "u", "ui", "ter", "schap",
];
const COMMON: [[&str; 12]; 2] = [
    [
        "de", "het", "een", "en", "van", "ik", "dat", "niet", "op", "met", "voor", "zij",
    ],
    [
        "the", "a", "and", "of", "to", "in", "that", "she", "not", "with", "for", "was",
    ],
];

/// A made-up word by its rank; the same rank is always the same word.
fn word(rank: usize) -> String {
    let mut n = rank + 1;
    let mut out = String::new();
    while n > 0 {
        out.push_str(ONSETS[n % 16]);
        n /= 16;
        out.push_str(RHYMES[n % 14]);
        n /= 14;
    }
    out
}

/// `words` words of text: four in ten are function words, the rest follow Zipf's law over 40,000 made-up words.
pub fn text(random: &mut Random, words: usize) -> String {
    let common = COMMON[(random.next() % 2) as usize];
    let mut out = String::new();
    for i in 0..words {
        if i > 0 {
            out.push_str(if i % 14 == 0 { ". " } else { " " });
        }
        if random.unit() < 0.4 {
            out.push_str(common[(random.next() % 12) as usize]);
        } else {
            out.push_str(&rare_word(random));
        }
    }
    out.push('.');
    out
}

/// One made-up content word, common ones more often (rank = 40,000^u, which is Zipf with exponent 1).
pub fn rare_word(random: &mut Random) -> String {
    word(40_000f64.powf(random.unit()) as usize)
}
