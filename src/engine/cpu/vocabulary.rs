//! Text to tokens and back, from the lists in a GGUF file: byte-level vocabularies (GPT-2 kind, each with its
//! own way of cutting text into words) and SentencePiece ones. `generate` calls it.

use super::cutting::{BLANK, characters, cut, piece};
use super::merge::merge;
use crate::engine::gguf::{Header, Value, lists};
use crate::engine::{Error, Result};
use crate::locale::tf;
use fancy_regex::Regex;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::OnceLock;

/// Words that end an answer in one family of models or another.
const LAST_WORDS: [&str; 7] = [
    "<|im_end|>",
    "<|eot_id|>",
    "<|eom_id|>",
    "<|end|>",
    "<|endoftext|>",
    "<end_of_turn>",
    "</s>",
];
/// Words that begin or end a turn even where the file calls them words of the user.
const TURN_WORDS: [&str; 4] = [
    "<start_of_turn>",
    "<end_of_turn>",
    "<|im_start|>",
    "<|im_end|>",
];
/// Stands for a byte that no token covers while merging.
const UNKNOWN: u32 = 1 << 31;

/// How text is cut and joined.
enum Kind {
    Bytes {
        words: Regex,
        /// Digits are words of their own, cut off first.
        digits: bool,
        /// A word that is a token is not merged again.
        whole: bool,
        pairs: HashMap<(u32, u32), (u32, u32)>,
    },
    Pieces {
        scores: Vec<f32>,
        /// A blank is put before the text.
        blank_first: bool,
    },
}

/// A vocabulary.
pub struct Vocabulary {
    kind: Kind,
    tokens: Vec<String>,
    ids: HashMap<String, u32>,
    /// Tokens with a meaning of their own by their first byte, longest first: some vocabularies have thousands.
    special: BTreeMap<u8, Vec<(String, u32)>>,
    hidden: HashSet<u32>,
    stops: HashSet<u32>,
    first: Option<u32>,
    last: Option<u32>,
    byte_of: HashMap<char, u8>,
    char_of: Vec<char>,
    /// The bytes of every token, once they were asked for.
    spelled: OnceLock<Vec<Box<[u8]>>>,
}

fn unsupported(what: &str, name: &str) -> Error {
    Error::Unsupported(tf(
        "engine-cpu-unknown",
        &[
            ("what", what.to_string().into()),
            ("name", name.escape_default().to_string().into()),
        ],
    ))
}

impl Vocabulary {
    /// Refuses, with a sentence, a vocabulary of a kind it does not know. Reads nothing but the header.
    pub fn check(header: &Header) -> Result<()> {
        let pre = header.text("tokenizer.ggml.pre").unwrap_or("default");
        match header.text("tokenizer.ggml.model").unwrap_or_default() {
            "gpt2" if cut(pre).is_none() => Err(unsupported("tokeniser", pre)),
            "gpt2" | "llama" => Ok(()),
            other => Err(unsupported("vocabulary", other)),
        }
    }

