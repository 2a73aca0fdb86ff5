//! See [`QUOTED_AFTER_PUBLICATION`].

use super::late::Late;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// Somebody is quoted with words that were said after the source came out.
    ///
    /// Nobody can be quoted before speaking. Often the date of the quote is that of a later copy of
    /// the article, or `published` is the date of the page's first version.
    ///
    /// The earliest day that the quote's `when` may mean is compared with the later of `published` and
    /// `modified` of the source. One day between them is let pass, for dates differ around the earth.
    /// Dates marked with `~`, `?` or `%` are not compared.
    ///
    /// Where three or more dates are after it, the date of the source is what is wrong, and there is
    /// one finding at that date instead of one for each; of V206, if there are events among them.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "published": "2026-03-02" },
    ///   "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the quay stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "when": { "edtf": "2026-03-05", "basis": "stated" },
    ///     "anchors": [{ "exact": "the quay stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "published": "2026-03-02" },
    ///   "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the quay stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "when": { "edtf": "2026-03-01", "basis": "stated" },
    ///     "anchors": [{ "exact": "the quay stays open" }] }] }
    /// ```
    QUOTED_AFTER_PUBLICATION = "V208" "quoted-after-publication" Warning by check:
        "somebody is quoted with words that were said after the source came out"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let Some(late) = Late::of(scope) else { return };
    if late.is_many() {
        if late.events.is_empty()
            && let Some(finding) = late.all(&QUOTED_AFTER_PUBLICATION)
        {
            findings.push(finding);
        }
        return;
    }
    let publication = &late.publication;
    for (number, quote) in &late.quotes {
        let Some(date) = quote.when.as_ref().and_then(|when| when.edtf.as_ref()) else { continue };
        let message = format!(
            "the quote {} was said at {}, and the source was {} at {}",
            words::quoted(quote.id.as_str()),
            words::quoted(date.as_str()),
            publication.done(),
            words::quoted(publication.text)
        );
        let path = PathBuf::root().key("quotes").index(*number).key("when").key("edtf");
        findings.push(
            Finding::new(&QUOTED_AFTER_PUBLICATION, Spot::value(path), message)
                .found(date.as_str())
                .help(
                    "correct the date that is wrong, or give `modified` if the source was changed \
                     after the words were said",
                )
                .related(publication.spot(), format!("{} here", publication.done())),
        );
    }
}
