//! Numbers in our own words that are nowhere in the source.

use super::number_differs_from_words::NUMBER_DIFFERS_FROM_WORDS;
use crate::grounding::sense::{Numeral, knows_numbers, numerals};
use crate::model::path::PathBuf;
use crate::rules::naming::primary;
use crate::rules::quotes::source_changed::is_changed;
use crate::rules::{Finding, Findings, Scope, Spot, words};

/// The least number that is looked for: smaller ones are days, shares, and what one counts oneself.
const LEAST: f64 = 100.0;

/// Numbers without a unit that are years.
const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2999.0;

/// Longer texts are not read, in bytes.
const LONGEST: usize = 1 << 17;

/// Of more numbers in the source their sums are not looked at.
const MOST: usize = 200;

/// Reports the numbers in some texts of the record that the source does not have.
pub(super) fn check(scope: &Scope<'_>, told: &[(PathBuf, &str)], findings: &mut Findings) {
    let Some(text) = scope.text.filter(|text| text.as_str().len() <= LONGEST) else { return };
    let language = primary(scope.record.source.language.as_str());
    let own = primary(scope.record.language_or_default());
    let has_digits = |text: &str| text.contains(|c: char| c.is_numeric());
    if !knows_numbers(&language) || !knows_numbers(&own) {
        return;
    }
    let mut source: Option<Vec<f64>> = None;
    for (path, words) in told.iter().filter(|(_, words)| has_digits(words) && words.len() < LONGEST)
    {
        let found = numerals(words, &own).into_iter().find(|numeral| {
            let Some(amount) = looked_for(numeral) else { return false };
            if is_printed(text.as_str(), numeral, amount) {
                return false;
            }
            let source = source.get_or_insert_with(|| {
                let all = numerals(text.as_str(), &language);
                all.iter().filter_map(Numeral::amount).collect()
            });
            !has(source, amount)
        });
        let Some(numeral) = found else { continue };
        if is_changed(scope, text) || findings.is_full() {
            return;
        }
        let message = format!("the source has no {}", words::quoted(&numeral.word));
        findings.push(
            Finding::new(&NUMBER_DIFFERS_FROM_WORDS, Spot::value(path.clone()), message)
                .found(numeral.word)
                .help("write the number of the source"),
        );
    }
}

/// Whether the digits of a number are in a text as they are, which takes no reading of all its numbers.
fn is_printed(text: &str, numeral: &Numeral, amount: f64) -> bool {
    let word = numeral.word.as_str();
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    word.bytes().all(|byte| byte.is_ascii_digit())
        && word.parse() == Ok(amount)
        && text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + word.len()..).unwrap_or_default();
            !is_digit(before) && !after.starts_with([',', '.']) && !is_digit(after.chars().next())
        })
}

/// How many a number counts, if that is looked for.
fn looked_for(numeral: &Numeral) -> Option<f64> {
    let has_digits = numeral.word.contains(|c: char| c.is_numeric());
    let amount = numeral.amount().filter(|amount| *amount >= LEAST && has_digits)?;
    let may_be_year = numeral.unit().is_none()
        && YEARS.contains(&amount)
        && !numeral.word.contains([',', '.', ' ', '\u{A0}', '\u{202F}']);
    (!may_be_year).then_some(amount)
}

/// Whether a number is among others, or is a sum or a difference of two of them, or nearly one of them,
/// as a rounded number is.
fn has(all: &[f64], amount: f64) -> bool {
    let is_near = |other: f64| (other - amount).abs() <= 0.05 * amount;
    all.iter().any(|one| is_near(*one))
        || (all.len() <= MOST
            && all.iter().enumerate().any(|(at, one)| {
                let rest = all.get(at + 1..).unwrap_or_default();
                rest.iter().any(|other| is_near(one + other) || is_near((one - other).abs()))
            }))
}
