//! From byte offsets to lines and columns.

use memchr::memchr_iter;

/// Bytes between two checkpoints of an index. A lookup counts at most twice this many bytes,
/// whatever the length of the line; the checkpoints take 8 bytes for each step.
const STEP: usize = 4096;

/// A place in a text as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: u64,
    /// Column, from 1, in Unicode scalar values.
    pub column: u64,
}

/// Where the lines of a text begin.
///
/// Lines end with LF; a CR in front of it is part of the line, and a CR alone ends none. The index
/// is built in one pass, and a lookup takes a time that depends neither on the length of the text
/// nor (beyond a few KiB) on that of the line, so that thousands of findings in one line of many
/// megabytes stay cheap.
///
/// The text itself is not kept. Every lookup takes it again and has to be given the same one.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Number of the first line.
    first_line: u64,
    /// Columns of the first line in front of the text.
    indent: u64,
    /// Offset of the first byte of each line after the first.
    starts: Vec<usize>,
    /// Characters that begin before the byte `STEP * i`, for each `i`.
    checkpoints: Vec<u64>,
}

impl LineIndex {
    /// Builds the index of `text`; its first line is line 1.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut sum = 0;
        let mut checkpoints = Vec::with_capacity(bytes.len() / STEP + 1);
        for chunk in bytes.chunks(STEP) {
            checkpoints.push(sum);
            sum += count(chunk);
        }
        // An offset at the end of a text of n full steps asks for checkpoint n.
        checkpoints.push(sum);
        let starts = memchr_iter(b'\n', bytes).map(|at| at + 1).collect();
        Self { first_line: 1, indent: 0, starts, checkpoints }
    }

    /// The same index with another number for the first line.
    ///
    /// A record that stands on line 4711 of an NDJSON file is a text of its own; its index starts
    /// at 4711 and then reports lines of the file.
    #[must_use]
    pub fn starting_at(mut self, first_line: u64) -> Self {
        self.first_line = first_line;
        self
    }

    /// The same index for a text that begins at this column, from 1, of its first line.
    #[must_use]
    pub fn at_column(mut self, column: u64) -> Self {
        self.indent = column.saturating_sub(1);
        self
    }

    /// Line and column of a byte offset of `text`, the text the index was built from.
    ///
    /// An offset beyond the end means the end; an offset within a character means its start.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = match line {
            0 => 0,
            line => self.starts.get(line - 1).copied().unwrap_or(0),
        };
        let before = if offset.saturating_sub(start) <= STEP {
            count(text.as_bytes().get(start..offset).unwrap_or_default())
        } else {
            self.before(text, offset).saturating_sub(self.before(text, start))
        };
        let indent = if line == 0 { self.indent } else { 0 };
        let column = before.saturating_add(indent).saturating_add(1);
        Position { line: self.first_line.saturating_add(line as u64), column }
    }

    /// Characters of the text in front of a byte offset that is a character boundary.
    fn before(&self, text: &str, offset: usize) -> u64 {
        let step = offset / STEP;
        let known = self.checkpoints.get(step).copied().unwrap_or(0);
        known + count(text.as_bytes().get(step * STEP..offset).unwrap_or_default())
    }
}

/// Characters that begin within `bytes`: the bytes that do not continue a character.
fn count(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(byte & 0xC0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: usize) -> (u64, u64) {
        let Position { line, column } = LineIndex::new(text).position(text, offset);
        (line, column)
    }

    #[test]
    fn counts_scalars_not_bytes() {
        let text = "a\u{E9}\u{1F600}b\nx";
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, 1), (1, 2));
        assert_eq!(at(text, 3), (1, 3));
        assert_eq!(at(text, 7), (1, 4));
        assert_eq!(at(text, 8), (1, 5));
        assert_eq!(at(text, 9), (2, 1));
        assert_eq!(at(text, 10), (2, 2));
    }

    #[test]
    fn clamps() {
        assert_eq!(at("a\u{E9}b", 2), (1, 2));
        assert_eq!(at("ab\n", 99), (2, 1));
        assert_eq!(at("", 5), (1, 1));
    }

    #[test]
    fn carriage_return_ends_no_line() {
        assert_eq!(at("a\r\nb", 2), (1, 3));
        assert_eq!(at("a\r\nb", 3), (2, 1));
        assert_eq!(at("a\rb", 2), (1, 3));
    }

    #[test]
    fn starts_where_told() {
        let text = "a\nb";
        let index = LineIndex::new(text).starting_at(4711);
        assert_eq!(index.position(text, 0), Position { line: 4711, column: 1 });
        assert_eq!(index.position(text, 2), Position { line: 4712, column: 1 });
    }

    #[test]
    fn checkpoints_agree_with_counting() {
        // Lines of all lengths around the step, of characters of one to four bytes, so that steps
        // fall between and within characters.
        let mut text = String::new();
        for length in [1, 1000, 1023, 1024, 1025, 4096, 9000] {
            for c in ["a", "\u{E9}", "\u{20AC}", "\u{1F600}"] {
                text.push_str(&c.repeat(length));
                text.push('\n');
            }
        }
        let index = LineIndex::new(&text);
        let (mut line, mut column) = (1, 1);
        for (offset, c) in text.char_indices() {
            if offset % 7 == 0 || c == '\n' {
                assert_eq!(index.position(&text, offset), Position { line, column }, "{offset}");
            }
            (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        assert_eq!(index.position(&text, text.len()), Position { line, column });
        let full = "a".repeat(2 * STEP);
        assert_eq!(at(&full, full.len()), (1, 2 * STEP as u64 + 1));
    }

    #[test]
    fn many_lookups_in_one_long_line_are_cheap() {
        let text = "x".repeat(8 << 20);
        let index = LineIndex::new(&text);
        // Counted from the start of the line each time, this would read 80 GB.
        for i in 0..20_000 {
            let offset = text.len() - i;
            assert_eq!(index.position(&text, offset).column, offset as u64 + 1);
        }
    }

    #[test]
    fn another_text_does_not_panic() {
        let index = LineIndex::new("short");
        let other = "\u{E9}\n".repeat(10_000);
        assert_eq!(index.position(&other, 1_000_000).line, 1);
        let index = LineIndex::new(&other);
        assert_eq!(index.position("short", 1_000_000).line, 2);
    }
}
