//! Blocks of streams that are read in all sorts of pieces.

use super::*;
use crate::json::ndjson;

/// A stream that gives its bytes in pieces, and may fail at its end.
struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    fails: bool,
}

impl<'a> Pieces<'a> {
    fn new(mut pieces: Vec<&'a [u8]>) -> Self {
        pieces.retain(|piece| !piece.is_empty());
        pieces.reverse();
        Pieces { pieces, fails: false }
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(piece) = self.pieces.pop() else {
            return if self.fails { Err(io::Error::other("broken")) } else { Ok(0) };
        };
        let count = piece.len().min(buffer.len());
        buffer[..count].copy_from_slice(&piece[..count]);
        if count < piece.len() {
            self.pieces.push(&piece[count..]);
        }
        Ok(count)
    }
}

fn blocks(pieces: Vec<&[u8]>, cap: usize, whole: bool) -> Vec<Block> {
    let mut blocks = Blocks::new(Pieces::new(pieces), cap, whole);
    let mut all = Vec::new();
    while let Some(block) = blocks.next_block().unwrap() {
        all.push(block);
    }
    all
}

/// The lines that a reader of lines sees, with number, offset, and whether they are too long.
fn lines(text: &[u8], cap: usize) -> Vec<(u64, u64, bool)> {
    let mut lines = ndjson::Lines::new(text, cap);
    let mut buffer = Vec::new();
    let mut all = Vec::new();
    while let Some(line) = lines.next_line(&mut buffer).unwrap() {
        all.push((line.number, line.offset, line.too_long));
    }
    all
}

/// The same as seen through blocks.
fn lines_of(blocks: &[Block], cap: usize) -> Vec<(u64, u64, bool)> {
    let mut all = Vec::new();
    for block in blocks {
        match block.part {
            Part::Rest => {}
            Part::TooLong => all.push((block.first_line, block.offset, true)),
            Part::Lines => {
                for (line, _) in ndjson::lines_of(&block.bytes, block.first_line, block.offset, cap)
                {
                    all.push((line.number, line.offset, line.too_long));
                }
            }
        }
    }
    all
}

/// The lines that are not blank, without the white space that they begin with.
fn inked(text: &[u8]) -> Vec<u8> {
    let lines = text.strip_prefix(MARK).unwrap_or(text).split_inclusive(|byte| *byte == b'\n');
    lines.flat_map(<[u8]>::trim_ascii_start).copied().collect()
}

const STREAMS: &[&[u8]] = &[
    b"",
    b"\n",
    b"{}",
    b"{}\n",
    b"{}\r\n\r\n \t\n[1]\n",
    b"\xEF\xBB\xBF\n{}\n",
    b"\xEF\xBB\xBF{}\n\xEF\xBB\xBF\n",
    b"abcdefgh\n12345678\r\n123456789\nx\n123456789\r\n\n12345678\r",
    b"0123456789abcdefghijklmnopqrstuvwxyz\n{}\n0123456789abcdefghijklmnopqrstuvwxyz",
    b"12345678\r",
    b"123456789",
    b"1\n\n\n2345678901\n",
    b"1\n            \n \t \r          \r\n2\n              ",
    b"              3\n4\n             \r\n              56789012345678901234567890\r\n7",
    b"\xEF\xBB\xBF                        \n1\n",
    b"\xEF\xBB\xBF                        1\n",
];

#[test]
fn wherever_a_stream_is_split_the_lines_are_the_same() {
    for text in STREAMS {
        for cap in [4, 7, 8, 9, 100] {
            let wanted = lines(text, cap);
            for first in 0..=text.len() {
                for second in first..=text.len() {
                    let pieces = || vec![&text[..first], &text[first..second], &text[second..]];
                    for whole in [false, true] {
                        let blocks = blocks(pieces(), cap, whole);
                        let shown = String::from_utf8_lossy(text);
                        assert_eq!(lines_of(&blocks, cap), wanted, "{shown:?} {first} {second}");
                        if whole {
                            let all: Vec<u8> =
                                blocks.iter().flat_map(|b| b.bytes.clone()).collect();
                            assert_eq!(inked(&all), inked(text), "{shown:?} {first} {second}");
                            for block in &blocks {
                                let at = usize::try_from(block.offset).unwrap();
                                assert!(text[at..].starts_with(&block.bytes), "{shown:?}");
                            }
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn each_byte_by_itself() {
    for text in STREAMS {
        for cap in [4, 8, 100] {
            let pieces: Vec<&[u8]> = text.chunks(1).collect();
            assert_eq!(lines_of(&blocks(pieces, cap, false), cap), lines(text, cap));
        }
    }
}

#[test]
fn places_go_on_from_block_to_block() {
    for whole in [false, true] {
        let text = ["x".repeat(3 << 20).as_str(), "\n{}\n", &"y".repeat(2 << 20), "\n[]"].concat();
        let blocks = blocks(vec![text.as_bytes()], 1 << 20, whole);
        for block in &blocks {
            let before = &text.as_bytes()[..usize::try_from(block.offset).unwrap()];
            assert!(text.as_bytes()[before.len()..].starts_with(&block.bytes));
            assert_eq!(block.first_line, 1 + memchr_iter(b'\n', before).count() as u64);
            assert!(block.bytes.len() <= BLOCK);
        }
        assert_eq!(lines_of(&blocks, 1 << 20), lines(text.as_bytes(), 1 << 20));
    }
}

#[test]
fn what_has_ended_is_handed_on_before_more_is_read() {
    let mut blocks = Blocks::new(Pieces::new(vec![b"{}\n[", b"]\n", b"1"]), 100, false);
    assert_eq!(blocks.next_block().unwrap().unwrap().bytes, b"{}\n");
    assert_eq!(blocks.reader.pieces.len(), 2);
    assert_eq!(blocks.next_block().unwrap().unwrap().bytes, b"[]\n");
    assert_eq!(blocks.next_block().unwrap().unwrap().bytes, b"1");
}

#[test]
fn an_error_comes_after_the_lines_before_it() {
    for cap in [1, 100] {
        let mut pieces = Pieces::new(vec![b"1\n2\n", b"cut of"]);
        pieces.fails = true;
        let mut blocks = Blocks::new(pieces, cap, false);
        assert_eq!(blocks.next_block().unwrap().unwrap().bytes, b"1\n2\n");
        let next = blocks.next_block();
        let error = if cap == 1 { blocks.next_block() } else { next };
        assert_eq!(error.unwrap_err().to_string(), "broken");
        assert_eq!(blocks.next_block().unwrap(), None);
    }
}

#[test]
fn memory_is_bounded_by_the_cap() {
    let text = vec![b'['; 40 << 20];
    let mut blocks = Blocks::new(&text[..], 4 << 20, false);
    let mut most = 0;
    while let Some(block) = blocks.next_block().unwrap() {
        most = most.max(blocks.buffer.capacity() + block.bytes.len());
    }
    assert!(most <= (5 << 20) + 2, "{most}");
}
