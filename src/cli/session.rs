//! Records being checked and reported, one after the other.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroU64;
use std::path::Path;

use super::console;
use super::exit::{Exit, Failure};
use super::inputs::{Input, Problem};
use super::output::Output;
use super::reading::{self, RawRecord, Stop};
use super::sources::{self, own_folder};
use super::validate::ValidateArgs;
use crate::report::{self, RecordReport, Report, Summary};
use crate::validate::{self, Options, Records, Source, TextFiles};

/// Findings that are shown to people unless they ask for more.
const SHOWN: u64 = 50;

/// A run of `validate` over all its inputs.
pub(super) struct Session<'a> {
    args: &'a ValidateArgs,
    options: Options,
    report: Box<dyn Report>,
    output: Output,
    summary: Summary,
    /// How many more findings may be shown.
    room: Option<u64>,
    /// Where the texts of the documents are.
    texts: TextFiles,
    /// The records so far, beside which others are checked.
    records: Records,
    /// Of which records more may be said at the end, and where they are.
    waiting: BTreeMap<u64, Waiting>,
}

/// A record of which more may be said when all are known.
struct Waiting {
    file: String,
    index: u64,
    id: Option<String>,
    offset: u64,
    is_valid: bool,
}

impl<'a> Session<'a> {
    /// Opens the output and begins the report.
    pub(super) fn begin(args: &'a ValidateArgs, options: Options) -> Result<Self, Failure> {
        let mut session = Self {
            args,
            options,
            report: (args.format.open)(),
            output: Output::open(&args.output)?,
            summary: Summary::default(),
            room: room(args),
            texts: sources::open(args.sources.as_deref())?,
            records: Records::new(),
            waiting: BTreeMap::new(),
        };
        session.write(|report, output| report.begin(output))?;
        Ok(session)
    }

    /// Checks the records of one input. What goes wrong in reading it is told, and the run goes on.
    pub(super) fn input(&mut self, input: &Input) -> Result<Exit, Failure> {
        let path: &Path = match input {
            Input::Stdin => &self.args.stdin_filename,
            Input::File(path) => path,
        };
        let name = path.display().to_string();
        let limit = self.options.max_record_bytes;
        let format = self.args.input_format;
        let consume = |record: &RawRecord<'_>| self.record(input, path, &name, record);
        match reading::read(input, path, format, limit, consume) {
            Ok(records) => {
                self.summary.files += 1;
                if records > 0 {
                    return Ok(Exit::Clean);
                }
                Ok(tell(&[Problem::nothing(format!("no records in {name}"))]))
            }
            Err(Stop::Input(error)) => Ok(tell(&[Problem::unreadable(path, &error)])),
            Err(Stop::Consumer(failure)) => Err(failure),
        }
    }

    fn record(
        &mut self,
        input: &Input,
        path: &Path,
        name: &str,
        raw: &RawRecord<'_>,
    ) -> Result<(), Failure> {
        let is_json = reading::extension(path).as_deref() == Some("json");
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let texts = self.texts.beside(own_folder(input));
        let source = Source {
            bytes: raw.bytes,
            first_line: raw.first_line,
            stem: stem.filter(|_| is_json && raw.alone),
            text: None,
            texts: Some(&texts),
        };
        let checked = if raw.too_large {
            validate::too_large(&source, &self.options)
        } else {
            validate::check_among(&source, &self.options, &mut self.records)
        };
        if checked.waits {
            let waiting = Waiting {
                file: name.to_owned(),
                index: raw.index,
                id: checked.id.clone(),
                offset: raw.offset,
                is_valid: checked.is_valid(),
            };
            self.waiting.insert(self.records.begun() - 1, waiting);
        }
        self.summary.add(name, &checked.diagnostics);
        let shown = self.take_room(checked.diagnostics.len());
        if shown == 0 {
            return Ok(());
        }
        let record = RecordReport {
            file: name,
            index: raw.index,
            id: checked.id.as_deref(),
            text: raw.bytes,
            offset: raw.offset,
            diagnostics: checked.diagnostics.get(..shown).unwrap_or_default(),
        };
        self.write(|report, output| report.record(output, &record))
    }

    /// How many of `count` findings may still be shown.
    fn take_room(&mut self, count: usize) -> usize {
        let Some(room) = &mut self.room else { return count };
        let shown = count.min(usize::try_from(*room).unwrap_or(usize::MAX));
        *room -= shown as u64;
        self.summary.hidden += (count - shown) as u64;
        shown
    }

    fn write(
        &mut self,
        write: impl FnOnce(&mut dyn Report, &mut Output) -> io::Result<()>,
    ) -> Result<(), Failure> {
        write(self.report.as_mut(), &mut self.output).map_err(|error| self.output.failure(error))
    }

    /// Reports what can be said only when all records are known.
    fn late(&mut self) -> Result<(), Failure> {
        let records = std::mem::take(&mut self.records);
        if records.is_full() {
            console::note(
                "there are more records than can be compared with each other; V904 to V908 have \
                 not seen all of them",
            );
        }
        for late in records.finish(&self.options.levels) {
            let Some(waiting) = self.waiting.get_mut(&late.record) else { continue };
            let diagnostics = [late.diagnostic];
            self.summary.add_late(&waiting.file, &diagnostics[0], &mut waiting.is_valid);
            let Waiting { file, index, id, offset, .. } = waiting;
            let report = RecordReport {
                file,
                index: *index,
                id: id.as_deref(),
                text: late.excerpt.as_bytes(),
                offset: *offset + late.offset as u64,
                diagnostics: &diagnostics,
            };
            match &mut self.room {
                Some(0) => self.summary.hidden += 1,
                room => {
                    *room = room.map(|room| room - 1);
                    let written = self.report.record(&mut self.output, &report);
                    written.map_err(|error| self.output.failure(error))?;
                }
            }
        }
        Ok(())
    }

    /// Completes the report, and tells what it all comes to.
    pub(super) fn finish(mut self) -> Result<Summary, Failure> {
        self.late()?;
        let summary = std::mem::take(&mut self.summary);
        if self.args.statistics && !self.args.format.for_programs {
            self.write(|_, output| report::write_statistics(output, &summary))?;
        }
        self.write(|report, output| report.end(output, &summary))?;
        self.output.finish()?;
        // After nothing but errors, "no findings" would be the wrong thing to say.
        if self.args.quiet || summary.records == 0 {
            return Ok(summary);
        }
        if summary.hidden > 0 && !self.args.statistics {
            let hidden = summary.hidden;
            console::note(&format!("{hidden} more not shown; --max-diagnostics 0 shows all"));
        }
        let hint = summary
            .worst()
            .map_or_else(String::new, |code| format!(" `verbale explain {code}` tells more."));
        console::say(&format_args!("{summary}{hint}"));
        Ok(summary)
    }
}

/// How many findings may be shown; without a number, all.
fn room(args: &ValidateArgs) -> Option<u64> {
    match args.max_diagnostics {
        _ if args.statistics => Some(0),
        Some(limit) => NonZeroU64::new(limit).map(NonZeroU64::get),
        None if args.format.for_programs => None,
        None => Some(SHOWN),
    }
}

/// Tells all problems, and how the run ends because of them.
pub(super) fn tell(problems: &[Problem]) -> Exit {
    let mut exit = Exit::Clean;
    for problem in problems {
        console::error(&problem.message);
        exit = exit.max(problem.exit);
    }
    exit
}
