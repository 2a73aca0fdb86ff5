//! `verbale analyze`: what many records say together.

mod json;
mod rows;
mod table;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::console;
use super::did_you_mean::did_you_mean;
use super::exit::{Exit, Failure};
use super::inputs::{self, Expanded, Input};
use super::output::{Output, OutputArgs};
use super::reading::{self, AUTO, InputFormat, RawRecord, format_parser};
use super::session;
use super::skipped::StrictArgs;
use crate::analysis::{Analysis, Date, Selection};
use crate::config::Day;
use crate::formats::ReadOptions;
use crate::model::Record;
use crate::text::decode;

/// Show what records say together: impasses, standing threats, unanswered demands
///
/// An impasse is a demand that meets a red line of those it is made to: joined by a relation, by a
/// shared issue, or, across records, by a code that issues of both carry. Standing threats are
/// listed with their conditions, demands if nothing answers them, and red lines if they were drawn
/// with another firmness at another time. `--show` asks for other sections: lists of all demands,
/// red lines and commitments, whatever has become of them, and a timeline.
///
/// A statement has the date that its record gives it, or that of the event at which it was voiced.
/// Where there is none, the date on which the source was published is shown as that, and `--since` and
/// `--until` go by it.
///
/// A PATH is what it is for `validate`. Records that are not valid are passed over, and told.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
#[command(after_long_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
pub(super) struct AnalyzeArgs {
    /// Files, directories, patterns, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// How to show it
    #[arg(short, long, alias = "output-format", value_name = "FORMAT", default_value = "human")]
    format: AnalysisFormat,

    /// Which sections to show
    #[arg(long, value_name = "SECTION", value_delimiter = ',')]
    #[arg(default_values = Section::USUAL)]
    show: Vec<Section>,

    /// Only what this actor, or who speaks for it, says, is told or takes part in
    ///
    /// A name, an id, the code of a country, or an identifier such as `wikidata:Q794`. May be given
    /// several times; any of them is enough.
    #[arg(long, value_name = "ACTOR")]
    actor: Vec<String>,

    /// Only what may be of this day or later: a day, month or year
    #[arg(long, value_name = "DATE", value_parser = date)]
    since: Option<Date>,

    /// Only what may be of this day or earlier: a day, month or year
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<Date>,

    /// The day before which a deadline has passed, or `today`
    ///
    /// Without it, it is the latest day on which a source was published, so that the same records
    /// always give the same output.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,

    #[command(flatten)]
    output: OutputArgs,

    /// How records lie in the inputs
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(), default_value = AUTO)]
    input_format: InputFormat,

    #[command(flatten)]
    strict: StrictArgs,
}

const EXAMPLES: &str = "\
Examples:
  verbale analyze records/
  verbale analyze records/ --show all --actor Iran --since 2026-02
  verbale analyze records/ --show timeline --as-of today
  verbale analyze records/ --format csv -o analysis.csv
  verbale analyze talks.ndjson --format json | jq '.impasses[].demand.text'";

const EXIT_CODES: &str = "\
Exit codes:
  0  all records are in the analysis, whatever it says
  1  a record is not valid and was passed over
  2  wrong usage, or a PATH that matches nothing
  3  an input could not be read, or the output not written";

/// How an analysis is shown.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum AnalysisFormat {
    /// A table, for people
    Human,
    /// One JSON object, for programs
    Json,
    /// A row for each finding, for spreadsheets
    Csv,
}

/// A part of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Section {
    /// Demands that meet a red line of those they are made to
    Impasses,
    /// Threats that stand
    StandingThreats,
    /// Demands that nothing answers
    UnansweredDemands,
    /// Red lines that were drawn with another firmness at another time
    FirmnessChanges,
    /// All demands
    Demands,
    /// All red lines
    RedLines,
    /// All commitments
    Commitments,
    /// Events, statements and deadlines in order of time
    Timeline,
    /// Everything
    All,
}

impl Section {
    /// What is shown where nothing else is asked for.
    const USUAL: [&str; 4] =
        ["impasses", "standing-threats", "unanswered-demands", "firmness-changes"];
}

/// The sections that are asked for.
#[derive(Clone, Copy)]
struct Sections<'a>(&'a [Section]);

impl Sections<'_> {
    fn has(self, section: Section) -> bool {
        self.0.contains(&section) || self.0.contains(&Section::All)
    }
}

/// The date of an argument.
fn date(text: &str) -> Result<Date, String> {
    let today;
    let text = if text == "today" {
        today = Day::today().to_string();
        &today
    } else {
        text
    };
    Date::parse(text).ok_or_else(|| "a day, month or year is wanted, such as 2026-02-11".to_owned())
}

/// Runs the command.
pub(super) fn run(args: &AnalyzeArgs) -> Result<Exit, Failure> {
    let selection = Selection {
        actors: args.actor.clone(),
        since: args.since,
        until: args.until,
        as_of: args.as_of,
    };
    if selection.is_empty_time() {
        return Err(Failure::Usage(
            "--until is before --since, so nothing can be shown".to_owned(),
        ));
    }
    let Expanded { inputs, problems, skipped } =
        inputs::expand(&args.paths, true, args.input_format);
    args.output.protect(&inputs)?;
    let mut exit = session::tell(&problems);
    if inputs.is_empty() {
        return Ok(exit);
    }
    let mut analysis = Analysis::new();
    for input in &inputs {
        exit = exit.max(add(&mut analysis, input, args.input_format));
    }
    if !skipped.is_empty() {
        console::note(&skipped.to_string());
    }
    exit = exit.max(skipped.judge(args.strict));
    let records = analysis.records();
    let findings = analysis.finish(&selection);
    for actor in &findings.unknown_actors {
        let meant = did_you_mean(actor, analysis.actors());
        console::note(&format!("no actor `{actor}` is in these records{meant}"));
    }
    let sections = Sections(&args.show);
    let mut output = Output::open(&args.output)?;
    let out: &mut dyn Write = &mut output;
    let written = match args.format {
        AnalysisFormat::Human => table::write_human(out, &findings, sections),
        AnalysisFormat::Json => json::write(out, &findings, sections, records),
        AnalysisFormat::Csv => table::write_csv(out, &findings, sections),
    };
    written.map_err(|error| output.failure(error))?;
    output.finish()?;
    if findings.truncated {
        let most = Analysis::MOST;
        console::note(&format!("only the first {most} rows of a sort are given"));
    }
    Ok(exit)
}

/// Adds the records of an input, and tells which cannot be used.
fn add(analysis: &mut Analysis, input: &Input, format: InputFormat) -> Exit {
    let name: &Path = match input {
        Input::Stdin => Path::new("<stdin>"),
        Input::File(path) => path,
    };
    let mut exit = Exit::Clean;
    let consume = |raw: &RawRecord<'_>| {
        let text = decode(raw.bytes).ok().filter(|_| !raw.too_large);
        let record = text.and_then(|it| serde_json::from_str::<Record<'_>>(it.text).ok());
        if let Some(record) = record {
            analysis.add(&record);
        } else {
            let place = format!("{}:{}", name.display(), raw.first_line);
            console::error(&format!(
                "the record at {place} is not valid and is passed over; `verbale validate` tells \
                 why"
            ));
            exit = Exit::Findings;
        }
    };
    match reading::read(input, name, format, &ReadOptions::default(), consume) {
        Ok(()) => exit,
        Err(error) => session::tell(&[inputs::Problem::unreadable(name, &error)]),
    }
}
