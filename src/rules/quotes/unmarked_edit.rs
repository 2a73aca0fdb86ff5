//! See [`UNMARKED_EDIT`].

use super::edits::first_mark;
use crate::diagnostic::FixLevel;
use crate::model::QuoteKind;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Absence, Change, Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote has brackets or ellipses, and `edited` is not `true`.
    ///
    /// `[…]`, `…`, `...` and square brackets show that somebody has left words out of a quotation,
    /// or put words into it. It is no longer verbatim, and whoever uses it again has to know that.
    /// `edited` is `true` if the print shows such marks; that holds as well where the source has
    /// them itself, and where an ellipsis only shows that the speaker trailed off. Direct and mixed
    /// quotes are looked at.
    ///
    /// The fix is unsafe because it may be the text that is wrong.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour […] stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour […] stays open" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "mixed", "text": "stays... open",
    ///     "language": "en", "speaker": "harbour-guild", "edited": false,
    ///     "anchors": [{ "exact": "stays... open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour […] stays open",
    ///     "language": "en", "speaker": "harbour-guild", "edited": true,
    ///     "anchors": [{ "exact": "The harbour […] stays open" }] }] }
    /// ```
    UNMARKED_EDIT = "V421" "unmarked-edit" Warning fix Unsafe by check:
        "a quote has brackets or ellipses, and `edited` is not `true`"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        if quote.kind == QuoteKind::Indirect || quote.edited == Some(true) {
            continue;
        }
        let Some(mark) = first_mark(quote.text.as_str()) else { continue };
        let path = PathBuf::root().key("quotes").index(number);
        let (id, mark) = (words::quoted(quote.id.as_str()), words::quoted(mark));
        if quote.edited.is_some() {
            let message = format!("the quote {id} has {mark}, and `edited` is `false`");
            let spot = Spot::value(path.clone().key("edited"));
            findings.push(
                Finding::new(&UNMARKED_EDIT, spot, message)
                    .found("false")
                    .help("write `true`")
                    .repair(
                        FixLevel::Unsafe,
                        "replace with `true`",
                        Change::Replace("true".to_owned()),
                    )
                    .related(Spot::value(path.key("text")), "the text"),
            );
            continue;
        }
        let message = format!("the quote {id} has {mark}, and `edited` is missing");
        let mut finding = Finding::new(&UNMARKED_EDIT, Spot::value(path.key("text")), message)
            .help("add \"edited\": true");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
