//! `verbale analyze`: what many records say together.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::console;
use super::exit::{Exit, Failure};
use super::inputs::{self, Input};
use super::output::{Output, OutputArgs};
use super::reading::{self, AUTO, InputFormat, RawRecord, format_parser};
use super::session;
use crate::analysis::{
    Analysis, Entry, Findings, FirmnessChange, Impasse, StandingThreat, Tie, UnansweredDemand,
};
use crate::model::Record;
use crate::report::{Escaped, Sanitized};
use crate::stream::Limits;
use crate::text::decode;

/// Show what records say together: impasses, standing threats, unanswered demands
///
/// An impasse is a demand that meets a red line of those it is made to: joined by a relation, by a
/// shared issue, or, across records, by a code that issues of both carry. Standing threats are
/// listed with their conditions, demands if nothing answers them, and red lines if they were drawn
/// with another firmness at another time.
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

    #[command(flatten)]
    output: OutputArgs,

    /// How records lie in the inputs
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(), default_value = AUTO)]
    input_format: InputFormat,
}

const EXAMPLES: &str = "\
Examples:
  verbale analyze records/
  verbale analyze records/ --format csv -o stand.csv
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

/// Runs the command.
pub(super) fn run(args: &AnalyzeArgs) -> Result<Exit, Failure> {
    let (inputs, problems) = inputs::expand(&args.paths, true, args.input_format);
    args.output.protect(&inputs)?;
    let mut exit = session::tell(&problems);
    if inputs.is_empty() {
        return Ok(exit);
    }
    let mut analysis = Analysis::new();
    for input in &inputs {
        exit = exit.max(add(&mut analysis, input, args.input_format));
    }
    let records = analysis.records();
    let findings = analysis.finish();
    let mut output = Output::open(&args.output)?;
    let written = match args.format {
        AnalysisFormat::Human => write_human(&mut output, &findings),
        AnalysisFormat::Json => write_json(&mut output, &findings, records),
        AnalysisFormat::Csv => write_csv(&mut output, &findings),
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
    match reading::read(input, name, format, &Limits::default(), consume) {
        Ok(()) => exit,
        Err(error) => session::tell(&[inputs::Problem::unreadable(name, &error)]),
    }
}

/// What is found, as programs get it. Members may be added, none is renamed or dropped.
#[derive(Serialize)]
struct Report<'f> {
    v: u32,
    records: usize,
    impasses: Vec<ImpasseObject<'f>>,
    standing_threats: Vec<ThreatObject<'f>>,
    unanswered_demands: Vec<DemandObject<'f>>,
    firmness_changes: Vec<ChangeObject<'f>>,
    truncated: bool,
}

#[derive(Serialize)]
struct EntryObject<'f> {
    record: &'f str,
    id: &'f str,
    by: &'f str,
    to: &'f [String],
    text: &'f str,
    date: Option<&'f str>,
}

#[derive(Serialize)]
struct ImpasseObject<'f> {
    demand: EntryObject<'f>,
    status: &'f str,
    red_line: EntryObject<'f>,
    firmness: Option<&'f str>,
    joined_by: Vec<TieObject<'f>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum TieObject<'f> {
    Relation,
    Issue { name: &'f str },
    Code { scheme: &'f str, code: &'f str },
}

#[derive(Serialize)]
struct ThreatObject<'f> {
    threat: EntryObject<'f>,
    act: &'f str,
    condition: Option<&'f str>,
    deadline: Option<&'f str>,
}

#[derive(Serialize)]
struct DemandObject<'f> {
    demand: EntryObject<'f>,
    force: &'f str,
    deadline: Option<&'f str>,
}

#[derive(Serialize)]
struct ChangeObject<'f> {
    before: EntryObject<'f>,
    from: &'f str,
    after: EntryObject<'f>,
    to: &'f str,
    issue: Option<&'f str>,
}

