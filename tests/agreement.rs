//! The types, the published schema and the explanation give one verdict on every input.
//!
//! Records are changed in small ways, at every place and in every manner that a slip of the pen or
//! a careless program could, and each changed text is put before all judges ([`judge`]). They have
//! to agree on every one; there is no list of exceptions but the depth of nesting, which has a test
//! of its own.
//!
//! * [`bases`] are the records that are changed: the examples, the pieces of which the examples are
//!   made, and records made from the model in which every entity and every field occurs.
//! * [`mutate`] makes the changes to structure, [`strings`] those to single values.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "agreement/bases.rs"]
mod bases;
#[path = "agreement/judge.rs"]
mod judge;
#[path = "agreement/mutate.rs"]
mod mutate;
#[path = "agreement/strings.rs"]
mod strings;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use judge::Judge;
use mutate::Mutant;
use verbale::model::Record;

/// The sorts of mutants, and how many of each have to be accepted and refused at the least.
///
/// Without the numbers a mistake here could turn the test into one that shows the judges nothing
/// but noise, on which everybody agrees.
const KINDS: &[(&str, usize, usize)] = &[
    ("characters", 1_000, 4_000),
    ("doubled entries", 100, 100),
    ("doubled keys", 0, 1_000),
    ("edits", 10_000, 10_000),
    ("examples", 100, 3_000),
    ("extra keys", 0, 500),
    ("lengths", 20, 100),
    ("lists", 300, 1_000),
    ("missing keys", 300, 100),
    ("numbers", 50, 100),
    ("order", 100, 0),
    ("pairs", 50, 5_000),
    ("renamed keys", 0, 1_000),
    ("values", 500, 15_000),
    ("words", 500, 3_000),
    ("wrapped", 10, 500),
];

/// How many of a kind were accepted and refused.
#[derive(Default)]
struct Tally {
    accepted: usize,
    refused: usize,
}

/// What came of showing all mutants to the judge.
#[derive(Default)]
struct Outcome {
    tallies: BTreeMap<&'static str, Tally>,
    /// The first disagreements of each thread, with the number of the mutant.
    disagreements: Vec<(usize, String)>,
    /// How many there were in all.
    count: usize,
}

impl Outcome {
    fn add(&mut self, other: Outcome) {
        for (kind, tally) in other.tallies {
            let sum = self.tallies.entry(kind).or_default();
            sum.accepted += tally.accepted;
            sum.refused += tally.refused;
        }
        self.disagreements.extend(other.disagreements);
        self.disagreements.sort();
        self.disagreements.truncate(10);
        self.count += other.count;
    }
}

/// Takes mutants until none is left.
fn work(judge: &Judge, bases: &[String], mutants: &[Mutant], next: &AtomicUsize) -> Outcome {
    let mut outcome = Outcome::default();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let Some(mutant) = mutants.get(number) else { return outcome };
        let text = mutant.text(bases);
        let opinion = judge.ask(&text, number);
        let tally = outcome.tallies.entry(mutant.kind).or_default();
        if opinion.accepted {
            tally.accepted += 1;
        } else {
            tally.refused += 1;
        }
        if !opinion.disagreements.is_empty() {
            outcome.count += 1;
            let told =
                format!("{}\n    {}", mutant.show(bases), opinion.disagreements.join("\n    "));
            outcome.disagreements.push((number, told));
            outcome.disagreements.sort();
            outcome.disagreements.truncate(10);
        }
    }
}

#[test]
fn all_judges_agree_on_every_mutant() {
    let mut bases = Vec::new();
    let mut mutants = Vec::new();
    mutate::of_examples(&mut bases, &mut mutants);
    mutate::of_entities(&mut bases, &mut mutants);
    strings::of_values(&mut bases, &mut mutants);
    mutate::in_pairs(&mut mutants, 10_000);

    let judge = Judge::new();
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut outcome = Outcome::default();
    std::thread::scope(|scope| {
        let run = || work(&judge, &bases, &mutants, &next);
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        for worker in workers {
            outcome.add(worker.join().unwrap());
        }
    });

    for (kind, Tally { accepted, refused }) in &outcome.tallies {
        println!("{kind:16} {accepted:7} accepted {refused:7} refused");
    }
    println!("{} mutants of {} records", mutants.len(), bases.len());
    let told: Vec<&str> = outcome.disagreements.iter().map(|(_, told)| told.as_str()).collect();
    assert!(told.is_empty(), "{} disagreements\n{}", outcome.count, told.join("\n"));
    assert!(mutants.len() >= 100_000, "only {} mutants", mutants.len());
    let kinds: Vec<&str> = outcome.tallies.keys().copied().collect();
    assert_eq!(kinds, KINDS.iter().map(|(kind, ..)| *kind).collect::<Vec<_>>());
    for (kind, accepted, refused) in KINDS {
        let tally = &outcome.tallies[kind];
        assert!(tally.accepted >= *accepted, "{kind}: {} accepted", tally.accepted);
        assert!(tally.refused >= *refused, "{kind}: {} refused", tally.refused);
    }
}

#[test]
fn every_base_is_accepted() {
    let judge = Judge::new();
    let full = bases::full_record().to_string();
    let pieces = bases::examples().into_iter().flat_map(|text| bases::pieces(&text));
    let around = bases::entities().into_iter().map(|base| base.text);
    for text in bases::examples().into_iter().chain([full]).chain(pieces).chain(around) {
        let opinion = judge.ask(&text, 0);
        assert!(opinion.accepted, "refused: {text}");
        assert!(opinion.disagreements.is_empty(), "{:?} on {text}", opinion.disagreements);
    }
}

/// The one known difference: `serde_json` reads 127 arrays and objects within one another, we 128.
#[test]
fn depth_is_the_only_difference() {
    let judge = Judge::new();
    // The record, the list of extensions, the extension itself.
    let outer = 3;
    for (depth, typed, tree) in [(126, true, true), (127, true, true), (128, false, true)] {
        let data = ["[".repeat(depth - outer), "]".repeat(depth - outer)].concat();
        let text = bases::with_data(&data);
        assert_eq!(serde_json::from_str::<Record<'_>>(&text).is_ok(), typed, "{depth}");
        assert_eq!(verbale::json::parse(&text).is_ok(), tree, "{depth}");
        assert_eq!(judge.ask(&text, 0).disagreements.is_empty(), typed == tree, "{depth}");
    }
    let text = bases::with_data(&["[".repeat(126), "]".repeat(126)].concat());
    let opinion = judge.ask(&text, 0);
    assert!(!opinion.accepted && opinion.disagreements.is_empty());
}
