//! Strings: words of closed lists, strings whose form is a table, texts.

use super::State;
use super::cursor::{BLOCK, Cursor, bits, is, within};
use super::generated;
use super::references::{Id, Place};
use crate::text::hidden as is_hidden;
use wide::u8x16;

/// The most bytes of a text that is called short.
pub(super) const SHORT: usize = 16;

/// A closed list of words, by a hash under which no two of them fall together.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) multiplier: u64,
    pub(super) shift: u32,
    /// For each value of the hash the number of a word.
    pub(super) slots: &'static [u16],
    pub(super) all: &'static [Word],
}

/// A word of a list: with its quotation marks as a number, where that is no more than a block, and by
/// itself.
#[derive(Debug)]
pub(super) struct Word(pub(super) u128, pub(super) &'static [u8]);

/// The names of the members of an object, by such a hash.
#[derive(Debug)]
pub(super) struct Fields {
    pub(super) multiplier: u64,
    pub(super) shift: u32,
    /// For each value of the hash the number of a key.
    pub(super) slots: &'static [u8],
    /// Each name with quotation marks and colon as a number, where that is no more than a block.
    pub(super) keys: &'static [u128],
    /// Each name.
    pub(super) names: &'static [&'static [u8]],
}

/// Strings of forms that were accepted, in whatever record, as [`packed`]: they are likely to come again.
#[derive(Debug)]
pub(super) struct Memory([u128; generated::FORMS << KEPT]);

/// Of so many strings of each form, as a power of two, it is remembered that they are accepted.
const KEPT: u32 = 6;

impl Default for Memory {
    fn default() -> Self {
        Memory([0; generated::FORMS << KEPT])
    }
}

