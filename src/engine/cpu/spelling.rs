//! Bytes of tokens become characters: one character may take several tokens. `generate` puts every token through it.

/// Bytes of tokens as they come, given out as whole characters.
#[derive(Default)]
pub struct Spelling(Vec<u8>);

impl Spelling {
    /// Takes bytes; gives the characters that are complete.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        self.0.extend_from_slice(bytes);
        let mut out = String::new();
        loop {
            match std::str::from_utf8(&self.0) {
                Ok(text) => {
                    out.push_str(text);
                    self.0.clear();
                    return out;
                }
                Err(e) => {
                    let good = e.valid_up_to();
                    out.push_str(&String::from_utf8_lossy(&self.0[..good]));
                    match e.error_len() {
                        // The beginning of a character: the rest may come.
                        None => {
                            self.0.drain(..good);
                            return out;
                        }
                        Some(bad) => {
                            out.push(char::REPLACEMENT_CHARACTER);
                            self.0.drain(..good + bad);
                        }
                    }
                }
            }
        }
    }
}
