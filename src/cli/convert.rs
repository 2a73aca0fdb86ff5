//! `verbale convert`: writes records in another format, and tells what became of every value.

use std::cell::RefCell;
use std::collections::{HashSet, VecDeque};
use std::fs::File;
use std::io::{self, Cursor, Write as _};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use sha2::{Digest as _, Sha256};

use super::checking::{Checker, How, OneChecked, Reader, Records, Told};
use super::console;
use super::exit::{Exit, Failure};
use super::inputs::{self, Input, Problem};
use super::interrupt;
use super::output::{Output, OutputArgs};
use super::reading::{self, InputFormat};
use super::session;
use super::settings::{LimitArgs, Settings, SettingsArgs};
use super::sources::Sources;
use super::target::{Open, Target};
use crate::formats::fate::{Entry, Ledger, Report};
use crate::formats::sidecar::{Sidecar, Sidecars};
use crate::formats::{self, FORMATS, Format, Layout, Options, Shared, Writer};
use crate::model::Record;
use crate::report::RecordReport;
use crate::stream::{End, Limits, Packing, ordered};
use crate::text::decode;

/// Findings that are shown of records that cannot be converted.
const SHOWN: usize = 50;

/// Write records in another format, and tell what became of every value
///
/// Each PATH is a file, a directory, a pattern in quotes, or `-` for standard input; a folder of tables
/// is one input. Records are checked for shape and references first; if one of them is not valid,
/// nothing is written.
///
/// How many values were kept, moved, approximated or lost is told on standard error, whatever the
/// format.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
#[command(after_long_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct ConvertArgs {
    /// Files, directories, patterns, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// The format to write; by default, what the name of OUT says
    #[arg(short = 't', long, value_name = "FORMAT", value_parser = writable())]
    to: Option<&'static Format>,

    /// Write to OUT, a file or a folder
    ///
    /// It appears, or is replaced, when it is complete. A name that ends in .gz or .zst has the file
    /// packed. A folder (`OUT/`, or one that is there) has a file for each record, named by its id, or
    /// the tables of a format of tables.
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// The format to read; by default, what the name of each input says
    #[arg(long, visible_alias = "input-format", value_name = "FORMAT")]
    #[arg(value_parser = reading::format_parser(), default_value = reading::AUTO)]
    from: InputFormat,

    /// Write nothing, and exit with 1, if a value would be lost or approximated
    #[arg(long)]
    lossless: bool,

    /// Write to FILE what became of each value that was not kept, as JSON (`verbale schema loss`)
    #[arg(long, value_name = "FILE")]
    loss_report: Option<PathBuf>,

    /// Keep in FILE what the format has no place for; or take it from there, for the way back
    #[arg(long, value_name = "FILE")]
    sidecar: Option<PathBuf>,

    /// Read back what was written, and compare it with what was read, before it takes its place
    #[arg(long)]
    check: bool,

    /// Write cells of CSV as they are, even those that a spreadsheet would take for a formula
    #[arg(long)]
    no_formula_guard: bool,

    /// What to call standard input; its extension tells the format
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    stdin_filename: PathBuf,

    /// Check records on N threads; by default, on as many as there are processors
    #[arg(short = 'j', long, value_name = "N")]
    threads: Option<NonZero<usize>>,

    /// Leave out the summary
    #[arg(short, long)]
    quiet: bool,

    #[command(flatten)]
    limits: LimitArgs,
}

const EXAMPLES: &str = "\
Examples:
  verbale convert records/ -o talks.xlsx
  verbale convert talks.xlsx -t ndjson
  verbale convert records/ -t csv -o tables/ --check
  verbale convert dump.ndjson.zst -o dump.parquet
  verbale convert talks.json -t schemaorg --loss-report lost.json -o talks.html.json";

const EXIT_CODES: &str = "\
Exit codes:
  0  all records were written
  1  a record is not valid, --lossless found a loss, or --check a difference; nothing was written
  2  wrong usage, or a PATH that matches nothing
  3  an input could not be read, or the output not written";

/// The formats that can be written, as clap wants them, out of the one list there is.
fn writable() -> impl clap::builder::TypedValueParser<Value = &'static Format> {
    let writable = FORMATS.iter().filter(|format| format.write.is_some());
    let values = writable.map(|format| PossibleValue::new(format.name).help(format.title));
    // The parser has let through names of the list only.
    PossibleValuesParser::new(values).map(|name| formats::find(&name).unwrap_or(FORMATS[0]))
}

