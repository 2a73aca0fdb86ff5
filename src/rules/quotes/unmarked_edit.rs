//! See [`UNMARKED_EDIT`].

use super::edits::first_mark;
use super::omissions::Fault;
use crate::diagnostic::{FixLevel, Severity};
use crate::model::path::PathBuf;
use crate::model::{Quote, QuoteKind};
use crate::rules::rule::rule;
use crate::rules::{Absence, Change, Finding, Findings, Scope, Spot, words};

rule! {
    /// `edited` and the marks of an editor in a quote do not agree.
    ///
    /// `[…]`, `…`, `...` and square brackets show that somebody has left words out of a quotation,
    /// or put words into it. It is no longer verbatim, and whoever uses it again has to know that.
    /// `edited` is `true` if the print shows such marks; that holds as well where the source has
    /// them itself, and where an ellipsis only shows that the speaker trailed off. Without it the
    /// finding is a warning.
    ///
    /// The other way round it is an error: `edited` is `true`, and no mark in `text` shows where.
    /// Then readers take changed words for the speaker's own. Round brackets count as a mark here.
    /// Direct and mixed quotes are looked at.
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
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "edited": true,
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour […] stays open",
    ///     "language": "en", "speaker": "harbour-guild", "edited": true,
    ///     "anchors": [{ "exact": "The harbour […] stays open" }] }] }
    /// ```
    UNMARKED_EDIT = "V421" "unmarked-edit" Warning fix Unsafe by check:
        "`edited` and the marks of an editor in a quote do not agree"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        if quote.kind == QuoteKind::Indirect {
            continue;
        }
        if quote.edited == Some(true) {
            findings.extend(unshown(scope, number, quote));
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

/// The finding for an edited quote that shows no edit. Words that it leaves out between its anchors
/// are reported with their place, by another rule.
fn unshown(scope: &Scope<'_>, number: usize, quote: &Quote<'_>) -> Option<Finding> {
    let text = quote.text.as_str();
    if first_mark(text).is_some() || text.contains(['(', '（']) {
        return None;
    }
    let is_reported = |text| {
        let all = scope.omissions(text);
        let first = all.partition_point(|omission| omission.quote < number);
        let mut own = all.iter().skip(first).take_while(|omission| omission.quote == number);
        own.any(|omission| omission.fault == Fault::Unsigned)
    };
    if scope.text.is_some_and(is_reported) {
        return None;
    }
    let path = PathBuf::root().key("quotes").index(number);
    let id = words::quoted(quote.id.as_str());
    let message = format!("`edited` is `true`, and no mark in the quote {id} shows an edit");
    let mut finding =
        Finding::new(&UNMARKED_EDIT, Spot::value(path.clone().key("edited")), message)
            .found("true")
            .help("show the change in `text` with `[…]` or brackets, or write \"edited\": false")
            .repair(FixLevel::Unsafe, "replace with `false`", Change::Replace("false".to_owned()))
            .related(Spot::value(path.key("text")), "the text");
    finding.severity = Severity::Error;
    Some(finding)
}
