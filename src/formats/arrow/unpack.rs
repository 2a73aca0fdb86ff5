//! How much a packed page unpacks to, for those ways of packing whose decoder does not stop at the
//! length that the header of the page gives.

use std::io::{self, Read};

use parquet::basic::CompressionCodec;

use super::thrift::damaged;
use crate::formats::{Error, Malformed};

/// The ways to pack pages that are read.
const PACKINGS: [CompressionCodec; 7] = [
    CompressionCodec::UNCOMPRESSED,
    CompressionCodec::SNAPPY,
    CompressionCodec::GZIP,
    CompressionCodec::BROTLI,
    CompressionCodec::LZ4,
    CompressionCodec::LZ4_RAW,
    CompressionCodec::ZSTD,
];

/// What a frame of LZ4 begins with, now and in the past. Pages have no frames but those of Hadoop.
const LZ4_FRAMES: [[u8; 4]; 2] = [[0x04, 0x22, 0x4D, 0x18], [0x02, 0x21, 0x4C, 0x18]];

/// What the first byte of a brotli stream is, but for the highest bit, when it asks for a window of up
/// to a gigabyte. That is no part of RFC 7932.
const WIDE_WINDOW: u8 = 0x11;

/// Whether the decoder for a way of packing may give more than it is asked for.
pub(super) fn is_open_ended(packing: CompressionCodec) -> bool {
    matches!(packing, CompressionCodec::GZIP | CompressionCodec::BROTLI | CompressionCodec::LZ4)
}

/// Makes sure that pages packed that way can be read.
///
/// # Errors
/// When they cannot.
pub(super) fn look_at_packing(packing: CompressionCodec) -> Result<(), Error> {
    if PACKINGS.contains(&packing) {
        return Ok(());
    }
    Err(Error::Malformed(Box::new(Malformed {
        message: format!("the columns are packed with {packing:?}, which is not read"),
        help: Some("write the file with zstd, snappy, gzip, lz4, brotli or unpacked".to_owned()),
        ..Malformed::default()
    })))
}

/// Makes sure that a page does not unpack to more than so many bytes.
///
/// # Errors
/// When it does, or cannot be unpacked.
pub(super) fn look_into(
    packing: CompressionCodec,
    mut page: impl Read,
    most: u64,
) -> Result<(), Error> {
    let counted = match packing {
        CompressionCodec::GZIP => count(flate2::read::MultiGzDecoder::new(page), most),
        CompressionCodec::BROTLI => {
            let mut first = [0];
            if page.read(&mut first)? == 1 && first[0] & 0x7F == WIDE_WINDOW {
                return Err(damaged());
            }
            let page = first.chain(page);
            count(brotli_decompressor::Decompressor::new(page, 4096), most)
        }
        CompressionCodec::LZ4 => {
            let mut first = [0; 4];
            let is_frame = page.read_exact(&mut first).is_ok() && LZ4_FRAMES.contains(&first);
            return if is_frame { Err(damaged()) } else { Ok(()) };
        }
        _ => return Ok(()),
    };
    match counted {
        Ok(count) if count <= most => Ok(()),
        _ => Err(damaged()),
    }
}

/// How many bytes there are, at most one more than so many.
fn count(bytes: impl Read, most: u64) -> io::Result<u64> {
    io::copy(&mut bytes.take(most.saturating_add(1)), &mut io::sink())
}
