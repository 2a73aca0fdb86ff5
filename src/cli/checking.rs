//! What is done to each record on whatever thread: all but what takes the others.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;

use super::exit::Failure;
use super::inputs::Input;
use super::reading::{self, Content, InputFormat, Stream};
use super::settings::Settled;
use super::sources::{Sources, own_folder};
use crate::diagnostic::{Diagnostic, Severity};
use crate::formats::kind::Kind;
use crate::formats::sidecar::Sidecars;
use crate::formats::{self, Format, Found, Malformed, Places};
use crate::json::ndjson::lines_of;
use crate::rules::collection::Keys;
use crate::stream::{Block, Blocks, Element, Part, Weigh};
use crate::text::Span;
use crate::validate::{self, Checked, Joins, Source};

/// The most bytes of a record too large to be read that are kept, to show how it begins.
const SHOWN: usize = 1 << 12;
/// Files of fewer bytes are read where they are checked, and several at a time.
pub(super) const SMALL: u64 = 1 << 20;
/// The most files at a time.
pub(super) const MOST_FILES: usize = 64;
/// About how much memory an input of another format takes while it is read, in bytes.
const OTHER: usize = 1 << 20;
/// The memory, in bytes, that the findings of some records take before they are handed on.
const BATCH: usize = 1 << 18;

/// An input, and what holds for it.
pub(super) struct Place {
    pub(super) input: Input,
    /// What it is called.
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) settled: Settled,
}

/// Something to be done.
pub(super) enum Job {
    Files(Vec<Arc<Place>>, u64),
    Block(Arc<Place>, Block),
    One(Arc<Place>, Vec<u8>, bool),
    /// A record of an array.
    Element(Arc<Place>, Element),
    /// An input that is something else than its name says.
    Other(Arc<Place>, Kind, Stream),
    /// What is to be told as it is.
    Told(Told),
}

/// What came of it.
pub(super) enum Told {
    Records(Records),
    /// More of the line that was too long.
    Rest(Vec<u8>),
    /// There is no more of an input; with the error, if that is why.
    End(Arc<Place>, Option<io::Error>),
    Failed(Failure),
}

/// Some records of one input that were checked.
pub(super) struct Records {
    pub(super) place: Arc<Place>,
    pub(super) bytes: Arc<Vec<u8>>,
    /// Where the bytes start in the input.
    pub(super) offset: u64,
    /// Whether the input is a single record in JSON.
    pub(super) alone: bool,
    /// Whether each record has its lines for itself; otherwise it is a part of a line, or more.
    pub(super) on_lines: bool,
    pub(super) list: Vec<OneChecked>,
    weight: usize,
}

/// A record that was checked.
pub(super) struct OneChecked {
    /// Its bytes, or as many as may be shown.
    pub(super) range: Range<usize>,
    /// All bytes of it that are there, with the line end.
    pub(super) whole: Range<usize>,
    pub(super) first_line: u64,
    /// The column of that line at which it begins, from 1.
    pub(super) first_column: u64,
    pub(super) too_large: bool,
    pub(super) checked: Checked,
    pub(super) joins: Joins,
    /// Where its parts stand in the input, and what is wrong with how they stand there, where it was
    /// not read as JSON. The bytes are then those of the record as JSON.
    pub(super) foreign: Option<Box<Foreign>>,
}

/// What there is to say of a record that was not read as JSON.
pub(super) struct Foreign {
    /// Whether it is no record, but an input, or what is left of it, that is not of its format.
    pub(super) is_input: bool,
    pub(super) places: Places,
    pub(super) faults: Vec<Diagnostic>,
}

impl Foreign {
    /// Whether something is wrong with how the record lies in its input.
    pub(super) fn is_refused(&self) -> bool {
        self.faults.iter().any(|fault| fault.severity == Severity::Error)
    }
}

impl Weigh for Job {
    fn weight(&self) -> usize {
        match self {
            Job::Files(_, bytes) => usize::try_from(*bytes).unwrap_or(usize::MAX),
            Job::Block(_, block) => block.bytes.len(),
            Job::One(_, bytes, _) | Job::Element(_, Element { bytes, .. }) => bytes.len(),
            Job::Other(..) => OTHER,
            Job::Told(told) => told.weight(),
        }
    }
}

