//! See [`MISSING_ORIGINAL`].

use foldhash::{HashMap, HashMapExt as _};

use super::country_languages::{language, languages};
use crate::model::path::PathBuf;
use crate::model::{Actor, CountryCode, Quote, QuoteKind};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote looks translated, and the record does not say so.
    ///
    /// Reports give what officials of other countries said in the language of the reader, and seldom
    /// tell that it is a translation ("state media quoted him as saying"). The exact words are then
    /// the translator's. A direct or mixed quote in the language of the source is told here if its
    /// speaker is of a country in which that language is neither official nor spoken by at least half
    /// of the people, and neither `original` nor `translation` is given. The countries are the
    /// speaker's own and those of the organisations in its `affiliations`; a language of any of them
    /// is enough. Which languages a country has is taken from the Unicode CLDR.
    ///
    /// If the words were said in the language of the text, write `"translation": "none"`.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "country": "IRN" }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "country": "IRN" }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "original": { "language": "fa", "basis": "inferred" }, "translation": "unknown",
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "country": "IND" }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    MISSING_ORIGINAL = "V416" "missing-original" Warning by check:
        "a quote looks translated, and the record does not say so"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let source = language(scope.record.source.language.as_str());
    // One speaker may have many quotes, and many affiliations.
    let mut known: HashMap<&str, Option<CountryCode>> = HashMap::new();
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        if findings.is_full() {
            return;
        }
        let told = quote.original.is_some() || quote.translation.is_some();
        let as_the_source = language(quote.language.as_str()) == source;
        if told || quote.kind == QuoteKind::Indirect || !as_the_source {
            continue;
        }
        let speaker = quote.speaker.as_ref().and_then(|speaker| scope.actor(speaker.as_str()));
        let Some(speaker) = speaker else { continue };
        let country = known
            .entry(speaker.id.as_str())
            .or_insert_with(|| country_without(scope, speaker, &source));
        if let Some(country) = *country {
            let path = PathBuf::root().key("quotes").index(number);
            findings.push(finding(quote, path, speaker, country));
        }
    }
}

/// A country of the actor, if that language is common in none of them.
fn country_without(scope: &Scope<'_>, actor: &Actor<'_>, common: &str) -> Option<CountryCode> {
    let organizations = actor.affiliations.iter().flatten();
    let organizations =
        organizations.filter_map(|tie| scope.actor(tie.organization.as_str())?.country);
    let mut first = None;
    for country in actor.country.into_iter().chain(organizations) {
        if languages(country).any(|spoken| language(spoken) == common) {
            return None;
        }
        // Nothing is known of the languages of some countries.
        if first.is_none() && languages(country).next().is_some() {
            first = Some(country);
        }
    }
    first
}

fn finding(quote: &Quote<'_>, path: PathBuf, speaker: &Actor<'_>, country: CountryCode) -> Finding {
    let likely = languages(country).next().unwrap_or("und");
    let message = format!(
        "the quote {} is in {}, and {} is of {}, where that is no common language; `original` is \
         missing",
        words::quoted(quote.id.as_str()),
        words::quoted(quote.language.as_str()),
        words::quoted(speaker.id.as_str()),
        country.country()
    );
    let mut finding = Finding::new(&MISSING_ORIGINAL, Spot::opening(path), message).help(format!(
        "add \"original\": {{ \"language\": \"{likely}\", \"basis\": \"inferred\" }} and \
             \"translation\": \"unknown\", or \"translation\": \"none\" if it was said in {}",
        words::quoted(quote.language.as_str())
    ));
    finding.absence = Some(Absence::Reference);
    finding
}
