//! A few threads that share one loop: `model` hands them thousands of short jobs a second, so they wait for
//! the next one spinning for a moment before they sleep.
//!
//! A job is a number of parts that whoever is free takes, the caller included. A thread that the system has
//! put aside when a job comes is not waited for: it finds the job closed and stays out. That is what keeps
//! the engine steady on a machine where other programs work too.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;

/// Looks at the job board so often before a thread sleeps.
const SPINS: u32 = 20_000;
/// Set in the state while threads may still join the job.
const OPEN: u64 = 1 << 16;
/// One job further; the bits below count who is inside.
const NEXT: u64 = 1 << 17;

/// A job: a function of the number of a part.
type Job = *const (dyn Fn(usize) + Sync);

struct Board {
    /// Number of the job, `OPEN`, and how many threads are inside.
    state: AtomicU64,
    /// The next part nobody has taken.
    part: AtomicUsize,
    parts: AtomicUsize,
    job: UnsafeCell<Option<Job>>,
    failed: AtomicBool,
    stop: AtomicBool,
    asleep: AtomicUsize,
    bed: Mutex<()>,
    bell: Condvar,
}

// SAFETY: `job` is the only field that is not `Sync` by itself. It is written only by the holder of
// `Pool::turn` while the state is closed with nobody inside, and read only by a thread that has counted
// itself in by a compare-exchange on an open state, which happens after that write (release / acquire).
unsafe impl Sync for Board {}
// SAFETY: the pointer in `job` is to a `Sync` function, so any thread may call it; see `Pool::run` for how long it lives.
unsafe impl Send for Board {}

/// The threads.
pub struct Pool {
    board: Arc<Board>,
    turn: Mutex<()>,
    threads: Vec<JoinHandle<()>>,
}

/// Counts a thread out of a job, also when it panics.
struct Inside<'a>(&'a Board, bool);

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        if !self.1 {
            self.0.failed.store(true, Ordering::Relaxed);
        }
        self.0.state.fetch_sub(1, Ordering::Release);
    }
}

/// Closes a job and waits for those inside, also when the caller's own part panics.
struct Closing<'a>(&'a Board);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.state.fetch_and(!OPEN, Ordering::AcqRel);
        let mut spins = 0u32;
        while self.0.state.load(Ordering::Acquire) & (OPEN - 1) != 0 {
            spins += 1;
            if spins < SPINS {
                std::hint::spin_loop();
            } else {
                std::thread::yield_now();
            }
        }
    }
}

impl Board {
    fn work(&self, job: &(dyn Fn(usize) + Sync)) {
        let parts = self.parts.load(Ordering::Relaxed);
        loop {
            let part = self.part.fetch_add(1, Ordering::Relaxed);
            if part >= parts {
                return;
            }
            job(part);
        }
    }

    /// What a thread does all its life.
    fn serve(&self) {
        let (mut seen, mut spins) = (0, 0u32);
        while !self.stop.load(Ordering::Acquire) {
            let state = self.state.load(Ordering::Acquire);
            let number = state / NEXT;
            if number != seen && state & OPEN != 0 {
                if self
                    .state
                    .compare_exchange(state, state + 1, Ordering::AcqRel, Ordering::Relaxed)
                    .is_ok()
                {
                    seen = number;
                    let mut inside = Inside(self, false);
                    // SAFETY: this thread is counted in, so the job was written before and stays until it counts itself out.
                    if let Some(job) = unsafe { *self.job.get() } {
                        // SAFETY: as above: `Pool::run` does not return, and so the function lives, while anybody is inside.
                        self.work(unsafe { &*job });
                    }
                    inside.1 = true;
                    spins = 0;
                }
                continue;
            }
            spins += 1;
            if spins < SPINS {
                std::hint::spin_loop();
                continue;
            }
            let bed = self.bed.lock().unwrap_or_else(PoisonError::into_inner);
            self.asleep.fetch_add(1, Ordering::SeqCst);
            // Looked at once more after saying so: the caller rings when it sees a sleeper.
            let state = self.state.load(Ordering::SeqCst);
            let nothing = state / NEXT == seen || state & OPEN == 0;
            if nothing && !self.stop.load(Ordering::SeqCst) {
                let wait = std::time::Duration::from_millis(200);
                drop(self.bell.wait_timeout(bed, wait));
            }
            self.asleep.fetch_sub(1, Ordering::SeqCst);
            spins = 0;
        }
    }
}

impl Pool {
    /// So many threads, the caller's counted: 1 starts none.
    pub fn new(threads: usize) -> Self {
        let board = Arc::new(Board {
            state: AtomicU64::new(0),
            part: AtomicUsize::new(0),
            parts: AtomicUsize::new(0),
            job: UnsafeCell::new(None),
            failed: AtomicBool::new(false),
            stop: AtomicBool::new(false),
            asleep: AtomicUsize::new(0),
            bed: Mutex::new(()),
            bell: Condvar::new(),
        });
        let threads = (1..threads.clamp(1, 256))
            .filter_map(|n| {
                let board = board.clone();
                // A thread that cannot be had is one thread less, no more.
                std::thread::Builder::new()
                    .name(format!("engine-{n}"))
                    .spawn(move || board.serve())
                    .ok()
            })
            .collect();
        Self {
            board,
            turn: Mutex::new(()),
            threads,
        }
    }

    /// How many work on a job.
    pub fn threads(&self) -> usize {
        self.threads.len() + 1
    }