impl Weigh for Told {
    fn weight(&self) -> usize {
        match self {
            Told::Records(records) => records.weight,
            Told::Rest(bytes) => bytes.len(),
            Told::End(..) | Told::Failed(_) => 0,
        }
    }
}

/// The record of a file of its own has the stem of the file's name as its id.
fn stem(place: &Place) -> Option<String> {
    let format = formats::of_name(&place.path).filter(|format| !format.many);
    let name = reading::unpacked(&place.path);
    name.file_stem().and_then(|stem| stem.to_str()).filter(|_| format.is_some()).map(str::to_owned)
}

/// How inputs are read.
#[derive(Clone, Copy)]
pub(super) struct How<'a> {
    /// How records lie in them.
    pub(super) format: InputFormat,
    /// What standard input is called.
    pub(super) stdin: &'a Path,
    /// Whether all of a record that is too large is read, so that it can be copied.
    pub(super) whole: bool,
}

impl How<'_> {
    /// What an input is called.
    pub(super) fn path_of<'p>(&'p self, input: &'p Input) -> &'p Path {
        match input {
            Input::Stdin => self.stdin,
            Input::File(path) => path,
        }
    }
}

/// A record of which only the id is read.
#[derive(Deserialize)]
struct OnlyId {
    id: String,
}

/// What is needed to check a record by itself.
pub(super) struct Checker<'a> {
    pub(super) how: How<'a>,
    pub(super) texts: &'a Sources,
    pub(super) keys: Option<Keys>,
    /// What formats that keep only a part have left out.
    pub(super) sidecars: Option<&'a Mutex<Sidecars<File>>>,
}