/// A regular language as a table, state by state. State 0 has no way out and accepts nothing, and
/// neither quotation marks nor backslashes nor controls lead elsewhere.
#[derive(Debug)]
pub(super) struct Table {
    /// The number of the table.
    pub(super) number: usize,
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
        if let Some((word, end)) = self.quoted()
            && let Some(number) = words.find_short(word)
        {
            self.at = self.at.wrapping_add(end + 1);
            return Some(number);
        }
        self.long_word(words)
    }

    #[inline(never)]
    fn long_word(&mut self, words: &Words) -> Option<usize> {
        words.find_long(self.word()?)
    }

    /// The string that stands here with its quotation marks, as a number, and where in the block the
    /// second one stands. Where none does, the number is that of no word.
    #[inline(always)]
    fn quoted(&self) -> Option<(u128, usize)> {
        let block = self.whole_block(self.at)?;
        let end = second_mark(block);
        Some((u128::from_le_bytes(block) & UP_TO[end % BLOCK], end))
    }

    /// The string from `at` on, as [`packed`], and its length, if that is less than a block.
    #[inline(always)]
    fn short(&self, at: usize) -> Option<(u128, usize)> {
        let block = self.whole_block(at)?;
        let mark = bits(is(u8x16::from(block), b'"'));
        if mark == 0 {
            return None;
        }
        let length = mark.trailing_zeros() as usize;
        Some((u128::from_le_bytes(block) & UP_TO[length % BLOCK], length))
    }

    /// The string that stands here, if it is among those that the form is known to accept; else where
    /// it is to be kept if it is accepted.
    #[inline(always)]
    fn remembered(&mut self, form: usize, memory: &Memory) -> Result<Id, Option<(usize, u128)>> {
        let start = self.at;
        let Some((word, length)) = self.short(start) else { return Err(None) };
        let place = usize::try_from(mixed(word) >> (64 - KEPT)).unwrap_or(0);
        let kept = (form << KEPT) | place;
        if memory.0.get(kept) != Some(&word) {
            return Err(Some((kept, word)));
        }
        let end = start.wrapping_add(length);
        self.at = end.wrapping_add(1);
        place_of(start, end).map(|place| Id { place, word }).ok_or(None)
    }

    /// A key with the colon behind it; its number.
    #[inline(always)]
    pub(super) fn field(&mut self, fields: &Fields) -> Option<u32> {
        let number = match self.plain_field(fields) {
            Some(number) => number,
            None => self.odd_field(fields)?,
        };
        self.space();
        Some(number)
    }

    /// A key that is no longer than a block, with the colon at once behind it.
    #[inline(always)]
    fn plain_field(&mut self, fields: &Fields) -> Option<u32> {
        let block = self.whole_block(self.at)?;
        // Where none ends here, what is looked for is found nowhere.
        let colon = second_mark(block) + 1;
        let key = u128::from_le_bytes(block) & UP_TO[colon % BLOCK];
        let hash = folded(key).wrapping_mul(fields.multiplier).wrapping_shr(fields.shift);
        let number = *fields.slots.get(usize::try_from(hash).ok()?)?;
        if *fields.keys.get(usize::from(number))? != key {
            return None;
        }
        self.at = self.at.wrapping_add(colon + 1);
        Some(u32::from(number))
    }

    /// Any other key.
    #[inline(never)]
    fn odd_field(&mut self, fields: &Fields) -> Option<u32> {
        let word = self.word()?;
        let number = fields.names.iter().position(|name| *name == word)?;
        self.space();
        if self.peek() != b':' {
            return None;
        }
        self.at += 1;
        u32::try_from(number).ok()
    }

    /// A string whose form is given by a table.
    #[inline(never)]
    pub(super) fn table(&mut self, table: &Table, state: &mut State<'_>) -> Option<Place> {
        self.open()?;
        match self.remembered(table.number, state.memory) {
            Ok(id) => Some(id.place),
            Err(unknown) => self.walk(table, unknown, state),
        }
    }

    /// Goes from state to state, from behind the opening quotation mark on.
    #[inline(never)]
    fn walk(
        &mut self,
        table: &Table,
        unknown: Option<(usize, u128)>,
        state: &mut State<'_>,
    ) -> Option<Place> {
        let start = self.at;
        let (length, accepted) = table.walk(self.bytes.get(start..)?);
        let at = start + length;
        match self.bytes.get(at) {
            Some(b'"') if accepted => {}
            Some(b'\\') => return self.escaped_table(table, state),
            _ => return None,
        }
        self.at = at + 1;
        let place = self.place(start, at, table.max)?;
        if !self.bytes.get(start..at)?.is_ascii() {
            state.doubts.hidden.push(place);
        } else if let Some((kept, word)) = unknown {
            *state.memory.0.get_mut(kept)? = word;
        }
        Some(place)
    }

    /// A string with escapes whose form is given by a table. Its place is behind the record.
    #[inline(never)]
    fn escaped_table(&mut self, table: &Table, state: &mut State<'_>) -> Option<Place> {
        let start = self.at;
        let mut end = start;
        loop {
            end += memchr::memchr2(b'"', b'\\', self.bytes.get(end..)?)?;
            if self.bytes.get(end) == Some(&b'"') {
                break;
            }
            end = self.escape(end)?.1;
        }
        self.at = end + 1;
        let doubts = &mut *state.doubts;
        let from = doubts.unescaped.len();
        let place = self.unescape(start, end, table.max, &mut doubts.unescaped)?;
        let string = doubts.unescaped.get(from..)?;
        if table.walk(string.as_bytes()) != (string.len(), true) {
            return None;
        }
        if !string.is_ascii() {
            doubts.hidden.push(place);
        }
        Some(place)
    }

    /// A string in which each byte says by its class which ones may follow, so that a block is
    /// looked at in one step: `classes` has a bit for each class and byte, `clash` tells where two
    /// neighbours do not go together, given the classes of the bytes before and of the bytes, `first`
    /// and `last` where one may begin and end.
    #[inline(always)]
    #[expect(clippy::too_many_arguments, reason = "what tells one form from another")]
    pub(super) fn local<const N: usize>(
        &mut self,
        form: usize,
        max: usize,
        state: &mut State<'_>,
        classes: impl Fn(u8x16) -> [u32; N],
        clash: impl Fn([u32; N], [u32; N]) -> u32,
        first: impl Fn([u32; N]) -> u32,
        last: impl Fn([u32; N]) -> u32,
    ) -> Option<Id> {
        self.open()?;
        let unknown = match self.remembered(form, state.memory) {
            Ok(id) => return Some(id),
            Err(unknown) => unknown,
        };
        let place = self.unknown_local(max, classes, clash, first, last)?;
        let word = match unknown {
            Some((kept, word)) => {
                *state.memory.0.get_mut(kept)? = word;
                word
            }
            None => packed(self.bytes.get(place.0 as usize..place.1 as usize)?),
        };
        Some(Id { place, word })
    }

    #[inline(never)]
    fn unknown_local<const N: usize>(
        &mut self,
        max: usize,
        classes: impl Fn(u8x16) -> [u32; N],
        clash: impl Fn([u32; N], [u32; N]) -> u32,
        first: impl Fn([u32; N]) -> u32,
        last: impl Fn([u32; N]) -> u32,
    ) -> Option<Place> {
        let start = self.at;
        let mut at = start;
        let mut carried = [0; N];
        let mut ends = 1;
        loop {
            let block = self.block(at);
            let mark = bits(is(block, b'"'));
            // The bits below the mark; all, if there is none.
            let of = if mark == 0 { 0xFFFF } else { (mark & mark.wrapping_neg()) - 1 };
            let here = classes(block);
            let all = here.iter().fold(0, |all, class| all | class);
            let mut before = carried;
            for (before, here) in before.iter_mut().zip(here) {
                *before |= here << 1;
            }
            if (!all | clash(before, here)) & of | !first(here) & ends != 0 {
                return None;
            }
            if mark != 0 {
                // The last byte, if it is in this block.
                let wrong = if of == 0 { !last(carried) & 1 } else { !last(here) & (of ^ of >> 1) };
                if wrong != 0 {
                    return None;
                }
                at += mark.trailing_zeros() as usize;
                break;
            }
            carried = here;
            for class in &mut carried {
                *class >>= BLOCK - 1;
                *class &= 1;
            }
            ends = 0;
            at += BLOCK;
        }
        self.at = at + 1;
        self.place(start, at, max)
    }

    /// A text.
    #[inline(never)]
    pub(super) fn text<L: Letters>(&mut self, state: &mut State<'_>) -> Option<()> {
        self.open()?;
        let start = self.at;
        let mut hidden = false;
        let end = self.plain::<L>(start, &mut hidden)?;
        if self.bytes.get(end) != Some(&b'"') {
            return self.escaped::<L>(start, end, hidden, state);
        }
        self.at = end + 1;
        if start == end {
            return None;
        }
        self.may_begin::<L>(start)?;
        self.may_end::<L>(end)?;
        let place = self.place(start, end, L::MAX)?;
        if L::WORDS && end - start <= SHORT {
            state.doubts.short.push(place);
        }
        if L::WATCHED && hidden {
            state.doubts.hidden.push(place);
        }
        Some(())
    }

    /// A text that has its first escape at `at`.
    #[inline(never)]
    fn escaped<L: Letters>(
        &mut self,
        start: usize,
        mut at: usize,
        mut hidden: bool,
        state: &mut State<'_>,
    ) -> Option<()> {
        // How much longer the text is than what it stands for.
        let mut excess = 0;
        let mut last = (start, ' ');
        let end = loop {
            match self.bytes.get(at) {
                Some(b'"') => break at,
                Some(b'\\') => {}
                _ => return None,
            }
            let (c, behind) = self.escape(at)?;
            if L::refuses(c) {
                return None;
            }
            hidden |= L::WATCHED && is_hidden(c).is_some();
            excess += behind - at - c.len_utf8();
            last = (behind, c);
            at = self.plain::<L>(behind, &mut hidden)?;
        };
        self.at = end + 1;
        let head = match self.bytes.get(start) {
            Some(b'\\') => self.escape(start)?.0,
            _ => character(self.bytes, start)?,
        };
        let tail = if last.0 == end { last.1 } else { self.last_character(end)? };
        if L::refuses_at_end(head) || L::refuses_at_end(tail) {
            return None;
        }
        let is_short = L::WORDS && end - start - excess <= SHORT;
        if is_short || (L::WATCHED && hidden) || end - start - excess > L::MAX {
            let doubts = &mut *state.doubts;
            let place = self.unescape(start, end, L::MAX, &mut doubts.unescaped)?;
            if is_short {
                doubts.short.push(place);
            }
            if L::WATCHED && hidden {
                doubts.hidden.push(place);
            }
        }
        Some(())
    }

    /// Writes a string of at most `max` characters without its escapes behind others. Its place is
    /// counted as if they stood behind the record.
    fn unescape(&self, start: usize, end: usize, max: usize, out: &mut String) -> Option<Place> {
        let from = out.len();
        let mut at = start;
        while at < end {
            let rest = self.bytes.get(at..end)?;
            let run = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
            out.push_str(self.text.get(at..at + run)?);
            at += run;
            if at < end {
                let (c, behind) = self.escape(at)?;
                out.push(c);
                at = behind;
            }
        }
        if out.get(from..)?.chars().count() > max {
            return None;
        }
        place_of(self.text.len() + from, self.text.len() + out.len())
    }

    /// Goes from `at` on past characters that need no second look; to what stops it.
    #[inline(always)]
    fn plain<L: Letters>(&self, mut at: usize, hidden: &mut bool) -> Option<usize> {
        let (blocks, _) = self.bytes.get(at..)?.as_chunks::<BLOCK>();
        for block in blocks {
            if let Some(stop) = self.plain_block::<L>(u8x16::from(*block), at, hidden)? {
                return Some(stop);
            }
            at = at.wrapping_add(BLOCK);
        }
        self.plain_rest::<L>(at, hidden)
    }

    #[inline(never)]
    fn plain_rest<L: Letters>(&self, at: usize, hidden: &mut bool) -> Option<usize> {
        self.plain_block::<L>(self.block(at), at, hidden)?
    }

    /// What stops it in a block, if anything does.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "declined, and nothing found, are two things")]
    fn plain_block<L: Letters>(
        &self,
        block: u8x16,
        at: usize,
        hidden: &mut bool,
    ) -> Option<Option<usize>> {
        let stops = stops::<L>(block);
        if bits(stops | block) == 0 {
            return Some(None);
        }
        let stop = bits(stops);
        if L::WATCHED || L::CHECKED {
            // The bits below the first stop; all, if there is none.
            let below = !stop & stop.wrapping_sub(1);
            if bits(block) & below != 0 {
                let lead = leads(block) & below;
                if lead != 0 {
                    *hidden |= self.looks_hidden::<L>(at, lead)?;
                }
            }
        }
        Some((stop != 0).then(|| at.wrapping_add(stop.trailing_zeros() as usize)))
    }

    #[inline(always)]
    fn may_begin<L: Letters>(&self, start: usize) -> Option<()> {
        let graphic = self.bytes.get(start)?.is_ascii_graphic();
        (graphic || !L::refuses_at_end(character(self.bytes, start)?)).then_some(())
    }

    #[inline(always)]
    fn may_end<L: Letters>(&self, end: usize) -> Option<()> {
        let graphic = self.bytes.get(end.wrapping_sub(1))?.is_ascii_graphic();
        (graphic || !L::refuses_at_end(self.last_character(end)?)).then_some(())
    }

    /// The character in front of `end`.
    #[inline(never)]
    fn last_character(&self, end: usize) -> Option<char> {
        self.text.get(..end)?.chars().next_back()
    }

    /// Whether a character of which the first byte is among `leads` may be invisible; nothing if one
    /// is refused.
    #[inline(never)]
    fn looks_hidden<L: Letters>(&self, at: usize, leads: u32) -> Option<bool> {
        let mut found = false;
        let mut left = self.doubtful(at) & leads;
        while left != 0 {
            let c = character(self.bytes, at + left.trailing_zeros() as usize)?;
            if L::refuses(c) {
                return None;
            }
            found |= is_hidden(c).is_some();
            left &= left - 1;
        }
        Some(found)
    }

    /// Where characters beyond ASCII begin that may be invisible. Others are certainly not.
    #[inline(always)]
    fn doubtful(&self, at: usize) -> u32 {
        let (block, next, third) = (self.block(at), self.block(at + 1), self.block(at + 2));
        let doubtful = block.max(u8x16::splat(0xF0)).cmp_eq(block)
            | (is(block, 0xC2) & (within(next, 0x80, 0x9F) | is(next, 0xAD)))
            | (is(block, 0xD8) & is(next, 0x9C))
            | (is(block, 0xE1) & (is(next, 0x85) | is(next, 0xA0)))
            | (is(block, 0xE2)
                & within(next, 0x80, 0x81)
                & (within(third, 0x8B, 0x8F) | within(third, 0xA0, 0xAE)))
            | (is(block, 0xE3) & is(next, 0x85));
        let last = bits(is(block, 0xEF)) & !bits(is(next, 0xBC) | is(next, 0xBD));
        bits(doubtful) | last
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
        let digits: [u8; 4] = *self.bytes.get(at..)?.first_chunk()?;
        let value = |place: usize| DIGITS[usize::from(digits[place])];
        let unit = value(0) << 12 | value(1) << 8 | value(2) << 4 | value(3);
        (unit <= 0xFFFF).then_some(unit)
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
        place_of(start, end)
    }
}

