//! Strings: words of closed lists, strings whose form is a table, texts.

use super::cursor::{BLOCK, Cursor, bits, is, within};
use super::references::Place;
use super::{Doubts, State};
use crate::text::hidden;
use wide::u8x16;

/// The most bytes of a text that is called short.
pub(super) const SHORT: usize = 16;

/// A closed list of words, by a hash under which no two of them fall together.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) multiplier: u64,
    pub(super) shift: u32,
    /// For each value of the hash the number of its word, from 1; none is 0.
    pub(super) slots: &'static [u16],
    pub(super) all: &'static [&'static [u8]],
}

/// A regular language as a table, state by state. State 0 has no way out and accepts nothing.
#[derive(Debug)]
pub(super) struct Table {
    /// The class of each byte.
    pub(super) classes: &'static [u8; 256],
    /// For a state (its number times `width`) plus a class the next such state.
    pub(super) next: &'static [u16],
    pub(super) start: u16,
    /// States from this one on accept.
    pub(super) accepting: u16,
    /// The greatest length, in Unicode scalar values.
    pub(super) max: usize,
}

/// What may stand in a text.
pub(super) trait Letters {
    /// The greatest length, in Unicode scalar values.
    const MAX: usize;
    /// Whether rules look at single characters of it.
    const WATCHED: bool;
    /// Whether it is for people, so that it may stand for nothing.
    const WORDS: bool;
    /// Whether some characters beyond ASCII may not stand in it.
    const CHECKED: bool;
    /// Whether the character may not stand in it.
    fn refuses(c: char) -> bool;
    /// Whether it may not begin or end with the character.
    fn refuses_at_end(c: char) -> bool;
}

/// What the pass over a text has met.
struct Scan {
    start: usize,
    end: usize,
    /// The first and the last escape, with the place behind it.
    first: Option<char>,
    last: Option<(usize, char)>,
    /// A character that may be invisible.
    hidden: bool,
    /// A letter beyond ASCII, written as an escape.
    foreign: bool,
}

impl<'t> Cursor<'t> {
    /// Goes past an opening quotation mark.
    #[inline(always)]
    pub(super) fn open(&mut self) -> Option<()> {
        if self.peek() != b'"' {
            return None;
        }
        self.at += 1;
        Some(())
    }

