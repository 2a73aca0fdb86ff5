//! Blocks of whole lines.

use std::io::{self, ErrorKind, Read};

use memchr::{memchr, memchr_iter, memrchr};

/// The size of a block, in bytes, where lines are not longer: small enough for it and its copy to stay
/// in the processor's own memory while they are worked on.
const BLOCK: usize = 1 << 18;
/// The UTF-8 byte order mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads a stream in blocks of about 256 KiB that end where a line ends.
///
/// What has been read is handed on as soon as a line in it has ended, so that a stream that grows
/// slowly is not waited for. Memory is bounded by the longest line that is allowed: of longer ones
/// the parts come one by one, or the first part alone. A longer line of nothing but white space is
/// none, as a short one is; of white space with which a line begins, what is longer than a line may
/// be is left out.
///
/// ```
/// use verbale::stream::{Blocks, Part};
///
/// let mut blocks = Blocks::new(&b"{}\n\n[1]"[..], 1 << 20, false);
/// let block = blocks.next_block()?.unwrap();
/// assert_eq!((&block.bytes[..], block.first_line, block.offset), (&b"{}\n\n"[..], 1, 0));
/// let block = blocks.next_block()?.unwrap();
/// assert_eq!((&block.bytes[..], block.first_line, block.offset), (&b"[1]"[..], 3, 4));
/// assert_eq!(block.part, Part::Lines);
/// assert!(blocks.next_block()?.is_none());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Blocks<R> {
    reader: R,
    /// The longest line that is allowed, in bytes without its end.
    cap: usize,
    /// Whether all of a line that is too long is handed on.
    whole: bool,
    /// What has been read and not been handed on, and room for more.
    buffer: Vec<u8>,
    /// How much of the buffer is filled.
    filled: usize,
    /// How much of it is known to have no line end.
    searched: usize,
    /// Whether the buffer begins within a line that is too long.
    in_long: bool,
    /// Whether there is no more to read.
    ended: bool,
    /// The number of the line at which the buffer begins, from 1.
    line: u64,
    /// Where the buffer begins in the stream.
    offset: u64,
}

/// A part of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The bytes, as they are in the stream.
    pub bytes: Vec<u8>,
    /// The number in the stream of the line at which it begins, from 1.
    pub first_line: u64,
    /// Where it begins in the stream, in bytes.
    pub offset: u64,
    /// What it is made of.
    pub part: Part,
}

/// What a block is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Whole lines with their ends; that of the last line of the stream may be missing.
    Lines,
    /// The beginning of a line that is too long, and not blank.
    TooLong,
    /// More of that line.
    Rest,
}

impl<R: Read> Blocks<R> {
    /// Reads `reader` with lines of at most `cap` bytes, not counting LF or CRLF. If asked for the
    /// `whole`, all of a longer line is handed on, in parts; else the beginning is.
    ///
    /// Lines of a block may still be longer, and are to be looked at: a block may be larger than a
    /// small `cap`.
    pub fn new(reader: R, cap: usize, whole: bool) -> Self {
        Blocks {
            reader,
            cap,
            whole,
            buffer: Vec::new(),
            filled: 0,
            searched: 0,
            in_long: false,
            ended: false,
            line: 1,
            offset: 0,
        }
    }

    /// The next block; none at the end of the stream.
    ///
    /// # Errors
    /// When the stream cannot be read. All lines that ended before that have been handed on, and no
    /// more is to be had.
    pub fn next_block(&mut self) -> io::Result<Option<Block>> {
        loop {
            if self.in_long && self.filled > 0 {
                match self.rest() {
                    Some(block) => return Ok(Some(block)),
                    None => continue,
                }
            }
            if !self.in_long {
                let unsearched = self.buffer.get(self.searched..self.filled).unwrap_or_default();
                if let Some(end) = memrchr(b'\n', unsearched) {
                    return Ok(Some(self.take(self.searched + end + 1, Part::Lines)));
                }
                self.searched = self.filled;
                // Two more for CR and LF.
                if self.filled >= self.cap.saturating_add(2) {
                    if self.is_blank() {
                        match self.blank()? {
                            Some(block) => return Ok(Some(block)),
                            None => continue,
                        }
                    }
                    self.in_long = true;
                    return Ok(Some(self.take(self.filled.min(BLOCK), Part::TooLong)));
                }
                if self.ended {
                    let last = self.filled;
                    return Ok((last > 0).then(|| self.take(last, Part::Lines)));
                }
            }
            if self.ended && self.filled == 0 {
                return Ok(None);
            }
            self.fill()?;
        }
    }

