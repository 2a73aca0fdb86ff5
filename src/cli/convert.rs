//! `verbale convert`: writes records in another format, and tells what became of every value.

use std::cell::RefCell;
use std::collections::{HashSet, VecDeque};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};

use super::checking::{Checker, How};
use super::console;
use super::conversion::Conversion;
use super::exit::{Exit, Failure};
use super::inputs::{self, Expanded, Input};
use super::interrupt;
use super::output::OutputArgs;
use super::progress::{self, Progress};
use super::reading::{self, InputFormat};
use super::session;
use super::settings::{LimitArgs, ReadArgs, Settings, SettingsArgs};
use super::skipped::StrictArgs;
use super::sources::Sources;
use super::supply::Reader;
use super::target::Target;
use crate::formats::views::{self, VIEWS, View};
use crate::formats::{self, FORMATS, Format, OF_VIEWS};
use crate::stream::{End, ordered};

/// Write records in another format, and tell what became of every value
///
/// Each PATH is a file, a directory, a pattern in quotes, or `-` for standard input; a folder of tables
/// is one input. Records are checked for shape and references first; if one of them is not valid,
/// no file is written, and what went to standard output is not complete.
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
    #[arg(short = 't', long, value_name = "FORMAT", value_parser = reading::format_that(|it| it.write.is_some()))]
    to: Option<&'static Format>,

    /// Write to OUT, a file or a folder
    ///
    /// It appears when it is complete; one that is there is replaced with --force alone. A name that ends in .gz or .zst has the file
    /// packed. A folder (`OUT/`, or one that is there) has a file for each record, named by its id, or
    /// the tables of a format of tables.
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,

    /// The format to read; by default, what the name of each input says
    #[arg(long, visible_alias = "input-format", value_name = "FORMAT")]
    #[arg(value_parser = reading::format_parser(), default_value = reading::AUTO)]
    from: InputFormat,

    /// Write nothing, and exit with 1, if a value would be lost or approximated
    #[arg(long)]
    pub(super) lossless: bool,

    /// Write to FILE what became of each value that was not kept, as JSON (`verbale schema loss`)
    #[arg(long, value_name = "FILE")]
    pub(super) loss_report: Option<PathBuf>,

    /// Keep in FILE what the format has no place for; or take it from there, for the way back
    #[arg(long, value_name = "FILE")]
    pub(super) sidecar: Option<PathBuf>,

    /// Read back what was written, and compare it with what was read, before it takes its place
    #[arg(long)]
    pub(super) check: bool,

    /// Write cells of CSV as they are, even those that a spreadsheet would take for a formula
    #[arg(long)]
    pub(super) no_formula_guard: bool,

    /// Write one view alone, a flat table with names beside ids, as CSV, NDJSON, XLSX or Parquet
    ///
    /// A view has what people ask for in one table: who demands what of whom, all red lines, what is due
    /// when. Nothing is read back from it.
    #[arg(long, value_name = "VIEW", value_parser = view_parser())]
    #[arg(conflicts_with_all = ["check", "lossless", "loss_report", "sidecar"])]
    pub(super) view: Option<&'static View>,

    /// Write the whole context into each document of JSON-LD, for readers that fetch nothing
    #[arg(long)]
    pub(super) embed_context: bool,

    /// What to call standard input; its extension tells the format
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    stdin_filename: PathBuf,

    /// Check records on N threads; by default, on as many as there are processors
    #[arg(short = 'j', long, value_name = "N")]
    threads: Option<NonZero<usize>>,

    /// Leave out the summary
    #[arg(short, long)]
    pub(super) quiet: bool,

    /// Replace OUT, or a file of a record in it, if it is there
    #[arg(long)]
    pub(super) force: bool,

    #[command(flatten)]
    pub(super) strict: StrictArgs,

    #[command(flatten)]
    pub(super) read: ReadArgs,

    #[command(flatten)]
    limits: LimitArgs,
}

const EXAMPLES: &str = "\
Examples:
  verbale convert records/ -o talks.xlsx
  verbale convert talks.xlsx -t ndjson
  verbale convert records/ -t csv -o tables/ --check
  verbale convert records/ --view demands -o demands.csv
  verbale convert dump.ndjson.zst -o dump.parquet
  verbale convert talks.json --loss-report lost.json -o talks.schemaorg.jsonld";

const EXIT_CODES: &str = "\
Exit codes:
  0  all records were written
  1  a record is not valid, --lossless found a loss, --check a difference, or a directory has files
     that --strict-inputs does not allow; nothing was written
  2  wrong usage, or a PATH that matches nothing
  3  an input could not be read, or the output not written";

impl ConvertArgs {
    fn how(&self) -> How<'_> {
        How { format: self.from, stdin: &self.stdin_filename, whole: false }
    }
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
    let Expanded { inputs, problems, skipped } = inputs::expand(&args.paths, true, args.from);
    let exit = session::tell(&problems);
    if exit > Exit::Clean || inputs.is_empty() {
        return Ok(exit.max(skipped.judge(args.strict)));
    }
    protect(args, format, &target, &inputs)?;
    if !args.force {
        target.keep()?;
    }
    let settings_args = SettingsArgs::of_shape(args.read, args.limits.clone());
    let mut settings = Settings::new(&settings_args)?;
    let read = settings.of(Path::new(""))?.read;
    let reads = reads_sidecar(args, &inputs);
    let conversion = Conversion::begin(args, format, &target, read, reads, skipped)?;
    convert(args, settings, inputs.into(), conversion)
}

/// The views as clap wants them.
fn view_parser() -> impl clap::builder::TypedValueParser<Value = &'static View> {
    let values = VIEWS.iter().map(|view| PossibleValue::new(view.name).help(view.doc));
    // The parser has let through names of the list only.
    PossibleValuesParser::new(values).map(|name| views::find(&name).unwrap_or(&VIEWS[0]))
}

