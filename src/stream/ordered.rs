//! Work on several threads, with what comes of it in order.

use std::any::Any;
use std::collections::VecDeque;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Scope};
use std::time::Duration;

/// The memory that may be in use for each thread, in bytes, before no more is begun.
const SHARE: usize = 4 << 20;
/// The memory that the results of one piece of work may take, in bytes, before they are taken.
const HELD: usize = 1 << 20;
/// How often it is asked whether to go on while nothing comes.
const PATIENCE: Duration = Duration::from_millis(20);
/// Room for the stack of a thread, in bytes; as much as the main thread of a process usually has.
const STACK: usize = 8 << 20;

/// Something of which many may be in memory at a time.
pub trait Weigh {
    /// About how many bytes it takes.
    fn weight(&self) -> usize;
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End<B> {
    /// All is done.
    Done,
    /// `take` or `go_on` wanted no more.
    Stopped(B),
}

/// Works on pieces on `threads` threads, and takes what comes of them on this one, in the order of
/// the pieces.
///
/// `next` gives the pieces, `work` hands the results of one to the function it is given, and `take`
/// takes them. What is in memory is bounded, whatever the pace of each: no more pieces are asked for
/// while a share of 4 MiB for each thread is in use, and a piece with more than 1 MiB of results waits
/// until it is its turn. Threads are started as there is work for them.
///
/// `go_on` is asked every now and then, also while nothing comes. If it or `take` wants no more, what
/// is being worked on is finished and dropped.
///
/// ```
/// use std::num::NonZero;
/// use std::ops::ControlFlow;
/// use verbale::stream::{End, Weigh, ordered};
///
/// struct Number(u64);
/// impl Weigh for Number {
///     fn weight(&self) -> usize { 8 }
/// }
///
/// let mut numbers = (1..=100).map(Number);
/// let mut squares = Vec::new();
/// let end = ordered(
///     NonZero::new(4).unwrap(),
///     || numbers.next(),
///     |Number(n), result| result(Number(n * n)),
///     |Number(square)| { squares.push(square); ControlFlow::Continue(()) },
///     || ControlFlow::<()>::Continue(()),
/// );
/// assert_eq!(end, End::Done);
/// assert_eq!(squares[..3], [1, 4, 9]);
/// ```
///
/// # Panics
/// When `next`, `work`, `take` or `go_on` does, with what they say.
pub fn ordered<P: Weigh + Send, R: Weigh + Send, B>(
    threads: NonZero<usize>,
    next: impl FnMut() -> Option<P> + Send,
    work: impl Fn(P, &mut dyn FnMut(R)) + Sync,
    mut take: impl FnMut(R) -> ControlFlow<B>,
    mut go_on: impl FnMut() -> ControlFlow<B>,
) -> End<B> {
    let desk = Desk {
        threads: threads.get(),
        next: Mutex::new(Some(next)),
        work,
        state: Mutex::new(State::default()),
        changed: Condvar::new(),
        taken: Condvar::new(),
    };
    let end = thread::scope(|scope| {
        // Also when `take` or `go_on` panics: the threads would wait for ever otherwise, and the scope
        // for them.
        let _closing = Closing(&desk);
        if !desk.hire(scope) {
            // A system without threads to spare does one thing after the other.
            return desk.alone(&mut take, &mut go_on);
        }
        loop {
            let result = match desk.result(&mut go_on) {
                Ok(Some(result)) => result,
                Ok(None) => break End::Done,
                Err(stop) => break End::Stopped(stop),
            };
            if let ControlFlow::Break(stop) = take(result) {
                break End::Stopped(stop);
            }
        }
    });
    let panicked = desk.state().panicked.take();
    if let Some(panic) = panicked {
        resume_unwind(panic);
    }
    end
}

/// What the threads share.
struct Desk<N, W, R> {
    threads: usize,
    /// The source of pieces, until it is exhausted. Whoever holds it may read from it.
    next: Mutex<Option<N>>,
    work: W,
    state: Mutex<State<R>>,
    /// Something came for the thread that takes.
    changed: Condvar,
    /// That thread took something.
    taken: Condvar,
}

/// Closes a desk at its end.
struct Closing<'a, N, W, R: Weigh + Send>(&'a Desk<N, W, R>);

impl<N, W, R: Weigh + Send> Drop for Closing<'_, N, W, R> {
    fn drop(&mut self) {
        self.0.close();
    }
}

struct State<R> {
    hired: usize,
    /// The pieces that are being worked on, or whose results have not been taken, in order.
    pieces: VecDeque<Piece<R>>,
    /// The number of the first of them.
    first: u64,
    /// The memory that they and their results take.
    weight: usize,
    /// Whether there are no more pieces.
    exhausted: bool,
    /// Whether no more results are wanted.
    closed: bool,
    panicked: Option<Box<dyn Any + Send>>,
}

struct Piece<R> {
    weight: usize,
    results: VecDeque<R>,
    /// The memory that the results take.
    held: usize,
    is_done: bool,
}

impl<R> Default for State<R> {
    fn default() -> Self {
        State {
            hired: 0,
            pieces: VecDeque::new(),
            first: 0,
            weight: 0,
            exhausted: false,
            closed: false,
            panicked: None,
        }
    }
}

