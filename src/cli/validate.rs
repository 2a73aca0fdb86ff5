//! `verbale validate`: checks records and reports what is wrong with them.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::thread;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::{Args, ValueEnum};

use super::baseline::{BaselineArgs, Baselines};
use super::checking::{Checker, How};
use super::console;
use super::exit::{Exit, Failure};
use super::inputs::{self, Expanded, Input};
use super::interrupt;
use super::output::OutputArgs;
use super::progress::Progress;
use super::reading::{self, InputFormat};
use super::session::{self, Outcome, Session};
use super::settings::{Settings, SettingsArgs};
use super::skipped::{Skipped, StrictArgs};
use super::sources::Sources;
use super::split::SplitArgs;
use super::supply::Reader;
use crate::diagnostic::Severity;
use crate::report::{Format, REPORTS, Summary};
use crate::stream::{End, ordered};
use crate::validate::Records;

/// Check records and report what is wrong with them
///
/// Each PATH is a file, a directory, a pattern in quotes such as 'records/**/*.json', or `-` for
/// standard input. In a directory the files of all formats that are read are checked, packed by gzip
/// (.gz) or zstd (.zst) or not, and folders of tables, except hidden and ignored ones, JSON Schemas
/// (*.schema.json) and baselines (*.baseline.json); other files are counted. `verbale convert --help`
/// lists the formats. A .json file holds one record, an array of records or `{"records": [...]}`; an
/// .ndjson or .jsonl file one record a line. Standard input may be packed too.
///
/// The report goes to standard output; everything else, such as the closing summary, to standard
/// error.
#[derive(Args, Debug)]
#[command(visible_alias = "check", after_help = EXAMPLES)]
#[command(after_long_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
pub(super) struct ValidateArgs {
    /// Files, directories, patterns, or `-` for standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// How to show findings
    #[arg(short, long, alias = "output-format", value_name = "FORMAT")]
    #[arg(value_parser = format_parser(), default_value = REPORTS[0].name)]
    pub(super) format: &'static Format,

    #[command(flatten)]
    pub(super) output: OutputArgs,

    /// Exit with 1 if there are findings of this weight or more
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,

    /// Exit with 0 whatever is found
    #[arg(long)]
    exit_zero: bool,

    /// Count the findings of each rule instead of showing them
    #[arg(long)]
    pub(super) statistics: bool,

    /// Show at most N findings; all are counted. 0 shows all
    ///
    /// The default is 50 for people and all for programs.
    #[arg(long, value_name = "N")]
    pub(super) max_diagnostics: Option<u64>,

    /// Where the texts are that the records read: a folder, or one file for all records
    ///
    /// In a folder, the text of a record is its `text_file`, or ID.txt, or the *.txt file whose
    /// hash is the record's `text_sha256`. Without this option they are where the configuration
    /// says; without that, `text_file` is looked for in the folder of the record alone.
    #[arg(long, value_name = "PATH")]
    pub(super) sources: Option<PathBuf>,

    /// How records lie in the inputs
    #[arg(long, value_name = "FORMAT", value_parser = reading::format_parser())]
    #[arg(default_value = reading::AUTO)]
    pub(super) input_format: InputFormat,

    /// What to call standard input; its extension tells how the records lie in it
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub(super) stdin_filename: PathBuf,

    /// Check records on N threads; by default, on as many as there are processors
    ///
    /// The report is the same for any number.
    #[arg(short = 'j', long, value_name = "N")]
    threads: Option<NonZero<usize>>,

    /// Write the workbook that is checked to OUT again, with what was found in red cells and notes
    #[cfg(feature = "xlsx")]
    #[arg(long, value_name = "OUT.xlsx")]
    annotate: Option<PathBuf>,

    #[command(flatten)]
    pub(super) strict: StrictArgs,

    /// Leave out the summary
    #[arg(short, long)]
    pub(super) quiet: bool,

    // Groups with headings of their own stand last: what follows would be listed under them.
    #[command(flatten)]
    settings: SettingsArgs,

    #[command(flatten)]
    pub(super) baseline: BaselineArgs,

    #[command(flatten)]
    pub(super) split: SplitArgs,
}

const EXAMPLES: &str = "\
Examples:
  verbale validate records/
  verbale validate 'records/2026-*.json' --format concise
  verbale validate dump.jsonl.zst --statistics
  verbale validate dump.ndjson.gz --good good.ndjson.gz --bad bad.ndjson";

const EXIT_CODES: &str = "\
Exit codes:
  0  no findings that --fail-on asks for
  1  findings, or files that --strict-inputs does not allow
  2  wrong usage, or a PATH that matches nothing
  3  an input could not be read, or the output not written
  130, 143  interrupted; what is shown is of the records so far";

