//! What the tests of this engine are made with: a tiny model in a file, one that speaks, a message of the user.

use super::super::chat::Chat;
use super::super::generate::Speaker;
use super::super::kernel::Level;
use super::super::load::load;
use super::super::vocabulary::Vocabulary;
use super::tiny::Tiny;
use crate::engine::gguf::Header;
use crate::engine::{Message, Role};
use std::path::PathBuf;

pub fn written(tiny: &Tiny) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("tiny.gguf");
    std::fs::write(&path, tiny.file()).unwrap();
    (dir, path)
}

pub fn speaker(path: &std::path::Path) -> Speaker {
    let header = Header::open(path).unwrap();
    let vocabulary = Vocabulary::open(path, &header).unwrap();
    let chat = Chat::new(header.text("tokenizer.chat_template").unwrap()).unwrap();
    let model = load(path, Level::best(), 2).unwrap();
    Speaker::new(model, vocabulary, chat, 400, 1 << 24).unwrap()
}

pub fn user(text: &str) -> Message {
    Message {
        role: Role::User,
        content: text.to_owned(),
    }
}