impl<R> State<R> {
    fn piece(&mut self, number: u64) -> Option<&mut Piece<R>> {
        let at = usize::try_from(number.checked_sub(self.first)?).ok()?;
        self.pieces.get_mut(at)
    }
}

impl<N, W, R: Weigh + Send> Desk<N, W, R> {
    fn state(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// No more results are wanted.
    fn close(&self) {
        self.state().closed = true;
        self.taken.notify_all();
    }

    /// The next result in order. None if there are no more.
    fn result<B>(&self, go_on: &mut impl FnMut() -> ControlFlow<B>) -> Result<Option<R>, B> {
        let mut guard = self.state();
        loop {
            let state = &mut *guard;
            if state.closed {
                return Ok(None);
            }
            if let Some(first) = state.pieces.front_mut() {
                if let Some(result) = first.results.pop_front() {
                    let weight = result.weight();
                    first.held = first.held.saturating_sub(weight);
                    state.weight = state.weight.saturating_sub(weight);
                    drop(guard);
                    self.taken.notify_all();
                    return match go_on() {
                        ControlFlow::Continue(()) => Ok(Some(result)),
                        ControlFlow::Break(stop) => Err(stop),
                    };
                }
                if first.is_done {
                    state.weight = state.weight.saturating_sub(first.weight);
                    state.pieces.pop_front();
                    state.first += 1;
                    self.taken.notify_all();
                    continue;
                }
            } else if state.exhausted {
                return Ok(None);
            }
            let waited = self.changed.wait_timeout(guard, PATIENCE);
            guard = waited.unwrap_or_else(PoisonError::into_inner).0;
            if let ControlFlow::Break(stop) = go_on() {
                return Err(stop);
            }
        }
    }

    /// Hands in a result of a piece, when there is room. It is dropped if nobody wants it.
    fn hand_in(&self, number: u64, result: R) {
        let weight = result.weight();
        let mut state = self.state();
        loop {
            let closed = state.closed;
            let Some(piece) = state.piece(number).filter(|_| !closed) else { return };
            if piece.results.is_empty() || piece.held + weight <= HELD {
                piece.results.push_back(result);
                piece.held += weight;
                state.weight += weight;
                let is_first = state.first == number;
                drop(state);
                if is_first {
                    self.changed.notify_one();
                }
                return;
            }
            state = self.taken.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl<P, R, N, W> Desk<N, W, R>
where
    P: Weigh + Send,
    R: Weigh + Send,
    N: FnMut() -> Option<P> + Send,
    W: Fn(P, &mut dyn FnMut(R)) + Sync,
{
    /// Starts one more thread, if there may be one; says whether it did.
    fn hire<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>) -> bool {
        {
            let mut state = self.state();
            if state.hired >= self.threads {
                return false;
            }
            state.hired += 1;
        }
        let serve = move || {
            let served = catch_unwind(AssertUnwindSafe(|| self.serve(scope)));
            if let Err(panic) = served {
                let mut state = self.state();
                state.panicked.get_or_insert(panic);
                state.closed = true;
                drop(state);
                self.changed.notify_one();
                self.taken.notify_all();
            }
        };
        thread::Builder::new().stack_size(STACK).spawn_scoped(scope, serve).is_ok()
    }

    fn serve<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>) {
        while let Some((number, piece)) = self.begin() {
            // As many as there is work for, and not all at once for a handful.
            self.hire(scope);
            (self.work)(piece, &mut |result| self.hand_in(number, result));
            if let Some(piece) = self.state().piece(number) {
                piece.is_done = true;
            }
            self.changed.notify_one();
        }
    }

    /// Begins the next piece, when there is room for it.
    fn begin(&self) -> Option<(u64, P)> {
        let mut source = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let next = source.as_mut()?;
        let mut state = self.state();
        while !state.closed
            && state.pieces.len() >= self.threads
            && state.weight >= self.threads * SHARE
        {
            state = self.taken.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.closed {
            return None;
        }
        drop(state);
        // This may take its time. The others have work, or nothing to do.
        let piece = next();
        let mut state = self.state();
        let Some(piece) = piece else {
            *source = None;
            state.exhausted = true;
            drop(state);
            self.changed.notify_one();
            return None;
        };
        let weight = piece.weight();
        let results = VecDeque::new();
        state.pieces.push_back(Piece { weight, results, held: 0, is_done: false });
        state.weight += weight;
        Some((state.first + state.pieces.len() as u64 - 1, piece))
    }

    /// Does everything on this thread.
    fn alone<B>(
        &self,
        take: &mut impl FnMut(R) -> ControlFlow<B>,
        go_on: &mut impl FnMut() -> ControlFlow<B>,
    ) -> End<B> {
        let mut source = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let mut stop = None;
        while let Some(piece) = source.as_mut().and_then(|next| next()) {
            (self.work)(piece, &mut |result| {
                if stop.is_none() {
                    stop = go_on().break_value().or_else(|| take(result).break_value());
                }
            });
            if let Some(stop) = stop {
                return End::Stopped(stop);
            }
        }
        End::Done
    }
}

#[cfg(test)]
mod tests;
