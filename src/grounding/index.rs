//! The words of a text, and where each of them is.

use std::ops::Range;
use std::sync::OnceLock;

use super::fold::{Folded, LONGEST};
use super::letters::hash;
use super::skeleton::Skeleton;
use super::token::tokens;

/// The folded text of a source with an index over its words.
///
/// The text is divided into blocks of at most 64 KiB, so that what is kept of a word are offsets of
/// two bytes, and a block is indexed while it is in the processor's cache. Each block has a table of
/// buckets by the hash of a word; a bucket holds the numbers of all words of the block with that
/// hash, in order. Words are not distinguished by case or by letters that look alike, and words may
/// share a bucket, so that what is found has to be compared.
#[derive(Debug)]
pub(super) struct Index {
    /// The folded text.
    pub folded: Folded,
    blocks: Vec<Block>,
    /// For each word, in order of the text, its offset from the start of its block, in bytes.
    offsets: Vec<u16>,
    /// For each bucket, one after the other, where it ends among the `words` of each block.
    ends: Vec<u16>,
    /// For each block, one after the other, the numbers of its words, counted from its first and
    /// sorted by bucket.
    words: Vec<u16>,
    /// The number of buckets of a block is two to the power of this.
    bits: u32,
    skeleton: OnceLock<Skeleton>,
}

/// A part of the text.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// The byte of the folded text where its first word starts.
    start: u32,
    /// The number of its first word.
    first: u32,
}

/// The most bytes from the first word of a block to its last.
const BLOCK: usize = 1 << 16;

/// The fewest and the most bits of the number of a bucket.
const BITS: (u32, u32) = (4, 12);

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
        let in_block = expected / folded.text.len().div_ceil(BLOCK).max(1);
        let bits = (in_block / 2).max(1).ilog2().clamp(BITS.0, BITS.1);
        let mut index = Index {
            folded: Folded::default(),
            blocks: Vec::new(),
            offsets: Vec::with_capacity(expected),
            ends: Vec::with_capacity((folded.text.len().div_ceil(BLOCK) + 1) << bits),
            words: Vec::with_capacity(expected),
            bits,
            skeleton: OnceLock::new(),
        };
        let mut hashes: Vec<u16> = Vec::with_capacity(in_block);
        let mut start = 0;
        for token in tokens(&folded.text).filter(|token| token.word) {
            let full = token.start - start >= BLOCK || hashes.len() == usize::from(u16::MAX);
            if hashes.is_empty() || full {
                index.close(&mut hashes);
                start = token.start;
                let first = u32::try_from(index.offsets.len()).ok()?;
                index.blocks.push(Block { start: u32::try_from(start).ok()?, first });
            }
            index.offsets.push(u16::try_from(token.start - start).ok()?);
            hashes.push(bucket(folded.text.get(token.start..token.end)?, bits));
        }
        index.close(&mut hashes);
        index.ends = by_bucket(&index.ends, 1 << bits);
        index.folded = folded;
        Some(index)
    }

    /// Puts the words of the last block, of which these are the buckets, into them.
    fn close(&mut self, hashes: &mut Vec<u16>) {
        if hashes.is_empty() {
            return;
        }
        let first = self.ends.len();
        self.ends.resize(first + (1 << self.bits), 0);
        let buckets = self.ends.get_mut(first..).unwrap_or_default();
        // Where each bucket begins; after the words are put in, that is where it ends.
        for bucket in &*hashes {
            if let Some(count) = buckets.get_mut(usize::from(*bucket) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in buckets.iter_mut() {
            sum += *begin;
            *begin = sum;
        }
        let first = self.words.len();
        self.words.resize(first + hashes.len(), 0);
        let words = self.words.get_mut(first..).unwrap_or_default();
        for (number, bucket) in (0..).zip(hashes.drain(..)) {
            let Some(end) = buckets.get_mut(usize::from(bucket)) else { continue };
            if let Some(word) = words.get_mut(usize::from(*end)) {
                *word = number;
            }
            *end += 1;
        }
    }

    /// The letters of the text alone, computed at the first call.
    pub(super) fn skeleton(&self) -> &Skeleton {
        self.skeleton.get_or_init(|| Skeleton::new(&self.folded.text))
    }

    /// The words that may be `word`.
    pub(super) fn places(&self, word: &str) -> Places<'_> {
        let bucket = usize::from(bucket(word, self.bits));
        let count = |ends: &[u16]| ends.iter().map(|end| usize::from(*end)).sum::<usize>();
        let len = count(self.ends_of(bucket)) - count(self.starts_of(bucket));
        Places { index: self, bucket, len }
    }

    /// Where the words of a bucket end in each block.
    fn ends_of(&self, bucket: usize) -> &[u16] {
        let blocks = self.blocks.len();
        self.ends.get(bucket * blocks..(bucket + 1) * blocks).unwrap_or_default()
    }

    /// Where they start in each block: where the bucket before ends. Of the first bucket they start
    /// at the start of the block.
    fn starts_of(&self, bucket: usize) -> &[u16] {
        bucket.checked_sub(1).map_or(&[], |before| self.ends_of(before))
    }

    /// The byte of the folded text where the word of this number starts; the end of the text where
    /// there are fewer words.
    pub(super) fn start(&self, number: usize) -> usize {
        let after = self.blocks.partition_point(|block| block.first as usize <= number);
        let block = after.checked_sub(1).and_then(|at| self.blocks.get(at));
        match (block, self.offsets.get(number)) {
            (Some(block), Some(offset)) => block.start as usize + usize::from(*offset),
            _ => self.folded.text.len(),
        }
    }

    /// The number of the first word that starts at or after this byte of the folded text.
    pub(super) fn number_at(&self, folded: usize) -> usize {
        let after = self.blocks.partition_point(|block| (block.start as usize) < folded);
        let Some(at) = after.checked_sub(1) else { return 0 };
        let Some(block) = self.blocks.get(at) else { return 0 };
        let offsets = self.numbers_of(at);
        let offsets = self.offsets.get(offsets).unwrap_or_default();
        let before = |offset: &u16| block.start as usize + usize::from(*offset) < folded;
        block.first as usize + offsets.partition_point(before)
    }

    /// The numbers of the words of this block.
    fn numbers_of(&self, block: usize) -> Range<usize> {
        let first = |at: usize| self.blocks.get(at).map(|block| block.first as usize);
        first(block).unwrap_or(self.offsets.len())..first(block + 1).unwrap_or(self.offsets.len())
    }
}

