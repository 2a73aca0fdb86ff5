//! Arrow files, which have a table of contents at their end.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::sync::Arc;

use arrow::buffer::Buffer;
use arrow::datatypes::SchemaRef;
use arrow::ipc::convert::try_fb_to_schema;
use arrow::ipc::reader::FileDecoder;
use arrow::ipc::{Block, root_as_footer};
use arrow::record_batch::RecordBatch;

use super::caught::caught;
use super::ipc::MAGIC;
use super::messages::{CONTINUATION, Caps, Head, MOST_HEAD, What};
use super::rows::Source;
use crate::formats::{Error, Limits};

const FILE: What = What("Arrow file");

/// How many bytes come after the table of contents: its length and the mark of the end.
const END: u64 = 10;

/// The messages of a file.
pub(super) struct ArrowFile {
    file: File,
    /// How many bytes it has, and how many of them have not been read as messages.
    bytes: u64,
    left: u64,
    decoder: FileDecoder,
    schema: SchemaRef,
    caps: Caps,
    /// Where the messages with rows are that come next.
    blocks: std::vec::IntoIter<Block>,
}

impl ArrowFile {
    /// Reads the table of contents, and the dictionaries.
    ///
    /// # Errors
    /// When the file is not whole, or a dictionary cannot be read.
    pub(super) fn open(mut file: File, limits: &Limits) -> Result<Self, Error> {
        let bytes = file.metadata()?.len();
        let contents = contents(&mut file, bytes)?;
        let footer = root_as_footer(&contents).map_err(|_| FILE.damaged())?;
        let schema = footer.schema().ok_or_else(|| FILE.damaged())?;
        let schema = Arc::new(caught(FILE.0, || {
            try_fb_to_schema(schema).map_err(|error| FILE.unreadable(error))
        })?);
        let decoder = FileDecoder::new(Arc::clone(&schema), footer.version());
        let blocks: Vec<Block> = footer.recordBatches().into_iter().flatten().copied().collect();
        let caps = Caps::new(limits, FILE);
        let blocks = blocks.into_iter();
        let mut opened = ArrowFile { file, bytes, left: bytes, decoder, schema, caps, blocks };
        for block in footer.dictionaries().into_iter().flatten() {
            let message = opened.message(block)?;
            caught(FILE.0, || {
                let read = opened.decoder.read_dictionary(block, &message);
                read.map_err(|error| FILE.unreadable(error))
            })?;
        }
        Ok(opened)
    }

    /// The bytes of a message. All messages together have no more than the file.
    fn message(&mut self, block: &Block) -> Result<Buffer, Error> {
        let number = |number: i64| u64::try_from(number).map_err(|_| FILE.damaged());
        let (start, head) = (number(block.offset())?, number(block.metaDataLength().into())?);
        let length = head.checked_add(number(block.bodyLength())?);
        let left = length.and_then(|length| self.left.checked_sub(length));
        let (Some(length), Some(left)) = (length, left) else { return Err(FILE.damaged()) };
        self.left = left;
        self.file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        let read = self.file.by_ref().take(length).read_to_end(&mut bytes)?;
        let head = usize::try_from(head).ok().filter(|head| *head <= MOST_HEAD);
        let parts = head.and_then(|head| bytes.split_at_checked(head));
        let Some((head, body)) = parts.filter(|_| read as u64 == length) else {
            return Err(FILE.damaged());
        };
        let described = described(head).ok_or_else(|| FILE.damaged())?;
        let described = Head::of(described, FILE)?.ok_or_else(|| FILE.damaged())?;
        if described.body > body.len() {
            return Err(FILE.damaged());
        }
        self.caps.take(&described, body, self.bytes)?;
        Ok(Buffer::from_vec(bytes))
    }
}

/// What is between the length of a head and its end.
fn described(head: &[u8]) -> Option<&[u8]> {
    let head = head.strip_prefix(&CONTINUATION).unwrap_or(head);
    let (length, rest) = head.split_first_chunk()?;
    rest.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

/// The table of contents of a file of so many bytes.
fn contents(file: &mut File, bytes: u64) -> Result<Vec<u8>, Error> {
    let cut = || Error::malformed("the Arrow file ends before its end");
    let start = bytes.checked_sub(END).ok_or_else(cut)?;
    file.seek(SeekFrom::Start(start))?;
    let mut end = Vec::new();
    file.by_ref().take(END).read_to_end(&mut end)?;
    let (length, magic) = end.split_first_chunk().ok_or_else(cut)?;
    if magic != MAGIC {
        return Err(cut());
    }
    let length = u64::from(u32::from_le_bytes(*length));
    let start = start.checked_sub(length).filter(|_| length <= MOST_HEAD as u64);
    file.seek(SeekFrom::Start(start.ok_or_else(|| FILE.damaged())?))?;
    let mut contents = Vec::new();
    file.by_ref().take(length).read_to_end(&mut contents)?;
    Ok(contents)
}

impl Source for ArrowFile {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn next(&mut self) -> Result<Option<RecordBatch>, Error> {
        while let Some(block) = self.blocks.next() {
            let message = self.message(&block)?;
            let rows = caught(FILE.0, || {
                let read = self.decoder.read_record_batch(&block, &message);
                read.map_err(|error| FILE.unreadable(error))
            })?;
            if rows.is_some() {
                return Ok(rows);
            }
        }
        Ok(None)
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }
}
