//! What the validator says of the correct record of a document, and of each mistake in it.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;
use verbale::diagnostic::Diagnostic;
use verbale::grounding::SourceText;
use verbale::validate::{Profile, Source, check};

use crate::document::{Document, Mistake};

/// The profiles under which the correct record is validated.
pub(crate) const PROFILES: [&str; 3] = ["default", "grounded", "strict"];

/// The profile under which mistakes are looked for.
const FOR_MISTAKES: &str = "default";

/// A finding on a correct record.
#[derive(Debug)]
pub(crate) struct Alarm {
    pub(crate) profile: &'static str,
    pub(crate) code: &'static str,
    pointer: String,
    message: String,
}

impl fmt::Display for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.code, self.pointer, self.message)
    }
}

/// How a mistake came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A rule that may find it does; or any rule, where none is named.
    Found,
    /// Something is found, but by none of the rules that are named.
    ByAnother,
    /// Nothing is found.
    Missed,
}

/// What is measured of a document.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) alarms: Vec<Alarm>,
    /// For each mistake, the codes of what is found and was not in the correct record.
    pub(crate) codes: Vec<BTreeSet<&'static str>>,
}

/// How the mistake came out, with what was found.
pub(crate) fn verdict(mistake: &Mistake, codes: &BTreeSet<&'static str>) -> Verdict {
    if codes.is_empty() {
        return Verdict::Missed;
    }
    let is_named = mistake.finds.iter().any(|code| codes.contains(code.as_str()));
    if is_named || mistake.finds.is_empty() { Verdict::Found } else { Verdict::ByAnother }
}

/// Validates the correct record, and the record with each of the mistakes.
pub(crate) fn measure(document: &Document) -> Measured {
    let text = SourceText::new(&document.text);
    let found = |record: &Value, profile: &str| {
        let record = record.to_string();
        let source = Source::new(record.as_bytes()).named(&document.name).with_text(&text);
        check(&source, &Profile::find(profile).unwrap().options()).diagnostics
    };
    let alarms = PROFILES.into_iter().flat_map(|profile| {
        let found = found(&document.record, profile);
        found.into_iter().map(move |one| Alarm {
            profile,
            code: one.code,
            pointer: one.place.pointer.as_str().to_owned(),
            message: one.message.clone(),
        })
    });
    let before = found(&document.record, FOR_MISTAKES);
    let codes = document
        .mistakes
        .iter()
        .map(|mistake| new_codes(&before, &found(&document.with(mistake), FOR_MISTAKES)));
    Measured { alarms: alarms.collect(), codes: codes.collect() }
}

/// A finding, as far as it is needed to know it again.
type Known<'f> = (&'static str, &'f str, &'f str);

/// The codes of findings that were not there before.
///
/// A finding is the same if it has the same code, and the same message or place: an edit may move
/// what a finding is about, or change a value that the message repeats.
fn new_codes(before: &[Diagnostic], after: &[Diagnostic]) -> BTreeSet<&'static str> {
    fn known(one: &Diagnostic) -> Known<'_> {
        (one.code, &one.message, &one.place.pointer)
    }
    let before: Vec<Known<'_>> = before.iter().map(known).collect();
    new(&before, after.iter().map(known))
}

fn new<'f>(before: &[Known<'f>], after: impl Iterator<Item = Known<'f>>) -> BTreeSet<&'static str> {
    let mut left = before.to_vec();
    let is_new = |(code, message, pointer): &Known<'f>| {
        let same = |old: &Known<'f>| old.0 == *code && (old.1 == *message || old.2 == *pointer);
        left.iter().position(same).map(|index| left.swap_remove(index)).is_none()
    };
    after.filter(is_new).map(|(code, ..)| code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_that_moves_or_changes_its_words_is_not_new() {
        let before = [("V512", "`e` is round 3", "/related_events/0/round")];
        for (after, wanted) in [
            (vec![("V512", "`e` is round 3", "/related_events/1/round")], vec![]),
            (vec![("V512", "`e` is round 2", "/related_events/0/round")], vec![]),
            (vec![("V512", "`f` is round 2", "/event/round")], vec!["V512"]),
            (vec![("V206", "`e` is round 3", "/related_events/0/round")], vec!["V206"]),
            (vec![before[0], before[0]], vec!["V512"]),
            (vec![], vec![]),
        ] {
            assert_eq!(
                new(&before, after.clone().into_iter()),
                wanted.into_iter().collect(),
                "{after:?}"
            );
        }
    }
}