impl Checker<'_> {
    /// Does what is to be done.
    pub(super) fn work(&self, job: Job, tell: &mut dyn FnMut(Told)) {
        match job {
            Job::Told(told) => tell(told),
            Job::Block(place, block) => self.block(&place, block, tell),
            Job::One(place, bytes, too_large) => self.one(&place, bytes, too_large, tell),
            Job::Element(place, element) => self.element(&place, element, tell),
            Job::Other(place, kind, stream) => {
                let error = self.other(&place, &kind, Some(stream), tell).err();
                tell(Told::End(place, error));
            }
            Job::Files(places, _) => {
                for place in places {
                    let error = self.file(&place, tell).err();
                    tell(Told::End(place, error));
                }
            }
        }
    }

    fn file(&self, place: &Arc<Place>, tell: &mut dyn FnMut(Told)) -> io::Result<()> {
        let limits = &place.settled.read;
        if let Some(format) = self.how.format.foreign(&place.path) {
            let kind = self.how.format.kind_of_file(&place.input, &place.path)?;
            return self.other(place, &kind.unwrap_or(Kind::Of(format)), None, tell);
        }
        if self.how.format.of(&place.path).is_none()
            && let Some(kind) = self.how.format.kind_of_file(&place.input, &place.path)?
        {
            return self.other(place, &kind, None, tell);
        }
        match reading::open(&place.input, &place.path, self.how.format, limits)? {
            Content::Other(kind, stream) => {
                // Formats that go back and forth need the file, and not what was read of it.
                let kind_of_file = self.how.format.kind_of_file(&place.input, &place.path)?;
                match kind_of_file {
                    Some(kind) => return self.other(place, &kind, None, tell),
                    None => return self.other(place, &kind, Some(stream), tell),
                }
            }
            Content::Elements(mut elements) => {
                while let Some(piece) = elements.next_element()? {
                    match piece {
                        Ok(element) => self.element(place, element, tell),
                        Err(flaw) => return unreadable(place, flaw.into(), tell),
                    }
                }
            }
            Content::One(mut stream) => {
                let (bytes, too_large) = reading::read_one(&mut stream, limits.record_bytes)?;
                self.one(place, bytes, too_large, tell);
                if too_large && self.how.whole {
                    while let Some(more) = reading::read_more(&mut stream)? {
                        tell(Told::Rest(more));
                    }
                }
            }
            Content::Lines(stream) => {
                let mut blocks = Blocks::new(stream, limits.line_bytes, self.how.whole);
                while let Some(block) = blocks.next_block()? {
                    self.block(place, block, tell);
                }
            }
        }
        Ok(())
    }

    /// Checks the records of an input that is of this kind, from a stream where it was opened already.
    fn other(
        &self,
        place: &Arc<Place>,
        kind: &Kind,
        stream: Option<Stream>,
        tell: &mut dyn FnMut(Told),
    ) -> io::Result<()> {
        let format = match kind {
            Kind::Of(format) => *format,
            Kind::Other { .. } => {
                let malformed = kind.malformed().unwrap_or_default();
                return unreadable(place, formats::Error::Malformed(Box::new(malformed)), tell);
            }
        };
        let limits = &place.settled.read;
        let input = match stream {
            Some(stream) => formats::Input::Stream(Box::new(stream)),
            None => reading::open_foreign(&place.input, &place.path, limits)?,
        };
        let mut reader = match format.reader_with(input, limits) {
            Ok(reader) => reader,
            Err(error) => return unreadable(place, error, tell),
        };
        let stem = stem(place).filter(|_| !format.many);
        loop {
            let found = match reader.read() {
                Ok(Some(found)) => self.whole(format, found),
                Ok(None) => return Ok(()),
                Err(error) => Err(error),
            };
            match found {
                Ok(found) => self.found(place, found, stem.as_deref(), tell),
                Err(error) => return unreadable(place, error, tell),
            }
        }
    }

    /// Puts what the format has left out back into a record, if it is at hand.
    fn whole(&self, format: &Format, mut found: Found) -> Result<Found, formats::Error> {
        let Some(sidecars) = self.sidecars.filter(|_| !format.keeps_everything()) else {
            return Ok(found);
        };
        let Ok(OnlyId { id }) = serde_json::from_str(&found.json) else { return Ok(found) };
        let sidecar = sidecars.lock().unwrap_or_else(PoisonError::into_inner).take(&id)?;
        let Some(sidecar) = sidecar else {
            return Err(formats::Error::Malformed(Box::new(Malformed {
                message: format!("the sidecar has nothing of record `{}`", id.escape_debug()),
                help: Some("write the two again, or read the record without a sidecar".to_owned()),
                ..Malformed::default()
            })));
        };
        found.json = sidecar.restore(&found.json)?;
        found.places = Places::Nowhere;
        Ok(found)
    }

    fn found(
        &self,
        place: &Arc<Place>,
        found: Found,
        stem: Option<&str>,
        tell: &mut dyn FnMut(Told),
    ) {
        let Found { json, places, faults } = found;
        let path = reading::unpacked(&place.path);
        let extension = path.extension().and_then(|extension| extension.to_str());
        let record = Source {
            stem,
            extension: extension.unwrap_or("json"),
            spelling: places.spelling(),
            ..Source::new(json.as_bytes())
        };
        let (checked, joins) = self.check(place, &record, None);
        let options = &place.settled.options;
        let source = Source::new(json.as_bytes());
        let faults: Vec<_> = faults
            .iter()
            .filter_map(|fault| {
                let (span, help) = (Span::default(), fault.help.as_deref());
                let (rule, message) = (fault.kind.rule(), fault.message.as_str());
                let mut told = validate::of_input(rule, &source, span, message, help, options)?;
                told.place.cell = Some(Box::new((&fault.cell).into()));
                Some(told)
            })
            .collect();
        let weight = json.len()
            + weight(&checked, &joins)
            + faults.iter().map(Diagnostic::weight).sum::<usize>();
        let offset = match &places {
            Places::Text(text) => text.offset,
            _ => 0,
        };
        let all = 0..json.len();
        let list = vec![OneChecked {
            range: all.clone(),
            whole: all,
            first_line: 1,
            first_column: 1,
            too_large: false,
            checked,
            joins,
            foreign: Some(Box::new(Foreign { is_input: false, places, faults })),
        }];
        let (place, bytes) = (Arc::clone(place), Arc::new(json.into_bytes()));
        tell(Told::Records(Records {
            place,
            bytes,
            offset,
            alone: false,
            on_lines: true,
            list,
            weight,
        }));
    }

    fn one(&self, place: &Arc<Place>, bytes: Vec<u8>, too_large: bool, tell: &mut dyn FnMut(Told)) {
        let end = if too_large { bytes.len().min(SHOWN) } else { bytes.len() };
        let limit = place.settled.read.record_bytes;
        let stem = stem(place);
        let record =
            Source { stem: stem.as_deref(), ..Source::new(bytes.get(..end).unwrap_or_default()) };
        let (checked, joins) = self.check(place, &record, too_large.then_some(limit));
        let weight = weight(&checked, &joins);
        let whole = 0..bytes.len();
        let list = vec![OneChecked {
            range: 0..end,
            whole,
            first_line: 1,
            first_column: 1,
            too_large,
            checked,
            joins,
            foreign: None,
        }];
        let (place, bytes) = (Arc::clone(place), Arc::new(bytes));
        tell(Told::Records(Records {
            place,
            bytes,
            offset: 0,
            alone: true,
            on_lines: false,
            list,
            weight,
        }));
    }

    /// Checks a record of an array.
    fn element(&self, place: &Arc<Place>, element: Element, tell: &mut dyn FnMut(Told)) {
        let Element { bytes, start, offset, too_large } = element;
        let end = if too_large { bytes.len().min(SHOWN) } else { bytes.len() };
        let shown = bytes.get(..end).unwrap_or_default();
        let record = Source::new(shown).on_line(start.line).at_column(start.column);
        let limit = place.settled.read.record_bytes;
        let (checked, joins) = self.check(place, &record, too_large.then_some(limit));
        let weight = weight(&checked, &joins);
        let list = vec![OneChecked {
            range: 0..end,
            whole: 0..bytes.len(),
            first_line: start.line,
            first_column: start.column,
            too_large,
            checked,
            joins,
            foreign: None,
        }];
        let (place, bytes) = (Arc::clone(place), Arc::new(bytes));
        let records = Records { place, bytes, offset, alone: false, on_lines: false, list, weight };
        tell(Told::Records(records));
    }

    fn block(&self, place: &Arc<Place>, block: Block, tell: &mut dyn FnMut(Told)) {
        let Block { bytes, first_line, offset, part } = block;
        if part == Part::Rest {
            return tell(Told::Rest(bytes));
        }
        let cap = place.settled.read.line_bytes;
        let bytes = Arc::new(bytes);
        let mut batch = Records {
            place: Arc::clone(place),
            bytes: Arc::clone(&bytes),
            offset,
            alone: false,
            on_lines: true,
            list: Vec::new(),
            weight: 0,
        };
        let mut add = |start: usize, line: &[u8], whole: usize, number: u64, too_large: bool| {
            let end = if too_large { line.len().min(SHOWN).min(cap) } else { line.len() };
            let shown = line.get(..end).unwrap_or_default();
            let record = Source::new(shown).on_line(number);
            let (checked, joins) = self.check(place, &record, too_large.then_some(cap));
            batch.weight += weight(&checked, &joins);
            batch.list.push(OneChecked {
                range: start..start + end,
                whole: start..whole,
                first_line: number,
                first_column: 1,
                too_large,
                checked,
                joins,
                foreign: None,
            });
            if batch.weight >= BATCH {
                let list = std::mem::take(&mut batch.list);
                let weight = std::mem::take(&mut batch.weight);
                let (place, bytes) = (Arc::clone(&batch.place), Arc::clone(&batch.bytes));
                let records =
                    Records { place, bytes, offset, alone: false, on_lines: true, list, weight };
                tell(Told::Records(records));
            }
        };
        match part {
            Part::Rest => {}
            Part::TooLong => add(0, &bytes, bytes.len(), first_line, true),
            Part::Lines => {
                for (line, text) in lines_of(&bytes, first_line, offset, cap) {
                    let start = usize::try_from(line.offset - offset).unwrap_or(0);
                    let after = bytes.get(start + text.len()..).unwrap_or_default();
                    let ends = after.iter().take(2).position(|byte| *byte == b'\n');
                    let whole = ends.map_or(bytes.len(), |at| start + text.len() + at + 1);
                    add(start, text, whole, line.number, line.too_long);
                }
            }
        }
        if !batch.list.is_empty() {
            tell(Told::Records(batch));
        }
    }

    /// Checks a record by itself. One that is too large has more bytes than the `limit`.
    fn check(&self, place: &Place, record: &Source<'_>, limit: Option<usize>) -> (Checked, Joins) {
        let settled = &place.settled;
        let texts = self.texts.of(settled).beside(own_folder(&place.input));
        let source = record.with_texts(&texts);
        match limit {
            None => validate::check_apart(&source, &settled.options, self.keys.as_ref()),
            Some(limit) => {
                let mut options = settled.options.clone();
                options.max_record_bytes = limit;
                (validate::too_large(&source, &options), Joins::default())
            }
        }
    }
}