    /// Calls `job` for every number below `parts`, on whichever threads are free; returns when all are done.
    pub fn run(&self, parts: usize, job: &(dyn Fn(usize) + Sync)) {
        if parts <= 1 || self.threads.is_empty() {
            (0..parts).for_each(job);
            return;
        }
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let board = &*self.board;
        // SAFETY: only the lifetime is forgotten. `Closing` keeps this call from returning (or unwinding) until
        // the job is closed and nobody is inside, and nobody reads it later.
        let forgotten: Job = unsafe {
            std::mem::transmute::<*const (dyn Fn(usize) + Sync + '_), Job>(std::ptr::from_ref(job))
        };
        // SAFETY: the state is closed and nobody is inside (the last `Closing` saw to it), and `turn` is held.
        unsafe { *board.job.get() = Some(forgotten) };
        board.part.store(0, Ordering::Relaxed);
        board.parts.store(parts, Ordering::Relaxed);
        let number = board.state.load(Ordering::Relaxed) / NEXT;
        board
            .state
            .store((number + 1) * NEXT + OPEN, Ordering::SeqCst);
        let closing = Closing(board);
        if board.asleep.load(Ordering::SeqCst) > 0 {
            drop(board.bed.lock().unwrap_or_else(PoisonError::into_inner));
            board.bell.notify_all();
        }
        board.work(job);
        drop(closing);
        drop(turn);
        // Not reached by outside data: a part only panics on a mistake of ours, and then half a result must not pass.
        assert!(
            !board.failed.load(Ordering::Relaxed),
            "a part of the work failed"
        );
    }

    /// Calls `job` with the number and the items of each group of `size` items.
    pub fn each<T: Send>(
        &self,
        items: &mut [T],
        size: usize,
        job: &(dyn Fn(usize, &mut [T]) + Sync),
    ) {
        let (size, all) = (size.max(1), items.len());
        let start = Shared(items.as_mut_ptr());
        self.run(all.div_ceil(size), &|part| {
            let from = part * size;
            let n = size.min(all - from);
            // SAFETY: groups do not overlap, each part is given out once, and `items` is borrowed for the whole call.
            job(part, unsafe {
                std::slice::from_raw_parts_mut(start.at(from), n)
            });
        });
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.board.stop.store(true, Ordering::SeqCst);
        drop(
            self.board
                .bed
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        );
        self.board.bell.notify_all();
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

/// A place that several threads write different parts of.
struct Shared<T>(*mut T);

// SAFETY: it is only an address; those who write through it see to it that their places differ.
unsafe impl<T: Send> Sync for Shared<T> {}

impl<T> Shared<T> {
    /// # Safety
    /// `n` must be within the slice this was made of.
    unsafe fn at(&self, n: usize) -> *mut T {
        // SAFETY: the caller's promise.
        unsafe { self.0.add(n) }
    }
}

/// A matrix that several threads write different cells of.
pub struct Cells<'a> {
    start: Shared<f32>,
    width: usize,
    height: usize,
    borrowed: std::marker::PhantomData<&'a mut [f32]>,
}

impl<'a> Cells<'a> {
    /// Rows of `width` numbers.
    pub fn new(matrix: &'a mut [f32], width: usize) -> Self {
        Self {
            height: matrix.len() / width.max(1),
            start: Shared(matrix.as_mut_ptr()),
            width,
            borrowed: std::marker::PhantomData,
        }
    }

    /// `n` cells of a row.
    ///
    /// # Safety
    /// No two threads may hold the same cell at the same time.
    #[allow(clippy::mut_from_ref)] // that is its purpose; see the promise above
    pub unsafe fn row(&self, row: usize, column: usize, n: usize) -> &mut [f32] {
        assert!(row < self.height && column + n <= self.width);
        // SAFETY: the place is inside the matrix (just checked), which is borrowed mutably for `'a`; the caller promises the rest.
        unsafe { std::slice::from_raw_parts_mut(self.start.at(row * self.width + column), n) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_done_once_however_many_threads_there_are() {
        for threads in [1, 2, 5] {
            let pool = Pool::new(threads);
            for parts in [0, 1, 2, 3, 100] {
                let done: Vec<_> = (0..parts).map(|_| AtomicUsize::new(0)).collect();
                pool.run(parts, &|p| {
                    done[p].fetch_add(1, Ordering::Relaxed);
                });
                assert!(done.iter().all(|d| d.load(Ordering::Relaxed) == 1));
            }
        }
    }

    #[test]
    fn thousands_of_short_jobs_after_each_other_see_their_own_data_only() {
        let pool = Pool::new(3);
        let mut numbers = vec![0u64; 97];
        for round in 0..5000 {
            pool.each(&mut numbers, 10, &|part, group| {
                for (i, n) in group.iter_mut().enumerate() {
                    assert_eq!(*n, round * 97 + round * (part * 10 + i) as u64);
                    *n += 97 + (part * 10 + i) as u64;
                }
            });
        }
    }

    #[test]
    fn sleepers_wake_for_a_job() {
        let pool = Pool::new(2);
        for _ in 0..3 {
            std::thread::sleep(std::time::Duration::from_millis(30));
            let sum = AtomicUsize::new(0);
            pool.run(10, &|p| {
                sum.fetch_add(p, Ordering::Relaxed);
            });
            assert_eq!(sum.into_inner(), 45);
        }
    }
}
