//! Order, bounds, and ends of work on several threads.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// A number that says how much it weighs.
struct Heavy(u64, usize);

impl Weigh for Heavy {
    fn weight(&self) -> usize {
        self.1
    }
}

fn threads(count: usize) -> NonZero<usize> {
    NonZero::new(count).unwrap()
}

fn go_on() -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[test]
fn results_come_in_the_order_of_the_pieces() {
    for count in [1, 2, 8] {
        for weight in [1, HELD, 10 * HELD] {
            let mut numbers = 0..200;
            let mut got = Vec::new();
            let end = ordered(
                threads(count),
                || numbers.next().map(|n| Heavy(n, weight)),
                |Heavy(n, _), result| {
                    // Those that come first take longest.
                    thread::sleep(Duration::from_micros(300 - n));
                    for part in 0..3 {
                        result(Heavy(3 * n + part, weight));
                    }
                },
                |Heavy(n, _)| {
                    got.push(n);
                    ControlFlow::Continue(())
                },
                go_on,
            );
            assert_eq!(end, End::Done);
            assert!(got.iter().copied().eq(0..600), "{count} {weight}: {got:?}");
        }
    }
}

#[test]
fn what_is_in_memory_is_bounded() {
    let (alive, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let mut numbers = 0..500;
    let weight = 1 << 20;
    let end = ordered(
        threads(3),
        || {
            let number = numbers.next()?;
            let now = alive.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(now, Ordering::SeqCst);
            Some(Heavy(number, weight))
        },
        |Heavy(n, _), result| result(Heavy(n, 0)),
        |Heavy(n, _)| {
            // The one who takes is the slowest.
            if n < 100 {
                thread::sleep(Duration::from_micros(500));
            }
            alive.fetch_sub(1, Ordering::SeqCst);
            ControlFlow::Continue(())
        },
        go_on,
    );
    assert_eq!(end, End::Done);
    let most = most.into_inner();
    // A share of 4 for each of three, and the one that is being taken.
    assert!((4..=14).contains(&most), "{most}");
}

#[test]
fn one_piece_may_have_any_number_of_results() {
    let (given, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let mut pieces = 0..2;
    ordered(
        threads(2),
        || pieces.next().map(|n| Heavy(n, 1)),
        |_, result| {
            for _ in 0..1000 {
                given.fetch_add(1, Ordering::SeqCst);
                result(Heavy(0, HELD / 4));
            }
        },
        |_| {
            // Nobody else counts what is taken. Of each piece four are held and one waits.
            let ahead = given.load(Ordering::SeqCst) - taken.fetch_add(1, Ordering::SeqCst);
            assert!(ahead <= 12, "{ahead}");
            ControlFlow::Continue(())
        },
        go_on,
    );
    assert_eq!(taken.into_inner(), 2000);
}

#[test]
fn it_stops_when_no_more_is_wanted() {
    for count in [1, 4] {
        let mut numbers = 0..;
        let end = ordered(
            threads(count),
            || numbers.next().map(|n| Heavy(n, 1)),
            |piece, result| result(piece),
            |Heavy(n, _)| if n == 7 { ControlFlow::Break(n) } else { ControlFlow::Continue(()) },
            || ControlFlow::Continue(()),
        );
        assert_eq!(end, End::Stopped(7));
        // Also while nothing comes.
        let waited = AtomicUsize::new(0);
        let end = ordered(
            threads(count),
            || {
                while waited.load(Ordering::SeqCst) < 3 {
                    thread::sleep(Duration::from_millis(1));
                }
                None::<Heavy>
            },
            |piece, result| result(piece),
            |_| ControlFlow::Continue(()),
            || match waited.fetch_add(1, Ordering::SeqCst) {
                2 => ControlFlow::Break("tired"),
                _ => ControlFlow::Continue(()),
            },
        );
        assert_eq!(end, End::Stopped("tired"));
    }
}

#[test]
fn a_panic_is_passed_on() {
    let panicked = catch_unwind(|| {
        let mut numbers = 0..100;
        ordered(
            threads(3),
            || numbers.next().map(|n| Heavy(n, 1)),
            |Heavy(n, weight), result| {
                assert!(n != 50, "fifty");
                result(Heavy(n, weight));
            },
            |_| ControlFlow::Continue(()),
            go_on,
        )
    });
    let said = panicked.unwrap_err();
    assert_eq!(said.downcast_ref::<&str>(), Some(&"fifty"));
}

#[test]
fn a_panic_of_who_takes_is_passed_on() {
    for stop_at in [0, 1, 40] {
        let panicked = catch_unwind(|| {
            let mut numbers = 0..100;
            // Each has so many results that its thread waits for some to be taken.
            ordered(
                threads(3),
                || numbers.next().map(|n| Heavy(n, 1)),
                |Heavy(n, _), result| (0..9).for_each(|_| result(Heavy(n, 1 << 20))),
                |Heavy(n, _)| {
                    assert!(n != stop_at, "no room");
                    ControlFlow::Continue(())
                },
                go_on,
            )
        });
        assert_eq!(panicked.unwrap_err().downcast_ref::<&str>(), Some(&"no room"));
    }
}

#[test]
fn no_more_threads_are_started_than_there_is_work_for() {
    let names = Mutex::new(std::collections::HashSet::new());
    let mut pieces = 0..1;
    ordered(
        threads(64),
        || {
            names.lock().unwrap().insert(thread::current().id());
            pieces.next().map(|n| Heavy(n, 1))
        },
        |piece, result| result(piece),
        |_| ControlFlow::Continue(()),
        go_on,
    );
    assert!(names.into_inner().unwrap().len() <= 2);
}