/// Runs the command.
pub(super) fn run(args: &ConvertArgs) -> Result<Exit, Failure> {
    interrupt::listen();
    let format = format(args)?;
    let target = Target::of(format, args.output.as_deref())?;
    if args.check && matches!(target, Target::Stdout) {
        return Err(Failure::Usage(
            "--check reads back a file, and there is none; name one with -o".to_owned(),
        ));
    }
    let (inputs, problems) = inputs::expand(&args.paths, true, args.from);
    let exit = session::tell(&problems);
    if exit > Exit::Clean || inputs.is_empty() {
        return Ok(exit);
    }
    protect(args, format, &target, &inputs)?;
    let settings_args = SettingsArgs::of_shape(args.limits.clone());
    let mut settings = Settings::new(&settings_args)?;
    let limits = settings.of(Path::new(""))?.limits;
    let reads = reads_sidecar(args, &inputs);
    let conversion = Conversion::begin(args, format, &target, limits, reads)?;
    let conversion = convert(args, settings, inputs.into(), conversion)?;
    conversion.finish()
}

/// The format that is to be written.
fn format(args: &ConvertArgs) -> Result<&'static Format, Failure> {
    if let Some(format) = args.to {
        return Ok(format);
    }
    let named = args.output.as_deref().and_then(formats::of_name);
    let format = named.filter(|format| format.write.is_some());
    format.ok_or_else(|| {
        let writable = FORMATS.iter().filter(|format| format.write.is_some());
        let words: Vec<_> = writable.map(|format| format.name).collect();
        Failure::Usage(format!("name the format with -t: one of {}", words.join(", ")))
    })
}

/// Refuses to write over what is read, or twice to one place.
fn protect(
    args: &ConvertArgs,
    format: &Format,
    target: &Target,
    inputs: &[Input],
) -> Result<(), Failure> {
    target.protect(format, inputs)?;
    let is_read =
        |path: &Path| reads_sidecar(args, inputs) && args.sidecar.as_deref() == Some(path);
    let mut targets: Vec<PathBuf> = Vec::new();
    for path in args.output.iter().chain(&args.loss_report).chain(&args.sidecar) {
        let output = OutputArgs { output: Some(path.clone()) };
        if is_read(path) {
            continue;
        }
        output.protect(inputs)?;
        if let Some(real) = output.target() {
            if targets.contains(&real) {
                let real = real.display();
                return Err(Failure::Usage(format!("{real} is to be written twice")));
            }
            targets.push(real);
        }
    }
    let reads = reads_sidecar(args, inputs);
    if args.sidecar.is_some() && reads != format.keeps_everything() {
        return Err(Failure::Usage(if reads {
            "--sidecar cannot be read and written at once; convert to NDJSON in between".to_owned()
        } else {
            format!(
                "{} keeps everything, so that there is nothing for --sidecar to hold",
                format.title
            )
        }));
    }
    Ok(())
}

/// Whether an input is of a format that has no place for some of a record.
fn reads_sidecar(args: &ConvertArgs, inputs: &[Input]) -> bool {
    inputs.iter().any(|input| {
        let name = match input {
            Input::Stdin => &args.stdin_filename,
            Input::File(path) => path,
        };
        args.from.of(name).is_some_and(|format| !format.keeps_everything())
    })
}

/// Reads and checks all inputs, and has the conversion take each record.
fn convert<'a>(
    args: &ConvertArgs,
    settings: Settings<'_>,
    inputs: VecDeque<Input>,
    mut conversion: Conversion<'a>,
) -> Result<Conversion<'a>, Failure> {
    let how = How { format: args.from, stdin: &args.stdin_filename, whole: false };
    let texts = Sources::new(None)?;
    let waiting = VecDeque::new();
    let baselines = HashSet::new();
    let mut reader = Reader { how, settings, inputs, baselines, open: None, waiting };
    let sidecars = conversion.sidecars.take().map(Mutex::new);
    let checker = Checker { how, texts: &texts, keys: None, sidecars: sidecars.as_ref() };
    let threads = args.threads.or_else(|| thread::available_parallelism().ok());
    let conversion = RefCell::new(conversion);
    let end = ordered(
        threads.unwrap_or(NonZero::<usize>::MIN),
        || reader.next(),
        |job, tell| checker.work(job, tell),
        |told| match conversion.borrow_mut().take(told) {
            Ok(()) => ControlFlow::Continue(()),
            Err(failure) => ControlFlow::Break(failure),
        },
        || ControlFlow::Continue(()),
    );
    let conversion = match end {
        End::Done => conversion.into_inner(),
        End::Stopped(failure) => return Err(failure),
    };
    if let Some(sidecars) = sidecars {
        let sidecars = sidecars.into_inner().unwrap_or_else(PoisonError::into_inner);
        let left = sidecars.untaken().count();
        if left > 0 {
            console::warning(&format!(
                "the sidecar has {left} records that are not in the inputs, or are there once less"
            ));
        }
    }
    Ok(conversion)
}