    /// The string that stands here, as far as the next quotation mark, and goes past it. A string
    /// with an escape is no word that anybody looks up, so it does not matter that it is cut short.
    #[inline(always)]
    pub(super) fn word(&mut self) -> Option<&'t [u8]> {
        self.open()?;
        let start = self.at;
        for step in 0..4 {
            let mark = bits(is(self.block(start + step * BLOCK), b'"'));
            if mark != 0 {
                let end = start + step * BLOCK + mark.trailing_zeros() as usize;
                self.at = end + 1;
                return self.bytes.get(start..end);
            }
        }
        None
    }

    /// A word of the list; its number.
    #[inline(never)]
    pub(super) fn vocabulary(&mut self, words: &Words) -> Option<usize> {
        words.find(self.word()?)
    }

    /// A key of the list with the colon behind it; its number.
    #[inline(never)]
    pub(super) fn field(&mut self, names: &Words) -> Option<usize> {
        let number = names.find(self.word()?)?;
        self.space();
        self.punctuation(b':')?;
        Some(number)
    }

    /// A string whose form is given by a table.
    pub(super) fn table(&mut self, table: &Table, doubts: &mut Doubts) -> Option<Place> {
        self.open()?;
        let start = self.at;
        let mut state = table.start;
        let mut all = 0;
        loop {
            let byte = self.peek();
            if byte == b'"' {
                break;
            }
            all |= byte;
            let class = table.classes.get(byte as usize).copied().unwrap_or(0);
            // A backslash ends here too: none of the forms has a place for one.
            if byte == b'\\' || byte < b' ' {
                return None;
            }
            state = table.next.get(state as usize + class as usize).copied()?;
            if state == 0 {
                return None;
            }
            self.at += 1;
        }
        let end = self.at;
        self.at += 1;
        if state < table.accepting {
            return None;
        }
        let place = self.place(start, end, table.max)?;
        if !all.is_ascii() {
            doubts.hidden.push(place);
        }
        Some(place)
    }

    /// A string in which each byte says by its class which ones may follow, so that a block is
    /// looked at in one step: `classes` has a bit for each class and byte, `clash` tells where two
    /// neighbours do not go together, given the classes of the bytes before and of the bytes.
    #[inline(always)]
    pub(super) fn local<const N: usize>(
        &mut self,
        max: usize,
        classes: impl Fn(u8x16) -> [u8x16; N],
        clash: impl Fn([u32; N], [u32; N]) -> u32,
        first: impl Fn(u8) -> bool,
        last: impl Fn(u8) -> bool,
    ) -> Option<Place> {
        self.open()?;
        let start = self.at;
        let mut at = start;
        let mut carried = [0; N];
        loop {
            let block = self.block(at);
            let mark = bits(is(block, b'"'));
            // The bits below the mark; all, if there is none.
            let of = if mark == 0 { 0xFFFF } else { (mark & mark.wrapping_neg()) - 1 };
            let here = classes(block).map(bits);
            let all = here.iter().fold(0, |all, class| all | class);
            let mut before = carried;
            for (before, here) in before.iter_mut().zip(here) {
                *before |= here << 1;
            }
            if (!all | clash(before, here)) & of != 0 {
                return None;
            }
            if mark != 0 {
                at += mark.trailing_zeros() as usize;
                break;
            }
            carried = here.map(|class| (class >> (BLOCK - 1)) & 1);
            at += BLOCK;
        }
        let (head, tail) = (self.bytes.get(start)?, self.bytes.get(at.wrapping_sub(1))?);
        if at == start || !first(*head) || !last(*tail) {
            return None;
        }
        self.at = at + 1;
        self.place(start, at, max)
    }

    /// A text.
    #[inline(never)]
    pub(super) fn text<L: Letters>(&mut self, state: &mut State<'_>) -> Option<()> {
        let scan = self.scan::<L>()?;
        let Scan { start, end, first, last, hidden, foreign } = scan;
        if start == end {
            return None;
        }
        let head = match first {
            Some(c) if self.bytes.get(start) == Some(&b'\\') => c,
            _ => character(self.bytes, start)?,
        };
        let tail = match last {
            Some((behind, c)) if behind == end => c,
            _ => {
                let mut at = end - 1;
                while self.bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80) {
                    at -= 1;
                }
                character(self.bytes, at)?
            }
        };
        if L::refuses_at_end(head) || L::refuses_at_end(tail) {
            return None;
        }
        let place = if first.is_none() {
            self.place(start, end, L::MAX)?
        } else {
            // An escape is longer than what it stands for, six times at most. A text that may be short
            // is for others to read, unless it has a letter that no placeholder has.
            let may_be_short = end - start <= 6 * SHORT && !foreign;
            if end - start > L::MAX || (L::WORDS && may_be_short) || hidden {
                return None;
            }
            return Some(());
        };
        if L::WORDS && end - start <= SHORT {
            state.doubts.short.push(place);
        }
        if L::WATCHED && hidden {
            state.doubts.hidden.push(place);
        }
        Some(())
    }

    /// Goes past the characters of a string and its quotation marks.
    #[inline(always)]
    fn scan<L: Letters>(&mut self) -> Option<Scan> {
        self.open()?;
        let start = self.at;
        let mut scan =
            Scan { start, end: start, first: None, last: None, hidden: false, foreign: false };
        let mut at = start;
        loop {
            let block = self.block(at);
            let stop =
                bits(is(block, b'"') | is(block, b'\\') | is(block, 0x7F) | within(block, 0, 0x1F));
            let beyond = bits(block);
            if stop == 0 && beyond == 0 {
                at += BLOCK;
                continue;
            }
            let of = if stop == 0 { 0xFFFF } else { (stop & stop.wrapping_neg()) - 1 };
            if beyond & of != 0 && (L::WATCHED || L::CHECKED) {
                let mut doubtful = self.doubtful(block, at) & of;
                while doubtful != 0 {
                    let c = character(self.bytes, at + doubtful.trailing_zeros() as usize)?;
                    if L::refuses(c) {
                        return None;
                    }
                    scan.hidden |= hidden(c).is_some();
                    doubtful &= doubtful - 1;
                }
            }
            if stop == 0 {
                at += BLOCK;
                continue;
            }
            at += stop.trailing_zeros() as usize;
            match self.bytes.get(at) {
                Some(b'"') => {
                    scan.end = at;
                    self.at = at + 1;
                    return Some(scan);
                }
                Some(b'\\') => {
                    let (c, behind) = self.escape(at)?;
                    if L::refuses(c) {
                        return None;
                    }
                    scan.hidden |= L::WATCHED && hidden(c).is_some();
                    // The Kelvin sign is the one whose small letter is in ASCII.
                    scan.foreign |= !c.is_ascii() && c.is_alphabetic() && c != '\u{212A}';
                    scan.first.get_or_insert(c);
                    scan.last = Some((behind, c));
                    at = behind;
                }
                Some(0x7F) if !L::refuses('\u{7F}') => at += 1,
                _ => return None,
            }
        }
    }

    /// Where characters beyond ASCII begin of which some may be refused or invisible. Others are
    /// certainly neither.
    #[inline(always)]
    fn doubtful(&self, block: u8x16, at: usize) -> u32 {
        let next = self.block(at + 1);
        let wide = is(next, 0xBC) | is(next, 0xBD);
        let direct = is(block, 0xC2) | is(block, 0xE2) | within(block, 0xF0, 0xFF);
        let paired = (is(block, 0xD8) & is(next, 0x9C))
            | (is(block, 0xE1) & (is(next, 0x85) | is(next, 0xA0)))
            | (is(block, 0xE3) & is(next, 0x85));
        let last = bits(is(block, 0xEF)) & !bits(wide);
        bits(direct | paired) | last
    }

    /// The character that an escape at `at` stands for, and the place behind it.
    #[inline(never)]
    fn escape(&self, at: usize) -> Option<(char, usize)> {
        let c = match self.bytes.get(at + 1)? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit(at + 2)?;
                if let Some(c) = char::from_u32(unit) {
                    return Some((c, at + 6));
                }
                if unit >= 0xDC00 || self.bytes.get(at + 6..at + 8)? != b"\\u" {
                    return None;
                }
                let low = self.unit(at + 8)?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
                let c = char::from_u32(0x1_0000 + ((unit - 0xD800) << 10) + low)?;
                return Some((c, at + 12));
            }
            _ => return None,
        };
        Some((c, at + 2))
    }

    fn unit(&self, at: usize) -> Option<u32> {
        let digits = self.bytes.get(at..at + 4)?;
        digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
    }

    /// The place of a string without escapes, if it is not too long.
    #[inline(always)]
    fn place(&self, start: usize, end: usize, max: usize) -> Option<Place> {
        if end - start > max {
            let string = self.bytes.get(start..end)?;
            if string.iter().filter(|byte| **byte & 0xC0 != 0x80).count() > max {
                return None;
            }
        }
        Some((u32::try_from(start).ok()?, u32::try_from(end).ok()?))
    }
}

