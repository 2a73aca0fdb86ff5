//! The main jobs on one record, for the two benches beside this file: the one counts instructions, the
//! other takes the time.
//!
//! ```sh
//! cargo install gungraun-runner && cargo bench --bench instructions # wants valgrind
//! cargo bench --bench time
//! ```

use std::cell::RefCell;

use verbale::grounding::SourceText;
use verbale::model::Record;
use verbale::recognise::Recogniser;
use verbale::rules::{Check, Findings, RULES, Scope};
use verbale::validate::{Options, Source, check};

/// A record that is right, with its text.
pub const GOOD: &str = include_str!("../../examples/harbour-talks/harbour-talks.json");

/// The same without what it has to have, so that it is explained.
#[must_use]
pub fn bad() -> String {
    GOOD.replacen("\"kind\": \"direct\"", "\"kind\": \"directly\"", 1)
}

/// The text of its source.
#[must_use]
pub fn text() -> SourceText {
    SourceText::new(include_str!("../../examples/harbour-talks/harbour-talks.txt"))
}

thread_local! {
    static RECOGNISER: RefCell<Recogniser> = RefCell::new(Recogniser::new());
}

/// Shape and references in one pass.
#[must_use]
pub fn recognise(text: &str) -> bool {
    RECOGNISER.with_borrow_mut(|recogniser| recogniser.recognise(text).is_some())
}

/// Reading as types.
#[must_use]
pub fn read(text: &str) -> Option<Record<'_>> {
    serde_json::from_str(text).ok()
}

/// Every rule that looks at the record alone; how much is found.
#[must_use]
pub fn rules(record: &Record<'_>) -> usize {
    let scope = Scope::new(record, None);
    let run = |found: usize, check: Check| {
        let mut findings = Findings::default();
        if let Check::Record(check) = check {
            check(&scope, &mut findings);
        }
        found + findings.into_iter().count()
    };
    RULES.iter().filter_map(|rule| rule.check).fold(0, run)
}

/// Every rule that looks at the text of the source; how much is found.
#[must_use]
pub fn ground(record: &Record<'_>, text: &SourceText) -> usize {
    let scope = Scope::new(record, None).with_text(Some(text));
    let run = |found: usize, check: Check| {
        let mut findings = Findings::default();
        if let Check::Text(check) = check {
            check(&scope, text, &mut findings);
        }
        found + findings.into_iter().count()
    };
    RULES.iter().filter_map(|rule| rule.check).fold(0, run)
}

/// The whole check; how much is found.
#[must_use]
pub fn explain(text: &str) -> usize {
    check(&Source::new(text.as_bytes()), &Options::default()).diagnostics.len()
}