/// Records being written.
struct Conversion<'a> {
    args: &'a ConvertArgs,
    format: &'static Format,
    limits: Limits,
    options: Options,
    target: &'a Target,
    open: Open,
    /// None where each record has a file of its own.
    writer: Option<Box<dyn Writer>>,
    ledger: Ledger,
    report: Option<Report<Output>>,
    /// Where to keep what the format leaves out.
    sidecar: Option<Output>,
    /// What the formats that are read have left out, until it is taken.
    sidecars: Option<Sidecars<File>>,
    records: u64,
    /// How many records of the input that is being read there were.
    index: u64,
    invalid: u64,
    shown: usize,
    exit: Exit,
    /// What was written, for the comparison.
    written: Vec<[u8; 32]>,
    /// The files that were written, where each record has one.
    names: Vec<PathBuf>,
}

impl<'a> Conversion<'a> {
    fn begin(
        args: &'a ConvertArgs,
        format: &'static Format,
        target: &'a Target,
        limits: Limits,
        reads_sidecar: bool,
    ) -> Result<Self, Failure> {
        let options = Options { unguarded: args.no_formula_guard };
        let report = match &args.loss_report {
            None => None,
            Some(path) => {
                let output = Output::open_for_data(&OutputArgs { output: Some(path.clone()) })?;
                let begun = Report::begin(output, format.name);
                Some(begun.map_err(|error| Failure::Output(path.display().to_string(), error))?)
            }
        };
        let (mut sidecar, mut sidecars) = (None, None);
        if let Some(path) = &args.sidecar {
            if reads_sidecar {
                sidecars = Some(open_sidecars(path, &limits)?);
            } else {
                let output = OutputArgs { output: Some(path.clone()) };
                sidecar = Some(Output::open_for_data(&output)?);
            }
        }
        let (open, output) = Open::new(target, format)?;
        let writer = output.map(|output| format.writer(output, &options)).transpose();
        let detailed = report.is_some() || !format.keeps_everything();
        Ok(Conversion {
            args,
            format,
            limits,
            options,
            target,
            open,
            writer: writer.map_err(|error| failure(target, error))?,
            ledger: if detailed { Ledger::detailed() } else { Ledger::new() },
            report,
            sidecar,
            sidecars,
            records: 0,
            index: 0,
            invalid: 0,
            shown: 0,
            exit: Exit::Clean,
            written: Vec::new(),
            names: Vec::new(),
        })
    }

    fn take(&mut self, told: Told) -> Result<(), Failure> {
        match told {
            Told::Failed(failure) => Err(failure),
            Told::Rest(_) => Ok(()),
            Told::Records(records) => {
                records.list.iter().try_for_each(|one| self.record(&records, one))
            }
            Told::End(place, error) => {
                let found = std::mem::take(&mut self.index);
                let problem = match error {
                    Some(error) => Problem::unreadable(&place.path, &error),
                    None if found > 0 => return Ok(()),
                    None => Problem::nothing(format!("no records in {}", place.name)),
                };
                self.exit = self.exit.max(session::tell(&[problem]));
                Ok(())
            }
        }
    }