impl Words {
    #[inline(always)]
    fn find(&self, word: &[u8]) -> Option<usize> {
        let hash = number_of(word).wrapping_mul(self.multiplier) >> self.shift;
        let slot = self.slots.get(usize::try_from(hash).ok()?)?;
        let number = usize::from(*slot).checked_sub(1)?;
        (*self.all.get(number)? == word).then_some(number)
    }
}

/// A number for a word: its first and last eight bytes and its length.
#[inline(always)]
pub(super) fn number_of(word: &[u8]) -> u64 {
    let length = word.len();
    let (first, last) = if length >= 8 {
        (eight(word, 0), eight(word, length - 8))
    } else if length >= 4 {
        (four(word, 0), four(word, length - 4))
    } else {
        let byte = |at: usize| u64::from(word.get(at).copied().unwrap_or(0));
        (byte(0) | byte(1) << 8 | byte(2) << 16, 0)
    };
    first ^ last.rotate_left(29) ^ (length as u64) << 59
}

#[inline(always)]
fn eight(word: &[u8], at: usize) -> u64 {
    word.get(at..at + 8)
        .and_then(|bytes| <[u8; 8]>::try_from(bytes).ok())
        .map_or(0, u64::from_le_bytes)
}

#[inline(always)]
fn four(word: &[u8], at: usize) -> u64 {
    word.get(at..at + 4)
        .and_then(|bytes| <[u8; 4]>::try_from(bytes).ok())
        .map_or(0, |bytes| u64::from(u32::from_le_bytes(bytes)))
}

/// The character that begins at `at`. The text is UTF-8.
#[inline(always)]
fn character(bytes: &[u8], at: usize) -> Option<char> {
    let byte = |number: usize| bytes.get(at + number).map(|byte| u32::from(*byte));
    let rest = |number: usize| byte(number).map(|byte| byte & 0x3F);
    let head = byte(0)?;
    char::from_u32(match head {
        0..0x80 => head,
        0x80..0xE0 => (head & 0x1F) << 6 | rest(1)?,
        0xE0..0xF0 => (head & 0x0F) << 12 | rest(1)? << 6 | rest(2)?,
        _ => (head & 0x07) << 18 | rest(1)? << 12 | rest(2)? << 6 | rest(3)?,
    })
}
