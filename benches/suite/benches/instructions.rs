//! How many instructions each job takes.

use std::hint::black_box;

use gungraun::{library_benchmark, library_benchmark_group, main};
use verbale::grounding::SourceText;
use verbale::model::Record;
use verbale_benches::{GOOD, bad, explain, ground, read, recognise, rules, text};

/// What is made for the first record alone is made before.
fn warm() -> &'static str {
    black_box(recognise(GOOD));
    black_box(explain(&bad()));
    GOOD
}

fn record() -> Record<'static> {
    read(warm()).expect("the example is a record")
}

fn record_and_text() -> (Record<'static>, SourceText) {
    (record(), text())
}

fn warm_and_bad() -> String {
    warm();
    bad()
}

#[library_benchmark]
#[bench::harbour_talks(setup = warm)]
fn recognising(text: &str) -> bool {
    black_box(recognise(text))
}

#[library_benchmark]
#[bench::harbour_talks(setup = warm)]
fn reading(text: &str) -> Option<Record<'_>> {
    black_box(read(text))
}

#[library_benchmark]
#[bench::harbour_talks(setup = record)]
fn running_rules(record: Record<'static>) -> usize {
    black_box(rules(&record))
}

#[library_benchmark]
#[bench::harbour_talks(setup = record_and_text)]
fn grounding((record, text): (Record<'static>, SourceText)) -> usize {
    black_box(ground(&record, &text))
}

#[library_benchmark]
#[bench::harbour_talks(setup = warm_and_bad)]
fn explaining(text: String) -> usize {
    black_box(explain(&text))
}

library_benchmark_group!(
    name = jobs;
    benchmarks = recognising, reading, running_rules, grounding, explaining
);
main!(library_benchmark_groups = jobs);