    fn record(&mut self, records: &Records, one: &OneChecked) -> Result<(), Failure> {
        let index = self.index;
        self.index += 1;
        let bytes = records.bytes.get(one.range.clone()).unwrap_or_default();
        let text = decode(bytes).map_or("", |decoded| decoded.text);
        let is_valid = one.checked.is_valid()
            && one.foreign.as_ref().is_none_or(|foreign| foreign.faults.is_empty());
        let record = is_valid.then(|| serde_json::from_str::<Record<'_>>(text).ok()).flatten();
        let Some(record) = record else { return self.refuse(records, one, index) };
        // Nothing of what follows an invalid record will be kept.
        if self.invalid > 0 || self.exit > Exit::Clean {
            return Ok(());
        }
        self.records += 1;
        self.format.account(&record, &mut self.ledger);
        let entries = self.ledger.take();
        if let Some(report) = &mut self.report {
            let told = report.record(record.id.as_str(), &entries);
            told.map_err(|error| Failure::Output("the loss report".to_owned(), error))?;
        }
        if !self.format.keeps_everything() {
            self.keep_aside(&record, &entries)?;
        } else if self.args.check {
            self.written.push(hash(&record)?);
        }
        match &mut self.writer {
            Some(writer) => writer.write(&record),
            None => self.write_alone(&record)?,
        }
        .map_err(|error| failure(self.target, error))
    }

    /// Keeps what the format leaves out of a record.
    fn keep_aside(&mut self, record: &Record<'_>, entries: &[Entry]) -> Result<(), Failure> {
        if self.sidecar.is_none() && !self.args.check {
            return Ok(());
        }
        let sidecar = Sidecar::of(self.format.name, record, entries);
        if self.args.check && !self.comes_back_with(&sidecar, record) {
            let (id, title) = (record.id.as_str(), self.format.title);
            console::error(&format!(
                "record `{id}` does not come back from {title} and a sidecar as it was, so that \
                 nothing is written; please report it"
            ));
            self.exit = self.exit.max(Exit::Findings);
        }
        match &mut self.sidecar {
            None => Ok(()),
            Some(output) => writeln!(output, "{}", sidecar.to_line())
                .map_err(|error| Failure::Output("the sidecar".to_owned(), error)),
        }
    }

    /// Whether a record in the format, and what is kept aside of it, are together what it was.
    fn comes_back_with(&self, sidecar: &Sidecar, record: &Record<'_>) -> bool {
        let back = || {
            let out = Shared::default();
            let output = formats::Output::Stream(Box::new(out.clone()));
            let mut writer = self.format.writer(output, &self.options)?;
            writer.write(record)?;
            writer.finish()?;
            let input = formats::Input::Stream(Box::new(Cursor::new(out.take())));
            let found = self.format.reader(input, &self.limits)?.read()?;
            found.map(|found| sidecar.restore(&found.json)).transpose()
        };
        let back: Result<Option<String>, formats::Error> = back();
        let json = back.ok().flatten();
        json.is_some_and(|json| {
            serde_json::from_str::<Record<'_>>(&json).is_ok_and(|back| back == *record)
        })
    }

    /// Writes a record to a file of its own.
    fn write_alone(&mut self, record: &Record<'_>) -> Result<Result<(), formats::Error>, Failure> {
        let extension = self.format.extensions.first().copied().unwrap_or(self.format.name);
        let id = record.id.as_str();
        let output = self.open.file_for(id, extension, self.format)?;
        self.names.push(format!("{id}.{extension}").into());
        let write = || {
            let mut writer = self.format.writer(output, &self.options)?;
            writer.write(record)?;
            writer.finish()
        };
        Ok(write())
    }

    /// Tells what is wrong with a record that cannot be converted.
    fn refuse(&mut self, records: &Records, one: &OneChecked, index: u64) -> Result<(), Failure> {
        self.invalid += 1;
        self.exit = self.exit.max(Exit::Findings);
        let mut found = one.checked.diagnostics.clone();
        let mut report = RecordReport {
            file: &records.place.name,
            index,
            id: one.checked.id.as_deref(),
            text: records.bytes.get(one.range.clone()).unwrap_or_default(),
            is_text: true,
            offset: records.offset,
            diagnostics: &[],
        };
        if let Some(foreign) = &one.foreign {
            foreign.places.apply(&mut found);
            found.extend(foreign.faults.iter().cloned());
            report.is_text = foreign.is_text();
            if let formats::Places::Text(places) = &foreign.places {
                report.text = places.text.as_bytes();
            }
        }
        let room = SHOWN.saturating_sub(self.shown);
        found.truncate(room);
        self.shown += found.len();
        report.diagnostics = &found;
        let mut stderr = anstream::AutoStream::auto(io::stderr().lock());
        let human = crate::report::REPORTS[0];
        let told = (human.open)().record(&mut stderr, &report);
        told.map_err(|error| Failure::Output("standard error".to_owned(), error))
    }

    /// Completes what was written, and puts it in its place.
    fn finish(mut self) -> Result<Exit, Failure> {
        if self.invalid > 0 {
            let (invalid, total) = (self.invalid, self.invalid + self.records);
            let s = if invalid == 1 { "record is" } else { "records are" };
            console::error(&format!(
                "{invalid} {s} not valid, so that nothing was written; `verbale validate` tells \
                 more, and its --good takes the others{}",
                if total > invalid { "" } else { " if there are any" }
            ));
        }
        if self.exit > Exit::Clean {
            return Ok(self.exit);
        }
        if let Some(writer) = self.writer.take() {
            writer.finish().map_err(|error| failure(self.target, error))?;
        }
        let total = self.ledger.total();
        if let Some(report) = self.report.take() {
            let ended = report.end(total);
            ended
                .map_err(|error| Failure::Output("the loss report".to_owned(), error))?
                .finish()?;
        }
        let lost = total.lost + total.approximated;
        if self.args.lossless && lost > 0 {
            console::error(&format!("nothing was written, because of --lossless: {}", self.ledger));
            return Ok(Exit::Findings);
        }
        if self.args.check && self.format.keeps_everything() && !self.comes_back()? {
            return Ok(Exit::Findings);
        }
        if let Some(sidecar) = self.sidecar.take() {
            sidecar.finish()?;
        }
        self.open.place()?;
        if !self.args.quiet {
            let (records, title) = (self.records, self.format.title);
            let s = if records == 1 { "" } else { "s" };
            let checked = match (self.args.check, self.format.keeps_everything()) {
                (false, _) => "",
                (true, true) => "; read back and equal",
                (true, false) => "; read back with the rest beside it, and equal",
            };
            console::say(&format_args!(
                "{records} record{s} to {title}: {}{checked}.",
                self.ledger
            ));
        }
        Ok(Exit::Clean)
    }

    /// Reads back what was written, and compares it with what was read.
    fn comes_back(&self) -> Result<bool, Failure> {
        let Some(path) = self.open.path() else { return Ok(true) };
        let mut hashes = self.written.iter();
        let files = match self.target {
            Target::Each(_) => self.names.iter().map(|name| path.join(name)).collect(),
            _ => vec![path.to_owned()],
        };
        let mut number = 0_u64;
        for file in files {
            let mut reader = self.reopen(&file).map_err(|error| failure(self.target, error))?;
            while let Some(found) = reader.read().map_err(|error| failure(self.target, error))? {
                number += 1;
                let same = serde_json::from_str::<Record<'_>>(&found.json).ok();
                let same = same.map(|record| hash(&record)).transpose()?;
                if same.as_ref() != hashes.next() {
                    console::error(&format!(
                        "record {number} does not come back from {} as it was, so that nothing \
                         was written; please report it",
                        self.format.title
                    ));
                    return Ok(false);
                }
            }
        }
        if hashes.next().is_some() {
            console::error(&format!(
                "only {number} of {} records come back from {}, so that nothing was written; \
                 please report it",
                self.records, self.format.title
            ));
            return Ok(false);
        }
        Ok(true)
    }

    fn reopen(&self, file: &Path) -> Result<Box<dyn formats::Reader>, formats::Error> {
        let named = match self.target {
            Target::File(path) => path,
            _ => file,
        };
        let input = match (self.format.layout, Packing::of_name(named)) {
            (Layout::Stream, Some(packing)) => {
                let file = std::fs::File::open(file)?;
                formats::Input::Stream(Box::new(crate::stream::unpack(
                    file,
                    packing,
                    &self.limits,
                )?))
            }
            _ => formats::Input::Path(file.to_owned()),
        };
        self.format.reader(input, &self.limits)
    }
}

fn open_sidecars(path: &Path, limits: &Limits) -> Result<Sidecars<File>, Failure> {
    let opened = File::open(path).map_err(formats::Error::from);
    opened.and_then(|file| Sidecars::open(file, limits)).map_err(|error| {
        Failure::Usage(format!("cannot read the sidecar {}: {error}", path.display()))
    })
}

/// What a record comes to, for comparing.
fn hash(record: &Record<'_>) -> Result<[u8; 32], Failure> {
    let bytes = serde_json::to_vec(record)
        .map_err(|error| Failure::Output("a record".to_owned(), error.into()))?;
    Ok(Sha256::digest(bytes).into())
}

fn failure(target: &Target, error: formats::Error) -> Failure {
    Failure::Output(target.name(), reading::io_error(error))
}
