//! See [`SPEAKER_BASIS_MISMATCH`].

use crate::model::SpeakerBasis;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote has no speaker, or has one and says that it has none.
    ///
    /// Who speaks is the first thing one asks of a quotation. Where the source does not let one know,
    /// as in a heading, `speaker_basis` is `unattributed`, and there is no `speaker`. In all other
    /// cases `speaker` names an actor of the record; for a source that is not named, make an actor
    /// of kind `unknown`.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "speaker_basis": "unattributed",
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker_basis": "unattributed",
    ///     "anchors": [{ "exact": "The harbour stays open" }],
    ///     "note": "The heading; the article does not say whose words they are." }] }
    /// ```
    SPEAKER_BASIS_MISMATCH = "V411" "speaker-basis-mismatch" Error by check:
        "a quote has no speaker, or has one and says that it has none"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let path = PathBuf::root().key("quotes").index(number);
        let id = words::quoted(quote.id.as_str());
        let unattributed = quote.speaker_basis_or_default() == SpeakerBasis::Unattributed;
        match &quote.speaker {
            None if !unattributed => {
                let mut finding = Finding::new(
                    &SPEAKER_BASIS_MISMATCH,
                    Spot::opening(path),
                    format!("the quote {id} has no speaker"),
                )
                .help(
                    "add \"speaker\": \"<id of an actor>\", or \"speaker_basis\": \"unattributed\" \
                     if the source does not tell who speaks",
                );
                finding.absence = Some(Absence::Reference);
                findings.push(finding);
            }
            Some(speaker) if unattributed => {
                let message = format!(
                    "the quote {id} is said to be unattributed, and to be by {}",
                    words::quoted(speaker.as_str())
                );
                findings.push(
                    Finding::new(
                        &SPEAKER_BASIS_MISMATCH,
                        Spot::value(path.clone().key("speaker_basis")),
                        message,
                    )
                    .found("unattributed")
                    .help("remove `speaker`, or say in `speaker_basis` how the speaker is known")
                    .related(Spot::value(path.key("speaker")), "the speaker"),
                );
            }
            _ => {}
        }
    }
}
