//! How long each job takes.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use verbale_benches::{GOOD, bad, explain, ground, read, recognise, rules, text};

fn main() {
    divan::main();
}

#[divan::bench]
fn recognising(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_str(GOOD)).bench(|| recognise(black_box(GOOD)));
}

#[divan::bench]
fn reading(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_str(GOOD)).bench(|| read(black_box(GOOD)));
}

#[divan::bench]
fn running_rules(bencher: Bencher<'_, '_>) {
    let record = read(GOOD).expect("the example is a record");
    bencher.counter(BytesCount::of_str(GOOD)).bench(|| rules(black_box(&record)));
}

#[divan::bench]
fn grounding(bencher: Bencher<'_, '_>) {
    let (record, text) = (read(GOOD).expect("the example is a record"), text());
    bencher.counter(BytesCount::of_str(GOOD)).bench(|| ground(black_box(&record), &text));
}

#[divan::bench]
fn explaining(bencher: Bencher<'_, '_>) {
    let text = bad();
    bencher.counter(BytesCount::of_str(&text)).bench(|| explain(black_box(&text)));
}
