//! Streams packed by gzip or zstd.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::Path;

use flate2::bufread::GzDecoder;

use super::Limits;

/// The logarithm of the most memory that a zstd stream may ask for to look back into: 8 MiB, which
/// is what its specification recommends to support.
const WINDOW_LOG: u32 = 23;

/// How a stream is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// gzip (RFC 1952), in one member or several.
    Gzip,
    /// zstd (RFC 8878), in one frame or several.
    Zstd,
}

impl Packing {
    /// What the extension of a name says.
    ///
    /// ```
    /// use verbale::stream::Packing;
    ///
    /// assert_eq!(Packing::of_name("talks.ndjson.gz".as_ref()), Some(Packing::Gzip));
    /// assert_eq!(Packing::of_name("talks.ndjson".as_ref()), None);
    /// ```
    #[must_use]
    pub fn of_name(name: &Path) -> Option<Self> {
        let extension = name.extension()?;
        [("gz", Packing::Gzip), ("zst", Packing::Zstd)]
            .into_iter()
            .find_map(|(known, packing)| extension.eq_ignore_ascii_case(known).then_some(packing))
    }

    /// What the first bytes of a stream say. No text begins so.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x1F, 0x8B, ..] => Some(Packing::Gzip),
            // A frame, or one that is to be skipped and may come first.
            [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => {
                Some(Packing::Zstd)
            }
            _ => None,
        }
    }

    /// The most bytes that [`Packing::of_bytes`] looks at.
    pub const MAGIC: usize = 4;

    /// Whether `bytes`, fewer than [`Packing::MAGIC`], may be the beginning of a packed stream.
    #[must_use]
    pub fn may_begin(bytes: &[u8]) -> bool {
        let begins = |magic: &[u8]| magic.starts_with(bytes);
        let skipped = (0x50..=0x5F).any(|first| begins(&[first, 0x2A, 0x4D, 0x18]));
        begins(&[0x1F, 0x8B]) || begins(&[0x28, 0xB5, 0x2F, 0xFD]) || skipped
    }

    /// The extension of files that are packed so, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Packing::Gzip => "gz",
            Packing::Zstd => "zst",
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Packing::Gzip => "gzip",
            Packing::Zstd => "zstd",
        }
    }
}

/// What a packed stream unpacks to.
pub struct Unpacked<R: Read> {
    decoder: Decoder<R>,
    packing: Packing,
    limits: Limits,
    /// Bytes handed out so far.
    bytes: u64,
}

enum Decoder<R: Read> {
    Gzip(Box<Members<BufReader<Counted<R>>>>),
    Zstd(Box<zstd::Decoder<'static, BufReader<Counted<R>>>>),
}

/// Reads a packed stream.
///
/// Reading fails where the stream is damaged or ends too early, and where it unpacks to more than
/// [`Limits::unpacked_bytes`] or [`Limits::unpacked_ratio`] allow; what comes before that can be read.
///
/// ```
/// use std::io::Read as _;
/// use verbale::stream::{Limits, Packing, unpack};
///
/// let cut: &[u8] = &[0x1F, 0x8B, 8];
/// let mut text = String::new();
/// let read = unpack(cut, Packing::Gzip, &Limits::default())?.read_to_string(&mut text);
/// assert!(read.unwrap_err().to_string().contains("gzip"));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// When there is no memory for it.
pub fn unpack<R: Read>(reader: R, packing: Packing, limits: &Limits) -> io::Result<Unpacked<R>> {
    let counted = Counted { reader, bytes: 0, failed: false };
    let buffered = BufReader::with_capacity(1 << 16, counted);
    let decoder = match packing {
        Packing::Gzip => Decoder::Gzip(Box::new(Members::new(buffered))),
        Packing::Zstd => {
            let mut decoder = zstd::Decoder::with_buffer(buffered)?;
            decoder.window_log_max(WINDOW_LOG)?;
            Decoder::Zstd(Box::new(decoder))
        }
    };
    Ok(Unpacked { decoder, packing, limits: *limits, bytes: 0 })
}

impl<R: Read> Unpacked<R> {
    fn buffered(&self) -> Option<&BufReader<Counted<R>>> {
        match &self.decoder {
            Decoder::Gzip(members) => members.get_ref(),
            Decoder::Zstd(decoder) => Some(decoder.get_ref()),
        }
    }

    /// The packed bytes that were unpacked so far.
    fn packed(&self) -> u64 {
        self.buffered().map_or(0, taken)
    }

    /// Whether no byte of the packed stream was there.
    fn is_untouched(&self) -> bool {
        self.buffered().is_some_and(|buffered| buffered.get_ref().bytes == 0)
    }

