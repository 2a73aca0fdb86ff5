//! `verbale ground`: gives anchors their positions.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::console;
use super::exit::{Exit, Failure};
use super::inputs::{self, Expanded, Input};
use super::output::{Output, OutputArgs};
use super::reading::{self, InputFormat};
use super::sources::{self, own_folder};
use crate::formats;
use crate::grounding::SourceText;
use crate::json;
use crate::report::{Escaped, Sanitized};
use crate::text::decode;
use crate::validate::{self, Grounded, Source, Step, TextFiles, Texts};

/// Look up the words of anchors in the source, and fill in or repair their positions
///
/// Each RECORD is a file with one record; neither NDJSON nor standard input is taken. Words are never changed, but for the characters that they
/// are written with. Words that stand in several places, or are not those of the source, are
/// refused, with what there is to decide; but of several places `speaker_anchor` and `cue_anchor` get
/// the one nearest to the quotation, and an anchor of a view with one quote gets the only one within
/// that quote. The hash and the length of the text are filled in where
/// they are not there, and members that are `null` are taken out; all else of the file stays as it
/// is.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  verbale ground record.json --source article.txt
  verbale ground records/ --sources texts/ --write")]
#[command(after_long_help = "\
Examples:
  verbale ground record.json --source article.txt
  verbale ground records/ --sources texts/ --write

Exit codes:
  0  everything is in its place, or could be put there
  1  something was refused
  2  wrong usage, or a RECORD that matches nothing
  3  an input could not be read, or a record not written")]
pub(super) struct GroundArgs {
    /// Files with one record each, directories or patterns
    #[arg(value_name = "RECORD", required = true)]
    records: Vec<PathBuf>,

    /// The text of the source
    #[arg(long, value_name = "TEXT", conflicts_with = "sources")]
    source: Option<PathBuf>,

    /// Where the texts are, as for `validate`
    #[arg(long, value_name = "PATH")]
    sources: Option<PathBuf>,

    /// Change the files; without it, only tell what would be done
    #[arg(short, long)]
    write: bool,

    /// How to tell what is done
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    format: StepFormat,
}

/// How steps are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StepFormat {
    /// Text, for people
    Human,
    /// A JSON object for each record, for programs
    Json,
}

/// What was done to one record, as programs get it. Members may be added, none is renamed or
/// dropped.
#[derive(Serialize)]
struct RecordObject<'s> {
    v: u8,
    r#type: &'static str,
    file: &'s str,
    written: bool,
    steps: Vec<StepObject<'s>>,
}

#[derive(Serialize)]
struct StepObject<'s> {
    pointer: &'s str,
    action: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<[usize; 2]>,
    why: &'s str,
    notes: &'s [String],
}

/// Runs the command.
pub(super) fn run(args: &GroundArgs) -> Result<Exit, Failure> {
    let files = sources::open(args.source.as_deref().or(args.sources.as_deref()))?;
    let format = formats::find("json").map_or(InputFormat::Auto, InputFormat::Of);
    let Expanded { inputs, problems, .. } = inputs::expand(&args.records, false, format);
    let mut exit = super::session::tell(&problems);
    let mut output = Output::open(&OutputArgs { output: None })?;
    for input in &inputs {
        let Input::File(path) = input else {
            return Err(Failure::Usage(
                "standard input is not taken; name a file with one record".to_owned(),
            ));
        };
        exit = exit.max(record(args, &files, input, path, &mut output)?);
    }
    output.finish()?;
    Ok(exit)
}