#[inline(always)]
pub(super) fn place_of(start: usize, end: usize) -> Option<Place> {
    Some((u32::try_from(start).ok()?, u32::try_from(end).ok()?))
}

impl Table {
    /// How many bytes lead from one state to another, and whether the last of these accepts.
    #[inline(always)]
    fn walk(&self, bytes: &[u8]) -> (usize, bool) {
        let mut here = self.start;
        let mut length = 0;
        for byte in bytes {
            let class = self.classes[usize::from(*byte)];
            let next = self.next.get(usize::from(here) + usize::from(class)).copied();
            let Some(next @ 1..) = next else { break };
            here = next;
            length += 1;
        }
        (length, here >= self.accepting)
    }
}

impl Words {
    /// The number of a short word with its quotation marks.
    #[inline(always)]
    fn find_short(&self, word: u128) -> Option<usize> {
        let number = self.slot(word)?;
        (self.all.get(number)?.0 == word).then_some(number)
    }

    #[inline(never)]
    fn find_long(&self, word: &[u8]) -> Option<usize> {
        let number = if word.len() + 2 > BLOCK {
            self.slot(ends(word))
        } else {
            // One near the end of the record.
            self.all.iter().position(|known| known.1 == word)
        }?;
        (self.all.get(number)?.1 == word).then_some(number)
    }

