//! Text in UTF-16, as some programs save tables, as UTF-8.

use std::io::{self, Read};

/// Reads UTF-16 as UTF-8. A unit without its pair becomes a replacement character.
pub(super) struct Utf16<R> {
    inner: R,
    is_big_endian: bool,
    /// A byte whose unit is not complete.
    half: Option<u8>,
    /// The first unit of a pair whose second one is not there yet.
    high: Option<u16>,
    /// What has been read and is not handed on.
    ready: Vec<u8>,
    /// How many bytes of it have been handed on.
    used: usize,
    is_over: bool,
}

impl<R: Read> Utf16<R> {
    pub(super) fn new(inner: R, is_big_endian: bool) -> Self {
        let (half, high, ready) = (None, None, Vec::new());
        Utf16 { inner, is_big_endian, half, high, ready, used: 0, is_over: false }
    }

    /// Reads and converts some more.
    fn fill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.used = 0;
        let mut bytes = [0; 1 << 13];
        let count = self.inner.read(&mut bytes)?;
        if count == 0 {
            self.is_over = true;
            let rest = self.half.take().is_some() || self.high.take().is_some();
            if rest {
                self.push(char::REPLACEMENT_CHARACTER);
            }
            return Ok(());
        }
        for byte in bytes.iter().take(count) {
            let Some(first) = self.half.replace(*byte) else { continue };
            self.half = None;
            let pair = [first, *byte];
            let unit = if self.is_big_endian {
                u16::from_be_bytes(pair)
            } else {
                u16::from_le_bytes(pair)
            };
            self.unit(unit);
        }
        Ok(())
    }

    fn unit(&mut self, unit: u16) {
        match (self.high.take(), unit) {
            (Some(high), 0xDC00..=0xDFFF) => {
                let pair = char::decode_utf16([high, unit]).next();
                self.push(pair.and_then(Result::ok).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            (high, unit) => {
                if high.is_some() {
                    self.push(char::REPLACEMENT_CHARACTER);
                }
                match unit {
                    0xD800..=0xDBFF => self.high = Some(unit),
                    unit => self.push(
                        char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER),
                    ),
                }
            }
        }
    }

    fn push(&mut self, c: char) {
        self.ready.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.used == self.ready.len() && !self.is_over {
            self.fill()?;
        }
        let rest = self.ready.get(self.used..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        buffer.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.used += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands on a byte at a time.
    struct Slow<'b>(&'b [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let (Some((first, rest)), Some(place)) = (self.0.split_first(), buffer.first_mut())
            else {
                return Ok(0);
            };
            *place = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    fn read(units: &[u16], is_big_endian: bool) -> String {
        let bytes = |unit: &u16| {
            if is_big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }
        };
        let bytes: Vec<u8> = units.iter().flat_map(bytes).collect();
        let mut text = String::new();
        Utf16::new(Slow(&bytes), is_big_endian).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn all_of_unicode_is_read() {
        let text = "id,ä,تهران,😀\r\n".repeat(2_000);
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(read(&units, true), text);
        assert_eq!(read(&units, false), text);
    }

    #[test]
    fn what_has_no_pair_is_replaced() {
        assert_eq!(read(&[0xD800, 0x41], false), "\u{FFFD}A");
        assert_eq!(read(&[0xDC00, 0xD83D], false), "\u{FFFD}\u{FFFD}");
        let mut text = String::new();
        Utf16::new(&b"A\0B"[..], false).read_to_string(&mut text).unwrap();
        assert_eq!(text, "A\u{FFFD}");
    }
}