fn record(
    args: &GroundArgs,
    files: &TextFiles,
    input: &Input,
    path: &Path,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let name = path.display().to_string();
    let refuse = |exit: Exit, why: String| {
        console::error(&format!("{name}: {why}"));
        Ok(exit)
    };
    if let Some(format) = InputFormat::Auto.foreign(path) {
        let title = format.title;
        return refuse(Exit::Usage, format!("it is {title}, and `ground` takes JSON: convert it"));
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return refuse(Exit::Io, error.to_string()),
    };
    let decoded = match decode(&bytes) {
        Ok(decoded) => decoded,
        Err(error) => return refuse(Exit::Findings, error.to_string()),
    };
    if !is_record(decoded.text) {
        return refuse(
            Exit::Findings,
            "it is no record, which is a JSON object with a `schema_version` and a `source`"
                .to_owned(),
        );
    }
    if has_lines(path, decoded.text) {
        return refuse(
            Exit::Usage,
            "it has a record on each line, and `ground` takes files with one record: put each \
             record into a file of its own (`split -l 1`)"
                .to_owned(),
        );
    }
    let texts = files.beside(own_folder(input));
    // A text that is named for this call goes before the one beside the record.
    let named = match args.source {
        Some(_) => match files.beside(None).find(&validate::Asked::default()) {
            Ok(text) => text,
            Err(reason) => return refuse(Exit::Io, format!("the text of its source {reason}")),
        },
        None => None,
    };
    let source = Source::new(&bytes).with_texts(&texts);
    let text: Option<&SourceText> = named.as_deref();
    let source = text.map_or(source, |text| source.with_text(text));
    let grounded = match validate::ground(decoded.text, &source) {
        Ok(grounded) => grounded,
        Err(reason) => return refuse(Exit::Findings, reason.to_string()),
    };
    let changed = grounded.text != decoded.text;
    let written = args.write && changed;
    if written {
        let mut file = Output::open_for_data(&OutputArgs { output: Some(path.to_owned()) })?;
        let mark: &[u8] = if decoded.byte_order_mark { b"\xEF\xBB\xBF" } else { b"" };
        let parts = [mark, grounded.text.as_bytes()];
        parts.iter().try_for_each(|part| file.write_all(part)).map_err(|e| file.failure(e))?;
        file.finish()?;
    }
    let told = match args.format {
        StepFormat::Human => human(output, &name, &grounded, written),
        StepFormat::Json => json(output, &name, &grounded, written),
    };
    told.map_err(|error| output.failure(error))?;
    Ok(if grounded.is_refused() { Exit::Findings } else { Exit::Clean })
}

/// Whether a text can be a record, as far as there is anything to ground in it. What is no JSON at all
/// is for others to say.
fn is_record(text: &str) -> bool {
    let Ok(parsed) = json::parse(text) else { return true };
    let members = parsed.root.as_object().unwrap_or_default();
    members.iter().any(|member| ["schema_version", "source"].contains(&&*member.key))
}

/// Whether a file has a record on each line: by its name and because it has several lines, or
/// because its first two lines that are not blank are objects.
fn has_lines(path: &Path, text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    if matches!(reading::extension(path).as_deref(), Some("ndjson" | "jsonl")) {
        return lines.nth(1).is_some();
    }
    let mut is_object = || {
        let root = lines.next().and_then(|line| json::parse(line).ok());
        root.is_some_and(|parsed| parsed.root.as_object().is_some())
    };
    is_object() && is_object()
}

fn human(out: &mut dyn Write, name: &str, grounded: &Grounded, written: bool) -> io::Result<()> {
    for step in &grounded.steps {
        writeln!(out, "{}", Sanitized::line(&format!("{name}: {}", sentence(step))))?;
        for note in &step.notes {
            writeln!(out, "    {}", Sanitized::line(note))?;
        }
    }
    let refused = grounded.steps.iter().filter(|s| s.action == validate::Action::Refused).count();
    let done = grounded.steps.len() - refused;
    let what = match (done, refused) {
        (0, 0) => "everything is in its place".to_owned(),
        (done, 0) => format!("{done} changes"),
        (done, refused) => format!("{done} changes, {refused} refused"),
    };
    let end = match (done > 0, written) {
        (false, _) => "",
        (true, true) => "; written",
        (true, false) => "; not written: --write does it",
    };
    writeln!(out, "{}", Sanitized::line(&format!("{name}: {what}{end}")))
}

/// `/quotes/0/anchors/0: repaired, 412 to 431 instead of 410 to 429: the positions count bytes`
fn sentence(step: &Step) -> String {
    let Step { pointer, action, from, to, why, .. } = step;
    let span = |range: &std::ops::Range<usize>| format!("{} to {}", range.start, range.end);
    let moved = match (from, to) {
        (Some(from), Some(to)) if from != to => {
            format!(", {} instead of {}", span(to), span(from))
        }
        (_, Some(to)) => format!(", {}", span(to)),
        _ => String::new(),
    };
    format!("{pointer}: {}{moved}: {why}", action.as_str())
}

fn json(out: &mut dyn Write, name: &str, grounded: &Grounded, written: bool) -> io::Result<()> {
    let span = |range: &Option<std::ops::Range<usize>>| range.as_ref().map(|r| [r.start, r.end]);
    let steps = grounded.steps.iter().map(|step| StepObject {
        pointer: &step.pointer,
        action: step.action.as_str(),
        from: span(&step.from),
        to: span(&step.to),
        why: &step.why,
        notes: &step.notes,
    });
    let object =
        RecordObject { v: 1, r#type: "grounding", file: name, written, steps: steps.collect() };
    object.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Escaped))?;
    out.write_all(b"\n")
}