    #[inline(always)]
    fn slot(&self, word: u128) -> Option<usize> {
        let hash = folded(word).wrapping_mul(self.multiplier).wrapping_shr(self.shift);
        self.slots.get(usize::try_from(hash).ok()?).map(|number| usize::from(*number))
    }
}

/// Where in a block the first quotation mark stands that does not begin it; 32 if none does.
#[inline(always)]
fn second_mark(block: [u8; BLOCK]) -> usize {
    (bits(is(u8x16::from(block), b'"')) & !1).trailing_zeros() as usize
}

/// The first and the last eight bytes of a word.
fn ends(word: &[u8]) -> u128 {
    let eight = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
    u128::from(eight(word.first_chunk())) | u128::from(eight(word.last_chunk())) << 64
}

/// For each place of a closing quotation mark the bits as far as behind it.
static UP_TO: [u128; BLOCK] = {
    let mut all = [0; BLOCK];
    let mut place = 0;
    while place < BLOCK {
        all[place] = u128::MAX >> (8 * (BLOCK - 1 - place));
        place += 1;
    }
    all
};

/// The value of each hexadecimal digit; of others one that is too great in any place.
static DIGITS: [u32; 256] = {
    let mut all = [0x1_0000; 256];
    let mut value = 0_u32;
    while value < 16 {
        all[b"0123456789abcdef"[value as usize] as usize] = value;
        all[b"0123456789ABCDEF"[value as usize] as usize] = value;
        value += 1;
    }
    all
};

