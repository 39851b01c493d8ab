//! A question as vectors know it: its own vector, and as it is put to passages of each language. Made by `asking`, held against passages by `dense` and
//! against single sentences by `extract`.

/// The language of a chunk, as far as vectors care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lang {
    Dutch,
    English,
    Other,
}

impl Lang {
    /// The other of the two that are told apart.
    pub(super) fn other(self) -> Option<Self> {
        match self {
            Self::Dutch => Some(Self::English),
            Self::English => Some(Self::Dutch),
            Self::Other => None,
        }
    }

    pub(super) const ALL: usize = 3;
    /// In the order of what is kept for each.
    pub(super) const EACH: [Self; Self::ALL] = [Self::Dutch, Self::English, Self::Other];

    pub(super) fn of(code: &str) -> Self {
        match code {
            "nl" => Self::Dutch,
            "en" => Self::English,
            _ => Self::Other,
        }
    }
}

/// A question's vector: as it is, and as it is put to passages of each language (`bridge`).
#[derive(Clone, Debug)]
pub(super) struct Put {
    pub plain: Vec<f32>,
    pub to: [Vec<f32>; Lang::ALL],
}

/// A question for the scan: itself, as it is put to passages of each language, and how near the whole of each language lies to that. An embedder puts
/// everything in the language of the question nearer than anything in another, so that the best answer in the other language would stand below the worst
/// in this one; taking the mean off lets them be compared.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub put: Put,
    /// What lies near in each language as a whole.
    pub bias: [f32; Lang::ALL],
}

impl Question {
    /// The mean of a language.
    pub(super) fn bias(&self, lang: Lang) -> f32 {
        self.bias.get(lang as usize).copied().unwrap_or_default()
    }

    /// As it is put to a language.
    pub(super) fn to(&self, lang: Lang) -> &[f32] {
        self.put.to.get(lang as usize).map_or(&[], Vec::as_slice)
    }

    /// How near a text of a language lies, more or less than what is in that language on the whole.
    pub(super) fn near(&self, vector: &[f32], lang: Lang) -> f32 {
        let put = self.to(lang).iter();
        put.zip(vector).map(|(a, b)| a * b).sum::<f32>() - self.bias(lang)
    }

    /// As it is, with no language taken off.
    #[cfg(test)]
    pub(super) fn plain(query: &[f32]) -> Self {
        Self {
            put: Put {
                plain: query.to_vec(),
                to: [0; Lang::ALL].map(|_| query.to_vec()),
            },
            bias: [0.0; Lang::ALL],
        }
    }
}
