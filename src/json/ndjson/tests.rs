//! Streams of all kinds of lines.

use std::io::{self, BufRead, BufReader, Read};

use super::Lines;

/// Number, offset, whether too long, and bytes of each line, read through buffers of any size.
fn lines(stream: &[u8], cap: usize) -> Vec<(u64, u64, bool, Vec<u8>)> {
    let mut results = Vec::new();
    for size in [1, 2, 3, 5, 8192] {
        let mut lines = Lines::new(BufReader::with_capacity(size, stream), cap);
        let mut buffer = vec![b'?'; 3];
        let mut found = Vec::new();
        while let Some(line) = lines.next_line(&mut buffer).unwrap() {
            found.push((line.number, line.offset, line.too_long, buffer.clone()));
        }
        assert!(lines.next_line(&mut buffer).unwrap().is_none());
        results.push(found);
    }
    assert!(results.iter().all(|found| Some(found) == results.first()));
    results.pop().unwrap()
}

fn fits(number: u64, offset: u64, bytes: &[u8]) -> (u64, u64, bool, Vec<u8>) {
    (number, offset, false, bytes.to_vec())
}

#[test]
fn ends_of_lines() {
    assert_eq!(lines(b"", 9), []);
    assert_eq!(lines(b"\n\r\n \t\n", 9), []);
    assert_eq!(lines(b"a\nb", 9), [fits(1, 0, b"a"), fits(2, 2, b"b")]);
    assert_eq!(lines(b"a\r\n\r\n b \r\n", 9), [fits(1, 0, b"a"), fits(3, 5, b" b ")]);
    // A CR that ends no line is left for the reader of the text.
    assert_eq!(lines(b"a\rb\n\rc\r", 9), [fits(1, 0, b"a\rb"), fits(2, 4, b"\rc\r")]);
}

#[test]
fn byte_order_mark() {
    assert_eq!(lines(b"\xEF\xBB\xBF{}\n", 9), [fits(1, 0, b"\xEF\xBB\xBF{}")]);
    assert_eq!(lines(b"\xEF\xBB\xBF\r\n{}\n", 9), [fits(2, 5, b"{}")]);
    assert_eq!(lines(b"\xEF\xBB\xBF", 9), []);
    assert_eq!(lines(b"{}\n\xEF\xBB\xBF\n", 9).len(), 2);
}

#[test]
fn the_cap_counts_neither_lf_nor_crlf() {
    assert_eq!(
        lines(b"abc\nabc\r\nabc", 3),
        [fits(1, 0, b"abc"), fits(2, 4, b"abc"), fits(3, 9, b"abc")]
    );
    let cut = |number, offset| (number, offset, true, b"abc".to_vec());
    assert_eq!(lines(b"abcd\nabcd\r\nabc\r", 3), [cut(1, 0), cut(2, 5), cut(3, 11)]);
    // Blank to the cap is not blank.
    assert_eq!(lines(b"     x\n      \ny", 3), [(1, 0, true, b"   ".to_vec()), fits(3, 14, b"y")]);
    assert_eq!(lines(b"\nab\n", 0), [(2, 1, true, vec![])]);
}

#[test]
fn a_huge_line_takes_no_memory() {
    let stream = io::repeat(b'x').take(64 << 20).chain(&b"\n{}\n"[..]);
    let mut lines = Lines::new(BufReader::new(stream), 1000);
    let mut buffer = Vec::new();
    assert!(lines.next_line(&mut buffer).unwrap().unwrap().too_long);
    assert_eq!(buffer.len(), 1000);
    assert!(buffer.capacity() < 100_000);
    let line = lines.next_line(&mut buffer).unwrap().unwrap();
    assert_eq!((line.number, line.offset, line.too_long), (2, (64 << 20) + 1, false));
    assert_eq!(buffer, b"{}");
}

/// Fails every other time as a signal would make it fail, and in the end for good.
struct Shaky(&'static [u8], u32);

impl Read for Shaky {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Ok(0)
    }
}

impl BufRead for Shaky {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.1 += 1;
        match self.1 {
            n if n % 2 == 1 => Err(io::ErrorKind::Interrupted.into()),
            _ if self.0.is_empty() => Err(io::ErrorKind::BrokenPipe.into()),
            _ => Ok(self.0.get(..1).unwrap_or_default()),
        }
    }

    fn consume(&mut self, amount: usize) {
        self.0 = self.0.get(amount..).unwrap_or_default();
    }
}

#[test]
fn faults_of_the_stream() {
    let mut lines = Lines::new(Shaky(b"ab\nc", 0), 9);
    let mut buffer = Vec::new();
    assert_eq!(lines.next_line(&mut buffer).unwrap().unwrap().number, 1);
    assert_eq!(buffer, b"ab");
    let error = lines.next_line(&mut buffer).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
}
