//! Writes a GGUF file of a tiny model with random weights and a vocabulary of bytes.

use std::collections::BTreeMap;

/// A tiny model.
#[derive(Clone)]
pub struct Tiny {
    pub architecture: &'static str,
    pub layers: usize,
    pub width: usize,
    pub heads: usize,
    pub kv_heads: usize,
    pub head: usize,
    pub inner: usize,
    pub halves: bool,
    /// Tokens that all layers but each sixth see; 0: all.
    pub window: usize,
    /// Name, rows (1 = a vector) and numbers.
    pub tensors: BTreeMap<String, (usize, Vec<f32>)>,
}

/// Tokens in the vocabulary.
pub const VOCABULARY: usize = 304;

impl Tiny {
    /// One of each kind: llama with tied embeddings, llama without, qwen2, qwen3, gemma3.
    pub fn all() -> Vec<Self> {
        vec![
            Self::new("llama", 16, false),
            Self::new("llama", 32, true),
            Self::new("qwen2", 16, true),
            Self::new("qwen3", 64, false),
            Self::new("gemma3", 32, false),
        ]
    }

    fn new(architecture: &'static str, head: usize, untied: bool) -> Self {
        let gemma = architecture == "gemma3";
        // One layer of those that see everything, and one after it.
        let layers = if gemma { 7 } else { 2 };
        let mut this = Self {
            architecture,
            layers,
            width: 64,
            heads: 4,
            kv_heads: 2,
            head,
            inner: 96,
            halves: architecture != "llama",
            window: if gemma { 40 } else { 0 },
            tensors: BTreeMap::new(),
        };
        let (query, key) = (4 * head, 2 * head);
        this.matrix("token_embd.weight", 64, VOCABULARY, 1.0);
        this.vector("output_norm.weight", 64, 1.0);
        if untied {
            this.matrix("output.weight", 64, VOCABULARY, 1.0);
        }
        for i in 0..layers {
            let name = |part: &str| format!("blk.{i}.{part}");
            this.vector(&name("attn_norm.weight"), 64, 1.0);
            this.vector(&name("ffn_norm.weight"), 64, 1.0);
            this.matrix(&name("attn_q.weight"), 64, query, 3.0);
            this.matrix(&name("attn_k.weight"), 64, key, 3.0);
            this.matrix(&name("attn_v.weight"), 64, key, 3.0);
            this.matrix(&name("attn_output.weight"), query, 64, 3.0);
            this.matrix(&name("ffn_gate.weight"), 64, 96, 1.5);
            this.matrix(&name("ffn_up.weight"), 64, 96, 1.5);
            this.matrix(&name("ffn_down.weight"), 96, 64, 1.5);
            if architecture == "qwen2" {
                this.vector(&name("attn_q.bias"), query, 0.0);
                this.vector(&name("attn_k.bias"), key, 0.0);
                this.vector(&name("attn_v.bias"), key, 0.0);
            }
            if gemma {
                this.vector(&name("post_attention_norm.weight"), 64, 1.0);
                this.vector(&name("post_ffw_norm.weight"), 64, 1.0);
            }
            if architecture == "qwen3" || gemma {
                this.vector(&name("attn_q_norm.weight"), head, 1.0);
                this.vector(&name("attn_k_norm.weight"), head, 1.0);
            }
        }
        this
    }