/// The bounds of `buckets` buckets, sorted by block, sorted by bucket instead.
fn by_bucket(ends: &[u16], buckets: usize) -> Vec<u16> {
    let blocks = ends.len() / buckets;
    let mut sorted = vec![0; ends.len()];
    for (block, ends) in ends.chunks_exact(buckets).enumerate() {
        for (place, end) in sorted.iter_mut().skip(block).step_by(blocks.max(1)).zip(ends) {
            *place = *end;
        }
    }
    sorted
}

/// The bucket of a word, of two to the power of `bits`.
fn bucket(word: &str, bits: u32) -> u16 {
    u16::try_from(hash(word) >> (32 - bits)).unwrap_or_default()
}

/// The words of a text that may be a certain word, in order.
#[derive(Clone, Copy)]
pub(super) struct Places<'i> {
    index: &'i Index,
    bucket: usize,
    len: usize,
}

impl<'i> Places<'i> {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The bytes of the folded text where they start.
    pub(super) fn starts(self) -> impl Iterator<Item = usize> + 'i {
        let index = self.index;
        (0..).zip(&index.blocks).flat_map(move |(at, block)| {
            let offsets = index.offsets.get(index.numbers_of(at)).unwrap_or_default();
            let offset = |word: &u16| offsets.get(usize::from(*word));
            let start = block.start as usize;
            self.within(at)
                .iter()
                .filter_map(offset)
                .map(move |offset| start + usize::from(*offset))
        })
    }

    /// Their numbers among the words of the text, but for the first `skipped` of them.
    pub(super) fn skipping(self, mut skipped: usize) -> impl Iterator<Item = usize> + 'i {
        (0..).zip(&self.index.blocks).flat_map(move |(at, block)| {
            let words = self.within(at);
            let here = words.get(skipped.min(words.len())..).unwrap_or_default();
            skipped -= words.len() - here.len();
            here.iter().map(|word| block.first as usize + usize::from(*word))
        })
    }

    /// How many of them have a smaller number.
    pub(super) fn before(self, number: usize) -> usize {
        let blocks = (0..).zip(&self.index.blocks);
        let counts = blocks.map_while(|(at, block)| {
            let within = number.checked_sub(block.first as usize)?;
            Some(self.within(at).partition_point(|word| usize::from(*word) < within))
        });
        counts.sum()
    }

    /// Those of one block, counted from its first word.
    fn within(self, block: usize) -> &'i [u16] {
        let at = |bounds: &[u16]| bounds.get(block).map(|bound| usize::from(*bound));
        let start = at(self.index.starts_of(self.bucket)).unwrap_or(0);
        let Some(end) = at(self.index.ends_of(self.bucket)) else { return &[] };
        if start == end {
            return &[];
        }
        let first = self.index.numbers_of(block).start;
        self.index.words.get(first + start..first + end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where `word` starts, by way of the index.
    fn starts(index: &Index, word: &str) -> Vec<usize> {
        let starts = index.places(word).starts();
        starts.filter(|at| index.folded.text[*at..].to_lowercase().starts_with(word)).collect()
    }

    #[test]
    fn finds_each_word() {
        let index = Index::new("One “fish”, two fish – red FISH, don’t, 不是不").unwrap();
        assert_eq!(index.offsets.len(), 10);
        assert_eq!(starts(&index, "fish"), [5, 16, 27]);
        assert_eq!(starts(&index, "don't"), [33]);
        assert_eq!(starts(&index, "不"), [40, 46]);
        assert_eq!(starts(&index, "bird"), [0; 0]);
        assert_eq!(index.start(99), index.folded.text.len());
        assert_eq!(index.number_at(0), 0);
        assert_eq!(index.number_at(1), 1);
        assert_eq!(index.number_at(usize::MAX), 10);
    }

    #[test]
    fn a_text_without_words() {
        for text in ["", " – …"] {
            let index = Index::new(text).unwrap();
            assert_eq!(index.offsets.len(), 0);
            assert_eq!(index.places("x").len(), 0);
            assert_eq!(index.number_at(1), 0);
        }
    }

    /// Texts of several blocks: of short words, of signs, and with a word that is longer than one.
    #[test]
    fn finds_each_word_of_a_long_text() {
        let long = "x".repeat(BLOCK + 9);
        for text in [
            "a b ".repeat(60_000) + "end a end",
            "港口".repeat(50_000) + "公会港",
            format!("a {long} a {long} b"),
            " ".repeat(3 * BLOCK) + "a b",
        ] {
            let index = Index::new(&text).unwrap();
            let all: Vec<_> = tokens(&index.folded.text).filter(|token| token.word).collect();
            assert!(all.iter().map(|token| token.start).eq((0..all.len()).map(|n| index.start(n))));
            for (number, token) in
                all.iter().enumerate().step_by(997).chain(all.iter().enumerate().next_back())
            {
                assert_eq!(index.number_at(token.start), number);
                assert_eq!(index.number_at(token.start + 1), number + 1);
                let word = &index.folded.text[token.start..token.end];
                let same = |token: &&super::super::token::Token| {
                    bucket(&index.folded.text[token.start..token.end], index.bits)
                        == bucket(word, index.bits)
                };
                if all.len() > 1000 && number % 5 != 0 {
                    continue;
                }
                let places = index.places(word);
                assert!(places.starts().eq(all.iter().filter(same).map(|token| token.start)));
                assert_eq!(places.len(), places.skipping(0).count());
                let before = places.skipping(0).filter(|other| *other < number).count();
                assert_eq!(places.before(number), before);
                assert!(places.skipping(before).eq(places.skipping(0).skip(before)));
            }
        }
    }
}