/// The format that a view is to be written in: CSV, if nothing says another.
fn format_of_view(args: &ConvertArgs) -> Result<&'static Format, Failure> {
    let end = args.output.as_deref().and_then(Path::extension).and_then(|end| end.to_str());
    let found = match (args.to, end) {
        (Some(format), _) => OF_VIEWS.iter().find(|it| it.name == format.name),
        (None, Some(end)) => OF_VIEWS.iter().find(|it| it.extensions.contains(&end)),
        (None, None) => OF_VIEWS.iter().find(|it| it.name == "csv"),
    };
    found.ok_or_else(|| {
        let names: Vec<&str> = OF_VIEWS.iter().map(|format| format.name).collect();
        Failure::Usage(format!("a view is written as one of {}; name it with -t", names.join(", ")))
    })
}

/// The format that is to be written.
fn format(args: &ConvertArgs) -> Result<&'static Format, Failure> {
    if args.view.is_some() {
        return format_of_view(args);
    }
    if let Some(format) = args.to {
        return Ok(format);
    }
    let named = args.output.as_deref().and_then(formats::of_name);
    let format = named.filter(|format| format.write.is_some());
    format.ok_or_else(|| {
        let order = args.output.as_deref().and_then(order_for).unwrap_or_else(|| {
            let writable = FORMATS.iter().filter(|format| format.write.is_some());
            let words: Vec<_> = writable.map(|format| format.name).collect();
            format!("name the format with -t: one of {}", words.join(", "))
        });
        Failure::Usage(order)
    })
}

/// What to do where the extension of an output means something that is not written so.
fn order_for(output: &Path) -> Option<String> {
    let end = output.extension()?.to_str()?.to_ascii_lowercase();
    let named = |end: &str| output.with_extension(end).display().to_string();
    let (what, order) = match &*end {
        "csv" | "tsv" => (
            "CSV is a folder of tables, or a zip file of them",
            format!(
                "write `-t csv -o {}`, or `-o {}`; `--view NAME` writes one flat table",
                named(""),
                named("zip")
            ),
        ),
        "xls" | "xlsm" | "xlsb" => {
            ("workbooks are written as .xlsx", format!("write `-o {}`", named("xlsx")))
        }
        "owl" | "n3" => (
            "RDF is written as .ttl, .trig, .nq, .nt, .rdf or .jsonld",
            format!("write `-o {}`", named("ttl")),
        ),
        "ipc" => ("Arrow is written as .arrow", format!("write `-o {}`", named("arrow"))),
        "txt" | "md" | "html" | "docx" | "pdf" => (
            "records are written as data, and not as a document",
            format!("write `-o {}`, or name another format with -t", named("xlsx")),
        ),
        _ => return None,
    };
    Some(format!("{what}; {order}"))
}

/// Refuses to write over what is read, or twice to one place.
fn protect(
    args: &ConvertArgs,
    format: &Format,
    target: &Target,
    inputs: &[Input],
) -> Result<(), Failure> {
    target.protect(format, inputs)?;
    let reads = reads_sidecar(args, inputs);
    let mut targets: Vec<PathBuf> = Vec::new();
    for path in args.output.iter().chain(&args.loss_report).chain(&args.sidecar) {
        let output = OutputArgs { output: Some(path.clone()) };
        if reads && args.sidecar.as_ref() == Some(path) {
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
    let how = args.how();
    inputs.iter().any(|input| {
        let format = args.from.of(how.path_of(input));
        format.is_some_and(|format| !format.keeps_everything())
    })
}

/// Reads and checks all inputs, has the conversion take each record, and completes it.
fn convert(
    args: &ConvertArgs,
    settings: Settings<'_>,
    inputs: VecDeque<Input>,
    mut conversion: Conversion<'_>,
) -> Result<Exit, Failure> {
    let how = args.how();
    let texts = Sources::new(None)?;
    let waiting = VecDeque::new();
    let baselines = HashSet::new();
    let mut reader = Reader { how, settings, inputs, baselines, open: None, waiting };
    let sidecars = conversion.sidecars.take().map(Mutex::new);
    let checker = Checker { how, texts: &texts, keys: None, sidecars: sidecars.as_ref() };
    let threads = args.threads.or_else(|| thread::available_parallelism().ok());
    let mut progress = Progress::new(!args.quiet && !conversion.is_shown());
    let conversion = RefCell::new(Some(conversion));
    let end = ordered(
        threads.unwrap_or(NonZero::<usize>::MIN),
        || reader.next(),
        |job, tell| checker.work(job, tell),
        |told| {
            let mut conversion = conversion.borrow_mut();
            match conversion.as_mut().map(|conversion| conversion.take(told)) {
                Some(Err(failure)) => {
                    // A thread may be waiting for standard input, for ever. So nobody waits for it.
                    drop(conversion.take());
                    interrupt::leave(console::failure(failure) as i32)
                }
                _ => ControlFlow::<()>::Continue(()),
            }
        },
        || {
            progress.show(conversion.borrow().as_ref().map_or(0, Conversion::count));
            ControlFlow::Continue(())
        },
    );
    debug_assert_eq!(end, End::Done, "nothing else stops it");
    progress::erase();
    if let Some(sidecars) = sidecars {
        let sidecars = sidecars.into_inner().unwrap_or_else(PoisonError::into_inner);
        let left = sidecars.untaken().count();
        if left > 0 {
            console::warning(&format!(
                "the sidecar has {left} records that are not in the inputs, or are there once less"
            ));
        }
    }
    conversion.into_inner().map_or(Ok(Exit::Clean), Conversion::finish)
}