    /// Reads it from a file whose header was read.
    pub fn open(path: &Path, header: &Header) -> Result<Self> {
        let key = |k: &str| format!("tokenizer.ggml.{k}");
        let names = ["tokens", "scores", "token_type", "merges"].map(key);
        let mut lists = lists::open(path, &names.each_ref().map(String::as_str))?;
        let damaged = |what: &str| {
            Error::Damaged(tf(
                "engine-file-vocabulary",
                &[
                    ("file", path.display().to_string().into()),
                    ("what", what.to_string().into()),
                ],
            ))
        };
        let mut take = |k: &str| lists.remove(&key(k));
        let tokens = take("tokens")
            .and_then(lists::List::texts)
            .ok_or_else(|| damaged("tokens"))?;
        let ids: HashMap<String, u32> =
            (0u32..).zip(&tokens).map(|(i, t)| (t.clone(), i)).collect();
        let types = take("token_type").and_then(lists::List::numbers);
        let flag = |k: &str| match header.meta.get(&key(k)) {
            Some(Value::Int(n)) => Some(*n != 0),
            _ => None,
        };
        let pre = header.text("tokenizer.ggml.pre").unwrap_or("default");
        let regex = |text: &str| Regex::new(text).map_err(|e| Error::Failed(e.to_string()));
        let model = header.text("tokenizer.ggml.model").unwrap_or_default();
        let kind = match model {
            "gpt2" => {
                let (words, digits, whole) =
                    cut(pre).ok_or_else(|| unsupported("tokeniser", pre))?;
                let merges = take("merges")
                    .and_then(lists::List::texts)
                    .ok_or_else(|| damaged("merges"))?;
                let mut pairs = HashMap::new();
                for (rank, line) in (0u32..).zip(merges) {
                    if let Some((a, b)) = line.split_once(' ')
                        && let (Some(a), Some(b), Some(ab)) =
                            (ids.get(a), ids.get(b), ids.get(&format!("{a}{b}")))
                    {
                        pairs.entry((*a, *b)).or_insert((rank, *ab));
                    }
                }
                Kind::Bytes {
                    words: regex(words)?,
                    digits,
                    whole,
                    pairs,
                }
            }
            "llama" => {
                let scores = take("scores").and_then(lists::List::numbers);
                let scores = scores.filter(|s| s.len() == tokens.len());
                let scores = scores.ok_or_else(|| damaged("scores"))?;
                Kind::Pieces {
                    scores: scores.into_iter().map(|s| s as f32).collect(),
                    blank_first: flag("add_space_prefix").unwrap_or(true),
                }
            }
            other => return Err(unsupported("vocabulary", other)),
        };
        let number = |k: &str| match header.meta.get(&key(k)) {
            Some(Value::Int(n)) => u32::try_from(*n)
                .ok()
                .filter(|n| (*n as usize) < tokens.len()),
            _ => None,
        };
        let mut special: BTreeMap<u8, Vec<(String, u32)>> = BTreeMap::new();
        let (mut hidden, mut stops) = (HashSet::new(), HashSet::new());
        for ((id, token), kind) in (0u32..).zip(&tokens).zip(types.unwrap_or_default()) {
            // 3: control, 4: defined by the user. Some files call the words between turns the latter.
            let steers = kind == 3.0 || (kind == 4.0 && TURN_WORDS.contains(&token.as_str()));
            if let Some(first) = token.bytes().next()
                && (steers || kind == 4.0)
            {
                special.entry(first).or_default().push((token.clone(), id));
            }
            if steers {
                hidden.insert(id);
                if LAST_WORDS.contains(&token.as_str()) {
                    stops.insert(id);
                }
            }
        }
        for words in special.values_mut() {
            words.sort_by_key(|(t, _)| std::cmp::Reverse(t.len()));
        }
        let last = number("eos_token_id");
        stops.extend(last);
        stops.extend(number("eot_token_id"));
        let first = number("bos_token_id");
        let wanted = flag("add_bos_token").unwrap_or(model == "llama" || pre == "llama-bpe");
        let char_of = characters();
        Ok(Self {
            kind,
            ids,
            special,
            hidden,
            stops,
            first: first.filter(|_| wanted),
            last,
            byte_of: char_of.iter().copied().zip(0..=255).collect(),
            char_of,
            tokens,
            spelled: OnceLock::new(),
        })
    }

    /// How many tokens it has.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether this token ends an answer.
    pub fn is_stop(&self, token: u32) -> bool {
        self.stops.contains(&token)
    }

    /// The token every text starts with, as text; empty when there is none.
    pub fn first(&self) -> &str {
        self.word(self.first)
    }

    /// The token that ends a text, as text.
    pub fn last(&self) -> &str {
        self.word(self.last)
    }

    fn word(&self, id: Option<u32>) -> &str {
        id.and_then(|i| self.tokens.get(i as usize))
            .map_or("", String::as_str)
    }

    /// Text of a person, in which the words that steer the model are broken so that they do not.
    pub fn defuse(&self, text: &str) -> String {
        let mut text = text.to_owned();
        let present: HashSet<u8> = text.bytes().collect();
        let possible = self.special.iter().filter(|(b, _)| present.contains(b));
        for (word, id) in possible.flat_map(|(_, words)| words) {
            if self.hidden.contains(id) && word.len() > 2 && text.contains(word.as_str()) {
                let mut chars = word.chars();
                let broken = format!("{} {}", chars.next().unwrap_or(' '), chars.as_str());
                text = text.replace(word.as_str(), &broken);
            }
        }
        text
    }

