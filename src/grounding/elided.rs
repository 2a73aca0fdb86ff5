//! Passages in which words of the source are passed over with an ellipsis.

use std::ops::Range;

use super::changes::weigh;
use super::standing::Passage;
use super::{Change, ChangeKind, Located, Reading, SourceText, Verdict};

/// How many scalar values may be passed over.
const GAP: usize = 400;

/// A passage cut at its ellipses.
struct Cut<'p> {
    parts: Vec<&'p str>,
    /// The ellipsis before each part and, as the last, the one behind all parts, if there is one.
    ellipses: Vec<Option<&'p str>>,
}

/// Cuts a passage at "…", "...", "[…]" and the like; none if it has no ellipsis.
fn cut<'p>(passage: &Passage<'p>) -> Option<Cut<'p>> {
    let mut cut = Cut { parts: Vec::new(), ellipses: vec![None] };
    let mut from = passage.body.start;
    for (at, token) in passage.tokens.iter().enumerate() {
        if passage.word(token) != "..." {
            continue;
        }
        let near = |at: Option<usize>| at.and_then(|at| passage.tokens.get(at));
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let mut ellipsis = token.start..token.end;
        if let (Some(before), Some(after)) = (before, after)
            && matches!((passage.word(before), passage.word(after)), ("[", "]") | ("(", ")"))
        {
            ellipsis = before.start..after.end;
        }
        cut.part(passage, from..ellipsis.start);
        from = ellipsis.end;
        if let Some(last) = cut.ellipses.last_mut() {
            *last = Some(passage.raw_of(ellipsis));
        }
    }
    cut.ellipses.iter().any(Option::is_some).then(|| {
        cut.part(passage, from..passage.body.end);
        cut
    })
}

impl<'p> Cut<'p> {
    /// Takes these folded bytes as a part, if there is a word in them.
    fn part(&mut self, passage: &Passage<'p>, folded: Range<usize>) {
        let text = passage.folded.text.get(folded.clone()).unwrap_or_default();
        let start = folded.start + (text.len() - text.trim_start_matches(' ').len());
        let end = (folded.start + text.trim_end_matches(' ').len()).max(start);
        let first = passage.tokens.partition_point(|token| token.start < start);
        let tokens = passage.tokens.iter().skip(first).take_while(|token| token.end <= end);
        if tokens.into_iter().any(|token| token.word) {
            self.parts.push(passage.raw_of(start..end));
            self.ellipses.push(None);
        }
    }
}

impl SourceText {
    /// The verdict on a passage with ellipses that the text does not have there, if all its parts
    /// stand in the text in order and close to each other. `near` is a byte of the text.
    pub(super) fn elided(&self, passage: &Passage<'_>, near: Option<usize>) -> Option<Located> {
        let cut = cut(passage)?;
        let chain = self.chain(&cut.parts, GAP, near)?;
        let places: Option<Vec<Range<usize>>> =
            chain.places.into_iter().map(|place| place.map(|place| place.bytes)).collect();
        let places = places?;
        let (first, last) = (places.first()?.start, places.last()?.end);
        let mut changes = Vec::new();
        for (at, ellipsis) in cut.ellipses.iter().enumerate() {
            let Some(ellipsis) = ellipsis else { continue };
            let from = at.checked_sub(1).and_then(|at| places.get(at)).map(|place| place.end);
            let to = places.get(at).map(|place| place.start);
            let skipped = match (from, to) {
                (Some(from), Some(to)) => from..to,
                (Some(from), None) => from..self.sentence_end(from),
                (None, Some(to)) => self.sentence_start(to)..to,
                (None, None) => continue,
            };
            changes.push(self.skipped(skipped, ellipsis, passage.reading)?);
        }
        let place = self.scalars(&(first..last));
        Some(Located { verdict: Verdict::Altered, places: vec![place], changes })
    }

    /// The change that passes over these bytes.
    fn skipped(&self, bytes: Range<usize>, ellipsis: &str, reading: Reading<'_>) -> Option<Change> {
        let text = self.as_str().get(bytes.clone())?;
        let start = bytes.start + (text.len() - text.trim_start().len());
        let source = text.trim();
        let bytes = start.min(bytes.end)..(start + source.len()).min(bytes.end);
        Some(Change {
            kind: weigh(source, "", reading).unwrap_or(ChangeKind::Skipped),
            source: source.to_owned(),
            passage: ellipsis.to_owned(),
            at: self.scalars(&bytes),
        })
    }

    /// Where the sentence ends that goes on at byte `from`, if it ends soon.
    fn sentence_end(&self, from: usize) -> usize {
        let text = self.as_str().get(from..).unwrap_or_default();
        let end = text.char_indices().take(GAP).find(|(_, c)| ends_sentence(*c));
        end.map_or(from, |(at, _)| from + at)
    }

    /// Where the sentence starts that goes on at byte `to`, if it starts soon.
    fn sentence_start(&self, to: usize) -> usize {
        let text = self.as_str().get(..to).unwrap_or_default();
        let end = text.char_indices().rev().take(GAP).find(|(_, c)| ends_sentence(*c));
        match end {
            Some((at, c)) => at + c.len_utf8(),
            None if text.len() <= GAP => 0,
            None => to,
        }
    }
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\n' | '“' | '”' | '"' | '«' | '»' | '„' | '؟' | '۔' | '。')
}
