//! What CBOR and `MessagePack` share: they spell JSON's kinds of values in bytes, one item after another,
//! and differ in the spelling only.
//!
//! A format takes an item off the input or puts one on the output; the way from items to JSON text and
//! from records to items is here, with all bounds. What is open is kept on a stack of its own and not on
//! that of the thread, and nothing is set aside for what an input only announces.

use std::borrow::Cow;
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read, Write};

use serde_json::Number;

use super::budget::Budget;
use super::draft::Draft;
use super::layer::Layer;
use super::tables::EPOCH;
use super::{Error, Found, Input, Limits, Output, Places, Reader, Writer};
use crate::model::Day;
use crate::model::Record;
use crate::model::shape::{Reflect as _, Reflection};

/// A part of a value that is written down by itself.
pub(super) enum Item<'a> {
    Null,
    Boolean(bool),
    Number(Number),
    Text(Cow<'a, str>),
    /// A list begins, of so many entries; without a number, what follows up to [`Item::End`].
    List(Option<u64>),
    /// An object begins, of so many keys with their values; without a number, up to [`Item::End`].
    Object(Option<u64>),
    /// The end of what began without a number.
    End,
}

/// Takes an item off an input. Errors tell the byte at which it is.
pub(super) type Take = fn(&mut Source) -> Result<Item<'static>, Error>;

/// Puts an item on an output.
pub(super) type Put = fn(&mut dyn Write, &Item<'_>) -> Result<(), Error>;

/// Bytes of an input, counted.
pub(super) struct Source {
    input: BufReader<Box<dyn Read + Send>>,
    at: u64,
    /// How many more bytes the record may have.
    left: usize,
    limit: usize,
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let wanted = buffer.len().min(self.left);
        let read = self.input.read(buffer.split_at_mut(wanted).0)?;
        self.at += read as u64;
        self.left -= read;
        Ok(read)
    }
}

impl Source {
    /// How many bytes have been taken.
    pub(super) const fn at(&self) -> u64 {
        self.at
    }