    /// Tokens of a text in which special words have their meaning.
    pub fn encode(&self, text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        if let Some(first) = self.first
            && !text.starts_with(self.first())
        {
            out.push(first);
        }
        let (mut from, mut at, mut start) = (0, 0, true);
        while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
            let possible = rest.bytes().next().and_then(|b| self.special.get(&b));
            let found = possible.and_then(|all| all.iter().find(|(s, _)| rest.starts_with(s)));
            if let Some((word, id)) = found {
                self.plain(&text[from..at], start, &mut out);
                out.push(*id);
                at += word.len();
                (from, start) = (at, false);
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
        self.plain(text.get(from..).unwrap_or_default(), start, &mut out);
        out
    }

    /// Tokens of a text that goes on from another and has no special words.
    pub fn spell(&self, text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        self.plain(text, false, &mut out);
        out
    }

    /// The bytes of every token, by number. A few megabytes that are made when first asked for.
    pub fn spelled(&self) -> &[Box<[u8]>] {
        self.spelled.get_or_init(|| {
            (0u32..)
                .zip(&self.tokens)
                .map(|(id, _)| self.bytes(id).into_boxed_slice())
                .collect()
        })
    }

    fn plain(&self, text: &str, start: bool, out: &mut Vec<u32>) {
        if text.is_empty() {
            return;
        }
        match &self.kind {
            Kind::Pieces { blank_first, .. } => {
                let mut text = text.replace(' ', "\u{2581}");
                if *blank_first && start {
                    text.insert(0, BLANK);
                }
                self.pieces(&text, out);
            }
            Kind::Bytes { digits: false, .. } => self.words(text, out),
            Kind::Bytes { .. } => {
                let mut from = 0;
                for (at, c) in text.char_indices().filter(|(_, c)| c.is_numeric()) {
                    self.words(&text[from..at], out);
                    from = at + c.len_utf8();
                    self.words(&text[at..from], out);
                }
                self.words(&text[from..], out);
            }
        }
    }

    fn words(&self, text: &str, out: &mut Vec<u32>) {
        let Kind::Bytes {
            words,
            pairs,
            whole,
            ..
        } = &self.kind
        else {
            return;
        };
        let look = |a, b| pairs.get(&(a, b)).map(|(rank, to)| (*rank as f32, *to));
        let mut from = 0;
        // A search that gives up (its error) leaves the rest as one word: slower, not wrong.
        while from < text.len() {
            let found = words.find_from_pos(text, from).ok().flatten();
            let (start, end) = found.map_or((from, text.len()), |m| (m.start(), m.end()));
            for word in [&text[from..start], &text[start..end]] {
                let written: String = word
                    .bytes()
                    .filter_map(|b| self.char_of.get(usize::from(b)))
                    .collect();
                match self.ids.get(&written) {
                    Some(id) if *whole => out.push(*id),
                    _ => {
                        let mut buffer = [0; 4];
                        let chars: Vec<u32> = written
                            .chars()
                            .filter_map(|c| self.ids.get(&*c.encode_utf8(&mut buffer)).copied())
                            .collect();
                        out.extend(merge(&chars, &look));
                    }
                }
            }
            from = end.max(from + 1);
        }
    }

    fn pieces(&self, text: &str, out: &mut Vec<u32>) {
        let Kind::Pieces { scores, .. } = &self.kind else {
            return;
        };
        let mut buffer = [0; 4];
        let chars: Vec<u32> = text
            .chars()
            .map(|c| {
                let known = self.ids.get(&*c.encode_utf8(&mut buffer)).copied();
                known.unwrap_or(UNKNOWN | c as u32)
            })
            .collect();
        let look = |a: u32, b: u32| {
            let (a, b) = (self.tokens.get(a as usize)?, self.tokens.get(b as usize)?);
            let id = *self.ids.get(&format!("{a}{b}"))?;
            Some((-scores.get(id as usize)?, id))
        };
        for id in merge(&chars, &look) {
            if id & UNKNOWN == 0 {
                out.push(id);
                continue;
            }
            let c = char::from_u32(id & !UNKNOWN).unwrap_or(' ');
            for byte in c.encode_utf8(&mut buffer).bytes() {
                out.extend(self.ids.get(&format!("<0x{byte:02X}>")));
            }
        }
    }

    /// The bytes a token stands for; none for tokens that only steer.
    pub fn bytes(&self, token: u32) -> Vec<u8> {
        let Some(text) = self.tokens.get(token as usize) else {
            return Vec::new();
        };
        if self.hidden.contains(&token) {
            return Vec::new();
        }
        match &self.kind {
            Kind::Bytes { .. } => text
                .chars()
                .flat_map(|c| match self.byte_of.get(&c) {
                    Some(b) => vec![*b],
                    None => c.to_string().into_bytes(),
                })
                .collect(),
            Kind::Pieces { .. } => piece(text),
        }
    }
}