    fn random(&self, n: usize) -> Vec<f32> {
        let mut state = 77 + self.tensors.len() as u64 * 1000;
        let mut next = move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1 << 23) as f32 - 1.0
        };
        (0..n).map(|_| next()).collect()
    }

    fn matrix(&mut self, name: &str, width: usize, rows: usize, size: f32) {
        let scale = size / (width as f32).sqrt();
        let numbers = self
            .random(width * rows)
            .iter()
            .map(|x| x * scale)
            .collect();
        self.tensors.insert(name.to_owned(), (rows, numbers));
    }

    fn vector(&mut self, name: &str, n: usize, around: f32) {
        let numbers = self.random(n).iter().map(|x| around + x * 0.4).collect();
        self.tensors.insert(name.to_owned(), (1, numbers));
    }

    /// How much larger the base of the rotary frequencies is where everything is seen.
    pub fn far(&self) -> f32 {
        if self.window > 0 { 100.0 } else { 1.0 }
    }

    /// The numbers of a tensor, empty when there is none.
    pub fn get(&self, name: &str) -> &[f32] {
        self.tensors.get(name).map_or(&[], |t| &t.1)
    }

    /// The file.
    pub fn file(&self) -> Vec<u8> {
        let mut meta = Writer::default();
        let a = self.architecture;
        meta.text("general.architecture", a);
        for (key, n) in [
            ("block_count", self.layers),
            ("context_length", 512),
            ("embedding_length", self.width),
            ("feed_forward_length", self.inner),
            ("attention.head_count", self.heads),
            ("attention.head_count_kv", self.kv_heads),
            ("attention.key_length", self.head),
            ("attention.value_length", self.head),
            ("rope.dimension_count", self.head),
        ] {
            meta.number(&format!("{a}.{key}"), n as u32);
        }
        meta.float(&format!("{a}.attention.layer_norm_rms_epsilon"), 1e-5);
        meta.float(&format!("{a}.rope.freq_base"), 10_000.0 * self.far());
        if self.window > 0 {
            meta.number(&format!("{a}.attention.sliding_window"), self.window as u32);
            meta.text(&format!("{a}.rope.scaling.type"), "linear");
            meta.float(&format!("{a}.rope.scaling.factor"), 8.0);
        }
        if a == "gemma3" {
            pieces(&mut meta);
        } else {
            bytes(&mut meta);
        }
        let mut out = b"GGUF".to_vec();
        out.extend(3u32.to_le_bytes());
        out.extend((self.tensors.len() as u64).to_le_bytes());
        out.extend(meta.count.to_le_bytes());
        out.extend(&meta.bytes);
        let mut offset = 0u64;
        for (name, (rows, numbers)) in &self.tensors {
            let mut w = Writer::default();
            w.string(name);
            out.extend(w.bytes);
            let width = (numbers.len() / rows) as u64;
            let dims = if *rows == 1 {
                vec![width]
            } else {
                vec![width, *rows as u64]
            };
            out.extend((dims.len() as u32).to_le_bytes());
            dims.iter().for_each(|d| out.extend(d.to_le_bytes()));
            out.extend(0u32.to_le_bytes());
            out.extend(offset.to_le_bytes());
            offset += (numbers.len() * 4).div_ceil(32) as u64 * 32;
        }
        for (_, numbers) in self.tensors.values() {
            out.resize(out.len().div_ceil(32) * 32, 0);
            numbers.iter().for_each(|x| out.extend(x.to_le_bytes()));
        }
        out
    }
}

/// A vocabulary of bytes with a few merges.
fn bytes(meta: &mut Writer) {
    let merges = ["h e", "l l", "he ll", "hell o", "Ġ t"];
    let mut tokens: Vec<String> = characters();
    tokens.extend(merges.iter().map(|m| m.replace(' ', "")));
    let mut types = vec![1; tokens.len()];
    for special in ["<|im_start|>", "<|im_end|>"] {
        tokens.push(special.to_owned());
        types.push(3);
    }
    while tokens.len() < VOCABULARY {
        tokens.push(format!("<unused{}>", tokens.len()));
        types.push(1);
    }
    meta.text("tokenizer.ggml.model", "gpt2");
    meta.text("tokenizer.ggml.pre", "qwen2");
    meta.texts("tokenizer.ggml.tokens", &tokens);
    meta.numbers("tokenizer.ggml.token_type", &types);
    meta.texts("tokenizer.ggml.merges", &merges.map(str::to_owned));
    let end = tokens.iter().position(|t| t == "<|im_end|>").unwrap() as u32;
    meta.number("tokenizer.ggml.eos_token_id", end);
    meta.number("tokenizer.ggml.bos_token_id", end);
    meta.text(
        "tokenizer.chat_template",
        "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m.content.strip() }}<|im_end|>\n{% endfor %}<|im_start|>assistant\n",
    );
}

