//! How vocabularies write text: the byte-level ones (GPT-2 kind) cut it into words, each in its own way, and write bytes as characters;
//! SentencePiece writes blanks and single bytes in its own way. `vocabulary` calls it.

const GPT2: &str = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";
const LLAMA3: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";
const QWEN2: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";
const TEKKEN: &str = r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// How a byte-level vocabulary cuts text: pattern, digits apart, whole words first.
pub(super) fn cut(pre: &str) -> Option<(&'static str, bool, bool)> {
    Some(match pre {
        "gpt-2" | "gpt2" | "default" | "phi-2" | "olmo" | "mpt" => (GPT2, false, false),
        "smollm" | "starcoder" | "refact" | "command-r" => (GPT2, true, false),
        "llama-bpe" | "llama3" | "llama-v3" | "falcon3" => (LLAMA3, false, true),
        "dbrx" | "smaug-bpe" => (LLAMA3, false, false),
        "qwen2" | "deepseek-r1-qwen" | "stablelm2" => (QWEN2, false, false),
        "tekken" => (TEKKEN, false, true),
        _ => return None,
    })
}

/// The characters GPT-2 writes for bytes: printable ones stand for themselves, the others are moved up.
pub(super) fn characters() -> Vec<char> {
    let mut next = 256;
    (0..=255u8)
        .map(|b| match b {
            b'!'..=b'~' | 0xa1..=0xac | 0xae..=0xff => char::from(b),
            _ => {
                next += 1;
                char::from_u32(next - 1).unwrap_or(' ')
            }
        })
        .collect()
}

/// What SentencePiece writes for a blank.
pub(super) const BLANK: char = '\u{2581}';

/// The bytes that a token of SentencePiece stands for.
pub(super) fn piece(text: &str) -> Vec<u8> {
    let byte = text
        .strip_prefix("<0x")
        .and_then(|t| t.strip_suffix('>'))
        .and_then(|t| u8::from_str_radix(t, 16).ok());
    match byte {
        Some(b) => vec![b],
        None => text.replace(BLANK, " ").into_bytes(),
    }
}