impl ValidateArgs {
    /// Where the workbook is to be written with what was found in it, if it is.
    #[cfg_attr(not(feature = "xlsx"), expect(clippy::unused_self, reason = "there is no option"))]
    pub(super) fn annotate(&self) -> Option<&Path> {
        #[cfg(feature = "xlsx")]
        return self.annotate.as_deref();
        #[cfg(not(feature = "xlsx"))]
        return None;
    }
}

/// From which weight on findings make the run fail.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// Any findings
    Info,
    /// No findings; like --exit-zero
    Never,
}

impl FailOn {
    fn is_reached(self, summary: &Summary) -> bool {
        match self {
            FailOn::Error => summary.reaches(Severity::Error),
            FailOn::Warning => summary.reaches(Severity::Warning),
            FailOn::Info => summary.reaches(Severity::Info),
            FailOn::Never => false,
        }
    }
}

/// The formats as clap wants them, out of the one list there is.
fn format_parser() -> impl clap::builder::TypedValueParser<Value = &'static Format> {
    let values = REPORTS.iter().map(|format| PossibleValue::new(format.name).help(format.summary));
    PossibleValuesParser::new(values).map(|name| {
        // The parser has let through names of the list only.
        *REPORTS.iter().find(|format| format.name == name).unwrap_or(&REPORTS[0])
    })
}

/// Runs the command.
pub(super) fn run(args: &ValidateArgs) -> Result<Exit, Failure> {
    interrupt::listen();
    let settings = Settings::new(&args.settings)?;
    if args.paths.is_empty() {
        return Err(Failure::Usage(
            "no PATH is given; name files or directories, or `-` to read standard input".to_owned(),
        ));
    }
    let Expanded { inputs, problems, skipped } =
        inputs::expand(&args.paths, true, args.input_format);
    args.output.protect(&inputs)?;
    args.split.protect(&args.output, &inputs)?;
    #[cfg(feature = "xlsx")]
    let annotated = super::annotated::Annotated::new(args, &inputs)?;
    let mut exit = session::tell(&problems);
    if inputs.is_empty() {
        return Ok(exit.max(skipped.judge(args.strict)));
    }
    let Outcome { summary, exit: end, marks } = check(args, settings, inputs.into(), skipped)?;
    #[cfg(feature = "xlsx")]
    if let Some(annotated) = annotated {
        annotated.write(&marks)?;
    }
    drop(marks);
    exit = exit.max(end);
    if !args.exit_zero && args.fail_on.is_reached(&summary) {
        exit = exit.max(Exit::Findings);
    }
    Ok(exit)
}

/// Checks the inputs. What is wrong with the settings of any is told before anything else is.
fn check(
    args: &ValidateArgs,
    mut settings: Settings<'_>,
    inputs: VecDeque<Input>,
    skipped: Skipped,
) -> Result<Outcome, Failure> {
    let how =
        How { format: args.input_format, stdin: &args.stdin_filename, whole: args.split.is_on() };
    let mut baselines = Baselines::new(&args.baseline);
    let mut texts = Sources::new(args.sources.as_deref())?;
    let mut compare = false;
    for input in &inputs {
        let settled = settings.of(how.path_of(input))?;
        baselines.open(&settled)?;
        texts.open(&settled)?;
        compare |= settled.options.levels.compare_records();
    }
    let targets = args.output.target().into_iter().chain(args.split.targets());
    let targets: Vec<_> = targets.chain(skipped.real_paths()).collect();
    texts.watch(&targets);
    let memory = settings.remembered_bytes();
    let records = if compare { Records::within(memory) } else { Records::apart() };
    let known = baselines.real_paths();
    let waiting = VecDeque::new();
    let mut reader = Reader { how, settings, inputs, baselines: known, open: None, waiting };
    let session = Session::begin(args, records, baselines, &texts, skipped)?;
    let checker = Checker { how, texts: &texts, keys: session.keys(), sidecars: None };
    let session = RefCell::new(Some(session));
    let threads = args.threads.or_else(|| thread::available_parallelism().ok());
    let mut progress = Progress::new(!args.quiet);
    let end = ordered(
        threads.unwrap_or(NonZero::<usize>::MIN),
        || reader.next(),
        |job, tell| checker.work(job, tell),
        |told| {
            let mut session = session.borrow_mut();
            match session.as_mut().map(|session| session.take(told)) {
                Some(Err(failure)) => {
                    // A thread may be waiting for standard input, for ever. So nobody waits for it.
                    drop(session.take());
                    interrupt::leave(console::failure(failure) as i32)
                }
                _ => ControlFlow::Continue(()),
            }
        },
        || {
            if let Some(signal) = interrupt::signal() {
                if let Some(session) = session.borrow_mut().take() {
                    session.interrupt();
                }
                interrupt::leave(interrupt::exit_code(signal))
            }
            progress.show(session.borrow().as_ref().map_or(0, Session::count));
            ControlFlow::<()>::Continue(())
        },
    );
    debug_assert_eq!(end, End::Done, "nothing else stops it");
    match session.into_inner() {
        Some(session) => session.finish(),
        None => Ok(Outcome::default()),
    }
}
