//! See [`SPEAKER_ADDRESSES_ITSELF`].

use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The speaker of a quote is among its addressees.
    ///
    /// Nobody is quoted for what they say to themselves. Most often speaker and addressee have been
    /// swapped, or the list of those who are spoken to was copied from the participants of the event.
    /// Somebody who speaks to their own people or party has those as addressees.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "addressees": ["harbour-guild"],
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///     { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "addressees": ["pilots"],
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    SPEAKER_ADDRESSES_ITSELF = "V430" "speaker-addresses-itself" Error by check:
        "the speaker of a quote is among its addressees"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let (Some(speaker), Some(addressees)) = (&quote.speaker, &quote.addressees) else {
            continue;
        };
        let Some(entry) = addressees.iter().position(|to| to == speaker) else { continue };
        let path = PathBuf::root().key("quotes").index(number);
        let own = words::quoted(speaker.as_str());
        let message = format!("{own} is the speaker of this quote, and one of its addressees");
        findings.push(
            Finding::new(
                &SPEAKER_ADDRESSES_ITSELF,
                Spot::value(path.clone().key("addressees").index(entry)),
                message,
            )
            .found(speaker.as_str())
            .help("name only those who are spoken to, or correct the speaker")
            .related(Spot::value(path.key("speaker")), "the speaker"),
        );
    }
}