    /// Whether it is not the packing that is wrong: reading failed, or something follows its end.
    fn has_failed(&self) -> bool {
        let follows = matches!(&self.decoder, Decoder::Gzip(members) if members.is_followed);
        follows || self.buffered().is_some_and(|buffered| buffered.get_ref().failed)
    }

    /// What is wrong with the stream, in words.
    fn damage(&self, error: &io::Error) -> io::Error {
        let name = self.packing.name();
        let message = match error.kind() {
            ErrorKind::UnexpectedEof => format!("the {name} stream ends before its end"),
            _ => format!("the {name} stream is damaged ({error})"),
        };
        io::Error::new(error.kind(), message)
    }

    /// Refuses what unpacks to too much.
    fn weigh(&self) -> io::Result<()> {
        let Limits { unpacked_bytes, unpacked_ratio, .. } = self.limits;
        if self.bytes > unpacked_bytes {
            return Err(io::Error::other(format!(
                "it unpacks to more than {unpacked_bytes} bytes, which is the limit"
            )));
        }
        let allowed = self.packed().saturating_mul(unpacked_ratio);
        if self.bytes > Limits::RATIO_FROM && self.bytes > allowed {
            return Err(io::Error::other(format!(
                "it unpacks to more than {unpacked_ratio} times its size, which is the limit"
            )));
        }
        Ok(())
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.decoder {
            Decoder::Gzip(decoder) => decoder.read(buffer),
            Decoder::Zstd(decoder) => decoder.read(buffer),
        };
        match read {
            Ok(0) if self.is_untouched() && !buffer.is_empty() => {
                Err(self.damage(&ErrorKind::UnexpectedEof.into()))
            }
            Ok(count) => {
                self.bytes += count as u64;
                self.weigh()?;
                Ok(count)
            }
            Err(error) if self.has_failed() => Err(error),
            Err(error) => Err(self.damage(&error)),
        }
    }
}

/// The bytes of a stream that were taken out of its buffer.
fn taken<R: Read>(buffered: &BufReader<Counted<R>>) -> u64 {
    buffered.get_ref().bytes.saturating_sub(buffered.buffer().len() as u64)
}

/// The members of a gzip stream, one after the other. Zeros may follow the last of them, as they do
/// where files are padded to the size of a block.
struct Members<B> {
    decoder: Option<GzDecoder<B>>,
    /// What is left after the last member.
    rest: Option<B>,
    /// Whether something else follows the last member.
    is_followed: bool,
}

impl<R: Read> Members<BufReader<Counted<R>>> {
    fn new(reader: BufReader<Counted<R>>) -> Self {
        Members { decoder: Some(GzDecoder::new(reader)), rest: None, is_followed: false }
    }

    fn get_ref(&self) -> Option<&BufReader<Counted<R>>> {
        self.decoder.as_ref().map(GzDecoder::get_ref).or(self.rest.as_ref())
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let Some(decoder) = &mut self.decoder else { return Ok(0) };
            let count = decoder.read(buffer)?;
            if count > 0 || buffer.is_empty() {
                return Ok(count);
            }
            let Some(mut rest) = self.decoder.take().map(GzDecoder::into_inner) else {
                return Ok(0);
            };
            if begins_with(&mut rest)? == Some(0x1F) {
                self.decoder = Some(GzDecoder::new(rest));
                continue;
            }
            let end = taken(&rest);
            let follows = skip_zeros(&mut rest);
            self.rest = Some(rest);
            if follows? {
                self.is_followed = true;
                return Err(io::Error::other(format!(
                    "the gzip stream is whole to byte {end}, and something else follows it; take \
                     that off, as in `head -c {end}`"
                )));
            }
        }
    }
}

/// The next byte; none at the end.
fn begins_with(reader: &mut impl BufRead) -> io::Result<Option<u8>> {
    Ok(reader.fill_buf()?.first().copied())
}

/// Passes all zeros; says whether something else follows.
fn skip_zeros(reader: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let at_hand = reader.fill_buf()?;
        let (count, is_end) = (at_hand.len(), at_hand.is_empty());
        if at_hand.iter().any(|byte| *byte != 0) {
            return Ok(true);
        }
        if is_end {
            return Ok(false);
        }
        reader.consume(count);
    }
}

/// A stream with the number of its bytes so far.
struct Counted<R> {
    reader: R,
    bytes: u64,
    /// Whether reading failed.
    failed: bool,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.reader.read(buffer) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    self.failed = true;
                    return Err(error);
                }
                Ok(count) => {
                    self.bytes += count as u64;
                    return Ok(count);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