fn write_json(out: &mut dyn Write, findings: &Findings, records: usize) -> io::Result<()> {
    let Findings { impasses, threats, unanswered, changes, truncated } = findings;
    let report = Report {
        v: 1,
        records,
        impasses: impasses.iter().map(impasse_object).collect(),
        standing_threats: threats.iter().map(threat_object).collect(),
        unanswered_demands: unanswered.iter().map(demand_object).collect(),
        firmness_changes: changes.iter().map(change_object).collect(),
        truncated: *truncated,
    };
    let mut json = serde_json::Serializer::with_formatter(&mut *out, Escaped);
    report.serialize(&mut json)?;
    writeln!(out)
}

fn entry_object(entry: &Entry) -> EntryObject<'_> {
    let Entry { record, id, by, to, text, date } = entry;
    EntryObject { record, id, by, to, text, date: date.as_deref() }
}

fn impasse_object(impasse: &Impasse) -> ImpasseObject<'_> {
    let Impasse { demand, status, red_line, firmness, joined_by } = impasse;
    let tie = |tie| match tie {
        &Tie::Relation => TieObject::Relation,
        Tie::Issue(name) => TieObject::Issue { name },
        Tie::Code(scheme, code) => TieObject::Code { scheme, code },
    };
    ImpasseObject {
        demand: entry_object(demand),
        status,
        red_line: entry_object(red_line),
        firmness: *firmness,
        joined_by: joined_by.iter().map(tie).collect(),
    }
}

fn threat_object(standing: &StandingThreat) -> ThreatObject<'_> {
    let StandingThreat { threat, act, condition, deadline } = standing;
    let (condition, deadline) = (condition.as_deref(), deadline.as_deref());
    ThreatObject { threat: entry_object(threat), act, condition, deadline }
}

fn demand_object(unanswered: &UnansweredDemand) -> DemandObject<'_> {
    let UnansweredDemand { demand, force, deadline } = unanswered;
    DemandObject { demand: entry_object(demand), force, deadline: deadline.as_deref() }
}

fn change_object(change: &FirmnessChange) -> ChangeObject<'_> {
    let FirmnessChange { before, from, after, to, issue } = change;
    let (before, after) = (entry_object(before), entry_object(after));
    ChangeObject { before, from, after, to, issue: issue.as_deref() }
}

impl Tie {
    /// The tie in words.
    fn words(&self) -> String {
        match self {
            Tie::Relation => "relation conflicts_with".to_owned(),
            Tie::Issue(name) => format!("issue {name}"),
            Tie::Code(scheme, code) => format!("code {scheme} {code}"),
        }
    }
}

