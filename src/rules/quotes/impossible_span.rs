//! See [`IMPOSSIBLE_SPAN`].

use super::anchors::anchors;
use super::proof::{Proof, State, at};
use super::source_changed;
use crate::diagnostic::FixLevel;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot};

rule! {
    /// The positions of an anchor are no span of the text.
    ///
    /// `start` comes before `end`, and `end` is not beyond the end of the text. Both count Unicode
    /// scalar values of the canonical text from 0, and `end` is the place after the last character.
    /// Published quotation data has spans that run past the end of their texts. The length is that
    /// of the text where it is at hand, and else the `text_length` of the source.
    ///
    /// The fix gives the positions of the words, where it is certain which are meant.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The pier is shut, the harbour guild said on 2 March 2026." },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "anchors": [{ "start": 18, "end": 900 }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The pier is shut, the harbour guild said on 2 March 2026." },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "anchors": [{ "start": 22, "end": 35 }] }] }
    /// ```
    IMPOSSIBLE_SPAN = "V401" "impossible-span" Error fix Safe by check:
        "the positions of an anchor are no span of the text"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let changed = scope.text.is_some_and(|text| source_changed::is_changed(scope, text));
    let stated = scope.record.source.text_length.and_then(|n| usize::try_from(n.get()).ok());
    let length = match scope.text {
        Some(text) if !changed => Some(text.scalar_len()),
        Some(_) => None,
        None => stated,
    };
    let proofs: &[Proof] = match scope.text {
        Some(text) if !changed => scope.proofs(text),
        _ => &[],
    };
    for (number, anchor) in anchors(scope.record).into_iter().enumerate() {
        if findings.is_full() {
            return;
        }
        let (Some(start), Some(end)) = (anchor.start, anchor.end) else { continue };
        // The other number is shown too; where it was mended, the finding says nothing of the record.
        let other = if start >= end {
            Some((anchor.path.clone().key("end"), "the end"))
        } else {
            let length = PathBuf::root().key("source").key("text_length");
            scope.text.is_none().then_some((length, "the length"))
        };
        let (key, message) = if start >= end {
            let message = format!("`start` is {start} and `end` is {end}: the span is empty");
            ("start", if start > end { message.replace("empty", "turned round") } else { message })
        } else if let Some(length) = length.filter(|length| end > *length) {
            ("end", format!("`end` is {end}, and the text has {length} characters"))
        } else {
            continue;
        };
        let spot = Spot::value(anchor.path.clone().key(key));
        let mut finding = Finding::new(&IMPOSSIBLE_SPAN, spot, message)
            .help("give the span in Unicode scalar values of the text, `end` exclusive");
        finding.related.extend(other.map(|(path, label)| (Spot::value(path), label.to_owned())));
        if let Some(proof) = proofs.get(number)
            && let State::Misplaced { reason, right: Some(right), .. } = &proof.state
        {
            finding = finding.help(format!("the words stand {}", at(right)));
            if let Some(reason) = reason {
                finding = finding.note(format!("the positions {reason}"));
            }
            let edits = vec![
                (anchor.path.clone().key("start"), right.start.to_string()),
                (anchor.path.key("end"), right.end.to_string()),
            ];
            let title =
                format!("give the positions of the words: {} to {}", right.start, right.end);
            finding = finding.repair(FixLevel::Safe, title, Change::ReplaceAll(edits));
        }
        findings.push(finding);
    }
}
