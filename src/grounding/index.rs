//! The words of a text, and where each of them stands.

use std::sync::OnceLock;

use super::fold::{Folded, LONGEST};
use super::letters::hash;
use super::skeleton::Skeleton;
use super::token::tokens;

/// The folded text of a source with an index over its words.
///
/// The index is a table of buckets by the hash of a word; a bucket holds the numbers of all words
/// with that hash, in order of the text. Words are not told apart by case or by letters that look
/// alike, and words may share a bucket, so that what is found has to be compared.
#[derive(Debug)]
pub(super) struct Index {
    /// The folded text.
    pub folded: Folded,
    /// The byte of the folded text where each word starts.
    words: Vec<u32>,
    /// Where each bucket begins in `numbers`; one more than there are buckets.
    buckets: Vec<u32>,
    /// Numbers of words.
    numbers: Vec<u32>,
    /// By how many bits a hash is shortened to the number of its bucket.
    shift: u32,
    skeleton: OnceLock<Skeleton>,
}

/// The most words of which the hashes are kept while an index is made.
const MOST_KEPT: usize = 1 << 20;

/// How many bytes of a text are looked at to know about how many words it has.
const SAMPLE: usize = 1 << 14;

/// About how many words a text has; a little more than at its start.
fn expected(text: &str) -> usize {
    let end = (0..=text.len().min(SAMPLE)).rev().find(|end| text.is_char_boundary(*end));
    let sample = text.get(..end.unwrap_or_default()).unwrap_or(text);
    let words = tokens(sample).filter(|token| token.word).count();
    let parts = text.len().div_ceil(sample.len().max(1));
    (words * parts + words * parts / 16).max(16)
}

impl Index {
    /// The index of a text of at most [`LONGEST`] bytes; none for a longer one.
    pub(super) fn new(source: &str) -> Option<Self> {
        if source.len() > LONGEST {
            return None;
        }
        let folded = Folded::plain(source);
        let expected = expected(&folded.text);
        let mut words = Vec::with_capacity(expected);
        // Of very many words the hash is taken twice, which costs less than to keep it.
        let keeps = expected <= MOST_KEPT;
        let mut hashes = Vec::with_capacity(if keeps { expected } else { 0 });
        let bits = (expected / 2).max(16).ilog2().min(22);
        let shift = 32 - bits;
        let bucket = |hash: u32| (hash >> shift) as usize;
        let mut buckets = vec![0_u32; (1 << bits) + 1];
        for token in tokens(&folded.text).filter(|token| token.word) {
            let hash = hash(folded.text.get(token.start..token.end)?);
            words.push(u32::try_from(token.start).ok()?);
            if keeps {
                hashes.push(hash);
            }
            *buckets.get_mut(bucket(hash))? += 1;
        }
        let mut sum = 0;
        for end in &mut buckets {
            sum += *end;
            *end = sum;
        }
        // From the last word to the first, so that each bucket ends as its start.
        let mut numbers = vec![0_u32; words.len()];
        for (number, start) in words.iter().enumerate().rev() {
            let again = || {
                let rest = folded.text.get(*start as usize..)?;
                let token = tokens(rest).next()?;
                Some(hash(rest.get(..token.end)?))
            };
            let hash = hashes.get(number).copied().or_else(again)?;
            let place = buckets.get_mut(bucket(hash))?;
            *place -= 1;
            *numbers.get_mut(*place as usize)? = u32::try_from(number).ok()?;
        }
        Some(Index { folded, words, buckets, numbers, shift, skeleton: OnceLock::new() })
    }

    /// The letters of the text alone, made at the first call.
    pub(super) fn skeleton(&self) -> &Skeleton {
        self.skeleton.get_or_init(|| Skeleton::new(&self.folded.text))
    }

    /// The numbers of the words that may be `word`, in order.
    pub(super) fn numbers(&self, word: &str) -> &[u32] {
        let bucket = (hash(word) >> self.shift) as usize;
        let bounds = (self.buckets.get(bucket), self.buckets.get(bucket + 1));
        let (Some(&start), Some(&end)) = bounds else { return &[] };
        self.numbers.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The byte of the folded text where the word of this number starts; the end of the text where
    /// there are fewer words.
    pub(super) fn start(&self, number: usize) -> usize {
        self.words.get(number).map_or(self.folded.text.len(), |start| *start as usize)
    }

    /// The number of the first word that starts at or after this byte of the folded text.
    pub(super) fn number_at(&self, folded: usize) -> usize {
        self.words.partition_point(|start| (*start as usize) < folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_word() {
        let index = Index::new("One “fish”, two fish – red FISH, don’t, 不是不").unwrap();
        assert_eq!(index.words.len(), 10);
        let starts = |word| -> Vec<usize> {
            let numbers = index.numbers(word).iter();
            let places = numbers.map(|number| index.start(*number as usize));
            places.filter(|at| index.folded.text[*at..].to_lowercase().starts_with(word)).collect()
        };
        assert_eq!(starts("fish"), [5, 16, 27]);
        assert_eq!(starts("don't"), [33]);
        assert_eq!(starts("不"), [40, 46]);
        assert_eq!(starts("bird"), [0; 0]);
        assert_eq!(index.start(99), index.folded.text.len());
        assert_eq!(index.number_at(0), 0);
        assert_eq!(index.number_at(1), 1);
        assert_eq!(index.number_at(usize::MAX), 10);
    }

    #[test]
    fn a_text_without_words() {
        for text in ["", " – …"] {
            let index = Index::new(text).unwrap();
            assert_eq!(index.words.len(), 0);
            assert!(index.numbers("x").is_empty());
        }
    }
}
