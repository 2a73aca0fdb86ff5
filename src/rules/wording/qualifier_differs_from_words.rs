//! See [`QUALIFIER_DIFFERS_FROM_WORDS`].

use super::Words;
use crate::grounding::sense::{Bound, Class, Numeral, numerals};
use crate::model::{Casualty, Qualifier};
use crate::rules::rule::rule;
use crate::rules::words::quoted;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// The words beside a number say that it is not exact, or is a bound of the other side.
    ///
    /// "At least nine" and "nine" are different facts: the first may become twenty the next day without
    /// anybody having been wrong. A casualty whose `qualifier` is `exact` is compared with the words
    /// directly beside its number in its anchors: "at least", "more than", "up to", "fewer than", "about".
    /// So is one that is `at_least` or `more_than` and has "up to" or "fewer than" beside its number, or
    /// the other way round. Words of 26 languages are known. Where the same number is also in the anchors
    /// without such a word, nothing is found.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "unrest", "name": "Unrest", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "target" }],
    ///   "casualties": [{ "kind": "injured", "best": 9, "qualifier": "exact",
    ///     "anchors": [{ "exact": "at least nine dockers were hurt" }] }],
    ///   "anchors": [{ "exact": "at least nine dockers were hurt" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "unrest", "name": "Unrest", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "target" }],
    ///   "casualties": [{ "kind": "injured", "low": 9, "qualifier": "at_least",
    ///     "anchors": [{ "exact": "at least nine dockers were hurt" }] }],
    ///   "anchors": [{ "exact": "at least nine dockers were hurt" }] } }
    /// ```
    QUALIFIER_DIFFERS_FROM_WORDS = "V518" "qualifier-differs-from-words" Warning by check:
        "the words beside a number say that it is not exact, or is a bound of the other side"
}

/// The longest word between a number and what stands after it, in letters: "12 kişiden fazla".
const COUNTED: usize = 14;

/// The same in a language that does not divide words: "12人以上".
const COUNTED_UNDIVIDED: usize = 2;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut words = Words::new(scope);
    for (path, event) in scope.events() {
        for (number, casualty) in event.casualties.iter().flatten().enumerate() {
            if findings.is_full() {
                return;
            }
            let Some((bound, shown)) = beside(&mut words, casualty) else { continue };
            let Some(qualifier) = casualty.qualifier.filter(|said| differs(*said, bound)) else {
                continue;
            };
            let path = path.clone().key("casualties").index(number);
            let message =
                format!("the qualifier is `{qualifier}`, and the source has {}", quoted(&shown));
            findings.push(
                Finding::new(
                    &QUALIFIER_DIFFERS_FROM_WORDS,
                    Spot::value(path.clone().key("qualifier")),
                    message,
                )
                .found(qualifier.as_str())
                .help(instead(bound))
                .related(Spot::opening(path.key("anchors")), "the words"),
            );
        }
    }
}

/// Whether a qualifier is not what the words say. "At least" and "more than" are near each other.
fn differs(qualifier: Qualifier, bound: Bound) -> bool {
    match qualifier {
        Qualifier::Exact => true,
        Qualifier::AtLeast | Qualifier::MoreThan => {
            matches!(bound, Bound::AtMost | Bound::FewerThan)
        }
        Qualifier::AtMost | Qualifier::FewerThan => {
            matches!(bound, Bound::AtLeast | Bound::MoreThan)
        }
        Qualifier::Approximately => false,
    }
}

fn instead(bound: Bound) -> &'static str {
    match bound {
        Bound::AtLeast => "write the number in `low`, with the qualifier `at_least`",
        Bound::MoreThan => "write the number in `low`, with the qualifier `more_than`",
        Bound::AtMost => "write the number in `high`, with the qualifier `at_most`",
        Bound::FewerThan => "write the number in `high`, with the qualifier `fewer_than`",
        Bound::About => "write the number in `best`, with the qualifier `approximately`",
    }
}

/// What the words beside the number of a casualty say of it, with these words.
fn beside<'s>(words: &mut Words<'s>, casualty: &'s Casualty<'s>) -> Option<(Bound, String)> {
    casualty.qualifier?;
    let mut found = None;
    for text in words.of(casualty.anchors.as_deref())? {
        for numeral in numerals(text, words.language()) {
            let is_it = numeral.unit().is_none() && is_number_of(casualty, &numeral);
            if is_it {
                found = Some(bound(words, text, &numeral)?);
            }
        }
    }
    found
}

#[expect(clippy::cast_precision_loss, reason = "counts are within 2^53")]
fn is_number_of(casualty: &Casualty<'_>, numeral: &Numeral) -> bool {
    let Some(amount) = numeral.amount() else { return false };
    let given = [casualty.best, casualty.low, casualty.high];
    given.into_iter().flatten().any(|count| (count.get() as f64 - amount).abs() < 0.5)
}

/// How exact the words directly before or after a number say that it is.
fn bound(words: &Words<'_>, text: &str, numeral: &Numeral) -> Option<(Bound, String)> {
    let wordings = words.wordings(text);
    let between = |start: usize, end: usize| text.get(start..end);
    let is_blank = |gap: &str| gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '־'));
    // Of "no fewer than" and "fewer than" the longer one counts.
    let before = wordings.iter().find_map(|wording| match wording.class {
        Class::Before(bound) if between(wording.at.end, numeral.at.start).is_some_and(is_blank) => {
            Some((bound, between(wording.at.start, numeral.at.end)?.to_owned()))
        }
        _ => None,
    });
    before.or_else(|| {
        wordings.iter().find_map(|wording| match wording.class {
            Class::After(bound)
                if between(numeral.at.end, wording.at.start)
                    .is_some_and(|gap| is_counted(gap, words.is_undivided())) =>
            {
                Some((bound, between(numeral.at.start, wording.at.end)?.to_owned()))
            }
            _ => None,
        })
    })
}

/// Whether there is at most one word between a number and what stands after it.
fn is_counted(gap: &str, is_undivided: bool) -> bool {
    let most = if is_undivided { COUNTED_UNDIVIDED } else { COUNTED };
    let gap = gap.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\'' | '’'));
    gap.chars().count() <= most && gap.chars().all(char::is_alphabetic)
}
