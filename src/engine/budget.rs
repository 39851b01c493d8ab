//! One budget of memory for every model of this process: what each one takes, which was used last, and who has to go when another needs room.
//! The engines of this process ask before they load; `shelf` owns it.

use super::install::checks;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Lets a model go, unless it is in use; whether it went.
pub type LetGo = Box<dyn Fn() -> bool + Send + Sync>;

/// The budget. Without a limit it is what the machine has free.
#[derive(Default)]
pub struct Budget {
    limit: Option<u64>,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    loans: Vec<Loan>,
    /// Counts uses, to know which was the last.
    clock: u64,
}

struct Loan {
    id: String,
    bytes: u64,
    used: u64,
    /// `None`: it stays, whoever asks.
    let_go: Option<LetGo>,
}

impl Budget {
    /// A budget of so many bytes.
    pub fn new(limit: Option<u64>) -> Self {
        Self {
            limit,
            held: Mutex::default(),
        }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// So many bytes, as room there is now; with the limit they are a part of.
    pub fn as_room(&self, bytes: u64) -> checks::Room {
        checks::Room {
            bytes,
            limit: self.limit,
        }
    }

    /// Bytes a model could have if every other that need not stay went.
    pub fn most(&self, id: &str) -> u64 {
        let held = self.held();
        let others = held.loans.iter().filter(|l| l.id != id);
        match self.limit {
            Some(limit) => {
                let staying = others.filter(|l| l.let_go.is_none()).map(|l| l.bytes);
                limit.saturating_sub(staying.sum())
            }
            None => {
                let going = others.filter(|l| l.let_go.is_some()).map(|l| l.bytes);
                free().saturating_add(going.sum())
            }
        }
    }

    /// Bytes a model can have as things are.
    pub fn room(&self, id: &str) -> u64 {
        let held = self.held();
        match self.limit {
            Some(limit) => {
                let others = held.loans.iter().filter(|l| l.id != id).map(|l| l.bytes);
                limit.saturating_sub(others.sum())
            }
            None => free(),
        }
    }

    /// Lets others go, the least recently used first, until `bytes` are to be had or nobody is left who can. Gives what is to be had then.
    pub fn make_room(&self, id: &str, bytes: u64) -> u64 {
        loop {
            let room = self.room(id);
            if room >= bytes || !self.evict(id) {
                return room;
            }
        }
    }

    /// Lets the least recently used one go that can.
    fn evict(&self, but: &str) -> bool {
        let mut held = self.held();
        let mut order: Vec<(u64, usize)> = held
            .loans
            .iter()
            .enumerate()
            .filter(|(_, l)| l.id != but && l.let_go.is_some())
            .map(|(i, l)| (l.used, i))
            .collect();
        order.sort_unstable();
        for (_, i) in order {
            let went = held
                .loans
                .get(i)
                .and_then(|l| l.let_go.as_ref())
                .is_some_and(|go| go());
            if went {
                held.loans.remove(i);
                return true;
            }
        }
        false
    }

    /// Remembers that a model takes so many bytes. With `let_go` it goes when another needs the room.
    pub fn hold(&self, id: &str, bytes: u64, let_go: Option<LetGo>) {
        let mut held = self.held();
        held.loans.retain(|l| l.id != id);
        held.clock += 1;
        let used = held.clock;
        held.loans.push(Loan {
            id: id.to_owned(),
            bytes,
            used,
            let_go,
        });
    }

    /// Remembers that a model was used just now.
    pub fn used(&self, id: &str) {
        let mut held = self.held();
        held.clock += 1;
        let now = held.clock;
        if let Some(loan) = held.loans.iter_mut().find(|l| l.id == id) {
            loan.used = now;
        }
    }

    /// A model went by itself.
    pub fn release(&self, id: &str) {
        self.held().loans.retain(|l| l.id != id);
    }

    /// What is held: which model, and bytes; the least recently used first.
    pub fn loans(&self) -> Vec<(String, u64)> {
        let held = self.held();
        let mut all: Vec<&Loan> = held.loans.iter().collect();
        all.sort_by_key(|l| l.used);
        all.into_iter().map(|l| (l.id.clone(), l.bytes)).collect()
    }
}

fn free() -> u64 {
    checks::available().unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn counting(n: &Arc<AtomicUsize>, goes: bool) -> Option<LetGo> {
        let n = n.clone();
        Some(Box::new(move || {
            n.fetch_add(1, Ordering::Relaxed);
            goes
        }))
    }

    #[test]
    fn the_least_recently_used_goes_first_and_no_more_than_needed() {
        let (a, b, c) = (Arc::default(), Arc::default(), Arc::default());
        let budget = Budget::new(Some(100));
        budget.hold("a", 30, counting(&a, true));
        budget.hold("b", 30, counting(&b, true));
        budget.hold("c", 30, counting(&c, true));
        budget.used("a");
        assert_eq!(budget.make_room("d", 40), 40);
        let went = |n: &Arc<AtomicUsize>| n.load(Ordering::Relaxed);
        assert_eq!((went(&a), went(&b), went(&c)), (0, 1, 0));
        let left: Vec<String> = budget.loans().into_iter().map(|l| l.0).collect();
        assert_eq!(left, ["c", "a"]);
    }

    #[test]
    fn what_must_stay_and_what_is_in_use_stay() {
        let busy = Arc::default();
        let budget = Budget::new(Some(100));
        budget.hold("embedder", 50, None);
        budget.hold("busy", 20, counting(&busy, false));
        assert_eq!(budget.most("new"), 50);
        assert_eq!(budget.make_room("new", 90), 30);
        assert_eq!(budget.loans().len(), 2);
        // Its own loan does not stand in a model's way.
        assert_eq!(budget.room("embedder"), 80);
        budget.release("busy");
        assert_eq!(budget.room("new"), 50);
    }
}