/// Tells that an input, or what is left of it, is not of its format.
pub(super) fn unreadable(
    place: &Arc<Place>,
    error: formats::Error,
    tell: &mut dyn FnMut(Told),
) -> io::Result<()> {
    let malformed = match error {
        formats::Error::Malformed(malformed) => *malformed,
        error => return Err(reading::io_error(error)),
    };
    let Malformed { message, help, span, position, text } = malformed;
    let first_line = position.map_or(1, |start| {
        let before = text.get(..span.start).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', before.as_bytes()).count();
        start.line.saturating_sub(lines as u64).max(1)
    });
    let source = Source { first_line, ..Source::new(text.as_bytes()) };
    let options = &place.settled.options;
    let mut found = validate::malformed(&source, span, &message, help.as_deref(), options);
    if let (Some(found), Some(start)) = (&mut found, position) {
        let wide = found.place.end.column.saturating_sub(found.place.start.column);
        found.place.start = start;
        if found.place.end.line == start.line {
            found.place.end.column = start.column + wide;
        }
    }
    let checked = Checked { diagnostics: found.into_iter().collect(), ..Checked::default() };
    let joins = Joins::default();
    let weight = text.len() + weight(&checked, &joins);
    let foreign = Foreign {
        is_input: true,
        places: match position {
            Some(_) => Places::Own { first_line, offset: 0 },
            None => Places::Nowhere,
        },
        faults: Vec::new(),
    };
    let list = vec![OneChecked {
        range: 0..text.len(),
        whole: 0..0,
        first_line,
        first_column: 1,
        too_large: false,
        checked,
        joins,
        foreign: Some(Box::new(foreign)),
    }];
    let (place, bytes) = (Arc::clone(place), Arc::new(text.into_bytes()));
    tell(Told::Records(Records {
        place,
        bytes,
        offset: 0,
        alone: false,
        on_lines: true,
        list,
        weight,
    }));
    Ok(())
}

impl Records {
    /// A record, as it was checked.
    pub(super) fn source<'s>(&'s self, one: &OneChecked, stem: Option<&'s str>) -> Source<'s> {
        let bytes = self.bytes.get(one.range.clone()).unwrap_or_default();
        let source = Source::new(bytes).on_line(one.first_line).at_column(one.first_column);
        Source { stem, ..source }
    }
}

/// About how much memory the outcome for a record takes, in bytes.
fn weight(checked: &Checked, joins: &Joins) -> usize {
    let findings = checked.diagnostics.iter().map(Diagnostic::weight);
    size_of::<OneChecked>() + joins.weight() + findings.sum::<usize>()
}

/// The stem of the input's name, where that is to be the id of its record.
pub(super) fn stem_of(records: &Records) -> Option<String> {
    stem(&records.place).filter(|_| records.alone)
}