    /// The next so many bytes.
    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let mut bytes = [0; N];
        self.read_exact(&mut bytes).map_err(|error| self.failed(error))?;
        Ok(bytes)
    }

    /// The next so many bytes, as text.
    pub(super) fn text(&mut self, length: u64) -> Result<String, Error> {
        let start = self.at;
        if length > self.left as u64 {
            let limit = self.limit;
            return Err(Error::malformed(format!(
                "the text at byte {start} makes a record of more than {limit} bytes"
            )));
        }
        let mut bytes = Vec::new();
        let read = self.by_ref().take(length).read_to_end(&mut bytes);
        if read.map_err(|error| self.failed(error))? as u64 != length {
            return Err(self.failed(ErrorKind::UnexpectedEof.into()));
        }
        String::from_utf8(bytes).map_err(|error| {
            let at = start + error.utf8_error().valid_up_to() as u64;
            Error::malformed(format!("the text at byte {start} is not UTF-8, from byte {at} on"))
        })
    }

    /// Why bytes could not be read.
    pub(super) fn failed(&self, error: io::Error) -> Error {
        let Source { at, left, limit, .. } = self;
        match error.kind() {
            ErrorKind::UnexpectedEof if *left == 0 => {
                Error::malformed(format!("the record up to byte {at} has more than {limit} bytes"))
            }
            ErrorKind::UnexpectedEof => {
                Error::malformed(format!("the input ends at byte {at}, in the middle of a record"))
            }
            _ => Error::Io(error),
        }
    }

    /// Whether there is another byte. The record that begins there may have as many as any.
    fn next_record(&mut self) -> io::Result<bool> {
        self.left = self.limit;
        loop {
            match self.input.fill_buf() {
                Ok(bytes) => return Ok(!bytes.is_empty()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Records, one after another, or in a list of records, or in such a list as the only value of an
/// object with the key `records`.
pub(super) struct Records {
    source: Source,
    take: Take,
    /// Items that have been taken already, each with its byte, the next one last.
    taken: Vec<(u64, Item<'static>)>,
    list: Option<RecordList>,
}

/// A list whose entries are records.
#[derive(Clone, Copy, Debug)]
struct RecordList {
    /// How many entries are still to come, if that is known.
    left: Option<u64>,
    /// Whether an object without a known end is around it.
    is_inside: bool,
}

/// The only key of an object that has a list of records.
const KEY: &str = "records";

impl Records {
    /// Begins to read.
    pub(super) fn new(input: Input, limits: &Limits, take: Take) -> Result<Self, Error> {
        let input = BufReader::with_capacity(1 << 16, input.into_stream()?);
        let limit = limits.record_bytes;
        let source = Source { input, at: 0, left: limit, limit };
        Ok(Records { source, take, taken: Vec::new(), list: None })
    }

    /// The next item, with its byte.
    fn item(&mut self) -> Result<(u64, Item<'static>), Error> {
        match self.taken.pop() {
            Some(item) => Ok(item),
            None => Ok((self.source.at, (self.take)(&mut self.source)?)),
        }
    }

    /// Goes to where the next record begins; says whether there is one.
    fn begin(&mut self) -> Result<bool, Error> {
        loop {
            let is_there = self.source.next_record()?;
            let Some(list) = self.list else {
                if !is_there {
                    return Ok(false);
                }
                self.list = self.list_of_records()?;
                if self.list.is_some() {
                    continue;
                }
                return Ok(true);
            };
            if list.left != Some(0) {
                let item = self.item()?;
                let is_end = list.left.is_none() && matches!(item.1, Item::End);
                if !is_end {
                    self.taken.push(item);
                    let left = list.left.map(|left| left - 1);
                    self.list = Some(RecordList { left, ..list });
                    return Ok(true);
                }
            }
            self.list = None;
            if list.is_inside {
                let (at, item) = self.item()?;
                if !matches!(item, Item::End) {
                    let message = format!("at byte {at}: the object has more than its `{KEY}`");
                    return Err(Error::malformed(message));
                }
            }
        }
    }

    /// Looks at the first items of what comes next: whether it is a list of records.
    fn list_of_records(&mut self) -> Result<Option<RecordList>, Error> {
        let first = self.item()?;
        let list = match first.1 {
            Item::List(left) if left != Some(0) => {
                let entry = self.item()?;
                let is_object = matches!(entry.1, Item::Object(_));
                self.taken.push(entry);
                is_object.then_some(RecordList { left, is_inside: false })
            }
            Item::Object(count @ (Some(1) | None)) => {
                let key = self.item()?;
                if matches!(&key.1, Item::Text(text) if text == KEY) {
                    let value = self.item()?;
                    if let Item::List(left) = value.1 {
                        return Ok(Some(RecordList { left, is_inside: count.is_none() }));
                    }
                    self.taken.push(value);
                }
                self.taken.push(key);
                None
            }
            _ => None,
        };
        if list.is_none() {
            self.taken.push(first);
        }
        Ok(list)
    }
}

impl Reader for Records {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        if !self.begin()? {
            return Ok(None);
        }
        let mut record = Unfinished::new(self.source.limit);
        while !record.is_complete() {
            let (at, item) = self.item()?;
            record.add(item).map_err(|fault| Error::malformed(format!("at byte {at}: {fault}")))?;
        }
        let json = record.draft.finish().0;
        Ok(Some(Found { json, places: Places::Nowhere, faults: Vec::new() }))
    }
}

/// A time, by its seconds since 1970 and the nanoseconds after them, as a text of RFC 3339 in UTC; none
/// if its year is not one of the years 1 to 9999.
pub(super) fn moment(seconds: i64, nanoseconds: u32) -> Option<String> {
    let day = day(seconds.div_euclid(86_400))?;
    let second = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let fraction = match nanoseconds {
        0 => String::new(),
        _ => format!(".{nanoseconds:09}").trim_end_matches('0').to_owned(),
    };
    (nanoseconds < 1_000_000_000)
        .then(|| format!("{day}T{hour:02}:{minute:02}:{second:02}{fraction}Z"))
}

/// A day, by its number since 1 January 1970, as a text of ISO 8601; none if its year is not one of the
/// years 1 to 9999.
pub(super) fn day(days: i64) -> Option<String> {
    // Far beyond those years.
    let days = Some(days).filter(|days| days.unsigned_abs() < 10_000_000)?;
    let day = Day::numbered(days + EPOCH);
    (1..=9999).contains(&day.year).then(|| day.to_string())
}

/// A record of which items are still to come.
struct Unfinished {
    draft: Draft<()>,
    budget: Budget,
    open: Vec<Holder>,
}

/// A list or an object that is not complete.
struct Holder {
    is_object: bool,
    /// How many entries, or keys with their values, are still to come, if that is known.
    left: Option<u64>,
    /// Whether the key is there, but not its value.
    has_key: bool,
}

impl Unfinished {
    fn new(limit: usize) -> Self {
        Unfinished { draft: Draft::new(), budget: Budget::new(limit), open: Vec::new() }
    }

    fn is_complete(&self) -> bool {
        self.open.is_empty() && !self.draft.is_empty()
    }

    /// Adds an item, or says what is wrong with it.
    fn add(&mut self, item: Item<'_>) -> Result<(), String> {
        self.budget.values(1)?;
        match (self.open.last_mut(), item) {
            (Some(Holder { left: None, has_key: false, .. }), Item::End) => {
                self.close();
                self.settle();
                Ok(())
            }
            (_, Item::End) => Err("an end where nothing can end".to_owned()),
            (Some(holder @ Holder { is_object: true, has_key: false, .. }), Item::Text(key)) => {
                self.budget.string(self.draft.len(), &key)?;
                holder.has_key = true;
                self.draft.key(&key, ());
                Ok(())
            }
            (Some(Holder { is_object: true, has_key: false, .. }), _) => {
                Err("a key that is not a text; a record has no others".to_owned())
            }
            (_, value) => self.value(value),
        }
    }

    fn value(&mut self, item: Item<'_>) -> Result<(), String> {
        match item {
            Item::List(count) => return self.begin(false, count),
            Item::Object(count) => return self.begin(true, count),
            Item::Text(text) => {
                self.budget.string(self.draft.len(), &text)?;
                self.draft.string(&text, ());
            }
            Item::Number(number) => self.draft.raw(&number.to_string(), ()),
            Item::Boolean(boolean) => self.draft.raw(if boolean { "true" } else { "false" }, ()),
            Item::Null | Item::End => self.draft.raw("null", ()),
        }
        self.budget.json(self.draft.len(), 0)?;
        self.settle();
        Ok(())
    }

    fn begin(&mut self, is_object: bool, left: Option<u64>) -> Result<(), String> {
        self.budget.depth(self.open.len() + 1)?;
        self.open.push(Holder { is_object, left, has_key: false });
        if is_object {
            self.draft.begin_object();
        } else {
            self.draft.begin_list();
        }
        if left == Some(0) {
            self.close();
            self.settle();
        }
        Ok(())
    }

    /// Ends what was begun last.
    fn close(&mut self) {
        match self.open.pop() {
            Some(Holder { is_object: true, .. }) => self.draft.end_object(()),
            Some(_) => self.draft.end_list(()),
            None => {}
        }
    }

    /// Counts a value that is complete, and ends what is complete with it.
    fn settle(&mut self) {
        while let Some(holder) = self.open.last_mut() {
            holder.has_key = false;
            holder.left = holder.left.map(|left| left.saturating_sub(1));
            if holder.left != Some(0) {
                return;
            }
            self.close();
        }
    }
}

/// Writes records, one after another.
pub(super) struct ToItems {
    out: Box<dyn Write + Send>,
    put: Put,
}

impl ToItems {
    /// Begins to write.
    pub(super) fn new(output: Output, put: Put) -> Result<Self, Error> {
        Ok(ToItems { out: output.into_stream()?, put })
    }

    fn value(&mut self, value: Reflection<'_>) -> Result<(), Error> {
        match Layer::of(value) {
            Layer::Object(members) => {
                self.item(&Item::Object(Some(members.len() as u64)))?;
                for (key, value) in members {
                    self.item(&Item::Text(key.into()))?;
                    self.value(value)?;
                }
                Ok(())
            }
            Layer::List(entries) => {
                self.item(&Item::List(Some(entries.len() as u64)))?;
                entries.into_iter().try_for_each(|entry| self.value(entry))
            }
            Layer::Text(text) => self.item(&Item::Text(text.into())),
            Layer::Number(number) => self.item(&Item::Number(number)),
            Layer::Boolean(boolean) => self.item(&Item::Boolean(boolean)),
            Layer::Null => self.item(&Item::Null),
        }
    }

    fn item(&mut self, item: &Item<'_>) -> Result<(), Error> {
        (self.put)(&mut *self.out, item)
    }
}

impl Writer for ToItems {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        self.value(record.reflect())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}

/// What the tests of both formats need.
#[cfg(test)]
pub(super) mod tests {
    use crate::formats::{Error, Format, Input, Limits};

    /// The JSON text of each record in these bytes, or why they cannot be read.
    pub(in crate::formats) fn json(format: &Format, bytes: &[u8]) -> Result<Vec<String>, String> {
        json_within(format, bytes, &Limits::default())
    }

    pub(in crate::formats) fn json_within(
        format: &Format,
        bytes: &[u8],
        limits: &Limits,
    ) -> Result<Vec<String>, String> {
        let input = Input::Stream(Box::new(std::io::Cursor::new(bytes.to_vec())));
        let mut reader = format.reader(input, limits).unwrap();
        let mut all = Vec::new();
        loop {
            match reader.read() {
                Ok(Some(found)) => all.push(found.json),
                Ok(None) => return Ok(all),
                Err(Error::Malformed(malformed)) => return Err(malformed.message),
                Err(other) => panic!("{other}"),
            }
        }
    }

    /// Whatever is cut off or changed in what is written is read or refused, in short time.
    pub(in crate::formats) fn survives_damage(format: &Format) {
        use crate::formats::testing::{Numbers, record, written};
        let bytes = written(format, &[record(5), record(6)]);
        let one = written(format, &[record(5)]).len();
        for end in 0..bytes.len().min(3000) {
            let ends_well = end == 0 || end == one;
            assert_eq!(json(format, &bytes[..end]).is_ok(), ends_well, "{end}");
        }
        let mut numbers = Numbers::new(1);
        for _ in 0..20_000 {
            let mut damaged = bytes.clone();
            for _ in 0..=numbers.below(3) {
                let at = numbers.below(damaged.len());
                damaged[at] = u8::try_from(numbers.below(256)).unwrap();
            }
            if let Ok(all) = json(format, &damaged) {
                for text in all {
                    serde_json::from_str::<serde_json::Value>(&text).unwrap();
                }
            }
        }
    }
}