/// A word of less than a block as a number, the closing quotation mark with it; 0 for longer ones.
pub(super) fn packed(word: &[u8]) -> u128 {
    let mut block = [0; BLOCK];
    let Some(part) = block.get_mut(..word.len() + 1) else { return 0 };
    if let Some((mark, part)) = part.split_last_mut() {
        part.copy_from_slice(word);
        *mark = b'"';
    }
    u128::from_le_bytes(block)
}

#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "one half and the other")]
fn folded(word: u128) -> u64 {
    word as u64 ^ ((word >> 64) as u64).rotate_left(29)
}

/// A number of which the highest bits say as much of a word that is [`packed`] as others.
#[inline(always)]
pub(super) fn mixed(word: u128) -> u64 {
    folded(word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
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

/// What ends a text or has to be looked at: quotation marks, backslashes, controls.
#[inline(always)]
fn stops<L: Letters>(block: u8x16) -> u8x16 {
    let stops = is(block, b'"') | is(block, b'\\') | block.min(u8x16::splat(0x1F)).cmp_eq(block);
    if L::refuses('\u{7F}') { stops | is(block, 0x7F) } else { stops }
}

/// A bit for each byte with which a character may begin that may be invisible.
#[inline(always)]
fn leads(block: u8x16) -> u32 {
    bits(
        is(block, 0xC2)
            | is(block, 0xD8)
            | within(block, 0xE1, 0xE3)
            | block.max(u8x16::splat(0xEF)).cmp_eq(block),
    )
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
