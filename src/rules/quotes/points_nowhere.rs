//! See [`POINTS_NOWHERE`].

use crate::model::QuoteKind;
use crate::model::path::{Path, PathBuf, Segment};
use crate::model::shape::{Entity, Number, Scalar, Visitor, Walk};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote has no anchor, or an anchor has no place.
    ///
    /// That words stand in the source is what a record is to prove, and anchors are the proof. A
    /// direct or mixed quote needs at least one as soon as the source gives its text, the file of
    /// its text or the hash of its text; without any of these nothing could be proved anyway. An
    /// anchor, wherever it is, needs `exact`, or `start` and `end`: one that has less says nothing.
    /// `prefix` and `suffix` only help to tell two places apart.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "text_sha256":
    ///     "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild" }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [{ "prefix": "“" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "cue": "said",
    ///     "cue_anchor": { "start": 37 } }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour stays open", "prefix": "“" }] }] }
    /// ```
    POINTS_NOWHERE = "V406" "points-nowhere" Error by check:
        "a quote has no anchor, or an anchor has no place"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let source = &scope.record.source;
    if source.text.is_some() || source.text_file.is_some() || source.text_sha256.is_some() {
        quotes(scope, findings);
    }
    let mut anchors = Anchors { open: None, findings };
    scope.record.walk(&Path::ROOT, &mut anchors);
    anchors.close();
}

/// Tells of direct and mixed quotes without an anchor.
fn quotes(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let anchored = quote.anchors.as_ref().is_some_and(|anchors| !anchors.is_empty());
        if anchored || quote.kind == QuoteKind::Indirect {
            continue;
        }
        let path = PathBuf::root().key("quotes").index(number);
        let message =
            format!("the {} quote {} has no anchor", quote.kind, words::quoted(quote.id.as_str()));
        let mut finding = Finding::new(&POINTS_NOWHERE, Spot::opening(path), message)
            .help("add `anchors` with the words as the source has them: [{ \"exact\": \"…\" }]");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}

/// Gathers what each anchor has. An anchor holds no other entity, so all that comes before the next
/// entity and stands in an anchor's field is its own.
struct Anchors<'f> {
    open: Option<Anchor>,
    findings: &'f mut Findings,
}

/// An anchor, as far as it has been walked.
struct Anchor {
    path: PathBuf,
    start: bool,
    end: bool,
    exact: bool,
}

impl Anchors<'_> {
    /// Judges the anchor that has been walked.
    fn close(&mut self) {
        let Some(Anchor { path, start, end, exact }) = self.open.take() else { return };
        let has = match (exact, start, end) {
            (true, ..) | (_, true, true) => return,
            (_, true, false) => "has `start` without `end`, and no `exact`",
            (_, false, true) => "has `end` without `start`, and no `exact`",
            (_, false, false) => "has neither `exact` nor `start` and `end`",
        };
        let place = match path.last() {
            Some(Segment::Key(key)) => words::quoted(key),
            _ => "an anchor".to_owned(),
        };
        let mut finding =
            Finding::new(&POINTS_NOWHERE, Spot::opening(path), format!("{place} {has}")).help(
                "add `exact`, the words as the source has them, or both positions; or remove the \
                 anchor",
            );
        finding.absence = Some(Absence::Reference);
        self.findings.push(finding);
    }
}

impl<'r> Visitor<'r> for Anchors<'_> {
    fn entity(&mut self, path: &Path<'_>, entity: &'static Entity) {
        self.close();
        if entity.name == "anchor" && !self.findings.is_full() {
            let path = path.to_owned();
            self.open = Some(Anchor { path, start: false, end: false, exact: false });
        }
    }

    fn scalar(&mut self, path: &Path<'_>, _scalar: &'static Scalar, _text: &'r str) {
        if let Some(anchor) = &mut self.open {
            anchor.exact |= path.last() == Some(Segment::Key("exact"));
        }
    }

    fn number(&mut self, path: &Path<'_>, _number: &'static Number, _value: f64) {
        if let Some(anchor) = &mut self.open {
            anchor.start |= path.last() == Some(Segment::Key("start"));
            anchor.end |= path.last() == Some(Segment::Key("end"));
        }
    }
}
