//! The text of a source, with ways to find one's place in it.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::OnceLock;

use sha2::{Digest as _, Sha256};

use super::index::Index;
use crate::text::canonical;

/// How many bytes are counted at once.
const BLOCK: usize = 64;

/// The canonical text of a source.
#[derive(Debug)]
pub struct SourceText {
    text: String,
    /// How many scalar values begin before each block of bytes. Empty if each is one byte.
    blocks: Vec<usize>,
    length: usize,
    sha256: OnceLock<String>,
    index: OnceLock<Option<Index>>,
    /// The text without each sort of markup, if it was asked for.
    pub(super) decoded: OnceLock<Vec<Option<SourceText>>>,
}

impl SourceText {
    /// The canonical text of `text`: see [`canonical`].
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = canonical(text).into_owned();
        let mut blocks = Vec::new();
        let mut length = text.len();
        if !text.is_ascii() {
            length = 0;
            blocks.reserve(text.len() / BLOCK + 1);
            for block in text.as_bytes().chunks(BLOCK) {
                blocks.push(length);
                length += beginnings(block);
            }
        }
        SourceText {
            text,
            blocks,
            length,
            sha256: OnceLock::new(),
            index: OnceLock::new(),
            decoded: OnceLock::new(),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its length, in Unicode scalar values.
    #[must_use]
    pub fn scalar_len(&self) -> usize {
        self.length
    }

    /// SHA-256 over its UTF-8 bytes, as 64 small hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &str {
        self.sha256.get_or_init(|| {
            let digest = Sha256::digest(self.text.as_bytes());
            digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            })
        })
    }

    /// The index over its words, made at the first call; none for texts that are too long for it.
    pub(super) fn index(&self) -> Option<&Index> {
        self.index.get_or_init(|| Index::new(&self.text)).as_ref()
    }

    /// The byte offset of the scalar value number `scalar`, or the end if there are just as many.
    #[must_use]
    pub fn byte_at(&self, scalar: usize) -> Option<usize> {
        if scalar >= self.length {
            return (scalar == self.length).then_some(self.text.len());
        }
        if self.blocks.is_empty() {
            return Some(scalar);
        }
        let block = self.blocks.partition_point(|before| *before <= scalar).checked_sub(1)?;
        let mut left = scalar - self.blocks.get(block)?;
        let mut start = block * BLOCK;
        let bytes = self.text.as_bytes();
        while let Some(piece) = bytes.get(start..start + 8) {
            let count = beginnings(piece);
            if count > left {
                break;
            }
            left -= count;
            start += 8;
        }
        let mut rest = bytes.iter().enumerate().skip(start).filter(|(_, byte)| begins(**byte));
        rest.nth(left).map(|(at, _)| at)
    }

    /// How many scalar values start before `byte`.
    #[must_use]
    pub fn scalar_at(&self, byte: usize) -> usize {
        if self.blocks.is_empty() {
            return byte.min(self.length);
        }
        let Some(before) = self.blocks.get(byte / BLOCK) else { return self.length };
        let start = byte / BLOCK * BLOCK;
        let within = self.text.as_bytes().get(start..byte.min(self.text.len()));
        before + within.map_or(0, beginnings)
    }

    /// The part from `range.start` up to but not including `range.end`, in Unicode scalar values;
    /// none where it is not within the text.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Option<&str> {
        self.text.get(self.byte_at(range.start)?..self.byte_at(range.end)?)
    }
}

/// Whether a scalar value begins with the byte: all do but those that go on with one.
const fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// How many scalar values begin among the bytes of a block, which has at most [`BLOCK`].
fn beginnings(block: &[u8]) -> usize {
    // Small numbers are added many at a time.
    let count = block.iter().fold(0_u8, |count, byte| count.wrapping_add(u8::from(begins(*byte))));
    usize::from(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_go_both_ways() {
        let text = "a\u{E9}\u{1F600}\r\nz".repeat(100);
        let source = SourceText::new(&text);
        let chars: Vec<(usize, char)> = source.as_str().char_indices().collect();
        assert_eq!(source.scalar_len(), chars.len());
        for (scalar, (byte, c)) in chars.iter().enumerate() {
            assert_eq!(source.byte_at(scalar), Some(*byte));
            assert_eq!(source.scalar_at(*byte), scalar);
            assert_eq!(source.slice(scalar..scalar + 1), Some(c.to_string().as_str()));
        }
        assert_eq!(source.byte_at(chars.len()), Some(source.as_str().len()));
        assert_eq!(source.scalar_at(usize::MAX), chars.len());
        assert_eq!(source.byte_at(chars.len() + 1), None);
        assert_eq!(source.slice(Range { start: 3, end: 2 }), None);
        assert_eq!(SourceText::new("").slice(0..0), Some(""));
    }

    #[test]
    fn the_hash_is_that_of_the_canonical_text() {
        // NIST's example for SHA-256 of "abc".
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(SourceText::new("\u{FEFF}abc").sha256(), abc);
        assert_eq!(SourceText::new("a\r\nb").sha256(), SourceText::new("a\nb").sha256());
    }
}
