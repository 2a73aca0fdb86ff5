//! Entries of a list that may not be equal.

use super::cursor::Cursor;
use super::references::Place;
use super::text::{number_of, place_of};

/// The most entries that are compared with each other.
const ENTRIES: usize = 64;

impl Cursor<'_> {
    /// An array of at least `min` entries, of which no two are equal; how many it has.
    ///
    /// Two entries are taken for different if something is in one that is not in the other: equal
    /// values are made of equal strings and whole numbers, in whatever order. What could be
    /// spelt in two ways is declined.
    #[inline]
    pub(super) fn unique(
        &mut self,
        min: usize,
        mut entry: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<usize> {
        let mut places = [(0_u32, 0_u32); ENTRIES];
        let mut count = 0;
        let found = self.array(min, |cursor| {
            let start = cursor.at;
            entry(cursor)?;
            *places.get_mut(count)? = place_of(start, cursor.at)?;
            count += 1;
            Some(())
        })?;
        if count > 1 {
            self.are_different(places.get(..count)?)?;
        }
        Some(found)
    }

    #[inline(never)]
    fn are_different(&self, places: &[Place]) -> Option<()> {
        let mut seen = [0; ENTRIES];
        for (count, (start, end)) in places.iter().enumerate() {
            let content = content(self.bytes.get(*start as usize..*end as usize)?)?;
            if seen.get(..count)?.contains(&content) {
                return None;
            }
            *seen.get_mut(count)? = content;
        }
        Some(())
    }
}

/// A number that is the same for values that are equal.
fn content(value: &[u8]) -> Option<u64> {
    let mut sum = 0_u64;
    let mut rest = value;
    loop {
        let start = rest.iter().position(|byte| *byte == b'"' || byte.is_ascii_digit());
        let Some(start) = start else {
            return Some(sum);
        };
        // Signs, fractions and exponents have several spellings.
        if rest.get(..start)?.iter().any(|byte| matches!(byte, b'-' | b'.' | b'e' | b'E')) {
            return None;
        }
        rest = rest.get(start..)?;
        let end = if rest.first() == Some(&b'"') {
            memchr::memchr(b'"', rest.get(1..)?)? + 2
        } else {
            let plain = |byte: &u8| !matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'-' | b'+');
            rest.iter().position(plain).unwrap_or(rest.len())
        };
        let token = rest.get(..end)?;
        let is_exotic = |byte: &u8| matches!(byte, b'.' | b'e' | b'E' | b'-' | b'+');
        if memchr::memchr(b'\\', token).is_some()
            || (token.first() != Some(&b'"') && token.iter().any(is_exotic))
        {
            return None;
        }
        sum = sum.wrapping_add(token_number(token));
        rest = rest.get(end..)?;
    }
}

/// A number for all bytes of a token.
fn token_number(token: &[u8]) -> u64 {
    let mut sum = 0_u64;
    for piece in token.chunks(8) {
        sum = (sum.rotate_left(23) ^ number_of(piece)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        sum ^= sum >> 29;
    }
    sum
}