/// The rows of a section: each is a list of facts, what it is and what it says.
type Rows = Vec<Vec<(&'static str, String)>>;

/// All sections, as people and spreadsheets get them.
fn sections(findings: &Findings) -> [(&'static str, Rows); 4] {
    let Findings { impasses, threats, unanswered, changes, truncated: _ } = findings;
    let impasse = |row: &Impasse| {
        let ties: Vec<String> = row.joined_by.iter().map(Tie::words).collect();
        let firmness = row.firmness.map(str::to_owned).unwrap_or_default();
        vec![
            ("demand", told(&row.demand)),
            ("status", row.status.to_owned()),
            ("red line", told(&row.red_line)),
            ("firmness", firmness),
            ("joined by", ties.join("; ")),
        ]
    };
    let threat = |row: &StandingThreat| {
        vec![
            ("threat", told(&row.threat)),
            ("act", row.act.to_owned()),
            ("condition", row.condition.clone().unwrap_or_default()),
            ("deadline", row.deadline.clone().unwrap_or_default()),
        ]
    };
    let demand = |row: &UnansweredDemand| {
        vec![
            ("demand", told(&row.demand)),
            ("force", row.force.to_owned()),
            ("deadline", row.deadline.clone().unwrap_or_default()),
        ]
    };
    let change = |row: &FirmnessChange| {
        vec![
            ("before", format!("{}: {}", row.from, told(&row.before))),
            ("after", format!("{}: {}", row.to, told(&row.after))),
            ("issue", row.issue.clone().unwrap_or_default()),
        ]
    };
    [
        ("Impasses", impasses.iter().map(impasse).collect()),
        ("Standing threats", threats.iter().map(threat).collect()),
        ("Unanswered demands", unanswered.iter().map(demand).collect()),
        ("Red lines that changed", changes.iter().map(change).collect()),
    ]
}

/// An entry in one line: who to whom, what, and where it is from.
fn told(entry: &Entry) -> String {
    let Entry { record, id, by, to, text, date } = entry;
    let to = if to.is_empty() { String::new() } else { format!(" to {}", to.join(", ")) };
    let date = date.as_ref().map_or_else(String::new, |date| format!(", {date}"));
    format!("{by}{to}: {text} [{record}#{id}{date}]")
}

fn write_human(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    for (number, (title, rows)) in sections(findings).into_iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{title}: {}", rows.len())?;
        for row in rows {
            writeln!(out)?;
            for (name, value) in row.iter().filter(|(_, value)| !value.is_empty()) {
                writeln!(out, "  {name:9}  {}", Sanitized::line(value))?;
            }
        }
    }
    Ok(())
}

/// The columns of the table for spreadsheets.
const COLUMNS: [&str; 18] = [
    "sort",
    "record",
    "id",
    "by",
    "to",
    "text",
    "date",
    "is",
    "condition",
    "deadline",
    "joined_by",
    "other_record",
    "other_id",
    "other_by",
    "other_to",
    "other_text",
    "other_date",
    "other_is",
];

fn write_csv(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    let Findings { impasses, threats, unanswered, changes, truncated: _ } = findings;
    let none = String::new;
    let mut row = |sort: &str, entry: &Entry, facts: [String; 4], other: Option<(&Entry, &str)>| {
        let mut cells = vec![sort.to_owned()];
        cells.extend(entry_cells(entry));
        cells.extend(facts);
        match other {
            Some((entry, is)) => {
                cells.extend(entry_cells(entry));
                cells.push(is.to_owned());
            }
            None => cells.resize(COLUMNS.len(), String::new()),
        }
        table.write_record(cells.iter().map(|cell| guarded(cell)))
    };
    for Impasse { demand, status, red_line, firmness, joined_by } in impasses {
        let ties: Vec<String> = joined_by.iter().map(Tie::words).collect();
        let facts = [(*status).to_owned(), none(), none(), ties.join("; ")];
        row("impasse", demand, facts, Some((red_line, firmness.unwrap_or_default())))?;
    }
    for StandingThreat { threat, act, condition, deadline } in threats {
        let (condition, deadline) = (condition.clone(), deadline.clone());
        let facts = [
            (*act).to_owned(),
            condition.unwrap_or_default(),
            deadline.unwrap_or_default(),
            none(),
        ];
        row("standing_threat", threat, facts, None)?;
    }
    for UnansweredDemand { demand, force, deadline } in unanswered {
        let facts = [(*force).to_owned(), none(), deadline.clone().unwrap_or_default(), none()];
        row("unanswered_demand", demand, facts, None)?;
    }
    for FirmnessChange { before, from, after, to, issue } in changes {
        let facts = [(*from).to_owned(), none(), none(), issue.clone().unwrap_or_default()];
        row("firmness_change", before, facts, Some((after, to)))?;
    }
    table.flush()
}

fn entry_cells(entry: &Entry) -> [String; 6] {
    let Entry { record, id, by, to, text, date } = entry;
    let date = date.clone().unwrap_or_default();
    [record.clone(), id.clone(), by.clone(), to.join("; "), text.clone(), date]
}

/// A cell that no spreadsheet takes for a formula: an apostrophe stands in front of what would be
/// one, as OWASP's page on CSV injection advises. Characters that a terminal acts on are shown by
/// stand-ins.
fn guarded(cell: &str) -> String {
    let cell = Sanitized::line(cell).to_string();
    let first = cell.trim_start_matches([' ', '"', '\'']).chars().next();
    if first.is_some_and(|c| {
        matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
    }) {
        return format!("'{cell}");
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", " +1", "-1", "@SUM(A1)", "\"=1", "'=1", "＝1"] {
            assert!(guarded(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(guarded("a-b"), "a-b");
        assert!(!guarded("a\u{1b}[2J\n=b").contains(['\u{1b}', '\n']));
    }
}
