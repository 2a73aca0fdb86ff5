//! The number of a round against the ordinal in the words of its event.

use super::number_differs_from_words::NUMBER_DIFFERS_FROM_WORDS;
use crate::grounding::sense::{Class, Numeral, Wording, numerals, words_of_talks};
use crate::rules::anchor_words::AnchorWords;
use crate::rules::naming::primary;
use crate::rules::{Finding, Findings, Scope, Spot, words};

/// Longer words are not read, in bytes.
const LONGEST: usize = 1 << 12;

/// So many anchors of an event are read.
const ANCHORS: usize = 16;

/// Reports rounds whose number is not the one ordinal that their words have.
pub(super) fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let language = primary(scope.record.source.language.as_str());
    let own = primary(scope.record.language_or_default());
    let mut anchors = AnchorWords::new(scope);
    for (path, event) in scope.events() {
        let Some(round) = event.round.map(crate::model::Ordinal::get) else { continue };
        if findings.is_full() {
            return;
        }
        let name = ordinal(event.name.as_str(), &own);
        let all = event.anchors.iter().flatten().take(ANCHORS);
        let told = all.filter_map(|anchor| ordinal(anchors.of(anchor)?, &language));
        let places: Vec<(f64, String)> = name.into_iter().chain(told).collect();
        let Some((first, written)) = places.first() else { continue };
        let is_one = places.iter().all(|(place, _)| is_same(*place, *first));
        #[expect(clippy::cast_precision_loss, reason = "rounds are small")]
        if !is_one || is_same(round as f64, *first) {
            continue;
        }
        let message =
            format!("the round is {round}, and its words have {}", words::quoted(written));
        findings.push(
            Finding::new(
                &NUMBER_DIFFERS_FROM_WORDS,
                Spot::value(path.clone().key("round")),
                message,
            )
            .found(round.to_string())
            .help(format!("write {first}, or correct the words"))
            .related(Spot::value(path.key("name")), "the name of the event"),
        );
    }
}

fn is_same(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.5
}

/// The one ordinal beside a word for a round, and as it is written; none if there are several.
fn ordinal(text: &str, language: &str) -> Option<(f64, String)> {
    if text.len() > LONGEST {
        return None;
    }
    let wordings = words_of_talks(text, language);
    let rounds: Vec<&Wording> =
        wordings.iter().filter(|wording| wording.class == Class::Round).collect();
    if rounds.is_empty() {
        return None;
    }
    let mut found: Option<(f64, String)> = None;
    for numeral in numerals(text, language) {
        let places = rounds.iter().filter_map(|round| beside(text, &numeral, round, language));
        for place in places {
            match &found {
                Some((known, _)) if !is_same(*known, place) => return None,
                _ => found = Some((place, numeral.word.clone())),
            }
        }
    }
    found
}

/// Which round a number tells, if it is beside the word: "third round", "round 3". A number that
/// counts is one only where it ends the phrase: there may be "three rounds", or a date may follow.
fn beside(text: &str, numeral: &Numeral, round: &Wording, language: &str) -> Option<f64> {
    let is_blank = |from: usize, to: usize| {
        text.get(from..to).is_some_and(|gap| gap.trim().is_empty() && !gap.contains('\n'))
    };
    if round.at.start <= numeral.at.start && numeral.at.end <= round.at.end {
        return numeral.place(true);
    }
    // A Hebrew ordinal follows its noun. One before it is a weekday: "on Tuesday, for a round of talks".
    if language != "he" && is_blank(numeral.at.end, round.at.start) {
        return numeral.place(false);
    }
    let rest = text.get(numeral.at.end..).unwrap_or_default().trim_start();
    let counts = !rest.starts_with(char::is_alphanumeric);
    is_blank(round.at.end, numeral.at.start).then(|| numeral.place(counts)).flatten()
}
