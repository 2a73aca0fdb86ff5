//! Where the pass stands, and what JSON is made of.

use wide::u8x16;

/// A place in the text of a record. Every step answers nothing where it does not find what it is
/// sure of; the pass ends there.
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
}

/// So many bytes are looked at in one step.
pub(super) const BLOCK: usize = 16;

/// Digits of a number that a double holds exactly, whatever they are.
const DIGITS: usize = 15;

impl<'t> Cursor<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Cursor { text, bytes: text.as_bytes(), at: 0 }
    }

    /// The byte at hand; NUL, which may stand nowhere, behind the end.
    #[inline(always)]
    pub(super) fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    /// Goes past `byte` and the white space behind it.
    #[inline(always)]
    pub(super) fn punctuation(&mut self, byte: u8) -> Option<()> {
        if self.peek() != byte {
            return None;
        }
        self.at += 1;
        self.space();
        Some(())
    }

    /// Goes past white space.
    #[inline(always)]
    pub(super) fn space(&mut self) {
        if self.peek() > b' ' {
            return;
        }
        // One space behind a colon or comma is what most writers put there.
        if self.peek() == b' ' {
            self.at += 1;
        }
        if self.peek() <= b' ' {
            self.much_space();
        }
    }

    #[inline(never)]
    fn much_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Nothing follows but white space.
    pub(super) fn end(&mut self) -> Option<()> {
        self.much_space();
        (self.at == self.bytes.len()).then_some(())
    }

    /// Begins an object; whether it has members.
    #[inline(always)]
    pub(super) fn object(&mut self) -> Option<bool> {
        self.punctuation(b'{')?;
        if self.peek() == b'}' {
            self.at += 1;
            return Some(false);
        }
        Some(true)
    }

    /// Goes past the end of a member or an entry; whether another one follows.
    #[inline]
    pub(super) fn more(&mut self, close: u8) -> Option<bool> {
        let mut found = self.peek();
        if found <= b' ' {
            self.space();
            found = self.peek();
        }
        if found == b',' {
            self.at += 1;
            self.space();
            return Some(true);
        }
        if found == close {
            self.at += 1;
            return Some(false);
        }
        None
    }

    /// An array of at least `min` entries; how many it has.
    #[inline]
    pub(super) fn array(
        &mut self,
        min: usize,
        mut entry: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<usize> {
        self.punctuation(b'[')?;
        let mut count = 0;
        if self.peek() == b']' {
            self.at += 1;
        } else {
            loop {
                entry(self)?;
                count += 1;
                if !self.more(b']')? {
                    break;
                }
            }
        }
        (count >= min).then_some(count)
    }

    /// `true` or `false`.
    #[inline]
    pub(super) fn boolean(&mut self) -> Option<()> {
        if self.literal(b"true") || self.literal(b"false") { Some(()) } else { None }
    }

    #[inline(always)]
    pub(super) fn literal<const N: usize>(&mut self, word: &[u8; N]) -> bool {
        let is = self.bytes.get(self.at..self.at + N).is_some_and(|found| found == word);
        if is {
            self.at += N;
        }
        is
    }

    /// A whole number in its plain spelling, from `min` to `max`.
    #[inline]
    pub(super) fn integer(&mut self, min: u64, max: u64) -> Option<()> {
        let (value, _) = self.digits()?;
        if matches!(self.peek(), b'.' | b'e' | b'E') {
            return None;
        }
        (min <= value && value <= max).then_some(())
    }

    /// A number without an exponent, from `min` to `max`.
    #[expect(clippy::cast_precision_loss, reason = "no more digits are taken than a double holds")]
    pub(super) fn number(&mut self, min: f64, max: f64) -> Option<()> {
        let negative = self.peek() == b'-';
        if negative {
            self.at += 1;
        }
        let (mut value, mut count) = self.digits()?;
        let mut scale = 1_u64;
        if self.peek() == b'.' {
            self.at += 1;
            let start = self.at;
            while self.peek().is_ascii_digit() {
                count += 1;
                if count > DIGITS {
                    return None;
                }
                value = value * 10 + u64::from(self.peek() - b'0');
                scale *= 10;
                self.at += 1;
            }
            if self.at == start {
                return None;
            }
        }
        // Zero with a sign is a spelling that readers differ about.
        if matches!(self.peek(), b'e' | b'E') || (negative && value == 0) {
            return None;
        }
        // Both are exact, so the quotient is what a reader of the whole number comes to.
        let value = value as f64 / scale as f64;
        let value = if negative { -value } else { value };
        (min <= value && value <= max).then_some(())
    }

    /// Digits in front of a point: their value and how many there are.
    #[inline(always)]
    fn digits(&mut self) -> Option<(u64, usize)> {
        let rest = self.bytes.get(self.at..)?;
        let Some(next) = rest.first_chunk() else { return self.many_digits() };
        // Digits become their values, and what is greater gets its highest bit set.
        let values = u64::from_le_bytes(*next) ^ 0x3030_3030_3030_3030;
        let others = (values.wrapping_add(0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080;
        let bits = others.trailing_zeros() & !7;
        if bits == 0 || bits == 64 || (bits > 8 && values.trailing_zeros() >= 8) {
            return self.many_digits();
        }
        // The last one highest, and two, four, eight of them together in each step.
        let ones = values << (64 - bits);
        let twos = (ones.wrapping_mul(10).wrapping_add(ones >> 8)) & 0x00FF_00FF_00FF_00FF;
        let fours = (twos.wrapping_mul(100).wrapping_add(twos >> 16)) & 0x0000_FFFF_0000_FFFF;
        let eights = (fours.wrapping_mul(10_000).wrapping_add(fours >> 32)) & 0xFFFF_FFFF;
        let count = bits as usize / 8;
        self.at += count;
        Some((eights, count))
    }

    /// As many digits as there may be.
    #[inline(never)]
    fn many_digits(&mut self) -> Option<(u64, usize)> {
        let start = self.at;
        let rest = self.bytes.get(start..)?;
        let mut value = 0_u64;
        let mut count = 0;
        // One more than there may be.
        for byte in rest.iter().take(DIGITS + 1) {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
            count += 1;
        }
        if count > DIGITS {
            return None;
        }
        self.at = start + count;
        // None, or a zero before others.
        if count == 0 || (count > 1 && self.bytes.get(start) == Some(&b'0')) {
            return None;
        }
        Some((value, count))
    }

    /// The bytes from `at` on, if there are as many as a block has.
    #[inline(always)]
    pub(super) fn whole_block(&self, at: usize) -> Option<[u8; BLOCK]> {
        self.bytes.get(at..at.wrapping_add(BLOCK))?.try_into().ok()
    }

    /// The bytes from `at` on; NUL, at which every search stops, behind the end.
    #[inline(always)]
    pub(super) fn block(&self, at: usize) -> u8x16 {
        match self.whole_block(at) {
            Some(block) => u8x16::from(block),
            None => self.last_block(at),
        }
    }

    #[inline(never)]
    fn last_block(&self, at: usize) -> u8x16 {
        let mut block = [0; BLOCK];
        let rest = self.bytes.get(at..).unwrap_or_default();
        for (place, byte) in block.iter_mut().zip(rest) {
            *place = *byte;
        }
        u8x16::from(block)
    }
}

/// A bit for each byte of a block: whether it is `byte`.
#[inline(always)]
pub(super) fn is(block: u8x16, byte: u8) -> u8x16 {
    block.cmp_eq(u8x16::splat(byte))
}

/// The same for the bytes from `low` to `high`.
#[inline(always)]
pub(super) fn within(block: u8x16, low: u8, high: u8) -> u8x16 {
    block.max(u8x16::splat(low)).min(u8x16::splat(high)).cmp_eq(block)
}

/// The bits as a number, the first byte's lowest.
#[inline(always)]
pub(super) fn bits(block: u8x16) -> u32 {
    block.move_mask().cast_unsigned()
}