    /// Whether all that is in the buffer is white space, perhaps after a byte order mark.
    fn is_blank(&self) -> bool {
        let filled = self.buffer.get(..self.filled).unwrap_or_default();
        let marked = filled.strip_prefix(MARK).filter(|_| self.offset == 0);
        ink(marked.unwrap_or(filled)).is_none()
    }

    /// Reads on where a line is too long and blank so far. If there is something in it, the beginning
    /// of the line is handed on, and the buffer goes on with that.
    fn blank(&mut self) -> io::Result<Option<Block>> {
        let bytes = self.buffer.get(..self.filled.min(BLOCK)).unwrap_or_default().to_vec();
        let mut passed = self.filled;
        loop {
            self.filled = 0;
            self.searched = 0;
            self.fill()?;
            let filled = self.buffer.get(..self.filled).unwrap_or_default();
            let end = memchr(b'\n', filled);
            let line = filled.get(..end.unwrap_or(self.filled)).unwrap_or_default();
            match (ink(line), end) {
                (Some(at), _) => {
                    let (first_line, offset) = (self.line, self.offset);
                    self.in_long = true;
                    self.offset += passed as u64;
                    self.pass(at);
                    return Ok(Some(Block { bytes, first_line, offset, part: Part::TooLong }));
                }
                (None, Some(end)) => {
                    self.offset += passed as u64;
                    self.pass(end + 1);
                    return Ok(None);
                }
                (None, None) if self.ended => return Ok(None),
                (None, None) => passed += self.filled,
            }
        }
    }

    /// A further part of a line that is too long, if it is asked for.
    fn rest(&mut self) -> Option<Block> {
        let filled = self.buffer.get(..self.filled).unwrap_or_default();
        let end = memchr(b'\n', filled);
        let all = end.map_or(self.filled, |end| end + 1);
        let count = if self.whole { all.min(BLOCK) } else { all };
        self.in_long = end.is_none() || count < all;
        if self.whole {
            return Some(self.take(count, Part::Rest));
        }
        self.pass(count);
        None
    }

    /// Hands on the first `count` bytes of the buffer.
    fn take(&mut self, count: usize, part: Part) -> Block {
        let (first_line, offset) = (self.line, self.offset);
        if count > BLOCK {
            // A long line is there once, and not a second time as a copy.
            let rest = self.buffer.get(count..self.filled).unwrap_or_default().to_vec();
            let mut bytes = std::mem::replace(&mut self.buffer, rest);
            bytes.truncate(count);
            bytes.shrink_to_fit();
            self.filled = self.buffer.len();
            self.searched = 0;
            self.line += memchr_iter(b'\n', &bytes).count() as u64;
            self.offset += count as u64;
            return Block { bytes, first_line, offset, part };
        }
        let bytes = self.buffer.get(..count).unwrap_or_default().to_vec();
        self.pass(count);
        Block { bytes, first_line, offset, part }
    }

    /// Drops the first `count` bytes of the buffer.
    fn pass(&mut self, count: usize) {
        let passed = self.buffer.get(..count).unwrap_or_default();
        self.line += memchr_iter(b'\n', passed).count() as u64;
        self.offset += count as u64;
        self.buffer.copy_within(count..self.filled, 0);
        self.filled -= count;
        self.searched = 0;
        // A long line should not be remembered by the memory it took.
        if self.buffer.len() > 2 * BLOCK && self.filled <= BLOCK {
            self.buffer.truncate(BLOCK);
            self.buffer.shrink_to_fit();
        }
    }

    /// Reads what is at hand, at least a byte, unless the stream has ended.
    fn fill(&mut self) -> io::Result<()> {
        if self.filled == self.buffer.len() {
            let longest = self.cap.saturating_add(2).max(BLOCK);
            let wanted = (self.buffer.len() * 2).clamp(BLOCK, longest);
            self.buffer.reserve_exact(wanted.saturating_sub(self.filled));
            self.buffer.resize(wanted.max(self.filled + 1), 0);
        }
        let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
        loop {
            match self.reader.read(room) {
                Ok(count) => {
                    self.ended = count == 0;
                    self.filled += count;
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    self.ended = true;
                    self.in_long = false;
                    self.filled = 0;
                    self.searched = 0;
                    return Err(error);
                }
            }
        }
    }
}

/// Where something other than white space of JSON stands.
fn ink(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

#[cfg(test)]
mod tests;
