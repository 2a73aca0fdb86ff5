//! See [`TOO_MUCH_VERBATIM`].

use foldhash::HashSet;

use super::items::each_anchor;
use crate::model::path::PathBuf;
use crate::model::{Anchor, Offset, Record, Verbatim};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// A record repeats a large part of a text whose rights are not known.
    ///
    /// To quote is allowed nearly everywhere, to copy a text is not, and records are passed on. The
    /// standard that anchors come from warns of the same: the words of a span are a copy. Positions
    /// prove as much, and copy nothing.
    ///
    /// Counted are the words of quotes and the `exact` words of all anchors, in Unicode scalar values,
    /// each place in the source once. More than 30 % of `text_length` is told, where the source has
    /// neither `license` nor `rights`. A record that holds the whole text is told by another rule.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///   "text_length": 100 } }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///   "text_length": 400 } }
    /// ```
    TOO_MUCH_VERBATIM = "V709" "too-much-verbatim" Warning by check:
        "a record repeats a large part of a text whose rights are not known"
}

/// The greatest share of a text that is repeated without a word, in per cent.
const LIMIT: u64 = 30;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let source = &scope.record.source;
    if source.license.is_some() || source.rights.is_some() || source.text.is_some() {
        return;
    }
    let Some(length) = source.text_length.map(Offset::get) else { return };
    let repeated = repeated(scope.record);
    if length == 0 || repeated * 100 <= length * LIMIT {
        return;
    }
    let share = repeated * 100 / length;
    let message = format!(
        "the record repeats {repeated} of the {length} characters of its source, {share} %, and \
         nothing is known of the rights in it"
    );
    let path = PathBuf::root().key("source").key("text_length");
    findings.push(
        Finding::new(&TOO_MUCH_VERBATIM, Spot::value(path), message)
            .found(length.to_string())
            .help(format!(
                "leave `exact` out of the anchors or quote less, down to {LIMIT} %, or add `license` \
                 or `rights` to the source"
            )),
    );
}

/// What of the source a record repeats.
#[derive(Default)]
struct Repeated<'r> {
    /// Spans of it whose words are in the record.
    spans: Vec<(u64, u64)>,
    /// Words whose place is known.
    placed: HashSet<&'r str>,
    /// Words whose place may not be known.
    words: HashSet<&'r str>,
}

impl<'r> Repeated<'r> {
    /// Adds the words of an anchor, if the record has them.
    fn add(&mut self, anchor: &'r Anchor<'r>, words: Option<&'r str>) {
        let span = anchor.start.zip(anchor.end).map(|(start, end)| (start.get(), end.get()));
        match (words, span) {
            (None, _) => {}
            (Some(words), None) => {
                self.words.insert(words);
            }
            (Some(words), Some(span)) => {
                self.placed.insert(words);
                self.spans.push(span);
            }
        }
    }
}

/// How many characters of the source are in the record.
fn repeated(record: &Record<'_>) -> u64 {
    let mut all = Repeated::default();
    each_anchor(record, |anchor| {
        all.add(anchor, anchor.exact.as_ref().map(Verbatim::as_str));
    });
    for quote in &record.quotes {
        let anchors = quote.anchors.as_deref().unwrap_or_default();
        let text = quote.text.as_str();
        let is_anchored = |anchor: &Anchor<'_>| {
            anchor.exact.is_some() || (anchor.start.is_some() && anchor.end.is_some())
        };
        if !anchors.is_empty() && anchors.iter().all(is_anchored) {
            // The text is the words of its anchors: those without words are at known places.
            for anchor in anchors.iter().filter(|anchor| anchor.exact.is_none()) {
                all.add(anchor, Some(text));
            }
        } else {
            all.words.insert(text);
        }
    }
    let apart = all.words.difference(&all.placed).map(|words| words.chars().count());
    let apart = apart.sum::<usize>();
    covered(all.spans) + u64::try_from(apart).unwrap_or(u64::MAX)
}

/// How many positions lie in one of the spans or more.
fn covered(mut spans: Vec<(u64, u64)>) -> u64 {
    spans.sort_unstable();
    let (mut count, mut reached) = (0, 0);
    for (start, end) in spans {
        let start = start.max(reached);
        if end > start {
            count += end - start;
            reached = end;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_position_counts_once() {
        assert_eq!(covered(vec![]), 0);
        assert_eq!(covered(vec![(10, 20), (0, 5), (15, 25), (16, 18), (25, 26)]), 5 + 16);
        assert_eq!(covered(vec![(7, 7), (9, 3)]), 0);
    }

    /// What is repeated by a record with these anchors of a quote of ten characters.
    fn of_quote(anchors: &str) -> u64 {
        let text = include_str!("../../../examples/minimal.json").replace(
            "\"quotes\": []",
            &format!(
                r#""quotes": [{{ "id": "q-1", "kind": "direct", "text": "0123456789",
                "language": "en", "speaker": "harbour-guild", "anchors": [{anchors}] }}]"#
            ),
        );
        let record: Record<'_> = serde_json::from_str(&text).unwrap();
        let event = "the harbour guild said on 2 March 2026".chars().count();
        repeated(&record) - u64::try_from(event).unwrap()
    }

    #[test]
    fn the_words_of_a_quote_count_once_however_it_is_anchored() {
        assert_eq!(of_quote(""), 10);
        assert_eq!(of_quote(r#"{ "exact": "0123456789" }"#), 10);
        assert_eq!(of_quote(r#"{ "start": 4, "end": 14 }"#), 10);
        assert_eq!(of_quote(r#"{ "start": 4, "end": 14, "exact": "0123456789" }"#), 10);
        assert_eq!(of_quote(r#"{ "start": 4, "end": 12 }, { "start": 20, "end": 22 }"#), 10);
        assert_eq!(of_quote(r#"{ "exact": "01234" }, { "start": 20, "end": 25 }"#), 10);
        // An anchor that says nowhere where leaves the words at an unknown place.
        assert_eq!(of_quote(r#"{ "start": 4, "end": 14 }, { "prefix": "so" }"#), 10);
    }
}
