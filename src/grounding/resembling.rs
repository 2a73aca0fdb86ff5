//! The place in a text that is most like a passage that does not stand there.

use std::ops::Range;

use super::align::{Alignment, Numbered, Numbers, align};
use super::index::{Index, Places};
use super::joined::Words;
use super::standing::Passage;
use super::token::{Token, tokens};

/// How many words of a text are looked at for one passage.
const LOOKED_AT: usize = 1 << 14;

/// How many different words of a passage are looked up in the text, the rarest first.
const LOOKED_UP: usize = 10;

/// How many places are compared with the passage word by word.
const COMPARED: usize = 4;

/// Longest passage, in words and marks, that is compared word by word.
const LONGEST: usize = 20_000;

/// A part of a text beside a passage.
#[derive(Debug)]
pub(super) struct Resembling {
    /// The words and marks of the part and what is around it, with bytes of the folded text.
    pub tokens: Vec<Token>,
    /// The words and marks of the passage; in both lists words that the other side writes as one
    /// are one.
    pub own: Vec<Token>,
    /// The passage's words and marks beside these.
    pub alignment: Alignment,
    /// How many words of the passage stand there in order.
    pub common: usize,
}

/// A word of the text that may be one of the passage.
struct Vote {
    /// The number of the word of the text with which the passage would begin.
    begin: i64,
    weight: u32,
}

/// The part of the text that is most like `passage`, if any word of it stands there; of several
/// that are equal, the one nearest to byte `near` of the folded text, or the first.
pub(super) fn resembling(
    index: &Index,
    passage: &Passage<'_>,
    near: Option<usize>,
) -> Option<Resembling> {
    let words: Vec<&Token> = passage.tokens.iter().filter(|token| token.word).collect();
    if passage.tokens.len() > LONGEST {
        return None;
    }
    let near = near.map(|near| index.number_at(near));
    let width = (words.len() / 2).clamp(4, 128);
    let begins = begins(&votes(index, passage, &words, near), width, near);
    let known = Words::new(&passage.folded.text, &passage.tokens);
    let mut best: Option<Resembling> = None;
    for (begin, last) in begins {
        let from = usize::try_from(begin).unwrap_or(0).saturating_sub(width);
        let to = usize::try_from(last).unwrap_or(0) + words.len() + width;
        let start = if from == 0 { 0 } else { index.start(from) };
        let found = compare(
            index,
            passage,
            &known,
            start..index.start(to + 1),
            index.start(usize::try_from(begin).unwrap_or(0)),
        );
        if best.as_ref().is_none_or(|best| found.alignment.score > best.alignment.score) {
            best = Some(found);
        }
    }
    best.filter(|best| best.common > 0)
}

/// Where the rare words of the passage say that it begins.
fn votes(index: &Index, passage: &Passage<'_>, words: &[&Token], near: Option<usize>) -> Vec<Vote> {
    let mut lists: Vec<(Places<'_>, usize)> = words
        .iter()
        .enumerate()
        .map(|(at, token)| (index.places(passage.word(token)), at))
        .filter(|(places, _)| places.len() > 0)
        .collect();
    lists.sort_by_key(|(places, _)| places.len());
    let mut votes = Vec::new();
    for (places, at) in lists.into_iter().take(LOOKED_UP) {
        let room = LOOKED_AT.saturating_sub(votes.len());
        if !votes.is_empty() && places.len() > room {
            break;
        }
        // Of too many those around `near`, or the first.
        let middle = near.map_or(0, |near| places.before(near));
        let from = middle.saturating_sub(room / 2).min(places.len().saturating_sub(room));
        let weight = 32 - u32::try_from(places.len()).unwrap_or(u32::MAX).ilog2();
        for number in places.skipping(from).take(room) {
            let signed = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
            let begin = signed(number) - signed(at);
            votes.push(Vote { begin, weight });
        }
    }
    // The votes of each word are in order already, which a stable sort makes use of.
    votes.sort_by_key(|vote| vote.begin);
    votes
}

/// The spans of word numbers in which most votes lie, the heaviest first.
fn begins(votes: &[Vote], width: usize, near: Option<usize>) -> Vec<(i64, i64)> {
    let width = i64::try_from(width).unwrap_or(i64::MAX);
    let mut spans = Vec::with_capacity(votes.len());
    let (mut end, mut sum) = (0, 0_u32);
    for vote in votes {
        while let Some(next) = votes.get(end).filter(|next| next.begin - vote.begin <= width) {
            sum += next.weight;
            end += 1;
        }
        let last = end.checked_sub(1).and_then(|at| votes.get(at)).map_or(vote.begin, |v| v.begin);
        spans.push((sum, vote.begin, last));
        sum -= vote.weight;
    }
    let far = |begin: i64| near.map_or(0, |near| begin.abs_diff(i64::try_from(near).unwrap_or(0)));
    let mut chosen: Vec<(i64, i64)> = Vec::new();
    while chosen.len() < COMPARED {
        let apart = |begin: i64| chosen.iter().all(|(other, _)| (begin - other).abs() > width);
        let heaviest = spans
            .iter()
            .filter(|(_, begin, _)| apart(*begin))
            .min_by_key(|(sum, begin, _)| (std::cmp::Reverse(*sum), far(*begin), *begin));
        let Some((_, begin, last)) = heaviest else { break };
        chosen.push((*begin, *last));
    }
    chosen
}

/// Lays the passage beside these bytes of the folded text; it is expected to begin at `begin`.
fn compare(
    index: &Index,
    passage: &Passage<'_>,
    known: &Words<'_>,
    part: Range<usize>,
    begin: usize,
) -> Resembling {
    let text = &index.folded.text;
    let slice = text.get(part.clone()).unwrap_or_default();
    let found: Vec<Token> = tokens(slice).collect();
    let own = Words::new(slice, &found).join(&passage.folded.text, &passage.tokens);
    let mut found = known.join(slice, &found);
    let mut numbers = Numbers::default();
    let left: Numbered = numbers.of(&passage.folded.text, &own);
    let right: Numbered = numbers.of(slice, &found);
    for token in &mut found {
        token.start += part.start;
        token.end += part.start;
    }
    let begin = found.partition_point(|token| token.start < begin);
    let alignment = align(&left, &right, begin);
    let common = alignment.common(&left, &right);
    Resembling { tokens: found, own, alignment, common }
}

#[cfg(test)]
mod tests {
    use crate::grounding::SourceText;

    #[test]
    fn of_too_many_places_those_nearby_are_looked_at() {
        let sentence = "they shall hold the old port. ";
        let text = SourceText::new(&sentence.repeat(40_000));
        let near = 39_000 * sentence.len();
        let located = text.locate("they shall hold that old port", Some(near));
        let start = located.places.first().map_or(0, |place| place.start);
        assert!(start.abs_diff(near) < 2 * sentence.len(), "{start} is far from {near}");
    }
}