/// A vocabulary of SentencePiece, with words of the user and the words between turns among them, and a template that knows no instructions.
fn pieces(meta: &mut Writer) {
    let mut tokens: Vec<(String, i32, f32)> = Vec::new();
    for word in ["<pad>", "<eos>", "<bos>"] {
        tokens.push((word.into(), 3, 0.0));
    }
    tokens.push(("<unk>".into(), 2, 0.0));
    for word in ["<start_of_turn>", "<end_of_turn>", "  ", "\n\n", "<b>"] {
        tokens.push((word.into(), 4, 0.0));
    }
    tokens.extend((0..=255).map(|b| (format!("<0x{b:02X}>"), 6, 0.0)));
    let joined = [
        "▁t", "he", "▁h", "ll", "▁he", "ell", "▁hell", "hello", "▁hello", "lo", "er",
    ];
    for word in "abcdehlortuvwy▁\n'é"
        .chars()
        .map(String::from)
        .chain(joined.map(String::from))
    {
        let score = -(tokens.len() as f32);
        tokens.push((word, 1, score));
    }
    while tokens.len() < VOCABULARY {
        tokens.push((format!("<unused{}>", tokens.len()), 3, 0.0));
    }
    let column: Vec<String> = tokens.iter().map(|t| t.0.clone()).collect();
    meta.text("tokenizer.ggml.model", "llama");
    meta.texts("tokenizer.ggml.tokens", &column);
    meta.floats(
        "tokenizer.ggml.scores",
        &tokens.iter().map(|t| t.2).collect::<Vec<_>>(),
    );
    meta.numbers(
        "tokenizer.ggml.token_type",
        &tokens.iter().map(|t| t.1).collect::<Vec<_>>(),
    );
    meta.number("tokenizer.ggml.eos_token_id", 1);
    meta.number("tokenizer.ggml.bos_token_id", 2);
    meta.number("tokenizer.ggml.unknown_token_id", 3);
    meta.number("tokenizer.ggml.padding_token_id", 0);
    meta.flag("tokenizer.ggml.add_space_prefix", false);
    meta.text(
        "tokenizer.chat_template",
        "{{ bos_token }}{%- if messages[0]['role'] == 'system' -%}{{ raise_exception('no instructions') }}{%- endif -%}\
         {%- for m in messages -%}{%- if (m['role'] == 'user') != (loop.index0 % 2 == 0) -%}{{ raise_exception('turn by turn') }}\
         {%- endif -%}{{ '<start_of_turn>' + ('model' if m['role'] == 'assistant' else m['role']) + '\n' + m['content'] | trim }}\
         <end_of_turn>{{ '\n' }}{%- endfor -%}{%- if add_generation_prompt -%}{{ '<start_of_turn>model\n' }}{%- endif -%}",
    );
}

/// The characters that stand for bytes.
fn characters() -> Vec<String> {
    let mut next = 255;
    let mut one = |b: u8| match b {
        b'!'..=b'~' | 0xa1..=0xac | 0xae..=0xff => char::from(b),
        _ => {
            next += 1;
            char::from_u32(next).unwrap()
        }
    };
    (0..=255).map(|b| one(b).to_string()).collect()
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    count: u64,
}

impl Writer {
    fn string(&mut self, s: &str) {
        self.bytes.extend((s.len() as u64).to_le_bytes());
        self.bytes.extend(s.as_bytes());
    }

    fn key(&mut self, key: &str, kind: u32) {
        self.string(key);
        self.bytes.extend(kind.to_le_bytes());
        self.count += 1;
    }

    fn text(&mut self, key: &str, value: &str) {
        self.key(key, 8);
        self.string(value);
    }

    fn number(&mut self, key: &str, n: u32) {
        self.key(key, 4);
        self.bytes.extend(n.to_le_bytes());
    }

    fn float(&mut self, key: &str, x: f32) {
        self.key(key, 6);
        self.bytes.extend(x.to_le_bytes());
    }

    fn texts(&mut self, key: &str, all: &[String]) {
        self.key(key, 9);
        self.bytes.extend(8u32.to_le_bytes());
        self.bytes.extend((all.len() as u64).to_le_bytes());
        all.iter().for_each(|s| self.string(s));
    }

    fn flag(&mut self, key: &str, is: bool) {
        self.key(key, 7);
        self.bytes.push(u8::from(is));
    }

    fn floats(&mut self, key: &str, all: &[f32]) {
        self.key(key, 9);
        self.bytes.extend(6u32.to_le_bytes());
        self.bytes.extend((all.len() as u64).to_le_bytes());
        all.iter().for_each(|n| self.bytes.extend(n.to_le_bytes()));
    }

    fn numbers(&mut self, key: &str, all: &[i32]) {
        self.key(key, 9);
        self.bytes.extend(5u32.to_le_bytes());
        self.bytes.extend((all.len() as u64).to_le_bytes());
        all.iter().for_each(|n| self.bytes.extend(n.to_le_bytes()));
    }
}
